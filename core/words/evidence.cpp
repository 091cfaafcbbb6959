// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/phrases.h"
#include "core/words/words.h"

#include "core/base/overloaded.h"

#include <QDate>

#include <algorithm>

namespace waxseal::words {

namespace {

constexpr qsizetype longestName = 120; ///< characters of a display name

QString headerLine(const message::Field &field)
{
    return Words::tr("Header line %1 (%2)").arg(field.line).arg(shown(field.name));
}

QString writer(const verdict::Assessment &assessment)
{
    const received::Hop *boundary = assessment.journey.boundaryHop();
    return boundary ? shown(boundary->trace.by) : QString();
}

QString demands(const std::vector<tls::Demand> &list)
{
    QStringList words;
    for (const tls::Demand demand : list)
        words << demandWord(demand);
    return words.join(QStringLiteral(", "));
}

void addProfile(QStringList &evidence, const QString &rules, const tls::ProfileAnswer &answer)
{
    if (!answer.missed.empty())
        evidence << Words::tr("%1: missed: %2").arg(rules, demands(answer.missed));
    if (!answer.notRated.empty())
        evidence << Words::tr("%1: not rated: %2").arg(rules, demands(answer.notRated));
    if (answer.meets())
        evidence << Words::tr("%1: the connection meets them").arg(rules);
}

void addMark(QStringList &evidence, const message::Field *field, bool isOwnProviders,
             const verdict::Assessment &assessment)
{
    if (!field)
        return;
    if (isOwnProviders)
        evidence << Words::tr("%1: \"%2\", written by your provider")
                        .arg(headerLine(*field), shown(message::unfolded(field->body)));
    else if (assessment.journey.boundaryHop())
        evidence << Words::tr("%1: \"%2\", came with the mail – ignored")
                        .arg(headerLine(*field), shown(message::unfolded(field->body)));
    else
        evidence << Words::tr("%1: \"%2\", writer unknown – ignored")
                        .arg(headerLine(*field), shown(message::unfolded(field->body)));
}

void addBoundary(QStringList &evidence, const verdict::Assessment &assessment, const verdict::Account &account)
{
    const received::Journey &journey = assessment.journey;
    if (const received::Hop *boundary = journey.boundaryHop()) {
        evidence << Words::tr("%1, written by %2: %3")
                        .arg(headerLine(*boundary->field), writer(assessment), hopSentence(*boundary));
        for (const received::HostPattern &host : account.own.hosts) {
            if (host.matches(boundary->trace.by)) {
                evidence
                    << Words::tr("%1 is your provider's: %2").arg(shown(boundary->trace.by), sourceWord(host.source));
                break;
            }
        }
        const auto claims = journey.hops.size() - size_t(journey.boundary) - 1;
        if (claims > 0)
            evidence << Words::tr("%n Received line(s) below came with the mail and are claims.", nullptr, int(claims));
        return;
    }
    if (journey.stoppedAt >= 0 && size_t(journey.stoppedAt) < journey.hops.size()) {
        const received::Hop &hop = journey.hops[size_t(journey.stoppedAt)];
        evidence << Words::tr("%1: %2").arg(headerLine(*hop.field), hopSentence(hop));
        using received::NoBoundary;
        switch (journey.whyNot) {
        case NoBoundary::OwnProviderUnknown:
        case NoBoundary::StrangerOnTop:
        case NoBoundary::BrokenChain:
            if (!hop.trace.by.isEmpty())
                evidence << Words::tr("If %1 is your provider's, name it as an own host.").arg(shown(hop.trace.by));
            break;
        case NoBoundary::PeerByOwnWordOnly:
            evidence << Words::tr("%1 gives itself a name of your provider; neither its address nor DNS proves it.")
                            .arg(shown(hop.trace.helo));
            if (hop.trace.peerIp)
                evidence << Words::tr("If %1 is your provider's, name it as an own host.")
                                .arg(QString::fromLatin1(hop.trace.peerIp->toByteArray()));
            break;
        case NoBoundary::NoTraceLines:
        case NoBoundary::UnreadableLine:
        case NoBoundary::HandedInByPerson:
        case NoBoundary::TooManyLines:
        case NoBoundary::NeverLeft: break;
        }
    }
    if (journey.whyNot == received::NoBoundary::NeverLeft)
        evidence << Words::tr("Your provider wrote all %n Received line(s); none names a server outside.", nullptr,
                              int(journey.hops.size()));
}

void addConnection(QStringList &evidence, const verdict::Assessment &assessment)
{
    const verdict::way_in::Connection &connection = assessment.connection;
    if (std::holds_alternative<verdict::way_in::OutdatedTls>(assessment.wayIn))
        evidence << Words::tr("TLS before 1.2 is retired (RFC 8996).");
    if (std::holds_alternative<verdict::way_in::WeakCipher>(assessment.wayIn))
        evidence << Words::tr("%1 is one of the ciphers that the TES rules forbid.")
                        .arg(shown(connection.session.cipherAsWritten));
    if (!std::holds_alternative<verdict::way_in::Encrypted>(assessment.wayIn))
        return;
    switch (tls::hasForwardSecrecy(connection.session)) {
    case tls::Answer::Yes:
        evidence << Words::tr("The connection used throw-away keys: whoever steals the server's key later cannot open "
                              "recordings (forward secrecy).");
        break;
    case tls::Answer::No:
        evidence << Words::tr(
            "Whoever gets the server's key can open recordings of this connection (no forward secrecy).");
        break;
    case tls::Answer::NotRated: evidence << Words::tr("Forward secrecy: not rated, the cipher is not known."); break;
    }
    const tls::CipherSuite *suite = connection.session.suite;
    if (suite && suite->authentication == tls::Authentication::Anonymous)
        evidence << Words::tr("The server showed no certificate: somebody on the way could have listened in.");
}

/// Keys, policies and lists of servers; the records of SMTPsec serve both axes.
bool isAboutSender(const dns::Question &question)
{
    using dns::Type;
    const QByteArrayView name = question.name.view();
    switch (question.type) {
    case Type::Srv:
    case Type::A:
    case Type::Aaaa:
    case Type::Ptr:
    case Type::Mx: return true;
    case Type::Txt: return name.indexOf("tes-member.") < 0;
    case Type::Ns:
    case Type::Cname:
    case Type::DnsKey:
    case Type::Tlsa: return false;
    }
    return false;
}

QString listDate(const bsi::ProviderList &list)
{
    const std::chrono::year_month_day date = list.date();
    return QDate(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))).toString(Qt::ISODate);
}

void addSystems(QStringList &evidence, const verdict::Assessment &assessment, const verdict::Account &account)
{
    for (const System &system : systems(assessment)) {
        if (system.sentence != sentence(assessment.wayIn, assessment.connection))
            evidence << system.sentence;
    }
    addMark(evidence, assessment.smtpsecMark,
            assessment.smtpsecMark && assessment.journey.isAboveBoundary(*assessment.smtpsecMark), assessment);
    addMark(evidence, assessment.tesMarks.member, assessment.tesMarks.memberIsOwnProviders, assessment);
    addMark(evidence, assessment.tesMarks.tls, assessment.tesMarks.tlsIsOwnProviders, assessment);
    const QString tesRules = Words::tr("Rules of TES");
    std::visit(
        Overloaded{
            [](const tes::NoMark &) {},
            [](const tes::MarkIgnored &) {},
            [&](const tes::BothMembers &both) {
                evidence << Words::tr("TES members according to %1: %2 and %3")
                                .arg(both.root.toUnicode(), both.senderEntity.toUnicode(), both.ownEntity.toUnicode());
                addProfile(evidence, tesRules, both.profile);
                if (both.signature == tes::AuthorSignature::Unknown)
                    evidence << Words::tr(
                        "TES asks for a signature of the sender's domain; your provider reports no check of one.");
            },
            [&](const tes::Contradiction &contradiction) {
                if (!contradiction.profile.missed.empty())
                    addProfile(evidence, tesRules, contradiction.profile);
            },
            [](const tes::MarkUnproven &) {},
            [](const tes::Unknown &) {},
            [](const tes::Pending &) {},
        },
        assessment.tes);

    const QString bsiRules = Words::tr("Rules of BSI TR-03108-1 (2016)");
    std::visit(Overloaded{
                   [](const bsi::NotListed &) {},
                   [&](const bsi::BothListed &both) { addProfile(evidence, bsiRules, both.profile); },
                   [](const bsi::ListedBySenderDomainOnly &) {},
                   [&](const bsi::ProfileMissed &missed) { addProfile(evidence, bsiRules, missed.profile); },
                   [](const bsi::CannotTell &) {},
               },
               assessment.bsi);
    if (!std::holds_alternative<bsi::NotListed>(assessment.bsi))
        evidence << Words::tr("BSI list of %1, source: %2")
                        .arg(listDate(account.bsiList), printable(account.bsiList.source()));

    for (const auto &lookup : assessment.lookups) {
        if (!isAboutSender(lookup->question) || lookup->question.type == dns::Type::Srv)
            evidence << lookupSentence(*lookup);
    }
}

/// What the sentence in front does not mean.
QString limitOf(const verdict::sender::Verdict &verdict)
{
    using namespace verdict::sender;
    if (std::holds_alternative<CheckFailed>(verdict))
        return Words::tr("Mailing lists and forwarding break this check; a forged sender looks the same.");
    if (std::holds_alternative<PartlySigned>(verdict))
        return Words::tr("What stands behind the signed part may be anybody's.");
    if (std::holds_alternative<ForwarderVouches>(verdict))
        return Words::tr("The mail was changed on the way. You take the forwarder's word for who sent it.");
    if (std::holds_alternative<SpfConfirms>(verdict))
        return Words::tr("Nothing shows whether the mail was changed on the way, nor who is behind that domain.");
    if (std::holds_alternative<Conflict>(verdict))
        return Words::tr("Your provider may have changed the mail after its check, or a key has changed since.");
    if (std::holds_alternative<LessThanExpected>(verdict))
        return Words::tr("The sender may have changed providers. Ask the sender another way.");
    switch (verdict::sender::outcomeOf(verdict)) {
    case verdict::Outcome::Confirmed:
    case verdict::Outcome::Stated:
        return Words::tr("This says nothing about who is behind that domain, nor that the content is true.");
    case verdict::Outcome::Nothing:
    case verdict::Outcome::Unchecked: return Words::tr("This is no sign for or against the sender.");
    case verdict::Outcome::Contradicted: break;
    }
    return Words::tr("A mistake of the sender's side can look the same. Ask the sender another way.");
}

QString limitOf(const verdict::way_in::Verdict &verdict)
{
    using namespace verdict::way_in;
    const auto postcard = [] { return Words::tr("Others on the last leg could read it. Earlier legs are not known."); };
    const auto unknown = [] { return Words::tr("This is no sign for or against the way it came."); };
    return std::visit(
        Overloaded{
            [](const Encrypted &) {
                return Words::tr("Earlier legs are not known, nor whether the sender checked a certificate. "
                                 "Your provider and the sender's can read the mail.");
            },
            [&](const OutdatedTls &) { return postcard(); },
            [&](const WeakCipher &) { return postcard(); },
            [&](const NullCipher &) { return postcard(); },
            [&](const Plain &) { return postcard(); },
            [&](const NotStated &) { return unknown(); },
            [&](const NoBoundary &) { return unknown(); },
            [](const NeverLeft &) { return Words::tr("Your provider can read the mail."); },
            [](const TesContradicts &) { return Words::tr("A mistake of a provider can look the same."); },
        },
        verdict);
}

QString mailboxText(const message::Mailbox &mailbox)
{
    return mailbox.address ? mailbox.address->toUnicode() : mailbox.asWritten;
}

QString beliefSentence(const authres::Line &line)
{
    using authres::Belief;
    switch (line.belief) {
    case Belief::Believed: return QString();
    case Belief::NoBoundary: return Words::tr("%1: writer unknown – ignored").arg(headerLine(*line.field));
    case Belief::BelowBoundary: return Words::tr("%1: came with the mail – ignored").arg(headerLine(*line.field));
    case Belief::ForeignName:
        return Words::tr("%1: not under your provider's name – ignored").arg(headerLine(*line.field));
    case Belief::Unreadable: return Words::tr("%1: cannot be read – ignored").arg(headerLine(*line.field));
    }
    Q_UNREACHABLE();
}

/// The results of the forwarder whose word counts.
const message::Field *vouchingField(const verdict::OwnChecks &checks)
{
    if (!checks.vouching)
        return nullptr;
    const auto set = std::find_if(checks.chain.sets.begin(), checks.chain.sets.end(),
                                  [&](const arc::Set &each) { return each.instance == checks.vouching->instance; });
    return set != checks.chain.sets.end() ? set->results : nullptr;
}

} // namespace

Axis sender(const verdict::Assessment &assessment, const verdict::Account &)
{
    Axis axis;
    axis.outcome = verdict::sender::outcomeOf(assessment.sender);
    axis.outcomeWord = outcomeWord(axis.outcome);
    axis.sentence = sentence(assessment.sender);
    const message::Author &author = assessment.author;
    const std::optional<EmailAddress> address = author.mailbox ? author.mailbox->address : std::nullopt;
    axis.question = address ? Words::tr("Did this really come from %1?").arg(address->domain.toUnicode())
                            : Words::tr("Did this really come from its sender?");
    if (address)
        axis.evidence << Words::tr("The From line names %1").arg(QString::fromUtf8(address->toByteArray()));
    for (const message::Mailbox &other : author.others)
        axis.evidence << Words::tr("The From line also names %1").arg(mailboxText(other));
    if (address && author.mailbox->displayName.contains(QLatin1Char('@'))
        && !author.mailbox->displayName.contains(address->toUnicode(), Qt::CaseInsensitive))
        axis.evidence << Words::tr("The name beside it looks like another address: %1")
                             .arg(author.mailbox->displayName.left(longestName));

    for (const authres::Line &line : assessment.results) {
        if (line.field == vouchingField(assessment.checks)) {
            axis.evidence
                << Words::tr("%1: came with the mail, under a seal that you accept").arg(headerLine(*line.field));
            continue;
        }
        if (line.belief != authres::Belief::Believed) {
            axis.evidence << beliefSentence(line);
            continue;
        }
        QStringList found;
        for (const authres::MethodResult &result : line.results.results) {
            QString text = shown(result.methodAsWritten) + QLatin1Char('=') + shown(result.codeAsWritten);
            if (result.method == authres::Method::Dkim) {
                if (const auto domain = authres::dkimDomain(result))
                    text += QStringLiteral(" (") + domain->toUnicode() + QLatin1Char(')');
            }
            if (result.method == authres::Method::Dmarc && !result.comment.isEmpty())
                text += QStringLiteral(" (") + shown(result.comment) + QLatin1Char(')');
            found << text;
        }
        const QString name = line.results.authservId.isEmpty() ? writer(assessment) : shown(line.results.authservId);
        axis.evidence << Words::tr("%1, written by your provider %2: %3")
                             .arg(headerLine(*line.field), name, found.join(QStringLiteral(", ")));
    }
    for (const SenderCheck &check : senderChecks(assessment)) {
        axis.evidence << check.name + QStringLiteral(": ") + check.sentence;
        for (const QString &fact : check.facts)
            axis.evidence << check.name + QStringLiteral(": ") + fact;
    }
    for (const System &system : systems(assessment)) {
        if (!system.isAboutSender)
            continue;
        if (system.sentence != axis.sentence)
            axis.evidence << system.sentence;
        addMark(axis.evidence, assessment.smtpsecMark, assessment.journey.isAboveBoundary(*assessment.smtpsecMark),
                assessment);
    }
    for (const auto &lookup : assessment.lookups) {
        if (isAboutSender(lookup->question))
            axis.evidence << lookupSentence(*lookup);
    }
    axis.limit = limitOf(assessment.sender);
    return axis;
}

Axis wayIn(const verdict::Assessment &assessment, const verdict::Account &account)
{
    Axis axis;
    axis.outcome = verdict::way_in::outcomeOf(assessment.wayIn);
    axis.outcomeWord = outcomeWord(axis.outcome);
    if (const QString exceptional = exception(verdict::way_in::flawOf(assessment.wayIn)); !exceptional.isEmpty())
        axis.outcomeWord += QStringLiteral(" (") + exceptional + QLatin1Char(')');
    axis.sentence = sentence(assessment.wayIn, assessment.connection);
    axis.question = Words::tr("Was it encrypted on the last leg to your provider?");
    addBoundary(axis.evidence, assessment, account);
    addConnection(axis.evidence, assessment);
    addSystems(axis.evidence, assessment, account);
    axis.limit = limitOf(assessment.wayIn);
    return axis;
}

Axis content(const verdict::Assessment &assessment)
{
    Axis axis;
    axis.outcome = verdict::content::outcomeOf(assessment.content);
    axis.outcomeWord = outcomeWord(axis.outcome);
    axis.sentence = sentence(assessment.content);
    axis.question = Words::tr("Could only the recipients read it, and who signed it?");
    if (const auto *claims = std::get_if<verdict::content::NotCheckedHere>(&assessment.content)) {
        axis.evidence << Words::tr("The mail says so itself; nothing was decrypted and no signature was checked.");
        if (claims->claims.isPartial)
            axis.evidence << Words::tr("Only a part of the mail is encrypted or signed.");
    }
    const auto *found = std::get_if<verdict::content::NotCheckedHere>(&assessment.content);
    if (found && found->claims.encrypted != message::Protection::None)
        axis.limit = Words::tr("Subject, sender and recipients stay readable to every provider on the way.");
    else
        axis.limit = Words::tr("Every provider on the way can read it.");
    return axis;
}

} // namespace waxseal::words
