// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"
#include "core/base/ip_address.h"

#include <chrono>
#include <optional>

/// Macros: RFC 7208 §7. Their output is bounded, whatever they say and stand for.
namespace waxseal::spf {

/// Where a macro-string stands: an explanation may hold spaces, and the letters c, r and t (RFC 7208 §7.2).
enum class MacroPlace : quint8 { DomainSpec, Explanation };

/// What the letters stand for (RFC 7208 §7.2).
struct MacroValues {
    QByteArray localPart;     ///< "l", and of "s"
    QByteArray senderDomain;  ///< "o", and of "s"
    QByteArray domain;        ///< "d"
    IpAddress ip;             ///< "i", "c" and "v"
    QByteArray validatedName; ///< "p"
    QByteArray helo;          ///< "h"
    QByteArray receiver;      ///< "r"
    std::chrono::sys_seconds now{};
};

/// macro-string, in an explanation also explain-string (RFC 7208 §7.1).
bool isMacroString(QByteArrayView text, MacroPlace place);
/// domain-spec (RFC 7208 §7.1).
bool isDomainSpec(QByteArrayView text);
/// Whether a macro of @p letters, given in lower case, stands in it.
bool usesAnyOf(QByteArrayView macroString, QByteArrayView letters);

/// The name to ask for, cut from the left where it is too long (RFC 7208 §7.3). None where no domain has that name.
std::optional<DomainName> expandedName(QByteArrayView domainSpec, const MacroValues &values);
/// At most explanationOctets of printable ASCII; other octets become "?".
QByteArray expandedExplanation(QByteArrayView explainString, const MacroValues &values);

constexpr qsizetype explanationOctets = 255; ///< one DNS string; RFC 7208 §6.2 names no limit

} // namespace waxseal::spf
