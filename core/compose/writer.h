// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/draft.h"

#include <chrono>
#include <functional>

namespace waxseal::compose {

enum class WriteFault : quint8 {
    NoSender,          ///< From is missing or no address
    BadRecipient,      ///< at is the number of the recipient
    AttachmentMissing, ///< at is the number of the attachment
    TooLarge,
    CannotWrite, ///< the target; systemText says why
    Canceled,
};
struct WriteError {
    WriteFault fault;
    int at = 0;
    QString systemText;
};
struct Written { };

struct WriteOptions {
    std::chrono::sys_seconds date{};
    bool isUnsent = true; ///< "X-Unsent: 1", so that other programs open it for writing, and Bcc is kept
};

/// Makes a message of a draft: RFC 5322, 2045, 2046, 2047, 2231, 6532 only where an address needs it. Implemented by core/mime_gmime.
class MessageWriter {
public:
    virtual ~MessageWriter() = default;
    /// Pieces of the message, CRLF line ends, go to @p take; false from it ends the writing. Reads attachments as it goes.
    virtual Result<Written, WriteError> write(const Draft &draft, const WriteOptions &options,
                                              const std::function<bool(QByteArrayView)> &take) const = 0;
};

} // namespace waxseal::compose
