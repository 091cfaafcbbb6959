// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/spf/macro.h"

#include "core/base/limits.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::spf;

namespace {

/// The message of RFC 7208 §7.4.
MacroValues example(QByteArrayView ip = "192.0.2.3")
{
    MacroValues values;
    values.localPart = "strong-bad";
    values.senderDomain = "email.example.com";
    values.domain = "email.example.com";
    values.ip = IpAddress::parse(ip).value();
    values.validatedName = "mx.example.org";
    values.helo = "mail.example.net";
    values.receiver = "receiver.example";
    values.now = std::chrono::sys_seconds(std::chrono::seconds(1'790'000'000));
    return values;
}

QByteArray nameOf(QByteArrayView spec, const MacroValues &values)
{
    const auto name = expandedName(spec, values);
    return name ? name->toByteArray() : QByteArray("none");
}

} // namespace

class SpfMacroTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void macrosExpandAsInTheStandard_data();
    void macrosExpandAsInTheStandard();
    void addressesBecomeNames();
    void lettersOfExplanationsHaveNoPlaceInNames();
    void upperCaseIsEscapedForUrls();
    void macroStringsAreChecked_data();
    void macroStringsAreChecked();
    void aNameTooLongLosesLabelsOnItsLeft();
    void whatCannotBeANameIsNone_data();
    void whatCannotBeANameIsNone();
    void anExplanationIsShortPrintableAscii();
    void aMacroBombStaysSmall();
};

void SpfMacroTest::macrosExpandAsInTheStandard_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    // RFC 7208 §7.4
    row("%{s}", "strong-bad@email.example.com");
    row("%{o}", "email.example.com");
    row("%{d}", "email.example.com");
    row("%{d4}", "email.example.com");
    row("%{d3}", "email.example.com");
    row("%{d2}", "example.com");
    row("%{d1}", "com");
    row("%{dr}", "com.example.email");
    row("%{d2r}", "example.email");
    row("%{l}", "strong-bad");
    row("%{l-}", "strong.bad");
    row("%{lr}", "strong-bad");
    row("%{lr-}", "bad.strong");
    row("%{l1r-}", "strong");
    row("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com");
    row("%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com");
    row("%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com");
    row("%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com");
    row("%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net");
    // §7.2, §7.3
    row("%{h}", "mail.example.net");
    row("%{p}", "mx.example.org");
    row("%{c} %{r} %{t}", "192.0.2.3 receiver.example 1790000000");
    row("a%%b%_c%-d", "a%b c%20d");
    row("%{D2R}", "example.email");
    row("%{d999999999999999999999}", "email.example.com");
}

void SpfMacroTest::macrosExpandAsInTheStandard()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QVERIFY(isMacroString(text, MacroPlace::Explanation));
    QCOMPARE(expandedExplanation(text, example()), expected);
}

void SpfMacroTest::addressesBecomeNames()
{
    const MacroValues ip6 = example("2001:db8::cb01");
    QCOMPARE(nameOf("%{ir}.%{v}._spf.%{d2}", ip6),
             QByteArray("1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com"));
    QCOMPARE(expandedExplanation("%{c}", ip6), QByteArray("2001:db8::cb01"));
    QCOMPARE(nameOf("%{i}.example", example("::ffff:192.0.2.3")), QByteArray("192.0.2.3.example"));
}

void SpfMacroTest::lettersOfExplanationsHaveNoPlaceInNames()
{
    for (const QByteArray letter : {"c", "r", "t", "C", "R", "T"}) {
        QVERIFY(!isDomainSpec("%{" + letter + "}"));
        QVERIFY(isMacroString("%{" + letter + "}", MacroPlace::Explanation));
    }
    QVERIFY(usesAnyOf("a.%{P2r-}.b", "ip"));
    QVERIFY(!usesAnyOf("ip.%{d}.%%{i}", "ip"));
}

void SpfMacroTest::upperCaseIsEscapedForUrls()
{
    MacroValues values = example();
    values.localPart = "~jack&jill=up-a_b3.c";
    QCOMPARE(expandedExplanation("l=%{L}", values), QByteArray("l=~jack%26jill%3Dup-a_b3.c"));
    values.localPart = "a\xc3\xa4/b";
    QCOMPARE(expandedExplanation("%{L}", values), QByteArray("a%C3%A4%2Fb"));
    QCOMPARE(expandedExplanation("%{l}", values), QByteArray("a?\?/b"));
}

void SpfMacroTest::macroStringsAreChecked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isMacro");
    QTest::addColumn<bool>("isSpec");
    const auto row = [](const char *text, bool isMacro, bool isSpec) {
        QTest::newRow(text) << QByteArray(text) << isMacro << isSpec;
    };
    row("", true, false);
    row("b.example", true, true);
    row("b.example.", true, true);
    row("b.example..", true, false);
    row("example", true, false);
    row("example.", true, false);
    row(".example", true, true);
    row("a..example", true, true);
    row("b.123", true, false);
    row("b.1-2", true, true);
    row("b.-2", true, false);
    row("b.exa_mple", true, false);
    row("%{d}", true, true);
    row("%{d}com", true, false);
    row("%{d}.com", true, true);
    row("a%%", true, true);
    row("%", false, false);
    row("a%", false, false);
    row("%{", false, false);
    row("%{d", false, false);
    row("%{d2", false, false);
    row("%{d2r-", false, false);
    row("%{d0}", false, false);
    row("%{d00}", false, false);
    row("%{d02}", true, true);
    row("%{q}", false, false);
    row("%{d-2}", false, false);
    row("%{d*}", false, false);
    row("%{s-@}", false, false);
}

void SpfMacroTest::macroStringsAreChecked()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isMacro);
    QFETCH(bool, isSpec);
    QCOMPARE(isMacroString(text, MacroPlace::DomainSpec), isMacro);
    QCOMPARE(isDomainSpec(text), isSpec);
}

void SpfMacroTest::aNameTooLongLosesLabelsOnItsLeft() // RFC 7208 §7.3
{
    MacroValues values = example();
    values.helo = QByteArray("abcdefghi.").repeated(25).chopped(1); // 249 octets
    QCOMPARE(nameOf("%{h}", values), values.helo);
    QCOMPARE(nameOf("x.%{h}.b", values).size(), qsizetype(253));
    QCOMPARE(nameOf("xy.%{h}.b", values), values.helo + ".b");
    QCOMPARE(nameOf("%{h}.example", values), values.helo.sliced(10) + ".example");
    QCOMPARE(nameOf("%{h}.example.", values), values.helo.sliced(10) + ".example");
    QCOMPARE(nameOf("%{h}.%{h}.%{h}.example", values), values.helo.sliced(10) + ".example");
    values.helo = QByteArray(300, 'x');
    QCOMPARE(nameOf("a.%{h}", values), QByteArray("none"));
}

void SpfMacroTest::whatCannotBeANameIsNone_data()
{
    QTest::addColumn<QByteArray>("localPart");
    QTest::newRow("RFC 1035 §2.3.4: a label of 64") << QByteArray(64, 'a');
    QTest::newRow("an empty label") << QByteArray("a..b");
    QTest::newRow("an empty local part") << QByteArray();
    QTest::newRow("UTF-8 is no label") << QByteArray("m\xc3\xbcller");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void SpfMacroTest::whatCannotBeANameIsNone()
{
    QFETCH(QByteArray, localPart);
    MacroValues values = example();
    values.localPart = localPart;
    QCOMPARE(nameOf("%{l}.example", values), QByteArray("none"));
}

void SpfMacroTest::anExplanationIsShortPrintableAscii()
{
    MacroValues values = example();
    values.localPart = "a\r\n\x1b[31m\x7f\xc3\xa4";
    QCOMPARE(expandedExplanation("%{l}!", values), QByteArray("a??\?[31m??\?!"));
    QCOMPARE(expandedExplanation(QByteArray(1000, 'x'), values), QByteArray(explanationOctets, 'x'));
    QCOMPARE(expandedExplanation("%{x}", values), QByteArray());
}

void SpfMacroTest::aMacroBombStaysSmall()
{
    MacroValues values = example();
    values.localPart = QByteArray("a.").repeated(limits::localPartOctets / 2);
    const QByteArray bomb = QByteArray("%{S128r.-+,/_=}.").repeated(limits::dnsTxtOctets / 16) + "example";
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i) {
        const auto name = expandedName(bomb, values);
        QVERIFY(!name || name->view().size() <= limits::domainNameOctets);
        QVERIFY(expandedExplanation(bomb, values).size() <= explanationOctets);
    }
    QVERIFY2(timer.elapsed() < 5'000, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(SpfMacroTest)
#include "macro_test.moc"
