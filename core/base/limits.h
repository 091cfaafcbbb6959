// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

#include <chrono>

/// Every size that meets the outside has its limit here, with unit and reason. Past a limit the answer is one sentence,
/// never a guess.
namespace waxseal::limits {

// A message
constexpr qint64 messageOctets = 64ll * 1024 * 1024;   ///< a larger message is read only as far as its header
constexpr qsizetype headerOctets = 4 * 1024 * 1024;    ///< all header fields together
constexpr qsizetype headerFields = 20'000;             ///< real mail has 10 to 150
constexpr qsizetype structuredFieldOctets = 64 * 1024; ///< a Received, From, Authentication-Results … that is parsed
constexpr qsizetype receivedFields = 200;              ///< servers give up near 100 hops (RFC 5321 §6.3)
constexpr qsizetype resultFields = 100;                ///< Authentication-Results fields that are parsed
constexpr qsizetype commentDepth = 32;                 ///< nested comments (RFC 5322 §3.2.2)
constexpr qsizetype authors = 1'000;                   ///< addresses read from one field

// Signatures of the sender and of those who forwarded
constexpr int dkimSignatures = 16;             ///< of one message that are verified, from the top; real mail has 1 to 4
constexpr qsizetype dkimTags = 100;            ///< in one tag list
constexpr qsizetype dkimSignedFields = 1'000;  ///< names in one "h="
constexpr int rsaBitsLeast = 1024;             ///< RFC 8301 §3.2: shorter keys are refused
constexpr int rsaBitsGood = 2048;              ///< RFC 8301 §3.2: below it, a pass carries a note
constexpr int rsaBitsMost = 8192;              ///< verifying takes the square of it
constexpr qsizetype cachedKeys = 4'096;        ///< public keys kept parsed
constexpr int arcSets = 50;                    ///< RFC 8617 §4.2.1
constexpr std::chrono::days keysStay{7};       ///< a key that is gone says nothing about older mail
constexpr std::chrono::days policiesStay{180}; ///< what a domain asks today says nothing about older mail

// DMARC and SPF
constexpr int dmarcQueries = 8;     ///< of one tree walk (RFC 9989)
constexpr int spfLookups = 10;      ///< terms that ask DNS (RFC 7208 §4.6.4)
constexpr int spfVoidLookups = 2;   ///< answers with nothing in them (RFC 7208 §4.6.4)
constexpr int spfNames = 10;        ///< MX or PTR names of one term (RFC 7208 §4.6.4)
constexpr qsizetype spfTerms = 500; ///< in one record

// What is remembered of authors
constexpr int expectationMessages = 3;         ///< signed messages, before an unsigned one is a change
constexpr std::chrono::days expectationAge{1}; ///< between the first and the last of them
constexpr int expectedSigners = 32;            ///< remembered of one author domain

// MIME
constexpr int mimeDepth = 64;                     ///< nested multiparts and messages
constexpr int mimeParts = 2'000;                  ///< parts of one message
constexpr qsizetype mimeLineOctets = 1024 * 1024; ///< RFC 5322 §2.1.1 says 998; real mail breaks it

// What the window shows of a message
constexpr qsizetype shownTextOctets = 4 * 1024 * 1024; ///< of decoded text, in all text parts of a message together
constexpr qsizetype shownPieceCharacters = 8 * 1024; ///< one piece of rich text; laying it out takes a few milliseconds
constexpr qsizetype shownLineCharacters = 4 * 1024; ///< a longer line is broken, because laying it out takes its square
constexpr int htmlDepth = 64;                       ///< nested elements; deeper ones are flattened
constexpr int htmlTableCells = 400;                 ///< of one message; later tables are shown as text
constexpr qsizetype linkCharacters = 8 * 1024;      ///< a longer link is shown as text
constexpr qsizetype attachmentNameCharacters = 120; ///< of a proposed file name

// Memory between runs
constexpr int recentPlaces = 20;
constexpr int loggedLookups = 10'000;
constexpr std::chrono::milliseconds storeBusy{2'000}; ///< waiting for another process that writes

// DNS
constexpr qsizetype domainNameOctets = 253;            ///< RFC 1035 §3.1: 255 on the wire
constexpr qsizetype labelOctets = 63;                  ///< RFC 1035 §2.3.4
constexpr qsizetype localPartOctets = 256;             ///< RFC 5321 §4.5.3.1.1 says 64; some providers give more
constexpr qsizetype dnsRecords = 64;                   ///< records kept of one answer
constexpr qsizetype dnsTxtOctets = 16 * 1024;          ///< one TXT record, its strings joined
constexpr int dnsRounds = 40;                          ///< questions that depend on one another; SPF may need the most
constexpr std::chrono::milliseconds dnsSoft{3'000};    ///< after this the person is told that it takes long
constexpr std::chrono::milliseconds dnsHard{8'000};    ///< after this the answer is "no answer"
constexpr std::chrono::seconds dnsKeepNoAnswer{30};    ///< a missing answer is not asked for again this long
constexpr std::chrono::seconds dnsKeepLongest{86'400}; ///< longer TTLs are cut (RFC 8767 §4 says a week at most)
constexpr qsizetype dnsCachedAnswers = 20'000;         ///< answers in the cache in front of the resolver

// Looking up a recipient
constexpr qsizetype mailHosts = 30;              ///< hosts judged of one domain, by preference
constexpr int zoneCutLabels = 8;                 ///< names asked for on the way up to the top of a zone
constexpr int recipientLookups = 24;             ///< domains looked up at the same time; others wait their turn
constexpr int questionsOfRecipient = 200;        ///< asked about one domain
constexpr qsizetype stsPolicyOctets = 64 * 1024; ///< RFC 8461 §3.3 suggests this
constexpr qsizetype stsPolicyHosts = 200;        ///< "mx" lines of one policy
constexpr std::chrono::seconds stsLongestAge{31'557'600}; ///< RFC 8461 §3.2
constexpr std::chrono::minutes stsTryAgain{5};            ///< RFC 8461 §3.3: not more often after a failure
constexpr qsizetype stsKeptPolicies = 5'000;              ///< remembered of all domains
constexpr std::chrono::milliseconds httpsHard{6'000};     ///< a whole fetch; less than dnsHard, of which it is a part
constexpr qsizetype httpsHeadOctets = 32 * 1024;          ///< the status line and header fields of an answer
constexpr std::chrono::milliseconds probeHard{20'000};    ///< a conversation with a mail server that was asked for

// Writing
constexpr int recipients = 500;                            ///< of one draft
constexpr qsizetype addressCharacters = 1'000;             ///< one recipient as typed, with the name
constexpr qsizetype subjectCharacters = 4'000;             ///< of a draft
constexpr qsizetype draftTextCharacters = 2 * 1024 * 1024; ///< of a draft
constexpr int draftAttachments = 200;                      ///< of a draft
constexpr qint64 draftOctets = 40ll * 1024 * 1024;         ///< all attachments together; many servers take 25 MB
constexpr qsizetype mailtoCharacters = 32 * 1024;          ///< a "mailto:" link
constexpr int keptCorrespondents = 5'000;                  ///< addresses that completion knows
constexpr std::chrono::milliseconds draftSaved{700};       ///< after the last key a draft is on the disk

// Files
constexpr qsizetype providerListOctets = 1024 * 1024;  ///< a list of certified providers
constexpr qsizetype zoneFileOctets = 16 * 1024 * 1024; ///< a zone or trust anchor given by the person

} // namespace waxseal::limits
