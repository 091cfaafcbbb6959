// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/typed_address.h"
#include "core/words/command.h"

/// What `waxseal lookup` says about itself.
namespace waxseal::words {

/// The options that `waxseal inspect` has too are in OptionHelp, in the words of this verb.
struct LookupHelp {
    OptionHelp common;
    QString usage, text, argument, address, caFile, probe, noKeys;
};
LookupHelp lookupHelp();

/// Above the table of several recipients; what their sentences stand under needs no name.
struct LookupHead {
    QString wayOut, recipient;
};
LookupHead lookupHead();

QString noAddresses();
QString noAddressInInput();
QString notThatManyAddresses(int number, qsizetype addresses);
/// What is wrong with an address on the command line, and what to do there.
QString argumentFault(const compose::AddressError &error, const QString &argument);
QString notOnlyAnAddress(const QString &argument); ///< a "mailto:" link
QString noCertificates(const QString &file);       ///< of --ca-file
QString tooManyAddresses();                        ///< on standard input
QString lookupProgress(qint64 done, qint64 expected);
QString lookupDemonstration();
QString recipientExplanations(); ///< above those of the demonstration
QString ownDomainUnknown();

} // namespace waxseal::words
