// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/phrases.h"

#include "core/base/time_text.h"

namespace waxseal::words {

namespace {
constexpr qsizetype longestShown = 120;
}

QString shown(QByteArrayView octets)
{
    const bool isCut = octets.size() > longestShown;
    octets = octets.first(qMin(octets.size(), longestShown));
    QString text(octets.size() + (isCut ? 1 : 0), QChar(0x2026));
    for (qsizetype i = 0; i < octets.size(); ++i) {
        const char c = octets[i];
        const bool isSpace = c == '\t' || c == '\r' || c == '\n';
        text[i] = c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char(isSpace ? ' ' : '?');
    }
    return text;
}

QString shown(const DomainName &domain)
{
    const QString unicode = domain.toUnicode();
    const QString wire = QString::fromLatin1(domain.view());
    return unicode == wire ? wire : unicode + QStringLiteral(" (") + wire + QLatin1Char(')');
}

QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QLatin1Char('?');
    }
    return text;
}

QString shown(std::chrono::sys_seconds time)
{
    QString text = QString::fromLatin1(rfc3339(time));
    text.replace(10, 1, QLatin1Char(' '));
    text.chop(1);
    return text + QStringLiteral(" UTC");
}

QString dayOf(std::chrono::sys_seconds time)
{
    return QString::fromLatin1(rfc3339(time).left(10));
}

} // namespace waxseal::words
