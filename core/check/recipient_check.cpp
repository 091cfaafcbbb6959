// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/recipient_check.h"

#include "core/base/limits.h"
#include "core/check/worker.h"

#include <QHash>
#include <QPromise>

#include <algorithm>
#include <array>
#include <deque>
#include <set>

namespace waxseal::check {

namespace way_out = verdict::way_out;

namespace {

/// What tells a person that there is something new.
struct Shown {
    size_t verdict = 0;
    std::array<verdict::Outcome, 6> outcomes{};
    bool isComplete = false;
    friend bool operator==(const Shown &, const Shown &) = default;
};

Shown shownOf(const way_out::Recipient &recipient)
{
    return {recipient.verdict.index(),
            {way_out::outcomeOf(recipient.tes), way_out::outcomeOf(recipient.smtpsec),
             way_out::outcomeOf(recipient.dane), way_out::outcomeOf(recipient.mtaSts),
             way_out::outcomeOf(recipient.secureMail), way_out::outcomeOf(recipient.bsi)},
            recipient.isComplete};
}

} // namespace

/// All of it happens on the worker's thread, but for run(). Answers come from other threads, by way of the worker.
class RecipientCheck::Engine {
public:
    explicit Engine(RecipientParts parts) : m_parts(std::move(parts)) { }
    ~Engine() { m_worker->stop(); }

    QFuture<CheckedRecipient> run(const DomainName &domain, std::chrono::sys_seconds now, const Occasion &occasion);

private:
    /// A look at a server.
    struct Probing {
        std::optional<dane::Probed> seen;        ///< none while it is under way
        std::optional<dane::Host::Probe> judged; ///< once: comparing hostile keys takes its time
    };
    /// One recipient's domain on its way.
    struct Run {
        DomainName domain;
        std::chrono::sys_seconds now;
        Occasion occasion;
        QPromise<CheckedRecipient> promise;
        mtasts::Known policy;
        bool isFetching = false;
        bool isProbing = false;
        QHash<DomainName, Probing> probes; ///< by host
        int questions = 0;
        bool hasNews = false; ///< an answer waits to be judged
        bool isOver = false;
        std::optional<Shown> shown;
    };
    using RunPointer = std::shared_ptr<Run>;
    /// A question that waits for its answer.
    struct UnderWay {
        std::chrono::sys_seconds now{}; ///< of the run that began last
        std::vector<std::weak_ptr<Run>> runs;
    };

    void take(const RunPointer &run);
    void begin(const RunPointer &run);
    void advance(const RunPointer &run);
    void ask(const RunPointer &run, const QList<dns::Question> &questions);
    void answered(const dns::Question &question, std::optional<dns::Lookup> lookup);
    void fetch(const RunPointer &run, const QByteArray &id);
    void fetched(const RunPointer &run, const QByteArray &id, const mtasts::Fetched &file);
    void probe(const RunPointer &run, const way_out::Recipient &recipient);
    void give(const RunPointer &run, way_out::Recipient recipient);
    void giveUp(const RunPointer &run, dns::Trouble trouble);
    void end(const RunPointer &run);
    way_out::Recipient judge(Run &run, dns::Answers &answers) const;

    RecipientParts m_parts;
    QHash<dns::Question, UnderWay> m_underWay;
    QHash<DomainName, mtasts::Known> m_policies; ///< of this session
    std::deque<RunPointer> m_waiting;
    std::set<RunPointer> m_active; ///< at most limits::recipientLookups
    std::shared_ptr<Worker> m_worker = std::make_shared<Worker>();
};

RecipientCheck::RecipientCheck(RecipientParts parts) : m_engine(std::make_shared<Engine>(std::move(parts))) { }

RecipientCheck::~RecipientCheck() = default;

QFuture<CheckedRecipient> RecipientCheck::run(const DomainName &domain, std::chrono::sys_seconds now,
                                              const Occasion &occasion)
{
    return m_engine->run(domain, now, occasion);
}

QFuture<CheckedRecipient> RecipientCheck::Engine::run(const DomainName &domain, std::chrono::sys_seconds now,
                                                      const Occasion &occasion)
{
    const RunPointer run(new Run{.domain = domain, .now = now, .occasion = occasion});
    run->promise.start();
    QFuture<CheckedRecipient> future = run->promise.future();
    if (!m_worker->post([this, run] { take(run); }))
        giveUp(run, dns::Trouble::Internal);
    return future;
}

void RecipientCheck::Engine::take(const RunPointer &run)
{
    if (m_active.size() < size_t(limits::recipientLookups))
        begin(run);
    else
        m_waiting.push_back(run);
}

void RecipientCheck::Engine::begin(const RunPointer &run)
{
    m_active.insert(run);
    if (run->promise.isCanceled())
        return end(run);
    run->policy = m_policies.value(run->domain);
    if (run->occasion.failures == Failures::AskedAgain) {
        m_parts.cache.forgetFailures(run->now); // not those that a run of the same wish has found out by now
        run->policy.attempt.reset();
    }
    run->policy.mayFetch = m_parts.fetcher && m_parts.resolver;
    if (!run->policy.kept && m_parts.policies)
        run->policy.kept = m_parts.policies->recall(run->domain);
    if (!m_parts.resolver)
        return giveUp(run, dns::Trouble::Offline);

    const auto begun = Worker::Clock::now();
    m_worker->postAt(begun + limits::dnsHard, [this, late = std::weak_ptr(run)] {
        if (const RunPointer there = late.lock(); there && !there->isProbing)
            giveUp(there, dns::Trouble::TimedOut);
    });
    if (m_parts.prober) {
        m_worker->postAt(begun + limits::dnsHard + limits::probeHard, [this, late = std::weak_ptr(run)] {
            if (const RunPointer there = late.lock())
                giveUp(there, dns::Trouble::TimedOut);
        });
    }
    advance(run);
}

way_out::Recipient RecipientCheck::Engine::judge(Run &run, dns::Answers &answers) const
{
    way_out::Recipient recipient =
        way_out::judge(run.domain, m_parts.account, run.policy, run.now, answers, run.occasion.sender);
    bool hasProbes = false;
    for (dane::Host &host : recipient.dane.hosts) {
        const auto probing = run.probes.find(host.host.name);
        if (probing == run.probes.end() || !probing->seen)
            continue;
        if (!probing->judged)
            probing->judged = dane::judgeProbe(host, run.domain, recipient.hosts, *probing->seen, run.now);
        host.probe = probing->judged;
        hasProbes = true;
    }
    if (hasProbes) {
        recipient.dane.verdict = dane::verdictOf(recipient.hosts, recipient.dane.hosts);
        tes::judgeProbes(recipient.tes, recipient.dane);
        recipient.verdict = way_out::combine(recipient);
    }
    return recipient;
}

void RecipientCheck::Engine::advance(const RunPointer &run)
{
    if (run->isOver)
        return;
    if (run->promise.isCanceled())
        return end(run);
    dns::Answers answers(m_parts.cache, run->now);
    way_out::Recipient recipient = judge(*run, answers);
    if (run->questions + answers.wanted().size() > limits::questionsOfRecipient)
        return giveUp(run, dns::Trouble::TooLarge);
    ask(run, answers.wanted());
    if (const auto *wants = std::get_if<mtasts::WantsPolicy>(&recipient.mtaSts); wants && !run->isFetching)
        fetch(run, wants->id);
    if (recipient.isComplete && m_parts.prober) {
        if (!std::exchange(run->isProbing, true))
            probe(run, recipient);
        recipient.isComplete = std::all_of(run->probes.begin(), run->probes.end(),
                                           [](const Probing &probing) { return probing.seen.has_value(); });
    }
    give(run, std::move(recipient));
}

void RecipientCheck::Engine::ask(const RunPointer &run, const QList<dns::Question> &questions)
{
    for (const dns::Question &question : questions) {
        UnderWay &underWay = m_underWay[question];
        const bool isNew = underWay.runs.empty();
        underWay.now = std::max(underWay.now, run->now);
        const auto isSame = [&run](const std::weak_ptr<Run> &other) { return other.lock() == run; };
        if (std::none_of(underWay.runs.begin(), underWay.runs.end(), isSame)) {
            underWay.runs.push_back(run);
            ++run->questions;
        }
        if (!isNew)
            continue;
        const auto deliver = [this, worker = std::weak_ptr(m_worker), question](std::optional<dns::Lookup> lookup) {
            if (const auto there = worker.lock())
                there->post([this, question, lookup = std::move(lookup)] { answered(question, lookup); });
        };
        m_parts.resolver->query(question)
            .then([deliver](const dns::Lookup &lookup) { deliver(lookup); })
            .onCanceled([deliver] { deliver(std::nullopt); });
    }
}

void RecipientCheck::Engine::answered(const dns::Question &question, std::optional<dns::Lookup> lookup)
{
    if (!lookup)
        lookup = dns::Lookup{.question = question, .trouble = dns::Trouble::Canceled};
    const UnderWay underWay = m_underWay.take(question);
    m_parts.cache.keep(std::move(*lookup), underWay.now);
    for (const std::weak_ptr<Run> &each : underWay.runs) {
        const RunPointer run = each.lock();
        if (!run || std::exchange(run->hasNews, true))
            continue;
        // Answers that have come in meanwhile are judged together.
        m_worker->post([this, run] {
            run->hasNews = false;
            advance(run);
        });
    }
}

void RecipientCheck::Engine::fetch(const RunPointer &run, const QByteArray &id)
{
    run->isFetching = true;
    const auto deliver = [this, worker = std::weak_ptr(m_worker), late = std::weak_ptr(run),
                          id](const mtasts::Fetched &file) {
        if (const auto there = worker.lock())
            there->post([this, late, id, file] {
                if (const RunPointer back = late.lock())
                    fetched(back, id, file);
            });
    };
    m_parts.fetcher->fetch(run->domain)
        .then([deliver](const mtasts::Fetched &file) { deliver(file); })
        .onCanceled([deliver] { deliver(failure(mtasts::FetchError{mtasts::FetchFault::Canceled})); });
}

void RecipientCheck::Engine::fetched(const RunPointer &run, const QByteArray &id, const mtasts::Fetched &file)
{
    run->isFetching = false;
    const auto result = mtasts::take(run->domain, id, file, run->now);
    if (const auto *kept = std::get_if<mtasts::KeptPolicy>(&result)) {
        run->policy.kept = *kept;
        run->policy.attempt.reset();
        if (m_parts.policies)
            m_parts.policies->keep(*kept);
    } else {
        run->policy.attempt = std::get<mtasts::Attempt>(result);
    }
    if (m_policies.size() >= limits::stsKeptPolicies)
        m_policies.clear();
    m_policies.insert(run->domain, run->policy);
    advance(run);
}

void RecipientCheck::Engine::probe(const RunPointer &run, const way_out::Recipient &recipient)
{
    for (const dane::Host &host : recipient.dane.hosts) {
        const DomainName name = host.host.name;
        if (host.state == dane::HostState::NoAddress || run->probes.contains(name))
            continue;
        run->probes.insert(name, {});
        const auto deliver = [this, worker = std::weak_ptr(m_worker), late = std::weak_ptr(run),
                              name](const dane::Probed &seen) {
            if (const auto there = worker.lock())
                there->post([this, late, name, seen] {
                    const RunPointer back = late.lock();
                    if (!back)
                        return;
                    back->probes.insert(name, {seen, {}});
                    advance(back);
                });
        };
        // RFC 7672 §8.1: the server is told the TLSA base domain.
        m_parts.prober->probe(host.base)
            .then([deliver](const dane::Probed &seen) { deliver(seen); })
            .onCanceled([deliver] { deliver(failure(dane::ProbeFault::Canceled)); });
    }
}

void RecipientCheck::Engine::give(const RunPointer &run, way_out::Recipient recipient)
{
    const Shown shown = shownOf(recipient);
    const bool isLast = recipient.isComplete;
    if (run->shown != shown) {
        run->shown = shown;
        run->promise.addResult(std::make_shared<const way_out::Recipient>(std::move(recipient)));
    }
    if (isLast)
        end(run);
}

/// The verdict on what there is: to all that is still open, @p trouble is the answer. The cache keeps none of these, for others
/// may still be told better.
void RecipientCheck::Engine::giveUp(const RunPointer &run, dns::Trouble trouble)
{
    if (run->isOver)
        return;
    dns::Cache last;
    dns::Answers known(m_parts.cache, run->now);
    const way_out::Recipient soFar = judge(*run, known);
    for (const auto &lookup : known.used())
        last.keep(*lookup, run->now);
    if (const auto *wants = std::get_if<mtasts::WantsPolicy>(&soFar.mtaSts))
        run->policy.attempt = mtasts::Attempt{wants->id, mtasts::FetchError{mtasts::FetchFault::TimedOut}, run->now};
    run->policy.mayFetch = false;
    for (Probing &probing : run->probes) {
        if (!probing.seen)
            probing.seen = failure(dane::ProbeFault::TimedOut);
    }
    for (int round = 0;; ++round) {
        dns::Answers answers(last, run->now);
        way_out::Recipient recipient = judge(*run, answers);
        if (answers.wanted().isEmpty() || round == limits::dnsRounds) {
            recipient.isComplete = true;
            return give(run, std::move(recipient));
        }
        for (const dns::Question &question : answers.wanted())
            last.keep(dns::Lookup{.question = question, .trouble = trouble, .asked = run->now}, run->now);
    }
}

void RecipientCheck::Engine::end(const RunPointer &run)
{
    if (std::exchange(run->isOver, true))
        return;
    run->promise.finish();
    if (m_active.erase(run) > 0 && !m_waiting.empty()) {
        const RunPointer next = m_waiting.front();
        m_waiting.pop_front();
        m_worker->post([this, next] { take(next); });
    }
}

} // namespace waxseal::check
