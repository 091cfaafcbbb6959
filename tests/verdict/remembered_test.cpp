// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/verdict/remembered.h"

#include <QTest>

using namespace waxseal;
using verdict::RememberedChecks;

namespace {

constexpr std::chrono::sys_seconds then{std::chrono::seconds(1'790'000'000)};

RememberedChecks::Signature signature(const QByteArray &sdid = "company.example", int line = 7)
{
    dkim::Pass pass;
    pass.key = dns::Status::Secure;
    pass.keyBits = 2'048;
    pass.coverage = {1'000, 1'200};
    return {line, DomainName::parse(sdid).value(), "sel._x", pass};
}

RememberedChecks checks(std::vector<RememberedChecks::Signature> signatures = {signature()})
{
    RememberedChecks checks;
    checks.checked = then;
    checks.signatures = std::move(signatures);
    return checks;
}

void compare(const RememberedChecks &a, const RememberedChecks &b)
{
    QCOMPARE(a.checked, b.checked);
    QCOMPARE(a.spfAligned, b.spfAligned);
    QCOMPARE(a.failedPolicy, b.failedPolicy);
    QCOMPARE(a.signatures.size(), b.signatures.size());
    for (size_t i = 0; i < a.signatures.size(); ++i) {
        const RememberedChecks::Signature &one = a.signatures.at(i);
        const RememberedChecks::Signature &other = b.signatures.at(i);
        QCOMPARE(one.line, other.line);
        QCOMPARE(one.sdid, other.sdid);
        QCOMPARE(one.selector, other.selector);
        QCOMPARE(one.pass.key, other.pass.key);
        QCOMPARE(one.pass.keyBits, other.pass.keyBits);
        QCOMPARE(one.pass.isTesting, other.pass.isTesting);
        QCOMPARE(one.pass.coverage.signedOctets, other.pass.coverage.signedOctets);
        QCOMPARE(one.pass.coverage.bodyOctets, other.pass.coverage.bodyOctets);
        QVERIFY(!one.pass.checked);
    }
}

} // namespace

class RememberedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasVerifiedComesBack_data();
    void whatWasVerifiedComesBack();
    void theFormIsOursAlone();
    void whatIsNotOursIsNothing_data();
    void whatIsNotOursIsNothing();
    void tooManySignaturesAreCut();
    void onlyMoreOfTheSameSaysMore_data();
    void onlyMoreOfTheSameSaysMore();
};

void RememberedTest::whatWasVerifiedComesBack_data()
{
    QTest::addColumn<RememberedChecks>("kept");
    QTest::newRow("nothing") << checks({});
    QTest::newRow("one signature") << checks();

    RememberedChecks other = checks({signature(),
                                     signature("b\xc3\xbc"
                                               "cher.example",
                                               0)});
    other.spfAligned = true;
    other.signatures.back().pass.key = dns::Status::Insecure;
    other.signatures.back().pass.isTesting = true;
    other.signatures.back().pass.coverage = {};
    QTest::newRow("two signatures and SPF") << other;

    for (const dmarc::Policy policy : {dmarc::Policy::None, dmarc::Policy::Quarantine, dmarc::Policy::Reject}) {
        other = checks({});
        other.failedPolicy = policy;
        QTest::newRow(dmarc::policyName(policy).data()) << other;
    }
    other = checks({signature("company.example", std::numeric_limits<int>::max())});
    other.signatures.front().pass.coverage = {1ull << 40, std::numeric_limits<qint64>::max()};
    other.signatures.front().pass.keyBits = std::numeric_limits<int>::max();
    QTest::newRow("large numbers") << other;

    QByteArray all;
    for (int i = 0; i < 250; ++i)
        all += char(i);
    other = checks();
    other.signatures.front().selector = all;
    QTest::newRow("a selector of any octets") << other;
    other.checked = std::chrono::sys_seconds(std::chrono::seconds(-1));
    QTest::newRow("before 1970") << other;
}

void RememberedTest::whatWasVerifiedComesBack()
{
    QFETCH(RememberedChecks, kept);
    const QByteArray octets = kept.toOctets();
    const auto read = RememberedChecks::parse(octets, kept.checked);
    QVERIFY2(read, octets.constData());
    compare(*read, kept);
    QCOMPARE(read->toOctets(), octets);
}

void RememberedTest::theFormIsOursAlone()
{
    QCOMPARE(checks().toOctets(),
             QByteArray(R"({"signatures":[{"bits":2048,"body":1200,"domain":"company.example","key":"secure","line":7,)"
                        R"("selector":"sel._x","signed":1000,"testing":false}],"spf":false})"));
}

void RememberedTest::whatIsNotOursIsNothing_data()
{
    QTest::addColumn<QByteArray>("octets");
    for (const char *octets :
         {"", "null", "[]", "{}", "7", "{", R"({"signatures":[]})", R"({"spf":false})",
          R"({"signatures":{},"spf":false})", R"({"signatures":[],"spf":0})", R"({"signatures":[],"spf":"true"})",
          R"({"signatures":[null],"spf":false})", R"({"signatures":[],"spf":false,"more":1})",
          R"({ "signatures":[],"spf":false})", R"({"spf":false,"signatures":[]})",
          R"({"failed":"all","signatures":[],"spf":false})", R"({"failed":null,"signatures":[],"spf":false})",
          R"({"failed":"","signatures":[],"spf":false})", R"({"signatures":[],"signatures":[],"spf":false})"})
        QTest::newRow(octets) << QByteArray(octets);

    const auto changed = [](const char *title, const char *before, const char *after) {
        QByteArray octets = checks().toOctets();
        QVERIFY2(octets.contains(before), before);
        QTest::newRow(title) << octets.replace(before, after);
    };
    changed("a key that fails its check", "secure", "bogus");
    changed("a key without an answer", "secure", "no_answer");
    changed("no key", R"("key":"secure",)", "");
    changed("no domain", "company.example", "a b");
    changed("a domain in capitals", "company.example", "Company.example");
    changed("a domain that was not converted", "company.example",
            "b\xc3\xbc"
            "cher.example");
    changed("more signed than there is", R"("signed":1000)", R"("signed":1201)");
    changed("less than nothing signed", R"("signed":1000)", R"("signed":-1)");
    changed("a number in halves", R"("line":7)", R"("line":7.5)");
    changed("a number in words", R"("line":7)", R"("line":"7")");
    changed("a line before the first", R"("line":7)", R"("line":-1)");
    changed("a line past any", R"("line":7)", R"("line":3000000000)");
    changed("a key of less than nothing", R"("bits":2048)", R"("bits":-1)");
    changed("a selector of other letters", "sel._x", "\xe4\xb8\xad");
    changed("a selector past the limit", "sel._x", QByteArray(300, 'a').constData());
    changed("something behind it", R"("spf":false})", R"("spf":false}{})");
    changed("zeros in front", R"("line":7)", R"("line":07)");
    changed("an exponent", R"("line":7)", R"("line":7e0)");

    RememberedChecks many = checks();
    many.signatures.resize(size_t(limits::dkimSignatures), signature());
    QByteArray tooMany = many.toOctets();
    const QByteArray one = checks().toOctets().mid(15, checks().toOctets().size() - 29);
    tooMany.insert(15, one + ',');
    QTest::newRow("too many signatures") << tooMany;
    QTest::newRow("64 KiB and more") << checks().toOctets() + QByteArray(64 * 1024, ' ');
    QTest::newRow("nested") << QByteArray(60'000, '[');
}

void RememberedTest::whatIsNotOursIsNothing()
{
    QFETCH(QByteArray, octets);
    QVERIFY(!RememberedChecks::parse(octets, then));
}

void RememberedTest::tooManySignaturesAreCut()
{
    RememberedChecks many = checks();
    many.signatures.resize(1'000, signature());
    const auto read = RememberedChecks::parse(many.toOctets(), then);
    QVERIFY(read);
    QCOMPARE(int(read->signatures.size()), limits::dkimSignatures);
}

void RememberedTest::onlyMoreOfTheSameSaysMore_data()
{
    QTest::addColumn<RememberedChecks>("newer");
    QTest::addColumn<RememberedChecks>("older");
    QTest::addColumn<bool>("saysMore");
    const RememberedChecks one = checks(), none = checks({});
    const RememberedChecks two = checks({signature("other.example", 8), signature()});
    RememberedChecks spf = one, failed = one, onlyFailed = none;
    spf.spfAligned = true;
    failed.failedPolicy = onlyFailed.failedPolicy = dmarc::Policy::Reject;
    RememberedChecks otherSelector = two;
    otherSelector.signatures.back().selector = "new";

    QTest::newRow("the same") << one << one << false;
    QTest::newRow("one signature more") << two << one << true;
    QTest::newRow("one signature less") << one << two << false;
    QTest::newRow("another signature") << checks({signature("other.example")}) << one << false;
    QTest::newRow("two others") << otherSelector << one << false;
    QTest::newRow("SPF too") << spf << one << true;
    QTest::newRow("SPF no more") << two << spf << false;
    QTest::newRow("a failure that is new") << failed << one << false;
    QTest::newRow("a pass after a failure") << one << onlyFailed << true;
    QTest::newRow("no failure any more") << none << onlyFailed << false;
}

void RememberedTest::onlyMoreOfTheSameSaysMore()
{
    QFETCH(RememberedChecks, newer);
    QFETCH(RememberedChecks, older);
    QFETCH(bool, saysMore);
    QCOMPARE(newer.saysMoreThan(older), saysMore);
}

QTEST_GUILESS_MAIN(RememberedTest)
#include "remembered_test.moc"
