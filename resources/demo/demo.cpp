// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "resources/demo/demo.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace waxseal::demo {

namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QString resource(const QString &name)
{
    return QStringLiteral(":/waxseal/demo/") + name;
}

QStringList texts(const QJsonObject &object, const char *key)
{
    QStringList result;
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    for (const QJsonValue &value : array)
        result.append(value.toString());
    return result;
}

std::vector<Account> accounts(const QJsonObject &object, const char *key)
{
    std::vector<Account> result;
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    for (const QJsonValue &value : array) {
        const QJsonObject account = value.toObject();
        result.push_back({text(account, "name"), resource(text(account, "folder")), text(account, "person"),
                          text(account, "own_domain"), texts(account, "own_hosts"), texts(account, "authserv_ids"),
                          texts(account, "arc_sealers")});
    }
    return result;
}

} // namespace

Manifest manifest()
{
    QFile file(resource(QStringLiteral("demo.json")));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonObject object = isOpen ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();

    Manifest manifest;
    manifest.now = QDateTime::fromString(text(object, "now"), Qt::ISODate);
    manifest.zones = texts(object, "zones");
    for (QString &zone : manifest.zones)
        zone = resource(zone);
    manifest.trustAnchor = resource(text(object, "trust_anchor"));
    manifest.bsiList = resource(text(object, "bsi_list"));
    manifest.accounts = accounts(object, "accounts");
    manifest.cornerAccounts = accounts(object, "corner_accounts");
    manifest.recipients = texts(object, "recipients");
    return manifest;
}

} // namespace waxseal::demo
