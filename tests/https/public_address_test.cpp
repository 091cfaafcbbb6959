// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/https/policy_client.h"

#include <QTest>

using namespace waxseal;

class PublicAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyGlobalAddressesArePublic_data();
    void onlyGlobalAddressesArePublic();
};

void PublicAddressTest::onlyGlobalAddressesArePublic_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("expected");
    const auto rows = [](bool expected, std::initializer_list<const char *> addresses) {
        for (const char *const address : addresses)
            QTest::newRow(address) << QByteArray(address) << expected;
    };
    // Each block of the registry by its first and last address, and what lies beside it.
    rows(false,
         {"0.0.0.0",         "0.255.255.255",   "10.0.0.0",     "10.255.255.255",  "100.64.0.0",   "100.127.255.255",
          "127.0.0.1",       "127.255.255.255", "169.254.0.1",  "169.254.169.254", "172.16.0.0",   "172.31.255.255",
          "192.0.0.8",       "192.0.2.1",       "192.31.196.1", "192.52.193.1",    "192.88.99.1",  "192.168.0.1",
          "192.168.255.255", "192.175.48.6",    "198.18.0.0",   "198.19.255.255",  "198.51.100.7", "203.0.113.255",
          "224.0.0.1",       "239.255.255.255", "240.0.0.1",    "255.255.255.255"});
    rows(true,
         {"1.0.0.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
          "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0",
          "198.17.255.255", "198.20.0.0", "223.255.255.255"});

    rows(false, {"::",
                 "::1",
                 "::8.8.8.8",
                 "100::1",
                 "fc00::1",
                 "fdff::1",
                 "fe80::1",
                 "fec0::1",
                 "ff02::1",
                 "5f00::1",
                 "4000::1",
                 "1fff::1",
                 "2001::1",
                 "2001:2::1",
                 "2001:20::1",
                 "2001:1ff::1",
                 "2001:db8::1",
                 "3fff::1",
                 "3fff:fff::1",
                 "2620:4f:8000::1",
                 "64:ff9b:1::8.8.8.8"});
    rows(true, {"2001:200::1", "2001:db7::1", "2001:db9::1", "2003::1", "2606:4700::1111", "2a00:1450::1", "3ffe::1"});

    // RFC 4291 §2.5.5.2: mapped; RFC 6052: NAT64; RFC 3056: 6to4
    rows(false,
         {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::192.168.1.1",
          "64:ff9b::0.0.0.0", "2002:7f00:1::1", "2002:a00:1::", "2002:c0a8:101::1", "2002:c000:201::1"});
    rows(true, {"::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"});
}

void PublicAddressTest::onlyGlobalAddressesArePublic()
{
    QFETCH(QByteArray, address);
    QFETCH(bool, expected);
    QCOMPARE(https::isPublic(IpAddress::parse(address).value()), expected);
}

QTEST_GUILESS_MAIN(PublicAddressTest)
#include "public_address_test.moc"
