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

    /// Where and as whom: @param beside the place that the person looks at; the people of the demonstration have drafts and
    /// recipients of their own, which are gone when the program ends.
    using Beside = std::optional<OpenPlace>;

    /// A window, shown.
    ComposerWindow *write(ComposerStart start, const Beside &beside = {});
    /// A mailto: link. Fails, with a sentence, where it cannot be used.
    Result<ComposerWindow *, QString> writeTo(const QByteArray &link, const Beside &beside = {});
    /// What stands in From; empty where it is not known.
    QString from(const Beside &beside) const;

    /// The latest first; empty, and a sentence through Application::trouble(), where they cannot be read.
    QFuture<std::vector<drafts::Listed>> drafts(const Beside &beside = {});
    void openDraft(const QString &id, const Beside &beside = {});
    QString draftFolder(const Beside &beside = {}) const;
    /// From now on drafts are kept no longer than the program runs.
    void keepNothing() { m_keepsNothing = true; }
    /// Attaches files that were written for it into a folder of their own, which goes afterwards.
    void attachTaken(ComposerWindow &window, const QStringList &files, const QString &folder);

    QList<ComposerWindow *> windows() const;
    /// The domains that the person allowed to be asked about; what is on the disk is forgotten elsewhere.
    void forgetAllowed();
    void quit();

Q_SIGNALS:
    void unfinishedFound(int count); ///< drafts that were open when the program ended
    void draftOpened();              ///< one that was kept
    void opened(waxseal::desktop::ComposerWindow *window);

private:
    struct Lookups {
        std::shared_ptr<app::Session> session;
        std::unique_ptr<check::RecipientCheck> check; ///< gone before the session
    };
    Lookups *lookupsFor(int demonstration);
    RecipientLookups::Rules rules(bool isDemonstration) const;
    QStringList completions(const QString &typed) const;
    QStringList demonstrationCompletions(const QString &typed) const;
    void connectOwn(ComposerWindow &window);
    void remember(const QStringList &recipients);
    void setFrom(const QString &from);
    void allow(const DomainName &domain);
    void setKept(const QString &id, bool isKept);
    MainWindow *reader() const; ///< a window with mails and drafts; null where there is none
    void showReader();
    void findUnfinished();
    void askAgain();
    void rulesChanged();

    Application &m_application;
    QString m_folder;
    app::Correspondents m_correspondents;
    QSet<DomainName> m_allowed;
    std::map<int, Lookups> m_lookups; ///< by mailbox of the demonstration; -1: the person's own
    QThreadPool m_worker;             ///< for drafts; one thread, so that they are saved in their order
    QList<QPointer<ComposerWindow>> m_windows;
    int m_unfinished = 0; ///< drafts that were open when the program ended
    bool m_isQuitting = false;
    bool m_keepsNothing = false;
};

} // namespace waxseal::desktop
