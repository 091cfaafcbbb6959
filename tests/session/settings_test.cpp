// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;
using app::Appearance;
using app::DnsUse;
using app::ResolverChoice;
using app::Settings;

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAFileEverythingHasItsDefault();
    void settingsComeBackAsTheyWere();
    void garbageHasItsDefault_data();
    void garbageHasItsDefault();
    void theOwnAddressIsALine();
    void blockedDomainsAreDomains();
    void theTesRootIsADomain();
    void whatCannotBeSavedIsSaid();
    void theResolverIsTheChosenOne();
    void aBadResolverIsSaid_data();
    void aBadResolverIsSaid();

private:
    static void write(const QString &path, const QByteArray &octets)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(octets), octets.size());
    }
};

void SettingsTest::withoutAFileEverythingHasItsDefault()
{
    const QTemporaryDir folder;
    QVERIFY(app::loadSettings(folder.filePath(QStringLiteral("none.ini"))) == Settings{});
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("none.ini"))));
    QVERIFY(app::defaultSettingsFile().endsWith(QStringLiteral(".ini")));
}

void SettingsTest::settingsComeBackAsTheyWere()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a/b/waxseal.ini")); // the folders are made
    Settings settings;
    settings.forwarder = QStringLiteral("2001:db8::53@853#dns.example; =\"ä\\n\"");
    settings.blockedDomains = {QStringLiteral("example.net"), QStringLiteral(".example.org"),
                               QStringLiteral("bücher.example")};
    settings.textScalePercent = 175;
    settings.showVerdictColumn = true;
    settings.preferPlainText = false;
    settings.welcomeSeen = true;
    settings.qnameMinimisation = true;
    settings.lookUpRecipients = false;
    settings.askBeforeNewDomain = true;
    settings.tesRoot = QStringLiteral("xn--bcher-kva.example");
    settings.from = QString::fromUtf8("\"Beispiel, Anna\" <anna@bücher.example>; 👋");
    for (const auto resolver :
         {ResolverChoice::System, ResolverChoice::Forwarder, ResolverChoice::FullRecursion, ResolverChoice::Offline}) {
        for (const auto use : {DnsUse::EveryMessage, DnsUse::OpenedOnly, DnsUse::OwnProviderOnly}) {
            for (const auto appearance :
                 {Appearance::System, Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
                settings.resolver = resolver;
                settings.dnsUse = use;
                settings.appearance = appearance;
                QVERIFY(app::saveSettings(settings, file));
                QVERIFY(app::loadSettings(file) == settings);
            }
        }
    }
    QVERIFY(app::saveSettings(Settings{}, file));
    QVERIFY(app::loadSettings(file) == Settings{});
}

void SettingsTest::garbageHasItsDefault_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("octets") << QByteArray("\0\xff\xfe[[[]]]=\n%%", 13).repeated(100);
    QTest::newRow("unknown words") << QByteArray("[dns]\nresolver=telepathy\nuse=7\n[view]\nappearance=pink\n"
                                                 "text-scale=large\nverdict-column=maybe\nwelcome-seen=2\n"
                                                 "[writing]\nlook-up-recipients=0\nask-before-new-domain=yes\n");
    QTest::newRow("other types") << QByteArray("[dns]\nresolver=a, b\nuse=@Invalid()\n[view]\n"
                                               "text-scale=@ByteArray(x)\nplain-text=1, 2\n");
    QTest::newRow("sections as keys") << QByteArray("dns=1\nview=2\n[dns/resolver]\nx=y\n");
}

void SettingsTest::garbageHasItsDefault()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("waxseal.ini"));
    write(file, content);
    QVERIFY(app::loadSettings(file) == Settings{});

    // A number out of range is the nearest one.
    write(file, "[view]\ntext-scale=1000\n");
    QCOMPARE(app::loadSettings(file).textScalePercent, 300);
    write(file, "[view]\ntext-scale=-5\n");
    QCOMPARE(app::loadSettings(file).textScalePercent, 100);
}

void SettingsTest::theOwnAddressIsALine()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("waxseal.ini"));
    const auto loaded = [&](const QByteArray &from) {
        write(file, "[writing]\nfrom=" + from + '\n');
        return app::loadSettings(file).from;
    };
    QCOMPARE(loaded("anna@own.example"), QStringLiteral("anna@own.example"));
    QCOMPARE(loaded(QByteArray(1'000, 'a')).size(), 1'000);
    QCOMPARE(loaded(QByteArray(1'001, 'a')), QString());
    QCOMPARE(loaded("\"a\\nb@own.example\""), QString());
    QCOMPARE(loaded("\"\\0\""), QString());
    QCOMPARE(loaded("a, b"), QString()); // a list
}

void SettingsTest::blockedDomainsAreDomains()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("waxseal.ini"));
    write(file, "[dns]\nblocked=example.net, .example.org, \"a b\", ., , ..x, a..b\n");
    QCOMPARE(app::loadSettings(file).blockedDomains,
             (QStringList{QStringLiteral("example.net"), QStringLiteral(".example.org")}));
    QByteArray many = "[dns]\nblocked=a0.example";
    for (int i = 1; i < 5'000; ++i)
        many += ", a" + QByteArray::number(i) + ".example";
    write(file, many);
    QCOMPARE(app::loadSettings(file).blockedDomains.size(), 1'000);
}

void SettingsTest::theTesRootIsADomain()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("waxseal.ini"));
    const auto loaded = [&](const QByteArray &root) {
        write(file, "[tes]\nroot=" + root + '\n');
        return app::loadSettings(file).tesRoot;
    };
    QCOMPARE(loaded("tes.example.net"), QStringLiteral("tes.example.net"));
    QCOMPARE(loaded("TES.Example.NET."), QStringLiteral("tes.example.net"));
    for (const char *bad : {"", ".", "a..b", "\"a b\"", "a.example, b.example", "@Invalid()"})
        QCOMPARE(loaded(bad), QString()); // the usual one
    QCOMPARE(loaded(QByteArray(300, 'a')), QString());
}

void SettingsTest::whatCannotBeSavedIsSaid()
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("file")), "x");
    const auto saved = app::saveSettings({}, folder.filePath(QStringLiteral("file/waxseal.ini")));
    QVERIFY(!saved);
    QVERIFY(saved.error().contains(QStringLiteral("waxseal.ini")));
}

void SettingsTest::theResolverIsTheChosenOne()
{
    const QString data = QStringLiteral("/data");
    Settings settings;
    settings.forwarder = QStringLiteral("not looked at");
    auto dns = app::dnsSettings(settings, data);
    QVERIFY(dns);
    QCOMPARE(dns->dataFolder, data);
    QVERIFY(std::holds_alternative<dns_unbound::System>(dns->upstream));
    QVERIFY(!dns->offline);
    QVERIFY(!dns->qnameMinimisation);

    settings.resolver = ResolverChoice::FullRecursion;
    settings.qnameMinimisation = true;
    QVERIFY(app::dnsSettings(settings, data)->qnameMinimisation);
    QVERIFY(std::holds_alternative<dns_unbound::FullRecursion>(app::dnsSettings(settings, data)->upstream));
    settings.resolver = ResolverChoice::Offline;
    QVERIFY(app::dnsSettings(settings, data)->offline);

    settings.resolver = ResolverChoice::Forwarder;
    settings.forwarder = QStringLiteral("192.0.2.53#dns.example");
    dns = app::dnsSettings(settings, data);
    QVERIFY(dns);
    const auto forwarder = std::get<dns_unbound::Forwarder>(dns->upstream);
    QCOMPARE(forwarder.address, QByteArray("192.0.2.53"));
    QCOMPARE(forwarder.port, quint16(853));
    QVERIFY(forwarder.tls);
    QCOMPARE(forwarder.authenticationName, QByteArray("dns.example"));
}

void SettingsTest::aBadResolverIsSaid_data()
{
    QTest::addColumn<QString>("forwarder");
    for (const char *text : {"", "dns.example", "192.0.2.53@", "192.0.2.53@99999", "192.0.2.53#", "192.0.2.53 "})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void SettingsTest::aBadResolverIsSaid()
{
    QFETCH(QString, forwarder);
    Settings settings;
    settings.resolver = ResolverChoice::Forwarder;
    settings.forwarder = forwarder;
    const auto dns = app::dnsSettings(settings, {});
    QVERIFY(!dns);
    QVERIFY(!dns.error().isEmpty());
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
