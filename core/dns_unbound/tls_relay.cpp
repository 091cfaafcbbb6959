// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/tls_relay.h"

#include "core/dns_unbound/unbound_context.h"
#include "core/dns_unbound/wake_up.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <thread>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>

namespace waxseal::dns_unbound {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds silenceMost = limits::dnsHard / 2; ///< of a server that was asked; leaves time for another try
constexpr std::chrono::seconds idleMost{60};              ///< a connection is kept for the next question
constexpr std::chrono::seconds refusalKept{1};            ///< no new try of TLS this long
constexpr size_t questionsMost = 1024;                    ///< under way; then the oldest is forgotten
constexpr size_t questionOctets = 1024;                   ///< one question; libunbound's stay below 400
constexpr size_t waitingOctets = 64 * 1024;               ///< questions that wait for the connection
constexpr size_t lengthOctets = 2;                        ///< before each message (RFC 7858 §3.3)
constexpr size_t headerOctets = 12;                       ///< RFC 1035 §4.1.1
constexpr size_t answerOctets = lengthOctets + 65'535;
constexpr size_t recordOctets = SSL3_RT_MAX_PLAIN_LENGTH; ///< 2^14 in every version of TLS

using SslContext = std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, FreeWith<SSL_free>>;

/// Never blocks, and is not for child processes.
class Socket {
public:
    Socket() = default;
    Socket(int family, int type) : m_fd(::socket(family, type, 0))
    {
        if (isValid()) {
            ::fcntl(m_fd, F_SETFL, O_NONBLOCK);
            ::fcntl(m_fd, F_SETFD, FD_CLOEXEC);
        }
    }
    Socket(Socket &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    Socket &operator=(Socket &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Socket()
    {
        if (isValid())
            ::close(m_fd);
    }

    bool isValid() const { return m_fd >= 0; }
    int fd() const { return m_fd; }

private:
    int m_fd = -1;
};

/// Messages, each with its length before it (RFC 7858 §3.3), that came in on one side and wait for the other.
template <size_t Capacity> class Messages {
public:
    bool isEmpty() const { return m_begin == m_end; }
    char *data() { return m_octets.data() + m_begin; }
    size_t size() const { return m_end - m_begin; }
    /// Octets of the first message that is here in full, with its length, or 0.
    size_t first() const
    {
        if (size() < lengthOctets)
            return 0;
        const size_t octets = lengthOctets + qFromBigEndian<quint16>(m_octets.data() + m_begin);
        return octets <= size() ? octets : 0;
    }
    void remove(size_t octets) { m_begin += octets; }
    void clear() { m_begin = m_end = 0; }

    size_t spaceSize() const { return Capacity - size(); }
    char *space()
    {
        if (m_begin > 0) {
            std::copy(data(), data() + size(), m_octets.data());
            m_end -= std::exchange(m_begin, 0);
        }
        return m_octets.data() + m_end;
    }
    void append(size_t octets) { m_end += octets; }

private:
    std::array<char, Capacity> m_octets;
    size_t m_begin = 0;
    size_t m_end = 0;
};

/// Everything about TLS that is the same for all connections. Empty when there are no roots to be had from @p caFile.
SslContext contextFor(const Forwarder &server, const QString &caFile)
{
    SslContext context(SSL_CTX_new(TLS_client_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1)
        return nullptr;
    SSL_CTX_set_mode(context.get(), SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION);

    // RFC 7858 §4.1: without a name there is nothing to check, and encryption still keeps out who only listens.
    const QByteArray &name = server.authenticationName;
    if (name.isEmpty())
        return context;
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    X509_VERIFY_PARAM *parameters = SSL_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_hostflags(parameters,
                                    X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (X509_VERIFY_PARAM_set1_host(parameters, name.constData(), size_t(name.size())) != 1)
        return nullptr;
    const int hasRoots = caFile.isEmpty()
        ? SSL_CTX_set_default_verify_paths(context.get())
        : SSL_CTX_load_verify_file(context.get(), QFile::encodeName(caFile).constData());
    return hasRoots == 1 ? std::move(context) : nullptr;
}

/// Begins to connect.
Socket connectTo(const Forwarder &server)
{
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (::getaddrinfo(server.address.constData(), QByteArray::number(server.port).constData(), &hints, &found) != 0)
        return Socket();
    const std::unique_ptr<addrinfo, FreeWith<::freeaddrinfo>> address(found);
    Socket socket(address->ai_family, SOCK_STREAM);
    const int on = 1;
    ::setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // questions are small and wait for nothing
    if (::connect(socket.fd(), address->ai_addr, address->ai_addrlen) != 0 && errno != EINPROGRESS)
        return Socket();
    return socket;
}

/// A free UDP port of 127.0.0.1.
Socket localSocket(quint16 &port)
{
    Socket socket(AF_INET, SOCK_DGRAM);
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof local;
    auto *address = reinterpret_cast<sockaddr *>(&local);
    if (::bind(socket.fd(), address, length) != 0 || ::getsockname(socket.fd(), address, &length) != 0)
        return Socket();
    port = ntohs(local.sin_port);
    return socket;
}

} // namespace

/// The thread that carries. Everything private is on it, but for the atomics.
class TlsRelay::Loop {
public:
    Loop(Forwarder server, SslContext context) : m_server(std::move(server)), m_context(std::move(context)) { }
    ~Loop()
    {
        m_stopping = true;
        m_wakeUp.ring();
        if (m_thread.joinable())
            m_thread.join();
    }

    bool start()
    {
        m_local = localSocket(m_port);
        if (!m_local.isValid() || !m_wakeUp.open())
            return false;
        try {
            m_thread = std::thread(&Loop::run, this);
        } catch (const std::system_error &) { // no more threads to be had
            return false;
        }
        return true;
    }
    quint16 port() const { return m_port; }
    bool isFailing() const { return m_failing; }

private:
    /// Who asked, to be found by the number that the question has on the connection.
    struct Asked {
        bool isWaiting = false;
        quint16 id = 0;         ///< on the connection
        quint16 originalId = 0; ///< libunbound's
        sockaddr_in from{};
    };
    enum class Step { Done, Later, Failed };

    void run();
    void wait();
    bool hasSpace() const { return m_questions.spaceSize() > lengthOctets + questionOctets; }
    Clock::time_point deadline() const;
    void takeQuestions(Clock::time_point now);
    void carry(Clock::time_point now);
    bool connect();
    void disconnect();
    void refuse();
    bool sendQuestions();
    bool receiveAnswers(Clock::time_point now);
    void deliver(char *message, size_t octets);
    template <typename Operation> Step attempt(Operation operation);

    const Forwarder m_server;
    const SslContext m_context;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_failing = false;
    WakeUp m_wakeUp;
    std::thread m_thread;

    Socket m_local;
    Socket m_remote;
    Ssl m_ssl;             ///< null: not connected
    bool m_isOpen = false; ///< the handshake is done, and the server is the right one
    short m_waitsFor = 0;  ///< events that let OpenSSL go on
    Clock::time_point m_quietSince;
    Clock::time_point m_refusedUntil;

    Messages<waitingOctets> m_questions;
    Messages<answerOctets + recordOctets> m_answers;
    std::array<Asked, questionsMost> m_asked; ///< by id, modulo
    quint16 m_nextId = 0;
    size_t m_unanswered = 0;
};

void TlsRelay::Loop::run()
{
    // OpenSSL writes with write(): SIGPIPE where the other side is gone. The rest is for other threads.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);

    while (!m_stopping) {
        wait();
        const auto now = Clock::now();
        takeQuestions(now);
        carry(now);
    }
    disconnect();
}

Clock::time_point TlsRelay::Loop::deadline() const
{
    return m_quietSince + (m_unanswered > 0 ? silenceMost : idleMost);
}

/// Sleeps until there is something to do.
void TlsRelay::Loop::wait()
{
    // poll() reports a hang-up even unasked; -1 keeps it from doing so again and again.
    std::array<pollfd, 3> fds{{{m_wakeUp.fd(), POLLIN, 0},
                               {hasSpace() ? m_local.fd() : -1, POLLIN, 0},
                               {m_waitsFor ? m_remote.fd() : -1, m_waitsFor, 0}}};
    int timeout = -1;
    if (m_ssl) {
        const auto left = std::chrono::ceil<milliseconds>(deadline() - Clock::now());
        timeout = int(std::max(left, milliseconds(0)).count());
    }
    ::poll(fds.data(), fds.size(), timeout);
}

void TlsRelay::Loop::takeQuestions(Clock::time_point now)
{
    while (hasSpace()) {
        char *space = m_questions.space();
        char *message = space + lengthOctets;
        Asked asked{.isWaiting = true, .id = m_nextId};
        socklen_t length = sizeof asked.from;
        const ssize_t got = ::recvfrom(m_local.fd(), message, questionOctets + 1, 0,
                                       reinterpret_cast<sockaddr *>(&asked.from), &length);
        if (got < 0)
            return;
        if (size_t(got) < headerOctets || size_t(got) > questionOctets)
            continue;
        asked.originalId = qFromBigEndian<quint16>(message);
        qToBigEndian(asked.id, message);
        qToBigEndian(quint16(got), space);
        m_questions.append(lengthOctets + size_t(got));
        Asked &place = m_asked[m_nextId++ % questionsMost];
        if (!place.isWaiting && m_unanswered++ == 0)
            m_quietSince = now;
        place = asked;
    }
}

/// Carries what can be carried now.
void TlsRelay::Loop::carry(Clock::time_point now)
{
    m_waitsFor = 0;
    if (!m_ssl && m_questions.isEmpty())
        return;
    if (!m_ssl && (now < m_refusedUntil || !connect()))
        return refuse();
    if (!m_isOpen) {
        const Step step = attempt(SSL_connect);
        if (step == Step::Failed || now >= deadline()) {
            m_refusedUntil = now + refusalKept;
            return refuse();
        }
        if (step == Step::Later)
            return;
        m_isOpen = true;
        m_failing = false;
        m_quietSince = now;
    }
    // A connection that ends takes its questions along; libunbound repeats them, as is the way with UDP.
    if (!receiveAnswers(now) || !sendQuestions() || now >= deadline())
        disconnect();
}

bool TlsRelay::Loop::connect()
{
    m_remote = connectTo(m_server);
    m_ssl.reset(m_remote.isValid() ? SSL_new(m_context.get()) : nullptr);
    const QByteArray &name = m_server.authenticationName;
    return m_ssl && SSL_set_fd(m_ssl.get(), m_remote.fd()) == 1
        && (name.isEmpty() || SSL_set_tlsext_host_name(m_ssl.get(), name.constData()) == 1);
}

void TlsRelay::Loop::disconnect()
{
    if (m_isOpen)
        SSL_shutdown(m_ssl.get());
    m_ssl.reset();
    m_remote = Socket();
    m_isOpen = false;
    m_waitsFor = 0;
    m_questions.clear();
    m_answers.clear();
    m_asked.fill({});
    m_unanswered = 0;
}

/// Answers all questions that wait with SERVFAIL.
void TlsRelay::Loop::refuse()
{
    m_failing = true;
    while (const size_t octets = m_questions.first()) {
        char *message = m_questions.data() + lengthOctets;
        message[2] = char(message[2] | 0x80); // RFC 1035 §4.1.1: QR, RCODE
        message[3] = 2;
        deliver(message, octets - lengthOctets);
        m_questions.remove(octets);
    }
    disconnect();
}

template <typename Operation> TlsRelay::Loop::Step TlsRelay::Loop::attempt(Operation operation)
{
    ERR_clear_error(); // SSL_get_error() looks at what is left there
    const int result = operation(m_ssl.get());
    if (result > 0)
        return Step::Done;
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ: m_waitsFor = short(m_waitsFor | POLLIN); return Step::Later;
    case SSL_ERROR_WANT_WRITE: m_waitsFor = short(m_waitsFor | POLLOUT); return Step::Later;
    default: return Step::Failed;
    }
}

/// False when the connection is over.
bool TlsRelay::Loop::sendQuestions()
{
    size_t count = 0;
    // Each by itself: NSD 4.6 answers the first question of a TLS record, and the others when the next record comes.
    while (const size_t octets = m_questions.first()) {
        const Step step = attempt([&](SSL *ssl) { return SSL_write_ex(ssl, m_questions.data(), octets, &count); });
        if (step != Step::Done)
            return step == Step::Later;
        m_questions.remove(octets);
    }
    return true;
}

/// False when the connection is over.
bool TlsRelay::Loop::receiveAnswers(Clock::time_point now)
{
    // There is space for a whole record, so nothing stays behind inside OpenSSL, where poll() would not see it.
    size_t count = 0;
    char *space = m_answers.space();
    const Step step = attempt([&](SSL *ssl) { return SSL_read_ex(ssl, space, m_answers.spaceSize(), &count); });
    if (step != Step::Done)
        return step == Step::Later;
    m_answers.append(count);
    m_quietSince = now;
    while (const size_t octets = m_answers.first()) {
        deliver(m_answers.data() + lengthOctets, octets - lengthOctets);
        m_answers.remove(octets);
    }
    m_waitsFor = short(m_waitsFor | POLLIN);
    return true;
}

/// Gives an answer to who asked for it.
void TlsRelay::Loop::deliver(char *message, size_t octets)
{
    if (octets < headerOctets)
        return;
    const auto id = qFromBigEndian<quint16>(message);
    Asked &asked = m_asked[id % questionsMost];
    if (!asked.isWaiting || asked.id != id)
        return;
    asked.isWaiting = false;
    --m_unanswered;
    qToBigEndian(asked.originalId, message);
    ::sendto(m_local.fd(), message, octets, 0, reinterpret_cast<const sockaddr *>(&asked.from), sizeof asked.from);
}

std::unique_ptr<TlsRelay> TlsRelay::start(const Forwarder &server, const QString &caFile)
{
    SslContext context = contextFor(server, caFile);
    ERR_clear_error();
    if (!context)
        return nullptr;
    auto loop = std::make_unique<Loop>(server, std::move(context));
    return loop->start() ? std::unique_ptr<TlsRelay>(new TlsRelay(std::move(loop))) : nullptr;
}

TlsRelay::TlsRelay(std::unique_ptr<Loop> loop) : m_loop(std::move(loop)) { }

TlsRelay::~TlsRelay() = default;

quint16 TlsRelay::port() const
{
    return m_loop->port();
}

bool TlsRelay::isFailing() const
{
    return m_loop->isFailing();
}

} // namespace waxseal::dns_unbound
