// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/columns.h"
#include "app/cli/paragraphs.h"
#include "app/cli/report.h"

#include "core/words/command.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

namespace waxseal::cli {

namespace {

constexpr int numberWidth = 5;
constexpr int outcomeWidth = 18;  ///< mark, space and the longest outcome in any language, cut where it is longer
constexpr int narrowestText = 18; ///< of an address or a subject that is worth showing
constexpr int gap = 2;
constexpr int labelWidth = 10;

/// Where nothing is to report the list says nothing, but for the one thing that people want to be told: a postcard.
QString outcomeCell(verdict::Outcome outcome, const QString &instead = QString())
{
    const QString word = outcome != verdict::Outcome::Nothing ? words::outcomeWord(outcome) : instead;
    return mark(outcome) + cell(QLatin1Char(' ') + word, outcomeWidth - 1);
}

struct Columns {
    int from;
    int subject; ///< 0 where the terminal is too narrow for it
};

Columns restOf(int columns)
{
    const int rest = columns - numberWidth - 3 * outcomeWidth;
    if (rest < 2 * narrowestText + gap)
        return {qMax(narrowestText, rest - 1), 0};
    const int from = qMax(narrowestText, rest * 2 / 5);
    return {from, rest - from - gap - 1};
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

QString mailboxText(const message::Mailbox &mailbox)
{
    if (!mailbox.address)
        return mailbox.asWritten;
    const QString address = mailbox.address->toUnicode();
    return mailbox.displayName.isEmpty() ? address
                                         : mailbox.displayName + QStringLiteral(" <") + address + QLatin1Char('>');
}

QString authorText(const message::Author &author)
{
    if (!author.mailbox)
        return words::noAuthor();
    QStringList texts = {mailboxText(*author.mailbox)};
    for (const message::Mailbox &other : author.others)
        texts << mailboxText(other);
    const QString text = texts.join(QStringLiteral(", "));
    return author.isRegular && author.fields == 1
        ? text
        : text + QStringLiteral(" (") + words::ambiguousFrom() + QLatin1Char(')');
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
            + cell(head.content, outcomeWidth) + cell(head.from, rest.from)
            + (rest.subject > 0 ? QStringLiteral("  ") + head.subject : QString()) + QLatin1Char('\n'))
        .toUtf8();
}

QByteArray tableRow(int number, const check::CheckedMessage &message, int columns)
{
    QString row = QStringLiteral("%1 ").arg(number, numberWidth - 1);
    const verdict::Assessment &assessment = *message.assessment;
    const Columns rest = restOf(columns);
    const auto &mailbox = assessment.author.mailbox;
    const QString from = mailbox && mailbox->address ? mailbox->address->toUnicode()
        : mailbox                                    ? mailbox->asWritten
                                                     : words::noAuthor();
    row += outcomeCell(verdict::sender::outcomeOf(assessment.sender))
        + outcomeCell(verdict::way_in::outcomeOf(assessment.wayIn),
                      words::exception(verdict::way_in::flawOf(assessment.wayIn)))
        + outcomeCell(verdict::content::outcomeOf(assessment.content)) + cell(from, rest.from);
    if (rest.subject > 0)
        row += QStringLiteral("  ") + cell(fieldText(message, message::FieldName::Subject), rest.subject).trimmed();
    return row.toUtf8() + '\n';
}

QByteArray tableError(int number, const QString &sentence)
{
    return QStringLiteral("%1 ").arg(number, numberWidth - 1).toUtf8() + sentence.toUtf8() + '\n';
}

QByteArray explanation(const Origin &origin, const check::CheckedMessage &message, const verdict::Account &account,
                       int columns)
{
    const words::MessageHead head = words::messageHead();
    QByteArray text = labelled(head.file,
                               words::printable(origin.file)
                                   + (origin.index > 0 ? QStringLiteral(" (%1)").arg(origin.index + 1) : QString()));
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
