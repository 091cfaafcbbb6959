// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"
#include "tests/dns_unbound/lab.h"

#include <QHash>

#include <functional>

/// Mail servers on loopback, made by the test and gone with it.
namespace waxseal::lab {

/// Gives the addresses that it was told, at once, and counts.
class Addresses final : public dns::Resolver {
public:
    explicit Addresses(QHash<QByteArray, QByteArrayList> hosts) : m_hosts(std::move(hosts)) { }
    QFuture<dns::Lookup> query(const dns::Question &question) override;
    int questions() const { return m_questions; }

private:
    const QHash<QByteArray, QByteArrayList> m_hosts;
    std::atomic<int> m_questions = 0;
};

/// One side of a connection that a test plays by hand.
class Stage {
public:
    Stage(int fd, const std::atomic<bool> &isClosing) : m_fd(fd), m_isClosing(isClosing) { }
    void say(const QByteArray &octets);
    /// A line of the other side, with its end; empty when it has gone.
    QByteArray hear();
    /// Until the other side goes, or the test.
    void waitForTheEnd();
    /// TLS from here on, as the server. The name that the other side asks for; empty when it does not come about.
    QByteArray startTls(const Certificate &certificate);
    /// False once the test ends and nothing is left to be read.
    bool waitToRead();

private:
    int m_fd;
    const std::atomic<bool> &m_isClosing;
};

/// A server on 127.0.0.1 with a thread; every connection gets the same @p play.
class Theatre {
public:
    explicit Theatre(std::function<void(Stage &)> play);
    ~Theatre();
    quint16 port() const { return m_port; }
    int connections() const { return m_connections; }

private:
    void run();
    const std::function<void(Stage &)> m_play;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_isClosing = false;
    std::atomic<int> m_connections = 0;
    std::vector<std::thread> m_connectionsThreads;
    std::thread m_thread;
};

/// Postfix's smtpd on 127.0.0.1, with a configuration and a queue directory of its own.
class Postfix {
public:
    struct Service {
        QByteArrayList chain;    ///< PEM: the private key, its certificate, and those above
        QByteArrayList settings; ///< of main.cf, for this service alone
        quint16 port = 0;        ///< set by start()
    };
    ~Postfix();
    /// A sentence for QSKIP where Postfix cannot run, or empty.
    static QString missing();
    bool start(std::vector<Service> services);
    quint16 port(size_t service) const { return m_services[service].port; }
    QByteArray log() const;
    /// Where other configuration for Postfix's programs may be read from.
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    std::vector<Service> m_services;
};

QByteArray derOf(const Certificate &certificate);
/// SHA-256 of the whole certificate, or of its public key (RFC 6698 §2.1.2).
QByteArray certificateHash(const Certificate &certificate);
QByteArray keyHash(const Certificate &certificate);

} // namespace waxseal::lab
