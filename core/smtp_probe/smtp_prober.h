// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/limits.h"
#include "core/dane/probe.h"
#include "core/dns/lookup.h"

#include <memory>

namespace waxseal::smtp_probe {

struct Settings {
    bool offline = false;
    quint16 port = 25;                                      ///< tests have others
    bool mayUseInternalAddresses = false;                   ///< tests have no others
    QByteArray heloName = QByteArrayLiteral("[127.0.0.1]"); ///< says nothing about this machine
    std::chrono::milliseconds hard = limits::probeHard;
};

/// Talks to port 25 as far as the certificates, and takes its leave with QUIT. No MAIL FROM is ever said.
///
/// Addresses of the own network are passed over; where a host has no others the answer is ProbeFault::InternalAddress.
/// Not done: Windows (needs poll).
class SmtpProber final : public dane::Prober {
public:
    /// @param resolver outlives this
    SmtpProber(Settings settings, dns::Resolver &resolver);
    ~SmtpProber() override;

    QFuture<dane::Probed> probe(const DomainName &host) override;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace waxseal::smtp_probe
