// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/lookup_model.h"
#include "app/desktop/pages/parts.h"
#include "app/desktop/pages/settings_page.h"
#include "core/base/limits.h"
#include "core/words/pages.h"
#include "core/words/phrases.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QTimer>

/// The tab about privacy: who learns what, what is asked when, and the log.
namespace waxseal::desktop {

namespace {

/// "example.net", or ".example.net" for all below it, in the form of the wire.
Result<QString, ParseError> blockedFrom(const QString &text)
{
    const QByteArray typed = text.trimmed().toUtf8();
    const bool isSuffix = typed.startsWith('.');
    const auto name = DomainName::parse(isSuffix ? typed.sliced(1) : typed);
    if (!name)
        return failure(name.error());
    if (name->isRoot())
        return failure(ParseError{ParseFault::BadSyntax});
    return (isSuffix ? QStringLiteral(".") : QString()) + QString::fromLatin1(name->view());
}

QString shownBlocked(const QString &blocked)
{
    const bool isSuffix = blocked.startsWith(u'.');
    const auto name = DomainName::parse(blocked.mid(isSuffix ? 1 : 0).toUtf8());
    return name ? (isSuffix ? QStringLiteral(".") : QString()) + words::shown(*name) : words::printable(blocked);
}

} // namespace

QWidget *SettingsPage::privacyTab()
{
    const words::SettingsPageText text = words::settingsPage();
    auto *tab = new QWidget;
    auto *layout = new QVBoxLayout(tab);
    layout->addWidget(heading(text.whoLearnsHead, tab));
    layout->addWidget(whoLearnsWhat());
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(heading(text.dnsUseHead, tab));
    m_dnsUse = new QButtonGroup(this);
    addChoice(layout, m_dnsUse, int(app::DnsUse::EveryMessage), text.everyMessage);
    addChoice(layout, m_dnsUse, int(app::DnsUse::OpenedOnly), text.openedOnly);
    addChoice(layout, m_dnsUse, int(app::DnsUse::OwnProviderOnly), text.ownProviderOnly);
    connect(m_dnsUse, &QButtonGroup::idToggled, this, [this](int id, bool isChecked) {
        if (isChecked)
            apply([id](app::Settings &settings) { settings.dnsUse = app::DnsUse(id); });
    });
    addRecipients(layout);
    addBlockedDomains(layout);
    addLog(layout);
    return tab;
}

QWidget *SettingsPage::whoLearnsWhat()
{
    const words::SettingsPageText text = words::settingsPage();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * grid->horizontalSpacing());
    int row = 0;
    const auto addRow = [&](const words::SettingsPageText::Lookup &lookup, auto label) {
        int column = 0;
        for (const QString &cell : {lookup.what, lookup.who, lookup.when})
            grid->addWidget(label(cell, widget), row, column++, Qt::AlignTop);
        ++row;
    };
    addRow(text.lookupHead, heading);
    for (const auto &lookup : text.lookups)
        addRow(lookup, paragraph);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 4);
    grid->setColumnStretch(2, 2);
    return widget;
}

void SettingsPage::addRecipients(QVBoxLayout *layout)
{
    const words::SettingsPageText text = words::settingsPage();
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(heading(text.recipientsHead, nullptr));
    m_lookUpRecipients = addSwitch(layout, text.lookUpRecipients, &app::Settings::lookUpRecipients);
    m_askBeforeNewDomain = addSwitch(layout, text.askBeforeNewDomain, &app::Settings::askBeforeNewDomain);
}

void SettingsPage::addBlockedDomains(QVBoxLayout *layout)
{
    const words::SettingsPageText text = words::settingsPage();
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(heading(text.blockedHead, nullptr));
    layout->addWidget(paragraph(text.blockedExplanation, nullptr));
    auto *grid = new QGridLayout;
    m_blocked = new QListWidget;
    m_blocked->setAccessibleName(text.blockedList);
    m_blocked->installEventFilter(this);
    m_unblock = new QPushButton(text.unblock);
    auto *label = new QLabel(text.blockedEntry);
    m_blockedEntry = new QLineEdit;
    m_blockedEntry->setPlaceholderText(text.blockedExample);
    m_blockedEntry->setMaxLength(int(4 * limits::domainNameOctets));
    label->setBuddy(m_blockedEntry);
    auto *block = new QPushButton(text.block);
    m_blockedSentence = new InPlaceSentence(m_blockedEntry, nullptr);
    grid->addWidget(m_blocked, 0, 0, 1, 2);
    grid->addWidget(m_unblock, 0, 2, Qt::AlignTop);
    grid->addWidget(label, 1, 0);
    grid->addWidget(m_blockedEntry, 1, 1);
    grid->addWidget(block, 1, 2);
    grid->addWidget(m_blockedSentence, 2, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    m_blockedSentence->hide();

    connect(block, &QPushButton::clicked, this, &SettingsPage::addBlocked);
    connect(m_blockedEntry, &QLineEdit::returnPressed, this, &SettingsPage::addBlocked);
    connect(m_blockedEntry, &QLineEdit::textEdited, this, [this] { m_blockedSentence->say(QString()); });
    connect(m_unblock, &QPushButton::clicked, this, &SettingsPage::removeBlocked);
    connect(m_blocked, &QListWidget::currentRowChanged, this, [this](int row) { m_unblock->setEnabled(row >= 0); });
}

void SettingsPage::addBlocked()
{
    const auto domain = blockedFrom(m_blockedEntry->text());
    if (!domain) {
        m_blockedSentence->say(words::badDomain(domain.error().fault));
        m_blockedEntry->setFocus();
        return;
    }
    if (m_settings.blockedDomains.contains(*domain)) {
        m_blockedSentence->say(words::isThereAlready());
        return;
    }
    m_blockedSentence->say(QString());
    m_blockedEntry->clear();
    apply([&](app::Settings &settings) { settings.blockedDomains << *domain; });
    showBlocked();
}

void SettingsPage::removeBlocked()
{
    const int row = m_blocked->currentRow();
    if (row < 0)
        return;
    apply([row](app::Settings &settings) { settings.blockedDomains.removeAt(row); });
    showBlocked();
}

void SettingsPage::showBlocked()
{
    const int row = m_blocked->currentRow();
    m_blocked->clear();
    for (const QString &domain : m_settings.blockedDomains)
        m_blocked->addItem(shownBlocked(domain));
    m_blocked->setCurrentRow(qMin(row, m_blocked->count() - 1));
    if (m_blocked->count() == 0 && m_unblock->hasFocus())
        m_blockedEntry->setFocus();
    m_unblock->setEnabled(m_blocked->currentRow() >= 0);
}

void SettingsPage::addLog(QVBoxLayout *layout)
{
    const words::SettingsPageText text = words::settingsPage();
    m_log = new QWidget;
    auto *whole = new QVBoxLayout(m_log);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(heading(text.logHead, m_log));
    whole->addWidget(paragraph(text.logExplanation, m_log));

    m_model = new LookupModel(this);
    m_lookups = new QTableView(m_log);
    m_lookups->setModel(m_model);
    m_lookups->setAccessibleName(text.logHead);
    m_lookups->setAccessibleDescription(text.logExplanation);
    m_lookups->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_lookups->setTabKeyNavigation(false);
    m_lookups->setWordWrap(false);
    m_lookups->setShowGrid(false);
    m_lookups->setTextElideMode(Qt::ElideMiddle);
    m_lookups->verticalHeader()->hide();
    m_lookups->horizontalHeader()->setHighlightSections(false);
    m_noLookups = paragraph(text.noLookups, m_log);
    whole->addWidget(m_lookups);
    whole->addWidget(m_noLookups);

    auto *refresh = new QPushButton(text.refresh, m_log);
    m_purge = new QPushButton(text.purge.label, m_log);
    m_purge->setToolTip(text.purge.explanation);
    m_purge->setAccessibleDescription(text.purge.explanation);
    auto *row = new QHBoxLayout;
    row->addWidget(refresh);
    row->addWidget(m_purge);
    row->addStretch(1);
    whole->addLayout(row);
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(m_log, 1);

    connect(refresh, &QPushButton::clicked, this, &SettingsPage::lookupsWanted);
    connect(m_purge, &QPushButton::clicked, this, [this] {
        setLookups({});
        Q_EMIT purgeRequested();
    });
}

void SettingsPage::setLookups(const std::vector<store::LoggedLookup> &lookups)
{
    m_model->setLookups(lookups);
    showLogState();
}

void SettingsPage::showLogState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_noLookups->setVisible(isEmpty);
    m_lookups->resizeColumnsToContents();
    m_lookups->horizontalHeader()->setSectionResizeMode(LookupModel::Name, QHeaderView::Stretch);
}

void SettingsPage::showPrivacy()
{
    m_tabs->setCurrentWidget(m_privacy);
    m_lookups->setFocus();
    // The layout has to know its sizes first.
    QTimer::singleShot(0, this, [this] { m_privacy->ensureWidgetVisible(m_log, 0, 0); });
}

void SettingsPage::wantLookupsIfInView()
{
    if (isVisible() && m_tabs->currentWidget() == m_privacy)
        Q_EMIT lookupsWanted();
}

} // namespace waxseal::desktop
