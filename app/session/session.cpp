// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/session.h"

#include "core/words/command.h"
#include "resources/demo/demo.h"

#include <QFile>

namespace waxseal::app {

Result<std::unique_ptr<Session>, QString> Session::create(const dns_unbound::Settings &dns,
                                                          std::optional<std::chrono::sys_seconds> now, Privacy privacy,
                                                          std::shared_ptr<check::Memory> memory)
{
    auto resolver = dns_unbound::UnboundResolver::create(dns);
    if (!resolver)
        return failure(words::setupFault(resolver.error().fault, resolver.error().file));
    std::unique_ptr<Session> session(new Session);
    session->m_now = now;
    session->m_memory = std::move(memory);
    session->m_resolver = std::move(*resolver);
    session->m_asking = std::make_unique<check::PrivateResolver>(*session->m_resolver, std::move(privacy.blocked),
                                                                 std::move(privacy.log));
    return session;
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
    return m_now ? *m_now : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace waxseal::app
