// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/ip_address.h"
#include "core/dane/tlsa.h"

#include <QFuture>

/// A look at a mail server itself: EHLO, STARTTLS, its certificates, and goodbye. Only where a person asked for it.
namespace waxseal::dane {

enum class ProbeFault : quint8 {
    NotReached,      ///< nobody answered on port 25; many networks block it
    InternalAddress, ///< the name points into the own network, which is not asked
    NotSmtp,         ///< what answered does not speak SMTP
    Refused,         ///< the server closed the door on us
    NoStartTls,      ///< it offers none
    NoTls,           ///< TLS did not come about
    TimedOut,
    Offline,
    Canceled,
};
struct Seen {
    Chain chain;
    QByteArray tlsVersion; ///< "TLSv1.3"
    QByteArray cipher;     ///< OpenSSL's or IANA's name
};
using Probed = Result<Seen, ProbeFault>;

/// Implemented by core/smtp_probe.
class Prober {
public:
    virtual ~Prober() = default;
    /// Answers at limits::probeHard at the latest.
    virtual QFuture<Probed> probe(const DomainName &host) = 0;
};

} // namespace waxseal::dane
