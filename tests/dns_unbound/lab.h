// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <mutex>
#include <thread>

/// Signed zones and name servers on loopback, made by the test and gone with it.
namespace waxseal::lab {

/// A sentence for QSKIP where one of the programs is not installed, or empty.
QString missing(const QStringList &programs);

/// What every zone here says about its name server. A loopback address of its own, so that port 53 may be free there.
inline const QByteArray nameServerAddress = "127.83.0.1";

enum class Denial { Nsec, Nsec3, Nsec3OptOut };
enum class Validity { Lasting, Expired };

/// A folder of zones, each with one key.
class Zones {
public:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &content) const;
    /// "<zone> IN DS …" of the zone's key, which is made at the first call.
    QByteArray ds(const QByteArray &zone);
    /// Signs @p records (relative to @p zone; SOA and NS are added) and gives the signed file.
    QString sign(const QByteArray &zone, const QByteArray &records, Denial denial = Denial::Nsec,
                 Validity validity = Validity::Lasting);
    /// The same zone without signatures.
    QString leaveUnsigned(const QByteArray &zone, const QByteArray &records);
    /// Replaces octets in a file, as somebody would who has no key.
    void tamper(const QString &file, const QByteArray &from, const QByteArray &to);

    /// The files so far, by zone.
    const QHash<QByteArray, QString> &files() const { return m_files; }

private:
    QTemporaryDir m_folder;
    QHash<QByteArray, QByteArray> m_keys;
    QHash<QByteArray, QString> m_files;
};

/// NSD with the given zones.
class NameServer {
public:
    NameServer() = default;
    ~NameServer() { stop(); }
    bool start(const QHash<QByteArray, QString> &zones, const QByteArray &address = "127.0.0.1", quint16 port = 0,
               const QByteArray &tlsKey = {}, const QByteArray &tlsCertificate = {});
    void stop();
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
};

/// A UDP server in front of a name server.
class Relay {
public:
    enum class Manner {
        Silent,       ///< reads and never answers
        StripsDnssec, ///< leaves EDNS out, so no signatures come back (RFC 3225 §3)
        Refuses,      ///< answers REFUSED
    };
    Relay(Manner manner, quint16 target, const QByteArray &address = "127.0.0.1", quint16 port = 0);
    ~Relay();
    bool isValid() const { return m_socket >= 0; }
    quint16 port() const { return m_port; }
    int questions() const { return m_questions; }

private:
    void run(quint16 target);
    Manner m_manner;
    int m_socket = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_questions = 0;
    std::thread m_thread;
};

/// A private key and its certificate, in PEM.
struct Certificate {
    QByteArray key;
    QByteArray certificate;
};

enum class NameIn { AlternativeName, Subject };

/// A certificate for a server's @p name, signed by @p issuer. Without one it signs itself, and may sign others.
Certificate certificateFor(const QByteArray &name, const Certificate *issuer = nullptr,
                           Validity validity = Validity::Lasting, NameIn nameIn = NameIn::AlternativeName);

/// A TCP server in front of another that remembers what clients send. Over UDP it counts, on the same port.
class Tap {
public:
    /// @param target on 127.0.0.1; 0: takes everything and never says a word
    explicit Tap(quint16 target, const QByteArray &address = "127.0.0.1", quint16 port = 0);
    ~Tap();
    bool isValid() const { return m_thread.joinable(); }
    quint16 port() const { return m_port; }
    int connections() const { return m_connections; }
    int datagrams() const { return m_datagrams; }
    QByteArray sent() const;
    void cutConnections() { m_isCutting = true; }
    /// Passes nothing any more on the connections so far, as where a laptop has changed its network.
    void muteConnections() { m_isMuting = true; }

private:
    void run(quint16 target);
    int m_listener = -1;
    int m_datagramSocket = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_isCutting = false;
    std::atomic<bool> m_isMuting = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_datagrams = 0;
    mutable std::mutex m_mutex; ///< guards the next one
    QByteArray m_sent;
    std::thread m_thread;
};

} // namespace waxseal::lab
