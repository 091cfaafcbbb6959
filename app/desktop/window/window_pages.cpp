// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/window_pages.h"

#include "app/desktop/look/when_done.h"
#include "app/desktop/pages/own_provider_page.h"
#include "app/desktop/pages/senders_page.h"
#include "app/desktop/pages/settings_page.h"
#include "app/desktop/window/application.h"

namespace waxseal::desktop {

namespace {

void bringUp(QWidget *page)
{
    page->show();
    page->raise();
    page->activateWindow();
}

} // namespace

WindowPages::WindowPages(Application &application, QWidget &window)
    : QObject(&window), m_application(application), m_window(window)
{
    connect(&application, &Application::ownProviderChanged, this, [this] {
        if (m_ownProvider && m_demonstration < 0)
            m_ownProvider->setProvider(m_application.ownProvider());
    });
    connect(&application, &Application::learntChanged, this, [this] {
        if (m_ownProvider && m_application.learnt())
            m_ownProvider->setLearnt(*m_application.learnt());
    });
    connect(&application, &Application::expectationsChanged, this, &WindowPages::fetchExpectations);
    connect(&application, &Application::settingsChanged, this, [this] {
        if (m_settings)
            m_settings->setSettings(m_application.settings());
    });
    connect(&application, &Application::providerListChanged, this, [this] {
        if (m_settings)
            m_settings->setProviderList(m_application.providerList());
    });
}

void WindowPages::showOwnProvider(int demonstration)
{
    if (!m_ownProvider) {
        m_ownProvider = new OwnProviderPage(&m_window);
        connect(m_ownProvider, &OwnProviderPage::changed, &m_application, &Application::setOwnProvider);
        connect(m_ownProvider, &OwnProviderPage::domainEntered, &m_application, &Application::learnFromMx);
    }
    m_demonstration = demonstration;
    const bool isDemonstration = demonstration >= 0;
    m_ownProvider->setReadOnly(isDemonstration);
    m_ownProvider->setProvider(isDemonstration ? m_application.demonstrationProvider(demonstration)
                                               : m_application.ownProvider());
    bringUp(m_ownProvider);
}

void WindowPages::showSenders()
{
    if (!m_senders) {
        m_senders = new SendersPage(&m_window);
        connect(m_senders, &SendersPage::wishChosen, &m_application, &Application::expectOf);
        connect(m_senders, &SendersPage::forgetSignerRequested, &m_application, &Application::forgetSigner);
        connect(m_senders, &SendersPage::forgetRequested, &m_application, &Application::forgetSender);
        connect(m_senders, &SendersPage::forgetAllRequested, &m_application, &Application::forgetSenders);
    }
    fetchExpectations();
    bringUp(m_senders);
}

void WindowPages::fetchExpectations()
{
    if (!m_senders)
        return;
    whenDone(this, m_application.expectations(), [this](std::vector<expectations::History> histories) {
        m_senders->setExpectations(std::move(histories));
    });
}

void WindowPages::makeSettings()
{
    m_settings = new SettingsPage(&m_window);
    connect(m_settings, &SettingsPage::changed, &m_application, &Application::setSettings);
    connect(m_settings, &SettingsPage::lookupsWanted, this, [this] {
        whenDone(this, m_application.lookups(),
                 [this](const std::vector<store::LoggedLookup> &lookups) { m_settings->setLookups(lookups); });
    });
    connect(m_settings, &SettingsPage::purgeRequested, this, [this] {
        m_application.purgeLookups();
        m_settings->setLookups({});
    });
    const auto sayWhen = [this](const QFuture<Application::ListChange> &change) {
        whenDone(this, change, [this](const Application::ListChange &list) {
            m_settings->sayOfList(list ? QString() : list.error());
        });
    };
    connect(m_settings, &SettingsPage::newerListChosen, this,
            [this, sayWhen](const QString &file) { sayWhen(m_application.chooseProviderList(file)); });
    connect(m_settings, &SettingsPage::builtInListRequested, this,
            [this, sayWhen] { sayWhen(m_application.useBuiltInProviderList()); });
}

void WindowPages::showSettings()
{
    if (!m_settings)
        makeSettings();
    m_settings->setSettings(m_application.settings());
    m_settings->setProviderList(m_application.providerList());
    bringUp(m_settings);
}

void WindowPages::showLookupLog()
{
    showSettings();
    m_settings->showPrivacy();
}

} // namespace waxseal::desktop
