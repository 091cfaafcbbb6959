// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/window/writing.h"
#include "app/session/translations.h"
#include "resources/demo/demo.h"
#include "tests/desktop/driver.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;

/// Drafts as the window lists them: the person's own, and those of the demonstration.
class DraftsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemonstrationKeepsDraftsWhileItRuns();
    void eachMailboxOfTheDemonstrationHasItsPerson_data();
    void eachMailboxOfTheDemonstrationHasItsPerson();
    void theNoticeLeadsToTheDrafts();
    void theDemonstrationDoesNotSpeakOfThem();
    void theMenuIsFullBeforeItOpens();
    void manyDraftsAreAllReachable();
};

namespace {

void keepDrafts(const QString &folder, int count, const QString &subject)
{
    const drafts::DraftFolder drafts(folder);
    for (int i = 0; i < count; ++i) {
        compose::Draft draft;
        draft.subject = subject;
        draft.text = QString::number(i);
        auto open = drafts.create();
        QVERIFY(open && (*open)->save(draft));
    }
}

QString draftFolder(Driver &driver)
{
    return driver.application().writing().draftFolder();
}

/// The drafts of the menu as it is when somebody opens it.
QStringList entries(Driver &driver)
{
    Q_EMIT driver.window().draftsMenu().aboutToShow();
    QStringList texts;
    (void)QTest::qWaitFor([&] {
        texts.clear();
        for (const QAction *action : driver.window().draftsMenu().actions())
            texts << action->text();
        return !texts.contains(QStringLiteral("Reading…"));
    });
    return texts;
}

ComposerWindow *newest(Driver &driver)
{
    return driver.application().writing().windows().value(driver.application().writing().windows().size() - 1);
}

} // namespace

void DraftsTest::theDemonstrationKeepsDraftsWhileItRuns()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    driver.window().writeNew();
    ComposerWindow *composer = newest(driver);
    QVERIFY2(composer->windowTitle().contains(QStringLiteral("Demonstration")), qPrintable(composer->windowTitle()));
    QStringList shown;
    for (const QLabel *label : composer->findChildren<QLabel *>())
        shown << label->text();
    QVERIFY(
        shown.join(QLatin1Char('\n')).contains(QStringLiteral("Demonstration: drafts are gone when Waxseal ends.")));

    composer->subject().setText(QStringLiteral("Feathers"));
    QTRY_VERIFY(!composer->draftId().isEmpty());
    const QString id = composer->draftId();
    QSignalSpy closed(composer, &QObject::destroyed);
    composer->close();
    QTRY_COMPARE(closed.size(), 1);
    QTRY_VERIFY(entries(driver).value(0).contains(QStringLiteral("Feathers")));
    driver.window().draftsMenu().actions().first()->trigger();
    QTRY_VERIFY(newest(driver));
    QCOMPARE(newest(driver)->draftId(), id);
    QCOMPARE(newest(driver)->subject().text(), QStringLiteral("Feathers"));

    // They are no drafts of the person, nor of another mailbox, and gone with the program.
    QVERIFY(drafts::DraftFolder(draftFolder(driver)).list()->empty());
    QVERIFY(driver.openDemonstration(1));
    QTRY_VERIFY(!entries(driver).join(QLatin1Char('\n')).contains(QStringLiteral("Feathers")));
    const QString folder = driver.application().writing().draftFolder(driver.application().demonstrationPlace(0));
    QVERIFY(QDir(folder).exists());
    driver.restart();
    QVERIFY(!QDir(folder).exists());
}

void DraftsTest::eachMailboxOfTheDemonstrationHasItsPerson_data()
{
    QTest::addColumn<int>("mailbox");
    for (size_t i = 0; i < demo::manifest().accounts.size(); ++i)
        QTest::newRow(qPrintable(demo::manifest().accounts[i].name)) << int(i);
}

void DraftsTest::eachMailboxOfTheDemonstrationHasItsPerson()
{
    QFETCH(int, mailbox);
    const QString person = demo::manifest().accounts[size_t(mailbox)].person;
    QVERIFY(compose::parseTyped(person));
    Driver driver;
    QVERIFY(driver.openDemonstration(mailbox));
    driver.window().writeNew();
    QCOMPARE(newest(driver)->from().text(), person);
    QSignalSpy opened(&driver.application().writing(), &Writing::opened);
    driver.window().answer(MainWindow::Answer::Everybody);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(newest(driver)->from().text(), person);
    QVERIFY(driver.application().settings().from.isEmpty());
}

void DraftsTest::theNoticeLeadsToTheDrafts()
{
    Driver driver;
    keepDrafts(draftFolder(driver), 2, QStringLiteral("Left behind"));
    driver.restart();
    MainWindow &window = driver.window();
    window.show();
    QTRY_VERIFY(window.draftsNotice().isVisible());
    auto *button = window.draftsNotice().findChild<QPushButton *>();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(window.draftsNotice().isVisible());
    menu->close();
    QVERIFY(window.draftsNotice().isVisible()); // nothing was opened

    QTRY_VERIFY(!QApplication::activePopupWidget());
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QSignalSpy opened(&driver.application().writing(), &Writing::opened);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(newest(driver)->subject().text(), QStringLiteral("Left behind"));
    QTRY_VERIFY(!window.draftsNotice().isVisible());
}

/// Its drafts are others, and "nothing leaves this computer" is not said of the person's own.
void DraftsTest::theDemonstrationDoesNotSpeakOfThem()
{
    Driver driver;
    keepDrafts(draftFolder(driver), 1, QStringLiteral("Left behind"));
    driver.restart();
    driver.window().show();
    QTRY_VERIFY(driver.window().draftsNotice().isVisible());
    QVERIFY(driver.openDemonstration());
    QVERIFY(!driver.window().draftsNotice().isVisible());
}

void DraftsTest::theMenuIsFullBeforeItOpens()
{
    Driver driver;
    keepDrafts(draftFolder(driver), 1, QString(200, QLatin1Char('x')));
    driver.window().show();
    QMenu &menu = driver.window().draftsMenu();
    Q_EMIT static_cast<QMenu *>(menu.parentWidget())->aboutToShow(); // the File menu
    QTRY_VERIFY(menu.actions().first()->isEnabled());
    const QAction *draft = menu.actions().first();
    QVERIFY2(draft->text().startsWith(QString(60, QLatin1Char('x')) + QChar(0x2026)), qPrintable(draft->text()));

    menu.popup(QPoint(0, 0)); // which reads once more
    QTest::keyClick(&menu, Qt::Key_Down);
    QTest::qWait(200);
    QCOMPARE(menu.actions().first(), draft); // and leaves alone what is the same
    QSignalSpy opened(&driver.application().writing(), &Writing::opened);
    QTest::keyClick(&menu, Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
}

void DraftsTest::manyDraftsAreAllReachable()
{
    Driver driver;
    keepDrafts(draftFolder(driver), 65, QStringLiteral("One of many"));
    QTRY_COMPARE(entries(driver).size(), 32); // the latest, a line, and a menu
    const QMenu *menu = &driver.window().draftsMenu();
    QVERIFY2(menu->actions().last()->text().startsWith(QStringLiteral("35 older draft")),
             qPrintable(menu->actions().last()->text()));
    int reachable = 0;
    for (; menu; menu = menu->actions().last()->menu()) {
        for (const QAction *action : menu->actions())
            reachable += !action->menu() && !action->isSeparator() ? 1 : 0;
    }
    QCOMPARE(reachable, 65);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false);
    app::installTranslations(application);
    DraftsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "drafts_test.moc"
