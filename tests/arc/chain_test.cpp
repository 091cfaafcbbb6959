// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/arc/chain.h"

#include "core/base/limits.h"

#include "tests/kit/kit.h"
#include "tests/kit/signer.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace waxseal;
using arc::Chain;
using arc::ChainFault;

namespace {

/// Who puts a set on a message.
struct Forwarder {
    QByteArray domain;
    kit::SigningKey key;
    QByteArray selector = "arc";
    QByteArray keyName() const { return selector + "._domainkey." + domain; }
};

const Forwarder &list()
{
    static const Forwarder result{"list.example", kit::SigningKey::rsa(2048)};
    return result;
}
const Forwarder &school()
{
    static const Forwarder result{"school.example", kit::SigningKey::ed25519()};
    return result;
}
const Forwarder &office()
{
    static const Forwarder result{"office.example", kit::SigningKey::rsa(1024)};
    return result;
}
/// 512 bits: a key that RFC 8301 §3.2 refuses.
const Forwarder &shortKey()
{
    static const Forwarder result{"short.example", kit::SigningKey::rsa(512)};
    return result;
}
const Forwarder &stranger()
{
    static const Forwarder result{"stranger.example", kit::SigningKey::ed25519()};
    return result;
}

/// The three fields of a set before they are signed; a test changes one thing.
struct SetDraft {
    QByteArray results;
    kit::SignOptions signature;
    QByteArray seal; ///< the tags of the seal but "b="
    kit::SigningKey messageKey;
    kit::SigningKey sealKey;
};
using Change = std::function<void(SetDraft &)>;

/// A message on its way.
struct Mail {
    QByteArray octets = "From: a@author.example\r\nTo: list@list.example\r\nSubject: Tea\r\n"
                        "Date: Fri, 20 Nov 2026 12:00:00 +0000\r\nMessage-ID: <1@author.example>\r\n\r\n"
                        "At  five.\r\n\r\nNot  later.\r\n";
    QByteArrayList sealed; ///< what the next seal signs, from set 1 on
    int sets = 0;

    Mail &forward(const Forwarder &by, const Change &change = {})
    {
        const QByteArray i = "i=" + QByteArray::number(++sets);
        SetDraft draft;
        draft.results =
            "ARC-Authentication-Results: " + i + "; " + by.domain + ";\r\n\tdkim=pass header.d=author.example\r\n";
        draft.signature.domain = by.domain;
        draft.signature.selector = by.selector;
        draft.signature.fieldName = "ARC-Message-Signature";
        draft.signature.version = i;
        draft.signature.more = "t=12345";
        draft.seal = i + "; a=" + by.key.algorithm() + "; t=12345; cv=" + (sets == 1 ? "none" : "pass")
            + ";\r\n\td=" + by.domain + "; s=" + by.selector;
        draft.messageKey = draft.sealKey = by.key;
        if (change)
            change(draft);
        const QByteArray signature = kit::signatureField(octets, draft.messageKey, draft.signature);
        sealed << draft.results << signature;
        const QByteArray seal = kit::sealFields(sealed, "ARC-Seal: " + draft.seal + ";\r\n\tb=", draft.sealKey);
        sealed << seal;
        octets = seal + signature + draft.results + octets;
        return *this;
    }

    /// Changes the text, which must be there.
    Mail &replace(const QByteArray &before, const QByteArray &after)
    {
        if (!octets.contains(before))
            qFatal("nothing to replace: %s", before.constData());
        octets.replace(before, after);
        return *this;
    }

    /// Takes the first field out that starts so.
    Mail &remove(const QByteArray &start)
    {
        const qsizetype from = octets.startsWith(start) ? 0 : octets.indexOf("\r\n" + start) + 2;
        qsizetype to = octets.indexOf("\r\n", from) + 2;
        while (octets[to] == ' ' || octets[to] == '\t')
            to = octets.indexOf("\r\n", to) + 2;
        octets.remove(from, to - from);
        return *this;
    }
};

/// The keys of all who forward here.
struct AllKeys : kit::Facts {
    AllKeys()
    {
        for (const Forwarder *by : {&list(), &school(), &office(), &shortKey()})
            insecure(by->keyName(), dns::Type::Txt, {by->key.record()});
    }
};

/// A validator with all that must outlive it.
struct Reading {
    explicit Reading(QByteArray message, bool isWhole = true)
        : octets(std::move(message))
        , header(message::Header::parse(octets).value())
        , digests(header, octets)
        , validator(header, isWhole, digests)
    { }
    Reading(const Reading &) = delete;

    const Chain &judge(const kit::Facts &facts)
    {
        dns::Answers answers(facts.cache(), {});
        const Chain &chain = validator.judge(answers, keys);
        wanted.clear();
        for (const dns::Question &question : answers.wanted())
            wanted.append(question.name.toByteArray());
        return chain;
    }

    QByteArray octets;
    message::Header header;
    dkim::MessageDigests digests;
    dkim::KeyCache keys;
    arc::Validator validator;
    QByteArrayList wanted; ///< by the last judge()
};

QByteArray shown(const Chain &chain)
{
    QByteArray text = QByteArray::number(int(chain.status)) + ' ' + arc::statusName(chain.status).toByteArray();
    if (chain.fault)
        text += ' ' + arc::faultName(*chain.fault).toByteArray() + ' ' + QByteArray::number(chain.faultInstance);
    return chain.cause ? text + ' ' + dkim::reasonName(*chain.cause).toByteArray() : text;
}

using Damage = std::function<void(Mail &)>;

/// A seal's tags, where "h=" or the like is added or left out.
Change sealTags(const QByteArray &before, const QByteArray &after)
{
    return [=](SetDraft &draft) {
        if (!draft.seal.contains(before))
            qFatal("no such tag: %s", before.constData());
        draft.seal.replace(before, after);
    };
}
Change more(const QByteArray &tags)
{
    return [=](SetDraft &draft) { draft.signature.more = tags; };
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(Mail &)>)

class ArcChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageWithoutSetsHasNoChain()
    {
        Reading reading(Mail().octets);
        const Chain &chain = reading.judge(kit::Facts());
        QCOMPARE(chain.status, Chain::Status::None);
        QVERIFY(chain.sets.empty());
        QVERIFY(reading.wanted.isEmpty());
    }

    void aSoundChainPasses_data()
    {
        QTest::addColumn<Damage>("make");
        QTest::newRow("RSA-2048") << Damage([](Mail &mail) { mail.forward(list()); });
        QTest::newRow("RFC 8301 §3.2: RSA-1024") << Damage([](Mail &mail) { mail.forward(office()); });
        QTest::newRow("RFC 8463: Ed25519") << Damage([](Mail &mail) { mail.forward(school()); });
        QTest::newRow("three sets") << Damage([](Mail &m) { m.forward(list()).forward(school()).forward(office()); });
        QTest::newRow("RFC 8617 §4.2.1: 50 sets") << Damage([](Mail &mail) {
            for (int i = 0; i < limits::arcSets; ++i)
                mail.forward(school());
        });
        for (const char *form : {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed", ""}) {
            const QByteArray c(form);
            QTest::addRow("RFC 6376 §3.4: c=%s", form) << Damage([c](Mail &mail) {
                mail.forward(list(), [c](SetDraft &draft) { draft.signature.canonicalization = c; });
            });
        }
        QTest::newRow("RFC 8617 §4.1.2: v= is ignored")
            << Damage([](Mail &mail) { mail.forward(list(), more("v=2; t=12345")); });
        QTest::newRow("RFC 6376 §3.2: a tag that nobody knows")
            << Damage([](Mail &mail) { mail.forward(list(), sealTags("t=12345", "zz=what")); });
        QTest::newRow("RFC 6376 §3.5: x= is left to the verifier")
            << Damage([](Mail &mail) { mail.forward(list(), more("t=1; x=2")); });
        QTest::newRow("RFC 6376 §3.5: q=") << Damage([](Mail &m) { m.forward(list(), more("q=x/y : dns/txt")); });
        QTest::newRow("RFC 8617 §4.2.1: i=01")
            << Damage([](Mail &mail) { mail.forward(list(), sealTags("i=1", "i=01")); });
        QTest::newRow("RFC 8617 §4.1.1: comments before the instance's end") << Damage([](Mail &mail) {
            mail.forward(
                list(), [](SetDraft &draft) { draft.results.replace("i=1;", "(a (b\\)) c) i (=) = (2)\r\n 1 (;) ;"); });
        });
        QTest::newRow("fields in another order") << Damage([](Mail &mail) {
            mail.forward(list()).forward(school());
            mail.remove("ARC-Seal: i=2").replace("From: ", mail.sealed[5] + "From: ");
        });
        QTest::newRow("RFC 8617 §5.2 step 4: an older message signature that holds no more")
            << Damage([](Mail &mail) { mail.forward(list()).replace("Tea", "[list] Tea").forward(school()); });
        QTest::newRow("an older message signature with an algorithm of its own") << Damage([](Mail &mail) {
            mail.forward(list(), [](SetDraft &draft) { draft.signature.algorithm = "pqc-sha512"; }).forward(school());
        });
        QTest::newRow("lines that end in LF") << Damage([](Mail &mail) {
            mail.forward(list()).forward(school());
            mail.octets.replace("\r\n", "\n");
        });
    }
    void aSoundChainPasses()
    {
        QFETCH(const Damage, make);
        Mail mail;
        make(mail);
        Reading reading(mail.octets);
        const Chain &chain = reading.judge(AllKeys());
        QVERIFY2(chain.status == Chain::Status::Pass, shown(chain).constData());
        QVERIFY(!chain.fault);
        QVERIFY(chain.counts());
        QCOMPARE(int(chain.sets.size()), mail.sets);
        QVERIFY(reading.wanted.isEmpty());
    }

    void theSetsSayWhoSealed()
    {
        Mail mail;
        mail.forward(list()).forward(school());
        Reading reading(mail.octets);
        AllKeys facts;
        facts.secure(school().keyName(), dns::Type::Txt, {school().key.record()});
        const Chain &chain = reading.judge(facts);
        QCOMPARE(chain.sets.size(), size_t(2));
        QCOMPARE(chain.sets[0].instance, 1);
        QCOMPARE(chain.sets[0].sealer->toByteArray(), "list.example");
        QCOMPARE(chain.sets[0].selector, "arc");
        QCOMPARE(chain.sets[0].key, dns::Status::Insecure);
        QCOMPARE(chain.sets[1].instance, 2);
        QCOMPARE(chain.sets[1].sealer->toByteArray(), "school.example");
        QCOMPARE(chain.sets[1].key, dns::Status::Secure);
        QCOMPARE(chain.sets[1].seal, &reading.header.fields()[0]);
        QCOMPARE(chain.sets[1].signature, &reading.header.fields()[1]);
        QCOMPARE(chain.sets[1].results, &reading.header.fields()[2]);
        QCOMPARE(chain.sets[0].seal, &reading.header.fields()[3]);
    }

    void oneFaultGivesItsOwnReason_data()
    {
        QTest::addColumn<Damage>("damage"); // to a message with two sets
        QTest::addColumn<ChainFault>("fault");
        QTest::addColumn<int>("instance");
        const auto row = [](const char *name, ChainFault fault, int instance, const Damage &damage) {
            QTest::newRow(name) << damage << fault << instance;
        };
        const auto second = [](const Change &change) {
            return [=](Mail &mail) { mail = Mail().forward(list()).forward(school(), change); };
        };
        const auto first = [](const Change &change) {
            return [=](Mail &mail) { mail = Mail().forward(list(), change).forward(school()); };
        };

        row("RFC 8617 §5.2 step 1: 51 sets", ChainFault::TooManySets, 0, [](Mail &mail) {
            while (mail.sets <= limits::arcSets)
                mail.forward(school());
        });

        row("§5.2 step 3 A: no results", ChainFault::SetIncomplete, 1,
            [](Mail &mail) { mail.remove("ARC-Authentication-Results: i=1"); });
        row("§5.2 step 3 A: no message signature", ChainFault::SetIncomplete, 2,
            [](Mail &mail) { mail.remove("ARC-Message-Signature: i=2"); });
        row("§5.2 step 3 A: no seal", ChainFault::SetIncomplete, 2, [](Mail &mail) { mail.remove("ARC-Seal: i=2"); });
        row("§5.2 step 3 A: an old message signature is missing", ChainFault::SetIncomplete, 1,
            [](Mail &mail) { mail.remove("ARC-Message-Signature: i=1"); });
        row("§5.2 step 3 A: results twice", ChainFault::InstanceTwice, 1,
            [](Mail &mail) { mail.octets.prepend(mail.sealed[0]); });
        row("§5.2 step 3 A: message signature twice", ChainFault::InstanceTwice, 2,
            [](Mail &mail) { mail.octets.prepend(mail.sealed[4]); });
        row("§5.2 step 3 A: seal twice", ChainFault::InstanceTwice, 1,
            [](Mail &mail) { mail.octets.prepend(mail.sealed[2]); });
        row("§5.2 step 3 B: it starts with 2", ChainFault::InstanceMissing, 1, [](Mail &mail) {
            mail.remove("ARC-Seal: i=1").remove("ARC-Message-Signature: i=1").remove("ARC-Authentication-Results: i=1");
        });
        row("§5.2 step 3 B: a gap", ChainFault::InstanceMissing, 2, [](Mail &mail) {
            mail.forward(list());
            mail.remove("ARC-Seal: i=2").remove("ARC-Message-Signature: i=2").remove("ARC-Authentication-Results: i=2");
        });

        for (const char *instance :
             {"i=", "i=0", "i=00", "i=51", "i=001", "i=1x", "i=-1", "i=1 0", "I=1", "j=1", "i=+1"}) {
            const QByteArray i(instance);
            QTest::addRow("§4.2.1: a seal with %s", instance)
                << Damage(first(sealTags("i=1", i))) << ChainFault::FieldUnreadable << 0;
            QTest::addRow("§4.2.1: a message signature with %s", instance)
                << Damage(second([i](SetDraft &draft) { draft.signature.version = i; })) << ChainFault::FieldUnreadable
                << 0;
            QTest::addRow("§4.1.1: results with %s", instance)
                << Damage(first([i](SetDraft &draft) { draft.results.replace("i=1", i); }))
                << ChainFault::FieldUnreadable << 0;
        }
        row("§4.1.1: results without a semicolon", ChainFault::FieldUnreadable, 0,
            first([](SetDraft &draft) { draft.results.replace("i=1;", "i=1"); }));
        row("§4.1.1: results that do not begin with the instance", ChainFault::FieldUnreadable, 0,
            first([](SetDraft &draft) { draft.results.replace("i=1; list.example", "list.example; i=1"); }));
        row("§4.1.1: a comment that does not end", ChainFault::FieldUnreadable, 0,
            first([](SetDraft &draft) { draft.results.replace("i=1;", "(i=1;"); }));

        const std::pair<const char *, const char *> sealFaults[] = {
            {"a=rsa-sha256", "a=rsa-sha1"},
            {"a=rsa-sha256", "a="},
            {"a=rsa-sha256;", ""},
            {"d=list.example", "d="},
            {"d=list.example", "d=list"},
            {"d=list.example", "d=list..example"},
            {"s=arc", "s="},
            {"s=arc", "s=a b"},
            {"s=arc", "S=arc"},
            {"t=12345", "t="},
            {"t=12345", "t=1.5"},
            {"t=12345", "h=from"},
            {"t=12345", "h="},
            {"cv=none", "cv="},
            {"cv=none", "cv=fine"},
            {"cv=none;", ""},
            {"t=12345", "b=AAAA"},
            {"t=12345", "t=12345;"},
        };
        for (const auto &[before, after] : sealFaults) {
            const QByteArray tag(after);
            // A list that is none has no instance either.
            const bool isNoList = tag == "b=AAAA" || tag == "t=12345;";
            QTest::addRow("§4.1.3: a seal with \"%s\" for \"%s\"", after, before)
                << Damage(first(sealTags(before, after))) << ChainFault::FieldUnreadable << (isNoList ? 0 : 1);
        }
        const char *messageFaults[] = {"t=", "t=x", "x=", "l=", "l=-1", "l=9999999999999", "q=http", "bh="};
        for (const char *tags : messageFaults) {
            QTest::addRow("§4.1.2: a message signature with %s", tags)
                << Damage(second(more(tags))) << ChainFault::FieldUnreadable << (qstrcmp(tags, "bh=") == 0 ? 0 : 2);
        }
        for (const char *algorithm : {"rsa-sha1", "rsa-md5", "RSA", "ed25519"}) {
            const QByteArray a(algorithm);
            QTest::addRow("§4.1.2: a message signature with a=%s", algorithm)
                << Damage(second([a](SetDraft &draft) { draft.signature.algorithm = a; }))
                << ChainFault::FieldUnreadable << 2;
        }
        for (const char *form : {"tight/relaxed", "relaxed/", "/relaxed", "relaxed/tight", "relaxed/simple/x"}) {
            const QByteArray c(form);
            QTest::addRow("RFC 6376 §3.5: c=%s", form)
                << Damage(second([c](SetDraft &draft) { draft.signature.canonicalization = c; }))
                << ChainFault::FieldUnreadable << 2;
        }
        row("§4.1.2: a message signature over a seal", ChainFault::FieldUnreadable, 2,
            second([](SetDraft &draft) { draft.signature.signedFields << "ARC-Seal"; }));
        row("RFC 6376 §3.5: a domain that is none", ChainFault::FieldUnreadable, 2,
            second([](SetDraft &draft) { draft.signature.domain = "school"; }));

        row("§5.2 step 2: the newest set says fail", ChainFault::SaysFailed, 2, second(sealTags("cv=pass", "cv=fail")));
        row("§5.2 step 2 comes before step 3", ChainFault::SaysFailed, 2, [](Mail &mail) {
            mail = Mail().forward(list()).forward(school(), sealTags("cv=pass", "cv=fail")).remove("ARC-Seal: i=1");
        });
        row("§5.2 step 3 C: an older set says fail", ChainFault::ChainStatus, 1, first(sealTags("cv=none", "cv=fail")));
        row("§5.2 step 3 C: the first says pass", ChainFault::ChainStatus, 1, first(sealTags("cv=none", "cv=pass")));
        row("§5.2 step 3 C: the second says none", ChainFault::ChainStatus, 2, second(sealTags("cv=pass", "cv=none")));
    }
    void oneFaultGivesItsOwnReason()
    {
        QFETCH(const Damage, damage);
        QFETCH(const ChainFault, fault);
        QFETCH(const int, instance);
        Mail mail;
        damage(mail.forward(list()).forward(school()));
        for (const bool isWhole : {true, false}) {
            Reading reading(mail.octets, isWhole);
            const Chain &chain = reading.judge(kit::Facts());
            QVERIFY2(chain.status == Chain::Status::Fail, shown(chain).constData());
            QVERIFY2(chain.fault == fault, shown(chain).constData());
            QCOMPARE(chain.faultInstance, instance);
            QVERIFY(!chain.counts());
            // What is broken in its structure needs no key.
            QVERIFY(reading.wanted.isEmpty());
        }
    }

    void whatDoesNotHoldIsNamed_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<ChainFault>("fault");
        QTest::addColumn<int>("instance");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char *name, ChainFault fault, int instance, const char *cause, const Damage &damage) {
            QTest::newRow(name) << damage << fault << instance << QByteArray(cause);
        };
        const auto signedBy = [](const Forwarder &by, const Change &change) {
            return [&by, change](Mail &mail) { mail = Mail().forward(list()).forward(by, change); };
        };
        row("RFC 8617 §5.2 step 4: another body", ChainFault::MessageSignature, 2, "body_hash",
            [](Mail &mail) { mail.replace("five", "nine"); });
        row("§5.2 step 4: another subject", ChainFault::MessageSignature, 2, "signature",
            [](Mail &mail) { mail.replace("Tea", "Coffee"); });
        row("§5.2 step 4: another author below", ChainFault::MessageSignature, 2, "signature",
            [](Mail &mail) { mail.replace("Subject: Tea", "From: b@author.example\r\nSubject: Tea"); });
        row("§5.2 step 4: signed with another key", ChainFault::MessageSignature, 2, "signature",
            signedBy(school(), [](SetDraft &draft) { draft.messageKey = stranger().key; }));
        row("RFC 6376 §3.5: l= beyond the body", ChainFault::MessageSignature, 2, "body_hash",
            signedBy(school(), more("l=100000")));
        row("§5.2 step 6: other results", ChainFault::Seal, 2, "signature",
            [](Mail &mail) { mail.replace("i=1; list.example;\r\n\tdkim=pass", "i=1; list.example;\r\n\tdkim=fail"); });
        row("§5.2 step 6: an older message signature was changed", ChainFault::Seal, 2, "signature", [](Mail &mail) {
            mail.replace("\td=list.example; s=arc;\r\n\tt=12345", "\td=list.example; s=arc;\r\n\tt=12346");
        });
        row("§5.2 step 6: the newest seal was changed", ChainFault::Seal, 2, "signature",
            [](Mail &mail) { mail.replace("t=12345; cv=pass", "t=12346; cv=pass"); });
        row("§5.2 step 6: only the first seal does not hold", ChainFault::Seal, 1, "signature", [](Mail &mail) {
            mail = Mail()
                       .forward(list(), [](SetDraft &draft) { draft.sealKey = kit::SigningKey::rsa(1024); })
                       .forward(school());
        });
        row("§5.2 step 6: sealed as if it were the only set", ChainFault::Seal, 2, "signature", [](Mail &mail) {
            mail = Mail().forward(list());
            mail.sealed.clear();
            mail.forward(school());
        });
        row("RFC 8301 §3.2: 512 bits", ChainFault::MessageSignature, 2, "key_too_short", signedBy(shortKey(), {}));
        row("RFC 8301 §3.2: a seal with 512 bits", ChainFault::Seal, 1, "key_too_short",
            [](Mail &mail) { mail = Mail().forward(shortKey()).forward(list()); });
        row("RFC 6376 §6.1.2: no key", ChainFault::MessageSignature, 2, "no_key", signedBy(stranger(), {}));
        row("RFC 6376 §6.1.2: a key of another type", ChainFault::Seal, 2, "key_type_differs",
            signedBy(school(), sealTags("ed25519", "rsa")));
    }
    void whatDoesNotHoldIsNamed()
    {
        QFETCH(const Damage, damage);
        QFETCH(const ChainFault, fault);
        QFETCH(const int, instance);
        QFETCH(const QByteArray, cause);
        Mail mail;
        damage(mail.forward(list()).forward(school()));
        AllKeys facts;
        facts.absent(stranger().keyName(), dns::Type::Txt);
        Reading reading(mail.octets);
        const Chain &chain = reading.judge(facts);
        QVERIFY2(chain.status == Chain::Status::Fail && chain.fault == fault && chain.cause, shown(chain).constData());
        QCOMPARE(chain.faultInstance, instance);
        QCOMPARE(dkim::reasonName(*chain.cause).toByteArray(), cause);
        QVERIFY(!chain.counts());
    }

    void aKeyRecordIsHeldToTheRulesOfDkim_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<Chain::Status>("expected");
        const auto row = [](const char *name, const char *before, const char *after, Chain::Status expected) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << expected;
        };
        row("RFC 6376 §3.6.1: h=sha256", " k=", " h=sha1:sha256; k=", Chain::Status::Pass);
        row("RFC 6376 §3.6.1: h=sha1", " k=", " h=sha1; k=", Chain::Status::Fail);
        row("RFC 6376 §3.6.1: s=email", " k=", " s=email; k=", Chain::Status::Pass);
        row("RFC 6376 §3.6.1: s=tlsrpt", " k=", " s=tlsrpt; k=", Chain::Status::Fail);
        row("RFC 6376 §3.6.1: t=s says nothing about ARC, whose i= is another", " k=", " t=s; k=", Chain::Status::Pass);
        row("RFC 6376 §3.6.1: another version", "DKIM1", "DKIM2", Chain::Status::Fail);
        row("RFC 6376 §3.6.1: revoked", " p=", " p=; n=", Chain::Status::Fail);
    }
    void aKeyRecordIsHeldToTheRulesOfDkim()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const Chain::Status, expected);
        Mail mail;
        mail.forward(school());
        kit::Facts facts;
        facts.insecure(school().keyName(), dns::Type::Txt, {school().key.record().replace(before, after)});
        Reading reading(mail.octets);
        const Chain &chain = reading.judge(facts);
        QVERIFY2(chain.status == expected, shown(chain).constData());
    }

    void allKeysAreAskedForInOneRound()
    {
        Mail mail;
        mail.forward(list()).forward(school()).forward(office(), [](SetDraft &draft) {
            draft.signature.selector = "other"; // the message signature has a key of its own
        });
        Reading reading(mail.octets);
        QCOMPARE(reading.judge(kit::Facts()).status, Chain::Status::Pending);
        QByteArrayList wanted = reading.wanted;
        std::sort(wanted.begin(), wanted.end());
        QCOMPARE(wanted,
                 QByteArrayList({"arc._domainkey.list.example", "arc._domainkey.office.example",
                                 "arc._domainkey.school.example", "other._domainkey.office.example"}));

        AllKeys facts;
        QCOMPARE(reading.judge(facts).status, Chain::Status::Pending);
        QCOMPARE(reading.wanted, QByteArrayList({"other._domainkey.office.example"}));
        facts.insecure("other._domainkey.office.example", dns::Type::Txt, {office().key.record()});
        const Chain &chain = reading.judge(facts);
        QVERIFY2(chain.status == Chain::Status::Pass, shown(chain).constData());
    }

    void whatWasVerifiedStays()
    {
        Mail mail;
        mail.forward(list()).forward(school());
        Reading reading(mail.octets);
        QCOMPARE(reading.judge(AllKeys()).status, Chain::Status::Pass);
        QCOMPARE(reading.judge(kit::Facts()).status, Chain::Status::Pass);

        // One key at a time: what was verified with the first is not asked again of a record that changed.
        Reading other(mail.octets);
        AllKeys facts;
        facts.noAnswer(list().keyName(), dns::Type::Txt);
        QCOMPARE(other.judge(facts).status, Chain::Status::Unknown);
        facts.insecure(list().keyName(), dns::Type::Txt, {list().key.record()});
        facts.insecure(school().keyName(), dns::Type::Txt, {stranger().key.record()});
        QCOMPARE(other.judge(facts).status, Chain::Status::Pass);
    }

    void aKeyThatCannotBeFetchedSaysNothing_data()
    {
        QTest::addColumn<QByteArray>("keyName");
        QTest::addColumn<bool>("isBogus");
        for (const Forwarder *by : {&list(), &school()}) {
            QTest::addRow("no answer from %s", by->domain.constData()) << by->keyName() << false;
            QTest::addRow("bogus at %s", by->domain.constData()) << by->keyName() << true;
        }
    }
    void aKeyThatCannotBeFetchedSaysNothing()
    {
        QFETCH(const QByteArray, keyName);
        QFETCH(const bool, isBogus);
        Mail mail;
        mail.forward(list()).forward(school());
        AllKeys facts;
        isBogus ? facts.bogus(keyName, dns::Type::Txt) : facts.noAnswer(keyName, dns::Type::Txt);
        Reading reading(mail.octets);
        const Chain &chain = reading.judge(facts);
        QCOMPARE(chain.status, Chain::Status::Unknown);
        QCOMPARE(chain.key, isBogus ? dns::Status::Bogus : dns::Status::NoAnswer);
        QVERIFY(arc::statusName(chain.status).isNull());
        QVERIFY(!chain.fault);
        QVERIFY(!chain.counts());
        QCOMPARE(chain.sets[keyName == list().keyName() ? 0 : 1].key,
                 isBogus ? dns::Status::Bogus : dns::Status::NoAnswer);
    }

    void whatIsBrokenAnywayIsBrokenWithoutThatKey()
    {
        Mail mail;
        mail.forward(list()).forward(school()).replace("five", "nine");
        kit::Facts facts;
        facts.noAnswer(list().keyName(), dns::Type::Txt).bogus(school().keyName(), dns::Type::Txt);
        Reading reading(mail.octets);
        const Chain &chain = reading.judge(facts);
        QCOMPARE(chain.status, Chain::Status::Fail);
        QCOMPARE(chain.fault, ChainFault::MessageSignature);
    }

    void withoutTheBodyItIsUnknown()
    {
        Mail mail;
        mail.forward(list());
        Reading reading(mail.octets.left(mail.octets.indexOf("\r\n\r\n") + 4), false);
        const Chain &chain = reading.judge(AllKeys());
        QCOMPARE(chain.status, Chain::Status::Unknown);
        QVERIFY(reading.wanted.isEmpty());
        QCOMPARE(chain.sets[0].sealer->toByteArray(), "list.example");
    }

    void aPassThatLeavesSomethingOpenDoesNotCount_data()
    {
        QTest::addColumn<Damage>("make");
        QTest::newRow("RFC 6376 §5.4: From is not signed") << Damage([](Mail &mail) {
            mail.forward(list(), [](SetDraft &draft) { draft.signature.signedFields = {"to", "subject"}; });
        });
        QTest::newRow("nothing is signed") << Damage([](Mail &mail) {
            mail.forward(list(), [](SetDraft &draft) { draft.signature.signedFields = QByteArrayList{""}; });
        });
        QTest::newRow("RFC 6376 §8.15: another From on top")
            << Damage([](Mail &mail) { mail.forward(list()).octets.prepend("From: boss@author.example\r\n"); });
        QTest::newRow("RFC 6376 §8.2: text behind l=") << Damage(
            [](Mail &mail) { mail.forward(list(), [](SetDraft &draft) { draft.signature.bodyLength = 5; }); });
        QTest::newRow("RFC 6376 §3.6.1: t=y") << Damage([](Mail &mail) {
            Forwarder tester = school();
            tester.selector = "test";
            mail.forward(tester);
        });
    }
    void aPassThatLeavesSomethingOpenDoesNotCount()
    {
        QFETCH(const Damage, make);
        Mail mail;
        make(mail);
        AllKeys facts;
        facts.insecure("test._domainkey.school.example", dns::Type::Txt,
                       {school().key.record().replace(" k=", " t=y; k=")});
        Reading reading(mail.octets);
        const Chain &chain = reading.judge(facts);
        QVERIFY2(chain.status == Chain::Status::Pass, shown(chain).constData());
        QVERIFY(!chain.counts());
    }

    void hostileSizesAreReadInTimeAndAskNothing_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("256 sets") << [] {
            QByteArray fields;
            for (int i = 256; i > 0; --i) {
                const QByteArray n = QByteArray::number(i);
                fields += "ARC-Seal: i=" + n + "; cv=pass\r\nARC-Message-Signature: i=" + n
                    + "; h=from\r\nARC-Authentication-Results: i=" + n + "; x\r\n";
            }
            return fields;
        }();
        QTest::newRow("19,990 ARC fields") << QByteArray("ARC-Seal: i=1; cv=none; b=AAAA\r\n").repeated(19'990);
        QTest::newRow("a tag of 100 KB") << "ARC-Seal: i=1; cv=none; b=" + QByteArray(100'000, 'A') + "\r\n";
        QTest::newRow("150 tags of 25 KB")
            << ("ARC-Seal: i=1; cv=none; b=" + QByteArray(25'000, 'A') + "\r\n").repeated(150);
        QTest::newRow("30,000 tags") << "ARC-Message-Signature: i=1" + QByteArray(";a=").repeated(15'000) + "\r\n";
        QTest::newRow("4 MB of comments")
            << "ARC-Authentication-Results: " + QByteArray("(()\\())").repeated(570'000) + " i=1; x\r\n";
        QTest::newRow("comments without an end")
            << "ARC-Authentication-Results: " + QByteArray(4'000'000, '(') + "\r\n";
        QTest::newRow("h= with 20,000 names") << [] {
            const QByteArray tags = "; a=rsa-sha256; d=a.example; s=s; b=AAAA; bh=AAAA";
            return "ARC-Seal: i=1; cv=none" + tags + "\r\nARC-Message-Signature: i=1; h=from"
                + QByteArray(":a").repeated(20'000) + tags + "\r\nARC-Authentication-Results: i=1; x\r\n";
        }();
    }
    void hostileSizesAreReadInTimeAndAskNothing()
    {
        QFETCH(const QByteArray, fields);
        QElapsedTimer timer;
        timer.start();
        Reading reading(fields + Mail().octets);
        const Chain &chain = reading.judge(kit::Facts());
        QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()).constData());
        QCOMPARE(chain.status, Chain::Status::Fail);
        QVERIFY(reading.wanted.isEmpty());
        QVERIFY(chain.sets.size() <= size_t(limits::arcSets));
    }

    /// Each seal signs all sets below it; they are hashed once all the same.
    void fiftySetsWithLargeFieldsTakeNoLongerThanTheirOctets()
    {
        Mail mail;
        QByteArray sets;
        for (int i = limits::arcSets; i > 0; --i) {
            const QByteArray n = QByteArray::number(i);
            const QByteArray tags = "; a=ed25519-sha256; d=school.example; s=arc; b=AAAA\r\n";
            kit::SignOptions options;
            options.domain = "school.example";
            options.selector = "arc";
            options.fieldName = "ARC-Message-Signature";
            options.version = "i=" + n;
            sets += "ARC-Seal: i=" + n + (i == 1 ? "; cv=none" : "; cv=pass") + tags
                + kit::signatureField(mail.octets, school().key, options) + "ARC-Authentication-Results: i=" + n
                + "; x=" + QByteArray("y ").repeated(38'000) + "\r\n";
        }
        Reading reading(sets + mail.octets);
        QElapsedTimer timer;
        timer.start();
        const Chain &chain = reading.judge(AllKeys());
        QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()).constData());
        QVERIFY2(chain.fault == ChainFault::Seal, shown(chain).constData());
        QCOMPARE(chain.faultInstance, limits::arcSets);
    }

    void namesInHAreAsManyAsDkimAllows()
    {
        for (const qsizetype names : {limits::dkimSignedFields, limits::dkimSignedFields + 1}) {
            Mail mail;
            mail.forward(list(), [names](SetDraft &draft) {
                draft.signature.signedFields = {"from"};
                while (draft.signature.signedFields.size() < names)
                    draft.signature.signedFields << "x";
            });
            Reading reading(mail.octets);
            QCOMPARE(reading.judge(AllKeys()).status,
                     names == limits::dkimSignedFields ? Chain::Status::Pass : Chain::Status::Fail);
        }
    }
};

QTEST_GUILESS_MAIN(ArcChain)
#include "chain_test.moc"
