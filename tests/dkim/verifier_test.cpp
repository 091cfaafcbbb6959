// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/verifier.h"

#include "core/base/limits.h"
#include "tests/kit/kit.h"
#include "tests/kit/signer.h"

#include <QTest>

#include <functional>

using namespace waxseal;
using namespace waxseal::dkim;
using dns::Type;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::sys_seconds now{1'790'000'000s};
const QByteArray keyRecordName = "key._domainkey.example.org";

const kit::SigningKey &rsaKey()
{
    static const auto key = kit::SigningKey::rsa(2048);
    return key;
}

const kit::SigningKey &ed25519Key()
{
    static const auto key = kit::SigningKey::ed25519();
    return key;
}

const QByteArray plainMessage = "Received: from a by b; Fri, 20 Nov 2026 12:04:31 +0000\r\n"
                                "From: Ann <ann@example.org>\r\n"
                                "To: Bob <bob@example.net>\r\n"
                                "Subject: A  subject\r\n"
                                "\tthat is folded\r\n"
                                "Date: Fri, 20 Nov 2026 12:04:31 +0000\r\n"
                                "Message-ID: <1@example.org>\r\n"
                                "\r\n"
                                "Hello Bob,\r\n"
                                "\r\n"
                                "two  words \r\n"
                                "\r\n"
                                "\r\n";

/// One verification from start to end. Everything that the verifier refers to lives here.
struct Run {
    Run(QByteArray message, const kit::Facts &facts, bool isWhole = true, std::chrono::sys_seconds received = now)
        : octets(std::move(message))
        , header(message::Header::parse(octets).value())
        , digests(header, octets)
        , verifier(header, octets, isWhole, digests)
        , answers(facts.cache(), now)
        , findings(verifier.judge(answers, keys, received))
    { }
    Run(const Run &) = delete;

    /// "pass", "fail body_hash"
    QByteArray verdict(size_t at = 0) const
    {
        if (at >= findings.size())
            return "none";
        const Verdict &one = findings[at].verdict;
        const QByteArrayView reason = reasonName(one);
        return resultName(one).toByteArray() + (reason.isEmpty() ? QByteArray() : ' ' + reason.toByteArray());
    }
    const Pass &pass(size_t at = 0) const { return std::get<Pass>(findings.at(at).verdict); }

    QByteArray octets;
    message::Header header;
    MessageDigests digests;
    Verifier verifier;
    dns::Answers answers;
    KeyCache keys;
    const std::vector<Finding> &findings;
};

/// A sound message and its key; each test breaks one thing.
struct Sample {
    kit::SigningKey key = rsaKey();
    QByteArray unsignedMessage = plainMessage;
    kit::SignOptions options;
    QByteArray record = key.record();
    std::chrono::sys_seconds received = now;
    bool isWhole = true;
    std::function<QByteArray(QByteArray)> onTheWay = [](QByteArray message) { return message; };

    QByteArray verdict() const
    {
        kit::Facts facts(now);
        facts.secure(keyRecordName, Type::Txt, {record});
        return Run(onTheWay(kit::sign(unsignedMessage, key, options)), facts, isWhole, received).verdict();
    }
};

/// @p text with one @p before in it replaced.
QByteArray replaced(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    const qsizetype at = text.indexOf(before);
    if (at < 0)
        qFatal("no \"%s\" in the message", before.constData());
    return text.replace(at, before.size(), after);
}

std::function<QByteArray(QByteArray)> replacing(const QByteArray &before, const QByteArray &after)
{
    return [=](QByteArray message) { return replaced(std::move(message), before, after); };
}

/// One letter of a base64 value changed, at @p at from its start.
QByteArray withOtherLetter(QByteArray message, const QByteArray &tag, qsizetype at)
{
    const qsizetype start = message.indexOf(tag) + tag.size() + at;
    message[start] = message[start] == 'A' ? 'B' : 'A';
    return message;
}

using Damage = std::function<void(Sample &)>;

// RFC 6376 Appendix A.2, with the key of Appendix C
const QByteArray rfc6376Record = "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkM"
                                 "oGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/R"
                                 "tdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToI"
                                 "MmPSPDdQPNUYckcQ2QIDAQAB";
const QByteArray rfc6376Message = "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;\r\n"
                                  "      c=simple/simple; q=dns/txt; i=joe@football.example.com;\r\n"
                                  "      h=Received : From : To : Subject : Date : Message-ID;\r\n"
                                  "      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                                  "      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB\r\n"
                                  "      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut\r\n"
                                  "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV\r\n"
                                  "      4bmp/YzhwvcubU4=;\r\n"
                                  "Received: from client1.football.example.com  [192.0.2.1]\r\n"
                                  "      by submitserver.example.com with SUBMISSION;\r\n"
                                  "      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)\r\n"
                                  "From: Joe SixPack <joe@football.example.com>\r\n"
                                  "To: Suzie Q <suzie@shopping.example.net>\r\n"
                                  "Subject: Is dinner ready?\r\n"
                                  "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
                                  "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
                                  "\r\n"
                                  "Hi.\r\n"
                                  "\r\n"
                                  "We lost the game. Are you hungry yet?\r\n"
                                  "\r\n"
                                  "Joe.\r\n";

// RFC 8463 Appendix A
const QByteArray rfc8463Ed25519Record = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const QByteArray rfc8463RsaRecord = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
                                    "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
                                    "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
                                    "Ip3G+2kryOTIKT+l/K4w3QIDAQAB";
const QByteArray rfc8463Message = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
                                  " d=football.example.com; i=@football.example.com;\r\n"
                                  " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
                                  " subject : date : message-id : from : subject : date;\r\n"
                                  " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                                  " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
                                  " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n"
                                  "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
                                  " d=football.example.com; i=@football.example.com;\r\n"
                                  " q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n"
                                  " date : message-id : from : subject : date;\r\n"
                                  " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                                  " b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n"
                                  " DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n"
                                  " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n"
                                  "From: Joe SixPack <joe@football.example.com>\r\n"
                                  "To: Suzie Q <suzie@shopping.example.net>\r\n"
                                  "Subject: Is dinner ready?\r\n"
                                  "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
                                  "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
                                  "\r\n"
                                  "Hi.\r\n"
                                  "\r\n"
                                  "We lost the game.  Are you hungry yet?\r\n"
                                  "\r\n"
                                  "Joe.\r\n";

kit::Facts &rfc8463Facts(kit::Facts &facts)
{
    return facts.secure("brisbane._domainkey.football.example.com", Type::Txt, {rfc8463Ed25519Record})
        .secure("test._domainkey.football.example.com", Type::Txt, {rfc8463RsaRecord});
}

} // namespace

Q_DECLARE_METATYPE(Damage)

class VerifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfRfc6376Passes();
    void bothSignaturesOfRfc8463Pass();
    void everyOctetOfTheExamplesCounts();

    void soundMailPasses_data();
    void soundMailPasses();
    void oneFaultInTheSignatureHasItsOwnVerdict_data();
    void oneFaultInTheSignatureHasItsOwnVerdict();
    void oneFaultInTheKeyRecordHasItsOwnVerdict_data();
    void oneFaultInTheKeyRecordHasItsOwnVerdict();
    void oneChangeOnTheWayHasItsOwnVerdict_data();
    void oneChangeOnTheWayHasItsOwnVerdict();
    void timesAreComparedWithArrival_data();
    void timesAreComparedWithArrival();

    void whatDnsSaysIsTold_data();
    void whatDnsSaysIsTold();
    void ofSeveralRecordsTheFirstKeyRecordCounts_data();
    void ofSeveralRecordsTheFirstKeyRecordCounts();
    void aKeyIsAskedForOnce();
    void verdictsStayAndTroubleIsTriedAgain();
    void aPassSaysWhatItCovers_data();
    void aPassSaysWhatItCovers();
    void keysOfEverySize_data();
    void keysOfEverySize();

    void fromIsSealedWhenNoneCanBeAdded_data();
    void fromIsSealedWhenNoneCanBeAdded();
    void addedFieldsAreSeenWhereSealed_data();
    void addedFieldsAreSeenWhereSealed();
    void oneGoodSignatureAmongOthersPasses();
    void aSignatureMayCoverAnother();
    void tooManySignaturesAreNotVerified();
    void hostileNumbersOfSignaturesStayBounded();
    void aBodyThatWasNotReadIsNotJudged();
    void aBareHeaderIsABodyOfNothing();
    void testingKeysCountForNothing();
    void onlyAWholeBodyCounts();
};

void VerifierTest::theExampleOfRfc6376Passes()
{
    kit::Facts facts(now);
    facts.secure("brisbane._domainkey.example.com", Type::Txt, {rfc6376Record});
    const Run run(rfc6376Message, facts);
    QCOMPARE(run.findings.size(), size_t(1));
    QCOMPARE(run.verdict(), QByteArray("pass weak_key"));
    const Finding &finding = run.findings.front();
    QCOMPARE(finding.sdid->toByteArray(), QByteArray("example.com"));
    QCOMPARE(finding.selector, QByteArray("brisbane"));
    QCOMPARE(finding.auid, QByteArray("joe@football.example.com"));
    QCOMPARE(finding.signedFields.size(), size_t(6));
    QVERIFY(!finding.isFromSealed);
    QCOMPARE(run.pass().keyBits, 1024);
    QVERIFY(run.pass().counts());
    // Two spaces where there was one: the body is not what was signed.
    QCOMPARE(Run(replaced(rfc6376Message, "game. Are", "game.  Are"), facts).verdict(), QByteArray("fail body_hash"));
    QCOMPARE(Run(replaced(rfc6376Message, ".com  [", ".com ["), facts).verdict(), QByteArray("fail signature"));
}

void VerifierTest::bothSignaturesOfRfc8463Pass()
{
    kit::Facts facts(now);
    const Run run(rfc8463Message, rfc8463Facts(facts));
    QCOMPARE(run.findings.size(), size_t(2));
    QCOMPARE(run.verdict(0), QByteArray("pass"));
    QCOMPARE(run.verdict(1), QByteArray("pass weak_key"));
    QCOMPARE(run.findings[0].algorithm, Algorithm::Ed25519Sha256);
    QCOMPARE(run.findings[1].algorithm, Algorithm::RsaSha256);
    QCOMPARE(run.pass(0).keyBits, 256);
    QCOMPARE(run.pass(1).keyBits, 1024);
    QVERIFY(run.findings[0].isFromSealed);
    QCOMPARE(run.findings[0].signedAt, std::optional(std::chrono::sys_seconds(1528637909s)));
    // c=relaxed/relaxed: white space may change.
    const QByteArray spaced = replaced(replaced(rfc8463Message, "game.  Are", "game. Are"), "Is dinner", "Is   dinner");
    const Run relaxed(spaced, facts);
    QCOMPARE(relaxed.verdict(0), QByteArray("pass"));
    QCOMPARE(relaxed.verdict(1), QByteArray("pass weak_key"));
}

void VerifierTest::everyOctetOfTheExamplesCounts()
{
    // A letter in place of any other letter of a signed field or of the body is noticed.
    kit::Facts facts(now);
    facts.secure("brisbane._domainkey.example.com", Type::Txt, {rfc6376Record});
    const qsizetype start = rfc6376Message.indexOf("Received:") + 9;
    for (qsizetype at = start; at < rfc6376Message.size(); ++at) {
        const char c = rfc6376Message[at];
        if (c == '\r' || c == '\n' || c == ' ')
            continue;
        QByteArray changed = rfc6376Message;
        changed[at] = c == 'x' ? 'y' : 'x';
        if (Run(changed, facts).verdict() == "pass")
            QFAIL(qPrintable(QStringLiteral("octet %1 may be changed unseen").arg(at)));
    }
}

void VerifierTest::soundMailPasses_data()
{
    QTest::addColumn<Damage>("change");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Damage change) { QTest::newRow(name) << change << QByteArray("pass"); };
    row("as it is", [](Sample &) {});
    for (const char *form : {"simple", "relaxed", "simple/simple", "simple/relaxed", "relaxed/simple", ""})
        QTest::addRow("c=%s", form) << Damage([=](Sample &s) { s.options.canonicalization = form; })
                                    << QByteArray("pass");
    row("Ed25519", [](Sample &s) {
        s.key = ed25519Key();
        s.record = s.key.record();
    });
    row("every optional tag", [](Sample &s) {
        s.options.more = "i=ann@mail.example.org; q=dns/txt; t=1789999999; x=1790000000; z=From:ann@example.org";
    });
    row("an unknown tag", [](Sample &s) { s.options.more = "zz=anything"; });
    row("no text at all",
        [](Sample &s) { s.unsignedMessage = plainMessage.left(plainMessage.indexOf("\r\n\r\n") + 4); });
    row("no text at all, simple", [](Sample &s) {
        s.unsignedMessage = plainMessage.left(plainMessage.indexOf("\r\n\r\n") + 4);
        s.options.canonicalization = "simple/simple";
    });
    row("empty lines only", [](Sample &s) {
        s.unsignedMessage = plainMessage.left(plainMessage.indexOf("\r\n\r\n") + 4) + "\r\n\r\n\r\n";
    });
    row("no line end at the end", [](Sample &s) { s.unsignedMessage = plainMessage.trimmed(); });
    row("lines that end in LF", [](Sample &s) { s.unsignedMessage.replace("\r\n", "\n"); });
    row("lines that end in LF, simple", [](Sample &s) {
        s.unsignedMessage.replace("\r\n", "\n");
        s.options.canonicalization = "simple/simple";
    });
    row("stored with LF after signing",
        [](Sample &s) { s.onTheWay = [](QByteArray message) { return message.replace("\r\n", "\n"); }; });
    row("fields that are not there, named in h=", [](Sample &s) { s.options.signedFields += {"Reply-To", "X-Other"}; });
    row("every name twice in h=", [](Sample &s) { s.options.signedFields += s.options.signedFields; });
    row("h= in lower case, with white space", [](Sample &s) {
        s.options.signedFields = {"from ", " to", "subject\r\n\t", "\r\n\tdate"};
    });
    row("octets above ASCII", [](Sample &s) {
        s.unsignedMessage = replaced(plainMessage, "Ann", "\xc3\x84nn\xff");
        s.unsignedMessage += "\x80\xff\r\n";
    });
    row("NUL in the text", [](Sample &s) { s.unsignedMessage += QByteArray("a\0b\r\n", 5); });
    row("a Received field on top",
        [](Sample &s) { s.onTheWay = [](QByteArray message) { return "Received: from c by d\r\n" + message; }; });
    row("RFC 8616: U-labels", [](Sample &s) {
        s.options.more = "i=\xc3\xa4@b\xc3\xbc"
                         "cher.example.org";
    });
}

void VerifierTest::soundMailPasses()
{
    QFETCH(Damage, change);
    QFETCH(QByteArray, expected);
    Sample sample;
    change(sample);
    QCOMPARE(sample.verdict(), expected);
}

void VerifierTest::oneFaultInTheSignatureHasItsOwnVerdict_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QByteArray &expected) { QTest::newRow(name) << before << after << expected; };
    row("v=2", "v=1;", "v=2;", "neutral version");
    row("no v=", "v=1; ", "", "neutral tag_missing");
    row("a=rsa-sha1 (RFC 8301 §3.1)", "a=rsa-sha256", "a=rsa-sha1", "policy sha1");
    row("a=ed25519-sha256 over an RSA key", "a=rsa-sha256", "a=ed25519-sha256", "permerror key_type_differs");
    row("a= unknown", "a=rsa-sha256", "a=rsa-sha512", "neutral algorithm");
    row("a= in upper case", "a=rsa-sha256", "a=RSA-SHA256", "fail signature");
    row("b= no base64", "\tb=", "\tb=*", "neutral base64");
    row("bh= no base64", "bh=", "bh=*", "neutral base64");
    row("c= another form of the body", "c=relaxed/relaxed", "c=relaxed/simple", "fail body_hash");
    row("c= another form of the header", "c=relaxed/relaxed", "c=simple/relaxed", "fail signature");
    row("c= unknown", "c=relaxed/relaxed", "c=relaxed/nofws", "neutral canonicalization");
    row("no c=", "c=relaxed/relaxed;", "", "fail body_hash");
    row("d= a domain without a key", "d=example.org", "d=example.net", "permerror no_key");
    row("d= a domain with the same key", "d=example.org", "d=twin.example", "fail signature");
    row("d= no domain", "d=example.org", "d=example .org", "neutral domain");
    row("d= with an @", "d=example.org", "d=ann@example.org", "neutral domain");
    row("d= in upper case", "d=example.org", "d=EXAMPLE.org", "fail signature");
    row("h= a name less", ":Subject", "", "fail signature");
    row("h= another order", "h=From:To", "h=To:From", "fail signature");
    row("h= without From", "h=From:", "h=", "neutral from_not_signed");
    row("h= an empty name", "h=From:", "h=From::", "neutral signed_fields");
    row("i= another person", "i=ann@", "i=eve@", "fail signature");
    row("i= another domain", "i=ann@mail.example.org", "i=ann@example.net", "neutral identity");
    row("no i=", "i=ann@mail.example.org; ", "", "fail signature");
    row("l= added", "h=From", "l=1; h=From", "fail body_hash");
    row("l= added, of the whole body", "h=From", "l=25; h=From", "fail signature");
    row("l= negative", "h=From", "l=-1; h=From", "neutral number");
    row("q= another method", "q=dns/txt", "q=dns/caa", "neutral query_method");
    row("q= one method more", "q=dns/txt", "q=dns/txt:x", "fail signature");
    row("s= without a key", "s=key", "s=other", "permerror no_key");
    row("s= no selector", "s=key", "s=k/y", "neutral selector");
    row("s= of the same key", "s=key", "s=twin", "fail signature");
    row("t= another second", "t=1789999999", "t=1789999998", "fail signature");
    row("t= no number", "t=1789999999", "t=never", "neutral number");
    row("x= later", "x=1790000001", "x=1790009999", "fail signature");
    row("x= passed", "x=1790000001", "x=1789999990", "policy expired");
    row("x= no number", "x=1790000001", "x=1e9", "neutral number");
    row("no x=", "x=1790000001; ", "", "fail signature");
    row("z= another copy", "z=From:ann", "z=From:eve", "fail signature");
    row("a tag more", "z=From", "zz=1; z=From", "fail signature");
    row("a tag twice", "q=dns/txt", "q=dns/txt; s=key", "neutral tag_list_unreadable");
    row("no tag list", "DKIM-Signature:", "DKIM-Signature: x;", "neutral tag_list_unreadable");
}

void VerifierTest::oneFaultInTheSignatureHasItsOwnVerdict()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, expected);
    kit::SignOptions options;
    options.more = "i=ann@mail.example.org; q=dns/txt; t=1789999999; x=1790000001; z=From:ann@example.org";
    const QByteArray message = kit::sign(plainMessage, rsaKey(), options);
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()})
        .secure("twin._domainkey.example.org", Type::Txt, {rsaKey().record()})
        .secure("key._domainkey.twin.example", Type::Txt, {rsaKey().record()})
        .absent("other._domainkey.example.org", Type::Txt)
        .absent("key._domainkey.example.net", Type::Txt);
    QCOMPARE(Run(message, facts).verdict(), QByteArray("pass"));

    QByteArray broken = replaced(message, before, after);
    if (after == "d=example.net" || after == "d=twin.example") // so that it is "d=" that is judged
        broken = replaced(broken, "i=ann@mail.example.org", "i=@" + after.mid(2));
    QCOMPARE(Run(broken, facts).verdict(), expected);
}

void VerifierTest::oneFaultInTheKeyRecordHasItsOwnVerdict_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray p = "p=" + rsaKey().publicBase64();
    QTest::newRow("no v=") << "k=rsa; " + p << QByteArray("pass");
    QTest::newRow("v=DKIM2") << "v=DKIM2; " + p << QByteArray("permerror no_key");
    QTest::newRow("v=DKIM1, and no tag list") << "v=DKIM1 " + p << QByteArray("permerror key_unreadable");
    QTest::newRow("g= of RFC 4871") << "v=DKIM1; g=nobody; " + p << QByteArray("pass");
    QTest::newRow("h=sha1") << "v=DKIM1; h=sha1; " + p << QByteArray("permerror hash_not_allowed");
    QTest::newRow("h=sha1:sha256") << "v=DKIM1; h=sha1:sha256; " + p << QByteArray("pass");
    QTest::newRow("k=ed25519") << "v=DKIM1; k=ed25519; p=" + ed25519Key().publicBase64()
                               << QByteArray("permerror key_type_differs");
    QTest::newRow("k= unknown") << "v=DKIM1; k=dsa; " + p << QByteArray("permerror key_type_differs");
    QTest::newRow("n= notes") << "v=DKIM1; n=anything; " + p << QByteArray("pass");
    QTest::newRow("no p=") << QByteArray("v=DKIM1; k=rsa") << QByteArray("permerror key_unreadable");
    QTest::newRow("p= empty") << QByteArray("v=DKIM1; p=") << QByteArray("permerror key_revoked");
    QTest::newRow("p= no key") << QByteArray("v=DKIM1; p=AAAA") << QByteArray("permerror key_malformed");
    QTest::newRow("p= another key") << kit::SigningKey::rsa(1024).record() << QByteArray("fail signature");
    QTest::newRow("s=*") << "v=DKIM1; s=*; " + p << QByteArray("pass");
    QTest::newRow("s= another service") << "v=DKIM1; s=tlsrpt; " + p << QByteArray("permerror not_for_email");
    QTest::newRow("t=y") << "v=DKIM1; t=y; " + p << QByteArray("pass testing");
    QTest::newRow("t=s, i= below d=") << "v=DKIM1; t=s; " + p << QByteArray("permerror identity_not_exact");
    QTest::newRow("another kind of record") << QByteArray("v=spf1 -all") << QByteArray("permerror no_key");
    QTest::newRow("any text") << QByteArray("hello") << QByteArray("permerror no_key");
    QTest::newRow("empty text") << QByteArray("") << QByteArray("permerror no_key");
}

void VerifierTest::oneFaultInTheKeyRecordHasItsOwnVerdict()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    Sample sample;
    sample.options.more = "i=ann@mail.example.org";
    QCOMPARE(sample.verdict(), QByteArray("pass"));
    sample.record = record;
    QCOMPARE(sample.verdict(), expected);
    if (record.contains("t=s")) {
        sample.options.more = "i=ann@example.org";
        QCOMPARE(sample.verdict(), QByteArray("pass"));
    }
}

void VerifierTest::oneChangeOnTheWayHasItsOwnVerdict_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<Damage>("change");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const QByteArray &name, const QByteArray &form, const QByteArray &before,
                        const QByteArray &after, const QByteArray &expected) {
        QTest::newRow(name.constData()) << form << Damage([=](Sample &s) { s.onTheWay = replacing(before, after); })
                                        << expected;
    };
    for (const char *form : {"simple/simple", "relaxed/relaxed"}) {
        const auto named = [form](const char *name) { return QByteArray(form) + ": " + name; };
        row(named("another From"), form, "Ann <ann", "Eve <ann", "fail signature");
        row(named("another Subject"), form, "A  subject", "B  subject", "fail signature");
        row(named("a field that is not signed"), form, "from a by b", "from c by b", "pass");
        row(named("a word of the body"), form, "Hello", "Hallo", "fail body_hash");
        row(named("a line added"), form, "Hello", "Hello\r\nHello", "fail body_hash");
        QTest::newRow(named("a word of the body and the Subject").constData())
            << QByteArray(form) << Damage([](Sample &s) {
                   s.onTheWay = [](const QByteArray &m) {
                       return replaced(replaced(m, "Hello", "Hallo"), "A  subject", "B  subject");
                   };
               })
            << QByteArray("fail body_hash");
        row(named("the body cut"), form, "two  words \r\n\r\n\r\n", "", "fail body_hash");
        row(named("half a line"), form, "two  words \r\n\r\n\r\n", "two", "fail body_hash");
        row(named("empty lines at the end added"), form, "words \r\n", "words \r\n\r\n\r\n\r\n", "pass");
        row(named("empty lines at the end lost"), form, "words \r\n\r\n\r\n", "words \r\n", "pass");
    }
    row("simple: a space at the end of a line lost", "simple/simple", "words ", "words", "fail body_hash");
    row("relaxed: a space at the end of a line lost", "relaxed/relaxed", "words ", "words", "pass");
    row("simple: a space at the end of a line added", "simple/simple", "Bob,", "Bob, ", "fail body_hash");
    row("relaxed: a space at the end of a line added", "relaxed/relaxed", "Bob,", "Bob, \t ", "pass");
    row("simple: spaces between words", "simple/simple", "two  words", "two words", "fail body_hash");
    row("relaxed: spaces between words", "relaxed/relaxed", "two  words", "two \t words", "pass");
    row("relaxed: words joined", "relaxed/relaxed", "two  words", "twowords", "fail body_hash");
    row("relaxed: a line of spaces at the end", "relaxed/relaxed", "words \r\n", "words \r\n  \r\n", "pass");
    row("simple: a line of spaces at the end", "simple/simple", "words \r\n", "words \r\n  \r\n", "fail body_hash");
    row("simple: a header folded anew", "simple/simple", "subject\r\n\tthat", "subject that", "fail signature");
    row("relaxed: a header folded anew", "relaxed/relaxed", "subject\r\n\tthat", "subject that", "pass");
    row("simple: a name in upper case", "simple/simple", "From: Ann", "FROM: Ann", "fail signature");
    row("relaxed: a name in upper case", "relaxed/relaxed", "From: Ann", "FROM:   Ann", "pass");
    row("relaxed: the signature folded anew", "relaxed/relaxed", ";\r\n\td=", "; d=", "pass");
    row("simple: the signature folded anew", "simple/simple", ";\r\n\td=", "; d=", "fail signature");
    for (const qsizetype at : {0, 40, 290}) {
        QTest::addRow("b= one letter changed, at %d", int(at))
            << QByteArray("relaxed/relaxed") << Damage([=](Sample &s) {
                   s.onTheWay = [=](QByteArray m) { return withOtherLetter(std::move(m), "\tb=", at); };
               })
            << QByteArray("fail signature");
    }
    QTest::newRow("bh= one letter changed") << QByteArray("relaxed/relaxed") << Damage([](Sample &s) {
        s.onTheWay = [](QByteArray m) { return withOtherLetter(std::move(m), "bh=", 7); };
    }) << QByteArray("fail body_hash");
}

void VerifierTest::oneChangeOnTheWayHasItsOwnVerdict()
{
    QFETCH(QByteArray, form);
    QFETCH(Damage, change);
    QFETCH(QByteArray, expected);
    Sample sample;
    sample.options.canonicalization = form;
    QCOMPARE(sample.verdict(), QByteArray("pass"));
    change(sample);
    QCOMPARE(sample.verdict(), expected);
}

void VerifierTest::timesAreComparedWithArrival_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("x= in a second") << QByteArray("x=1790000001") << QByteArray("pass");
    QTest::newRow("x= now") << QByteArray("x=1790000000") << QByteArray("pass");
    QTest::newRow("x= a second ago") << QByteArray("x=1789999999") << QByteArray("policy expired");
    QTest::newRow("x=0") << QByteArray("x=0") << QByteArray("policy expired");
    QTest::newRow("x= the largest") << QByteArray("x=999999999999") << QByteArray("pass");
    QTest::newRow("§3.5: x= before t=") << QByteArray("t=1790000009; x=1790000008") << QByteArray("policy expired");
    QTest::newRow("§3.5: x= at t=") << QByteArray("t=1790000009; x=1790000009") << QByteArray("policy expired");
    QTest::newRow("t= in the future") << QByteArray("t=1890000000") << QByteArray("pass");
}

void VerifierTest::timesAreComparedWithArrival()
{
    QFETCH(QByteArray, tags);
    QFETCH(QByteArray, expected);
    Sample sample;
    sample.options.more = tags;
    QCOMPARE(sample.verdict(), expected);
}

void VerifierTest::whatDnsSaysIsTold_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("secure") << 0 << QByteArray("pass") << QByteArray("secure");
    QTest::newRow("insecure") << 1 << QByteArray("pass") << QByteArray("insecure");
    QTest::newRow("insecure, nothing there") << 2 << QByteArray("permerror no_key") << QByteArray("none");
    QTest::newRow("provably absent") << 3 << QByteArray("permerror no_key") << QByteArray("none");
    QTest::newRow("bogus") << 4 << QByteArray("temperror key_bogus") << QByteArray("bogus");
    QTest::newRow("no answer") << 5 << QByteArray("temperror key_no_answer") << QByteArray("none");
    QTest::newRow("not asked yet") << 6 << QByteArray("temperror key_pending") << QByteArray("none");
}

void VerifierTest::whatDnsSaysIsTold()
{
    QFETCH(int, answer);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, key);
    kit::Facts facts(now);
    switch (answer) {
    case 0: facts.secure(keyRecordName, Type::Txt, {rsaKey().record()}); break;
    case 1: facts.insecure(keyRecordName, Type::Txt, {rsaKey().record()}); break;
    case 2: facts.insecure(keyRecordName, Type::Txt, {}); break;
    case 3: facts.absent(keyRecordName, Type::Txt); break;
    case 4: facts.bogus(keyRecordName, Type::Txt); break;
    case 5: facts.noAnswer(keyRecordName, Type::Txt); break;
    default: break;
    }
    const Run run(kit::sign(plainMessage, rsaKey()), facts);
    QCOMPARE(run.verdict(), expected);
    QCOMPARE(dkim::keyName(run.findings[0].verdict), QByteArrayView(key));
    if (const auto *trouble = std::get_if<TempError>(&run.findings[0].verdict); trouble && answer == 5)
        QCOMPARE(trouble->trouble, dns::Trouble::ServerFailure);
}

void VerifierTest::ofSeveralRecordsTheFirstKeyRecordCounts_data()
{
    QTest::addColumn<QByteArrayList>("records");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray good = rsaKey().record();
    const QByteArray unmarked = "p=" + rsaKey().publicBase64();
    const QByteArray other = kit::SigningKey::rsa(1024).record();
    QTest::newRow("among other texts") << QByteArrayList{"v=spf1 -all", "hello", good} << QByteArray("pass");
    QTest::newRow("v=DKIM1 before one without")
        << QByteArrayList{"k=ed25519; p=" + ed25519Key().publicBase64(), good} << QByteArray("pass");
    QTest::newRow("the first of two") << QByteArrayList{good, other} << QByteArray("pass");
    QTest::newRow("not the second of two") << QByteArrayList{other, good} << QByteArray("fail signature");
    QTest::newRow("an unreadable one is passed over") << QByteArrayList{"v=DKIM1 p", good} << QByteArray("pass");
    QTest::newRow("an unreadable one, then one without v=")
        << QByteArrayList{"v=DKIM1 p", unmarked} << QByteArray("pass");
    QTest::newRow("unreadable ones only")
        << QByteArrayList{"v=DKIM1 p", "v=DKIM1;;"} << QByteArray("permerror key_unreadable");
    QTest::newRow("a revoked one counts") << QByteArrayList{"v=DKIM1; p=", good} << QByteArray("permerror key_revoked");
    QTest::newRow("texts only") << QByteArrayList{"hello", "v=spf1 -all"} << QByteArray("permerror no_key");
}

void VerifierTest::ofSeveralRecordsTheFirstKeyRecordCounts()
{
    QFETCH(QByteArrayList, records);
    QFETCH(QByteArray, expected);
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, records);
    QCOMPARE(Run(kit::sign(plainMessage, rsaKey()), facts).verdict(), expected);
}

void VerifierTest::aKeyIsAskedForOnce()
{
    const kit::Facts nothing(now);
    const Run run(kit::sign(kit::sign(plainMessage, rsaKey()), rsaKey()), nothing);
    QCOMPARE(run.findings.size(), size_t(2));
    QCOMPARE(run.answers.wanted().size(), 1);
    QCOMPARE(run.answers.wanted().front().name.toByteArray(), keyRecordName);
    QCOMPARE(run.answers.wanted().front().type, Type::Txt);
}

void VerifierTest::verdictsStayAndTroubleIsTriedAgain()
{
    kit::SignOptions second;
    second.selector = "second";
    kit::SignOptions third;
    third.selector = "third";
    const QByteArray octets =
        kit::sign(kit::sign(kit::sign(plainMessage, rsaKey()), rsaKey(), second), rsaKey(), third);
    const auto header = message::Header::parse(octets).value();
    MessageDigests digests(header, octets);
    Verifier verifier(header, octets, true, digests);
    KeyCache keys;
    const auto words = [&](const kit::Facts &facts) {
        dns::Answers answers(facts.cache(), now);
        QByteArrayList result;
        for (const Finding &finding : verifier.judge(answers, keys, now))
            result.append(resultName(finding.verdict).toByteArray() + ' ' + reasonName(finding.verdict).toByteArray());
        return result.join('|');
    };
    kit::Facts first(now);
    first.noAnswer("third._domainkey.example.org", Type::Txt).secure(keyRecordName, Type::Txt, {rsaKey().record()});
    QCOMPARE(words(first), QByteArray("temperror key_no_answer|temperror key_pending|pass "));

    // The key that was there is gone, the others came.
    kit::Facts later(now);
    later.secure("third._domainkey.example.org", Type::Txt, {rsaKey().record()})
        .absent("second._domainkey.example.org", Type::Txt)
        .absent(keyRecordName, Type::Txt);
    QCOMPARE(words(later), QByteArray("pass |permerror no_key|pass "));
    QCOMPARE(words(kit::Facts(now)), QByteArray("pass |permerror no_key|pass "));
}

void VerifierTest::aPassSaysWhatItCovers_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<quint64>("covered");
    QTest::addColumn<quint64>("whole");
    const auto row = [](const char *name, const QByteArray &form, const QByteArray &body, int length,
                        const QByteArray &more, const QByteArray &expected, quint64 covered, quint64 whole) {
        QTest::newRow(name) << form << body << length << more << expected << covered << whole;
    };
    row("no l=", "simple/simple", "12345\r\n", -1, "", "pass", 7, 7);
    row("no l=, text added", "simple/simple", "12345\r\n", -1, "more\r\n", "fail body_hash", 0, 0);
    row("l= all", "simple/simple", "12345\r\n", 7, "", "pass", 7, 7);
    row("l= all, text added", "simple/simple", "12345\r\n", 7, "more\r\n", "pass partial_body", 7, 13);
    row("l= less", "simple/simple", "12345\r\n", 3, "", "pass partial_body", 3, 7);
    row("l=0", "simple/simple", "12345\r\n", 0, "", "pass partial_body", 0, 7);
    row("l=0, no body", "relaxed/relaxed", "", 0, "", "pass", 0, 0);
    row("l=0, no body, text added", "relaxed/relaxed", "", 0, "evil\r\n", "pass partial_body", 0, 6);
    row("l= more than there is", "simple/simple", "12345\r\n", 8, "", "fail body_hash", 0, 0);
    row("l= by far more than there is", "simple/simple", "12345\r\n", 999999999, "", "fail body_hash", 0, 0);
    row("l= counts canonical octets", "relaxed/relaxed", "1 \t 2\t\r\n", 5, "", "pass", 5, 5);
    row("l= all, empty lines added", "simple/simple", "12345\r\n", 7, "\r\n\r\n", "pass", 7, 7);
}

void VerifierTest::aPassSaysWhatItCovers()
{
    QFETCH(QByteArray, form);
    QFETCH(QByteArray, body);
    QFETCH(int, length);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, expected);
    const QByteArray head = plainMessage.left(plainMessage.indexOf("\r\n\r\n") + 4);
    kit::SignOptions options;
    options.canonicalization = form;
    if (length >= 0)
        options.bodyLength = quint64(length);
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()});
    const Run run(kit::sign(head + body, rsaKey(), options) + more, facts);
    QCOMPARE(run.verdict(), expected);
    if (expected.startsWith("pass")) {
        QTEST(run.pass().coverage.signedOctets, "covered");
        QTEST(run.pass().coverage.bodyOctets, "whole");
    }
}

void VerifierTest::keysOfEverySize_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("RFC 8301 §3.2: 512") << 512 << QByteArray("policy key_too_short");
    QTest::newRow("RFC 8301 §3.2: 768") << 768 << QByteArray("policy key_too_short");
    QTest::newRow("1024") << 1024 << QByteArray("pass weak_key");
    QTest::newRow("2048") << 2048 << QByteArray("pass");
    QTest::newRow("4096") << 4096 << QByteArray("pass");
    QTest::newRow("8192") << 8192 << QByteArray("pass");
    QTest::newRow("9216") << 9216 << QByteArray("permerror key_too_long");
    QTest::newRow("16384") << 16384 << QByteArray("permerror key_too_long");
}

void VerifierTest::keysOfEverySize()
{
    QFETCH(int, bits);
    QFETCH(QByteArray, expected);
    Sample sample;
    if (bits > limits::rsaBitsMost) { // making one takes a minute, and it is refused unseen
        sample.record = kit::recordWithoutPrivateKey(bits);
    } else {
        sample.key = kit::SigningKey::rsa(bits);
        sample.record = sample.key.record();
    }
    QCOMPARE(sample.verdict(), expected);
}

void VerifierTest::fromIsSealedWhenNoneCanBeAdded_data()
{
    QTest::addColumn<QByteArrayList>("signedFields");
    QTest::addColumn<int>("fromFields");
    QTest::addColumn<bool>("isSealed");
    QTest::newRow("once") << QByteArrayList{"From", "Subject"} << 1 << false;
    QTest::newRow("twice") << QByteArrayList{"From", "Subject", "FROM"} << 1 << true;
    QTest::newRow("twice, of two fields") << QByteArrayList{"From", "From"} << 2 << false;
    QTest::newRow("thrice, of two fields") << QByteArrayList{"From", "From", "from"} << 2 << true;
    QTest::newRow("another name twice") << QByteArrayList{"From", "Fromm", "Fro"} << 1 << false;
}

void VerifierTest::fromIsSealedWhenNoneCanBeAdded()
{
    QFETCH(QByteArrayList, signedFields);
    QFETCH(int, fromFields);
    QFETCH(bool, isSealed);
    kit::SignOptions options;
    options.signedFields = signedFields;
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()});
    const QByteArray message = QByteArray("From: eve@example.com\r\n").repeated(fromFields - 1) + plainMessage;
    const Run run(kit::sign(message, rsaKey(), options), facts);
    QCOMPARE(run.verdict(), QByteArray("pass"));
    QCOMPARE(run.findings[0].isFromSealed, isSealed);
}

void VerifierTest::addedFieldsAreSeenWhereSealed_data()
{
    QTest::addColumn<QByteArrayList>("signedFields");
    QTest::addColumn<QByteArray>("added");
    QTest::addColumn<bool>("onTop");
    QTest::addColumn<QByteArray>("expected");
    const QByteArrayList once = {"From", "Subject"};
    const QByteArrayList twice = {"From", "Subject", "From", "Subject"};
    const QByteArray from = "From: eve@example.com\r\n";
    const QByteArray subject = "Subject: other\r\n";
    // RFC 6376 §8.15: what is not sealed can be added on top; that is why isFromSealed is told.
    QTest::newRow("From on top, not sealed") << once << from << true << QByteArray("pass");
    QTest::newRow("From on top, sealed") << twice << from << true << QByteArray("fail signature");
    QTest::newRow("Subject on top, sealed") << twice << subject << true << QByteArray("fail signature");
    QTest::newRow("another case, sealed")
        << twice << QByteArray("fROM: e@x.example\r\n") << true << QByteArray("fail signature");
    QTest::newRow("white space before the colon, sealed")
        << twice << QByteArray("From : e@x.example\r\n") << true << QByteArray("fail signature");
    // RFC 6376 §5.4.2: the lowest is the one that was signed.
    QTest::newRow("From below, not sealed") << once << from << false << QByteArray("fail signature");
    QTest::newRow("From below, sealed") << twice << from << false << QByteArray("fail signature");
}

void VerifierTest::addedFieldsAreSeenWhereSealed()
{
    QFETCH(QByteArrayList, signedFields);
    QFETCH(QByteArray, added);
    QFETCH(bool, onTop);
    QFETCH(QByteArray, expected);
    Sample sample;
    sample.options.signedFields = signedFields;
    sample.onTheWay = [=](const QByteArray &message) {
        return onTop ? added + message : replaced(message, "Date:", added + "Date:");
    };
    QCOMPARE(sample.verdict(), expected);
}

void VerifierTest::oneGoodSignatureAmongOthersPasses()
{
    kit::SignOptions gone;
    gone.selector = "gone";
    kit::SignOptions forwarder;
    forwarder.domain = "list.example";
    QByteArray message = kit::sign(plainMessage, rsaKey(), gone);
    message = kit::sign(message, rsaKey());
    message = "DKIM-Signature: nothing\r\nDKIM-Signature:\r\n" + message;
    message = kit::sign(message, ed25519Key(), forwarder);
    kit::Facts facts(now);
    facts.absent("gone._domainkey.example.org", Type::Txt)
        .secure(keyRecordName, Type::Txt, {rsaKey().record()})
        .insecure("key._domainkey.list.example", Type::Txt, {kit::SigningKey::ed25519().record()});
    const Run run(message, facts);
    QCOMPARE(run.findings.size(), size_t(5));
    QCOMPARE(run.verdict(0), QByteArray("fail signature"));
    QCOMPARE(run.verdict(1), QByteArray("neutral tag_list_unreadable"));
    QCOMPARE(run.verdict(2), QByteArray("neutral tag_list_unreadable"));
    QCOMPARE(run.verdict(3), QByteArray("pass"));
    QCOMPARE(run.verdict(4), QByteArray("permerror no_key"));
    QCOMPARE(run.findings[3].sdid->toByteArray(), QByteArray("example.org"));
    QCOMPARE(run.findings[3].field, &run.header.fields()[3]);
}

void VerifierTest::aSignatureMayCoverAnother()
{
    kit::SignOptions outer;
    outer.selector = "outer";
    outer.signedFields = {"From", "DKIM-Signature"};
    const QByteArray message = kit::sign(kit::sign(plainMessage, rsaKey()), rsaKey(), outer);
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()})
        .secure("outer._domainkey.example.org", Type::Txt, {rsaKey().record()});
    const Run run(message, facts);
    QCOMPARE(run.verdict(0), QByteArray("pass"));
    QCOMPARE(run.verdict(1), QByteArray("pass"));
    const Run changed(replaced(message, "s=key;", "s=kex;"), facts);
    QCOMPARE(changed.verdict(0), QByteArray("fail signature"));
}

void VerifierTest::tooManySignaturesAreNotVerified()
{
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()});
    const QByteArray field = kit::signatureField(plainMessage, rsaKey());
    kit::SignOptions expired;
    expired.more = "x=1";
    const QByteArray message = "DKIM-Signature: nothing\r\n" + field.repeated(limits::dkimSignatures + 1)
        + kit::signatureField(plainMessage, rsaKey(), expired) + plainMessage;
    const Run run(message, facts);
    QCOMPARE(run.findings.size(), size_t(limits::dkimSignatures + 3));
    QCOMPARE(run.verdict(0), QByteArray("neutral tag_list_unreadable"));
    for (size_t i = 1; i <= size_t(limits::dkimSignatures); ++i)
        QCOMPARE(run.verdict(i), QByteArray("pass"));
    QCOMPARE(run.verdict(limits::dkimSignatures + 1), QByteArray("policy too_many"));
    QCOMPARE(run.findings[limits::dkimSignatures + 1].sdid->toByteArray(), QByteArray("example.org"));
    QCOMPARE(run.verdict(limits::dkimSignatures + 2), QByteArray("policy expired"));
}

void VerifierTest::hostileNumbersOfSignaturesStayBounded()
{
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()});
    // Thousands of fields; one of 100 KB; many names in "h="; many lengths of the same body.
    QByteArray head = QByteArray("DKIM-Signature: v=1; d=a.example\r\n").repeated(5'000);
    const Run many(head + plainMessage, facts);
    QCOMPARE(many.findings.size(), size_t(256));
    QCOMPARE(many.verdict(255), QByteArray("neutral tag_missing"));

    const Run large("DKIM-Signature: v=1; n=" + QByteArray(100'000, 'x') + "\r\n" + plainMessage, facts);
    QCOMPARE(large.verdict(), QByteArray("neutral tag_list_unreadable"));

    head.clear();
    for (int i = 0; i < limits::dkimSignatures; ++i) {
        kit::SignOptions options;
        options.bodyLength = quint64(i);
        options.signedFields = QByteArrayList{"From"};
        for (int n = 1; n < limits::dkimSignedFields; ++n)
            options.signedFields.append("x" + QByteArray::number(n));
        head += kit::signatureField(plainMessage, rsaKey(), options);
    }
    const Run heavy(head + plainMessage, facts);
    for (size_t i = 0; i < size_t(limits::dkimSignatures); ++i)
        QCOMPARE(heavy.verdict(i), QByteArray("pass partial_body"));
}

void VerifierTest::aBodyThatWasNotReadIsNotJudged()
{
    Sample sample;
    sample.isWhole = false;
    QCOMPARE(sample.verdict(), QByteArray("policy body_too_large"));
    sample.options.more = "x=1";
    QCOMPARE(sample.verdict(), QByteArray("policy expired"));
    sample.options.algorithm = "rsa-sha1";
    QCOMPARE(sample.verdict(), QByteArray("policy sha1"));
}

void VerifierTest::aBareHeaderIsABodyOfNothing()
{
    Sample sample;
    sample.unsignedMessage = "From: ann@example.org\r\n";
    QCOMPARE(sample.verdict(), QByteArray("pass"));
    sample.options.canonicalization = "simple/simple";
    QCOMPARE(sample.verdict(), QByteArray("pass"));
}

void VerifierTest::testingKeysCountForNothing()
{
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {"v=DKIM1; t=y; p=" + rsaKey().publicBase64()});
    const QByteArray message = kit::sign(plainMessage, rsaKey());
    const Run good(message, facts);
    QVERIFY(good.pass().isTesting);
    QVERIFY(!good.pass().counts());
    const Run bad(replaced(message, "Hello", "Hallo"), facts);
    QCOMPARE(bad.verdict(), QByteArray("fail body_hash"));
    QVERIFY(std::get<Fail>(bad.findings[0].verdict).isTesting);
}

void VerifierTest::onlyAWholeBodyCounts()
{
    kit::Facts facts(now);
    facts.secure(keyRecordName, Type::Txt, {rsaKey().record()});
    kit::SignOptions options;
    options.bodyLength = 5;
    QVERIFY(!Run(kit::sign(plainMessage, rsaKey(), options), facts).pass().counts());
    QVERIFY(Run(kit::sign(plainMessage, rsaKey()), facts).pass().counts());
}

QTEST_GUILESS_MAIN(VerifierTest)
#include "verifier_test.moc"
