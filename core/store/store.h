// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/base/store_fault.h"
#include "core/dns/lookup.h"
#include "core/mailbox/mailbox.h"
#include "core/received/own_provider.h"
#include "core/verdict/summary.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// What Waxseal remembers from one run to the next, in one SQLite file: the lists of places that were opened, the own provider,
/// recent places, and the log of lookups. No text of a message but what its row in a list shows.
///
/// Everything but the own provider and the recent places can be made anew, so a damaged file is set aside and a new one begun.
/// Several Stores, of this process or another, may be open on the same file. A Store belongs to the thread that opened it,
/// as its connection does: that thread uses it and destroys it. A QCoreApplication must be there, or Qt finds no driver.
namespace waxseal::store {

using Fault = StoreFault;
struct Error {
    Fault fault;
    QString file;
    QString systemText;
};
template <typename T> using Result = waxseal::Result<T, Error>;
struct Done { };

/// A row of a list as it is remembered.
struct Row {
    mailbox::Location location;
    verdict::Summary summary;
    std::chrono::sys_seconds judged{}; ///< when
    QByteArray basis; ///< verdict::fingerprintOf() the account that it was judged for; empty: not judged to the end yet
    bool operator==(const Row &) const = default;
};

struct Place {
    mailbox::Path path;
    std::chrono::sys_seconds opened{}; ///< last
};

/// How a fact about the own provider was learnt.
struct OwnHost {
    QByteArray text; ///< "mx.example.net", ".example.net" or "192.0.2.0/24"
    received::Source source = received::Source::Person;
    std::chrono::sys_seconds learnt{};
    bool operator==(const OwnHost &) const = default;
};
struct OwnProvider {
    QByteArray domain; ///< empty where not named
    std::vector<OwnHost> hosts;
    std::vector<OwnHost> authservIds;
    QByteArrayList refused; ///< hosts and authserv-ids that the person does not want proposed or learnt again
    bool operator==(const OwnProvider &) const = default;
};

/// A question that went to DNS.
struct LoggedLookup {
    QByteArray name;
    QByteArray type; ///< "TXT"
    std::chrono::sys_seconds asked{};
    dns::Status status = dns::Status::NoAnswer;
    bool operator==(const LoggedLookup &) const = default;
};

class Store {
public:
    /// Opens or makes "waxseal.sqlite" (mode 0600) in @p folder, which is made (mode 0700) where it is missing. A damaged file
    /// becomes "waxseal.sqlite.damaged-1" and so on; own providers and places are taken over as far as they can be read.
    static Result<std::unique_ptr<Store>> open(const QString &folder);
    virtual ~Store() = default;

    /// A damaged file was found and set aside under this name, when this Store was opened; else empty.
    virtual QString setAside() const = 0;

    // Lists. Rows belong to a file of a place.
    /// Gives the rows of @p place in batches, latest date first, those without a date last, until @p take returns false.
    /// They are those of one moment. @p take does not call this Store.
    virtual Result<Done> rows(const mailbox::Path &place, const std::function<bool(std::vector<Row>)> &take) = 0;
    /// The files of which rows are remembered, perhaps none each.
    virtual Result<QHash<mailbox::Path, mailbox::Stamp>> files(const mailbox::Path &place) = 0;
    /// What a file held when it had this stamp. All of a file's rows in one call, replacing what there was; their
    /// Location::path is that of the file.
    struct FileRows {
        mailbox::Path path;
        mailbox::Stamp stamp;
        std::vector<Row> rows;
    };
    /// All or nothing.
    virtual Result<Done> keep(const mailbox::Path &place, const std::vector<FileRows> &files) = 0;
    /// New verdicts for rows that are there already; others are passed over. All or nothing.
    virtual Result<Done> update(const mailbox::Path &place, const std::vector<Row> &rows) = 0;
    virtual Result<Done> forgetFiles(const mailbox::Path &place, const std::vector<mailbox::Path> &files) = 0;

    // Recent places, latest first, at most limits::recentPlaces; what falls off the end is forgotten with its rows.
    virtual Result<std::vector<Place>> places() = 0;
    virtual Result<Done> visited(const mailbox::Path &place, std::chrono::sys_seconds now) = 0;
    /// With all its rows.
    virtual Result<Done> forgetPlace(const mailbox::Path &place) = 0;

    // The own provider of an account.
    virtual Result<std::optional<OwnProvider>> ownProvider(const QString &account) = 0;
    virtual Result<Done> keepOwnProvider(const QString &account, const OwnProvider &own) = 0;

    // The log of lookups, latest first, at most limits::loggedLookups are kept.
    virtual Result<Done> log(const std::vector<LoggedLookup> &lookups) = 0;
    virtual Result<std::vector<LoggedLookup>> lookups(int most) = 0;
    virtual Result<Done> purgeLookups() = 0;
};

} // namespace waxseal::store
