// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QString>

/// Explanations in a terminal.
namespace waxseal::cli {

/// The shape that goes with an outcome: disc, circle, dash, question mark, warning; never the only carrier of it.
QChar mark(verdict::Outcome outcome);

/// Wrapped at spaces to @p columns, later lines indented.
QByteArray wrapped(const QString &text, int indent, int columns, const QString &bullet = QString());

/// Underlined.
QByteArray headline(const QString &text);

} // namespace waxseal::cli
