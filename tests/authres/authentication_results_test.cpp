// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/authres/authentication_results.h"

#include "core/base/limits.h"

#include <QTest>

#include <random>

using namespace waxseal;
using namespace waxseal::authres;

namespace {

/// One line for one answer: "id/version i=1 | dkim=pass{comment}<reason> header.d=x | …"; "dkim=?pass" is a pass as written
/// that does not count as one.
QByteArray spelled(const AuthenticationResults &answer)
{
    QByteArray text = answer.authservId.toByteArray();
    if (answer.version != 1)
        text += '/' + QByteArray::number(answer.version);
    if (answer.arcInstance)
        text += " i=" + QByteArray::number(answer.arcInstance);
    for (const MethodResult &result : answer.results) {
        const QByteArray code = result.codeAsWritten.toByteArray();
        const bool isDeclined = result.code == Code::Other && (code == "pass" || code == "fail" || code == "none");
        text += " | " + result.methodAsWritten.toByteArray() + (isDeclined ? "=?" : "=") + code;
        if (!result.comment.isNull())
            text += '{' + result.comment.toByteArray() + '}';
        if (!result.reason.isNull())
            text += '<' + result.reason.toByteArray() + '>';
        for (const Property &property : result.properties)
            text += ' ' + property.ptype.toByteArray() + '.' + property.name.toByteArray() + '='
                + property.value.toByteArray();
    }
    return text;
}

bool claims(const AuthenticationResults &answer, Method method, Code code)
{
    return std::any_of(answer.results.begin(), answer.results.end(),
                       [=](const MethodResult &result) { return result.method == method && result.code == code; });
}

} // namespace

class AuthenticationResultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStandardIsReadByBothGrammars_data();
    void theStandardIsReadByBothGrammars();
    void strictRefusesWhatTheStandardDoesNotHave_data();
    void strictRefusesWhatTheStandardDoesNotHave();
    void providersFormsAreReadTolerantly_data();
    void providersFormsAreReadTolerantly();
    void valuesOfTheSenderBringNoPass_data();
    void valuesOfTheSenderBringNoPass();
    void aResultBehindASemicolonIsCounted();
    void quotedAndCommentedTextBringsNoResult_data();
    void quotedAndCommentedTextBringsNoResult();
    void brokenTextIsRefusedByBoth_data();
    void brokenTextIsRefusedByBoth();
    void wordsBecomeMethodsAndCodes();
    void sizesAreBounded();
    void mutationsNeverAddAResultOfQuotedText();
    void speed();
};

void AuthenticationResultsTest::theStandardIsReadByBothGrammars_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("RFC 8601 B.2: no authentication done", " example.org 1; none", "example.org");
    row("RFC 8601 B.3: service provided", " example.com;\r\n          spf=pass smtp.mailfrom=example.net",
        "example.com | spf=pass smtp.mailfrom=example.net");
    row("RFC 8601 B.4: several methods, one host (1)",
        " example.com;\r\n          auth=pass (cram-md5) smtp.auth=sender@example.net;\r\n"
        "          spf=pass smtp.mailfrom=example.net",
        "example.com | auth=pass{cram-md5} smtp.auth=sender@example.net | spf=pass smtp.mailfrom=example.net");
    row("RFC 8601 B.4: several methods, one host (2)", " example.com; iprev=pass\r\n          policy.iprev=192.0.2.200",
        "example.com | iprev=pass policy.iprev=192.0.2.200");
    row("RFC 8601 B.5: several methods, several hosts (1)",
        " example.com;\r\n          dkim=pass (good signature) header.d=example.com",
        "example.com | dkim=pass{good signature} header.d=example.com");
    row("RFC 8601 B.5: several methods, several hosts (2)",
        " example.com;\r\n          auth=pass (cram-md5) smtp.auth=sender@example.com;\r\n          spf=fail "
        "smtp.mailfrom=example.com",
        "example.com | auth=pass{cram-md5} smtp.auth=sender@example.com | spf=fail smtp.mailfrom=example.com");
    row("RFC 8601 B.6: several results of one method",
        " example.com;\r\n      dkim=pass reason=\"good signature\"\r\n        header.i=@mail-router.example.net;\r\n"
        "      dkim=fail reason=\"bad signature\"\r\n        header.i=@newyork.example.com",
        "example.com | dkim=pass<good signature> header.i=@mail-router.example.net"
        " | dkim=fail<bad signature> header.i=@newyork.example.com");
    row("RFC 8601 B.6: behind the mediator",
        " example.net;\r\n      dkim=pass (good signature) header.i=@newyork.example.com",
        "example.net | dkim=pass{good signature} header.i=@newyork.example.com");
    row("RFC 8601 B.7: comments everywhere",
        " foo.example.net (foobar) 1 (baz);\r\n       dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n"
        "         policy (A dot can go here) . (like that) expired\r\n"
        "         (this surprised me) = (as I wasn't expecting it) 1362471462",
        "foo.example.net | dkim=fail{A dot can go here} policy.expired=1362471462");

    row("§2.2: version", "example.org 2; none", "example.org/2");
    row("§2.2: none with comments", "example.org (a) ; (b) none (c)", "example.org");
    row("§2.2: quoted authserv-id", "\"mx;1 example\"; spf=none", "mx;1 example | spf=none");
    row("§2.2: version of a method", "x; dkim/1=pass", "x | dkim=pass");
    row("§2.2: no white space", "x;spf=pass smtp.mailfrom=a.example;dkim=none",
        "x | spf=pass smtp.mailfrom=a.example | dkim=none");
    row("§2.2: comment instead of white space", "x; dmarc=pass(p=REJECT)header.from=a.example",
        "x | dmarc=pass{p=REJECT} header.from=a.example");
    row("§2.2: token as reason", "x; spf=fail reason=why smtp.helo=a", "x | spf=fail<why> smtp.helo=a");
    row("§2.2: quoted pvalue", "x; dkim=pass header.b=\"ab/c=\"", "x | dkim=pass header.b=ab/c=");
    row("§2.2: comments around a pvalue", "x; dkim=pass header.b=(a)\"ab\"(b) header.s=(c)s (d)header.t=t(e);spf=none",
        "x | dkim=pass{a} header.b=ab header.s=s header.t=t | spf=none");
    row("the same property twice", "x; dkim=pass header.d=a header.d=a", "x | dkim=pass header.d=a header.d=a");
    row("§2.2: white space around a pvalue", "x; dkim=pass header.d = a.example  header.s = s",
        "x | dkim=pass header.d=a.example header.s=s");
    row("§2.2: quoted local part", "x; spf=pass smtp.mailfrom=\"a;b c\"@a.example",
        "x | spf=pass smtp.mailfrom=\"a;b c\"@a.example");
    row("§2.2: local part with atext", "x; spf=pass smtp.mailfrom=b+a=c/d?e@a.example",
        "x | spf=pass smtp.mailfrom=b+a=c/d?e@a.example");
    row("§2.2: escape in a quoted string", "x; spf=fail reason=\"a \\\"; dkim=pass\"",
        "x | spf=fail<a \\\"; dkim=pass>");
    row("§2.2: fold in a quoted string", "x; spf=fail reason=\"a\r\n b\"", "x | spf=fail<a\r\n b>");
    row("§2.7: words outside it", "x; x-foo=x-bar policy.x-baz=1", "x | x-foo=x-bar policy.x-baz=1");
    row("RFC 5322 §3.2.2: comments in comments", "x (a(b(c)\\)d)); spf=pass (e(f))", "x | spf=pass{e(f)}");
    row("RFC 8616 §3: U-labels", "b\xc3\xbc.example; dkim=pass header.i=@b\xc3\xbc.example",
        "b\xc3\xbc.example | dkim=pass header.i=@b\xc3\xbc.example");
    row("a semicolon in a comment", "x; dkim=pass (2048-bit key; unprotected) header.d=a.example",
        "x | dkim=pass{2048-bit key; unprotected} header.d=a.example");
    row("RFC 8617 §4.1.1: instance", " i=1; mx.example.org; spf=pass smtp.mailfrom=a.example",
        "mx.example.org i=1 | spf=pass smtp.mailfrom=a.example");
    row("RFC 8617 §4.1.1: instance with comments", "(a)i(b)=(c)50(d);mx.example.org;none", "mx.example.org i=50");
    row("an authserv-id that starts with i", "iecc.example; none", "iecc.example");
}

void AuthenticationResultsTest::theStandardIsReadByBothGrammars()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    for (const Grammar grammar : {Grammar::Strict, Grammar::Tolerant}) {
        const auto answer = parse(body, grammar);
        QVERIFY(answer);
        QCOMPARE(spelled(*answer), expected);
        QVERIFY(!answer->isMalformed);
    }
}

void AuthenticationResultsTest::strictRefusesWhatTheStandardDoesNotHave_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ParseFault>("fault");
    QTest::addColumn<qsizetype>("at");
    const auto row = [](const char *body, ParseFault fault, qsizetype at) {
        QTest::newRow(body) << QByteArray(body) << fault << at;
    };
    using enum ParseFault;
    row("", Empty, 0);
    row(" \r\n ", Empty, 0);
    row("x", BadSyntax, 1);
    row("x;", BadSyntax, 2);
    row("x; spf", BadSyntax, 6);
    row("x; spf=", BadSyntax, 7);
    row("x; spf=pass;", BadSyntax, 12);
    row("x; spf=pass;; dkim=none", BadSyntax, 12);
    row("x; spf=pass dkim=none", BadSyntax, 12);
    row("x; none; none", BadSyntax, 7);
    row("x; spf=pass; none", BadSyntax, 17);
    row("spf=pass; dkim=pass", BadSyntax, 3);
    row("x spf=pass", BadSyntax, 2);
    row("x y; spf=pass", BadSyntax, 2);
    row("x 1234567890; none", OutOfRange, 2);
    row("x; dmarc=pass action=none header.from=a", BadSyntax, 14);
    row("x; spf=pass header.b=ab/c=", BadSyntax, 21);
    row("x; spf=pass policy.iprev=2001:db8::1", BadSyntax, 29);
    row("x; spf=pass smtp.mailfrom=", BadSyntax, 26);
    row("x; spf=pass smtp.mailfrom=a@b@c", BadSyntax, 26);
    row("x; spf=pass smtp.mailfrom=a@", BadSyntax, 28);
    row("x; spf=pass smtp.mailfrom=.a@b", BadSyntax, 26);
    row("x; spf=pass smtp.mailfrom=a@b..c", BadSyntax, 30);
    row("x; spf=pass smtp.mail_from=a", BadSyntax, 21);
    row("x; spf=pass smtp.helo=a reason=b", BadSyntax, 24);
    row("x; spf=pass reason=a reason=b", BadSyntax, 21);
    row("x; spf=pass reason=\"a\"smtp.helo=b", BadSyntax, 22);
    row("x; dkim/=pass", BadSyntax, 8);
    row("x; spf=pass)", BadSyntax, 11);
    row("x; spf=pass (", Unterminated, 12);
    row("x; spf=pass (a\\)", Unterminated, 12);
    row("x; spf=pass (a \"b)", BadSyntax, 17);
    row("x; dkim=pass header.d=a(b)header.s=s", BadSyntax, 26);
    row("x; dkim=pass header.b=\"a\"header.s=s", BadSyntax, 25);
    row("x; spf=pass reason=a(b)smtp.helo=a", BadSyntax, 23);
    row("x; spf=pass reason=\"a", Unterminated, 19);
    row("x; spf=\x01", BadCharacter, 7);
    row("i=0; x; none", OutOfRange, 2);
    row("i=51; x; none", OutOfRange, 2);
    row("i=100; x; none", OutOfRange, 2);
    row("i=1 x; none", BadSyntax, 4);
    row("i=1", BadSyntax, 3);
}

void AuthenticationResultsTest::strictRefusesWhatTheStandardDoesNotHave()
{
    QFETCH(QByteArray, body);
    QFETCH(ParseFault, fault);
    const auto answer = parse(body, Grammar::Strict);
    QVERIFY(!answer);
    QCOMPARE(answer.error().fault, fault);
    QTEST(answer.error().at, "at");
}

void AuthenticationResultsTest::providersFormsAreReadTolerantly_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("Exchange Online: no authserv-id",
        "spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=a.example; dkim=pass (signature was verified)\r\n"
        " header.d=a.example;dmarc=pass action=none\r\n header.from=a.example;compauth=pass reason=100",
        " | spf=pass{sender IP is 192.0.2.1} smtp.mailfrom=a.example | dkim=pass{signature was verified} "
        "header.d=a.example"
        " | dmarc=pass .action=none header.from=a.example | compauth=pass<100>");
    row("Exchange Online before 2019: the recipient's domain between results",
        "spf=none (sender IP is 192.0.2.6) smtp.mailfrom=a.example; b.example; dkim=none (message not signed) "
        "header.d=none;"
        "b.example; dmarc=none action=none header.from=a.example;",
        " | spf=none{sender IP is 192.0.2.6} smtp.mailfrom=a.example | dkim=none{message not signed} header.d=none"
        " | dmarc=none .action=none header.from=a.example");
    row("iCloud: no authserv-id", "bimi=skipped reason=\"insufficient dmarc\"", " | bimi=skipped<insufficient dmarc>");
    row("iCloud: several", "bimi=skipped reason=\"a; b\"; dmarc=pass header.from=a.example",
        " | bimi=skipped<a; b> | dmarc=pass header.from=a.example");
    row("Yahoo: semicolon at the end",
        "atlas-production.v2-mail-prod1-gq1.omega.yahoo.com;\r\n dkim=pass header.i=@a.example header.s=s;\r\n"
        " spf=pass smtp.mailfrom=b.example;\r\n dmarc=pass(p=REJECT) header.from=a.example;",
        "atlas-production.v2-mail-prod1-gq1.omega.yahoo.com | dkim=pass header.i=@a.example header.s=s"
        " | spf=pass smtp.mailfrom=b.example | dmarc=pass{p=REJECT} header.from=a.example");
    row("Yahoo Japan: words behind the authserv-id, property in a segment of its own",
        "mta508.example  from=a.example; domainkeys=pass (ok); dkim=pass (ok); header.i=@a.example",
        "mta508.example | domainkeys=pass{ok} | dkim=pass{ok} header.i=@a.example");
    row("Fastmail: slash without quotes", "mx.example; x-tls=pass smtp.version=TLSv1.2 smtp.bits=256/256; x-ptr=pass",
        "mx.example | x-tls=pass smtp.version=TLSv1.2 smtp.bits=256/256 | x-ptr=pass");
    row("base64 without quotes",
        "x; dkim=pass header.d=a.example header.b=abc+/=", "x | dkim=pass header.d=a.example header.b=abc+/=");
    row("IPv6 without quotes", "x; iprev=pass policy.iprev=2001:db8::1", "x | iprev=pass policy.iprev=2001:db8::1");
    row("null sender", "x; spf=none smtp.mailfrom=<>; dkim=none", "x | spf=none smtp.mailfrom=<> | dkim=none");
    row("two semicolons", "x;; spf=pass;;dkim=none", "x | spf=pass | dkim=none");
    row("no semicolon behind the authserv-id: no pass", "x spf=pass smtp.mailfrom=a; dkim=none",
        "x | spf=?pass smtp.mailfrom=a | dkim=none");
    row("no semicolon between results: no pass", "x; spf=pass smtp.mailfrom=a dkim=pass header.d=b; dmarc=pass",
        "x | spf=?pass smtp.mailfrom=a | dkim=?pass header.d=b | dmarc=pass");
    row("no semicolon, unknown word: a property", "x; spf=pass smtp.mailfrom=a foo=pass",
        "x | spf=pass smtp.mailfrom=a .foo=pass");
    row("empty value at the end", "x; spf=pass smtp.mailfrom=", "x | spf=pass smtp.mailfrom=");
    row("empty value", "x; spf=pass smtp.mailfrom=; dkim=none", "x | spf=pass smtp.mailfrom= | dkim=none");
    row("empty value before the next", "x; spf=pass smtp.mailfrom= smtp.helo=a",
        "x | spf=pass smtp.mailfrom= smtp.helo=a");
    row("empty value before the next result", "x; spf=pass smtp.mailfrom= dkim=pass header.d=a",
        "x | spf=?pass smtp.mailfrom= | dkim=?pass header.d=a");
    row("empty code", "x; spf=; dkim=none", "x | spf= | dkim=none");
    row("method alone", "x; spf; dkim=none", "x | dkim=none");
    row("none and a semicolon", "x; none;", "x");
    row("version", "x 1; spf=pass;", "x | spf=pass");
    row("version of a method", "x; dkim/1=pass;", "x | dkim=pass");
    row("underscore in a property", "x; spf=pass smtp.mail_from=a", "x | spf=pass smtp.mail_from=a");
    row("reason behind the properties", "x; spf=fail smtp.helo=a reason=\"b c\"", "x | spf=fail<b c> smtp.helo=a");
    row("words nobody knows: no pass", "x; spf=pass is what it says smtp.helo=a; dkim=pass",
        "x | spf=?pass smtp.helo=a | dkim=pass");
    row("words between results: no pass before them", "x; spf=pass smtp.helo=a; b.example; dkim=pass",
        "x | spf=?pass smtp.helo=a | dkim=pass");
    row("Fastmail: property without a type", "x; dkim=pass (2048-bit rsa key) header.d=a header.i=@b.a x-bits=2048",
        "x | dkim=pass{2048-bit rsa key} header.d=a header.i=@b.a .x-bits=2048");
    row("Amazon SES: the words of Received-SPF (RFC 7208 §9.1)",
        "amazonses.com; spf=pass (spfCheck: domain of a.example designates 192.0.2.1 as permitted sender) "
        "client-ip=192.0.2.1; envelope-from=b@a.example; helo=a.example; dkim=pass header.i=@a.example;",
        "amazonses.com | spf=pass{spfCheck: domain of a.example designates 192.0.2.1 as permitted sender} "
        ".client-ip=192.0.2.1 | envelope-from=b@a.example | helo=a.example | dkim=pass header.i=@a.example");
    row("comment beside the code, semicolon at the end", "x; dmarc=pass(p=REJECT)header.from=a;",
        "x | dmarc=pass{p=REJECT} header.from=a");
    row("ARC with a semicolon at the end", "i=2; x; spf=pass;", "x i=2 | spf=pass");
    row("ARC without authserv-id", "i=2; spf=pass smtp.mailfrom=a", " i=2 | spf=pass smtp.mailfrom=a");
    row("MessageLabs: comment beside the property",
        "r2.example; spf=pass\r\n  (server-0: domain of a.example)smtp.mailfrom=a.example;",
        "r2.example | spf=pass{server-0: domain of a.example} smtp.mailfrom=a.example");
    row("nothing behind the authserv-id", "x", "x");
}

void AuthenticationResultsTest::providersFormsAreReadTolerantly()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QVERIFY(!parse(body, Grammar::Strict));
    const auto answer = parse(body, Grammar::Tolerant);
    QVERIFY(answer);
    QCOMPARE(spelled(*answer), expected);
    QVERIFY(answer->isMalformed);
}

void AuthenticationResultsTest::valuesOfTheSenderBringNoPass_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
    // What the sender chose: d= of a signature, i= after its quoted-printable is decoded (RFC 6376 §3.5), the envelope's
    // sender, the name after EHLO.
    row("d= with a comment",
        "x; dkim=pass (2048-bit key; unprotected) header.d=victim.example().evil.example "
        "header.i=@victim.example().evil.example header.b=\"abc\"");
    row("d= with a comment, more behind it", "x; dkim=pass header.d=victim.example()header.x=.evil.example header.s=s");
    row("d= with two comments", "x; dkim=pass header.d=victim.example()(a)header.x=.evil.example header.s=s");
    row("d= with a comment and a semicolon", "x; dkim=pass header.d=victim.example();.evil.example header.s=s");
    row("i= with a comment", "x; dkim=pass header.i=@victim.example().evil.example header.s=s");
    row("i= with a comment and a word", "x; dkim=pass header.i=@victim.example()a@evil.example header.s=s");
    row("d= with a bracket", "x; dkim=pass header.d=victim.example).evil.example header.s=s");
    row("d= with an open bracket", "x; dkim=pass header.d=victim.example(.evil.example header.s=s");
    row("d= with a space", "x; dkim=pass header.d=victim.example .evil.example header.s=s");
    row("d= with a space and a comment", "x; dkim=pass header.d=victim.example ().evil.example header.s=s");
    row("d= with a space and an equals sign", "x; dkim=pass header.d=victim.example .evil.example=a header.s=s");
    row("d= with a fold", "x; dkim=pass header.d=victim.example\r\n .evil.example");
    row("d= with a semicolon", "x; dkim=pass header.d=victim.example;.evil.example");
    row("d= with a semicolon and an equals sign", "x; dkim=pass header.d=victim.example;.evil.example=a");
    row("d= with a semicolon, no authserv-id", "dkim=pass header.d=victim.example;.evil.example");
    row("i= with a semicolon, no authserv-id", "dkim=pass header.i=@victim.example;@evil.example");
    row("d= twice", "x; dkim=pass header.d=victim.example header.d=evil.example header.s=s");
    row("d= of another domain than i=", "x; dkim=pass header.d=victim.example header.i=@evil.example");
    row("d= of a longer domain than i=", "x; dkim=pass header.d=a.victim.example header.i=@victim.example");
    row("d= that is the end of another label", "x; dkim=pass header.d=victim.example header.i=@notvictim.example");
    row("i= with d=",
        "x; dkim=pass header.d=evil.example header.i=@evil.example header.d=victim.example header.y=y@evil.example");
    row("i= with a result",
        "x;\r\n\tdkim=pass (2048-bit key; unprotected) header.d=evil.example header.i=x "
        "dkim=pass header.d=victim.example y@evil.example header.b=\"abc\"");
    row("i= with a DMARC result",
        "x;\r\n\tdkim=pass (2048-bit key; unprotected) header.d=evil.example header.i=x "
        "dmarc=pass header.from=victim.example y@evil.example header.b=\"abc\"");
    row("i= with a result and a semicolon",
        "x;\r\n\tdkim=pass (2048-bit key; unprotected) header.d=evil.example header.i=x;"
        " dkim=pass header.d=victim.example header.i=y@evil.example header.b=\"abc\"");
    row("i= with a version", "x; dkim=neutral header.i=x dkim/1=pass header.d=victim.example y@evil.example");
    row("i= with a quote", "x; dkim=pass header.i=x@victim.example\"@evil.example\"");
    row("i= with quotes and d=", "x; dkim=pass header.i=\"x\"header.d=victim.example header.y=@evil.example");
    row("sender with a space",
        "x; spf=neutral smtp.mailfrom=x dmarc=pass header.from=victim.example y@evil.example; dkim=none");
    row("sender with a quote",
        "x; spf=neutral smtp.mailfrom=\"x\"dmarc=pass header.from=victim.example @evil.example; dkim=none");
    row("EHLO with a space", "x; spf=neutral smtp.helo=x dkim=pass header.d=victim.example; dmarc=fail");
    row("sender in a comment that it leaves",
        "x; spf=neutral (x: domain of \"a) dmarc=pass header.from=victim.example (b\"@evil.example designates "
        "192.0.2.1 as permitted sender) smtp.mailfrom=evil.example");
    row("sender in a comment that it leaves, with a semicolon",
        "x; spf=neutral (x: domain of \"a); dmarc=pass header.from=victim.example (b\"@evil.example designates "
        "192.0.2.1 as permitted sender) smtp.mailfrom=evil.example");
    row("sender in a comment that it leaves, with a quoted quote",
        "x; spf=neutral (x: domain of \"a\\\"); dmarc=pass header.from=victim.example (\\\"b\"@evil.example designates "
        "192.0.2.1 as permitted sender) smtp.mailfrom=evil.example");
    row("sender in a comment that it leaves, without quotes",
        "x; spf=neutral (x: domain of a) dmarc=pass header.from=victim.example (b@evil.example designates "
        "192.0.2.1 as permitted sender) smtp.mailfrom=evil.example");
}

void AuthenticationResultsTest::valuesOfTheSenderBringNoPass()
{
    QFETCH(QByteArray, body);
    // A forged result without a ";" is not one in strict reading either; the others must not turn into one with an ending
    // that only the tolerant grammar reads.
    for (const QByteArray &text : {body, body + ";", body + "; none;"}) {
        for (const Grammar grammar : {Grammar::Strict, Grammar::Tolerant}) {
            const auto answer = parse(text, grammar);
            if (!answer)
                continue;
            for (const MethodResult &result : answer->results) {
                QVERIFY2(result.method == Method::Other || result.code != Code::Pass
                             || result.property("header", "d") == QByteArrayView("evil.example"),
                         spelled(*answer).constData());
            }
        }
    }
}

void AuthenticationResultsTest::aResultBehindASemicolonIsCounted()
{
    // The whole field is as RFC 8601 §2.2 wants it: only the number of results betrays the value of i=.
    const auto answer =
        parse("x; dkim=pass header.d=evil.example header.i=@evil.example; dkim=pass header.d=victim.example "
              "header.y=y@evil.example header.b=\"abc\"; dmarc=none",
              Grammar::Strict);
    QVERIFY(answer);
    QCOMPARE(answer->count(Method::Dkim), 2);
    QCOMPARE(answer->count(Method::Dmarc), 1);
    QCOMPARE(answer->count(Method::Spf), 0);
}

void AuthenticationResultsTest::quotedAndCommentedTextBringsNoResult_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *body) { QTest::newRow(body) << QByteArray(body); };
    for (const char *body : {
             "x; spf=fail reason=\"x; dkim=pass header.d=victim.example\"",
             "x; spf=fail reason=\"x\\\"; dkim=pass header.d=victim.example\"",
             "x; spf=fail (; dkim=pass header.d=victim.example)",
             "x; spf=fail (a\\); dkim=pass header.d=victim.example)",
             "x; spf=fail ((a); dkim=pass header.d=victim.example)",
             "x; spf=fail smtp.mailfrom=\"x; dkim=pass header.d=victim.example\"@evil.example",
             "x; spf=fail smtp.mailfrom=\"x dkim=pass header.d=victim.example\"@evil.example",
             "x; spf=fail smtp.mailfrom=a\"; dkim=pass header.d=victim.example;\"@evil.example",
             "\"x; dkim=pass\"; spf=fail",
             "x (; dkim=pass); spf=fail",
             "x; spf=fail smtp.helo=dkim=pass",
             "x; spf=fail smtp.helo=a,dkim=pass",
             "x; spf=fail smtp.helo=\"a\"dkim=pass",
             "x; spf=fail \"dkim\"=pass header.d=victim.example",
             "x; spf=fail; \"dkim\"=pass header.d=victim.example",
             "x; spf=fail; dkim=\"pass\" header.d=victim.example",
             "x; spf=fail dkim=\"pass\" header.d=victim.example",
             "x; spf=fail reason=\"a\" \"; dkim=pass\"",
             "x; spf=fail (a \" b) reason=\"; dkim=pass\"",
             "x; spf=fail; foo.dkim=pass",
             "x; spf=fail; dkim (=) none (; dkim=pass)",
             "x; spf=fail; dkim = (pass) none",
         }) {
        row(body);
        QTest::newRow((QByteArray(body) + ";;").constData()) << QByteArray(body) + ";;"; // surely the tolerant grammar
        QTest::newRow(QByteArray(body).replace("x; ", "").prepend("bimi=skipped; ").constData())
            << QByteArray(body).replace("x; ", "").prepend("bimi=skipped; ");
    }
}

void AuthenticationResultsTest::quotedAndCommentedTextBringsNoResult()
{
    QFETCH(QByteArray, body);
    for (const Grammar grammar : {Grammar::Strict, Grammar::Tolerant}) {
        const auto answer = parse(body, grammar);
        QVERIFY(!answer || !claims(*answer, Method::Dkim, Code::Pass));
        QVERIFY(answer || grammar == Grammar::Strict || body.contains("a \" b"));
    }
}

void AuthenticationResultsTest::brokenTextIsRefusedByBoth_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ParseFault>("fault");
    using enum ParseFault;
    QTest::newRow("empty") << QByteArray("\r\n\t") << Empty;
    QTest::newRow("only semicolons") << QByteArray(";;;") << BadSyntax;
    QTest::newRow("comment not closed") << QByteArray("x; spf=pass; dkim=pass (header.d=a") << Unterminated;
    QTest::newRow("quote not closed") << QByteArray("x; spf=pass; dkim=pass reason=\"header.d=a") << Unterminated;
    QTest::newRow("bracket that closes nothing: a comment was broken out of")
        << QByteArray("x; spf=fail (domain of a); dkim=pass header.d=victim.example ) smtp.helo=b") << BadSyntax;
    QTest::newRow("NUL") << QByteArray("x; spf=pa\0ss", 12) << BadCharacter;
    QTest::newRow("instance 0") << QByteArray("i=0; x; spf=pass") << OutOfRange;
}

void AuthenticationResultsTest::brokenTextIsRefusedByBoth()
{
    QFETCH(QByteArray, body);
    QFETCH(ParseFault, fault);
    QVERIFY(!parse(body, Grammar::Strict));
    const auto answer = parse(body, Grammar::Tolerant);
    QVERIFY(!answer);
    QCOMPARE(answer.error().fault, fault);
}

void AuthenticationResultsTest::wordsBecomeMethodsAndCodes()
{
    const QByteArray body =
        "x; SPF=Pass smtp.MailFrom=a; dkim-adsp=NXDOMAIN; spf=hardfail; sender-id=bestguesspass; x-foo=temperror; "
        "dmarc=permerror; domainkeys=softfail; dnswl=neutral; vbr=policy; rrvs=unknown; smime=discard; compauth=fail";
    const auto answer = parse(body, Grammar::Strict);
    QVERIFY(answer);
    const std::pair<Method, Code> expected[] = {
        {Method::Spf, Code::Pass},
        {Method::DkimAdsp, Code::NxDomain},
        {Method::Spf, Code::Fail},
        {Method::SenderId, Code::Other},
        {Method::Other, Code::TempError},
        {Method::Dmarc, Code::PermError},
        {Method::DomainKeys, Code::SoftFail},
        {Method::Dnswl, Code::Neutral},
        {Method::Vbr, Code::Policy},
        {Method::Rrvs, Code::Unknown},
        {Method::Smime, Code::Discard},
        {Method::CompAuth, Code::Fail},
    };
    QCOMPARE(answer->results.size(), std::size(expected));
    for (size_t i = 0; i < std::size(expected); ++i)
        QVERIFY2((std::pair(answer->results[i].method, answer->results[i].code) == expected[i]),
                 QByteArray::number(int(i)).constData());
    QCOMPARE(answer->results[0].property("smtp", "mailfrom").toByteArray(), "a");
    QVERIFY(answer->results[0].property("smtp", "helo").isEmpty());
}

void AuthenticationResultsTest::sizesAreBounded()
{
    const auto faultOf = [](const QByteArray &body, Grammar grammar) {
        const auto answer = parse(body, grammar);
        return answer ? ParseFault::Empty : answer.error().fault;
    };
    for (const Grammar grammar : {Grammar::Strict, Grammar::Tolerant}) {
        QCOMPARE(faultOf("x; spf=pass" + QByteArray(limits::structuredFieldOctets, ' '), grammar), ParseFault::TooLong);
        QVERIFY(parse("x" + QByteArray("; spf=pass").repeated(100), grammar));
        QCOMPARE(faultOf("x" + QByteArray("; spf=pass").repeated(101), grammar), ParseFault::TooLong);
        QVERIFY(parse("x; spf=pass" + QByteArray(" smtp.helo=a").repeated(50), grammar));
        QCOMPARE(faultOf("x; spf=pass" + QByteArray(" smtp.helo=a").repeated(51), grammar), ParseFault::TooLong);
        const auto nested = [](int depth) { return "x" + QByteArray(depth, '(') + QByteArray(depth, ')') + "; none"; };
        QVERIFY(parse(nested(limits::commentDepth), grammar));
        QCOMPARE(faultOf(nested(limits::commentDepth + 1), grammar), ParseFault::TooLong);
    }
    // Hostile fields of the greatest size take no longer than harmless ones.
    for (const char *piece : {"a.b= ", "(", "()", "\"\"", "\\", ";", "=", "a=", "x ", "a.b=\"\" ", "(;)"}) {
        const QByteArray body = "x; spf=pass "
            + QByteArray(piece).repeated((limits::structuredFieldOctets - 12) / qsizetype(qstrlen(piece)));
        (void)parse(body, Grammar::Tolerant);
    }
}

void AuthenticationResultsTest::mutationsNeverAddAResultOfQuotedText()
{
    // The forged words stand in a quoted string or comment of every sample. Whatever happens to the octets outside it, they
    // stay there: no mutation touches the quotes, brackets, or what is between.
    struct Sample {
        QByteArray before, sealed, after;
    };
    const Sample samples[] = {
        {"mx.example; spf=fail reason=", "\"; dkim=pass header.d=victim.example\"",
         " smtp.mailfrom=a.example; dmarc=fail header.from=b.example"},
        {"spf=fail ", "(x; dkim=pass header.d=victim.example)", " smtp.mailfrom=a.example;dmarc=fail action=none"},
        {"mx.example 1; spf=fail smtp.mailfrom=", "\"a b; dkim=pass ;\"", "@a.example; dmarc=fail;"},
    };
    static constexpr char odd[] = " \t\r\n;;==..@/<>[]:,,-_0aspfdmrci";
    std::mt19937 random(20261122);
    int read = 0;
    const auto mutate = [&random](QByteArray text) {
        for (int changes = int(random() % 6); changes > 0 && !text.isEmpty(); --changes) {
            const qsizetype at = qsizetype(random() % quint64(text.size()));
            switch (random() % 3) {
            case 0: text.remove(at, 1 + qsizetype(random() % 5)); break;
            case 1: text.insert(at, odd[random() % (sizeof odd - 1)]); break;
            case 2: text[at] = odd[random() % (sizeof odd - 1)]; break;
            }
        }
        return text;
    };
    for (int round = 0; round < 100'000; ++round) {
        const Sample &sample = samples[round % 3];
        const QByteArray body = mutate(sample.before) + sample.sealed + mutate(sample.after);
        for (const Grammar grammar : {Grammar::Strict, Grammar::Tolerant}) {
            const auto answer = parse(body, grammar);
            read += answer.has_value();
            QVERIFY2(!answer || !claims(*answer, Method::Dkim, Code::Pass), body.constData());
        }
    }
    QVERIFY(read > 100'000); // most mutations are still read by the tolerant grammar
}

void AuthenticationResultsTest::speed()
{
    const QByteArray body =
        " mx.google.com;\r\n       dkim=pass header.i=@a.example header.s=20230601 header.b=PqBP51+l;\r\n"
        "       spf=pass (google.com: domain of u@a.example designates 192.0.2.69 as permitted sender) "
        "smtp.mailfrom=u@a.example;\r\n"
        "       dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=a.example";
    QVERIFY(parse(body, Grammar::Strict));
    QBENCHMARK
    {
        for (int i = 0; i < 1000; ++i)
            (void)parse(body, Grammar::Strict);
    }
}

QTEST_GUILESS_MAIN(AuthenticationResultsTest)
#include "authentication_results_test.moc"
