// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/membership.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::tes;
using dns::Type;
using kit::name;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// Appendix A, all in order.
void publish(kit::Facts &facts)
{
    facts.secure("tes-master.company.example", Type::Cname, {"isp.example"})
        .secure("company.example.tes-member.isp.example", Type::Txt, {"TES Mail Domain"})
        .secure("isp.example.tes-member.root.example", Type::Txt, {"TES Mail Domain"});
}

QByteArray word(const Membership &membership)
{
    static const QByteArrayList words = {"Member", "NotMember", "Unproven", "Misfit", "Forged", "NotFound", "Asking"};
    return words.at(qsizetype(membership.index()));
}

} // namespace

class MembershipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeValidatedAnswersMakeAMember();
    void oneFaultGivesItsOwnVerdict_data();
    void oneFaultGivesItsOwnVerdict();
    void theCnameIsAskedForFirstAndThenTheRest();
    void aNameTooLongForDnsIsOutside();
    void stringsOfOneRecordAreJoined();
};

void MembershipTest::threeValidatedAnswersMakeAMember()
{
    kit::Facts facts(now);
    publish(facts);
    dns::Answers answers(facts.cache(), now);
    const Membership membership = judgeMembership(name("company.example"), name("root.example"), answers);
    const auto *member = std::get_if<Member>(&membership);
    QVERIFY(member);
    QCOMPARE(member->entity, name("isp.example"));
    QCOMPARE(member->root, name("root.example"));
    QCOMPARE(answers.used().size(), size_t(3));
}

using Damage = std::function<void(kit::Facts &)>;

void MembershipTest::oneFaultGivesItsOwnVerdict_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("expected");
    const char *master = "tes-master.company.example";
    const char *entity = "company.example.tes-member.isp.example";
    const char *root = "isp.example.tes-member.root.example";

    QTest::newRow("App. A 1: no CNAME") << Damage([=](kit::Facts &f) { f.absent(master, Type::Cname); })
                                        << QByteArray("NotMember");
    QTest::newRow("App. A 2: no TXT") << Damage([=](kit::Facts &f) { f.absent(entity, Type::Txt); })
                                      << QByteArray("NotMember");
    QTest::newRow("App. A 3: no TXT") << Damage([=](kit::Facts &f) { f.absent(root, Type::Txt); })
                                      << QByteArray("NotMember");
    QTest::newRow("C-3: CNAME not signed")
        << Damage([=](kit::Facts &f) { f.insecure(master, Type::Cname, {"isp.example"}); }) << QByteArray("Unproven");
    QTest::newRow("C-3: entity not signed")
        << Damage([=](kit::Facts &f) { f.insecure(entity, Type::Txt, {"TES Mail Domain"}); }) << QByteArray("Unproven");
    QTest::newRow("C-3: root not signed")
        << Damage([=](kit::Facts &f) { f.insecure(root, Type::Txt, {"TES Mail Domain"}); }) << QByteArray("Unproven");
    QTest::newRow("an unsigned zone without the record is outside")
        << Damage([=](kit::Facts &f) { f.insecure(entity, Type::Txt, {}); }) << QByteArray("NotMember");
    QTest::newRow("C-4: another TXT, such as a wildcard's")
        << Damage([=](kit::Facts &f) { f.secure(entity, Type::Txt, {"v=spf1 -all"}); }) << QByteArray("NotMember");
    QTest::newRow("C-4: compared exactly")
        << Damage([=](kit::Facts &f) { f.secure(root, Type::Txt, {"tes mail domain"}); }) << QByteArray("NotMember");
    QTest::newRow("C-4: of several records one must match") << Damage([=](kit::Facts &f) {
        f.secure(root, Type::Txt, {"x", "TES Mail Domain"});
    }) << QByteArray("Member");
    for (const QByteArray &text :
         {QByteArray("TES Mail Domain "), QByteArray(" TES Mail Domain"), QByteArray("TES Mail"),
          QByteArray("TES Mail Domain."), QByteArray("TES Mail Domain\0", 16), QByteArray("\"TES Mail Domain\""),
          QByteArray()})
        QTest::addRow("C-4: compared exactly: '%s', %d octets", text.constData(), int(text.size()))
            << Damage([=](kit::Facts &f) { f.secure(entity, Type::Txt, {text}); }) << QByteArray("NotMember");
    QTest::newRow("C-4: a matching record that is not signed, among others") << Damage([=](kit::Facts &f) {
        f.insecure(root, Type::Txt, {"x", "TES Mail Domain"});
    }) << QByteArray("Unproven");
    QTest::newRow("C-2: the old name with an underscore is not asked for") << Damage([=](kit::Facts &f) {
        f.absent(entity, Type::Txt).secure("company.example.tes_member.isp.example", Type::Txt, {"TES Mail Domain"});
    }) << QByteArray("NotMember");
    QTest::newRow("C-5: of a chain the first target only") << Damage([=](kit::Facts &f) {
        f.secure(master, Type::Cname, {"first.example"})
            .secure("first.example", Type::Cname, {"isp.example"})
            .absent("company.example.tes-member.first.example", Type::Txt);
    }) << QByteArray("NotMember");
    QTest::newRow("C-5: a CNAME to the root of DNS")
        << Damage([=](kit::Facts &f) { f.secure(master, Type::Cname, {"."}); }) << QByteArray("Misfit");
    QTest::newRow("a domain may vouch for itself") << Damage([=](kit::Facts &f) {
        f.secure(master, Type::Cname, {"company.example"})
            .secure("company.example.tes-member.company.example", Type::Txt, {"TES Mail Domain"})
            .secure("company.example.tes-member.root.example", Type::Txt, {"TES Mail Domain"});
    }) << QByteArray("Member");
    QTest::newRow("C-5: a CNAME to itself")
        << Damage([=](kit::Facts &f) { f.secure(master, Type::Cname, {master}); }) << QByteArray("Misfit");
    QTest::newRow("forged CNAME") << Damage([=](kit::Facts &f) { f.bogus(master, Type::Cname); })
                                  << QByteArray("Forged");
    QTest::newRow("forged entity record")
        << Damage([=](kit::Facts &f) { f.bogus(entity, Type::Txt); }) << QByteArray("Forged");
    QTest::newRow("forged root record") << Damage([=](kit::Facts &f) { f.bogus(root, Type::Txt); })
                                        << QByteArray("Forged");
    QTest::newRow("no answer is not absence, step 1")
        << Damage([=](kit::Facts &f) { f.noAnswer(master, Type::Cname); }) << QByteArray("NotFound");
    QTest::newRow("no answer is not absence, step 2")
        << Damage([=](kit::Facts &f) { f.noAnswer(entity, Type::Txt); }) << QByteArray("NotFound");
    QTest::newRow("no answer is not absence, step 3")
        << Damage([=](kit::Facts &f) { f.noAnswer(root, Type::Txt); }) << QByteArray("NotFound");
}

void MembershipTest::oneFaultGivesItsOwnVerdict()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, expected);
    kit::Facts facts(now);
    publish(facts);
    damage(facts);
    dns::Answers answers(facts.cache(), now);
    QCOMPARE(word(judgeMembership(name("company.example"), name("root.example"), answers)), expected);
    // C-6: exact mail domain only, no walk up the tree
    QCOMPARE(word(judgeMembership(name("dept.company.example"), name("root.example"), answers)), QByteArray("Asking"));
}

void MembershipTest::theCnameIsAskedForFirstAndThenTheRest()
{
    kit::Facts facts(now);
    dns::Answers none(facts.cache(), now);
    QCOMPARE(word(judgeMembership(name("company.example"), name("root.example"), none)), QByteArray("Asking"));
    QCOMPARE(none.wanted().size(), 1);
    QCOMPARE(none.wanted().constFirst().name, name("tes-master.company.example"));
    QCOMPARE(none.wanted().constFirst().type, Type::Cname);

    facts.secure("tes-master.company.example", Type::Cname, {"isp.example"});
    dns::Answers one(facts.cache(), now);
    QCOMPARE(word(judgeMembership(name("company.example"), name("root.example"), one)), QByteArray("Asking"));
    QCOMPARE(one.wanted(),
             QList<dns::Question>({{name("company.example.tes-member.isp.example"), Type::Txt},
                                   {name("isp.example.tes-member.root.example"), Type::Txt}}));
}

void MembershipTest::aNameTooLongForDnsIsOutside()
{
    const QByteArray label(63, 'a');
    const QByteArray longDomain = label + '.' + label + '.' + label + ".example";
    kit::Facts facts(now);
    facts.secure("tes-master." + longDomain, Type::Cname, {label + ".isp.example"});
    dns::Answers answers(facts.cache(), now);
    QCOMPARE(word(judgeMembership(name(longDomain), name("root.example"), answers)), QByteArray("Misfit"));

    // Where even "tes-master" does not fit in front, nothing is asked.
    const QByteArray longest = label + '.' + label + '.' + label + '.' + QByteArray(61, 'a');
    dns::Answers none(facts.cache(), now);
    QCOMPARE(word(judgeMembership(name(longest), name("root.example"), none)), QByteArray("Misfit"));
    QVERIFY(none.wanted().isEmpty());
}

void MembershipTest::stringsOfOneRecordAreJoined()
{
    const auto judgedWith = [](const QList<QByteArray> &records) {
        kit::Facts facts(now);
        publish(facts);
        dns::Cache cache;
        dns::Answers published(facts.cache(), now);
        judgeMembership(name("company.example"), name("root.example"), published);
        for (const auto &lookup : published.used())
            cache.keep(*lookup, now);
        dns::Lookup text{.question = {name("isp.example.tes-member.root.example"), Type::Txt},
                         .status = dns::Status::Secure,
                         .rdata = records,
                         .ttl = std::chrono::hours(1)};
        cache.keep(text, now);
        dns::Answers answers(cache, now);
        return word(judgeMembership(name("company.example"), name("root.example"), answers));
    };
    // C-4, RFC 7208 §3.3: without anything in between
    QCOMPARE(judgedWith({QByteArray("\10TES Mail\7 Domain")}), QByteArray("Member"));
    QCOMPARE(judgedWith({QByteArray("\10TES Mail\6Domain")}), QByteArray("NotMember"));
    QCOMPARE(judgedWith({QByteArray("\0\17TES Mail Domain\0", 18)}), QByteArray("Member"));
    // But not those of two records.
    QCOMPARE(judgedWith({QByteArray("\10TES Mail"), QByteArray("\7 Domain")}), QByteArray("NotMember"));
    // A record that cannot be read is none.
    QCOMPARE(judgedWith({QByteArray("\20TES Mail Domain")}), QByteArray("NotMember"));
    QCOMPARE(judgedWith({QByteArray("\20TES Mail Domain"), QByteArray("\17TES Mail Domain")}), QByteArray("Member"));
}

QTEST_GUILESS_MAIN(MembershipTest)
#include "membership_test.moc"
