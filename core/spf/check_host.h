// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "core/spf/record.h"

/// SPF: RFC 7208, whole. Sender ID's purported responsible address: RFC 4406 and 4407, for SecureMail (requirement 74).
/// Not done: the SPF record type (retired by RFC 7208), "Received-SPF" fields, positional modifiers (RFC 4406 §3.3).
namespace waxseal::spf {

/// RFC 7208 §2.6, RFC 8601 §2.7.2
enum class Code : quint8 { None, Neutral, Pass, Fail, SoftFail, TempError, PermError };
QByteArrayView codeName(Code code);

/// Why a "permerror" or "temperror".
enum class Problem : quint8 {
    None,
    NoAnswer,       ///< DNS said nothing, or its answer fails its DNSSEC check
    SeveralRecords, ///< RFC 7208 §4.5
    Syntax,
    TooManyLookups, ///< limits::spfLookups
    TooManyVoids,   ///< limits::spfVoidLookups
    TooManyNames,   ///< limits::spfNames of one "mx"
    IncludeHasNone, ///< RFC 7208 §5.2: "include" or "redirect" of a domain without a record
};

struct Query {
    IpAddress ip;                   ///< of the server that handed the message over
    QByteArray helo;                ///< what it called itself
    QByteArray mailFrom;            ///< the reverse-path without brackets; empty: "postmaster@" HELO (RFC 7208 §2.4)
    QByteArray receiver;            ///< for the macro "r"
    std::chrono::sys_seconds now{}; ///< for the macro "t"
    Scope scope = Scope::Spf;       ///< with Scope::Pra mailFrom is the purported responsible address
};

struct Answer {
    bool isPending = true;
    Code code = Code::TempError;
    Problem problem = Problem::None;
    std::optional<DomainName> domain;       ///< that was checked; none where the identity holds no name of a domain
    bool isHelo = false;                    ///< MAIL FROM was empty
    QByteArray mechanism;                   ///< the directive that matched, as written; empty for the default
    std::optional<DomainName> recordDomain; ///< whose record it stands in
    /// A pass that proves nothing: of "+all", of a network larger than any operator's, or of an "exists" that does not
    /// name the address. Also inside an "include".
    bool matchesAnybody = false;
    QByteArray explanation; ///< of "exp" for a "fail": another's words (RFC 7208 §6.2); ASCII, at most 255 octets
    int lookups = 0;
    int voidLookups = 0;
};

/// check_host() of RFC 7208 §4. Never fails. Runs on the answers that there are; asks only for what comes next.
/// Scope::Pra takes a "v=spf1" record where there is no "spf2.0" record of that scope (RFC 4406 §3.4).
Answer checkHost(const Query &query, dns::Answers &answers);

/// The record of a domain by itself, for what it says of everybody else (requirements 73, 74). A "redirect" without
/// macros is followed. Scope::Pra asks for a record of its own (C-35). A record that cannot be used is Softer.
enum class Ending : quint8 { Pending, MinusAll, Softer, None, NoAnswer };
Ending endingOf(const DomainName &domain, Scope scope, dns::Answers &answers);

} // namespace waxseal::spf
