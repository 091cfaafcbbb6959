// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/received.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::tes;
using dns::Type;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};
const QByteArray memberMark = "X-TES-Member: yes; domain=company.example\r\n";

void publishMember(kit::Facts &facts, const QByteArray &domain, const QByteArray &entity)
{
    facts.secure("tes-master." + domain, Type::Cname, {entity})
        .secure(domain + ".tes-member." + entity, Type::Txt, {"TES Mail Domain"})
        .secure(entity + ".tes-member.root.example", Type::Txt, {"TES Mail Domain"});
}

/// A sound case; a test breaks one thing of it.
struct Case {
    kit::Mail mail{.above = memberMark};
    std::shared_ptr<kit::Facts> facts = std::make_shared<kit::Facts>(now);
    bool ownProviderKnown = true;
    std::optional<DomainName> ownDomain = name("own.example");
    std::optional<DomainName> author = name("company.example");
    AuthorSignature signature = AuthorSignature::Aligned;

    Case()
    {
        publishMember(*facts, "company.example", "isp.example");
        publishMember(*facts, "own.example", "ownisp.example");
    }
};

QByteArray judged(const Case &c)
{
    const kit::ReadMail mail(c.mail, c.ownProviderKnown);
    dns::Answers answers(c.facts->cache(), now);
    const received::Hop *boundary = mail.journey.boundaryHop();
    const tls::Session session =
        boundary ? tls::Session::read(boundary->trace.tlsVersion, boundary->trace.cipher) : tls::Session{};
    const Received received = judgeReceived(findMarks(mail.header, mail.journey, FieldNames{}), mail.journey,
                                            c.ownDomain, c.author, session, c.signature, name("root.example"), answers);
    if (const auto *ignored = std::get_if<MarkIgnored>(&received))
        return "MarkIgnored " + QByteArray::number(int(ignored->why));
    if (const auto *contradiction = std::get_if<Contradiction>(&received))
        return "Contradiction " + QByteArray::number(int(contradiction->why));
    if (const auto *unproven = std::get_if<MarkUnproven>(&received))
        return "MarkUnproven " + QByteArray::number(int(unproven->why));
    static const QByteArrayList words = {"NoMark", "", "BothMembers", "", "", "Unknown", "Pending"};
    return words.at(qsizetype(received.index()));
}

QByteArray ignored(MarkIgnored::Why why)
{
    return "MarkIgnored " + QByteArray::number(int(why));
}
QByteArray contradicted(Contradiction::Why why)
{
    return "Contradiction " + QByteArray::number(int(why));
}
QByteArray unproven(MarkUnproven::Why why)
{
    return "MarkUnproven " + QByteArray::number(int(why));
}

} // namespace

using Damage = std::function<void(Case &)>;

class TesReceivedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarkOfTheOwnProviderBetweenMembersIsBelieved() { QCOMPARE(judged(Case{}), QByteArray("BothMembers")); }
    void oneFaultGivesItsOwnVerdict_data();
    void oneFaultGivesItsOwnVerdict();
    void marksAreReadStrictly();
    void fieldNamesAreSettings();
};

void TesReceivedTest::oneFaultGivesItsOwnVerdict_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, Damage damage, const QByteArray &expected) {
        QTest::newRow(title) << damage << expected;
    };

    row(
        "no mark", [](Case &c) { c.mail.above.clear(); }, "NoMark");
    row(
        "the mark says no", [](Case &c) { c.mail.above = "X-TES-Member: no\r\n"; }, "NoMark");
    row(
        "C-7: the sender put the mark there",
        [](Case &c) {
            c.mail.above.clear();
            c.mail.below = memberMark;
        },
        ignored(MarkIgnored::Why::WrittenBelowBoundary));
    row(
        "C-24: no boundary known", [](Case &c) { c.ownProviderKnown = false; },
        ignored(MarkIgnored::Why::BoundaryUnknown));
    row(
        "the own domain is not known", [](Case &c) { c.ownDomain.reset(); },
        ignored(MarkIgnored::Why::OwnDomainUnknown));
    row(
        "C-24: the own provider is no member", [](Case &c) { c.facts->absent("tes-master.own.example", Type::Cname); },
        ignored(MarkIgnored::Why::OwnProviderNoMember));
    row(
        "C-24: the own membership is not provable",
        [](Case &c) { c.facts->insecure("tes-master.own.example", Type::Cname, {"ownisp.example"}); },
        ignored(MarkIgnored::Why::OwnProviderNoMember));
    row(
        "own records forged", [](Case &c) { c.facts->bogus("tes-master.own.example", Type::Cname); },
        contradicted(Contradiction::Why::OwnRecordsForged));
    row(
        "no answer about the own provider", [](Case &c) { c.facts->noAnswer("tes-master.own.example", Type::Cname); },
        "Unknown");
    row(
        "requirement 24: the sender is provably no member",
        [](Case &c) { c.facts->absent("tes-master.company.example", Type::Cname); },
        contradicted(Contradiction::Why::SenderNoMember));
    row(
        "sender's records forged", [](Case &c) { c.facts->bogus("isp.example.tes-member.root.example", Type::Txt); },
        contradicted(Contradiction::Why::SenderRecordsForged));
    row(
        "sender's zone not signed",
        [](Case &c) { c.facts->insecure("tes-master.company.example", Type::Cname, {"isp.example"}); },
        unproven(MarkUnproven::Why::SenderUnsigned));
    row(
        "no answer about the sender",
        [](Case &c) { c.facts->noAnswer("company.example.tes-member.isp.example", Type::Txt); }, "Unknown");
    row(
        "the mark names another domain", [](Case &c) { c.mail.above = "X-TES-Member: yes; domain=other.example\r\n"; },
        unproven(MarkUnproven::Why::NoSenderDomain));
    row(
        "no single author", [](Case &c) { c.author.reset(); }, unproven(MarkUnproven::Why::NoSenderDomain));
    row(
        "requirement 26: no aligned signature", [](Case &c) { c.signature = AuthorSignature::Missing; },
        contradicted(Contradiction::Why::NoAlignedSignature));
    row(
        "a mark without a domain needs a signature",
        [](Case &c) {
            c.mail.above = "X-TES-Member: yes\r\n";
            c.signature = AuthorSignature::Unknown;
        },
        unproven(MarkUnproven::Why::NoSenderDomain));
    row(
        "a mark without a domain and a signature", [](Case &c) { c.mail.above = "X-TES-Member: yes\r\n"; },
        "BothMembers");
    row(
        "two marks", [](Case &c) { c.mail.above += "X-TES-Member: no\r\n"; }, ignored(MarkIgnored::Why::Unreadable));
    row(
        "signature not known", [](Case &c) { c.signature = AuthorSignature::Unknown; }, "BothMembers");
    row(
        "relay 3: not encrypted at all",
        [](Case &c) {
            c.mail.tls.clear();
            c.mail.with = "ESMTP";
        },
        contradicted(Contradiction::Why::ProfileMissed));
    row(
        "relay 4: TLS 1.1",
        [](Case &c) { c.mail.tls = "(using TLSv1.1 with cipher ECDHE-RSA-AES256-SHA (256/256 bits)) "; },
        contradicted(Contradiction::Why::ProfileMissed));
    row(
        "relay 12: RC4", [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher ECDHE-RSA-RC4-SHA (128/128 bits)) "; },
        contradicted(Contradiction::Why::ProfileMissed));
    row(
        "C-25: anonymous",
        [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher ADH-AES256-GCM-SHA384 (256/256 bits)) "; },
        contradicted(Contradiction::Why::ProfileMissed));
    row(
        "C-38: a cipher nobody knows is not rated",
        [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher MAGIC-256 (256/256 bits)) "; },
        unproven(MarkUnproven::Why::ProfileNotRated));
    row(
        "relay 14: the TLS mark agrees",
        [](Case &c) { c.mail.above += "X-TES-TLS: version=TLSv1.3; cipher=TLS_AES_256_GCM_SHA384\r\n"; },
        "BothMembers");
    row(
        "relay 14: the TLS mark differs",
        [](Case &c) { c.mail.above += "X-TES-TLS: version=TLSv1.2; cipher=ECDHE-RSA-AES128-GCM-SHA256\r\n"; },
        contradicted(Contradiction::Why::TlsMarkDiffers));
    row(
        "a TLS mark from below counts for nothing",
        [](Case &c) { c.mail.below += "X-TES-TLS: version=TLSv1.0; cipher=RC4-MD5\r\n"; }, "BothMembers");
    row(
        "an unreadable mark", [](Case &c) { c.mail.above = "X-TES-Member: perhaps\r\n"; },
        ignored(MarkIgnored::Why::Unreadable));
}

void TesReceivedTest::oneFaultGivesItsOwnVerdict()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    Case c;
    damage(c);
    QCOMPARE(judged(c), expected);
}

void TesReceivedTest::marksAreReadStrictly()
{
    QVERIFY(parseMemberMark(" yes").value().saysMember);
    QVERIFY(!parseMemberMark(" No ").value().saysMember);
    QCOMPARE(parseMemberMark(" YES ; Domain = Company.Example").value().domain, name("company.example"));
    QVERIFY(!parseMemberMark(""));
    QVERIFY(!parseMemberMark("domain=company.example; yes"));
    QVERIFY(!parseMemberMark("yes; domain=a.example; domain=b.example"));
    QVERIFY(!parseMemberMark("yes; domain=a b"));
    QVERIFY(!parseMemberMark(QByteArray(100'000, 'y')));
    QCOMPARE(parseTlsMark("version=TLSv1.2;cipher=X").value().cipher.toByteArray(), QByteArray("X"));
    QVERIFY(!parseTlsMark("nothing here"));
}

void TesReceivedTest::fieldNamesAreSettings()
{
    kit::Mail mail{.above = "X-Member-Of-TES: yes\r\n"};
    const kit::ReadMail read(mail);
    QVERIFY(!findMarks(read.header, read.journey, FieldNames{}).any());
    QVERIFY(findMarks(read.header, read.journey, FieldNames{"x-member-of-tes", "X-TES-TLS"}).memberIsOwnProviders);
}

QTEST_GUILESS_MAIN(TesReceivedTest)
#include "received_test.moc"
