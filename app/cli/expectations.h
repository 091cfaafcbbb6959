// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/cli/options.h"

namespace waxseal::cli {

/// `waxseal expectations`: shows what is remembered of authors, and forgets it.
Status expectations(const ExpectationsOptions &options);

} // namespace waxseal::cli
