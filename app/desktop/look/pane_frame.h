// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QWidget>

namespace waxseal::desktop {

/// Shows by an edge which pane the keyboard is in, in any style of the platform.
class PaneFrame : public QWidget {
    Q_OBJECT

public:
    explicit PaneFrame(QWidget *content, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_hasFocus = false;
};

} // namespace waxseal::desktop
