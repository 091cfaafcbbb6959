// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/recipient_memory.h"

#include "core/base/limits.h"
#include "core/store/columns.h"

#include <QSet>

#include <algorithm>
#include <climits>

namespace waxseal::store {

namespace {

constexpr int keptAllowed = 10'000;                  ///< domains; the earliest go
constexpr qsizetype idOctets = 32;                   ///< RFC 8461 §3.1
constexpr qint64 allPolicyOctets = 16 * 1024 * 1024; ///< read at once; real policies have 100 to 300 octets

constexpr char listPolicies[] = "SELECT domain, id, fetched, policy FROM sts_policies ORDER BY fetched DESC LIMIT ?";
constexpr char keepPolicy[] = "INSERT OR REPLACE INTO sts_policies (domain, id, fetched, policy) VALUES (?, ?, ?, ?)";
constexpr char dropTooOld[] = "DELETE FROM sts_policies WHERE fetched < ?";
constexpr char dropPolicies[] = "DELETE FROM sts_policies WHERE rowid IN (SELECT rowid FROM sts_policies "
                                "ORDER BY fetched DESC, rowid DESC LIMIT -1 OFFSET ?)";
constexpr char deletePolicies[] = "DELETE FROM sts_policies";

constexpr char listAllowed[] = "SELECT domain, allowed FROM allowed_domains ORDER BY domain LIMIT ?";
constexpr char listAllowedDown[] = "SELECT domain, allowed FROM allowed_domains ORDER BY domain DESC LIMIT ?";
constexpr char addAllowed[] =
    "INSERT INTO allowed_domains (domain, allowed) VALUES (?, ?) ON CONFLICT (domain) DO NOTHING";
constexpr char dropAllowed[] = "DELETE FROM allowed_domains WHERE domain IN (SELECT domain FROM allowed_domains "
                               "ORDER BY allowed DESC, domain LIMIT -1 OFFSET ?)";
constexpr char deleteAllowed[] = "DELETE FROM allowed_domains";

#define WAXSEAL_CORRESPONDENTS "SELECT address, name, times, last FROM correspondents "
constexpr char findCorrespondent[] = WAXSEAL_CORRESPONDENTS "WHERE address = ?";
constexpr char listCorrespondents[] = WAXSEAL_CORRESPONDENTS "ORDER BY address LIMIT ?";
constexpr char listCorrespondentsDown[] = WAXSEAL_CORRESPONDENTS "ORDER BY address DESC LIMIT ?";
#undef WAXSEAL_CORRESPONDENTS
constexpr char keepCorrespondent[] =
    "INSERT OR REPLACE INTO correspondents (address, name, times, last) VALUES (?, ?, ?, ?)";
constexpr char dropCorrespondents[] = "DELETE FROM correspondents WHERE address IN (SELECT address FROM correspondents "
                                      "ORDER BY last DESC, address LIMIT -1 OFFSET ?)";
constexpr char deleteCorrespondent[] = "DELETE FROM correspondents WHERE address = ?";

constexpr char readAll[] = "SELECT (SELECT max(allowed) FROM allowed_domains), (SELECT max(times) FROM correspondents)";

std::vector<AllowedDomain> allowedFrom(Statement statement)
{
    std::vector<AllowedDomain> domains;
    while (statement && statement.next()) {
        if (auto domain = domainOf(statement.octets(0)))
            domains.push_back({std::move(*domain), timeOf(statement.number(1, 0))});
    }
    return domains;
}

std::vector<Correspondent> correspondentsFrom(Statement statement)
{
    std::vector<Correspondent> correspondents;
    while (statement && statement.next()) {
        const QString address = statement.text(0);
        const qint64 times = statement.number(2);
        if (addressKey(address) == address && times >= 0 && times <= INT_MAX)
            correspondents.push_back({address, statement.text(1).left(limits::addressCharacters), int(times),
                                      timeOf(statement.number(3, 0))});
    }
    return correspondents;
}

} // namespace

std::optional<QString> addressKey(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (at <= 0 || address.size() > limits::addressCharacters || !address.isValidUtf16())
        return std::nullopt;
    const auto domain = DomainName::parse(QStringView(address).mid(at + 1).toUtf8());
    if (!domain || domain->isRoot())
        return std::nullopt;
    return address.left(at + 1) + QString::fromLatin1(domain->view());
}

void Correspondent::add(const Correspondent &more)
{
    if (name.isEmpty() || (!more.name.isEmpty() && more.last >= last))
        name = more.name;
    times = int(std::min(qint64(times) + more.times, qint64(INT_MAX)));
    last = std::max(last, more.last);
}

// Policies

std::vector<mtasts::KeptPolicy> RecipientMemory::policies()
{
    enum { Domain, Id, Fetched, Policy };
    std::vector<mtasts::KeptPolicy> policies;
    qint64 octets = 0;
    Statement statement = m_database.run(listPolicies, {qint64(limits::stsKeptPolicies)});
    while (statement && octets < allPolicyOctets && statement.next()) {
        const auto domain = domainOf(statement.octets(Domain));
        const QByteArray id = statement.octets(Id);
        const QByteArray text = statement.octets(Policy);
        octets += text.size();
        if (!domain || id.size() > idOctets)
            continue;
        if (auto policy = mtasts::Policy::parse(text))
            policies.push_back({*domain, id, std::move(*policy), timeOf(statement.number(Fetched, 0))});
    }
    return policies;
}

bool RecipientMemory::keep(const std::vector<mtasts::KeptPolicy> &policies)
{
    std::chrono::sys_seconds latest = timeOf(0);
    for (const mtasts::KeptPolicy &each : policies) {
        if (!m_database.run(keepPolicy,
                            {each.domain.toByteArray(), notNull(each.id), secondsOf(each.fetched),
                             notNull(each.policy.toByteArray())}))
            return false;
        latest = std::max(latest, each.fetched);
    }
    // RFC 8461 §3.2: none holds longer, so it would only tell whom somebody wrote to.
    return m_database.run(dropTooOld, {secondsOf(latest - limits::stsLongestAge)})
        && m_database.run(dropPolicies, {qint64(limits::stsKeptPolicies)});
}

bool RecipientMemory::forgetPolicies()
{
    return bool(m_database.run(deletePolicies));
}

// Allowed domains

std::vector<AllowedDomain> RecipientMemory::allowedDomains()
{
    return allowedFrom(m_database.run(listAllowed, {keptAllowed}));
}

bool RecipientMemory::allow(const AllowedDomain &domain)
{
    return m_database.run(addAllowed, {domain.domain.toByteArray(), secondsOf(domain.allowed)})
        && m_database.run(dropAllowed, {keptAllowed});
}

bool RecipientMemory::forgetAllowedDomains()
{
    return bool(m_database.run(deleteAllowed));
}

// Correspondents

std::vector<Correspondent> RecipientMemory::correspondents()
{
    return correspondentsFrom(m_database.run(listCorrespondents, {limits::keptCorrespondents}));
}

bool RecipientMemory::keep(const std::vector<Correspondent> &correspondents)
{
    for (Correspondent more : correspondents) {
        const auto address = addressKey(more.address);
        if (!address)
            continue;
        more.address = *address;
        more.name = wellFormed(more.name.left(limits::addressCharacters));
        more.times = std::max(more.times, 0);
        std::vector<Correspondent> known = correspondentsFrom(m_database.run(findCorrespondent, {*address}));
        if (m_database.error())
            return false;
        if (known.empty())
            known.push_back(std::move(more));
        else
            known.front().add(more);
        const Correspondent &kept = known.front();
        if (!m_database.run(keepCorrespondent, {kept.address, notNull(kept.name), kept.times, secondsOf(kept.last)}))
            return false;
    }
    return bool(m_database.run(dropCorrespondents, {limits::keptCorrespondents}));
}

bool RecipientMemory::forget(const QString &address)
{
    return bool(m_database.run(deleteCorrespondent, {addressKey(address).value_or(notNull(address))}));
}

// Damage

void RecipientMemory::inspect()
{
    Statement statement = m_database.run(readAll);
    if (statement)
        statement.next();
}

RecipientMemory::Rescued RecipientMemory::rescue()
{
    Rescued rescued;
    // What lies behind the damage is reached from the other end.
    for (const char *list : {listAllowed, listAllowedDown}) {
        const auto found = allowedFrom(m_database.run(list, {keptAllowed}));
        rescued.allowed.insert(rescued.allowed.end(), found.begin(), found.end());
        if (!m_database.error())
            break;
    }
    QSet<QString> addresses; // one that is reached from both ends is not counted twice
    for (const char *list : {listCorrespondents, listCorrespondentsDown}) {
        for (Correspondent &each : correspondentsFrom(m_database.run(list, {limits::keptCorrespondents}))) {
            const qsizetype before = addresses.size();
            addresses.insert(each.address);
            if (addresses.size() > before)
                rescued.correspondents.push_back(std::move(each));
        }
        if (!m_database.error())
            break;
    }
    return rescued;
}

bool RecipientMemory::save(const Rescued &rescued)
{
    for (const AllowedDomain &domain : rescued.allowed) {
        if (!m_database.run(addAllowed, {domain.domain.toByteArray(), secondsOf(domain.allowed)}))
            return false;
    }
    return keep(rescued.correspondents);
}

} // namespace waxseal::store
