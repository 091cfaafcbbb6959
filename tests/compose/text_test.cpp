// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/clean_text.h"
#include "core/compose/field_text.h"
#include "core/compose/flowed.h"
#include "core/message/header.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::compose;

namespace {

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// RFC 3676 §4.1, as a reader does it: paragraphs on one line, quote marks as they are.
QString unflowed(const QByteArray &text)
{
    QStringList lines;
    bool isOpen = false;
    for (QByteArray line : text.split('\n')) {
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == '>')
            ++depth;
        line.remove(0, depth);
        if (line.startsWith(' '))
            line.remove(0, 1);
        const QString content = QString::fromUtf8(line);
        if (isOpen)
            lines.back() += content;
        else
            lines.append(QString(depth, u'>') + (depth > 0 && !line.isEmpty() ? u(" ") : QString()) + content);
        isOpen = line.endsWith(' ') && line != "-- ";
    }
    return lines.join(u'\n');
}

} // namespace

/// How a draft's words and text are written.
class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextIsFlowed_data();
    void aTextIsFlowed();
    void aFlowedTextIsReadAgain_data();
    void aFlowedTextIsReadAgain();
    void hostileTextsAreFlowedInLinearTime_data();
    void hostileTextsAreFlowedInLinearTime();
    void aFieldIsFoldedAndReadAgain_data();
    void aFieldIsFoldedAndReadAgain();
    void aNameIsWrittenAsAPhrase_data();
    void aNameIsWrittenAsAPhrase();
    void aParameterIsWrittenInParts_data();
    void aParameterIsWrittenInParts();
    void textIsCleaned();
};

void TextTest::aTextIsFlowed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *section, const QString &text, const QByteArray &expected) {
        QTest::newRow(section) << text << expected;
    };
    const QString words = u("word ").repeated(20).trimmed(); // 99 characters
    row("nothing", {}, "");
    row("one line", u("Hello"), "Hello\n");
    row("RFC 3676 §4.2: a paragraph", words,
        QByteArray("word ").repeated(14) + "\n" + QByteArray("word ").repeated(6).trimmed() + "\n");
    row("RFC 3676 §4.2: spaces before a hard line break", u("a  \n\nb "), "a\n\nb\n");
    row("RFC 3676 §4.3: the separator of a signature", u("a\n-- \nAnna"), "a\n-- \nAnna\n");
    row("RFC 3676 §4.4: space-stuffing", u(" a\nFrom b\nFromage"), "  a\n From b\nFromage\n");
    row("RFC 3676 §4.5: quotes", u("> a\n>b\n>> c\n>"), "> a\n> b\n>> c\n>\n");
    row("RFC 3676 §4.5: a long quote", u("> ") + words,
        "> " + QByteArray("word ").repeated(14) + "\n> " + QByteArray("word ").repeated(6).trimmed() + "\n");
    row("a long word is not broken", QString(100, u'x') + u(" y"), QByteArray(100, 'x') + " \ny\n");
    row("no separator by chance", u("-- ") + QString(80, u'x'), "-- " + QByteArray(80, 'x') + "\n");
    row("a mark at the start of a line by chance", u("x").repeated(71) + u(" > y"), QByteArray(71, 'x') + " \n > y\n");
}

void TextTest::aTextIsFlowed()
{
    QFETCH(QString, text);
    QTEST(flowed(text), "expected");
}

void TextTest::aFlowedTextIsReadAgain_data()
{
    QTest::addColumn<QString>("text");
    for (const char *unit : {"word ", "a  b   ", "> x ", "From ", "-- ", "ä ö ü ", "🦊 ", "x", " > ", "\t "}) {
        for (const char *start : {"", "> ", ">>> ", " ", "-- "})
            QTest::addRow("%s after '%s'", unit, start) << (u(start) + u(unit).repeated(200) + u("end"));
    }
}

void TextTest::aFlowedTextIsReadAgain()
{
    QFETCH(QString, text);
    const QByteArray octets = flowed(text);
    QCOMPARE(unflowed(octets), QString(text + u'\n'));
    for (const QByteArray &line : octets.split('\n'))
        QVERIFY(QString::fromUtf8(line).size() <= 78 || !text.contains(u' ') || text.contains(u("xxx")));
}

void TextTest::hostileTextsAreFlowedInLinearTime_data()
{
    QTest::addColumn<QString>("unit");
    for (const char *unit : {">", " ", "> ", "x", "\n", ">\n", "x ", " x", "-- ", "> x"})
        QTest::newRow(unit) << u(unit);
}

void TextTest::hostileTextsAreFlowedInLinearTime()
{
    QFETCH(QString, unit);
    QElapsedTimer timer;
    timer.start();
    const QString text = unit.repeated(4 * 1024 * 1024 / unit.size());
    QVERIFY(flowed(text).size() < 6 * text.size());
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void TextTest::aFieldIsFoldedAndReadAgain_data()
{
    QTest::addColumn<QString>("subject");
    QTest::newRow("short") << u("Hello");
    QTest::newRow("long") << u("word ").repeated(100).trimmed();
    QTest::newRow("UTF-8") << u("Grüße aus Köln");
    QTest::newRow("long UTF-8") << u("Grüße 🦊 ").repeated(100).trimmed();
    QTest::newRow("without spaces") << u("ä").repeated(500);
    QTest::newRow("a very long word") << QString(3'000, u'x');
    QTest::newRow("what looks like an encoded word") << u("=?utf-8?q?x?=");
    QTest::newRow("spaces in a row") << u("a  b   c");
    QTest::newRow("question marks") << u("What? = why?=");
    QTest::newRow("Japanese") << u("納豆は美味しい").repeated(20);
}

void TextTest::aFieldIsFoldedAndReadAgain()
{
    QFETCH(QString, subject);
    const QByteArray field = foldedField("Subject", unstructuredWords(subject));
    QVERIFY(field.startsWith("Subject: ") && field.endsWith("\r\n"));
    const QByteArray body = field.sliced(9).chopped(2);
    QCOMPARE(message::decodedText(body, 10'000), subject);
    for (const QByteArray &line : field.chopped(2).split('\n')) {
        QVERIFY(line.trimmed().size() <= 76); // RFC 2047 §2
        for (const QByteArray &word : line.trimmed().split(' '))
            QVERIFY(word.size() <= 75);
        for (const char c : line)
            QVERIFY(static_cast<unsigned char>(c) < 0x80);
    }
}

void TextTest::aNameIsWrittenAsAPhrase_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::newRow(name) << u(name) << QByteArray(expected);
    };
    row("", "");
    row("Anna Berg", "Anna Berg");
    row("O'Neil", "O'Neil");
    row("Berg, Anna", "\"Berg, Anna\"");
    row("Dr. Berg", "\"Dr. Berg\"");
    row("a \"b\" \\c", "\"a \\\"b\\\" \\\\c\"");
    row("Änn", "=?utf-8?Q?=C3=84nn?=");
    row("納豆", "=?utf-8?B?57SN6LGG?=");
    row("Ännchen aus der Mühle", "=?utf-8?Q?=C3=84nnchen_aus_der_M=C3=BChle?=");
    row("=?utf-8?q?x?=", "=?utf-8?B?PT91dGYtOD9xP3g/PQ==?=");
}

void TextTest::aNameIsWrittenAsAPhrase()
{
    QFETCH(QString, name);
    QTEST(phraseWords(name).join(' '), "expected");
}

void TextTest::aParameterIsWrittenInParts_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("RFC 2183 §2") << u("report 1.pdf") << QByteArrayList{"filename=\"report 1.pdf\""};
    QTest::newRow("quotes") << u("a\"b\\c") << QByteArrayList{"filename=\"a\\\"b\\\\c\""};
    QTest::newRow("RFC 2231 §4") << u("Grüße.pdf") << QByteArrayList{"filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf"};
    QTest::newRow("RFC 2231 §3") << QString(
        100, u'x') << QByteArrayList{"filename*0*=utf-8''" + QByteArray(48, 'x'), "filename*1*=" + QByteArray(52, 'x')};
}

void TextTest::aParameterIsWrittenInParts()
{
    QFETCH(QString, value);
    QTEST(parameterParts("filename", value), "expected");
}

void TextTest::textIsCleaned()
{
    QCOMPARE(oneLine(u(" a\r\nb\tc\u2028d\u202Ee\u200Df\x01g 🦊")), u("a b c de\u200Df g 🦊"));
    QCOMPARE(manyLines(u("a\r\nb\rc\n\x01\td\u202E"), 100), u("a\nb\nc\n\td\u202E"));
    QCOMPARE(manyLines(u("abc🦊"), 4), u("abc"));
    QCOMPARE(manyLines(u("abc"), 0), QString());
}

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
