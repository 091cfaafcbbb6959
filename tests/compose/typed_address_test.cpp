// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/typed_address.h"

#include "core/base/limits.h"
#include "tests/kit/cpu_timer.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::compose;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr auto longestMilliseconds = 20'000;
#else
constexpr auto longestMilliseconds = 1'000;
#endif

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TypedAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsReadHoweverItIsTyped_data();
    void anAddressIsReadHoweverItIsTyped();
    void whatIsNoAddressIsRejectedWithItsPlace_data();
    void whatIsNoAddressIsRejectedWithItsPlace();
    void whatWasReadIsWrittenSoThatItIsReadAgain_data() { anAddressIsReadHoweverItIsTyped_data(); }
    void whatWasReadIsWrittenSoThatItIsReadAgain();
    void aNormalFormIsKept();
    void aTextFallsIntoItsParts_data();
    void aTextFallsIntoItsParts();
    void onlyASeparatorCompletesAText_data();
    void onlyASeparatorCompletesAText();
    void fiveHundredPastedAddressesAreRead();
    void aMegabyteOfAnythingTakesLinearTime_data();
    void aMegabyteOfAnythingTakesLinearTime();
};

void TypedAddressTest::anAddressIsReadHoweverItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("address");
    const auto row = [](const char *section, const char *typed, const char *name, const char *address) {
        QTest::newRow(section) << u(typed) << u(name) << QByteArray(address);
    };
    row("RFC 5322 §3.4.1: an addr-spec", "anna@example.com", "", "anna@example.com");
    row("white space around it", " \tanna@example.com \n", "", "anna@example.com");
    row("RFC 5322 §3.4: with a name", "Anna Berg <anna@example.com>", "Anna Berg", "anna@example.com");
    row("no white space before the bracket", "Anna<anna@example.com>", "Anna", "anna@example.com");
    row("only in brackets", "<anna@example.com>", "", "anna@example.com");
    row("a quoted name", "\"Berg, Anna\" <anna@example.com>", "Berg, Anna", "anna@example.com");
    row("RFC 5322 §3.2.4: quoted pairs", "\"An\\\"na \\\\\" <anna@example.com>", "An\"na \\", "anna@example.com");
    row("RFC 5322 §4.1: a dot in a name", "Dr. Anna B. Berg <anna@example.com>", "Dr. Anna B. Berg",
        "anna@example.com");
    row("an address as a quoted name", "\"b@other.example\" <a@b.example>", "b@other.example", "a@b.example");
    row("the address itself as a name", "anna@example.com <Anna@example.com>", "", "Anna@example.com");
    row("RFC 5322 §3.2.2: a comment behind it", "anna@example.com (Anna Berg)", "Anna Berg", "anna@example.com");
    row("a comment before it", "(private) anna@example.com", "", "anna@example.com");
    row("nested comments", "anna@example.com (Anna (the \\) one))", "Anna (the ) one)", "anna@example.com");
    row("a comment in a name", "Anna (Berlin) Berg <anna@example.com>", "Anna Berg", "anna@example.com");
    row("a comment behind the bracket", "<anna@example.com> (Anna)", "Anna", "anna@example.com");
    row("RFC 5322 §3.2.3: all of atext", "!#$%&'*+-/=?^_`{|}~a1@example.com", "", "!#$%&'*+-/=?^_`{|}~a1@example.com");
    row("RFC 5322 §3.4.1: a quoted local part", "\"an na\"@example.com", "", "\"an na\"@example.com");
    row("a quoted local part that needs none", "\"anna\"@example.com", "", "anna@example.com");
    row("two dots in quotes", "\"a..b\"@example.com", "", "\"a..b\"@example.com");
    row("an @ in quotes", "\"a@b\"@example.com", "", "\"a@b\"@example.com");
    row("domains in any case of letters", "Anna@EXAMPLE.Com", "", "Anna@example.com");
    row("RFC 5890: an IDN", "anna@bücher.example", "", "anna@xn--bcher-kva.example");
    row("an IDN in capitals", "anna@BÜCHER.example", "", "anna@xn--bcher-kva.example");
    row("an IDN on the wire", "anna@xn--bcher-kva.example", "", "anna@xn--bcher-kva.example");
    row("UTS #46: an ideographic full stop", "anna@例え。テスト", "", "anna@xn--r8jz45g.xn--zckzah");
    row("RFC 6531: a local part in UTF-8", "用户@例え.テスト", "", "用户@xn--r8jz45g.xn--zckzah");
    row("a name in UTF-8", "Ännchen Müller <a@b.example>", "Ännchen Müller", "a@b.example");
    row("a joiner in a name", "نام\u200Cها <a@b.example>", "نام\u200Cها", "a@b.example");
    row("an emoji beyond the first plane", "Anna 🦊 <a@b.example>", "Anna 🦊", "a@b.example");
    row("white space in a name runs together", "Anna\u00A0 \t Berg <a@b.example>", "Anna Berg", "a@b.example");
    row("digits before the last label", "a@192.0.2.example", "", "a@192.0.2.example");
}

void TypedAddressTest::anAddressIsReadHoweverItIsTyped()
{
    QFETCH(QString, typed);
    const auto read = parseTyped(typed);
    QVERIFY2(read, read ? "" : qPrintable(QString::number(int(read.error().fault))));
    QTEST(read->name, "name");
    QTEST(read->address.toByteArray(), "address");
}

void TypedAddressTest::whatWasReadIsWrittenSoThatItIsReadAgain()
{
    QFETCH(QString, typed);
    const TypedAddress read = parseTyped(typed).value();
    const auto again = parseTyped(read.toString());
    QVERIFY2(again, qPrintable(read.toString()));
    QCOMPARE(again->name, read.name);
    QVERIFY(*again == read);
    QCOMPARE(splitTyped(read.toString()), QStringList{read.toString()});
}

void TypedAddressTest::whatIsNoAddressIsRejectedWithItsPlace_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("fault");
    QTest::addColumn<qsizetype>("at");
    const auto row = [](const char *what, const QString &typed, AddressFault fault, qsizetype at) {
        QTest::newRow(what) << typed << int(fault) << at;
    };
    using enum AddressFault;
    row("nothing", u(""), Empty, 0);
    row("white space", u(" \t\n "), Empty, 0);
    row("no @", u("anna"), NoAt, 4);
    row("no @ behind white space", u("  anna"), NoAt, 6);
    row("no @ in brackets", u("Anna <anna>"), NoAt, 10);
    row("nothing in brackets", u("Anna <>"), NoAt, 6);
    row("only a comment", u("(anna@example.com)"), NoAt, 18);
    row("a full-width @", u("anna\uFF20example.com"), NoAt, 16);
    row("no local part", u("@example.com"), NoLocalPart, 0);
    row("no local part in brackets", u("Anna <@example.com>"), NoLocalPart, 6);
    row("an empty quoted local part", u("\"\"@example.com"), NoLocalPart, 0);
    row("no domain", u("anna@"), NoDomain, 5);
    row("no domain in brackets", u("<anna@>"), NoDomain, 6);
    row("RFC 5322 §3.2.3: two dots", u("an..na@example.com"), BadLocalPart, 3);
    row("a dot first", u(".anna@example.com"), BadLocalPart, 0);
    row("a dot last", u("anna.@example.com"), BadLocalPart, 4);
    row("a name without brackets", u("Anna anna@example.com"), BadLocalPart, 5);
    row("white space before the @", u("anna @example.com"), BadLocalPart, 4);
    row("RFC 5322 §4.4: obs-local-part", u("\"an\".na@example.com"), BadLocalPart, 0);
    row("a comment inside", u("an(x)na@example.com"), BadLocalPart, 2);
    row("RFC 5322 §4.4: a route", u("<@a.example:anna@example.com>"), NoLocalPart, 1);
    row("a link", u("mailto:anna@example.com"), BadLocalPart, 6);
    row("RFC 5322 §3.4: a group", u("Friends: anna@example.com;"), BadLocalPart, 7);
    row("a comma in a name without quotes", u("Berg, Anna <anna@example.com>"), BadLocalPart, 4);
    row("a quote that is not closed", u("\"Anna <anna@example.com>"), BadLocalPart, 0);
    row("a backslash", u("an\\na@example.com"), BadLocalPart, 2);
    row("U+037E, which becomes a semicolon", u("an\u037Ena@example.com"), BadLocalPart, 0);
    row("the same beside a letter that is composed", u("a\u0308\u037Ena@example.com"), BadLocalPart, 0);
    row("a tab in a quoted local part", u("\"an\tna\"@example.com"), BadLocalPart, 0);
    row("a no-break space", u("an\u00A0na@example.com"), BadLocalPart, 3);
    row("white space behind the @", u("anna@ example.com"), BadDomain, 5);
    row("white space in the domain", u("anna@example. com"), BadDomain, 14);
    row("two dots in the domain", u("anna@example..com"), BadDomain, 13);
    row("a dot at the end, as of a sentence", u("anna@example.com."), BadDomain, 16);
    row("only a dot", u("anna@."), BadDomain, 5);
    row("RFC 5321 §4.1.2: a low line", u("anna@ex_ample.com"), BadDomain, 7);
    row("a hyphen first", u("anna@-example.com"), BadDomain, 5);
    row("a hyphen last", u("anna@example-.com"), BadDomain, 12);
    row("an octet of no domain", u("anna@exa!mple.com"), BadDomain, 8);
    row("RFC 2181 §11: a long label", u("anna@") + QString(64, u'x') + u(".com"), BadDomain, 5);
    row("two @ without a gap", u("anna@b@example.com"), BadDomain, 6);
    row("a comma at the end", u("anna@example.com,"), BadDomain, 16);
    row("no bracket at the end", u("Anna <anna@example.com"), BadDomain, 22);
    row("a bracket that was not opened", u("anna@example.com>"), BadDomain, 16);
    row("text behind the bracket", u("<anna@example.com> Anna"), BadDomain, 19);
    row("a comment that is not closed", u("anna@example.com (Anna"), BadDomain, 17);
    row("one label", u("anna@localhost"), SingleLabel, 5);
    row("an address literal", u("anna@[192.0.2.1]"), AddressLiteral, 5);
    row("an IPv6 literal in brackets", u("Anna <anna@[IPv6:2001:db8::1]>"), AddressLiteral, 11);
    row("an address that looks like a name", u("anna@192.0.2.1"), AddressLiteral, 5);
    row("two by white space", u("anna@example.com bob@example.com"), Several, 17);
    row("two by a comma", u("anna@example.com,bob@example.com"), Several, 16);
    row("two in brackets", u("<anna@example.com> <bob@example.com>"), Several, 19);
    row("two by a line end", u(" anna@example.com\nbob@example.com"), Several, 17);
    row("a line end in quotes", u("\"a\r\nBcc: e\" <anna@example.com>"), Several, 2);
    row("another address as a name", u("a@good.example <b@evil.example>"), Several, 0);
    row("a direction mark", u("an\u202Ena@example.com"), BadCharacter, 2);
    row("a direction mark in a name", u("Anna\u200F <anna@example.com>"), BadCharacter, 4);
    row("a space without width", u(" anna@example\u200B.com"), BadCharacter, 13);
    row("a joiner in an address", u("an\u200Dna@example.com"), BadCharacter, 2);
    row("a joiner in a domain", u("anna@exam\u200Dple.com"), BadCharacter, 9);
    row("a NUL", u("an") + QChar(0) + u("na@example.com"), BadCharacter, 2);
    row("an escape", u("an\x1Bna@example.com"), BadCharacter, 2);
    row("a soft hyphen", u("an\u00ADna@example.com"), BadCharacter, 2);
    row("half a character", u("an") + QChar(0xD800) + u("na@example.com"), BadCharacter, 2);
    row("a replacement character", u("an\uFFFDna@example.com"), BadCharacter, 2);
    row("a Hangul filler", u("an\u3164na@example.com"), BadCharacter, 2);
    row("a whole beyond the limit", QString(limits::addressCharacters, u'a') + u("@example.com"), TooLong,
        limits::addressCharacters);
    row("a local part beyond the limit", u("Anna <") + QString(257, u'a') + u("@example.com>"), TooLong, 6);
}

void TypedAddressTest::whatIsNoAddressIsRejectedWithItsPlace()
{
    QFETCH(QString, typed);
    const auto read = parseTyped(typed);
    QVERIFY(!read);
    QTEST(int(read.error().fault), "fault");
    QTEST(read.error().at, "at");
}

void TypedAddressTest::aNormalFormIsKept()
{
    // RFC 6532 §3.1: as a Macintosh writes "ä" and as others do, it is the same mailbox.
    QVERIFY(parseTyped(u("a\u0308nna@example.com")).value() == parseTyped(u("\u00E4nna@example.com")).value());
}

void TypedAddressTest::aTextFallsIntoItsParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *what, const char *text, const QStringList &parts) {
        QTest::newRow(what) << u(text) << parts;
    };
    row("nothing", "", {});
    row("separators alone", " , ;\r\n,;", {});
    row("one", " a@b.example ", {u("a@b.example")});
    row("comma, semicolon, line ends", "a@b.example, c@d.example;e@f.example\r\ng@h.example\ni@j.example",
        {u("a@b.example"), u("c@d.example"), u("e@f.example"), u("g@h.example"), u("i@j.example")});
    row("in quotes", "\"Berg, Anna; x\" <a@b.example>, c@d.example",
        {u("\"Berg, Anna; x\" <a@b.example>"), u("c@d.example")});
    row("an escaped quote", "\"A \\\" , B\" <a@b.example>,c", {u("\"A \\\" , B\" <a@b.example>"), u("c")});
    row("in comments", "a@b.example (x, (y; z)), c", {u("a@b.example (x, (y; z))"), u("c")});
    row("in brackets", "Anna <a,b@c.example>, d", {u("Anna <a,b@c.example>"), u("d")});
    row("a bracket in a quoted local part", "<\"a>,b\"@c.example>, d", {u("<\"a>,b\"@c.example>"), u("d")});
    row("an open quote encloses nothing", "\"Anna <a@b.example>, c@d.example\ne@f.example",
        {u("\"Anna <a@b.example>"), u("c@d.example"), u("e@f.example")});
    row("an open comment encloses nothing", "(a, b", {u("(a"), u("b")});
    row("an open bracket encloses nothing", "A <a@b.example, B <c@d.example>",
        {u("A <a@b.example"), u("B <c@d.example>")});
    row("a quote does not run over the line", "\"a\n, b\"", {u("\"a"), u("b\"")});
    row("Unicode line ends", "a\u2028b\u2029c", {u("a"), u("b"), u("c")});
}

void TypedAddressTest::aTextFallsIntoItsParts()
{
    QFETCH(QString, text);
    QTEST(splitTyped(text), "parts");
}

void TypedAddressTest::onlyASeparatorCompletesAText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isComplete");
    const auto row = [](const char *text, bool isComplete) { QTest::newRow(text) << u(text) << isComplete; };
    row("", false);
    row("   ", false);
    row("a@b.example", false);
    row("a@b.example ", false);
    row("a@b.example,", true);
    row("a@b.example; ", true);
    row("a@b.example\n", true);
    row("a@b.example\n ", true);
    row("\"Berg,", true);
    row("\"Berg, Anna\"", false);
    row("\"Berg,\"", false);
    row("a (x,)", false);
    row("<a,>", false);
    row("\"a\"\n\"Berg, A\" <a@b.example>,", true);
}

void TypedAddressTest::onlyASeparatorCompletesAText()
{
    QFETCH(QString, text);
    QTEST(endsWithSeparator(text), "isComplete");
}

void TypedAddressTest::fiveHundredPastedAddressesAreRead()
{
    QString text;
    for (int i = 0; i < limits::recipients; ++i)
        text += QStringLiteral("\"Person, %1\" <person%1@host%1.example>%2").arg(i).arg(i % 2 ? u(",") : u("\r\n"));
    const QStringList parts = splitTyped(text);
    QCOMPARE(parts.size(), limits::recipients);
    for (int i = 0; i < parts.size(); ++i) {
        const TypedAddress read = parseTyped(parts[i]).value();
        QCOMPARE(read.name, QStringLiteral("Person, %1").arg(i));
        QCOMPARE(read.address.toByteArray(),
                 QByteArrayLiteral("person") + QByteArray::number(i) + "@host" + QByteArray::number(i) + ".example");
    }
}

void TypedAddressTest::aMegabyteOfAnythingTakesLinearTime_data()
{
    QTest::addColumn<QString>("unit");
    for (const char *unit : {"a",  "\"",   "(",   ")",   "<",      ">",           "[",  "\\",   ",",  "@",  ".",
                             "\n", "\"\\", "(\\", "<\"", "a@b.c ", "a <b@c.d>, ", "()", "\"\"", "<>", "<,", "(\"<["})
        QTest::newRow(unit) << u(unit);
}

void TypedAddressTest::aMegabyteOfAnythingTakesLinearTime()
{
    QFETCH(QString, unit);
    const QString text = unit.repeated(1024 * 1024 / unit.size());
    const kit::CpuTimer timer;
    const QStringList parts = splitTyped(text);
    endsWithSeparator(text);
    const auto read = parseTyped(text);
    QVERIFY2(timer.milliseconds() < longestMilliseconds, qPrintable(QString::number(timer.milliseconds())));
    QVERIFY(!read);
    for (const QString &part : parts)
        QVERIFY(!part.isEmpty() && part == part.trimmed());
    // And within the limit of one address.
    const QString one = unit.repeated(limits::addressCharacters / unit.size());
    const auto small = parseTyped(one);
    QVERIFY(small || small.error().at <= one.size());
}

QTEST_GUILESS_MAIN(TypedAddressTest)
#include "typed_address_test.moc"
