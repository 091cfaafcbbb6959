// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/mime_tree.h"

#include <QTest>

using namespace waxseal::message;

using Claims = ContentClaims;
Q_DECLARE_METATYPE(MimeTree)
Q_DECLARE_METATYPE(Claims)

class MimeTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void claimsAreReadOffTheStructure_data()
    {
        QTest::addColumn<MimeTree>("tree");
        QTest::addColumn<Claims>("expected");
        const auto row = [](const char *title, MimeTree tree, Claims expected) {
            QTest::newRow(title) << tree << expected;
        };
        constexpr auto none = Protection::None;
        constexpr auto pgp = Protection::OpenPgp;
        constexpr auto smime = Protection::SMime;
        const Part text{"text/plain", "", 0};
        const Part signedByPgp{"multipart/signed", "application/pgp-signature", 0};

        row("nothing", {text}, {});
        row("RFC 3156 §4: encrypted",
            {{"multipart/encrypted", "application/pgp-encrypted", 0},
             {"application/pgp-encrypted", "", 1},
             {"application/octet-stream", "", 1}},
            {pgp, none, false});
        row("RFC 3156 §5: signed", {signedByPgp, {"text/plain", "", 1}, {"application/pgp-signature", "", 1}},
            {none, pgp, false});
        row("RFC 3156 §6.1: encrypted within signed",
            {signedByPgp,
             {"multipart/encrypted", "application/pgp-encrypted", 1},
             {"application/pgp-signature", "", 1}},
            {pgp, pgp, false});
        row("RFC 1847 §2: protocol left out",
            {{"multipart/signed", "", 0}, {"text/plain", "", 1}, {"application/pkcs7-signature", "", 1}},
            {none, smime, false});
        row("RFC 8551 §3.5.3: multipart/signed",
            {{"multipart/signed", "application/x-pkcs7-signature", 0}, {"text/plain", "", 1}}, {none, smime, false});
        row("RFC 8551 §3.3: enveloped-data", {{"application/pkcs7-mime", "enveloped-data", 0}}, {smime, none, false});
        row("RFC 8551 §3.4: authEnveloped-data", {{"application/pkcs7-mime", "authenveloped-data", 0}},
            {smime, none, false});
        row("RFC 8551 §3.5.2: signed-data", {{"application/x-pkcs7-mime", "signed-data", 0}}, {none, smime, false});
        row("RFC 8551 §3.8: certs-only", {{"application/pkcs7-mime", "certs-only", 0}}, {});
        row("no smime-type", {{"application/pkcs7-mime", "", 0}}, {});
        row("RFC 8551 §3.7: signed and enveloped",
            {{"multipart/signed", "application/pkcs7-signature", 0},
             {"application/pkcs7-mime", "enveloped-data", 1},
             {"application/pkcs7-signature", "", 1}},
            {smime, smime, false});
        row("a list's footer beside it",
            {{"multipart/mixed", "", 0},
             {"multipart/signed", "application/pgp-signature", 1},
             {"text/plain", "", 2},
             {"application/pgp-signature", "", 2},
             {"text/plain", "", 1}},
            {none, pgp, true});
        row("forwarded",
            {{"multipart/mixed", "", 0}, {"message/rfc822", "", 1}, {"application/pkcs7-mime", "enveloped-data", 2}},
            {smime, none, true});
        row("encrypted inside what is signed",
            {signedByPgp,
             {"multipart/mixed", "", 1},
             {"multipart/encrypted", "application/pgp-encrypted", 2},
             {"application/pgp-signature", "", 1}},
            {pgp, pgp, true});
        row("a protocol nobody knows", {{"multipart/encrypted", "application/x-own", 0}}, {});
    }
    void claimsAreReadOffTheStructure()
    {
        QFETCH(MimeTree, tree);
        QFETCH(Claims, expected);
        QVERIFY(claimsOf(tree, {}) == expected);
    }

    void inlineOpenPgpIsSeen()
    {
        const MimeTree text{{"text/plain", "", 0}};
        const MimeTree mixed{{"multipart/mixed", "", 0}, {"text/plain", "", 1}};
        const QByteArray encrypted = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQ\r\n-----END PGP MESSAGE-----\r\n";
        const QByteArray inlineSigned = "-----BEGIN PGP SIGNED MESSAGE-----\n\nhi\n-----BEGIN PGP "
                                        "SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n";
        QVERIFY((claimsOf(text, encrypted) == Claims{Protection::OpenPgp, Protection::None, false}));
        QVERIFY((claimsOf({}, encrypted) == Claims{Protection::OpenPgp, Protection::None, false}));
        QVERIFY((claimsOf(text, inlineSigned) == Claims{Protection::None, Protection::OpenPgp, false}));
        QVERIFY((claimsOf(text, "Hello\r\n" + encrypted) == Claims{Protection::OpenPgp, Protection::None, true}));
        QVERIFY((claimsOf(text, encrypted + "list footer\n") == Claims{Protection::OpenPgp, Protection::None, true}));
        QVERIFY((claimsOf(mixed, encrypted) == Claims{Protection::OpenPgp, Protection::None, true}));
        QVERIFY(claimsOf(text, "> " + encrypted) == Claims{});
        QVERIFY(claimsOf(text, "-----BEGIN PGP PUBLIC KEY BLOCK-----\n") == Claims{});
    }

    void whatMayBeProtectedIsNoticed()
    {
        for (const char *type :
             {"multipart/signed; x=y", "Multipart/ENCRYPTED", "application/pkcs7-mime", "application/x-pkcs7-mime"})
            QVERIFY(mayBeProtected(type, {}));
        QVERIFY(mayBeProtected("multipart/mixed", "--b\r\nContent-Type: Application/PGP-Encrypted\r\n"));
        QVERIFY(mayBeProtected("multipart/mixed", "--b\r\ncontent-type: application/pkcs7-mime"));
        QVERIFY(mayBeProtected("text/plain", "hi\r\n-----BEGIN PGP MESSAGE-----\r\n"));
        QVERIFY(mayBeProtected("text/plain", "hi\r-----BEGIN PGP MESSAGE-----\r"));
        QVERIFY(!mayBeProtected("text/html", "<a href='https://signatures.example/s'>a/b</a>\r\n--\r\n----- x"));
        QVERIFY(!mayBeProtected({}, {}));
        QVERIFY(!mayBeProtected("multipart/", "a/"));
    }
};

QTEST_GUILESS_MAIN(MimeTreeTest)
#include "mime_tree_test.moc"
