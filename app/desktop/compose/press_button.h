// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QToolButton>

namespace waxseal::desktop {

/// A tool button that is seen to be pressed in also on a dark palette, where styles only darken it a little more.
class PressButton : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace waxseal::desktop
