// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/cli/command.h"
#include "tests/kit/mail.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxseal;

/// Hostile and broken input: a verdict or one sentence, never a crash, a hang, a wrong "confirmed" or memory without end.
class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileInputGivesAVerdictOrOneSentence_data();
    void hostileInputGivesAVerdictOrOneSentence();
    void aHugeFileIsReadOnlyAsFarAsNeeded();
};

namespace {

/// A sound message in front, so that whatever follows could only spoil it.
QByteArray sound(const QByteArray &more = {}, const QByteArray &body = "Text\r\n")
{
    QByteArray octets =
        kit::Mail{.above = "Authentication-Results: mx.own.example; dmarc=pass header.from=company.example\r\n"}
            .octets();
    octets.replace("\r\n\r\nText\r\n", "\r\n" + more + "\r\n" + body);
    return octets;
}

enum class Expect { Verdict, Error, NotConfirmed };

} // namespace

Q_DECLARE_METATYPE(Expect)

void BadInputTest::hostileInputGivesAVerdictOrOneSentence_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<Expect>("expect");

    QTest::newRow("sound, for comparison") << sound() << Expect::Verdict;
    QTest::newRow("nothing") << QByteArray() << Expect::Error;
    QTest::newRow("one octet") << QByteArray("F") << Expect::Error;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << Expect::Error;
    QTest::newRow("only line ends") << QByteArray(100'000, '\n') << Expect::Error;
    QTest::newRow("all octet values") << [] {
        QByteArray all;
        for (int i = 0; i < 65'536; ++i)
            all += char(i);
        return all;
    }() << Expect::Error;
    QTest::newRow("cut in the middle of a trace line") << sound().left(150) << Expect::NotConfirmed;
    QTest::newRow("100,000 header fields") << sound(QByteArray("X-A: b\r\n").repeated(100'000)) << Expect::Error;
    QTest::newRow("19,000 header fields") << sound(QByteArray("X-A: b\r\n").repeated(19'000)) << Expect::Verdict;
    QTest::newRow("a header line of 1 MB")
        << sound("X-Long: " + QByteArray(1'000'000, 'a') + "\r\n") << Expect::Verdict;
    QTest::newRow("a header of 5 MB") << sound("X-Long: " + QByteArray(5'000'000, 'a') + "\r\n") << Expect::Error;
    QTest::newRow("a folded line of 1 MB")
        << sound("X-Long: " + QByteArray("a\r\n ").repeated(250'000) + "\r\n") << Expect::Verdict;
    QTest::newRow("a From line of 1 MB") << QByteArray(sound()).replace("From: ",
                                                                        "From: " + QByteArray(1'000'000, '(') + ' ')
                                         << Expect::NotConfirmed;
    QTest::newRow("a Received line of 1 MB on top")
        << "Received: from " + QByteArray(1'000'000, 'a') + "\r\n" + sound() << Expect::NotConfirmed;
    QTest::newRow("100,000 nested comments in From")
        << QByteArray(sound()).replace("From: ", "From: " + QByteArray(100'000, '(') + QByteArray(100'000, ')'))
        << Expect::NotConfirmed;
    QTest::newRow("10,000 Received lines")
        << QByteArray("Received: from a by b with SMTP id 1; Fri, 20 Nov 2026 12:04:31 +0000\r\n").repeated(10'000)
            + sound()
        << Expect::NotConfirmed;
    QTest::newRow("1,000 Authentication-Results on top")
        << QByteArray("Authentication-Results: x\r\n").repeated(1'000) + sound() << Expect::NotConfirmed;
    QTest::newRow("NUL in names, values and addresses")
        << sound(QByteArray("X-\0: \0\r\nSubject: a\0b\r\n", 21)) << Expect::Verdict;
    QTest::newRow("NUL in the address") << QByteArray(sound()).replace("a@company.example",
                                                                       QByteArray("a\0@company.example", 18))
                                        << Expect::NotConfirmed;
    QTest::newRow("wrong charsets") << sound(
        "Subject: =?no-such-charset?Q?=FF=FE?= =?utf-8?B?/////w==?= \xff\xfe\xfd\r\n")
                                    << Expect::Verdict;
    QTest::newRow("bare CR inside") << QByteArray(sound()).replace("Subject: x", "Subject: x\rFrom: e@evil.example")
                                    << Expect::Verdict;

    QByteArray nested;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray n = QByteArray::number(i);
        nested += "Content-Type: multipart/mixed; boundary=\"b" + n + "\"\r\n\r\n--b" + n + "\r\n";
    }
    QByteArray deep = sound();
    deep.replace(
        "\r\n\r\nText\r\n",
        "\r\n" + nested
            + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=z\r\n\r\n--z--\r\n");
    QTest::newRow("10,000-deep MIME") << deep << Expect::Verdict;
    QTest::newRow("100,000 parts") << [] {
        QByteArray parts = sound("Content-Type: multipart/mixed; boundary=b\r\n", QByteArray());
        parts += QByteArray("--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nx\r\n").repeated(100'000);
        return parts;
    }() << Expect::Verdict;
    QTest::newRow("a body line of 20 MB that smells of PGP")
        << sound("Content-Type: multipart/signed; boundary=b\r\n", "--b\r\n" + QByteArray(20'000'000, 'x'))
        << Expect::Verdict;
}

void BadInputTest::hostileInputGivesAVerdictOrOneSentence()
{
    QFETCH(QByteArray, octets);
    QFETCH(Expect, expect);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("bad.eml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(octets), qint64(octets.size()));
    file.close();

    for (const bool json : {true, false}) {
        QStringList arguments = {QStringLiteral("inspect"), QStringLiteral("--offline"), QStringLiteral("--own-host"),
                                 QStringLiteral("mx.own.example")};
        if (json)
            arguments << QStringLiteral("--json");
        const kit::Ran ran = kit::waxseal(arguments << file.fileName());
        QCOMPARE(ran.status, expect == Expect::Error ? 3 : ran.status);
        QVERIFY(ran.status == 0 || ran.status == 3);
        QCOMPARE(ran.error.count('\n'), ran.status == 3 ? 1 : 0);
        if (!json)
            continue;
        const QList<QJsonObject> objects = ran.objects();
        QCOMPARE(objects.size(), 1);
        const QString error = objects.first().value(QLatin1String("error")).toString();
        const auto outcome = [&](const char *axis) {
            return objects.first().value(QLatin1String(axis)).toObject().value(QLatin1String("outcome")).toString();
        };
        if (expect == Expect::Error)
            QVERIFY(!error.isEmpty());
        if (expect == Expect::Verdict) {
            QVERIFY2(error.isEmpty(), qPrintable(error));
            QCOMPARE(outcome("way_in"), QStringLiteral("confirmed"));
        }
        if (expect != Expect::Verdict)
            QVERIFY(outcome("sender") != QStringLiteral("confirmed"));
    }
}

void BadInputTest::aHugeFileIsReadOnlyAsFarAsNeeded()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("huge.eml")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(sound());
    QVERIFY(file.resize(200ll * 1024 * 1024)); // 200 MB, of NUL octets
    file.close();
    const kit::Ran ran =
        kit::waxseal({QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("--offline"),
                      QStringLiteral("--own-host"), QStringLiteral("mx.own.example"), file.fileName()});
    QCOMPARE(ran.status, 0);
    const QJsonObject object = ran.objects().first();
    QCOMPARE(object.value(QLatin1String("way_in")).toObject().value(QLatin1String("outcome")).toString(),
             QStringLiteral("confirmed"));
    // What was not read is not called unprotected.
    QCOMPARE(object.value(QLatin1String("content")).toObject().value(QLatin1String("outcome")).toString(),
             QStringLiteral("unchecked"));
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
