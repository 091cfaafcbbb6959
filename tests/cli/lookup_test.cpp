// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "resources/demo/demo.h"
#include "tests/cli/lookup_lab.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

using namespace waxseal;
using kit::at;
using kit::text;

// Recipients, the whole way: signed zones, the command, and for policies a real web server.

class CliLookupTest : public QObject {
    Q_OBJECT

    kit::LookupLab m_lab;

private Q_SLOTS:
    void initTestCase();
    void eachVerdictHasItsObject_data();
    void eachVerdictHasItsObject();
    void aMembersStepsStandInTheirOrder();
    void serversOfSmtpsecStandInTheirOrder();
    void withoutAnOwnDomainNothingIsPromised();
    void whatIsForgedIsNeverPlain();
    void anOwnProviderIsFoundByItsServers();
    void aProbeSaysWhatWentWrong();
    void internationalisedAddressesAreRead();
    void fiveHundredAddressesAreLookedUp();
    void offlineNobodyIsAsked();
    void theDemonstrationHasEveryKind();
    void aPolicyIsFetchedAndRemembered();
};

void CliLookupTest::initTestCase()
{
    if (const QString sentence = kit::LookupLab::missing(); !sentence.isEmpty())
        QSKIP(qPrintable(sentence));
    m_lab.prepare();
}

void CliLookupTest::eachVerdictHasItsObject_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QByteArray>("field"); ///< another one that must have a value
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *domain, const char *own, const char *outcome, const char *reason,
                        const char *field, const char *value) {
        QTest::newRow(name) << QString::fromLatin1(domain) << QString::fromLatin1(own) << QString::fromLatin1(outcome)
                            << QString::fromLatin1(reason) << QByteArray(field) << QString::fromLatin1(value);
    };
    row("TES, both ends (C-36)", "member.example", "own.example", "confirmed", "both_tes_members", "tes.entity",
        "tes.member.example");
    row("TES, the other end only", "member.example", "plain.example", "stated", "tes_member", "own.tes", "no_member");
    row("SMTPsec, both ends", "smtpsec.example", "own.example", "confirmed", "both_smtpsec", "smtpsec.delivery",
        "smtpsec");
    row("SMTPsec, the other end only", "smtpsec.example", "plain.example", "stated", "smtpsec", "own.smtpsec", "smtp");
    row("SMTPsec, requirement 106: forged", "forged.example", "own.example", "unchecked", "smtpsec_would_refuse",
        "smtpsec.delivery", "abort");
    row("BSI list, both ends", "listed.example", "plain.example", "stated", "both_on_bsi_list", "bsi.provider",
        "Listed");
    row("BSI list, derived (C-32)", "customer.example", "plain.example", "stated", "both_on_bsi_list", "bsi.provider",
        "Listed");
    row("BSI list, one end (requirement 98)", "listed.example", "dane.example", "nothing", "nothing", "bsi.outcome",
        "nothing");
    row("RFC 7672: DANE", "dane.example", "plain.example", "stated", "dane", "dane.hosts.0.profile", "meets");
    row("RFC 7672: some hosts", "partly.example", "plain.example", "nothing", "dane_partly", "dane.hosts.1.state",
        "no_records");
    row("RFC 7672 §3.1.3: usage 1", "unusable.example", "plain.example", "nothing", "dane_unusable",
        "dane.hosts.0.profile", "misses");
    row("RFC 7672 §2.2.1: MX not signed", "unsigned.example", "plain.example", "nothing", "nothing", "smtpsec.delivery",
        "smtp");
    row("nothing", "plain.example", "dane.example", "nothing", "nothing", "tes.steps.0.status", "absent");
    row("RFC 7505", "null.example", "plain.example", "contradicted", "null_mx", "dane.outcome", "nothing");
    row("no mail host", "nomail.example", "plain.example", "contradicted", "no_mail_host", "dane.outcome", "nothing");
    row("NXDOMAIN", "absent.example", "plain.example", "contradicted", "no_such_domain", "dane.outcome", "nothing");
    row("bogus MX", "bogus.example", "plain.example", "unchecked", "dnssec_failed", "dane.outcome", "unchecked");
    row("no answer", "dead.example", "plain.example", "unchecked", "no_answer", "tes.steps.0.status", "no_answer");
    row("RFC 8461: a policy that cannot be had", "sts.example", "plain.example", "unchecked", "no_answer",
        "mta_sts.outcome", "unchecked");
    row("SecureMail name", "securemail.office.example", "plain.example", "stated", "securemail", "securemail.outcome",
        "stated");
}

void CliLookupTest::eachVerdictHasItsObject()
{
    QFETCH(QString, domain);
    QFETCH(QString, own);
    QFETCH(QByteArray, field);
    const QJsonObject object =
        m_lab.one(QStringLiteral("anna@") + domain, {QStringLiteral("--no-keys"), QStringLiteral("--own-domain"), own});
    QCOMPARE(text(object, "address"), QStringLiteral("anna@") + domain);
    QCOMPARE(text(object, "domain"), domain);
    QTEST(text(object, "way_out.outcome"), "outcome");
    QTEST(text(object, "way_out.reason"), "reason");
    QTEST(text(object, field), "value");
    QVERIFY(text(object, "way_out.words").contains(domain));
    QVERIFY(!at(object, "way_out.evidence").toArray().isEmpty());
    QCOMPARE(text(object, "own.domain"), own);
    QVERIFY(at(object, "key").isNull() && at(object, "error").isNull());
    for (const char *system : {"tes", "smtpsec", "dane", "mta_sts", "securemail", "bsi"})
        QVERIFY2(!text(object, QByteArray(system) + ".outcome").isEmpty()
                     && !text(object, QByteArray(system) + ".words").isEmpty(),
                 system);
}

void CliLookupTest::aMembersStepsStandInTheirOrder()
{
    const QJsonObject object = m_lab.one(QStringLiteral("anna@member.example"),
                                         {QStringLiteral("--own-domain"), QStringLiteral("own.example")});
    QCOMPARE(text(object, "tes.root"), QStringLiteral("tes-root.example"));
    QCOMPARE(at(object, "tes.steps").toArray().size(), 3);
    QCOMPARE(text(object, "tes.steps.0.name"), QStringLiteral("tes-master.member.example"));
    QCOMPARE(text(object, "tes.steps.0.type"), QStringLiteral("CNAME"));
    QCOMPARE(text(object, "tes.steps.0.status"), QStringLiteral("secure"));
    QCOMPARE(text(object, "tes.steps.0.answer"), QStringLiteral("tes.member.example"));
    QCOMPARE(text(object, "tes.steps.1.name"), QStringLiteral("member.example.tes-member.tes.member.example"));
    QCOMPARE(text(object, "tes.steps.1.answer"), QStringLiteral("TES Mail Domain"));
    QCOMPARE(text(object, "tes.steps.2.name"), QStringLiteral("tes.member.example.tes-member.tes-root.example"));
    QCOMPARE(text(object, "tes.duties.tlsa_for_every_host"), QStringLiteral("kept"));
    QCOMPARE(text(object, "tes.duties.zone_signed"), QStringLiteral("kept"));
    const QByteArray evidence = QJsonDocument(at(object, "way_out.evidence").toArray()).toJson();
    QVERIFY(evidence.contains("tes-root.example vouches")); // C-1
    QCOMPARE(evidence.count("DNS: member.example MX"), 1);
    QVERIFY(evidence.contains("TLSA: 3 1 1 " + kit::spkiHash));
}

void CliLookupTest::serversOfSmtpsecStandInTheirOrder()
{
    const QJsonObject object = m_lab.one(QStringLiteral("anna@smtpsec.example"));
    QCOMPARE(at(object, "smtpsec.targets").toArray().size(), 2);
    QCOMPARE(at(object, "smtpsec.targets.0.port").toInt(), 4650); // RFC 2782: the lowest priority comes first
    QCOMPARE(at(object, "smtpsec.targets.1.port").toInt(), 4651);
    QCOMPARE(text(object, "smtpsec.targets.0.tlsa.0"), QString::fromLatin1("3 1 1 " + kit::spkiHash));
    QCOMPARE(at(object, "smtpsec.targets.1.tlsa").toArray().size(), 0);
}

void CliLookupTest::withoutAnOwnDomainNothingIsPromised()
{
    const QJsonObject object = m_lab.one(QStringLiteral("anna@member.example"));
    QCOMPARE(text(object, "way_out.outcome"), QStringLiteral("stated"));
    QVERIFY(at(object, "own.domain").isNull());
    QVERIFY(text(object, "way_out.evidence.0").contains(QStringLiteral("only the other side is judged")));
}

void CliLookupTest::whatIsForgedIsNeverPlain()
{
    for (const char *domain : {"bogus.example", "dead.example"}) {
        const QJsonObject object = m_lab.one(QStringLiteral("anna@") + QString::fromLatin1(domain));
        QCOMPARE(text(object, "way_out.outcome"), QStringLiteral("unchecked"));
        for (const char *system : {"dane", "mta_sts"})
            QVERIFY2(text(object, QByteArray(system) + ".outcome") != QStringLiteral("confirmed"), system);
    }
    QCOMPARE(text(m_lab.one(QStringLiteral("anna@dead.example")), "smtpsec.delivery"), QStringLiteral("abort"));
}

void CliLookupTest::anOwnProviderIsFoundByItsServers()
{
    const QString address = QStringLiteral("anna@listed.example");
    const QString ownDomain = QStringLiteral("--own-domain");
    const QJsonObject derived = m_lab.one(address, {ownDomain, QStringLiteral("customer.example")}); // C-32
    QCOMPARE(text(derived, "own.bsi"), QStringLiteral("Listed"));
    QCOMPARE(at(derived, "own.bsi_derived"), QJsonValue(true));
    QCOMPARE(text(derived, "way_out.reason"), QStringLiteral("both_on_bsi_list"));
    const QJsonObject listed = m_lab.one(address, {ownDomain, QStringLiteral("plain.example")});
    QCOMPARE(text(listed, "own.bsi"), QStringLiteral("Plain"));
    QCOMPARE(at(listed, "own.bsi_derived"), QJsonValue(false));
    const QJsonObject other = m_lab.one(address, {ownDomain, QStringLiteral("dane.example")});
    QVERIFY(at(other, "own.bsi").isNull());
    QCOMPARE(at(other, "own.bsi_derived"), QJsonValue(false));
}

void CliLookupTest::aProbeSaysWhatWentWrong()
{
    const QString address = QStringLiteral("anna@dane.example");
    QVERIFY(at(m_lab.one(address), "dane.hosts.0.probe").isNull());
    const QJsonObject object = m_lab.one(address, {QStringLiteral("--probe"), QStringLiteral("--offline")});
    QCOMPARE(at(object, "dane.hosts.0.probe.reached"), QJsonValue(false));
    QCOMPARE(text(object, "dane.hosts.0.probe.fault"), QStringLiteral("offline"));
    QVERIFY(at(object, "dane.hosts.0.probe.match").isNull());
}

void CliLookupTest::internationalisedAddressesAreRead()
{
    for (const QString &address : {QStringLiteral("anna@bücher.example"), QStringLiteral("anna@xn--bcher-kva.example"),
                                   QStringLiteral("anna@BÜCHER.example.")}) {
        const QJsonObject object = m_lab.one(address);
        if (at(object, "error").isString() && address.endsWith(QLatin1Char('.')))
            continue; // a dot at the end is not part of an address (RFC 5321 §4.1.2)
        QCOMPARE(text(object, "domain"), QStringLiteral("xn--bcher-kva.example"));
        QVERIFY(text(object, "way_out.words").contains(QStringLiteral("bücher.example (xn--bcher-kva.example)")));
    }
}

void CliLookupTest::fiveHundredAddressesAreLookedUp()
{
    QByteArray list;
    QStringList expected;
    for (int i = 0; i < 500; ++i) {
        const QByteArray address =
            "person" + QByteArray::number(i) + "@d" + QByteArray::number(i % 300) + ".many.example";
        list += address + '\n';
        expected << QString::fromLatin1(address);
    }
    QElapsedTimer timer;
    timer.start();
    const kit::Ran ran = m_lab.lookUp({QStringLiteral("--json"), QStringLiteral("-")}, list);
    QVERIFY2(timer.elapsed() < 30'000, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(ran.status, 0);
    const QList<QJsonObject> objects = ran.objects();
    QCOMPARE(objects.size(), 500);
    for (qsizetype i = 0; i < objects.size(); ++i) {
        QCOMPARE(text(objects[i], "address"), expected[i]);
        const bool hasDane = (i % 300) % 3 == 0;
        QCOMPARE(text(objects[i], "way_out.reason"), hasDane ? QStringLiteral("dane") : QStringLiteral("nothing"));
    }
    const kit::Ran slowly =
        m_lab.lookUp({QStringLiteral("--json"), QStringLiteral("--jobs"), QStringLiteral("1"), QStringLiteral("-")},
                     list.left(list.indexOf("person50@")));
    QCOMPARE(slowly.objects().size(), 50);
}

void CliLookupTest::offlineNobodyIsAsked()
{
    const kit::Ran ran = kit::waxseal({QStringLiteral("lookup"), QStringLiteral("--offline"), QStringLiteral("--json"),
                                       QStringLiteral("--own-domain"), QStringLiteral("own.example"),
                                       QStringLiteral("anna@dane.example")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.objects().size(), 1);
    const QJsonObject object = ran.objects().constFirst();
    QCOMPARE(text(object, "way_out.outcome"), QStringLiteral("unchecked"));
    QCOMPARE(text(object, "way_out.words"),
             QStringLiteral("Not checked: offline, so nobody was asked about dane.example."));
    QCOMPARE(text(object, "dane.outcome"), QStringLiteral("unchecked"));
    QVERIFY(at(object, "smtpsec.delivery").isNull()); // nobody there was asked, so nothing would abort
}

void CliLookupTest::theDemonstrationHasEveryKind()
{
    const kit::Ran ran = kit::waxseal({QStringLiteral("lookup"), QStringLiteral("--demo"), QStringLiteral("--json")});
    QCOMPARE(ran.status, 0);
    QHash<QString, QString> reasons;
    for (const QJsonObject &object : ran.objects())
        reasons.insert(text(object, "domain"), text(object, "way_out.reason"));
    QCOMPARE(reasons.size(), demo::manifest().recipients.size());
    const std::pair<const char *, const char *> expected[] = {
        {"brieftaube.example", "both_tes_members"},
        {"siegelamt.example", "both_smtpsec"},
        {"leuchtturm.example", "dane"},
        {"fernamt.example", "both_on_bsi_list"},
        {"blumenladen.example", "both_on_bsi_list"},
        {"kupferstich.example", "smtpsec_would_refuse"},
        {"zwillinge.example", "dane_partly"},
        {"geheimfach.example", "dane_unusable"},
        {"drehorgel.example", "no_answer"},
        {"securemail.ministry.example", "securemail"},
        {"loewenzahn.example", "nothing"},
        {"handelshaus.example", "nothing"},
        {"xn--bcherwurm-q9a.example", "nothing"},
        {"nebelhorn.example", "smtpsec_would_refuse"},
        {"sackgasse.example", "null_mx"},
        {"nirgendwo.example", "no_such_domain"},
    };
    for (const auto &[domain, reason] : expected)
        QCOMPARE(QString::fromLatin1(domain) + QLatin1Char(' ') + reasons.value(QLatin1String(domain)),
                 QString::fromLatin1(domain) + QLatin1Char(' ') + QString::fromLatin1(reason));
}

/// Needs a network namespace, in which port 443 of any address may be taken.
void CliLookupTest::aPolicyIsFetchedAndRemembered()
{
    for (const char *program : {"unshare", "ip", "nginx"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()
            && QStandardPaths::findExecutable(QLatin1String(program),
                                              {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                   .isEmpty())
            QSKIP(qPrintable(QStringLiteral("%1 is not installed (packages util-linux, iproute2, nginx-light)")
                                 .arg(QLatin1String(program))));
    }
    QProcess allowed;
    allowed.start(QStringLiteral("unshare"), {QStringLiteral("-rn"), QStringLiteral("true")});
    if (!allowed.waitForFinished() || allowed.exitCode() != 0)
        QSKIP("this system allows no network namespace (unshare -rn)");

    const lab::Certificate root = lab::certificateFor("Root of the test");
    const lab::Certificate server = lab::certificateFor("mta-sts.policy.example", &root);
    const QTemporaryDir folder;
    const auto put = [&folder](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    const QByteArray place = folder.path().toUtf8();
    QVERIFY(put("root.pem", root.certificate) && put("key.pem", server.key) && put("server.pem", server.certificate));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("www/.well-known")));
    QVERIFY(put("www/.well-known/mta-sts.txt",
                "version: STSv1\r\nmode: enforce\r\nmx: mx.policy.example\r\nmax_age: 604800\r\n"));
    QVERIFY(put(
        "nginx.conf",
        "daemon off; master_process off; user root; pid " + place + "/pid; error_log " + place
            + "/error.log;\nevents {}\nhttp {\n  access_log off; default_type text/plain; types { text/plain txt; }\n"
              "  client_body_temp_path "
            + place + "; proxy_temp_path " + place + "; fastcgi_temp_path " + place + "; uwsgi_temp_path " + place
            + "; scgi_temp_path " + place + ";\n  server { listen " + kit::webServer
            + ":443 ssl; server_name mta-sts.policy.example; ssl_certificate " + place
            + "/server.pem; ssl_certificate_key " + place + "/key.pem; root " + place + "/www; }\n}\n"));
    QByteArray lookup = QByteArray(WAXSEAL_COMMAND) + " lookup --json";
    for (const QString &option : m_lab.dns())
        lookup += " '" + option.toUtf8() + '\'';
    const QByteArray trusting = " --ca-file '" + place + "/root.pem'";
    const QByteArray remembering = " --memory '" + place + "/memory'";
    const QByteArray address = " anna@policy.example || echo failed\n";
    QVERIFY(put("run.sh",
                "export PATH=$PATH:/usr/sbin:/sbin HOME='" + place + "' XDG_DATA_HOME='" + place
                    + "' LC_ALL=C.UTF-8\nip link set lo up\nip addr add " + kit::webServer + "/32 dev lo\nnginx -c '"
                    + place + "/nginx.conf' 2>/dev/null &\nserver=$!\nfor i in $(seq 50); do [ -s '" + place
                    + "/pid' ] && break; sleep 0.1; done\n" + lookup + address + lookup + trusting + remembering
                    + address + "kill $server; wait $server\n" + lookup + trusting + remembering + address + lookup
                    + trusting + address));
    QProcess process;
    process.start(QStringLiteral("unshare"),
                  {QStringLiteral("-rn"), QStringLiteral("sh"), folder.filePath(QStringLiteral("run.sh"))});
    QVERIFY(process.waitForFinished(100'000));
    kit::Ran ran;
    ran.out = process.readAllStandardOutput();
    const QList<QJsonObject> objects = ran.objects();
    QVERIFY2(objects.size() == 4, (ran.out + process.readAllStandardError()).constData());

    const auto lines = [](const QJsonObject &object) {
        return QJsonDocument(at(object, "mta_sts.evidence").toArray()).toJson();
    };
    QCOMPARE(text(objects[0], "mta_sts.outcome"), QStringLiteral("unchecked")); // by the system's roots alone
    QVERIFY2(lines(objects[0]).contains("certificate"), lines(objects[0]).constData());
    QVERIFY2(text(objects[1], "mta_sts.outcome") == QStringLiteral("stated"), lines(objects[1]).constData());
    QCOMPARE(text(objects[1], "way_out.reason"), QStringLiteral("mta_sts"));
    QCOMPARE(text(objects[1], "mta_sts.mode"), QStringLiteral("enforce"));
    QCOMPARE(at(objects[1], "mta_sts.max_age").toInt(), 604800);
    QCOMPARE(text(objects[1], "mta_sts.id"), QStringLiteral("20261101"));
    QCOMPARE(text(objects[2], "mta_sts.mode"), QStringLiteral("enforce")); // RFC 8461 §3.2: as long as max_age says
    QCOMPARE(text(objects[2], "mta_sts.fetched"), text(objects[1], "mta_sts.fetched"));
    QCOMPARE(text(objects[3], "mta_sts.outcome"), QStringLiteral("unchecked"));
    QVERIFY(at(objects[3], "mta_sts.mode").isNull());
}

QTEST_GUILESS_MAIN(CliLookupTest)
#include "lookup_test.moc"
