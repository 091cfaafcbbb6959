// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/mime_tree.h"

namespace waxseal::mime_gmime {

/// The MIME structure of a message, read by GMime 3. Usable from several threads at once.
///
/// GMime's own work grows with the square of hostile input (each "--" line against each open boundary, each repeated
/// address field against those before it) and it keeps an object for each part. So it gets the skeleton of the message:
/// Content-Type fields, empty lines, and the lines that a declared boundary makes; everything else is dropped on the way,
/// which leaves the structure as it is and copies no content.
class GmimeReader : public message::MimeReader {
public:
    Result<message::MimeTree, message::MimeFault> read(QByteArrayView octets) const override;
};

} // namespace waxseal::mime_gmime
