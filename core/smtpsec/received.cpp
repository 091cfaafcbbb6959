// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtpsec/received.h"

#include "core/base/octets.h"
#include "core/base/overloaded.h"

namespace waxseal::smtpsec {

Received judgeReceived(const message::Header &header, const received::Journey &journey,
                       const std::optional<DomainName> &ownDomain, const std::optional<DomainName> &author,
                       dns::Answers &answers)
{
    const int instances = header.count(message::FieldName::SmtpsecUsed);
    if (instances == 0)
        return NoMark{};
    const message::Field &mark = *header.first(message::FieldName::SmtpsecUsed);
    if (!journey.boundaryHop())
        return MarkIgnored{MarkIgnored::Why::BoundaryUnknown};
    if (!journey.isAboveBoundary(mark))
        return MarkIgnored{MarkIgnored::Why::WrittenBelowBoundary};
    if (instances > 1 || !octets::trimmed(mark.body).isEmpty())
        return MarkIgnored{MarkIgnored::Why::SeveralOrNotEmpty};
    if (!ownDomain)
        return MarkIgnored{MarkIgnored::Why::OwnDomainUnknown};

    // Both SRV questions are put before either answer is looked at, so that they travel together.
    const Delivery own = judgeDelivery(*ownDomain, answers);
    const Delivery theirs = author ? judgeDelivery(*author, answers) : Delivery(NotOffered{});

    if (std::holds_alternative<Asking>(own))
        return Pending{};
    if (const auto *aborted = std::get_if<Aborted>(&own)) {
        if (aborted->isForged)
            return Contradiction{Contradiction::Why::OwnRecordsForged};
        return Unknown{true, aborted->trouble};
    }
    if (!std::holds_alternative<Offered>(own))
        return MarkIgnored{MarkIgnored::Why::OwnProviderOffersNone};
    if (!author)
        return Contradiction{Contradiction::Why::NoSingleAuthor};

    return std::visit(
        Overloaded{
            [](const Asking &) -> Received { return Pending{}; },
            [](const Offered &offered) -> Received { return Authenticated{offered.targets}; },
            [](const ZoneUnsigned &) -> Received { return Contradiction{Contradiction::Why::SenderOffersNone}; },
            [](const NotOffered &) -> Received { return Contradiction{Contradiction::Why::SenderOffersNone}; },
            [](const Aborted &aborted) -> Received {
                if (aborted.isForged)
                    return Contradiction{Contradiction::Why::SenderRecordsForged};
                return Unknown{false, aborted.trouble};
            },
        },
        theirs);
}

} // namespace waxseal::smtpsec
