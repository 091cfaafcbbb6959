// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The input is a TXT record. It is parsed, and evaluated in a world where every domain publishes it.

#include "core/base/limits.h"
#include "core/spf/check_host.h"
#include "core/spf/macro.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void requireSound(const spf::Directive &directive)
{
    using spf::Mechanism;
    require(directive.ip4Bits >= 0 && directive.ip4Bits <= 32 && directive.ip6Bits >= 0 && directive.ip6Bits <= 128);
    require(directive.domainSpec.isEmpty() || spf::isDomainSpec(directive.domainSpec));
    require(!directive.network || directive.mechanism == Mechanism::Ip4 || directive.mechanism == Mechanism::Ip6);
    require(directive.network || directive.mechanism != Mechanism::Ip4);
    const auto again = spf::Record::parse(directive.asWritten);
    require(again && again->directives.size() == 1 && again->directives.front().network == directive.network
            && again->directives.front().domainSpec == directive.domainSpec);
}

QByteArray wireText(const QByteArray &text)
{
    QByteArray result;
    for (qsizetype at = 0; at < text.size() || at == 0; at += 255) {
        const QByteArray piece = text.mid(at, 255);
        result += char(piece.size()) + piece;
    }
    return result;
}

dns::Lookup answer(const dns::Question &question, const QByteArray &text)
{
    dns::Lookup lookup{.question = question, .status = dns::Status::Insecure};
    lookup.ttl = std::chrono::hours(1);
    switch (question.type) {
    case dns::Type::Txt: lookup.rdata = {wireText(text)}; break;
    case dns::Type::A: lookup.rdata = {QByteArray("\xc0\0\2\7", 4)}; break;
    case dns::Type::Mx: lookup.rdata = {QByteArray("\0\1\1m\1x\0", 7)}; break;
    case dns::Type::Ptr: lookup.rdata = {QByteArray("\1p\1x\0", 5)}; break;
    case dns::Type::Ns:
    case dns::Type::Cname:
    case dns::Type::Aaaa:
    case dns::Type::Srv:
    case dns::Type::DnsKey:
    case dns::Type::Tlsa: require(false); // SPF has no use for them here
    }
    return lookup;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const spf::Scope scope : {spf::Scope::Spf, spf::Scope::Pra}) {
        const auto terms = spf::termsOf(text, scope);
        if (!terms)
            continue;
        require(terms->isEmpty() || (terms->data() >= text.data() && terms->end() <= text.end()));
        const auto record = spf::Record::parse(*terms);
        if (!record) {
            require(record.error().at >= 0 && record.error().at <= terms->size());
            continue;
        }
        require(record->directives.size() <= size_t(limits::spfTerms));
        for (const spf::Directive &directive : record->directives)
            requireSound(directive);
    }
    if (text.size() > limits::dnsTxtOctets)
        return 0;

    const spf::Query query{.ip = IpAddress::parse("192.0.2.3").value(),
                           .helo = "h.example",
                           .mailFrom = "a.b+c@d.example",
                           .receiver = "r.example",
                           .now = now};
    dns::Cache cache;
    for (int round = 0;; ++round) {
        require(round <= limits::dnsRounds);
        dns::Answers answers(cache, now);
        const spf::Answer result = spf::checkHost(query, answers);
        require(result.isPending != answers.wanted().isEmpty());
        require(result.lookups <= limits::spfLookups + 1 && result.voidLookups <= limits::spfVoidLookups + 1);
        require(result.explanation.size() <= spf::explanationOctets);
        if (!result.isPending)
            return 0;
        for (const dns::Question &question : answers.wanted())
            cache.keep(answer(question, text), now);
    }
}
