// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/message/address.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::message;

namespace {

/// "name|address" of each mailbox
QStringList shown(QByteArrayView body)
{
    QStringList result;
    for (const Mailbox &mailbox : parseMailboxes(body))
        result.append(mailbox.displayName + QLatin1Char('|')
                      + (mailbox.address ? QString::fromUtf8(mailbox.address->toByteArray()) : QStringLiteral("-")));
    return result;
}

Author authorIn(const QByteArray &fields)
{
    const QByteArray octets = "Subject: x\r\n" + fields + "\r\n\r\n";
    return authorOf(Header::parse(octets).value());
}

} // namespace

class AddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mailboxesAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *title, QByteArray body, QStringList expected) {
            QTest::newRow(title) << body << expected;
        };
        const auto s = [](const char16_t *text) { return QString::fromUtf16(text); };
        row("RFC 5322 A.1.1", " John Doe <jdoe@machine.example>", {s(u"John Doe|jdoe@machine.example")});
        row("bare", "mary@example.net", {s(u"|mary@example.net")});
        row("RFC 5322 A.1.2", "\"Joe Q. Public\" <john.q.public@example.com>",
            {s(u"Joe Q. Public|john.q.public@example.com")});
        row("several", "Mary Smith <mary@x.test>, jdoe@example.org,\r\n Who? <one@y.test>",
            {s(u"Mary Smith|mary@x.test"), s(u"|jdoe@example.org"), s(u"Who?|one@y.test")});
        row("escapes", "\"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
            {s(u"Giant; \"Big\" Box|sysservices@example.net")});
        row("RFC 5322 A.1.3: group", "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
            {s(u"Ed Jones|c@a.test"), s(u"|joe@where.test"), s(u"John|jdoe@one.test")});
        row("an empty group", "Undisclosed recipients:;", {s(u"Undisclosed recipients|-")});
        row("a group among others", "a@b.test, G: c@d.test;, e@f.test",
            {s(u"|a@b.test"), s(u"|c@d.test"), s(u"|e@f.test")});
        row("RFC 5322 A.5: comments", "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>",
            {s(u"Pete(A nice \\) chap)|pete@silly.test")});
        row("a name in a comment", "a@b.example (Jo (the) Tester)", {s(u"Jo (the) Tester|a@b.example")});
        row("RFC 5322 A.6.1: spaces around dots", "Joe <john . doe @ machine . example>",
            {s(u"Joe|john.doe@machine.example")});
        row("RFC 5322 A.6.1: route", "Mary <@node.test,@b.test:mary@example.net>, , jdoe@test. example",
            {s(u"Mary|mary@example.net"), s(u"|jdoe@test.example")});
        row("encoded words", "=?utf-8?q?J=C3=BCrgen?= =?utf-8?q?_M?= <j@b.example>", {s(u"Jürgen M|j@b.example")});
        row("an encoded word in quotes", "\"=?utf-8?q?J=C3=BCrgen?=\" <j@b.example>", {s(u"Jürgen|j@b.example")});
        row("RFC 6532: UTF-8",
            "J\xc3\xbcrgen <j\xc3\xbc@b\xc3\xbc"
            "cher.example>",
            {s(u"Jürgen|jü@xn--bcher-kva.example")});
        row("A-labels", "j@xn--bcher-kva.example", {s(u"|j@xn--bcher-kva.example")});
        row("a quoted local part", "\"a b\"@c.example", {s(u"|\"a b\"@c.example")});
        row("two dots", "a..b@c.example", {s(u"|\"a..b\"@c.example")});
        row("a literal has no name", "a@[192.0.2.1]", {s(u"a@[192.0.2.1]|-")});
        row("no address", "Mailer Daemon <>", {s(u"Mailer Daemon|-")});
        row("missing bracket", "Jo a@b.example", {s(u"Jo a@b.example|-")});
        row("no closing bracket", "Jo <a@b.example, c@d.example", {s(u"Jo|a@b.example"), s(u"|c@d.example")});
        row("octets that are no UTF-8", "j\xfc@b.example", {s(u"j\uFFFD@b.example|-")});
        row("semicolons between", "a@b.example; c@d.example", {s(u"|a@b.example"), s(u"|c@d.example")});
        row("nothing", " , ,(c)", {});
    }
    void mailboxesAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, expected);
        QCOMPARE(shown(body), expected);
    }

    void oneAuthorIsClear_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field :
             {"From: a@b.example", "From: Jo <a@b.example>", "From: \"a@victim.example\" <a@b.example>",
              "From: Jo\r\n <a@b.example>", "From: a@b.example (Jo)", "From: =?utf-8?q?a=40victim?= <a@b.example>",
              "From: G: a@b.example;", "From: J. Doe <a@b.example>", "from : <a@b.example>",
              "From: =?x-none?q?abc?= <a@b.example>", "From: Jo <a@b.example> (work)"})
            QTest::newRow(field) << QByteArray(field);
    }
    void oneAuthorIsClear()
    {
        QFETCH(QByteArray, field);
        const Author author = authorIn(field);
        QVERIFY(!author.isAmbiguous);
        QCOMPARE(author.fields, 1);
        QCOMPARE(author.authors, 1);
        QCOMPARE(author.mailbox->address->toByteArray(), QByteArray("a@b.example"));
    }

    void oneAddressIsOneAuthorHoweverItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("fields");
        const auto row = [](const char *title, const QByteArray &fields) { QTest::newRow(title) << fields; };
        row("text after the bracket", "From: <a@victim.example> b");
        row("open quote", "From: \"Jo <a@victim.example>");
        row("open comment", "From: Jo (x <a@victim.example>");
        row("open bracket", "From: Jo <a@victim.example");
        row("an open group", "From: G: a@victim.example");
        row("the address as its own name", "From: a@victim.example <a@victim.example>");
        row("in apostrophes", "From: 'A@Victim.Example' <a@victim.example>");
        row("a comma in the name", "From: Berg, Anna <a@victim.example>");
    }
    void oneAddressIsOneAuthorHoweverItIsWritten()
    {
        QFETCH(QByteArray, fields);
        const Author author = authorIn(fields);
        QVERIFY(!author.isAmbiguous);
        QCOMPARE(author.authors, 1);
        QVERIFY(author.others.empty());
        QCOMPARE(author.mailbox->address->toByteArray(), QByteArray("a@victim.example"));
    }
    void nobodyIsReadBySome_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("a bounce") << QByteArray("From: MAILER-DAEMON");
        QTest::newRow("an empty bracket") << QByteArray("From: MAILER-DAEMON <>");
        QTest::newRow("an empty group") << QByteArray("From: undisclosed:;");
        QTest::newRow("nothing") << QByteArray("From: ");
    }
    void nobodyIsReadBySome()
    {
        QFETCH(QByteArray, fields);
        const Author author = authorIn(fields);
        QVERIFY(author.isRegular);
        QVERIFY(author.isAmbiguous);
        QVERIFY(!author.mailbox || !author.mailbox->address);
    }
    void everyOtherAuthorIsAmbiguous_data()
    {
        QTest::addColumn<QByteArray>("fields");
        const auto row = [](const char *title, QByteArray fields) { QTest::newRow(title) << fields; };
        row("RFC 7489 §6.6.1: no From", "To: a@b.example");
        row("RFC 5322 §3.6: two From", "From: a@victim.example\r\nFrom: b@attacker.example");
        row("RFC 5322 §4.5: the second with a space", "From: a@victim.example\r\nFrom : b@attacker.example");
        row("two mailboxes", "From: a@victim.example, b@attacker.example");
        row("two brackets", "From: <a@victim.example> <b@attacker.example>");
        row("an address as a bare name", "From: a@victim.example <b@attacker.example>");
        row("an encoded word in the brackets", "From: <=?utf-8?q?x=40victim.example?=> a@attacker.example");
        row("the address inside a longer one", "From: a@victim.example <xa@victim.example>");
        row("the address before a longer one", "From: a@victim.example <a@victim.example.attacker.example>");
        row("NUL in the address", QByteArray("From: <a@victim.example\0@attacker.example>", 42));
        row("a control in the address", "From: <a\x01@victim.example>");
        row("a control in a quote", "From: \"a\x02\" <a@victim.example>");
        row("stray bracket", "From: Jo a@victim.example>");
        row("brackets in brackets", "From: <<a@victim.example>>");
        row("two @", "From: a@victim.example@attacker.example");
        row("@ in a quoted local part", "From: \"a@victim.example\"@attacker.example");
        row("encoded word as address", "From: <=?utf-8?q?a=40victim.example?=@attacker.example>");
        row("comment inside", "From: <a@victim.example(.attacker.example)>");
        row("space inside", "From: <a@victim .example>");
        row("route", "From: <@attacker.example:a@victim.example>");
        row("RFC 6854: an empty group", "From: Nobody:;");
        row("an address as group name", "From: a@victim.example: b@attacker.example;");
        row("a literal", "From: a@[192.0.2.1]");
        row("no address", "From: Mailer Daemon <>");
        row("empty", "From:");
        row("bare CR", "From: a@victim.example\rX: b <b@attacker.example>");
        row("semicolon", "From: a@victim.example; b@attacker.example");
        row("backslash", "From: a@victim.example\\ <b@attacker.example>");
        row("comments nested too deep", "From: " + QByteArray(100, '(') + QByteArray(100, ')') + " a@victim.example");
        row("too long", "From: " + QByteArray(limits::structuredFieldOctets, 'x') + " <a@victim.example>");
    }
    void everyOtherAuthorIsAmbiguous()
    {
        QFETCH(QByteArray, fields);
        QVERIFY(authorIn(fields).isAmbiguous);
    }

    void whatIsReadableOfAnAmbiguousAuthorIsKept()
    {
        const Author author = authorIn("From: Jo\r\nFrom: a@b.example, c@d.example");
        QCOMPARE(author.fields, 2);
        QCOMPARE(author.authors, 3);
        QCOMPARE(author.mailbox->address->toByteArray(), QByteArray("a@b.example"));
        QVERIFY(!authorIn("To: x@y.example").mailbox);
    }

    void hostileListsAreBoundedAndFast()
    {
        QElapsedTimer timer;
        timer.start();
        for (const char *piece :
             {"a@b,", "\"", "\\\"", "(", "((", "<", "<@", "[", "a:;", "=?utf-8?q?a?=", "\\(", "@,", "a:", ";"})
            QVERIFY(qsizetype(parseMailboxes(QByteArray(piece).repeated(100'000)).size()) <= limits::authors);
        QVERIFY(timer.elapsed() < 2'000);
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "address_test.moc"
