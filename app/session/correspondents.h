// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/store_thread.h"

#include <QHash>

namespace waxseal::app {

using store::Correspondent;

/// Whom the person wrote to, for completing what is typed. Read once, in the background; no function but the destructor waits for
/// the disk. What was given to keep() counts from then on, written or not. What another process keeps is seen at the next start.
/// Completing asks nobody anything.
class Correspondents {
public:
    /// @param folder of the store
    explicit Correspondents(QString folder);

    /// Begins to read. Finished when matching() knows all of them.
    QFuture<store::Result<store::Done>> load();
    /// Those whose address, domain or any word of whose name begins with @p typed, whatever the case: the most often written to
    /// first, then the last. None as long as nothing is typed.
    std::vector<Correspondent> matching(QStringView typed, int most) const;

    /// The person wrote to these, or answered them. One that has no store::addressKey() is passed over.
    void keep(const std::vector<Correspondent> &correspondents);
    QFuture<store::Result<store::Done>> forget(const QString &address);

    /// When all that was kept before is written.
    QFuture<store::Result<store::Done>> flush();
    /// Those that could not be kept.
    int lost() const { return m_thread.lost(); }

private:
    struct Known {
        Correspondent correspondent;
        std::vector<QString> beginnings; ///< folded: what it can be found by, each from a place where a word begins
    };
    using All = QHash<QString, Known>;
    static void add(All &all, const Correspondent &more);
    static void dropEarliest(All &all);
    store::Result<store::Done> read(store::Store &store);

    mutable std::mutex m_mutex; ///< held for some microseconds; comes before that of m_thread
    bool m_isLoaded = false;
    All m_all;                           ///< with what waits to be written
    StoreThread<Correspondent> m_thread; ///< ends first
};

} // namespace waxseal::app
