// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/window/application.h"
#include "app/desktop/window/main_window.h"

#include <QApplication>
#include <QTemporaryDir>

/// Drives the real window, with settings and memory of its own.
namespace waxseal::desktop {

class Driver {
public:
    Driver();
    ~Driver();

    Application &application() { return *m_application; }
    MainWindow &window() { return *m_window; }
    QString folder() const { return m_folder.path(); }

    /// Waits until nothing is read or judged any more. False: it never came to rest.
    bool settle(int msecs = 20'000);
    bool openDemonstration(int mailbox = 0);
    /// Chooses the message whose subject holds @p words. False: there is none.
    bool choose(const QString &words);
    /// What a screen reader says of a widget: name and description.
    static QString spoken(QWidget *widget);
    /// Ends the program and starts it anew on the same settings and memory.
    void restart();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    MainWindow *m_window = nullptr;
};

} // namespace waxseal::desktop
