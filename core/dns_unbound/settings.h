// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/dns/setup_fault.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

/// Questions to DNS through libunbound, which validates by itself (RFC 4035 §5); the AD bit of others is never believed.
namespace waxseal::dns_unbound {

/// The resolver of this system (resolv.conf); full recursion where it does not let DNSSEC through.
struct System {
    QString resolvConf = QStringLiteral("/etc/resolv.conf");
};

/// One resolver, and no other.
struct Forwarder {
    QByteArray address; ///< IPv4 or IPv6, the latter perhaps with "%scope"
    quint16 port = 53;
    bool tls = false;              ///< DNS over TLS (RFC 7858)
    QByteArray authenticationName; ///< what the certificate must name; empty: any certificate (RFC 7858 §4.1)

    friend bool operator==(const Forwarder &, const Forwarder &) = default;
};

/// Ask the name servers themselves, from the root down.
struct FullRecursion { };

using Upstream = std::variant<System, Forwarder, FullRecursion>;

/// "ADDR[@PORT][#NAME]". Port 853, or a name, means DNS over TLS.
Result<Forwarder, ParseError> parseForwarder(QByteArrayView text);

struct Settings {
    /// Signed or unsigned zone files. With any given nothing else is asked, and no packet leaves.
    QStringList zoneFiles;
    /// DS or DNSKEY records in zone-file form. Empty: the root's own anchor, which zone files use only where one of them
    /// is the root; without an anchor above it a zone file counts as not signed.
    QString trustAnchorFile;
    /// Where the root anchor's state is kept from one run to the next (RFC 5011). Empty: not kept.
    QString dataFolder;
    Upstream upstream = System{};
    bool offline = false; ///< never opens a socket; zone files still answer
    QString caFile;       ///< roots for DNS over TLS, in PEM; empty: the system's
    /// Where the name servers themselves are asked: each learns only the part of a name that it must (RFC 9156). Takes more
    /// than twice the round trips.
    bool qnameMinimisation = false;

    std::chrono::milliseconds soft = limits::dnsSoft;
    std::chrono::milliseconds hard = limits::dnsHard;
    /// Signatures are judged at this time. Empty: the clock.
    std::optional<std::chrono::sys_seconds> now;
    /// The root's anchor, one record each. Another one only for a root of one's own.
    QByteArrayList rootAnchor = ianaRootAnchor();
    /// Where full recursion starts, a file of NS and address records. Empty: the root servers that libunbound knows.
    QString rootHints;

    static QByteArrayList ianaRootAnchor();
};

using SetupFault = dns::SetupFault;

/// Why there is no resolver.
struct SetupError {
    SetupFault fault;
    QString file;
    bool operator==(const SetupError &) const = default;
};

using Warning = dns::SetupWarning;

} // namespace waxseal::dns_unbound
