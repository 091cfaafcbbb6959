// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "tests/dns_unbound/lab.h"

#include <QFile>

#include <memory>

/// Zones with recipients of every kind, signed on the spot. Everything is below "example", the trust anchor.
namespace waxseal::lab {

/// "member TXT …" lines of one zone, in which a recipient is a name with a mail host.
class ZoneText {
public:
    ZoneText &add(const QByteArray &line)
    {
        m_text += line + '\n';
        return *this;
    }
    /// A domain with mail hosts.
    ZoneText &domain(const QByteArray &name, const QByteArrayList &hosts = {"mx.isp.example."})
    {
        for (const QByteArray &host : hosts)
            add(name + " MX 10 " + host);
        return *this;
    }
    /// A domain whose CNAME names @p entity.
    ZoneText &managed(const QByteArray &name, const QByteArray &entity = "isp.example.",
                      const QByteArrayList &hosts = {"mx.isp.example."})
    {
        return domain(name, hosts).add("tes-master." + name + " CNAME " + entity);
    }
    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

inline const QByteArray tesText = " TXT \"TES Mail Domain\"";
inline const QByteArray someTlsa = QByteArray(64, '5');

inline QByteArray certificateInHex(const QByteArray &name)
{
    QByteArrayList lines = certificateFor(name).certificate.trimmed().split('\n');
    lines.removeFirst(); // "-----BEGIN", "-----END"
    lines.removeLast();
    return QByteArray::fromBase64(lines.join()).toHex();
}

/// "<zone>" signed with RSA keys of these sizes, as ldns-keygen makes them. Gives its DS record.
inline QByteArray signWithRsa(Zones &zones, const QByteArray &zone, const QByteArray &records, int zoneKeyBits,
                              int keySigningKeyBits, QHash<QByteArray, QString> &files)
{
    const auto run = [&zones](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(zones.path({}));
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return QString::fromLatin1(process.readAllStandardOutput().trimmed());
    };
    const auto key = [&](int bits, bool signsKeys) {
        QStringList arguments{QStringLiteral("-a"), QStringLiteral("RSASHA256"), QStringLiteral("-b"),
                              QString::number(bits)};
        if (signsKeys)
            arguments += QStringLiteral("-k");
        return run(QStringLiteral("ldns-keygen"), arguments + QStringList{QString::fromLatin1(zone)});
    };
    const QString keySigning = key(keySigningKeyBits, true);
    const QString zoneSigning = key(zoneKeyBits, false);
    const QString name = QStringLiteral("rsa ") + QString::fromLatin1(zone);
    zones.write(name,
                "$ORIGIN " + zone + "\n$TTL 3600\n@ IN SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns\nns A "
                    + nameServerAddress + '\n' + records);
    run(QStringLiteral("ldns-signzone"),
        {QStringLiteral("-i"), QStringLiteral("20200101000000"), QStringLiteral("-e"), QStringLiteral("20700101000000"),
         QStringLiteral("-f"), name + QStringLiteral(".signed"), name, zoneSigning, keySigning});
    files.insert(zone, zones.path(name + QStringLiteral(".signed")));
    QFile ds(zones.path(keySigning + QStringLiteral(".ds")));
    return ds.open(QIODevice::ReadOnly) ? ds.readAll().trimmed() : QByteArray();
}

/// All zones, as files.
struct RecipientZones {
    std::unique_ptr<Zones> zones = std::make_unique<Zones>();
    QHash<QByteArray, QString> files;
    QString anchor;

    RecipientZones();

private:
    void plantTesRoots();
    void plantEntities();
    QByteArray people() const;
    QByteArray top();
};

/// What stands for the TES organisation: "tesroot", and others that are broken in one way each.
inline void RecipientZones::plantTesRoots()
{
    ZoneText members;
    for (const char *entity : {"isp", "nsec3isp", "plainisp", "staleisp", "wild.isp", "exact.isp", "several.isp",
                               "joined.isp", "underscore.isp"})
        members.add(QByteArray(entity) + ".example.tes-member" + tesText);
    members.add("alias.isp.example.tes-member CNAME isp.example.tes-member");
    zones->tamper(zones->sign("tesroot.example.", members.text() + "forged.isp.example.tes-member TXT \"forge-me\"\n"),
                  "forge-me", "forged-x");
    zones->sign("nsec3root.example.", members.text(), Denial::Nsec3);
    zones->leaveUnsigned("plainroot.example.", members.text());
    zones->sign("staleroot.example.", members.text(), Denial::Nsec, Validity::Expired);
    zones->sign("wildroot.example.", "* TXT \"v=spf1 -all\"\n");
}

inline void RecipientZones::plantEntities()
{
    const auto vouch = [](const char *domain) { return QByteArray(domain) + ".example.tes-member"; };
    ZoneText isp;
    for (const char *domain :
         {"member.people", "member.plain", "member.stale", "member.nsec3", "own", "wildcname.people", "tls.people",
          "partly.people", "full.people", "pkix.people", "rsa", "weak"})
        isp.add(vouch(domain) + tesText);
    // A record of its own between the names, for the sake of libunbound (see "empty non-terminal" in the test).
    isp.add("people.example.tes-member TXT \"x\"")
        .add(vouch("noroot.people") + ".noroot" + tesText)
        .add(vouch("rootforged.people") + ".forged" + tesText)
        .add(vouch("rootalias.people") + ".alias" + tesText)
        .add(vouch("entityforged.people") + " TXT \"forge-me\"")
        .add(vouch("lower.people") + " TXT \"tes mail domain\"")
        .add(vouch("space.people") + " TXT \"TES Mail Domain \"")
        .add(vouch("two.people") + tesText)
        .add(vouch("two.people") + " TXT \"v=spf1 -all\"")
        .add(vouch("twoother.people") + " TXT \"TES\"")
        .add(vouch("twoother.people") + " TXT \"Mail Domain\"")
        .add(vouch("joined.people") + " TXT \"TES Mail\" \" Domain\"")
        .add(vouch("misjoined.people") + " TXT \"TES Mail\" \"Domain\"")
        .add("underscore.people.example.tes_member" + tesText)
        .add("*.tes-member.wild TXT \"v=spf1 -all\"")
        .add("*.tes-member.exact" + tesText)
        .add("vouch" + tesText)
        .add(vouch("aliased.people") + " CNAME vouch")
        .add(vouch("looselyaliased.people") + " CNAME vouch.plainisp.example.")
        .add(vouch("forgedalias.people") + " CNAME " + vouch("entityforged.people"))
        .add(vouch("txtloop.people") + " CNAME " + vouch("txtloop.people"))
        .add("first CNAME isp.example.")
        .add("mx A 192.0.2.1")
        .add("tls A 192.0.2.2")
        .add("_25._tcp.tls TLSA 3 1 1 " + someTlsa)
        .add("full A 192.0.2.3")
        .add("_25._tcp.full TLSA 3 0 0 " + certificateInHex("full.isp.example"))
        .add("pkix A 192.0.2.4")
        .add("_25._tcp.pkix TLSA 3 1 1 " + someTlsa)
        .add("_25._tcp.pkix TLSA 1 1 1 " + someTlsa)
        .add("_2600._tcp.tls TLSA 3 1 1 " + someTlsa)
        .add("_2600._tcp.mx TLSA 3 1 1 " + QByteArray(64, 'f'))
        .add("securemail A 192.0.2.5")
        .add("mx.bsihosts A 192.0.2.6")
        .add("tls.bsihosts A 192.0.2.7")
        .add("_25._tcp.tls.bsihosts TLSA 3 1 1 " + someTlsa)
        .add("forgedrecords.bsihosts A 192.0.2.8")
        .add("_25._tcp.forgedrecords.bsihosts TLSA 3 1 1 " + QByteArray(64, 'f'));
    const QString file = zones->sign("isp.example.", isp.text());
    zones->tamper(file, "forge-me", "forged-x");
    zones->tamper(file, QByteArray(64, 'f'), QByteArray(64, 'e'));
    ZoneText nsec3isp;
    nsec3isp.add("nsec3entity.people.example.tes-member" + tesText)
        .add("people.example.tes-member TXT \"x\"")
        .add("other.nsec3.example.tes-member" + tesText)
        .add("*.tes-member.w TXT \"v=spf1 -all\"")
        .add("mx A 192.0.2.9");
    zones->sign("nsec3isp.example.", nsec3isp.text(), Denial::Nsec3);
    zones->leaveUnsigned("plainisp.example.",
                         "vouch" + tesText + "\nentityplain.people.example.tes-member" + tesText
                             + "\nmx A 192.0.2.10\n_smtpsec._tcp.there SRV 0 0 26 mx\n");
    zones->sign("staleisp.example.", "entitystale.people.example.tes-member" + tesText + '\n', Denial::Nsec,
                Validity::Expired);
}

/// The recipients of a zone that is signed and in order.
inline QByteArray RecipientZones::people() const
{
    const QByteArray longLabel(60, 'l');
    ZoneText people;
    for (const char *name : {"member", "nostep2", "entityforged", "lower", "space", "two", "twoother", "joined",
                             "misjoined", "aliased", "looselyaliased", "forgedalias", "txtloop", "underscore"})
        people.managed(name);
    people.managed("noroot", "noroot.isp.example.")
        .managed("rootforged", "forged.isp.example.")
        .managed("rootalias", "alias.isp.example.")
        .managed("nsec3entity", "nsec3isp.example.")
        .managed("nsec3nostep2", "nsec3isp.example.")
        .managed("nsec3wild", "w.nsec3isp.example.")
        .managed("entityplain", "plainisp.example.")
        .managed("entitystale", "staleisp.example.")
        .managed("wild", "wild.isp.example.")
        .managed("exact", "exact.isp.example.")
        .managed("chain", "first.isp.example.")
        .managed("dangling", "absent.isp.example.")
        .managed("outside", "entity.nowhere.org.")
        .managed("masterforged", "forge-me.isp.example.")
        .managed("selfpointing", "tes-master.selfpointing")
        .managed("round", "x.round")
        .add("x.round CNAME tes-master.round")
        .managed("toolong." + longLabel, longLabel + '.' + longLabel + '.' + longLabel + ".isp.example.")
        .domain("wildcname")
        .add("*.wildcname CNAME isp.example.")
        .domain("wildstranger")
        .add("*.wildstranger CNAME isp.example.")
        .domain("selfwild")
        .add("*.selfwild CNAME selfwild")
        .add("selfwild TXT \"v=spf1 -all\"")
        .domain("dept.member")
        .managed("tls", "isp.example.", {"tls.isp.example."})
        .managed("partly", "isp.example.", {"tls.isp.example.", "mx.isp.example."})
        .managed("full", "isp.example.", {"full.isp.example."})
        .managed("pkix", "isp.example.", {"pkix.isp.example."})
        .domain("none");

    const QByteArray srv = " SRV 0 0 26 mx.isp.example.";
    people.domain("sec")
        .add("_smtpsec._tcp.sec SRV 20 0 26 mx.isp.example.")
        .add("_smtpsec._tcp.sec SRV 10 5 2600 mx.plainisp.example.")
        .add("_smtpsec._tcp.sec SRV 10 50 2600 tls.isp.example.")
        .domain("secforged")
        .add("_smtpsec._tcp.secforged SRV 0 0 26 forge-me.isp.example.")
        .domain("sectlsaforged")
        .add("_smtpsec._tcp.sectlsaforged SRV 0 0 2600 mx.isp.example.")
        .domain("secnoanswer")
        .add("_smtpsec._tcp.secnoanswer CNAME x.nowhere.org.")
        .domain("secwild")
        .add("*.secwild" + srv)
        .domain("secalias")
        .add("_smtpsec._tcp.secalias CNAME _smtpsec._tcp.sec")
        .domain("secloose")
        .add("_smtpsec._tcp.secloose CNAME _smtpsec._tcp.there.plainisp.example.")
        .domain("secforgedalias")
        .add("_smtpsec._tcp.secforgedalias CNAME _smtpsec._tcp.secforged")
        .domain("secnothere")
        .add("_smtpsec._tcp.secnothere SRV 0 0 0 .")
        .domain("secportzero")
        .add("_smtpsec._tcp.secportzero SRV 0 0 0 mx.isp.example.")
        .domain("secmixed")
        .add("_smtpsec._tcp.secmixed SRV 0 0 26 .")
        .add("_smtpsec._tcp.secmixed" + srv);

    const QByteArray both = " TXT \"v=spf1 a -all\"\nsecuremail.good TXT \"spf2.0/pra a -all\"";
    people.add("securemail.good A 192.0.2.11\nsecuremail.good" + both)
        .add("securemail.onlyspf A 192.0.2.11\nsecuremail.onlyspf TXT \"v=spf1 a -all\"")
        .add("securemail.soft A 192.0.2.11\nsecuremail.soft TXT \"v=spf1 a ~all\"")
        .domain("securemail.mx")
        .domain("hint", {"securemail.isp.example."})
        .add("securemail.forged A 192.0.2.66")
        .add("securemail.txtforged A 192.0.2.11\nsecuremail.txtforged TXT \"v=spf1 -all forge-me\"")
        .add("*.anything A 192.0.2.11\n*.anything TXT \"v=spf1 -all\"")
        .add("securemail.alias CNAME securemail.good")
        .add("securemail.nomail MX 0 .");

    people.domain("listed")
        .domain("listedtls", {"tls.isp.example."})
        .domain("derived", {"mx.bsihosts.isp.example."})
        .domain("derivedtls", {"tls.bsihosts.isp.example."})
        .domain("derivedforged", {"forgedrecords.bsihosts.isp.example."})
        .domain("halfderived", {"mx.bsihosts.isp.example.", "mx.isp.example."})
        .domain("mxforged", {"forge-me.bsihosts.isp.example."})
        .domain("*.derivedwild", {"mx.bsihosts.isp.example."})
        .add("derivedalias CNAME derived")
        .add("looselyderived CNAME derived.plain.example.");
    return people.text();
}

/// What each of the other zones of recipients has.
inline QByteArray fewPeople()
{
    ZoneText few;
    few.managed("member")
        .managed("nostep2")
        .managed("nsec3nostep2", "nsec3isp.example.")
        .domain("none")
        .domain("derived", {"mx.bsihosts.isp.example."})
        .domain("sec")
        .add("_smtpsec._tcp.sec SRV 0 0 26 mx.isp.example.")
        .add("securemail.good A 192.0.2.11\nsecuremail.good TXT \"v=spf1 a -all\"");
    return few.text();
}

/// "example" itself, with the own domains of the tests and the ways down.
inline QByteArray RecipientZones::top()
{
    ZoneText top;
    top.managed("own").add("_smtpsec._tcp.own SRV 0 0 26 mx.isp.example.").domain("simple");
    const auto delegate = [&top](const QByteArray &label, const QByteArray &ds) {
        top.add(label + " NS ns." + label + "\nns." + label + " A " + nameServerAddress + '\n' + ds);
    };
    for (const char *label : {"tesroot", "nsec3root", "staleroot", "wildroot", "isp", "nsec3isp", "staleisp", "people",
                              "nsec3", "optout", "stale"})
        delegate(label, zones->ds(QByteArray(label) + ".example."));
    for (const char *label : {"plainroot", "plainisp", "plain"})
        delegate(label, {});
    const QByteArray records = "@ MX 10 tls.isp.example.\ntes-master CNAME isp.example.\n";
    delegate("rsa", signWithRsa(*zones, "rsa.example.", records, 1024, 2048, files));
    delegate("weak", signWithRsa(*zones, "weak.example.", records, 1024, 1024, files));
    return top.text();
}

inline RecipientZones::RecipientZones()
{
    plantTesRoots();
    plantEntities();
    const QString file = zones->sign("people.example.", people());
    zones->tamper(file, "forge-me", "forged-x");
    zones->tamper(file, "192.0.2.66", "192.0.2.67");
    zones->sign("nsec3.example.", fewPeople(), Denial::Nsec3);
    zones->sign("optout.example.", fewPeople(), Denial::Nsec3OptOut);
    zones->leaveUnsigned("plain.example.", fewPeople());
    zones->sign("stale.example.", fewPeople(), Denial::Nsec, Validity::Expired);
    zones->sign("example.", top());
    for (auto zone = zones->files().begin(); zone != zones->files().end(); ++zone)
        files.insert(zone.key(), zone.value());
    anchor = zones->write(QStringLiteral("anchor"), zones->ds("example.") + '\n');
}

} // namespace waxseal::lab
