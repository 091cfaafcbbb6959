// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/key_record.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <bit>

namespace waxseal::dkim {

namespace {

constexpr qsizetype ed25519Octets = 32;          // RFC 8032 §5.1.5
constexpr size_t ed25519SignatureOctets = 64;    // RFC 8032 §5.1.6
constexpr int exponentBitsMost = 64;             // what OpenSSL allows for keys over 3072 bits; 17 are usual
constexpr size_t cachedOctets = 8 * 1024 * 1024; // 4,096 records of usual size need 2 MiB

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;

/// What OpenSSL notes about a failure is not read by anybody, and must not be there for the next caller.
struct ErrorsCleared {
    ErrorsCleared() = default;
    ErrorsCleared(const ErrorsCleared &) = delete;
    ErrorsCleared &operator=(const ErrorsCleared &) = delete;
    ~ErrorsCleared() { ERR_clear_error(); }
};

const unsigned char *octetsOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// The contents of the DER element at the start of @p rest, which is cut to what follows (X.690 §8.1). The elements here
/// have tags of one octet and under 64 KiB.
std::optional<QByteArrayView> takeElement(QByteArrayView &rest, unsigned char tag)
{
    if (rest.size() < 2 || static_cast<unsigned char>(rest[0]) != tag)
        return std::nullopt;
    qsizetype length = static_cast<unsigned char>(rest[1]);
    qsizetype at = 2;
    if (length >= 0x80) {
        const qsizetype lengthOctets = length - 0x80;
        if (lengthOctets < 1 || lengthOctets > 2 || rest.size() < 2 + lengthOctets)
            return std::nullopt;
        for (length = 0; at < 2 + lengthOctets; ++at)
            length = length * 256 + static_cast<unsigned char>(rest[at]);
    }
    if (rest.size() - at < length)
        return std::nullopt;
    const QByteArrayView contents = rest.sliced(at, length);
    rest = rest.sliced(at + length);
    return contents;
}

constexpr unsigned char integerTag = 0x02;
constexpr unsigned char bitStringTag = 0x03;
constexpr unsigned char sequenceTag = 0x30;

/// A positive INTEGER without its leading zero octets.
std::optional<QByteArrayView> takeNumber(QByteArrayView &rest)
{
    auto number = takeElement(rest, integerTag);
    if (!number || number->isEmpty() || static_cast<unsigned char>(number->front()) >= 0x80)
        return std::nullopt;
    while (!number->isEmpty() && number->front() == '\0')
        number = number->sliced(1);
    return number;
}

int bitsOf(QByteArrayView number)
{
    if (number.isEmpty())
        return 0;
    return static_cast<int>(number.size() - 1) * 8 + std::bit_width(static_cast<unsigned char>(number.front()));
}

bool isOdd(QByteArrayView number)
{
    return !number.isEmpty() && (number.back() & 1) != 0;
}

/// The RSAPublicKey in a SubjectPublicKeyInfo (RFC 5280 §4.1) of an RSA key (RFC 3279 §2.3.1), or nothing.
std::optional<QByteArrayView> unwrapped(QByteArrayView octets)
{
    // OBJECT IDENTIFIER rsaEncryption
    static constexpr char rsaEncryption[] = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
    auto info = takeElement(octets, sequenceTag);
    if (!info || !octets.isEmpty())
        return std::nullopt;
    const auto algorithm = takeElement(*info, sequenceTag);
    if (!algorithm || !algorithm->startsWith(QByteArrayView(rsaEncryption, sizeof rsaEncryption - 1)))
        return std::nullopt;
    const auto bits = takeElement(*info, bitStringTag);
    if (!bits || !info->isEmpty() || bits->isEmpty() || bits->front() != '\0')
        return std::nullopt;
    return bits->sliced(1);
}

/// Reads the sizes before OpenSSL gets to see the key: no key that is refused costs more than this.
/// RFC 8017 §A.1.1: RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
Result<int, KeyFault> checkedRsaBits(QByteArrayView rsaPublicKey)
{
    auto numbers = takeElement(rsaPublicKey, sequenceTag);
    if (!numbers || !rsaPublicKey.isEmpty())
        return failure(KeyFault::Malformed);
    const auto modulus = takeNumber(*numbers);
    const auto exponent = takeNumber(*numbers);
    // An exponent of 1 would make every signature good; an even number in either place is no RSA.
    if (!modulus || !exponent || !numbers->isEmpty() || !isOdd(*modulus) || !isOdd(*exponent) || bitsOf(*exponent) < 2)
        return failure(KeyFault::Malformed);
    const int bits = bitsOf(*modulus);
    if (bits < limits::rsaBitsLeast)
        return failure(KeyFault::TooShort);
    if (bits > limits::rsaBitsMost || bitsOf(*exponent) > exponentBitsMost)
        return failure(KeyFault::TooLong);
    return bits;
}

/// A context for RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8301 §3), or null.
KeyContext rsaVerification(EVP_PKEY *key)
{
    KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    const bool isReady = context && EVP_PKEY_verify_init(context.get()) > 0
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) > 0
        && EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) > 0;
    return isReady ? std::move(context) : nullptr;
}

Result<KeyRecord, KeyFault> readTags(const TagList &tags)
{
    // RFC 6376 §3.6.1: "Records beginning with a "v=" tag with any other value MUST be discarded". That it comes first is
    // for who writes it.
    const auto publicKey = tags.value("p");
    if (tags.value("v").value_or("DKIM1") != QByteArrayView("DKIM1") || !publicKey)
        return failure(KeyFault::Unreadable);
    if (publicKey->isEmpty())
        return failure(KeyFault::Revoked);

    const QByteArrayView typeName = tags.value("k").value_or("rsa");
    const bool isEd25519 = octets::equalIgnoringCase(typeName, "ed25519"); // RFC 8463 §4.2
    if (!isEd25519 && !octets::equalIgnoringCase(typeName, "rsa"))
        return failure(KeyFault::KeyType);
    const auto octets = decodeBase64(*publicKey);
    if (!octets)
        return failure(KeyFault::Malformed);

    KeyRecord record;
    const auto hashes = tags.value("h");
    record.allowsSha256 = !hashes || hasWord(*hashes, "sha256");
    const auto services = tags.value("s");
    record.isForEmail = !services || hasWord(*services, "*") || hasWord(*services, "email");
    const QByteArrayView flags = tags.value("t").value_or(QByteArrayView());
    record.isTesting = hasWord(flags, "y");
    record.mustMatchDomain = hasWord(flags, "s");
    return PublicKey::parse(isEd25519 ? KeyType::Ed25519 : KeyType::Rsa, *octets)
        .map([&record](std::shared_ptr<const PublicKey> key) {
            record.key = std::move(key);
            return record;
        });
}

} // namespace

Result<std::shared_ptr<const PublicKey>, KeyFault> PublicKey::parse(KeyType type, QByteArrayView octets)
{
    const ErrorsCleared afterwards;
    const std::shared_ptr<PublicKey> result(new PublicKey);
    result->m_type = type;

    switch (type) {
    case KeyType::Ed25519:
        if (octets.size() != ed25519Octets)
            return failure(KeyFault::Malformed);
        result->m_bits = 256;
        result->m_key.reset(
            EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octetsOf(octets), size_t(ed25519Octets)),
            EVP_PKEY_free);
        break;
    case KeyType::Rsa: {
        const QByteArrayView rsaPublicKey = unwrapped(octets).value_or(octets);
        const auto bits = checkedRsaBits(rsaPublicKey);
        if (!bits)
            return failure(bits.error());
        result->m_bits = *bits;
        const unsigned char *at = octetsOf(rsaPublicKey);
        result->m_key.reset(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(rsaPublicKey.size())),
                            EVP_PKEY_free);
        if (result->m_key)
            result->m_verification = rsaVerification(result->m_key.get());
        break;
    }
    }

    const bool isReady = result->m_key && (type != KeyType::Rsa || result->m_verification);
    if (!isReady || EVP_PKEY_get_bits(result->m_key.get()) > limits::rsaBitsMost)
        return failure(KeyFault::Malformed);
    return result;
}

bool PublicKey::verify(QByteArrayView digest, QByteArrayView signature) const
{
    const auto signatureOctets = static_cast<size_t>(signature.size());
    const auto digestOctets = static_cast<size_t>(digest.size());
    bool isGood = false;
    switch (m_type) {
    case KeyType::Rsa: {
        const KeyContext context(EVP_PKEY_CTX_dup(m_verification.get()));
        isGood = context
            && EVP_PKEY_verify(context.get(), octetsOf(signature), signatureOctets, octetsOf(digest), digestOctets)
                == 1;
        break;
    }
    case KeyType::Ed25519: {
        const DigestContext context(EVP_MD_CTX_new());
        isGood = context && signatureOctets == ed25519SignatureOctets
            && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1
            && EVP_DigestVerify(context.get(), octetsOf(signature), signatureOctets, octetsOf(digest), digestOctets)
                == 1;
        break;
    }
    }
    if (!isGood)
        ERR_clear_error();
    return isGood;
}

Result<KeyRecord, KeyFault> parseKeyRecord(QByteArrayView text)
{
    const auto tags = TagList::parse(text);
    if (!tags)
        return failure(KeyFault::Unreadable);
    return readTags(*tags);
}

Result<KeyRecord, KeyFault> KeyCache::read(const QByteArray &text)
{
    const std::string_view key(text.constData(), static_cast<size_t>(text.size()));
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_records.find(key); known != m_records.end())
            return known->second;
    }
    // Parsed without the lock; that two threads do it once in a while costs less than to wait.
    const Result<KeyRecord, KeyFault> record = parseKeyRecord(text);

    const std::lock_guard lock(m_mutex);
    if (m_records.size() >= size_t(limits::cachedKeys) || m_octets + key.size() > cachedOctets) {
        m_records.clear();
        m_octets = 0;
    }
    if (m_records.emplace(key, record).second)
        m_octets += key.size();
    return record;
}

} // namespace waxseal::dkim
