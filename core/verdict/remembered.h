// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dkim/verifier.h"
#include "core/dmarc/policy_record.h"
#include "core/expectations/history.h"

#include <QByteArray>

namespace waxseal::verdict {

/// What was verified of a message when that could still be done: keys and records go, a message stays. Belongs to the very octets
/// of the message.
struct RememberedChecks {
    /// A signature that passed.
    struct Signature {
        int line = 0; ///< of its field
        DomainName sdid;
        QByteArray selector;
        dkim::Pass pass;        ///< without Pass::checked
        bool isAligned = false; ///< with the author's domain (RFC 9989 §4.5)
    };
    std::chrono::sys_seconds checked{};
    std::vector<Signature> signatures;
    bool spfAligned = false;                   ///< SPF passed for a domain that is aligned with the author's
    std::optional<dmarc::Policy> failedPolicy; ///< DMARC failed, and the domain asked for this

    bool saysSomething() const { return !signatures.empty() || spfAligned || failedPolicy; }
    /// Everything that passed then passes now, and something more. That DMARC failed is believed of the first time only: a later
    /// policy says nothing about older mail.
    bool saysMoreThan(const RememberedChecks &older) const;
    QByteArray toOctets() const; ///< a JSON object without the date
    /// Nothing where @p octets are not what toOctets() writes.
    static std::optional<RememberedChecks> parse(const QByteArray &octets, std::chrono::sys_seconds checked);
};

/// What is known of earlier, when a message is judged.
struct Recollection {
    std::optional<RememberedChecks> checks;
    std::optional<expectations::History> history; ///< of the author's domain
};

} // namespace waxseal::verdict
