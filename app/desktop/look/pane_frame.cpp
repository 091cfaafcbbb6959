// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/pane_frame.h"

#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace waxseal::desktop {

namespace {
constexpr int edgeWidth = 2;
} // namespace

PaneFrame::PaneFrame(QWidget *content, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(edgeWidth, edgeWidth, edgeWidth, edgeWidth);
    layout->addWidget(content);
    setSizePolicy(content->sizePolicy());
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        const bool hasFocus = now && isAncestorOf(now);
        if (hasFocus == m_hasFocus)
            return;
        m_hasFocus = hasFocus;
        update();
    });
}

void PaneFrame::paintEvent(QPaintEvent *)
{
    if (!m_hasFocus)
        return;
    QPainter painter(this);
    for (int i = 0; i < edgeWidth; ++i) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(i, i, -1 - i, -1 - i));
    }
}

} // namespace waxseal::desktop
