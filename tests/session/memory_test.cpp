// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/memory.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;
using app::StoredMemory;
using expectations::History;
using expectations::Wish;

namespace {

const QByteArray basis("basis");

std::chrono::sys_seconds at(qint64 seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

DomainName domain(const QByteArray &name)
{
    return DomainName::parse(name).value();
}

QByteArray digest(int number)
{
    return QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha256);
}

/// A message that its author's domain has signed, a day after the one with the number before.
check::Memory::Checked checked(int number, const QByteArray &author = "a.example")
{
    const auto time = at(1'790'000'000 + qint64(number) * 86'400);
    verdict::RememberedChecks checks;
    checks.checked = time;
    dkim::Pass pass;
    pass.key = dns::Status::Secure;
    checks.signatures.push_back({3, domain(author), "sel", pass});
    return {digest(number), basis, domain(author), checks, {{{domain(author), true}}, time}};
}

std::vector<History> histories(StoredMemory &memory)
{
    const auto result = memory.expectations().result();
    return result ? *result : std::vector<History>();
}

} // namespace

class MemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasKeptIsRecalledAtOnce();
    void theUnknownDoesNotWaitForTheStore_data();
    void theUnknownDoesNotWaitForTheStore();
    void whatIsKeptCountsBeforeItIsWritten();
    void anotherStartKnowsTheSame();
    void anotherBasisIsAnotherAnswer();
    void onlyNewMessagesTeach();
    void whatSaysNothingIsNotKept();
    void itIsWrittenWithoutBeingAsked();
    void theEndWritesWhatIsLeft();
    void whatDoesNotConcernAnyoneMayWait();
    void theWishOfThePersonStands();
    void whatWaitsCountsBesideTheWish();
    void aSignerCanBeForgotten();
    void everythingCanBeForgotten();
    void manyThreadsMayRecallAndKeep();
    void oneThreadSeesWhatAnotherKeeps();
    void nothingIsLostWhereMailIsReadFasterThanKept();
    void whatAnotherProcessWroteIsSeenAtTheNextStart();
    void whomTheStoreDropsIsForgotten();
    void troubleIsAnEmptyAnswerAndIsCounted();
    void aDamagedStoreIsBegunAnew();
    void theStoreMayVanishWithoutHarm();
};

void MemoryTest::whatWasKeptIsRecalledAtOnce()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    const DomainName author = domain("a.example");
    auto known = memory.recall(digest(1), basis, author);
    QVERIFY(!known.checks && !known.history);

    memory.keep(checked(1));
    known = memory.recall(digest(1), basis, author);
    QVERIFY(known.checks);
    QCOMPARE(known.checks->checked, checked(1).checks.checked);
    QCOMPARE(known.checks->toOctets(), checked(1).checks.toOctets());
    QVERIFY(known.history);
    QCOMPARE(known.history->signers.front().messages, 1);
    QVERIFY(!memory.recall(digest(1), basis, std::nullopt).history);

    memory.keep(checked(2)); // another message of this author
    known = memory.recall(digest(9), basis, author);
    QVERIFY(!known.checks);
    QCOMPARE(known.history->signers.front().messages, 2);
    QVERIFY(!memory.recall(digest(9), basis, domain("b.example")).history);
    QCOMPARE(memory.lost(), 0);
}

void MemoryTest::theUnknownDoesNotWaitForTheStore_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QByteArray>("author");
    QTest::addColumn<int>("messages");
    QTest::newRow("by a known author") << digest(7) << QByteArray("a.example") << 2;
    QTest::newRow("by an unknown one") << digest(7) << QByteArray("b.example") << 0;
    QTest::newRow("by nobody") << digest(7) << QByteArray() << 0;
    QTest::newRow("short digest") << QByteArray("x") << QByteArray("a.example") << 2;
}

void MemoryTest::theUnknownDoesNotWaitForTheStore()
{
    QFETCH(QByteArray, digest);
    QFETCH(QByteArray, author);
    QFETCH(int, messages);
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    memory.keep(checked(1));
    QVERIFY(memory.flush().result());
    const auto other = store::Store::open(folder.path());
    QVERIFY(other);
    const DomainName busy = domain("busy.example");
    QVERIFY((*other)->changeExpectation(busy, [&](std::optional<History> known) {
        // Nobody else can write meanwhile, so the thread of the memory waits.
        const auto waits = memory.setWish(busy, Wish::Ignore, at(1));
        memory.keep(checked(2));
        const auto name = author.isEmpty() ? std::nullopt : std::optional(domain(author));
        const auto recalled = memory.recall(digest, basis, name);
        QTest::qSleep(50);
        [&] {
            QVERIFY(!waits.isFinished());
            QVERIFY(!recalled.checks);
            QCOMPARE(recalled.history ? recalled.history->signers.front().messages : 0, messages);
        }();
        return known;
    }));
    QVERIFY(memory.flush().result());
    QVERIFY(memory.recall(checked(2).digest, basis, std::nullopt).checks);
    QCOMPARE(memory.lost(), 0);
}

void MemoryTest::whatIsKeptCountsBeforeItIsWritten()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    const auto messages = [&](const char *author) {
        const auto history = memory.recall(digest(-1), basis, domain(author)).history;
        return history ? history->signers.front().messages : 0;
    };
    memory.keep(checked(1)); // before anything was loaded
    memory.keep(checked(1));
    auto withoutSigner = checked(2);
    withoutSigner.seen.signers.clear();
    memory.keep(withoutSigner);
    QCOMPARE(messages("a.example"), 1);
    memory.keep(checked(3));
    memory.keep(checked(3)); // judged again: nothing is learnt
    memory.keep(checked(1));
    memory.keep(withoutSigner);
    memory.keep(checked(4, "b.example"));
    QCOMPARE(messages("a.example"), 2);
    QCOMPARE(messages("b.example"), 1);
    const auto before = memory.recall(digest(-1), basis, domain("a.example")).history;
    QVERIFY(memory.flush().result());
    QVERIFY(memory.recall(digest(-1), basis, domain("a.example")).history == before); // as the store has learnt it
    QVERIFY(histories(memory).front() == before);
    QCOMPARE(messages("b.example"), 1);
}

void MemoryTest::anotherStartKnowsTheSame()
{
    const QTemporaryDir folder;
    constexpr int messages = 1'500; // more than are sorted at once
    {
        StoredMemory memory(folder.path());
        memory.recall(digest(-1), basis, std::nullopt);
        for (int i = 0; i < messages; ++i)
            memory.keep(checked(i, "a" + QByteArray::number(i % 3) + ".example"));
        for (int i = 0; i < messages; ++i)
            QVERIFY(memory.recall(digest(i), basis, std::nullopt).checks);
    }
    StoredMemory memory(folder.path());
    for (int i = 0; i < messages; ++i)
        QVERIFY(memory.recall(digest(i), basis, std::nullopt).checks);
    for (int i = messages; i < 2 * messages; ++i)
        QVERIFY(!memory.recall(digest(i), basis, std::nullopt).checks);
    memory.keep(checked(0, "a0.example")); // judged again: nothing is learnt
    const auto all = histories(memory);
    QCOMPARE(all.size(), size_t(3));
    for (const History &each : all) {
        QCOMPARE(each.signers.front().messages, messages / 3);
        QVERIFY(memory.recall(digest(-1), basis, each.author).history == each);
    }
}

void MemoryTest::anotherBasisIsAnotherAnswer()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    memory.keep(checked(1));
    QVERIFY(!memory.recall(digest(1), "other", std::nullopt).checks);
    QVERIFY(memory.recall(digest(1), basis, std::nullopt).checks);
    auto again = checked(1);
    again.basis = "other";
    memory.keep(again);
    QVERIFY(memory.recall(digest(1), "other", std::nullopt).checks);
    QVERIFY(!memory.recall(digest(1), basis, std::nullopt).checks);
}

void MemoryTest::onlyNewMessagesTeach()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    for (int i = 0; i < 3; ++i) {
        memory.keep(checked(1));
        memory.keep(checked(2));
        QVERIFY(memory.flush().result());
    }
    auto withoutAuthor = checked(3);
    withoutAuthor.author.reset();
    memory.keep(withoutAuthor);
    auto withoutSigner = checked(4);
    withoutSigner.seen.signers.clear();
    memory.keep(withoutSigner);
    const auto all = histories(memory);
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all.front().signers.size(), size_t(1));
    QCOMPARE(all.front().signers.front().messages, 2);
    QCOMPARE(all.front().signers.front().first, checked(1).checks.checked);
    QCOMPARE(all.front().signers.front().last, checked(2).checks.checked);
    QVERIFY(memory.recall(digest(3), basis, std::nullopt).checks);
}

void MemoryTest::whatSaysNothingIsNotKept()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    auto empty = checked(1);
    empty.checks.signatures.clear();
    memory.keep(empty);
    const auto known = memory.recall(digest(1), basis, domain("a.example"));
    QVERIFY(!known.checks && !known.history);
    empty.checks.failedPolicy = dmarc::Policy::Reject;
    memory.keep(empty);
    QVERIFY(memory.recall(digest(1), basis, std::nullopt).checks);
}

void MemoryTest::itIsWrittenWithoutBeingAsked()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    memory.keep(checked(1));
    const auto store = store::Store::open(folder.path());
    QVERIFY(store);
    QTRY_VERIFY_WITH_TIMEOUT((*store)->checks(digest(1))->has_value(), 20'000);
    for (int i = 0; i < 200; ++i)
        memory.keep(checked(i));
    QTRY_VERIFY_WITH_TIMEOUT((*store)->checks(digest(199))->has_value(), 20'000);
}

void MemoryTest::theEndWritesWhatIsLeft()
{
    const QTemporaryDir folder;
    {
        StoredMemory memory(folder.path());
        for (int i = 0; i < 50; ++i)
            memory.keep(checked(i));
    }
    StoredMemory memory(folder.path());
    QVERIFY(memory.recall(digest(0), basis, std::nullopt).checks);
    QVERIFY(memory.recall(digest(49), basis, std::nullopt).checks);
    QCOMPARE(histories(memory).front().signers.front().messages, 50);
    const StoredMemory unused(folder.path());
}

void MemoryTest::whatDoesNotConcernAnyoneMayWait()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    QVERIFY(memory.flush().result());
    constexpr int messages = 2'000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < messages; ++i) {
        const QByteArray author = "a" + QByteArray::number(i) + ".example";
        memory.recall(digest(i), basis, domain(author));
        memory.keep(checked(i, author));
    }
    const qint64 strangers = timer.nsecsElapsed() / messages / 1'000;
    timer.start();
    for (int i = messages; i < 2 * messages; ++i) {
        memory.recall(digest(i), basis, domain("same.example"));
        memory.keep(checked(i, "same.example"));
    }
    qInfo("one message: %lld µs, %lld µs where all have the same author", strangers,
          timer.nsecsElapsed() / messages / 1'000);
    QVERIFY(strangers < 20'000);
    QCOMPARE(histories(memory).size(), size_t(messages + 1));
}

void MemoryTest::theWishOfThePersonStands()
{
    const QTemporaryDir folder;
    const DomainName author = domain("a.example");
    {
        StoredMemory memory(folder.path());
        QVERIFY(memory.setWish(author, Wish::Learn, at(50)).result()); // nothing is known, so nothing is kept
        QVERIFY(histories(memory).empty());
        QVERIFY(memory.setWish(author, Wish::Expect, at(100)).result());
        QVERIFY(memory.setWish(author, Wish::Expect, at(200)).result());
        memory.keep(checked(1));
    }
    StoredMemory memory(folder.path());
    auto known = memory.recall(digest(1), basis, author).history;
    QVERIFY(known);
    QVERIFY(known->wish == Wish::Expect);
    QCOMPARE(known->since, at(100)); // since it was wished first
    QCOMPARE(known->signers.size(), size_t(1));
    QVERIFY(memory.setWish(author, Wish::Ignore, at(300)).result());
    known = memory.recall(digest(1), basis, author).history;
    QVERIFY(known->wish == Wish::Ignore);
    QCOMPARE(known->signers.size(), size_t(1));
    QVERIFY(memory.setWish(author, Wish::Expect, at(400)).result());
    QCOMPARE(memory.recall(digest(1), basis, author).history->since, at(400));
}

void MemoryTest::whatWaitsCountsBesideTheWish()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    const DomainName author = domain("a.example");
    memory.keep(checked(1));
    for (int i = 2; i < 20; ++i) {
        const auto wished = memory.setWish(author, i % 2 ? Wish::Expect : Wish::Ignore, at(i));
        memory.keep(checked(i)); // written after it, some of them
        QVERIFY(wished.result());
        const auto known = memory.recall(digest(-1), basis, author).history;
        QVERIFY(known);
        QVERIFY(known->wish == (i % 2 ? Wish::Expect : Wish::Ignore));
        QCOMPARE(known->signers.front().messages, i);
    }
    const auto forgotten = memory.forgetAll();
    memory.keep(checked(20));
    QVERIFY(forgotten.result());
    const auto known = memory.recall(digest(-1), basis, author).history;
    QVERIFY(!known || known->signers.front().messages == 1); // written before it, or after
    QVERIFY(memory.flush().result());
    QVERIFY(memory.recall(digest(-1), basis, author).history == known);
}

void MemoryTest::aSignerCanBeForgotten()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    const DomainName author = domain("a.example");
    auto message = checked(1);
    message.seen.signers.push_back({domain("list.example"), false});
    memory.keep(message);
    QVERIFY(memory.forgetSigner(author, domain("list.example")).result());
    QVERIFY(memory.forgetSigner(author, domain("unknown.example")).result());
    QVERIFY(memory.forgetSigner(domain("unknown.example"), author).result());
    QCOMPARE(histories(memory).size(), size_t(1));
    QCOMPARE(histories(memory).front().signers.size(), size_t(1));
    QCOMPARE(histories(memory).front().signers.front().domain, author);
    QVERIFY(memory.forgetSigner(author, author).result());
    QVERIFY(histories(memory).empty());
}

void MemoryTest::everythingCanBeForgotten()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    for (int i = 0; i < 3; ++i)
        memory.keep(checked(i, "a" + QByteArray::number(i) + ".example"));
    QVERIFY(memory.forget(domain("a1.example")).result());
    QVERIFY(memory.forget(domain("unknown.example")).result());
    QCOMPARE(histories(memory).size(), size_t(2));
    memory.keep(checked(7, "late.example")); // not written yet
    QVERIFY(memory.forgetAll().result());
    QVERIFY(histories(memory).empty());
    memory.keep(checked(0, "a0.example")); // judged again: nothing is learnt
    QVERIFY(histories(memory).empty());
}

void MemoryTest::manyThreadsMayRecallAndKeep()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    std::atomic<int> recalled = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 100; ++j) {
                const int number = i * 100 + j;
                memory.keep(checked(number));
                recalled += bool(memory.recall(digest(number), basis, domain("a.example")).checks);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(recalled.load(), 400);
    QCOMPARE(histories(memory).front().signers.front().messages, 400);
    QCOMPARE(memory.lost(), 0);
}

void MemoryTest::oneThreadSeesWhatAnotherKeeps()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    constexpr int messages = 3'000; // many are being written while others come
    std::atomic<int> kept = 0;
    std::thread keeper([&] {
        for (int i = 0; i < messages; ++i) {
            memory.keep(checked(i));
            ++kept;
        }
    });
    int faults = 0;
    for (int i = 0; i < messages;) {
        const int least = kept;
        const auto recalled = memory.recall(digest(-1 - i), basis, domain("a.example")); // an unknown message
        const int known = recalled.history ? recalled.history->signers.front().messages : 0;
        faults += recalled.checks || known < least || known > kept + 1;
        i = least;
    }
    keeper.join();
    QCOMPARE(faults, 0);
    QCOMPARE(histories(memory).front().signers.front().messages, messages);
    QVERIFY(memory.recall(digest(-1), basis, domain("a.example")).history == histories(memory).front());
    QCOMPARE(memory.lost(), 0);
}

void MemoryTest::nothingIsLostWhereMailIsReadFasterThanKept()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    constexpr int messages = 12'000; // more than may wait
    for (int i = 0; i < messages; ++i) {
        memory.recall(digest(i), basis, domain("a.example"));
        memory.keep(checked(i));
    }
    QVERIFY(memory.flush().result());
    QCOMPARE(memory.lost(), 0);
    QCOMPARE(histories(memory).front().signers.front().messages, messages);
}

void MemoryTest::whatAnotherProcessWroteIsSeenAtTheNextStart()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    memory.keep(checked(1));
    QVERIFY(memory.flush().result());
    StoredMemory other(folder.path());
    other.keep(checked(2));
    other.keep(checked(3, "b.example"));
    QVERIFY(other.flush().result());
    QVERIFY(other.recall(digest(1), basis, std::nullopt).checks);

    memory.keep(checked(4)); // nothing of the other is lost by it
    QVERIFY(memory.flush().result());
    QCOMPARE(memory.recall(digest(-1), basis, domain("a.example")).history->signers.front().messages, 3);
    memory.keep(checked(2)); // taken for new until it is written
    QVERIFY(memory.flush().result());
    QCOMPARE(memory.recall(digest(-1), basis, domain("a.example")).history->signers.front().messages, 3);

    StoredMemory next(folder.path());
    QVERIFY(next.recall(digest(3), basis, std::nullopt).checks);
    QCOMPARE(next.recall(digest(-1), basis, domain("a.example")).history->signers.front().messages, 3);
    QCOMPARE(next.recall(digest(-1), basis, domain("b.example")).history->signers.front().messages, 1);
}

void MemoryTest::whomTheStoreDropsIsForgotten()
{
    const QTemporaryDir folder;
    QVERIFY(store::Store::open(folder.path()));
    {
        // 50,000 are kept, as soon as one is saved.
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("many"));
        database.setDatabaseName(folder.filePath(QStringLiteral("waxseal.sqlite")));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral(
            "INSERT INTO expectations WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 60999) "
            "SELECT CAST('a' || i || '.example' AS BLOB), 0, 0, 0, i FROM n")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("many"));
    StoredMemory memory(folder.path());
    const auto isKnown = [&](const char *author) {
        return memory.recall(digest(-1), basis, domain(author)).history.has_value();
    };
    QVERIFY(isKnown("a10.example"));
    QVERIFY(isKnown("a60999.example"));
    memory.keep(checked(1, "b.example"));
    QVERIFY(memory.flush().result());
    QVERIFY(!isKnown("a10.example"));
    QVERIFY(isKnown("a60999.example"));
    QVERIFY(isKnown("b.example"));
}

void MemoryTest::troubleIsAnEmptyAnswerAndIsCounted()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    StoredMemory memory(file.fileName()); // no folder can be there
    memory.keep(checked(1));
    memory.keep(checked(2));
    const auto known = memory.recall(digest(1), basis, domain("a.example"));
    QVERIFY(!known.checks && !known.history);
    QTRY_COMPARE(memory.lost(), 2);
    const auto wished = memory.setWish(domain("a.example"), Wish::Expect, at(1)).result();
    QVERIFY(!wished);
    QCOMPARE(wished.error().fault, store::Fault::CannotOpen);
    QVERIFY(!memory.expectations().result());
    QVERIFY(!memory.forgetAll().result());
    QVERIFY(!memory.flush().result());
}

void MemoryTest::aDamagedStoreIsBegunAnew()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    memory.keep(checked(1));
    QVERIFY(memory.flush().result());
    const QString path = folder.filePath(QStringLiteral("waxseal.sqlite"));
    {
        QFile marker(path + QStringLiteral(".damaged")); // as another Waxseal leaves it that found damage
        QVERIFY(marker.open(QIODevice::WriteOnly));
    }
    QVERIFY(store::Store::open(folder.path())); // sets it aside
    memory.keep(checked(2));
    const auto known = memory.recall(digest(1), basis, domain("a.example"));
    QVERIFY(known.checks); // taken over
    QCOMPARE(known.history->signers.front().messages, 2);
    QVERIFY(memory.flush().result());
    QVERIFY(memory.recall(digest(-1), basis, domain("a.example")).history == known.history);
    QCOMPARE(memory.lost(), 0);
}

void MemoryTest::theStoreMayVanishWithoutHarm()
{
    const QTemporaryDir folder;
    StoredMemory memory(folder.path());
    memory.keep(checked(1));
    QVERIFY(memory.flush().result());
    for (const char *ending : {"", "-wal", "-shm"})
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("waxseal.sqlite") + QString::fromLatin1(ending))));
    memory.keep(checked(2));
    QVERIFY(memory.recall(digest(2), basis, std::nullopt).checks);
    QCOMPARE(memory.lost(), 0);
}

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"
