// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/email_address.h"
#include "core/base/ip_address.h"
#include "core/base/limits.h"

#include <QTest>

using namespace waxseal;

class BaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void domainNamesAreReadOnceAndThenTrusted_data();
    void domainNamesAreReadOnceAndThenTrusted();
    void badDomainNamesSayWhy_data();
    void badDomainNamesSayWhy();
    void mixedScriptsStayOnTheWireForm();
    void namesBelowAndWithin();
    void addressesAreQuotedAgainWhereTheyMustBe();
    void ipAddressesKnowWhereTheyBelong_data();
    void ipAddressesKnowWhereTheyBelong();
    void networksContainTheirAddresses();
    void addressesAreTheirOctets_data();
    void addressesAreTheirOctets();
    void anyPrefixIsANetwork_data();
    void anyPrefixIsANetwork();
};

void BaseTest::domainNamesAreReadOnceAndThenTrusted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("lower case, no trailing dot") << QByteArray("MX1.Example.") << QByteArray("mx1.example");
    QTest::newRow("underscore labels, RFC 8552")
        << QByteArray("_smtpsec._tcp.example") << QByteArray("_smtpsec._tcp.example");
    QTest::newRow("U-labels become A-labels, RFC 5890")
        << QByteArray("m\xc3\xbcller.example") << QByteArray("xn--mller-kva.example");
    QTest::newRow("root") << QByteArray(".") << QByteArray(".");
    QTest::newRow("63 octets are a label") << QByteArray(63, 'a') + ".example" << QByteArray(63, 'a') + ".example";
}

void BaseTest::domainNamesAreReadOnceAndThenTrusted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto name = DomainName::parse(text);
    QVERIFY(name);
    QCOMPARE(name->toByteArray(), expected);
    QCOMPARE(DomainName::parse(name->view()).value(), *name);
}

void BaseTest::badDomainNamesSayWhy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fault");
    QTest::newRow("nothing") << QByteArray() << int(ParseFault::Empty);
    QTest::newRow("empty label") << QByteArray("a..example") << int(ParseFault::BadSyntax);
    QTest::newRow("leading dot") << QByteArray(".example") << int(ParseFault::BadSyntax);
    QTest::newRow("two dots") << QByteArray("..") << int(ParseFault::BadSyntax);
    QTest::newRow("space") << QByteArray("a b.example") << int(ParseFault::BadCharacter);
    QTest::newRow("NUL") << QByteArray("a\0.example", 10) << int(ParseFault::BadCharacter);
    QTest::newRow("broken UTF-8") << QByteArray("m\xff.example") << int(ParseFault::BadCharacter);
    QTest::newRow("label of 64") << QByteArray(64, 'a') + ".example" << int(ParseFault::TooLong);
    QTest::newRow("name of 254") << QByteArray("a.").repeated(127) << int(ParseFault::TooLong);
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'a') << int(ParseFault::TooLong);
}

void BaseTest::badDomainNamesSayWhy()
{
    QFETCH(QByteArray, text);
    QFETCH(int, fault);
    if (text.size() == 254)
        text[253] = 'a'; // not a trailing dot
    const auto name = DomainName::parse(text);
    QVERIFY(!name);
    QCOMPARE(int(name.error().fault), fault);
}

void BaseTest::mixedScriptsStayOnTheWireForm()
{
    QCOMPARE(DomainName::parse("m\xc3\xbcller.example").value().toUnicode(), QStringLiteral("m\u00fcller.example"));
    // Cyrillic a in a Latin name
    const auto mixed = DomainName::parse(QStringLiteral("b\u0430nk.example").toUtf8());
    QVERIFY(mixed);
    QVERIFY(mixed->toUnicode().startsWith(QStringLiteral("xn--")));
}

void BaseTest::namesBelowAndWithin()
{
    const DomainName domain = DomainName::parse("own.example").value();
    QCOMPARE(domain.below("tes-master").value().toByteArray(), QByteArray("tes-master.own.example"));
    QVERIFY(!domain.below(QByteArray(64, 'x')));
    QVERIFY(!domain.below(QByteArray("x.").repeated(125) + 'x'));
    QVERIFY(DomainName::parse("a.own.example").value().isWithin(domain));
    QVERIFY(domain.isWithin(domain));
    QVERIFY(!DomainName::parse("evilown.example").value().isWithin(domain));
    QVERIFY(domain.isWithin(DomainName::root()));
    QCOMPARE(DomainName::root().below("a").value().toByteArray(), QByteArray("a"));
}

void BaseTest::addressesAreQuotedAgainWhereTheyMustBe()
{
    const DomainName domain = DomainName::parse("b.example").value();
    QCOMPARE((EmailAddress{"a.c", domain}).toByteArray(), QByteArray("a.c@b.example"));
    QCOMPARE((EmailAddress{"a b", domain}).toByteArray(), QByteArray("\"a b\"@b.example"));
    QCOMPARE((EmailAddress{"a\"@c", domain}).toByteArray(), QByteArray("\"a\\\"@c\"@b.example"));
    QCOMPARE((EmailAddress{"..", domain}).toByteArray(), QByteArray("\"..\"@b.example"));
}

void BaseTest::ipAddressesKnowWhereTheyBelong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isInternal");
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << true;
    QTest::newRow("::1") << QByteArray("IPv6:::1") << true;
    QTest::newRow("link-local with zone") << QByteArray("fe80::1%eth0") << true;
    QTest::newRow("RFC 1918") << QByteArray("172.31.0.1") << true;
    QTest::newRow("just outside RFC 1918") << QByteArray("172.32.0.1") << false;
    QTest::newRow("RFC 4193") << QByteArray("fd00::1") << true;
    QTest::newRow("RFC 6598 is used by strangers") << QByteArray("100.64.0.1") << false;
    QTest::newRow("Gmail's 10.5.x in 6to4") << QByteArray("2002:a05:6402:1::1") << true;
    QTest::newRow("6to4 of a public address") << QByteArray("2002:c000:201::1") << false;
    QTest::newRow("IPv4-mapped") << QByteArray("::ffff:10.0.0.1") << true;
    QTest::newRow("public") << QByteArray("192.0.2.1") << false;
}

void BaseTest::ipAddressesKnowWhereTheyBelong()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isInternal);
    const auto address = IpAddress::parse(text);
    QVERIFY(address);
    QCOMPARE(address->isInternal(), isInternal);
    QCOMPARE(IpAddress::parse(address->toByteArray()).value(), *address);
}

void BaseTest::networksContainTheirAddresses()
{
    const auto network = IpNetwork::parse("2001:db8:1::/33");
    QVERIFY(network);
    QVERIFY(network->contains(IpAddress::parse("2001:db8:7fff::1").value()));
    QVERIFY(!network->contains(IpAddress::parse("2001:db8:8000::1").value()));
    QVERIFY(!network->contains(IpAddress::parse("192.0.2.1").value()));
    QVERIFY(!IpNetwork::parse("192.0.2.0/33"));
    QVERIFY(!IpNetwork::parse("0.0.0.0/0")); // nobody's provider is the whole Internet
    QVERIFY(!IpAddress::parse("1.2.3"));
    QVERIFY(!IpAddress::parse("1.2.3.256"));
    QVERIFY(!IpAddress::parse("1.2.3.4.5"));
}

void BaseTest::addressesAreTheirOctets_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("RFC 1035 §3.4.1") << QByteArray::fromHex("c0000201") << QByteArray("192.0.2.1");
    QTest::newRow("RFC 3596 §2.2") << QByteArray::fromHex("20010db8000000000000000000000001")
                                   << QByteArray("2001:db8::1");
    QTest::newRow("RFC 4291 §2.5.5.2: mapped")
        << QByteArray::fromHex("00000000000000000000ffffc0000201") << QByteArray("192.0.2.1");
    QTest::newRow("too few") << QByteArray::fromHex("c00002") << QByteArray();
    QTest::newRow("too many") << QByteArray::fromHex("c000020100") << QByteArray();
    QTest::newRow("none") << QByteArray() << QByteArray();
}

void BaseTest::addressesAreTheirOctets()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, expected);
    const auto address = IpAddress::fromOctets(octets);
    QCOMPARE(address.has_value(), !expected.isEmpty());
    if (!address)
        return;
    QCOMPARE(address->toByteArray(), expected);
    QCOMPARE(*address, IpAddress::parse(expected).value());
    QVERIFY(octets.endsWith(address->octets()));
    QCOMPARE(address->octets().size(), address->isIpv4() ? qsizetype(4) : qsizetype(16));
}

void BaseTest::anyPrefixIsANetwork_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *title, const char *member, int bits, const char *address, bool expected) {
        QTest::newRow(title) << QByteArray(member) << bits << QByteArray(address) << expected;
    };
    row("everything", "192.0.2.1", 0, "203.0.113.9", true);
    row("everything of one family", "192.0.2.1", 0, "2001:db8::1", false);
    row("one bit", "192.0.2.1", 1, "128.0.0.1", true);
    row("the other half", "192.0.2.1", 1, "127.0.0.1", false);
    row("inside an octet", "192.0.2.1", 23, "192.0.3.255", true);
    row("just outside it", "192.0.2.1", 23, "192.0.4.0", false);
    row("one address", "192.0.2.1", 32, "192.0.2.1", true);
    row("its neighbour", "192.0.2.1", 32, "192.0.2.0", false);
    row("IPv6", "2001:db8::1", 127, "2001:db8::", true);
    row("IPv6, one address", "2001:db8::1", 128, "2001:db8::", false);
    row("mapped is IPv4", "192.0.2.1", 24, "::ffff:192.0.2.7", true);
}

void BaseTest::anyPrefixIsANetwork()
{
    QFETCH(QByteArray, member);
    QFETCH(int, bits);
    QFETCH(QByteArray, address);
    QFETCH(bool, expected);
    const IpNetwork network(IpAddress::parse(member).value(), bits);
    QCOMPARE(network.bits(), bits);
    QCOMPARE(network.contains(IpAddress::parse(address).value()), expected);
}

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"
