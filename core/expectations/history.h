// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <chrono>
#include <optional>
#include <vector>

/// What is remembered of an author domain, and what follows from it: who has signed its mail, since when. Own facts only: a
/// signature counts when it was verified here. No RFC: a rule of ours (experience.md 6.1, "a change for the worse").
namespace waxseal::expectations {

/// Somebody who has signed mail in the name of the author domain.
struct Signer {
    DomainName domain;
    bool isAligned = false;           ///< it speaks for the author domain (DMARC); else a list, a service
    std::chrono::sys_seconds first{}; ///< when such a message came in
    std::chrono::sys_seconds last{};
    int messages = 0;
    friend bool operator==(const Signer &, const Signer &) = default;
};

/// What the person has said about an author domain.
enum class Wish : quint8 {
    Learn,  ///< nothing: the history decides
    Expect, ///< its mail must be signed, from now on
    Ignore, ///< nothing is expected of it
};

struct History {
    DomainName author;
    std::vector<Signer> signers; ///< at most limits::expectedSigners
    Wish wish = Wish::Learn;
    std::chrono::sys_seconds since{}; ///< what came in earlier is not judged by it
    friend bool operator==(const History &, const History &) = default;
};

/// Signed by an aligned domain often and long enough (limits::expectationMessages, limits::expectationAge), or wished.
bool expectsSignature(const History &history);

/// What was seen of one message, all of it verified here.
struct Seen {
    std::vector<std::pair<DomainName, bool>> signers; ///< whose signature passed, and whether aligned
    std::optional<std::chrono::sys_seconds> received; ///< when it came in; none: not known
};

enum class Judgement : quint8 {
    NothingExpected,
    Met,
    Worse, ///< a change for the worse: expected, and nobody known has signed
};
Judgement judge(const std::optional<History> &history, const Seen &seen);

/// The history with one more message in it. A signer that is not aligned is taken in only while nothing is expected, or
/// when it is known already: so nobody makes himself known by signing in another's name.
History learn(std::optional<History> history, const DomainName &author, const Seen &seen, std::chrono::sys_seconds now);

} // namespace waxseal::expectations
