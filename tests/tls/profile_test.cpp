// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tls/profile.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::tls;
using enum waxseal::tls::Demand;

using Demands = std::vector<Demand>;

class ProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneFaultIsOneMissedDemand_data();
    void oneFaultIsOneMissedDemand();
    void nothingKnownIsNothingMissed();
    void anonymousFailsTesAndMeetsSecureMail();
    void outdatedTlsIsEncryptedAllTheSame();
};

void ProfileTest::oneFaultIsOneMissedDemand_data()
{
    QTest::addColumn<int>("profile"); // 0 TES, 1 SecureMail, 2 BSI
    QTest::addColumn<Session>("session");
    QTest::addColumn<Demands>("missed");
    QTest::addColumn<Demands>("notRated");
    QTest::addColumn<Demands>("notes");
    const auto row = [](const char *name, int profile, Session session, Demands missed = {}, Demands notRated = {},
                        Demands notes = {}) {
        QTest::newRow(name) << profile << session << missed << notRated << notes;
    };
    const auto session = [](const char *version, const char *cipher, int bits = 0, bool isCompressed = false) {
        Session result = Session::read(version, cipher);
        result.diffieHellmanBits = bits;
        result.isCompressed = isCompressed;
        return result;
    };
    const auto ecdhe = "ECDHE-RSA-AES256-GCM-SHA384";
    const auto dhe = "DHE-RSA-AES256-GCM-SHA384";

    row("TES relay 4, 10, 12: met", 0, session("TLSv1.2", ecdhe));
    row("TES: TLS 1.3 (C-14)", 0, session("TLSv1.3", "TLS_AES_128_GCM_SHA256"));
    row("TES relay 4: TLS 1.1", 0, session("TLSv1.1", "ECDHE-RSA-AES256-SHA"), {Tls12OrLater});
    row("TES relay 4: version not written", 0, session("", "ECDHE-RSA-AES256-SHA"), {}, {Tls12OrLater});
    row("TES relay 10: RSA", 0, session("TLSv1.2", "AES256-GCM-SHA384"), {ForwardSecrecy});
    row("TES relay 10: static ECDH", 0, session("TLSv1.2", "ECDH-RSA-AES256-GCM-SHA384"), {ForwardSecrecy});
    row("TES relay 10: PSK is not named", 0, session("TLSv1.2", "ECDHE-PSK-AES256-CBC-SHA"), {ForwardSecrecy});
    row("TES relay 10: DSS is a remark (C-14)", 0, session("TLSv1.2", "DHE-DSS-AES256-GCM-SHA384", 2048), {}, {},
        {AuthenticatedServer});
    row("TES relay 11: 2048 bits", 0, session("TLSv1.2", dhe, 2048));
    row("TES relay 11: 2047 bits", 0, session("TLSv1.2", dhe, 2047), {DhGroup2048});
    row("TES relay 11: group not written", 0, session("TLSv1.2", dhe), {}, {}, {DhGroup2048});
    row("TES relay 11: X25519 (C-10)", 0, session("TLSv1.2", ecdhe, 253));
    row("TES relay 11: a curve of 160 bits (C-10)", 0, session("TLSv1.2", ecdhe, 160), {DhGroup2048});
    row("TES relay 11: compression", 0, session("TLSv1.2", ecdhe, 0, true), {NoCompression});
    row("TES relay 12: RC4", 0, session("TLSv1.2", "ECDHE-RSA-RC4-SHA"), {NoVulnerableCipher});
    row("TES relay 12: 3DES", 0, session("TLSv1.2", "ECDHE-RSA-DES-CBC3-SHA"), {NoVulnerableCipher});
    row("TES relay 12: aNULL", 0, session("TLSv1.2", "AECDH-AES256-SHA"), {AuthenticatedServer});
    row("TES relay 12: eNULL", 0, session("TLSv1.2", "ECDHE-RSA-NULL-SHA"), {Encrypted, NoVulnerableCipher});
    row("TES: everything old", 0, session("SSLv3", "EXP-ADH-RC4-MD5", 512),
        {Tls12OrLater, NoVulnerableCipher, AuthenticatedServer, DhGroup2048});
    row("TES: unknown name (C-38)", 0, session("TLSv1.2", "FOO-BAR"), {},
        {ForwardSecrecy, NoVulnerableCipher, AuthenticatedServer});
    row("TES: TLS 1.3 without a name", 0, session("TLSv1.3", ""), {}, {NoVulnerableCipher});
    row("TES: no name", 0, session("TLSv1.2", ""), {}, {ForwardSecrecy, NoVulnerableCipher, AuthenticatedServer});

    row("SecureMail §6.2: met", 1, session("TLSv1", "DHE-RSA-AES256-SHA"));
    row("SecureMail §6.2: curve", 1, session("TLSv1.2", ecdhe));
    row("SecureMail §6.2: static", 1, session("TLSv1.2", "DH-RSA-AES256-SHA"));
    row("SecureMail §6.2: TLS 1.3", 1, session("TLSv1.3", "TLS_AES_256_GCM_SHA384"));
    row("SecureMail §6.2: AES-128", 1, session("TLSv1.3", "TLS_AES_128_GCM_SHA256"), {Aes256});
    row("SecureMail §6.2: not AES", 1, session("TLSv1.3", "TLS_CHACHA20_POLY1305_SHA256"), {Aes256});
    row("SecureMail §6.2: RSA", 1, session("TLSv1.2", "AES256-SHA"), {DhKeyExchange});
    row("SecureMail §6.2: MD5", 1, session("TLSv1", "ADH-RC4-MD5"), {Aes256, Sha1OrBetter}, {}, {AuthenticatedServer});
    row("SecureMail §6.1: SSL is not TLS", 1, session("SSLv3", "DHE-RSA-AES256-SHA"), {Encrypted});
    row("SecureMail: unknown name", 1, session("TLSv1.2", "FOO"), {}, {DhKeyExchange, Aes256, Sha1OrBetter});
    row("SecureMail: TLS 1.3 without a name", 1, session("TLSv1.3", ""), {}, {Aes256});

    row("BSI EMLREQ_2: met", 2, session("TLSv1.2", ecdhe));
    row("BSI EMLREQ_2: CBC with SHA-2", 2, session("TLSv1.2", "ECDHE-RSA-AES128-SHA256"));
    row("BSI EMLREQ_2: CBC with SHA-1", 2, session("TLSv1.2", "ECDHE-RSA-AES128-SHA"), {BsiRecommendedCipher});
    row("BSI EMLREQ_2: CCM", 2, session("TLSv1.2", "ECDHE-ECDSA-AES128-CCM"));
    row("BSI EMLREQ_2: CCM with a short tag", 2, session("TLSv1.2", "ECDHE-ECDSA-AES128-CCM8"), {BsiRecommendedCipher});
    row("BSI EMLREQ_2: ChaCha20 is a remark", 2, session("TLSv1.3", "TLS_CHACHA20_POLY1305_SHA256"), {}, {},
        {BsiRecommendedCipher});
    row("BSI EMLREQ_2: Camellia", 2, session("TLSv1.2", "ECDHE-RSA-CAMELLIA128-SHA256"), {BsiRecommendedCipher});
    row("BSI EMLREQ_2: no forward secrecy", 2, session("TLSv1.2", "AES128-GCM-SHA256"), {ForwardSecrecy});
    row("BSI EMLREQ_2: TLS 1.0", 2, session("TLSv1", "ECDHE-RSA-AES128-SHA"), {Tls12OrLater, BsiRecommendedCipher});
    row("BSI EMLREQ_2: anonymous", 2, session("TLSv1.2", "ADH-AES128-GCM-SHA256", 2048), {AuthenticatedServer});
    row("BSI TR-02102-2 §3.6: 2000 bits", 2, session("TLSv1.2", dhe, 2000));
    row("BSI TR-02102-2 §3.6: 1999 bits", 2, session("TLSv1.2", dhe, 1999), {DhGroup2048});
    row("BSI: unknown name", 2, session("TLSv1.2", "FOO"), {},
        {ForwardSecrecy, AuthenticatedServer, BsiRecommendedCipher});
}

void ProfileTest::oneFaultIsOneMissedDemand()
{
    QFETCH(int, profile);
    QFETCH(Session, session);
    QFETCH(Demands, missed);
    QFETCH(Demands, notRated);
    const ProfileAnswer answer = profile == 0 ? judgeTes(session)
        : profile == 1                        ? judgeSecureMail(session)
                                              : judgeBsi(session);
    QCOMPARE(answer.missed, missed);
    QCOMPARE(answer.notRated, notRated);
    QTEST(answer.notes, "notes");
    QCOMPARE(answer.fails(), !missed.empty());
    QCOMPARE(answer.meets(), missed.empty() && notRated.empty());
}

void ProfileTest::nothingKnownIsNothingMissed()
{
    for (const auto judge : {judgeTes, judgeSecureMail, judgeBsi}) {
        const ProfileAnswer answer = judge(Session());
        QVERIFY(!answer.fails());
        QVERIFY(!answer.meets());
        QVERIFY(answer.notes.empty());
        QCOMPARE(answer.notRated.front(), Encrypted);
    }
}

void ProfileTest::anonymousFailsTesAndMeetsSecureMail()
{
    // C-25
    const Session session = Session::read("TLSv1.2", "ADH-AES256-SHA");
    QVERIFY(judgeTes(session).fails());
    QVERIFY(judgeSecureMail(session).meets());
    QCOMPARE(judgeSecureMail(session).notes, Demands{AuthenticatedServer});
}

void ProfileTest::outdatedTlsIsEncryptedAllTheSame()
{
    // C-9
    const ProfileAnswer answer = judgeTes(Session::read("TLSv1", "ECDHE-RSA-AES256-SHA"));
    QCOMPARE(answer.missed, Demands{Tls12OrLater});
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile_test.moc"
