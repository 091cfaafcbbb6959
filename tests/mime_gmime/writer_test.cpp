// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/compose/typed_address.h"
#include "core/message/address.h"
#include "core/mime_gmime/gmime_body_reader.h"
#include "core/mime_gmime/gmime_reader.h"
#include "core/mime_gmime/gmime_writer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace waxseal;
using namespace waxseal::compose;
using waxseal::mime_gmime::GmimeBodyReader;
using waxseal::mime_gmime::GmimeReader;
using waxseal::mime_gmime::GmimeWriter;

namespace {

const std::atomic_bool go = false;
constexpr WriteOptions unsent{std::chrono::sys_seconds(std::chrono::seconds(1'795'176'271)), true};
constexpr WriteOptions sent{unsent.date, false};

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Draft draftWith(const QString &text)
{
    Draft draft;
    draft.from = u("Me <me@own.example>");
    draft.recipients = {{Field::To, u("a@b.example")}};
    draft.subject = u("Hello");
    draft.text = text;
    return draft;
}

Result<QByteArray, WriteError> write(const Draft &draft, const WriteOptions &options = unsent)
{
    QByteArray octets;
    const auto take = [&octets](QByteArrayView piece) {
        octets.append(piece);
        return piece.size() <= 64 * 1024;
    };
    return GmimeWriter().write(draft, options, take).map([&](Written) { return octets; });
}

QByteArray bodyOf(const message::Header &header, QByteArrayView name)
{
    for (const message::Field &field : header.fields()) {
        if (field.name == name)
            return field.body.trimmed().toByteArray();
    }
    return "none";
}

/// "Name <local@domain>" for each, as our own reader sees them.
QStringList mailboxes(const message::Header &header, QByteArrayView name)
{
    QStringList result;
    for (const message::Mailbox &mailbox : message::parseMailboxes(bodyOf(header, name)))
        result.append(mailbox.address ? TypedAddress{mailbox.displayName, *mailbox.address}.toString() : u("?"));
    return result;
}

/// RFC 3676 §4.1: paragraphs on one line, quote marks as they are.
QString unflowed(const message::TextPart &part)
{
    QString result;
    bool isOpen = false;
    for (QString line : part.text.split(u'\n')) {
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == u'>')
            ++depth;
        const QString marks = QString(depth, u'>') + (depth > 0 && line.size() > depth ? u(" ") : QString());
        line = line.sliced(depth + (line.size() > depth && line[depth] == u' '));
        result += (isOpen ? QString() : marks) + line;
        isOpen = line.endsWith(u' ') && line != u("-- ");
        result += isOpen ? u("") : u("\n");
    }
    return result.trimmed();
}

QByteArray content(const QByteArray &octets, int part)
{
    QByteArray result;
    const bool isThere = GmimeBodyReader().content(octets, part, [&result](QByteArrayView piece) {
        result.append(piece);
        return true;
    });
    return isThere ? result : QByteArray("none");
}

struct Files {
    QTemporaryDir folder;
    std::vector<Attachment> attachments;

    Files &add(const QString &name, const QByteArray &type, const QByteArray &octets)
    {
        const QString path = folder.filePath(QString::number(attachments.size()));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
            qFatal("cannot write");
        attachments.push_back({path, name, type, octets.size()});
        return *this;
    }
};

bool isSevenBit(const QByteArray &octets)
{
    return !octets.contains('\0') && QString::fromLatin1(octets).toUtf8() == octets;
}

/// What python3's email module reads, or an empty object where there is no python3.
QJsonObject secondOpinion(const QByteArray &octets)
{
    static const char script[] = R"(
import email, email.policy, sys, json, base64
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
names = lambda f: [[a.display_name, a.addr_spec] for a in m[f].addresses] if m[f] else []
text = m.get_body(('plain',))
print(json.dumps({
    'from': names('From'), 'to': names('To'), 'cc': names('Cc'), 'bcc': names('Bcc'), 'subject': m['Subject'],
    'date': m['Date'].datetime.strftime('%Y-%m-%dT%H:%M:%S'), 'text': text.get_content(), 'format': text.get_param('format'),
    'attachments': [[p.get_filename(), p.get_content_type(),
                     base64.b64encode(bytes(p.get_payload()[0]) if p.get_content_type() == 'message/rfc822'
                                      else p.get_payload(decode=True)).decode()] for p in m.iter_attachments()],
    'defects': [str(d) for p in m.walk() for d in p.defects] + [str(d) for h in m.values() for d in h.defects]}))
)";
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromLatin1(script)});
    if (!python.waitForStarted())
        return {};
    python.write(octets);
    python.closeWriteChannel();
    python.waitForFinished(60'000);
    const QByteArray said = python.readAllStandardOutput();
    if (said.isEmpty())
        qWarning("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(said).object();
}

} // namespace

class WriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageSaysWhatTheDraftSaysAndNoMore();
    void hiddenRecipientsAreOnlyInADraft();
    void recipientsAreReadAgain_data();
    void recipientsAreReadAgain();
    void aTextIsReadAgain_data();
    void aTextIsReadAgain();
    void attachmentsAreReadAgainOctetForOctet();
    void anAttachedMessageKeepsItsForm_data();
    void anAttachedMessageKeepsItsForm();
    void hostileNamesAndTypesDoNoHarm();
    void nothingInADraftBecomesAHeaderField();
    void linesAndOctetsAreThoseOfTheStandard_data();
    void linesAndOctetsAreThoseOfTheStandard();
    void python3ReadsTheSame();
    void whatCannotBeWrittenIsSaid();
    void theCallerEndsTheWriting();
    void attachmentsAreNeverWholeInMemory();
    void theLargestDraftIsAMessageThatIsReadWhole();
};

void WriterTest::aMessageSaysWhatTheDraftSaysAndNoMore()
{
    Draft draft = draftWith(u("Hello"));
    draft.inReplyTo = "<x@y.example>";
    draft.references = "<v@w.example> <x@y.example>";
    const QByteArray octets = write(draft).value();
    const auto header = message::Header::parse(octets).value();
    QByteArrayList names;
    for (const message::Field &field : header.fields())
        names.append(field.name.toByteArray());
    QCOMPARE(names.join(' '),
             QByteArray("X-Unsent Date From To Subject Message-ID In-Reply-To References MIME-Version Content-Type "
                        "Content-Transfer-Encoding"));
    // RFC 5322 §3.3: "-0000" says nothing about the local time zone.
    QCOMPARE(bodyOf(header, "Date"), QByteArray("Fri, 20 Nov 2026 12:04:31 -0000"));
    QVERIFY(message::parseDateTime(bodyOf(header, "Date")) == unsent.date);
    QCOMPARE(bodyOf(header, "Subject"), QByteArray("Hello"));
    QCOMPARE(bodyOf(header, "In-Reply-To"), QByteArray("<x@y.example>"));
    QCOMPARE(bodyOf(header, "References"), QByteArray("<v@w.example> <x@y.example>"));
    QCOMPARE(bodyOf(header, "Content-Type"), QByteArray("text/plain; charset=utf-8; format=flowed"));
    QCOMPARE(bodyOf(header, "Content-Transfer-Encoding"), QByteArray("7bit"));
    QVERIFY(octets.endsWith("\r\n\r\nHello\r\n"));
    const QByteArray id = bodyOf(header, "Message-ID");
    QVERIFY(id.startsWith('<') && id.endsWith("@own.example>") && id.size() > 30);
    QVERIFY(bodyOf(message::Header::parse(write(draft).value()).value(), "Message-ID") != id);
}

void WriterTest::hiddenRecipientsAreOnlyInADraft()
{
    Draft draft = draftWith(u("x"));
    draft.recipients = {{Field::Bcc, u("hidden@b.example")}, {Field::To, u(" ")}};
    QVERIFY(write(draft).value().contains("\r\nBcc: hidden@b.example\r\n"));
    const QByteArray octets = write(draft, sent).value();
    QVERIFY(!octets.contains("hidden") && !octets.contains("X-Unsent") && !octets.contains("\r\nTo:"));
}

void WriterTest::recipientsAreReadAgain_data()
{
    QTest::addColumn<QStringList>("typed");
    QTest::newRow("plain") << QStringList{u("a@b.example")};
    QTest::newRow("names") << QStringList{u("Anna Berg <a@b.example>"), u("\"Berg, Anna\" <c@d.example>"),
                                          u("\"a \\\"b\\\" \\\\c\" <e@f.example>"), u("\"Dr. X\" <g@h.example>")};
    QTest::newRow("RFC 2047: names in UTF-8") << QStringList{
        u("Ännchen Müller <a@b.example>"), u("納豆は美味しい納豆は美味しい納豆は美味しい納豆は美味しい <c@d.example>"),
        u("🦊🦊🦊 <e@f.example>"), u("\"Ä, Ö; <x@y.example>\" <g@h.example>")};
    QTest::newRow("RFC 5890: IDN") << QStringList{u("a@bücher.example"), u("B <b@例え.テスト>")};
    QTest::newRow("RFC 6532: local parts in UTF-8")
        << QStringList{u("用户@例え.テスト"), u("Änn <än\u00E4@b.example>")};
    QTest::newRow("quoted local parts") << QStringList{u("\"a b\"@c.example"), u("\"a\\\"@b\"@c.example")};
    QTest::newRow("long") << QStringList{QString(256, u'x') + u("@b.example"),
                                         u("name ").repeated(100).trimmed() + u(" <c@d.example>"),
                                         QString(900, u'x') + u(" <e@f.example>")};
    QStringList many;
    for (int i = 0; i < limits::recipients; ++i)
        many.append(QStringLiteral("Person %1 <person%1@host.example>").arg(i));
    QTest::newRow("as many as may be") << many;
}

void WriterTest::recipientsAreReadAgain()
{
    QFETCH(QStringList, typed);
    for (const char *name : {"To", "Cc", "Bcc"}) {
        Draft draft = draftWith({});
        draft.recipients.clear();
        const Field field = *name == 'T' ? Field::To : *name == 'C' ? Field::Cc : Field::Bcc;
        for (const QString &text : typed)
            draft.recipients.push_back({field, text});
        const QByteArray octets = write(draft).value();
        const auto header = message::Header::parse(octets).value();
        QStringList expected;
        for (const QString &text : typed)
            expected.append(parseTyped(text)->toString());
        QCOMPARE(mailboxes(header, name), expected);
        QCOMPARE(mailboxes(header, "From"), QStringList{draft.from});
    }
    Draft draft = draftWith({});
    draft.from = typed.front();
    const QByteArray octets = write(draft).value();
    const auto author = message::authorOf(message::Header::parse(octets).value());
    QVERIFY(author.isRegular && !author.isAmbiguous);
    QVERIFY(author.mailbox->address == parseTyped(typed.front())->address);
}

void WriterTest::aTextIsReadAgain_data()
{
    QTest::addColumn<QString>("text");
    const QString paragraph = u("The quick brown fox jumps over the lazy dog. ").repeated(20).trimmed();
    QTest::newRow("one line") << u("Hello");
    QTest::newRow("paragraphs") << paragraph + u("\n\n") + paragraph;
    QTest::newRow("quotes") << u("On Friday Anna wrote:\n> ") + paragraph + u("\n>> deeper\n>\n> more\n\nAnswer");
    QTest::newRow("UTF-8") << u("Grüße aus Köln, ").repeated(50).trimmed();
    QTest::newRow("Japanese") << u("納豆は美味しい").repeated(500);
    QTest::newRow("a signature") << u("Hello\n\n-- \nAnna\nBerg");
    QTest::newRow("From and dots") << u("From here\n.\n..\nFrom there =3D =20 ==");
    QTest::newRow("spaces at line starts") << u("x\n  two\n\tone\n   three");
    QTest::newRow("a very long word") << QString(50'000, u'x');
    QTest::newRow("a long word with umlauts") << u("äx").repeated(5'000);
    QTest::newRow("emoji") << u("🦊").repeated(1'000);
    QTest::newRow("what looks like a boundary") << u("--\n--=_\n--=_x--");
    QTest::newRow("direction marks") << u("א\u202Bב\u202C");
    QTest::newRow("as long as may be") << u("0123456789abcde\n").repeated(limits::draftTextCharacters / 16).trimmed();
}

void WriterTest::aTextIsReadAgain()
{
    QFETCH(QString, text);
    const Files files = std::move(Files().add(u("a"), "a/b", "x"));
    for (const bool hasAttachment : {false, true}) {
        Draft draft = draftWith(text);
        if (hasAttachment)
            draft.attachments = files.attachments;
        const QByteArray octets = write(draft).value();
        QVERIFY(isSevenBit(octets));
        const message::Body body = GmimeBodyReader().read(octets, go).value();
        QCOMPARE(body.plain.size(), size_t(1));
        QVERIFY(body.plain[0].isFlowed && !body.plain[0].delSp && !body.plain[0].charsetUnknown);
        QVERIFY(body.html.empty() && (!body.isCut || text.size() > 4'000'000));
        if (!body.isCut)
            QVERIFY(unflowed(body.plain[0]) == text);
        QCOMPARE(body.attachments.size(), size_t(hasAttachment));
    }
}

void WriterTest::attachmentsAreReadAgainOctetForOctet()
{
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += char(i);
    Files files;
    files.add(u("report.pdf"), "application/pdf", all.repeated(1'000))
        .add(u("Grüße aus Köln.txt"), "text/plain",
             "Gr\xc3\xbc\xc3\x9f"
             "e\n")
        .add(u("empty"), "application/octet-stream", "")
        .add(u("納豆").repeated(60) + u(".png"), "image/png", all)
        .add(u("a \"b\" c.csv"), "text/csv", "\r\n\n\r")
        .add(u("line.bin"), "x/y", QByteArray(57, 'x'))
        .add(u("piece.bin"), "x/y", QByteArray(48 * 1024, '\xff'))
        .add(u("odd.bin"), "x/y", QByteArray(48 * 1024 * 3 + 1, '\xfe'));
    Draft draft = draftWith(u("See there"));
    draft.attachments = files.attachments;
    const QByteArray octets = write(draft).value();
    QVERIFY(isSevenBit(octets));
    const message::Body body = GmimeBodyReader().read(octets, go).value();
    QCOMPARE(body.attachments.size(), draft.attachments.size());
    for (size_t i = 0; i < draft.attachments.size(); ++i) {
        QFile file(draft.attachments[i].file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(body.attachments[i].type, draft.attachments[i].type);
        QVERIFY(!body.attachments[i].isInline);
        QVERIFY(content(octets, body.attachments[i].part) == file.readAll());
    }
    QCOMPARE(body.attachments[0].name, u("report.pdf"));
    QCOMPARE(body.attachments[1].name, u("Grüße aus Köln.txt"));
    QCOMPARE(body.attachments[3].name.right(8), u("豆納豆納豆.png").right(8));
    QCOMPARE(body.attachments[4].name, u("a _b_ c.csv")); // our reader keeps quotes out of file names
}

void WriterTest::anAttachedMessageKeepsItsForm_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("expected"); ///< its octets in the written message
    const auto row = [](const char *what, const QByteArray &message, const char *type, const QByteArray &expected) {
        QTest::newRow(what) << message << QByteArray(type) << expected;
    };
    const QByteArray crlf = "From: a@b.example\r\nSubject: x\r\n\r\nHello\r\n";
    const char other[] = "application/octet-stream";
    row("RFC 2046 §5.2.1: 7bit", crlf, "message/rfc822", crlf);
    row("without a line end at the end", crlf.chopped(2), "message/rfc822", crlf.chopped(2));
    row("RFC 2049 §4: lines of this system", QByteArray(crlf).replace("\r\n", "\n"), "message/rfc822", crlf);
    row("8-bit octets", crlf + "\xe4\r\n", other, crlf + "\xe4\r\n");
    row("NUL", crlf + QByteArray(1, '\0'), other, crlf + QByteArray(1, '\0'));
    row("mixed line ends", crlf + "\n", other, crlf + "\n");
    row("a bare CR", crlf + "\rx\r\n", other, crlf + "\rx\r\n");
    row("a CR at the end", crlf + "\r", other, crlf + "\r");
    row("RFC 5322 §2.1.1: a long line", crlf + QByteArray(2'000, 'x'), other, crlf + QByteArray(2'000, 'x'));
    row("no message",
        "\x7f"
        "ELF",
        other,
        "\x7f"
        "ELF");
    row("an mbox", "From x\r\n" + crlf, other, "From x\r\n" + crlf);
    row("nothing", "", other, "");
}

void WriterTest::anAttachedMessageKeepsItsForm()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, expected);
    const Files files = std::move(Files().add(u("x.eml"), "message/rfc822", message));
    Draft draft = draftWith(u("See there"));
    draft.attachments = files.attachments;
    const QByteArray octets = write(draft).value();
    QVERIFY(isSevenBit(octets));
    const message::Body body = GmimeBodyReader().read(octets, go).value();
    QCOMPARE(body.attachments.size(), size_t(1));
    QTEST(body.attachments[0].type, "type");
    QCOMPARE(body.attachments[0].name, u("x.eml"));
    QCOMPARE(content(octets, body.attachments[0].part), expected);
    if (body.attachments[0].isMessage)
        QVERIFY(octets.contains("Content-Transfer-Encoding: 7bit\r\nContent-Disposition"));
}

void WriterTest::hostileNamesAndTypesDoNoHarm()
{
    Files files;
    files.add(u("../../etc/passwd"), "text/plain\r\nBcc: e@evil.example", "x")
        .add(u("C:\\x\\y.exe"), "multipart/mixed; boundary=x", "x")
        .add(u("a\r\nBcc: e@evil.example\u202Egpj.exe"), "message/partial", "x")
        .add({}, {}, "x")
        .add(u("=?utf-8?q?x?="), "text/", "x")
        .add(QString(5'000, u'x') + u(".pdf"), "Text/HTML", "x");
    Draft draft = draftWith(u("x"));
    draft.attachments = files.attachments;
    const QByteArray octets = write(draft).value();
    QVERIFY(!octets.contains("\nBcc"));
    const message::Body body = GmimeBodyReader().read(octets, go).value();
    QStringList names;
    QByteArrayList types;
    for (const message::Attachment &attachment : body.attachments)
        names.append(attachment.name), types.append(attachment.type);
    QCOMPARE(names.size(), qsizetype(6));
    QCOMPARE(names.first(5),
             (QStringList{u("passwd"), u("y.exe"), u("a Bcc_ e@evil.examplegpj.exe"), u("attachment"), u("x")}));
    QVERIFY(names[5].endsWith(u("x.pdf")));
    QCOMPARE(types.mid(0, 5), QByteArrayList(5, "application/octet-stream"));
    QCOMPARE(types[5], QByteArray("text/html"));
}

void WriterTest::nothingInADraftBecomesAHeaderField()
{
    Draft draft = draftWith(u("x"));
    draft.subject = u("a\r\nBcc: e@evil.example\n\nbody\u2028x\0y");
    draft.inReplyTo = "<a@b>\r\nBcc: e@evil.example";
    draft.references = "<a@b>\r\n\r\nbody <c@d\r\n>";
    const QByteArray octets = write(draft).value();
    const auto header = message::Header::parse(octets).value();
    QCOMPARE(bodyOf(header, "Bcc"), QByteArray("none"));
    QCOMPARE(bodyOf(header, "In-Reply-To"), QByteArray("<a@b>"));
    QCOMPARE(bodyOf(header, "References"), QByteArray("<a@b>"));
    QCOMPARE(bodyOf(header, "Subject"), QByteArray("a Bcc: e@evil.example body x"));
    QVERIFY(octets.endsWith("\r\n\r\nx\r\n"));

    for (const char *recipient : {"a@b.example\r\nBcc: e@evil.example", "\"a\r\nBcc: e\" <a@b.example>"}) {
        draft.recipients = {{Field::To, u(recipient)}};
        QVERIFY(write(draft).error().fault == WriteFault::BadRecipient);
    }
}

void WriterTest::linesAndOctetsAreThoseOfTheStandard_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("ASCII") << u("Hello") << QByteArray("7bit");
    QTest::newRow("RFC 2045 §6.7: a few others")
        << u("Grüße und viele andere Worte, die ohne auskommen") << QByteArray("quoted-printable");
    QTest::newRow("RFC 2045 §6.8: many others") << u("納豆は美味しい") << QByteArray("base64");
    QTest::newRow("RFC 5322 §2.1.1: a long line") << QString(999, u'x') << QByteArray("quoted-printable");
    QTest::newRow("RFC 5322 §2.1.1: not quite too long") << QString(998, u'x') << QByteArray("7bit");
}

void WriterTest::linesAndOctetsAreThoseOfTheStandard()
{
    QFETCH(QString, text);
    Draft draft = draftWith(text);
    draft.subject = u("Grüße, ").repeated(200);
    draft.from = QString(300, u'ä') + u(" <me@own.example>");
    const Files files = std::move(Files().add(u("ä").repeated(200), "a/b", QByteArray(1'000, '\xff')));
    draft.attachments = files.attachments;
    const QByteArray octets = write(draft).value();
    QVERIFY(isSevenBit(octets));
    QFETCH(QByteArray, encoding);
    QVERIFY(octets.contains("format=flowed\r\nContent-Transfer-Encoding: " + encoding + "\r\n"));
    for (qsizetype i = 0; i < octets.size(); ++i) { // RFC 5322 §2.3: CR and LF only together
        QVERIFY(octets[i] != '\n' || (i > 0 && octets[i - 1] == '\r'));
        QVERIFY(octets[i] != '\r' || (i + 1 < octets.size() && octets[i + 1] == '\n'));
    }
    for (const QByteArray &line : octets.split('\n')) {
        const bool isLongText = text.size() > 900 && line.startsWith("xxxx");
        QVERIFY2(line.size() <= 79 || isLongText, line.constData()); // with CR
        QVERIFY(line.size() <= 999);
    }
}

void WriterTest::python3ReadsTheSame()
{
    if (QStandardPaths::findExecutable(u("python3")).isEmpty())
        QSKIP("needs python3");
    const QByteArray inner = "From: a@b.example\r\nSubject: inner\r\n\r\nHello\r\n";
    Files files;
    files.add(u("report.pdf"), "application/pdf", QByteArray("\0\xff\r\n", 4).repeated(10'000))
        .add(u("Grüße aus Köln und von anderswo, mit einem langen Namen.txt"), "text/plain",
             "Gr\xc3\xbc\xc3\x9f"
             "e\n")
        .add(u("x.eml"), "message/rfc822", inner);
    Draft draft;
    draft.from = u("Ännchen \"Ä\" Müller <me@bücher.example>");
    draft.recipients = {{Field::To, u("\"Berg, Anna\" <a@b.example>")},
                        {Field::To, u("\"a b\"@c.example")},
                        {Field::Cc, u("納豆は美味しい <c@d.example>")},
                        {Field::Bcc, u("e@f.example")}};
    draft.subject = u("Grüße aus Köln 🦊 und noch mehr, damit die Zeile lang genug wird, um gefaltet zu werden");
    draft.text = u("Grüße,\n\n") + u("Wörter über Wörter ").repeated(30).trimmed() + u("\n> quoted\n\n-- \nAnna");
    draft.attachments = files.attachments;

    const QJsonObject read = secondOpinion(write(draft).value());
    QVERIFY(!read.isEmpty());
    const auto pairs = [&read](const char *key) {
        QStringList result;
        for (const QJsonValue &value : read.value(QLatin1String(key)).toArray())
            result.append(value[0].toString() + u'|' + value[1].toString());
        return result;
    };
    QCOMPARE(read.value(u("defects")).toArray(), QJsonArray());
    QCOMPARE(pairs("from"), QStringList{u("Ännchen Ä Müller|me@xn--bcher-kva.example")});
    QCOMPARE(pairs("to"), (QStringList{u("Berg, Anna|a@b.example"), u("|\"a b\"@c.example")}));
    QCOMPARE(pairs("cc"), QStringList{u("納豆は美味しい|c@d.example")});
    QCOMPARE(pairs("bcc"), QStringList{u("|e@f.example")});
    QCOMPARE(read.value(u("subject")).toString(), draft.subject);
    QCOMPARE(read.value(u("date")).toString(), u("2026-11-20T12:04:31"));
    QCOMPARE(read.value(u("format")).toString(), u("flowed"));
    message::TextPart part;
    part.text = read.value(u("text")).toString().replace(u("\r\n"), u("\n"));
    QCOMPARE(unflowed(part), draft.text);
    const QJsonArray attachments = read.value(u("attachments")).toArray();
    QCOMPARE(attachments.size(), 3);
    for (int i = 0; i < 2; ++i) {
        QFile file(draft.attachments[size_t(i)].file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(attachments[i][0].toString(), draft.attachments[size_t(i)].name);
        QCOMPARE(attachments[i][1].toString().toLatin1(), draft.attachments[size_t(i)].type);
        QVERIFY(QByteArray::fromBase64(attachments[i][2].toString().toLatin1()) == file.readAll());
    }
    QCOMPARE(attachments[2][1].toString(), u("message/rfc822"));
    QCOMPARE(QByteArray::fromBase64(attachments[2][2].toString().toLatin1()).replace("\r\n", "\n"),
             QByteArray(inner).replace("\r\n", "\n"));
}

void WriterTest::whatCannotBeWrittenIsSaid()
{
    const auto fault = [](const Draft &draft) { return write(draft).error(); };
    Draft draft = draftWith(u("x"));
    draft.from = u("me");
    QVERIFY(fault(draft).fault == WriteFault::NoSender);
    draft = draftWith(u("x"));
    draft.recipients = {{Field::To, u("a@b.example")}, {Field::To, u("")}, {Field::Bcc, u("b@localhost")}};
    QVERIFY(fault(draft).fault == WriteFault::BadRecipient);
    QCOMPARE(fault(draft).at, 2);

    draft = draftWith(u("x"));
    Files files;
    files.add(u("a"), "a/b", "x").add(u("b"), "a/b", "x");
    draft.attachments = files.attachments;
    for (const QString &file : {QString(), files.folder.path(), files.folder.filePath(u("none")), u("/dev/zero")}) {
        draft.attachments[1].file = file;
        QVERIFY(fault(draft).fault == WriteFault::AttachmentMissing);
        QCOMPARE(fault(draft).at, 1);
    }

    draft.subject = QString(limits::subjectCharacters + 1, u'x');
    QVERIFY(fault(draft).fault == WriteFault::TooLarge);
    draft = draftWith(QString(limits::draftTextCharacters + 1, u'x'));
    QVERIFY(fault(draft).fault == WriteFault::TooLarge);
    draft = draftWith(u("x"));
    draft.recipients.assign(size_t(limits::recipients) + 1, {Field::To, u("a@b.example")});
    QVERIFY(fault(draft).fault == WriteFault::TooLarge);
    draft = draftWith(u("x"));
    draft.attachments.assign(size_t(limits::draftAttachments) + 1, files.attachments[0]);
    QVERIFY(fault(draft).fault == WriteFault::TooLarge);
    // What a draft says about sizes is not believed.
    QVERIFY(QFile::resize(files.attachments[0].file, limits::draftOctets / 2 + 1));
    draft.attachments.assign(2, files.attachments[0]);
    QVERIFY(fault(draft).fault == WriteFault::TooLarge);
    QCOMPARE(fault(draft).at, 1);
}

void WriterTest::theCallerEndsTheWriting()
{
    Files files;
    files.add(u("a"), "a/b", QByteArray(300'000, 'x'));
    Draft draft = draftWith(u("x"));
    draft.attachments = files.attachments;
    int pieces = 0;
    QVERIFY(GmimeWriter().write(draft, unsent, [&pieces](QByteArrayView) { return ++pieces > 0; }));
    for (int last = 1; last <= pieces; ++last) {
        int n = 0;
        const auto written = GmimeWriter().write(draft, unsent, [&](QByteArrayView) { return ++n < last; });
        QVERIFY(!written && written.error().fault == WriteFault::Canceled);
        QCOMPARE(n, last);
    }
}

void WriterTest::attachmentsAreNeverWholeInMemory()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("the sanitizer keeps what was freed");
#endif
    Files files;
    files.add(u("a"), "a/b", {});
    QVERIFY(QFile::resize(files.attachments[0].file, limits::draftOctets));
    Draft draft = draftWith(u("x"));
    draft.attachments = files.attachments;
    const auto peak = [] {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss; // KiB
    };
    const long before = peak();
    qint64 octets = 0;
    QVERIFY(GmimeWriter().write(draft, unsent, [&octets](QByteArrayView piece) {
        octets += piece.size();
        return piece.size() <= 64 * 1024;
    }));
    QVERIFY(octets > limits::draftOctets / 3 * 4);
    QVERIFY2(peak() - before < 8 * 1024, qPrintable(QString::number(peak() - before)));
}

void WriterTest::theLargestDraftIsAMessageThatIsReadWhole()
{
    Files files;
    files.add(u("a"), "a/b", {});
    QVERIFY(QFile::resize(files.attachments[0].file, limits::draftOctets));
    Draft draft = draftWith(QString(limits::draftTextCharacters, QChar(0x6f22))); // three octets each in UTF-8
    draft.attachments = files.attachments;
    qint64 octets = 0;
    QVERIFY(GmimeWriter().write(draft, unsent, [&octets](QByteArrayView piece) {
        octets += piece.size();
        return true;
    }));
    QVERIFY2(octets <= limits::messageOctets, qPrintable(QString::number(octets)));
}

QTEST_GUILESS_MAIN(WriterTest)
#include "writer_test.moc"
