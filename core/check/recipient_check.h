// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "core/verdict/way_out.h"

#include <QFuture>

#include <memory>

/// A recipient's domain: ask everything that can be asked at once, judge as answers come.
namespace waxseal::check {

/// Policies remembered from earlier (RFC 8461 §3.2). Implemented by app/session. Called from the thread of the check.
class PolicyMemory {
public:
    virtual ~PolicyMemory() = default;
    virtual std::optional<mtasts::KeptPolicy> recall(const DomainName &domain) = 0;
    /// Does not wait.
    virtual void keep(const mtasts::KeptPolicy &policy) = 0;
};

/// What a check works with. All of it outlives the check.
struct RecipientParts {
    std::shared_ptr<const verdict::Account> account;
    dns::Cache &cache;
    dns::Resolver *resolver = nullptr;        ///< none: nothing is asked
    mtasts::PolicyFetcher *fetcher = nullptr; ///< none: no policy is fetched
    PolicyMemory *policies = nullptr;         ///< none: policies are remembered as long as this lives
    dane::Prober *prober = nullptr;           ///< none: no server is probed
};
/// What becomes of questions that had no answer a moment ago, or a bogus one, and of a policy that could not be fetched.
enum class Failures : quint8 {
    Kept,       ///< for limits::dnsKeepNoAnswer, so that nobody is asked in vain again and again
    AskedAgain, ///< at once: a person wants to know
};
/// What a lookup is for.
struct Occasion {
    Failures failures = Failures::Kept;
    std::optional<DomainName>
        sender; ///< domain of the mail's author, the root where it cannot be read; the own side counts only for mail from the own domain
};
using CheckedRecipient = std::shared_ptr<const verdict::way_out::Recipient>;

/// Judges on a thread of its own, several domains at a time, and asks no question twice while it is under way.
class RecipientCheck {
public:
    explicit RecipientCheck(RecipientParts parts);
    /// Runs under way end as canceled.
    ~RecipientCheck();

    /// Gives a result whenever there is something new; the last one is complete. Never fails, and ends at limits::dnsHard after it has
    /// begun: what could not be found out by then is "no answer". Where all was found out, probes have limits::probeHard more.
    /// Canceling the future ends it.
    QFuture<CheckedRecipient> run(const DomainName &domain, std::chrono::sys_seconds now,
                                  const Occasion &occasion = {});

private:
    class Engine;
    std::shared_ptr<Engine> m_engine;
};

} // namespace waxseal::check
