// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/own_provider.h"

#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::received {

namespace {
constexpr int fewestMessages = 10; ///< fewer say nothing about a provider
constexpr int oneIn = 20;          ///< a host that wrote fewer lines than this share is an accident
constexpr qsizetype mostProposals = 8;
constexpr qsizetype mostHostsCounted = 10'000;
} // namespace

bool HostPattern::matches(QByteArrayView host) const
{
    const QByteArrayView own = name.view();
    if (!isSuffix)
        return octets::equalIgnoringCase(host, own);
    return host.size() > own.size() + 1 && octets::endsWithIgnoringCase(host, own)
        && host[host.size() - own.size() - 1] == '.';
}

bool OwnProvider::writesAs(QByteArrayView host) const
{
    if (!host.isEmpty() && host.back() == '.')
        host.chop(1);
    return std::any_of(hosts.begin(), hosts.end(),
                       [host](const HostPattern &pattern) { return pattern.matches(host); });
}

bool OwnProvider::contains(const IpAddress &address) const
{
    return std::any_of(networks.begin(), networks.end(),
                       [&](const IpNetwork &network) { return network.contains(address); });
}

bool OwnProvider::isAuthservId(QByteArrayView id) const
{
    return std::any_of(authservIds.begin(), authservIds.end(),
                       [id](const QByteArray &own) { return octets::equalIgnoringCase(own, id); });
}

void OwnProvider::addHost(HostPattern pattern)
{
    const auto isSame = [&](const HostPattern &host) {
        return host.name == pattern.name && host.isSuffix == pattern.isSuffix;
    };
    if (std::none_of(hosts.begin(), hosts.end(), isSame))
        hosts.push_back(std::move(pattern));
}

Result<bool, ParseError> OwnProvider::addHostText(QByteArrayView text, Source source)
{
    if (auto network = IpNetwork::parse(text)) {
        networks.push_back(*network);
        return true;
    }
    const bool isSuffix = text.startsWith('.');
    auto name = DomainName::parse(isSuffix ? text.sliced(1) : text);
    if (!name)
        return failure(name.error());
    addHost({*name, isSuffix, source});
    return true;
}

void TopmostLines::see(QByteArrayView by)
{
    ++m_messages;
    const QByteArray host = octets::lowered(by);
    if (m_counts.size() < mostHostsCounted || m_counts.contains(host))
        ++m_counts[host];
}

std::vector<TopmostLines::Proposal> TopmostLines::proposals() const
{
    std::vector<Proposal> result;
    if (m_messages < fewestMessages)
        return result;
    for (auto host = m_counts.cbegin(); host != m_counts.cend(); ++host) {
        if (host.value() * oneIn >= m_messages && DomainName::parse(host.key()))
            result.push_back({host.key(), host.value()});
    }
    std::sort(result.begin(), result.end(), [](const Proposal &a, const Proposal &b) {
        return a.messages != b.messages ? a.messages > b.messages : a.host < b.host;
    });
    if (result.size() > size_t(mostProposals))
        result.resize(size_t(mostProposals));
    return result;
}

} // namespace waxseal::received
