// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/compose/recipient_field.h"
#include "core/base/limits.h"
#include "core/words/way_out.h"
#include "tests/desktop_compose/parts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;
using compose::Field;
namespace way_out = verdict::way_out;

/// Recipients as they are typed, and what is said of them.
class RecipientsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typedTextBecomesAChip_data();
    void typedTextBecomesAChip();
    void aSeparatorInsideQuotesIsPartOfTheName();
    void leavingTheFieldCompletesTheAddress();
    void whatIsNoAddressSaysSo();
    void anInternationalisedDomainIsShownInBothForms();
    void manyArePastedAtOnce();
    void theKeyboardWalksChangesAndRemoves();
    void aChangedAddressStaysInItsPlace();
    void fiveHundredRecipientsStayQuick();
    void completionProposesAndAsksNobody();
    void whatIsNoAddressYetMeansTheFirstProposal();
    void nothingIsAskedWhileAnAddressIsTyped();
    void answersAppearAsTheyCome();
    void theWeakestIsNamed();
    void whatNobodyWantsAnyMoreIsCanceled();
    void aSlowAnswerSaysSo();
    void nothingNewIsAskedWithoutTheWishOfThePerson();
    void blockedDomainsAndTheSwitchAreRespected();
    void oldAnswersAreAskedAgain();
    void aLinkAsksNobodyByItself();
    void takingAStrangersRecipientOutAsksNobody();
    void whatWasStillBeingTypedIsNoRecipientAfterwards();
    void whatCouldNotBeCheckedCanBeAskedAgain();
    void detailsShowEachRecipient();
};

namespace {

RecipientField &to(ComposerWindow &window)
{
    return window.field(Field::To);
}

QStringList shown(const RecipientField &field)
{
    QStringList texts;
    for (const RecipientChip *chip : field.chips())
        texts << chip->recipient().shown();
    return texts;
}

void type(ComposerWindow &window, const QString &text)
{
    to(window).edit().setFocus();
    QTest::keyClicks(&to(window).edit(), text);
}

const QString anna = QStringLiteral("anna@example.com");
const QString max = QStringLiteral("max@example.net");

} // namespace

void RecipientsTest::typedTextBecomesAChip_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key");
    QTest::newRow("comma") << QStringLiteral("anna@example.com,") << 0;
    QTest::newRow("semicolon") << QStringLiteral("anna@example.com;") << 0;
    QTest::newRow("Enter") << anna << int(Qt::Key_Return);
    QTest::newRow("Enter on the number pad") << anna << int(Qt::Key_Enter);
    QTest::newRow("Tab") << anna << int(Qt::Key_Tab);
}

void RecipientsTest::typedTextBecomesAChip()
{
    QFETCH(QString, typed);
    QFETCH(int, key);
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    type(window, typed);
    if (key)
        QTest::keyClick(&to(window).edit(), Qt::Key(key));
    QCOMPARE(shown(to(window)), QStringList{anna});
    QVERIFY(to(window).edit().text().isEmpty());
    QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"example.com"});
}

void RecipientsTest::aSeparatorInsideQuotesIsPartOfTheName()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("\"Berg, Anna\" <anna@example.com>,"));
    QCOMPARE(to(window).chips().size(), size_t(1));
    QCOMPARE(to(window).chips()[0]->recipient().parsed->name, QStringLiteral("Berg, Anna"));
}

void RecipientsTest::leavingTheFieldCompletesTheAddress()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    type(window, anna);
    window.subject().setFocus(Qt::MouseFocusReason);
    QCOMPARE(shown(to(window)), QStringList{anna});
}

void RecipientsTest::whatIsNoAddressSaysSo()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna,"));
    QCOMPARE(to(window).chips().size(), size_t(1));
    RecipientChip *chip = to(window).chips()[0];
    QVERIFY(!chip->recipient().isAddress());
    QTRY_VERIFY(!chip->look().sentence.isEmpty());
    QCOMPARE(chip->look().sentence,
             words::addressFault(compose::parseTyped(QStringLiteral("anna")).error(), QStringLiteral("anna")));
    QVERIFY(spoken(chip).contains(chip->look().sentence));
    QTest::qWait(50);
    QVERIFY(desk.lookups.asked().isEmpty());
    QVERIFY(!window.summary().isEmpty());
}

void RecipientsTest::anInternationalisedDomainIsShownInBothForms()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    to(window).edit().insert(QString::fromUtf8("anna@b\xC3\xBC"
                                               "cher.example"));
    QTest::keyClick(&to(window).edit(), Qt::Key_Return);
    QCOMPARE(shown(to(window)).first(),
             QString::fromUtf8("anna@b\xC3\xBC"
                               "cher.example (xn--bcher-kva.example)"));
    QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"xn--bcher-kva.example"});
}

void RecipientsTest::manyArePastedAtOnce()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QApplication::clipboard()->setText(
        QStringLiteral("anna@example.com, Max <max@example.net>;\nnobody\neve@example.org"));
    to(window).edit().setFocus();
    QTest::keySequence(&to(window).edit(), QKeySequence::Paste);
    QCOMPARE(to(window).chips().size(), size_t(4));
    QVERIFY(!to(window).chips()[2]->recipient().isAddress());
    QTRY_COMPARE(desk.lookups.asked().size(), 3);
}

void RecipientsTest::theKeyboardWalksChangesAndRemoves()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    type(window, QStringLiteral("a@example.com,b@example.com,c@example.com,"));
    QLineEdit &edit = to(window).edit();
    QTest::keyClick(&edit, Qt::Key_Left);
    QCOMPARE(to(window).currentChip(), to(window).chips()[2]);
    QTest::keyClick(to(window).currentChip(), Qt::Key_Left);
    QCOMPARE(to(window).currentChip(), to(window).chips()[1]);
    QTest::keyClick(to(window).currentChip(), Qt::Key_Delete);
    QCOMPARE(shown(to(window)), QStringList({QStringLiteral("a@example.com"), QStringLiteral("c@example.com")}));
    QCOMPARE(to(window).currentChip(), to(window).chips()[1]);
    QTest::keyClick(to(window).currentChip(), Qt::Key_Right);
    QVERIFY(edit.hasFocus());
    QTest::keyClick(&edit, Qt::Key_Backspace); // to the last chip
    QCOMPARE(to(window).currentChip(), to(window).chips()[1]);
    QTest::keyClick(to(window).currentChip(), Qt::Key_Backspace);
    QCOMPARE(shown(to(window)), QStringList{QStringLiteral("a@example.com")});
    QTest::keyClick(to(window).currentChip(), Qt::Key_End);
    QVERIFY(edit.hasFocus());
    QTest::keyClick(&edit, Qt::Key_Left);
    QTest::keyClicks(to(window).currentChip(), QStringLiteral("d")); // a letter is typed behind
    QVERIFY(edit.hasFocus());
    QCOMPARE(edit.text(), QStringLiteral("d"));
}

void RecipientsTest::aChangedAddressStaysInItsPlace()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    type(window, QStringLiteral("a@example.com,b@example.com,c@example.com,"));
    QTest::mouseDClick(to(window).chips()[1], Qt::LeftButton);
    QLineEdit &edit = to(window).edit();
    QVERIFY(edit.hasFocus());
    QCOMPARE(edit.text(), QStringLiteral("b@example.com"));
    QTest::keyClicks(&edit, QStringLiteral("x@example.org"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(shown(to(window)),
             QStringList(
                 {QStringLiteral("a@example.com"), QStringLiteral("x@example.org"), QStringLiteral("c@example.com")}));
    QTRY_VERIFY(to(window).chips()[1]->x() < to(window).chips()[2]->x()
                || to(window).chips()[1]->y() < to(window).chips()[2]->y());
}

void RecipientsTest::fiveHundredRecipientsStayQuick()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStringList many;
    for (int i = 0; i < limits::recipients + 20; ++i)
        many << QStringLiteral("person%1@domain%2.example").arg(i).arg(i % 20);
    QApplication::clipboard()->setText(many.join(QStringLiteral(", ")));
    QElapsedTimer timer;
    timer.start();
    to(window).edit().setFocus();
    QTest::keySequence(&to(window).edit(), QKeySequence::Paste);
    const qint64 pasted = timer.restart();
    QTRY_COMPARE(desk.lookups.asked().size(), 20);
    QCOMPARE(to(window).chips().size(), size_t(limits::recipients));
    QVERIFY(window.findChildren<QWidget *>().size() > limits::recipients);
    timer.restart();
    for (int i = 0; i < 20; ++i)
        desk.lookups.tell(QStringLiteral("domain%1.example").arg(i).toLatin1().constData(), way_out::Nothing{});
    QCoreApplication::processEvents();
    const qint64 answered = timer.restart();
    QTRY_VERIFY(to(window).chips().back()->look().outcome == verdict::Outcome::Nothing);
    timer.restart();
    window.showDetails(to(window).chips().back());
    const qint64 detailed = timer.restart();
    QTest::qWait(50);
    window.lookups().askAgain();
    for (int i = 0; i < 20; ++i)
        desk.lookups.tell(QStringLiteral("domain%1.example").arg(i).toLatin1().constData(), way_out::MtaSts{});
    timer.restart();
    QTRY_VERIFY(to(window).chips().back()->look().outcome == verdict::Outcome::Stated);
    const qint64 answeredAgain = timer.restart();
    window.resize(window.width() - 100, window.height());
    QCoreApplication::processEvents();
    const qint64 resized = timer.elapsed();
    qInfo("500 recipients: pasted %lld ms, answered %lld ms, details %lld ms, answered beside them %lld ms, resized "
          "%lld ms",
          pasted, answered, detailed, answeredAgain, resized);
    QVERIFY(to(window).height() < window.height() / 2);
}

void RecipientsTest::completionProposesAndAsksNobody()
{
    Desk desk;
    desk.people = {QStringLiteral("Anna Berg <anna@example.com>"), QStringLiteral("annette@example.net")};
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    type(window, QStringLiteral("ann"));
    auto *completer = window.field(Field::To).findChild<QCompleter *>();
    QVERIFY(completer);
    QTRY_VERIFY(completer->popup()->isVisible());
    QCOMPARE(completer->popup()->model()->rowCount(), 2);
    QTest::qWait(50);
    QVERIFY(desk.lookups.asked().isEmpty());
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::qWait(50);
    QVERIFY(desk.lookups.asked().isEmpty()); // walked over, not chosen
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(to(window).chips().size(), size_t(1));
    QCOMPARE(shown(to(window)).first(), QStringLiteral("Anna Berg <anna@example.com>"));
    QVERIFY(to(window).edit().text().isEmpty());
    QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"example.com"});

    QTest::keyClicks(&to(window).edit(), QStringLiteral("anne"));
    QTRY_VERIFY(completer->popup()->isVisible());
    const QRect row = completer->popup()->visualRect(completer->popup()->model()->index(0, 0));
    QTest::mouseClick(completer->popup()->viewport(), Qt::LeftButton, {}, row.center());
    QTRY_COMPARE(to(window).chips().size(), size_t(2));
}

void RecipientsTest::whatIsNoAddressYetMeansTheFirstProposal()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Tab}) {
        Desk desk;
        desk.people = {anna, QStringLiteral("annette@example.net")};
        ComposerWindow &window = desk.open();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *completer = to(window).findChild<QCompleter *>();
        type(window, QStringLiteral("ann"));
        QTRY_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), key);
        QCOMPARE(shown(to(window)), QStringList{anna});
        QVERIFY(!completer->popup()->isVisible());
        // A whole address is itself.
        type(window, QStringLiteral("annette@example.ne"));
        QTest::keyClick(
            completer->popup()->isVisible() ? static_cast<QWidget *>(completer->popup()) : &to(window).edit(), key);
        QCOMPARE(shown(to(window)), (QStringList{anna, QStringLiteral("annette@example.ne")}));
    }
}

void RecipientsTest::nothingIsAskedWhileAnAddressIsTyped()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com"));
    QTest::qWait(60);
    QVERIFY(desk.lookups.asked().isEmpty());
    QVERIFY(window.summary().isEmpty());
}

void RecipientsTest::answersAppearAsTheyCome()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 1);
    RecipientChip *chip = to(window).chips()[0];
    QTRY_COMPARE(chip->look().sentence, words::lookingUp(domain("example.com")));
    QVERIFY(!chip->look().outcome);
    desk.lookups.tell("example.com", way_out::Asking{}, false);
    QTest::qWait(40);
    QVERIFY(!chip->look().outcome); // nothing known yet
    desk.lookups.tell("example.com", way_out::MtaSts{}, false);
    QTRY_VERIFY(chip->look().outcome == verdict::Outcome::Stated);
    QCOMPARE(chip->look().sentence, words::sentence(way_out::MtaSts{}, domain("example.com")));
    desk.lookups.tell("example.com", way_out::NoMail{smtp::MailHosts::Kind::NullMx});
    QTRY_VERIFY(chip->look().outcome == verdict::Outcome::Contradicted);
    QVERIFY(spoken(chip).contains(chip->look().sentence));
    QVERIFY(chip->toolTip().contains(chip->look().sentence.toHtmlEscaped()));
    QVERIFY(!window.lookups().isAsking());
}

void RecipientsTest::theWeakestIsNamed()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,max@example.net,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 2);
    desk.lookups.tell("example.com", way_out::TesMember{});
    desk.lookups.tell("example.net", way_out::Nothing{});
    QTRY_VERIFY2(window.summary().contains(max) && !window.summary().contains(anna), qPrintable(window.summary()));
    to(window).removeChip(to(window).chips()[1]);
    QTRY_VERIFY2(!window.summary().contains(max), qPrintable(window.summary()));
}

void RecipientsTest::whatNobodyWantsAnyMoreIsCanceled()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,max@example.net,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 2);
    to(window).removeChip(to(window).chips()[0]);
    QTRY_VERIFY(desk.lookups.isCanceled("example.com"));
    QVERIFY(!desk.lookups.isCanceled("example.net"));
    desk.close();
    QVERIFY(desk.lookups.isCanceled("example.net"));
}

void RecipientsTest::aSlowAnswerSaysSo()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,"));
    RecipientChip *chip = to(window).chips()[0];
    QTRY_COMPARE_WITH_TIMEOUT(chip->look().sentence, words::takesLong(domain("example.com")), 6'000);
    QVERIFY(!chip->look().outcome);
    desk.lookups.tell("example.com", way_out::Nothing{});
    QTRY_VERIFY(chip->look().outcome == verdict::Outcome::Nothing);
}

void RecipientsTest::nothingNewIsAskedWithoutTheWishOfThePerson()
{
    Desk desk;
    desk.rules.askFirst = true;
    desk.rules.allowed = {domain("example.net")};
    ComposerWindow &window = desk.open();
    QSignalSpy allowed(&window, &ComposerWindow::domainAllowed);
    type(window, QStringLiteral("anna@example.com,max@example.net,"));
    QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"example.net"});
    RecipientChip *chip = to(window).chips()[0];
    QTRY_COMPARE(chip->look().sentence, words::notAskedYet(domain("example.com")));

    window.showDetails(chip);
    QPushButton *check = nullptr;
    for (QPushButton *button : window.details().findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("example.com")))
            check = button;
    }
    QVERIFY(check && check->isVisible());
    check->click();
    QTRY_COMPARE(desk.lookups.asked(), (QByteArrayList{"example.net", "example.com"}));
    QCOMPARE(allowed.size(), 1);
    QTRY_VERIFY(!check->isVisible());
}

void RecipientsTest::blockedDomainsAndTheSwitchAreRespected()
{
    Desk desk;
    QVERIFY(desk.rules.blocked.add(".example.net"));
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,max@mail.example.net,"));
    QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"example.com"});
    QTRY_COMPARE(to(window).chips()[1]->look().sentence, words::notAskedBlocked(domain("mail.example.net")));
    RecipientLookups::Rules none;
    none.lookUp = false;
    window.setRules(none);
    QVERIFY(desk.lookups.isCanceled("example.com"));
    type(window, QStringLiteral("eve@example.org,"));
    QTest::qWait(50);
    QCOMPARE(desk.lookups.asked().size(), 1);
    QVERIFY(to(window).chips()[2]->look().outcome == verdict::Outcome::Unchecked);
}

void RecipientsTest::oldAnswersAreAskedAgain()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 1);
    desk.lookups.tell("example.com", way_out::TesMember{});
    QTRY_COMPARE(window.lookups().state(domain("example.com")), RecipientLookups::State::Answered);
    window.lookups().askExpired();
    QCOMPARE(desk.lookups.asked().size(), 1);
    desk.now += std::chrono::hours(25);
    window.lookups().askExpired();
    QCOMPARE(desk.lookups.asked().size(), 2);
    RecipientChip *chip = to(window).chips()[0];
    desk.lookups.tell("example.com", way_out::Asking{}, false);
    QTest::qWait(40);
    QCOMPARE(chip->look().sentence,
             words::sentence(way_out::TesMember{}, domain("example.com"))); // until there is a new one
    desk.lookups.tell("example.com", way_out::Nothing{});
    QTRY_VERIFY(chip->look().outcome == verdict::Outcome::Nothing);
}

void RecipientsTest::takingAStrangersRecipientOutAsksNobody()
{
    Desk desk;
    ComposerStart start;
    start.draft.origin = compose::Origin::Link;
    start.draft.recipients = {{Field::To, anna}, {Field::To, max}};
    ComposerWindow &window = desk.open(std::move(start));
    to(window).removeChip(to(window).chips()[0]);
    QTest::qWait(60);
    QVERIFY(desk.lookups.asked().isEmpty());
    QVERIFY(window.lookups().isHeld());
    type(window, QStringLiteral("eva@example.org,")); // a recipient of the person's own
    QTRY_VERIFY(!window.lookups().isHeld());
    QTRY_VERIFY(desk.lookups.asked().contains("example.org"));
    QVERIFY(!desk.lookups.asked().contains("example.com"));
}

void RecipientsTest::whatWasStillBeingTypedIsNoRecipientAfterwards()
{
    compose::Draft draft;
    {
        Desk desk;
        ComposerWindow &window = desk.open();
        type(window, QStringLiteral("anna@example.com, max@example.ne"));
        draft = window.draft();
    }
    QCOMPARE(draft.recipients.size(), size_t(2));
    QVERIFY(!draft.recipients[0].isUnfinished);
    QVERIFY(draft.recipients[1].isUnfinished);

    Desk desk;
    ComposerStart start;
    start.draft = draft;
    ComposerWindow &window = desk.open(std::move(start));
    QCOMPARE(shown(to(window)), QStringList{anna});
    QCOMPARE(to(window).edit().text().trimmed(), QStringLiteral("max@example.ne"));
    QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"example.com"});
}

void RecipientsTest::whatCouldNotBeCheckedCanBeAskedAgain()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    type(window, QStringLiteral("anna@example.com,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 1);
    desk.lookups.tell("example.com", way_out::NotFound{dns::Trouble::TimedOut, false});
    QTRY_VERIFY(to(window).chips()[0]->look().outcome == verdict::Outcome::Unchecked);
    window.showDetails(nullptr);
    Q_EMIT window.details().checkRequested(domain("example.com"));
    QTRY_COMPARE(desk.lookups.asked().size(), 2);
    QCOMPARE(desk.lookups.askedAgain(), 1);
    desk.lookups.tell("example.com", way_out::NotFound{dns::Trouble::TimedOut, false});

    type(window, QStringLiteral("max@example.net,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 3);
    desk.lookups.tell("example.net", way_out::Nothing{});
    QTRY_VERIFY(to(window).chips()[1]->look().outcome == verdict::Outcome::Nothing);
    QTest::keyClick(&window, Qt::Key_F5); // what is known already is not asked again
    QTRY_COMPARE(desk.lookups.asked().size(), 4);
    QCOMPARE(desk.lookups.asked().constLast(), QByteArray("example.com"));
    QCOMPARE(desk.lookups.askedAgain(), 2);
}

void RecipientsTest::aLinkAsksNobodyByItself()
{
    for (const bool byButton : {true, false}) {
        Desk desk;
        ComposerStart start;
        start.draft.origin = compose::Origin::Link;
        start.draft.recipients = {{Field::To, anna}};
        ComposerWindow &window = desk.open(std::move(start));
        QTest::qWait(60);
        QVERIFY(desk.lookups.asked().isEmpty());
        QCOMPARE(window.lookups().state(domain("example.com")), RecipientLookups::State::Held);
        if (byButton) {
            QPushButton *check = window.findChildren<QPushButton *>().value(0);
            for (QPushButton *each : window.findChildren<QPushButton *>()) {
                if (each->text() == QStringLiteral("Check recipients"))
                    check = each;
            }
            QVERIFY(check->isVisible());
            check->click();
            QTRY_COMPARE(desk.lookups.asked(), QByteArrayList{"example.com"});
            QTRY_VERIFY(!check->isVisible());
        } else {
            type(window, QStringLiteral("max@example.net,"));
            QTRY_COMPARE(desk.lookups.asked().size(), 2);
        }
    }
}

void RecipientsTest::detailsShowEachRecipient()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    type(window, QStringLiteral("anna@example.com,max@example.net,broken,"));
    QTRY_COMPARE(desk.lookups.asked().size(), 2);
    desk.lookups.tell("example.com", way_out::TesMember{});
    desk.lookups.tell("example.net", way_out::Nothing{});
    QTest::keyClick(&window, Qt::Key_F4);
    QVERIFY(window.details().isVisible());
    QListWidget &list = window.details().list();
    QVERIFY(list.hasFocus());
    QCOMPARE(list.count(), 3);
    QTRY_VERIFY(list.item(1)->text().contains(words::sentence(way_out::Nothing{}, domain("example.net"))));
    list.setCurrentRow(0);
    const QString text = window.details().asText();
    QVERIFY(text.contains(anna));
    QVERIFY(text.contains(words::sentence(way_out::TesMember{}, domain("example.com"))));
    for (const char *system : {"TES", "SMTPsec", "DANE", "MTA-STS", "SecureMail", "BSI"})
        QVERIFY2(text.contains(QLatin1String(system)), system);
    QVERIFY(text.contains(QStringLiteral("Your own provider is not named")));
    window.details().copy();
    QCOMPARE(QApplication::clipboard()->text(), text);
    list.setCurrentRow(2);
    QVERIFY(window.details().asText().contains(QStringLiteral("broken")));
    QTest::keyClick(&list, Qt::Key_Escape);
    QVERIFY(!window.details().isVisible());
    QTest::keyClick(&window, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(window.details().isVisible());
}

QTEST_MAIN(RecipientsTest)
#include "recipients_test.moc"
