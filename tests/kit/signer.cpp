// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/kit/signer.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <vector>

namespace waxseal::kit {

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using Memory = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Parameters = std::unique_ptr<OSSL_PARAM_BLD, FreeWith<OSSL_PARAM_BLD_free>>;
using Number = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;

void require(bool good, const char *what)
{
    if (!good)
        qFatal("signer: %s", what);
}

const unsigned char *octetsOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

std::shared_ptr<EVP_PKEY> generated(EVP_PKEY_CTX *context)
{
    EVP_PKEY *key = nullptr;
    require(EVP_PKEY_generate(context, &key) > 0, "key generation");
    return {key, EVP_PKEY_free};
}

template <typename Encode> QByteArray der(Encode encode, const EVP_PKEY *key)
{
    unsigned char *octets = nullptr;
    const int size = encode(key, &octets);
    require(size > 0, "public key");
    const QByteArray result(reinterpret_cast<const char *>(octets), size);
    OPENSSL_free(octets);
    return result;
}

QByteArray sha256(QByteArrayView octets)
{
    QByteArray result(32, '\0');
    require(EVP_Digest(octets.data(), size_t(octets.size()), reinterpret_cast<unsigned char *>(result.data()), nullptr,
                       EVP_sha256(), nullptr)
                > 0,
            "digest");
    return result;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Every line ends in CRLF, as it does on the wire.
QByteArray onTheWire(const QByteArray &text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            result += '\r';
        result += text[i];
    }
    return result;
}

/// RFC 6376 §3.4.1 and §3.4.2, without the last CRLF. @p field on the wire.
QByteArray canonicalField(bool relaxed, QByteArray field)
{
    if (field.endsWith("\r\n"))
        field.chop(2);
    if (!relaxed)
        return field;
    const qsizetype colon = field.indexOf(':');
    const QByteArray name = field.left(colon).trimmed().toLower();
    QByteArray value;
    for (qsizetype i = colon + 1; i < field.size(); ++i) {
        const char c = field[i];
        if (c == '\r' && i + 1 < field.size() && field[i + 1] == '\n') {
            ++i;
            continue;
        }
        if (!isBlank(c))
            value += c;
        else if (!value.isEmpty() && value.back() != ' ')
            value += ' ';
    }
    while (!value.isEmpty() && value.back() == ' ')
        value.chop(1);
    return name + ':' + value;
}

/// RFC 6376 §3.4.3 and §3.4.4. @p body on the wire.
QByteArray canonicalBody(bool relaxed, const QByteArray &body)
{
    QByteArrayList lines;
    qsizetype start = 0;
    for (qsizetype end; (end = body.indexOf("\r\n", start)) >= 0; start = end + 2)
        lines.append(body.mid(start, end - start));
    if (start < body.size())
        lines.append(body.mid(start));
    if (relaxed) {
        for (QByteArray &line : lines) {
            QByteArray result;
            for (const char c : std::as_const(line)) {
                if (!isBlank(c))
                    result += c;
                else if (result.isEmpty() || result.back() != ' ')
                    result += ' ';
            }
            while (!result.isEmpty() && result.back() == ' ')
                result.chop(1);
            line = result;
        }
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    QByteArray result;
    for (const QByteArray &line : std::as_const(lines))
        result += line + "\r\n";
    // RFC 6376 §3.4.3: an empty body is one CRLF when simple; nothing when relaxed.
    if (result.isEmpty() && !relaxed)
        result = "\r\n";
    return result;
}

struct Split {
    QByteArrayList fields; ///< with their line ends
    QByteArray body;
};

Split split(const QByteArray &message)
{
    Split result;
    qsizetype at = 0;
    while (at < message.size()) {
        const qsizetype end = message.indexOf("\r\n", at);
        const qsizetype next = end < 0 ? message.size() : end + 2;
        const QByteArray line = message.mid(at, next - at);
        at = next;
        if (line == "\r\n")
            break;
        if (isBlank(line.front()) && !result.fields.isEmpty())
            result.fields.last() += line;
        else
            result.fields.append(line);
    }
    result.body = message.mid(at);
    return result;
}

} // namespace

SigningKey SigningKey::rsa(int bits, int exponent)
{
    const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr));
    const Number e(BN_new());
    require(context && e && BN_set_word(e.get(), static_cast<BN_ULONG>(exponent))
                && EVP_PKEY_keygen_init(context.get()) > 0 && EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), bits) > 0
                && EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), e.get()) > 0
                && EVP_PKEY_CTX_set_rsa_keygen_primes(context.get(),
                                                      bits >= 8192       ? 5
                                                          : bits >= 4096 ? 4
                                                                         : 2)
                    > 0,
            "RSA parameters");
    SigningKey result;
    result.m_key = generated(context.get());
    return result;
}

SigningKey SigningKey::ed25519()
{
    const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
    require(context && EVP_PKEY_keygen_init(context.get()) > 0, "Ed25519 parameters");
    SigningKey result;
    result.m_key = generated(context.get());
    return result;
}

bool SigningKey::isRsa() const
{
    return EVP_PKEY_is_a(m_key.get(), "RSA");
}

QByteArray SigningKey::algorithm() const
{
    return isRsa() ? "rsa-sha256" : "ed25519-sha256";
}

QByteArray SigningKey::publicBase64() const
{
    if (isRsa())
        return der(i2d_PUBKEY, m_key.get()).toBase64();
    QByteArray octets(32, '\0');
    size_t size = 32;
    require(EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(octets.data()), &size) > 0,
            "Ed25519 public key");
    return octets.toBase64();
}

QByteArray SigningKey::record() const
{
    return QByteArray("v=DKIM1; k=") + (isRsa() ? "rsa" : "ed25519") + "; p=" + publicBase64();
}

QByteArray SigningKey::bareRsaPublicKey() const
{
    require(isRsa(), "no RSA key");
    return der(i2d_PublicKey, m_key.get());
}

QByteArray SigningKey::privatePem() const
{
    const Memory memory(BIO_new(BIO_s_mem()));
    require(memory
                && PEM_write_bio_PKCS8PrivateKey(memory.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) > 0,
            "private key");
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return QByteArray(text, size);
}

QByteArray SigningKey::ed25519SeedBase64() const
{
    QByteArray octets(32, '\0');
    size_t size = 32;
    require(EVP_PKEY_get_raw_private_key(m_key.get(), reinterpret_cast<unsigned char *>(octets.data()), &size) > 0,
            "Ed25519 private key");
    return octets.toBase64();
}

QByteArray SigningKey::signatureOf(QByteArrayView octets) const
{
    const DigestContext context(EVP_MD_CTX_new());
    // RFC 8463 §3: Ed25519 signs the hash, as if that were the message.
    const QByteArray digested = isRsa() ? octets.toByteArray() : sha256(octets);
    require(EVP_DigestSignInit(context.get(), nullptr, isRsa() ? EVP_sha256() : nullptr, nullptr, m_key.get()) > 0,
            "signing");
    size_t size = 0;
    require(EVP_DigestSign(context.get(), nullptr, &size, octetsOf(digested), size_t(digested.size())) > 0, "signing");
    QByteArray result(qsizetype(size), '\0');
    require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(result.data()), &size, octetsOf(digested),
                           size_t(digested.size()))
                > 0,
            "signing");
    result.truncate(qsizetype(size));
    return result;
}

QByteArray recordWithoutPrivateKey(int bits)
{
    const Number n(BN_new());
    const Number e(BN_new());
    const Parameters builder(OSSL_PARAM_BLD_new());
    const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr));
    require(n && e && builder && context && BN_rand(n.get(), bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ODD)
                && BN_set_word(e.get(), 65537) && OSSL_PARAM_BLD_push_BN(builder.get(), "n", n.get())
                && OSSL_PARAM_BLD_push_BN(builder.get(), "e", e.get()) && EVP_PKEY_fromdata_init(context.get()) > 0,
            "RSA numbers");
    OSSL_PARAM *const parameters = OSSL_PARAM_BLD_to_param(builder.get());
    EVP_PKEY *key = nullptr;
    require(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) > 0, "RSA public key");
    OSSL_PARAM_free(parameters);
    const std::shared_ptr<EVP_PKEY> owner(key, EVP_PKEY_free);
    return "v=DKIM1; k=rsa; p=" + der(i2d_PUBKEY, key).toBase64();
}

QByteArray signatureField(const QByteArray &message, const SigningKey &key, const SignOptions &options)
{
    const bool endsInCrLf = message.contains("\r\n") || !message.contains('\n');
    const Split parts = split(onTheWire(message));
    const QByteArrayList forms = options.canonicalization.split('/');
    const bool relaxedHeader = forms.value(0) == "relaxed";
    const bool relaxedBody = forms.value(1) == "relaxed";

    QByteArray body = canonicalBody(relaxedBody, parts.body);
    if (options.bodyLength)
        body = body.left(qsizetype(*options.bodyLength));

    QByteArray own = options.fieldName + ": " + options.version
        + "; a=" + (options.algorithm.isEmpty() ? key.algorithm() : options.algorithm);
    if (!options.canonicalization.isEmpty())
        own += "; c=" + options.canonicalization;
    own += ";\r\n\td=" + options.domain + "; s=" + options.selector;
    if (!options.more.isEmpty())
        own += ";\r\n\t" + options.more;
    if (options.bodyLength)
        own += "; l=" + QByteArray::number(*options.bodyLength);
    own += ";\r\n\th=" + options.signedFields.join(':') + ";\r\n\tbh=" + sha256(body).toBase64() + ";\r\n\tb=";

    // RFC 6376 §5.4.2: a name takes the lowest field of that name that is left.
    std::vector<bool> taken(size_t(parts.fields.size()));
    QByteArray hashed;
    for (const QByteArray &name : options.signedFields) {
        for (qsizetype i = parts.fields.size() - 1; i >= 0; --i) {
            const QByteArray &field = parts.fields[i];
            if (taken[size_t(i)] || field.left(field.indexOf(':')).trimmed().toLower() != name.trimmed().toLower())
                continue;
            taken[size_t(i)] = true;
            hashed += canonicalField(relaxedHeader, field) + "\r\n";
            break;
        }
    }
    hashed += canonicalField(relaxedHeader, own);

    const QByteArray value = key.signatureOf(hashed).toBase64();
    for (qsizetype at = 0; at < value.size(); at += 72)
        own += (at > 0 ? "\r\n\t " : "") + value.mid(at, 72);
    own += "\r\n";
    return endsInCrLf ? own : own.replace("\r\n", "\n");
}

QByteArray sign(const QByteArray &message, const SigningKey &key, const SignOptions &options)
{
    return signatureField(message, key, options) + message;
}

QByteArray sealFields(const QByteArrayList &fields, const QByteArray &own, const SigningKey &key)
{
    QByteArray hashed;
    for (const QByteArray &field : fields)
        hashed += canonicalField(true, onTheWire(field)) + "\r\n";
    hashed += canonicalField(true, onTheWire(own));
    const bool endsInCrLf = !own.contains('\n') || own.contains("\r\n");
    return own + key.signatureOf(hashed).toBase64() + (endsInCrLf ? "\r\n" : "\n");
}

} // namespace waxseal::kit
