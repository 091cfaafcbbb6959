// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dane/tlsa.h"
#include "tests/dane/certificates.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <ldns/ldns.h>

using namespace waxseal;
using namespace waxseal::dane;
using lab::recordFor;
using lab::Validity;

namespace {

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

/// What ldns' own verification says, by the clock and whatever the names.
bool ldnsAgrees(const Tlsa &record, const QByteArrayList &pems)
{
    const QByteArray text = "mx.example. 3600 IN TLSA " + record.toByteArray();
    ldns_rr *made = nullptr;
    if (ldns_rr_new_frm_str(&made, text.constData(), 0, nullptr, nullptr) != LDNS_STATUS_OK)
        return false;
    const std::unique_ptr<ldns_rr, lab::Release<ldns_rr_free>> owned(made);
    STACK_OF(X509) *others = sk_X509_new_null();
    for (const QByteArray &pem : pems)
        sk_X509_push(others, lab::x509Of(pem).release());
    const std::unique_ptr<X509_STORE, lab::Release<X509_STORE_free>> store(X509_STORE_new());
    const ldns_status status = ldns_dane_verify_rr(made, sk_X509_value(others, 0), others, store.get());
    sk_X509_pop_free(others, X509_free);
    return status == LDNS_STATUS_OK;
}

} // namespace

/// The same certificates judged by others.
class SecondOpinionTest : public QObject {
    Q_OBJECT

private:
    lab::Certificate m_root, m_otherRoot, m_server, m_expired;

    void addRows() const
    {
        QTest::addColumn<Tlsa>("record");
        QTest::addColumn<QByteArrayList>("chain"); ///< the first is the server's
        QTest::addColumn<QByteArray>("key");
        const QByteArrayList shown{m_server.certificate, m_root.certificate};
        for (int selector : {0, 1}) {
            for (int type : {0, 1, 2}) {
                QTest::addRow("3 %d %d", selector, type)
                    << recordFor(m_server.certificate, 3, selector, type) << shown << m_server.key;
                QTest::addRow("2 %d %d", selector, type)
                    << recordFor(m_root.certificate, 2, selector, type) << shown << m_server.key;
                QTest::addRow("3 %d %d of another", selector, type)
                    << recordFor(m_root.certificate, 3, selector, type) << shown << m_server.key;
                QTest::addRow("2 %d %d of another", selector, type)
                    << recordFor(m_otherRoot.certificate, 2, selector, type) << shown << m_server.key;
            }
        }
        QTest::newRow("expired, 3 1 1") << recordFor(m_expired.certificate, 3, 1, 1)
                                        << QByteArrayList{m_expired.certificate} << m_expired.key;
        QTest::newRow("expired, 2 0 1") << recordFor(m_root.certificate, 2, 0, 1)
                                        << QByteArrayList{m_expired.certificate, m_root.certificate} << m_expired.key;
        QTest::newRow("anchor not shown")
            << recordFor(m_root.certificate, 2, 0, 1) << QByteArrayList{m_server.certificate} << m_server.key;
        QTest::newRow("anchor in the record")
            << recordFor(m_root.certificate, 2, 0, 0) << QByteArrayList{m_server.certificate} << m_server.key;
    }

    static bool matches(const Tlsa &record, const QByteArrayList &pems)
    {
        Chain chain;
        for (const QByteArray &pem : pems)
            chain.certificates << lab::derOf(pem);
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        return matchChain({record}, chain, {name("mx.example")}, now) == Match::Matches;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_root = lab::certificateFor("root.example");
        m_otherRoot = lab::certificateFor("root.example");
        m_server = lab::certificateFor("mx.example", &m_root);
        m_expired = lab::certificateFor("mx.example", &m_root, Validity::Expired);
    }

    void ldnsVerifiesTheSame_data() { addRows(); }
    void ldnsVerifiesTheSame()
    {
        QFETCH(Tlsa, record);
        QFETCH(QByteArrayList, chain);
        QCOMPARE(matches(record, chain), ldnsAgrees(record, chain));
    }

    void ldnsDaneSaysTheSameOfAServer_data() { addRows(); }
    void ldnsDaneSaysTheSameOfAServer()
    {
        if (const QString sentence = lab::missing({QStringLiteral("ldns-dane"), QStringLiteral("openssl")});
            !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        QFETCH(Tlsa, record);
        QFETCH(QByteArrayList, chain);
        QFETCH(QByteArray, key);
        quint16 port = 0;
        {
            QTcpServer free;
            QVERIFY(free.listen(QHostAddress::LocalHost));
            port = free.serverPort();
        }
        const lab::Zones folder; // a folder of its own
        QProcess server;
        server.setStandardInputFile(QProcess::nullDevice());
        server.setStandardOutputFile(QProcess::nullDevice());
        QStringList arguments{QStringLiteral("s_server"), QStringLiteral("-www"),
                              QStringLiteral("-accept"),  QStringLiteral("127.0.0.1:%1").arg(port),
                              QStringLiteral("-key"),     folder.write(QStringLiteral("key"), key),
                              QStringLiteral("-cert"),    folder.write(QStringLiteral("own"), chain.first())};
        if (chain.size() > 1)
            arguments << QStringLiteral("-cert_chain") << folder.write(QStringLiteral("chain"), chain.mid(1).join());
        server.start(QStringLiteral("openssl"), arguments);
        QVERIFY(server.waitForStarted());
        QElapsedTimer waited;
        bool isUp = false;
        for (waited.start(); !isUp && waited.elapsed() < 20'000 && server.state() == QProcess::Running;) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            isUp = socket.waitForConnected(200);
            if (!isUp)
                server.waitForFinished(50); // for state()
        }
        QVERIFY2(isUp, server.readAllStandardError().constData());

        QProcess other;
        other.start(QStringLiteral("ldns-dane"),
                    {QStringLiteral("-d"), QStringLiteral("-a"), QStringLiteral("127.0.0.1"), QStringLiteral("-t"),
                     folder.write(QStringLiteral("tlsa"),
                                  '_' + QByteArray::number(port) + "._tcp.mx.example. 3600 IN TLSA "
                                      + record.toByteArray() + '\n'),
                     QStringLiteral("verify"), QStringLiteral("mx.example"), QString::number(port)});
        QVERIFY(other.waitForFinished());
        server.kill();
        server.waitForFinished();
        const QByteArray said = other.readAllStandardOutput() + other.readAllStandardError();
        QVERIFY2(said.contains("dane-validate"), said.constData());
        QVERIFY2(matches(record, chain) == said.contains("dane-validated successfully"), said.constData());
    }
};

QTEST_GUILESS_MAIN(SecondOpinionTest)

#include "second_opinion_test.moc"
