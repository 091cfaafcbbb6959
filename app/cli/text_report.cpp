// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/report.h"

#include "core/words/command.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

#include <QTextBoundaryFinder>

namespace waxseal::cli {

namespace {

constexpr int numberWidth = 5;
constexpr int outcomeWidth = 18; ///< mark, space and the longest outcome in any language, cut where it is longer
constexpr int narrowest = 60;
constexpr int labelWidth = 10;

/// The shape that goes with an outcome: disc, circle, dash, question mark, warning; never the only carrier of it.
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

/// Columns that a text takes: characters of East Asia and emoji take two, marks none.
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

/// Exactly @p columns wide: cut with an ellipsis between characters, or filled with spaces.
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

/// Where nothing is to report the list says nothing, but for the one thing that people want to be told: a postcard.
QString outcomeCell(verdict::Outcome outcome, const QString &instead = QString())
{
    const QString word = outcome != verdict::Outcome::Nothing ? words::outcomeWord(outcome) : instead;
    return mark(outcome) + cell(QLatin1Char(' ') + word, outcomeWidth - 1);
}

struct Columns {
    int from;
    int subject;
};

Columns restOf(int columns)
{
    const int rest = qMax(columns, narrowest) - numberWidth - 3 * outcomeWidth - 4;
    const int from = qMax(12, rest * 2 / 5);
    return {from, qMax(12, rest - from)};
}

/// Wrapped at spaces to @p columns, later lines indented.
QByteArray wrapped(const QString &text, int indent, int columns, const QString &bullet = QString())
{
    QString line = QString(indent, QLatin1Char(' ')) + bullet;
    const int hang = indent + int(bullet.size());
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

QByteArray labelled(const QString &label, const QString &text)
{
    return (cell(label, labelWidth) + QLatin1Char(' ') + text + QLatin1Char('\n')).toUtf8();
}

QString fieldText(const check::CheckedMessage &message, message::FieldName name)
{
    const message::Field *field = message.header ? message.header->first(name) : nullptr;
    return field ? message::decodedText(field->body) : QString();
}

QString authorText(const message::Author &author)
{
    const words::MessageHead head = words::messageHead();
    QString text;
    if (author.mailbox && author.mailbox->address) {
        const QString address = author.mailbox->address->toUnicode();
        text = author.mailbox->displayName.isEmpty()
            ? address
            : author.mailbox->displayName + QStringLiteral(" <") + address + QLatin1Char('>');
    } else if (author.mailbox) {
        text = author.mailbox->asWritten;
    }
    return author.isAmbiguous ? text + QStringLiteral(" (") + words::ambiguousFrom() + QLatin1Char(')') : text;
}

QByteArray axisText(const QString &label, const words::Axis &axis, int columns)
{
    QByteArray text = labelled(label, mark(axis.outcome) + QLatin1Char(' ') + axis.outcomeWord);
    text += wrapped(axis.sentence, labelWidth + 1, columns);
    for (const QString &evidence : axis.evidence)
        text += wrapped(evidence, labelWidth + 1, columns, QStringLiteral("- "));
    text += wrapped(axis.limit, labelWidth + 1, columns);
    return text + '\n';
}

} // namespace

QByteArray tableHeadLine(int columns)
{
    const words::TableHead head = words::tableHead();
    const Columns rest = restOf(columns);
    return (QString(numberWidth, QLatin1Char(' ')) + cell(head.sender, outcomeWidth) + cell(head.wayIn, outcomeWidth)
            + cell(head.content, outcomeWidth) + cell(head.from, rest.from) + QStringLiteral("  ") + head.subject
            + QLatin1Char('\n'))
        .toUtf8();
}

QByteArray tableRow(int number, const check::CheckedMessage &message, int columns)
{
    QString row = QStringLiteral("%1 ").arg(number, numberWidth - 1);
    if (!message.assessment)
        return (row + words::headerFault(*message.fault) + QLatin1Char('\n')).toUtf8();

    const verdict::Assessment &assessment = *message.assessment;
    const Columns rest = restOf(columns);
    const auto &mailbox = assessment.author.mailbox;
    const QString from = mailbox && mailbox->address ? mailbox->address->toUnicode()
        : mailbox                                    ? mailbox->asWritten
                                                     : QString();
    row += outcomeCell(verdict::sender::outcomeOf(assessment.sender))
        + outcomeCell(verdict::way_in::outcomeOf(assessment.wayIn), words::exception(assessment.wayIn))
        + outcomeCell(verdict::content::outcomeOf(assessment.content)) + cell(from, rest.from) + QStringLiteral("  ")
        + cell(fieldText(message, message::FieldName::Subject), rest.subject).trimmed() + QLatin1Char('\n');
    return row.toUtf8();
}

QByteArray explanation(const Origin &origin, const check::CheckedMessage &message, const verdict::Account &account,
                       int columns)
{
    const words::MessageHead head = words::messageHead();
    QByteArray text = labelled(
        head.file, origin.file + (origin.index > 0 ? QStringLiteral(" (%1)").arg(origin.index + 1) : QString()));
    if (!message.assessment)
        return text + wrapped(words::headerFault(*message.fault), 0, columns);

    const verdict::Assessment &assessment = *message.assessment;
    text += labelled(head.from, authorText(assessment.author));
    text += labelled(head.to, fieldText(message, message::FieldName::To));
    text += labelled(head.subject, fieldText(message, message::FieldName::Subject));
    text += labelled(head.date, fieldText(message, message::FieldName::Date));
    text += '\n';
    text += axisText(head.sender, words::sender(assessment, account), columns);
    text += axisText(head.wayIn, words::wayIn(assessment, account), columns);
    text += axisText(head.content, words::content(assessment), columns);

    if (!assessment.journey.hops.empty())
        text += (head.theWay + QLatin1Char('\n')).toUtf8();
    for (const received::Hop &hop : assessment.journey.hops)
        text += wrapped(words::roleWord(hop.role) + QStringLiteral(": ") + words::hopSentence(hop), 0, columns,
                        QStringLiteral("%1  ").arg(hop.field->line, 4));
    return text;
}

} // namespace waxseal::cli
