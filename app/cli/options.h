// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns_unbound/settings.h"
#include "core/verdict/assessment.h"

#include <QStringList>

/// What the person wrote on the command line.
namespace waxseal::cli {

/// Exit status, the same for every verb (see waxseal(1)).
enum class Status { Done = 0, FailOnMet = 1, WrongUsage = 2, InputUnreadable = 3, Refused = 4, TryLater = 5 };

/// What the verbs that judge have in common.
struct CommonOptions {
    bool json = false;
    bool demo = false;
    std::optional<verdict::Outcome> failOn;
    std::optional<int> only;                     ///< explain this one of several, counted from 1
    std::optional<std::chrono::sys_seconds> now; ///< else the clock
    int jobs = 1;
    dns_unbound::Settings dns;
    verdict::Account account;
    QString memoryFolder; ///< where what was found is remembered; empty: nowhere
};

/// Behind `waxseal inspect`.
struct Options : CommonOptions {
    QStringList paths;
};

/// Behind `waxseal lookup`.
struct LookupOptions : CommonOptions {
    QString caFile; ///< further roots for the web servers of policies
    bool probe = false;
    QStringList addresses; ///< as typed; "-" is standard input
};

/// Behind `waxseal expectations`.
struct ExpectationsOptions {
    enum class Act { List, Forget, ForgetAll } act = Act::List;
    std::optional<DomainName> author; ///< for Act::Forget
    QString memoryFolder;
    bool json = false;
};

/// Something to print instead of working: help or version on standard output, or an error and Status::WrongUsage.
struct Instead {
    Status status;
    QString text;
};

/// @param arguments what follows the verb
Result<Options, Instead> parseInspect(const QStringList &arguments);
Result<LookupOptions, Instead> parseLookup(const QStringList &arguments);
Result<ExpectationsOptions, Instead> parseExpectations(const QStringList &arguments);

/// RFC 3339 §5.6, in any offset.
std::optional<std::chrono::sys_seconds> parseTime(const QString &text);

} // namespace waxseal::cli
