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

/// What went less well than asked; the resolver works all the same, except after ConfigurationRefused.
enum class SetupWarning {
    AnchorStateReplaced, ///< the root anchor's state was damaged, the built-in anchor took its place
    AnchorStateNotKept,  ///< the data folder cannot be written: the built-in anchor serves, without state
    /// The settings cannot serve: a zone file with an error below its SOA record, a caFile without certificates.
    ConfigurationRefused,
};

} // namespace waxseal::dns
