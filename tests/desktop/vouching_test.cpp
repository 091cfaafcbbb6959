// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/evidence_pane.h"
#include "app/desktop/list/list_view.h"
#include "app/desktop/pages/settings_page.h"
#include "app/desktop/window/window_pages.h"
#include "app/session/session.h"
#include "core/tes/membership.h"
#include "core/words/settings_vouching.h"
#include "tests/desktop/driver.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;

/// Whose word counts is a setting: the TES root (C-1), the list of certified providers (C-32).
class VouchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTesRootIsASetting();
    void theEvidenceNamesTheListInUse();
    void aBadListIsSaidOnThePageAndNotTaken();
    void aCopyThatCannotBeReadIsSaidOnce();
};

namespace {

const QString demonstrationsList = QStringLiteral(WAXSEAL_SOURCE_DIR "/resources/demo/bsi-list.json");
const QString namedInEvidence = QStringLiteral("BSI list of 2026-11-01, source: The demonstration: invented providers");

void stayOffline(Driver &driver)
{
    app::Settings settings = driver.application().settings();
    settings.resolver = app::ResolverChoice::Offline;
    driver.application().setSettings(settings);
}

std::shared_ptr<const verdict::Account> account(Driver &driver)
{
    const auto parts = driver.application().partsFor(OpenPlace{});
    return parts ? parts->account : nullptr;
}

SettingsPage &settingsPage(Driver &driver)
{
    driver.window().showSettings();
    return *driver.window().pages().settings();
}

bool says(const QWidget &page, const QString &sentence)
{
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->text() == sentence && !label->isHidden())
            return true;
    }
    return false;
}

} // namespace

void VouchingTest::theTesRootIsASetting()
{
    Driver driver;
    stayOffline(driver);
    QCOMPARE(account(driver)->tesRoot.view(), QByteArrayView(tes::defaultRoot));

    QSignalSpy again(&driver.application(), &Application::ownProviderChanged);
    app::Settings settings = driver.application().settings();
    settings.tesRoot = QStringLiteral("tes.example.net");
    driver.application().setSettings(settings);
    QCOMPARE(again.size(), 1); // what was judged is judged again
    QCOMPARE(account(driver)->tesRoot.view(), QByteArrayView("tes.example.net"));

    driver.restart();
    QCOMPARE(account(driver)->tesRoot.view(), QByteArrayView("tes.example.net"));
    settings.tesRoot.clear();
    driver.application().setSettings(settings);
    QCOMPARE(account(driver)->tesRoot.view(), QByteArrayView(tes::defaultRoot));
}

void VouchingTest::theEvidenceNamesTheListInUse()
{
    const QTemporaryDir mail;
    QVERIFY(QFile::copy(QStringLiteral(WAXSEAL_SOURCE_DIR "/resources/demo/posthorn/01-letter-by-pigeon.eml"),
                        mail.filePath(QStringLiteral("letter.eml"))));
    store::OwnProvider own;
    own.domain = "posthorn.example";
    for (const char *host : {"store.posthorn.example", "mx1.posthorn.example", "mx2.posthorn.example"})
        own.hosts.push_back({host, received::Source::Person, {}});
    Driver driver;
    stayOffline(driver);
    driver.application().setOwnProvider(own);
    driver.window().show();
    const auto evidence = [&] {
        driver.window().openPaths({mail.path()});
        if (!driver.settle())
            return QString();
        driver.window().list().table().setCurrentId(driver.window().list().model().idAt(0));
        driver.window().showEvidence(AxisId::WayIn);
        return driver.settle() ? driver.window().evidence().asText() : QString();
    };
    QVERIFY(!evidence().isEmpty());
    QVERIFY(!evidence().contains(QStringLiteral("BSI list of"))); // the built-in one knows neither

    SettingsPage &page = settingsPage(driver);
    QSignalSpy again(&driver.application(), &Application::ownProviderChanged);
    Q_EMIT page.newerListChosen(demonstrationsList);
    QTRY_COMPARE(driver.application().providerList().origin, bsi::ListOrigin::Chosen);
    QCOMPARE(again.size(), 1);
    const app::ListInUse &chosen = driver.application().providerList();
    QVERIFY(says(page, words::listInUse(chosen.list, chosen.origin)));
    QVERIFY2(evidence().contains(namedInEvidence), qPrintable(evidence()));

    driver.restart(); // it is read from its copy
    driver.window().show();
    QTRY_COMPARE(driver.application().providerList().origin, bsi::ListOrigin::Chosen);
    QTRY_COMPARE(driver.application().ownProvider(), own);
    QVERIFY2(evidence().contains(namedInEvidence), qPrintable(evidence()));

    Q_EMIT settingsPage(driver).builtInListRequested();
    QTRY_COMPARE(driver.application().providerList().origin, bsi::ListOrigin::BuiltIn);
    QVERIFY(!evidence().contains(QStringLiteral("BSI list of")));
    QCOMPARE(account(driver)->bsiList.source(), app::bundledBsiList().source());
}

void VouchingTest::aBadListIsSaidOnThePageAndNotTaken()
{
    Driver driver;
    stayOffline(driver);
    const QString path = driver.folder() + QStringLiteral("/old.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"date":"2001-01-01","source":"long ago","providers":[]})");
    file.close();
    SettingsPage &page = settingsPage(driver);
    Q_EMIT page.newerListChosen(path);
    const app::ListInUse builtIn{app::bundledBsiList()};
    const std::chrono::year_month_day date{std::chrono::year(2001) / 1 / 1};
    QTRY_VERIFY(says(page, words::listIsOlder(path, date, builtIn.list.date())));
    QVERIFY(says(page, words::listInUse(builtIn.list, bsi::ListOrigin::BuiltIn)));
    QCOMPARE(account(driver)->bsiList.source(), builtIn.list.source());
}

void VouchingTest::aCopyThatCannotBeReadIsSaidOnce()
{
    Driver driver;
    stayOffline(driver);
    const QString data = driver.application().memory().folder();
    SettingsPage &page = settingsPage(driver);
    Q_EMIT page.newerListChosen(demonstrationsList);
    QTRY_COMPARE(driver.application().providerList().origin, bsi::ListOrigin::Chosen);
    QFile copy(app::chosenListFile(data));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    copy.write("nonsense");
    copy.close();

    driver.restart();
    QSignalSpy trouble(&driver.application(), &Application::trouble);
    QTRY_COMPARE(driver.application().providerList().origin, bsi::ListOrigin::ChosenIsUnreadable);
    QTRY_COMPARE(trouble.size(), 1);
    QCOMPARE(trouble.first().first().toString(), words::chosenListUnreadable(app::chosenListFile(data)));
    QCOMPARE(account(driver)->bsiList.source(), app::bundledBsiList().source());
    settingsPage(driver);
    QCOMPARE(trouble.size(), 1);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    VouchingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "vouching_test.moc"
