// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/body.h"

#include <QString>
#include <QStringList>

#include <optional>

/// The text of a message as rich text that can neither act nor load nor hide: a small subset of HTML, written here; no octet of
/// the message's own markup is passed on. The subset: p, br, div, blockquote, pre, h1-h6, ul, ol, li, hr, b, i, u, s, sub, sup, tt,
/// table, tr, td, th, and a href="…". No style, class, id, colour, size, image.
namespace waxseal::bodytext {

struct BodyText {
    QStringList pieces; ///< rich text, each complete in itself, about limits::shownPieceCharacters each
    int remote = 0;     ///< images, styles, fonts and frames that other programs would have fetched
    int active = 0;     ///< scripts, forms, event handlers, embedded objects
    bool isCut = false; ///< there was more than limits::shownTextOctets
};

/// Plain text: quotes as quotes (RFC 3676 §4.5), paragraphs joined where the text is flowed, web addresses as links. What looks
/// like markup stays text.
BodyText fromPlain(const message::TextPart &part);

/// HTML reduced to the subset. Implemented by core/html_libxml.
class HtmlCleaner {
public:
    virtual ~HtmlCleaner() = default;
    virtual BodyText clean(QStringView html) const = 0;
};

/// A link as it is shown: where it really goes.
struct Target {
    QString url;         ///< whole, cleaned, internationalised host in its form on the wire
    QString host;        ///< empty for mailto:
    bool isWeb = false;  ///< http or https: may be opened, after the person has seen it
    bool isMail = false; ///< mailto:
};
/// Nothing for any other scheme, for relative addresses, and for what cannot be read.
std::optional<Target> targetOf(QStringView href);

/// Two domains, one in the link's text and another in its target: the text pretends.
bool pretends(QStringView linkText, const Target &target);

/// The host and port that a web link visits, or the addresses of a mail link.
QString shownHost(const Target &target);
/// What is shown in brackets behind a link: where it goes, with an arrow where its text pretends; empty where the text says it.
QString remarkOn(QStringView linkText, const Target &target);

} // namespace waxseal::bodytext
