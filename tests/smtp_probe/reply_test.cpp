// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp_probe/reply.h"

#include <QTest>

using namespace waxseal::smtp_probe;
using State = ReplyReader::State;

class ReplyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsReadInWhateverPiecesItComes_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArrayList>("lines");
        const auto row = [](const char *title, const QByteArray &octets, int code, const QByteArrayList &lines) {
            QTest::newRow(title) << octets << code << lines;
        };
        row("RFC 5321 §4.2: one line", "220 mx.example ESMTP\r\n", 220, {"mx.example ESMTP"});
        row("RFC 5321 §4.2.1: several lines", "220-mx.example\r\n220-two\r\n220 three\r\n", 220,
            {"mx.example", "two", "three"});
        row("RFC 5321 §4.2: no text", "250 \r\n", 250, {""});
        row("RFC 5321 §4.2: not even a space", "250\r\n", 250, {""});
        row("an empty line between", "250-\r\n250 x\r\n", 250, {"", "x"});
        row("LF alone", "250-a\n250 b\n", 250, {"a", "b"});
        row("the last code there is", "559 x\r\n", 559, {"x"});
        row("2,048 octets", "250 " + QByteArray(2'042, 'x') + "\r\n", 250, {QByteArray(2'042, 'x')});
    }

    void aReplyIsReadInWhateverPiecesItComes()
    {
        QFETCH(QByteArray, octets);
        QFETCH(int, code);
        QFETCH(QByteArrayList, lines);
        for (const qsizetype step : {qsizetype(1), qsizetype(2), qsizetype(7), octets.size()}) {
            ReplyReader reader;
            State state = State::Incomplete;
            for (qsizetype at = 0; at < octets.size(); at += step) {
                QCOMPARE(state, State::Incomplete);
                state = reader.take(octets.mid(at, step));
            }
            QCOMPARE(state, State::Complete);
            QCOMPARE(reader.reply().code, code);
            QCOMPARE(reader.reply().lines, lines);
        }
    }

    void whatIsNoReplyIsKnownEarly_data()
    {
        QTest::addColumn<QByteArray>("octets");
        const auto row = [](const char *title, const QByteArray &octets) { QTest::newRow(title) << octets; };
        row("another protocol", "SSH");
        row("one octet is enough", "S");
        row("an empty line", "\r\n");
        row("RFC 5321 §4.2: first digit", "150 x\r\n");
        row("RFC 5321 §4.2: second digit", "260 x\r\n");
        row("two digits", "22 x\r\n");
        row("two digits and the end", "22\r\n");
        row("four digits", "2200 x\r\n");
        row("no separator", "220x\r\n");
        row("RFC 5321 §4.2.1: two codes", "250-a\r\n220 b\r\n");
        row("something behind it", "220 a\r\n250 b\r\n");
        row("one octet behind it", "220 a\r\n2");
        row("2,049 octets", "250 " + QByteArray(2'043, 'x') + "\r\n");
        row("a line without end", "250 " + QByteArray(2'045, 'x'));
        row("lines without end", QByteArray("250-x\r\n").repeated(2'400));
        row("NUL", QByteArray(1, '\0'));
    }

    void whatIsNoReplyIsKnownEarly()
    {
        QFETCH(QByteArray, octets);
        ReplyReader whole;
        QCOMPARE(whole.take(octets), State::Broken);
        QCOMPARE(whole.take("220 x\r\n"), State::Broken);
        ReplyReader pieces;
        for (const char octet : octets)
            pieces.take(QByteArrayView(&octet, 1));
        QCOMPARE(pieces.take({}), State::Broken);
    }

    void aKeywordIsAWholeWordOfALine() // RFC 5321 §4.1.1.1
    {
        const auto reply = [](const QByteArrayList &lines) { return Reply{250, lines}; };
        QVERIFY(reply({"mx.example", "STARTTLS"}).offers("STARTTLS"));
        QVERIFY(reply({"mx.example", "SIZE 1", "StartTls"}).offers("STARTTLS"));
        QVERIFY(reply({"mx.example", "STARTTLS x"}).offers("STARTTLS"));
        QVERIFY(!reply({"STARTTLS", "SIZE"}).offers("STARTTLS"));
        QVERIFY(!reply({"mx.example", "STARTTLSX", "XSTARTTLS", "AUTH STARTTLS"}).offers("STARTTLS"));
        QVERIFY(!reply({}).offers("STARTTLS"));
    }
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "reply_test.moc"
