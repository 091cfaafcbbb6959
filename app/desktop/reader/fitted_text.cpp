// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/reader/fitted_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>

#include <cmath>

namespace waxseal::desktop {

namespace {

constexpr int longestText = 1000; ///< characters; two names of a domain are about 600
constexpr int shortestWord = 24;  ///< characters to which a word may be shortened
constexpr int mostLines = 40;     ///< of a sentence
constexpr int keptWidths = 64;    ///< a window that is being resized asks for many

bool turnsDirection(QChar c)
{
    const char16_t code = c.unicode();
    return code >= 0x202a && code <= 0x202e;
}

/// @return how many lines there are
int layOut(QTextLayout &layout, int width, double lineHeight, Qt::LayoutDirection direction)
{
    QTextOption option(Qt::AlignLeading);
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    int lines = 0;
    for (; lines < mostLines; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(qMax(1, width));
        line.setPosition(QPointF(0, lines * lineHeight + (lineHeight - line.height()) / 2));
    }
    layout.endLayout();
    return qMax(1, lines);
}

int linesOf(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    return layOut(layout, width, 0, Qt::LeftToRight);
}

/// @p word without its middle, cut only between characters as people see them.
QString withoutMiddle(const QString &word, int length)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto boundaryAt = [&finder](qsizetype position) {
        finder.setPosition(position);
        return finder.isAtBoundary() ? position : finder.toPreviousBoundary();
    };
    const qsizetype half = (length - 1) / 2;
    return word.left(boundaryAt(half)) + QChar(0x2026) + word.mid(boundaryAt(word.size() - half));
}

} // namespace

QString oneLine(const QString &text)
{
    QString line = text.left(longestText);
    if (line.size() < text.size())
        line += QChar(0x2026);
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control && !c.isSpace())
            c = QChar::ReplacementCharacter;
    }
    line.removeIf(turnsDirection);
    return line.simplified();
}

QString shortened(const QString &text, int length)
{
    QStringList words = text.split(QLatin1Char(' '));
    for (QString &word : words) {
        if (word.size() > length)
            word = withoutMiddle(word, length);
    }
    return words.join(QLatin1Char(' '));
}

SentenceLines::SentenceLines(const QStringList &sentences, const QFont &font) : m_sentences(sentences), m_font(font)
{
    const QFontMetricsF metrics(font);
    for (const QString &sentence : sentences)
        m_widest = qMax(m_widest, metrics.horizontalAdvance(sentence));
}

int SentenceLines::at(int width) const
{
    if (std::ceil(m_widest) <= width)
        return 1;
    const auto known = m_known.constFind(width);
    if (known != m_known.cend())
        return *known;
    int lines = 1;
    for (const QString &sentence : m_sentences)
        lines = qMax(lines, linesOf(sentence, m_font, width));
    if (m_known.size() >= keptWidths)
        m_known.clear();
    m_known.insert(width, lines);
    return lines;
}

FittedText::FittedText(const QString &text, const QFont &font, int width, int lines, int lineHeight,
                       Qt::LayoutDirection direction)
    : m_width(width)
{
    // The longest length of words that fits; the search ends at shortestWord, and then the row grows.
    QString fitting = text;
    m_isWhole = linesOf(text, font, width) <= lines;
    if (!m_isWhole) {
        int fits = shortestWord;
        int tooLong = longestText + 2;
        while (tooLong - fits > 1) {
            const int middle = (fits + tooLong) / 2;
            if (linesOf(shortened(text, middle), font, width) <= lines)
                fits = middle;
            else
                tooLong = middle;
        }
        fitting = shortened(text, fits);
    }
    m_layout = std::make_unique<QTextLayout>(fitting, font);
    m_lines = qMax(lines, layOut(*m_layout, width, lineHeight, direction));
}

void FittedText::draw(QPainter &painter, const QPointF &topLeft) const
{
    if (m_layout)
        m_layout->draw(&painter, topLeft);
}

} // namespace waxseal::desktop
