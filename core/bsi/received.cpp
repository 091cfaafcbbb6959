// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bsi/received.h"

namespace waxseal::bsi {

Received judgeReceived(const ProviderList &list, const received::Journey &journey,
                       const std::optional<DomainName> &ownDomain, const std::optional<DomainName> &author,
                       bool isEncrypted, const tls::Session &connection)
{
    const Provider *own = ownDomain ? list.byDomain(*ownDomain) : nullptr;
    const Provider *sender = author ? list.byDomain(*author) : nullptr;
    if (!own || !sender)
        return NotListed{};

    const received::Hop *boundary = journey.boundaryHop();
    if (!boundary) {
        // Between customers of one provider nothing leaves it.
        if (journey.whyNot == received::NoBoundary::NeverLeft && own == sender)
            return BothListed{sender, own, {}};
        return CannotTell{CannotTell::Why::BoundaryUnknown};
    }
    if (!isEncrypted)
        return ProfileMissed{sender, own, {{tls::Demand::Encrypted}, {}, {}}};
    tls::ProfileAnswer profile = tls::judgeBsi(connection);
    if (profile.fails())
        return ProfileMissed{sender, own, std::move(profile)};
    if (!profile.meets())
        return CannotTell{CannotTell::Why::ProfileNotRated};

    // Anybody can write the From field; the host that handed the message over must be the sender's provider's.
    const received::TraceLine &line = boundary->trace;
    const auto host = DomainName::parse(line.reverseName);
    if (line.reverseNameIsConfirmed && host && list.byHost(*host) == sender)
        return BothListed{sender, own, std::move(profile)};
    return ListedBySenderDomainOnly{sender, own};
}

} // namespace waxseal::bsi
