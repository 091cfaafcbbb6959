// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/lookup_model.h"

#include "app/session/lookup_log.h"
#include "core/base/limits.h"
#include "core/words/pages.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace waxseal::desktop {

void LookupModel::setLookups(std::vector<store::LoggedLookup> lookups)
{
    beginResetModel();
    m_lookups = std::move(lookups);
    std::stable_sort(m_lookups.begin(), m_lookups.end(),
                     [](const auto &a, const auto &b) { return a.asked > b.asked; });
    if (m_lookups.size() > size_t(limits::loggedLookups))
        m_lookups.resize(size_t(limits::loggedLookups));
    endResetModel();
}

QVariant LookupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const store::LoggedLookup &lookup = m_lookups[size_t(index.row())];
    switch (Column(index.column())) {
    case Time:
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(lookup.asked.time_since_epoch().count()),
                                  QLocale::ShortFormat);
    case Type: return words::shown(lookup.type);
    case Name: {
        const QString name = QString::fromLatin1(lookup.name.left(limits::domainNameOctets)); // as it went out
        return role == Qt::ToolTipRole ? name.toHtmlEscaped() : name;
    }
    case Status: {
        const bool isServer = lookup.type == app::StoredLookupLog::https || lookup.type == app::StoredLookupLog::smtp;
        return isServer ? words::connectionWord(lookup.status != dns::Status::NoAnswer)
                        : words::statusWord(lookup.status);
    }
    case columns: break;
    }
    return {};
}

QVariant LookupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const words::SettingsPageText text = words::settingsPage();
    switch (Column(section)) {
    case Time: return text.timeColumn;
    case Type: return text.typeColumn;
    case Name: return text.nameColumn;
    case Status: return text.statusColumn;
    case columns: break;
    }
    return {};
}

} // namespace waxseal::desktop
