// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

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

/// SQLite keeps UTF-8 and would swallow what follows half a surrogate pair.
inline QString wellFormed(const QString &text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

/// A name that is written as we write it.
inline std::optional<DomainName> domainOf(const QByteArray &octets)
{
    const auto domain = DomainName::parse(octets);
    return domain && domain->toByteArray() == octets ? std::optional(*domain) : std::nullopt;
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
