// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtpsec/delivery.h"

#include <algorithm>

namespace waxseal::smtpsec {

Delivery judgeDelivery(const DomainName &domain, dns::Answers &answers)
{
    const auto name = domain.below("_smtpsec._tcp");
    if (!name)
        return NotOffered{}; // such a name cannot be published
    const dns::Lookup *lookup = answers.find({*name, dns::Type::Srv});
    if (!lookup)
        return Asking{};

    switch (lookup->status) {
    case dns::Status::Insecure: return ZoneUnsigned{};
    case dns::Status::Absent: return NotOffered{};
    case dns::Status::Bogus: return Aborted{true, lookup->trouble};
    case dns::Status::NoAnswer: return Aborted{false, lookup->trouble};
    case dns::Status::Secure: break;
    }
    std::vector<dns::Srv> targets = dns::decodeSrv(*lookup);
    // RFC 2782: a single record with the target "." says that "the service is decidedly not available at this domain".
    if (targets.size() == 1 && lookup->rdata.size() == 1 && targets.front().target.isRoot())
        return NotOffered{};
    // One that leads to no server is passed over for the next. §6.1: "If no host can deliver the email, the transaction is
    // aborted", so that a damaged record never means plain SMTP.
    const auto leadsNowhere = [](const dns::Srv &srv) { return srv.target.isRoot() || srv.port == 0; };
    targets.erase(std::remove_if(targets.begin(), targets.end(), leadsNowhere), targets.end());
    if (targets.empty())
        return Aborted{false, dns::Trouble::None};
    return Offered{std::move(targets)};
}

} // namespace waxseal::smtpsec
