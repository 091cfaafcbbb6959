// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/email_address.h"

#include <QList>
#include <QString>

/// Recipients as people type and paste them.
namespace waxseal::compose {

enum class AddressFault : quint8 {
    Empty,
    TooLong,        ///< limits::addressCharacters, limits::localPartOctets
    NoAt,           ///< "anna"
    NoLocalPart,    ///< "@example.com"
    NoDomain,       ///< "anna@"
    BadLocalPart,   ///< the name before the "@", or the display name around it
    BadDomain,      ///< with where in the text; also where ">" is missing, or something stands behind it
    SingleLabel,    ///< "anna@localhost": no mail domain that can be asked about
    AddressLiteral, ///< "anna@[192.0.2.1]" and "anna@192.0.2.1" have no domain to ask about
    Several,        ///< two addresses without a comma between them
    BadCharacter,   ///< control characters, direction marks and others that nobody sees
};

struct TypedAddress {
    QString name; ///< display name; empty where there is none
    EmailAddress address;
    /// "Anna <anna@example.com>" as RFC 5322 §3.4 writes it, the name quoted where it must be, the domain for people.
    QString toString() const;
    friend bool operator==(const TypedAddress &, const TypedAddress &) = default;
};

struct AddressError {
    AddressFault fault;
    qsizetype at = 0; ///< characters from the start
    friend bool operator==(const AddressError &, const AddressError &) = default;
};

/// One address, also with a name, in angle brackets, with a comment, quoted, internationalised (RFC 5322 §3.4, RFC 6531).
/// Rejects what mail programs read differently: the obsolete forms of RFC 5322 §4.4, a second address in the display name.
Result<TypedAddress, AddressError> parseTyped(const QString &text);

/// Parts of a text with several: separated by comma, semicolon or line end outside quotes, brackets and comments. Trimmed, none empty.
/// A quote, bracket or comment that is not closed on its line encloses nothing.
QStringList splitTyped(const QString &text);

/// True where the text is complete enough to be looked up without any further key: it ends with a separator.
bool endsWithSeparator(const QString &text);

} // namespace waxseal::compose
