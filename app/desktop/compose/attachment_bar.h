// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/draft.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace waxseal::desktop {

/// What is attached, with sizes. Takes no room where nothing is.
class AttachmentBar : public QWidget {
    Q_OBJECT

public:
    explicit AttachmentBar(QWidget *parent = nullptr);

    void set(std::vector<compose::Attachment> attachments);
    void add(const compose::Attachment &attachment);
    const std::vector<compose::Attachment> &attachments() const { return m_attachments; }
    QListWidget &list() { return *m_list; }
    QToolButton &removeButton() { return *m_remove; }

Q_SIGNALS:
    void removed(const waxseal::compose::Attachment &attachment);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void removeCurrent();
    void showSelection();

    std::vector<compose::Attachment> m_attachments;
    QLabel *m_total;
    QListWidget *m_list;
    QToolButton *m_remove;
};

} // namespace waxseal::desktop
