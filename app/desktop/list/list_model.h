// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/list/list_order.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>
#include <QTimer>

#include <atomic>

namespace waxseal::desktop {

/// The messages of a place. Rows come in any order and number; sorting and searching happen in another thread, and what is
/// shown changes when that is done.
class ListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// For delegates.
    enum Role { SummaryRole = Qt::UserRole, IsMarkedRole };

    explicit ListModel(QObject *parent = nullptr);
    ~ListModel() override;

    void add(const QList<PlaceRow> &rows);
    void change(const QList<int> &ids, const QList<PlaceRow> &rows);
    void remove(const QList<int> &ids);
    void clear();

    void setWish(const OrderWish &wish);
    const OrderWish &wish() const { return m_wish; }
    bool isOrdered() const { return !m_isOutdated && !m_orderTimer.isActive() && !m_watcher.isRunning(); }
    /// Waits until what is shown is what was wished. For tests and benchmarks.
    void waitForOrder();

    int idAt(int row) const { return m_order[size_t(row)]; }
    /// The row that shows a message, or -1.
    int rowOf(int id) const;
    const PlaceRow &at(int row) const { return *m_rows[size_t(idAt(row))]; }
    RowPointer byId(int id) const;
    /// All messages, also those that the search leaves out.
    int messages() const { return m_messages; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder direction) override;

Q_SIGNALS:
    void orderChanged();

private:
    void orderSoon();
    void startOrdering();
    void takeOrder();
    bool isMarked(const PlaceRow &row) const;
    void count(const PlaceRow &row, int step);

    Rows m_rows;
    std::vector<int> m_gone;            ///< ids of messages that have vanished
    std::vector<int> m_order;           ///< ids of the rows that are shown
    mutable std::vector<int> m_rowOfId; ///< the inverse, made when somebody asks
    int m_messages = 0;
    int m_postcards = 0;
    bool m_postcardsAreUsual = false; ///< then a mark would be on every other row, and says nothing

    OrderWish m_wish;
    QTimer m_orderTimer;
    QFutureWatcher<std::vector<int>> m_watcher;
    std::shared_ptr<std::atomic_bool> m_cancel;
    bool m_isOutdated = false; ///< rows came while the order was computed
};

} // namespace waxseal::desktop
