// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/settings_page.h"

#include "app/desktop/pages/lookup_model.h"
#include "app/desktop/pages/parts.h"
#include "core/base/limits.h"
#include "core/words/pages.h"
#include "core/words/phrases.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QShowEvent>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTimer>

#include <utility>

namespace waxseal::desktop {

namespace {

constexpr int columnsWide = 120;
constexpr int linesHigh = 38;
constexpr int linesOfLog = 10;
constexpr int linesOfBlocked = 4;
constexpr int usualPort = 0;
constexpr quint16 dnsPort = 53;
constexpr quint16 dnsOverTlsPort = 853; // RFC 7858 §3.1
constexpr int textSizeStep = 10;

enum Tab { ResolverTab, PrivacyTab, AppearanceTab };

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

void check(QButtonGroup *group, int id)
{
    const QSignalBlocker quiet(group);
    group->button(id)->setChecked(true);
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent) : QDialog(parent)
{
    const words::SettingsPageText text = words::settingsPage();
    setWindowTitle(text.title);
    m_tabs = new QTabWidget;
    m_tabs->setAccessibleName(text.title);
    m_tabs->tabBar()->setAccessibleName(text.title);
    m_tabs->addTab(scrolling(resolverTab(), text.contents, m_tabs), text.resolverTab);
    m_privacy = scrolling(privacyTab(), text.contents, m_tabs);
    m_tabs->addTab(m_privacy, text.privacyTab);
    m_tabs->addTab(scrolling(appearanceTab(), text.contents, m_tabs), text.appearanceTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, &SettingsPage::wantLookupsIfInView);

    addWithClose(*this, m_tabs, text.close);
    resizeToText(*this, columnsWide, linesHigh);
    setSettings({});
    check(m_resolver, int(m_settings.resolver));
    showLogState();
    followFont();
}

/// A radio button and, below it, the line that says what it means.
void SettingsPage::addChoice(QVBoxLayout *layout, QButtonGroup *group, int id, const words::Choice &choice)
{
    auto *radio = new QRadioButton(choice.label);
    radio->setAccessibleDescription(choice.explanation);
    group->addButton(radio, id);
    layout->addWidget(radio);
    if (choice.explanation.isEmpty())
        return;
    QLabel *explanation = paragraph(choice.explanation, nullptr);
    auto *indented = new QHBoxLayout;
    indented->addSpacing(indent(*this));
    indented->addWidget(explanation, 1);
    layout->addLayout(indented);
}

template <typename Change> void SettingsPage::apply(Change change)
{
    app::Settings settings = m_settings;
    change(settings);
    if (settings == m_settings)
        return;
    m_settings = settings;
    Q_EMIT changed(m_settings);
}

// Resolver

QWidget *SettingsPage::resolverTab()
{
    const words::SettingsPageText text = words::settingsPage();
    auto *tab = new QWidget;
    auto *layout = new QVBoxLayout(tab);
    m_resolver = new QButtonGroup(this);
    layout->addWidget(heading(text.resolverHead, tab));
    addChoice(layout, m_resolver, int(app::ResolverChoice::System), text.system);
    addChoice(layout, m_resolver, int(app::ResolverChoice::Forwarder), text.forwarder);
    m_forwarderFields = forwarderFields();
    auto *indented = new QHBoxLayout;
    indented->addSpacing(indent(*this));
    indented->addWidget(m_forwarderFields, 1);
    layout->addLayout(indented);
    addChoice(layout, m_resolver, int(app::ResolverChoice::FullRecursion), text.fullRecursion);
    addChoice(layout, m_resolver, int(app::ResolverChoice::Offline), text.offline);
    layout->addStretch(1);
    connect(m_resolver, &QButtonGroup::idToggled, this, [this](int, bool isChecked) {
        if (isChecked)
            resolverChosen();
    });
    return tab;
}

QWidget *SettingsPage::forwarderFields()
{
    const words::SettingsPageText text = words::settingsPage();
    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    const auto addField = [&](int row, const QString &labelText, QWidget *field) {
        auto *label = new QLabel(labelText, fields);
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
    };
    const auto addLine = [&](int row, const QString &labelText, const QString &example) {
        auto *line = new QLineEdit(fields);
        line->setPlaceholderText(example);
        line->setMaxLength(int(4 * limits::domainNameOctets));
        addField(row, labelText, line);
        connect(line, &QLineEdit::editingFinished, this, &SettingsPage::resolverChosen);
        return line;
    };
    m_address = addLine(0, text.address, text.addressExample);
    m_addressSentence = new InPlaceSentence(m_address, fields);
    grid->addWidget(m_addressSentence, 1, 1);
    m_port = new QSpinBox(fields);
    m_port->setRange(usualPort, 65'535);
    m_port->setSpecialValueText(text.usualPort);
    m_port->setKeyboardTracking(false); // a port half typed is another port
    addField(2, text.port, m_port);
    m_certificateName = addLine(3, text.certificateName, text.certificateNameExample);
    m_nameSentence = new InPlaceSentence(m_certificateName, fields);
    grid->addWidget(m_nameSentence, 4, 1);
    grid->setColumnStretch(1, 1);

    connect(m_port, &QSpinBox::valueChanged, this, &SettingsPage::resolverChosen);
    // A complaint is taken back, or put better, while it is obeyed.
    for (QLineEdit *line : {m_address, m_certificateName}) {
        connect(line, &QLineEdit::textEdited, this, [this] {
            if (!m_addressSentence->text().isEmpty() || !m_nameSentence->text().isEmpty())
                forwarderText();
        });
    }
    return fields;
}

std::optional<QString> SettingsPage::forwarderText()
{
    m_addressSentence->say(QString());
    m_nameSentence->say(QString());
    const QString address = m_address->text().trimmed();
    const auto forwarder = dns_unbound::parseForwarder(address.toUtf8());
    if (!forwarder) {
        const bool isEmpty = address.isEmpty(); // what stands behind "@" and "#" may be empty too
        m_addressSentence->say(words::badForwarderAddress(isEmpty ? ParseFault::Empty : ParseFault::BadSyntax));
        return {};
    }
    if (address.contains(u'@') || address.contains(u'#')) // port and name came along
        return address;
    QString text = address;
    if (m_port->value() != usualPort)
        text += u'@' + QString::number(m_port->value());
    const QString name = m_certificateName->text().trimmed();
    if (!name.isEmpty()) {
        const auto domain = DomainName::parse(name.toUtf8());
        if (!domain || domain->isRoot()) {
            m_nameSentence->say(words::badCertificateName(domain ? ParseFault::BadSyntax : domain.error().fault));
            return {};
        }
        text += u'#' + QString::fromLatin1(domain->view());
    }
    return text;
}

void SettingsPage::spreadForwarder(const QString &forwarder)
{
    const QSignalBlocker quietPort(m_port);
    const auto read = dns_unbound::parseForwarder(forwarder.toUtf8());
    if (!read) {
        m_address->setText(forwarder);
        m_port->setValue(usualPort);
        m_certificateName->clear();
        return;
    }
    const quint16 usual = read->authenticationName.isEmpty() ? dnsPort : dnsOverTlsPort;
    m_address->setText(QString::fromLatin1(read->address));
    m_port->setValue(read->port == usual ? usualPort : read->port);
    m_certificateName->setText(QString::fromLatin1(read->authenticationName));
}

void SettingsPage::resolverChosen()
{
    const auto choice = app::ResolverChoice(m_resolver->checkedId());
    m_forwarderFields->setEnabled(choice == app::ResolverChoice::Forwarder);
    if (choice != app::ResolverChoice::Forwarder) {
        m_addressSentence->say(QString());
        m_nameSentence->say(QString());
        apply([choice](app::Settings &settings) { settings.resolver = choice; });
        return;
    }
    const auto text = forwarderText();
    if (!text)
        return;
    spreadForwarder(*text);
    apply([&](app::Settings &settings) {
        settings.resolver = choice;
        settings.forwarder = *text;
    });
}

// Privacy

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
    if (isEmpty && m_purge->hasFocus())
        m_lookups->setFocus();
    m_noLookups->setVisible(isEmpty);
    m_purge->setEnabled(!isEmpty);
    m_lookups->resizeColumnsToContents();
    m_lookups->horizontalHeader()->setSectionResizeMode(LookupModel::Name, QHeaderView::Stretch);
}

// Appearance

QWidget *SettingsPage::appearanceTab()
{
    const words::SettingsPageText text = words::settingsPage();
    auto *tab = new QWidget;
    auto *layout = new QVBoxLayout(tab);
    layout->addWidget(heading(text.coloursHead, tab));
    m_appearance = new QButtonGroup(this);
    addChoice(layout, m_appearance, int(app::Appearance::System), {text.systemColours, QString()});
    addChoice(layout, m_appearance, int(app::Appearance::Light), {text.light, QString()});
    addChoice(layout, m_appearance, int(app::Appearance::Dark), {text.dark, QString()});
    addChoice(layout, m_appearance, int(app::Appearance::HighContrast), {text.highContrast, QString()});
    connect(m_appearance, &QButtonGroup::idToggled, this, [this](int id, bool isChecked) {
        if (isChecked)
            apply([id](app::Settings &settings) { settings.appearance = app::Appearance(id); });
    });

    auto *sizeRow = new QHBoxLayout;
    auto *label = new QLabel(text.textSize, tab);
    m_textSize = new QSpinBox(tab);
    m_textSize->setRange(100, 300);
    m_textSize->setSingleStep(textSizeStep);
    m_textSize->setSuffix(text.percent);
    m_textSize->setKeyboardTracking(false); // "200" is not first 2 and 20
    label->setBuddy(m_textSize);
    sizeRow->addWidget(label);
    sizeRow->addWidget(m_textSize);
    sizeRow->addStretch(1);
    layout->addLayout(sizeRow);
    connect(m_textSize, &QSpinBox::valueChanged, this, [this](int percent) {
        apply([percent](app::Settings &settings) { settings.textScalePercent = percent; });
    });

    const auto addSwitch = [&](const QString &head, const words::Choice &choice, auto member) {
        layout->addSpacing(fontMetrics().height() / 2);
        layout->addWidget(heading(head, tab));
        auto *box = new QCheckBox(choice.label, tab);
        box->setAccessibleDescription(choice.explanation);
        layout->addWidget(box);
        auto *indented = new QHBoxLayout;
        indented->addSpacing(indent(*this));
        indented->addWidget(paragraph(choice.explanation, tab), 1);
        layout->addLayout(indented);
        connect(box, &QCheckBox::toggled, this, [this, member](bool isOn) {
            apply([isOn, member](app::Settings &settings) { settings.*member = isOn; });
        });
        return box;
    };
    m_verdictColumn = addSwitch(text.listsHead, text.verdictColumn, &app::Settings::showVerdictColumn);
    m_plainText = addSwitch(text.readingHead, text.plainText, &app::Settings::preferPlainText);
    layout->addStretch(1);
    return tab;
}

// The whole

void SettingsPage::setSettings(const app::Settings &settings)
{
    const app::Settings former = std::exchange(m_settings, settings);
    const bool isOtherResolver = settings.resolver != former.resolver || settings.forwarder != former.forwarder;
    if (isOtherResolver) { // else what somebody began to type stays
        check(m_resolver, int(settings.resolver));
        spreadForwarder(settings.forwarder);
        m_addressSentence->say(QString());
        m_nameSentence->say(QString());
    }
    m_forwarderFields->setEnabled(m_resolver->checkedId() == int(app::ResolverChoice::Forwarder));

    const QSignalBlocker quiet1(m_textSize), quiet2(m_verdictColumn), quiet3(m_plainText);
    check(m_dnsUse, int(settings.dnsUse));
    check(m_appearance, int(settings.appearance));
    if (m_textSize->value() != settings.textScalePercent) // else a number half typed stays
        m_textSize->setValue(settings.textScalePercent);
    m_verdictColumn->setChecked(settings.showVerdictColumn);
    m_plainText->setChecked(settings.preferPlainText);
    showBlocked();
}

void SettingsPage::showPrivacy()
{
    m_tabs->setCurrentIndex(PrivacyTab);
    m_lookups->setFocus();
    // The layout has to know its sizes first.
    QTimer::singleShot(0, this, [this] { m_privacy->ensureWidgetVisible(m_log, 0, 0); });
}

void SettingsPage::wantLookupsIfInView()
{
    if (isVisible() && m_tabs->currentIndex() == PrivacyTab)
        Q_EMIT lookupsWanted();
}

bool SettingsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_blocked && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeBlocked();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_model)
        followFont();
    QDialog::changeEvent(event);
}

void SettingsPage::followFont()
{
    const int line = fontMetrics().lineSpacing();
    m_lookups->verticalHeader()->setDefaultSectionSize(line * 5 / 4);
    m_lookups->setMinimumHeight(linesOfLog * line);
    m_blocked->setFixedHeight(linesOfBlocked * line);
    showLogState();
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous())
        wantLookupsIfInView();
}

void SettingsPage::done(int result)
{
    // Typed and not yet left: editingFinished comes too late for whoever saves when this page is gone.
    m_port->interpretText();
    m_textSize->interpretText();
    resolverChosen();
    QDialog::done(result);
}

} // namespace waxseal::desktop
