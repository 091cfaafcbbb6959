// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "resources/icons/icons.h"

#include <QFile>

namespace waxseal::icons {

QByteArray svg(const QString &name)
{
    QFile file(QStringLiteral(":/waxseal/icons/%1.svg").arg(name));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? file.readAll() : QByteArray();
}

} // namespace waxseal::icons
