// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/message/mime_tree.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>
#include <vector>

/// What a person reads of a message, and what came attached (RFC 2045, 2046, 2183, 2231, 3676).
namespace waxseal::message {

/// A part that is listed, and saved by hand; nothing of it is decoded before that.
struct Attachment {
    int part = 0;           ///< counts the leaves of the message from 0, for BodyReader::content()
    QString name;           ///< decoded, cleaned, without folders (never a path); empty where none is given
    QByteArray type;        ///< "image/png", lower case
    qint64 size = 0;        ///< octets when decoded, estimated from the encoded size
    QByteArray contentId;   ///< without angle brackets; empty where there is none
    bool isInline = false;  ///< meant to be shown in the text (RFC 2183 §2.1), not shown there by Waxseal
    bool isMessage = false; ///< message/rfc822: can be opened in a window of its own
};

/// The text parts to read, in their order; of multipart/alternative the plain one where it says anything.
struct TextPart {
    QString text; ///< decoded to Unicode, lines end with LF; never white space alone
    bool isHtml = false;
    bool isFlowed = false;       ///< format=flowed (RFC 3676)
    bool delSp = false;          ///< DelSp=yes (RFC 3676 §4.3)
    bool charsetUnknown = false; ///< read as Latin-1 or UTF-8 by guess
};

struct Body {
    /// What is read where plain text is preferred. Holds HTML too where a part has no plain alternative (a footer behind an
    /// HTML letter); empty where there is nothing but HTML.
    std::vector<TextPart> plain;
    std::vector<TextPart> html; ///< the same with the HTML alternatives; empty where there is no HTML
    std::vector<Attachment> attachments;
    /// More than limits::shownTextOctets of text, limits::mimeParts parts or limits::mimeDepth, or reading was cancelled.
    bool isCut = false;
};

class BodyReader {
public:
    virtual ~BodyReader() = default;
    /// @param cancel set by another thread: reading ends soon, with whatever there is
    virtual Result<Body, MimeFault> read(QByteArrayView message, const std::atomic_bool &cancel) const = 0;
    /// The decoded octets of a leaf, in pieces of at most 64 KiB; false from @p take ends it.
    /// False where there is no such part, @p take ended it, or the end of the part is beyond a limit.
    virtual bool content(QByteArrayView message, int part, const std::function<bool(QByteArrayView)> &take) const = 0;
};

} // namespace waxseal::message
