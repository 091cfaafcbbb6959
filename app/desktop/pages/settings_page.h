// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/provider_list_file.h"
#include "app/session/settings.h"
#include "core/store/store.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QTableView;
class QTabWidget;
class QVBoxLayout;

namespace waxseal::words {
struct Choice;
}

namespace waxseal::desktop {

class InPlaceSentence;
class LookupModel;

/// Resolver, privacy of lookups with the log, appearance, who vouches. What is chosen counts at once; a resolver or a TES root
/// only when its text can be read, until then the former one stays.
class SettingsPage : public QDialog {
    Q_OBJECT

public:
    explicit SettingsPage(QWidget *parent = nullptr);

    void setSettings(const app::Settings &settings);
    void setLookups(const std::vector<store::LoggedLookup> &lookups);
    void setProviderList(const app::ListInUse &list);
    void sayOfList(const QString &sentence); ///< why what was wanted of the list was not done; empty: it was
    void showPrivacy();                      ///< with the log in view

    void done(int result) override;

Q_SIGNALS:
    void changed(const waxseal::app::Settings &settings);
    void lookupsWanted(); ///< the log is in view, or "Refresh"
    void purgeRequested();
    void newerListChosen(const QString &file);
    void builtInListRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *resolverTab();
    QWidget *forwarderFields();
    QWidget *privacyTab();
    QWidget *whoLearnsWhat();
    void addRecipients(QVBoxLayout *layout);
    void addBlockedDomains(QVBoxLayout *layout);
    void addLog(QVBoxLayout *layout);
    QWidget *appearanceTab();
    QWidget *vouchingTab();
    void addTesRoot(QVBoxLayout *layout);
    void addProviderList(QVBoxLayout *layout);
    void addChoice(QVBoxLayout *layout, QButtonGroup *group, int id, const words::Choice &choice);
    /// A check box for @p member and, below it, the line that says what it means.
    QCheckBox *addSwitch(QVBoxLayout *layout, const words::Choice &choice, bool app::Settings::*member);
    void addExplanation(QVBoxLayout *layout, const QString &explanation);

    void resolverChosen();
    /// The three fields as "ADDR[@PORT][#NAME]"; empty, with a sentence in place, where that cannot be read.
    std::optional<QString> forwarderText();
    void spreadForwarder(const QString &forwarder);
    void tesRootEntered();
    /// In the form of the wire, empty for the usual one; nothing, with a sentence in place, where that cannot be read.
    std::optional<QString> tesRootText();
    void askForList();
    void addBlocked();
    void removeBlocked();
    void showBlocked();
    void showLogState();
    void followFont();
    void wantLookupsIfInView();
    /// Hands on what @p change makes of the settings, if anything.
    template <typename Change> void apply(Change change)
    {
        app::Settings settings = m_settings;
        change(settings);
        if (settings == m_settings)
            return;
        m_settings = settings;
        Q_EMIT changed(m_settings);
    }
    void showWhatDepends();

    app::Settings m_settings;

    QTabWidget *m_tabs = nullptr;
    QButtonGroup *m_resolver = nullptr, *m_dnsUse = nullptr, *m_appearance = nullptr;
    QWidget *m_forwarderFields = nullptr;
    QCheckBox *m_qnameMinimisation = nullptr, *m_lookUpRecipients = nullptr, *m_askBeforeNewDomain = nullptr;
    QLineEdit *m_address = nullptr, *m_certificateName = nullptr;
    QSpinBox *m_port = nullptr;
    InPlaceSentence *m_addressSentence = nullptr, *m_nameSentence = nullptr;
    QListWidget *m_blocked = nullptr;
    QLineEdit *m_blockedEntry = nullptr;
    InPlaceSentence *m_blockedSentence = nullptr;
    QPushButton *m_unblock = nullptr;
    QScrollArea *m_privacy = nullptr;
    QWidget *m_log = nullptr;
    QTableView *m_lookups = nullptr;
    LookupModel *m_model = nullptr;
    QLabel *m_noLookups = nullptr;
    QPushButton *m_purge = nullptr;
    QSpinBox *m_textSize = nullptr;
    QCheckBox *m_verdictColumn = nullptr, *m_plainText = nullptr;
    QLineEdit *m_tesRoot = nullptr;
    InPlaceSentence *m_tesRootSentence = nullptr, *m_listInUse = nullptr, *m_listSentence = nullptr;
    QPushButton *m_newerList = nullptr, *m_builtInList = nullptr;
};

} // namespace waxseal::desktop
