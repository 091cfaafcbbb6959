// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/columns.h"

#include <QList>
#include <QTextBoundaryFinder>

namespace waxseal::cli {

int width(const QString &text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing)
            continue;
        const bool isWide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
        columns += isWide ? 2 : 1;
    }
    return columns;
}

QString cell(const QString &text, int columns)
{
    const int taken = width(text);
    if (taken <= columns)
        return text + QString(columns - taken, QLatin1Char(' '));
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    QString result;
    int used = 0;
    qsizetype start = 0;
    for (qsizetype end = characters.toNextBoundary(); end > 0; end = characters.toNextBoundary()) {
        const QString character = text.sliced(start, end - start);
        if (used + width(character) > columns - 1)
            break;
        result += character;
        used += width(character);
        start = end;
    }
    return result + QChar(0x2026) + QString(columns - 1 - used, QLatin1Char(' '));
}

} // namespace waxseal::cli
