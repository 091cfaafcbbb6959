// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/look/tool_tip.h"
#include "core/verdict/outcome.h"

#include <QTextEdit>
#include <QWidget>

/// Ways to show text that may come from a message: never read as markup, never wider than its place.
namespace waxseal::desktop {

/// A paragraph of a message's words is cut at this many characters; laying out longer ones takes too long.
constexpr qsizetype longestParagraph = 4'000;

/// A text to read and to select, by mouse and keyboard. What is copied out of it is plain.
class PlainDocument : public QTextEdit {
    Q_OBJECT

public:
    explicit PlainDocument(QWidget *parent = nullptr);

    void begin(); ///< empties it; paragraphs follow
    void addHeading(const QString &text);
    void addText(const QString &text);
    void addMuted(const QString &text);
    void addBold(const QString &text);
    void addOutcome(verdict::Outcome outcome, const QString &text, bool isLarge);
    void addItems(const QStringList &texts);
    void finish(); ///< shows its start

protected:
    QMimeData *createMimeDataFromSelection() const override;

private:
    void addParagraph(const QString &text, const QTextCharFormat &format, int headingLevel = 0);
    QTextCursor nextBlock(qreal space, int headingLevel = 0);
    bool m_isEmpty = true;
    bool m_isWriting = false; ///< between begin() and finish()
};

/// One line, cut in the middle where there is no room; the whole in the tool tip and for screen readers.
class ElidedLine : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLine(QWidget *parent = nullptr);
    void setText(const QString &text);
    void setMuted(bool isMuted) { m_isMuted = isMuted; }
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    bool m_isMuted = false;
};

} // namespace waxseal::desktop
