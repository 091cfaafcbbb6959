// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/cli/options.h"

namespace waxseal::cli {

/// `waxseal lookup`: what the providers of recipients will enforce.
Status lookup(LookupOptions options);

} // namespace waxseal::cli
