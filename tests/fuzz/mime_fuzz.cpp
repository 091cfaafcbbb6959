// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mime_gmime/gmime_reader.h"

#include <cstdlib>

using namespace waxseal;
using namespace waxseal::message;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const auto tree = mime_gmime::GmimeReader().read(input);
    if (!tree)
        return 0;
    require(!tree->empty() && tree->size() <= size_t(limits::mimeParts) && tree->front().depth == 0);
    int before = -1;
    for (const Part &part : *tree) {
        require(part.depth <= before + 1 && part.depth <= limits::mimeDepth && part.type.contains('/'));
        before = part.depth;
    }
    const ContentClaims claims = claimsOf(*tree, input);
    require(claims == ContentClaims{} || mayBeProtected(tree->front().type, input));
    return 0;
}
