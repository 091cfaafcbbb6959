// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <vector>

/// The MIME structure of a message (RFC 2045, 2046), as far as the Content axis needs it: which parts there are, nested
/// how, and which of them say that they are encrypted or signed.
namespace waxseal::message {

struct Part {
    QByteArray type; ///< "text/plain", lower case
    QByteArray
        protocol;  ///< of multipart/signed and multipart/encrypted (RFC 1847), or smime-type (RFC 8551), lower case
    int depth = 0; ///< 0 for the message itself
};

enum class MimeFault {
    TooDeep,      ///< more than limits::mimeDepth
    TooManyParts, ///< more than limits::mimeParts
    TooLarge,     ///< more than limits::messageOctets
    Unreadable,   ///< the file could not be read again
};

/// Parts in the order of the message, each before its children.
using MimeTree = std::vector<Part>;

/// What an adapter does: it reads the structure of a message and decodes nothing.
class MimeReader {
public:
    virtual ~MimeReader() = default;
    virtual Result<MimeTree, MimeFault> read(QByteArrayView message) const = 0;
};

/// What a message says of its own protection. A statement of the message, not a check.
enum class Protection : quint8 { None, OpenPgp, SMime };
struct ContentClaims {
    Protection encrypted = Protection::None;
    Protection signature = Protection::None;
    bool isPartial = false; ///< only a part of the message is encrypted or signed
    bool operator==(const ContentClaims &) const = default;
};

/// True where the body may hold an encrypted or signed part, so that the MIME tree is worth reading. Never false for one
/// that does: it looks for the few words that each such part must write out.
bool mayBeProtected(QByteArrayView contentType, QByteArrayView body);

/// Reads the claims off the structure. Inline OpenPGP (RFC 4880 §6.2) is seen by @p body.
ContentClaims claimsOf(const MimeTree &tree, QByteArrayView body);

} // namespace waxseal::message
