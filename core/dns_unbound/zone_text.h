// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <QByteArrayView>
#include <QList>

#include <array>
#include <optional>

namespace waxseal::dns_unbound {

/// Just enough of the zone-file form (RFC 1035 §5.1) to see whose records a file holds; libunbound reads the rest.
class ZoneText {
public:
    struct Record {
        std::optional<DomainName> owner; ///< empty where it is relative to nothing known, or no name
        QByteArrayView type;             ///< as written
        QByteArrayView line;             ///< from the owner or the white space before it to the end, comment included
    };

    explicit ZoneText(QByteArrayView text) : m_text(text) { }
    /// The next record, with the directives before it obeyed. Empty at the end, and from the first odd entry on.
    std::optional<Record> next();
    /// Whether something odd was met, which readers of zone files take differently: a directive other than $ORIGIN and $TTL, a
    /// parenthesis without its other half, a quoted string over a line end, a control octet. libunbound would end a line
    /// there, or glue words together, and find a "$INCLUDE" (RFC 1035 §5.1) that opens any file whatsoever.
    bool isOdd() const { return m_isOdd; }

private:
    struct Entry {
        std::array<QByteArrayView, 4> words; ///< owner, TTL, class and type at most
        size_t count = 0;
        bool startsBlank = false;
        QByteArrayView line;
    };
    std::optional<Entry> nextEntry();
    QByteArrayView nextWord();
    std::nullopt_t odd();
    std::optional<DomainName> absolute(QByteArrayView name) const;

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::optional<DomainName> m_origin;
    std::optional<DomainName> m_owner;
    bool m_isOdd = false;
};

/// The zone of a zone file: the owner of its first SOA record. Reads the file to its end: none where anything in it is odd.
std::optional<DomainName> zoneOf(QByteArrayView zoneFile);

/// The names that a trust anchor file has anchors for; empty where it holds anything but DS and DNSKEY records, or
/// anything odd.
QList<DomainName> anchoredNames(QByteArrayView anchorFile);

} // namespace waxseal::dns_unbound
