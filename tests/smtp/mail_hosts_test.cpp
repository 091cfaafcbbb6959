// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/smtp/mail_hosts.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::smtp;
using dns::Status;
using dns::Type;
using Kind = MailHosts::Kind;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

struct Answer {
    QByteArray name;
    Type type;
    Status status;
    QByteArrayList records = {};
};
using Answers = QList<Answer>;

/// The hosts as "10 mx1.a.example, 20 mx2.a.example".
QByteArray listOf(const MailHosts &hosts)
{
    QByteArrayList result;
    for (const MailHost &host : hosts.hosts)
        result << QByteArray::number(host.preference) + ' ' + host.name.toByteArray();
    return result.join(", ");
}

} // namespace

class MailHostsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoTakesTheMail_data()
    {
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("hosts");
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<int>("rounds");
        const auto row = [](const char *title, const Answers &answers, Kind kind, const char *hosts, int rounds,
                            bool isCut = false) {
            QTest::newRow(title) << answers << kind << QByteArray(hosts) << isCut << rounds;
        };
        const auto mx = [](const QByteArrayList &records, Status status = Status::Secure) {
            return Answer{"a.example", Type::Mx, status, records};
        };
        const auto address = [](Status status = Status::Secure) {
            return Answer{"a.example", Type::A, status, {"192.0.2.1"}};
        };

        row("RFC 5321 §5.1: by preference", {mx({"20 mx2.a.example", "10 mx1.a.example"})}, Kind::Listed,
            "10 mx1.a.example, 20 mx2.a.example", 1);
        row("not signed", {mx({"10 mx.b.example"}, Status::Insecure)}, Kind::Listed, "10 mx.b.example", 1);
        row("named twice", {mx({"20 mx.a.example", "10 mx.a.example"})}, Kind::Listed, "10 mx.a.example", 1);
        row("RFC 5321 §5.1: with MX records the address does not count", {mx({"10 mx.a.example"}), address()},
            Kind::Listed, "10 mx.a.example", 1);

        row("RFC 7505 §3: null MX", {mx({"0 ."}), address()}, Kind::NullMx, "", 1);
        row("null MX, not signed", {mx({"0 ."}, Status::Insecure)}, Kind::NullMx, "", 1);
        row("null MX with a preference", {mx({"10 ."})}, Kind::NullMx, "", 1);
        row("null MX twice", {mx({"0 .", "10 ."})}, Kind::NullMx, "", 1);
        row("RFC 7505 §3: null MX beside another", {mx({"0 .", "10 mx.a.example"})}, Kind::Listed, "10 mx.a.example",
            1);

        row("an address in the place of a name", {mx({"10 192.0.2.1"})}, Kind::NoAnswer, "", 1, true);
        row("an address beside a name", {mx({"5 192.0.2.1", "10 mx.a.example"})}, Kind::Listed, "10 mx.a.example", 1,
            true);

        row("RFC 5321 §5.1: implicit MX", {address()}, Kind::Implicit, "0 a.example", 2);
        row("implicit, IPv6 only", {{"a.example", Type::Aaaa, Status::Secure, {"2001:db8::1"}}}, Kind::Implicit,
            "0 a.example", 2);
        row("implicit, not signed", {mx({}, Status::Insecure), address(Status::Insecure)}, Kind::Implicit,
            "0 a.example", 2);
        row("implicit, no answer about IPv6", {address(), {"a.example", Type::Aaaa, Status::NoAnswer}}, Kind::Implicit,
            "0 a.example", 2);
        row("no address", {{"a.example", Type::Txt, Status::Secure, {"x"}}}, Kind::NoAddress, "", 2);
        row("no answer about the address",
            {{"a.example", Type::Txt, Status::Secure, {"x"}}, {"a.example", Type::A, Status::NoAnswer}}, Kind::NoAnswer,
            "", 2);
        row("forged address", {{"a.example", Type::A, Status::NoAnswer}, {"a.example", Type::Aaaa, Status::Bogus}},
            Kind::Forged, "", 2);
        row("RFC 8020: no such domain", {}, Kind::NoSuchDomain, "", 1);

        row("forged", {mx({}, Status::Bogus), address()}, Kind::Forged, "", 1);
        row("no answer is not an implicit MX", {mx({}, Status::NoAnswer), address()}, Kind::NoAnswer, "", 1);

        row("a host that no name can be", {mx({"10 mx(1).a.example", "20 mx2.a.example"})}, Kind::Listed,
            "20 mx2.a.example", 1, true);
        row("no host that a name could be", {mx({"10 mx(1).a.example"}), address()}, Kind::NoAnswer, "", 1, true);
    }

    void whoTakesTheMail()
    {
        QFETCH(Answers, answers);
        QFETCH(Kind, kind);
        QFETCH(QByteArray, hosts);
        QFETCH(bool, isCut);
        QFETCH(int, rounds);
        kit::World world(now);
        Status status = Status::Absent;
        for (const Answer &answer : answers) {
            world.has(answer.name, answer.type, answer.records, answer.status);
            if (answer.type == Type::Mx)
                status = answer.status;
        }
        MailHosts result;
        QCOMPARE(world.settle([&](dns::Answers &a) { result = mailHosts(name("a.example"), a); }), rounds);
        QCOMPARE(result.kind, kind);
        QCOMPARE(listOf(result), hosts);
        QCOMPARE(result.isCut, isCut);
        QCOMPARE(result.status, status);
        QCOMPARE(result.areKnown(), !result.hosts.empty());
        QCOMPARE(result.trouble == dns::Trouble::None, kind != Kind::NoAnswer);
        QCOMPARE(result.takesNoMail(), kind == Kind::NullMx || kind == Kind::NoAddress || kind == Kind::NoSuchDomain);
    }

    void recordsThatCannotBeReadAreSaid()
    {
        const DomainName domain = name("a.example");
        dns::Cache cache;
        dns::Lookup lookup{.question = {domain, Type::Mx}, .status = Status::Secure};
        lookup.ttl = std::chrono::hours(1);
        lookup.rdata = {kit::wireFormat(Type::Mx, "10 mx.a.example"), QByteArray("\0\5\7", 3)};
        cache.keep(lookup, now);
        dns::Answers answers(cache, now);
        MailHosts result = mailHosts(domain, answers);
        QCOMPARE(result.kind, Kind::Listed);
        QVERIFY(result.isCut);

        // RFC 7505 §3: "." beside something that cannot be read is no null MX.
        lookup.rdata.first() = kit::wireFormat(Type::Mx, "0 .");
        cache.keep(lookup, now);
        result = mailHosts(domain, answers);
        QCOMPARE(result.kind, Kind::NoAnswer);
    }

    void thereAreOnlySoManyHosts()
    {
        QByteArrayList records;
        for (int i = 0; i < limits::mailHosts + 5; ++i)
            records.prepend(QByteArray::number(i) + " mx" + QByteArray::number(i) + ".a.example");
        kit::World world(now);
        world.has("a.example", Type::Mx, records);
        MailHosts result;
        world.settle([&](dns::Answers &a) { result = mailHosts(name("a.example"), a); });
        QCOMPARE(result.hosts.size(), size_t(limits::mailHosts));
        QVERIFY(result.isCut);
        QCOMPARE(result.hosts.back().preference, quint16(limits::mailHosts - 1));
    }
};

QTEST_GUILESS_MAIN(MailHostsTest)

#include "mail_hosts_test.moc"
