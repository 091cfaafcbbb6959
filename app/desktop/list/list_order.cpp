// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/list/list_order.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace waxseal::desktop {

namespace {

constexpr size_t rowsBetweenLooks = 512; ///< at whether somebody still wants the result

bool holds(const PlaceRow &row, const QStringList &words)
{
    const verdict::Summary &summary = row.summary;
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return summary.subject.contains(word, Qt::CaseInsensitive)
            || summary.address.contains(word, Qt::CaseInsensitive) || summary.author.contains(word, Qt::CaseInsensitive)
            || row.error.contains(word, Qt::CaseInsensitive);
    });
}

qint64 timeOf(const PlaceRow &row)
{
    return row.summary.date ? row.summary.date->time_since_epoch().count() : std::numeric_limits<qint64>::min();
}

/// Sorts ids by one key each; rows with equal keys keep the order of their dates, latest first.
template <typename Key, typename Less>
void sortBy(std::vector<int> &ids, const std::vector<Key> &keys, const Rows &rows, Qt::SortOrder direction, Less less)
{
    std::sort(ids.begin(), ids.end(), [&](int a, int b) {
        const Key &first = keys[size_t(a)];
        const Key &second = keys[size_t(b)];
        const bool isAscending = direction == Qt::AscendingOrder;
        if (less(first, second))
            return isAscending;
        if (less(second, first))
            return !isAscending;
        const qint64 timeA = timeOf(*rows[size_t(a)]);
        const qint64 timeB = timeOf(*rows[size_t(b)]);
        return timeA != timeB ? timeA > timeB : a < b;
    });
}

QString textOf(const PlaceRow &row, Column column)
{
    if (column == Column::From)
        return row.summary.author.isEmpty() ? row.summary.address : row.summary.author;
    return row.error.isEmpty() ? row.summary.subject : row.error;
}

} // namespace

int severity(const verdict::Summary &summary)
{
    using verdict::Outcome;
    using verdict::way_in::Flaw;
    if (summary.sender == Outcome::Contradicted)
        return 6;
    if (summary.wayIn == Outcome::Contradicted)
        return 5;
    if (summary.content == Outcome::Contradicted)
        return 4;
    switch (summary.flaw) {
    case Flaw::Postcard: return postcardSeverity;
    case Flaw::OutdatedTls: return 2;
    case Flaw::WeakCipher: return 1;
    case Flaw::None: return 0;
    }
    Q_UNREACHABLE();
}

std::vector<int> ordered(const Rows &rows, const OrderWish &wish, const std::function<bool()> &isCanceled)
{
    std::vector<int> ids;
    ids.reserve(rows.size());
    const QStringList words = wish.search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (size_t id = 0; id < rows.size(); ++id) {
        if (id % rowsBetweenLooks == 0 && isCanceled())
            return {};
        if (rows[id] && (words.isEmpty() || holds(*rows[id], words)))
            ids.push_back(int(id));
    }

    switch (wish.column) {
    case Column::Date: {
        std::vector<qint64> keys(rows.size());
        for (const int id : ids)
            keys[size_t(id)] = timeOf(*rows[size_t(id)]);
        sortBy(ids, keys, rows, wish.direction, std::less<>());
        break;
    }
    case Column::Mark:
    case Column::Verdict: {
        std::vector<int> keys(rows.size());
        for (const int id : ids)
            keys[size_t(id)] = severity(rows[size_t(id)]->summary);
        sortBy(ids, keys, rows, wish.direction, std::less<>());
        break;
    }
    case Column::From:
    case Column::Subject: {
        const QLocale locale;
        QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        std::vector<QCollatorSortKey> keys(rows.size(), collator.sortKey(QString()));
        for (size_t i = 0; i < ids.size(); ++i) {
            if (i % rowsBetweenLooks == 0 && isCanceled())
                return {};
            keys[size_t(ids[i])] = collator.sortKey(textOf(*rows[size_t(ids[i])], wish.column));
        }
        sortBy(ids, keys, rows, wish.direction, std::less<>());
        break;
    }
    }
    return ids;
}

} // namespace waxseal::desktop
