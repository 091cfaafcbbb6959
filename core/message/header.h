// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// The header section of a message: RFC 5322 with its obsolete forms, RFC 6532, and what real mail does beyond them
/// (8-bit octets, NUL, bare CR or LF, an mbox "From " line, lines of any length).
/// Nothing is copied: a Field points into the octets that were read.
namespace waxseal::message {

/// Fields that Waxseal reads; all others are Other.
enum class FieldName : quint8 {
    Other,
    ArcAuthenticationResults,
    ArcMessageSignature,
    ArcSeal,
    AuthenticationResults,
    Cc,
    ContentTransferEncoding,
    ContentType,
    Date,
    DkimSignature,
    From,
    MessageId,
    MimeVersion,
    Received,
    ReceivedSpf,
    ReplyTo,
    ReturnPath,
    Sender,
    SmtpsecUsed, ///< SMTPsec §6.5
    Subject,
    To,
};

/// One header field.
struct Field {
    QByteArrayView name; ///< as written, without the colon
    QByteArrayView body; ///< after the colon up to, not including, the last line end; folds and all
    FieldName known = FieldName::Other;
    int line = 0; ///< counts header fields from 1 at the top
};

/// Why a header section cannot be used.
enum class HeaderFault {
    Empty,         ///< no octets at all
    NoFields,      ///< octets, but no header field at their start
    TooManyFields, ///< more than limits::headerFields
    TooLarge,      ///< more than limits::headerOctets before the empty line
};

class Header {
public:
    /// Reads the header section at the start of @p octets, which must outlive the result. Stops at the empty line.
    static Result<Header, HeaderFault> parse(QByteArrayView octets);

    const std::vector<Field> &fields() const { return m_fields; }
    /// Octets from the start of the message to the first octet of the body.
    qsizetype bodyOffset() const { return m_bodyOffset; }
    /// A line could not be a field, and was passed over with its folds: mbox "From ", or a body without an empty line.
    bool hasStrayLines() const { return m_hasStrayLines; }
    /// Of the lines passed over, those that are a From field to a program which drops control octets and white space.
    int hiddenFromFields() const { return m_hiddenFromFields; }

    const Field *first(FieldName name) const;
    int count(FieldName name) const;

private:
    void passOver(QByteArrayView line);

    std::vector<Field> m_fields;
    qsizetype m_bodyOffset = 0;
    bool m_hasStrayLines = false;
    int m_hiddenFromFields = 0;
};

/// The body of a field on one line: folds undone (RFC 5322 §2.2.3), control octets become spaces, ends trimmed.
QByteArray unfolded(QByteArrayView body);

/// Text for people: unfolded, encoded words decoded (RFC 2047 with its charsets), UTF-8 where it is (RFC 6532), without
/// control, bidirectional-override or zero-width characters. Never longer than @p longest characters.
QString decodedText(QByteArrayView body, qsizetype longest = 1000);

/// date-time of RFC 5322 §3.3 and §4.3, and the asctime form that old servers write.
std::optional<std::chrono::sys_seconds> parseDateTime(QByteArrayView text);

} // namespace waxseal::message
