// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/dmarc/evaluation.h"
#include "tests/kit/kit.h"

#include <QTest>

#include <functional>
#include <map>
#include <random>

using namespace waxseal;
using namespace waxseal::dmarc;
using dns::Status;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

/// A resolver as a value. What is not in it is provably not there; every name asked for is written down.
class World {
public:
    /// A DMARC record of a domain, or several texts at its "_dmarc".
    World &at(const QByteArray &domain, const QByteArrayList &texts, Status status = Status::Secure)
    {
        dns::Lookup lookup{.question = {name("_dmarc." + domain), dns::Type::Txt}, .status = status};
        for (const QByteArray &text : texts)
            lookup.rdata.append(kit::wireFormat(dns::Type::Txt, text));
        return put(lookup);
    }
    /// The answer to TXT at any name.
    World &answer(const QByteArray &text, Status status, bool nameExists = true)
    {
        dns::Lookup lookup{.question = {name(text), dns::Type::Txt}, .status = status, .nameExists = nameExists};
        if (status == Status::NoAnswer)
            lookup.trouble = dns::Trouble::TimedOut;
        return put(lookup);
    }

    /// Judges, answers what was asked, judges again, until nothing more is asked.
    template <typename Judge> auto settle(Judge judge)
    {
        asked.clear();
        rounds = 0;
        dns::Cache cache;
        while (true) {
            dns::Answers answers(cache, now);
            auto result = judge(answers);
            if (answers.wanted().isEmpty() || rounds == limits::dnsRounds)
                return result;
            ++rounds;
            for (const dns::Question &question : answers.wanted()) {
                asked.append(question.name.toByteArray());
                cache.keep(lookup(question), now);
            }
        }
    }
    Discovery discovered(const QByteArray &author)
    {
        return settle([&](dns::Answers &answers) { return discover(name(author), answers); });
    }
    Aligned aligned(const QByteArray &author, const QByteArray &identifier, Alignment mode = Alignment::Relaxed)
    {
        return settle([&](dns::Answers &answers) { return isAligned(name(author), name(identifier), mode, answers); });
    }

    QByteArrayList asked;
    int rounds = 0;

private:
    World &put(dns::Lookup lookup)
    {
        lookup.ttl = std::chrono::hours(1);
        m_lookups.insert_or_assign(lookup.question.name, lookup);
        return *this;
    }
    dns::Lookup lookup(const dns::Question &question) const
    {
        const auto known = m_lookups.find(question.name);
        if (known != m_lookups.end() && question.type == dns::Type::Txt)
            return known->second;
        return {.question = question, .status = Status::Absent, .nameExists = false, .ttl = std::chrono::hours(1)};
    }
    std::map<DomainName, dns::Lookup> m_lookups;
};

QByteArray word(Aligned aligned)
{
    switch (aligned) {
    case Aligned::No: return "no";
    case Aligned::Yes: return "yes";
    case Aligned::Pending: return "pending";
    case Aligned::NoAnswer: return "no answer";
    }
    return {};
}

QByteArray described(const Discovery &discovery)
{
    switch (discovery.state) {
    case Discovery::State::Pending: return "pending";
    case Discovery::State::NoRecord: return "no record";
    case Discovery::State::NoAnswer: return "no answer";
    case Discovery::State::Found: break;
    }
    return policyName(discovery.policy).toByteArray() + " of " + discovery.recordDomain->toByteArray();
}

constexpr auto passed = Identifier::State::Pass;
constexpr auto failed = Identifier::State::NotPass;
constexpr auto unknown = Identifier::State::Unknown;

/// What is judged: mail of example.com, or what the row makes of it.
struct Mail {
    World world;
    QByteArray author = "example.com";
    std::vector<Identifier> dkim;
    std::optional<Identifier> spf;

    void sign(const char *domain, Identifier::State state = passed) { dkim.push_back({state, name(domain)}); }
    void mailFrom(const char *domain, Identifier::State state = passed) { spf = Identifier{state, name(domain)}; }
    Evaluation evaluated()
    {
        return world.settle([&](dns::Answers &answers) { return evaluate(name(author), dkim, spf, answers); });
    }
};

using Change = std::function<void(Mail &)>;

/// RFC 9989 §4.10 and §4.10.2, step by step with one question after the other: what the module is compared with.
QByteArray slowOrganization(const std::map<QByteArray, QByteArray> &published, const QByteArray &domain)
{
    QByteArrayList labels = domain.split('.');
    QByteArrayList withRecord;
    bool isFirst = true;
    while (!labels.isEmpty()) {
        const QByteArray target = labels.join('.');
        const auto found = published.find(target);
        if (found != published.end()) {
            if (found->second.contains("psd=y") && !isFirst)
                return domain.split('.').mid(domain.count('.') - target.count('.') - 1).join('.');
            withRecord.append(target);
            if (found->second.contains("psd="))
                return target;
        }
        do
            labels.removeFirst();
        while (labels.size() > 7);
        isFirst = false;
    }
    return withRecord.isEmpty() ? domain : withRecord.last();
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWalkAsksTheseNamesAtOnce_data();
    void aWalkAsksTheseNamesAtOnce();
    void aRecordOfTheAuthorDomainDecidesAlone();
    void thePolicyIsFound_data();
    void thePolicyIsFound();
    void existenceIsAskedForOnlyWhereItMatters();
    void whatDecidedKeepsItsStatus_data();
    void whatDecidedKeepsItsStatus();
    void domainsAreAligned_data();
    void domainsAreAligned();
    void strangersAreNotAskedFor();
    void theWalkIsThatOfTheStandard();
    void messagesAreEvaluated_data();
    void messagesAreEvaluated();
    void everyIdentifierHasItsAlignment();
    void aPassDoesNotWaitForTheRest();
    void troubleWithAnAnswerNeverPassesAndNeverDenies_data();
    void troubleWithAnAnswerNeverPassesAndNeverDenies();
    void aNameTooLongForDnsHasNoRecord();
    void resultsHaveTheirNames();
};

void EvaluationTest::aWalkAsksTheseNamesAtOnce_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArrayList>("names");
    const QByteArray letters = "lkjihgfedcba";
    for (int labels = 1; labels <= 12; ++labels) {
        QByteArrayList all;
        for (int i = 12 - labels; i < 12; ++i)
            all.append(letters.mid(i, 1));
        QByteArrayList names = {"_dmarc." + all.join('.')};
        for (int rest = qMin(labels - 1, 7); rest > 0; --rest)
            names.append("_dmarc." + all.mid(labels - rest).join('.'));
        QTest::addRow("§4.10: %d labels", labels) << all.join('.') << names;
    }
    QTest::newRow("§4.10: the example") << QByteArray("a.b.c.d.e.f.g.h.i.j.mail.example.com")
                                        << QByteArrayList{"_dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
                                                          "_dmarc.g.h.i.j.mail.example.com",
                                                          "_dmarc.h.i.j.mail.example.com",
                                                          "_dmarc.i.j.mail.example.com",
                                                          "_dmarc.j.mail.example.com",
                                                          "_dmarc.mail.example.com",
                                                          "_dmarc.example.com",
                                                          "_dmarc.com"};
    QTest::newRow("§5.1.8: a record that is never seen") << QByteArray("mail.a.b.c.d.e.f.g.example.com")
                                                         << QByteArrayList{"_dmarc.mail.a.b.c.d.e.f.g.example.com",
                                                                           "_dmarc.c.d.e.f.g.example.com",
                                                                           "_dmarc.d.e.f.g.example.com",
                                                                           "_dmarc.e.f.g.example.com",
                                                                           "_dmarc.f.g.example.com",
                                                                           "_dmarc.g.example.com",
                                                                           "_dmarc.example.com",
                                                                           "_dmarc.com"};
}

void EvaluationTest::aWalkAsksTheseNamesAtOnce()
{
    QFETCH(QByteArray, domain);
    QFETCH(QByteArrayList, names);
    World world;
    QCOMPARE(described(world.discovered(domain)), QByteArray("no record"));
    QCOMPARE(world.asked, names);
    QVERIFY(world.asked.size() <= limits::dmarcQueries);
    QCOMPARE(world.rounds, 1);

    // The same names for alignment, and those of the other domain that are not among them.
    world.aligned(domain, "x." + domain);
    QCOMPARE(world.asked.mid(0, names.size()), names);
    QVERIFY(world.asked.size() <= 2 * limits::dmarcQueries);
    QVERIFY(world.rounds <= 2);
}

void EvaluationTest::aRecordOfTheAuthorDomainDecidesAlone()
{
    // Known already, so nothing else is asked: neither the parents, nor whether the domain exists.
    kit::Facts facts(now);
    facts.secure("_dmarc.mail.example.com", dns::Type::Txt, {"v=DMARC1; p=reject; sp=none; np=none"});
    dns::Answers answers(facts.cache(), now);
    QCOMPARE(described(discover(name("mail.example.com"), answers)), QByteArray("reject of mail.example.com"));
    QVERIFY(answers.wanted().isEmpty());

    facts.noAnswer("_dmarc.mail.example.com", dns::Type::Txt);
    dns::Answers again(facts.cache(), now);
    QCOMPARE(described(discover(name("mail.example.com"), again)), QByteArray("no answer"));
    QVERIFY(again.wanted().isEmpty());
}

void EvaluationTest::thePolicyIsFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const char *expected, const Change &change) {
        QTest::newRow(title) << change << QByteArray(expected);
    };
    const auto exists = [](Mail &m) { m.world.answer(m.author, Status::Secure); };

    row("nothing published", "no record", [](Mail &) {});
    row("§4.10.1: the author domain", "reject of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=reject"}); });
    row("§4.10.1: before its parents", "quarantine of mail.example.com", [](Mail &m) {
        m.author = "mail.example.com";
        m.world.at("mail.example.com", {"v=DMARC1; p=quarantine; sp=none"}).at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.10.1: the organizational domain", "reject of example.com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.10.2: the fewest labels", "reject of example.com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("mail.example.com", {"v=DMARC1; p=none"}).at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.10.2: psd=n", "quarantine of mail.example.com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("mail.example.com", {"v=DMARC1; p=quarantine; psd=n"}).at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.10.1: the public suffix", "reject of com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("com", {"v=DMARC1; p=reject; psd=y"});
    });
    row("§4.10.1: not the public suffix where the organization has a record", "quarantine of example.com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("com", {"v=DMARC1; p=reject; psd=y"}).at("example.com", {"v=DMARC1; p=quarantine"});
    });
    row("§4.10.1: only author, organization, public suffix", "reject of com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("com", {"v=DMARC1; p=reject; psd=y"}).at("mail.example.com", {"v=DMARC1; p=quarantine"});
    });
    row("§4.10.2: psd=y of the author domain", "reject of bank.example", [](Mail &m) {
        m.author = "bank.example";
        m.world.at("bank.example", {"v=DMARC1; p=reject; sp=none; psd=y"}).at("example", {"v=DMARC1; p=none"});
    });
    row("§4.10.1: a single label", "reject of com", [](Mail &m) {
        m.author = "com";
        m.world.at("com", {"v=DMARC1; p=reject; psd=y"});
    });
    row("§5.1.8: nine labels", "reject of example.com", [](Mail &m) {
        m.author = "mail.a.b.c.d.e.f.g.example.com";
        m.world.at("b.c.d.e.f.g.example.com", {"v=DMARC1; p=none; psd=n"}).at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.10: psd=y above the jump", "quarantine of c.d.e.f.g.example.com", [](Mail &m) {
        m.author = "mail.a.b.c.d.e.f.g.example.com";
        m.world.at("c.d.e.f.g.example.com", {"v=DMARC1; p=quarantine; psd=y"})
            .at("example.com", {"v=DMARC1; p=reject"});
    });
    row("B.4.2", "reject of example.com", [](Mail &m) {
        m.author = "a.b.c.d.e.f.g.h.i.j.k.example.com";
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("signing.example.com", {"v=DMARC1; p=none"});
    });
    row("B.4.3", "quarantine of giant.bank.example", [](Mail &m) {
        m.author = "giant.bank.example";
        m.world.at("giant.bank.example", {"v=DMARC1; p=quarantine"}).at("bank.example", {"v=DMARC1; p=reject; psd=y"});
    });

    // §4.10 steps 2 and 6
    row("§4.10: other texts are discarded", "reject of example.com", [](Mail &m) {
        m.world.at("example.com", {"v=spf1 -all", "v=DMARC1; p=reject", "google-site-verification=x"});
    });
    row("§4.10: several records are none", "no record", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject", "v=DMARC1; p=reject"});
    });
    row("§4.10: several records are none, the parents count", "reject of example.com", [](Mail &m) {
        m.author = "mail.example.com";
        m.world.at("mail.example.com", {"v=DMARC1; p=none", "v=DMARC1; p=none", "v=DMARC1"})
            .at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.10: several records do not end the walk", "reject of example.com", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("mail.example.com", {"v=DMARC1; psd=n", "v=DMARC1; psd=n"})
            .at("example.com", {"v=DMARC1; p=reject"});
    });

    // §4.10.1: a record that cannot be used
    row("§4.10.1: bad p with rua", "none of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=x; rua=mailto:a@example.com"}); });
    row("§4.10.1: bad p without rua: no DMARC", "no record",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=x"}); });
    row("§4.10.1: bad p without rua: the parents do not step in", "no record", [](Mail &m) {
        m.author = "mail.example.com";
        m.world.at("mail.example.com", {"v=DMARC1; p=x"}).at("example.com", {"v=DMARC1; p=reject"});
    });
    row("§4.7: no p", "none of example.com", [](Mail &m) { m.world.at("example.com", {"v=DMARC1; aspf=s"}); });

    // §4.7: sp, np
    const auto below = [](const char *record) {
        return [record](Mail &m) {
            m.author = "news.example.com";
            m.world.at("example.com", {record});
        };
    };
    const auto existing = [exists, below](const char *record) {
        return [exists, below, record](Mail &m) {
            below(record)(m);
            exists(m);
        };
    };
    row("§4.7: sp does not apply to the domain itself", "reject of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=reject; sp=none; np=none"}); });
    row("§4.7: sp, exists", "none of example.com", existing("v=DMARC1; p=reject; sp=none"));
    row("§4.7: sp, does not exist, no np", "none of example.com", below("v=DMARC1; p=reject; sp=none"));
    row("§4.7: np, does not exist", "reject of example.com", below("v=DMARC1; p=none; sp=none; np=reject"));
    row("§4.7: np, exists", "none of example.com", existing("v=DMARC1; p=none; sp=none; np=reject"));
    row("§4.7: np, exists, no sp", "quarantine of example.com", existing("v=DMARC1; p=quarantine; np=reject"));
    row("§4.7: np without sp, does not exist", "reject of example.com", below("v=DMARC1; p=none; np=reject"));
    row("§4.7: np of a public suffix", "reject of example", [](Mail &m) {
        m.author = "no-such.example";
        m.world.at("example", {"v=DMARC1; p=none; np=reject; psd=y"});
    });
    row("§3.2.13, RFC 8020: a name below it exists", "none of example.com", [below](Mail &m) {
        below("v=DMARC1; p=none; np=reject")(m);
        m.world.at("news.example.com", {});
    });
    row("§3.2.13: NXDOMAIN of a zone that is not signed", "reject of example.com", [below](Mail &m) {
        below("v=DMARC1; p=none; np=reject")(m);
        m.world.answer("news.example.com", Status::Insecure, false);
    });
    row("§3.2.13: no answer about existence", "no answer", [below](Mail &m) {
        below("v=DMARC1; p=none; np=reject")(m);
        m.world.answer("news.example.com", Status::NoAnswer);
    });
    row("§3.2.13: a forged answer about existence", "no answer", [below](Mail &m) {
        below("v=DMARC1; p=none; np=reject")(m);
        m.world.answer("news.example.com", Status::Bogus);
    });

    // §4.7: t
    row("§4.7: t=y, reject", "quarantine of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=reject; t=y"}); });
    row("§4.7: t=y, quarantine", "none of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=quarantine; t=y"}); });
    row("§4.7: t=y, none", "none of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=none; t=y"}); });
    row("§4.7: t=y, sp", "quarantine of example.com", existing("v=DMARC1; p=none; sp=reject; t=y"));
    row("§4.7: t=y, np", "quarantine of example.com", below("v=DMARC1; p=none; np=reject; t=y"));
    row("RFC 7489: pct is ignored", "reject of example.com",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=reject; pct=0"}); });
}

void EvaluationTest::thePolicyIsFound()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, expected);
    Mail mail;
    change(mail);
    const Discovery discovery = mail.world.discovered(mail.author);
    QCOMPARE(described(discovery), expected);
    QVERIFY(mail.world.asked.size() <= limits::dmarcQueries + 1);
    QVERIFY(mail.world.rounds <= 2);
    if (discovery.state == Discovery::State::Found) {
        const int steps = int(discovery.published) - int(discovery.policy);
        QCOMPARE(steps, discovery.record.isTesting && discovery.published != Policy::None ? 1 : 0);
    }
}

void EvaluationTest::existenceIsAskedForOnlyWhereItMatters()
{
    for (const char *record :
         {"v=DMARC1; p=reject", "v=DMARC1; p=reject; np=reject", "v=DMARC1; p=none; sp=reject; np=reject"}) {
        World world;
        world.at("example.com", {record});
        QCOMPARE(described(world.discovered("news.example.com")), QByteArray("reject of example.com"));
        QVERIFY2(!world.asked.contains("news.example.com"), record);
    }
    World world;
    world.at("example.com", {"v=DMARC1; p=reject; np=none"});
    QCOMPARE(described(world.discovered("news.example.com")), QByteArray("none of example.com"));
    QCOMPARE(world.asked.count("news.example.com"), 1);
}

void EvaluationTest::whatDecidedKeepsItsStatus_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Status>("expected");
    const auto row = [](const char *title, Status expected, const Change &change) {
        QTest::newRow(title) << change << expected;
    };
    row("nothing there, proven", Status::Absent, [](Mail &) {});
    row("nothing there, one zone not signed", Status::Insecure,
        [](Mail &m) { m.world.at("example.com", {}, Status::Insecure); });
    row("found, signed", Status::Secure, [](Mail &m) { m.world.at("example.com", {"v=DMARC1"}); });
    row("found, not signed", Status::Insecure,
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1"}, Status::Insecure); });
    row("found above", Status::Secure, [](Mail &m) {
        m.author = "mail.example.com";
        m.world.at("mail.example.com", {}, Status::Insecure).at("example.com", {"v=DMARC1"});
    });
    row("unusable", Status::Insecure, [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=x"}, Status::Insecure); });
    row("no answer", Status::NoAnswer, [](Mail &m) { m.world.answer("_dmarc.example.com", Status::NoAnswer); });
    row("forged", Status::Bogus, [](Mail &m) { m.world.answer("_dmarc.example.com", Status::Bogus); });
    row("forged above", Status::Bogus, [](Mail &m) { m.world.answer("_dmarc.com", Status::Bogus); });
}

void EvaluationTest::whatDecidedKeepsItsStatus()
{
    QFETCH(Change, change);
    QFETCH(Status, expected);
    Mail mail;
    change(mail);
    const Discovery discovery = mail.world.discovered(mail.author);
    QCOMPARE(dns::statusName(discovery.status).toByteArray(), dns::statusName(expected).toByteArray());
    QCOMPARE(discovery.trouble, expected == Status::NoAnswer ? dns::Trouble::TimedOut : dns::Trouble::None);
    QCOMPARE(discovery.state == Discovery::State::NoAnswer, expected == Status::NoAnswer || expected == Status::Bogus);
}

void EvaluationTest::domainsAreAligned_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("author");
    QTest::addColumn<QByteArray>("identifier");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const char *author, const char *identifier, const char *expected,
                        const Change &change) {
        QTest::newRow(title) << change << QByteArray(author) << QByteArray(identifier) << QByteArray(expected);
    };
    const auto nothing = [](Mail &) {};
    const auto organization = [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=reject"}); };

    row("§4.4 table 1: the same organizational domain", "news.example.com", "foo.example.com", "yes", organization);
    row("§4.4 table 1: identical", "news.example.com", "news.example.com", "yes", nothing);
    row("§4.4 table 1: none", "news.example.com", "foo.example.net", "no", organization);
    row("B.1.1 example 2: the parent wrote", "example.com", "child.example.com", "yes", organization);
    row("B.1.2 example 2: the parent signed", "child.example.com", "example.com", "yes", organization);
    row("B.1.2 example 3", "child.example.com", "example.net", "no", organization);
    row("§4.10.2: no record, each its own", "news.example.com", "foo.example.com", "no", nothing);
    row("§4.10.2: no record, not even the parent", "news.example.com", "example.com", "no", nothing);
    row("§4.10.2: one record of the author only", "news.example.com", "example.com", "no",
        [](Mail &m) { m.world.at("news.example.com", {"v=DMARC1; p=reject"}); });
    row("a name that only ends alike", "example.com", "myexample.com", "no", organization);
    row("two organizations under one suffix", "example.com", "other.com", "no", organization);
    row("two organizations with records", "example.com", "other.com", "no",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=reject"}).at("other.com", {"v=DMARC1; p=reject"}); });
    row("§4.10.2: psd=y keeps them apart", "a.example.com", "a.other.com", "no",
        [](Mail &m) { m.world.at("com", {"v=DMARC1; p=reject; psd=y"}); });
    row("§4.10.2: psd=y joins what is below one label", "a.example.com", "b.c.example.com", "yes",
        [](Mail &m) { m.world.at("com", {"v=DMARC1; p=reject; psd=y"}); });
    row("§4.10.2: a suffix without psd is an organization", "a.example.com", "b.other.com", "yes",
        [](Mail &m) { m.world.at("com", {"v=DMARC1; p=reject"}); });
    row("§4.10.2: psd=n splits", "a.dept.example.com", "example.com", "no", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("dept.example.com", {"v=DMARC1; p=none; psd=n"});
    });
    row("§4.10.2: psd=n splits, the other way round", "example.com", "a.dept.example.com", "no", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("dept.example.com", {"v=DMARC1; p=none; psd=n"});
    });
    row("§4.10.2: psd=n joins what is below", "a.dept.example.com", "b.dept.example.com", "yes", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("dept.example.com", {"v=DMARC1; p=none; psd=n"});
    });
    row("§4.10.2: psd=y where the walk began is its own", "bank.example", "giant.bank.example", "no",
        [](Mail &m) { m.world.at("bank.example", {"v=DMARC1; p=reject; psd=y"}); });
    row("§4.10.2: several records at the organization", "news.example.com", "foo.example.com", "no", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject", "v=DMARC1; p=reject"});
    });
    row("§4.10.1: an unusable record is still one", "news.example.com", "foo.example.com", "yes",
        [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=x"}); });

    const auto b1 = [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("signing.example.com", {"v=DMARC1; p=reject"});
    };
    row("B.4.1", "example.com", "signing.example.com", "yes", b1);
    row("B.4.2, SPF", "a.b.c.d.e.f.g.h.i.j.k.example.com", "example.com", "yes", b1);
    row("B.4.2, DKIM", "a.b.c.d.e.f.g.h.i.j.k.example.com", "signing.example.com", "yes", b1);
    const auto b3 = [](Mail &m) {
        m.world.at("bank.example", {"v=DMARC1; p=reject; psd=y"}).at("giant.bank.example", {"v=DMARC1; p=reject"});
    };
    row("B.4.3, SPF", "giant.bank.example", "mail.giant.bank.example", "yes", b3);
    row("B.4.3, DKIM", "giant.bank.example", "mail.mega.bank.example", "no", b3);
}

void EvaluationTest::domainsAreAligned()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, author);
    QFETCH(QByteArray, identifier);
    QFETCH(QByteArray, expected);
    Mail mail;
    change(mail);
    QCOMPARE(word(mail.world.aligned(author, identifier)), expected);
    QVERIFY(mail.world.asked.size() <= 2 * limits::dmarcQueries);
    QCOMPARE(mail.world.asked.size(), QSet<QByteArray>(mail.world.asked.begin(), mail.world.asked.end()).size());
    // Alignment works both ways; strict is equality and asks nothing.
    QCOMPARE(word(mail.world.aligned(identifier, author)), expected);
    QCOMPARE(word(mail.world.aligned(author, identifier, Alignment::Strict)),
             QByteArray(author == identifier ? "yes" : "no"));
    QVERIFY(mail.world.asked.isEmpty());
}

void EvaluationTest::strangersAreNotAskedFor()
{
    World world;
    world.at("example.com", {"v=DMARC1; p=reject"});
    QCOMPARE(world.aligned("example.com", "example.com"), Aligned::Yes);
    QCOMPARE(world.asked, QByteArrayList());
    // Nothing in common
    QCOMPARE(world.aligned("example.com", "mailer.example"), Aligned::No);
    QCOMPARE(world.asked, QByteArrayList());
    // A service under the same suffix: only the author's walk, which policy discovery has asked for already
    QCOMPARE(world.aligned("example.com", "bounce.mailer.com"), Aligned::No);
    QCOMPARE(world.asked, QByteArrayList({"_dmarc.example.com", "_dmarc.com"}));

    // All of it in one round more than the author's own.
    Mail mail;
    mail.world = world;
    mail.sign("mail.example.com");
    mail.sign("bounce.mailer.com");
    mail.sign("list.example");
    QCOMPARE(mail.evaluated().code, Code::Pass);
    QCOMPARE(mail.world.rounds, 2);
    QCOMPARE(mail.world.asked, QByteArrayList({"_dmarc.example.com", "_dmarc.com", "_dmarc.mail.example.com"}));
}

void EvaluationTest::theWalkIsThatOfTheStandard()
{
    std::mt19937 random(9989);
    const auto below = [&random](quint32 n) { return random() % n; };
    const auto domain = [&] {
        QByteArray result = below(4) == 0 ? "b" : "a";
        for (auto more = below(12); more > 0; --more)
            result.prepend(below(5) == 0 ? "b." : "a.");
        return result;
    };
    int joined = 0;
    for (int i = 0; i < 3'000; ++i) {
        const QByteArray author = domain();
        const QByteArray identifier = domain();
        World world;
        std::map<QByteArray, QByteArray> published;
        for (const QByteArray &start : {author, identifier}) {
            for (QByteArray at = start; !at.isEmpty();
                 at = at.mid(at.indexOf('.') < 0 ? at.size() : at.indexOf('.') + 1)) {
                static constexpr const char *records[] = {"v=DMARC1; p=none", "v=DMARC1; p=reject; psd=y",
                                                          "v=DMARC1; p=reject; psd=n"};
                if (below(5) == 0 && !published.contains(at))
                    world.at(at, {published[at] = records[below(6) < 4 ? 0 : 1 + below(2)]});
            }
        }
        const bool expected =
            author == identifier || slowOrganization(published, author) == slowOrganization(published, identifier);
        QCOMPARE(word(world.aligned(author, identifier)), QByteArray(expected ? "yes" : "no"));
        joined += expected && author != identifier;
    }
    QVERIFY(joined > 100);
}

void EvaluationTest::messagesAreEvaluated_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const char *expected, const Change &change) {
        QTest::newRow(title) << change << QByteArray(expected);
    };
    const auto record = [](Mail &m) -> Mail & {
        m.world.at("example.com", {"v=DMARC1; p=reject"});
        return m;
    };
    row("§5.3.5: DKIM", "pass", [=](Mail &m) { record(m).sign("example.com"); });
    row("§5.3.5: SPF", "pass", [=](Mail &m) { record(m).mailFrom("example.com"); });
    row("§5.3.5: one of several signatures", "pass", [=](Mail &m) {
        record(m).sign("list.example");
        m.sign("example.com", failed);
        m.sign("mail.example.com");
    });
    row("§5.3.5: SPF fails, DKIM passes", "pass", [=](Mail &m) {
        record(m).sign("example.com");
        m.mailFrom("example.com", failed);
    });
    row("§5.3.5: nothing authenticated", "fail", [=](Mail &m) { record(m); });
    row("§5.3.5: not aligned", "fail", [=](Mail &m) {
        record(m).sign("list.example");
        m.mailFrom("list.example");
    });
    row("§5.3.5: aligned, not passed", "fail", [=](Mail &m) {
        record(m).sign("example.com", failed);
        m.mailFrom("example.com", failed);
    });
    row("§4.4: strict DKIM", "fail", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject; adkim=s"});
        m.sign("mail.example.com");
    });
    row("§4.4: strict DKIM, SPF relaxed", "pass", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject; adkim=s"});
        m.sign("mail.example.com");
        m.mailFrom("mail.example.com");
    });
    row("§4.4: strict SPF", "fail", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject; aspf=s"});
        m.mailFrom("mail.example.com");
    });
    row("§5.3.2: no record", "none", [](Mail &m) { m.sign("example.com"); });
    row("§5.3.2: no record, nothing authenticated", "none", [](Mail &) {});
    row("§4.10.1: a record that cannot be used", "none", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=x"});
        m.sign("example.com");
    });
    row("§9.2: a policy of none can fail", "fail", [](Mail &m) { m.world.at("example.com", {"v=DMARC1; p=none"}); });

    // §5.3.6: what is not known
    row("§5.3.6: a key that did not come", "temperror", [=](Mail &m) { record(m).sign("example.com", unknown); });
    row("§5.3.6: a key that did not come, relaxed", "temperror",
        [=](Mail &m) { record(m).sign("mail.example.com", unknown); });
    row("§5.3.6: a key of a stranger that did not come", "fail",
        [=](Mail &m) { record(m).sign("list.example", unknown); });
    row("§5.3.6: SPF could not be checked", "temperror", [=](Mail &m) { record(m).mailFrom("example.com", unknown); });
    row("§5.3.6: SPF of a stranger could not be checked", "fail",
        [=](Mail &m) { record(m).mailFrom("list.example", unknown); });
    row("§5.3.6: not known, but another passes", "pass", [=](Mail &m) {
        record(m).sign("example.com", unknown);
        m.mailFrom("mail.example.com");
    });
    row("§5.3.6: the policy did not come", "temperror", [](Mail &m) {
        m.world.answer("_dmarc.example.com", Status::NoAnswer);
        m.sign("example.com");
    });
    row("§5.3.6: the policy is forged", "temperror", [](Mail &m) {
        m.world.answer("_dmarc.example.com", Status::Bogus);
        m.sign("example.com");
    });
    row("§5.3.6: passed, whether aligned did not come", "temperror", [=](Mail &m) {
        record(m).sign("mail.example.com");
        m.world.answer("_dmarc.mail.example.com", Status::NoAnswer);
    });
    row("§5.3.6: not passed, whether aligned does not matter", "fail", [=](Mail &m) {
        record(m).sign("mail.example.com", failed);
        m.world.answer("_dmarc.mail.example.com", Status::NoAnswer);
    });
    row("§5.3.6: trouble above does not touch equal domains", "pass", [=](Mail &m) {
        record(m).sign("example.com");
        m.world.answer("_dmarc.com", Status::Bogus);
    });
}

void EvaluationTest::messagesAreEvaluated()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, expected);
    Mail mail;
    change(mail);
    const Evaluation evaluation = mail.evaluated();
    QVERIFY(!evaluation.isPending);
    QCOMPARE(codeName(evaluation.code).toByteArray(), expected);
    QCOMPARE(evaluation.dkim.size(), mail.dkim.size());
    QCOMPARE(evaluation.spf.has_value(), mail.spf.has_value());
}

void EvaluationTest::everyIdentifierHasItsAlignment()
{
    Mail mail;
    mail.world.at("example.com", {"v=DMARC1; p=reject; aspf=s"});
    mail.sign("list.example");
    mail.sign("mail.example.com", failed);
    mail.sign("example.com", unknown);
    mail.mailFrom("mail.example.com");
    const auto words = [](const Evaluation &evaluation) {
        QByteArrayList result;
        for (const Aligned aligned : evaluation.dkim)
            result.append(word(aligned));
        result.append(word(*evaluation.spf));
        return result;
    };
    QCOMPARE(words(mail.evaluated()), QByteArrayList({"no", "yes", "yes", "no"}));

    // Without a record: strictly.
    mail.world = {};
    QCOMPARE(words(mail.evaluated()), QByteArrayList({"no", "no", "yes", "no"}));
    QVERIFY(!mail.world.asked.contains("_dmarc.mail.example.com"));
    mail.world.at("example.com", {"v=DMARC1; p=x"});
    QCOMPARE(words(mail.evaluated()), QByteArrayList({"no", "no", "yes", "no"}));

    // Where the record is not known, only equality and strangers are certain.
    mail.world.answer("_dmarc.example.com", Status::NoAnswer);
    QCOMPARE(words(mail.evaluated()), QByteArrayList({"no", "no answer", "yes", "no answer"}));
    dns::Cache nothing;
    dns::Answers answers(nothing, now);
    const Evaluation pending = evaluate(name(mail.author), mail.dkim, mail.spf, answers);
    QVERIFY(pending.isPending);
    QCOMPARE(pending.code, Code::TempError);
    QCOMPARE(words(pending), QByteArrayList({"no", "pending", "yes", "pending"}));
}

void EvaluationTest::aPassDoesNotWaitForTheRest()
{
    kit::Facts facts(now);
    facts.secure("_dmarc.example.com", dns::Type::Txt, {"v=DMARC1; p=reject"}).absent("_dmarc.com", dns::Type::Txt);
    const auto judged = [&facts](const std::vector<Identifier> &dkim) {
        dns::Answers answers(facts.cache(), now);
        return evaluate(name("example.com"), dkim, std::nullopt, answers);
    };
    const Identifier own{passed, name("example.com")};
    const Identifier other{passed, name("mail.example.com")};
    QVERIFY(!judged({other, own}).isPending);
    QCOMPARE(judged({other, own}).code, Code::Pass);
    QVERIFY(judged({other}).isPending);
    QVERIFY(judged({{unknown, name("mail.example.com")}}).isPending);
    // What has not passed keeps nobody waiting.
    QVERIFY(!judged({{failed, name("mail.example.com")}}).isPending);
    QCOMPARE(judged({{failed, name("mail.example.com")}}).code, Code::Fail);
}

void EvaluationTest::troubleWithAnAnswerNeverPassesAndNeverDenies_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *title, const Change &change) { QTest::newRow(title) << change; };
    row("author's own record", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"});
        m.sign("example.com");
    });
    row("relaxed", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"});
        m.sign("mail.example.com");
        m.mailFrom("bounce.example.com");
    });
    row("relaxed, fails", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.world.at("example.com", {"v=DMARC1; p=reject; sp=quarantine; np=none"});
        m.sign("b.example.com", failed);
        m.sign("other.com");
    });
    row("psd=n between", [](Mail &m) {
        m.author = "a.dept.example.com";
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("dept.example.com", {"v=DMARC1; p=none; psd=n"});
        m.sign("example.com");
    });
    row("psd=n between, on the other side", [](Mail &m) {
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("dept.example.com", {"v=DMARC1; p=none; psd=n"});
        m.sign("a.dept.example.com");
    });
    row("psd=y above", [](Mail &m) {
        m.author = "giant.bank.example";
        m.world.at("bank.example", {"v=DMARC1; p=reject; psd=y"}).at("giant.bank.example", {"v=DMARC1; p=reject"});
        m.mailFrom("mail.giant.bank.example");
        m.sign("mail.mega.bank.example");
    });
    row("psd=y above, others", [](Mail &m) {
        m.author = "giant.bank.example";
        m.world.at("bank.example", {"v=DMARC1; p=reject; psd=y"});
        m.sign("mail.mega.bank.example");
    });
    row("psd=y above keeps two apart", [](Mail &m) {
        m.author = "a.one.example";
        m.world.at("example", {"v=DMARC1; p=reject; psd=y"});
        m.sign("a.two.example");
    });
    row("nothing published", [](Mail &m) {
        m.author = "a.mail.example.com";
        m.sign("example.com");
    });
    row("np", [](Mail &m) {
        m.author = "no-such.example.com";
        m.world.at("example.com", {"v=DMARC1; p=none; np=reject"});
        m.sign("example.com");
    });
    row("twelve labels", [](Mail &m) {
        m.author = "a.b.c.d.e.f.g.h.i.j.example.com";
        m.world.at("example.com", {"v=DMARC1; p=reject"}).at("i.j.example.com", {"v=DMARC1; p=none"});
        m.sign("x.b.c.d.e.f.g.h.i.j.example.com");
    });
}

void EvaluationTest::troubleWithAnAnswerNeverPassesAndNeverDenies()
{
    QFETCH(Change, change);
    Mail sound;
    change(sound);
    const Evaluation expected = sound.evaluated();
    QVERIFY(!expected.isPending);
    const QByteArrayList asked = sound.world.asked;
    QVERIFY(!asked.isEmpty());

    for (const QByteArray &at : asked) {
        for (const Status status : {Status::NoAnswer, Status::Bogus}) {
            Mail broken = sound;
            broken.world.answer(at, status);
            const Evaluation evaluation = broken.evaluated();
            const QByteArray where =
                at + " " + dns::statusName(status).toByteArray() + ": " + codeName(evaluation.code).toByteArray();
            QVERIFY2(!evaluation.isPending, where.constData());
            // The answer was not needed, or the result is open: no pass, no failure and no absence from trouble.
            QVERIFY2(evaluation.code == expected.code || evaluation.code == Code::TempError, where.constData());
            const Discovery &discovery = evaluation.discovery;
            if (discovery.state == Discovery::State::NoAnswer)
                QVERIFY2(discovery.status == status, where.constData());
            else
                QCOMPARE(described(discovery), described(expected.discovery));
            for (size_t i = 0; i < expected.dkim.size(); ++i)
                QVERIFY2(evaluation.dkim[i] == expected.dkim[i] || evaluation.dkim[i] == Aligned::NoAnswer,
                         where.constData());
        }
    }

    // The same for each answer that is still missing: the result is the same, or not decided.
    for (const QByteArray &missing : asked) {
        dns::Cache cache;
        sound.world.settle([&](dns::Answers &all) {
            for (const QByteArray &at : asked)
                all.find({name(at), dns::Type::Txt});
            for (const auto &used : all.used()) {
                if (used->question.name != name(missing))
                    cache.keep(*used, now);
            }
            return 0;
        });
        dns::Answers answers(cache, now);
        const Evaluation evaluation = evaluate(name(sound.author), sound.dkim, sound.spf, answers);
        QVERIFY2(evaluation.isPending || evaluation.code == expected.code, missing.constData());
        QVERIFY2(!evaluation.isPending || answers.wanted().contains(dns::Question{name(missing), dns::Type::Txt}),
                 missing.constData());
    }
}

void EvaluationTest::aNameTooLongForDnsHasNoRecord()
{
    const QByteArray label(61, 'a');
    const QByteArray domain = label + '.' + label + '.' + label + '.' + label + ".com"; // 251 octets
    World world;
    world.at("com", {"v=DMARC1; p=none; np=reject"});
    QCOMPARE(described(world.discovered(domain)), QByteArray("reject of com"));
    QCOMPARE(world.asked.size(), 5); // four names of the walk, and whether the domain exists
    world.answer(domain, Status::Secure);
    QCOMPARE(described(world.discovered(domain)), QByteArray("none of com"));
}

void EvaluationTest::resultsHaveTheirNames()
{
    QCOMPARE(codeName(Code::None).toByteArray(), QByteArray("none"));
    QCOMPARE(codeName(Code::Pass).toByteArray(), QByteArray("pass"));
    QCOMPARE(codeName(Code::Fail).toByteArray(), QByteArray("fail"));
    QCOMPARE(codeName(Code::TempError).toByteArray(), QByteArray("temperror"));
}

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
