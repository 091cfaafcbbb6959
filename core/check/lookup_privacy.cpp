// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/lookup_privacy.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <QHash>

#include <mutex>

namespace waxseal::check {

namespace {

QByteArrayView firstLabel(QByteArrayView name)
{
    const qsizetype dot = octets::indexOf(name, '.');
    return dot < 0 ? name : name.first(dot);
}

QByteArrayView parent(QByteArrayView name)
{
    const qsizetype dot = octets::indexOf(name, '.');
    return dot < 0 ? QByteArrayView() : name.sliced(dot + 1);
}

bool isFirstLabel(QByteArrayView name, QByteArrayView label)
{
    return firstLabel(name) == label;
}

/// RFC 8552: services of a domain have names that begin with "_". TES has one of its own, and so has MTA-STS (RFC 8461 §3.3).
QByteArrayView withoutService(QByteArrayView name)
{
    while (firstLabel(name).startsWith('_') || isFirstLabel(name, "tes-master") || isFirstLabel(name, "mta-sts"))
        name = parent(name);
    return name;
}

bool has(const QSet<QByteArray> &set, QByteArrayView name)
{
    return set.contains(QByteArray::fromRawData(name.data(), name.size()));
}

} // namespace

bool BlockedDomains::add(QByteArrayView text)
{
    const bool isWithAllBelow = text.startsWith('.');
    const auto name = DomainName::parse(isWithAllBelow ? text.sliced(1) : text);
    if (!name || name->isRoot())
        return false;
    (isWithAllBelow ? m_withAllBelow : m_exact).insert(name->toByteArray());
    return true;
}

bool BlockedDomains::contains(const DomainName &name) const
{
    if (isEmpty())
        return false;
    if (containsOne(name.view()))
        return true;
    // TES: "<member>.tes-member.<entity>" is about both.
    QByteArrayView part = name.view();
    for (QByteArrayView rest = part; !rest.isEmpty(); rest = parent(rest)) {
        if (!isFirstLabel(rest, "tes-member"))
            continue;
        const qsizetype octetsBefore = part.size() - rest.size() - 1; // and a dot
        if (octetsBefore > 0 && containsOne(part.first(octetsBefore)))
            return true;
        part = parent(rest);
    }
    return part.size() < name.view().size() && containsOne(part);
}

bool BlockedDomains::containsOne(QByteArrayView name) const
{
    if (has(m_exact, name) || has(m_exact, withoutService(name)))
        return true;
    if (m_withAllBelow.isEmpty())
        return false;
    for (QByteArrayView rest = name; !rest.isEmpty(); rest = parent(rest)) {
        if (has(m_withAllBelow, rest))
            return true;
    }
    return false;
}

// DNS

/// What was logged and is still in the resolver's memory.
class PrivateResolver::Logged {
public:
    explicit Logged(std::shared_ptr<LookupLog> log) : m_log(std::move(log)) { }

    void asked(const dns::Lookup &lookup)
    {
        const bool wasAsked = lookup.trouble != dns::Trouble::Offline && lookup.trouble != dns::Trouble::OutsideZones
            && lookup.trouble != dns::Trouble::Declined;
        if (wasAsked && isNew(lookup))
            m_log->asked(lookup);
    }

private:
    bool isNew(const dns::Lookup &lookup)
    {
        if (lookup.ttl.count() <= 0)
            return true;
        const std::lock_guard lock(m_mutex);
        const auto known = m_until.constFind(lookup.question);
        if (known != m_until.constEnd() && lookup.asked < *known)
            return false;
        if (m_until.size() >= limits::dnsCachedAnswers)
            m_until.clear();
        m_until.insert(lookup.question, lookup.asked + std::min(lookup.ttl, limits::dnsKeepLongest));
        return true;
    }

    std::shared_ptr<LookupLog> m_log;
    std::mutex m_mutex;
    QHash<dns::Question, std::chrono::sys_seconds> m_until;
};

PrivateResolver::PrivateResolver(dns::Resolver &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log)
    : m_inner(inner), m_blocked(std::move(blocked)), m_logged(log ? std::make_shared<Logged>(std::move(log)) : nullptr)
{ }

QFuture<dns::Lookup> PrivateResolver::query(const dns::Question &question)
{
    if (m_blocked.contains(question.name))
        return QtFuture::makeReadyFuture(dns::Lookup{.question = question, .trouble = dns::Trouble::Declined});
    if (!m_logged)
        return m_inner.query(question);
    return m_inner.query(question)
        .then([logged = m_logged](const dns::Lookup &lookup) {
            logged->asked(lookup);
            return lookup;
        })
        .onCanceled([question] { return dns::Lookup{.question = question, .trouble = dns::Trouble::Canceled}; });
}

// Servers

namespace {

enum class Contact { None, Silent, Answered };

Contact contactOf(const mtasts::Fetched &fetched)
{
    if (fetched)
        return Contact::Answered;
    switch (fetched.error().fault) {
    case mtasts::FetchFault::Offline:
    case mtasts::FetchFault::Declined:
    case mtasts::FetchFault::NoAddress:
    case mtasts::FetchFault::AddressForged:
    case mtasts::FetchFault::AddressUnknown:
    case mtasts::FetchFault::InternalAddress: return Contact::None;
    case mtasts::FetchFault::NotReached:
    case mtasts::FetchFault::TimedOut:
    case mtasts::FetchFault::Canceled: return Contact::Silent; // perhaps it had begun
    case mtasts::FetchFault::BadCertificate:
    case mtasts::FetchFault::NoTls:
    case mtasts::FetchFault::Redirected:
    case mtasts::FetchFault::NotFound:
    case mtasts::FetchFault::NotPlainText:
    case mtasts::FetchFault::TooLarge:
    case mtasts::FetchFault::BadHttp: return Contact::Answered;
    }
    Q_UNREACHABLE();
}

Contact contactOf(const dane::Probed &probed)
{
    if (probed)
        return Contact::Answered;
    switch (probed.error()) {
    case dane::ProbeFault::Offline:
    case dane::ProbeFault::InternalAddress: return Contact::None;
    case dane::ProbeFault::NotReached:
    case dane::ProbeFault::TimedOut:
    case dane::ProbeFault::Canceled: return Contact::Silent;
    case dane::ProbeFault::NotSmtp:
    case dane::ProbeFault::Refused:
    case dane::ProbeFault::NoStartTls:
    case dane::ProbeFault::NoTls: return Contact::Answered;
    }
    Q_UNREACHABLE();
}

/// @p inner as it comes, and @p log told of it.
template <typename Answer, typename Log> QFuture<Answer> logged(QFuture<Answer> inner, Answer canceled, Log log)
{
    return inner
        .then([log](const Answer &answer) {
            if (const Contact contact = contactOf(answer); contact != Contact::None)
                log(contact == Contact::Answered);
            return answer;
        })
        .onCanceled([log, canceled] {
            log(false);
            return canceled;
        });
}

} // namespace

PrivateFetcher::PrivateFetcher(mtasts::PolicyFetcher &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log,
                               Now now)
    : m_inner(inner), m_blocked(std::move(blocked)), m_log(std::move(log)), m_now(std::move(now))
{ }

QFuture<mtasts::Fetched> PrivateFetcher::fetch(const DomainName &domain)
{
    using mtasts::Fetched, mtasts::FetchError, mtasts::FetchFault;
    const auto host = mtasts::policyHost(domain);
    if (m_blocked.contains(host ? *host : domain))
        return QtFuture::makeReadyFuture(Fetched(failure(FetchError{FetchFault::Declined})));
    if (!m_log || !host)
        return m_inner.fetch(domain);
    return logged<Fetched>(
        m_inner.fetch(domain), failure(FetchError{FetchFault::Canceled}),
        [log = m_log, host = *host, when = m_now()](bool answered) { log->fetched(host, answered, when); });
}

PrivateProber::PrivateProber(dane::Prober &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log, Now now)
    : m_inner(inner), m_blocked(std::move(blocked)), m_log(std::move(log)), m_now(std::move(now))
{ }

QFuture<dane::Probed> PrivateProber::probe(const DomainName &host)
{
    using dane::Probed, dane::ProbeFault;
    if (m_blocked.contains(host))
        return QtFuture::makeReadyFuture(Probed(failure(ProbeFault::Offline)));
    if (!m_log)
        return m_inner.probe(host);
    return logged<Probed>(m_inner.probe(host), failure(ProbeFault::Canceled),
                          [log = m_log, host, when = m_now()](bool answered) { log->probed(host, answered, when); });
}

} // namespace waxseal::check
