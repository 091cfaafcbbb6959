// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// DKIM signatures verified, keys cached, beside libopendkim and beside the floor: what OpenSSL alone needs to hash and
// verify.

#include "core/base/octets.h"
#include "core/dkim/verifier.h"
#include "tests/bench/signed_corpus.h"

#include <benchmark/benchmark.h>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#ifdef WAXSEAL_HAS_OPENDKIM
#include <opendkim/dkim.h>
#endif

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <map>
#include <thread>

using namespace waxseal;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'795'176'300)};
constexpr int repetitions = 9;

const bench::Signers &signers()
{
    static const bench::Signers one(now);
    return one;
}

struct Sample {
    const char *name;
    const char *words;
    int messages;
    int attachments; ///< of 100
    double asked;    ///< times libopendkim
};
constexpr Sample samples[] = {
    {"small", "messages of 10 KB", 2'000, 0, 4},
    {"mixed", "messages of 10 KB, 5 % of them with 1 MiB attached", 500, 5, 3},
};

const bench::Corpus &corpusOf(const Sample &sample)
{
    static std::map<const Sample *, bench::Corpus> made;
    if (!made.contains(&sample))
        made.emplace(&sample, bench::makeCorpus(sample.messages, sample.attachments, signers()));
    return made.at(&sample);
}

// --- Waxseal

bool passesWaxseal(const bench::Corpus::Message &message, dkim::KeyCache &keys)
{
    const auto header = message::Header::parse(message.octets);
    if (!header)
        return false;
    dkim::MessageDigests digests(*header, message.octets);
    dkim::Verifier verifier(*header, message.octets, true, digests);
    dns::Answers answers(signers().dns(), now);
    int passed = 0;
    for (const dkim::Finding &finding : verifier.judge(answers, keys, now)) {
        const auto *pass = std::get_if<dkim::Pass>(&finding.verdict);
        passed += pass && pass->counts() ? 1 : 0;
    }
    return passed == message.signatures;
}

dkim::KeyCache &keyCache()
{
    static dkim::KeyCache keys;
    return keys;
}

void verifyWithWaxseal(benchmark::State &state, const Sample &sample, int threads)
{
    const std::vector<bench::Corpus::Message> &messages = corpusOf(sample).messages;
    for (size_t i = 0; i < 100; ++i) // until the keys are parsed
        passesWaxseal(messages[i], keyCache());
    for (auto _ : state) {
        std::atomic<size_t> next = 0;
        std::atomic<bool> allPass = true;
        const auto work = [&] {
            for (size_t i; (i = next.fetch_add(1)) < messages.size();) {
                if (!passesWaxseal(messages[i], keyCache()))
                    allPass = false;
            }
        };
        std::vector<std::thread> others;
        for (int i = 1; i < threads; ++i)
            others.emplace_back(work);
        work();
        for (std::thread &other : others)
            other.join();
        if (!allPass)
            state.SkipWithError("a signature does not pass");
    }
    state.SetItemsProcessed(state.iterations() * int64_t(messages.size()));
}

// --- libopendkim

#ifdef WAXSEAL_HAS_OPENDKIM

/// What a mail server hands over: the fields one by one, then the body.
struct Split {
    std::vector<QByteArrayView> fields;
    QByteArrayView body;
};

Split splitMail(const QByteArray &octets)
{
    const auto header = message::Header::parse(octets);
    Split split;
    for (const message::Field &field : header->fields())
        split.fields.emplace_back(field.name.begin(), field.body.end());
    split.body = QByteArrayView(octets).sliced(header->bodyOffset());
    return split;
}

unsigned char *theirs(QByteArrayView octets)
{
    return reinterpret_cast<unsigned char *>(const_cast<char *>(octets.data()));
}

/// Gives the key records without asking DNS.
DKIM_STAT lookUpKey(DKIM *, DKIM_SIGINFO *signature, unsigned char *buffer, size_t size)
{
    static const std::map<QByteArray, QByteArray> records = [] {
        std::map<QByteArray, QByteArray> all;
        for (int i = 0; i < signers().count(); ++i)
            all[bench::Signers::domain(i)] = signers().key(i).record();
        return all;
    }();
    const auto record = records.find(QByteArray(reinterpret_cast<const char *>(dkim_sig_getdomain(signature))));
    if (record == records.end() || size_t(record->second.size()) >= size)
        return DKIM_STAT_NOKEY;
    qstrcpy(reinterpret_cast<char *>(buffer), record->second.constData());
    return DKIM_STAT_OK;
}

struct TheirCount {
    int passed = 0;
    int ed25519Passed = 0;
};

DKIM_LIB *openDkim()
{
    static DKIM_LIB *const library = [] {
        DKIM_LIB *made = dkim_init(nullptr, nullptr);
        if (!made || dkim_set_key_lookup(made, lookUpKey) != DKIM_STAT_OK)
            qFatal("libopendkim does not start");
        return made;
    }();
    return library;
}

void verifyMail(const Split &mail, TheirCount &count)
{
    DKIM_STAT status = DKIM_STAT_OK;
    DKIM *const dkim = dkim_verify(openDkim(), theirs("bench"), nullptr, &status);
    if (!dkim)
        qFatal("libopendkim gives no handle");
    for (const QByteArrayView field : mail.fields)
        dkim_header(dkim, theirs(field), size_t(field.size()));
    if (dkim_eoh(dkim) == DKIM_STAT_OK) {
        dkim_body(dkim, theirs(mail.body), size_t(mail.body.size()));
        dkim_eom(dkim, nullptr);
    }
    DKIM_SIGINFO **signatures = nullptr;
    int size = 0;
    if (dkim_getsiglist(dkim, &signatures, &size) == DKIM_STAT_OK) {
        for (int i = 0; i < size; ++i) {
            dkim_alg_t algorithm = DKIM_SIGN_UNKNOWN;
            dkim_sig_getsignalg(signatures[i], &algorithm);
            const bool passed = DKIM_SIG_CHECK(signatures[i]);
            count.passed += passed ? 1 : 0;
            count.ed25519Passed += passed && algorithm == DKIM_SIGN_ED25519SHA256 ? 1 : 0;
        }
    }
    dkim_free(dkim);
}

/// What it makes of the sample; the same in every repetition.
std::map<const Sample *, TheirCount> theirCounts;

void verifyWithLibopendkim(benchmark::State &state, const Sample &sample)
{
    std::vector<Split> mails;
    for (const bench::Corpus::Message &message : corpusOf(sample).messages)
        mails.push_back(splitMail(message.octets));
    TheirCount count;
    for (auto _ : state) {
        count = {};
        for (const Split &mail : mails)
            verifyMail(mail, count);
    }
    theirCounts[&sample] = count;
    const bench::Corpus &corpus = corpusOf(sample);
    // A libopendkim built without Ed25519 is let off it, which makes it faster.
    if (count.passed != corpus.signatures && count.passed != corpus.signatures - corpus.ed25519)
        state.SkipWithError("libopendkim does not verify what it should");
    state.SetItemsProcessed(state.iterations() * int64_t(mails.size()));
}

#endif

// --- The floor

/// Everything about a signature that can be known before: what is left is to relax, to hash and to verify.
struct FloorSignature {
    std::vector<QByteArrayView> fields; ///< in the order of "h="
    QByteArray own;                     ///< canonical, "b=" emptied
    bool isHeaderRelaxed = true;
    bool isBodyRelaxed = true;
    QByteArray value;
    QByteArray bodyHash;
    EVP_PKEY_CTX *rsa = nullptr;
    EVP_PKEY *ed25519 = nullptr;
    QByteArray canonicalHeader;
};
struct FloorMessage {
    QByteArrayView body;
    std::vector<FloorSignature> signatures;
    QByteArray canonicalBodies[2]; ///< simple, relaxed
};

/// RFC 6376 §3.4.4, for bodies whose lines end in CRLF, in the plainest way that is not slow.
char *relaxBody(QByteArrayView body, char *out)
{
    char *const start = out;
    bool isSpace = false;
    for (const char c : body) {
        if (c == ' ' || c == '\t') {
            isSpace = true;
            continue;
        }
        if (isSpace && c != '\r')
            *out++ = ' ';
        isSpace = false;
        *out++ = c;
    }
    while (out - start >= 4 && out[-3] == '\n')
        out -= 2;
    return out;
}

/// RFC 6376 §3.4.2
char *relaxField(QByteArrayView field, char *out)
{
    const char *p = field.begin();
    while (*p != ':')
        *out++ = octets::lower(*p++);
    *out++ = *p++;
    const char *const start = out;
    bool isSpace = false;
    for (; p != field.end(); ++p) {
        if (octets::isWhiteSpace(*p)) {
            isSpace = true;
            continue;
        }
        if (isSpace && out != start)
            *out++ = ' ';
        isSpace = false;
        *out++ = *p;
    }
    return out;
}

/// Canonical octets of a body at @p out; returned is their end.
char *canonicalize(QByteArrayView body, bool isRelaxed, char *out)
{
    if (isRelaxed)
        return relaxBody(body, out);
    while (body.endsWith("\r\n\r\n"))
        body.chop(2);
    return std::copy(body.begin(), body.end(), out);
}

char *canonicalize(const FloorSignature &signature, char *out)
{
    for (const QByteArrayView field : signature.fields) {
        out = signature.isHeaderRelaxed ? relaxField(field, out) : std::copy(field.begin(), field.end(), out);
        *out++ = '\r';
        *out++ = '\n';
    }
    return std::copy(signature.own.begin(), signature.own.end(), out);
}

FloorSignature floorSignature(const message::Header &header, const message::Field &own)
{
    const dkim::Signature parsed = dkim::parseSignature(own.body).value();
    FloorSignature result;
    result.isHeaderRelaxed = parsed.headerForm == dkim::Canonicalization::Relaxed;
    result.isBodyRelaxed = parsed.bodyForm == dkim::Canonicalization::Relaxed;
    result.own = dkim::canonicalField(parsed.headerForm, own, true);
    result.value = parsed.value;
    result.bodyHash = parsed.bodyHash;
    for (const QByteArrayView name : parsed.signedFields) {
        for (auto field = header.fields().rbegin(); field != header.fields().rend(); ++field) {
            const QByteArrayView whole(field->name.begin(), field->body.end());
            const bool isTaken = std::any_of(result.fields.begin(), result.fields.end(),
                                             [&](QByteArrayView other) { return other.data() == whole.data(); });
            if (!isTaken && octets::equalIgnoringCase(field->name, name)) {
                result.fields.push_back(whole);
                break;
            }
        }
    }
    for (int i = 0; i < signers().count(); ++i) {
        if (bench::Signers::domain(i) != parsed.sdid->toByteArray())
            continue;
        const QByteArray key = QByteArray::fromBase64(signers().key(i).publicBase64());
        const auto *octets = reinterpret_cast<const unsigned char *>(key.data());
        if (signers().key(i).isRsa()) {
            result.rsa = EVP_PKEY_CTX_new(d2i_PUBKEY(nullptr, &octets, long(key.size())), nullptr);
            EVP_PKEY_verify_init(result.rsa);
            EVP_PKEY_CTX_set_rsa_padding(result.rsa, RSA_PKCS1_PADDING);
            EVP_PKEY_CTX_set_signature_md(result.rsa, EVP_sha256());
        } else {
            result.ed25519 = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets, size_t(key.size()));
        }
    }
    return result;
}

std::vector<FloorMessage> floorMessages(const bench::Corpus &corpus)
{
    std::vector<FloorMessage> result;
    for (const bench::Corpus::Message &message : corpus.messages) {
        const message::Header header = message::Header::parse(message.octets).value();
        FloorMessage &floor = result.emplace_back();
        floor.body = QByteArrayView(message.octets).sliced(header.bodyOffset());
        std::vector<char> buffer(size_t(message.octets.size()) + 64 * 1024);
        for (const message::Field &field : header.fields()) {
            if (field.known != message::FieldName::DkimSignature)
                continue;
            FloorSignature &signature = floor.signatures.emplace_back(floorSignature(header, field));
            signature.canonicalHeader =
                QByteArray(buffer.data(), canonicalize(signature, buffer.data()) - buffer.data());
            floor.canonicalBodies[signature.isBodyRelaxed] = QByteArray(
                buffer.data(), canonicalize(floor.body, signature.isBodyRelaxed, buffer.data()) - buffer.data());
        }
    }
    return result;
}

class Floor {
public:
    explicit Floor(bool canonicalizes) : m_canonicalizes(canonicalizes) { }

    bool verifies(const FloorMessage &message)
    {
        m_buffer.resize(size_t(message.body.size()) + 64 * 1024);
        char *const buffer = m_buffer.data();
        std::array<std::optional<Digest>, 2> bodies; // simple, relaxed
        for (const FloorSignature &signature : message.signatures) {
            std::optional<Digest> &body = bodies[signature.isBodyRelaxed];
            if (!body)
                body = m_canonicalizes ? sha256(buffer, canonicalize(message.body, signature.isBodyRelaxed, buffer))
                                       : sha256(message.canonicalBodies[signature.isBodyRelaxed]);
            const Digest headers =
                m_canonicalizes ? sha256(buffer, canonicalize(signature, buffer)) : sha256(signature.canonicalHeader);
            if (QByteArrayView(*body) != signature.bodyHash || !verifies(signature, headers))
                return false;
        }
        return true;
    }

private:
    using Digest = std::array<unsigned char, 32>;
    struct Free {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };

    Digest sha256(const char *begin, const char *end)
    {
        static EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        Digest digest;
        EVP_DigestInit_ex2(m_hash.get(), algorithm, nullptr);
        EVP_DigestUpdate(m_hash.get(), begin, size_t(end - begin));
        EVP_DigestFinal_ex(m_hash.get(), digest.data(), nullptr);
        return digest;
    }
    Digest sha256(const QByteArray &octets) { return sha256(octets.begin(), octets.end()); }

    bool verifies(const FloorSignature &signature, const Digest &headers)
    {
        const auto *value = reinterpret_cast<const unsigned char *>(signature.value.constData());
        const auto size = size_t(signature.value.size());
        if (signature.rsa)
            return EVP_PKEY_verify(signature.rsa, value, size, headers.data(), headers.size()) == 1;
        EVP_MD_CTX_reset(m_ed25519.get());
        return EVP_DigestVerifyInit(m_ed25519.get(), nullptr, nullptr, nullptr, signature.ed25519) == 1
            && EVP_DigestVerify(m_ed25519.get(), value, size, headers.data(), headers.size()) == 1;
    }

    bool m_canonicalizes;
    std::vector<char> m_buffer;
    std::unique_ptr<EVP_MD_CTX, Free> m_hash{EVP_MD_CTX_new()};
    std::unique_ptr<EVP_MD_CTX, Free> m_ed25519{EVP_MD_CTX_new()};
};

void verifyWithOpenSslAlone(benchmark::State &state, const Sample &sample, bool canonicalizes)
{
    static std::map<const Sample *, std::vector<FloorMessage>> prepared;
    if (!prepared.contains(&sample))
        prepared.emplace(&sample, floorMessages(corpusOf(sample)));
    const std::vector<FloorMessage> &messages = prepared.at(&sample);
    Floor floor(canonicalizes);
    for (auto _ : state) {
        for (const FloorMessage &message : messages) {
            if (!floor.verifies(message))
                state.SkipWithError("a signature does not pass");
        }
    }
    state.SetItemsProcessed(state.iterations() * int64_t(messages.size()));
}

// --- What it comes to

/// Shows the medians and keeps what each repetition took.
class Reporter : public benchmark::ConsoleReporter {
public:
    struct Times {
        std::vector<double> processor; ///< seconds, of all threads together
        std::vector<double> clock;
    };

    void ReportRuns(const std::vector<Run> &runs) override
    {
        std::vector<Run> shown;
        for (const Run &run : runs) {
            m_hasFailed = m_hasFailed || run.error_occurred;
            if (run.error_occurred || run.aggregate_name == "median")
                shown.push_back(run);
            if (run.run_type != Run::RT_Iteration || run.error_occurred)
                continue;
            Times &times = m_times[run.run_name.function_name];
            times.processor.push_back(run.cpu_accumulated_time / double(run.iterations));
            times.clock.push_back(run.real_accumulated_time / double(run.iterations));
        }
        ConsoleReporter::ReportRuns(shown);
    }

    /// Nothing where it did not run.
    std::optional<Times> times(const Sample &sample, const char *name) const
    {
        const auto found = m_times.find(std::string(sample.name) + '/' + name);
        return found == m_times.end() ? std::nullopt : std::optional(found->second);
    }

    bool hasFailed() const { return m_hasFailed; }

private:
    std::map<std::string, Times> m_times;
    bool m_hasFailed = false;
};

double median(std::vector<double> seconds)
{
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

double least(const std::vector<double> &seconds)
{
    return *std::min_element(seconds.begin(), seconds.end());
}

void conclude(const Sample &sample, const Reporter &reporter)
{
    const auto ours = reporter.times(sample, "waxseal");
    if (!ours)
        return;
    const auto perSecond = [&sample](double seconds) { return sample.messages / seconds; };
    const double rate = perSecond(median(ours->processor));
    const bench::Corpus &corpus = corpusOf(sample);
    std::printf("\n%d %s, with %d signatures, %d of them Ed25519 and the others RSA-2048:\n", sample.messages,
                sample.words, corpus.signatures, corpus.ed25519);

#ifdef WAXSEAL_HAS_OPENDKIM
    if (const auto theirs = reporter.times(sample, "libopendkim")) {
        const double theirRate = perSecond(median(theirs->processor));
        const TheirCount &count = theirCounts.at(&sample);
        std::printf(
            "Waxseal verifies %.0f messages/s, libopendkim %.0f: %.2f times (asked: %.0f). libopendkim passes %d "
            "Ed25519 and %d RSA signatures; it parses a key for each of them.\n",
            rate, theirRate, rate / theirRate, sample.asked, count.ed25519Passed, count.passed - count.ed25519Passed);
    }
#else
    std::printf("Waxseal verifies %.0f messages/s. There is NO COMPARISON: libopendkim-dev is not installed.\n", rate);
#endif
    const auto floor = reporter.times(sample, "floor");
    const auto plain = reporter.times(sample, "plain");
    if (floor && plain) {
        const double floorRate = perSecond(median(floor->processor));
        std::printf(
            "The floor, where OpenSSL only hashes canonical octets and verifies, is %.0f messages/s: Waxseal is at "
            "%.0f %% of it. Canonicalizing octet by octet on top of that makes %.0f.\n",
            floorRate, 100 * rate / floorRate, perSecond(median(plain->processor)));
    }
    if (const auto two = reporter.times(sample, "waxseal_two_threads")) {
        const double oneClock = least(ours->clock);
        const double twoClock = least(two->clock);
        std::printf("Two threads verify %.0f messages/s, %.2f times one thread (asked: 1.8), by the clock and the best "
                    "of each; by "
                    "processor time it would be %.2f times, were both cores free.\n",
                    perSecond(twoClock), oneClock / twoClock, 2 * median(ours->processor) / median(two->processor));
    }
}

template <typename Function, typename... Arguments>
benchmark::internal::Benchmark *add(const Sample &sample, const char *name, Function function, Arguments... arguments)
{
    return benchmark::RegisterBenchmark((std::string(sample.name) + '/' + name).c_str(), function, std::cref(sample),
                                        arguments...)
        ->Iterations(1)
        ->Repetitions(repetitions)
        ->MeasureProcessCPUTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace

int main(int argc, char **argv)
{
    for (const Sample &sample : samples) {
        add(sample, "waxseal", verifyWithWaxseal, 1);
#ifdef WAXSEAL_HAS_OPENDKIM
        add(sample, "libopendkim", verifyWithLibopendkim);
#endif
        add(sample, "floor", verifyWithOpenSslAlone, false);
        add(sample, "plain", verifyWithOpenSslAlone, true);
        add(sample, "waxseal_two_threads", verifyWithWaxseal, 2);
    }
    // Repetitions take turns, so that what else the machine does meets all alike.
    std::vector<char *> arguments(argv, argv + argc);
    char interleaved[] = "--benchmark_enable_random_interleaving=true";
    arguments.insert(arguments.begin() + 1, interleaved);
    int count = int(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    Reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    for (const Sample &sample : samples)
        conclude(sample, reporter);
    return reporter.hasFailed() ? 1 : 0;
}
