// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/assessment.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/securemail/pra.h"

namespace waxseal::verdict {

namespace {

/// Requirement 26: what was verified here, else what the own provider says.
tes::AuthorSignature authorSignature(const OwnChecks &checks, const authres::Findings &findings,
                                     const std::optional<DomainName> &author)
{
    using tes::AuthorSignature;
    bool isKnown = checks.dmarc && checks.dmarc->discovery.state != dmarc::Discovery::State::NoAnswer
        && checks.dmarc->discovery.state != dmarc::Discovery::State::Pending;
    bool isBroken = false;
    for (size_t i = 0; i < checks.signatures.size(); ++i) {
        const dkim::Verdict &verdict = checks.signatures[i].verdict;
        const auto *pass = std::get_if<dkim::Pass>(&verdict);
        if (pass && !pass->isTesting && checks.isAligned(i))
            return AuthorSignature::Aligned;
        if (std::holds_alternative<dkim::Pending>(verdict) || std::holds_alternative<dkim::TempError>(verdict))
            isKnown = false;
        isBroken = isBroken || (std::holds_alternative<dkim::Fail>(verdict) && checks.isAligned(i));
    }
    const auto dmarc = findings.first(authres::Method::Dmarc);
    const bool providerFails = dmarc && dmarc->result->code == authres::Code::Fail;
    const bool providerPasses = author && !providerFails && findings.alignedDkimPass(*author);
    if (providerPasses) // at odds with a signature that is broken here; a key may have gone since
        return isBroken ? AuthorSignature::Unknown : AuthorSignature::Aligned;
    if (providerFails || checks.signatures.empty() || isBroken)
        return AuthorSignature::Missing;
    if (isKnown && !checks.isOlderThan(limits::keysStay))
        return AuthorSignature::Missing;
    if (const auto dkim = findings.first(authres::Method::Dkim)) {
        switch (dkim->result->code) {
        case authres::Code::None:
        case authres::Code::Fail:
        case authres::Code::Neutral:
        case authres::Code::PermError:
        case authres::Code::Policy:
        case authres::Code::Pass: // of another domain
            return AuthorSignature::Missing;
        default: break;
        }
    }
    return AuthorSignature::Unknown;
}

/// The own provider's answer about the author's domain. A check of another domain (a forwarder's envelope, another Sender)
/// says nothing about the author, and no answer never looks like bad.
securemail::SenderCheck senderCheck(const authres::Findings &findings, authres::Method method,
                                    const std::optional<DomainName> &author)
{
    const auto found = findings.first(method);
    if (!found || found->result->code == authres::Code::TempError)
        return securemail::SenderCheck::NotSaid;
    if (found->result->code != authres::Code::Pass)
        return securemail::SenderCheck::Other;
    for (const authres::Property &property : found->result->properties) {
        const qsizetype at = property.value.lastIndexOf('@');
        const auto domain = DomainName::parse(property.value.sliced(at + 1));
        const bool isChecked =
            octets::equalIgnoringCase(property.name, "mailfrom") || octets::equalIgnoringCase(property.ptype, "header");
        if (isChecked && author && domain && *domain == *author)
            return securemail::SenderCheck::Pass;
    }
    return securemail::SenderCheck::NotSaid;
}

/// SPF and Sender ID for SecureMail (requirement 75): the own provider has checked when the mail came; where it says nothing, the
/// check here stands in.
struct SenderChecks {
    securemail::SenderCheck spf;
    securemail::SenderCheck senderId;
};

SenderChecks senderChecks(const message::Header &header, const OwnChecks &checks, const received::Journey &journey,
                          const authres::Findings &findings, const std::optional<DomainName> &author,
                          dns::Answers &answers)
{
    using securemail::SenderCheck;
    SenderChecks result{senderCheck(findings, authres::Method::Spf, author),
                        senderCheck(findings, authres::Method::SenderId, author)};
    const received::Hop *boundary = journey.boundaryHop();
    if (!checks.spf || !boundary || !boundary->trace.peerIp || !author)
        return result;
    if (result.spf == SenderCheck::NotSaid && !checks.isMailFromAssumed && checks.spf->domain == author)
        result.spf = securemail::asSenderCheck(*checks.spf);
    const std::optional<QByteArray> address = securemail::purportedAddress(header);
    if (result.senderId == SenderCheck::NotSaid && address) {
        const spf::Answer answer = spf::checkHost({.ip = *boundary->trace.peerIp,
                                                   .helo = boundary->trace.helo.toByteArray(),
                                                   .mailFrom = *address,
                                                   .receiver = boundary->trace.by.toByteArray(),
                                                   .now = boundary->trace.time.value_or(checks.now),
                                                   .scope = spf::Scope::Pra},
                                                  answers);
        if (answer.domain == author)
            result.senderId = securemail::asSenderCheck(answer);
    }
    return result;
}

} // namespace

Assessment assess(Mail &mail, const Result<message::ContentClaims, message::MimeFault> &claims, const Account &account,
                  const Recollection &known, dns::Answers &answers, dkim::KeyCache &keys)
{
    Assessment result;
    const message::Header &header = mail.header();
    const received::OwnProvider &own = account.own;
    const Mail::Read &read = mail.read(own);
    result.author = read.author;
    result.journey = read.journey;
    result.results = read.results;
    result.connection = way_in::connectionOf(result.journey);

    const std::optional<DomainName> author = authorDomain(result.author);
    const authres::Findings findings(result.results);
    std::vector<DomainName> sealers = account.arcSealers;
    if (own.domain)
        sealers.push_back(*own.domain);
    result.checks = checkSender(mail, author, result.journey, sealers, known, answers, keys);

    result.tesMarks = tes::findMarks(header, result.journey, account.tesFields);
    result.tes = tes::judgeReceived(result.tesMarks, result.journey, own.domain, author, result.connection.session,
                                    authorSignature(result.checks, findings, author), account.tesRoot, answers);
    result.smtpsecMark = header.first(message::FieldName::SmtpsecUsed);
    result.smtpsec = smtpsec::judgeReceived(header, result.journey, own.domain, author, answers);
    SenderChecks asked{securemail::SenderCheck::NotSaid, securemail::SenderCheck::NotSaid};
    if (own.domain && securemail::isSecureMailDomain(*own.domain)) // nobody else needs Sender ID looked up
        asked = senderChecks(header, result.checks, result.journey, findings, author, answers);
    result.securemail = securemail::judgeReceived(result.journey, own.domain, author, result.connection.isEncrypted,
                                                  result.connection.session, asked.spf, asked.senderId, answers);
    result.bsi = bsi::judgeReceived(account.bsiList, result.journey, own.domain, author, result.connection.isEncrypted,
                                    result.connection.session);

    result.sender = sender::judge(result.author, result.results, result.checks, result.smtpsec);
    result.wayIn = way_in::judge(result.journey, result.connection, result.tes);
    result.content = content::judge(claims);
    result.lookups = answers.used();
    return result;
}

std::optional<DomainName> authorDomain(const message::Author &author)
{
    if (author.isAmbiguous || !author.mailbox || !author.mailbox->address)
        return std::nullopt;
    return author.mailbox->address->domain;
}

bool Assessment::has(Outcome outcome) const
{
    return sender::outcomeOf(sender) == outcome || way_in::outcomeOf(wayIn) == outcome
        || content::outcomeOf(content) == outcome;
}

} // namespace waxseal::verdict
