// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dane/delivery.h"

#include <algorithm>
#include <utility>

namespace waxseal::dane {

namespace {

constexpr quint16 smtpPort = 25;

/// What the addresses of a host say about it.
struct Addresses {
    enum class Kind : quint8 { Asking, Signed, Unsigned, None, Forged, NoAnswer };
    Kind kind = Kind::Asking;
    std::optional<DomainName> canonicalName;
    dns::Trouble trouble = dns::Trouble::None;
};

Addresses addressesOf(const DomainName &host, dns::Answers &answers)
{
    const dns::Lookup *both[] = {answers.find({host, dns::Type::A}), answers.find({host, dns::Type::Aaaa})};
    Addresses result;
    if (!both[0] || !both[1])
        return result;
    result.kind = Addresses::Kind::None;
    bool isMissing = false;
    bool isUnsignedAbsence = false;
    for (const dns::Lookup *lookup : both) {
        // RFC 7672 §2.1.2: an answer that fails its check is as good as no way to the host.
        if (lookup->status == dns::Status::Bogus) {
            result.kind = Addresses::Kind::Forged;
            return result;
        }
        if (lookup->status == dns::Status::NoAnswer) {
            isMissing = true;
            result.trouble = lookup->trouble;
        }
        if (!lookup->hasRecords()) {
            isUnsignedAbsence = isUnsignedAbsence || lookup->status == dns::Status::Insecure;
            continue;
        }
        result.canonicalName = lookup->canonicalName;
        if (lookup->status == dns::Status::Secure && result.kind == Addresses::Kind::None)
            result.kind = Addresses::Kind::Signed;
        else if (lookup->status != dns::Status::Secure)
            result.kind = Addresses::Kind::Unsigned;
    }
    // RFC 7672 §2.2.2: errors of "any query in the process" delay delivery. Where addresses are not signed, DANE is not used anyway.
    if (isMissing && result.kind != Addresses::Kind::Unsigned)
        result.kind = Addresses::Kind::NoAnswer;
    // Deviates: RFC 7672 §2.2.2 calls a host without addresses unreachable, signed or not. But where nothing is signed, anybody can
    // say that there is nothing, and another sender may be told of a host.
    else if (result.kind == Addresses::Kind::None && isUnsignedAbsence)
        result.kind = Addresses::Kind::Unsigned;
    return result;
}

/// The records of one TLSA base domain.
struct Found {
    HostState state = HostState::NoRecords; ///< Usable: there are signed records, of whatever kind
    const dns::Lookup *lookup = nullptr;
};

Found recordsAt(const DomainName &base, QByteArrayView service, dns::Answers &answers)
{
    const auto name = base.below(service);
    if (!name) // too long to have any
        return {};
    const dns::Lookup *lookup = answers.find({*name, dns::Type::Tlsa});
    if (!lookup)
        return {HostState::Asking, nullptr};
    switch (lookup->status) {
    case dns::Status::Bogus: return {HostState::Forged, lookup};
    case dns::Status::NoAnswer: return {HostState::NoAnswer, lookup};
    case dns::Status::Absent: return {HostState::NoRecords, lookup};
    case dns::Status::Insecure: return {lookup->hasRecords() ? HostState::Unsigned : HostState::NoRecords, lookup};
    case dns::Status::Secure: return {HostState::Usable, lookup};
    }
    return {};
}

Host &ended(Host &host, HostState state, dns::Trouble trouble = dns::Trouble::None)
{
    host.state = state;
    host.trouble = trouble;
    return host;
}

Host &withRecords(Host &host, const DomainName &base, const dns::Lookup &lookup)
{
    host.base = base;
    host.records = decodeTlsa(lookup);
    // RFC 7672 §2.2: of records that all are unusable remains that there is to be encryption.
    const bool isUsable = !host.records.empty() && host.records.front().isUsable();
    host.meetsTesProfile = isUsable && host.records.size() == static_cast<size_t>(lookup.rdata.size())
        && std::all_of(host.records.begin(), host.records.end(), meetsTesProfile);
    return ended(host, isUsable ? HostState::Usable : HostState::UnusableRecords);
}

bool isMxUnsigned(const smtp::MailHosts &hosts)
{
    return hosts.areKnown() && hosts.status == dns::Status::Insecure;
}

} // namespace

Host judgeHost(const DomainName &name, quint16 port, dns::Answers &answers)
{
    Host host{.host = {0, name}, .base = name};
    const QByteArray service = '_' + QByteArray::number(port) + "._tcp";
    // All at once. Deviates: RFC 7672 §2.2.2 wants addresses asked for first, and no TLSA question about hosts that are not signed,
    // whose servers may not answer it; here the answer is not looked at where the addresses are not signed, so this costs nobody a
    // round trip.
    const Found original = recordsAt(name, service, answers);
    const Addresses addresses = addressesOf(name, answers);

    std::vector<DomainName> bases{name};
    switch (addresses.kind) {
    case Addresses::Kind::Asking: return host;
    case Addresses::Kind::None: return ended(host, HostState::NoAddress);
    case Addresses::Kind::Forged: return ended(host, HostState::Forged);
    case Addresses::Kind::NoAnswer: return ended(host, HostState::NoAnswer, addresses.trouble);
    case Addresses::Kind::Unsigned: {
        if (!addresses.canonicalName)
            return ended(host, HostState::Unsigned);
        // RFC 7672 §2.2.2: an alias that leads into a zone that is not signed may itself be signed. Then the records of its own name
        // count.
        const dns::Lookup *alias = answers.find({name, dns::Type::Cname});
        if (!alias)
            return host;
        switch (alias->status) {
        case dns::Status::Secure: break;
        case dns::Status::Bogus: return ended(host, HostState::Forged);
        case dns::Status::NoAnswer: return ended(host, HostState::NoAnswer, alias->trouble);
        case dns::Status::Insecure:
        case dns::Status::Absent: return ended(host, HostState::Unsigned);
        }
        break;
    }
    case Addresses::Kind::Signed:
        // RFC 7672 §2.2.2, §2.2.3: where the whole chain is signed, the name that it ends at comes first.
        if (addresses.canonicalName && *addresses.canonicalName != name)
            bases.insert(bases.begin(), *addresses.canonicalName);
        break;
    }

    bool areUnsigned = false;
    for (const DomainName &base : bases) {
        const Found found = base == name ? original : recordsAt(base, service, answers);
        switch (found.state) {
        case HostState::Asking: return host;
        case HostState::Usable: return withRecords(host, base, *found.lookup);
        case HostState::Forged:
        // RFC 7672 §2.1.2: a sender "MUST treat that server as unreachable".
        case HostState::NoAnswer: return ended(host, found.state, found.lookup->trouble);
        case HostState::Unsigned: areUnsigned = true; break;
        case HostState::NoRecords:
        case HostState::UnusableRecords:
        case HostState::NoAddress: break;
        }
    }
    return ended(host, areUnsigned ? HostState::Unsigned : HostState::NoRecords);
}

Delivery judgeDelivery(const smtp::MailHosts &hosts, dns::Answers &answers)
{
    Delivery result;
    if (hosts.areKnown()) {
        for (const smtp::MailHost &mailHost : hosts.hosts) {
            // RFC 7672 §2.2.1: who takes the mail could be anybody, so what these hosts publish is not asked for.
            Host host = isMxUnsigned(hosts)
                ? Host{.host = mailHost, .state = HostState::Unsigned, .base = mailHost.name}
                : judgeHost(mailHost.name, smtpPort, answers);
            host.host = mailHost;
            result.hosts.push_back(std::move(host));
        }
    }
    result.verdict = verdictOf(hosts, result.hosts);
    return result;
}

Host::Probe judgeProbe(const Host &host, const DomainName &domain, const smtp::MailHosts &hosts, Probed seen,
                       std::chrono::sys_seconds now)
{
    Host::Probe probe{.seen = std::move(seen), .match = std::nullopt, .keyStrengthBits = 0};
    if (probe.seen) {
        // RFC 7672 §3.2.2: the TLSA base domain, the next-hop domain, and where its alias leads.
        std::vector<DomainName> names{host.base, domain};
        if (hosts.expanded)
            names.push_back(*hosts.expanded);
        probe.match = matchChain(host.records, probe.seen->chain, names, now);
        probe.keyStrengthBits = keyStrengthBits(probe.seen->chain);
    }
    return probe;
}

Verdict verdictOf(const smtp::MailHosts &hosts, const std::vector<Host> &judged)
{
    using Kind = smtp::MailHosts::Kind;
    switch (hosts.kind) {
    case Kind::Asking: return Asking{};
    case Kind::NullMx:
    case Kind::NoAddress:
    case Kind::NoSuchDomain: return NoHosts{};
    case Kind::Forged: return Forged{};
    case Kind::NoAnswer: return NotFound{hosts.trouble};
    case Kind::Listed:
    case Kind::Implicit: break;
    }
    if (isMxUnsigned(hosts))
        return NotOffered{NotOffered::Why::MxUnsigned};

    const auto isIn = [](HostState state) { return [state](const Host &host) { return host.state == state; }; };
    const auto any = [&](HostState state) { return std::any_of(judged.begin(), judged.end(), isIn(state)); };
    // Its records demand what it does not offer. A handshake that fails may be our own doing, and says nothing.
    const auto refusesTls = [](const Host &host) {
        return (host.state == HostState::Usable || host.state == HostState::UnusableRecords) && host.probe
            && !host.probe->seen && host.probe->seen.error() == ProbeFault::NoStartTls;
    };
    if (any(HostState::Asking))
        return Asking{};
    // Deviates: RFC 7672 §2.1.2 lets mail go to the other hosts. Which one a sender will take is not known here, so the host of which
    // least is known decides.
    if (any(HostState::Forged))
        return Forged{};
    if (std::any_of(judged.begin(), judged.end(),
                    [](const Host &host) { return host.probe && host.probe->match == Match::Differs; }))
        return Mismatch{};
    if (std::any_of(judged.begin(), judged.end(), refusesTls))
        return NoStartTls{};
    if (const auto lost = std::find_if(judged.begin(), judged.end(), isIn(HostState::NoAnswer)); lost != judged.end())
        return NotFound{lost->trouble};

    // A host that does not exist gets no mail, so it does not count.
    if (std::all_of(judged.begin(), judged.end(), isIn(HostState::NoAddress)))
        return hosts.isCut ? Verdict(NotFound{dns::Trouble::TooLarge}) : Verdict(NoHosts{});
    const bool hasOthers =
        any(HostState::Unsigned) || any(HostState::NoRecords) || any(HostState::UnusableRecords) || hosts.isCut;
    if (any(HostState::Usable))
        return hasOthers ? Verdict(OfferedByPart{}) : Verdict(Offered{});
    // The host that asks least of a sender decides.
    if (any(HostState::Unsigned))
        return NotOffered{NotOffered::Why::HostsUnsigned};
    return NotOffered{any(HostState::NoRecords) ? NotOffered::Why::NoRecords : NotOffered::Why::UnusableRecords};
}

} // namespace waxseal::dane
