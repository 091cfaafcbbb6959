// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/dns_unbound/settings.h"
#include "core/dns_unbound/zone_text.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, qsizetype(size));
    const auto within = [text](QByteArrayView view) {
        return view.isEmpty() || (view.begin() >= text.begin() && view.end() <= text.end());
    };
    qsizetype lines = 0;
    dns_unbound::ZoneText zone(text);
    while (const auto record = zone.next()) {
        lines += record->line.size();
        if (!within(record->type) || !within(record->line))
            std::abort();
    }
    if (lines > text.size()) // no octet belongs to two records
        std::abort();
    (void)dns_unbound::zoneOf(text);
    (void)dns_unbound::anchoredNames(text);
    const auto forwarder = dns_unbound::parseForwarder(text);
    if (forwarder && (forwarder->port == 0 || forwarder->address.isEmpty()))
        std::abort();
    return 0;
}
