// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/composer_window.h"
#include "app/desktop/window/application.h"
#include "app/session/correspondents.h"

#include <QThreadPool>

#include <map>

namespace waxseal::desktop {

/// All mails that are being written, and what they share: lookups of recipients, drafts, whom the person wrote to.
class Writing : public QObject {
    Q_OBJECT

public:
    explicit Writing(Application &application);
    ~Writing() override; ///< waits until the drafts are saved

    /// A window, shown. @param beside the place that the person looks at: the demonstration has recipients of its own
    ComposerWindow *write(ComposerStart start, const std::optional<OpenPlace> &beside = {});
    /// A mailto: link. Null, and a sentence through Application::trouble(), where it cannot be used.
    ComposerWindow *writeTo(const QByteArray &link, const std::optional<OpenPlace> &beside = {});

    /// The latest first; empty, and a sentence through Application::trouble(), where they cannot be read.
    QFuture<std::vector<drafts::Listed>> drafts();
    void openDraft(const QString &id);
    QString draftFolder() const { return m_folder; }

    QList<ComposerWindow *> windows() const;
    /// The domains that the person allowed to be asked about; what is on the disk is forgotten elsewhere.
    void forgetAllowed();
    void quit();

Q_SIGNALS:
    void unfinishedFound(int count); ///< drafts that were open when the program ended
    void opened(waxseal::desktop::ComposerWindow *window);

private:
    struct Lookups {
        std::shared_ptr<app::Session> session;
        std::unique_ptr<check::RecipientCheck> check; ///< gone before the session
    };
    Lookups *lookupsFor(int demonstration);
    RecipientLookups::Rules rules(bool isDemonstration) const;
    QStringList completions(const QString &typed) const;
    void remember(const QStringList &recipients);
    void setFrom(const QString &from);
    void allow(const DomainName &domain);
    void setKept(const QString &id, bool isKept);
    void findUnfinished();
    void askAgain();
    void rulesChanged();

    Application &m_application;
    QString m_folder;
    app::Correspondents m_correspondents;
    QSet<DomainName> m_allowed;
    std::shared_ptr<const bsi::ProviderList> m_bsiList; ///< once it is needed
    std::map<int, Lookups> m_lookups;                   ///< by mailbox of the demonstration; -1: the person's own
    QThreadPool m_worker; ///< for drafts; one thread, so that they are saved in their order
    QList<QPointer<ComposerWindow>> m_windows;
    bool m_isQuitting = false;
};

} // namespace waxseal::desktop
