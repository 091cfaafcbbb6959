// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/look/appearance.h"
#include "core/words/composer.h"
#include "tests/desktop_compose/parts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace waxseal;
using namespace waxseal::desktop;
using compose::Field;
namespace way_out = verdict::way_out;

/// The way through the window by keyboard, and what is done with recipients once they are there.
class KeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabGoesThroughTheFieldsToTheText();
    void tabOnARecipientGoesOnAsFromItsField();
    void removedRecipientsComeBack();
    void whatBecameAChipIsNotTypedAgainByUndo();
    void theMenuUndoesTheSame();
    void anEmptiedRecipientComesBackToo();
    void aRecipientMovesToAnotherField();
    void nobodyIsAddedTwice();
    void nobodyIsPastedTwice();
    void copiesAreShownAndHiddenAgain();
    void aFullRowIsTheLastOne();
    void detailsBeginWithWhomTheSummaryNames();
    void whatCouldNotBeCheckedHasAButton();
    void detailsStandBelowWhereThereIsNoRoomBeside();
    void rowsOfDetailsAreWhole();
};

namespace {

const QString anna = QStringLiteral("anna@example.com");
const QString max = QStringLiteral("max@example.net");
const QString eva = QStringLiteral("eva@example.org");

QStringList shown(const RecipientField &field)
{
    QStringList texts;
    for (const RecipientChip *chip : field.chips())
        texts << chip->recipient().shown();
    return texts;
}

void type(RecipientField &field, const QStringList &recipients)
{
    field.edit().setFocus();
    for (const QString &each : recipients)
        QTest::keyClicks(&field.edit(), each + QLatin1Char(','));
}

void tab()
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
}

QToolButton *buttonNamed(ComposerWindow &window, const QString &text)
{
    for (QToolButton *button : window.findChildren<QToolButton *>()) {
        if (button->text().remove(QLatin1Char('&')) == QString(text).remove(QLatin1Char('&')))
            return button;
    }
    return nullptr;
}

QAction *entry(QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

QPoint placeOf(const QWidget &part, const ComposerWindow &window)
{
    return part.mapTo(&window, QPoint());
}

} // namespace

void KeyboardTest::tabGoesThroughTheFieldsToTheText()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    to.edit().setFocus();
    QTest::keyClicks(&to.edit(), anna);
    tab();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Supper"));
    QCOMPARE(shown(to), QStringList{anna});
    QCOMPARE(window.subject().text(), QStringLiteral("Supper"));
    tab();
    QVERIFY(window.text().hasFocus());

    QFile file(desk.path(QStringLiteral("one.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    window.attach({file.fileName()});
    QTRY_VERIFY(window.attachmentBar().isVisible());
    buttonNamed(window, words::composer().copiesButton)->click();
    to.edit().setFocus();
    tab();
    QVERIFY(window.field(Field::Cc).edit().hasFocus());
    tab();
    QVERIFY(window.field(Field::Bcc).edit().hasFocus());
    tab();
    QVERIFY(window.subject().hasFocus());
    tab();
    tab();
    QVERIFY(window.attachmentBar().list().hasFocus());
    for (const QString &name : {words::composer().copiesButton, words::composer().details}) {
        QWidget *button = buttonNamed(window, name);
        for (int i = 0; i < 4 && !button->hasFocus(); ++i)
            tab();
        QVERIFY2(button->hasFocus(), qPrintable(name));
    }
}

void KeyboardTest::tabOnARecipientGoesOnAsFromItsField()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max});
    QTest::keyClick(&to.edit(), Qt::Key_Left);
    QVERIFY(to.currentChip());
    QTest::keyClick(to.currentChip(), Qt::Key_Tab);
    QVERIFY(window.subject().hasFocus());
    QTest::keyClick(&window.subject(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(to.edit().hasFocus());
    QTest::keyClick(&to.edit(), Qt::Key_Left);
    QTest::keyClick(to.currentChip(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(window.from().hasFocus());
}

void KeyboardTest::removedRecipientsComeBack()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max, eva});
    QTest::keyClick(&to.edit(), Qt::Key_Left);
    QTest::keyClick(to.currentChip(), Qt::Key_Left);
    QTest::keyClick(to.currentChip(), Qt::Key_Delete);
    QTest::keyClick(to.currentChip(), Qt::Key_Delete);
    QCOMPARE(shown(to), QStringList{anna});
    QVERIFY(to.edit().hasFocus());
    QTest::keySequence(&to.edit(), QKeySequence::Undo);
    QCOMPARE(shown(to), QStringList({anna, eva}));
    QTest::keySequence(&to.edit(), QKeySequence::Undo);
    QCOMPARE(shown(to), QStringList({anna, max, eva}));
    QTest::keySequence(&to.edit(), QKeySequence::Undo); // nothing is left to come back
    QCOMPARE(shown(to), QStringList({anna, max, eva}));
    // On a chip as well, which has the keyboard after a removal.
    QTest::keyClick(&to.edit(), Qt::Key_Left);
    QTest::keyClick(to.currentChip(), Qt::Key_Home);
    QTest::keyClick(to.currentChip(), Qt::Key_Delete);
    QVERIFY(to.currentChip());
    QTest::keySequence(to.currentChip(), QKeySequence::Undo);
    QCOMPARE(shown(to), QStringList({anna, max, eva}));
    QTRY_COMPARE(window.draft().recipients.size(), size_t(3));
}

void KeyboardTest::whatBecameAChipIsNotTypedAgainByUndo()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    RecipientField &to = window.field(Field::To);
    type(to, {anna});
    QTest::keyClicks(&to.edit(), max);
    QTest::keyClick(&to.edit(), Qt::Key_Return);
    QTest::keySequence(&to.edit(), QKeySequence::Undo);
    QCOMPARE(shown(to), QStringList({anna, max}));
    QVERIFY2(to.edit().text().isEmpty(), qPrintable(to.edit().text()));
}

void KeyboardTest::theMenuUndoesTheSame()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max});
    to.removeChip(to.chips()[0]);
    QAction *undo = nullptr;
    QAction *cut = nullptr;
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        undo = undo ? undo : entry(menu, words::composer().undo);
        cut = cut ? cut : entry(menu, words::composer().cut);
    }
    QVERIFY(undo && cut);
    undo->trigger();
    QCOMPARE(shown(to), QStringList({anna, max}));
    QTest::keyClick(&to.edit(), Qt::Key_Left);
    cut->trigger();
    QCOMPARE(shown(to), QStringList{anna});
    QCOMPARE(QApplication::clipboard()->text(), max);
}

void KeyboardTest::anEmptiedRecipientComesBackToo()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max});
    to.editChip(to.chips()[0]);
    QTest::keyClick(&to.edit(), Qt::Key_Delete); // all of it is selected
    tab();
    QCOMPARE(shown(to), QStringList{max});
    to.edit().setFocus();
    QTest::keySequence(&to.edit(), QKeySequence::Undo);
    QCOMPARE(shown(to), QStringList({anna, max}));
}

void KeyboardTest::aRecipientMovesToAnotherField()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max});
    QTRY_COMPARE(desk.lookups.asked().size(), 2);
    Q_EMIT to.menuRequested(to.chips()[1], QPoint(10, 10));
    QAction *move = nullptr;
    QAction *stay = nullptr;
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        move = move ? move : entry(menu, words::composer().moveToBcc);
        stay = stay ? stay : entry(menu, words::composer().moveToTo);
    }
    QVERIFY(move);
    QVERIFY(!stay); // it is there
    move->trigger();
    qobject_cast<QMenu *>(move->parent())->close();
    QCOMPARE(shown(to), QStringList{anna});
    QCOMPARE(shown(window.field(Field::Bcc)), QStringList{max});
    QVERIFY(window.field(Field::Bcc).isVisible());
    QTRY_VERIFY(window.field(Field::Bcc).currentChip());
    QTest::qWait(50);
    QCOMPARE(desk.lookups.asked().size(), 2); // nobody new
    QVERIFY(!desk.lookups.isCanceled("example.net"));
}

void KeyboardTest::nobodyIsAddedTwice()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max, QStringLiteral("Anna Berg <anna@EXAMPLE.com>")});
    QCOMPARE(shown(to), QStringList({anna, max}));
    QCOMPARE(window.notice().sentence(), words::alreadyThere({anna}));
    QVERIFY(window.notice().isVisible());
    QTest::keyClicks(&to.edit(), QStringLiteral("A"));
    QVERIFY(!window.notice().isVisible());
    // RFC 5321 §2.4: only the host of the mailbox may tell upper and lower case apart before the "@".
    QTest::keyClicks(&to.edit(), QStringLiteral("nna@example.com,"));
    QCOMPARE(to.chips().size(), size_t(3));

    buttonNamed(window, words::composer().copiesButton)->click();
    type(window.field(Field::Cc), {max});
    QVERIFY(window.field(Field::Cc).chips().empty());
    QCOMPARE(window.notice().sentence(), words::alreadyThere({max}));
    // A changed one goes back to its own place.
    to.editChip(to.chips()[1]);
    QTest::keyClick(&to.edit(), Qt::Key_Return);
    QCOMPARE(shown(to).value(1), max);
}

void KeyboardTest::nobodyIsPastedTwice()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    RecipientField &to = window.field(Field::To);
    QApplication::clipboard()->setText(QStringList({anna, max, anna, eva, max}).join(QStringLiteral("; ")));
    to.edit().setFocus();
    QTest::keySequence(&to.edit(), QKeySequence::Paste);
    QCOMPARE(shown(to), QStringList({anna, max, eva}));
    QCOMPARE(window.notice().sentence(), words::alreadyThere({anna, max}));
}

void KeyboardTest::copiesAreShownAndHiddenAgain()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &cc = window.field(Field::Cc);
    RecipientField &bcc = window.field(Field::Bcc);
    const QWidget *to = window.field(Field::To).parentWidget();
    QToolButton *copies = buttonNamed(window, words::composer().copiesButton);
    QVERIFY(copies && !cc.isVisible() && !bcc.isVisible());
    const QRect before = to->geometry();
    QCOMPARE(before.width(), window.subject().parentWidget()->width());
    copies->click();
    QVERIFY(cc.isVisible() && bcc.isVisible() && cc.edit().hasFocus());
    QCoreApplication::processEvents();
    QCOMPARE(to->geometry(), before);
    copies->click();
    QVERIFY(!cc.isVisible() && !bcc.isVisible());
    copies->click();
    type(cc, {anna});
    copies->click();
    QVERIFY(cc.isVisible() && !bcc.isVisible()); // what holds somebody stays
    QVERIFY(!copies->isChecked());
    copies->click();
    QVERIFY(bcc.isVisible() && bcc.edit().hasFocus());
}

void KeyboardTest::aFullRowIsTheLastOne()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    for (int i = 0; i < 12; ++i) {
        type(to, {QStringLiteral("person%1@example%2.com").arg(i).arg(QString(i, QLatin1Char('x')))});
        window.subject().setFocus();
        QTRY_COMPARE(to.edit().y(), to.chips().back()->y());
    }
}

void KeyboardTest::detailsBeginWithWhomTheSummaryNames()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    RecipientField &to = window.field(Field::To);
    type(to, {anna, max, QStringLiteral("broken"), eva});
    QTRY_COMPARE(desk.lookups.asked().size(), 3);
    desk.lookups.tell("example.com", way_out::TesMember{false});
    desk.lookups.tell("example.org", way_out::Nothing{});
    QTRY_VERIFY2(window.summary().contains(QStringLiteral("broken")), qPrintable(window.summary()));
    window.subject().setFocus();
    QTest::keyClick(&window, Qt::Key_F4);
    QTRY_COMPARE(window.details().list().currentRow(), 2);
    QTest::keyClick(&window.details().list(), Qt::Key_Escape);
    QVERIFY(window.subject().hasFocus()); // back to where the person was

    to.removeChip(to.chips()[2]);
    QTRY_VERIFY2(window.summary().contains(max), qPrintable(window.summary())); // still looked up
    window.showDetails(nullptr);
    QCOMPARE(window.details().list().currentRow(), 1);
    desk.lookups.tell("example.net", way_out::TesMember{});
    QTRY_VERIFY2(window.summary().contains(eva), qPrintable(window.summary()));
    window.showDetails(nullptr);
    QCOMPARE(window.details().list().currentRow(), 2);
}

void KeyboardTest::whatCouldNotBeCheckedHasAButton()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    RecipientField &to = window.field(Field::To);
    QToolButton *again = buttonNamed(window, words::composer().checkAgain);
    QToolButton *details = buttonNamed(window, words::composer().details);
    QVERIFY(again && details);
    QVERIFY(!again->isVisible());
    QVERIFY(!details->isVisible()); // there is nobody yet
    type(to, {anna, max});
    QTRY_COMPARE(desk.lookups.asked().size(), 2);
    QTRY_VERIFY(details->isVisible());
    desk.lookups.tell("example.com", way_out::NotFound{dns::Trouble::TimedOut, false});
    desk.lookups.tell("example.net", way_out::Nothing{});
    QTRY_VERIFY(again->isVisible());
    again->click();
    QTRY_COMPARE(desk.lookups.asked(), (QByteArrayList{"example.com", "example.net", "example.com"}));
    QCOMPARE(desk.lookups.askedAgain(), 1);
    QTRY_VERIFY(!again->isVisible()); // while it is asked
    desk.lookups.tell("example.com", way_out::TesMember{false});
    QTRY_VERIFY(to.chips()[0]->look().outcome == verdict::Outcome::Stated);
    QVERIFY(!again->isVisible());
}

void KeyboardTest::detailsStandBelowWhereThereIsNoRoomBeside()
{
    for (const int percent : {100, 300}) {
        apply(*qApp, app::Appearance::Light, percent);
        {
            Desk desk;
            ComposerWindow &window = desk.open();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            type(window.field(Field::To), {anna});
            const int room = window.screen()->availableSize().width();
            const bool isWide = room > 92 * window.fontMetrics().averageCharWidth();
            window.showDetails(nullptr);
            QTest::qWait(30);
            const QPoint text = placeOf(window.text(), window);
            const QPoint details = placeOf(window.details(), window);
            if (isWide)
                QVERIFY(details.x() >= text.x() + window.text().width());
            else
                QVERIFY(details.y() >= text.y() + window.text().height());
        }
        apply(*qApp, app::Appearance::System, 100);
    }
}

void KeyboardTest::rowsOfDetailsAreWhole()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    RecipientField &to = window.field(Field::To);
    for (int i = 0; i < 12; ++i) {
        type(to, {QStringLiteral("person%1@example.com").arg(i)});
        if (i > 0 && i < 11)
            continue;
        window.showDetails(nullptr);
        QTest::qWait(30);
        const QListWidget &list = window.details().list();
        QVERIFY(list.sizeHintForRow(0) > 0);
        QCOMPARE(list.viewport()->height() % list.sizeHintForRow(0), 0);
        QVERIFY(list.viewport()->height() >= list.sizeHintForRow(0));
    }
}

QTEST_MAIN(KeyboardTest)
#include "keyboard_test.moc"
