// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bsi/provider_list.h"
#include "core/words/pages.h"

/// What the settings say about those whose word counts: the TES root and the list of certified providers. "&" stands before the
/// letter of a shortcut.
namespace waxseal::words {

struct VouchingText {
    QString tab;
    QString tesHead, tesRoot, tesRootExample, tesRootExplanation;
    QString listHead, listExplanation;
    Choice newerList, builtInList;
    QString chooserTitle;
    QString listFiles; ///< of a file dialogue's filter
};
VouchingText vouching();

QString badTesRoot();
/// Date, whose word it is, and source.
QString listInUse(const bsi::ProviderList &list, bsi::ListOrigin origin);
/// Why a list is not taken; that of one that cannot be read says listFault().
QString listIsOfTomorrow(const QString &file, std::chrono::year_month_day date); ///< its date is still to come
QString listIsOlder(const QString &file, std::chrono::year_month_day date, std::chrono::year_month_day inUse);
QString listNotKept(const QString &copy, const QString &systemText);
QString listNotDeleted(const QString &copy, const QString &systemText);
QString chosenListUnreadable(const QString &copy);

} // namespace waxseal::words
