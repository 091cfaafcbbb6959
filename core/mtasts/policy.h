// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <QByteArrayList>

#include <chrono>
#include <optional>
#include <vector>

/// SMTP MTA Strict Transport Security: RFC 8461. The record in DNS and the policy file.
namespace waxseal::mtasts {

/// "v=STSv1; id=20160831085700Z;" (RFC 8461 §3.1; C-30: the version is compared with case)
struct Record {
    QByteArray id; ///< 1 to 32 letters and digits
    friend bool operator==(const Record &, const Record &) = default;
};
enum class RecordFault : quint8 { None, Several, BadSyntax };
/// The one record among the texts of `_mta-sts.<domain>`. RecordFault::None: there is none.
Result<Record, RecordFault> findRecord(const QByteArrayList &texts);

/// RFC 8461 §3.2
enum class Mode : quint8 { Enforce, Testing, None };
QByteArrayView modeName(Mode mode); ///< "enforce", "testing", "none"

/// "mail.example.com", or "*.example.net" for one label in place of the star (RFC 8461 §4.1)
struct HostPattern {
    bool isWildcard = false;
    DomainName name; ///< without the star
    bool matches(const DomainName &host) const;
    friend bool operator==(const HostPattern &, const HostPattern &) = default;
};

enum class PolicyFault : quint8 { TooLarge, BadVersion, BadMode, BadMaxAge, BadHost, NoHosts, TooManyHosts, BadSyntax };
struct Policy {
    Mode mode = Mode::None;
    std::vector<HostPattern> mx;
    std::chrono::seconds maxAge{0}; ///< at most limits::stsLongestAge

    /// Unknown keys are passed over; of a key that stands twice the first counts, but for "mx" (RFC 8461 §3.2).
    static Result<Policy, PolicyFault> parse(QByteArrayView text);
    /// As parse() reads it.
    QByteArray toByteArray() const;
    bool matches(const DomainName &host) const;
    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace waxseal::mtasts
