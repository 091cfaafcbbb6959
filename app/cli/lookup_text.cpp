// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/lookup_report.h"

#include "app/cli/columns.h"
#include "app/cli/paragraphs.h"
#include "core/words/lookup_command.h"
#include "core/words/phrases.h"
#include "core/words/way_out.h"

namespace waxseal::cli {

namespace {

constexpr int systemWidth = 11; ///< the longest name and a space
constexpr int indent = 2;

constexpr int numberWidth = 5;
constexpr int markWidth = 2; ///< mark and space
constexpr int gap = 2;
constexpr int narrowestAddress = 18;
constexpr int narrowestSentence = 30; ///< that is worth a column

int widestOutcome()
{
    using verdict::Outcome;
    int widest = 0;
    for (const Outcome outcome :
         {Outcome::Confirmed, Outcome::Stated, Outcome::Nothing, Outcome::Unchecked, Outcome::Contradicted})
        widest = qMax(widest, width(words::outcomeWord(outcome)));
    return widest;
}

} // namespace

QByteArray lookupText(const EmailAddress &address, const verdict::way_out::Recipient &recipient, int columns)
{
    const words::Axis axis = words::wayOut(recipient);
    QByteArray text = words::printable(address.toUnicode()).toUtf8() + '\n';
    text += wrapped(axis.outcomeWord + QStringLiteral(": ") + axis.sentence, indent, columns,
                    mark(axis.outcome) + QStringLiteral(" "));
    text += wrapped(axis.limit, 2 * indent, columns);
    for (const words::WayOutSystem &system : words::wayOutSystems(recipient)) {
        text += wrapped(words::outcomeWord(system.outcome) + QStringLiteral(": ") + system.sentence, indent, columns,
                        cell(system.name, systemWidth) + mark(system.outcome) + QLatin1Char(' '));
        for (const QString &fact : system.facts)
            text += wrapped(fact, indent + systemWidth, columns, QStringLiteral("- "));
    }
    return text;
}

LookupColumns lookupColumns(const QStringList &addresses, int columns)
{
    LookupColumns result{
        .all = columns, .outcome = markWidth + widestOutcome() + gap, .address = 0, .isSentenceBelow = false};
    const int rest = columns - numberWidth - result.outcome;
    result.isSentenceBelow = rest < narrowestAddress + gap + narrowestSentence;
    const int most = qMax(narrowestAddress, result.isSentenceBelow ? rest - 1 : rest * 2 / 5);
    result.address = narrowestAddress;
    for (const QString &address : addresses)
        result.address = qBound(result.address, width(words::printable(address.left(most))), most);
    return result;
}

QByteArray lookupHeadLine(const LookupColumns &columns)
{
    const words::LookupHead head = words::lookupHead();
    return (QString(numberWidth, QLatin1Char(' ')) + cell(head.wayOut, columns.outcome) + head.recipient
            + QLatin1Char('\n'))
        .toUtf8();
}

QByteArray lookupRow(qsizetype number, verdict::Outcome outcome, const QString &address, const QString &sentence,
                     const LookupColumns &columns)
{
    const QString row = QStringLiteral("%1 ").arg(number, numberWidth - 1) + mark(outcome) + QLatin1Char(' ')
        + cell(words::outcomeWord(outcome), columns.outcome - markWidth) + cell(address, columns.address);
    if (columns.isSentenceBelow)
        return row.toUtf8() + '\n' + wrapped(sentence, numberWidth + markWidth, columns.all);
    return wrapped(sentence, 0, columns.all, row + QString(gap, QLatin1Char(' ')));
}

} // namespace waxseal::cli
