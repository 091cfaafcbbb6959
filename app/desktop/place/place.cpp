// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/place/place.h"

#include "app/desktop/place/coordinator.h"

#include <QPointer>
#include <QThreadPool>

namespace waxseal::desktop {

namespace {
constexpr int coordinatorPriority = 1; ///< before the messages that others have judged
}

PlaceLoader::PlaceLoader(mailbox::Path place, Parts parts, QObject *parent)
    : QObject(parent), m_inbox(std::make_shared<Inbox>()), m_fingerprint(verdict::fingerprintOf(*parts.account))
{
    m_inbox->receiver = this;
    m_coordinator = std::make_shared<Coordinator>(std::move(place), std::move(parts), m_inbox);
}

PlaceLoader::~PlaceLoader()
{
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->receiver = nullptr;
        m_inbox->isCanceled = true;
        m_inbox->changed.notify_all();
    }
    // To let go of a hundred thousand rows, or of a resolver, takes longer than a window may be held up.
    QThreadPool::globalInstance()->start([coordinator = std::move(m_coordinator)] {});
}

void PlaceLoader::start()
{
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->listingWanted = true;
        m_inbox->isAsked = true;
    }
    m_isRunning = true;
    wake();
}

void PlaceLoader::cancel()
{
    const std::lock_guard lock(m_inbox->mutex);
    m_inbox->isCanceled = true;
    m_inbox->listingWanted = false;
    m_inbox->changed.notify_all();
}

void PlaceLoader::judgeAgain(Parts parts)
{
    m_fingerprint = verdict::fingerprintOf(*parts.account);
    m_foreignResultsIds.clear();
    m_isCounted[1].assign(m_isCounted[1].size(), false);
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->parts = std::move(parts);
        m_inbox->isAsked = true;
    }
    m_isRunning = true;
    wake();
}

void PlaceLoader::setVisible(std::vector<int> ids)
{
    const std::lock_guard lock(m_inbox->mutex);
    m_inbox->visible = std::move(ids);
    m_inbox->changed.notify_all();
}

void PlaceLoader::take(int id, const check::Checked &checked)
{
    if (!checked || !checked->assessment)
        return;
    Inbox::Taken taken{id, verdict::summarize(*checked->header, *checked->assessment),
                       Basis{m_fingerprint, true}.of(*checked)};
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->taken.push_back(std::move(taken));
    }
    wake();
}

/// Has the orders in the inbox carried out.
void PlaceLoader::wake()
{
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->changed.notify_all();
        if (m_inbox->isActive)
            return;
        m_inbox->isActive = true;
        m_inbox->isCanceled = false;
    }
    QThreadPool::globalInstance()->start([coordinator = m_coordinator] { coordinator->work(); }, coordinatorPriority);
}

void PlaceLoader::receive(Batch batch)
{
    {
        const std::lock_guard lock(m_inbox->mutex);
        --m_inbox->posted;
        m_inbox->changed.notify_all();
        if (batch.isLast)
            m_isRunning = m_inbox->isAsked || m_inbox->listingWanted || m_inbox->parts;
    }
    for (const PlaceRow &row : batch.added)
        count(m_rows++, row);
    for (qsizetype i = 0; i < batch.changed.size(); ++i)
        count(batch.changedIds[i], batch.changed[i]);

    const QPointer<PlaceLoader> self(this); // whoever listens may be done with it
    if (!batch.added.isEmpty())
        Q_EMIT rowsAdded(batch.added);
    if (self && !batch.changed.isEmpty())
        Q_EMIT rowsChanged(batch.changedIds, batch.changed);
    if (self && !batch.removed.isEmpty())
        Q_EMIT rowsRemoved(batch.removed);
    if (self && !(batch.isLast && batch.isSilent))
        Q_EMIT progress(batch.done, batch.expected);
    if (self && batch.isLast && !batch.isSilent)
        Q_EMIT finished(batch.wasCanceled, batch.problems);
}

/// Each message counts once.
void PlaceLoader::count(int id, const PlaceRow &row)
{
    const auto isFirst = [id](std::vector<bool> &isCounted) {
        if (isCounted.size() <= size_t(id))
            isCounted.resize(size_t(id) + 1);
        const bool wasCounted = isCounted[size_t(id)];
        isCounted[size_t(id)] = true;
        return !wasCounted;
    };
    const verdict::Summary &summary = row.summary;
    if (!summary.topmostWriter.isEmpty() && isFirst(m_isCounted[0]))
        m_topmostWriters.see(summary.topmostWriter);
    if (!summary.foreignResultsId.isEmpty() && row.isJudged && isFirst(m_isCounted[1]))
        ++m_foreignResultsIds[summary.foreignResultsId];
}

} // namespace waxseal::desktop
