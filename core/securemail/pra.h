// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/header.h"
#include "core/securemail/received.h"
#include "core/spf/check_host.h"

#include <optional>

/// Sender ID for SecureMail: whose policy counts, and what an answer of core/spf is worth here.
namespace waxseal::securemail {

/// The purported responsible address of RFC 4407 §2, as "local@domain". None where the message names no single one.
std::optional<QByteArray> purportedAddress(const message::Header &header);

/// Our own evaluation as an answer to a sender check. What could not be asked is not said.
SenderCheck asSenderCheck(const spf::Answer &answer);

} // namespace waxseal::securemail
