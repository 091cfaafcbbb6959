// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp_probe/smtp_prober.h"

#include "core/https/policy_client.h"
#include "core/smtp_probe/conversation.h"

#include <QPromise>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace waxseal::smtp_probe {

using dane::Probed;
using dane::ProbeFault;

namespace {

constexpr size_t threadsMost = size_t(limits::mailHosts); ///< probes at the same time; others wait their turn
constexpr size_t addressesMost = 6;                       ///< of one host that are tried

} // namespace

/// A probe waits for the network most of the time, and each does so on a thread of its own.
class SmtpProber::Engine {
public:
    Engine(Settings settings, dns::Resolver &resolver) : m_settings(std::move(settings)), m_resolver(resolver) { }
    ~Engine();

    QFuture<Probed> submit(const DomainName &host);

private:
    struct Task {
        DomainName host;
        Clock::time_point until;
        QPromise<Probed> promise;
    };

    void run();
    void carryOut(Task &task);
    Result<std::vector<IpAddress>, ProbeFault> addressesOf(const DomainName &host, const Patience &patience);

    const Settings m_settings;
    dns::Resolver &m_resolver;

    std::atomic<bool> m_isEnding = false;
    std::mutex m_mutex; ///< guards the next four
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<Task>> m_waiting;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0; ///< threads with nothing to do
};

SmtpProber::Engine::~Engine()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

QFuture<Probed> SmtpProber::Engine::submit(const DomainName &host)
{
    const auto refused = [](ProbeFault fault) { return QtFuture::makeReadyFuture(Probed(failure(fault))); };
    if (m_settings.offline)
        return refused(ProbeFault::Offline);

    auto task = std::make_unique<Task>(Task{host, Clock::now() + m_settings.hard, {}});
    task->promise.start();
    QFuture<Probed> future = task->promise.future();
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle <= m_waiting.size() && m_threads.size() < threadsMost) {
            try {
                m_threads.emplace_back(&Engine::run, this);
            } catch (const std::system_error &) { // no more threads to be had
                if (m_threads.empty())
                    return refused(ProbeFault::Canceled);
            }
        }
        m_waiting.push_back(std::move(task));
    }
    m_wake.notify_one();
    return future;
}

void SmtpProber::Engine::run()
{
    // OpenSSL writes with write(): SIGPIPE where the other side is gone. The rest is for other threads.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);

    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_wake.wait(lock, [&] { return m_isEnding || !m_waiting.empty(); });
        --m_idle;
        if (m_waiting.empty())
            return;
        // At the end what still waits is soon told so: all patience is spent.
        const std::unique_ptr<Task> task = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        carryOut(*task);
        lock.lock();
    }
}

void SmtpProber::Engine::carryOut(Task &task)
{
    const Patience patience(task.until, [&] { return m_isEnding || task.promise.isCanceled(); });
    const auto finish = [&](Probed probed) {
        task.promise.addResult(std::move(probed));
        task.promise.finish();
    };
    const auto addresses = addressesOf(task.host, patience);
    if (!addresses)
        return finish(failure(addresses.error()));

    auto left = int(addresses->size());
    for (const IpAddress &address : *addresses) {
        // One that is silent leaves time for the others, and for talking.
        const auto share = patience.left() / (1 + left--);
        Conversation conversation(patience);
        if (conversation.connect(address, m_settings.port, share)) {
            finish(conversation.look(task.host, m_settings.heloName));
            return conversation.leave();
        }
    }
    finish(failure(patience.spent().value_or(ProbeFault::NotReached)));
}

/// Those that may be connected to.
Result<std::vector<IpAddress>, ProbeFault> SmtpProber::Engine::addressesOf(const DomainName &host,
                                                                           const Patience &patience)
{
    std::vector<QFuture<dns::Lookup>> asked{m_resolver.query({host, dns::Type::A}),
                                            m_resolver.query({host, dns::Type::Aaaa})};
    const auto isOpen = [](const QFuture<dns::Lookup> &future) { return !future.isFinished(); };
    while (std::any_of(asked.begin(), asked.end(), isOpen)) {
        if (const auto fault = patience.spent()) {
            for (QFuture<dns::Lookup> &future : asked)
                future.cancel();
            return failure(*fault);
        }
        std::this_thread::sleep_for(std::min(patience.left(), tick));
    }

    std::vector<IpAddress> addresses;
    bool hasInternal = false;
    ProbeFault fault = ProbeFault::NotReached;
    for (const QFuture<dns::Lookup> &future : asked) {
        if (future.resultCount() == 0)
            return failure(ProbeFault::Canceled);
        const dns::Lookup lookup = future.result();
        if (lookup.trouble == dns::Trouble::Offline || lookup.trouble == dns::Trouble::OutsideZones)
            fault = ProbeFault::Offline;
        for (const IpAddress &address : dns::decodeAddresses(lookup)) {
            // What a stranger's zone says must not open doors in the own network.
            if (m_settings.mayUseInternalAddresses || https::isPublic(address))
                addresses.push_back(address);
            else
                hasInternal = true;
        }
    }
    if (addresses.empty())
        return failure(hasInternal ? ProbeFault::InternalAddress : fault);
    if (addresses.size() > addressesMost) // as many of each kind as there are
        addresses.erase(addresses.begin() + addressesMost / 2, addresses.end() - addressesMost / 2);
    return addresses;
}

SmtpProber::SmtpProber(Settings settings, dns::Resolver &resolver)
    : m_engine(std::make_unique<Engine>(std::move(settings), resolver))
{ }

SmtpProber::~SmtpProber() = default;

QFuture<Probed> SmtpProber::probe(const DomainName &host)
{
    return m_engine->submit(host);
}

} // namespace waxseal::smtp_probe
