// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/writer.h"

namespace waxseal::mime_gmime {

/// Writes messages: RFC 5322 with folded and encoded header fields (RFC 2047, RFC 2231), text as format=flowed (RFC 3676), attachments
/// as they are, in base64, read and encoded in pieces. GMime does the content encodings, core/compose the text of header and body.
///
/// 7-bit throughout, but for an address whose local part is not ASCII (RFC 6532). Says nothing of this computer: the time in UTC, a
/// random identifier below the sender's domain, no name of a program.
/// Deviates: RFC 2046 §5.2.1 lets a message/rfc822 part have no encoding but 7bit, 8bit and binary. Attached messages that are
/// 7-bit are written so; others become application/octet-stream, so that every server takes them and no octet changes.
///
/// WriteFault::TooLarge over limits::recipients, subjectCharacters, draftTextCharacters, draftAttachments or draftOctets.
/// WriteFault::Canceled where the caller's function wanted no more; it knows whether its target failed.
class GmimeWriter final : public compose::MessageWriter {
public:
    GmimeWriter();
    Result<compose::Written, compose::WriteError> write(const compose::Draft &draft,
                                                        const compose::WriteOptions &options,
                                                        const std::function<bool(QByteArrayView)> &take) const override;
};

} // namespace waxseal::mime_gmime
