// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace waxseal {

/// Why the memory between runs cannot be read or written.
enum class StoreFault : quint8 {
    CannotOpen, ///< folder or file cannot be made or opened
    NoPermission,
    DiskFull,
    Damaged,      ///< the file is no database, or was damaged while it was in use
    NewerVersion, ///< written by a later Waxseal; it is left as it is
    Busy,         ///< another process held it for longer than limits::storeBusy
    Failed,       ///< anything else
};

} // namespace waxseal
