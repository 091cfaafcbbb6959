// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/ip_address.h"
#include "core/base/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace waxseal::spf {

/// RFC 7208 §4.6.2
enum class Qualifier : quint8 { Pass, Fail, SoftFail, Neutral };

/// RFC 7208 §5
enum class Mechanism : quint8 { All, Include, A, Mx, Ptr, Ip4, Ip6, Exists };

struct Directive {
    Qualifier qualifier = Qualifier::Pass;
    Mechanism mechanism = Mechanism::All;
    QByteArray domainSpec;            ///< macros not expanded; empty where there is none
    std::optional<IpNetwork> network; ///< of ip4 and ip6; none for an ip6 network of mapped addresses, where nobody is
    int ip4Bits = 32;                 ///< of a and mx
    int ip6Bits = 128;
    QByteArray asWritten;
};

/// An SPF record ("v=spf1"), or a Sender ID record ("spf2.0/mfrom,pra", RFC 4406 §3.1): the terms behind the version.
struct Record {
    std::vector<Directive> directives;
    std::optional<QByteArray> redirect; ///< domain-spec (RFC 7208 §6.1)
    std::optional<QByteArray> exp;      ///< domain-spec (RFC 7208 §6.2)

    /// Fails on a syntax error anywhere in it (RFC 7208 §4.6): the whole record is a "permerror".
    static Result<Record, ParseError> parse(QByteArrayView terms);
    /// The last directive that counts is "-all": nobody else may send (requirements 73, 74).
    bool endsInMinusAll() const;
};

/// Which records a text may be (RFC 7208 §4.5, RFC 4406 §3.1).
enum class Scope : quint8 { Spf, Pra };
/// The terms of @p text where it is a record of this scope.
std::optional<QByteArrayView> termsOf(QByteArrayView text, Scope scope);

} // namespace waxseal::spf
