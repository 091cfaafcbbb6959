// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/key_record.h"

#include "core/base/limits.h"
#include "tests/kit/signer.h"

#include <QCryptographicHash>
#include <QTest>

#include <thread>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

const kit::SigningKey &rsaKey()
{
    static const auto key = kit::SigningKey::rsa(2048);
    return key;
}

const kit::SigningKey &ed25519Key()
{
    static const auto key = kit::SigningKey::ed25519();
    return key;
}

QByteArray derElement(char tag, const QByteArray &contents)
{
    const qsizetype size = contents.size();
    QByteArray length;
    if (size < 0x80)
        length.append(char(size));
    else
        length.append('\x82').append(char(size >> 8)).append(char(size));
    return tag + length + contents;
}

/// An RSAPublicKey of numbers that nobody has a private key for.
QByteArray rsaNumbers(const QByteArray &modulus, const QByteArray &exponent)
{
    return derElement('\x30', derElement('\x02', modulus) + derElement('\x02', exponent));
}

QByteArray modulusOf(int bits)
{
    return QByteArray(1, '\0') + '\xc3' + QByteArray(bits / 8 - 2, '\x5a') + '\x01';
}

QByteArray p(const QByteArray &octets)
{
    return "v=DKIM1; p=" + octets.toBase64();
}

QByteArray word(const Result<KeyRecord, KeyFault> &record)
{
    if (record)
        return "key of " + QByteArray::number(record->key->bits());
    static const QByteArrayList words = {"Unreadable", "Revoked", "KeyType", "Malformed", "TooShort", "TooLong"};
    return words.at(qsizetype(record.error()));
}

} // namespace

class KeyRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneChangeHasItsOwnResult_data();
    void oneChangeHasItsOwnResult();
    void keysAreMeasuredBeforeUse_data();
    void keysAreMeasuredBeforeUse();
    void realKeysOfEverySizeVerify_data();
    void realKeysOfEverySizeVerify();
    void flagsAndListsAreRead_data();
    void flagsAndListsAreRead();
    void keysComeInThreeForms();
    void aSignatureOfAnotherKeyOrTextIsRefused();
    void theCacheRemembersAndForgets();
    void severalThreadsShareKeys();
};

void KeyRecordTest::oneChangeHasItsOwnResult_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray rsa = rsaKey().publicBase64();
    const QByteArray ed25519 = ed25519Key().publicBase64();
    const QByteArray good = "key of 2048";

    QTest::newRow("as it should be") << "v=DKIM1; k=rsa; p=" + rsa << good;
    QTest::newRow("p= alone") << "p=" + rsa << good;
    QTest::newRow("a semicolon at the end") << "v=DKIM1; k=rsa; p=" + rsa + ';' << good;
    QTest::newRow("v= not first") << "p=" + rsa + "; v=DKIM1" << good;
    QTest::newRow("v=DKIM2") << "v=DKIM2; p=" + rsa << QByteArray("Unreadable");
    QTest::newRow("v=dkim1: case counts") << "v=dkim1; p=" + rsa << QByteArray("Unreadable");
    QTest::newRow("v= empty") << "v=; p=" + rsa << QByteArray("Unreadable");
    QTest::newRow("RFC 4871 g=: passed over") << "v=DKIM1; g=*; p=" + rsa << good;
    QTest::newRow("g= empty: passed over") << "v=DKIM1; g=; p=" + rsa << good;
    QTest::newRow("n= empty") << "v=DKIM1; n=; p=" + rsa << good;
    QTest::newRow("n= notes") << "v=DKIM1; n=a note, =3B; p=" + rsa << good;
    QTest::newRow("an unknown tag") << "v=DKIM1; zz=1; p=" + rsa << good;
    QTest::newRow("a tag twice") << "v=DKIM1; p=" + rsa + "; p=" + rsa << QByteArray("Unreadable");
    QTest::newRow("no p=") << QByteArray("v=DKIM1; k=rsa") << QByteArray("Unreadable");
    QTest::newRow("another kind of record") << QByteArray("v=spf1 -all") << QByteArray("Unreadable");
    QTest::newRow("empty") << QByteArray() << QByteArray("Unreadable");
    QTest::newRow("§3.6.1: p= empty") << QByteArray("v=DKIM1; p=") << QByteArray("Revoked");
    QTest::newRow("p= white space") << QByteArray("v=DKIM1; p= ;k=rsa") << QByteArray("Revoked");
    QTest::newRow("p= no base64") << QByteArray("v=DKIM1; p=****") << QByteArray("Malformed");
    QTest::newRow("p= no key") << QByteArray("v=DKIM1; p=AAAA") << QByteArray("Malformed");
    QTest::newRow("p= with white space inside") << "v=DKIM1; p=" + rsa.left(50) + " \r\n " + rsa.mid(50) << good;
    QTest::newRow("p= cut by an octet") << "v=DKIM1; p=" + rsa.left(rsa.size() - 8) << QByteArray("Malformed");
    QTest::newRow("p= with an octet more") << p(QByteArray::fromBase64(rsa) + 'x') << QByteArray("Malformed");
    QTest::newRow("k=RSA") << "k=RSA; p=" + rsa << good;
    QTest::newRow("k= unknown") << "k=dsa; p=" + rsa << QByteArray("KeyType");
    QTest::newRow("k= empty") << "k=; p=" + rsa << QByteArray("KeyType");
    QTest::newRow("k=ed25519 of an RSA key") << "k=ed25519; p=" + rsa << QByteArray("Malformed");
    QTest::newRow("k=rsa of an Ed25519 key") << "k=rsa; p=" + ed25519 << QByteArray("Malformed");
    QTest::newRow("k=ed25519") << "v=DKIM1; k=ed25519; p=" + ed25519 << QByteArray("key of 256");
    QTest::newRow("RFC 8463 §4.2: 31 octets")
        << "k=ed25519; p=" + QByteArray(31, 'a').toBase64() << QByteArray("Malformed");
    QTest::newRow("RFC 8463 §4.2: 33 octets")
        << "k=ed25519; p=" + QByteArray(33, 'a').toBase64() << QByteArray("Malformed");
}

void KeyRecordTest::oneChangeHasItsOwnResult()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    QCOMPARE(word(parseKeyRecord(record)), expected);
}

void KeyRecordTest::keysAreMeasuredBeforeUse_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray e65537 = QByteArray::fromHex("010001");
    const auto ofBits = [&](int bits) { return p(rsaNumbers(modulusOf(bits), e65537)); };
    QTest::newRow("RFC 8301 §3.2: 1016 bits") << ofBits(1016) << QByteArray("TooShort");
    QTest::newRow("RFC 8301 §3.2: 512 bits") << ofBits(512) << QByteArray("TooShort");
    QTest::newRow("8 bits") << p(rsaNumbers("\x21", e65537)) << QByteArray("TooShort");
    QTest::newRow("1024 bits") << ofBits(1024) << QByteArray("key of 1024");
    QTest::newRow("8192 bits") << ofBits(8192) << QByteArray("key of 8192");
    QTest::newRow("8200 bits") << ofBits(8200) << QByteArray("TooLong");
    QTest::newRow("16384 bits") << ofBits(16384) << QByteArray("TooLong");
    QTest::newRow("80000 bits") << ofBits(80000) << QByteArray("TooLong");
    const auto ofExponent = [](const QByteArray &hex) {
        return p(rsaNumbers(modulusOf(2048), QByteArray::fromHex(hex)));
    };
    QTest::newRow("exponent 3") << ofExponent("03") << QByteArray("key of 2048");
    QTest::newRow("exponent 1") << ofExponent("01") << QByteArray("Malformed");
    QTest::newRow("exponent 0") << ofExponent("00") << QByteArray("Malformed");
    QTest::newRow("exponent even") << ofExponent("010000") << QByteArray("Malformed");
    QTest::newRow("exponent negative") << ofExponent("ff") << QByteArray("Malformed");
    QTest::newRow("exponent of 64 bits") << ofExponent("00ffffffffffffffff") << QByteArray("key of 2048");
    QTest::newRow("exponent of 65 bits") << ofExponent("01ffffffffffffffff") << QByteArray("TooLong");
    QTest::newRow("exponent of 2048 bits") << p(rsaNumbers(modulusOf(2048), modulusOf(2048))) << QByteArray("TooLong");
    QTest::newRow("modulus even") << p(rsaNumbers(modulusOf(2048) + '\0', e65537)) << QByteArray("Malformed");
    QTest::newRow("modulus negative") << p(rsaNumbers(modulusOf(2048).mid(1), e65537)) << QByteArray("Malformed");
    QTest::newRow("modulus empty") << p(rsaNumbers("", e65537)) << QByteArray("Malformed");
    QTest::newRow("modulus zero") << p(rsaNumbers(QByteArray(1, '\0'), e65537)) << QByteArray("Malformed");
    QTest::newRow("a third number") << p(derElement(
        '\x30', derElement('\x02', modulusOf(2048)) + derElement('\x02', e65537) + derElement('\x02', e65537)))
                                    << QByteArray("Malformed");
    QTest::newRow("a length beyond the end") << p(QByteArray::fromHex("30820fff0201")) << QByteArray("Malformed");
    QTest::newRow("a length of its own length") << p(QByteArray::fromHex("3080")) << QByteArray("Malformed");
    QTest::newRow("a length of eight octets")
        << p(QByteArray::fromHex("3088ffffffffffffffff00")) << QByteArray("Malformed");
    QTest::newRow("one octet") << p("\x30") << QByteArray("Malformed");
    // id-ecPublicKey on prime256v1: not RSA, whatever "k=" says
    QTest::newRow("an elliptic curve") << p(QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
                                            + QByteArray(65, '\x04'))
                                       << QByteArray("Malformed");
}

void KeyRecordTest::keysAreMeasuredBeforeUse()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    QCOMPARE(word(parseKeyRecord(record)), expected);
}

void KeyRecordTest::realKeysOfEverySizeVerify_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("exponent");
    for (const int bits : {1024, 1536, 2048, 3072, 4096, 8192})
        QTest::addRow("%d bits", bits) << bits << 65537;
    QTest::newRow("exponent 3") << 2048 << 3;
}

void KeyRecordTest::realKeysOfEverySizeVerify()
{
    QFETCH(int, bits);
    QFETCH(int, exponent);
    const auto signer = kit::SigningKey::rsa(bits, exponent);
    const auto record = parseKeyRecord(signer.record());
    QVERIFY2(record, word(record).constData());
    QCOMPARE(record->key->bits(), bits);
    const QByteArray digest = QCryptographicHash::hash("text", QCryptographicHash::Sha256);
    QVERIFY(record->key->verify(digest, signer.signatureOf("text")));
    QVERIFY(!record->key->verify(digest, signer.signatureOf("Text")));
}

void KeyRecordTest::flagsAndListsAreRead_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<bool>("allowsSha256");
    QTest::addColumn<bool>("isForEmail");
    QTest::addColumn<bool>("isTesting");
    QTest::addColumn<bool>("mustMatchDomain");
    QTest::newRow("none") << QByteArray() << true << true << false << false;
    QTest::newRow("h=sha256") << QByteArray("h=sha256;") << true << true << false << false;
    QTest::newRow("h= several") << QByteArray("h=sha1 : sha256;") << true << true << false << false;
    QTest::newRow("h=sha1") << QByteArray("h=sha1;") << false << true << false << false;
    QTest::newRow("h= unknown") << QByteArray("h=sha512;") << false << true << false << false;
    QTest::newRow("h= empty") << QByteArray("h=;") << false << true << false << false;
    QTest::newRow("s=*") << QByteArray("s=*;") << true << true << false << false;
    QTest::newRow("s=email") << QByteArray("s=email;") << true << true << false << false;
    QTest::newRow("s= several") << QByteArray("s=tlsrpt:email;") << true << true << false << false;
    QTest::newRow("s= another") << QByteArray("s=tlsrpt;") << true << false << false << false;
    QTest::newRow("s= empty") << QByteArray("s=;") << true << false << false << false;
    QTest::newRow("t=y") << QByteArray("t=y;") << true << true << true << false;
    QTest::newRow("t=s") << QByteArray("t=s;") << true << true << false << true;
    QTest::newRow("t=y:s") << QByteArray("t=y : s;") << true << true << true << true;
    QTest::newRow("t= unknown") << QByteArray("t=z;") << true << true << false << false;
    QTest::newRow("t= empty") << QByteArray("t=;") << true << true << false << false;
}

void KeyRecordTest::flagsAndListsAreRead()
{
    QFETCH(QByteArray, tags);
    const auto record = parseKeyRecord("v=DKIM1;" + tags + "p=" + rsaKey().publicBase64());
    QVERIFY(record);
    QTEST(record->allowsSha256, "allowsSha256");
    QTEST(record->isForEmail, "isForEmail");
    QTEST(record->isTesting, "isTesting");
    QTEST(record->mustMatchDomain, "mustMatchDomain");
}

void KeyRecordTest::keysComeInThreeForms()
{
    const QByteArray digest = QCryptographicHash::hash("text", QCryptographicHash::Sha256);
    const auto info = parseKeyRecord("p=" + rsaKey().publicBase64());
    const auto bare = parseKeyRecord(p(rsaKey().bareRsaPublicKey()));
    const auto ed25519 = parseKeyRecord(ed25519Key().record());
    QVERIFY(info && bare && ed25519);
    QVERIFY(info->key->verify(digest, rsaKey().signatureOf("text")));
    QVERIFY(bare->key->verify(digest, rsaKey().signatureOf("text")));
    QVERIFY(ed25519->key->verify(digest, ed25519Key().signatureOf("text")));
    QCOMPARE(ed25519->key->type(), KeyType::Ed25519);
}

void KeyRecordTest::aSignatureOfAnotherKeyOrTextIsRefused()
{
    const QByteArray digest = QCryptographicHash::hash("text", QCryptographicHash::Sha256);
    for (const kit::SigningKey &signer : {rsaKey(), ed25519Key()}) {
        const auto record = parseKeyRecord(signer.record());
        QVERIFY(record);
        const QByteArray good = signer.signatureOf("text");
        QVERIFY(record->key->verify(digest, good));
        QVERIFY(!record->key->verify(digest, {}));
        QVERIFY(!record->key->verify(digest, good.chopped(1)));
        QVERIFY(!record->key->verify(digest, good + '\0'));
        QVERIFY(!record->key->verify(digest, '\0' + good));
        QVERIFY(!record->key->verify(digest, QByteArray(good.size(), '\0')));
        QVERIFY(!record->key->verify(digest, QByteArray(good.size(), '\xff')));
        QVERIFY(!record->key->verify(digest, QByteArray(100'000, 'x')));
        for (const qsizetype at : {qsizetype(0), good.size() / 2, good.size() - 1}) {
            QByteArray changed = good;
            changed[at] = char(changed[at] ^ 1);
            QVERIFY(!record->key->verify(digest, changed));
        }
        QVERIFY(record->key->verify(digest, good)); // a failure leaves nothing behind
    }
}

void KeyRecordTest::theCacheRemembersAndForgets()
{
    KeyCache cache;
    const QByteArray text = rsaKey().record();
    const auto first = cache.read(text);
    const auto second = cache.read(text);
    QVERIFY(first && second);
    QCOMPARE(first->key.get(), second->key.get());
    QCOMPARE(word(cache.read("v=DKIM1; p=")), QByteArray("Revoked"));
    QCOMPARE(word(cache.read("v=DKIM1; p=")), QByteArray("Revoked"));

    // By number, and by size: then all is forgotten, and what was handed out stays good.
    for (qsizetype i = 0; i < limits::cachedKeys; ++i)
        (void)cache.read("v=DKIM1; p=; n=" + QByteArray::number(i));
    const auto third = cache.read(text);
    QVERIFY(third);
    QVERIFY(third->key != first->key);
    for (int i = 0; i < 600; ++i)
        (void)cache.read("v=DKIM1; p=; n=" + QByteArray::number(i) + QByteArray(16'000, 'x'));
    const auto fourth = cache.read(text);
    QVERIFY(fourth);
    QVERIFY(fourth->key != third->key);
    QVERIFY(
        first->key->verify(QCryptographicHash::hash("text", QCryptographicHash::Sha256), rsaKey().signatureOf("text")));
}

void KeyRecordTest::severalThreadsShareKeys()
{
    KeyCache cache;
    const QByteArray digest = QCryptographicHash::hash("text", QCryptographicHash::Sha256);
    const QByteArray rsaSignature = rsaKey().signatureOf("text");
    const QByteArray ed25519Signature = ed25519Key().signatureOf("text");
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 500; ++n) {
                const auto rsa = cache.read(rsaKey().record());
                const auto ed25519 = cache.read(ed25519Key().record());
                (void)cache.read("v=DKIM1; p=; n=" + QByteArray::number(i * 10'000 + n));
                if (!rsa || !ed25519 || !rsa->key->verify(digest, rsaSignature)
                    || rsa->key->verify(digest, ed25519Signature) || !ed25519->key->verify(digest, ed25519Signature))
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
}

QTEST_GUILESS_MAIN(KeyRecordTest)
#include "key_record_test.moc"
