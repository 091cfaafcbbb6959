// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

class QStyle;

namespace waxseal::desktop {

/// Fusion with edges in the text colour: its own are a darker shade of the window, which on black cannot be seen.
QStyle *makeHighContrastStyle();
QString highContrastStyleName();

} // namespace waxseal::desktop
