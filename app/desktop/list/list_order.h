// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/place/place.h"

#include <QFuture>

#include <functional>
#include <memory>
#include <vector>

/// Which rows a list shows, and in which order. Computed away from the window's thread: a hundred thousand rows take longer than
/// a frame to sort by name.
namespace waxseal::desktop {

enum class Column { Mark, From, Subject, Date, Verdict };
constexpr int columnCount = 5;

using RowPointer = std::shared_ptr<const PlaceRow>; ///< none where the message has vanished
using Rows = std::vector<RowPointer>;               ///< by row id

struct OrderWish {
    Column column = Column::Date;
    Qt::SortOrder direction = Qt::DescendingOrder;
    QString search; ///< in sender and subject, any case; every word must be there

    bool operator==(const OrderWish &) const = default;
};

/// How much a row asks for attention in a list; 0 where nothing is marked.
constexpr int postcardSeverity = 3;
int severity(const verdict::Summary &summary);

/// Row ids, first row first. @p isCanceled is looked at often; then the result is of no use.
std::vector<int> ordered(const Rows &rows, const OrderWish &wish, const std::function<bool()> &isCanceled);

} // namespace waxseal::desktop
