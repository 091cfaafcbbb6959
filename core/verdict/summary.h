// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/assessment.h"

#include <QString>

/// What a list shows of a message: small enough to hold and to remember for a hundred thousand.
namespace waxseal::verdict {

struct Summary {
    QString author;                 ///< display name as the message gives it, cleaned; empty where there is none
    QString address;                ///< the parsed address, or the From field as written where there is no address
    bool isAuthorAmbiguous = false; ///< mail programs may show another address
    QString subject;
    std::optional<std::chrono::sys_seconds> date; ///< of the Date field: a claim of the sender

    Outcome sender = Outcome::Unchecked;
    Outcome wayIn = Outcome::Unchecked;
    Outcome content = Outcome::Unchecked;
    way_in::Flaw flaw = way_in::Flaw::None;

    QByteArray topmostWriter;    ///< for learning the own provider; empty where there is none
    QByteArray foreignResultsId; ///< an authserv-id above the boundary that is not known as the own provider's

    friend bool operator==(const Summary &, const Summary &) = default;
};

Summary summarize(const message::Header &header, const Assessment &assessment);

/// Tells one way of judging from another: whatever of @p account changes a verdict changes these octets.
QByteArray fingerprintOf(const Account &account);

} // namespace waxseal::verdict
