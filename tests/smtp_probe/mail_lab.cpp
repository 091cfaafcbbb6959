// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/smtp_probe/mail_lab.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>
#include <csignal>

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <pwd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxseal::lab {

namespace {

const QString daemons = QStringLiteral("/usr/lib/postfix/sbin");

sockaddr_in loopback(quint16 port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    result.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return result;
}

/// A listening socket on a port that is free, and the port.
int listener(quint16 &port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in local = loopback(0);
    socklen_t length = sizeof local;
    auto *address = reinterpret_cast<sockaddr *>(&local);
    if (::bind(fd, address, length) != 0 || ::listen(fd, 128) != 0 || ::getsockname(fd, address, &length) != 0)
        qFatal("no port to listen on");
    port = ntohs(local.sin_port);
    return fd;
}

bool answers(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in remote = loopback(port);
    const bool isThere = ::connect(fd, reinterpret_cast<const sockaddr *>(&remote), sizeof remote) == 0;
    ::close(fd);
    return isThere;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using Memory = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using X509Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

Memory reader(const QByteArray &text)
{
    return Memory(BIO_new_mem_buf(text.constData(), int(text.size())));
}

X509Certificate readCertificate(const Certificate &certificate)
{
    return X509Certificate(PEM_read_bio_X509(reader(certificate.certificate).get(), nullptr, nullptr, nullptr));
}

template <typename Encode, typename Object> QByteArray encoded(Encode encode, Object *object)
{
    unsigned char *der = nullptr;
    const int size = encode(object, &der);
    const QByteArray result(reinterpret_cast<char *>(der), size);
    OPENSSL_free(der);
    return result;
}

} // namespace

QFuture<dns::Lookup> Addresses::query(const dns::Question &question)
{
    ++m_questions;
    dns::Lookup lookup{.question = question, .status = dns::Status::Absent};
    for (const QByteArray &text : m_hosts.value(question.name.toByteArray())) {
        const IpAddress address = IpAddress::parse(text).value();
        if (address.isIpv4() == (question.type == dns::Type::A)) {
            lookup.status = dns::Status::Secure;
            lookup.rdata.append(address.octets().toByteArray());
        }
    }
    return QtFuture::makeReadyFuture(lookup);
}

void Stage::say(const QByteArray &octets)
{
    for (qsizetype sent = 0; sent < octets.size() && !m_isClosing;) {
        pollfd waiting{m_fd, POLLOUT, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const ssize_t count =
            ::send(m_fd, octets.constData() + sent, size_t(octets.size() - sent), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0)
            return;
        sent += count;
    }
}

bool Stage::waitToRead()
{
    while (true) {
        const bool isClosing = m_isClosing; // what was said before that is still heard
        pollfd waiting{m_fd, POLLIN, 0};
        if (::poll(&waiting, 1, isClosing ? 0 : 20) > 0)
            return true;
        if (isClosing)
            return false;
    }
}

QByteArray Stage::hear()
{
    QByteArray line;
    char octet = 0;
    while (waitToRead() && ::recv(m_fd, &octet, 1, 0) == 1) {
        line.append(octet);
        if (octet == '\n')
            return line;
    }
    return {};
}

void Stage::waitForTheEnd()
{
    std::array<char, 512> buffer;
    while (waitToRead() && ::recv(m_fd, buffer.data(), buffer.size(), 0) > 0) {
    }
}

QByteArray Stage::startTls(const Certificate &certificate)
{
    const std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>> context(SSL_CTX_new(TLS_server_method()));
    const X509Certificate own = readCertificate(certificate);
    const Key key(PEM_read_bio_PrivateKey(reader(certificate.key).get(), nullptr, nullptr, nullptr));
    SSL_CTX_use_certificate(context.get(), own.get());
    SSL_CTX_use_PrivateKey(context.get(), key.get());
    const std::unique_ptr<SSL, FreeWith<SSL_free>> ssl(SSL_new(context.get()));
    SSL_set_fd(ssl.get(), m_fd);
    if (SSL_accept(ssl.get()) != 1)
        return {};
    const char *name = SSL_get_servername(ssl.get(), TLSEXT_NAMETYPE_host_name);
    return name ? QByteArray(name) : QByteArray();
}

Theatre::Theatre(std::function<void(Stage &)> play) : m_play(std::move(play))
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes with write()
    m_listener = listener(m_port);
    m_thread = std::thread(&Theatre::run, this);
}

Theatre::~Theatre()
{
    m_isClosing = true;
    m_thread.join();
    for (std::thread &thread : m_connectionsThreads)
        thread.join();
    ::close(m_listener);
}

void Theatre::run()
{
    while (!m_isClosing) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        ++m_connections;
        m_connectionsThreads.emplace_back([this, fd] {
            Stage stage(fd, m_isClosing);
            m_play(stage);
            ::close(fd);
        });
    }
}

QString Postfix::missing()
{
    if (!QFileInfo(daemons + QStringLiteral("/master")).isExecutable() || !::getpwnam("postfix"))
        return QStringLiteral("Postfix is not installed (package postfix)");
    if (::geteuid() != 0)
        return QStringLiteral("Postfix's master must be started by root");
    return {};
}

bool Postfix::start(std::vector<Service> services)
{
    const passwd *user = ::getpwnam("postfix");
    const auto path = [&](const char *name) { return m_folder.filePath(QLatin1String(name)); };
    const auto folder = [&](const char *name, bool isPostfix, mode_t mode) {
        const QByteArray made = QFile::encodeName(path(name));
        ::mkdir(made.constData(), mode);
        ::chmod(made.constData(), mode); // whatever the umask
        return !isPostfix || ::chown(made.constData(), user->pw_uid, user->pw_gid) == 0;
    };
    const QByteArray base = QFile::encodeName(m_folder.path());
    ::chmod(base.constData(), 0755);
    if (!folder("spool", false, 0755) || !folder("spool/pid", false, 0755) || !folder("spool/private", true, 0700)
        || !folder("spool/public", true, 0710) || !folder("data", true, 0700))
        return false;

    QByteArray master = "tlsmgr unix - - n 1000? 1 tlsmgr\n"
                        "anvil unix - - n - 1 anvil\n"
                        "rewrite unix - - n - - trivial-rewrite\n"
                        "proxymap unix - - n - - proxymap\n"
                        "postlog unix-dgram n - n - 1 postlogd\n";
    for (size_t i = 0; i < services.size(); ++i) {
        Service &service = services[i];
        ::close(listener(service.port));
        const QString chain = path(qPrintable(QStringLiteral("chain%1.pem").arg(i)));
        write(chain, service.chain.join());
        master += "127.0.0.1:" + QByteArray::number(service.port)
            + " inet n - n - - smtpd -o smtpd_tls_chain_files=" + QFile::encodeName(chain);
        for (const QByteArray &setting : service.settings)
            master += " -o " + setting;
        master += '\n';
    }
    write(path("master.cf"), master);
    write(path("main.cf"),
          "compatibility_level = 3.6\n"
          "queue_directory = "
              + base + "/spool\ndata_directory = " + base
              + "/data\ncommand_directory = /usr/sbin\ndaemon_directory = " + QFile::encodeName(daemons)
              + "\nmail_owner = postfix\nsetgid_group = postdrop\n"
                "inet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n"
                "myhostname = mx.example\nmydestination =\nalias_maps =\nlocal_recipient_maps =\n"
                "smtpd_peername_lookup = no\nsmtpd_tls_security_level = may\n"
                "maillog_file = "
              + base + "/log\nmaillog_file_prefixes = " + base + '\n');
    m_services = std::move(services);

    m_process.setChildProcessModifier([] {
        ::setsid(); // master ends its children as a group
#ifdef __linux__
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // a test that crashes takes its mail server with it
#endif
    });
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(daemons + QStringLiteral("/master"), {QStringLiteral("-c"), m_folder.path(), QStringLiteral("-d")});
    if (!m_process.waitForStarted())
        return false;
    QElapsedTimer waited;
    for (waited.start(); waited.elapsed() < 20'000 && m_process.state() == QProcess::Running;) {
        if (answers(m_services.back().port))
            return true;
        m_process.waitForFinished(50);
    }
    qWarning("postfix: %s", log().constData());
    return false;
}

Postfix::~Postfix()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QByteArray Postfix::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray derOf(const Certificate &certificate)
{
    return encoded(i2d_X509, readCertificate(certificate).get());
}

QByteArray certificateHash(const Certificate &certificate)
{
    return QCryptographicHash::hash(derOf(certificate), QCryptographicHash::Sha256);
}

QByteArray keyHash(const Certificate &certificate)
{
    return QCryptographicHash::hash(encoded(i2d_PUBKEY, X509_get0_pubkey(readCertificate(certificate).get())),
                                    QCryptographicHash::Sha256);
}

} // namespace waxseal::lab
