// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/sender.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/base/overloaded.h"

#include <algorithm>

namespace waxseal::verdict::sender {

namespace {

/// What the domain asks receivers to do, as the provider wrote it beside its DMARC result: "(p=REJECT …)" in a comment,
/// "policy.dmarc=reject", or "policy.published-domain-policy". The provider's own disposition ("dis=") is another matter.
bool asksToRefuse(const authres::MethodResult &dmarc)
{
    const auto isStrict = [](QByteArrayView policy) {
        return octets::startsWithIgnoringCase(policy, "reject") || octets::startsWithIgnoringCase(policy, "quarantine");
    };
    for (const QByteArrayView name : {QByteArrayView("dmarc"), QByteArrayView("published-domain-policy")}) {
        if (isStrict(dmarc.property("policy", name)))
            return true;
    }
    const QByteArrayView comment = dmarc.comment;
    for (qsizetype at = 0; at + 2 < comment.size(); ++at) {
        const bool startsWord = at == 0 || !octets::isAlphaNumeric(comment[at - 1]);
        if (startsWord && octets::lower(comment[at]) == 'p' && comment[at + 1] == '=')
            return isStrict(comment.sliced(at + 2));
    }
    return false;
}

/// What the believed lines say about DMARC of this author, together. A failure outweighs a pass.
struct Dmarc {
    const authres::Line *line = nullptr;
    authres::Code code = authres::Code::Other;
    bool asksToRefuse = false;
};

Dmarc dmarcOf(const DomainName &domain, const std::vector<authres::Line> &lines)
{
    Dmarc dmarc;
    for (const authres::Line &line : lines) {
        for (const authres::MethodResult &result : line.results.results) {
            if (result.method != authres::Method::Dmarc)
                continue;
            const QByteArrayView from = result.property("header", "from");
            // An answer about another domain is none about this author, good or bad. Without "header.from" it may be about
            // anybody: such a pass proves nothing.
            const bool isAboutAnother = !from.isEmpty() && !octets::equalIgnoringCase(from, domain.view());
            if (isAboutAnother || (from.isEmpty() && result.code == authres::Code::Pass))
                continue;
            const bool isWorse = result.code == authres::Code::Fail && dmarc.code != authres::Code::Fail;
            if (!dmarc.line || isWorse)
                dmarc = {&line, result.code, false};
            if (result.code == authres::Code::Fail && asksToRefuse(result))
                dmarc.asksToRefuse = true;
        }
    }
    return dmarc;
}

/// What the own provider's results say about the author; nothing where they say nothing.
std::optional<Verdict> judgeResults(const DomainName &domain, const std::vector<authres::Line> &lines)
{
    const authres::Findings findings(lines);
    const Dmarc dmarc = dmarcOf(domain, lines);
    if (dmarc.code == authres::Code::Fail && dmarc.asksToRefuse)
        return AgainstPolicy{domain, dmarc.line, {}};
    if (dmarc.line && dmarc.code == authres::Code::Pass)
        return ProviderConfirms{By::Dmarc, domain, dmarc.line};
    if (dmarc.line && dmarc.code == authres::Code::TempError)
        return TemporaryTrouble{dmarc.line};

    // DKIM alone speaks where DMARC is silent; against a DMARC answer of the same provider it proves nothing.
    const auto aligned = findings.alignedDkimPass(domain);
    if (aligned && (!dmarc.line || dmarc.code == authres::Code::None))
        return ProviderConfirms{By::Dkim, domain, aligned->line};
    if (const auto another = findings.anyDkimPass(); another && !aligned)
        return SignedByAnother{*authres::dkimDomain(*another->result), domain, another->line};
    if (dmarc.line && dmarc.code == authres::Code::Fail)
        return CheckFailed{domain, dmarc.line};
    if (dmarc.line && aligned)
        return NoProofFound{domain, dmarc.line};
    if (const auto dkim = findings.first(authres::Method::Dkim)) {
        if (dkim->result->code == authres::Code::TempError)
            return TemporaryTrouble{dkim->line};
        if (dkim->result->code == authres::Code::Fail)
            return CheckFailed{domain, dkim->line};
        return NoProofFound{domain, dkim->line};
    }
    if (const auto any = findings.first(authres::Method::Dmarc))
        return NoProofFound{domain, any->line};
    return std::nullopt;
}

/// What the DKIM signatures come to, for one author.
struct Signatures {
    const dkim::Finding *aligned = nullptr; ///< passes and may stand for the author's domain
    const dkim::Finding *partial = nullptr; ///< the same, but for a part of the body
    const dkim::Finding *another = nullptr; ///< passes for another domain
    const dkim::Finding *broken = nullptr;  ///< of the author's domain, and does not match the message
    const dkim::Finding *bogus = nullptr;   ///< of the author's domain, its key fails its DNSSEC check
    const dkim::Finding *keyless = nullptr; ///< of the author's domain, without a key that can be used
    const dkim::TempError *unanswered = nullptr;
};

Signatures survey(const OwnChecks &checks)
{
    Signatures found;
    for (size_t i = 0; i < checks.signatures.size(); ++i) {
        const dkim::Finding &finding = checks.signatures[i];
        const bool isAligned = checks.isAligned(i);
        const auto note = [&finding](const dkim::Finding *&place) {
            if (!place)
                place = &finding;
        };
        std::visit(Overloaded{
                       [](const dkim::Pending &) {},
                       [&](const dkim::Pass &pass) {
                           if (isAligned && finding.counts())
                               note(found.aligned);
                           else if (isAligned && !pass.isTesting)
                               note(found.partial);
                           else if (!isAligned && finding.counts())
                               note(found.another);
                       },
                       [&](const dkim::Fail &fail) {
                           if (isAligned && !fail.isTesting)
                               note(found.broken);
                       },
                       [&](const dkim::TempError &error) {
                           if (isAligned && error.key == dns::Status::Bogus)
                               note(found.bogus);
                           found.unanswered = &error;
                       },
                       [&](const dkim::PermError &error) {
                           if (isAligned && (error.rule == dkim::Rule::NoKey || error.rule == dkim::Rule::KeyRevoked))
                               note(found.keyless);
                       },
                       [](const dkim::Policy &) {},
                       [](const dkim::Neutral &) {},
                   },
                   finding.verdict);
    }
    return found;
}

LookupTrouble troubleOf(const OwnChecks &checks, const Signatures &signatures)
{
    if (signatures.unanswered && signatures.unanswered->trouble != dns::Trouble::None)
        return {signatures.unanswered->trouble};
    return {checks.dmarc->discovery.trouble};
}

/// What a DMARC failure comes to where the domain asks to refuse such mail.
Verdict judgeFailure(const DomainName &domain, const OwnChecks &checks, const Signatures &signatures)
{
    if (signatures.keyless && checks.isOlderThan(limits::keysStay))
        return KeyGone{*signatures.keyless->sdid};
    if (checks.isOlderThan(limits::policiesStay))
        return TooOld{domain};
    return AgainstPolicy{domain, nullptr, {}};
}

/// What was verified here says, for one author. NotCheckedYet while answers are missing that could confirm.
Verdict judgeChecks(const DomainName &domain, const OwnChecks &checks)
{
    const Signatures signatures = survey(checks);
    const dmarc::Evaluation &dmarc = *checks.dmarc;
    if (signatures.aligned) {
        const CheckedOn checked = std::get<dkim::Pass>(signatures.aligned->verdict).checked;
        return DkimConfirms{*signatures.aligned->sdid, domain, checked};
    }
    if (signatures.bogus)
        return KeyForged{*signatures.bogus->sdid};
    const bool hasSpfPass = checks.spf && !checks.spf->isPending && checks.spf->code == spf::Code::Pass
        && !checks.spf->matchesAnybody && !checks.isMailFromAssumed;
    if (hasSpfPass && dmarc.spf == dmarc::Aligned::Yes)
        return SpfConfirms{domain, {}};
    if (checks.isPending())
        return NotCheckedYet{};

    if (checks.remembered && checks.remembered->spfAligned)
        return SpfConfirms{domain, checks.remembered->checked};
    if (signatures.partial)
        return PartlySigned{*signatures.partial->sdid, domain};
    if (checks.isHandedIn)
        return HandedIn{};
    if (checks.vouching)
        return ForwarderVouches{checks.vouching->sealer, domain};

    const bool asksToRefuse =
        dmarc.discovery.state == dmarc::Discovery::State::Found && dmarc.discovery.policy != dmarc::Policy::None;
    // RFC 9989 would wait for SPF; but a signature of the domain itself that does not match is evidence enough.
    // Not where the server is one that the author's domain lists: then only MAIL FROM is missing, and the own provider may have
    // changed the mail on delivery.
    const bool isFromListedServer =
        checks.isMailFromAssumed && checks.spf && checks.spf->code == spf::Code::Pass && !checks.spf->matchesAnybody;
    const bool isBroken = signatures.broken && !signatures.unanswered && !isFromListedServer;
    if (asksToRefuse && (dmarc.code == dmarc::Code::Fail || (dmarc.code == dmarc::Code::TempError && isBroken)))
        return judgeFailure(domain, checks, signatures);
    if (checks.remembered && checks.remembered->failedPolicy)
        return AgainstPolicy{domain, nullptr, checks.remembered->checked};

    const bool isUnanswered = dmarc.discovery.state == dmarc::Discovery::State::NoAnswer || signatures.unanswered
        || (checks.spf && checks.spf->code == spf::Code::TempError);
    if (asksToRefuse && dmarc.code == dmarc::Code::TempError && !isUnanswered && !signatures.broken)
        return ServerUnknown{domain};
    if (signatures.another)
        return SignedByAnother{*signatures.another->sdid, domain, nullptr};
    if (isUnanswered)
        return troubleOf(checks, signatures);
    if (signatures.keyless && checks.isOlderThan(limits::keysStay))
        return KeyGone{*signatures.keyless->sdid};
    if (signatures.broken)
        return CheckFailed{domain, nullptr};
    return NoProofFound{domain, nullptr};
}

const authres::Line *lineOf(const Verdict &byProvider)
{
    return std::visit(
        [](const auto &verdict) -> const authres::Line * {
            if constexpr (requires { verdict.line; })
                return verdict.line;
            else
                return nullptr;
        },
        byProvider);
}

/// The provider has looked when the mail came, with the DNS of that day; the checks here need nobody's word. Where both have
/// found something and it does not fit together, that is what there is to say.
Verdict combined(const DomainName &domain, const std::optional<Verdict> &theirs, const Verdict &ours)
{
    if (!theirs)
        return ours;
    const bool theyConfirm = outcomeOf(*theirs) == Outcome::Confirmed;
    const bool theyFail =
        std::holds_alternative<AgainstPolicy>(*theirs) || std::holds_alternative<CheckFailed>(*theirs);
    const bool weConfirm = outcomeOf(ours) == Outcome::Confirmed;
    const bool weFail = outcomeOf(ours) == Outcome::Contradicted || std::holds_alternative<CheckFailed>(ours);
    if ((weConfirm && theyFail) || (theyConfirm && weFail))
        return Conflict{theyConfirm, domain, lineOf(*theirs)};
    // What the provider confirmed may rest on that very signature; it does not say how much of the mail it covers.
    if (weConfirm || std::holds_alternative<ForwarderVouches>(ours) || std::holds_alternative<PartlySigned>(ours))
        return ours;
    if (theyConfirm || std::holds_alternative<AgainstPolicy>(*theirs))
        return *theirs;
    const bool weAreSilent = outcomeOf(ours) == Outcome::Unchecked;
    const bool theySayMore = outcomeOf(ours) == Outcome::Nothing && outcomeOf(*theirs) == Outcome::Stated;
    return weAreSilent || theySayMore ? *theirs : ours;
}

/// A signature that could not be verified, and might have been good.
bool hasOpenSignature(const OwnChecks &checks)
{
    return std::any_of(checks.signatures.begin(), checks.signatures.end(), [&](const dkim::Finding &finding) {
        const auto *error = std::get_if<dkim::PermError>(&finding.verdict);
        const auto *policy = std::get_if<dkim::Policy>(&finding.verdict);
        const bool isGone = error && (error->rule == dkim::Rule::NoKey || error->rule == dkim::Rule::KeyRevoked)
            && checks.isOlderThan(limits::keysStay);
        const bool isNotRead =
            policy && (policy->rule == dkim::LocalRule::TooMany || policy->rule == dkim::LocalRule::BodyTooLarge);
        return isGone || isNotRead || std::holds_alternative<dkim::Pending>(finding.verdict)
            || std::holds_alternative<dkim::TempError>(finding.verdict);
    });
}

/// A change for the worse outweighs everything that is no proof and no open question.
Verdict againstExpectation(const DomainName &domain, const OwnChecks &checks, Verdict verdict)
{
    const bool isOpen = checks.isPending() || outcomeOf(verdict) == Outcome::Unchecked || hasOpenSignature(checks);
    const bool isProof = outcomeOf(verdict) == Outcome::Confirmed || outcomeOf(verdict) == Outcome::Contradicted
        || std::holds_alternative<ForwarderVouches>(verdict);
    if (!isOpen && !isProof && expectations::judge(checks.history, seenOf(checks)) == expectations::Judgement::Worse)
        return LessThanExpected{domain, *checks.history};
    return verdict;
}

} // namespace

Verdict judge(const message::Author &author, const std::vector<authres::Line> &lines, const OwnChecks &checks,
              const smtpsec::Received &smtpsec)
{
    if (author.fields > 1)
        return SeveralFromFields{author.fields};
    if (const auto *contradiction = std::get_if<smtpsec::Contradiction>(&smtpsec))
        return SmtpsecContradicts{contradiction->why};
    if (author.authors > 1)
        return SeveralAuthors{author.authors};
    if (!author.isRegular)
        return AuthorUnclear{};
    if (!author.mailbox || !author.mailbox->address) // no From field, an empty group, an address literal
        return NoAuthor{};

    const DomainName &domain = author.mailbox->address->domain;
    const Verdict ours = checks.dmarc ? judgeChecks(domain, checks) : Verdict(NotCheckedYet{});
    Verdict found = againstExpectation(domain, checks, combined(domain, judgeResults(domain, lines), ours));
    // SMTPsec authenticates the domain of From by itself (§6.4.3); evidence against is not outweighed by it.
    if (std::holds_alternative<smtpsec::Authenticated>(smtpsec) && outcomeOf(found) != Outcome::Contradicted
        && outcomeOf(found) != Outcome::Confirmed)
        return SmtpsecConfirms{domain};
    return found;
}

Outcome outcomeOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const NotCheckedYet &) { return Outcome::Unchecked; },
                          [](const DkimConfirms &) { return Outcome::Confirmed; },
                          [](const SpfConfirms &) { return Outcome::Confirmed; },
                          [](const PartlySigned &) { return Outcome::Stated; },
                          [](const ForwarderVouches &) { return Outcome::Stated; },
                          [](const KeyForged &) { return Outcome::Contradicted; },
                          [](const LookupTrouble &) { return Outcome::Unchecked; },
                          [](const KeyGone &) { return Outcome::Unchecked; },
                          [](const TooOld &) { return Outcome::Unchecked; },
                          [](const ServerUnknown &) { return Outcome::Unchecked; },
                          [](const HandedIn &) { return Outcome::Unchecked; },
                          [](const LessThanExpected &) { return Outcome::Contradicted; },
                          [](const ProviderConfirms &) { return Outcome::Confirmed; },
                          [](const TemporaryTrouble &) { return Outcome::Unchecked; },
                          [](const Conflict &) { return Outcome::Unchecked; },
                          [](const SignedByAnother &) { return Outcome::Stated; },
                          [](const NoProofFound &) { return Outcome::Nothing; },
                          [](const CheckFailed &) { return Outcome::Nothing; }, // RFC 6376 §6.1: as if unsigned
                          [](const AgainstPolicy &) { return Outcome::Contradicted; },
                          [](const SmtpsecConfirms &) { return Outcome::Confirmed; },
                          [](const SmtpsecContradicts &) { return Outcome::Contradicted; },
                          [](const SeveralFromFields &) { return Outcome::Contradicted; },
                          [](const SeveralAuthors &) { return Outcome::Unchecked; },
                          [](const NoAuthor &) { return Outcome::Unchecked; },
                          [](const AuthorUnclear &) { return Outcome::Contradicted; },
                      },
                      verdict);
}

QByteArrayView reasonOf(const Verdict &verdict)
{
    using Word = QByteArrayView;
    return std::visit(Overloaded{
                          [](const NotCheckedYet &) { return Word("not_checked_yet"); },
                          [](const DkimConfirms &) { return Word("dkim_aligned"); },
                          [](const SpfConfirms &) { return Word("spf_aligned"); },
                          [](const PartlySigned &) { return Word("partly_signed"); },
                          [](const ForwarderVouches &) { return Word("arc"); },
                          [](const KeyForged &) { return Word("key_bogus"); },
                          [](const LookupTrouble &) { return Word("lookup_trouble"); },
                          [](const KeyGone &) { return Word("key_gone"); },
                          [](const TooOld &) { return Word("too_old"); },
                          [](const ServerUnknown &) { return Word("server_unknown"); },
                          [](const HandedIn &) { return Word("handed_in"); },
                          [](const LessThanExpected &) { return Word("less_than_expected"); },
                          [](const ProviderConfirms &pass) {
                              return Word(pass.by == By::Dmarc ? "provider_dmarc" : "provider_dkim");
                          },
                          [](const TemporaryTrouble &) { return Word("temporary_trouble"); },
                          [](const Conflict &) { return Word("conflict"); },
                          [](const SignedByAnother &) { return Word("signed_by_another"); },
                          [](const NoProofFound &) { return Word("no_proof"); },
                          [](const CheckFailed &) { return Word("check_failed"); },
                          [](const AgainstPolicy &) { return Word("against_policy"); },
                          [](const SmtpsecConfirms &) { return Word("smtpsec"); },
                          [](const SmtpsecContradicts &) { return Word("smtpsec_contradicted"); },
                          [](const SeveralFromFields &) { return Word("several_from_fields"); },
                          [](const SeveralAuthors &) { return Word("several_authors"); },
                          [](const NoAuthor &) { return Word("no_author"); },
                          [](const AuthorUnclear &) { return Word("author_unclear"); },
                      },
                      verdict);
}

} // namespace waxseal::verdict::sender
