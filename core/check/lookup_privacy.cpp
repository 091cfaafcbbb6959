// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/lookup_privacy.h"

#include "core/base/octets.h"

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

/// RFC 8552: services of a domain have names that begin with "_". TES has one of its own.
QByteArrayView withoutService(QByteArrayView name)
{
    while (firstLabel(name).startsWith('_') || firstLabel(name) == QByteArrayView("tes-master"))
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
    if (!m_exact.isEmpty() && (has(m_exact, name.view()) || has(m_exact, withoutService(name.view()))))
        return true;
    if (m_withAllBelow.isEmpty())
        return false;
    for (QByteArrayView rest = name.view(); !rest.isEmpty(); rest = parent(rest)) {
        if (has(m_withAllBelow, rest))
            return true;
    }
    return false;
}

PrivateResolver::PrivateResolver(dns::Resolver &inner, BlockedDomains blocked, std::shared_ptr<LookupLog> log)
    : m_inner(inner), m_blocked(std::move(blocked)), m_log(std::move(log))
{ }

QFuture<dns::Lookup> PrivateResolver::query(const dns::Question &question)
{
    if (m_blocked.contains(question.name))
        return QtFuture::makeReadyFuture(dns::Lookup{.question = question, .trouble = dns::Trouble::Declined});
    if (!m_log)
        return m_inner.query(question);
    return m_inner.query(question)
        .then([log = m_log](const dns::Lookup &lookup) {
            if (lookup.trouble != dns::Trouble::Offline && lookup.trouble != dns::Trouble::Declined)
                log->asked(lookup);
            return lookup;
        })
        .onCanceled([question] { return dns::Lookup{.question = question, .trouble = dns::Trouble::Canceled}; });
}

} // namespace waxseal::check
