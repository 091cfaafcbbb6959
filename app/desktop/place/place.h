// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/session.h"
#include "app/session/settings.h"
#include "core/mailbox/mailbox.h"
#include "core/verdict/summary.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

/// The work behind a list of messages and behind an open one: remember, list, read, judge. All of it happens in the global
/// thread pool, which QCoreApplication's destructor waits for; the objects here live in the window's thread, hand over there
/// what has been found, and never make it wait.
namespace waxseal::desktop {

using app::DnsUse;
class Inbox;

/// A row of a list: where the message lies, and its summary or why it could not be read.
struct PlaceRow {
    mailbox::Location location;
    verdict::Summary summary;
    bool isJudged = false; ///< the verdict belongs to the present own provider, and DNS has said what it will say
    QString error;         ///< a sentence; then the summary is empty
    friend bool operator==(const PlaceRow &, const PlaceRow &) = default;
};

/// What judges messages, and where the result is remembered.
struct Parts {
    std::shared_ptr<app::Session> session;
    std::shared_ptr<const verdict::Account> account;
    QString storeFolder; ///< empty: nothing is remembered
    DnsUse dns = DnsUse::EveryMessage;
};

/// The messages of one place: first those that are remembered, then what has changed since. Where a folder or the whole place
/// cannot be listed (a disk is not there), its remembered rows stay and finished() says why.
///
/// What is in memory here grows by a few hundred octets for each message. Of messages that are read, so many octets are under way
/// and no more.
class PlaceLoader : public QObject {
    Q_OBJECT

public:
    PlaceLoader(mailbox::Path place, Parts parts, QObject *parent = nullptr);
    /// Cancels without waiting. No signal comes afterwards.
    ~PlaceLoader() override;

    /// Reads what is new. Again after finished(): looks for changes; the rows keep their numbers.
    void start();
    /// finished() comes soon, with what is known by then.
    void cancel();
    bool isRunning() const { return m_isRunning; }

    /// Own provider or resolver are others now: each row is judged anew, the visible ones first. Ends with finished() too.
    void judgeAgain(Parts parts);
    /// These rows first, in this order.
    void setVisible(std::vector<int> ids);
    /// A message was opened, and with that judged to the end: its row is brought up to date. Nothing else is read for this.
    void take(int id, const check::Checked &checked);

    /// Who wrote the topmost trace lines of the messages so far.
    const received::TopmostLines &topmostWriters() const { return m_topmostWriters; }
    /// Authserv-ids above the boundary that are not known as the own provider's, and how many messages have them.
    const QHash<QByteArray, int> &foreignResultsIds() const { return m_foreignResultsIds; }

Q_SIGNALS:
    /// Rows are numbered from 0 in the order of these signals. Few at first, later up to 2,000 at a time.
    void rowsAdded(const QList<waxseal::desktop::PlaceRow> &rows);
    void rowsChanged(const QList<int> &ids, const QList<waxseal::desktop::PlaceRow> &rows);
    /// The messages have vanished. Their numbers are not given to others.
    void rowsRemoved(const QList<int> &ids);
    /// @param expected -1: not known
    void progress(qint64 done, qint64 expected);
    /// @param problems sentences: a folder that cannot be read, a store that is full
    void finished(bool wasCanceled, const QStringList &problems);

private:
    class Coordinator;
    struct Batch;
    void wake();
    void receive(Batch batch);
    void count(int id, const PlaceRow &row);

    std::shared_ptr<Inbox> m_inbox;
    std::shared_ptr<Coordinator> m_coordinator;
    QByteArray m_fingerprint; ///< of the account that rows are judged for
    bool m_isRunning = false;
    received::TopmostLines m_topmostWriters;
    QHash<QByteArray, int> m_foreignResultsIds;
    int m_rows = 0;
    std::vector<bool> m_isCounted[2]; ///< by row: its topmost writer, its results' authserv-id
};

/// A message that was opened for reading.
struct OpenedMessage {
    mailbox::Location location;
    check::Checked checked;  ///< none where it could not be read; without an assessment where it has no header
    bool isWhole = true;     ///< false: larger than limits::messageOctets, the body is not there
    bool isComplete = false; ///< false: DNS is still being asked, and the message comes once more
    qint64 size = 0;         ///< octets of the whole message
    QString error;           ///< a sentence, where something could not be read
    /// What @ref checked was judged for, which the assessment refers to.
    std::shared_ptr<const verdict::Account> account;
};

/// Reads and judges the message that the person looks at, before everything else that is going on.
class MessageOpener : public QObject {
    Q_OBJECT

public:
    explicit MessageOpener(Parts parts, QObject *parent = nullptr);
    /// Gives up without waiting. No signal comes afterwards.
    ~MessageOpener() override;

    /// From the next open() on.
    void setParts(Parts parts);
    /// Answers with opened(); what was opened before and has not been answered is given up.
    void open(const mailbox::Location &location);
    void close();

Q_SIGNALS:
    /// Once, or twice where DNS lets wait: then at first with what is known without it.
    void opened(const waxseal::desktop::OpenedMessage &message);

private:
    struct Request;
    void give(const std::shared_ptr<Request> &request, const OpenedMessage &message);

    Parts m_parts;
    std::shared_ptr<Request> m_request;
};

} // namespace waxseal::desktop
