// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// Header-only assessment of a 10 KB message with five Received lines, DNS answered from the cache, beside GMime merely
// parsing the headers of the same message.

#include "core/message/header.h"
#include "core/verdict/assessment.h"
#include "core/words/words.h"
#include "tests/bench/corpus.h"

#include <benchmark/benchmark.h>

#include <gmime/gmime.h>

using namespace waxseal;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'795'176'300)};
constexpr int messages = 64;

const std::vector<QByteArray> &corpus()
{
    static const std::vector<QByteArray> all = [] {
        std::vector<QByteArray> result;
        for (int i = 0; i < messages; ++i)
            result.push_back(bench::message(i));
        return result;
    }();
    return all;
}

const verdict::Account &account()
{
    static const verdict::Account one = [] {
        verdict::Account result;
        result.own.domain = DomainName::parse("own.example").value();
        result.own.addHostText("mx.own.example", received::Source::Person);
        result.own.addHostText("store.own.example", received::Source::Person);
        return result;
    }();
    return one;
}

void keep(dns::Cache &cache, const QByteArray &name, dns::Type type, const QByteArray &rdata)
{
    dns::Lookup lookup{
        .question = {DomainName::parse(name).value(), type}, .status = dns::Status::Secure, .rdata = {rdata}};
    lookup.ttl = std::chrono::hours(1);
    cache.keep(lookup, now);
}

QByteArray wireName(const QByteArray &name)
{
    QByteArray result;
    for (const QByteArray &label : name.split('.'))
        result.append(char(label.size())).append(label);
    return result.append('\0');
}

const dns::Cache &cache()
{
    static dns::Cache *filled = [] {
        auto *result = new dns::Cache;
        const QByteArray text = QByteArray(1, 15) + "TES Mail Domain";
        for (const QByteArray &domain : {QByteArray("company.example"), QByteArray("own.example")}) {
            keep(*result, "tes-master." + domain, dns::Type::Cname, wireName("isp.example"));
            keep(*result, domain + ".tes-member.isp.example", dns::Type::Txt, text);
            keep(*result, "_smtpsec._tcp." + domain, dns::Type::Srv,
                 QByteArray("\0\0\0\0\0\x1a", 6) + wireName("sec." + domain));
        }
        keep(*result, QByteArray("isp.example.tes-member.") + tes::defaultRoot, dns::Type::Txt, text);
        return result;
    }();
    return *filled;
}

verdict::Assessment assessed(const message::Header &header, const QByteArray &octets)
{
    static dkim::KeyCache keys;
    dns::Answers answers(cache(), now);
    verdict::Mail mail(header, octets, true, now);
    return verdict::assess(mail, message::ContentClaims{}, account(), {}, answers, keys);
}

void parseHeader(benchmark::State &state)
{
    size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(message::Header::parse(corpus()[i++ % messages]));
    state.SetItemsProcessed(state.iterations());
}

/// Everything: header, trace lines, boundary, results, all systems, the three verdicts.
void assessMessage(benchmark::State &state)
{
    size_t i = 0;
    for (auto _ : state) {
        const QByteArray &octets = corpus()[i++ % messages];
        const auto header = message::Header::parse(octets);
        const verdict::Assessment assessment = assessed(*header, octets);
        if (verdict::way_in::outcomeOf(assessment.tes) != verdict::Outcome::Confirmed
            || verdict::way_in::outcomeOf(assessment.smtpsec) != verdict::Outcome::Confirmed
            || verdict::sender::outcomeOf(assessment.sender) != verdict::Outcome::Confirmed)
            state.SkipWithError("the message is not judged as it should be");
    }
    state.SetItemsProcessed(state.iterations());
}

/// The same, and the three sentences that a list shows.
void assessAndSayIt(benchmark::State &state)
{
    size_t i = 0;
    for (auto _ : state) {
        const QByteArray &octets = corpus()[i++ % messages];
        const auto header = message::Header::parse(octets);
        const verdict::Assessment assessment = assessed(*header, octets);
        benchmark::DoNotOptimize(words::sentence(assessment.sender));
        benchmark::DoNotOptimize(words::sentence(assessment.wayIn, assessment.connection));
        benchmark::DoNotOptimize(words::sentence(assessment.content));
    }
    state.SetItemsProcessed(state.iterations());
}

/// What it is compared with: GMime parses the headers and nothing more.
void gmimeParsesHeaders(benchmark::State &state)
{
    g_mime_init();
    size_t i = 0;
    for (auto _ : state) {
        const QByteArray &octets = corpus()[i++ % messages];
        const qsizetype header = octets.indexOf("\r\n\r\n") + 4;
        GMimeStream *stream = g_mime_stream_mem_new_with_buffer(octets.constData(), size_t(header));
        GMimeParser *parser = g_mime_parser_new_with_stream(stream);
        g_mime_parser_set_persist_stream(parser, TRUE);
        GMimeMessage *parsed = g_mime_parser_construct_message(parser, nullptr);
        benchmark::DoNotOptimize(parsed);
        g_object_unref(parsed);
        g_object_unref(parser);
        g_object_unref(stream);
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(parseHeader);
BENCHMARK(assessMessage)->ThreadRange(1, 2)->UseRealTime();
BENCHMARK(assessAndSayIt);
BENCHMARK(gmimeParsesHeaders);

} // namespace

BENCHMARK_MAIN();
