// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/lookup_output.h"

#include "app/cli/columns.h"
#include "app/cli/paragraphs.h"
#include "app/cli/terminal.h"
#include "core/words/command.h"
#include "core/words/lookup_command.h"
#include "core/words/phrases.h"

#include <algorithm>
#include <cstdio>

namespace waxseal::cli {

LookupOutput::LookupOutput(const LookupOptions &options, const QStringList &addresses)
    : m_options(options)
    , m_isTable(!options.json && addresses.size() > 1)
    , m_width(terminalColumns())
    , m_columns(lookupColumns(addresses, m_width))
{ }

bool LookupOutput::isNewKind(verdict::Outcome outcome)
{
    if (std::find(m_explained.begin(), m_explained.end(), outcome) != m_explained.end())
        return false;
    m_explained.push_back(outcome);
    return true;
}

void LookupOutput::writeRow(verdict::Outcome outcome, const QString &sentence, words::RecipientLine line)
{
    if (m_lines.empty())
        writeText(lookupHeadLine(m_columns));
    m_lines.push_back(std::move(line));
    writeText(lookupRow(qsizetype(m_lines.size()), outcome, m_lines.back().address, sentence, m_columns));
}

void LookupOutput::take(const EmailAddress &address, const verdict::way_out::Recipient &recipient)
{
    m_hasGood = true;
    const verdict::Outcome outcome = verdict::way_out::outcomeOf(recipient.verdict);
    m_metFailOn = m_metFailOn || m_options.failOn == outcome;
    if (m_options.json) {
        writeOut(jsonLookup(address, recipient));
    } else if (m_isTable) {
        words::RecipientLine line;
        line.address = words::printable(address.toUnicode());
        line.standing = verdict::way_out::standingOf(recipient.verdict);
        writeRow(outcome, words::sentence(recipient), std::move(line));
        if (m_options.demo && isNewKind(outcome))
            m_explanations += '\n' + lookupText(address, recipient, m_width);
    } else {
        writeText(lookupText(address, recipient, m_width));
    }
    std::fflush(stdout); // whoever reads a pipe has each as soon as it is there
}

void LookupOutput::takeBad(const QString &typed, const QString &fault)
{
    m_hasBad = true;
    if (m_options.json)
        writeOut(jsonBadAddress(typed, fault));
    if (m_isTable) {
        words::RecipientLine line;
        line.address = cell(words::printable(typed.left(m_columns.address + 1)), m_columns.address).trimmed();
        line.isBad = true;
        writeRow(verdict::Outcome::Unchecked, fault, std::move(line));
    }
    if (!m_isTable || !outIsTerminal()) // in a table on a terminal the row says it
        writeError(fault);
    std::fflush(stdout);
}

Status LookupOutput::finish()
{
    if (m_isTable) {
        writeText('\n' + wrapped(words::weakestRecipient(m_lines).sentence, 0, m_width));
        writeText(m_options.demo ? headline(words::recipientExplanations()) + m_explanations
                                 : words::howToExplain().toUtf8() + '\n');
    }
    if (!m_options.json && m_hasGood && !m_options.account.own.domain)
        writeText('\n' + wrapped(words::ownDomainUnknown(), 0, m_width));
    return m_hasBad ? Status::InputUnreadable : m_metFailOn ? Status::FailOnMet : Status::Done;
}

} // namespace waxseal::cli
