// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtpsec/offer.h"

#include "core/base/limits.h"
#include "core/base/overloaded.h"

#include <algorithm>

namespace waxseal::smtpsec {

namespace {

/// §6.2 has TLSA records "as outlined in" RFC 6698, and certificates of public authorities: so the two usages count that
/// RFC 7672 §3.1.3 leaves out for SMTP.
bool isUsable(dane::Tlsa record)
{
    if (record.usage == quint8(dane::CertUsage::PkixTa) || record.usage == quint8(dane::CertUsage::PkixEe))
        record.usage = quint8(dane::CertUsage::DaneEe); // selector, matching type and length mean the same in each
    return record.isUsable();
}

dane::Host recordsOf(const dns::Srv &srv, dns::Answers &answers)
{
    dane::Host host = dane::judgeHost(srv.target, srv.port, answers);
    if (host.state == dane::HostState::UnusableRecords
        && std::any_of(host.records.begin(), host.records.end(), isUsable))
        host.state = dane::HostState::Usable;
    return host;
}

/// §6.1: "If no host can deliver the email, the transaction is aborted". Nothing where one of them may be able to.
std::optional<Aborted> whyUnreachable(const std::vector<Target> &targets)
{
    Aborted result{false, dns::Trouble::None};
    for (const Target &target : targets) {
        switch (target.records.state) {
        case dane::HostState::Forged: result.isForged = true; break;
        case dane::HostState::NoAnswer: result.trouble = target.records.trouble; break;
        case dane::HostState::NoAddress: break;
        case dane::HostState::Asking:
        case dane::HostState::Usable:
        case dane::HostState::UnusableRecords:
        case dane::HostState::NoRecords:
        case dane::HostState::Unsigned: return std::nullopt;
        }
    }
    return result;
}

} // namespace

bool Offer::isComplete() const
{
    const auto isAsked = [](const Target &target) { return target.records.state == dane::HostState::Asking; };
    return !std::holds_alternative<Asking>(delivery) && std::none_of(targets.begin(), targets.end(), isAsked);
}

Offer judgeOffer(const DomainName &domain, dns::Answers &answers)
{
    Offer offer;
    offer.delivery = judgeDelivery(domain, answers);
    if (const auto *offered = std::get_if<Offered>(&offer.delivery)) {
        // All of them are asked about in the same round.
        const size_t count = std::min(offered->targets.size(), size_t(limits::mailHosts));
        offer.targets.reserve(count);
        for (size_t i = 0; i < count; ++i)
            offer.targets.push_back({offered->targets[i], recordsOf(offered->targets[i], answers)});
        if (const auto abort = whyUnreachable(offer.targets); abort && count == offered->targets.size())
            offer.delivery = *abort;
    }
    return offer;
}

QByteArrayView deliveryName(const Delivery &delivery)
{
    return std::visit(Overloaded{
                          [](const Offered &) { return QByteArrayView("smtpsec"); },
                          [](const ZoneUnsigned &) { return QByteArrayView("smtp"); },
                          [](const NotOffered &) { return QByteArrayView("smtp"); },
                          [](const Aborted &aborted) {
                              const bool isAsked = aborted.isForged || !dns::isOurOwn(aborted.trouble);
                              return isAsked ? QByteArrayView("abort") : QByteArrayView();
                          },
                          [](const Asking &) { return QByteArrayView(); },
                      },
                      delivery);
}

} // namespace waxseal::smtpsec
