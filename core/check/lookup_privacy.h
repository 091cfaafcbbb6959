// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"

#include <QSet>

#include <memory>

/// What the person wants of questions to DNS: some are not asked, and those that are can be seen.
namespace waxseal::check {

/// Domains about which nothing is asked.
class BlockedDomains {
public:
    /// "example.net": the domain and its services ("_smtpsec._tcp.example.net", "tes-master.example.net").
    /// ".example.net": all that, and every name below. False where it is neither.
    bool add(QByteArrayView text);
    bool contains(const DomainName &name) const;
    bool isEmpty() const { return m_exact.isEmpty() && m_withAllBelow.isEmpty(); }

private:
    QSet<QByteArray> m_exact;
    QSet<QByteArray> m_withAllBelow;
};

/// Told of every question that went out, once it is answered. Called from any thread, and must not keep it waiting.
class LookupLog {
public:
    virtual ~LookupLog() = default;
    virtual void asked(const dns::Lookup &lookup) = 0;
};

/// Passes on the questions that the person does not mind. The others are answered at once: NoAnswer, Trouble::Declined.
/// Not done: the future of a question that is passed on reports no progress, and canceling it does not end the question,
/// because Qt 6.4 passes neither on; limits::dnsHard ends it.
class PrivateResolver final : public dns::Resolver {
public:
    /// @p inner outlives this. Without @p log nothing is logged.
    PrivateResolver(dns::Resolver &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log);

    QFuture<dns::Lookup> query(const dns::Question &question) override;

private:
    dns::Resolver &m_inner;
    BlockedDomains m_blocked;
    std::shared_ptr<LookupLog> m_log;
};

} // namespace waxseal::check
