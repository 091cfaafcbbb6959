// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mtasts/fetch.h"
#include "core/mtasts/policy.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::mtasts;
using kit::name;

namespace {

const QByteArray sound = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n";

using RecordResult = Result<Record, RecordFault>;
using PolicyResult = Result<Policy, PolicyFault>;

Policy soundPolicy()
{
    return {Mode::Enforce, {{false, name("mail.example.com")}, {true, name("example.net")}}, std::chrono::days(7)};
}

PolicyResult with(void (*change)(Policy &))
{
    Policy policy = soundPolicy();
    change(policy);
    return policy;
}

/// The sound policy with octets replaced.
QByteArray replaced(const QByteArray &from, const QByteArray &to)
{
    QByteArray text = sound;
    if (!text.contains(from))
        qFatal("nothing to replace");
    return text.replace(from, to);
}

} // namespace

class PolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOneRecordIsFoundAndRead_data();
    void theOneRecordIsFoundAndRead();
    void aPolicyIsReadByItsGrammar_data();
    void aPolicyIsReadByItsGrammar();
    void aPolicyOfManyHostsIsRefused();
    void aPolicyTooLargeIsRefused();
    void aPatternMatchesOneLabelForItsStar_data();
    void aPatternMatchesOneLabelForItsStar();
    void aPrintedPolicyReadsTheSame();
    void thePolicyHostIsBelowTheDomain();
};

void PolicyTest::theOneRecordIsFoundAndRead_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<RecordResult>("expected");
    const auto is = [](const char *id) { return RecordResult(Record{id}); };
    const auto isNot = [](RecordFault fault) { return RecordResult(failure(fault)); };
    using L = QByteArrayList;

    QTest::newRow("RFC 8461 §3.1: the example") << L{"v=STSv1; id=20160831085700Z;"} << is("20160831085700Z");
    QTest::newRow("§3.1: no delimiter at the end") << L{"v=STSv1; id=1"} << is("1");
    QTest::newRow("§3.1: no blanks") << L{"v=STSv1;id=a1B2"} << is("a1B2");
    QTest::newRow("§3.1: blanks on both sides of a delimiter") << L{"v=STSv1; \t id=1 \t; x=y ; "} << is("1");
    QTest::newRow("§3.1: 32 octets") << L{"v=STSv1; id=" + QByteArray(32, '7')}
                                     << is("77777777777777777777777777777777");
    QTest::newRow("§3.1: fields that nobody knows") << L{"v=STSv1; foo=b:a/r; id=1; X-1.y_z=!<>~;"} << is("1");
    QTest::newRow("§3.1: the order is not significant") << L{"v=STSv1; a=b; id=1"} << is("1");
    QTest::newRow("§3.2: of an id that stands twice the first counts") << L{"v=STSv1; id=1; id=2"} << is("1");
    QTest::newRow("§3.1: other records are discarded")
        << L{"v=spf1 -all", "google-site-verification=x", "v=STSv1; id=1;", "v=STSv2; id=2;"} << is("1");

    QTest::newRow("no record") << L{} << isNot(RecordFault::None);
    QTest::newRow("a record of something else") << L{"v=spf1 -all"} << isNot(RecordFault::None);
    QTest::newRow("an empty record") << L{""} << isNot(RecordFault::None);
    QTest::newRow("§3.1: two records") << L{"v=STSv1; id=1;", "v=STSv1; id=1;"} << isNot(RecordFault::Several);
    QTest::newRow("§3.1: two records, one of them broken")
        << L{"v=STSv1; id=1;", "v=STSv1;"} << isNot(RecordFault::Several);
    QTest::newRow("C-30: STSV1") << L{"v=STSV1; id=1;"} << isNot(RecordFault::None);
    QTest::newRow("C-30: V=STSv1") << L{"V=STSv1; id=1;"} << isNot(RecordFault::None);
    QTest::newRow("another version") << L{"v=STSv10; id=1;"} << isNot(RecordFault::None);
    QTest::newRow("erratum 6285: a blank before the first delimiter")
        << L{"v=STSv1 ; id=1;"} << isNot(RecordFault::None);
    QTest::newRow("§3.1: the version comes first") << L{"id=1; v=STSv1;"} << isNot(RecordFault::None);
    QTest::newRow("a blank before the version") << L{" v=STSv1; id=1;"} << isNot(RecordFault::None);
    QTest::newRow("§3.1: no id") << L{"v=STSv1; foo=bar;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: nothing but the version") << L{"v=STSv1;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: an empty id") << L{"v=STSv1; id=;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: 33 octets") << L{"v=STSv1; id=" + QByteArray(33, '7')} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: an id with a dash") << L{"v=STSv1; id=2016-08-31;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: an id with a blank") << L{"v=STSv1; id=1 2;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: ID in capitals is another field") << L{"v=STSv1; ID=1;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: blanks around =") << L{"v=STSv1; id = 1;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: a field without value") << L{"v=STSv1; id=1; foo;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: = in a value") << L{"v=STSv1; id=1; foo=a=b;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: two delimiters in a row") << L{"v=STSv1; id=1;; foo=a"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: two delimiters at the end") << L{"v=STSv1; id=1;;"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: a name of 33 octets")
        << L{"v=STSv1; id=1; " + QByteArray(33, 'n') + "=x"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("§3.1: a name that begins with a dot") << L{"v=STSv1; id=1; .n=x"} << isNot(RecordFault::BadSyntax);
    QTest::newRow("NUL") << L{QByteArray("v=STSv1; id=1\0;", 15)} << isNot(RecordFault::BadSyntax);
    QTest::newRow("octets above ASCII") << L{"v=STSv1; id=\xc3\xa4;"} << isNot(RecordFault::BadSyntax);
}

void PolicyTest::theOneRecordIsFoundAndRead()
{
    QFETCH(QByteArrayList, texts);
    QFETCH(RecordResult, expected);
    QCOMPARE(findRecord(texts), expected);
}

void PolicyTest::aPolicyIsReadByItsGrammar_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PolicyResult>("expected");
    const auto same = PolicyResult(soundPolicy());
    const auto isNot = [](PolicyFault fault) { return PolicyResult(failure(fault)); };

    QTest::newRow("RFC 8461 §3.2: LF") << sound << same;
    QTest::newRow("§3.2: CRLF") << replaced("\n", "\r\n") << same;
    QTest::newRow("§3.2: some LF, some CRLF") << replaced("enforce\n", "enforce\r\n") << same;
    QTest::newRow("§3.2: no end of the last line") << replaced("604800\n", "604800") << same;
    QTest::newRow("§3.2: blanks after the value") << replaced("enforce", "enforce \t") << same;
    QTest::newRow("§3.2: no blank after the colon") << replaced(": ", ":") << same;
    QTest::newRow("§3.2: several blanks after the colon") << replaced(": ", ": \t ") << same;
    QTest::newRow("empty lines are passed over") << '\n' + replaced("mode", "\r\n \nmode") + "\n\n" << same;
    QTest::newRow("§3.2: fields that nobody knows")
        << replaced("mode", "x-note.1: Gr\xc3\xbc\xc3\x9f Gott: y\nmode") << same;
    QTest::newRow("§3.2: the order is not significant")
        << QByteArray("max_age: 604800\nmx: mail.example.com\nmode: enforce\nmx: *.example.net\nversion: STSv1\n")
        << same;
    QTest::newRow("§3.2: of a mode that stands twice the first counts")
        << replaced("mx: mail", "mode: none\nmode: x\nmx: mail") << same;
    QTest::newRow("§3.2: of a version that stands twice the first counts") << sound + "version: STSv2\n" << same;
    QTest::newRow("§3.2: of an age that stands twice the first counts") << sound + "max_age: x\n" << same;
    QTest::newRow("§3.2: host names in capitals") << replaced("mail.example.com", "MAIL.Example.COM") << same;
    QTest::newRow("§3.2: testing") << replaced("enforce", "testing")
                                   << with([](Policy &policy) { policy.mode = Mode::Testing; });
    QTest::newRow("§3.2: none, with hosts")
        << replaced("enforce", "none") << with([](Policy &policy) { policy.mode = Mode::None; });
    QTest::newRow("§3.2: none needs no hosts") << QByteArray("version: STSv1\nmode: none\nmax_age: 60\n")
                                               << PolicyResult(Policy{Mode::None, {}, std::chrono::seconds(60)});
    QTest::newRow("§3.2: an age of 0") << replaced("604800", "0")
                                       << with([](Policy &policy) { policy.maxAge = std::chrono::seconds(0); });
    QTest::newRow("§3.2: the longest age")
        << replaced("604800", "31557600") << with([](Policy &policy) { policy.maxAge = limits::stsLongestAge; });
    QTest::newRow("erratum 7282: a longer age is cut")
        << replaced("604800", "9999999999") << with([](Policy &policy) { policy.maxAge = limits::stsLongestAge; });

    QTest::newRow("an empty file") << QByteArray() << isNot(PolicyFault::BadVersion);
    QTest::newRow("no version") << replaced("version: STSv1\n", "") << isNot(PolicyFault::BadVersion);
    QTest::newRow("another version") << replaced("STSv1", "STSv2") << isNot(PolicyFault::BadVersion);
    QTest::newRow("C-30: STSV1") << replaced("STSv1", "STSV1") << isNot(PolicyFault::BadVersion);
    QTest::newRow("§3.2: Version in capitals is another field")
        << replaced("version", "Version") << isNot(PolicyFault::BadVersion);
    QTest::newRow("of two versions the first is wrong") << "version: STSv2\n" + sound << isNot(PolicyFault::BadVersion);
    QTest::newRow("a byte order mark") << "\xef\xbb\xbf" + sound << isNot(PolicyFault::BadSyntax);
    QTest::newRow("no mode") << replaced("mode: enforce\n", "") << isNot(PolicyFault::BadMode);
    QTest::newRow("another mode") << replaced("enforce", "report") << isNot(PolicyFault::BadMode);
    QTest::newRow("§3.2: a mode in capitals") << replaced("enforce", "Enforce") << isNot(PolicyFault::BadMode);
    QTest::newRow("no age") << replaced("max_age: 604800\n", "") << isNot(PolicyFault::BadMaxAge);
    QTest::newRow("an empty age") << replaced("604800", "") << isNot(PolicyFault::BadMaxAge);
    QTest::newRow("a negative age") << replaced("604800", "-1") << isNot(PolicyFault::BadMaxAge);
    QTest::newRow("an age with a unit") << replaced("604800", "7d") << isNot(PolicyFault::BadMaxAge);
    QTest::newRow("§3.2: an age of eleven digits")
        << replaced("604800", "00000604800") << isNot(PolicyFault::BadMaxAge);
    QTest::newRow("no hosts") << QByteArray("version: STSv1\nmode: enforce\nmax_age: 60\n")
                              << isNot(PolicyFault::NoHosts);
    QTest::newRow("testing without hosts")
        << QByteArray("version: STSv1\nmode: testing\nmax_age: 60\n") << isNot(PolicyFault::NoHosts);
    QTest::newRow("an empty host") << replaced("mail.example.com", "") << isNot(PolicyFault::BadHost);
    QTest::newRow("a star alone") << replaced("mail.example.com", "*") << isNot(PolicyFault::BadHost);
    QTest::newRow("a star and a dot") << replaced("mail.example.com", "*.") << isNot(PolicyFault::BadHost);
    QTest::newRow("a star inside") << replaced("mail.example.com", "mail.*.com") << isNot(PolicyFault::BadHost);
    QTest::newRow("part of a label") << replaced("mail.example.com", "m*.example.com") << isNot(PolicyFault::BadHost);
    QTest::newRow("two stars") << replaced("mail.example.com", "*.*.example.com") << isNot(PolicyFault::BadHost);
    QTest::newRow("a dot in front, as in the drafts")
        << replaced("mail.example.com", ".example.com") << isNot(PolicyFault::BadHost);
    QTest::newRow("a dot at the end") << replaced("mail.example.com", "mail.example.com.")
                                      << isNot(PolicyFault::BadHost);
    QTest::newRow("two hosts in one line")
        << replaced("mail.example.com", "a.example, b.example") << isNot(PolicyFault::BadHost);
    QTest::newRow("a U-label") << replaced("mail.example.com", "m\xc3\xa4il.example.com")
                               << isNot(PolicyFault::BadHost);
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html>\n<html></html>\n") << isNot(PolicyFault::BadSyntax);
    QTest::newRow("a line without colon") << sound + "and so on\n" << isNot(PolicyFault::BadSyntax);
    QTest::newRow("§3.2: a blank before the colon") << replaced("mode:", "mode :") << isNot(PolicyFault::BadSyntax);
    QTest::newRow("§3.2: a blank before the key") << replaced("mode:", " mode:") << isNot(PolicyFault::BadSyntax);
    QTest::newRow("§3.2: a key of 33 octets") << sound + QByteArray(33, 'k') + ": x\n" << isNot(PolicyFault::BadSyntax);
    QTest::newRow("NUL") << replaced("enforce", QByteArray("enforce\0", 8)) << isNot(PolicyFault::BadSyntax);
    QTest::newRow("CR alone") << replaced("enforce\n", "enforce\r") << isNot(PolicyFault::BadSyntax);
    QTest::newRow("UTF-16") << QByteArray("v\0e\0r\0s\0i\0o\0n\0:\0", 16) << isNot(PolicyFault::BadSyntax);
}

void PolicyTest::aPolicyIsReadByItsGrammar()
{
    QFETCH(QByteArray, text);
    QFETCH(PolicyResult, expected);
    QCOMPARE(Policy::parse(text), expected);
}

void PolicyTest::aPolicyOfManyHostsIsRefused()
{
    const auto many = [](qsizetype count) { return sound + QByteArray("mx: a.example\n").repeated(count - 2); };
    const auto most = Policy::parse(many(limits::stsPolicyHosts));
    QVERIFY(most);
    QCOMPARE(qsizetype(most->mx.size()), limits::stsPolicyHosts);
    QCOMPARE(Policy::parse(many(limits::stsPolicyHosts + 1)), PolicyResult(failure(PolicyFault::TooManyHosts)));
}

void PolicyTest::aPolicyTooLargeIsRefused()
{
    const auto padded = [](qsizetype octets) { return sound + "x: " + QByteArray(octets - sound.size() - 3, 'y'); };
    QCOMPARE(Policy::parse(padded(limits::stsPolicyOctets)), PolicyResult(soundPolicy()));
    QCOMPARE(Policy::parse(padded(limits::stsPolicyOctets + 1)), PolicyResult(failure(PolicyFault::TooLarge)));
}

void PolicyTest::aPatternMatchesOneLabelForItsStar_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isMatch");
    QTest::newRow("the name") << QByteArray("mail.example.com") << true;
    QTest::newRow("in capitals") << QByteArray("MAIL.example.COM") << true;
    QTest::newRow("below the name") << QByteArray("a.mail.example.com") << false;
    QTest::newRow("above the name") << QByteArray("example.com") << false;
    QTest::newRow("RFC 8461 §4.1: one label for the star") << QByteArray("mx1.example.net") << true;
    QTest::newRow("§4.1: two labels") << QByteArray("a.mx1.example.net") << false;
    QTest::newRow("§4.1: none") << QByteArray("example.net") << false;
    QTest::newRow("part of a label") << QByteArray("mx1.badexample.net") << false;
    QTest::newRow("a name that ends alike") << QByteArray("badexample.net") << false;
    QTest::newRow("the root") << QByteArray(".") << false;
}

void PolicyTest::aPatternMatchesOneLabelForItsStar()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, isMatch);
    QCOMPARE(soundPolicy().matches(name(host)), isMatch);
}

void PolicyTest::aPrintedPolicyReadsTheSame()
{
    QCOMPARE(soundPolicy().toByteArray(), sound);
    for (const Mode mode : {Mode::Enforce, Mode::Testing, Mode::None}) {
        Policy policy = soundPolicy();
        policy.mode = mode;
        if (mode == Mode::None)
            policy.mx.clear();
        QCOMPARE(Policy::parse(policy.toByteArray()), PolicyResult(policy));
    }
}

void PolicyTest::thePolicyHostIsBelowTheDomain()
{
    QCOMPARE(policyHost(name("example.com")).value(), name("mta-sts.example.com"));
    const QByteArray longName = (QByteArray(60, 'a') + '.').repeated(4) + "example";
    QVERIFY(!policyHost(name(longName)));
}

QTEST_GUILESS_MAIN(PolicyTest)
#include "policy_test.moc"
