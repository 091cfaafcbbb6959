// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/overloaded.h"
#include "core/dane/delivery.h"
#include "core/dane/zone_keys.h"
#include "core/dns_unbound/unbound_resolver.h"
#include "tests/dane/settle.h"
#include "tests/dns_unbound/tree.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::dane;
using dns_unbound::Settings;
using dns_unbound::UnboundResolver;
using Why = NotOffered::Why;

namespace {

const QByteArray digest(64, 'a');
const QByteArray good = "3 1 1 " + digest;

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

QByteArray address(const QByteArray &host)
{
    return host + " A 192.0.2.1\n";
}
QByteArray tlsa(const QByteArray &host, const QByteArray &record = good)
{
    return "_25._tcp." + host + " TLSA " + record + '\n';
}
/// A domain with one host, "mx.<domain>", that has an address and these TLSA records.
QByteArray domain(const QByteArray &label, const QByteArrayList &records)
{
    QByteArray result = label + " MX 10 mx." + label + '\n' + address("mx." + label);
    for (const QByteArray &record : records)
        result += tlsa("mx." + label, record);
    return result;
}

const QByteArray lameAddress = "127.83.0.3"; ///< of a name server that refuses

QByteArray nameServer(const QByteArray &label, const QByteArray &address = lab::nameServerAddress)
{
    return label + " NS ns." + label + "\nns." + label + " A " + address + '\n';
}

QByteArray text(HostState state)
{
    switch (state) {
    case HostState::Asking: return "asking";
    case HostState::Usable: return "usable";
    case HostState::UnusableRecords: return "unusable";
    case HostState::NoRecords: return "none";
    case HostState::Unsigned: return "unsigned";
    case HostState::NoAddress: return "nowhere";
    case HostState::Forged: return "forged";
    case HostState::NoAnswer: return "silent";
    }
    return {};
}

QByteArray text(const Verdict &verdict)
{
    return std::visit(Overloaded{[](const Asking &) -> QByteArray { return "asking"; },
                                 [](const Offered &) -> QByteArray { return "offered"; },
                                 [](const OfferedByPart &) -> QByteArray { return "offered by part"; },
                                 [](const NotOffered &v) -> QByteArray {
                                     switch (v.why) {
                                     case Why::MxUnsigned: return "MX unsigned";
                                     case Why::HostsUnsigned: return "hosts unsigned";
                                     case Why::NoRecords: return "no records";
                                     case Why::UnusableRecords: return "unusable records";
                                     }
                                     return {};
                                 },
                                 [](const NoHosts &) -> QByteArray { return "no hosts"; },
                                 [](const Forged &) -> QByteArray { return "forged"; },
                                 [](const NotFound &) -> QByteArray { return "not found"; },
                                 [](const Mismatch &) -> QByteArray { return "mismatch"; },
                                 [](const NoStartTls &) -> QByteArray { return "no STARTTLS"; }},
                      verdict);
}

} // namespace

/// RFC 7672, case by case, on zones that are really signed: once as libunbound's own zones, once from NSD.
class ZonesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<lab::Zones> m_zones;
    std::unique_ptr<lab::NameServer> m_server;
    QString m_anchor;
    std::unique_ptr<UnboundResolver> m_files;
    std::unique_ptr<UnboundResolver> m_forwarded; ///< none: NSD is not installed
    std::unique_ptr<lab::NameServer> m_root;
    std::unique_ptr<lab::Relay> m_lame;
    std::unique_ptr<UnboundResolver> m_recursive; ///< none: there is no port 53 either

    void plant()
    {
        lab::Zones &zones = *m_zones;
        const auto delegated = [&](const QByteArray &label, bool isSigned = true) {
            return nameServer(label) + (isSigned ? zones.ds(label + ".example.") + '\n' : QByteArray());
        };
        const QByteArray own = "@ MX 10 mx\n" + address("mx") + tlsa("mx");

        zones.leaveUnsigned("unsigned.example.", own + address("host"));
        zones.sign("nsec3.example.", own + "part MX 10 mx\npart MX 20 mx2.part\n" + address("mx2.part"),
                   lab::Denial::Nsec3);
        zones.sign("optout.example.", own + domain("none", {}), lab::Denial::Nsec3OptOut);
        zones.sign("expired.example.", own, lab::Denial::Nsec, lab::Validity::Expired);
        const QString bogus = zones.sign("bogus.example.", own + "implicit A 192.0.2.66\n");
        zones.tamper(bogus, "192.0.2.1", "192.0.2.9");
        zones.tamper(bogus, "192.0.2.66", "192.0.2.99");
        zones.tamper(bogus, "10 mx.bogus", "11 mx.bogus");
        // Zones of their own for the records of one host.
        zones.sign("_tcp.mx.tlsaexpired.example.", "_25 TLSA " + good + '\n', lab::Denial::Nsec,
                   lab::Validity::Expired);
        zones.leaveUnsigned("_tcp.mx.tlsaunsigned.example.", "_25 TLSA " + good + '\n');

        QByteArray records = domain("one", {good}) + "many MX 10 mx.one\nmany MX 20 mx.two\n" + domain("two", {good})
            + "part MX 10 mx.one\npart MX 20 mx.none\n" + domain("none", {})
            + "gone MX 10 absent.one\ngone MX 20 mx.one\nnowhere MX 10 absent.one\nnull MX 0 .\n" + address("null")
            + "nullbeside MX 0 .\nnullbeside MX 10 mx.one\n" + address("implicit") + tlsa("implicit")
            + address("implicitnone") + "text TXT \"x\"\n*.any MX 10 mx.one\n";
        // Aliases
        records += "expanded MX 10 mx.expanded\nmx.expanded CNAME mx.one\n"
                   "original MX 10 mx.original\nmx.original CNAME mx.none\n"
            + tlsa("mx.original") + "both MX 10 mx.both\nmx.both CNAME mx.one\n"
            + tlsa("mx.both", "3 1 1 " + QByteArray(64, 'b'))
            + "aliasnone MX 10 mx.aliasnone\nmx.aliasnone CNAME mx.none\n"
              "chain MX 10 mx.chain\nmx.chain CNAME mx.expanded\n"
              "loose MX 10 mx.loose\nmx.loose CNAME host.unsigned\n"
            + tlsa("mx.loose")
            + "loosenone MX 10 mx.loosenone\nmx.loosenone CNAME host.unsigned\n"
              "loosechain MX 10 mx.loosechain\nmx.loosechain CNAME mx.loose\n"
            + tlsa("mx.loosechain")
            + "forgedalias MX 10 mx.forgedalias\nmx.forgedalias CNAME mx.bogus\n"
              "dangling MX 10 mx.dangling\nmx.dangling CNAME absent\n"
              "aliasdomain CNAME one\n"
              "tlsaalias MX 10 mx.tlsaalias\n"
            + address("mx.tlsaalias") + "_25._tcp.mx.tlsaalias CNAME _dane\n_dane TLSA " + good
            + "\ntlsaloose MX 10 mx.tlsaloose\n" + address("mx.tlsaloose")
            + "_25._tcp.mx.tlsaloose CNAME _25._tcp.mx.unsigned\n";
        // Records
        records += domain("usage0", {"0 0 1 " + digest}) + domain("usage1", {"1 0 1 " + digest})
            + domain("usage2", {"2 0 1 " + digest}) + domain("usage255", {"255 0 1 " + digest})
            + domain("usages", {"0 0 1 " + digest, "255 0 1 " + digest, good}) + domain("short", {"3 1 1 aabb"})
            + domain("long", {good + "aa"}) + domain("selector", {"3 7 1 " + digest})
            + domain("matching", {"3 1 7 " + digest}) + domain("sha512", {"3 1 2 " + digest + digest})
            + domain("garbage", {"3 0 0 " + digest}) + "wild MX 10 mx.wild\n" + address("mx.wild")
            + "*._tcp.mx.wild TLSA " + good + "\nwide MX 10 mx.wide\n" + address("mx.wide") + "*.mx.wide TLSA " + good
            + '\n';
        // Hosts elsewhere
        records += "tounsigned MX 10 mx.unsigned\nmixed MX 10 mx.one\nmixed MX 20 mx.unsigned\n"
                   "tobogus MX 10 mx.bogus\nmixedbogus MX 10 mx.one\nmixedbogus MX 20 mx.bogus\n"
                   "toexpired MX 10 mx.expired\ntolame MX 10 mx.lame\nmixedlame MX 10 mx.one\nmixedlame MX 20 mx.lame\n"
                   "tlsaexpired MX 10 mx.tlsaexpired\ntlsaunsigned MX 10 mx.tlsaunsigned\ntlsalame MX 10 mx.tlsalame\n"
            + address("mx.tlsaexpired") + address("mx.tlsaunsigned") + address("mx.tlsalame")
            + delegated("_tcp.mx.tlsaexpired") + delegated("_tcp.mx.tlsaunsigned", false)
            + nameServer("_tcp.mx.tlsalame", lameAddress);
        zones.sign("example.",
                   records + delegated("unsigned", false) + delegated("nsec3") + delegated("optout")
                       + delegated("expired") + delegated("bogus") + nameServer("lame", lameAddress));
    }

    std::unique_ptr<UnboundResolver> resolverFor(Settings settings)
    {
        settings.trustAnchorFile = m_anchor;
        settings.soft = settings.hard = std::chrono::seconds(60); // no answer here waits for a network
        auto resolver = UnboundResolver::create(settings);
        if (!resolver)
            qFatal("%s: fault %d", qPrintable(resolver.error().file), int(resolver.error().fault));
        return std::move(*resolver);
    }

    static Delivery deliveryOf(dns::Resolver &resolver, const QByteArray &domain, int *rounds = nullptr)
    {
        return lab::settle(
            resolver,
            [&](dns::Answers &answers) { return judgeDelivery(smtp::mailHosts(name(domain), answers), answers); },
            rounds);
    }

    static QByteArray statesOf(const Delivery &delivery)
    {
        QByteArrayList states;
        for (const Host &host : delivery.hosts)
            states << text(host.state);
        return states.join(' ');
    }

    void addRows() const
    {
        QTest::addColumn<bool>("forwarded");
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("verdict");
        QTest::addColumn<QByteArray>("hosts");
        QTest::addColumn<QByteArray>("base");
        for (const bool forwarded : {false, true}) {
            const auto row = [&](const char *title, const char *domain, const char *verdict, const char *hosts,
                                 const char *base = "") {
                QTest::addRow("%s, %s", forwarded ? "NSD" : "zone files", title)
                    << forwarded << QByteArray(domain) << QByteArray(verdict) << QByteArray(hosts) << QByteArray(base);
            };
            // Who takes the mail
            row("signed", "one.example", "offered", "usable", "mx.one.example");
            row("two hosts", "many.example", "offered", "usable usable");
            row("one of two without records", "part.example", "offered by part", "usable none");
            row("one of two without an address", "gone.example", "offered", "nowhere usable");
            row("no host has an address", "nowhere.example", "no hosts", "nowhere");
            row("RFC 7505: null MX", "null.example", "no hosts", "");
            row("RFC 7505: null MX beside another", "nullbeside.example", "offered", "usable");
            row("RFC 5321 §5.1: implicit MX", "implicit.example", "offered", "usable", "implicit.example");
            row("implicit MX without records", "implicitnone.example", "no records", "none");
            row("neither MX nor address", "text.example", "no hosts", "");
            row("no such domain", "absent.example", "no hosts", "");
            row("wildcard MX", "some.any.example", "offered", "usable");
            row("the domain is an alias", "aliasdomain.example", "offered", "usable", "mx.one.example");
            row("RFC 7672 §2.2.1: MX not signed", "unsigned.example", "MX unsigned", "unsigned");
            row("RFC 7672 §2.1.2: MX forged", "bogus.example", "forged", "");
            row("implicit MX, address forged", "implicit.bogus.example", "forged", "");
            row("expired", "expired.example", "forged", "");
            row("NSEC3", "nsec3.example", "offered", "usable");
            row("NSEC3, one without records", "part.nsec3.example", "offered by part", "usable none");
            row("NSEC3 with opt-out", "optout.example", "offered", "usable");
            row("NSEC3 with opt-out, no records", "none.optout.example", "no records", "none");
            row("NSEC, no records", "none.example", "no records", "none");
            // RFC 7672 §2.2.2
            row("alias, records where it leads", "expanded.example", "offered", "usable", "mx.one.example");
            row("alias, records at its own name", "original.example", "offered", "usable", "mx.original.example");
            row("alias, records at both", "both.example", "offered", "usable", "mx.one.example");
            row("alias, no records", "aliasnone.example", "no records", "none");
            row("alias of an alias", "chain.example", "offered", "usable", "mx.one.example");
            row("alias into an unsigned zone", "loose.example", "offered", "usable", "mx.loose.example");
            row("the same without records", "loosenone.example", "no records", "none");
            row("the same through another alias", "loosechain.example", "offered", "usable", "mx.loosechain.example");
            row("alias into a forged zone", "forgedalias.example", "forged", "forged");
            row("alias to nothing", "dangling.example", "no hosts", "nowhere");
            row("RFC 7672 §2.2.3: the records are an alias", "tlsaalias.example", "offered", "usable",
                "mx.tlsaalias.example");
            row("an alias into an unsigned zone", "tlsaloose.example", "hosts unsigned", "unsigned");
            // RFC 7672 §3.1, RFC 7671 §9
            row("usage 0", "usage0.example", "unusable records", "unusable");
            row("usage 1", "usage1.example", "unusable records", "unusable");
            row("usage 2", "usage2.example", "offered", "usable");
            row("usage 255", "usage255.example", "unusable records", "unusable");
            row("usages 0, 255 and 3", "usages.example", "offered", "usable");
            row("digest too short", "short.example", "unusable records", "unusable");
            row("digest too long", "long.example", "unusable records", "unusable");
            row("unknown selector", "selector.example", "unusable records", "unusable");
            row("unknown matching type", "matching.example", "unusable records", "unusable");
            row("SHA-512", "sha512.example", "offered", "usable");
            row("a certificate that is none", "garbage.example", "unusable records", "unusable");
            row("wildcard for the port", "wild.example", "offered", "usable", "mx.wild.example");
            row("wildcard for port and protocol", "wide.example", "offered", "usable");
            // RFC 7672 §2.1.2, §2.2.2, §2.2.3: the host is elsewhere
            row("host not signed", "tounsigned.example", "hosts unsigned", "unsigned");
            row("one of two not signed", "mixed.example", "offered by part", "usable unsigned");
            row("host forged", "tobogus.example", "forged", "forged");
            row("one of two forged", "mixedbogus.example", "forged", "usable forged");
            row("host expired", "toexpired.example", "forged", "forged");
            row("records expired", "tlsaexpired.example", "forged", "forged");
            row("records not signed", "tlsaunsigned.example", "hosts unsigned", "unsigned");
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString sentence = lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen")});
            !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        m_zones = std::make_unique<lab::Zones>();
        plant();
        m_anchor = m_zones->write(QStringLiteral("anchor"), m_zones->ds("example.") + '\n');
        Settings files;
        files.zoneFiles = m_zones->files().values();
        m_files = resolverFor(files);
        if (!lab::missing({QStringLiteral("nsd")}).isEmpty())
            return;
        m_server = std::make_unique<lab::NameServer>();
        QVERIFY(m_server->start(m_zones->files()));
        Settings forwarded;
        forwarded.upstream = dns_unbound::Forwarder{
            .address = "127.0.0.1", .port = m_server->port(), .tls = false, .authenticationName = {}};
        m_forwarded = resolverFor(forwarded);

        m_zones->sign(".", nameServer("example") + m_zones->ds("example.") + '\n');
        m_root = std::make_unique<lab::NameServer>();
        m_lame = std::make_unique<lab::Relay>(lab::Relay::Manner::Refuses, quint16(0), lameAddress, quint16(53));
        if (!m_lame->isValid() || !m_root->start(m_zones->files(), lab::nameServerAddress, 53))
            return;
        Settings recursive;
        recursive.upstream = dns_unbound::FullRecursion{};
        recursive.rootHints =
            m_zones->write(QStringLiteral("hints"), ". 3600 NS ns.\nns. 3600 A " + lab::nameServerAddress + '\n');
        m_recursive = resolverFor(recursive);
    }

    void cleanupTestCase()
    {
        m_forwarded.reset();
        m_recursive.reset();
        m_server.reset();
        m_root.reset();
        m_lame.reset();
    }

    void whatADomainOffersIsFoundOut_data() { addRows(); }
    void whatADomainOffersIsFoundOut()
    {
        QFETCH(bool, forwarded);
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, verdict);
        QFETCH(QByteArray, hosts);
        QFETCH(QByteArray, base);
        if (forwarded && !m_forwarded)
            QSKIP(qPrintable(lab::missing({QStringLiteral("nsd")})));
        int rounds = 0;
        const Delivery delivery = deliveryOf(forwarded ? *m_forwarded : *m_files, domain, &rounds);
        QCOMPARE(statesOf(delivery), hosts);
        QCOMPARE(text(delivery.verdict), verdict);
        if (!base.isEmpty())
            QCOMPARE(delivery.hosts.front().base.toByteArray(), base);
        QVERIFY(rounds <= 3);
    }

    // A name server that refuses. A forwarder would say SERVFAIL; NSD, which is none, gives a referral.
    void aLameServerIsNoAnswer_data()
    {
        QTest::addColumn<bool>("recursive");
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("verdict");
        QTest::addColumn<QByteArray>("hosts");
        for (const bool recursive : {false, true}) {
            const auto row = [&](const char *title, const char *domain, const char *verdict, const char *hosts) {
                QTest::addRow("%s, %s", recursive ? "recursion" : "zone files", title)
                    << recursive << QByteArray(domain) << QByteArray(verdict) << QByteArray(hosts);
            };
            row("of the domain", "lame.example", "not found", "");
            row("of the host", "tolame.example", "not found", "silent");
            row("of one host of two", "mixedlame.example", "not found", "usable silent");
            row("of the records", "tlsalame.example", "not found", "silent");
            row("of nobody", "one.example", "offered", "usable");
        }
    }

    void aLameServerIsNoAnswer()
    {
        QFETCH(bool, recursive);
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, verdict);
        QFETCH(QByteArray, hosts);
        if (recursive && !m_recursive)
            QSKIP("nsd is not installed, or port 53 of a loopback address cannot be bound here");
        UnboundResolver &resolver = recursive ? *m_recursive : *m_files;
        const Delivery delivery = deliveryOf(resolver, domain);
        QCOMPARE(statesOf(delivery), hosts);
        QCOMPARE(text(delivery.verdict), verdict);
        const ZoneKeys keys =
            lab::settle(resolver, [](dns::Answers &answers) { return zoneKeys(name("lame.example"), answers); });
        QCOMPARE(keys.kind, ZoneKeys::Kind::NoAnswer);
    }

    void fromMxToTlsaItIsOneRound()
    {
        int rounds = 0;
        (void)deliveryOf(*m_files, "many.example", &rounds);
        QCOMPARE(rounds, 2);
    }

    void theKeysOfAZoneAreFound_data()
    {
        using Kind = ZoneKeys::Kind;
        QTest::addColumn<bool>("forwarded");
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("zone");
        for (const bool forwarded : {false, true}) {
            const auto row = [&](const char *title, const char *at, Kind kind, const char *zone) {
                QTest::addRow("%s, %s", forwarded ? "NSD" : "zone files", title)
                    << forwarded << QByteArray(at) << kind << QByteArray(zone);
            };
            row("the zone itself", "example", Kind::Signed, "example");
            row("below it", "mx.one.example", Kind::Signed, "example");
            row("no such name", "a.b.absent.example", Kind::Signed, "example");
            row("NSEC3", "mx.nsec3.example", Kind::Signed, "nsec3.example");
            row("an alias", "aliasdomain.example", Kind::Signed, "example");
            row("an alias out of the signed world", "mx.loose.example", Kind::Signed, "example");
            row("unsigned", "unsigned.example", Kind::Unsigned, "");
            row("below an unsigned zone", "mx.unsigned.example", Kind::Unsigned, "");
            row("expired", "expired.example", Kind::Forged, "");
        }
    }

    void theKeysOfAZoneAreFound()
    {
        QFETCH(bool, forwarded);
        QFETCH(QByteArray, at);
        QFETCH(ZoneKeys::Kind, kind);
        QFETCH(QByteArray, zone);
        if (forwarded && !m_forwarded)
            QSKIP(qPrintable(lab::missing({QStringLiteral("nsd")})));
        const ZoneKeys keys = lab::settle(forwarded ? *m_forwarded : *m_files,
                                          [&](dns::Answers &answers) { return zoneKeys(name(at), answers); });
        QCOMPARE(keys.kind, kind);
        QCOMPARE(keys.zone ? keys.zone->toByteArray() : QByteArray(), zone);
        if (kind != ZoneKeys::Kind::Signed)
            return;
        QCOMPARE(keys.keys.size(), size_t(1));
        QCOMPARE(keys.keys.front().algorithm, quint8(13));
        QCOMPARE(keys.keys.front().bits, 256);
        QVERIFY(keys.meetTesProfile());
    }
};

QTEST_GUILESS_MAIN(ZonesTest)

#include "zones_test.moc"
