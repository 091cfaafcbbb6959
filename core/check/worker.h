// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace waxseal::check {

/// A thread that does one thing after another, some at a time of their own. What it has not begun when this goes is not done.
class Worker {
public:
    using Task = std::function<void()>;
    using Clock = std::chrono::steady_clock;

    Worker() = default;
    ~Worker() { stop(); }
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// False after stop(), and where the system has no thread left: @p task will not run.
    bool post(Task task);
    bool postAt(Clock::time_point when, Task task);
    /// Waits for the task that runs. Not from a task of its own.
    void stop();

private:
    bool start();
    void run();

    std::mutex m_mutex; ///< guards everything below but the thread itself
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::multimap<Clock::time_point, Task> m_later;
    bool m_isEnding = false;
    std::thread m_thread; ///< from the first task on
};

} // namespace waxseal::check
