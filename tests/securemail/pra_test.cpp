// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/pra.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::securemail;

namespace {

QByteArray addressOf(const QByteArray &fields)
{
    const QByteArray message = QByteArray(fields).replace("\n", "\r\n") + "\r\n";
    const auto header = message::Header::parse(message);
    if (!header)
        return "no header";
    return purportedAddress(*header).value_or("none");
}

} // namespace

class PraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theResponsibleAddressIsFound_data();
    void theResponsibleAddressIsFound();
    void onlyAPassCounts();
};

void PraTest::theResponsibleAddressIsFound_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const char *fields, const char *expected) {
        QTest::newRow(title) << QByteArray(fields) << QByteArray(expected);
    };
    row("step 4: From", "From: Anna <Anna@A.example>\n", "Anna@a.example");
    row("step 4: none", "Subject: x\n", "none");
    row("step 4: several From", "From: a@a.example\nFrom: b@b.example\n", "none");
    row("step 5: several mailboxes", "From: a@a.example, b@b.example\n", "none");
    row("step 5: no domain", "From: a@[192.0.2.1]\n", "none");
    row("step 5: what programs read in two ways", "From: a@a.example <b@b.example>\n", "none");
    row("step 3: Sender", "From: a@a.example, b@b.example\nSender: c@c.example\n", "c@c.example");
    row("step 3: an empty Sender is none", "From: a@a.example\nSender:  \n", "a@a.example");
    row("step 3: several Sender", "From: a@a.example\nSender: b@b.example\nSender: c@c.example\n", "none");
    row("step 3: an empty Sender beside one", "From: a@a.example\nSender:\nSender: c@c.example\n", "c@c.example");
    row("step 5: a malformed Sender", "From: a@a.example\nSender: nobody\n", "none");
    row("step 2: Resent-From", "Resent-From: r@r.example\nSender: c@c.example\nFrom: a@a.example\n", "r@r.example");
    row("step 2: the first one", "Resent-From: r@r.example\nResent-From: s@s.example\nFrom: a@a.example\n",
        "r@r.example");
    row("step 1: Resent-Sender", "Resent-From: r@r.example\nResent-Sender: s@s.example\nFrom: a@a.example\n",
        "s@s.example");
    row("step 1: in any case of letters", "RESENT-SENDER: s@s.example\nFrom: a@a.example\n", "s@s.example");
    row("step 1: an empty one is none", "Resent-Sender:\nResent-From: r@r.example\nFrom: a@a.example\n", "r@r.example");
    row("step 1: of an earlier hop, Received between",
        "Resent-From: r@r.example\nReceived: from x by y; date\nResent-Sender: s@s.example\nFrom: a@a.example\n",
        "r@r.example");
    row("step 1: of an earlier hop, Return-Path between",
        "Resent-From: r@r.example\nReturn-Path: <x@x.example>\nResent-Sender: s@s.example\nFrom: a@a.example\n",
        "r@r.example");
    row("step 1: Received above both",
        "Received: from x by y; date\nResent-From: r@r.example\nResent-Sender: s@s.example\nFrom: a@a.example\n",
        "s@s.example");
    row("step 1: Received between, but no Resent-From above",
        "Received: from x by y; date\nResent-Sender: s@s.example\nResent-From: r@r.example\nFrom: a@a.example\n",
        "s@s.example");
    row("step 5: a malformed Resent-Sender", "Resent-Sender: x y z\nFrom: a@a.example\n", "none");
    row("quoted again", "From: \"a b\"@a.example\n", "\"a b\"@a.example");
}

void PraTest::theResponsibleAddressIsFound() // RFC 4407 §2
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, expected);
    QCOMPARE(addressOf(fields), expected);
}

void PraTest::onlyAPassCounts() // requirement 75
{
    using spf::Code;
    spf::Answer answer;
    answer.code = Code::Pass;
    QCOMPARE(asSenderCheck(answer), SenderCheck::NotSaid); // still pending
    answer.isPending = false;
    QCOMPARE(asSenderCheck(answer), SenderCheck::Pass);
    answer.code = Code::TempError;
    QCOMPARE(asSenderCheck(answer), SenderCheck::NotSaid);
    for (const Code code : {Code::None, Code::Neutral, Code::Fail, Code::SoftFail, Code::PermError}) {
        answer.code = code;
        QCOMPARE(asSenderCheck(answer), SenderCheck::Other);
    }
}

QTEST_GUILESS_MAIN(PraTest)
#include "pra_test.moc"
