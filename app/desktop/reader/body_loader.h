// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bodytext/body_text.h"
#include "core/check/message_check.h"
#include "core/message/body.h"

#include <QFuture>

#include <atomic>
#include <memory>
#include <optional>

namespace waxseal::desktop {

/// What is shown below the strip.
struct LoadedBody {
    bodytext::BodyText plain;
    std::optional<bodytext::BodyText> html; ///< where the message has formatted text
    std::vector<message::Attachment> attachments;
    std::optional<message::MimeFault> fault;
    bool isCut = false;
};

/// Reads the text and the attachments of a message in another thread. @p cancel ends it early; then the result is of no use.
QFuture<LoadedBody> loadBody(check::Checked message, std::shared_ptr<std::atomic_bool> cancel);

/// Writes one attachment to a file, or the whole message where @p part is -1. Empty, or what the system says went wrong.
QFuture<QString> savePart(check::Checked message, int part, const QString &file);

} // namespace waxseal::desktop
