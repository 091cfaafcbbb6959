// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/phrases.h"
#include "core/words/words.h"

#include "core/base/limits.h"

namespace waxseal::words {

QString versionWord(tls::Version version)
{
    QString name = QString::fromLatin1(tls::versionName(version));
    return name.replace(QStringLiteral("v"), QStringLiteral(" "));
}

QString roleWord(received::Role role)
{
    switch (role) {
    case received::Role::Inside: return Words::tr("inside your provider");
    case received::Role::Boundary: return Words::tr("taken in by your provider");
    case received::Role::Claimed: return Words::tr("claimed");
    }
    Q_UNREACHABLE();
}

QString hopSentence(const received::Hop &hop)
{
    if (!hop.isReadable)
        return Words::tr("not readable as a trace line");

    const received::TraceLine &line = hop.trace;
    QStringList parts;
    const QString by = line.by.isEmpty() ? Words::tr("a host that does not name itself") : shown(line.by);
    if (!line.hasFrom) {
        parts << Words::tr("noted by %1").arg(by);
    } else {
        const QByteArrayView name = line.reverseName.isEmpty() ? line.helo : line.reverseName;
        QString from = name.isEmpty() ? Words::tr("somebody without a name") : shown(name);
        if (line.peerIp)
            from += QStringLiteral(" [") + QString::fromLatin1(line.peerIp->toByteArray()) + QLatin1Char(']');
        parts << Words::tr("from %1 to %2").arg(from, by);
    }
    if (!line.with.isEmpty())
        parts << shown(line.with);
    const tls::Session session = tls::Session::read(line.tlsVersion, line.cipher);
    if (line.saysTls) {
        const QByteArrayView version = tls::versionName(session.version);
        parts << (version.isEmpty() ? Words::tr("encrypted, version not recorded") : versionWord(session.version));
        if (!line.cipher.isEmpty())
            parts << shown(line.cipher);
    }
    if (line.time)
        parts << shown(*line.time);
    return parts.join(QStringLiteral(", "));
}

QString statusWord(dns::Status status)
{
    switch (status) {
    case dns::Status::Secure: return Words::tr("DNSSEC-validated");
    case dns::Status::Insecure: return Words::tr("from a zone without DNSSEC");
    case dns::Status::Bogus: return Words::tr("fails its DNSSEC check");
    case dns::Status::Absent: return Words::tr("not there, proven by DNSSEC");
    case dns::Status::NoAnswer: return Words::tr("no answer");
    }
    Q_UNREACHABLE();
}

namespace {

QString troubleWord(dns::Trouble trouble)
{
    switch (trouble) {
    case dns::Trouble::None: return QString();
    case dns::Trouble::Offline: return Words::tr("offline, as asked");
    case dns::Trouble::OutsideZones: return Words::tr("outside the zone files that are asked");
    case dns::Trouble::Declined: return Words::tr("not asked, because you have blocked this domain");
    case dns::Trouble::TimedOut: return Words::tr("nobody answered in time");
    case dns::Trouble::ServerFailure: return Words::tr("the name server reports a failure");
    case dns::Trouble::NoDnssec: return Words::tr("this network's resolver does not let DNSSEC through");
    case dns::Trouble::NotEncrypted: return Words::tr("no encrypted connection to the right name server");
    case dns::Trouble::TooLarge: return Words::tr("the answer is too large");
    case dns::Trouble::Canceled: return Words::tr("canceled");
    case dns::Trouble::Internal: return Words::tr("a fault in Waxseal");
    }
    Q_UNREACHABLE();
}

QString recordText(const dns::Lookup &lookup)
{
    QStringList texts;
    switch (lookup.question.type) {
    case dns::Type::Txt:
        for (const QByteArray &text : dns::decodeTxt(lookup))
            texts << QLatin1Char('"') + shown(text) + QLatin1Char('"');
        break;
    case dns::Type::Mx:
        for (const dns::Mx &mx : dns::decodeMx(lookup))
            texts << QStringLiteral("%1 %2").arg(mx.preference).arg(mx.exchange.toUnicode());
        break;
    case dns::Type::Srv:
        for (const dns::Srv &srv : dns::decodeSrv(lookup))
            texts << QStringLiteral("%1:%2").arg(srv.target.toUnicode()).arg(srv.port);
        break;
    case dns::Type::A:
    case dns::Type::Aaaa:
        for (const IpAddress &address : dns::decodeAddresses(lookup))
            texts << QString::fromLatin1(address.toByteArray());
        break;
    default:
        for (const DomainName &name : dns::decodeNames(lookup))
            texts << name.toUnicode();
    }
    texts.sort(); // name servers give records in any order
    return texts.join(QStringLiteral(", "));
}

} // namespace

QString lookupSentence(const dns::Lookup &lookup)
{
    const QString question = QString::fromLatin1(lookup.question.name.view()) + QLatin1Char(' ')
        + QString::fromLatin1(dns::typeName(lookup.question.type));
    const QString records = recordText(lookup);
    QString answer = statusWord(lookup.status);
    const QString trouble = troubleWord(lookup.trouble);
    if (lookup.status == dns::Status::NoAnswer && !trouble.isEmpty())
        answer += QStringLiteral(" (") + trouble + QLatin1Char(')');
    if (lookup.status == dns::Status::Bogus && !lookup.whyBogus.isEmpty())
        answer += QStringLiteral(" (") + shown(lookup.whyBogus) + QLatin1Char(')');
    if (lookup.asked != std::chrono::sys_seconds{})
        answer = Words::tr("%1, asked %2").arg(answer, shown(lookup.asked));
    if (lookup.status == dns::Status::Insecure && records.isEmpty())
        return Words::tr("DNS: %1: no record, %2").arg(question, answer);
    if (records.isEmpty())
        return Words::tr("DNS: %1: %2").arg(question, answer);
    return Words::tr("DNS: %1: %2, %3").arg(question, records, answer);
}

QString demandWord(tls::Demand demand)
{
    switch (demand) {
    case tls::Demand::Encrypted: return Words::tr("encryption");
    case tls::Demand::Tls12OrLater: return Words::tr("TLS 1.2 or later");
    case tls::Demand::ForwardSecrecy: return Words::tr("forward secrecy");
    case tls::Demand::NoVulnerableCipher: return Words::tr("a cipher without known weakness");
    case tls::Demand::AuthenticatedServer: return Words::tr("a server that shows a certificate");
    case tls::Demand::NoCompression: return Words::tr("no TLS compression");
    case tls::Demand::DhGroup2048: return Words::tr("a Diffie-Hellman group of 2048 bits");
    case tls::Demand::DhKeyExchange: return Words::tr("a Diffie-Hellman key exchange");
    case tls::Demand::Aes256: return Words::tr("AES with 256 bits");
    case tls::Demand::Sha1OrBetter: return Words::tr("SHA-1 or better");
    case tls::Demand::BsiRecommendedCipher: return Words::tr("a cipher that BSI recommends");
    }
    Q_UNREACHABLE();
}

QString headerFault(message::HeaderFault fault)
{
    switch (fault) {
    case message::HeaderFault::Empty: return Words::tr("The file is empty.");
    case message::HeaderFault::NoFields: return Words::tr("This is not a mail: it does not begin with header lines.");
    case message::HeaderFault::TooManyFields:
        return Words::tr("Not read: it has more than %1 header lines.").arg(limits::headerFields);
    case message::HeaderFault::TooLarge:
        return Words::tr("Not read: its header is larger than %1 MiB.").arg(limits::headerOctets / (1024 * 1024));
    }
    Q_UNREACHABLE();
}

QString sourceWord(received::Source source)
{
    switch (source) {
    case received::Source::Person: return Words::tr("named by you");
    case received::Source::ValidatedMx: return Words::tr("MX record, DNSSEC-validated");
    case received::Source::TopmostLines: return Words::tr("wrote the topmost line of many mails");
    }
    Q_UNREACHABLE();
}

QStringList ownProvider(const received::OwnProvider &own, const std::optional<check::LearntHosts> &mx)
{
    QStringList lines;
    if (own.domain)
        lines << Words::tr("Own mail domain: %1").arg(own.domain->toUnicode());
    for (const received::HostPattern &host : own.hosts) {
        const QString name = (host.isSuffix ? QStringLiteral(".") : QString()) + host.name.toUnicode();
        lines << Words::tr("Own host: %1 (%2)").arg(name, sourceWord(host.source));
    }
    for (const IpNetwork &network : own.networks)
        lines << Words::tr("Own network: %1 (%2)")
                     .arg(QString::fromLatin1(network.toByteArray()), sourceWord(received::Source::Person));
    for (const QByteArray &id : own.authservIds)
        lines << Words::tr("Own results: Authentication-Results of %1 (%2)")
                     .arg(shown(id), sourceWord(received::Source::Person));
    if (mx && mx->status != dns::Status::Secure) {
        const QString trouble = troubleWord(mx->trouble);
        lines << Words::tr("MX records of %1: %2")
                     .arg(own.domain->toUnicode(), trouble.isEmpty() ? statusWord(mx->status) : trouble);
        for (const DomainName &host : mx->proposed)
            lines << Words::tr("If %1 is your provider's, name it as an own host.").arg(host.toUnicode());
    }
    return lines;
}

} // namespace waxseal::words
