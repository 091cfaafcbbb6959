// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/store.h"

#include <QAbstractTableModel>

namespace waxseal::desktop {

/// The log of lookups: time, type, name, answer; newest first, at most limits::loggedLookups.
class LookupModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Type, Name, Status, columns };

    explicit LookupModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }
    void setLookups(std::vector<store::LoggedLookup> lookups);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lookups.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<store::LoggedLookup> m_lookups;
};

} // namespace waxseal::desktop
