// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/settings_vouching.h"

#include "core/tes/membership.h"
#include "core/words/phrases.h"

namespace waxseal::words {

namespace {

QString day(std::chrono::year_month_day date)
{
    return dayOf(std::chrono::sys_days(date));
}

} // namespace

VouchingText vouching()
{
    VouchingText text;
    text.tab = Words::tr("&Who vouches");
    text.tesHead = Words::tr("Members of TES");
    text.tesRoot = Words::tr("TES roo&t:");
    text.tesRootExample = Words::tr("%1, the usual one").arg(QString::fromLatin1(tes::defaultRoot));
    text.tesRootExplanation =
        Words::tr("Whoever owns this domain vouches, in its DNS, for the members of TES; no other root is ever asked.");
    text.listHead = Words::tr("List of certified providers");
    text.listExplanation =
        Words::tr("Which providers BSI certified under TR-03108. BSI signs no such list: the built-in one comes with "
                  "Waxseal, any other counts on your word.");
    text.newerList = {Words::tr("Use a &newer list…"),
                      Words::tr("Waxseal keeps a copy of the file. Its form stands in the manual page waxseal(1).")};
    text.builtInList = {Words::tr("Use the &built-in list"), Words::tr("Deletes the copy of the list chosen by you.")};
    text.chooserTitle = Words::tr("Use a newer list of certified providers");
    text.listFiles = Words::tr("Lists of providers");
    return text;
}

QString badTesRoot()
{
    return Words::tr("Not used yet: this is not a domain, such as tes.example.net. Empty means the usual one.");
}

QString listInUse(const bsi::ProviderList &list, bsi::ListOrigin origin)
{
    const QString date = day(list.date());
    const QString source = printable(list.source());
    switch (origin) {
    case bsi::ListOrigin::BuiltIn:
        return Words::tr("In use: the list of %1, built into Waxseal. Source: %2").arg(date, source);
    case bsi::ListOrigin::Chosen:
        return Words::tr("In use: the list of %1, chosen by you. Source: %2").arg(date, source);
    case bsi::ListOrigin::BuiltInIsNewer:
        return Words::tr("In use: the list of %1, built into Waxseal and newer than the one chosen by you. Source: %2")
            .arg(date, source);
    case bsi::ListOrigin::ChosenIsUnreadable:
        return Words::tr("In use: the list of %1, built into Waxseal; the one chosen by you cannot be read. Source: %2")
            .arg(date, source);
    }
    Q_UNREACHABLE();
}

QString listIsOfTomorrow(const QString &file, std::chrono::year_month_day date)
{
    return Words::tr("%1: this list is dated %2, which is still to come; choose another one.")
        .arg(printable(file), day(date));
}

QString listIsOlder(const QString &file, std::chrono::year_month_day date, std::chrono::year_month_day inUse)
{
    return Words::tr("%1: this list is of %2, older than the one in use (%3); choose a newer one.")
        .arg(printable(file), day(date), day(inUse));
}

QString listNotKept(const QString &copy, const QString &systemText)
{
    return Words::tr("%1: the list could not be copied there (%2); make room or check the folder.")
        .arg(printable(copy), printable(systemText));
}

QString listNotDeleted(const QString &copy, const QString &systemText)
{
    return Words::tr("%1: this copy of the list could not be deleted (%2); check the folder.")
        .arg(printable(copy), printable(systemText));
}

QString chosenListUnreadable(const QString &copy)
{
    return Words::tr(
               "%1: the list of providers chosen by you cannot be read, so the built-in one is used; choose yours "
               "again in the settings.")
        .arg(printable(copy));
}

} // namespace waxseal::words
