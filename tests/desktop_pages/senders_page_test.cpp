// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/senders_page.h"
#include "core/words/expectations.h"
#include "core/words/phrases.h"
#include "core/words/senders_page.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace waxseal;
using namespace waxseal::desktop;
using expectations::History;
using expectations::Wish;

/// Drives the page as a person does, and answers as the memory would.
class SendersPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutSendersOneSentenceSaysWhatThisIs();
    void aRowSaysWhatIsKnown();
    void theSearchFindsDomains_data();
    void theSearchFindsDomains();
    void aColumnPutsTheRowsInOrder();
    void whatIsExpectedIsChosen();
    void newsChooseNothing();
    void oneSignerIsForgotten();
    void oneDomainIsForgottenAndItsNeighbourChosen();
    void aHeldKeyForgetsOneDomain();
    void allAreForgottenOnlyWhenConfirmed();
    void whatWasChosenStaysChosen();
    void theKeyboardReachesAll();
    void everyPartHasAName();
    void fiftyThousandDomainsDoNotLetWait();
};

namespace {

const words::SendersPageText text = words::sendersPage();
constexpr std::chrono::sys_seconds then{std::chrono::seconds(1'790'000'000)}; // 2026-09-21

DomainName domain(QByteArrayView name)
{
    return DomainName::parse(name).value();
}

std::vector<History> sample()
{
    using std::chrono::days;
    return {{domain("alpha.example"),
             {{domain("alpha.example"), true, then, then + days(40), 7},
              {domain("list.example"), false, then + days(3), then + days(4), 9}},
             Wish::Learn,
             {}},
            {domain("beta.example"), {{domain("beta.example"), true, then + days(10), then + days(10), 1}}, {}, {}},
            {domain("gamma.example"), {}, Wish::Ignore, {}},
            {domain("xn--bcher-kva.example"),
             {{domain("xn--bcher-kva.example"), true, then + days(1), then + days(20), 3}},
             Wish::Expect,
             then + days(5)}};
}

/// The page, and what it has handed on.
struct Shown {
    explicit Shown(std::vector<History> known = sample()) : histories(std::move(known))
    {
        page.setExpectations(histories);
        QObject::connect(&page, &SendersPage::wishChosen, &page, [this](const DomainName &author, Wish wish) {
            told << QString::fromLatin1(author.view()) + QStringLiteral(" wish %1").arg(int(wish));
        });
        QObject::connect(&page, &SendersPage::forgetSignerRequested, &page,
                         [this](const DomainName &author, const DomainName &signer) {
                             told << QString::fromLatin1(author.view()) + QStringLiteral(" signer ")
                                     + QString::fromLatin1(signer.view());
                         });
        QObject::connect(&page, &SendersPage::forgetRequested, &page, [this](const DomainName &author) {
            told << QString::fromLatin1(author.view()) + QStringLiteral(" forget");
        });
        QObject::connect(&page, &SendersPage::forgetAllRequested, &page, [this] { told << QStringLiteral("all"); });
        page.show();
    }

    QTableView &table() { return *page.findChild<QTableView *>(); }
    QTreeWidget &signers() { return *page.findChild<QTreeWidget *>(); }
    QLineEdit &search() { return *page.findChild<QLineEdit *>(); }
    template <typename Button> Button *button(const QString &label)
    {
        for (Button *one : page.findChildren<Button *>()) {
            if (one->text() == label)
                return one;
        }
        return nullptr;
    }
    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    void choose(int row) { table().setCurrentIndex(table().model()->index(row, 0)); }
    bool says(const QString &sentence)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text() == sentence && label->isVisible(); });
    }

    std::vector<History> histories;
    SendersPage page;
    QStringList told;
};

} // namespace

void SendersPageTest::withoutSendersOneSentenceSaysWhatThisIs()
{
    Shown shown{std::vector<History>()};
    QVERIFY(shown.says(text.empty));
    for (const words::Choice &choice : {text.forgetSigner, text.forget, text.forgetAll})
        QVERIFY(!shown.button<QPushButton>(choice.label)->isEnabled());
    for (const words::Choice &choice : {text.learn, text.expect, text.ignore}) {
        QVERIFY(!shown.button<QRadioButton>(choice.label)->isEnabled());
        QVERIFY(!shown.button<QRadioButton>(choice.label)->isChecked());
    }
    shown.page.setExpectations(sample());
    QVERIFY(!shown.says(text.empty));
    QVERIFY(shown.button<QRadioButton>(text.learn.label)->isChecked());
}

void SendersPageTest::aRowSaysWhatIsKnown()
{
    Shown shown;
    QCOMPARE(shown.table().model()->rowCount(), 4);
    QStringList first;
    for (int column = 0; column < 6; ++column)
        first << shown.cell(0, column);
    QCOMPARE(
        first,
        QStringList({QStringLiteral("alpha.example"), QStringLiteral("alpha.example, list.example (a list or service)"),
                     QStringLiteral("2026-09-21"), QStringLiteral("2026-10-31"), QStringLiteral("9"),
                     words::expectation(sample()[0])}));
    QCOMPARE(shown.cell(2, 1), QString()); // nobody has signed
    QCOMPARE(shown.cell(2, 2), QString());
    QCOMPARE(shown.cell(2, 5), words::expectation(sample()[2]));
    QVERIFY(shown.cell(3, 0).startsWith(QStringLiteral("bücher.example")));
    QVERIFY(shown.cell(3, 0).contains(QStringLiteral("xn--bcher-kva.example"))); // letters can look alike

    QCOMPARE(shown.signers().topLevelItemCount(), 2);
    QCOMPARE(shown.signers().topLevelItem(1)->text(0), words::signer(sample()[0].signers[1]));
    QCOMPARE(shown.signers().topLevelItem(1)->text(1), QStringLiteral("9"));
    shown.choose(2);
    QCOMPARE(shown.signers().topLevelItemCount(), 0);
    QVERIFY(shown.button<QRadioButton>(text.ignore.label)->isChecked());
    QVERIFY(!shown.button<QPushButton>(text.forgetSigner.label)->isEnabled());
    QVERIFY(shown.says(QStringLiteral("gamma.example")));
}

void SendersPageTest::theSearchFindsDomains_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("rows");
    QTest::newRow("a part") << QStringLiteral("bet") << 1;
    QTest::newRow("case does not count") << QStringLiteral("ALPHA") << 1;
    QTest::newRow("all of them") << QStringLiteral(" example ") << 4;
    QTest::newRow("RFC 5890: as it is read") << QStringLiteral("büch") << 1;
    QTest::newRow("RFC 5890: as it is on the wire") << QStringLiteral("xn--b") << 1;
    QTest::newRow("none") << QStringLiteral("delta") << 0;
}

void SendersPageTest::theSearchFindsDomains()
{
    QFETCH(QString, typed);
    QFETCH(int, rows);
    Shown shown;
    shown.search().setText(typed); // there are no keys for "ü"
    QCOMPARE(shown.table().model()->rowCount(), rows);
    QCOMPARE(shown.says(text.nothingFound), rows == 0);
    QCOMPARE(shown.button<QPushButton>(text.forget.label)->isEnabled(), rows > 0);
    QVERIFY(shown.button<QPushButton>(text.forgetAll.label)->isEnabled()); // all, not only those found
    shown.search().clear();
    QCOMPARE(shown.table().model()->rowCount(), 4);
    QCOMPARE(shown.told, QStringList());
}

void SendersPageTest::aColumnPutsTheRowsInOrder()
{
    Shown shown;
    shown.choose(3);
    auto *head = shown.table().horizontalHeader();
    const auto firstAfter = [&](int column, Qt::SortOrder order) {
        head->setSortIndicator(column, order);
        return shown.histories.empty() ? QString() : shown.cell(0, 0).left(4);
    };
    QCOMPARE(firstAfter(0, Qt::DescendingOrder), QStringLiteral("büch"));
    QCOMPARE(firstAfter(2, Qt::DescendingOrder), QStringLiteral("beta"));
    QCOMPARE(firstAfter(3, Qt::DescendingOrder), QStringLiteral("alph"));
    QCOMPARE(firstAfter(4, Qt::AscendingOrder), QStringLiteral("gamm"));
    QCOMPARE(firstAfter(5, Qt::DescendingOrder), QStringLiteral("gamm"));
    QCOMPARE(firstAfter(1, Qt::AscendingOrder), QStringLiteral("gamm"));
    QVERIFY(shown.button<QRadioButton>(text.expect.label)->isChecked()); // the same one is chosen
}

void SendersPageTest::whatIsExpectedIsChosen()
{
    Shown shown;
    QVERIFY(QTest::qWaitForWindowActive(&shown.page)); // arrows go from button to button where the focus is
    shown.choose(1);
    auto *learn = shown.button<QRadioButton>(text.learn.label);
    learn->setFocus();
    QTest::keyClick(learn, Qt::Key_Down);
    QCOMPARE(shown.told, QStringList{QStringLiteral("beta.example wish 1")});
    shown.histories[1].wish = Wish::Expect;
    shown.page.setExpectations(shown.histories);
    QVERIFY(shown.button<QRadioButton>(text.expect.label)->isChecked());
    auto *ignore = shown.button<QRadioButton>(text.ignore.label);
    QTest::mouseClick(ignore, Qt::LeftButton, {}, {8, ignore->height() / 2}); // it ends with its text
    QCOMPARE(shown.told.last(), QStringLiteral("beta.example wish 2"));
    QCOMPARE(shown.told.size(), 2);
}

void SendersPageTest::newsChooseNothing()
{
    Shown shown;
    for (int row = 0; row < 4; ++row)
        shown.choose(row);
    shown.page.setExpectations({});
    shown.page.setExpectations(sample());
    QCOMPARE(shown.told, QStringList());
}

void SendersPageTest::oneSignerIsForgotten()
{
    Shown shown;
    shown.signers().setCurrentItem(shown.signers().topLevelItem(1));
    QTest::mouseClick(shown.button<QPushButton>(text.forgetSigner.label), Qt::LeftButton);
    QCOMPARE(shown.told, QStringList{QStringLiteral("alpha.example signer list.example")});
    shown.histories[0].signers.pop_back();
    shown.page.setExpectations(shown.histories);
    QCOMPARE(shown.signers().topLevelItemCount(), 1);
    shown.signers().setFocus();
    QTest::keyClick(&shown.signers(), Qt::Key_Delete);
    QCOMPARE(shown.told.last(), QStringLiteral("alpha.example signer alpha.example"));
}

void SendersPageTest::oneDomainIsForgottenAndItsNeighbourChosen()
{
    Shown shown;
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.choose(3);
    auto *forget = shown.button<QPushButton>(text.forget.label);
    forget->setFocus();
    QTest::keyClick(forget, Qt::Key_Space);
    QCOMPARE(shown.told, QStringList{QStringLiteral("xn--bcher-kva.example forget")});
    shown.histories.pop_back();
    shown.page.setExpectations(shown.histories);
    QCOMPARE(shown.table().currentIndex().row(), 2);
    QVERIFY(shown.says(QStringLiteral("gamma.example")));
    shown.page.setExpectations({});
    QCOMPARE(QApplication::focusWidget(), &shown.table()); // not on something else than was meant
}

void SendersPageTest::aHeldKeyForgetsOneDomain()
{
    Shown shown;
    shown.table().setFocus();
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier, QString(), true);
    QCoreApplication::sendEvent(&shown.table(), &repeated);
    QCOMPARE(shown.told, QStringList{QStringLiteral("alpha.example forget")});
}

void SendersPageTest::allAreForgottenOnlyWhenConfirmed()
{
    Shown shown;
    const auto answer = [&](const QString &label) {
        QTest::mouseClick(shown.button<QPushButton>(text.forgetAll.label), Qt::LeftButton);
        auto *box = shown.page.findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        QCOMPARE(box->text(), text.forgetAllQuestion);
        QCOMPARE(box->defaultButton()->text(), text.forgetAllNo);
        if (label.isEmpty()) {
            QTest::keyClick(box, Qt::Key_Escape);
        } else {
            for (QAbstractButton *button : box->buttons()) {
                if (button->text() == label)
                    button->click();
            }
        }
        QTRY_VERIFY(!shown.page.findChild<QMessageBox *>());
    };
    answer(text.forgetAllNo);
    answer(QString());
    QCOMPARE(shown.told, QStringList());
    answer(text.forgetAllYes);
    QCOMPARE(shown.told, QStringList{QStringLiteral("all")});
}

void SendersPageTest::whatWasChosenStaysChosen()
{
    Shown shown;
    shown.choose(1);
    shown.histories.insert(shown.histories.begin(), {domain("aaa.example"), {}, Wish::Expect, then});
    shown.page.setExpectations(shown.histories);
    QCOMPARE(shown.table().currentIndex().row(), 2);
    QVERIFY(shown.says(QStringLiteral("beta.example")));
    QTest::keyClicks(&shown.search(), QStringLiteral("beta"));
    QCOMPARE(shown.table().currentIndex().row(), 0);
    QVERIFY(shown.says(QStringLiteral("beta.example")));
}

void SendersPageTest::theKeyboardReachesAll()
{
    Shown shown;
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    QCOMPARE(QApplication::focusWidget(), &shown.search());
    QList<QWidget *> reached;
    for (int i = 0; i < 20; ++i) {
        reached << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(reached.contains(&shown.table()));
    QVERIFY(reached.contains(&shown.signers()));
    QVERIFY(reached.contains(shown.button<QRadioButton>(text.learn.label)));
    for (const words::Choice &choice : {text.forgetSigner, text.forget, text.forgetAll})
        QVERIFY2(reached.contains(shown.button<QPushButton>(choice.label)), qPrintable(choice.label));
    QTest::keyClick(&shown.page, Qt::Key_Escape);
    QVERIFY(!shown.page.isVisible());
}

void SendersPageTest::everyPartHasAName()
{
    Shown shown;
    const auto textOf = [](QWidget *widget, QAccessible::Text kind) {
        return QAccessible::queryAccessibleInterface(widget)->text(kind);
    };
    QCOMPARE(textOf(&shown.table(), QAccessible::Name), text.table);
    QCOMPARE(textOf(&shown.signers(), QAccessible::Name), text.signers);
    QVERIFY(!textOf(&shown.search(), QAccessible::Name).isEmpty());
    for (const words::Choice &choice : {text.learn, text.expect, text.ignore})
        QCOMPARE(textOf(shown.button<QRadioButton>(choice.label), QAccessible::Description), choice.explanation);
    for (const words::Choice &choice : {text.forgetSigner, text.forget, text.forgetAll})
        QCOMPARE(textOf(shown.button<QPushButton>(choice.label), QAccessible::Description), choice.explanation);
}

void SendersPageTest::fiftyThousandDomainsDoNotLetWait()
{
    std::vector<History> many;
    for (int i = 0; i < 50'000; ++i) {
        const DomainName author =
            domain("d" + QByteArray::number(100'000 + i) + (i % 10 ? ".example" : ".bücher.example"));
        many.push_back({author, {{author, true, then, then, i}}, {}, {}});
    }
    Shown shown;
    QElapsedTimer timer;
    const auto took = [&] {
        shown.page.grab();
        return timer.restart();
    };
    timer.start();
    shown.page.setExpectations(many);
    const qint64 set = took();
    shown.search().setText(QStringLiteral("d14"));
    const qint64 searched = took();
    QCOMPARE(shown.table().model()->rowCount(), 10'000);
    shown.table().horizontalHeader()->setSortIndicator(4, Qt::DescendingOrder);
    const qint64 sorted = took();
    qInfo("set %lld ms, searched %lld ms, sorted %lld ms", set, searched, sorted);
    QVERIFY(set < 1'500 && searched < 1'500 && sorted < 1'500); // with room for sanitizers
}

QTEST_MAIN(SendersPageTest)
#include "senders_page_test.moc"
