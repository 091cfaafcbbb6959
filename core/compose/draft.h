// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// A message that is being written: what a person typed, complete or not.
namespace waxseal::compose {

constexpr qsizetype typedCharacters = 16 * 1024; ///< of one recipient, whatever was pasted into it
constexpr qsizetype idsOctets = 8 * 1024;        ///< of the identifiers in one field

enum class Field : quint8 { To, Cc, Bcc };

struct Recipient {
    Field field = Field::To;
    QString text;              ///< as typed, perhaps not an address yet; at most typedCharacters
    bool isUnfinished = false; ///< it was still being typed
    friend bool operator==(const Recipient &, const Recipient &) = default;
};

struct Attachment {
    QString file;    ///< where its octets are; in a kept draft below the draft's own folder
    QString name;    ///< for the recipient; never a path
    QByteArray type; ///< "application/pdf"
    qint64 size = 0; ///< octets
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// Where the draft came from, said above it.
enum class Origin : quint8 { Person, Reply, Forward, Link };

struct Draft {
    QString from;                      ///< as typed
    std::vector<Recipient> recipients; ///< at most limits::recipients
    QString subject;
    QString text; ///< plain, lines end with LF
    std::vector<Attachment> attachments;
    QByteArray inReplyTo; ///< message identifiers with their angle brackets (RFC 5322 §3.6.4); empty: none
    QByteArray references;
    Origin origin = Origin::Person;

    bool isEmpty() const;        ///< nothing in it that would be missed
    bool isWithinLimits() const; ///< small enough for fromJson()
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// JSON (RFC 8259), for keeping. Reading is strict about sizes and never fails on what it does not know: a recipient in a field
/// of a later version becomes a hidden copy, which tells the others least.
/// ParseFault::TooLong over a limit, OutOfRange for a size that cannot be, BadSyntax for all else.
QByteArray toJson(const Draft &draft);
Result<Draft, ParseError> fromJson(QByteArrayView json);

} // namespace waxseal::compose
