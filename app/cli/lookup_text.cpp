// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/lookup_report.h"

#include "app/cli/columns.h"
#include "app/cli/paragraphs.h"
#include "core/words/phrases.h"
#include "core/words/way_out.h"

namespace waxseal::cli {

namespace {
constexpr int systemWidth = 11; ///< the longest name and a space
constexpr int indent = 2;
} // namespace

QByteArray lookupText(const EmailAddress &address, const verdict::way_out::Recipient &recipient,
                      const verdict::Account &account, int columns)
{
    const words::Axis axis = words::wayOut(recipient, &account.bsiList);
    QByteArray text = words::printable(address.toUnicode()).toUtf8() + '\n';
    text += wrapped(axis.outcomeWord + QStringLiteral(": ") + axis.sentence, indent, columns,
                    mark(axis.outcome) + QStringLiteral(" "));
    text += wrapped(axis.limit, 2 * indent, columns);
    for (const words::WayOutSystem &system : words::wayOutSystems(recipient, &account.bsiList)) {
        text += wrapped(words::outcomeWord(system.outcome) + QStringLiteral(": ") + system.sentence, indent, columns,
                        cell(system.name, systemWidth) + mark(system.outcome) + QLatin1Char(' '));
        for (const QString &fact : system.facts)
            text += wrapped(fact, indent + systemWidth, columns, QStringLiteral("- "));
    }
    return text + '\n';
}

} // namespace waxseal::cli
