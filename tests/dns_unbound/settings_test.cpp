// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/unbound_resolver.h"
#include "core/dns_unbound/zone_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace waxseal;
using namespace waxseal::dns_unbound;

namespace {

QByteArray textOf(const std::optional<DomainName> &name)
{
    return name ? name->toByteArray() : QByteArray("none");
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
        file.write(content);
        return file.fileName();
    }

private Q_SLOTS:
    void aForwarderIsReadFromItsText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Forwarder>("expected");
        QTest::newRow("IPv4") << QByteArray("192.0.2.1") << Forwarder{"192.0.2.1", 53, false, ""};
        QTest::newRow("IPv6") << QByteArray("2001:db8::1") << Forwarder{"2001:db8::1", 53, false, ""};
        QTest::newRow("IPv6 with scope") << QByteArray("fe80::1%eth0@5353")
                                         << Forwarder{"fe80::1%eth0", 5353, false, ""};
        QTest::newRow("port") << QByteArray("192.0.2.1@5353") << Forwarder{"192.0.2.1", 5353, false, ""};
        QTest::newRow("RFC 7858 §3.1: port 853 is TLS")
            << QByteArray("192.0.2.1@853") << Forwarder{"192.0.2.1", 853, true, ""};
        QTest::newRow("RFC 8310 §8.1: a name to authenticate is TLS")
            << QByteArray("192.0.2.1#dns.example") << Forwarder{"192.0.2.1", 853, true, "dns.example"};
        QTest::newRow("port and name") << QByteArray("2001:db8::1@8853#DNS.example")
                                       << Forwarder{"2001:db8::1", 8853, true, "dns.example"};
    }

    void aForwarderIsReadFromItsText()
    {
        QFETCH(QByteArray, text);
        QFETCH(Forwarder, expected);
        const auto forwarder = parseForwarder(text);
        QVERIFY(forwarder);
        QVERIFY(*forwarder == expected);
    }

    void whatIsNoForwarderSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("fault");
        QTest::addColumn<qsizetype>("at");
        const auto row = [](const char *name, const QByteArray &text, ParseFault fault, qsizetype at) {
            QTest::newRow(name) << text << int(fault) << at;
        };
        row("nothing", "", ParseFault::Empty, 0);
        row("no port", "192.0.2.1@", ParseFault::BadSyntax, 10);
        row("port in words", "192.0.2.1@dns", ParseFault::BadSyntax, 10);
        row("port zero", "192.0.2.1@0", ParseFault::OutOfRange, 10);
        row("port too high", "192.0.2.1@65536", ParseFault::OutOfRange, 10);
        row("port with a sign", "192.0.2.1@+53", ParseFault::BadSyntax, 10);
        row("empty name", "192.0.2.1#", ParseFault::Empty, 10);
        row("a name with a space", "192.0.2.1#a b", ParseFault::BadCharacter, 11);
        row("a scope with a quote", "fe80::1%\"", ParseFault::BadCharacter, 7);
        row("very long", QByteArray(10'000, '1'), ParseFault::TooLong, 324);
    }

    void whatIsNoForwarderSaysWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, fault);
        QFETCH(qsizetype, at);
        const auto forwarder = parseForwarder(text);
        QVERIFY(!forwarder);
        QCOMPARE(int(forwarder.error().fault), fault);
        QCOMPARE(forwarder.error().at, at);
    }

    void aHostNameIsNoForwarder()
    {
        for (const char *text :
             {"dns.example", "1.2.3", "192.0.2.1:53", "IPv6:2001:db8::1", "[::1]", "192.0.2.1 ", "@53", "#a"})
            QVERIFY2(!parseForwarder(text), text);
    }

    void theZoneOfAFileIsTheOwnerOfItsSoa_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::newRow("full owner") << QByteArray("example. 3600 IN SOA a. b. 1 2 3 4 5\n") << QByteArray("example");
        QTest::newRow("$ORIGIN and @") << QByteArray("$ORIGIN Example.\n@ IN SOA a b 1 2 3 4 5")
                                       << QByteArray("example");
        QTest::newRow("the root") << QByteArray(". 86400 IN SOA a. b. 1 2 3 4 5") << QByteArray(".");
        QTest::newRow("owner below $ORIGIN")
            << QByteArray("$ORIGIN example.\nsub SOA a b 1 2 3 4 5") << QByteArray("sub.example");
        QTest::newRow("a later, relative $ORIGIN")
            << QByteArray("$ORIGIN example.\n$ORIGIN sub\n@ SOA a b 1 2 3 4 5") << QByteArray("sub.example");
        QTest::newRow("class before TTL") << QByteArray("example. IN 1h soa a b 1 2 3 4 5") << QByteArray("example");
        QTest::newRow("comments and blank lines")
            << QByteArray("; SOA\n\n  ; x\n$TTL 1\nexample. SOA (\n a b ; (\n1 2 3 4 5)") << QByteArray("example");
        QTest::newRow("owner of the record before")
            << QByteArray("example. NS a.\n  SOA a b 1 2 3 4 5") << QByteArray("example");
        QTest::newRow("RFC 1035 §5.1: a quoted semicolon and parenthesis")
            << QByteArray("example. TXT \"; (\"\n  SOA a b 1 2 3 4 5") << QByteArray("example");
        QTest::newRow("CRLF") << QByteArray("$ORIGIN example.\r\n@ IN SOA a b 1 2 3 4 5\r\n") << QByteArray("example");
        QTest::newRow("@ without $ORIGIN") << QByteArray("@ IN SOA a. b. 1 2 3 4 5") << QByteArray("none");
        QTest::newRow("no SOA") << QByteArray("example. NS a.\n") << QByteArray("none");
        QTest::newRow("SOA in a TXT record only") << QByteArray("example. TXT SOA\n") << QByteArray("none");
        QTest::newRow("empty") << QByteArray() << QByteArray("none");
        QTest::newRow("parentheses in parentheses")
            << QByteArray("example. SOA ( a b (\n1 2) 3 4\n5 )\nexample. NS a.") << QByteArray("example");
        QTest::newRow("control octets and parentheses in a comment")
            << QByteArray("example. SOA a b 1 2 3 4 5 ; )(\f\r\"$INCLUDE x\n; $INCLUDE x\nexample. NS a.")
            << QByteArray("example");
        QTest::newRow("$INCLUDE in a quoted string, escaped, or within a word")
            << QByteArray("example. SOA a b 1 2 3 4 5\n\\$INCLUDE TXT \"$INCLUDE x\" $INCLUDE a$INCLUDE")
            << QByteArray("example");
        QTest::newRow("an owner that is no name") << QByteArray("a..c.  SOA a b 1 2 3 4 5") << QByteArray("none");
    }

    void theZoneOfAFileIsTheOwnerOfItsSoa()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, zone);
        QCOMPARE(textOf(zoneOf(text)), zone);
    }

    void whatReadersTakeDifferentlyIsNoZone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("$INCLUDE", "$INCLUDE /dev/zero");
        row("$INCLUDE with a tabulator", "$INCLUDE\t/dev/zero\n");
        row("small letters", "$include /dev/zero\n");
        row("behind white space", " \t$INCLUDE /dev/zero\n");
        row("behind a lone CR", "\r$INCLUDE /dev/zero\n");
        row("behind a CRLF", "\r\n$INCLUDE /dev/zero\r\n");
        row("behind a comment", ";\n;\n$INCLUDE /dev/zero\n");
        row("in parentheses", "( $INCLUDE /dev/zero )\n");
        row("on the second line of parentheses", "(\n$INCLUDE /dev/zero )\n");
        row("glued by parentheses", "$INC(LUDE) /dev/zero\n");
        row("glued by a comment in parentheses", "$INC( ; x\nLUDE /dev/zero )\n");
        row("glued by NUL octets", QByteArray("$INC\0LUDE /dev/zero\n", 21));
        row("behind a parenthesis too many", ")x$INCLUDE /dev/zero\n");
        row("behind a form feed", "@ NS a.\f$INCLUDE /dev/zero\n");
        row("behind a vertical tabulator", "@ NS a.\v$INCLUDE /dev/zero\n");
        row("behind a string that goes on", "( \"\n;\" ))x$INCLUDE /dev/zero\n");
        row("behind an escaped line end", "@ NS a.\\\n$INCLUDE /dev/zero\n");
        row("behind a string with an escaped line end", "@ TXT \"a\\\n$INCLUDE /dev/zero\"\n");
        row("$GENERATE", "$GENERATE 1-2 a$ A 192.0.2.1\n");
        row("$ alone", "$\n");
        row("a parenthesis that stays open", "@ TXT (a\n");
        row("parentheses that stay open", "@ TXT " + QByteArray("(").repeated(1'000'000));
        row("a string that stays open", "@ TXT \"a\n");
        row("a backslash at the end", "@ TXT a\\");
    }

    void whatReadersTakeDifferentlyIsNoZone()
    {
        QFETCH(QByteArray, text);
        const QByteArray soa("$ORIGIN example.\n@ 3600 IN SOA a. b. 1 2 3 4 5\n");
        const QByteArray ds("example. IN DS 1 13 2 00\n");
        QCOMPARE(textOf(zoneOf(soa)), QByteArray("example"));
        for (const QByteArray &file : {soa + text, text + '\n' + soa, soa + "\r\n" + text})
            QCOMPARE(textOf(zoneOf(file)), QByteArray("none"));
        QVERIFY(anchoredNames(ds + text).isEmpty());
        const auto resolver = UnboundResolver::create({.zoneFiles = {write(QStringLiteral("odd.zone"), soa + text)}});
        QVERIFY(!resolver);
        QCOMPARE(int(resolver.error().fault), int(SetupFault::NotAZoneFile));
    }

    void anAnchorFileHoldsNothingButAnchors()
    {
        const QByteArray ds = "example. IN DS 1 13 2 00\n";
        const QByteArray key = ". 172800 IN DNSKEY 257 3 13 (\n AAAA ; x\n ) ; {id = 1}\n";
        QCOMPARE(anchoredNames(ds + key),
                 (QList<DomainName>{DomainName::parse("example").value(), DomainName::root()}));
        QCOMPARE(anchoredNames(ds + ds).size(), 1);
        QVERIFY(anchoredNames(ds + "example. IN A 127.0.0.1\n").isEmpty());
        QVERIFY(anchoredNames("relative DS 1 13 2 00\n").isEmpty());
        QVERIFY(anchoredNames("").isEmpty());
        QVERIFY(anchoredNames("not a zone file at all").isEmpty());
    }

    void aFileThatCannotServeIsRefusedByName_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("anchor");
        QTest::addColumn<int>("fault");
        const QByteArray soa = "example. IN SOA a. b. 1 2 3 4 5\n";
        const QString good = write(QStringLiteral("good.zone"), soa);
        const QString none;
        const auto row = [](const char *name, const QString &zone, const QString &anchor, SetupFault fault) {
            QTest::newRow(name) << zone << anchor << int(fault);
        };
        row("absent", m_folder.filePath(QStringLiteral("absent")), none, SetupFault::CannotRead);
        row("a folder", m_folder.path(), none, SetupFault::CannotRead);
        const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        row("a pipe that nobody writes to", pipe, none, SetupFault::CannotRead);
        row("a device", QStringLiteral("/dev/zero"), none, SetupFault::CannotRead);
        row("another file taken in", write(QStringLiteral("include"), soa + "$INCLUDE " + pipe.toUtf8() + '\n'), none,
            SetupFault::NotAZoneFile);
        row("no SOA", write(QStringLiteral("text"), "Dear reader,\nhello\n"), none, SetupFault::NotAZoneFile);
        row("empty", write(QStringLiteral("empty"), ""), none, SetupFault::NotAZoneFile);
        row("a quote in its name", write(QStringLiteral("a\"b"), soa), none, SetupFault::BadFileName);
        row("a line break in its name", write(QStringLiteral("a\nb"), soa), none, SetupFault::BadFileName);
        row("a backslash at its end", write(QStringLiteral("a\\"), soa), none, SetupFault::BadFileName);
        QFile huge(write(QStringLiteral("huge"), soa));
        huge.resize(limits::zoneFileOctets + 1);
        row("over the limit", huge.fileName(), none, SetupFault::TooLarge);
        row("anchor that is a pipe", good, pipe, SetupFault::CannotRead);
        row("anchor absent", good, m_folder.filePath(QStringLiteral("absent")), SetupFault::CannotRead);
        row("anchor that is a zone", good, good, SetupFault::NotATrustAnchor);
        row("anchor that is empty", good, write(QStringLiteral("anchor"), "; nothing\n"), SetupFault::NotATrustAnchor);
    }

    void aFileThatCannotServeIsRefusedByName()
    {
        QFETCH(QString, zone);
        QFETCH(QString, anchor);
        QFETCH(int, fault);
        const auto resolver = UnboundResolver::create({.zoneFiles = {zone}, .trustAnchorFile = anchor});
        QVERIFY(!resolver);
        QCOMPARE(int(resolver.error().fault), fault);
        const bool anchorIsToBlame = !anchor.isEmpty();
        QCOMPARE(resolver.error().file, anchorIsToBlame ? anchor : zone);
    }

    void aFileThatMayNotBeReadIsRefused()
    {
        const QString zone = write(QStringLiteral("locked"), "example. IN SOA a. b. 1 2 3 4 5\n");
        QFile::setPermissions(zone, {});
        if (QFile(zone).open(QIODevice::ReadOnly))
            QSKIP("this user may read every file");
        const auto resolver = UnboundResolver::create({.zoneFiles = {zone}});
        QVERIFY(!resolver);
        QCOMPARE(resolver.error(), (SetupError{SetupFault::CannotRead, zone}));
    }

    void twoFilesForOneZoneAreRefused()
    {
        const QString a = write(QStringLiteral("a.zone"), "example. IN SOA a. b. 1 2 3 4 5\n");
        const QString b = write(QStringLiteral("b.zone"), "EXAMPLE. IN SOA a. b. 1 2 3 4 5\n");
        const auto resolver = UnboundResolver::create({.zoneFiles = {a, b}});
        QVERIFY(!resolver);
        QCOMPARE(resolver.error(), (SetupError{SetupFault::ZoneTwice, b}));
    }

    void anSoaFarDownIsFound()
    {
        const QByteArray comment = "; " + QByteArray(98, 'x') + '\n';
        const QString zone =
            write(QStringLiteral("late.zone"), comment.repeated(2'000) + "example. IN SOA a. b. 1 2 3 4 5\n");
        QVERIFY(UnboundResolver::create({.zoneFiles = {zone}}));
    }

    void anotherFileTakenInFarDownIsRefused()
    {
        const QByteArray comment = "; " + QByteArray(98, 'x') + '\n';
        const QString zone =
            write(QStringLiteral("late-include.zone"),
                  "example. IN SOA a. b. 1 2 3 4 5\n" + comment.repeated(2'000) + "$INCLUDE /dev/zero\n");
        const auto resolver = UnboundResolver::create({.zoneFiles = {zone}});
        QVERIFY(!resolver);
        QCOMPARE(resolver.error(), (SetupError{SetupFault::NotAZoneFile, zone}));
    }

    void offlineNothingIsAsked()
    {
        const auto resolver = UnboundResolver::create({.offline = true});
        QVERIFY(resolver);
        const auto future = (*resolver)->query({DomainName::parse("example").value(), dns::Type::Txt});
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().status, dns::Status::NoAnswer);
        QCOMPARE(future.result().trouble, dns::Trouble::Offline);
    }

    void makingAResolver()
    {
        QBENCHMARK
        {
            QVERIFY(UnboundResolver::create({}));
        }
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
