// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mtasts/policy.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using mtasts::Policy;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto policy = Policy::parse(QByteArrayView(data, qsizetype(size)));
    require(qsizetype(size) <= limits::stsPolicyOctets || !policy);
    if (!policy)
        return 0;
    require(policy->maxAge >= std::chrono::seconds(0) && policy->maxAge <= limits::stsLongestAge);
    require(qsizetype(policy->mx.size()) <= limits::stsPolicyHosts);
    require(!policy->mx.empty() || policy->mode == mtasts::Mode::None);
    require(Policy::parse(policy->toByteArray()) == *policy);
    for (const mtasts::HostPattern &pattern : policy->mx) {
        require(pattern.isWildcard != pattern.matches(pattern.name));
        const auto below = pattern.name.below("mx");
        require(!below || pattern.isWildcard == pattern.matches(*below));
        const auto deeper = pattern.name.below("a.mx");
        require(!deeper || !pattern.matches(*deeper));
    }
    return 0;
}
