// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/tls_relay.h"
#include "core/dns_unbound/unbound_resolver.h"
#include "tests/dns_unbound/tree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QtEndian>
#include <QTest>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace waxseal;
using namespace waxseal::dns_unbound;
using namespace std::chrono_literals;
using dns::Status;
using dns::Trouble;
using dns::Type;
using lab::answerOf;
using lab::Certificate;
using lab::certificateFor;
using lab::NameIn;
using lab::question;
using lab::Tap;
using lab::Validity;
using std::chrono::milliseconds;

namespace {

const QByteArray serverName = "dns.example";
const QByteArray rootAddress = lab::nameServerAddress;
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

/// A name that no answer so far tells about; in a signed zone one NSEC record can (RFC 8198).
QByteArray fresh(int number)
{
    return 'n' + QByteArray::number(number) + ".wild.unsigned.example";
}

/// How many threads this process has, where that can be told.
qsizetype threads()
{
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

/// Something that is no question of libunbound's, to a UDP port of 127.0.0.1. The answer is what comes within a while.
QByteArray exchange(quint16 port, const QByteArray &message, int milliseconds)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in remote{};
    remote.sin_family = AF_INET;
    remote.sin_port = htons(port);
    remote.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::sendto(socket, message.constData(), size_t(message.size()), 0, reinterpret_cast<const sockaddr *>(&remote),
             sizeof remote);
    QByteArray answer(65'536, Qt::Uninitialized);
    pollfd ready{socket, POLLIN, 0};
    const bool came = ::poll(&ready, 1, milliseconds) > 0;
    answer.truncate(came ? qsizetype(::recv(socket, answer.data(), size_t(answer.size()), 0)) : 0);
    ::close(socket);
    return answer;
}

/// A question for the TXT records of @p labels in wire form, with a number.
QByteArray wireQuestion(quint16 id, const QByteArray &labels)
{
    QByteArray message = QByteArray("\0\0\1\0\0\1\0\0\0\0\0\0", 12) + labels + QByteArray("\0\0\20\0\1", 5);
    qToBigEndian(id, message.data());
    return message;
}

} // namespace

/// RFC 7858 with a real name server, NSD. Between it and the resolver a Tap sees all that is sent.
class TlsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<lab::Zones> m_zones;
    std::unique_ptr<lab::NameServer> m_server;
    Certificate m_authority;
    QString m_authorityFile;
    QString m_anchor;

    std::unique_ptr<lab::NameServer> serverWith(const Certificate &certificate)
    {
        auto server = std::make_unique<lab::NameServer>();
        const QString key = m_zones->write(QStringLiteral("tls.key"), certificate.key);
        const QString pem = m_zones->write(QStringLiteral("tls.pem"), certificate.certificate);
        return server->start(m_zones->files(), "127.0.0.1", 0, QFile::encodeName(key), QFile::encodeName(pem))
            ? std::move(server)
            : nullptr;
    }

    Settings settings(quint16 port, const QByteArray &name = serverName) const
    {
        Settings result;
        result.trustAnchorFile = m_anchor;
        result.upstream = Forwarder{"127.0.0.1", port, true, name};
        result.caFile = m_authorityFile;
        result.soft = result.hard = 60s;
        // Where full recursion would begin.
        result.rootHints =
            m_zones->write(QStringLiteral("hints"), ". 3600000 NS ns.\nns. 3600000 A " + rootAddress + '\n');
        return result;
    }

    /// Nothing but TLS has gone there.
    static bool sawOnlyTls(const Tap &tap)
    {
        const QByteArray sent = tap.sent();
        return tap.datagrams() == 0 && (sent.isEmpty() || sent.startsWith("\x16\x03")) // RFC 8446 §5.1: a handshake
            && !sent.contains("\3txt\4good\7example");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString sentence =
                lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen"), QStringLiteral("nsd")});
            !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        m_zones = std::make_unique<lab::Zones>();
        QByteArray large; // over 16 KiB, more than one TLS record
        for (int i = 0; i < 60; ++i)
            large += "large TXT \"" + QByteArray(255, 'a') + "\" \"" + QByteArray::number(i).repeated(100) + "\"\n";
        lab::plantTree(*m_zones, large);
        m_anchor = m_zones->write(QStringLiteral("anchor"), m_zones->ds("example.") + '\n');
        m_authority = certificateFor("authority.example");
        m_authorityFile = m_zones->write(QStringLiteral("authority.pem"), m_authority.certificate);
        m_server = serverWith(certificateFor(serverName, &m_authority));
        QVERIFY(m_server);
    }

    void cleanupTestCase() { m_server.reset(); }

    void theAnswerIsValidatedHere_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<Type>("type");
        QTest::addColumn<Status>("status");
        QTest::addColumn<int>("records");
        const auto row = [](const char *title, const char *name, Type type, Status status, int records) {
            QTest::newRow(title) << QByteArray(name) << type << status << records;
        };
        row("signed", "txt.good.example", Type::Txt, Status::Secure, 1);
        row("unsigned", "txt.unsigned.example", Type::Txt, Status::Insecure, 1);
        row("changed after signing", "txt.bogus.example", Type::Txt, Status::Bogus, 0);
        row("absent", "absent.example", Type::Txt, Status::Absent, 0);
        row("larger than a TLS record", "large.example", Type::Txt, Status::Secure, 60);
    }

    void theAnswerIsValidatedHere()
    {
        QFETCH(QByteArray, name);
        QFETCH(Type, type);
        QFETCH(Status, status);
        QFETCH(int, records);
        const Tap tap(m_server->tlsPort());
        const dns::Lookup lookup = answerOf(*resolverFor(settings(tap.port())), name, type);
        QCOMPARE(text(lookup.status), text(status));
        QCOMPARE(lookup.rdata.size(), records);
        QCOMPARE(lookup.trouble, Trouble::None);
        QVERIFY(tap.connections() > 0);
        QVERIFY(sawOnlyTls(tap));
    }

    void withoutTlsTheTapSeesTheQuestion()
    {
        const Tap tap(m_server->port());
        Settings clear = settings(tap.port());
        std::get<Forwarder>(clear.upstream).tls = false;
        clear.hard = 500ms;
        (void)answerOf(*resolverFor(clear), "txt.good.example");
        QVERIFY(!sawOnlyTls(tap));
    }

    void aServerThatIsNotTheOneNamedGetsNoQuestion_data()
    {
        QTest::addColumn<Certificate>("certificate");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("hasAuthority");
        const Certificate good = certificateFor(serverName, &m_authority);
        const Certificate other = certificateFor("authority.example");
        QTest::newRow("another name") << good << QByteArray("other.example") << true;
        QTest::newRow("a name above") << good << QByteArray("example") << true;
        QTest::newRow("a name below") << good << QByteArray("a.dns.example") << true;
        QTest::newRow("expired") << certificateFor(serverName, &m_authority, Validity::Expired) << serverName << true;
        QTest::newRow("self-signed") << certificateFor(serverName) << serverName << true;
        QTest::newRow("self-signed, the system's roots") << certificateFor(serverName) << serverName << false;
        QTest::newRow("another authority") << certificateFor(serverName, &other) << serverName << true;
        QTest::newRow("an authority that the system does not know") << good << serverName << false;
        QTest::newRow("its name in the subject only")
            << certificateFor(serverName, &m_authority, Validity::Lasting, NameIn::Subject) << serverName << true;
        QTest::newRow("part of a label is a wildcard")
            << certificateFor("d*.lab.example", &m_authority) << QByteArray("dns.lab.example") << true;
    }

    void aServerThatIsNotTheOneNamedGetsNoQuestion()
    {
        QFETCH(Certificate, certificate);
        QFETCH(QByteArray, name);
        QFETCH(bool, hasAuthority);
        const auto server = serverWith(certificate);
        QVERIFY(server);
        const Tap tap(server->tlsPort());
        const Tap plain(server->port(), "127.0.0.1", dnsPort);
        const Tap root(server->port(), rootAddress, dnsPort);
        Settings strict = settings(tap.port(), name);
        if (!hasAuthority)
            strict.caFile.clear();
        const auto resolver = resolverFor(strict);
        for (int i = 0; i < 2; ++i) {
            const dns::Lookup lookup = answerOf(*resolver, "txt.good.example");
            QCOMPARE(text(lookup.status), text(Status::NoAnswer));
            QCOMPARE(lookup.trouble, Trouble::NotEncrypted);
        }
        QVERIFY(tap.connections() > 0);
        QVERIFY(sawOnlyTls(tap));
        for (const Tap *clear : {&plain, &root}) {
            QCOMPARE(clear->datagrams(), 0);
            QCOMPARE(clear->connections(), 0);
        }
    }

    void aWholeLabelMayBeAWildcard()
    {
        const auto server = serverWith(certificateFor("*.lab.example", &m_authority));
        QVERIFY(server);
        const auto resolver = resolverFor(settings(server->tlsPort(), "dns.lab.example"));
        QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
    }

    void withoutANameAnyCertificateServes() // RFC 7858 §4.1
    {
        const auto server = serverWith(certificateFor("other.example", nullptr, Validity::Expired));
        QVERIFY(server);
        const Tap tap(server->tlsPort());
        const auto resolver = resolverFor(settings(tap.port(), {}));
        QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
        QVERIFY(tap.connections() > 0);
        QVERIFY(sawOnlyTls(tap));
    }

    void aServerWithoutTlsGetsNoQuestion_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("with a name") << serverName;
        QTest::newRow("RFC 7858 §4.1: opportunistic") << QByteArray();
    }

    void aServerWithoutTlsGetsNoQuestion()
    {
        QFETCH(QByteArray, name);
        const Tap tap(m_server->port());
        Settings strict = settings(tap.port(), name);
        strict.hard = 3s;
        const dns::Lookup lookup = answerOf(*resolverFor(strict), "txt.good.example");
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QVERIFY(tap.connections() > 0);
        QVERIFY(sawOnlyTls(tap));
    }

    void aServerThatIsDownGivesNoAnswerWithinTheBudget()
    {
        const quint16 port = Tap(0).port(); // free again by now
        Settings down = settings(port);
        down.hard = limits::dnsHard;
        QElapsedTimer waited;
        waited.start();
        const dns::Lookup lookup = answerOf(*resolverFor(down), "txt.good.example");
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QCOMPARE(lookup.trouble, Trouble::NotEncrypted);
        QVERIFY(milliseconds(waited.elapsed()) < limits::dnsHard + 2s);
    }

    void aServerThatSaysNothingCostsTheBudgetAndNoMore()
    {
        const Tap tap(0);
        Settings silent = settings(tap.port());
        silent.hard = 400ms;
        const dns::Lookup lookup = answerOf(*resolverFor(silent), "txt.good.example");
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QCOMPARE(lookup.trouble, Trouble::TimedOut);
        QVERIFY(sawOnlyTls(tap));
    }

    void aServerThatComesBackIsAskedAgain()
    {
        const quint16 port = Tap(0).port();
        const auto resolver = resolverFor(settings(port));
        int i = 0;
        while (i < 20) {
            QCOMPARE(answerOf(*resolver, fresh(i++)).trouble, Trouble::NotEncrypted);
        }
        const Tap tap(m_server->tlsPort(), "127.0.0.1", port);
        QVERIFY(tap.isValid());
        QTRY_COMPARE_WITH_TIMEOUT(text(answerOf(*resolver, fresh(i++)).status), text(Status::Insecure), 30'000);
    }

    void aConnectionThatIsCutIsMadeAgain()
    {
        Tap tap(m_server->tlsPort());
        const auto resolver = resolverFor(settings(tap.port()));
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(text(answerOf(*resolver, fresh(i)).status), text(Status::Insecure));
            tap.cutConnections();
            QTest::qWait(50);
        }
        QVERIFY(tap.connections() >= 5);
    }

    void aConnectionThatGoesQuietIsGivenUp()
    {
        Tap tap(m_server->tlsPort());
        Settings patient = settings(tap.port());
        patient.hard = limits::dnsHard;
        const auto resolver = resolverFor(patient);
        int i = 0;
        QCOMPARE(text(answerOf(*resolver, fresh(i++)).status), text(Status::Insecure));
        tap.muteConnections();
        QTRY_COMPARE_WITH_TIMEOUT(text(answerOf(*resolver, fresh(i++)).status), text(Status::Insecure), 30'000);
        QCOMPARE(tap.connections(), 2);
    }

    void oneConnectionServesManyQuestions() // RFC 7858 §3.4
    {
        const Tap tap(m_server->tlsPort());
        const auto resolver = resolverFor(settings(tap.port()));
        QCOMPARE(text(answerOf(*resolver, "txt.good.example").status), text(Status::Secure));
        std::vector<QFuture<dns::Lookup>> futures;
        for (int i = 0; i < 300; ++i)
            futures.push_back(resolver->query(question(fresh(i))));
        for (const QFuture<dns::Lookup> &future : futures)
            QCOMPARE(text(future.result().status), text(Status::Insecure));
        QCOMPARE(tap.connections(), 1);
        QVERIFY(sawOnlyTls(tap));
    }

    void aCanceledQuestionEndsDuringTheHandshake()
    {
        const Tap tap(0);
        Settings silent = settings(tap.port());
        silent.soft = silent.hard = 10min;
        const auto resolver = resolverFor(silent);
        QFuture<dns::Lookup> future = resolver->query(question("txt.good.example"));
        QTRY_VERIFY_WITH_TIMEOUT(!tap.sent().isEmpty(), 30'000);
        future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        QVERIFY(future.isCanceled());
    }

    void theResolverMayGoDuringTheHandshake()
    {
        const Tap tap(0);
        Settings silent = settings(tap.port());
        silent.soft = silent.hard = 10min;
        const qsizetype before = threads();
        auto resolver = resolverFor(silent);
        const QFuture<dns::Lookup> future = resolver->query(question("txt.good.example"));
        QTRY_VERIFY_WITH_TIMEOUT(!tap.sent().isEmpty(), 30'000);
        QElapsedTimer waited;
        waited.start();
        resolver.reset();
        QVERIFY(milliseconds(waited.elapsed()) < 2s);
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().trouble, Trouble::Canceled);
        QCOMPARE(threads(), before);
    }

    void aResolverThatIsAskedAndDroppedAtOnceEndsQuietly()
    {
        for (int i = 0; i < 20; ++i) {
            const QFuture<dns::Lookup> future =
                resolverFor(settings(m_server->tlsPort()))->query(question("txt.good.example"));
            QVERIFY(future.isFinished());
            QCOMPARE(future.resultCount(), 1);
        }
    }

    void withoutRootsNothingIsAsked_data()
    {
        QTest::addColumn<QString>("caFile");
        QTest::newRow("absent") << m_zones->path(QStringLiteral("absent.pem"));
        QTest::newRow("no certificate in it") << m_zones->write(QStringLiteral("empty.pem"), "hello\n");
    }

    void withoutRootsNothingIsAsked()
    {
        QFETCH(QString, caFile);
        const Tap tap(m_server->tlsPort());
        Settings strict = settings(tap.port());
        strict.caFile = caFile;
        const auto resolver = resolverFor(strict);
        const dns::Lookup lookup = answerOf(*resolver, "txt.good.example");
        QCOMPARE(text(lookup.status), text(Status::NoAnswer));
        QCOMPARE(lookup.trouble, Trouble::Internal);
        QCOMPARE(resolver->warnings(), QList<Warning>{Warning::ConfigurationRefused});
        QCOMPARE(tap.connections(), 0);
    }

    void theRelayAnswersWithTheNumberOfTheQuestion()
    {
        const auto relay = TlsRelay::start(Forwarder{"127.0.0.1", m_server->tlsPort(), true, {}}, {});
        QVERIFY(relay);
        for (const quint16 id : {quint16(0), quint16(0xabcd), quint16(0xffff)}) {
            const QByteArray answer = exchange(relay->port(), wireQuestion(id, "\3txt\7example"), 30'000);
            QCOMPARE(answer.first(2), wireQuestion(id, {}).first(2));
            QVERIFY(answer.contains("as signed"));
        }
    }

    void theRelayAnswersWhereThereIsNoTls()
    {
        const auto relay = TlsRelay::start(Forwarder{"127.0.0.1", Tap(0).port(), true, {}}, {});
        QVERIFY(relay);
        QByteArray expected = wireQuestion(0xabcd, "\3txt\7example");
        const QByteArray answer = exchange(relay->port(), expected, 30'000);
        expected[2] = char(0x81); // RFC 1035 §4.1.1: a response, recursion desired
        expected[3] = 2;          // server failure
        QCOMPARE(answer, expected);
        QVERIFY(relay->isFailing());
    }

    void whatIsNoQuestionGoesNowhere_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("shorter than a header") << QByteArray(11, 'x');
        QTest::newRow("too long") << QByteArray(1025, 'x');
        QTest::newRow("a full datagram") << QByteArray(65'507, 'x');
    }

    void whatIsNoQuestionGoesNowhere()
    {
        QFETCH(QByteArray, message);
        const Tap tap(m_server->tlsPort());
        const auto relay = TlsRelay::start(Forwarder{"127.0.0.1", tap.port(), true, {}}, {});
        QVERIFY(relay);
        QCOMPARE(exchange(relay->port(), message, 100), QByteArray());
        QCOMPARE(tap.connections(), 0);
        QVERIFY(exchange(relay->port(), wireQuestion(1, "\3txt\7example"), 30'000).contains("as signed"));
    }

    void manyMoreQuestionsThanTheRelayKeepsDoNoHarm()
    {
        const Tap silent(0);
        const auto relay = TlsRelay::start(Forwarder{"127.0.0.1", silent.port(), true, {}}, {});
        QVERIFY(relay);
        for (int i = 0; i < 5'000; ++i)
            (void)exchange(relay->port(), wireQuestion(quint16(i), "\3txt\7example"), 0);
        // The handshake ends without success some time, and then each question has its answer.
        QTRY_VERIFY_WITH_TIMEOUT(relay->isFailing(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(exchange(relay->port(), wireQuestion(7, "\3txt\7example"), 100).size(), 29, 30'000);
        QCOMPARE(silent.datagrams(), 0);
    }

    void anIpv6ServerIsReached()
    {
        const int server = ::socket(AF_INET6, SOCK_STREAM, 0);
        sockaddr_in6 local{};
        local.sin6_family = AF_INET6;
        local.sin6_addr = in6addr_loopback;
        socklen_t length = sizeof local;
        auto *address = reinterpret_cast<sockaddr *>(&local);
        const bool works = server >= 0 && ::bind(server, address, length) == 0 && ::listen(server, 1) == 0
            && ::getsockname(server, address, &length) == 0;
        if (works) {
            const auto relay = TlsRelay::start(Forwarder{"::1", ntohs(local.sin6_port), true, {}}, {});
            (void)exchange(relay->port(), wireQuestion(1, "\3txt\7example"), 0);
            pollfd ready{server, POLLIN, 0};
            QCOMPARE(::poll(&ready, 1, 30'000), 1);
        }
        ::close(server);
        if (!works)
            QSKIP("no IPv6 here");
    }

    void anAnswerOverTls()
    {
        const auto resolver = resolverFor(settings(m_server->tlsPort()));
        (void)answerOf(*resolver, "txt.example");
        int n = 0;
        QBENCHMARK
        {
            QVERIFY(answerOf(*resolver, fresh(n++)).hasRecords());
        }
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
