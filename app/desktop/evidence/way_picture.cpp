// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/way_picture.h"

#include "app/desktop/evidence/plain_text.h"
#include "app/desktop/evidence/way_accessible.h"
#include "app/desktop/look/appearance.h"
#include "app/desktop/look/symbols.h"
#include "core/words/evidence_pane.h"
#include "core/words/words.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace waxseal::desktop {

namespace {

const received::Journey noJourney;

QColor between(const QColor &one, const QColor &other, qreal share)
{
    return QColor::fromRgbF(float(one.redF() + (other.redF() - one.redF()) * share),
                            float(one.greenF() + (other.greenF() - one.greenF()) * share),
                            float(one.blueF() + (other.blueF() - one.blueF()) * share));
}

std::optional<Symbol> symbolOf(Transport transport)
{
    switch (transport) {
    case Transport::Encrypted: return Symbol::ClosedEnvelope;
    case Transport::Postcard: return Symbol::Postcard;
    case Transport::Unknown: return Symbol::UnknownTransport;
    case Transport::SameMachine: break;
    }
    return std::nullopt;
}

} // namespace

WayPicture::WayPicture(QWidget *parent) : QAbstractScrollArea(parent)
{
    installWayAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setAccessibleName(words::wayWords().picture);
    setAccessibleDescription(words::wayWords().description);
}

const received::Journey &WayPicture::journey() const
{
    return m_message && m_message->assessment ? m_message->assessment->journey : noJourney;
}

void WayPicture::setMessage(const check::Checked &message)
{
    m_message = message;
    layOutAgain();
    m_current = -1;
    // What the person wants to see first: where it came in, else who delivered it.
    if (!m_way.stations.empty())
        m_current = m_way.boundaryStation >= 0 ? m_way.boundaryStation : int(m_way.stations.size()) - 2;
    horizontalScrollBar()->setValue(0);
    showStation(m_current);
    viewport()->update();
    if (QAccessible::isActive()) {
        QAccessibleEvent changed(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&changed);
    }
    Q_EMIT currentStationChanged(m_current);
}

void WayPicture::layOutAgain()
{
    m_way =
        layOut(journey(), {qreal(fontMetrics().averageCharWidth()), qreal(fontMetrics().height()), layoutDirection()});
    updateGeometry();
    updateScrollBar();
}

void WayPicture::updateScrollBar()
{
    const int width = int(std::ceil(m_way.size.width()));
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

QPointF WayPicture::offset() const
{
    const QScrollBar *bar = horizontalScrollBar();
    if (layoutDirection() == Qt::LeftToRight)
        return {-qreal(bar->value()), 0};
    // The bar's zero is at the right, and so is the start of a picture that needs no bar.
    return {viewport()->width() - m_way.size.width() + bar->value(), 0};
}

QRect WayPicture::stationRect(int index) const
{
    if (index < 0 || size_t(index) >= m_way.stations.size())
        return {};
    return m_way.stations[size_t(index)].box.translated(offset()).toAlignedRect();
}

int WayPicture::stationAt(const QPoint &inViewport) const
{
    const QPointF place = QPointF(inViewport) - offset();
    for (size_t i = 0; i < m_way.stations.size(); ++i) {
        if (m_way.stations[i].box.contains(place))
            return int(i);
    }
    return -1;
}

void WayPicture::showStation(int index)
{
    if (index < 0 || size_t(index) >= m_way.stations.size())
        return;
    // With the leg that leads there, because it is what the station's line tells of.
    QRectF shown = m_way.stations[size_t(index)].box;
    if (index > 0)
        shown |= m_way.legs[size_t(index) - 1].area;
    if (shown.width() > viewport()->width()) {
        const qreal mark = 3 * fontMetrics().averageCharWidth(); // room for that of the boundary
        shown = m_way.stations[size_t(index)].box.adjusted(-mark, 0, mark, 0);
    }
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const qreal start = isMirrored ? m_way.size.width() - shown.right() : shown.left();
    QScrollBar *bar = horizontalScrollBar();
    if (start < bar->value())
        bar->setValue(int(start));
    else if (start + shown.width() > bar->value() + viewport()->width())
        bar->setValue(int(std::ceil(start + shown.width() - viewport()->width())) + fontMetrics().averageCharWidth());
}

void WayPicture::setCurrentStation(int index)
{
    if (m_way.stations.empty())
        return;
    index = qBound(0, index, int(m_way.stations.size()) - 1);
    if (index == m_current)
        return;
    m_current = index;
    showStation(index);
    viewport()->update();
    if (QAccessible::isActive()) {
        QAccessibleEvent moved(this, QAccessible::Focus);
        moved.setChild(index);
        QAccessible::updateAccessibility(&moved);
    }
    Q_EMIT currentStationChanged(index);
}

QSize WayPicture::sizeHint() const
{
    const int frame = 2 * frameWidth();
    return {int(qMin(m_way.size.width(), fontMetrics().averageCharWidth() * 60.0)) + frame,
            int(std::ceil(m_way.size.height())) + frame + horizontalScrollBar()->sizeHint().height()};
}

QSize WayPicture::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, sizeHint().height()};
}

void WayPicture::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF moved = offset();
    painter.translate(moved);
    // Names and roles hang below and legs reach beside: all of them stay within the column of their box.
    const QRectF visible = QRectF(event->rect()).translated(-moved).adjusted(-4, -4, 4, 4);
    const auto isVisible = [&visible](const QRectF &area) {
        return area.right() >= visible.left() && area.left() <= visible.right();
    };
    for (const Leg &leg : m_way.legs) {
        if (isVisible(leg.area))
            paintLeg(painter, leg);
    }
    for (size_t i = 0; i < m_way.stations.size(); ++i) {
        if (isVisible(m_way.stations[i].box))
            paintStation(painter, m_way.stations[i], int(i) == m_current);
    }
    if (m_way.boundaryStation >= 0)
        paintBoundary(painter);
}

void WayPicture::paintStation(QPainter &painter, const Station &station, bool isCurrent) const
{
    const QPalette colours = palette();
    const qreal line = fontMetrics().height();
    const bool isClaimed = station.role == received::Role::Claimed;
    const bool isOutside = isClaimed || station.kind == Station::Kind::Origin;
    const bool isInverted = !isOutside && isHighContrast(colours);
    const QColor text = colours.color(QPalette::Text);
    QColor ink = isClaimed ? mutedText(colours) : text;

    QPen outline(ink, 1.2);
    if (isClaimed)
        outline.setStyle(Qt::DashLine);
    painter.setPen(outline);
    if (isOutside)
        painter.setBrush(Qt::NoBrush);
    else
        painter.setBrush(isInverted ? text : between(colours.color(QPalette::Base), text, 0.13));
    painter.drawRoundedRect(station.box, line / 4, line / 4);
    if (isCurrent) {
        const bool isFocused = hasFocus();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isFocused ? colours.color(QPalette::Highlight) : ink, isFocused ? 3 : 2));
        painter.drawRoundedRect(station.box.adjusted(-3, -3, 3, 3), line / 3, line / 3);
    }

    if (isInverted)
        ink = colours.color(QPalette::Base);
    const qreal side = line * 1.4;
    paintSymbol(painter, QRectF(station.box.center().x() - side / 2, station.box.top() + line * 0.4, side, side),
                station.kind == Station::Kind::Mailbox ? Symbol::Mailbox : Symbol::Server, ink);
    painter.setPen(ink);
    const QRectF name(station.box.left() + 4, station.box.top() + line * 2.1, station.box.width() - 8, line * 1.1);
    painter.drawText(name, Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(station.name, Qt::ElideMiddle, int(name.width())));

    if (station.role == received::Role::Boundary && station.kind == Station::Kind::Server)
        return; // the words stand at the mark
    painter.setPen(mutedText(colours));
    const QRectF role(station.box.left(), station.box.bottom() + line * 0.3, station.box.width(), line * 4);
    painter.drawText(role, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, stationRole(station));
}

void WayPicture::paintLeg(QPainter &painter, const Leg &leg) const
{
    const QPalette colours = palette();
    const qreal line = fontMetrics().height();
    const bool isClaimed = leg.role == received::Role::Claimed;
    const QColor ink = isClaimed ? mutedText(colours) : colours.color(QPalette::Text);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const qreal y = leg.area.center().y();
    const QPointF from(isMirrored ? leg.area.right() - 4 : leg.area.left() + 4, y);
    const QPointF to(isMirrored ? leg.area.left() + 5 : leg.area.right() - 5, y);
    const qreal back = isMirrored ? line / 3 : -line / 3;

    painter.setPen(QPen(ink, 1.2, isClaimed ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(from, to);
    painter.setPen(QPen(ink, 1.2));
    painter.drawPolyline(QPolygonF{QPointF(to.x() + back, y - line / 4), to, QPointF(to.x() + back, y + line / 4)});
    if (leg.hop < 0)
        return;

    const qreal side = line * 1.6;
    if (const auto symbol = symbolOf(leg.transport)) {
        const QRectF place(leg.area.center().x() - side / 2, y - side / 2, side, side);
        painter.fillRect(place.adjusted(-3, 0, 3, 0), colours.color(QPalette::Base));
        paintSymbol(painter, place, *symbol, ink);
    }
    QStringList texts = {leg.protocol};
    if (leg.transport != Transport::Encrypted)
        texts << transportWord(leg.transport);
    texts << leg.delay << leg.time << leg.date;
    const qreal inset = 2 * fontMetrics().averageCharWidth(); // clear of the boundary mark
    QRectF row(leg.area.left() + inset, y + side / 2 + line * 0.15, leg.area.width() - 2 * inset, line);
    for (const QString &text : std::as_const(texts)) {
        if (text.isEmpty())
            continue;
        painter.setPen(ink);
        painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight); // "+ 2 s" stays in order
        painter.drawText(row, Qt::AlignCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text, Qt::ElideRight, int(row.width())));
        row.translate(0, line);
    }
    painter.setLayoutDirection(layoutDirection());
}

void WayPicture::paintBoundary(QPainter &painter) const
{
    const qreal line = fontMetrics().height();
    const QColor ink = palette().color(QPalette::Text);
    const QRectF box = m_way.stations[size_t(m_way.boundaryStation)].box;
    painter.setPen(QPen(ink, 3, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(m_way.boundaryX, line * 0.2), QPointF(m_way.boundaryX, box.bottom() + line * 0.3));

    // The words stand on the provider's side.
    const QString text = words::roleWord(received::Role::Boundary);
    const qreal width = m_way.size.width();
    QRectF place(m_way.boundaryX + 6, line * 0.1, width - m_way.boundaryX, line);
    Qt::Alignment side = Qt::AlignLeft | Qt::AlignAbsolute;
    if (layoutDirection() == Qt::RightToLeft) {
        place = QRectF(0, line * 0.1, m_way.boundaryX - 6, line);
        side = Qt::AlignRight | Qt::AlignAbsolute;
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.drawText(place, int(side) | Qt::AlignVCenter | Qt::TextSingleLine, text);
    painter.setFont(font());
}

void WayPicture::resizeEvent(QResizeEvent *)
{
    updateScrollBar();
    showStation(m_current);
}

void WayPicture::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Right: setCurrentStation(m_current + forward); break;
    case Qt::Key_Left: setCurrentStation(m_current - forward); break;
    case Qt::Key_Home: setCurrentStation(0); break;
    case Qt::Key_End: setCurrentStation(int(m_way.stations.size()) - 1); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void WayPicture::mousePressEvent(QMouseEvent *event)
{
    if (const int index = stationAt(event->position().toPoint()); index >= 0)
        setCurrentStation(index);
}

void WayPicture::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void WayPicture::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void WayPicture::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange) {
        layOutAgain();
        showStation(m_current);
    }
    viewport()->update();
}

bool WayPicture::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = stationAt(help->pos());
        if (index >= 0)
            QToolTip::showText(help->globalPos(), plainToolTip(m_way.stations[size_t(index)].name), viewport(),
                               stationRect(index));
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void WayPicture::scrollContentsBy(int, int)
{
    viewport()->update();
}

} // namespace waxseal::desktop
