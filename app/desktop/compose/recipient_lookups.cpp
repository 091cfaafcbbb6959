// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_lookups.h"

#include "core/base/limits.h"

#include <QTimer>

#include <algorithm>

namespace waxseal::desktop {

std::chrono::sys_seconds expiryOf(const verdict::way_out::Recipient &recipient)
{
    std::chrono::sys_seconds expiry = recipient.judged + limits::dnsKeepLongest;
    for (const auto &lookup : recipient.lookups) {
        const auto stays = std::clamp(lookup->ttl, limits::dnsKeepNoAnswer, limits::dnsKeepLongest);
        expiry = std::min(expiry, lookup->asked + stays);
    }
    // What was answered from a cache may be old already; a new answer is not had more often than this.
    return std::max(expiry, recipient.judged + limits::dnsKeepNoAnswer);
}

RecipientLookups::RecipientLookups(Ask ask, Clock now, QObject *parent)
    : QObject(parent), m_ask(std::move(ask)), m_now(std::move(now))
{ }

RecipientLookups::~RecipientLookups()
{
    for (auto &[name, entry] : m_entries)
        stop(entry);
}

void RecipientLookups::setRules(Rules rules)
{
    m_rules = std::move(rules);
    for (auto &[name, entry] : m_entries)
        decide(DomainName::parse(name).value(), entry);
    checkSettled();
}

void RecipientLookups::setSender(const std::optional<DomainName> &sender)
{
    if (m_sender == sender)
        return;
    m_sender = sender;
    askAgain();
}

void RecipientLookups::release()
{
    if (!std::exchange(m_isHeld, false))
        return;
    for (auto &[name, entry] : m_entries)
        decide(DomainName::parse(name).value(), entry);
    checkSettled();
}

void RecipientLookups::want(const QSet<DomainName> &domains)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (domains.contains(DomainName::parse(entry->first).value())) {
            ++entry;
        } else {
            stop(entry->second);
            entry = m_entries.erase(entry);
        }
    }
    for (const DomainName &domain : domains) {
        const auto [entry, isNew] = m_entries.try_emplace(domain.toByteArray());
        if (isNew)
            decide(domain, entry->second);
    }
    checkSettled();
}

void RecipientLookups::allow(const DomainName &domain)
{
    const auto entry = m_entries.find(domain.toByteArray());
    if (entry == m_entries.end() || std::exchange(entry->second.isAllowed, true))
        return;
    decide(domain, entry->second);
    Q_EMIT allowed(domain);
}

RecipientLookups::State RecipientLookups::wish(const DomainName &domain, const Entry &entry) const
{
    if (!m_rules.lookUp)
        return State::Off;
    if (m_rules.blocked.contains(domain))
        return State::Blocked;
    if (entry.isAllowed)
        return State::Asking;
    if (m_isHeld)
        return State::Held;
    if (m_rules.askFirst && !m_rules.allowed.contains(domain))
        return State::NotAsked;
    return State::Asking;
}

void RecipientLookups::decide(const DomainName &domain, Entry &entry)
{
    const State wanted = wish(domain, entry);
    if (wanted != State::Asking) {
        stop(entry);
        entry.result.reset();
        if (std::exchange(entry.state, wanted) != wanted)
            Q_EMIT changed(domain);
        return;
    }
    const bool isHad =
        entry.state == State::Asking || entry.state == State::TakesLong || entry.state == State::Answered;
    if (!isHad)
        start(domain, entry);
}

void RecipientLookups::start(const DomainName &domain, Entry &entry, check::Failures failures)
{
    stop(entry);
    m_wasAsking = true;
    entry.state = State::Asking;
    entry.watcher = std::make_unique<Watcher>();
    Watcher *watcher = entry.watcher.get();
    connect(watcher, &Watcher::resultsReadyAt, this,
            [this, watcher, domain](int, int end) { take(domain, watcher->resultAt(end - 1)); });
    connect(watcher, &Watcher::finished, this, [this, domain] { finish(domain); });
    QTimer::singleShot(limits::dnsSoft, watcher, [this, domain] {
        const auto slow = m_entries.find(domain.toByteArray());
        if (slow == m_entries.end() || slow->second.state != State::Asking)
            return;
        slow->second.state = State::TakesLong;
        Q_EMIT changed(domain);
    });
    watcher->setFuture(m_ask(domain, {failures, m_sender}));
    Q_EMIT changed(domain);
}

void RecipientLookups::stop(Entry &entry)
{
    if (!entry.watcher)
        return;
    entry.watcher->disconnect(this);
    entry.watcher->cancel();
    entry.watcher.release()->deleteLater(); // perhaps it is its own signal that leads here
}

void RecipientLookups::take(const DomainName &domain, const check::CheckedRecipient &result)
{
    const auto entry = m_entries.find(domain.toByteArray());
    if (entry == m_entries.end() || !result)
        return;
    // What is asked again shows its former answer until the new one is whole.
    const auto &former = entry->second.result;
    if (former && former->isComplete && !result->isComplete)
        return;
    entry->second.result = result;
    Q_EMIT changed(domain);
}

void RecipientLookups::finish(const DomainName &domain)
{
    const auto entry = m_entries.find(domain.toByteArray());
    if (entry == m_entries.end())
        return;
    stop(entry->second);
    const bool isAnswered = entry->second.result && entry->second.result->isComplete;
    entry->second.state = isAnswered ? State::Answered : State::Failed;
    Q_EMIT changed(domain);
    checkSettled();
}

void RecipientLookups::checkSettled()
{
    if (!isAsking() && std::exchange(m_wasAsking, false))
        Q_EMIT settled();
}

RecipientLookups::State RecipientLookups::state(const DomainName &domain) const
{
    const auto entry = m_entries.find(domain.toByteArray());
    return entry == m_entries.end() ? State::Unknown : entry->second.state;
}

check::CheckedRecipient RecipientLookups::result(const DomainName &domain) const
{
    const auto entry = m_entries.find(domain.toByteArray());
    return entry == m_entries.end() ? nullptr : entry->second.result;
}

bool RecipientLookups::isPending(const DomainName &domain) const
{
    const State now = state(domain);
    const check::CheckedRecipient known = result(domain);
    return (now == State::Asking || now == State::TakesLong) && !(known && known->isComplete);
}

bool RecipientLookups::isAsking() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto &each) { return bool(each.second.watcher); });
}

void RecipientLookups::askAgain()
{
    for (auto &[name, entry] : m_entries) {
        const DomainName domain = DomainName::parse(name).value();
        if (wish(domain, entry) != State::Asking)
            continue;
        entry.result.reset();
        start(domain, entry);
    }
}

void RecipientLookups::askAgain(const DomainName &domain)
{
    const auto entry = m_entries.find(domain.toByteArray());
    if (entry != m_entries.end() && wish(domain, entry->second) == State::Asking)
        start(domain, entry->second, check::Failures::AskedAgain);
}

bool RecipientLookups::isFailed(const Entry &entry)
{
    const bool isUnchecked = entry.state == State::Answered && entry.result
        && verdict::way_out::outcomeOf(entry.result->verdict) == verdict::Outcome::Unchecked;
    return isUnchecked || entry.state == State::Failed;
}

bool RecipientLookups::hasFailed() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto &each) { return isFailed(each.second); });
}

void RecipientLookups::askFailed()
{
    for (auto &[name, entry] : m_entries) {
        if (isFailed(entry))
            start(DomainName::parse(name).value(), entry, check::Failures::AskedAgain);
    }
    askExpired();
}

void RecipientLookups::askExpired()
{
    const std::chrono::sys_seconds now = m_now();
    for (auto &[name, entry] : m_entries) {
        const bool isOld = entry.state == State::Answered && entry.result && expiryOf(*entry.result) <= now;
        if (isOld || entry.state == State::Failed)
            start(DomainName::parse(name).value(), entry);
    }
}

} // namespace waxseal::desktop
