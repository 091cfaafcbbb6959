// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/inspect.h"

#include "app/cli/pipeline.h"
#include "app/cli/terminal.h"
#include "app/session/memory.h"
#include "core/words/command.h"
#include "core/words/window.h"
#include "core/words/words.h"

namespace waxseal::cli {

namespace {

QByteArray lines(const QStringList &texts)
{
    QByteArray result;
    for (const QString &text : texts)
        result += text.toUtf8() + '\n';
    return result;
}

/// Collects what the pipeline hands over, and writes it.
class Output {
public:
    Output(const Options &options, const verdict::Account &account, QStringList ownProvider, int columns)
        : m_options(options), m_account(account), m_ownProvider(std::move(ownProvider)), m_columns(columns)
    { }

    void expect(qint64 messages) { m_expected = messages < 0 || m_expected < 0 ? -1 : m_expected + messages; }
    void take(Done done);
    Status finish();

private:
    void writeFirstAsRow();

    const Options &m_options;
    const verdict::Account &m_account;
    QStringList m_ownProvider; ///< how it was learnt, in words
    int m_columns;
    ProgressLine m_progress;
    received::TopmostLines m_topmost;
    std::optional<Done> m_first; ///< held back until it is known whether it is the only one
    qint64 m_expected = 0;
    qint64 m_messages = 0;
    qint64 m_unread = 0;
    bool m_hasWanted = false; ///< the one of --only
    bool m_metFailOn = false;
    const bool m_isPiped = !outIsTerminal(); ///< on a terminal the rows themselves show progress
};

void Output::take(Done done)
{
    m_progress.clear();
    if (!done.error.isEmpty()) {
        ++m_unread;
        if (m_options.json || m_options.only || m_isPiped)
            writeError(done.error); // in a table on a terminal the row says it
    } else {
        ++m_messages;
    }
    m_metFailOn = m_metFailOn || done.metFailOn;
    if (!done.topmostWriter.isEmpty())
        m_topmost.see(done.topmostWriter);

    const bool isWanted = !m_options.only || m_messages + m_unread == *m_options.only;
    m_hasWanted = m_hasWanted || isWanted;
    if (m_options.json) {
        if (isWanted)
            writeOut(done.text);
    } else if (m_options.only) {
        if (isWanted)
            m_first = std::move(done);
    } else if (m_messages + m_unread == 1) {
        m_first = std::move(done);
    } else {
        if (m_first)
            writeFirstAsRow();
        writeText(done.text);
    }
    if (m_isPiped && m_progress.isDue())
        m_progress.show(words::progress(m_messages + m_unread, m_expected));
}

void Output::writeFirstAsRow()
{
    writeText(lines(m_ownProvider) + '\n' + tableHeadLine(m_columns) + m_first->text);
    m_first.reset();
}

Status Output::finish()
{
    m_progress.clear();
    if (m_options.only && !m_hasWanted) {
        writeError(words::notThatMany(*m_options.only, m_messages + m_unread));
        return Status::WrongUsage;
    }
    if (!m_options.json) {
        if (m_first && m_first->message && m_first->message->assessment) {
            if (!m_ownProvider.isEmpty())
                writeText(lines(m_ownProvider) + '\n');
            writeText(explanation(m_first->origin, *m_first->message, m_account, m_columns));
        } else if (m_first && !m_options.only && !m_isPiped) {
            writeError(m_first->error); // there is no table to say it in
        } else if (!m_first && m_messages + m_unread > 0) {
            writeText('\n' + lines({words::summary(m_messages, m_unread), words::howToExplain()}));
        }
        if (!m_account.own.isKnown() && m_messages > 0)
            writeText('\n'
                      + lines(QStringList{words::ownProviderUnknown()}
                              + words::proposals(m_topmost.proposals(), m_topmost.messages())));
    }
    if (m_unread > 0)
        return Status::InputUnreadable;
    return m_metFailOn ? Status::FailOnMet : Status::Done;
}

} // namespace

Status inspect(Options options)
{
    std::shared_ptr<app::StoredMemory> memory; // outlives the session
    if (!options.memoryFolder.isEmpty()) {
        if (const auto store = store::Store::open(options.memoryFolder); !store) {
            writeError(words::storeFault(store.error().fault, store.error().file, store.error().systemText));
            return Status::InputUnreadable;
        }
        memory = std::make_shared<app::StoredMemory>(options.memoryFolder);
    }
    auto session = app::Session::create(options.dns, options.now, {}, memory);
    if (!session) {
        writeError(session.error());
        return Status::WrongUsage;
    }
    const std::optional<check::LearntHosts> mx = (*session)->learnOwnHosts(options.account.own);
    const auto account = std::make_shared<const verdict::Account>(options.account);
    const int columns = terminalColumns();

    Output output(options, *account, words::ownProvider(account->own, mx), columns);
    Pipeline pipeline(**session, {account, options.json, options.failOn, columns, options.only.value_or(1) - 1},
                      options.jobs, [&output](Done done) { output.take(std::move(done)); });
    for (const QString &path : std::as_const(options.paths)) {
        std::unique_ptr<mailbox::Reader> reader = mailbox::open(path);
        output.expect(reader->expected());
        pipeline.add(std::move(reader));
    }
    pipeline.finish();
    if (memory) {
        if (const auto written = memory->flush().result(); !written)
            writeError(words::storeFault(written.error().fault, written.error().file, written.error().systemText));
    }
    for (const QString &warning : (*session)->warnings())
        writeError(warning);
    return output.finish();
}

} // namespace waxseal::cli
