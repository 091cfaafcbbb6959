// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dane/delivery.h"
#include "core/dane/tlsa.h"
#include "tests/dane/certificates.h"
#include "tests/dane/names.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::dane;
using dns::Type;
using lab::NameIn;
using lab::recordFor;
using lab::Validity;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);
const QByteArray digest(64, 'a');

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

Tlsa record(const QByteArray &text)
{
    const QByteArrayList words = text.split(' ');
    return {quint8(words.value(0).toInt()), quint8(words.value(1).toInt()), quint8(words.value(2).toInt()),
            QByteArray::fromHex(words.value(3))};
}

dns::Lookup answer(const QByteArrayList &records)
{
    dns::Lookup lookup{.question = {name("_25._tcp.mx.example"), Type::Tlsa}, .status = dns::Status::Secure};
    for (const QByteArray &one : records)
        lookup.rdata.append(kit::wireRecord(Type::Tlsa, one));
    return lookup;
}

Chain chainOf(const QByteArrayList &pems)
{
    Chain chain;
    for (const QByteArray &pem : pems)
        chain.certificates << lab::derOf(pem);
    return chain;
}

const std::vector<DomainName> names{name("mx.example"), name("company.example")};

} // namespace

class TlsaTest : public QObject {
    Q_OBJECT

private:
    lab::Certificate m_root, m_otherRoot, m_server, m_otherServer;

private Q_SLOTS:
    void initTestCase()
    {
        m_root = lab::certificateFor("root.example");
        m_otherRoot = lab::certificateFor("root.example");
        m_server = lab::certificateFor("mx.example", &m_root);
        m_otherServer = lab::certificateFor("mx.example", &m_root);
    }

    void recordsAreReadInTheOrderOfPreference()
    {
        const QByteArrayList wire = {"1 0 1 " + digest, "2 0 1 " + digest,          "3 0 1 " + digest,
                                     "3 1 1 " + digest, "3 1 2 " + digest + digest, "255 255 255 00",
                                     "3 1 1 00"};
        QByteArrayList order;
        for (const Tlsa &one : decodeTlsa(answer(wire)))
            order << one.toByteArray();
        QCOMPARE(order,
                 (QByteArrayList{"3 1 2 " + digest + digest, "3 1 1 " + digest, "3 0 1 " + digest, "2 0 1 " + digest,
                                 "255 255 255 00", "3 1 1 00", "1 0 1 " + digest}));
        QByteArrayList reversed = wire;
        std::reverse(reversed.begin(), reversed.end());
        QCOMPARE(decodeTlsa(answer(reversed)), decodeTlsa(answer(wire)));
    }

    void notEveryKeyInFullIsRead()
    {
        QByteArrayList wire;
        for (char c = 'a'; c <= 'z'; ++c)
            wire << "3 1 0 " + QByteArray(40, c).toHex();
        wire << "3 1 1 " + digest;
        for (int i = 0; i < 20; ++i)
            wire << "255 0 0 " + QByteArray(40, char(i)).toHex(); // which nobody would read anyway
        const std::vector<Tlsa> records = decodeTlsa(answer(wire));
        QCOMPARE(records.size(), size_t(wire.size()));
        QCOMPARE(records.front().toByteArray(), "3 1 1 " + digest);
        QCOMPARE(std::count_if(records.begin(), records.end(), [](const Tlsa &r) { return r.isLeftOut; }), 26 - 8);
        // What was not looked at might fit.
        QCOMPARE(matchChain(records, chainOf({m_server.certificate}), names, now), Match::NotUsable);
        std::reverse(wire.begin(), wire.end());
        QCOMPARE(decodeTlsa(answer(wire)), records); // whatever their order on the wire
    }

    void whatCannotBeReadIsLeftOut()
    {
        dns::Lookup lookup = answer({});
        for (const QByteArray &octets : {QByteArray(), QByteArray("\3"), QByteArray("\3\1"), QByteArray("\3\1\1")})
            lookup.rdata.append(octets);
        QVERIFY(decodeTlsa(lookup).empty());
        lookup.rdata.append(QByteArray("\3\1\1", 3) + QByteArray(70'000, 'x'));
        QVERIFY(decodeTlsa(lookup).empty());
        lookup.rdata.append(kit::wireRecord(Type::Tlsa, "3 1 1 " + digest));
        QCOMPARE(decodeTlsa(lookup).size(), size_t(1));
        lookup.question.type = Type::Txt;
        QVERIFY(decodeTlsa(lookup).empty());
    }

    void onlySomeRecordsAreUsable_data()
    {
        QTest::addColumn<Tlsa>("record");
        QTest::addColumn<bool>("isUsable");
        QTest::addColumn<bool>("meetsTesProfile");
        const auto row = [](const char *title, const Tlsa &record, bool usable, bool meets) {
            QTest::newRow(title) << record << usable << meets;
        };
        row("RFC 7672 §3.1: DANE-EE, key, SHA-256", record("3 1 1 " + digest), true, true);
        row("DANE-EE, certificate, SHA-512", record("3 0 2 " + digest + digest), true, true);
        row("DANE-TA", record("2 0 1 " + digest), true, true);
        row("RFC 7672 §3.1.3: PKIX-TA", record("0 0 1 " + digest), false, false);
        row("RFC 7672 §3.1.3: PKIX-EE", record("1 1 1 " + digest), false, false);
        row("private usage", record("255 1 1 " + digest), false, false);
        row("usage that nobody has given out", record("4 1 1 " + digest), false, false);
        row("private selector", record("3 255 1 " + digest), false, true);
        row("selector that nobody has given out", record("3 2 1 " + digest), false, true);
        row("private matching type", record("3 1 255 " + digest), false, false);
        row("matching type that nobody has given out", record("3 1 3 " + digest), false, false);
        row("SHA-256 too short", record("3 1 1 " + digest.chopped(2)), false, true);
        row("SHA-256 too long", record("3 1 1 " + digest + "aa"), false, true);
        row("SHA-512 of the length of SHA-256", record("3 1 2 " + digest), false, true);
        row("C-10: the whole certificate", recordFor(m_server.certificate, 3, 0, 0), true, true);
        row("the whole key", recordFor(m_server.certificate, 3, 1, 0), true, true);
        const QByteArray weakDer = lab::rsaCertificate(1024);
        QByteArray weak = weakDer.toBase64();
        for (qsizetype at = 64; at < weak.size(); at += 65)
            weak.insert(at, '\n');
        weak = "-----BEGIN CERTIFICATE-----\n" + weak + "\n-----END CERTIFICATE-----\n";
        row("18: a whole key that is too short", {3, 1, 0, lab::spkiOf(weak)}, true, false);
        row("18: a certificate with a key that is too short", {3, 0, 0, weakDer}, true, false);
        row("18: an anchor's key is not the server's", recordFor(weak, 2, 1, 0), true, true);
        row("the whole key, said to be the certificate", {3, 0, 0, lab::spkiOf(m_server.certificate)}, false, true);
        row("no certificate at all", record("2 0 0 " + digest), false, true);
        row("a certificate and more", {2, 0, 0, lab::derOf(m_server.certificate) + 'x'}, false, true);
    }

    void onlySomeRecordsAreUsable()
    {
        QFETCH(Tlsa, record);
        QFETCH(bool, isUsable);
        QFETCH(bool, meetsTesProfile);
        QCOMPARE(record.isUsable(), isUsable);
        QCOMPARE(dane::meetsTesProfile(record), meetsTesProfile);
        QCOMPARE(matchChain({record}, chainOf({m_otherServer.certificate, m_otherRoot.certificate}), names, now),
                 isUsable ? Match::Differs : Match::NotUsable);
    }

    void theServersOwnCertificateMatches_data() // RFC 7671 §5.1
    {
        QTest::addColumn<int>("selector");
        QTest::addColumn<int>("matchingType");
        for (int selector : {0, 1}) {
            for (int type : {0, 1, 2})
                QTest::addRow("3 %d %d", selector, type) << selector << type;
        }
    }

    void theServersOwnCertificateMatches()
    {
        QFETCH(int, selector);
        QFETCH(int, matchingType);
        const Tlsa own = recordFor(m_server.certificate, 3, selector, matchingType);
        QCOMPARE(matchChain({own}, chainOf({m_server.certificate}), names, now), Match::Matches);
        QCOMPARE(matchChain({own}, chainOf({m_server.certificate, m_root.certificate}), names, now), Match::Matches);
        QCOMPARE(matchChain({own}, chainOf({m_otherServer.certificate}), names, now), Match::Differs);
        // Only the first certificate is the server's own.
        QCOMPARE(matchChain({own}, chainOf({m_otherServer.certificate, m_server.certificate}), names, now),
                 Match::Differs);
        QCOMPARE(matchChain({recordFor(m_otherServer.certificate, 3, 1, 1), own}, chainOf({m_server.certificate}),
                            names, now),
                 Match::Matches);
    }

    void daneEeIgnoresNamesAndDates() // RFC 7671 §5.1
    {
        const lab::Certificate expired = lab::certificateFor("elsewhere.example", nullptr, Validity::Expired);
        QCOMPARE(matchChain({recordFor(expired.certificate, 3, 1, 1)}, chainOf({expired.certificate}), names, now),
                 Match::Matches);
        QCOMPARE(matchChain({recordFor(expired.certificate, 3, 0, 1)}, chainOf({expired.certificate}), {}, now),
                 Match::Matches);
    }

    void theTrustAnchorOfTheRecordIsChainedTo_data() // RFC 7671 §5.2
    {
        QTest::addColumn<Tlsa>("record");
        QTest::addColumn<QByteArrayList>("chain");
        QTest::addColumn<std::vector<DomainName>>("names");
        QTest::addColumn<std::chrono::sys_seconds>("at");
        QTest::addColumn<Match>("match");
        const Tlsa anchor = recordFor(m_root.certificate, 2, 0, 1);
        const QByteArrayList shown{m_server.certificate, m_root.certificate};
        const auto row = [](const char *title, const Tlsa &record, const QByteArrayList &chain, Match match,
                            std::vector<DomainName> for_ = names, std::chrono::sys_seconds at = now) {
            QTest::newRow(title) << record << chain << for_ << at << match;
        };
        row("2 0 1", anchor, shown, Match::Matches);
        row("2 0 2", recordFor(m_root.certificate, 2, 0, 2), shown, Match::Matches);
        row("2 1 1", recordFor(m_root.certificate, 2, 1, 1), shown, Match::Matches);
        row("2 1 0", recordFor(m_root.certificate, 2, 1, 0), shown, Match::Matches);
        row("2 0 0", recordFor(m_root.certificate, 2, 0, 0), shown, Match::Matches);
        row("another root", recordFor(m_otherRoot.certificate, 2, 0, 1), shown, Match::Differs);
        row("RFC 7671 §5.2.2: the anchor is not shown", anchor, {m_server.certificate}, Match::Differs);
        row("RFC 7671 §5.2.2: the anchor stands in the record", recordFor(m_root.certificate, 2, 0, 0),
            {m_server.certificate}, Match::Matches);
        row("RFC 7671 §5.2.3: its key stands in the record", recordFor(m_root.certificate, 2, 1, 0),
            {m_server.certificate}, Match::Matches);
        row("another one's key", recordFor(m_otherRoot.certificate, 2, 1, 0), {m_server.certificate}, Match::Differs);
        row("the server's own key is no anchor", recordFor(m_server.certificate, 2, 1, 0), {m_server.certificate},
            Match::Differs);
        row("its key, for another name", recordFor(m_root.certificate, 2, 1, 0), {m_server.certificate}, Match::Differs,
            {name("another.example")});
        row("its key, too late", recordFor(m_root.certificate, 2, 1, 0), {m_server.certificate}, Match::Differs, names,
            now + std::chrono::hours(24 * 365 * 60));
        row("another anchor stands in the record", recordFor(m_otherRoot.certificate, 2, 0, 0), {m_server.certificate},
            Match::Differs);
        row("the anchor is shown but did not sign", recordFor(m_otherRoot.certificate, 2, 0, 1),
            {m_server.certificate, m_root.certificate, m_otherRoot.certificate}, Match::Differs);

        const QByteArray intermediate = lab::signedBy(m_otherRoot.certificate, m_root);
        const lab::Certificate below = lab::certificateFor("mx.example", &m_otherRoot);
        row("the anchor need not be a root", recordFor(intermediate, 2, 0, 1), {below.certificate, intermediate},
            Match::Matches);
        row("through an intermediate", anchor, {below.certificate, intermediate, m_root.certificate}, Match::Matches);
        row("in any order", anchor, {below.certificate, m_root.certificate, intermediate}, Match::Matches);
        const lab::Certificate impostor = lab::certificateFor("mx.example", &m_otherServer);
        row("RFC 5280 §4.2.1.9: a server's certificate signs no other", anchor,
            {impostor.certificate, m_otherServer.certificate, m_root.certificate}, Match::Differs);
        row("the server's own is no anchor", recordFor(m_server.certificate, 2, 0, 1), shown, Match::Differs);
        row("nor when shown twice", recordFor(m_server.certificate, 2, 0, 1),
            {m_server.certificate, m_server.certificate}, Match::Differs);

        const lab::Certificate nextHop = lab::certificateFor("company.example", &m_root);
        row("RFC 7672 §3.2.2: for the next-hop domain", anchor, {nextHop.certificate, m_root.certificate},
            Match::Matches);
        row("RFC 7672 §3.2.2: for another name", anchor, shown, Match::Differs, {name("mx2.example")});
        row("without a name to compare", anchor, shown, Match::Differs, {});
        const lab::Certificate wildcard = lab::certificateFor("*.mail.example", &m_root);
        row("RFC 7672 §3.2.3: wildcard", anchor, {wildcard.certificate, m_root.certificate}, Match::Matches,
            {name("mx.mail.example")});
        row("wildcard for one label only", anchor, {wildcard.certificate, m_root.certificate}, Match::Differs,
            {name("a.mx.mail.example")});
        const lab::Certificate partial = lab::certificateFor("m*.mail.example", &m_root);
        row("wildcard for half a label", anchor, {partial.certificate, m_root.certificate}, Match::Differs,
            {name("mx.mail.example")});
        const lab::Certificate subject = lab::certificateFor("mx.example", &m_root, Validity::Lasting, NameIn::Subject);
        row("RFC 7672 §3.2.3: name in the subject", anchor, {subject.certificate, m_root.certificate}, Match::Matches);

        const lab::Certificate expired = lab::certificateFor("mx.example", &m_root, Validity::Expired);
        row("expired", anchor, {expired.certificate, m_root.certificate}, Match::Differs);
        row("not yet expired", anchor, {expired.certificate, m_root.certificate}, Match::Matches, names,
            std::chrono::sys_days(std::chrono::year(2020) / 1 / 15));
        row("not yet valid", anchor, shown, Match::Differs, names,
            std::chrono::sys_days(std::chrono::year(2019) / 1 / 15));
    }

    void theTrustAnchorOfTheRecordIsChainedTo()
    {
        QFETCH(Tlsa, record);
        QFETCH(QByteArrayList, chain);
        QFETCH(std::vector<DomainName>, names);
        QFETCH(std::chrono::sys_seconds, at);
        QFETCH(Match, match);
        QCOMPARE(matchChain({record}, chainOf(chain), names, at), match);
    }

    void theStrongestDigestDecides() // RFC 7671 §9
    {
        const Chain chain = chainOf({m_server.certificate});
        const Tlsa weaker = recordFor(m_server.certificate, 3, 1, 1);
        const Tlsa wrong = recordFor(m_otherServer.certificate, 3, 1, 2);
        QCOMPARE(matchChain({weaker, wrong}, chain, names, now), Match::Differs);
        // Of another selector it says nothing; and what is too short to be a digest is none.
        QCOMPARE(matchChain({weaker, recordFor(m_otherServer.certificate, 3, 0, 2)}, chain, names, now),
                 Match::Matches);
        QCOMPARE(matchChain({weaker, record("3 1 2 " + digest)}, chain, names, now), Match::Matches);
        QCOMPARE(matchChain({recordFor(m_server.certificate, 3, 1, 0), wrong}, chain, names, now), Match::Matches);
    }

    void certificatesThatCannotBeReadAreSaid()
    {
        const Tlsa own = recordFor(m_server.certificate, 3, 1, 1);
        const QByteArray der = lab::derOf(m_server.certificate);
        for (const QByteArrayList &shown :
             {QByteArrayList{}, QByteArrayList{""}, QByteArrayList{"x"}, QByteArrayList{der.chopped(1)},
              QByteArrayList{der + '\0'}, QByteArrayList{QByteArray(100'000, '0')}}) {
            QCOMPARE(matchChain({own}, Chain{shown}, names, now), Match::Unreadable);
            QCOMPARE(keyStrengthBits(Chain{shown}), 0);
        }
        QCOMPARE(matchChain({}, Chain{{der}}, names, now), Match::NotUsable);
        QCOMPARE(matchChain({own}, Chain{{der, "x"}}, names, now), Match::Matches);
    }

    void theStrengthOfTheKeyIsSaid() // C-10
    {
        QCOMPARE(keyStrengthBits(chainOf({m_server.certificate})), 128);
        QCOMPARE(keyStrengthBits(Chain{{lab::rsaCertificate(2048)}}), 112);
        QCOMPARE(keyStrengthBits(Chain{{lab::rsaCertificate(1024)}}), 80);
    }

    void aProbeIsComparedWithTheRecords()
    {
        Host host{.host = {0, name("alias.example")}, .base = name("mx.example")};
        host.records = {recordFor(m_root.certificate, 2, 0, 1)};
        const Chain chain = chainOf({m_server.certificate, m_root.certificate});
        const Host::Probe probe = judgeProbe(host, name("company.example"), {}, Seen{.chain = chain}, now);
        QVERIFY(probe.seen);
        QCOMPARE(probe.match, std::optional(Match::Matches));
        QCOMPARE(probe.keyStrengthBits, 128);

        host.base = name("elsewhere.example");
        QCOMPARE(judgeProbe(host, name("company.example"), {}, Seen{.chain = chain}, now).match,
                 std::optional(Match::Differs));
        smtp::MailHosts hosts;
        hosts.expanded = name("mx.example"); // RFC 7672 §3.2.2: where the alias of the domain leads
        QCOMPARE(judgeProbe(host, name("company.example"), hosts, Seen{.chain = chain}, now).match,
                 std::optional(Match::Matches));
        QCOMPARE(judgeProbe(host, name("mx.example"), {}, Seen{.chain = chain}, now).match,
                 std::optional(Match::Matches));
    }
};

QTEST_GUILESS_MAIN(TlsaTest)

#include "tlsa_test.moc"
