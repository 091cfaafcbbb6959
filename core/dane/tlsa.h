// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"

#include <QByteArrayList>

#include <vector>

/// TLSA records: RFC 6698, names from RFC 7218. Decoded with ldns, matched with OpenSSL.
namespace waxseal::dane {

/// Certificate usage, RFC 6698 §2.1.1
enum class CertUsage : quint8 { PkixTa = 0, PkixEe = 1, DaneTa = 2, DaneEe = 3, PrivCert = 255 };
/// Selector, RFC 6698 §2.1.2
enum class Selector : quint8 { Cert = 0, Spki = 1, PrivSel = 255 };
/// Matching type, RFC 6698 §2.1.3
enum class MatchingType : quint8 { Full = 0, Sha2_256 = 1, Sha2_512 = 2, PrivMatch = 255 };

struct Tlsa {
    quint8 usage = 0; ///< CertUsage, or a number that nobody has given out
    quint8 selector = 0;
    quint8 matchingType = 0;
    QByteArray data;        ///< certificate association data
    bool isLeftOut = false; ///< one of too many keys and certificates in full: not looked at, so nothing is known of it

    /// For SMTP only usages 2 and 3 count (RFC 7672 §3.1.3); selector, matching type and the length of the data must be known ones
    /// (RFC 6698 §4.1, RFC 7671 §9).
    bool isUsable() const;
    /// "3 1 1 0123abcd…", the whole data in hexadecimal
    QByteArray toByteArray() const;
    friend bool operator==(const Tlsa &, const Tlsa &) = default;
};

/// The records of a TLSA answer: usable ones first, of these the server's own key before an anchor and the stronger digest before the
/// weaker. What cannot be read is not among them.
std::vector<Tlsa> decodeTlsa(const dns::Lookup &lookup);

/// TES, relay rule 7 (requirement 18): usage 2 or 3, SHA-256 or stronger, any selector; full data counts as stronger (C-10), and
/// shows the server's key, which must be strong enough.
bool meetsTesProfile(const Tlsa &record);

/// What a server showed.
struct Chain {
    QByteArrayList certificates; ///< DER, the server's own first
};
enum class Match : quint8 {
    Matches,
    Differs,    ///< no usable record fits
    NotUsable,  ///< there is no usable record, or one was left out that might fit
    Unreadable, ///< the certificates
};
/// RFC 7672 §3.1, RFC 7671 §5: DANE-EE looks only at what the record describes, DANE-TA also at the names and the dates.
/// @param names that a DANE-TA certificate may be for: the TLSA base domain, the next-hop domain and where its alias leads (RFC 7672
/// §3.2.2)
Match matchChain(const std::vector<Tlsa> &records, const Chain &chain, const std::vector<DomainName> &names,
                 std::chrono::sys_seconds now);
/// Strength of the key of the server's own certificate (requirement 18, C-10); 0 where it cannot be read.
int keyStrengthBits(const Chain &chain);
constexpr int enoughStrengthBits = 112; ///< of RSA with 2048 bits (NIST SP 800-57 part 1, table 2)

} // namespace waxseal::dane
