// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

/// Header fields as they are written: RFC 5322 §2.2.3 (folding), RFC 2047 (encoded words), RFC 2231 (parameters). 7-bit.
/// Nothing here checks for line ends in a text: oneLine() has been over it.
namespace waxseal::compose {

/// "Name: word word" with CRLF, folded between words where a line would pass 76 characters (RFC 2047 §2, RFC 5322 §2.1.1).
QByteArray foldedField(QByteArrayView name, const QByteArrayList &words);

/// Words of an unstructured field, as they are or as encoded words.
QByteArrayList unstructuredWords(const QString &text);
/// Words of a display name: atoms, one quoted string, or encoded words (RFC 5322 §3.2.5, RFC 2047 §5).
QByteArrayList phraseWords(const QString &name);
/// A MIME parameter: `name="value"`, or its parts after RFC 2231 §3 and §4 where it is long or not ASCII.
QByteArrayList parameterParts(QByteArrayView name, const QString &value);

/// The name in quotes where RFC 5322 §3.2.5 wants them.
QString quotedPhrase(const QString &name);

} // namespace waxseal::compose
