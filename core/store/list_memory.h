// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/database.h"

namespace waxseal::store {

/// The tables "places", "files" and "mails". What cannot be read or written is in Database::error(); whoever writes has begun a
/// Transaction.
class ListMemory {
public:
    explicit ListMemory(Database &database) : m_database(database) { }

    bool rows(const mailbox::Path &place, const std::function<bool(std::vector<Row>)> &take);
    QHash<mailbox::Path, mailbox::Stamp> files(const mailbox::Path &place);
    bool keep(const mailbox::Path &place, const std::vector<Store::FileRows> &files);
    bool update(const mailbox::Path &place, const std::vector<Row> &rows);
    bool forgetFiles(const mailbox::Path &place, const std::vector<mailbox::Path> &files);

    std::vector<Place> places();
    bool visited(const mailbox::Path &place, std::chrono::sys_seconds now);
    bool forgetPlace(const mailbox::Path &place);
    /// From a damaged file; visited() drops the older ones too.
    bool save(const Place &place);

private:
    std::optional<qint64> fileFor(qint64 place, const Store::FileRows &file);
    bool addRow(qint64 place, qint64 file, const Row &row);

    Database &m_database;
};

} // namespace waxseal::store
