// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/spf/record.h"

#include "core/base/limits.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::spf;

namespace {

/// "pass a:example.com /24 //64" and so on, one line a directive.
QByteArray written(const Record &record)
{
    static const QByteArrayList qualifiers = {"pass", "fail", "softfail", "neutral"};
    static const QByteArrayList mechanisms = {"all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"};
    QByteArrayList lines;
    for (const Directive &d : record.directives) {
        QByteArray line = qualifiers.at(int(d.qualifier)) + ' ' + mechanisms.at(int(d.mechanism));
        if (!d.domainSpec.isEmpty())
            line += ':' + d.domainSpec;
        if (d.network)
            line += ' ' + d.network->toByteArray();
        if (d.ip4Bits != 32)
            line += " /" + QByteArray::number(d.ip4Bits);
        if (d.ip6Bits != 128)
            line += " //" + QByteArray::number(d.ip6Bits);
        lines << line;
    }
    if (record.redirect)
        lines << "redirect " + *record.redirect;
    if (record.exp)
        lines << "exp " + *record.exp;
    return lines.join('\n');
}

} // namespace

class SpfRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void termsAreRead_data();
    void termsAreRead();
    void oneSyntaxErrorSpoilsTheRecord_data();
    void oneSyntaxErrorSpoilsTheRecord();
    void theFaultSaysWhere();
    void tooManyTermsAreAFault();
    void aLongRecordIsReadInLinearTime();
    void versionsAreToldApart_data();
    void versionsAreToldApart();
    void onlyTheFirstAllEndsARecord_data();
    void onlyTheFirstAllEndsARecord();
};

void SpfRecordTest::termsAreRead_data()
{
    QTest::addColumn<QByteArray>("terms");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const char *terms, const char *expected) {
        QTest::newRow(title) << QByteArray(terms) << QByteArray(expected);
    };
    row("§4.5: nothing at all", "", "");
    row("§4.6.1: spaces", "   -all   ", "fail all");
    row("§4.6.2: qualifiers", " +mx -a ~ptr ?all", "pass mx\nfail a\nsoftfail ptr\nneutral all");
    row("§4.6.1: case does not matter", " -ALL InClude:Example.COM", "fail all\npass include:Example.COM");
    row("§5.3: a", " a a:b.example", "pass a\npass a:b.example");
    row("§5.3: dual-cidr-length", " a/24 a//64 a/24//64 mx:b.example/0//0",
        "pass a /24\npass a //64\npass a /24 //64\npass mx:b.example /0 //0");
    row("§7.1: a slash inside a domain-spec", " a:a/24.b.example", "pass a:a/24.b.example");
    row("§7.1: a slash as delimiter", " exists:%{l/}/24.b.example", "pass exists:%{l/}/24.b.example");
    row("§5.6: ip4", " ip4:192.0.2.1 ip4:192.0.2.77/24 ip4:0.0.0.0/0",
        "pass ip4 192.0.2.1\npass ip4 192.0.2.77/24\npass ip4 0.0.0.0/0");
    row("§5.6: ip6", " ip6:2001:DB8::1 ip6:::/0 ip6:2001:db8::192.0.2.1/96",
        "pass ip6 2001:db8::1\npass ip6 ::/0\npass ip6 2001:db8::c000:201/96");
    row("§5: mapped addresses are IPv4, so nobody is in there", " ip6:::ffff:192.0.2.1 ip6:::ffff:0:0/96",
        "pass ip6\npass ip6");
    row("§5: zeros before mapped addresses are IPv6", " ip6:::ffff:192.0.2.1/0", "pass ip6 ::/0");
    row("§6: modifiers anywhere", " redirect=a.example exp=b.example", "redirect a.example\nexp b.example");
    row("§6: unknown ones are ignored", " x= ip4=nonsense a.b_c-1=%{c}%{r}%{t}x", "");
    row("§7.1: a macro ends a domain-spec", " exists:%{i} include:%{d2}.%%", "pass exists:%{i}\npass include:%{d2}.%%");
    row("§7.1: a dot at the end", " include:b.example.", "pass include:b.example.");
    row("§7.1: a hyphen in the top label", " a:b.xn--p1ai", "pass a:b.xn--p1ai");
}

void SpfRecordTest::termsAreRead()
{
    QFETCH(QByteArray, terms);
    QFETCH(QByteArray, expected);
    const auto record = Record::parse(terms);
    QVERIFY(record);
    QCOMPARE(written(*record), expected);
}

void SpfRecordTest::oneSyntaxErrorSpoilsTheRecord_data()
{
    QTest::addColumn<QByteArray>("term");
    const QByteArrayList terms = {
        "al",
        "all:",
        "all/8",
        "-",
        "--all",
        "-all.",
        "all\ta",
        "\xc3\xa4",
        QByteArray("a:b.example\0", 12), // §4.6.1
        "include",
        "include:",
        "include:b",
        "include/24:b.example",
        "include:b.example/24", // §5.2
        "a:",
        "a/",
        "a/33",
        "a/024",
        "a//129",
        "a/24/64",
        "a///64",
        "a:b.example:25",
        "a:b.-example",
        "a:192.0.2.1",
        "a:b.example/",
        "a24",
        "a/4294967328", // §5.3
        "mx:",
        "mx/33", // §5.4
        "ptr/24",
        "ptr:", // §5.5
        "ip4",
        "ip4:",
        "ip4:192.0.2",
        "ip4:192.0.2.1.1",
        "ip4:192.0.2.256",
        "ip4:192.0.02.1",
        "ip4:192.0.2.1/33",
        "ip4:192.0.2.1//32",
        "ip4:192.0.2.1/",
        "ip4:192.0.2.1/+8",
        "ip4:2001:db8::1",
        "ip4/24",
        "ip4:192.0.2.1:25",
        "ip6:192.0.2.1",
        "ip6:2001:db8::1/129",
        "ip6:IPv6:2001:db8::1",
        "ip6:fe80::1%eth0",
        "ip6:::1/064",
        "ip6::", // §5.6
        "exists",
        "exists:",
        "exists:b.example/24", // §5.7
        "redirect:b.example",
        "redirect=",
        "redirect=b",
        "-redirect=b.example",
        "redirect=%{c}.b.example", // §6.1
        "exp=",
        "exp=b",
        "exp=%{r}.b.example",
        "exp:b.example", // §6.2
        "redirect=a.example redirect=b.example",
        "exp=a.example EXP=a.example",
        "=x",
        "1x=y",
        "x%=y",
        "x=%",
        "x=%(i)",
        "x=%{x}", // §6
        "a:%",
        "a:%x.example",
        "a:%{d0}.example",
        "a:%{d",
        "a:%{",
        "a:%{}",
        "a:%{d2x}",
        "a:%{rd}",
        "a:%{dr2}" // §7.1
    };
    for (const QByteArray &term : terms)
        QTest::newRow(term.toPercentEncoding(" =:/{}%()").constData()) << term;
}

void SpfRecordTest::oneSyntaxErrorSpoilsTheRecord()
{
    QFETCH(QByteArray, term);
    QVERIFY(Record::parse(" mx -all"));
    QVERIFY(!Record::parse(" mx " + term + " -all"));
    QVERIFY(!Record::parse(" mx -all " + term));
}

void SpfRecordTest::theFaultSaysWhere()
{
    QCOMPARE(Record::parse(" mx  moo -all").error(), (ParseError{ParseFault::BadSyntax, 5}));
    QCOMPARE(Record::parse(" mx a\rall").error(), (ParseError{ParseFault::BadCharacter, 4}));
}

void SpfRecordTest::tooManyTermsAreAFault()
{
    QVERIFY(Record::parse(QByteArray(" a").repeated(limits::spfTerms)));
    const auto record = Record::parse(QByteArray(" a").repeated(limits::spfTerms + 1));
    QVERIFY(!record);
    QCOMPARE(record.error(), (ParseError{ParseFault::TooLong, 2 * limits::spfTerms + 1}));
}

void SpfRecordTest::aLongRecordIsReadInLinearTime()
{
    const QByteArray bomb = " exists:" + QByteArray("%{s128r.-+,/_=}").repeated(limits::dnsTxtOctets / 16);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i)
        QVERIFY(Record::parse(bomb));
    QVERIFY2(timer.elapsed() < 5'000, QByteArray::number(timer.elapsed()).constData());
}

void SpfRecordTest::versionsAreToldApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isSpf");
    QTest::addColumn<bool>("isPra");
    const auto row = [](const char *text, bool isSpf, bool isPra) {
        QTest::newRow(text) << QByteArray(text) << isSpf << isPra;
    };
    row("v=spf1", true, false);
    row("V=SPF1 -all", true, false);
    row("v=spf10 -all", false, false);
    row("v=spf1\t-all", false, false);
    row(" v=spf1 -all", false, false);
    row("spf2.0/pra -all", false, true);
    row("SPF2.0/PRA", false, true);
    row("spf2.0/mfrom,pra -all", false, true);
    row("spf2.17/other,pra,mfrom -all", false, true);
    row("spf2.0/mfrom -all", false, false);
    row("spf2.0/prankster -all", false, false);
    row("spf2.0/mfrom pra", false, false);
    row("spf2.0 -all", false, false);
    row("spf2./pra -all", false, false);
    row("spf2.0/", false, false);
    row("", false, false);
}

void SpfRecordTest::versionsAreToldApart()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isSpf);
    QFETCH(bool, isPra);
    QCOMPARE(termsOf(text, Scope::Spf).has_value(), isSpf);
    QCOMPARE(termsOf(text, Scope::Pra).has_value(), isPra);
}

void SpfRecordTest::onlyTheFirstAllEndsARecord_data()
{
    QTest::addColumn<QByteArray>("terms");
    QTest::addColumn<bool>("expected");
    QTest::newRow("at the end") << QByteArray(" mx -all") << true;
    QTest::newRow("a modifier behind it") << QByteArray(" mx -all exp=b.example") << true;
    QTest::newRow("§5.1: mechanisms behind it are ignored") << QByteArray(" -all mx") << true;
    QTest::newRow("§5.1: so is a second one") << QByteArray(" +all -all") << false;
    QTest::newRow("soft") << QByteArray(" mx ~all") << false;
    QTest::newRow("none") << QByteArray(" mx") << false;
}

void SpfRecordTest::onlyTheFirstAllEndsARecord()
{
    QFETCH(QByteArray, terms);
    QFETCH(bool, expected);
    QCOMPARE(Record::parse(terms).value().endsInMinusAll(), expected);
}

QTEST_GUILESS_MAIN(SpfRecordTest)
#include "record_test.moc"
