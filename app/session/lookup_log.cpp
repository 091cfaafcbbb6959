// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/lookup_log.h"

#include "core/base/limits.h"

#include <QPromise>

#include <system_error>

namespace waxseal::app {

namespace {

constexpr std::chrono::seconds longestWait{1};
constexpr size_t batch = 200;
constexpr size_t mostWaiting = limits::loggedLookups; ///< more would push one another out of the store

} // namespace

StoredLookupLog::StoredLookupLog(QString folder) : m_folder(std::move(folder)) { }

StoredLookupLog::~StoredLookupLog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

/// With the mutex held.
bool StoredLookupLog::start()
{
    if (m_thread.joinable())
        return true;
    try {
        m_thread = std::thread(&StoredLookupLog::run, this);
    } catch (const std::system_error &) { // no more threads to be had
        return false;
    }
    return true;
}

void StoredLookupLog::asked(const dns::Lookup &lookup)
{
    store::LoggedLookup logged{lookup.question.name.toByteArray(), dns::typeName(lookup.question.type).toByteArray(),
                               lookup.asked, lookup.status};
    size_t waiting = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() >= mostWaiting || !start()) {
            ++m_lost;
            return;
        }
        m_waiting.push_back(std::move(logged));
        waiting = m_waiting.size();
    }
    if (waiting == 1 || waiting == batch)
        m_wake.notify_one();
}

int StoredLookupLog::lost() const
{
    const std::lock_guard lock(m_mutex);
    return m_lost;
}

template <typename T> QFuture<store::Result<T>> StoredLookupLog::later(Work<T> work)
{
    auto promise = std::make_shared<QPromise<store::Result<T>>>();
    promise->start();
    {
        const std::lock_guard lock(m_mutex);
        if (start()) {
            m_tasks.push_back([this, promise, work = std::move(work)] {
                promise->addResult(withStore(work));
                promise->finish();
            });
        } else {
            promise->addResult(failure(store::Error{store::Fault::Failed, m_folder, {}}));
            promise->finish();
        }
    }
    m_wake.notify_one();
    return promise->future();
}

QFuture<store::Result<store::Done>> StoredLookupLog::flush()
{
    return later<store::Done>([](store::Store &) { return store::Done{}; }); // what waits is written before any task
}

QFuture<store::Result<store::Done>> StoredLookupLog::purge()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
    }
    return later<store::Done>([](store::Store &store) { return store.purgeLookups(); });
}

QFuture<store::Result<std::vector<store::LoggedLookup>>> StoredLookupLog::recent(int most)
{
    return later<std::vector<store::LoggedLookup>>([most](store::Store &store) { return store.lookups(most); });
}

template <typename T> store::Result<T> StoredLookupLog::withStore(const Work<T> &work)
{
    // Once more after damage: opening anew sets the damaged file aside.
    for (int attempt = 0;; ++attempt) {
        if (!m_store) {
            auto opened = store::Store::open(m_folder);
            if (!opened)
                return failure(opened.error());
            m_store = std::move(*opened);
        }
        store::Result<T> result = work(*m_store);
        if (result || result.error().fault != store::Fault::Damaged || attempt > 0)
            return result;
        m_store.reset();
    }
}

store::Result<store::Done> StoredLookupLog::write(const std::vector<store::LoggedLookup> &lookups)
{
    return withStore<store::Done>([&lookups](store::Store &store) { return store.log(lookups); });
}

void StoredLookupLog::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto isUrgent = [this] { return m_isEnding || !m_tasks.empty() || m_waiting.size() >= batch; };
        m_wake.wait(lock, [&] { return isUrgent() || !m_waiting.empty(); });
        m_wake.wait_for(lock, longestWait, isUrgent);

        const auto lookups = std::exchange(m_waiting, {});
        const auto tasks = std::exchange(m_tasks, {});
        const bool isLast = m_isEnding;
        lock.unlock();
        const bool isWritten = lookups.empty() || write(lookups);
        for (const auto &task : tasks)
            task();
        if (isLast)
            m_store.reset(); // in the thread that it belongs to
        lock.lock();
        if (!isWritten)
            m_lost += int(lookups.size());
        if (isLast && m_tasks.empty() && m_waiting.empty())
            return;
    }
}

} // namespace waxseal::app
