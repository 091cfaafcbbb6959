// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/own_provider_page.h"
#include "app/desktop/pages/senders_page.h"
#include "app/desktop/pages/settings_page.h"
#include "app/desktop/pages/welcome_page.h"
#include "core/base/limits.h"
#include "core/words/pages.h"
#include "core/words/settings_vouching.h"
#include "core/words/words.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

using namespace waxseal;
using namespace waxseal::desktop;

/// Drives the pages as a person does: keys, clicks, and what can be read on them.
class DesktopPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theDemonstrationIsTheFirstThingUnderTheKeyboard();
    void tabGoesThroughTheWaysIn();
    void accountsSayThatTheyComeLater();
    void welcomeFitsASmallWindow();

    void domainIsTakenAtEnter_data();
    void domainIsTakenAtEnter();
    void badDomainIsExplainedInPlace_data();
    void badDomainIsExplainedInPlace();
    void halfTypedDomainIsTakenWhenThePageCloses();
    void escapeClosesButNotWhileAnEntryIsEdited();
    void anotherDomainDropsWhatTheFormerOneProved();
    void hostsAndResultsNamesAreAdded_data();
    void hostsAndResultsNamesAreAdded();
    void badEntriesStayInTheirField_data();
    void badEntriesStayInTheirField();
    void validatedMxHostsAreFactsAtOnce();
    void otherMxHostsAreOnlyProposed();
    void proposalsSayHowOftenAndCanBeConfirmed();
    void refusedEntriesStayAwayUntilTakenBack();
    void f2EditsAndDeleteForgets();
    void forwardersAreEditedAndForgotten();
    void badEditStaysOpen();
    void newsWhileAnEntryIsEditedDoesNotDisturb();
    void nothingChangesInTheDemonstration();

    void settingsGoThroughTheWidgets();
    void everyChoiceCountsAtOnce();
    void resolverTextCountsOnlyWhenItCanBeRead();
    void aWholeForwarderCanBePasted();
    void domainsAreBlockedAndUnblocked();
    void theLogIsAskedForWhenItIsInView();
    void theLogShowsNewestFirstAndPurges();
    void theLogHasAnEnd();

    void everythingInteractiveHasAName();
    void everyShortcutIsOnItsPageOnce_data() { languages(); }
    void everyShortcutIsOnItsPageOnce();
    void noTextIsEmptyOrJudgesBare_data() { languages(); }
    void noTextIsEmptyOrJudgesBare();
    void nothingIsWiderThanItsWindowInLargeText_data() { languages(); }
    void nothingIsWiderThanItsWindowInLargeText();

private:
    static void languages();
    static bool speak(const QString &language, QTranslator &translator);
};

namespace {

DomainName domain(const char *name)
{
    return *DomainName::parse(name);
}

/// What stands on a button or label, without the mark of its shortcut.
QString plain(QString text)
{
    return text.remove(u'&');
}

template <typename Button = QAbstractButton> Button *button(const QWidget &page, const QString &text)
{
    for (Button *one : page.findChildren<Button *>()) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

/// The line edit, spin box … that the label with this text is about.
template <typename Field> Field *field(const QWidget &page, const QString &label)
{
    for (const QLabel *one : page.findChildren<QLabel *>()) {
        if (one->text() == label && one->buddy())
            return qobject_cast<Field *>(one->buddy());
    }
    return nullptr;
}

bool says(const QWidget &page, const QString &sentence)
{
    const auto labels = page.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text() == sentence && !label->isHidden(); });
}

QTreeWidgetItem *item(const QWidget &page, const QString &text, const QString &group = {})
{
    const auto *tree = page.findChild<QTreeWidget *>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *head = tree->topLevelItem(i);
        if (!group.isEmpty() && head->text(0) != group)
            continue;
        for (int j = 0; j < head->childCount(); ++j) {
            if (head->child(j)->text(0) == text)
                return head->child(j);
        }
    }
    return nullptr;
}

void select(QWidget &page, QTreeWidgetItem *item)
{
    auto *tree = page.findChild<QTreeWidget *>();
    tree->setFocus();
    QVERIFY(item);
    tree->setCurrentItem(item);
}

void press(QAbstractButton *button)
{
    QVERIFY(button);
    QVERIFY2(button->isEnabled(), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton, {}, {8, button->height() / 2}); // a check box ends with its text
}

void choose(QWidget &page, const QString &radio)
{
    QRadioButton *one = button<QRadioButton>(page, radio);
    QVERIFY(one);
    one->setFocus();
    QTest::keyClick(one, Qt::Key_Space);
}

store::OwnProvider sample()
{
    const std::chrono::sys_seconds then{std::chrono::seconds(1'700'000'000)};
    store::OwnProvider own;
    own.domain = "posthorn.example";
    own.hosts = {{"mx.posthorn.example", received::Source::Person, then},
                 {"192.0.2.0/24", received::Source::Person, then},
                 {"mx2.posthorn.example", received::Source::ValidatedMx, then}};
    own.authservIds = {{"results.posthorn.example", received::Source::Person, then}};
    return own;
}

/// The last OwnProvider handed on, with the time of what was learnt just now set to nothing.
store::OwnProvider last(const QSignalSpy &changed)
{
    if (changed.isEmpty())
        return {};
    auto own = changed.last().first().value<store::OwnProvider>();
    const auto now = std::chrono::sys_seconds(std::chrono::seconds(QDateTime::currentSecsSinceEpoch()));
    for (auto *entries : {&own.hosts, &own.authservIds, &own.arcSealers}) {
        for (store::OwnHost &entry : *entries) {
            if (now - entry.learnt < std::chrono::seconds(60))
                entry.learnt = {};
        }
    }
    return own;
}

std::vector<expectations::History> someSenders()
{
    const std::chrono::sys_seconds then{std::chrono::seconds(1'790'000'000)};
    return {{domain("alpha.example"),
             {{domain("alpha.example"), true, then, then, 7}, {domain("list.example"), false, then, then, 2}},
             expectations::Wish::Expect,
             then},
            {domain("xn--bcher-kva.example"), {{domain("xn--bcher-kva.example"), true, then, then, 1}}, {}, {}}};
}

const words::OwnProviderPageText own = words::ownProviderPage();
const words::SettingsPageText settingsText = words::settingsPage();

void show(QWidget &page)
{
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

} // namespace

void DesktopPagesTest::init()
{
    QLocale::setDefault(QLocale::c());
}

void DesktopPagesTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

bool DesktopPagesTest::speak(const QString &language, QTranslator &translator)
{
    if (language == QStringLiteral("en"))
        return true;
    return translator.load(QStringLiteral(":/waxseal/translations/waxseal_") + language)
        && QCoreApplication::installTranslator(&translator)
        && words::welcomePage().title != QStringLiteral("Welcome to Waxseal");
}

// Welcome

void DesktopPagesTest::theDemonstrationIsTheFirstThingUnderTheKeyboard()
{
    WelcomePage page;
    QSignalSpy demonstration(&page, &WelcomePage::demonstrationRequested);
    show(page);
    QTRY_COMPARE(QApplication::focusWidget(), button(page, words::welcomePage().demonstration.label));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(demonstration.size(), 2);
}

void DesktopPagesTest::tabGoesThroughTheWaysIn()
{
    WelcomePage page;
    QSignalSpy files(&page, &WelcomePage::openFilesRequested);
    QSignalSpy folder(&page, &WelcomePage::openFolderRequested);
    show(page);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), button(page, words::welcomePage().openFiles));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), button(page, words::welcomePage().openFolder));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(files.size(), 1);
    QCOMPARE(folder.size(), 1);
}

void DesktopPagesTest::accountsSayThatTheyComeLater()
{
    WelcomePage page;
    const words::Choice accounts = words::welcomePage().accounts;
    const QAbstractButton *one = button(page, accounts.label);
    QVERIFY(one);
    QVERIFY(!one->isEnabled());
    QCOMPARE(one->accessibleDescription(), accounts.explanation);
    QVERIFY(says(page, accounts.explanation));
}

void DesktopPagesTest::welcomeFitsASmallWindow()
{
    WelcomePage page;
    page.resize(800, 600);
    show(page);
    const auto *area = page.findChild<QScrollArea *>();
    QTRY_VERIFY(!area->verticalScrollBar()->isVisible());
    QVERIFY(!area->horizontalScrollBar()->isVisible());
}

// Own provider

void DesktopPagesTest::domainIsTakenAtEnter_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QStringLiteral("Example.NET") << QByteArray("example.net");
    QTest::newRow("with spaces around") << QStringLiteral(" example.net ") << QByteArray("example.net");
    QTest::newRow("RFC 5890: U-labels") << QString::fromUtf8("müller.example") << QByteArray("xn--mller-kva.example");
}

void DesktopPagesTest::domainIsTakenAtEnter()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, expected);
    OwnProviderPage page;
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    QSignalSpy entered(&page, &OwnProviderPage::domainEntered);
    show(page);
    auto *line = field<QLineEdit>(page, own.domain);
    QCOMPARE(QApplication::focusWidget(), line);
    line->setText(typed);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(page.isVisible());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(last(changed).domain, expected);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.first().first().toString(), QString::fromLatin1(expected));

    QTest::keyClick(line, Qt::Key_Tab); // leaving it says nothing new
    QCOMPARE(changed.size(), 1);
}

void DesktopPagesTest::badDomainIsExplainedInPlace_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("an address") << QStringLiteral("me@example.net") << words::addressInsteadOfDomain();
    QTest::newRow("a space") << QStringLiteral("example net") << words::badDomain(ParseFault::BadCharacter);
    QTest::newRow("two dots") << QStringLiteral("example..net") << words::badDomain(ParseFault::BadSyntax);
    QTest::newRow("the root") << QStringLiteral(".") << words::badDomain(ParseFault::BadSyntax);
    QTest::newRow("an IP address") << QStringLiteral("192.0.2.1") << words::badDomain(ParseFault::BadSyntax);
    QTest::newRow("too long") << QString(300, u'a') << words::badDomain(ParseFault::TooLong);
}

void DesktopPagesTest::badDomainIsExplainedInPlace()
{
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    OwnProviderPage page;
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    auto *line = field<QLineEdit>(page, own.domain);
    line->setText(typed);
    QTest::keyClick(line, Qt::Key_Tab);
    QVERIFY(says(page, sentence));
    QCOMPARE(line->accessibleDescription(), sentence);
    QCOMPARE(line->text(), typed);
    QCOMPARE(changed.size(), 0);

    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("example.net"));
    QVERIFY(!says(page, sentence));
    QTest::keyClick(line, Qt::Key_Tab);
    QCOMPARE(last(changed).domain, QByteArray("example.net"));
}

void DesktopPagesTest::halfTypedDomainIsTakenWhenThePageCloses()
{
    OwnProviderPage page;
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    QTest::keyClicks(field<QLineEdit>(page, own.domain), QStringLiteral("example.net"));
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(&page, Qt::Key_Escape);
    QVERIFY(!page.isVisible());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(last(changed).domain, QByteArray("example.net"));
}

void DesktopPagesTest::escapeClosesButNotWhileAnEntryIsEdited()
{
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    select(page, item(page, QStringLiteral("mx.posthorn.example")));
    auto *tree = page.findChild<QTreeWidget *>();
    QTest::keyClick(tree, Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("other.example"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(page.isVisible());
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(tree, Qt::Key_Escape);
    QVERIFY(!page.isVisible());
    QCOMPARE(changed.size(), 0);
}

void DesktopPagesTest::anotherDomainDropsWhatTheFormerOneProved()
{
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    auto *line = field<QLineEdit>(page, own.domain);
    line->setText(QStringLiteral("brieftaube.example"));
    QTest::keyClick(line, Qt::Key_Return);
    store::OwnProvider expected = sample();
    expected.domain = "brieftaube.example";
    expected.hosts.pop_back();
    QCOMPARE(last(changed), expected);
}

void DesktopPagesTest::hostsAndResultsNamesAreAdded_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("host") << own.host << QStringLiteral("MX9.example.net") << QByteArray("mx9.example.net");
    QTest::newRow("all below") << own.host << QStringLiteral(".example.net") << QByteArray(".example.net");
    QTest::newRow("block") << own.host << QStringLiteral("198.51.100.0/24") << QByteArray("198.51.100.0/24");
    QTest::newRow("IPv6 block") << own.host << QStringLiteral("2001:db8::/32") << QByteArray("2001:db8::/32");
    QTest::newRow("RFC 8601 §2.5: case does not count")
        << own.resultsName << QStringLiteral("Results.Example.NET") << QByteArray("results.example.net");
    QTest::newRow("RFC 8617 §4.1.3: a forwarder is a domain")
        << own.sealer << QStringLiteral("Lists.Example ") << QByteArray("lists.example");
    // It can have been refused as a host, or be one.
    QTest::newRow("a forwarder that is a host too")
        << own.sealer << QStringLiteral("mx.posthorn.example") << QByteArray("mx.posthorn.example");
}

/// The button that adds what stands in the field with this label.
QString addButton(const QString &label)
{
    return label == own.host ? own.addHost : label == own.sealer ? own.addSealer : own.addResultsName;
}

void DesktopPagesTest::hostsAndResultsNamesAreAdded()
{
    QFETCH(QString, label);
    QFETCH(QString, typed);
    QFETCH(QByteArray, expected);
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    auto *line = field<QLineEdit>(page, label);
    line->setFocus();
    QTest::keyClicks(line, typed);
    QTest::keyClick(line, Qt::Key_Return);
    store::OwnProvider wanted = sample();
    auto &entries = label == own.host ? wanted.hosts : label == own.sealer ? wanted.arcSealers : wanted.authservIds;
    entries.push_back({expected, received::Source::Person, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(last(changed), wanted);
    QVERIFY(line->text().isEmpty());

    QTest::keyClicks(line, typed);
    press(button(page, addButton(label)));
    QVERIFY(says(page, words::isThereAlready()));
    QCOMPARE(changed.size(), 1);
}

void DesktopPagesTest::badEntriesStayInTheirField_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << own.host << QString() << words::badHost(ParseFault::Empty);
    QTest::newRow("no host") << own.host << QStringLiteral("mx example") << words::badHost(ParseFault::BadCharacter);
    QTest::newRow("no address") << own.host << QStringLiteral("192.0.2.300") << words::badHost(ParseFault::BadSyntax);
    QTest::newRow("the root, and all below")
        << own.host << QStringLiteral("..") << words::badHost(ParseFault::BadSyntax);
    QTest::newRow("no block") << own.host << QStringLiteral("192.0.2.0/40") << words::badHost(ParseFault::BadCharacter);
    QTest::newRow("two words") << own.resultsName << QStringLiteral("mx example")
                               << words::badResultsName(ParseFault::BadCharacter);
    QTest::newRow("an address is no forwarder")
        << own.sealer << QStringLiteral("anna@lists.example") << words::addressInsteadOfDomain();
    QTest::newRow("no forwarder") << own.sealer << QStringLiteral("192.0.2.1")
                                  << words::badDomain(ParseFault::BadSyntax);
    QTest::newRow("nothing as a name") << own.resultsName << QString() << words::badResultsName(ParseFault::Empty);
}

void DesktopPagesTest::badEntriesStayInTheirField()
{
    QFETCH(QString, label);
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    auto *line = field<QLineEdit>(page, label);
    line->setText(typed);
    press(button(page, addButton(label)));
    QVERIFY(says(page, sentence));
    QCOMPARE(line->text(), typed);
    QCOMPARE(changed.size(), 0);
}

void DesktopPagesTest::validatedMxHostsAreFactsAtOnce()
{
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    const check::LearntHosts learnt{
        dns::Status::Secure, dns::Trouble::None, {domain("mx2.posthorn.example"), domain("mx3.posthorn.example")}, {}};
    page.setLearnt(learnt);
    store::OwnProvider expected = sample();
    expected.hosts.push_back({"mx3.posthorn.example", received::Source::ValidatedMx, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(last(changed), expected);
    QVERIFY(item(page, QStringLiteral("mx3.posthorn.example"), own.hostsHead));
    page.setLearnt(learnt);
    QCOMPARE(changed.size(), 1);

    // Forgetting what DNS proves means: not again.
    show(page);
    select(page, item(page, QStringLiteral("mx3.posthorn.example")));
    press(button(page, own.forget.label));
    expected = sample();
    expected.refused << "mx3.posthorn.example";
    QCOMPARE(last(changed), expected);
    page.setLearnt(learnt);
    QCOMPARE(changed.size(), 2);
    select(page, item(page, QStringLiteral("mx3.posthorn.example"), own.refusedHead));
    press(button(page, own.takeBack.label));
    expected = sample();
    expected.hosts.push_back({"mx3.posthorn.example", received::Source::ValidatedMx, {}});
    QCOMPARE(last(changed), expected);
}

void DesktopPagesTest::otherMxHostsAreOnlyProposed()
{
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    page.setLearnt({dns::Status::Insecure, dns::Trouble::None, {}, {domain("mx3.posthorn.example")}});
    QCOMPARE(changed.size(), 0);
    const QTreeWidgetItem *proposal = item(page, QStringLiteral("mx3.posthorn.example"), own.proposedHead);
    QVERIFY(proposal);
    QCOMPARE(proposal->text(1), words::unvalidatedMx());
}

void DesktopPagesTest::proposalsSayHowOftenAndCanBeConfirmed()
{
    OwnProviderPage page;
    page.setProvider(sample());
    page.setProposals({{"relay.example", 812}, {"mx.posthorn.example", 80}}, {{"id.example", 700}}, 900);
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    QVERIFY(!item(page, QStringLiteral("mx.posthorn.example"), own.proposedHead)); // known already
    QTreeWidgetItem *relay = item(page, QStringLiteral("relay.example"), own.proposedHead);
    QVERIFY(relay);
    QCOMPARE(relay->text(1), words::wroteTopmostLine(812, 900));
    QVERIFY(relay->text(1).contains(QStringLiteral("812")));
    QVERIFY(relay->text(1).contains(QStringLiteral("900")));
    select(page, relay);
    press(button(page, own.confirm.label));
    store::OwnProvider expected = sample();
    expected.hosts.push_back({"relay.example", received::Source::Person, {}});
    QCOMPARE(last(changed), expected);

    select(page, item(page, QStringLiteral("id.example"), own.proposedHead));
    press(button(page, own.confirm.label));
    expected.authservIds.push_back({"id.example", received::Source::Person, {}});
    QCOMPARE(last(changed), expected);

    // A learnt fact becomes the person's own word.
    select(page, item(page, QStringLiteral("mx2.posthorn.example")));
    press(button(page, own.confirm.label));
    expected.hosts[2] = {"mx2.posthorn.example", received::Source::Person, {}};
    QCOMPARE(last(changed), expected);
    QVERIFY(!button(page, own.confirm.label)->isEnabled());
}

void DesktopPagesTest::refusedEntriesStayAwayUntilTakenBack()
{
    OwnProviderPage page;
    page.setProvider(sample());
    page.setProposals({{"relay.example", 812}}, {}, 900);
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    select(page, item(page, QStringLiteral("relay.example")));
    press(button(page, own.refuse.label));
    store::OwnProvider expected = sample();
    expected.refused << "relay.example";
    QCOMPARE(last(changed), expected);
    QVERIFY(!item(page, QStringLiteral("relay.example"), own.proposedHead));

    select(page, item(page, QStringLiteral("relay.example"), own.refusedHead));
    press(button(page, own.takeBack.label));
    QCOMPARE(last(changed), sample());
    QVERIFY(item(page, QStringLiteral("relay.example"), own.proposedHead));
}

void DesktopPagesTest::f2EditsAndDeleteForgets()
{
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    auto *tree = page.findChild<QTreeWidget *>();
    select(page, item(page, QStringLiteral("mx.posthorn.example")));
    QTest::keyClick(tree, Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("mx.posthorn.example"));
    editor->setText(QStringLiteral(".posthorn.example"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
    store::OwnProvider expected = sample();
    expected.hosts[0] = {".posthorn.example", received::Source::Person, {}};
    QCOMPARE(changed.size(), 1);
    QCOMPARE(last(changed), expected);
    QTRY_VERIFY(item(page, QStringLiteral(".posthorn.example"), own.hostsHead));
    QVERIFY(page.isVisible());

    select(page, item(page, QStringLiteral("192.0.2.0/24"), own.blocksHead));
    QTest::keyClick(tree, Qt::Key_Delete);
    expected.hosts.erase(expected.hosts.begin() + 1);
    QCOMPARE(last(changed), expected);

    select(page, item(page, QStringLiteral("posthorn.example"), own.domainHead));
    QTest::keyClick(tree, Qt::Key_Delete);
    expected.domain.clear();
    std::erase_if(expected.hosts, [](const auto &host) { return host.source == received::Source::ValidatedMx; });
    QCOMPARE(last(changed), expected);
    QVERIFY(field<QLineEdit>(page, own.domain)->text().isEmpty());
}

void DesktopPagesTest::forwardersAreEditedAndForgotten()
{
    store::OwnProvider provider = sample();
    provider.arcSealers = {{"lists.example", received::Source::Person, {}},
                           {"college.example", received::Source::Person, {}}};
    provider.refused = {"lists.example", "other.example"};
    OwnProviderPage page;
    page.setProvider(provider);
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    auto *tree = page.findChild<QTreeWidget *>();
    select(page, item(page, QStringLiteral("lists.example"), own.sealersHead));
    QVERIFY(!button(page, own.confirm.label)->isEnabled());
    QTest::keyClick(tree, Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    editor->setText(QStringLiteral("Other.example"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
    provider.arcSealers[0].text = "other.example"; // a refused host of that name stays refused
    QCOMPARE(changed.size(), 1);
    QCOMPARE(last(changed).arcSealers.front().text, QByteArray("other.example"));
    QCOMPARE(last(changed).refused, provider.refused);
    QTRY_VERIFY(item(page, QStringLiteral("other.example"), own.sealersHead));

    select(page, item(page, QStringLiteral("college.example"), own.sealersHead));
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(last(changed).arcSealers.size(), size_t(1));
    QCOMPARE(last(changed).refused, provider.refused);
    QVERIFY(!item(page, QStringLiteral("college.example")));
}

void DesktopPagesTest::badEditStaysOpen()
{
    OwnProviderPage page;
    page.setProvider(sample());
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    select(page, item(page, QStringLiteral("mx.posthorn.example")));
    press(button(page, own.edit.label));
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("mx example"));
    QVERIFY(says(page, words::badHost(ParseFault::BadCharacter)));
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(QApplication::focusWidget(), editor);
    QCOMPARE(changed.size(), 0);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("mx7.example"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(last(changed).hosts.front().text, QByteArray("mx7.example"));
}

void DesktopPagesTest::newsWhileAnEntryIsEditedDoesNotDisturb()
{
    OwnProviderPage page;
    page.setProvider(sample());
    show(page);
    select(page, item(page, QStringLiteral("mx.posthorn.example")));
    QTest::keyClick(page.findChild<QTreeWidget *>(), Qt::Key_F2);
    QPointer<QWidget> editor = QApplication::focusWidget();
    QTest::keyClicks(editor, QStringLiteral("half.ty"));
    page.setProposals({{"relay.example", 812}}, {}, 900);
    QCoreApplication::processEvents();
    QVERIFY(editor);
    QCOMPARE(qobject_cast<QLineEdit *>(editor)->text(), QStringLiteral("half.ty"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(item(page, QStringLiteral("half.ty")));
    QVERIFY(item(page, QStringLiteral("relay.example"), own.proposedHead));
}

void DesktopPagesTest::nothingChangesInTheDemonstration()
{
    OwnProviderPage page;
    page.setProvider(sample());
    page.setReadOnly(true);
    QSignalSpy changed(&page, &OwnProviderPage::changed);
    show(page);
    page.setLearnt({dns::Status::Secure, dns::Trouble::None, {domain("mx3.posthorn.example")}, {}});
    page.setProposals({{"relay.example", 812}}, {}, 900);
    QVERIFY(says(page, own.readOnly));
    auto *tree = page.findChild<QTreeWidget *>();
    select(page, item(page, QStringLiteral("mx.posthorn.example")));
    for (const int key : {Qt::Key_F2, Qt::Key_Delete})
        QTest::keyClick(tree, Qt::Key(key));
    for (const auto &choice : {own.confirm, own.refuse, own.edit, own.forget, own.takeBack})
        QVERIFY(!button(page, choice.label)->isEnabled());
    QTest::keyClicks(field<QLineEdit>(page, own.domain), QStringLiteral("x"));
    QVERIFY(!field<QLineEdit>(page, own.host)->isVisible());
    page.close();
    QCOMPARE(changed.size(), 0);
}

// Settings

void DesktopPagesTest::settingsGoThroughTheWidgets()
{
    app::Settings settings;
    settings.resolver = app::ResolverChoice::Forwarder;
    settings.forwarder = QStringLiteral("2001:db8::53@8853#dns.example.net");
    settings.dnsUse = app::DnsUse::OpenedOnly;
    settings.blockedDomains = QStringList{QStringLiteral("a.example"), QStringLiteral(".b.example")};
    settings.appearance = app::Appearance::HighContrast;
    settings.textScalePercent = 250;
    settings.showVerdictColumn = true;
    settings.preferPlainText = false;
    settings.welcomeSeen = true;
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings(settings);
    show(page);
    QCOMPARE(field<QLineEdit>(page, settingsText.address)->text(), QStringLiteral("2001:db8::53"));
    QCOMPARE(field<QSpinBox>(page, settingsText.port)->value(), 8853);
    QCOMPARE(field<QLineEdit>(page, settingsText.certificateName)->text(), QStringLiteral("dns.example.net"));
    QVERIFY(button<QRadioButton>(page, settingsText.forwarder.label)->isChecked());
    QVERIFY(button<QRadioButton>(page, settingsText.openedOnly.label)->isChecked());
    QVERIFY(button<QRadioButton>(page, settingsText.highContrast)->isChecked());
    QCOMPARE(field<QSpinBox>(page, settingsText.textSize)->value(), 250);
    QVERIFY(button<QCheckBox>(page, settingsText.verdictColumn.label)->isChecked());
    QVERIFY(!button<QCheckBox>(page, settingsText.plainText.label)->isChecked());
    QCOMPARE(page.findChild<QListWidget *>()->count(), 2);
    page.close();
    QCOMPARE(changed.size(), 0); // looking changes nothing

    // One change, and all the rest comes back as it was.
    press(button(page, settingsText.verdictColumn.label));
    settings.showVerdictColumn = false;
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<app::Settings>(), settings);
}

void DesktopPagesTest::everyChoiceCountsAtOnce()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    app::Settings expected;
    page.setSettings(expected);
    show(page);
    const auto handedOn = [&] {
        return changed.isEmpty() ? app::Settings{} : changed.last().first().value<app::Settings>();
    };

    choose(page, settingsText.fullRecursion.label);
    expected.resolver = app::ResolverChoice::FullRecursion;
    QCOMPARE(handedOn(), expected);
    choose(page, settingsText.offline.label);
    expected.resolver = app::ResolverChoice::Offline;
    QCOMPARE(handedOn(), expected);

    auto *tabs = page.findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    choose(page, settingsText.ownProviderOnly.label);
    expected.dnsUse = app::DnsUse::OwnProviderOnly;
    QCOMPARE(handedOn(), expected);

    tabs->setCurrentIndex(2);
    choose(page, settingsText.dark);
    expected.appearance = app::Appearance::Dark;
    QCOMPARE(handedOn(), expected);
    auto *size = field<QSpinBox>(page, settingsText.textSize);
    size->setFocus();
    const qsizetype before = changed.size();
    QTest::keyClick(size, Qt::Key_Up);
    expected.textScalePercent = 110;
    QCOMPARE(handedOn(), expected);
    size->selectAll();
    QTest::keyClicks(size, QStringLiteral("200"));
    QCOMPARE(changed.size(), before + 1); // neither 2 nor 20
    QTest::keyClick(size, Qt::Key_Return);
    QVERIFY(page.isVisible());
    expected.textScalePercent = 200;
    QCOMPARE(handedOn(), expected);
    press(button(page, settingsText.plainText.label));
    expected.preferPlainText = false;
    QCOMPARE(handedOn(), expected);
    QTest::keyClick(&page, Qt::Key_Escape);
    QVERIFY(!page.isVisible());
}

void DesktopPagesTest::resolverTextCountsOnlyWhenItCanBeRead()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings({});
    show(page);
    auto *address = field<QLineEdit>(page, settingsText.address);
    auto *name = field<QLineEdit>(page, settingsText.certificateName);
    QVERIFY(!address->isEnabled());
    choose(page, settingsText.forwarder.label);
    QVERIFY(address->isEnabled());
    QVERIFY(says(page, words::badForwarderAddress(ParseFault::Empty)));

    address->setFocus();
    for (const char *bad : {"dns.example.net", "192.0.2", "192.0.2.53@0", "192.0.2.53#", "ipv6:::1"}) {
        const QString text = QString::fromLatin1(bad);
        address->setText(text);
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY2(says(page, words::badForwarderAddress(ParseFault::BadSyntax)), bad);
        QCOMPARE(address->text(), text);
        QCOMPARE(changed.size(), 0);
    }
    // Another choice meanwhile does not carry the text with it.
    page.findChild<QTabWidget *>()->setCurrentIndex(2);
    press(button(page, settingsText.verdictColumn.label));
    QCOMPARE(changed.last().first().value<app::Settings>().resolver, app::ResolverChoice::System);
    QVERIFY(changed.last().first().value<app::Settings>().forwarder.isEmpty());
    page.findChild<QTabWidget *>()->setCurrentIndex(0);

    address->setFocus();
    address->selectAll();
    QTest::keyClicks(address, QStringLiteral("192.0.2.53"));
    QCOMPARE(changed.size(), 1); // not at each key
    QTest::keyClick(address, Qt::Key_Tab);
    QCOMPARE(changed.size(), 2);
    auto settings = changed.last().first().value<app::Settings>();
    QCOMPARE(settings.resolver, app::ResolverChoice::Forwarder);
    QCOMPARE(settings.forwarder, QStringLiteral("192.0.2.53"));

    name->setText(QStringLiteral("not a name"));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(says(page, words::badCertificateName(ParseFault::BadSyntax)));
    QCOMPARE(changed.size(), 2);
    name->setText(QStringLiteral("dns.example.net"));
    QTest::keyClick(&page, Qt::Key_Escape); // typed, not yet left
    settings = changed.last().first().value<app::Settings>();
    QCOMPARE(settings.forwarder, QStringLiteral("192.0.2.53#dns.example.net"));
    QVERIFY(dns_unbound::parseForwarder(settings.forwarder.toUtf8()));
}

void DesktopPagesTest::aWholeForwarderCanBePasted()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings({});
    show(page);
    choose(page, settingsText.forwarder.label);
    auto *address = field<QLineEdit>(page, settingsText.address);
    address->setText(QStringLiteral("192.0.2.53@8853#dns.example.net"));
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(address->text(), QStringLiteral("192.0.2.53"));
    QCOMPARE(field<QSpinBox>(page, settingsText.port)->value(), 8853);
    QCOMPARE(field<QLineEdit>(page, settingsText.certificateName)->text(), QStringLiteral("dns.example.net"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<app::Settings>().forwarder,
             QStringLiteral("192.0.2.53@8853#dns.example.net"));
}

void DesktopPagesTest::domainsAreBlockedAndUnblocked()
{
    SettingsPage page;
    QSignalSpy changed(&page, &SettingsPage::changed);
    page.setSettings({});
    show(page);
    page.findChild<QTabWidget *>()->setCurrentIndex(1);
    const auto blocked = [&] {
        return changed.isEmpty() ? QStringList() : changed.last().first().value<app::Settings>().blockedDomains;
    };
    auto *entry = field<QLineEdit>(page, settingsText.blockedEntry);
    auto *list = page.findChild<QListWidget *>();
    entry->setFocus();
    QTest::keyClicks(entry, QStringLiteral(".Tracker.example"));
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(blocked(), QStringList{QStringLiteral(".tracker.example")});
    QVERIFY(entry->text().isEmpty());
    QTest::keyClicks(entry, QStringLiteral("a b"));
    press(button(page, settingsText.block));
    QVERIFY(says(page, words::badDomain(ParseFault::BadCharacter)));
    QCOMPARE(changed.size(), 1);
    entry->setText(QString::fromUtf8("müller.example"));
    press(button(page, settingsText.block));
    QCOMPARE(blocked().last(), QStringLiteral("xn--mller-kva.example"));

    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(blocked(), QStringList{QStringLiteral("xn--mller-kva.example")});
    press(button(page, settingsText.unblock));
    QCOMPARE(blocked(), QStringList());
    QVERIFY(!button(page, settingsText.unblock)->isEnabled());
}

void DesktopPagesTest::theLogIsAskedForWhenItIsInView()
{
    SettingsPage page;
    QSignalSpy wanted(&page, &SettingsPage::lookupsWanted);
    show(page);
    QCOMPARE(wanted.size(), 0);
    page.showPrivacy();
    QCOMPARE(wanted.size(), 1);
    press(button(page, settingsText.refresh));
    QCOMPARE(wanted.size(), 2);
    page.close();
    page.show();
    QCOMPARE(wanted.size(), 3);
    auto *log = page.findChild<QTableView *>();
    page.showPrivacy();
    QTRY_VERIFY(!log->visibleRegion().isEmpty());
}

void DesktopPagesTest::theLogShowsNewestFirstAndPurges()
{
    SettingsPage page;
    QSignalSpy purge(&page, &SettingsPage::purgeRequested);
    const std::chrono::sys_seconds then{std::chrono::seconds(1'700'000'000)};
    page.setLookups({{"old.example", "TXT", then, dns::Status::Secure},
                     {"new.example", "MX", then + std::chrono::seconds(60), dns::Status::Bogus}});
    show(page);
    page.showPrivacy();
    const QAbstractItemModel *model = page.findChild<QTableView *>()->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->columnCount(), 4);
    const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, 1), QStringLiteral("MX"));
    QCOMPARE(cell(0, 2), QStringLiteral("new.example"));
    QCOMPARE(cell(0, 3), words::statusWord(dns::Status::Bogus));
    QCOMPARE(cell(1, 2), QStringLiteral("old.example"));
    QVERIFY(!cell(0, 0).isEmpty());
    QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), settingsText.nameColumn);

    auto *button = ::button(page, settingsText.purge.label);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(purge.size(), 1);
    QCOMPARE(model->rowCount(), 0);
    QVERIFY(says(page, settingsText.noLookups));
    QVERIFY(button->isEnabled()); // policies and answers may still be kept
}

void DesktopPagesTest::theLogHasAnEnd()
{
    SettingsPage page;
    std::vector<store::LoggedLookup> many(size_t(limits::loggedLookups) + 500, {"a.example", "TXT", {}, {}});
    page.setLookups(many);
    QCOMPARE(page.findChild<QTableView *>()->model()->rowCount(), limits::loggedLookups);
}

// All of them

void DesktopPagesTest::everythingInteractiveHasAName()
{
    WelcomePage welcome;
    OwnProviderPage provider;
    provider.setProvider(sample());
    SettingsPage settings;
    SendersPage senders;
    senders.setExpectations(someSenders());
    for (QWidget *page : std::initializer_list<QWidget *>{&welcome, &provider, &settings, &senders}) {
        int seen = 0;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            ++seen;
            QAccessibleInterface *one = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(one && one->isValid(), widget->metaObject()->className());
            QVERIFY2(!one->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + QString::fromLatin1(page->metaObject()->className())));
        }
        QVERIFY(seen >= 4);
    }
}

void DesktopPagesTest::everyShortcutIsOnItsPageOnce()
{
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(speak(language, translator)); // a catalogue without these sentences is a fault
    WelcomePage welcome;
    OwnProviderPage provider;
    SettingsPage settings;
    SendersPage senders;
    const auto lettersOf = [](const QWidget &page) {
        QStringList letters;
        for (const QWidget *widget : page.findChildren<QWidget *>()) {
            const QVariant text = widget->property("text");
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (!text.isValid() || (label && !label->buddy()))
                continue;
            const qsizetype at = text.toString().indexOf(u'&');
            if (at >= 0)
                letters << text.toString().mid(at + 1, 1).toLower();
        }
        return letters;
    };
    const auto areUnique = [](QStringList letters) { return letters.removeDuplicates() == 0; };
    QVERIFY(areUnique(lettersOf(welcome)));
    QVERIFY2(areUnique(lettersOf(provider)), qPrintable(lettersOf(provider).join(u' ')));
    QVERIFY2(areUnique(lettersOf(senders)), qPrintable(lettersOf(senders).join(u' ')));
    const auto *tabs = settings.findChild<QTabWidget *>();
    const words::SettingsPageText text = words::settingsPage();
    for (int i = 0; i < tabs->count(); ++i) {
        QStringList letters = lettersOf(*tabs->widget(i));
        for (const QString &other :
             {text.resolverTab, text.privacyTab, text.appearanceTab, words::vouching().tab, text.close})
            letters << other.mid(other.indexOf(u'&') + 1, 1).toLower();
        QVERIFY2(areUnique(letters), qPrintable(letters.join(u' ')));
    }
}

void DesktopPagesTest::noTextIsEmptyOrJudgesBare()
{
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(speak(language, translator)); // a catalogue without these sentences is a fault
    static const QRegularExpression banned(
        QStringLiteral("\\b(secure|safe|trusted|verified|guaranteed|protected|insecure|dangerous|fake|"
                       "sicher|unsicher|vertrauenswürdig|verifiziert|garantiert|geschützt|gefährlich|gefälscht)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    WelcomePage welcome;
    OwnProviderPage provider;
    SettingsPage settings;
    SendersPage senders;
    senders.setExpectations(someSenders());
    for (const QWidget *page : std::initializer_list<QWidget *>{&welcome, &provider, &settings, &senders}) {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            const bool speaksLater = label->isHidden();
            QVERIFY(speaksLater || !label->text().isEmpty());
            QVERIFY2(!banned.match(label->text()).hasMatch(), qPrintable(label->text()));
            QCOMPARE(label->textFormat() == Qt::PlainText || label->buddy() || label->text().size() == 1, true);
        }
        for (const QAbstractButton *button : page->findChildren<QAbstractButton *>()) {
            if (button->metaObject()->className() == QByteArray("QPushButton")
                || button->metaObject()->className() == QByteArray("QRadioButton"))
                QVERIFY(!plain(button->text()).isEmpty());
        }
    }
}

void DesktopPagesTest::nothingIsWiderThanItsWindowInLargeText()
{
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(speak(language, translator)); // a catalogue without these sentences is a fault
    const QFont normal = QApplication::font();
    QFont large = normal;
    large.setPointSizeF(normal.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        WelcomePage welcome;
        OwnProviderPage provider;
        provider.setProvider(sample());
        SettingsPage settings;
        SendersPage senders;
        senders.setExpectations(someSenders());
        for (QWidget *page : std::initializer_list<QWidget *>{&welcome, &provider, &settings, &senders}) {
            page->resize(1280, 800);
            page->show();
            QCoreApplication::processEvents();
            QVERIFY(page->width() <= 1280);
            QVERIFY(page->height() <= 800);
            auto *tabs = page->findChild<QTabWidget *>();
            for (int i = 0; i < (tabs ? tabs->count() : 1); ++i) {
                if (tabs)
                    tabs->setCurrentIndex(i);
                QTest::qWait(20);
                for (const QScrollArea *area : page->findChildren<QScrollArea *>())
                    QVERIFY(!area->isVisible() || !area->horizontalScrollBar()->isVisible());
                for (const QAbstractButton *button : page->findChildren<QAbstractButton *>()) {
                    if (button->isVisible())
                        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
                }
            }
        }
    }
    QApplication::setFont(normal);
}

QTEST_MAIN(DesktopPagesTest)
#include "desktop_pages_test.moc"
