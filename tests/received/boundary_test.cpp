// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/boundary.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::received;

namespace {

const QByteArray lmtp = "Received: from mx1.own.example (mx1.own.example [10.1.2.3])\r\n\tby store.own.example with "
                        "LMTP id a; Fri, 20 Nov 2026 12:04:32 +0000\r\n";
const QByteArray outside = "Received: from mail.peer.example (mail.peer.example [192.0.2.10])\r\n\tby mx1.own.example "
                           "(Postfix) with ESMTPS id b; Fri, 20 Nov 2026 12:04:31 +0000\r\n";
const QByteArray claim = "Received: from pc (unknown [192.168.1.2])\r\n\tby mail.peer.example (Postfix) with ESMTPA id "
                         "c; Fri, 20 Nov 2026 12:04:30 +0000\r\n";
const QByteArray rest = "From: a@peer.example\r\n\r\n";

OwnProvider own(const QByteArrayList &hosts = {"mx1.own.example", "mx2.own.example"})
{
    OwnProvider provider;
    for (const QByteArray &host : hosts)
        provider.addHostText(host, Source::Person);
    return provider;
}

/// "inside boundary claimed", or the reason why there is no boundary.
QByteArray roles(const QByteArray &octets, const OwnProvider &provider = own())
{
    const auto header = message::Header::parse(octets);
    if (!header)
        return "unreadable";
    const Journey journey = trace(*header, provider);
    if (!journey.boundaryHop()) {
        static const QByteArrayList reasons = {"OwnProviderUnknown", "NoTraceLines",      "StrangerOnTop",
                                               "UnreadableLine",     "PeerByOwnWordOnly", "BrokenChain",
                                               "HandedInByPerson",   "TooManyLines",      "NeverLeft"};
        return reasons.value(int(journey.whyNot));
    }
    QByteArrayList words;
    for (const Hop &hop : journey.hops)
        words << (hop.role == Role::Inside ? "inside" : hop.role == Role::Boundary ? "boundary" : "claimed");
    return words.join(' ');
}

} // namespace

class BoundaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBoundaryIsWhereTheOwnProviderTookTheMessageFromSomebodyElse_data();
    void theBoundaryIsWhereTheOwnProviderTookTheMessageFromSomebodyElse();
    void onlyFieldsAboveTheBoundaryLineAreTheProviders();
    void withoutABoundaryNoFieldIsTheProviders();
    void theHostOnTopIsLearntFromManyMessages();
    void hostPatternsMatchWholeLabels();
};

void BoundaryTest::theBoundaryIsWhereTheOwnProviderTookTheMessageFromSomebodyElse_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("one hop") << outside + rest << QByteArray("boundary");
    QTest::newRow("delivery by LMTP is inside, older lines are claims")
        << lmtp + outside + claim + rest << QByteArray("inside boundary claimed");
    QTest::newRow("no trace lines at all") << rest << QByteArray("NoTraceLines");
    QTest::newRow("a stranger's server on top") << claim + rest << QByteArray("StrangerOnTop");

    // The attacks
    QTest::newRow("a forged line of the own provider below the boundary is a claim") << outside
            + "Received: from good.example (good.example [192.0.2.99]) by mx1.own.example (Postfix) with ESMTPS id x; "
              "Fri, 20 Nov 2026 12:04:30 +0000\r\n"
            + rest << QByteArray("boundary claimed");
    QTest::newRow("a peer that only calls itself an own host proves nothing")
        << "Received: from mx2.own.example (unknown [192.0.2.66]) by mx1.own.example (Postfix) with ESMTP id x; Fri, "
           "20 Nov 2026 12:04:31 +0000\r\n"
            + outside + rest
        << QByteArray("PeerByOwnWordOnly");
    QTest::newRow("a peer whose name the server has confirmed is an own host")
        << "Received: from anything (mx2.own.example [198.51.100.2]) by mx1.own.example (Postfix) with ESMTPS id x; "
           "Fri, 20 Nov 2026 12:04:31 +0000\r\n"
           "Received: from mail.peer.example (mail.peer.example [192.0.2.10]) by mx2.own.example (Postfix) with ESMTP "
           "id y; Fri, 20 Nov 2026 12:04:30 +0000\r\n"
            + rest
        << QByteArray("inside boundary");
    QTest::newRow("a stranger's private-looking name is not inside")
        << "Received: from mail.local (mail.internal [192.0.2.10]) by mx1.own.example (Postfix) with ESMTP id x; Fri, "
           "20 Nov 2026 12:04:31 +0000\r\n"
            + rest
        << QByteArray("boundary");
    QTest::newRow("a stranger that says it is localhost is not inside")
        << "Received: from localhost (unknown [192.0.2.10]) by mx1.own.example (Postfix) with ESMTP id x; Fri, 20 Nov "
           "2026 12:04:31 +0000\r\n"
            + rest
        << QByteArray("boundary");
    QTest::newRow("qmail's reverse names are anybody's")
        << "Received: from mx2.own.example (HELO mx2.own.example) (192.0.2.66) by mx1.own.example with SMTP; 20 Nov "
           "2026 12:04:31 -0000\r\n"
            + rest
        << QByteArray("PeerByOwnWordOnly");
    QTest::newRow("an inside hand-over must be followed by a line of the provider")
        << "Received: from localhost (localhost [127.0.0.1]) by mx1.own.example (Postfix) with ESMTP id e; Fri, 20 Nov "
           "2026 12:04:31 +0000\r\n"
            + claim + rest
        << QByteArray("BrokenChain");
    QTest::newRow("an inside hand-over above an unknown host") << lmtp + claim + rest << QByteArray("StrangerOnTop");
    QTest::newRow("an unreadable line above the boundary hides who is below it")
        << "Received: \x01\x02\r\n" + outside + rest << QByteArray("UnreadableLine");

    // Inside, and no alarm
    QTest::newRow("amavis on the loopback interface") << lmtp
            + "Received: from mx1.own.example ([127.0.0.1]) by localhost (mx1.own.example [127.0.0.1]) (amavisd-new, "
              "port 10024) with ESMTP id d; Fri, 20 Nov 2026 12:04:31 +0000\r\n"
            + outside + rest << QByteArray("inside inside boundary");
    QTest::newRow("a content filter at ::1 and back")
        << "Received: from localhost (localhost [IPv6:::1]) by mx1.own.example (Postfix) with ESMTP id e; Fri, 20 Nov "
           "2026 12:04:31 +0000\r\n"
            + outside + rest
        << QByteArray("inside boundary");
    QTest::newRow("RFC 1918 address inside the provider")
        << "Received: from relay (relay.lan [10.0.0.7]) by mx1.own.example (Postfix) with ESMTP id e; Fri, 20 Nov 2026 "
           "12:04:31 +0000\r\n"
           "Received: from mail.peer.example (mail.peer.example [192.0.2.10]) by relay (Postfix) with ESMTPS id f; "
           "Fri, 20 Nov 2026 12:04:30 +0000\r\n"
            + rest
        << QByteArray("inside boundary");
    QTest::newRow("a stranger behind address translation, whose HELO is the name below")
        << "Received: from edge.evil.example (unknown [172.17.0.1]) by mx1.own.example (Postfix) with ESMTPS id e; "
           "Fri, 20 "
           "Nov 2026 12:04:31 +0000\r\n"
           "Received: from mail.peer.example (mail.peer.example [192.0.2.10]) by edge.evil.example (Postfix) with "
           "ESMTPS "
           "id f; Fri, 20 Nov 2026 12:04:30 +0000\r\n"
            + rest
        << QByteArray("BrokenChain");
    QTest::newRow("fetched by POP from the own mailbox")
        << "Received: from mx1.own.example [198.51.100.1] by laptop.lan with POP3 (fetchmail-6.4.37) for "
           "<me@localhost> (single-drop); Fri, 20 Nov 2026 12:10:00 +0000 (UTC)\r\n"
            + outside + rest
        << QByteArray("inside boundary");
    QTest::newRow("a colleague's mail never left") << lmtp
            + "Received: by mx1.own.example (Postfix, from userid 33) id g; Fri, 20 Nov 2026 12:04:31 +0000\r\n"
            + rest << QByteArray("NeverLeft");
    QTest::newRow("what a person of the provider handed in may carry any lines")
        << "Received: by mx1.own.example (Postfix, from userid 1001) id g; Fri, 20 Nov 2026 12:04:31 +0000\r\n"
            + outside + rest
        << QByteArray("HandedInByPerson");
    QTest::newRow("webmail too")
        << "Received: from [192.0.2.77] by mx1.own.example with HTTP; Fri, 20 Nov 2026 12:04:31 +0000\r\n" + outside
            + rest
        << QByteArray("HandedInByPerson");
    QTest::newRow("behind address translation every peer looks private")
        << "Received: from evil.example (unknown [172.18.0.1]) by mx1.own.example (Postfix) with ESMTP id k; Fri, 20 "
           "Nov 2026 12:04:31 +0000\r\n"
            + outside + rest
        << QByteArray("BrokenChain");
    QTest::newRow("a 6to4 peer is a stranger's")
        << "Received: from evil.example (unknown [IPv6:2002:a00:1::5]) by mx1.own.example (Postfix) with ESMTP id k; "
           "Fri, 20 Nov 2026 12:04:31 +0000\r\n"
            + outside + rest
        << QByteArray("boundary claimed");
    QTest::newRow("201 lines, all inside") << lmtp.repeated(201) + rest << QByteArray("TooManyLines");
    QTest::newRow("a person who logged in hands in from outside")
        << "Received: from [192.168.1.5] (dsl.isp.example [192.0.2.200]) (Authenticated sender: bert) by "
           "mx1.own.example (Postfix) with ESMTPSA id h; Fri, 20 Nov 2026 12:04:31 +0000\r\n"
            + rest
        << QByteArray("boundary");
    QTest::newRow("shared address space is used by strangers too (RFC 6598)")
        << "Received: from a (unknown [100.64.0.9]) by mx1.own.example (Postfix) with ESMTP id i; Fri, 20 Nov 2026 "
           "12:04:31 +0000\r\n"
            + rest
        << QByteArray("boundary");
}

void BoundaryTest::theBoundaryIsWhereTheOwnProviderTookTheMessageFromSomebodyElse()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, expected);
    QCOMPARE(roles(octets), expected);
    QCOMPARE(roles(octets, OwnProvider{}),
             octets == rest ? QByteArray("NoTraceLines") : QByteArray("OwnProviderUnknown"));
}

void BoundaryTest::onlyFieldsAboveTheBoundaryLineAreTheProviders()
{
    const QByteArray octets = "X-Above: 1\r\n" + outside + "X-Below: 1\r\n" + rest;
    const auto header = message::Header::parse(octets);
    QVERIFY(header);
    const Journey journey = trace(*header, own());
    QVERIFY(journey.isAboveBoundary(header->fields().at(0)));
    QVERIFY(!journey.isAboveBoundary(header->fields().at(1)));
    QVERIFY(!journey.isAboveBoundary(header->fields().at(2)));
}

void BoundaryTest::withoutABoundaryNoFieldIsTheProviders()
{
    const QByteArray octets = "X-Above: 1\r\n" + outside + rest;
    const auto header = message::Header::parse(octets);
    QVERIFY(header);
    const Journey journey = trace(*header, OwnProvider{});
    QVERIFY(!journey.isAboveBoundary(header->fields().at(0)));
    QCOMPARE(journey.hops.at(0).role, Role::Claimed);
}

void BoundaryTest::theHostOnTopIsLearntFromManyMessages()
{
    TopmostLines lines;
    for (int i = 0; i < 9; ++i)
        lines.see("MX1.own.example");
    QVERIFY(lines.proposals().empty()); // too few messages
    for (int i = 0; i < 90; ++i)
        lines.see("mx1.own.example");
    lines.see("once.example");
    lines.see("not a host");
    const auto proposals = lines.proposals();
    QCOMPARE(proposals.size(), size_t(1));
    QCOMPARE(proposals.front().host, QByteArray("mx1.own.example"));
    QCOMPARE(proposals.front().messages, 99);
}

void BoundaryTest::hostPatternsMatchWholeLabels()
{
    OwnProvider provider = own({".own.example", "mx.other.example", "192.0.2.0/24"});
    QVERIFY(provider.writesAs("a.own.example"));
    QVERIFY(provider.writesAs("A.OWN.EXAMPLE."));
    QVERIFY(!provider.writesAs("own.example"));
    QVERIFY(!provider.writesAs("evilown.example"));
    QVERIFY(!provider.writesAs("a.own.example.evil.example"));
    QVERIFY(provider.writesAs("mx.other.example"));
    QVERIFY(!provider.writesAs("sub.mx.other.example"));
    QVERIFY(provider.contains(IpAddress::parse("192.0.2.77").value()));
    QVERIFY(!provider.contains(IpAddress::parse("192.0.3.77").value()));
}

QTEST_GUILESS_MAIN(BoundaryTest)
#include "boundary_test.moc"
