// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

namespace waxseal {

/// An addr-spec (RFC 5322 §3.4.1) whose domain is a name: no address literal, no source route.
struct EmailAddress {
    QByteArray localPart; ///< unquoted; UTF-8 where it is internationalised (RFC 6532)
    DomainName domain;

    /// "local@domain"; the local part quoted again where it must be. Domain in A-labels.
    QByteArray toByteArray() const;
    /// For people: the domain as DomainName::toUnicode() has it.
    QString toUnicode() const;

    friend bool operator==(const EmailAddress &, const EmailAddress &) = default;
};

} // namespace waxseal
