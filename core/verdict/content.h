// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/mime_tree.h"
#include "core/verdict/outcome.h"

#include <variant>

/// The Content axis: could only the recipients read it, and who signed it? What the message says of itself is read; nothing
/// is decrypted or verified yet, so a protected message is Unchecked.
namespace waxseal::verdict::content {

struct NotProtected { };
struct NotCheckedHere {
    message::ContentClaims claims;
};
/// The structure could not be read within the limits
struct Unreadable {
    message::MimeFault fault;
};
using Verdict = std::variant<NotProtected, NotCheckedHere, Unreadable>;

Verdict judge(const Result<message::ContentClaims, message::MimeFault> &claims);
Outcome outcomeOf(const Verdict &verdict);
QByteArrayView reasonOf(const Verdict &verdict);

} // namespace waxseal::verdict::content
