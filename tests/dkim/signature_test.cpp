// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/signature.h"

#include "core/base/limits.h"

#include <QTest>

#include <map>

using namespace waxseal;
using namespace waxseal::dkim;

Q_DECLARE_METATYPE(waxseal::dkim::SignatureFault)

namespace {

/// A signature field as a set of tags: start sound, break one thing.
struct Tags {
    std::map<QByteArray, QByteArray> values = {
        {"v", "1"},
        {"a", "rsa-sha256"},
        {"b", "AAAA"},
        {"bh", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
        {"c", "relaxed/simple"},
        {"d", "Example.org"},
        {"h", "From : Subject"},
        {"i", "a@Mail.example.org"},
        {"l", "12"},
        {"q", "dns/txt"},
        {"s", "Key"},
        {"t", "1528637909"},
        {"x", "1528637910"},
        {"z", "From:a@b|Subject:c"},
    };
    QByteArray text() const
    {
        QByteArrayList list;
        for (const auto &[name, value] : values)
            list.append(name + '=' + value);
        return ' ' + list.join(";\r\n\t");
    }
    Tags with(const QByteArray &name, const QByteArray &value) const
    {
        Tags result = *this;
        result.values[name] = value;
        return result;
    }
    Tags without(const QByteArray &name) const
    {
        Tags result = *this;
        result.values.erase(name);
        return result;
    }
};

QByteArray text(const std::optional<DomainName> &name)
{
    return name ? name->toByteArray() : QByteArray();
}

} // namespace

class SignatureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTagIsRead();
    void whatIsLeftOutHasItsDefault();
    void oneFaultIsNamed_data();
    void oneFaultIsNamed();
    void spellingsThatAreAllowed_data();
    void spellingsThatAreAllowed();
    void domainsPlayNoTricks_data();
    void domainsPlayNoTricks();
    void internationalNamesBecomeALabels();
    void whatCouldBeReadIsShown();
    void viewsLieInsideTheField();
};

void SignatureTest::everyTagIsRead()
{
    const QByteArray field = Tags().text();
    const auto signature = parseSignature(field);
    QVERIFY(signature);
    QCOMPARE(signature->algorithm, Algorithm::RsaSha256);
    QCOMPARE(signature->value, QByteArray(3, '\0'));
    QCOMPARE(signature->bodyHash.size(), 32);
    QCOMPARE(signature->headerForm, Canonicalization::Relaxed);
    QCOMPARE(signature->bodyForm, Canonicalization::Simple);
    QCOMPARE(text(signature->sdid), QByteArray("example.org"));
    QCOMPARE(signature->selector, QByteArray("key"));
    QCOMPARE(signature->auid, QByteArray("a@Mail.example.org"));
    QCOMPARE(text(signature->auidDomain), QByteArray("mail.example.org"));
    QCOMPARE(signature->signedFields.size(), size_t(2));
    QCOMPARE(signature->signedFields[0], QByteArrayView("From"));
    QCOMPARE(signature->signedFields[1], QByteArrayView("Subject"));
    QCOMPARE(signature->bodyLength, std::optional<quint64>(12));
    QCOMPARE(signature->signedAt->time_since_epoch().count(), 1528637909);
    QCOMPARE(signature->expires->time_since_epoch().count(), 1528637910);
    QCOMPARE(text(signature->keyName()), QByteArray("key._domainkey.example.org"));
}

void SignatureTest::whatIsLeftOutHasItsDefault()
{
    const auto signature =
        parseSignature(Tags().without("c").without("i").without("l").without("q").without("t").without("x").text());
    QVERIFY(signature);
    QCOMPARE(signature->headerForm, Canonicalization::Simple);
    QCOMPARE(signature->bodyForm, Canonicalization::Simple);
    QCOMPARE(signature->auid, QByteArray("@example.org"));
    QCOMPARE(text(signature->auidDomain), QByteArray("example.org"));
    QVERIFY(!signature->bodyLength);
    QVERIFY(!signature->signedAt);
    QVERIFY(!signature->expires);
}

void SignatureTest::oneFaultIsNamed_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<SignatureFault>("fault");
    const Tags sound;
    QTest::newRow("no tag list") << QByteArray("nothing here") << SignatureFault::TagListUnreadable;
    QTest::newRow("empty") << QByteArray() << SignatureFault::TagListUnreadable;
    QTest::newRow("§3.2: a tag twice") << sound.text() + ";d=example.net" << SignatureFault::TagListUnreadable;
    QTest::newRow("§3.2: an unknown tag twice") << sound.text() + ";y=1;y=1" << SignatureFault::TagListUnreadable;
    for (const char *name : {"v", "a", "b", "bh", "d", "h", "s"})
        QTest::addRow("§3.5: no %s=", name) << sound.without(name).text() << SignatureFault::TagMissing;
    QTest::newRow("§3.5: a tag in upper case is another tag")
        << sound.without("d").with("D", "example.org").text() << SignatureFault::TagMissing;

    QTest::newRow("v=2") << sound.with("v", "2").text() << SignatureFault::Version;
    QTest::newRow("v=1.0") << sound.with("v", "1.0").text() << SignatureFault::Version;
    QTest::newRow("v= empty") << sound.with("v", "").text() << SignatureFault::Version;
    QTest::newRow("v=DKIM1") << sound.with("v", "DKIM1").text() << SignatureFault::Version;
    QTest::newRow("a= unknown") << sound.with("a", "rsa-md5").text() << SignatureFault::Algorithm;
    QTest::newRow("a= key type only") << sound.with("a", "rsa").text() << SignatureFault::Algorithm;
    QTest::newRow("a=ed25519-sha1") << sound.with("a", "ed25519-sha1").text() << SignatureFault::Algorithm;
    QTest::newRow("b= no base64") << sound.with("b", "A*AA").text() << SignatureFault::Base64;
    QTest::newRow("b= empty") << sound.with("b", "").text() << SignatureFault::Base64;
    QTest::newRow("b= cut") << sound.with("b", "AAAAA").text() << SignatureFault::Base64;
    QTest::newRow("bh= no base64") << sound.with("bh", "!").text() << SignatureFault::Base64;
    QTest::newRow("bh= empty") << sound.with("bh", "").text() << SignatureFault::Base64;
    QTest::newRow("c= unknown") << sound.with("c", "loose").text() << SignatureFault::Canonicalization;
    QTest::newRow("c= empty") << sound.with("c", "").text() << SignatureFault::Canonicalization;
    QTest::newRow("c= body empty") << sound.with("c", "relaxed/").text() << SignatureFault::Canonicalization;
    QTest::newRow("c= three") << sound.with("c", "simple/simple/simple").text() << SignatureFault::Canonicalization;
    QTest::newRow("s= empty") << sound.with("s", "").text() << SignatureFault::Selector;
    QTest::newRow("s= a space") << sound.with("s", "a b").text() << SignatureFault::Selector;
    QTest::newRow("s= a slash") << sound.with("s", "a/b").text() << SignatureFault::Selector;
    QTest::newRow("s= a dot at the end") << sound.with("s", "a.").text() << SignatureFault::Selector;
    QTest::newRow("s= the root") << sound.with("s", ".").text() << SignatureFault::Selector;
    QTest::newRow("s= a label too long") << sound.with("s", QByteArray(64, 'a')).text() << SignatureFault::Selector;
    QTest::newRow("s= a name too long") << sound.with("s", (QByteArray(60, 'a') + '.').repeated(4) + 'a').text()
                                        << SignatureFault::Selector;
    QTest::newRow("h= empty") << sound.with("h", "").text() << SignatureFault::SignedFields;
    QTest::newRow("h= a colon at the end") << sound.with("h", "From:").text() << SignatureFault::SignedFields;
    QTest::newRow("h= nothing between colons") << sound.with("h", "From::To").text() << SignatureFault::SignedFields;
    QTest::newRow("h= a space in a name") << sound.with("h", "From:A B").text() << SignatureFault::SignedFields;
    QTest::newRow("h= above ASCII") << sound.with("h", "From:\xc3\xa4").text() << SignatureFault::SignedFields;
    QTest::newRow("h= too many")
        << sound.with("h", "From" + QByteArray(":x").repeated(int(limits::dkimSignedFields))).text()
        << SignatureFault::SignedFields;
    QTest::newRow("§5.4: h= without From") << sound.with("h", "Subject:To").text() << SignatureFault::FromNotSigned;
    QTest::newRow("§5.4: h= with Fromm") << sound.with("h", "Fromm:Xfrom").text() << SignatureFault::FromNotSigned;
    QTest::newRow("i= no @") << sound.with("i", "example.org").text() << SignatureFault::Identity;
    QTest::newRow("i= empty") << sound.with("i", "").text() << SignatureFault::Identity;
    QTest::newRow("i= another domain") << sound.with("i", "a@example.net").text() << SignatureFault::Identity;
    QTest::newRow("i= the domain above") << sound.with("i", "a@org").text() << SignatureFault::Identity;
    QTest::newRow("i= another domain that ends alike")
        << sound.with("i", "a@badexample.org").text() << SignatureFault::Identity;
    QTest::newRow("i= two @") << sound.with("i", "a@victim.example@example.org").text() << SignatureFault::Identity;
    QTest::newRow("i= an escaped NUL") << sound.with("i", "a=00b@example.org").text() << SignatureFault::Identity;
    QTest::newRow("i= an escaped line end")
        << sound.with("i", "a=0D=0A@example.org").text() << SignatureFault::Identity;
    QTest::newRow("i= half an escape") << sound.with("i", "a=4@example.org").text() << SignatureFault::Identity;
    QTest::newRow("i= an escape at the end") << sound.with("i", "a@example.org=").text() << SignatureFault::Identity;
    QTest::newRow("i= an escaped space") << sound.with("i", "a=20b@example.org").text() << SignatureFault::Identity;
    for (const char *name : {"l", "t", "x"}) {
        for (const char *value : {"", "-1", "1a", "0x1", "1 2", "1000000000000"})
            QTest::addRow("%s=%s", name, value) << sound.with(name, value).text() << SignatureFault::Number;
    }
    QTest::newRow("q= another method") << sound.with("q", "http/json").text() << SignatureFault::QueryMethod;
    QTest::newRow("q= empty") << sound.with("q", "").text() << SignatureFault::QueryMethod;
}

void SignatureTest::oneFaultIsNamed()
{
    QFETCH(QByteArray, field);
    QFETCH(SignatureFault, fault);
    const auto signature = parseSignature(field);
    QVERIFY(!signature);
    QCOMPARE(signature.error().fault, fault);
}

void SignatureTest::spellingsThatAreAllowed_data()
{
    QTest::addColumn<QByteArray>("field");
    const Tags sound;
    QTest::newRow("a= in upper case") << sound.with("a", "RSA-SHA256").text();
    QTest::newRow("a=ed25519-sha256") << sound.with("a", "ed25519-sha256").text();
    QTest::newRow("RFC 8301 §3.1: rsa-sha1 is read, to be refused") << sound.with("a", "rsa-sha1").text();
    QTest::newRow("b= folded") << sound.with("b", "AA\r\n\tAA").text();
    QTest::newRow("c= the header only") << sound.with("c", "relaxed").text();
    QTest::newRow("h= folded") << sound.with("h", "FROM\r\n :\r\n\tto").text();
    QTest::newRow("h= as many as the limit")
        << sound.with("h", "From" + QByteArray(":x").repeated(int(limits::dkimSignedFields) - 1)).text();
    QTest::newRow("i= no local part") << sound.with("i", "@example.org").text();
    QTest::newRow("i= an escaped semicolon") << sound.with("i", "\"a=3Bb\"@example.org").text();
    QTest::newRow("i= an escaped equals sign") << sound.with("i", "a=3Db@example.org").text();
    QTest::newRow("i= quoted, with an @") << sound.with("i", "\"a@b\"@example.org").text();
    QTest::newRow("i= folded") << sound.with("i", "a@exam\r\n ple.org").text();
    QTest::newRow("l=0") << sound.with("l", "0").text();
    QTest::newRow("q= several methods") << sound.with("q", "http/json : dns/txt").text();
    QTest::newRow("s= two labels") << sound.with("s", "2026.key").text();
    QTest::newRow("s= an underscore") << sound.with("s", "key_1").text();
    QTest::newRow("z= anything") << sound.with("z", "=FF|:|").text();
    QTest::newRow("§3.2: unknown tags are passed over") << sound.with("y", "anything").text();
}

void SignatureTest::spellingsThatAreAllowed()
{
    QFETCH(QByteArray, field);
    const auto signature = parseSignature(field);
    QVERIFY2(signature, signature ? "" : QByteArray::number(int(signature.error().fault)).constData());
}

void SignatureTest::domainsPlayNoTricks_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<SignatureFault>("fault");
    const auto row = [](const char *name, const QByteArray &domain) {
        QTest::newRow(name) << domain << SignatureFault::Domain;
    };
    row("empty", "");
    row("an @", "a@example.org");
    row("an @ first", "@example.org");
    row("a space", "victim.example .evil.example");
    row("a fold", "victim.example\r\n .evil.example");
    row("a tab", "victim.example\tevil.example");
    row("quotes", "\"victim.example\"");
    row("brackets", "<victim.example>");
    row("a comment", "victim.example(.evil.example)");
    row("a slash", "victim.example/.evil.example");
    row("a percent sign", "victim.example%00.evil.example");
    row("a backslash", "victim.example\\000.evil.example");
    row("a colon", "victim.example:evil.example");
    row("a comma", "victim.example,evil.example");
    row("an encoded word", "=?utf-8?q?victim.example?=");
    row("a dot at the end", "example.org.");
    row("a dot at the start", ".example.org");
    row("two dots", "example..org");
    row("the root", ".");
    row("§3.5 domain-name: one label", "org");
    row("an address", "[192.0.2.1]");
    row("a label too long", QByteArray(64, 'a') + ".example");
    row("a name too long", (QByteArray(60, 'a') + '.').repeated(5) + "example");
    row("broken UTF-8", "b\xc3.example");
    row("an overlong encoding of a dot",
        "victim\xc0\xae"
        "example.org");
    row("a wide dot at the end", "example.org\xe3\x80\x82");
    QTest::newRow("NUL") << QByteArray("victim.example\0.evil.example", 28) << SignatureFault::TagListUnreadable;
    QTest::newRow("a semicolon") << QByteArray("victim.example;.evil.example") << SignatureFault::TagListUnreadable;
}

void SignatureTest::domainsPlayNoTricks()
{
    QFETCH(QByteArray, domain);
    QFETCH(SignatureFault, fault);
    const auto signature = parseSignature(Tags().without("i").with("d", domain).text());
    QVERIFY(!signature);
    QCOMPARE(signature.error().fault, fault);
    QVERIFY(!signature.error().sdid);
    // The same in "i=", which must not be taken for a name below "d=".
    const auto identity = parseSignature(Tags().with("d", "evil.example").with("i", '@' + domain).text());
    QVERIFY(!identity || text(identity->auidDomain) == "evil.example"
            || text(identity->auidDomain).endsWith(".evil.example"));
}

void SignatureTest::internationalNamesBecomeALabels()
{
    // RFC 8616 §4: U-labels in "d=", "s=" and "i="
    const auto signature = parseSignature(Tags()
                                              .with("d",
                                                    "b\xc3\xbc"
                                                    "cher.example")
                                              .with("s", "schl\xc3\xbcssel")
                                              .with("i",
                                                    "j\xc3\xb6rg@post.b\xc3\xbc"
                                                    "cher.example")
                                              .text());
    QVERIFY(signature);
    QCOMPARE(text(signature->sdid), QByteArray("xn--bcher-kva.example"));
    QCOMPARE(signature->selector, QByteArray("xn--schlssel-95a"));
    QCOMPARE(text(signature->auidDomain), QByteArray("post.xn--bcher-kva.example"));
    QCOMPARE(text(signature->keyName()), QByteArray("xn--schlssel-95a._domainkey.xn--bcher-kva.example"));
    // U-labels and A-labels are the same name.
    QVERIFY(parseSignature(Tags()
                               .with("d", "xn--bcher-kva.example")
                               .with("i",
                                     "@b\xc3\xbc"
                                     "cher.example")
                               .text()));
}

void SignatureTest::whatCouldBeReadIsShown()
{
    const auto signature = parseSignature(Tags().with("v", "9").text());
    QVERIFY(!signature);
    QCOMPARE(text(signature.error().sdid), QByteArray("example.org"));
    QCOMPARE(signature.error().selector, QByteArray("key"));
    QCOMPARE(signature.error().algorithm, Algorithm::RsaSha256);
}

void SignatureTest::viewsLieInsideTheField()
{
    const QByteArray field = Tags().text();
    const auto signature = parseSignature(field);
    QVERIFY(signature);
    for (const QByteArrayView name : signature->signedFields)
        QVERIFY(name.begin() >= field.constBegin() && name.end() <= field.constEnd());
}

QTEST_GUILESS_MAIN(SignatureTest)
#include "signature_test.moc"
