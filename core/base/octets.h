// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstring>

/// Octets as the mail standards see them: ASCII, case folded for A-Z only, never a locale.
namespace waxseal::octets {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isAlphaNumeric(char c)
{
    return isDigit(c) || isAlpha(c);
}
constexpr bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool isWhiteSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

inline bool equalIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

inline bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView start)
{
    return text.size() >= start.size() && equalIgnoringCase(text.first(start.size()), start);
}

inline bool endsWithIgnoringCase(QByteArrayView text, QByteArrayView end)
{
    return text.size() >= end.size() && equalIgnoringCase(text.last(end.size()), end);
}

/// Without white space (also folded lines') at both ends.
inline QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isWhiteSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isWhiteSpace(text.back()))
        text.chop(1);
    return text;
}

/// Where @p c first stands at or after @p from, or -1. memchr, for long texts.
inline qsizetype indexOf(QByteArrayView text, char c, qsizetype from = 0)
{
    if (from >= text.size())
        return -1;
    const void *hit = std::memchr(text.data() + from, c, static_cast<size_t>(text.size() - from));
    return hit ? static_cast<const char *>(hit) - text.data() : -1;
}

inline QByteArray lowered(QByteArrayView text)
{
    QByteArray result(text.size(), Qt::Uninitialized);
    char *out = result.data();
    for (const char c : text)
        *out++ = lower(c);
    return result;
}

} // namespace waxseal::octets
