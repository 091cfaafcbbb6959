// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/message_check.h"

#include <QFuture>
#include <QStringList>

#include <atomic>
#include <memory>

namespace waxseal::desktop {

/// What goes along with a message that is passed on.
struct TakenFiles {
    QStringList files;
    int leftOut = 0; ///< attachments that are too many, too large or damaged
    bool isReadable = true;
    bool isCut = false; ///< the message has more parts than are read
};

/// Writes what is attached to a message into @p folder, in another thread, within the limits of a draft. @p cancel ends it early.
QFuture<TakenFiles> takeAttachments(check::Checked message, const QString &folder,
                                    std::shared_ptr<std::atomic_bool> cancel);

} // namespace waxseal::desktop
