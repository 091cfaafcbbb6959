// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dane/delivery.h"
#include "core/smtpsec/delivery.h"

/// What SMTPsec comes to for a recipient: the four outcomes of §6.1, and what DNS shows of each server (§6.2).
namespace waxseal::smtpsec {

struct Target {
    dns::Srv srv;
    dane::Host records; ///< TLSA at `_port._tcp.target`; optional, obeyed where they are there (requirement 108)
};

struct Offer {
    Delivery delivery = Asking{};
    std::vector<Target> targets; ///< by priority, heavier weights first (RFC 2782); the draw by weight is the sender's
    bool isComplete() const;
};

Offer judgeOffer(const DomainName &domain, dns::Answers &answers);

/// "smtpsec", "smtp", "abort"; empty while it is being asked, and where nobody there was asked
QByteArrayView deliveryName(const Delivery &delivery);

} // namespace waxseal::smtpsec
