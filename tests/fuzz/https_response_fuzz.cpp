// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/https/policy_response.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using https::PolicyResponse;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

PolicyResponse read(QByteArrayView octets, qsizetype piece)
{
    PolicyResponse response;
    while (!octets.isEmpty()) {
        const qsizetype count = std::min(piece, octets.size());
        response.feed(octets.first(count));
        octets = octets.sliced(count);
    }
    return response;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView octets(data, qsizetype(size));
    PolicyResponse whole = read(octets, std::max<qsizetype>(octets.size(), 1));
    PolicyResponse pieces = read(octets, 3);
    require(whole.result() == pieces.result());
    whole.end(true);
    pieces.end(true);
    require(whole.result().has_value() && whole.result() == pieces.result());
    const mtasts::Fetched &fetched = *whole.result();
    require(!fetched || fetched->size() <= std::min(limits::stsPolicyOctets, octets.size()));
    require(fetched || fetched.error().fault == mtasts::FetchFault::BadHttp
            || fetched.error().fault == mtasts::FetchFault::Redirected
            || fetched.error().fault == mtasts::FetchFault::NotFound
            || fetched.error().fault == mtasts::FetchFault::NotPlainText
            || fetched.error().fault == mtasts::FetchFault::TooLarge);
    return 0;
}
