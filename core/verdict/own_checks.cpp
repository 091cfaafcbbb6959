// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/own_checks.h"

#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::verdict {

namespace {

Arrival arrivalOf(const received::Journey &journey)
{
    if (const received::Hop *boundary = journey.boundaryHop(); boundary && boundary->trace.time)
        return {boundary->trace.time, true};
    const auto dated = std::find_if(journey.hops.begin(), journey.hops.end(),
                                    [](const received::Hop &hop) { return hop.trace.time.has_value(); });
    return dated != journey.hops.end() ? Arrival{dated->trace.time, false} : Arrival{};
}

bool isHandedIn(const received::Journey &journey)
{
    using received::NoBoundary;
    if (const received::Hop *boundary = journey.boundaryHop())
        return boundary->trace.isAuthenticated;
    return journey.whyNot == NoBoundary::NeverLeft || journey.whyNot == NoBoundary::HandedInByPerson;
}

/// A signature that held when it was first verified holds still, whatever has become of its key: the message is the same.
void recall(dkim::Finding &finding, const std::optional<RememberedChecks> &known)
{
    if (!known || std::holds_alternative<dkim::Pass>(finding.verdict) || !finding.sdid)
        return;
    for (const RememberedChecks::Signature &signature : known->signatures) {
        if (signature.line == finding.field->line && signature.sdid == *finding.sdid
            && signature.selector == finding.selector) {
            dkim::Pass pass = signature.pass;
            pass.checked = known->checked;
            finding.verdict = pass;
            return;
        }
    }
}

dmarc::Identifier identifierOf(const dkim::Finding &finding, const DomainName &author)
{
    using State = dmarc::Identifier::State;
    // Without a domain there is nothing to compare; the author stands in, and nothing has passed.
    dmarc::Identifier identifier{State::NotPass, finding.sdid.value_or(author)};
    if (const auto *pass = std::get_if<dkim::Pass>(&finding.verdict))
        identifier.state = pass->isTesting ? State::NotPass : State::Pass;
    else if (std::holds_alternative<dkim::Pending>(finding.verdict)
             || std::holds_alternative<dkim::TempError>(finding.verdict))
        identifier.state = State::Unknown;
    else if (const auto *policy = std::get_if<dkim::Policy>(&finding.verdict);
             policy && (policy->rule == dkim::LocalRule::TooMany || policy->rule == dkim::LocalRule::BodyTooLarge))
        identifier.state = State::Unknown; // not looked at
    return identifier;
}

/// What SPF can still say about the author: an aligned pass, that there is none, or that nobody knows.
dmarc::Identifier spfIdentifier(const OwnChecks &checks, const DomainName &author)
{
    using State = dmarc::Identifier::State;
    if (!checks.spf) // no address of the peer is known: a pass for the author cannot be ruled out
        return {State::Unknown, author};
    const spf::Answer &answer = *checks.spf;
    const bool isUnknown = answer.isPending || answer.code == spf::Code::TempError;
    if (!answer.domain)
        return {State::NotPass, author};
    if (checks.isMailFromAssumed)
        return {isUnknown || answer.code == spf::Code::Pass ? State::Unknown : State::NotPass, *answer.domain};
    if (isUnknown)
        return {State::Unknown, *answer.domain};
    return {answer.code == spf::Code::Pass ? State::Pass : State::NotPass, *answer.domain};
}

std::optional<spf::Answer> checkSpf(const Mail &mail, const std::optional<DomainName> &author,
                                    const received::Journey &journey, bool &isMailFromAssumed, dns::Answers &answers)
{
    const received::Hop *boundary = journey.boundaryHop();
    if (!boundary || !boundary->trace.peerIp)
        return std::nullopt;
    std::optional<QByteArray> mailFrom = reversePath(mail.header(), journey);
    isMailFromAssumed = !mailFrom;
    if (!mailFrom) {
        if (!author)
            return std::nullopt;
        mailFrom = "postmaster@" + author->toByteArray();
    }
    return spf::checkHost({.ip = *boundary->trace.peerIp,
                           .helo = boundary->trace.helo.toByteArray(),
                           .mailFrom = *mailFrom,
                           .receiver = boundary->trace.by.toByteArray(),
                           .now = boundary->trace.time.value_or(mail.now())},
                          answers);
}

/// What a forwarder found about the author. A result that stands beside a failure, or more than one of DMARC, proves nothing: a
/// value that the sender chose may pretend to be a result (core/authres/authentication_results.h).
bool saysConfirmed(const authres::AuthenticationResults &results, const DomainName &author)
{
    if (results.count(authres::Method::Dmarc) > 1)
        return false;
    bool isConfirmed = false;
    for (const authres::MethodResult &result : results.results) {
        if (result.method == authres::Method::Dmarc && result.code == authres::Code::Fail)
            return false;
        if (result.code != authres::Code::Pass)
            continue;
        const bool isDmarc = result.method == authres::Method::Dmarc
            && octets::equalIgnoringCase(result.property("header", "from"), author.view());
        const bool isDkim = result.method == authres::Method::Dkim && authres::dkimDomain(result) == author;
        isConfirmed = isConfirmed || isDmarc || isDkim;
    }
    return isConfirmed;
}

/// RFC 8617 §5.2 says how a chain holds, not what it is worth. A forwarder's results count where every forwarder since then is
/// accepted too: each of them could have rewritten the message and sealed it anew.
std::optional<Vouching> vouchingOf(const arc::Chain &chain, const std::optional<DomainName> &author,
                                   const std::vector<DomainName> &sealers)
{
    if (!chain.counts() || !author)
        return std::nullopt;
    for (auto set = chain.sets.rbegin(); set != chain.sets.rend(); ++set) {
        if (!set->sealer || !set->results || std::find(sealers.begin(), sealers.end(), *set->sealer) == sealers.end())
            return std::nullopt;
        const auto results = authres::parse(set->results->body, authres::Grammar::Strict);
        if (!results)
            continue;
        if (saysConfirmed(*results, *author))
            return Vouching{*set->sealer, set->instance};
    }
    return std::nullopt;
}

} // namespace

const Mail::Read &Mail::read(const received::OwnProvider &own)
{
    if (!m_read) {
        m_read = Read{message::authorOf(m_header), received::trace(m_header, own), {}};
        m_read->results = authres::believedResults(m_header, m_read->journey, own);
    }
    return *m_read;
}

std::optional<QByteArray> reversePath(const message::Header &header, const received::Journey &journey)
{
    // RFC 5321 §4.4: the server of final delivery puts it on top; one that came with the message is anybody's.
    const message::Field *field = header.first(message::FieldName::ReturnPath);
    if (!field || !journey.isAboveBoundary(*field))
        return std::nullopt;
    const QByteArray line = message::unfolded(field->body);
    const QByteArrayView text = octets::trimmed(line);
    const qsizetype open = octets::indexOf(text, '<');
    const qsizetype close = text.lastIndexOf('>');
    if (open < 0 && close < 0)
        return text.toByteArray();
    if (open < 0 || close < open)
        return std::nullopt;
    QByteArrayView path = text.sliced(open + 1, close - open - 1);
    if (path.startsWith('@')) { // RFC 5321 §4.1.1.3: a source route is to be ignored
        const qsizetype colon = octets::indexOf(path, ':');
        if (colon < 0)
            return std::nullopt;
        path = path.sliced(colon + 1);
    }
    return path.toByteArray();
}

OwnChecks checkSender(Mail &mail, const std::optional<DomainName> &author, const received::Journey &journey,
                      const std::vector<DomainName> &sealers, const Recollection &known, dns::Answers &answers,
                      dkim::KeyCache &keys)
{
    OwnChecks checks;
    checks.arrival = arrivalOf(journey);
    checks.now = mail.now();
    checks.remembered = known.checks;
    checks.history = known.history;

    // RFC 6376 §3.5, "x=": when the message was received, "if that time is reliably available; otherwise, the current time".
    const auto received = checks.arrival.isBelieved ? *checks.arrival.time : mail.now();
    checks.signatures = mail.signatures().judge(answers, keys, received);
    for (dkim::Finding &finding : checks.signatures)
        recall(finding, known.checks);

    checks.chain = mail.chain().judge(answers, keys);
    checks.vouching = vouchingOf(checks.chain, author, sealers);
    checks.isHandedIn = isHandedIn(journey);
    if (!checks.isHandedIn)
        checks.spf = checkSpf(mail, author, journey, checks.isMailFromAssumed, answers);
    if (author) {
        std::vector<dmarc::Identifier> identifiers;
        for (const dkim::Finding &finding : checks.signatures)
            identifiers.push_back(identifierOf(finding, *author));
        checks.dmarc = dmarc::evaluate(*author, identifiers, spfIdentifier(checks, *author), answers);
    }
    return checks;
}

bool OwnChecks::isAligned(size_t signature) const
{
    const dkim::Finding &finding = signatures[signature];
    if (!finding.sdid || !dmarc || signature >= dmarc->dkim.size())
        return false;
    if (dmarc->dkim[signature] == dmarc::Aligned::Yes)
        return true;
    // What was found aligned once, with the same message, is remembered: the policy records can be out of reach today.
    const auto *pass = std::get_if<dkim::Pass>(&finding.verdict);
    if (!pass || !pass->checked || !remembered || dmarc->dkim[signature] == dmarc::Aligned::No)
        return false;
    return std::any_of(remembered->signatures.begin(), remembered->signatures.end(), [&](const auto &known) {
        return known.line == finding.field->line && known.sdid == *finding.sdid && known.isAligned;
    });
}

bool OwnChecks::isAlignmentKnown(size_t signature) const
{
    if (isAligned(signature))
        return true;
    return dmarc && signature < dmarc->dkim.size() && dmarc->dkim[signature] == dmarc::Aligned::No;
}

bool OwnChecks::isPending() const
{
    const bool asksForKeys = std::any_of(signatures.begin(), signatures.end(), [](const dkim::Finding &finding) {
        return std::holds_alternative<dkim::Pending>(finding.verdict);
    });
    return asksForKeys || chain.status == arc::Chain::Status::Pending || (spf && spf->isPending)
        || (dmarc && dmarc->isPending);
}

RememberedChecks toRemember(const OwnChecks &checks, bool isAgainstPolicy)
{
    RememberedChecks result{.checked = checks.now};
    for (size_t i = 0; i < checks.signatures.size(); ++i) {
        const dkim::Finding &finding = checks.signatures[i];
        const auto *pass = std::get_if<dkim::Pass>(&finding.verdict);
        if (pass && !pass->checked && finding.sdid && checks.isAlignmentKnown(i))
            result.signatures.push_back(
                {finding.field->line, *finding.sdid, finding.selector, *pass, checks.isAligned(i)});
    }
    const bool hasSpf = checks.spf && checks.spf->code == spf::Code::Pass && !checks.spf->isPending
        && !checks.spf->matchesAnybody && !checks.isMailFromAssumed;
    result.spfAligned = hasSpf && checks.dmarc && checks.dmarc->spf == dmarc::Aligned::Yes;
    if (isAgainstPolicy && checks.dmarc)
        result.failedPolicy = checks.dmarc->discovery.policy;
    return result;
}

expectations::Seen seenOf(const OwnChecks &checks)
{
    expectations::Seen seen{.received = checks.arrival.time};
    for (size_t i = 0; i < checks.signatures.size(); ++i) {
        const dkim::Finding &finding = checks.signatures[i];
        if (finding.counts() && finding.sdid && checks.isAlignmentKnown(i))
            seen.signers.emplace_back(*finding.sdid, checks.isAligned(i));
    }
    return seen;
}

} // namespace waxseal::verdict
