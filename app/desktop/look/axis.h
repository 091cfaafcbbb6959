// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace waxseal::desktop {

/// The axes of a received message, in the order in which they stand everywhere.
enum class AxisId { Sender, WayIn, Content };
constexpr int axisCount = 3;

} // namespace waxseal::desktop
