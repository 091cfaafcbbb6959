// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/cli/options.h"

namespace waxseal::cli {

/// `waxseal inspect`: judges received messages.
Status inspect(Options options);

/// `waxseal inspect --demo`: the same on the demonstration that is built in.
Status inspectDemonstration(const Options &options);

} // namespace waxseal::cli
