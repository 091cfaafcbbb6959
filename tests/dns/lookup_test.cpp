// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns/lookup.h"

#include "core/base/limits.h"
#include "tests/kit/kit.h"

#include <QTest>

using namespace waxseal;
using dns::Type;

namespace {

dns::Lookup holding(Type type, const QList<QByteArray> &rdata)
{
    return {.question = {DomainName::parse("a.example").value(), type}, .status = dns::Status::Secure, .rdata = rdata};
}

QByteArray operator""_wire(const char *text, size_t size)
{
    return QByteArray(text, qsizetype(size));
}

QByteArrayList texts(const std::vector<DomainName> &names)
{
    QByteArrayList result;
    for (const DomainName &name : names)
        result.append(name.toByteArray());
    return result;
}

} // namespace

class LookupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStatusAndTypeHasItsName()
    {
        QCOMPARE(dns::statusName(dns::Status::Secure), QByteArrayView("secure"));
        QCOMPARE(dns::statusName(dns::Status::Insecure), QByteArrayView("insecure"));
        QCOMPARE(dns::statusName(dns::Status::Bogus), QByteArrayView("bogus"));
        QCOMPARE(dns::statusName(dns::Status::Absent), QByteArrayView("absent"));
        QCOMPARE(dns::statusName(dns::Status::NoAnswer), QByteArrayView("no_answer"));
        QCOMPARE(dns::typeName(Type::Cname), QByteArrayView("CNAME"));
        QCOMPARE(dns::typeName(Type::Tlsa), QByteArrayView("TLSA"));
    }

    void aNameIsReadOnlyWhenWholeAndPlain_data()
    {
        QTest::addColumn<QByteArray>("rdata");
        QTest::addColumn<QByteArrayList>("expected");
        QTest::newRow("RFC 1035 §3.1: labels") << "\3MX1\7Example\0"_wire << QByteArrayList{"mx1.example"};
        QTest::newRow("RFC 1035 §3.1: the root") << "\0"_wire << QByteArrayList{"."};
        QTest::newRow("RFC 8552: underscore") << "\4_tcp\1a\0"_wire << QByteArrayList{"_tcp.a"};
        QTest::newRow("no data") << QByteArray() << QByteArrayList{};
        QTest::newRow("no root label") << "\1a"_wire << QByteArrayList{};
        QTest::newRow("a label longer than the record") << "\5a\0"_wire << QByteArrayList{};
        QTest::newRow("octets after the root label") << "\1a\0x"_wire << QByteArrayList{};
        QTest::newRow("RFC 1035 §4.1.4: a compression pointer") << "\1a\xc0\0"_wire << QByteArrayList{};
        QTest::newRow("a label type of RFC 2671") << "\1a\x41\1\0"_wire << QByteArrayList{};
        QTest::newRow("a dot inside a label") << "\3a.b\7example\0"_wire << QByteArrayList{};
        QTest::newRow("a space inside a label") << "\3a b\0"_wire << QByteArrayList{};
        QTest::newRow("octets above ASCII") << "\2\xc3\xa4\0"_wire << QByteArrayList{};
        QTest::newRow("a null octet") << "\3a\0b\0"_wire << QByteArrayList{};
        const QByteArray label = '\x3f' + QByteArray(63, 'a');
        QTest::newRow("RFC 1035 §2.3.4: 255 octets at most") << label.repeated(4) + '\0' << QByteArrayList{};
        const QByteArray longest = label.repeated(3) + '\x3d' + QByteArray(61, 'a') + '\0';
        QTest::newRow("RFC 1035 §2.3.4: exactly 255 octets")
            << longest << QByteArrayList{(QByteArray(63, 'a') + '.').repeated(3) + QByteArray(61, 'a')};
    }

    void aNameIsReadOnlyWhenWholeAndPlain()
    {
        QFETCH(QByteArray, rdata);
        QFETCH(QByteArrayList, expected);
        for (const Type type : {Type::Cname, Type::Ns, Type::Ptr})
            QCOMPARE(texts(dns::decodeNames(holding(type, {rdata}))), expected);
    }

    void aRecordThatCannotBeReadIsLeftOutAndTheOthersStay()
    {
        const auto names = dns::decodeNames(holding(Type::Ns, {"\1a\0"_wire, "\1 \0"_wire, "\1b\0"_wire}));
        QCOMPARE(texts(names), (QByteArrayList{"a", "b"}));
    }

    void dataOfAnotherTypeIsNotRead()
    {
        QVERIFY(dns::decodeNames(holding(Type::Txt, {"\1a\0"_wire})).empty());
        QVERIFY(dns::decodeTxt(holding(Type::Cname, {"\1a\0"_wire})).isEmpty());
        QVERIFY(dns::decodeMx(holding(Type::Srv, {"\0\1\1a\0"_wire})).empty());
        QVERIFY(dns::decodeSrv(holding(Type::Mx, {"\0\1\0\1\0\1\1a\0"_wire})).empty());
        QVERIFY(dns::decodeAddresses(holding(Type::Txt, {"\3abc"_wire})).empty());
        QVERIFY(dns::decodeAddresses(holding(Type::Aaaa, {"\1\2\3\4"_wire})).empty());
    }

    void theStringsOfATxtRecordAreJoined_data()
    {
        QTest::addColumn<QByteArray>("rdata");
        QTest::addColumn<QByteArrayList>("expected");
        QTest::newRow("RFC 7208 §3.3: without a space") << "\3v=s\3pf1"_wire << QByteArrayList{"v=spf1"};
        QTest::newRow("one empty string") << "\0"_wire << QByteArrayList{""};
        QTest::newRow("any octet") << "\2\0\xff"_wire << QByteArrayList{QByteArray("\0\xff", 2)};
        QTest::newRow("RFC 1035 §3.3.14: one string at least") << QByteArray() << QByteArrayList{};
        QTest::newRow("a string longer than the record") << "\3ab"_wire << QByteArrayList{};
        QTest::newRow("the second string longer than the record") << "\1a\2b"_wire << QByteArrayList{};
        const QByteArray full = '\xff' + QByteArray(255, 'x');
        QTest::newRow("as long as the limit allows") << full.repeated(64) + "\x40" + QByteArray(64, 'y')
                                                     << QByteArrayList{QByteArray(64 * 255, 'x') + QByteArray(64, 'y')};
        QTest::newRow("one octet over the limit")
            << full.repeated(64) + "\x41" + QByteArray(65, 'y') << QByteArrayList{};
        QTest::newRow("many empty strings") << QByteArray(60'000, '\0') << QByteArrayList{};
    }

    void theStringsOfATxtRecordAreJoined()
    {
        static_assert(limits::dnsTxtOctets == 64 * 255 + 64);
        QFETCH(QByteArray, rdata);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(dns::decodeTxt(holding(Type::Txt, {rdata})), expected);
    }

    void anAddressIsReadOnlyWhenWhole()
    {
        const auto read = [](Type type, const QList<QByteArray> &rdata) {
            QByteArrayList result;
            for (const IpAddress &address : dns::decodeAddresses(holding(type, rdata)))
                result.append(address.toByteArray());
            return result;
        };
        // RFC 1035 §3.4.1
        QCOMPARE(read(Type::A, {"\xc0\0\2\1"_wire, "\xc0\0\2"_wire, ""_wire, "\xc0\0\2\1\0"_wire, "\xc0\0\2\2"_wire}),
                 (QByteArrayList{"192.0.2.1", "192.0.2.2"}));
        // RFC 3596 §2.2
        const QByteArray whole = kit::wireFormat(Type::Aaaa, "2001:db8::1");
        QCOMPARE(read(Type::Aaaa, {whole, whole.chopped(1), whole + '\0'}), (QByteArrayList{"2001:db8::1"}));
        // RFC 4291 §2.5.5.2
        QCOMPARE(read(Type::Aaaa, {kit::wireFormat(Type::Aaaa, "::ffff:192.0.2.1")}), (QByteArrayList{"192.0.2.1"}));
    }

    void mailExchangesComeByPreference()
    {
        const auto records = dns::decodeMx(holding(
            Type::Mx,
            {kit::wireFormat(Type::Mx, "20 b.example"), kit::wireFormat(Type::Mx, "10 z.example"), "\0"_wire,
             "\0\x0a"_wire, kit::wireFormat(Type::Mx, "10 a.example"), kit::wireFormat(Type::Mx, "65535 c.example")}));
        QByteArrayList order;
        for (const dns::Mx &mx : records)
            order.append(QByteArray::number(mx.preference) + ' ' + mx.exchange.toByteArray());
        QCOMPARE(order, (QByteArrayList{"10 a.example", "10 z.example", "20 b.example", "65535 c.example"}));
    }

    void theNullMxIsTheRoot() // RFC 7505 §3
    {
        const auto records = dns::decodeMx(holding(Type::Mx, {"\0\0\0"_wire}));
        QCOMPARE(records.size(), size_t(1));
        QVERIFY(records.front().exchange.isRoot());
    }

    void servicesComeByPriorityThenHeavierWeight() // RFC 2782
    {
        const auto records = dns::decodeSrv(
            holding(Type::Srv,
                    {kit::wireFormat(Type::Srv, "1 0 25 c.example"), kit::wireFormat(Type::Srv, "0 1 25 b.example"),
                     kit::wireFormat(Type::Srv, "0 9 26 a.example"), "\0\1\0\1\0"_wire, "\0\1\0\1\0\1"_wire}));
        QByteArrayList order;
        for (const dns::Srv &srv : records)
            order.append(srv.target.toByteArray() + ':' + QByteArray::number(srv.port));
        QCOMPARE(order, (QByteArrayList{"a.example:26", "b.example:25", "c.example:25"}));
    }

    void aServiceThatIsNotOfferedHasTheRootAsTarget() // RFC 2782
    {
        const auto records = dns::decodeSrv(holding(Type::Srv, {kit::wireFormat(Type::Srv, "0 0 0 .")}));
        QCOMPARE(records.size(), size_t(1));
        QVERIFY(records.front().target.isRoot());
    }
};

QTEST_GUILESS_MAIN(LookupTest)
#include "lookup_test.moc"
