// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayView>
#include <QString>

namespace waxseal::mime_gmime {

struct Decoded {
    QString text;
    bool isGuess = false; ///< the charset is not given, not known, or not the one that the octets are in
};

/// Text as Unicode, its charset converted by iconv. Never fails.
/// @param isCut the last character may be incomplete
Decoded decoded(QByteArrayView octets, QByteArrayView charset, bool isCut);

} // namespace waxseal::mime_gmime
