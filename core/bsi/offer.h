// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bsi/provider_list.h"
#include "core/dane/delivery.h"

#include <variant>

/// BSI TR-03108-1 v1.0.1 (2016) for a recipient (requirements 92, 97-99; C-32, C-34).
namespace waxseal::bsi {

/// How a domain belongs to a listed provider.
struct Listing {
    const Provider *provider = nullptr; ///< of the list
    bool isDerived =
        false; ///< not the domain itself but all its mail hosts, named by DNSSEC-validated MX records, are the provider's (C-32)
};

struct NotOnList { };
struct AskingOffer { };
struct HostsUnknown { }; ///< the domain is not listed, and DNS does not say whose its mail hosts are
/// Of one domain.
using Place = std::variant<NotOnList, AskingOffer, HostsUnknown, Listing>;

/// The recipient's provider is on the list; by itself this says nothing (requirement 98)
struct PeerOnly {
    Listing peer;
    bool isOwnKnown; ///< the own provider is not on it; else it is not named, or not known whose servers it has
};
/// Both are: mail between them is encrypted, by the rules that BSI certified them for
struct BothEnds {
    Listing peer, own;
};
using Verdict = std::variant<NotOnList, AskingOffer, HostsUnknown, PeerOnly, BothEnds>;

struct Offer {
    Verdict verdict = AskingOffer{};
    /// Requirement 92 as DNS shows it today: signed, and TLSA for every host. None while it is being asked, or where DNS says nothing.
    std::optional<bool> publishesTlsa;
};

Place placeOf(const ProviderList &list, const DomainName &domain, const smtp::MailHosts &hosts);
/// @param own none when the person has not named the own domain
Offer judgeOffer(const Place &peer, const std::optional<Place> &own, const dane::Delivery &mail);

} // namespace waxseal::bsi
