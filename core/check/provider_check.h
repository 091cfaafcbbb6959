// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"
#include "core/received/own_provider.h"

/// The own provider: what DNS tells about the hosts that take its mail in.
namespace waxseal::check {

struct LearntHosts {
    dns::Status status = dns::Status::NoAnswer;
    dns::Trouble trouble = dns::Trouble::None;
    std::vector<DomainName> added;    ///< validated: they write the provider's trace lines
    std::vector<DomainName> proposed; ///< from an unsigned zone: a person must confirm them
};

dns::Question mxQuestion(const DomainName &ownDomain);

/// Adds the hosts that a validated MX answer names (RFC 5321 §5.1). What is not validated is only proposed.
LearntHosts learnOwnHosts(received::OwnProvider &own, const dns::Lookup &mx);

} // namespace waxseal::check
