// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/flowed.h"

#include <algorithm>

namespace waxseal::compose {

namespace {

constexpr qsizetype lineCharacters = 72; ///< RFC 3676 §4.2: 78 at most, and room for the quote marks of answers
constexpr qsizetype leastRoom = 30;      ///< beside many quote marks
constexpr qsizetype quoteDepth = 50;     ///< more marks are text; each is repeated on every line

constexpr QStringView separator = u"-- "; ///< RFC 3676 §4.3

/// Where the first line of @p paragraph may end, behind a space; its size where it is one line.
qsizetype lineEnd(QStringView paragraph, qsizetype room)
{
    if (paragraph.size() <= room)
        return paragraph.size();
    const qsizetype firstWord =
        std::find_if(paragraph.begin(), paragraph.end(), [](QChar c) { return c != u' '; }) - paragraph.begin();
    qsizetype space = paragraph.first(room).lastIndexOf(u' ');
    // RFC 3676 §4.3: a line must not become the separator of a signature by chance.
    if (space < firstWord || paragraph.first(space + 1) == separator)
        space = paragraph.indexOf(u' ', std::max(room, firstWord));
    return space < 0 ? paragraph.size() : space + 1;
}

void write(QByteArray &out, QStringView line)
{
    if (line == separator) {
        out += "-- \n";
        return;
    }
    qsizetype depth = 0;
    while (depth < quoteDepth && depth < line.size() && line[depth] == u'>')
        ++depth;
    QStringView paragraph = line.sliced(depth);
    if (depth > 0 && paragraph.startsWith(u' ')) // is written again below
        paragraph = paragraph.sliced(1);
    while (paragraph.endsWith(u' ')) // RFC 3676 §4.2: "Trim spaces before user-inserted hard line breaks."
        paragraph.chop(1);

    const QByteArray marks(depth, '>');
    const qsizetype room = std::max(lineCharacters - depth, leastRoom);
    do {
        const QStringView piece = paragraph.first(lineEnd(paragraph, room));
        paragraph = paragraph.sliced(piece.size());
        out += marks;
        // RFC 3676 §4.4: space-stuffing; §4.5: behind quote marks, so that what follows them is not read as one.
        if (!piece.isEmpty() && (depth > 0 || piece[0] == u' ' || piece[0] == u'>' || piece.startsWith(u"From ")))
            out += ' ';
        out += piece.toUtf8();
        out += '\n';
    } while (!paragraph.isEmpty());
}

} // namespace

QByteArray flowed(const QString &text)
{
    QByteArray out;
    out.reserve(text.size() + text.size() / 16);
    const QStringView all(text);
    for (qsizetype at = 0; at < all.size();) {
        const qsizetype hit = all.indexOf(u'\n', at);
        const qsizetype end = hit < 0 ? all.size() : hit;
        write(out, all.sliced(at, end - at));
        at = end + 1;
    }
    return out;
}

} // namespace waxseal::compose
