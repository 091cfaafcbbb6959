// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/lookup_log.h"

#include "core/base/limits.h"

namespace waxseal::app {

namespace {

constexpr size_t mostWaiting = limits::loggedLookups; ///< more would push one another out of the store

store::LoggedLookup connection(const char *type, const DomainName &host, bool answered, std::chrono::sys_seconds when)
{
    return {host.toByteArray(), type, when, answered ? dns::Status::Insecure : dns::Status::NoAnswer};
}

} // namespace

StoredLookupLog::StoredLookupLog(QString folder)
    : m_thread(std::move(folder), mostWaiting,
               [](store::Store &store, const std::vector<store::LoggedLookup> &lookups) { return store.log(lookups); })
{ }

void StoredLookupLog::asked(const dns::Lookup &lookup)
{
    m_thread.add({lookup.question.name.toByteArray(), dns::typeName(lookup.question.type).toByteArray(), lookup.asked,
                  lookup.status});
}

void StoredLookupLog::fetched(const DomainName &host, bool answered, std::chrono::sys_seconds when)
{
    m_thread.add(connection(https, host, answered, when));
}

void StoredLookupLog::probed(const DomainName &host, bool answered, std::chrono::sys_seconds when)
{
    m_thread.add(connection(smtp, host, answered, when));
}

int StoredLookupLog::lost() const
{
    return m_thread.lost();
}

QFuture<store::Result<store::Done>> StoredLookupLog::flush()
{
    return m_thread.later<store::Done>([](store::Store &) { return store::Done{}; });
}

QFuture<store::Result<store::Done>> StoredLookupLog::purge()
{
    m_thread.dropWaiting();
    return m_thread.later<store::Done>([](store::Store &store) {
        return store.purgeLookups().and_then([&store](store::Done) { return store.forgetAllowedDomains(); });
    });
}

QFuture<store::Result<std::vector<store::LoggedLookup>>> StoredLookupLog::recent(int most)
{
    return m_thread.later<std::vector<store::LoggedLookup>>(
        [most](store::Store &store) { return store.lookups(most); });
}

} // namespace waxseal::app
