// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "core/received/boundary.h"
#include "core/tls/profile.h"

#include <variant>

/// SecureMail (draft-pearson-securemail-02, 2008): received mail, requirements 72-85.
/// A mail domain whose left-most label is "securemail" accepts only over TLS and only from senders that SPF and Sender ID
/// let pass. Whether it does, only its own results can say.
/// Not seen in a message: that the host is no MX of the domain (requirement 78), certified crypto modules (87a).
namespace waxseal::securemail {

/// The answer to one of the two sender checks, the own provider's or ours (requirement 75: only "pass" counts).
enum class SenderCheck : quint8 { NotSaid, Pass, Other };

struct NotSecureMail { }; ///< the own domain is none, and the boundary host is none
struct Meets { };         ///< every rule that can be seen was kept
struct DoesNotQualify {   ///< fact, no warning (C-35): the first rule that was not kept
    enum class Why : quint8 {
        NotEncrypted,
        CryptographyBelowMinimum,
        SpfNotPass,
        SenderIdNotPass,
        NoSpfMinusAll,
        NoSenderIdMinusAll
    } why;
};
struct HostHintOnly { }; ///< only the name of the receiving host says so, the mail domain does not (C-26)
struct CannotTell {      ///< a SecureMail domain, but something cannot be seen
    enum class Why : quint8 { BoundaryUnknown, CryptographyNotRated, ResultsMissing, NoAnswer } why;
};
struct Pending { };
using Received = std::variant<NotSecureMail, Meets, DoesNotQualify, HostHintOnly, CannotTell, Pending>;

/// Requirement 72: the left-most label is "securemail" (C-26: of the mail domain).
bool isSecureMailDomain(const DomainName &domain);

/// @param sender   the domain of the author
/// @param spf      of the envelope, by the own provider or by asSenderCheck()
/// @param senderId of the purported responsible address, likewise
Received judgeReceived(const received::Journey &journey, const std::optional<DomainName> &ownDomain,
                       const std::optional<DomainName> &sender, bool isEncrypted, const tls::Session &connection,
                       SenderCheck spf, SenderCheck senderId, dns::Answers &answers);

} // namespace waxseal::securemail
