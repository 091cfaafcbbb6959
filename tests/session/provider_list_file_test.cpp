// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/provider_list_file.h"
#include "app/session/session.h"
#include "core/base/limits.h"
#include "core/words/command.h"
#include "core/words/settings_vouching.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace waxseal;
using bsi::ListFault;
using bsi::ListOrigin;

namespace {

const QByteArray list2026 = R"({"date":"2026-11-01","source":"BSI, read by me","providers":[
    {"name":"Company","domains":["company.example"]}]})";
const QByteArray list2025 = R"({"date":"2025-11-01","source":"an old page","providers":[]})";
const QByteArray list2001 = R"({"date":"2001-11-01","source":"a very old page","providers":[]})";

} // namespace

class ProviderListFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutAChoiceTheBuiltInListIsInUse();
    void theChosenListStaysWhenItsFileGoes();
    void aBadListIsNotTaken_data();
    void aBadListIsNotTaken();
    void onlyAFileIsRead();
    void anOlderListIsNotTaken();
    void aListOfTomorrowIsNotTaken();
    void aPipeInThePlaceOfTheCopyIsNotRead();
    void aListOfTheSameDayIsTaken();
    void theBuiltInListCanBeHadAgain();
    void aCopyThatCannotBeReadGivesWayToTheBuiltInList();
    void aNewerBuiltInListComesFirst();
    void whatCannotBeKeptIsSaidAndNotTaken();

private:
    QString write(const QString &name, const QByteArray &octets)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
    }
    QString list(const QByteArray &octets) { return write(QStringLiteral("list.json"), octets); }
    QString data() const { return m_folder->filePath(QStringLiteral("a/data")); } ///< is made
    static QByteArray copyIn(const QString &folder)
    {
        QFile file(app::chosenListFile(folder));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProviderListFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void ProviderListFileTest::withoutAChoiceTheBuiltInListIsInUse()
{
    const app::ListInUse inUse = app::listInUse(data());
    QCOMPARE(inUse.origin, ListOrigin::BuiltIn);
    QVERIFY(inUse.list.date().ok());
    QVERIFY(!inUse.list.source().isEmpty());
    QVERIFY(!inUse.list.providers().empty());
    QVERIFY(!QFile::exists(data())); // looking writes nothing
}

void ProviderListFileTest::theChosenListStaysWhenItsFileGoes()
{
    const QString file = list(list2026);
    const auto taken = app::chooseList(file, data());
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error()));
    QCOMPARE(taken->origin, ListOrigin::Chosen);
    QCOMPARE(taken->list.source(), QStringLiteral("BSI, read by me"));

    QVERIFY(QFile::remove(file));
    const app::ListInUse inUse = app::listInUse(data());
    QCOMPARE(inUse.origin, ListOrigin::Chosen);
    QCOMPARE(inUse.list.source(), QStringLiteral("BSI, read by me"));
    QVERIFY(inUse.list.byDomain(DomainName::parse("company.example").value()));
    QCOMPARE(copyIn(data()), list2026);
    QCOMPARE(QDir(data()).entryList(QDir::Files | QDir::Hidden).size(), 1); // nothing half written beside it
}

void ProviderListFileTest::aBadListIsNotTaken_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("fault");
    QTest::newRow("empty") << QByteArray() << int(ListFault::NotJson);
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << int(ListFault::NotJson);
    QTest::newRow("no date") << QByteArray(R"({"source":"x","providers":[]})") << int(ListFault::NoDate);
    QTest::newRow("no source") << QByteArray(R"({"date":"2026-11-01","source":" \n ","providers":[]})")
                               << int(ListFault::NoSource);
    QTest::newRow("a provider without a domain")
        << QByteArray(R"({"date":"2026-11-01","source":"x","providers":[{"name":"a","domains":[]}]})")
        << int(ListFault::BadProvider);
    QTest::newRow("one octet too many") << list2026.leftJustified(limits::providerListOctets + 1, ' ')
                                        << int(ListFault::TooLarge);
}

void ProviderListFileTest::aBadListIsNotTaken()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, fault);
    QVERIFY(app::chooseList(list(list2025), data()));
    const QString file = list(octets);
    const auto taken = app::chooseList(file, data());
    QVERIFY(!taken);
    QCOMPARE(taken.error(), words::listFault(ListFault(fault), file));
    QVERIFY(taken.error().contains(file)); // where
    QCOMPARE(app::listInUse(data()).list.source(), QStringLiteral("an old page"));

    // The largest that is allowed is read.
    QVERIFY(app::readProviderList(list(list2026.leftJustified(limits::providerListOctets, ' '))));
}

void ProviderListFileTest::onlyAFileIsRead()
{
    const QString pipe = m_folder->filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &path : {m_folder->path(), m_folder->filePath(QStringLiteral("none.json")), pipe}) {
        const auto taken = app::chooseList(path, data());
        QVERIFY2(!taken, qPrintable(path));
        QCOMPARE(taken.error(), words::listFault(ListFault::Unreadable, path));
    }
    QCOMPARE(app::readProviderList(m_folder->path()).error(), ListFault::Unreadable);
}

void ProviderListFileTest::anOlderListIsNotTaken()
{
    QString file = list(list2001); // than the built-in one
    auto taken = app::chooseList(file, data());
    QVERIFY(!taken);
    QVERIFY2(taken.error().contains(file) && taken.error().contains(QStringLiteral("2001-11-01")),
             qPrintable(taken.error()));
    QCOMPARE(app::listInUse(data()).origin, ListOrigin::BuiltIn);

    QVERIFY(app::chooseList(list(list2026), data()));
    file = list(list2025); // than the chosen one
    taken = app::chooseList(file, data());
    QVERIFY(!taken);
    const auto parsed = app::readProviderList(file).value();
    QCOMPARE(taken.error(), words::listIsOlder(file, parsed.date(), app::listInUse(data()).list.date()));
    QVERIFY(taken.error().contains(QStringLiteral("(2026-11-01)")));
    QCOMPARE(copyIn(data()), list2026);
}

void ProviderListFileTest::aListOfTomorrowIsNotTaken()
{
    const QByteArray tomorrow = R"({"date":"9999-12-31","source":"a page of tomorrow","providers":[]})";
    const QString file = list(tomorrow);
    const auto taken = app::chooseList(file, data());
    QVERIFY(!taken);
    QCOMPARE(taken.error(), words::listIsOfTomorrow(file, app::readProviderList(file)->date()));
    // Nor one that lies there already.
    QVERIFY(app::chooseList(list(list2026), data()));
    QFile copy(app::chosenListFile(data()));
    QVERIFY(copy.open(QIODevice::WriteOnly | QIODevice::Truncate) && copy.write(tomorrow) == tomorrow.size());
    copy.close();
    QCOMPARE(app::listInUse(data()).origin, ListOrigin::ChosenIsUnreadable);
}

void ProviderListFileTest::aPipeInThePlaceOfTheCopyIsNotRead()
{
    QVERIFY(QDir().mkpath(data()));
    QCOMPARE(mkfifo(QFile::encodeName(app::chosenListFile(data())).constData(), 0600), 0);
    QCOMPARE(app::listInUse(data()).origin, ListOrigin::ChosenIsUnreadable);
}

void ProviderListFileTest::aListOfTheSameDayIsTaken()
{
    QVERIFY(app::chooseList(list(list2026), data()));
    QByteArray corrected = list2026;
    corrected.replace("read by me", "corrected");
    QVERIFY(app::chooseList(list(corrected), data()));
    QCOMPARE(app::listInUse(data()).list.source(), QStringLiteral("BSI, corrected"));
    // The copy itself may be chosen too.
    QVERIFY(app::chooseList(app::chosenListFile(data()), data()));
    QCOMPARE(copyIn(data()), corrected);
}

void ProviderListFileTest::theBuiltInListCanBeHadAgain()
{
    QVERIFY(app::useBuiltInList(data())); // as it is already
    QVERIFY(app::chooseList(list(list2026), data()));
    const auto builtIn = app::useBuiltInList(data());
    QVERIFY(builtIn);
    QCOMPARE(builtIn->origin, ListOrigin::BuiltIn);
    QCOMPARE(builtIn->list.source(), app::bundledBsiList().source());
    QVERIFY(!QFile::exists(app::chosenListFile(data())));
    QCOMPARE(app::listInUse(data()).origin, ListOrigin::BuiltIn);
    QVERIFY(app::chooseList(list(list2025), data())); // is newer than the built-in one
}

void ProviderListFileTest::aCopyThatCannotBeReadGivesWayToTheBuiltInList()
{
    QVERIFY(app::chooseList(list(list2026), data()));
    QFile copy(app::chosenListFile(data()));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    copy.write(list2026.left(list2026.size() / 2)); // a disk that was full
    copy.close();
    app::ListInUse inUse = app::listInUse(data());
    QCOMPARE(inUse.origin, ListOrigin::ChosenIsUnreadable);
    QCOMPARE(inUse.list.source(), app::bundledBsiList().source());

    QVERIFY(app::chooseList(list(list2026), data()));
    QCOMPARE(app::listInUse(data()).origin, ListOrigin::Chosen);

    QVERIFY(copy.open(QIODevice::WriteOnly));
    copy.close();
    QVERIFY(app::useBuiltInList(data()));
    QCOMPARE(app::listInUse(data()).origin, ListOrigin::BuiltIn);
}

void ProviderListFileTest::aNewerBuiltInListComesFirst()
{
    QVERIFY(QDir().mkpath(data()));
    QFile copy(app::chosenListFile(data())); // chosen once, before Waxseal brought a newer one
    QVERIFY(copy.open(QIODevice::WriteOnly));
    copy.write(list2001);
    copy.close();
    const app::ListInUse inUse = app::listInUse(data());
    QCOMPARE(inUse.origin, ListOrigin::BuiltInIsNewer);
    QCOMPARE(inUse.list.source(), app::bundledBsiList().source());
}

void ProviderListFileTest::whatCannotBeKeptIsSaidAndNotTaken()
{
    const QString folder = write(QStringLiteral("no-folder"), "x"); // nothing can be written below a file
    const auto taken = app::chooseList(list(list2026), folder);
    QVERIFY(!taken);
    QVERIFY2(taken.error().contains(app::chosenListFile(folder)), qPrintable(taken.error()));
    QCOMPARE(app::listInUse(folder).origin, ListOrigin::BuiltIn);
}

QTEST_GUILESS_MAIN(ProviderListFileTest)
#include "provider_list_file_test.moc"
