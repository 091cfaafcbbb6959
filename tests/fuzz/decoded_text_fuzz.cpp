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
    for (const qsizetype longest : {qsizetype(1), qsizetype(20), qsizetype(1000)}) {
        const QString text = decodedText(input, longest);
        require(text.size() <= longest);
        for (const QChar c : text) {
            require(c >= QLatin1Char(' ') && !(c >= QChar(0x7f) && c < QChar(0xa0)));
            require(!(c >= QChar(0x200b) && c <= QChar(0x200f)) && !(c >= QChar(0x202a) && c <= QChar(0x202e)));
            require(!(c >= QChar(0x2066) && c <= QChar(0x2069)) && c != QChar(0x2060) && c != QChar(0xfeff));
        }
    }
    for (const char c : unfolded(input))
        require(static_cast<unsigned char>(c) >= ' ' && c != 0x7f);
    return 0;
}
