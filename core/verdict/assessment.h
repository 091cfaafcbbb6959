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

    sender::Verdict sender;
    way_in::Verdict wayIn;
    content::Verdict content;

    std::vector<std::shared_ptr<const dns::Lookup>> lookups; ///< what DNS answered, in the order of asking

    /// One of the axes has this outcome.
    bool has(Outcome outcome) const;
};

/// Judges a message on the DNS answers that there are; what it misses is in @p answers.wanted() afterwards, and the same
/// call with more answers says more. The result points into @p header, whose octets must outlive it.
Assessment assess(const message::Header &header, const Result<message::ContentClaims, message::MimeFault> &claims,
                  const Account &account, dns::Answers &answers);

} // namespace waxseal::verdict
