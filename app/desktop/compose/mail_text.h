// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QPlainTextEdit>

namespace waxseal::desktop {

/// The text of a mail that is being written. Files that are dropped or pasted are attachments, not text.
class MailText : public QPlainTextEdit {
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

Q_SIGNALS:
    void filesPasted(const QStringList &files);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
};

/// Those of its URLs that are files here.
QStringList localFiles(const QMimeData *data);

} // namespace waxseal::desktop
