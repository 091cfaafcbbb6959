// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/store.h"

#include "core/base/limits.h"
#include "core/store/author_memory.h"
#include "core/store/columns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <climits>

namespace waxseal::store {

namespace {

// What is read back was written with these limits, or not by us.
constexpr qsizetype textCharacters = 1'000; ///< of a text in a list; a longer one is cut
constexpr qsizetype pathOctets = 32 * 1024; ///< a longer one is passed over
constexpr qsizetype hostOctets = 512;       ///< a host or id that is cut would be another one, so it is passed over
constexpr int ownFacts = 5'000;             ///< of one account
constexpr int rescuedAccounts = 100;
constexpr qsizetype typeOctets = 16; ///< "DNSKEY"

constexpr size_t firstBatch = 256; ///< fills a window
constexpr size_t laterBatch = 2'048;
constexpr int mostSetAside = 9; ///< damaged files that are kept

// Kinds of own_facts.
constexpr int kindHost = 0;
constexpr int kindAuthservId = 1;
constexpr int kindRefused = 2;
constexpr int kindArcSealer = 3; ///< unknown to earlier versions, which pass over it

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

constexpr char listAccounts[] = "SELECT account FROM own_providers LIMIT ?";
constexpr char findOwnProvider[] = "SELECT p.domain, f.kind, f.text, f.source, f.learnt FROM own_providers p LEFT JOIN "
                                   "own_facts f ON f.provider = p.id "
                                   "WHERE p.account = ? ORDER BY f.kind, f.position LIMIT ?";
constexpr char deleteOwnProvider[] = "DELETE FROM own_providers WHERE account = ?";
constexpr char addOwnProvider[] = "INSERT INTO own_providers (account, domain) VALUES (?, ?) RETURNING id";
constexpr char addOwnFact[] =
    "INSERT INTO own_facts (provider, kind, position, text, source, learnt) VALUES (?, ?, ?, ?, ?, ?)";

constexpr char addLookup[] = "INSERT INTO lookups (name, type, asked, status) VALUES (?, ?, ?, ?)";
constexpr char deleteOldLookups[] = "DELETE FROM lookups WHERE id <= (SELECT max(id) FROM lookups) - ?";
constexpr char latestLookups[] = "SELECT name, type, asked, status FROM lookups ORDER BY id DESC LIMIT ?";
constexpr char deleteLookups[] = "DELETE FROM lookups";
constexpr char emptyLog[] = "PRAGMA wal_checkpoint(TRUNCATE)"; ///< or what was forgotten would stand there still

/// SQLite keeps UTF-8 and would swallow what follows half a surrogate pair.
QString wellFormed(const QString &text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

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

class SqliteStore final : public Store {
public:
    explicit SqliteStore(const QString &file) : m_database(file) { }

    /// Connects, and reads once what must not be lost.
    bool start();

    /// What of a damaged file can still be read.
    struct Rescued {
        std::vector<std::pair<QString, OwnProvider>> owns;
        std::vector<Place> places;
        AuthorMemory::Rescued authors;
    };
    Rescued rescue();
    bool keepRescued(const Rescued &rescued);

    Error error() const { return m_database.error().value_or(Error{Fault::Failed, {}, {}}); }
    void noteSetAside(const QString &file) { m_setAside = file; }

    QString setAside() const override { return m_setAside; }
    Result<Done> rows(const mailbox::Path &place, const std::function<bool(std::vector<Row>)> &take) override;
    Result<QHash<mailbox::Path, mailbox::Stamp>> files(const mailbox::Path &place) override;
    Result<Done> keep(const mailbox::Path &place, const std::vector<FileRows> &files) override;
    Result<Done> update(const mailbox::Path &place, const std::vector<Row> &rows) override;
    Result<Done> forgetFiles(const mailbox::Path &place, const std::vector<mailbox::Path> &files) override;
    Result<std::vector<Place>> places() override;
    Result<Done> visited(const mailbox::Path &place, std::chrono::sys_seconds now) override;
    Result<Done> forgetPlace(const mailbox::Path &place) override;
    Result<std::optional<OwnProvider>> ownProvider(const QString &account) override;
    Result<Done> keepOwnProvider(const QString &account, const OwnProvider &own) override;
    Result<Done> log(const std::vector<LoggedLookup> &lookups) override;
    Result<std::vector<LoggedLookup>> lookups(int most) override;
    Result<Done> purgeLookups() override;
    Result<std::optional<KeptChecks>> checks(const QByteArray &digest) override;
    Result<std::vector<quint64>> digestStarts() override;
    Result<Learnt> keepChecks(const std::vector<Verified> &messages) override;
    Result<std::vector<expectations::History>> expectations() override;
    Result<std::optional<expectations::History>> expectation(const DomainName &author) override;
    Result<Done> keepExpectation(const expectations::History &history) override;
    Result<Done> changeExpectation(const DomainName &author, const Change &change) override;
    Result<Done> forgetExpectation(const DomainName &author) override;
    Result<Done> forgetExpectations() override;

private:
    auto failed() const { return failure(error()); }
    Result<Done> doneIf(bool isDone) const { return isDone ? Result<Done>(Done{}) : failed(); }

    std::optional<qint64> idOf(const char *find, std::initializer_list<QVariant> values);
    std::optional<qint64> fileFor(qint64 place, const FileRows &file);
    bool addRow(qint64 place, qint64 file, const Row &row);
    bool addOwn(const QString &account, const OwnProvider &own);
    bool addOwnFacts(qint64 provider, int kind, const std::vector<OwnHost> &facts);
    std::vector<Place> readPlaces();
    std::optional<OwnProvider> readOwnProvider(const QString &account);
    std::vector<QString> readAccounts();
    /// In a transaction, and overwritten at once.
    Result<Done> forget(const std::function<bool()> &work);

    Database m_database;
    AuthorMemory m_authors{m_database};
    QString m_setAside;
};

bool SqliteStore::start()
{
    if (!m_database.open())
        return false;
    readPlaces();
    if (m_database.error())
        return false;
    for (const QString &account : readAccounts()) {
        readOwnProvider(account);
        if (m_database.error())
            return false;
    }
    m_authors.inspect();
    return !m_database.error();
}

SqliteStore::Rescued SqliteStore::rescue()
{
    Rescued rescued;
    for (const QString &account : readAccounts()) {
        if (auto own = readOwnProvider(account))
            rescued.owns.emplace_back(account, std::move(*own));
    }
    rescued.places = readPlaces();
    rescued.authors = m_authors.rescue();
    return rescued;
}

bool SqliteStore::keepRescued(const Rescued &rescued)
{
    Transaction transaction(m_database, Durability::Durable);
    if (!transaction)
        return false;
    for (const auto &[account, own] : rescued.owns) {
        if (!addOwn(account, own))
            return false;
    }
    for (const Place &place : rescued.places) {
        if (!m_database.run(visitPlace, {notNull(place.path), secondsOf(place.opened)}))
            return false;
    }
    return m_authors.save(rescued.authors) && transaction.commit();
}

Result<Done> SqliteStore::forget(const std::function<bool()> &work)
{
    {
        Transaction transaction(m_database, Durability::Durable);
        if (!transaction || !work() || !transaction.commit())
            return failed();
    }
    m_database.run(emptyLog); // waits for readers; should it not come about, a later one does it
    return Done{};
}

/// The number that a statement finds; where there is none, m_database.error() tells whether that is a failure.
std::optional<qint64> SqliteStore::idOf(const char *find, std::initializer_list<QVariant> values)
{
    Statement statement = m_database.run(find, values);
    return statement && statement.next() ? std::optional(statement.number(0)) : std::nullopt;
}

// Lists

Result<Done> SqliteStore::rows(const mailbox::Path &place, const std::function<bool(std::vector<Row>)> &take)
{
    const auto id = idOf(findPlace, {notNull(place)});
    if (!id)
        return doneIf(!m_database.error());
    Statement statement = m_database.run(listMails, {*id});
    if (!statement)
        return failed();

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
            return Done{};
        wanted = laterBatch;
        batch.reserve(wanted);
    }
    if (m_database.error())
        return failed();
    if (!batch.empty())
        take(std::move(batch));
    return Done{};
}

Result<QHash<mailbox::Path, mailbox::Stamp>> SqliteStore::files(const mailbox::Path &place)
{
    QHash<mailbox::Path, mailbox::Stamp> files;
    if (const auto id = idOf(findPlace, {notNull(place)})) {
        Statement statement = m_database.run(listFiles, {*id});
        while (statement && statement.next()) {
            if (const QByteArray path = statement.octets(0); path.size() <= pathOctets)
                files.insert(path, {statement.number(1), statement.number(2), quint64(statement.number(3))});
        }
    }
    if (m_database.error())
        return failed();
    return files;
}

std::optional<qint64> SqliteStore::fileFor(qint64 place, const FileRows &file)
{
    const mailbox::Stamp &stamp = file.stamp;
    const QByteArray path = notNull(file.path);
    const qint64 inode = qint64(stamp.inode);
    if (const auto added = idOf(addFile, {place, path, stamp.size, stamp.modifiedNsecs, inode}); added)
        return added;
    if (m_database.error())
        return std::nullopt;
    const auto id = idOf(findFile, {place, path});
    if (!id || !m_database.run(changeFile, {stamp.size, stamp.modifiedNsecs, inode, *id})
        || !m_database.run(deleteMails, {*id}))
        return std::nullopt;
    return id;
}

bool SqliteStore::addRow(qint64 place, qint64 file, const Row &row)
{
    const verdict::Summary &summary = row.summary;
    return bool(m_database.run(addMail,
                               {place, file, row.location.index, row.location.offset, dateOf(summary),
                                wellFormed(summary.author), wellFormed(summary.address), wellFormed(summary.subject),
                                marksOf(row), summary.topmostWriter, summary.foreignResultsId, secondsOf(row.judged),
                                row.basis}));
}

Result<Done> SqliteStore::keep(const mailbox::Path &place, const std::vector<FileRows> &files)
{
    Transaction transaction(m_database, Durability::Whole);
    if (!transaction || !m_database.run(addPlace, {notNull(place)}))
        return failed();
    const auto id = idOf(findPlace, {notNull(place)});
    if (!id)
        return failed();
    for (const FileRows &each : files) {
        const auto file = fileFor(*id, each);
        if (!file)
            return failed();
        for (const Row &row : each.rows) {
            if (!addRow(*id, *file, row))
                return failed();
        }
    }
    return doneIf(transaction.commit());
}

Result<Done> SqliteStore::update(const mailbox::Path &place, const std::vector<Row> &rows)
{
    Transaction transaction(m_database, Durability::Whole);
    if (!transaction)
        return failed();
    const auto id = idOf(findPlace, {notNull(place)});
    if (!id)
        return doneIf(!m_database.error());

    std::optional<qint64> file;
    const Row *last = nullptr; // rows of one file mostly follow one another
    for (const Row &row : rows) {
        if (!last || last->location.path != row.location.path)
            file = idOf(findFile, {*id, notNull(row.location.path)});
        last = &row;
        if (m_database.error())
            return failed();
        if (!file)
            continue;
        const verdict::Summary &summary = row.summary;
        if (!m_database.run(changeMail,
                            {row.location.offset, dateOf(summary), wellFormed(summary.author),
                             wellFormed(summary.address), wellFormed(summary.subject), marksOf(row),
                             summary.topmostWriter, summary.foreignResultsId, secondsOf(row.judged), row.basis, *file,
                             row.location.index}))
            return failed();
    }
    return doneIf(transaction.commit());
}

Result<Done> SqliteStore::forgetFiles(const mailbox::Path &place, const std::vector<mailbox::Path> &files)
{
    Transaction transaction(m_database, Durability::Whole);
    if (!transaction)
        return failed();
    const auto id = idOf(findPlace, {notNull(place)});
    if (!id)
        return doneIf(!m_database.error());
    for (const mailbox::Path &file : files) {
        if (!m_database.run(deleteFile, {*id, notNull(file)}))
            return failed();
    }
    return doneIf(transaction.commit());
}

// Places

std::vector<Place> SqliteStore::readPlaces()
{
    std::vector<Place> places;
    Statement statement = m_database.run(recentPlaces, {limits::recentPlaces});
    while (statement && statement.next()) {
        if (QByteArray path = statement.octets(0); path.size() <= pathOctets)
            places.push_back({std::move(path), timeOf(statement.number(1, 0))});
    }
    return places;
}

Result<std::vector<Place>> SqliteStore::places()
{
    std::vector<Place> places = readPlaces();
    if (m_database.error())
        return failed();
    return places;
}

Result<Done> SqliteStore::visited(const mailbox::Path &place, std::chrono::sys_seconds now)
{
    Transaction transaction(m_database, Durability::Durable);
    return doneIf(transaction && m_database.run(visitPlace, {notNull(place), secondsOf(now)})
                  && m_database.run(forgetOldPlaces, {limits::recentPlaces}) && transaction.commit());
}

Result<Done> SqliteStore::forgetPlace(const mailbox::Path &place)
{
    return forget([&] { return bool(m_database.run(deletePlace, {notNull(place)})); });
}

// The own provider

std::vector<QString> SqliteStore::readAccounts()
{
    std::vector<QString> accounts;
    Statement statement = m_database.run(listAccounts, {rescuedAccounts});
    while (statement && statement.next())
        accounts.push_back(statement.text(0));
    return accounts;
}

std::optional<OwnProvider> SqliteStore::readOwnProvider(const QString &account)
{
    enum { Domain, Kind, Text, Source, Learnt };
    std::optional<OwnProvider> own;
    Statement statement = m_database.run(findOwnProvider, {notNull(account), ownFacts});
    while (statement && statement.next()) {
        if (!own) {
            const QByteArray domain = statement.octets(Domain);
            own = OwnProvider{domain.size() <= hostOctets ? domain : QByteArray(), {}, {}, {}, {}};
        }
        const qint64 kind = statement.number(Kind);
        QByteArray text = statement.octets(Text);
        if (text.size() > hostOctets)
            continue;
        if (kind == kindRefused) {
            own->refused.push_back(std::move(text));
            continue;
        }
        const qint64 source = statement.number(Source);
        const bool isFact = kind == kindHost || kind == kindAuthservId || kind == kindArcSealer;
        if (isFact && isUpTo(source, received::Source::TopmostLines)) {
            auto &facts = kind == kindHost ? own->hosts : kind == kindAuthservId ? own->authservIds : own->arcSealers;
            facts.push_back({std::move(text), received::Source(source), timeOf(statement.number(Learnt, 0))});
        }
    }
    return own;
}

Result<std::optional<OwnProvider>> SqliteStore::ownProvider(const QString &account)
{
    auto own = readOwnProvider(account);
    if (m_database.error())
        return failed();
    return own;
}

bool SqliteStore::addOwnFacts(qint64 provider, int kind, const std::vector<OwnHost> &facts)
{
    int position = 0;
    for (const OwnHost &fact : facts) {
        if (!m_database.run(addOwnFact,
                            {provider, kind, position++, notNull(fact.text), int(fact.source), secondsOf(fact.learnt)}))
            return false;
    }
    return true;
}

bool SqliteStore::addOwn(const QString &account, const OwnProvider &own)
{
    if (!m_database.run(deleteOwnProvider, {notNull(account)}))
        return false;
    const auto provider = idOf(addOwnProvider, {notNull(account), own.domain});
    if (!provider || !addOwnFacts(*provider, kindHost, own.hosts)
        || !addOwnFacts(*provider, kindAuthservId, own.authservIds)
        || !addOwnFacts(*provider, kindArcSealer, own.arcSealers))
        return false;
    int position = 0;
    for (const QByteArray &refused : own.refused) {
        if (!m_database.run(addOwnFact, {*provider, kindRefused, position++, notNull(refused), QVariant(), QVariant()}))
            return false;
    }
    return true;
}

Result<Done> SqliteStore::keepOwnProvider(const QString &account, const OwnProvider &own)
{
    Transaction transaction(m_database, Durability::Durable);
    return doneIf(transaction && addOwn(account, own) && transaction.commit());
}

// The log of lookups

Result<Done> SqliteStore::log(const std::vector<LoggedLookup> &lookups)
{
    Transaction transaction(m_database, Durability::Whole);
    if (!transaction)
        return failed();
    const size_t kept = std::min(lookups.size(), size_t(limits::loggedLookups));
    for (auto lookup = lookups.end() - qint64(kept); lookup != lookups.end(); ++lookup) {
        if (!m_database.run(
                addLookup,
                {notNull(lookup->name), notNull(lookup->type), secondsOf(lookup->asked), int(lookup->status)}))
            return failed();
    }
    return doneIf(m_database.run(deleteOldLookups, {limits::loggedLookups}) && transaction.commit());
}

Result<std::vector<LoggedLookup>> SqliteStore::lookups(int most)
{
    std::vector<LoggedLookup> lookups;
    Statement statement = m_database.run(latestLookups, {std::clamp(most, 0, limits::loggedLookups)});
    while (statement && statement.next()) {
        const qint64 status = statement.number(3);
        if (isUpTo(status, dns::Status::NoAnswer))
            lookups.push_back({statement.octets(0).left(limits::domainNameOctets), statement.octets(1).left(typeOctets),
                               timeOf(statement.number(2, 0)), dns::Status(status)});
    }
    if (m_database.error())
        return failed();
    return lookups;
}

Result<Done> SqliteStore::purgeLookups()
{
    return forget([this] { return bool(m_database.run(deleteLookups)); });
}

// What was verified, and what is expected

Result<std::optional<KeptChecks>> SqliteStore::checks(const QByteArray &digest)
{
    auto checks = m_authors.checks(digest);
    if (m_database.error())
        return failed();
    return checks;
}

Result<std::vector<quint64>> SqliteStore::digestStarts()
{
    auto starts = m_authors.digestStarts();
    if (m_database.error())
        return failed();
    return starts;
}

Result<Learnt> SqliteStore::keepChecks(const std::vector<Verified> &messages)
{
    Transaction transaction(m_database, Durability::Whole);
    if (!transaction)
        return failed();
    auto learnt = m_authors.keep(messages);
    if (!learnt || !transaction.commit())
        return failed();
    return std::move(*learnt);
}

Result<std::vector<expectations::History>> SqliteStore::expectations()
{
    auto histories = m_authors.histories();
    if (m_database.error())
        return failed();
    return histories;
}

Result<std::optional<expectations::History>> SqliteStore::expectation(const DomainName &author)
{
    auto history = m_authors.history(author);
    if (m_database.error())
        return failed();
    return history;
}

Result<Done> SqliteStore::keepExpectation(const expectations::History &history)
{
    return changeExpectation(history.author, [&history](const auto &) { return history; });
}

Result<Done> SqliteStore::changeExpectation(const DomainName &author, const Change &change)
{
    Transaction transaction(m_database, Durability::Durable);
    if (!transaction)
        return failed();
    auto before = m_authors.history(author);
    if (m_database.error())
        return failed();
    const auto after = change(std::move(before));
    return doneIf((!after || m_authors.save(*after)) && transaction.commit());
}

Result<Done> SqliteStore::forgetExpectation(const DomainName &author)
{
    return forget([&] { return m_authors.forget(author); });
}

Result<Done> SqliteStore::forgetExpectations()
{
    return forget([this] { return m_authors.forgetHistories(); });
}

// Opening

constexpr QFile::Permissions ownersFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownersFolder = ownersFile | QFile::ExeOwner;

bool makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return true;
    return QDir().mkpath(info.absolutePath()) && (QDir().mkdir(folder, ownersFolder) || info.isDir());
}

/// Only a file that is not there yet is opened here: closing one takes SQLite's locks away from this process.
bool makeFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownersFile))
        return true;
    if (!QFileInfo::exists(path))
        return false;
    QFile::setPermissions(path, ownersFile); // from a copy or a backup, perhaps; not fatal
    return true;
}

/// The name under which the damaged file is now; empty where it could not be renamed.
QString moveAside(const QString &path)
{
    int number = 1;
    const auto named = [&] { return path + QStringLiteral(".damaged-%1").arg(number); };
    while (number < mostSetAside && QFileInfo::exists(named()))
        ++number;
    const QString name = named();
    const QString log = QStringLiteral("-wal");
    for (const QString &old : {name, name + log})
        QFile::remove(old);
    // The log first: SQLite would replay one that is left behind into the new file.
    if ((QFileInfo::exists(path + log) && !QFile::rename(path + log, name + log)) || !QFile::rename(path, name))
        return {};
    QFile::remove(path + QStringLiteral("-shm"));
    QFile::remove(Database::markerOf(path));
    return name;
}

Error pathError(const QString &path)
{
    for (QString at = QFileInfo(path).absolutePath();; at = QFileInfo(at).absolutePath()) {
        const QFileInfo info(at);
        if (info.exists())
            return {info.isDir() && !info.isWritable() ? Fault::NoPermission : Fault::CannotOpen, path, {}};
    }
}

/// With the lock: makes the file, or sets a damaged one aside.
Result<std::unique_ptr<Store>> openAnew(const QString &path)
{
    QLockFile lock(path + QStringLiteral(".lock"));
    if (!lock.tryLock(int(limits::storeBusy.count()))) {
        if (lock.error() == QLockFile::LockFailedError)
            return failure(Error{Fault::Busy, path, {}});
        return failure(lock.error() == QLockFile::PermissionError ? Error{Fault::NoPermission, path, {}}
                                                                  : pathError(path));
    }
    if (!makeFile(path))
        return failure(pathError(path));

    // Once more: another process may have done the work while this one waited.
    auto store = std::make_unique<SqliteStore>(path);
    if (!QFileInfo::exists(Database::markerOf(path)) && store->start())
        return store;
    if (!QFileInfo::exists(Database::markerOf(path)))
        return failure(store->error());

    store = std::make_unique<SqliteStore>(path);
    if (!store->start() && store->error().fault != Fault::Damaged)
        return failure(store->error());
    const SqliteStore::Rescued rescued = store->rescue();
    store.reset();

    const QString name = moveAside(path);
    if (name.isEmpty() || !makeFile(path))
        return failure(pathError(path));
    store = std::make_unique<SqliteStore>(path);
    if (!store->start() || !store->keepRescued(rescued))
        return failure(store->error());
    store->noteSetAside(name);
    return store;
}

} // namespace

QString Store::fileIn(const QString &folder)
{
    return QDir(folder).absoluteFilePath(QStringLiteral("waxseal.sqlite"));
}

quint64 Store::startOf(QByteArrayView digest)
{
    std::array<char, sizeof(quint64)> start{};
    std::copy_n(digest.begin(), std::min(digest.size(), qsizetype(start.size())), start.begin());
    return qFromBigEndian<quint64>(start.data());
}

Result<std::unique_ptr<Store>> Store::open(const QString &folder)
{
    const QString path = fileIn(folder);
    if (!makeFolder(QFileInfo(path).absolutePath()))
        return failure(pathError(path));
    if (QFileInfo::exists(path) && !QFileInfo::exists(Database::markerOf(path))) {
        auto store = std::make_unique<SqliteStore>(path);
        if (store->start())
            return store;
        if (store->error().fault != Fault::Damaged)
            return failure(store->error());
    }
    return openAnew(path);
}

} // namespace waxseal::store
