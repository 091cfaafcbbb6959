// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "core/mtasts/fetch.h"
#include "core/mtasts/policy.h"
#include "core/smtp/mail_hosts.h"

#include <optional>
#include <variant>

/// What MTA-STS comes to for a domain: RFC 8461 §5. The policy is the word of a web server that has a certificate; it is no
/// proof by DNSSEC.
namespace waxseal::mtasts {

/// A policy as it is remembered until it is too old (RFC 8461 §3.2, "max_age").
struct KeptPolicy {
    DomainName domain;
    QByteArray id;
    Policy policy;
    std::chrono::sys_seconds fetched{};
    bool isFresh(std::chrono::sys_seconds now) const { return now < fetched + policy.maxAge; }
    friend bool operator==(const KeptPolicy &, const KeptPolicy &) = default;
};

/// A fetch that gave no policy.
struct Attempt {
    QByteArray id;
    std::variant<FetchError, PolicyFault> fault;
    std::chrono::sys_seconds tried{};
};

/// What is known of a domain beside DNS.
struct Known {
    std::optional<KeptPolicy> kept;
    std::optional<Attempt> attempt; ///< the last one
    bool mayFetch = true;           ///< false: nothing is fetched at all
};

struct Asking { }; ///< DNS is still being asked
/// The policy is to be fetched
struct WantsPolicy {
    QByteArray id;
};
struct NotUsed { }; ///< no record, no remembered policy
struct BadRecord {
    RecordFault why;
};
struct Enforced { ///< senders that follow it deliver encrypted, to a host with a valid certificate, or not at all
    KeptPolicy kept;
    bool isRemembered =
        false; ///< DNS or the web server did not answer this time; the policy still holds (RFC 8461 §5.1)
};
struct Testing {
    KeptPolicy kept;
    bool isRemembered = false;
};
struct SwitchedOff { }; ///< mode "none"
/// Mode "enforce", but no mail host is in the policy: senders that follow it cannot deliver
struct HostsDiffer {
    KeptPolicy kept;
    std::vector<DomainName> hosts; ///< that are not in it
    bool isRemembered = false;
};
struct NoPolicy { ///< there is a record, and no policy to be had: as if there were none (RFC 8461 §3.3)
    Attempt attempt;
    bool isDefinite() const; ///< anybody would find none; else it was perhaps only not to be had from here
};
struct Forged { };
struct NotFound {
    dns::Trouble trouble;
};
using Delivery = std::variant<Asking, WantsPolicy, NotUsed, BadRecord, Enforced, Testing, SwitchedOff, HostsDiffer,
                              NoPolicy, Forged, NotFound>;

/// Asks for what it misses through @p answers and judges what is there. Hosts that the policy does not name are passed over by
/// senders (RFC 8461 §4.1), so one that it names is enough.
Delivery judgeDelivery(const DomainName &domain, const smtp::MailHosts &hosts, const Known &known,
                       std::chrono::sys_seconds now, dns::Answers &answers);

/// What becomes of a fetched file.
std::variant<KeptPolicy, Attempt> take(const DomainName &domain, const QByteArray &id, const Fetched &fetched,
                                       std::chrono::sys_seconds now);

} // namespace waxseal::mtasts
