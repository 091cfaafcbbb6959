// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/store.h"

#include "core/base/limits.h"
#include "core/store/author_memory.h"
#include "core/store/columns.h"
#include "core/store/list_memory.h"
#include "core/store/recipient_memory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace waxseal::store {

namespace {

// What is read back was written with these limits, or not by us.
constexpr qsizetype hostOctets = 512; ///< a host or id that is cut would be another one, so it is passed over
constexpr int ownFacts = 5'000;       ///< of one account
constexpr int rescuedAccounts = 100;
constexpr qsizetype typeOctets = 16; ///< "DNSKEY"

constexpr int mostSetAside = 9; ///< damaged files that are kept

// Kinds of own_facts.
constexpr int kindHost = 0;
constexpr int kindAuthservId = 1;
constexpr int kindRefused = 2;
constexpr int kindArcSealer = 3; ///< unknown to earlier versions, which pass over it

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
        RecipientMemory::Rescued recipients;
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
    Result<std::vector<mtasts::KeptPolicy>> stsPolicies() override;
    Result<Done> keepStsPolicies(const std::vector<mtasts::KeptPolicy> &policies) override;
    Result<Done> forgetStsPolicies() override;
    Result<std::vector<AllowedDomain>> allowedDomains() override;
    Result<Done> allowDomain(const DomainName &domain, std::chrono::sys_seconds now) override;
    Result<Done> forgetAllowedDomains() override;
    Result<std::vector<Correspondent>> correspondents() override;
    Result<Done> keepCorrespondents(const std::vector<Correspondent> &correspondents) override;
    Result<Done> forgetCorrespondent(const QString &address) override;

private:
    auto failed() const { return failure(error()); }
    Result<Done> doneIf(bool isDone) const { return isDone ? Result<Done>(Done{}) : failed(); }

    /// What was read, unless reading failed.
    template <typename T> Result<T> unlessFailed(T read) const
    {
        return m_database.error() ? Result<T>(failed()) : Result<T>(std::move(read));
    }
    /// @p work in a transaction.
    template <typename Work> Result<Done> inOne(Durability durability, const Work &work)
    {
        Transaction transaction(m_database, durability);
        return doneIf(transaction && work() && transaction.commit());
    }
    /// The same, and overwritten at once.
    template <typename Work> Result<Done> forget(const Work &work)
    {
        const auto done = inOne(Durability::Durable, work);
        if (done)
            m_database.run(emptyLog); // waits for readers; should it not come about, a later one does it
        return done;
    }

    bool addOwn(const QString &account, const OwnProvider &own);
    bool addOwnFacts(qint64 provider, int kind, const std::vector<OwnHost> &facts);
    std::optional<OwnProvider> readOwnProvider(const QString &account);
    std::vector<QString> readAccounts();

    Database m_database;
    ListMemory m_lists{m_database};
    AuthorMemory m_authors{m_database};
    RecipientMemory m_recipients{m_database};
    QString m_setAside;
};

bool SqliteStore::start()
{
    if (!m_database.open())
        return false;
    m_lists.places();
    if (m_database.error())
        return false;
    for (const QString &account : readAccounts()) {
        readOwnProvider(account);
        if (m_database.error())
            return false;
    }
    m_authors.inspect();
    if (m_database.error())
        return false;
    m_recipients.inspect();
    return !m_database.error();
}

SqliteStore::Rescued SqliteStore::rescue()
{
    Rescued rescued;
    for (const QString &account : readAccounts()) {
        if (auto own = readOwnProvider(account))
            rescued.owns.emplace_back(account, std::move(*own));
    }
    rescued.places = m_lists.places();
    rescued.authors = m_authors.rescue();
    rescued.recipients = m_recipients.rescue();
    return rescued;
}

bool SqliteStore::keepRescued(const Rescued &rescued)
{
    const auto kept = inOne(Durability::Durable, [&] {
        for (const auto &[account, own] : rescued.owns) {
            if (!addOwn(account, own))
                return false;
        }
        for (const Place &place : rescued.places) {
            if (!m_lists.save(place))
                return false;
        }
        return m_authors.save(rescued.authors) && m_recipients.save(rescued.recipients);
    });
    return bool(kept);
}

// Lists and places

Result<Done> SqliteStore::rows(const mailbox::Path &place, const std::function<bool(std::vector<Row>)> &take)
{
    return doneIf(m_lists.rows(place, take));
}

Result<QHash<mailbox::Path, mailbox::Stamp>> SqliteStore::files(const mailbox::Path &place)
{
    return unlessFailed(m_lists.files(place));
}

Result<Done> SqliteStore::keep(const mailbox::Path &place, const std::vector<FileRows> &files)
{
    return inOne(Durability::Whole, [&] { return m_lists.keep(place, files); });
}

Result<Done> SqliteStore::update(const mailbox::Path &place, const std::vector<Row> &rows)
{
    return inOne(Durability::Whole, [&] { return m_lists.update(place, rows); });
}

Result<Done> SqliteStore::forgetFiles(const mailbox::Path &place, const std::vector<mailbox::Path> &files)
{
    return inOne(Durability::Whole, [&] { return m_lists.forgetFiles(place, files); });
}

Result<std::vector<Place>> SqliteStore::places()
{
    return unlessFailed(m_lists.places());
}

Result<Done> SqliteStore::visited(const mailbox::Path &place, std::chrono::sys_seconds now)
{
    return inOne(Durability::Durable, [&] { return m_lists.visited(place, now); });
}

Result<Done> SqliteStore::forgetPlace(const mailbox::Path &place)
{
    return forget([&] { return m_lists.forgetPlace(place); });
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
    return unlessFailed(readOwnProvider(account));
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
    const auto provider = m_database.idOf(addOwnProvider, {notNull(account), own.domain});
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
    return inOne(Durability::Durable, [&] { return addOwn(account, own); });
}

// The log of lookups

Result<Done> SqliteStore::log(const std::vector<LoggedLookup> &lookups)
{
    return inOne(Durability::Whole, [&] {
        const size_t kept = std::min(lookups.size(), size_t(limits::loggedLookups));
        for (auto lookup = lookups.end() - qint64(kept); lookup != lookups.end(); ++lookup) {
            if (!m_database.run(
                    addLookup,
                    {notNull(lookup->name), notNull(lookup->type), secondsOf(lookup->asked), int(lookup->status)}))
                return false;
        }
        return bool(m_database.run(deleteOldLookups, {limits::loggedLookups}));
    });
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
    return unlessFailed(std::move(lookups));
}

Result<Done> SqliteStore::purgeLookups()
{
    return forget([this] { return bool(m_database.run(deleteLookups)); });
}

// What was verified, and what is expected

Result<std::optional<KeptChecks>> SqliteStore::checks(const QByteArray &digest)
{
    return unlessFailed(m_authors.checks(digest));
}

Result<std::vector<quint64>> SqliteStore::digestStarts()
{
    return unlessFailed(m_authors.digestStarts());
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
    return unlessFailed(m_authors.histories());
}

Result<std::optional<expectations::History>> SqliteStore::expectation(const DomainName &author)
{
    return unlessFailed(m_authors.history(author));
}

Result<Done> SqliteStore::keepExpectation(const expectations::History &history)
{
    return changeExpectation(history.author, [&history](const auto &) { return history; });
}

Result<Done> SqliteStore::changeExpectation(const DomainName &author, const Change &change)
{
    return inOne(Durability::Durable, [&] {
        auto before = m_authors.history(author);
        if (m_database.error())
            return false;
        const auto after = change(std::move(before));
        return !after || m_authors.save(*after);
    });
}

Result<Done> SqliteStore::forgetExpectation(const DomainName &author)
{
    return forget([&] { return m_authors.forget(author); });
}

Result<Done> SqliteStore::forgetExpectations()
{
    return forget([this] { return m_authors.forgetHistories(); });
}

// Recipients

Result<std::vector<mtasts::KeptPolicy>> SqliteStore::stsPolicies()
{
    return unlessFailed(m_recipients.policies());
}

Result<Done> SqliteStore::keepStsPolicies(const std::vector<mtasts::KeptPolicy> &policies)
{
    return inOne(Durability::Whole, [&] { return m_recipients.keep(policies); });
}

Result<Done> SqliteStore::forgetStsPolicies()
{
    return forget([this] { return m_recipients.forgetPolicies(); });
}

Result<std::vector<AllowedDomain>> SqliteStore::allowedDomains()
{
    return unlessFailed(m_recipients.allowedDomains());
}

Result<Done> SqliteStore::allowDomain(const DomainName &domain, std::chrono::sys_seconds now)
{
    return inOne(Durability::Durable, [&] { return m_recipients.allow({domain, now}); });
}

Result<Done> SqliteStore::forgetAllowedDomains()
{
    return forget([this] { return m_recipients.forgetAllowedDomains(); });
}

Result<std::vector<Correspondent>> SqliteStore::correspondents()
{
    return unlessFailed(m_recipients.correspondents());
}

Result<Done> SqliteStore::keepCorrespondents(const std::vector<Correspondent> &correspondents)
{
    return inOne(Durability::Whole, [&] { return m_recipients.keep(correspondents); });
}

Result<Done> SqliteStore::forgetCorrespondent(const QString &address)
{
    return forget([&] { return m_recipients.forget(address); });
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
