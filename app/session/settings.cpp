// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/settings.h"

#include "core/base/limits.h"
#include "core/words/command.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <utility>

namespace waxseal::app {

namespace {

constexpr int smallestScale = 100;
constexpr int largestScale = 300;
constexpr int mostBlockedDomains = 1'000;

template <typename Value, size_t count> using Names = std::array<std::pair<Value, const char *>, count>;

constexpr Names<ResolverChoice, 4> resolverNames{{{ResolverChoice::System, "system"},
                                                  {ResolverChoice::Forwarder, "forwarder"},
                                                  {ResolverChoice::FullRecursion, "full-recursion"},
                                                  {ResolverChoice::Offline, "offline"}}};
constexpr Names<DnsUse, 3> dnsUseNames{{{DnsUse::EveryMessage, "every-message"},
                                        {DnsUse::OpenedOnly, "opened-only"},
                                        {DnsUse::OwnProviderOnly, "own-provider-only"}}};
constexpr Names<Appearance, 4> appearanceNames{{{Appearance::System, "system"},
                                                {Appearance::Light, "light"},
                                                {Appearance::Dark, "dark"},
                                                {Appearance::HighContrast, "high-contrast"}}};

template <typename Value, size_t count>
void read(const QSettings &file, const char *key, const Names<Value, count> &names, Value &value)
{
    const QString text = file.value(QLatin1String(key)).toString();
    for (const auto &[each, name] : names) {
        if (text == QLatin1String(name))
            value = each;
    }
}

template <typename Value, size_t count>
void write(QSettings &file, const char *key, const Names<Value, count> &names, Value value)
{
    for (const auto &[each, name] : names) {
        if (each == value)
            file.setValue(QLatin1String(key), QLatin1String(name));
    }
}

void read(const QSettings &file, const char *key, bool &value)
{
    const QString text = file.value(QLatin1String(key)).toString();
    if (text == QStringLiteral("true") || text == QStringLiteral("false"))
        value = text == QStringLiteral("true");
}

/// Nothing where it is longer than an address, or no plain line.
QString readLine(const QSettings &file, const char *key)
{
    const QString text = file.value(QLatin1String(key)).toString();
    const bool isLine =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c.category() != QChar::Other_Control; });
    return isLine && text.size() <= limits::addressCharacters && text.isValidUtf16() ? text : QString();
}

/// In the form of the wire; empty where it is no domain.
QString readDomain(const QSettings &file, const char *key)
{
    const auto name = DomainName::parse(readLine(file, key).toUtf8());
    return name && !name->isRoot() ? QString::fromLatin1(name->view()) : QString();
}

bool isDomain(const QString &text)
{
    return DomainName::parse(QStringView(text).mid(text.startsWith(QLatin1Char('.')) ? 1 : 0).toUtf8()).has_value();
}

} // namespace

QString defaultSettingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/waxseal.ini");
}

Settings loadSettings(const QString &file)
{
    const QSettings kept(file, QSettings::IniFormat);
    Settings settings;
    read(kept, "dns/resolver", resolverNames, settings.resolver);
    settings.forwarder = kept.value(QStringLiteral("dns/forwarder")).toString();
    read(kept, "dns/use", dnsUseNames, settings.dnsUse);
    for (const QString &domain : kept.value(QStringLiteral("dns/blocked")).toStringList()) {
        if (settings.blockedDomains.size() < mostBlockedDomains && isDomain(domain))
            settings.blockedDomains << domain;
    }
    read(kept, "dns/qname-minimisation", settings.qnameMinimisation);
    settings.tesRoot = readDomain(kept, "tes/root");
    read(kept, "writing/look-up-recipients", settings.lookUpRecipients);
    read(kept, "writing/ask-before-new-domain", settings.askBeforeNewDomain);
    settings.from = readLine(kept, "writing/from");
    read(kept, "view/appearance", appearanceNames, settings.appearance);
    bool isNumber = false;
    const int scale = kept.value(QStringLiteral("view/text-scale")).toInt(&isNumber);
    if (isNumber)
        settings.textScalePercent = qBound(smallestScale, scale, largestScale);
    read(kept, "view/verdict-column", settings.showVerdictColumn);
    read(kept, "view/plain-text", settings.preferPlainText);
    read(kept, "view/welcome-seen", settings.welcomeSeen);
    return settings;
}

Result<bool, QString> saveSettings(const Settings &settings, const QString &file)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSettings kept(file, QSettings::IniFormat);
    write(kept, "dns/resolver", resolverNames, settings.resolver);
    kept.setValue(QStringLiteral("dns/forwarder"), settings.forwarder);
    write(kept, "dns/use", dnsUseNames, settings.dnsUse);
    kept.setValue(QStringLiteral("dns/blocked"), settings.blockedDomains);
    kept.setValue(QStringLiteral("dns/qname-minimisation"), settings.qnameMinimisation);
    kept.setValue(QStringLiteral("tes/root"), settings.tesRoot);
    kept.setValue(QStringLiteral("writing/look-up-recipients"), settings.lookUpRecipients);
    kept.setValue(QStringLiteral("writing/ask-before-new-domain"), settings.askBeforeNewDomain);
    kept.setValue(QStringLiteral("writing/from"), settings.from);
    write(kept, "view/appearance", appearanceNames, settings.appearance);
    kept.setValue(QStringLiteral("view/text-scale"), settings.textScalePercent);
    kept.setValue(QStringLiteral("view/verdict-column"), settings.showVerdictColumn);
    kept.setValue(QStringLiteral("view/plain-text"), settings.preferPlainText);
    kept.setValue(QStringLiteral("view/welcome-seen"), settings.welcomeSeen);
    kept.sync();
    if (kept.status() != QSettings::NoError)
        return failure(words::settingsNotSaved(file));
    return true;
}

Result<dns_unbound::Settings, QString> dnsSettings(const Settings &settings, const QString &dataFolder)
{
    dns_unbound::Settings dns;
    dns.dataFolder = dataFolder;
    dns.qnameMinimisation = settings.qnameMinimisation;
    switch (settings.resolver) {
    case ResolverChoice::System: break;
    case ResolverChoice::FullRecursion: dns.upstream = dns_unbound::FullRecursion{}; break;
    case ResolverChoice::Offline: dns.offline = true; break;
    case ResolverChoice::Forwarder: {
        const auto forwarder = dns_unbound::parseForwarder(settings.forwarder.toUtf8());
        if (!forwarder)
            return failure(words::badResolver(settings.forwarder));
        dns.upstream = *forwarder;
        break;
    }
    }
    return dns;
}

} // namespace waxseal::app
