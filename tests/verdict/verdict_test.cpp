// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/assessment.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::verdict;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};
const QByteArray pass = "Authentication-Results: mx.own.example; dmarc=pass (p=REJECT) header.from=company.example; "
                        "dkim=pass header.d=company.example\r\n";

struct Judged {
    QByteArray sender, wayIn;
    Outcome senderOutcome, wayInOutcome;
};

Judged judge(const kit::Mail &mail, bool ownProviderKnown = true)
{
    kit::Facts facts(now);
    dns::Answers answers(facts.cache(), now);
    Account account;
    if (ownProviderKnown)
        account.own.addHostText("mx.own.example", received::Source::Person);
    const QByteArray octets = mail.octets();
    const auto header = message::Header::parse(octets).value();
    dkim::KeyCache keys;
    verdict::Mail read(header, octets, true, now);
    const Assessment assessment = assess(read, message::ContentClaims{}, account, {}, answers, keys);
    return {sender::reasonOf(assessment.sender).toByteArray(),
            way_in::reasonOf(assessment.wayIn, assessment.connection).toByteArray(),
            sender::outcomeOf(assessment.sender), way_in::outcomeOf(assessment.wayIn)};
}

} // namespace

class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSenderIsJudgedFromBelievedResultsOnly_data();
    void theSenderIsJudgedFromBelievedResultsOnly();
    void theWayInIsReadOffTheBoundary_data();
    void theWayInIsReadOffTheBoundary();
    void nothingIsConfirmedWithoutABoundary();
};

void VerdictTest::theSenderIsJudgedFromBelievedResultsOnly_data()
{
    QTest::addColumn<kit::Mail>("mail");
    QTest::addColumn<QByteArray>("reason");
    const auto results = [](const QByteArray &text) {
        return kit::Mail{.above = "Authentication-Results: " + text + "\r\n"};
    };

    QTest::newRow("dmarc=pass by the own provider") << kit::Mail{.above = pass} << QByteArray("provider_dmarc");
    QTest::newRow("aligned dkim=pass") << results("mx.own.example; dkim=pass header.d=company.example")
                                       << QByteArray("provider_dkim");
    QTest::newRow("which names belong together only DMARC knows")
        << kit::Mail{.above = "Authentication-Results: mx.own.example; dkim=pass header.d=company.example\r\n",
                     .from = "a@news.company.example"}
        << QByteArray("signed_by_another");
    QTest::newRow("a name below does not sign for its domain")
        << results("mx.own.example; dkim=pass header.d=evil.company.example") << QByteArray("signed_by_another");
    QTest::newRow("nobody signs for a whole top-level domain")
        << results("mx.own.example; dkim=pass header.d=example") << QByteArray("signed_by_another");
    QTest::newRow("a list's signature") << results("mx.own.example; dkim=pass header.d=list.example")
                                        << QByteArray("signed_by_another");
    QTest::newRow("dmarc=fail, p=reject")
        << results("mx.own.example; dmarc=fail (p=REJECT sp=NONE dis=NONE) header.from=company.example")
        << QByteArray("against_policy");
    QTest::newRow("dmarc=fail, p=none and dis=reject is the provider's own mood")
        << results("mx.own.example; dmarc=fail (p=NONE dis=REJECT) header.from=company.example")
        << QByteArray("check_failed");
    QTest::newRow("dmarc=pass for another author")
        << results("mx.own.example; dmarc=pass header.from=other.example") << QByteArray("no_proof");
    QTest::newRow("dmarc=temperror") << results("mx.own.example; dmarc=temperror header.from=company.example")
                                     << QByteArray("temporary_trouble");
    QTest::newRow("dkim=fail") << results("mx.own.example; dkim=fail header.d=company.example")
                               << QByteArray("check_failed");
    QTest::newRow("dmarc=fail about another author")
        << results("mx.own.example; dmarc=fail (p=reject) header.from=other.example") << QByteArray("no_proof");
    QTest::newRow("dmarc=pass about nobody named") << results("mx.own.example; dmarc=pass") << QByteArray("no_proof");
    QTest::newRow("a failure outweighs a pass") << results(
        "mx.own.example; dmarc=pass header.from=company.example; dmarc=fail (p=reject) header.from=company.example")
                                                << QByteArray("against_policy");
    QTest::newRow("dkim=pass beside dmarc=fail") << results(
        "mx.own.example; dmarc=fail (p=none) header.from=company.example; dkim=pass header.d=company.example")
                                                 << QByteArray("check_failed");
    QTest::newRow("dkim=pass beside dmarc=permerror")
        << results("mx.own.example; dmarc=permerror header.from=company.example; dkim=pass header.d=company.example")
        << QByteArray("no_proof");
    QTest::newRow("dkim=pass beside dmarc=none")
        << results("mx.own.example; dmarc=none header.from=company.example; dkim=pass header.d=company.example")
        << QByteArray("provider_dkim");
    QTest::newRow("an identity that hides octets, RFC 6376 §2.11")
        << kit::Mail{.above = pass, .below = "DKIM-Signature: v=1; i=x=3Bdmarc=3Dpass@evil.example; d=evil.example\r\n"}
        << QByteArray("not_checked_yet");
    QTest::newRow("more dkim results than signatures")
        << kit::Mail{.above = "Authentication-Results: mx.own.example; dkim=pass header.d=evil.example; dkim=pass "
                              "header.d=company.example\r\n",
                     .below = "DKIM-Signature: v=1; d=evil.example\r\n"}
        << QByteArray("not_checked_yet");
    QTest::newRow("no results, no signature") << kit::Mail{} << QByteArray("not_checked_yet");
    QTest::newRow("no results, a signature")
        << kit::Mail{.below = "DKIM-Signature: v=1\r\n"} << QByteArray("not_checked_yet");

    QTest::newRow("injected below the boundary") << kit::Mail{.below = pass} << QByteArray("not_checked_yet");
    QTest::newRow("under a stranger's name")
        << results("mx.stranger.example; dmarc=pass header.from=company.example") << QByteArray("not_checked_yet");
    QTest::newRow("without a name, not from Exchange")
        << results("dmarc=pass header.from=company.example") << QByteArray("not_checked_yet");
    QTest::newRow("two From fields") << kit::Mail{.above = pass, .below = "From: x@evil.example\r\n"}
                                     << QByteArray("several_from_fields");
    QTest::newRow("two authors") << kit::Mail{.above = pass, .from = "a@company.example, b@company.example"}
                                 << QByteArray("several_authors");
    QTest::newRow("no author") << kit::Mail{.above = pass, .from = "undisclosed:;"} << QByteArray("no_author");
}

void VerdictTest::theSenderIsJudgedFromBelievedResultsOnly()
{
    QFETCH(kit::Mail, mail);
    QFETCH(QByteArray, reason);
    const Judged judged = judge(mail);
    QCOMPARE(judged.sender, reason);
    QCOMPARE(judged.senderOutcome == Outcome::Confirmed, reason.startsWith("provider_"));
}

void VerdictTest::theWayInIsReadOffTheBoundary_data()
{
    QTest::addColumn<kit::Mail>("mail");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<Outcome>("outcome");
    const auto over = [](const QByteArray &version, const QByteArray &cipher) {
        return kit::Mail{.tls = "(using " + version + " with cipher " + cipher + " (256/256 bits)) "};
    };
    QTest::newRow("TLS 1.3") << kit::Mail{} << QByteArray("tls") << Outcome::Confirmed;
    QTest::newRow("requirement 2: plain SMTP")
        << kit::Mail{.tls = "", .with = "ESMTP"} << QByteArray("plain") << Outcome::Nothing;
    QTest::newRow("ESMTPS without a version")
        << kit::Mail{.tls = ""} << QByteArray("tls_version_not_stated") << Outcome::Confirmed;
    QTest::newRow("C-9: TLS 1.0") << over("TLSv1", "ECDHE-RSA-AES256-SHA") << QByteArray("tls_outdated")
                                  << Outcome::Nothing;
    QTest::newRow("C-9: TLS 1.1") << over("TLSv1.1", "ECDHE-RSA-AES256-SHA") << QByteArray("tls_outdated")
                                  << Outcome::Nothing;
    QTest::newRow("SSL 3") << over("SSLv3", "DES-CBC3-SHA") << QByteArray("tls_outdated") << Outcome::Nothing;
    QTest::newRow("RC4") << over("TLSv1.2", "ECDHE-RSA-RC4-SHA") << QByteArray("tls_weak_cipher") << Outcome::Nothing;
    QTest::newRow("3DES") << over("TLSv1.2", "ECDHE-RSA-DES-CBC3-SHA") << QByteArray("tls_weak_cipher")
                          << Outcome::Nothing;
    QTest::newRow("a cipher that encrypts nothing")
        << over("TLSv1.2", "ECDHE-RSA-NULL-SHA") << QByteArray("tls_null_cipher") << Outcome::Nothing;
    QTest::newRow("anonymous, still encrypted")
        << over("TLSv1.2", "ADH-AES256-GCM-SHA384") << QByteArray("tls") << Outcome::Confirmed;
    QTest::newRow("a cipher nobody knows") << over("TLSv1.2", "MAGIC") << QByteArray("tls") << Outcome::Confirmed;
}

void VerdictTest::theWayInIsReadOffTheBoundary()
{
    QFETCH(kit::Mail, mail);
    QFETCH(QByteArray, reason);
    QFETCH(Outcome, outcome);
    const Judged judged = judge(mail);
    QCOMPARE(judged.wayIn, reason);
    QCOMPARE(judged.wayInOutcome, outcome);
}

void VerdictTest::nothingIsConfirmedWithoutABoundary()
{
    const Judged judged = judge(kit::Mail{.above = pass}, false);
    QCOMPARE(judged.wayInOutcome, Outcome::Unchecked);
    QCOMPARE(judged.wayIn, QByteArray("own_provider_unknown"));
    QCOMPARE(judged.senderOutcome, Outcome::Unchecked);
}

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdict_test.moc"
