// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/trace_line.h"

#include "core/base/limits.h"
#include "tests/kit/cpu_timer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxseal;
using namespace waxseal::received;

namespace {

QByteArray nameOf(Dialect dialect)
{
    static const QByteArray names[] = {
        "Unknown",        "Rfc5321", "Postfix",   "Exim",      "Sendmail", "Qmail",  "Courier",  "Exchange",
        "ExchangeOnline", "Gmail",   "AmazonSes", "OpenSmtpd", "Haraka",   "Halon",  "Stalwart", "DovecotLmtp",
        "Amavis",         "Zimbra",  "Proton",    "Fastmail",  "Cyrus",    "ICloud", "Yahoo",    "Other",
    };
    return names[size_t(dialect)];
}

/// What was read, in one line: only what is there. "!" behind a name: confirmed.
QByteArray summary(const Result<TraceLine, ParseError> &result)
{
    if (!result)
        return "fault " + QByteArray::number(int(result.error().fault));
    const TraceLine &line = *result;
    QByteArrayList parts{nameOf(line.dialect)};
    const auto add = [&parts](const char *name, QByteArrayView value) {
        if (!value.isEmpty())
            parts << name + value.toByteArray().simplified();
    };
    if (line.hasFrom)
        parts << "from";
    add("helo=", line.helo);
    if (!line.reverseName.isEmpty())
        parts << "name=" + line.reverseName.toByteArray() + (line.reverseNameIsConfirmed ? "!" : "");
    else if (line.reverseNameIsConfirmed)
        parts << "confirmed nothing";
    if (line.peerIp)
        parts << "ip=" + line.peerIp->toByteArray();
    add("by=", line.by);
    if (line.byIp)
        parts << "byIp=" + line.byIp->toByteArray();
    add("with=", line.with);
    if (line.saysTls)
        parts << "tls";
    add("", line.tlsVersion);
    add("", line.cipher);
    if (line.cipherBits != 0)
        parts << QByteArray::number(line.cipherBits);
    add("id=", line.id);
    add("for=", line.forAddress);
    if (line.isAuthenticated)
        parts << "login";
    if (line.peerIsLocal)
        parts << "local";
    if (line.isByPerson)
        parts << "person";
    if (line.isContentFilter)
        parts << "filter";
    if (line.isOwnNetwork)
        parts << "own";
    if (line.time)
        parts << "@" + QByteArray::number(qint64(line.time->time_since_epoch().count()));
    return parts.join(' ');
}

constexpr char typicalLine[] = " from mail-lf1-f50.example.com (mail-lf1-f50.example.com [192.0.2.50])\r\n"
                               "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n"
                               "\tby mx.example.org (Postfix) with ESMTPS id 4TxYzK2m1Lz9sVd\r\n"
                               "\tfor <anna@example.org>; Mon, 4 Mar 2024 10:11:12 +0100 (CET)";

} // namespace

class TraceLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDialectIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *body, const char *expected) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
        };

        row("RFC 5321 §4.4: the example of Appendix D.3",
            " from bar.example by foo.example ; Thu, 21 May 1998\r\n 05:33:29 -0700",
            "Rfc5321 from helo=bar.example by=foo.example @895754009");
        row("RFC 5321 §4.4: via, with, id, for",
            " from x.example ([IPv6:2001:db8::7]) by y.example via TCP with UTF8SMTPSA id 7 for <\"a b; by "
            "z\"@y.example>; Mon, 4 Mar 2024 10:11:12 +0000",
            "Rfc5321 from helo=x.example ip=2001:db8::7 by=y.example with=UTF8SMTPSA tls id=7 for=\"a b; by "
            "z\"@y.example login @1709547072");

        row("Postfix, TLS 1.3",
            " from mail.example.com (mail.example.com [192.0.2.1])\r\n"
            "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n"
            "\t key-exchange X25519 server-signature RSA-PSS (4096 bits) server-digest SHA256)\r\n"
            "\t(No client certificate requested)\r\n"
            "\tby mx.example.org (Postfix) with ESMTPS id 4TxYzK2m1Lz9sVd\r\n"
            "\tfor <anna@example.org>; Mon,  4 Mar 2024 10:11:12 +0100 (CET)",
            "Postfix from helo=mail.example.com name=mail.example.com! ip=192.0.2.1 by=mx.example.org with=ESMTPS tls "
            "TLSv1.3 TLS_AES_256_GCM_SHA384 256 id=4TxYzK2m1Lz9sVd for=anna@example.org @1709543472");
        row("Postfix, name in DNS unknown, TLS 1.0 and a client certificate",
            " from mail.example.com (unknown [IPv6:2001:db8::1])\r\n"
            "\t(using TLSv1 with cipher ADH-AES256-SHA (256/256 bits))\r\n"
            "\t(Client CN \"using TLSv1.3 with cipher (x) by y\", Issuer \"Example CA (R3)\" (not verified))\r\n"
            "\tby mx.example.org (Postfix) with ESMTPS id AAA; Mon, 4 Mar 2024 10:11:12 +0100 (CET)",
            "Postfix from helo=mail.example.com ip=2001:db8::1 by=mx.example.org with=ESMTPS tls TLSv1 ADH-AES256-SHA "
            "256 id=AAA @1709543472");
        row("Postfix, login",
            " from [192.0.2.77] (host.example.net [198.51.100.7])\r\n\t(Authenticated sender: anna@example.org)\r\n"
            "\tby mx.example.org (Postfix) with ESMTPSA id BBB; Mon, 4 Mar 2024 10:11:12 +0100",
            "Postfix from helo=[192.0.2.77] name=host.example.net! ip=198.51.100.7 by=mx.example.org with=ESMTPSA tls "
            "id=BBB login @1709543472");
        row("Postfix, from a user of the machine",
            " by mx.example.org (Postfix, from userid 33) id CCC; Mon, 4 Mar 2024 10:11:12 +0100",
            "Postfix by=mx.example.org id=CCC local person @1709543472");
        row("Postfix, no clause but the queue's", " by mx.example.org (Postfix) id DDD; Mon, 4 Mar 2024 10:11:12 +0100",
            "Postfix by=mx.example.org id=DDD @1709543472");

        row("Exim 4.96, name confirmed",
            " from mail.example.com ([192.0.2.1]:41234 helo=smtp.example.com)\r\n"
            "\tby mx.example.org with esmtps  (TLS1.3) tls TLS_AES_256_GCM_SHA384\r\n"
            "\t(Exim 4.96)\r\n\t(envelope-from <\"a) tls X_Y_Z (b\"@example.com>)\r\n\tid 1rh4Zk-0001aB-2C\r\n"
            "\tfor anna@example.org;\r\n\tMon, 04 Mar 2024 10:11:12 +0100",
            "Exim from helo=smtp.example.com name=mail.example.com! ip=192.0.2.1 by=mx.example.org with=esmtps tls "
            "TLS1.3 TLS_AES_256_GCM_SHA384 id=1rh4Zk-0001aB-2C for=anna@example.org @1709543472");
        row("Exim, no name in DNS",
            " from [192.0.2.1] (helo=smtp.example.com) by mx.example.org with esmtp (Exim 4.92) id 1; Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Exim from helo=smtp.example.com ip=192.0.2.1 by=mx.example.org with=esmtp id=1 @1709543472");
        row("Exim, with a port",
            " from [192.0.2.1] (port=51580 helo=[10.0.0.1]) by mx.example.org with esmtpa (Exim 4.92) id 1",
            "Exim from helo=[10.0.0.1] ip=192.0.2.1 by=mx.example.org with=esmtpa id=1 login");
        row("Exim, HELO and the confirmed name alike",
            " from smtp.example.com ([192.0.2.1]:25000) by mx.example.org with esmtps "
            "(TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256) (Exim 4.87) id 2",
            "Exim from helo=smtp.example.com name=smtp.example.com! ip=192.0.2.1 by=mx.example.org with=esmtps tls "
            "TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384 256 id=2");
        row("Exim, cipher by its IANA name",
            " from a.example ([192.0.2.1]) by mx.example.org with esmtps  (TLS1.2) tls "
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\r\n\t(Exim 4.94.2) id 3",
            "Exim from helo=a.example name=a.example! ip=192.0.2.1 by=mx.example.org with=esmtps tls TLS1.2 "
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 id=3");
        row("Exim, GnuTLS",
            " from a.example ([192.0.2.1]) by mx.example.org with esmtps (TLS-1.0:RSA_AES_256_CBC_SHA1:32) (Exim 4.69) "
            "id 4",
            "Exim from helo=a.example name=a.example! ip=192.0.2.1 by=mx.example.org with=esmtps tls TLS-1.0 "
            "RSA_AES_256_CBC_SHA1 32 id=4");
        row("Exim, with what ident said",
            " from mail.example.com ([192.0.2.1] helo=x ident=root) by mx.example.org with esmtps (TLS1.3) tls "
            "TLS_AES_256_GCM_SHA384 (Exim 4.97) id 6",
            "Exim from helo=x name=mail.example.com! ip=192.0.2.1 by=mx.example.org with=esmtps tls TLS1.3 "
            "TLS_AES_256_GCM_SHA384 id=6");
        row("Exim, local",
            " from www-data by mx.example.org with local (Exim 4.96) (envelope-from <www-data@example.org>) id 5; Mon, "
            "04 Mar 2024 10:11:12 +0100",
            "Exim from helo=www-data by=mx.example.org with=local id=5 local person @1709543472");

        row("Sendmail",
            " from smtp.example.com (mail.example.com [192.0.2.1])\r\n\tby mx.example.org (8.17.1/8.17.1) with ESMTPS "
            "id 424ABC\r\n"
            "\t(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)\r\n\tfor <anna@example.org>; Mon, 4 "
            "Mar 2024 10:11:12 +0100",
            "Sendmail from helo=smtp.example.com name=mail.example.com! ip=192.0.2.1 by=mx.example.org with=ESMTPS tls "
            "TLSv1.3 TLS_AES_256_GCM_SHA384 256 id=424ABC for=anna@example.org @1709543472");
        row("Sendmail, may be forged",
            " from x (bank.example [192.0.2.1] (may be forged)) by mx.example.org (8.14.4/8.14.4) with ESMTP id 7; "
            "Mon, 4 Mar 2024 10:11:12 +0100 (CET)",
            "Sendmail from helo=x name=bank.example ip=192.0.2.1 by=mx.example.org with=ESMTP id=7 @1709543472");
        row("Sendmail, ident and login",
            " from x (IDENT:joe@host.example [192.0.2.1]) (authenticated bits=0) by mx.example.org (8.14.4/8.14.4) "
            "with ESMTP id 8",
            "Sendmail from helo=x name=host.example! ip=192.0.2.1 by=mx.example.org with=ESMTP id=8 login");
        row("Sendmail, local",
            " (from root@localhost) by mx.example.org (8.14.4/8.14.4/Submit) id 9; Mon, 4 Mar 2024 10:11:12 +0100",
            "Sendmail by=mx.example.org id=9 local person @1709543472");
        row("Sendmail, a peer that did not say HELO",
            " (from mail.example.com [192.0.2.1]) by mx.example.org (8.14.7/8.14.7) with SMTP id 11; Mon, 4 Mar 2024 "
            "10:11:12 +0100",
            "Sendmail from name=mail.example.com! ip=192.0.2.1 by=mx.example.org with=SMTP id=11 @1709543472");
        row("Sendmail, a bounce of its own",
            " from localhost (localhost) by mx.example.org (8.14.7/8.14.7) id 12; Mon, 4 Mar 2024 10:11:12 +0100",
            "Sendmail from helo=localhost name=localhost by=mx.example.org id=12 local @1709543472");
        row("Sendmail on FreeBSD, the sender behind the date",
            " from a (a.example [192.0.2.1]) by mx.example.org (8.15.2/8.15.2) with ESMTP id 10; Mon, 4 Mar 2024 "
            "10:11:12 +0100 (CET) (envelope-from b@c.example)",
            "Sendmail from helo=a name=a.example! ip=192.0.2.1 by=mx.example.org with=ESMTP id=10 @1709543472");
        row("IDA sendmail of 1998", " by mx5.example.com; (5.65/1.37)\r\n id 0000000; Tue, 29 Sep 1998 23:34:45 +0900",
            "Rfc5321 by=mx5.example.com id=0000000 @907079685");

        row("qmail",
            " from unknown (HELO smtp.example.com) (192.0.2.1)\r\n  by mx.example.org with SMTP; 4 Mar 2024 09:11:12 "
            "-0000",
            "Qmail from helo=smtp.example.com ip=192.0.2.1 by=mx.example.org with=SMTP @1709543472");
        row("qmail, with a name",
            " from mail.example.com (HELO smtp.example.com) (joe@192.0.2.1) by 0 with SMTP; 4 Mar 2024 09:11:12 -0000",
            "Qmail from helo=smtp.example.com name=mail.example.com ip=192.0.2.1 by=0 with=SMTP @1709543472");
        row("qmail, TLS patch",
            " from a.example (HELO a.example) (192.0.2.1) by mx.example.org with DHE-RSA-AES256-GCM-SHA384 encrypted "
            "SMTP; 4 Mar 2024 09:11:12 -0000",
            "Qmail from helo=a.example name=a.example ip=192.0.2.1 by=mx.example.org with=DHE-RSA-AES256-GCM-SHA384 "
            "encrypted SMTP tls DHE-RSA-AES256-GCM-SHA384 @1709543472");
        row("qmail, older TLS patch",
            " from a.example (192.0.2.1) by mx.example.org with (AES256-SHA encrypted) SMTP; 4 Mar 2024 09:11:12 -0000",
            "Rfc5321 from helo=a.example ip=192.0.2.1 by=mx.example.org with=SMTP tls AES256-SHA @1709543472");
        row("qmail, version and cipher",
            " from a.example (HELO a.example) (192.0.2.1) by mx.example.org with ESMTPS (TLSv1.2 "
            "ECDHE-RSA-AES256-GCM-SHA384); 4 Mar 2024 09:11:12 -0000",
            "Qmail from helo=a.example name=a.example ip=192.0.2.1 by=mx.example.org with=ESMTPS tls TLSv1.2 "
            "ECDHE-RSA-AES256-GCM-SHA384 @1709543472");
        row("qmail, from the network", " (qmail 2022 invoked from network); 4 Mar 2024 09:11:12 -0000",
            "Qmail @1709543472");
        row("qmail, by an alias", " (qmail 2022 invoked by alias); 4 Mar 2024 09:11:12 -0000",
            "Qmail local @1709543472");
        row("qmail, a bounce", " (qmail 2022 invoked for bounce); 4 Mar 2024 09:11:12 -0000",
            "Qmail local @1709543472");
        row("qmail, by a user", " (qmail 2022 invoked by uid 0); 4 Mar 2024 09:11:12 -0000",
            "Qmail local person @1709543472");

        row("Courier",
            " from smtp.example.com (mail.example.com [::ffff:192.0.2.1])\r\n  (TLS: "
            "TLS1.2,256bits,ECDHE_RSA_AES_256_GCM_SHA384)\r\n"
            "  by mx.example.org with ESMTPS; Mon, 04 Mar 2024 10:11:12 +0100\r\n  id "
            "0000000000A0123.0000000065E58E70.00001234",
            "Courier from helo=smtp.example.com name=mail.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPS tls "
            "TLS1.2 ECDHE_RSA_AES_256_GCM_SHA384 256 id=0000000000A0123.0000000065E58E70.00001234 @1709543472");
        row("Courier, login",
            " from [10.0.0.2] (host.example.net [::ffff:198.51.100.7]) (AUTH: LOGIN anna, TLS: "
            "TLSv1/SSLv3,256bits,DHE-RSA-AES256-SHA) by mx.example.org with ESMTPSA",
            "Courier from helo=[10.0.0.2] name=host.example.net ip=198.51.100.7 by=mx.example.org with=ESMTPSA tls "
            "TLSv1/SSLv3 DHE-RSA-AES256-SHA 256 login");

        row("Exchange",
            " from EDGE.example.com (192.0.2.1) by MBX.corp.example.org\r\n (10.0.0.5) with Microsoft SMTP Server "
            "(version=TLS1_2,\r\n cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.2.1118.40 via Frontend\r\n "
            "Transport; Mon, 4 Mar 2024 10:11:12 +0100",
            "Exchange from helo=EDGE.example.com ip=192.0.2.1 by=MBX.corp.example.org byIp=10.0.0.5 with=Microsoft "
            "SMTP Server tls TLS1_2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 id=15.2.1118.40 @1709543472");
        row("Exchange 2010",
            " from a.example (192.0.2.1) by b.example (10.0.0.5) with Microsoft SMTP Server (TLS) id 8.3.169.0; Mon, 4 "
            "Mar 2024 10:11:12 +0100",
            "Exchange from helo=a.example ip=192.0.2.1 by=b.example byIp=10.0.0.5 with=Microsoft SMTP Server tls "
            "id=8.3.169.0 @1709543472");
        row("Exchange, between stores",
            " from A.example ([fe80::1]) by B.example ([fe80::2%14]) with mapi id 15.20.0797.011; Mon, 4 Mar 2024 "
            "10:11:12 +0100",
            "Exchange from helo=A.example ip=fe80::1 by=B.example byIp=fe80::2 with=mapi id=15.20.0797.011 "
            "@1709543472");
        row("IIS",
            " from BLU436-SMTP66 ([192.0.2.73]) by BLU004-OMC3S13.example.com over TLS secured channel with Microsoft "
            "SMTPSVC(7.5.7601.22751); Mon, 4 Mar 2024 10:11:12 +0100",
            "Exchange from helo=BLU436-SMTP66 ip=192.0.2.73 by=BLU004-OMC3S13.example.com with=Microsoft SMTPSVC tls "
            "@1709543472");
        row("Exchange Online",
            " from HE1EUR01FT042.eop-EUR01.prod.protection.outlook.com\r\n (2a01:111:e400:7e18::37) by "
            "HE1EUR01HT085.eop-EUR01.prod.protection.outlook.com\r\n (2a01:111:e400:7e18::45) with Microsoft SMTP "
            "Server (version=TLS1_3,\r\n cipher=TLS_AES_256_GCM_SHA384) id 15.20.7362.11; Mon, 4 Mar 2024\r\n 09:11:12 "
            "+0000",
            "ExchangeOnline from helo=HE1EUR01FT042.eop-EUR01.prod.protection.outlook.com ip=2a01:111:e400:7e18::37 "
            "by=HE1EUR01HT085.eop-EUR01.prod.protection.outlook.com byIp=2a01:111:e400:7e18::45 with=Microsoft SMTP "
            "Server tls TLS1_3 TLS_AES_256_GCM_SHA384 id=15.20.7362.11 @1709543472");

        row("Gmail",
            " from mail.example.com (mail.example.com. [192.0.2.1])\r\n        by mx.google.com with ESMTPS id "
            "u56si5766081qtu.57.2024.03.04.01.11.12\r\n        for <anna@example.org>\r\n        (version=TLS1_3 "
            "cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n        Mon, 04 Mar 2024 01:11:12 -0800 (PST)",
            "Gmail from helo=mail.example.com name=mail.example.com ip=192.0.2.1 by=mx.google.com with=ESMTPS tls "
            "TLS1_3 TLS_AES_256_GCM_SHA384 256 id=u56si5766081qtu.57.2024.03.04.01.11.12 for=anna@example.org "
            "@1709543472");
        row("Gmail, from its own network",
            " from mail-sor-f69.google.com (mail-sor-f69.google.com. [209.85.220.69]) by mx.google.com with SMTPS id "
            "p203sor6543369oic.182.2024 for <anna@example.org> (Google Transport Security); Mon, 04 Mar 2024 01:11:12 "
            "-0800 (PST)",
            "Gmail from helo=mail-sor-f69.google.com name=mail-sor-f69.google.com ip=209.85.220.69 by=mx.google.com "
            "with=SMTPS tls id=p203sor6543369oic.182.2024 for=anna@example.org own @1709543472");
        row("Gmail, inside",
            " by 2002:a05:651c:1614:b0:293:27a9:ef34 with SMTP id g126csp488578ljq; Mon, 4 Mar 2024 01:11:12 -0800 "
            "(PST)",
            "Gmail by=2002:a05:651c:1614:b0:293:27a9:ef34 byIp=2002:a05:651c:1614:b0:293:27a9:ef34 with=SMTP "
            "id=g126csp488578ljq @1709543472");
        row("somebody else's words are not Google's",
            " from a.example ([192.0.2.1]) by mx.example.org with SMTP id 1 (Google Transport Security); Mon, 4 Mar "
            "2024 01:11:12 -0800",
            "Rfc5321 from helo=a.example ip=192.0.2.1 by=mx.example.org with=SMTP id=1 @1709543472");

        row("Amazon SES",
            " from mail.example.com (mail.example.com [192.0.2.1]) by inbound-smtp.us-west-2.amazonaws.com with SMTP "
            "id k6sbr4gfpakd50h3l0qtp3 for anna@example.org; Mon, 04 Mar 2024 09:11:12 +0000 (UTC)",
            "AmazonSes from helo=mail.example.com name=mail.example.com ip=192.0.2.1 "
            "by=inbound-smtp.us-west-2.amazonaws.com with=SMTP id=k6sbr4gfpakd50h3l0qtp3 for=anna@example.org "
            "@1709543472");
        row("OpenSMTPD",
            " from smtp.example.com (mail.example.com [192.0.2.1])\r\n\tby mx.example.org (OpenSMTPD) with ESMTPS id "
            "951c3d2b (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO)\r\n\tfor <anna@example.org>;\r\n\tMon, 4 Mar 2024 "
            "10:11:12 +0100 (CET)",
            "OpenSmtpd from helo=smtp.example.com name=mail.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPS tls "
            "TLSv1.3 TLS_AES_256_GCM_SHA384 256 id=951c3d2b for=anna@example.org @1709543472");
        row("OpenSMTPD 5",
            " from localhost (localhost [local]);\r\n\tby mx.example.org (OpenSMTPD) with ESMTPA id 1e2a9eaa;\r\n\tTLS "
            "version=TLSv1/SSLv3 cipher=DHE-RSA-AES256-SHA bits=256 verify=NO;\r\n\tfor <anna@example.org>;\r\n\tMon, "
            "4 Mar 2024 10:11:12 +0100 (CET)",
            "OpenSmtpd from helo=localhost name=localhost by=mx.example.org with=ESMTPA tls TLSv1/SSLv3 "
            "DHE-RSA-AES256-SHA 256 id=1e2a9eaa for=anna@example.org login local person @1709543472");
        row("Haraka",
            " from smtp.example.com (mail.example.com [192.0.2.1])\r\n\tby mx.example.org (Haraka/3.0.3) with ESMTPS "
            "id 7B470838-3340-40DB-A8FE-0C227796FEF3.1\r\n\tenvelope-from <\"a; by b\"@example.com>\r\n\ttls "
            "TLS_AES_256_GCM_SHA384;\r\n\tMon, 04 Mar 2024 10:11:12 +0100",
            "Haraka from helo=smtp.example.com name=mail.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPS tls "
            "TLS_AES_256_GCM_SHA384 id=7B470838-3340-40DB-A8FE-0C227796FEF3.1 @1709543472");
        row("Haraka 2",
            " from smtp.example.com (Unknown [192.0.2.1]) by mx.example.org (Haraka/2.8.18) with ESMTPSA id 7B.1 "
            "envelope-from <a@example.com> (authenticated bits=0) (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 "
            "verify=OK); Mon, 04 Mar 2024 10:11:12 +0100",
            "Haraka from helo=smtp.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPSA tls TLSv1.3 "
            "TLS_AES_256_GCM_SHA384 id=7B.1 login @1709543472");
        row("Halon",
            " from smtp.example.com (unknown [192.0.2.1])\r\n by mx.example.org (Halon) with ESMTPS (TLSv1.3)\r\n id "
            "ab5fa491-a215-11ed-b63b-5f92e7d2e73a;\r\n Mon, 04 Mar 2024 10:11:12 +0100 (CET)",
            "Halon from helo=smtp.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPS tls TLSv1.3 "
            "id=ab5fa491-a215-11ed-b63b-5f92e7d2e73a @1709543472");
        row("Stalwart",
            " from smtp.example.com (mail.example.com [192.0.2.1])\r\n\t(using TLSv1.3 with cipher "
            "TLS13_AES_256_GCM_SHA384)\r\n\tby mx.example.org (Stalwart SMTP) with ESMTPS id 2F2A3B8C1D;\r\n\tMon, 4 "
            "Mar 2024 09:11:12 +0000",
            "Stalwart from helo=smtp.example.com name=mail.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPS tls "
            "TLSv1.3 TLS13_AES_256_GCM_SHA384 id=2F2A3B8C1D @1709543472");
        row("Dovecot over a socket",
            " from mx.example.org\r\n\tby imap.example.org with LMTP\r\n\tid "
            "SKeFLPCO5WXYRwAAqlJ7Rg\r\n\t(envelope-from <a@example.com>)\r\n\tfor <anna@example.org>; Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "DovecotLmtp from helo=mx.example.org by=imap.example.org with=LMTP id=SKeFLPCO5WXYRwAAqlJ7Rg "
            "for=anna@example.org local @1709543472");
        row("Dovecot over TCP",
            " from mx.example.org ([10.0.0.3]) by imap.example.org with LMTPS id SKeF (envelope-from <>) for "
            "<anna@example.org>; Mon, 04 Mar 2024 10:11:12 +0100",
            "DovecotLmtp from helo=mx.example.org ip=10.0.0.3 by=imap.example.org with=LMTPS tls id=SKeF "
            "for=anna@example.org @1709543472");
        row("Dovecot 2.3.20 over TLS, between public addresses of one provider",
            " from mx.example.org ([192.0.2.10])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 "
            "bits))\r\n\tby store.example.org with LMTPS\r\n\tid 8hxn\r\n\t(envelope-from <a@example.com>)\r\n\tfor "
            "<anna@example.org>; Mon, 04 Mar 2024 10:11:12 +0100",
            "DovecotLmtp from helo=mx.example.org ip=192.0.2.10 by=store.example.org with=LMTPS tls TLSv1.3 "
            "TLS_AES_256_GCM_SHA384 256 id=8hxn for=anna@example.org @1709543472");
        row("Dovecot 2.2",
            " from mx.example.org by imap.example.org (Dovecot) with LMTP id TKs2nTbdtvzbHKNL for <anna@example.org>; "
            "Mon, 04 Mar 2024 10:11:12 +0100",
            "DovecotLmtp from helo=mx.example.org by=imap.example.org with=LMTP id=TKs2nTbdtvzbHKNL "
            "for=anna@example.org local @1709543472");
        row("amavis",
            " from mx.example.org ([127.0.0.1])\r\n\tby localhost (mx.example.org [127.0.0.1]) (amavisd-new, port "
            "10024)\r\n\twith ESMTP id KCqxsygh6hzy for <anna@example.org>; Mon, 4 Mar 2024 10:11:12 +0100 (CET)",
            "Amavis from helo=mx.example.org ip=127.0.0.1 by=localhost byIp=127.0.0.1 with=ESMTP id=KCqxsygh6hzy "
            "for=anna@example.org filter @1709543472");
        row("a filter named behind by",
            " from a.example (a.example [192.0.2.1]) by bar.example.org (Spam Firewall) with ESMTP id 8B84; Mon, 4 Mar "
            "2024 10:11:12 +0100",
            "Other from helo=a.example name=a.example ip=192.0.2.1 by=bar.example.org with=ESMTP id=8B84 filter "
            "@1709543472");
        row("Zimbra",
            " from mx.example.org (LHLO mx.example.org) (192.0.2.1) by mbx.example.org with LMTP; Mon, 4 Mar 2024 "
            "10:11:12 +0100 (CET)",
            "Zimbra from helo=mx.example.org name=mx.example.org ip=192.0.2.1 by=mbx.example.org with=LMTP "
            "@1709543472");
        row("Proton",
            " from mail.example.com (mail.example.com [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
            "(256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits)) (No client certificate "
            "requested) by mailin011.protonmail.ch (Postfix) with ESMTPS id 4TxY for <anna@example.org>; Mon, 4 Mar "
            "2024 09:11:12 +0000 (UTC)",
            "Proton from helo=mail.example.com name=mail.example.com! ip=192.0.2.1 by=mailin011.protonmail.ch "
            "with=ESMTPS tls TLSv1.3 TLS_AES_256_GCM_SHA384 256 id=4TxY for=anna@example.org @1709543472");
        row("Fastmail",
            " from mail.example.com (mail.example.com [192.0.2.1]) (using TLSv1.2 with cipher "
            "ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (No client certificate requested) by mx6.messagingengine.com "
            "(Postfix) with ESMTPS for <anna@example.org>; Mon, 4 Mar 2024 04:11:12 -0500 (EST)",
            "Fastmail from helo=mail.example.com name=mail.example.com! ip=192.0.2.1 by=mx6.messagingengine.com "
            "with=ESMTPS tls TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384 256 for=anna@example.org @1709543472");
        row("Fastmail's store",
            " from mx6 ([10.202.2.205]) by sloti1d3t03.internal (Cyrus 3.11.0-alpha0-205-g4dbcb99a42-fm-20240304) with "
            "LMTPA; Mon, 04 Mar 2024 04:11:12 -0500",
            "Fastmail from helo=mx6 ip=10.202.2.205 by=sloti1d3t03.internal with=LMTPA login @1709543472");
        row("Cyrus",
            " from mx.example.org (localhost [127.0.0.1]) by imap.example.org (Cyrus v2.5.10-Debian-2.5.10-3) with "
            "LMTPSA (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256/256 verify=NO); Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Cyrus from helo=mx.example.org name=localhost ip=127.0.0.1 by=imap.example.org with=LMTPSA tls TLSv1.2 "
            "ECDHE-RSA-AES256-GCM-SHA384 256 login @1709543472");
        row("iCloud",
            " from mail.example.com (mail.example.com [192.0.2.1]) by st11p00mm-smtpin001.mac.com (Oracle "
            "Communications Messaging Server 8.1.0.22.20230228 64bit (built Feb 28 2023)) with ESMTPS id "
            "<0SA100B2KOXYJB0@st11p00mm-smtpin001.mac.com> for anna@example.org (ORCPT anna@example.org); Mon, 04 Mar "
            "2024 09:11:12 +0000 (GMT)",
            "ICloud from helo=mail.example.com name=mail.example.com ip=192.0.2.1 by=st11p00mm-smtpin001.mac.com "
            "with=ESMTPS tls id=<0SA100B2KOXYJB0@st11p00mm-smtpin001.mac.com> for=anna@example.org @1709543472");
        row("Yahoo",
            " from 127.0.0.1 (EHLO smtp.example.com) (192.0.2.1) by mta4007.mail.ne1.yahoo.com with SMTPS "
            "(version=TLS1_2 cipher=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256); Mon, 04 Mar 2024 09:11:12 +0000",
            "Yahoo from helo=smtp.example.com ip=192.0.2.1 by=mta4007.mail.ne1.yahoo.com with=SMTPS tls TLS1_2 "
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 @1709543472");
        row("Yahoo, newer",
            " from 192.0.2.1 by atlas208.free.mail.ne1.yahoo.com pod-id NONE with HTTPS; Mon, 04 Mar 2024 09:11:12 "
            "+0000",
            "Yahoo from helo=192.0.2.1 by=atlas208.free.mail.ne1.yahoo.com with=HTTPS tls person @1709543472");
        row("Yahoo, webmail",
            " from sonic.gate.mail.ne1.yahoo.com by sonic307.consmr.mail.sg3.yahoo.com with HTTP; Mon, 04 Mar 2024 "
            "09:11:12 +0000",
            "Yahoo from helo=sonic.gate.mail.ne1.yahoo.com by=sonic307.consmr.mail.sg3.yahoo.com with=HTTP "
            "person @1709543472");
        row("IronPort",
            " from a.example (HELO b.example) ([192.0.2.1]) by mx.example.org with ESMTP/TLS/DHE-RSA-AES256-SHA; 04 "
            "Mar 2024 09:11:12 +0000",
            "Qmail from helo=b.example name=a.example ip=192.0.2.1 by=mx.example.org with=ESMTP/TLS/DHE-RSA-AES256-SHA "
            "tls DHE-RSA-AES256-SHA @1709543472");
        row("Postini", " from source ([192.0.2.1]) (using TLSv1) by mx.example.org; Mon, 04 Mar 2024 01:11:12 PST",
            "Rfc5321 from helo=source ip=192.0.2.1 by=mx.example.org tls TLSv1 @1709543472");
        row("MessageLabs",
            " from [192.0.2.1] (using TLSv1.2 with cipher DHE-RSA-AES256-GCM-SHA384 (256 bits)) by "
            "server-2.bemta-22.example.org id O1HTEV; Mon, 04 Mar 2024 09:11:12 +0000",
            "Rfc5321 from ip=192.0.2.1 by=server-2.bemta-22.example.org tls TLSv1.2 DHE-RSA-AES256-GCM-SHA384 256 "
            "id=O1HTEV @1709543472");
        row("ecelerity, the sender before the protocol",
            " from [192.0.2.1] ([192.0.2.1:4321] helo=mta.example.com) by mx.example.org (envelope-from "
            "<a@example.com>) (ecelerity 4.2.38 r(Core)) with ESMTPS (cipher=AES256-GCM-SHA384) id 11/22-33; Mon, 04 "
            "Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=mta.example.com ip=192.0.2.1 by=mx.example.org with=ESMTPS tls id=11/22-33 "
            "@1709543472");
        row("keywords in capitals",
            " FROM queue-bounce BY relay0.example.net WITH local; Mon, 04 Mar 2024 09:11:12 +0000",
            "Rfc5321 from helo=queue-bounce by=relay0.example.net with=local local person @1709543472");
        row("no semicolon before the date",
            " from mda by mx01.example.net id 0LvVA5-1Y3oYj34nD Mon, 04 Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=mda by=mx01.example.net id=0LvVA5-1Y3oYj34nD @1709543472");
        row("the protocol in a comment",
            " from [192.0.2.22] by mta2.example.org (LMTP); Mon, 04 Mar 2024 09:11:12 +0000",
            "Rfc5321 from ip=192.0.2.22 by=mta2.example.org with=LMTP @1709543472");
        row("indimail",
            " indimail-mta queue 58965 by host mx.example.org (invoked by alias); Mon, 04 Mar 2024 09:11:12 +0000",
            "Rfc5321 by=mx.example.org local @1709543472");
        row("DragonFly",
            " from root (uid 0) (envelope-from root@mx.example.org) id e06d1 by mx.example.org (DragonFly Mail Agent "
            "v0.13); Mon, 04 Mar 2024 09:11:12 +0000",
            "Other from helo=root by=mx.example.org id=e06d1 local person @1709543472");
    }
    void everyDialectIsRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        QCOMPARE(summary(parseTraceLine(body)), expected);
    }

    /// What a peer can write into HELO, its sender address or a recipient must not change by, with, TLS, the address or
    /// what its name is worth; where it cannot be told who wrote what, the line is not read ("fault 3": BadSyntax).
    void thePeersWordsDecideNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray postfixPlain =
            " (unknown [192.0.2.1]) by mx.victim.example (Postfix) with ESMTP id 1; Mon, 4 Mar 2024 09:11:12 +0000";
        const auto helo = [&postfixPlain](const char *name) {
            QTest::addRow("HELO %s", name) << " from " + QByteArray(name) + postfixPlain
                                           << "Postfix from helo=" + QByteArray(name)
                    + " ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1 @1709543472";
        };
        for (const char *name : {"by",
                                 "with",
                                 "from",
                                 "x(",
                                 "x)",
                                 "x)(",
                                 "((((",
                                 ")",
                                 "(",
                                 "x(Postfix)",
                                 "x(using(y",
                                 "x\\",
                                 "x\"",
                                 "\"x",
                                 "<\"x",
                                 "x;y",
                                 "(TLSv1.3:TLS_AES_256_GCM_SHA384:256",
                                 "x(version=TLS1_3",
                                 "x;by(y",
                                 "[192.0.2.9",
                                 "helo=x",
                                 "x(helo=y)",
                                 "x([192.0.2.9])",
                                 "[192.0.2.9]",
                                 "x;(using",
                                 "(((x))",
                                 "x(bank.example[192.0.2.9])"})
            helo(name);

        const auto row = [](const char *name, const QByteArray &body, const char *expected) {
            QTest::newRow(name) << body << QByteArray(expected);
        };
        row("HELO with by and spaces", " from x by mx.victim.example (Postfix) with ESMTPS id 1" + postfixPlain,
            "fault 3");
        row("HELO closes a comment and opens a line",
            " from x) by y (Postfix) with ESMTPS (using TLSv1.3 with cipher Z (256/256 bits)" + postfixPlain,
            "fault 3");
        row("HELO with an open bracket behind by",
            " from x by mx.victim.example (Postfix) with ESMTPS (" + postfixPlain, "fault 3");
        row("HELO with a TLS clause",
            " from x (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))" + postfixPlain,
            "Postfix from helo=x ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("HELO with an address and a TLS clause",
            " from x (bank.example [192.0.2.9]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))"
                + postfixPlain,
            "fault 3");
        row("HELO with its own address and a better name", " from x (bank.example [192.0.2.1])" + postfixPlain,
            "Postfix from helo=x ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("HELO that is a whole comment with an address", " from ([192.0.2.9])" + postfixPlain, "fault 3");
        row("HELO that is a comment", " from (x)" + postfixPlain,
            "Postfix from ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("a TLS clause that its server did not write",
            " from x (unknown [192.0.2.1]) (using TLSv1.3 with cipher A-B-C (256/256 bits)) by mx.victim.example "
            "(Postfix) with ESMTP id 1",
            "Postfix from helo=x ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1");
        row("an Exim clause before by",
            " from x (TLSv1.3:TLS_AES_256_GCM_SHA384:256) ([192.0.2.1]) by mx.victim.example with esmtp (Exim 4.96) id "
            "1",
            "Exim from helo=x ip=192.0.2.1 by=mx.victim.example with=esmtp id=1");
        row("Sendmail's clause before by",
            " from x ([192.0.2.1]) (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384) by mx.victim.example (8.17.1/8.17.1) "
            "with ESMTP id 1",
            "Sendmail from helo=x ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1");
        for (const char *name : {"x)", "x(", "x()", "x)by", "(", ")", "x(y", "x)(192.0.2.9", "helo=y", "[192.0.2.9]"}) {
            QTest::addRow("qmail, HELO %s", name)
                << " from unknown (HELO " + QByteArray(name)
                    + ") (192.0.2.1) by mx.victim.example with SMTP; 4 Mar 2024 09:11:12 -0000"
                << "Qmail from helo=" + QByteArray(name) + " ip=192.0.2.1 by=mx.victim.example with=SMTP @1709543472";
            QTest::addRow("Exim, HELO %s", name) << " from h.example ([192.0.2.1]:25 helo=" + QByteArray(name)
                    + ") by mx.victim.example with esmtp (Exim 4.96) id 1"
                                                 << "Exim from helo=" + QByteArray(name)
                    + " name=h.example! ip=192.0.2.1 by=mx.victim.example with=esmtp id=1";
        }
        row("the sender's address closes the comment",
            " from x ([192.0.2.1]) by mx.victim.example with esmtp (Exim 4.96) (envelope-from <\"a) tls "
            "TLS_AES_256_GCM_SHA384 (b\"@e.example>) id 1 for v@victim.example; Mon, 4 Mar 2024 09:11:12 +0000",
            "Exim from helo=x name=x! ip=192.0.2.1 by=mx.victim.example with=esmtp id=1 for=v@victim.example "
            "@1709543472");
        row("a sender's address without quotes closes the comment",
            " from x ([192.0.2.1]) by mx.victim.example with esmtp (Exim 4.96) (envelope-from a) "
            "(TLSv1.3:TLS_AES_256_GCM_SHA384:256) tls TLS_A_B ) id 1",
            "Exim from helo=x name=x! ip=192.0.2.1 by=mx.victim.example with=esmtp id=1");
        row("the recipient's address holds a clause",
            " from x ([192.0.2.1]) by mx.google.com with ESMTP id 1 for <\"> (version=TLS1_3 "
            "cipher=TLS_AES_256_GCM_SHA384 bits=256/256); \"@victim.example>; Mon, 4 Mar 2024 09:11:12 +0000",
            "Gmail from helo=x ip=192.0.2.1 by=mx.google.com with=ESMTP id=1 for=\"> (version=TLS1_3 "
            "cipher=TLS_AES_256_GCM_SHA384 bits=256/256); \"@victim.example @1709543472");
        row("Postfix's name inside from",
            " from x(Postfix) (bank.example [192.0.2.1]) by mx.victim.example with ESMTP id 1",
            "Rfc5321 from helo=x(Postfix) name=bank.example ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1");
        row("a name that is not Exim's to confirm",
            " from bank.example ([192.0.2.1] helo=x) by mx.victim.example with esmtp (Kijitora) id 1",
            "Rfc5321 from helo=x name=bank.example ip=192.0.2.1 by=mx.victim.example with=esmtp id=1");
        row("loopback in place of HELO, and no address", " from [127.0.0.1] by mx.victim.example with SMTP id 1",
            "Rfc5321 from helo=[127.0.0.1] by=mx.victim.example with=SMTP id=1");
        row("loopback in brackets in place of HELO", " from ([127.0.0.1]) by mx.victim.example with SMTP id 1",
            "Rfc5321 from by=mx.victim.example with=SMTP id=1");
        row("with before by",
            " from x with ESMTPSA (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384) by mx.victim.example",
            "Rfc5321 from helo=x by=mx.victim.example");
        row("two addresses", " from x ([192.0.2.1]) ([192.0.2.2]) by mx.victim.example", "fault 3");

        // What a peer can write into HELO, ident, a certificate, its name in DNS and its text on real servers.
        row("Exim, ident closes the comment and brings an address",
            " from [192.0.2.1] (port=1234 helo=x ident=a) (b [10.0.0.1])\r\n\tby mx.victim.example with esmtp (Exim "
            "4.96)\r\n\t(envelope-from <a@evil.example>)\r\n\tid 1rAbCd-0001\r\n\tfor user@victim.example; Mon, 04 Mar "
            "2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident with the layout of 4.97",
            " from [192.0.2.1] (port=40112 helo=x ident=a) (b [127.0.0.1])\r\n\tby mx.victim.example with esmtp (Exim "
            "4.97)\r\n\t(envelope-from <a@evil.example>)\r\n\tid 1rAbCd-00000000Abc-1x2y\r\n\tfor "
            "user@victim.example;\r\n\tMon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, junk HELO with an address",
            " from [192.0.2.1] (helo=x) (b [10.0.0.1])\r\n\tby mx.victim.example with esmtp (Exim "
            "4.96)\r\n\t(envelope-from <a@evil.example>)\r\n\tid 1rAbCd-0001\r\n\tfor user@victim.example; Mon, 04 Mar "
            "2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident with a TLS clause",
            " from [192.0.2.1] (port=1234 helo=x ident=a) ([192.0.2.1]) (using TLSv1.3 with cipher "
            "TLS_AES_256_GCM_SHA384)\r\n\tby mx.victim.example with esmtp (Exim 4.96)\r\n\t(envelope-from "
            "<a@evil.example>)\r\n\tid 1rAbCd-0001\r\n\tfor user@victim.example; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident with a TLS clause, the name confirmed",
            " from evil.example ([192.0.2.1] helo=x ident=a) (using TLSv1.3 with cipher "
            "TLS_AES_256_GCM_SHA384)\r\n\tby mx.victim.example with esmtp (Exim 4.96)\r\n\t(envelope-from "
            "<a@evil.example>)\r\n\tid 1rAbCd-0001\r\n\tfor user@victim.example; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident takes the real by clause into a quotation",
            " from evil.example ([192.0.2.1] helo=x ident=a) by mx.victim.example with lmtp (x <\")\r\n\tby "
            "mx.victim.example with esmtp (Exim 4.96)\r\n\t(envelope-from <\"a b\"@evil.example>)\r\n\tid "
            "1rAbCd-0001\r\n\tfor user@victim.example; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident takes the real by clause into a comment",
            " from evil.example ([192.0.2.1] helo=x ident=a) by mx.victim.example with lmtp (x (y) by "
            "mx.victim.example with esmtp (Exim 4.96) (envelope-from <\"a)\"@evil.example>) id 1 for u@victim.example; "
            "Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident brings an address without a comment",
            " from [192.0.2.1] (ident=a) [10.0.0.1] x) by mx.victim.example with esmtp (Exim 4.96) id 1", "fault 3");
        row("Exim, ident brings localhost",
            " from [192.0.2.1] (port=1 ident=a) (localhost) by mx.victim.example with esmtp (Exim 4.96) id 1",
            "fault 3");
        row("Exim, ident takes the real by clause into a recipient",
            " from evil.example ([192.0.2.1] helo=x ident=a) by mx.victim.example with esmtps (TLS1.3) for \"x) by "
            "mx.victim.example with esmtp (Exim 4.96) (envelope-from <\"a b\"@evil.example>) id 1 for "
            "u@victim.example; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident takes the real by clause into a recipient in brackets",
            " from evil.example ([192.0.2.1] helo=x ident=a) by mx.victim.example with lmtp for <\"x) by "
            "mx.victim.example with esmtp (Exim 4.96) (envelope-from <\"a>b\"@evil.example>) id 1 for "
            "u@victim.example; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident opens an envelope-from",
            " from evil.example ([192.0.2.1] helo=x ident=a) by mx.victim.example with lmtp (envelope-from <\"x) by "
            "mx.victim.example with esmtp (Exim 4.96) (envelope-from <\"a b\"@evil.example>) id 1 for "
            "u@victim.example; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident ends in a backslash",
            " from evil.example ([192.0.2.1] helo=x ident=a\\) by mx.victim.example with esmtp (Exim 4.96) "
            "(envelope-from <\"a)) by mx.victim.example with lmtp (b\"@evil.example>) id 1; Mon, 04 Mar 2024 10:11:12 "
            "+0100",
            "fault 3");
        row("Exim, ident leaves a bracket open",
            " from evil.example ([192.0.2.1] helo=x ident=(b) by mx.victim.example with esmtp (Exim 4.96) id 1; Mon, "
            "04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Exim, ident leaves a bracket open behind a literal",
            " from [192.0.2.1] (helo=x ident=(b) by mx.victim.example with esmtp (Exim 4.96) id 1; Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "fault 3");
        row("a name in DNS that holds an address",
            " from evil (x [127.0.0.1] [192.0.2.1]) by mx.victim.example (Haraka/3.0.3) with ESMTP id A", "fault 3");
        row("a name in DNS that is an address in brackets",
            " from evil ([127.0.0.1] [192.0.2.1]) by mx.victim.example (Haraka/3.0.3) with ESMTP id A", "fault 3");
        row("a name in DNS that is an address", " from evil (127.0.0.1 192.0.2.1) by mx.victim.example with ESMTP id A",
            "fault 3");
        row("Postfix, names in a certificate take the real by clause",
            " from evil (evil.example [192.0.2.1])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 "
            "bits))\r\n\t(Client CN \"<\"(\") by mx.victim.example (Postfix) with LMTP id B (x <\")\", Issuer \"y<\" "
            "(not verified))\r\n\tby mx.victim.example (Postfix) with ESMTPS id A\r\n\tfor <\"user+)) "
            "\"@victim.example>; Mon, 04 Mar 2024 10:11:12 +0100 (CET)",
            "fault 3");
        row("Postfix, names in a certificate with a by clause",
            " from evil (evil.example [192.0.2.1])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 "
            "bits)\r\n\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256\r\n\t "
            "client-signature RSA-PSS (2048 bits) client-digest SHA256)\r\n\t(Client CN \"<\"(\") by mx.victim.example "
            "(Postfix) with LMTP id B (x)\", Issuer \"<\" (not verified))\r\n\tby mx.victim.example (Postfix) with "
            "ESMTPS id A\r\n\tfor <\"user+) \"@victim.example>; Mon, 04 Mar 2024 10:11:12 +0100 (CET)",
            "fault 3");
        row("Postfix, names in a certificate with a TLS clause",
            " from evil (evil.example [192.0.2.1])\r\n\t(using TLSv1 with cipher RC4-MD5 (128/128 bits))\r\n\t(Client "
            "CN \"<\"(\") (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (x\", Issuer \"y\" (not "
            "verified))\r\n\tby mx.victim.example (Postfix) with ESMTPS id A\r\n\tfor <user@victim.example>; Mon, 04 "
            "Mar 2024 10:11:12 +0100 (CET)",
            "fault 3");
        row("Postfix, names in a certificate with quotes and brackets",
            " from x (evil.example [192.0.2.1]) (using TLSv1.2 with cipher AES128-SHA (128/128 bits)) (Client CN "
            "\"<\"(a)\", Issuer \"b (c) <\"\" (verified OK)) by mx.victim.example (Postfix) with ESMTPS id A",
            "Postfix from helo=x name=evil.example! ip=192.0.2.1 by=mx.victim.example with=ESMTPS tls TLSv1.2 "
            "AES128-SHA 128 id=A");
        row("Postfix with LMTP from outside",
            " from evil (unknown [192.0.2.1])\r\n\tby mx.victim.example (Postfix) with LMTP id A\r\n\tfor "
            "<user@victim.example>; Mon, 04 Mar 2024 10:11:12 +0100 (CET)",
            "fault 3");
        row("Exim with LMTP from outside",
            " from evil.example ([192.0.2.1]) by mx.victim.example with lmtp (Exim 4.97) id 1", "fault 3");
        row("Postfix with LMTP and no address",
            " from evil (unknown [unknown]) by mx.victim.example (Postfix) with LMTP id A", "fault 3");
        row("LMTP in a comment, another protocol behind with",
            " from evil (evil.example [192.0.2.1]) by mx.victim.example (LMTP) with ESMTP id 1; Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Rfc5321 from helo=evil name=evil.example ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("ecelerity, the sender brings a protocol",
            " from [192.0.2.1] ([192.0.2.1:4321] helo=evil)\r\n\tby mx.victim.example (envelope-from <a.\"x) with LMTP "
            "(y\"@evil.example>)\r\n\t(ecelerity 4.2.38 r(Core)) with ESMTP\r\n\tid 11/22-33; Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Rfc5321 from helo=evil ip=192.0.2.1 by=mx.victim.example @1709543472");
        row("Exim, a local part that is quoted in part",
            " from evil.example ([192.0.2.1])\r\n\tby mx.victim.example with esmtp (Exim 4.96)\r\n\t(envelope-from "
            "<a.\"x) tls TLS_AES_256_GCM_SHA384 (y\"@evil.example>)\r\n\tid 1; Mon, 04 Mar 2024 10:11:12 +0100",
            "Exim from helo=evil.example name=evil.example! ip=192.0.2.1 by=mx.victim.example with=esmtp @1709543472");
        row("Exim, a domain literal with a TLS clause",
            " from evil ([192.0.2.1]) by mx.victim.example with esmtp (Exim 4.96) (envelope-from "
            "<a@[x:(TLSv1.3:TLS_AES_256_GCM_SHA384:256)(]>) id 1; Mon, 04 Mar 2024 10:11:12 +0100",
            "Exim from helo=evil name=evil! ip=192.0.2.1 by=mx.victim.example with=esmtp @1709543472");
        row("qmail, the text begins with white space",
            " from evil.example (HELO evil) (192.0.2.1)\r\n  by mx.victim.example with SMTP; 4 Mar 2024 09:11:12 "
            "-0000\r\n tls TLS_AES_256_GCM_SHA384 version=TLSv1.3 xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Qmail from helo=evil name=evil.example ip=192.0.2.1 by=mx.victim.example with=SMTP @1709543472");
        row("qmail, the text begins with white space and over TLS",
            " from evil.example (HELO evil) (192.0.2.1)\r\n  by mx.victim.example with SMTP; 4 Mar 2024 09:11:12 "
            "-0000\r\n over TLS secured channel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Qmail from helo=evil name=evil.example ip=192.0.2.1 by=mx.victim.example with=SMTP @1709543472");
        row("qmail, the text begins with white space and by",
            " from evil.example (HELO evil) (192.0.2.1) by mx.victim.example with SMTP; 4 Mar 2024 09:11:12 -0000 by "
            "mx.victim.example with LMTP xxxxxxxxxxxxxxxxxxxxxxx",
            "fault 3");
        row("qmail, the text begins with white space and another date",
            " from evil.example (HELO evil) (192.0.2.1) by mx.victim.example with SMTP; 4 Mar 2024 09:11:12 -0000 ; "
            "Tue, 1 Jan 2030 00:00:00 +0000 xxxxxxxxxxxxxxxxxxxxxxx",
            "Qmail from helo=evil name=evil.example ip=192.0.2.1 by=mx.victim.example with=SMTP @1709543472");
        row("qmail without a protocol, the text brings one",
            " from evil.example (HELO evil) (192.0.2.1) by mx.victim.example; 4 Mar 2024 09:11:12 -0000 with LMTP "
            "(TLSv1.3) from x for <a@b> xxxxxxxxxxxxxxxxxxxxxxx",
            "Qmail from helo=evil name=evil.example ip=192.0.2.1 by=mx.victim.example @1709543472");
        row("no semicolon before the date, and more behind it",
            " from evil ([192.0.2.1]) by mx.victim.example id 4 Mon, 04 Mar 2024 10:11:12 +0100 with LMTP tls "
            "TLS_AES_256_GCM_SHA384",
            "Rfc5321 from helo=evil ip=192.0.2.1 by=mx.victim.example id=4 @1709543472");
        row("Sendmail, a recipient that is quoted in part",
            " from evil (evil.example [192.0.2.1])\r\n\tby mx.victim.example (8.15.2/8.15.2) with ESMTP id "
            "424ABCD1234567\r\n\tfor <user+\"> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 "
            "verify=NO)\"@victim.example>; Mon, 04 Mar 2024 10:11:12 +0100",
            "Sendmail from helo=evil name=evil.example! ip=192.0.2.1 by=mx.victim.example with=ESMTP id=424ABCD1234567 "
            "@1709543472");
        row("Gmail, a recipient that is quoted in part",
            " from evil.example (evil.example. [192.0.2.1])\r\n        by mx.google.com with ESMTP id "
            "d2e1a72fcca58-1si5766081qtu.57.2017\r\n        for <user+\"> (Google Transport "
            "Security)\"@victim.example>; Mon, 04 Mar 2024 10:11:12 +0100",
            "Gmail from helo=evil.example name=evil.example ip=192.0.2.1 by=mx.google.com with=ESMTP "
            "id=d2e1a72fcca58-1si5766081qtu.57.2017 @1709543472");
        row("Haraka, a domain literal with a TLS clause",
            " from evil (evil.example [192.0.2.1])\r\n\tby mx.victim.example (Haraka/3.0.3) with ESMTP id "
            "7B3A1C6E-4D1B.1\r\n\tenvelope-from <a@[x:>(TLSv1.3:TLS_AES_256_GCM_SHA384:256)y]>;\r\n\tMon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Haraka from helo=evil name=evil.example ip=192.0.2.1 by=mx.victim.example with=ESMTP id=7B3A1C6E-4D1B.1 "
            "@1709543472");
        row("Haraka, HELO and sender with quotes and brackets",
            " from (<\" (evil.example [192.0.2.1])\r\n\tby mx.victim.example (Haraka/3.0.3) with ESMTP id "
            "A\r\n\tenvelope-from <\"a\\ b\"@[x:)]>;\r\n\tMon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Haraka, HELO opens a comment for the sender to close",
            " from (HELO (evil.example [192.0.2.1]) by mx.victim.example (Haraka/3.0.3) with ESMTP id A envelope-from "
            "<\"a) by mx.victim.example with LMTP id 3\"@evil.example>; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("Haraka, HELO says that it logged in",
            " from (authenticated) (evil.example [192.0.2.1]) by mx.victim.example (Haraka/3.0.3) with ESMTP id A",
            "Haraka from name=evil.example ip=192.0.2.1 by=mx.victim.example with=ESMTP id=A");
        row("XMail, the sender behind from",
            " from evil (192.0.2.1:4321)\r\n\tby mx.victim.example with [XMail 1.27 ESMTP Server]\r\n\tid <S1234> for "
            "<user@victim.example> from <\"x (TLSv1.3) y\"@evil.example>;\r\n\tMon, 04 Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=evil ip=192.0.2.1 by=mx.victim.example with=[XMail 1.27 ESMTP Server] id=<S1234> "
            "for=user@victim.example @1709543472");
        row("a TLS clause behind from behind by",
            " from evil ([192.0.2.1]) by mx.victim.example (8.15.2/8.15.2) with ESMTP id 4 for <user@victim.example> "
            "from <a@b> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); Mon, 04 Mar 2024 10:11:12 +0100",
            "Sendmail from helo=evil ip=192.0.2.1 by=mx.victim.example with=ESMTP id=4 for=user@victim.example "
            "@1709543472");
        row("a plain keyword and a TLS clause behind the recipient",
            " from evil (unknown [192.0.2.1])\r\n\tby mx.victim.example (Postfix) with ESMTP id A\r\n\tfor "
            "<user@victim.example> (TLS); Mon, 04 Mar 2024 10:11:12 +0100",
            "Postfix from helo=evil ip=192.0.2.1 by=mx.victim.example with=ESMTP id=A for=user@victim.example "
            "@1709543472");
        row("a plain keyword and a TLS clause behind envelope-from",
            " from x ([192.0.2.1]) by mx.victim.example (Haraka/3.0.3) with ESMTP id 1 envelope-from <a@evil.example> "
            "tls TLS_AES_256_GCM_SHA384",
            "Haraka from helo=x ip=192.0.2.1 by=mx.victim.example with=ESMTP id=1");
        row("two TLS clauses",
            " from evil ([192.0.2.1]) by mx.victim.example with ESMTPS id 4 (version=TLSv1.2 cipher=AES128-SHA "
            "bits=128) (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256); Mon, 04 Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=evil ip=192.0.2.1 by=mx.victim.example with=ESMTPS tls TLSv1.2 AES128-SHA 128 id=4 "
            "@1709543472");
        row("a TLS clause before by that Sendmail does not write",
            " from evil ([192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by "
            "mx.victim.example (8.15.2/8.15.2) with ESMTPS id 4; Mon, 04 Mar 2024 10:11:12 +0100",
            "Sendmail from helo=evil ip=192.0.2.1 by=mx.victim.example with=ESMTPS tls id=4 @1709543472");
        row("a TLS clause of Courier without an address",
            " from [192.0.2.1] (TLS: TLSv1.3,256bits,AES256-GCM-SHA384) by mx.victim.example with ESMTP id 1",
            "Rfc5321 from helo=[192.0.2.1] by=mx.victim.example with=ESMTP id=1");
        row("HELO takes with, and the real by its place",
            " from x by mx.victim.example with (evil.example [192.0.2.1]) by mx.victim.example (Postfix) with ESMTP id "
            "A; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("HELO takes id, and the real by stays",
            " from x by mx.victim.example with LMTP id (evil.example [192.0.2.1]) by mx.victim.example with ESMTP id "
            "A; Mon, 04 Mar 2024 10:11:12 +0100",
            "fault 3");
        row("HELO opens a comment, the recipient closes it",
            " from (x by mx.victim.example with ESMTP id 1 for <\"b)\"@victim.example>; Mon, 04 Mar 2024 10:11:12 "
            "+0100",
            "fault 3");
        row("localhost as HELO, no address",
            " from localhost by mx.victim.example with ESMTP id 1; Mon, 04 Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=localhost by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("localhost as HELO, no address, IIS",
            " from localhost by mx.victim.example with Microsoft SMTPSVC(8.5.9600.16384);\r\n\t Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Exchange from helo=localhost by=mx.victim.example with=Microsoft SMTPSVC @1709543472");
        row("localhost in a comment, no address",
            " from evil (localhost) by mx.victim.example with ESMTP id 1; Mon, 04 Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=evil name=localhost by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("local in a comment, no address",
            " from evil ([local]) by mx.victim.example with ESMTP id 1; Mon, 04 Mar 2024 10:11:12 +0100",
            "Rfc5321 from helo=evil by=mx.victim.example with=ESMTP id=1 @1709543472");
        row("localhost as HELO, Postfix knows no address",
            " from localhost (unknown [unknown])\r\n\tby mx.victim.example (Postfix) with ESMTP id A; Mon, 04 Mar 2024 "
            "10:11:12 +0100",
            "Postfix from helo=localhost by=mx.victim.example with=ESMTP id=A @1709543472");
        row("a user in a comment, no address", " from x (uid 0) by mx.victim.example with ESMTP id 1",
            "Rfc5321 from helo=x by=mx.victim.example with=ESMTP id=1");
        row("an address as HELO, and no address", " from [198.51.100.1] by mx.victim.example with ESMTP id 1",
            "Rfc5321 from helo=[198.51.100.1] by=mx.victim.example with=ESMTP id=1");
        row("an address in brackets as HELO, and no address",
            " from ([198.51.100.1]) by mx.victim.example with ESMTP id 1",
            "Rfc5321 from by=mx.victim.example with=ESMTP id=1");
        row("HELO with white space and a private address", " from x [10.0.0.1] by mx.victim.example with ESMTP id 1",
            "Rfc5321 from helo=x by=mx.victim.example with=ESMTP id=1");
        row("CommuniGate, HELO of one who logged in",
            " from [192.0.2.1] (account a@victim.example HELO [10.0.0.1]) by mx.victim.example (CommuniGate Pro SMTP "
            "6.1) with ESMTP id 1",
            "Other from helo=[192.0.2.1] by=mx.victim.example with=ESMTP id=1");
        row("Sendmail, no HELO, no name in DNS",
            " ([192.0.2.1])\r\n\tby mx.victim.example (8.14.7/8.14.7) with SMTP id 424ABCD1234567\r\n\tfor "
            "<user@victim.example>; Mon, 04 Mar 2024 10:11:12 +0100",
            "Sendmail from ip=192.0.2.1 by=mx.victim.example with=SMTP id=424ABCD1234567 for=user@victim.example "
            "@1709543472");
        row("Sendmail, no HELO, ident",
            " (from IDENT:root@evil.example [192.0.2.1]) by mx.victim.example (8.14.7/8.14.7) with SMTP id 4",
            "Sendmail from name=evil.example! ip=192.0.2.1 by=mx.victim.example with=SMTP id=4");
        row("Sendmail, no HELO, may be forged",
            " (from evil.example [192.0.2.1] (may be forged)) by mx.victim.example (8.14.7/8.14.7) with SMTP id 4",
            "Sendmail from name=evil.example ip=192.0.2.1 by=mx.victim.example with=SMTP id=4");
        row("no HELO and a name without an address",
            " (from evil.example) by mx.victim.example (8.14.7/8.14.7) with SMTP id 4",
            "Sendmail from name=evil.example by=mx.victim.example with=SMTP id=4");
        row("no HELO and a user at an address", " (from root@192.0.2.1) by mx.victim.example with SMTP id 4",
            "Rfc5321 from ip=192.0.2.1 by=mx.victim.example with=SMTP id=4");
        row("Sendmail on FreeBSD, a sender with brackets",
            " from evil ([192.0.2.1]) by mx.victim.example (8.15.2/8.15.2) with ESMTP id 4 for <u@victim.example>; "
            "Mon, 4 Mar 2024 10:11:12 +0100 (CET) (envelope-from \"a) (Google Transport Security) tls X-Y "
            "(b\"@evil.example)",
            "Sendmail from helo=evil ip=192.0.2.1 by=mx.victim.example with=ESMTP id=4 for=u@victim.example "
            "@1709543472");
    }
    void thePeersWordsDecideNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        QCOMPARE(summary(parseTraceLine(body)), expected);
    }

    void whatIsNoTraceLineFails_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ParseFault>("fault");
        QTest::newRow("empty") << QByteArray() << ParseFault::Empty;
        QTest::newRow("white space") << QByteArray(" \r\n\t") << ParseFault::BadSyntax;
        QTest::newRow("prose") << QByteArray("was delivered yesterday") << ParseFault::BadSyntax;
        QTest::newRow("only comments") << QByteArray("(a) (b (c))") << ParseFault::BadSyntax;
        QTest::newRow("too long") << QByteArray(limits::structuredFieldOctets + 1, 'a') << ParseFault::TooLong;
        QTest::newRow("brackets without end") << "from x by y " + QByteArray(30'000, '(') << ParseFault::Unterminated;
        QTest::newRow("spaced brackets without end")
            << "from x by y " + QByteArray("( ").repeated(30'000) << ParseFault::Unterminated;
    }
    void whatIsNoTraceLineFails()
    {
        QFETCH(QByteArray, body);
        QFETCH(ParseFault, fault);
        const auto result = parseTraceLine(body);
        QVERIFY(!result);
        QCOMPARE(int(result.error().fault), int(fault));
    }

    void hostileLinesTakeNoLongerThanTheirLength_data()
    {
        QTest::addColumn<QByteArray>("unit");
        for (const char *unit :
             {"(",        "()",         "( )", ")",   "(()",     "((",     "<\"",      "(<\"", "\\",    "[",
              "(HELO x ", "([1] helo=", ";",   " by", " with x", " for <", "for <\" ", "(\\",  "Mon, ", "from "})
            QTest::addRow("%s", unit) << QByteArray(unit);
    }
    void hostileLinesTakeNoLongerThanTheirLength()
    {
        QFETCH(QByteArray, unit);
        for (const QByteArray &start :
             {QByteArray("from x "), QByteArray("from x by y with ESMTP "), QByteArray("by y; ")}) {
            QByteArray body = start + unit.repeated(60'000 / unit.size());
            const kit::CpuTimer timer;
            (void)parseTraceLine(body);
            QVERIFY2(timer.milliseconds() < 200,
                     (start + unit).constData()); // linear: some milliseconds, also with sanitizers
        }
    }

    void theKeywordSaysWhatItSays()
    {
        QVERIFY(isSmtp(Protocol::Utf8SmtpSA) && !isSmtp(Protocol::Lmtp) && !isSmtp(Protocol::Unstated)
                && !isSmtp(Protocol::Other));
        QVERIFY(isLmtp(Protocol::Lmtp) && isLmtp(Protocol::Utf8LmtpSA) && !isLmtp(Protocol::Utf8SmtpSA)
                && !isLmtp(Protocol::Http));
        QVERIFY(received::saysTls(Protocol::EsmtpS) && received::saysTls(Protocol::LmtpSA)
                && !received::saysTls(Protocol::EsmtpA) && !received::saysTls(Protocol::Other));
        QVERIFY(saysAuthenticated(Protocol::EsmtpA) && saysAuthenticated(Protocol::Utf8SmtpSA)
                && !saysAuthenticated(Protocol::EsmtpS));
    }

    void protocolWordsAreRead_data()
    {
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<Protocol>("protocol");
        const auto row = [](const char *with, Protocol protocol) {
            QTest::newRow(with) << QByteArray(with) << protocol;
        };
        row("SMTP", Protocol::Smtp);
        row("ESMTP", Protocol::Esmtp); // RFC 3848 from here
        row("esmtpa", Protocol::EsmtpA);
        row("ESMTPS", Protocol::EsmtpS);
        row("EsmtpSA", Protocol::EsmtpSA);
        row("LMTP", Protocol::Lmtp);
        row("LMTPA", Protocol::LmtpA);
        row("LMTPS", Protocol::LmtpS);
        row("LMTPSA", Protocol::LmtpSA);
        row("UTF8SMTP", Protocol::Utf8Smtp); // RFC 6531 §4.3 from here
        row("UTF8SMTPA", Protocol::Utf8SmtpA);
        row("utf8esmtps", Protocol::Utf8SmtpS);
        row("UTF8SMTPSA", Protocol::Utf8SmtpSA);
        row("UTF8LMTP", Protocol::Utf8Lmtp);
        row("UTF8LMTPA", Protocol::Utf8LmtpA);
        row("UTF8LMTPS", Protocol::Utf8LmtpS);
        row("UTF8LMTPSA", Protocol::Utf8LmtpSA);
        row("SMTPS", Protocol::EsmtpS);
        row("asmtp", Protocol::EsmtpA);
        row("local-esmtp", Protocol::Local);
        row("HTTP", Protocol::Http);
        row("HTTPS", Protocol::Https);
        row("mapi", Protocol::Mapi);
        row("POP3", Protocol::Pop3);
        row("IMAP", Protocol::Imap);
        row("uucp", Protocol::Uucp);
        row("NNFMP", Protocol::Nnfmp);
        row("ESMTPX", Protocol::Other);
        row("utf8", Protocol::Other);
        row("QMQP", Protocol::Other);
        row("MailEnable ESMTP", Protocol::Esmtp);
        row("Microsoft SMTPSVC(10.0.14393.2608)", Protocol::Smtp);
    }
    void protocolWordsAreRead()
    {
        QFETCH(QByteArray, with);
        QFETCH(Protocol, protocol);
        const QByteArray body = "from a.example by b.example with " + with + " id 1";
        const auto line = parseTraceLine(body);
        QVERIFY(line);
        QCOMPARE(int(line->protocol), int(protocol));
        QCOMPARE(line->id, QByteArrayView("1"));
    }

    void aTypicalLineIsReadQuickly()
    {
        const QByteArray line(typicalLine);
        QCOMPARE(parseTraceLine(line)->cipherBits, 256);
        // The best of many short rounds: other work on the machine only ever makes it longer.
        constexpr int runs = 2'000;
        double best = 1e9;
        for (int round = 0; round < 200; ++round) {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < runs; ++i) {
                if (!parseTraceLine(line))
                    QFAIL("not read");
            }
            best = std::min(best, double(timer.nsecsElapsed()) / runs);
        }
        qInfo("%lld octets: %.0f ns a line", qint64(line.size()), best);
    }
};

QTEST_GUILESS_MAIN(TraceLineTest)
#include "trace_line_test.moc"
