// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/https/policy_response.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::https;
using mtasts::Fetched;
using mtasts::FetchError;
using mtasts::FetchFault;

namespace {

const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

Fetched fault(FetchFault fault, int status = 0)
{
    return failure(FetchError{fault, status});
}

/// What is read when it comes in pieces of @p size octets. None: more would be wanted.
std::optional<Fetched> inPieces(QByteArrayView octets, qsizetype size)
{
    PolicyResponse response;
    for (; !octets.isEmpty(); octets = octets.sliced(std::min(size, octets.size())))
        response.feed(octets.first(std::min(size, octets.size())));
    return response.result();
}

} // namespace

class PolicyResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsReadInPiecesOfAnySize_data();
    void anAnswerIsReadInPiecesOfAnySize();
    void anEndCompletesOnlyWhatMayEndSo_data();
    void anEndCompletesOnlyWhatMayEndSo();
    void limitsHoldWhileReading();
};

void PolicyResponseTest::anAnswerIsReadInPiecesOfAnySize_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<Fetched>("expected");

    // What is taken
    QTest::newRow("RFC 9112 §6.2: a length") << head + "Content-Length: 2\r\n\r\nhi" << Fetched("hi");
    QTest::newRow("no more than the length") << head + "Content-Length: 2\r\n\r\nhi there" << Fetched("hi");
    QTest::newRow("an empty file") << head + "Content-Length: 0\r\n\r\n" << Fetched("");
    QTest::newRow("RFC 9112 §6.3: the same length twice")
        << head + "Content-Length: 2\r\ncontent-length: 2\r\n\r\nhi" << Fetched("hi");
    QTest::newRow("RFC 9112 §7.1: chunks")
        << head + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n00A;x=y\r\n 012345678\r\n0\r\n\r\n"
        << Fetched("hi 012345678");
    QTest::newRow("RFC 9112 §7.1.2: a trailer")
        << head + "Transfer-Encoding: Chunked\r\n\r\n2\r\nhi\r\n0\r\nExpires: x\r\n\r\n"
        << Fetched("hi");
    QTest::newRow("no chunks at all") << head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << Fetched("");
    QTest::newRow("RFC 9112 §2.2: LF alone")
        << QByteArray("HTTP/1.0 200 OK\nContent-Type:text/plain\nContent-Length:2\n\nhi") << Fetched("hi");
    QTest::newRow("RFC 9112 §4: no reason")
        << QByteArray("HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi") << Fetched("hi");
    QTest::newRow("no reason and no blank")
        << QByteArray("HTTP/1.1 200\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi") << Fetched("hi");
    QTest::newRow("RFC 9110 §15.2: interim answers")
        << "HTTP/1.1 103 Early Hints\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\nHTTP/1.1 100 "
           "Continue\r\n\r\n"
            + head + "Content-Length: 2\r\n\r\nhi"
        << Fetched("hi");
    QTest::newRow("RFC 8461 §3.2: parameters of the type")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: Text/Plain ; charset=utf-8\r\nContent-Length: 2\r\n\r\nhi")
        << Fetched("hi");
    QTest::newRow("the type twice") << head + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi"
                                    << Fetched("hi");
    QTest::newRow("RFC 9110 §8.4.1: identity")
        << head + "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\nhi" << Fetched("hi");

    // What is not
    QTest::newRow("RFC 8461 §3.3: 301") << QByteArray("HTTP/1.1 301 Moved\r\n") << fault(FetchFault::Redirected, 301);
    QTest::newRow("RFC 8461 §3.3: 304") << QByteArray("HTTP/1.1 304\n") << fault(FetchFault::Redirected, 304);
    QTest::newRow("RFC 8461 §3.3: 308") << QByteArray("HTTP/1.0 308 x\r\n") << fault(FetchFault::Redirected, 308);
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\n") << fault(FetchFault::NotFound, 404);
    QTest::newRow("204") << QByteArray("HTTP/1.1 204 No Content\r\n") << fault(FetchFault::NotFound, 204);
    QTest::newRow("206") << QByteArray("HTTP/1.1 206 Partial\r\n") << fault(FetchFault::NotFound, 206);
    QTest::newRow("503") << QByteArray("HTTP/1.1 503 Later\r\n") << fault(FetchFault::NotFound, 503);
    QTest::newRow("101 was not asked for")
        << QByteArray("HTTP/1.1 101 Switching\r\n") << fault(FetchFault::BadHttp, 101);
    QTest::newRow("099") << QByteArray("HTTP/1.1 099 x\r\n") << fault(FetchFault::BadHttp, 99);
    QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200 OK\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("HTTP/1.2") << QByteArray("HTTP/1.2 200 OK\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("a status of four digits") << QByteArray("HTTP/1.1 2000 OK\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("a status of letters") << QByteArray("HTTP/1.1 2OO OK\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("HTTP/0.9") << QByteArray("version: STSv1\n") << fault(FetchFault::BadHttp);
    QTest::newRow("another protocol") << QByteArray("220 mail.example ESMTP\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("an empty line") << QByteArray("\r\n") << fault(FetchFault::BadHttp);
    QTest::newRow("NUL in a line") << QByteArray("HTTP/1.1 200 O\0K\r\n", 18) << fault(FetchFault::BadHttp);
    QTest::newRow("CR in a line") << head + "X: a\rb\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
                            << fault(FetchFault::NotPlainText);
    QTest::newRow("no type") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << fault(FetchFault::NotPlainText);
    QTest::newRow("two types") << head + "Content-Type: text/html\r\n\r\n" << fault(FetchFault::NotPlainText);
    QTest::newRow("two types, the other way round")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Type: text/plain\r\n\r\n")
        << fault(FetchFault::NotPlainText);
    QTest::newRow("a type that begins alike")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/plainer\r\n\r\n") << fault(FetchFault::NotPlainText);
    QTest::newRow("RFC 9112 §5.1: a blank before the colon") << head + "Content-Length : 2\r\n"
                                                             << fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §5.2: a folded line") << head + "X: a\r\n b\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("no colon") << head + "nonsense\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("no name") << head + ": x\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("compressed") << head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n"
                                << fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §6.3: two lengths") << head + "Content-Length: 2\r\nContent-Length: 3\r\n"
                                                << fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §6.3: a list of lengths") << head + "Content-Length: 2, 2\r\n"
                                                      << fault(FetchFault::BadHttp);
    QTest::newRow("a negative length") << head + "Content-Length: -2\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("a signed length") << head + "Content-Length: +2\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("an empty length") << head + "Content-Length:\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("a length past every number") << head + "Content-Length: " + QByteArray(40, '9') + "\r\n"
                                                << fault(FetchFault::BadHttp);
    QTest::newRow("a length past the limit") << head + "Content-Length: 65537\r\n\r\n" << fault(FetchFault::TooLarge);
    QTest::newRow("RFC 9112 §6.3: length and chunks")
        << head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
        << fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §6.1: twice chunked")
        << head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"
        << fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §7: another coding") << head + "Transfer-Encoding: gzip, chunked\r\n"
                                                 << fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §6.1: chunks in HTTP/1.0")
        << QByteArray("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n") << fault(FetchFault::BadHttp);
    const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("a chunk's size in other letters") << chunked + "0x2\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("no chunk's size") << chunked + "\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("a negative chunk's size") << chunked + "-2\r\n" << fault(FetchFault::BadHttp);
    QTest::newRow("a chunk's size past every number") << chunked + QByteArray(17, 'f') + "\r\n"
                                                      << fault(FetchFault::BadHttp);
    QTest::newRow("a chunk past the limit") << chunked + "10001\r\n" << fault(FetchFault::TooLarge);
    QTest::newRow("a second chunk past the limit") << chunked + "1\r\nx\r\n10000\r\n" << fault(FetchFault::TooLarge);
    QTest::newRow("a chunk longer than said") << chunked + "2\r\nhi there\r\n" << fault(FetchFault::BadHttp);
}

void PolicyResponseTest::anAnswerIsReadInPiecesOfAnySize()
{
    QFETCH(QByteArray, octets);
    QFETCH(Fetched, expected);
    for (const qsizetype size : {qsizetype(1), qsizetype(2), qsizetype(7), octets.size()}) {
        const auto result = inPieces(octets, size);
        QVERIFY2(result, QByteArray::number(size).constData());
        QVERIFY2(*result == expected, QByteArray::number(size).constData());
    }
}

void PolicyResponseTest::anEndCompletesOnlyWhatMayEndSo_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<bool>("isComplete");
    QTest::addColumn<Fetched>("expected");
    const Fetched broken = fault(FetchFault::BadHttp);
    QTest::newRow("RFC 9112 §6.3: without a length") << head + "\r\nhi" << true << Fetched("hi");
    QTest::newRow("RFC 9112 §9.8: cut off") << head + "\r\nhi" << false << broken;
    QTest::newRow("HTTP/1.0 without a length")
        << QByteArray("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhi") << true << Fetched("hi");
    QTest::newRow("nothing came") << QByteArray() << true << broken;
    QTest::newRow("in the head") << head << true << broken;
    QTest::newRow("less than the length") << head + "Content-Length: 3\r\n\r\nhi" << true << broken;
    QTest::newRow("in a chunk") << head + "Transfer-Encoding: chunked\r\n\r\n3\r\nhi" << true << broken;
    QTest::newRow("without the last chunk") << head + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n" << true << broken;
}

void PolicyResponseTest::anEndCompletesOnlyWhatMayEndSo()
{
    QFETCH(QByteArray, octets);
    QFETCH(bool, isComplete);
    QFETCH(Fetched, expected);
    PolicyResponse response;
    response.feed(octets);
    QVERIFY(!response.result());
    response.end(isComplete);
    QVERIFY(*response.result() == expected);
    response.end(true);
    response.feed("more");
    QVERIFY(*response.result() == expected);
}

void PolicyResponseTest::limitsHoldWhileReading()
{
    const auto endless = [](const QByteArray &start, const QByteArray &again, qsizetype most) {
        PolicyResponse response;
        response.feed(start);
        qsizetype fed = 0;
        for (; !response.result() && fed < 4 * most; fed += again.size())
            response.feed(again);
        return response.result() && fed <= most + again.size() ? response.result()->error().fault : FetchFault::Offline;
    };
    QCOMPARE(endless("HTTP/1.1 200 ", "aaaaaaaa", limits::httpsHeadOctets), FetchFault::BadHttp);
    QCOMPARE(endless(head, "X-Field: x\r\n", limits::httpsHeadOctets), FetchFault::BadHttp);
    QCOMPARE(endless(head + "X-Field: ", "aaaaaaaa", limits::httpsHeadOctets), FetchFault::BadHttp);
    QCOMPARE(endless("", "HTTP/1.1 100 x\r\n\r\n", limits::httpsHeadOctets), FetchFault::BadHttp);
    QCOMPARE(endless(head + "\r\n", "aaaaaaaa", limits::stsPolicyOctets), FetchFault::TooLarge);
    const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(endless(chunked, "400\r\n" + QByteArray(1024, 'x') + "\r\n", 66'000), FetchFault::TooLarge);
    QCOMPARE(endless(chunked, "1\r\nx\r\n", 2 * limits::httpsHeadOctets), FetchFault::BadHttp);
    QCOMPARE(endless(chunked + "1;", "aaaaaaaa", limits::httpsHeadOctets), FetchFault::BadHttp);
    QCOMPARE(endless(chunked + "0\r\n", "X: x\r\n", limits::httpsHeadOctets), FetchFault::BadHttp);

    const QByteArray largest(limits::stsPolicyOctets, 'x');
    QVERIFY(inPieces(head + "Content-Length: 65536\r\n\r\n" + largest, 4096).value() == Fetched(largest));
    QVERIFY(inPieces(chunked + "10000\r\n" + largest + "\r\n0\r\n\r\n", 4096).value() == Fetched(largest));
}

QTEST_GUILESS_MAIN(PolicyResponseTest)
#include "policy_response_test.moc"
