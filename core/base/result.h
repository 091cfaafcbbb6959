// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

#include <tl/expected.hpp>
#include <utility>

namespace waxseal {

/// A value, or the reason why there is none. `std::expected` when the floor is C++23.
template <typename T, typename E> using Result = tl::expected<T, E>;

template <typename E> auto failure(E error)
{
    return tl::unexpected<E>(std::move(error));
}

/// Why octets could not be read. `core/words` has the sentence for each.
enum class ParseFault {
    Empty,        ///< nothing there
    TooLong,      ///< more than the named limit
    BadCharacter, ///< an octet that the grammar does not have
    BadSyntax,    ///< the octets are allowed, their order is not
    Unterminated, ///< a quote, comment or bracket is not closed
    OutOfRange,   ///< a number that cannot be
};

/// Where and why a parser gave up.
struct ParseError {
    ParseFault fault;
    qsizetype at = 0; ///< octets from the start of what was parsed
    bool operator==(const ParseError &) const = default;
};

} // namespace waxseal
