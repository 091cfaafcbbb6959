// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/recipient_check.h"
#include "core/dns_unbound/unbound_resolver.h"
#include "tests/dns_unbound/lab.h"

#include <QCoreApplication>
#include <QDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <map>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/// A recipient's whole answer, validated from the root down: five signed zones on five name servers (NSD), each 20 ms away.
///
/// The recipient's domain is a TES member with two mail hosts, TLSA records and SMTPsec; the own domain is another member
/// of the same zone. Counted in round trips: time / 20 ms.
///   - cold: nothing is known
///   - zones warm: another domain of the same zones was looked up before, so that their keys are known and no other name
///   - warm: the same domain again
///   - fifty recipients at twenty domains, beside the slowest of these domains alone
using namespace waxseal;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto roundTrip = 20ms;
constexpr quint16 dnsPort = 53;
constexpr int domains = 20;
constexpr int recipients = 50;

sockaddr_in socketAddress(const QByteArray &address, quint16 port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    inet_pton(AF_INET, address.constData(), &result.sin_addr);
    return result;
}

int connectedTo(const sockaddr_in &remote, int type)
{
    const int socket = ::socket(AF_INET, type | SOCK_CLOEXEC, 0);
    ::connect(socket, reinterpret_cast<const sockaddr *>(&remote), sizeof remote);
    return socket;
}

/// Stands before a name server and gives every answer a round trip after its question.
class Distance {
public:
    Distance(const QByteArray &address, quint16 target)
        : m_server(socketAddress(address, target))
        , m_udp(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
        , m_tcp(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const sockaddr_in local = socketAddress(address, dnsPort);
        const int on = 1;
        ::setsockopt(m_tcp, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        for (const int socket : {m_udp, m_tcp}) {
            if (::bind(socket, reinterpret_cast<const sockaddr *>(&local), sizeof local) != 0)
                return;
        }
        ::listen(m_tcp, 64);
        m_datagrams = std::thread(&Distance::carryDatagrams, this);
        m_connections = std::thread(&Distance::takeConnections, this);
    }
    ~Distance()
    {
        m_isEnding = true;
        for (std::thread *thread : {&m_datagrams, &m_connections}) {
            if (thread->joinable())
                thread->join();
        }
        for (std::thread &thread : m_streams)
            thread.join();
        ::close(m_udp);
        ::close(m_tcp);
    }
    bool isValid() const { return m_datagrams.joinable(); }

private:
    struct Answer {
        QByteArray octets;
        sockaddr_in to;
    };
    struct Question {
        int socket; ///< to the name server
        sockaddr_in from;
        Clock::time_point came;
    };
    static constexpr std::chrono::nanoseconds tick = 50ms;

    void carryDatagrams()
    {
        std::vector<Question> open;
        std::multimap<Clock::time_point, Answer> waiting;
        std::array<char, 65'536> buffer;
        while (!m_isEnding) {
            std::vector<pollfd> fds{{m_udp, POLLIN, 0}};
            for (const Question &question : open)
                fds.push_back({question.socket, POLLIN, 0});
            std::chrono::nanoseconds left = tick;
            if (!waiting.empty())
                left = std::clamp<std::chrono::nanoseconds>(waiting.begin()->first - Clock::now(), 0ns, tick);
            const timespec timeout{0, long(left.count())};
            ::ppoll(fds.data(), nfds_t(fds.size()), &timeout, nullptr);

            for (size_t i = open.size(); i-- > 0;) {
                if (!fds[i + 1].revents)
                    continue;
                const ssize_t got = ::recv(open[i].socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
                if (got > 0)
                    waiting.emplace(open[i].came + roundTrip,
                                    Answer{QByteArray(buffer.data(), qsizetype(got)), open[i].from});
                ::close(open[i].socket);
                open.erase(open.begin() + ptrdiff_t(i));
            }
            while (true) {
                Question question{-1, {}, {}};
                socklen_t length = sizeof question.from;
                const ssize_t got = ::recvfrom(m_udp, buffer.data(), buffer.size(), MSG_DONTWAIT,
                                               reinterpret_cast<sockaddr *>(&question.from), &length);
                if (got < 0)
                    break;
                question.came = Clock::now();
                question.socket = connectedTo(m_server, SOCK_DGRAM);
                ::send(question.socket, buffer.data(), size_t(got), 0);
                open.push_back(question);
            }
            while (!waiting.empty() && waiting.begin()->first <= Clock::now()) {
                const Answer answer = waiting.extract(waiting.begin()).mapped();
                ::sendto(m_udp, answer.octets.constData(), size_t(answer.octets.size()), 0,
                         reinterpret_cast<const sockaddr *>(&answer.to), sizeof answer.to);
            }
        }
        for (const Question &question : open)
            ::close(question.socket);
    }

    void takeConnections()
    {
        while (!m_isEnding) {
            pollfd ready{m_tcp, POLLIN, 0};
            if (::poll(&ready, 1, 50) <= 0)
                continue;
            const int client = ::accept4(m_tcp, nullptr, nullptr, SOCK_CLOEXEC);
            if (client >= 0)
                m_streams.emplace_back(&Distance::carryStream, this, client);
        }
    }

    /// Octets of one side go to the other half a round trip later; the first ones wait for the handshake.
    void carryStream(int client)
    {
        const int server = connectedTo(m_server, SOCK_STREAM);
        std::this_thread::sleep_for(roundTrip);
        std::array<char, 65'536> buffer;
        for (bool isOpen = true; isOpen && !m_isEnding;) {
            std::array<pollfd, 2> fds{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
            if (::poll(fds.data(), fds.size(), 50) <= 0)
                continue;
            for (size_t i = 0; i < fds.size(); ++i) {
                if (!fds[i].revents)
                    continue;
                const ssize_t got = ::recv(fds[i].fd, buffer.data(), buffer.size(), 0);
                std::this_thread::sleep_for(roundTrip / 2);
                isOpen = isOpen && got > 0 && ::send(fds[1 - i].fd, buffer.data(), size_t(got), MSG_NOSIGNAL) == got;
            }
        }
        ::close(client);
        ::close(server);
    }

    const sockaddr_in m_server;
    const int m_udp;
    const int m_tcp;
    std::atomic<bool> m_isEnding = false;
    std::thread m_datagrams;
    std::thread m_connections;
    std::vector<std::thread> m_streams;
};

DomainName name(const QByteArray &text)
{
    return DomainName::parse(text).value();
}

QByteArray mailDomain(int i)
{
    return 'd' + QByteArray::number(i) + ".company.example";
}

/// The five zones on their five servers.
class World {
public:
    World();
    /// A sentence where it cannot be had, or empty.
    QByteArray trouble() const { return m_trouble; }

    dns_unbound::Settings settings() const
    {
        dns_unbound::Settings result;
        result.upstream = dns_unbound::FullRecursion{};
        result.rootAnchor = {m_anchor};
        result.rootHints = m_hints;
        return result;
    }
    std::shared_ptr<const verdict::Account> account() const { return m_account; }

private:
    static QByteArray addressOf(int server) { return "127.83.0." + QByteArray::number(11 + server); }
    QByteArray delegated(const QByteArray &zone, int server)
    {
        return zone + " NS ns." + zone + "\nns." + zone + " A " + addressOf(server) + '\n' + m_zones.ds(zone) + '\n';
    }
    /// As lab::Zones does, but with the zone's own server.
    QString sign(const QByteArray &zone, const QByteArray &address, const QByteArray &records)
    {
        m_zones.ds(zone);
        const QString file = m_zones.write(
            QStringLiteral("zone ") + QString::fromLatin1(zone),
            "$ORIGIN " + zone + "\n$TTL 3600\n@ IN SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns\nns A " + address
                + '\n' + records);
        const QDir folder(m_zones.path(QString()));
        const QString key =
            folder.entryList({QStringLiteral("K%1+*.private").arg(QString::fromLatin1(zone))}).value(0).chopped(8);
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(QStringLiteral("ldns-signzone"),
                      {QStringLiteral("-i"), QStringLiteral("20200101000000"), QStringLiteral("-e"),
                       QStringLiteral("20700101000000"), QStringLiteral("-f"), file + QStringLiteral(".signed"), file,
                       key});
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("ldns-signzone: %s", process.readAllStandardError().constData());
        return file + QStringLiteral(".signed");
    }

    lab::Zones m_zones;
    std::vector<std::unique_ptr<lab::NameServer>> m_servers;
    std::vector<std::unique_ptr<Distance>> m_distances;
    QByteArray m_anchor;
    QString m_hints;
    QByteArray m_trouble;
    std::shared_ptr<const verdict::Account> m_account;
};

World::World()
{
    for (const char *program : {"ldns-keygen", "ldns-signzone", "nsd"}) {
        const QString missing = lab::missing({QString::fromLatin1(program)});
        if (!missing.isEmpty()) {
            m_trouble = missing.toUtf8();
            return;
        }
    }
    QByteArray mail;
    QByteArray vouches;
    const auto plant = [&](const QByteArray &domain) {
        const QByteArray full = domain + ".company.example.";
        mail += domain + " MX 10 mx1\n" + domain + " MX 20 mx2\ntes-master." + domain
            + " CNAME isp.example.\n_smtpsec._tcp." + domain + " SRV 0 1 6716 sec\n";
        vouches += full.chopped(1) + ".tes-member TXT \"TES Mail Domain\"\n";
    };
    plant("own");
    plant("other");
    for (int i = 0; i < domains; ++i)
        plant(mailDomain(i).chopped(int(strlen(".company.example"))));
    const QByteArray hash(64, '0');
    const std::vector<std::pair<QByteArray, QByteArray>> zones = {
        {"company.example.",
         mail
             + "@ MX 10 mx1\n@ MX 20 mx2\ntes-master CNAME isp.example.\n_smtpsec._tcp SRV 0 1 6716 sec\n"
               "mx1 A 192.0.2.1\nmx1 AAAA 2001:db8::1\nmx2 A 192.0.2.2\nmx2 AAAA 2001:db8::2\n"
               "sec A 192.0.2.3\nsec AAAA 2001:db8::3\n_25._tcp.mx1 TLSA 3 1 1 "
             + hash + "\n_25._tcp.mx2 TLSA 3 1 1 " + hash + "\n_6716._tcp.sec TLSA 3 1 1 " + hash + '\n'},
        {"isp.example.", vouches + "company.example.tes-member TXT \"TES Mail Domain\"\n"},
        {"trusted-email-services.com.", "isp.example.tes-member TXT \"TES Mail Domain\"\n"},
        {"example.", delegated("company.example.", 2) + delegated("isp.example.", 3)},
        {".", delegated("example.", 1) + delegated("trusted-email-services.com.", 4)},
    };
    constexpr int servers[] = {2, 3, 4, 1, 0};
    for (size_t i = 0; i < zones.size(); ++i) {
        const auto &[zone, records] = zones[i];
        const QByteArray address = addressOf(servers[i]);
        auto server = std::make_unique<lab::NameServer>();
        if (!server->start({{zone, sign(zone, address, records)}}, address)) {
            m_trouble = "NSD does not start";
            return;
        }
        m_distances.push_back(std::make_unique<Distance>(address, server->port()));
        m_servers.push_back(std::move(server));
        if (!m_distances.back()->isValid())
            m_trouble = "port 53 cannot be bound here";
    }
    m_anchor = m_zones.ds(".");
    m_hints = m_zones.write(QStringLiteral("hints"), ". 3600000 NS ns.\nns. 3600000 A " + addressOf(0) + '\n');
    auto account = std::make_shared<verdict::Account>();
    account->own.domain = name("own.company.example");
    m_account = account;
}

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// A check that knows nothing yet.
class Fresh {
public:
    explicit Fresh(const World &world)
        : m_resolver(std::move(*dns_unbound::UnboundResolver::create(world.settings())))
        , m_check({.account = world.account(), .cache = m_cache, .resolver = m_resolver.get()})
    { }

    /// How long it takes until everything is known of all. 0 where one of them is not found what it is.
    double seconds(const QByteArrayList &names, benchmark::State &state)
    {
        const auto start = Clock::now();
        std::vector<QFuture<check::CheckedRecipient>> futures;
        for (const QByteArray &each : names)
            futures.push_back(m_check.run(name(each), now()));
        for (QFuture<check::CheckedRecipient> &future : futures)
            future.waitForFinished();
        const std::chrono::duration<double> taken = Clock::now() - start;
        for (const auto &future : futures) {
            const auto recipient = future.resultAt(future.resultCount() - 1);
            if (isFound(*recipient))
                continue;
            for (const auto &lookup : recipient->lookups)
                qWarning("%s %s: %s", lookup->question.name.toByteArray().constData(),
                         dns::typeName(lookup->question.type).toByteArray().constData(),
                         dns::statusName(lookup->status).toByteArray().constData());
            state.SkipWithError("a recipient is not judged as it should be");
            return 0;
        }
        return taken.count();
    }

private:
    static bool isFound(const verdict::way_out::Recipient &recipient)
    {
        return recipient.isComplete && std::holds_alternative<verdict::way_out::BothTesMembers>(recipient.verdict)
            && std::holds_alternative<dane::Offered>(recipient.dane.verdict) && recipient.smtpsec.targets.size() == 1;
    }

    dns::Cache m_cache;
    std::unique_ptr<dns_unbound::UnboundResolver> m_resolver;
    check::RecipientCheck m_check;
};

std::unique_ptr<World> theWorld;

const World *worldFor(benchmark::State &state)
{
    if (!theWorld)
        theWorld = std::make_unique<World>();
    if (theWorld->trouble().isEmpty())
        return theWorld.get();
    state.SkipWithError(theWorld->trouble().constData());
    return nullptr;
}

double roundTrips(double seconds)
{
    return seconds / std::chrono::duration<double>(roundTrip).count();
}

/// What is more than @p most of something is an error of this benchmark.
void hold(benchmark::State &state, double value, double most, const char *what)
{
    if (value > most)
        state.SkipWithError(what);
}

void countRoundTrips(benchmark::State &state, double seconds)
{
    state.counters["round_trips"] = benchmark::Counter(roundTrips(seconds), benchmark::Counter::kAvgIterations);
}

void cold(benchmark::State &state)
{
    const World *world = worldFor(state);
    double all = 0;
    for (auto _ : state) {
        const double seconds = world ? Fresh(*world).seconds({"company.example"}, state) : 0;
        if (seconds == 0)
            break;
        state.SetIterationTime(seconds);
        all += seconds;
    }
    countRoundTrips(state, all);
    hold(state, roundTrips(all) / double(state.max_iterations), 9.5, "more than 9.5 round trips");
}

void zonesWarm(benchmark::State &state)
{
    const World *world = worldFor(state);
    double all = 0;
    for (auto _ : state) {
        if (!world)
            break;
        Fresh fresh(*world);
        if (fresh.seconds({"other.company.example"}, state) == 0)
            break;
        const double seconds = fresh.seconds({mailDomain(0)}, state);
        if (seconds == 0)
            break;
        state.SetIterationTime(seconds);
        all += seconds;
    }
    countRoundTrips(state, all);
    hold(state, roundTrips(all) / double(state.max_iterations), 3.5, "more than 3.5 round trips");
}

void warm(benchmark::State &state)
{
    const World *world = worldFor(state);
    std::optional<Fresh> fresh;
    if (world)
        fresh.emplace(*world);
    double all = 0;
    bool isKnown = fresh && fresh->seconds({"company.example"}, state) > 0;
    for (auto _ : state) {
        const double seconds = isKnown ? fresh->seconds({"company.example"}, state) : 0;
        isKnown = seconds > 0;
        if (!isKnown)
            break;
        state.SetIterationTime(seconds);
        all += seconds;
    }
    hold(state, all / double(state.max_iterations), 0.001, "more than 1 ms");
}

void fiftyAtTwentyDomains(benchmark::State &state)
{
    const World *world = worldFor(state);
    QByteArrayList everybody;
    for (int i = 0; i < recipients; ++i)
        everybody.append(mailDomain(i % domains));
    double together = 0;
    double slowestOnes = 0;
    for (auto _ : state) {
        double slowest = 0;
        for (int i = 0; world && i < domains; ++i) {
            const double alone = Fresh(*world).seconds({mailDomain(i)}, state);
            slowest = std::max(slowest, alone);
            if (alone == 0)
                break;
        }
        const double seconds = slowest > 0 ? Fresh(*world).seconds(everybody, state) : 0;
        if (seconds == 0)
            break;
        state.SetIterationTime(seconds);
        together += seconds;
        slowestOnes += slowest;
    }
    countRoundTrips(state, together);
    const double times = slowestOnes > 0 ? together / slowestOnes : 0;
    state.counters["times_the_slowest_alone"] = times;
    hold(state, times, 1.3, "more than 1.3 times the slowest alone");
}

BENCHMARK(cold)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(20);
BENCHMARK(zonesWarm)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(20);
BENCHMARK(warm)->UseManualTime()->Unit(benchmark::kMicrosecond)->Iterations(2'000);
BENCHMARK(fiftyAtTwentyDomains)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    theWorld.reset();
}
