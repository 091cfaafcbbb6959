// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/database.h"

namespace waxseal::store {

/// The tables "sts_policies", "allowed_domains" and "correspondents". What cannot be read or written is in Database::error();
/// whoever writes has begun a Transaction.
class RecipientMemory {
public:
    explicit RecipientMemory(Database &database) : m_database(database) { }

    std::vector<mtasts::KeptPolicy> policies();
    bool keep(const std::vector<mtasts::KeptPolicy> &policies);
    bool forgetPolicies();

    std::vector<AllowedDomain> allowedDomains();
    bool allow(const AllowedDomain &domain);
    bool forgetAllowedDomains();

    std::vector<Correspondent> correspondents();
    bool keep(const std::vector<Correspondent> &correspondents);
    bool forget(const QString &address);

    /// Goes through what must not be lost; finds damage.
    void inspect();
    /// What of a damaged file can still be read. Policies are fetched anew.
    struct Rescued {
        std::vector<AllowedDomain> allowed;
        std::vector<Correspondent> correspondents;
    };
    Rescued rescue();
    bool save(const Rescued &rescued);

private:
    Database &m_database;
};

} // namespace waxseal::store
