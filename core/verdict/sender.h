// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/authres/believe.h"
#include "core/message/address.h"
#include "core/smtpsec/received.h"
#include "core/verdict/outcome.h"

/// The Sender axis: did this really come from the domain in From? What the own provider found, and SMTPsec.
/// Not done yet: DKIM, ARC, DMARC and SPF verified here; until then a signature that nobody believed has checked is Unchecked.
namespace waxseal::verdict::sender {

enum class By : quint8 { Dmarc, Dkim };

/// Aligned pass by the own provider
struct ProviderConfirms {
    By by;
    DomainName domain;
    const authres::Line *line;
};
/// Both ends offer SMTPsec, the mark is the provider's
struct SmtpsecConfirms {
    DomainName domain;
};
/// A list, a newsletter service
struct SignedByAnother {
    DomainName signer;
    DomainName domain;
    const authres::Line *line;
};
/// The provider looked, the domain asks for nothing
struct NoProofFound {
    DomainName domain;
    const authres::Line *line;
};
/// A check failed, and the domain is not known to ask for consequences: forwarding and lists do that, and forgers
struct CheckFailed {
    DomainName domain;
    const authres::Line *line;
};
/// DMARC failed, the domain asks to refuse such mail
struct AgainstPolicy {
    DomainName domain;
    const authres::Line *line;
};
/// The provider could not find out either
struct TemporaryTrouble {
    const authres::Line *line;
};
struct SmtpsecContradicts {
    smtpsec::Contradiction::Why why;
};
/// RFC 5322 §3.6 allows one: programs will show either
struct SeveralFromFields {
    int fields;
};
/// One field, several people: no single domain
struct SeveralAuthors {
    int authors;
};
struct NoAuthor { };       ///< no From field, or no address in it
struct AuthorUnclear { };  ///< an address that mail programs read differently
struct NotCheckedHere { }; ///< signed, but nobody believed has checked it
struct Unsigned { };       ///< no signature, and no result that is believed

/// The first stands for a verdict that has not been made.
using Verdict = std::variant<NotCheckedHere, ProviderConfirms, SmtpsecConfirms, SignedByAnother, NoProofFound,
                             CheckFailed, AgainstPolicy, TemporaryTrouble, SmtpsecContradicts, SeveralFromFields,
                             SeveralAuthors, NoAuthor, AuthorUnclear, Unsigned>;

Verdict judge(const message::Header &header, const message::Author &author, const std::vector<authres::Line> &lines,
              const smtpsec::Received &smtpsec);

Outcome outcomeOf(const Verdict &verdict);
QByteArrayView reasonOf(const Verdict &verdict); ///< the word for programs, such as "provider_dmarc"

} // namespace waxseal::verdict::sender
