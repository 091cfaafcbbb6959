// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/compose/field_text.h"
#include "core/compose/typed_address.h"
#include "core/message/address.h"

#include <cstdlib>

using namespace waxseal;
using namespace waxseal::compose;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void readOne(const QString &text)
{
    const auto typed = parseTyped(text);
    if (!typed) {
        require(typed.error().at >= 0 && typed.error().at <= text.size());
        return;
    }
    require(typed->name == typed->name.simplified());
    require(typed->address.domain.labelCount() >= 2);
    // Printed and typed again it is the same.
    const QString printed = typed->toString();
    if (printed.size() > limits::addressCharacters)
        return;
    const auto again = parseTyped(printed);
    require(again && *again == *typed);
    require(splitTyped(printed) == QStringList{printed} && !endsWithSeparator(printed));
    // Written in a header field, everybody reads the same address in it.
    const QByteArray field = compose::phraseWords(typed->name).join(' ') + " <" + typed->address.toByteArray() + '>';
    const auto mailboxes = message::parseMailboxes(field);
    require(mailboxes.size() == 1 && mailboxes.front().address == typed->address);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readOne(text);
    const QStringList parts = splitTyped(text);
    for (const QString &part : parts) {
        require(!part.isEmpty() && part == part.trimmed());
        if (parts.size() <= limits::recipients)
            readOne(part);
    }
    require(!endsWithSeparator(text) || splitTyped(text + QStringLiteral("x@y.example")).size() == parts.size() + 1);
    return 0;
}
