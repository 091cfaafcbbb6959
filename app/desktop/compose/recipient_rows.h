// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QWidget>

class QListWidget;

namespace waxseal::desktop {

/// A list of recipients, one in a row: the address on a line of its own, its sentence below. It takes only as much of the
/// height it is given as whole rows need, so none is cut.
class RecipientRows : public QWidget {
public:
    explicit RecipientRows(QWidget *parent = nullptr);

    QListWidget &list() { return *m_list; }
    int heightOf(int rows) const; ///< with the frame

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QListWidget *m_list;
    QWidget *m_frame;
};

} // namespace waxseal::desktop
