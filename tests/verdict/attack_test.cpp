// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/assessment.h"
#include "tests/kit/mail.h"
#include "tests/kit/signer.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::verdict;
using dns::Type;
using kit::name;

// The attacks that Chen, Paxson and Jiang found by composing mail systems ("Composition Kills", USENIX Security 2020), and their
// relatives: bank.example signs all its mail and asks to refuse the rest; the attacker owns every other domain, signs whatever he
// likes and hands it over from a server that his own domain lists.
namespace {

const std::chrono::sys_seconds now{std::chrono::seconds(1'795'180'000)};
constexpr auto victim = "bank.example";

const kit::SigningKey &bankKey()
{
    static const kit::SigningKey key = kit::SigningKey::rsa(1024);
    return key;
}
const kit::SigningKey &evilKey()
{
    static const kit::SigningKey key = kit::SigningKey::ed25519();
    return key;
}

struct Judged {
    Outcome outcome = Outcome::Unchecked;
    QByteArray reason;
    std::optional<DomainName> author;
};

Judged judge(const QByteArray &octets)
{
    kit::World dns(now);
    dns.has("key._domainkey.bank.example", Type::Txt, {bankKey().record()}, dns::Status::Secure)
        .has("_dmarc.bank.example", Type::Txt, {"v=DMARC1; p=reject; sp=reject"})
        .has("bank.example", Type::Txt, {"v=spf1 ip4:192.0.2.10 -all"})
        .hasEverywhereBut(victim, Type::Txt,
                          {evilKey().record(), "v=spf1 ip4:198.51.100.66 -all", "v=DMARC1; p=none; psd=n"});
    Account account;
    account.own.domain = name("own.example");
    account.own.addHostText("mx.own.example", received::Source::Person);
    const auto header = message::Header::parse(octets);
    Judged judged;
    if (!header)
        return judged;
    Mail mail(*header, octets, true, now);
    dkim::KeyCache keys;
    dns.settle([&](dns::Answers &answers) {
        const Assessment assessment = assess(mail, message::ContentClaims{}, account, {}, answers, keys);
        judged.outcome = sender::outcomeOf(assessment.sender);
        judged.reason = sender::reasonOf(assessment.sender).toByteArray();
        judged.author = authorDomain(assessment.author);
    });
    return judged;
}

/// As the own provider stores it. @p results: what it wrote on top.
QByteArray stored(const QByteArray &letter, const QByteArray &mailFrom = "x@evil.example",
                  const QByteArray &helo = "mail.evil.example", const QByteArray &results = {})
{
    return "Return-Path: <" + mailFrom + ">\r\n" + results + "Received: from " + helo
        + " (mail.evil.example [198.51.100.66])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) "
          "by mx.own.example (Postfix) with ESMTPS id 4AB; Fri, 20 Nov 2026 12:04:31 +0000 (UTC)\r\n"
        + letter;
}

QByteArray letterFrom(const QByteArray &fields)
{
    return fields
        + "To: bert@own.example\r\nSubject: Your account\r\nDate: Fri, 20 Nov 2026 13:04:28 +0100\r\n"
          "Message-ID: <1@evil.example>\r\n\r\nPlease log in.\r\n";
}

/// Signed by the attacker as whom he likes.
QByteArray evil(const QByteArray &fromFields, const QByteArray &domain = "evil.example",
                const QByteArray &selector = "key", const QByteArray &more = {})
{
    return kit::sign(letterFrom(fromFields), evilKey(), {.domain = domain, .selector = selector, .more = more});
}

} // namespace

class AttackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theScenePermitsBothSides();
    void neverConfirmedForTheVictim_data();
    void neverConfirmedForTheVictim();
    void aSignedMailWithThingsAddedIsNotConfirmed_data();
    void aSignedMailWithThingsAddedIsNotConfirmed();
};

/// Without this the rest would prove nothing: the bank's own mail is confirmed, and so is the attacker's in his own name.
void AttackTest::theScenePermitsBothSides()
{
    const Judged honest =
        judge(stored(kit::sign(letterFrom("From: <service@bank.example>\r\n"), bankKey(), {.domain = "bank.example"})));
    QCOMPARE(honest.reason, QByteArray("dkim_aligned"));
    QCOMPARE(honest.author, name(victim));
    const Judged own = judge(stored(evil("From: <x@evil.example>\r\n")));
    QCOMPARE(own.reason, QByteArray("dkim_aligned"));
    QCOMPARE(own.author, name("evil.example"));
    QCOMPARE(judge(stored(letterFrom("From: <x@evil.example>\r\n"))).reason, QByteArray("spf_aligned"));
    QCOMPARE(judge(stored(letterFrom("From: <service@bank.example>\r\n"))).reason, QByteArray("against_policy"));
}

void AttackTest::neverConfirmedForTheVictim_data()
{
    QTest::addColumn<QByteArray>("mail");
    const auto row = [](const char *title, const QByteArray &mail) { QTest::newRow(title) << mail; };
    const QByteArray from = "From: <service@bank.example>\r\n";

    // Identities of the envelope
    row("empty MAIL FROM, HELO of the attacker", stored(letterFrom(from), "", "mail.evil.example"));
    row("HELO of the victim", stored(letterFrom(from), "", "bank.example"));
    row("MAIL FROM of the victim", stored(letterFrom(from), "service@bank.example"));
    row("a subdomain that does not exist",
        stored(evil("From: <x@no.such.bank.example>\r\n"), "x@no.such.bank.example"));
    row("MAIL FROM with a comment", stored(letterFrom(from), "x@bank.example(.evil.example"));
    row("MAIL FROM with quotes", stored(letterFrom(from), "\"x@bank.example,\"@evil.example"));
    row("MAIL FROM with NUL", stored(letterFrom(from), QByteArray("x@bank.example\0.evil.example", 28)));
    row("MAIL FROM with a route", stored(letterFrom(from), "@bank.example,@evil.example:x@evil.example"));
    row("a Return-Path of the message's own",
        "Received: from a ([198.51.100.66]) by mx.own.example (Postfix) with ESMTPS id 4AB; Fri, 20 Nov 2026 12:04:31 "
        "+0000\r\nReturn-Path: <service@bank.example>\r\n"
            + letterFrom(from));

    // d=, s=, i= of a signature
    for (const QByteArray &domain : {QByteArray("bank.example(.evil.example"),
                                     QByteArray("bank.example\".evil.example"),
                                     QByteArray("'bank.example'.evil.example"),
                                     QByteArray("bank.example.evil.example"),
                                     QByteArray("evil.example/bank.example"),
                                     QByteArray("evil.example@bank.example"),
                                     QByteArray("bank.example@evil.example"),
                                     QByteArray("bank.example evil.example"),
                                     QByteArray("bank.example\r\n .evil.example"),
                                     QByteArray("bank.example,evil.example"),
                                     QByteArray("evil.example; d=bank.example"),
                                     QByteArray("bank.example; d=evil.example"),
                                     QByteArray("bank.example\0.evil.example", 26),
                                     QByteArray("example"),
                                     QByteArray("."),
                                     QByteArray(),
                                     QByteArray("xn--bank-.example"),
                                     QByteArray("bank.example%00.evil.example"),
                                     QByteArray("\xc2\xad"
                                                "bank.example"),
                                     QByteArray("bank\xe3\x80\x82"
                                                "example.evil.example")})
        QTest::addRow("d=%s", domain.toPercentEncoding(" .;/=@(").constData()) << stored(evil(from, domain));
    for (const QByteArray &selector : {QByteArray("key._domainkey.evil.example.\0", 29), QByteArray("x.evil.example. "),
                                       QByteArray("x._domainkey.evil.example #"), QByteArray("../evil"),
                                       QByteArray("x\r\n ._domainkey.evil.example."), QByteArray("x..evil.example")})
        QTest::addRow("d= of the victim, s=%s", selector.toPercentEncoding(" .;/=@(#").constData())
            << stored(evil(from, "bank.example", selector));
    row("i= of the victim", stored(evil(from, "evil.example", "key", "i=service@bank.example")));
    row("i= that hides octets", stored(evil(from, "evil.example", "key", "i=x=3Bdmarc=3Dpass@evil.example")));

    // Results that the attacker wrote
    const QByteArray pass = "Authentication-Results: mx.own.example; dmarc=pass header.from=bank.example\r\n";
    row("results under the own provider's name", stored(pass + letterFrom(from)));
    row("ARC results",
        stored("ARC-Authentication-Results: i=1; mx.own.example; dmarc=pass header.from=bank.example\r\n"
               + letterFrom(from)));
    row("a chain of the attacker's own",
        stored("ARC-Seal: i=1; a=ed25519-sha256; cv=none; d=evil.example; s=key; b=AAAA\r\nARC-Message-Signature: i=1; "
               "a=ed25519-sha256; d=evil.example; s=key; h=from; bh=AAAA; b=AAAA\r\nARC-Authentication-Results: i=1; "
               "mx.evil.example; dmarc=pass header.from=bank.example\r\n"
               + letterFrom(from)));
    row("the provider copies d= unquoted",
        stored(evil(from, "bank.example(.evil.example"), "x@evil.example", "mail.evil.example",
               "Authentication-Results: mx.own.example; dkim=pass header.d=bank.example(.evil.example\r\n"));
    row("the provider copies MAIL FROM unquoted",
        stored(letterFrom(from), "x@evil.example", "mail.evil.example",
               "Authentication-Results: mx.own.example; spf=pass smtp.mailfrom=x; dkim=pass "
               "header.d=bank.example;@evil.example\r\n"));
    row("SMTPsec mark of the attacker's own", stored("SMTPsec-Used:\r\n" + letterFrom(from)));

    // From, which programs read differently
    const QByteArrayList fields = {
        "From: <x@evil.example>\r\nFrom: <service@bank.example>\r\n",
        "From: <service@bank.example>\r\nFrom: <x@evil.example>\r\n",
        "From : <service@bank.example>\r\nFrom: <x@evil.example>\r\n",
        "From: <x@evil.example>\r\nFrom : <service@bank.example>\r\n",
        " From: <service@bank.example>\r\nFrom: <x@evil.example>\r\n",
        "X:\r\n From: <service@bank.example>\r\nfrOM: <x@evil.example>\r\nFrom\t: <service@bank.example>\r\n",
        "From: <service@bank.example>, <x@evil.example>\r\n",
        "From: <x@evil.example>, <service@bank.example>\r\n",
        "From: <x@evil.example>, service@bank.example\r\nSender: <x@evil.example>\r\n",
        "From: <x@evil.example> <service@bank.example>\r\n",
        "From: <service@bank.example> <x@evil.example>\r\n",
        "From: service@bank.example <x@evil.example>\r\n",
        "From: <service@bank.example>x@evil.example\r\n",
        "From: <service@bank.example>\\,<x@evil.example>\r\n",
        "From: <@evil.example,@bank.example:x@evil.example>\r\n",
        "From: <@evil.example:service@bank.example>\r\n",
        "From: <service@bank.example(.evil.example)>\r\n",
        "From: <service(@evil.example)@bank.example>\r\n",
        "From: (<x@evil.example>) <service@bank.example>\r\n",
        "From: <\"service@bank.example> \"@evil.example>\r\n",
        "From: \"<service@bank.example>\" <x@evil.example\r\n",
        "From: <service@bank.example\r\n",
        "From: <service@bank.example;x@evil.example>\r\n",
        "From: service@bank.example;x@evil.example\r\n",
        "From: Group: <service@bank.example>; <x@evil.example>\r\n",
        "From: =?utf-8?B?PHNlcnZpY2VAYmFuay5leGFtcGxlPg==?=\r\n",
        "From: =?utf-8?Q?service=40bank.example?= <service@bank.example>\r\n",
        "From: =?utf-8?Q?=3Cservice=40bank=2Eexample=3E=2C?= x@evil.example <service@bank.example>\r\n",
        "From:\r\n <service@bank.example>\r\n",
        "From: <service@bank.example.>\r\n",
        "From: <service@BANK.EXAMPLE>\r\n",
        "From: <service@[198.51.100.66]@bank.example>\r\n",
        "From: service@bank.example, \r\n",
        "From:\r\nSender: <service@bank.example>\r\n",
        "Sender: <x@evil.example>\r\nResent-From: <service@bank.example>\r\nFrom: <service@bank.example>\r\n",
        QByteArray("From: <service@bank.example\0@evil.example>\r\n", 44),
        QByteArray("From: <service@bank.example\0>, <x@evil.example>\r\n", 49),
        QByteArray("From\0: <service@bank.example>\r\nFrom: <x@evil.example>\r\n", 55),
        "From: <x@evil.example>\rFrom: <service@bank.example>\r\n",
        "From: <x@evil.example>\n\rFrom: <service@bank.example>\r\n",
    };
    for (const QByteArray &field : fields) {
        QTest::addRow("%s", field.toPercentEncoding(" .,;:@<>()=?\"\\").constData()) << stored(evil(field));
        QTest::addRow("unsigned, %s", field.toPercentEncoding(" .,;:@<>()=?\"\\").constData())
            << stored(letterFrom(field));
    }
}

void AttackTest::neverConfirmedForTheVictim()
{
    QFETCH(QByteArray, mail);
    const Judged judged = judge(mail);
    if (judged.outcome != Outcome::Confirmed)
        return;
    // Confirmed for the attacker's own domain is the truth, as long as nobody can read the victim's address in From.
    QVERIFY2(judged.author && !judged.author->isWithin(name(victim)), judged.reason.constData());
    const QByteArray from = mail.mid(mail.indexOf("\r\nFrom"));
    const qsizetype angle = from.indexOf('<');
    QVERIFY2(angle > 0 && !from.mid(angle, from.indexOf('\n', 8) - angle).contains("@bank.example"),
             from.left(80).constData());
}

void AttackTest::aSignedMailWithThingsAddedIsNotConfirmed_data()
{
    QTest::addColumn<kit::SignOptions>("options");
    QTest::addColumn<QByteArray>("inFront");
    QTest::addColumn<QByteArray>("behind");
    const kit::SignOptions plain{.domain = "bank.example"};
    kit::SignOptions partly = plain;
    partly.bodyLength = 16;
    kit::SignOptions sealed = plain;
    sealed.signedFields = {"From", "From", "To", "Subject", "Subject", "Date"};
    QTest::newRow("a second From") << plain << QByteArray("From: <x@evil.example>\r\n") << QByteArray();
    QTest::newRow("a second From, oversigned") << sealed << QByteArray("From: <x@evil.example>\r\n") << QByteArray();
    QTest::newRow("a second Subject, oversigned") << sealed << QByteArray("Subject: You won\r\n") << QByteArray();
    QTest::newRow("text behind l=") << partly << QByteArray() << QByteArray("And send us your password.\r\n");
    QTest::newRow("text") << plain << QByteArray() << QByteArray("And send us your password.\r\n");
}

void AttackTest::aSignedMailWithThingsAddedIsNotConfirmed()
{
    QFETCH(kit::SignOptions, options);
    QFETCH(QByteArray, inFront);
    QFETCH(QByteArray, behind);
    const QByteArray letter = kit::sign(letterFrom("From: <service@bank.example>\r\n"), bankKey(), options);
    QCOMPARE(judge(stored(letter)).outcome, Outcome::Confirmed);
    QVERIFY(judge(stored(inFront + letter + behind)).outcome != Outcome::Confirmed);
}

QTEST_GUILESS_MAIN(AttackTest)
#include "attack_test.moc"
