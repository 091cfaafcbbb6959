// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/words/command.h"

/// What `waxseal lookup` says about itself.
namespace waxseal::words {

/// The options that `waxseal inspect` has too are in OptionHelp, in the words of this verb.
struct LookupHelp {
    OptionHelp common;
    QString usage, text, address, caFile, probe, noKeys;
};
LookupHelp lookupHelp();

QString noAddresses();
QString noCertificates(const QString &file); ///< of --ca-file
QString tooManyAddresses();                  ///< on standard input
QString lookupProgress(qint64 done, qint64 expected);
QString lookupDemonstration();

} // namespace waxseal::words
