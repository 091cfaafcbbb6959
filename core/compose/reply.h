// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/draft.h"
#include "core/message/header.h"

/// Answers to a message, and passing it on (RFC 5322 §3.6.4, RFC 3676 §4.5 for quoting).
namespace waxseal::compose {

enum class ReplyTo : quint8 { Author, Everybody };

/// The words around a quotation come from core/words.
struct QuoteWords {
    QString attribution;                 ///< "On 20 November 2026 Anna wrote:"
    QString forwardedTitle;              ///< "Forwarded message"
    QString from, to, cc, date, subject; ///< labels of the forwarded header
};

/// Reply-To where it is there, else From; for everybody also To and Cc, without @p ownAddresses, each once. Subject with one "Re: ".
/// @param text of the message, plain
Draft replyTo(const message::Header &header, const QString &text, ReplyTo whom, const QStringList &ownAddresses,
              const QuoteWords &words);
/// The text as it is, below a short header. What was attached to it can be attached by the caller.
Draft forward(const message::Header &header, const QString &text, const QuoteWords &words);
/// Only the subject: the caller attaches the message itself.
Draft forwardAttached(const message::Header &header);

} // namespace waxseal::compose
