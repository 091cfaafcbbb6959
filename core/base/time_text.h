// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>

#include <chrono>

namespace waxseal {

/// "2026-11-20T12:04:31Z" (RFC 3339 §5.6). Years outside 0-9999 are cut to these.
QByteArray rfc3339(std::chrono::sys_seconds time);

} // namespace waxseal
