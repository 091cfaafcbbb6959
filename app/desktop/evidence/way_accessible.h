// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace waxseal::desktop {

/// Makes every WayPicture a list of stations for screen readers. Calling it again does nothing.
void installWayAccessibility();

} // namespace waxseal::desktop
