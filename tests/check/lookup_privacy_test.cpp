// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/lookup_privacy.h"
#include "core/mtasts/fetch.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QPromise>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace waxseal;
using check::BlockedDomains;
using dns::Status;
using dns::Trouble;
using dns::Type;
using kit::name;

namespace {

/// Gives an answer when told to.
class ManualResolver : public dns::Resolver {
public:
    QFuture<dns::Lookup> query(const dns::Question &question) override
    {
        m_open.push_back({question, std::make_shared<QPromise<dns::Lookup>>()});
        m_open.back().second->start();
        return m_open.back().second->future();
    }
    void answer(Status status, Trouble trouble = Trouble::None, std::chrono::seconds ttl = {},
                std::chrono::seconds asked = {})
    {
        for (const auto &[question, promise] : std::exchange(m_open, {})) {
            promise->addResult(dns::Lookup{.question = question,
                                           .status = status,
                                           .trouble = trouble,
                                           .ttl = ttl,
                                           .asked = std::chrono::sys_seconds(asked)});
            promise->finish();
        }
    }
    void abandon() { m_open.clear(); } // a promise that is destroyed cancels its future
    size_t open() const { return m_open.size(); }

private:
    std::vector<std::pair<dns::Question, std::shared_ptr<QPromise<dns::Lookup>>>> m_open;
};

class Noted : public check::LookupLog {
public:
    void asked(const dns::Lookup &lookup) override
    {
        const std::lock_guard lock(m_mutex);
        lookups.push_back(lookup);
    }
    void fetched(const DomainName &host, bool answered, std::chrono::sys_seconds when) override
    {
        note("HTTPS", host, answered, when);
    }
    void probed(const DomainName &host, bool answered, std::chrono::sys_seconds when) override
    {
        note("SMTP", host, answered, when);
    }
    std::vector<dns::Lookup> lookups;
    QByteArrayList connections; ///< "HTTPS mta-sts.a.example answered 5"

private:
    void note(const char *what, const DomainName &host, bool answered, std::chrono::sys_seconds when)
    {
        const std::lock_guard lock(m_mutex);
        connections << QByteArray(what) + ' ' + host.toByteArray() + (answered ? " answered " : " silent ")
                + QByteArray::number(qint64(when.time_since_epoch().count()));
    }

    std::mutex m_mutex;
};

/// Servers that answer when told to.
class ManualServers : public mtasts::PolicyFetcher, public dane::Prober {
public:
    QFuture<mtasts::Fetched> fetch(const DomainName &domain) override { return begin(m_fetches, domain); }
    QFuture<dane::Probed> probe(const DomainName &host) override { return begin(m_probes, host); }
    void fetched(const mtasts::Fetched &fetched) { end(m_fetches, fetched); }
    void probed(const dane::Probed &probed) { end(m_probes, probed); }
    void abandon()
    {
        m_fetches.clear();
        m_probes.clear();
    }
    QByteArrayList asked;

private:
    template <typename T> using Open = std::vector<std::shared_ptr<QPromise<T>>>;
    template <typename T> QFuture<T> begin(Open<T> &open, const DomainName &name)
    {
        asked << name.toByteArray();
        open.push_back(std::make_shared<QPromise<T>>());
        open.back()->start();
        return open.back()->future();
    }
    template <typename T> void end(Open<T> &open, const T &answer)
    {
        for (const auto &promise : std::exchange(open, {})) {
            promise->addResult(answer);
            promise->finish();
        }
    }
    Open<mtasts::Fetched> m_fetches;
    Open<dane::Probed> m_probes;
};

using dane::ProbeFault;
using mtasts::FetchError;
using mtasts::FetchFault;

std::chrono::sys_seconds five()
{
    return std::chrono::sys_seconds(std::chrono::seconds(5));
}

} // namespace

class LookupPrivacyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBlockedDomainIsKnownByItsName_data();
    void aBlockedDomainIsKnownByItsName();
    void whatIsNoDomainIsNotBlocked();
    void aBlockedQuestionDoesNotGoOut();
    void whatGoesOutIsLoggedWithItsStatus();
    void whatDidNotGoOutIsNotLogged();
    void aQuestionWithoutAnAnswerEnds();
    void aQuestionIsLoggedOnceAsLongAsItsAnswerHolds();
    void aPolicyOfABlockedDomainIsNotFetched();
    void aFetchIsLoggedWhereItWentOut_data();
    void aFetchIsLoggedWhereItWentOut();
    void aBlockedServerIsNotProbed();
    void aProbeIsLoggedWhereItWentOut_data();
    void aProbeIsLoggedWhereItWentOut();
    void whatIsGivenUpEndsAndIsLogged();
};

void LookupPrivacyTest::aBlockedDomainIsKnownByItsName_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<bool>("isBlocked");
    const auto row = [](const char *entry, const char *asked, bool isBlocked) {
        QTest::addRow("%s: %s", entry, asked) << QByteArray(entry) << QByteArray(asked) << isBlocked;
    };
    row("example.net", "example.net", true);
    row("Example.NET", "example.net", true);
    row("example.net", "_smtpsec._tcp.example.net", true);
    row("example.net", "tes-master.example.net", true);
    row("example.net", "mail.example.net", false);
    row("example.net", "_25._tcp.mail.example.net", false);
    row("example.net", "example.org", false);
    row("example.net", "anexample.net", false);
    row("example.net", "net", false);
    row(".example.net", "example.net", true);
    row(".example.net", "mail.example.net", true);
    row(".example.net", "_25._tcp.a.b.example.net", true);
    row(".example.net", "anexample.net", false);
    row("example.net", "mta-sts.example.net", true);
    row("example.net", "_mta-sts.example.net", true);
    row("example.net", "_25._tcp.example.net", true);
    row("example.net", "_smtp._tls.example.net", true);
    row("example.net", "mta-sts.mail.example.net", false);
    row("mta-sts.example.net", "mta-sts.example.net", true);
    row("mta-sts.example.net", "example.net", false);
    // TES: the name of an entry is about the member and about who vouches for it.
    row("example.net", "example.net.tes-member.other.example", true);
    row("other.example", "example.net.tes-member.other.example", true);
    row(".example.net", "mail.example.net.tes-member.other.example", true);
    row("example.net", "mail.example.net.tes-member.other.example", false);
    row("example.net", "a.example.tes-member.example.net.tes-member.b.example", true);
    row(".example.net", "example.net.tes-member.other.example", true);
    row(".example.net", "example.net.other.example", false);
    row("example.net", "tes-member.example.net", true);
    row("example.net", "example.net.tes-member", true);
    row("example.net", "xtes-member.example.net", false);
    row(".net", "example.net", true);
    row("bücher.example", "xn--bcher-kva.example", true);
}

void LookupPrivacyTest::aBlockedDomainIsKnownByItsName()
{
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, asked);
    BlockedDomains blocked;
    QVERIFY(blocked.isEmpty());
    QVERIFY(blocked.add("unrelated.example"));
    QVERIFY(blocked.add(".unrelated.test"));
    QVERIFY(blocked.add(entry));
    QTEST(blocked.contains(name(asked)), "isBlocked");
}

void LookupPrivacyTest::whatIsNoDomainIsNotBlocked()
{
    BlockedDomains blocked;
    for (const char *text : {"", ".", "..", "a b", "-", "..example.net", "*"})
        QVERIFY2(!blocked.add(text) || QByteArrayView(text) == QByteArrayView("-"), text);
    QVERIFY(!blocked.contains(DomainName::root()));
}

void LookupPrivacyTest::aBlockedQuestionDoesNotGoOut()
{
    ManualResolver inner;
    BlockedDomains blocked;
    blocked.add(".example.net");
    const auto log = std::make_shared<Noted>();
    check::PrivateResolver resolver(inner, blocked, log);
    const dns::Question question{name("mx.example.net"), Type::Tlsa};
    const auto future = resolver.query(question);
    QVERIFY(future.isFinished());
    QVERIFY(future.result().question == question);
    QCOMPARE(future.result().status, Status::NoAnswer);
    QCOMPARE(future.result().trouble, Trouble::Declined);
    QCOMPARE(inner.open(), size_t(0));
    QVERIFY(log->lookups.empty());
}

void LookupPrivacyTest::whatGoesOutIsLoggedWithItsStatus()
{
    ManualResolver inner;
    const auto log = std::make_shared<Noted>();
    QFuture<dns::Lookup> future;
    {
        check::PrivateResolver resolver(inner, {}, log);
        future = resolver.query({name("example.net"), Type::Mx});
    } // the answer comes after its end
    QVERIFY(!future.isFinished());
    QVERIFY(log->lookups.empty());
    inner.answer(Status::Secure);
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().status, Status::Secure);
    QCOMPARE(log->lookups.size(), size_t(1));
    QCOMPARE(log->lookups.front().status, Status::Secure);
    QVERIFY((log->lookups.front().question == dns::Question{name("example.net"), Type::Mx}));

    check::PrivateResolver silent(inner, {}, nullptr);
    future = silent.query({name("example.net"), Type::Mx});
    inner.answer(Status::Absent);
    QCOMPARE(future.result().status, Status::Absent);
    QCOMPARE(log->lookups.size(), size_t(1));
}

void LookupPrivacyTest::whatDidNotGoOutIsNotLogged()
{
    ManualResolver inner;
    const auto log = std::make_shared<Noted>();
    check::PrivateResolver resolver(inner, {}, log);
    const auto offline = resolver.query({name("example.net"), Type::Mx});
    inner.answer(Status::NoAnswer, Trouble::Offline);
    QCOMPARE(offline.result().trouble, Trouble::Offline);
    QVERIFY(log->lookups.empty());
    const auto late = resolver.query({name("example.net"), Type::Mx});
    inner.answer(Status::NoAnswer, Trouble::TimedOut);
    QCOMPARE(late.result().trouble, Trouble::TimedOut);
    QCOMPARE(log->lookups.size(), size_t(1));
}

void LookupPrivacyTest::aQuestionWithoutAnAnswerEnds()
{
    ManualResolver inner;
    const auto log = std::make_shared<Noted>();
    check::PrivateResolver resolver(inner, {}, log);
    const auto future = resolver.query({name("example.net"), Type::Mx});
    inner.abandon();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().trouble, Trouble::Canceled);
    QVERIFY(log->lookups.empty());
}

void LookupPrivacyTest::aQuestionIsLoggedOnceAsLongAsItsAnswerHolds()
{
    ManualResolver inner;
    const auto log = std::make_shared<Noted>();
    check::PrivateResolver resolver(inner, {}, log);
    const auto ask = [&](QByteArrayView of, Type type, int at, int ttl) {
        const auto first = resolver.query({name(of), type});
        const auto second = resolver.query({name(of), type});
        inner.answer(Status::Secure, Trouble::None, std::chrono::seconds(ttl), std::chrono::seconds(at));
        QVERIFY(first.isFinished() && second.isFinished());
    };
    ask("a.example", Type::Mx, 100, 60); // both at once: one goes out
    QCOMPARE(log->lookups.size(), size_t(1));
    ask("a.example", Type::Mx, 159, 1);
    QCOMPARE(log->lookups.size(), size_t(1));
    ask("a.example", Type::Txt, 159, 60);
    ask("b.example", Type::Mx, 159, 60);
    QCOMPARE(log->lookups.size(), size_t(3));
    ask("a.example", Type::Mx, 160, 60);
    QCOMPARE(log->lookups.size(), size_t(4));
    ask("c.example", Type::Mx, 160, 0); // no answer that could be kept
    QCOMPARE(log->lookups.size(), size_t(6));
}

void LookupPrivacyTest::aPolicyOfABlockedDomainIsNotFetched()
{
    ManualServers servers;
    const auto log = std::make_shared<Noted>();
    for (const char *entry : {"example.net", ".example.net", ".net", "mta-sts.example.net"}) {
        BlockedDomains blocked;
        blocked.add(entry);
        check::PrivateFetcher fetcher(servers, blocked, log, five);
        const auto declined = fetcher.fetch(name("example.net"));
        QVERIFY(declined.isFinished());
        QCOMPARE(declined.result().error().fault, FetchFault::Declined);
        QVERIFY(servers.asked.isEmpty());
    }
    QVERIFY(log->connections.isEmpty());
}

void LookupPrivacyTest::aFetchIsLoggedWhereItWentOut_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("logged");
    const auto row = [](const char *title, FetchFault fault, const char *logged) {
        QTest::newRow(title) << int(fault) << QByteArray(logged);
    };
    QTest::newRow("a policy") << -1 << QByteArray("HTTPS mta-sts.example.net answered 5");
    row("404", FetchFault::NotFound, "HTTPS mta-sts.example.net answered 5");
    row("certificate", FetchFault::BadCertificate, "HTTPS mta-sts.example.net answered 5");
    row("redirected", FetchFault::Redirected, "HTTPS mta-sts.example.net answered 5");
    row("not reached", FetchFault::NotReached, "HTTPS mta-sts.example.net silent 5");
    row("timed out", FetchFault::TimedOut, "HTTPS mta-sts.example.net silent 5");
    row("canceled", FetchFault::Canceled, "HTTPS mta-sts.example.net silent 5");
    row("offline", FetchFault::Offline, "");
    row("no address", FetchFault::NoAddress, "");
    row("internal address", FetchFault::InternalAddress, "");
}

void LookupPrivacyTest::aFetchIsLoggedWhereItWentOut()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, logged);
    ManualServers servers;
    const auto log = std::make_shared<Noted>();
    check::PrivateFetcher fetcher(servers, {}, log, five);
    const auto future = fetcher.fetch(name("example.net"));
    QVERIFY(!future.isFinished());
    QVERIFY(log->connections.isEmpty());
    const mtasts::Fetched answer =
        fault < 0 ? mtasts::Fetched("policy") : mtasts::Fetched(failure(FetchError{FetchFault(fault), 404}));
    servers.fetched(answer);
    QVERIFY(future.result() == answer);
    QCOMPARE(servers.asked, QByteArrayList{"example.net"});
    QCOMPARE(log->connections, logged.isEmpty() ? QByteArrayList() : QByteArrayList{logged});

    check::PrivateFetcher silent(servers, {}, nullptr, five);
    const auto unlogged = silent.fetch(name("example.net"));
    servers.fetched(answer);
    QVERIFY(unlogged.result() == answer);
    QVERIFY(log->connections.size() <= 1);
}

void LookupPrivacyTest::aBlockedServerIsNotProbed()
{
    ManualServers servers;
    BlockedDomains blocked;
    blocked.add(".example.net");
    const auto log = std::make_shared<Noted>();
    check::PrivateProber prober(servers, blocked, log, five);
    QCOMPARE(prober.probe(name("mx.example.net")).result().error(), ProbeFault::Offline);
    QVERIFY(servers.asked.isEmpty());
    QVERIFY(log->connections.isEmpty());
}

void LookupPrivacyTest::aProbeIsLoggedWhereItWentOut_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("logged");
    const auto row = [](const char *title, ProbeFault fault, const char *logged) {
        QTest::newRow(title) << int(fault) << QByteArray(logged);
    };
    QTest::newRow("a certificate") << -1 << QByteArray("SMTP mx.example.net answered 5");
    row("refused", ProbeFault::Refused, "SMTP mx.example.net answered 5");
    row("no STARTTLS", ProbeFault::NoStartTls, "SMTP mx.example.net answered 5");
    row("not reached", ProbeFault::NotReached, "SMTP mx.example.net silent 5");
    row("offline", ProbeFault::Offline, "");
    row("internal address", ProbeFault::InternalAddress, "");
}

void LookupPrivacyTest::aProbeIsLoggedWhereItWentOut()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, logged);
    ManualServers servers;
    const auto log = std::make_shared<Noted>();
    check::PrivateProber prober(servers, {}, log, five);
    const auto future = prober.probe(name("mx.example.net"));
    QVERIFY(!future.isFinished());
    servers.probed(fault < 0 ? dane::Probed(dane::Seen()) : dane::Probed(failure(ProbeFault(fault))));
    QCOMPARE(future.result().has_value(), fault < 0);
    QCOMPARE(log->connections, logged.isEmpty() ? QByteArrayList() : QByteArrayList{logged});
}

void LookupPrivacyTest::whatIsGivenUpEndsAndIsLogged()
{
    ManualServers servers;
    const auto log = std::make_shared<Noted>();
    QFuture<mtasts::Fetched> fetch;
    QFuture<dane::Probed> probe;
    {
        check::PrivateFetcher fetcher(servers, {}, log, five);
        check::PrivateProber prober(servers, {}, log, five);
        fetch = fetcher.fetch(name("example.net"));
        probe = prober.probe(name("mx.example.net"));
    } // the end comes after theirs
    servers.abandon();
    QVERIFY(fetch.isFinished() && probe.isFinished());
    QCOMPARE(fetch.result().error().fault, FetchFault::Canceled);
    QCOMPARE(probe.result().error(), ProbeFault::Canceled);
    QCOMPARE(log->connections, (QByteArrayList{"HTTPS mta-sts.example.net silent 5", "SMTP mx.example.net silent 5"}));
}

QTEST_GUILESS_MAIN(LookupPrivacyTest)
#include "lookup_privacy_test.moc"
