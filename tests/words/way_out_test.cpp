// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/way_out.h"

#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace waxseal;
using verdict::way_out::Standing;

namespace {

const DomainName company = DomainName::parse("company.example").value();

verdict::way_out::Recipient recipient(verdict::way_out::Verdict verdict = verdict::way_out::Nothing{})
{
    verdict::way_out::Recipient result{company};
    result.verdict = std::move(verdict);
    return result;
}

void answered(verdict::way_out::Recipient &recipient, const char *name, dns::Type type)
{
    auto lookup = std::make_shared<dns::Lookup>(dns::Lookup{{DomainName::parse(name).value(), type}});
    lookup->status = dns::Status::Absent;
    recipient.lookups.push_back(lookup);
}

words::RecipientLine line(const char *address, Standing standing)
{
    return {QString::fromLatin1(address), standing, QStringLiteral("A sentence.")};
}

} // namespace

class WayOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frontSentencesHaveAtMostTenWords_data() { languages(); }
    void frontSentencesHaveAtMostTenWords();
    void theyNameTheDomainAndJudgeNothing_data() { languages(); }
    void theyNameTheDomainAndJudgeNothing();
    void theyAreTranslated();
    void noTwoVerdictsSayTheSame();
    void eachSystemHasASentence();
    void everyAnswerStandsInTheEvidenceOnce();
    void theRootThatVouchesIsNamed();
    void theListIsDated();
    void whatIsNotMeantIsSaid();
    void mailInsideTheOwnProviderHasOneEnd();
    void anInternationalisedDomainShowsItsWireForm();
    void theWeakestRecipientIsNamed_data();
    void theWeakestRecipientIsNamed();
    void whatIsWrongWithAnAddressIsSaid();

private:
    void languages();
    void speak(const QString &language, QTranslator &translator);
};

void WayOutTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void WayOutTest::speak(const QString &language, QTranslator &translator)
{
    QVERIFY(translator.load(QStringLiteral(":/waxseal/translations/waxseal_") + language));
    QVERIFY(QCoreApplication::installTranslator(&translator));
}

void WayOutTest::frontSentencesHaveAtMostTenWords()
{
    QFETCH(QString, language);
    QTranslator translator;
    speak(language, translator);
    const QStringList sentences = words::everyWayOutSentence();
    QVERIFY(sentences.size() > 65);
    for (const QString &sentence : sentences) {
        QVERIFY2(sentence.split(QLatin1Char(' '), Qt::SkipEmptyParts).size() <= 10, qPrintable(sentence));
        QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
    }
}

void WayOutTest::theyNameTheDomainAndJudgeNothing()
{
    QFETCH(QString, language);
    QTranslator translator;
    speak(language, translator);
    static const QRegularExpression banned(
        QStringLiteral("\\b(secure|safe|trusted|verified|guaranteed|protected|insecure|dangerous|fake|"
                       "sicher|unsicher|vertrauenswürdig|verifiziert|garantiert|geschützt|gefährlich|gefälscht)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &sentence : words::everyWayOutSentence()) {
        QVERIFY2(sentence.contains(QStringLiteral("example.com")), qPrintable(sentence));
        QVERIFY2(!banned.match(sentence).hasMatch(), qPrintable(sentence));
    }
}

void WayOutTest::theyAreTranslated()
{
    const QStringList english = words::everyWayOutSentence();
    QTranslator translator;
    speak(QStringLiteral("de"), translator);
    const QStringList german = words::everyWayOutSentence();
    QCOMPARE(german.size(), english.size());
    for (qsizetype i = 0; i < german.size(); ++i)
        QVERIFY2(german.at(i) != english.at(i), qPrintable(english.at(i)));
}

void WayOutTest::noTwoVerdictsSayTheSame()
{
    using namespace verdict::way_out;
    QStringList all;
    for (const Verdict &verdict : std::initializer_list<Verdict>{Asking{},
                                                                 NoMail{smtp::MailHosts::Kind::NullMx},
                                                                 BothTesMembers{company, company, company},
                                                                 BothSmtpsec{},
                                                                 SmtpsecWouldRefuse{false},
                                                                 CertificateDiffers{},
                                                                 NoStartTls{},
                                                                 BothOnBsiList{},
                                                                 TesMember{true},
                                                                 TesMember{false},
                                                                 Smtpsec{true},
                                                                 Smtpsec{false},
                                                                 Dane{true},
                                                                 Dane{false},
                                                                 PolicyDiffers{},
                                                                 MtaSts{},
                                                                 SecureMail{},
                                                                 NotFound{dns::Trouble::TimedOut, false},
                                                                 OnlySomeHosts{},
                                                                 EncryptionDemanded{},
                                                                 TestMode{},
                                                                 Nothing{}})
        all << words::sentence(verdict, company);
    QCOMPARE(all.removeDuplicates(), 0);
}

void WayOutTest::eachSystemHasASentence()
{
    const std::vector<words::WayOutSystem> systems = words::wayOutSystems(recipient());
    QStringList names;
    for (const words::WayOutSystem &system : systems) {
        names << system.name;
        QVERIFY2(system.sentence.contains(QStringLiteral("company.example")), qPrintable(system.name));
    }
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("TES SMTPsec DANE MTA-STS SecureMail BSI"));
}

void WayOutTest::everyAnswerStandsInTheEvidenceOnce()
{
    auto found = recipient();
    answered(found, "company.example", dns::Type::Mx);
    answered(found, "mx.company.example", dns::Type::A);
    answered(found, "mx.company.example", dns::Type::Aaaa);
    answered(found, "mx.company.example", dns::Type::Cname);
    answered(found, "_25._tcp.mx.company.example", dns::Type::Tlsa);
    answered(found, "_smtpsec._tcp.company.example", dns::Type::Srv);
    answered(found, "_4650._tcp.mx.company.example", dns::Type::Tlsa);
    answered(found, "tes-master.company.example", dns::Type::Cname);
    answered(found, "company.example.tes-member.tes.example", dns::Type::Txt);
    answered(found, "company.example", dns::Type::DnsKey);
    answered(found, "_mta-sts.company.example", dns::Type::Txt);
    answered(found, "mta-sts.company.example", dns::Type::A);
    answered(found, "company.example", dns::Type::Txt);
    const QStringList evidence = words::wayOut(found).evidence;
    for (const auto &lookup : found.lookups)
        QCOMPARE(evidence.count(words::lookupSentence(*lookup)), 1);
    const auto systems = words::wayOutSystems(found);
    QCOMPARE(systems[1].facts.filter(QStringLiteral("DNS:")).size(), 2); // SRV and TLSA of its server
    QCOMPARE(systems[3].facts.filter(QStringLiteral("DNS:")).size(), 2);
}

void WayOutTest::theRootThatVouchesIsNamed()
{
    const DomainName entity = DomainName::parse("isp.example").value();
    const DomainName root = DomainName::parse("root.example").value();
    auto found = recipient(verdict::way_out::BothTesMembers{entity, entity, root});
    found.tes.membership = tes::Member{entity, root};
    found.tes.duties.zoneSigned = tes::Duties::Answer::Kept;
    found.tes.duties.tlsaForEveryHost = tes::Duties::Answer::Missed;
    const QString evidence = words::wayOut(found).evidence.join(QLatin1Char('\n'));
    QVERIFY(
        evidence.contains(QStringLiteral("root.example vouches for isp.example, which runs company.example."))); // C-1
    QVERIFY(evidence.contains(QStringLiteral("kept: its zone is signed")));
    QVERIFY(evidence.contains(QStringLiteral("missed: TLSA records for every mail server")));
}

void WayOutTest::theListIsDated()
{
    const auto account = std::make_shared<verdict::Account>();
    account->bsiList =
        bsi::ProviderList::parse("{\"date\":\"2026-11-01\",\"source\":\"BSI\",\"providers\":[]}").value();
    const bsi::Provider provider{QStringLiteral("Listed"), QStringLiteral("T-1"), {}, {}};
    auto found = recipient();
    found.bsi.verdict = bsi::PeerOnly{{&provider, true}, true};
    found.account = account;
    const QString facts = words::wayOutSystems(found)[5].facts.join(QLatin1Char('\n'));
    QVERIFY(facts.contains(QStringLiteral("BSI list of 2026-11-01, source: BSI")));
    QVERIFY(facts.contains(QStringLiteral("Derived from its mail servers")));         // C-32
    QVERIFY(facts.contains(QStringLiteral("only where your provider is on it too"))); // requirement 98
}

void WayOutTest::whatIsNotMeantIsSaid()
{
    using namespace verdict::way_out;
    const QString readers = QStringLiteral("both providers can read the mail");
    for (const Verdict &verdict :
         std::initializer_list<Verdict>{BothTesMembers{company, company, company}, BothSmtpsec{}, BothOnBsiList{},
                                        Dane{false}, MtaSts{}, SecureMail{}, Nothing{}})
        QVERIFY(words::wayOut(recipient(verdict)).limit.contains(readers));
    // C-36: who knows only the other side promises nothing.
    for (const Verdict &verdict : std::initializer_list<Verdict>{TesMember{true}, TesMember{false}, Smtpsec{true},
                                                                 Smtpsec{false}, Dane{false}, MtaSts{}})
        QVERIFY(words::wayOut(recipient(verdict)).limit.contains(QStringLiteral("what the other side offers")));
    QVERIFY(!words::wayOut(recipient()).question.isEmpty());
}

void WayOutTest::mailInsideTheOwnProviderHasOneEnd()
{
    using namespace verdict::way_out;
    for (const Verdict &verdict :
         std::initializer_list<Verdict>{BothTesMembers{company, company, company}, BothSmtpsec{}, BothOnBsiList{}}) {
        auto found = recipient(verdict);
        found.own.domain = found.domain;
        const words::Axis axis = words::wayOut(found);
        QVERIFY2(axis.sentence.contains(QStringLiteral("your own provider")), qPrintable(axis.sentence));
        QVERIFY2(!axis.limit.contains(QStringLiteral("both")), qPrintable(axis.limit));
        QVERIFY2(axis.limit.contains(QStringLiteral("can read the mail")), qPrintable(axis.limit));
    }
}

void WayOutTest::anInternationalisedDomainShowsItsWireForm()
{
    const DomainName books = DomainName::parse("bücher.example").value();
    QVERIFY(words::sentence(verdict::way_out::Nothing{}, books)
                .contains(QStringLiteral("bücher.example (xn--bcher-kva.example)")));
}

void WayOutTest::theWeakestRecipientIsNamed_data()
{
    QTest::addColumn<std::vector<words::RecipientLine>>("lines");
    QTest::addColumn<QString>("expected");
    const auto anna = line("anna@a.example", Standing::Promised);
    const auto max = line("max@b.example", Standing::Impossible);
    const auto eva = line("eva@c.example", Standing::Nothing);
    const auto tom = line("tom@d.example", Standing::Unchecked);
    const auto ida = line("ida@e.example", Standing::Offered);
    const auto ole = line("ole@g.example", Standing::Refused);
    const auto ute = line("ute@h.example", Standing::Stated);
    auto bad = line("no address", Standing::Unchecked);
    bad.isBad = true;
    auto pending = line("uwe@f.example", Standing::Unchecked);
    pending.isPending = true;
    using Lines = std::vector<words::RecipientLine>;
    QTest::newRow("nobody") << Lines{} << QString();
    QTest::newRow("one") << Lines{anna} << QStringLiteral("anna@a.example: A sentence.");
    QTest::newRow("not possible") << Lines{anna, eva, max, tom}
                                  << QStringLiteral("Not possible for 1 of 4: max@b.example");
    QTest::newRow("postcard before unknown")
        << Lines{anna, tom, eva, eva}
        << QStringLiteral("May travel unencrypted for 2 of 4: eva@c.example, eva@c.example");
    QTest::newRow("unknown before offered")
        << Lines{anna, ida, tom} << QStringLiteral("Could not check for 1 of 3: tom@d.example");
    QTest::newRow("offered by some") << Lines{anna, ida}
                                     << QStringLiteral("Only offered by the other side for 1 of 2: ida@e.example");
    QTest::newRow("offered by all") << Lines{ida, ida}
                                    << QStringLiteral("Offered for all 2; your provider need not use it.");
    QTest::newRow("one side before both by their word")
        << Lines{ute, ida} << QStringLiteral("Only offered by the other side for 1 of 2: ida@e.example");
    QTest::newRow("both by their word") << Lines{ute, ute}
                                        << QStringLiteral("By the word of both providers for all 2, unproven.");
    QTest::newRow("both by their word for some")
        << Lines{ute, anna} << QStringLiteral("Only by both providers' word for 1 of 2: ute@h.example");
    QTest::newRow("requirement 106: refused")
        << Lines{eva, ole, tom} << QStringLiteral("Would be refused for 1 of 3: ole@g.example");
    QTest::newRow("all") << Lines{anna, anna} << QStringLiteral("For all 2, both providers' rules demand encryption.");
    QTest::newRow("no address") << Lines{anna, bad, eva} << QStringLiteral("Not an address, 1 of 3: no address");
    QTest::newRow("no address, and one that takes no mail")
        << Lines{anna, bad, max}
        << QStringLiteral("Not an address, 1 of 3: no address. Not possible for 1 of 3: max@b.example");
    auto held = line("ivo@i.example", Standing::Unchecked);
    held.isNotAsked = true;
    QTest::newRow("not asked") << Lines{held, held}
                               << QStringLiteral("Not looked up for 2 of 2: ivo@i.example, ivo@i.example");
    QTest::newRow("not asked beside not found out")
        << Lines{held, tom} << QStringLiteral("Could not check for 2 of 2: ivo@i.example, tom@d.example");
    QTest::newRow("pending, but one would be refused")
        << Lines{pending, ole} << QStringLiteral("Would be refused for 1 of 2: ole@g.example");
    QTest::newRow("pending") << Lines{eva, pending} << QStringLiteral("Still looking up 1 of 2: uwe@f.example");
    QTest::newRow("pending, but one cannot be")
        << Lines{pending, max} << QStringLiteral("Not possible for 1 of 2: max@b.example");
    QTest::newRow("many") << Lines{max, max, max, anna}
                          << QStringLiteral("Not possible for 3 of 4: max@b.example, max@b.example …");
}

void WayOutTest::theWeakestRecipientIsNamed()
{
    QFETCH(std::vector<words::RecipientLine>, lines);
    const words::WeakestRecipient weakest = words::weakestRecipient(lines);
    QTEST(weakest.sentence, "expected");
    if (lines.empty())
        QCOMPARE(weakest.first, -1);
    else // the one that is named is the one that is meant
        QVERIFY(weakest.sentence.contains(lines.at(size_t(weakest.first)).address) || weakest.first == 0);
}

void WayOutTest::whatIsWrongWithAnAddressIsSaid()
{
    using compose::AddressFault;
    const QString typed = QStringLiteral("anna%2\u202egro.elpmaxe") + QString(100, QLatin1Char('x'));
    for (int fault = 0; fault <= int(AddressFault::BadCharacter); ++fault) {
        const QString sentence = words::addressFault({AddressFault(fault), 7}, typed);
        QVERIFY(sentence.endsWith(QLatin1Char('.')));
        QVERIFY(!sentence.contains(QChar(0x202e)) && sentence.size() < 160);
        // What was typed counts as one word.
        const QString ofOneWord = words::addressFault({AddressFault(fault), 7}, QStringLiteral("x"));
        QVERIFY2(ofOneWord.split(QLatin1Char(' ')).size() <= 10, qPrintable(ofOneWord));
    }
    QVERIFY(words::addressFault({AddressFault::BadDomain, 4}, QStringLiteral("a@b_c"))
                .contains(QStringLiteral("character 5")));
}

QTEST_GUILESS_MAIN(WayOutTest)
#include "way_out_test.moc"
