// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/message_check.h"
#include "core/mailbox/mailbox.h"

namespace waxseal::cli {

/// Where a message came from, for the reports.
struct Origin {
    QString file;
    int index = 0;
};

/// The JSON object of command-line.md, with a line end.
QByteArray jsonReport(const Origin &origin, const check::CheckedMessage &message, const verdict::Account &account);
/// The object of a message that could not be read.
QByteArray jsonError(const Origin &origin, const QString &error);

/// One line of the table, for a message that was judged; @p columns is the width of the terminal.
QByteArray tableRow(int number, const check::CheckedMessage &message, int columns);
QByteArray tableHeadLine(int columns);
/// The line of a message that could not be read.
QByteArray tableError(int number, const QString &sentence);

/// The full explanation of a message that was judged.
QByteArray explanation(const Origin &origin, const check::CheckedMessage &message, const verdict::Account &account,
                       int columns);

} // namespace waxseal::cli
