// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dmarc/policy_record.h"
#include "core/dns/answers.h"

#include <optional>
#include <vector>

/// DMARC: RFC 9989 (which replaces RFC 7489 and RFC 9091). Policy discovery and organizational domains by tree walk.
/// Not done: reports (RFC 9990, RFC 9991).
namespace waxseal::dmarc {

/// What DNS says about the policy for mail of a domain (RFC 9989 §4.10.1).
struct Discovery {
    enum class State : quint8 {
        Pending,  ///< answers are missing
        NoRecord, ///< provably, or from a zone that is not signed: nothing published, or nothing usable
        Found,
        NoAnswer, ///< DNS trouble, or an answer that fails its DNSSEC check: what is published is not known
    } state = State::Pending;
    /// Of the answer that decided. NoRecord: Absent when every answer on the way is proven, else Insecure.
    dns::Status status = dns::Status::NoAnswer;
    dns::Trouble trouble = dns::Trouble::None;
    std::optional<DomainName> recordDomain; ///< where the record was found
    PolicyRecord record;                    ///< only where Found
    Policy policy = Policy::None;    ///< what applies to this domain: "p", "sp" or "np", one step milder under "t=y"
    Policy published = Policy::None; ///< the same without regard to "t=y"
};
Discovery discover(const DomainName &author, dns::Answers &answers);

/// A question that DNS may still have to answer.
enum class Aligned : quint8 { No, Yes, Pending, NoAnswer };
/// RFC 9989 §4.4: the same domain, or under Relaxed the same organizational domain, each found by tree walk (§4.10.2).
/// Without a DMARC record on the way a domain is its own organizational domain. Asks no name that cannot change the answer.
Aligned isAligned(const DomainName &author, const DomainName &identifier, Alignment mode, dns::Answers &answers);

/// A domain that DKIM or SPF has authenticated, or could have.
struct Identifier {
    enum class State : quint8 {
        Pass,
        NotPass,
        Unknown
    } state = State::NotPass; ///< Unknown: no answer yet, or no answer at all
    DomainName domain;
};

/// RFC 9989 §9.2, words of RFC 8601. There is no "permerror": what cannot be read of a record is ignored (§4.8), and a record
/// that cannot be used is none (§4.10.1).
enum class Code : quint8 { None, Pass, Fail, TempError };
QByteArrayView codeName(Code code); ///< "none", "pass", "fail", "temperror"

struct Evaluation {
    bool isPending = true; ///< answers are missing that can change the code
    Code code = Code::TempError;
    Discovery discovery;
    /// For each DKIM identifier, in their order. No record: strictly.
    std::vector<Aligned> dkim;
    std::optional<Aligned> spf;
};
/// @param spf the domain of MAIL FROM (RFC 9989 §3.2.4); none where SPF was not checked: Fail then speaks of DKIM only
/// Pass as soon as one identifier passes and is aligned; Fail only when none can any more: trouble with a lookup is TempError.
Evaluation evaluate(const DomainName &author, const std::vector<Identifier> &dkim, const std::optional<Identifier> &spf,
                    dns::Answers &answers);

} // namespace waxseal::dmarc
