// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace waxseal::app {

/// Where Waxseal keeps what it remembers, the same for the window and the command.
QString dataFolder();

} // namespace waxseal::app
