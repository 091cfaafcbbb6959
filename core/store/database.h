// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/store/store.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <unordered_map>
#include <utility>

namespace waxseal::store {

class Database;

/// A prepared statement that runs; it is reset when this goes.
class Statement {
public:
    Statement(Database &database, QSqlQuery *query) : m_database(database), m_query(query) { }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    explicit operator bool() const { return m_query; }
    /// The next row; false at the end, and where reading failed: Database::error() tells.
    bool next();

    QVariant value(int column) const { return m_query->value(column); }
    /// @p fallback stands for what is no number.
    qint64 number(int column, qint64 fallback = -1) const;
    QByteArray octets(int column) const { return value(column).toByteArray(); }
    QString text(int column) const { return value(column).toString(); }

private:
    Database &m_database;
    QSqlQuery *m_query; ///< none where it could not run
};

/// One connection to the file, which belongs to the thread that made it. Every function that returns false has set error().
class Database {
public:
    explicit Database(QString file);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Connects and brings the tables up to date. The file is there already.
    bool open();

    /// Runs @p sql, a literal that is prepared when it is first used.
    Statement run(const char *sql, std::initializer_list<QVariant> values = {});

    /// The number that a statement finds first; where there is none, error() tells whether that is a failure.
    std::optional<qint64> idOf(const char *find, std::initializer_list<QVariant> values);

    const std::optional<Error> &error() const { return m_error; }
    bool fail(Fault fault, const QString &systemText = {});
    /// What becomes of SQLite's own error.
    bool fail(const QSqlError &error);

    /// An empty file of this name says that the file is damaged, so that the next one to open it sets it aside.
    static QString markerOf(const QString &file);

private:
    friend class Transaction;
    bool begin(bool isDurable);
    bool isStillThere() const;
    bool execute(const char *sql);
    std::optional<qint64> pragma(const char *sql);
    bool upgrade();

    QString m_file;
    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<const char *, QSqlQuery> m_statements;
    std::optional<Error> m_error;
    std::pair<quint64, quint64> m_identity{}; ///< device and inode
    bool m_isDurable = false;
};

enum class Durability {
    Whole,   ///< survives a crash of the program; a power cut may take the last ones, each as a whole
    Durable, ///< on the disk when it is done
};

/// Undone unless committed.
class Transaction {
public:
    Transaction(Database &database, Durability durability);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    explicit operator bool() const { return m_isOpen; } ///< it has begun
    bool commit();

private:
    Database &m_database;
    bool m_isOpen;
};

} // namespace waxseal::store
