// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/way_out.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace waxseal::verdict::way_out {

namespace {

template <typename T, typename... Ts> bool is(const std::variant<Ts...> &verdict)
{
    return std::holds_alternative<T>(verdict);
}

Own judgeOwn(const Account &account, const std::optional<DomainName> &sender, dns::Answers &answers)
{
    Own own{.domain = account.own.domain};
    if (own.domain && sender != own.domain)
        own.sender = sender;
    if (own.isNamed()) {
        own.tes = tes::judgeMembership(*own.domain, account.tesRoot, answers);
        own.smtpsec = smtpsec::judgeDelivery(*own.domain, answers);
        own.bsi = bsi::placeOf(account.bsiList, *own.domain, smtp::mailHosts(*own.domain, answers));
    }
    return own;
}

bool isOutsideTes(const tes::Membership &membership)
{
    return is<tes::NotMember>(membership) || is<tes::Misfit>(membership);
}

bool isWithoutSmtpsec(const smtpsec::Delivery &delivery)
{
    return is<smtpsec::NotOffered>(delivery) || is<smtpsec::ZoneUnsigned>(delivery);
}

/// The first system of which it is not known what it says, in the order of what the others rest on.
std::optional<NotFound> whatIsMissing(const Recipient &recipient)
{
    using Kind = smtp::MailHosts::Kind;
    if (recipient.hosts.kind == Kind::Forged)
        return NotFound{dns::Trouble::None, true};
    if (recipient.hosts.kind == Kind::NoAnswer)
        return NotFound{recipient.hosts.trouble, false};

    // Records that lead nowhere are an answer: a provider without SMTPsec takes no notice of them.
    const auto *aborted = std::get_if<smtpsec::Aborted>(&recipient.smtpsec.delivery);
    if (aborted && (aborted->isForged || aborted->trouble != dns::Trouble::None))
        return NotFound{aborted->trouble, aborted->isForged};
    if (is<dane::Forged>(recipient.dane.verdict))
        return NotFound{dns::Trouble::None, true};
    if (const auto *notFound = std::get_if<dane::NotFound>(&recipient.dane.verdict))
        return NotFound{notFound->trouble, false};
    if (is<tes::Forged>(recipient.tes.membership))
        return NotFound{dns::Trouble::None, true};
    if (const auto *notFound = std::get_if<tes::NotFound>(&recipient.tes.membership))
        return NotFound{notFound->trouble, false};
    if (is<mtasts::Forged>(recipient.mtaSts))
        return NotFound{dns::Trouble::None, true};
    if (const auto *notFound = std::get_if<mtasts::NotFound>(&recipient.mtaSts))
        return NotFound{notFound->trouble, false};
    if (const auto *none = std::get_if<mtasts::NoPolicy>(&recipient.mtaSts); none && !none->isDefinite())
        return NotFound{dns::Trouble::None, false};
    if (const auto *unknown = std::get_if<securemail::OfferUnknown>(&recipient.secureMail))
        return NotFound{unknown->trouble, unknown->isForged};
    return std::nullopt;
}

bool isAsking(const Recipient &recipient)
{
    return recipient.hosts.kind == smtp::MailHosts::Kind::Asking || !recipient.own.isComplete()
        || !recipient.tes.isComplete() || !recipient.smtpsec.isComplete() || is<dane::Asking>(recipient.dane.verdict)
        || is<mtasts::Asking>(recipient.mtaSts) || is<mtasts::WantsPolicy>(recipient.mtaSts)
        || is<securemail::AskingOffer>(recipient.secureMail) || is<bsi::AskingOffer>(recipient.bsi.verdict);
}

/// What both ends promise, or the recipient's side offers by itself.
std::optional<Verdict> promiseOf(const Recipient &recipient)
{
    const Own &own = recipient.own;
    const auto *peerMember = std::get_if<tes::Member>(&recipient.tes.membership);
    const auto *ownMember = std::get_if<tes::Member>(&own.tes);
    if (peerMember && ownMember)
        return BothTesMembers{ownMember->entity, peerMember->entity, peerMember->root};
    const bool peerHasSmtpsec = is<smtpsec::Offered>(recipient.smtpsec.delivery);
    if (peerHasSmtpsec && is<smtpsec::Offered>(own.smtpsec))
        return BothSmtpsec{};
    if (is<bsi::BothEnds>(recipient.bsi.verdict))
        return BothOnBsiList{};
    if (peerMember)
        return TesMember{.isOwnKnown = isOutsideTes(own.tes)};
    if (peerHasSmtpsec)
        return Smtpsec{.isOwnKnown = isWithoutSmtpsec(own.smtpsec)};
    if (is<dane::Offered>(recipient.dane.verdict))
        return Dane{.ownProviderSaysItChecks = ownMember || is<bsi::Listing>(own.bsi)};
    // RFC 8461 §2: a policy must not cover up a failing DANE check, so nothing is said of it before there is one.
    if (is<dane::Asking>(recipient.dane.verdict) || is<dane::Forged>(recipient.dane.verdict)
        || is<dane::NotFound>(recipient.dane.verdict))
        return std::nullopt;
    if (is<mtasts::HostsDiffer>(recipient.mtaSts))
        return PolicyDiffers{};
    if (is<mtasts::Enforced>(recipient.mtaSts))
        return MtaSts{};
    if (is<securemail::Promised>(recipient.secureMail))
        return SecureMail{};
    return std::nullopt;
}

/// SMTPsec does not go by MX records (§6.1): a domain may take mail by it alone.
Verdict withoutMailHosts(const Recipient &recipient)
{
    if (is<smtpsec::Asking>(recipient.smtpsec.delivery))
        return Asking{};
    const auto *aborted = std::get_if<smtpsec::Aborted>(&recipient.smtpsec.delivery);
    const bool isUnknown = aborted && (aborted->isForged || aborted->trouble != dns::Trouble::None);
    if (isUnknown && !isWithoutSmtpsec(recipient.own.smtpsec))
        return NotFound{aborted->trouble, aborted->isForged};
    if (!is<smtpsec::Offered>(recipient.smtpsec.delivery) || isWithoutSmtpsec(recipient.own.smtpsec))
        return NoMail{recipient.hosts.kind};
    if (is<smtpsec::Offered>(recipient.own.smtpsec))
        return BothSmtpsec{};
    return Smtpsec{.isOwnKnown = false};
}

} // namespace

bool Own::isComplete() const
{
    return !isNamed() || (!is<tes::Asking>(tes) && !is<smtpsec::Asking>(smtpsec) && !is<bsi::AskingOffer>(bsi));
}

std::chrono::sys_seconds Recipient::asOf() const
{
    std::chrono::sys_seconds oldest = judged;
    for (const auto &lookup : lookups) {
        if (lookup->status != dns::Status::NoAnswer)
            oldest = std::min(oldest, lookup->asked);
    }
    return oldest;
}

Recipient judge(const DomainName &domain, const std::shared_ptr<const Account> &account, const mtasts::Known &policy,
                std::chrono::sys_seconds now, dns::Answers &answers, const std::optional<DomainName> &sender)
{
    Recipient recipient{.domain = domain};
    recipient.account = account;
    // Each asks for what it can already ask for; nobody waits for another one's answers without need.
    recipient.hosts = smtp::mailHosts(domain, answers);
    recipient.smtpsec = smtpsec::judgeOffer(domain, answers);
    recipient.dane = dane::judgeDelivery(recipient.hosts, answers);
    recipient.tes = tes::judgeOffer(domain, account->tesRoot, recipient.dane, answers);
    recipient.mtaSts = mtasts::judgeDelivery(domain, recipient.hosts, policy, now, answers);
    recipient.secureMail = securemail::judgeOffer(domain, recipient.hosts, answers);
    recipient.own = judgeOwn(*account, sender, answers);
    recipient.bsi =
        bsi::judgeOffer(bsi::placeOf(account->bsiList, domain, recipient.hosts),
                        recipient.own.isNamed() ? std::optional(recipient.own.bsi) : std::nullopt, recipient.dane);
    recipient.lookups = answers.used();
    recipient.judged = now;
    recipient.isComplete = answers.wanted().isEmpty() && !isAsking(recipient);
    recipient.verdict = combine(recipient);
    return recipient;
}

Verdict combine(const Recipient &recipient)
{
    // Requirement 106: a provider with SMTPsec does not deliver on a DNS error, whatever else there is. Not on one of ours.
    const auto *aborted = std::get_if<smtpsec::Aborted>(&recipient.smtpsec.delivery);
    if (aborted && (aborted->isForged || !dns::isOurOwn(aborted->trouble))
        && is<smtpsec::Offered>(recipient.own.smtpsec))
        return SmtpsecWouldRefuse{aborted->isForged};
    if (recipient.hosts.takesNoMail())
        return withoutMailHosts(recipient);
    if (is<dane::Mismatch>(recipient.dane.verdict))
        return CertificateDiffers{};
    if (is<dane::NoStartTls>(recipient.dane.verdict))
        return NoStartTls{};

    if (const auto promise = promiseOf(recipient))
        return *promise;
    if (!recipient.isComplete)
        return Asking{};
    if (const auto missing = whatIsMissing(recipient))
        return *missing;
    if (is<dane::OfferedByPart>(recipient.dane.verdict))
        return OnlySomeHosts{};
    const auto *notOffered = std::get_if<dane::NotOffered>(&recipient.dane.verdict);
    if (notOffered && notOffered->why == dane::NotOffered::Why::UnusableRecords)
        return EncryptionDemanded{};
    if (is<mtasts::Testing>(recipient.mtaSts))
        return TestMode{};
    return Nothing{};
}

Outcome outcomeOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const Asking &) { return Outcome::Unchecked; },
                          [](const NoMail &) { return Outcome::Contradicted; },
                          [](const BothTesMembers &) { return Outcome::Confirmed; },
                          [](const BothSmtpsec &) { return Outcome::Confirmed; },
                          [](const SmtpsecWouldRefuse &) { return Outcome::Unchecked; },
                          [](const CertificateDiffers &) { return Outcome::Contradicted; },
                          [](const NoStartTls &) { return Outcome::Contradicted; },
                          [](const BothOnBsiList &) { return Outcome::Stated; },
                          [](const TesMember &) { return Outcome::Stated; },
                          [](const Smtpsec &) { return Outcome::Stated; },
                          [](const Dane &) { return Outcome::Stated; },
                          [](const PolicyDiffers &) { return Outcome::Contradicted; },
                          [](const MtaSts &) { return Outcome::Stated; },
                          [](const SecureMail &) { return Outcome::Stated; },
                          [](const NotFound &) { return Outcome::Unchecked; },
                          [](const OnlySomeHosts &) { return Outcome::Nothing; },
                          [](const EncryptionDemanded &) { return Outcome::Nothing; },
                          [](const TestMode &) { return Outcome::Nothing; },
                          [](const Nothing &) { return Outcome::Nothing; },
                      },
                      verdict);
}

QByteArrayView reasonOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const Asking &) { return QByteArrayView("asking"); },
                          [](const NoMail &noMail) {
                              switch (noMail.why) {
                              case smtp::MailHosts::Kind::NullMx: return QByteArrayView("null_mx");
                              case smtp::MailHosts::Kind::NoSuchDomain: return QByteArrayView("no_such_domain");
                              case smtp::MailHosts::Kind::NoAddress: return QByteArrayView("no_mail_host");
                              case smtp::MailHosts::Kind::Asking:
                              case smtp::MailHosts::Kind::Listed:
                              case smtp::MailHosts::Kind::Implicit:
                              case smtp::MailHosts::Kind::Forged:
                              case smtp::MailHosts::Kind::NoAnswer: break;
                              }
                              Q_UNREACHABLE();
                          },
                          [](const BothTesMembers &) { return QByteArrayView("both_tes_members"); },
                          [](const BothSmtpsec &) { return QByteArrayView("both_smtpsec"); },
                          [](const SmtpsecWouldRefuse &) { return QByteArrayView("smtpsec_would_refuse"); },
                          [](const CertificateDiffers &) { return QByteArrayView("certificate_differs"); },
                          [](const NoStartTls &) { return QByteArrayView("no_starttls"); },
                          [](const BothOnBsiList &) { return QByteArrayView("both_on_bsi_list"); },
                          [](const TesMember &) { return QByteArrayView("tes_member"); },
                          [](const Smtpsec &) { return QByteArrayView("smtpsec"); },
                          [](const Dane &) { return QByteArrayView("dane"); },
                          [](const PolicyDiffers &) { return QByteArrayView("mta_sts_hosts_differ"); },
                          [](const MtaSts &) { return QByteArrayView("mta_sts"); },
                          [](const SecureMail &) { return QByteArrayView("securemail"); },
                          [](const NotFound &notFound) {
                              return notFound.isForged ? QByteArrayView("dnssec_failed") : QByteArrayView("no_answer");
                          },
                          [](const OnlySomeHosts &) { return QByteArrayView("dane_partly"); },
                          [](const EncryptionDemanded &) { return QByteArrayView("dane_unusable"); },
                          [](const TestMode &) { return QByteArrayView("mta_sts_testing"); },
                          [](const Nothing &) { return QByteArrayView("nothing"); },
                      },
                      verdict);
}

Outcome outcomeOf(const tes::Offer &tes)
{
    return std::visit(Overloaded{
                          [](const tes::Member &) { return Outcome::Confirmed; },
                          [](const tes::NotMember &) { return Outcome::Nothing; },
                          [](const tes::Unproven &) { return Outcome::Stated; }, // C-3
                          [](const tes::Misfit &) { return Outcome::Nothing; },  // C-5
                          [](const tes::Forged &) { return Outcome::Unchecked; },
                          [](const tes::NotFound &) { return Outcome::Unchecked; },
                          [](const tes::Asking &) { return Outcome::Unchecked; },
                      },
                      tes.membership);
}

Outcome outcomeOf(const smtpsec::Offer &smtpsec)
{
    return std::visit(Overloaded{
                          [](const smtpsec::Offered &) { return Outcome::Confirmed; },
                          [](const smtpsec::ZoneUnsigned &) { return Outcome::Nothing; },
                          [](const smtpsec::NotOffered &) { return Outcome::Nothing; },
                          [](const smtpsec::Aborted &) { return Outcome::Unchecked; },
                          [](const smtpsec::Asking &) { return Outcome::Unchecked; },
                      },
                      smtpsec.delivery);
}

Outcome outcomeOf(const dane::Delivery &dane)
{
    return std::visit(Overloaded{
                          [](const dane::Asking &) { return Outcome::Unchecked; },
                          [](const dane::Offered &) { return Outcome::Confirmed; },
                          [](const dane::OfferedByPart &) { return Outcome::Nothing; },
                          [](const dane::NotOffered &) { return Outcome::Nothing; },
                          [](const dane::NoHosts &) { return Outcome::Nothing; },
                          [](const dane::Forged &) { return Outcome::Unchecked; },
                          [](const dane::NotFound &) { return Outcome::Unchecked; },
                          [](const dane::Mismatch &) { return Outcome::Contradicted; },
                          [](const dane::NoStartTls &) { return Outcome::Contradicted; },
                      },
                      dane.verdict);
}

Outcome outcomeOf(const mtasts::Delivery &mtaSts)
{
    return std::visit(
        Overloaded{
            [](const mtasts::Asking &) { return Outcome::Unchecked; },
            [](const mtasts::WantsPolicy &) { return Outcome::Unchecked; },
            [](const mtasts::NotUsed &) { return Outcome::Nothing; },
            [](const mtasts::BadRecord &) { return Outcome::Nothing; }, // RFC 8461 §3.1: as if there were none
            [](const mtasts::Enforced &) { return Outcome::Stated; },
            [](const mtasts::Testing &) { return Outcome::Nothing; },
            [](const mtasts::SwitchedOff &) { return Outcome::Nothing; },
            [](const mtasts::HostsDiffer &) { return Outcome::Contradicted; },
            [](const mtasts::NoPolicy &none) { return none.isDefinite() ? Outcome::Nothing : Outcome::Unchecked; },
            [](const mtasts::Forged &) { return Outcome::Unchecked; },
            [](const mtasts::NotFound &) { return Outcome::Unchecked; },
        },
        mtaSts);
}

Outcome outcomeOf(const securemail::Offer &secureMail)
{
    return std::visit(Overloaded{
                          [](const securemail::NoOffer &) { return Outcome::Nothing; },
                          [](const securemail::AskingOffer &) { return Outcome::Unchecked; },
                          [](const securemail::Promised &) { return Outcome::Stated; },
                          [](const securemail::HasMx &) { return Outcome::Nothing; },
                          [](const securemail::HostHint &) { return Outcome::Nothing; }, // C-26: a hint only
                          [](const securemail::OfferUnknown &) { return Outcome::Unchecked; },
                      },
                      secureMail);
}

Outcome outcomeOf(const bsi::Offer &bsi)
{
    return std::visit(Overloaded{
                          [](const bsi::NotOnList &) { return Outcome::Nothing; },
                          [](const bsi::AskingOffer &) { return Outcome::Unchecked; },
                          [](const bsi::HostsUnknown &) { return Outcome::Unchecked; },
                          [](const bsi::PeerOnly &) { return Outcome::Nothing; }, // requirement 98: never one-sided
                          [](const bsi::BothEnds &) { return Outcome::Stated; },
                      },
                      bsi.verdict);
}

Standing standingOf(const Verdict &verdict)
{
    if (is<SmtpsecWouldRefuse>(verdict))
        return Standing::Refused;
    const auto *dane = std::get_if<Dane>(&verdict);
    switch (outcomeOf(verdict)) {
    case Outcome::Contradicted: return Standing::Impossible;
    case Outcome::Nothing: return Standing::Nothing;
    case Outcome::Unchecked: return Standing::Unchecked;
    case Outcome::Stated:
        return is<BothOnBsiList>(verdict) || (dane && dane->ownProviderSaysItChecks) ? Standing::Stated
                                                                                     : Standing::Offered;
    case Outcome::Confirmed: return Standing::Promised;
    }
    Q_UNREACHABLE();
}

} // namespace waxseal::verdict::way_out
