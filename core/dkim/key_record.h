// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dkim/signature.h"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

struct evp_pkey_st;     // OpenSSL's EVP_PKEY
struct evp_pkey_ctx_st; // OpenSSL's EVP_PKEY_CTX

namespace waxseal::dkim {

enum class KeyType : quint8 { Rsa, Ed25519 };

/// Why a key record cannot be used (RFC 6376 §3.6.1, §6.1.2).
enum class KeyFault : quint8 {
    Unreadable, ///< no tag list, or "v=" is not DKIM1
    Revoked,    ///< "p=" is empty
    KeyType,    ///< "k=" names one that is not known
    Malformed,  ///< "p=" is no key
    TooShort,   ///< RSA under limits::rsaBitsLeast (RFC 8301 §3.2)
    TooLong,    ///< RSA over limits::rsaBitsMost, or an exponent that only serves to waste time
};

/// A public key, ready to verify. Several threads may use it.
class PublicKey {
public:
    /// @param octets of "p=": RSA as SubjectPublicKeyInfo (RFC 6376 §3.6.1) or as bare RSAPublicKey (its erratum 3017);
    ///        Ed25519 as 32 raw octets (RFC 8463 §4.2)
    static Result<std::shared_ptr<const PublicKey>, KeyFault> parse(KeyType type, QByteArrayView octets);

    KeyType type() const { return m_type; }
    int bits() const { return m_bits; }
    /// @param digest SHA-256; Ed25519 signs the digest itself (RFC 8463 §3)
    bool verify(QByteArrayView digest, QByteArrayView signature) const;

private:
    PublicKey() = default;
    KeyType m_type = KeyType::Rsa;
    int m_bits = 0;
    std::shared_ptr<evp_pkey_st> m_key;
    /// RSA: set up to verify, and copied for each signature. That is 5 µs quicker than to set one up.
    std::shared_ptr<evp_pkey_ctx_st> m_verification;
};

/// The TXT record at "<selector>._domainkey.<domain>".
struct KeyRecord {
    std::shared_ptr<const PublicKey> key;
    bool allowsSha256 = true;     ///< "h="
    bool isForEmail = true;       ///< "s="
    bool isTesting = false;       ///< "t=y": as if there were no signature (RFC 6376 §3.6.1)
    bool mustMatchDomain = false; ///< "t=s": "i=" names the very domain
};

Result<KeyRecord, KeyFault> parseKeyRecord(QByteArrayView text);

/// Keys that were parsed already, which takes longer than to verify with them. Several threads may use it.
class KeyCache {
public:
    /// The record in @p text, parsed or remembered. Past limits::cachedKeys, or too many octets, it forgets all.
    Result<KeyRecord, KeyFault> read(const QByteArray &text);

private:
    struct Hash {
        using is_transparent = void; // looked up by a view
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::mutex m_mutex;
    std::unordered_map<std::string, Result<KeyRecord, KeyFault>, Hash, std::equal_to<>> m_records;
    size_t m_octets = 0; ///< of all texts
};

} // namespace waxseal::dkim
