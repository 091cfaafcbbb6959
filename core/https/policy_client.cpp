// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/https/policy_client.h"

#include "core/base/octets.h"
#include "core/https/policy_response.h"

#include <QFutureWatcher>
#include <QNetworkProxy>
#include <QPromise>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <vector>

// Not QNetworkAccessManager: in Qt 6.4 it keeps a head of any length, hundreds of megabytes in the time of one fetch.

namespace waxseal::https {

using mtasts::Fetched;
using mtasts::FetchFault;
using namespace std::chrono_literals;

namespace {

constexpr int addressesTried = 6;
constexpr auto otherFamily = 50ms;   // RFC 8305 §3: so long the other answer is waited for
constexpr auto connecting = 2'000ms; // to one address; the next one also needs its time
constexpr qint64 octetsAtOnce = 16 * 1024;

Fetched failed(FetchFault fault)
{
    return failure(mtasts::FetchError{fault});
}

/// RFC 8461 §3.3: valid for the host as DNS-ID, so in the certificate's alternative names. Qt also takes the subject's.
bool isNamed(const QSslCertificate &certificate, const DomainName &host)
{
    const auto names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    return std::any_of(names.begin(), names.end(), [&host](const QString &entry) {
        const QByteArray name = entry.toLatin1();
        if (!name.startsWith("*."))
            return octets::equalIgnoringCase(name, host.view());
        // RFC 6125 §6.4.3: the star is the whole left-most label.
        const qsizetype dot = octets::indexOf(host.view(), '.');
        return dot > 0 && octets::equalIgnoringCase(QByteArrayView(name).sliced(1), host.view().sliced(dot));
    });
}

/// One file. Lives in the client's thread and goes by itself.
class Fetch final : public QObject {
public:
    Fetch(const Settings &settings, QSslConfiguration tls, DomainName host, std::shared_ptr<QPromise<Fetched>> promise,
          QObject *parent)
        : QObject(parent)
        , m_settings(settings)
        , m_tls(std::move(tls))
        , m_host(std::move(host))
        , m_promise(std::move(promise))
    { }

    void start(dns::Resolver &resolver)
    {
        if (m_promise->isCanceled() || !QSslSocket::supportsSsl())
            return finish(failed(FetchFault::NoTls));
        connect(&m_asker, &QFutureWatcherBase::canceled, this, [this] { finish(failed(FetchFault::Canceled)); });
        m_asker.setFuture(m_promise->future());
        QTimer::singleShot(m_settings.hard, Qt::PreciseTimer, this, [this] {
            finish(failed(m_attempts == 0 ? FetchFault::AddressUnknown : FetchFault::TimedOut));
        });
        m_connectTimer.setSingleShot(true);
        connect(&m_connectTimer, &QTimer::timeout, this, [this] { connectToNext(); });
        ask(resolver, dns::Type::Aaaa);
        ask(resolver, dns::Type::A);
    }

    void finish(Fetched fetched)
    {
        if (m_isFinished)
            return;
        m_isFinished = true;
        dropSocket();
        m_connectTimer.stop();
        for (auto *const answer : std::exchange(m_pending, {}))
            answer->cancel();
        m_promise->addResult(std::move(fetched));
        m_promise->finish();
        deleteLater();
    }

private:
    using Answer = QFutureWatcher<dns::Lookup>;

    void ask(dns::Resolver &resolver, dns::Type type)
    {
        auto *const answer = new Answer(this);
        m_pending.push_back(answer);
        connect(answer, &QFutureWatcherBase::finished, this, [this, answer] {
            m_pending.erase(std::remove(m_pending.begin(), m_pending.end(), answer), m_pending.end());
            if (!m_isFinished)
                takeAddresses(answer->future());
        });
        answer->setFuture(resolver.query({m_host, type}));
    }

    void takeAddresses(const QFuture<dns::Lookup> &answer)
    {
        const dns::Lookup lookup = answer.resultCount() > 0 ? answer.resultAt(0) : dns::Lookup{{m_host, dns::Type::A}};
        switch (lookup.status) {
        case dns::Status::Bogus: m_isForged = true; break;
        case dns::Status::NoAnswer:
            m_hasNoAnswer = true;
            m_trouble = lookup.trouble;
            break;
        case dns::Status::Secure:
        case dns::Status::Insecure:
        case dns::Status::Absent:
            for (const IpAddress &address : dns::decodeAddresses(lookup)) {
                // By the address itself: whoever owns the name decides where it points.
                if (m_settings.mayUseInternalAddresses || isPublic(address))
                    (address.isIpv4() ? m_ipv4 : m_ipv6).push_back(address);
                else
                    m_isInternal = true;
            }
            break;
        }
        if (m_socket)
            return;
        if (m_pending.empty())
            connectToNext();
        else if (!m_ipv4.empty() || !m_ipv6.empty())
            m_connectTimer.start(otherFamily);
    }

    /// RFC 8305 §4: the families take turns, IPv6 first.
    std::optional<IpAddress> nextAddress()
    {
        auto &first = m_attempts % 2 == 0 ? m_ipv6 : m_ipv4;
        auto &second = m_attempts % 2 == 0 ? m_ipv4 : m_ipv6;
        auto &from = first.empty() ? second : first;
        if (from.empty() || m_attempts >= addressesTried)
            return std::nullopt;
        const IpAddress address = from.front();
        from.pop_front();
        return address;
    }

    void connectToNext()
    {
        dropSocket();
        m_connectTimer.stop();
        const auto address = nextAddress();
        if (!address) {
            if (m_pending.empty() || m_attempts >= addressesTried)
                finish(failed(whyNotConnected()));
            return;
        }
        ++m_attempts;
        m_isConnected = false;
        m_socket = new QSslSocket(this);
        m_socket->setProxy(QNetworkProxy::NoProxy);
        m_socket->setSslConfiguration(m_tls);
        m_socket->setReadBufferSize(octetsAtOnce);
        connect(m_socket, &QAbstractSocket::connected, this, [this] {
            m_isConnected = true;
            m_connectTimer.stop();
        });
        connect(m_socket, &QSslSocket::sslErrors, this, [this] { m_isBadCertificate = true; });
        connect(m_socket, &QSslSocket::encrypted, this, [this] { sendRequest(); });
        connect(m_socket, &QIODevice::readyRead, this, [this] { read(); });
        connect(m_socket, &QAbstractSocket::errorOccurred, this, [this] { takeError(); });
        m_connectTimer.start(connecting);
        // The name goes into SNI and is what the certificate must be for; it is not looked up again.
        m_socket->connectToHostEncrypted(QString::fromLatin1(address->toByteArray()), m_settings.port,
                                         QString::fromLatin1(m_host.view()));
    }

    FetchFault whyNotConnected() const
    {
        if (m_attempts > 0)
            return FetchFault::NotReached;
        if (m_isForged)
            return FetchFault::AddressForged;
        if (m_isInternal)
            return FetchFault::InternalAddress;
        if (!m_hasNoAnswer)
            return FetchFault::NoAddress;
        switch (m_trouble) {
        case dns::Trouble::Offline:
        case dns::Trouble::OutsideZones: return FetchFault::Offline;
        case dns::Trouble::Declined: return FetchFault::Declined;
        case dns::Trouble::Canceled: return FetchFault::Canceled;
        case dns::Trouble::None:
        case dns::Trouble::TimedOut:
        case dns::Trouble::ServerFailure:
        case dns::Trouble::NoDnssec:
        case dns::Trouble::NotEncrypted:
        case dns::Trouble::TooLarge:
        case dns::Trouble::Internal: break;
        }
        return FetchFault::AddressUnknown;
    }

    void sendRequest()
    {
        if (!isNamed(m_socket->peerCertificate(), m_host))
            return finish(failed(FetchFault::BadCertificate));
        m_isEncrypted = true;
        QByteArray host = m_host.toByteArray(); // RFC 9110 §7.2
        if (m_settings.port != 443)
            host += ':' + QByteArray::number(m_settings.port);
        m_socket->write("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host
                        + "\r\nUser-Agent: Waxseal\r\nAccept: text/plain\r\nAccept-Encoding: identity\r\n"
                          "Connection: close\r\n\r\n");
    }

    void read()
    {
        m_response.feed(m_socket->readAll());
        if (m_response.result())
            finish(*m_response.result());
    }

    void takeError()
    {
        if (!m_isConnected)
            return connectToNext();
        if (!m_isEncrypted)
            return finish(failed(m_isBadCertificate ? FetchFault::BadCertificate : FetchFault::NoTls));
        read();
        if (m_isFinished)
            return;
        // Only Qt's words tell an end by TLS from a connection that was cut. Where they differ, a file without a length is
        // taken for incomplete.
        m_response.end(m_socket->errorString() == QSslSocket::tr("The TLS/SSL connection has been closed"));
        finish(*m_response.result());
    }

    /// Not at once: it may be in the middle of one of its signals.
    void dropSocket()
    {
        if (!m_socket)
            return;
        m_socket->disconnect(this);
        m_socket->deleteLater();
        m_socket = nullptr;
    }

    const Settings &m_settings;
    const QSslConfiguration m_tls;
    const DomainName m_host;
    const std::shared_ptr<QPromise<Fetched>> m_promise;
    QFutureWatcher<Fetched> m_asker; ///< tells when nobody wants it any more
    std::vector<Answer *> m_pending;
    std::deque<IpAddress> m_ipv4;
    std::deque<IpAddress> m_ipv6;
    int m_attempts = 0;
    QTimer m_connectTimer; ///< until the next address is tried
    QSslSocket *m_socket = nullptr;
    PolicyResponse m_response;
    dns::Trouble m_trouble = dns::Trouble::None;
    bool m_hasNoAnswer = false;
    bool m_isForged = false;
    bool m_isInternal = false;
    bool m_isConnected = false;
    bool m_isEncrypted = false;
    bool m_isBadCertificate = false;
    bool m_isFinished = false;
};

} // namespace

class PolicyClient::Engine {
public:
    Engine(Settings settings, dns::Resolver &resolver) : m_settings(std::move(settings)), m_resolver(resolver)
    {
        m_home.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Engine()
    {
        // Sockets and watchers go in the thread that they live in.
        QMetaObject::invokeMethod(
            &m_home,
            [this] {
                const QObjectList fetches = m_home.children(); // each leaves the list as it goes
                for (QObject *const child : fetches) {
                    static_cast<Fetch *>(child)->finish(failed(FetchFault::Canceled));
                    delete child;
                }
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    QFuture<Fetched> fetch(const DomainName &domain)
    {
        const auto promise = std::make_shared<QPromise<Fetched>>();
        promise->start();
        const QFuture<Fetched> future = promise->future();
        const auto host = mtasts::policyHost(domain);
        if (m_settings.offline || !host) {
            promise->addResult(failed(m_settings.offline ? FetchFault::Offline : FetchFault::NoAddress));
            promise->finish();
            return future;
        }
        QMetaObject::invokeMethod(
            &m_home,
            [this, promise, host = *host] {
                (new Fetch(m_settings, tls(), host, promise, &m_home))->start(m_resolver);
            },
            Qt::QueuedConnection);
        return future;
    }

private:
    /// In the thread, as a file is read.
    const QSslConfiguration &tls()
    {
        if (!m_tls) {
            // The default holds the system's roots, looked up as needed; to list them all takes a second.
            m_tls = QSslConfiguration::defaultConfiguration();
            m_tls->setProtocol(QSsl::TlsV1_2OrLater); // RFC 8996
            m_tls->setPeerVerifyMode(QSslSocket::VerifyPeer);
            m_tls->setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
            if (!m_settings.caFile.isEmpty())
                m_tls->addCaCertificates(m_settings.caFile);
        }
        return *m_tls;
    }

    const Settings m_settings;
    dns::Resolver &m_resolver;
    QThread m_thread;
    QObject m_home; ///< of the fetches, in the thread
    std::optional<QSslConfiguration> m_tls;
};

PolicyClient::PolicyClient(Settings settings, dns::Resolver &resolver)
    : m_engine(std::make_unique<Engine>(std::move(settings), resolver))
{ }

PolicyClient::~PolicyClient() = default;

QFuture<Fetched> PolicyClient::fetch(const DomainName &domain)
{
    return m_engine->fetch(domain);
}

} // namespace waxseal::https
