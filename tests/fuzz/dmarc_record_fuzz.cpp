// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/dmarc/policy_record.h"

#include <QByteArray>

#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using dmarc::PolicyRecord;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

QByteArray print(const PolicyRecord &record)
{
    QByteArray text = "v=DMARC1";
    const auto tag = [&text](const char *name, QByteArrayView value) {
        text.append(';').append(name).append('=').append(value);
    };
    tag("p", record.isUsable ? dmarc::policyName(record.policy) : QByteArrayView("unreadable"));
    if (record.subdomainPolicy)
        tag("sp", dmarc::policyName(*record.subdomainPolicy));
    if (record.nonexistentPolicy)
        tag("np", dmarc::policyName(*record.nonexistentPolicy));
    tag("adkim", record.dkim == dmarc::Alignment::Strict ? "s" : "r");
    tag("aspf", record.spf == dmarc::Alignment::Strict ? "s" : "r");
    tag("t", record.isTesting ? "y" : "n");
    switch (record.psd) {
    case dmarc::PublicSuffix::Unstated: break;
    case dmarc::PublicSuffix::No: tag("psd", "n"); break;
    case dmarc::PublicSuffix::Yes: tag("psd", "y"); break;
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, qsizetype(size));
    const auto record = PolicyRecord::parse(text);
    require(size != 0 || !record);
    require(qsizetype(size) <= limits::dnsTxtOctets || !record);
    if (!record)
        return 0;
    require(text.toByteArray().contains("DMARC1"));
    // What cannot be used asks for nothing.
    require(record->isUsable
            || (record->policy == dmarc::Policy::None && !record->subdomainPolicy && !record->nonexistentPolicy));
    require(PolicyRecord::parse(print(*record)) == *record);
    return 0;
}
