// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns/answers.h"

#include "core/base/limits.h"

#include <algorithm>

namespace waxseal::dns {

namespace {

/// An answer can be 64 KiB, so their number alone does not bound the memory.
constexpr qsizetype cachedOctets = 64 * 1024 * 1024;

qsizetype octetsOf(const Lookup &lookup)
{
    qsizetype octets = lookup.whyBogus.size();
    for (const QByteArray &record : lookup.rdata)
        octets += record.size();
    return octets;
}

std::chrono::seconds freshFor(const Lookup &lookup)
{
    if (lookup.status == Status::NoAnswer)
        return limits::dnsKeepNoAnswer;
    // RFC 1035 §3.2.1: zero is good for "the transaction in progress". A second lets the judge that asked still see it.
    return std::clamp<std::chrono::seconds>(lookup.ttl, std::chrono::seconds(1), limits::dnsKeepLongest);
}

} // namespace

std::shared_ptr<const Lookup> Cache::find(const Question &question, std::chrono::sys_seconds now) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(question);
    if (entry == m_entries.constEnd() || now >= entry->until)
        return nullptr;
    return entry->lookup;
}

void Cache::keep(Lookup lookup, std::chrono::sys_seconds now)
{
    const auto until = now + freshFor(lookup);
    const qsizetype octets = octetsOf(lookup);
    const auto kept = std::make_shared<const Lookup>(std::move(lookup));

    const std::lock_guard lock(m_mutex);
    if (const auto old = m_entries.constFind(kept->question); old != m_entries.constEnd()) {
        m_octets -= octetsOf(*old->lookup);
    } else if (m_entries.size() >= limits::dnsCachedAnswers) {
        m_entries.clear();
        m_octets = 0;
    }
    if (m_octets + octets > cachedOctets) {
        m_entries.clear();
        m_octets = 0;
    }
    m_octets += octets;
    m_entries.insert(kept->question, Entry{kept, until});
}

void Cache::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_octets = 0;
}

void Cache::forgetFailures(std::chrono::sys_seconds before)
{
    const std::lock_guard lock(m_mutex);
    m_entries.removeIf([this, before](const auto &entry) {
        const Lookup &lookup = *entry.value().lookup;
        const bool isFailure =
            (lookup.status == Status::NoAnswer || lookup.status == Status::Bogus) && lookup.asked < before;
        if (isFailure)
            m_octets -= octetsOf(lookup);
        return isFailure;
    });
}

const Lookup *Answers::find(const Question &question)
{
    std::shared_ptr<const Lookup> answer = m_cache.find(question, m_now);
    if (!answer) {
        if (!m_wanted.contains(question))
            m_wanted.append(question);
        return nullptr;
    }
    // A judge runs more than once; each answer is listed once.
    const Lookup *result = answer.get();
    if (std::find(m_used.begin(), m_used.end(), answer) == m_used.end())
        m_used.push_back(std::move(answer));
    return result;
}

} // namespace waxseal::dns
