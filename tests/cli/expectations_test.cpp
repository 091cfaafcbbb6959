// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/store.h"
#include "tests/cli/command.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;
using expectations::History;
using expectations::Wish;

namespace {

constexpr qint64 day = 86'400;
constexpr qint64 november = 20'758 * day; // 2026-11-01

std::chrono::sys_seconds at(qint64 seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

DomainName domain(const QByteArray &name)
{
    return DomainName::parse(name).value();
}

/// Authors of every kind.
void fill(const QString &folder)
{
    const auto store = store::Store::open(folder);
    QVERIFY(store);
    const History histories[] = {
        {domain("company.example"),
         {{domain("company.example"), true, at(november), at(november + 19 * day), 12},
          {domain("lists.example"), false, at(november + day), at(november + day), 1}},
         Wish::Learn,
         {}},
        {domain("new.example"), {{domain("new.example"), true, at(november), at(november), 1}}, Wish::Learn, {}},
        {domain("wished.example"), {}, Wish::Expect, at(november + 4 * day)},
        {domain("b\xc3\xbc"
                "cher.example"),
         {},
         Wish::Ignore,
         {}},
    };
    for (const History &history : histories)
        QVERIFY((*store)->keepExpectation(history));
}

kit::Ran run(const QString &folder, const QStringList &arguments = {})
{
    return kit::waxseal(QStringList{QStringLiteral("expectations"), QStringLiteral("--memory"), folder} + arguments);
}

} // namespace

class ExpectationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRememberedIsShown();
    void programsReadIt();
    void oneAuthorIsForgotten();
    void allAreForgotten();
    void lookingBeginsNoMemory();
    void theUsualFolderIsThatOfTheDesktop();
    void troubleIsOneSentence();
    void wrongUsageSaysWhatToDo_data();
    void wrongUsageSaysWhatToDo();
    void helpIsOnStandardOutput();
};

void ExpectationsTest::whatIsRememberedIsShown()
{
    const QTemporaryDir folder;
    fill(folder.path());
    for (const QStringList &arguments : {QStringList{}, QStringList{QStringLiteral("list")}}) {
        const kit::Ran ran = run(folder.path(), arguments);
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.error, QByteArray());
        const QList<QByteArray> lines = ran.out.split('\n');
        QCOMPARE(lines.size(), 7); // a head, five lines, and nothing behind the last
        QVERIFY(lines.at(0).startsWith("Author"));
        QCOMPARE(lines.at(1).simplified(),
                 QByteArray("company.example Expects a signature since 2026-11-01 company.example 12 2026-11-01 "
                            "2026-11-20"));
        QCOMPARE(lines.at(2).simplified(), QByteArray("lists.example (a list or service) 1 2026-11-02 2026-11-02"));
        QCOMPARE(lines.at(2).indexOf("lists"), lines.at(1).lastIndexOf("company"));
        QVERIFY(lines.at(3).simplified().startsWith("new.example Learning new.example 1 "));
        QCOMPARE(lines.at(4).simplified(),
                 QByteArray("wished.example Expects a signature since 2026-11-05 (your choice)"));
        QCOMPARE(lines.at(5).simplified(),
                 QByteArray("b\xc3\xbc"
                            "cher.example (xn--bcher-kva.example) Nothing expected (your "
                            "choice)"));
    }
}

void ExpectationsTest::programsReadIt()
{
    const QTemporaryDir folder;
    QVERIFY(run(folder.path(), {QStringLiteral("--json")}).objects().isEmpty());
    fill(folder.path());
    const QList<QJsonObject> authors = run(folder.path(), {QStringLiteral("--json")}).objects();
    QCOMPARE(authors.size(), 4);
    const QJsonObject first = authors.constFirst();
    QCOMPARE(first.value(QLatin1String("author")).toString(), QStringLiteral("company.example"));
    QCOMPARE(first.value(QLatin1String("wish")).toString(), QStringLiteral("learn"));
    QCOMPARE(first.value(QLatin1String("expected")).toBool(), true);
    QCOMPARE(first.value(QLatin1String("words")).toString(), QStringLiteral("Expects a signature since 2026-11-01"));
    const QJsonArray signers = first.value(QLatin1String("signers")).toArray();
    QCOMPARE(signers.size(), 2);
    const QJsonObject list = signers.at(1).toObject();
    QCOMPARE(list.value(QLatin1String("domain")).toString(), QStringLiteral("lists.example"));
    QCOMPARE(list.value(QLatin1String("aligned")).toBool(true), false);
    QCOMPARE(list.value(QLatin1String("messages")).toInt(), 1);
    QCOMPARE(list.value(QLatin1String("first")).toString(), QStringLiteral("2026-11-02T00:00:00Z"));
    QVERIFY(list.contains(QLatin1String("last")));
    QCOMPARE(authors.at(3).value(QLatin1String("author")).toString(), QStringLiteral("xn--bcher-kva.example"));
    QCOMPARE(authors.at(3).value(QLatin1String("wish")).toString(), QStringLiteral("ignore"));
    QCOMPARE(authors.at(3).value(QLatin1String("signers")).toArray().size(), 0);
}

void ExpectationsTest::oneAuthorIsForgotten()
{
    const QTemporaryDir folder;
    fill(folder.path());
    const auto forget = [&](const char *author) {
        return run(folder.path(), {QStringLiteral("forget"), QString::fromUtf8(author)});
    };
    QCOMPARE(forget("Company.Example").out, QByteArray("company.example is forgotten.\n"));
    QCOMPARE(forget("company.example").out, QByteArray("Nothing is remembered of company.example.\n"));
    QCOMPARE(forget("company.example").status, 0);
    QVERIFY(forget("b\xc3\xbc"
                   "cher.example")
                .out.contains("is forgotten"));
    QCOMPARE(run(folder.path(), {QStringLiteral("--json")}).objects().size(), 2);
}

void ExpectationsTest::allAreForgotten()
{
    const QTemporaryDir folder;
    fill(folder.path());
    QCOMPARE(run(folder.path(), {QStringLiteral("forget-all")}).out, QByteArray("All authors are forgotten.\n"));
    QVERIFY(run(folder.path(), {QStringLiteral("--json")}).objects().isEmpty());
    QVERIFY(run(folder.path()).out.startsWith("No author is remembered in "));
}

void ExpectationsTest::lookingBeginsNoMemory()
{
    const QTemporaryDir folder;
    const kit::Ran ran = run(folder.filePath(QStringLiteral("none")));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QStringLiteral("No author is remembered in %1/none.\n").arg(folder.path()).toUtf8());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void ExpectationsTest::theUsualFolderIsThatOfTheDesktop()
{
    QVERIFY(kit::waxseal({QStringLiteral("expectations")}).out.endsWith("/waxseal.\n"));
}

void ExpectationsTest::troubleIsOneSentence()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("waxseal.sqlite"))); // a folder is no database
    const kit::Ran ran = run(folder.path());
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.error.count('\n'), 1);
    QVERIFY(ran.error.startsWith("waxseal: "));
}

void ExpectationsTest::wrongUsageSaysWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *title, const char *arguments) {
        QTest::newRow(title) << QString::fromLatin1(arguments).split(QLatin1Char(' '));
    };
    row("unknown act", "expectations frobnicate");
    row("forget nobody", "expectations forget");
    row("forget two", "expectations forget a.example b.example");
    row("forget no domain", "expectations forget a..example");
    row("list something", "expectations list a.example");
    row("unknown option", "expectations --zone x");
    row("no folder", "expectations --memory");
    row("an empty folder", "expectations --memory=");
    row("inspect: an empty folder", "inspect --memory= x");
    row("inspect: the demonstration remembers nothing", "inspect --demo --memory x");
}

void ExpectationsTest::wrongUsageSaysWhatToDo()
{
    QFETCH(QStringList, arguments);
    const kit::Ran ran = kit::waxseal(arguments);
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY(ran.error.startsWith("waxseal: "));
    QCOMPARE(ran.error.count('\n'), 1);
}

void ExpectationsTest::helpIsOnStandardOutput()
{
    const kit::Ran help = kit::waxseal({QStringLiteral("expectations"), QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    for (const char *word : {"list", "forget DOMAIN", "forget-all", "--memory DIR", "--json", "--help"})
        QVERIFY2(help.out.contains(word), word);
    QVERIFY(kit::waxseal({QStringLiteral("--help")}).out.contains("expectations"));
    QVERIFY(kit::waxseal({QStringLiteral("inspect"), QStringLiteral("--help")}).out.contains("--memory DIR"));
}

QTEST_GUILESS_MAIN(ExpectationsTest)
#include "expectations_test.moc"
