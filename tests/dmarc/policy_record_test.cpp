// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/dmarc/policy_record.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::dmarc;

class PolicyRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tagsAreRead_data();
    void tagsAreRead();
    void otherTextIsNoRecord_data();
    void otherTextIsNoRecord();
    void hostileTextTakesLinearTime();
    void policiesHaveTheirNames();
};

namespace {

/// A record with one thing changed.
PolicyRecord with(void (*change)(PolicyRecord &))
{
    PolicyRecord record;
    record.policy = Policy::Reject;
    change(record);
    return record;
}

QByteArray described(const PolicyRecord &record)
{
    const auto name = [](const std::optional<Policy> &policy) {
        return policy ? policyName(*policy).toByteArray() : QByteArray("-");
    };
    return "p=" + name(record.policy) + " sp=" + name(record.subdomainPolicy) + " np=" + name(record.nonexistentPolicy)
        + " adkim=" + (record.dkim == Alignment::Strict ? "s" : "r")
        + " aspf=" + (record.spf == Alignment::Strict ? "s" : "r") + " t=" + (record.isTesting ? "y" : "n")
        + " psd=" + QByteArray::number(int(record.psd)) + (record.isUsable ? "" : " unusable");
}

} // namespace

void PolicyRecordTest::tagsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PolicyRecord>("expected");
    const auto row = [](const char *title, const QByteArray &text, void (*change)(PolicyRecord &)) {
        QTest::newRow(title) << text << with(change);
    };
    const auto same = [](PolicyRecord &) {};
    const auto none = [](PolicyRecord &r) { r.policy = Policy::None; };
    const auto unusable = [](PolicyRecord &r) {
        r.policy = Policy::None;
        r.isUsable = false;
    };

    // RFC 9989 §4.7: each tag
    row("§4.7: sound", "v=DMARC1; p=reject", same);
    row("§4.7: p=quarantine", "v=DMARC1; p=quarantine", [](PolicyRecord &r) { r.policy = Policy::Quarantine; });
    row("§4.7: p=none", "v=DMARC1; p=none", none);
    row("§4.7: sp", "v=DMARC1; p=reject; sp=none", [](PolicyRecord &r) { r.subdomainPolicy = Policy::None; });
    row("§4.7: np", "v=DMARC1; p=reject; np=quarantine",
        [](PolicyRecord &r) { r.nonexistentPolicy = Policy::Quarantine; });
    row("§4.7: adkim=s", "v=DMARC1; p=reject; adkim=s", [](PolicyRecord &r) { r.dkim = Alignment::Strict; });
    row("§4.7: adkim=r", "v=DMARC1; p=reject; adkim=r", same);
    row("§4.7: aspf=s", "v=DMARC1; p=reject; aspf=s", [](PolicyRecord &r) { r.spf = Alignment::Strict; });
    row("§4.7: t=y", "v=DMARC1; p=reject; t=y", [](PolicyRecord &r) { r.isTesting = true; });
    row("§4.7: t=n", "v=DMARC1; p=reject; t=n", same);
    row("§4.7: psd=y", "v=DMARC1; p=reject; psd=y", [](PolicyRecord &r) { r.psd = PublicSuffix::Yes; });
    row("§4.7: psd=n", "v=DMARC1; p=reject; psd=n", [](PolicyRecord &r) { r.psd = PublicSuffix::No; });
    row("§4.7: psd=u", "v=DMARC1; p=reject; psd=u", same);
    row("§4.7: order does not matter behind v", "v=DMARC1; rua=mailto:a@example.com; adkim=s; p=reject",
        [](PolicyRecord &r) { r.dkim = Alignment::Strict; });
    row("§4.7: unknown tags are ignored", "v=DMARC1; x=1; p=reject; colour=blue", same);

    // RFC 9989 §4.8: the form
    row("§4.8: semicolon at the end", "v=DMARC1; p=reject;", same);
    row("§4.8: no white space", "v=DMARC1;p=reject", same);
    row("§4.8: white space around = and ;", "v = DMARC1 ;\tp =\treject ; ", same);
    row("§4.8: names and values in capitals", "V=DMARC1; P=REJECT; ADKIM=S",
        [](PolicyRecord &r) { r.dkim = Alignment::Strict; });
    row("§4.8: white space before v", "  v=DMARC1; p=reject", same);
    row("§4.8: errors are discarded: adkim", "v=DMARC1; p=reject; adkim=strict", same);
    row("§4.8: errors are discarded: aspf", "v=DMARC1; p=reject; aspf=", same);
    row("§4.8: errors are discarded: t", "v=DMARC1; p=reject; t=yes", same);
    row("§4.8: errors are discarded: psd", "v=DMARC1; p=reject; psd=maybe", same);
    row("§4.8: errors are discarded: no =", "v=DMARC1; p=reject; fo:0; sp", same);
    row("§4.8: errors are discarded: no name", "v=DMARC1; p=reject; =none; ;;", same);
    row("§4.8: errors are discarded: octets that no value has", "v=DMARC1; p=reject; x=\xff\x01", same);
    row("§4.8: errors are discarded: a tag again", "v=DMARC1; p=reject; p=none; v=DMARC2", same);

    // RFC 9989 §4.7 and §4.10.1: policies that are missing or cannot be read
    row("§4.7: no p is p=none", "v=DMARC1; rua=mailto:a@example.com", none);
    row("§4.7: no p is p=none, also without rua", "v=DMARC1;", none);
    row("§4.7: no p is p=none, also without anything", "v=DMARC1", none);
    row("§4.10.1: bad p, rua", "v=DMARC1; p=rejct; rua=mailto:a@example.com", none);
    row("§4.10.1: empty p, rua", "v=DMARC1; p=; rua=mailto:a@example.com", none);
    row("§4.10.1: bad sp, rua", "v=DMARC1; p=reject; sp=x; rua=mailto:a@example.com", none);
    row("§4.10.1: bad np, rua", "v=DMARC1; p=reject; sp=reject; np=x; rua=mailto:a@example.com", none);
    row("§4.10.1: bad np, the rest stays", "v=DMARC1; p=reject; np=x; aspf=s; rua=mailto:a@example.com",
        [](PolicyRecord &r) {
            r.policy = Policy::None;
            r.spf = Alignment::Strict;
        });
    row("§4.10.1: bad p, no rua", "v=DMARC1; p=rejct", unusable);
    row("§4.10.1: bad sp, no rua", "v=DMARC1; p=reject; sp=x", unusable);
    row("§4.10.1: bad np, no rua", "v=DMARC1; p=reject; np=x", unusable);
    row("§4.10.1: bad p, no rua, psd=n still ends a walk", "v=DMARC1; p=x; psd=n", [](PolicyRecord &r) {
        r.policy = Policy::None;
        r.isUsable = false;
        r.psd = PublicSuffix::No;
    });
    row("§4.10.1: rua without a URI", "v=DMARC1; p=x; rua=a@example.com", unusable);
    row("§4.10.1: rua empty", "v=DMARC1; p=x; rua=", unusable);
    row("§4.10.1: rua with a scheme only", "v=DMARC1; p=x; rua=mailto:", unusable);
    row("§4.10.1: rua with white space in it", "v=DMARC1; p=x; rua=mailto:a b@example.com", unusable);
    row("§4.10.1: one URI of several is enough", "v=DMARC1; p=x; rua=nonsense , mailto:a@example.com", none);
    row("§4.8: obsolete size behind a URI", "v=DMARC1; p=x; rua=mailto:a@example.com!10m", none);
    row("§4.10.1: ruf does not count", "v=DMARC1; p=x; ruf=mailto:a@example.com", unusable);

    // Records written for RFC 7489
    row("RFC 7489: pct is ignored", "v=DMARC1; p=reject; pct=0", same);
    row("RFC 7489: pct that cannot be", "v=DMARC1; p=reject; pct=1000%", same);
    row("RFC 7489: rf and ri are ignored", "v=DMARC1; p=reject; rf=afrf; ri=86400", same);
    row("RFC 7489: rf:afrf, as published", "v=DMARC1;p=none;rua=mailto:a@example.com;rf:afrf;ri=86400;sp=none",
        [](PolicyRecord &r) {
            r.policy = Policy::None;
            r.subdomainPolicy = Policy::None;
        });
    row("RFC 7489: capitals, as published", "v=DMARC1; p=Reject; sp=Quarantine;",
        [](PolicyRecord &r) { r.subdomainPolicy = Policy::Quarantine; });
    row("RFC 7489: p not behind v", "v=DMARC1; sp=none; p=reject",
        [](PolicyRecord &r) { r.subdomainPolicy = Policy::None; });
    row("RFC 7489: garbage at the end", "v=DMARC1; p=reject; \"", same);
    row("RFC 7489: a quote stays on the policy", "v=DMARC1; p=reject\"; rua=mailto:a@example.com", none);
    row("RFC 7489: two tags without semicolon", "v=DMARC1; p=reject rua=mailto:a@example.com", unusable);
    row("RFC 7489: a comma for a semicolon", "v=DMARC1; p=reject, rua=mailto:a@example.com", unusable);
    row("RFC 9091: np", "v=DMARC1; p=reject; np=none", [](PolicyRecord &r) { r.nonexistentPolicy = Policy::None; });
}

void PolicyRecordTest::tagsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(PolicyRecord, expected);
    const auto record = PolicyRecord::parse(text);
    QVERIFY(record);
    QCOMPARE(described(*record), described(expected));
    QVERIFY(*record == expected);
}

void PolicyRecordTest::otherTextIsNoRecord_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {
             "",
             " ",
             ";",
             "v",
             "v=",
             "v=DMARC",
             "v=DMARC2; p=reject",
             "v=DMARC11; p=reject",
             "v=dmarc1; p=reject",
             "v=DMARC1 p=reject",
             "v=DMARC1, p=reject",
             "v=DMARC1\xff; p=reject",
             "v=\"DMARC1\"; p=reject",
             "\"v=DMARC1; p=reject\"",
             "p=reject; v=DMARC1",
             "; v=DMARC1; p=reject",
             "x=1; v=DMARC1; p=reject",
             "v==DMARC1; p=reject",
             "v:DMARC1; p=reject",
             "v=spf1 -all",
             "v=DKIM1; p=AAAA",
             "DMARC1; p=reject",
         })
        QTest::addRow("§4.7: %s", text) << QByteArray(text);
    QTest::newRow("longer than a TXT record is read")
        << QByteArray("v=DMARC1; p=reject; x=" + QByteArray(limits::dnsTxtOctets, 'x'));
}

void PolicyRecordTest::otherTextIsNoRecord()
{
    QFETCH(QByteArray, text);
    QVERIFY(!PolicyRecord::parse(text));
}

void PolicyRecordTest::hostileTextTakesLinearTime()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *piece : {";", "=", "p=x;", "rua=,", ",", "!", " ", "a:,", "v=DMARC1;"}) {
        for (const char *start : {"v=DMARC1;", "v=DMARC1; p=x; rua="}) {
            QByteArray text = start;
            while (text.size() < limits::dnsTxtOctets - 16)
                text += piece;
            QVERIFY(PolicyRecord::parse(text));
        }
    }
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
}

void PolicyRecordTest::policiesHaveTheirNames()
{
    QCOMPARE(policyName(Policy::None).toByteArray(), QByteArray("none"));
    QCOMPARE(policyName(Policy::Quarantine).toByteArray(), QByteArray("quarantine"));
    QCOMPARE(policyName(Policy::Reject).toByteArray(), QByteArray("reject"));
}

QTEST_GUILESS_MAIN(PolicyRecordTest)
#include "policy_record_test.moc"
