// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mime_gmime/file_name.h"
#include "core/mime_gmime/gmime_body_reader.h"
#include "tests/kit/kit.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <ctime>
#include <thread>

using namespace waxseal;
using namespace waxseal::message;
using waxseal::mime_gmime::cleanedFileName;
using waxseal::mime_gmime::GmimeBodyReader;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr auto longestMilliseconds = 20'000;
#else
constexpr auto longestMilliseconds = 2'000;
#endif

const std::atomic_bool go = false;

Body read(const QByteArray &octets)
{
    return GmimeBodyReader().read(octets, go).value();
}

QByteArray shown(const std::vector<TextPart> &parts)
{
    QByteArrayList texts;
    for (const TextPart &part : parts) {
        texts.append((part.isHtml ? "html" : "text") + QByteArray(part.isFlowed ? " flowed" : "")
                     + (part.delSp ? " delsp" : "") + (part.charsetUnknown ? " guess" : "") + ' '
                     + part.text.trimmed().toUtf8());
    }
    return texts.join(" | ");
}

QByteArray shown(const std::vector<Attachment> &attachments)
{
    QByteArrayList texts;
    for (const Attachment &a : attachments) {
        texts.append(QByteArray::number(a.part) + ' ' + a.type + (a.name.isEmpty() ? "" : " '" + a.name.toUtf8() + '\'')
                     + (a.contentId.isEmpty() ? "" : " <" + a.contentId + '>') + (a.isInline ? " inline" : "")
                     + (a.isMessage ? " message" : ""));
    }
    return texts.join(" | ");
}

/// "plain: text hi; html: html hi; attachments: 2 image/png" without what is empty.
QByteArray shown(const Body &body)
{
    QByteArrayList lists;
    if (!body.plain.empty())
        lists.append("plain: " + shown(body.plain));
    if (!body.html.empty())
        lists.append("html: " + shown(body.html));
    if (!body.attachments.empty())
        lists.append("attachments: " + shown(body.attachments));
    if (body.isCut)
        lists.append("cut");
    return lists.join("; ");
}

/// All of a part, or "none".
QByteArray content(const QByteArray &octets, int part)
{
    QByteArray result;
    const bool isThere = GmimeBodyReader().content(octets, part, [&result](QByteArrayView piece) {
        result.append(piece);
        return !piece.isEmpty() && piece.size() <= 64 * 1024;
    });
    return isThere ? result : QByteArray("none");
}

/// A multipart of @p parts, each with its header.
QByteArray multipart(const QByteArray &subtype, const QByteArrayList &parts, const QByteArray &boundary = "b")
{
    QByteArray octets = "Content-Type: multipart/" + subtype + "; boundary=" + boundary + "\n\n";
    for (const QByteArray &part : parts)
        octets += "--" + boundary + '\n' + part + '\n';
    return octets + "--" + boundary + "--\n";
}

QByteArray nested(int depth)
{
    QByteArray octets;
    for (int i = 0; i < depth; ++i) {
        const QByteArray boundary = "b" + QByteArray::number(i);
        octets += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + '\n';
    }
    return octets + "\ntext\n";
}

QByteArray text(const QByteArray &parameters, const QByteArray &octets, const QByteArray &encoding = "8bit")
{
    return "Content-Type: text/plain" + parameters + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + octets;
}

const QByteArray plain = "Content-Type: text/plain\n\nhi";
const QByteArray html = "Content-Type: text/html\n\n<b>hi";
const QByteArray png = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=";
const QByteArray picture = "Content-Type: image/png\nContent-ID: <pic@x>\n\nx";

/// The most memory that this process held since it was last asked, in octets; -1 where the system does not say.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (!status.open(QIODevice::ReadOnly) || !reset.open(QIODevice::WriteOnly))
        return -1;
    qint64 peak = -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            peak = line.mid(6).simplified().split(' ').first().toLongLong() * 1024;
    }
    return reset.write("5") == 1 && reset.flush() ? peak : -1;
}

} // namespace

class GmimeBodyReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreSortedIntoTextAndAttachments_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *title, const QByteArray &octets, const QByteArray &expected) {
            QTest::newRow(title) << octets << expected;
        };
        const QByteArray both = "plain: text hi; html: html <b>hi";

        row("RFC 2045 §5.2: no type", "Subject: x\r\n\r\nhello\r\n", "plain: text hello");
        row("no header", "\r\nhello", "plain: text hello");
        row("nothing", "", "");
        row("no content", "Subject: x\n\n", "");
        row("white space alone", "Subject: x\n\n \n\t\n", "");
        row("no MIME-Version", html, "html: html <b>hi");
        row("RFC 2045 §5.2: a type without subtype", "Content-Type: text\n\nhi", "plain: text hi");
        row("a single text with a name", "Content-Type: text/plain; name=a.txt\n\nhi", "plain: text hi");
        row("a single attachment", "Content-Disposition: attachment; filename=a.txt\n\nhi",
            "attachments: 0 text/plain 'a.txt'");
        row("a single picture", png, "attachments: 0 image/png");
        row("mbox line before", "From a@b Thu Jan  1 00:00:00 2026\nContent-Type: text/html\n\nx", "html: html x");
        row("old Macintosh", "Content-Type: multipart/mixed; boundary=a\r\r--a\r\rx\r--a--\r", "plain: text x");

        row("RFC 2046 §5.1.4: alternative", multipart("alternative", {plain, html}), both);
        row("alternative the wrong way round", multipart("alternative", {html, plain}), both);
        row("alternative: the last plain one", multipart("alternative", {text("", "one"), text("", "two"), html}),
            "plain: text two; html: html <b>hi");
        row("alternative: an empty plain one", multipart("alternative", {text("", " \n"), html}), "html: html <b>hi");
        row("alternative: HTML alone", multipart("alternative", {html}), "html: html <b>hi");
        row("alternative: plain alone", multipart("alternative", {plain}), "plain: text hi");
        row("alternative: nothing", multipart("alternative", {}), "plain: text --b--");
        row("alternative: with a name", multipart("alternative", {plain, "Content-Type: text/html; name=x\n\n<b>hi"}),
            both);
        row("alternative: a calendar",
            multipart("alternative", {plain, html, "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"}),
            both + "; attachments: 2 text/calendar");
        row("alternative: enriched text", multipart("alternative", {plain, "Content-Type: text/enriched\n\n<bold>hi"}),
            "plain: text hi; attachments: 1 text/enriched");
        row("alternative in mixed", multipart("mixed", {multipart("alternative", {plain, html}, "a"), png}),
            both + "; attachments: 2 image/png");
        row("mixed in alternative: an attachment inside",
            multipart("alternative", {plain, multipart("mixed", {html, png, text("", "PS")}, "a")}),
            "plain: text hi; html: html <b>hi | text PS; attachments: 2 image/png");
        row("related in alternative", multipart("alternative", {plain, multipart("related", {html, picture}, "a")}),
            both + "; attachments: 2 image/png <pic@x> inline");
        row("alternative in related",
            multipart("related", {multipart("alternative", {plain, html}, "a"), picture, png}),
            both + "; attachments: 2 image/png <pic@x> inline | 3 image/png");
        row("RFC 2387 §3.2: start", multipart("related; start=\"<r@x>\"", {picture, "Content-ID: <r@x>\n" + html}),
            "html: html <b>hi; attachments: 0 image/png <pic@x> inline");
        row("related: text that is no root", multipart("related", {html, "Content-ID: <t>\n" + plain}),
            "html: html <b>hi; attachments: 1 text/plain <t> inline");

        row("RFC 2046 §5.1.3: mixed", multipart("mixed", {plain, png, text("", "there")}),
            "plain: text hi | text there; attachments: 1 image/png");
        row("mixed: a footer behind HTML", multipart("mixed", {html, text("", "list")}),
            "plain: html <b>hi | text list; html: html <b>hi | text list");
        row("mixed: an alternative and a footer",
            multipart("mixed", {multipart("alternative", {plain, html}, "a"), text("", "list")}),
            "plain: text hi | text list; html: html <b>hi | text list");
        row("mixed: text with a file name", multipart("mixed", {plain, "Content-Type: text/plain; name=b.txt\n\nx"}),
            "plain: text hi; attachments: 1 text/plain 'b.txt'");
        row("mixed: inline text with a file name",
            multipart("mixed", {plain, "Content-Disposition: inline; filename=b.txt\n\nx"}),
            "plain: text hi; attachments: 1 text/plain 'b.txt' inline");
        row("mixed: inline text", multipart("mixed", {plain, "Content-Disposition: inline\n\nx"}),
            "plain: text hi | text x");
        row("mixed: attached text", multipart("mixed", {plain, "Content-Disposition: ATTACHMENT\n\nx"}),
            "plain: text hi; attachments: 1 text/plain");
        row("RFC 2183 §2.8: unknown disposition", multipart("mixed", {plain, "Content-Disposition: odd\n\nx"}),
            "plain: text hi; attachments: 1 text/plain");
        row("an attached multipart",
            multipart("mixed", {plain, "Content-Disposition: attachment\n" + multipart("mixed", {plain, png}, "a")}),
            "plain: text hi; attachments: 1 text/plain | 2 image/png");
        row("RFC 2046 §5.1.7: unknown multipart", multipart("odd", {plain, png}),
            "plain: text hi; attachments: 1 image/png");
        row("an empty part", multipart("mixed", {"", plain}), "plain: text hi");

        row("RFC 1847 §2.1: signed",
            multipart("signed", {plain, "Content-Type: application/pgp-signature; name=s.asc\n\nx"}),
            "plain: text hi; attachments: 1 application/pgp-signature 's.asc'");
        row("signed: S/MIME",
            multipart("signed",
                      {multipart("alternative", {plain, html}, "a"), "Content-Type: application/pkcs7-signature\n\nx"}),
            both + "; attachments: 2 application/pkcs7-signature");
        row("RFC 1847 §2.2: encrypted",
            multipart("encrypted",
                      {"Content-Type: application/pgp-encrypted\n\nVersion: 1",
                       "Content-Type: application/octet-stream\n\n-----BEGIN", plain}),
            "attachments: 0 application/pgp-encrypted | 1 application/octet-stream | 2 text/plain");
        row("RFC 8551 §3.2", "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMII",
            "attachments: 0 application/pkcs7-mime 'smime.p7m'");
        row("a message in a message",
            multipart("mixed", {plain, "Content-Type: message/rfc822\n\n" + multipart("mixed", {html, png}, "a"), png}),
            "plain: text hi; attachments: 1 message/rfc822 message | 2 image/png");
        row("RFC 2046 §5.1.5: digest", multipart("digest", {"\nSubject: 1\n\none", "\nSubject: 2\n\ntwo"}),
            "attachments: 0 message/rfc822 message | 1 message/rfc822 message");
        row("RFC 3464: report",
            multipart("report; report-type=delivery-status",
                      {plain, "Content-Type: message/delivery-status\n\nReporting-MTA: x", png}),
            "plain: text hi; attachments: 1 message/delivery-status | 2 image/png");

        row("no end boundary",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: image/png\n\nx",
            "plain: text x; attachments: 1 image/png");
        row("an inner end is missing",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
            "Content-Type: multipart/alternative; boundary=a\n\n--a\n\nx\n--b\n"
                + png + "\n--b--",
            "plain: text x; attachments: 1 image/png");
        row("preamble and epilogue",
            "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--c\n--b\n\nx\n--b--\n\nepilogue\n--b\n\ny",
            "plain: text x");
        row("a boundary of a part quoted in another",
            multipart("mixed", {multipart("mixed", {plain}, "a"), text("", "> x\n--a\ny")}),
            "plain: text hi | text > x\n--a\ny");
        row("no boundary: text", "Content-Type: multipart/mixed\n\n--b\n\nx", "plain: text --b\n\nx");
        row("a boundary that is nowhere", "Content-Type: multipart/mixed; boundary=b\n\nx", "plain: text x");
        row("no empty line, no header", multipart("mixed", {"just words"}), "plain: text just words");
        row("text that looks like a header", "Subject: x\n\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nx",
            "plain: text Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx");
        row("a mark that the sender wrote", multipart("mixed", {"Content-Skeleton-Mark: 0\n" + plain, png}),
            "plain: text hi; attachments: 1 image/png");
    }
    void partsAreSortedIntoTextAndAttachments()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QByteArray, expected);
        QCOMPARE(shown(read(octets)), expected);
        if (!octets.contains('\r')) {
            const QByteArray crlf = QByteArray(octets).replace("\n", "\r\n");
            QCOMPARE(shown(read(crlf)), expected);
        }
    }

    void textIsDecoded_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("isGuess");
        const auto row = [](const char *title, const QByteArray &octets, const char *expected, bool isGuess = false) {
            QTest::newRow(title) << octets << QString::fromUtf8(expected) << isGuess;
        };
        row("us-ascii", text("; charset=us-ascii", "a~"), "a~");
        row("UTF-8", text("; charset=utf-8", "Gr\xc3\xbc\xc3\x9f"), "Grüß");
        row("UTF-8 with a byte order mark", text("; charset=utf-8", "\xef\xbb\xbfx"), "x");
        row("UTF-8, one octet wrong in many", text("; charset=utf-8", QByteArray(200, 'x') + "\xff\xc3\xbc"),
            QByteArray(QByteArray(200, 'x') + "\xef\xbf\xbd\xc3\xbc").constData());
        row("UTF-8 that is Latin-1", text("; charset=utf-8", "Gr\xfc\xdf"), "Grüß", true);
        row("ISO-8859-1", text("; charset=ISO-8859-1", "Gr\xfc\xdf"), "Grüß");
        row("ISO-8859-1 that is windows-1252", text("; charset=iso-8859-1", "\x93x\x94 \x80"), "“x” €");
        row("ISO-8859-15", text("; charset=iso-8859-15", "\xa4"), "€");
        row("ISO-8859-2", text("; charset=\"iso-8859-2\"", "\xb1"), "ą");
        row("windows-1252", text("; charset=windows-1252", "\x80\x96"), "€–");
        row("windows-1251", text("; charset=windows-1251", "\xcf\xf0"), "Пр");
        row("KOI8-R", text("; charset=koi8-r", "\xf0\xd2\xc9"), "При");
        row("ISO-2022-JP", text("; charset=iso-2022-jp", "\x1b$B$3$s\x1b(B", "7bit"), "こん");
        row("Shift_JIS", text("; charset=Shift_JIS", "\x82\xb1\x82\xf1"), "こん");
        row("EUC-KR", text("; charset=euc-kr", "\xb0\xa1"), "가");
        row("Big5", text("; charset=big5", "\xa4\xa4"), "中");
        row("GB18030", text("; charset=gb18030", "\xc4\xe3\x81\x30\x84\x36"), "你¥");
        row("GB2312", text("; charset=gb2312", "\xc4\xe3"), "你");
        row("UTF-16 with a byte order mark", text("; charset=utf-16", "//6sIA==", "base64"), "€");
        row("UTF-16LE", text("; charset=utf-16le", "aABpAK0g", "base64"), "hi₭");
        row("UTF-16BE", text("; charset=utf-16be", "AGgAaQ==", "base64"), "hi");
        row("UTF-7", text("; charset=utf-7", "a+APw-b"), "aüb");
        row("no charset, ASCII", text("", "a"), "a");
        row("no charset, UTF-8", text("", "\xc3\xbc"), "ü", true);
        row("no charset, Latin-1", text("", "\xfc"), "ü", true);
        row("us-ascii that is none", text("; charset=us-ascii", "\xfc"), "ü", true);
        row("an unknown charset", text("; charset=nonsense", "\xc3\xbc"), "ü", true);
        row("an unknown charset, ASCII", text("; charset=unknown-8bit", "a"), "a", true);
        row("an order to iconv", text("; charset=\"utf-8//IGNORE\"", "\xc3\xbc"), "ü", true);
        row("a quoted charset", text("; charset=\"'utf-8'\"", "\xc3\xbc"), "ü");
        row("an endless charset", text("; charset=" + QByteArray(3000, 'x'), "\xc3\xbc"), "ü", true);
        row("RFC 2231 §4: charset of a charset", text("; charset*=us-ascii'en'utf-8", "\xc3\xbc"), "ü");
        row("line ends", text("; charset=utf-8", "a\r\nb\rc\nd"), "a\nb\nc\nd");

        row("RFC 2045 §6.7: quoted-printable", text("; charset=utf-8", "a=\nb=C3=BC =\n", "Quoted-Printable"), "abü ");
        row("quoted-printable, broken", text("", "a=zz=4", "quoted-printable"), "a=zz");
        row("RFC 2045 §6.8: base64", text("; charset=utf-8", "R3LD\nvMOf", "BASE64"), "Grüß");
        row("base64: no padding", text("", "YWI", "base64"), "ab");
        row("base64: no padding, one octet", text("", "YQ", "base64"), "a");
        row("base64: a lost last character", text("", "YWJjZ", "base64"), "abc");
        row("base64: garbage in it", text("", "Y*W!\n  _J-j", "base64"), "abc");
        row("base64: text behind the padding", text("", "YWI=\nfooter", "base64"), "ab");
        row("base64: nothing but garbage", text("", "*!*!", "base64"), "");
        row("base64: a comment behind", text("", "YWI=", "base64 (of course)"), "ab");
        row("x-uuencode", text("", "begin 644 a\n#86)C\n`\nend", "x-uuencode"), "abc");
        row("uuencode without begin", text("", "#86)C\n`\nend", "uuencode"), "");
        row("an unknown encoding", text("", "=41", "x-odd"), "=41");
        row("two encodings", "Content-Transfer-Encoding: base64\n" + text("", "YWI=", "7bit"), "ab");
    }
    void textIsDecoded()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QString, expected);
        QFETCH(bool, isGuess);
        const Body body = read(octets);
        QVERIFY(body.html.empty() && body.attachments.empty() && !body.isCut);
        QCOMPARE(body.plain.empty() ? QString() : body.plain[0].text, expected);
        QCOMPARE(!body.plain.empty() && body.plain[0].charsetUnknown, isGuess);
    }

    void flowedTextIsMarked()
    {
        QCOMPARE(shown(read(text("; format=flowed", "x"))), "plain: text flowed x");
        QCOMPARE(shown(read(text("; Format=\"Flowed\"; DelSp=Yes", "x"))), "plain: text flowed delsp x");
        QCOMPARE(shown(read(text("; format=fixed; delsp=yes", "x"))), "plain: text x");
        QCOMPARE(shown(read(text("; format=flowed; delsp=no", "x"))), "plain: text flowed x");
        QCOMPARE(shown(read("Content-Type: text/html; format=flowed\n\nx")), "html: html x");
    }

    void attachmentsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *title, const QByteArray &fields, const char *expected) {
            QTest::newRow(title) << fields << QString::fromUtf8(expected);
        };
        const QByteArray attached = "Content-Disposition: attachment; ";
        row("RFC 2183 §2.3", attached + "filename=a.png", "a.png");
        row("quoted", attached + "FileName=\"a b.png\"", "a b.png");
        row("not quoted", attached + "filename=a b.png", "a b.png");
        row("the name of the type", "Content-Type: image/png; name=\"n.png\"", "n.png");
        row("both: RFC 2183 decides", attached + "filename=f.png\nContent-Type: image/png; name=n.png", "f.png");
        row("folded", attached + "\n\tfilename=\n  \"a.png\"", "a.png");
        row("RFC 2231 §3: in pieces", attached + "filename*0=\"a\";\n filename*1=\"b.png\"", "ab.png");
        row("RFC 2231 §4: with a charset", attached + "filename*=iso-8859-1'de'%fcber.png", "über.png");
        row("RFC 2231 §4.1: a character in two pieces",
            attached + "filename*0*=utf-8''%e2%82; filename*1*=%ac; filename*2=.png", "€.png");
        row("RFC 2231: pieces out of order", attached + "filename*1=b.png; filename*0=a", "ab.png");
        row("an encoded word", attached + "filename=\"=?utf-8?Q?B=C3=A4r.png?=\"", "Bär.png");
        row("encoded words, folded", attached + "filename=\"=?iso-8859-1?Q?B=E4?=\n =?iso-8859-1?Q?r.png?=\"",
            "Bär.png");
        row("an encoded word, not quoted", "Content-Type: image/png; name==?utf-8?B?w7wucG5n?=", "ü.png");
        row("raw UTF-8", attached + "filename=\"\xc3\xbc.png\"", "ü.png");
        row("a folder above", attached + "filename=\"../../etc/passwd\"", "passwd");
        row("a folder above, encoded", attached + "filename*=utf-8''..%2f..%2fx.png", "x.png");
        row("a folder above, in an encoded word", attached + "filename=\"=?utf-8?Q?..=2Fx.png?=\"", "x.png");
        row("NUL, encoded", attached + "filename*=utf-8''a.png%00.exe", "a.png");
        row("no name", "Content-Disposition: attachment", "");
        row("an empty name", attached + "filename=\"\"", "");
    }
    void attachmentsAreNamed()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, expected);
        const QByteArray type = fields.contains("Content-Type") ? "" : "Content-Type: image/png\n";
        const Body body = read(multipart("mixed", {plain, type + fields + "\n\nx"}));
        QCOMPARE(body.attachments.size(), size_t(1));
        QCOMPARE(body.attachments[0].name, expected);
    }

    void namesDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *title, const QByteArray &name, const QString &expected) {
            QTest::newRow(title) << name << expected;
        };
        row("folders", "/etc/passwd", QStringLiteral("passwd"));
        row("folders of Windows", "..\\..\\a.exe", QStringLiteral("a.exe"));
        row("a drive", "C:a.exe", QStringLiteral("C_a.exe"));
        row("a stream", "a.txt:b", QStringLiteral("a.txt_b"));
        row("a folder alone", "a/b/", QStringLiteral("b"));
        row("dots", "..", {});
        row("dots and folders", "../..", {});
        row("hidden", ".bashrc", QStringLiteral("bashrc"));
        row("hidden by a space", " . .bashrc", QStringLiteral("bashrc"));
        row("dots behind", "a.exe. .", QStringLiteral("a.exe"));
        row("control characters",
            "a\n\x01\x7f"
            "b\t.txt",
            QStringLiteral("a b.txt"));
        row("NUL", QByteArray("a\0b.txt", 7), QStringLiteral("a b.txt"));
        row("bidirectional override",
            "cod\xe2\x80\xae"
            "fdp.exe",
            QStringLiteral("codfdp.exe"));
        row("bidirectional isolate", "a\xe2\x81\xa6.txt", QStringLiteral("a.txt"));
        row("zero width", "a\xe2\x80\x8b.txt", QStringLiteral("a.txt"));
        row("white space that hides", "a.pdf" + QByteArray(90, ' ') + ".exe", QStringLiteral("a.pdf.exe"));
        row("Braille blanks that hide", "a.pdf" + QByteArray("\xe2\xa0\x80").repeated(90) + ".exe",
            QStringLiteral("a.pdf.exe"));
        row("dots behind a hard space", "a.exe.\xc2\xa0.", QStringLiteral("a.exe"));
        row("device", "CON", QStringLiteral("_CON"));
        row("device with extension", "nul.txt", QStringLiteral("_nul.txt"));
        row("device with number", "com1.tar.gz", QStringLiteral("_com1.tar.gz"));
        row("device behind a dot", ".aux", QStringLiteral("_aux"));
        row("device behind a space", "prn .txt", QStringLiteral("_prn.txt"));
        row("device with a superscript", "LPT\xc2\xb9", QStringLiteral("_LPT\u00b9"));
        row("no device", "console.txt", QStringLiteral("console.txt"));
        row("wildcards", "a*b?<c>|\".txt", QStringLiteral("a_b__c___.txt"));
        row("long", QByteArray(10'000, 'a') + ".pdf", QString(120, u'a'));
        row("long, with its extension", QByteArray(200, 'a') + ".pdf", QString(116, u'a') + QStringLiteral(".pdf"));
        row("long in octets", QByteArray("\xe4\xb8\xad").repeated(110) + ".pdf",
            QString(78, QChar(0x4e2d)) + QStringLiteral(".pdf"));
        row("long pairs", QByteArray("\xf0\x9f\x98\x80").repeated(70),
            QString::fromUtf8("\xf0\x9f\x98\x80").repeated(60));
        row("not UTF-8", "\xff.txt", QStringLiteral("\ufffd.txt"));
        row("as it should be", "Bericht 2026 (1).pdf", QStringLiteral("Bericht 2026 (1).pdf"));
        row("empty", "", {});
    }
    void namesDoNoHarm()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, expected);
        QCOMPARE(cleanedFileName(name), expected);
    }

    void contentComesAsItWasBeforeItWasEncoded()
    {
        QByteArray octets;
        for (int i = 0; i < 300'000; ++i)
            octets.append(static_cast<char>(i * 7 + i / 256));
        QByteArray lines;
        QByteArray quoted;
        const QByteArray base64 = octets.toBase64();
        for (qsizetype at = 0; at < base64.size(); at += 76)
            lines += base64.mid(at, 76) + "\r\n";
        const QByteArray hex = octets.toHex().toUpper();
        for (qsizetype at = 0; at < hex.size(); at += 2)
            quoted += '=' + hex.mid(at, 2) + (at % 50 == 48 ? "=\r\n" : "");
        QByteArray eight = octets;
        eight.replace("--b", "__b");

        const QByteArray message =
            multipart("mixed",
                      {plain, "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n" + lines,
                       "Content-Type: a/b\nContent-Transfer-Encoding: quoted-printable\n\n" + quoted,
                       "Content-Type: a/b\nContent-Transfer-Encoding: 8bit\n\n" + eight,
                       "Content-Type: a/b\nContent-Transfer-Encoding: odd\n\n" + eight});
        QCOMPARE(content(message, 0), "hi");
        QVERIFY(content(message, 1) == octets);
        QVERIFY(content(message, 2) == octets);
        QVERIFY(content(message, 3) == eight);
        QVERIFY(content(message, 4) == eight);
        QCOMPARE(content(message, 5), "none");
        QCOMPARE(content(message, -1), "none");

        const std::vector<Attachment> attachments = read(message).attachments;
        QCOMPARE(attachments.size(), size_t(4));
        QVERIFY2(qAbs(attachments[0].size - octets.size()) <= 3, QByteArray::number(attachments[0].size).constData());
        QCOMPARE(attachments[2].size, qint64(eight.size()));

        int pieces = 0;
        QVERIFY(!GmimeBodyReader().content(message, 1, [&pieces](QByteArrayView) { return ++pieces < 2; }));
        QCOMPARE(pieces, 2);
    }

    void contentOfAMessageIsTheWholeMessage()
    {
        const QByteArray inner = "Subject: in\n\nhi\n" + multipart("mixed", {plain}, "x");
        const QByteArray octets = multipart("mixed", {plain, "Content-Type: message/rfc822\n\n" + inner, png});
        QCOMPARE(content(octets, 1), inner);
        QCOMPARE(content(octets, 2), QByteArray::fromBase64("iVBORw0KGgo="));
        QCOMPARE(content("Content-Type: message/rfc822\n\n" + inner, 0), inner);
        QCOMPARE(content(multipart("digest", {"\n" + inner}), 0), inner);
    }

    void aLargeAttachmentIsNotDecodedWhileReading()
    {
        constexpr qsizetype size = 30 * 1024 * 1024;
        const QByteArray line = QByteArray("QUFB").repeated(19) + "\r\n";
        const QByteArray head =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b\r\nContent-Type: "
            "a/b\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        QByteArray octets;
        octets.reserve(size + 1000);
        octets += head;
        while (octets.size() < size)
            octets += line;
        octets += "\r\n--b--\r\n";

        if (peakMemory() < 0)
            QSKIP("the system does not say how much memory was used");
        const qint64 before = peakMemory();
        const Body body = read(octets);
        const qint64 used = peakMemory() - before;
        qInfo("%lld KiB", static_cast<long long>(used / 1024));
        QCOMPARE(shown(body), "plain: text hi; attachments: 1 a/b");
        QVERIFY(used < 4 * 1024 * 1024);
        content(octets, 1);
        QVERIFY(peakMemory() - before > 16 * 1024 * 1024); // so it can be seen
        const qint64 exact = (octets.size() - head.size()) / line.size() * 57;
        QVERIFY2(qAbs(body.attachments[0].size - exact) < 100,
                 QByteArray::number(body.attachments[0].size).constData());
    }

    void limitsAreKept()
    {
        const QByteArray part = "--b\n\nx\n";
        const QByteArray start = "Content-Type: multipart/mixed; boundary=b\n\n";
        const Body most = read(start + part.repeated(limits::mimeParts - 1));
        QCOMPARE(most.plain.size(), size_t(limits::mimeParts - 1));
        QVERIFY(!most.isCut);
        const Body many = read(start + part.repeated(5'000));
        QCOMPARE(many.plain.size(), size_t(limits::mimeParts - 1));
        QVERIFY(many.isCut);
        const Body tooMany = read(start + part.repeated(50'000));
        QCOMPARE(tooMany.plain.size(), size_t(limits::mimeParts - 1));
        QVERIFY(tooMany.isCut);

        QCOMPARE(shown(read(nested(limits::mimeDepth))), "plain: text text");
        const Body deep = read(nested(200));
        QVERIFY(deep.isCut && deep.plain.empty());
        QCOMPARE(shown(deep.attachments), "0 multipart/mixed");
        QVERIFY(content(nested(200), 0).startsWith("--b64\n"));

        const Body longText = read(text("", QByteArray(limits::shownTextOctets, 'x')));
        QVERIFY(!longText.isCut);
        const Body longer = read(multipart("mixed",
                                           {text("", QByteArray(limits::shownTextOctets - 4, 'x')),
                                            text("; charset=utf-8", "abc\xc3\xbc"), text("", "x")}));
        QVERIFY(longer.isCut);
        QCOMPARE(longer.plain.size(), size_t(2));
        QCOMPARE(shown({longer.plain[1]}), "text abc");
        QCOMPARE(GmimeBodyReader().read(QByteArray(limits::messageOctets + 1, 'x'), go).error(), MimeFault::TooLarge);
    }

    void readingEndsWhenItIsCancelled()
    {
        const std::atomic_bool isCancelled = true;
        const Body body = GmimeBodyReader().read(multipart("mixed", {plain, png}), isCancelled).value();
        QVERIFY(body.plain.empty() && body.attachments.empty() && body.isCut);
    }

    void hostileMessagesTakeNotLong_data()
    {
        QTest::addColumn<QByteArray>("octets");
        const auto row = [](const char *title, QByteArray octets) { QTest::newRow(title) << octets; };
        const auto filled = [](QByteArray start, QByteArray piece) {
            return start + piece.repeated((limits::messageOctets - start.size()) / piece.size());
        };
        const QByteArray start = "Content-Type: multipart/mixed; boundary=b\n\n";
        row("10,000 multiparts deep", nested(10'000));
        row("10,000 messages deep", QByteArray("Content-Type: message/rfc822\n\n").repeated(10'000));
        row("parts without end", filled(start, "--b\n\n"));
        row("dashes", filled(nested(limits::mimeDepth), "--x\n"));
        row("boundaries of the innermost", filled(nested(limits::mimeDepth), "--b63\n"));
        row("fields without end", filled("", "a: b\n"));
        row("fields without end, in parts", filled(start, "--b\n" + QByteArray("a: b\n").repeated(6'000)));
        QByteArray parameters = "Content-Disposition: attachment";
        for (int i = 0; i < 400; ++i)
            parameters += "; b*" + QByteArray::number(i) + "=x";
        row("dispositions of many parameters", filled(start, "--b\n" + parameters + "\n\n"));
        row("names in pieces",
            filled(start,
                   "--b\nContent-Disposition: attachment" + QByteArray("; filename*0=a").repeated(2'000) + "\n\n"));
        row("uuencoded without begin", filled("Content-Transfer-Encoding: uuencode\n\n", "begin"));
        row("uuencoded, a long first line", filled("Content-Transfer-Encoding: uuencode\n\nbegin ", "x"));
        row("base64 of nothing", filled("Content-Transfer-Encoding: base64\n\n", "*"));
        row("quoted-printable of nothing", filled("Content-Transfer-Encoding: quoted-printable\n\n", "=\n"));
        row("quoted-printable, one line", filled("Content-Transfer-Encoding: quoted-printable\n\n", " "));
        row("a wrong charset", filled("Content-Type: text/plain; charset=utf-8\n\n", "\xff"));
        row("UTF-7 that shifts", filled("Content-Type: text/plain; charset=utf-7\n\n", "+APw-"));
        row("ISO-2022-JP that shifts", filled("Content-Type: text/plain; charset=iso-2022-jp\n\n", "\x1b$B\x1b(B"));
        row("carriage returns", filled("Content-Type: text/html\n\n", "\r\n\r"));
        row("NUL", QByteArray(limits::messageOctets, '\0'));
    }
    void hostileMessagesTakeNotLong()
    {
        QFETCH(QByteArray, octets);
        const std::clock_t start = std::clock(); // of this process: a busy machine does not count
        const auto body = GmimeBodyReader().read(octets, go);
        const auto elapsed = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
        qInfo("%ld ms", long(elapsed));
        QVERIFY(body.has_value());
        QVERIFY(body->plain.size() <= size_t(limits::mimeParts));
        QVERIFY2(elapsed < longestMilliseconds, QByteArray::number(qint64(elapsed)).constData());
    }

    void threadsMayReadAtOnce()
    {
        const QByteArray octets = multipart("mixed", {text("; charset=koi8-r", "\xf0\xd2\xc9"), png});
        const QByteArray expected = shown(read(octets));
        std::atomic<int> same = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 500; ++n)
                    same += shown(read(octets)) == expected;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(same.load(), 2000);
    }

    void conformanceMailIsRead()
    {
        const QString folder = kit::conformanceFolder(QStringLiteral("received"));
        if (folder.isEmpty())
            QSKIP("the conformance data is not there");
        int mails = 0;
        int withText = 0;
        int guesses = 0;
        for (const char *kind : {"bsd", "dos", "mac"}) {
            const QDir files(folder + QLatin1String("/maildir/") + QLatin1String(kind));
            for (const QString &name : files.entryList(QDir::Files)) {
                QFile file(files.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto body = GmimeBodyReader().read(file.readAll(), go);
                QVERIFY2(body && !body->isCut, qPrintable(files.filePath(name)));
                ++mails;
                withText += !body->plain.empty() || !body->html.empty();
                for (const TextPart &part : body->plain)
                    guesses += part.charsetUnknown;
            }
        }
        qInfo("%d mails, %d with text, %d charsets guessed", mails, withText, guesses);
        QVERIFY(mails > 200);
        QVERIFY2(withText * 100 >= mails * 90, QByteArray::number(withText).constData());
    }
};

QTEST_GUILESS_MAIN(GmimeBodyReaderTest)
#include "gmime_body_reader_test.moc"
