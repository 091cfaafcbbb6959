// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/window/application.h"

#include <QTreeWidget>

namespace waxseal::desktop {

/// What can be opened with one click: the mailboxes of the demonstration, and places opened lately.
class PlacesPanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit PlacesPanel(Application &application, QWidget *parent = nullptr);
    void setCurrentPlace(const std::optional<OpenPlace> &place);

Q_SIGNALS:
    void demonstrationChosen(int number);
    void placeChosen(const QByteArray &path);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fill();
    void choose(QTreeWidgetItem *item);
    void forgetCurrent();

    Application &m_application;
    std::optional<OpenPlace> m_place;
};

} // namespace waxseal::desktop
