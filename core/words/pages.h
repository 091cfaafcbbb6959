// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/check/provider_check.h"
#include "core/verdict/outcome.h"

#include <QString>

#include <vector>

/// What the pages beside the messages say: welcome, own provider, settings. "&" stands before the letter of a shortcut.
namespace waxseal::words {

/// Something to choose or to do, and one line about it.
struct Choice {
    QString label;
    QString explanation;
};

struct WelcomePageText {
    QString name, title, whatItIs;
    QString questionsHead;
    std::vector<Choice> questions; ///< the axis and its question
    QString outcomesHead;
    QString limitsHead;
    std::vector<QString> limits;
    QString waysHead;
    Choice demonstration;
    QString openFiles, openFolder, ownFilesExplanation;
    Choice accounts;
};
WelcomePageText welcomePage();
QString outcomeMeaning(verdict::Outcome outcome); ///< what stands beside its shape in a legend

struct OwnProviderPageText {
    QString title, why, readOnly;
    QString domain, domainExample;
    QString entries, entriesHelp, nameColumn, sourceColumn, sinceColumn;
    QString domainHead, hostsHead, blocksHead, resultsNamesHead, sealersHead, proposedHead, refusedHead;
    QString refusedByYou;
    Choice confirm, refuse, edit, forget, takeBack;
    QString host, hostExample, addHost, resultsName, resultsNameExample, addResultsName;
    QString sealer, sealerExample, sealersHelp, addSealer;
    QString editor;
    QString contents, close;
};
OwnProviderPageText ownProviderPage();
QString wroteTopmostLine(int count, int messages);
QString wroteResults(int count, int messages);
QString unvalidatedMx();
/// What DNS said about the MX records of the own domain, and what follows.
QString mxSentence(const check::LearntHosts &learnt, const DomainName &domain);

// Why an entry cannot be taken, one sentence.
QString badDomain(ParseFault fault);
QString addressInsteadOfDomain();
QString badHost(ParseFault fault);
QString badResultsName(ParseFault fault);
QString isThereAlready();

struct SettingsPageText {
    QString title, contents, close;

    QString resolverTab, resolverHead;
    Choice system, forwarder, fullRecursion, qnameMinimisation, offline;
    QString address, addressExample, port, usualPort, certificateName, certificateNameExample;

    QString privacyTab, whoLearnsHead;
    struct Lookup {
        QString what, who, when;
    };
    Lookup lookupHead;
    std::vector<Lookup> lookups;
    QString dnsUseHead;
    Choice everyMessage, openedOnly, ownProviderOnly;
    QString recipientsHead;
    Choice lookUpRecipients, askBeforeNewDomain;
    QString blockedHead, blockedExplanation, blockedList, blockedEntry, blockedExample, block, unblock;
    QString logHead, logExplanation, timeColumn, typeColumn, nameColumn, statusColumn;
    QString refresh;
    Choice purge;
    QString noLookups;

    QString appearanceTab, coloursHead;
    QString systemColours, light, dark, highContrast;
    QString textSize, percent, listsHead, readingHead;
    Choice verdictColumn, plainText;
};
SettingsPageText settingsPage();
/// What the log says of a server that was connected to.
QString connectionWord(bool answered);
QString badForwarderAddress(ParseFault fault);
QString badCertificateName(ParseFault fault);

} // namespace waxseal::words
