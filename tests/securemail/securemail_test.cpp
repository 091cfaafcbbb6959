// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/received.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::securemail;
using dns::Type;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

struct Case {
    kit::Mail mail;
    std::shared_ptr<kit::Facts> facts = std::make_shared<kit::Facts>(now);
    bool ownProviderKnown = true;
    std::optional<DomainName> ownDomain = name("securemail.own.example");
    std::optional<DomainName> sender = name("company.example");
    SenderCheck spf = SenderCheck::Pass;
    SenderCheck senderId = SenderCheck::Pass;

    Case() { facts->insecure("company.example", Type::Txt, {"v=spf1 mx -all", "spf2.0/mfrom,pra mx -all"}); }
};

QByteArray judged(const Case &c)
{
    const kit::ReadMail mail(c.mail, c.ownProviderKnown);
    dns::Answers answers(c.facts->cache(), now);
    const received::Hop *boundary = mail.journey.boundaryHop();
    const bool isEncrypted = boundary && boundary->trace.saysTls;
    const tls::Session session =
        boundary ? tls::Session::read(boundary->trace.tlsVersion, boundary->trace.cipher) : tls::Session{};
    const Received received =
        judgeReceived(mail.journey, c.ownDomain, c.sender, isEncrypted, session, c.spf, c.senderId, answers);
    if (const auto *fact = std::get_if<DoesNotQualify>(&received))
        return "DoesNotQualify " + QByteArray::number(int(fact->why));
    if (const auto *unknown = std::get_if<CannotTell>(&received))
        return "CannotTell " + QByteArray::number(int(unknown->why));
    static const QByteArrayList words = {"NotSecureMail", "Meets", "", "HostHintOnly", "", "Pending"};
    return words.at(qsizetype(received.index()));
}

QByteArray fact(DoesNotQualify::Why why)
{
    return "DoesNotQualify " + QByteArray::number(int(why));
}
QByteArray unknown(CannotTell::Why why)
{
    return "CannotTell " + QByteArray::number(int(why));
}

} // namespace

using Damage = std::function<void(Case &)>;

class SecureMailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleKeptIsMet() { QCOMPARE(judged(Case{}), QByteArray("Meets")); }
    void oneFaultGivesItsOwnVerdict_data();
    void oneFaultGivesItsOwnVerdict();
};

void SecureMailTest::oneFaultGivesItsOwnVerdict_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, Damage damage, const QByteArray &expected) {
        QTest::newRow(title) << damage << expected;
    };

    row(
        "C-26: the mail domain decides", [](Case &c) { c.ownDomain = name("own.example"); }, "NotSecureMail");
    row(
        "C-26: not a label further right", [](Case &c) { c.ownDomain = name("own.securemail.example"); },
        "NotSecureMail");
    row(
        "C-26: the host's name is a hint only",
        [](Case &c) {
            c.ownDomain = name("own.example");
            c.mail.boundaryHost = "securemail.own.example";
        },
        "HostHintOnly");
    row(
        "no boundary", [](Case &c) { c.ownProviderKnown = false; }, unknown(CannotTell::Why::BoundaryUnknown));
    row(
        "§6.1: no TLS",
        [](Case &c) {
            c.mail.tls.clear();
            c.mail.with = "ESMTP";
        },
        fact(DoesNotQualify::Why::NotEncrypted));
    row(
        "§6.2: AES-128",
        [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher ECDHE-RSA-AES128-GCM-SHA256 (128/128 bits)) "; },
        fact(DoesNotQualify::Why::CryptographyBelowMinimum));
    row(
        "§6.2: no Diffie-Hellman",
        [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher AES256-SHA (256/256 bits)) "; },
        fact(DoesNotQualify::Why::CryptographyBelowMinimum));
    row(
        "C-25: anonymous Diffie-Hellman is fine here",
        [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher ADH-AES256-SHA (256/256 bits)) "; }, "Meets");
    row(
        "a cipher nobody knows", [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher MAGIC (256/256 bits)) "; },
        unknown(CannotTell::Why::CryptographyNotRated));
    row(
        "requirement 75: SPF anything but pass", [](Case &c) { c.spf = SenderCheck::Other; },
        fact(DoesNotQualify::Why::SpfNotPass));
    row(
        "requirement 75: Sender ID anything but pass", [](Case &c) { c.senderId = SenderCheck::Other; },
        fact(DoesNotQualify::Why::SenderIdNotPass));
    row(
        "results nobody believed has given", [](Case &c) { c.senderId = SenderCheck::NotSaid; },
        unknown(CannotTell::Why::ResultsMissing));
    row(
        "requirement 73: ~all",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 mx ~all", "spf2.0/pra -all"});
        },
        fact(DoesNotQualify::Why::NoSpfMinusAll));
    row(
        "requirement 73: no SPF record",
        [](Case &c) { c.facts->insecure("company.example", Type::Txt, {"spf2.0/pra -all"}); },
        fact(DoesNotQualify::Why::NoSpfMinusAll));
    row(
        "requirement 74, C-35: no Sender ID record",
        [](Case &c) { c.facts->insecure("company.example", Type::Txt, {"v=spf1 -all"}); },
        fact(DoesNotQualify::Why::NoSenderIdMinusAll));
    row(
        "RFC 7208 §4.6.1: a modifier may follow",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 -all exp=why.example", "spf2.0/pra -all"});
        },
        "Meets");
    row(
        "v=spf10 is no SPF record",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf10 -all", "spf2.0/pra -all"});
        },
        fact(DoesNotQualify::Why::NoSpfMinusAll));
    row(
        "RFC 7208 §5.1: only the first all counts",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 +all -all", "spf2.0/pra -all"});
        },
        fact(DoesNotQualify::Why::NoSpfMinusAll));
    row(
        "RFC 7208 §6.1: the record is another domain's",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 redirect=host.example", "spf2.0/pra -all"});
            c.facts->insecure("host.example", Type::Txt, {"v=spf1 mx -all"});
        },
        "Meets");
    row(
        "RFC 7208 §6.1: that is still to be asked",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 redirect=host.example", "spf2.0/pra -all"});
        },
        "Pending");
    row(
        "RFC 7208 §4.5: two records are none",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 -all", "v=spf1 mx -all", "spf2.0/pra -all"});
        },
        fact(DoesNotQualify::Why::NoSpfMinusAll));
    row(
        "RFC 7208 §4.6: a syntax error",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 -all", "spf2.0/pra mx:nowhere -all"});
        },
        fact(DoesNotQualify::Why::NoSenderIdMinusAll));
    row(
        "RFC 4406 §3.1: a record of another scope",
        [](Case &c) {
            c.facts->insecure("company.example", Type::Txt, {"v=spf1 -all", "spf2.0/mfrom -all"});
        },
        fact(DoesNotQualify::Why::NoSenderIdMinusAll));
    row(
        "no answer", [](Case &c) { c.facts->noAnswer("company.example", Type::Txt); },
        unknown(CannotTell::Why::NoAnswer));
    row(
        "a forged answer tells nothing about the domain", [](Case &c) { c.facts->bogus("company.example", Type::Txt); },
        unknown(CannotTell::Why::NoAnswer));
}

void SecureMailTest::oneFaultGivesItsOwnVerdict()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    Case c;
    damage(c);
    QCOMPARE(judged(c), expected);
}

QTEST_GUILESS_MAIN(SecureMailTest)
#include "securemail_test.moc"
