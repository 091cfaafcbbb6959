// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/senders_model.h"

#include "core/words/expectations.h"
#include "core/words/phrases.h"
#include "core/words/senders_page.h"

#include <algorithm>

namespace waxseal::desktop {

namespace {

using expectations::History;

/// When the first signature came in; none: never.
std::optional<std::chrono::sys_seconds> firstOf(const History &history)
{
    std::optional<std::chrono::sys_seconds> first;
    for (const expectations::Signer &signer : history.signers)
        first = first ? std::min(*first, signer.first) : signer.first;
    return first;
}

std::optional<std::chrono::sys_seconds> lastOf(const History &history)
{
    std::optional<std::chrono::sys_seconds> last;
    for (const expectations::Signer &signer : history.signers)
        last = std::max(last, std::optional(signer.last));
    return last;
}

/// At least so many: those of the busiest signer. A mail can have been signed by several.
qint64 mailsOf(const History &history)
{
    qint64 mails = 0;
    for (const expectations::Signer &signer : history.signers)
        mails = std::max(mails, qint64(signer.messages));
    return mails;
}

int rankOf(const History &history)
{
    return (expectations::expectsSignature(history) ? 0 : 4) + int(history.wish);
}

QString dayOrNothing(const std::optional<std::chrono::sys_seconds> &time)
{
    return time ? words::dayOf(*time) : QString();
}

/// "xn--": only such a name is shown otherwise than it stands on the wire.
bool hasOtherLetters(const DomainName &name)
{
    return name.toByteArray().contains("xn--");
}

} // namespace

void SendersModel::setHistories(std::vector<History> histories)
{
    beginResetModel();
    m_histories = std::move(histories);
    arrange();
    endResetModel();
}

void SendersModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    arrange();
    endResetModel();
}

void SendersModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columns)
        return;
    beginResetModel();
    m_column = Column(column);
    m_order = order;
    arrange();
    endResetModel();
}

bool SendersModel::matches(const History &history) const
{
    return QString::fromLatin1(history.author.view()).contains(m_filter, Qt::CaseInsensitive)
        || (hasOtherLetters(history.author) && words::shown(history.author).contains(m_filter, Qt::CaseInsensitive));
}

void SendersModel::arrange()
{
    m_rows.clear();
    for (size_t i = 0; i < m_histories.size(); ++i) {
        if (m_filter.isEmpty() || matches(m_histories[i]))
            m_rows.push_back(i);
    }
    const auto sortBy = [this](auto keyOf) {
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](size_t a, size_t b) {
            if (m_order == Qt::DescendingOrder)
                std::swap(a, b);
            return keyOf(m_histories[a]) < keyOf(m_histories[b]);
        });
    };
    switch (m_column) {
    case Domain: sortBy([](const History &history) { return history.author; }); break;
    case Signers:
        sortBy([](const History &history) {
            return history.signers.empty() ? QByteArray() : history.signers.front().domain.toByteArray();
        });
        break;
    case Since: sortBy(firstOf); break;
    case Last: sortBy(lastOf); break;
    case Mails: sortBy(mailsOf); break;
    case Expected: sortBy(rankOf); break;
    case columns: break;
    }
}

int SendersModel::rowOf(const DomainName &author) const
{
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](size_t i) { return m_histories[i].author == author; });
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

QVariant SendersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Mails)
        return QVariant::fromValue(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) // what looks like markup would be read as such
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    const History &history = at(index.row());
    switch (Column(index.column())) {
    case Domain: return words::shown(history.author);
    case Signers: return words::signersOf(history);
    case Since: return dayOrNothing(firstOf(history));
    case Last: return dayOrNothing(lastOf(history));
    case Mails: return mailsOf(history);
    case Expected: return words::expectation(history);
    case columns: break;
    }
    return {};
}

QVariant SendersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const words::ExpectationsHead head = words::expectationsHead();
    switch (Column(section)) {
    case Domain: return words::sendersPage().domainColumn;
    case Signers: return head.signer;
    case Since: return head.first;
    case Last: return head.last;
    case Mails: return head.messages;
    case Expected: return head.expected;
    case columns: break;
    }
    return {};
}

} // namespace waxseal::desktop
