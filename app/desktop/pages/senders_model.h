// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/expectations/history.h"

#include <QAbstractTableModel>

namespace waxseal::desktop {

/// What is expected of each author domain, a row each: those that match a filter, in an order of the person's choice.
/// There can be tens of thousands, so nothing is made into words before it is shown.
class SendersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Domain, Signers, Since, Last, Mails, Expected, columns };

    explicit SendersModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }
    void setHistories(std::vector<expectations::History> histories);
    /// Rows whose domain holds @p text, in letters as they are shown or as on the wire.
    void setFilter(const QString &text);
    void sort(int column, Qt::SortOrder order) override;

    const expectations::History &at(int row) const { return m_histories[m_rows[size_t(row)]]; }
    int rowOf(const DomainName &author) const; ///< -1: not among the rows
    bool isEmpty() const { return m_histories.empty(); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void arrange();
    bool matches(const expectations::History &history) const;

    std::vector<expectations::History> m_histories;
    std::vector<size_t> m_rows; ///< into m_histories
    QString m_filter;
    Column m_column = Domain;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace waxseal::desktop
