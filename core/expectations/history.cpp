// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/expectations/history.h"

#include "core/base/limits.h"
#include "core/expectations/since.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace waxseal::expectations {

namespace {

Signer *find(std::vector<Signer> &signers, const DomainName &domain)
{
    const auto isOfDomain = [&domain](const Signer &signer) { return signer.domain == domain; };
    const auto found = std::find_if(signers.begin(), signers.end(), isOfDomain);
    return found == signers.end() ? nullptr : &*found;
}

void add(Signer &signer, bool isAligned, std::chrono::sys_seconds received)
{
    signer.isAligned = signer.isAligned || isAligned;
    signer.first = std::min(signer.first, received);
    signer.last = std::max(signer.last, received);
    if (signer.messages < std::numeric_limits<int>::max())
        ++signer.messages;
}

/// Those that do not speak for the author go first, and of them the one that has not been seen for longest.
void forgetOne(std::vector<Signer> &signers)
{
    const auto isLessWorth = [](const Signer &a, const Signer &b) {
        return std::tie(a.isAligned, a.last, a.first, a.domain) < std::tie(b.isAligned, b.last, b.first, b.domain);
    };
    signers.erase(std::min_element(signers.begin(), signers.end(), isLessWorth));
}

} // namespace

bool expectsSignature(const History &history)
{
    switch (history.wish) {
    case Wish::Expect: return true;
    case Wish::Ignore: return false;
    case Wish::Learn: break;
    }
    return std::any_of(history.signers.begin(), history.signers.end(), [](const Signer &signer) {
        return signer.isAligned && signer.messages >= limits::expectationMessages
            && signer.last - signer.first >= limits::expectationAge;
    });
}

std::chrono::sys_seconds expectedSince(const History &history)
{
    if (history.wish == Wish::Expect)
        return history.since;
    auto first = std::chrono::sys_seconds::max();
    for (const Signer &signer : history.signers) {
        if (signer.isAligned)
            first = std::min(first, signer.first);
    }
    return first;
}

Judgement judge(const std::optional<History> &history, const Seen &seen)
{
    // What came in before anything was expected, or nobody knows when, is no change.
    if (!history || !expectsSignature(*history) || !seen.received || *seen.received < expectedSince(*history))
        return Judgement::NothingExpected;
    const bool isMet = std::any_of(seen.signers.begin(), seen.signers.end(), [&](const auto &signer) {
        const auto &[domain, isAligned] = signer;
        const auto isThatOne = [&domain = domain](const Signer &known) { return known.domain == domain; };
        return isAligned || std::any_of(history->signers.begin(), history->signers.end(), isThatOne);
    });
    return isMet ? Judgement::Met : Judgement::Worse;
}

History learn(std::optional<History> history, const DomainName &author, const Seen &seen, std::chrono::sys_seconds now)
{
    History result = history ? std::move(*history) : History{.author = author};
    const bool isClosed = expectsSignature(result);
    // A clock that is ahead, here or at the provider, must not reach into the future.
    const auto received = std::min(seen.received.value_or(now), now);

    std::map<DomainName, bool> signers; // a message counts once for a domain that has signed it twice
    for (const auto &[domain, isAligned] : seen.signers)
        signers[domain] = signers[domain] || isAligned;
    for (const auto &[domain, isAligned] : signers) {
        if (Signer *known = find(result.signers, domain)) {
            add(*known, isAligned, received);
        } else if (isAligned || !isClosed) {
            result.signers.push_back({.domain = domain, .first = received, .last = received});
            add(result.signers.back(), isAligned, received);
        }
    }
    while (result.signers.size() > size_t(limits::expectedSigners))
        forgetOne(result.signers);
    return result;
}

} // namespace waxseal::expectations
