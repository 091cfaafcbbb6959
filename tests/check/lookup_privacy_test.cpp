// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/lookup_privacy.h"
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
    void answer(Status status, Trouble trouble = Trouble::None)
    {
        for (const auto &[question, promise] : std::exchange(m_open, {})) {
            promise->addResult(dns::Lookup{.question = question, .status = status, .trouble = trouble});
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
    std::vector<dns::Lookup> lookups;

private:
    std::mutex m_mutex;
};

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
    row(".example.net", "example.net.tes-member.other.example", false);
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

QTEST_GUILESS_MAIN(LookupPrivacyTest)
#include "lookup_privacy_test.moc"
