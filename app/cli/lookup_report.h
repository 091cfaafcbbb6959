// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/email_address.h"
#include "core/verdict/way_out.h"

#include <QByteArray>

namespace waxseal::cli {

/// The JSON object of command-line.md, with a line end.
QByteArray jsonLookup(const EmailAddress &address, const verdict::way_out::Recipient &recipient,
                      const verdict::Account &account);
/// The object of an address that could not be read.
QByteArray jsonBadAddress(const QString &typed, const QString &error);

/// For people: the outcome, its limit, and each system with its facts.
QByteArray lookupText(const EmailAddress &address, const verdict::way_out::Recipient &recipient,
                      const verdict::Account &account, int columns);

} // namespace waxseal::cli
