// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/mailto.h"

#include "core/base/limits.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::compose;

namespace {

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// "to a@b.example | subject x | body y | in-reply-to <z> | ignored w", without what is empty.
QString shown(const MailtoLink &link)
{
    QStringList parts;
    for (const Recipient &recipient : link.draft.recipients) {
        const QString field = recipient.field == Field::To ? u("to ")
            : recipient.field == Field::Cc                 ? u("cc ")
                                                           : u("bcc ");
        parts.append(field + recipient.text);
    }
    if (!link.draft.subject.isEmpty())
        parts.append(u("subject ") + link.draft.subject);
    if (!link.draft.text.isEmpty())
        parts.append(u("body ") + link.draft.text);
    if (!link.draft.inReplyTo.isEmpty())
        parts.append(u("in-reply-to ") + QString::fromUtf8(link.draft.inReplyTo));
    if (!link.ignored.isEmpty())
        parts.append(u("ignored ") + link.ignored.join(u' '));
    return parts.join(u(" | "));
}

} // namespace

class MailtoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RFC 6068 §2: addresses only; a name would be the word of whoever wrote the link.
    void aNameInALinkIsNotTaken()
    {
        const auto link = parseMailto("mailto:%22boss@bank.example%22%20%3Cx@evil.example%3E");
        QVERIFY(link);
        QCOMPARE(link->draft.recipients.size(), size_t(1));
        QCOMPARE(link->draft.recipients[0].text, QStringLiteral("x@evil.example"));
    }
    void aLinkMakesADraft_data();
    void aLinkMakesADraft();
    void aBrokenLinkMakesNone_data();
    void aBrokenLinkMakesNone();
    void aLinkNeverNamesTheSenderNorFiles();
    void aHostileLinkTakesLinearTime();
};

void MailtoTest::aLinkMakesADraft_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *section, const char *link, const char *expected) {
        QTest::newRow(section) << QByteArray(link) << u(expected);
    };
    row("RFC 6068 §2: no address", "mailto:", "");
    row("RFC 6068 §6.1: one address", "mailto:chris@example.com", "to chris@example.com");
    row("the scheme in any case", "MailTo:chris@example.com", "to chris@example.com");
    row("RFC 6068 §6.1: a subject", "mailto:infobot@example.com?subject=current-issue",
        "to infobot@example.com | subject current-issue");
    row("RFC 6068 §6.1: a body", "mailto:infobot@example.com?body=send%20current-issue",
        "to infobot@example.com | body send current-issue");
    row("RFC 6068 §6.1: lines", "mailto:infobot@example.com?body=send%20current-issue%0D%0Asend%20index",
        "to infobot@example.com | body send current-issue\nsend index");
    row("RFC 6068 §6.1: In-Reply-To", "mailto:list@example.org?In-Reply-To=%3C3469A91.D10AF4C@example.com%3E",
        "to list@example.org | in-reply-to <3469A91.D10AF4C@example.com>");
    row("RFC 6068 §6.1: several fields", "mailto:joe@example.com?cc=bob@example.com&body=hello",
        "to joe@example.com | cc bob@example.com | body hello");
    row("RFC 6068 §2: only to", "mailto:?to=joe@example.com&cc=bob@example.com&body=hello",
        "to joe@example.com | cc bob@example.com | body hello");
    row("RFC 6068 §2: two addresses", "mailto:addr1@an.example,addr2@an.example",
        "to addr1@an.example | to addr2@an.example");
    row("RFC 6068 §2: addresses in both places", "mailto:addr1@an.example?to=addr2@an.example",
        "to addr1@an.example | to addr2@an.example");
    row("an encoded comma between addresses", "mailto:?cc=a%40b.example%2C%20c%40d.example",
        "cc a@b.example | cc c@d.example");
    row("RFC 6068 §6.2: a percent sign", "mailto:gorby%25kremvax@example.com", "to gorby%kremvax@example.com");
    row("RFC 6068 §6.2: a question mark", "mailto:unlikely%3Faddress@example.com?blat=foop",
        "to unlikely?address@example.com | ignored blat");
    row("RFC 6068 §6.2: an ampersand", "mailto:Mike%26family@example.org", "to Mike&family@example.org");
    row("RFC 6068 §6.2: quotes", "mailto:%22not%40me%22@example.org", "to \"not@me\"@example.org");
    row("RFC 6068 §6.2: a comma in quotes", "mailto:%22a%2Cb%22@example.org", "to \"a,b\"@example.org");
    row("RFC 6068 §6.2: a backslash", "mailto:%22oh%5C%5Cno%22@example.org", "to \"oh\\\\no\"@example.org");
    row("RFC 6068 §6.3: UTF-8", "mailto:user@example.org?subject=caf%C3%A9", "to user@example.org | subject café");
    row("RFC 6068 §6.3: an encoded word", "mailto:user@example.org?subject=%3D%3Futf-8%3FQ%3Fcaf%3DC3%3DA9%3F%3D",
        "to user@example.org | subject café");
    row("RFC 6068 §6.3: an encoded word in Latin-1",
        "mailto:user@example.org?subject=%3D%3Fiso-8859-1%3FQ%3Fcaf%3DE9%3F%3D", "to user@example.org | subject café");
    row("RFC 6068 §6.3: an IDN", "mailto:user@%E7%B4%8D%E8%B1%86.example.org?subject=Test&body=NATTO",
        "to user@xn--99zt52a.example.org | subject Test | body NATTO");
    row("an IRI", "mailto:user@bücher.example?subject=Grüße", "to user@bücher.example | subject Grüße");
    row("a plus is a plus", "mailto:a+b@c.example?subject=1+1&body=a+b", "to a+b@c.example | subject 1+1 | body a+b");
    row("bcc", "mailto:?bcc=a@b.example", "bcc a@b.example");
    row("names in any case", "mailto:?SUBJECT=x&BoDy=y", "subject x | body y");
    row("an encoded name", "mailto:?%73ubject=x", "subject x");
    row("a fragment", "mailto:a@b.example?subject=x#body=y", "to a@b.example | subject x");
    row("empty fields", "mailto:a@b.example?&&=&subject", "to a@b.example");
    row("an equals sign in a value", "mailto:?subject=a=b", "subject a=b");

    // Said in the draft's notice; none of them does anything.
    row("attachments", "mailto:?attach=/etc/passwd&attachment=file:///etc/passwd&subject=x",
        "subject x | ignored attach attachment");
    row("From", "mailto:?from=ceo@good.example", "ignored from");
    row("extensions and the rest",
        "mailto:?X-Mailer=y&references=%3Ca%3E&Reply-To=e@evil.example&Content-Type=text/html",
        "ignored x-mailer references reply-to content-type");
    row("a repeated field counts once", "mailto:?subject=a&subject=b&body=c&body=d",
        "subject a | body c | ignored subject body");
    row("an identifier that is none", "mailto:?in-reply-to=abc", "ignored in-reply-to");
    row("two identifiers", "mailto:?in-reply-to=%3Ca%40b%3E%20%3Cc%40d%3E", "ignored in-reply-to");
    row("a line end in an identifier", "mailto:?in-reply-to=%3Ca%40b%3E%0D%0ABcc:%20e@evil.example",
        "ignored in-reply-to");
    row("a name with line ends and marks", "mailto:?x%0D%0Ay%E2%80%AEz=1", "ignored x yz");

    row("a line end in the subject", "mailto:?subject=a%0D%0ABcc:%20e@evil.example", "subject a Bcc: e@evil.example");
    row("a line end in an address", "mailto:a@b.example%0D%0ABcc:%20e@evil.example",
        "to a@b.example Bcc: e@evil.example");
    row("a line end in To", "mailto:?to=a@b.example%0ABcc:e@evil.example", "to a@b.example Bcc:e@evil.example");
    row("NUL and other controls", "mailto:?subject=a%00b%1B%5Bc&body=d%00%08e%09f", "subject a b [c | body de\tf");
    row("a long form of a line end is none", "mailto:?subject=a%C0%8Ab", "subject a\uFFFD\uFFFDb");
    row("direction marks", "mailto:an%E2%80%AEna@example.com?subject=a%E2%80%AEb", "to anna@example.com | subject ab");
    row("lines end in any way", "mailto:?body=a%0Db%0Ac%0D%0Ad", "body a\nb\nc\nd");
}

void MailtoTest::aLinkMakesADraft()
{
    QFETCH(QByteArray, link);
    const auto read = parseMailto(link);
    QVERIFY(read);
    QVERIFY(read->draft.origin == Origin::Link);
    QTEST(shown(*read), "expected");
}

void MailtoTest::aBrokenLinkMakesNone_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<ParseFault>("fault");
    QTest::addColumn<qsizetype>("at");
    const auto row = [](const char *what, const QByteArray &link, ParseFault fault, qsizetype at) {
        QTest::newRow(what) << link << fault << at;
    };
    row("nothing", "", ParseFault::BadSyntax, 0);
    row("another scheme", "http://example.com", ParseFault::BadSyntax, 0);
    row("white space first", " mailto:a@b.example", ParseFault::BadSyntax, 0);
    row("no colon", "mailto", ParseFault::BadSyntax, 0);
    row("a percent sign alone", "mailto:?subject=100%", ParseFault::BadSyntax, 19);
    row("one digit", "mailto:?subject=%4", ParseFault::BadSyntax, 16);
    row("no digits", "mailto:a%zzb@c.example", ParseFault::BadSyntax, 8);
    row("in a field that is ignored by name", "mailto:?%4=x", ParseFault::BadSyntax, 8);
    row("longer than the limit", "mailto:?body=" + QByteArray(limits::mailtoCharacters, 'x'), ParseFault::TooLong,
        limits::mailtoCharacters);
    row("too many recipients", "mailto:" + QByteArray("a@b.example,").repeated(limits::recipients + 1),
        ParseFault::TooLong, 7);
    row("too many recipients in fields", "mailto:?" + QByteArray("cc=a@b.example&").repeated(limits::recipients + 1),
        ParseFault::TooLong, 8 + 15 * limits::recipients + 3);
}

void MailtoTest::aBrokenLinkMakesNone()
{
    QFETCH(QByteArray, link);
    const auto read = parseMailto(link);
    QVERIFY(!read);
    QTEST(read.error().fault, "fault");
    QTEST(read.error().at, "at");
}

void MailtoTest::aLinkNeverNamesTheSenderNorFiles()
{
    const auto link = parseMailto("mailto:a@b.example?from=c@d.example&attach=/etc/passwd&sender=x&references=%3Cx%3E");
    QVERIFY(link->draft.from.isEmpty());
    QVERIFY(link->draft.attachments.empty());
    QVERIFY(link->draft.references.isEmpty());
}

void MailtoTest::aHostileLinkTakesLinearTime()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *unit :
         {"%22", "&", "&a", "&a=", "%3C", "(", "&to=(", "%28", "&subject=%3D%3F", "=", "?", "&in-reply-to=%3C"}) {
        const QByteArray link =
            "mailto:?subject=" + QByteArray(unit).repeated(limits::mailtoCharacters / qstrlen(unit) - 20);
        const auto read = parseMailto(link);
        QVERIFY(!read || read->ignored.size() <= 20);
    }
    QVERIFY(timer.elapsed() < 5'000);
}

QTEST_GUILESS_MAIN(MailtoTest)
#include "mailto_test.moc"
