// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_rows.h"

#include "app/desktop/look/pane_frame.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QListWidget>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

namespace waxseal::desktop {

namespace {

constexpr int gap = 4;            ///< around what is written, in pixels
constexpr int sentenceLines = 2;  ///< of a row, below the address
constexpr int fewestLetters = 20; ///< of width
constexpr int mostRowsWanted = 4; ///< the list scrolls

int rowHeightFor(const QFontMetrics &metrics)
{
    return (1 + sentenceLines) * metrics.lineSpacing() + 2 * gap;
}

/// Broken between words only: a word that is too long loses its middle, a text that is too long its end.
QStringList wrapped(const QString &text, int width, const QFontMetrics &metrics)
{
    QStringList lines{QString()};
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString shown = metrics.elidedText(word, Qt::ElideMiddle, width);
        const QString longer = lines.back().isEmpty() ? shown : lines.back() + QLatin1Char(' ') + shown;
        if (metrics.horizontalAdvance(longer) <= width || lines.back().isEmpty()) {
            lines.back() = longer;
        } else if (lines.size() < sentenceLines) {
            lines << shown;
        } else {
            lines.back() = metrics.elidedText(longer, Qt::ElideRight, width);
            break;
        }
    }
    return lines;
}

class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int height = rowHeightFor(option.fontMetrics);
        return {height, height}; // as wide as the list is
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        background.icon = QIcon();
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

        const bool isSelected = option.state & QStyle::State_Selected;
        const QFontMetrics &metrics = option.fontMetrics;
        const int side = metrics.height();
        const auto place = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect.translated(option.rect.topLeft()));
        };
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, place({gap, gap, side, side}), Qt::AlignCenter,
                   isSelected ? QIcon::Selected : QIcon::Normal);

        const int left = side + 3 * gap;
        const int width = qMax(1, option.rect.width() - left - gap);
        const QStringList parts = index.data().toString().split(QLatin1Char('\n'));
        QStringList lines{metrics.elidedText(parts.value(0), Qt::ElideMiddle, width)};
        lines << wrapped(parts.value(1), width, metrics);
        painter->save();
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter);
        for (int i = 0; i < int(lines.size()); ++i)
            painter->drawText(place({left, gap + i * metrics.lineSpacing(), width, metrics.lineSpacing()}),
                              int(alignment) | Qt::TextSingleLine, lines[i]);
        painter->restore();
    }
};

} // namespace

RecipientRows::RecipientRows(QWidget *parent)
    : QWidget(parent), m_list(new QListWidget), m_frame(new PaneFrame(m_list, this))
{
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_list->setAlternatingRowColors(true);
    m_list->setMinimumSize(1, 1); // minimumSizeHint() has the last word
}

int RecipientRows::heightOf(int rows) const
{
    const QMargins edges = m_frame->layout()->contentsMargins();
    return rows * rowHeightFor(m_list->fontMetrics()) + 2 * m_list->frameWidth() + edges.top() + edges.bottom();
}

QSize RecipientRows::sizeHint() const
{
    return {2 * minimumSizeHint().width(), heightOf(qBound(1, m_list->count(), mostRowsWanted))};
}

QSize RecipientRows::minimumSizeHint() const
{
    return {fewestLetters * m_list->fontMetrics().averageCharWidth(), heightOf(1)};
}

void RecipientRows::fit()
{
    const int rows = qMax(1, (height() - heightOf(0)) / rowHeightFor(m_list->fontMetrics()));
    m_frame->setGeometry(0, 0, width(), heightOf(rows));
}

void RecipientRows::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RecipientRows::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    m_list->doItemsLayout();
    updateGeometry();
    fit();
}

} // namespace waxseal::desktop
