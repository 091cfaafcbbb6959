// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "tests/store/sample.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace waxseal;
using expectations::History;
using expectations::Signer;
using expectations::Wish;
using kit::at;
using kit::opened;
using store::Fault;
using store::Verified;

namespace {

constexpr qint64 now = 1'790'000'000;
constexpr qint64 day = 86'400;

DomainName domain(const QByteArray &name)
{
    return DomainName::parse(name).value();
}

QByteArray digest(int number)
{
    return QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha256);
}

verdict::RememberedChecks checks(const QByteArray &sdid, qint64 time = now)
{
    verdict::RememberedChecks checks;
    checks.checked = at(time);
    dkim::Pass pass;
    pass.key = dns::Status::Secure;
    pass.keyBits = 2'048;
    pass.coverage = {1'000, 1'000};
    checks.signatures.push_back({7, domain(sdid), "sel", pass});
    return checks;
}

Verified verified(int number, const QByteArray &author, qint64 time = now)
{
    return {digest(number), "basis", checks(author, time), domain(author), {{{domain(author), true}}, at(time)}};
}

History history(const QByteArray &author, Wish wish = Wish::Learn)
{
    return {domain(author),
            {{domain(author), true, at(5), at(now), 12}, {domain("a-list.example"), false, at(6), at(7), 1}},
            wish,
            at(4)};
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

class AuthorMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasVerifiedComesBack();
    void theStartsOfAllDigestsAreGiven_data();
    void theStartsOfAllDigestsAreGiven();
    void theyTakeTheOctetsFromTheFront();
    void onlyANewMessageIsNew();
    void anotherBasisTakesThePlace();
    void theFirstDateStaysUntilMoreIsSaid();
    void newMessagesTeach();
    void twoStoresLearnTheSame();
    void aHistoryComesBackAsItWas_data();
    void aHistoryComesBackAsItWas();
    void changingAHistoryIsOneStep();
    void whatIsForgottenIsGoneFromTheFile();
    void whatCannotBeTrueIsPassedOver_data();
    void whatCannotBeTrueIsPassedOver();
    void theOldestMessagesGoFirst();
    void theLeastWorthAuthorsGoFirst();
    void aFileOfTheFirstVersionGetsTheTables();
    void bothAreRescued();
    void whatLiesBehindTheDamageIsRescuedToo();
    void manyAreQuick();
};

void AuthorMemoryTest::whatWasVerifiedComesBack()
{
    const QTemporaryDir folder;
    Verified kept = verified(1, "a.example");
    kept.checks.spfAligned = true;
    kept.checks.failedPolicy = dmarc::Policy::Reject;
    kept.basis = QByteArray("\0\xff", 2);
    {
        const auto store = opened(folder.path());
        QVERIFY(!store->checks(digest(1))->has_value());
        QCOMPARE(store->keepChecks({kept})->added, QByteArrayList{digest(1)});
    }
    const auto store = opened(folder.path());
    const auto read = store->checks(digest(1)).value();
    QVERIFY(read);
    QCOMPARE(read->basis, kept.basis);
    QCOMPARE(read->checks.checked, at(now));
    QCOMPARE(read->checks.toOctets(), kept.checks.toOctets());
    QVERIFY(!store->checks(digest(2))->has_value());
    QVERIFY(!store->checks({})->has_value());
}

void AuthorMemoryTest::theStartsOfAllDigestsAreGiven_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<std::vector<quint64>>("expected");
    std::vector<quint64> all;
    for (int i = 0; i < 300; ++i)
        all.push_back(store::Store::startOf(digest(i)));
    const auto with = [&](std::vector<quint64> others) {
        others.insert(others.end(), all.begin() + 2, all.end());
        std::sort(others.begin(), others.end());
        return others;
    };
    QTest::newRow("in their order") << QString() << with({all[0], all[1]});
    QTest::newRow("of a short one") << QStringLiteral("UPDATE checks SET digest = x'0102' WHERE id = 1")
                                    << with({0x0102'0000'0000'0000, all[1]});
    QTest::newRow("of an empty one") << QStringLiteral("UPDATE checks SET digest = x'' WHERE id = 1")
                                     << with({0, all[1]});
    // SQLite has texts and numbers before octets.
    QTest::newRow("of a text and a number")
        << QStringLiteral("UPDATE checks SET digest = CASE id WHEN 1 THEN 'zzzzzzzzzz' ELSE 12 END WHERE id <= 2")
        << with({0x7a7a'7a7a'7a7a'7a7a, 0x3132'0000'0000'0000});
    QTest::newRow("none") << QStringLiteral("DELETE FROM checks") << std::vector<quint64>();
}

void AuthorMemoryTest::theStartsOfAllDigestsAreGiven()
{
    QFETCH(QString, change);
    QFETCH(std::vector<quint64>, expected);
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::vector<Verified> messages;
    for (int i = 0; i < 300; ++i)
        messages.push_back(verified(i, "a.example"));
    QVERIFY(store->keepChecks(messages));
    if (!change.isEmpty())
        tamper(folder, {change});
    QCOMPARE(store->digestStarts().value(), expected);
}

void AuthorMemoryTest::theyTakeTheOctetsFromTheFront()
{
    QCOMPARE(store::Store::startOf(QByteArray::fromHex("0123456789abcdeffedc")), 0x0123'4567'89ab'cdefULL);
    QCOMPARE(store::Store::startOf(QByteArray::fromHex("ff")), 0xff00'0000'0000'0000ULL);
    QCOMPARE(store::Store::startOf({}), 0ULL);
}

void AuthorMemoryTest::onlyANewMessageIsNew()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QCOMPARE(store->keepChecks({verified(1, "a.example"), verified(2, "a.example"), verified(1, "a.example")})->added,
             (QByteArrayList{digest(1), digest(2)}));
    QCOMPARE(store->keepChecks({verified(2, "a.example"), verified(3, "a.example")})->added, QByteArrayList{digest(3)});
    QVERIFY(store->keepChecks({})->added.isEmpty());
}

void AuthorMemoryTest::anotherBasisTakesThePlace()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keepChecks({verified(1, "a.example")}));
    Verified other = verified(1, "b.example", now + 5);
    other.basis = "other";
    QVERIFY(store->keepChecks({other})->added.isEmpty()); // known all the same
    const auto read = store->checks(digest(1)).value();
    QCOMPARE(read->basis, QByteArray("other"));
    QCOMPARE(read->checks.checked, at(now + 5));
    QCOMPARE(read->checks.toOctets(), other.checks.toOctets());
    QVERIFY(!store->expectation(domain("b.example"))->has_value()); // nothing is learnt from it again
}

void AuthorMemoryTest::theFirstDateStaysUntilMoreIsSaid()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const auto keep = [&](const verdict::RememberedChecks &checks) {
        Verified message = verified(1, "a.example");
        message.checks = checks;
        QVERIFY(store->keepChecks({message}));
    };
    const auto read = [&] { return store->checks(digest(1)).value()->checks; };

    keep(checks("a.example", now));
    keep(checks("a.example", now + day));
    QCOMPARE(read().checked, at(now));

    verdict::RememberedChecks more = checks("a.example", now + 2 * day);
    more.signatures.push_back(checks("b.example").signatures.front());
    keep(more);
    QCOMPARE(read().checked, at(now + 2 * day));
    QCOMPARE(read().signatures.size(), size_t(2));

    keep(checks("a.example", now + 3 * day)); // the key of b.example is gone
    QCOMPARE(read().signatures.size(), size_t(2));
}

void AuthorMemoryTest::newMessagesTeach()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    Verified unsignedOne = verified(1, "a.example");
    unsignedOne.seen.signers.clear();
    Verified nobody = verified(2, "b.example");
    nobody.author.reset();
    QVERIFY(store->keepChecks({unsignedOne, nobody})->histories.empty());
    QVERIFY(store->expectations()->empty());

    std::vector<Verified> messages;
    for (int i = 10; i < 15; ++i)
        messages.push_back(verified(i, i % 2 ? "odd.example" : "even.example", now + i * day));
    const auto learnt = store->keepChecks(messages).value();
    QVERIFY(store->keepChecks(messages)->histories.empty());
    const auto histories = store->expectations().value();
    QVERIFY(learnt.histories == histories);
    QCOMPARE(histories.size(), size_t(2));
    QCOMPARE(histories.front().author, domain("even.example"));

    // The same as learning one by one, without a store.
    std::optional<History> expected;
    for (int i = 10; i < 15; i += 2)
        expected = expectations::learn(expected, domain("even.example"), messages.at(size_t(i - 10)).seen,
                                       messages.at(size_t(i - 10)).checks.checked);
    QVERIFY(histories.front() == expected);
    QVERIFY(store->expectation(domain("even.example")).value() == expected);
}

void AuthorMemoryTest::twoStoresLearnTheSame()
{
    const QTemporaryDir folder;
    opened(folder.path());
    const int rounds = 40;
    std::atomic<int> faults = 0, added = 0;
    const auto work = [&] {
        const auto store = opened(folder.path());
        for (int i = 0; i < rounds; ++i) {
            const auto kept = store->keepChecks({verified(i, "a.example", now + i)});
            faults += !kept;
            added += kept ? int(kept->added.size()) : 0;
        }
    };
    std::thread first(work);
    std::thread second(work);
    first.join();
    second.join();
    QCOMPARE(faults.load(), 0);
    QCOMPARE(added.load(), rounds);
    const auto known = opened(folder.path())->expectation(domain("a.example")).value();
    QVERIFY(known);
    QCOMPARE(known->signers.front().messages, rounds); // each message once
}

void AuthorMemoryTest::aHistoryComesBackAsItWas_data()
{
    QTest::addColumn<History>("kept");
    QTest::newRow("ordinary") << history("a.example");
    QTest::newRow("expected") << history("a.example", Wish::Expect);
    QTest::newRow("ignored, without signers") << History{domain("a.example"), {}, Wish::Ignore, {}};
    QTest::newRow("internationalized") << history("b\xc3\xbc"
                                                  "cher.example");
    QTest::newRow("the root") << History{DomainName::root(), {}, Wish::Expect, at(-5)};
    History many = history("a.example");
    many.signers.clear();
    for (int i = limits::expectedSigners; i > 0; --i)
        many.signers.push_back({domain('s' + QByteArray::number(i) + ".example"), i % 2 == 0, at(i), at(i * 2), i});
    QTest::newRow("many signers in their order") << many;
}

void AuthorMemoryTest::aHistoryComesBackAsItWas()
{
    QFETCH(History, kept);
    const QTemporaryDir folder;
    {
        const auto store = opened(folder.path());
        QVERIFY(store->keepExpectation(history(kept.author.toByteArray(), Wish::Ignore)));
        QVERIFY(store->keepExpectation(kept));
        QVERIFY(store->keepExpectation(history("z.example")));
    }
    const auto store = opened(folder.path());
    QVERIFY(store->expectation(kept.author).value() == kept);
    QCOMPARE(store->expectations()->size(), size_t(2));
    QVERIFY(store->expectations()->front() == kept);
}

void AuthorMemoryTest::changingAHistoryIsOneStep()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const DomainName author = domain("a.example");
    QVERIFY(store->changeExpectation(author, [](const auto &known) { return known; })); // nothing there
    QVERIFY(store->expectations()->empty());
    QVERIFY(store->keepExpectation(history("a.example")));
    QVERIFY(store->changeExpectation(author, [](std::optional<History> known) {
        known->wish = Wish::Expect;
        return known;
    }));
    QVERIFY(store->expectation(author).value() == history("a.example", Wish::Expect));
    QVERIFY(store->changeExpectation(author, [](const auto &) { return std::nullopt; }));
    QVERIFY(store->expectation(author).value() == history("a.example", Wish::Expect));
    QVERIFY(store->keepExpectation({author, {}, Wish::Learn, at(now)})); // says nothing
    QVERIFY(!store->expectation(author)->has_value());
}

void AuthorMemoryTest::whatIsForgottenIsGoneFromTheFile()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    for (const char *author : {"very-secret.example", "kept.example"})
        QVERIFY(store->keepExpectation(history(author)));
    QVERIFY(store->forgetExpectation(domain("very-secret.example")));
    QVERIFY(store->forgetExpectation(domain("unknown.example")));
    QCOMPARE(store->expectations()->size(), size_t(1));
    QVERIFY(!octetsOf(folder).contains("very-secret"));
    QVERIFY(octetsOf(folder).contains("kept.example"));
    QVERIFY(store->forgetExpectations());
    QVERIFY(store->expectations()->empty());
    QVERIFY(!octetsOf(folder).contains("kept.example"));
    QVERIFY(!octetsOf(folder).contains("a-list.example"));
}

void AuthorMemoryTest::whatCannotBeTrueIsPassedOver_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("histories");
    QTest::addColumn<int>("signers");
    QTest::addColumn<bool>("hasChecks");
    const auto row = [](const char *change, int histories, int signers, bool hasChecks) {
        QTest::newRow(change) << QString::fromLatin1(change) << histories << signers << hasChecks;
    };
    row("UPDATE expectations SET wish = 3", 0, 0, true);
    row("UPDATE expectations SET wish = -1", 0, 0, true);
    row("UPDATE expectations SET wish = 'x'", 0, 0, true);
    row("UPDATE expectations SET since = 'x'", 1, 2, true);
    row("UPDATE expectations SET author = CAST('A.example' AS BLOB)", 0, 0, true);
    row("UPDATE expectations SET author = zeroblob(100000)", 0, 0, true);
    row("UPDATE expected_signers SET domain = CAST('a b' AS BLOB) WHERE position = 0", 1, 1, true);
    row("UPDATE expected_signers SET messages = -1 WHERE position = 1", 1, 1, true);
    row("UPDATE expected_signers SET messages = 3000000000 WHERE position = 1", 1, 1, true);
    row("UPDATE checks SET facts = CAST('{}' AS BLOB)", 1, 2, false);
    row("UPDATE checks SET facts = zeroblob(1000000)", 1, 2, false);
    row("UPDATE checks SET facts = 7", 1, 2, false);
    row("UPDATE checks SET basis = zeroblob(2000000)", 1, 2, false);
    row("UPDATE checks SET checked = 'x'", 1, 2, true);
}

void AuthorMemoryTest::whatCannotBeTrueIsPassedOver()
{
    QFETCH(QString, change);
    QFETCH(int, histories);
    QFETCH(int, signers);
    QFETCH(bool, hasChecks);
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    Verified message = verified(1, "a.example");
    message.seen.signers.clear();
    QVERIFY(store->keepChecks({message}));
    QVERIFY(store->keepExpectation(history("a.example")));
    tamper(folder, {change});
    const auto read = store->expectations().value();
    QCOMPARE(int(read.size()), histories);
    if (histories == 1)
        QCOMPARE(int(read.front().signers.size()), signers);
    QCOMPARE(store->checks(digest(1))->has_value(), hasChecks);
    QVERIFY(store->keepChecks({message})->added.isEmpty()); // not new, whatever stands there
    QVERIFY(store->checks(digest(1))->has_value());
}

void AuthorMemoryTest::theOldestMessagesGoFirst()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keepChecks({verified(1, "a.example"), verified(2, "a.example"), verified(3, "a.example")}));
    tamper(folder, {QStringLiteral("UPDATE checks SET id = 500000 WHERE id = 3")}); // as if the others were many
    QVERIFY(store->keepChecks({verified(2, "a.example")}));                         // known: there is none more
    QVERIFY(store->checks(digest(1))->has_value());
    QVERIFY(store->keepChecks({verified(4, "a.example")}));
    QVERIFY(!store->checks(digest(1))->has_value());
    for (const int number : {2, 3, 4})
        QVERIFY(store->checks(digest(number))->has_value());
}

void AuthorMemoryTest::theLeastWorthAuthorsGoFirst()
{
    const QTemporaryDir folder;
    opened(folder.path());
    // 50,000 are kept. Of the first something is expected, the rest are newer.
    tamper(folder,
           {QStringLiteral("INSERT INTO expectations WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                           "WHERE i < 50999) SELECT CAST('a' || i || '.example' AS BLOB), 0, 0, i < 10, i FROM n")});
    const auto store = opened(folder.path());
    QCOMPARE(store->expectations()->size(), size_t(51'000));
    History wished = history("wished.example", Wish::Ignore);
    for (Signer &signer : wished.signers)
        signer.last = at(0);
    QVERIFY(store->keepExpectation(wished));
    QCOMPARE(store->expectations()->size(), size_t(50'000));
    for (const char *author : {"a0.example", "a9.example", "a50999.example", "wished.example"})
        QVERIFY2(store->expectation(domain(author))->has_value(), author);
    for (const char *author : {"a10.example", "a1000.example"})
        QVERIFY2(!store->expectation(domain(author))->has_value(), author);
}

void AuthorMemoryTest::aFileOfTheFirstVersionGetsTheTables()
{
    const QTemporaryDir folder;
    QVERIFY(opened(folder.path())->visited("/place", at(now)));
    tamper(folder,
           {QStringLiteral("DROP TABLE checks"), QStringLiteral("DROP TABLE expected_signers"),
            QStringLiteral("DROP TABLE expectations"), QStringLiteral("DROP TABLE sts_policies"),
            QStringLiteral("DROP TABLE allowed_domains"), QStringLiteral("DROP TABLE correspondents"),
            QStringLiteral("PRAGMA user_version = 1")});
    const auto store = opened(folder.path());
    QVERIFY(store->setAside().isEmpty());
    QCOMPARE(store->places()->size(), size_t(1));
    QCOMPARE(store->keepChecks({verified(1, "a.example")})->added.size(), 1);
    QVERIFY(store->keepExpectation(history("b.example")));
}

void AuthorMemoryTest::bothAreRescued()
{
    const QTemporaryDir folder;
    {
        const auto store = opened(folder.path());
        for (int i = 0; i < 500; ++i)
            QVERIFY(store->keepChecks({verified(i, "a.example", now + i)}));
        QVERIFY(store->keepExpectation(history("b.example", Wish::Expect)));
        QVERIFY(store->visited("/place", at(now)));
    }
    const auto learnt = opened(folder.path())->expectation(domain("a.example")).value();
    QVERIFY(learnt);
    tamper(folder, {QStringLiteral("DROP TABLE mails")});
    QVERIFY(!opened(folder.path())->rows("/place", [](const auto &) { return true; }));
    const auto store = opened(folder.path());
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->expectation(domain("a.example")).value() == learnt);
    QVERIFY(store->expectation(domain("b.example")).value() == history("b.example", Wish::Expect));
    for (int i = 0; i < 500; ++i)
        QCOMPARE(store->checks(digest(i)).value()->checks.checked, at(now + i));
}

void AuthorMemoryTest::whatLiesBehindTheDamageIsRescuedToo()
{
    constexpr int count = 20'000;
    const QTemporaryDir folder;
    {
        const auto store = opened(folder.path());
        std::vector<Verified> messages;
        for (int i = 0; i < count; ++i) {
            messages.push_back(verified(i, "a.example"));
            messages.back().seen.signers.clear();
        }
        QVERIFY(store->keepChecks(messages));
        QVERIFY(store->keepOwnProvider(QStringLiteral("main"), kit::ownProvider()));
    }
    const QString path = folder.filePath(QStringLiteral("waxseal.sqlite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
    QVERIFY(file.write(QByteArray(8 * 4096, '\0')) > 0);
    file.close();
    QFile marker(path + QStringLiteral(".damaged")); // as somebody leaves it who found the damage
    QVERIFY(marker.open(QIODevice::WriteOnly));

    const auto store = opened(folder.path());
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    int rescued = 0;
    for (int i = 0; i < count; ++i)
        rescued += store->checks(digest(i))->has_value();
    qInfo("%d of %d rescued", rescued, count);
    QVERIFY(rescued > count * 9 / 10);
    QVERIFY(store->checks(digest(0))->has_value());
    QVERIFY(store->checks(digest(count - 1))->has_value());
}

void AuthorMemoryTest::manyAreQuick()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    const std::clock_t started = std::clock(); // processor time, because a loaded machine says nothing about the store
    constexpr int batches = 100, batch = 200;
    for (int i = 0; i < batches; ++i) {
        std::vector<Verified> messages;
        for (int j = 0; j < batch; ++j) {
            const int number = i * batch + j;
            messages.push_back(verified(number, "a" + QByteArray::number(number % 300) + ".example", now + number));
        }
        QVERIFY(store->keepChecks(messages));
    }
    const std::clock_t kept = std::clock();
    for (int i = 0; i < batches * batch; ++i)
        QVERIFY(store->checks(digest(i))->has_value());
    const std::clock_t read = std::clock();
    QCOMPARE(store->digestStarts()->size(), size_t(batches * batch));
    const double each = 1e6 / CLOCKS_PER_SEC / (batches * batch);
    qInfo("keeping %.0f µs each, reading %.0f µs each, all digests %.1f µs each; %lld octets each",
          double(kept - started) * each, double(read - kept) * each, double(std::clock() - read) * each,
          QFileInfo(folder.filePath(QStringLiteral("waxseal.sqlite"))).size() / (batches * batch));
    QVERIFY(double(std::clock() - started) * each < 2'000);
}

QTEST_GUILESS_MAIN(AuthorMemoryTest)
#include "author_memory_test.moc"
