// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/verdict/remembered.h"

#include <cstdlib>

using namespace waxseal;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray octets(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto checks = verdict::RememberedChecks::parse(octets, {});
    if (!checks)
        return 0;
    require(octets.size() <= 64 * 1024);
    require(checks->toOctets() == octets);
    require(checks->signatures.size() <= size_t(limits::dkimSignatures));
    for (const auto &signature : checks->signatures) {
        const auto &[covered, whole] = signature.pass.coverage;
        require(signature.line >= 0 && covered <= whole && !signature.pass.checked);
        require(signature.pass.key == dns::Status::Secure || signature.pass.key == dns::Status::Insecure);
    }
    require(!checks->saysMoreThan(*checks));
    return 0;
}
