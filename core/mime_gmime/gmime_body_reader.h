// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/body.h"

namespace waxseal::mime_gmime {

/// The text and the attachments of a message, read by GMime 3. Usable from several threads at once.
/// RFC 2045 (encodings), 2046 (multiparts), 2183 and 2231 (names), 2387 (related), 3676 (flowed).
///
/// GMime sees the structure on a skeleton (skeleton.h); the header and the content of each leaf are then read where they
/// lie in the message. Text is decoded up to limits::shownTextOctets, everything else only by content().
///
/// Not done: uuencoded blocks and yEnc inside a text, TNEF (winmail.dat), message/partial, a charset that only HTML's
/// own <meta> names, and the charset of UTF-16 without a byte order mark (read in the order of this machine).
class GmimeBodyReader : public message::BodyReader {
public:
    Result<message::Body, message::MimeFault> read(QByteArrayView octets,
                                                   const std::atomic_bool &cancel) const override;
    bool content(QByteArrayView octets, int part, const std::function<bool(QByteArrayView)> &take) const override;
};

} // namespace waxseal::mime_gmime
