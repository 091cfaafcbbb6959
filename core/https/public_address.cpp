// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/https/policy_client.h"

#include <algorithm>
#include <vector>

namespace waxseal::https {

namespace {

std::vector<IpNetwork> networks(std::initializer_list<const char *> texts)
{
    std::vector<IpNetwork> result;
    for (const char *const text : texts) {
        const QByteArrayView view(text);
        const qsizetype slash = view.lastIndexOf('/');
        result.emplace_back(IpAddress::parse(view.first(slash)).value(), view.sliced(slash + 1).toByteArray().toInt());
    }
    return result;
}

bool isInOneOf(const std::vector<IpNetwork> &networks, const IpAddress &address)
{
    return std::any_of(networks.begin(), networks.end(),
                       [&address](const IpNetwork &network) { return network.contains(address); });
}

} // namespace

bool isPublic(const IpAddress &address)
{
    // IANA IPv4 Special-Purpose Address Registry (RFC 6890), with multicast and what is reserved.
    static const std::vector<IpNetwork> specialIpv4 = networks({
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    });
    // IANA IPv6 Special-Purpose Address Registry, what of it lies inside 2000::/3: protocol assignments with Teredo and
    // benchmarking (2001::/23), documentation, AS112. What lies outside is not public anyway.
    static const std::vector<IpNetwork> specialIpv6 =
        networks({"2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48"});
    static const IpNetwork globalIpv6 = networks({"2000::/3"}).front(); // RFC 4291 §2.4
    // An IPv4 address stands inside: behind the prefix of NAT64 (RFC 6052 §2.1) at its end, in 6to4 (RFC 3056 §2) in front.
    static const IpNetwork nat64 = networks({"64:ff9b::/96"}).front();
    static const IpNetwork sixToFour = networks({"2002::/16"}).front();

    if (address.isIpv4())
        return !isInOneOf(specialIpv4, address);
    if (nat64.contains(address))
        return isPublic(IpAddress::fromOctets(address.octets().sliced(12, 4)).value());
    if (sixToFour.contains(address))
        return isPublic(IpAddress::fromOctets(address.octets().sliced(2, 4)).value());
    return globalIpv6.contains(address) && !isInOneOf(specialIpv6, address);
}

} // namespace waxseal::https
