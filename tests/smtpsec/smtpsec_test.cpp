// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtpsec/received.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::smtpsec;
using dns::Type;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};
const char *theirs = "_smtpsec._tcp.company.example";
const char *ours = "_smtpsec._tcp.own.example";

struct Case {
    kit::Mail mail{.above = "SMTPsec-Used:\r\n"};
    std::shared_ptr<kit::Facts> facts = std::make_shared<kit::Facts>(now);
    bool ownProviderKnown = true;
    std::optional<DomainName> ownDomain = name("own.example");
    std::optional<DomainName> author = name("company.example");

    Case()
    {
        facts->secure(theirs, Type::Srv, {"0 0 26 sec.company.example"})
            .secure(ours, Type::Srv, {"0 0 26 sec.own.example"});
    }
};

QByteArray judged(const Case &c)
{
    const kit::ReadMail mail(c.mail, c.ownProviderKnown);
    dns::Answers answers(c.facts->cache(), now);
    const Received received = judgeReceived(mail.header, mail.journey, c.ownDomain, c.author, answers);
    if (const auto *ignored = std::get_if<MarkIgnored>(&received))
        return "MarkIgnored " + QByteArray::number(int(ignored->why));
    if (const auto *contradiction = std::get_if<Contradiction>(&received))
        return "Contradiction " + QByteArray::number(int(contradiction->why));
    static const QByteArrayList words = {"NoMark", "", "Authenticated", "", "Unknown", "Pending"};
    return words.at(qsizetype(received.index()));
}

QByteArray ignored(MarkIgnored::Why why)
{
    return "MarkIgnored " + QByteArray::number(int(why));
}
QByteArray contradicted(Contradiction::Why why)
{
    return "Contradiction " + QByteArray::number(int(why));
}

QByteArray delivery(const std::function<void(kit::Facts &)> &publish)
{
    kit::Facts facts(now);
    publish(facts);
    dns::Answers answers(facts.cache(), now);
    const Delivery result = judgeDelivery(name("company.example"), answers);
    static const QByteArrayList words = {"Offered", "ZoneUnsigned", "NotOffered", "Aborted", "Asking"};
    return words.at(qsizetype(result.index()));
}

} // namespace

using Damage = std::function<void(Case &)>;

class SmtpsecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourOutcomesOfTheSrvQuestion();
    void targetsComeInTheOrderOfRfc2782();
    void aMarkBetweenTwoSupportingProvidersIsBelieved() { QCOMPARE(judged(Case{}), QByteArray("Authenticated")); }
    void oneFaultGivesItsOwnVerdict_data();
    void oneFaultGivesItsOwnVerdict();
    void bothSrvQuestionsAreAskedAtOnce();
};

void SmtpsecTest::fourOutcomesOfTheSrvQuestion()
{
    // Requirement 106
    QCOMPARE(delivery([](kit::Facts &f) { f.secure(theirs, Type::Srv, {"0 0 26 sec.company.example"}); }),
             QByteArray("Offered"));
    QCOMPARE(delivery([](kit::Facts &f) { f.insecure(theirs, Type::Srv, {"0 0 26 sec.company.example"}); }),
             QByteArray("ZoneUnsigned"));
    QCOMPARE(delivery([](kit::Facts &f) { f.absent(theirs, Type::Srv); }), QByteArray("NotOffered"));
    QCOMPARE(delivery([](kit::Facts &f) { f.bogus(theirs, Type::Srv); }), QByteArray("Aborted"));
    QCOMPARE(delivery([](kit::Facts &f) { f.noAnswer(theirs, Type::Srv); }), QByteArray("Aborted"));
    QCOMPARE(delivery([](kit::Facts &f) { f.secure(theirs, Type::Srv, {"0 0 0 ."}); }), QByteArray("NotOffered"));
    QCOMPARE(delivery([](kit::Facts &) {}), QByteArray("Asking"));
}

void SmtpsecTest::targetsComeInTheOrderOfRfc2782()
{
    kit::Facts facts(now);
    facts.secure(theirs, Type::Srv, {"20 0 26 c.example", "10 5 26 b.example", "10 50 26 a.example"});
    dns::Answers answers(facts.cache(), now);
    const Delivery result = judgeDelivery(name("company.example"), answers);
    const auto *offered = std::get_if<Offered>(&result);
    QVERIFY(offered);
    QCOMPARE(offered->targets.size(), size_t(3));
    QCOMPARE(offered->targets.at(0).target, name("a.example"));
    QCOMPARE(offered->targets.at(2).target, name("c.example"));
}

void SmtpsecTest::oneFaultGivesItsOwnVerdict_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, Damage damage, const QByteArray &expected) {
        QTest::newRow(title) << damage << expected;
    };

    row(
        "absence proves nothing", [](Case &c) { c.mail.above.clear(); }, "NoMark");
    row(
        "§6.5: the sender put it there",
        [](Case &c) {
            c.mail.above.clear();
            c.mail.below = "SMTPsec-Used:\r\n";
        },
        ignored(MarkIgnored::Why::WrittenBelowBoundary));
    row(
        "no boundary known", [](Case &c) { c.ownProviderKnown = false; }, ignored(MarkIgnored::Why::BoundaryUnknown));
    row(
        "C-28: two instances", [](Case &c) { c.mail.below = "SMTPsec-Used:\r\n"; },
        ignored(MarkIgnored::Why::SeveralOrNotEmpty));
    row(
        "C-28: a value", [](Case &c) { c.mail.above = "SMTPsec-Used: yes\r\n"; },
        ignored(MarkIgnored::Why::SeveralOrNotEmpty));
    row(
        "white space is no value", [](Case &c) { c.mail.above = "SMTPsec-Used: \r\n\t\r\n"; }, "Authenticated");
    row(
        "own domain not known", [](Case &c) { c.ownDomain.reset(); }, ignored(MarkIgnored::Why::OwnDomainUnknown));
    row(
        "C-24: own provider without SRV", [](Case &c) { c.facts->absent(ours, Type::Srv); },
        ignored(MarkIgnored::Why::OwnProviderOffersNone));
    row(
        "C-24: own SRV not signed", [](Case &c) { c.facts->insecure(ours, Type::Srv, {"0 0 26 sec.own.example"}); },
        ignored(MarkIgnored::Why::OwnProviderOffersNone));
    row(
        "own SRV forged", [](Case &c) { c.facts->bogus(ours, Type::Srv); },
        contradicted(Contradiction::Why::OwnRecordsForged));
    row(
        "no answer about the own provider", [](Case &c) { c.facts->noAnswer(ours, Type::Srv); }, "Unknown");
    row(
        "§6.4.3: several authors", [](Case &c) { c.author.reset(); }, contradicted(Contradiction::Why::NoSingleAuthor));
    row(
        "§6.4.3: no SRV of the author's domain", [](Case &c) { c.facts->absent(theirs, Type::Srv); },
        contradicted(Contradiction::Why::SenderOffersNone));
    row(
        "§6.4.3: the author's SRV is not signed",
        [](Case &c) { c.facts->insecure(theirs, Type::Srv, {"0 0 26 x.example"}); },
        contradicted(Contradiction::Why::SenderOffersNone));
    row(
        "the author's SRV forged", [](Case &c) { c.facts->bogus(theirs, Type::Srv); },
        contradicted(Contradiction::Why::SenderRecordsForged));
    row(
        "no answer about the sender", [](Case &c) { c.facts->noAnswer(theirs, Type::Srv); }, "Unknown");
}

void SmtpsecTest::oneFaultGivesItsOwnVerdict()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    Case c;
    damage(c);
    QCOMPARE(judged(c), expected);
}

void SmtpsecTest::bothSrvQuestionsAreAskedAtOnce()
{
    const kit::ReadMail mail(Case{}.mail);
    kit::Facts none(now);
    dns::Answers answers(none.cache(), now);
    const Received received =
        judgeReceived(mail.header, mail.journey, name("own.example"), name("company.example"), answers);
    QVERIFY(std::holds_alternative<Pending>(received));
    QCOMPARE(answers.wanted().size(), 2);
}

QTEST_GUILESS_MAIN(SmtpsecTest)
#include "smtpsec_test.moc"
