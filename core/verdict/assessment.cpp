// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/assessment.h"

#include "core/base/octets.h"

namespace waxseal::verdict {

namespace {

/// Requirement 26, as far as the own provider has looked.
tes::AuthorSignature authorSignature(const authres::Findings &findings, const std::optional<DomainName> &author)
{
    const auto dmarc = findings.first(authres::Method::Dmarc);
    if (dmarc && dmarc->result->code == authres::Code::Fail)
        return tes::AuthorSignature::Missing;
    if (author && findings.alignedDkimPass(*author))
        return tes::AuthorSignature::Aligned;
    if (const auto dkim = findings.first(authres::Method::Dkim)) {
        switch (dkim->result->code) {
        case authres::Code::None:
        case authres::Code::Fail:
        case authres::Code::Neutral:
        case authres::Code::PermError:
        case authres::Code::Policy:
        case authres::Code::Pass: // of another domain
            return tes::AuthorSignature::Missing;
        default: break;
        }
    }
    return tes::AuthorSignature::Unknown;
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

} // namespace

Assessment assess(const message::Header &header, const Result<message::ContentClaims, message::MimeFault> &claims,
                  const Account &account, dns::Answers &answers)
{
    Assessment result;
    const received::OwnProvider &own = account.own;
    result.author = message::authorOf(header);
    result.journey = received::trace(header, own);
    result.results = authres::believedResults(header, result.journey, own);
    result.connection = way_in::connectionOf(result.journey);

    std::optional<DomainName> author;
    if (!result.author.isAmbiguous && result.author.mailbox && result.author.mailbox->address)
        author = result.author.mailbox->address->domain;
    const authres::Findings findings(result.results);

    result.tesMarks = tes::findMarks(header, result.journey, account.tesFields);
    result.tes = tes::judgeReceived(result.tesMarks, result.journey, own.domain, author, result.connection.session,
                                    authorSignature(findings, author), account.tesRoot, answers);
    result.smtpsecMark = header.first(message::FieldName::SmtpsecUsed);
    result.smtpsec = smtpsec::judgeReceived(header, result.journey, own.domain, author, answers);
    result.securemail =
        securemail::judgeReceived(result.journey, own.domain, author, result.connection.isEncrypted,
                                  result.connection.session, senderCheck(findings, authres::Method::Spf, author),
                                  senderCheck(findings, authres::Method::SenderId, author), answers);
    result.bsi = bsi::judgeReceived(account.bsiList, result.journey, own.domain, author, result.connection.isEncrypted,
                                    result.connection.session);

    result.sender = sender::judge(header, result.author, result.results, result.smtpsec);
    result.wayIn = way_in::judge(result.journey, result.connection, result.tes);
    result.content = content::judge(claims);
    result.lookups = answers.used();
    return result;
}

bool Assessment::has(Outcome outcome) const
{
    return sender::outcomeOf(sender) == outcome || way_in::outcomeOf(wayIn) == outcome
        || content::outcomeOf(content) == outcome;
}

} // namespace waxseal::verdict
