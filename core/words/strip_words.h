// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

/// What the strip above a message says beside the sentences of words.h.
namespace waxseal::words {

/// One row for a screen reader: "Sender: Confirmed. Your provider confirmed: it came from example.com."
/// @param question "Sender"
QString spokenRow(const QString &question, const QString &outcomeWord, const QString &sentence);
QString spokenRow(const QString &question, const QString &sentence); ///< without an outcome: none yet

QString beingChecked();
QString noMessageOpen();
QString why(); ///< on the button that opens the evidence

} // namespace waxseal::words
