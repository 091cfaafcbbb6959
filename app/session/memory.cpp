// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/memory.h"

namespace waxseal::app {

namespace {

constexpr size_t mostWaiting = 10'000;  ///< messages, should the disk be slow; recall() waits for it at half of them
constexpr qsizetype mostRecent = 1'000; ///< digests that are not sorted yet
constexpr qsizetype mostHistories = 60'000; ///< the store keeps fewer; then those that it has dropped go

using expectations::History;
using store::Done;
using store::Store;
using store::Verified;

} // namespace

// DigestSet

bool DigestSet::contains(const QByteArray &digest) const
{
    const quint64 start = Store::startOf(digest);
    return m_recent.contains(start) || std::binary_search(m_starts.begin(), m_starts.end(), start);
}

bool DigestSet::insert(const QByteArray &digest)
{
    if (contains(digest))
        return false;
    m_recent.insert(Store::startOf(digest));
    if (m_recent.size() >= mostRecent) {
        const auto older = qsizetype(m_starts.size());
        m_starts.reserve(m_starts.size() + size_t(m_recent.size())); // no more than is needed
        m_starts.insert(m_starts.end(), m_recent.begin(), m_recent.end());
        std::sort(m_starts.begin() + older, m_starts.end());
        std::inplace_merge(m_starts.begin(), m_starts.begin() + older, m_starts.end());
        m_recent.clear();
    }
    return true;
}

// What is known without the store

StoredMemory::StoredMemory(QString folder)
    : m_thread(
        std::move(folder), mostWaiting, [this](Store &store, auto &messages) { return write(store, messages); },
        [this](Store &store) { return load(store); })
{ }

/// Also when the store was begun anew after damage: the digests of before may stay then, they only make recall() look.
store::Result<Done> StoredMemory::load(Store &store)
{
    const bool isFirst = !m_isLoaded;
    auto starts = isFirst ? store.digestStarts() : std::vector<quint64>();
    if (!starts)
        return failure(starts.error());
    const auto found = store.expectations();
    if (!found)
        return failure(found.error());
    QHash<DomainName, History> histories;
    histories.reserve(qsizetype(found->size()));
    for (const History &history : *found)
        histories.insert(history.author, history);

    const std::lock_guard lock(m_mutex);
    if (isFirst)
        m_digests = DigestSet(std::move(*starts));
    m_histories.swap(histories);
    m_thread.forEachWaiting([&](Kept &kept) {
        if (isFirst)
            take(kept);
        else if (kept.teaches)
            learn(kept.message);
    });
    m_isLoaded = true;
    return Done{};
}

store::Result<Done> StoredMemory::readAgain(Store &store, const QSet<DomainName> &authors)
{
    QHash<DomainName, std::optional<History>> found;
    for (const DomainName &author : authors) {
        auto history = store.expectation(author);
        if (!history)
            return failure(history.error());
        found.insert(author, std::move(*history));
    }
    replace(found);
    return Done{};
}

void StoredMemory::replace(const QHash<DomainName, std::optional<History>> &histories)
{
    if (histories.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    for (auto each = histories.cbegin(); each != histories.cend(); ++each) {
        if (each.value())
            m_histories.insert(each.key(), *each.value());
        else
            m_histories.remove(each.key());
    }
    m_thread.forEachWaiting([&](const Kept &kept) {
        if (kept.teaches && histories.contains(*kept.message.author))
            learn(kept.message);
    });
}

/// As the store does it when it writes.
void StoredMemory::take(Kept &kept)
{
    const bool isNew = m_digests.insert(kept.message.digest);
    kept.teaches = isNew && kept.message.author && !kept.message.seen.signers.empty();
    if (kept.teaches)
        learn(kept.message);
}

void StoredMemory::learn(const Verified &message)
{
    const DomainName &author = *message.author;
    m_histories.insert(author, expectations::learn(historyOf(author), author, message.seen, message.checks.checked));
}

std::optional<History> StoredMemory::historyOf(const std::optional<DomainName> &author) const
{
    const auto known = author ? m_histories.constFind(*author) : m_histories.constEnd();
    return known == m_histories.constEnd() ? std::nullopt : std::optional(*known);
}

// Checks

check::Memory::Recollection StoredMemory::recall(const QByteArray &digest, const QByteArray &basis,
                                                 const std::optional<DomainName> &author)
{
    if (m_thread.waiting() > mostWaiting / 2)
        flush().waitForFinished();
    {
        const std::lock_guard lock(m_mutex);
        if (m_isLoaded && !m_digests.contains(digest))
            return {std::nullopt, historyOf(author)};
    }
    const auto read = [&, this](Store &store) -> store::Result<Recollection> {
        auto kept = store.checks(digest);
        if (!kept)
            return failure(kept.error());
        Recollection recollection;
        if (*kept && (*kept)->basis == basis)
            recollection.checks = std::move((*kept)->checks);
        const std::lock_guard lock(m_mutex);
        recollection.history = historyOf(author);
        return recollection;
    };
    const auto concerns = [&](const Kept &kept) { return kept.message.digest == digest; };
    return m_thread.later<Recollection>(read, concerns).result().value_or(Recollection());
}

void StoredMemory::keep(Checked checked)
{
    if (!checked.checks.saysSomething())
        return;
    Kept kept{{std::move(checked.digest), std::move(checked.basis), std::move(checked.checks),
               std::move(checked.author), std::move(checked.seen)}};
    const std::lock_guard lock(m_mutex);
    if (m_isLoaded)
        take(kept); // else load() does it
    m_thread.add(std::move(kept));
}

store::Result<Done> StoredMemory::write(Store &store, std::vector<Kept> &messages)
{
    std::vector<Verified> verified;
    verified.reserve(messages.size());
    QSet<DomainName> unsure; // of these m_histories may have learnt what the store has not
    for (Kept &kept : messages) {
        verified.push_back(kept.message);
        if (std::exchange(kept.teaches, false))
            unsure.insert(*kept.message.author);
    }
    const auto learnt = store.keepChecks(verified);
    if (learnt) {
        QHash<DomainName, std::optional<History>> histories;
        for (const History &history : learnt->histories) {
            unsure.remove(history.author);
            histories.insert(history.author, history);
        }
        replace(histories);
    }
    const auto read = readAgain(store, unsure);
    if (!learnt)
        return failure(learnt.error());
    if (!read)
        return read;
    const bool isFull = [this] {
        const std::lock_guard lock(m_mutex);
        return m_histories.size() > mostHistories;
    }();
    return isFull ? load(store) : Done{};
}

QFuture<store::Result<Done>> StoredMemory::flush()
{
    return m_thread.later<Done>([](Store &) { return Done{}; });
}

// For the person

QFuture<store::Result<std::vector<History>>> StoredMemory::expectations()
{
    return m_thread.later<std::vector<History>>([](Store &store) { return store.expectations(); });
}

QFuture<store::Result<Done>> StoredMemory::change(const DomainName &author, Store::Change change)
{
    return m_thread.later<Done>([this, author, change = std::move(change)](Store &store) {
        return store.changeExpectation(author, change).and_then([&](Done) { return readAgain(store, {author}); });
    });
}

QFuture<store::Result<Done>> StoredMemory::setWish(const DomainName &author, expectations::Wish wish,
                                                   std::chrono::sys_seconds now)
{
    return change(author, [=](std::optional<History> known) {
        History history = known.value_or(History{author, {}, {}, {}});
        if (wish == expectations::Wish::Expect && history.wish != wish)
            history.since = now;
        history.wish = wish;
        return std::optional(history);
    });
}

QFuture<store::Result<Done>> StoredMemory::forgetSigner(const DomainName &author, const DomainName &signer)
{
    return change(author, [=](std::optional<History> history) {
        if (history) {
            auto &signers = history->signers;
            const auto isMeant = [&](const expectations::Signer &known) { return known.domain == signer; };
            signers.erase(std::remove_if(signers.begin(), signers.end(), isMeant), signers.end());
        }
        return history;
    });
}

QFuture<store::Result<Done>> StoredMemory::forget(const DomainName &author)
{
    return m_thread.later<Done>([this, author](Store &store) {
        return store.forgetExpectation(author).and_then([&](Done) { return readAgain(store, {author}); });
    });
}

QFuture<store::Result<Done>> StoredMemory::forgetAll()
{
    return m_thread.later<Done>(
        [this](Store &store) { return store.forgetExpectations().and_then([&](Done) { return load(store); }); });
}

} // namespace waxseal::app
