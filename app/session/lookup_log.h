// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/lookup_privacy.h"
#include "core/store/store.h"

#include <QFuture>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace waxseal::app {

/// Keeps the names, types and outcomes of questions in the store; nothing of the answers, nothing of the messages.
/// It writes in batches on a thread of its own, at the latest after a second or 200 questions. No function waits for the disk,
/// but the destructor does: it writes what is left.
class StoredLookupLog final : public check::LookupLog {
public:
    /// @param folder of the store
    explicit StoredLookupLog(QString folder);
    ~StoredLookupLog() override;

    void asked(const dns::Lookup &lookup) override;

    /// When all that was asked before is written.
    QFuture<store::Result<store::Done>> flush();
    /// Forgets everything, also what is not written yet.
    QFuture<store::Result<store::Done>> purge();
    /// The latest first, those not written yet among them.
    QFuture<store::Result<std::vector<store::LoggedLookup>>> recent(int most);

    /// Questions that could not be written.
    int lost() const;

private:
    template <typename T> using Work = std::function<store::Result<T>(store::Store &)>;
    template <typename T> QFuture<store::Result<T>> later(Work<T> work);
    bool start();
    void run();
    template <typename T> store::Result<T> withStore(const Work<T> &work);
    store::Result<store::Done> write(const std::vector<store::LoggedLookup> &lookups);

    const QString m_folder;
    std::unique_ptr<store::Store> m_store; ///< of the thread

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<store::LoggedLookup> m_waiting;
    std::vector<std::function<void()>> m_tasks;
    int m_lost = 0;
    bool m_isEnding = false;
    std::thread m_thread; ///< from the first question on
};

} // namespace waxseal::app
