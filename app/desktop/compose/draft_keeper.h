// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/drafts/draft_folder.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace waxseal::desktop {

/// One sentence for people. @param folder of all drafts, where that is to be named
QString draftFault(const drafts::Error &error, const QString &folder = {});

/// Keeps one draft on the disk while it is written, on a thread that is not the window's.
class DraftKeeper : public QObject {
    Q_OBJECT

public:
    /// @param worker one thread, which outlives this; @param current gives the draft as it is
    /// @param open of a draft that is on the disk already; without it one is made when there is something to keep
    /// @param attachments that it has
    DraftKeeper(QThreadPool &worker, const QString &folder, std::unique_ptr<drafts::OpenDraft> open,
                const std::vector<compose::Attachment> &attachments, std::function<compose::Draft()> current,
                QObject *parent = nullptr);
    ~DraftKeeper() override; ///< lets go of the draft once all is done; waits for nothing

    /// How the draft began: as long as it is so, it is not worth keeping.
    void setBeginning(compose::Draft beginning) { m_beginning = std::move(beginning); }
    bool isUntouched(const compose::Draft &draft) const; ///< nothing on the disk, and nothing that would be missed

    /// Something was typed: it is saved limits::draftSaved later, if nothing else is typed.
    void change();
    void saveNow();
    bool isSaved() const { return !m_isChanged && m_saving == 0; }
    QString id() const { return m_id; } ///< empty until it is on the disk

    void attach(const QString &file);
    void detach(const compose::Attachment &attachment);
    bool isAttaching() const { return m_attaching > 0; }
    /// Off the disk; nothing is kept afterwards.
    void discard();

Q_SIGNALS:
    void saved();
    void failed(const QString &why);
    void attached(const waxseal::compose::Attachment &attachment);
    void notAttached(const QString &sentence);
    void discarded(bool isGone);

private:
    struct Shared;
    template <typename T> QFuture<T> later(std::function<T(Shared &)> work);

    QThreadPool &m_worker;
    QString m_folder;
    std::shared_ptr<Shared> m_shared;
    std::function<compose::Draft()> m_current;
    QTimer m_timer;
    QString m_id;
    compose::Draft m_beginning;
    bool m_isChanged = false;
    bool m_isDiscarded = false;
    int m_saving = 0;
    int m_attaching = 0;
};

} // namespace waxseal::desktop
