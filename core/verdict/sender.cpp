// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/sender.h"

#include "core/base/octets.h"
#include "core/base/overloaded.h"

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

Verdict judgeResults(const message::Header &header, const DomainName &domain, const std::vector<authres::Line> &lines)
{
    const authres::Findings findings(lines);
    const Dmarc dmarc = dmarcOf(domain, lines);
    if (dmarc.code == authres::Code::Fail && dmarc.asksToRefuse)
        return AgainstPolicy{domain, dmarc.line};
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
    if (header.first(message::FieldName::DkimSignature))
        return NotCheckedHere{};
    return Unsigned{};
}

} // namespace

Verdict judge(const message::Header &header, const message::Author &author, const std::vector<authres::Line> &lines,
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
    Verdict byResults = judgeResults(header, domain, lines);
    // SMTPsec authenticates the domain of From by itself (§6.4.3); evidence against is not outweighed by it.
    if (std::holds_alternative<smtpsec::Authenticated>(smtpsec) && outcomeOf(byResults) != Outcome::Contradicted
        && outcomeOf(byResults) != Outcome::Confirmed)
        return SmtpsecConfirms{domain};
    return byResults;
}

Outcome outcomeOf(const Verdict &verdict)
{
    return std::visit(
        Overloaded{
            [](const ProviderConfirms &) { return Outcome::Confirmed; },
            [](const SmtpsecConfirms &) { return Outcome::Confirmed; },
            [](const SignedByAnother &) { return Outcome::Stated; },
            [](const NoProofFound &) { return Outcome::Nothing; },
            [](const CheckFailed &) { return Outcome::Nothing; }, // RFC 6376 §6.1: as if it were not signed
            [](const AgainstPolicy &) { return Outcome::Contradicted; },
            [](const TemporaryTrouble &) { return Outcome::Unchecked; },
            [](const SmtpsecContradicts &) { return Outcome::Contradicted; },
            [](const SeveralFromFields &) { return Outcome::Contradicted; },
            [](const SeveralAuthors &) { return Outcome::Unchecked; },
            [](const NoAuthor &) { return Outcome::Unchecked; },
            [](const AuthorUnclear &) { return Outcome::Contradicted; },
            [](const NotCheckedHere &) { return Outcome::Unchecked; },
            [](const Unsigned &) {
                return Outcome::Unchecked;
            }, // what the domain asks of unsigned mail is not known yet
        },
        verdict);
}

QByteArrayView reasonOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const ProviderConfirms &pass) {
                              return QByteArrayView(pass.by == By::Dmarc ? "provider_dmarc" : "provider_dkim");
                          },
                          [](const SmtpsecConfirms &) { return QByteArrayView("smtpsec"); },
                          [](const SignedByAnother &) { return QByteArrayView("signed_by_another"); },
                          [](const NoProofFound &) { return QByteArrayView("no_proof"); },
                          [](const CheckFailed &) { return QByteArrayView("check_failed"); },
                          [](const AgainstPolicy &) { return QByteArrayView("against_policy"); },
                          [](const TemporaryTrouble &) { return QByteArrayView("temporary_trouble"); },
                          [](const SmtpsecContradicts &) { return QByteArrayView("smtpsec_contradicted"); },
                          [](const SeveralFromFields &) { return QByteArrayView("several_from_fields"); },
                          [](const SeveralAuthors &) { return QByteArrayView("several_authors"); },
                          [](const NoAuthor &) { return QByteArrayView("no_author"); },
                          [](const AuthorUnclear &) { return QByteArrayView("author_unclear"); },
                          [](const NotCheckedHere &) { return QByteArrayView("not_checked_here"); },
                          [](const Unsigned &) { return QByteArrayView("unsigned"); },
                      },
                      verdict);
}

} // namespace waxseal::verdict::sender
