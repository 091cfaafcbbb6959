// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/demonstration.h"

#include "core/words/command.h"
#include "resources/demo/demo.h"

#include <QDir>
#include <QFile>

namespace waxseal::app {

namespace {

/// The demonstration is part of the program: what cannot be read of it is a bug.
QByteArray embedded(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The demonstration lacks %s", qPrintable(name));
    return file.readAll();
}

/// The path of the copy in @p folder; empty where it cannot be written.
QString unpacked(const QString &name, const QDir &folder)
{
    const QString path = folder.filePath(QFileInfo(name).fileName());
    QFile file(path);
    const QByteArray octets = embedded(name);
    return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() && file.flush() ? path : QString();
}

verdict::Account accountFrom(const demo::Account &from, const bsi::ProviderList &list)
{
    verdict::Account account;
    account.bsiList = list;
    if (const auto domain = DomainName::parse(from.ownDomain.toUtf8()))
        account.own.domain = *domain;
    for (const QString &host : from.ownHosts)
        account.own.addHostText(host.toUtf8(), received::Source::Person);
    for (const QString &id : from.authservIds)
        account.own.authservIds.push_back(id.toUtf8());
    for (const QString &sealer : from.arcSealers) {
        if (const auto domain = DomainName::parse(sealer.toUtf8()))
            account.arcSealers.push_back(*domain);
    }
    return account;
}

} // namespace

Result<std::unique_ptr<Demonstration>, QString> Demonstration::unpack()
{
    const demo::Manifest manifest = demo::manifest();
    const bsi::ProviderList list = bsi::ProviderList::parse(embedded(manifest.bsiList)).value();

    std::unique_ptr<Demonstration> demonstration(new Demonstration);
    const QDir top(demonstration->m_folder.path());
    bool isWhole = demonstration->m_folder.isValid();
    const auto put = [&isWhole](const QString &name, const QDir &folder) {
        const QString path = unpacked(name, folder);
        isWhole = isWhole && !path.isEmpty();
        return path;
    };

    for (const QString &zone : manifest.zones)
        demonstration->m_dns.zoneFiles << put(zone, top);
    demonstration->m_dns.trustAnchorFile = put(manifest.trustAnchor, top);
    demonstration->m_dns.now = std::chrono::sys_seconds{std::chrono::seconds(manifest.now.toSecsSinceEpoch())};

    demonstration->m_recipients = manifest.recipients;
    for (const demo::Account &from : manifest.accounts) {
        const QDir folder(top.filePath(from.name));
        isWhole = isWhole && top.mkpath(from.name);
        const QDir source(from.folder);
        for (const QString &file : source.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name))
            put(source.filePath(file), folder);
        demonstration->m_mailboxes.push_back({from.name, folder.path(), accountFrom(from, list)});
    }

    if (!isWhole)
        return failure(
            words::fileFault(FileFault::NotReadable, QDir::tempPath(), demonstration->m_folder.errorString()));
    return demonstration;
}

} // namespace waxseal::app
