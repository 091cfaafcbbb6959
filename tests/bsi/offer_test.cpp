// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bsi/offer.h"
#include "tests/kit/kit.h"
#include "tests/kit/mail.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::bsi;
using kit::name;
using Kind = smtp::MailHosts::Kind;

namespace {

const QByteArray json = R"({"date":"2026-11-01","source":"test","providers":[
    {"name":"Company","domains":["company.example"],"hosts":["company.example","mx.company-hosting.example"]},
    {"name":"Own","domains":["own.example"],"hosts":["own.example"]}]})";

const ProviderList &list()
{
    static const ProviderList result = ProviderList::parse(json).value();
    return result;
}

smtp::MailHosts hosts(const QByteArrayList &names, dns::Status status = dns::Status::Secure, Kind kind = Kind::Listed,
                      bool isCut = false)
{
    smtp::MailHosts result{.kind = kind, .isCut = isCut, .status = status};
    for (const QByteArray &host : names)
        result.hosts.push_back({10, name(host)});
    return result;
}

Offer judged(const char *domain, const smtp::MailHosts &mail, const char *own = "own.example",
             const dane::Verdict &dane = dane::Offered{})
{
    std::optional<Place> ownPlace;
    if (own)
        ownPlace = placeOf(list(), name(own), hosts({"mx.other.example"}));
    return judgeOffer(placeOf(list(), name(domain), mail), ownPlace, {dane, {}});
}

QByteArray word(const Offer &offer)
{
    static const QByteArrayList words = {"NotOnList", "AskingOffer", "HostsUnknown", "PeerOnly", "BothEnds"};
    return words.at(qsizetype(offer.verdict.index()));
}

} // namespace

class BsiOfferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothEndsMustBeOnTheList_data()
    {
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *title, const char *domain, const char *own, const char *expected) {
            QTest::newRow(title) << QByteArray(domain) << QByteArray(own) << QByteArray(expected);
        };
        row("98: both", "company.example", "own.example", "BothEnds");
        row("98: the own provider is not", "company.example", "other.example", "PeerOnly");
        row("98: the own domain is not known", "company.example", "", "PeerOnly");
        row("the recipient's is not", "other.example", "own.example", "NotOnList");
        row("a sub-domain is not the domain", "dept.company.example", "own.example", "NotOnList");
        row("both the same", "own.example", "own.example", "BothEnds");
    }

    void bothEndsMustBeOnTheList()
    {
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, own);
        QFETCH(QByteArray, expected);
        const Offer offer =
            judged(domain.constData(), hosts({"mx.other.example"}), own.isEmpty() ? nullptr : own.constData());
        QCOMPARE(word(offer), expected);
    }

    void aDomainOfTheListIsNotDerived()
    {
        const Offer offer = judged("company.example", hosts({"mx.other.example"}));
        const auto &both = std::get<BothEnds>(offer.verdict);
        QCOMPARE(both.peer.provider->name, QStringLiteral("Company"));
        QCOMPARE(both.own.provider->name, QStringLiteral("Own"));
        QVERIFY(!both.peer.isDerived);
        // Known without any answer about its hosts.
        QCOMPARE(word(judged("company.example", {})), QByteArray("BothEnds"));
    }

    void mailHostsMayShowTheProvider_data()
    {
        QTest::addColumn<smtp::MailHosts>("mail");
        QTest::addColumn<QByteArray>("expected");
        using dns::Status;
        const auto row = [](const char *title, const smtp::MailHosts &mail, const char *expected) {
            QTest::newRow(title) << mail << QByteArray(expected);
        };
        row("C-32: all hosts", hosts({"a.company.example", "mx.company-hosting.example"}), "BothEnds");
        row("C-32: one host is another's", hosts({"a.company.example", "mx.other.example"}), "NotOnList");
        row("C-32: of two providers", hosts({"a.company.example", "mx.own.example"}), "NotOnList");
        row("C-32: MX records not signed", hosts({"a.company.example"}, Status::Insecure), "NotOnList");
        row("C-32: not all hosts are known", hosts({"a.company.example"}, Status::Secure, Kind::Listed, true),
            "NotOnList");
        row("C-32: no MX record", hosts({"a.company.example"}, Status::Absent, Kind::Implicit), "NotOnList");
        row("a name that only ends alike", hosts({"acompany.example"}), "NotOnList");
        row("forged", hosts({}, Status::Bogus, Kind::Forged), "HostsUnknown");
        row("no answer", hosts({}, Status::NoAnswer, Kind::NoAnswer), "HostsUnknown");
        row("no mail", hosts({}, Status::Secure, Kind::NullMx), "NotOnList");
        row("being asked", hosts({}, Status::NoAnswer, Kind::Asking), "AskingOffer");
    }

    void mailHostsMayShowTheProvider()
    {
        QFETCH(smtp::MailHosts, mail);
        QFETCH(QByteArray, expected);
        const Offer offer = judged("customer.example", mail);
        QCOMPARE(word(offer), expected);
        if (const auto *both = std::get_if<BothEnds>(&offer.verdict)) {
            QVERIFY(both->peer.isDerived);
            QCOMPARE(both->peer.provider->name, QStringLiteral("Company"));
        }
    }

    void theOwnProviderMayBeShownByItsMailHostsToo()
    {
        const auto ofOwn = [](const smtp::MailHosts &ownHosts) {
            return judgeOffer(placeOf(list(), name("company.example"), {}),
                              placeOf(list(), name("customer.example"), ownHosts), {dane::Offered{}, {}})
                .verdict;
        };
        const Verdict derived = ofOwn(hosts({"mx.own.example"}));
        QVERIFY(std::get<BothEnds>(derived).own.isDerived); // C-32
        QCOMPARE(std::get<BothEnds>(derived).own.provider->name, QStringLiteral("Own"));
        QVERIFY(std::get<PeerOnly>(ofOwn(hosts({"mx.other.example"}))).isOwnKnown);
        QVERIFY(!std::get<PeerOnly>(ofOwn(hosts({}, dns::Status::Bogus, Kind::Forged))).isOwnKnown);
        QVERIFY(std::holds_alternative<AskingOffer>(ofOwn(hosts({}, dns::Status::NoAnswer, Kind::Asking))));
        QVERIFY(!std::get<PeerOnly>(judged("company.example", {}, nullptr).verdict).isOwnKnown);
    }

    void whatDnsShowsOfTheRules_data()
    {
        QTest::addColumn<dane::Verdict>("dane");
        QTest::addColumn<int>("expected"); // -1: none
        using Why = dane::NotOffered::Why;
        const auto row = [](const char *title, const dane::Verdict &dane, int expected) {
            QTest::newRow(title) << dane << expected;
        };
        row("92: every host", dane::Offered{}, 1);
        row("92: some hosts", dane::OfferedByPart{}, 0);
        row("92: MX not signed", dane::NotOffered{Why::MxUnsigned}, 0);
        row("92: hosts not signed", dane::NotOffered{Why::HostsUnsigned}, 0);
        row("92: no records", dane::NotOffered{Why::NoRecords}, 0);
        row("92: records that nobody can use", dane::NotOffered{Why::UnusableRecords}, 0);
        row("published, though the server shows another certificate", dane::Mismatch{}, 1);
        row("being asked", dane::Asking{}, -1);
        row("no host", dane::NoHosts{}, -1);
        row("forged", dane::Forged{}, -1);
        row("no answer", dane::NotFound{dns::Trouble::TimedOut}, -1);
    }

    void whatDnsShowsOfTheRules()
    {
        QFETCH(dane::Verdict, dane);
        QFETCH(int, expected);
        const auto shown = judged("company.example", hosts({"mx.company.example"}), "own.example", dane).publishesTlsa;
        QCOMPARE(shown ? int(*shown) : -1, expected);
    }
};

QTEST_GUILESS_MAIN(BsiOfferTest)
#include "offer_test.moc"
