// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/message_check.h"
#include "core/check/provider_check.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"
#include "tests/kit/signer.h"

#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <mutex>

using namespace waxseal;
using dns::Type;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

class NoMime : public message::MimeReader {
public:
    Result<message::MimeTree, message::MimeFault> read(QByteArrayView) const override
    {
        return failure(message::MimeFault::TooDeep);
    }
};

/// Answers from another thread, as the real one does, out of facts written as text.
class LaterResolver : public dns::Resolver {
public:
    explicit LaterResolver(const dns::Cache &facts) : m_facts(facts) { }
    ~LaterResolver() override { m_pool.waitForDone(); }
    QFuture<dns::Lookup> query(const dns::Question &question) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_names << question.name.toByteArray();
        }
        auto promise = std::make_shared<QPromise<dns::Lookup>>();
        promise->start();
        m_pool.start([this, promise, question] {
            const auto found = m_facts.find(question, now);
            promise->addResult(found ? *found : dns::Lookup{.question = question});
            promise->finish();
        });
        return promise->future();
    }
    /// How many questions were about names that hold @p text.
    qsizetype asked(const QByteArray &text)
    {
        const std::lock_guard lock(m_mutex);
        return std::count_if(m_names.begin(), m_names.end(),
                             [&text](const QByteArray &name) { return name.contains(text); });
    }

private:
    std::mutex m_mutex;
    QByteArrayList m_names;
    const dns::Cache &m_facts;
    QThreadPool m_pool;
};

verdict::Account account()
{
    verdict::Account result;
    result.own.domain = name("own.example");
    result.own.addHostText("mx.own.example", received::Source::Person);
    result.tesRoot = name("root.example");
    return result;
}

} // namespace

class MessageCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void questionsThatDependOnAnswersAreAskedInRounds();
    void whatNobodyAnswersStaysUnchecked();
    void theCacheSparesTheSecondMessageEveryQuestion();
    void aMessageWithoutMarksAsksAboutItsSenderOnly();
    void whatIsNoMessageSaysWhy();
    void whatWasVerifiedIsKeptAndRecalled();
    void onlyValidatedMxHostsAreTheOwnProviders();
};

void MessageCheckTest::questionsThatDependOnAnswersAreAskedInRounds()
{
    kit::Facts facts(now);
    for (const QByteArray &domain : {QByteArray("company.example"), QByteArray("own.example")}) {
        facts.secure("tes-master." + domain, Type::Cname, {"isp.example"})
            .secure(domain + ".tes-member.isp.example", Type::Txt, {"TES Mail Domain"});
    }
    facts.secure("isp.example.tes-member.root.example", Type::Txt, {"TES Mail Domain"});
    LaterResolver resolver(facts.cache());
    dns::Cache cache;
    dkim::KeyCache keys;
    const NoMime mime;
    const verdict::Account own = account();
    const check::MessageCheck check({own, mime, cache, keys, &resolver, nullptr});

    const check::Checked checked =
        check
            .run(kit::Mail{.above =
                               "X-TES-Member: yes; domain=company.example\r\nAuthentication-Results: mx.own.example; "
                               "dkim=pass header.d=company.example\r\n"}
                     .octets(),
                 true, now)
            .result();
    QVERIFY(checked->assessment);
    QVERIFY(std::holds_alternative<tes::BothMembers>(checked->assessment->tes));
    QCOMPARE(resolver.asked("tes-"), 5);
    QVERIFY(checked->assessment->lookups.size() >= 5);
}

void MessageCheckTest::whatNobodyAnswersStaysUnchecked()
{
    kit::Facts nothing(now);
    LaterResolver resolver(nothing.cache());
    dns::Cache cache;
    dkim::KeyCache keys;
    const NoMime mime;
    const verdict::Account own = account();
    const check::MessageCheck check({own, mime, cache, keys, &resolver, nullptr});
    const check::Checked checked =
        check.run(kit::Mail{.above = "X-TES-Member: yes\r\nSMTPsec-Used:\r\n"}.octets(), true, now).result();
    QCOMPARE(verdict::way_in::outcomeOf(checked->assessment->tes), verdict::Outcome::Unchecked);
    QCOMPARE(verdict::way_in::outcomeOf(checked->assessment->smtpsec), verdict::Outcome::Unchecked);
}

void MessageCheckTest::theCacheSparesTheSecondMessageEveryQuestion()
{
    kit::Facts facts(now);
    facts.secure("_smtpsec._tcp.company.example", Type::Srv, {"0 0 26 a.example"})
        .secure("_smtpsec._tcp.own.example", Type::Srv, {"0 0 26 b.example"});
    LaterResolver resolver(facts.cache());
    dns::Cache cache;
    dkim::KeyCache keys;
    const NoMime mime;
    const verdict::Account own = account();
    const check::MessageCheck check({own, mime, cache, keys, &resolver, nullptr});
    for (int i = 0; i < 2; ++i) {
        const check::Checked checked = check.run(kit::Mail{.above = "SMTPsec-Used:\r\n"}.octets(), true, now).result();
        QVERIFY(std::holds_alternative<smtpsec::Authenticated>(checked->assessment->smtpsec));
    }
    QCOMPARE(resolver.asked("_smtpsec"), 2);
    QCOMPARE(resolver.asked("_dmarc.company.example"), 1);
}

void MessageCheckTest::aMessageWithoutMarksAsksAboutItsSenderOnly()
{
    kit::Facts facts(now);
    LaterResolver resolver(facts.cache());
    dns::Cache cache;
    dkim::KeyCache keys;
    const NoMime mime;
    const verdict::Account own = account();
    const check::MessageCheck check({own, mime, cache, keys, &resolver, nullptr});
    check.run(kit::Mail{}.octets(), true, now).waitForFinished();
    QCOMPARE(resolver.asked("tes-"), 0);
    QCOMPARE(resolver.asked("_smtpsec"), 0);
    QCOMPARE(resolver.asked("_domainkey"), 0);
    QCOMPARE(resolver.asked("_dmarc.company.example"), 1);
}

void MessageCheckTest::whatIsNoMessageSaysWhy()
{
    dns::Cache cache;
    dkim::KeyCache keys;
    const NoMime mime;
    const verdict::Account own = account();
    const check::MessageCheck check({own, mime, cache, keys, nullptr, nullptr});
    QCOMPARE(check.run(QByteArray(), true, now).result()->fault, message::HeaderFault::Empty);
    QCOMPARE(check.run(QByteArray("no header here\n\n"), true, now).result()->fault, message::HeaderFault::NoFields);
    QVERIFY(!check.run(QByteArray(), true, now).result()->assessment);

    // A body that was not read is not called unprotected.
    const check::Checked cut = check.run(kit::Mail{}.octets(), false, now).result();
    QCOMPARE(verdict::content::outcomeOf(cut->assessment->content), verdict::Outcome::Unchecked);
}

void MessageCheckTest::whatWasVerifiedIsKeptAndRecalled()
{
    class OneMessage : public check::Memory {
    public:
        Recollection recall(const QByteArray &digest, const QByteArray &basis,
                            const std::optional<DomainName> &author) override
        {
            recalledFor = author;
            return kept && kept->digest == digest && kept->basis == basis ? Recollection{kept->checks, {}}
                                                                          : Recollection{};
        }
        void keep(Checked checked) override
        {
            ++times;
            kept = std::move(checked);
        }
        std::optional<Checked> kept;
        std::optional<DomainName> recalledFor;
        int times = 0;
    } memory;

    const kit::SigningKey key = kit::SigningKey::ed25519();
    const QByteArray octets =
        kit::sign("From: a@company.example\r\nSubject: x\r\n\r\nText\r\n", key, {.domain = "company.example"});
    kit::Facts facts(now);
    facts.insecure("key._domainkey.company.example", Type::Txt, {key.record()})
        .absent("_dmarc.company.example", Type::Txt)
        .absent("_dmarc.example", Type::Txt);
    LaterResolver resolver(facts.cache());
    const NoMime mime;
    verdict::Account own = account();
    const auto judge = [&](dns::Resolver *asking) {
        dns::Cache cache;
        dkim::KeyCache keys;
        return check::MessageCheck({own, mime, cache, keys, asking, &memory}).run(octets, true, now).result();
    };
    const auto checkedOn = [](const check::Checked &message) {
        return std::get<verdict::sender::DkimConfirms>(message->assessment->sender).checked;
    };

    QCOMPARE(checkedOn(judge(&resolver)), std::nullopt);
    QCOMPARE(memory.times, 1);
    QCOMPARE(memory.recalledFor, name("company.example"));
    QCOMPARE(memory.kept->digest.size(), 32);
    QCOMPARE(memory.kept->seen.signers.size(), size_t(1));

    // Without DNS what was verified is said with its date, and nothing new is kept.
    QCOMPARE(checkedOn(judge(nullptr)), now);
    QCOMPARE(memory.times, 1);

    // Another own provider: what was kept does not count.
    own.own.domain = name("other.example");
    QVERIFY(!std::holds_alternative<verdict::sender::DkimConfirms>(judge(nullptr)->assessment->sender));
}

void MessageCheckTest::onlyValidatedMxHostsAreTheOwnProviders()
{
    const auto learn = [](dns::Status status) {
        received::OwnProvider own;
        own.domain = name("own.example");
        dns::Lookup lookup{.question = check::mxQuestion(*own.domain), .status = status};
        lookup.rdata = {kit::wireFormat(Type::Mx, "10 mx1.own.example"),
                        kit::wireFormat(Type::Mx, "20 mx2.other.example")};
        const check::LearntHosts learnt = check::learnOwnHosts(own, lookup);
        return std::pair(own.hosts.size(), learnt.proposed.size());
    };
    QCOMPARE(learn(dns::Status::Secure), std::pair(size_t(2), size_t(0)));
    QCOMPARE(learn(dns::Status::Insecure), std::pair(size_t(0), size_t(2)));
    QCOMPARE(learn(dns::Status::Bogus), std::pair(size_t(0), size_t(0)));
    QCOMPARE(learn(dns::Status::NoAnswer), std::pair(size_t(0), size_t(0)));
}

QTEST_GUILESS_MAIN(MessageCheckTest)
#include "message_check_test.moc"
