// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/offer.h"

#include "core/securemail/received.h"

#include <algorithm>

namespace waxseal::securemail {

namespace {

/// Requirements 73, 74: both records of the name are asked for at once.
Offer promise(const DomainName &domain, dns::Answers &answers)
{
    const spf::Ending spf = spf::endingOf(domain, spf::Scope::Spf, answers);
    const spf::Ending senderId = spf::endingOf(domain, spf::Scope::Pra, answers);
    if (spf == spf::Ending::Pending || senderId == spf::Ending::Pending)
        return AskingOffer{};
    return Promised{.hasSpfMinusAll = spf == spf::Ending::MinusAll,
                    .hasSenderIdMinusAll = senderId == spf::Ending::MinusAll,
                    .isEndingUnknown = spf == spf::Ending::NoAnswer || senderId == spf::Ending::NoAnswer};
}

} // namespace

Offer judgeOffer(const DomainName &domain, const smtp::MailHosts &hosts, dns::Answers &answers)
{
    if (!isSecureMailDomain(domain)) { // requirement 72, C-26
        if (hosts.kind == smtp::MailHosts::Kind::Asking)
            return AskingOffer{};
        const auto hasName = [](const smtp::MailHost &host) { return isSecureMailDomain(host.name); };
        return std::any_of(hosts.hosts.begin(), hosts.hosts.end(), hasName) ? Offer(HostHint{}) : Offer(NoOffer{});
    }

    switch (hosts.kind) {
    case smtp::MailHosts::Kind::Asking:
        promise(domain, answers); // its questions travel with that for the MX records
        return AskingOffer{};
    case smtp::MailHosts::Kind::Listed: return HasMx{}; // §6.1: such a server is in no MX record
    case smtp::MailHosts::Kind::Implicit: return promise(domain, answers);
    case smtp::MailHosts::Kind::NullMx:
    case smtp::MailHosts::Kind::NoAddress:
    case smtp::MailHosts::Kind::NoSuchDomain: return NoOffer{};
    case smtp::MailHosts::Kind::Forged: return OfferUnknown{hosts.trouble, true};
    case smtp::MailHosts::Kind::NoAnswer: return OfferUnknown{hosts.trouble, false};
    }
    return NoOffer{};
}

} // namespace waxseal::securemail
