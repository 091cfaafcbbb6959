// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/dns_unbound/settings.h"

#include <QString>
#include <QStringList>

/// What the person has chosen, kept in a small text file.
namespace waxseal::app {

enum class Appearance { System, Light, Dark, HighContrast };

enum class ResolverChoice { System, Forwarder, FullRecursion, Offline };

/// For which messages DNS is asked.
enum class DnsUse {
    EveryMessage,    ///< of a list
    OpenedOnly,      ///< the message that is open
    OwnProviderOnly, ///< nothing about anybody else
};

struct Settings {
    ResolverChoice resolver = ResolverChoice::System;
    QString forwarder; ///< "ADDR[@PORT][#NAME]", for ResolverChoice::Forwarder
    DnsUse dnsUse = DnsUse::OpenedOnly;
    QStringList blockedDomains;      ///< "example.net", or ".example.net" for all below it; never asked about
    bool qnameMinimisation = false;  ///< where the name servers themselves are asked (RFC 9156)
    bool lookUpRecipients = true;    ///< false: nothing is asked while a message is written
    bool askBeforeNewDomain = false; ///< a recipient's domain is asked about only once the person allowed it
    QString tesRoot;                 ///< the domain that vouches for members of TES (C-1); empty: tes::defaultRoot
    QString from;                    ///< own address, as it was last typed in the composer

    Appearance appearance = Appearance::System;
    int textScalePercent = 100; ///< 100 to 300
    bool showVerdictColumn = false;
    bool preferPlainText = true;
    bool welcomeSeen = false;

    bool operator==(const Settings &) const = default;
};

/// @param file an INI file; what cannot be read in it has its default
Settings loadSettings(const QString &file);
/// Fails with a sentence.
Result<bool, QString> saveSettings(const Settings &settings, const QString &file);
QString defaultSettingsFile();

/// Fails with a sentence where the forwarder cannot be read.
Result<dns_unbound::Settings, QString> dnsSettings(const Settings &settings, const QString &dataFolder);

} // namespace waxseal::app
