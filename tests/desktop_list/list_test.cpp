// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/list/list_view.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;
using verdict::Outcome;
using verdict::way_in::Flaw;

class ListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreSortedByAnyColumn_data();
    void rowsAreSortedByAnyColumn();
    void aSearchLeavesWhatHoldsEveryWord_data();
    void aSearchLeavesWhatHoldsEveryWord();
    void theCurrentMessageStaysWhileRowsCome();
    void aVanishedMessageLeavesTheList();
    void exceptionsAreMarkedAndNothingElse_data();
    void exceptionsAreMarkedAndNothingElse();
    void postcardsAreNoExceptionWhereTheyAreUsual();
    void theVerdictColumnIsOffAndHasWords();
    void anUnreadableFileIsARowWithASentence();
    void aHundredThousandRowsKeepTheModelSound();
    void theTableTellsWhatIsInView();
};

namespace {

PlaceRow row(const QString &author, const QString &subject, int day, Outcome sender = Outcome::Confirmed,
             Flaw flaw = Flaw::None)
{
    PlaceRow made;
    made.location.path = "/mail/" + subject.toUtf8();
    made.summary.author = author;
    made.summary.address = author.toLower() + QStringLiteral("@a.example");
    made.summary.subject = subject;
    made.summary.date = std::chrono::sys_seconds(std::chrono::hours(24 * day));
    made.summary.sender = sender;
    made.summary.wayIn = flaw == Flaw::None ? Outcome::Confirmed : Outcome::Nothing;
    made.summary.content = Outcome::Nothing;
    made.summary.flaw = flaw;
    made.isJudged = true;
    return made;
}

QStringList subjects(ListModel &model)
{
    model.waitForOrder();
    QStringList result;
    for (int i = 0; i < model.rowCount(); ++i)
        result << model.at(i).summary.subject;
    return result;
}

QList<PlaceRow> four()
{
    return {row(QStringLiteral("Berta"), QStringLiteral("umbrella"), 3),
            row(QStringLiteral("anton"), QStringLiteral("Österreich"), 1, Outcome::Contradicted),
            row(QStringLiteral("Cäsar"), QStringLiteral("apple pie"), 4, Outcome::Confirmed, Flaw::Postcard),
            row(QStringLiteral("Dora"), QStringLiteral("Zebra pie"), 2)};
}

} // namespace

void ListTest::rowsAreSortedByAnyColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<QStringList>("expected");
    const QString u = QStringLiteral("umbrella"), o = QStringLiteral("Österreich"), a = QStringLiteral("apple pie"),
                  z = QStringLiteral("Zebra pie");
    QTest::newRow("latest first") << int(Column::Date) << false << QStringList{a, u, z, o};
    QTest::newRow("oldest first") << int(Column::Date) << true << QStringList{o, z, u, a};
    QTest::newRow("names, any case") << int(Column::From) << true << QStringList{o, u, a, z};
    QTest::newRow("names, backwards") << int(Column::From) << false << QStringList{z, a, u, o};
    QTest::newRow("what asks for attention") << int(Column::Mark) << false << QStringList{o, a, u, z};
    QTest::newRow("verdict") << int(Column::Verdict) << false << QStringList{o, a, u, z};
}

void ListTest::rowsAreSortedByAnyColumn()
{
    QFETCH(int, column);
    QFETCH(bool, ascending);
    ListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(four());
    model.sort(column, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    QTEST(subjects(model), "expected");
}

void ListTest::aSearchLeavesWhatHoldsEveryWord_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<int>("rows");
    QTest::newRow("nothing asked") << QString() << 4;
    QTest::newRow("any case") << QStringLiteral("PIE") << 2;
    QTest::newRow("umlauts in any case") << QStringLiteral("öster") << 1;
    QTest::newRow("two words") << QStringLiteral("pie zebra") << 1;
    QTest::newRow("a name") << QStringLiteral("dora") << 1;
    QTest::newRow("an address") << QStringLiteral("anton@a.example") << 1;
    QTest::newRow("nothing like it") << QStringLiteral("giraffe") << 0;
    QTest::newRow("no pattern") << QStringLiteral(".*") << 0;
}

void ListTest::aSearchLeavesWhatHoldsEveryWord()
{
    QFETCH(QString, search);
    ListPane pane;
    QAbstractItemModelTester tester(&pane.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    pane.model().add(four());
    pane.model().waitForOrder();
    pane.search().setText(search);
    pane.model().waitForOrder();
    QTEST(pane.model().rowCount(), "rows");
    QCOMPARE(pane.model().messages(), 4);
    pane.search().clear();
    pane.model().waitForOrder();
    QCOMPARE(pane.model().rowCount(), 4);
}

void ListTest::theCurrentMessageStaysWhileRowsCome()
{
    ListPane pane;
    QAbstractItemModelTester tester(&pane.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    pane.resize(600, 300);
    pane.show();
    pane.model().add(four());
    pane.model().waitForOrder();
    QSignalSpy changed(&pane.table(), &ListTable::currentChangedTo);
    pane.table().setCurrentId(3);
    QCOMPARE(changed.size(), 1);
    for (int day = 10; day < 40; ++day) {
        pane.model().add({row(QStringLiteral("Emil"), QString::number(day), day)});
        pane.model().waitForOrder();
        QCOMPARE(pane.table().currentId(), 3);
    }
    QCOMPARE(changed.size(), 1); // nothing was opened by itself
    QCOMPARE(pane.model().rowOf(3), 32);
}

void ListTest::aVanishedMessageLeavesTheList()
{
    ListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(four());
    model.waitForOrder();
    model.remove({0, 2});
    QCOMPARE(subjects(model), (QStringList{QStringLiteral("Zebra pie"), QStringLiteral("Österreich")}));
    QCOMPARE(model.messages(), 2);
    QCOMPARE(model.rowOf(0), -1);
    model.add({row(QStringLiteral("Emil"), QStringLiteral("new"), 9)});
    QCOMPARE(subjects(model).first(), QStringLiteral("new"));
    QCOMPARE(model.idAt(0), 4);
}

void ListTest::exceptionsAreMarkedAndNothingElse_data()
{
    QTest::addColumn<Outcome>("sender");
    QTest::addColumn<Flaw>("flaw");
    QTest::addColumn<QString>("words");
    QTest::newRow("confirmed") << Outcome::Confirmed << Flaw::None << QString();
    QTest::newRow("nothing to report") << Outcome::Nothing << Flaw::None << QString();
    QTest::newRow("could not check") << Outcome::Unchecked << Flaw::None << QString();
    QTest::newRow("contradicted") << Outcome::Contradicted << Flaw::None << QStringLiteral("Sender: Contradicted");
    QTest::newRow("postcard") << Outcome::Nothing << Flaw::Postcard << QStringLiteral("postcard");
    QTest::newRow("outdated TLS") << Outcome::Nothing << Flaw::OutdatedTls << QStringLiteral("outdated TLS");
    QTest::newRow("the worst only") << Outcome::Contradicted << Flaw::Postcard
                                    << QStringLiteral("Sender: Contradicted");
}

void ListTest::exceptionsAreMarkedAndNothingElse()
{
    QFETCH(Outcome, sender);
    QFETCH(Flaw, flaw);
    ListModel model;
    model.add({row(QStringLiteral("A"), QStringLiteral("s"), 1, sender, flaw)});
    model.waitForOrder();
    const QModelIndex mark = model.index(0, int(Column::Mark));
    QTEST(mark.data(Qt::AccessibleTextRole).toString(), "words");
    QCOMPARE(mark.data(ListModel::IsMarkedRole).toBool(), !mark.data(Qt::AccessibleTextRole).toString().isEmpty());
}

void ListTest::postcardsAreNoExceptionWhereTheyAreUsual()
{
    ListModel model;
    for (int i = 0; i < 30; ++i)
        model.add({row(QStringLiteral("A"), QString::number(i), i, Outcome::Nothing,
                       i % 2 == 0 ? Flaw::Postcard : Flaw::None)});
    model.add({row(QStringLiteral("A"), QStringLiteral("forged"), 99, Outcome::Contradicted)});
    model.waitForOrder();
    int marked = 0;
    for (int i = 0; i < model.rowCount(); ++i)
        marked += model.index(i, int(Column::Mark)).data(ListModel::IsMarkedRole).toBool() ? 1 : 0;
    QCOMPARE(marked, 1); // only the contradiction
    QVERIFY(model.index(0, int(Column::Mark)).data(ListModel::IsMarkedRole).toBool());
}

void ListTest::theVerdictColumnIsOffAndHasWords()
{
    ListPane pane;
    QVERIFY(pane.table().isColumnHidden(int(Column::Verdict)));
    pane.table().showVerdictColumn(true);
    QVERIFY(!pane.table().isColumnHidden(int(Column::Verdict)));
    pane.model().add(four());
    pane.model().waitForOrder();
    const QModelIndex verdict = pane.model().index(0, int(Column::Verdict));
    QCOMPARE(verdict.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Sender: Confirmed; Way in: postcard; Content: Nothing to report"));
}

void ListTest::anUnreadableFileIsARowWithASentence()
{
    ListModel model;
    PlaceRow broken;
    broken.error = QStringLiteral("x.eml: permission denied.");
    broken.isJudged = true;
    model.add({broken});
    model.waitForOrder();
    QCOMPARE(model.index(0, int(Column::Subject)).data().toString(), broken.error);
    QVERIFY(!model.index(0, int(Column::Mark)).data(ListModel::IsMarkedRole).toBool());
}

void ListTest::aHundredThousandRowsKeepTheModelSound()
{
    ListModel model;
    QList<PlaceRow> rows;
    for (int i = 0; i < 100'000; ++i) {
        rows << row(QStringLiteral("Author %1").arg(i % 977), QStringLiteral("Subject %1").arg(i), i * 7919 % 100'003);
        if (rows.size() == 2'000) {
            model.add(rows);
            rows.clear();
            model.waitForOrder();
        }
    }
    QCOMPARE(model.rowCount(), 100'000);
    for (int i = 1; i < model.rowCount(); ++i)
        QVERIFY(*model.at(i - 1).summary.date >= *model.at(i).summary.date);
    OrderWish wish = model.wish();
    wish.search = QStringLiteral("subject 99999");
    model.setWish(wish);
    model.waitForOrder();
    QCOMPARE(model.rowCount(), 1);
    wish.search.clear();
    model.setWish(wish);
    model.waitForOrder();
    QCOMPARE(model.rowCount(), 100'000);
}

void ListTest::theTableTellsWhatIsInView()
{
    ListPane pane;
    pane.resize(600, 400);
    pane.show();
    QList<PlaceRow> rows;
    for (int i = 0; i < 1'000; ++i)
        rows << row(QStringLiteral("A"), QString::number(i), i);
    pane.model().add(rows);
    pane.model().waitForOrder();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const std::vector<int> top = pane.table().visibleIds();
    QVERIFY(top.size() > 3 && top.size() < 60);
    QCOMPARE(top.front(), 999);
    QSignalSpy moved(&pane.table(), &ListTable::visibleChanged);
    pane.table().verticalScrollBar()->setValue(500);
    QVERIFY(!moved.isEmpty());
    QCOMPARE(pane.table().visibleIds().front(), 499);
}

QTEST_MAIN(ListTest)
#include "list_test.moc"
