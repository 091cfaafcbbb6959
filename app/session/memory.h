// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/store_thread.h"
#include "core/check/memory.h"

#include <QSet>

namespace waxseal::app {

/// A set of digests in eight octets each. It may take a digest for another one, in one of 2^64 cases.
class DigestSet {
public:
    DigestSet() = default;
    /// @param starts store::Store::startOf() each, ascending
    explicit DigestSet(std::vector<quint64> starts) : m_starts(std::move(starts)) { }

    bool contains(const QByteArray &digest) const;
    /// False where it is in the set already.
    bool insert(const QByteArray &digest);

private:
    std::vector<quint64> m_starts; ///< ascending
    QSet<quint64> m_recent;        ///< few; they join the others when they become many
};

/// The memory of checks, in the store. It writes in batches, at the latest after a second or 200 messages.
///
/// recall() reads the store only for a message that is known. The histories of all authors, and eight octets of each known digest,
/// are read when the store is opened; the first recall() waits for that. One that comes while thousands of messages wait to be
/// written waits for those, so that nothing is lost where mail is read faster than it can be kept. What was given to keep() counts
/// from then on, written or not. What another process writes is seen at the next start, if not earlier. Trouble with the disk is
/// an empty recollection.
class StoredMemory final : public check::Memory {
public:
    /// @param folder of the store
    explicit StoredMemory(QString folder);

    Recollection recall(const QByteArray &digest, const QByteArray &basis,
                        const std::optional<DomainName> &author) override;
    /// Nothing is kept of a message of which nothing was verified.
    void keep(Checked checked) override;

    /// When all that was kept before is written.
    QFuture<store::Result<store::Done>> flush();

    // For the person. Kept for good when the future says so.
    QFuture<store::Result<std::vector<expectations::History>>> expectations();
    /// @param now what is wished begins
    QFuture<store::Result<store::Done>> setWish(const DomainName &author, expectations::Wish wish,
                                                std::chrono::sys_seconds now);
    QFuture<store::Result<store::Done>> forgetSigner(const DomainName &author, const DomainName &signer);
    QFuture<store::Result<store::Done>> forget(const DomainName &author);
    QFuture<store::Result<store::Done>> forgetAll();

    /// Messages that could not be kept.
    int lost() const { return m_thread.lost(); }

private:
    struct Kept {
        store::Verified message;
        bool teaches = false; ///< m_histories has learnt from it, the store has not
    };

    // In the thread of the store.
    store::Result<store::Done> load(store::Store &store);
    store::Result<store::Done> write(store::Store &store, std::vector<Kept> &messages);
    store::Result<store::Done> readAgain(store::Store &store, const QSet<DomainName> &authors);
    /// @param histories as the store has them
    void replace(const QHash<DomainName, std::optional<expectations::History>> &histories);
    QFuture<store::Result<store::Done>> change(const DomainName &author, store::Store::Change change);

    // With the mutex held, which comes before that of m_thread.
    void take(Kept &kept);
    void learn(const store::Verified &message);
    std::optional<expectations::History> historyOf(const std::optional<DomainName> &author) const;

    mutable std::mutex m_mutex;
    bool m_isLoaded = false;
    DigestSet m_digests;
    QHash<DomainName, expectations::History> m_histories; ///< with what waits to be written
    StoreThread<Kept> m_thread;                           ///< ends first
};

} // namespace waxseal::app
