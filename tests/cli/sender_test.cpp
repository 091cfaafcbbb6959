// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/cli/command.h"
#include "tests/dns_unbound/lab.h"
#include "tests/kit/signer.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace waxseal;

// The whole way of a sender's proof: a signed mail, a real name server with signed zones, the command.
namespace {

QByteArray txt(const QByteArray &name, const QByteArray &text)
{
    QByteArray line = name + " TXT";
    for (qsizetype at = 0; at < text.size(); at += 200)
        line += " \"" + text.mid(at, 200) + '"';
    return line + '\n';
}

QByteArray letter(const QByteArray &from)
{
    return "From: " + from
        + "\r\nTo: bert@own.example\r\nSubject: x\r\nDate: Fri, 20 Nov 2026 13:04:28 +0100\r\n"
          "Message-ID: <1@company.example>\r\n\r\nText\r\n";
}

QByteArray stored(const QByteArray &mail, const QByteArray &peer = "192.0.2.10")
{
    return "Return-Path: <a@company.example>\r\nReceived: from mail.company.example (mail.company.example [" + peer
        + "])\r\n\tby mx.own.example (Postfix) with ESMTPS id 4AB; Fri, 20 Nov 2026 12:04:31 +0000 (UTC)\r\n" + mail;
}

QByteArray delegation(lab::Zones &zones, const QByteArray &label, bool isSigned)
{
    return label + " NS ns." + label + "\nns." + label + " A " + lab::nameServerAddress + '\n'
        + (isSigned ? zones.ds(label + ".example.") + '\n' : QByteArray());
}

} // namespace

class CliSenderTest : public QObject {
    Q_OBJECT

    lab::Zones m_zones;
    lab::NameServer m_server;
    QString m_anchor;
    const kit::SigningKey m_rsa = kit::SigningKey::rsa(2048);
    const kit::SigningKey m_short = kit::SigningKey::rsa(1024);
    const kit::SigningKey m_ed25519 = kit::SigningKey::ed25519();

    QJsonObject inspect(const QByteArray &mail, const QStringList &more = {}) const
    {
        QStringList arguments = {QStringLiteral("inspect"),        QStringLiteral("--json"),
                                 QStringLiteral("--own-host"),     QStringLiteral("mx.own.example"),
                                 QStringLiteral("--now"),          QStringLiteral("2026-11-21T12:00:00Z"),
                                 QStringLiteral("--trust-anchor"), m_anchor};
        if (more.isEmpty())
            arguments += {QStringLiteral("--resolver"), QStringLiteral("127.0.0.1@%1").arg(m_server.port())};
        const kit::Ran ran = kit::waxseal(arguments + more + QStringList{QStringLiteral("-")}, mail);
        if (ran.status != 0 || ran.objects().size() != 1) {
            qWarning("status %d: %s", ran.status, ran.error.constData());
            return {};
        }
        return ran.objects().constFirst();
    }
    static QString text(const QJsonObject &object, const char *axis, const char *name)
    {
        return object[QLatin1String(axis)][QLatin1String(name)].toString();
    }
    static QJsonObject signature(const QJsonObject &object, int index = 0)
    {
        return object[QLatin1String("dkim")][index].toObject();
    }

private Q_SLOTS:
    void initTestCase();
    void aSignedMailIsVerifiedWithTheKeyInDns_data();
    void aSignedMailIsVerifiedWithTheKeyInDns();
    void aForgedMailIsContradicted();
    void aSilentNameServerSaysNothing();
    void hostileInputIsBoundedAndSaid_data();
    void hostileInputIsBoundedAndSaid();
    void aKeyThatIsGoneIsRemembered();
};

void CliSenderTest::initTestCase()
{
    if (const QString sentence =
            lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen"), QStringLiteral("nsd")});
        !sentence.isEmpty())
        QSKIP(qPrintable(sentence));
    const QByteArray key = txt("key._domainkey", m_rsa.record());
    m_zones.leaveUnsigned("unsigned.example.", key);
    QByteArray changed = m_rsa.record();
    m_zones.tamper(m_zones.sign("forged.example.", txt("key._domainkey", "v=DKIM1; n=original; " + changed.mid(9))),
                   "n=original", "n=replaced");

    QByteArray loop;
    for (int i = 0; i < 30; ++i)
        loop += "loop" + QByteArray::number(i) + " CNAME loop" + QByteArray::number((i + 1) % 30) + '\n';
    QByteArray includes;
    for (int i = 0; i < 40; ++i)
        includes += txt("spf" + QByteArray::number(i),
                        "v=spf1 include:spf" + QByteArray::number((i + 1) % 40) + ".example include:spf"
                            + QByteArray::number((i + 7) % 40) + ".example -all");
    m_zones.sign("example.",
                 txt("key._domainkey.company", m_rsa.record()) + txt("short._domainkey.company", m_short.record())
                     + txt("ed._domainkey.company", m_ed25519.record())
                     + txt("giant._domainkey.company", kit::recordWithoutPrivateKey(16384))
                     + txt("hostile._domainkey.company", "v=DKIM1; p=" + QByteArray(8000, 'A') + QByteArray(500, ';'))
                     + txt("_dmarc.company", "v=DMARC1; p=reject") + txt("company", "v=spf1 ip4:192.0.2.10 -all")
                     + "loop._domainkey.company CNAME loop0\n" + loop + includes
                     + txt("spf-victim", "v=spf1 include:spf0.example -all")
                     + txt("_dmarc.spf-victim", "v=DMARC1; p=none") + delegation(m_zones, "unsigned", false)
                     + delegation(m_zones, "forged", true));
    m_anchor = m_zones.write(QStringLiteral("anchor"), m_zones.ds("example.") + '\n');
    QVERIFY(m_server.start(m_zones.files()));
}

void CliSenderTest::aSignedMailIsVerifiedWithTheKeyInDns_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("bits");
    const auto signedBy = [](const kit::SigningKey &key, const QByteArray &domain, const QByteArray &selector) {
        return stored(kit::sign(letter("a@" + domain), key, {.domain = domain, .selector = selector}), "198.51.100.7");
    };
    const auto row = [](const char *title, const QByteArray &mail, const char *outcome, const char *reason,
                        const char *key, int bits) {
        QTest::newRow(title) << mail << QString::fromLatin1(outcome) << QString::fromLatin1(reason)
                             << QString::fromLatin1(key) << bits;
    };
    row("RSA, DNSSEC", signedBy(m_rsa, "company.example", "key"), "confirmed", "dkim_aligned", "secure", 2048);
    row("RSA, 1024 bits", signedBy(m_short, "company.example", "short"), "confirmed", "dkim_aligned", "secure", 1024);
    row("Ed25519", signedBy(m_ed25519, "company.example", "ed"), "confirmed", "dkim_aligned", "secure", 256);
    row("a zone that is not signed", signedBy(m_rsa, "unsigned.example", "key"), "confirmed", "dkim_aligned",
        "insecure", 2048);
    row("a key record that was changed", signedBy(m_rsa, "forged.example", "key"), "contradicted", "key_bogus", "bogus",
        0);
}

void CliSenderTest::aSignedMailIsVerifiedWithTheKeyInDns()
{
    QFETCH(QByteArray, mail);
    const QJsonObject object = inspect(mail);
    QTEST(text(object, "sender", "outcome"), "outcome");
    QTEST(text(object, "sender", "reason"), "reason");
    QTEST(signature(object)[QLatin1String("key")].toString(), "key");
    QTEST(signature(object)[QLatin1String("bits")].toInt(), "bits");
}

void CliSenderTest::aForgedMailIsContradicted()
{
    const QJsonObject object = inspect(stored(letter("a@company.example"), "198.51.100.7"));
    QCOMPARE(text(object, "sender", "reason"), QStringLiteral("against_policy"));
    QCOMPARE(text(object, "dmarc", "result"), QStringLiteral("fail"));
    QCOMPARE(text(object, "dmarc", "policy"), QStringLiteral("reject"));
    QCOMPARE(text(object, "spf", "result"), QStringLiteral("fail"));
    QCOMPARE(text(object, "arc", "cv"), QStringLiteral("none"));
    QVERIFY(object[QLatin1String("dkim")].toArray().isEmpty());

    QCOMPARE(text(inspect(stored(letter("a@company.example"))), "sender", "reason"), QStringLiteral("spf_aligned"));
}

void CliSenderTest::aSilentNameServerSaysNothing()
{
    const lab::Relay silent(lab::Relay::Manner::Silent, 0);
    const QByteArray mail = stored(kit::sign(letter("a@company.example"), m_rsa, {.domain = "company.example"}));
    const QJsonObject object =
        inspect(mail, {QStringLiteral("--resolver"), QStringLiteral("127.0.0.1@%1").arg(silent.port())});
    QCOMPARE(text(object, "sender", "outcome"), QStringLiteral("unchecked"));
    QCOMPARE(signature(object)[QLatin1String("result")].toString(), QStringLiteral("temperror"));
    QCOMPARE(text(object, "dmarc", "result"), QStringLiteral("temperror"));

    const QJsonObject offline = inspect(mail, {QStringLiteral("--offline")});
    QCOMPARE(text(offline, "sender", "outcome"), QStringLiteral("unchecked"));
}

void CliSenderTest::hostileInputIsBoundedAndSaid_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("reason"); ///< of the first signature
    const auto row = [](const char *title, const QByteArray &mail, const char *reason) {
        QTest::newRow(title) << mail << QString::fromLatin1(reason);
    };
    const QByteArray mail = letter("a@company.example");
    QByteArray many = mail;
    for (int i = 0; i < 256; ++i)
        many.prepend("DKIM-Signature: v=1; a=rsa-sha256; d=company.example; s=key; h=from; bh=" + QByteArray(43, 'A')
                     + "=; b=" + QByteArray::number(i).rightJustified(8, 'A') + "\r\n");
    row("256 signatures", stored(many, "198.51.100.7"), "body_hash");
    row("a tag of 100 KB",
        stored("DKIM-Signature: v=1; a=rsa-sha256; d=company.example; s=key; h=from; bh=AAAA; b="
                   + QByteArray(100'000, 'A') + "\r\n" + mail,
               "198.51.100.7"),
        "tag_list_unreadable");
    row("h= with thousands of names",
        stored("DKIM-Signature: v=1; a=rsa-sha256; d=company.example; s=key; bh=AAAA; b=AAAA; h=from"
                   + QByteArray(":from").repeated(9'000) + "\r\n" + mail,
               "198.51.100.7"),
        "signed_fields");
    row("a key of 16384 bits",
        stored(kit::sign(mail, m_rsa, {.domain = "company.example", .selector = "giant"}), "198.51.100.7"),
        "key_too_long");
    row("a hostile key record",
        stored(kit::sign(mail, m_rsa, {.domain = "company.example", .selector = "hostile"}), "198.51.100.7"),
        "key_unreadable");
    row("a key at the end of a loop of aliases",
        stored(kit::sign(mail, m_rsa, {.domain = "company.example", .selector = "loop"}), "198.51.100.7"), "");
    row("SPF that includes itself without end",
        stored(letter("a@spf-victim.example"), "198.51.100.7").replace("<a@company", "<a@spf-victim"), "");
}

void CliSenderTest::hostileInputIsBoundedAndSaid()
{
    QFETCH(QByteArray, mail);
    QFETCH(QString, reason);
    const QJsonObject object = inspect(mail);
    QVERIFY(!object.isEmpty());
    QVERIFY(text(object, "sender", "outcome") != QStringLiteral("confirmed"));
    QVERIFY(!text(object, "sender", "words").isEmpty());
    if (!reason.isEmpty())
        QCOMPARE(signature(object)[QLatin1String("reason")].toString(), reason);
    if (QByteArray(QTest::currentDataTag()).startsWith("SPF"))
        QCOMPARE(text(object, "spf", "result"), QStringLiteral("permerror"));
}

void CliSenderTest::aKeyThatIsGoneIsRemembered()
{
    QTemporaryDir folder;
    const QByteArray mail =
        stored(kit::sign(letter("a@company.example"), m_rsa, {.domain = "company.example"}), "198.51.100.7");
    const QStringList memory = {QStringLiteral("--memory"), folder.path()};
    const QStringList online = {QStringLiteral("--resolver"), QStringLiteral("127.0.0.1@%1").arg(m_server.port())};
    QCOMPARE(text(inspect(mail, memory + online), "sender", "words"),
             QStringLiteral("company.example signed this mail; unchanged since."));

    // The zone without its keys: the name server has forgotten them.
    lab::Zones later;
    const QString zone = later.sign("example.", txt("_dmarc.company", "v=DMARC1; p=reject"));
    const QString anchor = later.write(QStringLiteral("anchor"), later.ds("example.") + '\n');
    const QStringList gone = {QStringLiteral("--zone"), zone, QStringLiteral("--trust-anchor"), anchor};
    const QJsonObject remembered = inspect(mail, memory + gone);
    QCOMPARE(text(remembered, "sender", "outcome"), QStringLiteral("confirmed"));
    QCOMPARE(text(remembered, "sender", "words"),
             QStringLiteral("company.example signed this mail; checked on 2026-11-21."));
    QCOMPARE(signature(remembered)[QLatin1String("checked")].toString(), QStringLiteral("2026-11-21T12:00:00Z"));

    // One octet more is another mail; and without the memory nothing is known.
    QVERIFY(text(inspect(mail + "!", memory + gone), "sender", "outcome") != QStringLiteral("confirmed"));
    QVERIFY(text(inspect(mail, gone), "sender", "outcome") != QStringLiteral("confirmed"));
}

QTEST_GUILESS_MAIN(CliSenderTest)
#include "sender_test.moc"
