// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/list/list_model.h"

#include "app/desktop/look/tool_tip.h"
#include "core/words/command.h"
#include "core/words/window.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QtConcurrentRun>

namespace waxseal::desktop {

namespace {

constexpr int orderMsecs = 60;     ///< rows that come within this are sorted in together
constexpr int usualPostcards = 5;  ///< one of so many: from here on postcards are no exception
constexpr int fewestForUsual = 20; ///< messages, before anything is called usual

QString dateText(const verdict::Summary &summary, QLocale::FormatType format)
{
    if (!summary.date)
        return QString();
    const QDateTime date = QDateTime::fromSecsSinceEpoch(summary.date->time_since_epoch().count());
    return QLocale().toString(date, format);
}

QString fromText(const verdict::Summary &summary)
{
    if (summary.address.isEmpty() && summary.author.isEmpty())
        return words::noAuthor();
    if (summary.author.isEmpty())
        return summary.address;
    return summary.author + QStringLiteral(" <") + summary.address + QLatin1Char('>');
}

} // namespace

ListModel::ListModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_orderTimer.setSingleShot(true);
    connect(&m_orderTimer, &QTimer::timeout, this, &ListModel::startOrdering);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ListModel::takeOrder);
}

ListModel::~ListModel()
{
    if (m_cancel)
        *m_cancel = true;
}

void ListModel::count(const PlaceRow &row, int step)
{
    m_messages += step;
    if (row.summary.flaw == verdict::way_in::Flaw::Postcard)
        m_postcards += step;
}

void ListModel::add(const QList<PlaceRow> &rows)
{
    for (const PlaceRow &row : rows) {
        m_rows.push_back(std::make_shared<const PlaceRow>(row));
        count(row, 1);
    }
    orderSoon();
}

void ListModel::change(const QList<int> &ids, const QList<PlaceRow> &rows)
{
    for (qsizetype i = 0; i < ids.size(); ++i) {
        RowPointer &old = m_rows[size_t(ids[i])];
        if (old)
            count(*old, -1);
        old = std::make_shared<const PlaceRow>(rows[i]);
        count(rows[i], 1);
        if (const int row = rowOf(ids[i]); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    orderSoon();
}

void ListModel::remove(const QList<int> &ids)
{
    for (const int id : ids) {
        const RowPointer &row = m_rows[size_t(id)];
        count(*row, -1);
        m_gone.push_back(id); // what is shown stays readable until the order without it is there
    }
    orderSoon();
}

void ListModel::clear()
{
    if (m_cancel)
        *m_cancel = true;
    m_orderTimer.stop();
    m_isOutdated = false;
    beginResetModel();
    m_rows.clear();
    m_gone.clear();
    m_order.clear();
    m_rowOfId.clear();
    m_messages = m_postcards = 0;
    m_postcardsAreUsual = false;
    endResetModel();
}

void ListModel::setWish(const OrderWish &wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    if (m_cancel)
        *m_cancel = true;
    m_isOutdated = true;
    m_orderTimer.start(0);
}

void ListModel::sort(int column, Qt::SortOrder direction)
{
    OrderWish wish = m_wish;
    wish.column = Column(column);
    wish.direction = direction;
    setWish(wish);
}

void ListModel::orderSoon()
{
    m_isOutdated = true;
    if (!m_orderTimer.isActive())
        m_orderTimer.start(m_order.empty() ? 0 : orderMsecs);
}

void ListModel::startOrdering()
{
    if (m_watcher.isRunning())
        return; // takeOrder() starts the next one
    m_isOutdated = false;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    Rows rows = m_rows;
    for (const int id : m_gone)
        rows[size_t(id)].reset();
    m_watcher.setFuture(QtConcurrent::run([rows = std::move(rows), wish = m_wish, cancel = m_cancel] {
        return ordered(rows, wish, [&cancel] { return cancel->load(std::memory_order_relaxed); });
    }));
}

void ListModel::takeOrder()
{
    const bool wasCanceled = m_cancel->load();
    std::vector<int> order = wasCanceled ? std::vector<int>() : m_watcher.result();
    if (!wasCanceled && order != m_order) {
        // Rows are appended or dropped at the end, and then all are put in their order, so that views keep their place.
        const int before = int(m_order.size());
        const int after = int(order.size());
        if (after > before) {
            beginInsertRows({}, before, after - 1);
            m_order.insert(m_order.end(), order.begin() + before, order.end()); // some twice, until the next lines
            endInsertRows();
        }
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList persistent = persistentIndexList();
        std::vector<int> ids;
        for (const QModelIndex &each : persistent)
            ids.push_back(m_order[size_t(each.row())]);
        std::vector<int> leftOver(m_order.begin() + qMin(before, after), m_order.begin() + before);
        m_order = std::move(order);
        m_rowOfId.clear();
        QModelIndexList moved;
        for (qsizetype i = 0; i < persistent.size(); ++i) {
            const int row = rowOf(ids[size_t(i)]);
            moved << (row >= 0 ? index(row, persistent[i].column()) : QModelIndex());
        }
        if (after < before)
            m_order.insert(m_order.end(), leftOver.begin(), leftOver.end());
        changePersistentIndexList(persistent, moved);
        Q_EMIT layoutChanged();
        if (after < before) {
            beginRemoveRows({}, after, before - 1);
            m_order.resize(size_t(after));
            endRemoveRows();
        }
        m_rowOfId.clear();
    }
    const bool areUsual = m_messages >= fewestForUsual && m_postcards * usualPostcards > m_messages;
    if (areUsual != m_postcardsAreUsual) {
        m_postcardsAreUsual = areUsual;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, int(Column::Mark)), index(rowCount() - 1, int(Column::Mark)));
    }
    if (m_isOutdated)
        startOrdering();
    else if (!wasCanceled)
        Q_EMIT orderChanged();
}

void ListModel::waitForOrder()
{
    while (m_orderTimer.isActive() || m_isOutdated || m_watcher.isRunning()) {
        if (m_orderTimer.isActive()) {
            m_orderTimer.stop();
            startOrdering();
        }
        m_watcher.waitForFinished();
        QCoreApplication::sendPostedEvents(&m_watcher);
    }
}

int ListModel::rowOf(int id) const
{
    if (m_rowOfId.empty()) {
        m_rowOfId.assign(m_rows.size(), -1);
        for (size_t row = 0; row < m_order.size(); ++row)
            m_rowOfId[size_t(m_order[row])] = int(row);
    }
    return id >= 0 && size_t(id) < m_rowOfId.size() ? m_rowOfId[size_t(id)] : -1;
}

RowPointer ListModel::byId(int id) const
{
    return id >= 0 && size_t(id) < m_rows.size() ? m_rows[size_t(id)] : nullptr;
}

int ListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int ListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : desktop::columnCount;
}

bool ListModel::isMarked(const PlaceRow &row) const
{
    const int marked = row.isJudged ? severity(row.summary) : 0;
    return marked > 0 && !(marked == postcardSeverity && m_postcardsAreUsual);
}

QVariant ListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_order.size())
        return {};
    const PlaceRow &row = at(index.row());
    const verdict::Summary &summary = row.summary;
    const auto column = Column(index.column());

    switch (role) {
    case SummaryRole: return row.isJudged ? QVariant::fromValue(&summary) : QVariant();
    case IsMarkedRole: return isMarked(row);
    case Qt::DisplayRole:
        switch (column) {
        case Column::From: return row.error.isEmpty() ? fromText(summary) : QString();
        case Column::Subject:
            if (!row.error.isEmpty())
                return row.error;
            return summary.subject.isEmpty() ? words::noSubject() : summary.subject;
        case Column::Date: return dateText(summary, QLocale::ShortFormat);
        case Column::Mark:
        case Column::Verdict: return {}; // painted; their words are in the accessible text and the tool tip
        }
        Q_UNREACHABLE();
    case Qt::ToolTipRole: return plainToolTip(data(index, Qt::AccessibleTextRole).toString());
    case Qt::AccessibleTextRole:
        switch (column) {
        case Column::Mark: return isMarked(row) ? words::markText(summary) : QString();
        case Column::Verdict:
            if (!row.error.isEmpty())
                return row.error;
            return row.isJudged ? words::verdictText(summary) : words::notJudgedYet();
        case Column::Date: return dateText(summary, QLocale::LongFormat);
        case Column::From:
        case Column::Subject: return data(index, Qt::DisplayRole);
        }
        Q_UNREACHABLE();
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | Qt::AlignLeading);
    default: return {};
    }
}

QVariant ListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const words::ListHead head = words::listHead();
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole || role == Qt::DisplayRole) {
        switch (Column(section)) {
        case Column::Mark: return role == Qt::DisplayRole ? QString() : head.mark;
        case Column::From: return head.from;
        case Column::Subject: return head.subject;
        case Column::Date: return head.date;
        case Column::Verdict: return head.verdict;
        }
    }
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeading);
    return {};
}

} // namespace waxseal::desktop
