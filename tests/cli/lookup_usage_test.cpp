// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/cli/lookup_lab.h"

#include <QTest>

using namespace waxseal;
using kit::at;
using kit::text;

// `waxseal lookup` as a person uses it: what may be typed, and what is shown.
namespace {

/// "way_out", "way_out.outcome" …, of all objects in objects.
QStringList keysOf(const QJsonObject &object, const QString &before = {})
{
    QStringList keys;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        keys << before + entry.key();
        keys << keysOf(entry->toObject(), before + entry.key() + QLatin1Char('.'));
    }
    return keys;
}

/// The line of a table that has this in it.
QByteArray lineWith(const QByteArray &text, const QByteArray &part)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.contains(part))
            return line;
    }
    return {};
}

} // namespace

class CliLookupUsageTest : public QObject {
    Q_OBJECT

    kit::LookupLab m_lab;

private Q_SLOTS:
    void initTestCase();
    void oneAddressHasAllTheDetails();
    void severalAddressesHaveATable();
    void oneOfSeveralIsExplained();
    void theDemonstrationHasATableAndExamples();
    void badAddressesDoNotStopTheOthers();
    void aBadAddressHasTheSameKeys();
    void whatIsNoSingleAddressIsSaid_data();
    void whatIsNoSingleAddressIsSaid();
    void aMailtoLinkIsAnAddress();
    void anEmptyListIsSaid();
    void optionsOfTheOwnProviderAreTaken();
    void failOnGivesAnExitStatus();
    void wrongUsageIsSaid_data();
    void wrongUsageIsSaid();
};

void CliLookupUsageTest::initTestCase()
{
    if (const QString sentence = kit::LookupLab::missing(); !sentence.isEmpty())
        QSKIP(qPrintable(sentence));
    m_lab.prepare();
}

void CliLookupUsageTest::oneAddressHasAllTheDetails()
{
    const kit::Ran ran = m_lab.lookUp(
        {QStringLiteral("--own-domain"), QStringLiteral("own.example"), QStringLiteral("anna@member.example")});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.startsWith("anna@member.example\n"));
    for (const char *part :
         {"Confirmed: Your provider and member.example are TES members; encryption is demanded.", "TES", "SMTPsec",
          "DANE", "MTA-STS", "SecureMail", "BSI", "DNSSEC-validated", "both providers can read the mail"})
        QVERIFY2(QByteArray(ran.out).simplified().contains(part), part);
    QVERIFY(!ran.out.contains("%1") && !ran.out.contains("%n"));
    QVERIFY(!ran.out.contains("--own-domain"));
    QVERIFY(ran.error.isEmpty());
    QVERIFY(m_lab.lookUp({QStringLiteral("anna@member.example")}).out.endsWith("Name it: --own-domain.\n"));
}

void CliLookupUsageTest::severalAddressesHaveATable()
{
    const kit::Ran ran =
        m_lab.lookUp({QStringLiteral("--own-domain"), QStringLiteral("own.example"),
                      QStringLiteral("anna@member.example"), QStringLiteral("bert@plain.example"),
                      QStringLiteral("nobody"), QStringLiteral("a.very.long.name.of.a.person@dane.example")});
    QCOMPARE(ran.status, 3);
    const QByteArray first = lineWith(ran.out, "anna@member.example");
    const QByteArray second = lineWith(ran.out, "bert@plain.example");
    QVERIFY(first.startsWith("   1 \u25cf Confirmed "));
    QVERIFY(first.contains("  Your provider and member.example are TES members;"));
    QVERIFY(second.startsWith("   2 \u2013 Nothing to report "));
    QVERIFY(second.contains("  May travel to plain.example unencrypted,"));
    QVERIFY(lineWith(ran.out, "   3 ").contains("? Could not check"));
    QVERIFY(lineWith(ran.out, "   4 ").contains("\u25cb Stated"));
    const auto column = [](const QByteArray &line, const char *part) {
        return QString::fromUtf8(line).indexOf(QLatin1String(part));
    };
    QCOMPARE(column(first, "anna@"), column(second, "bert@"));
    QCOMPARE(column(first, "Your provider"), column(second, "May travel"));
    QCOMPARE(column(lineWith(ran.out, "Recipient"), "Recipient"), column(first, "anna@"));
    for (const QByteArray &line : ran.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 120, line.constData()); // as wide as in a pipe
    QVERIFY(!ran.out.contains("DNSSEC-validated"));                        // no details
    QVERIFY(ran.out.endsWith("\nNot an address, 1 of 4: nobody\nOne of them in full: add --only and its number.\n"));
    QCOMPARE(ran.error.count('\n'), 1); // in a pipe beside the row

    const kit::Ran good = m_lab.lookUp({QStringLiteral("--own-domain"), QStringLiteral("own.example"),
                                        QStringLiteral("anna@member.example"), QStringLiteral("bert@plain.example")});
    QCOMPARE(good.status, 0);
    QVERIFY(good.out.contains("\n\nMay travel unencrypted for 1 of 2: bert@plain.example\n"));
    QVERIFY(good.error.isEmpty());
}

void CliLookupUsageTest::oneOfSeveralIsExplained()
{
    const auto only = [this](const char *number, const QStringList &more = {}) {
        return m_lab.lookUp(QStringList{QStringLiteral("--only"), QLatin1String(number),
                                        QStringLiteral("anna@member.example"), QStringLiteral("bert@plain.example"),
                                        QStringLiteral("nobody")}
                            + more);
    };
    const kit::Ran second = only("2");
    QCOMPARE(second.status, 0);
    QVERIFY(second.out.startsWith("bert@plain.example\n"));
    QVERIFY(second.out.contains("DNS: ") && !second.out.contains("member.example"));
    QVERIFY(second.error.isEmpty());
    const QList<QJsonObject> objects = only("1", {QStringLiteral("--json")}).objects();
    QCOMPARE(objects.size(), 1);
    QCOMPARE(text(objects.constFirst(), "address"), QStringLiteral("anna@member.example"));
    QCOMPARE(only("3").status, 3);
    const kit::Ran none = only("4");
    QCOMPARE(none.status, 2);
    QCOMPARE(none.error.count('\n'), 1);
    QVERIFY(none.error.contains("there are only 3 address"));
    QVERIFY(none.out.isEmpty());
}

void CliLookupUsageTest::theDemonstrationHasATableAndExamples()
{
    const kit::Ran spoken = kit::waxseal({QStringLiteral("lookup"), QStringLiteral("--demo")});
    QCOMPARE(spoken.status, 0);
    QVERIFY(spoken.out.contains("posthorn.example") && spoken.out.contains("bücherwurm.example"));
    QVERIFY(!spoken.out.contains("%1"));
    QVERIFY(lineWith(spoken.out, "jemand@nirgendwo.example").startsWith("  16 ! Contradicted"));
    const qsizetype explanations = spoken.out.indexOf("\nOne recipient of each kind, explained\n---");
    QVERIFY(explanations > spoken.out.indexOf("\nNot possible for 2 of 16: "));
    QVERIFY(spoken.out.indexOf("\nwanda@brieftaube.example\n") > explanations);
    QVERIFY(spoken.out.indexOf("\ntuermer@leuchtturm.example\n") > explanations);
    QVERIFY(!spoken.out.contains("\namtmann@siegelamt.example\n")); // that outcome was explained
    QVERIFY(!spoken.out.contains("--only"));
}

void CliLookupUsageTest::badAddressesDoNotStopTheOthers()
{
    const kit::Ran ran =
        m_lab.lookUp({QStringLiteral("--json"), QStringLiteral("-"), QStringLiteral("last@plain.example")},
                     "first@plain.example\n\nno-at-sign\r\nanna@\n@plain.example\nanna@[192.0.2.1]\n"
                     "anna@localhost\nAnna <anna@plain.example>\na@b.example c@d.example\nx@\xff\xfe.example\n"
                     "bad@ex\x01mple.example\n"
                         + QByteArray(3000, 'a') + "@plain.example");
    QCOMPARE(ran.status, 3);
    const QList<QJsonObject> objects = ran.objects();
    QCOMPARE(objects.size(), 12);
    QStringList good;
    for (const QJsonObject &object : objects) {
        if (at(object, "error").isNull()) {
            good << text(object, "address");
            continue;
        }
        QCOMPARE(text(object, "way_out.outcome"), QStringLiteral("unchecked"));
        QCOMPARE(text(object, "way_out.reason"), QStringLiteral("bad_address"));
        QVERIFY(ran.error.contains(text(object, "error").toUtf8()));
        for (const char *system : {"tes", "smtpsec", "dane", "mta_sts", "securemail", "bsi"})
            QCOMPARE(text(object, QByteArray(system) + ".outcome"), QStringLiteral("unchecked"));
    }
    QCOMPARE(good,
             QStringList({QStringLiteral("first@plain.example"), QStringLiteral("anna@plain.example"),
                          QStringLiteral("last@plain.example")}));
    QCOMPARE(ran.error.count('\n'), 9); // one line each
    QCOMPARE(ran.error.count("waxseal: "), 9);
}

void CliLookupUsageTest::aBadAddressHasTheSameKeys()
{
    const QStringList expected = keysOf(m_lab.one(QStringLiteral("anna@plain.example")));
    QVERIFY(expected.contains(QStringLiteral("mta_sts.remembered")) && expected.contains(QStringLiteral("own.bsi")));
    QCOMPARE(keysOf(m_lab.one(QStringLiteral("anna@plain.example"),
                              {QStringLiteral("--own-domain"), QStringLiteral("own.example")})),
             expected);
    QCOMPARE(keysOf(m_lab.one(QStringLiteral("nobody"))), expected);
}

void CliLookupUsageTest::whatIsNoSingleAddressIsSaid_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("sentence");
    const QByteArray several = "looks like several addresses; give each as an argument of its own, or one on a line.";
    const QByteArray link = "leave out mailto: and give the address alone.";
    QTest::newRow("comma") << QStringLiteral("anna@plain.example,bob@dane.example") << several;
    QTest::newRow("space") << QStringLiteral("anna@plain.example bob@dane.example") << several;
    QTest::newRow("link with a subject") << QStringLiteral("mailto:anna@plain.example?subject=Hello") << link;
    QTest::newRow("link to two") << QStringLiteral("mailto:anna@plain.example,bob@dane.example") << link;
    QTest::newRow("link to nobody") << QStringLiteral("mailto:") << link;
    QTest::newRow("link with a broken code") << QStringLiteral("mailto:anna%4@plain.example") << link;
    QTest::newRow("link, not to an address") << QStringLiteral("mailto:anna") << QByteArray("\"anna\" has no @");
}

void CliLookupUsageTest::whatIsNoSingleAddressIsSaid()
{
    QFETCH(QString, argument);
    QFETCH(QByteArray, sentence);
    const kit::Ran ran = m_lab.lookUp({argument});
    QCOMPARE(ran.status, 3);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.error.startsWith("waxseal: \"") && ran.error.contains(sentence), ran.error.constData());
    QCOMPARE(ran.error.count('\n'), 1);
}

void CliLookupUsageTest::aMailtoLinkIsAnAddress()
{
    for (const char *link : {"mailto:anna@plain.example", "MAILTO:anna@plain.example", "mailto:anna%40plain.example"})
        QCOMPARE(text(m_lab.one(QLatin1String(link)), "address"), QStringLiteral("anna@plain.example"));
}

void CliLookupUsageTest::anEmptyListIsSaid()
{
    const QByteArray sentence = "waxseal: standard input: there is no address in it; write one on each line.\n";
    const kit::Ran nothing = m_lab.lookUp({QStringLiteral("--json"), QStringLiteral("-")}, " \n\r\n");
    QCOMPARE(nothing.status, 3); // as waxseal inspect
    QCOMPARE(nothing.error, sentence);
    QVERIFY(nothing.out.isEmpty());
    const kit::Ran other =
        m_lab.lookUp({QStringLiteral("--json"), QStringLiteral("-"), QStringLiteral("anna@plain.example")});
    QCOMPARE(other.status, 3);
    QCOMPARE(other.error, sentence);
    QCOMPARE(other.objects().size(), 1);
}

void CliLookupUsageTest::optionsOfTheOwnProviderAreTaken()
{
    const QString address = QStringLiteral("anna@member.example");
    const QStringList own = {QStringLiteral("--own-domain"), QStringLiteral("own.example")};
    const QJsonObject named =
        m_lab.one(address,
                  own
                      + QStringList{QStringLiteral("--own-host"), QStringLiteral("mx.own.example"),
                                    QStringLiteral("--own-host"), QStringLiteral(".own.example"),
                                    QStringLiteral("--authserv-id"), QStringLiteral("own.example")});
    QCOMPARE(text(named, "way_out.reason"), QStringLiteral("both_tes_members"));
    QCOMPARE(at(named, "own"), at(m_lab.one(address, own), "own")); // they say nothing about recipients
}

void CliLookupUsageTest::failOnGivesAnExitStatus()
{
    const auto status = [this](const QStringList &arguments) { return m_lab.lookUp(arguments).status; };
    const QString failOn = QStringLiteral("--fail-on");
    const QString plain = QStringLiteral("anna@plain.example");
    QCOMPARE(status({failOn, QStringLiteral("nothing"), plain}), 1);
    QCOMPARE(status({failOn, QStringLiteral("contradicted"), plain}), 0);
    QCOMPARE(status({failOn, QStringLiteral("nothing"), plain, QStringLiteral("nobody")}), 3);
}

void CliLookupUsageTest::wrongUsageIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no address") << QStringList();
    QTest::newRow("unknown option") << QStringList(
        {QStringLiteral("--arc-sealer"), QStringLiteral("a.example"), QStringLiteral("a@b.example")});
    QTest::newRow("own host") << QStringList(
        {QStringLiteral("--own-host"), QStringLiteral("a host"), QStringLiteral("a@b.example")});
    QTest::newRow("authserv-id") << QStringList(
        {QStringLiteral("--authserv-id"), QStringLiteral("a;b"), QStringLiteral("a@b.example")});
    QTest::newRow("only") << QStringList(
        {QStringLiteral("--only"), QStringLiteral("0"), QStringLiteral("a@b.example")});
    QTest::newRow("jobs") << QStringList(
        {QStringLiteral("--jobs"), QStringLiteral("0"), QStringLiteral("a@b.example")});
    QTest::newRow("no such file") << QStringList(
        {QStringLiteral("--ca-file"), QStringLiteral("/nowhere/roots.pem"), QStringLiteral("a@b.example")});
    QTest::newRow("no certificate in it")
        << QStringList({QStringLiteral("--ca-file"), QStringLiteral("/etc/passwd"), QStringLiteral("a@b.example")});
    QTest::newRow("demonstration and address")
        << QStringList({QStringLiteral("--demo"), QStringLiteral("a@b.example")});
    QTest::newRow("demonstration and only")
        << QStringList({QStringLiteral("--demo"), QStringLiteral("--only"), QStringLiteral("1")});
    QTest::newRow("demonstration and own host")
        << QStringList({QStringLiteral("--demo"), QStringLiteral("--own-host"), QStringLiteral("a.example")});
    QTest::newRow("demonstration and probe") << QStringList({QStringLiteral("--demo"), QStringLiteral("--probe")});
    QTest::newRow("resolver and zone") << QStringList({QStringLiteral("--resolver"), QStringLiteral("192.0.2.53"),
                                                       QStringLiteral("--zone"), QStringLiteral("x"),
                                                       QStringLiteral("a@b.example")});
}

void CliLookupUsageTest::wrongUsageIsSaid()
{
    QFETCH(QStringList, arguments);
    const kit::Ran ran = kit::waxseal(QStringList{QStringLiteral("lookup")} + arguments);
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.error.count('\n'), 1);
    QVERIFY(ran.out.isEmpty());
}

QTEST_GUILESS_MAIN(CliLookupUsageTest)
#include "lookup_usage_test.moc"
