// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QFont>
#include <QMap>
#include <QStringList>
#include <QTextLayout>

#include <memory>

class QPainter;

/// Sentences on a given width: plain text, never cut at the end; only words as long as hostile domains lose their middle.
namespace waxseal::desktop {

/// A text of strangers for a single row: line breaks and tabs become spaces, and what would turn the direction of the text
/// around it (UAX #9 §2.1 and §2.2, embeddings and overrides) is taken out.
QString oneLine(const QString &text);

/// Each word of more than @p length characters without its middle, "news.xn--…le.example".
QString shortened(const QString &text, int length);

/// How many lines the longest of some sentences needs.
class SentenceLines {
public:
    SentenceLines() = default;
    SentenceLines(const QStringList &sentences, const QFont &font);
    int at(int width) const;

private:
    QStringList m_sentences;
    QFont m_font;
    double m_widest = 0;
    mutable QMap<int, int> m_known; ///< by width
};

/// A text laid out.
class FittedText {
public:
    FittedText() = default;
    /// @param lines at least so many there will be; long words are shortened before it becomes more
    FittedText(const QString &text, const QFont &font, int width, int lines, int lineHeight,
               Qt::LayoutDirection direction);

    int width() const { return m_width; } ///< as asked for; -1: nothing laid out
    int lineCount() const { return m_lines; }
    bool isWhole() const { return m_isWhole; } ///< nothing was shortened, and no line added
    QString text() const { return m_layout ? m_layout->text() : QString(); } ///< as it is drawn
    void draw(QPainter &painter, const QPointF &topLeft) const;

private:
    int m_width = -1;
    int m_lines = 1; ///< at least as asked for
    bool m_isWhole = true;
    std::unique_ptr<QTextLayout> m_layout;
};

} // namespace waxseal::desktop
