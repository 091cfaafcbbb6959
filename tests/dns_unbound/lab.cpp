// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/dns_unbound/lab.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>
#include <csignal>
#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/socket.h>
#include <unistd.h>

namespace waxseal::lab {

namespace {

QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
        ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
        : found;
}

QByteArray run(const QString &name, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program(name), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(name), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray zoneText(const QByteArray &zone, const QByteArray &records)
{
    return "$ORIGIN " + zone + "\n$TTL 3600\n@ IN SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns\nns A "
        + nameServerAddress + '\n' + records;
}

sockaddr_in socketAddress(const QByteArray &address, quint16 port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    inet_pton(AF_INET, address.constData(), &result.sin_addr);
    return result;
}

bool bindTo(int socket, const QByteArray &address, quint16 &port)
{
    sockaddr_in local = socketAddress(address, port);
    socklen_t length = sizeof local;
    if (::bind(socket, reinterpret_cast<sockaddr *>(&local), length) != 0)
        return false;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&local), &length);
    port = ntohs(local.sin_port);
    return true;
}

/// A port that is free for UDP and TCP right now.
quint16 freePort(const QByteArray &address)
{
    for (int attempt = 0; attempt < 50; ++attempt) {
        const int tcp = ::socket(AF_INET, SOCK_STREAM, 0);
        const int udp = ::socket(AF_INET, SOCK_DGRAM, 0);
        quint16 port = 0;
        const bool free = bindTo(tcp, address, port) && bindTo(udp, address, port);
        ::close(tcp);
        ::close(udp);
        if (free)
            return port;
    }
    return 0;
}

/// Sends a question and waits a little for any answer.
QByteArray exchange(const QByteArray &message, const QByteArray &address, quint16 port, int milliseconds)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    const sockaddr_in remote = socketAddress(address, port);
    ::connect(socket, reinterpret_cast<const sockaddr *>(&remote), sizeof remote);
    QByteArray answer;
    if (::send(socket, message.constData(), size_t(message.size()), 0) > 0) {
        pollfd ready{socket, POLLIN, 0};
        std::array<char, 4096> buffer;
        if (::poll(&ready, 1, milliseconds) > 0) {
            const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
            if (got > 0)
                answer = QByteArray(buffer.data(), qsizetype(got));
        }
    }
    ::close(socket);
    return answer;
}

} // namespace

QString missing(const QStringList &programs)
{
    for (const QString &name : programs) {
        if (program(name).isEmpty())
            return QStringLiteral("%1 is not installed (packages ldnsutils, nsd)").arg(name);
    }
    return {};
}

QString Zones::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(name), qPrintable(file.errorString()));
    return file.fileName();
}

QByteArray Zones::ds(const QByteArray &zone)
{
    QByteArray &key = m_keys[zone];
    if (key.isEmpty()) {
        key = run(
            QStringLiteral("ldns-keygen"),
            {QStringLiteral("-a"), QStringLiteral("ECDSAP256SHA256"), QStringLiteral("-k"), QString::fromLatin1(zone)},
            m_folder.path());
    }
    return contentOf(path(QString::fromLatin1(key) + QStringLiteral(".ds"))).trimmed();
}

QString Zones::sign(const QByteArray &zone, const QByteArray &records, Denial denial, Validity validity)
{
    ds(zone);
    const QString name = QStringLiteral("zone ") + QString::fromLatin1(zone); // a space, as people have them
    write(name, zoneText(zone, records));
    QStringList arguments{QStringLiteral("-i"),
                          QStringLiteral("20200101000000"),
                          QStringLiteral("-e"),
                          validity == Validity::Expired ? QStringLiteral("20200201000000")
                                                        : QStringLiteral("20700101000000"),
                          QStringLiteral("-f"),
                          name + QStringLiteral(".signed")};
    if (denial != Denial::Nsec)
        arguments += {QStringLiteral("-n"), QStringLiteral("-t"), QStringLiteral("0")};
    if (denial == Denial::Nsec3OptOut)
        arguments += QStringLiteral("-p");
    run(QStringLiteral("ldns-signzone"), arguments + QStringList{name, QString::fromLatin1(m_keys[zone])},
        m_folder.path());
    return m_files[zone] = path(name + QStringLiteral(".signed"));
}

QString Zones::leaveUnsigned(const QByteArray &zone, const QByteArray &records)
{
    return m_files[zone] = write(QStringLiteral("unsigned ") + QString::fromLatin1(zone), zoneText(zone, records));
}

void Zones::tamper(const QString &file, const QByteArray &from, const QByteArray &to)
{
    QByteArray content = contentOf(file);
    if (!content.contains(from))
        qFatal("nothing to change in %s", qPrintable(file));
    write(QFileInfo(file).fileName(), content.replace(from, to));
}

bool NameServer::start(const QHash<QByteArray, QString> &zones, const QByteArray &address, quint16 port,
                       const QByteArray &tlsKey, const QByteArray &tlsCertificate)
{
    m_port = port ? port : freePort(address);
    const QByteArray folder = QFile::encodeName(m_folder.path());
    QByteArray configuration = "server:\n  ip-address: " + address + '@' + QByteArray::number(m_port)
        + "\n"
          "  server-count: 1\n  do-ip6: no\n  username: \"\"\n  database: \"\"\n  refuse-any: no\n"
          "  zonesdir: \""
        + folder + "\"\n  pidfile: \"" + folder + "/nsd.pid\"\n  logfile: \"" + folder
        + "/nsd.log\"\n"
          "  zonelistfile: \""
        + folder + "/zone.list\"\n  xfrdfile: \"" + folder + "/xfrd.state\"\n  xfrdir: \"" + folder + "\"\n";
    if (!tlsKey.isEmpty()) {
        m_tlsPort = freePort(address);
        configuration += "  ip-address: " + address + '@' + QByteArray::number(m_tlsPort)
            + "\n"
              "  tls-port: "
            + QByteArray::number(m_tlsPort)
            + "\n"
              "  tls-service-key: \""
            + tlsKey + "\"\n  tls-service-pem: \"" + tlsCertificate + "\"\n";
    }
    configuration += "remote-control:\n  control-enable: no\n";
    for (auto zone = zones.begin(); zone != zones.end(); ++zone)
        configuration +=
            "zone:\n  name: \"" + zone.key() + "\"\n  zonefile: \"" + QFile::encodeName(zone.value()) + "\"\n";

    const QString file = m_folder.filePath(QStringLiteral("nsd.conf"));
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(configuration) < 0)
        return false;
    out.close();
#ifdef __linux__
    // A test that crashes takes its name server with it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    m_process.start(program(QStringLiteral("nsd")), {QStringLiteral("-d"), QStringLiteral("-c"), file});
    if (!m_process.waitForStarted())
        return false;
    const QByteArray question("\x12\x34\0\0\0\1\0\0\0\0\0\0\7example\0\0\6\0\1", 25);
    QElapsedTimer waited;
    for (waited.start(); waited.elapsed() < 20'000 && m_process.state() == QProcess::Running;) {
        if (!exchange(question, address, m_port, 100).isEmpty())
            return true;
        m_process.waitForFinished(50);
    }
    stop();
    qWarning("nsd: %s", contentOf(m_folder.filePath(QStringLiteral("nsd.log"))).constData());
    return false;
}

void NameServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Relay::Relay(Manner manner, quint16 target, const QByteArray &address, quint16 port) : m_manner(manner), m_port(port)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    if (!bindTo(socket, address, m_port)) {
        ::close(socket);
        return;
    }
    m_socket = socket;
    m_thread = std::thread(&Relay::run, this, target);
}

Relay::~Relay()
{
    m_stopping = true;
    if (m_thread.joinable())
        m_thread.join();
    if (m_socket >= 0)
        ::close(m_socket);
}

void Relay::run(quint16 target)
{
    while (!m_stopping) {
        pollfd ready{m_socket, POLLIN, 0};
        if (::poll(&ready, 1, 20) <= 0)
            continue;
        std::array<char, 4096> buffer;
        sockaddr_in peer{};
        socklen_t length = sizeof peer;
        const ssize_t got =
            ::recvfrom(m_socket, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&peer), &length);
        if (got < 12)
            continue;
        ++m_questions;
        QByteArray message(buffer.data(), qsizetype(got));
        QByteArray answer;
        switch (m_manner) {
        case Manner::Silent: break;
        case Manner::StripsDnssec: {
            qsizetype end = 12; // the header, RFC 1035 §4.1.1; then one question
            while (end < message.size() && message[end] != 0)
                end += 1 + static_cast<unsigned char>(message[end]);
            message.truncate(end + 5);
            message[10] = message[11] = 0; // ARCOUNT: no OPT record
            answer = exchange(message, "127.0.0.1", target, 1'000);
            break;
        }
        case Manner::Refuses:
            answer = message;
            answer[2] = char(answer[2] | 0x80);
            answer[3] = 5;
            break;
        }
        if (!answer.isEmpty())
            ::sendto(m_socket, answer.constData(), size_t(answer.size()), 0, reinterpret_cast<sockaddr *>(&peer),
                     length);
    }
}

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Memory = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;

template <typename Write> QByteArray pem(Write write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    QByteArray text(4096, Qt::Uninitialized);
    text.truncate(BIO_read(memory.get(), text.data(), int(text.size())));
    return text;
}

Memory reader(const QByteArray &text)
{
    return Memory(BIO_new_mem_buf(text.constData(), int(text.size())));
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

} // namespace

Certificate certificateFor(const QByteArray &name, const Certificate *issuer, Validity validity, NameIn nameIn)
{
    const Key key(EVP_EC_gen("P-256"));
    const X509Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    static long serial = 0;
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    ASN1_TIME_set_string(X509_getm_notBefore(certificate.get()), "20200101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(certificate.get()),
                         validity == Validity::Expired ? "20200201000000Z" : "20700101000000Z");
    X509_set_pubkey(certificate.get(), key.get());

    // Subjects differ by their serial number, so nobody is taken for an issuer by mistake.
    const QByteArray commonName = nameIn == NameIn::Subject ? name : "lab " + QByteArray::number(serial);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    if (nameIn == NameIn::AlternativeName)
        addExtension(certificate.get(), NID_subject_alt_name, "DNS:" + name);

    if (issuer) {
        const X509Certificate above(PEM_read_bio_X509(reader(issuer->certificate).get(), nullptr, nullptr, nullptr));
        const Key signing(PEM_read_bio_PrivateKey(reader(issuer->key).get(), nullptr, nullptr, nullptr));
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(above.get()));
        X509_sign(certificate.get(), signing.get(), EVP_sha256());
    } else {
        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
        X509_sign(certificate.get(), key.get(), EVP_sha256());
    }
    return {pem([&](BIO *to) { PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }),
            pem([&](BIO *to) { PEM_write_bio_X509(to, certificate.get()); })};
}

Tap::Tap(quint16 target, const QByteArray &address, quint16 port) : m_port(port ? port : freePort(address))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    m_datagramSocket = ::socket(AF_INET, SOCK_DGRAM, 0);
    const int on = 1; // a port that was in use a moment ago
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bindTo(m_listener, address, m_port) && bindTo(m_datagramSocket, address, m_port)
        && ::listen(m_listener, 64) == 0)
        m_thread = std::thread(&Tap::run, this, target);
}

Tap::~Tap()
{
    m_stopping = true;
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_listener);
    ::close(m_datagramSocket);
}

QByteArray Tap::sent() const
{
    const std::lock_guard lock(m_mutex);
    return m_sent;
}

void Tap::run(quint16 target)
{
    struct Connection {
        int client;
        int server; // -1: none
        bool isMute = false;
    };
    std::vector<Connection> connections;
    const auto closeAll = [&] {
        for (const Connection &connection : connections) {
            ::close(connection.client);
            if (connection.server >= 0)
                ::close(connection.server);
        }
        connections.clear();
    };
    std::array<char, 65'536> buffer;
    // Octets from one side; false where that side has closed.
    const auto pass = [&](int from, int to, bool isRecorded) {
        const ssize_t got = ::recv(from, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return false;
        if (isRecorded) {
            const std::lock_guard lock(m_mutex);
            m_sent.append(buffer.data(), qsizetype(got));
        }
        return to < 0 || ::send(to, buffer.data(), size_t(got), MSG_NOSIGNAL) == got;
    };
    while (!m_stopping) {
        if (m_isCutting.exchange(false))
            closeAll();
        if (m_isMuting.exchange(false)) {
            for (Connection &connection : connections)
                connection.isMute = true;
        }
        std::vector<pollfd> fds{{m_listener, POLLIN, 0}, {m_datagramSocket, POLLIN, 0}};
        for (const Connection &connection : connections) {
            fds.push_back({connection.isMute ? -1 : connection.client, POLLIN, 0});
            fds.push_back({connection.isMute ? -1 : connection.server, POLLIN, 0});
        }
        if (::poll(fds.data(), nfds_t(fds.size()), 20) <= 0)
            continue;
        std::vector<Connection> open;
        for (size_t i = 0; i < connections.size(); ++i) {
            const auto [client, server, isMute] = connections[i];
            if ((fds[2 + 2 * i].revents && !pass(client, server, true))
                || (fds[3 + 2 * i].revents && !pass(server, client, false))) {
                ::close(client);
                if (server >= 0)
                    ::close(server);
            } else {
                open.push_back(connections[i]);
            }
        }
        connections.swap(open);
        if (fds[1].revents && ::recv(m_datagramSocket, buffer.data(), buffer.size(), 0) >= 0)
            ++m_datagrams;
        if (fds[0].revents) {
            Connection connection{::accept(m_listener, nullptr, nullptr), -1};
            ++m_connections;
            if (target) {
                connection.server = ::socket(AF_INET, SOCK_STREAM, 0);
                const sockaddr_in remote = socketAddress("127.0.0.1", target);
                ::connect(connection.server, reinterpret_cast<const sockaddr *>(&remote), sizeof remote);
            }
            connections.push_back(connection);
        }
    }
    closeAll();
}

} // namespace waxseal::lab
