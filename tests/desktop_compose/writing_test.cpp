// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/list/list_view.h"
#include "app/desktop/reader/body_view.h"
#include "app/desktop/reader/message_view.h"
#include "app/desktop/window/link_dialog.h"
#include "app/desktop/window/writing.h"
#include "app/session/translations.h"
#include "tests/desktop/driver.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace waxseal;
using namespace waxseal::desktop;
using compose::Field;

/// Writing, begun from the reader, from links and from drafts that a crash left behind.
class WritingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyQuotesAndNamesTheAuthor();
    void aForwardedMessageGoesAlong();
    void aLinkTakesOnlyWhatItMay();
    void aLinkThatIsBrokenOpensNothing_data();
    void aLinkThatIsBrokenOpensNothing();
    void aMailLinkOfAMessageCanBeWrittenTo();
    void recipientsOfTheDemonstrationAreLookedUpInItsZones();
    void whomOneWroteToIsProposedNextTime();
    void aDomainIsAllowedOnceForAll();
    void quittingSavesWhatIsOpen();
    void aKilledProgramLosesNoDraft();
};

namespace {

void stayOffline(Driver &driver)
{
    app::Settings settings = driver.application().settings();
    settings.resolver = app::ResolverChoice::Offline;
    settings.welcomeSeen = true;
    driver.application().setSettings(settings);
}

QStringList texts(ComposerWindow &window, Field field)
{
    return window.field(field).texts();
}

/// The composer that comes next.
ComposerWindow *next(Driver &driver, const std::function<void()> &act)
{
    QPointer<ComposerWindow> window;
    const auto connection = QObject::connect(&driver.application().writing(), &Writing::opened, qApp,
                                             [&window](ComposerWindow *opened) { window = opened; });
    act();
    (void)QTest::qWaitFor([&window] { return window != nullptr; }, 10'000);
    QObject::disconnect(connection);
    return window;
}

} // namespace

void WritingTest::aReplyQuotesAndNamesTheAuthor()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    QVERIFY(driver.choose(QStringLiteral("Supper on Saturday")));
    ComposerWindow *reply = next(driver, [&] { driver.window().answer(MainWindow::Answer::Author); });
    QVERIFY(reply);
    QCOMPARE(reply->subject().text(), QStringLiteral("Re: Supper on Saturday"));
    QCOMPARE(texts(*reply, Field::To).size(), 1);
    const QString text = reply->text().toPlainText();
    QVERIFY2(text.contains(QStringLiteral("wrote:")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\n> ")), qPrintable(text));
    QVERIFY(!reply->draft().inReplyTo.isEmpty());
    QVERIFY2(text.startsWith(QStringLiteral("\n\n")), qPrintable(text));
    QCOMPARE(reply->text().textCursor().position(), 0); // above the quotation
    QVERIFY(reply->draftId().isEmpty());                // nothing was written yet
    QTest::keyClicks(&reply->text(), QStringLiteral("Yes"));
    QTRY_VERIFY(!reply->draftId().isEmpty());

    ComposerWindow *all = next(driver, [&] { driver.window().answer(MainWindow::Answer::Everybody); });
    QVERIFY(all);
    QVERIFY(texts(*all, Field::To).size() + texts(*all, Field::Cc).size() >= 1);
}

void WritingTest::aForwardedMessageGoesAlong()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    QVERIFY(driver.choose(QStringLiteral("Supper on Saturday")));
    ComposerWindow *forward = next(driver, [&] { driver.window().answer(MainWindow::Answer::Forward); });
    QVERIFY(forward);
    QVERIFY2(forward->subject().text().endsWith(QStringLiteral("Supper on Saturday")),
             qPrintable(forward->subject().text()));
    QVERIFY(texts(*forward, Field::To).isEmpty());
    QVERIFY(forward->text().toPlainText().contains(QStringLiteral("Supper on Saturday")));
    ComposerWindow *attached = next(driver, [&] { driver.window().answer(MainWindow::Answer::ForwardAttached); });
    QVERIFY(attached);
    QTRY_COMPARE(attached->attachmentBar().attachments().size(), size_t(1));
    QCOMPARE(attached->attachmentBar().attachments()[0].name, QStringLiteral("Supper on Saturday.eml"));
    QVERIFY(attached->attachmentBar().attachments()[0].size > 100);
}

void WritingTest::aLinkTakesOnlyWhatItMay()
{
    Driver driver;
    stayOffline(driver);
    const auto opened = driver.application().writing().writeTo(
        "mailto:anna@example.com?subject=Hello&body=One%0D%0ATwo&attach=/etc/passwd&from=boss@example.com&x-spam=1"
        "&cc=max@example.net");
    QVERIFY(opened);
    ComposerWindow *window = *opened;
    QCOMPARE(texts(*window, Field::To), QStringList{QStringLiteral("anna@example.com")});
    QCOMPARE(texts(*window, Field::Cc), QStringList{QStringLiteral("max@example.net")});
    QCOMPARE(window->subject().text(), QStringLiteral("Hello"));
    QCOMPARE(window->text().toPlainText(), QStringLiteral("One\nTwo"));
    QVERIFY(window->draft().attachments.empty());
    QVERIFY(window->from().text().isEmpty());
    QVERIFY(window->linkNotice().isVisible());
    for (const char *name : {"attach", "from", "x-spam"})
        QVERIFY2(window->linkNotice().sentence().contains(QLatin1String(name)),
                 qPrintable(window->linkNotice().sentence()));
    QTest::qWait(60);
    QCOMPARE(window->lookups().state(DomainName::parse("example.com").value()), RecipientLookups::State::Held);
}

void WritingTest::aLinkThatIsBrokenOpensNothing_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QString>("why");
    const QString strange = QStringLiteral("not understood: ");
    QTest::newRow("another scheme") << QByteArray("http://example.com/") << strange + QStringLiteral("http:");
    QTest::newRow("RFC 3986 §2.1: half a percent code")
        << QByteArray("mailto:anna%4@example.com%") << strange + QStringLiteral("mailto:anna%4@");
    QTest::newRow("too long") << QByteArray("mailto:anna@example.com?body=") + QByteArray(40'000, 'x')
                              << QStringLiteral("longer than 32768 characters");
    QTest::newRow("too many recipients") << QByteArray("mailto:") + QByteArray("a@b.example,").repeated(501)
                                         << QStringLiteral("more than 500 recipients");
}

void WritingTest::aLinkThatIsBrokenOpensNothing()
{
    QFETCH(QByteArray, link);
    QFETCH(QString, why);
    Driver driver;
    driver.window().show();
    const auto opened = driver.application().writing().writeTo(link);
    QVERIFY(!opened);
    QVERIFY2(opened.error().contains(why), qPrintable(opened.error()));
    driver.window().writeTo(QString::fromUtf8(link)); // as from a message
    QVERIFY(driver.window().linkNotice().isVisible());
    QCOMPARE(driver.window().linkNotice().sentence(), opened.error());
    QVERIFY(driver.application().writing().windows().isEmpty());
}

void WritingTest::aMailLinkOfAMessageCanBeWrittenTo()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    const auto target = bodytext::targetOf(u"mailto:anna@example.com?subject=Hello&attach=x");
    QVERIFY(target && target->isMail);
    Q_EMIT driver.window().message().linkActivated(*target);
    auto *dialog = driver.window().findChild<LinkDialog *>();
    QVERIFY(dialog);
    QPushButton *write = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("&Write to this address"))
            write = button;
    }
    QVERIFY(write);
    ComposerWindow *window = next(driver, [write] { write->click(); });
    QVERIFY(window);
    QCOMPARE(texts(*window, Field::To), QStringList{QStringLiteral("anna@example.com")});
    QVERIFY(window->lookups().isHeld());
}

void WritingTest::recipientsOfTheDemonstrationAreLookedUpInItsZones()
{
    Driver driver;
    QVERIFY(driver.openDemonstration());
    ComposerWindow *window = next(driver, [&] { driver.window().writeNew(); });
    QVERIFY(window);
    QTest::keyClicks(&window->field(Field::To).edit(),
                     QStringLiteral("anna@brieftaube.example,max@loewenzahn.example,"));
    const DomainName domain = DomainName::parse("brieftaube.example").value();
    QTRY_COMPARE_WITH_TIMEOUT(window->lookups().state(domain), RecipientLookups::State::Answered, 15'000);
    QTRY_VERIFY(window->field(Field::To).chips()[0]->look().outcome.has_value());
    qInfo() << window->field(Field::To).chips()[0]->look().sentence << window->summary();
    QVERIFY(*window->field(Field::To).chips()[0]->look().outcome != verdict::Outcome::Unchecked);
}

void WritingTest::whomOneWroteToIsProposedNextTime()
{
    Driver driver;
    stayOffline(driver);
    ComposerWindow *window = driver.application().writing().write({});
    window->from().setText(QStringLiteral("me@example.org"));
    QTest::keyClicks(&window->field(Field::To).edit(), QStringLiteral("Anna Berg <anna@example.com>,"));
    QSignalSpy written(window, &ComposerWindow::written);
    window->saveTo(driver.folder() + QStringLiteral("/mail.eml"));
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(driver.application().settings().from, QStringLiteral("me@example.org"));
    driver.restart();
    window = driver.application().writing().write({});
    QCOMPARE(window->from().text(), QStringLiteral("me@example.org"));
    QVERIFY(QTest::qWaitForWindowActive(window));
    auto *completer = window->field(Field::To).findChild<QCompleter *>();
    const auto isProposed = [&] { // correspondents are read in the background
        window->field(Field::To).edit().clear();
        QTest::keyClicks(&window->field(Field::To).edit(), QStringLiteral("ber"));
        return completer->popup()->isVisible();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isProposed(), 30'000);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QTRY_COMPARE(texts(*window, Field::To), QStringList{QStringLiteral("Anna Berg <anna@example.com>")});
}

void WritingTest::aDomainIsAllowedOnceForAll()
{
    const DomainName domain = DomainName::parse("example.com").value();
    Driver driver;
    stayOffline(driver);
    app::Settings settings = driver.application().settings();
    settings.askBeforeNewDomain = true;
    driver.application().setSettings(settings);
    ComposerWindow *window = driver.application().writing().write({});
    QTest::keyClicks(&window->field(Field::To).edit(), QStringLiteral("anna@example.com,"));
    QTRY_COMPARE(window->lookups().state(domain), RecipientLookups::State::NotAsked);
    window->lookups().allow(domain);
    QTRY_VERIFY(window->lookups().state(domain) != RecipientLookups::State::NotAsked);
    const auto isRemembered = [&driver] {
        const auto memory = store::Store::open(driver.application().memory().folder());
        return memory && !(*memory)->allowedDomains().value_or(std::vector<store::AllowedDomain>()).empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRemembered(), 30'000);
    driver.restart();
    window = driver.application().writing().write({});
    QTest::keyClicks(&window->field(Field::To).edit(), QStringLiteral("max@example.com,eve@example.net,"));
    QTRY_COMPARE(window->lookups().state(DomainName::parse("example.net").value()), RecipientLookups::State::NotAsked);
    QTRY_VERIFY_WITH_TIMEOUT(window->lookups().state(domain) != RecipientLookups::State::NotAsked, 30'000);
}

void WritingTest::quittingSavesWhatIsOpen()
{
    Driver driver;
    stayOffline(driver);
    driver.window().show();
    for (const char *text : {"one", "two"}) {
        ComposerWindow *window = driver.application().writing().write({});
        QTest::keyClicks(&window->text(), QLatin1String(text));
    }
    driver.application().quit();
    QTRY_VERIFY(driver.application().writing().windows().isEmpty());
    QTRY_VERIFY(!driver.window().isVisible());
    const auto list = drafts::DraftFolder(driver.application().writing().draftFolder()).list();
    QVERIFY(list);
    QCOMPARE(list->size(), size_t(2));
    // They were closed by the person: no notice.
    driver.restart();
    driver.window().show();
    QTest::qWait(300);
    QVERIFY(!driver.window().draftsNotice().isVisible());
}

void WritingTest::aKilledProgramLosesNoDraft()
{
    QTemporaryDir home;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(WAXSEAL_DESKTOP),
                  {QStringLiteral("mailto:anna@example.com?subject=Crash&body=Do%20not%20lose%20me")});
    QVERIFY(program.waitForStarted());
    QString file;
    const auto isThere = [&home, &file] {
        QDirIterator files(home.path(), {QStringLiteral("draft.json")}, QDir::Files, QDirIterator::Subdirectories);
        if (files.hasNext())
            file = files.next();
        return !file.isEmpty();
    };
    QVERIFY2(QTest::qWaitFor(isThere, 20'000), program.readAllStandardError().constData());
    QDir data(QFileInfo(file).path()); // <data>/drafts/<id>
    QVERIFY(data.cdUp() && data.cdUp());
    const drafts::DraftFolder folder(data.filePath(QStringLiteral("drafts")));
    QVERIFY(folder.list()->front().isOpen);
    QCOMPARE(::kill(pid_t(program.processId()), SIGKILL), 0);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    Application application(*qApp, home.filePath(QStringLiteral("settings.ini")), data.path());
    {
        // Who only writes hears of it, too, and is led to the window that has the drafts.
        ComposerWindow *alone = application.writing().write({});
        QTRY_VERIFY(alone->notice().isVisible());
        QVERIFY(alone->notice().sentence().startsWith(QStringLiteral("1 unfinished draft")));
        Q_EMIT alone->notice().acted();
        MainWindow *reader = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets())
            reader = reader ? reader : qobject_cast<MainWindow *>(widget);
        QVERIFY(reader && reader->isVisible());
        QTRY_VERIFY(reader->draftsNotice().isVisible());
        alone->close();
        reader->close();
        QTRY_VERIFY(application.writing().windows().isEmpty());
    }
    std::unique_ptr<MainWindow> window(application.newWindow());
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    window->show();
    Q_EMIT window->draftsMenu().aboutToShow();
    QTRY_VERIFY(window->draftsMenu().actions().value(0)->text().contains(QStringLiteral("Crash")));
    QSignalSpy opened(&application.writing(), &Writing::opened);
    window->draftsMenu().actions().first()->trigger();
    QTRY_COMPARE(opened.size(), 1);
    ComposerWindow *draft = application.writing().windows().value(0);
    QVERIFY(draft);
    QCOMPARE(draft->text().toPlainText(), QStringLiteral("Do not lose me"));
    QCOMPARE(texts(*draft, Field::To), QStringList{QStringLiteral("anna@example.com")});
    QVERIFY(draft->lookups().isHeld()); // it still began with a link
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false);
    app::installTranslations(application);
    WritingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "writing_test.moc"
