// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/cli/report.h"
#include "app/session/session.h"

#include <QThreadPool>

#include <deque>
#include <functional>
#include <variant>

namespace waxseal::cli {

/// A message that has been judged and put into words.
struct Done {
    Origin origin;
    QByteArray text;          ///< the JSON line or the table row
    QString error;            ///< why it could not be read; empty where it could
    QByteArray topmostWriter; ///< for learning the own provider
    bool metFailOn = false;
    check::Checked message; ///< only of the one that may get the full explanation
};

/// Reads and judges messages on several threads and hands them over in their order. Memory stays flat: so many messages and
/// so many octets are under way and no more; DNS that is slow for one does not hold up the others.
class Pipeline {
public:
    struct Task {
        std::shared_ptr<const verdict::Account> account;
        bool json;
        std::optional<verdict::Outcome> failOn;
        int columns;
        int explained = 0; ///< the message, counted from 0, whose findings are handed over too
    };
    Pipeline(app::Session &session, Task task, int jobs, std::function<void(Done)> handOver);

    void add(std::unique_ptr<mailbox::Reader> reader);
    void finish();

private:
    struct Batch;
    /// A message that is done, or one that waits for DNS.
    using Slot = std::variant<Done, QFuture<Done>>;
    using Results = std::vector<Slot>;

    void submit();
    void takeFront();
    static Done waitFor(const QFuture<Done> &later);
    static Slot judge(const check::MessageCheck &check, const Task &task, std::chrono::sys_seconds now, int number,
                      mailbox::Item item);

    app::Session &m_session;
    Task m_task;
    std::function<void(Done)> m_handOver;
    check::MessageCheck m_check;
    QThreadPool m_pool;

    std::shared_ptr<Batch> m_filling;
    std::deque<std::pair<QFuture<Results>, qint64>> m_underWay; ///< with the octets that each holds
    qint64 m_octetsUnderWay = 0;
    int m_number = 0;
};

} // namespace waxseal::cli
