// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/bsi/provider_list.h"
#include "core/check/message_check.h"
#include "core/check/provider_check.h"

#include <QString>
#include <QStringList>

/// Every sentence that a person reads, in one place and translated (QtCore's translation only), for the window, the command
/// and the add-on alike. A sentence says what, by whom and until where; at most ten words in front, the evidence behind it.
namespace waxseal::words {

/// One axis of a message in words.
struct Axis {
    verdict::Outcome outcome;
    QString outcomeWord;  ///< "Confirmed"; "postcard" and its like where there is nothing to report but that
    QString question;     ///< "Was it encrypted on the last leg to my provider?"
    QString sentence;     ///< at most ten words
    QStringList evidence; ///< field lines, writers, DNS answers, times
    QString limit;        ///< what this does not mean
};

QString outcomeWord(verdict::Outcome outcome); ///< "Confirmed"
QString sentence(const verdict::sender::Verdict &verdict);
QString sentence(const verdict::way_in::Verdict &verdict, const verdict::way_in::Connection &connection);
QString sentence(const verdict::content::Verdict &verdict);

/// In a list, where Nothing has no word: "postcard", "outdated TLS"; else empty.
QString exception(verdict::way_in::Flaw flaw);

Axis sender(const verdict::Assessment &assessment, const verdict::Account &account);
Axis wayIn(const verdict::Assessment &assessment, const verdict::Account &account);
Axis content(const verdict::Assessment &assessment);

/// A system of the documents on this message: "TES", its outcome, one sentence; empty where there is nothing to say.
struct System {
    QString name;
    verdict::Outcome outcome;
    QString sentence;
    bool isAboutSender = false; ///< evidence of the Sender axis too
};
std::vector<System> systems(const verdict::Assessment &assessment);

/// A check of the sender that was made here: a DKIM signature, SPF, DMARC, the ARC chain, what earlier mail was like.
struct SenderCheck {
    QString name;             ///< "DKIM (header line 7)"
    verdict::Outcome outcome; ///< of this check by itself
    QString sentence;
    QStringList facts; ///< the key, its DNSSEC status, what is covered
};
std::vector<SenderCheck> senderChecks(const verdict::Assessment &assessment);

QString versionWord(tls::Version version);     ///< "TLS 1.3"; empty where it is not known
QString roleWord(received::Role role);         ///< "your provider, inside"
QString hopSentence(const received::Hop &hop); ///< "from a by b, ESMTPS, TLSv1.3 …, 12:04 UTC"
QString statusWord(dns::Status status);
QString lookupSentence(const dns::Lookup &lookup); ///< "tes-master.a.example CNAME: b.example, DNSSEC-validated"
QString demandWord(tls::Demand demand);
QString headerFault(message::HeaderFault fault);

/// How the own provider was learnt, one line a host.
QStringList ownProvider(const received::OwnProvider &own, const std::optional<check::LearntHosts> &mx);
QString sourceWord(received::Source source);

/// For tests: one of every sentence that stands in front, so that length and vocabulary can be checked.
QStringList everySentence();

} // namespace waxseal::words
