// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/place/place.h"
#include "app/desktop/window/memory.h"
#include "app/session/demonstration.h"
#include "app/session/lookup_log.h"
#include "app/session/memory.h"
#include "app/session/policies.h"
#include "app/session/provider_list_file.h"
#include "app/session/settings.h"

#include <QObject>
#include <QPointer>
#include <QTemporaryDir>
#include <QThreadPool>

#include <functional>
#include <optional>

class QApplication;

namespace waxseal::desktop {

class MainWindow;
class Writing;

/// What can be opened in a window.
struct OpenPlace {
    mailbox::Path path;
    int demonstration = -1; ///< number of the demonstration's mailbox; -1: a place of the person's own
    bool isInside = false;  ///< a message that came inside another one: whoever sent that wrote all of its header

    bool isDemonstration() const { return demonstration >= 0; }
    friend bool operator==(const OpenPlace &, const OpenPlace &) = default;
};

/// What all windows share: settings, own provider, memory, the parts that judge.
class Application : public QObject {
    Q_OBJECT

public:
    /// @param settingsFile, dataFolder of this person; empty: the usual ones
    Application(QApplication &qt, QString settingsFile = {}, QString dataFolder = {});
    ~Application() override;

    MainWindow *newWindow();
    /// New mails, replies and drafts.
    Writing &writing() { return *m_writing; }
    /// Closes all windows; those that have something to save first as soon as it is saved.
    void quit();

    const app::Settings &settings() const { return m_settings; }
    void setSettings(const app::Settings &settings);

    const store::OwnProvider &ownProvider() const { return m_own; }
    void setOwnProvider(const store::OwnProvider &own);
    /// Asks for the MX records of the own domain; what is validated becomes a fact, unless it was refused before.
    void learnFromMx();
    const std::optional<check::LearntHosts> &learnt() const { return m_learnt; }

    const app::ListInUse &providerList() const { return m_list; }
    using ListChange = Result<app::ListInUse, QString>; ///< or why not, in a sentence
    /// From now on a copy of @p file is the list of certified providers.
    QFuture<ListChange> chooseProviderList(const QString &file);
    QFuture<ListChange> useBuiltInProviderList();

    /// What judges the messages of a place. Nothing, and a sentence through trouble(), where it cannot be had.
    std::optional<Parts> partsFor(const OpenPlace &place);
    /// The names of the demonstration's mailboxes: their own domains.
    QStringList demonstrationMailboxes() const;
    /// Unpacks the demonstration where that has not been done yet, and says when it is there.
    void prepareDemonstration();
    bool hasDemonstration() const { return m_demonstration != nullptr; }
    OpenPlace demonstrationPlace(int number) const;
    QStringList demonstrationRecipients() const; ///< whom one could write to there
    /// How the own provider of a demonstration's mailbox is known, for looking at.
    store::OwnProvider demonstrationProvider(int number) const;

    const std::vector<store::Place> &recentPlaces() const { return m_recent; }
    void visited(const mailbox::Path &place);
    void forgetPlace(const mailbox::Path &place);

    QFuture<std::vector<store::LoggedLookup>> lookups();
    void purgeLookups();

    /// What is remembered of senders, and what the person says about that.
    QFuture<std::vector<expectations::History>> expectations();
    void expectOf(const DomainName &author, expectations::Wish wish);
    void forgetSigner(const DomainName &author, const DomainName &signer);
    void forgetSender(const DomainName &author);
    void forgetSenders();

    const QString &settingsFile() const { return m_settingsFile; }
    Memory &memory() { return m_memory; }
    void report(const store::Error &error); ///< that something is not remembered; once
    /// A folder for messages taken out of messages, gone when the program ends.
    QString temporaryFolder();

Q_SIGNALS:
    void settingsChanged();
    void ownProviderChanged(); ///< or the resolver, the TES root, the list of providers: judge again
    void providerListChanged();
    void learntChanged();
    void expectationsChanged(); ///< by the person: judge again
    void recentPlacesChanged();
    void demonstrationReady();
    void trouble(const QString &sentence);

private:
    void makeSession();
    void makeAccount();
    void loadMemory();
    void loadProviderList();
    void setProviderList(const app::ListInUse &list);
    QFuture<ListChange> changeProviderList(std::function<ListChange(const QString &dataFolder)> change);
    void changeExpectations(QFuture<store::Result<store::Done>> change);

    QApplication &m_qt;
    QString m_settingsFile;
    app::Settings m_settings;
    Memory m_memory;
    std::shared_ptr<app::StoredLookupLog> m_lookupLog;
    std::shared_ptr<app::StoredMemory> m_checks; ///< the sessions share it, so it outlives them
    std::shared_ptr<app::StoredPolicies> m_policies;
    bool m_isMemoryReported = false;

    store::OwnProvider m_own;
    std::optional<check::LearntHosts> m_learnt;
    app::ListInUse m_list;
    QThreadPool m_listWorker; ///< reads and writes the list, one thing after another
    std::shared_ptr<const verdict::Account> m_account;
    std::shared_ptr<app::Session> m_session;

    struct UnpackedDemonstration;
    std::shared_ptr<UnpackedDemonstration> m_demonstration;
    bool m_isUnpacking = false;

    std::vector<store::Place> m_recent;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Writing> m_writing; ///< last: its lookups end before what they work with
};

/// What a store remembers of the own provider, as the judges want it.
received::OwnProvider ownProviderFrom(const store::OwnProvider &own);

} // namespace waxseal::desktop
