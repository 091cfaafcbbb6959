// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bsi/provider_list.h"

#include "core/base/limits.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace waxseal::bsi {

namespace {

constexpr qsizetype longestLine = 300; ///< characters of the source, or of a name

/// A text of the file for showing: one line of bounded length.
QString lineOf(const QJsonValue &value)
{
    return value.toString().simplified().left(longestLine);
}

bool readNames(const QJsonValue &value, std::vector<DomainName> &names)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue &text : array) {
        auto name = DomainName::parse(text.toString().toUtf8());
        if (!name)
            return false;
        names.push_back(*name);
    }
    return true;
}

} // namespace

Result<ProviderList, ListFault> ProviderList::parse(const QByteArray &json)
{
    if (json.size() > limits::providerListOctets)
        return failure(ListFault::TooLarge);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(ListFault::NotJson);

    ProviderList list;
    const QJsonObject object = document.object();
    const QDate date = QDate::fromString(object.value(QLatin1String("date")).toString(), Qt::ISODate);
    if (!date.isValid())
        return failure(ListFault::NoDate);
    list.m_date = std::chrono::year(date.year()) / std::chrono::month(unsigned(date.month()))
        / std::chrono::day(unsigned(date.day()));
    list.m_source = lineOf(object.value(QLatin1String("source")));
    if (list.m_source.isEmpty())
        return failure(ListFault::NoSource);

    const QJsonArray providers = object.value(QLatin1String("providers")).toArray();
    for (const QJsonValue &value : providers) {
        const QJsonObject entry = value.toObject();
        Provider provider;
        provider.name = lineOf(entry.value(QLatin1String("name")));
        provider.certificate = lineOf(entry.value(QLatin1String("certificate")));
        if (provider.name.isEmpty() || !readNames(entry.value(QLatin1String("domains")), provider.domains)
            || !readNames(entry.value(QLatin1String("hosts")), provider.hosts) || provider.domains.empty())
            return failure(ListFault::BadProvider);
        list.m_providers.push_back(std::move(provider));
    }
    return list;
}

const Provider *ProviderList::byDomain(const DomainName &domain) const
{
    for (const Provider &provider : m_providers) {
        if (std::find(provider.domains.begin(), provider.domains.end(), domain) != provider.domains.end())
            return &provider;
    }
    return nullptr;
}

const Provider *ProviderList::byHost(const DomainName &host) const
{
    for (const Provider &provider : m_providers) {
        const auto runs = [&host](const DomainName &own) { return host.isWithin(own); };
        if (std::any_of(provider.hosts.begin(), provider.hosts.end(), runs))
            return &provider;
    }
    return nullptr;
}

} // namespace waxseal::bsi
