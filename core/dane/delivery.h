// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dane/probe.h"
#include "core/dane/tlsa.h"
#include "core/dns/answers.h"
#include "core/smtp/mail_hosts.h"

#include <optional>
#include <variant>

/// DANE for mail between servers, RFC 7672: which hosts of a domain publish, provably, how they can be recognised.
namespace waxseal::dane {

enum class HostState : quint8 {
    Asking,
    Usable,          ///< signed, with a record that a sender can hold the server to
    UnusableRecords, ///< signed, but with no record that is usable: encryption is demanded, from whomever (RFC 7672 §2.2)
    NoRecords,       ///< no TLSA record
    /// The host's address or records are not signed, or who takes the mail is not: DANE is not used (RFC 7672 §2.2, §2.2.1, §2.2.2)
    Unsigned,
    NoAddress, ///< the host does not exist, so no mail goes there
    Forged,    ///< an answer about it fails its DNSSEC check: a sender that looks would not deliver there
    NoAnswer,
};

/// One host that takes mail.
struct Host {
    smtp::MailHost host;
    HostState state = HostState::Asking;
    DomainName base;           ///< TLSA base domain: the host, or where its alias led (RFC 7672 §2.2.2)
    std::vector<Tlsa> records; ///< as they were found, usable ones first
    dns::Trouble trouble = dns::Trouble::None;
    bool meetsTesProfile =
        false; ///< requirement 18 ("usage 2 or 3 only"), as far as DNS shows: usable, and every record does

    // Where a probe was asked for.
    struct Probe {
        Probed seen;
        std::optional<Match> match; ///< none where it was not reached
        int keyStrengthBits = 0;
    };
    std::optional<Probe> probe;
};

struct Asking { };        ///< answers are still being fetched
struct Offered { };       ///< every host is usable
struct OfferedByPart { }; ///< some hosts are, a sender may be led to another one
struct NotOffered {
    enum class Why : quint8 {
        MxUnsigned, ///< who takes the mail is not signed
        HostsUnsigned,
        NoRecords, ///< signed, but without TLSA records
        UnusableRecords,
    } why;
};
struct NoHosts { }; ///< the domain takes no mail
struct Forged { };  ///< somewhere on the way
struct NotFound {
    dns::Trouble trouble;
};
/// A probed server shows another certificate than the records say
struct Mismatch { };
/// A probed server offers no STARTTLS, which its records demand (RFC 7672 §2.2)
struct NoStartTls { };
using Verdict =
    std::variant<Asking, Offered, OfferedByPart, NotOffered, NoHosts, Forged, NotFound, Mismatch, NoStartTls>;

struct Delivery {
    Verdict verdict;
    std::vector<Host> hosts; ///< by preference
};

/// Asks for what it misses through @p answers and judges what is there.
Delivery judgeDelivery(const smtp::MailHosts &hosts, dns::Answers &answers);

/// The TLSA records of one service, `_port._tcp.base` (RFC 6698 §3), where @p host is a name of its own; the base as in RFC 7671 §7.
Host judgeHost(const DomainName &host, quint16 port, dns::Answers &answers);

/// What a probe saw, compared with the records of @p host, which takes mail for @p domain.
Host::Probe judgeProbe(const Host &host, const DomainName &domain, const smtp::MailHosts &hosts, Probed seen,
                       std::chrono::sys_seconds now);
/// The verdict once probes are in.
Verdict verdictOf(const smtp::MailHosts &hosts, const std::vector<Host> &judged);

} // namespace waxseal::dane
