// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/look/axis.h"
#include "core/words/words.h"

/// What the pane shows and copies, as plain text.
namespace waxseal::desktop {

constexpr qsizetype longestList = 200; ///< items of evidence or of DNS that are shown of one message

words::Axis axisOf(AxisId axis, const verdict::Assessment &assessment, const verdict::Account &account);

/// The systems that have something to say about this axis.
std::vector<words::System> systemsOf(AxisId axis, const verdict::Assessment &assessment);

/// What was checked here about this axis.
std::vector<words::SenderCheck> checksOf(AxisId axis, const verdict::Assessment &assessment);
QString checkLine(const words::SenderCheck &check); ///< "DKIM (header line 7): Valid signature of example.com."

/// The evidence of an axis without the sentences of @p systems and @p checks, which have places of their own.
QStringList evidenceBesides(const words::Axis &axis, const std::vector<words::System> &systems,
                            const std::vector<words::SenderCheck> &checks);

QStringList dnsLines(const verdict::Assessment &assessment);

/// All of it: head, axes with evidence and limit, systems, the way, DNS.
QString evidenceText(const check::CheckedMessage &message, const verdict::Account &account);

} // namespace waxseal::desktop
