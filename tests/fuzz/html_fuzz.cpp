// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/html_libxml/html_cleaner.h"
#include "tests/kit/rich_text.h"

#include <cstdio>
#include <cstdlib>

using namespace waxseal;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString html = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    const bodytext::BodyText body = html_libxml::HtmlCleaner().clean(html);
    const kit::RichText read = kit::readRichText(body.pieces);
    if (!read.error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(read.error));
        std::abort();
    }
    // What was cleaned stays as it is, but for remarks on its links.
    if (read.hrefs.isEmpty() && body.pieces.size() == 1) {
        const bodytext::BodyText again = html_libxml::HtmlCleaner().clean(body.pieces.front());
        if (again.remote != 0 || again.active != 0 || !kit::readRichText(again.pieces).error.isEmpty())
            std::abort();
    }
    return 0;
}
