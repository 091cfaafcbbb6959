// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <memory>
#include <optional>

struct evp_pkey_st; // OpenSSL's EVP_PKEY

/// A signer for tests and the benchmark. It shares no line with core/dkim: its canonicalization goes octet by octet and is as
/// plain as can be, so that a fault in the one does not hide the same fault in the other.
namespace waxseal::kit {

/// A private key. Copies are the same key.
class SigningKey {
public:
    /// From 4096 bits on out of more than two primes, which is quicker to make and the same to a verifier.
    static SigningKey rsa(int bits, int exponent = 65537);
    static SigningKey ed25519();

    bool isRsa() const;
    QByteArray algorithm() const; ///< "rsa-sha256" or "ed25519-sha256"
    /// The key record: "v=DKIM1; k=rsa; p=…"
    QByteArray record() const;
    QByteArray publicBase64() const;      ///< what belongs into "p="
    QByteArray bareRsaPublicKey() const;  ///< the RSA key as RSAPublicKey (RFC 8017 §A.1.1), DER
    QByteArray privatePem() const;        ///< PKCS#8, for other signers
    QByteArray ed25519SeedBase64() const; ///< for dkimpy
    /// Signs the SHA-256 hash of @p octets.
    QByteArray signatureOf(QByteArrayView octets) const;

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

/// The key record of an RSA key of this size that nobody has: what matters is that it is not even tried.
QByteArray recordWithoutPrivateKey(int bits);

struct SignOptions {
    QByteArray domain = "example.org";
    QByteArray selector = "key";
    QByteArray canonicalization = "relaxed/relaxed"; ///< "c="; empty: not written, so simple/simple
    QByteArrayList signedFields = {"From", "To", "Subject", "Date", "Message-ID"};
    std::optional<quint64> bodyLength; ///< "l="
    QByteArray more;                   ///< further tags: "t=1; x=2; i=@mail.example.org"
    QByteArray fieldName = "DKIM-Signature";
    QByteArray version = "v=1"; ///< the first tag; "i=1" in an ARC-Message-Signature
    QByteArray algorithm;       ///< "a=" where it is not to be the key's own
};

/// The message with a signature on top. Lines end as those of @p message do.
QByteArray sign(const QByteArray &message, const SigningKey &key, const SignOptions &options = {});
/// That signature alone: a whole field with its line end.
QByteArray signatureField(const QByteArray &message, const SigningKey &key, const SignOptions &options = {});

/// Signs whole fields as they stand, in this order, relaxed: an ARC-Seal. @p own is the field that gets the signature, up to and
/// with its "b="; returned is all of it with its line end.
QByteArray sealFields(const QByteArrayList &fields, const QByteArray &own, const SigningKey &key);

} // namespace waxseal::kit
