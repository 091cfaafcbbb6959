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
    void aPolicyWaitsForDane();
    void whatIsKnownOfTheOwnSideIsSaid();
    void mailFromAnotherDomainIsPromisedNothing();
    void theOldestAnswerSaysHowOldItIs();
    void trouble_data();
    void troubleIsNeverPlain_data() { trouble_data(); }
    void troubleIsNeverPlain();
    void aPromiseOutlivesTroubleElsewhere_data() { trouble_data(); }
    void aPromiseOutlivesTroubleElsewhere();
    void eachVerdictHasItsStanding();
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

    const Change takesNoSmtp = [](Recipient &r) { r.hosts.kind = Kind::NullMx; };
    row("null MX, SMTPsec at both ends", all({takesNoSmtp, peerHasSmtpsec, ownHasSmtpsec}), "both_smtpsec",
        Outcome::Confirmed);
    row("null MX, SMTPsec, the own side not named", all({takesNoSmtp, peerHasSmtpsec}), "smtpsec", Outcome::Stated);
    row("null MX, SMTPsec, which the own provider has not",
        all({takesNoSmtp, peerHasSmtpsec,
             [](Recipient &r) {
                 r.own.domain = name("own.example");
                 r.own.smtpsec = smtpsec::NotOffered{};
             }}),
        "null_mx", Outcome::Contradicted);
    row("null MX, SMTPsec still asked for",
        all({takesNoSmtp, [](Recipient &r) { r.smtpsec.delivery = smtpsec::Asking{}; }}), "asking", Outcome::Unchecked);
    const Change smtpsecForged = [](Recipient &r) { r.smtpsec.delivery = smtpsec::Aborted{true, {}}; };
    row("null MX, SMTPsec forged, the own side not named", all({takesNoSmtp, smtpsecForged}), "dnssec_failed",
        Outcome::Unchecked);
    row("null MX, SMTPsec forged, which the own provider has not",
        all({takesNoSmtp, smtpsecForged,
             [](Recipient &r) {
                 r.own.domain = name("own.example");
                 r.own.smtpsec = smtpsec::NotOffered{};
             }}),
        "null_mx", Outcome::Contradicted);
    row("null MX, SMTPsec not asked for by us",
        all({takesNoSmtp, ownHasSmtpsec,
             [](Recipient &r) {
                 r.smtpsec.delivery = smtpsec::Aborted{false, dns::Trouble::Offline};
             }}),
        "no_answer", Outcome::Unchecked);
    row("null MX, SMTPsec without an answer",
        all({takesNoSmtp, ownHasSmtpsec,
             [](Recipient &r) {
                 r.smtpsec.delivery = smtpsec::Aborted{false, dns::Trouble::TimedOut};
             }}),
        "smtpsec_would_refuse", Outcome::Unchecked);

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
    for (const dns::Trouble ours : {dns::Trouble::Offline, dns::Trouble::Declined, dns::Trouble::NoDnssec})
        row("requirement 106: not where only we did not ask",
            all({ownHasSmtpsec,
                 [ours](Recipient &r) {
                     r.smtpsec.delivery = smtpsec::Aborted{false, ours};
                 }}),
            "no_answer", Outcome::Unchecked);
    row(
        "SMTPsec records that lead nowhere, without SMTPsec here",
        [](Recipient &r) {
            r.smtpsec.delivery = smtpsec::Aborted{false, {}};
        },
        "nothing", Outcome::Nothing);
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
            r.bsi.verdict = bsi::BothEnds{{&own, false}, {&own, false}};
        },
        "both_on_bsi_list", Outcome::Stated);
    row(
        "requirement 98: never one-sided",
        [](Recipient &r) {
            static const bsi::Provider peer = provider();
            r.bsi.verdict = bsi::PeerOnly{{&peer, false}, true};
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
    row("a probed server offers no encryption",
        all({peerIsMember, ownIsMember, [](Recipient &r) { r.dane.verdict = dane::NoStartTls{}; }}), "no_starttls",
        Outcome::Contradicted);

    row("MTA-STS", peerHasPolicy, "mta_sts", Outcome::Stated);
    row("RFC 8461 §2: a policy does not cover up a failing DANE check",
        all({peerHasPolicy, [](Recipient &r) { r.dane.verdict = dane::Forged{}; }}), "dnssec_failed",
        Outcome::Unchecked);
    row("RFC 8461 §2: nor one without an answer",
        all({peerHasPolicy, [](Recipient &r) { r.dane.verdict = dane::NotFound{dns::Trouble::TimedOut}; }}),
        "no_answer", Outcome::Unchecked);
    row(
        "RFC 8461 §3.3: the web server has no policy",
        [](Recipient &r) {
            r.mtaSts = mtasts::NoPolicy{{"1", mtasts::FetchError{mtasts::FetchFault::NotFound, 404}, {}}};
        },
        "nothing", Outcome::Nothing);
    row(
        "RFC 8461 §3.3: its policy is none",
        [](Recipient &r) {
            r.mtaSts = mtasts::NoPolicy{{"1", mtasts::PolicyFault::BadMode, {}}};
        },
        "nothing", Outcome::Nothing);
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

/// RFC 8461 §2: DANE comes before a policy, so its answer is waited for.
void WayOutTest::aPolicyWaitsForDane()
{
    Recipient recipient = nothingThere();
    recipient.isComplete = false;
    recipient.dane.verdict = dane::Asking{};
    peerHasPolicy(recipient);
    QVERIFY(std::holds_alternative<Asking>(combine(recipient)));
    recipient.mtaSts = mtasts::HostsDiffer{policy(), {}};
    QVERIFY(std::holds_alternative<Asking>(combine(recipient)));
    recipient.dane.verdict = dane::Offered{};
    QVERIFY(std::holds_alternative<Dane>(combine(recipient)));
}

void WayOutTest::whatIsKnownOfTheOwnSideIsSaid()
{
    Recipient recipient = nothingThere();
    peerIsMember(recipient);
    QVERIFY(!std::get<TesMember>(combine(recipient)).isOwnKnown);
    recipient.own.domain = name("own.example");
    for (const auto &[membership, isKnown] : std::initializer_list<std::pair<tes::Membership, bool>>{
             {tes::NotMember{tes::Step::Master}, true},
             {tes::Misfit{tes::MisfitWhat::NameTooLong}, true},
             {tes::Unproven{name("isp.example"), tes::Step::Root}, false},
             {tes::NotFound{tes::Step::Master, dns::Trouble::TimedOut}, false},
             {tes::Forged{tes::Step::Master}, false}}) {
        recipient.own.tes = membership;
        QCOMPARE(std::get<TesMember>(combine(recipient)).isOwnKnown, isKnown);
    }
    recipient.tes.membership = tes::NotMember{tes::Step::Master};
    peerHasSmtpsec(recipient);
    recipient.own.smtpsec = smtpsec::ZoneUnsigned{};
    QVERIFY(std::get<Smtpsec>(combine(recipient)).isOwnKnown);
    recipient.own.smtpsec = smtpsec::Aborted{false, dns::Trouble::TimedOut};
    QVERIFY(!std::get<Smtpsec>(combine(recipient)).isOwnKnown);
}

/// C-36: a promise is one to mail from the own domain.
void WayOutTest::mailFromAnotherDomainIsPromisedNothing()
{
    const auto account = std::make_shared<verdict::Account>();
    account->own.domain = name("own.example");
    const auto judged = [&](const std::optional<DomainName> &sender) {
        const dns::Cache cache;
        dns::Answers answers(cache, {});
        const Recipient recipient = judge(name("peer.example"), account, {}, {}, answers, sender);
        const auto isOwn = [](const dns::Question &question) { return question.name.isWithin(name("own.example")); };
        return std::pair(recipient.own, std::any_of(answers.wanted().begin(), answers.wanted().end(), isOwn));
    };
    QVERIFY(judged({}).first.isNamed());
    QVERIFY(judged({}).second);
    QVERIFY(judged(name("own.example")).first.isNamed());
    const auto [own, isAsked] = judged(name("elsewhere.example"));
    QVERIFY(!own.isNamed());
    QVERIFY(own.isComplete());
    QCOMPARE(own.sender, std::optional(name("elsewhere.example")));
    QVERIFY(!isAsked);
}

void WayOutTest::theOldestAnswerSaysHowOldItIs()
{
    constexpr std::chrono::sys_seconds noon{std::chrono::hours(12)};
    Recipient recipient = nothingThere();
    recipient.judged = noon;
    QCOMPARE(recipient.asOf(), noon);
    const auto add = [&recipient](dns::Status status, std::chrono::sys_seconds asked) {
        recipient.lookups.push_back(std::make_shared<const dns::Lookup>(
            dns::Lookup{.question = {name("peer.example"), dns::Type::Mx}, .status = status, .asked = asked}));
    };
    for (const auto minutes : {5, 40, 20})
        add(dns::Status::Secure, noon - std::chrono::minutes(minutes));
    add(dns::Status::NoAnswer, {});
    QCOMPARE(recipient.asOf(), noon - std::chrono::minutes(40));
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

void WayOutTest::eachVerdictHasItsStanding()
{
    QVERIFY(Standing::Impossible < Standing::Refused && Standing::Refused < Standing::Nothing
            && Standing::Nothing < Standing::Unchecked && Standing::Unchecked < Standing::Offered
            && Standing::Offered < Standing::Stated && Standing::Stated < Standing::Promised);
    QCOMPARE(standingOf(NoMail{smtp::MailHosts::Kind::NullMx}), Standing::Impossible);
    QCOMPARE(standingOf(CertificateDiffers{}), Standing::Impossible);
    QCOMPARE(standingOf(SmtpsecWouldRefuse{false}), Standing::Refused);
    QCOMPARE(standingOf(Nothing{}), Standing::Nothing);
    QCOMPARE(standingOf(NotFound{dns::Trouble::TimedOut, false}), Standing::Unchecked);
    for (const Verdict &verdict :
         std::initializer_list<Verdict>{TesMember{true}, Smtpsec{false}, Dane{false}, MtaSts{}, SecureMail{}})
        QCOMPARE(standingOf(verdict), Standing::Offered);
    for (const Verdict &verdict : std::initializer_list<Verdict>{BothOnBsiList{}, Dane{true}})
        QCOMPARE(standingOf(verdict), Standing::Stated);
    for (const Verdict &verdict : std::initializer_list<Verdict>{BothTesMembers{root, root, root}, BothSmtpsec{}})
        QCOMPARE(standingOf(verdict), Standing::Promised);
}

QTEST_GUILESS_MAIN(WayOutTest)
#include "way_out_test.moc"
