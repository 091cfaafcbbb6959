// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QString>

/// Pictures of our own on a grid of 16, built into the program. All but the program's have one colour, #000, and #fff for what
/// is cut out of a filled shape; both stand for colours of the palette.
namespace waxseal::icons {

/// SVG text. @param name of a file in this folder, without ".svg"
QByteArray svg(const QString &name);

} // namespace waxseal::icons
