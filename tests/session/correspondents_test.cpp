// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/correspondents.h"
#include "core/base/limits.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;
using app::Correspondent;
using app::Correspondents;

namespace {

Correspondent person(const char *address, const char *name = "", int times = 1, qint64 last = 1'790'000'000)
{
    return {QString::fromUtf8(address), QString::fromUtf8(name), times,
            std::chrono::sys_seconds(std::chrono::seconds(last))};
}

/// The addresses found.
QStringList found(const Correspondents &correspondents, const QByteArray &typed, int most = 10)
{
    QStringList addresses;
    for (const Correspondent &each : correspondents.matching(QString::fromUtf8(typed), most))
        addresses << each.address;
    return addresses;
}

QStringList list(std::initializer_list<const char *> addresses)
{
    QStringList all;
    for (const char *address : addresses)
        all << QString::fromUtf8(address);
    return all;
}

} // namespace

class CorrespondentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyAreFoundByTheirBeginnings_data();
    void theyAreFoundByTheirBeginnings();
    void theMostWrittenToComeFirst();
    void fewAreAskedForAndFewCome();
    void anotherStartKnowsTheSame();
    void whoIsWrittenToCountsAtOnce();
    void aForgottenOneIsGone();
    void whatIsNoAddressIsPassedOver();
    void longTextsAndManyWordsDoNotHang();
    void nobodyWaits();
    void thereIsAnEnd();
    void troubleIsNobodyAndIsCounted();
    void aDamagedStoreIsBegunAnew();
};

void CorrespondentsTest::theyAreFoundByTheirBeginnings_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *typed, std::initializer_list<const char *> expected) {
        QTest::newRow(typed) << QByteArray(typed) << list(expected);
    };
    const char *const anna = "anna.beispiel@company.example";
    const char *const emile = "zola@xn--bcher-kva.example";
    const char *const greta = "Greta@other.example";
    row("anna", {anna});
    row("ANNA.B", {anna});
    row("beisp", {anna});
    row("Beispiel, An", {anna});
    row("anna.beispiel@com", {anna});
    row("company", {anna});
    row("@company.ex", {anna});
    row("von der", {anna});
    row("émile", {emile});
    row("E\xcc\x81mi", {emile}); // E and a combining accent
    row("bücher", {emile});
    row("zola@büch", {emile});
    row("xn--b", {emile});
    row("greta@OTHER", {greta});
    row("  gre ", {greta});
    row("грета", {greta});
    row("eispiel", {});
    row("ompany", {});
    row("example", {});
    row("", {});
    row("   ", {});
    row("@", {});
    row("nobody", {});
}

void CorrespondentsTest::theyAreFoundByTheirBeginnings()
{
    QFETCH(QByteArray, typed);
    QFETCH(QStringList, expected);
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    correspondents.keep({person("anna.beispiel@company.example", "Beispiel, Anna (von der Waxseal)"),
                         person("zola@bücher.example", "Émile Zola"), person("Greta@Other.example", "Грета")});
    QCOMPARE(found(correspondents, typed), expected);
    QVERIFY(correspondents.load().result());
    QCOMPARE(found(correspondents, typed), expected);
    QVERIFY(correspondents.flush().result());
    QCOMPARE(found(correspondents, typed), expected);
}

void CorrespondentsTest::theMostWrittenToComeFirst()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    correspondents.keep({person("a1@a.example", "", 2, 10), person("a2@a.example", "", 5, 5),
                         person("a3@a.example", "", 2, 20), person("a0@a.example", "", 2, 10)});
    QCOMPARE(found(correspondents, "a"), list({"a2@a.example", "a3@a.example", "a0@a.example", "a1@a.example"}));
    correspondents.keep({person("A1@a.example"), person("a1@A.example", "", 4, 30)});
    QCOMPARE(found(correspondents, "a1"), list({"a1@a.example", "A1@a.example"}));
}

void CorrespondentsTest::fewAreAskedForAndFewCome()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    for (int i = 0; i < 50; ++i)
        correspondents.keep({person(qPrintable(QStringLiteral("a%1@a.example").arg(i)), "", i)});
    QCOMPARE(found(correspondents, "a", 3), list({"a49@a.example", "a48@a.example", "a47@a.example"}));
    QCOMPARE(found(correspondents, "a", 1'000).size(), 50);
    QVERIFY(found(correspondents, "a", 0).isEmpty());
    QVERIFY(found(correspondents, "a", -1).isEmpty());
}

void CorrespondentsTest::anotherStartKnowsTheSame()
{
    const QTemporaryDir folder;
    {
        Correspondents correspondents(folder.path());
        correspondents.keep({person("anna@a.example", "Anna", 3), person("anton@a.example")});
        correspondents.keep({person("anton@a.example")});
    }
    Correspondents correspondents(folder.path());
    QVERIFY(found(correspondents, "an").isEmpty()); // not read yet, and nobody waits
    const auto loaded = correspondents.load();
    QVERIFY(loaded.result());
    const auto both = correspondents.matching(u"an", 5);
    QCOMPARE(both.size(), size_t(2));
    QVERIFY(both.front() == person("anna@a.example", "Anna", 3));
    QCOMPARE(both.back().times, 2);
    const Correspondents unused(folder.path());
}

void CorrespondentsTest::whoIsWrittenToCountsAtOnce()
{
    const QTemporaryDir folder;
    {
        Correspondents correspondents(folder.path());
        correspondents.keep({person("anna@a.example", "Anna", 3, 10)});
    }
    Correspondents correspondents(folder.path());
    correspondents.keep({person("anna@a.example", "Änne", 1, 20)}); // before anything was read
    QCOMPARE(found(correspondents, "änne"), list({"anna@a.example"}));
    QVERIFY(correspondents.load().result());
    const auto one = correspondents.matching(u"anna", 5);
    QCOMPARE(one.size(), size_t(1));
    QVERIFY(one.front() == person("anna@a.example", "Änne", 4, 20)); // each counted once
    QVERIFY(correspondents.flush().result());
    QVERIFY(correspondents.matching(u"anna", 5) == one);
    QVERIFY(*(*store::Store::open(folder.path()))->correspondents() == one);
}

void CorrespondentsTest::aForgottenOneIsGone()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    correspondents.keep({person("anna@a.example"), person("anton@a.example")});
    QVERIFY(correspondents.flush().result());
    const auto forgotten = correspondents.forget(QStringLiteral("anna@A.example"));
    QCOMPARE(found(correspondents, "an"), list({"anton@a.example"}));
    QVERIFY(forgotten.result());
    QCOMPARE((*store::Store::open(folder.path()))->correspondents()->size(), size_t(1));

    Correspondents another(folder.path());
    QVERIFY(another.forget(QStringLiteral("anton@a.example")).result()); // before anything was read
    QVERIFY(found(another, "an").isEmpty());
}

void CorrespondentsTest::whatIsNoAddressIsPassedOver()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    correspondents.keep({person("anna"), person("anna@"), person("@anna.example"), person("anna@a b"), person("")});
    QVERIFY(correspondents.load().result());
    QVERIFY(found(correspondents, "a").isEmpty());
    QCOMPARE(correspondents.lost(), 0);
}

void CorrespondentsTest::longTextsAndManyWordsDoNotHang()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    const QByteArray words = QByteArray("ab ").repeated(100'000);
    correspondents.keep({person("x@a.example", words.constData()), person("y@a.example", words.constData())});
    QCOMPARE(found(correspondents, "ab ab").size(), 2);
    QVERIFY(found(correspondents, words).isEmpty());
    const QString half = QStringLiteral("x") + QChar(0xd800);
    QVERIFY(correspondents.matching(half, 5).empty());
}

void CorrespondentsTest::nobodyWaits()
{
    const QTemporaryDir folder;
    {
        Correspondents correspondents(folder.path());
        std::vector<Correspondent> all;
        for (int i = 0; i < limits::keptCorrespondents; ++i)
            all.push_back(person(qPrintable(QStringLiteral("anna%1@company%2.example").arg(i).arg(i % 100)),
                                 "Anna Maria von und zu Beispiel", i % 50));
        correspondents.keep(all);
    }
    Correspondents correspondents(folder.path());
    QElapsedTimer timer;
    timer.start();
    const auto loaded = correspondents.load();
    correspondents.matching(u"anna", 10);
    const qint64 asked = timer.nsecsElapsed();
    QVERIFY(loaded.result());
    timer.restart();
    constexpr int keys = 200;
    for (int i = 0; i < keys; ++i)
        correspondents.matching(i % 2 ? u"anna" : u"nothing of them", 10);
    const qint64 key = timer.nsecsElapsed() / keys;
    std::vector<Correspondent> recipients;
    for (int i = 0; i < limits::recipients; ++i)
        recipients.push_back(person(qPrintable(QStringLiteral("new%1@a.example").arg(i)), "New Person"));
    timer.restart();
    correspondents.keep(recipients);
    const qint64 kept = timer.nsecsElapsed();
    qInfo("begin to read: %lld µs; one key among %d: %lld µs; keep %d: %lld µs", asked / 1'000,
          limits::keptCorrespondents, key / 1'000, limits::recipients, kept / 1'000);
}

void CorrespondentsTest::thereIsAnEnd()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    QVERIFY(correspondents.load().result());
    for (int i = 0; i < 2 * limits::keptCorrespondents + 1; ++i)
        correspondents.keep({person(qPrintable(QStringLiteral("a%1@a.example").arg(i)), "", 1, i)});
    QCOMPARE(found(correspondents, "a", INT_MAX).size(), limits::keptCorrespondents);
    QCOMPARE(found(correspondents, "a10000@").size(), 1); // the last one
    QVERIFY(found(correspondents, "a1@").isEmpty());
}

void CorrespondentsTest::troubleIsNobodyAndIsCounted()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Correspondents correspondents(file.fileName()); // no folder can be there
    QVERIFY(!correspondents.load().result());
    correspondents.keep({person("anna@a.example")});
    QCOMPARE(found(correspondents, "anna").size(), 1); // as long as this lives
    QVERIFY(!correspondents.flush().result());
    QTRY_COMPARE(correspondents.lost(), 1);
    QVERIFY(!correspondents.forget(QStringLiteral("anna@a.example")).result());
}

void CorrespondentsTest::aDamagedStoreIsBegunAnew()
{
    const QTemporaryDir folder;
    Correspondents correspondents(folder.path());
    correspondents.keep({person("anna@a.example")});
    QVERIFY(correspondents.flush().result());
    const QString path = folder.filePath(QStringLiteral("waxseal.sqlite"));
    QVERIFY(QFile::rename(path, path + QStringLiteral(".gone"))); // as if set aside by another Waxseal
    QVERIFY(QFile::rename(path + QStringLiteral("-wal"), path + QStringLiteral(".gone-wal")));
    QVERIFY(QFile::remove(path + QStringLiteral("-shm")));
    correspondents.keep({person("anton@a.example")});
    QVERIFY(correspondents.flush().result());
    QCOMPARE(found(correspondents, "an").size(), 2);
    QCOMPARE(correspondents.lost(), 0);
}

QTEST_GUILESS_MAIN(CorrespondentsTest)
#include "correspondents_test.moc"
