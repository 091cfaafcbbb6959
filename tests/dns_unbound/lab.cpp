// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/dns_unbound/lab.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>

#include <arpa/inet.h>
#include <csignal>
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
            return QStringLiteral("%1 is not installed (packages ldnsutils, nsd, openssl)").arg(name);
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

} // namespace waxseal::lab
