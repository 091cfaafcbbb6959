// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/base/store_fault.h"
#include "core/dns/lookup.h"
#include "core/expectations/history.h"
#include "core/mailbox/mailbox.h"
#include "core/mtasts/delivery.h"
#include "core/received/own_provider.h"
#include "core/verdict/remembered.h"
#include "core/verdict/summary.h"

#include <QByteArrayList>
#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// What Waxseal remembers from one run to the next, in one SQLite file: the lists of places that were opened, the own provider,
/// recent places, the log of lookups, what was verified of messages, what is expected of their authors, and of recipients their
/// policies, the domains that may be asked about and whom the person wrote to. No text of a message but what its row in a list shows.
///
/// A damaged file is set aside and a new one begun: lists, the log and policies are made anew, the rest is taken over as far as it can be read.
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
    std::vector<OwnHost> arcSealers; ///< forwarders whose seals the person accepts, domains (RFC 8617)
    QByteArrayList refused;          ///< hosts and authserv-ids that the person does not want proposed or learnt again
    bool operator==(const OwnProvider &) const = default;
};

/// A question that went to DNS, or a server that was connected to.
struct LoggedLookup {
    QByteArray name;
    QByteArray
        type; ///< "TXT"; "HTTPS" or "SMTP" for a server: then Status::Insecure says that it answered, NoAnswer that not
    std::chrono::sys_seconds asked{};
    dns::Status status = dns::Status::NoAnswer;
    bool operator==(const LoggedLookup &) const = default;
};

/// What was verified of a message, for a day when that can no longer be done.
struct KeptChecks {
    QByteArray basis; ///< verdict::fingerprintOf() the account that it was verified for
    verdict::RememberedChecks checks;
};
/// The same, and what is learnt of the author from it.
struct Verified {
    QByteArray digest; ///< SHA-256 of the message
    QByteArray basis;
    verdict::RememberedChecks checks;
    std::optional<DomainName> author; ///< none where there is no single one
    expectations::Seen seen;
};

/// What became of messages that were given to keepChecks().
struct Learnt {
    QByteArrayList added;                         ///< digests that were not known
    std::vector<expectations::History> histories; ///< those that have learnt, as they are now
};

/// A domain that the person allowed to be asked about.
struct AllowedDomain {
    DomainName domain;
    std::chrono::sys_seconds allowed{}; ///< when
    bool operator==(const AllowedDomain &) const = default;
};

/// Somebody to whom the person wrote.
struct Correspondent {
    QString address; ///< addressKey()
    QString name;    ///< as it was last; whoever shows it looks at its characters
    int times = 0;
    std::chrono::sys_seconds last{};

    /// What else was written to the same address.
    void add(const Correspondent &more);
    bool operator==(const Correspondent &) const = default;
};
/// "Anna@example.com" with its domain in lower case and A-labels. Nothing where it is no address with a domain name.
std::optional<QString> addressKey(const QString &address);

class Store {
public:
    /// Opens or makes "waxseal.sqlite" (mode 0600) in @p folder, which is made (mode 0700) where it is missing. A damaged file
    /// becomes "waxseal.sqlite.damaged-1" and so on; what cannot be made anew is taken over as far as it can be read.
    static Result<std::unique_ptr<Store>> open(const QString &folder);
    virtual ~Store() = default;
    /// Where open() looks.
    static QString fileIn(const QString &folder);

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

    // What was verified of messages. The latest 500,000 are kept.
    virtual Result<std::optional<KeptChecks>> checks(const QByteArray &digest) = 0;
    /// startOf() each digest of which something is kept, ascending: tells cheaply that nothing is kept of a message.
    virtual Result<std::vector<quint64>> digestStarts() = 0;
    /// The first eight octets, a big-endian number. An octet that is missing counts as 0.
    static quint64 startOf(QByteArrayView digest);
    /// Of messages that were not known the histories of their authors learn, if somebody signed. What was kept of a known message
    /// stays, unless it had another basis or says less. All or nothing.
    virtual Result<Learnt> keepChecks(const std::vector<Verified> &messages) = 0;

    // What is expected of authors, in the order of their names. Some 50,000 are kept; those of whom nothing is expected go first.
    virtual Result<std::vector<expectations::History>> expectations() = 0;
    virtual Result<std::optional<expectations::History>> expectation(const DomainName &author) = 0;
    /// A history without a wish and without signers is forgotten.
    virtual Result<Done> keepExpectation(const expectations::History &history) = 0;
    /// Nobody learns in between. Nothing from @p change leaves it as it is.
    using Change = std::function<std::optional<expectations::History>(std::optional<expectations::History>)>;
    virtual Result<Done> changeExpectation(const DomainName &author, const Change &change) = 0;
    virtual Result<Done> forgetExpectation(const DomainName &author) = 0;
    virtual Result<Done> forgetExpectations() = 0;

    // MTA-STS policies, the last fetched first; limits::stsKeptPolicies are kept, and none longer than limits::stsLongestAge.
    virtual Result<std::vector<mtasts::KeptPolicy>> stsPolicies() = 0;
    /// Each takes the place of the one that its domain had.
    virtual Result<Done> keepStsPolicies(const std::vector<mtasts::KeptPolicy> &policies) = 0;
    virtual Result<Done> forgetStsPolicies() = 0;

    // Domains that the person allowed to be asked about, in the order of their names. The latest 10,000 are kept.
    virtual Result<std::vector<AllowedDomain>> allowedDomains() = 0;
    /// Allowed once more, it keeps its date.
    virtual Result<Done> allowDomain(const DomainName &domain, std::chrono::sys_seconds now) = 0;
    virtual Result<Done> forgetAllowedDomains() = 0;

    // Whom the person wrote to, in the order of addresses. Of more than limits::keptCorrespondents those go to whom nothing was
    // written for longest.
    virtual Result<std::vector<Correspondent>> correspondents() = 0;
    /// Adds each to what is kept of its address; one without an addressKey() is passed over. All or nothing.
    virtual Result<Done> keepCorrespondents(const std::vector<Correspondent> &correspondents) = 0;
    virtual Result<Done> forgetCorrespondent(const QString &address) = 0;
};

} // namespace waxseal::store
