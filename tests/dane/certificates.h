// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dane/tlsa.h"
#include "tests/dns_unbound/lab.h"

#include <QCryptographicHash>

#include <memory>

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

/// Certificates for the tests, and records that describe them. Digests are Qt's.
namespace waxseal::lab {

template <auto Free> struct Release {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using OwnedX509 = std::unique_ptr<X509, Release<X509_free>>;
using OwnedKey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using OwnedBio = std::unique_ptr<BIO, Release<BIO_free_all>>;

inline OwnedBio bioOf(const QByteArray &text)
{
    return OwnedBio(BIO_new_mem_buf(text.constData(), int(text.size())));
}

inline OwnedX509 x509Of(const QByteArray &pem)
{
    return OwnedX509(PEM_read_bio_X509(bioOf(pem).get(), nullptr, nullptr, nullptr));
}

template <typename Encode> QByteArray encoded(Encode encode)
{
    QByteArray result(encode(nullptr), Qt::Uninitialized);
    auto *at = reinterpret_cast<unsigned char *>(result.data());
    encode(&at);
    return result;
}

inline QByteArray derOf(const QByteArray &pem)
{
    const OwnedX509 certificate = x509Of(pem);
    return encoded([&](unsigned char **at) { return i2d_X509(certificate.get(), at); });
}

inline QByteArray spkiOf(const QByteArray &pem)
{
    const OwnedX509 certificate = x509Of(pem);
    return encoded([&](unsigned char **at) { return i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), at); });
}

inline dane::Tlsa recordFor(const QByteArray &pem, int usage, int selector, int matchingType)
{
    QByteArray data = selector == 0 ? derOf(pem) : spkiOf(pem);
    if (matchingType == 1)
        data = QCryptographicHash::hash(data, QCryptographicHash::Sha256);
    else if (matchingType == 2)
        data = QCryptographicHash::hash(data, QCryptographicHash::Sha512);
    return {quint8(usage), quint8(selector), quint8(matchingType), data};
}

/// The same certificate, signed by somebody else.
inline QByteArray signedBy(const QByteArray &pem, const Certificate &issuer)
{
    const OwnedX509 certificate = x509Of(pem);
    const OwnedX509 above = x509Of(issuer.certificate);
    const OwnedKey key(PEM_read_bio_PrivateKey(bioOf(issuer.key).get(), nullptr, nullptr, nullptr));
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(above.get()));
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const OwnedBio memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate.get());
    QByteArray text(16'384, Qt::Uninitialized);
    text.truncate(BIO_read(memory.get(), text.data(), int(text.size())));
    return text;
}

/// A certificate of an RSA key, as DER.
inline QByteArray rsaCertificate(unsigned bits)
{
    const OwnedKey key(EVP_RSA_gen(bits));
    const OwnedX509 certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return encoded([&](unsigned char **at) { return i2d_X509(certificate.get(), at); });
}

} // namespace waxseal::lab
