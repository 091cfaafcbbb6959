// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mime_gmime/gmime_reader.h"
#include "tests/kit/kit.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <ctime>
#include <thread>

using namespace waxseal;
using namespace waxseal::message;
using waxseal::mime_gmime::GmimeReader;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr auto longestMilliseconds = 20'000;
#else
constexpr auto longestMilliseconds = 1'000;
#endif

/// "0 multipart/mixed, 1 text/plain"
QByteArray shown(const Result<MimeTree, MimeFault> &tree)
{
    if (!tree)
        return "fault " + QByteArray::number(int(tree.error()));
    QByteArrayList parts;
    for (const Part &part : *tree)
        parts.append(QByteArray::number(part.depth) + ' ' + part.type
                     + (part.protocol.isEmpty() ? "" : " (" + part.protocol + ')'));
    return parts.join(", ");
}

QByteArray read(const QByteArray &octets)
{
    return shown(GmimeReader().read(octets));
}

QByteArray nested(int depth)
{
    QByteArray octets;
    for (int i = 0; i < depth; ++i) {
        const QByteArray boundary = "b" + QByteArray::number(i);
        octets += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + '\n';
    }
    return octets + "\ntext\n";
}

} // namespace

class GmimeReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void structureIsRead_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *title, QByteArray octets, QByteArray expected) {
            QTest::newRow(title) << octets << expected;
        };
        row("RFC 2045 §5.2: no type", "Subject: x\r\n\r\nhello\r\n", "0 text/plain");
        row("no header", "\r\nhello", "0 text/plain");
        row("nothing", "", "0 text/plain");
        row("RFC 2046 §5.1.1",
            "From: a@b\r\nContent-Type: Multipart/Mixed;\r\n boundary=\"simple boundary\"\r\n\r\npreamble\r\n--simple "
            "boundary\r\n\r\n"
            "one\r\n--simple boundary  \r\nContent-type: text/html; charset=us-ascii\r\n\r\ntwo\r\n--simple "
            "boundary--\r\nepilogue\r\n",
            "0 multipart/mixed, 1 text/plain, 1 text/html");
        row("RFC 2046 §5.1.5: digest", "Content-Type: multipart/digest; boundary=b\n\n--b\n\nFrom: x\n\nhi\n--b--\n",
            "0 multipart/digest, 1 message/rfc822, 2 text/plain");
        row("RFC 3156 §4",
            "Content-Type: multipart/encrypted; boundary=foo;\n protocol=\"application/PGP-encrypted\"\n\n--foo\n"
            "Content-Type: application/pgp-encrypted\n\nVersion: 1\n\n--foo\nContent-Type: "
            "application/octet-stream\n\n-----BEGIN\n\n--foo--\n",
            "0 multipart/encrypted (application/pgp-encrypted), 1 application/pgp-encrypted, 1 "
            "application/octet-stream");
        row("RFC 8551 §3.2", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMII\n",
            "0 application/pkcs7-mime (enveloped-data)");
        row("a message in a message",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\nFrom: x\n"
            "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\n\n--b\n\nhi\n--b\n"
            "Content-Type: application/pgp-signature\n\nx\n--b--\n\n--a\n\nfooter\n--a--\n",
            "0 multipart/mixed, 1 message/rfc822, 2 multipart/signed (application/pgp-signature), 3 text/plain, "
            "3 application/pgp-signature, 1 text/plain");
        row("no end boundary",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx\n--a\nContent-Type: image/png\n\nx",
            "0 multipart/mixed, 1 text/plain, 1 image/png");
        row("no boundary", "Content-Type: multipart/mixed\n\n--a\n\nx\n", "0 multipart/mixed");
        row("RFC 2231 §3: boundary in pieces",
            "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\nx\n--ab--\n",
            "0 multipart/mixed, 1 text/plain");
        row("old Macintosh", "Content-Type: multipart/mixed; boundary=a\r\r--a\r\rx\r--a--\r",
            "0 multipart/mixed, 1 text/plain");
        row("a boundary that only begins alike", "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx\n--ab\n--a--\n",
            "0 multipart/mixed, 1 text/plain");
        row("text that looks like a header",
            "Subject: x\n\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nx\n--a--\n", "0 text/plain");
        row("mbox line before", "From a@b Thu Jan  1 00:00:00 2026\nContent-Type: text/html\n\n", "0 text/html");
        row("RFC 5322 §4.5: space before the colon", "Content-Type : text/html\n\n", "0 text/html");
    }
    void structureIsRead()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QByteArray, expected);
        QCOMPARE(read(octets), expected);
    }

    void limitsAreKept()
    {
        QCOMPARE(GmimeReader().read(nested(limits::mimeDepth))->back().depth, limits::mimeDepth);
        QCOMPARE(GmimeReader().read(nested(limits::mimeDepth + 1)).error(), MimeFault::TooDeep);
        const QByteArray parts = "Content-Type: multipart/mixed; boundary=a\n\n";
        QCOMPARE(GmimeReader().read(parts + QByteArray("--a\n\nx\n").repeated(limits::mimeParts - 1))->size(),
                 size_t(limits::mimeParts));
        QCOMPARE(GmimeReader().read(parts + QByteArray("--a\n\nx\n").repeated(limits::mimeParts)).error(),
                 MimeFault::TooManyParts);
        QCOMPARE(GmimeReader().read(QByteArray(limits::messageOctets + 1, 'x')).error(), MimeFault::TooLarge);
    }

    void hostileMessagesTakeLessThanASecond_data()
    {
        QTest::addColumn<QByteArray>("octets");
        const auto row = [](const char *title, QByteArray octets) { QTest::newRow(title) << octets; };
        constexpr qsizetype most = limits::messageOctets;
        const QByteArray parts = "Content-Type: multipart/mixed; boundary=a\n\n";
        const auto filled = [](QByteArray start, QByteArray piece) {
            return start + piece.repeated((limits::messageOctets - start.size()) / piece.size());
        };
        row("10,000 multiparts deep", nested(10'000));
        row("100,000 multiparts deep", nested(100'000));
        row("10,000 messages deep", QByteArray("Content-Type: message/rfc822\n\n").repeated(10'000));
        row("digests deep", QByteArray("Content-Type: multipart/digest; boundary=a\n\n--a\n\n").repeated(10'000));
        row("parts without end", filled(parts, "--a\n\n"));
        row("boundaries alone", filled(parts, "--a\n"));
        row("end boundaries", filled(parts, "--a--\n"));
        row("dashes", filled(nested(limits::mimeDepth), "--x\n"));
        row("empty lines", filled(parts, "\n"));
        row("address fields", filled("", "To: a@b.example\n"));
        row("short fields", filled(parts + "--a\n", "a:\n"));
        row("one line", parts + QByteArray(most - parts.size(), 'x'));
        row("lines of 1 MB", filled(parts, QByteArray(1'000'000, '-') + '\n'));
        row("types", filled("", "Content-Type: multipart/mixed; boundary=a\n\n--a\n"));
        row("a type without end", filled("Content-Type: multipart/mixed", ";\n a=b"));
        row("parameters", filled("Content-Type: multipart/mixed", "; boundary*0=a\n "));
        QByteArray manyParameters;
        for (int i = 0; i < 400; ++i)
            manyParameters += "; b*" + QByteArray::number(i) + "=x";
        row("types of many parameters",
            filled("", "Content-Type: multipart/mixed" + manyParameters + "; boundary=a\n\n--a\n"));
        row("comments", filled("Content-Type: ", "("));
        row("NUL", QByteArray(most, '\0'));
    }
    void hostileMessagesTakeLessThanASecond()
    {
        QFETCH(QByteArray, octets);
        const std::clock_t start = std::clock(); // of this process: a busy machine does not count
        const auto tree = GmimeReader().read(octets);
        const auto elapsed = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
        qInfo("%ld ms: %s", long(elapsed), shown(tree).left(60).constData());
        QVERIFY(!tree || tree->size() <= size_t(limits::mimeParts));
        QVERIFY2(elapsed < longestMilliseconds, QByteArray::number(qint64(elapsed)).constData());
    }

    void threadsMayReadAtOnce()
    {
        const QByteArray octets = nested(20);
        const QByteArray expected = read(octets);
        std::atomic<int> same = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 500; ++n)
                    same += read(octets) == expected;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(same.load(), 2000);
    }

    void conformanceMailIsRead()
    {
        const QString folder = kit::conformanceFolder(QStringLiteral("received"));
        if (folder.isEmpty())
            QSKIP("the conformance data is not there");
        int multiparts = 0;
        int withParts = 0;
        for (const char *kind : {"bsd", "dos", "mac"}) {
            const QDir mails(folder + QLatin1String("/maildir/") + QLatin1String(kind));
            for (const QString &name : mails.entryList(QDir::Files)) {
                QFile file(mails.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto tree = GmimeReader().read(file.readAll());
                QVERIFY2(tree, qPrintable(mails.filePath(name)));
                if (tree->front().type.startsWith("multipart/")) {
                    ++multiparts;
                    withParts += tree->size() > 1; // a few declare a boundary and never use it
                }
            }
        }
        QVERIFY2(multiparts > 200, QByteArray::number(multiparts).constData());
        QVERIFY2(withParts * 100 >= multiparts * 95, QByteArray::number(withParts).constData());
    }
};

QTEST_GUILESS_MAIN(GmimeReaderTest)
#include "gmime_reader_test.moc"
