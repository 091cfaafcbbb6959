// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/store_thread.h"
#include "core/check/recipient_check.h"

#include <QHash>

namespace waxseal::app {

/// MTA-STS policies from earlier (RFC 8461 §3.2), in the store. All are read when the store is opened, and the first recall()
/// waits for that; no later one waits. What was given to keep() counts from then on, written or not. Trouble with the disk is
/// no policy: it is fetched anew.
class StoredPolicies final : public check::PolicyMemory {
public:
    /// @param folder of the store
    explicit StoredPolicies(QString folder);

    std::optional<mtasts::KeptPolicy> recall(const DomainName &domain) override;
    void keep(const mtasts::KeptPolicy &policy) override;

    /// When all that was kept before is written.
    QFuture<store::Result<store::Done>> flush();
    /// Forgets everything, also what is not written yet: it tells whom somebody wrote to.
    QFuture<store::Result<store::Done>> forgetAll();

    /// Policies that could not be kept.
    int lost() const { return m_thread.lost(); }

private:
    using Policies = QHash<DomainName, mtasts::KeptPolicy>;
    store::Result<store::Done> load(store::Store &store);
    std::optional<mtasts::KeptPolicy> find(const DomainName &domain) const;

    mutable std::mutex m_mutex; ///< comes before that of m_thread
    bool m_isLoaded = false;
    Policies m_policies;                      ///< with what waits to be written
    StoreThread<mtasts::KeptPolicy> m_thread; ///< ends first
};

} // namespace waxseal::app
