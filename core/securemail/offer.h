// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "core/smtp/mail_hosts.h"
#include "core/spf/check_host.h"

#include <variant>

/// SecureMail for a recipient: draft-pearson-securemail-02 §5, §6.1, §8.3 (requirements 72-74, 77, 78; C-26, C-35).
namespace waxseal::securemail {

struct NoOffer { }; ///< the mail domain does not have the name, or has no server that takes mail
struct AskingOffer { };
/// The name promises that mail is accepted over TLS only, and returned rather than sent on in the clear. A promise, no proof:
/// the server is not authenticated (C-25), and how the own server delivers is not known (requirement 81).
struct Promised {
    bool hasSpfMinusAll = false;      ///< requirement 73: facts about mail from there
    bool hasSenderIdMinusAll = false; ///< requirement 74, C-35
    bool isEndingUnknown = false;     ///< DNS did not answer about one of them
};
struct HasMx { };    ///< the name, and MX records all the same: does not follow the draft (requirement 78, C-26)
struct HostHint { }; ///< only a mail host has the name (C-26)
/// The name, and no answer to who takes its mail
struct OfferUnknown {
    dns::Trouble trouble;
    bool isForged = false; ///< an answer that fails its DNSSEC check
};
using Offer = std::variant<NoOffer, AskingOffer, Promised, HasMx, HostHint, OfferUnknown>;

Offer judgeOffer(const DomainName &domain, const smtp::MailHosts &hosts, dns::Answers &answers);

} // namespace waxseal::securemail
