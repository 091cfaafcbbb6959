// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/settings_page.h"

#include "app/desktop/pages/lookup_model.h"
#include "app/desktop/pages/parts.h"
#include "core/base/limits.h"
#include "core/words/pages.h"
#include "core/words/settings_vouching.h"

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
    m_tabs->addTab(scrolling(vouchingTab(), text.contents, m_tabs), words::vouching().tab);
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
    if (!choice.explanation.isEmpty())
        addExplanation(layout, choice.explanation);
}

QCheckBox *SettingsPage::addSwitch(QVBoxLayout *layout, const words::Choice &choice, bool app::Settings::*member)
{
    auto *box = new QCheckBox(choice.label);
    box->setAccessibleDescription(choice.explanation);
    layout->addWidget(box);
    addExplanation(layout, choice.explanation);
    connect(box, &QCheckBox::toggled, this, [this, member](bool isOn) {
        apply([isOn, member](app::Settings &settings) { settings.*member = isOn; });
        showWhatDepends();
    });
    return box;
}

void SettingsPage::addExplanation(QVBoxLayout *layout, const QString &explanation)
{
    auto *indented = new QHBoxLayout;
    indented->addSpacing(indent(*this));
    indented->addWidget(paragraph(explanation, nullptr), 1);
    layout->addLayout(indented);
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
    auto *below = new QVBoxLayout;
    m_qnameMinimisation = addSwitch(below, text.qnameMinimisation, &app::Settings::qnameMinimisation);
    auto *indentedBelow = new QHBoxLayout;
    indentedBelow->addSpacing(indent(*this));
    indentedBelow->addLayout(below, 1);
    layout->addLayout(indentedBelow);
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
    showWhatDepends();
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

    const auto addBelow = [&](const QString &head, const words::Choice &choice, bool app::Settings::*member) {
        layout->addSpacing(fontMetrics().height() / 2);
        layout->addWidget(heading(head, tab));
        return addSwitch(layout, choice, member);
    };
    m_verdictColumn = addBelow(text.listsHead, text.verdictColumn, &app::Settings::showVerdictColumn);
    m_plainText = addBelow(text.readingHead, text.plainText, &app::Settings::preferPlainText);
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
    if (settings.tesRoot != former.tesRoot) { // here too
        m_tesRoot->setText(settings.tesRoot);
        m_tesRootSentence->say(QString());
    }
    const QSignalBlocker quiet1(m_textSize);
    check(m_dnsUse, int(settings.dnsUse));
    check(m_appearance, int(settings.appearance));
    if (m_textSize->value() != settings.textScalePercent) // else a number half typed stays
        m_textSize->setValue(settings.textScalePercent);
    const auto show = [](QCheckBox *box, bool isOn) {
        const QSignalBlocker quiet(box);
        box->setChecked(isOn);
    };
    show(m_verdictColumn, settings.showVerdictColumn);
    show(m_plainText, settings.preferPlainText);
    show(m_qnameMinimisation, settings.qnameMinimisation);
    show(m_lookUpRecipients, settings.lookUpRecipients);
    show(m_askBeforeNewDomain, settings.askBeforeNewDomain);
    showBlocked();
    showWhatDepends();
}

void SettingsPage::showWhatDepends()
{
    const auto choice = app::ResolverChoice(m_resolver->checkedId());
    m_forwarderFields->setEnabled(choice == app::ResolverChoice::Forwarder);
    m_qnameMinimisation->setEnabled(choice == app::ResolverChoice::FullRecursion);
    m_askBeforeNewDomain->setEnabled(m_settings.lookUpRecipients);
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
    tesRootEntered();
    QDialog::done(result);
}

} // namespace waxseal::desktop
