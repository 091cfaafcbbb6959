// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"

#include <optional>
#include <vector>

/// Which hosts take mail for a domain: RFC 5321 §5.1, RFC 7505.
namespace waxseal::smtp {

struct MailHost {
    quint16 preference = 0;
    DomainName name;
    friend bool operator==(const MailHost &, const MailHost &) = default;
};

struct MailHosts {
    enum class Kind : quint8 {
        Asking,
        Listed,       ///< by MX records
        Implicit,     ///< no MX record: the domain's own address (RFC 5321 §5.1)
        NullMx,       ///< the domain takes no mail (RFC 7505)
        NoAddress,    ///< neither an MX record nor an address
        NoSuchDomain, ///< NXDOMAIN
        Forged,       ///< DNSSEC says that the answer is not genuine
        NoAnswer,
    };
    Kind kind = Kind::Asking;
    std::vector<MailHost> hosts;                ///< by preference, at most limits::mailHosts
    bool isCut = false;                         ///< there were more, or some that could not be read
    dns::Status status = dns::Status::NoAnswer; ///< of the MX answer
    dns::Trouble trouble = dns::Trouble::None;
    std::optional<DomainName> expanded; ///< where the domain's alias led, by signed answers (RFC 7672 §3.2.2)

    /// The hosts are known, perhaps by a domain that is not signed.
    bool areKnown() const { return kind == Kind::Listed || kind == Kind::Implicit; }
    /// Mail to this domain cannot arrive.
    bool takesNoMail() const { return kind == Kind::NullMx || kind == Kind::NoAddress || kind == Kind::NoSuchDomain; }
};

/// Asks for what it misses through @p answers and judges what is there.
MailHosts mailHosts(const DomainName &domain, dns::Answers &answers);

} // namespace waxseal::smtp
