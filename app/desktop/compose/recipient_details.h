// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_look.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;

namespace waxseal::desktop {

class PlainDocument;
class RecipientRows;

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

    void setRows(std::vector<Row> rows);
    void showRow(int row);
    QListWidget &list() { return *m_list; }
    /// The list above what is known, or beside it.
    void setOrientation(Qt::Orientation orientation);
    QList<QWidget *> inTabOrder() const;
    QString asText() const; ///< of the recipient that is shown
    void copy() const;

Q_SIGNALS:
    void checkRequested(const waxseal::DomainName &domain);
    void ownProviderWanted(); ///< to be named

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void write();
    void writeButtons();
    void drawIcons();
    void shareRoom();

    std::vector<Row> m_rows;
    QLabel *m_count;
    RecipientRows *m_recipients;
    QListWidget *m_list;
    QSplitter *m_parts;
    bool m_isShared = false; ///< between the parts, by the person
    QPushButton *m_check;
    QPushButton *m_nameProvider;
    QPushButton *m_copy;
    PlainDocument *m_text;
};

} // namespace waxseal::desktop
