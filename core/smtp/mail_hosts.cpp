// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp/mail_hosts.h"

#include "core/base/limits.h"

#include <algorithm>

namespace waxseal::smtp {

namespace {

/// An address in the place of a name, as in "MX 10 192.0.2.1.", which RFC 5321 §5.1 has no use for and some senders obey all the same.
bool isAddress(const DomainName &name)
{
    const QByteArrayView text = name.view();
    const QByteArrayView last = text.sliced(text.lastIndexOf('.') + 1);
    return std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
}

MailHosts &readMx(MailHosts &result, const dns::Lookup &lookup)
{
    const std::vector<dns::Mx> records = dns::decodeMx(lookup);
    result.isCut = records.size() < static_cast<size_t>(lookup.rdata.size());
    const auto isNull = [](const dns::Mx &mx) { return mx.exchange.isRoot(); };
    // RFC 7505 §3: "." as the only exchange, with preference 0. Ours: the preference does not matter, since "." is no host; beside
    // others, where it must not be, it is passed over.
    if (!result.isCut && std::all_of(records.begin(), records.end(), isNull)) {
        result.kind = MailHosts::Kind::NullMx;
        return result;
    }
    for (const dns::Mx &mx : records) {
        if (isNull(mx))
            continue;
        // decodeMx() gives what DNS can hold; a host has a name as mail writes it (RFC 5321 §4.1.2).
        const auto name = DomainName::parse(mx.exchange.view());
        const auto isKnown = [&](const MailHost &host) { return host.name == *name; };
        if (name && std::any_of(result.hosts.begin(), result.hosts.end(), isKnown))
            continue; // named twice; its better preference counts
        if (!name || isAddress(*name) || result.hosts.size() == size_t(limits::mailHosts)) {
            result.isCut = true;
            continue;
        }
        result.hosts.push_back({mx.preference, *name});
    }
    if (!result.hosts.empty()) {
        result.kind = MailHosts::Kind::Listed;
        return result;
    }
    // RFC 5321 §5.1: with MX records that cannot be used, the address is not tried instead. What came cannot be read, which says
    // nothing about the domain.
    result.kind = MailHosts::Kind::NoAnswer;
    result.trouble = dns::Trouble::ServerFailure;
    return result;
}

} // namespace

MailHosts mailHosts(const DomainName &domain, dns::Answers &answers)
{
    MailHosts result;
    const dns::Lookup *mx = answers.find({domain, dns::Type::Mx});
    if (!mx)
        return result;
    result.status = mx->status;
    result.trouble = mx->trouble;
    if (mx->status == dns::Status::Secure)
        result.expanded = mx->canonicalName;
    switch (mx->status) {
    case dns::Status::Bogus: result.kind = MailHosts::Kind::Forged; return result;
    case dns::Status::NoAnswer: result.kind = MailHosts::Kind::NoAnswer; return result;
    case dns::Status::Secure:
    case dns::Status::Insecure:
    case dns::Status::Absent: break;
    }
    if (mx->hasRecords())
        return readMx(result, *mx);
    if (!mx->nameExists) {
        result.kind = MailHosts::Kind::NoSuchDomain;
        return result;
    }

    // RFC 5321 §5.1: "If an empty list of MXs is returned, the address is treated as if it was associated with an implicit MX".
    const dns::Lookup *addresses[] = {answers.find({domain, dns::Type::A}), answers.find({domain, dns::Type::Aaaa})};
    if (std::any_of(std::begin(addresses), std::end(addresses),
                    [](auto *lookup) { return lookup && lookup->hasRecords(); })) {
        result.kind = MailHosts::Kind::Implicit;
        result.hosts.push_back({0, domain});
        return result;
    }
    if (std::find(std::begin(addresses), std::end(addresses), nullptr) != std::end(addresses))
        return result;
    result.kind = MailHosts::Kind::NoAddress;
    for (const dns::Lookup *lookup : addresses) {
        if (lookup->status == dns::Status::Bogus) {
            result.kind = MailHosts::Kind::Forged;
            result.trouble = dns::Trouble::None;
            return result;
        }
        if (lookup->status == dns::Status::NoAnswer) {
            result.kind = MailHosts::Kind::NoAnswer;
            result.trouble = lookup->trouble;
        }
    }
    return result;
}

} // namespace waxseal::smtp
