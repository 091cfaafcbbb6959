// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"

#include <QHash>

#include <memory>
#include <mutex>
#include <vector>

namespace waxseal::dns {

/// The answers kept in front of the resolver, for as long as their TTL says. Safe from several threads.
class Cache {
public:
    /// The answer to @p question while it is fresh at @p now.
    std::shared_ptr<const Lookup> find(const Question &question, std::chrono::sys_seconds now) const;
    /// Keeps @p lookup for its TTL, a missing answer for limits::dnsKeepNoAnswer. Past limits::dnsCachedAnswers it forgets all.
    void keep(Lookup lookup, std::chrono::sys_seconds now);
    void clear();
    /// What was no answer, or a bogus one, and was asked before that time, is asked again.
    void forgetFailures(std::chrono::sys_seconds before);

private:
    struct Entry {
        std::shared_ptr<const Lookup> lookup;
        std::chrono::sys_seconds until;
    };
    mutable std::mutex m_mutex; ///< held for some 50 ns; a shared one costs more than it saves
    QHash<Question, Entry> m_entries;
    qsizetype m_octets = 0; ///< of all records kept
};

/// What a judge reads from. A judge runs on the answers that there are; what it misses is collected here, is fetched, and
/// the judge runs again: so every judge is one plain function, and questions that depend on answers need no state.
class Answers {
public:
    Answers(const Cache &cache, std::chrono::sys_seconds now) : m_cache(cache), m_now(now) { }

    /// The answer, or nullptr when it is still to be fetched (and is then among wanted()).
    const Lookup *find(const Question &question);

    const QList<Question> &wanted() const { return m_wanted; }
    /// Every answer that was used, in the order of asking.
    const std::vector<std::shared_ptr<const Lookup>> &used() const { return m_used; }
    void forgetWanted() { m_wanted.clear(); }

private:
    const Cache &m_cache;
    std::chrono::sys_seconds m_now;
    QList<Question> m_wanted;
    std::vector<std::shared_ptr<const Lookup>> m_used;
};

} // namespace waxseal::dns
