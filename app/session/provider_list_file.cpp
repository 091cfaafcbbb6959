// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/provider_list_file.h"

#include "app/session/session.h"
#include "core/base/limits.h"
#include "core/words/command.h"
#include "core/words/settings_vouching.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace waxseal::app {

namespace {

Result<QByteArray, bsi::ListFault> octetsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(bsi::ListFault::Unreadable);
    QByteArray octets = file.read(limits::providerListOctets + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(bsi::ListFault::Unreadable);
    return octets;
}

/// With a day to spare for time zones.
bool isOfTomorrow(std::chrono::year_month_day date)
{
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return std::chrono::sys_days(date) > today + std::chrono::days(1);
}

/// Empty where the copy is written, else why it is not.
QString writeCopy(const QByteArray &octets, const QString &copy)
{
    QDir().mkpath(QFileInfo(copy).absolutePath());
    QSaveFile output(copy); // either the whole list is there afterwards, or what was there before
    const bool isKept = output.open(QIODevice::WriteOnly) && output.write(octets) == octets.size() && output.commit();
    return isKept ? QString() : words::listNotKept(copy, output.errorString());
}

} // namespace

Result<bsi::ProviderList, bsi::ListFault> readProviderList(const QString &file)
{
    const auto octets = octetsOf(file);
    if (!octets)
        return failure(octets.error());
    return bsi::ProviderList::parse(*octets);
}

QString chosenListFile(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("certified-providers.json"));
}

ListInUse listInUse(const QString &dataFolder)
{
    ListInUse inUse{bundledBsiList()};
    const QString copy = chosenListFile(dataFolder);
    const QFileInfo there(copy);
    if (!there.exists())
        return inUse;
    // Reading a pipe may never end.
    Result<bsi::ProviderList, bsi::ListFault> chosen = failure(bsi::ListFault::Unreadable);
    if (there.isFile())
        chosen = readProviderList(copy);
    if (!chosen || isOfTomorrow(chosen->date())) {
        inUse.origin = bsi::ListOrigin::ChosenIsUnreadable;
    } else if (chosen->date() < inUse.list.date()) {
        inUse.origin = bsi::ListOrigin::BuiltInIsNewer;
    } else {
        inUse = {std::move(*chosen), bsi::ListOrigin::Chosen};
    }
    return inUse;
}

Result<ListInUse, QString> chooseList(const QString &file, const QString &dataFolder)
{
    if (!QFileInfo(file).isFile()) // reading a pipe may never end
        return failure(words::listFault(bsi::ListFault::Unreadable, file));
    const auto octets = octetsOf(file);
    if (!octets)
        return failure(words::listFault(octets.error(), file));
    auto list = bsi::ProviderList::parse(*octets);
    if (!list)
        return failure(words::listFault(list.error(), file));
    if (isOfTomorrow(list->date())) // else it would stay for as long
        return failure(words::listIsOfTomorrow(file, list->date()));
    const ListInUse before = listInUse(dataFolder);
    if (list->date() < before.list.date())
        return failure(words::listIsOlder(file, list->date(), before.list.date()));
    if (const QString trouble = writeCopy(*octets, chosenListFile(dataFolder)); !trouble.isEmpty())
        return failure(trouble);
    return ListInUse{std::move(*list), bsi::ListOrigin::Chosen};
}

Result<ListInUse, QString> useBuiltInList(const QString &dataFolder)
{
    QFile copy(chosenListFile(dataFolder));
    if (copy.exists() && !copy.remove())
        return failure(words::listNotDeleted(copy.fileName(), copy.errorString()));
    return ListInUse{bundledBsiList()};
}

} // namespace waxseal::app
