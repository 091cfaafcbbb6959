// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"
#include "core/dkim/tag_list.h"
#include "core/message/header.h"

namespace waxseal::dkim {

/// "a=" (RFC 6376 §3.5, RFC 8463 §3). Signing with rsa-sha1 is known and refused (RFC 8301 §3.1).
enum class Algorithm : quint8 { Unknown, RsaSha1, RsaSha256, Ed25519Sha256 };
QByteArrayView algorithmName(Algorithm algorithm); ///< "rsa-sha256"; empty for Unknown

/// RFC 6376 §3.4
enum class Canonicalization : quint8 { Simple, Relaxed };

/// Which rule a signature field breaks, so that nothing can be verified (RFC 6376 §3.5, §6.1.1).
enum class SignatureFault : quint8 {
    TagListUnreadable, ///< not a tag list, or too long
    TagMissing,        ///< v, a, b, bh, d, h or s
    Version,           ///< "v=" is not 1
    Algorithm,         ///< one that is not known
    Canonicalization,
    Domain, ///< "d=" is no name of a domain
    Selector,
    Identity,      ///< "i=" is not within "d="
    SignedFields,  ///< "h=" is empty, or longer than limits::dkimSignedFields
    FromNotSigned, ///< RFC 6376 §5.4
    Base64,        ///< "b=" or "bh="
    Number,        ///< "l=", "t=" or "x="
    QueryMethod,   ///< "q=" without dns/txt
};

/// One DKIM-Signature field, read. The views point into the field.
struct Signature {
    Algorithm algorithm = Algorithm::Unknown;
    QByteArray value;    ///< "b="
    QByteArray bodyHash; ///< "bh="
    Canonicalization headerForm = Canonicalization::Simple;
    Canonicalization bodyForm = Canonicalization::Simple;
    std::optional<DomainName> sdid; ///< "d=", always there in a signature that was read
    QByteArray selector;            ///< "s=", lower case
    QByteArray auid;                ///< "i=" with its escapes undone; "@<sdid>" where there is none
    std::optional<DomainName> auidDomain;
    std::vector<QByteArrayView> signedFields;         ///< "h=", as written
    std::optional<quint64> bodyLength;                ///< "l=", octets
    std::optional<std::chrono::sys_seconds> signedAt; ///< "t="
    std::optional<std::chrono::sys_seconds> expires;  ///< "x="

    /// Where the name of the key is: "<selector>._domainkey.<sdid>" (RFC 6376 §3.6.2.1).
    std::optional<DomainName> keyName() const;
};

/// What can be shown of a field that breaks a rule.
struct UnreadableSignature {
    SignatureFault fault;
    std::optional<DomainName> sdid;
    QByteArray selector;
    Algorithm algorithm = Algorithm::Unknown;
};

/// Reads the body of a DKIM-Signature field.
Result<Signature, UnreadableSignature> parseSignature(QByteArrayView body);

// What DKIM-Signature fields have in common with those of ARC:
/// "s=": a selector in lower case and A-labels; nothing where it is none (RFC 6376 §3.1, RFC 8616 §4).
std::optional<QByteArray> parseSelector(QByteArrayView value);
/// "d=": stricter than a name of DNS. Two labels at least, and no dot at the end (RFC 6376 §3.5 domain-name).
std::optional<DomainName> parseSigningDomain(QByteArrayView value);
/// "a="
Algorithm parseAlgorithm(QByteArrayView value);

} // namespace waxseal::dkim
