// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/ip_address.h"
#include "core/base/result.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>

/// One `Received:` field: RFC 5321 §4.4, the protocols of RFC 3848 and RFC 8314/6531, and the dialects of real servers.
/// What a line says is a claim until boundary.h has found out who wrote it.
namespace waxseal::received {

/// Whose way of writing the line follows. Decides what a name in it is worth.
enum class Dialect : quint8 {
    Unknown,
    Rfc5321,
    Postfix,
    Exim,
    Sendmail,
    Qmail,
    Courier,
    Exchange,
    ExchangeOnline,
    Gmail,
    AmazonSes,
    OpenSmtpd,
    Haraka,
    Halon,
    Stalwart,
    DovecotLmtp,
    Amavis,
    Zimbra,
    Proton,
    Fastmail,
    Cyrus,
    ICloud,
    Yahoo,
    Other,
};

/// "with": RFC 5321 §4.4, RFC 3848, RFC 6531 §4.3, and words outside the registry that real servers write.
enum class Protocol : quint8 {
    Unstated, ///< no "with"
    Smtp,
    Esmtp,
    EsmtpA,
    EsmtpS,
    EsmtpSA,
    Utf8Smtp,
    Utf8SmtpA,
    Utf8SmtpS,
    Utf8SmtpSA,
    Lmtp,
    LmtpA,
    LmtpS,
    LmtpSA,
    Utf8Lmtp,
    Utf8LmtpA,
    Utf8LmtpS,
    Utf8LmtpSA,
    Http,
    Https,
    Mapi,
    Local,
    Pop3,
    Imap,
    Uucp,
    Nnfmp,
    Other, ///< a word that is none of these; no statement about encryption follows from it
};

/// SMTP in any form, so that a stranger can be at the other end.
bool isSmtp(Protocol protocol);
bool isLmtp(Protocol protocol);
/// The keyword itself says that TLS was used (RFC 3848: a trailing S).
bool saysTls(Protocol protocol);
bool saysAuthenticated(Protocol protocol);

struct TraceLine {
    Dialect dialect = Dialect::Unknown;
    Protocol protocol = Protocol::Unstated;

    bool hasFrom = false;
    QByteArrayView helo;                 ///< what the peer called itself: worth nothing by itself
    QByteArrayView reverseName;          ///< what the server found by its address; empty where "unknown"
    bool reverseNameIsConfirmed = false; ///< this dialect writes only names whose address leads back (FCrDNS)
    std::optional<IpAddress> peerIp;
    bool peerIsLocal = false; ///< handed over on the same machine: "[local]", "(from userid 33)", "with local", pipes
    /// Handed in by a person or a program of the provider's customers, who can write any line below: "from userid 33",
    /// "(from user@host)", "with local", "invoked by uid 33", HTTP, UUCP. Not the provider's own hand-overs: loopback,
    /// filters, qmail's "invoked from network", "for bounce" and "by alias".
    bool isByPerson = false;

    QByteArrayView by;
    std::optional<IpAddress> byIp;
    QByteArrayView with;          ///< as written
    bool saysTls = false;         ///< by the keyword or by a TLS clause
    bool isAuthenticated = false; ///< the peer logged in: keyword, "(authenticated bits=0)", "Authenticated sender"
    bool isContentFilter = false; ///< amavis, "Spam Firewall" and other filters that take the mail and hand it back
    bool isOwnNetwork =
        false; ///< the server itself says that the peer is its own: Gmail's "(Google Transport Security)"
    QByteArrayView tlsVersion; ///< as written
    QByteArrayView cipher;     ///< as written
    int cipherBits = 0;
    QByteArrayView id;
    QByteArrayView forAddress;
    std::optional<std::chrono::sys_seconds> time;
};

/// Reads the body of a Received field, folds and all. Fails only where no clause at all could be read; what it does not
/// know it leaves empty. The views point into @p body.
Result<TraceLine, ParseError> parseTraceLine(QByteArrayView body);

} // namespace waxseal::received
