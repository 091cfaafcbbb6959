// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/data_folder.h"

#include <QStandardPaths>

namespace waxseal::app {

QString dataFolder()
{
    // Not AppLocalDataLocation: that follows the name of the program.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/waxseal");
}

} // namespace waxseal::app
