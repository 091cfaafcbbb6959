// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/way_out.h"

#include "core/base/overloaded.h"
#include "core/words/phrases.h"

#include <algorithm>

namespace waxseal::words {

using verdict::way_out::Recipient;
using verdict::way_out::Standing;

namespace {

constexpr qsizetype longestTyped = 60; ///< characters shown of what was typed
constexpr qsizetype namedRecipients = 2;

QString noMail(smtp::MailHosts::Kind why, const QString &domain)
{
    using Kind = smtp::MailHosts::Kind;
    switch (why) {
    case Kind::NullMx: return Words::tr("%1 takes no mail, by its own word.").arg(domain);
    case Kind::NoSuchDomain: return Words::tr("There is no domain %1; check the address.").arg(domain);
    case Kind::NoAddress:
    case Kind::Asking:
    case Kind::Listed:
    case Kind::Implicit:
    case Kind::Forged:
    case Kind::NoAnswer: break;
    }
    return Words::tr("%1 has no server that takes mail.").arg(domain);
}

QString notFound(const verdict::way_out::NotFound &unknown, const QString &domain)
{
    if (unknown.isForged)
        return Words::tr("Not checked: records of %1 fail their DNSSEC check.").arg(domain);
    switch (unknown.trouble) {
    case dns::Trouble::Offline: return Words::tr("Not checked: offline, so nobody was asked about %1.").arg(domain);
    case dns::Trouble::OutsideZones: return Words::tr("Not checked: the zone files do not have %1.").arg(domain);
    case dns::Trouble::Declined: return Words::tr("Not checked: you block a name that %1 needs.").arg(domain);
    case dns::Trouble::None: return Words::tr("Could not find out everything about %1.").arg(domain);
    case dns::Trouble::TimedOut:
    case dns::Trouble::ServerFailure:
    case dns::Trouble::NoDnssec:
    case dns::Trouble::NotEncrypted:
    case dns::Trouble::TooLarge:
    case dns::Trouble::Canceled:
    case dns::Trouble::Internal: break;
    }
    return Words::tr("Not checked: no answer about %1. Try again.").arg(domain);
}

bool isToOwn(const Recipient &recipient)
{
    return recipient.own.isNamed() && recipient.own.domain == recipient.domain;
}

} // namespace

QString sentence(const Recipient &recipient)
{
    return sentence(recipient.verdict, recipient.domain, isToOwn(recipient));
}

QString sentence(const verdict::way_out::Verdict &verdict, const DomainName &domainName, bool isOwn)
{
    using namespace verdict::way_out;
    const QString domain = shown(domainName);
    return std::visit(
        Overloaded{
            [&](const Asking &) { return Words::tr("Still asking about %1.").arg(domain); },
            [&](const NoMail &none) { return noMail(none.why, domain); },
            [&](const BothTesMembers &) {
                return isOwn ? Words::tr("%1, your own provider: a TES member; encryption is demanded.").arg(domain)
                             : Words::tr("Your provider and %1 are TES members; encryption is demanded.").arg(domain);
            },
            [&](const BothSmtpsec &) {
                return isOwn ? Words::tr("%1, your own provider, offers SMTPsec: that or no delivery.").arg(domain)
                             : Words::tr("Your provider and %1 offer SMTPsec: that or no delivery.").arg(domain);
            },
            [&](const SmtpsecWouldRefuse &refusal) {
                return refusal.isForged ? Words::tr("Would be refused: SMTPsec records of %1 fail DNSSEC.").arg(domain)
                                        : Words::tr("Would be refused: no SMTPsec answer about %1.").arg(domain);
            },
            [&](const CertificateDiffers &) {
                return Words::tr("A server of %1 shows another certificate than DNS names.").arg(domain);
            },
            [&](const NoStartTls &) {
                return Words::tr("%1 demands encryption in DNS; its server offers none.").arg(domain);
            },
            [&](const BothOnBsiList &) {
                return isOwn ? Words::tr("%1, your own provider, is on BSI's list.").arg(domain)
                             : Words::tr("Your provider and that of %1 are on BSI's list.").arg(domain);
            },
            [&](const TesMember &member) {
                return member.isOwnKnown ? Words::tr("%1 is a TES member; your provider is not.").arg(domain)
                                         : Words::tr("%1 is a TES member; your own side is unproven.").arg(domain);
            },
            [&](const Smtpsec &smtpsec) {
                return smtpsec.isOwnKnown ? Words::tr("%1 offers SMTPsec; your provider does not.").arg(domain)
                                          : Words::tr("%1 offers SMTPsec; your own side is unproven.").arg(domain);
            },
            [&](const Dane &dane) {
                return dane.ownProviderSaysItChecks
                    ? Words::tr("%1 lets senders require encryption; your provider says it will.").arg(domain)
                    : Words::tr("%1 lets senders require encryption; whether yours does is unknown.").arg(domain);
            },
            [&](const PolicyDiffers &) {
                return Words::tr("The policy of %1 names none of its mail servers.").arg(domain);
            },
            [&](const MtaSts &) {
                return Words::tr("%1 asks senders to encrypt; whether yours does is unknown.").arg(domain);
            },
            [&](const SecureMail &) {
                return Words::tr("The name %1 promises to take encrypted mail only.").arg(domain);
            },
            [&](const NotFound &unknown) { return notFound(unknown, domain); },
            [&](const OnlySomeHosts &) {
                return Words::tr("Only some servers of %1 let senders require encryption.").arg(domain);
            },
            [&](const EncryptionDemanded &) {
                return Words::tr("%1 wants encryption, but its servers cannot be recognised.").arg(domain);
            },
            [&](const TestMode &) { return Words::tr("Policy of %1 in test mode: not binding.").arg(domain); },
            [&](const Nothing &) { return Words::tr("May travel to %1 unencrypted, like a postcard.").arg(domain); },
        },
        verdict);
}

namespace {

/// What the sentence in front does not mean (C-36; experience with each system).
QString limitOf(const verdict::way_out::Verdict &verdict, bool isOwn)
{
    using namespace verdict::way_out;
    const auto providersRead = [] {
        return Words::tr("Encryption between servers is not end-to-end: both providers can read the mail.");
    };
    const auto offered = [&] {
        return Words::tr("This is what the other side offers; whether your provider makes use of it is not known here.")
            + QLatin1Char(' ') + providersRead();
    };
    const auto offeredInVain = [&] {
        return Words::tr("This is what the other side offers; your provider does not take part in it.")
            + QLatin1Char(' ') + providersRead();
    };
    const auto mayBeMistake = [] {
        return Words::tr("A mistake of the other side can look the same. Mail may come back.");
    };
    const auto betweenUs = [&] {
        return mayBeMistake() + QLatin1Char(' ') + Words::tr("So can somebody between this network and that server.");
    };
    const auto noSign = [] { return Words::tr("This is no sign for or against encryption."); };
    const auto rules = [&] {
        if (isOwn)
            return Words::tr("The rules bind your provider; that it keeps them with each mail is not checked. It can "
                             "read the mail.");
        return Words::tr("The rules bind both providers; that they keep them with each mail is not checked.")
            + QLatin1Char(' ') + providersRead();
    };
    const auto nothing = [&] {
        return Words::tr("Servers may encrypt all the same, but nothing makes them.") + QLatin1Char(' ')
            + providersRead();
    };
    return std::visit(
        Overloaded{
            [&](const Asking &) { return noSign(); },
            [](const NoMail &) { return Words::tr("The address may be mistyped, or no longer in use."); },
            [&](const BothTesMembers &) { return rules(); },
            [&](const BothSmtpsec &) { return rules(); },
            [&](const SmtpsecWouldRefuse &) { return mayBeMistake(); },
            [&](const CertificateDiffers &) { return betweenUs(); },
            [&](const NoStartTls &) { return betweenUs(); },
            [&](const BothOnBsiList &) {
                if (isOwn)
                    return Words::tr("BSI certified it for rules of 2016 (TR-03108-1 v1.0.1); each mail is not "
                                     "checked. It can read the mail.");
                return Words::tr("BSI certified both for rules of 2016 (TR-03108-1 v1.0.1); each mail is not checked.")
                    + QLatin1Char(' ') + providersRead();
            },
            [&](const TesMember &member) { return member.isOwnKnown ? offeredInVain() : offered(); },
            [&](const Smtpsec &smtpsec) { return smtpsec.isOwnKnown ? offeredInVain() : offered(); },
            [&](const Dane &dane) {
                return dane.ownProviderSaysItChecks
                    ? Words::tr("That your provider keeps its word with each mail is not checked.") + QLatin1Char(' ')
                        + providersRead()
                    : offered();
            },
            [&](const PolicyDiffers &) { return mayBeMistake(); },
            [&](const MtaSts &) {
                return Words::tr("A policy is the word of a web server, not proven by DNSSEC.") + QLatin1Char(' ')
                    + offered();
            },
            [&](const SecureMail &) {
                // Requirements 81 and 84, C-25.
                return Words::tr("A promise in a name: the server need not show who it is, and how your own provider "
                                 "delivers is not known.")
                    + QLatin1Char(' ') + providersRead();
            },
            [&](const NotFound &unknown) {
                return unknown.isForged
                    ? Words::tr("A mistake of that domain can look the same. A provider that checks DNSSEC would not "
                                "deliver there.")
                    : noSign();
            },
            [&](const OnlySomeHosts &) { return nothing(); },
            [&](const EncryptionDemanded &) {
                return Words::tr("Somebody on the way could take the place of such a server.") + QLatin1Char(' ')
                    + providersRead();
            },
            [&](const TestMode &) { return nothing(); },
            [&](const Nothing &) { return nothing(); },
        },
        verdict);
}

} // namespace

Axis wayOut(const Recipient &recipient)
{
    Axis axis;
    axis.outcome = verdict::way_out::outcomeOf(recipient.verdict);
    axis.outcomeWord = outcomeWord(axis.outcome);
    axis.question = Words::tr("What will the recipient's provider enforce?");
    axis.sentence = sentence(recipient);
    axis.limit = limitOf(recipient.verdict, isToOwn(recipient));
    if (recipient.own.sender)
        axis.evidence << otherSender(recipient.own);
    else if (recipient.own.domain)
        axis.evidence << Words::tr("Your own domain: %1").arg(shown(*recipient.own.domain));
    else
        axis.evidence << Words::tr("Your own domain is not named, so only the other side is judged.");
    for (const WayOutSystem &system : wayOutSystems(recipient)) {
        if (system.sentence != axis.sentence)
            axis.evidence << system.name + QStringLiteral(": ") + system.sentence;
        axis.evidence << system.facts;
    }
    return axis;
}

QString otherSender(const verdict::way_out::Own &own)
{
    if (own.sender && own.sender->isRoot())
        return Words::tr("The From line is no address, so nothing is known of your side.");
    return Words::tr("This mail is from %1, not from your own domain %2: nothing is known of its provider.")
        .arg(own.sender ? shown(*own.sender) : QString(), own.domain ? shown(*own.domain) : QString());
}

QString lookingUp(const DomainName &domain)
{
    return Words::tr("Looking up %1 …").arg(shown(domain));
}

QString takesLong(const DomainName &domain)
{
    return Words::tr("%1 takes long to answer …").arg(shown(domain));
}

QString notAskedYet(const DomainName &domain)
{
    return Words::tr("Not looked up: you want to be asked about %1.").arg(shown(domain));
}

QString notAskedBlocked(const DomainName &domain)
{
    return Words::tr("Not looked up: you have blocked %1.").arg(shown(domain));
}

QString addressFault(const compose::AddressError &error, const QString &text)
{
    using compose::AddressFault;
    QString typed = printable(text.left(longestTyped).trimmed());
    if (text.size() > longestTyped)
        typed += QChar(0x2026);
    switch (error.fault) {
    case AddressFault::Empty: return Words::tr("There is no address; it looks like anna@example.com.");
    case AddressFault::TooLong: return Words::tr("\"%1\" is too long for an address; shorten it.").arg(typed);
    case AddressFault::NoAt: return Words::tr("\"%1\" has no @; an address looks like anna@example.com.").arg(typed);
    case AddressFault::NoLocalPart: return Words::tr("\"%1\" lacks the name before the @; add it.").arg(typed);
    case AddressFault::NoDomain: return Words::tr("\"%1\" lacks the domain behind the @; add it.").arg(typed);
    case AddressFault::BadLocalPart: return Words::tr("\"%1\": check the characters before the @.").arg(typed);
    case AddressFault::BadDomain:
        return Words::tr("\"%1\": the domain cannot be read; check character %2.")
            .arg(typed, QString::number(error.at + 1));
    case AddressFault::SingleLabel: return Words::tr("\"%1\": the domain lacks its ending, such as .org.").arg(typed);
    case AddressFault::AddressLiteral: return Words::tr("\"%1\": name a domain in place of the number.").arg(typed);
    case AddressFault::Several:
        return Words::tr("\"%1\" looks like several addresses; put commas between them.").arg(typed);
    case AddressFault::BadCharacter: return Words::tr("\"%1\" has invisible characters; type it anew.").arg(typed);
    }
    Q_UNREACHABLE();
}

namespace {

/// "max@example.com, eva@example.org …"
QString names(const QStringList &addresses)
{
    QString text = addresses.mid(0, namedRecipients).join(QStringLiteral(", "));
    if (addresses.size() > namedRecipients)
        text += QStringLiteral(" ") + QChar(0x2026);
    return text;
}

/// Some of the recipients.
struct Those {
    QStringList addresses;
    int first = -1; ///< counted from 0 among all
};

QString ofSeveral(Standing standing, const QStringList &weakest, qsizetype all)
{
    const QString count = QString::number(weakest.size());
    const QString of = QString::number(all);
    const QString who = names(weakest);
    const bool isForAll = weakest.size() == all;
    switch (standing) {
    case Standing::Impossible: return Words::tr("Not possible for %1 of %2: %3").arg(count, of, who);
    case Standing::Refused: return Words::tr("Would be refused for %1 of %2: %3").arg(count, of, who);
    case Standing::Nothing: return Words::tr("May travel unencrypted for %1 of %2: %3").arg(count, of, who);
    case Standing::Unchecked: return Words::tr("Could not check for %1 of %2: %3").arg(count, of, who);
    case Standing::Offered:
        return isForAll ? Words::tr("Offered for all %1; your provider need not use it.").arg(of)
                        : Words::tr("Only offered by the other side for %1 of %2: %3").arg(count, of, who);
    case Standing::Stated:
        return isForAll ? Words::tr("By the word of both providers for all %1, unproven.").arg(of)
                        : Words::tr("Only by both providers' word for %1 of %2: %3").arg(count, of, who);
    case Standing::Promised: return Words::tr("For all %1, both providers' rules demand encryption.").arg(of);
    }
    Q_UNREACHABLE();
}

} // namespace

WeakestRecipient weakestRecipient(const std::vector<RecipientLine> &recipients)
{
    const auto those = [&recipients](auto &&isOne) {
        Those found;
        for (size_t i = 0; i < recipients.size(); ++i) {
            if (!isOne(recipients[i]))
                continue;
            found.first = found.first < 0 ? int(i) : found.first;
            found.addresses << recipients[i].address;
        }
        return found;
    };
    const Those bad = those([](const RecipientLine &line) { return line.isBad; });
    const Those pending = those([](const RecipientLine &line) { return !line.isBad && line.isPending; });
    Standing least = Standing::Promised;
    for (const RecipientLine &line : recipients) {
        if (!line.isBad && !line.isPending)
            least = std::min(least, line.standing);
    }
    const Those weakest =
        those([least](const RecipientLine &line) { return !line.isBad && !line.isPending && line.standing == least; });
    const qsizetype all = qsizetype(recipients.size());

    if (bad.first >= 0) {
        const QString first =
            Words::tr("Not an address, %1 of %2: %3")
                .arg(QString::number(bad.addresses.size()), QString::number(all), names(bad.addresses));
        // What mending the address does not mend.
        const bool isMore = weakest.first >= 0 && least <= Standing::Refused;
        return {isMore ? first + QStringLiteral(". ") + ofSeveral(least, weakest.addresses, all) : first, bad.first,
                isMore ? weakest.first : bad.first};
    }
    if (pending.first >= 0 && (weakest.first < 0 || least > Standing::Refused))
        return {Words::tr("Still looking up %1 of %2: %3")
                    .arg(QString::number(pending.addresses.size()), QString::number(all), names(pending.addresses)),
                pending.first, pending.first};
    if (weakest.first < 0)
        return {};
    if (all == 1)
        return {recipients.front().address + QStringLiteral(": ") + recipients.front().sentence, 0, 0};
    const Those notAsked =
        those([least](const RecipientLine &line) { return line.isNotAsked && line.standing == least; });
    if (notAsked.addresses.size() == weakest.addresses.size())
        return {Words::tr("Not looked up for %1 of %2: %3")
                    .arg(QString::number(notAsked.addresses.size()), QString::number(all), names(notAsked.addresses)),
                notAsked.first, notAsked.first};
    return {ofSeveral(least, weakest.addresses, all), weakest.first, weakest.first};
}

} // namespace waxseal::words
