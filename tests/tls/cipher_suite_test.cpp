// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tls/cipher_suite.h"

#include <QTest>

#include <openssl/ssl.h>

#include <memory>
#include <set>

using namespace waxseal;
using namespace waxseal::tls;

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};

KeyExchange keyExchangeOf(const SSL_CIPHER *cipher)
{
    const bool isAnonymous = SSL_CIPHER_get_auth_nid(cipher) == NID_auth_null;
    switch (SSL_CIPHER_get_kx_nid(cipher)) {
    case NID_kx_any: return KeyExchange::Any13;
    case NID_kx_rsa: return KeyExchange::Rsa;
    case NID_kx_dhe: return isAnonymous ? KeyExchange::DhAnonymous : KeyExchange::Dhe;
    case NID_kx_ecdhe: return isAnonymous ? KeyExchange::EcdhAnonymous : KeyExchange::Ecdhe;
    case NID_kx_psk: return KeyExchange::Psk;
    case NID_kx_rsa_psk: return KeyExchange::RsaPsk;
    case NID_kx_dhe_psk: return KeyExchange::DhePsk;
    case NID_kx_ecdhe_psk: return KeyExchange::EcdhePsk;
    case NID_kx_srp: return KeyExchange::Srp;
    case NID_kx_gost:
    case NID_kx_gost18: return KeyExchange::Gost;
    }
    return KeyExchange::Unknown;
}

Authentication authenticationOf(const SSL_CIPHER *cipher)
{
    switch (SSL_CIPHER_get_auth_nid(cipher)) {
    case NID_auth_any: return Authentication::Any13;
    case NID_auth_rsa: return Authentication::Rsa;
    case NID_auth_dss: return Authentication::Dss;
    case NID_auth_ecdsa: return Authentication::Ecdsa;
    case NID_auth_null: return Authentication::Anonymous;
    case NID_auth_psk:
    case NID_auth_srp: return Authentication::Psk;
    case NID_auth_gost01:
    case NID_auth_gost12: return Authentication::Gost;
    }
    return Authentication::Unknown;
}

std::pair<Cipher, Mode> cipherOf(const SSL_CIPHER *cipher)
{
    switch (SSL_CIPHER_get_cipher_nid(cipher)) {
    case NID_undef: return {Cipher::Null, Mode::Stream};
    case NID_rc4: return {Cipher::Rc4_128, Mode::Stream};
    case NID_des_ede3_cbc: return {Cipher::TripleDes, Mode::Cbc};
    case NID_idea_cbc: return {Cipher::Idea, Mode::Cbc};
    case NID_seed_cbc: return {Cipher::Seed, Mode::Cbc};
    case NID_aes_128_cbc: return {Cipher::Aes128, Mode::Cbc};
    case NID_aes_256_cbc: return {Cipher::Aes256, Mode::Cbc};
    case NID_aes_128_gcm: return {Cipher::Aes128, Mode::Gcm};
    case NID_aes_256_gcm: return {Cipher::Aes256, Mode::Gcm};
    case NID_aes_128_ccm: return {Cipher::Aes128, Mode::Ccm};
    case NID_aes_256_ccm: return {Cipher::Aes256, Mode::Ccm};
    case NID_camellia_128_cbc: return {Cipher::Camellia128, Mode::Cbc};
    case NID_camellia_256_cbc: return {Cipher::Camellia256, Mode::Cbc};
    case NID_aria_128_gcm: return {Cipher::Aria128, Mode::Gcm};
    case NID_aria_256_gcm: return {Cipher::Aria256, Mode::Gcm};
    case NID_chacha20_poly1305: return {Cipher::ChaCha20, Mode::Poly1305};
    case NID_gost89_cnt:
    case NID_gost89_cnt_12: return {Cipher::Gost28147, Mode::Other};
    case NID_kuznyechik_ctr: return {Cipher::Kuznyechik, Mode::Other};
    case NID_magma_ctr: return {Cipher::Magma, Mode::Other};
    }
    return {Cipher::Unknown, Mode::Unknown};
}

Hash hashOf(const SSL_CIPHER *cipher)
{
    if (SSL_CIPHER_is_aead(cipher)) {
        const EVP_MD *hash = SSL_CIPHER_get_handshake_digest(cipher);
        return EVP_MD_get_type(hash) == NID_sha384 ? Hash::Sha384
            : EVP_MD_get_type(hash) == NID_sha256  ? Hash::Sha256
                                                   : Hash::Unknown;
    }
    switch (SSL_CIPHER_get_digest_nid(cipher)) {
    case NID_md5: return Hash::Md5;
    case NID_sha1: return Hash::Sha1;
    case NID_sha256: return Hash::Sha256;
    case NID_sha384: return Hash::Sha384;
    }
    return Hash::Gost;
}

/// What IANA's name itself says, as a second opinion on the rows that OpenSSL has forgotten.
bool nameSays(const CipherSuite &suite, QByteArrayView word)
{
    return QByteArray::fromRawData(suite.ianaName, qstrlen(suite.ianaName)).contains(word);
}

} // namespace

class CipherSuiteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySuiteThatOpenSslHasIsInTheTableAsOpenSslDescribesIt();
    void everyNameOfARowFindsThatRow();
    void rowsAreSortedAndAgreeWithTheirIanaName();
    void namesAreFoundAsServersWriteThem_data();
    void namesAreFoundAsServersWriteThem();
    void unknownNamesAreNotRated_data();
    void unknownNamesAreNotRated();
    void versionsAreReadAsServersWriteThem_data();
    void versionsAreReadAsServersWriteThem();
    void aSessionTakesTheVersionFromWhereItStands_data();
    void aSessionTakesTheVersionFromWhereItStands();
    void aGroupInADescriptionIsRead();
    void forwardSecrecyAndWeakness_data();
    void forwardSecrecyAndWeakness();
    void everyStrengthIsNamed();
    void lookupSpeed();
};

void CipherSuiteTest::everySuiteThatOpenSslHasIsInTheTableAsOpenSslDescribesIt()
{
    const std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>> context(SSL_CTX_new(TLS_method()));
    QVERIFY(context);
    SSL_CTX_set_min_proto_version(context.get(), 0);
    QVERIFY(SSL_CTX_set_cipher_list(context.get(), "ALL:COMPLEMENTOFALL:@SECLEVEL=0"));
    QVERIFY(SSL_CTX_set_ciphersuites(context.get(),
                                     "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:"
                                     "TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256"));
    const STACK_OF(SSL_CIPHER) *ciphers = SSL_CTX_get_ciphers(context.get());
    QVERIFY(sk_SSL_CIPHER_num(ciphers) > 100);
    for (int i = 0; i < sk_SSL_CIPHER_num(ciphers); ++i) {
        const SSL_CIPHER *cipher = sk_SSL_CIPHER_value(ciphers, i);
        const char *name = SSL_CIPHER_get_name(cipher);
        const CipherSuite *suite = findCipherSuite(name);
        QVERIFY2(suite, name);
        QVERIFY2(suite->number == SSL_CIPHER_get_protocol_id(cipher), name);
        QCOMPARE(suite->openSslName, name);
        QCOMPARE(suite->ianaName, SSL_CIPHER_standard_name(cipher));
        QVERIFY2(findCipherSuite(SSL_CIPHER_standard_name(cipher)) == suite, name);
        QVERIFY2(suite->keyExchange == keyExchangeOf(cipher), name);
        QVERIFY2(suite->authentication == authenticationOf(cipher), name);
        QVERIFY2(std::pair(suite->cipher, suite->mode) == cipherOf(cipher), name);
        QVERIFY2(suite->hash == hashOf(cipher), name);
        const bool isAead = suite->mode == Mode::Gcm || suite->mode == Mode::Ccm || suite->mode == Mode::Poly1305;
        QVERIFY2(isAead == bool(SSL_CIPHER_is_aead(cipher)), name);
        // OpenSSL 3.0 counts 3DES as 112 too.
        QVERIFY2(strengthBits(suite->cipher) == SSL_CIPHER_get_bits(cipher, nullptr), name);
    }
}

void CipherSuiteTest::everyNameOfARowFindsThatRow()
{
    for (const CipherSuite &suite : cipherSuites()) {
        for (const char *name : {suite.ianaName, suite.openSslName, suite.gnuTlsName}) {
            if (!name)
                continue;
            QVERIFY2(findCipherSuite(name) == &suite, name);
            QVERIFY2(findCipherSuite(QByteArray(name).toLower()) == &suite, name);
        }
    }
}

void CipherSuiteTest::rowsAreSortedAndAgreeWithTheirIanaName()
{
    std::set<QByteArray> names;
    int last = 0;
    for (const CipherSuite &suite : cipherSuites()) {
        const char *name = suite.ianaName;
        QVERIFY2(suite.number >= last, name);
        last = suite.number;
        QVERIFY2(names.insert(name).second, name);
        QVERIFY2(suite.isExport == nameSays(suite, "EXPORT"), name);
        QVERIFY2((suite.authentication == Authentication::Anonymous) == nameSays(suite, "_anon_"), name);
        QVERIFY2((suite.keyExchange == KeyExchange::Any13) == (!nameSays(suite, "WITH") || nameSays(suite, "_MGM_")),
                 name);
        QVERIFY2((suite.authentication == Authentication::Any13) == (suite.keyExchange == KeyExchange::Any13), name);
        QVERIFY2((suite.keyExchange == KeyExchange::Ecdhe || suite.keyExchange == KeyExchange::EcdhePsk)
                     == nameSays(suite, "ECDHE"),
                 name);
        QVERIFY2((suite.mode == Mode::Gcm) == nameSays(suite, "_GCM_"), name);
        QVERIFY2((suite.mode == Mode::Ccm) == nameSays(suite, "_CCM"), name);
        QVERIFY2((suite.mode == Mode::Cbc) == nameSays(suite, "CBC"), name);
        QVERIFY2((suite.hash == Hash::Md5) == nameSays(suite, "MD5"), name);
        QVERIFY2(!nameSays(suite, "SHA384") || suite.hash == Hash::Sha384, name);
        QVERIFY2(!nameSays(suite, "SHA256") || suite.hash == Hash::Sha256, name);
        QVERIFY2(!QByteArrayView(name).endsWith("_SHA") || suite.hash == Hash::Sha1, name);
        QVERIFY2((suite.cipher == Cipher::Aes256) == nameSays(suite, "AES_256"), name);
        QVERIFY2((suite.cipher == Cipher::Aes128) == nameSays(suite, "AES_128"), name);
        QVERIFY2((suite.cipher == Cipher::TripleDes) == (nameSays(suite, "3DES") || nameSays(suite, "EDE3")), name);
    }
    QVERIFY(cipherSuites().size() > 350);
}

void CipherSuiteTest::namesAreFoundAsServersWriteThem_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<int>("number");
    const auto row = [](const char *name, QByteArray written, int number) { QTest::newRow(name) << written << number; };
    row("Postfix", "ECDHE-RSA-AES128-GCM-SHA256", 0xC02F);
    row("Postfix with TLS 1.3", "TLS_AES_256_GCM_SHA384", 0x1302);
    row("Gmail, lower case", "ecdhe-ecdsa-aes128-gcm-sha256", 0xC02B);
    row("rustls", "TLS13_AES_256_GCM_SHA384", 0x1302);
    row("rustls, TLS 1.2", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA8);
    row("early OpenSSL 1.1.1", "TLS13-CHACHA20-POLY1305-SHA256", 0x1303);
    row("LibreSSL", "AEAD-AES256-GCM-SHA384", 0x1302);
    row("Courier with GnuTLS", "ECDHE_RSA_AES_256_GCM_SHA384", 0xC030);
    row("Domino", "ECDHE_RSA_WITH_AES_256_GCM_SHA384", 0xC030);
    row("Exchange", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384", 0xC028);
    row("Exchange, P256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P256", 0xC027);
    row("Exchange without a curve", "TLS_RSA_WITH_AES_256_CBC_SHA", 0x0035);
    row("Java", "SSL_RSA_WITH_3DES_EDE_CBC_SHA", 0x000A);
    row("mbed TLS", "TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384", 0xC030);
    row("Sendmail, OpenSSL before 1.1", "EDH-RSA-DES-CBC3-SHA", 0x0016);
    row("OpenSSL 1.1 for the same", "DHE-RSA-DES-CBC3-SHA", 0x0016);
    row("Postfix, anonymous", "ADH-AES256-SHA", 0x003A);
    row("Postfix, anonymous curve", "AECDH-AES256-SHA", 0xC019);
    row("export", "EXP-RC4-MD5", 0x0003);
    row("export 56", "EXP1024-DES-CBC-SHA", 0x0062);
    row("anonymous DES", "ADH-DES-CBC-SHA", 0x001A);
    row("NULL", "NULL-SHA256", 0x003B);
    row("Camellia", "DHE-RSA-CAMELLIA256-SHA", 0x0088);
    row("SEED", "DHE-RSA-SEED-SHA", 0x009A);
    row("IDEA", "IDEA-CBC-SHA", 0x0007);
    row("GOST", "GOST2012-GOST8912-GOST8912", 0xC102);
    row("SM4", "TLS_SM4_GCM_SM3", 0x00C6);
    row("integrity only", "TLS_SHA256_SHA256", 0xC0B4);
    row("Exim with OpenSSL", "TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256", 0xC030);
    row("Exim with OpenSSL, TLS 1.3", "TLS1.3:TLS_AES_256_GCM_SHA384:256", 0x1302);
    row("Exim with GnuTLS 3", "TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256", 0xC030);
    row("Exim with GnuTLS 2", "TLS-1.0:DHE_RSA_AES_256_CBC_SHA:32", 0x0039);
    row("Exim with GnuTLS 1", "TLS-1.0:RSA_ARCFOUR_MD5:16", 0x0004);
    row("Exim with GnuTLS, SHA1", "TLS1.0:DHE_RSA_AES_256_CBC_SHA1:256", 0x0039);
    row("OpenSMTPD", "TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO", 0x1302);
    row("without a version", "ECDHE-RSA-AES256-GCM-SHA384:256", 0xC030);
    row("Exim with GnuTLS 3.6", "TLS1.2:ECDHE_SECP256R1__RSA_SHA256__AES_256_GCM:256", 0xC030);
    row("the same without its version", "ECDHE_SECP256R1__RSA_SHA256__AES_256_GCM", 0xC030);
    row("Exim with GnuTLS 3.6, TLS 1.3", "TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256", 0x1302);
    row("Exim with GnuTLS 3.6, ECDSA", "TLS1.3:ECDHE_SECP256R1__ECDSA_SECP256R1_SHA256__AES_128_GCM:128", 0x1301);
    row("Exim with GnuTLS 3.6, RSA", "TLS1.2:RSA__AES_256_CBC__SHA1:256", 0x0035);
    row("GnuTLS 3.6", "(TLS1.3)-(ECDHE-X25519)-(RSA-PSS-RSAE-SHA256)-(AES-256-GCM)", 0x1302);
    row("GnuTLS 3.6, ChaCha20", "(TLS1.3)-(ECDHE-X25519)-(EdDSA-Ed25519)-(CHACHA20-POLY1305)", 0x1303);
    row("GnuTLS 3.6, TLS 1.2", "(TLS1.2)-(ECDHE-SECP256R1)-(RSA-SHA256)-(AES-256-GCM)", 0xC030);
    row("GnuTLS 3.6, CBC", "(TLS1.2)-(DHE-FFDHE2048)-(RSA-SHA256)-(AES-128-CBC)-(SHA256)", 0x0067);
    row("GnuTLS 3.6, PSS in TLS 1.2", "(TLS1.2)-(ECDHE-X25519)-(RSA-PSS-RSAE-SHA256)-(CHACHA20-POLY1305)", 0xCCA8);
    row("GnuTLS 3.6, CCM", "(TLS1.2)-(ECDHE-SECP256R1)-(ECDSA-SHA256)-(AES-128-CCM-8)", 0xC0AE);
    row("GnuTLS 3.0", "(TLS1.2)-(ECDHE-RSA-SECP256R1)-(AES-128-GCM)", 0xC02F);
    row("GnuTLS 3.0 with certificates", "(TLS1.2-PKIX)-(DHE-RSA-2048)-(AES-128-CBC)-(SHA1)", 0x0033);
    row("GnuTLS 3.0, AEAD said", "(TLS1.2)-(RSA)-(AES-128-GCM)-(AEAD)", 0x009C);
    row("GnuTLS, 3DES", "(TLS1.0)-(RSA)-(3DES-CBC)-(SHA1)", 0x000A);
    row("GnuTLS, anonymous", "(TLS1.0)-(ANON-ECDH-SECP256R1)-(AES-256-CBC)-(SHA1)", 0xC019);
    row("white space around", " AES128-SHA ", 0x002F);
}

void CipherSuiteTest::namesAreFoundAsServersWriteThem()
{
    QFETCH(QByteArray, written);
    QFETCH(int, number);
    const CipherSuite *suite = findCipherSuite(written);
    QVERIFY(suite);
    QCOMPARE(int(suite->number), number);
}

void CipherSuiteTest::unknownNamesAreNotRated_data()
{
    QTest::addColumn<QByteArray>("written");
    for (const char *written : {
             "",
             " ",
             ":",
             "::",
             "TLS",
             "OTHER",
             "UNKNOWN",
             "(NONE)",
             "AES",
             "AES256",
             "TLS_",
             "SSL_",
             "TLS13_",
             "_P256",
             "AES_256_GCM_SHA384",             // TLS 1.3 names have their prefix
             "TLS13_RSA_WITH_AES_128_CBC_SHA", // no such thing
             "ECDHE-RSA-AES512-GCM-SHA512",
             "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA38",
             "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA3844",
             "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P38",
             "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384_P384",
             "ECDHE-RSA-AES256-GCM",
             "ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM", // TLS 1.2 or 1.3: the suites differ
             "(TLS1.2)-(RSA)-(AES-128-CBC)",                   // which hash?
             "(TLS1.2)-(WOT)-(AES-128-GCM)",
             "(TLS1.2)-(RSAX)-(AES-128-GCM)",
             "(TLS1.2)",
             "()",
             "(",
             ")-(",
             "__",
             "____",
             "TLS1.2:",
             "TLS1.2::256",
             "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
         })
        QTest::newRow(written) << QByteArray(written);
    QTest::newRow("too long") << QByteArray("TLS_").repeated(10'000);
    QTest::newRow("a long description") << QByteArray("__").repeated(10'000);
    QTest::newRow("NUL inside") << QByteArray("AES128-SHA\0", 11);
}

void CipherSuiteTest::unknownNamesAreNotRated()
{
    QFETCH(QByteArray, written);
    QCOMPARE(findCipherSuite(written), nullptr);
    const Session session = Session::read({}, written);
    QCOMPARE(session.suite, nullptr);
    if (session.version != Version::Tls13)
        QCOMPARE(hasForwardSecrecy(session), Answer::NotRated);
    QCOMPARE(hasWeakCipher(session), Answer::NotRated);
}

void CipherSuiteTest::versionsAreReadAsServersWriteThem_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<Version>("version");
    const auto row = [](const char *written, Version version) {
        QTest::newRow(written) << QByteArray(written) << version;
    };
    row("TLSv1.3", Version::Tls13);
    row("TLS1_3", Version::Tls13);
    row("TLS1.3", Version::Tls13);
    row("TLS 1.2", Version::Tls12);
    row("TLS-1.2", Version::Tls12);
    row("tlsv1.2", Version::Tls12);
    row("TLSv1_2", Version::Tls12);
    row("TLS1.2-PKIX", Version::Tls12);
    row("TLSv1.1", Version::Tls11);
    row("TLSv1", Version::Tls10);
    row("TLS1", Version::Tls10);
    row("TLS1.0", Version::Tls10);
    row("SSLv3", Version::Ssl3);
    row("SSL3.0", Version::Ssl3);
    row("SSLv2", Version::Ssl2);
    for (const char *word : {"TLSv1/SSLv3", "", "TLS", "TLSv", "SSL", "SSLv23", "TLSv12", "TLSv1.4", "TLSv2", "1.2",
                             "TLS1.", "TLSv1.2.3", "SSLv1", "SSLv3.1", "no", "OTHER"})
        row(word, Version::Unknown);
}

void CipherSuiteTest::versionsAreReadAsServersWriteThem()
{
    QFETCH(QByteArray, written);
    QFETCH(Version, version);
    QCOMPARE(parseVersion(written), version);
    if (version != Version::Unknown)
        QCOMPARE(parseVersion(versionName(version)), version);
    else
        QVERIFY(versionName(version).isEmpty());
}

void CipherSuiteTest::aSessionTakesTheVersionFromWhereItStands_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("cipher");
    QTest::addColumn<Version>("expected");
    const auto row = [](const char *version, const char *cipher, Version expected) {
        QTest::addRow("%s|%s", version, cipher) << QByteArray(version) << QByteArray(cipher) << expected;
    };
    row("TLS1_2", "ECDHE-RSA-AES128-GCM-SHA256", Version::Tls12);
    row("", "TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256", Version::Tls12);
    row("", "(TLS1.0)-(RSA)-(3DES-CBC)-(SHA1)", Version::Tls10);
    row("TLSv1/SSLv3", "OTHER", Version::Unknown);
    row("TLSv1/SSLv3", "AES256-SHA", Version::Unknown);
    row("TLSv1/SSLv3", "ECDHE-RSA-AES128-GCM-SHA256", Version::Tls12);
    row("", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384", Version::Tls12);
    row("", "TLS_AES_128_GCM_SHA256", Version::Tls13);
    row("", "PSK-AES128-CBC-SHA256", Version::Unknown);
    row("TLSv1.3", "ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM", Version::Tls13);
}

void CipherSuiteTest::aSessionTakesTheVersionFromWhereItStands()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, cipher);
    QFETCH(Version, expected);
    const Session session = Session::read(version, cipher);
    QCOMPARE(session.version, expected);
    QCOMPARE(session.cipherAsWritten.toByteArray(), cipher);
    QCOMPARE(session.suite != nullptr, cipher != "OTHER");
}

void CipherSuiteTest::aGroupInADescriptionIsRead()
{
    QCOMPARE(Session::read({}, "(TLS1.2)-(DHE-FFDHE3072)-(RSA-SHA256)-(AES-128-GCM)").diffieHellmanBits, 3072);
    QCOMPARE(Session::read({}, "(TLS1.2)-(DHE-CUSTOM2048)-(RSA-SHA256)-(AES-128-GCM)").diffieHellmanBits, 2048);
    QCOMPARE(Session::read({}, "(TLS1.0)-(DHE-RSA-1024)-(3DES-CBC)-(SHA1)").diffieHellmanBits, 1024);
    QCOMPARE(Session::read({}, "(TLS1.2)-(ECDHE-RSA-SECP256R1)-(AES-128-GCM)").diffieHellmanBits, 0);
    QCOMPARE(Session::read({}, "DHE-RSA-AES256-GCM-SHA384").diffieHellmanBits, 0);
}

void CipherSuiteTest::forwardSecrecyAndWeakness_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("cipher");
    QTest::addColumn<Answer>("forwardSecrecy");
    QTest::addColumn<Answer>("weak");
    const auto row = [](const char *version, const char *cipher, Answer forwardSecrecy, Answer weak) {
        QTest::addRow("%s|%s", version, cipher) << QByteArray(version) << QByteArray(cipher) << forwardSecrecy << weak;
    };
    using enum Answer;
    row("TLSv1.3", "TLS_AES_256_GCM_SHA384", Yes, No);
    row("TLSv1.3", "", Yes, NotRated);
    row("TLSv1.3", "AES256-GCM-SHA384", NotRated, No); // contradicts itself
    row("TLSv1.2", "", NotRated, NotRated);
    row("TLSv1.2", "DHE-DSS-AES256-SHA", Yes, No);
    row("TLSv1.2", "AES256-GCM-SHA384", No, No);
    row("TLSv1.2", "ECDH-RSA-AES256-SHA", No, No);
    row("TLSv1.2", "DH-RSA-AES256-SHA", No, No);
    row("TLSv1", "ECDHE-RSA-RC4-SHA", Yes, Yes);
    row("TLSv1", "ADH-AES256-SHA", Yes, No); // aNULL is another demand
    row("TLSv1", "RC4-MD5", No, Yes);
    row("TLSv1", "DES-CBC3-SHA", No, Yes);
    row("TLSv1", "EDH-RSA-DES-CBC-SHA", Yes, Yes);
    row("TLSv1", "EXP-EDH-RSA-DES-CBC-SHA", Yes, Yes);
    row("TLSv1", "NULL-SHA", No, Yes);
    row("TLSv1", "EXP1024-RC2-CBC-MD5", No, Yes);
    row("SSLv2", "IDEA-CBC-MD5", No, Yes);
    row("TLSv1", "IDEA-CBC-SHA", No, No);
    row("TLSv1.3", "TLS_SHA256_SHA256", Yes, Yes);
}

void CipherSuiteTest::forwardSecrecyAndWeakness()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, cipher);
    const Session session = Session::read(version, cipher);
    QTEST(hasForwardSecrecy(session), "forwardSecrecy");
    QTEST(hasWeakCipher(session), "weak");
}

void CipherSuiteTest::everyStrengthIsNamed()
{
    QCOMPARE(strengthBits(Cipher::Unknown), -1);
    QCOMPARE(strengthBits(Cipher::Null), 0);
    QCOMPARE(strengthBits(Cipher::TripleDes), 112);
    QCOMPARE(strengthBits(Cipher::ChaCha20), 256);
    for (const CipherSuite &suite : cipherSuites())
        QVERIFY((strengthBits(suite.cipher) < 112)
                == (suite.isExport || suite.cipher == Cipher::Null || suite.cipher == Cipher::Des56));
}

void CipherSuiteTest::lookupSpeed()
{
    QBENCHMARK
    {
        for (const char *name :
             {"ECDHE-RSA-AES128-GCM-SHA256", "TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384",
              "TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256"})
            QVERIFY(findCipherSuite(name));
    }
}

QTEST_GUILESS_MAIN(CipherSuiteTest)
#include "cipher_suite_test.moc"
