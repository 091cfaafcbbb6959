// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/unbound_resolver.h"

#include "core/dns_unbound/root_anchor_state.h"
#include "core/dns_unbound/tls_relay.h"
#include "core/dns_unbound/unbound_context.h"
#include "core/dns_unbound/wake_up.h"
#include "core/dns_unbound/zone_text.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <algorithm>
#include <array>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxseal::dns_unbound {

using dns::Lookup;
using dns::Question;
using dns::Status;
using dns::Trouble;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds tick{50};                ///< how soon a canceled future is noticed
constexpr std::chrono::seconds verdictKept{60}; ///< a person changes the network at most this often
constexpr std::chrono::seconds resolvConfChecked{2};
constexpr std::chrono::minutes stateKept{10};
constexpr qsizetype anchorsProbed = 8;

} // namespace

/// The thread that owns the contexts. Everything but submit(), warnings() and stop() runs on it.
class UnboundResolver::Engine {
public:
    Engine(Settings settings, QList<Zone> zones, QByteArray anchorFile, QList<DomainName> anchorNames)
        : m_settings(std::move(settings))
        , m_zones(std::move(zones))
        , m_anchorFile(std::move(anchorFile))
        , m_anchorNames(std::move(anchorNames))
    { }
    ~Engine() { stop(); }

    /// Why @p question is not asked at all.
    std::optional<Trouble> refusal(const Question &question) const;
    QFuture<Lookup> submit(const Question &question);
    QList<Warning> warnings() const;

private:
    struct Route;
    struct Query {
        explicit Query(Question q) : question(std::move(q)) { }
        Question question;
        QPromise<Lookup> promise;
        Clock::time_point asked = Clock::now();
        Engine *engine = nullptr;
        Route *route = nullptr;
        int id = 0;
        bool underWay = false; ///< libunbound has it
        bool saidSlow = false;
        std::optional<Lookup> bogus; ///< until the route's verdict is there
        std::list<std::unique_ptr<Query>>::iterator place;
    };
    /// A context of its own, whose cache knows nothing, that validates the anchors' keys.
    struct Probe {
        std::unique_ptr<Context> context;
        size_t open = 0;
        bool passed = false;
        Clock::time_point until;
    };
    enum class Dnssec { Unknown, Passes, Stripped };
    struct Route {
        Source source;
        std::unique_ptr<Context> context;
        Clock::time_point refusedUntil; ///< libunbound did not take the settings; reading them again can be costly
        std::unique_ptr<Probe> probe;
        Dnssec dnssec = Dnssec::Unknown;
        Clock::time_point judged;
    };
    struct Answered {
        Query *query;
        int error;
        UbResult result;
    };

    void stop();
    void run();
    void wait();
    void begin(std::unique_ptr<Query> query);
    void ask(Query &query, Route &route);
    bool open(Route &route);
    std::unique_ptr<Context> createContext(Source source, const Anchors &anchors) const;
    void reopenWhereResolversChanged();
    void settle(Query &query, int error, const ub_result *result);
    void judge(Query &query);
    void goElsewhere(Query &query);
    void startProbe(Route &route);
    void endProbe(Route &route);
    Dnssec verdict(const Route &route) const;
    void lookAtClock();
    void giveUp(Query &query, Trouble trouble);
    void finish(Query &query, Lookup lookup);
    void warn(Warning warning);
    Anchors anchors(bool withState) const;
    bool mayFallBack() const { return m_zones.isEmpty() && std::holds_alternative<System>(m_settings.upstream); }
    std::chrono::sys_seconds now() const;

    static void onAnswer(void *data, int error, ub_result *result);
    static void onProbeAnswer(void *data, int error, ub_result *result);

    const Settings m_settings;
    const QList<Zone> m_zones;
    const QByteArray m_anchorFile;
    const QList<DomainName> m_anchorNames; ///< empty: nothing is validated

    mutable std::mutex m_mutex; ///< guards the next four
    std::vector<std::unique_ptr<Query>> m_incoming;
    QList<Warning> m_warnings;
    bool m_stopping = false;
    std::thread m_thread;
    WakeUp m_wakeUp;

    std::list<std::unique_ptr<Query>> m_queries; ///< oldest first
    std::vector<Answered> m_answered;
    std::optional<RootAnchorState> m_rootAnchor;
    std::unique_ptr<TlsRelay> m_relay; ///< where the forwarder speaks TLS
    Route m_main{m_zones.isEmpty() ? Source::Configured : Source::Zones, {}, {}, {}, Dnssec::Unknown, {}};
    Route m_recursion{Source::Recursion, {}, {}, {}, Dnssec::Unknown, {}};
    Clock::time_point m_nextTick;
    Clock::time_point m_nextStateKeep;
    Clock::time_point m_nextResolvConfCheck;
    std::optional<QDateTime> m_resolvConfWritten;
};

std::optional<Trouble> UnboundResolver::Engine::refusal(const Question &question) const
{
    if (m_zones.isEmpty())
        return m_settings.offline ? std::optional(Trouble::Offline) : std::nullopt;
    const bool isGiven = std::any_of(m_zones.begin(), m_zones.end(),
                                     [&](const Zone &zone) { return question.name.isWithin(zone.name); });
    return isGiven ? std::nullopt : std::optional(Trouble::OutsideZones);
}

std::chrono::sys_seconds UnboundResolver::Engine::now() const
{
    return m_settings.now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

QFuture<Lookup> UnboundResolver::Engine::submit(const Question &question)
{
    const auto ready = [&](Trouble trouble) {
        return QtFuture::makeReadyFuture(Lookup{.question = question, .trouble = trouble, .asked = now()});
    };
    if (const auto trouble = refusal(question))
        return ready(*trouble);

    auto query = std::make_unique<Query>(question);
    query->engine = this;
    query->promise.start();
    query->promise.setProgressRange(0, 2);
    QFuture<Lookup> future = query->promise.future();

    const std::lock_guard lock(m_mutex);
    if (!m_thread.joinable()) {
        try {
            if (!m_wakeUp.open())
                return ready(Trouble::Internal);
            m_thread = std::thread(&Engine::run, this);
        } catch (const std::system_error &) { // no more threads to be had
            return ready(Trouble::Internal);
        }
    }
    m_incoming.push_back(std::move(query));
    if (m_incoming.size() == 1)
        m_wakeUp.ring();
    return future;
}

QList<Warning> UnboundResolver::Engine::warnings() const
{
    const std::lock_guard lock(m_mutex);
    return m_warnings;
}

void UnboundResolver::Engine::warn(Warning warning)
{
    const std::lock_guard lock(m_mutex);
    if (!m_warnings.contains(warning))
        m_warnings.append(warning);
}

void UnboundResolver::Engine::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wakeUp.ring();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void UnboundResolver::Engine::run()
{
    m_nextStateKeep = Clock::now() + stateKept;
    for (bool stopping = false; !stopping;) {
        wait();
        for (Route *route : {&m_main, &m_recursion}) {
            if (route->context)
                route->context->process();
            if (route->probe && route->probe->context)
                route->probe->context->process();
        }
        for (const Answered &answered : std::exchange(m_answered, {}))
            settle(*answered.query, answered.error, answered.result.get());
        lookAtClock();

        std::vector<std::unique_ptr<Query>> incoming;
        {
            const std::lock_guard lock(m_mutex);
            incoming.swap(m_incoming);
            stopping = m_stopping;
        }
        for (auto &query : incoming)
            begin(std::move(query));
    }

    while (!m_queries.empty())
        giveUp(*m_queries.front(), Trouble::Canceled);
    for (Route *route : {&m_main, &m_recursion}) {
        route->probe.reset();
        route->context.reset();
    }
    m_relay.reset();
    if (m_rootAnchor)
        m_rootAnchor->keep();
}

/// Sleeps until there is something to do.
void UnboundResolver::Engine::wait()
{
    std::array<pollfd, 5> fds;
    nfds_t count = 0;
    const auto add = [&](int fd) { fds[count++] = {fd, POLLIN, 0}; };
    add(m_wakeUp.fd());
    bool busy = !m_queries.empty();
    for (const Route *route : {&m_main, &m_recursion}) {
        if (route->context)
            add(route->context->fd());
        if (route->probe && route->probe->context)
            add(route->probe->context->fd());
        busy = busy || route->probe;
    }
    int timeout = -1;
    if (busy) {
        auto until = Clock::now() + tick;
        if (!m_queries.empty())
            until = std::min(until, m_queries.front()->asked + m_settings.hard);
        const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
        timeout = int(std::max(left, milliseconds(0)).count());
    }
    ::poll(fds.data(), count, timeout);
    if (fds[0].revents)
        m_wakeUp.clear();
}

void UnboundResolver::Engine::begin(std::unique_ptr<Query> query)
{
    m_queries.push_back(std::move(query));
    Query &begun = *m_queries.back();
    begun.place = std::prev(m_queries.end());
    reopenWhereResolversChanged();

    if (verdict(m_main) != Dnssec::Stripped)
        return ask(begun, m_main);
    begun.route = &m_main;
    goElsewhere(begun);
}

Anchors UnboundResolver::Engine::anchors(bool withState) const
{
    if (m_anchorNames.isEmpty())
        return {};
    if (!m_anchorFile.isEmpty())
        return {.records = {}, .file = m_anchorFile, .stateFile = {}};
    if (m_rootAnchor)
        return {.records = m_rootAnchor->records(),
                .file = {},
                .stateFile = withState ? m_rootAnchor->workingFile() : QByteArray()};
    return {.records = m_settings.rootAnchor, .file = {}, .stateFile = {}};
}

bool UnboundResolver::Engine::open(Route &route)
{
    if (Clock::now() < route.refusedUntil)
        return false;
    const auto *forwarder = std::get_if<Forwarder>(&m_settings.upstream);
    if (route.source == Source::Configured && forwarder && forwarder->tls && !m_relay) {
        m_relay = TlsRelay::start(*forwarder, m_settings.caFile);
        if (!m_relay)
            return false;
    }
    // Zone files are judged by what is given, not by what was learnt elsewhere.
    if (!m_rootAnchor && m_anchorFile.isEmpty() && m_zones.isEmpty()) {
        m_rootAnchor.emplace(m_settings.dataFolder, m_settings.rootAnchor);
        for (const Warning warning : m_rootAnchor->warnings())
            warn(warning);
    }
    if (route.source == Source::Configured && mayFallBack()) {
        const QFileInfo resolvConf(std::get<System>(m_settings.upstream).resolvConf);
        m_resolvConfWritten = resolvConf.lastModified();
    }
    route.context = createContext(route.source, anchors(true));
    return route.context != nullptr;
}

std::unique_ptr<Context> UnboundResolver::Engine::createContext(Source source, const Anchors &anchors) const
{
    return Context::create(m_settings, m_zones, source, anchors, m_relay ? m_relay->port() : quint16(0));
}

/// A laptop that changes its network has other resolvers.
void UnboundResolver::Engine::reopenWhereResolversChanged()
{
    if (!mayFallBack() || !m_main.context || Clock::now() < m_nextResolvConfCheck)
        return;
    m_nextResolvConfCheck = Clock::now() + resolvConfChecked;
    if (QFileInfo(std::get<System>(m_settings.upstream).resolvConf).lastModified() == m_resolvConfWritten)
        return;
    std::vector<Query *> again;
    for (const auto &query : m_queries) {
        if (query->route == &m_main)
            again.push_back(query.get());
    }
    for (Route *route : {&m_main, &m_recursion}) {
        route->probe.reset();
        route->dnssec = Dnssec::Unknown;
    }
    m_main.context.reset();
    m_main.refusedUntil = {};
    for (Query *query : again) {
        query->underWay = false;
        query->bogus.reset();
        ask(*query, m_main);
    }
}

void UnboundResolver::Engine::ask(Query &query, Route &route)
{
    query.route = &route;
    int error = UB_INITFAIL;
    if (route.context || open(route))
        error = route.context->ask(query.question, &query, &Engine::onAnswer, &query.id);
    // The first question makes libunbound read its files. Whatever it refuses, the state shall not be the reason.
    if (error == UB_INITFAIL && route.context && m_rootAnchor && !m_rootAnchor->workingFile().isEmpty()) {
        m_rootAnchor->doWithoutState();
        warn(Warning::AnchorStateNotKept);
        if (open(route))
            error = route.context->ask(query.question, &query, &Engine::onAnswer, &query.id);
    }
    if (error == UB_NOERROR) {
        query.underWay = true;
        return;
    }
    if (error == UB_INITFAIL) {
        route.context.reset();
        route.refusedUntil = Clock::now() + limits::dnsKeepNoAnswer;
        // Without a resolv.conf there is still recursion.
        if (&route == &m_main && mayFallBack())
            return goElsewhere(query);
        warn(Warning::ConfigurationRefused);
    }
    giveUp(query, Trouble::Internal);
}

void UnboundResolver::Engine::onAnswer(void *data, int error, ub_result *result)
{
    auto *query = static_cast<Query *>(data);
    query->underWay = false;
    query->engine->m_answered.push_back({query, error, UbResult(result)});
}

void UnboundResolver::Engine::settle(Query &query, int error, const ub_result *result)
{
    if (error != UB_NOERROR || !result)
        return giveUp(query, Trouble::ServerFailure);
    Lookup lookup = lookupOf(query.question, *result);
    if (lookup.status != Status::Bogus || query.route->source == Source::Zones)
        return finish(query, std::move(lookup));
    query.bogus = std::move(lookup);
    judge(query);
}

UnboundResolver::Engine::Dnssec UnboundResolver::Engine::verdict(const Route &route) const
{
    return route.dnssec != Dnssec::Unknown && Clock::now() - route.judged < verdictKept ? route.dnssec
                                                                                        : Dnssec::Unknown;
}

/// Is it the domain, or the way to it?
void UnboundResolver::Engine::judge(Query &query)
{
    switch (verdict(*query.route)) {
    case Dnssec::Passes: return finish(query, *std::exchange(query.bogus, std::nullopt));
    case Dnssec::Stripped: return goElsewhere(query);
    case Dnssec::Unknown: return startProbe(*query.route);
    }
}

void UnboundResolver::Engine::goElsewhere(Query &query)
{
    if (query.underWay)
        query.route->context->cancel(query.id);
    query.underWay = false;
    query.bogus.reset();
    if (query.route != &m_main || !mayFallBack() || verdict(m_recursion) == Dnssec::Stripped)
        return giveUp(query, Trouble::NoDnssec);
    ask(query, m_recursion);
}

void UnboundResolver::Engine::startProbe(Route &route)
{
    if (route.probe)
        return;
    auto probe = std::make_unique<Probe>();
    probe->until = Clock::now() + m_settings.hard;
    probe->context = createContext(route.source, anchors(false));
    for (const DomainName &name : m_anchorNames.first(std::min(m_anchorNames.size(), anchorsProbed))) {
        int id = 0;
        const Question keys{name, dns::Type::DnsKey};
        if (probe->context && probe->context->ask(keys, probe.get(), &Engine::onProbeAnswer, &id) == UB_NOERROR)
            ++probe->open;
    }
    route.probe = std::move(probe); // with nothing to wait for it ends at the next look at the clock
}

void UnboundResolver::Engine::onProbeAnswer(void *data, int error, ub_result *result)
{
    const UbResult owned(result);
    auto *probe = static_cast<Probe *>(data);
    --probe->open;
    probe->passed = probe->passed || (error == UB_NOERROR && owned && owned->secure && owned->havedata);
}

void UnboundResolver::Engine::endProbe(Route &route)
{
    route.dnssec = route.probe->passed ? Dnssec::Passes : Dnssec::Stripped;
    route.judged = Clock::now();
    route.probe.reset();

    const bool stripped = route.dnssec == Dnssec::Stripped;
    std::vector<Query *> concerned;
    for (const auto &query : m_queries) {
        if (query->route == &route && (query->bogus || stripped))
            concerned.push_back(query.get());
    }
    for (Query *query : concerned) {
        if (stripped)
            goElsewhere(*query);
        else
            judge(*query);
    }
    if (stripped) {
        route.context.reset(); // its cache holds what was stripped
        if (&route == &m_main && mayFallBack() && verdict(m_recursion) == Dnssec::Unknown)
            startProbe(m_recursion);
    }
}

/// Budgets, canceled futures, probes that ended.
void UnboundResolver::Engine::lookAtClock()
{
    const auto time = Clock::now();
    for (Route *route : {&m_main, &m_recursion}) {
        if (route->probe && (route->probe->passed || route->probe->open == 0 || time >= route->probe->until))
            endProbe(*route);
    }
    while (!m_queries.empty() && time - m_queries.front()->asked >= m_settings.hard)
        giveUp(*m_queries.front(), Trouble::TimedOut);
    if (time < m_nextTick)
        return;

    m_nextTick = time + tick;
    std::vector<Query *> canceled;
    for (const auto &query : m_queries) {
        if (query->promise.isCanceled()) {
            canceled.push_back(query.get());
        } else if (!query->saidSlow && time - query->asked >= m_settings.soft) {
            query->saidSlow = true;
            query->promise.setProgressValue(1);
        }
    }
    for (Query *query : canceled)
        giveUp(*query, Trouble::Canceled);

    if (m_rootAnchor && time >= m_nextStateKeep) {
        m_nextStateKeep = time + stateKept;
        m_rootAnchor->keep();
    }
}

void UnboundResolver::Engine::giveUp(Query &query, Trouble trouble)
{
    if (query.underWay)
        query.route->context->cancel(query.id);
    finish(query, Lookup{.question = query.question, .trouble = trouble});
}

void UnboundResolver::Engine::finish(Query &query, Lookup lookup)
{
    // Recursion that fails behind a resolver without DNSSEC: what is missing is a way for DNSSEC.
    if (query.route == &m_recursion && m_main.dnssec == Dnssec::Stripped && lookup.status == Status::NoAnswer
        && (lookup.trouble == Trouble::ServerFailure || lookup.trouble == Trouble::TimedOut))
        lookup.trouble = Trouble::NoDnssec;
    // To libunbound the relay is the server.
    if (m_relay && m_relay->isFailing()
        && (lookup.trouble == Trouble::ServerFailure || lookup.trouble == Trouble::TimedOut
            || lookup.trouble == Trouble::NoDnssec))
        lookup.trouble = Trouble::NotEncrypted;
    lookup.asked = now();
    query.promise.addResult(std::move(lookup));
    query.promise.finish();
    m_queries.erase(query.place);
}

namespace {

/// A regular file; a pipe would hold us up, and a device may never end.
Result<QByteArray, SetupError> readFile(const QString &path)
{
    QFile file;
    struct stat status;
    // O_NONBLOCK has no effect on a regular file and keeps a pipe from waiting for its writer.
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return failure(SetupError{SetupFault::CannotRead, path});
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)
        || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return failure(SetupError{SetupFault::CannotRead, path});
    }
    if (status.st_size > limits::zoneFileOctets)
        return failure(SetupError{SetupFault::TooLarge, path});
    return file.read(limits::zoneFileOctets);
}

/// As libunbound's configuration has it between two quotes.
Result<QByteArray, SetupError> quotable(const QString &path)
{
    const QByteArray name = QFile::encodeName(QFileInfo(path).absoluteFilePath());
    const bool isOdd = std::any_of(name.begin(), name.end(), [](char c) {
        return c == '"' || (static_cast<unsigned char>(c) < 0x20) || c == 0x7f;
    });
    if (isOdd || name.endsWith('\\'))
        return failure(SetupError{SetupFault::BadFileName, path});
    return name;
}

Result<Zone, SetupError> zoneIn(const QString &path)
{
    const auto name = quotable(path);
    if (!name)
        return failure(name.error());
    // All of it is looked at: what libunbound must not read may stand anywhere.
    const auto text = readFile(path);
    if (!text)
        return failure(text.error());
    if (const auto zone = zoneOf(*text))
        return Zone{*zone, *name};
    return failure(SetupError{SetupFault::NotAZoneFile, path});
}

} // namespace

Result<std::unique_ptr<UnboundResolver>, SetupError> UnboundResolver::create(Settings settings)
{
    QList<Zone> zones;
    for (const QString &path : settings.zoneFiles) {
        auto zone = zoneIn(path);
        if (!zone)
            return failure(zone.error());
        if (std::any_of(zones.begin(), zones.end(), [&](const Zone &other) { return other.name == zone->name; }))
            return failure(SetupError{SetupFault::ZoneTwice, path});
        zones.append(std::move(*zone));
    }

    QByteArray anchorFile;
    QList<DomainName> anchorNames{DomainName::root()};
    if (!settings.trustAnchorFile.isEmpty()) {
        const QString &path = settings.trustAnchorFile;
        const auto name = quotable(path);
        if (!name)
            return failure(name.error());
        const auto text = readFile(path);
        if (!text)
            return failure(text.error());
        anchorFile = *name;
        anchorNames = anchoredNames(*text);
        if (anchorNames.isEmpty())
            return failure(SetupError{SetupFault::NotATrustAnchor, path});
    }
    // An anchor outside the zone files can never be reached; libunbound would call all of them bogus.
    const auto isUnreachable = [&](const DomainName &anchor) {
        return std::none_of(zones.begin(), zones.end(), [&](const Zone &zone) { return anchor.isWithin(zone.name); });
    };
    if (!zones.isEmpty() && std::all_of(anchorNames.begin(), anchorNames.end(), isUnreachable))
        anchorNames.clear();

    return std::unique_ptr<UnboundResolver>(new UnboundResolver(std::make_unique<Engine>(
        std::move(settings), std::move(zones), std::move(anchorFile), std::move(anchorNames))));
}

UnboundResolver::UnboundResolver(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) { }

UnboundResolver::~UnboundResolver() = default;

QFuture<Lookup> UnboundResolver::query(const Question &question)
{
    return m_engine->submit(question);
}

QList<Warning> UnboundResolver::warnings() const
{
    return m_engine->warnings();
}

} // namespace waxseal::dns_unbound
