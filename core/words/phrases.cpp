// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/phrases.h"

#include <QDateTime>
#include <QTimeZone>

namespace waxseal::words {

namespace {
constexpr qsizetype longestShown = 120;
}

QString shown(QByteArrayView octets)
{
    QString text;
    for (const char c : octets.first(qMin(octets.size(), longestShown)))
        text += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char(c == '\t' || c == '\r' || c == '\n' ? ' ' : '?');
    if (octets.size() > longestShown)
        text += QChar(0x2026);
    return text;
}

QString shown(std::chrono::sys_seconds time)
{
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
    return utc.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC");
}

} // namespace waxseal::words
