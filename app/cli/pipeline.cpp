// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/pipeline.h"

#include "app/cli/terminal.h"
#include "core/words/command.h"
#include "core/words/words.h"

#include <QPromise>
#include <QThread>

namespace waxseal::cli {

namespace {
constexpr size_t messagesInABatch = 32;
constexpr qint64 octetsInABatch = 1024 * 1024;
constexpr qint64 octetsUnderWay = 32 * 1024 * 1024; ///< of messages that were read before their turn
constexpr size_t batchesForEachJob = 4;
constexpr unsigned long pollMsecs = 20;
} // namespace

struct Pipeline::Batch {
    struct Entry {
        int number;
        std::function<mailbox::Item()> read;
    };
    std::vector<Entry> entries;
    qint64 octets = 0;
    QPromise<Results> promise;
};

Pipeline::Pipeline(app::Session &session, Task task, int jobs, std::function<void(Done)> handOver)
    : m_session(session)
    , m_task(std::move(task))
    , m_handOver(std::move(handOver))
    , m_check(session.checkFor(*m_task.account))
{
    m_pool.setMaxThreadCount(jobs);
    m_filling = std::make_shared<Batch>();
}

void Pipeline::add(std::unique_ptr<mailbox::Reader> reader)
{
    const bool isOneFileEach = reader->expected() >= 0;
    while (true) {
        if (isOneFileEach) {
            auto read = reader->nextTask();
            if (!read)
                return;
            m_filling->entries.push_back({m_number++, std::move(*read)});
        } else {
            auto item = reader->next();
            if (!item)
                return;
            m_filling->octets += *item ? (*item)->octets.size() : 0;
            m_filling->entries.push_back(
                {m_number++, [item = std::make_shared<mailbox::Item>(std::move(*item))] { return std::move(*item); }});
        }
        if (m_filling->entries.size() >= messagesInABatch || m_filling->octets >= octetsInABatch)
            submit();
    }
}

void Pipeline::finish()
{
    submit();
    while (!m_underWay.empty())
        takeFront();
}

void Pipeline::submit()
{
    if (m_filling->entries.empty())
        return;
    const std::shared_ptr<Batch> batch = std::exchange(m_filling, std::make_shared<Batch>());
    batch->promise.start();
    m_octetsUnderWay += batch->octets;
    m_underWay.emplace_back(batch->promise.future(), batch->octets);
    m_pool.start([this, batch, now = m_session.now()] {
        Results results;
        for (Batch::Entry &entry : batch->entries)
            results.push_back(judge(m_check, m_task, now, entry.number, entry.read()));
        batch->entries.clear();
        batch->promise.addResult(std::move(results));
        batch->promise.finish();
    });

    const size_t most = batchesForEachJob * size_t(m_pool.maxThreadCount());
    while (!m_underWay.empty() && (m_underWay.size() > most || m_octetsUnderWay > octetsUnderWay))
        takeFront();
}

/// Only DNS can make a message wait, and only the person at a terminal wants to know.
Done Pipeline::waitFor(const QFuture<Done> &later)
{
    const auto asked = std::chrono::steady_clock::now();
    while (!later.isFinished() && std::chrono::steady_clock::now() - asked < limits::dnsSoft)
        QThread::msleep(pollMsecs);
    ProgressLine waiting;
    if (!later.isFinished())
        waiting.show(words::stillWaitingForDns());
    return later.result();
}

void Pipeline::takeFront()
{
    auto [future, octets] = std::move(m_underWay.front());
    m_underWay.pop_front();
    for (Slot &slot : future.takeResult()) {
        if (auto *done = std::get_if<Done>(&slot))
            m_handOver(std::move(*done));
        else
            m_handOver(waitFor(std::get<QFuture<Done>>(slot)));
    }
    m_octetsUnderWay -= octets;
}

Pipeline::Slot Pipeline::judge(const check::MessageCheck &check, const Task &task, std::chrono::sys_seconds now,
                               int number, mailbox::Item item)
{
    if (!item) {
        const mailbox::Error &error = item.error();
        Done done;
        done.origin = {error.file, error.index};
        done.error = words::fileFault(error.fault, error.file, error.systemText);
        done.text = task.json ? jsonError(done.origin, done.error) : tableError(number + 1, done.error);
        return done;
    }

    const Origin origin{item->file, item->index};
    const auto toDone = [task, number, origin](const check::Checked &checked) {
        Done done;
        done.origin = origin;
        if (checked->assessment) {
            done.text =
                task.json ? jsonReport(origin, *checked, *task.account) : tableRow(number + 1, *checked, task.columns);
            done.topmostWriter = received::topmostWriter(checked->assessment->journey).toByteArray();
            done.metFailOn = task.failOn && checked->assessment->has(*task.failOn);
        } else {
            done.error = words::fileSentence(origin.file, words::headerFault(*checked->fault));
            done.text = task.json ? jsonError(origin, done.error) : tableError(number + 1, done.error);
        }
        if (number == task.explained)
            done.message = checked;
        return done;
    };
    QFuture<check::Checked> checked = check.run(std::move(item->octets), item->isWhole, now);
    if (checked.isFinished())
        return toDone(checked.result());
    return checked.then(toDone);
}

} // namespace waxseal::cli
