// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/list/list_model.h"

#include <QTableView>

class QLabel;
class QLineEdit;
class QProgressBar;
class QToolButton;

namespace waxseal::desktop {

/// The table of messages.
class ListTable : public QTableView {
    Q_OBJECT

public:
    explicit ListTable(ListModel *model, QWidget *parent = nullptr);

    void showVerdictColumn(bool isShown);
    int currentId() const; ///< -1: none
    void setCurrentId(int id);
    std::vector<int> visibleIds() const;

Q_SIGNALS:
    void currentChangedTo(int id);
    void visibleChanged();
    void activatedId(int id); ///< Enter or a double click

protected:
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fitRows();
    void fitColumns();

    ListModel &m_model;
    bool m_isSortedAnew = false;
    int m_announced = -1; ///< the id that was last told in currentChangedTo()
};

/// The list of a place: search, table, and what is going on.
class ListPane : public QWidget {
    Q_OBJECT

public:
    explicit ListPane(QWidget *parent = nullptr);

    ListModel &model() { return m_model; }
    ListTable &table() { return *m_table; }
    QLineEdit &search() { return *m_search; }

    void setProgress(qint64 done, qint64 expected);
    void setFinished();
    /// What could not be read of the place, in sentences.
    void setProblems(const QStringList &problems);
    /// A sentence instead of an empty table.
    void setEmptySentence(const QString &sentence);

Q_SIGNALS:
    void cancelRequested();

private:
    void showCounts();

    ListModel m_model;
    QLineEdit *m_search;
    ListTable *m_table;
    QWidget *m_tableFrame;
    QLabel *m_problems;
    QLabel *m_empty;
    QLabel *m_state;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QString m_emptySentence;
    bool m_isBusy = false;
};

} // namespace waxseal::desktop
