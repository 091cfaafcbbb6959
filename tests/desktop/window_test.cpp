// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/evidence_pane.h"
#include "app/desktop/list/list_view.h"
#include "app/desktop/look/appearance.h"
#include "app/desktop/pages/own_provider_page.h"
#include "app/desktop/pages/senders_page.h"
#include "app/desktop/pages/settings_page.h"
#include "app/desktop/pages/welcome_page.h"
#include "app/desktop/reader/body_view.h"
#include "app/desktop/reader/message_view.h"
#include "app/desktop/reader/strip.h"
#include "app/desktop/window/places_panel.h"
#include "app/session/translations.h"
#include "tests/desktop/driver.h"
#include "tests/kit/kit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QRadioButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace waxseal;
using namespace waxseal::desktop;

/// The window on the demonstration and on mail of one's own.
class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstThingIsThreeWaysIn();
    void everyBadgeOfTheDemonstrationIsReadByItsName_data();
    void everyBadgeOfTheDemonstrationIsReadByItsName();
    void theKeyboardReachesEverything();
    void theHelpLeadsBackToTheMail();
    void theEvidenceFollowsTheSentence();
    void theEvidenceIsCopiedAsText();
    void namingTheProviderJudgesTheListAgain();
    void theOwnProviderAndTheListAreRemembered();
    void whatIsExpectedOfASenderJudgesTheListAgain();
    void theDemonstrationTeachesNothing();
    void filesAreDroppedOntoTheWindow();
    void aPlaceThatIsGoneGivesOneSentence();
    void appearanceChangesWhileItRuns_data();
    void appearanceChangesWhileItRuns();
    void atTwiceTheTextSizeNothingIsCut();
    void theWholeWindowSpeaksGerman();
    void fromRightToLeft();
    void everythingThatTakesFocusHasAName();
    void closingWhileBusyIsClean();
};

namespace {

/// The rows of the strip, from the top.
QList<QAbstractButton *> badges(Driver &driver)
{
    return driver.window().message().strip().findChildren<QAbstractButton *>();
}

QString outcomeWordOf(const QString &name)
{
    const QHash<QString, QString> words = {{QStringLiteral("confirmed"), QStringLiteral("Confirmed")},
                                           {QStringLiteral("stated"), QStringLiteral("Stated")},
                                           {QStringLiteral("nothing"), QStringLiteral("Nothing to report")},
                                           {QStringLiteral("unchecked"), QStringLiteral("Could not check")},
                                           {QStringLiteral("contradicted"), QStringLiteral("Contradicted")}};
    return words.value(name);
}

/// A folder with the demonstration's own messages, as files of the person.
QString ownMail(const QTemporaryDir &folder)
{
    const QDir source(QStringLiteral(WAXSEAL_SOURCE_DIR "/resources/demo/posthorn"));
    for (const QString &name : source.entryList({QStringLiteral("*.eml")}, QDir::Files))
        QFile::copy(source.filePath(name), folder.filePath(name));
    return folder.path();
}

/// Nothing of this test asks DNS.
void stayOffline(Driver &driver)
{
    app::Settings settings = driver.application().settings();
    settings.resolver = app::ResolverChoice::Offline;
    driver.application().setSettings(settings);
}

store::OwnProvider posthorn()
{
    store::OwnProvider own;
    own.domain = "posthorn.example";
    for (const char *host : {"store.posthorn.example", "mx1.posthorn.example", "mx2.posthorn.example",
                             "mx3.posthorn.example", "gate.posthorn.example"})
        own.hosts.push_back({host, received::Source::Person, {}});
    own.authservIds.push_back({"posthorn.example", received::Source::Person, {}});
    return own;
}

int countOf(Driver &driver, verdict::Outcome wayIn)
{
    int count = 0;
    ListModel &model = driver.window().list().model();
    for (int row = 0; row < model.rowCount(); ++row)
        count += model.at(row).summary.wayIn == wayIn ? 1 : 0;
    return count;
}

bool hasFocusWithin(QWidget *pane)
{
    return QApplication::focusWidget()
        && (QApplication::focusWidget() == pane || pane->isAncestorOf(QApplication::focusWidget()));
}

} // namespace

void WindowTest::theFirstThingIsThreeWaysIn()
{
    Driver driver;
    driver.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&driver.window()));
    auto *welcome = driver.window().findChild<WelcomePage *>();
    QVERIFY(welcome && welcome->isVisible());
    int ways = 0;
    for (const QAbstractButton *button : welcome->findChildren<QAbstractButton *>())
        ways += button->isEnabled() ? 1 : 0;
    QCOMPARE(ways, 3); // the demonstration, files, a folder; accounts come later
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    QTest::keyClick(&driver.window(), Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(driver.window().place());
    QVERIFY(driver.settle());
    QVERIFY(!welcome->isVisible());
    QVERIFY(driver.window().list().model().rowCount() > 40);
    QVERIFY(driver.window().list().table().currentId() >= 0); // something is to be seen at once
    QVERIFY(hasFocusWithin(&driver.window().list().table()));
}

void WindowTest::everyBadgeOfTheDemonstrationIsReadByItsName_data()
{
    QTest::addColumn<int>("mailbox");
    QTest::newRow("posthorn") << 0;
    QTest::newRow("agency") << 1;
    QTest::newRow("imported") << 2;
}

void WindowTest::everyBadgeOfTheDemonstrationIsReadByItsName()
{
    QFETCH(int, mailbox);
    QHash<QString, QStringList> expected; // "posthorn/01-….eml" and the columns behind it
    for (const QByteArray &line : kit::fixture(QStringLiteral("tests/demo/expected.tsv")).split('\n')) {
        const QStringList columns = QString::fromUtf8(line).split(QLatin1Char('\t'));
        if (columns.size() > 6)
            expected.insert(columns[0] + QLatin1Char('/') + columns[1], columns.mid(2));
    }
    QVERIFY(expected.size() > 50);

    Driver driver;
    QVERIFY(driver.openDemonstration(mailbox));
    ListModel &model = driver.window().list().model();
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row) {
        driver.window().list().table().setCurrentId(model.idAt(row));
        QVERIFY(driver.settle());
        const QString path = QString::fromUtf8(model.at(row).location.path);
        const QString file = path.section(QLatin1Char('/'), -2);
        const QStringList columns = expected.value(file);
        QVERIFY2(!columns.isEmpty(), qPrintable(file));
        const QList<QAbstractButton *> rows = badges(driver);
        QCOMPARE(rows.size(), 3);
        const QStringList outcomes{columns[0], columns[2], columns[4]};
        for (int axis = 0; axis < 3; ++axis) {
            const QString spoken = Driver::spoken(rows[axis]);
            QVERIFY2(spoken.section(QLatin1Char('\n'), 0, 0).contains(outcomeWordOf(outcomes[axis])),
                     qPrintable(file + QLatin1Char(' ') + QString::number(axis) + QLatin1Char(' ') + spoken));
            QVERIFY2(spoken.section(QLatin1Char('\n'), 1).size() > 5, qPrintable(file)); // what it does not mean
        }
    }
}

void WindowTest::theKeyboardReachesEverything()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    MainWindow &window = driver.window();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.list().table().setFocus();

    QList<QWidget *> panes{&window.list().table(), &window.message().strip(), &window.message().body(),
                           &window.evidence(), window.findChild<PlacesPanel *>()};
    for (QWidget *pane : panes) {
        QVERIFY2(hasFocusWithin(pane), pane->metaObject()->className());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    }
    QVERIFY(hasFocusWithin(panes.first()));
    for (auto pane = panes.rbegin(); pane != panes.rend(); ++pane) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY2(hasFocusWithin(*pane), (*pane)->metaObject()->className());
    }

    // From message to message, into the text and back.
    window.list().table().setFocus();
    const int first = window.list().table().currentId();
    QTest::keyClick(&window.list().table(), Qt::Key_Down);
    QVERIFY(driver.settle());
    QVERIFY(window.list().table().currentId() != first);
    QTest::keyClick(&window, Qt::Key_Up, Qt::AltModifier);
    QVERIFY(driver.settle());
    QCOMPARE(window.list().table().currentId(), first);
    QTest::keyClick(&window.list().table(), Qt::Key_Return);
    QVERIFY(hasFocusWithin(&window.message().body()));

    // Search, and Esc brings everything back.
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(hasFocusWithin(&window.list().search()));
    const int all = window.list().model().rowCount();
    QTest::keyClicks(&window.list().search(), QStringLiteral("cardamom"));
    QVERIFY(driver.settle());
    QCOMPARE(window.list().model().rowCount(), 1);
    QTest::keyClick(&window.list().search(), Qt::Key_Escape);
    QVERIFY(driver.settle());
    QCOMPARE(window.list().model().rowCount(), all);

    // Evidence off and on.
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!window.evidence().isVisible());
    QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
    QVERIFY(window.evidence().isVisible());

    // A badge is a button.
    badges(driver)[0]->setFocus();
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!window.evidence().isVisible());
    badges(driver)[0]->setFocus();
    QTest::keyClick(badges(driver)[0], Qt::Key_Space);
    QVERIFY(window.evidence().isVisible());
}

void WindowTest::theHelpLeadsBackToTheMail()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    const int open = driver.window().list().table().currentId();
    QTest::keyClick(&driver.window(), Qt::Key_F1);
    QVERIFY(!driver.window().list().isVisible());
    QTest::keyClick(&driver.window(), Qt::Key_Escape);
    QTRY_VERIFY(driver.window().list().isVisible()); // the button shows that it is pressed
    QCOMPARE(driver.window().list().table().currentId(), open);
}

void WindowTest::theEvidenceFollowsTheSentence()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    QVERIFY(driver.choose(QStringLiteral("40 sacks of cardamom")));
    QTest::mouseClick(badges(driver)[1], Qt::LeftButton);
    const QString text = driver.window().evidence().asText();
    QVERIFY2(text.contains(QStringLiteral("Marked as TES, but the sender's domain is no member.")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("tes-master.handelshaus.example")));
    QVERIFY(text.contains(QStringLiteral("A mistake of a provider can look the same.")));
    QVERIFY(driver.choose(QStringLiteral("Supper on Saturday")));
    QVERIFY(!driver.window().evidence().asText().contains(QStringLiteral("handelshaus.example")));
}

void WindowTest::theEvidenceIsCopiedAsText()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    QVERIFY(driver.choose(QStringLiteral("40 sacks of cardamom")));
    QApplication::clipboard()->clear();
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    QTest::keyClick(&driver.window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), driver.window().evidence().asText());
    QVERIFY(!driver.window().statusBar()->currentMessage().isEmpty());
}

void WindowTest::namingTheProviderJudgesTheListAgain()
{
    QTemporaryDir mail;
    Driver driver;
    stayOffline(driver);
    driver.window().show();
    driver.window().openPaths({ownMail(mail)});
    QVERIFY(driver.settle());
    const int all = driver.window().list().model().rowCount();
    QVERIFY(all > 40);
    QCOMPARE(countOf(driver, verdict::Outcome::Confirmed), 0);
    QVERIFY(countOf(driver, verdict::Outcome::Unchecked) > all / 2);

    driver.application().setOwnProvider(posthorn());
    QVERIFY(driver.settle());
    QVERIFY(countOf(driver, verdict::Outcome::Confirmed) > all / 3);

    driver.application().setOwnProvider({});
    QVERIFY(driver.settle());
    QCOMPARE(countOf(driver, verdict::Outcome::Confirmed), 0);
}

void WindowTest::theOwnProviderAndTheListAreRemembered()
{
    QTemporaryDir mail;
    Driver driver;
    stayOffline(driver);
    driver.application().setOwnProvider(posthorn());
    driver.window().show();
    driver.window().openPaths({ownMail(mail)});
    QVERIFY(driver.settle());
    const int all = driver.window().list().model().rowCount();
    const int confirmed = countOf(driver, verdict::Outcome::Confirmed);
    QVERIFY(confirmed > 0);

    driver.restart();
    driver.window().show();
    QTRY_COMPARE(driver.application().ownProvider(), posthorn());
    QTRY_COMPARE(driver.application().recentPlaces().size(), size_t(1));
    QCOMPARE(driver.application().recentPlaces().front().path, QFile::encodeName(mail.path()));
    driver.window().open({driver.application().recentPlaces().front().path, -1});
    QVERIFY(driver.settle());
    QCOMPARE(driver.window().list().model().rowCount(), all);
    QCOMPARE(countOf(driver, verdict::Outcome::Confirmed), confirmed);

    driver.application().forgetPlace(QFile::encodeName(mail.path()));
    driver.restart();
    QTest::qWait(200);
    QVERIFY(driver.application().recentPlaces().empty());
}

void WindowTest::whatIsExpectedOfASenderJudgesTheListAgain()
{
    QTemporaryDir mail;
    QFile file(mail.filePath(QStringLiteral("unsigned.eml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // It comes in after the person has said what is expected, and its provider found nothing to go by.
    const QByteArray later = QDateTime::currentDateTimeUtc().addSecs(3'600).toString(Qt::RFC2822Date).toLatin1();
    file.write("Authentication-Results: posthorn.example; dkim=none; dmarc=none header.from=company.example\r\n"
               "Received: from mail.company.example (mail.company.example [198.51.100.7]) by mx1.posthorn.example "
               "(Postfix) with ESMTPS id 4AB; "
               + later + "\r\nFrom: a@company.example\r\nSubject: x\r\n\r\nText\r\n");
    file.close();
    const DomainName company = DomainName::parse("company.example").value();
    const QString worse =
        QStringLiteral("Earlier mail: You expect a signature of company.example; this mail has none.");
    const QString ignored = QStringLiteral("Earlier mail: You expect no signature of company.example.");

    Driver driver;
    stayOffline(driver);
    driver.application().setOwnProvider(posthorn());
    MainWindow &window = driver.window();
    window.show();
    window.openPaths({mail.path()});
    QVERIFY(driver.settle());
    QVERIFY(driver.choose(QStringLiteral("x")));
    QVERIFY(window.evidence().asText().contains(QStringLiteral("DMARC: ")));
    QVERIFY(!window.evidence().asText().contains(QStringLiteral("Earlier mail: ")));

    const auto inList = [&driver] { return driver.window().list().model().at(0).summary.sender; };
    QCOMPARE(inList(), verdict::Outcome::Nothing);
    driver.application().expectOf(company, expectations::Wish::Expect);
    QTRY_VERIFY(window.evidence().asText().contains(worse));
    QTRY_COMPARE(inList(), verdict::Outcome::Contradicted);
    QVERIFY(Driver::spoken(badges(driver).front()).contains(QStringLiteral("Contradicted")));

    window.showSenders();
    SendersPage &page = *window.pages().senders();
    QTRY_VERIFY(page.findChild<QAbstractItemView *>()->model()->rowCount() == 1);
    const QList<QRadioButton *> wishes = page.findChildren<QRadioButton *>();
    QCOMPARE(wishes.size(), 3);
    QVERIFY(wishes[1]->isChecked());
    wishes[2]->click();
    QTRY_VERIFY(window.evidence().asText().contains(ignored));
    QTRY_COMPARE(inList(), verdict::Outcome::Nothing);
    QTRY_VERIFY(wishes[2]->isChecked());
    page.close();
    QVERIFY(driver.settle());

    // It is there in the next run, and gone when it is forgotten.
    driver.restart();
    MainWindow &next = driver.window();
    next.show();
    next.openPaths({mail.path()});
    QVERIFY(driver.settle());
    QVERIFY(driver.choose(QStringLiteral("x")));
    QTRY_VERIFY(next.evidence().asText().contains(ignored));
    driver.application().forgetSender(company);
    QTRY_VERIFY(!next.evidence().asText().contains(QStringLiteral("Earlier mail: ")));
    next.showSenders();
    QVERIFY(driver.settle());
    QCOMPARE(next.pages().senders()->findChild<QAbstractItemView *>()->model()->rowCount(), 0);
}

void WindowTest::theDemonstrationTeachesNothing()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    const auto histories = driver.application().expectations();
    QTRY_VERIFY(histories.isFinished());
    QVERIFY(histories.result().empty());
}

void WindowTest::filesAreDroppedOntoTheWindow()
{
    QTemporaryDir mail;
    ownMail(mail);
    Driver driver;
    stayOffline(driver);
    driver.window().show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(mail.filePath(QStringLiteral("02-umbrella.eml")))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&driver.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&driver.window(), &drop);
    QVERIFY(driver.settle());
    QCOMPARE(driver.window().list().model().rowCount(), 1);
    QVERIFY(driver.window().list().table().currentId() >= 0); // a single mail is shown at once
    QVERIFY(driver.window().message().body().toPlainText().size() > 20);
}

void WindowTest::aPlaceThatIsGoneGivesOneSentence()
{
    Driver driver;
    stayOffline(driver);
    driver.window().show();
    driver.window().openPaths({QStringLiteral("/no/such/mail.mbox")});
    QVERIFY(driver.settle());
    bool isSaid = false;
    for (const QLabel *label : driver.window().list().findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(QStringLiteral("/no/such/mail.mbox")));
    for (int row = 0; row < driver.window().list().model().rowCount(); ++row)
        isSaid = isSaid || driver.window().list().model().at(row).error.contains(QStringLiteral("/no/such/mail.mbox"));
    QVERIFY(isSaid);
    QVERIFY(driver.openDemonstration()); // and the rest goes on
    QVERIFY(driver.window().list().model().rowCount() > 40);
}

void WindowTest::appearanceChangesWhileItRuns_data()
{
    QTest::addColumn<app::Appearance>("appearance");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << app::Appearance::Light << false;
    QTest::newRow("dark") << app::Appearance::Dark << true;
}

void WindowTest::appearanceChangesWhileItRuns()
{
    QFETCH(app::Appearance, appearance);
    QFETCH(bool, dark);
    Driver driver;
    QVERIFY(driver.openDemonstration());
    app::Settings settings = driver.application().settings();
    settings.appearance = appearance;
    driver.application().setSettings(settings);
    QTest::qWait(50);
    QCOMPARE(isDark(driver.window().palette()), dark);
    for (QWidget *pane : {static_cast<QWidget *>(&driver.window().list().table()),
                          static_cast<QWidget *>(&driver.window().message().strip()),
                          static_cast<QWidget *>(&driver.window().message().body()),
                          static_cast<QWidget *>(&driver.window().evidence())}) {
        const QImage picture = pane->grab().toImage();
        qint64 lightness = 0;
        for (int y = 0; y < picture.height(); y += 4) {
            for (int x = 0; x < picture.width(); x += 4)
                lightness += qGray(picture.pixel(x, y));
        }
        const qint64 mean = lightness / qMax<qint64>(1, qint64(picture.width() / 4 + 1) * (picture.height() / 4 + 1));
        QVERIFY2(dark ? mean < 110 : mean > 150, qPrintable(QString::number(mean)));
    }
    settings.appearance = app::Appearance::System;
    driver.application().setSettings(settings);
}

void WindowTest::atTwiceTheTextSizeNothingIsCut()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    const int before = QFontMetrics(QApplication::font()).height();
    app::Settings settings = driver.application().settings();
    settings.textScalePercent = 200;
    driver.application().setSettings(settings);
    driver.window().resize(1600, 1100);
    QTest::qWait(100);
    QVERIFY(QFontMetrics(QApplication::font()).height() > before * 3 / 2);
    for (const QAbstractButton *badge : badges(driver))
        QVERIFY2(badge->height() >= badge->minimumSizeHint().height(), qPrintable(badge->accessibleName()));
    for (const QLabel *label : driver.window().findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap() && !label->text().isEmpty())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    settings.textScalePercent = 100;
    driver.application().setSettings(settings);
}

void WindowTest::theWholeWindowSpeaksGerman()
{
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/waxseal/translations/waxseal_de.qm")));
    QCoreApplication::installTranslator(&german);
    {
        Driver driver;
        QVERIFY(driver.openDemonstration());
        QVERIFY(driver.choose(QStringLiteral("40 sacks of cardamom")));
        QStringList spoken;
        for (QAbstractButton *badge : badges(driver))
            spoken << Driver::spoken(badge);
        QVERIFY2(spoken[0].contains(QStringLiteral("Bestätigt")), qPrintable(spoken[0]));
        QVERIFY2(spoken[1].contains(QStringLiteral("Widerlegt")) || spoken[1].contains(QStringLiteral("Widersprochen")),
                 qPrintable(spoken[1]));
        for (const QAction *menu : driver.window().menuBar()->actions())
            QVERIFY2(!QStringList({QStringLiteral("&File"), QStringLiteral("&View"), QStringLiteral("&Help")})
                          .contains(menu->text()),
                     qPrintable(menu->text()));
    }
    QCoreApplication::removeTranslator(&german);
}

void WindowTest::fromRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        Driver driver;
        QVERIFY(driver.openDemonstration());
        QTest::qWait(50);
        const auto x = [](QWidget &widget) { return widget.mapToGlobal(QPoint()).x(); };
        QVERIFY(x(driver.window().evidence()) < x(driver.window().list()));
        QVERIFY(x(driver.window().list()) < x(*driver.window().findChild<PlacesPanel *>()));
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void WindowTest::everythingThatTakesFocusHasAName()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    driver.window().showOwnProvider();
    driver.window().showSettings();
    QTest::qWait(50);
    for (QWidget *widget : QApplication::allWidgets()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()
            || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 qPrintable(QLatin1String(widget->metaObject()->className()) + QStringLiteral(" in ")
                            + QLatin1String(widget->parentWidget() ? widget->parentWidget()->metaObject()->className()
                                                                   : "nothing")));
    }
}

void WindowTest::closingWhileBusyIsClean()
{
    QTemporaryDir mail;
    for (const char *folder : {"cur", "new", "tmp"})
        QDir(mail.path()).mkdir(QLatin1String(folder));
    const QByteArray message = kit::fixture(QStringLiteral("resources/demo/posthorn/10-trading-house.eml"));
    for (int i = 0; i < 3'000; ++i) {
        QFile file(mail.filePath(QStringLiteral("cur/%1:2,S").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(message), message.size());
    }
    for (const int msecs : {0, 5, 40, 150}) {
        Driver driver;
        stayOffline(driver);
        driver.application().setOwnProvider(posthorn());
        driver.window().show();
        driver.window().openPaths({mail.path()});
        QTest::qWait(msecs);
        driver.window().close();
    }
    Driver driver; // and what is remembered is still sound
    stayOffline(driver);
    driver.window().show();
    driver.window().openPaths({mail.path()});
    QVERIFY(driver.settle(60'000));
    QCOMPARE(driver.window().list().model().rowCount(), 3'000);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral("test"));
    app::installTranslations(application);
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_test.moc"
