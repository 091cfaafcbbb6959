// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace waxseal::cli {

/// Standard output, buffered; a reader that went away ("| head") ends the program quietly.
void writeOut(const QByteArray &octets);
/// One line on standard error: "waxseal: …".
void writeError(const QString &sentence);

int terminalColumns(); ///< 100 where standard output is no terminal
bool errorIsTerminal();
bool outIsTerminal();
/// Call it before Qt settles the locale: whether the person's terminal writes UTF-8. Text is put into ASCII where it does not.
void findOutCharset();
/// As writeOut, for people: shapes and quotes in ASCII where the terminal has no others.
void writeText(const QByteArray &utf8);

/// One line on standard error that is written over, only where it is a terminal, at most ten times a second.
class ProgressLine {
public:
    ~ProgressLine() { clear(); }
    /// Whether a text would be shown now; finding words for one that is not is a waste.
    bool isDue() const;
    void show(const QString &text);
    void clear();

private:
    const bool m_isTerminal = errorIsTerminal();
    qint64 m_lastMsecs = 0;
    bool m_isShown = false;
};

} // namespace waxseal::cli
