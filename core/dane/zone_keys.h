// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"

#include <optional>
#include <vector>

/// The keys that sign a zone (RFC 4034 §2), decoded with ldns.
namespace waxseal::dane {

struct ZoneKey {
    quint16 flags = 0;    ///< 256 signs records (ZSK), 257 signs keys (KSK, RFC 3757)
    quint8 algorithm = 0; ///< IANA DNS Security Algorithm Numbers
    int bits = 0;         ///< of an RSA modulus, of a curve
    bool isKeySigningKey() const { return flags & 1; }
    /// TES, relay rule 8 (requirement 19): RSA of 1024 bits for records, 2048 for keys; other kinds by their strength of at
    /// least 112 bits (C-10).
    bool meetsTesProfile() const;
};

struct ZoneKeys {
    enum class Kind : quint8 {
        Asking,
        Signed,
        Unsigned, ///< provably
        Forged,
        NoAnswer,
    };
    Kind kind = Kind::Asking;
    std::optional<DomainName> zone; ///< that the name lies in
    std::vector<ZoneKey> keys;      ///< revoked ones (RFC 5011 §2.1) are left out
    bool hasUnreadable = false;
    dns::Trouble trouble = dns::Trouble::None;

    bool meetTesProfile() const; ///< all of them
};

/// The keys of the zone that @p name lies in. Goes up name by name, at most limits::zoneCutLabels.
ZoneKeys zoneKeys(const DomainName &name, dns::Answers &answers);

} // namespace waxseal::dane
