// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/reply.h"

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

const QuoteWords words = {
    u("On Friday Anna wrote:"), u("Forwarded message"), u("From"), u("To"), u("Cc"), u("Date"), u("Subject")};
const QStringList own = {u("Me <me@own.example>"), u("also@own.example"), u("not an address")};

Draft reply(const QByteArray &header, ReplyTo whom = ReplyTo::Author, const QString &text = {})
{
    return replyTo(message::Header::parse(header).value(), text, whom, own, words);
}

QString recipients(const Draft &draft)
{
    QStringList parts;
    for (const Recipient &recipient : draft.recipients) {
        parts.append((recipient.field == Field::To       ? u("to ")
                          : recipient.field == Field::Cc ? u("cc ")
                                                         : u("bcc "))
                     + recipient.text);
    }
    return parts.join(u(" | "));
}

} // namespace

class ReplyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerGoesWhereItIsWanted_data();
    void anAnswerGoesWhereItIsWanted();
    void aSubjectHasOneMark_data();
    void aSubjectHasOneMark();
    void anAnswerNamesWhatItAnswers_data();
    void anAnswerNamesWhatItAnswers();
    void aThreadOfAnyLengthIsBounded();
    void aTextIsQuoted_data();
    void aTextIsQuoted();
    void aHugeTextIsCut();
    void aMessageIsPassedOn();
    void aHeaderForgesNoLines();
    void theOwnAddressThatWasWrittenToIsTheSender();
    void aHostileHeaderTakesLinearTime();
};

void ReplyTest::anAnswerGoesWhereItIsWanted_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("everybody");
    const auto row = [](const char *section, const char *header, const char *author, const char *everybody) {
        QTest::newRow(section) << QByteArray(header) << u(author) << u(everybody);
    };
    row("RFC 5322 §3.6.2: From", "From: Anna <a@b.example>\r\nTo: me@own.example\r\n", "to Anna <a@b.example>",
        "to Anna <a@b.example>");
    row("RFC 5322 §3.6.2: Reply-To", "From: a@b.example\r\nReply-To: List <l@c.example>\r\n", "to List <l@c.example>",
        "to List <l@c.example>");
    row("a Reply-To that cannot be read", "From: a@b.example\r\nReply-To: nobody\r\n", "to a@b.example",
        "to a@b.example");
    row("two Reply-To fields", "From: a@b.example\r\nReply-To: c@d.example\r\nReply-To: e@f.example\r\n",
        "to a@b.example", "to a@b.example");
    row("several authors", "From: a@b.example, c@d.example\r\n", "to a@b.example | to c@d.example",
        "to a@b.example | to c@d.example");
    row("everybody", "From: a@b.example\r\nTo: Me <ME@OWN.example>, c@d.example\r\nCc: \"E, F\" <e@f.example>\r\n",
        "to a@b.example", "to a@b.example | cc c@d.example | cc \"E, F\" <e@f.example>");
    row("each once, domains without case",
        "From: a@b.example\r\nTo: a@B.EXAMPLE, c@d.example\r\nCc: C <c@D.example>, A@b.example\r\n", "to a@b.example",
        "to a@b.example | cc c@d.example | cc A@b.example");
    row("a mail of one's own", "From: me@own.example\r\nTo: a@b.example\r\nCc: c@d.example\r\n", "to me@own.example",
        "to a@b.example | cc c@d.example");
    row("a note to oneself", "From: me@own.example\r\nTo: me@own.example\r\n", "to me@own.example",
        "to me@own.example");
    row("nobody", "Subject: x\r\n", "", "");
    row("a name that pretends", "From: \"a@good.example\" <b@evil.example>\r\n",
        "to \"a@good.example\" <b@evil.example>", "to \"a@good.example\" <b@evil.example>");
    row("RFC 2047: a name in an encoded word", "From: =?utf-8?q?=C3=84nn=2C?= <a@b.example>\r\n",
        "to \"Änn,\" <a@b.example>", "to \"Änn,\" <a@b.example>");
    row("an IDN", "From: a@xn--bcher-kva.example\r\n", "to a@bücher.example", "to a@bücher.example");
    row("what some providers gave out", "From: a..b@c.example\r\n", "to \"a..b\"@c.example", "to \"a..b\"@c.example");
}

void ReplyTest::anAnswerGoesWhereItIsWanted()
{
    QFETCH(QByteArray, header);
    QTEST(recipients(reply(header)), "author");
    QTEST(recipients(reply(header, ReplyTo::Everybody)), "everybody");
}

void ReplyTest::aSubjectHasOneMark_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("answered");
    QTest::addColumn<QString>("forwarded");
    const auto row = [](const char *subject, const char *answered, const char *forwarded) {
        QTest::newRow(subject) << u(subject) << u(answered) << u(forwarded);
    };
    row("x", "Re: x", "Fwd: x");
    row("Re: x", "Re: x", "Fwd: Re: x");
    row("RE:RE: re : x", "Re: x", "Fwd: RE:RE: re : x");
    row("AW: Antw: Re[2]: SV: x", "Re: x", "Fwd: AW: Antw: Re[2]: SV: x");
    row("Re^3: x", "Re: x", "Fwd: Re^3: x");
    row("Fwd: x", "Re: Fwd: x", "Fwd: x");
    row("WG: FW: x", "Re: WG: FW: x", "Fwd: x");
    row("Report: x", "Re: Report: x", "Fwd: Report: x");
    row("Re x", "Re: Re x", "Fwd: Re x");
    row("Re", "Re: Re", "Fwd: Re");
    row("", "Re:", "Fwd:");
    row("Re:", "Re:", "Fwd: Re:");
    row("=?utf-8?q?Re:_=C3=A4?=", "Re: ä", "Fwd: Re: ä");
}

void ReplyTest::aSubjectHasOneMark()
{
    QFETCH(QString, subject);
    const QByteArray octets = "Subject: " + subject.toUtf8() + "\r\n";
    QTEST(reply(octets).subject, "answered");
    QTEST(forward(message::Header::parse(octets).value(), {}, words).subject, "forwarded");
}

void ReplyTest::anAnswerNamesWhatItAnswers_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("inReplyTo");
    QTest::addColumn<QByteArray>("references");
    const auto row = [](const char *section, const char *header, const char *inReplyTo, const char *references) {
        QTest::newRow(section) << QByteArray(header) << QByteArray(inReplyTo) << QByteArray(references);
    };
    row("RFC 5322 §3.6.4: Message-ID", "Message-ID: <a@b>\r\n", "<a@b>", "<a@b>");
    row("RFC 5322 §3.6.4: References", "Message-ID: <c@d>\r\nReferences: <a@b>\r\n\t<b@c>\r\n", "<c@d>",
        "<a@b> <b@c> <c@d>");
    row("RFC 5322 §3.6.4: one In-Reply-To", "Message-ID: <c@d>\r\nIn-Reply-To: <a@b>\r\n", "<c@d>", "<a@b> <c@d>");
    row("RFC 5322 §3.6.4: several In-Reply-To", "Message-ID: <c@d>\r\nIn-Reply-To: <a@b> <b@c>\r\n", "<c@d>", "<c@d>");
    row("RFC 5322 §3.6.4: no Message-ID", "References: <a@b>\r\n", "", "<a@b>");
    row("RFC 5322 §3.6.4: nothing", "Subject: x\r\n", "", "");
    row("a broken Message-ID", "Message-ID: a@b\r\n", "", "");
    row("two in one field", "Message-ID: <a@b> <c@d>\r\n", "", "");
    row("what stands between is left out", "Message-ID: <c@d>\r\nReferences: x, <a@b> (y) <b c> <\xc3\xa4@b> <>\r\n",
        "<c@d>", "<a@b> <c@d>");
}

void ReplyTest::anAnswerNamesWhatItAnswers()
{
    QFETCH(QByteArray, header);
    const Draft draft = reply(header);
    QTEST(draft.inReplyTo, "inReplyTo");
    QTEST(draft.references, "references");
}

void ReplyTest::aThreadOfAnyLengthIsBounded()
{
    QByteArray references;
    for (int i = 0; i < 1'000; ++i)
        references += " <" + QByteArray::number(i) + "@thread.example>\r\n";
    const Draft draft = reply("Message-ID: <last@thread.example>\r\nReferences:" + references);
    QVERIFY(draft.references.size() <= 4'000);
    QVERIFY(draft.references.startsWith("<0@thread.example> "));
    QVERIFY(draft.references.endsWith(" <998@thread.example> <999@thread.example> <last@thread.example>"));
    const QByteArray longId = '<' + QByteArray(1'000, 'a') + "@b>";
    QVERIFY(reply("Message-ID: " + longId + "\r\n").inReplyTo.isEmpty());
}

void ReplyTest::aTextIsQuoted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quoted");
    const auto row = [](const char *section, const char *text, const char *quoted) {
        QTest::newRow(section) << u(text) << u(quoted);
    };
    row("nothing", "", "");
    row("only white space", "\n \n", "");
    row("one line", "Hello", "> Hello\n");
    row("RFC 3676 §4.5: quotes in quotes", "> a\n>> b\nc", ">> a\n>>> b\n> c\n");
    row("an empty line has no space", "a\n\nb", "> a\n>\n> b\n");
    row("RFC 3676 §4.2: spaces at line ends", "a  \n-- \nb", "> a\n> --\n> b\n");
    row("spaces at line starts stay", "  a", ">   a\n");
    row("lines end in any way", "a\r\nb\rc\n\n\n", "> a\n> b\n> c\n");
    row("controls go", "a\x1B[31m\tb\x7F", "> a[31m\tb\n");
}

void ReplyTest::aTextIsQuoted()
{
    QFETCH(QString, text);
    QFETCH(QString, quoted);
    const QString expected = quoted.isEmpty() ? QString() : words.attribution + u'\n' + quoted + u'\n';
    QCOMPARE(reply("From: a@b.example\r\n", ReplyTo::Author, text).text, expected);
}

void ReplyTest::aHugeTextIsCut()
{
    for (const QString &unit : {u("a\n"), u("\n\na"), u(">\n"), u("abc def ")}) {
        const QString text = unit.repeated((limits::draftTextCharacters + 100'000) / unit.size());
        QVERIFY(reply("From: a@b.example\r\n", ReplyTo::Author, text).text.size() <= limits::draftTextCharacters);
        QVERIFY(forward(message::Header::parse("From: a@b.example\r\n").value(), text, words).text.size()
                <= limits::draftTextCharacters);
    }
}

void ReplyTest::aMessageIsPassedOn()
{
    const QByteArray header = "From: =?utf-8?q?=C3=84nn?= <a@b.example>\r\nTo: c@d.example\r\n"
                              "Date: Fri, 20 Nov 2026 12:04:31 +0100\r\nSubject: Re: =?utf-8?b?eA==?=\r\n"
                              "Message-ID: <a@b>\r\n";
    const Draft draft = forward(message::Header::parse(header).value(), u("Hello \n\n> you\n-- \nA\x1B\n\n"), words);
    QCOMPARE(draft.subject, u("Fwd: Re: x"));
    QCOMPARE(draft.text,
             u("\n\n-------- Forwarded message --------\nFrom: Änn <a@b.example>\n"
               "Date: Fri, 20 Nov 2026 12:04:31 +0100\nSubject: Re: x\nTo: c@d.example\n\n"
               "Hello\n\n> you\n--\nA\n"));
    QVERIFY(draft.origin == Origin::Forward);
    QVERIFY(draft.recipients.empty() && draft.inReplyTo.isEmpty() && draft.references.isEmpty());

    const Draft attached = forwardAttached(message::Header::parse(header).value());
    QCOMPARE(attached.subject, draft.subject);
    QVERIFY(attached.text.isEmpty() && attached.origin == Origin::Forward);
}

/// A field with a line end in an encoded word stays one line of the short header, and a long one is cut.
void ReplyTest::aHeaderForgesNoLines()
{
    const QByteArray header = "From: a@b.example\r\nSubject: =?utf-8?q?x=0AFrom:_boss=40c.example?=\r\nTo: "
        + QByteArray("d@e.example, ").repeated(4'000) + "f@g.example\r\n";
    const QString text = forward(message::Header::parse(header).value(), u("Hello"), words).text;
    QCOMPARE(text.count(u("\nFrom:")), 1);
    QCOMPARE(text.count(u'\n'), 8);
    QVERIFY(text.size() < 4'000);
}

void ReplyTest::theOwnAddressThatWasWrittenToIsTheSender()
{
    QCOMPARE(reply("From: a@b.example\r\nTo: c@d.example\r\nCc: ALSO@own.example\r\n").from, u("also@own.example"));
    QCOMPARE(reply("From: a@b.example\r\nTo: me@own.example, also@own.example\r\n").from, u("Me <me@own.example>"));
    QVERIFY(reply("From: a@b.example\r\nTo: list@d.example\r\n").from.isEmpty());
}

void ReplyTest::aHostileHeaderTakesLinearTime()
{
    QElapsedTimer timer;
    timer.start();
    const QByteArray junk = QByteArray("<a@b.example>,<").repeated(70'000);
    for (const char *name : {"References", "Message-ID", "In-Reply-To", "To", "From", "Reply-To", "Subject"}) {
        const Draft draft = reply(name + QByteArray(": ") + junk + "\r\n", ReplyTo::Everybody);
        QVERIFY(draft.isWithinLimits());
    }
    QByteArray everybody("To: ");
    for (int i = 0; i < 3'000; ++i)
        everybody += QByteArray::number(i) + "@b.example,";
    QVERIFY(reply(everybody + "\r\n", ReplyTo::Everybody).recipients.size() <= size_t(limits::recipients));
    QVERIFY(reply("Subject: " + QByteArray("Re: ").repeated(16'000) + "\r\n").subject.size() < 5'000);
    QVERIFY(timer.elapsed() < 10'000);
}

QTEST_GUILESS_MAIN(ReplyTest)
#include "reply_test.moc"
