// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/https/policy_client.h"
#include "core/mtasts/policy.h"
#include "tests/https/web_server.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QPromise>
#include <QTimer>

#include <mutex>

using namespace waxseal;
using namespace std::chrono_literals;
using https::PolicyClient;
using https::Settings;
using lab::Certificate;
using lab::certificateFor;
using lab::NameIn;
using lab::OddServer;
using lab::Tap;
using lab::Validity;
using mtasts::Fetched;
using mtasts::FetchError;
using mtasts::FetchFault;

namespace {

const QByteArray policy = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 86400\n";

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

/// Every name is at 127.0.0.1, but those of which something else is said.
class Names final : public dns::Resolver {
public:
    Names &say(const QByteArray &host, dns::Type type, dns::Status status, const QByteArrayList &addresses = {},
               dns::Trouble trouble = dns::Trouble::None)
    {
        dns::Lookup lookup{.question = {name(host), type}, .status = status, .trouble = trouble};
        for (const QByteArray &address : addresses)
            lookup.rdata.append(octetsOf(address));
        m_answers.insert(lookup.question, lookup);
        return *this;
    }
    /// No answer ever comes.
    void beSilent() { m_isSilent = true; }

    QFuture<dns::Lookup> query(const dns::Question &question) override
    {
        const std::lock_guard lock(m_mutex);
        m_asked.append(question);
        auto promise = std::make_shared<QPromise<dns::Lookup>>();
        promise->start();
        if (m_isSilent) {
            m_silent.push_back(promise);
            return promise->future();
        }
        dns::Lookup lookup{.question = question, .status = dns::Status::Absent};
        if (question.type == dns::Type::A) {
            lookup.status = dns::Status::Insecure;
            lookup.rdata = {octetsOf("127.0.0.1")};
        }
        promise->addResult(m_answers.value(question, lookup));
        promise->finish();
        return promise->future();
    }

    QList<dns::Question> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    bool areAllCanceled() const
    {
        const std::lock_guard lock(m_mutex);
        return !m_silent.empty()
            && std::all_of(m_silent.begin(), m_silent.end(), [](const auto &promise) { return promise->isCanceled(); });
    }

private:
    /// As in a record: 16 octets where a colon is written.
    static QByteArray octetsOf(const QByteArray &address)
    {
        const QByteArray octets = IpAddress::parse(address).value().octets().toByteArray();
        return address.contains(':') && octets.size() == 4 ? QByteArray(10, '\0') + "\xff\xff" + octets : octets;
    }

    QHash<dns::Question, dns::Lookup> m_answers;
    bool m_isSilent = false;
    mutable std::mutex m_mutex; ///< guards the rest
    QList<dns::Question> m_asked;
    std::vector<std::shared_ptr<QPromise<dns::Lookup>>> m_silent;
};

Fetched fault(FetchFault fault, int status = 0)
{
    return failure(FetchError{fault, status});
}

QByteArray text(const Fetched &fetched)
{
    return fetched ? "file of " + QByteArray::number(fetched->size())
                   : "fault " + QByteArray::number(int(fetched.error().fault)) + " status "
            + QByteArray::number(fetched.error().httpStatus);
}

} // namespace

class PolicyClientTest : public QObject {
    Q_OBJECT

private:
    lab::Nginx m_nginx;
    quint16 m_port = 0;       ///< of the sites by name
    quint16 m_portalPort = 0; ///< of a captive portal that speaks TLS
    quint16 m_plainPort = 0;  ///< of one that does not
    quint16 m_oldPort = 0;    ///< of TLS 1.1
    Certificate m_authority;
    QString m_authorityFile;

    Settings settings(quint16 port = 0) const
    {
        Settings result;
        result.caFile = m_authorityFile;
        result.port = port ? port : m_port;
        result.mayUseInternalAddresses = true;
        return result;
    }
    /// Waits while the servers in this thread go on.
    static Fetched wait(const QFuture<Fetched> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000) || future.resultCount() != 1)
            qFatal("no answer");
        return future.result();
    }
    static Fetched fetch(const Settings &settings, Names &names, QByteArrayView domain)
    {
        PolicyClient client(settings, names);
        return wait(client.fetch(name(domain)));
    }
    Fetched fetchFrom(const OddServer &server, std::chrono::milliseconds hard = 5s) const
    {
        Names names;
        Settings wanted = settings(server.port());
        wanted.hard = hard;
        return fetch(wanted, names, "odd.example");
    }
    Certificate oddCertificate() const { return certificateFor("mta-sts.odd.example", &m_authority); }

private Q_SLOTS:
    void initTestCase();
    void aSiteComesToItsOutcome_data();
    void aSiteComesToItsOutcome();
    void theRequestSaysNoMoreThanItMust();
    void withoutTheAuthorityTheCertificateIsUnknown();
    void aCaptivePortalIsNoPolicy();
    void oldTlsIsRefused();
    void nothingListensThere();
    void theNextAddressIsTried();
    void addressesComeFromTheResolverOnly_data();
    void addressesComeFromTheResolverOnly();
    void noInternalAddressIsConnectedTo();
    void oddAnswersComeToTheirOutcome_data();
    void oddAnswersComeToTheirOutcome();
    void aSlowFileEndsAtTheLimit();
    void aServerThatSaysNothingEndsAtTheLimit();
    void silentDnsEndsAtTheLimit();
    void cancelingEndsTheConnection();
    void theEndOfTheClientEndsEverything();
    void aProxyIsNotUsed();
    void manyFetchesAtOnce();
    void offlineAsksNothing();
};

void PolicyClientTest::initTestCase()
{
    if (lab::Nginx::program().isEmpty())
        QSKIP("nginx is not installed (package nginx-light)");
    m_port = lab::freeTcpPort();
    m_portalPort = lab::freeTcpPort();
    m_plainPort = lab::freeTcpPort();
    m_oldPort = lab::freeTcpPort();
    m_authority = certificateFor("authority.example");
    m_authorityFile = m_nginx.write("authority.pem", m_authority.certificate);

    const auto add = [this](const QByteArray &domain, const QByteArray &file, const QByteArray &more = {}) {
        const Certificate certificate = certificateFor("mta-sts." + domain, &m_authority);
        m_nginx.add("mta-sts." + domain, m_port, file, &certificate, more);
    };
    const auto addWith = [this](const QByteArray &domain, const Certificate &certificate) {
        m_nginx.add("mta-sts." + domain, m_port, policy, &certificate);
    };
    add("right.example", policy);
    add("charset.example", policy, "charset utf-8;");
    add("zipper.example", policy.repeated(20), "gzip on; gzip_types text/plain; gzip_min_length 1;");
    add("zipped.example", policy, "add_header Content-Encoding gzip;");
    add("empty.example", {});
    add("largest.example", QByteArray(limits::stsPolicyOctets, '#'));
    add("large.example", QByteArray(limits::stsPolicyOctets + 1, '#'));
    add("huge.example", QByteArray(8 * 1024 * 1024, '#'));
    add("chunked.example", policy, "ssi on; ssi_types text/plain;"); // so that the length is not known before
    add("streamed.example", QByteArray(8 * 1024 * 1024, '#'), "ssi on; ssi_types text/plain;");
    add("moved.example", policy, "return 301 https://mta-sts.right.example:" + QByteArray::number(m_port) + "/x;");
    add("found.example", policy, "return 302 /.well-known/mta-sts.txt;");
    add("missing.example", policy, "return 404;");
    add("broken.example", policy, "return 500;");
    add("nothing.example", policy, "return 204;");
    add("password.example", policy, "auth_basic x; auth_basic_user_file /dev/null;");
    add("page.example", policy, "location / { types { } default_type text/html; }");
    add("untyped.example", policy, "location / { types { } default_type \"\"; }");
    add("cookie.example", policy, "add_header Set-Cookie a=b;");
    add("slow.example", policy, "limit_rate 10;");
    addWith("wrong-name.example", certificateFor("mta-sts.other.example", &m_authority));
    addWith("bare-name.example", certificateFor("bare-name.example", &m_authority));
    addWith("subject.example",
            certificateFor("mta-sts.subject.example", &m_authority, Validity::Lasting, NameIn::Subject));
    addWith("wildcard.example", certificateFor("*.wildcard.example", &m_authority));
    addWith("deep.wildcard.example", certificateFor("*.wildcard.example", &m_authority));
    addWith("expired.example", certificateFor("mta-sts.expired.example", &m_authority, Validity::Expired));
    addWith("self-signed.example", certificateFor("mta-sts.self-signed.example"));

    const Certificate portal = certificateFor("portal.example", &m_authority);
    m_nginx.add("_", m_portalPort, policy, &portal, "return 302 https://portal.example/;");
    m_nginx.add("_", m_plainPort, policy, nullptr, "return 302 http://portal.example/;");
    const Certificate old = certificateFor("mta-sts.old.example", &m_authority);
    m_nginx.add("_", m_oldPort, policy, &old, "ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;");
    QVERIFY(m_nginx.start(m_port));
}

void PolicyClientTest::aSiteComesToItsOutcome_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<Fetched>("expected");
    const auto row = [](const char *domain, const Fetched &expected) {
        QTest::newRow(domain) << QByteArray(domain) << expected;
    };
    row("right.example", policy);
    row("charset.example", policy);
    row("zipper.example", policy.repeated(20));
    row("zipped.example", fault(FetchFault::BadHttp));
    row("empty.example", QByteArray());
    row("largest.example", QByteArray(limits::stsPolicyOctets, '#'));
    row("large.example", fault(FetchFault::TooLarge));
    row("huge.example", fault(FetchFault::TooLarge));
    row("chunked.example", policy);
    row("streamed.example", fault(FetchFault::TooLarge));
    row("moved.example", fault(FetchFault::Redirected, 301));
    row("found.example", fault(FetchFault::Redirected, 302));
    row("missing.example", fault(FetchFault::NotFound, 404));
    row("broken.example", fault(FetchFault::NotFound, 500));
    row("nothing.example", fault(FetchFault::NotFound, 204));
    row("password.example", fault(FetchFault::NotFound, 401));
    row("page.example", fault(FetchFault::NotPlainText));
    row("untyped.example", fault(FetchFault::NotPlainText));
    row("wrong-name.example", fault(FetchFault::BadCertificate));
    row("bare-name.example", fault(FetchFault::BadCertificate));
    row("subject.example", fault(FetchFault::BadCertificate));
    row("wildcard.example", policy);
    row("deep.wildcard.example", fault(FetchFault::BadCertificate));
    row("expired.example", fault(FetchFault::BadCertificate));
    row("self-signed.example", fault(FetchFault::BadCertificate));
}

void PolicyClientTest::aSiteComesToItsOutcome()
{
    QFETCH(QByteArray, domain);
    QFETCH(Fetched, expected);
    Names names;
    const Fetched fetched = fetch(settings(), names, domain);
    QVERIFY2(fetched == expected, text(fetched).constData());
    QCOMPARE(names.asked(),
             QList<dns::Question>(
                 {{name("mta-sts." + domain), dns::Type::Aaaa}, {name("mta-sts." + domain), dns::Type::A}}));
    // Where the certificate is not right, nothing is asked.
    if (!fetched && fetched.error().fault == FetchFault::BadCertificate)
        QVERIFY(!m_nginx.read("access.log").contains("mta-sts." + domain));
}

void PolicyClientTest::theRequestSaysNoMoreThanItMust()
{
    Names names;
    PolicyClient client(settings(), names);
    for (int i = 0; i < 2; ++i)
        QVERIFY(wait(client.fetch(name("cookie.example"))) == Fetched(policy));
    const QByteArray line = "mta-sts.cookie.example|mta-sts.cookie.example:" + QByteArray::number(m_port)
        + "|GET /.well-known/mta-sts.txt HTTP/1.1|Waxseal|identity|---|close\n";
    QTRY_COMPARE(m_nginx.read("access.log").count(line), 2);
}

void PolicyClientTest::withoutTheAuthorityTheCertificateIsUnknown()
{
    Names names;
    Settings bare = settings();
    bare.caFile.clear();
    QCOMPARE(text(fetch(bare, names, "right.example")), text(fault(FetchFault::BadCertificate)));
    bare.caFile = m_authorityFile + QStringLiteral(".absent");
    QCOMPARE(text(fetch(bare, names, "right.example")), text(fault(FetchFault::BadCertificate)));
}

void PolicyClientTest::aCaptivePortalIsNoPolicy()
{
    Names names;
    QCOMPARE(text(fetch(settings(m_portalPort), names, "right.example")), text(fault(FetchFault::BadCertificate)));
    QCOMPARE(text(fetch(settings(m_plainPort), names, "right.example")), text(fault(FetchFault::NoTls)));
    // Even where the portal is asked for itself, its redirect goes nowhere.
    QVERIFY(!m_nginx.read("access.log").contains("portal.example"));
}

void PolicyClientTest::oldTlsIsRefused()
{
    Names names;
    QCOMPARE(text(fetch(settings(m_oldPort), names, "old.example")), text(fault(FetchFault::NoTls)));
}

void PolicyClientTest::nothingListensThere()
{
    Names names;
    QCOMPARE(text(fetch(settings(lab::freeTcpPort()), names, "right.example")), text(fault(FetchFault::NotReached)));
}

void PolicyClientTest::theNextAddressIsTried()
{
    Names names;
    names.say("mta-sts.right.example", dns::Type::Aaaa, dns::Status::Secure, {"::1"});
    names.say("mta-sts.right.example", dns::Type::A, dns::Status::Insecure, {"127.83.0.2", "127.83.0.3", "127.0.0.1"});
    QVERIFY(fetch(settings(), names, "right.example") == Fetched(policy));

    QByteArrayList many;
    for (int i = 10; i < 60; ++i)
        many.append("127.83.0." + QByteArray::number(i));
    names.say("mta-sts.right.example", dns::Type::A, dns::Status::Insecure, many + QByteArrayList{"127.0.0.1"});
    QCOMPARE(text(fetch(settings(), names, "right.example")), text(fault(FetchFault::NotReached)));
}

void PolicyClientTest::addressesComeFromTheResolverOnly_data()
{
    QTest::addColumn<dns::Status>("ipv6");
    QTest::addColumn<dns::Status>("ipv4");
    QTest::addColumn<dns::Trouble>("trouble");
    QTest::addColumn<FetchFault>("expected");
    using dns::Status;
    using dns::Trouble;
    QTest::newRow("none") << Status::Absent << Status::Insecure << Trouble::None << FetchFault::NoAddress;
    QTest::newRow("forged") << Status::Bogus << Status::Bogus << Trouble::None << FetchFault::AddressForged;
    QTest::newRow("one forged") << Status::Absent << Status::Bogus << Trouble::None << FetchFault::AddressForged;
    QTest::newRow("forged and no answer")
        << Status::NoAnswer << Status::Bogus << Trouble::TimedOut << FetchFault::AddressForged;
    QTest::newRow("no answer") << Status::Absent << Status::NoAnswer << Trouble::ServerFailure
                               << FetchFault::AddressUnknown;
    QTest::newRow("outside the zone files")
        << Status::NoAnswer << Status::NoAnswer << Trouble::OutsideZones << FetchFault::Offline;
    QTest::newRow("offline") << Status::NoAnswer << Status::NoAnswer << Trouble::Offline << FetchFault::Offline;
    QTest::newRow("declined") << Status::NoAnswer << Status::NoAnswer << Trouble::Declined << FetchFault::Declined;
}

void PolicyClientTest::addressesComeFromTheResolverOnly()
{
    QFETCH(dns::Status, ipv6);
    QFETCH(dns::Status, ipv4);
    QFETCH(dns::Trouble, trouble);
    QFETCH(FetchFault, expected);
    Names names;
    names.say("mta-sts.localhost", dns::Type::Aaaa, ipv6, {}, trouble);
    names.say("mta-sts.localhost", dns::Type::A, ipv4, {}, trouble);
    QCOMPARE(text(fetch(settings(), names, "localhost")), text(fault(expected)));
    // One that there is serves.
    names.say("mta-sts.localhost", dns::Type::A, dns::Status::Insecure, {"127.0.0.1"});
    QCOMPARE(text(fetch(settings(m_portalPort), names, "localhost")), text(fault(FetchFault::BadCertificate)));
}

void PolicyClientTest::noInternalAddressIsConnectedTo()
{
    const Tap tap(0);
    QVERIFY(tap.isValid());
    Settings wanted = settings(tap.port());
    wanted.mayUseInternalAddresses = false;
    Names names;
    names.say("mta-sts.right.example", dns::Type::Aaaa, dns::Status::Secure,
              {"::1", "::ffff:127.0.0.1", "64:ff9b::127.0.0.1", "2002:7f00:1::1", "fe80::1", "fd00::1", "::"});
    names.say("mta-sts.right.example", dns::Type::A, dns::Status::Secure,
              {"127.0.0.1", "0.0.0.0", "10.0.0.1", "169.254.169.254", "192.168.0.1", "255.255.255.255"});
    QCOMPARE(text(fetch(wanted, names, "right.example")), text(fault(FetchFault::InternalAddress)));
    QTest::qWait(100);
    QCOMPARE(tap.connections(), 0);
}

void PolicyClientTest::oddAnswersComeToTheirOutcome_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<Fetched>("expected");
    const QByteArray head = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n";
    QTest::newRow("HTTP/1.0 with a length")
        << head + "Content-Length: " + QByteArray::number(policy.size()) + "\r\n\r\n" + policy << Fetched(policy);
    QTest::newRow("HTTP/1.0 without") << head + "\r\n" + policy << Fetched(policy);
    QTest::newRow("a large one without a length")
        << head + "\r\n" + QByteArray(60'000, '#') << Fetched(QByteArray(60'000, '#'));
    QTest::newRow("one that is too large") << head + "\r\n" + QByteArray(200'000, '#') << fault(FetchFault::TooLarge);
    QTest::newRow("cut off") << head + "Content-Length: 99999\r\n\r\n" << fault(FetchFault::TooLarge);
    QTest::newRow("less than said") << head + "Content-Length: 999\r\n\r\n" + policy << fault(FetchFault::BadHttp);
    QTest::newRow("nothing") << QByteArray() << fault(FetchFault::BadHttp);
    QTest::newRow("no HTTP") << QByteArray("220 mail.example ESMTP\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("an endless head") << "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(100'000)
                                     << fault(FetchFault::BadHttp);
    QTest::newRow("an endless line") << QByteArray(1'000'000, 'H') << fault(FetchFault::BadHttp);
}

void PolicyClientTest::oddAnswersComeToTheirOutcome()
{
    QFETCH(QByteArray, octets);
    QFETCH(Fetched, expected);
    const OddServer server(oddCertificate(), [&octets](QSslSocket &socket) {
        socket.write(octets);
        socket.disconnectFromHost();
    });
    const Fetched fetched = fetchFrom(server);
    QVERIFY2(fetched == expected, text(fetched).constData());
}

void PolicyClientTest::aSlowFileEndsAtTheLimit()
{
    Names names;
    Settings wanted = settings();
    wanted.hard = 1'500ms;
    QElapsedTimer waited;
    waited.start();
    QCOMPARE(text(fetch(wanted, names, "slow.example")), text(fault(FetchFault::TimedOut)));
    QVERIFY2(waited.elapsed() >= 1'400, QByteArray::number(waited.elapsed()).constData());

    // An octet now and then does not prolong it.
    const OddServer server(oddCertificate(), [](QSslSocket &socket) {
        auto *const timer = new QTimer(&socket);
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
        timer->start(50);
    });
    waited.start();
    QCOMPARE(text(fetchFrom(server, 3s)), text(fault(FetchFault::TimedOut)));
    QVERIFY2(waited.elapsed() >= 2'900, QByteArray::number(waited.elapsed()).constData());
    QVERIFY(server.request().startsWith("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: mta-sts.odd.example"));
}

void PolicyClientTest::aServerThatSaysNothingEndsAtTheLimit()
{
    const Tap mute(0); // takes the connection and never shakes hands
    Names names;
    Settings wanted = settings(mute.port());
    wanted.hard = 500ms;
    QCOMPARE(text(fetch(wanted, names, "right.example")), text(fault(FetchFault::TimedOut)));
    QTRY_COMPARE(mute.connections(), 1);
}

void PolicyClientTest::silentDnsEndsAtTheLimit()
{
    Names names;
    names.beSilent();
    Settings wanted = settings();
    wanted.hard = 300ms;
    QCOMPARE(text(fetch(wanted, names, "right.example")), text(fault(FetchFault::AddressUnknown)));
    QVERIFY(names.areAllCanceled());
}

void PolicyClientTest::cancelingEndsTheConnection()
{
    OddServer server(oddCertificate(), [](QSslSocket &socket) { socket.write("HTTP/1.1 200 OK\r\n"); });
    Names names;
    PolicyClient client(settings(server.port()), names);
    QFuture<Fetched> future = client.fetch(name("odd.example"));
    QTRY_VERIFY(!server.request().isEmpty());
    future.cancel();
    QTRY_COMPARE(server.gone(), 1);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 0);

    Names silent;
    silent.beSilent();
    PolicyClient asking(settings(), silent);
    future = asking.fetch(name("right.example"));
    QTRY_COMPARE(silent.asked().size(), 2);
    future.cancel();
    QTRY_VERIFY(silent.areAllCanceled());
    // One that is canceled before it has begun.
    future = client.fetch(name("odd.example"));
    future.cancel();
    QTRY_VERIFY(future.isFinished());
}

void PolicyClientTest::theEndOfTheClientEndsEverything()
{
    const Tap mute(0);
    Names names;
    Names silent;
    silent.beSilent();
    auto connecting = std::make_unique<PolicyClient>(settings(mute.port()), names);
    auto asking = std::make_unique<PolicyClient>(settings(), silent);
    QList<QFuture<Fetched>> futures;
    for (int i = 0; i < 20; ++i)
        futures << connecting->fetch(name("right.example")) << asking->fetch(name("right.example"));
    QTRY_COMPARE(mute.connections(), 20);
    connecting.reset();
    asking.reset();
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QVERIFY(future.result() == fault(FetchFault::Canceled));
    }
    QVERIFY(silent.areAllCanceled());

    // At once, before anything has begun.
    QFuture<Fetched> future;
    {
        PolicyClient client(settings(), names);
        future = client.fetch(name("right.example"));
    }
    QVERIFY(future.isFinished());
}

void PolicyClientTest::aProxyIsNotUsed()
{
    const Tap proxy(0);
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.port()));
    Names names;
    const Fetched fetched = fetch(settings(), names, "right.example");
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    QVERIFY2(fetched == Fetched(policy), text(fetched).constData());
    QCOMPARE(proxy.connections(), 0);
}

void PolicyClientTest::manyFetchesAtOnce()
{
    Names names;
    PolicyClient client(settings(), names);
    QList<QFuture<Fetched>> futures;
    for (int i = 0; i < 40; ++i)
        futures << client.fetch(name(i % 2 == 0 ? "right.example" : "missing.example"));
    for (int i = 0; i < 40; ++i)
        QVERIFY(wait(futures[i]) == (i % 2 == 0 ? Fetched(policy) : fault(FetchFault::NotFound, 404)));
}

void PolicyClientTest::offlineAsksNothing()
{
    Names names;
    Settings wanted = settings();
    wanted.offline = true;
    PolicyClient client(wanted, names);
    const QFuture<Fetched> future = client.fetch(name("right.example"));
    QVERIFY(future.isFinished());
    QVERIFY(future.result() == fault(FetchFault::Offline));
    QVERIFY(names.asked().isEmpty());

    PolicyClient online(settings(), names);
    QVERIFY(wait(online.fetch(name((QByteArray(60, 'a') + '.').repeated(4) + "example")))
            == fault(FetchFault::NoAddress));
    QVERIFY(names.asked().isEmpty());
}

QTEST_GUILESS_MAIN(PolicyClientTest)
#include "policy_client_test.moc"
