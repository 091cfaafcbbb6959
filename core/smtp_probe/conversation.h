// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/ip_address.h"
#include "core/dane/probe.h"
#include "core/smtp_probe/reply.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include <openssl/ssl.h>
#include <unistd.h>

namespace waxseal::smtp_probe {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds tick{20}; ///< how soon a canceled future is noticed

/// How long a probe goes on.
class Patience {
public:
    Patience(Clock::time_point until, std::function<bool()> isCanceled)
        : m_until(until), m_isCanceled(std::move(isCanceled))
    { }
    /// The same, but not longer than @p most from now on.
    Patience atMost(std::chrono::milliseconds most) const;

    std::chrono::milliseconds left() const;
    /// Why it is at its end.
    std::optional<dane::ProbeFault> spent() const;
    /// Until something can be done with @p fd.
    Result<void, dane::ProbeFault> wait(int fd, short events) const;

private:
    Clock::time_point m_until;
    std::function<bool()> m_isCanceled;
};

/// A socket that never blocks, and is not for child processes.
class Socket {
public:
    Socket() = default;
    explicit Socket(int family);
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

/// One conversation with a mail server: RFC 5321 as far as EHLO, RFC 3207, and QUIT. Waits where it is called.
class Conversation {
public:
    explicit Conversation(Patience patience) : m_patience(std::move(patience)) { }

    /// At most @p most long.
    bool connect(const IpAddress &address, quint16 port, std::chrono::milliseconds most);
    /// From the banner to the certificates.
    dane::Probed look(const DomainName &host, const QByteArray &heloName);
    /// Says QUIT where the server still listens.
    void leave();

private:
    template <auto Free> struct FreeWith {
        template <typename T> void operator()(T *p) const noexcept { Free(p); }
    };
    using Done = Result<void, dane::ProbeFault>;

    Result<Reply, dane::ProbeFault> reply();
    Result<Reply, dane::ProbeFault> command(const QByteArray &line);
    dane::Probed startTls(const DomainName &host);
    template <typename Operation> Done complete(const Patience &patience, Operation operation);

    const Patience m_patience;
    Socket m_socket;
    std::unique_ptr<SSL, FreeWith<SSL_free>> m_ssl; ///< once TLS is there
    bool m_mayTalk = false;                         ///< it speaks SMTP, and nothing is broken
};

} // namespace waxseal::smtp_probe
