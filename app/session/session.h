// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/lookup_privacy.h"
#include "core/check/message_check.h"
#include "core/check/provider_check.h"
#include "core/check/recipient_check.h"
#include "core/dns_unbound/unbound_resolver.h"
#include "core/https/policy_client.h"
#include "core/mime_gmime/gmime_reader.h"
#include "core/smtp_probe/smtp_prober.h"

#include <memory>

/// What the programs share: the parts that they work with, and the demonstration.
namespace waxseal::app {

/// What the person wants of questions to DNS.
struct Privacy {
    check::BlockedDomains blocked;
    std::shared_ptr<check::LookupLog> log; ///< none: nothing is logged
};

/// What looking up recipients needs beside DNS.
struct Lookups {
    /// None: MTA-STS policies are remembered as long as the check lives.
    std::shared_ptr<check::PolicyMemory> policies;
    https::Settings https;
    std::optional<smtp_probe::Settings> probe; ///< none: no mail server is ever connected to
};

/// The parts that judge messages, built once for one way of asking DNS.
class Session {
public:
    /// Fails, with a sentence, on a zone file or trust anchor that cannot be used. Without @p memory nothing is remembered.
    static Result<std::unique_ptr<Session>, QString>
    create(const dns_unbound::Settings &dns, std::optional<std::chrono::sys_seconds> now, Privacy privacy = {},
           std::shared_ptr<check::Memory> memory = {}, Lookups lookups = {});

    /// Adds the hosts that the validated MX records of the own domain name. Waits for DNS.
    std::optional<check::LearntHosts> learnOwnHosts(received::OwnProvider &own);

    /// @p account and the session outlive the check.
    check::MessageCheck checkFor(const verdict::Account &account)
    {
        return check::MessageCheck({account, m_mimeReader, m_cache, m_keys, &resolver(), m_memory.get()});
    }
    /// The same on the answers that are there; nothing is asked.
    check::MessageCheck checkWithoutAsking(const verdict::Account &account)
    {
        return check::MessageCheck({account, m_mimeReader, m_cache, m_keys, nullptr, m_memory.get()});
    }
    /// Looks recipients up for @p account. The session outlives it.
    std::unique_ptr<check::RecipientCheck> recipientCheck(std::shared_ptr<const verdict::Account> account);
    dns::Resolver &resolver() { return *m_asking; }
    /// What was asked is asked again. Only libunbound remembers it still, as long as this session lives.
    void forgetAnswers() { m_cache.clear(); }
    std::chrono::sys_seconds now() const;
    /// Sentences about what went less well than asked, once the work is done.
    QStringList warnings() const;

private:
    Session() = default;

    std::optional<std::chrono::sys_seconds> m_now;
    std::shared_ptr<check::Memory> m_memory;
    mime_gmime::GmimeReader m_mimeReader;
    dns::Cache m_cache;
    dkim::KeyCache m_keys;
    std::unique_ptr<check::PrivateResolver> m_asking;
    Lookups m_lookups;
    std::unique_ptr<dns_unbound::UnboundResolver> m_resolver; ///< it is gone before what its answers go to
    // These ask it, so they are gone before it; what waits for its answer ends as canceled.
    std::unique_ptr<https::PolicyClient> m_client;
    std::unique_ptr<check::PrivateFetcher> m_fetcher;
    std::unique_ptr<smtp_probe::SmtpProber> m_smtp; ///< none: no mail server is ever connected to
    std::unique_ptr<check::PrivateProber> m_prober; ///< the same
};

/// The bundled list of providers certified under BSI TR-03108.
bsi::ProviderList bundledBsiList();

} // namespace waxseal::app
