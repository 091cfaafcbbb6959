// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/offer.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::securemail;
using dns::Status;
using dns::Type;
using kit::name;
using Kind = smtp::MailHosts::Kind;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

smtp::MailHosts hosts(Kind kind, const QByteArrayList &names = {})
{
    smtp::MailHosts result{.kind = kind, .status = Status::Insecure};
    for (const QByteArray &host : names)
        result.hosts.push_back({10, name(host)});
    if (kind == Kind::NoAnswer)
        result.trouble = dns::Trouble::TimedOut;
    return result;
}

Offer settled(const char *domain, const smtp::MailHosts &mail, kit::World world = kit::World(now))
{
    Offer offer;
    world.settle([&](dns::Answers &answers) { offer = judgeOffer(name(domain), mail, answers); });
    return offer;
}

QByteArray word(const Offer &offer)
{
    static const QByteArrayList words = {"NoOffer", "AskingOffer", "Promised", "HasMx", "HostHint", "OfferUnknown"};
    return words.at(qsizetype(offer.index()));
}

} // namespace

class SecureMailOfferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNameOfTheMailDomainCounts_data()
    {
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<smtp::MailHosts>("mail");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *title, const char *domain, const smtp::MailHosts &mail, const char *expected) {
            QTest::newRow(title) << QByteArray(domain) << mail << QByteArray(expected);
        };
        const char *sm = "securemail.company.example";
        row("72: the name, and an address", sm, hosts(Kind::Implicit, {sm}), "Promised");
        row("72: case does not matter", "SecureMail.Company.example", hosts(Kind::Implicit, {sm}), "Promised");
        row("C-26: the name and MX records", sm, hosts(Kind::Listed, {"mx.company.example"}), "HasMx");
        row("C-26: the name and itself as MX", sm, hosts(Kind::Listed, {sm}), "HasMx");
        row("C-26: only a host has it", "company.example", hosts(Kind::Listed, {"mx.company.example", sm}), "HostHint");
        row("another name", "company.example", hosts(Kind::Listed, {"mx.company.example"}), "NoOffer");
        row("the label further right", "a.securemail.company.example", hosts(Kind::Implicit, {}), "NoOffer");
        row("part of a label", "securemail2.company.example", hosts(Kind::Implicit, {}), "NoOffer");
        row("the name takes no mail", sm, hosts(Kind::NullMx), "NoOffer");
        row("the name has no address", sm, hosts(Kind::NoAddress), "NoOffer");
        row("the name does not exist", sm, hosts(Kind::NoSuchDomain), "NoOffer");
        row("no answer about the name's MX", sm, hosts(Kind::NoAnswer), "OfferUnknown");
        row("forged", sm, hosts(Kind::Forged), "OfferUnknown");
        row("another name, no answer: still not the name", "company.example", hosts(Kind::NoAnswer), "NoOffer");
        row("being asked", sm, hosts(Kind::Asking), "AskingOffer");
        row("another name, being asked: a host may have it", "company.example", hosts(Kind::Asking), "AskingOffer");
    }

    void theNameOfTheMailDomainCounts()
    {
        QFETCH(QByteArray, domain);
        QFETCH(smtp::MailHosts, mail);
        QFETCH(QByteArray, expected);
        QCOMPARE(word(settled(domain.constData(), mail)), expected);
    }

    void whatIsUnknownSaysWhy()
    {
        const auto unknown = [](Kind kind) {
            return std::get<OfferUnknown>(settled("securemail.company.example", hosts(kind)));
        };
        QCOMPARE(unknown(Kind::NoAnswer).trouble, dns::Trouble::TimedOut);
        QVERIFY(!unknown(Kind::NoAnswer).isForged);
        QVERIFY(unknown(Kind::Forged).isForged);
    }

    void recordsAreFacts_data()
    {
        QTest::addColumn<QByteArrayList>("records");
        QTest::addColumn<Status>("status");
        QTest::addColumn<bool>("spf");
        QTest::addColumn<bool>("senderId");
        QTest::addColumn<bool>("unknown");
        const auto row = [](const char *title, const QByteArrayList &records, bool spf, bool senderId,
                            Status status = Status::Insecure, bool unknown = false) {
            QTest::newRow(title) << records << status << spf << senderId << unknown;
        };
        row("73, 74: both end in -all", {"v=spf1 mx -all", "spf2.0/pra mx -all"}, true, true);
        row("C-35: no Sender ID record", {"v=spf1 mx -all"}, true, false);
        row("73: SPF is softer", {"v=spf1 mx ~all", "spf2.0/mfrom,pra mx -all"}, false, true);
        row("74: Sender ID is softer", {"v=spf1 mx -all", "spf2.0/pra mx ?all"}, true, false);
        row("74: of another scope", {"v=spf1 mx -all", "spf2.0/mfrom mx -all"}, true, false);
        row("none", {}, false, false);
        row("73: two SPF records", {"v=spf1 -all", "v=spf1 mx -all"}, false, false);
        row("no answer", {}, false, false, Status::NoAnswer, true);
        row("forged", {}, false, false, Status::Bogus, true);
    }

    void recordsAreFacts()
    {
        QFETCH(QByteArrayList, records);
        QFETCH(Status, status);
        kit::World world(now);
        const char *sm = "securemail.company.example";
        world.has(sm, Type::Txt, records, status);
        const Offer offer = settled(sm, hosts(Kind::Implicit, {sm}), std::move(world));
        const auto *promised = std::get_if<Promised>(&offer);
        QVERIFY(promised);
        QTEST(promised->hasSpfMinusAll, "spf");
        QTEST(promised->hasSenderIdMinusAll, "senderId");
        QTEST(promised->isEndingUnknown, "unknown");
    }

    void aRedirectIsFollowed()
    {
        kit::World world(now);
        const char *sm = "securemail.company.example";
        world.has(sm, Type::Txt, {"v=spf1 redirect=_spf.company.example"});
        world.has("_spf.company.example", Type::Txt, {"v=spf1 mx -all"});
        const Offer offer = settled(sm, hosts(Kind::Implicit, {sm}), std::move(world));
        QVERIFY(std::get<Promised>(offer).hasSpfMinusAll);
    }

    void theRecordsAreAskedForTogetherWithTheMailHosts()
    {
        kit::Facts facts(now);
        dns::Answers answers(facts.cache(), now);
        QCOMPARE(word(judgeOffer(name("securemail.company.example"), hosts(Kind::Asking), answers)),
                 QByteArray("AskingOffer"));
        QCOMPARE(answers.wanted(), QList<dns::Question>({{name("securemail.company.example"), Type::Txt}}));

        dns::Answers others(facts.cache(), now);
        judgeOffer(name("company.example"), hosts(Kind::Asking), others);
        QVERIFY(others.wanted().isEmpty()); // nobody else is asked for it
    }
};

QTEST_GUILESS_MAIN(SecureMailOfferTest)
#include "offer_test.moc"
