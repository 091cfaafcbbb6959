// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/message_ids.h"

#include "core/base/limits.h"

namespace waxseal::compose {

namespace {

constexpr qsizetype idOctets = 500;          ///< RFC 5322 §2.1.1: a line holds 998, and an identifier cannot be folded
constexpr qsizetype referencesOctets = 4000; ///< some hundred identifiers would fit into no reader's tree

} // namespace

std::vector<QByteArrayView> messageIds(QByteArrayView body)
{
    if (body.size() > limits::structuredFieldOctets) // the last ones are the nearest
        body = body.last(limits::structuredFieldOctets);
    std::vector<QByteArrayView> ids;
    qsizetype start = -1;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (c == '<') {
            start = i;
        } else if (c == '>' && start >= 0) {
            const QByteArrayView id = body.sliced(start, i + 1 - start);
            if (id.size() > 2 && id.size() <= idOctets)
                ids.push_back(id);
            start = -1;
        } else if (c <= ' ' || c >= 0x7f) {
            start = -1;
        }
    }
    return ids;
}

QByteArray boundedReferences(const std::vector<QByteArrayView> &ids)
{
    if (ids.empty())
        return {};
    QByteArray last;
    for (size_t i = ids.size() - 1; i > 0; --i) {
        if (ids.front().size() + ids[i].size() + last.size() + 2 > referencesOctets)
            break;
        last.prepend(ids[i].toByteArray()).prepend(' ');
    }
    return ids.front().toByteArray() + last;
}

} // namespace waxseal::compose
