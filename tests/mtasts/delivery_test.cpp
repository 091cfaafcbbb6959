// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/base/overloaded.h"
#include "core/mtasts/delivery.h"
#include "tests/kit/mail.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::mtasts;
using dns::Status;
using kit::name;
using kit::World;
using smtp::MailHosts;
using Kind = smtp::MailHosts::Kind;
using std::chrono::seconds;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::days(20'000)};
constexpr seconds maxAge{86'400};
const QByteArray policyText =
    "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 86400\n";

MailHosts hostsNamed(const QByteArrayList &names, Kind kind = Kind::Listed)
{
    MailHosts hosts{.kind = kind, .status = Status::Insecure};
    for (const QByteArray &host : names)
        hosts.hosts.push_back({10, name(host)});
    return hosts;
}

KeptPolicy keptFor(const QByteArray &id, seconds age, const QByteArray &text = policyText)
{
    return {name("example.com"), id, Policy::parse(text).value(), now - age};
}

Attempt failedAttempt(const QByteArray &id, seconds age, FetchFault fault = FetchFault::NotFound)
{
    return {id, FetchError{fault, fault == FetchFault::NotFound ? 404 : 0}, now - age};
}

/// A domain with one record "id=1", one mail host that the policy names, and nothing known of it so far.
struct Case {
    QByteArrayList records{"v=STSv1; id=1;"};
    Status status = Status::Insecure;
    MailHosts hosts = hostsNamed({"mail.example.com"});
    Known known;

    Delivery judge() const
    {
        World world(now);
        if (status == Status::Bogus || status == Status::NoAnswer)
            world.fails("_mta-sts.example.com", dns::Type::Txt, status);
        else if (!records.isEmpty())
            world.has("_mta-sts.example.com", dns::Type::Txt, records, status);
        Delivery delivery;
        world.settle(
            [&](dns::Answers &answers) { delivery = judgeDelivery(name("example.com"), hosts, known, now, answers); });
        return delivery;
    }
};

/// What there is to see of a delivery, in words.
QByteArray text(const Delivery &delivery)
{
    const auto kept = [](const KeptPolicy &policy) { return "id=" + policy.id; };
    return std::visit(Overloaded{
                          [](const Asking &) -> QByteArray { return "asking"; },
                          [](const WantsPolicy &wants) { return "wants id=" + wants.id; },
                          [](const NotUsed &) -> QByteArray { return "not used"; },
                          [](const BadRecord &bad) -> QByteArray {
                              return bad.why == RecordFault::Several ? "several records" : "bad record";
                          },
                          [&](const Enforced &enforced) {
                              return "enforced " + kept(enforced.kept) + (enforced.isRemembered ? " remembered" : "");
                          },
                          [&](const Testing &testing) { return "testing " + kept(testing.kept); },
                          [](const SwitchedOff &) -> QByteArray { return "switched off"; },
                          [&](const HostsDiffer &differ) {
                              QByteArray all = "hosts differ " + kept(differ.kept) + ':';
                              for (const DomainName &host : differ.hosts)
                                  all += ' ' + host.toByteArray();
                              return all;
                          },
                          [](const NoPolicy &none) {
                              const auto *error = std::get_if<FetchError>(&none.attempt.fault);
                              return "no policy id=" + none.attempt.id
                                  + (error ? " fetch " + QByteArray::number(int(error->fault)) : QByteArray(" policy"));
                          },
                          [](const Forged &) -> QByteArray { return "forged"; },
                          [](const NotFound &none) { return "not found " + QByteArray::number(int(none.trouble)); },
                      },
                      delivery);
}

QByteArray fault(FetchFault fault)
{
    return QByteArray::number(int(fault));
}

} // namespace

class DeliveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneQuestionIsAsked();
    void aDomainComesToItsOutcome_data();
    void aDomainComesToItsOutcome();
    void whatWasFetchedIsKeptOrNoted();
    void fetchingAndJudgingComeToAnEnd_data();
    void fetchingAndJudgingComeToAnEnd();
    void aNameWithoutRoomForTheLabelIsNotUsed();
};

void DeliveryTest::oneQuestionIsAsked()
{
    World world(now);
    Delivery delivery;
    const int rounds = world.settle([&](dns::Answers &answers) {
        delivery = judgeDelivery(name("example.com"), hostsNamed({"mail.example.com"}), {}, now, answers);
        if (!answers.wanted().isEmpty())
            QCOMPARE(text(delivery), QByteArray("asking"));
    });
    QCOMPARE(rounds, 1);
    QCOMPARE(world.asked, QList<dns::Question>({{name("_mta-sts.example.com"), dns::Type::Txt}}));
    QCOMPARE(text(delivery), QByteArray("not used"));
}

void DeliveryTest::aDomainComesToItsOutcome_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const QByteArray &expected, const auto &change) {
        Case given;
        change(given);
        QTest::newRow(title) << given << expected;
    };
    const auto fresh = [](Case &c) { c.known.kept = keptFor("1", seconds(60)); };
    const auto old = [](Case &c) { c.known.kept = keptFor("0", seconds(60)); };
    const auto stale = [](Case &c) { c.known.kept = keptFor("1", maxAge); };

    // The record
    row("no record", "not used", [](Case &c) { c.records = {}; });
    row("other records", "not used", [](Case &c) { c.records = {"v=spf1 -all"}; });
    row("RFC 8461 §3.1: two records", "several records", [](Case &c) {
        c.records = {"v=STSv1; id=1;", "v=STSv1; id=2;"};
    });
    row("§3.1: no id", "bad record", [](Case &c) { c.records = {"v=STSv1; x=1;"}; });
    row("C-30", "not used", [](Case &c) { c.records = {"v=STSV1; id=1;"}; });
    row("the record is not genuine", "forged", [](Case &c) { c.status = Status::Bogus; });
    row("no answer", "not found " + QByteArray::number(int(dns::Trouble::ServerFailure)),
        [](Case &c) { c.status = Status::NoAnswer; });
    row("a signed record is as good", "wants id=1", [](Case &c) { c.status = Status::Secure; });

    // Fetching
    row("§3.3: nothing is known", "wants id=1", [](Case &) {});
    row("the hosts are still being asked for", "wants id=1", [](Case &c) { c.hosts = {}; });
    row("§3.1: the same id", "enforced id=1", fresh);
    row("§3.1: another id", "wants id=1", old);
    row("§3.2: max_age is over", "wants id=1", stale);
    row("§3.2: max_age is nearly over", "enforced id=1",
        [](Case &c) { c.known.kept = keptFor("1", maxAge - seconds(1)); });
    row("§3.2: a max_age of 0 serves this once", "enforced id=1",
        [](Case &c) { c.known.kept = keptFor("1", seconds(2), QByteArray(policyText).replace("86400", "0")); });
    row("§3.2: and not later", "wants id=1", [](Case &c) {
        c.known.kept = keptFor("1", limits::stsTryAgain, QByteArray(policyText).replace("86400", "0"));
    });
    row("the policy of another domain", "wants id=1", [](Case &c) {
        c.known.kept = keptFor("1", seconds(60));
        c.known.kept->domain = name("example.org");
    });
    row("§3.3: not again within five minutes", "no policy id=1 fetch " + fault(FetchFault::NotFound),
        [](Case &c) { c.known.attempt = failedAttempt("1", limits::stsTryAgain - seconds(1)); });
    row("§3.3: again after five minutes", "wants id=1",
        [](Case &c) { c.known.attempt = failedAttempt("1", limits::stsTryAgain); });
    row("§3.3: per id", "wants id=1", [](Case &c) { c.known.attempt = failedAttempt("0", seconds(1)); });
    row("the clock was set back a little", "no policy id=1 fetch " + fault(FetchFault::NotFound),
        [](Case &c) { c.known.attempt = failedAttempt("1", -seconds(60)); });
    row("the clock was set back far", "wants id=1", [](Case &c) { c.known.attempt = failedAttempt("1", -maxAge); });
    row("a policy that cannot be read", "no policy id=1 policy", [](Case &c) {
        c.known.attempt = Attempt{"1", PolicyFault::BadMode, now - seconds(60)};
    });
    row("nobody there was asked: again soon", "wants id=1",
        [](Case &c) { c.known.attempt = failedAttempt("1", limits::dnsKeepNoAnswer, FetchFault::Offline); });
    row("nobody there was asked: not at once", "no policy id=1 fetch " + fault(FetchFault::Canceled),
        [](Case &c) { c.known.attempt = failedAttempt("1", seconds(1), FetchFault::Canceled); });
    row("nothing is fetched at all", "no policy id=1 fetch " + fault(FetchFault::Declined),
        [](Case &c) { c.known.mayFetch = false; });
    row("nothing is fetched, but remembered", "enforced id=1", [&](Case &c) {
        fresh(c);
        c.known.mayFetch = false;
    });

    // §5.1: a remembered policy holds
    row("§3.1: the record is gone", "enforced id=0 remembered", [&](Case &c) {
        old(c);
        c.records = {};
    });
    row("§3.1: the record is broken", "enforced id=0 remembered", [&](Case &c) {
        old(c);
        c.records = {"v=STSv1; x=1;"};
    });
    row("§3.1: two records now", "enforced id=0 remembered", [&](Case &c) {
        old(c);
        c.records = {"v=STSv1; id=1;", "v=STSv1; id=2;"};
    });
    row("no answer now", "enforced id=0 remembered", [&](Case &c) {
        old(c);
        c.status = Status::NoAnswer;
    });
    row("§3.3: the fetch failed", "enforced id=0 remembered", [&](Case &c) {
        old(c);
        c.known.attempt = failedAttempt("1", seconds(1));
    });
    row("nothing may be fetched now", "enforced id=0 remembered", [&](Case &c) {
        old(c);
        c.known.mayFetch = false;
    });
    row("the record is gone and max_age over", "not used", [&](Case &c) {
        stale(c);
        c.records = {};
    });
    row("the fetch failed and max_age is over", "no policy id=1 fetch " + fault(FetchFault::NotFound), [&](Case &c) {
        stale(c);
        c.known.attempt = failedAttempt("1", seconds(1));
    });
    row("a forged record is not hidden by memory", "forged", [&](Case &c) {
        fresh(c);
        c.status = Status::Bogus;
    });

    // What the policy says
    const auto withMode = [](const char *mode) {
        return [mode](Case &c) {
            c.known.kept = keptFor("1", seconds(60), QByteArray(policyText).replace("enforce", mode));
            c.hosts = hostsNamed({"other.example"});
        };
    };
    row("§3.2: testing binds nobody", "testing id=1", withMode("testing"));
    row("§3.2: none", "switched off", withMode("none"));
    row("§4.1: a wildcard", "enforced id=1", [&](Case &c) {
        fresh(c);
        c.hosts = hostsNamed({"mx1.example.net"});
    });
    row("§4.1: one host of several is in it", "enforced id=1", [&](Case &c) {
        fresh(c);
        c.hosts = hostsNamed({"other.example", "mail.example.com"});
    });
    row("§4.1: no host is in it", "hosts differ id=1: other.example a.b.example.net", [&](Case &c) {
        fresh(c);
        c.hosts = hostsNamed({"other.example", "a.b.example.net"});
    });
    row("§4.1: no host of those looked at is in it", "enforced id=1", [&](Case &c) {
        fresh(c);
        c.hosts = hostsNamed({"other.example"});
        c.hosts.isCut = true;
    });
    row("the domain's own address", "hosts differ id=1: example.com", [&](Case &c) {
        fresh(c);
        c.hosts = hostsNamed({"example.com"}, Kind::Implicit);
    });
    row("enforce waits for the hosts", "asking", [&](Case &c) {
        fresh(c);
        c.hosts = {};
    });
    row("the hosts are not genuine", "forged", [&](Case &c) {
        fresh(c);
        c.hosts.kind = Kind::Forged;
    });
    row("the hosts are not known", "not found " + QByteArray::number(int(dns::Trouble::TimedOut)), [&](Case &c) {
        fresh(c);
        c.hosts = {.kind = Kind::NoAnswer, .trouble = dns::Trouble::TimedOut};
    });

    // Where no mail arrives nobody is asked
    for (const Kind kind : {Kind::NullMx, Kind::NoAddress, Kind::NoSuchDomain}) {
        Case given;
        given.hosts = {.kind = kind};
        QTest::addRow("no mail arrives: %d", int(kind)) << given << QByteArray("not used");
    }
}

void DeliveryTest::aDomainComesToItsOutcome()
{
    QFETCH(Case, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(text(given.judge()), expected);
}

void DeliveryTest::whatWasFetchedIsKeptOrNoted()
{
    const auto good = take(name("example.com"), "1", policyText, now);
    QVERIFY(std::holds_alternative<KeptPolicy>(good));
    QCOMPARE(std::get<KeptPolicy>(good), keptFor("1", seconds(0)));

    const auto unreadable = take(name("example.com"), "1", QByteArray("version: STSv1\n"), now);
    QVERIFY(std::holds_alternative<Attempt>(unreadable));
    QCOMPARE(std::get<Attempt>(unreadable).id, QByteArray("1"));
    QVERIFY(std::get<Attempt>(unreadable).tried == now);
    QVERIFY(std::get<PolicyFault>(std::get<Attempt>(unreadable).fault) == PolicyFault::BadMode);

    const FetchError error{FetchFault::NotFound, 410};
    const auto missing = take(name("example.com"), "1", failure(error), now);
    QVERIFY(std::holds_alternative<Attempt>(missing));
    QVERIFY(std::get<FetchError>(std::get<Attempt>(missing).fault) == error);
}

void DeliveryTest::fetchingAndJudgingComeToAnEnd_data()
{
    QTest::addColumn<Fetched>("fetched");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a policy") << Fetched(policyText) << QByteArray("enforced id=1");
    QTest::newRow("a policy that is too old at once")
        << Fetched(QByteArray(policyText).replace("86400", "0")) << QByteArray("enforced id=1");
    QTest::newRow("no policy") << Fetched(QByteArray()) << QByteArray("no policy id=1 policy");
    for (int fault = 0; fault <= int(FetchFault::Canceled); ++fault) {
        QTest::addRow("fault %d", fault) << Fetched(failure(FetchError{FetchFault(fault)}))
                                         << "no policy id=1 fetch " + QByteArray::number(fault);
    }
}

void DeliveryTest::fetchingAndJudgingComeToAnEnd()
{
    QFETCH(Fetched, fetched);
    QFETCH(QByteArray, expected);
    Case given;
    QCOMPARE(text(given.judge()), QByteArray("wants id=1"));
    std::visit(Overloaded{
                   [&](const KeptPolicy &kept) { given.known.kept = kept; },
                   [&](const Attempt &attempt) { given.known.attempt = attempt; },
               },
               take(name("example.com"), "1", fetched, now));
    QCOMPARE(text(given.judge()), expected);
}

void DeliveryTest::aNameWithoutRoomForTheLabelIsNotUsed()
{
    World world(now);
    const DomainName domain = name((QByteArray(60, 'a') + '.').repeated(4) + "example");
    Delivery delivery;
    const int rounds = world.settle([&](dns::Answers &answers) {
        delivery = judgeDelivery(domain, hostsNamed({"mail.example.com"}), {}, now, answers);
    });
    QCOMPARE(rounds, 0);
    QCOMPARE(text(delivery), QByteArray("not used"));
}

QTEST_GUILESS_MAIN(DeliveryTest)
#include "delivery_test.moc"
