// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/unbound_resolver.h"
#include "tests/dns_unbound/tree.h"

#include <QFile>
#include <QTest>

using namespace waxseal;
using namespace waxseal::dns_unbound;
using dns::Status;
using dns::Trouble;
using dns::Type;
using lab::answerOf;
using lab::question;

namespace {

constexpr std::chrono::seconds patience{60}; ///< no answer here waits for a network

QByteArray text(Status status)
{
    return dns::statusName(status).toByteArray();
}

} // namespace

class ZonesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<lab::Zones> m_zones;
    QString m_anchor;
    std::unique_ptr<UnboundResolver> m_resolver;

    Settings settings() const
    {
        Settings result;
        result.zoneFiles = m_zones->files().values();
        result.trustAnchorFile = m_anchor;
        result.soft = result.hard = patience;
        return result;
    }

    std::unique_ptr<UnboundResolver> resolverFor(const Settings &settings)
    {
        auto resolver = UnboundResolver::create(settings);
        if (!resolver)
            qFatal("%s: fault %d", qPrintable(resolver.error().file), int(resolver.error().fault));
        return std::move(*resolver);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString sentence = lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen")});
            !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        m_zones = std::make_unique<lab::Zones>();
        lab::plantTree(*m_zones, "outside NS ns.elsewhere.invalid.\nglued NS ns.glued\nns.glued A 192.0.2.53\n");
        m_anchor = m_zones->write(QStringLiteral("anchor"), m_zones->ds("example.") + '\n');
        m_resolver = resolverFor(settings());
    }

    void aQuestionIsAnsweredWithItsStatus_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<Type>("type");
        QTest::addColumn<Status>("status");
        QTest::addColumn<bool>("nameExists");
        QTest::addColumn<int>("records");
        const auto row = [](const char *title, const char *name, Type type, Status status, bool exists, int records) {
            QTest::newRow(title) << QByteArray(name) << type << status << exists << records;
        };
        row("signed", "txt.example", Type::Txt, Status::Secure, true, 1);
        row("signed, one zone down", "txt.good.example", Type::Txt, Status::Secure, true, 1);
        row("RFC 4035 §5.2: unsigned delegation", "txt.unsigned.example", Type::Txt, Status::Insecure, true, 1);
        row("absence in an unsigned zone", "absent.unsigned.example", Type::Txt, Status::Insecure, false, 0);
        row("changed after signing", "txt.bogus.example", Type::Txt, Status::Bogus, true, 0);
        row("RFC 4034 §3.1.5: expired", "txt.expired.example", Type::Txt, Status::Bogus, true, 0);
        row("absence with expired signatures", "absent.expired.example", Type::Txt, Status::Bogus, true, 0);
        row("RFC 4034 §4: NSEC, no name", "absent.example", Type::Txt, Status::Absent, false, 0);
        row("RFC 4034 §4: NSEC, no such type", "txt.example", Type::Mx, Status::Absent, true, 0);
        row("RFC 4592 §2.2.2: empty non-terminal", "nonterminal.example", Type::Txt, Status::Absent, true, 0);
        row("RFC 5155: NSEC3", "txt.nsec3.example", Type::Txt, Status::Secure, true, 1);
        row("RFC 5155 §8.4: NSEC3, no name", "absent.nsec3.example", Type::Txt, Status::Absent, false, 0);
        row("RFC 5155 §8.5: NSEC3, no such type", "txt.nsec3.example", Type::Mx, Status::Absent, true, 0);
        row("RFC 5155 §9.2: opt-out proves no absence", "absent.optout.example", Type::Txt, Status::Insecure, false, 0);
        row("RFC 4035 §3.1.3.3: wildcard", "any.wild.example", Type::Txt, Status::Secure, true, 1);
        row("RFC 5155 §7.2.6: wildcard with NSEC3", "any.wild.nsec3.example", Type::Txt, Status::Secure, true, 1);
        row("wildcard without that type", "any.wild.example", Type::Mx, Status::Absent, true, 0);
        row("CNAME as such", "alias.example", Type::Cname, Status::Secure, true, 1);
        row("a chain of aliases", "alias.example", Type::Txt, Status::Secure, true, 1);
        row("an alias into an unsigned zone", "loose.example", Type::Txt, Status::Insecure, true, 1);
        row("an alias into a forged zone", "forged.example", Type::Txt, Status::Bogus, true, 0);
        row("an alias to nothing", "dangling.example", Type::Txt, Status::Absent, false, 0);
        row("name servers", "example", Type::Ns, Status::Secure, true, 1);
        row("keys", "example", Type::DnsKey, Status::Secure, true, 1);
        row("addresses", "mx.example", Type::A, Status::Secure, true, 1);
        row("addresses, IPv6", "mx.example", Type::Aaaa, Status::Secure, true, 1);
        row("TLSA", "_25._tcp.mx.example", Type::Tlsa, Status::Secure, true, 1);
    }

    void aQuestionIsAnsweredWithItsStatus()
    {
        QFETCH(QByteArray, name);
        QFETCH(Type, type);
        QFETCH(Status, status);
        QFETCH(bool, nameExists);
        QFETCH(int, records);
        const dns::Lookup lookup = answerOf(*m_resolver, name, type);
        QCOMPARE(text(lookup.status), text(status));
        QCOMPARE(lookup.trouble, Trouble::None);
        QCOMPARE(lookup.nameExists, nameExists);
        QCOMPARE(lookup.rdata.size(), records);
        QCOMPARE(lookup.question, question(name, type));
        QCOMPARE(lookup.whyBogus.isEmpty(), status != Status::Bogus);
        QVERIFY(lookup.asked.time_since_epoch().count() > 0);
    }

    void recordsComeAsTheyAre()
    {
        QCOMPARE(dns::decodeTxt(answerOf(*m_resolver, "txt.example")), QByteArrayList{"as signed"});
        QCOMPARE(dns::decodeTxt(answerOf(*m_resolver, "alias.example")), QByteArrayList{"as signed"});
        QCOMPARE(dns::decodeTxt(answerOf(*m_resolver, "any.wild.example")), QByteArrayList{"wild"});
        QCOMPARE(dns::decodeTxt(answerOf(*m_resolver, "long.example")),
                 QByteArrayList{QByteArray(255, 'a') + QByteArray(200, 'b')});
        // RFC 1034 §3.6.2: asked as such, an alias is not followed.
        QCOMPARE(dns::decodeNames(answerOf(*m_resolver, "alias.example", Type::Cname)).front().toByteArray(),
                 QByteArray("chain.example"));
        const auto exchanges = dns::decodeMx(answerOf(*m_resolver, "example", Type::Mx));
        QCOMPARE(exchanges.size(), size_t(1));
        QCOMPARE(exchanges.front().exchange.toByteArray(), QByteArray("mx.example"));
        const auto services = dns::decodeSrv(answerOf(*m_resolver, "_smtp._tcp.example", Type::Srv));
        QCOMPARE(services.size(), size_t(1));
        QCOMPARE(services.front().port, quint16(25));
        const std::chrono::seconds ttl = answerOf(*m_resolver, "txt.example").ttl;
        QVERIFY(ttl > std::chrono::seconds(0) && ttl <= std::chrono::hours(1));
    }

    void theValidatorSaysWhyAnAnswerIsBogus()
    {
        QVERIFY(answerOf(*m_resolver, "txt.bogus.example").whyBogus.contains("signature"));
        QVERIFY(answerOf(*m_resolver, "txt.expired.example").whyBogus.contains("expired"));
    }

    void anotherTimeMakesAnotherVerdict()
    {
        Settings past = settings();
        past.now = std::chrono::sys_days(std::chrono::year(2020) / 1 / 15);
        const auto resolver = resolverFor(past);
        const dns::Lookup lookup = answerOf(*resolver, "txt.expired.example");
        QCOMPARE(text(lookup.status), text(Status::Secure));
        QCOMPARE(lookup.asked, *past.now);
    }

    void nothingOutsideTheFilesIsAsked_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<Trouble>("trouble");
        QTest::newRow("another domain") << QByteArray("example.org") << Trouble::OutsideZones;
        QTest::newRow("the root") << QByteArray(".") << Trouble::OutsideZones;
        QTest::newRow("a name that only ends alike") << QByteArray("anexample") << Trouble::OutsideZones;
        QTest::newRow("delegated to a name elsewhere") << QByteArray("a.outside.example") << Trouble::ServerFailure;
        QTest::newRow("delegated to an address") << QByteArray("a.glued.example") << Trouble::ServerFailure;
        QTest::newRow("delegated to this machine") << QByteArray("a.child.optout.example") << Trouble::ServerFailure;
    }

    void nothingOutsideTheFilesIsAsked()
    {
        QFETCH(QByteArray, name);
        QFETCH(Trouble, trouble);
        const dns::Lookup lookup = answerOf(*m_resolver, name);
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QCOMPARE(lookup.trouble, trouble); // and not TimedOut: nobody was waited for
    }

    void aTamperedZoneIsNeverSecure_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("record") << QByteArray("\"as signed\"") << QByteArray("\"as forged\"");
        QTest::newRow("TTL raised") << QByteArray("txt.victim.example.\t3600\tIN\tTXT")
                                    << QByteArray("txt.victim.example.\t7200\tIN\tTXT");
        QTest::newRow("signature's inception") << QByteArray("20200101000000") << QByteArray("20200101000001");
        QTest::newRow("signature's expiry") << QByteArray("20700101000000") << QByteArray("20700101000001");
        QTest::newRow("key tag") << QByteArray("RRSIG\tTXT 13 3") << QByteArray("RRSIG\tTXT 8 3");
        QTest::newRow("label count") << QByteArray("RRSIG\tTXT 13 3") << QByteArray("RRSIG\tTXT 13 2");
        QTest::newRow("no signatures") << QByteArray("IN\tRRSIG\t") << QByteArray("IN\tTYPE65280\t\\# 0 ;");
        QTest::newRow("another key") << QByteArray("DNSKEY\t257") << QByteArray("DNSKEY\t256");
    }

    void aTamperedZoneIsNeverSecure()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        lab::Zones zones;
        const QString file = zones.sign("victim.example.", "txt TXT \"as signed\"\n");
        const QString anchor = zones.write(QStringLiteral("anchor"), zones.ds("victim.example.") + '\n');
        Settings tampered = settings();
        tampered.zoneFiles = QStringList{file};
        tampered.trustAnchorFile = anchor;
        QCOMPARE(text(answerOf(*resolverFor(tampered), "txt.victim.example").status), text(Status::Secure));
        zones.tamper(file, from, to);
        const auto resolver = resolverFor(tampered);
        const dns::Lookup lookup = answerOf(*resolver, "txt.victim.example");
        if (from.startsWith("txt.")) {
            // RFC 4035 §5.3.3: the signature holds the original TTL, which is the most that counts.
            QVERIFY(lookup.status == Status::Bogus || lookup.ttl <= std::chrono::hours(1));
            return;
        }
        // libunbound takes a zone file without any signature below an anchor for a server failure.
        QVERIFY(lookup.status == Status::Bogus || lookup.trouble == Trouble::ServerFailure);
        QVERIFY(!lookup.hasRecords());
    }

    void aFalseAnchorMakesTheZoneBogus()
    {
        lab::Zones other;
        Settings false_ = settings();
        false_.trustAnchorFile = other.write(QStringLiteral("anchor"), other.ds("example.") + '\n');
        QCOMPARE(text(answerOf(*resolverFor(false_), "txt.example").status), text(Status::Bogus));
    }

    void withoutAnAnchorAboveItAZoneIsNotSigned()
    {
        Settings plain = settings();
        plain.trustAnchorFile.clear();
        const dns::Lookup lookup = answerOf(*resolverFor(plain), "txt.example");
        QCOMPARE(text(lookup.status), text(Status::Insecure));
        QVERIFY(lookup.hasRecords());
    }

    void theRootMayBeAZoneFile()
    {
        lab::Zones zones;
        zones.sign("tld.", "txt TXT \"below the root\"\n");
        zones.sign(".", "tld NS ns.tld\nns.tld A " + lab::nameServerAddress + '\n' + zones.ds("tld.") + '\n');
        Settings rooted = settings();
        rooted.zoneFiles = zones.files().values();
        rooted.trustAnchorFile = zones.write(QStringLiteral("anchor"), zones.ds(".") + '\n');
        const auto resolver = resolverFor(rooted);
        QCOMPARE(text(answerOf(*resolver, "txt.tld").status), text(Status::Secure));
        const dns::Lookup absent = answerOf(*resolver, "nothing");
        QCOMPARE(text(absent.status), text(Status::Absent));
        QVERIFY(!absent.nameExists);

        // The built-in anchor is not this root's.
        rooted.trustAnchorFile.clear();
        QCOMPARE(text(answerOf(*resolverFor(rooted), "txt.tld").status), text(Status::Bogus));
        rooted.rootAnchor = {zones.ds(".")};
        QCOMPARE(text(answerOf(*resolverFor(rooted), "txt.tld").status), text(Status::Secure));
    }

    void aZoneWithASpecialNameIsServed() // RFC 6761: libunbound would answer for these itself
    {
        lab::Zones zones;
        zones.leaveUnsigned("a.test.", "txt TXT \"x\"\n");
        zones.leaveUnsigned("home.arpa.", "txt TXT \"x\"\n");
        zones.leaveUnsigned("10.in-addr.arpa.", "txt TXT \"x\"\n");
        Settings special = settings();
        special.zoneFiles = zones.files().values();
        special.trustAnchorFile.clear();
        const auto resolver = resolverFor(special);
        for (const char *name : {"txt.a.test", "txt.home.arpa", "txt.10.in-addr.arpa"})
            QVERIFY2(answerOf(*resolver, name).hasRecords(), name);
    }

    void anOddFileNameIsNoTrouble()
    {
        lab::Zones zones;
        QFile file(zones.leaveUnsigned("odd.example.", "txt TXT \"x\"\n"));
        const QString odd = zones.path(QStringLiteral("o'd d#;$(x)\\ä%n.zone"));
        QVERIFY(file.rename(odd));
        Settings named = settings();
        named.zoneFiles = QStringList{odd};
        named.trustAnchorFile.clear();
        QVERIFY(answerOf(*resolverFor(named), "txt.odd.example").hasRecords());
    }

    void aZoneFileWithAnErrorFurtherDownSaysSo()
    {
        lab::Zones zones;
        Settings broken = settings();
        broken.zoneFiles = QStringList{zones.leaveUnsigned("broken.example.", "txt A not-an-address\n")};
        broken.trustAnchorFile.clear();
        const auto resolver = resolverFor(broken);
        for (int i = 0; i < 2; ++i) {
            const dns::Lookup lookup = answerOf(*resolver, "txt.broken.example");
            QCOMPARE(text(lookup.status), text(Status::NoAnswer));
            QCOMPARE(lookup.trouble, Trouble::Internal);
        }
        QCOMPARE(resolver->warnings(), QList<Warning>{Warning::ConfigurationRefused});
    }

    void anAnswerWithTooManyRecordsIsRefused()
    {
        lab::Zones zones;
        QByteArray records;
        for (int i = 0; i <= limits::dnsRecords; ++i) {
            records += "over TXT \"" + QByteArray::number(i) + "\"\n";
            if (i < limits::dnsRecords)
                records += "full TXT \"" + QByteArray::number(i) + "\"\n";
        }
        Settings many = settings();
        many.zoneFiles = QStringList{zones.leaveUnsigned("many.example.", records)};
        many.trustAnchorFile.clear();
        const auto resolver = resolverFor(many);
        QCOMPARE(answerOf(*resolver, "full.many.example").rdata.size(), limits::dnsRecords);
        const dns::Lookup over = answerOf(*resolver, "over.many.example");
        QCOMPARE(over.trouble, Trouble::TooLarge);
        QVERIFY(!over.hasRecords());
    }

    void offlineTheFilesStillAnswer()
    {
        Settings offline = settings();
        offline.offline = true;
        QCOMPARE(text(answerOf(*resolverFor(offline), "txt.example").status), text(Status::Secure));
    }

    void severalResolversLiveSideBySide()
    {
        std::vector<std::unique_ptr<UnboundResolver>> resolvers;
        std::vector<QFuture<dns::Lookup>> futures;
        for (int i = 0; i < 8; ++i) {
            resolvers.push_back(resolverFor(settings()));
            futures.push_back(resolvers.back()->query(question("txt.example")));
        }
        for (QFuture<dns::Lookup> &future : futures)
            QCOMPARE(text(future.result().status), text(Status::Secure));
    }

    void aResolverThatWasNeverAskedEndsQuietly() { resolverFor(settings()); }

    void firstAnswer()
    {
        QBENCHMARK
        {
            QVERIFY(answerOf(*resolverFor(settings()), "txt.good.example").hasRecords());
        }
    }

    void aThousandQuestionsAtOnce()
    {
        QBENCHMARK
        {
            std::vector<QFuture<dns::Lookup>> futures;
            for (int i = 0; i < 1'000; ++i)
                futures.push_back(m_resolver->query(question("n" + QByteArray::number(i) + ".wild.example")));
            for (QFuture<dns::Lookup> &future : futures)
                QCOMPARE(future.result().status, Status::Secure);
        }
    }
};

QTEST_GUILESS_MAIN(ZonesTest)
#include "zones_test.moc"
