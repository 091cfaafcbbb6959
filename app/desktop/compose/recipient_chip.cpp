// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_chip.h"

#include "app/desktop/look/appearance.h"
#include "app/desktop/look/symbols.h"
#include "app/desktop/look/tool_tip.h"
#include "core/words/composer.h"
#include "core/words/phrases.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace waxseal::desktop {

using verdict::Outcome;

namespace {
constexpr int smallestHeight = 24;     ///< WCAG 2.2, 2.5.8: what is to be hit
constexpr qsizetype longestText = 160; ///< characters that are laid out
} // namespace

QString TypedRecipient::shown() const
{
    return parsed ? words::asWritten(*parsed) : words::printable(text);
}

RecipientChip::RecipientChip(TypedRecipient recipient, QWidget *parent)
    : QPushButton(parent), m_recipient(std::move(recipient)), m_text(m_recipient.shown())
{
    if (m_text.size() > longestText)
        m_text = m_text.left(longestText / 2) + QChar(0x2026) + m_text.right(longestText / 2);
    setAutoDefault(false);
    setFocusPolicy(Qt::ClickFocus); // Tab goes to the field, arrow keys from one recipient to the next
    setAttribute(Qt::WA_Hover);
    setAccessibleName(m_text);
    measure();
}

int RecipientChip::heightFor(const QFontMetrics &metrics)
{
    return qMax(smallestHeight, metrics.height() + metrics.height() / 3);
}

void RecipientChip::measure()
{
    const QFontMetrics metrics = fontMetrics();
    const int icon = metrics.height();
    m_width = metrics.horizontalAdvance(m_text) + icon + 3 * (icon / 2) + icon / 3; // italics lean out
}

void RecipientChip::setLook(const RecipientLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    // What is wrong with an address quotes it.
    setToolTip(plainToolTip(m_recipient.isAddress() ? m_text + QLatin1Char('\n') + look.sentence : look.sentence));
    setAccessibleDescription(look.spoken);
    update();
}

void RecipientChip::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

void RecipientChip::keyPressEvent(QKeyEvent *event)
{
    event->ignore();
}

void RecipientChip::keyReleaseEvent(QKeyEvent *event)
{
    event->ignore();
}

void RecipientChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette &colours = palette();
    const bool isBad = !m_recipient.isAddress();
    const QColor text = colours.color(QPalette::Active, QPalette::WindowText);
    const QColor highlight = colours.color(QPalette::Active, QPalette::Highlight);

    // The shades between the lights of a dark palette cannot be seen on it.
    QPen edge(colours.color(QPalette::Active, QPalette::Mid), 1);
    if (isHighContrast(colours))
        edge.setColor(text);
    else if (isDark(colours))
        edge.setColor(mutedText(colours));
    if (isBad)
        edge = QPen(mutedText(colours), 1, Qt::DashLine);
    if (hasFocus())
        edge = QPen(highlight, 2);
    else if (underMouse())
        edge.setColor(text);
    painter.setPen(edge);
    painter.setBrush(colours.color(QPalette::Active, isBad ? QPalette::Base : QPalette::Window));
    const double inset = edge.widthF() / 2 + 0.5;
    const double radius = height() / 4.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);

    const int icon = fontMetrics().height();
    const int gap = icon / 2;
    int left = gap;
    if (!isBad) {
        const QRect place =
            QStyle::visualRect(layoutDirection(), rect(), QRect(gap, (height() - icon) / 2, icon, icon));
        if (m_look.outcome) {
            paintOutcome(painter, QRectF(place).adjusted(1, 1, -1, -1), *m_look.outcome, colours);
        } else { // three points: being asked
            painter.setPen(Qt::NoPen);
            painter.setBrush(outcomeColour(Outcome::Unchecked, colours));
            const double point = icon / 10.0;
            for (int i = -1; i <= 1; ++i)
                painter.drawEllipse(QRectF(place).center() + QPointF(i * icon / 3.2, 0), point, point);
        }
        left += icon + gap;
    }
    QFont font = this->font();
    font.setItalic(isBad);
    painter.setFont(font);
    painter.setPen(text);
    const QRect room = QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width() - left - gap, height()));
    const int flags =
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading)) | Qt::AlignVCenter | Qt::TextSingleLine;
    painter.drawText(room, flags, QFontMetrics(font).elidedText(m_text, Qt::ElideMiddle, room.width()));
}

} // namespace waxseal::desktop
