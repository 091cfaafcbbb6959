// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_look.h"

#include "core/words/composer.h"

namespace waxseal::desktop {

using verdict::Outcome;
using State = RecipientLookups::State;

namespace {

QString sentenceWithoutResult(const DomainName &domain, State state)
{
    switch (state) {
    case State::Off: return words::lookupsOff();
    case State::Blocked: return words::notAskedBlocked(domain);
    case State::NotAsked: return words::notAskedYet(domain);
    case State::Held: return words::notAskedLink();
    case State::TakesLong: return words::takesLong(domain);
    case State::Unknown:
    case State::Asking: return words::lookingUp(domain);
    case State::Answered:
    case State::Failed: return words::lookupFailed();
    }
    Q_UNREACHABLE();
}

bool saysSomething(const check::CheckedRecipient &result)
{
    return result && !std::holds_alternative<verdict::way_out::Asking>(result->verdict);
}

} // namespace

RecipientLook lookOf(const TypedRecipient &recipient, const RecipientLookups &lookups)
{
    if (!recipient.isAddress()) {
        const QString sentence = words::addressFault(recipient.parsed.error(), recipient.text);
        return {Outcome::Unchecked, sentence, words::noAddress(sentence)};
    }
    const DomainName &domain = recipient.parsed->address.domain;
    if (const check::CheckedRecipient result = lookups.result(domain); saysSomething(result)) {
        const QString sentence = words::sentence(*result);
        const Outcome outcome = verdict::way_out::outcomeOf(result->verdict);
        return {outcome, sentence, words::recipientDescription(outcome, sentence),
                verdict::way_out::standingOf(result->verdict)};
    }
    const State state = lookups.state(domain);
    const QString sentence = sentenceWithoutResult(domain, state);
    if (state == State::Asking || state == State::TakesLong || state == State::Unknown)
        return {std::nullopt, sentence, sentence};
    RecipientLook look{Outcome::Unchecked, sentence, words::recipientDescription(Outcome::Unchecked, sentence)};
    look.isNotAsked =
        state == State::Off || state == State::Blocked || state == State::NotAsked || state == State::Held;
    return look;
}

words::RecipientLine lineOf(const TypedRecipient &recipient, const RecipientLook &look)
{
    words::RecipientLine line;
    line.address = recipient.isAddress() ? recipient.parsed->address.toUnicode() : recipient.shown();
    line.standing = look.standing;
    line.isNotAsked = look.isNotAsked;
    line.sentence = look.sentence;
    line.isPending = !look.outcome;
    line.isBad = !recipient.isAddress();
    return line;
}

} // namespace waxseal::desktop
