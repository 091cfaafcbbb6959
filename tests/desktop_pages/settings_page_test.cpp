// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/settings_page.h"
#include "core/words/pages.h"
#include "core/words/words.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;

/// What the settings say about writing: recipients, and what is told to whom. desktop_pages_test.cpp has the rest.
class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSwitchesShowTheSettings();
    void everySwitchCountsAtOnce();
    void whatDependsOnAnotherChoiceIsOffered();
    void theTableNamesWhoLearnsWhat();
    void serversHaveTheirOwnWordsInTheLog();
    void anEmptyLogCanBePurged();
};

namespace {

const words::SettingsPageText text = words::settingsPage();

template <typename Button> Button *button(const QWidget &page, const QString &label)
{
    for (Button *one : page.findChildren<Button *>()) {
        if (one->text() == label)
            return one;
    }
    return nullptr;
}

QCheckBox *box(const QWidget &page, const words::Choice &choice)
{
    return button<QCheckBox>(page, choice.label);
}

} // namespace

void SettingsPageTest::theSwitchesShowTheSettings()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings({});
    QVERIFY(!box(page, text.qnameMinimisation)->isChecked());
    QVERIFY(box(page, text.lookUpRecipients)->isChecked());
    QVERIFY(!box(page, text.askBeforeNewDomain)->isChecked());

    app::Settings settings;
    settings.qnameMinimisation = true;
    settings.lookUpRecipients = false;
    settings.askBeforeNewDomain = true;
    page.setSettings(settings);
    QVERIFY(box(page, text.qnameMinimisation)->isChecked());
    QVERIFY(!box(page, text.lookUpRecipients)->isChecked());
    QVERIFY(box(page, text.askBeforeNewDomain)->isChecked());
    for (const words::Choice &choice : {text.qnameMinimisation, text.lookUpRecipients, text.askBeforeNewDomain})
        QCOMPARE(box(page, choice)->accessibleDescription(), choice.explanation);
    QCOMPARE(changed.size(), 0); // looking changes nothing
}

void SettingsPageTest::everySwitchCountsAtOnce()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    app::Settings expected;
    expected.resolver = app::ResolverChoice::FullRecursion;
    expected.from = QStringLiteral("anna@own.example"); // is nothing for this page, and stays
    page.setSettings(expected);
    const auto handedOn = [&] { return changed.last().first().value<app::Settings>(); };
    box(page, text.qnameMinimisation)->click();
    expected.qnameMinimisation = true;
    QCOMPARE(handedOn(), expected);
    box(page, text.askBeforeNewDomain)->click();
    expected.askBeforeNewDomain = true;
    QCOMPARE(handedOn(), expected);
    box(page, text.lookUpRecipients)->click();
    expected.lookUpRecipients = false;
    QCOMPARE(handedOn(), expected);
    QCOMPARE(changed.size(), 3);
}

void SettingsPageTest::whatDependsOnAnotherChoiceIsOffered()
{
    SettingsPage page;
    page.setSettings({});
    QVERIFY(!box(page, text.qnameMinimisation)->isEnabled());
    button<QRadioButton>(page, text.fullRecursion.label)->click();
    QVERIFY(box(page, text.qnameMinimisation)->isEnabled());
    button<QRadioButton>(page, text.offline.label)->click();
    QVERIFY(!box(page, text.qnameMinimisation)->isEnabled());

    QVERIFY(box(page, text.askBeforeNewDomain)->isEnabled());
    box(page, text.lookUpRecipients)->click();
    QVERIFY(!box(page, text.askBeforeNewDomain)->isEnabled());
    app::Settings settings;
    settings.resolver = app::ResolverChoice::FullRecursion;
    page.setSettings(settings);
    QVERIFY(box(page, text.askBeforeNewDomain)->isEnabled());
    QVERIFY(box(page, text.qnameMinimisation)->isEnabled());
}

void SettingsPageTest::theTableNamesWhoLearnsWhat()
{
    SettingsPage page;
    QStringList said;
    for (const QLabel *label : page.findChildren<QLabel *>())
        said << label->text();
    QCOMPARE(text.lookups.size(), size_t(7));
    for (const auto &lookup : text.lookups) {
        for (const QString &cell : {lookup.what, lookup.who, lookup.when})
            QVERIFY2(said.contains(cell), qPrintable(cell));
    }
    const QString all = said.join(QLatin1Char('\n'));
    for (const char *word : {"MTA-STS", "HTTPS", "IP address", "recipient's domain"})
        QVERIFY2(all.contains(QString::fromLatin1(word)), word);
}

void SettingsPageTest::serversHaveTheirOwnWordsInTheLog()
{
    SettingsPage page;
    const std::chrono::sys_seconds then{std::chrono::seconds(1'700'000'000)};
    page.setLookups({{"mta-sts.a.example", "HTTPS", then, dns::Status::Insecure},
                     {"mta-sts.b.example", "HTTPS", then, dns::Status::NoAnswer},
                     {"mx.a.example", "SMTP", then, dns::Status::Insecure},
                     {"a.example", "TXT", then, dns::Status::Insecure}});
    const QAbstractItemModel *model = page.findChild<QTableView *>()->model();
    const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, 1), QStringLiteral("HTTPS"));
    QCOMPARE(cell(0, 2), QStringLiteral("mta-sts.a.example"));
    QCOMPARE(cell(0, 3), words::connectionWord(true));
    QCOMPARE(cell(1, 3), words::connectionWord(false));
    QCOMPARE(cell(2, 3), words::connectionWord(true));
    QCOMPARE(cell(3, 3), words::statusWord(dns::Status::Insecure));
}

void SettingsPageTest::anEmptyLogCanBePurged()
{
    SettingsPage page;
    QSignalSpy purge(&page, &SettingsPage::purgeRequested);
    auto *button = ::button<QPushButton>(page, text.purge.label);
    QVERIFY(button->isEnabled()); // policies may be kept, and what was allowed
    button->click();
    QCOMPARE(purge.size(), 1);
    QCOMPARE(button->toolTip(), text.purge.explanation);
}

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
