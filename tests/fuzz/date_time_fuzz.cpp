// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/header.h"

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
    if (const auto time = parseDateTime(input)) {
        require(*time >= std::chrono::sys_days(std::chrono::year(1899) / 12 / 1));
        require(*time <= std::chrono::sys_days(std::chrono::year(10000) / 1 / 31));
    }
    return 0;
}
