// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bsi/received.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::bsi;
using kit::name;

namespace {

const QByteArray json = R"({"date":"2026-11-01","source":"test","providers":[
    {"name":"Company","domains":["company.example"],"hosts":["company.example"]},
    {"name":"Own","domains":["own.example"],"hosts":["own.example"]}]})";

struct Case {
    kit::Mail mail;
    bool ownProviderKnown = true;
    std::optional<DomainName> ownDomain = name("own.example");
    std::optional<DomainName> author = name("company.example");
};

QByteArray judged(const Case &c)
{
    const ProviderList list = ProviderList::parse(json).value();
    const kit::ReadMail mail(c.mail, c.ownProviderKnown);
    const received::Hop *boundary = mail.journey.boundaryHop();
    const bool isEncrypted = boundary && boundary->trace.saysTls;
    const tls::Session session =
        boundary ? tls::Session::read(boundary->trace.tlsVersion, boundary->trace.cipher) : tls::Session{};
    const Received received = judgeReceived(list, mail.journey, c.ownDomain, c.author, isEncrypted, session);
    static const QByteArrayList words = {"NotListed", "BothListed", "ListedBySenderDomainOnly", "ProfileMissed",
                                         "CannotTell"};
    return words.at(qsizetype(received.index()));
}

} // namespace

using Damage = std::function<void(Case &)>;

class BsiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoListedProvidersAndAProvenHostMakeAStatement() { QCOMPARE(judged(Case{}), QByteArray("BothListed")); }
    void oneFaultGivesItsOwnVerdict_data();
    void oneFaultGivesItsOwnVerdict();
    void badListsSayWhy_data();
    void badListsSayWhy();
    void theBundledListIsDatedAndNamesItsSource();
};

void BsiTest::oneFaultGivesItsOwnVerdict_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, Damage damage, const QByteArray &expected) {
        QTest::newRow(title) << damage << expected;
    };

    row(
        "§2.1: the sender is not listed", [](Case &c) { c.author = name("other.example"); }, "NotListed");
    row(
        "§2.1: the own provider is not listed", [](Case &c) { c.ownDomain = name("other.example"); }, "NotListed");
    row(
        "a sub-domain is not the domain", [](Case &c) { c.author = name("sub.company.example"); }, "NotListed");
    row(
        "anybody can write the From field",
        [](Case &c) { c.mail.peer = "mail.evil.example (mail.evil.example [192.0.2.66])"; },
        "ListedBySenderDomainOnly");
    row(
        "a HELO is the peer's own word", [](Case &c) { c.mail.peer = "mail.company.example (unknown [192.0.2.66])"; },
        "ListedBySenderDomainOnly");
    row(
        "EMLREQ_2: not encrypted",
        [](Case &c) {
            c.mail.tls.clear();
            c.mail.with = "ESMTP";
        },
        "ProfileMissed");
    row(
        "EMLREQ_2: no forward secrecy",
        [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher AES256-GCM-SHA384 (256/256 bits)) "; }, "ProfileMissed");
    row(
        "a cipher nobody knows", [](Case &c) { c.mail.tls = "(using TLSv1.2 with cipher MAGIC (256/256 bits)) "; },
        "CannotTell");
    row(
        "no boundary", [](Case &c) { c.ownProviderKnown = false; }, "CannotTell");
}

void BsiTest::oneFaultGivesItsOwnVerdict()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    Case c;
    damage(c);
    QCOMPARE(judged(c), expected);
}

void BsiTest::badListsSayWhy_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("fault");
    QTest::newRow("not JSON") << QByteArray("nonsense") << int(ListFault::NotJson);
    QTest::newRow("an array") << QByteArray("[]") << int(ListFault::NotJson);
    QTest::newRow("no date") << QByteArray(R"({"source":"x","providers":[]})") << int(ListFault::NoDate);
    QTest::newRow("no such day") << QByteArray(R"({"date":"2026-02-30","source":"x","providers":[]})")
                                 << int(ListFault::NoDate);
    QTest::newRow("no source") << QByteArray(R"({"date":"2026-02-03","providers":[]})") << int(ListFault::NoSource);
    QTest::newRow("a provider without domain")
        << QByteArray(R"({"date":"2026-02-03","source":"x","providers":[{"name":"a"}]})")
        << int(ListFault::BadProvider);
    QTest::newRow("a bad domain") << QByteArray(
        R"({"date":"2026-02-03","source":"x","providers":[{"name":"a","domains":["a b"]}]})")
                                  << int(ListFault::BadProvider);
    QTest::newRow("2 MB") << QByteArray(2'000'000, ' ') << int(ListFault::TooLarge);
}

void BsiTest::badListsSayWhy()
{
    QFETCH(QByteArray, list);
    QFETCH(int, fault);
    const auto parsed = ProviderList::parse(list);
    QVERIFY(!parsed);
    QCOMPARE(int(parsed.error()), fault);
}

void BsiTest::theBundledListIsDatedAndNamesItsSource()
{
    const auto list = ProviderList::parse(kit::fixture(QStringLiteral("resources/lists/bsi-tr-03108.json")));
    QVERIFY(list);
    QVERIFY(list->date().ok());
    QVERIFY(!list->source().isEmpty());
}

QTEST_GUILESS_MAIN(BsiTest)
#include "bsi_test.moc"
