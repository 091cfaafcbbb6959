// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_look.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace waxseal::desktop {

class PlainDocument;

/// Each recipient with its sentence, and of one of them everything that is known.
class RecipientDetails : public QWidget {
    Q_OBJECT

public:
    struct Row {
        TypedRecipient recipient;
        RecipientLook look;
        check::CheckedRecipient result;
        bool canBeAsked = false; ///< by a button here
    };

    explicit RecipientDetails(QWidget *parent = nullptr);

    /// For saying its date; may be null.
    void setBsiList(std::shared_ptr<const bsi::ProviderList> list) { m_bsiList = std::move(list); }
    void setRows(std::vector<Row> rows);
    void showRow(int row);
    QListWidget &list() { return *m_list; }
    QString asText() const; ///< of the recipient that is shown
    void copy() const;

Q_SIGNALS:
    void checkRequested(const waxseal::DomainName &domain);

protected:
    void changeEvent(QEvent *event) override;

private:
    void write();
    void drawIcons();
    void fitToFont();

    std::vector<Row> m_rows;
    std::shared_ptr<const bsi::ProviderList> m_bsiList;
    QLabel *m_count;
    QListWidget *m_list;
    QPushButton *m_check;
    QPushButton *m_copy;
    PlainDocument *m_text;
};

} // namespace waxseal::desktop
