// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The first octet chooses the type; a length of two octets stands before each record, the last takes what is left.

#include "core/base/limits.h"
#include "core/dns/lookup.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void requireName(const DomainName &name)
{
    require(name.view().size() <= limits::domainNameOctets);
    require(DomainName::parse(name.view()) == name);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    constexpr dns::Type types[] = {dns::Type::Cname, dns::Type::Txt, dns::Type::Mx,
                                   dns::Type::Srv,   dns::Type::A,   dns::Type::Aaaa};
    dns::Lookup lookup{.question = {DomainName::root(), types[data[0] % std::size(types)]}};
    QByteArrayView rest(data + 1, qsizetype(size - 1));
    while (rest.size() >= 2 && lookup.rdata.size() < limits::dnsRecords) {
        const qsizetype length = static_cast<unsigned char>(rest[0]) << 8 | static_cast<unsigned char>(rest[1]);
        rest = rest.sliced(2);
        const QByteArrayView record = rest.first(qMin(length, rest.size()));
        lookup.rdata.append(record.toByteArray());
        rest = rest.sliced(record.size());
    }

    const auto atMost = static_cast<size_t>(lookup.rdata.size());
    const auto names = dns::decodeNames(lookup);
    require(names.size() <= atMost);
    for (const DomainName &name : names)
        requireName(name);
    for (const QByteArray &text : dns::decodeTxt(lookup))
        require(text.size() <= limits::dnsTxtOctets);
    const auto exchanges = dns::decodeMx(lookup);
    require(exchanges.size() <= atMost);
    for (size_t i = 0; i < exchanges.size(); ++i) {
        const DomainName &exchange = exchanges[i].exchange; // of any printable octets
        require(exchange.isRoot() || DomainName::parseAny(exchange.view()) == exchange);
        require(i == 0 || exchanges[i - 1].preference <= exchanges[i].preference);
    }
    require(dns::decodeAddresses(lookup).size() <= atMost);
    const auto services = dns::decodeSrv(lookup);
    require(services.size() <= atMost);
    for (size_t i = 0; i < services.size(); ++i) {
        requireName(services[i].target);
        require(i == 0 || services[i - 1].priority <= services[i].priority);
    }
    return 0;
}
