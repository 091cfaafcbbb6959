// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// DNSKEY records; a length of two octets stands before each, the last takes what is left.

#include "core/base/limits.h"
#include "core/dane/zone_keys.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const DomainName zone = DomainName::parse("company.example").value();
    dns::Lookup lookup{.question = {zone, dns::Type::DnsKey}, .status = dns::Status::Secure};
    qsizetype longest = 0;
    QByteArrayView rest(data, qsizetype(size));
    while (rest.size() >= 2 && lookup.rdata.size() < limits::dnsRecords) {
        const qsizetype length = static_cast<unsigned char>(rest[0]) << 8 | static_cast<unsigned char>(rest[1]);
        rest = rest.sliced(2);
        const QByteArrayView record = rest.first(qMin(length, rest.size()));
        lookup.rdata.append(record.toByteArray());
        longest = qMax(longest, record.size());
        rest = rest.sliced(record.size());
    }
    const auto records = static_cast<size_t>(lookup.rdata.size());
    dns::Cache cache;
    cache.keep(lookup, {});
    dns::Answers answers(cache, {});
    const dane::ZoneKeys keys = dane::zoneKeys(zone, answers);
    require(keys.kind == dane::ZoneKeys::Kind::Signed && keys.zone == zone);
    require(keys.keys.size() <= records);
    for (const dane::ZoneKey &key : keys.keys) {
        require((key.flags & 0x0180) == 0x0100);
        require(key.bits > 0 && key.bits <= 8 * longest);
        require(!keys.meetTesProfile() || key.meetsTesProfile());
    }
    return 0;
}
