// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"

#include <variant>

/// SMTPsec (thesis of 28 June 2020) §6.1: what `_smtpsec._tcp.<domain>` says about delivery to a domain. Four outcomes of
/// DNS, two of which mean plain SMTP (requirement 106).
namespace waxseal::smtpsec {

/// Signed SRV records, in the order of RFC 2782: SMTPsec and nothing else
struct Offered {
    std::vector<dns::Srv> targets;
};
struct ZoneUnsigned { }; ///< provably no DNSSEC: plain SMTP
struct NotOffered { };   ///< signed, and no SRV record, or only the one that says "not here" (RFC 2782): plain SMTP
/// Any other error: a sender must not deliver at all
struct Aborted {
    bool isForged;
    dns::Trouble trouble; ///< None: signed SRV records, and no server among them that could be reached
};
struct Asking { };
using Delivery = std::variant<Offered, ZoneUnsigned, NotOffered, Aborted, Asking>;

Delivery judgeDelivery(const DomainName &domain, dns::Answers &answers);

} // namespace waxseal::smtpsec
