// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dmarc/evaluation.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::dmarc {

namespace {

bool isTrouble(const dns::Lookup &lookup)
{
    return lookup.status == dns::Status::NoAnswer || lookup.status == dns::Status::Bogus;
}

/// The last @p labels labels of @p domain.
DomainName ancestor(const DomainName &domain, int labels)
{
    QByteArrayView rest = domain.view();
    for (int above = domain.labelCount() - labels; above > 0; --above)
        rest = rest.sliced(octets::indexOf(rest, '.') + 1);
    return *DomainName::parse(rest); // a part of a name is a name
}

/// What stands at "_dmarc.<domain>".
struct Station {
    enum class State : quint8 { Pending, NoRecord, Record, NoAnswer } state = State::Pending;
    DomainName domain;
    const dns::Lookup *lookup = nullptr; ///< none: not there yet, or the name is too long for DNS
    PolicyRecord record;                 ///< only where State::Record

    bool endsWalk() const
    {
        return state == State::NoAnswer || (state == State::Record && record.psd != PublicSuffix::Unstated);
    }
};

Station look(const DomainName &domain, dns::Answers &answers)
{
    Station station{.domain = domain};
    const auto name = domain.below("_dmarc");
    if (!name) {
        station.state = Station::State::NoRecord;
        return station;
    }
    station.lookup = answers.find({*name, dns::Type::Txt});
    if (!station.lookup)
        return station;
    if (isTrouble(*station.lookup)) {
        station.state = Station::State::NoAnswer;
        return station;
    }
    // RFC 9989 §4.10 step 2: what is no DMARC record is discarded; of several DMARC records all are.
    station.state = Station::State::NoRecord;
    for (const QByteArray &text : dns::decodeTxt(*station.lookup)) {
        const auto record = PolicyRecord::parse(text);
        if (!record)
            continue;
        if (station.state == Station::State::Record) {
            station.state = Station::State::NoRecord;
            break;
        }
        station.state = Station::State::Record;
        station.record = *record;
    }
    return station;
}

/// RFC 9989 §4.10: @p domain, then its ancestors from seven labels on down to one label, until a record with "psd" ends the
/// walk. The names do not depend on one another, so what is missing is asked for at once.
std::vector<Station> walk(const DomainName &domain, dns::Answers &answers)
{
    std::vector<Station> stations;
    for (int labels = domain.labelCount(); labels > 0;
         labels = std::min(labels, limits::dmarcQueries) - 1) { // step 4: "until 7 labels remain"
        stations.push_back(look(ancestor(domain, labels), answers));
        if (stations.back().endsWalk())
            break;
    }
    return stations;
}

/// The first of these that keeps a walk from telling anything. Behind it nothing counts: it could have ended the walk.
const Station *firstUnknown(const std::vector<Station> &stations)
{
    const auto isUnknown = [](const Station &station) {
        return station.state == Station::State::Pending || station.state == Station::State::NoAnswer;
    };
    const auto found = std::find_if(stations.begin(), stations.end(), isUnknown);
    return found == stations.end() ? nullptr : &*found;
}

/// RFC 9989 §4.10.2. @p stations are those of a walk from @p domain, all of them known.
DomainName organizationalDomain(const DomainName &domain, const std::vector<Station> &stations)
{
    DomainName result = domain;
    for (const Station &station : stations) {
        if (station.state != Station::State::Record)
            continue;
        // Rule 2: "psd=y" other than where the walk began: the domain one label below. Rule 1, "psd=n", has ended the walk, so
        // it is also the one of rule 3: the record with the fewest labels.
        if (station.record.psd == PublicSuffix::Yes && station.domain != domain)
            return ancestor(domain, station.domain.labelCount() + 1);
        result = station.domain;
    }
    return result;
}

/// The organizational domain, or why it is not known.
Result<DomainName, Aligned> organizationOf(const DomainName &domain, dns::Answers &answers)
{
    const std::vector<Station> stations = walk(domain, answers);
    if (const Station *unknown = firstUnknown(stations))
        return failure(unknown->state == Station::State::Pending ? Aligned::Pending : Aligned::NoAnswer);
    return organizationalDomain(domain, stations);
}

Policy oneStepMilder(Policy policy)
{
    return policy == Policy::Reject ? Policy::Quarantine : Policy::None;
}

void setTrouble(Discovery &discovery, const dns::Lookup &lookup)
{
    discovery.state = Discovery::State::NoAnswer;
    discovery.status = lookup.status;
    discovery.trouble = lookup.trouble;
}

/// RFC 9989 §4.10.1 from where the record is known. @p own is what stands at the author domain itself.
Discovery apply(const Station &applied, const Station &own, dns::Answers &answers)
{
    const PolicyRecord &record = applied.record;
    Discovery discovery;
    discovery.status = applied.lookup->status;
    // "Otherwise, the Mail Receiver applies no DMARC processing to this message."
    if (!record.isUsable) {
        discovery.state = Discovery::State::NoRecord;
        return discovery;
    }

    Policy published = record.policy;
    if (applied.domain != own.domain) {
        published = record.subdomainPolicy.value_or(record.policy);
        if (record.nonexistentPolicy.value_or(published) != published) {
            // §3.2.13, RFC 8020: a domain does not exist when the answer is NXDOMAIN; where a name below it exists, it does too.
            const dns::Lookup *existence = own.lookup;
            if (!existence || !existence->nameExists)
                existence = answers.find({own.domain, dns::Type::Txt}); // SPF mostly asks for this as well
            if (!existence)
                return {};
            if (isTrouble(*existence)) {
                setTrouble(discovery, *existence);
                return discovery;
            }
            if (!existence->nameExists)
                published = *record.nonexistentPolicy;
        }
    }
    discovery.state = Discovery::State::Found;
    discovery.recordDomain = applied.domain;
    discovery.record = record;
    discovery.published = published;
    discovery.policy = record.isTesting ? oneStepMilder(published) : published;
    return discovery;
}

bool shareTopLabel(const DomainName &a, const DomainName &b)
{
    return !a.isRoot() && !b.isRoot() && ancestor(a, 1) == ancestor(b, 1);
}

} // namespace

Discovery discover(const DomainName &author, dns::Answers &answers)
{
    // What the author domain itself publishes decides alone.
    const Station own = look(author, answers);
    if (own.state == Station::State::Record)
        return apply(own, own, answers);

    Discovery discovery;
    const std::vector<Station> stations = walk(author, answers);
    if (const Station *unknown = firstUnknown(stations)) {
        if (unknown->state == Station::State::NoAnswer)
            setTrouble(discovery, *unknown->lookup);
        return discovery;
    }
    // §4.10.1: the record of the organizational domain, else that of the public suffix, which is the shorter name.
    const DomainName organization = organizationalDomain(author, stations);
    for (const Station &station : stations) {
        if (station.state == Station::State::Record
            && (station.domain == organization || station.record.psd == PublicSuffix::Yes))
            return apply(station, own, answers);
    }
    const bool isProven = std::none_of(stations.begin(), stations.end(), [](const Station &station) {
        return station.lookup && station.lookup->status == dns::Status::Insecure;
    });
    discovery.state = Discovery::State::NoRecord;
    discovery.status = isProven ? dns::Status::Absent : dns::Status::Insecure;
    return discovery;
}

Aligned isAligned(const DomainName &author, const DomainName &identifier, Alignment mode, dns::Answers &answers)
{
    if (author == identifier)
        return Aligned::Yes;
    // An organizational domain is the domain itself or above it, so names with nothing in common never share one.
    if (mode == Alignment::Strict || !shareTopLabel(author, identifier))
        return Aligned::No;

    // The author's walk first: policy discovery has mostly asked for it, and it spares the walk of most strangers.
    const auto ours = organizationOf(author, answers);
    if (!ours)
        return ours.error();
    if (!identifier.isWithin(*ours))
        return Aligned::No;
    const auto theirs = organizationOf(identifier, answers);
    if (!theirs)
        return theirs.error();
    return *theirs == *ours ? Aligned::Yes : Aligned::No;
}

QByteArrayView codeName(Code code)
{
    switch (code) {
    case Code::None: return "none";
    case Code::Pass: return "pass";
    case Code::Fail: return "fail";
    case Code::TempError: return "temperror";
    }
    Q_UNREACHABLE();
}

Evaluation evaluate(const DomainName &author, const std::vector<Identifier> &dkim, const std::optional<Identifier> &spf,
                    dns::Answers &answers)
{
    Evaluation evaluation;
    evaluation.discovery = discover(author, answers);
    const Discovery &discovery = evaluation.discovery;

    bool passes = false;
    bool isPending = false;
    bool isUnknown = false;
    const auto align = [&](const Identifier &identifier, Alignment mode) {
        Aligned aligned = Aligned::No;
        switch (discovery.state) {
        case Discovery::State::Found: aligned = isAligned(author, identifier.domain, mode, answers); break;
        case Discovery::State::NoRecord:
            aligned = isAligned(author, identifier.domain, Alignment::Strict, answers);
            break;
        case Discovery::State::Pending:
        case Discovery::State::NoAnswer:
            // Which mode is asked for is not known.
            if (author == identifier.domain)
                aligned = Aligned::Yes;
            else if (shareTopLabel(author, identifier.domain))
                aligned = discovery.state == Discovery::State::Pending ? Aligned::Pending : Aligned::NoAnswer;
            break;
        }
        if (identifier.state == Identifier::State::NotPass)
            return aligned;
        switch (aligned) {
        case Aligned::No: break;
        case Aligned::Yes: (identifier.state == Identifier::State::Pass ? passes : isUnknown) = true; break;
        case Aligned::Pending: isPending = true; break;
        case Aligned::NoAnswer: isUnknown = true; break;
        }
        return aligned;
    };
    for (const Identifier &identifier : dkim)
        evaluation.dkim.push_back(align(identifier, discovery.record.dkim));
    if (spf)
        evaluation.spf = align(*spf, discovery.record.spf);

    // RFC 9989 §5.3.5; §5.3.6: with DNS errors "the message cannot be considered to pass or fail".
    switch (discovery.state) {
    case Discovery::State::Pending: break;
    case Discovery::State::NoAnswer: evaluation.isPending = false; break;
    case Discovery::State::NoRecord:
        evaluation.isPending = false;
        evaluation.code = Code::None;
        break;
    case Discovery::State::Found:
        evaluation.isPending = isPending && !passes;
        if (passes)
            evaluation.code = Code::Pass;
        else if (!isPending && !isUnknown)
            evaluation.code = Code::Fail;
        break;
    }
    return evaluation;
}

} // namespace waxseal::dmarc
