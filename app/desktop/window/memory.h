// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/store.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace waxseal::desktop {

/// The store for the window's own small questions, on a thread of its own: a disk may take its time.
class Memory {
public:
    explicit Memory(QString folder) : m_folder(std::move(folder))
    {
        m_thread.setMaxThreadCount(1);
        m_thread.setExpiryTimeout(-1); // a connection belongs to the thread that opened it
    }
    /// Waits for what was asked to be kept.
    ~Memory()
    {
        m_thread.start([state = m_state] { state->store.reset(); });
        m_thread.waitForDone();
    }

    const QString &folder() const { return m_folder; }

    /// What @p question(store) gives. Where the store cannot be opened, its error.
    template <typename T> QFuture<store::Result<T>> ask(std::function<store::Result<T>(store::Store &)> question)
    {
        QPromise<store::Result<T>> promise;
        QFuture<store::Result<T>> future = promise.future();
        promise.start();
        m_thread.start([state = m_state, folder = m_folder, question = std::move(question),
                        promise = std::make_shared<QPromise<store::Result<T>>>(std::move(promise))] {
            promise->addResult(answer<T>(*state, folder, question));
            promise->finish();
        });
        return future;
    }

private:
    struct State {
        std::unique_ptr<store::Store> store;
    };

    template <typename T>
    static store::Result<T> answer(State &state, const QString &folder,
                                   const std::function<store::Result<T>(store::Store &)> &question)
    {
        if (!state.store) {
            auto opened = store::Store::open(folder);
            if (!opened)
                return failure(opened.error());
            state.store = std::move(*opened);
        }
        return question(*state.store);
    }

    QString m_folder;
    std::shared_ptr<State> m_state = std::make_shared<State>();
    QThreadPool m_thread;
};

} // namespace waxseal::desktop
