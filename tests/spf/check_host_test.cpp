// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/spf/check_host.h"

#include "core/base/limits.h"
#include "tests/kit/kit.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace waxseal;
using namespace waxseal::spf;
using dns::Type;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// A zone that answers whatever is asked: what it does not hold is absent.
struct World {
    kit::Facts facts{now};
    Query query{.ip = IpAddress::parse("192.0.2.3").value(),
                .helo = "mail.example.net",
                .mailFrom = "anna@example.com",
                .receiver = "mx.own.example",
                .now = now};
    QByteArrayList asked; ///< "name TYPE", a round on each line
    int rounds = 0;

    World &txt(QByteArrayView name, const QByteArrayList &texts)
    {
        facts.insecure(name, Type::Txt, texts);
        return *this;
    }

    template <typename Judge> auto untilDecided(Judge judge, auto isPending)
    {
        for (;;) {
            dns::Answers answers(facts.cache(), now);
            auto result = judge(answers);
            if (!isPending(result) || ++rounds > limits::dnsRounds)
                return result;
            QByteArrayList round;
            for (const dns::Question &question : answers.wanted()) {
                round << question.name.toByteArray() + ' ' + dns::typeName(question.type).toByteArray();
                facts.absent(question.name.view(), question.type);
            }
            asked << round.join(", ");
        }
    }

    Answer check()
    {
        return untilDecided([this](dns::Answers &answers) { return checkHost(query, answers); },
                            [](const Answer &answer) { return answer.isPending; });
    }

    Ending ending(QByteArrayView domain, Scope scope)
    {
        return untilDecided(
            [&](dns::Answers &answers) { return endingOf(DomainName::parse(domain).value(), scope, answers); },
            [](Ending answer) { return answer == Ending::Pending; });
    }
};

QByteArray code(const Answer &answer)
{
    if (answer.isPending)
        return "pending";
    QByteArray result = codeName(answer.code).toByteArray();
    static const QByteArrayList problems = {"",
                                            " NoAnswer",
                                            " SeveralRecords",
                                            " Syntax",
                                            " TooManyLookups",
                                            " TooManyVoids",
                                            " TooManyNames",
                                            " IncludeHasNone"};
    return result + problems.at(int(answer.problem));
}

} // namespace

using Damage = std::function<void(World &)>;

class SpfCheckHostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordDecides_data();
    void aRecordDecides();
    void anAnswerSaysWhatMatched();
    void withoutAReversePathTheHeloIsChecked();
    void questionsComeOneAfterAnother();
    void theAddressesOfAllExchangesAreAskedAtOnce();
    void theNamesOfAnAddressAreAskedAtOnce();
    void onlyTheFamilyOfTheConnectionIsAsked();
    void aPassForAnybodyIsSaidSo_data();
    void aPassForAnybodyIsSaidSo();
    void explanationsAreOthersWords();
    void anExplanationIsNeverAnError_data();
    void anExplanationIsNeverAnError();
    void senderIdHasRecordsOfItsOwn();
    void endingsSayWhoElseMaySend_data();
    void endingsSayWhoElseMaySend();
    void theLongestChainFitsTheRounds();
    void hostileZonesEnd_data();
    void hostileZonesEnd();
};

void SpfCheckHostTest::aRecordDecides_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, Damage damage, const char *expected) {
        QTest::newRow(title) << damage << QByteArray(expected);
    };
    const auto published = [](const QByteArrayList &texts) {
        return [texts](World &w) { w.txt("example.com", texts); };
    };

    row("§4.5: no record", published({"something else"}), "none");
    row(
        "§4.4: no such name", [](World &) {}, "none");
    row(
        "§4.4: no answer", [](World &w) { w.facts.noAnswer("example.com", Type::Txt); }, "temperror NoAnswer");
    row(
        "§4.4: a forged answer is none", [](World &w) { w.facts.bogus("example.com", Type::Txt); },
        "temperror NoAnswer");
    row("§4.5: two records", published({"v=spf1 +all", "v=spf1 -all"}), "permerror SeveralRecords");
    row("§4.6: a syntax error behind what matches", published({"v=spf1 +all oops"}), "permerror Syntax");
    row("§4.7: the default", published({"v=spf1 mx"}), "neutral");
    row("§5.1: all", published({"v=spf1 -all"}), "fail");
    row("§5.6: ip4", published({"v=spf1 ip4:192.0.2.0/24 -all"}), "pass");
    row("§5.6: ip4 of another net", published({"v=spf1 ip4:192.0.3.0/24 ~all"}), "softfail");
    row(
        "§5: an IPv6 client does not match ip4",
        [](World &w) {
            w.query.ip = IpAddress::parse("2001:db8::1").value();
            w.txt("example.com", {"v=spf1 ip4:0.0.0.0/0 ip6:2001:db8::/32 -all"});
        },
        "pass");
    row(
        "§5.3: a",
        [](World &w) {
            w.txt("example.com", {"v=spf1 a/24 -all"});
            w.facts.insecure("example.com", Type::A, {"198.51.100.1", "192.0.2.99"});
        },
        "pass");
    row(
        "§5.3: no answer for an address",
        [](World &w) {
            w.txt("example.com", {"v=spf1 a -all"});
            w.facts.noAnswer("example.com", Type::A);
        },
        "temperror NoAnswer");
    row(
        "§5.3: a forged address is no answer",
        [](World &w) {
            w.txt("example.com", {"v=spf1 a -all"});
            w.facts.bogus("example.com", Type::A);
        },
        "temperror NoAnswer");
    row(
        "§5.4: mx",
        [](World &w) {
            w.txt("example.com", {"v=spf1 mx -all"});
            w.facts.insecure("example.com", Type::Mx, {"10 a.example", "20 b.example"});
            w.facts.insecure("b.example", Type::A, {"192.0.2.3"});
        },
        "pass");
    row(
        "§5.4: no answer for an exchange before the one that matches",
        [](World &w) {
            w.txt("example.com", {"v=spf1 mx -all"});
            w.facts.insecure("example.com", Type::Mx, {"10 a.example", "20 b.example"});
            w.facts.noAnswer("a.example", Type::A);
            w.facts.insecure("b.example", Type::A, {"192.0.2.3"});
        },
        "temperror NoAnswer");
    row(
        "RFC 7505: null MX",
        [](World &w) {
            w.txt("example.com", {"v=spf1 mx -all"});
            w.facts.insecure("example.com", Type::Mx, {"0 ."});
        },
        "fail");
    row(
        "§5.5: ptr",
        [](World &w) {
            w.txt("example.com", {"v=spf1 ptr -all"});
            w.facts.insecure("3.2.0.192.in-addr.arpa", Type::Ptr, {"out.example.com"});
            w.facts.insecure("out.example.com", Type::A, {"192.0.2.3"});
        },
        "pass");
    row(
        "§5.5: a name that the address only claims",
        [](World &w) {
            w.txt("example.com", {"v=spf1 ptr -all"});
            w.facts.insecure("3.2.0.192.in-addr.arpa", Type::Ptr, {"out.example.com"});
            w.facts.insecure("out.example.com", Type::A, {"192.0.2.4"});
        },
        "fail");
    row(
        "§5.5: errors are no match",
        [](World &w) {
            w.txt("example.com", {"v=spf1 ptr -all"});
            w.facts.noAnswer("3.2.0.192.in-addr.arpa", Type::Ptr);
        },
        "fail");
    row(
        "§5.7: exists",
        [](World &w) {
            w.txt("example.com", {"v=spf1 exists:%{ir}._spf.%{d} -all"});
            w.facts.insecure("3.2.0.192._spf.example.com", Type::A, {"127.0.0.2"});
        },
        "pass");
    row(
        "§5.2: include",
        [](World &w) { w.txt("example.com", {"v=spf1 include:b.example -all"}).txt("b.example", {"v=spf1 +all"}); },
        "pass");
    row(
        "§5.2: a fail inside does not match",
        [](World &w) { w.txt("example.com", {"v=spf1 include:b.example ?all"}).txt("b.example", {"v=spf1 -all"}); },
        "neutral");
    row("§5.2: none inside", published({"v=spf1 include:b.example -all"}), "permerror IncludeHasNone");
    row("§5.2: a name that no domain has", published({"v=spf1 include:a..example -all"}), "permerror IncludeHasNone");
    row(
        "§5.2: an error inside",
        [](World &w) { w.txt("example.com", {"v=spf1 include:b.example"}).txt("b.example", {"v=spf1 a:"}); },
        "permerror Syntax");
    row(
        "§5.2: no answer inside",
        [](World &w) {
            w.txt("example.com", {"v=spf1 include:b.example +all"});
            w.facts.noAnswer("b.example", Type::Txt);
        },
        "temperror NoAnswer");
    row(
        "§6.1: redirect",
        [](World &w) { w.txt("example.com", {"v=spf1 redirect=b.example"}).txt("b.example", {"v=spf1 -all"}); },
        "fail");
    row("§6.1: redirect to none", published({"v=spf1 redirect=b.example"}), "permerror IncludeHasNone");
    row("§4.8: a name that no domain has", published({"v=spf1 a:a..example -all"}), "fail");
    row("§4.6.4: two voids", published({"v=spf1 a:a.example mx:a.example ?all"}), "neutral");
    row("§4.6.4: three voids", published({"v=spf1 a:a.example mx:a.example exists:a.example ?all"}),
        "permerror TooManyVoids");
    row("§4.6.4: names of the client are not the domain's voids", published({"v=spf1 ptr ptr ptr ptr ?all"}),
        "neutral");
    row(
        "§4.6.4: ten terms",
        [](World &w) {
            w.txt("example.com", {"v=spf1" + QByteArray(" a").repeated(10) + " -all"});
            w.facts.insecure("example.com", Type::A, {"192.0.2.4"});
        },
        "fail");
    row(
        "§4.6.4: eleven terms",
        [](World &w) {
            w.txt("example.com", {"v=spf1" + QByteArray(" a").repeated(11) + " -all"});
            w.facts.insecure("example.com", Type::A, {"192.0.2.4"});
        },
        "permerror TooManyLookups");
    row(
        "§4.6.4: the limit spans the recursion",
        [](World &w) {
            w.txt("example.com", {"v=spf1 include:b.example include:b.example ?all"});
            w.txt("b.example", {"v=spf1" + QByteArray(" a").repeated(5) + " -all"});
            w.facts.insecure("b.example", Type::A, {"192.0.2.4"});
        },
        "permerror TooManyLookups");
    row("§4.6.4: terms that ask nothing do not count",
        published({"v=spf1" + QByteArray(" ip4:192.0.3.1").repeated(100) + " -all"}), "fail");
    row(
        "§4.6.4: eleven exchanges",
        [](World &w) {
            QByteArrayList records;
            for (int i = 0; i < 11; ++i)
                records << QByteArray::number(i) + " m.example";
            w.txt("example.com", {"v=spf1 mx +all"});
            w.facts.insecure("example.com", Type::Mx, records);
        },
        "permerror TooManyNames");
    row(
        "§4.6.4: the eleventh name of an address is ignored",
        [](World &w) {
            QByteArrayList records;
            for (int i = 0; i < 11; ++i)
                records << "n" + QByteArray::number(i) + ".example.com";
            w.txt("example.com", {"v=spf1 ptr -all"});
            w.facts.insecure("3.2.0.192.in-addr.arpa", Type::Ptr, records);
            w.facts.insecure("n10.example.com", Type::A, {"192.0.2.3"});
        },
        "fail");
    row(
        "§4.3: one label", [](World &w) { w.query.mailFrom = "anna@localhost"; }, "none");
    row(
        "§4.3: an address literal", [](World &w) { w.query.mailFrom = "anna@[192.0.2.3]"; }, "none");
    row(
        "§4.3: a label of 64", [](World &w) { w.query.mailFrom = "anna@" + QByteArray(64, 'a') + ".com"; }, "none");
    row(
        "§4.3: no domain", [](World &w) { w.query.mailFrom = "anna"; }, "none");
    row(
        "§4.3: a local part as long as none can be is no way out",
        [](World &w) {
            w.query.mailFrom = QByteArray(100'000, 'a') + "@example.com";
            w.txt("example.com", {"v=spf1 exists:%{l}.example.com -all"});
        },
        "fail");
    row(
        "§2.4: helo that is no name",
        [](World &w) {
            w.query.mailFrom.clear();
            w.query.helo = "[192.0.2.3]";
        },
        "none");
}

void SpfCheckHostTest::aRecordDecides()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    World world;
    damage(world);
    QCOMPARE(code(world.check()), expected);
}

void SpfCheckHostTest::anAnswerSaysWhatMatched()
{
    World world;
    world.txt("example.com", {"v=spf1 redirect=b.example"});
    world.txt("b.example", {"v=spf1 a:gone.example ~Include:c.example -all"});
    world.txt("c.example", {"v=spf1 ip4:192.0.2.3"});
    const Answer answer = world.check();
    QCOMPARE(code(answer), QByteArray("softfail"));
    QCOMPARE(answer.mechanism, QByteArray("~Include:c.example"));
    QCOMPARE(answer.recordDomain->toByteArray(), QByteArray("b.example"));
    QCOMPARE(answer.domain->toByteArray(), QByteArray("example.com"));
    QCOMPARE(answer.lookups, 3);
    QCOMPARE(answer.voidLookups, 1);
    QVERIFY(!answer.isHelo);

    world.txt("example.com", {"v=spf1"});
    const Answer byDefault = world.check();
    QCOMPARE(code(byDefault), QByteArray("neutral"));
    QCOMPARE(byDefault.mechanism, QByteArray());
}

void SpfCheckHostTest::withoutAReversePathTheHeloIsChecked() // RFC 7208 §2.4
{
    World world;
    world.query.mailFrom.clear();
    world.txt("mail.example.net", {"v=spf1 -all exp=why.example.net"}).txt("why.example.net", {"%{s} %{h}"});
    const Answer answer = world.check();
    QCOMPARE(code(answer), QByteArray("fail"));
    QVERIFY(answer.isHelo);
    QCOMPARE(answer.domain->toByteArray(), QByteArray("mail.example.net"));
    QCOMPARE(answer.explanation, QByteArray("postmaster@mail.example.net mail.example.net"));
}

void SpfCheckHostTest::questionsComeOneAfterAnother()
{
    World world;
    world.txt("b.example", {"v=spf1 exists:e.example ?all"});
    dns::Answers first(world.facts.cache(), now);
    QVERIFY(checkHost(world.query, first).isPending);
    QCOMPARE(first.wanted().size(), qsizetype(1));

    world.txt("example.com", {"v=spf1 a include:b.example -all exp=x.example"});
    QCOMPARE(code(world.check()), QByteArray("fail"));
    QCOMPARE(world.asked, (QByteArrayList{"example.com A", "e.example A", "x.example TXT"}));
}

void SpfCheckHostTest::theAddressesOfAllExchangesAreAskedAtOnce()
{
    World world;
    world.txt("example.com", {"v=spf1 mx -all"});
    world.facts.insecure("example.com", Type::Mx, {"10 a.example", "20 b.example", "30 c.example"});
    QCOMPARE(code(world.check()), QByteArray("fail"));
    QCOMPARE(world.asked, (QByteArrayList{"a.example A, b.example A, c.example A"}));
}

void SpfCheckHostTest::theNamesOfAnAddressAreAskedAtOnce()
{
    World world;
    world.txt("example.com", {"v=spf1 ptr exists:%{p}.x.example ptr:b.example -all"});
    world.facts.insecure("3.2.0.192.in-addr.arpa", Type::Ptr, {"a.example", "b.example"});
    QCOMPARE(code(world.check()), QByteArray("fail"));
    QCOMPARE(world.asked, (QByteArrayList{"a.example A, b.example A", "unknown.x.example A"}));
}

void SpfCheckHostTest::onlyTheFamilyOfTheConnectionIsAsked()
{
    World world;
    world.query.ip = IpAddress::parse("2001:db8::1").value();
    world.txt("example.com", {"v=spf1 a exists:x.example -all"}); // §5.7: exists always asks for A
    QCOMPARE(code(world.check()), QByteArray("fail"));
    QCOMPARE(world.asked, (QByteArrayList{"example.com AAAA", "x.example A"}));
}

void SpfCheckHostTest::aPassForAnybodyIsSaidSo_data()
{
    QTest::addColumn<QByteArray>("terms");
    QTest::addColumn<QByteArray>("ip");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *terms, const char *ip, bool expected) {
        QTest::newRow(qPrintable(QString::fromLatin1(terms) + QLatin1String(" for ") + QString::fromLatin1(ip)))
            << QByteArray(terms) << QByteArray(ip) << expected;
    };
    row("+all", "192.0.2.3", true);
    row("ip4:128.0.0.0/1", "192.0.2.3", true);
    row("ip4:192.0.0.0/7", "192.0.2.3", true);
    row("ip4:192.0.0.0/8", "192.0.2.3", false);
    row("ip6:2000::/15", "2001:db8::1", true);
    row("ip6:2001::/16", "2001:db8::1", false);
    row("a:a.example/0", "192.0.2.3", true);
    row("a:a.example/8", "192.0.2.3", false);
    row("a:a.example/24//0", "2001:db8::1", true);
    row("mx:a.example/0", "192.0.2.3", true);
    row("mx:a.example", "192.0.2.3", false);
    row("exists:a.example", "192.0.2.3", true);
    row("exists:%{l}.example", "192.0.2.3", true);
    row("exists:%{ir}.example", "192.0.2.3", false);
    row("include:all.example", "192.0.2.3", true);
    row("include:ip.example", "192.0.2.3", false);
    row("redirect=all.example", "192.0.2.3", true);
    row("-ip4:198.51.100.1 include:none.example include:ip.example +all", "192.0.2.3", false);
}

void SpfCheckHostTest::aPassForAnybodyIsSaidSo()
{
    QFETCH(QByteArray, terms);
    QFETCH(QByteArray, ip);
    QFETCH(bool, expected);
    World world;
    world.query.ip = IpAddress::parse(ip).value();
    world.txt("example.com", {"v=spf1 " + terms});
    world.txt("all.example", {"v=spf1 ?ip4:192.0.2.4 all"});
    world.txt("ip.example", {"v=spf1 ip4:192.0.2.3 -all"});
    world.txt("none.example", {"v=spf1 -all"});
    world.facts.insecure("a.example", Type::A, {"192.0.2.3"});
    world.facts.insecure("a.example", Type::Aaaa, {"2001:db8::1"});
    world.facts.insecure("a.example", Type::Mx, {"10 a.example"});
    world.facts.insecure("anna.example", Type::A, {"127.0.0.1"});
    world.facts.insecure("3.2.0.192.example", Type::A, {"127.0.0.1"});
    const Answer answer = world.check();
    QCOMPARE(code(answer), QByteArray("pass"));
    QCOMPARE(answer.matchesAnybody, expected);
}

void SpfCheckHostTest::explanationsAreOthersWords() // RFC 7208 §6.2
{
    World world;
    world.txt("example.com", {"v=spf1 -all exp=why.%{d}"});
    world.txt("why.example.com", {"%{i} is not one of %{d}'s at %{t} for %{r}: https://%{d}/why?s=%{S}"});
    QCOMPARE(world.check().explanation,
             QByteArray("192.0.2.3 is not one of example.com's at 1790000000 for mx.own.example: "
                        "https://example.com/why?s=anna%40example.com"));

    world.txt("example.com", {"v=spf1 redirect=b.example exp=why.example.com"}); // the other record's counts
    world.txt("b.example", {"v=spf1 -all exp=why.b.example"}).txt("why.b.example", {"b %{d} %{o}"});
    QCOMPARE(world.check().explanation, QByteArray("b b.example example.com"));

    world.txt("example.com", {"v=spf1 ~all exp=why.example.com"}); // only of a "fail"
    QCOMPARE(world.check().explanation, QByteArray());
}

void SpfCheckHostTest::anExplanationIsNeverAnError_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char *title, Damage damage) { QTest::newRow(title) << damage; };
    row("absent", [](World &) {});
    row("no answer", [](World &w) { w.facts.noAnswer("why.example.com", Type::Txt); });
    row("forged", [](World &w) { w.facts.bogus("why.example.com", Type::Txt); });
    row("two texts", [](World &w) { w.txt("why.example.com", {"one", "two"}); });
    row("a syntax error", [](World &w) { w.txt("why.example.com", {"100% wrong"}); });
    row("not ASCII", [](World &w) { w.txt("why.example.com", {"w\xc3\xa4re"}); });
    row("control octets", [](World &w) { w.txt("why.example.com", {"a\x1b[2J"}); });
    row("a name that cannot be", [](World &w) { w.txt("example.com", {"v=spf1 -all exp=a..example"}); });
}

void SpfCheckHostTest::anExplanationIsNeverAnError()
{
    QFETCH(Damage, damage);
    World world;
    world.txt("example.com", {"v=spf1 -all exp=why.example.com"});
    damage(world);
    const Answer answer = world.check();
    QCOMPARE(code(answer), QByteArray("fail"));
    QCOMPARE(answer.explanation, QByteArray());
    QCOMPARE(answer.voidLookups, 0);
}

void SpfCheckHostTest::senderIdHasRecordsOfItsOwn() // RFC 4406 §3.4, §4.4
{
    World world;
    world.txt("example.com", {"v=spf1 -all", "spf2.0/mfrom ?all", "spf2.0/pra ip4:192.0.2.3 -all"});
    QCOMPARE(code(world.check()), QByteArray("fail"));
    world.query.scope = Scope::Pra;
    QCOMPARE(code(world.check()), QByteArray("pass"));
    world.txt("example.com", {"v=spf1 ~all", "spf2.0/mfrom -all"});
    QCOMPARE(code(world.check()), QByteArray("softfail"));
    world.txt("example.com", {"spf2.0/pra -all", "spf2.0/mfrom,pra -all"});
    QCOMPARE(code(world.check()), QByteArray("permerror SeveralRecords"));
    world.query.mailFrom.clear(); // HELO does not stand in
    QCOMPARE(code(world.check()), QByteArray("none"));
    QVERIFY(!world.check().isHelo);
}

void SpfCheckHostTest::endingsSayWhoElseMaySend_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<int>("spf");
    QTest::addColumn<int>("pra");
    const auto row = [](const char *title, const QByteArrayList &texts, Ending spf, Ending pra) {
        QTest::newRow(title) << texts << int(spf) << int(pra);
    };
    row("both", {"v=spf1 mx -all", "spf2.0/mfrom,pra mx -all"}, Ending::MinusAll, Ending::MinusAll);
    row("C-35: v=spf1 is no Sender ID record", {"v=spf1 -all"}, Ending::MinusAll, Ending::None);
    row("softer", {"v=spf1 ~all", "spf2.0/pra ?all"}, Ending::Softer, Ending::Softer);
    row("nothing", {"hello"}, Ending::None, Ending::None);
    row("two", {"v=spf1 -all", "v=spf1 -all"}, Ending::Softer, Ending::None);
    row("a syntax error", {"v=spf1 oops -all"}, Ending::Softer, Ending::None);
    row("§6.1: redirect", {"v=spf1 mx redirect=strict.example"}, Ending::MinusAll, Ending::None);
    row("§6.1: an all before it", {"v=spf1 ?all redirect=strict.example"}, Ending::Softer, Ending::None);
    row("§6.1: to nothing", {"v=spf1 redirect=gone.example"}, Ending::Softer, Ending::None);
    row("§6.1: in a loop", {"v=spf1 redirect=example.com"}, Ending::Softer, Ending::None);
    row("a macro differs for every sender", {"v=spf1 redirect=%{l}.strict.example"}, Ending::Softer, Ending::None);
}

void SpfCheckHostTest::endingsSayWhoElseMaySend()
{
    QFETCH(QByteArrayList, texts);
    QFETCH(int, spf);
    QFETCH(int, pra);
    World world;
    world.txt("example.com", texts).txt("strict.example", {"v=spf1 a -all"});
    QCOMPARE(int(world.ending("example.com", Scope::Spf)), spf);
    QCOMPARE(int(world.ending("example.com", Scope::Pra)), pra);
    QCOMPARE(world.ending("unknown.example", Scope::Spf), Ending::None);
    world.facts.noAnswer("example.com", Type::Txt);
    QCOMPARE(world.ending("example.com", Scope::Spf), Ending::NoAnswer);
    world.facts.bogus("example.com", Type::Txt);
    QCOMPARE(world.ending("example.com", Scope::Pra), Ending::NoAnswer);
}

void SpfCheckHostTest::theLongestChainFitsTheRounds()
{
    // Two rounds for each of ten "mx", two for "%{p}", and the explanation: what is left leaves room for the others.
    World world;
    world.facts.insecure("3.2.0.192.in-addr.arpa", Type::Ptr, {"a.example"});
    QByteArray terms;
    for (int i = 0; i < 10; ++i) {
        const QByteArray name = "m" + QByteArray::number(i) + ".example";
        terms += " mx:" + name;
        world.facts.insecure(name, Type::Mx, {"10 host-of-" + name, "20 solid.example"});
    }
    world.facts.insecure("solid.example", Type::A, {"192.0.2.4"});
    world.txt("example.com", {"v=spf1" + terms + " -all exp=%{p}.example"});
    QCOMPARE(code(world.check()), QByteArray("fail"));
    QVERIFY2(world.rounds <= limits::dnsRounds / 2 + 1, QByteArray::number(world.rounds).constData());
}

void SpfCheckHostTest::hostileZonesEnd_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, Damage damage, const char *expected) {
        QTest::newRow(title) << damage << QByteArray(expected);
    };
    row(
        "an include of itself", [](World &w) { w.txt("example.com", {"v=spf1 include:example.com -all"}); },
        "permerror TooManyLookups");
    row(
        "a redirect to itself", [](World &w) { w.txt("example.com", {"v=spf1 redirect=example.com"}); },
        "permerror TooManyLookups");
    row(
        "includes that split",
        [](World &w) {
            w.txt("example.com", {"v=spf1 include:b.example include:b.example"});
            w.txt("b.example", {"v=spf1 include:example.com include:example.com"});
        },
        "permerror TooManyLookups");
    row(
        "names that grow with every include",
        [](World &w) {
            w.txt("example.com", {"v=spf1 include:x.%{d}"});
            QByteArray name = "example.com";
            for (int i = 0; i < 12; ++i) {
                name.prepend("x.");
                w.txt(name, {"v=spf1 redirect=x.%{d}"});
            }
        },
        "permerror TooManyLookups");
    row(
        "16 KiB of macros",
        [](World &w) {
            const QByteArray bomb = QByteArray("%{S128r.-+,/_=}.").repeated(500) + "b.example";
            w.txt("example.com", {"v=spf1 exists:" + bomb + " include:" + bomb});
        },
        "permerror IncludeHasNone");
    row(
        "thousands of terms", [](World &w) { w.txt("example.com", {"v=spf1" + QByteArray(" a").repeated(8'000)}); },
        "permerror Syntax");
    row(
        "as many records as are kept",
        [](World &w) { w.txt("example.com", QByteArrayList(qsizetype(64), QByteArray("v=spf1 -all"))); },
        "permerror SeveralRecords");
    row(
        "a record as long as is kept",
        [](World &w) { w.txt("example.com", {"v=spf1 ?all x=" + QByteArray(limits::dnsTxtOctets - 14, 'x')}); },
        "neutral");
    row(
        "a longer one is not read",
        [](World &w) { w.txt("example.com", {"v=spf1 ?all x=" + QByteArray(limits::dnsTxtOctets - 13, 'x')}); },
        "none");
    row(
        "silence behind every name",
        [](World &w) {
            w.txt("example.com", {"v=spf1 ptr mx -all"});
            w.facts.noAnswer("3.2.0.192.in-addr.arpa", Type::Ptr);
            w.facts.noAnswer("example.com", Type::Mx);
        },
        "temperror NoAnswer");
    row(
        "an alias loop, as a resolver reports it",
        [](World &w) {
            w.txt("example.com", {"v=spf1 a:loop.example -all"});
            w.facts.noAnswer("loop.example", Type::A);
        },
        "temperror NoAnswer");
    row(
        "a helo of 64 KiB",
        [](World &w) {
            w.query.helo = QByteArray("a.").repeated(32'000) + "example";
            w.txt("example.com", {"v=spf1 exists:%{h}%{h}%{h}.example -all"});
        },
        "fail");
}

void SpfCheckHostTest::hostileZonesEnd()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    World world;
    damage(world);
    QElapsedTimer timer;
    timer.start();
    const Answer answer = world.check();
    QCOMPARE(code(answer), expected);
    QVERIFY(answer.lookups <= limits::spfLookups + 1);
    QVERIFY(world.rounds <= limits::dnsRounds);
    QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(SpfCheckHostTest)
#include "check_host_test.moc"
