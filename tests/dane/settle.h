// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/limits.h"
#include "core/dns/answers.h"

#include <utility>
#include <vector>

/// Runs a judge that asks in rounds on a real resolver.
namespace waxseal::lab {

/// Runs @p judge(dns::Answers &) until it misses nothing, and gives what it said last. All questions of a round are under way at the
/// same time. @p rounds takes how many rounds there were.
template <typename Judge> auto settle(dns::Resolver &resolver, Judge judge, int *rounds = nullptr)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    dns::Cache cache;
    for (int round = 0;; ++round) {
        dns::Answers answers(cache, now);
        auto result = judge(answers);
        if (rounds)
            *rounds = round;
        if (answers.wanted().isEmpty() || round == limits::dnsRounds)
            return result;
        std::vector<QFuture<dns::Lookup>> futures;
        for (const dns::Question &question : answers.wanted())
            futures.push_back(resolver.query(question));
        for (const QFuture<dns::Lookup> &future : futures)
            cache.keep(future.result(), now);
    }
}

} // namespace waxseal::lab
