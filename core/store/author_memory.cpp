// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/author_memory.h"

#include "core/base/limits.h"
#include "core/store/columns.h"

#include <algorithm>
#include <climits>
#include <map>

namespace waxseal::store {

namespace {

using expectations::History;
using expectations::Signer;
using expectations::Wish;

constexpr int keptChecks = 500'000; ///< messages; some 200 octets each
constexpr int keptAuthors = 50'000;
constexpr int savesBetweenDrops = 1'000; ///< so many authors more may be there for a while
constexpr qsizetype digestOctets = 32;
constexpr qsizetype factsOctets = 64 * 1024;

constexpr char findChecks[] = "SELECT basis, checked, facts FROM checks WHERE digest = ?";
constexpr char listStarts[] =
    "SELECT substr(digest, 1, 8) FROM checks ORDER BY digest LIMIT ?"; ///< reads the index only
constexpr char addChecks[] = "INSERT INTO checks (digest, basis, checked, facts) VALUES (?, ?, ?, ?) "
                             "ON CONFLICT DO NOTHING";
constexpr char changeChecks[] = "UPDATE checks SET basis = ?, checked = ?, facts = ? WHERE digest = ?";
constexpr char deleteOldChecks[] = "DELETE FROM checks WHERE id <= (SELECT max(id) FROM checks) - ?";
constexpr char listChecks[] = "SELECT digest, basis, checked, facts FROM checks ORDER BY id DESC LIMIT ?";
constexpr char listChecksUp[] = "SELECT digest, basis, checked, facts FROM checks ORDER BY id LIMIT ?";

#define WAXSEAL_HISTORIES                                                                                              \
    "SELECT e.author, e.wish, e.since, s.domain, s.aligned, s.first, s.last, s.messages "                              \
    "FROM expectations e LEFT JOIN expected_signers s ON s.author = e.author "
constexpr char findHistory[] = WAXSEAL_HISTORIES "WHERE e.author = ? ORDER BY s.position";
constexpr char listHistories[] = WAXSEAL_HISTORIES "ORDER BY e.author, s.position";
constexpr char listHistoriesDown[] = WAXSEAL_HISTORIES "ORDER BY e.author DESC, s.position";
#undef WAXSEAL_HISTORIES
constexpr char readAll[] = "SELECT (SELECT max(since) FROM expectations), (SELECT max(messages) FROM expected_signers)";

constexpr char saveAuthor[] =
    "INSERT INTO expectations (author, wish, since, worth, latest) VALUES (?, ?, ?, ?, ?) ON CONFLICT (author) "
    "DO UPDATE SET wish = excluded.wish, since = excluded.since, worth = excluded.worth, latest = excluded.latest";
constexpr char deleteSigners[] = "DELETE FROM expected_signers WHERE author = ?";
constexpr char addSigner[] =
    "INSERT OR REPLACE INTO expected_signers (author, domain, position, aligned, first, last, messages) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr char deleteAuthor[] = "DELETE FROM expectations WHERE author = ?";
constexpr char deleteAuthors[] = "DELETE FROM expectations";
constexpr char dropAuthors[] = "DELETE FROM expectations WHERE author IN (SELECT author FROM expectations "
                               "ORDER BY worth DESC, latest DESC LIMIT -1 OFFSET ?)";

std::optional<Signer> signerOf(const Statement &statement)
{
    enum { Domain = 3, Aligned, First, Last, Messages };
    const auto domain = domainOf(statement.octets(Domain));
    const qint64 messages = statement.number(Messages);
    if (!domain || messages < 0 || messages > INT_MAX)
        return std::nullopt;
    return Signer{*domain, statement.number(Aligned) == 1, timeOf(statement.number(First, 0)),
                  timeOf(statement.number(Last, 0)), int(messages)};
}

/// The rows of one author follow one another.
std::vector<History> historiesFrom(Statement statement)
{
    enum { Author, WishColumn, Since, Domain };
    std::vector<History> histories;
    while (statement && statement.next()) {
        const QByteArray author = statement.octets(Author);
        if (histories.empty() || histories.back().author.toByteArray() != author) {
            const auto domain = domainOf(author);
            const qint64 wish = statement.number(WishColumn);
            if (!domain || !isUpTo(wish, Wish::Ignore))
                continue;
            histories.push_back({*domain, {}, Wish(wish), timeOf(statement.number(Since, 0))});
        }
        std::vector<Signer> &signers = histories.back().signers;
        const bool hasRoom = signers.size() < size_t(limits::expectedSigners);
        if (auto signer = hasRoom ? signerOf(statement) : std::nullopt)
            signers.push_back(std::move(*signer));
    }
    return histories;
}

} // namespace

// Checks

std::optional<KeptChecks> AuthorMemory::checks(const QByteArray &digest)
{
    Statement statement = m_database.run(findChecks, {notNull(digest)});
    if (!statement || !statement.next())
        return std::nullopt;
    QByteArray basis = statement.octets(0);
    auto checks = verdict::RememberedChecks::parse(statement.octets(2), timeOf(statement.number(1, 0)));
    if (!checks || basis.size() > basisOctets)
        return std::nullopt;
    return KeptChecks{std::move(basis), std::move(*checks)};
}

std::vector<quint64> AuthorMemory::digestStarts()
{
    std::vector<quint64> starts;
    Statement statement = m_database.run(listStarts, {keptChecks});
    while (statement && statement.next())
        starts.push_back(Store::startOf(statement.octets(0)));
    starts.shrink_to_fit();
    if (!std::is_sorted(starts.begin(), starts.end())) // something else than octets stands there
        std::sort(starts.begin(), starts.end());
    return starts;
}

bool AuthorMemory::keepOne(const Verified &message, bool &isNew)
{
    const QVariant digest = notNull(message.digest);
    const QVariant basis = notNull(message.basis);
    const QVariant checked = secondsOf(message.checks.checked);
    const QVariant facts = message.checks.toOctets();
    {
        Statement known = m_database.run(findChecks, {digest});
        if (!known)
            return false;
        isNew = !known.next();
    }
    if (isNew)
        return !m_database.error() && m_database.run(addChecks, {digest, basis, checked, facts});

    // The first date says the most: keys go. So it stays as long as nothing is added.
    const auto known = checks(message.digest);
    if (m_database.error())
        return false;
    if (known && known->basis == message.basis && !message.checks.saysMoreThan(known->checks))
        return true;
    return bool(m_database.run(changeChecks, {basis, checked, facts, digest}));
}

std::optional<Learnt> AuthorMemory::keep(const std::vector<Verified> &messages)
{
    Learnt learnt;
    std::map<DomainName, std::optional<History>> learning; // many messages of a batch have the same author
    for (const Verified &message : messages) {
        bool isNew = false;
        if (!keepOne(message, isNew))
            return std::nullopt;
        if (!isNew)
            continue;
        learnt.added.push_back(message.digest);
        if (!message.author || message.seen.signers.empty())
            continue;
        auto history = learning.find(*message.author);
        if (history == learning.end()) {
            history = learning.emplace(*message.author, this->history(*message.author)).first;
            if (m_database.error())
                return std::nullopt;
        }
        history->second =
            expectations::learn(std::move(history->second), *message.author, message.seen, message.checks.checked);
    }
    for (auto &[author, history] : learning) {
        if (!save(*history))
            return std::nullopt;
        learnt.histories.push_back(std::move(*history));
    }
    if (!learnt.added.isEmpty() && !m_database.run(deleteOldChecks, {keptChecks}))
        return std::nullopt;
    return learnt;
}

// Expectations

std::vector<History> AuthorMemory::histories()
{
    return historiesFrom(m_database.run(listHistories));
}

std::optional<History> AuthorMemory::history(const DomainName &author)
{
    std::vector<History> histories = historiesFrom(m_database.run(findHistory, {author.toByteArray()}));
    return histories.empty() ? std::nullopt : std::optional(std::move(histories.front()));
}

bool AuthorMemory::save(const History &history)
{
    if (history.wish == Wish::Learn && history.signers.empty())
        return forget(history.author);
    const QVariant author = history.author.toByteArray();
    const bool isWorthMore = history.wish != Wish::Learn || expectations::expectsSignature(history);
    std::chrono::sys_seconds latest = history.since;
    for (const Signer &signer : history.signers)
        latest = std::max(latest, signer.last);
    if (!m_database.run(saveAuthor,
                        {author, int(history.wish), secondsOf(history.since), isWorthMore, secondsOf(latest)})
        || !m_database.run(deleteSigners, {author}))
        return false;
    int position = 0;
    for (const Signer &signer : history.signers) {
        if (position >= limits::expectedSigners)
            break;
        if (!m_database.run(addSigner,
                            {author, signer.domain.toByteArray(), position++, signer.isAligned, secondsOf(signer.first),
                             secondsOf(signer.last), signer.messages}))
            return false;
    }
    return dropLeastWorth();
}

bool AuthorMemory::dropLeastWorth()
{
    const bool isDue = m_savedSinceDrop == 0;
    m_savedSinceDrop = (m_savedSinceDrop + 1) % savesBetweenDrops;
    return !isDue || m_database.run(dropAuthors, {keptAuthors});
}

bool AuthorMemory::forget(const DomainName &author)
{
    return bool(m_database.run(deleteAuthor, {author.toByteArray()}));
}

bool AuthorMemory::forgetHistories()
{
    return bool(m_database.run(deleteAuthors));
}

// Damage

void AuthorMemory::inspect()
{
    Statement statement = m_database.run(readAll);
    if (statement)
        statement.next();
}

AuthorMemory::Rescued AuthorMemory::rescue()
{
    Rescued rescued;
    // What lies behind the damage is reached from the other end.
    for (const char *list : {listHistories, listHistoriesDown}) {
        for (History &history : historiesFrom(m_database.run(list)))
            rescued.histories.push_back(std::move(history));
        if (!m_database.error())
            break;
    }

    QByteArray last; // nearly all have the same basis, and share it then
    for (const char *list : {listChecks, listChecksUp}) {
        Statement statement = m_database.run(list, {keptChecks});
        while (statement && statement.next()) {
            Rescued::Checks checks{statement.octets(0), statement.octets(1), statement.octets(3),
                                   statement.number(2, 0)};
            if (checks.basis != last)
                last = checks.basis;
            checks.basis = last;
            if (checks.digest.size() == digestOctets && checks.basis.size() <= basisOctets
                && checks.facts.size() <= factsOctets)
                rescued.checks.push_back(std::move(checks));
        }
        if (!m_database.error())
            break;
    }
    return rescued;
}

bool AuthorMemory::save(const Rescued &rescued)
{
    for (const History &history : rescued.histories) {
        if (!save(history))
            return false;
    }
    for (auto checks = rescued.checks.rbegin(); checks != rescued.checks.rend();
         ++checks) { // the oldest first, as ever
        if (!m_database.run(addChecks,
                            {checks->digest, notNull(checks->basis), checks->checked, notNull(checks->facts)}))
            return false;
    }
    return true;
}

} // namespace waxseal::store
