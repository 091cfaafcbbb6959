// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/database.h"

#include "core/base/limits.h"
#include "core/store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>

#include <atomic>

#include <sys/stat.h>

namespace waxseal::store {

namespace {

/// https://sqlite.org/rescode.html: the lowest eight bits of a result.
enum SqliteCode {
    SqliteError = 1,
    SqlitePermission = 3,
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteReadOnly = 8,
    SqliteInputOutput = 10,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCannotOpen = 14,
    SqliteAuthorization = 23,
    SqliteNotADatabase = 26,
};

constexpr qint64 smallRest = 256 * 1024; ///< octets left on a disk that make a failed write a matter of room

QString connectionName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("waxseal-store-%1").arg(++count);
}

std::pair<quint64, quint64> identityOf(const QString &file)
{
    struct stat state { };
    if (::stat(QFile::encodeName(file).constData(), &state) != 0)
        return {};
    return {state.st_dev, state.st_ino};
}

bool isWritable(const QString &file)
{
    const QFileInfo info(file);
    return QFileInfo(info.path()).isWritable() && (!info.exists() || info.isWritable());
}

} // namespace

Statement::~Statement()
{
    if (m_query)
        m_query->finish();
}

bool Statement::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_database.fail(m_query->lastError());
    return false;
}

qint64 Statement::number(int column, qint64 fallback) const
{
    bool isNumber = false;
    const qint64 number = value(column).toLongLong(&isNumber);
    return isNumber ? number : fallback;
}

Database::Database(QString file) : m_file(std::move(file)), m_connection(connectionName()) { }

Database::~Database()
{
    m_statements.clear();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

QString Database::markerOf(const QString &file)
{
    return file + QStringLiteral(".damaged");
}

bool Database::fail(Fault fault, const QString &systemText)
{
    m_error = Error{fault, m_file, systemText};
    // Not where another one has set it aside already: the file that is there now is a good one.
    if (fault == Fault::Damaged && isStillThere())
        QFile(markerOf(m_file)).open(QIODevice::WriteOnly);
    return false;
}

bool Database::fail(const QSqlError &error)
{
    const QString text = error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case SqliteCorrupt:
    case SqliteNotADatabase: return fail(Fault::Damaged, text);
    case SqliteFull: return fail(Fault::DiskFull, text);
    case SqliteBusy:
    case SqliteLocked: return fail(Fault::Busy, text);
    case SqlitePermission:
    case SqliteReadOnly:
    case SqliteAuthorization: return fail(Fault::NoPermission, text);
    case SqliteCannotOpen: return fail(isWritable(m_file) ? Fault::CannotOpen : Fault::NoPermission, text);
    case SqliteInputOutput: {
        // The shared-memory file, or a quota: SQLite does not say that it is a matter of room.
        const QStorageInfo storage(QFileInfo(m_file).path());
        const bool isFull = storage.isValid() && storage.bytesAvailable() < smallRest;
        return fail(isFull ? Fault::DiskFull : Fault::Failed, text);
    }
    default: return fail(Fault::Failed, text);
    }
}

bool Database::isStillThere() const
{
    return m_identity != std::pair<quint64, quint64>{} && identityOf(m_file) == m_identity;
}

bool Database::execute(const char *sql)
{
    QSqlQuery query(m_database);
    return query.exec(QString::fromLatin1(sql)) || fail(query.lastError());
}

std::optional<qint64> Database::pragma(const char *sql)
{
    QSqlQuery query(m_database);
    if (query.exec(QString::fromLatin1(sql)) && query.next())
        return query.value(0).toLongLong();
    fail(query.lastError());
    return std::nullopt;
}

bool Database::open()
{
    // Before SQLite opens it: should the file be set aside in between, begin() refuses, rather than write what nobody reads.
    m_identity = identityOf(m_file);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_file);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(limits::storeBusy.count()));
    if (!m_database.open()) // also where the driver is not installed
        return m_database.isValid() ? fail(m_database.lastError())
                                    : fail(Fault::CannotOpen, m_database.lastError().databaseText());
    return upgrade();
}

bool Database::upgrade()
{
    const auto &steps = schemaSteps();
    auto version = pragma("PRAGMA user_version");
    if (!version)
        return false;
    if (*version > qint64(steps.size()))
        return fail(Fault::NewerVersion);
    if (*version < 0)
        return fail(Fault::Damaged);

    // trusted_schema and cell_size_check: a file may come from anywhere. secure_delete: what is forgotten is overwritten.
    for (const char *sql :
         {"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA secure_delete = ON",
          "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384",
          "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 4000", "PRAGMA synchronous = NORMAL"}) {
        if (!execute(sql))
            return false;
    }
    if (*version == qint64(steps.size()))
        return true;

    Transaction transaction(*this, Durability::Durable);
    if (!transaction)
        return false;
    version = pragma("PRAGMA user_version"); // another process may have been here first
    const auto tables = pragma("SELECT count(*) FROM sqlite_schema");
    if (!version || !tables)
        return false;
    if (*version > qint64(steps.size()))
        return fail(Fault::NewerVersion);
    if (*version < 0 || (*version == 0 && *tables > 0)) // somebody else's
        return fail(Fault::Damaged);
    for (auto step = steps.begin() + *version; step != steps.end(); ++step) {
        for (const char *sql : *step) {
            if (!execute(sql))
                return false;
        }
    }
    const QByteArray done = "PRAGMA user_version = " + QByteArray::number(qint64(steps.size()));
    return execute(done.constData()) && transaction.commit();
}

Statement Database::run(const char *sql, std::initializer_list<QVariant> values)
{
    m_error.reset();
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(sql))) {
            // The statements are fixed, so it is the file that lacks a table or a column.
            if ((query.lastError().nativeErrorCode().toInt() & 0xff) == SqliteError)
                fail(Fault::Damaged, query.lastError().databaseText());
            else
                fail(query.lastError());
            return {*this, nullptr};
        }
        found = m_statements.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    int position = 0;
    for (const QVariant &value : values)
        query.bindValue(position++, value);
    if (query.exec())
        return {*this, &query};
    fail(query.lastError());
    query.finish();
    return {*this, nullptr};
}

std::optional<qint64> Database::idOf(const char *find, std::initializer_list<QVariant> values)
{
    Statement statement = run(find, values);
    return statement && statement.next() ? std::optional(statement.number(0)) : std::nullopt;
}

bool Database::begin(bool isDurable)
{
    if (!isStillThere())
        return fail(Fault::Damaged);
    if (isDurable != m_isDurable) {
        // FULL: the log is on the disk when a commit returns (https://sqlite.org/pragma.html#pragma_synchronous).
        if (!execute(isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL"))
            return false;
        m_isDurable = isDurable;
    }
    // IMMEDIATE: waits for another writer here, and not in the middle.
    return bool(run("BEGIN IMMEDIATE"));
}

Transaction::Transaction(Database &database, Durability durability)
    : m_database(database), m_isOpen(database.begin(durability == Durability::Durable))
{ }

Transaction::~Transaction()
{
    if (!m_isOpen)
        return;
    const std::optional<Error> error = m_database.m_error; // why it is undone; a full disk has undone it already
    m_database.run("ROLLBACK");
    m_database.m_error = error;
}

bool Transaction::commit()
{
    if (!m_database.run("COMMIT"))
        return false;
    m_isOpen = false;
    return true;
}

} // namespace waxseal::store
