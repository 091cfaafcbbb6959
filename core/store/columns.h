// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

/// Values as the columns hold them.
namespace waxseal::store {

/// For columns that are not NULL.
inline QByteArray notNull(const QByteArray &octets)
{
    return octets.isNull() ? QByteArray("") : octets;
}
inline QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

inline qint64 secondsOf(std::chrono::sys_seconds time)
{
    return time.time_since_epoch().count();
}
inline std::chrono::sys_seconds timeOf(qint64 seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

template <typename Enum> bool isUpTo(qint64 number, Enum last)
{
    return number >= 0 && number <= qint64(last);
}

constexpr qsizetype basisOctets = 1024 * 1024;

} // namespace waxseal::store
