// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/lookup_log.h"
#include "core/base/limits.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;
using app::StoredLookupLog;
using dns::Status;

namespace {

dns::Lookup lookup(int number, Status status = Status::Secure)
{
    return {.question = {DomainName::parse("mail" + QByteArray::number(number) + ".example").value(), dns::Type::Mx},
            .status = status,
            .rdata = {"what is in it is nobody's business"},
            .asked = std::chrono::sys_seconds(std::chrono::seconds(1'790'000'000 + number))};
}

std::vector<store::LoggedLookup> recent(StoredLookupLog &log, int most = INT_MAX)
{
    const auto result = log.recent(most).result();
    return result ? *result : std::vector<store::LoggedLookup>();
}

} // namespace

class LookupLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAskedCanBeSeen();
    void serversThatWereConnectedToCanBeSeen();
    void itIsWrittenWithoutBeingAsked();
    void theEndWritesWhatIsLeft();
    void purgeForgetsEverything();
    void purgeForgetsWhatWasAllowed();
    void manyThreadsMayAsk();
    void theCallerDoesNotWait();
    void errorsAreCounted();
    void aDamagedStoreIsBegunAnew();
};

void LookupLogTest::whatWasAskedCanBeSeen()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    QVERIFY(recent(log).empty());
    log.asked(lookup(1));
    log.asked(lookup(2, Status::NoAnswer));
    QVERIFY(log.flush().result());
    const auto lookups = recent(log);
    QCOMPARE(lookups.size(), size_t(2));
    const store::LoggedLookup latest{"mail2.example", "MX", lookup(2).asked, Status::NoAnswer};
    QVERIFY(lookups.front() == latest);
    QCOMPARE(recent(log, 1).size(), size_t(1));
    QCOMPARE(log.lost(), 0);

    for (const char *ending : {"", "-wal"}) {
        QFile file(folder.filePath(QStringLiteral("waxseal.sqlite") + QString::fromLatin1(ending)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("nobody's business"));
    }
}

void LookupLogTest::serversThatWereConnectedToCanBeSeen()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    const std::chrono::sys_seconds when{std::chrono::seconds(1'790'000'000)};
    const DomainName web = DomainName::parse("mta-sts.a.example").value();
    const DomainName mail = DomainName::parse("mx.a.example").value();
    log.fetched(web, true, when);
    log.fetched(web, false, when);
    log.probed(mail, true, when);
    log.probed(mail, false, when);
    const std::vector<store::LoggedLookup> expected = {{"mx.a.example", "SMTP", when, Status::NoAnswer},
                                                       {"mx.a.example", "SMTP", when, Status::Insecure},
                                                       {"mta-sts.a.example", "HTTPS", when, Status::NoAnswer},
                                                       {"mta-sts.a.example", "HTTPS", when, Status::Insecure}};
    QVERIFY(recent(log) == expected);
    QVERIFY(log.purge().result());
    QVERIFY(recent(log).empty());
}

void LookupLogTest::itIsWrittenWithoutBeingAsked()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    log.asked(lookup(1));
    const auto store = store::Store::open(folder.path());
    QVERIFY(store);
    QTRY_COMPARE_WITH_TIMEOUT((*store)->lookups(10)->size(), size_t(1), 20'000);
    for (int i = 0; i < 200; ++i)
        log.asked(lookup(i));
    QTRY_COMPARE_WITH_TIMEOUT((*store)->lookups(1'000)->size(), size_t(201), 20'000);
}

void LookupLogTest::theEndWritesWhatIsLeft()
{
    const QTemporaryDir folder;
    QFuture<store::Result<store::Done>> flushed;
    {
        StoredLookupLog log(folder.path());
        for (int i = 0; i < 50; ++i)
            log.asked(lookup(i));
        flushed = log.flush();
    }
    QVERIFY(flushed.isFinished());
    StoredLookupLog log(folder.path());
    QCOMPARE(recent(log).size(), size_t(50));
    const StoredLookupLog unused(folder.path());
}

void LookupLogTest::purgeForgetsEverything()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    for (int i = 0; i < 500; ++i)
        log.asked(lookup(i));
    QVERIFY(log.purge().result());
    QVERIFY(recent(log).empty());
    log.asked(lookup(1));
    QCOMPARE(recent(log).size(), size_t(1));
}

void LookupLogTest::purgeForgetsWhatWasAllowed()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    const auto store = store::Store::open(folder.path());
    QVERIFY(store);
    QVERIFY((*store)->allowDomain(DomainName::parse("a.example").value(), {}));
    QVERIFY(log.purge().result());
    QVERIFY((*store)->allowedDomains()->empty());
}

void LookupLogTest::manyThreadsMayAsk()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&log, i] {
            for (int j = 0; j < 1'000; ++j)
                log.asked(lookup(i * 1'000 + j));
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(recent(log).size(), size_t(4'000));
    QCOMPARE(log.lost(), 0);
}

void LookupLogTest::theCallerDoesNotWait()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    QVERIFY(log.flush().result());
    const dns::Lookup each = lookup(1);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < limits::loggedLookups; ++i)
        log.asked(each);
    const qint64 each_ns = timer.nsecsElapsed() / limits::loggedLookups;
    qInfo("one entry: %lld ns", each_ns);
    QVERIFY(each_ns < 100'000);
}

void LookupLogTest::errorsAreCounted()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    StoredLookupLog log(file.fileName()); // no folder can be there
    log.asked(lookup(1));
    log.asked(lookup(2));
    const auto flushed = log.flush().result();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().fault, store::Fault::CannotOpen);
    QTRY_COMPARE(log.lost(), 2);
    QVERIFY(!log.recent(5).result());
    QVERIFY(!log.purge().result());
}

void LookupLogTest::aDamagedStoreIsBegunAnew()
{
    const QTemporaryDir folder;
    StoredLookupLog log(folder.path());
    log.asked(lookup(1));
    QVERIFY(log.flush().result());
    const QString path = folder.filePath(QStringLiteral("waxseal.sqlite"));
    QVERIFY(QFile::rename(path, path + QStringLiteral(".gone"))); // as if set aside by another Waxseal
    QVERIFY(QFile::rename(path + QStringLiteral("-wal"), path + QStringLiteral(".gone-wal")));
    QVERIFY(QFile::remove(path + QStringLiteral("-shm")));
    log.asked(lookup(2));
    QVERIFY(log.flush().result());
    QCOMPARE(recent(log).size(), size_t(1));
    QCOMPARE(log.lost(), 0);
}

QTEST_GUILESS_MAIN(LookupLogTest)
#include "lookup_log_test.moc"
