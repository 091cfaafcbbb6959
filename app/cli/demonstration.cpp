// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/inspect.h"

#include "app/cli/paragraphs.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "app/session/demonstration.h"
#include "app/session/session.h"
#include "core/mailbox/mailbox.h"
#include "core/words/command.h"
#include "core/words/words.h"

#include <QFileInfo>
#include <QSet>

namespace waxseal::cli {

namespace {

/// Each outcome of each axis is explained once, on the first message that has it.
class Explained {
public:
    bool isNew(const verdict::Assessment &assessment)
    {
        const bool sender = see(0, verdict::sender::outcomeOf(assessment.sender));
        const bool wayIn = see(1, verdict::way_in::outcomeOf(assessment.wayIn));
        const bool content = see(2, verdict::content::outcomeOf(assessment.content));
        const bool tes = see(3, verdict::way_in::outcomeOf(assessment.tes));
        const bool smtpsec = see(4, verdict::way_in::outcomeOf(assessment.smtpsec));
        const bool securemail = see(5, verdict::way_in::outcomeOf(assessment.securemail));
        const bool bsi = see(6, verdict::way_in::outcomeOf(assessment.bsi));
        return sender || wayIn || content || tes || smtpsec || securemail || bsi;
    }

private:
    bool see(int axis, verdict::Outcome outcome)
    {
        const int key = axis * 8 + int(outcome);
        const bool isNew = !m_seen.contains(key);
        m_seen.insert(key);
        return isNew;
    }
    QSet<int> m_seen;
};

} // namespace

Status inspectDemonstration(const Options &options)
{
    const auto demonstration = app::Demonstration::unpack();
    if (!demonstration) {
        writeError(demonstration.error());
        return Status::InputUnreadable;
    }
    const std::chrono::sys_seconds now = (*demonstration)->now();
    const auto session = app::Session::create((*demonstration)->dns(), now);
    if (!session) {
        writeError(session.error());
        return Status::InputUnreadable;
    }

    const int columns = terminalColumns();
    if (!options.json)
        writeText(words::demonstration().toUtf8() + '\n');
    Explained explained;
    QByteArray explanations;
    bool metFailOn = false;
    int number = 0;
    for (const app::Demonstration::Mailbox &mailbox : (*demonstration)->mailboxes()) {
        verdict::Account account = mailbox.account;
        const auto mx = (*session)->learnOwnHosts(account.own);
        const check::MessageCheck check = (*session)->checkFor(account);
        if (!options.json) {
            writeText(headline(account.own.domain ? words::demonstrationAccount(account.own.domain->toUnicode())
                                                  : words::demonstrationUnknownAccount()));
            writeText(words::ownProvider(account.own, mx).join(QLatin1Char('\n')).toUtf8() + "\n\n"
                      + tableHeadLine(columns));
        }
        const auto reader = mailbox::open(mailbox.folder);
        while (const auto item = reader->next()) {
            const Origin origin{mailbox.name + QLatin1Char('/') + QFileInfo((*item)->file).fileName(), 0};
            const check::Checked message = check.run((*item)->octets, true, now).result();
            metFailOn =
                metFailOn || (options.failOn && message->assessment && message->assessment->has(*options.failOn));
            if (options.json) {
                writeOut(jsonReport(origin, *message, account));
                continue;
            }
            writeText(tableRow(++number, *message, columns));
            if (message->assessment && explained.isNew(*message->assessment))
                explanations += '\n' + explanation(origin, *message, account, columns);
        }
    }
    if (!options.json)
        writeText(headline(words::fullExplanations()) + explanations);
    return metFailOn ? Status::FailOnMet : Status::Done;
}

} // namespace waxseal::cli
