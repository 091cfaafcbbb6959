// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/message_check.h"

#include <QAbstractTableModel>
#include <QHash>

/// The header as it is, and whose words its fields are.
namespace waxseal::desktop {

/// Who wrote a field, as its place among the trace lines tells.
struct FieldWriter {
    enum class Who : quint8 {
        OwnProvider,  ///< the boundary line, or above it
        CameWithMail, ///< below the boundary
        NotKnown,     ///< there is no boundary
    };
    Who who = Who::NotKnown;
    QByteArrayView host; ///< of OwnProvider: the server that had the mail; empty where it does not name itself
};
FieldWriter fieldWriter(const message::Field &field, const received::Journey &journey);

/// Whether a field that could vouch for something was taken into account, and why.
struct FieldMark {
    bool isBelieved = false;
    QString why;
};
/// By field line: Authentication-Results and the marks of TES and SMTPsec.
QHash<int, FieldMark> fieldMarks(const verdict::Assessment &assessment);

/// The fields of a message in their order, one a row; texts are made for the rows that are looked at.
class HeaderModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Name, Writer, Value, ColumnCount };

    static constexpr qsizetype longestShown = 2'000;             ///< characters of a value in the table
    static constexpr qsizetype longestCopied = 64 * 1024;        ///< of a value on the clipboard
    static constexpr qsizetype longestCopiedTotal = 1024 * 1024; ///< of all that are copied at once

    using QAbstractTableModel::QAbstractTableModel;

    void setMessage(const check::Checked &message);
    /// Only fields whose name contains it, letter case aside.
    void setFilter(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const message::Field *field(int row) const;
    const FieldMark *mark(int row) const; ///< nullptr where there is none
    QString writerText(int row) const;    ///< "believed, your provider: mx1.example.net"
    /// "Name: value" lines, cut at the limits.
    QString copyText(const QList<int> &rows) const;

private:
    void applyFilter();

    check::Checked m_message;
    QHash<int, FieldMark> m_marks;
    QByteArray m_filter;
    std::vector<int> m_rows; ///< indices into the header's fields
};

} // namespace waxseal::desktop
