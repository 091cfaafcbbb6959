// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/check/recipient_check.h"
#include "core/check/worker.h"
#include "tests/kit/mail.h"
#include "tests/kit/world.h"

#include <QFutureWatcher>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>
#include <mutex>

using namespace waxseal;
using namespace std::chrono_literals;
using dns::Status;
using dns::Type;
using kit::name;
using verdict::Outcome;
namespace way_out = verdict::way_out;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// Answers out of a world from a thread of its own; some questions it keeps until told.
class HoldingResolver : public dns::Resolver {
public:
    explicit HoldingResolver(kit::World world) : m_world(std::move(world)) { }

    QFuture<dns::Lookup> query(const dns::Question &question) override
    {
        const std::lock_guard lock(m_mutex);
        m_asked.append(question);
        auto promise = std::make_shared<QPromise<dns::Lookup>>();
        promise->start();
        if (m_held.contains(question) || m_holdsAll)
            m_waiting.insert(question, promise);
        else
            answer(question, promise);
        return promise->future();
    }
    void hold(QByteArrayView heldName, Type type) { m_held.insert({name(heldName), type}); }
    void holdAll() { m_holdsAll = true; }
    void letGo()
    {
        const std::lock_guard lock(m_mutex);
        m_held.clear();
        m_holdsAll = false;
        for (auto waiting = m_waiting.cbegin(); waiting != m_waiting.cend(); ++waiting)
            answer(waiting.key(), waiting.value());
        m_waiting.clear();
    }
    QList<dns::Question> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    bool hasAsked(QByteArrayView askedName, Type type) const { return asked().contains({name(askedName), type}); }

private:
    void answer(const dns::Question &question, const std::shared_ptr<QPromise<dns::Lookup>> &promise)
    {
        m_thread.post([lookup = m_world.answerTo(question), promise] {
            promise->addResult(lookup);
            promise->finish();
        });
    }

    kit::World m_world;
    mutable std::mutex m_mutex;
    QSet<dns::Question> m_held;
    QHash<dns::Question, std::shared_ptr<QPromise<dns::Lookup>>> m_waiting;
    QList<dns::Question> m_asked;
    bool m_holdsAll = false;
    check::Worker m_thread; ///< ends first
};

class CountingFetcher : public mtasts::PolicyFetcher {
public:
    QFuture<mtasts::Fetched> fetch(const DomainName &domain) override
    {
        m_domains << domain;
        return QtFuture::makeReadyFuture(result);
    }
    const QList<DomainName> &domains() const { return m_domains; }
    mtasts::Fetched result = QByteArray("version: STSv1\r\nmode: enforce\r\nmx: mx.peer.example\r\nmax_age: 86400\r\n");

private:
    QList<DomainName> m_domains;
};

class KeepingMemory : public check::PolicyMemory {
public:
    std::optional<mtasts::KeptPolicy> recall(const DomainName &domain) override
    {
        const auto found = kept.find(domain);
        return found == kept.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const mtasts::KeptPolicy &policy) override { kept.insert_or_assign(policy.domain, policy); }
    std::map<DomainName, mtasts::KeptPolicy> kept;
};

class OneProber : public dane::Prober {
public:
    QFuture<dane::Probed> probe(const DomainName &host) override
    {
        hosts << host;
        return QtFuture::makeReadyFuture(dane::Probed(failure(dane::ProbeFault::NotReached)));
    }
    QList<DomainName> hosts;
};

const QByteArray digest(64, 'a');

/// "peer.example" has everything, "own.example" is a member too.
kit::World members()
{
    kit::World world(now);
    for (const QByteArray label : {"peer", "own"}) {
        const QByteArray domain = label + ".example";
        world.has("tes-master." + domain, Type::Cname, {"isp.example"}, Status::Secure)
            .has(domain + ".tes-member.isp.example", Type::Txt, {"TES Mail Domain"}, Status::Secure)
            .has(domain, Type::Mx, {"10 mx." + domain}, Status::Secure)
            .has("mx." + domain, Type::A, {"192.0.2.1"}, Status::Secure)
            .has("_25._tcp.mx." + domain, Type::Tlsa, {"3 1 1 " + digest}, Status::Secure);
    }
    world.has("isp.example.tes-member.trusted-email-services.com", Type::Txt, {"TES Mail Domain"}, Status::Secure);
    return world;
}

std::shared_ptr<verdict::Account> accountOf(QByteArrayView ownDomain = {})
{
    auto account = std::make_shared<verdict::Account>();
    if (!ownDomain.isEmpty())
        account->own.domain = name(ownDomain);
    return account;
}

check::CheckedRecipient last(QFuture<check::CheckedRecipient> future)
{
    future.waitForFinished();
    const auto results = future.results();
    return results.isEmpty() ? nullptr : results.constLast();
}

} // namespace

class RecipientCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatCanBeAskedIsAskedAtOnce();
    void bothEndsAreNeededForAPromise();
    void aResultComesBeforeTheSlowestAnswer();
    void noQuestionIsAskedTwiceWhileItIsUnderWay();
    void theBudgetEndsWhatNobodyAnswers();
    void aLateAnswerStillCountsForTheNext();
    void withoutAResolverNothingIsClaimed();
    void cancelingEndsIt();
    void destroyingItEndsWhatIsUnderWay();
    void manyDomainsWaitTheirTurn();
    void aPolicyIsFetchedOnceAndRemembered();
    void aFailedFetchIsNotRepeatedAtOnce();
    void serversAreProbedOnlyWhereAskedFor();
    void whatFailedIsAskedAgainAtOnceWhenAPersonWantsTo();
    void mailFromAnotherDomainAsksNothingOfTheOwn();
    void aResultOutlivesTheCheckAndItsAccount();
    void anAnswerThatIsCachedIsThereAtOnce();
};

void RecipientCheckTest::everythingThatCanBeAskedIsAskedAtOnce()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.holdAll();
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    const auto future = check.run(name("peer.example"), now);
    for (const auto &[askedName, type] : std::initializer_list<std::pair<const char *, Type>>{
             {"peer.example", Type::Mx},
             {"_smtpsec._tcp.peer.example", Type::Srv},
             {"tes-master.peer.example", Type::Cname},
             {"_mta-sts.peer.example", Type::Txt},
             {"tes-master.own.example", Type::Cname},
             {"_smtpsec._tcp.own.example", Type::Srv},
         })
        QTRY_VERIFY2(resolver.hasAsked(askedName, type), askedName);
    resolver.letGo();
    QVERIFY(last(future)->isComplete);
}

void RecipientCheckTest::bothEndsAreNeededForAPromise()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    check::RecipientCheck alone({accountOf(), cache, &resolver});
    const auto oneSided = last(alone.run(name("peer.example"), now));
    QCOMPARE(way_out::reasonOf(oneSided->verdict), QByteArrayView("tes_member"));
    QCOMPARE(way_out::outcomeOf(oneSided->verdict), Outcome::Stated);

    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    const auto both = last(check.run(name("peer.example"), now));
    QCOMPARE(way_out::reasonOf(both->verdict), QByteArrayView("both_tes_members"));
    QCOMPARE(way_out::outcomeOf(both->verdict), Outcome::Confirmed);
    QCOMPARE(way_out::outcomeOf(both->tes), Outcome::Confirmed);
    QCOMPARE(way_out::outcomeOf(both->dane), Outcome::Confirmed);
}

void RecipientCheckTest::aResultComesBeforeTheSlowestAnswer()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.hold("_mta-sts.peer.example", Type::Txt);
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    const auto future = check.run(name("peer.example"), now);
    const auto isPromised = [&future] {
        return future.resultCount() > 0
            && way_out::outcomeOf(future.resultAt(future.resultCount() - 1)->verdict) == Outcome::Confirmed;
    };
    QTRY_VERIFY(isPromised());
    QVERIFY(!future.isFinished());
    QVERIFY(!future.resultAt(future.resultCount() - 1)->isComplete);
    resolver.letGo();
    QVERIFY(last(future)->isComplete);
}

void RecipientCheckTest::noQuestionIsAskedTwiceWhileItIsUnderWay()
{
    dns::Cache cache;
    kit::World world = members();
    for (int i = 0; i < 5; ++i)
        world.has("tes-master.d" + QByteArray::number(i) + ".example", Type::Cname, {"isp.example"}, Status::Secure)
            .has("d" + QByteArray::number(i) + ".example.tes-member.isp.example", Type::Txt, {"TES Mail Domain"},
                 Status::Secure);
    HoldingResolver resolver(std::move(world));
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    QList<QFuture<check::CheckedRecipient>> futures;
    for (int i = 0; i < 5; ++i) {
        futures << check.run(name("d" + QByteArray::number(i) + ".example"), now);
        futures << check.run(name("d" + QByteArray::number(i) + ".example"), now);
    }
    for (const auto &future : futures)
        QVERIFY(last(future)->isComplete);
    QList<dns::Question> asked = resolver.asked();
    const qsizetype all = asked.size();
    QSet<dns::Question> once(asked.begin(), asked.end());
    QCOMPARE(once.size(), all);
}

void RecipientCheckTest::theBudgetEndsWhatNobodyAnswers()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.holdAll();
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    const auto begun = std::chrono::steady_clock::now();
    const auto recipient = last(check.run(name("peer.example"), now));
    QVERIFY(std::chrono::steady_clock::now() - begun >= limits::dnsHard); // not before
    QVERIFY(recipient->isComplete);
    QCOMPARE(way_out::outcomeOf(recipient->verdict), Outcome::Unchecked);
    QCOMPARE(way_out::reasonOf(recipient->verdict), QByteArrayView("no_answer"));
    QCOMPARE(std::get<way_out::NotFound>(recipient->verdict).trouble, dns::Trouble::TimedOut);
    for (const Outcome outcome : {way_out::outcomeOf(recipient->tes), way_out::outcomeOf(recipient->smtpsec),
                                  way_out::outcomeOf(recipient->dane), way_out::outcomeOf(recipient->mtaSts)})
        QCOMPARE(outcome, Outcome::Unchecked);
    QVERIFY(!cache.find({name("peer.example"), Type::Mx}, now)); // others may be told better
}

void RecipientCheckTest::aLateAnswerStillCountsForTheNext()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.hold("peer.example", Type::Mx);
    check::RecipientCheck check({accountOf(), cache, &resolver});
    const auto slow = check.run(name("peer.example"), now);
    QVERIFY(last(slow)->isComplete);
    QCOMPARE(last(slow)->hosts.kind, smtp::MailHosts::Kind::NoAnswer);
    resolver.letGo();
    QCOMPARE(last(check.run(name("peer.example"), now))->hosts.kind, smtp::MailHosts::Kind::Listed);
}

void RecipientCheckTest::withoutAResolverNothingIsClaimed()
{
    dns::Cache cache;
    check::RecipientCheck check({accountOf(), cache});
    const auto recipient = last(check.run(name("peer.example"), now));
    QVERIFY(recipient->isComplete);
    QCOMPARE(std::get<way_out::NotFound>(recipient->verdict).trouble, dns::Trouble::Offline);
}

void RecipientCheckTest::cancelingEndsIt()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.hold("peer.example", Type::Mx);
    check::RecipientCheck check({accountOf(), cache, &resolver});
    auto future = check.run(name("peer.example"), now);
    QTRY_VERIFY(resolver.hasAsked("_smtpsec._tcp.peer.example", Type::Srv));
    future.cancel();
    resolver.letGo();
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
}

void RecipientCheckTest::destroyingItEndsWhatIsUnderWay()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.holdAll();
    QFuture<check::CheckedRecipient> future;
    {
        check::RecipientCheck check({accountOf(), cache, &resolver});
        future = check.run(name("peer.example"), now);
        QTRY_VERIFY(resolver.hasAsked("peer.example", Type::Mx));
    }
    QTRY_VERIFY(future.isFinished());
    resolver.letGo(); // nobody is there to take it
}

void RecipientCheckTest::manyDomainsWaitTheirTurn()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    resolver.holdAll();
    check::RecipientCheck check({accountOf(), cache, &resolver});
    constexpr int domains = 300;
    QList<QFuture<check::CheckedRecipient>> futures;
    for (int i = 0; i < domains; ++i)
        futures << check.run(name("d" + QByteArray::number(i) + ".example"), now);
    const auto begun = [&resolver] {
        const QList<dns::Question> asked = resolver.asked();
        return std::count_if(asked.begin(), asked.end(),
                             [](const dns::Question &question) { return question.type == Type::Mx; });
    };
    QTRY_COMPARE(begun(), limits::recipientLookups);
    QTest::qWait(50);
    QCOMPARE(begun(), limits::recipientLookups);
    resolver.letGo();
    for (const auto &future : futures)
        QVERIFY(last(future)->isComplete);
    QCOMPARE(begun(), domains);
}

void RecipientCheckTest::aPolicyIsFetchedOnceAndRemembered()
{
    dns::Cache cache;
    kit::World world = members();
    world.has("_mta-sts.peer.example", Type::Txt, {"v=STSv1; id=one;"});
    HoldingResolver resolver(std::move(world));
    CountingFetcher fetcher;
    KeepingMemory memory;
    {
        check::RecipientCheck check({accountOf(), cache, &resolver, &fetcher, &memory});
        const auto recipient = last(check.run(name("peer.example"), now));
        QVERIFY(std::holds_alternative<mtasts::Enforced>(recipient->mtaSts));
        QVERIFY(std::holds_alternative<mtasts::Enforced>(last(check.run(name("peer.example"), now))->mtaSts));
    }
    QCOMPARE(fetcher.domains(), QList<DomainName>{name("peer.example")});
    QCOMPARE(memory.kept.at(name("peer.example")).id, QByteArray("one"));

    // The next run of the program: the policy still holds.
    check::RecipientCheck check({accountOf(), cache, &resolver, &fetcher, &memory});
    QVERIFY(std::holds_alternative<mtasts::Enforced>(last(check.run(name("peer.example"), now + 1h))->mtaSts));
    QCOMPARE(fetcher.domains().size(), 1);
}

void RecipientCheckTest::aFailedFetchIsNotRepeatedAtOnce()
{
    dns::Cache cache;
    kit::World world = members();
    world.has("_mta-sts.peer.example", Type::Txt, {"v=STSv1; id=one;"});
    HoldingResolver resolver(std::move(world));
    CountingFetcher fetcher;
    fetcher.result = failure(mtasts::FetchError{mtasts::FetchFault::BadCertificate});
    check::RecipientCheck check({accountOf(), cache, &resolver, &fetcher});
    const auto recipient = last(check.run(name("peer.example"), now));
    QVERIFY(std::holds_alternative<mtasts::NoPolicy>(recipient->mtaSts));
    QCOMPARE(way_out::outcomeOf(recipient->mtaSts), Outcome::Unchecked);
    last(check.run(name("peer.example"), now + 1min));
    QCOMPARE(fetcher.domains().size(), 1);
    last(check.run(name("peer.example"), now + limits::stsTryAgain + 1s));
    QCOMPARE(fetcher.domains().size(), 2);
    last(check.run(name("peer.example"), now + limits::stsTryAgain + 2s,
                   {.failures = check::Failures::AskedAgain, .sender = {}}));
    QCOMPARE(fetcher.domains().size(), 3);
}

void RecipientCheckTest::serversAreProbedOnlyWhereAskedFor()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    OneProber prober;
    {
        check::RecipientCheck check({accountOf(), cache, &resolver});
        QVERIFY(!last(check.run(name("peer.example"), now))->dane.hosts.front().probe);
    }
    check::RecipientCheck check({accountOf(), cache, &resolver, nullptr, nullptr, &prober});
    const auto recipient = last(check.run(name("peer.example"), now));
    QCOMPARE(prober.hosts, QList<DomainName>{name("mx.peer.example")});
    QVERIFY(recipient->dane.hosts.front().probe);
    QCOMPARE(recipient->dane.hosts.front().probe->seen.error(), dane::ProbeFault::NotReached);
    QVERIFY(
        std::holds_alternative<dane::Offered>(recipient->dane.verdict)); // port 25 is often closed, which says nothing
}

void RecipientCheckTest::whatFailedIsAskedAgainAtOnceWhenAPersonWantsTo()
{
    dns::Cache cache;
    kit::World world = members();
    world.fails("_mta-sts.peer.example", Type::Txt);
    HoldingResolver resolver(std::move(world));
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    last(check.run(name("peer.example"), now));
    const qsizetype first = resolver.asked().size();
    last(check.run(name("peer.example"), now));
    QCOMPARE(resolver.asked().size(), first);

    last(check.run(name("peer.example"), now, {.failures = check::Failures::AskedAgain, .sender = {}}));
    const QList<dns::Question> again = resolver.asked().mid(first);
    QCOMPARE(again, (QList<dns::Question>{{name("_mta-sts.peer.example"), Type::Txt}})); // and what is known is not
}

void RecipientCheckTest::mailFromAnotherDomainAsksNothingOfTheOwn()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    const auto elsewhere =
        last(check.run(name("peer.example"), now, {.failures = {}, .sender = name("elsewhere.example")}));
    QVERIFY(std::holds_alternative<way_out::TesMember>(elsewhere->verdict)); // C-36
    for (const dns::Question &question : resolver.asked())
        QVERIFY(!question.name.isWithin(name("own.example")) && !question.name.isWithin(name("elsewhere.example")));
    const auto own = last(check.run(name("peer.example"), now, {.failures = {}, .sender = name("own.example")}));
    QVERIFY(std::holds_alternative<way_out::BothTesMembers>(own->verdict));
}

/// Windows show it for as long as they like.
void RecipientCheckTest::aResultOutlivesTheCheckAndItsAccount()
{
    check::CheckedRecipient recipient;
    {
        auto account = accountOf("own.example");
        account->bsiList = bsi::ProviderList::parse(R"({"date":"2026-11-01","source":"test","providers":[
            {"name":"Peer","certificate":"T-1","domains":["peer.example"]},
            {"name":"Own","certificate":"T-2","domains":["own.example"]}]})")
                               .value();
        dns::Cache cache;
        HoldingResolver resolver(members());
        check::RecipientCheck check({std::move(account), cache, &resolver});
        recipient = last(check.run(name("peer.example"), now));
    }
    const auto &both = std::get<bsi::BothEnds>(recipient->bsi.verdict);
    QCOMPARE(both.peer.provider->name, QStringLiteral("Peer"));
    QCOMPARE(both.own.provider->certificate, QStringLiteral("T-2"));
}

void RecipientCheckTest::anAnswerThatIsCachedIsThereAtOnce()
{
    dns::Cache cache;
    HoldingResolver resolver(members());
    check::RecipientCheck check({accountOf("own.example"), cache, &resolver});
    last(check.run(name("peer.example"), now));
    const qsizetype questions = resolver.asked().size();
    const auto again = check.run(name("peer.example"), now);
    QVERIFY(last(again)->isComplete);
    QCOMPARE(again.resultCount(), 1);
    QCOMPARE(resolver.asked().size(), questions);
}

QTEST_GUILESS_MAIN(RecipientCheckTest)
#include "recipient_check_test.moc"
