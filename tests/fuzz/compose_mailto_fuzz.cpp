// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/compose/clean_text.h"
#include "core/compose/mailto.h"

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
    const auto link = parseMailto(input);
    if (!link) {
        require(link.error().at >= 0 && link.error().at <= input.size());
        return 0;
    }
    const Draft &draft = link->draft;
    require(draft.isWithinLimits());
    require(draft.from.isEmpty() && draft.attachments.empty() && draft.references.isEmpty());
    require(draft.origin == Origin::Link);
    require(draft.subject == oneLine(draft.subject) || draft.subject.size() > 1000
            || draft.subject.contains(QStringLiteral("  ")));
    for (const Recipient &recipient : draft.recipients)
        require(!recipient.text.isEmpty() && recipient.text == oneLine(recipient.text));
    for (const QChar c : draft.text)
        require(c.category() != QChar::Other_Control || c == u'\n' || c == u'\t');
    for (const QString &name : link->ignored)
        require(!name.isEmpty() && name.size() <= 40);
    require(fromJson(toJson(draft)).has_value());
    return 0;
}
