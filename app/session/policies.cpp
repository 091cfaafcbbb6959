// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/policies.h"

#include "core/base/limits.h"

namespace waxseal::app {

namespace {

constexpr size_t mostWaiting = limits::stsKeptPolicies; ///< more would push one another out of the store

using mtasts::KeptPolicy;
using store::Done;
using store::Store;

} // namespace

StoredPolicies::StoredPolicies(QString folder)
    : m_thread(
        std::move(folder), mostWaiting,
        [](Store &store, const std::vector<KeptPolicy> &policies) { return store.keepStsPolicies(policies); },
        [this](Store &store) { return load(store); })
{ }

/// Also when the store was begun anew after damage: what is known stays then.
store::Result<Done> StoredPolicies::load(Store &store)
{
    const auto found = store.stsPolicies();
    if (!found)
        return failure(found.error());
    Policies policies;
    policies.reserve(qsizetype(found->size()));
    for (const KeptPolicy &policy : *found)
        policies.insert(policy.domain, policy);

    const std::lock_guard lock(m_mutex);
    if (m_isLoaded)
        return Done{};
    policies.insert(m_policies); // what was kept meanwhile is newer
    m_policies.swap(policies);
    m_isLoaded = true;
    return Done{};
}

std::optional<KeptPolicy> StoredPolicies::find(const DomainName &domain) const
{
    const auto known = m_policies.constFind(domain);
    return known == m_policies.constEnd() ? std::nullopt : std::optional(*known);
}

std::optional<KeptPolicy> StoredPolicies::recall(const DomainName &domain)
{
    {
        const std::lock_guard lock(m_mutex);
        if (auto known = find(domain); known || m_isLoaded)
            return known;
    }
    // load() comes first. What waits need not be written for it.
    auto loaded = m_thread.later<Done>([](Store &) { return Done{}; }, [](const KeptPolicy &) { return false; });
    loaded.waitForFinished();
    const std::lock_guard lock(m_mutex);
    return find(domain);
}

void StoredPolicies::keep(const KeptPolicy &policy)
{
    const std::lock_guard lock(m_mutex);
    m_policies.insert(policy.domain, policy); // counts although the rest is not read yet
    if (m_policies.size() > limits::stsKeptPolicies) {
        const auto isOlder = [](const KeptPolicy &a, const KeptPolicy &b) { return a.fetched < b.fetched; };
        m_policies.erase(std::min_element(m_policies.cbegin(), m_policies.cend(), isOlder));
    }
    m_thread.add(policy);
}

QFuture<store::Result<Done>> StoredPolicies::flush()
{
    return m_thread.later<Done>([](Store &) { return Done{}; });
}

QFuture<store::Result<Done>> StoredPolicies::forgetAll()
{
    {
        const std::lock_guard lock(m_mutex);
        m_policies.clear();
        m_thread.dropWaiting();
    }
    return m_thread.later<Done>([this](Store &store) {
        const auto forgotten = store.forgetStsPolicies();
        if (!forgotten)
            return forgotten;
        // What was read or written in between, but not what has come since and still waits.
        Policies policies;
        const std::lock_guard lock(m_mutex);
        m_thread.forEachWaiting([&](const KeptPolicy &policy) { policies.insert(policy.domain, policy); });
        m_policies.swap(policies);
        return forgotten;
    });
}

} // namespace waxseal::app
