// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "tests/store/sample.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <thread>

#include <sys/mount.h>

using namespace waxseal;
using kit::at;
using kit::opened;
using mtasts::KeptPolicy;
using store::AllowedDomain;
using store::Correspondent;
using store::Fault;

namespace {

constexpr qint64 now = 1'790'000'000;

DomainName domain(const QByteArray &name)
{
    return DomainName::parse(name).value();
}

KeptPolicy policy(const QByteArray &name, qint64 fetched = now, mtasts::Mode mode = mtasts::Mode::Enforce)
{
    return {domain(name),
            "20260921",
            {mode, {{true, domain(name)}, {false, domain("mx." + name)}}, std::chrono::days(7)},
            at(fetched)};
}

Correspondent correspondent(const QString &address, qint64 last = now, int times = 1, const QString &name = {})
{
    return {address, name, times, at(last)};
}

QString numbered(int number)
{
    return QStringLiteral("person%1@a.example").arg(number, 6, 10, QLatin1Char('0'));
}

/// Changes the file behind the back of a Store.
void tamper(const QTemporaryDir &folder, const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        database.setDatabaseName(folder.filePath(QStringLiteral("waxseal.sqlite")));
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &sql : statements)
            QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
}

QByteArray octetsOf(const QTemporaryDir &folder)
{
    QByteArray octets;
    for (const char *ending : {"", "-wal"}) {
        QFile file(folder.filePath(QStringLiteral("waxseal.sqlite") + QString::fromLatin1(ending)));
        if (file.open(QIODevice::ReadOnly))
            octets += file.readAll();
    }
    return octets;
}

} // namespace

class RecipientMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPolicyComesBackAsItWas();
    void aNewPolicyTakesThePlaceOfTheOld();
    void theOldestPoliciesGoFirst();
    void aPolicyThatCannotHoldAnyMoreIsNotKept();
    void hugePoliciesAreNotAllReadAtOnce();
    void allowedDomainsComeBack();
    void theEarliestAllowedGoFirst();
    void anAddressHasOneKey_data();
    void anAddressHasOneKey();
    void whoIsWrittenToAgainIsCounted();
    void theNameIsTheLastOne();
    void textsOfCorrespondentsHaveAnEnd();
    void thoseLongNotWrittenToGoFirst();
    void twoStoresCountTogether();
    void whatIsForgottenIsGoneFromTheFile();
    void whatCannotBeTrueIsPassedOver_data();
    void whatCannotBeTrueIsPassedOver();
    void aFileOfTheSecondVersionGetsTheTables();
    void whatThePersonDidIsRescued();
    void whatLiesBehindTheDamageIsRescuedToo();
    void aFullDiskKeepsWhatWasThere();
    void manyAreQuick();
};

void RecipientMemoryTest::aPolicyComesBackAsItWas()
{
    const QTemporaryDir folder;
    const std::vector<KeptPolicy> policies = {policy("c.example", now + 2),
                                              policy("b\xc3\xbc"
                                                     "cher.example",
                                                     now + 1),
                                              policy("a.example", now, mtasts::Mode::Testing)};
    KeptPolicy none{
        domain("d.example"), QByteArray(32, 'z'), {mtasts::Mode::None, {}, std::chrono::seconds(1)}, at(now - 1)};
    {
        const auto store = opened(folder.path());
        QVERIFY(store->stsPolicies()->empty());
        QVERIFY(store->keepStsPolicies({}));
        QVERIFY(store->keepStsPolicies(policies));
        QVERIFY(store->keepStsPolicies({none}));
    }
    const auto read = opened(folder.path())->stsPolicies().value();
    QCOMPARE(read.size(), size_t(4));
    QVERIFY(std::equal(policies.begin(), policies.end(), read.begin()));
    QVERIFY(read.back() == none);
}

void RecipientMemoryTest::aNewPolicyTakesThePlaceOfTheOld()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keepStsPolicies({policy("a.example"), policy("b.example")}));
    KeptPolicy later = policy("a.example", now + 60, mtasts::Mode::Testing);
    later.id = "2";
    QVERIFY(store->keepStsPolicies({policy("a.example", now + 30), later}));
    const auto read = store->stsPolicies().value();
    QCOMPARE(read.size(), size_t(2));
    QVERIFY(read.front() == later);
    QVERIFY(store->forgetStsPolicies());
    QVERIFY(store->stsPolicies()->empty());
}

void RecipientMemoryTest::theOldestPoliciesGoFirst()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const int most = int(limits::stsKeptPolicies);
    std::vector<KeptPolicy> policies;
    for (int i = 0; i < most + 100; ++i)
        policies.push_back(policy('a' + QByteArray::number(i) + ".example", now + (i * 7) % 10'000));
    QVERIFY(store->keepStsPolicies(policies));
    QCOMPARE(int(store->stsPolicies()->size()), most);
    QVERIFY(store->keepStsPolicies({policy("last.example", now + 20'000)}));
    const auto read = store->stsPolicies().value();
    QCOMPARE(int(read.size()), most);
    QCOMPARE(read.front().domain, domain("last.example"));
    const auto oldest = std::min_element(policies.begin(), policies.end(),
                                         [](const auto &a, const auto &b) { return a.fetched < b.fetched; });
    QVERIFY(read.back().fetched > oldest->fetched);
}

void RecipientMemoryTest::aPolicyThatCannotHoldAnyMoreIsNotKept()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const qint64 longest = limits::stsLongestAge.count();
    QVERIFY(store->keepStsPolicies({policy("old.example", now), policy("older.example", now - 1)}));
    QVERIFY(store->keepStsPolicies({policy("new.example", now + longest)}));
    const auto read = store->stsPolicies().value();
    QCOMPARE(read.size(), size_t(2));
    QCOMPARE(read.back().domain, domain("old.example"));
}

void RecipientMemoryTest::hugePoliciesAreNotAllReadAtOnce()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::vector<KeptPolicy> policies;
    for (int i = 0; i < 500; ++i) {
        policies.push_back(policy("host" + QByteArray::number(i) + ".example", now + i));
        auto &mx = policies.back().policy.mx;
        for (qsizetype j = qsizetype(mx.size()); j < limits::stsPolicyHosts; ++j)
            mx.push_back({false,
                          domain(QByteArray(60, 'a') + '.' + QByteArray(60, 'b') + '.' + QByteArray(60, 'c') + '.'
                                 + QByteArray(50, 'd') + QByteArray::number(j) + ".example")});
    }
    QVERIFY(store->keepStsPolicies(policies));
    const auto read = store->stsPolicies().value();
    qInfo("%zu of 500 policies of %lld octets", read.size(), policies.front().policy.toByteArray().size());
    QVERIFY(read.size() > 200 && read.size() < 500);
    QVERIFY(read.front() == policies.back()); // the latest are there
}

void RecipientMemoryTest::allowedDomainsComeBack()
{
    const QTemporaryDir folder;
    {
        const auto store = opened(folder.path());
        QVERIFY(store->allowedDomains()->empty());
        QVERIFY(store->allowDomain(domain("b.example"), at(now)));
        QVERIFY(store->allowDomain(domain("a.example"), at(now + 1)));
        QVERIFY(store->allowDomain(domain("b.example"), at(now + 2)));
    }
    const auto store = opened(folder.path());
    const std::vector<AllowedDomain> expected = {{domain("a.example"), at(now + 1)}, {domain("b.example"), at(now)}};
    QVERIFY(store->allowedDomains().value() == expected);
    QVERIFY(store->forgetAllowedDomains());
    QVERIFY(store->allowedDomains()->empty());
}

void RecipientMemoryTest::theEarliestAllowedGoFirst()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    tamper(folder,
           {QStringLiteral("INSERT INTO allowed_domains WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                           "WHERE i < 9999) SELECT CAST('a' || i || '.example' AS BLOB), i FROM n")});
    QCOMPARE(store->allowedDomains()->size(), size_t(10'000));
    QVERIFY(store->allowDomain(domain("new.example"), at(now)));
    const auto read = store->allowedDomains().value();
    QCOMPARE(read.size(), size_t(10'000));
    const auto has = [&](const char *name) {
        return std::any_of(read.begin(), read.end(), [&](const auto &each) { return each.domain == domain(name); });
    };
    QVERIFY(has("new.example") && has("a1.example") && !has("a0.example"));
}

void RecipientMemoryTest::anAddressHasOneKey_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *address, const char *key) {
        QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(key);
    };
    row("anna@a.example", "anna@a.example");
    row("Anna@A.Example", "Anna@a.example"); // RFC 5321 §2.4: what stands before "@" is the host's own matter
    row("anna@bücher.example", "anna@xn--bcher-kva.example");
    row("\"a@b\"@a.example", "\"a@b\"@a.example");
    row("грета@a.example", "грета@a.example");
    for (const char *bad : {"", "anna", "@a.example", "anna@", "anna@.", "anna@[192.0.2.1]", "anna@a b", "a@b@"})
        row(bad, "");
    QTest::newRow("too long") << QString(1'000, QLatin1Char('a')) + QStringLiteral("@a.example") << QString();
    QTest::newRow("half a pair") << QString(QChar(0xd800)) + QStringLiteral("@a.example") << QString();
}

void RecipientMemoryTest::anAddressHasOneKey()
{
    QFETCH(QString, address);
    QFETCH(QString, key);
    QCOMPARE(store::addressKey(address).value_or(QString()), key);
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keepCorrespondents({correspondent(address)}));
    const auto kept = store->correspondents().value();
    QCOMPARE(kept.size(), size_t(key.isEmpty() ? 0 : 1));
    if (!key.isEmpty())
        QCOMPARE(kept.front().address, key);
}

void RecipientMemoryTest::whoIsWrittenToAgainIsCounted()
{
    const QTemporaryDir folder;
    const QString anna = QStringLiteral("anna@a.example");
    {
        const auto store = opened(folder.path());
        QVERIFY(store->keepCorrespondents({correspondent(anna, now), correspondent(QStringLiteral("b@b.example"), now),
                                           correspondent(QStringLiteral("anna@A.EXAMPLE"), now + 10, 2)}));
        QVERIFY(store->keepCorrespondents({correspondent(anna, now - 5)}));
    }
    const auto store = opened(folder.path());
    const std::vector<Correspondent> expected = {{anna, {}, 4, at(now + 10)},
                                                 {QStringLiteral("b@b.example"), {}, 1, at(now)}};
    QVERIFY(store->correspondents().value() == expected);
    QVERIFY(store->keepCorrespondents({correspondent(anna, now, INT_MAX), correspondent(anna, now, -7)}));
    QCOMPARE(store->correspondents()->front().times, INT_MAX);
}

void RecipientMemoryTest::theNameIsTheLastOne()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const auto nameAfter = [&](qint64 last, const char *name) {
        const auto kept =
            store->keepCorrespondents({correspondent(QStringLiteral("a@a.example"), last, 1, QString::fromUtf8(name))});
        return kept ? store->correspondents()->front().name : QString();
    };
    QCOMPARE(nameAfter(now, ""), QString());
    QCOMPARE(nameAfter(now - 5, "Änne"), QString::fromUtf8("Änne"));
    QCOMPARE(nameAfter(now + 5, "Anna"), QStringLiteral("Anna"));
    QCOMPARE(nameAfter(now + 6, ""), QStringLiteral("Anna"));
    QCOMPARE(nameAfter(now + 1, "Before"), QStringLiteral("Anna"));
}

void RecipientMemoryTest::textsOfCorrespondentsHaveAnEnd()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const QString half = QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b");
    QVERIFY(store->keepCorrespondents(
        {correspondent(QStringLiteral("a@a.example"), now, 1, QString(100'000, QLatin1Char('x'))),
         correspondent(QStringLiteral("b@a.example"), now, 1, half)}));
    const auto read = store->correspondents().value();
    QCOMPARE(read.at(0).name.size(), limits::addressCharacters);
    QVERIFY(read.at(1).name.isValidUtf16());
    QVERIFY(read.at(1).name.endsWith(QLatin1Char('b'))); // nothing is swallowed
}

void RecipientMemoryTest::thoseLongNotWrittenToGoFirst()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::vector<Correspondent> all;
    for (int i = 0; i < limits::keptCorrespondents; ++i)
        all.push_back(correspondent(numbered(i), now + i, 1'000 - i % 1'000));
    QVERIFY(store->keepCorrespondents(all));
    QVERIFY(store->keepCorrespondents({correspondent(numbered(0), now + 100'000)})); // used again
    QVERIFY(store->keepCorrespondents({correspondent(QStringLiteral("new@a.example"), now + 100'001)}));
    const auto read = store->correspondents().value();
    QCOMPARE(int(read.size()), limits::keptCorrespondents);
    const auto has = [&](const QString &address) {
        return std::any_of(read.begin(), read.end(), [&](const auto &each) { return each.address == address; });
    };
    QVERIFY(has(numbered(0)) && has(QStringLiteral("new@a.example")) && !has(numbered(1)) && has(numbered(2)));
}

void RecipientMemoryTest::twoStoresCountTogether()
{
    const QTemporaryDir folder;
    opened(folder.path());
    constexpr int rounds = 40;
    std::atomic<int> faults = 0;
    const auto work = [&](int number) {
        const auto store = opened(folder.path());
        for (int i = 0; i < rounds; ++i) {
            faults += !store->keepCorrespondents({correspondent(QStringLiteral("a@a.example"), now + i)});
            faults += !store->keepStsPolicies({policy("a.example", now + i), policy("b.example", now + number)});
            faults += !store->allowDomain(domain('a' + QByteArray::number(i) + ".example"), at(now));
            faults += !store->stsPolicies();
        }
    };
    std::thread first(work, 1);
    std::thread second(work, 2);
    first.join();
    second.join();
    QCOMPARE(faults.load(), 0);
    const auto store = opened(folder.path());
    QCOMPARE(store->correspondents()->front().times, 2 * rounds);
    QCOMPARE(store->stsPolicies()->size(), size_t(2));
    QCOMPARE(store->allowedDomains()->size(), size_t(rounds));
}

void RecipientMemoryTest::whatIsForgottenIsGoneFromTheFile()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keepCorrespondents(
        {correspondent(QStringLiteral("very-secret@a.example")), correspondent(QStringLiteral("kept@a.example"))}));
    QVERIFY(store->keepStsPolicies({policy("secret-policy.example")}));
    QVERIFY(store->allowDomain(domain("secret-allowed.example"), at(now)));
    QVERIFY(store->forgetCorrespondent(QStringLiteral("very-secret@A.Example")));
    QVERIFY(store->forgetCorrespondent(QStringLiteral("nobody")));
    QVERIFY(store->forgetStsPolicies());
    QVERIFY(store->forgetAllowedDomains());
    const QByteArray octets = octetsOf(folder);
    QVERIFY(!octets.contains("very-secret"));
    QVERIFY(!octets.contains("secret-policy"));
    QVERIFY(!octets.contains("secret-allowed"));
    QVERIFY(octets.contains("kept@a.example"));
    QCOMPARE(store->correspondents()->size(), size_t(1));
}

void RecipientMemoryTest::whatCannotBeTrueIsPassedOver_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("policies");
    QTest::addColumn<int>("allowed");
    QTest::addColumn<int>("correspondents");
    const auto row = [](const char *change, int policies, int allowed, int correspondents) {
        QTest::newRow(change) << QString::fromLatin1(change) << policies << allowed << correspondents;
    };
    row("UPDATE sts_policies SET domain = CAST('A.example' AS BLOB)", 0, 1, 1);
    row("UPDATE sts_policies SET id = zeroblob(33)", 0, 1, 1);
    row("UPDATE sts_policies SET policy = CAST('version: x' AS BLOB)", 0, 1, 1);
    row("UPDATE sts_policies SET policy = zeroblob(10000000)", 0, 1, 1);
    row("UPDATE sts_policies SET policy = 7", 0, 1, 1);
    row("UPDATE sts_policies SET fetched = 'x'", 1, 1, 1);
    row("UPDATE allowed_domains SET domain = CAST('a b' AS BLOB)", 1, 0, 1);
    row("UPDATE allowed_domains SET domain = zeroblob(100000)", 1, 0, 1);
    row("UPDATE allowed_domains SET allowed = 'x'", 1, 1, 1);
    row("UPDATE correspondents SET address = 'a@A.example'", 1, 1, 0);
    row("UPDATE correspondents SET address = 'nobody'", 1, 1, 0);
    row("UPDATE correspondents SET address = zeroblob(100000)", 1, 1, 0);
    row("UPDATE correspondents SET times = -1", 1, 1, 0);
    row("UPDATE correspondents SET times = 3000000000", 1, 1, 0);
    row("UPDATE correspondents SET times = 'x'", 1, 1, 0);
    row("UPDATE correspondents SET last = 'x'", 1, 1, 1);
    row("UPDATE correspondents SET name = zeroblob(1000000)", 1, 1, 1);
}

void RecipientMemoryTest::whatCannotBeTrueIsPassedOver()
{
    QFETCH(QString, change);
    QFETCH(int, policies);
    QFETCH(int, allowed);
    QFETCH(int, correspondents);
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keepStsPolicies({policy("a.example")}));
    QVERIFY(store->allowDomain(domain("a.example"), at(now)));
    QVERIFY(store->keepCorrespondents({correspondent(QStringLiteral("a@a.example"))}));
    tamper(folder, {change});
    QCOMPARE(int(store->stsPolicies()->size()), policies);
    QCOMPARE(int(store->allowedDomains()->size()), allowed);
    QCOMPARE(int(store->correspondents()->size()), correspondents);
    // It does not stand in the way.
    QVERIFY(store->keepStsPolicies({policy("a.example")}));
    QVERIFY(store->allowDomain(domain("b.example"), at(now)));
    QVERIFY(store->keepCorrespondents({correspondent(QStringLiteral("a@a.example"))}));
    QCOMPARE(store->stsPolicies()->front().domain, domain("a.example"));
    QVERIFY(!store->correspondents()->empty());
}

void RecipientMemoryTest::aFileOfTheSecondVersionGetsTheTables()
{
    const QTemporaryDir folder;
    QVERIFY(opened(folder.path())->visited("/place", at(now)));
    tamper(folder,
           {QStringLiteral("DROP TABLE sts_policies"), QStringLiteral("DROP TABLE allowed_domains"),
            QStringLiteral("DROP TABLE correspondents"), QStringLiteral("PRAGMA user_version = 2")});
    const auto store = opened(folder.path());
    QVERIFY(store->setAside().isEmpty());
    QCOMPARE(store->places()->size(), size_t(1));
    QVERIFY(store->keepStsPolicies({policy("a.example")}));
    QVERIFY(store->allowDomain(domain("a.example"), at(now)));
    QVERIFY(store->keepCorrespondents({correspondent(QStringLiteral("a@a.example"))}));
}

void RecipientMemoryTest::whatThePersonDidIsRescued()
{
    const QTemporaryDir folder;
    std::vector<Correspondent> all;
    for (int i = 0; i < 300; ++i)
        all.push_back(correspondent(numbered(i), now + i, i + 1, QStringLiteral("Person %1").arg(i)));
    {
        const auto store = opened(folder.path());
        QVERIFY(store->keepCorrespondents(all));
        QVERIFY(store->allowDomain(domain("a.example"), at(now)));
        QVERIFY(store->keepStsPolicies({policy("a.example")}));
    }
    tamper(folder, {QStringLiteral("DROP TABLE mails")});
    QVERIFY(!opened(folder.path())->keep("/place", {kit::file("/place", 1, 0)}));
    const auto store = opened(folder.path());
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->correspondents().value() == all);
    QCOMPARE(store->allowedDomains()->size(), size_t(1));
    QVERIFY(store->stsPolicies()->empty()); // is fetched anew
}

void RecipientMemoryTest::whatLiesBehindTheDamageIsRescuedToo()
{
    const QTemporaryDir folder;
    {
        const auto store = opened(folder.path());
        std::vector<Correspondent> all;
        for (int i = 0; i < limits::keptCorrespondents; ++i)
            all.push_back(correspondent(numbered(i), now + i, 1, QString(40, QLatin1Char('n'))));
        QVERIFY(store->keepCorrespondents(all));
        QVERIFY(store->keepOwnProvider(QStringLiteral("main"), kit::ownProvider()));
    }
    const QString path = folder.filePath(QStringLiteral("waxseal.sqlite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray octets = file.readAll();
    const qsizetype middle = octets.indexOf("person002500@a.examplennnn"); // in the table, not in its index
    QVERIFY(middle > 0);
    QVERIFY(file.seek(middle / 4096 * 4096));
    QVERIFY(file.write(QByteArray(4096, '\0')) > 0);
    file.close();

    const auto store = opened(folder.path()); // inspect() finds it, nobody has to tell
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    const auto read = store->correspondents().value();
    qInfo("%zu of %d rescued", read.size(), limits::keptCorrespondents);
    QVERIFY(int(read.size()) > limits::keptCorrespondents * 9 / 10);
    QVERIFY(read.front() == correspondent(numbered(0), now, 1, QString(40, QLatin1Char('n'))));
    QCOMPARE(read.back().address, numbered(limits::keptCorrespondents - 1));
    QCOMPARE(read.back().times, 1); // not counted from both ends
}

void RecipientMemoryTest::aFullDiskKeepsWhatWasThere()
{
    const QTemporaryDir top;
    const QByteArray folder = QFile::encodeName(top.path());
    if (::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=3m") != 0)
        QSKIP("needs leave to mount a small file system");
    const struct Unmount {
        QByteArray folder;
        ~Unmount() { ::umount2(folder.constData(), MNT_DETACH); }
    } unmount{folder};

    const auto store = opened(top.path());
    QVERIFY(store->keepStsPolicies({policy("a.example")}));
    QVERIFY(store->allowDomain(domain("a.example"), at(now)));
    QVERIFY(store->keepCorrespondents({correspondent(QStringLiteral("a@a.example"))}));
    QFile filler(top.filePath(QStringLiteral("filler")));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) > 0) {
    }
    std::vector<Correspondent> many;
    for (int i = 0; i < 4'000; ++i)
        many.push_back(correspondent(numbered(i), now, 1, QString(800, QLatin1Char('n'))));
    const auto kept = store->keepCorrespondents(many);
    QVERIFY(!kept);
    QCOMPARE(kept.error().fault, Fault::DiskFull);
    QCOMPARE(store->correspondents()->size(), size_t(1));
    QCOMPARE(store->stsPolicies()->size(), size_t(1));
    QCOMPARE(store->allowedDomains()->size(), size_t(1));
    QVERIFY(filler.remove());
    QVERIFY(store->keepCorrespondents({correspondent(QStringLiteral("b@a.example"))}));
    QCOMPARE(store->correspondents()->size(), size_t(2));
}

void RecipientMemoryTest::manyAreQuick()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::vector<Correspondent> all;
    std::vector<KeptPolicy> policies;
    for (int i = 0; i < 5'000; ++i) {
        all.push_back(correspondent(numbered(i), now + i, 1, QStringLiteral("A Name")));
        policies.push_back(policy('a' + QByteArray::number(i) + ".example", now + i));
    }
    const std::clock_t started = std::clock(); // processor time, because a loaded machine says nothing about the store
    QVERIFY(store->keepCorrespondents(all));
    const std::clock_t kept = std::clock();
    QCOMPARE(store->correspondents()->size(), size_t(5'000));
    const std::clock_t read = std::clock();
    QVERIFY(store->keepStsPolicies(policies));
    const std::clock_t keptPolicies = std::clock();
    QCOMPARE(store->stsPolicies()->size(), size_t(5'000));
    const double msecs = 1e3 / CLOCKS_PER_SEC;
    qInfo("5,000 correspondents: kept in %.0f ms, read in %.0f ms; 5,000 policies: kept in %.0f ms, read in %.0f ms",
          double(kept - started) * msecs, double(read - kept) * msecs, double(keptPolicies - read) * msecs,
          double(std::clock() - keptPolicies) * msecs);
    QVERIFY(double(std::clock() - started) * msecs < 10'000);
}

QTEST_GUILESS_MAIN(RecipientMemoryTest)
#include "recipient_memory_test.moc"
