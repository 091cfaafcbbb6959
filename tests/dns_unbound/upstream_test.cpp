// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/unbound_resolver.h"
#include "tests/dns_unbound/tree.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace waxseal;
using namespace waxseal::dns_unbound;
using namespace std::chrono_literals;
using dns::Status;
using dns::Trouble;
using dns::Type;
using lab::answerOf;
using lab::question;
using lab::Relay;

namespace {

const QByteArray rootAddress = lab::nameServerAddress;
const QByteArray relayAddress = "127.83.0.2";
constexpr quint16 dnsPort = 53;

QByteArray text(Status status)
{
    return dns::statusName(status).toByteArray();
}

std::unique_ptr<UnboundResolver> resolverFor(const Settings &settings)
{
    auto resolver = UnboundResolver::create(settings);
    if (!resolver)
        qFatal("%s: fault %d", qPrintable(resolver.error().file), int(resolver.error().fault));
    return std::move(*resolver);
}

Forwarder loopback(quint16 port)
{
    return {.address = "127.0.0.1", .port = port, .tls = false, .authenticationName = {}};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// With a real name server, NSD. It knows no recursion, but answers for all zones of the tree, with RRSIGs where asked;
/// a forwarder's answer need be no more than that.
class UpstreamTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<lab::Zones> m_zones;
    std::unique_ptr<lab::NameServer> m_server;
    QString m_anchor;

    Settings settings() const
    {
        Settings result;
        result.trustAnchorFile = m_anchor;
        result.upstream = loopback(m_server->port());
        result.soft = result.hard = 60s;
        return result;
    }

    /// The same with the root's built-in anchor replaced by our root's.
    Settings rooted() const
    {
        Settings result = settings();
        result.trustAnchorFile.clear();
        result.rootAnchor = {m_zones->ds(".")};
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString sentence =
                lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen"), QStringLiteral("nsd")});
            !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        m_zones = std::make_unique<lab::Zones>();
        lab::plantTree(*m_zones);
        m_zones->sign(".",
                      "example NS ns.example\nns.example A " + rootAddress + '\n' + m_zones->ds("example.") + '\n');
        m_anchor = m_zones->write(QStringLiteral("anchor"), m_zones->ds("example.") + '\n');
        m_server = std::make_unique<lab::NameServer>();
        QVERIFY(m_server->start(m_zones->files()));
    }

    void cleanupTestCase() { m_server.reset(); }

    void aForwardersAnswerIsValidatedHere_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<Type>("type");
        QTest::addColumn<Status>("status");
        QTest::addColumn<bool>("nameExists");
        const auto row = [](const char *title, const char *name, Type type, Status status, bool exists) {
            QTest::newRow(title) << QByteArray(name) << type << status << exists;
        };
        row("signed", "txt.example", Type::Txt, Status::Secure, true);
        row("signed, one zone down", "txt.good.example", Type::Txt, Status::Secure, true);
        row("unsigned", "txt.unsigned.example", Type::Txt, Status::Insecure, true);
        row("changed after signing", "txt.bogus.example", Type::Txt, Status::Bogus, true);
        row("expired", "txt.expired.example", Type::Txt, Status::Bogus, true);
        row("NSEC, no name", "absent.example", Type::Txt, Status::Absent, false);
        row("NSEC, no such type", "txt.example", Type::Mx, Status::Absent, true);
        row("NSEC3", "txt.nsec3.example", Type::Txt, Status::Secure, true);
        row("NSEC3, no name", "absent.nsec3.example", Type::Txt, Status::Absent, false);
        row("opt-out", "absent.optout.example", Type::Txt, Status::Insecure, false);
        row("wildcard", "any.wild.example", Type::Txt, Status::Secure, true);
        row("CNAME as such", "alias.example", Type::Cname, Status::Secure, true);
        row("a chain of aliases", "alias.example", Type::Txt, Status::Secure, true);
        row("an alias into a forged zone", "forged.example", Type::Txt, Status::Bogus, true);
    }

    void aForwardersAnswerIsValidatedHere()
    {
        QFETCH(QByteArray, name);
        QFETCH(Type, type);
        QFETCH(Status, status);
        QFETCH(bool, nameExists);
        const auto resolver = resolverFor(settings());
        const dns::Lookup lookup = answerOf(*resolver, name, type);
        QCOMPARE(text(lookup.status), text(status));
        QCOMPARE(lookup.nameExists, nameExists);
        QCOMPARE(lookup.trouble, Trouble::None);
    }

    void aServerThatRefusesGivesNoAnswer()
    {
        const Relay relay(Relay::Manner::Refuses, 0);
        Settings refused = settings();
        refused.upstream = loopback(relay.port());
        const dns::Lookup lookup = answerOf(*resolverFor(refused), "txt.example");
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QCOMPARE(lookup.trouble, Trouble::ServerFailure);
    }

    void aServerThatNeverAnswersCostsTheBudgetAndNoMore()
    {
        const Relay relay(Relay::Manner::Silent, 0);
        Settings silent = settings();
        silent.upstream = loopback(relay.port());
        silent.soft = 100ms;
        silent.hard = 400ms;
        const auto resolver = resolverFor(silent);
        QFuture<dns::Lookup> future = resolver->query(question("txt.example"));
        QTRY_COMPARE_WITH_TIMEOUT(future.progressValue(), 1, 30'000);
        const dns::Lookup lookup = future.result();
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QCOMPARE(lookup.trouble, Trouble::TimedOut);
        QVERIFY(relay.questions() > 0);
    }

    void aCanceledQuestionEnds()
    {
        const Relay relay(Relay::Manner::Silent, 0);
        Settings silent = settings();
        silent.upstream = loopback(relay.port());
        silent.soft = silent.hard = 10min;
        const auto resolver = resolverFor(silent);
        QFuture<dns::Lookup> future = resolver->query(question("txt.example"));
        QTRY_VERIFY_WITH_TIMEOUT(relay.questions() > 0, 30'000);
        future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        QVERIFY(future.isCanceled());
    }

    void questionsUnderWayEndWithTheResolver()
    {
        const Relay relay(Relay::Manner::Silent, 0);
        Settings silent = settings();
        silent.upstream = loopback(relay.port());
        silent.soft = silent.hard = 10min;
        auto resolver = resolverFor(silent);
        std::vector<QFuture<dns::Lookup>> futures;
        for (int i = 0; i < 200; ++i)
            futures.push_back(resolver->query(question("n" + QByteArray::number(i) + ".example")));
        QTRY_VERIFY_WITH_TIMEOUT(relay.questions() > 0, 30'000);
        resolver.reset();
        for (const QFuture<dns::Lookup> &future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(text(future.result().status), text(Status::NoAnswer));
            QCOMPARE(future.result().trouble, Trouble::Canceled);
        }
    }

    void aResolverThatIsAskedAndDroppedAtOnceEndsQuietly()
    {
        for (int i = 0; i < 20; ++i) {
            const QFuture<dns::Lookup> future = resolverFor(settings())->query(question("txt.example"));
            QVERIFY(future.isFinished());
            QCOMPARE(future.resultCount(), 1);
        }
    }

    void aForwarderThatStripsDnssecMakesNothingBogus()
    {
        const Relay relay(Relay::Manner::StripsDnssec, m_server->port());
        Settings stripped = settings();
        stripped.upstream = loopback(relay.port());
        const auto resolver = resolverFor(stripped);
        std::vector<QFuture<dns::Lookup>> futures;
        for (const char *name :
             {"txt.example", "txt.good.example", "txt.unsigned.example", "txt.bogus.example", "absent.example"})
            futures.push_back(resolver->query(question(name)));
        for (const QFuture<dns::Lookup> &future : futures) {
            QCOMPARE(text(future.result().status), text(Status::NoAnswer));
            QCOMPARE(future.result().trouble, Trouble::NoDnssec);
        }
        // Known by now: nobody is asked again.
        const int asked = relay.questions();
        QCOMPARE(answerOf(*resolver, "mx.example").trouble, Trouble::NoDnssec);
        QCOMPARE(relay.questions(), asked);
    }

    void theRootAnchorsStateIsKept() // RFC 5011
    {
        QTemporaryDir folder;
        Settings kept = rooted();
        kept.dataFolder = folder.filePath(QStringLiteral("new/data"));
        const QString file = kept.dataFolder + QStringLiteral("/root.key");
        {
            const auto resolver = resolverFor(kept);
            QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
            if (resolver->warnings().contains(Warning::AnchorStateNotKept))
                QSKIP("no memory-backed storage of one's own here");
            QVERIFY(resolver->warnings().isEmpty());
        }
        QVERIFY(contentOf(file).contains("DNSKEY"));
        QVERIFY(contentOf(file).contains("VALID"));
        QCOMPARE(QDir(kept.dataFolder).entryList(QDir::Files), QStringList{QStringLiteral("root.key")});

        // From now on the state is enough, and it is the state that counts.
        kept.rootAnchor = Settings::ianaRootAnchor();
        QCOMPARE(text(answerOf(*resolverFor(kept), "txt.good.example").status), text(Status::Secure));
    }

    void aDamagedStateIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not ours") << QByteArray("hello\n");
        QTest::newRow("octets") << QByteArray(1'000, '\xff');
        QTest::newRow("without checksum") << QByteArray(". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D084\n");
        QTest::newRow("large") << QByteArray(1'000'000, ';');
        QTest::newRow("one octet changed") << QByteArray("*");
    }

    void aDamagedStateIsReplaced()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        Settings kept = rooted();
        kept.dataFolder = folder.path();
        const QString path = folder.filePath(QStringLiteral("root.key"));
        if (content == "*") {
            (void)answerOf(*resolverFor(kept), "txt.example");
            content = contentOf(path);
            const qsizetype at = content.indexOf("13 ") + 10;
            content[at] = content[at] == 'A' ? 'B' : 'A';
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();

        const auto resolver = resolverFor(kept);
        QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
        QVERIFY(resolver->warnings().contains(Warning::AnchorStateReplaced));
        QVERIFY(contentOf(path).contains("; sha256 "));
    }

    void aFolderThatCannotBeWrittenIsNoTrouble_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("below a file") << QStringLiteral("/dev/null/data");
        QTest::newRow("where nobody may write") << QStringLiteral("/proc/waxseal");
        QTest::newRow("full") << QStringLiteral("/dev/full");
    }

    void aFolderThatCannotBeWrittenIsNoTrouble()
    {
        QFETCH(QString, folder);
        Settings kept = rooted();
        kept.dataFolder = folder;
        const auto resolver = resolverFor(kept);
        QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
        QCOMPARE(resolver->warnings(), QList<Warning>{Warning::AnchorStateNotKept});
    }

    void theDataFolderMayVanishMeanwhile()
    {
        auto folder = std::make_unique<QTemporaryDir>();
        Settings kept = rooted();
        kept.dataFolder = folder->path();
        const auto resolver = resolverFor(kept);
        QVERIFY(answerOf(*resolver, "txt.example").hasRecords());
        folder.reset();
        QVERIFY(answerOf(*resolver, "txt.good.example").hasRecords());
    }

    // With name servers on port 53 of loopback addresses, as recursion and resolv.conf need them.

    void recursionStartsAtTheRoot()
    {
        lab::NameServer root;
        if (!root.start(m_zones->files(), rootAddress, dnsPort))
            QSKIP("port 53 cannot be bound here");
        Settings recursive = rooted();
        recursive.upstream = FullRecursion{};
        recursive.rootHints = hints();
        const auto resolver = resolverFor(recursive);
        QCOMPARE(text(answerOf(*resolver, "txt.example").status), text(Status::Secure));
        QCOMPARE(text(answerOf(*resolver, "absent").status), text(Status::Absent));
    }

    void theSystemsResolverIsLeftWhereItStripsDnssec()
    {
        lab::NameServer root;
        if (!root.start(m_zones->files(), rootAddress, dnsPort))
            QSKIP("port 53 cannot be bound here");
        const Relay relay(Relay::Manner::StripsDnssec, m_server->port(), relayAddress, dnsPort);
        QVERIFY(relay.isValid());
        Settings system = rooted();
        system.upstream = System{m_zones->write(QStringLiteral("resolv.conf"), "nameserver " + relayAddress + '\n')};
        system.rootHints = hints();
        const auto resolver = resolverFor(system);
        QCOMPARE(text(answerOf(*resolver, "txt.example").status), text(Status::Secure));
        QVERIFY(relay.questions() > 0);
        const int asked = relay.questions();
        QCOMPARE(text(answerOf(*resolver, "mx.example", Type::A).status), text(Status::Secure));
        QCOMPARE(relay.questions(), asked);
    }

    void whereNothingLetsDnssecThroughNothingIsBogus()
    {
        const Relay relay(Relay::Manner::StripsDnssec, m_server->port(), relayAddress, dnsPort);
        const Relay root(Relay::Manner::StripsDnssec, m_server->port(), rootAddress, dnsPort);
        if (!relay.isValid() || !root.isValid())
            QSKIP("port 53 cannot be bound here");
        Settings system = rooted();
        system.upstream = System{m_zones->write(QStringLiteral("resolv.conf"), "nameserver " + relayAddress + '\n')};
        system.rootHints = hints();
        system.hard = 5s;
        const auto resolver = resolverFor(system);
        for (const char *name : {"txt.example", "txt.good.example", "txt.bogus.example"}) {
            const dns::Lookup lookup = answerOf(*resolver, name);
            QCOMPARE(text(lookup.status), text(Status::NoAnswer));
            QCOMPARE(lookup.trouble, Trouble::NoDnssec);
        }
    }

    void theSystemsResolverServesWhereItLetsDnssecThrough()
    {
        lab::NameServer system;
        if (!system.start(m_zones->files(), relayAddress, dnsPort))
            QSKIP("port 53 cannot be bound here");
        Settings settings = rooted();
        settings.upstream =
            System{m_zones->write(QStringLiteral("resolv.conf"), "# nearest\nnameserver " + relayAddress + '\n')};
        settings.rootHints = hints();
        const auto resolver = resolverFor(settings);
        QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
        QCOMPARE(text(answerOf(*resolver, "txt.bogus.example").status), text(Status::Bogus));
    }

    void anotherNetworkHasOtherResolvers()
    {
        lab::NameServer system;
        if (!system.start(m_zones->files(), relayAddress, dnsPort))
            QSKIP("port 53 cannot be bound here");
        const Relay silent(Relay::Manner::Silent, 0, rootAddress, dnsPort);
        QVERIFY(silent.isValid());
        Settings settings = rooted();
        const QString resolvConf = m_zones->write(QStringLiteral("resolv.conf"), "nameserver " + rootAddress + '\n');
        settings.upstream = System{resolvConf};
        const auto resolver = resolverFor(settings);
        QFuture<dns::Lookup> stuck = resolver->query(question("txt.example"));
        QTRY_VERIFY_WITH_TIMEOUT(silent.questions() > 0, 30'000);
        m_zones->write(QStringLiteral("resolv.conf"), "nameserver " + relayAddress + '\n');
        QTRY_COMPARE_WITH_TIMEOUT(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure), 30'000);
        QCOMPARE(text(stuck.result().status), text(Status::Secure));
    }

    void anAnswerOverTheNetwork()
    {
        const auto resolver = resolverFor(settings());
        (void)answerOf(*resolver, "txt.example");
        int n = 0;
        QBENCHMARK
        {
            QVERIFY(answerOf(*resolver, "n" + QByteArray::number(n++) + ".wild.good.example").hasRecords());
        }
    }

private:
    QString hints() const
    {
        return m_zones->write(QStringLiteral("hints"), ". 3600000 NS ns.\nns. 3600000 A " + rootAddress + '\n');
    }
};

QTEST_GUILESS_MAIN(UpstreamTest)
#include "upstream_test.moc"
