// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

#include <optional>

namespace waxseal::dmarc {

/// "p", "sp", "np" (RFC 9989 §4.7)
enum class Policy : quint8 { None, Quarantine, Reject };
QByteArrayView policyName(Policy policy); ///< "none", "quarantine", "reject"

enum class Alignment : quint8 { Relaxed, Strict };

/// "psd" (RFC 9989 §4.7): whether the domain is one under which others register theirs.
enum class PublicSuffix : quint8 { Unstated, No, Yes };

/// The TXT record at "_dmarc.<domain>".
struct PolicyRecord {
    Policy policy = Policy::None;
    std::optional<Policy> subdomainPolicy;   ///< "sp"
    std::optional<Policy> nonexistentPolicy; ///< "np"
    Alignment dkim = Alignment::Relaxed;     ///< "adkim"
    Alignment spf = Alignment::Relaxed;      ///< "aspf"
    bool isTesting = false;                  ///< "t=y": the policy is one step milder
    PublicSuffix psd = PublicSuffix::Unstated;
    /// False: a policy that cannot be read, and no "rua" either. Such a record still takes part in a tree walk, but where it would
    /// apply there is no DMARC (RFC 9989 §4.10.1).
    bool isUsable = true;
    friend bool operator==(const PolicyRecord &, const PolicyRecord &) = default;

    /// Fails on what is no DMARC record. How records written for RFC 7489 are read stands in core/STANDARDS.md.
    static Result<PolicyRecord, ParseError> parse(QByteArrayView text);
};

} // namespace waxseal::dmarc
