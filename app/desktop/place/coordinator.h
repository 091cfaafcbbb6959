// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/place/inbox.h"
#include "core/store/store.h"

#include <deque>

namespace waxseal::desktop {

/// Does the work of one place, on one thread at a time: remembers, lists, reads mailboxes, and has the global pool read and
/// judge the messages.
class PlaceLoader::Coordinator {
public:
    Coordinator(mailbox::Path place, Parts parts, std::shared_ptr<Inbox> inbox)
        : m_place(std::move(place)), m_inbox(std::move(inbox)), m_parts(std::move(parts))
    { }

    /// Runs until nobody wants anything any more.
    void work();

private:
    /// How a row stands.
    enum class Judging : quint8 {
        Done,
        Wanted,
        UnderWay,
        Failed, ///< not readable now, or DNS fails; tried again in the next run
        Gone,   ///< the row is no more
    };
    struct Row {
        qint64 offset;
        int file;
        int index;
        Judging judging;
        bool isInMbox;
    };
    struct File {
        mailbox::Path path;
        mailbox::Stamp stamp;  ///< when it was read; none of its own: it is read in any case
        std::vector<int> rows; ///< by index; -1: none
        int seenIn = 0;        ///< the last listing that had it
        bool isMbox = false;
    };
    /// A file that is being read.
    struct Reading {
        mailbox::Stamp stamp;
        std::vector<std::optional<store::Row>> rows; ///< by index
        int underWay = 0;
        bool isReadToEnd = false;
        bool mayBeKept = true;
    };
    struct Job {
        int file;
        int row; ///< -1: it belongs to the reading of its file
        mailbox::Task read;
    };
    using Clock = std::chrono::steady_clock;

    void run();
    void finishRun();
    bool takeOrders();
    void judgeAgain(Parts parts);
    void takeOpened(Inbox::Taken taken);
    bool isCanceled() const { return m_inbox->isCanceled; }
    void prepare();

    void openStore();
    void showRemembered();
    void noteStoreError(const store::Error &error);
    void writeStore();
    void writeStoreIfDue();

    bool listSome();
    void finishListing();
    void noteProblem(const mailbox::Error &error);

    bool dispatchSome();
    bool hasRoom() const;
    bool addVisible(std::vector<Job> &jobs);
    bool addFiles(std::vector<Job> &jobs, qint64 &octets);
    bool addRest(std::vector<Job> &jobs);
    Job jobFor(int row);
    void submit(std::vector<Job> jobs, qint64 octets);
    static void judgeAll(const std::shared_ptr<Inbox> &inbox, const std::shared_ptr<UnderWay> &underWay,
                         const Judge &judge, int generation, const std::vector<Job> &jobs);

    bool takeJudged();
    void take(Judged judged);
    void takeOfFile(Judged judged);
    void takeOfRow(Judged judged);
    void finishReading(int file);
    store::Row remembered(const Judged &judged) const;

    int fileId(const mailbox::Path &path);
    int rowAt(int file, int index) const;
    int addRow(const mailbox::Location &location, int file, Judging judging);
    void setJudging(int row, Judging judging);
    void removeRow(int row);
    mailbox::Location locationOf(const Row &row) const;

    void showAdded(PlaceRow row);
    void showChanged(int id, PlaceRow row);
    void flushIfDue();
    void flush();
    void post(Batch batch, bool waitsForWindow);
    bool isDone() const;
    bool rest();

    const mailbox::Path m_place;
    const std::shared_ptr<Inbox> m_inbox;

    // What stays from one run to the next.
    Parts m_parts;
    std::vector<File> m_files;
    QHash<mailbox::Path, int> m_fileIds;
    std::vector<Row> m_rows;
    bool m_isRememberedShown = false;
    int m_listings = 0;
    int m_generation = 0; ///< of m_judge

    // Of one run.
    bool m_isSilent = false; ///< nobody waits for it: it only takes what was opened
    int m_firstGeneration = 0;
    std::shared_ptr<const Judge> m_judge;
    std::vector<std::shared_ptr<const Judge>> m_earlierJudges; ///< DNS may still work for them
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<mailbox::FileList> m_listing;
    std::vector<mailbox::Path> m_notListed; ///< nothing is known about what lies there
    std::deque<int> m_toRead;
    std::unique_ptr<mailbox::Reader> m_mailbox; ///< the one that is being read
    int m_mailboxFile = -1;
    int m_mailboxesToRead = 0;
    QHash<int, Reading> m_readings;
    std::vector<int> m_visible;
    int m_wanted = 0;        ///< rows that are Wanted
    size_t m_wantedFrom = 0; ///< none before it
    std::shared_ptr<UnderWay> m_underWay;
    qint64 m_done = 0;
    qint64 m_toDo = 0;
    QStringList m_problems;

    std::vector<store::Store::FileRows> m_toKeep;
    std::vector<store::Row> m_toUpdate;
    size_t m_rowsToKeep = 0;
    Clock::time_point m_storeWritten;

    Batch m_batch;
    qsizetype m_batchRows = 0;
    Clock::time_point m_flushed;
};

} // namespace waxseal::desktop
