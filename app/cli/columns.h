// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

/// Texts in the columns of a terminal.
namespace waxseal::cli {

/// Columns that a text takes: characters of East Asia and emoji take two, marks none.
int width(const QString &text);

/// Exactly @p columns wide: cut with an ellipsis between characters, or filled with spaces.
QString cell(const QString &text, int columns);

} // namespace waxseal::cli
