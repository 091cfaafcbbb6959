// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/expectations/history.h"

namespace waxseal::expectations {

/// From when on a signature is expected, if it is: since the person said so, else since the first signature that speaks for the
/// author. Far in the future where there is none.
std::chrono::sys_seconds expectedSince(const History &history);

} // namespace waxseal::expectations
