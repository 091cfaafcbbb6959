// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/message/address.h"

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
    const std::vector<Mailbox> mailboxes = parseMailboxes(input);
    require(qsizetype(mailboxes.size()) <= limits::authors);
    for (const Mailbox &mailbox : mailboxes) {
        require(mailbox.displayName.size() <= 1000 && mailbox.asWritten.size() <= 1000);
        if (!mailbox.address)
            continue;
        // Printed and read again it is the same address.
        const std::vector<Mailbox> again = parseMailboxes(mailbox.address->toByteArray());
        require(again.size() == 1 && again.front().address == mailbox.address);
    }
    return 0;
}
