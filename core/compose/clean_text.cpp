// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/clean_text.h"

#include <algorithm>

namespace waxseal::compose {

QString oneLine(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (!isUnseen(QChar::surrogateToUcs4(c, text[i + 1])))
                result.append(c).append(text[i + 1]);
            ++i;
        } else if (c.isSpace() || c.category() == QChar::Other_Control) {
            result += u' ';
        } else if (!isUnseen(c.unicode()) || isJoiner(c.unicode())) {
            result += c;
        }
    }
    return result.simplified();
}

QString manyLines(QStringView text, qsizetype longest)
{
    QString result;
    result.reserve(std::min(text.size(), longest));
    for (qsizetype i = 0; i < text.size() && result.size() < longest; ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                result += u'\n';
        } else if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control) {
            result += c;
        }
    }
    if (!result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    return result;
}

} // namespace waxseal::compose
