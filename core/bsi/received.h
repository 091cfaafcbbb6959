// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bsi/provider_list.h"
#include "core/received/boundary.h"
#include "core/tls/profile.h"

#include <variant>

/// BSI TR-03108-1 v1.0.1 (2016) for received mail: a statement needs both ends on the list (§2.1, requirement 98).
namespace waxseal::bsi {

struct NotListed { }; ///< one end or both are not on the list: nothing to say
struct BothListed {   ///< handed over by a host of the sender's provider, profile met
    const Provider *sender;
    const Provider *own;
    tls::ProfileAnswer profile;
};
/// The handing host is not proven to be its
struct ListedBySenderDomainOnly {
    const Provider *sender;
    const Provider *own;
};
/// Both listed, TR-03116-4 not kept
struct ProfileMissed {
    const Provider *sender;
    const Provider *own;
    tls::ProfileAnswer profile;
};
struct CannotTell {
    enum class Why : quint8 { BoundaryUnknown, ProfileNotRated } why;
};
using Received = std::variant<NotListed, BothListed, ListedBySenderDomainOnly, ProfileMissed, CannotTell>;

/// @param author the domain of the one author
Received judgeReceived(const ProviderList &list, const received::Journey &journey,
                       const std::optional<DomainName> &ownDomain, const std::optional<DomainName> &author,
                       bool isEncrypted, const tls::Session &connection);

} // namespace waxseal::bsi
