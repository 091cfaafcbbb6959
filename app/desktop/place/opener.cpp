// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/place/judge.h"

#include <QThreadPool>

#include <mutex>

namespace waxseal::desktop {

namespace {
constexpr int openedPriority = 10; ///< before all that goes on in the background
}

/// What was opened last. Whoever waits for DNS holds this and not the session.
struct MessageOpener::Request {
    std::mutex mutex;
    MessageOpener *receiver; ///< none: given up

    bool isGivenUp()
    {
        const std::lock_guard lock(mutex);
        return !receiver;
    }
    void giveUp()
    {
        const std::lock_guard lock(mutex);
        receiver = nullptr;
    }
    static void answer(const std::shared_ptr<Request> &request, OpenedMessage message)
    {
        // Under the mutex, so that the receiver is still there; what is posted goes with it.
        const std::lock_guard lock(request->mutex);
        if (MessageOpener *const receiver = request->receiver) {
            QMetaObject::invokeMethod(
                receiver, [receiver, request, message = std::move(message)] { receiver->give(request, message); },
                Qt::QueuedConnection);
        }
    }
    static void readAndJudge(const std::shared_ptr<Request> &request, Parts parts, const mailbox::Location &location);
};

MessageOpener::MessageOpener(Parts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts)) { }

MessageOpener::~MessageOpener()
{
    close();
}

void MessageOpener::setParts(Parts parts)
{
    m_parts = std::move(parts);
}

void MessageOpener::open(const mailbox::Location &location)
{
    close();
    m_request = std::make_shared<Request>();
    m_request->receiver = this;
    QThreadPool::globalInstance()->start(
        [request = m_request, parts = m_parts, location] { Request::readAndJudge(request, parts, location); },
        openedPriority);
}

void MessageOpener::close()
{
    if (m_request)
        m_request->giveUp();
    m_request.reset();
}

void MessageOpener::give(const std::shared_ptr<Request> &request, const OpenedMessage &message)
{
    if (request == m_request)
        Q_EMIT opened(message);
}

/// Runs in the pool.
void MessageOpener::Request::readAndJudge(const std::shared_ptr<Request> &request, Parts parts,
                                          const mailbox::Location &location)
{
    if (request->isGivenUp()) // the person went on
        return;
    OpenedMessage message{.location = location, .account = parts.account};
    mailbox::Item item = mailbox::readMessage(location);
    if (!item) {
        message.error = sentenceOf(item.error());
        message.isComplete = true;
        answer(request, std::move(message));
        return;
    }
    message.isWhole = item->isWhole;
    message.size = item->size;

    const bool asksDns = parts.dns != DnsUse::OwnProviderOnly;
    const Judge judge(std::move(parts), asksDns);
    const QFuture<check::Checked> checked = judge.judge(item->octets, item->isWhole);
    if (!checked.isFinished()) {
        message.checked = judge.judgeAtOnce(std::move(item->octets), item->isWhole);
        answer(request, message);
    }
    // The account, in the message, outlives the answer; the session does not have to, its end answers.
    QFuture<check::Checked>(checked).then([request, message = std::move(message)](const check::Checked &done) mutable {
        message.checked = done;
        message.isComplete = true;
        if (done->fault)
            message.error = sentenceOf(*done->fault, message.location);
        answer(request, std::move(message));
    });
}

} // namespace waxseal::desktop
