// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "resources/demo/demo.h"
#include "tests/cli/command.h"
#include "tests/kit/kit.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;

/// The demonstration mailbox from the octets to the command line, against tests/demo/expected.tsv.
class DemonstrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMessageGivesWhatTheRulesSay_data();
    void everyMessageGivesWhatTheRulesSay();
    void everyExpectedMessageWasJudged();
    void theBuiltInDemonstrationSaysTheSame();
    void theDemonstrationExplainsOneOfEachKind();
    void aTamperedZoneConfirmsNothing_data();
    void aTamperedZoneConfirmsNothing();
    void aTamperedKeyVerifiesNothing();

private:
    QStringList dnsOptions(const QString &zones) const;
    QStringList accountOptions(const demo::Account &account) const;
    QString folderOf(const demo::Account &account) const;

    QTemporaryDir m_folder;
    QHash<QString, QStringList> m_expected; ///< "account/file" and the columns behind it
    QHash<QString, QJsonObject> m_judged;
};

namespace {

QString unpacked(const QString &resource, const QDir &folder)
{
    const QString path = folder.filePath(resource.section(QLatin1Char('/'), -1));
    QFile::remove(path);
    return QFile::copy(resource, path) && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner) ? path
                                                                                                            : QString();
}

QString at(const QJsonObject &object, const char *axis, const char *name)
{
    return object.value(QLatin1String(axis)).toObject().value(QLatin1String(name)).toString();
}

/// The zones of the demonstration with other text in them; how often it was changed, or nothing where that failed.
int tamperedZones(const QTemporaryDir &folder, const QByteArray &record, const QByteArray &instead)
{
    int changes = 0;
    for (const QString &zone : demo::manifest().zones) {
        QByteArray text = kit::fixture(QStringLiteral("resources/demo/zones/") + zone.section(QLatin1Char('/'), -1));
        changes += int(text.count(record));
        text.replace(record, instead);
        QFile file(folder.filePath(zone.section(QLatin1Char('/'), -1)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return 0;
    }
    return changes;
}

QStringList columnsOf(const QJsonObject &object)
{
    const QJsonValue boundary = object.value(QLatin1String("way_in")).toObject().value(QLatin1String("boundary"));
    return {
        at(object, "sender", "outcome"),  at(object, "sender", "reason"),
        at(object, "way_in", "outcome"),  at(object, "way_in", "reason"),
        at(object, "content", "outcome"), at(object, "way_in", "tes"),
        at(object, "way_in", "smtpsec"),  at(object, "way_in", "securemail"),
        at(object, "way_in", "bsi"),      boundary.isNull() ? QStringLiteral("-") : QString::number(boundary.toInt())};
}

} // namespace

QStringList DemonstrationTest::dnsOptions(const QString &zones) const
{
    QStringList options;
    for (const QString &zone : demo::manifest().zones)
        options << QStringLiteral("--zone") << zones + QLatin1Char('/') + zone.section(QLatin1Char('/'), -1);
    options << QStringLiteral("--trust-anchor") << m_folder.filePath(QStringLiteral("trust-anchor.ds"));
    options << QStringLiteral("--bsi-list") << m_folder.filePath(QStringLiteral("bsi-list.json"));
    options << QStringLiteral("--now") << demo::manifest().now.toString(Qt::ISODate);
    return options;
}

QStringList DemonstrationTest::accountOptions(const demo::Account &account) const
{
    QStringList options;
    if (!account.ownDomain.isEmpty())
        options << QStringLiteral("--own-domain") << account.ownDomain;
    for (const QString &host : account.ownHosts)
        options << QStringLiteral("--own-host") << host;
    for (const QString &id : account.authservIds)
        options << QStringLiteral("--authserv-id") << id;
    for (const QString &sealer : account.arcSealers)
        options << QStringLiteral("--arc-sealer") << sealer;
    return options;
}

QString DemonstrationTest::folderOf(const demo::Account &account) const
{
    return QStringLiteral(WAXSEAL_SOURCE_DIR "/resources/demo/") + account.name;
}

void DemonstrationTest::initTestCase()
{
    const demo::Manifest manifest = demo::manifest();
    QDir folder(m_folder.path());
    QVERIFY(folder.mkdir(QStringLiteral("zones")));
    for (const QString &zone : manifest.zones)
        QVERIFY(!unpacked(zone, QDir(folder.filePath(QStringLiteral("zones")))).isEmpty());
    QVERIFY(!unpacked(manifest.trustAnchor, folder).isEmpty());
    QVERIFY(!unpacked(manifest.bsiList, folder).isEmpty());

    const QList<QByteArray> lines = kit::fixture(QStringLiteral("tests/demo/expected.tsv")).split('\n');
    for (const QByteArray &line : lines) {
        const QStringList columns = QString::fromUtf8(line).split(QLatin1Char('\t'));
        if (line.startsWith('#') || columns.size() < 12 || columns.constFirst() == QStringLiteral("account"))
            continue;
        m_expected.insert(columns.at(0) + QLatin1Char('/') + columns.at(1), columns.mid(2, 10));
    }
    QVERIFY(m_expected.size() > 50);

    for (const auto &accounts : {manifest.accounts, manifest.cornerAccounts}) {
        for (const demo::Account &account : accounts) {
            const kit::Ran ran = kit::waxseal(QStringList{QStringLiteral("inspect"), QStringLiteral("--json")}
                                              + dnsOptions(folder.filePath(QStringLiteral("zones")))
                                              + accountOptions(account) + QStringList{folderOf(account)});
            QCOMPARE(ran.status, 0);
            for (const QJsonObject &object : ran.objects())
                m_judged.insert(account.name + QLatin1Char('/')
                                    + object.value(QLatin1String("file")).toString().section(QLatin1Char('/'), -1),
                                object);
        }
    }
}

void DemonstrationTest::everyMessageGivesWhatTheRulesSay_data()
{
    QTest::addColumn<QString>("file");
    for (auto row = m_expected.begin(); row != m_expected.end(); ++row)
        QTest::newRow(qPrintable(row.key())) << row.key();
}

void DemonstrationTest::everyMessageGivesWhatTheRulesSay()
{
    QFETCH(QString, file);
    QVERIFY(m_judged.contains(file));
    QCOMPARE(columnsOf(m_judged.value(file)), m_expected.value(file));
    QVERIFY(m_judged.value(file).value(QLatin1String("error")).isNull());
}

void DemonstrationTest::everyExpectedMessageWasJudged()
{
    QCOMPARE(m_judged.size(), m_expected.size());
    // Each outcome of each axis is there to be seen.
    QSet<QString> seen;
    for (const QStringList &columns : std::as_const(m_expected))
        seen << QStringLiteral("sender ") + columns.at(0) << QStringLiteral("way_in ") + columns.at(2)
             << QStringLiteral("content ") + columns.at(4) << QStringLiteral("tes ") + columns.at(5)
             << QStringLiteral("smtpsec ") + columns.at(6) << QStringLiteral("bsi ") + columns.at(8);
    for (const char *outcome :
         {"sender confirmed",  "sender stated",     "sender nothing",   "sender unchecked",    "sender contradicted",
          "way_in confirmed",  "way_in nothing",    "way_in unchecked", "way_in contradicted", "content nothing",
          "content unchecked", "tes confirmed",     "tes stated",       "tes nothing",         "tes unchecked",
          "tes contradicted",  "smtpsec confirmed", "smtpsec nothing",  "smtpsec unchecked",   "smtpsec contradicted",
          "bsi confirmed",     "bsi stated",        "bsi nothing",      "bsi unchecked"})
        QVERIFY2(seen.contains(QLatin1String(outcome)), outcome);
    // And what there is to say of a sender; the rest needs a memory, or years.
    QSet<QString> reasons;
    for (const QStringList &columns : std::as_const(m_expected))
        reasons << columns.at(1);
    const QByteArray words =
        "dkim_aligned spf_aligned partly_signed arc key_bogus key_gone lookup_trouble server_unknown "
        "handed_in provider_dmarc temporary_trouble conflict signed_by_another no_proof check_failed "
        "against_policy smtpsec smtpsec_contradicted several_from_fields several_authors no_author "
        "author_unclear";
    for (const QByteArray &reason : words.split(' '))
        QVERIFY2(reasons.contains(QString::fromLatin1(reason)), reason.constData());
}

void DemonstrationTest::theBuiltInDemonstrationSaysTheSame()
{
    const kit::Ran ran = kit::waxseal({QStringLiteral("inspect"), QStringLiteral("--demo"), QStringLiteral("--json")});
    QCOMPARE(ran.status, 0);
    const QList<QJsonObject> objects = ran.objects();
    QVERIFY(objects.size() > 40);
    for (const QJsonObject &object : objects) {
        const QString file = object.value(QLatin1String("file")).toString();
        QCOMPARE(columnsOf(object), m_expected.value(file));
    }
}

void DemonstrationTest::theDemonstrationExplainsOneOfEachKind()
{
    const kit::Ran ran = kit::waxseal({QStringLiteral("inspect"), QStringLiteral("--demo")});
    QCOMPARE(ran.status, 0);
    for (const char *text :
         {"posthorn.example", "Confirmed", "Contradicted", "Could not check", "postcard", "MX record, DNSSEC-validated",
          "Sent through two providers that follow the TES rules.", "The way, last server first"})
        QVERIFY2(ran.out.contains(text), text);
    QVERIFY(!ran.out.contains("%1") && !ran.out.contains("%n"));
}

void DemonstrationTest::aTamperedZoneConfirmsNothing_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("system");
    QTest::newRow("TES membership text") << QByteArray("\"TES Mail Domain\"") << QByteArray("\"TES Mail Doma1n\"")
                                         << QStringLiteral("tes");
    QTest::newRow("TES membership signature")
        << QByteArray("RRSIG\tTXT 13") << QByteArray("RRSIG\tTXT 8") << QStringLiteral("tes");
    QTest::newRow("SMTPsec target") << QByteArray("\tSRV\t10 0 465") << QByteArray("\tSRV\t10 0 466")
                                    << QStringLiteral("smtpsec");
    QTest::newRow("expired signatures, TES")
        << QByteArray(" 20840101000000 ") << QByteArray(" 20260101000000 ") << QStringLiteral("tes");
    QTest::newRow("expired signatures, SMTPsec")
        << QByteArray(" 20840101000000 ") << QByteArray(" 20260101000000 ") << QStringLiteral("smtpsec");
}

void DemonstrationTest::aTamperedZoneConfirmsNothing()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, instead);
    QFETCH(QString, system);
    QTemporaryDir tampered;
    QVERIFY(tamperedZones(tampered, record, instead) > 0);

    for (const demo::Account &account : demo::manifest().accounts) {
        const kit::Ran ran =
            kit::waxseal(QStringList{QStringLiteral("inspect"), QStringLiteral("--json")} + dnsOptions(tampered.path())
                         + accountOptions(account) + QStringList{folderOf(account)});
        QCOMPARE(ran.status, 0);
        for (const QJsonObject &object : ran.objects()) {
            const QString file = account.name + QLatin1Char('/')
                + object.value(QLatin1String("file")).toString().section(QLatin1Char('/'), -1);
            const QString was = at(m_judged.value(file), "way_in", qPrintable(system));
            const QString is = at(object, "way_in", qPrintable(system));
            if (was == QStringLiteral("confirmed"))
                QVERIFY2(is == QStringLiteral("contradicted") || is == QStringLiteral("unchecked"),
                         qPrintable(file + QLatin1Char(' ') + is));
            QVERIFY2(is != QStringLiteral("confirmed"), qPrintable(file));
        }
    }
}

void DemonstrationTest::aTamperedKeyVerifiesNothing()
{
    QTemporaryDir tampered;
    // The same keys, in other octets than those that were signed.
    QVERIFY(tamperedZones(tampered, "\"v=DKIM1; k=", "\"v=DKIM1;k=") > 0);
    for (const demo::Account &account : demo::manifest().accounts) {
        const kit::Ran ran =
            kit::waxseal(QStringList{QStringLiteral("inspect"), QStringLiteral("--json")} + dnsOptions(tampered.path())
                         + accountOptions(account) + QStringList{folderOf(account)});
        QCOMPARE(ran.status, 0);
        for (const QJsonObject &object : ran.objects()) {
            const QString file = object.value(QLatin1String("file")).toString();
            for (const QJsonValue &signature : object.value(QLatin1String("dkim")).toArray()) {
                // Without DNSSEC nobody can tell.
                const bool isProven = signature[QLatin1String("key")].toString() != QStringLiteral("insecure");
                QVERIFY2(!isProven || signature[QLatin1String("result")].toString() != QStringLiteral("pass"),
                         qPrintable(file));
            }
        }
    }
}

QTEST_GUILESS_MAIN(DemonstrationTest)
#include "demonstration_test.moc"
