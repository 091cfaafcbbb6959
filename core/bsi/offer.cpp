// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bsi/offer.h"

#include "core/base/overloaded.h"

namespace waxseal::bsi {

namespace {

/// C-32: by the domain itself; else by its mail hosts, where DNSSEC says which they are and one provider runs them all.
std::optional<Listing> listingOf(const ProviderList &list, const DomainName &domain, const smtp::MailHosts &hosts)
{
    if (const Provider *provider = list.byDomain(domain))
        return Listing{provider, false};
    if (hosts.kind != smtp::MailHosts::Kind::Listed || hosts.status != dns::Status::Secure || hosts.isCut
        || hosts.hosts.empty())
        return std::nullopt;
    const Provider *provider = list.byHost(hosts.hosts.front().name);
    if (!provider)
        return std::nullopt;
    for (const smtp::MailHost &host : hosts.hosts) {
        if (list.byHost(host.name) != provider)
            return std::nullopt;
    }
    return Listing{provider, true};
}

/// EMLREQ_4 (requirement 92): domain signed, TLSA published.
std::optional<bool> publishesTlsa(const dane::Verdict &mail)
{
    using Answer = std::optional<bool>;
    return std::visit(
        Overloaded{
            [](const dane::Asking &) { return Answer(); },
            [](const dane::Offered &) { return Answer(true); },
            [](const dane::Mismatch &) { return Answer(true); }, // published, though not what the server shows
            [](const dane::NoStartTls &) { return Answer(true); },
            [](const dane::OfferedByPart &) { return Answer(false); },
            [](const dane::NotOffered &) { return Answer(false); },
            [](const dane::NoHosts &) { return Answer(); },
            [](const dane::Forged &) { return Answer(); },
            [](const dane::NotFound &) { return Answer(); },
        },
        mail);
}

} // namespace

Place placeOf(const ProviderList &list, const DomainName &domain, const smtp::MailHosts &hosts)
{
    if (const auto listing = listingOf(list, domain, hosts))
        return *listing;
    using Kind = smtp::MailHosts::Kind;
    switch (hosts.kind) {
    case Kind::Asking: return AskingOffer{};
    case Kind::Forged:
    case Kind::NoAnswer: return HostsUnknown{};
    case Kind::Listed:
    case Kind::Implicit:
    case Kind::NullMx:
    case Kind::NoAddress:
    case Kind::NoSuchDomain: break;
    }
    return NotOnList{};
}

Offer judgeOffer(const Place &peer, const std::optional<Place> &own, const dane::Delivery &mail)
{
    Offer offer;
    offer.publishesTlsa = publishesTlsa(mail.verdict);
    // §2.1 (requirement 98): only where both ends are certified is there anything to say.
    offer.verdict = std::visit(Overloaded{
                                   [](const NotOnList &none) { return Verdict(none); },
                                   [](const AskingOffer &asking) { return Verdict(asking); },
                                   [](const HostsUnknown &unknown) { return Verdict(unknown); },
                                   [&](const Listing &listed) {
                                       if (own && std::holds_alternative<AskingOffer>(*own))
                                           return Verdict(AskingOffer{});
                                       if (const auto *ownListing = own ? std::get_if<Listing>(&*own) : nullptr)
                                           return Verdict(BothEnds{listed, *ownListing});
                                       return Verdict(PeerOnly{listed, own && std::holds_alternative<NotOnList>(*own)});
                                   },
                               },
                               peer);
    return offer;
}

} // namespace waxseal::bsi
