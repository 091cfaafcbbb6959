// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace waxseal {

/// An IPv4 or IPv6 address in network order, as a trace line records it. IPv4-mapped IPv6 is held as IPv4.
class IpAddress {
public:
    /// "192.0.2.1", "2001:db8::1", also "IPv6:2001:db8::1" (RFC 5321 §4.1.3) and a zone "%eth0", which is dropped.
    static Result<IpAddress, ParseError> parse(QByteArrayView text);
    /// As A and AAAA records hold it: 4 or 16 octets (RFC 1035 §3.4.1, RFC 3596 §2.2).
    static std::optional<IpAddress> fromOctets(QByteArrayView octets);

    /// 4 or 16, in network order. They end with this object.
    QByteArrayView octets() const { return {m_octets.data(), m_prefixBits / 8}; }

    bool isIpv4() const { return m_prefixBits == 32; }
    bool isLoopback() const;  ///< 127.0.0.0/8, ::1
    bool isLinkLocal() const; ///< 169.254.0.0/16, fe80::/10
    bool isPrivate() const;   ///< RFC 1918, RFC 4193; not the shared space of RFC 6598, which strangers use too
    /// Loopback, link-local or private, also inside 6to4 (RFC 3056), the form in which Gmail writes its own 10.0.0.0/8.
    bool isInternal() const;

    QByteArray toByteArray() const;
    friend bool operator==(const IpAddress &, const IpAddress &) = default;

    friend class IpNetwork;

private:
    void unmap();

    std::array<unsigned char, 16> m_octets{};
    quint8 m_prefixBits = 0; ///< 32 or 128
};

/// A block of addresses, "192.0.2.0/24" or a single address.
class IpNetwork {
public:
    /// A provider's: no shorter than /8.
    static Result<IpNetwork, ParseError> parse(QByteArrayView text);
    /// The block of @p bits, from 0 to the length of an address, that holds @p member.
    IpNetwork(const IpAddress &member, int bits);

    int bits() const { return m_bits; }
    bool contains(const IpAddress &address) const;
    QByteArray toByteArray() const;
    friend bool operator==(const IpNetwork &, const IpNetwork &) = default;

private:
    IpNetwork() = default;
    IpAddress m_first;
    int m_bits = 0;
};

} // namespace waxseal
