// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bodytext/body_text.h"
#include "tests/kit/rich_text.h"

#include <cstdio>
#include <cstdlib>

using namespace waxseal;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    message::TextPart part;
    part.text = QString::fromUtf8(QByteArrayView(data + 1, static_cast<qsizetype>(size - 1)));
    part.isFlowed = data[0] & 1;
    part.delSp = data[0] & 2;
    const kit::RichText read = kit::readRichText(bodytext::fromPlain(part).pieces);
    if (!read.error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(read.error));
        std::abort();
    }
    // The same octets as a link.
    if (const auto target = bodytext::targetOf(part.text)) {
        const auto again = bodytext::targetOf(target->url);
        if (!again || again->url != target->url || again->host != target->host || target->isWeb == target->isMail)
            std::abort();
        if (bodytext::pretends(target->host, *target) && !target->url.contains(QLatin1Char('@')))
            std::abort();
    }
    return 0;
}
