// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/settings.h"
#include "core/verdict/outcome.h"

#include <QColor>
#include <QPalette>

class QApplication;

/// Colours and sizes: the platform's own, but for the five outcomes.
namespace waxseal::desktop {

/// Changes palette, and text size, of the running program. System gives back what the platform chose.
void apply(QApplication &application, app::Appearance appearance, int textScalePercent);

/// The palette of an appearance that is not the platform's. @param isNight for HighContrast: white on black
QPalette paletteOf(app::Appearance appearance, bool isNight);

bool isDark(const QPalette &palette);
/// Black on white or white on black and nothing between; colours of outcomes give way to the text colour.
bool isHighContrast(const QPalette &palette);

/// The colour of an outcome on this palette's window: at least 4.5:1 against Window and Base.
QColor outcomeColour(verdict::Outcome outcome, const QPalette &palette);

/// Text that stands back: the palette's placeholder text, or the grey of Nothing where that is too faint to read.
QColor mutedText(const QPalette &palette);

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(const QColor &one, const QColor &other);

constexpr double textContrast = 4.5; ///< WCAG 2.1, 1.4.3

} // namespace waxseal::desktop
