// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QFutureWatcher>

namespace waxseal::desktop {

/// Calls @p then with the result once it is there, in the thread of @p context, and not at all where that is gone by then or there is
/// no result. QFuture::then(context, …) may not outlive its context.
template <typename T, typename Then> void whenDone(QObject *context, const QFuture<T> &future, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, then = std::move(then)]() mutable {
        const QFuture<T> done = watcher->future();
        watcher->deleteLater();
        if (done.resultCount() > 0)
            then(done.result());
    });
    watcher->setFuture(future);
}

} // namespace waxseal::desktop
