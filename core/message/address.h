// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/email_address.h"
#include "core/message/header.h"

#include <vector>

/// Addresses in header fields: RFC 5322 §3.4 and §4.4, RFC 6854 (groups in From), RFC 6532.
namespace waxseal::message {

/// A mailbox as written. What cannot be read as an address keeps its words, and has none.
struct Mailbox {
    QString displayName;                 ///< decoded and cleaned; empty where there is none
    std::optional<EmailAddress> address; ///< none for an empty group, an address literal or what cannot be read
    QString asWritten;                   ///< the whole mailbox, cleaned, for showing when there is no address
};

/// All mailboxes of one From, Sender, To … field; groups are flattened. At most limits::authors.
std::vector<Mailbox> parseMailboxes(QByteArrayView body);

/// The author that a message names, and whether there is exactly one.
struct Author {
    std::optional<Mailbox> mailbox; ///< the first readable one, or the first at all
    /// Several From fields, several or no authors in it, an address that mail programs read differently, or none: no
    /// statement about the sender can be bound to one domain (RFC 7489 §6.6.1).
    bool isAmbiguous = false;
    /// Nobody can read another address than these in it: written as the standards want it, or with one address only.
    bool isRegular = true;
    std::vector<Mailbox> others; ///< further mailboxes of the From fields, for showing
    int fields = 0;              ///< From fields
    int authors = 0;             ///< mailboxes in them
};

Author authorOf(const Header &header);

} // namespace waxseal::message
