// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/terminal.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace waxseal::cli {

namespace {
bool speaksUtf8 = true;
constexpr int columnsInAPipe = 120;
constexpr qint64 progressMsecs = 100;
} // namespace

void writeOut(const QByteArray &octets)
{
    if (std::fwrite(octets.constData(), 1, size_t(octets.size()), stdout) != size_t(octets.size())) {
        if (errno != EPIPE)
            std::perror("waxseal: standard output");
        std::_Exit(errno == EPIPE ? 0 : 3);
    }
}

void writeError(const QString &sentence)
{
    const QByteArray line = "waxseal: " + sentence.toUtf8() + '\n';
    std::fflush(stdout);
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

int terminalColumns()
{
    winsize size{};
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return columnsInAPipe;
}

bool errorIsTerminal()
{
    return isatty(STDERR_FILENO);
}

bool outIsTerminal()
{
    return isatty(STDOUT_FILENO);
}

void findOutCharset()
{
    if (std::setlocale(LC_CTYPE, "")) {
        speaksUtf8 = std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
        return;
    }
    // The locale is named but not installed here; its name says what the terminal speaks.
    QByteArray name;
    for (const char *variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (name.isEmpty())
            name = qgetenv(variable).toLower();
    }
    speaksUtf8 = name.contains("utf-8") || name.contains("utf8");
}

void writeText(const QByteArray &utf8)
{
    if (speaksUtf8) {
        writeOut(utf8);
        return;
    }
    QString text = QString::fromUtf8(utf8);
    for (QChar &c : text) {
        switch (c.unicode()) {
        case 0x25CF: c = QLatin1Char('*'); break;
        case 0x25CB: c = QLatin1Char('o'); break;
        case 0x2013: c = QLatin1Char('-'); break;
        case 0x2026: c = QLatin1Char('~'); break;
        default:
            if (c.unicode() > 0x7e)
                c = QLatin1Char('?');
        }
    }
    writeOut(text.toLatin1());
}

bool ProgressLine::isDue() const
{
    return m_isTerminal && QDeadlineTimer::current().deadline() - m_lastMsecs >= progressMsecs;
}

void ProgressLine::show(const QString &text)
{
    if (!isDue())
        return;
    m_lastMsecs = QDeadlineTimer::current().deadline();
    m_isShown = true;
    std::fprintf(stderr, "\r\033[K%s", text.toUtf8().constData());
    std::fflush(stderr);
}

void ProgressLine::clear()
{
    if (m_isShown)
        std::fputs("\r\033[K", stderr);
    m_isShown = false;
}

} // namespace waxseal::cli
