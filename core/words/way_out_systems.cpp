// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/way_out.h"

#include "core/base/overloaded.h"
#include "core/words/phrases.h"
#include "core/words/way_out_facts.h"

namespace waxseal::words {

using verdict::way_out::Recipient;

namespace {

QString systemSentence(const tes::Membership &membership, const QString &domain)
{
    return std::visit(
        Overloaded{
            [&](const tes::Member &) { return Words::tr("%1 is a member of TES.").arg(domain); },
            [&](const tes::NotMember &) { return Words::tr("%1 is no member of TES.").arg(domain); },
            [&](const tes::Unproven &) {
                return Words::tr("%1 claims TES membership, which is not provable.").arg(domain);
            },
            [&](const tes::Misfit &) { return Words::tr("%1 has a TES record that no member can have.").arg(domain); },
            [&](const tes::Forged &) { return Words::tr("TES records of %1 fail their DNSSEC check.").arg(domain); },
            [&](const tes::NotFound &) { return Words::tr("TES not checked: no answer about %1.").arg(domain); },
            [&](const tes::Asking &) { return Words::tr("TES: still asking about %1.").arg(domain); },
        },
        membership);
}

QString systemSentence(const smtpsec::Delivery &delivery, const QString &domain)
{
    return std::visit(
        Overloaded{
            [&](const smtpsec::Offered &) { return Words::tr("%1 takes mail by SMTPsec.").arg(domain); },
            [&](const smtpsec::ZoneUnsigned &) { return Words::tr("No SMTPsec: %1 has no DNSSEC.").arg(domain); },
            [&](const smtpsec::NotOffered &) { return Words::tr("%1 does not offer SMTPsec.").arg(domain); },
            [&](const smtpsec::Aborted &aborted) {
                if (aborted.isForged)
                    return Words::tr("SMTPsec records of %1 fail their DNSSEC check.").arg(domain);
                return aborted.trouble == dns::Trouble::None
                    ? Words::tr("SMTPsec records of %1 name no usable server.").arg(domain)
                    : Words::tr("SMTPsec not checked: no answer about %1.").arg(domain);
            },
            [&](const smtpsec::Asking &) { return Words::tr("SMTPsec: still asking about %1.").arg(domain); },
        },
        delivery);
}

QString systemSentence(const dane::Verdict &verdict, const QString &domain)
{
    return std::visit(
        Overloaded{
            [&](const dane::Asking &) { return Words::tr("DANE: still asking about %1.").arg(domain); },
            [&](const dane::Offered &) {
                return Words::tr("Every mail server of %1 can be recognised (DANE).").arg(domain);
            },
            [&](const dane::OfferedByPart &) {
                return Words::tr("Only some mail servers of %1 can be recognised (DANE).").arg(domain);
            },
            [&](const dane::NotOffered &none) {
                using Why = dane::NotOffered::Why;
                switch (none.why) {
                case Why::MxUnsigned: return Words::tr("No DANE: %1 has no DNSSEC.").arg(domain);
                case Why::HostsUnsigned: return Words::tr("No DANE: servers of %1 have no DNSSEC.").arg(domain);
                case Why::NoRecords: return Words::tr("No DANE: %1 publishes no TLSA records.").arg(domain);
                case Why::UnusableRecords:
                    return Words::tr("TLSA records of %1 demand encryption, but fit nobody.").arg(domain);
                }
                Q_UNREACHABLE();
            },
            [&](const dane::NoHosts &) { return Words::tr("No DANE: %1 takes no mail.").arg(domain); },
            [&](const dane::Forged &) {
                return Words::tr("DNS about mail servers of %1 fails its check.").arg(domain);
            },
            [&](const dane::NotFound &) { return Words::tr("DANE not checked: no answer about %1.").arg(domain); },
            [&](const dane::NoStartTls &) {
                return Words::tr("A server of %1 offers no encryption, which DNS demands.").arg(domain);
            },
            [&](const dane::Mismatch &) {
                return Words::tr("A server of %1 shows another certificate than DNS names.").arg(domain);
            },
        },
        verdict);
}

QString systemSentence(const mtasts::Delivery &delivery, const QString &domain)
{
    return std::visit(
        Overloaded{
            [&](const mtasts::Asking &) { return Words::tr("MTA-STS: still asking about %1.").arg(domain); },
            [&](const mtasts::WantsPolicy &) { return Words::tr("MTA-STS: still asking about %1.").arg(domain); },
            [&](const mtasts::NotUsed &) { return Words::tr("%1 has no MTA-STS policy.").arg(domain); },
            [&](const mtasts::BadRecord &bad) {
                return bad.why == mtasts::RecordFault::Several
                    ? Words::tr("%1 has several MTA-STS records, so none counts.").arg(domain)
                    : Words::tr("The MTA-STS record of %1 cannot be read.").arg(domain);
            },
            [&](const mtasts::Enforced &) {
                return Words::tr("%1 asks for encrypted delivery or none (MTA-STS).").arg(domain);
            },
            [&](const mtasts::Testing &) {
                return Words::tr("MTA-STS policy of %1 in test mode: not binding.").arg(domain);
            },
            [&](const mtasts::SwitchedOff &) {
                return Words::tr("%1 has switched its MTA-STS policy off.").arg(domain);
            },
            [&](const mtasts::HostsDiffer &) {
                return Words::tr("The policy of %1 names none of its mail servers.").arg(domain);
            },
            [&](const mtasts::NoPolicy &none) {
                return none.isDefinite() ? Words::tr("%1 announces an MTA-STS policy, but has none.").arg(domain)
                                         : Words::tr("MTA-STS not checked: no policy from %1.").arg(domain);
            },
            [&](const mtasts::Forged &) {
                return Words::tr("MTA-STS records of %1 fail their DNSSEC check.").arg(domain);
            },
            [&](const mtasts::NotFound &) { return Words::tr("MTA-STS not checked: no answer about %1.").arg(domain); },
        },
        delivery);
}

QString systemSentence(const securemail::Offer &offer, const QString &domain)
{
    return std::visit(
        Overloaded{
            [&](const securemail::NoOffer &) { return Words::tr("%1 is no SecureMail name.").arg(domain); },
            [&](const securemail::AskingOffer &) {
                return Words::tr("SecureMail: still asking about %1.").arg(domain);
            },
            [&](const securemail::Promised &) {
                return Words::tr("The name %1 promises to take encrypted mail only.").arg(domain);
            },
            [&](const securemail::HasMx &) {
                return Words::tr("%1 has a SecureMail name, but not its rules.").arg(domain);
            },
            [&](const securemail::HostHint &) {
                return Words::tr("A mail server of %1 calls itself SecureMail.").arg(domain);
            },
            [&](const securemail::OfferUnknown &) {
                return Words::tr("SecureMail not checked: no answer about %1.").arg(domain);
            },
        },
        offer);
}

QString systemSentence(const bsi::Verdict &verdict, const QString &domain)
{
    return std::visit(
        Overloaded{
            [&](const bsi::NotOnList &) { return Words::tr("The provider of %1 is not on the BSI list.").arg(domain); },
            [&](const bsi::AskingOffer &) { return Words::tr("BSI: still asking about %1.").arg(domain); },
            [&](const bsi::HostsUnknown &) {
                return Words::tr("BSI not checked: no usable answer about %1.").arg(domain);
            },
            [&](const bsi::PeerOnly &peer) {
                return peer.isOwnKnown ? Words::tr("Only the provider of %1 is on the BSI list.").arg(domain)
                                       : Words::tr("The provider of %1 is on the BSI list.").arg(domain);
            },
            [&](const bsi::BothEnds &) {
                return Words::tr("Your provider and that of %1 are on BSI's list.").arg(domain);
            },
        },
        verdict);
}

} // namespace

std::vector<WayOutSystem> wayOutSystems(const Recipient &recipient)
{
    using verdict::way_out::outcomeOf;
    const QString domain = shown(recipient.domain);
    return {
        {QStringLiteral("TES"), outcomeOf(recipient.tes), systemSentence(recipient.tes.membership, domain),
         tesFacts(recipient)},
        {QStringLiteral("SMTPsec"), outcomeOf(recipient.smtpsec), systemSentence(recipient.smtpsec.delivery, domain),
         smtpsecFacts(recipient)},
        {QStringLiteral("DANE"), outcomeOf(recipient.dane), systemSentence(recipient.dane.verdict, domain),
         daneFacts(recipient)},
        {QStringLiteral("MTA-STS"), outcomeOf(recipient.mtaSts), systemSentence(recipient.mtaSts, domain),
         mtaStsFacts(recipient)},
        {QStringLiteral("SecureMail"), outcomeOf(recipient.secureMail), systemSentence(recipient.secureMail, domain),
         secureMailFacts(recipient)},
        {QStringLiteral("BSI"), outcomeOf(recipient.bsi), systemSentence(recipient.bsi.verdict, domain),
         bsiFacts(recipient)},
    };
}

QStringList everyWayOutSentence()
{
    using namespace verdict::way_out;
    const DomainName domain = DomainName::parse("example.com").value();
    const QString name = shown(domain);
    const mtasts::KeptPolicy kept{domain, {}, {}, {}};
    const dns::Trouble failure = dns::Trouble::ServerFailure;
    QStringList all;
    for (const Verdict &verdict : std::initializer_list<Verdict>{Asking{},
                                                                 NoMail{smtp::MailHosts::Kind::NullMx},
                                                                 NoMail{smtp::MailHosts::Kind::NoAddress},
                                                                 NoMail{smtp::MailHosts::Kind::NoSuchDomain},
                                                                 BothTesMembers{domain, domain, domain},
                                                                 BothSmtpsec{},
                                                                 SmtpsecWouldRefuse{true},
                                                                 SmtpsecWouldRefuse{false},
                                                                 CertificateDiffers{},
                                                                 NoStartTls{},
                                                                 BothOnBsiList{},
                                                                 TesMember{true},
                                                                 TesMember{false},
                                                                 Smtpsec{true},
                                                                 Smtpsec{false},
                                                                 Dane{true},
                                                                 Dane{false},
                                                                 PolicyDiffers{},
                                                                 MtaSts{},
                                                                 SecureMail{},
                                                                 NotFound{failure, true},
                                                                 NotFound{failure, false},
                                                                 NotFound{dns::Trouble::Offline, false},
                                                                 NotFound{dns::Trouble::OutsideZones, false},
                                                                 NotFound{dns::Trouble::Declined, false},
                                                                 NotFound{dns::Trouble::None, false},
                                                                 OnlySomeHosts{},
                                                                 EncryptionDemanded{},
                                                                 TestMode{},
                                                                 Nothing{}})
        all << sentence(verdict, domain);
    for (const Verdict &verdict :
         std::initializer_list<Verdict>{BothTesMembers{domain, domain, domain}, BothSmtpsec{}, BothOnBsiList{}})
        all << sentence(verdict, domain, true);

    for (const tes::Membership &membership : std::initializer_list<tes::Membership>{
             tes::Member{domain, domain}, tes::NotMember{tes::Step::Master}, tes::Unproven{domain, tes::Step::Master},
             tes::Misfit{tes::MisfitWhat::NameTooLong}, tes::Forged{tes::Step::Master},
             tes::NotFound{tes::Step::Master, failure}, tes::Asking{}})
        all << systemSentence(membership, name);
    for (const smtpsec::Delivery &delivery : std::initializer_list<smtpsec::Delivery>{
             smtpsec::Offered{}, smtpsec::ZoneUnsigned{}, smtpsec::NotOffered{}, smtpsec::Aborted{true, failure},
             smtpsec::Aborted{false, failure}, smtpsec::Aborted{false, dns::Trouble::None}, smtpsec::Asking{}})
        all << systemSentence(delivery, name);
    using Why = dane::NotOffered::Why;
    for (const dane::Verdict &verdict : std::initializer_list<dane::Verdict>{
             dane::Asking{}, dane::Offered{}, dane::OfferedByPart{}, dane::NotOffered{Why::MxUnsigned},
             dane::NotOffered{Why::HostsUnsigned}, dane::NotOffered{Why::NoRecords},
             dane::NotOffered{Why::UnusableRecords}, dane::NoHosts{}, dane::Forged{}, dane::NotFound{failure},
             dane::Mismatch{}, dane::NoStartTls{}})
        all << systemSentence(verdict, name);
    for (const mtasts::Delivery &delivery : std::initializer_list<mtasts::Delivery>{
             mtasts::Asking{}, mtasts::NotUsed{}, mtasts::BadRecord{mtasts::RecordFault::Several},
             mtasts::BadRecord{mtasts::RecordFault::BadSyntax}, mtasts::Enforced{kept, false}, mtasts::Testing{kept},
             mtasts::SwitchedOff{}, mtasts::HostsDiffer{kept, {}}, mtasts::NoPolicy{},
             mtasts::NoPolicy{{{}, mtasts::PolicyFault::BadMode, {}}}, mtasts::Forged{}, mtasts::NotFound{failure}})
        all << systemSentence(delivery, name);
    for (const securemail::Offer &offer : std::initializer_list<securemail::Offer>{
             securemail::NoOffer{}, securemail::AskingOffer{}, securemail::Promised{}, securemail::HasMx{},
             securemail::HostHint{}, securemail::OfferUnknown{failure}})
        all << systemSentence(offer, name);
    for (const bsi::Verdict &verdict :
         std::initializer_list<bsi::Verdict>{bsi::NotOnList{}, bsi::AskingOffer{}, bsi::HostsUnknown{},
                                             bsi::PeerOnly{{}, true}, bsi::PeerOnly{{}, false}, bsi::BothEnds{}})
        all << systemSentence(verdict, name);
    all << notAskedYet(domain) << notAskedBlocked(domain);
    return all;
}

} // namespace waxseal::words
