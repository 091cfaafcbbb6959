// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/header.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal::message;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldsAreUndone()
    {
        QCOMPARE(unfolded(" a\r\n b"), QByteArray("a b"));
        QCOMPARE(unfolded("a\n\tb\r\n"), QByteArray("a b"));
        QCOMPARE(unfolded("a\rb"), QByteArray("a b"));
        QCOMPARE(unfolded("a\r\tb"), QByteArray("a b"));
        QCOMPARE(unfolded("a\r\nb"), QByteArray("a b"));
        QCOMPARE(unfolded(QByteArrayView("\0a\x01"
                                         "b\x7f\0",
                                         6)),
                 QByteArray("a b"));
        QCOMPARE(unfolded("\xc3\xa4"), QByteArray("\xc3\xa4"));
        QCOMPARE(unfolded(" \r\n "), QByteArray());
    }

    void textIsDecoded_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *title, const char *body, const QString &expected) {
            QTest::newRow(title) << QByteArray(body) << expected;
        };
        row("plain", " Hello,\r\n world", QStringLiteral("Hello, world"));
        row("RFC 6532: UTF-8",
            " Gr\xc3\xbc\xc3\x9f"
            "e",
            QStringLiteral(u"Grüße"));
        row("octets that are no UTF-8", "Gr\xfc", QStringLiteral(u"Gr\uFFFD"));
        row("RFC 2047 §8: Q", "=?US-ASCII?Q?Keith_Moore?= <moore>", QStringLiteral("Keith Moore <moore>"));
        row("RFC 2047 §8: ISO-8859-1", "=?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?=", QStringLiteral(u"Patrik Fältström"));
        row("RFC 2047 §8: (a b)", "(=?ISO-8859-1?Q?a?= b)", QStringLiteral("(a b)"));
        row("RFC 2047 §6.2: adjacent words join", "=?ISO-8859-1?Q?a?=\r\n  =?ISO-8859-2?Q?b?=", QStringLiteral("ab"));
        row("RFC 2047 §8: (a b) in one word", "=?ISO-8859-1?Q?a_b?=", QStringLiteral("a b"));
        row("B", "=?utf-8?b?R3LDvMOfZQ==?=", QStringLiteral(u"Grüße"));
        row("a character cut in two", "=?utf-8?q?Gr=C3?= =?UTF-8?Q?=BC=C3=9Fe?=", QStringLiteral(u"Grüße"));
        row("RFC 2231 §5: a language", "=?us-ascii*en?Q?hello?=", QStringLiteral("hello"));
        row("ISO-8859-2", "=?iso-8859-2?q?=B1?=", QStringLiteral(u"ą"));
        row("windows-1251", "=?windows-1251?q?=CF?=", QStringLiteral(u"П"));
        row("Shift_JIS", "=?Shift_JIS?B?k/qWew==?=", QStringLiteral(u"日本"));
        row("ISO-2022-JP", "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", QStringLiteral(u"日本"));
        row("GB18030", "=?gb18030?B?1tA=?=", QStringLiteral(u"中"));
        row("a charset nobody knows", "=?x-none?q?abc?= d", QStringLiteral(u"\uFFFD d"));
        row("no encoded word", "a =?b and ?= c =?utf-8?x?y?=", QStringLiteral("a =?b and ?= c =?utf-8?x?y?="));
        row("never closed", "=?utf-8?q?abc", QStringLiteral("=?utf-8?q?abc"));
        row("a question mark before", "?=?utf-8?q?a?=", QStringLiteral("?a"));
        row("no text", "a =?utf-8?q?\?= b", QStringLiteral("a  b"));
        row("encoded controls go", "=?utf-8?q?a=00=1B=07b=0D=0AFrom:_c?=", QStringLiteral("ab  From: c"));
        row("bidirectional controls go", "=?utf-8?q?a=E2=80=AEb=E2=81=A6c=E2=80=8Fd?=", QStringLiteral("abcd"));
        row("what has no width goes",
            "a\xe2\x80\x8b\xe2\x80\x8d\xe2\x81\xa0\xef\xbb\xbf"
            "b",
            QStringLiteral("ab"));
        row("private use goes",
            "a\xee\x80\x80\xf3\xb0\x80\x80"
            "b",
            QStringLiteral("ab"));
        row("C1 goes",
            "a\xc2\x9b"
            "b",
            QStringLiteral("ab"));
        row("beyond the first plane", "\xf0\x9f\x98\x80", QStringLiteral(u"\U0001F600"));
    }
    void textIsDecoded()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(decodedText(body), expected);
    }

    void longTextIsCut()
    {
        QCOMPARE(decodedText("abcdef", 6), QStringLiteral("abcdef"));
        QCOMPARE(decodedText("abcdefg", 6), QStringLiteral(u"abcde…"));
        QCOMPARE(decodedText("abc", 1), QStringLiteral(u"…"));
        QCOMPARE(decodedText("abc", 0), QString());
        QCOMPARE(decodedText("a\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 3), QStringLiteral(u"a…"));
        QCOMPARE(decodedText(QByteArray(10'000'000, 'x')).size(), 1000);
    }

    void hostileTextTakesNoTime()
    {
        QElapsedTimer timer;
        timer.start();
        for (const char *piece :
             {"=?", "=?a?q?", "=?utf-8?q?a?=", "=?utf-8?q?\?= ", "=?x?b?=?=", "=?iso-8859-2?q?a?= =?iso-8859-3?q?a?= "})
            QVERIFY(decodedText(QByteArray(piece).repeated(1'000'000)).size() <= 1000);
        QVERIFY(timer.elapsed() < 5'000);
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
