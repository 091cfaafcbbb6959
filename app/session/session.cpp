// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/session.h"

#include "core/words/command.h"
#include "resources/demo/demo.h"

#include <QFile>

namespace waxseal::app {

namespace {

std::chrono::sys_seconds systemNow()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace

Result<std::unique_ptr<Session>, QString> Session::create(const dns_unbound::Settings &dns,
                                                          std::optional<std::chrono::sys_seconds> now, Privacy privacy,
                                                          std::shared_ptr<check::Memory> memory, Lookups lookups)
{
    auto resolver = dns_unbound::UnboundResolver::create(dns);
    if (!resolver)
        return failure(words::setupFault(resolver.error().fault, resolver.error().file));
    std::unique_ptr<Session> session(new Session);
    session->m_now = now;
    session->m_memory = std::move(memory);
    session->m_resolver = std::move(*resolver);
    session->m_asking = std::make_unique<check::PrivateResolver>(*session->m_resolver, privacy.blocked, privacy.log);
    const check::Now clock = [now] { return now ? *now : systemNow(); };

    session->m_lookups = std::move(lookups);
    session->m_lookups.https.offline |= dns.offline;
    session->m_client = std::make_unique<https::PolicyClient>(session->m_lookups.https, *session->m_asking);
    session->m_fetcher =
        std::make_unique<check::PrivateFetcher>(*session->m_client, privacy.blocked, privacy.log, clock);
    if (session->m_lookups.probe) {
        session->m_lookups.probe->offline |= dns.offline;
        session->m_smtp = std::make_unique<smtp_probe::SmtpProber>(*session->m_lookups.probe, *session->m_asking);
        session->m_prober =
            std::make_unique<check::PrivateProber>(*session->m_smtp, privacy.blocked, privacy.log, clock);
    }
    return session;
}

std::unique_ptr<check::RecipientCheck> Session::recipientCheck(std::shared_ptr<const verdict::Account> account)
{
    return std::make_unique<check::RecipientCheck>(check::RecipientParts{
        std::move(account), m_cache, m_asking.get(), m_fetcher.get(), m_lookups.policies.get(), m_prober.get()});
}

std::optional<check::LearntHosts> Session::learnOwnHosts(received::OwnProvider &own)
{
    if (!own.domain)
        return std::nullopt;
    QFuture<dns::Lookup> mx = m_asking->query(check::mxQuestion(*own.domain));
    return check::learnOwnHosts(own, mx.result());
}

QStringList Session::warnings() const
{
    QStringList sentences;
    for (const dns::SetupWarning warning : m_resolver->warnings())
        sentences << words::setupWarning(warning);
    return sentences;
}

bsi::ProviderList bundledBsiList()
{
    QFile file(QString::fromLatin1(demo::bundledBsiList));
    return file.open(QIODevice::ReadOnly) ? bsi::ProviderList::parse(file.readAll()).value_or(bsi::ProviderList())
                                          : bsi::ProviderList();
}

std::chrono::sys_seconds Session::now() const
{
    return m_now ? *m_now : systemNow();
}

} // namespace waxseal::app
