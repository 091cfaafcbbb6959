// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/header.h"

#include <QTest>

using namespace waxseal::message;

class DateTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char *title, const char *text, qint64 expected) {
            QTest::newRow(title) << QByteArray(text) << expected;
        };
        row("RFC 5322 §3.3", "Fri, 21 Nov 1997 09:55:06 -0600", 880127706);
        row("no weekday, no seconds", "1 Jan 1970 00:00 +0000", 0);
        row("the wrong weekday", "Mon, 21 Nov 1997 09:55:06 -0600", 880127706);
        row("RFC 5322 A.6.2: old form", "21 Nov 97 09:55:06 GMT", 880106106);
        row("RFC 5322 A.5: folds and comments",
            "Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland "
            "Time)",
            -27723480);
        row("RFC 5322 A.6.3", "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", 880127706);
        row("RFC 5322 §4.3: two digits below 50", "1 Jan 49 00:00:00 +0000", 2493072000);
        row("RFC 5322 §4.3: two digits from 50", "1 Jan 50 00:00:00 +0000", -631152000);
        row("RFC 5322 §4.3: three digits", "1 Jan 100 00:00:00 +0000", 946684800);
        row("RFC 5322 §4.3: EDT", "1 Jan 2000 00:00:00 EDT", 946699200);
        row("RFC 5322 §4.3: PST", "1 Jan 2000 00:00:00 PST", 946713600);
        row("RFC 5322 §4.3: a military letter says nothing", "1 Jan 2000 00:00:00 K", 946684800);
        row("RFC 5322 §4.3: nor does an unknown name", "1 Jan 2000 00:00:00 CEST", 946684800);
        row("no zone", "1 Jan 2000 00:00:00", 946684800);
        row("a name after the zone", "1 Jan 2000 02:00:00 +0200 CEST", 946684800);
        row("leap second", "31 Dec 2016 23:59:60 +0000", 1483228800);
        row("leap day", "29 Feb 2000 00:00:00 +0000", 951782400);
        row("nested comments", "1 (a (b \\) c)) Jan 2000 00:00:00 +0000", 946684800);
        row("asctime", "Sun Nov  6 08:49:37 1994", 784111777);
        row("asctime with a zone before the year", "Sun Nov  6 08:49:37 GMT 1994", 784111777);
        row("asctime with a zone after the year", "Sun Nov  6 08:49:37 1994 +0100", 784108177);
    }
    void datesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        const auto time = parseDateTime(text);
        QVERIFY(time);
        QCOMPARE(qint64(time->time_since_epoch().count()), expected);
    }

    void whatIsNoDateIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"",
                                 "   ",
                                 "()",
                                 "yesterday",
                                 "Fri, ",
                                 "Fri, 21",
                                 "32 Jan 2000 00:00:00 +0000",
                                 "0 Jan 2000 00:00:00 +0000",
                                 "29 Feb 2001 00:00:00 +0000",
                                 "1 Foo 2000 00:00:00 +0000",
                                 "1 Jan 2000 24:00:00 +0000",
                                 "1 Jan 2000 00:60:00 +0000",
                                 "1 Jan 2000 00:00:61 +0000",
                                 "1 Jan 2000 00:00:00 +00",
                                 "1 Jan 20000 00:00:00 +0000",
                                 "1 Jan 2000 00:00:00 +0060",
                                 "1 Jan 2000 00:00:00 +0000 junk 1",
                                 "1 Jan 2000 (00:00:00 +0000",
                                 "1 Jan 1899 00:00:00 +0000",
                                 "1 Jan 2000 00:00:00 +0000 (open",
                                 "999999999999999999 Jan 2000 00:00:00"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoDateIsNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseDateTime(text));
    }
};

QTEST_GUILESS_MAIN(DateTimeTest)
#include "date_time_test.moc"
