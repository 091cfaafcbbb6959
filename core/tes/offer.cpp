// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/offer.h"

#include <algorithm>
#include <optional>

namespace waxseal::tes {

namespace {

using Answer = Duties::Answer;

/// What two hosts come to together. A rule is missed where one host misses it, whatever is still open elsewhere.
Answer together(Answer a, Answer b)
{
    for (const Answer answer : {Answer::Missed, Answer::Asking, Answer::Unknown}) {
        if (a == answer || b == answer)
            return answer;
    }
    return Answer::Kept;
}

/// Relay 5: "TES Members MUST publish TLSA records in DNS for all receiving MTAs". None for a name that no mail goes to.
std::optional<Answer> publication(const dane::Host &host)
{
    switch (host.state) {
    case dane::HostState::Asking: return Answer::Asking;
    case dane::HostState::Usable:
    case dane::HostState::UnusableRecords: return Answer::Kept; // what is wrong with them is relay 7's
    case dane::HostState::NoRecords:
    case dane::HostState::Unsigned: return Answer::Missed; // RFC 7672 §2.2: not signed is as good as not there
    case dane::HostState::NoAddress: return std::nullopt;
    case dane::HostState::Forged:
    case dane::HostState::NoAnswer: return Answer::Unknown;
    }
    return std::nullopt;
}

/// Relay 7: "TLSA Usage: 2 or 3 only", so one record of another usage misses it. None where there is no record to judge.
std::optional<Answer> profile(const dane::Host &host)
{
    switch (host.state) {
    case dane::HostState::Asking: return Answer::Asking;
    case dane::HostState::Usable:
    case dane::HostState::UnusableRecords: {
        const bool isWeak = host.probe && host.probe->keyStrengthBits > 0
            && host.probe->keyStrengthBits < dane::enoughStrengthBits; // C-10
        return host.meetsTesProfile && !isWeak ? Answer::Kept : Answer::Missed;
    }
    case dane::HostState::NoRecords:
    case dane::HostState::Unsigned:
    case dane::HostState::NoAddress: return std::nullopt;
    case dane::HostState::Forged:
    case dane::HostState::NoAnswer: return Answer::Unknown;
    }
    return std::nullopt;
}

Answer ofAllHosts(const dane::Delivery &mail, std::optional<Answer> (*rule)(const dane::Host &))
{
    if (mail.hosts.empty())
        return std::holds_alternative<dane::Asking>(mail.verdict) ? Answer::Asking : Answer::Unknown;
    std::optional<Answer> result;
    for (const dane::Host &host : mail.hosts) {
        if (const std::optional<Answer> answer = rule(host))
            result = result ? together(*result, *answer) : *answer;
    }
    return result.value_or(Answer::Unknown);
}

Answer tlsaForEveryHost(const dane::Delivery &mail)
{
    const Answer answer = ofAllHosts(mail, publication);
    // Every host that was looked at has usable records, and still they are not all: there are more than are looked at.
    const auto isUsable = [](const dane::Host &host) {
        return host.state == dane::HostState::Usable || host.state == dane::HostState::NoAddress;
    };
    if (answer == Answer::Kept && std::holds_alternative<dane::OfferedByPart>(mail.verdict)
        && std::all_of(mail.hosts.begin(), mail.hosts.end(), isUsable))
        return Answer::Unknown;
    return answer;
}

Answer zoneSigned(const dane::ZoneKeys &zone)
{
    switch (zone.kind) {
    case dane::ZoneKeys::Kind::Asking: return Answer::Asking;
    case dane::ZoneKeys::Kind::Signed: return Answer::Kept;
    case dane::ZoneKeys::Kind::Unsigned: return Answer::Missed;
    case dane::ZoneKeys::Kind::Forged:
    case dane::ZoneKeys::Kind::NoAnswer: return Answer::Unknown;
    }
    return Answer::Unknown;
}

Answer zoneKeySizes(const dane::ZoneKeys &zone)
{
    if (zone.kind != dane::ZoneKeys::Kind::Signed)
        return zone.kind == dane::ZoneKeys::Kind::Asking ? Answer::Asking : Answer::Unknown;
    const auto meets = [](const dane::ZoneKey &key) { return key.meetsTesProfile(); };
    if (!std::all_of(zone.keys.begin(), zone.keys.end(), meets))
        return Answer::Missed;
    return zone.hasUnreadable || zone.keys.empty() ? Answer::Unknown : Answer::Kept;
}

} // namespace

bool Offer::isComplete() const
{
    if (std::holds_alternative<Asking>(membership))
        return false;
    if (!std::holds_alternative<Member>(membership))
        return true;
    const Answer answers[] = {duties.tlsaForEveryHost, duties.tlsaProfile, duties.zoneSigned, duties.zoneKeys};
    return std::find(std::begin(answers), std::end(answers), Answer::Asking) == std::end(answers);
}

Offer judgeOffer(const DomainName &domain, const DomainName &root, const dane::Delivery &mail, dns::Answers &answers)
{
    Offer offer;
    Course course = followAppendixA(domain, root, answers);
    offer.membership = std::move(course.membership);
    offer.steps = std::move(course.steps);

    // Once there is a CNAME, the keys of the zone are asked for together with the other two steps: they cost no round trip.
    const bool isMember = std::holds_alternative<Member>(offer.membership);
    const bool mayBeMember = std::holds_alternative<Asking>(offer.membership) && offer.steps.size() > 1;
    if (!isMember && !mayBeMember)
        return offer;
    dane::ZoneKeys zone = dane::zoneKeys(domain, answers);
    if (!isMember)
        return offer;
    offer.duties = {.tlsaForEveryHost = tlsaForEveryHost(mail),
                    .tlsaProfile = ofAllHosts(mail, profile),
                    .zoneSigned = zoneSigned(zone),
                    .zoneKeys = zoneKeySizes(zone)};
    offer.zone = std::move(zone);
    return offer;
}

void judgeProbes(Offer &offer, const dane::Delivery &mail)
{
    if (std::holds_alternative<Member>(offer.membership))
        offer.duties.tlsaProfile = ofAllHosts(mail, profile);
}

std::vector<dns::Question> stepsOf(const DomainName &domain, const DomainName &root, dns::Answers &answers)
{
    return followAppendixA(domain, root, answers).steps;
}

} // namespace waxseal::tes
