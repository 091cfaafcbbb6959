// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/verifier.h"
#include "tests/kit/kit.h"
#include "tests/kit/signer.h"

#include <QProcess>
#include <QTest>

#include <random>

#ifdef WAXSEAL_HAS_OPENDKIM
#include <opendkim/dkim.h>
#endif

using namespace waxseal;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// A message as nobody would write it: white space everywhere, folds, octets above ASCII, bodies of every kind of end.
QByteArray generated(unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](int n) { return int(random() % unsigned(n)); };
    const auto words = [&](int most) {
        static const QByteArrayList pieces = {"a",  "word", "Wort", "\xc3\xa4", " ", "  ",
                                              "\t", " \t",  ".",    "=",        ";", "\x80"};
        QByteArray result;
        for (int i = below(most); i > 0; --i)
            result += pieces[below(int(pieces.size()))];
        return result;
    };
    QByteArray message = "Received: from a by b; Fri, 20 Nov 2026 12:04:31 +0000\r\n"
                         "From: Ann "
        + QByteArray(below(3), ' ')
        + "<ann@example.org>\r\n"
          "To:"
        + QByteArray(below(3), ' ')
        + "bob@example.net,\r\n\t carl@example.net \r\n"
          "Subject: x"
        + words(20) + "\r\n  y" + words(20)
        + "\r\n"
          "Date:  Fri, 20 Nov 2026 12:04:31 +0000\r\n"
          "Message-ID: <1@example.org>\r\n"
          "MIME-Version: 1.0\r\n"
          "Content-Type: text/plain;\r\n charset=utf-8\r\n"
          "\r\n";
    message += "text" + words(10) + "\r\n";
    for (int i = below(30); i > 0; --i)
        message += (below(3) == 0 ? QByteArray() : words(40)) + "\r\n";
    return message + QByteArray("\r\n").repeated(below(4));
}

/// What the other signer is asked for.
struct Job {
    QByteArray message;
    QByteArray header = "relaxed"; ///< the forms
    QByteArray body = "relaxed";
    bool withLength = false;
};

std::vector<Job> jobs()
{
    std::vector<Job> result;
    unsigned seed = 1;
    for (const char *header : {"simple", "relaxed"}) {
        for (const char *body : {"simple", "relaxed"}) {
            for (const bool withLength : {false, true}) {
                for (int i = 0; i < 10; ++i)
                    result.push_back({generated(seed++), header, body, withLength});
            }
        }
    }
    return result;
}

QByteArray verdictOf(const QByteArray &octets, const kit::SigningKey &key)
{
    kit::Facts facts(now);
    facts.secure("key._domainkey.example.org", dns::Type::Txt, {key.record()});
    const auto header = message::Header::parse(octets).value();
    dkim::MessageDigests digests(header, octets);
    dkim::Verifier verifier(header, octets, true, digests);
    dns::Answers answers(facts.cache(), now);
    dkim::KeyCache keys;
    const auto &findings = verifier.judge(answers, keys, now);
    if (findings.size() != 1)
        return QByteArray::number(findings.size()) + " signatures";
    const dkim::Verdict &verdict = findings[0].verdict;
    return dkim::resultName(verdict).toByteArray() + ' ' + dkim::reasonName(verdict).toByteArray();
}

/// Passes as it is, and not with one octet changed.
void checkSigned(const Job &job, const QByteArray &field, const kit::SigningKey &key)
{
    const QByteArray octets = field + job.message;
    const QByteArray what = job.header + '/' + job.body + (job.withLength ? " with l=\n" : "\n") + octets;
    QVERIFY2(field.contains("DKIM-Signature:") && field.endsWith("\r\n"), what.constData());
    QVERIFY2(verdictOf(octets, key).startsWith("pass "), (verdictOf(octets, key) + ' ' + what).constData());

    const auto withOtherOctet = [&](const QByteArray &before, qsizetype within) {
        QByteArray result = octets;
        result[octets.indexOf(before, field.size()) + within] = '#';
        return verdictOf(result, key);
    };
    QCOMPARE(withOtherOctet("Ann", 0), QByteArray("fail signature"));
    QCOMPARE(withOtherOctet("\r\n\r\n", 4), QByteArray("fail body_hash"));
    if (job.withLength)
        QCOMPARE(verdictOf(octets + "more\r\n", key), QByteArray("pass partial_body"));
    else
        QCOMPARE(verdictOf(octets + "more\r\n", key), QByteArray("fail body_hash"));
}

const QString python = QStringLiteral("/usr/bin/python3");

/// Signs what comes as lines of "header body length message", base64, and writes the fields in the same way.
constexpr char dkimpyScript[] = R"(
import sys, base64, dkim
algorithm, key = sys.argv[1].encode(), base64.b64decode(sys.argv[2])
for line in sys.stdin.buffer:
    header, body, length, message = line.split()
    field = dkim.sign(base64.b64decode(message), b'key', b'example.org', key, canonicalize=(header, body),
                      signature_algorithm=algorithm, length=length == b'1')
    print(base64.b64encode(field).decode())
)";

/// Empty, with a reason in @p trouble, where dkimpy is not there or cannot.
QByteArrayList signedByDkimpy(const std::vector<Job> &jobs, const kit::SigningKey &key, QByteArray &trouble)
{
    const QByteArray secret = key.isRsa() ? key.privatePem() : key.ed25519SeedBase64();
    QProcess process;
    process.start(python,
                  {QStringLiteral("-c"), QString::fromLatin1(dkimpyScript), QString::fromLatin1(key.algorithm()),
                   QString::fromLatin1(secret.toBase64())});
    for (const Job &job : jobs)
        process.write(job.header + ' ' + job.body + (job.withLength ? " 1 " : " 0 ") + job.message.toBase64() + '\n');
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        trouble = process.readAllStandardError().trimmed().right(200);
        return {};
    }
    QByteArrayList result;
    for (const QByteArray &line : process.readAllStandardOutput().trimmed().split('\n'))
        result.append(QByteArray::fromBase64(line));
    return result;
}

bool hasDkimpy(const char *module)
{
    QProcess process;
    process.start(python, {QStringLiteral("-c"), QStringLiteral("import dkim, %1").arg(QLatin1String(module))});
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

#ifdef WAXSEAL_HAS_OPENDKIM
struct OpenDkim {
    OpenDkim() : library(dkim_init(nullptr, nullptr)) { }
    ~OpenDkim() { dkim_close(library); }
    OpenDkim(const OpenDkim &) = delete;

    /// The field that OpenDKIM writes, or nothing.
    QByteArray sign(const Job &job, const QByteArray &pem)
    {
        const auto octets = [](const QByteArray &text) {
            return reinterpret_cast<unsigned char *>(const_cast<char *>(text.constData()));
        };
        const qsizetype headerEnd = job.message.indexOf("\r\n\r\n") + 2;
        const QByteArray body = job.message.mid(headerEnd + 2);
        DKIM_STAT status = DKIM_STAT_OK;
        DKIM *const context =
            dkim_sign(library, octets("waxseal"), nullptr, octets(pem), octets("key"), octets("example.org"),
                      job.header == "simple" ? DKIM_CANON_SIMPLE : DKIM_CANON_RELAXED,
                      job.body == "simple" ? DKIM_CANON_SIMPLE : DKIM_CANON_RELAXED, DKIM_SIGN_RSASHA256, -1, &status);
        if (!context)
            return {};
        dkim_setpartial(context, job.withLength);
        for (qsizetype at = 0; at < headerEnd;) {
            qsizetype end = job.message.indexOf("\r\n", at);
            while (end + 2 < headerEnd && (job.message[end + 2] == ' ' || job.message[end + 2] == '\t'))
                end = job.message.indexOf("\r\n", end + 2);
            const QByteArray field = job.message.mid(at, end - at);
            dkim_header(context, octets(field), size_t(field.size()));
            at = end + 2;
        }
        dkim_eoh(context);
        dkim_body(context, octets(body), size_t(body.size()));
        dkim_eom(context, nullptr);
        unsigned char *value = nullptr;
        size_t size = 0;
        QByteArray result;
        if (dkim_getsighdr_d(context, sizeof "DKIM-Signature: " - 1, &value, &size) == DKIM_STAT_OK)
            result = "DKIM-Signature: " + QByteArray(reinterpret_cast<char *>(value), qsizetype(size)) + "\r\n";
        dkim_free(context);
        return result;
    }

    DKIM_LIB *library;
};
#endif

} // namespace

class InteropTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatOurOwnTestSignerSignsPasses();
    void whatDkimpySignsPasses_data();
    void whatDkimpySignsPasses();
    void whatOpenDkimSignsPasses();
};

void InteropTest::whatOurOwnTestSignerSignsPasses()
{
    const auto key = kit::SigningKey::rsa(1024);
    for (const Job &job : jobs()) {
        kit::SignOptions options;
        options.canonicalization = job.header + '/' + job.body;
        if (job.withLength) {
            // The length of the whole canonical body: found by asking what an unlimited signature covers.
            const QByteArray octets = kit::sign(job.message, key, options);
            const auto header = message::Header::parse(octets).value();
            dkim::MessageDigests digests(header, octets);
            const dkim::BodyHasher::Wanted wanted{
                job.body == "simple" ? dkim::Canonicalization::Simple : dkim::Canonicalization::Relaxed, {}};
            options.bodyLength = digests.body(wanted).whole;
        }
        checkSigned(job, kit::signatureField(job.message, key, options), key);
        if (QTest::currentTestFailed())
            return;
    }
}

void InteropTest::whatDkimpySignsPasses_data()
{
    QTest::addColumn<bool>("isRsa");
    QTest::newRow("rsa-sha256") << true;
    QTest::newRow("ed25519-sha256") << false;
}

void InteropTest::whatDkimpySignsPasses()
{
    QFETCH(bool, isRsa);
    if (!hasDkimpy(isRsa ? "base64" : "nacl"))
        QSKIP("dkimpy (python3-dkim, and python3-nacl for Ed25519) is not installed, so it cannot sign for this test.");
    const auto key = isRsa ? kit::SigningKey::rsa(2048) : kit::SigningKey::ed25519();
    const std::vector<Job> all = jobs();
    QByteArray trouble;
    const QByteArrayList fields = signedByDkimpy(all, key, trouble);
    QVERIFY2(fields.size() == qsizetype(all.size()), trouble.constData());
    for (size_t i = 0; i < all.size(); ++i) {
        checkSigned(all[i], fields[qsizetype(i)], key);
        if (QTest::currentTestFailed())
            return;
    }
}

void InteropTest::whatOpenDkimSignsPasses()
{
#ifdef WAXSEAL_HAS_OPENDKIM
    const auto key = kit::SigningKey::rsa(2048);
    const QByteArray pem = key.privatePem();
    OpenDkim signer;
    for (const Job &job : jobs()) {
        checkSigned(job, signer.sign(job, pem), key);
        if (QTest::currentTestFailed())
            return;
    }
#else
    QSKIP("This program was built without libopendkim (libopendkim-dev), so OpenDKIM cannot sign for this test.");
#endif
}

QTEST_GUILESS_MAIN(InteropTest)
#include "interop_test.moc"
