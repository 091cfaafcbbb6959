// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace waxseal::kit {

struct Ran {
    int status = -1;
    QByteArray out;
    QByteArray error;
    qint64 peakKibibytes = 0; ///< the most memory it held

    QList<QJsonObject> objects() const; ///< one a line
};

/// Runs `waxseal` to its end, in English, with a home of its own. Fails the test when it crashes or takes over a minute.
Ran waxseal(const QStringList &arguments, const QByteArray &input = {});

} // namespace waxseal::kit
