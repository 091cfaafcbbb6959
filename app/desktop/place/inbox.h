// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/place/judge.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace waxseal::desktop {

/// What the window gets to know at a time.
struct PlaceLoader::Batch {
    QList<PlaceRow> added;
    QList<int> changedIds;
    QList<PlaceRow> changed;
    QList<int> removed;
    qint64 done = 0;
    qint64 expected = -1;

    bool isLast = false;   ///< of a run
    bool isSilent = false; ///< a run that nobody asked for: no finished()
    bool wasCanceled = false;
    QStringList problems;

    qsizetype rows() const { return added.size() + changed.size() + removed.size(); }
};

/// A message that was read, and judged as far as it goes.
struct Judged {
    int file = -1;
    int row = -1; ///< -1: it belongs to the reading of its file
    int generation = 0;
    mailbox::Location location;
    verdict::Summary summary;
    QString error;
    bool isGone = false;   ///< the file or the message in it could not be read at all
    bool isJudged = false; ///< false: DNS is still being asked, or will be
    bool isWaiting = false;
    bool isLate = false; ///< it was here before, not judged
    QByteArray basis;
};

/// What one run of the work has under way. It outlives the run where that is canceled.
struct UnderWay {
    std::atomic_int batches = 0;
    std::atomic<qint64> octets = 0; ///< of messages that were read before their turn
    std::atomic_int waiting = 0;    ///< messages that wait for DNS
    std::atomic<qint64> waitingOctets = 0;
};

/// Where everybody leaves something for the thread that does the work of one place. Whoever waits for DNS holds this and not
/// the session.
class Inbox {
public:
    // The window's side.
    struct Taken {
        int row;
        verdict::Summary summary;
        QByteArray basis;
    };
    std::mutex mutex; ///< guards what follows; held for microseconds
    std::condition_variable changed;
    PlaceLoader *receiver = nullptr; ///< none: the window is not interested any more
    int posted = 0;                  ///< batches that the window has not received yet
    bool isActive = false;           ///< a thread does the work
    bool isAsked = false;            ///< somebody waits for finished()
    bool listingWanted = false;
    std::optional<Parts> parts; ///< others than so far
    std::optional<std::vector<int>> visible;
    std::vector<Taken> taken;

    // The judging threads' side.
    std::vector<Judged> judged;

    std::atomic_bool isCanceled = false;

    bool hasWork() const { return listingWanted || parts || !taken.empty(); }
};

} // namespace waxseal::desktop
