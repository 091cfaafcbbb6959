// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "tests/store/sample.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <random>
#include <thread>

#include <unistd.h>

using namespace waxseal;
using kit::allRows;
using kit::at;
using kit::opened;
using kit::row;
using store::Fault;

namespace {

const mailbox::Path inbox("/home/anna/Mail/inbox");

QString fileIn(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("waxseal.sqlite"));
}

/// Changes the file behind the back of a Store.
void tamper(const QTemporaryDir &folder, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        database.setDatabaseName(fileIn(folder));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
}

void overwrite(const QString &path, qint64 offset, const QByteArray &octets)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(octets), octets.size());
}

/// A store with an own provider, a place and some thousand rows.
void fill(const QTemporaryDir &folder)
{
    const auto store = opened(folder.path());
    QVERIFY(store->keepOwnProvider(QStringLiteral("main"), kit::ownProvider()));
    QVERIFY(store->visited(inbox, at(1'000)));
    QVERIFY(store->keep(inbox, {kit::file(inbox, 5'000, 1'000)}));
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowComesBackAsItWas_data();
    void aRowComesBackAsItWas();
    void halfASurrogatePairHarmsNothingElse();
    void rowsComeLatestFirst();
    void theReaderMayStopEarly();
    void keepReplacesWhatAFileHeld();
    void updateTouchesOnlyWhatIsThere();
    void forgottenFilesTakeTheirRowsAlong();
    void recentPlacesAreFew();
    void aForgottenPlaceIsGoneFromTheFile();
    void theOwnProviderComesBackAsItWas();
    void theLogOfLookupsIsCapped();
    void twoStoresShareAFile();
    void onlyTheOwnerMayRead();

    void whatCannotBeARowIsPassedOver_data();
    void whatCannotBeARowIsPassedOver();
    void longTextsAreCut();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void ownProviderAndPlacesAreRescued();
    void damageFoundInUseIsMendedByOpeningAgain();
    void aStoreDoesNotWriteToAFileThatWasSetAside();
    void aNewerVersionIsLeftAlone();
    void withoutPermissionNothingIsOpened_data();
    void withoutPermissionNothingIsOpened();
    void aFolderThatCannotBeMadeIsNoStore();

    void aHundredThousandRowsAreQuick();
};

void StoreTest::aRowComesBackAsItWas_data()
{
    QTest::addColumn<store::Row>("kept");
    using verdict::Outcome;

    QTest::newRow("ordinary") << row(inbox, 3, 1'790'000'000);
    QTest::newRow("without a date") << row(inbox, 3, std::nullopt);
    QTest::newRow("date before 1970") << row(inbox, 3, -1);
    QTest::newRow("earliest date") << row(inbox, 3, std::numeric_limits<qint64>::min());
    QTest::newRow("latest date") << row(inbox, 3, std::numeric_limits<qint64>::max());
    QTest::newRow("path is no UTF-8") << row("/tmp/\xff\xfe/\x80 a'b\"c", 0, 5);
    QTest::newRow("path with NUL") << row(QByteArray("/tmp/a\0b", 8), 0, 5);
    QTest::newRow("empty path") << row("", 0, 5);

    store::Row changed = row(inbox, 0, 5);
    changed.location = {inbox, std::numeric_limits<int>::max(), std::numeric_limits<qint64>::max(), false};
    changed.judged = at(std::numeric_limits<qint64>::max());
    QTest::newRow("largest numbers") << changed;

    changed = row(inbox, 0, 5);
    changed.summary = {};
    changed.basis = {};
    changed.judged = {};
    QTest::newRow("nothing in it") << changed;

    changed = row(inbox, 0, 5);
    changed.summary.isAuthorAmbiguous = true;
    changed.summary.foreignResultsId = QByteArray("\0\xff id", 5);
    changed.summary.topmostWriter = "\xc3\x28";
    changed.basis = QByteArray(1'000, '\0');
    QTest::newRow("octets that are no text") << changed;

    changed = row(inbox, 0, 5);
    changed.summary.subject =
        QString::fromUtf8("Grüße, привет, 👋🏽, \u202eabc, a\0b", 40) + QChar(QChar::Null);
    changed.summary.author = QStringLiteral("'; DROP TABLE mails; --");
    changed.summary.address = QString(300, QChar(0x4e2d));
    QTest::newRow("any text") << changed;

    for (const Outcome outcome :
         {Outcome::Confirmed, Outcome::Stated, Outcome::Nothing, Outcome::Unchecked, Outcome::Contradicted}) {
        changed = row(inbox, 0, 5);
        changed.summary.sender = outcome;
        changed.summary.wayIn = Outcome(4 - int(outcome));
        changed.summary.content = Outcome((int(outcome) + 1) % 5);
        changed.summary.flaw = verdict::way_in::Flaw(int(outcome) % 4);
        QTest::addRow("outcomes %d", int(outcome)) << changed;
    }
}

void StoreTest::aRowComesBackAsItWas()
{
    QFETCH(store::Row, kept);
    const mailbox::Stamp stamp{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min(),
                               std::numeric_limits<quint64>::max()};
    const QTemporaryDir folder;
    const mailbox::Path place = kept.location.path;
    {
        const auto store = opened(folder.path());
        QVERIFY(store->setAside().isEmpty());
        QVERIFY(store->keep(place, {{place, stamp, {kept}}}));
    }
    const auto store = opened(folder.path());
    const std::vector<store::Row> rows = allRows(*store, place);
    QCOMPARE(rows.size(), size_t(1));
    QVERIFY(rows.front() == kept);
    const auto files = store->files(place);
    QVERIFY(files);
    QCOMPARE(files->size(), 1);
    QVERIFY(files->value(place) == stamp);
    QVERIFY(allRows(*store, "/another/place").empty());
}

void StoreTest::halfASurrogatePairHarmsNothingElse()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    store::Row kept = row(inbox, 0, 5);
    kept.summary.subject = QStringLiteral("abc") + QChar(0xd83d); // cut in the middle of a character
    kept.summary.author = QChar(0xdc4b) + QStringLiteral("xyz");
    QVERIFY(store->keep(inbox, {{inbox, {}, {kept}}}));
    const verdict::Summary read = allRows(*store, inbox).at(0).summary;
    QVERIFY(read.subject.startsWith(QStringLiteral("abc")));
    QVERIFY(read.author.endsWith(QStringLiteral("xyz")));
    QCOMPARE(read.address, kept.summary.address);
}

void StoreTest::rowsComeLatestFirst()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::mt19937 random(1);
    std::vector<store::Store::FileRows> files;
    for (int i = 0; i < 3; ++i) {
        store::Store::FileRows file{inbox + QByteArray::number(i), {}, {}};
        for (int j = 0; j < 1'000; ++j)
            file.rows.push_back(
                row(file.path, j, j % 50 == 0 ? std::nullopt : std::optional(qint64(random()) - 2'000'000'000)));
        files.push_back(std::move(file));
    }
    QVERIFY(store->keep("/place", files));

    std::vector<size_t> sizes;
    std::vector<store::Row> rows;
    QVERIFY(store->rows("/place", [&](std::vector<store::Row> batch) {
        sizes.push_back(batch.size());
        rows.insert(rows.end(), batch.begin(), batch.end());
        return true;
    }));
    QCOMPARE(rows.size(), size_t(3'000));
    QCOMPARE(sizes.front(), size_t(256));
    QVERIFY(std::is_sorted(rows.begin(), rows.end(), [](const store::Row &a, const store::Row &b) {
        return a.summary.date > b.summary.date; // without a date is less than any
    }));
    QVERIFY(rows.front().summary.date);
    QVERIFY(!rows.back().summary.date);
}

void StoreTest::theReaderMayStopEarly()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keep(inbox, {kit::file(inbox, 1'000, 0)}));
    int batches = 0;
    QVERIFY(store->rows(inbox, [&](const std::vector<store::Row> &) { return ++batches, false; }));
    QCOMPARE(batches, 1);
    QVERIFY(store->keep(inbox, {kit::file(inbox, 1, 0)})); // nothing holds the file any more
    QCOMPARE(allRows(*store, inbox).size(), size_t(1));
}

void StoreTest::keepReplacesWhatAFileHeld()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keep(inbox, {kit::file("a", 10, 0), kit::file("b", 10, 0)}));
    store::Store::FileRows shorter = kit::file("a", 3, 7'000);
    shorter.stamp.size = 99;
    QVERIFY(store->keep(inbox, {shorter, kit::file("c", 0, 0)}));
    QCOMPARE(allRows(*store, inbox).size(), size_t(13));
    const auto files = store->files(inbox);
    QCOMPARE(files->size(), 3);
    QCOMPARE(files->value("a").size, 99);

    // The same file in another place has rows of its own.
    QVERIFY(store->keep("/other", {kit::file("a", 1, 0)}));
    QCOMPARE(allRows(*store, "/other").size(), size_t(1));
    QCOMPARE(allRows(*store, inbox).size(), size_t(13));
}

void StoreTest::updateTouchesOnlyWhatIsThere()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keep(inbox, {kit::file("a", 2, 0)}));
    store::Row changed = row("a", 1, 60);
    changed.summary.sender = verdict::Outcome::Contradicted;
    changed.basis = "new";
    QVERIFY(store->update(inbox, {row("a", 5, 0), row("unknown", 0, 0), changed}));
    QVERIFY(store->update("/unknown", {changed}));
    const std::vector<store::Row> rows = allRows(*store, inbox);
    QCOMPARE(rows.size(), size_t(2));
    QVERIFY(rows.at(0) == changed);
    QVERIFY(rows.at(1) == row("a", 0, 0));
}

void StoreTest::forgottenFilesTakeTheirRowsAlong()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keep(inbox, {kit::file("a", 5, 0), kit::file("b", 5, 0), kit::file("c", 5, 0)}));
    QVERIFY(store->forgetFiles(inbox, {"a", "c", "unknown"}));
    QVERIFY(store->forgetFiles("/unknown", {"b"}));
    QCOMPARE(allRows(*store, inbox).size(), size_t(5));
    QCOMPARE(store->files(inbox)->keys(), QList<mailbox::Path>{"b"});
}

void StoreTest::recentPlacesAreFew()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    for (int i = 0; i < limits::recentPlaces + 5; ++i) {
        const mailbox::Path place = "/place/" + QByteArray::number(i);
        QVERIFY(store->visited(place, at(i)));
        QVERIFY(store->keep(place, {kit::file(place, 3, 0)}));
    }
    QVERIFY(store->visited("/place/10", at(1'000)));
    const auto places = store->places();
    QVERIFY(places);
    QCOMPARE(int(places->size()), limits::recentPlaces);
    QCOMPARE(places->front().path, QByteArray("/place/10"));
    QCOMPARE(places->front().opened, at(1'000));
    QCOMPARE(places->at(1).path, QByteArray("/place/24"));
    QCOMPARE(allRows(*store, "/place/24").size(), size_t(3));
    QVERIFY(allRows(*store, "/place/0").empty()); // fell off the list
}

void StoreTest::aForgottenPlaceIsGoneFromTheFile()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->visited(inbox, at(5)));
    QVERIFY(store->keep(inbox, {kit::file(inbox, 2'000, 0)}));
    QVERIFY(store->forgetPlace(inbox));
    QVERIFY(store->forgetPlace("/unknown"));
    QVERIFY(allRows(*store, inbox).empty());
    QVERIFY(store->files(inbox)->isEmpty());
    QVERIFY(store->places()->empty());
    for (const char *ending : {"", "-wal"}) {
        QFile file(fileIn(folder) + QString::fromLatin1(ending));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("Minutes of the meeting"));
    }
}

void StoreTest::theOwnProviderComesBackAsItWas()
{
    const QTemporaryDir folder;
    const auto own = kit::ownProvider();
    {
        const auto store = opened(folder.path());
        QVERIFY(!store->ownProvider(QStringLiteral("main"))->has_value());
        QVERIFY(store->keepOwnProvider(QStringLiteral("main"), kit::ownProvider()));
        QVERIFY(store->keepOwnProvider(QString(), {}));
        store::OwnProvider other = own;
        other.hosts.pop_back();
        other.refused.clear();
        QVERIFY(store->keepOwnProvider(QStringLiteral("main"), other));
        QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == other);
        QVERIFY(store->keepOwnProvider(QStringLiteral("main"), own));
    }
    const auto store = opened(folder.path());
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == own);
    QVERIFY(store->ownProvider(QString())->value() == store::OwnProvider{});
    QVERIFY(!store->ownProvider(QStringLiteral("Main"))->has_value());

    // What cannot be a fact is passed over, and no host is cut to another one.
    tamper(folder, QStringLiteral("UPDATE own_facts SET source = 7 WHERE text = CAST('mx.own.example' AS BLOB)"));
    tamper(folder,
           QStringLiteral("UPDATE own_facts SET text = zeroblob(600) WHERE text = CAST('192.0.2.0/24' AS BLOB)"));
    tamper(folder, QStringLiteral("UPDATE own_providers SET domain = zeroblob(600)"));
    const store::OwnProvider read = store->ownProvider(QStringLiteral("main"))->value();
    QCOMPARE(read.hosts.size(), size_t(1));
    QVERIFY(read.hosts.front() == own.hosts.at(1));
    QVERIFY(read.domain.isEmpty());
}

void StoreTest::theLogOfLookupsIsCapped()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::vector<store::LoggedLookup> lookups;
    for (int i = 0; i < limits::loggedLookups + 500; ++i)
        lookups.push_back({"mail" + QByteArray::number(i) + ".example", "TXT", at(i), dns::Status(i % 5)});
    QVERIFY(store->log({}));
    QVERIFY(store->log({lookups.begin(), lookups.begin() + 700}));
    QVERIFY(store->log({lookups.begin() + 700, lookups.end()}));
    const auto latest = store->lookups(3);
    QVERIFY(latest);
    QCOMPARE(latest->size(), size_t(3));
    QVERIFY(latest->front() == lookups.back());
    QVERIFY(latest->at(2) == lookups.at(lookups.size() - 3));
    QCOMPARE(int(store->lookups(INT_MAX)->size()), limits::loggedLookups);
    QVERIFY(store->lookups(-1)->empty());

    QVERIFY(store->log(lookups)); // more than fits at once
    QCOMPARE(int(store->lookups(INT_MAX)->size()), limits::loggedLookups);
    tamper(folder, QStringLiteral("UPDATE lookups SET status = 5 WHERE id = (SELECT max(id) FROM lookups)"));
    QVERIFY(store->lookups(1)->empty());

    QVERIFY(store->purgeLookups());
    QVERIFY(store->lookups(INT_MAX)->empty());
    QFile file(fileIn(folder));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("mail1"));
}

void StoreTest::twoStoresShareAFile()
{
    const QTemporaryDir folder;
    constexpr int rounds = 100;
    std::atomic<int> faults = 0;
    const auto write = [&](int writer) {
        const auto store = opened(folder.path());
        for (int i = 0; i < rounds; ++i) {
            const mailbox::Path place = "/place" + QByteArray::number(writer);
            const bool isKept = store->keep(place, {kit::file(place + QByteArray::number(i), 20, i)}).has_value()
                && store->log({{"a.example", "MX", at(i), dns::Status::Secure}}).has_value();
            faults += !isKept;
            const size_t rows = allRows(*store, "/place" + QByteArray::number(1 - writer)).size();
            faults += rows % 20 != 0; // never half of what the other kept
        }
    };
    std::thread first(write, 0);
    std::thread second(write, 1);
    first.join();
    second.join();
    QCOMPARE(faults.load(), 0);
    const auto store = opened(folder.path());
    QCOMPARE(allRows(*store, "/place0").size(), size_t(20 * rounds));
    QCOMPARE(allRows(*store, "/place1").size(), size_t(20 * rounds));
    QCOMPARE(store->lookups(INT_MAX)->size(), size_t(2 * rounds));
}

void StoreTest::onlyTheOwnerMayRead()
{
    const QTemporaryDir top;
    const QString folder = top.filePath(QStringLiteral("a/b/waxseal"));
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    {
        const auto store = opened(folder);
        QVERIFY(store->log({{"a.example", "MX", at(0), dns::Status::Secure}}));
        QCOMPARE(QFileInfo(folder).permissions(), owner | QFile::ExeOwner | QFile::ExeUser);
        for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
            QVERIFY2(file.permissions() == owner || file.fileName().endsWith(QStringLiteral(".lock")),
                     qPrintable(file.fileName()));
    }
    const QStringList left = QDir(folder).entryList(QDir::Files);
    QCOMPARE(left, QStringList{QStringLiteral("waxseal.sqlite")});
}

void StoreTest::whatCannotBeARowIsPassedOver_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change :
         {"marks = x'050000000000'", "marks = x'ff0000000000'", "marks = x'000500000000'", "marks = x'000005000000'",
          "marks = x'000000040000'", "marks = x'00'", "marks = zeroblob(9000)", "marks = 3", "number = -1",
          "number = 3000000000", "number = 'x'", "offset = -1", "basis = zeroblob(2000000)"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void StoreTest::whatCannotBeARowIsPassedOver()
{
    QFETCH(QString, change);
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keep(inbox, {kit::file(inbox, 3, 0)}));
    tamper(folder, QStringLiteral("UPDATE mails SET %1 WHERE number = 1").arg(change));
    QCOMPARE(allRows(*store, inbox).size(), size_t(2));
}

void StoreTest::longTextsAreCut()
{
    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    QVERIFY(store->keep(inbox, {kit::file(inbox, 1, 0)}));
    tamper(folder,
           QStringLiteral("UPDATE mails SET subject = hex(zeroblob(1000000)), topmost_writer = zeroblob(5000)"));
    const verdict::Summary read = allRows(*store, inbox).at(0).summary;
    QCOMPARE(read.subject.size(), 1'000);
    QCOMPARE(read.topmostWriter.size(), 1'000);
}

void StoreTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("offset"); // -1: instead of the whole file
    QTest::newRow("text") << QByteArray("This is no database.\n").repeated(100) << qint64(-1);
    QTest::newRow("the header overwritten") << QByteArray(100, '\0') << qint64(0);
    QTest::newRow("the first page overwritten") << QByteArray(4096, '\xff') << qint64(0);
    QTest::newRow("the schema overwritten") << QByteArray(3'900, 'x') << qint64(100);
}

void StoreTest::aDamagedFileIsSetAside()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, offset);
    const QTemporaryDir folder;
    for (int i = 1; i <= 2; ++i) {
        fill(folder);
        if (offset < 0)
            QVERIFY(QFile(fileIn(folder)).resize(0));
        overwrite(fileIn(folder), std::max(offset, qint64(0)), content);
        const auto store = opened(folder.path());
        QCOMPARE(store->setAside(), fileIn(folder) + QStringLiteral(".damaged-%1").arg(i));
        QVERIFY(QFileInfo::exists(store->setAside()));
        QVERIFY(allRows(*store, inbox).empty());
        QVERIFY(store->visited(inbox, at(5)));
    }
    const auto again = opened(folder.path());
    QVERIFY(again->setAside().isEmpty());
    QCOMPARE(again->places()->size(), size_t(1));
}

void StoreTest::ownProviderAndPlacesAreRescued()
{
    const QTemporaryDir folder;
    fill(folder);
    // A table of ours is no table of ours: what is left can be read.
    tamper(folder, QStringLiteral("DROP TABLE mails"));
    {
        const auto store = opened(folder.path());
        QVERIFY(store->setAside().isEmpty()); // not noticed yet
        const auto rows = store->rows(inbox, [](const std::vector<store::Row> &) { return true; });
        QCOMPARE(rows.error().fault, Fault::Damaged);
    }
    const auto store = opened(folder.path());
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    QCOMPARE(store->places()->size(), size_t(1));
    QCOMPARE(store->places()->front().path, inbox);
    QCOMPARE(store->places()->front().opened, at(1'000));
}

void StoreTest::damageFoundInUseIsMendedByOpeningAgain()
{
    const QTemporaryDir folder;
    fill(folder);
    const qint64 size = QFileInfo(fileIn(folder)).size();
    QVERIFY(size > 1'000'000);
    // The middle is full of rows; what must not be lost is at the start.
    overwrite(fileIn(folder), size / 2 / 4096 * 4096, QByteArray(64 * 4096, '\0'));
    auto store = opened(folder.path());
    QVERIFY(store->setAside().isEmpty());
    const auto rows = store->rows(inbox, [](const std::vector<store::Row> &) { return true; });
    QVERIFY(!rows);
    QCOMPARE(rows.error().fault, Fault::Damaged);
    QCOMPARE(rows.error().file, fileIn(folder));

    store.reset();
    store = opened(folder.path());
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    QCOMPARE(store->places()->size(), size_t(1));
    QVERIFY(allRows(*store, inbox).empty());
    QVERIFY(store->keep(inbox, {kit::file(inbox, 10, 0)}));
    QCOMPARE(allRows(*store, inbox).size(), size_t(10));
}

void StoreTest::aStoreDoesNotWriteToAFileThatWasSetAside()
{
    const QTemporaryDir folder;
    fill(folder);
    auto old = opened(folder.path());
    QVERIFY(old->keep(inbox, {kit::file("more", 10, 0)}));     // stands in its log
    QFile marker(fileIn(folder) + QStringLiteral(".damaged")); // as another one leaves it that found damage
    QVERIFY(marker.open(QIODevice::WriteOnly));

    const auto store = opened(folder.path());
    QVERIFY(!store->setAside().isEmpty());
    QVERIFY(store->visited("/new", at(2'000)));
    const auto late = old->keepOwnProvider(QStringLiteral("main"), {});
    QVERIFY(!late);
    QCOMPARE(late.error().fault, Fault::Damaged);
    old = opened(folder.path()); // first ends the old one, beside the new file's log
    QVERIFY(old->setAside().isEmpty());
    QVERIFY(old->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    QCOMPARE(old->places()->size(), size_t(2));
    QCOMPARE(store->places()->size(), size_t(2));
    QVERIFY(store->visited("/newer", at(3'000)));
    QCOMPARE(old->places()->size(), size_t(3));
}

void StoreTest::aNewerVersionIsLeftAlone()
{
    const QTemporaryDir folder;
    fill(folder);
    tamper(folder, QStringLiteral("PRAGMA user_version = 999"));
    QFile file(fileIn(folder));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray octets = file.readAll();
    file.close();
    const auto store = store::Store::open(folder.path());
    QVERIFY(!store);
    QCOMPARE(store.error().fault, Fault::NewerVersion);
    QCOMPARE(store.error().file, fileIn(folder));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == octets);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("waxseal.sqlite")});
}

void StoreTest::withoutPermissionNothingIsOpened_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("of the file") << true;
    QTest::newRow("of the folder") << false;
}

void StoreTest::withoutPermissionNothingIsOpened()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    QFETCH(bool, isFile);
    const QTemporaryDir folder;
    if (isFile) {
        fill(folder);
        // As its owner, Waxseal would give itself the permission again; so it is the folder that hides the file.
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner));
    } else {
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
    }
    const auto store = store::Store::open(folder.path());
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!store);
    QCOMPARE(store.error().fault, Fault::NoPermission);
}

void StoreTest::aFolderThatCannotBeMadeIsNoStore()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const char *path : {"file", "file/below"}) {
        const auto store = store::Store::open(folder.filePath(QString::fromLatin1(path)));
        QVERIFY(!store);
        QCOMPARE(store.error().fault, Fault::CannotOpen);
    }
}

void StoreTest::aHundredThousandRowsAreQuick()
{
    // Processor time, because a loaded machine says nothing about the store.
    std::clock_t started = 0;
    const auto start = [&started] { started = std::clock(); };
    const auto millisecs = [&started] { return 1'000.0 * double(std::clock() - started) / CLOCKS_PER_SEC; };

    const QTemporaryDir folder;
    const auto store = opened(folder.path());
    std::mt19937 random(1);
    double keeping = 0;
    for (int i = 0; i < 50; ++i) { // a Maildir, 2,000 files at a time
        std::vector<store::Store::FileRows> files;
        for (int j = 0; j < 2'000; ++j) {
            const int number = i * 2'000 + j;
            const mailbox::Path path = "/home/anna/Mail/cur/" + QByteArray::number(1'700'000'000 + number * 500) + ".M"
                + QByteArray::number(random() % 1'000'000) + "P" + QByteArray::number(number) + ".host,S=5000:2,S";
            files.push_back({path, {5'000, 1, quint64(j)}, {row(path, 0, 1'700'000'000 + number * 500)}});
        }
        start();
        QVERIFY(store->keep(inbox, files));
        keeping += millisecs();
    }
    double first = -1;
    size_t count = 0;
    start();
    QVERIFY(store->rows(inbox, [&](const std::vector<store::Row> &batch) {
        if (first < 0)
            first = millisecs();
        count += batch.size();
        return true;
    }));
    const double all = millisecs();
    QCOMPARE(count, size_t(100'000));
    qInfo("keep of 2,000 files: %.0f ms; first rows after %.1f ms, 100,000 rows after %.0f ms; file %lld MiB",
          keeping / 50, first, all, QFileInfo(fileIn(folder)).size() / 1024 / 1024);
    QVERIFY(first < 100); // an order of magnitude above what is usual
    QVERIFY(all < 5'000);

    std::vector<store::Row> rows = allRows(*store, inbox);
    rows.resize(2'000);
    start();
    QVERIFY(store->update(inbox, rows));
    const double updating = millisecs();
    start();
    QCOMPARE(store->files(inbox)->size(), 100'000);
    const double stamps = millisecs();
    start();
    QVERIFY(opened(folder.path()));
    const double opening = millisecs();
    start();
    QVERIFY(store->forgetPlace(inbox));
    qInfo("update of 2,000 rows: %.0f ms; 100,000 stamps: %.0f ms; opening: %.1f ms; forgetting all: %.0f ms", updating,
          stamps, opening, millisecs());
}

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
