// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/way_out.h"
#include "tests/kit/mail.h"

#include <QTest>

#include <functional>

using namespace waxseal;
using kit::name;
using verdict::Outcome;
using namespace verdict::way_out;

namespace {

const DomainName root = name("trusted-email-services.com");

bsi::Provider provider()
{
    return {QStringLiteral("Example Post"), QStringLiteral("1"), {name("own.example")}, {}};
}

/// A recipient of whom everything was asked, and nothing is there: one thing is changed at a time.
Recipient nothingThere()
{
    Recipient recipient{.domain = name("peer.example")};
    recipient.hosts.kind = smtp::MailHosts::Kind::Listed;
    recipient.hosts.status = dns::Status::Secure;
    recipient.hosts.hosts = {{10, name("mx.peer.example")}};
    recipient.tes.membership = tes::NotMember{tes::Step::Master};
    recipient.smtpsec.delivery = smtpsec::NotOffered{};
    recipient.dane.verdict = dane::NotOffered{dane::NotOffered::Why::NoRecords};
    recipient.mtaSts = mtasts::NotUsed{};
    recipient.secureMail = securemail::NoOffer{};
    recipient.bsi.verdict = bsi::NotOnList{};
    recipient.isComplete = true;
    return recipient;
}

mtasts::KeptPolicy policy()
{
    return {name("peer.example"), "1", {mtasts::Mode::Enforce, {}, std::chrono::hours(24)}, {}};
}

using Change = std::function<void(Recipient &)>;

void peerIsMember(Recipient &recipient)
{
    recipient.tes.membership = tes::Member{name("isp.example"), root};
}
void ownIsMember(Recipient &recipient)
{
    recipient.own.domain = name("own.example");
    recipient.own.tes = tes::Member{name("isp.example"), root};
}
void peerHasSmtpsec(Recipient &recipient)
{
    recipient.smtpsec.delivery = smtpsec::Offered{{{0, 0, 4650, name("mail.peer.example")}}};
}
void ownHasSmtpsec(Recipient &recipient)
{
    recipient.own.domain = name("own.example");
    recipient.own.smtpsec = smtpsec::Offered{{{0, 0, 4650, name("mail.own.example")}}};
}
void peerHasDane(Recipient &recipient)
{
    recipient.dane.verdict = dane::Offered{};
}
void peerHasPolicy(Recipient &recipient)
{
    recipient.mtaSts = mtasts::Enforced{policy()};
}

Change all(std::initializer_list<Change> changes)
{
    return [changes = std::vector(changes)](Recipient &recipient) {
        for (const Change &change : changes)
            change(recipient);
    };
}

} // namespace

Q_DECLARE_METATYPE(Change)

class WayOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStrongestThatHoldsIsSaid_data();
    void theStrongestThatHoldsIsSaid();
    void whatIsStillAskedIsNotAnswered();
    void aProvisionalPromiseMayBeSaidEarly();
    void trouble_data();
    void troubleIsNeverPlain_data() { trouble_data(); }
    void troubleIsNeverPlain();
    void aPromiseOutlivesTroubleElsewhere_data() { trouble_data(); }
    void aPromiseOutlivesTroubleElsewhere();
    void theWeakestIsNamed_data();
    void theWeakestIsNamed();
};

void WayOutTest::theStrongestThatHoldsIsSaid_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *what, const Change &change, const QByteArray &reason, Outcome outcome) {
        QTest::newRow(what) << change << reason << outcome;
    };
    using Kind = smtp::MailHosts::Kind;
    row(
        "nothing at all", [](Recipient &) {}, "nothing", Outcome::Nothing);
    row(
        "RFC 7505: null MX", [](Recipient &r) { r.hosts.kind = Kind::NullMx; }, "null_mx", Outcome::Contradicted);
    row(
        "NXDOMAIN", [](Recipient &r) { r.hosts.kind = Kind::NoSuchDomain; }, "no_such_domain", Outcome::Contradicted);
    row(
        "no MX and no address", [](Recipient &r) { r.hosts.kind = Kind::NoAddress; }, "no_mail_host",
        Outcome::Contradicted);
    row("null MX of a member", all({peerIsMember, [](Recipient &r) { r.hosts.kind = Kind::NullMx; }}), "null_mx",
        Outcome::Contradicted);

    row("C-36: both are members", all({peerIsMember, ownIsMember}), "both_tes_members", Outcome::Confirmed);
    row("C-36: the recipient only", peerIsMember, "tes_member", Outcome::Stated);
    row("C-36: the own provider only", ownIsMember, "nothing", Outcome::Nothing);
    row(
        "C-3: membership not provable",
        [](Recipient &r) {
            r.tes.membership = tes::Unproven{name("isp.example"), tes::Step::Root};
        },
        "nothing", Outcome::Nothing);
    row("C-3: the own one not provable",
        all({peerIsMember,
             [](Recipient &r) {
                 r.own.domain = name("own.example");
                 r.own.tes = tes::Unproven{name("isp.example"), tes::Step::Root};
                 r.own.smtpsec = smtpsec::NotOffered{};
             }}),
        "tes_member", Outcome::Stated);

    row("SMTPsec at both ends", all({peerHasSmtpsec, ownHasSmtpsec}), "both_smtpsec", Outcome::Confirmed);
    row("SMTPsec at the recipient only", peerHasSmtpsec, "smtpsec", Outcome::Stated);
    row("SMTPsec at the own provider only", ownHasSmtpsec, "nothing", Outcome::Nothing);
    row("requirement 106: the own provider would refuse",
        all({ownHasSmtpsec,
             [](Recipient &r) {
                 r.smtpsec.delivery = smtpsec::Aborted{false, {}};
             }}),
        "smtpsec_would_refuse", Outcome::Unchecked);
    row("requirement 106: even where there is DANE",
        all({ownHasSmtpsec, peerHasDane,
             [](Recipient &r) {
                 r.smtpsec.delivery = smtpsec::Aborted{true, {}};
             }}),
        "smtpsec_would_refuse", Outcome::Unchecked);

    row(
        "requirement 98: both on the list",
        [](Recipient &r) {
            static const bsi::Provider own = provider();
            r.bsi.verdict = bsi::BothEnds{{&own, false}, &own};
        },
        "both_on_bsi_list", Outcome::Stated);
    row(
        "requirement 98: never one-sided",
        [](Recipient &r) {
            static const bsi::Provider peer = provider();
            r.bsi.verdict = bsi::PeerOnly{{&peer, false}};
        },
        "nothing", Outcome::Nothing);

    row("DANE for every host", peerHasDane, "dane", Outcome::Stated);
    row("DANE, and a policy", all({peerHasDane, peerHasPolicy}), "dane", Outcome::Stated);
    row("DANE, and a policy that names other hosts",
        all({peerHasDane,
             [](Recipient &r) {
                 r.mtaSts = mtasts::HostsDiffer{policy(), {}};
             }}),
        "dane", Outcome::Stated);
    row(
        "DANE for some hosts", [](Recipient &r) { r.dane.verdict = dane::OfferedByPart{}; }, "dane_partly",
        Outcome::Nothing);
    row(
        "RFC 7672 §2.2: records that nobody can match",
        [](Recipient &r) { r.dane.verdict = dane::NotOffered{dane::NotOffered::Why::UnusableRecords}; },
        "dane_unusable", Outcome::Nothing);
    row("a probed certificate differs", all({peerIsMember, [](Recipient &r) { r.dane.verdict = dane::Mismatch{}; }}),
        "certificate_differs", Outcome::Contradicted);

    row("MTA-STS", peerHasPolicy, "mta_sts", Outcome::Stated);
    row("RFC 8461 §2: a policy does not cover up a failing DANE check",
        all({peerHasPolicy, [](Recipient &r) { r.dane.verdict = dane::Forged{}; }}), "dnssec_failed",
        Outcome::Unchecked);
    row("RFC 8461 §2: nor one without an answer",
        all({peerHasPolicy, [](Recipient &r) { r.dane.verdict = dane::NotFound{dns::Trouble::TimedOut}; }}),
        "no_answer", Outcome::Unchecked);
    row(
        "MTA-STS in test mode", [](Recipient &r) { r.mtaSts = mtasts::Testing{policy()}; }, "mta_sts_testing",
        Outcome::Nothing);
    row(
        "MTA-STS switched off", [](Recipient &r) { r.mtaSts = mtasts::SwitchedOff{}; }, "nothing", Outcome::Nothing);
    row(
        "MTA-STS names other hosts",
        [](Recipient &r) {
            r.mtaSts = mtasts::HostsDiffer{policy(), {}};
        },
        "mta_sts_hosts_differ", Outcome::Contradicted);
    row(
        "a SecureMail name", [](Recipient &r) { r.secureMail = securemail::Promised{}; }, "securemail",
        Outcome::Stated);
    row(
        "C-26: a SecureMail name with MX", [](Recipient &r) { r.secureMail = securemail::HasMx{}; }, "nothing",
        Outcome::Nothing);
}

void WayOutTest::theStrongestThatHoldsIsSaid()
{
    QFETCH(const Change, change);
    QFETCH(const QByteArray, reason);
    QFETCH(const Outcome, outcome);
    Recipient recipient = nothingThere();
    change(recipient);
    const Verdict verdict = combine(recipient);
    QCOMPARE(reasonOf(verdict), QByteArrayView(reason));
    QCOMPARE(outcomeOf(verdict), outcome);
}

void WayOutTest::whatIsStillAskedIsNotAnswered()
{
    Recipient recipient = nothingThere();
    recipient.isComplete = false;
    QVERIFY(std::holds_alternative<Asking>(combine(recipient)));
    QCOMPARE(outcomeOf(combine(recipient)), Outcome::Unchecked);
}

void WayOutTest::aProvisionalPromiseMayBeSaidEarly()
{
    Recipient recipient = nothingThere();
    recipient.isComplete = false;
    peerHasDane(recipient);
    QVERIFY(std::holds_alternative<Dane>(combine(recipient)));
}

void WayOutTest::trouble_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isForged");
    const auto row = [](const char *what, bool isForged, const Change &change) {
        QTest::newRow(what) << change << isForged;
    };
    constexpr auto timedOut = dns::Trouble::TimedOut;
    row("MX without answer", false, [](Recipient &r) { r.hosts.kind = smtp::MailHosts::Kind::NoAnswer; });
    row("MX forged", true, [](Recipient &r) { r.hosts.kind = smtp::MailHosts::Kind::Forged; });
    row("TES without answer", false, [](Recipient &r) {
        r.tes.membership = tes::NotFound{tes::Step::Entity, timedOut};
    });
    row("TES forged", true, [](Recipient &r) { r.tes.membership = tes::Forged{tes::Step::Root}; });
    row("SMTPsec without answer", false, [](Recipient &r) { r.smtpsec.delivery = smtpsec::Aborted{false, timedOut}; });
    row("SMTPsec forged", true, [](Recipient &r) { r.smtpsec.delivery = smtpsec::Aborted{true, {}}; });
    row("DANE without answer", false, [](Recipient &r) { r.dane.verdict = dane::NotFound{timedOut}; });
    row("DANE forged", true, [](Recipient &r) { r.dane.verdict = dane::Forged{}; });
    row("MTA-STS without answer", false, [](Recipient &r) { r.mtaSts = mtasts::NotFound{timedOut}; });
    row("MTA-STS forged", true, [](Recipient &r) { r.mtaSts = mtasts::Forged{}; });
    row("MTA-STS policy not to be had", false, [](Recipient &r) {
        r.mtaSts = mtasts::NoPolicy{{"1", mtasts::FetchError{mtasts::FetchFault::BadCertificate}, {}}};
    });
    row("SecureMail without answer", false, [](Recipient &r) { r.secureMail = securemail::OfferUnknown{timedOut}; });
}

void WayOutTest::troubleIsNeverPlain()
{
    QFETCH(const Change, change);
    QFETCH(const bool, isForged);
    Recipient recipient = nothingThere();
    change(recipient);
    const Verdict verdict = combine(recipient);
    QVERIFY(std::holds_alternative<NotFound>(verdict));
    QCOMPARE(std::get<NotFound>(verdict).isForged, isForged);
    QCOMPARE(outcomeOf(verdict), Outcome::Unchecked);
}

void WayOutTest::aPromiseOutlivesTroubleElsewhere()
{
    QFETCH(const Change, change);
    Recipient recipient = nothingThere();
    peerIsMember(recipient);
    peerHasSmtpsec(recipient);
    change(recipient);
    QCOMPARE(outcomeOf(combine(recipient)), Outcome::Stated);
}

void WayOutTest::theWeakestIsNamed_data()
{
    QTest::addColumn<std::vector<Outcome>>("outcomes");
    QTest::addColumn<int>("weakestOfThem");
    using enum Outcome;
    using Outcomes = std::vector<Outcome>;
    QTest::newRow("none") << Outcomes{} << -1;
    QTest::newRow("one") << Outcomes{Confirmed} << 0;
    QTest::newRow("nothing is weaker than stated") << Outcomes{Confirmed, Stated, Nothing, Stated} << 2;
    QTest::newRow("nothing is weaker than not known") << Outcomes{Unchecked, Nothing} << 1;
    QTest::newRow("contradicted is weaker than all") << Outcomes{Nothing, Contradicted, Unchecked} << 1;
    QTest::newRow("not known is weaker than stated") << Outcomes{Stated, Unchecked, Confirmed} << 1;
    QTest::newRow("of equals the first") << Outcomes{Stated, Nothing, Nothing} << 1;
}

void WayOutTest::theWeakestIsNamed()
{
    QFETCH(const std::vector<Outcome>, outcomes);
    QFETCH(const int, weakestOfThem);
    QCOMPARE(weakest(outcomes), weakestOfThem);
}

QTEST_GUILESS_MAIN(WayOutTest)
#include "way_out_test.moc"
