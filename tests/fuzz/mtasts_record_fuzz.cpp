// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/octets.h"
#include "core/mtasts/policy.h"

#include <algorithm>
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

/// Lines are records.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList texts = QByteArrayView(data, qsizetype(size)).toByteArray().split('\n');
    const auto marked =
        std::count_if(texts.begin(), texts.end(), [](const QByteArray &text) { return text.startsWith("v=STSv1;"); });
    const auto record = mtasts::findRecord(texts);
    require(record || (record.error() == mtasts::RecordFault::None) == (marked == 0));
    require(record || (record.error() == mtasts::RecordFault::Several) == (marked > 1));
    if (!record)
        return 0;
    require(marked == 1 && !record->id.isEmpty() && record->id.size() <= 32);
    require(std::all_of(record->id.begin(), record->id.end(), octets::isAlphaNumeric));
    require(mtasts::findRecord({"v=STSv1; id=" + record->id}) == *record);
    return 0;
}
