// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/traces.h"
#include "core/base/limits.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;
using app::StoredLookupLog;
using app::StoredPolicies;
using mtasts::KeptPolicy;

namespace {

std::chrono::sys_seconds at(qint64 seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

DomainName domain(const QByteArray &name)
{
    return DomainName::parse(name).value();
}

KeptPolicy policy(const QByteArray &name, const QByteArray &id = "1", qint64 fetched = 1'790'000'000)
{
    return {
        domain(name), id, {mtasts::Mode::Enforce, {{false, domain("mx." + name)}}, std::chrono::days(7)}, at(fetched)};
}

QByteArray idOf(StoredPolicies &policies, const QByteArray &name)
{
    const auto kept = policies.recall(domain(name));
    return kept ? kept->id : QByteArray();
}

} // namespace

class PoliciesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasKeptIsRecalledAtOnce();
    void anotherStartKnowsTheSame();
    void whatIsKeptBeforeTheFirstRecallIsNewer();
    void onlyTheFirstRecallWaitsForTheStore();
    void theEndWritesWhatIsLeft();
    void forgettingReachesTheDisk();
    void thereIsAnEnd();
    void manyThreadsMayRecallAndKeep();
    void troubleIsNoPolicyAndIsCounted();
    void aDamagedStoreIsBegunAnew();
    void oneClickForgetsWhatLookingUpLeftBehind();
};

void PoliciesTest::whatWasKeptIsRecalledAtOnce()
{
    const QTemporaryDir folder;
    StoredPolicies policies(folder.path());
    QVERIFY(!policies.recall(domain("a.example")));
    policies.keep(policy("a.example"));
    QVERIFY(policies.recall(domain("a.example")) == policy("a.example"));
    policies.keep(policy("a.example", "2"));
    QCOMPARE(idOf(policies, "a.example"), QByteArray("2"));
    QVERIFY(!policies.recall(domain("b.example")));
    QVERIFY(policies.flush().result());
    QCOMPARE(idOf(policies, "a.example"), QByteArray("2"));
    QCOMPARE(policies.lost(), 0);
}

void PoliciesTest::anotherStartKnowsTheSame()
{
    const QTemporaryDir folder;
    {
        StoredPolicies policies(folder.path());
        for (int i = 0; i < 500; ++i)
            policies.keep(policy('a' + QByteArray::number(i) + ".example", QByteArray::number(i)));
    }
    StoredPolicies policies(folder.path());
    for (int i = 0; i < 500; ++i)
        QCOMPARE(idOf(policies, 'a' + QByteArray::number(i) + ".example"), QByteArray::number(i));
    QVERIFY(policies.recall(domain("a7.example")) == policy("a7.example", "7"));
}

void PoliciesTest::whatIsKeptBeforeTheFirstRecallIsNewer()
{
    const QTemporaryDir folder;
    {
        StoredPolicies policies(folder.path());
        policies.keep(policy("a.example", "old"));
        policies.keep(policy("b.example", "old"));
    }
    StoredPolicies policies(folder.path());
    policies.keep(policy("a.example", "new"));
    QCOMPARE(idOf(policies, "a.example"), QByteArray("new"));
    QCOMPARE(idOf(policies, "b.example"), QByteArray("old"));
    QCOMPARE(idOf(policies, "a.example"), QByteArray("new"));
}

void PoliciesTest::onlyTheFirstRecallWaitsForTheStore()
{
    const QTemporaryDir folder;
    StoredPolicies policies(folder.path());
    policies.keep(policy("a.example"));
    QVERIFY(!policies.recall(domain("b.example"))); // reads
    QVERIFY(policies.flush().result());
    const auto other = store::Store::open(folder.path());
    QVERIFY(other);
    bool isStillWaiting = false;
    QVERIFY((*other)->changeExpectation(domain("x.example"), [&](auto known) {
        // Nobody else can write meanwhile.
        policies.keep(policy("c.example"));
        const auto flushed = policies.flush();
        for (int i = 0; i < 1'000; ++i) {
            policies.recall(domain("a.example"));
            policies.recall(domain("unknown.example"));
        }
        QTest::qSleep(20);
        isStillWaiting = !flushed.isFinished(); // and still what was kept was recalled
        return known;
    }));
    QVERIFY(isStillWaiting);
    QVERIFY(policies.flush().result());
    QCOMPARE(policies.lost(), 0);
}

void PoliciesTest::theEndWritesWhatIsLeft()
{
    const QTemporaryDir folder;
    {
        StoredPolicies policies(folder.path());
        policies.keep(policy("a.example"));
    }
    QCOMPARE((*store::Store::open(folder.path()))->stsPolicies()->size(), size_t(1));
    const StoredPolicies unused(folder.path());
}

void PoliciesTest::forgettingReachesTheDisk()
{
    const QTemporaryDir folder;
    {
        StoredPolicies policies(folder.path());
        policies.keep(policy("written.example"));
        QVERIFY(policies.flush().result());
    }
    StoredPolicies policies(folder.path());
    policies.keep(policy("waiting.example"));
    const auto forgotten = policies.forgetAll(); // before anything was read
    QVERIFY(!policies.recall(domain("waiting.example")));
    QVERIFY(forgotten.result());
    QVERIFY(!policies.recall(domain("written.example")));
    const auto store = store::Store::open(folder.path());
    QVERIFY((*store)->stsPolicies()->empty());
    policies.keep(policy("later.example"));
    QVERIFY(policies.recall(domain("later.example")));
    QVERIFY(policies.flush().result());
    QCOMPARE((*store)->stsPolicies()->size(), size_t(1));
}

void PoliciesTest::thereIsAnEnd()
{
    const QTemporaryDir folder;
    StoredPolicies policies(folder.path());
    const int most = int(limits::stsKeptPolicies);
    for (int i = 0; i < most + 10; ++i) {
        policies.keep(policy('a' + QByteArray::number(i) + ".example", "1", 1'790'000'000 + i));
        if (i % 2'000 == 0)
            QVERIFY(policies.flush().result());
    }
    QVERIFY(policies.recall(domain('a' + QByteArray::number(most + 9) + ".example")));
    QVERIFY(!policies.recall(domain("a9.example")));
    QVERIFY(policies.recall(domain("a10.example")));
}

void PoliciesTest::manyThreadsMayRecallAndKeep()
{
    const QTemporaryDir folder;
    StoredPolicies policies(folder.path());
    std::atomic<int> missing = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 200; ++j) {
                const QByteArray name = 'a' + QByteArray::number(i * 1'000 + j) + ".example";
                missing += policies.recall(domain(name)).has_value();
                policies.keep(policy(name));
                missing += !policies.recall(domain(name));
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(missing.load(), 0);
    QVERIFY(policies.flush().result());
    QCOMPARE((*store::Store::open(folder.path()))->stsPolicies()->size(), size_t(800));
}

void PoliciesTest::troubleIsNoPolicyAndIsCounted()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    StoredPolicies policies(file.fileName()); // no folder can be there
    QVERIFY(!policies.recall(domain("a.example")));
    policies.keep(policy("a.example"));
    QVERIFY(policies.recall(domain("a.example"))); // as long as this lives
    const auto flushed = policies.flush().result();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().fault, store::Fault::CannotOpen);
    QTRY_COMPARE(policies.lost(), 1);
    QVERIFY(!policies.forgetAll().result());
    QVERIFY(!policies.recall(domain("a.example")));
}

void PoliciesTest::aDamagedStoreIsBegunAnew()
{
    const QTemporaryDir folder;
    StoredPolicies policies(folder.path());
    policies.keep(policy("a.example"));
    QVERIFY(policies.flush().result());
    const QString path = folder.filePath(QStringLiteral("waxseal.sqlite"));
    QVERIFY(QFile::rename(path, path + QStringLiteral(".gone"))); // as if set aside by another Waxseal
    QVERIFY(QFile::rename(path + QStringLiteral("-wal"), path + QStringLiteral(".gone-wal")));
    QVERIFY(QFile::remove(path + QStringLiteral("-shm")));
    policies.keep(policy("b.example"));
    QVERIFY(policies.flush().result());
    QVERIFY(policies.recall(domain("a.example"))); // as long as this lives
    QVERIFY(policies.recall(domain("b.example")));
    QCOMPARE(policies.lost(), 0);
}

void PoliciesTest::oneClickForgetsWhatLookingUpLeftBehind()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    StoredPolicies policies(folder.path());
    log.asked({.question = {domain("a.example"), dns::Type::Mx}});
    log.fetched(domain("mta-sts.a.example"), true, at(5));
    policies.keep(policy("a.example"));
    QVERIFY(log.flush().result() && policies.flush().result());
    const auto store = store::Store::open(folder.path());
    QVERIFY((*store)->allowDomain(domain("a.example"), at(5)));
    QVERIFY((*store)->keepCorrespondents({{QStringLiteral("a@a.example"), {}, 1, at(5)}}));

    QVERIFY(app::purgeTraces(log, policies, nullptr).result());
    QVERIFY(log.recent(10).result()->empty());
    QVERIFY(!policies.recall(domain("a.example")));
    QVERIFY((*store)->stsPolicies()->empty());
    QVERIFY((*store)->allowedDomains()->empty());
    QCOMPARE((*store)->correspondents()->size(), size_t(1));

    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    StoredPolicies nowhere(file.fileName());
    QVERIFY(!app::purgeTraces(log, nowhere, nullptr).result()); // trouble is told
}

QTEST_GUILESS_MAIN(PoliciesTest)
#include "policies_test.moc"
