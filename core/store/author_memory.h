// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/database.h"

namespace waxseal::store {

/// The tables "checks", "expectations" and "expected_signers". What cannot be read or written is in Database::error(); whoever
/// writes has begun a Transaction.
class AuthorMemory {
public:
    explicit AuthorMemory(Database &database) : m_database(database) { }

    std::optional<KeptChecks> checks(const QByteArray &digest);
    std::vector<quint64> digestStarts();
    /// Nothing where it could not be done.
    std::optional<Learnt> keep(const std::vector<Verified> &messages);

    std::vector<expectations::History> histories();
    std::optional<expectations::History> history(const DomainName &author);
    bool save(const expectations::History &history);
    bool forget(const DomainName &author);
    bool forgetHistories();

    /// Goes through what must not be lost; finds damage.
    void inspect();
    /// What of a damaged file can still be read.
    struct Rescued {
        struct Checks {
            QByteArray digest, basis, facts;
            qint64 checked = 0;
        };
        std::vector<expectations::History> histories;
        std::vector<Checks> checks; ///< the latest first
    };
    Rescued rescue();
    bool save(const Rescued &rescued);

private:
    bool keepOne(const Verified &message, bool &isNew);
    bool dropLeastWorth();

    Database &m_database;
    int m_savedSinceDrop = 0;
};

} // namespace waxseal::store
