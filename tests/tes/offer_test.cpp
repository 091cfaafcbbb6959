// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/offer.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::tes;
using dns::Status;
using dns::Type;
using kit::name;
using Answer = Duties::Answer;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// The domain is "company.example", what it needs to be a member is there.
kit::World member()
{
    kit::World world(now);
    world.has("tes-master.company.example", Type::Cname, {"isp.example"}, Status::Secure)
        .has("company.example.tes-member.isp.example", Type::Txt, {"TES Mail Domain"}, Status::Secure)
        .has("isp.example.tes-member.root.example", Type::Txt, {"TES Mail Domain"}, Status::Secure)
        .fails("company.example", Type::DnsKey);
    return world;
}

Offer settled(kit::World &world, const dane::Delivery &mail = {}, int *rounds = nullptr)
{
    Offer offer;
    const int count = world.settle([&](dns::Answers &answers) {
        offer = judgeOffer(name("company.example"), name("root.example"), mail, answers);
    });
    if (rounds)
        *rounds = count;
    return offer;
}

dane::Tlsa record(quint8 usage, quint8 matchingType = 1)
{
    const qsizetype octets = matchingType == 0 ? 300 : matchingType == 2 ? 64 : 32;
    return {.usage = usage, .selector = 1, .matchingType = matchingType, .data = QByteArray(octets, 'x')};
}

dane::Host host(dane::HostState state, std::vector<dane::Tlsa> records = {})
{
    const bool meetsProfile = std::all_of(records.begin(), records.end(), dane::meetsTesProfile);
    return {.host = {10, name("mx.isp.example")},
            .state = state,
            .base = name("mx.isp.example"),
            .records = std::move(records),
            .meetsTesProfile = meetsProfile};
}

const dane::Host good = host(dane::HostState::Usable, {record(3)});

/// RFC 3110 §2: exponent 65537 and a modulus of @p octets.
QByteArray rsaKey(quint16 flags, qsizetype octets)
{
    QByteArray key;
    key.append(char(flags >> 8)).append(char(flags & 0xff)).append('\3').append('\10');
    key.append('\3').append("\1\0\1", 3).append('\xc3').append(octets - 1, '\x5a');
    return key;
}

/// RFC 6605 §4: P-256.
QByteArray curveKey(quint16 flags)
{
    QByteArray key;
    key.append(char(flags >> 8)).append(char(flags & 0xff)).append('\3').append('\15');
    return key.append(64, '\x5a');
}

/// The member, with these keys at the top of its zone.
Duties dutiesWithKeys(const QByteArrayList &keys, Status status = Status::Secure)
{
    dns::Cache cache;
    const auto keep = [&cache](QByteArrayView owner, Type type, Status how, const QByteArrayList &rdata) {
        dns::Lookup lookup{.question = {name(owner), type}, .status = how};
        for (const QByteArray &each : rdata)
            lookup.rdata.append(each);
        lookup.ttl = std::chrono::hours(1);
        cache.keep(lookup, now);
    };
    const QByteArrayList text{kit::wireFormat(Type::Txt, "TES Mail Domain")};
    keep("tes-master.company.example", Type::Cname, Status::Secure, {kit::wireFormat(Type::Cname, "isp.example")});
    keep("company.example.tes-member.isp.example", Type::Txt, Status::Secure, text);
    keep("isp.example.tes-member.root.example", Type::Txt, Status::Secure, text);
    keep("company.example", Type::DnsKey, status, keys);
    dns::Answers answers(cache, now);
    return judgeOffer(name("company.example"), name("root.example"), {}, answers).duties;
}

QByteArray word(Answer answer)
{
    static const QByteArrayList words = {"asking", "kept", "missed", "unknown"};
    return words.at(qsizetype(answer));
}

} // namespace

class TesOfferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStepsAreWhatWasAsked()
    {
        kit::World world = member();
        const Offer offer = settled(world);
        QVERIFY(std::holds_alternative<Member>(offer.membership));
        const std::vector<dns::Question> expected = {
            {name("tes-master.company.example"), Type::Cname},
            {name("company.example.tes-member.isp.example"), Type::Txt},
            {name("isp.example.tes-member.root.example"), Type::Txt},
        };
        QCOMPARE(offer.steps, expected);
    }

    void stepsEndWhereTheLookupEnds_data()
    {
        QTest::addColumn<QByteArray>("missing");
        QTest::addColumn<Type>("type");
        QTest::addColumn<int>("steps");
        QTest::newRow("App. A 1") << QByteArray("tes-master.company.example") << Type::Cname << 1;
        QTest::newRow("App. A 2") << QByteArray("company.example.tes-member.isp.example") << Type::Txt << 2;
        QTest::newRow("App. A 3") << QByteArray("isp.example.tes-member.root.example") << Type::Txt << 3;
    }

    void stepsEndWhereTheLookupEnds()
    {
        QFETCH(QByteArray, missing);
        QFETCH(Type, type);
        QFETCH(int, steps);
        kit::World world = member();
        world.lacks(missing, type);
        const Offer offer = settled(world);
        QVERIFY(std::holds_alternative<NotMember>(offer.membership));
        QCOMPARE(int(offer.steps.size()), steps);
        QVERIFY(offer.isComplete());
    }

    void whatTheCnameNamesIsAskedForTogether()
    {
        kit::World world = member();
        int rounds = 0;
        QVERIFY(!settled(world, {}, &rounds).isComplete()); // the mail hosts were never given
        QCOMPARE(rounds, 2);
        QCOMPARE(world.asked.mid(0, 1), QList<dns::Question>({{name("tes-master.company.example"), Type::Cname}}));
        QCOMPARE(world.asked.size(), 4);
        QVERIFY(world.asked.contains({name("company.example.tes-member.isp.example"), Type::Txt}));
        QVERIFY(world.asked.contains({name("isp.example.tes-member.root.example"), Type::Txt}));
        QVERIFY(world.asked.contains({name("company.example"), Type::DnsKey}));
    }

    void whereTheEntityDoesNotVouchNobodyWaitsForTheRoot()
    {
        kit::Facts facts(now);
        facts.secure("tes-master.company.example", Type::Cname, {"isp.example"})
            .absent("company.example.tes-member.isp.example", Type::Txt);
        dns::Answers answers(facts.cache(), now);
        const Offer offer = judgeOffer(name("company.example"), name("root.example"), {}, answers);
        QVERIFY(std::holds_alternative<NotMember>(offer.membership));
        QVERIFY(answers.wanted().isEmpty());
        QVERIFY(offer.isComplete());
    }

    void aStrangerIsAskedOneQuestion()
    {
        kit::World world(now);
        const Offer offer = settled(world);
        QVERIFY(std::holds_alternative<NotMember>(offer.membership));
        QVERIFY(offer.isComplete());
        QCOMPARE(world.asked.size(), 1);
        QVERIFY(offer.zone.kind == dane::ZoneKeys::Kind::Asking && offer.zone.keys.empty());
    }

    void dutiesAreOfMembersOnly_data()
    {
        QTest::addColumn<QByteArray>("owner");
        QTest::addColumn<Type>("type");
        QTest::addColumn<Status>("status");
        QTest::newRow("C-3: unproven") << QByteArray("tes-master.company.example") << Type::Cname << Status::Insecure;
        QTest::newRow("forged") << QByteArray("company.example.tes-member.isp.example") << Type::Txt << Status::Bogus;
        QTest::newRow("no answer") << QByteArray("isp.example.tes-member.root.example") << Type::Txt
                                   << Status::NoAnswer;
    }

    void dutiesAreOfMembersOnly()
    {
        QFETCH(QByteArray, owner);
        QFETCH(Type, type);
        QFETCH(Status, status);
        kit::World world = member();
        world.has(owner, type, status == Status::Insecure ? QByteArrayList{"isp.example"} : QByteArrayList(), status);
        const Offer offer = settled(world, {.verdict = dane::Offered{}, .hosts = {good}});
        QVERIFY(!std::holds_alternative<Member>(offer.membership));
        QVERIFY(offer.isComplete());
        QCOMPARE(offer.duties.tlsaForEveryHost, Answer::Asking);
        QCOMPARE(offer.duties.zoneKeys, Answer::Asking);
    }

    void dutiesOfTheMailHosts_data()
    {
        QTest::addColumn<dane::Delivery>("mail");
        QTest::addColumn<QByteArray>("forEveryHost");
        QTest::addColumn<QByteArray>("profile");
        const auto row = [](const char *title, const dane::Verdict &verdict, std::vector<dane::Host> hosts,
                            const char *every, const char *profile) {
            QTest::newRow(title) << dane::Delivery{verdict, std::move(hosts)} << QByteArray(every)
                                 << QByteArray(profile);
        };
        using dane::HostState;
        using Why = dane::NotOffered::Why;
        row("being asked", dane::Asking{}, {}, "asking", "asking");
        row("one host being asked", dane::Asking{}, {good, host(HostState::Asking)}, "asking", "asking");
        row("relay 5: all", dane::Offered{}, {good, good}, "kept", "kept");
        row("relay 5: one without records", dane::OfferedByPart{}, {good, host(HostState::NoRecords)}, "missed",
            "kept");
        row("relay 5: one not signed", dane::OfferedByPart{}, {good, host(HostState::Unsigned)}, "missed", "kept");
        row("relay 5: missed whatever is still open", dane::Asking{},
            {host(HostState::NoRecords), host(HostState::Asking)}, "missed", "asking");
        row("relay 5: missed whatever does not answer", dane::NotFound{dns::Trouble::TimedOut},
            {host(HostState::NoRecords), host(HostState::NoAnswer)}, "missed", "unknown");
        row("relay 5: none", dane::NotOffered{Why::NoRecords}, {host(HostState::NoRecords)}, "missed", "unknown");
        row("relay 5: MX not signed", dane::NotOffered{Why::MxUnsigned}, {host(HostState::Unsigned)}, "missed",
            "unknown");
        row("relay 5: a name without an address takes no mail", dane::Offered{}, {good, host(HostState::NoAddress)},
            "kept", "kept");
        row("more hosts than are looked at", dane::OfferedByPart{}, {good, good}, "unknown", "kept");
        row("relay 7: usage 2", dane::Offered{}, {host(HostState::Usable, {record(2)})}, "kept", "kept");
        row("relay 7: SHA-512", dane::Offered{}, {host(HostState::Usable, {record(3, 2)})}, "kept", "kept");
        row("C-10: full data", dane::Offered{}, {host(HostState::Usable, {record(3, 0)})}, "kept", "kept");
        row("relay 7: usage 1 only", dane::NotOffered{Why::UnusableRecords},
            {host(HostState::UnusableRecords, {record(1)})}, "kept", "missed");
        row("relay 7: usage 1 beside 3", dane::Offered{}, {host(HostState::Usable, {record(3), record(1)})}, "kept",
            "missed");
        row("relay 7: another host's record", dane::OfferedByPart{},
            {good, host(HostState::UnusableRecords, {record(0)})}, "kept", "missed");
        row("no host", dane::NoHosts{}, {}, "unknown", "unknown");
        row("forged", dane::Forged{}, {good, host(HostState::Forged)}, "unknown", "unknown");
        row("MX forged", dane::Forged{}, {}, "unknown", "unknown");
        row("no answer", dane::NotFound{dns::Trouble::TimedOut}, {good, host(HostState::NoAnswer)}, "unknown",
            "unknown");
        row("a probe found another certificate", dane::Mismatch{}, {good}, "kept", "kept");
    }

    void dutiesOfTheMailHosts()
    {
        QFETCH(dane::Delivery, mail);
        kit::World world = member();
        const Offer offer = settled(world, mail);
        QVERIFY(std::holds_alternative<Member>(offer.membership));
        QTEST(word(offer.duties.tlsaForEveryHost), "forEveryHost");
        QTEST(word(offer.duties.tlsaProfile), "profile");
        const bool isAsking = std::holds_alternative<dane::Asking>(mail.verdict);
        QCOMPARE(offer.isComplete(), !isAsking);
    }

    void dutiesOfTheZone_data()
    {
        QTest::addColumn<QByteArrayList>("keys");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QByteArray>("isSigned");
        QTest::addColumn<QByteArray>("sizes");
        const auto row = [](const char *title, const QByteArrayList &keys, Status status, const char *isSigned,
                            const char *sizes) {
            QTest::newRow(title) << keys << status << QByteArray(isSigned) << QByteArray(sizes);
        };
        row("relay 8: 1024 and 2048 bits", {rsaKey(256, 128), rsaKey(257, 256)}, Status::Secure, "kept", "kept");
        row("relay 8: a zone key of 768 bits", {rsaKey(256, 96), rsaKey(257, 256)}, Status::Secure, "kept", "missed");
        row("relay 8: a key signing key of 1024 bits", {rsaKey(256, 128), rsaKey(257, 128)}, Status::Secure, "kept",
            "missed");
        row("C-10: a curve of 256 bits", {curveKey(256), curveKey(257)}, Status::Secure, "kept", "kept");
        row("one bad key among good ones", {curveKey(257), rsaKey(256, 64)}, Status::Secure, "kept", "missed");
        row("not signed", {}, Status::Insecure, "missed", "unknown");
        row("forged", {}, Status::Bogus, "unknown", "unknown");
        row("no answer", {}, Status::NoAnswer, "unknown", "unknown");
    }

    void dutiesOfTheZone()
    {
        QFETCH(QByteArrayList, keys);
        QFETCH(Status, status);
        const Duties duties = dutiesWithKeys(keys, status);
        QTEST(word(duties.zoneSigned), "isSigned");
        QTEST(word(duties.zoneKeys), "sizes");
    }

    void anOfferIsNotCompleteWhileAnAnswerIsOut()
    {
        kit::Facts facts(now);
        dns::Answers answers(facts.cache(), now);
        QVERIFY(!judgeOffer(name("company.example"), name("root.example"), {}, answers).isComplete());
        QCOMPARE(answers.wanted().size(), 1);
    }

    void theStepsThemselvesCanBeAskedFor()
    {
        kit::Facts facts(now);
        facts.secure("tes-master.company.example", Type::Cname, {"isp.example"});
        dns::Answers answers(facts.cache(), now);
        const auto steps = stepsOf(name("company.example"), name("root.example"), answers);
        QCOMPARE(int(steps.size()), 2);
        QCOMPARE(steps.back().name, name("company.example.tes-member.isp.example"));
    }
};

QTEST_GUILESS_MAIN(TesOfferTest)
#include "offer_test.moc"
