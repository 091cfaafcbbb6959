// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bsi/provider_list.h"

/// Lists of providers certified under BSI TR-03108 as files, and the one that the person chose (C-32): a copy of it lies in
/// the data folder, so that it stays when the file goes.
namespace waxseal::app {

struct ListInUse {
    bsi::ProviderList list;
    bsi::ListOrigin origin = bsi::ListOrigin::BuiltIn;
};

/// Reads at most limits::providerListOctets.
Result<bsi::ProviderList, bsi::ListFault> readProviderList(const QString &file);

/// Where the copy of the chosen list lies.
QString chosenListFile(const QString &dataFolder);
/// The chosen list, or the built-in one where none is chosen or the chosen one is of no use.
ListInUse listInUse(const QString &dataFolder);
/// From now on the list in @p file is in use, unless it is bad or older than the one in use. Fails with a sentence.
Result<ListInUse, QString> chooseList(const QString &file, const QString &dataFolder);
/// From now on the built-in list is in use. Fails with a sentence.
Result<ListInUse, QString> useBuiltInList(const QString &dataFolder);

} // namespace waxseal::app
