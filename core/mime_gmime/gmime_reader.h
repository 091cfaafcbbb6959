// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/mime_tree.h"

namespace waxseal::mime_gmime {

/// The MIME structure of a message, read by GMime 3. Usable from several threads at once.
/// GMime gets a skeleton of it (skeleton.h), so the work stays linear.
class GmimeReader : public message::MimeReader {
public:
    Result<message::MimeTree, message::MimeFault> read(QByteArrayView octets) const override;
};

} // namespace waxseal::mime_gmime
