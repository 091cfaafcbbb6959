// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QObject>

namespace waxseal::desktop {

class Application;
class OwnProviderPage;
class SendersPage;
class SettingsPage;

/// The pages that a window can open, each made when it is first wanted and tied to what all windows share.
class WindowPages : public QObject {
    Q_OBJECT

public:
    WindowPages(Application &application, QWidget &window);

    /// @param demonstration number of the demonstration's mailbox, whose provider can only be looked at; -1: the person's own
    void showOwnProvider(int demonstration);
    void showSenders();
    void showSettings();
    void showLookupLog();

    // Null as long as they were not shown.
    OwnProviderPage *ownProvider() const { return m_ownProvider; }
    SendersPage *senders() const { return m_senders; }
    SettingsPage *settings() const { return m_settings; }

private:
    void fetchExpectations();
    void makeSettings();

    Application &m_application;
    QWidget &m_window;
    OwnProviderPage *m_ownProvider = nullptr;
    SendersPage *m_senders = nullptr;
    SettingsPage *m_settings = nullptr;
    int m_demonstration = -1;
};

} // namespace waxseal::desktop
