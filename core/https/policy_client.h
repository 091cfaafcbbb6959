// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/limits.h"
#include "core/dns/lookup.h"
#include "core/mtasts/fetch.h"

#include <QString>

#include <memory>

/// HTTPS for policies, through Qt Network, on a thread of its own.
namespace waxseal::https {

struct Settings {
    bool offline = false;
    QString caFile;                       ///< further roots in PEM, beside the system's
    quint16 port = 443;                   ///< tests have others
    bool mayUseInternalAddresses = false; ///< tests have no others
    std::chrono::milliseconds hard = limits::httpsHard;
};

/// Fetches policy files. Addresses come from our own resolver, so that they are asked for and logged like everything else, and
/// none of the own network is ever connected to (loopback, private, link-local and their like, also as an IPv4-mapped or translated one).
/// No redirects, no proxy, no cookies, no compression, no user agent but "Waxseal"; the certificate must be valid for the host (PKIX).
class PolicyClient final : public mtasts::PolicyFetcher {
public:
    /// @param resolver outlives this
    PolicyClient(Settings settings, dns::Resolver &resolver);
    /// Fetches under way end as FetchFault::Canceled.
    ~PolicyClient() override;

    QFuture<mtasts::Fetched> fetch(const DomainName &domain) override;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

/// Whether an address may be connected to on the word of a stranger: not the own machine, not the own network, nothing that is
/// set apart (IANA IPv4 and IPv6 Special-Purpose Address Registries), also not inside NAT64 (RFC 6052), 6to4 or mapped forms.
bool isPublic(const IpAddress &address);

} // namespace waxseal::https
