// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/words/window.h"

#include <vector>

class QWidget;

namespace waxseal::desktop {

/// A dialogue with keys and what they do.
void showKeyboardHelp(QWidget *parent, const std::vector<words::Shortcut> &shortcuts);

} // namespace waxseal::desktop
