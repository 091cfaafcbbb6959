// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/dane/zone_keys.h"
#include "tests/dane/names.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::dane;
using dns::Status;
using dns::Type;
using Kind = ZoneKeys::Kind;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

/// "257 3 8 …": exponent 65537, a modulus that begins with @p first (RFC 3110 §2).
QByteArray rsa(int flags, int bits, const QByteArray &first = "ff", int algorithm = 8)
{
    return QByteArray::number(flags) + " 3 " + QByteArray::number(algorithm) + " 03010001" + first
        + QByteArray((bits / 8 - 1) * 2, '5');
}

QByteArray key(int flags, int algorithm, int octets, int protocol = 3)
{
    return QByteArray::number(flags) + ' ' + QByteArray::number(protocol) + ' ' + QByteArray::number(algorithm) + ' '
        + QByteArray(octets * 2, 'a');
}

ZoneKeys keysOf(kit::Names &names, QByteArrayView at, int *rounds = nullptr)
{
    ZoneKeys result;
    const int took = names.settle([&](dns::Answers &a) { result = zoneKeys(name(at), a); });
    if (rounds)
        *rounds = took;
    return result;
}

} // namespace

class ZoneKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreReadWithTheirSize_data()
    {
        QTest::addColumn<QByteArrayList>("records");
        QTest::addColumn<QList<int>>("bits");
        QTest::addColumn<bool>("hasUnreadable");
        QTest::addColumn<bool>("meetsTesProfile");
        const auto row = [](const char *title, const QByteArrayList &records, const QList<int> &bits, bool meets,
                            bool hasUnreadable = false) {
            QTest::newRow(title) << records << bits << hasUnreadable << meets;
        };
        row("TES relay 8: as small as may be", {rsa(256, 1024), rsa(257, 2048)}, {2048, 1024}, true);
        row("TES relay 8: KSK too small", {rsa(256, 1024), rsa(257, 1024)}, {1024, 1024}, false);
        row("TES relay 8: ZSK too small", {rsa(256, 768), rsa(257, 2048)}, {2048, 768}, false);
        row("TES relay 8: one key for both", {rsa(257, 2048)}, {2048}, true);
        row("a bit less", {rsa(257, 2048, "7f")}, {2047}, false);
        row("RFC 3110 §2: padded with zeros", {rsa(257, 2048, "00")}, {}, false, true);
        row("RSA/SHA-1", {rsa(257, 2048, "ff", 5), rsa(256, 1024, "ff", 7)}, {2048, 1024}, true);
        row("C-10: ECDSA P-256", {key(257, 13, 64), key(256, 13, 64)}, {256, 256}, true);
        row("ECDSA P-384", {key(257, 14, 96)}, {384}, true);
        row("Ed25519", {key(257, 15, 32)}, {256}, true);
        row("Ed448", {key(257, 16, 57)}, {456}, true);
        row("RFC 6605 §4: not that long", {key(257, 13, 63)}, {}, false, true);
        row("an algorithm that nobody has given out", {key(257, 99, 64)}, {}, false, true);
        row("DSA", {key(257, 3, 200)}, {}, false, true);
        row("RFC 5011 §2.1: revoked", {rsa(385, 512), rsa(257, 2048)}, {2048}, true);
        row("RFC 4034 §2.1.1: not a zone's", {rsa(0, 512), rsa(257, 2048)}, {2048}, true);
        row("RFC 4034 §2.1.2: another protocol", {key(257, 8, 100, 4), rsa(257, 2048)}, {2048}, true);
        row("no key", {"257 3 8 "}, {}, false, true);
        row("an exponent and nothing else", {"257 3 8 03010001"}, {}, false, true);
        row("an exponent longer than the key", {"257 3 8 ff0101"}, {}, false, true);
        row("a long exponent longer than the key", {"257 3 8 00ffff01"}, {}, false, true);
        row("a long exponent cut", {"257 3 8 00ff"}, {}, false, true);
        row("a long exponent", {"257 3 8 000003010001ff" + QByteArray(2 * 255, '5')}, {2048}, true);
    }

    void keysAreReadWithTheirSize()
    {
        QFETCH(QByteArrayList, records);
        QFETCH(QList<int>, bits);
        QFETCH(bool, hasUnreadable);
        QFETCH(bool, meetsTesProfile);
        kit::Names names(now);
        names.has("company.example", Type::DnsKey, records);
        const ZoneKeys keys = keysOf(names, "company.example");
        QCOMPARE(keys.kind, Kind::Signed);
        QCOMPARE(keys.zone, std::optional(name("company.example")));
        QList<int> sizes;
        for (const ZoneKey &one : keys.keys)
            sizes << one.bits;
        QCOMPARE(sizes, bits);
        QCOMPARE(keys.hasUnreadable, hasUnreadable);
        QCOMPARE(keys.meetTesProfile(), meetsTesProfile);
        if (!keys.keys.empty())
            QVERIFY(keys.keys.front().isKeySigningKey());
    }

    void theZoneIsTheNextOneUp_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<Status>("status");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<int>("rounds");
        const auto row = [](const char *title, const char *at, Status status, Kind kind, const char *zone, int rounds) {
            QTest::newRow(title) << QByteArray(at) << status << kind << QByteArray(zone) << rounds;
        };
        row("the name itself", "company.example", Status::Secure, Kind::Signed, "company.example", 1);
        row("two names up", "a.b.company.example", Status::Secure, Kind::Signed, "company.example", 3);
        row("an alias is no zone", "alias.company.example", Status::Secure, Kind::Signed, "company.example", 2);
        row("unsigned", "company.example", Status::Insecure, Kind::Unsigned, "company.example", 1);
        row("below an unsigned zone", "a.company.example", Status::Insecure, Kind::Unsigned, "company.example", 2);
        row("forged", "company.example", Status::Bogus, Kind::Forged, "", 1);
        row("no answer", "a.company.example", Status::NoAnswer, Kind::NoAnswer, "", 2);
        row("as far up as the limit", "a.b.c.d.e.f.company.example", Status::Secure, Kind::Signed, "company.example",
            7);
        row("past the limit", "a.b.c.d.e.f.g.h.company.example", Status::Secure, Kind::NoAnswer, "",
            limits::zoneCutLabels);
        row("nothing up to the root", "elsewhere.example", Status::Secure, Kind::NoAnswer, "", 3);
    }

    void theZoneIsTheNextOneUp()
    {
        QFETCH(QByteArray, at);
        QFETCH(Status, status);
        QFETCH(Kind, kind);
        QFETCH(QByteArray, zone);
        QFETCH(int, rounds);
        kit::Names names(now);
        const bool hasKeys = status == Status::Secure || status == Status::Insecure;
        names.has("company.example", Type::DnsKey, hasKeys ? QByteArrayList{rsa(257, 2048)} : QByteArrayList(), status);
        names.alias("alias.company.example", "other.example").has("other.example", Type::DnsKey, {key(257, 13, 64)});
        int took = 0;
        const ZoneKeys keys = keysOf(names, at, &took);
        QCOMPARE(keys.kind, kind);
        QCOMPARE(keys.zone ? keys.zone->toByteArray() : QByteArray(), zone);
        QCOMPARE(took, rounds);
        QCOMPARE(keys.keys.empty(), kind != Kind::Signed);
        QCOMPARE(keys.trouble == dns::Trouble::None, kind != Kind::NoAnswer);
    }

    void anUnsignedZoneNeedsNoKeys()
    {
        kit::Names names(now);
        names.fails("company.example", Type::DnsKey, Status::Insecure);
        const ZoneKeys keys = keysOf(names, "company.example");
        QCOMPARE(keys.kind, Kind::Unsigned);
        QVERIFY(!keys.zone);
        QVERIFY(!keys.meetTesProfile());
    }
};

QTEST_GUILESS_MAIN(ZoneKeysTest)

#include "zone_keys_test.moc"
