// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace waxseal {

/// Why a file or a message in it could not be read.
enum class FileFault {
    NotFound, ///< no such file, or it vanished between listing and reading
    NoPermission,
    NotReadable, ///< the system failed to read it, and has its own words for why
    Empty,       ///< no octets
    NoMessages,  ///< a folder without messages
    NotAMessage, ///< neither a regular file nor a folder nor a pipe
};

} // namespace waxseal
