// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/drafts/files.h"

#include <QHash>
#include <QSet>

#include <mutex>

namespace waxseal::drafts {

inline constexpr char stateName[] = "draft.json";
inline constexpr char newStateName[] = "draft.json.new"; ///< being written
inline constexpr char discardedEnd[] = ".discarded";     ///< of a folder whose removal was begun
inline constexpr qint64 stateOctets = 96ll * 1024 * 1024;

/// A draft's folder, locked. Its functions may be called from several threads: a long copy does not hold up saving.
class LockedDraft final : public OpenDraft {
public:
    LockedDraft(QString path, Descriptor folder) : m_path(std::move(path)), m_folder(std::move(folder)) { }

    /// The state on the disk. Attachments whose copies are not there have an empty Attachment::file. Removes what a crash left.
    Result<compose::Draft> load();

    QString id() const override;
    Result<Done> save(const compose::Draft &draft) override;
    Result<compose::Attachment> attach(const QString &file, const std::atomic_bool &cancel) override;
    Result<Done> detach(const compose::Attachment &attachment) override;
    Result<Done> discard() override;

private:
    QString pathOf(const QByteArray &name) const;
    QByteArray nameOf(const QString &file) const;
    bool reserve(const QByteArray &name, qint64 octets);
    void remove(const QByteArray &name);
    Result<Done> writeState(const QByteArray &json);
    Result<Done> ensureState();

    const QString m_path;
    const Descriptor m_folder;
    std::mutex m_mutex;                      ///< for all below, and for writing the state
    QHash<QByteArray, qint64> m_attachments; ///< copies and their octets, those being made too
    QSet<QByteArray> m_detached;             ///< of these, those that go with the next state
    bool m_hasState = false;                 ///< there is one on the disk
    bool m_isDiscarded = false;
};

/// Removes a folder and the files in it, whatever they are; folders in it stay, and keep it.
bool removeFolder(const QString &path, const Descriptor &folder);

/// @return the draft that the file in @p folder holds
Result<compose::Draft> readState(const QString &path, const Descriptor &folder);

} // namespace waxseal::drafts
