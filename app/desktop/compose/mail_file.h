// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/message_check.h"
#include "core/compose/draft.h"

#include <QFuture>
#include <QString>

namespace waxseal::desktop {

/// Writes a draft as a message. Empty, or a sentence about what went wrong; then the file is what it was before.
QFuture<QString> writeMail(compose::Draft draft, const QString &file, std::chrono::sys_seconds date);

/// The text of a message for quoting, plain, lines end with LF. Empty where it has none.
QFuture<QString> quotableText(check::Checked message);

} // namespace waxseal::desktop
