// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/spf/macro.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>
#include <vector>

namespace waxseal::spf {

namespace {

/// RFC 7208 §7.1: one octet after another, or one macro-expand.
struct Piece {
    QByteArrayView literal;    ///< what stands there, also for "%%", "%_" and "%-"
    bool isExpansion = false;  ///< macro-expand, which may end a domain-spec
    char letter = 0;           ///< of "%{…}", in lower case
    bool isUrlEscaped = false; ///< the letter is upper case
    int parts = 0;             ///< from the right; 0: all
    bool isReversed = false;
    QByteArrayView delimiters;
};

/// Takes one piece from the left of @p rest, which is not empty. Fails on a syntax error.
std::optional<Piece> takePiece(QByteArrayView &rest, MacroPlace place)
{
    const auto isLiteral = [place](char c) {
        return (c > 0x20 && c < 0x7f && c != '%') || (c == ' ' && place == MacroPlace::Explanation);
    };
    Piece piece;
    if (rest.front() != '%') {
        qsizetype end = 0;
        while (end < rest.size() && isLiteral(rest[end]))
            ++end;
        piece.literal = rest.first(end);
        rest = rest.sliced(end);
        return end > 0 ? std::optional(piece) : std::nullopt;
    }

    // RFC 7208 §7.2: "%" not followed by "{", "%", "-" or "_" is a syntax error.
    piece.isExpansion = true;
    if (rest.size() < 2)
        return std::nullopt;
    const char kind = rest[1];
    if (kind != '{') {
        piece.literal = kind == '%' ? "%" : kind == '_' ? " " : kind == '-' ? "%20" : "";
        rest = rest.sliced(2);
        return piece.literal.isEmpty() ? std::nullopt : std::optional(piece);
    }

    if (rest.size() < 4)
        return std::nullopt;
    piece.letter = octets::lower(rest[2]);
    piece.isUrlEscaped = piece.letter != rest[2];
    if (!QByteArrayView("slodipvh").contains(piece.letter)
        && (place == MacroPlace::DomainSpec || !QByteArrayView("crt").contains(piece.letter)))
        return std::nullopt;

    qsizetype at = 3;
    constexpr int partsMost = limits::domainNameOctets; // no value has more
    for (; at < rest.size() && octets::isDigit(rest[at]); ++at)
        piece.parts = std::min(partsMost, piece.parts * 10 + (rest[at] - '0'));
    if (at > 3 && piece.parts == 0) // RFC 7208 §7.3: "the value MUST be nonzero"
        return std::nullopt;
    if (at < rest.size() && octets::lower(rest[at]) == 'r') {
        piece.isReversed = true;
        ++at;
    }
    const qsizetype delimiters = at;
    while (at < rest.size() && QByteArrayView(".-+,/_=").contains(rest[at]))
        ++at;
    piece.delimiters = rest.sliced(delimiters, at - delimiters);
    if (at == rest.size() || rest[at] != '}')
        return std::nullopt;
    rest = rest.sliced(at + 1);
    return piece;
}

/// RFC 7208 §7.3: IPv6 as nibbles between dots.
QByteArray dotted(const IpAddress &ip)
{
    if (ip.isIpv4())
        return ip.toByteArray();
    const QByteArray hex = ip.octets().toByteArray().toHex().toUpper();
    QByteArray result;
    for (const char nibble : hex) {
        if (!result.isEmpty())
            result += '.';
        result += nibble;
    }
    return result;
}

QByteArray valueOf(char letter, const MacroValues &values)
{
    switch (letter) {
    case 's': return values.localPart + '@' + values.senderDomain;
    case 'l': return values.localPart;
    case 'o': return values.senderDomain;
    case 'd': return values.domain;
    case 'i': return dotted(values.ip);
    case 'p': return values.validatedName;
    case 'v': return values.ip.isIpv4() ? "in-addr" : "ip6";
    case 'h': return values.helo;
    case 'c': return values.ip.toByteArray();
    case 'r': return values.receiver;
    case 't': return QByteArray::number(qint64(values.now.time_since_epoch().count()));
    }
    return {};
}

/// RFC 7208 §7.3: split, turned round, the right-hand parts, joined by dots.
QByteArray transformed(const QByteArray &value, const Piece &piece)
{
    if (piece.parts == 0 && !piece.isReversed && piece.delimiters.isEmpty())
        return value;
    const QByteArrayView delimiters = piece.delimiters.isEmpty() ? QByteArrayView(".") : piece.delimiters;
    std::vector<QByteArrayView> parts;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= value.size(); ++i) {
        if (i < value.size() && !delimiters.contains(value[i]))
            continue;
        parts.push_back(QByteArrayView(value).sliced(start, i - start));
        start = i + 1;
    }
    if (piece.isReversed)
        std::reverse(parts.begin(), parts.end());
    const size_t kept = piece.parts > 0 ? std::min(parts.size(), static_cast<size_t>(piece.parts)) : parts.size();
    QByteArray result;
    for (size_t i = parts.size() - kept; i < parts.size(); ++i) {
        if (i > parts.size() - kept)
            result += '.';
        result += parts[i];
    }
    return result;
}

QByteArray expanded(const Piece &piece, const MacroValues &values)
{
    if (piece.letter == 0)
        return piece.literal.toByteArray();
    const QByteArray value = transformed(valueOf(piece.letter, values), piece);
    // RFC 7208 §7.3: all but the unreserved characters of RFC 3986, which toPercentEncoding() leaves.
    return piece.isUrlEscaped ? value.toPercentEncoding() : value;
}

/// RFC 7208 §7.1: toplabel, letters, digits and inner hyphens, not digits alone.
bool isTopLabel(QByteArrayView text)
{
    if (text.isEmpty() || text.front() == '-' || text.back() == '-')
        return false;
    bool isNumber = true;
    for (const char c : text) {
        if (!octets::isAlphaNumeric(c) && c != '-')
            return false;
        isNumber = isNumber && octets::isDigit(c);
    }
    return !isNumber;
}

} // namespace

bool isMacroString(QByteArrayView text, MacroPlace place)
{
    while (!text.isEmpty()) {
        if (!takePiece(text, place))
            return false;
    }
    return true;
}

bool isDomainSpec(QByteArrayView text)
{
    Piece last;
    while (!text.isEmpty()) {
        const auto piece = takePiece(text, MacroPlace::DomainSpec);
        if (!piece)
            return false;
        last = *piece;
    }
    if (last.isExpansion)
        return true;
    // domain-end: "." toplabel [ "." ]. The syntax is that of the text before it is expanded.
    QByteArrayView tail = last.literal;
    if (!tail.isEmpty() && tail.back() == '.')
        tail.chop(1);
    const qsizetype dot = tail.lastIndexOf('.');
    return dot >= 0 && isTopLabel(tail.sliced(dot + 1));
}

bool usesAnyOf(QByteArrayView macroString, QByteArrayView letters)
{
    while (!macroString.isEmpty()) {
        const auto piece = takePiece(macroString, MacroPlace::Explanation);
        if (!piece)
            return false;
        if (piece->letter != 0 && letters.contains(piece->letter))
            return true;
    }
    return false;
}

std::optional<DomainName> expandedName(QByteArrayView domainSpec, const MacroValues &values)
{
    std::vector<Piece> pieces;
    while (!domainSpec.isEmpty()) {
        const auto piece = takePiece(domainSpec, MacroPlace::DomainSpec);
        if (!piece)
            return std::nullopt;
        pieces.push_back(*piece);
    }
    // Only the right end can be part of the name, so it is put together from there.
    constexpr qsizetype enough = limits::domainNameOctets + 2; // the dot before it, and one at its end
    QByteArray text;
    for (auto piece = pieces.crbegin(); piece != pieces.crend() && text.size() < enough; ++piece)
        text.prepend(expanded(*piece, values));

    QByteArrayView name = text;
    if (!name.isEmpty() && name.back() == '.')
        name.chop(1);
    if (name.size() > limits::domainNameOctets) {
        // RFC 7208 §7.3: "the left side is truncated to fit, by removing successive domain labels (and their following
        // dots) until the total length does not exceed 253 characters".
        name = name.last(limits::domainNameOctets + 1);
        const qsizetype dot = octets::indexOf(name, '.');
        if (dot < 0)
            return std::nullopt;
        name = name.sliced(dot + 1);
    }
    // RFC 7208 §4.3 wants A-labels; a local part in UTF-8 must not become one.
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return std::nullopt;
    auto result = DomainName::parseAny(name);
    return result && !result->isRoot() ? std::optional(*std::move(result)) : std::nullopt;
}

QByteArray expandedExplanation(QByteArrayView explainString, const MacroValues &values)
{
    QByteArray text;
    while (!explainString.isEmpty() && text.size() < explanationOctets) {
        const auto piece = takePiece(explainString, MacroPlace::Explanation);
        if (!piece)
            return {};
        text += expanded(*piece, values);
    }
    text.truncate(explanationOctets);
    for (char &c : text) {
        if (c < 0x20 || c >= 0x7f)
            c = '?';
    }
    return text;
}

} // namespace waxseal::spf
