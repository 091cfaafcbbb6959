// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/content.h"
#include "core/verdict/sender.h"
#include "core/verdict/way_in.h"

/// Everything Waxseal knows about one received message: the findings of each system, and the axes made of them.
namespace waxseal::verdict {

/// What is the same for all messages of an account.
struct Account {
    received::OwnProvider own;
    DomainName tesRoot = DomainName::parse(tes::defaultRoot).value();
    tes::FieldNames tesFields;
    bsi::ProviderList bsiList;
    std::vector<DomainName>
        arcSealers; ///< forwarders whose ARC seals the person accepts; the own domain's always count
};

struct Assessment {
    message::Author author;
    received::Journey journey;
    std::vector<authres::Line> results;
    way_in::Connection connection;

    tes::Marks tesMarks;
    const message::Field *smtpsecMark = nullptr; ///< the first SMTPsec-Used field
    tes::Received tes;
    smtpsec::Received smtpsec;
    securemail::Received securemail;
    bsi::Received bsi;

    OwnChecks checks;
    sender::Verdict sender;
    way_in::Verdict wayIn;
    content::Verdict content;

    std::vector<std::shared_ptr<const dns::Lookup>> lookups; ///< what DNS answered, in the order of asking

    /// One of the axes has this outcome.
    bool has(Outcome outcome) const;
};

/// The domain that statements about the sender are bound to; none where there is no single author.
std::optional<DomainName> authorDomain(const message::Author &author);

/// Judges a message on the DNS answers that there are; what it misses is in @p answers.wanted() afterwards, and the same
/// call with more answers says more. The result points into the header of @p mail, whose octets must outlive it.
Assessment assess(Mail &mail, const Result<message::ContentClaims, message::MimeFault> &claims, const Account &account,
                  const Recollection &known, dns::Answers &answers, dkim::KeyCache &keys);

} // namespace waxseal::verdict
