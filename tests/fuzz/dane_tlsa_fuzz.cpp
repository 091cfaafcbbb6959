// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// TLSA records, then certificates: a length of two octets stands before each. The first octet says how many are records.

#include "core/base/limits.h"
#include "core/dane/tlsa.h"

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
    if (size == 0)
        return 0;
    const qsizetype records = data[0] % limits::dnsRecords;
    dns::Lookup lookup{.question = {DomainName::root(), dns::Type::Tlsa}};
    dane::Chain chain;
    QByteArrayView rest(data + 1, qsizetype(size - 1));
    while (rest.size() >= 2 && chain.certificates.size() < 20) {
        const qsizetype length = static_cast<unsigned char>(rest[0]) << 8 | static_cast<unsigned char>(rest[1]);
        rest = rest.sliced(2);
        const QByteArray piece = rest.first(qMin(length, rest.size())).toByteArray();
        rest = rest.sliced(piece.size());
        if (lookup.rdata.size() < records)
            lookup.rdata.append(piece);
        else
            chain.certificates.append(piece);
    }

    const std::vector<dane::Tlsa> decoded = dane::decodeTlsa(lookup);
    require(decoded.size() <= static_cast<size_t>(lookup.rdata.size()));
    bool wasUsable = true;
    bool isAnyUsable = false;
    for (const dane::Tlsa &record : decoded) {
        // Octet for octet what stood in the answer.
        QByteArray wire;
        wire.append(char(record.usage)).append(char(record.selector)).append(char(record.matchingType));
        require(!record.data.isEmpty() && lookup.rdata.contains(wire + record.data));
        require(wasUsable || !record.isUsable());
        require(!record.isUsable() || dane::meetsTesProfile(record));
        wasUsable = record.isUsable();
        isAnyUsable = isAnyUsable || wasUsable;
        require(record.toByteArray().endsWith(record.data.toHex()));
    }
    const DomainName name = DomainName::parse("mx.example").value();
    const auto now = std::chrono::sys_seconds(std::chrono::seconds(1'800'000'000));
    const dane::Match match = dane::matchChain(decoded, chain, {name}, now);
    require((match == dane::Match::NotUsable) == !isAnyUsable);
    require(dane::keyStrengthBits(chain) >= 0);
    return 0;
}
