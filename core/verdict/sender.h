// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/authres/believe.h"
#include "core/message/address.h"
#include "core/smtpsec/received.h"
#include "core/verdict/outcome.h"
#include "core/verdict/own_checks.h"

/// The Sender axis: did this really come from the domain in From? What was verified here, what the own provider found,
/// SMTPsec, and what is known of earlier mail.
namespace waxseal::verdict::sender {

/// When a thing was checked that can no longer be; none: now.
using CheckedOn = std::optional<std::chrono::sys_seconds>;

// Checked here.
/// A valid DKIM signature, aligned with the author's domain
struct DkimConfirms {
    DomainName signer;
    DomainName domain;
    CheckedOn checked;
};
/// The server that handed it over is one that the author's domain lists (SPF, aligned)
struct SpfConfirms {
    DomainName domain;
    CheckedOn checked;
};
/// A signature of the author's domain that covers only the beginning of the body ("l=")
struct PartlySigned {
    DomainName signer;
    DomainName domain;
};
/// DMARC failed, but an accepted forwarder says that it did not when the mail came to him (ARC)
struct ForwarderVouches {
    DomainName sealer;
    DomainName domain;
};
/// A key of the author's domain fails its DNSSEC check
struct KeyForged {
    DomainName signer;
};
/// A key, a policy or an SPF record could not be looked up, and could have confirmed it
struct LookupTrouble {
    dns::Trouble trouble = dns::Trouble::None;
};
/// An old signature whose key is no longer published
struct KeyGone {
    DomainName signer;
};
/// Fails what the domain asks for today; whether it asked for that when the mail came is not known
struct TooOld {
    DomainName domain;
};
/// Unsigned, and which server handed it over is not known: SPF could have confirmed it
struct ServerUnknown {
    DomainName domain;
};
/// A customer of the own provider handed it in: what the domain asks of other providers does not apply
struct HandedIn { };
/// Earlier mail of this domain was signed, this one is not
struct LessThanExpected {
    DomainName domain;
    expectations::History history;
};

// Found by the own provider.
enum class By : quint8 { Dmarc, Dkim };
/// Aligned pass by the own provider
struct ProviderConfirms {
    By by;
    DomainName domain;
    const authres::Line *line;
};
/// The provider could not find out either
struct TemporaryTrouble {
    const authres::Line *line;
};
/// The own provider says one thing, the checks here another
struct Conflict {
    bool providerConfirms; ///< and the check here fails; else the other way round
    DomainName domain;
    const authres::Line *line;
};

// Found here, or by the own provider in @ref line.
/// A list, a newsletter service
struct SignedByAnother {
    DomainName signer;
    DomainName domain;
    const authres::Line *line = nullptr;
};
/// Looked, and the domain asks for nothing
struct NoProofFound {
    DomainName domain;
    const authres::Line *line = nullptr;
};
/// A check failed, and the domain is not known to ask for consequences: forwarding and lists do that, and forgers
struct CheckFailed {
    DomainName domain;
    const authres::Line *line = nullptr;
};
/// DMARC failed, the domain asks to refuse such mail
struct AgainstPolicy {
    DomainName domain;
    const authres::Line *line = nullptr;
    CheckedOn checked;
};

/// Both ends offer SMTPsec, the mark is the provider's
struct SmtpsecConfirms {
    DomainName domain;
};
struct SmtpsecContradicts {
    smtpsec::Contradiction::Why why;
};

// No single author.
/// RFC 5322 §3.6 allows one: programs will show either
struct SeveralFromFields {
    int fields;
};
/// One field, several people: no single domain
struct SeveralAuthors {
    int authors;
};
struct NoAuthor { };      ///< no From field, or no address in it
struct AuthorUnclear { }; ///< an address that mail programs read differently

struct NotCheckedYet { }; ///< answers are still to come

/// The first stands for a verdict that has not been made.
using Verdict =
    std::variant<NotCheckedYet, DkimConfirms, SpfConfirms, PartlySigned, ForwarderVouches, KeyForged, LookupTrouble,
                 KeyGone, TooOld, ServerUnknown, HandedIn, LessThanExpected, ProviderConfirms, TemporaryTrouble,
                 Conflict, SignedByAnother, NoProofFound, CheckFailed, AgainstPolicy, SmtpsecConfirms,
                 SmtpsecContradicts, SeveralFromFields, SeveralAuthors, NoAuthor, AuthorUnclear>;

Verdict judge(const message::Author &author, const std::vector<authres::Line> &lines, const OwnChecks &checks,
              const smtpsec::Received &smtpsec);

Outcome outcomeOf(const Verdict &verdict);
QByteArrayView reasonOf(const Verdict &verdict); ///< the word for programs, such as "dkim_aligned"

} // namespace waxseal::verdict::sender
