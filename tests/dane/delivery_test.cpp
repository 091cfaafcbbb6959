// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/base/overloaded.h"
#include "core/dane/delivery.h"
#include "tests/dane/names.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::dane;
using dns::Status;
using dns::Type;
using Why = NotOffered::Why;
using HostKind = smtp::MailHosts::Kind;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);
const QByteArray digest(64, 'a');
const QByteArray good = "3 1 1 " + digest;
const QByteArray other = "3 1 1 " + QByteArray(64, 'b');

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

QByteArray text(const Verdict &verdict)
{
    return std::visit(Overloaded{[](const Asking &) -> QByteArray { return "asking"; },
                                 [](const Offered &) -> QByteArray { return "offered"; },
                                 [](const OfferedByPart &) -> QByteArray { return "offered by part"; },
                                 [](const NotOffered &v) { return "not offered " + QByteArray::number(int(v.why)); },
                                 [](const NoHosts &) -> QByteArray { return "no hosts"; },
                                 [](const Forged &) -> QByteArray { return "forged"; },
                                 [](const NotFound &) -> QByteArray { return "not found"; },
                                 [](const Mismatch &) -> QByteArray { return "mismatch"; },
                                 [](const NoStartTls &) -> QByteArray { return "no STARTTLS"; }},
                      verdict);
}

/// "mx" with a signed address and nothing else.
kit::Names withAddress()
{
    kit::Names names(now);
    names.has("mx.example", Type::A, {"192.0.2.1"});
    return names;
}

smtp::MailHosts listed(const QByteArrayList &hosts, Status status = Status::Secure)
{
    smtp::MailHosts result{.kind = HostKind::Listed, .status = status};
    for (const QByteArray &host : hosts)
        result.hosts.push_back({quint16(result.hosts.size()), name(host)});
    return result;
}

Host in(HostState state)
{
    return Host{.host = {0, name("mx.example")}, .state = state, .base = name("mx.example")};
}

} // namespace

class DeliveryTest : public QObject {
    Q_OBJECT

private:
    struct Judged {
        Host host;
        int rounds = 0;
    };
    static Judged judged(kit::Names &names, quint16 port = 25)
    {
        std::optional<Host> host;
        const int rounds = names.settle([&](dns::Answers &a) { host = judgeHost(name("mx.example"), port, a); });
        return {*host, rounds};
    }

private Q_SLOTS:
    void aHostIsJudgedByItsAddressesAndItsRecords_data()
    {
        QTest::addColumn<Status>("a");
        QTest::addColumn<bool>("hasA");
        QTest::addColumn<Status>("aaaa");
        QTest::addColumn<bool>("hasAaaa");
        QTest::addColumn<Status>("tlsa");
        QTest::addColumn<HostState>("state");
        const auto row = [](const char *title, Status a, bool hasA, Status aaaa, bool hasAaaa, Status tlsa,
                            HostState state) { QTest::newRow(title) << a << hasA << aaaa << hasAaaa << tlsa << state; };
        const auto S = Status::Secure, I = Status::Insecure, B = Status::Bogus, N = Status::Absent,
                   X = Status::NoAnswer;
        row("signed, with records", S, true, N, false, S, HostState::Usable);
        row("IPv6 only", N, false, S, true, S, HostState::Usable);
        row("both", S, true, S, true, S, HostState::Usable);
        row("signed, without records", S, true, N, false, N, HostState::NoRecords);
        row("RFC 7672 §2.2.2: address not signed", I, true, I, false, S, HostState::Unsigned);
        row("one address not signed", S, true, I, true, S, HostState::Unsigned);
        row("RFC 7672 §2.2: records not signed", S, true, N, false, I, HostState::Unsigned);
        row("no address", N, false, N, false, S, HostState::NoAddress);
        row("no address, not signed: anybody can say so", I, false, I, false, S, HostState::Unsigned);
        row("no address, signed for one family only", I, false, N, false, S, HostState::Unsigned);
        row("forged address", B, false, S, true, S, HostState::Forged);
        row("forged address, IPv6", S, true, B, false, S, HostState::Forged);
        row("RFC 7672 §2.1.2: forged records", S, true, N, false, B, HostState::Forged);
        row("RFC 7672 §2.1.2: no answer about the records", S, true, N, false, X, HostState::NoAnswer);
        row("no answer about any address", X, false, N, false, S, HostState::NoAnswer);
        row("RFC 7672 §2.2.2: no answer about one family", X, false, S, true, S, HostState::NoAnswer);
        row("not signed, no answer about the other family", X, false, I, true, S, HostState::Unsigned);
        // Servers for zones that are not signed often do not know TLSA.
        row("not signed, forged records", I, true, N, false, B, HostState::Unsigned);
        row("not signed, no answer about records", I, true, N, false, X, HostState::Unsigned);
    }

    void aHostIsJudgedByItsAddressesAndItsRecords()
    {
        QFETCH(Status, a);
        QFETCH(bool, hasA);
        QFETCH(Status, aaaa);
        QFETCH(bool, hasAaaa);
        QFETCH(Status, tlsa);
        QFETCH(HostState, state);
        kit::Names names(now);
        names.has("mx.example", Type::A, hasA ? QByteArrayList{"192.0.2.1"} : QByteArrayList(), a)
            .has("mx.example", Type::Aaaa, hasAaaa ? QByteArrayList{"2001:db8::1"} : QByteArrayList(), aaaa)
            .has("_25._tcp.mx.example", Type::Tlsa,
                 tlsa == Status::Secure || tlsa == Status::Insecure ? QByteArrayList{good} : QByteArrayList(), tlsa);
        const auto [host, rounds] = judged(names);
        QCOMPARE(host.state, state);
        QCOMPARE(rounds, 1);
        QCOMPARE(host.records.size(), state == HostState::Usable ? size_t(1) : size_t(0));
        QCOMPARE(host.trouble, state == HostState::NoAnswer ? dns::Trouble::ServerFailure : dns::Trouble::None);
        QCOMPARE(host.base.toByteArray(), QByteArray("mx.example"));
    }

    void recordsAreUsableOrNot_data()
    {
        QTest::addColumn<QByteArrayList>("records");
        QTest::addColumn<HostState>("state");
        QTest::addColumn<bool>("meetsTesProfile");
        const auto row = [](const char *title, const QByteArrayList &records, HostState state, bool meets) {
            QTest::newRow(title) << records << state << meets;
        };
        row("RFC 7672 §3.1.1", {good}, HostState::Usable, true);
        row("RFC 7672 §3.1.2", {"2 0 1 " + digest}, HostState::Usable, true);
        row("RFC 7672 §3.1.3: usage 0", {"0 0 1 " + digest}, HostState::UnusableRecords, false);
        row("RFC 7672 §3.1.3: usage 1", {"1 0 1 " + digest}, HostState::UnusableRecords, false);
        row("usage 255", {"255 0 1 " + digest}, HostState::UnusableRecords, false);
        row("RFC 7672 §2.2: one usable is enough", {"255 0 1 " + digest, good}, HostState::Usable, false);
        row("TES relay 7: 2 or 3 only", {"1 1 1 " + digest, good}, HostState::Usable, false);
        row("TES relay 7: SHA-512", {"3 1 2 " + digest + digest}, HostState::Usable, true);
        row("TES relay 7: any selector", {good, "3 0 1 " + digest}, HostState::Usable, true);
        row("a record that cannot be read", {"3 1 1 ", good}, HostState::Usable, false);
        row("only one that cannot be read", {"3 1 1 "}, HostState::UnusableRecords, false);
    }

    void recordsAreUsableOrNot()
    {
        QFETCH(QByteArrayList, records);
        QFETCH(HostState, state);
        QFETCH(bool, meetsTesProfile);
        kit::Names names = withAddress();
        names.has("_25._tcp.mx.example", Type::Tlsa, records);
        const Host host = judged(names).host;
        QCOMPARE(host.state, state);
        QCOMPARE(host.meetsTesProfile, meetsTesProfile);
    }

    void whereAnAliasLeadsCountsFirst() // RFC 7672 §2.2.2, §2.2.3
    {
        kit::Names both(now);
        both.alias("mx.example", "real.example").has("real.example", Type::A, {"192.0.2.1"});
        both.has("_25._tcp.mx.example", Type::Tlsa, {other}).has("_25._tcp.real.example", Type::Tlsa, {good});
        const auto [expanded, rounds] = judged(both);
        QCOMPARE(expanded.state, HostState::Usable);
        QCOMPARE(expanded.base.toByteArray(), QByteArray("real.example"));
        QCOMPARE(expanded.records.front().toByteArray(), good);
        QCOMPARE(rounds, 2);

        kit::Names original(now);
        original.alias("mx.example", "real.example").has("real.example", Type::A, {"192.0.2.1"});
        original.has("_25._tcp.mx.example", Type::Tlsa, {other});
        const Host unexpanded = judged(original).host;
        QCOMPARE(unexpanded.state, HostState::Usable);
        QCOMPARE(unexpanded.base.toByteArray(), QByteArray("mx.example"));

        kit::Names unsignedThere(now);
        unsignedThere.alias("mx.example", "real.example").has("real.example", Type::A, {"192.0.2.1"});
        unsignedThere.has("_25._tcp.real.example", Type::Tlsa, {good}, Status::Insecure);
        unsignedThere.has("_25._tcp.mx.example", Type::Tlsa, {other});
        QCOMPARE(judged(unsignedThere).host.base.toByteArray(), QByteArray("mx.example"));

        kit::Names forgedThere(now);
        forgedThere.alias("mx.example", "real.example").has("real.example", Type::A, {"192.0.2.1"});
        forgedThere.fails("_25._tcp.real.example", Type::Tlsa, Status::Bogus);
        forgedThere.has("_25._tcp.mx.example", Type::Tlsa, {other});
        QCOMPARE(judged(forgedThere).host.state, HostState::Forged);

        kit::Names nowhere(now);
        nowhere.alias("mx.example", "real.example").has("real.example", Type::A, {"192.0.2.1"});
        QCOMPARE(judged(nowhere).host.state, HostState::NoRecords);
    }

    void anAliasOutOfTheSignedWorldKeepsItsOwnRecords_data()
    {
        QTest::addColumn<Status>("alias");
        QTest::addColumn<HostState>("state");
        QTest::newRow("RFC 7672 §2.2.2: signed alias") << Status::Secure << HostState::Usable;
        QTest::newRow("unsigned alias") << Status::Insecure << HostState::Unsigned;
        QTest::newRow("forged alias") << Status::Bogus << HostState::Forged;
        QTest::newRow("no answer about the alias") << Status::NoAnswer << HostState::NoAnswer;
    }

    void anAliasOutOfTheSignedWorldKeepsItsOwnRecords()
    {
        QFETCH(Status, alias);
        QFETCH(HostState, state);
        const auto lookup = [](QByteArrayView owner, Type type, Status status, const QByteArrayList &records) {
            dns::Lookup result{.question = {name(owner), type}, .status = status};
            for (const QByteArray &record : records)
                result.rdata.append(kit::wireRecord(type, record));
            result.ttl = std::chrono::hours(1);
            return result;
        };
        dns::Cache cache;
        dns::Lookup address = lookup("mx.example", Type::A, Status::Insecure, {"192.0.2.1"});
        address.canonicalName = name("host.unsigned.example");
        cache.keep(address, now);
        cache.keep(lookup("mx.example", Type::Aaaa, Status::Insecure, {}), now);
        cache.keep(lookup("_25._tcp.mx.example", Type::Tlsa, Status::Secure, {good}), now);
        {
            dns::Answers answers(cache, now);
            QCOMPARE(judgeHost(name("mx.example"), 25, answers).state, HostState::Asking);
            QCOMPARE(answers.wanted(), (QList<dns::Question>{{name("mx.example"), Type::Cname}}));
        }
        const bool hasRecord = alias == Status::Secure || alias == Status::Insecure;
        cache.keep(lookup("mx.example", Type::Cname, alias,
                          hasRecord ? QByteArrayList{"host.unsigned.example"} : QByteArrayList()),
                   now);
        dns::Answers answers(cache, now);
        const Host host = judgeHost(name("mx.example"), 25, answers);
        QCOMPARE(host.state, state);
        QCOMPARE(host.base.toByteArray(), QByteArray("mx.example"));
        // RFC 7672 §2.2.2: nothing at the name where the alias leads.
        QVERIFY(answers.wanted().isEmpty());
    }

    void anotherPortHasOtherRecords() // RFC 6698 §3
    {
        kit::Names names = withAddress();
        names.has("_2525._tcp.mx.example", Type::Tlsa, {good});
        QCOMPARE(judged(names, 2525).host.state, HostState::Usable);
        QCOMPARE(judged(names).host.state, HostState::NoRecords);
    }

    void aNameTooLongForRecordsHasNone()
    {
        const QByteArray label(60, 'a');
        const QByteArray longest = label + '.' + label + '.' + label + '.' + label + ".example";
        kit::Names names(now);
        names.has(longest, Type::A, {"192.0.2.1"});
        std::optional<Host> host;
        names.settle([&](dns::Answers &a) { host = judgeHost(name(longest), 25, a); });
        QCOMPARE(host->state, HostState::NoRecords);
    }

    void fromMxToTlsaItIsOneRound()
    {
        kit::Names names = withAddress();
        names.has("_25._tcp.mx.example", Type::Tlsa, {good});
        names.has("company.example", Type::Mx, {"10 mx.example", "20 mx2.example"});
        names.has("mx2.example", Type::Aaaa, {"2001:db8::2"}).has("_25._tcp.mx2.example", Type::Tlsa, {other});
        Delivery delivery;
        smtp::MailHosts hosts;
        const int rounds = names.settle([&](dns::Answers &a) {
            hosts = smtp::mailHosts(name("company.example"), a);
            delivery = judgeDelivery(hosts, a);
        });
        QCOMPARE(rounds, 2);
        QCOMPARE(names.asked.size(), 7);
        QCOMPARE(text(delivery.verdict), QByteArray("offered"));
        QCOMPARE(delivery.hosts.size(), size_t(2));
        QCOMPARE(delivery.hosts.back().host.preference, quint16(20));
    }

    void aHostDoesNotWaitForAnother()
    {
        dns::Cache cache;
        dns::Lookup address{.question = {name("mx.example"), Type::A}, .status = Status::Secure};
        address.rdata.append(kit::wireFormat(Type::A, "192.0.2.1"));
        address.canonicalName = name("real.example");
        cache.keep(address, now);
        cache.keep({.question = {name("mx.example"), Type::Aaaa}, .status = Status::Absent}, now);
        dns::Answers answers(cache, now);
        (void)judgeDelivery(listed({"first.example", "mx.example"}), answers);
        QVERIFY(answers.wanted().contains(dns::Question{name("_25._tcp.real.example"), Type::Tlsa}));
        QVERIFY(answers.wanted().contains(dns::Question{name("_25._tcp.first.example"), Type::Tlsa}));
        QVERIFY(answers.wanted().size() <= limits::questionsOfRecipient);
    }

    void whoTakesTheMailDecidesFirst_data()
    {
        QTest::addColumn<HostKind>("kind");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QByteArray>("verdict");
        const auto row = [](const char *title, HostKind kind, Status status, const char *verdict) {
            QTest::newRow(title) << kind << status << QByteArray(verdict);
        };
        row("still asked", HostKind::Asking, Status::NoAnswer, "asking");
        row("signed", HostKind::Listed, Status::Secure, "offered");
        row("RFC 7672 §2.2.1: not signed", HostKind::Listed, Status::Insecure, "not offered 0");
        row("implicit, absence proven", HostKind::Implicit, Status::Absent, "offered");
        row("implicit, absence not proven", HostKind::Implicit, Status::Insecure, "not offered 0");
        row("null MX", HostKind::NullMx, Status::Secure, "no hosts");
        row("no address", HostKind::NoAddress, Status::Absent, "no hosts");
        row("no such domain", HostKind::NoSuchDomain, Status::Absent, "no hosts");
        row("RFC 7672 §2.1.2: forged", HostKind::Forged, Status::Bogus, "forged");
        row("RFC 7672 §2.1.2: no answer", HostKind::NoAnswer, Status::NoAnswer, "not found");
    }

    void whoTakesTheMailDecidesFirst()
    {
        QFETCH(HostKind, kind);
        QFETCH(Status, status);
        QFETCH(QByteArray, verdict);
        kit::Names names = withAddress();
        names.has("_25._tcp.mx.example", Type::Tlsa, {good});
        smtp::MailHosts hosts{.kind = kind, .status = status};
        if (hosts.areKnown())
            hosts.hosts.push_back({0, name("mx.example")});
        Delivery delivery;
        names.settle([&](dns::Answers &a) { delivery = judgeDelivery(hosts, a); });
        QCOMPARE(text(delivery.verdict), verdict);
        QCOMPARE(delivery.hosts.size(), hosts.hosts.size());
        if (status == Status::Insecure) {
            QVERIFY(names.asked.isEmpty());
            QCOMPARE(delivery.hosts.front().state, HostState::Unsigned);
            QCOMPARE(delivery.hosts.front().base.toByteArray(), QByteArray("mx.example"));
        }
    }

    void severalHostsMakeOneVerdict_data()
    {
        QTest::addColumn<QList<HostState>>("states");
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<QByteArray>("verdict");
        const auto row = [](const char *title, const QList<HostState> &states, const QByteArray &verdict,
                            bool isCut = false) { QTest::newRow(title) << states << isCut << verdict; };
        const auto notOffered = [](Why why) { return "not offered " + QByteArray::number(int(why)); };
        using enum HostState;
        row("every host", {Usable, Usable}, "offered");
        row("a host without an address does not count", {Usable, NoAddress}, "offered");
        row("no host has an address", {NoAddress, NoAddress}, "no hosts");
        row("one without records", {Usable, NoRecords}, "offered by part");
        row("one not signed", {Unsigned, Usable}, "offered by part");
        row("one with unusable records", {Usable, UnusableRecords}, "offered by part");
        row("there are more than were looked at", {Usable, Usable}, "offered by part", true);
        row("none exists of those looked at", {NoAddress}, "not found", true);
        row("still asking", {Usable, HostState::Asking, HostState::Forged}, "asking");
        row("forged", {Usable, HostState::Forged, NoAnswer}, "forged");
        row("no answer", {Usable, NoAnswer, NoRecords}, "not found");
        row("no records", {NoRecords, UnusableRecords}, notOffered(Why::NoRecords));
        row("not signed", {Unsigned, NoRecords, UnusableRecords}, notOffered(Why::HostsUnsigned));
        row("unusable records", {UnusableRecords, NoAddress}, notOffered(Why::UnusableRecords));
    }

    void severalHostsMakeOneVerdict()
    {
        QFETCH(QList<HostState>, states);
        QFETCH(bool, isCut);
        QFETCH(QByteArray, verdict);
        smtp::MailHosts hosts = listed({"mx.example"});
        hosts.isCut = isCut;
        std::vector<Host> judged;
        for (const HostState state : states)
            judged.push_back(in(state));
        QCOMPARE(text(verdictOf(hosts, judged)), verdict);
    }

    void aProbeCanOnlyContradict_data()
    {
        QTest::addColumn<std::optional<Match>>("match");
        QTest::addColumn<HostState>("other");
        QTest::addColumn<QByteArray>("verdict");
        QTest::newRow("not reached") << std::optional<Match>() << HostState::Usable << QByteArray("offered");
        QTest::newRow("matches") << std::optional(Match::Matches) << HostState::Usable << QByteArray("offered");
        QTest::newRow("differs") << std::optional(Match::Differs) << HostState::Usable << QByteArray("mismatch");
        QTest::newRow("differs, another host unknown")
            << std::optional(Match::Differs) << HostState::NoAnswer << QByteArray("mismatch");
        QTest::newRow("no usable record")
            << std::optional(Match::NotUsable) << HostState::NoRecords << QByteArray("offered by part");
        QTest::newRow("unreadable") << std::optional(Match::Unreadable) << HostState::Usable << QByteArray("offered");
    }

    void aProbeCanOnlyContradict()
    {
        QFETCH(std::optional<Match>, match);
        QFETCH(HostState, other);
        QFETCH(QByteArray, verdict);
        std::vector<Host> judged{in(HostState::Usable), in(other)};
        judged.front().probe = Host::Probe{.seen = Seen{}, .match = match};
        QCOMPARE(text(verdictOf(listed({"mx.example", "mx2.example"}), judged)), verdict);
    }

    /// RFC 7672 §2.2: records demand TLS, whatever they say about certificates.
    void aServerWithoutStartTlsContradictsItsRecords_data()
    {
        QTest::addColumn<HostState>("state");
        QTest::addColumn<ProbeFault>("fault");
        QTest::addColumn<QByteArray>("verdict");
        QTest::newRow("usable records") << HostState::Usable << ProbeFault::NoStartTls << QByteArray("no STARTTLS");
        QTest::newRow("unusable records")
            << HostState::UnusableRecords << ProbeFault::NoStartTls << QByteArray("no STARTTLS");
        QTest::newRow("no records") << HostState::NoRecords << ProbeFault::NoStartTls << QByteArray("not offered 2");
        for (const ProbeFault fault : {ProbeFault::NotReached, ProbeFault::NoTls, ProbeFault::Refused,
                                       ProbeFault::TimedOut, ProbeFault::NotSmtp}) // may be this network's doing
            QTest::addRow("fault %d", int(fault)) << HostState::Usable << fault << QByteArray("offered");
    }

    void aServerWithoutStartTlsContradictsItsRecords()
    {
        QFETCH(HostState, state);
        QFETCH(ProbeFault, fault);
        QFETCH(QByteArray, verdict);
        std::vector<Host> judged{in(state)};
        judged.front().probe = Host::Probe{.seen = failure(fault), .match = {}};
        QCOMPARE(text(verdictOf(listed({"mx.example"}), judged)), verdict);
    }

    void aServerThatWasNotReachedIsComparedWithNothing()
    {
        const Host::Probe probe =
            judgeProbe(in(HostState::Usable), name("company.example"), {}, failure(ProbeFault::NotReached), now);
        QVERIFY(!probe.seen);
        QVERIFY(!probe.match);
        QCOMPARE(probe.keyStrengthBits, 0);
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)

#include "delivery_test.moc"
