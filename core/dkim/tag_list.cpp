// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/tag_list.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>
#include <array>

namespace waxseal::dkim {

namespace {

/// Octets that a value may have: RFC 6376 §3.2 tag-value with its white space, and UTF-8 (RFC 8616 §4). No ";".
constexpr std::array<bool, 256> valueOctets = [] {
    std::array<bool, 256> table{};
    for (int c = 0x21; c < 256; ++c)
        table[size_t(c)] = c != ';' && c != 0x7f;
    for (const char c : {' ', '\t', '\r', '\n'})
        table[size_t(c)] = true;
    return table;
}();

/// What a character of base64 stands for (RFC 4648 §4), or -1.
constexpr std::array<signed char, 256> base64Values = [] {
    std::array<signed char, 256> table{};
    table.fill(-1);
    for (int i = 0; i < 26; ++i) {
        table[size_t('A' + i)] = static_cast<signed char>(i);
        table[size_t('a' + i)] = static_cast<signed char>(26 + i);
    }
    for (int i = 0; i < 10; ++i)
        table[size_t('0' + i)] = static_cast<signed char>(52 + i);
    table['+'] = 62;
    table['/'] = 63;
    return table;
}();

/// RFC 6376 §3.2: tag-name = ALPHA *ALNUMPUNC
bool isTagName(QByteArrayView name)
{
    return !name.isEmpty() && octets::isAlpha(name.front())
        && std::all_of(name.begin(), name.end(), [](char c) { return octets::isAlphaNumeric(c) || c == '_'; });
}

} // namespace

Result<TagList, ParseError> TagList::parse(QByteArrayView text)
{
    if (text.size() > limits::structuredFieldOctets)
        return failure(ParseError{ParseFault::TooLong, limits::structuredFieldOctets});
    const QByteArrayView list = octets::trimmed(text);
    if (list.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});

    TagList result;
    result.m_tags.reserve(16);
    qsizetype at = list.data() - text.data();
    const qsizetype end = at + list.size();
    // RFC 6376 §3.2: tag-list = tag-spec *( ";" tag-spec ) [ ";" ]
    while (at < end) {
        const qsizetype semicolon = octets::indexOf(text.first(end), ';', at);
        const qsizetype stop = semicolon < 0 ? end : semicolon;
        const QByteArrayView spec = text.sliced(at, stop - at);
        const qsizetype equals = octets::indexOf(spec, '=');
        if (equals < 0)
            return failure(ParseError{ParseFault::BadSyntax, at});
        const QByteArrayView name = octets::trimmed(spec.first(equals));
        const QByteArrayView value = octets::trimmed(spec.sliced(equals + 1));
        if (!isTagName(name))
            return failure(ParseError{ParseFault::BadSyntax, at});
        const auto bad = std::find_if(value.begin(), value.end(),
                                      [](char c) { return !valueOctets[static_cast<unsigned char>(c)]; });
        if (bad != value.end())
            return failure(ParseError{ParseFault::BadCharacter, bad - text.begin()});
        // RFC 6376 §3.2: with a tag twice, "the entire tag-list is invalid".
        if (result.value(name))
            return failure(ParseError{ParseFault::BadSyntax, at});
        if (qsizetype(result.m_tags.size()) == limits::dkimTags)
            return failure(ParseError{ParseFault::TooLong, at});
        result.m_tags.push_back({name, value});
        at = stop + 1;
    }
    return result;
}

std::optional<QByteArrayView> TagList::value(QByteArrayView name) const
{
    for (const Tag &tag : m_tags) {
        // Most names are one letter; to compare that first saves a call for each tag.
        if (tag.name.size() == name.size() && tag.name.front() == name.front() && tag.name == name)
            return tag.value;
    }
    return std::nullopt;
}

bool hasWord(QByteArrayView list, QByteArrayView word)
{
    for (qsizetype at = 0;;) {
        const qsizetype colon = octets::indexOf(list, ':', at);
        const qsizetype stop = colon < 0 ? list.size() : colon;
        if (octets::equalIgnoringCase(octets::trimmed(list.sliced(at, stop - at)), word))
            return true;
        if (colon < 0)
            return false;
        at = colon + 1;
    }
}

QByteArray withoutWhiteSpace(QByteArrayView value)
{
    QByteArray result(value.size(), Qt::Uninitialized);
    char *out = result.data();
    for (const char c : value) {
        if (!octets::isWhiteSpace(c))
            *out++ = c;
    }
    result.truncate(out - result.constData());
    return result;
}

std::optional<QByteArray> decodeBase64(QByteArrayView value)
{
    const auto sixBits = [&value](qsizetype at) -> int { return base64Values[static_cast<unsigned char>(value[at])]; };
    QByteArray result(value.size() / 4 * 3 + 3, Qt::Uninitialized);
    char *out = result.data();
    const auto write = [&out](quint32 group) {
        *out++ = static_cast<char>(group >> 16);
        *out++ = static_cast<char>(group >> 8);
        *out++ = static_cast<char>(group);
    };
    quint32 bits = 0;
    int characters = 0; // of the group of four
    qsizetype i = 0;
    while (i < value.size()) {
        if (characters == 0 && i + 4 <= value.size()) {
            const int group = sixBits(i) << 18 | sixBits(i + 1) << 12 | sixBits(i + 2) << 6 | sixBits(i + 3);
            if (group >= 0) { // else one of them was -1
                write(static_cast<quint32>(group));
                i += 4;
                continue;
            }
        }
        const int six = sixBits(i);
        if (six < 0 && !octets::isWhiteSpace(value[i]))
            break;
        ++i;
        if (six < 0)
            continue;
        bits = bits << 6 | static_cast<quint32>(six);
        if (++characters == 4) {
            write(bits);
            bits = 0;
            characters = 0;
        }
    }

    // RFC 6376 §3.5 lets padding be left out; where it is, it must be right, and nothing follows.
    int padding = 0;
    for (; i < value.size(); ++i) {
        if (value[i] == '=')
            ++padding;
        else if (!octets::isWhiteSpace(value[i]))
            return std::nullopt;
    }
    if (characters == 1 || (padding > 0 && (characters == 0 || characters + padding != 4)))
        return std::nullopt;

    // RFC 4648 §3.5: bits that are left over must be zero, so that each value has one spelling.
    if (characters == 2) {
        if ((bits & 0xf) != 0)
            return std::nullopt;
        *out++ = static_cast<char>(bits >> 4);
    } else if (characters == 3) {
        if ((bits & 0x3) != 0)
            return std::nullopt;
        *out++ = static_cast<char>(bits >> 10);
        *out++ = static_cast<char>(bits >> 2);
    }
    result.truncate(out - result.constData());
    return result;
}

std::optional<quint64> decodeNumber(QByteArrayView value)
{
    if (value.isEmpty() || value.size() > 12)
        return std::nullopt;
    quint64 number = 0;
    for (const char c : value) {
        if (!octets::isDigit(c))
            return std::nullopt;
        number = number * 10 + static_cast<quint64>(c - '0');
    }
    return number;
}

} // namespace waxseal::dkim
