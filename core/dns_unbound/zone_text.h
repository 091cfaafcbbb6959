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
    /// The next record, with the "$" directives before it obeyed. Empty at the end.
    std::optional<Record> next();

private:
    struct Entry {
        std::array<QByteArrayView, 4> words; ///< owner, TTL, class and type at most
        size_t count = 0;
        bool startsBlank = false;
        QByteArrayView line;
    };
    std::optional<Entry> nextEntry();
    std::optional<DomainName> absolute(QByteArrayView name) const;

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::optional<DomainName> m_origin;
    std::optional<DomainName> m_owner;
};

/// The zone of a zone file: the owner of its SOA record.
std::optional<DomainName> zoneOf(QByteArrayView zoneFile);

/// The names that a trust anchor file has anchors for; empty where it holds anything but DS and DNSKEY records.
QList<DomainName> anchoredNames(QByteArrayView anchorFile);

} // namespace waxseal::dns_unbound
