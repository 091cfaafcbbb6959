// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/typed_address.h"
#include "core/verdict/way_out.h"
#include "core/words/words.h"

#include <QString>
#include <QStringList>

#include <vector>

/// Sentences about recipients: what their providers will enforce.
namespace waxseal::words {

/// At most ten words, naming the domain.
QString sentence(const verdict::way_out::Recipient &recipient);
/// The same of a verdict alone. @param isOwn mail to the own provider: both ends are one
QString sentence(const verdict::way_out::Verdict &verdict, const DomainName &domain, bool isOwn = false);
/// The axis of one recipient: sentence, evidence and what this does not mean (C-36).
Axis wayOut(const verdict::way_out::Recipient &recipient);

/// A system of the documents, or one that providers run today, at this recipient.
struct WayOutSystem {
    QString name; ///< "TES", "SMTPsec", "DANE", "MTA-STS", "SecureMail", "BSI"
    verdict::Outcome outcome;
    QString sentence;
    QStringList facts; ///< the answers, hosts, records, dates
};
/// In this order. Each DNS answer stands with one system.
std::vector<WayOutSystem> wayOutSystems(const verdict::way_out::Recipient &recipient);

/// Above the first answer, and where nothing is asked.
QString lookingUp(const DomainName &domain);
QString takesLong(const DomainName &domain);   ///< after limits::dnsSoft
QString notAskedYet(const DomainName &domain); ///< the person wants to be asked before a new domain is
QString notAskedBlocked(const DomainName &domain);

/// What is wrong with a recipient as typed: one sentence, what and what to do.
QString addressFault(const compose::AddressError &error, const QString &text);

/// One recipient of several, for the line about all of them.
struct RecipientLine {
    QString address; ///< as shown
    verdict::way_out::Standing standing = verdict::way_out::Standing::Unchecked;
    QString sentence;
    bool isPending = false;
    bool isBad = false;      ///< no address
    bool isNotAsked = false; ///< nobody was asked, as the person wants it
};
/// The line below the recipients: names the weakest, "Not possible for 1 of 4: max@…". Empty without recipients.
struct WeakestRecipient {
    QString sentence;
    int first = -1;   ///< of those that it names, counted from 0
    int gravest = -1; ///< of those that it names; whose shape stands before the sentence
};
WeakestRecipient weakestRecipient(const std::vector<RecipientLine> &recipients);

/// For a mail from another domain than the person's own (C-36).
QString otherSender(const verdict::way_out::Own &own);

/// For tests: one of every sentence that stands in front.
QStringList everyWayOutSentence();

} // namespace waxseal::words
