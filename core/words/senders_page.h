// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/expectations/history.h"
#include "core/words/pages.h"

/// What the page of senders says beside the words of expectations.h. "&" stands before the letter of a shortcut.
namespace waxseal::words {

struct SendersPageText {
    QString title, why, empty, nothingFound;
    QString search, searchHint;
    QString table, tableHelp, domainColumn;
    QString signers, signersHelp;
    QString wish; ///< of the three choices together
    Choice learn, expect, ignore;
    Choice forgetSigner, forget, forgetAll;
    QString forgetAllTitle, forgetAllQuestion, forgetAllYes, forgetAllNo;
    QString contents, close;
};
SendersPageText sendersPage();

/// In a column: "example.com, list.example (a list or service)"
QString signersOf(const expectations::History &history);

} // namespace waxseal::words
