// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <compare>

namespace waxseal {

/// A domain name as DNS and mail use it: A-labels, lower case, no trailing dot (RFC 1035, RFC 5890). The root is ".".
/// Labels may hold letters, digits, "-" and "_" (names of services, RFC 8552).
class DomainName {
public:
    /// Reads a name written in ASCII, or in UTF-8 with U-labels (converted by IDNA, UTS #46).
    static Result<DomainName, ParseError> parse(QByteArrayView text);
    /// Reads a name as DNS can hold it, for asking only: any printable ASCII but a backslash (RFC 2181 §11). The macros of SPF make
    /// such names.
    static Result<DomainName, ParseError> parseAny(QByteArrayView text);
    /// The root of DNS.
    static DomainName root();

    QByteArrayView view() const { return m_aLabels; }
    const QByteArray &toByteArray() const { return m_aLabels; }
    /// For people: U-labels where the name mixes no scripts, A-labels otherwise.
    QString toUnicode() const;

    QByteArrayView leftmostLabel() const;
    int labelCount() const;
    bool isRoot() const { return m_aLabels == "."; }
    /// The same name, or a name below it.
    bool isWithin(const DomainName &ancestor) const;
    /// "@p labels.<this>": fails when a label or the whole is too long (RFC 1035 §3.1).
    Result<DomainName, ParseError> below(QByteArrayView labels) const;

    friend bool operator==(const DomainName &, const DomainName &) = default;
    friend std::strong_ordering operator<=>(const DomainName &a, const DomainName &b)
    {
        return a.m_aLabels.compare(b.m_aLabels) <=> 0;
    }
    friend size_t qHash(const DomainName &name, size_t seed = 0) { return qHash(name.m_aLabels, seed); }

private:
    explicit DomainName(QByteArray aLabels) : m_aLabels(std::move(aLabels)) { }
    QByteArray m_aLabels;
};

} // namespace waxseal
