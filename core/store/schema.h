// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <vector>

namespace waxseal::store {

/// The steps from an empty file to the tables of today, each a list of statements. "PRAGMA user_version" counts the steps that
/// a file has seen. A step that was published is never changed; what changes is a new step at the end.
const std::vector<std::vector<const char *>> &schemaSteps();

} // namespace waxseal::store
