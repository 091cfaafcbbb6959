// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/smtpsec/offer.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::smtpsec;
using dane::HostState;
using dns::Status;
using dns::Type;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};
const char *service = "_smtpsec._tcp.company.example";

/// DNS that holds exactly what is put into it.
struct Net {
    dns::Cache cache;
    QList<dns::Question> wanted;

    Net &keep(QByteArrayView owner, Type type, Status status, const QByteArrayList &rdata = {})
    {
        dns::Lookup lookup{.question = {name(owner), type}, .status = status};
        for (const QByteArray &each : rdata)
            lookup.rdata.append(each);
        lookup.ttl = std::chrono::hours(1);
        if (status == Status::NoAnswer)
            lookup.trouble = dns::Trouble::TimedOut;
        cache.keep(lookup, now);
        return *this;
    }
    Net &services(const QByteArrayList &records)
    {
        QByteArrayList rdata;
        for (const QByteArray &record : records)
            rdata.append(kit::wireFormat(Type::Srv, record));
        return keep(service, Type::Srv, Status::Secure, rdata);
    }
    Net &address(QByteArrayView owner, Status status = Status::Secure)
    {
        keep(owner, Type::A, status, {kit::wireFormat(Type::A, "192.0.2.1")});
        return keep(owner, Type::Aaaa, status == Status::Secure ? Status::Absent : status);
    }
    Offer judge()
    {
        dns::Answers answers(cache, now);
        Offer offer = judgeOffer(name("company.example"), answers);
        wanted = answers.wanted();
        return offer;
    }
};

QByteArray tlsa(char usage, char matchingType = 1, qsizetype octets = 32)
{
    return QByteArray().append(usage).append('\1').append(matchingType) + QByteArray(octets, 'x');
}

} // namespace

class SmtpsecOfferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversThatNobodyCanReachAbortTheDelivery_data()
    {
        QTest::addColumn<Status>("first");
        QTest::addColumn<Status>("second");
        QTest::addColumn<bool>("isOffered");
        QTest::addColumn<bool>("isForged");
        QTest::newRow("all forged") << Status::Bogus << Status::Bogus << false << true;
        QTest::newRow("one forged, one without an answer") << Status::Bogus << Status::NoAnswer << false << true;
        QTest::newRow("none answers") << Status::NoAnswer << Status::NoAnswer << false << false;
        QTest::newRow("one is left") << Status::Bogus << Status::Absent << true << false;
    }
    void serversThatNobodyCanReachAbortTheDelivery()
    {
        QFETCH(Status, first);
        QFETCH(Status, second);
        QFETCH(bool, isOffered);
        QFETCH(bool, isForged);
        Net net;
        net.services({"0 0 465 a.company.example", "1 0 465 b.company.example"})
            .address("a.company.example")
            .address("b.company.example")
            .keep("_465._tcp.a.company.example", Type::Tlsa, first)
            .keep("_465._tcp.b.company.example", Type::Tlsa, second);
        const Offer offer = net.judge();
        QVERIFY(offer.isComplete());
        QCOMPARE(std::holds_alternative<Offered>(offer.delivery), isOffered);
        if (!isOffered)
            QCOMPARE(std::get<Aborted>(offer.delivery).isForged, isForged);
        QCOMPARE(int(offer.targets.size()), 2); // they stay in sight
    }
    void theFourOutcomes_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<QByteArrayList>("records");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<int>("targets");
        const auto row = [](const char *title, Status status, const QByteArrayList &records, const char *expected,
                            int targets) {
            QTest::newRow(title) << status << records << QByteArray(expected) << targets;
        };
        row("106: signed SRV", Status::Secure, {"0 0 26 sec.example"}, "smtpsec", 1);
        row("106: provably unsigned zone", Status::Insecure, {"0 0 26 sec.example"}, "smtp", 0);
        row("106: provably unsigned zone without a record", Status::Insecure, {}, "smtp", 0);
        row("106: signed and no SRV", Status::Absent, {}, "smtp", 0);
        row("106: validation error", Status::Bogus, {}, "abort", 0);
        row("106: any other DNS error", Status::NoAnswer, {}, "abort", 0);
        row("RFC 2782: the empty target", Status::Secure, {"0 0 0 ."}, "smtp", 0);
        row("RFC 2782: the empty target with a port", Status::Secure, {"0 0 26 ."}, "smtp", 0);
        row("RFC 2782: the empty target means that only alone", Status::Secure, {"0 0 26 .", "0 0 26 sec.example"},
            "smtpsec", 1);
        row("port 0 among others", Status::Secure, {"0 0 0 bad.example", "10 0 26 sec.example"}, "smtpsec", 1);
        row("port 0 alone: no host can deliver", Status::Secure, {"0 0 0 bad.example"}, "abort", 0);
        row("two empty targets: no host can deliver", Status::Secure, {"0 0 26 .", "10 0 26 ."}, "abort", 0);
    }

    void theFourOutcomes()
    {
        QFETCH(Status, status);
        QFETCH(QByteArrayList, records);
        QFETCH(QByteArray, expected);
        QFETCH(int, targets);
        Net net;
        if (status == Status::Secure) {
            net.services(records);
        } else {
            for (QByteArray &record : records)
                record = kit::wireFormat(Type::Srv, record);
            net.keep(service, Type::Srv, status, records);
        }
        const Offer offer = net.judge();
        QCOMPARE(deliveryName(offer.delivery).toByteArray(), expected);
        QCOMPARE(int(offer.targets.size()), targets);
        QCOMPARE(offer.isComplete(), targets == 0);
    }

    void damagedRecordsNeverMeanPlainSmtp_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        const QByteArray sound = kit::wireFormat(Type::Srv, "0 0 26 sec.example");
        QTest::newRow("cut short") << sound.first(5);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a name that does not end") << sound.chopped(1);
        QTest::newRow("more behind the name") << sound + "x";
        QTest::newRow("a compressed name") << sound.first(6) + "\xc0\x0c";
        QTest::newRow("a name that no mail server has") << sound.first(6) + QByteArray("\3a.b\0", 5);
    }

    void damagedRecordsNeverMeanPlainSmtp()
    {
        QFETCH(QByteArray, damaged);
        const QByteArray sound = kit::wireFormat(Type::Srv, "10 0 26 sec.example");
        const QByteArray notHere = kit::wireFormat(Type::Srv, "0 0 0 .");

        // Among good ones it is passed over: the sender tries the next.
        Net some;
        some.keep(service, Type::Srv, Status::Secure, {damaged, sound});
        QCOMPARE(deliveryName(some.judge().delivery).toByteArray(), QByteArray("smtpsec"));
        QCOMPARE(int(some.judge().targets.size()), 1);

        for (const QByteArrayList &records : {QByteArrayList{damaged}, QByteArrayList{damaged, notHere}}) {
            Net net;
            net.keep(service, Type::Srv, Status::Secure, records);
            const Offer offer = net.judge();
            const auto *aborted = std::get_if<Aborted>(&offer.delivery);
            QVERIFY(aborted);
            QVERIFY(!aborted->isForged);
            QCOMPARE(aborted->trouble, dns::Trouble::None);
        }
    }

    void anAbortedDeliverySaysWhy()
    {
        const auto aborted = [](Status status) {
            Net net;
            net.keep(service, Type::Srv, status);
            return std::get<Aborted>(net.judge().delivery);
        };
        QVERIFY(aborted(Status::Bogus).isForged);
        QVERIFY(!aborted(Status::NoAnswer).isForged);
        QCOMPARE(aborted(Status::NoAnswer).trouble, dns::Trouble::TimedOut);
    }

    void targetsComeInTheOrderOfRfc2782()
    {
        Net net;
        net.services({"20 0 26 c.example", "10 5 26 b.example", "10 50 2600 a.example"});
        const Offer offer = net.judge();
        QCOMPARE(int(offer.targets.size()), 3);
        QCOMPARE(offer.targets.at(0).srv.target, name("a.example"));
        QCOMPARE(offer.targets.at(0).srv.port, quint16(2600));
        QCOMPARE(offer.targets.at(1).srv.target, name("b.example"));
        QCOMPARE(offer.targets.at(2).srv.target, name("c.example"));
    }

    void allTargetsAreAskedAboutAtOnce()
    {
        Net net;
        net.services({"0 0 26 a.example", "10 0 2600 b.example"});
        QVERIFY(!net.judge().isComplete());
        for (const char *target : {"a.example", "b.example"})
            QVERIFY(net.wanted.contains({name(target), Type::A}));
    }

    void recordsOfTheTargets_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<QByteArrayList>("records");
        QTest::addColumn<HostState>("expected");
        QTest::newRow("108: records") << Status::Secure << QByteArrayList{tlsa('\3')} << HostState::Usable;
        QTest::newRow("108: none") << Status::Absent << QByteArrayList() << HostState::NoRecords;
        QTest::newRow("forged") << Status::Bogus << QByteArrayList() << HostState::Forged;
        QTest::newRow("no answer") << Status::NoAnswer << QByteArrayList() << HostState::NoAnswer;
        QTest::newRow("§6.2: PKIX-EE counts here") << Status::Secure << QByteArrayList{tlsa('\1')} << HostState::Usable;
        QTest::newRow("§6.2: PKIX-TA counts here") << Status::Secure << QByteArrayList{tlsa('\0')} << HostState::Usable;
        QTest::newRow("PKIX-EE of a wrong length")
            << Status::Secure << QByteArrayList{tlsa('\1', 1, 31)} << HostState::UnusableRecords;
        QTest::newRow("a usage that nobody has given out")
            << Status::Secure << QByteArrayList{tlsa('\4')} << HostState::UnusableRecords;
    }

    void recordsOfTheTargets()
    {
        QFETCH(Status, status);
        QFETCH(QByteArrayList, records);
        QFETCH(HostState, expected);
        Net net;
        net.services({"0 0 2600 sec.example"}).address("sec.example");
        net.keep("_2600._tcp.sec.example", Type::Tlsa, status, records);
        const Offer offer = net.judge();
        QVERIFY2(net.wanted.isEmpty(), "the TLSA name has the port of the SRV record");
        QVERIFY(offer.isComplete());
        QCOMPARE(int(offer.targets.front().records.state), int(expected));
    }

    void aTargetMayHaveNoAddress()
    {
        Net net;
        net.services({"0 0 26 sec.example"});
        net.keep("sec.example", Type::A, Status::Absent).keep("sec.example", Type::Aaaa, Status::Absent);
        net.keep("_26._tcp.sec.example", Type::Tlsa, Status::Absent);
        const Offer offer = net.judge();
        QVERIFY(offer.isComplete());
        QCOMPARE(int(offer.targets.front().records.state), int(HostState::NoAddress));
    }

    void manyTargetsAreCut()
    {
        QByteArrayList records;
        for (int i = 0; i < 64; ++i)
            records.append(QByteArray::number(i) + " 0 26 t" + QByteArray::number(i) + ".example");
        Net net;
        net.services(records);
        const Offer offer = net.judge();
        QCOMPARE(qsizetype(offer.targets.size()), limits::mailHosts);
        QCOMPARE(offer.targets.front().srv.target, name("t0.example"));
        QVERIFY(net.wanted.size() <= 3 * limits::mailHosts);
    }

    void oneQuestionWhereNothingIsOffered()
    {
        kit::World world(now);
        Offer offer;
        const int rounds =
            world.settle([&](dns::Answers &answers) { offer = judgeOffer(name("company.example"), answers); });
        QCOMPARE(rounds, 1);
        QCOMPARE(world.asked.size(), 1);
        QVERIFY(offer.isComplete());
        QCOMPARE(deliveryName(Asking{}), QByteArrayView());
    }
};

QTEST_GUILESS_MAIN(SmtpsecOfferTest)
#include "offer_test.moc"
