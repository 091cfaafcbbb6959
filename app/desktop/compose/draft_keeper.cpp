// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/draft_keeper.h"

#include "app/desktop/look/when_done.h"
#include "core/base/limits.h"
#include "core/words/composer.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

namespace waxseal::desktop {

using drafts::Fault;

QString draftFault(const drafts::Error &error, const QString &folder)
{
    const words::DraftFaults faults = words::draftFaults();
    const QString place = QDir::toNativeSeparators(folder.isEmpty() ? error.file : folder);
    switch (error.fault) {
    case Fault::CannotWrite: return words::folderNotWritable(place, error.systemText);
    case Fault::DiskFull: return words::folderFull(place);
    case Fault::CannotRead: return words::withSystemText(faults.cannotRead, error.systemText);
    case Fault::Damaged: return faults.damaged;
    case Fault::TooLarge: return faults.tooLarge;
    case Fault::InUse: return faults.inUse;
    case Fault::Canceled: return faults.canceled;
    }
    Q_UNREACHABLE();
}

/// Of the worker's thread, but for the wish to end.
struct DraftKeeper::Shared {
    drafts::DraftFolder folder;
    std::unique_ptr<drafts::OpenDraft> open;
    qint64 octets = 0; ///< of all attachments
    int count = 0;     ///< of them
    std::atomic_bool cancel = false;

    drafts::Result<drafts::OpenDraft *> draft()
    {
        if (!open) {
            auto made = folder.create();
            if (!made)
                return failure(made.error());
            open = std::move(*made);
        }
        return open.get();
    }
};

DraftKeeper::DraftKeeper(QThreadPool &worker, const QString &folder, std::unique_ptr<drafts::OpenDraft> open,
                         const std::vector<compose::Attachment> &attachments, std::function<compose::Draft()> current,
                         QObject *parent)
    : QObject(parent)
    , m_worker(worker)
    , m_folder(folder)
    , m_shared(std::make_shared<Shared>(drafts::DraftFolder(folder), std::move(open)))
    , m_current(std::move(current))
    , m_id(m_shared->open ? m_shared->open->id() : QString())
{
    m_shared->count = int(attachments.size());
    for (const compose::Attachment &each : attachments)
        m_shared->octets += each.size;
    m_timer.setSingleShot(true);
    m_timer.setInterval(limits::draftSaved);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::saveNow);
}

DraftKeeper::~DraftKeeper()
{
    m_shared->cancel = true;
    m_worker.start([shared = std::move(m_shared)] { shared->open.reset(); });
}

template <typename T> QFuture<T> DraftKeeper::later(std::function<T(Shared &)> work)
{
    return QtConcurrent::run(&m_worker, [shared = m_shared, work = std::move(work)] { return work(*shared); });
}

bool DraftKeeper::isUntouched(const compose::Draft &draft) const
{
    return m_id.isEmpty() && m_saving == 0 && (draft.isEmpty() || draft == m_beginning);
}

void DraftKeeper::change()
{
    if (m_isDiscarded)
        return;
    m_isChanged = true;
    if (!m_timer.isActive()) // also while somebody types without a pause
        m_timer.start();
}

void DraftKeeper::saveNow()
{
    m_timer.stop();
    if (m_isDiscarded)
        return;
    compose::Draft draft = m_current();
    m_isChanged = false;
    if (isUntouched(draft)) {
        Q_EMIT saved();
        return;
    }
    ++m_saving;
    using Saved = drafts::Result<QString>;
    whenDone(this, later<Saved>([draft = std::move(draft)](Shared &shared) -> Saved {
                 auto open = shared.draft();
                 if (!open)
                     return failure(open.error());
                 if (const auto done = (*open)->save(draft); !done)
                     return failure(done.error());
                 return (*open)->id();
             }),
             [this](const Saved &id) {
                 --m_saving;
                 if (!id) {
                     m_isChanged = true; // until it is saved
                     Q_EMIT failed(draftFault(id.error(), m_folder));
                     return;
                 }
                 m_id = *id;
                 Q_EMIT saved();
             });
}

void DraftKeeper::attach(const QString &file)
{
    ++m_attaching;
    using Attached = Result<compose::Attachment, QString>;
    whenDone(this, later<Attached>([file, folder = m_folder](Shared &shared) -> Attached {
                 const QFileInfo info(file);
                 const QString name = info.fileName();
                 if (!info.isFile())
                     return failure(words::notAFile(name));
                 if (shared.count >= limits::draftAttachments)
                     return failure(words::tooManyAttachments(name));
                 if (shared.octets + info.size() > limits::draftOctets)
                     return failure(
                         words::attachmentsTooLarge(name, QLocale().formattedDataSize(limits::draftOctets, 0)));
                 auto open = shared.draft();
                 if (!open)
                     return failure(words::notAttached(name, draftFault(open.error(), folder)));
                 auto copied = (*open)->attach(file, shared.cancel);
                 if (!copied)
                     return failure(words::notAttached(name, draftFault(copied.error(), folder)));
                 ++shared.count;
                 shared.octets += copied->size;
                 return std::move(*copied);
             }),
             [this](const Attached &result) {
                 --m_attaching;
                 if (result)
                     Q_EMIT attached(*result);
                 else
                     Q_EMIT notAttached(result.error());
             });
}

void DraftKeeper::detach(const compose::Attachment &attachment)
{
    later<bool>([attachment](Shared &shared) {
        --shared.count;
        shared.octets -= attachment.size;
        return shared.open && shared.open->detach(attachment); // a copy that stays is gone with the draft
    });
}

void DraftKeeper::discard()
{
    m_isDiscarded = true;
    m_isChanged = false;
    m_timer.stop();
    m_shared->cancel = true;
    using Gone = drafts::Result<drafts::Done>;
    whenDone(this, later<Gone>([](Shared &shared) -> Gone {
                 if (!shared.open)
                     return drafts::Done{};
                 const auto done = shared.open->discard();
                 shared.open.reset();
                 return done;
             }),
             [this](const Gone &gone) {
                 if (!gone)
                     Q_EMIT failed(draftFault(gone.error(), m_folder));
                 Q_EMIT discarded(bool(gone));
             });
}

} // namespace waxseal::desktop
