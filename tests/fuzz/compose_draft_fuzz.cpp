// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/compose/draft.h"
#include "core/compose/flowed.h"

#include <cstdlib>

using namespace waxseal;
using namespace waxseal::compose;

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
    const auto draft = fromJson(input);
    if (!draft) {
        require(draft.error().at >= 0 && draft.error().at <= std::max<qsizetype>(input.size(), 0));
        return 0;
    }
    require(draft->isWithinLimits());
    // What was kept once is kept as it is from then on. (Halves of characters are lost on the way.)
    const auto again = fromJson(toJson(*draft));
    require(again.has_value());
    require(fromJson(toJson(*again)).value() == *again);
    const QByteArray text = flowed(draft->text);
    require(text.isEmpty() || text.endsWith('\n'));
    return 0;
}
