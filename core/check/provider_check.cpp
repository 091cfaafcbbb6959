// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/provider_check.h"

namespace waxseal::check {

dns::Question mxQuestion(const DomainName &ownDomain)
{
    return {ownDomain, dns::Type::Mx};
}

LearntHosts learnOwnHosts(received::OwnProvider &own, const dns::Lookup &mx)
{
    LearntHosts learnt{mx.status, mx.trouble, {}, {}};
    if (mx.status != dns::Status::Secure && mx.status != dns::Status::Insecure)
        return learnt;
    for (const dns::Mx &record : dns::decodeMx(mx)) {
        if (record.exchange.isRoot()) // null MX, RFC 7505
            continue;
        if (mx.status == dns::Status::Secure) {
            own.addHost({record.exchange, false, received::Source::ValidatedMx});
            learnt.added.push_back(record.exchange);
        } else {
            learnt.proposed.push_back(record.exchange);
        }
    }
    return learnt;
}

} // namespace waxseal::check
