// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/file_choice.h"
#include "app/desktop/pages/parts.h"
#include "app/desktop/pages/settings_page.h"
#include "core/base/limits.h"
#include "core/words/settings_vouching.h"
#include "core/words/window.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

/// The tab about those whose word counts: the TES root (C-1) and the list of certified providers (C-32).
namespace waxseal::desktop {

QWidget *SettingsPage::vouchingTab()
{
    auto *tab = new QWidget;
    auto *layout = new QVBoxLayout(tab);
    addTesRoot(layout);
    layout->addSpacing(fontMetrics().height() / 2);
    addProviderList(layout);
    layout->addStretch(1);
    return tab;
}

// The TES root

void SettingsPage::addTesRoot(QVBoxLayout *layout)
{
    const words::VouchingText text = words::vouching();
    layout->addWidget(heading(text.tesHead, nullptr));
    auto *label = new QLabel(text.tesRoot);
    m_tesRoot = new QLineEdit;
    m_tesRoot->setPlaceholderText(text.tesRootExample);
    m_tesRoot->setMaxLength(int(4 * limits::domainNameOctets));
    label->setBuddy(m_tesRoot);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_tesRoot, 1);
    layout->addLayout(row);
    m_tesRootSentence = new InPlaceSentence(m_tesRoot, nullptr);
    layout->addWidget(m_tesRootSentence);
    addExplanation(layout, text.tesRootExplanation);

    connect(m_tesRoot, &QLineEdit::editingFinished, this, &SettingsPage::tesRootEntered);
    // A complaint is taken back while it is obeyed.
    connect(m_tesRoot, &QLineEdit::textEdited, this, [this] {
        if (!m_tesRootSentence->text().isEmpty())
            tesRootText();
    });
}

std::optional<QString> SettingsPage::tesRootText()
{
    m_tesRootSentence->say(QString());
    const QString typed = m_tesRoot->text().trimmed();
    if (typed.isEmpty())
        return QString();
    const auto root = DomainName::parse(typed.toUtf8());
    if (!root || root->isRoot()) {
        m_tesRootSentence->say(words::badTesRoot());
        return {};
    }
    return QString::fromLatin1(root->view());
}

void SettingsPage::tesRootEntered()
{
    const auto root = tesRootText();
    if (!root)
        return;
    m_tesRoot->setText(*root);
    apply([&](app::Settings &settings) { settings.tesRoot = *root; });
}

// The list of certified providers

void SettingsPage::addProviderList(QVBoxLayout *layout)
{
    const words::VouchingText text = words::vouching();
    auto *list = new QWidget;
    auto *whole = new QVBoxLayout(list);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(heading(text.listHead, list));
    whole->addWidget(paragraph(text.listExplanation, list));
    m_listInUse = new InPlaceSentence(list, list);
    whole->addWidget(m_listInUse);
    const auto addButton = [&](const words::Choice &choice) {
        auto *button = new QPushButton(choice.label, list);
        button->setToolTip(choice.explanation); // read out as well
        return button;
    };
    m_newerList = addButton(text.newerList);
    m_builtInList = addButton(text.builtInList);
    m_builtInList->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_newerList);
    row->addWidget(m_builtInList);
    row->addStretch(1);
    whole->addLayout(row);
    m_listSentence = new InPlaceSentence(m_newerList, list);
    whole->addWidget(m_listSentence);
    layout->addWidget(list);

    connect(m_newerList, &QPushButton::clicked, this, &SettingsPage::askForList);
    connect(m_builtInList, &QPushButton::clicked, this, &SettingsPage::builtInListRequested);
}

void SettingsPage::setProviderList(const app::ListInUse &list)
{
    m_listInUse->say(words::listInUse(list.list, list.origin));
    const bool isOwnGone = list.origin == bsi::ListOrigin::BuiltIn;
    if (isOwnGone && m_builtInList->hasFocus())
        m_newerList->setFocus();
    m_builtInList->setEnabled(!isOwnGone);
}

void SettingsPage::sayOfList(const QString &sentence)
{
    m_listSentence->say(sentence);
}

void SettingsPage::askForList()
{
    const words::VouchingText text = words::vouching();
    const QString file = QFileDialog::getOpenFileName(this, text.chooserTitle, choiceFolder(),
                                                      text.listFiles + QStringLiteral(" (*.json);;") + words::allFiles()
                                                          + QStringLiteral(" (*)"));
    if (file.isEmpty())
        return;
    rememberChoice(file);
    sayOfList(QString());
    Q_EMIT newerListChosen(file);
}

} // namespace waxseal::desktop
