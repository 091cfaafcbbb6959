// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/overloaded.h"
#include "core/check/recipient_check.h"
#include "core/dns_unbound/unbound_resolver.h"
#include "tests/check/recipient_zones.h"
#include "tests/kit/mail.h"

#include <QTest>

#include <map>

using namespace waxseal;
using kit::name;
using verdict::Outcome;
namespace way_out = verdict::way_out;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// Two providers, of which one also runs mail for others.
const QByteArray bsiList = R"({"date":"2026-11-01","source":"test","providers":[
    {"name":"Listed","domains":["listed.people.example","listedtls.people.example"],"hosts":["bsihosts.isp.example"]},
    {"name":"Own","domains":["own.example"],"hosts":["own.example"]}]})";

/// One resolver, and a check for each own domain and root that a row names.
class Asker {
public:
    explicit Asker(const dns_unbound::Settings &settings)
    {
        auto resolver = dns_unbound::UnboundResolver::create(settings);
        if (!resolver)
            qFatal("%s: fault %d", qPrintable(resolver.error().file), int(resolver.error().fault));
        m_resolver = std::move(*resolver);
    }

    check::CheckedRecipient ask(const QByteArray &domain, const QByteArray &own, const QByteArray &root)
    {
        std::unique_ptr<check::RecipientCheck> &check = m_checks[own + ' ' + root];
        if (!check) {
            auto account = std::make_shared<verdict::Account>();
            if (!own.isEmpty())
                account->own.domain = name(own);
            account->tesRoot = name(root);
            account->bsiList = bsi::ProviderList::parse(bsiList).value();
            check = std::make_unique<check::RecipientCheck>(
                check::RecipientParts{.account = account, .cache = m_cache, .resolver = m_resolver.get()});
        }
        QFuture<check::CheckedRecipient> future = check->run(name(domain), now);
        future.waitForFinished();
        return future.results().constLast();
    }

private:
    dns::Cache m_cache;
    std::unique_ptr<dns_unbound::UnboundResolver> m_resolver;
    std::map<QByteArray, std::unique_ptr<check::RecipientCheck>> m_checks; ///< end first
};

// What each system found, in words.

QByteArray stepName(tes::Step step)
{
    static const QByteArrayList names = {"1", "2", "3"};
    return names.at(qsizetype(step));
}

QByteArray finding(const tes::Offer &offer)
{
    return std::visit(Overloaded{
                          [](const tes::Member &member) {
                              return "member by " + member.entity.toByteArray() + " of " + member.root.toByteArray();
                          },
                          [](const tes::NotMember &none) { return "outside at " + stepName(none.at); },
                          [](const tes::Unproven &unproven) { return "unproven at " + stepName(unproven.at); },
                          [](const tes::Misfit &misfit) {
                              return QByteArray(misfit.what == tes::MisfitWhat::NameTooLong ? "too long"
                                                                                            : "points to itself");
                          },
                          [](const tes::Forged &forged) { return "forged at " + stepName(forged.at); },
                          [](const tes::NotFound &unknown) { return "no answer at " + stepName(unknown.at); },
                          [](const tes::Asking &) { return QByteArray("asking"); },
                      },
                      offer.membership);
}

QByteArray finding(const tes::Duties &duties)
{
    static const QByteArrayList words = {"asking", "kept", "missed", "unknown"};
    const auto word = [](tes::Duties::Answer answer) { return words.at(qsizetype(answer)); };
    return "TLSA " + word(duties.tlsaForEveryHost) + ", profile " + word(duties.tlsaProfile) + ", zone "
        + word(duties.zoneSigned) + ", keys " + word(duties.zoneKeys);
}

QByteArray finding(const smtpsec::Offer &offer)
{
    static const QByteArrayList states = {"asking",   "usable",     "unusable", "none",
                                          "unsigned", "no address", "forged",   "no answer"};
    QByteArray text = smtpsec::deliveryName(offer.delivery).toByteArray();
    for (const smtpsec::Target &target : offer.targets)
        text += ' ' + target.srv.target.leftmostLabel().toByteArray() + ':' + QByteArray::number(target.srv.port) + '='
            + states.at(qsizetype(target.records.state));
    return text;
}

QByteArray finding(const securemail::Offer &offer)
{
    return std::visit(Overloaded{
                          [](const securemail::NoOffer &) { return QByteArray("none"); },
                          [](const securemail::AskingOffer &) { return QByteArray("asking"); },
                          [](const securemail::Promised &promised) {
                              return QByteArray("promised") + (promised.hasSpfMinusAll ? ", SPF" : "")
                                  + (promised.hasSenderIdMinusAll ? ", Sender ID" : "")
                                  + (promised.isEndingUnknown ? ", unknown" : "");
                          },
                          [](const securemail::HasMx &) { return QByteArray("has MX"); },
                          [](const securemail::HostHint &) { return QByteArray("hint"); },
                          [](const securemail::OfferUnknown &unknown) {
                              return QByteArray(unknown.isForged ? "forged" : "no answer");
                          },
                      },
                      offer);
}

QByteArray finding(const bsi::Offer &offer)
{
    const auto listed = [](const bsi::Listing &listing) { return QByteArray(listing.isDerived ? ", derived" : ""); };
    const QByteArray text = std::visit(Overloaded{
                                           [](const bsi::NotOnList &) { return QByteArray("not listed"); },
                                           [](const bsi::AskingOffer &) { return QByteArray("asking"); },
                                           [](const bsi::HostsUnknown &) { return QByteArray("hosts unknown"); },
                                           [&](const bsi::PeerOnly &peer) { return "peer only" + listed(peer.peer); },
                                           [&](const bsi::BothEnds &both) { return "both" + listed(both.peer); },
                                       },
                                       offer.verdict);
    return text + (!offer.publishesTlsa ? "" : *offer.publishesTlsa ? ", TLSA" : ", no TLSA");
}

QByteArray text(Outcome outcome)
{
    return verdict::outcomeName(outcome).toByteArray();
}

} // namespace

/// What RecipientCheck says of zones that are really signed, through zone files and through a name server.
class RecipientZonesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<lab::RecipientZones> m_zones;
    std::unique_ptr<lab::NameServer> m_server;
    std::map<QByteArray, std::unique_ptr<Asker>> m_askers;

    template <typename Finding> void compare(Finding finding, Outcome (*outcomeOf)(const way_out::Recipient &))
    {
        QFETCH(QByteArray, through);
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, own);
        QFETCH(QByteArray, root);
        const auto recipient = m_askers.at(through)->ask(domain, own, root);
        QVERIFY(recipient->isComplete);
        QTEST(finding(*recipient), "finding");
        QTEST(text(outcomeOf(*recipient)), "outcome");
        QTEST(way_out::reasonOf(recipient->verdict).toByteArray(), "reason");
        QTEST(text(way_out::outcomeOf(recipient->verdict)), "axis");
    }

    struct Row {
        const char *title;
        const char *domain;
        const char *finding;
        const char *outcome; ///< of the system
        const char *reason;  ///< of the axis
        const char *axis;
        const char *own = "";
        const char *root = "tesroot.example";
        const char *onlyThrough = nullptr;
    };
    void addRows(const std::vector<Row> &rows)
    {
        for (const char *column : {"through", "domain", "own", "root", "finding", "outcome", "reason", "axis"})
            QTest::addColumn<QByteArray>(column);
        for (const auto &[through, asker] : m_askers) {
            for (const Row &row : rows) {
                if (row.onlyThrough && through != row.onlyThrough)
                    continue;
                QTest::addRow("%s: %s", through.constData(), row.title)
                    << through << QByteArray(row.domain) << QByteArray(row.own) << QByteArray(row.root)
                    << QByteArray(row.finding) << QByteArray(row.outcome) << QByteArray(row.reason)
                    << QByteArray(row.axis);
            }
        }
    }

private Q_SLOTS:
    void initTestCase();
    void tesMembership_data();
    void tesMembership();
    void tesDuties_data();
    void tesDuties();
    void smtpsecDelivery_data();
    void smtpsecDelivery();
    void secureMailNames_data();
    void secureMailNames();
    void bsiListing_data();
    void bsiListing();
    void theEvidenceNamesOneRootAndNoOldName();
};

void RecipientZonesTest::initTestCase()
{
    if (const QString sentence = lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen")});
        !sentence.isEmpty())
        QSKIP(qPrintable(sentence));
    m_zones = std::make_unique<lab::RecipientZones>();
    dns_unbound::Settings files;
    files.trustAnchorFile = m_zones->anchor;
    files.soft = files.hard = std::chrono::minutes(1);
    dns_unbound::Settings served = files;
    files.zoneFiles = m_zones->files.values();
    m_askers.insert_or_assign("zone files", std::make_unique<Asker>(files));

    if (!lab::missing({QStringLiteral("nsd")}).isEmpty()) {
        qInfo("nsd is not installed: zone files only");
        return;
    }
    m_server = std::make_unique<lab::NameServer>();
    QVERIFY(m_server->start(m_zones->files));
    served.upstream = dns_unbound::Forwarder{
        .address = "127.0.0.1", .port = m_server->port(), .tls = false, .authenticationName = {}};
    m_askers.insert_or_assign("NSD", std::make_unique<Asker>(served));
}

void RecipientZonesTest::tesMembership_data()
{
    const QByteArray longName = "toolong." + QByteArray(60, 'l') + ".people.example";
    const char *byIsp = "member by isp.example of tesroot.example";
    addRows({
        {"52, C-36: three validated answers, the own side unknown", "member.people.example", byIsp, "confirmed",
         "tes_member", "stated"},
        {"C-36: the own domain is no member", "member.people.example", byIsp, "confirmed", "tes_member", "stated",
         "simple.example"},
        {"C-36: both are members", "member.people.example", byIsp, "confirmed", "both_tes_members", "confirmed",
         "own.example"},
        {"C-36: only the own domain is", "none.people.example", "outside at 1", "nothing", "nothing", "nothing",
         "own.example"},
        {"52: NSEC3 zone", "member.nsec3.example", byIsp, "confirmed", "tes_member", "stated"},

        {"52: no CNAME, NSEC", "none.people.example", "outside at 1", "nothing", "nothing", "nothing"},
        {"52: no CNAME, NSEC3", "none.nsec3.example", "outside at 1", "nothing", "nothing", "nothing"},
        {"52: no CNAME, opt-out", "none.optout.example", "outside at 1", "nothing", "nothing", "nothing"},
        {"52: no CNAME, unsigned", "none.plain.example", "outside at 1", "nothing", "nothing", "nothing"},
        {"52: no entity record, NSEC", "nostep2.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        {"52: entity record in an NSEC3 zone", "nsec3entity.people.example",
         "member by nsec3isp.example of tesroot.example", "confirmed", "tes_member", "stated"},
        {"52: no entity record, NSEC3", "nsec3nostep2.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        // RFC 4592 §2.2.2. In its own zones libunbound (1.17) looks for the closest encloser among names with records only,
        // so that what it says about names below an empty non-terminal fails its own check.
        {"52: no entity record below an empty non-terminal, NSEC", "nostep2.nsec3.example", "outside at 2", "nothing",
         "nothing", "nothing", "", "tesroot.example", "NSD"},
        {"52: no entity record below an empty non-terminal, NSEC3", "nsec3nostep2.nsec3.example", "outside at 2",
         "nothing", "nothing", "nothing", "", "tesroot.example", "NSD"},
        {"52: no root record, NSEC", "noroot.people.example", "outside at 3", "nothing", "nothing", "nothing"},
        {"52: no root record, NSEC3", "noroot.people.example", "outside at 3", "nothing", "nothing", "nothing", "",
         "nsec3root.example"},
        {"52: the entity does not exist", "dangling.people.example", "outside at 2", "nothing", "nothing", "nothing"},

        {"C-1: the root is a setting and is named", "member.people.example",
         "member by isp.example of nsec3root.example", "confirmed", "tes_member", "stated", "", "nsec3root.example"},
        {"C-1: another root vouches for nobody", "member.people.example", "outside at 3", "nothing", "nothing",
         "nothing", "", "trusted.example"},
        {"C-2: the name with an underscore", "underscore.people.example", "outside at 2", "nothing", "nothing",
         "nothing"},

        {"C-3: CNAME not signed", "member.plain.example", "unproven at 1", "stated", "nothing", "nothing"},
        {"C-3: entity not signed", "entityplain.people.example", "unproven at 2", "stated", "nothing", "nothing"},
        {"C-3: root not signed", "member.people.example", "unproven at 3", "stated", "nothing", "nothing", "",
         "plainroot.example"},
        {"C-3: unproven is no promise of both ends", "member.plain.example", "unproven at 1", "stated", "nothing",
         "nothing", "own.example"},
        {"C-3: CNAME forged", "masterforged.people.example", "forged at 1", "unchecked", "dnssec_failed", "unchecked"},
        {"C-3: entity record forged", "entityforged.people.example", "forged at 2", "unchecked", "dnssec_failed",
         "unchecked"},
        {"C-3: root record forged", "rootforged.people.example", "forged at 3", "unchecked", "dnssec_failed",
         "unchecked"},
        {"C-3: CNAME expired", "member.stale.example", "forged at 1", "unchecked", "dnssec_failed", "unchecked"},
        {"C-3: entity record expired", "entitystale.people.example", "forged at 2", "unchecked", "dnssec_failed",
         "unchecked"},
        {"C-3: root record expired", "member.people.example", "forged at 3", "unchecked", "dnssec_failed", "unchecked",
         "", "staleroot.example"},
        {"52: no answer about the entity", "outside.people.example", "no answer at 2", "unchecked", "no_answer",
         "unchecked"},

        {"C-4: wildcard TXT of another purpose, entity", "wild.people.example", "outside at 2", "nothing", "nothing",
         "nothing"},
        {"C-4: wildcard TXT of another purpose, NSEC3", "nsec3wild.people.example", "outside at 2", "nothing",
         "nothing", "nothing"},
        {"C-4: wildcard TXT of another purpose, root", "member.people.example", "outside at 3", "nothing", "nothing",
         "nothing", "", "wildroot.example"},
        {"C-4: wildcard TXT with the exact text", "exact.people.example",
         "member by exact.isp.example of tesroot.example", "confirmed", "tes_member", "stated"},
        {"C-4: other case", "lower.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        {"C-4: a space behind", "space.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        {"C-4: one of two records matches", "two.people.example", byIsp, "confirmed", "tes_member", "stated"},
        {"C-4: two records are not joined", "twoother.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        {"C-4: the strings of a record are joined", "joined.people.example", byIsp, "confirmed", "tes_member",
         "stated"},
        {"C-4: with nothing between them", "misjoined.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        {"C-4: TXT behind an alias", "aliased.people.example", byIsp, "confirmed", "tes_member", "stated"},
        {"C-4: root TXT behind an alias", "rootalias.people.example", "member by alias.isp.example of tesroot.example",
         "confirmed", "tes_member", "stated"},
        {"C-3: TXT behind an alias into an unsigned zone", "looselyaliased.people.example", "unproven at 2", "stated",
         "nothing", "nothing"},
        {"C-3: TXT behind an alias to a forged record", "forgedalias.people.example", "forged at 2", "unchecked",
         "dnssec_failed", "unchecked"},

        {"C-5: a CNAME to itself", "selfpointing.people.example", "points to itself", "nothing", "nothing", "nothing"},
        {"C-5: a loop of two", "round.people.example", "outside at 2", "nothing", "nothing", "nothing"},
        {"C-5: of a chain the first target only", "chain.people.example", "outside at 2", "nothing", "nothing",
         "nothing"},
        {"C-5: names too long together", longName.constData(), "too long", "nothing", "nothing", "nothing"},
        {"C-5: an entity record that is an alias to itself", "txtloop.people.example", "no answer at 2", "unchecked",
         "no_answer", "unchecked"},
        {"C-5: wildcard CNAME", "wildcname.people.example", byIsp, "confirmed", "tes_member", "stated"},
        {"C-5: wildcard CNAME of another purpose", "wildstranger.people.example", "outside at 2", "nothing", "nothing",
         "nothing"},
        {"C-4, C-5: wildcard CNAME back to the domain", "selfwild.people.example", "outside at 2", "nothing", "nothing",
         "nothing"},
        {"C-6: a sub-domain of a member", "dept.member.people.example", "outside at 1", "nothing", "nothing",
         "nothing"},
    });
}

void RecipientZonesTest::tesMembership()
{
    compare([](const way_out::Recipient &recipient) { return finding(recipient.tes); },
            [](const way_out::Recipient &recipient) { return way_out::outcomeOf(recipient.tes); });
}

void RecipientZonesTest::tesDuties_data()
{
    addRows({
        {"16, 18, 19: all kept", "tls.people.example", "TLSA kept, profile kept, zone kept, keys kept", "confirmed",
         "tes_member", "stated"},
        {"16: one host without TLSA", "partly.people.example", "TLSA missed, profile kept, zone kept, keys kept",
         "confirmed", "tes_member", "stated"},
        {"16: no TLSA", "member.people.example", "TLSA missed, profile unknown, zone kept, keys kept", "confirmed",
         "tes_member", "stated"},
        {"18: usage 1 beside 3", "pkix.people.example", "TLSA kept, profile missed, zone kept, keys kept", "confirmed",
         "tes_member", "stated"},
        {"C-10: full data is as good as a hash", "full.people.example", "TLSA kept, profile kept, zone kept, keys kept",
         "confirmed", "tes_member", "stated"},
        {"C-10: ECDSA keys of an NSEC3 zone", "member.nsec3.example",
         "TLSA missed, profile unknown, zone kept, keys kept", "confirmed", "tes_member", "stated"},
        {"19: RSA keys of 1024 and 2048 bits", "rsa.example", "TLSA kept, profile kept, zone kept, keys kept",
         "confirmed", "tes_member", "stated"},
        {"19: a key signing key of 1024 bits", "weak.example", "TLSA kept, profile kept, zone kept, keys missed",
         "confirmed", "tes_member", "stated"},
        {"C-3: none where the membership is unproven", "member.plain.example",
         "TLSA asking, profile asking, zone asking, keys asking", "stated", "nothing", "nothing"},
    });
}

void RecipientZonesTest::tesDuties()
{
    compare([](const way_out::Recipient &recipient) { return finding(recipient.tes.duties); },
            [](const way_out::Recipient &recipient) { return way_out::outcomeOf(recipient.tes); });
}

void RecipientZonesTest::smtpsecDelivery_data()
{
    const char *three = "smtpsec tls:2600=usable mx:2600=unsigned mx:26=none";
    addRows({
        {"106, 107, 108: signed SRV", "sec.people.example", three, "confirmed", "smtpsec", "stated"},
        {"C-36: both ends", "sec.people.example", three, "confirmed", "both_smtpsec", "confirmed", "own.example"},
        {"C-36: the own provider without it", "sec.people.example", three, "confirmed", "smtpsec", "stated",
         "simple.example"},
        {"106: NSEC3 zone", "sec.nsec3.example", "smtpsec mx:26=none", "confirmed", "smtpsec", "stated"},
        {"106: unsigned zone", "sec.plain.example", "smtp", "nothing", "nothing", "nothing"},
        {"106: unsigned zone, own provider with SMTPsec", "sec.plain.example", "smtp", "nothing", "nothing", "nothing",
         "own.example"},
        {"106: signed and no SRV, NSEC", "none.people.example", "smtp", "nothing", "nothing", "nothing"},
        {"106: signed and no SRV, NSEC3", "none.nsec3.example", "smtp", "nothing", "nothing", "nothing"},
        {"106: no SRV, opt-out", "none.optout.example", "smtp", "nothing", "nothing", "nothing"},
        {"106: forged", "secforged.people.example", "abort", "unchecked", "dnssec_failed", "unchecked"},
        {"106: forged, own provider with SMTPsec", "secforged.people.example", "abort", "unchecked",
         "smtpsec_would_refuse", "unchecked", "own.example"},
        {"106: expired", "sec.stale.example", "abort", "unchecked", "dnssec_failed", "unchecked"},
        {"106: absence expired", "none.stale.example", "abort", "unchecked", "dnssec_failed", "unchecked"},
        {"106: no answer", "secnoanswer.people.example", "abort", "unchecked", "no_answer", "unchecked"},
        {"106: no answer, own provider with SMTPsec", "secnoanswer.people.example", "abort", "unchecked",
         "smtpsec_would_refuse", "unchecked", "own.example"},
        {"106: wildcard SRV", "secwild.people.example", "smtpsec mx:26=none", "confirmed", "smtpsec", "stated"},
        {"106: SRV behind an alias", "secalias.people.example", three, "confirmed", "smtpsec", "stated"},
        {"106: SRV behind an alias into an unsigned zone", "secloose.people.example", "smtp", "nothing", "nothing",
         "nothing"},
        {"106: SRV behind an alias to a forged one", "secforgedalias.people.example", "abort", "unchecked",
         "dnssec_failed", "unchecked"},
        {"RFC 2782: the empty target", "secnothere.people.example", "smtp", "nothing", "nothing", "nothing"},
        {"RFC 2782: the empty target among others", "secmixed.people.example", "smtpsec mx:26=none", "confirmed",
         "smtpsec", "stated"},
        {"106: port 0 leads nowhere", "secportzero.people.example", "abort", "unchecked", "nothing", "nothing"},
        {"108: TLSA of the target forged", "sectlsaforged.people.example", "abort mx:2600=forged", "unchecked",
         "dnssec_failed", "unchecked"},
    });
}

void RecipientZonesTest::smtpsecDelivery()
{
    compare([](const way_out::Recipient &recipient) { return finding(recipient.smtpsec); },
            [](const way_out::Recipient &recipient) { return way_out::outcomeOf(recipient.smtpsec); });
}

void RecipientZonesTest::secureMailNames_data()
{
    addRows({
        {"72-74, C-25: the name, stated only", "securemail.good.people.example", "promised, SPF, Sender ID", "stated",
         "securemail", "stated"},
        {"81, C-36: never more than stated", "securemail.good.people.example", "promised, SPF, Sender ID", "stated",
         "securemail", "stated", "own.example"},
        {"C-35: no Sender ID record is a fact", "securemail.onlyspf.people.example", "promised, SPF", "stated",
         "securemail", "stated"},
        {"73: a softer SPF record is a fact", "securemail.soft.people.example", "promised", "stated", "securemail",
         "stated"},
        {"72: NSEC3 zone", "securemail.good.nsec3.example", "promised, SPF", "stated", "securemail", "stated"},
        {"72: opt-out zone", "securemail.good.optout.example", "promised, SPF", "stated", "securemail", "stated"},
        {"72: unsigned zone", "securemail.good.plain.example", "promised, SPF", "stated", "securemail", "stated"},
        {"72: expired zone", "securemail.good.stale.example", "forged", "unchecked", "dnssec_failed", "unchecked"},
        {"72: address forged", "securemail.forged.people.example", "forged", "unchecked", "dnssec_failed", "unchecked"},
        {"73: SPF record forged", "securemail.txtforged.people.example", "promised, unknown", "stated", "securemail",
         "stated"},
        {"72: wildcard", "securemail.anything.people.example", "promised, SPF", "stated", "securemail", "stated"},
        {"72: an alias", "securemail.alias.people.example", "promised, SPF, Sender ID", "stated", "securemail",
         "stated"},
        {"C-26, 78: MX records", "securemail.mx.people.example", "has MX", "nothing", "nothing", "nothing"},
        {"C-26: only a mail host", "hint.people.example", "hint", "nothing", "nothing", "nothing"},
        {"C-26: the name does not exist", "securemail.absent.people.example", "none", "nothing", "no_such_domain",
         "contradicted"},
        {"RFC 7505: takes no mail", "securemail.nomail.people.example", "none", "nothing", "null_mx", "contradicted"},
        {"72: another name", "none.people.example", "none", "nothing", "nothing", "nothing"},
    });
}

void RecipientZonesTest::secureMailNames()
{
    compare([](const way_out::Recipient &recipient) { return finding(recipient.secureMail); },
            [](const way_out::Recipient &recipient) { return way_out::outcomeOf(recipient.secureMail); });
}

void RecipientZonesTest::bsiListing_data()
{
    addRows({
        {"98, C-36: both ends", "listed.people.example", "both, no TLSA", "stated", "both_on_bsi_list", "stated",
         "own.example"},
        {"98: never one-sided", "listed.people.example", "peer only, no TLSA", "nothing", "nothing", "nothing",
         "simple.example"},
        {"98: the own domain is not known", "listed.people.example", "peer only, no TLSA", "nothing", "nothing",
         "nothing"},
        {"92: TLSA of every host", "listedtls.people.example", "both, TLSA", "stated", "both_on_bsi_list", "stated",
         "own.example"},
        {"98: the recipient is not listed", "none.people.example", "not listed, no TLSA", "nothing", "nothing",
         "nothing", "own.example"},
        {"C-32: derived from the MX records", "derived.people.example", "both, derived, no TLSA", "stated",
         "both_on_bsi_list", "stated", "own.example"},
        {"C-32, 92: derived, with TLSA", "derivedtls.people.example", "both, derived, TLSA", "stated",
         "both_on_bsi_list", "stated", "own.example"},
        {"C-32: NSEC3 zone", "derived.nsec3.example", "both, derived, no TLSA", "stated", "both_on_bsi_list", "stated",
         "own.example"},
        {"C-32: MX records not signed", "derived.plain.example", "not listed, no TLSA", "nothing", "nothing", "nothing",
         "own.example"},
        {"C-32: MX records forged", "mxforged.people.example", "hosts unknown", "unchecked", "dnssec_failed",
         "unchecked", "simple.example"},
        {"C-32: MX records expired", "derived.stale.example", "hosts unknown", "unchecked", "dnssec_failed",
         "unchecked", "simple.example"},
        {"C-32: wildcard MX", "any.derivedwild.people.example", "both, derived, no TLSA", "stated", "both_on_bsi_list",
         "stated", "own.example"},
        {"C-32: MX behind an alias", "derivedalias.people.example", "both, derived, no TLSA", "stated",
         "both_on_bsi_list", "stated", "own.example"},
        {"C-32: MX behind an alias into an unsigned zone", "looselyderived.people.example", "not listed, no TLSA",
         "nothing", "nothing", "nothing", "own.example"},
        {"C-32: one host is another's", "halfderived.people.example", "not listed, no TLSA", "nothing", "nothing",
         "nothing", "own.example"},
        {"92: TLSA records forged", "derivedforged.people.example", "both, derived", "stated", "both_on_bsi_list",
         "stated", "own.example"},
    });
}

void RecipientZonesTest::bsiListing()
{
    compare([](const way_out::Recipient &recipient) { return finding(recipient.bsi); },
            [](const way_out::Recipient &recipient) { return way_out::outcomeOf(recipient.bsi); });
}

/// C-1: never several roots; C-2: never the underscore.
void RecipientZonesTest::theEvidenceNamesOneRootAndNoOldName()
{
    for (const auto &[through, asker] : m_askers) {
        const auto recipient = asker->ask("member.people.example", "own.example", "tesroot.example");
        QByteArrayList names;
        for (const tes::Step step : {tes::Step::Master, tes::Step::Entity, tes::Step::Root}) {
            const dns::Question &question = recipient->tes.steps.at(size_t(step));
            const auto isIt = [&question](const auto &lookup) { return lookup->question == question; };
            QVERIFY(std::any_of(recipient->lookups.begin(), recipient->lookups.end(), isIt));
            names << question.name.toByteArray();
        }
        QCOMPARE(names,
                 QByteArrayList({"tes-master.member.people.example", "member.people.example.tes-member.isp.example",
                                 "isp.example.tes-member.tesroot.example"}));
        for (const auto &lookup : recipient->lookups) {
            QVERIFY(!lookup->question.name.view().contains("tes_member"));
            QVERIFY(!lookup->question.name.isWithin(name(tes::defaultRoot)));
        }
    }
}

QTEST_GUILESS_MAIN(RecipientZonesTest)
#include "recipient_zones_test.moc"
