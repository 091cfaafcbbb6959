// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"
#include "core/dns_unbound/settings.h"

#include <QList>

#include <memory>

namespace waxseal::dns_unbound {

/// Asks and validates through libunbound, on a thread of its own that starts with the first question.
///
/// A network that strips DNSSEC must not make every signed domain look forged. So before an answer is called bogus, the
/// trust anchor's own keys are validated once through the same upstream; where even they fail, the system's resolver is
/// left for full recursion, and where that fails too the answer is NoAnswer/NoDnssec. Zone files are taken at their word.
///
/// Not done: Windows (needs pipe and poll).
class UnboundResolver final : public dns::Resolver {
public:
    /// Checks the files that @p settings name, and does nothing else yet.
    static Result<std::unique_ptr<UnboundResolver>, SetupError> create(Settings settings);
    /// Questions under way end as NoAnswer/Canceled.
    ~UnboundResolver() override;

    QFuture<dns::Lookup> query(const dns::Question &question) override;

    /// What went less well than asked, so far.
    QList<Warning> warnings() const;

private:
    class Engine;
    explicit UnboundResolver(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

} // namespace waxseal::dns_unbound
