// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/cli/command.h"
#include "tests/kit/mail.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;

/// `waxseal inspect` as command-line.md fixes it.
class InspectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jsonHasEveryFixedName();
    void oneMessageIsExplainedInFull();
    void severalMessagesMakeATable();
    void everyKindOfPathIsRead_data();
    void everyKindOfPathIsRead();
    void theOrderOfMessagesIsTheOrderOfFiles();
    void oneUnreadableFileDoesNotStopTheRest();
    void failOnIsTheExitStatus();
    void wrongUsageSaysWhatToDo_data();
    void wrongUsageSaysWhatToDo();
    void helpAndVersionAreOnStandardOutput();
    void offlineAsksNobody();
    void hostsAreProposedFromManyMessages();
    void germanIsSpoken();

private:
    QString write(const QString &name, const QByteArray &octets);
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QStringList own = {QStringLiteral("--offline"), QStringLiteral("--own-host"), QStringLiteral("mx.own.example"),
                         QStringLiteral("--own-domain"), QStringLiteral("own.example")};

QStringList inspect(const QStringList &more)
{
    return QStringList{QStringLiteral("inspect")} + own + more;
}

QByteArray mail(int number = 1)
{
    return "Message-ID: <" + QByteArray::number(number) + "@company.example>\r\n"
        + kit::Mail{.above =
                        "Authentication-Results: mx.own.example; dmarc=pass (p=reject) header.from=company.example\r\n"}
              .octets();
}

} // namespace

void InspectTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString InspectTest::write(const QString &name, const QByteArray &octets)
{
    const QString path = m_folder->filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return path;
}

void InspectTest::jsonHasEveryFixedName()
{
    const kit::Ran ran = kit::waxseal(inspect({QStringLiteral("--json"), write(QStringLiteral("a.eml"), mail())}));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.error, QByteArray());
    const QList<QJsonObject> objects = ran.objects();
    QCOMPARE(objects.size(), 1);
    const QJsonObject object = objects.first();
    const auto has = [](const QJsonObject &in, const char *names) {
        for (const QByteArray &name : QByteArray(names).split(' '))
            QVERIFY2(in.contains(QLatin1String(name)), name.constData());
    };
    has(object,
        "file index message_id subject from sender way_in content dkim arc dmarc authentication_results received "
        "error");
    has(object.value(QLatin1String("from")).toObject(), "name address ambiguous");
    has(object.value(QLatin1String("sender")).toObject(), "outcome reason domain words evidence");
    has(object.value(QLatin1String("way_in")).toObject(),
        "outcome reason tls_version cipher forward_secrecy boundary words evidence tes smtpsec securemail bsi");
    has(object.value(QLatin1String("content")).toObject(),
        "outcome encrypted signature signer fingerprint words evidence");
    has(object.value(QLatin1String("received")).toArray().first().toObject(),
        "line role by from ip with tls_version cipher time");
    has(object.value(QLatin1String("authentication_results")).toArray().first().toObject(),
        "line authserv_id believed");

    const QJsonObject wayIn = object.value(QLatin1String("way_in")).toObject();
    QCOMPARE(wayIn.value(QLatin1String("outcome")).toString(), QStringLiteral("confirmed"));
    QCOMPARE(wayIn.value(QLatin1String("tls_version")).toString(), QStringLiteral("TLSv1.3"));
    QCOMPARE(wayIn.value(QLatin1String("cipher")).toString(), QStringLiteral("TLS_AES_256_GCM_SHA384"));
    QCOMPARE(wayIn.value(QLatin1String("forward_secrecy")).toBool(), true);
    QCOMPARE(wayIn.value(QLatin1String("boundary")).toInt(), 3);
    QVERIFY(!wayIn.value(QLatin1String("evidence")).toArray().isEmpty());
    const QJsonObject received = object.value(QLatin1String("received")).toArray().first().toObject();
    QCOMPARE(received.value(QLatin1String("role")).toString(), QStringLiteral("boundary"));
    QCOMPARE(received.value(QLatin1String("ip")).toString(), QStringLiteral("192.0.2.10"));
    QCOMPARE(received.value(QLatin1String("time")).toString(), QStringLiteral("2026-11-20T12:04:31Z"));
    QCOMPARE(object.value(QLatin1String("sender")).toObject().value(QLatin1String("domain")).toString(),
             QStringLiteral("company.example"));
}

void InspectTest::oneMessageIsExplainedInFull()
{
    const kit::Ran ran = kit::waxseal(inspect({write(QStringLiteral("a.eml"), mail())}));
    QCOMPARE(ran.status, 0);
    for (const char *text : {"Encrypted on the last leg to your provider (TLS 1.3).",
                             "Header line 3 (Received), written by mx.own.example",
                             "Your provider confirmed: it came from company.example.", "taken in by your provider",
                             "2026-11-20 12:04:31 UTC"})
        QVERIFY2(QByteArray(ran.out).replace("\n           ", " ").replace("\n             ", " ").contains(text),
                 ran.out.constData());
}

void InspectTest::severalMessagesMakeATable()
{
    write(QStringLiteral("box/a.eml"), mail(1));
    write(QStringLiteral("box/b.eml"), kit::Mail{.tls = "", .with = "ESMTP"}.octets());
    const kit::Ran ran = kit::waxseal(inspect({m_folder->filePath(QStringLiteral("box"))}));
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains("Own host: mx.own.example (named by you)"));
    QVERIFY(ran.out.contains("   1 "));
    QVERIFY(ran.out.contains("postcard"));
    QVERIFY(ran.out.contains("2 mails judged"));
    QCOMPARE(ran.error, QByteArray()); // quiet in a pipe
    QVERIFY(kit::waxseal(
                inspect({QStringLiteral("--only"), QStringLiteral("2"), m_folder->filePath(QStringLiteral("box"))}))
                .out.contains("like a postcard."));
    QCOMPARE(kit::waxseal(
                 inspect({QStringLiteral("--only"), QStringLiteral("3"), m_folder->filePath(QStringLiteral("box"))}))
                 .status,
             2);
    // The same in JSON.
    const kit::Ran second = kit::waxseal(inspect({QStringLiteral("--json"), QStringLiteral("--only"),
                                                  QStringLiteral("2"), m_folder->filePath(QStringLiteral("box"))}));
    QCOMPARE(second.status, 0);
    QCOMPARE(second.out.count('\n'), 1);
    QVERIFY(second.out.contains("b.eml"));
    QCOMPARE(kit::waxseal(inspect({QStringLiteral("--json"), QStringLiteral("--only"), QStringLiteral("3"),
                                   m_folder->filePath(QStringLiteral("box"))}))
                 .status,
             2);
}

void InspectTest::everyKindOfPathIsRead_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("messages");
    QTest::newRow("a file") << QStringLiteral("file") << 1;
    QTest::newRow("a folder") << QStringLiteral("folder") << 2;
    QTest::newRow("a Maildir") << QStringLiteral("maildir") << 2;
    QTest::newRow("an mbox") << QStringLiteral("mbox") << 3;
    QTest::newRow("standard input, a message") << QStringLiteral("stdin") << 1;
    QTest::newRow("standard input, an mbox") << QStringLiteral("stdin-mbox") << 3;
    QTest::newRow("several paths") << QStringLiteral("several") << 4;
}

void InspectTest::everyKindOfPathIsRead()
{
    QFETCH(QString, kind);
    QFETCH(int, messages);
    QByteArray mbox;
    for (int i = 0; i < 3; ++i)
        mbox += "From a@company.example Fri Nov 20 12:04:31 2026\n" + mail(i).replace("\r\n", "\n")
            + "\n>From here on it is quoted\n\n";
    const QString file = write(QStringLiteral("x/one.eml"), mail());
    write(QStringLiteral("folder/a.eml"), mail(1));
    write(QStringLiteral("folder/deep/b.eml"), mail(2));
    write(QStringLiteral("maildir/cur/1.host:2,S"), mail(1));
    write(QStringLiteral("maildir/new/2.host"), mail(2));
    write(QStringLiteral("maildir/tmp/3.host"), mail(3));
    const QString mboxFile = write(QStringLiteral("x/box"), mbox);

    QStringList paths = {m_folder->filePath(kind)};
    QByteArray input;
    if (kind == QStringLiteral("file"))
        paths = QStringList{file};
    else if (kind == QStringLiteral("mbox"))
        paths = QStringList{mboxFile};
    else if (kind == QStringLiteral("several"))
        paths = QStringList{mboxFile, file};
    else if (kind.startsWith(QStringLiteral("stdin"))) {
        paths = QStringList{QStringLiteral("-")};
        input = kind == QStringLiteral("stdin") ? mail() : mbox;
    }
    const kit::Ran ran = kit::waxseal(inspect(QStringList{QStringLiteral("--json")} + paths), input);
    QCOMPARE(ran.status, 0);
    const QList<QJsonObject> objects = ran.objects();
    QCOMPARE(objects.size(), messages);
    for (const QJsonObject &object : objects)
        QCOMPARE(object.value(QLatin1String("way_in")).toObject().value(QLatin1String("outcome")).toString(),
                 QStringLiteral("confirmed"));
    if (kind == QStringLiteral("mbox"))
        QCOMPARE(objects.last().value(QLatin1String("index")).toInt(), 2);
}

void InspectTest::theOrderOfMessagesIsTheOrderOfFiles()
{
    for (int i = 0; i < 500; ++i)
        write(QStringLiteral("many/%1.eml").arg(i, 4, 10, QLatin1Char('0')), mail(i));
    const kit::Ran ran = kit::waxseal(inspect({QStringLiteral("--json"), QStringLiteral("--jobs"), QStringLiteral("4"),
                                               m_folder->filePath(QStringLiteral("many"))}));
    const QList<QJsonObject> objects = ran.objects();
    QCOMPARE(objects.size(), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(objects.at(i).value(QLatin1String("message_id")).toString(),
                 QStringLiteral("<%1@company.example>").arg(i));
}

void InspectTest::oneUnreadableFileDoesNotStopTheRest()
{
    write(QStringLiteral("box/a.eml"), mail(1));
    QVERIFY(QFile::link(QStringLiteral("/nowhere/at/all"), m_folder->filePath(QStringLiteral("box/b.eml"))));
    write(QStringLiteral("box/c.eml"), QByteArray());
    write(QStringLiteral("box/d.eml"),
          "\x7f"
          "ELF\x02\x01\x01");
    write(QStringLiteral("box/e.eml"), mail(2));
    const kit::Ran ran = kit::waxseal(inspect({QStringLiteral("--json"), m_folder->filePath(QStringLiteral("box"))}));
    QCOMPARE(ran.status, 3);
    const QList<QJsonObject> objects = ran.objects();
    QCOMPARE(objects.size(), 5);
    QList<bool> readable;
    for (const QJsonObject &object : objects)
        readable << object.value(QLatin1String("error")).isNull();
    QCOMPARE(readable, (QList<bool>{true, false, false, false, true}));
    QCOMPARE(ran.error.count('\n'), 3); // one line each
}

void InspectTest::failOnIsTheExitStatus()
{
    const QString plain = write(QStringLiteral("plain.eml"), kit::Mail{.tls = "", .with = "ESMTP"}.octets());
    const QString good = write(QStringLiteral("good.eml"), mail());
    const auto status = [](const QString &outcome, const QStringList &paths) {
        return kit::waxseal(inspect(QStringList{QStringLiteral("--fail-on"), outcome} + paths)).status;
    };
    QCOMPARE(status(QStringLiteral("contradicted"), {good, plain}), 0);
    QCOMPARE(status(QStringLiteral("unchecked"), {good}), 0);
    QCOMPARE(status(QStringLiteral("unchecked"), {good, plain}), 1);
    QCOMPARE(status(QStringLiteral("unchecked"), {good, plain, QStringLiteral("/nowhere")}), 3);
}

void InspectTest::wrongUsageSaysWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *title, const QStringList &arguments) { QTest::newRow(title) << arguments; };
    row("no verb", {});
    row("unknown verb", {QStringLiteral("judge")});
    row("no path", {QStringLiteral("inspect")});
    row("unknown option", {QStringLiteral("inspect"), QStringLiteral("--frobnicate"), QStringLiteral("x")});
    row("bad outcome",
        {QStringLiteral("inspect"), QStringLiteral("--fail-on"), QStringLiteral("bad"), QStringLiteral("x")});
    row("bad jobs", {QStringLiteral("inspect"), QStringLiteral("--jobs"), QStringLiteral("0"), QStringLiteral("x")});
    row("bad time",
        {QStringLiteral("inspect"), QStringLiteral("--now"), QStringLiteral("yesterday"), QStringLiteral("x")});
    row("time without offset",
        {QStringLiteral("inspect"), QStringLiteral("--now"), QStringLiteral("2026-11-20T12:00:00"),
         QStringLiteral("x")});
    row("bad domain",
        {QStringLiteral("inspect"), QStringLiteral("--own-domain"), QStringLiteral("a b"), QStringLiteral("x")});
    row("bad host",
        {QStringLiteral("inspect"), QStringLiteral("--own-host"), QStringLiteral("a..b"), QStringLiteral("x")});
    row("bad resolver",
        {QStringLiteral("inspect"), QStringLiteral("--resolver"), QStringLiteral("dns.example"), QStringLiteral("x")});
    row("missing zone",
        {QStringLiteral("inspect"), QStringLiteral("--zone"), QStringLiteral("/nowhere.zone"), QStringLiteral("x")});
    row("missing anchor",
        {QStringLiteral("inspect"), QStringLiteral("--trust-anchor"), QStringLiteral("/nowhere.ds"),
         QStringLiteral("x")});
    row("missing list",
        {QStringLiteral("inspect"), QStringLiteral("--bsi-list"), QStringLiteral("/nowhere.json"),
         QStringLiteral("x")});
    row("empty authserv-id",
        {QStringLiteral("inspect"), QStringLiteral("--authserv-id"), QString(), QStringLiteral("x")});
    row("a field name with a space",
        {QStringLiteral("inspect"), QStringLiteral("--tes-member-field"), QStringLiteral("a b"), QStringLiteral("x")});
    row("demonstration and an own domain",
        {QStringLiteral("inspect"), QStringLiteral("--demo"), QStringLiteral("--own-domain"),
         QStringLiteral("own.example")});
    row("demonstration and a path", {QStringLiteral("inspect"), QStringLiteral("--demo"), QStringLiteral("x")});
}

void InspectTest::wrongUsageSaysWhatToDo()
{
    QFETCH(QStringList, arguments);
    const kit::Ran ran = kit::waxseal(arguments);
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY(ran.error.startsWith("waxseal: "));
    if (!arguments.isEmpty())
        QCOMPARE(ran.error.count('\n'), 1);
}

void InspectTest::helpAndVersionAreOnStandardOutput()
{
    const kit::Ran version = kit::waxseal({QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("waxseal "));
    QVERIFY(kit::waxseal({QStringLiteral("--help")}).out.contains("inspect PATH"));
    const kit::Ran help = kit::waxseal({QStringLiteral("inspect"), QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    for (const char *option : {"--json", "--zone", "--trust-anchor", "--resolver", "--offline", "--now", "--own-domain",
                               "--own-host", "--authserv-id", "--jobs", "--fail-on"})
        QVERIFY2(help.out.contains(option), option);
}

void InspectTest::offlineAsksNobody()
{
    const QString file =
        write(QStringLiteral("a.eml"), kit::Mail{.above = "SMTPsec-Used:\r\nX-TES-Member: yes\r\n"}.octets());
    const kit::Ran ran = kit::waxseal(inspect({QStringLiteral("--json"), file}));
    const QJsonObject wayIn = ran.objects().first().value(QLatin1String("way_in")).toObject();
    QCOMPARE(wayIn.value(QLatin1String("smtpsec")).toString(), QStringLiteral("unchecked"));
    QCOMPARE(wayIn.value(QLatin1String("tes")).toString(), QStringLiteral("unchecked"));
    QVERIFY(ran.out.contains("offline, as asked"));
}

void InspectTest::hostsAreProposedFromManyMessages()
{
    for (int i = 0; i < 20; ++i)
        write(QStringLiteral("many/%1.eml").arg(i), mail(i));
    const kit::Ran ran = kit::waxseal(
        {QStringLiteral("inspect"), QStringLiteral("--offline"), m_folder->filePath(QStringLiteral("many"))});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains("mx.own.example wrote the topmost line of 20 of 20 mails. If it is your provider's: "
                             "--own-host mx.own.example"));
    QVERIFY(!ran.out.contains("Confirmed"));
}

void InspectTest::germanIsSpoken()
{
    const QString file = write(QStringLiteral("a.eml"), mail());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("de_DE.UTF-8"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(WAXSEAL_COMMAND), inspect({file}));
    QVERIFY(process.waitForFinished());
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(out.contains("Bestätigt"), out.constData());
    QVERIFY2(out.contains("Auf der letzten Strecke zu Ihrem Provider verschlüsselt (TLS 1.3)."), out.constData());
}

QTEST_GUILESS_MAIN(InspectTest)
#include "inspect_test.moc"
