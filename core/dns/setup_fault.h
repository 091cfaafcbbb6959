// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace waxseal::dns {

/// Why a zone file or a trust anchor cannot be used.
enum class SetupFault {
    CannotRead,      ///< the file is not there, or may not be read
    TooLarge,        ///< over limits::zoneFileOctets
    NotAZoneFile,    ///< no SOA record with a full name
    NotATrustAnchor, ///< something else than DS and DNSKEY records, or none
    BadFileName,     ///< a quote, a line break or another control octet, which the resolver's configuration cannot hold
    ZoneTwice,       ///< two files for the same zone
};

} // namespace waxseal::dns
