// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/settings.h"

#include "core/base/domain_name.h"
#include "core/base/ip_address.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::dns_unbound {

namespace {

constexpr quint16 tlsPort = 853;                    ///< RFC 7858 §3.1
constexpr qsizetype forwarderOctets = 64 + 6 + 254; ///< address with scope, "@65535", "#name"

/// RFC 4007 §11: the name or number of an interface.
bool isScope(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), [](char c) {
        return octets::isAlphaNumeric(c) || c == '-' || c == '_' || c == '.';
    });
}

} // namespace

Result<Forwarder, ParseError> parseForwarder(QByteArrayView text)
{
    if (text.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});
    if (text.size() > forwarderOctets)
        return failure(ParseError{ParseFault::TooLong, forwarderOctets});

    Forwarder result;
    if (const qsizetype hash = octets::indexOf(text, '#'); hash >= 0) {
        const auto name = DomainName::parse(text.sliced(hash + 1));
        if (!name)
            return failure(ParseError{name.error().fault, hash + 1 + name.error().at});
        result.tls = true;
        result.port = tlsPort;
        result.authenticationName = name->toByteArray();
        text = text.first(hash);
    }
    if (const qsizetype at = octets::indexOf(text, '@'); at >= 0) {
        const QByteArrayView digits = text.sliced(at + 1);
        if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), octets::isDigit))
            return failure(ParseError{ParseFault::BadSyntax, at + 1});
        bool fits = false;
        result.port = digits.toByteArray().toUShort(&fits);
        if (!fits || result.port == 0)
            return failure(ParseError{ParseFault::OutOfRange, at + 1});
        result.tls = result.tls || result.port == tlsPort;
        text = text.first(at);
    }
    // The base parser also reads "IPv6:…" of mail; here only what a resolver's address looks like counts.
    if (octets::startsWithIgnoringCase(text, "ipv6:"))
        return failure(ParseError{ParseFault::BadSyntax, 0});
    if (const qsizetype scope = octets::indexOf(text, '%'); scope >= 0 && !isScope(text.sliced(scope + 1)))
        return failure(ParseError{ParseFault::BadCharacter, scope});
    if (const auto address = IpAddress::parse(text); !address)
        return failure(address.error());
    result.address = text.toByteArray();
    return result;
}

QByteArrayList Settings::ianaRootAnchor()
{
    // https://data.iana.org/root-anchors/root-anchors.xml: KSK-2017 and KSK-2024.
    return {
        ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
        ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16",
    };
}

} // namespace waxseal::dns_unbound
