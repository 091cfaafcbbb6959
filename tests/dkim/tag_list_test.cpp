// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/tag_list.h"

#include "core/base/limits.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

/// "name=value|name=value", or the fault.
QByteArray read(QByteArrayView text)
{
    const auto list = TagList::parse(text);
    if (!list) {
        static const QByteArrayList faults = {"empty",      "too long",     "bad character",
                                              "bad syntax", "unterminated", "out of range"};
        return faults.at(qsizetype(list.error().fault)) + " at " + QByteArray::number(list.error().at);
    }
    QByteArrayList tags;
    for (const TagList::Tag &tag : list->tags())
        tags.append(tag.name.toByteArray() + '=' + tag.value.toByteArray());
    return tags.join('|');
}

QByteArray manyTags(int count)
{
    QByteArray result;
    for (int i = 0; i < count; ++i)
        result += 't' + QByteArray::number(i) + "=x;";
    return result;
}

} // namespace

class TagListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListIsReadTagByTag_data();
    void aListIsReadTagByTag();
    void aBrokenListIsNoList_data();
    void aBrokenListIsNoList();
    void aListHasItsLimits();
    void viewsLieInsideTheText();
    void anEmptyValueIsNotAMissingOne();
    void wordsBetweenColonsAreFound();
    void base64IsReadStrictly_data();
    void base64IsReadStrictly();
    void base64OfEverySizeComesBack();
    void numbersAreDigitsOnly();
    void whiteSpaceIsTakenOut();
};

void TagListTest::aListIsReadTagByTag_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("tags");
    QTest::newRow("one") << QByteArray("v=1") << QByteArray("v=1");
    QTest::newRow("a semicolon at the end") << QByteArray("v=1;") << QByteArray("v=1");
    QTest::newRow("a semicolon and white space at the end") << QByteArray("v=1; a=b; \r\n") << QByteArray("v=1|a=b");
    QTest::newRow("no space") << QByteArray("v=1;a=b") << QByteArray("v=1|a=b");
    QTest::newRow("white space around name and value")
        << QByteArray("\r\n\t v \t= \r\n 1 ;\r\n a\r\n =\r\n b") << QByteArray("v=1|a=b");
    QTest::newRow("folds inside a value stay") << QByteArray("b=ab\r\n cd") << QByteArray("b=ab\r\n cd");
    QTest::newRow("lines that end in LF") << QByteArray("v=1;\n\ta=b") << QByteArray("v=1|a=b");
    QTest::newRow("an equals sign in a value") << QByteArray("b=ab==;c=a=b") << QByteArray("b=ab==|c=a=b");
    QTest::newRow("an empty value") << QByteArray("p=; n=") << QByteArray("p=|n=");
    QTest::newRow("case counts in names") << QByteArray("B=1;b=2") << QByteArray("B=1|b=2");
    QTest::newRow("digits and underscores in a name") << QByteArray("x_2=1") << QByteArray("x_2=1");
    QTest::newRow("RFC 8616: UTF-8 in a value") << QByteArray("d=b\xc3\xbc"
                                                              "cher.example")
                                                << QByteArray("d=b\xc3\xbc"
                                                              "cher.example");
    QTest::newRow("a colon, quotes and brackets") << QByteArray("n=\"a:<b>\"") << QByteArray("n=\"a:<b>\"");
}

void TagListTest::aListIsReadTagByTag()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, tags);
    QCOMPARE(read(text), tags);
}

void TagListTest::aBrokenListIsNoList_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("nothing") << QByteArray() << QByteArray("empty at 0");
    QTest::newRow("white space only") << QByteArray(" \r\n ") << QByteArray("empty at 0");
    QTest::newRow("no equals sign") << QByteArray("v=1; abc") << QByteArray("bad syntax at 4");
    QTest::newRow("no name") << QByteArray("=1") << QByteArray("bad syntax at 0");
    QTest::newRow("a name that starts with a digit") << QByteArray("1a=1") << QByteArray("bad syntax at 0");
    QTest::newRow("white space in a name") << QByteArray("v=1;a b=1") << QByteArray("bad syntax at 4");
    QTest::newRow("a hyphen in a name") << QByteArray("a-b=1") << QByteArray("bad syntax at 0");
    QTest::newRow("two semicolons") << QByteArray("v=1;;a=b") << QByteArray("bad syntax at 4");
    QTest::newRow("a semicolon first") << QByteArray(";v=1") << QByteArray("bad syntax at 0");
    QTest::newRow("§3.2: a tag twice") << QByteArray("v=1;a=b;v=1") << QByteArray("bad syntax at 8");
    QTest::newRow("a tag twice, with other spacing") << QByteArray("v=1; v =2") << QByteArray("bad syntax at 4");
    QTest::newRow("NUL in a value") << QByteArray("v=1;d=a\0b", 9) << QByteArray("bad character at 7");
    QTest::newRow("a control octet") << QByteArray("v=\x01") << QByteArray("bad character at 2");
    QTest::newRow("DEL") << QByteArray("v=\x7f") << QByteArray("bad character at 2");
    QTest::newRow("NUL in a name") << QByteArray("v\0=1", 4) << QByteArray("bad syntax at 0");
}

void TagListTest::aBrokenListIsNoList()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, fault);
    QCOMPARE(read(text), fault);
}

void TagListTest::aListHasItsLimits()
{
    QVERIFY(TagList::parse(manyTags(int(limits::dkimTags))));
    QCOMPARE(TagList::parse(manyTags(int(limits::dkimTags) + 1)).error().fault, ParseFault::TooLong);
    const QByteArray longest = "n=" + QByteArray(limits::structuredFieldOctets - 2, 'x');
    QVERIFY(TagList::parse(longest));
    QCOMPARE(TagList::parse(longest + 'x').error().fault, ParseFault::TooLong);
}

void TagListTest::viewsLieInsideTheText()
{
    const QByteArray text = " v = 1 ; b = abc ";
    const auto list = TagList::parse(text);
    QVERIFY(list);
    for (const TagList::Tag &tag : list->tags()) {
        QVERIFY(tag.name.begin() >= text.constBegin() && tag.name.end() <= text.constEnd());
        QVERIFY(tag.value.begin() >= text.constBegin() && tag.value.end() <= text.constEnd());
    }
}

void TagListTest::anEmptyValueIsNotAMissingOne()
{
    const auto list = TagList::parse("p=; k=rsa");
    QVERIFY(list);
    QVERIFY(list->value("p"));
    QVERIFY(list->value("p")->isEmpty());
    QVERIFY(!list->value("h"));
    QVERIFY(!list->value("K"));
}

void TagListTest::wordsBetweenColonsAreFound()
{
    QVERIFY(hasWord("sha1:sha256", "sha256"));
    QVERIFY(hasWord("sha1 :\r\n SHA256 ", "sha256"));
    QVERIFY(hasWord("y", "y"));
    QVERIFY(!hasWord("", "y"));
    QVERIFY(!hasWord("sha2567", "sha256"));
    QVERIFY(!hasWord("sha256,sha1", "sha256"));
    QVERIFY(!hasWord(":::", "y"));
}

void TagListTest::base64IsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("nothing") << QByteArray() << true << QByteArray();
    QTest::newRow("RFC 4648 §10: f") << QByteArray("Zg==") << true << QByteArray("f");
    QTest::newRow("RFC 4648 §10: fo") << QByteArray("Zm8=") << true << QByteArray("fo");
    QTest::newRow("RFC 4648 §10: foobar") << QByteArray("Zm9vYmFy") << true << QByteArray("foobar");
    QTest::newRow("folded") << QByteArray("Zm9v\r\n\t YmE =") << true << QByteArray("fooba");
    QTest::newRow("§3.5: padding left out") << QByteArray("Zm8") << true << QByteArray("fo");
    QTest::newRow("white space between the padding") << QByteArray("Zg= =") << true << QByteArray("f");
    QTest::newRow("one character too many") << QByteArray("Zm9vY") << false << QByteArray();
    QTest::newRow("padding for nothing") << QByteArray("Zm9v=") << false << QByteArray();
    QTest::newRow("too much padding") << QByteArray("Zm8==") << false << QByteArray();
    QTest::newRow("too little padding") << QByteArray("Zg=") << false << QByteArray();
    QTest::newRow("padding only") << QByteArray("====") << false << QByteArray();
    QTest::newRow("octets behind the padding") << QByteArray("Zg==Zg==") << false << QByteArray();
    QTest::newRow("RFC 4648 §3.5: bits left over") << QByteArray("Zh==") << false << QByteArray();
    QTest::newRow("RFC 4648 §3.5: two bits left over") << QByteArray("Zm9=") << false << QByteArray();
    QTest::newRow("RFC 4648 §5 alphabet") << QByteArray("Zm-_") << false << QByteArray();
    QTest::newRow("a star") << QByteArray("Zm9*") << false << QByteArray();
    QTest::newRow("NUL") << QByteArray("Zm9v\0Zm9v", 9) << false << QByteArray();
    QTest::newRow("above ASCII") << QByteArray("Zm9\xc3") << false << QByteArray();
}

void TagListTest::base64IsReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    QFETCH(QByteArray, octets);
    const auto result = decodeBase64(text);
    QCOMPARE(result.has_value(), isGood);
    if (isGood)
        QCOMPARE(*result, octets);
}

void TagListTest::base64OfEverySizeComesBack()
{
    QByteArray octets;
    for (int size = 0; size < 300; ++size) {
        const auto result = decodeBase64(octets.toBase64());
        QVERIFY(result);
        QCOMPARE(*result, octets);
        octets.append(char(size * 37));
    }
}

void TagListTest::numbersAreDigitsOnly()
{
    QCOMPARE(decodeNumber("0"), std::optional<quint64>(0));
    QCOMPARE(decodeNumber("1528637909"), std::optional<quint64>(1528637909));
    QCOMPARE(decodeNumber("999999999999"), std::optional<quint64>(999999999999));
    for (const char *text : {"", "1000000000000", "-1", "+1", "1 ", "0x1", "1.0", "1e3", "\xd9\xa1"})
        QVERIFY2(!decodeNumber(text), text);
}

void TagListTest::whiteSpaceIsTakenOut()
{
    QCOMPARE(withoutWhiteSpace(" a\r\n\tb c "), QByteArray("abc"));
    QCOMPARE(withoutWhiteSpace(" \r\n"), QByteArray(""));
}

QTEST_GUILESS_MAIN(TagListTest)
#include "tag_list_test.moc"
