// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/verdict/assessment.h"
#include "tests/kit/mail.h"
#include "tests/kit/signer.h"
#include "tests/kit/world.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::verdict;
using dns::Type;
using kit::name;

namespace {

/// When the mail of kit::Mail came in.
const std::chrono::sys_seconds came{std::chrono::seconds(1'795'176'271)};

const kit::SigningKey &authorKey()
{
    static const kit::SigningKey key = kit::SigningKey::rsa(2048);
    return key;
}
const kit::SigningKey &listKey()
{
    static const kit::SigningKey key = kit::SigningKey::ed25519();
    return key;
}

/// A sound mail: signed by its author's domain, handed over by a server that the domain lists, to an own provider that is known.
struct Sample {
    kit::Mail mail{.above = "Return-Path: <a@company.example>\r\n"};
    QByteArray subject = "x";
    QByteArray body = "Text\r\n";
    QByteArray bodyAfterwards; ///< what became of it on the way; empty: nothing
    bool isSigned = true;
    kit::SignOptions signature{.domain = "company.example"};
    bool isSignedByList = false;
    QByteArray forwarder; ///< seals a chain and says that DMARC passed

    kit::World dns{came};
    std::chrono::sys_seconds now = came + std::chrono::hours(1);
    bool isOwnProviderKnown = true;
    std::vector<DomainName> sealers;
    Recollection known;
    bool asksDns = true;

    QByteArray octets() const
    {
        QByteArray letter = "From: " + mail.from + "\r\nTo: bert@own.example\r\nSubject: " + subject
            + "\r\nDate: Fri, 20 Nov 2026 13:04:28 +0100\r\nMessage-ID: <1@company.example>\r\n\r\n" + body;
        if (isSigned)
            letter = kit::sign(letter, authorKey(), signature);
        if (!bodyAfterwards.isEmpty())
            letter.replace("\r\n\r\n" + body, "\r\n\r\n" + bodyAfterwards);
        if (isSignedByList)
            letter = kit::sign(letter, listKey(), {.domain = "list.example"});
        if (!forwarder.isEmpty())
            letter = sealed(letter);
        return mail.above + "Received: from " + mail.peer + "\r\n\t" + mail.tls
            + "by mx.own.example (Postfix) with ESMTPS id 4AB; Fri, 20 Nov 2026 12:04:31 +0000 (UTC)\r\n" + mail.below
            + letter;
    }

private:
    QByteArray sealed(const QByteArray &letter) const
    {
        const QByteArray results =
            "ARC-Authentication-Results: i=1; mx." + forwarder + "; dmarc=pass header.from=company.example\r\n";
        const QByteArray ownSignature = kit::signatureField(
            letter, listKey(), {.domain = forwarder, .fieldName = "ARC-Message-Signature", .version = "i=1"});
        const QByteArray seal = kit::sealFields(
            {results, ownSignature},
            "ARC-Seal: i=1; a=ed25519-sha256; cv=none; d=" + forwarder + "; s=key; t=1795176260; b=", listKey());
        return seal + ownSignature + results + letter;
    }
};

Sample sound()
{
    Sample sample;
    sample.dns.has("key._domainkey.company.example", Type::Txt, {authorKey().record()}, dns::Status::Secure)
        .has("key._domainkey.list.example", Type::Txt, {listKey().record()})
        .has("_dmarc.company.example", Type::Txt, {"v=DMARC1; p=reject"})
        .has("company.example", Type::Txt, {"v=spf1 ip4:192.0.2.10 -all"});
    return sample;
}

struct Judged {
    QByteArray reason;
    Outcome outcome = Outcome::Unchecked;
    OwnChecks checks;
    tes::Received tes;
    sender::Verdict verdict;
};

Judged judge(Sample &sample)
{
    Account account;
    account.own.domain = name("own.example");
    if (sample.isOwnProviderKnown)
        account.own.addHostText("mx.own.example", received::Source::Person);
    account.arcSealers = sample.sealers;
    const QByteArray octets = sample.octets();
    const auto header = message::Header::parse(octets).value();
    Mail mail(header, octets, true, sample.now);
    dkim::KeyCache keys;
    Judged judged;
    const auto once = [&](dns::Answers &answers) {
        const Assessment assessment = assess(mail, message::ContentClaims{}, account, sample.known, answers, keys);
        judged = {sender::reasonOf(assessment.sender).toByteArray(), sender::outcomeOf(assessment.sender),
                  assessment.checks, assessment.tes, assessment.sender};
    };
    if (sample.asksDns) {
        sample.dns.settle(once);
    } else {
        const dns::Cache nothing;
        dns::Answers answers(nothing, sample.now);
        once(answers);
    }
    return judged;
}

using Change = std::function<void(Sample &)>;

void unsignedMail(Sample &sample)
{
    sample.isSigned = false;
}
void strangeServer(Sample &sample)
{
    sample.mail.peer = "mail.evil.example (mail.evil.example [198.51.100.66])";
}
void changedText(Sample &sample)
{
    sample.bodyAfterwards = "Other text\r\n";
}
void forged(Sample &sample)
{
    unsignedMail(sample);
    strangeServer(sample);
}
void asksForNothing(Sample &sample)
{
    sample.dns.has("_dmarc.company.example", Type::Txt, {"v=DMARC1; p=none"});
}
void providerSays(Sample &sample, const QByteArray &results)
{
    sample.mail.above += "Authentication-Results: mx.own.example; " + results + "\r\n";
}
void signedBefore(Sample &sample)
{
    sample.known.history = expectations::History{
        name("company.example"),
        {{name("company.example"), true, came - std::chrono::days(30), came - std::chrono::days(2), 12}},
        expectations::Wish::Learn,
        came - std::chrono::days(30)};
}
void checkedBefore(Sample &sample)
{
    // The signature is the first field of the letter, behind Return-Path and Received.
    RememberedChecks checks{.checked = came};
    checks.signatures.push_back({3, name("company.example"), "key",
                                 dkim::Pass{.key = dns::Status::Secure, .keyBits = 2048, .coverage = {6, 6}}, true});
    sample.known.checks = checks;
}

} // namespace
Q_DECLARE_METATYPE(Change)

class SenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneChangeGivesItsOwnVerdict_data();
    void oneChangeGivesItsOwnVerdict();
    void noTroubleWithDnsEverConfirms();
    void onlyTheProvidersReversePathCounts_data();
    void onlyTheProvidersReversePathCounts();
    void whatWasVerifiedIsRemembered();
    void aTesMarkAsksForTheAuthorsSignature_data();
    void aTesMarkAsksForTheAuthorsSignature();
};

void SenderTest::oneChangeGivesItsOwnVerdict_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *title, Change change, const char *reason, Outcome outcome) {
        QTest::newRow(title) << change << QByteArray(reason) << outcome;
    };
    using enum Outcome;

    // DKIM
    row(
        "sound", [](Sample &) {}, "dkim_aligned", Confirmed);
    row("signed, from a server that is not listed", strangeServer, "dkim_aligned", Confirmed);
    row(
        "signed, nothing else published",
        [](Sample &s) { s.dns.lacks("_dmarc.company.example", Type::Txt).lacks("company.example", Type::Txt); },
        "dkim_aligned", Confirmed);
    row(
        "RFC 9989 §4.5: signed by the organizational domain",
        [](Sample &s) {
            s.mail.from = "a@news.company.example";
            strangeServer(s);
        },
        "dkim_aligned", Confirmed);
    row(
        "RFC 9989 §4.7: adkim=s wants the very domain",
        [](Sample &s) {
            s.mail.from = "a@news.company.example";
            strangeServer(s);
            s.dns.has("_dmarc.company.example", Type::Txt, {"v=DMARC1; p=reject; adkim=s"});
        },
        "against_policy", Contradicted);
    row(
        "a domain above it, and no record that makes them one",
        [](Sample &s) {
            s.mail.from = "a@news.company.example";
            strangeServer(s);
            s.dns.lacks("_dmarc.company.example", Type::Txt);
        },
        "signed_by_another", Stated);
    row(
        "l= covers a part",
        [](Sample &s) {
            s.signature.bodyLength = 6;
            s.bodyAfterwards = s.body + "And much more\r\n";
            strangeServer(s);
        },
        "partly_signed", Stated);
    row(
        "the key only tests signing",
        [](Sample &s) {
            s.dns.has("key._domainkey.company.example", Type::Txt, {authorKey().record() + "; t=y"});
            strangeServer(s);
            asksForNothing(s);
        },
        "no_proof", Nothing);
    row(
        "the key fails DNSSEC",
        [](Sample &s) {
            s.dns.fails("key._domainkey.company.example", Type::Txt, dns::Status::Bogus);
            strangeServer(s);
        },
        "key_bogus", Contradicted);
    row(
        "no answer about the key",
        [](Sample &s) {
            s.dns.fails("key._domainkey.company.example", Type::Txt);
            strangeServer(s);
        },
        "lookup_trouble", Unchecked);
    row(
        "no answer about the policy, signed by the very domain",
        [](Sample &s) { s.dns.fails("_dmarc.company.example", Type::Txt); }, "dkim_aligned", Confirmed);

    // SPF
    row("unsigned, from a listed server", unsignedMail, "spf_aligned", Confirmed);
    row("changed, from a listed server", changedText, "spf_aligned", Confirmed);
    row(
        "SPF lists everybody",
        [](Sample &s) {
            forged(s);
            s.dns.has("company.example", Type::Txt, {"v=spf1 +all"});
        },
        "no_proof", Nothing);
    row(
        "SPF passes for another domain",
        [](Sample &s) {
            forged(s);
            s.mail.above = "Return-Path: <x@evil.example>\r\n";
            s.dns.has("evil.example", Type::Txt, {"v=spf1 ip4:198.51.100.66 -all"});
        },
        "against_policy", Contradicted);
    row(
        "no return address written down, and a server that the author's domain lists",
        [](Sample &s) {
            unsignedMail(s);
            s.mail.above.clear();
        },
        "server_unknown", Unchecked);

    // DMARC
    row("forged", forged, "against_policy", Contradicted);
    row(
        "forged, p=quarantine",
        [](Sample &s) {
            forged(s);
            s.dns.has("_dmarc.company.example", Type::Txt, {"v=DMARC1; p=quarantine"});
        },
        "against_policy", Contradicted);
    row(
        "forged, p=quarantine; t=y",
        [](Sample &s) {
            forged(s);
            s.dns.has("_dmarc.company.example", Type::Txt, {"v=DMARC1; p=quarantine; t=y"});
        },
        "no_proof", Nothing);
    row(
        "forged, no return address written down",
        [](Sample &s) {
            forged(s);
            s.mail.above.clear();
        },
        "against_policy", Contradicted);
    row(
        "forged, the domain asks for nothing",
        [](Sample &s) {
            forged(s);
            asksForNothing(s);
        },
        "no_proof", Nothing);
    row(
        "forged, the domain publishes nothing",
        [](Sample &s) {
            forged(s);
            s.dns.lacks("_dmarc.company.example", Type::Txt);
        },
        "no_proof", Nothing);
    row(
        "changed on the way, from a server that is not listed",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
        },
        "against_policy", Contradicted);
    row(
        "the same, and the domain asks for nothing",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            asksForNothing(s);
        },
        "check_failed", Nothing);
    row(
        "unsigned, no answer about the policy",
        [](Sample &s) {
            forged(s);
            s.dns.fails("_dmarc.company.example", Type::Txt);
        },
        "lookup_trouble", Unchecked);
    row(
        "unsigned, no answer about SPF",
        [](Sample &s) {
            unsignedMail(s);
            s.dns.fails("company.example", Type::Txt);
        },
        "lookup_trouble", Unchecked);
    row(
        "unsigned, nobody knows which server handed it over",
        [](Sample &s) {
            forged(s);
            s.isOwnProviderKnown = false;
        },
        "server_unknown", Unchecked);
    row(
        "changed, nobody knows which server handed it over",
        [](Sample &s) {
            changedText(s);
            s.isOwnProviderKnown = false;
        },
        "against_policy", Contradicted);

    // Others' signatures
    row(
        "a list signs, the domain asks for nothing",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            asksForNothing(s);
            s.isSignedByList = true;
        },
        "signed_by_another", Stated);
    row(
        "a list signs, the domain asks to refuse",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            s.isSignedByList = true;
        },
        "against_policy", Contradicted);
    row(
        "an accepted forwarder vouches (ARC)",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            s.forwarder = "list.example";
            s.sealers = {name("list.example")};
        },
        "arc", Stated);
    row(
        "a forwarder vouches whom nobody has accepted",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            s.forwarder = "list.example";
        },
        "against_policy", Contradicted);

    // Old mail
    row(
        "no key, and the mail is fresh",
        [](Sample &s) {
            s.dns.lacks("key._domainkey.company.example", Type::Txt);
            strangeServer(s);
        },
        "against_policy", Contradicted);
    row(
        "the key has gone since",
        [](Sample &s) {
            s.dns.lacks("key._domainkey.company.example", Type::Txt);
            strangeServer(s);
            s.now = came + limits::keysStay + std::chrono::hours(1);
        },
        "key_gone", Unchecked);
    row(
        "unsigned long ago",
        [](Sample &s) {
            forged(s);
            s.now = came + limits::policiesStay + std::chrono::hours(1);
        },
        "too_old", Unchecked);
    row(
        "the key has gone, but it was checked in time",
        [](Sample &s) {
            s.dns.lacks("key._domainkey.company.example", Type::Txt);
            strangeServer(s);
            checkedBefore(s);
        },
        "dkim_aligned", Confirmed);
    row(
        "no DNS today, but it was checked in time",
        [](Sample &s) {
            s.asksDns = false;
            checkedBefore(s);
        },
        "dkim_aligned", Confirmed);

    // The own provider
    row(
        "the provider confirms, DNS is not asked",
        [](Sample &s) {
            providerSays(s, "dmarc=pass header.from=company.example");
            s.asksDns = false;
        },
        "provider_dmarc", Confirmed);
    row(
        "the provider confirms, nothing is to be found here",
        [](Sample &s) {
            forged(s);
            asksForNothing(s);
            providerSays(s, "dmarc=pass header.from=company.example");
        },
        "provider_dmarc", Confirmed);
    row(
        "the provider confirms, the signature fails here",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            asksForNothing(s);
            providerSays(s, "dmarc=pass header.from=company.example");
        },
        "conflict", Unchecked);
    row(
        "the provider's check failed, the signature holds here",
        [](Sample &s) { providerSays(s, "dmarc=fail (p=reject) header.from=company.example"); }, "conflict", Unchecked);
    row(
        "both confirm", [](Sample &s) { providerSays(s, "dmarc=pass header.from=company.example"); }, "dkim_aligned",
        Confirmed);
    row(
        "the provider's check failed, an accepted forwarder vouches",
        [](Sample &s) {
            changedText(s);
            strangeServer(s);
            s.forwarder = "list.example";
            s.sealers = {name("list.example")};
            providerSays(s, "dmarc=fail (p=reject) header.from=company.example");
        },
        "arc", Stated);

    // Earlier mail
    const Change worse = [](Sample &s) {
        forged(s);
        asksForNothing(s);
        signedBefore(s);
    };
    row("earlier mail was signed", worse, "less_than_expected", Contradicted);
    row(
        "earlier mail was signed, and the provider confirms this one",
        [worse](Sample &s) {
            worse(s);
            providerSays(s, "dmarc=pass header.from=company.example");
        },
        "provider_dmarc", Confirmed);
    row(
        "earlier mail was signed, this one by somebody else",
        [worse](Sample &s) {
            worse(s);
            s.isSignedByList = true;
        },
        "less_than_expected", Contradicted);
    row(
        "earlier mail was signed by this list too",
        [worse](Sample &s) {
            worse(s);
            s.isSignedByList = true;
            s.known.history->signers.push_back({name("list.example"), false, came - std::chrono::days(20), came, 2});
        },
        "signed_by_another", Stated);
    row(
        "what came before the first signed mail is not judged by it",
        [worse](Sample &s) {
            worse(s);
            s.known.history->signers.front().first = came + std::chrono::days(1);
            s.known.history->signers.front().last = came + std::chrono::days(9);
            s.known.history->since = came + std::chrono::days(1);
            s.now = came + std::chrono::days(10);
        },
        "no_proof", Nothing);
    row(
        "the person expects nothing of it",
        [worse](Sample &s) {
            worse(s);
            s.known.history->wish = expectations::Wish::Ignore;
        },
        "no_proof", Nothing);
    row(
        "no answer about the key is no change for the worse",
        [](Sample &s) {
            strangeServer(s);
            asksForNothing(s);
            signedBefore(s);
            s.dns.fails("key._domainkey.company.example", Type::Txt);
        },
        "lookup_trouble", Unchecked);

    // No single author
    row(
        "two From fields", [](Sample &s) { s.mail.below = "From: a@company.example\r\n"; }, "several_from_fields",
        Contradicted);
    row(
        "two authors", [](Sample &s) { s.mail.from = "a@company.example, x@evil.example"; }, "several_authors",
        Unchecked);
}

void SenderTest::oneChangeGivesItsOwnVerdict()
{
    QFETCH(Change, change);
    Sample sample = sound();
    change(sample);
    const Judged judged = judge(sample);
    QTEST(judged.reason, "reason");
    QTEST(judged.outcome, "outcome");
}

/// Each answer in turn is taken away or made bogus: a forged mail is never confirmed by it, a sound one never contradicted but
/// by a bogus key.
void SenderTest::noTroubleWithDnsEverConfirms()
{
    for (const bool isForged : {true, false}) {
        Sample first = sound();
        if (isForged)
            forged(first);
        judge(first);
        QVERIFY(first.dns.asked.size() >= 3);
        for (const dns::Question &question : std::as_const(first.dns.asked)) {
            for (const dns::Status status : {dns::Status::NoAnswer, dns::Status::Bogus}) {
                Sample sample = sound();
                if (isForged)
                    forged(sample);
                sample.dns.fails(question.name.view(), question.type, status);
                const Judged judged = judge(sample);
                if (isForged)
                    QVERIFY2(judged.outcome != Outcome::Confirmed, question.name.toByteArray().constData());
                else if (judged.outcome == Outcome::Contradicted)
                    QCOMPARE(judged.reason, QByteArray("key_bogus"));
            }
        }
    }
}

void SenderTest::onlyTheProvidersReversePathCounts_data()
{
    QTest::addColumn<QByteArray>("above");
    QTest::addColumn<QByteArray>("below");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("RFC 5321 §4.4") << QByteArray("Return-Path: <a@b.example>\r\n") << QByteArray() << true
                                   << QByteArray("a@b.example");
    QTest::newRow("of a bounce") << QByteArray("Return-Path: <>\r\n") << QByteArray() << true << QByteArray();
    QTest::newRow("without brackets") << QByteArray("Return-Path: a@b.example\r\n") << QByteArray() << true
                                      << QByteArray("a@b.example");
    QTest::newRow("with a source route") << QByteArray("Return-Path: <@x.example,@y.example:a@b.example>\r\n")
                                         << QByteArray() << true << QByteArray("a@b.example");
    QTest::newRow("came with the mail") << QByteArray() << QByteArray("Return-Path: <a@b.example>\r\n") << false
                                        << QByteArray();
    QTest::newRow("half a bracket") << QByteArray("Return-Path: <a@b.example\r\n") << QByteArray() << false
                                    << QByteArray();
}

void SenderTest::onlyTheProvidersReversePathCounts()
{
    QFETCH(QByteArray, above);
    QFETCH(QByteArray, below);
    QFETCH(bool, isThere);
    const kit::ReadMail mail(kit::Mail{.above = above, .below = below});
    const auto path = reversePath(mail.header, mail.journey);
    QCOMPARE(path.has_value(), isThere);
    if (path)
        QTEST(*path, "path");
}

void SenderTest::whatWasVerifiedIsRemembered()
{
    Sample sample = sound();
    const RememberedChecks checks = toRemember(judge(sample).checks, false);
    QCOMPARE(checks.checked, sample.now);
    QCOMPARE(checks.signatures.size(), size_t(1));
    QCOMPARE(checks.signatures.front().sdid, name("company.example"));
    QVERIFY(checks.signatures.front().isAligned);
    QVERIFY(checks.spfAligned);
    QVERIFY(!checks.failedPolicy);

    // Years later the same mail is judged on what is remembered, and that is not remembered anew.
    Sample later = sound();
    later.dns.lacks("key._domainkey.company.example", Type::Txt).lacks("company.example", Type::Txt);
    later.now = came + std::chrono::days(900);
    later.known.checks = checks;
    const Judged judged = judge(later);
    QCOMPARE(judged.reason, QByteArray("dkim_aligned"));
    QCOMPARE(std::get<sender::DkimConfirms>(judged.verdict).checked, checks.checked);
    QVERIFY(!toRemember(judged.checks, false).saysSomething());
}

void SenderTest::aTesMarkAsksForTheAuthorsSignature_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isContradicted");
    QTest::newRow("requirement 26: signed") << Change([](Sample &) {}) << false;
    QTest::newRow("unsigned") << Change(unsignedMail) << true;
    QTest::newRow("changed") << Change(changedText) << true;
    QTest::newRow("signed by a list only") << Change([](Sample &s) {
        s.isSigned = false;
        s.isSignedByList = true;
    }) << true;
    QTest::newRow("no answer about the key")
        << Change([](Sample &s) { s.dns.fails("key._domainkey.company.example", Type::Txt); }) << false;
}

void SenderTest::aTesMarkAsksForTheAuthorsSignature()
{
    QFETCH(Change, change);
    Sample sample = sound();
    for (const QByteArray &domain : {QByteArray("company.example"), QByteArray("own.example")}) {
        sample.dns.has("tes-master." + domain, Type::Cname, {"isp.example"}, dns::Status::Secure)
            .has(domain + ".tes-member.isp.example", Type::Txt, {"TES Mail Domain"}, dns::Status::Secure);
    }
    sample.dns.has(QByteArray("isp.example.tes-member.") + tes::defaultRoot, Type::Txt, {"TES Mail Domain"},
                   dns::Status::Secure);
    sample.mail.above += "X-TES-Member: yes; domain=company.example\r\n";
    change(sample);
    const tes::Received received = judge(sample).tes;
    const auto *contradiction = std::get_if<tes::Contradiction>(&received);
    QTEST(contradiction != nullptr, "isContradicted");
    if (contradiction)
        QCOMPARE(contradiction->why, tes::Contradiction::Why::NoAlignedSignature);
    else
        QVERIFY(std::holds_alternative<tes::BothMembers>(received));
}

QTEST_GUILESS_MAIN(SenderTest)
#include "sender_test.moc"
