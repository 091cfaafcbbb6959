// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/store.h"

namespace waxseal::kit {

inline std::chrono::sys_seconds at(qint64 seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

/// An ordinary row of a list, the @p index th message of @p file.
inline store::Row row(const mailbox::Path &file, int index, std::optional<qint64> date)
{
    store::Row row;
    row.location = {file, index, qint64(index) * 5'000, true};
    row.summary.author = QStringLiteral("Anna Beispiel");
    row.summary.address = QStringLiteral("anna.beispiel@company.example");
    row.summary.subject = QStringLiteral("Minutes of the meeting, part %1, and what is to be done").arg(index);
    if (date)
        row.summary.date = at(*date);
    row.summary.sender = verdict::Outcome::Confirmed;
    row.summary.wayIn = verdict::Outcome::Stated;
    row.summary.content = verdict::Outcome::Nothing;
    row.summary.topmostWriter = "mx1.provider.example";
    row.judged = at(1'790'000'000);
    row.basis = QByteArray(32, '\x5a');
    return row;
}

inline store::Store::FileRows file(const mailbox::Path &path, int rows, qint64 firstDate)
{
    store::Store::FileRows file{path, {qint64(rows) * 5'000, 17, 4711}, {}};
    for (int i = 0; i < rows; ++i)
        file.rows.push_back(row(path, i, firstDate + i * 60));
    return file;
}

inline store::OwnProvider ownProvider()
{
    return {
        "own.example",
        {{"mx.own.example", received::Source::Person, at(1)},
         {".in.own.example", received::Source::ValidatedMx, at(2)},
         {"192.0.2.0/24", received::Source::TopmostLines, at(3)}},
        {{"own.example", received::Source::Person, at(4)}},
        {{"lists.example", received::Source::Person, at(5)}, {"forwarder.example", received::Source::Person, at(6)}},
        {"mx.other.example", "other.example"}};
}

/// Ends the test program where there is none.
inline std::unique_ptr<store::Store> opened(const QString &folder)
{
    auto store = store::Store::open(folder);
    if (!store)
        qFatal("store: fault %d, %s", int(store.error().fault), qPrintable(store.error().systemText));
    return std::move(*store);
}

inline std::vector<store::Row> allRows(store::Store &store, const mailbox::Path &place)
{
    std::vector<store::Row> rows;
    const auto done = store.rows(place, [&rows](std::vector<store::Row> batch) {
        rows.insert(rows.end(), batch.begin(), batch.end());
        return true;
    });
    if (!done)
        qFatal("rows: fault %d, %s", int(done.error().fault), qPrintable(done.error().systemText));
    return rows;
}

} // namespace waxseal::kit
