// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mailbox/mailbox.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

using namespace waxseal;
using namespace waxseal::mailbox;

namespace {

const QByteArray from("From anna@example.org Fri Jul  8 12:08:34 2011\n");

QByteArrayList messagesOf(const QByteArray &mailbox)
{
    QByteArrayList messages;
    const auto reader = openOctets(QStringLiteral("a mailbox"), mailbox);
    while (const std::optional<Item> item = reader->next())
        messages += *item ? (*item)->octets : QByteArray("ERROR");
    return messages;
}

QByteArray crlf(QByteArray text)
{
    return text.replace("\n", "\r\n");
}

QByteArray framed(const QByteArray &body)
{
    return "Subject: framed\nContent-Length: " + QByteArray::number(body.size()) + "\n\n" + body;
}

} // namespace

class MboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesComeOutAsTheyWentIn_data();
    void messagesComeOutAsTheyWentIn();
    void aLineIsASeparatorOrText_data();
    void aLineIsASeparatorOrText();
    void aLineOfOneCrIsNotEmptyWhereLinesEndInLf();
    void aSenderStartsNoMessageInMboxcl2_data();
    void aSenderStartsNoMessageInMboxcl2();
    void aFramedBodyOverTheLimitStartsNoMessage_data();
    void aFramedBodyOverTheLimitStartsNoMessage();
    void contentLengthCountsOnlyWhereItLeadsToAnEnd_data();
    void contentLengthCountsOnlyWhereItLeadsToAnEnd();
    void anOctetMoreThanTheLimitLeavesTheHeaderOnly();
    void aLargeMessageDoesNotHideTheNext();
    void messagesAreCountedAndNamed();
    void whatIsNoMboxIsOneMessage_data();
    void whatIsNoMboxIsOneMessage();
    void nothingIsAnError();
    void timeGrowsWithTheSizeOnly_data();
    void timeGrowsWithTheSizeOnly();
};

void MboxTest::messagesComeOutAsTheyWentIn_data()
{
    QTest::addColumn<QByteArray>("mailbox");
    QTest::addColumn<QByteArrayList>("messages");

    const QByteArray one("Subject: one\n\nOne\n");
    const QByteArray two("Subject: two\n\nTwo\n");
    QTest::newRow("two") << from + one + '\n' + from + two + '\n' << QByteArrayList{one, two};
    QTest::newRow("CRLF") << crlf(from + one + '\n' + from + two + '\n') << QByteArrayList{crlf(one), crlf(two)};
    QTest::newRow("no empty line at the end") << from + one << QByteArrayList{one};
    QTest::newRow("no line end at the end") << from + "Subject: one\n\nOne" << QByteArrayList{"Subject: one\n\nOne"};
    QTest::newRow("cut in the header") << from + "Subject: o" << QByteArrayList{"Subject: o"};
    QTest::newRow("empty lines at the end of a body stay") << from + one + "\n\n\n" + from + two + "\n\n"
                                                           << QByteArrayList{one + "\n\n", two + '\n'};
    QTest::newRow("no body") << from + "Subject: one\n\n" + from + two + '\n'
                             << QByteArrayList{"Subject: one\n\n", two};
    QTest::newRow("no body, and the empty line of the framing") << from + "Subject: one\n\n\n" + from + two + '\n'
                                                                << QByteArrayList{"Subject: one\n\n", two};
    QTest::newRow("no header") << from + "\nOne\n\n" + from + two << QByteArrayList{"\nOne\n", two};
    QTest::newRow("nothing between two \"From \" lines") << from + '\n' + from + two << QByteArrayList{"\n", two};
    QTest::newRow("nothing after a \"From \" line") << from + two + '\n' + from << QByteArrayList{two, "ERROR"};
    QTest::newRow("nothing but the word") << QByteArray("From ") << QByteArrayList{"ERROR"};
    QTest::newRow("a \"From \" line in the header begins nothing")
        << from + from + from + one << QByteArrayList{from + from + one};

    QTest::newRow("mboxo") << from + "Subject: o\n\n>From here\n\n>From there\n> From\n>from\nFrom: x\n\n"
                           << QByteArrayList{"Subject: o\n\nFrom here\n\nFrom there\n> From\n>from\nFrom: x\n"};
    QTest::newRow("mboxrd") << from + "Subject: rd\n\n>>>From here\n>From there\n>>>>>>\n\n"
                            << QByteArrayList{"Subject: rd\n\n>>From here\nFrom there\n>>>>>>\n"};
    QTest::newRow("the header is not quoted") << from + ">From x\nSubject: one\n\n>From y\n"
                                              << QByteArrayList{">From x\nSubject: one\n\nFrom y\n"};
    QTest::newRow("mboxcl") << from + framed(">From here\n>>From there\n\n") + '\n' + from + two
                            << QByteArrayList{"Subject: framed\nContent-Length: 25\n\nFrom here\n>From there\n\n", two};
    const QByteArray unquoted = framed("Text\n\n" + from + "Subject: no\n\n>From here\n\n" + from + "\n\n");
    QTest::newRow("mboxcl2") << from + unquoted + '\n' + from + two + '\n' << QByteArrayList{unquoted, two};
    const QByteArray crlfBody = crlf("Text\n\n" + from + "Subject: no\n\n");
    const QByteArray crlfMessage = "Content-Length: " + QByteArray::number(crlfBody.size()) + "\r\n\r\n" + crlfBody;
    QTest::newRow("mboxcl2 with CRLF") << crlf(from) + crlfMessage + "\r\n" + crlf(from + two)
                                       << QByteArrayList{crlfMessage, crlf(two)};
}

void MboxTest::messagesComeOutAsTheyWentIn()
{
    QFETCH(QByteArray, mailbox);
    QFETCH(QByteArrayList, messages);
    QCOMPARE(messagesOf(mailbox), messages);
}

void MboxTest::aLineIsASeparatorOrText_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isSeparator");
    const auto separator = [](const char *line) { QTest::newRow(line) << QByteArray(line) << true; };
    const auto text = [](const char *line) { QTest::newRow(line) << QByteArray(line) << false; };

    separator("From anna@example.org Fri Jul  8 12:08:34 2011");
    separator("From MAILER-DAEMON Fri Jul  8 12:08 2011");
    separator("From - Fri Jul 08 12:08:34 2011");
    separator("From ???@??? Fri Jul 08 12:08:34 2011");
    separator("From ");
    separator("From -");
    separator("From 1770000000000000000@xxx Fri Jul 08 12:08:34 +0000 2011");
    separator("From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001");
    separator("From anna@example.org  Fri, 8 Jul 2011 12:08:34 +0200");
    separator("From anna at example.org  Fri Jul  8 12:08:34 2011");
    separator("From \"anna b\"@example.org Fri Jul  8 12:08:34 CEST 2011");
    separator("From \"anna \\\" b\"@example.org Fri Jul  8 12:08:34 2011");
    separator("From \"anna b\\\\\"@example.org Fri Jul  8 12:08:34 2011");
    separator("From anna Fri Jul  8 12:08:34 CEST +0200 2011 remote from host");
    separator("From anna Fri Jul  8 12:08:34 94");
    separator("From fri Fri Jul  8 12:08:34 2011\r");
    separator("From Fri Jul  8 12:08:34 2011");

    text("From here on nothing is quoted");
    text("From Friday on");
    text("From Fri to Sun we are away");
    text("From anna");
    text("From anna@example.org");
    text("From 12:08:34 on");
    text("From - to");
    text("From Berlin to Bonn on Fri Jul  8 12:08:34 2011");
    text("From anna@example.org Fri Jul  8 2011");
    text("From anna@example.org Fri Jul  8 12:08:34");
    text("From anna@example.org Fry Jul  8 12:08:34 2011");
    text("From \"anna Fri Jul  8 12:08:34 2011");
    text("From \"anna\\\" Fri Jul  8 12:08:34 2011");
    text("From \"anna\\");
    text("from anna@example.org Fri Jul  8 12:08:34 2011");
    text(" From anna@example.org Fri Jul  8 12:08:34 2011");
    text("From: anna@example.org");
    text("From");
    QTest::newRow("over 1000 octets") << "From " + QByteArray(1000, 'a') + "@example.org Fri Jul  8 12:08:34 2011"
                                      << false;
}

void MboxTest::aLineIsASeparatorOrText()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isSeparator);
    const QByteArray before = from + "Subject: one\n\nText\n";
    QCOMPARE(messagesOf(before + '\n' + line + "\nSubject: two\n\nText\n").size(), isSeparator ? 2 : 1);
    // RFC 4155 Appendix A: a message ends with an empty line.
    QCOMPARE(messagesOf(before + line + "\nSubject: two\n\nText\n").size(), 1);
    // A bare "From " begins a message only if a field follows.
    const bool isBare = line == "From " || line == "From -";
    QCOMPARE(messagesOf(before + '\n' + line + "\nand so on\n").size(), isSeparator && !isBare ? 2 : 1);
}

void MboxTest::aLineOfOneCrIsNotEmptyWhereLinesEndInLf()
{
    const QByteArray within = "\r\n" + from + "Subject: forged\n\nx\n";
    const QByteArray two("Subject: two\n\nTwo\n");
    const QByteArray one = "Subject: one\n\nOne\n" + within;
    QCOMPARE(messagesOf(from + one + '\n' + from + two), (QByteArrayList{one, two}));
    // nor at the end of a header, where it could hide the field that frames
    const QByteArray framed =
        "Subject: one\n\r\nContent-Length: " + QByteArray::number(within.size()) + "\n\n" + within;
    QCOMPARE(messagesOf(from + framed + '\n' + from + two), (QByteArrayList{framed, two}));

    // Thunderbird goes on with CRLF in a file of LF.
    const QByteArray late = crlf(two);
    QCOMPARE(messagesOf(from + two + "\nFrom \r\n" + late + "\r\nFrom \r\n" + late + "\r\n"),
             (QByteArrayList{two, late, late}));
    // A message may have other line ends than the file.
    QCOMPARE(messagesOf(from + late + ">From x\r\n\n" + from + two), (QByteArrayList{late + "From x\r\n", two}));
}

void MboxTest::aSenderStartsNoMessageInMboxcl2_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    // The program that writes the file adds the true length, before or after what the sender wrote.
    const auto row = [](const char *name, const QByteArray &fields) {
        QTest::addRow("%s, before", name) << fields << QByteArray();
        QTest::addRow("%s, after", name) << QByteArray() << fields;
    };
    row("another length", "Content-Length: 9999\n");
    row("several", "Content-Length: 5\nContent-Length: 9999\nContent-Length: 0\n");
    row("the way to a line within", "Content-Length: 4\n");
    row("the way to it, over its empty line", "Content-Length: 3\n");
    row("no number", "Content-Length: 4 octets\n");
    row("negative", "Content-Length: -1\n");
    row("huge", "Content-Length: 99999999999999999999999\n");
    row("over the limit", "Content-Length: 999999999999\n");
    row("folded", "Content-Length:\n 4\n");
    QByteArray many;
    for (int i = 0; i < 20'000; ++i)
        many += "Content-Length: " + QByteArray::number(100'000 + i) + '\n';
    row("very many", many);
}

void MboxTest::aSenderStartsNoMessageInMboxcl2()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QByteArray body = "hi\n\n" + from + "Subject: forged\n\nx\n";
    const QByteArray one =
        before + "Content-Length: " + QByteArray::number(body.size()) + '\n' + after + "Subject: one\n\n" + body;
    const QByteArray two("Subject: two\n\nTwo\n");
    QCOMPARE(messagesOf(from + one + '\n' + from + two + '\n'), (QByteArrayList{one, two}));
    // The address that comes next is a stranger's choice as well.
    const QByteArray odd("From \"a\\\" b\"@example.org Fri Jul  8 12:08:34 2011\n");
    QCOMPARE(messagesOf(from + one + '\n' + odd + two + '\n'), (QByteArrayList{one, two}));
}

void MboxTest::aFramedBodyOverTheLimitStartsNoMessage_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("in memory") << false;
    QTest::newRow("in a file") << true;
}

void MboxTest::aFramedBodyOverTheLimitStartsNoMessage()
{
    QFETCH(bool, isFile);
    const QByteArray body =
        "Text\n\n" + from + "Subject: forged\n\n" + QByteArray("line of text\n").repeated(6'000'000) + '\n';
    const QByteArray header = "Content-Length: 100000000\nContent-Length: " + QByteArray::number(body.size()) + "\n\n";
    const QByteArray mailbox = from + header + body + '\n' + from + "Subject: next\n\nNext\n";
    QTemporaryFile file;
    if (isFile) {
        QVERIFY(file.open());
        QCOMPARE(file.write(mailbox), mailbox.size());
        QVERIFY(file.flush());
    }
    const auto reader = isFile ? open(file.fileName()) : openOctets({}, mailbox);
    std::optional<Item> item = reader->next();
    QVERIFY(item && *item && !(*item)->isWhole);
    QCOMPARE((*item)->size, header.size() + body.size());
    QCOMPARE((*item)->octets.size(), limits::headerOctets);
    item = reader->next();
    QVERIFY(item && *item && (*item)->isWhole);
    QCOMPARE((*item)->octets, "Subject: next\n\nNext\n");
    QVERIFY(!reader->next());
}

void MboxTest::contentLengthCountsOnlyWhereItLeadsToAnEnd_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("isFollowed");
    // The body is 'Text\n\nFrom … 2011\nSubject: within\n\nEnds\n' of 75 octets; then come an empty line and another message.
    QTest::newRow("right") << QByteArray("Content-Length: 75") << true;
    QTest::newRow("right, without the last line end") << QByteArray("Content-Length: 74") << true;
    QTest::newRow("right, with the empty line") << QByteArray("Content-Length: 76") << true;
    QTest::newRow("written otherwise") << QByteArray("CONTENT-LENGTH:\t0075  ") << true;
    QTest::newRow("contradictory, both right") << QByteArray("Content-Length: 75\nContent-Length: 76") << true;
    QTest::newRow("contradictory, one right") << QByteArray("Content-Length: 75\nContent-Length: 77") << true;
    QTest::newRow("a number and none") << QByteArray("Content-Length: 75\nContent-Length: many") << true;
    QTest::newRow("said twice") << QByteArray("Content-Length: 75\nContent-Length: 75") << true;
    QTest::newRow("to the end of the file") << QByteArray("Content-Length: 141") << true;

    QTest::newRow("too small") << QByteArray("Content-Length: 73") << false;
    QTest::newRow("into the \"From \" line") << QByteArray("Content-Length: 77") << false;
    QTest::newRow("past the end of the file") << QByteArray("Content-Length: 142") << false;
    QTest::newRow("0") << QByteArray("Content-Length: 0") << false;
    QTest::newRow("negative") << QByteArray("Content-Length: -75") << false;
    QTest::newRow("huge") << QByteArray("Content-Length: 99999999999999999999999999") << false;
    QTest::newRow("over the limit") << QByteArray("Content-Length: 999999999999999999") << false;
    QTest::newRow("no number") << QByteArray("Content-Length: 75 or so") << false;
    QTest::newRow("contradictory, both wrong") << QByteArray("Content-Length: 73\nContent-Length: 77") << false;
    QTest::newRow("another field") << QByteArray("Content-Length-X: 75") << false;
}

void MboxTest::contentLengthCountsOnlyWhereItLeadsToAnEnd()
{
    QFETCH(QByteArray, field);
    QFETCH(bool, isFollowed);
    const QByteArray body = "Text\n\n" + from + "Subject: within\n\nEnds\n";
    QCOMPARE(body.size(), 75);
    const QByteArray next("Subject: x\n\nxxx\n\n");
    const QByteArray rest = body + '\n' + from + next + '\n';
    QCOMPARE(rest.size(), 141);
    const QByteArrayList messages = messagesOf(from + field + "\n\n" + rest);
    QCOMPARE(messages.first().contains("within"), isFollowed);
    QVERIFY(messages.last().contains("xxx"));
}

void MboxTest::anOctetMoreThanTheLimitLeavesTheHeaderOnly()
{
    const QByteArray header("Subject: large\n\n");
    const QByteArray atLimit = header + QByteArray(limits::messageOctets - header.size(), 'a');
    for (const QByteArray &start : {QByteArray(), from}) {
        auto reader = openOctets({}, start + atLimit);
        std::optional<Item> item = reader->next();
        QVERIFY(item && *item && (*item)->isWhole);
        QCOMPARE((*item)->octets.size(), limits::messageOctets);

        reader = openOctets({}, start + atLimit + 'a');
        item = reader->next();
        QVERIFY(item && *item && !(*item)->isWhole);
        QCOMPARE((*item)->octets, atLimit.first(limits::headerOctets));
        QCOMPARE((*item)->size, limits::messageOctets + 1);
        QVERIFY(!reader->next());
    }
}

void MboxTest::aLargeMessageDoesNotHideTheNext()
{
    const QByteArray large = "Subject: large\n\n" + QByteArray("line of text\n").repeated(6'000'000);
    const auto reader = openOctets({}, from + large + '\n' + from + "Subject: next\n\nNext\n");
    std::optional<Item> item = reader->next();
    QVERIFY(item && *item && !(*item)->isWhole);
    QCOMPARE((*item)->size, large.size());
    QCOMPARE((*item)->octets.size(), limits::headerOctets);
    item = reader->next();
    QVERIFY(item && *item && (*item)->isWhole);
    QCOMPARE((*item)->octets, "Subject: next\n\nNext\n");
    QVERIFY(!reader->next());
}

void MboxTest::messagesAreCountedAndNamed()
{
    const auto reader = openOctets(QStringLiteral("größer"), from + "\n\n" + from);
    QCOMPARE(reader->expected(), -1);
    const std::optional<Item> first = reader->next();
    QVERIFY(first && *first);
    QCOMPARE((*first)->file, QStringLiteral("größer"));
    QCOMPARE((*first)->index, 0);
    const std::optional<Task> task = reader->nextTask();
    QVERIFY(task);
    const Item second = (*task)();
    QVERIFY(!second);
    QCOMPARE(second.error().file, QStringLiteral("größer"));
    QCOMPARE(second.error().index, 1);
    QCOMPARE(second.error().fault, Fault::Empty);
    QVERIFY(!reader->nextTask());
    QVERIFY(!reader->next());
}

void MboxTest::whatIsNoMboxIsOneMessage_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("a message with a \"From \" line in it")
        << "Subject: x\n\n\n" + from + "Subject: y\n\n>From here\n\n";
    QTest::newRow("text") << QByteArray("Fro");
    QTest::newRow("a line end") << QByteArray("\n");
    QTest::newRow("NUL octets") << QByteArray(3, '\0');
}

void MboxTest::whatIsNoMboxIsOneMessage()
{
    QFETCH(QByteArray, octets);
    QCOMPARE(messagesOf(octets), QByteArrayList{octets});
}

void MboxTest::nothingIsAnError()
{
    const auto reader = openOctets(QStringLiteral("nothing"), {});
    const std::optional<Item> item = reader->next();
    QVERIFY(item && !*item);
    QCOMPARE(item->error().fault, Fault::Empty);
    QVERIFY(!reader->next());
}

void MboxTest::timeGrowsWithTheSizeOnly_data()
{
    QTest::addColumn<QByteArray>("mailbox");
    QTest::newRow("\"From \" lines") << from.repeated(300'000);
    QTest::newRow("empty messages") << (from + '\n').repeated(300'000);
    QTest::newRow("bare \"From \" lines") << QByteArray("From \n\n").repeated(2'000'000);
    QTest::newRow("line ends") << from + QByteArray(10'000'000, '\n');
    QTest::newRow("one line of >") << from + "\n\n" + QByteArray(20'000'000, '>');
    QTest::newRow("Content-Length that leads nowhere")
        << (from + "Content-Length: 10000000\n\nText\n\n").repeated(200'000);
    QTest::newRow("Content-Length that leads into line ends")
        << (from + "Content-Length: 100\n\n").repeated(100'000) + QByteArray(5'000'000, '\n');
    QByteArray lengths;
    for (int i = 0; i < 2'000'000; ++i)
        lengths += "Content-Length: " + QByteArray::number(i) + '\n';
    QTest::newRow("Content-Length of every value") << from + lengths + '\n' + from.repeated(100'000);
    QTest::newRow("Content-Length 0") << (from + "Content-Length: 0\n\n").repeated(200'000);
}

void MboxTest::timeGrowsWithTheSizeOnly()
{
    QFETCH(QByteArray, mailbox);
    QElapsedTimer timer;
    timer.start();
    qint64 size = 0;
    const auto reader = openOctets({}, mailbox);
    while (const std::optional<Item> item = reader->next())
        size += *item ? (*item)->size : 0;
    QVERIFY(size <= mailbox.size());
    // It takes well below a second; quadratic behaviour would take hours.
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(MboxTest)
#include "mbox_test.moc"
