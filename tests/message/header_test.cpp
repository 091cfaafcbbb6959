// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/message/header.h"
#include "tests/kit/kit.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace waxseal;
using namespace waxseal::message;

class HeaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreReadInOrder()
    {
        const QByteArray octets = "Received: from a\r\n\tby b\r\nFROM: x@y.example\r\nSubject:\r\n\r\nFrom: body\r\n";
        const auto header = Header::parse(octets);
        QVERIFY(header);
        QCOMPARE(header->fields().size(), size_t(3));
        QCOMPARE(header->fields()[0].known, FieldName::Received);
        QCOMPARE(header->fields()[0].body.toByteArray(), QByteArray(" from a\r\n\tby b"));
        QCOMPARE(header->fields()[1].name.toByteArray(), QByteArray("FROM"));
        QCOMPARE(header->fields()[1].known, FieldName::From);
        QCOMPARE(header->fields()[1].line, 2);
        QCOMPARE(header->fields()[2].body.size(), 0);
        QCOMPARE(octets.mid(header->bodyOffset()), QByteArray("From: body\r\n"));
        QCOMPARE(header->count(FieldName::From), 1);
        QCOMPARE(header->first(FieldName::Subject), &header->fields()[2]);
        QVERIFY(!header->first(FieldName::To));
        QVERIFY(!header->hasStrayLines());
    }

    void everyKnownNameIsRecognised_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<FieldName>("known");
        const std::pair<const char *, FieldName> names[] = {
            {"ARC-Authentication-Results", FieldName::ArcAuthenticationResults},
            {"Authentication-Results", FieldName::AuthenticationResults},
            {"Cc", FieldName::Cc},
            {"Content-Transfer-Encoding", FieldName::ContentTransferEncoding},
            {"Content-Type", FieldName::ContentType},
            {"Date", FieldName::Date},
            {"DKIM-Signature", FieldName::DkimSignature},
            {"From", FieldName::From},
            {"Message-ID", FieldName::MessageId},
            {"MIME-Version", FieldName::MimeVersion},
            {"Received", FieldName::Received},
            {"Received-SPF", FieldName::ReceivedSpf},
            {"Reply-To", FieldName::ReplyTo},
            {"Return-Path", FieldName::ReturnPath},
            {"Sender", FieldName::Sender},
            {"SMTPsec-Used", FieldName::SmtpsecUsed},
            {"Subject", FieldName::Subject},
            {"To", FieldName::To},
            {"X-From", FieldName::Other},
            {"Fram", FieldName::Other},
            {"Ao", FieldName::Other},
        };
        for (const auto &[name, known] : names)
            QTest::newRow(name) << QByteArray(name) << known;
    }
    void everyKnownNameIsRecognised()
    {
        QFETCH(QByteArray, name);
        QFETCH(FieldName, known);
        for (const QByteArray &written : {name, name.toLower(), name.toUpper()}) {
            const QByteArray octets = written + ": x\n\n";
            QCOMPARE(Header::parse(octets)->fields().front().known, known);
        }
    }

    void whatRealMailDoesIsRead_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QByteArrayList>("names");
        QTest::addColumn<bool>("isStray");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *title, QByteArray octets, QByteArrayList names, bool isStray, QByteArray body) {
            QTest::newRow(title) << octets << names << isStray << body;
        };
        row("LF alone", "A: 1\nB: 2\n\nx", {"A", "B"}, false, "x");
        row("mixed line ends", "A: 1\r\nB: 2\n\r\nx", {"A", "B"}, false, "x");
        row("old Macintosh", "A: 1\r\tfold\rB: 2\r\rx", {"A", "B"}, false, "x");
        row("bare CR is an octet", "A: 1\rFrom: a@b\r\nB: 2\r\n\r\nx", {"A", "B"}, false, "x");
        row("no body", "A: 1\r\nB: 2", {"A", "B"}, false, "");
        row("ends with the empty line", "A: 1\r\n\r\n", {"A"}, false, "");
        row("mbox line", "From a@b Thu Jan  1 00:00:00 2026\nA: 1\n\n", {"A"}, true, "");
        row("quoted mbox line", ">From a@b Thu Jan  1 00:00:00 2026\nA: 1\n\n", {"A"}, true, "");
        row("stray line with its fold", "A: 1\nno field\n B: 2\nC: 3\n\nx", {"A", "C"}, true, "x");
        row("fold before any field", " B: 2\nC: 3\n\nx", {"C"}, true, "x");
        row("RFC 5322 §4.2: a fold of white space", "A: 1\n \t\nB: 2\n\nx", {"A", "B"}, false, "x");
        row("RFC 5322 §4.5: space before the colon", "From \t: 1\n\nx", {"From"}, false, "x");
        row("no name", ": 1\nA: 1\n\n", {"A"}, true, "");
        row("8-bit name", "\xc3\xa4: 1\nA: 1\n\n", {"A"}, true, "");
        row("CR CR LF is the empty line", "A: 1\r\r\n\r\r\nB: 2\r\n", {"A"}, false, "B: 2\r\n");
        row("NUL in a body", QByteArray("A: 1\0 2\n\n", 9), {"A"}, false, "");
    }
    void whatRealMailDoesIsRead()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QByteArrayList, names);
        QFETCH(bool, isStray);
        QFETCH(QByteArray, body);
        const auto header = Header::parse(octets);
        QVERIFY(header);
        QByteArrayList read;
        for (const Field &field : header->fields())
            read.append(field.name.toByteArray());
        QCOMPARE(read, names);
        QCOMPARE(header->hasStrayLines(), isStray);
        QCOMPARE(octets.mid(header->bodyOffset()), body);
    }

    void aFromThatOtherProgramsSeeIsCounted()
    {
        const auto hidden = [](const QByteArray &octets) { return Header::parse(octets)->hiddenFromFields(); };
        QCOMPARE(hidden("From: a@b\n\n"), 0);
        QCOMPARE(hidden(QByteArray("From\0: x@y\nFrom: a@b\n\n", 22)), 1);
        QCOMPARE(hidden("\x01"
                        "F\x7fRom\x02 :x@y\nFrom: a@b\n\n"),
                 1);
        QCOMPARE(hidden(" From: x@y\nFrom: a@b\n\n"), 1);
        QCOMPARE(hidden("From x@y Sat Nov 21 12:00:00 2026\nFrom: a@b\n\n"), 0);
        QCOMPARE(hidden("\x01From-line: x\nFrom: a@b\n\n"), 0);
    }

    void whatIsNoHeaderIsRefused()
    {
        QCOMPARE(Header::parse({}).error(), HeaderFault::Empty);
        QCOMPARE(Header::parse("\r\nFrom: a@b\r\n").error(), HeaderFault::NoFields);
        QCOMPARE(Header::parse("nothing here\n\nA: 1\n").error(), HeaderFault::NoFields);
        QCOMPARE(Header::parse(QByteArray("A: 1\n").repeated(limits::headerFields + 1)).error(),
                 HeaderFault::TooManyFields);
        QCOMPARE(Header::parse("A: " + QByteArray(limits::headerOctets, 'x')).error(), HeaderFault::TooLarge);
        QVERIFY(Header::parse("A: 1\n\n" + QByteArray(limits::headerOctets, 'x')));
    }

    void theLargestHeaderTakesNoTime()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!Header::parse("A:1\n" + QByteArray(" x\nno\n").repeated(1'000'000)));
        QVERIFY(timer.elapsed() < 2'000);
    }

    void conformanceMailIsRead()
    {
        const QString folder = kit::conformanceFolder(QStringLiteral("received"));
        if (folder.isEmpty())
            QSKIP("the conformance data is not there");
        int read = 0;
        for (const char *kind : {"bsd", "dos", "mac"}) {
            const QDir mails(folder + QLatin1String("/maildir/") + QLatin1String(kind));
            for (const QString &name : mails.entryList(QDir::Files)) {
                QFile file(mails.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray octets = file.readAll();
                const auto header = Header::parse(octets);
                QVERIFY2(header, qPrintable(mails.filePath(name)));
                QVERIFY2(header->fields().size() >= 3, qPrintable(mails.filePath(name)));
                QVERIFY2(header->first(FieldName::From) || header->first(FieldName::Received)
                             || header->first(FieldName::Subject),
                         qPrintable(mails.filePath(name)));
                ++read;
            }
        }
        QVERIFY(read > 700);
    }
};

QTEST_GUILESS_MAIN(HeaderTest)
#include "header_test.moc"
