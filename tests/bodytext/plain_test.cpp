// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/bodytext/body_text.h"
#include "tests/kit/rich_text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::bodytext;

namespace {

BodyText shown(const QString &text, bool isFlowed = false, bool delSp = false)
{
    message::TextPart part;
    part.text = text;
    part.isFlowed = isFlowed;
    part.delSp = delSp;
    return fromPlain(part);
}

} // namespace

class PlainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textBecomesRichText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *title, const QString &text, const QString &expected) {
            QTest::newRow(title) << text << expected;
        };
        row("one line", QStringLiteral("Hello"), QStringLiteral("<p>Hello</p>"));
        row("lines stay lines", QStringLiteral("a\r\nb\nc\n"), QStringLiteral("<p>a<br/>b<br/>c</p>"));
        row("paragraphs", QStringLiteral("a\n\nb"), QStringLiteral("<p>a</p><p>b</p>"));
        row("more empty lines", QStringLiteral("a\n\n\nb"), QStringLiteral("<p>a</p><p><br/>b</p>"));
        row("very many empty lines", QStringLiteral("a") + QString(1000, QLatin1Char('\n')) + QStringLiteral("b"),
            QStringLiteral("<p>a</p><p><br/><br/><br/><br/>b</p>"));
        row("markup is text", QStringLiteral("<b>&amp;\"</b>"),
            QStringLiteral("<p>&lt;b&gt;&amp;amp;&quot;&lt;/b&gt;</p>"));
        row("spaces stay", QStringLiteral("  a  b\tc "), QStringLiteral(u"<p>\u00a0\u00a0a\u00a0 b\u00a0 c</p>"));
        row("quotes", QStringLiteral("> a\n> b\nc"), QStringLiteral("<blockquote><p>a<br/>b</p></blockquote><p>c</p>"));
        row("quotes in quotes", QStringLiteral(">> a\n> > b\n>c"),
            QStringLiteral("<blockquote><blockquote><p>a<br/>b</p></blockquote><p>c</p></blockquote>"));
        row("an empty line of a quote", QStringLiteral("> a\n>\n> b"),
            QStringLiteral("<blockquote><p>a</p><p>b</p></blockquote>"));
        row("an arrow is no quote", QStringLiteral("a > b"), QStringLiteral("<p>a &gt; b</p>"));
        row("signature", QStringLiteral("a\n-- \nMe"), QStringLiteral("<p>a</p><p>--<br/>Me</p>"));
        row("a web address", QStringLiteral("See https://a.example/x?y=1&z=(2), or"),
            QStringLiteral(
                "<p>See <a href=\"https://a.example/x?y=1&amp;z=(2)\">https://a.example/x?y=1&amp;z=(2)</a>, or</p>"));
        row("in brackets", QStringLiteral("(http://a.example/)."),
            QStringLiteral("<p>(<a href=\"http://a.example/\">http://a.example/</a>).</p>"));
        row("RFC 3986 appendix C", QStringLiteral("<http://a.example/>b"),
            QStringLiteral("<p>&lt;<a href=\"http://a.example/\">http://a.example/</a>&gt;b</p>"));
        row("www", QStringLiteral("www.a.example!"),
            QStringLiteral("<p><a href=\"http://www.a.example/\">www.a.example</a>!</p>"));
        row("a mail address", QStringLiteral("<me@a.example>, x"),
            QStringLiteral("<p>&lt;<a href=\"mailto:me@a.example\">me@a.example</a>&gt;, x</p>"));
        row("a bank before the @", QStringLiteral("https://bank.example@evil.example/"),
            QStringLiteral(u"<p><a href=\"https://bank.example@evil.example/\">https://bank.example@evil.example/</a> "
                           u"[→ evil.example]</p>"));
        row("a Cyrillic letter", QStringLiteral(u"http://\u0430.example/"),
            QStringLiteral(u"<p><a href=\"http://xn--80a.example/\">http://\u0430.example/</a> [xn--80a.example]</p>"));
        row("no other schemes", QStringLiteral("javascript:alert(1) file:///etc/passwd"),
            QStringLiteral("<p>javascript:alert(1) file:///etc/passwd</p>"));
        row("no links", QStringLiteral("http:// www. www.. a@b @c d@ xhttp://a.example"),
            QStringLiteral("<p>http:// www. www.. a@b @c d@ xhttp://a.example</p>"));
        row("controls", QStringLiteral(u"a\u0000\u0007\u001b[31mb\u0085c\u2028d\u009b"),
            QStringLiteral("<p>a[31mb c d</p>"));
        row("bidirectional controls", QStringLiteral(u"a\u202e\u2066b\u200f"), QStringLiteral("<p>ab</p>"));
        row("no width", QStringLiteral(u"a\u200b\u00ad\u2060\ufeff\u200d\u200cb"), QStringLiteral("<p>ab</p>"));
        row("joiners of scripts that have them", QStringLiteral(u"\u0645\u06cc\u200c\u062e \U0001F468\u200d\U0001F4BB"),
            QStringLiteral(u"<p>\u0645\u06cc\u200c\u062e \U0001F468\u200d\U0001F4BB</p>"));
        row("marks over marks", QStringLiteral("a") + QString(100, QChar(0x301)),
            QStringLiteral("<p>a") + QString(4, QChar(0x301)) + QStringLiteral("</p>"));
        row("halves of surrogates", QString(QChar(0xd800)) + QStringLiteral("a") + QChar(0xdc00),
            QStringLiteral("<p>a</p>"));
        row("empty", QString(), QString());
        row("only white space", QStringLiteral(" \n\t\n"), QString());
    }
    void textBecomesRichText()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const BodyText body = shown(text);
        if (expected.isEmpty() && !body.pieces.isEmpty())
            QCOMPARE(kit::readRichText(body.pieces).text.trimmed(), QString());
        else
            QCOMPARE(body.pieces.join(QLatin1Char('#')), expected);
        QCOMPARE(kit::readRichText(body.pieces).error, QString());
        QCOMPARE(body.remote + body.active, 0);
    }

    void flowedTextFlows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("delSp");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *title, const char *text, bool delSp, const char *expected) {
            QTest::newRow(title) << QString::fromUtf8(text) << delSp << QString::fromUtf8(expected);
        };
        row("RFC 3676 §4.2", "a \nb\nc", false, "<p>a b<br/>c</p>");
        row("RFC 3676 §4.1: a paragraph ends at a fixed line", "a \nb \n\nc", false, "<p>a b</p><p>c</p>");
        row("RFC 3676 §4.3: DelSp", "a \nb\nc", true, "<p>ab<br/>c</p>");
        row("RFC 3676 §4.3: the signature separator", "a \n-- \nMe \nand", false, "<p>a</p><p>--<br/>Me and</p>");
        row("RFC 3676 §4.4: stuffing", " From a\n >b\n  c", false, "<p>From a<br/>&gt;b<br/>\u00a0c</p>");
        row("RFC 3676 §4.5: quotes", ">> a \n>> b\n> c \nd", false,
            "<blockquote><blockquote><p>a b</p></blockquote><p>c</p></blockquote><p>d</p>");
        row("RFC 3676 §4.5: no space between the marks", "> > a", false, "<blockquote><p>&gt; a</p></blockquote>");
    }
    void flowedTextFlows()
    {
        QFETCH(QString, text);
        QFETCH(bool, delSp);
        QFETCH(QString, expected);
        QCOMPARE(shown(text, true, delSp).pieces.join(QLatin1Char('#')), expected);
    }

    void quotesHaveADeepest()
    {
        const QStringList pieces = shown(QString(100'000, QLatin1Char('>')) + QStringLiteral(" a")).pieces;
        QCOMPARE(pieces.join(QString()).count(QStringLiteral("<blockquote>")), 20);
        QCOMPARE(kit::readRichText(pieces).error, QString());
    }

    void longTextComesInPieces()
    {
        const QString text = QStringLiteral("> The quick brown fox.\n\n").repeated(10'000);
        const BodyText body = shown(text);
        QVERIFY(body.pieces.size() > 3);
        for (const QString &piece : body.pieces)
            QVERIFY(piece.size() < 2 * limits::shownPieceCharacters);
        const kit::RichText read = kit::readRichText(body.pieces);
        QCOMPARE(read.error, QString());
        QCOMPARE(read.text.count(QStringLiteral("fox")), 10'000);
        QVERIFY(!body.isCut);
    }

    void tooMuchTextIsCut()
    {
        const BodyText body = shown(QStringLiteral("abc ").repeated(limits::shownTextOctets / 4 + 1));
        QVERIFY(body.isCut);
        QCOMPARE(kit::readRichText(body.pieces).error, QString());
    }

    void hostileTextTakesNoTime_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *part : {"a",
                                 "http://",
                                 "www.",
                                 "@",
                                 "a@",
                                 "a@b.",
                                 "@a.b",
                                 "http://a",
                                 "http://a.example ",
                                 "<http://",
                                 "((((",
                                 "))))",
                                 "http://a.b)",
                                 ">",
                                 "> ",
                                 ">\n",
                                 ">>\n>\n",
                                 "\n",
                                 " ",
                                 "\t",
                                 " \n",
                                 "\xcc\x81",
                                 "http://a@",
                                 "'",
                                 "www.a..",
                                 "\xf0\x9f\x98\x80",
                                 "&"})
            QTest::newRow(part) << QString::fromUtf8(part).repeated(1'000'000 / QString::fromUtf8(part).size());
    }
    void hostileTextTakesNoTime()
    {
        QFETCH(QString, text);
        for (const bool isFlowed : {false, true}) {
            QElapsedTimer timer;
            timer.start();
            const BodyText body = shown(text, isFlowed);
            QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
            QCOMPARE(kit::readRichText(body.pieces).error, QString());
        }
    }
};

QTEST_GUILESS_MAIN(PlainTest)
#include "plain_test.moc"
