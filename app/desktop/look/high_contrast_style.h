// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

class QStyle;

namespace waxseal::desktop {

/// Fusion with edges in the text colour: its own are a darker shade of the window, which on black cannot be seen.
QStyle *makeHighContrastStyle();
QString highContrastStyleName();

/// Fusion for the dark palette: its own edges are darker than what they surround, and cannot be seen there.
QStyle *makeDarkStyle();
QString darkStyleName();

} // namespace waxseal::desktop
