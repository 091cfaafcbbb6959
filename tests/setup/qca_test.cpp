// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include <QtCrypto>
#include <QTest>

class QcaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOpenSslProviderSpeaksCms();
    void aHashIsComputedByIt();

private:
    QCA::Initializer m_qca;
};

void QcaTest::theOpenSslProviderSpeaksCms()
{
    QVERIFY2(QCA::isSupported("cms", QStringLiteral("qca-ossl")),
             qPrintable(QCA::supportedFeatures().join(QLatin1Char(' '))));
    QVERIFY(QCA::isSupported("cert", QStringLiteral("qca-ossl")));
}

void QcaTest::aHashIsComputedByIt()
{
    // FIPS 180-4, "abc"
    QCOMPARE(QCA::Hash(QStringLiteral("sha256"), QStringLiteral("qca-ossl")).hashToString("abc"),
             QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

QTEST_GUILESS_MAIN(QcaTest)
#include "qca_test.moc"
