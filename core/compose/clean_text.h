// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/unseen.h"

#include <QString>
#include <QStringView>

/// Text from strangers and from the clipboard, before it goes into a draft.
namespace waxseal::compose {

using message::isUnseen;
/// ZERO WIDTH JOINER and NON-JOINER: unseen, but Persian names and emoji are written with them.
constexpr bool isJoiner(char32_t c)
{
    return c == U'\u200C' || c == U'\u200D';
}

/// On one line: white space runs together, what is unseen goes, except joiners.
QString oneLine(QStringView text);
/// Lines end with LF. Control characters go, except tabs; writing needs all others, also direction marks.
/// @param longest characters; what is more is cut, but not within a character
QString manyLines(QStringView text, qsizetype longest);

} // namespace waxseal::compose
