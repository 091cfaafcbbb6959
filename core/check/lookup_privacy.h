// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dane/probe.h"
#include "core/dns/lookup.h"
#include "core/mtasts/fetch.h"

#include <QSet>

#include <functional>
#include <memory>

/// What the person wants of questions to DNS and to servers: some are not asked, and those that are can be seen.
namespace waxseal::check {

/// Domains about which nothing is asked.
class BlockedDomains {
public:
    /// "example.net": the domain and its services ("_smtpsec._tcp.example.net", "tes-master.example.net", "mta-sts.example.net"), and
    /// who vouches for it ("example.net.tes-member.other.example"). ".example.net": all that, and every name below. False where it is
    /// neither.
    bool add(QByteArrayView text);
    bool contains(const DomainName &name) const;
    bool isEmpty() const { return m_exact.isEmpty() && m_withAllBelow.isEmpty(); }

private:
    bool containsOne(QByteArrayView name) const;

    QSet<QByteArray> m_exact;
    QSet<QByteArray> m_withAllBelow;
};

/// Told of everything that went out, once it is answered. Called from any thread, and must not keep it waiting.
class LookupLog {
public:
    virtual ~LookupLog() = default;
    virtual void asked(const dns::Lookup &lookup) = 0;
    /// A web server was connected to for the policy that it has (RFC 8461 §3.3).
    virtual void fetched(const DomainName &host, bool answered, std::chrono::sys_seconds when) = 0;
    /// A mail server was connected to, as the person wished.
    virtual void probed(const DomainName &host, bool answered, std::chrono::sys_seconds when) = 0;
};

/// Passes on the questions that the person does not mind. The others are answered at once: NoAnswer, Trouble::Declined.
/// A question that comes again within the TTL of its answer does not go out again, so it is not logged again.
/// Not done: the future of a question that is passed on reports no progress, and canceling it does not end the question,
/// because Qt 6.4 passes neither on; limits::dnsHard ends it.
class PrivateResolver final : public dns::Resolver {
public:
    /// @p inner outlives this. Without @p log nothing is logged.
    PrivateResolver(dns::Resolver &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log);

    QFuture<dns::Lookup> query(const dns::Question &question) override;

private:
    class Logged;
    dns::Resolver &m_inner;
    BlockedDomains m_blocked;
    std::shared_ptr<Logged> m_logged; ///< none: nothing is logged
};

using Now = std::function<std::chrono::sys_seconds()>;

/// The same for policy files: FetchFault::Declined. Canceling does not end a fetch either; limits::httpsHard does.
class PrivateFetcher final : public mtasts::PolicyFetcher {
public:
    PrivateFetcher(mtasts::PolicyFetcher &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log, Now now);

    QFuture<mtasts::Fetched> fetch(const DomainName &domain) override;

private:
    mtasts::PolicyFetcher &m_inner;
    BlockedDomains m_blocked;
    std::shared_ptr<LookupLog> m_log;
    Now m_now;
};

/// The same for mail servers. A blocked one is ProbeFault::Offline: nothing went out.
class PrivateProber final : public dane::Prober {
public:
    PrivateProber(dane::Prober &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log, Now now);

    QFuture<dane::Probed> probe(const DomainName &host) override;

private:
    dane::Prober &m_inner;
    BlockedDomains m_blocked;
    std::shared_ptr<LookupLog> m_log;
    Now m_now;
};

} // namespace waxseal::check
