// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayView>
#include <QString>

namespace waxseal::mime_gmime {

/// A file name that a stranger proposes, made into one that can do no harm on any system: no folders, nothing that is
/// hidden, reserved or unseen, at most limits::attachmentNameCharacters. Empty where nothing is left.
QString cleanedFileName(QByteArrayView utf8);

} // namespace waxseal::mime_gmime
