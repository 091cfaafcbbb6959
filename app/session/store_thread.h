// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/store.h"

#include <QFuture>
#include <QPromise>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>

namespace waxseal::app {

/// A thread with a Store of its own. It writes things in batches, at the latest after a second or 200 things, and does other work
/// with the store in between. No function waits for the disk, but the destructor does: it writes what is left.
template <typename Thing> class StoreThread {
public:
    template <typename T> using Work = std::function<store::Result<T>(store::Store &)>;
    template <typename T> using Later = QFuture<store::Result<T>>;
    using Write = std::function<store::Result<store::Done>(store::Store &, std::vector<Thing> &)>;

    /// @param folder of the store
    /// @param mostWaiting things; more are lost
    /// @param write puts things into the store, all or none; perhaps twice, if the first time failed
    /// @param opened comes before everything else that is done with a store: the first one, and one that is opened anew after
    ///        damage. Should it fail, so does what needed the store; the next that needs one opens it once more.
    StoreThread(QString folder, size_t mostWaiting, Write write, Work<store::Done> opened = {})
        : m_folder(std::move(folder))
        , m_mostWaiting(mostWaiting)
        , m_write(std::move(write))
        , m_opened(std::move(opened))
    { }
    ~StoreThread()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_wake.notify_one();
        if (m_thread.joinable())
            m_thread.join();
    }
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    void add(Thing thing)
    {
        size_t waiting = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_waiting.size() >= m_mostWaiting || !start()) {
                ++m_lost;
                return;
            }
            if (m_waiting.empty())
                m_due = Clock::now() + longestWait;
            m_waiting.push_back(std::move(thing));
            waiting = m_waiting.size();
        }
        if (waiting == 1 || waiting == batch)
            m_wake.notify_one();
    }
    void dropWaiting()
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
    }

    /// What was added and is not written yet, in its order, also what is being written. For functions that run in this thread.
    void forEachWaiting(const std::function<void(Thing &)> &visit)
    {
        std::for_each(m_writing.begin(), m_writing.end(), visit);
        const std::lock_guard lock(m_mutex);
        std::for_each(m_waiting.begin(), m_waiting.end(), visit);
    }

    /// Once what was added before is written.
    template <typename T> Later<T> later(Work<T> work)
    {
        return later<T>(std::move(work), [](const Thing &) { return true; });
    }
    /// What was added before is written first if @p concerns any of it; else it may wait.
    template <typename T> Later<T> later(Work<T> work, const std::function<bool(const Thing &)> &concerns)
    {
        auto promise = std::make_shared<QPromise<store::Result<T>>>();
        promise->start();
        {
            const std::lock_guard lock(m_mutex);
            if (start()) {
                m_isDue = m_isDue || std::any_of(m_waiting.begin(), m_waiting.end(), concerns);
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

    /// Things that were added and that the thread has not begun to write.
    size_t waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.size();
    }
    /// Things that could not be written.
    int lost() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lost;
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds longestWait{1};
    static constexpr size_t batch = 200;

    /// With the mutex held.
    bool start()
    {
        if (m_thread.joinable())
            return true;
        try {
            m_thread = std::thread(&StoreThread::run, this);
        } catch (const std::system_error &) { // no more threads to be had
            return false;
        }
        return true;
    }

    store::Result<store::Done> open()
    {
        if (m_store)
            return store::Done{};
        auto opened = store::Store::open(m_folder);
        if (!opened)
            return failure(opened.error());
        store::Result<store::Done> done = m_opened ? m_opened(**opened) : store::Done{};
        if (done)
            m_store = std::move(*opened);
        return done;
    }

    template <typename T> store::Result<T> withStore(const Work<T> &work)
    {
        // Once more after damage: opening anew sets the damaged file aside.
        for (int attempt = 0;; ++attempt) {
            store::Result<T> result = open().and_then([&](store::Done) { return work(*m_store); });
            if (result || result.error().fault != store::Fault::Damaged || attempt > 0)
                return result;
            m_store.reset();
        }
    }

    bool write()
    {
        return bool(withStore<store::Done>([this](store::Store &store) { return m_write(store, m_writing); }));
    }

    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            const auto mustWrite = [this] { return m_isEnding || m_isDue || m_waiting.size() >= batch; };
            const auto hasWork = [&] { return mustWrite() || !m_tasks.empty(); };
            m_wake.wait(lock, [&] { return hasWork() || !m_waiting.empty(); });
            if (!hasWork())
                m_wake.wait_until(lock, m_due, hasWork);

            if (mustWrite() || Clock::now() >= m_due)
                m_writing = std::exchange(m_waiting, {});
            m_isDue = false;
            const auto tasks = std::exchange(m_tasks, {});
            const bool isLast = m_isEnding;
            lock.unlock();
            const bool isWritten = m_writing.empty() || write();
            const auto written = std::exchange(m_writing, {});
            for (const auto &task : tasks)
                task();
            if (isLast)
                m_store.reset(); // in the thread that it belongs to
            lock.lock();
            if (!isWritten)
                m_lost += int(written.size());
            if (isLast && m_tasks.empty() && m_waiting.empty())
                return;
        }
    }

    const QString m_folder;
    const size_t m_mostWaiting;
    const Write m_write;
    const Work<store::Done> m_opened;
    std::unique_ptr<store::Store> m_store; ///< of the thread
    std::vector<Thing> m_writing;          ///< of the thread

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Thing> m_waiting;
    Clock::time_point m_due; ///< for the first of them
    bool m_isDue = false;    ///< somebody needs them written
    std::vector<std::function<void()>> m_tasks;
    int m_lost = 0;
    bool m_isEnding = false;
    std::thread m_thread; ///< from the first thing on
};

} // namespace waxseal::app
