// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/lookup_command.h"

#include "core/words/phrases.h"
#include "core/words/way_out.h"

namespace waxseal::words {

namespace {

constexpr qsizetype longestArgument = 60; ///< characters shown of it

QString shownArgument(const QString &argument)
{
    const QString text = printable(argument.left(longestArgument).trimmed());
    return argument.size() > longestArgument ? text + QChar(0x2026) : text;
}

} // namespace

LookupHelp lookupHelp()
{
    LookupHelp help;
    help.common = optionHelp();
    help.common.json = Words::tr("One JSON object per address, one per line.");
    help.common.now = Words::tr("Look up as of this time instead of the clock's.");
    help.common.ownDomain =
        Words::tr("Your own mail domain. A promise needs both ends; without it only the other side is judged.");
    help.common.ownHost = Words::tr("As for waxseal inspect; it has no effect on recipients.");
    help.common.authservId = help.common.ownHost;
    help.common.only = Words::tr("Look up this address of several only, by its number in the table, and explain it.");
    help.common.jobs = Words::tr("Domains looked up at a time; default: 24.");
    help.common.failOn = Words::tr("Exit status 1 when a way out has this outcome.");
    help.common.demo = Words::tr("Look up the recipients of the built-in demonstration.");
    help.common.memory = Words::tr("Remember MTA-STS policies in this folder for as long as they hold.");
    help.usage = Words::tr("Usage: waxseal lookup [OPTION…] ADDRESS…");
    help.text = Words::tr(
        "Looks up what the recipients' providers will enforce: TES, SMTPsec, DANE, MTA-STS, SecureMail, BSI.\n"
        "Asks DNS, and the web servers of domains that have an MTA-STS policy; mail servers only with --probe.\n"
        "Outcomes: confirmed, stated, nothing, unchecked, contradicted.\n"
        "Exit status: 0 done, 1 --fail-on was met, 2 wrong usage, 3 an address could not be read (the others were\n"
        "looked up; also when --fail-on was met).");
    help.argument = Words::tr("ADDRESS…");
    help.address = Words::tr("A mail address, or - for a list on standard input, one a line.");
    help.caFile = Words::tr("Further roots (PEM) for the web servers of policies, beside the system's.");
    help.probe = Words::tr("Also connect to the mail servers (port 25) and compare their certificates with DNS.");
    help.noKeys = Words::tr("Look for no keys. Keys are not looked for yet.");
    return help;
}

LookupHead lookupHead()
{
    return {Words::tr("Way out"), Words::tr("Recipient")};
}

QString noAddresses()
{
    return Words::tr("Name at least one address, or - for a list on standard input; waxseal lookup --help says more.");
}

QString noAddressInInput()
{
    return Words::tr("standard input: there is no address in it; write one on each line.");
}

QString notThatManyAddresses(int number, qsizetype addresses)
{
    return Words::tr("--only %1: there are only %n address(es); name a number of the table.", nullptr,
                     int(qMin<qsizetype>(addresses, INT_MAX)))
        .arg(number);
}

QString argumentFault(const compose::AddressError &error, const QString &argument)
{
    // Commas separate in a composer, not on a command line.
    return error.fault == compose::AddressFault::Several
        ? Words::tr("\"%1\" looks like several addresses; give each as an argument of its own, or one on a line.")
              .arg(shownArgument(argument))
        : addressFault(error, argument);
}

QString notOnlyAnAddress(const QString &argument)
{
    return Words::tr("\"%1\": leave out mailto: and give the address alone.").arg(shownArgument(argument));
}

QString noCertificates(const QString &file)
{
    return Words::tr("%1: there is no certificate in PEM form; name another file.").arg(printable(file));
}

QString tooManyAddresses()
{
    return Words::tr("standard input: larger than a list of addresses may be (16 MiB); the rest was left out.");
}

QString lookupProgress(qint64 done, qint64 expected)
{
    return Words::tr("%1 of %n address(es)", nullptr, int(qMin<qint64>(expected, INT_MAX))).arg(done);
}

QString lookupDemonstration()
{
    return Words::tr("The demonstration: invented recipients under invented, signed DNS zones; nothing leaves this "
                     "computer.");
}

QString recipientExplanations()
{
    return Words::tr("One recipient of each kind, explained");
}

QString ownDomainUnknown()
{
    return Words::tr("Your own domain is not named, so only the other side is judged. Name it: --own-domain.");
}

} // namespace waxseal::words
