// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace waxseal::desktop {

/// For QWidget::setToolTip and Qt::ToolTipRole, which would take "<b>" for markup, and load the pictures that it names.
inline QString plainToolTip(const QString &text)
{
    constexpr qsizetype longest = 2'000;
    if (text.isEmpty())
        return QString();
    return QStringLiteral("<span>") + text.left(longest).toHtmlEscaped() + QStringLiteral("</span>");
}

} // namespace waxseal::desktop
