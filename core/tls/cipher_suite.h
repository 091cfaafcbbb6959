// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <span>

/// TLS versions and cipher suites by all the names that mail servers write: the IANA registry (RFC 8447), OpenSSL,
/// GnuTLS, Exchange ("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384"). An unknown name is not rated, never guessed.
namespace waxseal::tls {

enum class Version : quint8 { Unknown, Ssl2, Ssl3, Tls10, Tls11, Tls12, Tls13 };

enum class KeyExchange : quint8 {
    Unknown,
    Any13, ///< TLS 1.3: always (EC)DHE or PSK with it, in mail always forward secret (C-14)
    Rsa,   ///< no forward secrecy
    Dh,    ///< static Diffie-Hellman, no forward secrecy
    Ecdh,  ///< static, no forward secrecy
    Dhe,
    Ecdhe,
    DhAnonymous, ///< ephemeral, server not authenticated
    EcdhAnonymous,
    Psk,
    DhePsk,
    EcdhePsk,
    RsaPsk,
    Srp,
    Krb5,
    Gost,
};

enum class Authentication : quint8 { Unknown, Any13, Rsa, Dss, Ecdsa, Anonymous, Psk, Krb5, Gost };

enum class Cipher : quint8 {
    Unknown,
    Null,
    Rc4_40,
    Rc4_56,
    Rc4_128,
    Rc2_40,
    Rc2_128,
    Des40,
    Des56,
    TripleDes,
    Idea,
    Seed,
    Aes128,
    Aes256,
    Camellia128,
    Camellia256,
    Aria128,
    Aria256,
    ChaCha20,
    Gost28147,
    Kuznyechik,
    Magma,
    Sm4,
};

enum class Mode : quint8 { Unknown, Stream, Cbc, Gcm, Ccm, Poly1305, Other };

/// The hash of the MAC, or of the PRF where the cipher is an AEAD.
enum class Hash : quint8 { Unknown, Null, Md5, Sha1, Sha256, Sha384, Gost, Sm3 };

/// One row of the table.
struct CipherSuite {
    quint16 number;          ///< IANA registry; 0 where it has none (SSL 2.0)
    const char *ianaName;    ///< never nullptr; the name in SSL 2.0 or a draft where the registry has none
    const char *openSslName; ///< nullptr where OpenSSL never had it
    const char *gnuTlsName;  ///< nullptr where GnuTLS never had it
    KeyExchange keyExchange;
    Authentication authentication;
    Cipher cipher;
    Mode mode;
    Hash hash;
    bool isExport = false; ///< weakened on purpose ("EXP")
};

/// Every row, sorted by number.
std::span<const CipherSuite> cipherSuites();

/// The suite of that name, or nullptr. Case does not matter, nor "-" for "_"; an Exchange curve suffix ("_P256", "_P384") is
/// dropped. Also in Exim's form "TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256" and in the descriptions of GnuTLS
/// "(TLS1.3)-(ECDHE-X25519)-(RSA-PSS-RSAE-SHA256)-(AES-256-GCM)".
const CipherSuite *findCipherSuite(QByteArrayView name);

/// "TLSv1.2", "TLS1_2", "TLS1.2", "TLS 1.2", "TLSv1/SSLv3" (an old OpenSSL's word for "TLSv1 or later family": Unknown
/// unless the suite says more), "SSLv3", "TLS1_3" …; Version::Unknown for anything else.
Version parseVersion(QByteArrayView name);

/// "TLSv1.3", or empty for Unknown.
QByteArrayView versionName(Version version);

/// Bits of the symmetric cipher, 0 for Null, -1 for Unknown. 3DES counts its effective 112.
int strengthBits(Cipher cipher);

/// A TLS connection as a server recorded it.
struct Session {
    Version version = Version::Unknown;
    const CipherSuite *suite = nullptr; ///< nullptr: not named, or a name that the table does not have
    QByteArrayView cipherAsWritten;     ///< empty where the server named none
    int diffieHellmanBits = 0;          ///< group size where the server wrote it, else 0
    bool isCompressed = false;          ///< TLS compression, where the server wrote it

    /// Everything that follows from what the server wrote.
    static Session read(QByteArrayView version, QByteArrayView cipher);
};

enum class Answer : quint8 { No, Yes, NotRated };

/// DHE, ECDHE or TLS 1.3 (C-14), whoever is authenticated: also anonymous, with PSK, and SRP.
Answer hasForwardSecrecy(const Session &session);
/// The cipher is one that the TES list forbids, apart from aNULL: RC4, DES, 3DES, MD5, EXP, eNULL, LOW (requirement 23).
Answer hasWeakCipher(const Session &session);

} // namespace waxseal::tls
