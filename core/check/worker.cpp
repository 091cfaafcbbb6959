// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/worker.h"

#include <system_error>
#include <utility>

namespace waxseal::check {

void Worker::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool Worker::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!start())
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

bool Worker::postAt(Clock::time_point when, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!start())
            return false;
        m_later.emplace(when, std::move(task));
    }
    m_wake.notify_one();
    return true;
}

/// With the mutex held.
bool Worker::start()
{
    if (m_isEnding)
        return false;
    if (m_thread.joinable())
        return true;
    try {
        m_thread = std::thread(&Worker::run, this);
    } catch (const std::system_error &) { // no more threads to be had
        return false;
    }
    return true;
}

void Worker::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        const bool isDue = !m_later.empty() && m_later.begin()->first <= Clock::now();
        if (isDue || !m_tasks.empty()) {
            Task task;
            if (isDue) { // before everything that has queued up
                task = std::move(m_later.extract(m_later.begin()).mapped());
            } else {
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            lock.unlock();
            task();
            task = nullptr; // what it holds goes while nobody is kept waiting
            lock.lock();
        } else if (m_later.empty()) {
            m_wake.wait(lock);
        } else {
            const Clock::time_point next = m_later.begin()->first;
            m_wake.wait_until(lock, next);
        }
    }
}

} // namespace waxseal::check
