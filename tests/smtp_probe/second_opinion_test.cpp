// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/unbound_resolver.h"
#include "core/smtp_probe/smtp_prober.h"
#include "tests/smtp_probe/mail_lab.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QtEndian>
#include <QTest>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace waxseal;
using namespace waxseal::smtp_probe;
using namespace std::chrono_literals;
using dane::Match;
using lab::Certificate;
using lab::Postfix;

namespace {

const QByteArray resolverAddress = "127.83.0.6";
constexpr quint16 dnsPort = 53;

/// A validating name server for programs that believe one: what our own resolver says, with the AD bit where it is secure.
class Validator {
public:
    explicit Validator(dns::Resolver &resolver) : m_resolver(resolver)
    {
        sockaddr_in local{};
        local.sin_family = AF_INET;
        local.sin_port = htons(dnsPort);
        inet_pton(AF_INET, resolverAddress.constData(), &local.sin_addr);
        m_socket = ::socket(AF_INET, SOCK_DGRAM, 0);
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&local), sizeof local) == 0)
            m_thread = std::thread(&Validator::run, this);
    }
    ~Validator()
    {
        m_isClosing = true;
        if (m_thread.joinable())
            m_thread.join();
        ::close(m_socket);
    }
    bool isValid() const { return m_thread.joinable(); }

private:
    void run()
    {
        while (!m_isClosing) {
            pollfd ready{m_socket, POLLIN, 0};
            if (::poll(&ready, 1, 20) <= 0)
                continue;
            QByteArray question(4'096, Qt::Uninitialized);
            sockaddr_in peer{};
            socklen_t length = sizeof peer;
            question.truncate(::recvfrom(m_socket, question.data(), size_t(question.size()), 0,
                                         reinterpret_cast<sockaddr *>(&peer), &length));
            const QByteArray answer = answerTo(question);
            ::sendto(m_socket, answer.constData(), size_t(answer.size()), 0, reinterpret_cast<sockaddr *>(&peer),
                     length);
        }
    }

    QByteArray answerTo(const QByteArray &question) // RFC 1035 §4.1
    {
        const auto number = [](quint16 value) {
            const quint16 octets = qToBigEndian(value);
            return QByteArray(reinterpret_cast<const char *>(&octets), sizeof octets);
        };
        constexpr qsizetype header = 12;
        qsizetype end = header;
        QByteArray text;
        while (question.at(end) != 0) {
            text += question.mid(end + 1, question.at(end)) + '.';
            end += 1 + question.at(end);
        }
        const auto type = qFromBigEndian<quint16>(question.constData() + end + 1);
        const auto name = DomainName::parse(text.isEmpty() ? "." : text.chopped(1));
        const dns::Lookup lookup = name ? m_resolver.query({*name, dns::Type(type)}).result()
                                        : dns::Lookup{.question = {DomainName::root(), {}}};

        quint16 flags = 0x8180; // QR RD RA
        switch (lookup.status) {
        case dns::Status::Secure:
        case dns::Status::Absent: flags |= 0x20; break; // AD, RFC 4035 §3.2.3
        case dns::Status::Insecure: break;
        case dns::Status::Bogus:
        case dns::Status::NoAnswer: flags |= 2; break; // SERVFAIL
        }
        if (!lookup.nameExists)
            flags |= 3; // NXDOMAIN
        QByteArray answer = question.first(2) + number(flags) + number(1) + number(quint16(lookup.rdata.size()))
            + number(0) + number(0) + question.mid(header, end + 5 - header);
        for (const QByteArray &rdata : lookup.rdata)
            answer += number(0xc00c) + number(type) + number(1) + number(0) + number(60) + number(quint16(rdata.size()))
                + rdata;
        return answer;
    }

    dns::Resolver &m_resolver;
    int m_socket = -1;
    std::atomic<bool> m_isClosing = false;
    std::thread m_thread;
};

QByteArray record(quint16 port, const QByteArray &numbers, const QByteArray &data)
{
    return '_' + QByteArray::number(port) + "._tcp.mx TLSA " + numbers + ' ' + data.toHex() + '\n';
}

} // namespace

/// posttls-finger comes with Postfix and judges as Postfix's own deliveries do.
class SecondOpinionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void postfixJudgesAlike()
    {
        QString sentence = Postfix::missing();
        if (sentence.isEmpty())
            sentence = lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen")});
        if (sentence.isEmpty() && QStandardPaths::findExecutable(QStringLiteral("unshare")).isEmpty())
            sentence = QStringLiteral("unshare is not installed (package util-linux)");
        if (!sentence.isEmpty())
            QSKIP(qPrintable(sentence));

        const Certificate authority = lab::certificateFor("ca.example");
        const Certificate leaf = lab::certificateFor("mx.example", &authority);
        const Certificate expired = lab::certificateFor("mx.example", &authority, lab::Validity::Expired);
        const Certificate foreign = lab::certificateFor("other.example", &authority);
        const QByteArray keyHash = lab::keyHash(leaf);
        const QByteArray authorityHash = lab::certificateHash(authority);

        struct Case {
            const char *title;
            const Certificate *certificate;
            std::vector<std::pair<QByteArray, QByteArray>> records;
            Match expected;
        };
        const std::vector<Case> cases = {
            {"3 1 1", &leaf, {{"3 1 1", keyHash}}, Match::Matches},
            {"2 0 1", &leaf, {{"2 0 1", authorityHash}}, Match::Matches},
            {"2 1 1", &leaf, {{"2 1 1", lab::keyHash(authority)}}, Match::Matches},
            {"3 0 1", &leaf, {{"3 0 1", lab::certificateHash(leaf)}}, Match::Matches},
            {"a wrong 3 1 1", &leaf, {{"3 1 1", lab::keyHash(foreign)}}, Match::Differs},
            {"a wrong 3 1 1 and a right 2 0 1",
             &leaf,
             {{"3 1 1", lab::keyHash(foreign)}, {"2 0 1", authorityHash}},
             Match::Matches},
            {"3 1 1, expired", &expired, {{"3 1 1", lab::keyHash(expired)}}, Match::Matches}, // RFC 7672 §3.1.1
            {"2 0 1, expired", &expired, {{"2 0 1", authorityHash}}, Match::Differs},
            {"3 1 1, another name", &foreign, {{"3 1 1", lab::keyHash(foreign)}}, Match::Matches},
            {"2 0 1, another name", &foreign, {{"2 0 1", authorityHash}}, Match::Differs},
            {"2 1 1 of the server's own key", &leaf, {{"2 1 1", keyHash}}, Match::Differs},
        };
        std::vector<Postfix::Service> services;
        for (const Case &each : cases)
            services.push_back({{each.certificate->key, each.certificate->certificate, authority.certificate}, {}});
        Postfix postfix;
        QVERIFY(postfix.start(services));

        // A zone that is really signed, and the resolver that validates it for us and for Postfix.
        lab::Zones zones;
        QByteArray records = "mx A 127.0.0.1\n";
        for (size_t i = 0; i < cases.size(); ++i) {
            for (const auto &[numbers, data] : cases[i].records)
                records += record(postfix.port(i), numbers, data);
        }
        dns_unbound::Settings settings;
        settings.zoneFiles = {zones.sign("example.", records)};
        settings.trustAnchorFile = zones.write(QStringLiteral("anchor"), zones.ds("example.") + '\n');
        auto resolver = dns_unbound::UnboundResolver::create(settings);
        QVERIFY(resolver);
        Validator validator(**resolver);
        if (!validator.isValid())
            QSKIP("port 53 cannot be bound here");

        // Every program of this system asks the resolvers of one file. A look of its own at the files lets it be ours.
        const QString resolvConf =
            zones.write(QStringLiteral("resolv.conf"), "nameserver " + resolverAddress + "\noptions trust-ad\n");
        const auto finger = [&](quint16 port) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(
                QStringLiteral("unshare"),
                {QStringLiteral("--mount"), QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                 QStringLiteral("mount --bind '%1' /etc/resolv.conf && exec posttls-finger -c -o config_directory='%2' "
                                "-o smtp_dns_support_level=dnssec -L summary -l dane-only '[mx.example]:%3'")
                     .arg(resolvConf, postfix.folder())
                     .arg(port)});
            process.waitForFinished();
            return process.readAll();
        };
        if (const QByteArray said = finger(postfix.port(0)); said.contains("mount:") || said.contains("unshare:"))
            QSKIP(("this system gives no name space of one's own: " + said).constData());

        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        for (size_t i = 0; i < cases.size(); ++i) {
            const DomainName host = DomainName::parse("mx.example").value();
            SmtpProber ours({.port = postfix.port(i), .mayUseInternalAddresses = true}, **resolver);
            const dane::Probed seen = ours.probe(host).result();
            QVERIFY2(seen, cases[i].title);
            const dns::Question question{host.below('_' + QByteArray::number(postfix.port(i)) + "._tcp").value(),
                                         dns::Type::Tlsa};
            const dns::Lookup lookup = (*resolver)->query(question).result();
            QVERIFY2(lookup.status == dns::Status::Secure, cases[i].title);
            const Match match = dane::matchChain(dane::decodeTlsa(lookup), seen->chain, {host}, now);
            QVERIFY2(match == cases[i].expected, cases[i].title);

            const QByteArray said = finger(postfix.port(i));
            const bool isVerified = said.contains("Verified TLS connection established");
            const bool isNot = said.contains("ntrusted TLS connection established") || said.contains("not verified");
            QVERIFY2(isVerified != isNot, (cases[i].title + (": " + said)).constData());
            QVERIFY2(isVerified == (match == Match::Matches), (cases[i].title + (": " + said)).constData());
        }
    }
};

QTEST_GUILESS_MAIN(SecondOpinionTest)
#include "second_opinion_test.moc"
