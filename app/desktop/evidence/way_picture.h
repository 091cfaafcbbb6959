// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/evidence/way_layout.h"
#include "core/check/message_check.h"

#include <QAbstractScrollArea>

namespace waxseal::desktop {

/// The way of a message as a picture: stations in boxes, on each leg an envelope or a postcard, a mark where the own
/// provider took it in. Scrolls by itself, so that two hundred servers need no widget wider than a screen can be; the arrow
/// keys go from station to station, each of which a screen reader finds as an item of a list.
class WayPicture : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit WayPicture(QWidget *parent = nullptr);

    /// @param message without one the picture is empty
    void setMessage(const check::Checked &message);
    const WayLayout &way() const { return m_way; }
    const received::Journey &journey() const;

    int currentStation() const { return m_current; } ///< -1 where there is none
    void setCurrentStation(int index);
    QRect stationRect(int index) const; ///< in the viewport
    int stationAt(const QPoint &inViewport) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentStationChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOutAgain();
    void updateScrollBar();
    void showStation(int index);
    QPointF offset() const; ///< from the picture to the viewport
    void paintStation(QPainter &painter, const Station &station, bool isCurrent) const;
    void paintLeg(QPainter &painter, const Leg &leg) const;
    void paintBoundary(QPainter &painter) const;

    check::Checked m_message;
    WayLayout m_way;
    int m_current = -1;
};

} // namespace waxseal::desktop
