// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/store/schema.h"

namespace waxseal::store {

/// Times are seconds since 1970, UTC. Paths, names of hosts and fingerprints are octets; NULL is an empty text or octets.
const std::vector<std::vector<const char *>> &schemaSteps()
{
    static const std::vector<std::vector<const char *>> steps = {
        {
            // opened: NULL for a place that has rows and was not visited
            R"(CREATE TABLE places (
                id INTEGER PRIMARY KEY,
                path BLOB NOT NULL UNIQUE,
                opened INTEGER))",

            // modified: nanoseconds since 1970; inode: the 64 bits as a signed number
            R"(CREATE TABLE files (
                id INTEGER PRIMARY KEY,
                place INTEGER NOT NULL REFERENCES places ON DELETE CASCADE,
                path BLOB NOT NULL,
                size INTEGER NOT NULL,
                modified INTEGER NOT NULL,
                inode INTEGER NOT NULL,
                UNIQUE (place, path)))",

            // place:  that of the file, once more, for the index below
            // number: counts the mails of one file from 0
            // marks:  six octets, in one column because Qt takes its time for each:
            //         sender, way in, content (0 confirmed, 1 stated, 2 nothing, 3 unchecked, 4 contradicted),
            //         flaw of the way in (0 none, 1 postcard, 2 outdated TLS, 3 weak cipher),
            //         whether the author is ambiguous (0, 1), whether the file is an mbox (0, 1)
            R"(CREATE TABLE mails (
                id INTEGER PRIMARY KEY,
                place INTEGER NOT NULL,
                file INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
                number INTEGER NOT NULL,
                offset INTEGER NOT NULL,
                date INTEGER,
                author TEXT,
                address TEXT,
                subject TEXT,
                marks BLOB NOT NULL,
                topmost_writer BLOB,
                foreign_results BLOB,
                judged INTEGER NOT NULL,
                basis BLOB,
                UNIQUE (file, number)))",
            "CREATE INDEX mails_by_date ON mails (place, date)",

            R"(CREATE TABLE own_providers (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL UNIQUE,
                domain BLOB))",

            // kind:   0 host, 1 authserv-id, 2 refused, 3 ARC sealer
            // source: 0 the person, 1 a validated MX name, 2 the topmost lines
            R"(CREATE TABLE own_facts (
                provider INTEGER NOT NULL REFERENCES own_providers ON DELETE CASCADE,
                kind INTEGER NOT NULL,
                position INTEGER NOT NULL,
                text BLOB NOT NULL,
                source INTEGER,
                learnt INTEGER,
                PRIMARY KEY (provider, kind, position)) WITHOUT ROWID)",

            // status: 0 secure, 1 insecure, 2 bogus, 3 absent, 4 no answer
            R"(CREATE TABLE lookups (
                id INTEGER PRIMARY KEY,
                name BLOB NOT NULL,
                type BLOB NOT NULL,
                asked INTEGER NOT NULL,
                status INTEGER NOT NULL))",
        },
        {
            // What was verified of messages.
            // id:    counts upwards, so that the oldest can be dropped
            // facts: verdict::RememberedChecks
            R"(CREATE TABLE checks (
                id INTEGER PRIMARY KEY,
                digest BLOB NOT NULL UNIQUE,
                basis BLOB NOT NULL,
                checked INTEGER NOT NULL,
                facts BLOB NOT NULL))",

            // What is remembered of authors; domains are A-labels.
            // wish:   0 learn, 1 expect, 2 ignore
            // since:  mail that came in earlier is not judged by it
            // worth:  1 where something follows from it; the others are dropped first
            // latest: when the last message came in, for dropping too
            R"(CREATE TABLE expectations (
                author BLOB PRIMARY KEY NOT NULL,
                wish INTEGER NOT NULL,
                since INTEGER NOT NULL,
                worth INTEGER NOT NULL,
                latest INTEGER NOT NULL) WITHOUT ROWID)",
            "CREATE INDEX expectations_by_worth ON expectations (worth, latest)",
            R"(CREATE TABLE expected_signers (
                author BLOB NOT NULL REFERENCES expectations ON DELETE CASCADE,
                domain BLOB NOT NULL,
                position INTEGER NOT NULL,
                aligned INTEGER NOT NULL,
                first INTEGER NOT NULL,
                last INTEGER NOT NULL,
                messages INTEGER NOT NULL,
                PRIMARY KEY (author, domain)) WITHOUT ROWID)",
        },
        {
            // MTA-STS policies of recipients' domains (RFC 8461), which are A-labels as all domains.
            // id:     of the record that announced it
            // policy: mtasts::Policy
            R"(CREATE TABLE sts_policies (
                domain BLOB PRIMARY KEY NOT NULL,
                id BLOB NOT NULL,
                fetched INTEGER NOT NULL,
                policy BLOB NOT NULL))",
            "CREATE INDEX sts_policies_by_time ON sts_policies (fetched)",

            // Domains that the person allowed to be asked about, and when.
            R"(CREATE TABLE allowed_domains (
                domain BLOB PRIMARY KEY NOT NULL,
                allowed INTEGER NOT NULL) WITHOUT ROWID)",
            "CREATE INDEX allowed_domains_by_time ON allowed_domains (allowed)",

            // Whom the person wrote to.
            // address: its domain in A-labels
            // times:   how often
            R"(CREATE TABLE correspondents (
                address TEXT PRIMARY KEY NOT NULL,
                name TEXT NOT NULL,
                times INTEGER NOT NULL,
                last INTEGER NOT NULL) WITHOUT ROWID)",
            "CREATE INDEX correspondents_by_time ON correspondents (last)",
        },
    };
    return steps;
}

} // namespace waxseal::store
