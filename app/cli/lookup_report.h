// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/email_address.h"
#include "core/verdict/way_out.h"

#include <QByteArray>
#include <QStringList>

namespace waxseal::cli {

/// The JSON object of command-line.md, with a line end.
QByteArray jsonLookup(const EmailAddress &address, const verdict::way_out::Recipient &recipient);
/// The object of an address that could not be read: the same keys, without values.
QByteArray jsonBadAddress(const QString &typed, const QString &error);

/// For people: the outcome, its limit, and each system with its facts.
QByteArray lookupText(const EmailAddress &address, const verdict::way_out::Recipient &recipient, int columns);

/// The columns of the table of several recipients.
struct LookupColumns {
    int all; ///< of the terminal
    int outcome;
    int address;
    bool isSentenceBelow; ///< the terminal is too narrow for it in the same line
};
/// @param addresses as typed @param columns of the terminal
LookupColumns lookupColumns(const QStringList &addresses, int columns);
QByteArray lookupHeadLine(const LookupColumns &columns);
/// The sentence is never cut: where it does not fit it goes on below itself.
QByteArray lookupRow(qsizetype number, verdict::Outcome outcome, const QString &address, const QString &sentence,
                     const LookupColumns &columns);

} // namespace waxseal::cli
