// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/content.h"

#include "core/base/overloaded.h"

namespace waxseal::verdict::content {

Verdict judge(const Result<message::ContentClaims, message::MimeFault> &claims)
{
    if (!claims)
        return Unreadable{claims.error()};
    if (*claims == message::ContentClaims{})
        return NotProtected{};
    return NotCheckedHere{*claims};
}

Outcome outcomeOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const NotProtected &) { return Outcome::Nothing; },
                          [](const NotCheckedHere &) { return Outcome::Unchecked; },
                          [](const Unreadable &) { return Outcome::Unchecked; },
                      },
                      verdict);
}

QByteArrayView reasonOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const NotProtected &) { return QByteArrayView("none"); },
                          [](const NotCheckedHere &) { return QByteArrayView("not_checked_here"); },
                          [](const Unreadable &) { return QByteArrayView("unreadable"); },
                      },
                      verdict);
}

} // namespace waxseal::verdict::content
