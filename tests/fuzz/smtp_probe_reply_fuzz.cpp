// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp_probe/reply.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace waxseal::smtp_probe;
using State = ReplyReader::State;

/// The first octet says in which pieces the others come. That makes no difference, and a reply is no longer than what came.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView octets(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    ReplyReader whole;
    const State state = octets.isEmpty() ? State::Incomplete : whole.take(octets);

    ReplyReader pieces;
    State last = State::Incomplete;
    const qsizetype step = 1 + data[0] % 61;
    for (qsizetype at = 0; at < octets.size(); at += step)
        last = pieces.take(octets.sliced(at, std::min(step, octets.size() - at)));
    if (last != state)
        std::abort();
    if (state != State::Complete)
        return 0;

    const Reply &reply = whole.reply();
    if (reply.code < 200 || reply.code > 559 || reply.lines.isEmpty() || reply.code != pieces.reply().code
        || reply.lines != pieces.reply().lines)
        std::abort();
    qsizetype all = 0;
    for (const QByteArray &line : reply.lines) {
        if (line.contains('\n'))
            std::abort();
        all += line.size();
    }
    if (all > octets.size())
        std::abort();
    (void)reply.offers("STARTTLS");
    return 0;
}
