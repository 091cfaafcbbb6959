// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace waxseal::desktop {

/// Draws a window into a PNG file once it is at rest, says so, and ends the program: 0, or 3 where the file cannot be written.
/// A window that does not come to rest is drawn as it is after a minute.
void drawWhenSettled(QWidget &window, std::function<bool()> isSettled, const QString &file);

/// Ends the program when the window has been painted once: for measuring how long that takes.
void quitWhenPainted(QWidget &window);

} // namespace waxseal::desktop
