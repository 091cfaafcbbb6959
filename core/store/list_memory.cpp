// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/list_memory.h"

#include "core/base/limits.h"
#include "core/store/columns.h"

#include <array>
#include <climits>

namespace waxseal::store {

namespace {

// What is read back was written with these limits, or not by us.
constexpr qsizetype textCharacters = 1'000; ///< of a text in a list; a longer one is cut
constexpr qsizetype pathOctets = 32 * 1024; ///< a longer one is passed over

constexpr size_t firstBatch = 256; ///< fills a window
constexpr size_t laterBatch = 2'048;

constexpr char findPlace[] = "SELECT id FROM places WHERE path = ?";
constexpr char addPlace[] = "INSERT INTO places (path) VALUES (?) ON CONFLICT DO NOTHING";
constexpr char visitPlace[] = "INSERT INTO places (path, opened) VALUES (?, ?) "
                              "ON CONFLICT (path) DO UPDATE SET opened = excluded.opened";
constexpr char recentPlaces[] = "SELECT path, opened FROM places WHERE opened IS NOT NULL "
                                "ORDER BY opened DESC, id DESC LIMIT ?";
constexpr char forgetOldPlaces[] = "DELETE FROM places WHERE opened IS NOT NULL AND id NOT IN (SELECT id FROM places "
                                   "WHERE opened IS NOT NULL ORDER BY opened DESC, id DESC LIMIT ?)";
constexpr char deletePlace[] = "DELETE FROM places WHERE path = ?";

constexpr char listFiles[] = "SELECT path, size, modified, inode FROM files WHERE place = ?";
constexpr char findFile[] = "SELECT id FROM files WHERE place = ? AND path = ?";
constexpr char addFile[] = "INSERT INTO files (place, path, size, modified, inode) VALUES (?, ?, ?, ?, ?) "
                           "ON CONFLICT DO NOTHING RETURNING id";
constexpr char changeFile[] = "UPDATE files SET size = ?, modified = ?, inode = ? WHERE id = ?";
constexpr char deleteFile[] = "DELETE FROM files WHERE place = ? AND path = ?";

constexpr char deleteMails[] = "DELETE FROM mails WHERE file = ?";
constexpr char addMail[] =
    "INSERT OR REPLACE INTO mails (place, file, number, offset, date, author, address, subject, marks, "
    "topmost_writer, foreign_results, judged, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr char changeMail[] =
    "UPDATE mails SET offset = ?, date = ?, author = ?, address = ?, subject = ?, marks = ?, "
    "topmost_writer = ?, foreign_results = ?, judged = ?, basis = ? WHERE file = ? AND number = ?";
// CROSS JOIN: SQLite then goes through the mails in the order of their index. NULL dates come last.
constexpr char listMails[] =
    "SELECT f.path, m.file, m.number, m.offset, m.date, m.author, m.address, m.subject, m.marks, m.topmost_writer, "
    "m.foreign_results, m.judged, m.basis "
    "FROM mails m CROSS JOIN files f ON f.id = m.file WHERE m.place = ? ORDER BY m.date DESC, m.id DESC";

QVariant dateOf(const verdict::Summary &summary)
{
    return summary.date ? QVariant(secondsOf(*summary.date)) : QVariant();
}

/// The column "marks"; schema.cpp says what its octets mean.
QByteArray marksOf(const Row &row)
{
    const verdict::Summary &summary = row.summary;
    const std::array marks{char(summary.sender),
                           char(summary.wayIn),
                           char(summary.content),
                           char(summary.flaw),
                           char(summary.isAuthorAmbiguous),
                           char(row.location.isInMbox)};
    return QByteArray(marks.data(), marks.size());
}

/// False where these are no marks.
bool readMarks(const QByteArray &marks, Row &row)
{
    enum { Sender, WayIn, Content, Flaw, Ambiguous, InMbox, Count };
    const auto last = verdict::Outcome::Contradicted;
    if (marks.size() != Count || !isUpTo(marks[Sender], last) || !isUpTo(marks[WayIn], last)
        || !isUpTo(marks[Content], last) || !isUpTo(marks[Flaw], verdict::way_in::Flaw::WeakCipher))
        return false;
    row.summary.sender = verdict::Outcome(marks[Sender]);
    row.summary.wayIn = verdict::Outcome(marks[WayIn]);
    row.summary.content = verdict::Outcome(marks[Content]);
    row.summary.flaw = verdict::way_in::Flaw(marks[Flaw]);
    row.summary.isAuthorAmbiguous = marks[Ambiguous] != 0;
    row.location.isInMbox = marks[InMbox] != 0;
    return true;
}

/// Most rows say the same as the one before: they then share their octets.
class Shared {
public:
    QByteArray take(QByteArray octets)
    {
        if (octets != m_last)
            m_last = std::move(octets);
        return m_last;
    }

private:
    QByteArray m_last;
};

class RowReader {
public:
    /// The row that @p statement, listMails, stands on; nothing where it cannot be one.
    std::optional<Row> read(const Statement &statement)
    {
        enum { Path, File, Number, Offset, Date, Author, Address, Subject, Marks };
        enum { TopmostWriter = Marks + 1, ForeignResults, Judged, Basis };

        Row row;
        if (!readMarks(statement.octets(Marks), row))
            return std::nullopt;
        row.location.path = pathOf(statement.number(File), statement.octets(Path), row.location.isInMbox);
        const qint64 number = statement.number(Number);
        row.location.index = int(number);
        row.location.offset = statement.number(Offset);
        row.basis = m_basis.take(statement.octets(Basis));
        if (row.location.path.size() > pathOctets || number < 0 || number > INT_MAX || row.location.offset < 0
            || row.basis.size() > basisOctets)
            return std::nullopt;

        verdict::Summary &summary = row.summary;
        summary.author = textOf(statement, Author);
        summary.address = textOf(statement, Address);
        summary.subject = textOf(statement, Subject);
        if (const QVariant date = statement.value(Date); !date.isNull())
            summary.date = timeOf(date.toLongLong());
        summary.topmostWriter = m_writer.take(statement.octets(TopmostWriter).left(textCharacters));
        summary.foreignResultsId = m_foreign.take(statement.octets(ForeignResults).left(textCharacters));
        row.judged = timeOf(statement.number(Judged, 0));
        return row;
    }

private:
    static QString textOf(const Statement &statement, int column)
    {
        const QString text = statement.text(column);
        return text.size() <= textCharacters ? text : text.left(textCharacters);
    }

    /// The mails of one mbox share their path; files of one mail each are not worth a look.
    mailbox::Path pathOf(qint64 file, const QByteArray &path, bool isInMbox)
    {
        if (!isInMbox)
            return path;
        auto known = m_mboxes.find(file);
        if (known == m_mboxes.end())
            known = m_mboxes.insert(file, path);
        return *known;
    }

    QHash<qint64, mailbox::Path> m_mboxes;
    Shared m_basis, m_writer, m_foreign;
};

} // namespace

// Lists

bool ListMemory::rows(const mailbox::Path &place, const std::function<bool(std::vector<Row>)> &take)
{
    const auto id = m_database.idOf(findPlace, {notNull(place)});
    if (!id)
        return !m_database.error();
    Statement statement = m_database.run(listMails, {*id});
    if (!statement)
        return false;

    RowReader reader;
    std::vector<Row> batch;
    size_t wanted = firstBatch;
    batch.reserve(wanted);
    while (statement.next()) {
        if (auto row = reader.read(statement))
            batch.push_back(std::move(*row));
        if (batch.size() < wanted)
            continue;
        if (!take(std::exchange(batch, {})))
            return true;
        wanted = laterBatch;
        batch.reserve(wanted);
    }
    if (m_database.error())
        return false;
    if (!batch.empty())
        take(std::move(batch));
    return true;
}

QHash<mailbox::Path, mailbox::Stamp> ListMemory::files(const mailbox::Path &place)
{
    QHash<mailbox::Path, mailbox::Stamp> files;
    if (const auto id = m_database.idOf(findPlace, {notNull(place)})) {
        Statement statement = m_database.run(listFiles, {*id});
        while (statement && statement.next()) {
            if (const QByteArray path = statement.octets(0); path.size() <= pathOctets)
                files.insert(path, {statement.number(1), statement.number(2), quint64(statement.number(3))});
        }
    }
    return files;
}

std::optional<qint64> ListMemory::fileFor(qint64 place, const Store::FileRows &file)
{
    const mailbox::Stamp &stamp = file.stamp;
    const QByteArray path = notNull(file.path);
    const qint64 inode = qint64(stamp.inode);
    if (const auto added = m_database.idOf(addFile, {place, path, stamp.size, stamp.modifiedNsecs, inode}))
        return added;
    if (m_database.error())
        return std::nullopt;
    const auto id = m_database.idOf(findFile, {place, path});
    if (!id || !m_database.run(changeFile, {stamp.size, stamp.modifiedNsecs, inode, *id})
        || !m_database.run(deleteMails, {*id}))
        return std::nullopt;
    return id;
}

bool ListMemory::addRow(qint64 place, qint64 file, const Row &row)
{
    const verdict::Summary &summary = row.summary;
    return bool(m_database.run(addMail,
                               {place, file, row.location.index, row.location.offset, dateOf(summary),
                                wellFormed(summary.author), wellFormed(summary.address), wellFormed(summary.subject),
                                marksOf(row), summary.topmostWriter, summary.foreignResultsId, secondsOf(row.judged),
                                row.basis}));
}

bool ListMemory::keep(const mailbox::Path &place, const std::vector<Store::FileRows> &files)
{
    if (!m_database.run(addPlace, {notNull(place)}))
        return false;
    const auto id = m_database.idOf(findPlace, {notNull(place)});
    if (!id)
        return false;
    for (const Store::FileRows &each : files) {
        const auto file = fileFor(*id, each);
        if (!file)
            return false;
        for (const Row &row : each.rows) {
            if (!addRow(*id, *file, row))
                return false;
        }
    }
    return true;
}

bool ListMemory::update(const mailbox::Path &place, const std::vector<Row> &rows)
{
    const auto id = m_database.idOf(findPlace, {notNull(place)});
    if (!id)
        return !m_database.error();

    std::optional<qint64> file;
    const Row *last = nullptr; // rows of one file mostly follow one another
    for (const Row &row : rows) {
        if (!last || last->location.path != row.location.path)
            file = m_database.idOf(findFile, {*id, notNull(row.location.path)});
        last = &row;
        if (m_database.error())
            return false;
        if (!file)
            continue;
        const verdict::Summary &summary = row.summary;
        if (!m_database.run(changeMail,
                            {row.location.offset, dateOf(summary), wellFormed(summary.author),
                             wellFormed(summary.address), wellFormed(summary.subject), marksOf(row),
                             summary.topmostWriter, summary.foreignResultsId, secondsOf(row.judged), row.basis, *file,
                             row.location.index}))
            return false;
    }
    return true;
}

bool ListMemory::forgetFiles(const mailbox::Path &place, const std::vector<mailbox::Path> &files)
{
    const auto id = m_database.idOf(findPlace, {notNull(place)});
    if (!id)
        return !m_database.error();
    for (const mailbox::Path &file : files) {
        if (!m_database.run(deleteFile, {*id, notNull(file)}))
            return false;
    }
    return true;
}

// Places

std::vector<Place> ListMemory::places()
{
    std::vector<Place> places;
    Statement statement = m_database.run(recentPlaces, {limits::recentPlaces});
    while (statement && statement.next()) {
        if (QByteArray path = statement.octets(0); path.size() <= pathOctets)
            places.push_back({std::move(path), timeOf(statement.number(1, 0))});
    }
    return places;
}

bool ListMemory::visited(const mailbox::Path &place, std::chrono::sys_seconds now)
{
    return save({place, now}) && m_database.run(forgetOldPlaces, {limits::recentPlaces});
}

bool ListMemory::save(const Place &place)
{
    return bool(m_database.run(visitPlace, {notNull(place.path), secondsOf(place.opened)}));
}

bool ListMemory::forgetPlace(const mailbox::Path &place)
{
    return bool(m_database.run(deletePlace, {notNull(place)}));
}

} // namespace waxseal::store
