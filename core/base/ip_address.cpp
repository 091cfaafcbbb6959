// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/ip_address.h"

#include "core/base/octets.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>

namespace waxseal {

namespace {

/// Dotted quad only: inet_pton would do, but this is called for every trace line.
bool parseIpv4(QByteArrayView text, unsigned char *out)
{
    int part = 0;
    int value = -1;
    for (const char c : text) {
        if (octets::isDigit(c)) {
            value = value < 0 ? c - '0' : value * 10 + (c - '0');
            if (value > 255)
                return false;
        } else if (c == '.' && value >= 0 && part < 3) {
            out[part++] = static_cast<unsigned char>(value);
            value = -1;
        } else {
            return false;
        }
    }
    if (part != 3 || value < 0)
        return false;
    out[3] = static_cast<unsigned char>(value);
    return true;
}

} // namespace

Result<IpAddress, ParseError> IpAddress::parse(QByteArrayView text)
{
    if (octets::startsWithIgnoringCase(text, "IPv6:"))
        text = text.sliced(5);
    if (const qsizetype zone = octets::indexOf(text, '%'); zone >= 0)
        text = text.first(zone);
    if (text.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});

    IpAddress address;
    if (octets::indexOf(text, ':') < 0) {
        if (!parseIpv4(text, address.m_octets.data()))
            return failure(ParseError{ParseFault::BadSyntax, 0});
        address.m_prefixBits = 32;
        return address;
    }

    char terminated[INET6_ADDRSTRLEN];
    if (text.size() >= qsizetype(sizeof terminated))
        return failure(ParseError{ParseFault::TooLong, qsizetype(sizeof terminated)});
    std::memcpy(terminated, text.data(), static_cast<size_t>(text.size()));
    terminated[text.size()] = '\0';
    if (std::memchr(terminated, '\0', static_cast<size_t>(text.size()))
        || inet_pton(AF_INET6, terminated, address.m_octets.data()) != 1)
        return failure(ParseError{ParseFault::BadSyntax, 0});
    address.m_prefixBits = 128;

    address.unmap();
    return address;
}

std::optional<IpAddress> IpAddress::fromOctets(QByteArrayView octets)
{
    if (octets.size() != 4 && octets.size() != 16)
        return std::nullopt;
    IpAddress address;
    std::memcpy(address.m_octets.data(), octets.data(), static_cast<size_t>(octets.size()));
    address.m_prefixBits = static_cast<quint8>(octets.size() * 8);
    if (!address.isIpv4())
        address.unmap();
    return address;
}

/// RFC 4291 §2.5.5.2
void IpAddress::unmap()
{
    static constexpr unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::memcmp(m_octets.data(), mapped, sizeof mapped) != 0)
        return;
    std::memmove(m_octets.data(), m_octets.data() + 12, 4);
    std::memset(m_octets.data() + 4, 0, 12);
    m_prefixBits = 32;
}

bool IpAddress::isLoopback() const
{
    if (isIpv4())
        return m_octets[0] == 127;
    for (size_t i = 0; i < 15; ++i) {
        if (m_octets[i] != 0)
            return false;
    }
    return m_octets[15] == 1;
}

bool IpAddress::isLinkLocal() const
{
    return isIpv4() ? m_octets[0] == 169 && m_octets[1] == 254 : m_octets[0] == 0xfe && (m_octets[1] & 0xc0) == 0x80;
}

bool IpAddress::isPrivate() const
{
    if (!isIpv4())
        return (m_octets[0] & 0xfe) == 0xfc;
    return m_octets[0] == 10 || (m_octets[0] == 172 && (m_octets[1] & 0xf0) == 16)
        || (m_octets[0] == 192 && m_octets[1] == 168);
}

bool IpAddress::isInternal() const
{
    if (isLoopback() || isLinkLocal() || isPrivate())
        return true;
    if (isIpv4() || m_octets[0] != 0x20 || m_octets[1] != 0x02)
        return false;
    IpAddress inner; // 2002:V4ADDR::/48
    std::memcpy(inner.m_octets.data(), m_octets.data() + 2, 4);
    inner.m_prefixBits = 32;
    return inner.isPrivate() || inner.isLoopback();
}

QByteArray IpAddress::toByteArray() const
{
    char text[INET6_ADDRSTRLEN];
    return QByteArray(inet_ntop(isIpv4() ? AF_INET : AF_INET6, m_octets.data(), text, sizeof text));
}

IpNetwork::IpNetwork(const IpAddress &member, int bits)
    : m_first(member), m_bits(std::clamp(bits, 0, int(member.m_prefixBits)))
{ }

Result<IpNetwork, ParseError> IpNetwork::parse(QByteArrayView text)
{
    const qsizetype slash = octets::indexOf(text, '/');
    auto first = IpAddress::parse(slash < 0 ? text : text.first(slash));
    if (!first)
        return failure(first.error());

    IpNetwork network;
    network.m_first = *first;
    network.m_bits = first->m_prefixBits;
    if (slash >= 0) {
        bool isNumber = false;
        const int bits = text.sliced(slash + 1).toByteArray().toInt(&isNumber);
        if (!isNumber)
            return failure(ParseError{ParseFault::BadSyntax, slash + 1});
        if (bits < 8 || bits > network.m_bits)
            return failure(ParseError{ParseFault::OutOfRange, slash + 1});
        network.m_bits = bits;
    }
    return network;
}

bool IpNetwork::contains(const IpAddress &address) const
{
    if (address.m_prefixBits != m_first.m_prefixBits)
        return false;
    const auto whole = static_cast<size_t>(m_bits / 8);
    if (std::memcmp(address.m_octets.data(), m_first.m_octets.data(), whole) != 0)
        return false;
    const int rest = m_bits % 8;
    return rest == 0 || ((address.m_octets[whole] ^ m_first.m_octets[whole]) >> (8 - rest)) == 0;
}

QByteArray IpNetwork::toByteArray() const
{
    const QByteArray first = m_first.toByteArray();
    return m_bits == m_first.m_prefixBits ? first : first + '/' + QByteArray::number(m_bits);
}

} // namespace waxseal
