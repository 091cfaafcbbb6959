// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/place/coordinator.h"

#include "core/words/window.h"

#include <QThreadPool>

#include <algorithm>

namespace waxseal::desktop {

namespace {

using namespace std::chrono_literals;

// What is shown at a time.
constexpr qsizetype rowsAtFirst = 64;
constexpr qsizetype rowsLater = 2'000;
constexpr auto shownAfter = 100ms;
constexpr int batchesPosted = 4; ///< that the window has not received yet

// What is under way at a time.
constexpr size_t messagesInABatch = 16;
constexpr qint64 octetsInABatch = 256 * 1024;
constexpr qint64 octetsUnderWay = 32 * 1024 * 1024; ///< of messages that were read before their turn
constexpr int batchesForEachThread = 2;
constexpr int messagesWaiting = 256; ///< for DNS
constexpr qint64 octetsWaiting = 32 * 1024 * 1024;
constexpr int filesListedAtATime = 256;
constexpr int backgroundPriority = -1;

// What is written at a time.
constexpr size_t rowsInATransaction = 2'000;
constexpr auto writtenAfter = 5s;

constexpr qsizetype mostProblems = 20;

} // namespace

// The work as a whole

void PlaceLoader::Coordinator::work()
{
    // Most of the time this thread waits for the others.
    QThreadPool *const pool = QThreadPool::globalInstance();
    pool->releaseThread();
    for (;;) {
        run();
        const std::lock_guard lock(m_inbox->mutex);
        if (!m_inbox->receiver || !m_inbox->hasWork()) {
            m_inbox->isActive = false;
            break;
        }
        m_inbox->isCanceled = false;
    }
    pool->reserveThread();
}

void PlaceLoader::Coordinator::run()
{
    prepare();
    bool goesOn = true;
    while (goesOn && !isCanceled()) {
        bool isBusy = takeOrders();
        if (m_isSilent)
            break;
        isBusy |= takeJudged();
        isBusy |= listSome();
        isBusy |= dispatchSome();
        writeStoreIfDue();
        flushIfDue();
        goesOn = isBusy || rest();
    }
    finishRun();
}

void PlaceLoader::Coordinator::prepare()
{
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->isAsked |= m_inbox->listingWanted || m_inbox->parts;
        m_isSilent = !m_inbox->isAsked;
        m_inbox->judged.clear();
    }
    m_firstGeneration = ++m_generation;
    m_judge = std::make_shared<const Judge>(m_parts, m_parts.dns == DnsUse::EveryMessage);
    m_underWay = std::make_shared<UnderWay>();
    m_done = m_toDo = 0;
    m_batchRows = rowsAtFirst;
    m_flushed = m_storeWritten = Clock::now();
    openStore();
    if (m_isSilent)
        return;

    m_wanted = 0;
    m_wantedFrom = 0;
    for (Row &row : m_rows) { // what a run before this one left undone
        if (row.judging == Judging::UnderWay || row.judging == Judging::Failed)
            row.judging = Judging::Wanted;
        m_wanted += row.judging == Judging::Wanted;
    }
    m_toDo = m_wanted;
    if (!m_isRememberedShown && !isCanceled())
        showRemembered();
}

/// Nothing is left to do. Asked under the mutex: whoever ends something leaves what came of it under the same.
bool PlaceLoader::Coordinator::isDone() const
{
    return !m_listing && m_toRead.empty() && !m_mailbox && m_wanted == 0 && m_underWay->batches == 0
        && m_underWay->waiting == 0 && m_inbox->judged.empty() && !m_inbox->hasWork();
}

/// Waits until there is something to do. @return false: nothing is left
bool PlaceLoader::Coordinator::rest()
{
    std::unique_lock lock(m_inbox->mutex);
    if (isDone())
        return false;
    m_inbox->changed.wait_for(lock, shownAfter, [this] {
        return m_inbox->isCanceled || !m_inbox->judged.empty() || m_inbox->hasWork() || m_inbox->visible || isDone()
            || (hasRoom() && (!m_toRead.empty() || m_mailbox));
    });
    return true;
}

/// What the window wants. @return there was something
bool PlaceLoader::Coordinator::takeOrders()
{
    bool listingWanted = false;
    std::optional<Parts> parts;
    std::vector<Inbox::Taken> taken;
    {
        const std::lock_guard lock(m_inbox->mutex);
        taken.swap(m_inbox->taken);
        if (!m_isSilent) {
            if (m_inbox->visible)
                m_visible = std::exchange(m_inbox->visible, std::nullopt).value();
            // A listing that is under way may have passed what has changed, so it is not taken for the one that is wanted.
            listingWanted = !m_listing && std::exchange(m_inbox->listingWanted, false);
            parts = std::exchange(m_inbox->parts, std::nullopt);
        }
    }
    if (parts)
        judgeAgain(std::move(*parts));
    for (Inbox::Taken &each : taken)
        takeOpened(std::move(each));
    if (listingWanted) {
        ++m_listings;
        m_notListed.clear();
        m_listing = mailbox::listFiles(m_place);
    }
    return listingWanted || parts || !taken.empty();
}

void PlaceLoader::Coordinator::judgeAgain(Parts parts)
{
    const bool isStoreAnother = parts.storeFolder != m_parts.storeFolder;
    m_parts = std::move(parts);
    m_earlierJudges.push_back(
        std::exchange(m_judge, std::make_shared<const Judge>(m_parts, m_parts.dns == DnsUse::EveryMessage)));
    ++m_generation;
    if (isStoreAnother) {
        writeStore();
        m_store.reset();
        openStore();
    }
    for (int id = 0; id < int(m_rows.size()); ++id) {
        if (m_rows[size_t(id)].judging != Judging::UnderWay) // else it comes back and is seen to be outdated
            setJudging(id, Judging::Wanted);
    }
    m_toDo = m_done + m_wanted;
}

void PlaceLoader::Coordinator::takeOpened(Inbox::Taken taken)
{
    const int id = taken.row;
    if (id < 0 || size_t(id) >= m_rows.size() || m_rows[size_t(id)].judging == Judging::Gone)
        return;
    if (m_rows[size_t(id)].judging != Judging::UnderWay)
        setJudging(id, Judging::Done);
    const mailbox::Location location = locationOf(m_rows[size_t(id)]);
    if (m_store)
        m_toUpdate.push_back({location, taken.summary, m_judge->now(), taken.basis});
    showChanged(id, {location, std::move(taken.summary), true, {}});
}

void PlaceLoader::Coordinator::finishRun()
{
    const bool wasCanceled = isCanceled();
    writeStore();
    m_store.reset();
    m_listing.reset();
    m_mailbox.reset();
    m_toRead.clear();
    m_mailboxesToRead = 0;
    m_readings.clear();
    m_notListed.clear();
    m_earlierJudges.clear();
    m_judge.reset();

    Batch last = std::exchange(m_batch, {});
    last.done = m_done;
    last.expected = m_done;
    last.isLast = true;
    last.wasCanceled = wasCanceled;
    last.problems = std::exchange(m_problems, {});
    {
        const std::lock_guard lock(m_inbox->mutex);
        last.isSilent = !std::exchange(m_inbox->isAsked, false);
    }
    post(std::move(last), false);
}

// What is remembered

void PlaceLoader::Coordinator::noteStoreError(const store::Error &error)
{
    m_problems << words::notRemembered(words::storeFault(error.fault, error.file, error.systemText));
    m_store.reset();
    m_toKeep.clear();
    m_toUpdate.clear();
    m_rowsToKeep = 0;
}

void PlaceLoader::Coordinator::openStore()
{
    if (m_parts.storeFolder.isEmpty())
        return;
    auto opened = store::Store::open(m_parts.storeFolder);
    if (!opened) {
        noteStoreError(opened.error());
        return;
    }
    m_store = std::move(*opened);
    if (!m_store->setAside().isEmpty())
        m_problems << words::setAside(m_store->setAside());
}

void PlaceLoader::Coordinator::showRemembered()
{
    m_isRememberedShown = true;
    if (!m_store)
        return;
    const auto take = [this](std::vector<store::Row> rows) {
        for (store::Row &row : rows) {
            const int file = fileId(row.location.path);
            if (rowAt(file, row.location.index) >= 0)
                continue;
            const bool isJudged = m_judge->basis().isMetBy(row.basis);
            addRow(row.location, file, isJudged ? Judging::Done : Judging::Wanted);
            showAdded({std::move(row.location), std::move(row.summary), isJudged, {}});
        }
        return !isCanceled();
    };
    if (const auto shown = m_store->rows(m_place, take); !shown) {
        noteStoreError(shown.error());
        return;
    }
    m_toDo += m_wanted;
    if (isCanceled()) // rows may be missing, so no file counts as known
        return;

    const auto files = m_store->files(m_place);
    if (!files) {
        noteStoreError(files.error());
        return;
    }
    for (auto file = files->cbegin(); file != files->cend(); ++file) {
        // A file without a row was read by another process since.
        if (const auto known = m_fileIds.constFind(file.key()); known != m_fileIds.constEnd())
            m_files[size_t(*known)].stamp = file.value();
    }
}

store::Row PlaceLoader::Coordinator::remembered(const Judged &judged) const
{
    return {judged.location, judged.summary, m_judge->now(), judged.basis};
}

void PlaceLoader::Coordinator::writeStoreIfDue()
{
    const bool isDue = m_rowsToKeep + m_toKeep.size() + m_toUpdate.size() >= rowsInATransaction
        || Clock::now() - m_storeWritten >= writtenAfter;
    if (isDue)
        writeStore();
}

void PlaceLoader::Coordinator::writeStore()
{
    m_storeWritten = Clock::now();
    if (m_store && !m_toKeep.empty()) {
        if (const auto kept = m_store->keep(m_place, m_toKeep); !kept)
            noteStoreError(kept.error());
    }
    // Afterwards, because only what is there is updated.
    if (m_store && !m_toUpdate.empty()) {
        if (const auto updated = m_store->update(m_place, m_toUpdate); !updated)
            noteStoreError(updated.error());
    }
    m_toKeep.clear();
    m_toUpdate.clear();
    m_rowsToKeep = 0;
}

// Listing

void PlaceLoader::Coordinator::noteProblem(const mailbox::Error &error)
{
    if (error.fault == mailbox::Fault::NoMessages)
        return;
    if (m_problems.size() < mostProblems)
        m_problems << sentenceOf(error);
    // A file that is gone is gone. What cannot be listed is perhaps still there.
    if (error.fault != mailbox::Fault::NotFound || error.location.path == m_place)
        m_notListed.push_back(error.location.path);
}

bool PlaceLoader::Coordinator::listSome()
{
    if (!m_listing)
        return false;
    for (int i = 0; i < filesListedAtATime; ++i) {
        const auto entry = m_listing->next();
        if (!entry) {
            finishListing();
            break;
        }
        if (!*entry) {
            noteProblem(entry->error());
            continue;
        }
        const int id = fileId((*entry)->path);
        File &file = m_files[size_t(id)];
        file.seenIn = m_listings;
        file.isMbox = (*entry)->isMbox;
        if (file.stamp == (*entry)->stamp) {
            for (const int row : file.rows) { // what could not be read before the file was seen
                if (row >= 0 && m_rows[size_t(row)].judging == Judging::Failed)
                    setJudging(row, Judging::Wanted);
            }
            continue;
        }
        if (m_readings.contains(id))
            continue;
        file.stamp = {};
        m_readings.insert(id, Reading{(*entry)->stamp, {}, 0, false, true});
        for (const int row : file.rows) { // they are judged with the file
            if (row >= 0)
                setJudging(row, Judging::UnderWay);
        }
        m_toRead.push_back(id);
        m_mailboxesToRead += file.isMbox;
        ++m_toDo;
    }
    return true;
}

void PlaceLoader::Coordinator::finishListing()
{
    m_listing.reset();
    std::vector<mailbox::Path> vanished;
    for (File &file : m_files) {
        if (file.seenIn == m_listings || file.path.isEmpty())
            continue;
        const bool isKnownToBeGone =
            std::none_of(m_notListed.begin(), m_notListed.end(),
                         [&file](const mailbox::Path &path) { return file.path.startsWith(path); });
        if (!isKnownToBeGone)
            continue;
        for (const int row : file.rows) {
            if (row >= 0)
                removeRow(row);
        }
        file.rows = {};
        m_fileIds.remove(file.path);
        vanished.push_back(std::exchange(file.path, {}));
    }
    if (m_store && !vanished.empty()) {
        writeStore(); // or what is still to be kept of them would come back
        if (m_store) {
            if (const auto forgotten = m_store->forgetFiles(m_place, vanished); !forgotten)
                noteStoreError(forgotten.error());
        }
    }
}

// Reading and judging

bool PlaceLoader::Coordinator::hasRoom() const
{
    return m_underWay->batches < batchesForEachThread * QThreadPool::globalInstance()->maxThreadCount()
        && m_underWay->octets < octetsUnderWay;
}

/// Has one more batch read and judged. @return there was one
bool PlaceLoader::Coordinator::dispatchSome()
{
    if (!hasRoom())
        return false;
    std::vector<Job> jobs;
    qint64 octets = 0;
    if (!addVisible(jobs) && !addFiles(jobs, octets) && !addRest(jobs))
        return false;
    if (!jobs.empty())
        submit(std::move(jobs), octets);
    return true;
}

bool PlaceLoader::Coordinator::addVisible(std::vector<Job> &jobs)
{
    if (m_wanted == 0 || m_underWay->waiting >= messagesWaiting)
        return false;
    for (const int row : m_visible) {
        if (jobs.size() == messagesInABatch)
            break;
        if (size_t(row) < m_rows.size() && m_rows[size_t(row)].judging == Judging::Wanted)
            jobs.push_back(jobFor(row));
    }
    return !jobs.empty();
}

/// The next messages of what is new. @return there is something new
bool PlaceLoader::Coordinator::addFiles(std::vector<Job> &jobs, qint64 &octets)
{
    if (m_toRead.empty() && !m_mailbox)
        return false;
    while (jobs.size() < messagesInABatch && octets < octetsInABatch && !isCanceled()) {
        if (m_mailbox) {
            std::optional<mailbox::Item> item = m_mailbox->next();
            Reading &reading = m_readings[m_mailboxFile];
            if (!item) {
                m_mailbox.reset();
                reading.isReadToEnd = true;
                if (reading.underWay == 0)
                    finishReading(m_mailboxFile);
                continue;
            }
            octets += *item ? (*item)->octets.size() : 0;
            ++reading.underWay;
            jobs.push_back({m_mailboxFile, -1,
                            [item = std::make_shared<mailbox::Item>(std::move(*item))] { return std::move(*item); }});
            continue;
        }
        if (m_toRead.empty())
            break;
        const int id = m_toRead.front();
        m_toRead.pop_front();
        const File &file = m_files[size_t(id)];
        Reading &reading = m_readings[id];
        if (file.isMbox) {
            m_mailbox = mailbox::openFile({file.path, reading.stamp, true});
            m_mailboxFile = id;
            --m_mailboxesToRead;
        } else {
            reading.underWay = 1;
            reading.isReadToEnd = true;
            jobs.push_back(
                {id, -1, [location = mailbox::Location{file.path}] { return mailbox::readMessage(location); }});
        }
    }
    return true;
}

/// Rows that are there, once the listing has told which of them still are.
bool PlaceLoader::Coordinator::addRest(std::vector<Job> &jobs)
{
    if (m_wanted == 0 || m_listing || m_underWay->waiting >= messagesWaiting / 2)
        return false;
    while (jobs.size() < messagesInABatch && m_wantedFrom < m_rows.size()) {
        if (m_rows[m_wantedFrom].judging == Judging::Wanted)
            jobs.push_back(jobFor(int(m_wantedFrom)));
        ++m_wantedFrom;
    }
    return !jobs.empty();
}

PlaceLoader::Coordinator::Job PlaceLoader::Coordinator::jobFor(int row)
{
    setJudging(row, Judging::UnderWay);
    return {m_rows[size_t(row)].file, row,
            [location = locationOf(m_rows[size_t(row)])] { return mailbox::readMessage(location); }};
}

void PlaceLoader::Coordinator::submit(std::vector<Job> jobs, qint64 octets)
{
    ++m_underWay->batches;
    m_underWay->octets += octets;
    QThreadPool::globalInstance()->start(
        [inbox = m_inbox, underWay = m_underWay, judge = m_judge, generation = m_generation, octets,
         jobs = std::make_shared<std::vector<Job>>(std::move(jobs))]() mutable {
            judgeAll(inbox, underWay, *judge, generation, *jobs);
            jobs.reset();
            judge.reset(); // whoever lets the session go last waits for its end, and so not the one who holds the mutex
            const std::lock_guard lock(inbox->mutex);
            --underWay->batches;
            underWay->octets -= octets;
            inbox->changed.notify_all();
        },
        backgroundPriority);
}

namespace {

void fill(Judged &judged, const check::CheckedMessage &checked)
{
    if (checked.assessment)
        judged.summary = verdict::summarize(*checked.header, *checked.assessment);
    else
        judged.error = sentenceOf(*checked.fault, judged.location);
}

void leave(Inbox &inbox, std::vector<Judged> judged)
{
    const std::lock_guard lock(inbox.mutex);
    std::move(judged.begin(), judged.end(), std::back_inserter(inbox.judged));
    inbox.changed.notify_all();
}

} // namespace

/// Runs in the pool.
void PlaceLoader::Coordinator::judgeAll(const std::shared_ptr<Inbox> &inbox, const std::shared_ptr<UnderWay> &underWay,
                                        const Judge &judge, int generation, const std::vector<Job> &jobs)
{
    struct Waiting {
        Judged judged;
        qint64 octets;
        QFuture<check::Checked> later;
    };
    std::vector<Judged> all;
    std::vector<Waiting> waiting;
    for (const Job &job : jobs) {
        if (inbox->isCanceled)
            break;
        Judged judged{.file = job.file, .row = job.row, .generation = generation};
        mailbox::Item item = job.read();
        if (!item) {
            judged.location = item.error().location;
            judged.error = sentenceOf(item.error());
            judged.isGone = item.error().fault != mailbox::Fault::Empty;
            all.push_back(std::move(judged));
            continue;
        }
        judged.location = item->location;
        const qint64 octets = item->octets.size();
        if (underWay->waiting >= messagesWaiting || underWay->waitingOctets >= octetsWaiting) {
            // There is no room to wait for DNS: it is shown as far as it goes, and read again later.
            fill(judged, *judge.judgeAtOnce(std::move(item->octets), item->isWhole));
            all.push_back(std::move(judged));
            continue;
        }
        const QFuture<check::Checked> checked = judge.judge(item->octets, item->isWhole);
        if (checked.isFinished()) {
            fill(judged, *checked.result());
            judged.isJudged = judged.error.isEmpty();
            judged.basis = judge.basis().of(*checked.result());
            all.push_back(std::move(judged));
            continue;
        }
        ++underWay->waiting;
        underWay->waitingOctets += octets;
        fill(judged, *judge.judgeAtOnce(std::move(item->octets), item->isWhole));
        judged.isWaiting = true;
        waiting.push_back({judged, octets, checked});
        all.push_back(std::move(judged));
    }

    // First what there is now: what comes later then finds its row.
    leave(*inbox, std::move(all));
    for (Waiting &each : waiting) {
        // The account outlives the answer; the session does not have to, its end answers.
        each.later.then([inbox, underWay, account = judge.account(), basis = judge.basis(), octets = each.octets,
                         judged = std::move(each.judged)](const check::Checked &checked) mutable {
            judged.isLate = true;
            judged.isWaiting = false;
            judged.isJudged = true;
            fill(judged, *checked);
            judged.basis = basis.of(*checked);
            const std::lock_guard lock(inbox->mutex);
            inbox->judged.push_back(std::move(judged));
            --underWay->waiting;
            underWay->waitingOctets -= octets;
            inbox->changed.notify_all();
        });
    }
}

// What comes back

bool PlaceLoader::Coordinator::takeJudged()
{
    std::vector<Judged> judged;
    {
        const std::lock_guard lock(m_inbox->mutex);
        judged.swap(m_inbox->judged);
    }
    for (Judged &each : judged)
        take(std::move(each));
    return !judged.empty();
}

void PlaceLoader::Coordinator::take(Judged judged)
{
    if (judged.generation < m_firstGeneration || m_files[size_t(judged.file)].path.isEmpty())
        return;                              // left over from a run that was canceled, or its file has vanished
    if (judged.generation != m_generation) { // judged for an account that is not the present one
        judged.isJudged = false;
        judged.basis.clear();
    }
    if (!judged.isLate)
        ++m_done;
    if (judged.row < 0 && !judged.isLate)
        takeOfFile(std::move(judged));
    else
        takeOfRow(std::move(judged));
}

void PlaceLoader::Coordinator::takeOfFile(Judged judged)
{
    const int file = judged.file;
    const auto reading = m_readings.find(file);
    if (reading == m_readings.end())
        return;
    const int index = judged.location.index;
    if (reading->rows.size() <= size_t(index))
        reading->rows.resize(size_t(index) + 1);
    reading->rows[size_t(index)] = remembered(judged);
    reading->mayBeKept &= !judged.isGone;
    --reading->underWay;
    if (m_files[size_t(file)].isMbox)
        ++m_toDo; // the mailbox itself counted as one; how many it holds turns out now

    Judging judging = judged.isJudged ? Judging::Done : Judging::Wanted;
    if (judged.isWaiting)
        judging = Judging::UnderWay;
    else if (!judged.error.isEmpty())
        judging = Judging::Failed;
    PlaceRow shown{judged.location, std::move(judged.summary), judged.isJudged, std::move(judged.error)};
    if (const int known = rowAt(file, index); known >= 0) {
        Row &row = m_rows[size_t(known)];
        row.offset = judged.location.offset;
        row.isInMbox = judged.location.isInMbox;
        setJudging(known, judging);
        showChanged(known, std::move(shown));
    } else {
        addRow(judged.location, file, judging);
        showAdded(std::move(shown));
    }
    if (reading->underWay == 0 && reading->isReadToEnd)
        finishReading(file);
}

/// A row that was there before.
void PlaceLoader::Coordinator::takeOfRow(Judged judged)
{
    const int id = judged.row >= 0 ? judged.row : rowAt(judged.file, judged.location.index);
    if (id < 0 || m_rows[size_t(id)].judging == Judging::Gone)
        return;
    const File &file = m_files[size_t(judged.file)];
    const auto reading = m_readings.find(judged.file);
    const bool isBeingRead = reading != m_readings.end();
    if (judged.row >= 0 && isBeingRead)
        return; // the file has changed since, and what it holds now comes with it

    if (!judged.isJudged && !judged.isWaiting && judged.error.isEmpty())
        setJudging(id, Judging::Wanted);
    else if (!judged.isWaiting)
        setJudging(id, judged.error.isEmpty() ? Judging::Done : Judging::Failed);
    if (!judged.error.isEmpty() && m_listing && file.seenIn != m_listings)
        return; // perhaps it has just vanished, and the row goes with it
    if (isBeingRead) {
        if (reading->rows.size() > size_t(judged.location.index))
            reading->rows[size_t(judged.location.index)] = remembered(judged);
    } else if (m_store && !judged.basis.isEmpty()) {
        m_toUpdate.push_back(remembered(judged));
    }
    showChanged(id, {std::move(judged.location), std::move(judged.summary), judged.isJudged, std::move(judged.error)});
}

void PlaceLoader::Coordinator::finishReading(int id)
{
    Reading reading = m_readings.take(id);
    File &file = m_files[size_t(id)];
    for (size_t index = reading.rows.size(); index < file.rows.size(); ++index) {
        if (file.rows[index] >= 0)
            removeRow(file.rows[index]);
    }
    file.rows.resize(std::min(file.rows.size(), reading.rows.size()));
    if (file.isMbox)
        --m_toDo;
    if (!reading.mayBeKept)
        return;
    file.stamp = reading.stamp;
    if (!m_store)
        return;
    store::Store::FileRows kept{file.path, reading.stamp, {}};
    for (std::optional<store::Row> &row : reading.rows) {
        if (row)
            kept.rows.push_back(std::move(*row));
    }
    m_rowsToKeep += kept.rows.size();
    m_toKeep.push_back(std::move(kept));
}

// Files and rows

int PlaceLoader::Coordinator::fileId(const mailbox::Path &path)
{
    const auto known = m_fileIds.constFind(path);
    if (known != m_fileIds.constEnd())
        return *known;
    const int id = int(m_files.size());
    m_files.push_back({path, {}, {}, 0, false});
    m_fileIds.insert(path, id);
    return id;
}

int PlaceLoader::Coordinator::rowAt(int file, int index) const
{
    const std::vector<int> &rows = m_files[size_t(file)].rows;
    return size_t(index) < rows.size() ? rows[size_t(index)] : -1;
}

int PlaceLoader::Coordinator::addRow(const mailbox::Location &location, int file, Judging judging)
{
    const int id = int(m_rows.size());
    m_rows.push_back({location.offset, file, location.index, Judging::Done, location.isInMbox});
    std::vector<int> &rows = m_files[size_t(file)].rows;
    if (rows.size() <= size_t(location.index))
        rows.resize(size_t(location.index) + 1, -1);
    rows[size_t(location.index)] = id;
    setJudging(id, judging);
    return id;
}

void PlaceLoader::Coordinator::setJudging(int id, Judging judging)
{
    Row &row = m_rows[size_t(id)];
    if (row.judging == Judging::Gone)
        return;
    m_wanted += (judging == Judging::Wanted) - (row.judging == Judging::Wanted);
    row.judging = judging;
    if (judging == Judging::Wanted)
        m_wantedFrom = std::min(m_wantedFrom, size_t(id));
}

void PlaceLoader::Coordinator::removeRow(int id)
{
    if (m_rows[size_t(id)].judging == Judging::Gone)
        return;
    setJudging(id, Judging::Gone);
    m_batch.removed << id;
    if (m_batch.rows() >= m_batchRows)
        flush();
}

mailbox::Location PlaceLoader::Coordinator::locationOf(const Row &row) const
{
    return {m_files[size_t(row.file)].path, row.index, row.offset, row.isInMbox};
}

// Showing

void PlaceLoader::Coordinator::showAdded(PlaceRow row)
{
    m_batch.added << std::move(row);
    if (m_batch.rows() >= m_batchRows)
        flush();
}

void PlaceLoader::Coordinator::showChanged(int id, PlaceRow row)
{
    m_batch.changedIds << id;
    m_batch.changed << std::move(row);
    if (m_batch.rows() >= m_batchRows)
        flush();
}

void PlaceLoader::Coordinator::flushIfDue()
{
    if (m_batch.rows() > 0 && Clock::now() - m_flushed >= shownAfter)
        flush();
}

void PlaceLoader::Coordinator::flush()
{
    Batch batch = std::exchange(m_batch, {});
    batch.done = m_done;
    batch.expected = m_listing || m_mailbox || m_mailboxesToRead > 0 ? -1 : std::max(m_toDo, m_done);
    m_batchRows = std::min(2 * m_batchRows, rowsLater);
    post(std::move(batch), true);
    m_flushed = Clock::now();
}

void PlaceLoader::Coordinator::post(Batch batch, bool waitsForWindow)
{
    std::unique_lock lock(m_inbox->mutex);
    if (waitsForWindow)
        m_inbox->changed.wait(lock, [this] { return m_inbox->posted < batchesPosted || m_inbox->isCanceled; });
    PlaceLoader *const receiver = m_inbox->receiver;
    if (!receiver)
        return;
    ++m_inbox->posted;
    // Under the mutex, so that the receiver is still there; what is posted goes with it.
    QMetaObject::invokeMethod(
        receiver, [receiver, batch = std::move(batch)]() mutable { receiver->receive(std::move(batch)); },
        Qt::QueuedConnection);
}

} // namespace waxseal::desktop
