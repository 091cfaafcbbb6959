// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/message_digests.h"

#include <QCryptographicHash>
#include <QTest>

#include <random>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

constexpr auto simple = Canonicalization::Simple;
constexpr auto relaxed = Canonicalization::Relaxed;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// RFC 6376 §3.4.3 and §3.4.4, line by line and octet by octet.
QByteArray plainCanonicalBody(Canonicalization form, const QByteArray &body)
{
    QByteArrayList lines = body.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].endsWith('\r'))
            lines[i].chop(1);
    }
    QByteArray result;
    qsizetype ofText = 0;
    for (const QByteArray &line : lines) {
        QByteArray text;
        for (const char c : line) {
            if (form == simple || !isBlank(c))
                text += c;
            else if (!text.endsWith(' '))
                text += ' ';
        }
        if (form == relaxed && text.endsWith(' '))
            text.chop(1);
        result += text + "\r\n";
        if (!text.isEmpty())
            ofText = result.size();
    }
    result.truncate(ofText);
    return result.isEmpty() && form == simple ? QByteArray("\r\n") : result;
}

QByteArray hashOf(const QByteArray &octets)
{
    return QCryptographicHash::hash(octets, QCryptographicHash::Sha256).toHex();
}
QByteArray hex(const Sha256 &digest)
{
    return QByteArrayView(digest).toByteArray().toHex();
}

/// "hash covered/whole": of what BodyHasher says, and of what it should say.
QByteArray summary(const BodyHash &hash)
{
    return hex(hash.digest) + ' ' + QByteArray::number(hash.covered) + '/' + QByteArray::number(hash.whole);
}
QByteArray expected(const BodyHasher::Wanted &wanted, const QByteArray &body)
{
    const QByteArray canonical = plainCanonicalBody(wanted.form, body);
    const qsizetype covered =
        wanted.length ? std::min<qsizetype>(qsizetype(*wanted.length), canonical.size()) : canonical.size();
    return hashOf(canonical.first(covered)) + ' ' + QByteArray::number(covered) + '/'
        + QByteArray::number(canonical.size());
}

QByteArrayList hashed(const std::vector<BodyHasher::Wanted> &wanted, const QByteArrayList &blocks)
{
    BodyHasher hasher(wanted);
    for (const QByteArray &block : blocks)
        hasher.add(block);
    QByteArrayList result;
    for (const BodyHash &hash : hasher.finish())
        result += summary(hash);
    return result;
}
QByteArrayList expected(const std::vector<BodyHasher::Wanted> &wanted, const QByteArray &body)
{
    QByteArrayList result;
    for (const BodyHasher::Wanted &one : wanted)
        result += expected(one, body);
    return result;
}

const std::vector<BodyHasher::Wanted> both = {{simple, {}}, {relaxed, {}}};

const QByteArrayList &nastyBodies()
{
    static const QByteArrayList bodies = {
        "",
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        " \r\n",
        " \r",
        "\r\r",
        "\r\r\n",
        "\r \n",
        "\r\n\r\n\r\n",
        "\n\n\n",
        "\r\n \r\n\t\r\n",
        "a",
        "a\r",
        "a\n",
        "a\r\n",
        "a\r\r\n",
        "a \r\n",
        "a \r \n",
        "a \r \r\n",
        "a\r\n\r\n\r\n",
        "a\n\r\n\n",
        "a\r\n \t \r\n  \r\n",
        "a\r\n\r\n\r\nb",
        "a\r\n \r\n\n b \t\tc\t\r\n",
        " C \r\nD \t E\r\n\r\n\r\n",
        "\t\ta b  c \r\r\n \r x\n",
        "line of text that is longer than sixteen octets, and  has two spaces\tand a tab \r\nnext\n\r\n\r",
        "0123456789abcde \r\n0123456789abcdef \r\n0123456789abcde\r\n0123456789abcdef\n0123456789abcd "
        "\t0123456789abc\r\r\n",
        QByteArray("a\0 \0\r\n\0\r\n", 9),
    };
    return bodies;
}

struct Fields {
    explicit Fields(const QByteArray &octets) : m_octets(octets), m_header(message::Header::parse(m_octets).value()) { }
    Fields(const Fields &) = delete;
    const message::Field &at(size_t i) const { return m_header.fields().at(i); }
    const message::Field &signature() const { return *m_header.first(message::FieldName::DkimSignature); }
    QByteArray headers(Canonicalization form, const std::vector<QByteArrayView> &names) const
    {
        return hex(MessageDigests(m_header, m_octets).headers(form, names, signature()));
    }
    const message::Header &header() const { return m_header; }

private:
    QByteArray m_octets;
    message::Header m_header;
};

} // namespace

class CanonicalizationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfTheStandardComesOut();
    void theHashOfAnEmptyBodyIsTheOneInTheStandard();
    void theHashOfTheSampleMessageIsTheOneInTheStandard();
    void aBodyMayBeCutAnywhere();
    void aRandomBodyIsHashedAsThePlainWayDoesIt();
    void aLengthEndsTheHashThere();
    void severalLengthsAreAnsweredInTheirOrder();
    void aHostileBodyIsHashedRight_data();
    void aHostileBodyIsHashedRight();
    void aBodyIsHashedOnceForAllThatIsWanted();

    void aSimpleFieldStaysAsItIs_data();
    void aSimpleFieldStaysAsItIs();
    void aRelaxedFieldLosesItsFolds_data();
    void aRelaxedFieldLosesItsFolds();
    void theSignatureLeavesOutItsOwnValueOnly_data();
    void theSignatureLeavesOutItsOwnValueOnly();
    void namesTakeFieldsFromTheBottom_data();
    void namesTakeFieldsFromTheBottom();
    void manyNamesMeetManyFields();
    void fieldsAreHashedInTheOrderGiven();
};

void CanonicalizationTest::theExampleOfTheStandardComesOut() // RFC 6376 §3.4.5
{
    const Fields fields("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n");
    const QByteArray body = " C \r\nD \t E\r\n\r\n\r\n";
    QCOMPARE(canonicalField(relaxed, fields.at(0)), QByteArray("a:X"));
    QCOMPARE(canonicalField(relaxed, fields.at(1)), QByteArray("b:Y Z"));
    QCOMPARE(canonicalField(simple, fields.at(0)), QByteArray("A: X"));
    QCOMPARE(canonicalField(simple, fields.at(1)), QByteArray("B : Y\t\r\n\tZ  "));
    QCOMPARE(plainCanonicalBody(relaxed, body), QByteArray(" C\r\nD E\r\n"));
    QCOMPARE(plainCanonicalBody(simple, body), QByteArray(" C \r\nD \t E\r\n"));
    QCOMPARE(hashed(both, {body}), expected(both, body));
}

void CanonicalizationTest::theHashOfAnEmptyBodyIsTheOneInTheStandard() // RFC 6376 §3.4.3, §3.4.4
{
    BodyHasher hasher(both);
    const std::vector<BodyHash> hashes = hasher.finish();
    QCOMPARE(QByteArrayView(hashes[0].digest).toByteArray().toBase64(),
             QByteArray("frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY="));
    QCOMPARE(hashes[0].whole, 2u);
    QCOMPARE(QByteArrayView(hashes[1].digest).toByteArray().toBase64(),
             QByteArray("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
    QCOMPARE(hashes[1].whole, 0u);
}

void CanonicalizationTest::theHashOfTheSampleMessageIsTheOneInTheStandard() // RFC 6376 §A.2, RFC 8463 §A.3
{
    BodyHasher hasher(both);
    hasher.add("Hi.\n\nWe lost the game. Are you hungry yet?\n\nJoe.\n");
    QCOMPARE(QByteArrayView(hasher.finish()[0].digest).toByteArray().toBase64(),
             QByteArray("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8="));
    BodyHasher other(both);
    other.add("Hi.\r\n\r\nWe lost the game. Are you hungry yet?\r\n\r\nJoe.\r\n\r\n\r\n");
    QCOMPARE(QByteArrayView(other.finish()[0].digest).toByteArray().toBase64(),
             QByteArray("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8="));
}

void CanonicalizationTest::aBodyMayBeCutAnywhere()
{
    for (const QByteArray &body : nastyBodies()) {
        const QByteArrayList right = expected(both, body);
        QByteArrayList octets;
        for (qsizetype i = 0; i <= body.size(); ++i) {
            QCOMPARE(hashed(both, {body.first(i), body.sliced(i)}), right);
            if (i < body.size())
                octets += body.sliced(i, 1);
            for (qsizetype j = i; j <= std::min(body.size(), i + 24); ++j)
                QCOMPARE(hashed(both, {body.first(i), body.sliced(i, j - i), body.sliced(j)}), right);
        }
        QCOMPARE(hashed(both, octets), right);
    }
}

void CanonicalizationTest::aRandomBodyIsHashedAsThePlainWayDoesIt()
{
    std::mt19937 random(6376);
    // Mostly white space and line ends; then more and more text between them, up to what real lines have.
    for (int round = 0; round < 10'000; ++round) {
        const auto textInAll = random() % 100;
        const auto size = qsizetype(random() % (round % 50 == 0 ? 20'000 : 200));
        QByteArray body;
        while (body.size() < size) {
            static constexpr char others[] = {' ', ' ', '\t', '\r', '\n', '\n', '\0', 'x'};
            if (random() % 100 < textInAll)
                body += QByteArray(qsizetype(random() % 40), 'a');
            else if (random() % 3 == 0)
                body += "\r\n";
            else
                body += others[random() % sizeof others];
        }
        QByteArrayList blocks;
        for (qsizetype at = 0; at < body.size(); at += blocks.last().size())
            blocks += body.sliced(at, std::min<qsizetype>(body.size() - at, 1 + qsizetype(random() % size_t(size))));
        const auto length = std::optional<quint64>(random() % quint64(size + 3));
        const std::vector<BodyHasher::Wanted> wanted = {
            {relaxed, {}}, {simple, length}, {relaxed, length}, {simple, {}}};
        QVERIFY2(hashed(wanted, blocks) == expected(wanted, body),
                 qPrintable(QStringLiteral("round %1: %2").arg(round).arg(QLatin1String(body.toPercentEncoding()))));
    }
}

void CanonicalizationTest::aLengthEndsTheHashThere() // RFC 6376 §3.5, "l="
{
    for (const QByteArray &body : nastyBodies()) {
        for (quint64 length = 0; length <= quint64(body.size()) + 4; ++length) {
            for (const Canonicalization form : {simple, relaxed}) {
                const std::vector<BodyHasher::Wanted> one = {{form, length}}; // and nothing else, not even the whole
                QCOMPARE(hashed(one, {body}), expected(one, body));
            }
        }
    }
}

void CanonicalizationTest::severalLengthsAreAnsweredInTheirOrder()
{
    QByteArray body;
    for (int i = 0; i < 3000; ++i)
        body += "  line " + QByteArray::number(i) + (i % 7 == 0 ? " \t\n" : "\r\n");
    const std::vector<BodyHasher::Wanted> wanted = {{relaxed, 20'000}, {simple, 0},  {relaxed, 7},        {simple, {}},
                                                    {relaxed, 7},      {simple, 99}, {relaxed, 1'000'000}};
    QCOMPARE(hashed(wanted, {body}), expected(wanted, body));
    QCOMPARE(hashed({}, {body}), QByteArrayList());
}

void CanonicalizationTest::aHostileBodyIsHashedRight_data()
{
    constexpr qsizetype octets = 1'000'000; // more would only keep the plain way busy
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("only spaces") << QByteArray(octets, ' ');
    QTest::newRow("only LF") << QByteArray(octets, '\n');
    QTest::newRow("only CR") << QByteArray(octets, '\r');
    QTest::newRow("only CRLF") << QByteArray("\r\n").repeated(octets / 2);
    QTest::newRow("no line end") << QByteArray(octets, 'x');
    QTest::newRow("space, tab, space, tab") << QByteArray(" \t").repeated(octets / 2);
    QTest::newRow("a word, a tab") << QByteArray("x\t").repeated(octets / 2);
    QTest::newRow("a word, two spaces") << QByteArray("x  ").repeated(octets / 3);
    QTest::newRow("space, CR, space, CR") << QByteArray(" \r").repeated(octets / 2);
    QTest::newRow("CR CR LF") << QByteArray("\r\r\n").repeated(octets / 3);
    QTest::newRow("lines of white space") << QByteArray(" \t \n").repeated(octets / 4);
    QTest::newRow("empty lines, then a word") << QByteArray("\r\n").repeated(octets / 2) + 'x';
}

void CanonicalizationTest::aHostileBodyIsHashedRight()
{
    QFETCH(QByteArray, body);
    QCOMPARE(hashed(both, {body}), expected(both, body));
}

void CanonicalizationTest::aBodyIsHashedOnceForAllThatIsWanted()
{
    const QByteArray body = "a  b\n\n";
    const QByteArray octets = "From: a@company.example\n\n" + body;
    const message::Header header = message::Header::parse(octets).value();
    MessageDigests digests(header, octets);
    const BodyHasher::Wanted first{relaxed, {}};
    const BodyHasher::Wanted second{simple, 3};
    const BodyHasher::Wanted third{simple, {}};
    digests.want(first);
    digests.want(second);
    digests.want(first);
    const BodyHash *once = &digests.body(first);
    QCOMPARE(summary(*once), expected(first, body));
    QCOMPARE(summary(digests.body(second)), expected(second, body));
    QCOMPARE(summary(digests.body(third)), expected(third, body)); // not announced
    QCOMPARE(&digests.body(first), once);

    const QByteArray withoutBody = "From: a@company.example";
    const message::Header alone = message::Header::parse(withoutBody).value();
    QCOMPARE(summary(MessageDigests(alone, withoutBody).body(third)), expected(third, ""));
}

void CanonicalizationTest::aSimpleFieldStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("canonical");
    QTest::newRow("RFC 6376 §3.4.1") << QByteArray("SubJect :  a\tb \r\n") << QByteArray("SubJect :  a\tb ");
    QTest::newRow("folded, LF") << QByteArray("A: b\n\tc\n d\n") << QByteArray("A: b\r\n\tc\r\n d");
    QTest::newRow("folded, mixed") << QByteArray("A: b\r\n\tc\n d\r\n") << QByteArray("A: b\r\n\tc\r\n d");
    QTest::newRow("bare CR") << QByteArray("A: b\rc\n") << QByteArray("A: b\rc");
    QTest::newRow("empty") << QByteArray("A:\n") << QByteArray("A:");
    QTest::newRow("a fold of nothing") << QByteArray("A:\n \n") << QByteArray("A:\r\n ");
}

void CanonicalizationTest::aSimpleFieldStaysAsItIs()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, canonical);
    QCOMPARE(canonicalField(simple, Fields(field + "Z: z\n\n").at(0)), canonical);
}

void CanonicalizationTest::aRelaxedFieldLosesItsFolds_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("canonical");
    QTest::newRow("RFC 6376 §3.4.2") << QByteArray("SubJect \t:  a \t b \r\n") << QByteArray("subject:a b");
    QTest::newRow("folded, LF") << QByteArray("A: b\n\tc \n  d\n") << QByteArray("a:b c d");
    QTest::newRow("folded, mixed") << QByteArray("A: b\r\n\tc\n d\r\n") << QByteArray("a:b c d");
    QTest::newRow("folded at once") << QByteArray("A:\r\n b\r\n") << QByteArray("a:b");
    QTest::newRow("folds of nothing") << QByteArray("A: b\r\n \r\n\t\r\n c\r\n \r\n") << QByteArray("a:b c");
    QTest::newRow("bare CR") << QByteArray("A: \rb \r c\r\r\n \r\r\n") << QByteArray("a:\rb \r c\r \r");
    QTest::newRow("empty") << QByteArray("A:\r\n") << QByteArray("a:");
    QTest::newRow("only white space") << QByteArray("A: \t \r\n") << QByteArray("a:");
    QTest::newRow("long") << QByteArray(
        "A: 0123456789abcdef 0123456789abcdef  0123456789abcde\t 0123456789abcdefg \r\n")
                          << QByteArray("a:0123456789abcdef 0123456789abcdef 0123456789abcde 0123456789abcdefg");
    QTest::newRow("octets above ASCII") << QByteArray("\x41: \xc3\x84  \xa0\x85\r\n")
                                        << QByteArray("a:\xc3\x84 \xa0\x85");
}

void CanonicalizationTest::aRelaxedFieldLosesItsFolds()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, canonical);
    QCOMPARE(canonicalField(relaxed, Fields(field + "Z: z\n\n").at(0)), canonical);
}

void CanonicalizationTest::theSignatureLeavesOutItsOwnValueOnly_data() // RFC 6376 §3.5 "b=", §3.7
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("inSimple");
    QTest::addColumn<QByteArray>("inRelaxed");
    const auto row = [](const char *name, const char *body, const char *inSimple, const char *inRelaxed) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(inSimple) << QByteArray(inRelaxed);
    };
    row("last", " v=1; bh=QQ==; b=QUJD", " v=1; bh=QQ==; b=", "v=1; bh=QQ==; b=");
    row("first", "b=QUJD; v=1;bh=QQ==", "b=; v=1;bh=QQ==", "b=; v=1;bh=QQ==");
    row("folded", " v=1; b=\r\n\tQU\n JD \r\n ;\r\n d=x", " v=1; b=;\r\n d=x", "v=1; b=; d=x");
    row("white space around it", " v=1; b \t=  QUJD  ; d=x", " v=1; b \t=; d=x", "v=1; b =; d=x");
    row("a semicolon at the end", " b=QUJD;\r\n ", " b=;\r\n ", "b=;");
    row("only bh", " v=1; bh=b=QQ==;", " v=1; bh=b=QQ==;", "v=1; bh=b=QQ==;");
    row("other case", " B=QQ; b=QUJD", " B=QQ; b=", "B=QQ; b=");
    row("in another value", " z=b=1; b=QUJD; h=b", " z=b=1; b=; h=b", "z=b=1; b=; h=b");
    row("empty", " b=; d=x", " b=; d=x", "b=; d=x");
    row("none", " d=x  ", " d=x  ", "d=x");
    row("nothing", "", "", "");
}

void CanonicalizationTest::theSignatureLeavesOutItsOwnValueOnly()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, inSimple);
    QFETCH(QByteArray, inRelaxed);
    const Fields fields("DKIM-Signature :" + body + "\r\nZ: z\r\n\r\n");
    QCOMPARE(canonicalField(simple, fields.at(0), true), "DKIM-Signature :" + inSimple);
    QCOMPARE(canonicalField(relaxed, fields.at(0), true), "dkim-signature:" + inRelaxed);
}

void CanonicalizationTest::namesTakeFieldsFromTheBottom_data() // RFC 6376 §5.4.2, §3.7
{
    QTest::addColumn<std::vector<QByteArrayView>>("names");
    QTest::addColumn<QByteArray>("hashedFields");
    using Names = std::vector<QByteArrayView>;
    QTest::newRow("one") << Names{"from"} << QByteArray("from:a\r\n");
    QTest::newRow("case does not count") << Names{"FROM", "sUbject"} << QByteArray("from:a\r\nsubject:s\r\n");
    QTest::newRow("the lowest") << Names{"received"} << QByteArray("received:3\r\n");
    QTest::newRow("upwards") << Names{"received", "from", "Received"}
                             << QByteArray("received:3\r\nfrom:a\r\nreceived:2\r\n");
    QTest::newRow("more than there are") << Names{"received", "received", "received", "received", "received", "from"}
                                         << QByteArray("received:3\r\nreceived:2\r\nreceived:1\r\nfrom:a\r\n");
    QTest::newRow("not there") << Names{"cc", "from", "zz", "", "a"} << QByteArray("from:a\r\n");
    QTest::newRow("signatures of others, not itself")
        << Names{"dkim-signature", "dkim-signature", "dkim-signature", "from"}
        << QByteArray("dkim-signature:low b=1\r\ndkim-signature:high\r\nfrom:a\r\n");
    QTest::newRow("none") << Names{} << QByteArray();
}

void CanonicalizationTest::namesTakeFieldsFromTheBottom()
{
    QFETCH(std::vector<QByteArrayView>, names);
    QFETCH(QByteArray, hashedFields);
    const QByteArray mail =
        "DKIM-Signature: high\r\nDKIM-Signature: v=1; b=QQ==; d=x\r\nReceived: 1\r\nDKIM-Signature: low b=1\r\n"
        "Received: 2\r\nFrom: a\r\nReceived: 3\r\nSubject: s\r\n\r\n";
    const message::Header header = message::Header::parse(mail).value();
    const MessageDigests digests(header, mail);
    for (int twice = 0; twice < 2; ++twice)
        QCOMPARE(hex(digests.headers(relaxed, names, header.fields().at(1))),
                 hashOf(hashedFields + "dkim-signature:v=1; b=; d=x"));
}

void CanonicalizationTest::manyNamesMeetManyFields()
{
    QByteArray mail = "DKIM-Signature: v=1; b=QQ==\n";
    QByteArray right;
    std::vector<QByteArrayView> names;
    for (int i = 1; i < 19'999; ++i)
        mail += "X-Trace: " + QByteArray::number(i) + '\n';
    for (int i = 0; i < 500; ++i) {
        names.push_back("x-trace");
        names.push_back("x-none");
        right += "X-Trace: " + QByteArray::number(19'998 - i) + "\r\n";
    }
    const Fields fields(mail + "From: a\n\n");
    names.push_back("from");
    right += "From: a\r\nDKIM-Signature: v=1; b=";
    const QByteArray hash = hashOf(right);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(fields.headers(simple, names), hash);
}

void CanonicalizationTest::fieldsAreHashedInTheOrderGiven() // RFC 8617 §5.1.1
{
    const Fields fields("ARC-Seal: i=1; cv=none; b=QQ==; d=x\r\nB:  2\r\nA: 1\r\nA: 0\r\n\r\n");
    const std::vector<const message::Field *> chosen = {&fields.at(2), &fields.at(1), &fields.at(2)};
    QCOMPARE(hex(MessageDigests::fields(relaxed, chosen, fields.at(0))),
             hashOf("a:1\r\nb:2\r\na:1\r\narc-seal:i=1; cv=none; b=; d=x"));
    QCOMPARE(hex(MessageDigests::fields(simple, {}, fields.at(0))), hashOf("ARC-Seal: i=1; cv=none; b=; d=x"));
}

QTEST_GUILESS_MAIN(CanonicalizationTest)
#include "canonicalization_test.moc"
