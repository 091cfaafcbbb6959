// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/draft.h"

/// mailto: links, RFC 6068, under strict rules: a link is written by a stranger.
namespace waxseal::compose {

struct MailtoLink {
    Draft draft;         ///< Origin::Link
    QStringList ignored; ///< names of the fields that were not taken: "attach", "from", "x-anything"
};

/// Takes to, cc, bcc, subject, body and in-reply-to, and nothing else; no control characters but line ends in the body.
/// ParseFault::TooLong over limits::mailtoCharacters or limits::recipients, BadSyntax where it is no mailto: link or a percent code is broken.
Result<MailtoLink, ParseError> parseMailto(QByteArrayView link);

} // namespace waxseal::compose
