// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/place/place.h"
#include "tests/kit/mail.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/// What the tests of the background work share.
namespace waxseal::desktop {

inline std::shared_ptr<app::Session> sessionWith(const dns_unbound::Settings &settings)
{
    auto session = app::Session::create(settings, std::nullopt);
    return session ? std::shared_ptr<app::Session>(std::move(*session)) : nullptr;
}

inline std::shared_ptr<app::Session> offlineSession()
{
    dns_unbound::Settings settings;
    settings.offline = true;
    return sessionWith(settings);
}

/// A name server that never answers; questions to it end after @p hard.
class SilentServer {
public:
    SilentServer() : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(m_address);
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&m_address), size) != 0
            || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&m_address), &size) != 0)
            qFatal("no UDP socket to be had");
    }
    ~SilentServer() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(SilentServer)

    std::shared_ptr<app::Session> session(std::chrono::milliseconds hard) const
    {
        dns_unbound::Settings settings;
        settings.upstream = dns_unbound::Forwarder{.address = "127.0.0.1", .port = ntohs(m_address.sin_port)};
        settings.hard = hard;
        return sessionWith(settings);
    }
    bool wasAsked() const
    {
        char octet = 0;
        return ::recv(m_socket, &octet, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
    }

private:
    int m_socket;
    sockaddr_in m_address{};
};

/// @param host of the own provider; empty: none is known
inline std::shared_ptr<const verdict::Account> accountOf(const QByteArray &host = "mx.own.example")
{
    auto account = std::make_shared<verdict::Account>();
    if (!host.isEmpty()) {
        account->own.domain = kit::name("own.example");
        account->own.addHostText(host, received::Source::Person);
    }
    return account;
}

/// With something @p above it the mail has an author, about whom DNS is asked; else there is nobody to ask about.
inline QByteArray mailWith(const QByteArray &subject, const QByteArray &above = {})
{
    kit::Mail mail{.above = above};
    if (above.isEmpty())
        mail.from = "Nobody";
    return mail.octets().replace("Subject: x", "Subject: " + subject);
}

inline void writeFile(const QString &path, const QByteArray &octets)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(octets), octets.size());
}

/// A list as a window would hold it.
class Shown {
public:
    explicit Shown(PlaceLoader &loader)
        : finished(&loader, &PlaceLoader::finished), progress(&loader, &PlaceLoader::progress)
    {
        QObject::connect(&loader, &PlaceLoader::rowsAdded, &m_context, [this](const QList<PlaceRow> &added) {
            batches << added.size();
            rows << added;
            isThere.resize(rows.size(), true);
        });
        QObject::connect(&loader, &PlaceLoader::rowsChanged, &m_context,
                         [this](const QList<int> &ids, const QList<PlaceRow> &changed) {
                             QCOMPARE(ids.size(), changed.size());
                             for (qsizetype i = 0; i < ids.size(); ++i) {
                                 QVERIFY(ids[i] < rows.size() && isThere[size_t(ids[i])]);
                                 rows[ids[i]] = changed[i];
                             }
                             changedIds << ids;
                         });
        QObject::connect(&loader, &PlaceLoader::rowsRemoved, &m_context, [this](const QList<int> &ids) {
            for (const int id : ids) {
                QVERIFY(id < rows.size() && isThere[size_t(id)]);
                isThere[size_t(id)] = false;
            }
        });
    }

    bool waitForEnd(int times = 1)
    {
        while (finished.size() < times) {
            if (!finished.wait(30'000))
                return false;
        }
        return true;
    }
    QStringList problems() const { return finished.last()[1].toStringList(); }

    QList<PlaceRow> present() const
    {
        QList<PlaceRow> result;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (isThere[size_t(i)])
                result << rows[i];
        }
        return result;
    }
    QStringList subjects() const
    {
        QStringList result;
        for (const PlaceRow &row : present())
            result << (row.error.isEmpty() ? row.summary.subject : QStringLiteral("error"));
        result.sort();
        return result;
    }
    bool areAllJudged() const
    {
        const QList<PlaceRow> all = present();
        return std::all_of(all.begin(), all.end(), [](const PlaceRow &row) { return row.isJudged; });
    }
    int idOf(const QString &subject) const
    {
        for (int i = 0; i < rows.size(); ++i) {
            if (isThere[size_t(i)] && rows[i].summary.subject == subject)
                return i;
        }
        return -1;
    }

    QList<PlaceRow> rows;
    std::vector<bool> isThere;
    QList<qsizetype> batches;
    QList<int> changedIds;
    QSignalSpy finished;
    QSignalSpy progress;

private:
    QObject m_context;
};

} // namespace waxseal::desktop
