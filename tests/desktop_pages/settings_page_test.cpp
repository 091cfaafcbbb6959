// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/settings_page.h"
#include "core/tes/membership.h"
#include "core/words/pages.h"
#include "core/words/settings_vouching.h"
#include "core/words/words.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace waxseal;
using namespace waxseal::desktop;

/// What the settings say about writing, and about those whose word counts. desktop_pages_test.cpp has the rest.
class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSwitchesShowTheSettings();
    void everySwitchCountsAtOnce();
    void whatDependsOnAnotherChoiceIsOffered();
    void theTableNamesWhoLearnsWhat();
    void serversHaveTheirOwnWordsInTheLog();
    void anEmptyLogCanBePurged();
    void theTesRootCountsWhenItIsADomain();
    void aBadTesRootIsExplainedInPlace_data();
    void aBadTesRootIsExplainedInPlace();
    void aTesRootHalfTypedIsTakenWhenThePageCloses();
    void whatIsBeingTypedStaysWhenOtherSettingsChange();
    void theListInUseSaysDateSourceAndWhoseWordItIs();
    void aNewerListIsChosenAsAFile();
    void theBuiltInListIsOfferedWhereAnotherWasChosen();
    void theTabHasALetterOfItsOwn();
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

const words::VouchingText vouchingText = words::vouching();

/// The field behind the label with this text.
QLineEdit *field(const QWidget &page, const QString &label)
{
    for (QLabel *one : page.findChildren<QLabel *>()) {
        if (one->text() == label)
            return qobject_cast<QLineEdit *>(one->buddy());
    }
    return nullptr;
}

bool says(const QWidget &page, const QString &sentence)
{
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->text() == sentence && !label->isHidden())
            return true;
    }
    return false;
}

/// As a person types it, up to Enter.
void type(QLineEdit *line, const QString &typed)
{
    line->selectAll();
    typed.isEmpty() ? QTest::keyClick(line, Qt::Key_Delete) : QTest::keyClicks(line, typed);
    QTest::keyClick(line, Qt::Key_Return);
}

app::ListInUse inUse(bsi::ListOrigin origin)
{
    const QByteArray json = R"({"date":"2026-11-01","source":"BSI's page","providers":[]})";
    return {bsi::ProviderList::parse(json).value(), origin};
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

void SettingsPageTest::theTesRootCountsWhenItIsADomain()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings({});
    QLineEdit *root = field(page, vouchingText.tesRoot);
    QVERIFY(root);
    QVERIFY(root->text().isEmpty());
    QVERIFY(root->placeholderText().contains(QString::fromLatin1(tes::defaultRoot)));
    QVERIFY(says(page, vouchingText.tesRootExplanation));

    app::Settings expected;
    type(root, QStringLiteral(" TES.Example.net. "));
    expected.tesRoot = QStringLiteral("tes.example.net");
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<app::Settings>(), expected);
    QCOMPARE(root->text(), expected.tesRoot);
    type(root, QStringLiteral("tes.example.net"));
    QCOMPARE(changed.size(), 1); // as it was

    type(root, QString());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().value<app::Settings>(), app::Settings{});
    page.setSettings(expected);
    QCOMPARE(root->text(), expected.tesRoot);
    QCOMPARE(changed.size(), 2);
}

void SettingsPageTest::aBadTesRootIsExplainedInPlace_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {".", "a b.example", "a..example", "anna@a.example", "https://a.example"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
    QTest::newRow("too long") << QString(300, QLatin1Char('a'));
}

void SettingsPageTest::aBadTesRootIsExplainedInPlace()
{
    QFETCH(QString, typed);
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    app::Settings settings;
    settings.tesRoot = QStringLiteral("tes.example.net");
    page.setSettings(settings);
    QLineEdit *root = field(page, vouchingText.tesRoot);
    QVERIFY(!says(page, words::badTesRoot()));
    type(root, typed);
    QVERIFY(says(page, words::badTesRoot()));
    QCOMPARE(root->accessibleDescription(), words::badTesRoot());
    QCOMPARE(root->text(), typed); // for correcting
    QCOMPARE(changed.size(), 0);   // the former one stays

    root->selectAll();
    QTest::keyClicks(root, QStringLiteral("tes.example.org"));
    QVERIFY(!says(page, words::badTesRoot()));
    QTest::keyClick(root, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<app::Settings>().tesRoot, QStringLiteral("tes.example.org"));
}

void SettingsPageTest::aTesRootHalfTypedIsTakenWhenThePageCloses()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings({});
    QTest::keyClicks(field(page, vouchingText.tesRoot), QStringLiteral("tes.example.net"));
    QCOMPARE(changed.size(), 0);
    page.reject();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<app::Settings>().tesRoot, QStringLiteral("tes.example.net"));
}

void SettingsPageTest::whatIsBeingTypedStaysWhenOtherSettingsChange()
{
    SettingsPage page;
    page.setSettings({});
    QLineEdit *root = field(page, vouchingText.tesRoot);
    QTest::keyClicks(root, QStringLiteral("tes.exam"));
    app::Settings settings;
    settings.showVerdictColumn = true; // in another window
    page.setSettings(settings);
    QCOMPARE(root->text(), QStringLiteral("tes.exam"));
}

void SettingsPageTest::theListInUseSaysDateSourceAndWhoseWordItIs()
{
    using bsi::ListOrigin;
    SettingsPage page;
    QStringList said;
    for (const ListOrigin origin :
         {ListOrigin::BuiltIn, ListOrigin::Chosen, ListOrigin::BuiltInIsNewer, ListOrigin::ChosenIsUnreadable}) {
        page.setProviderList(inUse(origin));
        said << words::listInUse(inUse(origin).list, origin);
        QVERIFY(says(page, said.last()));
        QVERIFY2(said.last().contains(QStringLiteral("2026-11-01")), qPrintable(said.last()));
        QVERIFY2(said.last().contains(QStringLiteral("BSI's page")), qPrintable(said.last()));
    }
    QCOMPARE(said.removeDuplicates(), 0);
    QVERIFY(!said[0].contains(QStringLiteral("chosen by you")));
    QVERIFY(said[1].contains(QStringLiteral("chosen by you")));
}

void SettingsPageTest::aNewerListIsChosenAsAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    SettingsPage page;
    page.setProviderList(inUse(bsi::ListOrigin::BuiltIn));
    QSignalSpy chosen(&page, &SettingsPage::newerListChosen);
    page.sayOfList(QStringLiteral("No, because."));
    QVERIFY(says(page, QStringLiteral("No, because.")));

    const auto answer = [&](bool isTaken) { // once the dialogue is there
        QTimer::singleShot(0, &page, [&path, isTaken] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
            isTaken ? static_cast<QDialog *>(dialog)->accept() : dialog->reject();
            if (dialog->isVisible())
                dialog->reject();
        });
        button<QPushButton>(page, vouchingText.newerList.label)->click();
    };
    answer(false);
    QCOMPARE(chosen.size(), 0);
    answer(true);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), path);
    QVERIFY(!says(page, QStringLiteral("No, because.")));
}

void SettingsPageTest::theBuiltInListIsOfferedWhereAnotherWasChosen()
{
    using bsi::ListOrigin;
    SettingsPage page;
    QSignalSpy wanted(&page, &SettingsPage::builtInListRequested);
    auto *builtIn = button<QPushButton>(page, vouchingText.builtInList.label);
    QVERIFY(!builtIn->isEnabled());
    for (const ListOrigin origin : {ListOrigin::Chosen, ListOrigin::BuiltInIsNewer, ListOrigin::ChosenIsUnreadable}) {
        page.setProviderList(inUse(ListOrigin::BuiltIn));
        QVERIFY(!builtIn->isEnabled());
        page.setProviderList(inUse(origin));
        QVERIFY(builtIn->isEnabled());
    }
    builtIn->click();
    QCOMPARE(wanted.size(), 1);

    page.findChild<QTabWidget *>()->setCurrentIndex(3);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    builtIn->setFocus();
    page.setProviderList(inUse(ListOrigin::BuiltIn));
    QVERIFY(button<QPushButton>(page, vouchingText.newerList.label)->hasFocus()); // and not lost
}

void SettingsPageTest::theTabHasALetterOfItsOwn()
{
    SettingsPage page;
    const auto letter = [](const QString &label) { return label.mid(label.indexOf(u'&') + 1, 1).toLower(); };
    const QString own = letter(vouchingText.tab);
    for (const QString &other : {text.resolverTab, text.privacyTab, text.appearanceTab, text.close})
        QVERIFY2(letter(other) != own, qPrintable(other));
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const QString label = widget->property("text").toString();
        if (label.contains(u'&'))
            QVERIFY2(letter(label) != own, qPrintable(label));
    }
}

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
