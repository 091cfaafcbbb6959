// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"
#include "core/base/ip_address.h"

#include <QHash>

#include <optional>
#include <vector>

/// The own provider of an account: whose trace lines and results are words of a party that the person has chosen.
namespace waxseal::received {

/// How Waxseal came to know a host, domain or authserv-id of the own provider.
enum class Source : quint8 {
    Person,       ///< named by the person
    ValidatedMx,  ///< an MX name of the own domain, DNSSEC-validated
    TopmostLines, ///< wrote the topmost line of many messages; a proposal until the person confirms it
};

/// Hosts that write the provider's trace lines.
struct HostPattern {
    DomainName name;
    bool isSuffix = false; ///< ".example.net": every host below it, not the name itself
    Source source = Source::Person;

    bool matches(QByteArrayView lowerCaseHost) const;
    friend bool operator==(const HostPattern &, const HostPattern &) = default;
};

struct OwnProvider {
    std::optional<DomainName> domain; ///< the own mail domain
    std::vector<HostPattern> hosts;
    std::vector<IpNetwork> networks;     ///< addresses inside the provider, where names say too little
    std::vector<QByteArray> authservIds; ///< lower case (RFC 8601 §2.5)

    /// Nothing can be believed while no host is known.
    bool isKnown() const { return !hosts.empty(); }
    bool writesAs(QByteArrayView host) const;
    bool contains(const IpAddress &address) const;
    bool isAuthservId(QByteArrayView id) const;

    /// Adds a host unless it is there.
    void addHost(HostPattern pattern);
    /// "mx.example.net", ".example.net" or an address block "192.0.2.0/24".
    Result<bool, ParseError> addHostText(QByteArrayView text, Source source);
};

/// Learns hosts from a mailbox: who wrote the topmost trace line of how many messages.
class TopmostLines {
public:
    /// @param by host that wrote the topmost trace line of a message which is no local hand-over
    void see(QByteArrayView by);
    int messages() const { return m_messages; }

    struct Proposal {
        QByteArray host;
        int messages;
    };
    /// Hosts that wrote at least a twentieth of at least ten topmost lines, most frequent first, at most eight.
    std::vector<Proposal> proposals() const;

private:
    QHash<QByteArray, int> m_counts;
    int m_messages = 0;
};

} // namespace waxseal::received
