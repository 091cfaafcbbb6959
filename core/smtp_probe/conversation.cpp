// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp_probe/conversation.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>

namespace waxseal::smtp_probe {

using dane::Probed;
using dane::ProbeFault;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds farewellMost{1'000};
constexpr long chainOctets = 128 * 1'024; ///< all certificates of a server together

constexpr int ready = 220;     ///< RFC 5321 §4.3.2, RFC 3207 §4
constexpr int completed = 250; ///< RFC 5321 §4.3.2

bool isForLater(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

QByteArray derOf(X509 *certificate)
{
    QByteArray der(std::max(i2d_X509(certificate, nullptr), 0), Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    return i2d_X509(certificate, &out) == der.size() ? der : QByteArray();
}

} // namespace

Patience Patience::atMost(milliseconds most) const
{
    return Patience(std::min(m_until, Clock::now() + most), m_isCanceled);
}

milliseconds Patience::left() const
{
    return std::max(std::chrono::ceil<milliseconds>(m_until - Clock::now()), milliseconds(0));
}

std::optional<ProbeFault> Patience::spent() const
{
    if (m_isCanceled())
        return ProbeFault::Canceled;
    return left() == milliseconds(0) ? std::optional(ProbeFault::TimedOut) : std::nullopt;
}

Result<void, ProbeFault> Patience::wait(int fd, short events) const
{
    while (true) {
        if (const auto fault = spent())
            return failure(*fault);
        pollfd waiting{fd, events, 0};
        if (::poll(&waiting, 1, int(std::min(left(), tick).count())) > 0)
            return {};
    }
}

Socket::Socket(int family) : m_fd(::socket(family, SOCK_STREAM, 0))
{
    if (isValid()) {
        ::fcntl(m_fd, F_SETFL, O_NONBLOCK);
        ::fcntl(m_fd, F_SETFD, FD_CLOEXEC);
    }
}

bool Conversation::connect(const IpAddress &address, quint16 port, milliseconds most)
{
    const auto connected = [&](const auto &remote) {
        return ::connect(m_socket.fd(), reinterpret_cast<const sockaddr *>(&remote), sizeof remote) == 0;
    };
    const QByteArrayView octets = address.octets();
    m_socket = Socket(address.isIpv4() ? AF_INET : AF_INET6);
    bool isConnected = false;
    if (address.isIpv4()) {
        sockaddr_in remote{};
        remote.sin_family = AF_INET;
        remote.sin_port = htons(port);
        std::copy(octets.begin(), octets.end(), reinterpret_cast<char *>(&remote.sin_addr));
        isConnected = connected(remote);
    } else {
        sockaddr_in6 remote{};
        remote.sin6_family = AF_INET6;
        remote.sin6_port = htons(port);
        std::copy(octets.begin(), octets.end(), reinterpret_cast<char *>(&remote.sin6_addr));
        isConnected = connected(remote);
    }
    if (isConnected)
        return true;
    if (errno != EINPROGRESS || !m_patience.atMost(most).wait(m_socket.fd(), POLLOUT))
        return false;
    int error = 0;
    socklen_t length = sizeof error;
    return ::getsockopt(m_socket.fd(), SOL_SOCKET, SO_ERROR, &error, &length) == 0 && error == 0;
}

Result<Reply, ProbeFault> Conversation::reply()
{
    m_mayTalk = false;
    ReplyReader reader;
    std::array<char, 2'048> buffer;
    while (true) {
        if (const auto waited = m_patience.wait(m_socket.fd(), POLLIN); !waited)
            return failure(waited.error());
        const ssize_t got = ::recv(m_socket.fd(), buffer.data(), buffer.size(), 0);
        if (got < 0 && isForLater(errno))
            continue;
        if (got <= 0)
            return failure(ProbeFault::Refused);
        switch (reader.take(QByteArrayView(buffer.data(), qsizetype(got)))) {
        case ReplyReader::State::Incomplete: break;
        case ReplyReader::State::Complete: m_mayTalk = true; return reader.reply();
        case ReplyReader::State::Broken: return failure(ProbeFault::NotSmtp);
        }
    }
}

Result<Reply, ProbeFault> Conversation::command(const QByteArray &line)
{
    m_mayTalk = false;
    const QByteArray octets = line + "\r\n";
    for (qsizetype sent = 0; sent < octets.size();) {
        if (const auto waited = m_patience.wait(m_socket.fd(), POLLOUT); !waited)
            return failure(waited.error());
        const ssize_t count =
            ::send(m_socket.fd(), octets.constData() + sent, size_t(octets.size() - sent), MSG_NOSIGNAL);
        if (count < 0 && !isForLater(errno))
            return failure(ProbeFault::Refused);
        sent += std::max<ssize_t>(count, 0);
    }
    return reply();
}

Probed Conversation::look(const DomainName &host, const QByteArray &heloName)
{
    // RFC 5321 §4.3.1: the client waits for the greeting. §3.1: instead of it a server may say 554.
    const auto banner = reply();
    if (!banner)
        return failure(banner.error());
    if (banner->code != ready)
        return failure(banner->isNegative() ? ProbeFault::Refused : ProbeFault::NotSmtp);

    const auto hello = command("EHLO " + heloName);
    if (!hello)
        return failure(hello.error());
    if (hello->code != completed) {
        // RFC 5321 §4.2.4, §4.3.2: 500 and 502 come from a server that does not know EHLO, and so knows no extension.
        if (hello->code == 500 || hello->code == 502)
            return failure(ProbeFault::NoStartTls);
        return failure(hello->isNegative() ? ProbeFault::Refused : ProbeFault::NotSmtp);
    }
    if (!hello->offers("STARTTLS"))
        return failure(ProbeFault::NoStartTls);

    // RFC 3207 §4: 220, or 454 where TLS is not available for the moment.
    const auto start = command(QByteArrayLiteral("STARTTLS"));
    if (!start)
        return failure(start.error());
    if (start->code != ready)
        return failure(start->isNegative() ? ProbeFault::NoTls : ProbeFault::NotSmtp);
    return startTls(host);
}

/// Does a step of TLS, as often as OpenSSL wants to read or write first.
template <typename Operation> Conversation::Done Conversation::complete(const Patience &patience, Operation operation)
{
    while (true) {
        ERR_clear_error(); // SSL_get_error() looks at what is left there
        const int result = operation(m_ssl.get());
        if (result > 0)
            return {};
        const int error = SSL_get_error(m_ssl.get(), result);
        ERR_clear_error();
        if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
            return failure(ProbeFault::NoTls);
        if (auto waited = patience.wait(m_socket.fd(), error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT); !waited)
            return waited;
    }
}

Probed Conversation::startTls(const DomainName &host)
{
    m_mayTalk = false;
    const std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>> context(SSL_CTX_new(TLS_client_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1)
        return failure(ProbeFault::NoTls);
    // What is seen is judged later, by the TLSA records. So a weak key is to be seen too; without any there is no TLS.
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_max_cert_list(context.get(), chainOctets);

    m_ssl.reset(SSL_new(context.get()));
    // RFC 7672 §8.1: the name that the records are about goes into the server name indication.
    if (!m_ssl || SSL_set_fd(m_ssl.get(), m_socket.fd()) != 1
        || SSL_set_tlsext_host_name(m_ssl.get(), host.toByteArray().constData()) != 1)
        return failure(ProbeFault::NoTls);
    if (const auto done = complete(m_patience, SSL_connect); !done)
        return failure(done.error());
    m_mayTalk = true;

    dane::Seen seen;
    const STACK_OF(X509) *certificates = SSL_get_peer_cert_chain(m_ssl.get());
    for (int i = 0; i < sk_X509_num(certificates); ++i)
        seen.chain.certificates.append(derOf(sk_X509_value(certificates, i)));
    if (seen.chain.certificates.isEmpty())
        return failure(ProbeFault::NoTls);
    seen.tlsVersion = SSL_get_version(m_ssl.get());
    seen.cipher = SSL_get_cipher_name(m_ssl.get());
    return seen;
}

void Conversation::leave()
{
    if (!std::exchange(m_mayTalk, false))
        return;
    // RFC 5321 §4.1.1.10: a client says QUIT and waits for the answer; whatever that is.
    constexpr char quit[] = "QUIT\r\n";
    constexpr size_t octets = sizeof quit - 1;
    const Patience patience = m_patience.atMost(farewellMost);
    std::array<char, 512> answer;
    size_t count = 0;
    if (m_ssl) {
        if (complete(patience, [&](SSL *ssl) { return SSL_write_ex(ssl, quit, octets, &count); })
            && complete(patience, [&](SSL *ssl) { return SSL_read_ex(ssl, answer.data(), answer.size(), &count); }))
            SSL_shutdown(m_ssl.get());
        ERR_clear_error();
    } else if (::send(m_socket.fd(), quit, octets, MSG_NOSIGNAL) == ssize_t(octets)) {
        (void)patience.wait(m_socket.fd(), POLLIN);
    }
}

} // namespace waxseal::smtp_probe
