// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/cli/lookup_report.h"
#include "app/cli/options.h"
#include "core/words/way_out.h"

#include <vector>

namespace waxseal::cli {

/// Writes what was found about addresses, each as it is handed over: JSON, of one address all the details, of several a table.
class LookupOutput {
public:
    /// @param addresses as typed, all that will be handed over
    LookupOutput(const LookupOptions &options, const QStringList &addresses);

    void take(const EmailAddress &address, const verdict::way_out::Recipient &recipient);
    /// One that cannot be read. @param fault why, as a sentence
    void takeBad(const QString &typed, const QString &fault);
    /// What is said of all together.
    Status finish();

private:
    void writeRow(verdict::Outcome outcome, const QString &sentence, words::RecipientLine line);
    bool isNewKind(verdict::Outcome outcome);

    const LookupOptions &m_options;
    const bool m_isTable;
    const int m_width;
    const LookupColumns m_columns;

    std::vector<words::RecipientLine> m_lines; ///< of the table
    QByteArray m_explanations;                 ///< of the demonstration: one of each outcome
    std::vector<verdict::Outcome> m_explained;
    bool m_hasGood = false;
    bool m_hasBad = false;
    bool m_metFailOn = false;
};

} // namespace waxseal::cli
