// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mtasts/delivery.h"

#include "core/base/limits.h"

#include <algorithm>

namespace waxseal::mtasts {

namespace {

/// How long after this attempt no other is made for the same id.
std::chrono::seconds pauseAfter(const Attempt &attempt)
{
    const auto *error = std::get_if<FetchError>(&attempt.fault);
    if (error) {
        switch (error->fault) {
        case FetchFault::Offline:
        case FetchFault::Declined:
        case FetchFault::AddressUnknown:
        case FetchFault::Canceled: return limits::dnsKeepNoAnswer; // nobody there was asked
        case FetchFault::NoAddress:
        case FetchFault::AddressForged:
        case FetchFault::InternalAddress:
        case FetchFault::NotReached:
        case FetchFault::TimedOut:
        case FetchFault::BadCertificate:
        case FetchFault::NoTls:
        case FetchFault::Redirected:
        case FetchFault::NotFound:
        case FetchFault::NotPlainText:
        case FetchFault::TooLarge:
        case FetchFault::BadHttp: break;
        }
    }
    return limits::stsTryAgain; // RFC 8461 §3.3: "five minutes or longer per version ID"
}

bool isRecent(const Attempt &attempt, std::chrono::sys_seconds now)
{
    const auto age = now - attempt.tried; // below zero where the clock was set back
    return (age < std::chrono::seconds(0) ? -age : age) < pauseAfter(attempt);
}

/// What the policy of a domain means for its mail hosts.
Delivery applied(const KeptPolicy &kept, bool isRemembered, const smtp::MailHosts &hosts)
{
    switch (kept.policy.mode) {
    case Mode::None: return SwitchedOff{};
    case Mode::Testing: return Testing{kept, isRemembered};
    case Mode::Enforce: break;
    }
    switch (hosts.kind) {
    case smtp::MailHosts::Kind::Asking: return Asking{};
    case smtp::MailHosts::Kind::Forged: return Forged{};
    case smtp::MailHosts::Kind::NoAnswer: return NotFound{hosts.trouble};
    case smtp::MailHosts::Kind::NullMx:
    case smtp::MailHosts::Kind::NoAddress:
    case smtp::MailHosts::Kind::NoSuchDomain: return NotUsed{};
    case smtp::MailHosts::Kind::Listed:
    case smtp::MailHosts::Kind::Implicit: break;
    }

    // RFC 8461 §4.1: a host that the policy does not name is no candidate, the next one is.
    std::vector<DomainName> others;
    for (const smtp::MailHost &host : hosts.hosts) {
        if (kept.policy.matches(host.name))
            return Enforced{kept, isRemembered};
        others.push_back(host.name);
    }
    // Nothing is said against a domain whose hosts were not all looked at.
    if (hosts.isCut)
        return Enforced{kept, isRemembered};
    return HostsDiffer{kept, std::move(others), isRemembered};
}

} // namespace

bool NoPolicy::isDefinite() const
{
    const auto *error = std::get_if<FetchError>(&attempt.fault);
    if (!error) // a file came from the right web server, and is no policy
        return true;
    switch (error->fault) {
    case FetchFault::Redirected:
    case FetchFault::NotPlainText:
    case FetchFault::TooLarge:
    case FetchFault::BadHttp: return true;
    // RFC 9110 §15.5.5, §15.5.11: others may be meant for this reader alone, or for this moment.
    case FetchFault::NotFound: return error->httpStatus == 404 || error->httpStatus == 410;
    case FetchFault::Offline:
    case FetchFault::Declined:
    case FetchFault::NoAddress:
    case FetchFault::AddressForged:
    case FetchFault::AddressUnknown:
    case FetchFault::InternalAddress:
    case FetchFault::NotReached:
    case FetchFault::TimedOut:
    case FetchFault::BadCertificate: // whoever gives addresses out on this network could have made all of these
    case FetchFault::NoTls:
    case FetchFault::Canceled: break;
    }
    return false;
}

Delivery judgeDelivery(const DomainName &domain, const smtp::MailHosts &hosts, const Known &known,
                       std::chrono::sys_seconds now, dns::Answers &answers)
{
    if (hosts.takesNoMail())
        return NotUsed{};                       // nothing will be delivered, so no web server is asked
    const auto name = domain.below("_mta-sts"); // RFC 8461 §3.1
    if (!name)
        return NotUsed{};
    const dns::Lookup *lookup = answers.find({*name, dns::Type::Txt});
    if (!lookup)
        return Asking{};

    const KeptPolicy *kept = known.kept && known.kept->domain == domain ? &*known.kept : nullptr;
    const KeptPolicy *fresh = kept && kept->isFresh(now) ? kept : nullptr;
    // RFC 8461 §3.1: "the absence of a usable TXT record is not by itself sufficient to remove a sender's previously cached
    // policy"; §3.3: nor is a failed fetch. Else whoever can hold back an answer could switch the policy off.
    const auto rememberedOr = [&](Delivery otherwise) {
        return fresh ? applied(*fresh, true, hosts) : std::move(otherwise);
    };

    switch (lookup->status) {
    case dns::Status::Bogus: return Forged{};
    case dns::Status::NoAnswer: return rememberedOr(NotFound{lookup->trouble});
    case dns::Status::Absent:
    case dns::Status::Secure:
    case dns::Status::Insecure: break;
    }
    const auto record = findRecord(dns::decodeTxt(*lookup));
    if (!record && record.error() == RecordFault::None)
        return rememberedOr(NotUsed{});
    if (!record)
        return rememberedOr(BadRecord{record.error()});

    // RFC 8461 §3.1: the same id, the same policy. One whose "max_age" is shorter than looking at it takes serves this once.
    if (kept && kept->id == record->id && (fresh || now < kept->fetched + limits::stsTryAgain))
        return applied(*kept, false, hosts);
    if (known.attempt && known.attempt->id == record->id && isRecent(*known.attempt, now))
        return rememberedOr(NoPolicy{*known.attempt});
    if (!known.mayFetch)
        return rememberedOr(NoPolicy{{record->id, FetchError{FetchFault::Declined}, now}});
    return WantsPolicy{record->id};
}

std::variant<KeptPolicy, Attempt> take(const DomainName &domain, const QByteArray &id, const Fetched &fetched,
                                       std::chrono::sys_seconds now)
{
    if (!fetched)
        return Attempt{id, fetched.error(), now};
    auto policy = Policy::parse(*fetched);
    if (!policy)
        return Attempt{id, policy.error(), now};
    return KeptPolicy{domain, id, std::move(*policy), now};
}

} // namespace waxseal::mtasts
