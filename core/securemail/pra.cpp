// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/pra.h"

#include "core/base/octets.h"
#include "core/message/address.h"

namespace waxseal::securemail {

namespace {

bool isEmpty(const message::Field &field)
{
    return octets::trimmed(field.body).isEmpty();
}

/// RFC 4407 §2, step 5: the address of the one field that was selected, where it holds one mailbox with a domain.
std::optional<QByteArray> addressIn(const message::Field &field)
{
    const std::vector<message::Mailbox> mailboxes = message::parseMailboxes(field.body);
    if (mailboxes.size() != 1 || !mailboxes.front().address)
        return std::nullopt;
    return mailboxes.front().address->toByteArray();
}

/// RFC 4407 §2, steps 1 and 2: who sent the message on, latest first.
const message::Field *resentBy(const message::Header &header)
{
    const message::Field *from = nullptr;
    bool isTraceBehindFrom = false;
    for (const message::Field &field : header.fields()) {
        if (octets::equalIgnoringCase(field.name, "Resent-From") && !isEmpty(field)) {
            if (!from)
                from = &field;
        } else if (octets::equalIgnoringCase(field.name, "Resent-Sender") && !isEmpty(field)) {
            // With a trace field between them, the Resent-Sender is of an earlier hop than the Resent-From above it.
            return from && isTraceBehindFrom ? from : &field;
        } else if (field.known == message::FieldName::Received || field.known == message::FieldName::ReturnPath) {
            isTraceBehindFrom |= from != nullptr;
        }
    }
    return from;
}

} // namespace

std::optional<QByteArray> purportedAddress(const message::Header &header)
{
    if (const message::Field *field = resentBy(header))
        return addressIn(*field);

    const message::Field *sender = nullptr; // step 3
    for (const message::Field &field : header.fields()) {
        if (field.known != message::FieldName::Sender || isEmpty(field))
            continue;
        if (sender) // step 6
            return std::nullopt;
        sender = &field;
    }
    if (sender)
        return addressIn(*sender);

    const message::Author author = message::authorOf(header); // step 4
    if (author.isAmbiguous)
        return std::nullopt;
    return author.mailbox->address->toByteArray();
}

SenderCheck asSenderCheck(const spf::Answer &answer)
{
    if (answer.isPending)
        return SenderCheck::NotSaid;
    switch (answer.code) {
    case spf::Code::Pass: return SenderCheck::Pass;
    case spf::Code::TempError: return SenderCheck::NotSaid;
    case spf::Code::None:
    case spf::Code::Neutral:
    case spf::Code::Fail:
    case spf::Code::SoftFail:
    case spf::Code::PermError: return SenderCheck::Other;
    }
    return SenderCheck::NotSaid;
}

} // namespace waxseal::securemail
