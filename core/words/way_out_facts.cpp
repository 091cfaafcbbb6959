// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/way_out_facts.h"

#include "core/base/overloaded.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

#include <QDate>

#include <algorithm>

namespace waxseal::words {

using verdict::way_out::Recipient;

namespace {

/// One DNS answer: lookupSentence() has no words for octets.
QString answerSentence(const dns::Lookup &lookup)
{
    const bool isOctets = lookup.question.type == dns::Type::Tlsa || lookup.question.type == dns::Type::DnsKey;
    if (!isOctets || !lookup.hasRecords())
        return lookupSentence(lookup);
    QStringList records;
    if (lookup.question.type == dns::Type::Tlsa) {
        for (const dane::Tlsa &record : dane::decodeTlsa(lookup))
            records << shown(record.toByteArray());
    }
    if (records.isEmpty())
        records << Words::tr("%n record(s)", nullptr, int(lookup.rdata.size()));
    const QString question = QString::fromLatin1(lookup.question.name.view()) + QLatin1Char(' ')
        + QString::fromLatin1(dns::typeName(lookup.question.type));
    const QString answer = Words::tr("%1, asked %2").arg(statusWord(lookup.status), shown(lookup.asked));
    return Words::tr("DNS: %1: %2, %3").arg(question, records.join(QStringLiteral(", ")), answer);
}

enum class Of { Tes, Smtpsec, Dane, MtaSts, SecureMail };

/// The system that a question belongs to; those about hosts serve several and stand with DANE.
Of systemOf(const dns::Question &question, const smtpsec::Offer &smtpsec)
{
    using dns::Type;
    const QByteArrayView name = question.name.view();
    switch (question.type) {
    case Type::Srv: return Of::Smtpsec;
    case Type::DnsKey: return Of::Tes;
    case Type::Cname: return name.startsWith("tes-master.") ? Of::Tes : Of::Dane;
    case Type::Tlsa: return name.startsWith("_25._tcp.") ? Of::Dane : Of::Smtpsec;
    case Type::Txt:
        if (name.startsWith("_mta-sts."))
            return Of::MtaSts;
        return name.indexOf(".tes-member.") >= 0 ? Of::Tes : Of::SecureMail;
    case Type::A:
    case Type::Aaaa:
        for (const smtpsec::Target &target : smtpsec.targets) {
            if (target.srv.target == question.name)
                return Of::Smtpsec;
        }
        return name.startsWith("mta-sts.") ? Of::MtaSts : Of::Dane;
    case Type::Mx:
    case Type::Ns:
    case Type::Ptr: break;
    }
    return Of::Dane;
}

void addAnswers(QStringList &facts, const Recipient &recipient, Of system)
{
    for (const auto &lookup : recipient.lookups) {
        if (lookup && systemOf(lookup->question, recipient.smtpsec) == system)
            facts << answerSentence(*lookup);
    }
}

QString ownMembership(const tes::Membership &own)
{
    return std::visit(
        Overloaded{
            [](const tes::Member &member) {
                return Words::tr("Your provider is a member too: %1").arg(shown(member.entity));
            },
            [](const tes::NotMember &) { return Words::tr("Your provider is no member of TES."); },
            [](const tes::Unproven &) { return Words::tr("Your provider's membership is not provable."); },
            [](const tes::Misfit &) { return Words::tr("Your provider's membership is not provable."); },
            [](const tes::Forged &) { return Words::tr("Your provider's TES records fail their DNSSEC check."); },
            [](const tes::NotFound &) { return Words::tr("No answer about your provider and TES."); },
            [](const tes::Asking &) { return Words::tr("No answer about your provider and TES."); },
        },
        own);
}

void addDuty(QStringList &facts, const QString &duty, tes::Duties::Answer answer)
{
    using Answer = tes::Duties::Answer;
    switch (answer) {
    case Answer::Kept: facts << Words::tr("Duty of a member kept: %1").arg(duty); break;
    case Answer::Missed: facts << Words::tr("Duty of a member missed: %1").arg(duty); break;
    case Answer::Asking:
    case Answer::Unknown: facts << Words::tr("Duty of a member, not checked: %1").arg(duty); break;
    }
}

} // namespace

QStringList tesFacts(const Recipient &recipient)
{
    QStringList facts;
    const tes::Offer &offer = recipient.tes;
    if (const auto *member = std::get_if<tes::Member>(&offer.membership)) {
        // C-1: the root that vouches is always named.
        facts << Words::tr("%1 vouches for %2, which runs %3.")
                     .arg(shown(member->root), shown(member->entity), shown(recipient.domain));
        addDuty(facts, Words::tr("TLSA records for every mail server"), offer.duties.tlsaForEveryHost);
        addDuty(facts, Words::tr("TLSA usage 2 or 3, SHA-256 or stronger"), offer.duties.tlsaProfile);
        const auto hasFull = [](const dane::Host &host) {
            return std::any_of(host.records.begin(), host.records.end(), [](const dane::Tlsa &record) {
                return record.isUsable() && dane::MatchingType(record.matchingType) == dane::MatchingType::Full;
            });
        };
        if (std::any_of(recipient.dane.hosts.begin(), recipient.dane.hosts.end(), hasFull)) // C-10
            facts << Words::tr("A whole key in DNS (matching type 0) counts as no weaker than its digest.");
        addDuty(facts, Words::tr("its zone is signed"), offer.duties.zoneSigned);
        addDuty(facts, Words::tr("keys of its zone are long enough"), offer.duties.zoneKeys);
        if (recipient.own.isNamed())
            facts << ownMembership(recipient.own.tes);
    }
    if (std::holds_alternative<tes::Unproven>(offer.membership))
        facts << Words::tr("A record on the way is not signed, so anybody could have written it.");
    addAnswers(facts, recipient, Of::Tes);
    return facts;
}

namespace {

QStringList tlsaTexts(const std::vector<dane::Tlsa> &records)
{
    QStringList texts;
    for (const dane::Tlsa &record : records)
        texts << shown(record.toByteArray());
    return texts;
}

QString hostState(const dane::Host &host)
{
    using dane::HostState;
    switch (host.state) {
    case HostState::Asking: return Words::tr("still being asked about");
    case HostState::Usable:
        return host.meetsTesProfile ? Words::tr("can be recognised, by the TES profile")
                                    : Words::tr("can be recognised, not by the TES profile");
    case HostState::UnusableRecords: return Words::tr("demands encryption, cannot be recognised");
    case HostState::NoRecords: return Words::tr("no TLSA record");
    case HostState::Unsigned: return Words::tr("not signed");
    case HostState::NoAddress: return Words::tr("has no address");
    case HostState::Forged: return Words::tr("an answer fails its DNSSEC check");
    case HostState::NoAnswer: return Words::tr("no answer");
    }
    Q_UNREACHABLE();
}

QString probeFault(dane::ProbeFault fault)
{
    using dane::ProbeFault;
    switch (fault) {
    case ProbeFault::NotReached: return Words::tr("not reached on port 25, which many networks block");
    case ProbeFault::InternalAddress: return Words::tr("its name points into a private network, which is not asked");
    case ProbeFault::NotSmtp: return Words::tr("what answers is no mail server");
    case ProbeFault::Refused: return Words::tr("it sent us away");
    case ProbeFault::NoStartTls: return Words::tr("it offers no encryption");
    case ProbeFault::NoTls: return Words::tr("encryption did not come about");
    case ProbeFault::TimedOut: return Words::tr("no answer in time");
    case ProbeFault::Offline: return Words::tr("offline, as asked");
    case ProbeFault::Canceled: return Words::tr("canceled");
    }
    Q_UNREACHABLE();
}

QString matchWord(dane::Match match)
{
    switch (match) {
    case dane::Match::Matches: return Words::tr("its certificate is the one that DNS names");
    case dane::Match::Differs: return Words::tr("its certificate is not the one that DNS names");
    case dane::Match::NotUsable: return Words::tr("DNS names no certificate to compare with");
    case dane::Match::Unreadable: return Words::tr("its certificate cannot be read");
    }
    Q_UNREACHABLE();
}

QString probeSentence(const dane::Host &host)
{
    const QString name = shown(host.host.name);
    if (!host.probe->seen)
        return Words::tr("Looked at %1: %2").arg(name, probeFault(host.probe->seen.error()));
    QString text = shown(host.probe->seen->tlsVersion) + QStringLiteral(", ") + shown(host.probe->seen->cipher);
    if (host.probe->match)
        text += QStringLiteral(", ") + matchWord(*host.probe->match);
    const int strength = host.probe->keyStrengthBits;
    if (strength > 0 && strength < dane::enoughStrengthBits) // requirement 18, C-10
        text += QStringLiteral(", ") + Words::tr("its key is weaker than RSA with 2048 bits");
    return Words::tr("Looked at %1: %2").arg(name, text);
}

} // namespace

QStringList daneFacts(const Recipient &recipient)
{
    QStringList facts;
    if (recipient.hosts.kind == smtp::MailHosts::Kind::Implicit)
        facts << Words::tr("No MX record: mail goes to %1 itself.").arg(shown(recipient.domain));
    if (recipient.hosts.isCut)
        facts << Words::tr("Not every MX record was looked at.");
    for (const dane::Host &host : recipient.dane.hosts) {
        facts << QStringLiteral("%1 %2: %3")
                     .arg(QString::number(host.host.preference), shown(host.host.name), hostState(host));
        if (!host.base.isRoot() && host.base != host.host.name)
            facts << Words::tr("%1 is another name of %2.").arg(shown(host.host.name), shown(host.base));
        if (host.probe)
            facts << probeSentence(host);
    }
    addAnswers(facts, recipient, Of::Dane);
    return facts;
}

QStringList smtpsecFacts(const Recipient &recipient)
{
    QStringList facts;
    for (const smtpsec::Target &target : recipient.smtpsec.targets) {
        const QStringList records = tlsaTexts(target.records.records);
        facts << Words::tr("Server %1, port %2, priority %3, weight %4; %5")
                     .arg(shown(target.srv.target), QString::number(target.srv.port),
                          QString::number(target.srv.priority), QString::number(target.srv.weight),
                          records.isEmpty() ? hostState(target.records)
                                            : QStringLiteral("TLSA ") + records.join(QStringLiteral(", ")));
    }
    const auto *aborted = std::get_if<smtpsec::Aborted>(&recipient.smtpsec.delivery);
    if (aborted && !dns::isOurOwn(aborted->trouble))
        facts << Words::tr("A provider that uses SMTPsec would not deliver.");
    else if (std::holds_alternative<smtpsec::ZoneUnsigned>(recipient.smtpsec.delivery)
             || std::holds_alternative<smtpsec::NotOffered>(recipient.smtpsec.delivery))
        facts << Words::tr("A provider that uses SMTPsec would deliver by ordinary SMTP.");
    if (recipient.own.isNamed() && std::holds_alternative<smtpsec::Offered>(recipient.smtpsec.delivery)) {
        facts << std::visit(
            Overloaded{
                [](const smtpsec::Offered &) { return Words::tr("Your provider offers SMTPsec too."); },
                [](const smtpsec::ZoneUnsigned &) { return Words::tr("Your provider does not offer SMTPsec."); },
                [](const smtpsec::NotOffered &) { return Words::tr("Your provider does not offer SMTPsec."); },
                [](const smtpsec::Aborted &) { return Words::tr("No usable answer about your provider and SMTPsec."); },
                [](const smtpsec::Asking &) { return Words::tr("No usable answer about your provider and SMTPsec."); },
            },
            recipient.own.smtpsec);
    }
    addAnswers(facts, recipient, Of::Smtpsec);
    return facts;
}

namespace {

QString fetchFault(const mtasts::FetchError &error)
{
    using mtasts::FetchFault;
    switch (error.fault) {
    case FetchFault::Offline: return Words::tr("offline, as asked");
    case FetchFault::Declined: return Words::tr("not asked, because you have blocked this domain");
    case FetchFault::NoAddress: return Words::tr("its web server has no address");
    case FetchFault::AddressForged: return Words::tr("the address of its web server fails its DNSSEC check");
    case FetchFault::AddressUnknown: return Words::tr("no answer about the address of its web server");
    case FetchFault::InternalAddress: return Words::tr("its name points into a private network, which is not asked");
    case FetchFault::NotReached: return Words::tr("its web server was not reached");
    case FetchFault::TimedOut: return Words::tr("no answer in time");
    case FetchFault::BadCertificate: return Words::tr("the certificate of its web server does not hold");
    case FetchFault::NoTls: return Words::tr("encryption did not come about");
    case FetchFault::Redirected: return Words::tr("it points to another place, which the rules forbid");
    case FetchFault::NotFound: return Words::tr("the web server has none (status %1)").arg(error.httpStatus);
    case FetchFault::NotPlainText: return Words::tr("what the web server gives is no plain text");
    case FetchFault::TooLarge: return Words::tr("the file is too large");
    case FetchFault::BadHttp: return Words::tr("what the web server says cannot be read");
    case FetchFault::Canceled: return Words::tr("canceled");
    }
    Q_UNREACHABLE();
}

QString policyFault(mtasts::PolicyFault fault)
{
    using mtasts::PolicyFault;
    switch (fault) {
    case PolicyFault::TooLarge: return Words::tr("the file is too large");
    case PolicyFault::BadVersion: return Words::tr("the file does not say that it is a policy");
    case PolicyFault::BadMode: return Words::tr("its mode is none that there is");
    case PolicyFault::BadMaxAge: return Words::tr("it does not say how long it holds");
    case PolicyFault::BadHost: return Words::tr("a mail server in it has no proper name");
    case PolicyFault::NoHosts: return Words::tr("it names no mail server");
    case PolicyFault::TooManyHosts: return Words::tr("it names too many mail servers");
    case PolicyFault::BadSyntax: return Words::tr("a line in it cannot be read");
    }
    Q_UNREACHABLE();
}

void addPolicy(QStringList &facts, const mtasts::KeptPolicy &kept)
{
    QStringList hosts;
    for (const mtasts::HostPattern &pattern : kept.policy.mx)
        hosts << (pattern.isWildcard ? QStringLiteral("*.") : QString()) + shown(pattern.name);
    facts << Words::tr("Policy: mode %1, fetched %2, holds until %3")
                 .arg(QString::fromLatin1(mtasts::modeName(kept.policy.mode)), shown(kept.fetched),
                      shown(kept.fetched + kept.policy.maxAge));
    if (!hosts.isEmpty())
        facts << Words::tr("Policy: mail servers %1").arg(hosts.join(QStringLiteral(", ")));
}

} // namespace

QStringList mtaStsFacts(const Recipient &recipient)
{
    QStringList facts;
    bool isRemembered = false;
    if (const auto *enforced = std::get_if<mtasts::Enforced>(&recipient.mtaSts)) {
        addPolicy(facts, enforced->kept);
        isRemembered = enforced->isRemembered;
    } else if (const auto *testing = std::get_if<mtasts::Testing>(&recipient.mtaSts)) {
        addPolicy(facts, testing->kept);
        isRemembered = testing->isRemembered;
    } else if (const auto *differ = std::get_if<mtasts::HostsDiffer>(&recipient.mtaSts)) {
        addPolicy(facts, differ->kept);
        QStringList hosts;
        for (const DomainName &host : differ->hosts)
            hosts << shown(host);
        facts << Words::tr("Not in the policy: %1").arg(hosts.join(QStringLiteral(", ")));
        isRemembered = differ->isRemembered;
    } else if (const auto *none = std::get_if<mtasts::NoPolicy>(&recipient.mtaSts)) {
        const QString why = std::visit(Overloaded{[](const mtasts::FetchError &error) { return fetchFault(error); },
                                                  [](mtasts::PolicyFault fault) { return policyFault(fault); }},
                                       none->attempt.fault);
        facts << Words::tr("Policy: %1, tried %2").arg(why, shown(none->attempt.tried));
    }
    if (isRemembered)
        facts << Words::tr("Remembered from an earlier look: there was no new answer, and it still holds.");
    addAnswers(facts, recipient, Of::MtaSts);
    return facts;
}

QStringList secureMailFacts(const Recipient &recipient)
{
    QStringList facts;
    if (const auto *promised = std::get_if<securemail::Promised>(&recipient.secureMail)) {
        if (promised->isEndingUnknown)
            facts << Words::tr("SPF or Sender ID: no answer");
        else // C-35: facts, no warning
            facts << (promised->hasSpfMinusAll ? Words::tr("Its SPF record ends in -all, as the draft asks.")
                                               : Words::tr("Would not qualify as sender: no SPF record with -all."))
                  << (promised->hasSenderIdMinusAll
                          ? Words::tr("Its Sender ID record ends in -all, as the draft asks.")
                          : Words::tr("Would not qualify as sender: no Sender ID record with -all."));
    }
    if (std::holds_alternative<securemail::HasMx>(recipient.secureMail)) // requirement 78, C-26
        facts << Words::tr("It has MX records, which the draft does not allow such a name.");
    addAnswers(facts, recipient, Of::SecureMail);
    return facts;
}

namespace {

void addListing(QStringList &facts, const bsi::Listing &listing)
{
    if (!listing.provider)
        return;
    facts << (listing.provider->certificate.isEmpty()
                  ? Words::tr("On the list: %1").arg(printable(listing.provider->name))
                  : Words::tr("On the list: %1, certificate %2")
                        .arg(printable(listing.provider->name), printable(listing.provider->certificate)));
    if (listing.isDerived) // C-32
        facts << Words::tr("Derived from its mail servers; the domain itself is not on the list.");
}

} // namespace

QStringList bsiFacts(const Recipient &recipient)
{
    QStringList facts;
    if (const auto *peer = std::get_if<bsi::PeerOnly>(&recipient.bsi.verdict)) {
        addListing(facts, peer->peer);
        // Requirement 98: one end alone says nothing.
        facts << Words::tr("The list says something only where your provider is on it too.");
    } else if (const auto *both = std::get_if<bsi::BothEnds>(&recipient.bsi.verdict)) {
        addListing(facts, both->peer);
    }
    const bool isListed = !facts.isEmpty();
    if (const auto *own = std::get_if<bsi::Listing>(&recipient.own.bsi); own && own->provider) {
        facts << Words::tr("Your provider on the list: %1").arg(printable(own->provider->name));
        if (own->isDerived) // C-32
            facts << Words::tr(
                "Your provider is derived from your mail servers; your domain itself is not on the list.");
    }
    if (isListed && recipient.bsi.publishesTlsa)
        facts << (*recipient.bsi.publishesTlsa
                      ? Words::tr("As the rules ask: signed, with TLSA records for every mail server.")
                      : Words::tr("Unlike the rules ask: not signed, or without TLSA records for a mail server."));
    const bsi::ProviderList *list = recipient.account ? &recipient.account->bsiList : nullptr;
    if (list && list->date().ok()) {
        const std::chrono::year_month_day date = list->date();
        const QDate day(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
        facts << Words::tr("BSI list of %1, source: %2").arg(day.toString(Qt::ISODate), printable(list->source()));
    }
    return facts;
}

} // namespace waxseal::words
