// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bsi/offer.h"
#include "core/dane/delivery.h"
#include "core/mtasts/delivery.h"
#include "core/securemail/offer.h"
#include "core/smtpsec/offer.h"
#include "core/tes/offer.h"
#include "core/verdict/assessment.h"
#include "core/verdict/outcome.h"

/// The Way-out axis: what will this recipient's provider enforce (requirements 1, 12, 30, 81, 97, 98, 106)? A promise needs both ends;
/// what only the other side offers is Stated, because the own provider may not make use of it (C-36).
namespace waxseal::verdict::way_out {

// Verdicts, the strongest first; the first that holds is said.
struct NoMail { ///< mail cannot arrive there
    smtp::MailHosts::Kind why;
};
struct BothTesMembers {         ///< both domains are validated members of one root
    DomainName own, peer, root; ///< own and peer: their entities
};
struct BothSmtpsec { }; ///< both domains have signed SRV records
/// The own provider offers SMTPsec and DNS about the recipient fails: it would not deliver (requirement 106)
struct SmtpsecWouldRefuse {
    bool isForged;
};
struct CertificateDiffers { }; ///< a probed server is not the one that its records describe
struct NoStartTls { };         ///< a probed server offers no encryption, which its records demand
struct BothOnBsiList { };
struct TesMember {   ///< the recipient's side only
    bool isOwnKnown; ///< the own provider is no member; else that is not known
};
struct Smtpsec {     ///< the recipient's side only
    bool isOwnKnown; ///< the own provider does not offer it; else that is not known
};
struct Dane {                     ///< every host
    bool ownProviderSaysItChecks; ///< it is a TES member or on the BSI list, whose rules demand it
};
struct PolicyDiffers { }; ///< MTA-STS: senders that follow the policy cannot deliver
struct MtaSts { };        ///< mode "enforce"
struct SecureMail { };
/// No answer, or one that fails its DNSSEC check; there could be something
struct NotFound {
    dns::Trouble trouble;
    bool isForged;
};
struct OnlySomeHosts { };      ///< DANE, but not for every host
struct EncryptionDemanded { }; ///< TLSA records that nobody can match: encrypted, to whomever (RFC 7672 §2.2)
struct TestMode { };           ///< MTA-STS, not binding
struct Nothing { };            ///< all asked, nothing there: may travel like a postcard
struct Asking { };             ///< nothing strong is known yet, and something is still being asked
using Verdict = std::variant<Asking, NoMail, BothTesMembers, BothSmtpsec, SmtpsecWouldRefuse, CertificateDiffers,
                             NoStartTls, BothOnBsiList, TesMember, Smtpsec, Dane, PolicyDiffers, MtaSts, SecureMail,
                             NotFound, OnlySomeHosts, EncryptionDemanded, TestMode, Nothing>;

/// What is known of the own side (C-36), once for all recipients.
struct Own {
    std::optional<DomainName> domain; ///< none when the person has not named it
    std::optional<DomainName> sender; ///< of a mail from another domain than that: nothing is known of its provider
    tes::Membership tes = tes::Asking{};
    smtpsec::Delivery smtpsec = smtpsec::Asking{};
    bsi::Place bsi = bsi::AskingOffer{};
    /// There is an own side to be judged.
    bool isNamed() const { return domain && !sender; }
    bool isComplete() const;
};

/// Everything known about one recipient's domain.
struct Recipient {
    DomainName domain;
    Own own;
    smtp::MailHosts hosts;
    tes::Offer tes;
    smtpsec::Offer smtpsec;
    dane::Delivery dane;
    mtasts::Delivery mtaSts;
    securemail::Offer secureMail;
    bsi::Offer bsi;

    Verdict verdict;
    bool isComplete = false;                                 ///< nothing is being asked any more
    std::vector<std::shared_ptr<const dns::Lookup>> lookups; ///< what DNS answered, in the order of asking
    std::chrono::sys_seconds judged{};                       ///< when
    std::shared_ptr<const Account> account;                  ///< keeps the list that listings point into
    /// How old the oldest of the answers is.
    std::chrono::sys_seconds asOf() const;
};

/// Judges on what there is; what it misses is in @p answers.wanted() afterwards, and a policy where Recipient::mtaSts wants one.
/// @param sender domain of the mail's author, where there is one
Recipient judge(const DomainName &domain, const std::shared_ptr<const Account> &account, const mtasts::Known &policy,
                std::chrono::sys_seconds now, dns::Answers &answers, const std::optional<DomainName> &sender = {});
/// The verdict from the findings, again after a probe.
Verdict combine(const Recipient &recipient);

/// Of the axis.
Outcome outcomeOf(const Verdict &verdict);
QByteArrayView reasonOf(const Verdict &verdict);

// Of each system, for itself: what is known of the other side.
Outcome outcomeOf(const tes::Offer &tes);
Outcome outcomeOf(const smtpsec::Offer &smtpsec);
Outcome outcomeOf(const dane::Delivery &dane);
Outcome outcomeOf(const mtasts::Delivery &mtaSts);
Outcome outcomeOf(const securemail::Offer &secureMail);
Outcome outcomeOf(const bsi::Offer &bsi);

/// How one recipient stands among several, the weakest first.
enum class Standing : quint8 {
    Impossible, ///< mail cannot arrive, or contradicts what was promised
    Refused,    ///< the own provider would not deliver
    Nothing,
    Unchecked,
    Offered, ///< by the other side
    Stated,  ///< by the word of both providers
    Promised,
};
Standing standingOf(const Verdict &verdict);

} // namespace waxseal::verdict::way_out
