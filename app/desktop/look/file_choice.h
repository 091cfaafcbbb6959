// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace waxseal::desktop {

/// The folder that choosing a file begins in: that of the last choice, at first the person's documents.
QString choiceFolder();
/// A file or folder that the person chose.
void rememberChoice(const QString &path);
/// @p subject as the name of a mail file.
QString mailFileName(const QString &subject);

} // namespace waxseal::desktop
