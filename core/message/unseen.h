// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace waxseal::message {

/// Control characters, direction marks, characters without width and others that nobody sees (line ends and tabs too).
bool isUnseen(char32_t c);

} // namespace waxseal::message
