// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/press_button.h"

#include "app/desktop/look/appearance.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace waxseal::desktop {

void PressButton::paintEvent(QPaintEvent *event)
{
    if (!isChecked() || !isDark(palette()))
        return QToolButton::paintEvent(event);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.palette.setColor(QPalette::ButtonText, palette().color(QPalette::HighlightedText));
    QStylePainter painter(this);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), palette().color(QPalette::Highlight));
    painter.drawControl(QStyle::CE_ToolButtonLabel, option);
    if (!hasFocus())
        return;
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawRect(rect().adjusted(3, 3, -4, -4));
}

} // namespace waxseal::desktop
