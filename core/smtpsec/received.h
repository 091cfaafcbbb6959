// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/received/boundary.h"
#include "core/smtpsec/delivery.h"

/// `SMTPsec-Used` on a received message: §6.5 under C-24 and C-28, with the sender's side of §6.4.3 (requirements 105,
/// 109-112). The field is unsigned: its absence proves nothing, and its presence only where the own provider wrote it.
namespace waxseal::smtpsec {

struct NoMark { };
struct MarkIgnored {
    enum class Why : quint8 {
        BoundaryUnknown,
        WrittenBelowBoundary,
        OwnProviderOffersNone, ///< the own domain has no signed SRV record
        OwnDomainUnknown,
        SeveralOrNotEmpty, ///< C-28: more than one instance, or a value
    } why;
};
/// Both ends offer SMTPsec, one author
struct Authenticated {
    std::vector<dns::Srv> senderTargets;
};
struct Contradiction {
    enum class Why : quint8 {
        NoSingleAuthor,   ///< §6.4.3: the check fails with more than one From address, and with none
        SenderOffersNone, ///< the author's domain provably has no signed SRV record
        SenderRecordsForged,
        OwnRecordsForged,
    } why;
};
struct Unknown {
    bool ofOwnDomain;
    dns::Trouble trouble;
};
struct Pending { };
using Received = std::variant<NoMark, MarkIgnored, Authenticated, Contradiction, Unknown, Pending>;

/// @param author the domain of the one author, none when there are several or none
Received judgeReceived(const message::Header &header, const received::Journey &journey,
                       const std::optional<DomainName> &ownDomain, const std::optional<DomainName> &author,
                       dns::Answers &answers);

} // namespace waxseal::smtpsec
