// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace waxseal::compose {

/// A draft's text as format=flowed, RFC 3676 §4.2: paragraphs in lines of about 72 characters, quotes marked with ">", UTF-8.
/// Lines end with LF, the last one too. DelSp is not used, so a text without spaces is not broken.
/// White space at the end of a line goes (RFC 3676 §4.2), except in the separator of a signature.
QByteArray flowed(const QString &text);

} // namespace waxseal::compose
