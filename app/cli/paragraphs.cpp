// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/paragraphs.h"

#include "app/cli/columns.h"

#include <QStringList>

namespace waxseal::cli {

QChar mark(verdict::Outcome outcome)
{
    using verdict::Outcome;
    switch (outcome) {
    case Outcome::Confirmed: return QChar(0x25CF); // filled disc
    case Outcome::Stated: return QChar(0x25CB);    // hollow disc
    case Outcome::Nothing: return QChar(0x2013);   // dash
    case Outcome::Unchecked: return QLatin1Char('?');
    case Outcome::Contradicted: return QLatin1Char('!');
    }
    Q_UNREACHABLE();
}

QByteArray wrapped(const QString &text, int indent, int columns, const QString &bullet)
{
    QString line = QString(indent, QLatin1Char(' ')) + bullet;
    const int hang = indent + width(bullet);
    int used = hang;
    QString result;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int taken = width(word);
        if (used > hang && used + 1 + taken > columns) {
            result += line + QLatin1Char('\n');
            line = QString(hang, QLatin1Char(' '));
            used = hang;
        }
        if (used > hang) {
            line += QLatin1Char(' ');
            ++used;
        }
        line += word;
        used += taken;
    }
    return (result + line + QLatin1Char('\n')).toUtf8();
}

QByteArray headline(const QString &text)
{
    return '\n' + text.toUtf8() + '\n' + QByteArray(width(text), '-') + '\n';
}

} // namespace waxseal::cli
