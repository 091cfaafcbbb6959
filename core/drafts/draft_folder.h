// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/draft.h"

#include <QString>

#include <atomic>
#include <memory>
#include <vector>

/// Drafts on the disk: each a folder with "draft.json" and copies of its attachments, mode 0700. A draft survives a crash of the
/// program at any moment, a full disk and a cut of the power: a new state is written beside the old one, synced, and put in its place.
/// No symbolic link in a draft's folder is followed. POSIX only (openat, flock).
namespace waxseal::drafts {

enum class Fault : quint8 { CannotWrite, DiskFull, CannotRead, Damaged, TooLarge, InUse, Canceled };
struct Error {
    Fault fault;
    QString file;
    QString systemText;
};
template <typename T> using Result = waxseal::Result<T, Error>;
struct Done { };

/// What a list of drafts shows.
struct Listed {
    QString id;
    QString subject;
    QString firstRecipient;
    std::chrono::sys_seconds changed{};
    bool isOpen = false; ///< by a program that is still running
};

/// One draft, opened by this process; nobody else opens it meanwhile. Functions wait for the disk: not for the window's
/// thread. They may be called from several threads; saving does not wait for a copy.
class OpenDraft {
public:
    virtual ~OpenDraft() = default; ///< lets go of it; it stays on the disk
    virtual QString id() const = 0;
    /// Whatever goes wrong, the state before is still there. Attachments must come from attach() or open().
    virtual Result<Done> save(const compose::Draft &draft) = 0;
    /// Copies a file in; it is kept once a state that names it is saved. @p cancel ends it early. The limits of all attachments
    /// together are limits::draftOctets and limits::draftAttachments.
    virtual Result<compose::Attachment> attach(const QString &file, const std::atomic_bool &cancel) = 0;
    /// The copy goes with the next state that is saved and does not name it: until then the state on the disk needs it.
    virtual Result<Done> detach(const compose::Attachment &attachment) = 0;
    /// Takes it off the disk, with its attachments.
    virtual Result<Done> discard() = 0;
};

class DraftFolder {
public:
    /// @param folder is made (0700) when it is needed
    explicit DraftFolder(QString folder) : m_folder(std::move(folder)) { }

    /// The latest first. One that cannot be read is among them, without subject and recipient; open() says why.
    Result<std::vector<Listed>> list() const;
    /// It is in the list once it was saved.
    Result<std::unique_ptr<OpenDraft>> create() const;
    struct Opened {
        std::unique_ptr<OpenDraft> open;
        compose::Draft draft; ///< an attachment whose copy is gone has an empty Attachment::file
    };
    /// Fault::InUse where another window or program has it open.
    Result<Opened> open(const QString &id) const;

private:
    QString m_folder;
};

} // namespace waxseal::drafts
