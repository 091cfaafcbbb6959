// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/file_fault.h"
#include "core/bsi/provider_list.h"
#include "core/dns/setup_fault.h"
#include "core/received/own_provider.h"

#include <QString>
#include <QStringList>

/// What the `waxseal` command says about itself and its input.
namespace waxseal::words {

// One line on standard error: what, where, what to do.
QString fileFault(FileFault fault, const QString &file, const QString &systemText);
QString setupFault(dns::SetupFault fault, const QString &file);
QString setupWarning(dns::SetupWarning warning);
QString listFault(bsi::ListFault fault, const QString &file);
QString settingsNotSaved(const QString &file);
QString badResolver(const QString &text);
QString badOption(const QString &option, const QString &value, const QString &expected);
QString fileSentence(const QString &file, const QString &sentence);
QString unknownVerb(const QString &verb);
QString noVerb();
QString unknownOption(const QString &option);
QString badUsage();
QString notThatMany(int number, qint64 messages);
QString howToExplain();
QString noAuthor(); ///< in the place of a name
QString noPaths();
QString optionConflict(const QString &one, const QString &other);
QString stillWaitingForDns();

QString progress(qint64 done, qint64 expected); ///< expected -1: not known
QString summary(qint64 messages, qint64 unread);
QString ownProviderUnknown();
QStringList proposals(const std::vector<received::TopmostLines::Proposal> &proposals, int messages);
QString demonstration();
QString demonstrationAccount(const QString &ownDomain);
QString demonstrationUnknownAccount();
QString fullExplanations();

struct TableHead {
    QString sender, wayIn, content, from, subject;
};
TableHead tableHead();
struct MessageHead {
    QString file, from, to, subject, date, sender, wayIn, content, theWay;
};
MessageHead messageHead();
QString ambiguousFrom();

QString mainHelp();
struct OptionHelp {
    QString usage, showHelp, only, json, zone, trustAnchor, resolver, offline, now, ownDomain, ownHost, authservId,
        arcSealer, jobs, failOn, demo, bsiList, tesRoot, tesMemberField, tesTlsField, valueFile, valueTime, valueDomain,
        valueName, valueNumber, valueOutcome, valueId, valueAddress, memory, valueFolder;
    QString inspect, path, valuePath;
};
OptionHelp optionHelp();

} // namespace waxseal::words
