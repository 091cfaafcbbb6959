// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace waxseal::desktop {

/// A label without the mark of the letter that chooses it.
inline QString withoutMnemonic(QString label)
{
    return label.remove(QLatin1Char('&'));
}

} // namespace waxseal::desktop
