// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "tests/dns_unbound/lab.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

#ifdef __linux__
#include <csignal>
#include <sys/prctl.h>
#endif

/// Web servers on loopback, made by the test and gone with it.
namespace waxseal::lab {

inline quint16 freeTcpPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// nginx with a configuration and files of its own.
class Nginx {
public:
    ~Nginx()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(5'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    static QString program()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
        return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")})
                               : found;
    }

    QString write(const QByteArray &name, const QByteArray &content) const
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s: %s", name.constData(), qPrintable(file.errorString()));
        return path;
    }
    QByteArray read(const QByteArray &name) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A site of this host on a port, with a file of its own at the place of the policy.
    void add(const QByteArray &host, quint16 port, const QByteArray &file, const Certificate *certificate,
             const QByteArray &more = {})
    {
        const QByteArray number = QByteArray::number(++m_sites);
        write(number + "/.well-known/mta-sts.txt", file);
        m_servers += "server { listen 127.0.0.1:" + QByteArray::number(port) + (certificate ? " ssl" : "")
            + "; server_name " + host + "; root " + number + "; " + more;
        if (certificate) {
            write(number + ".pem", certificate->certificate);
            write(number + ".key", certificate->key);
            m_servers += " ssl_certificate " + number + ".pem; ssl_certificate_key " + number + ".key;";
        }
        m_servers += " }\n";
    }

    bool start(quint16 port)
    {
        write("nginx.conf",
              "daemon off; master_process off; pid nginx.pid; error_log error.log info;\n"
              "events { worker_connections 64; }\nhttp {\n"
              "log_format seen '$ssl_server_name|$http_host|$request|$http_user_agent|$http_accept_encoding|"
              "$http_cookie$http_accept_language$http_referer|$http_connection';\naccess_log access.log seen;\n"
              "client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;\n"
              "scgi_temp_path scgi; types { text/plain txt; } sendfile off;\n"
                  + m_servers + "}\n");
#ifdef __linux__
        // A test that crashes takes its web server with it.
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
        m_process.start(program(),
                        {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"),
                         m_folder.filePath(QStringLiteral("nginx.conf")), QStringLiteral("-e"),
                         m_folder.filePath(QStringLiteral("error.log"))});
        if (!m_process.waitForStarted())
            return false;
        for (int attempt = 0; attempt < 200 && m_process.state() == QProcess::Running; ++attempt) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            if (socket.waitForConnected(100))
                return true;
            m_process.waitForFinished(50);
        }
        qWarning("nginx: %s%s", read("error.log").constData(), m_process.readAllStandardError().constData());
        return false;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_servers;
    int m_sites = 0;
};

/// A TLS server that says what it is told to, in the test's own thread.
class OddServer {
public:
    using Answer = std::function<void(QSslSocket &)>;

    OddServer(const Certificate &certificate, Answer answer) : m_answer(std::move(answer))
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(certificate.certificate));
        tls.setPrivateKey(QSslKey(certificate.key, QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            auto *const socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection());
            QObject::connect(socket, &QIODevice::readyRead, socket, [this, socket] {
                m_request += socket->readAll();
                if (m_request.endsWith("\r\n\r\n"))
                    m_answer(*socket);
            });
            QObject::connect(socket, &QAbstractSocket::disconnected, socket, [this] { ++m_gone; });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }
    const QByteArray &request() const { return m_request; }
    int gone() const { return m_gone; }

private:
    Answer m_answer;
    QByteArray m_request;
    int m_gone = 0;
    QSslServer m_server;
};

} // namespace waxseal::lab
