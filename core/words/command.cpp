// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/command.h"

#include "core/words/phrases.h"

namespace waxseal::words {

namespace {

QString nameOf(const QString &file)
{
    return file == QStringLiteral("-") ? Words::tr("standard input") : printable(file);
}

} // namespace

QString fileSentence(const QString &file, const QString &sentence)
{
    return nameOf(file) + QStringLiteral(": ") + sentence;
}

QString fileFault(FileFault fault, const QString &file, const QString &systemText)
{
    switch (fault) {
    case FileFault::NotFound: return Words::tr("%1: there is no such file; check the path.").arg(nameOf(file));
    case FileFault::NoPermission: return Words::tr("%1: you may not read this file; ask its owner.").arg(nameOf(file));
    case FileFault::NotReadable:
        return Words::tr("%1: the system could not read it (%2); try again.").arg(nameOf(file), systemText);
    case FileFault::Empty: return Words::tr("%1: the file is empty; there is nothing to judge.").arg(nameOf(file));
    case FileFault::NoMessages:
        return Words::tr("%1: no mail in this folder; name a file, a Maildir or a folder of .eml files.")
            .arg(nameOf(file));
    case FileFault::NotAMessage:
        return Words::tr("%1: this is no file that can hold mail; name another.").arg(nameOf(file));
    }
    Q_UNREACHABLE();
}

QString setupFault(dns::SetupFault fault, const QString &file)
{
    switch (fault) {
    case dns::SetupFault::CannotRead: return Words::tr("%1: cannot be read; check the path.").arg(nameOf(file));
    case dns::SetupFault::TooLarge:
        return Words::tr("%1: larger than a zone file may be here (16 MiB).").arg(nameOf(file));
    case dns::SetupFault::NotAZoneFile:
        return Words::tr("%1: this is no zone file; it needs an SOA record with a full name.").arg(nameOf(file));
    case dns::SetupFault::NotATrustAnchor:
        return Words::tr("%1: this is no trust anchor; it needs DS or DNSKEY records and nothing else.")
            .arg(nameOf(file));
    case dns::SetupFault::BadFileName:
        return Words::tr("%1: the name of this file has quotes or control characters; rename it.").arg(nameOf(file));
    case dns::SetupFault::ZoneTwice:
        return Words::tr("%1: there is another file for the same zone; name only one.").arg(nameOf(file));
    }
    Q_UNREACHABLE();
}

QString setupWarning(dns::SetupWarning warning)
{
    switch (warning) {
    case dns::SetupWarning::AnchorStateReplaced:
        return Words::tr("The stored DNSSEC root anchor was damaged; the built-in one took its place.");
    case dns::SetupWarning::AnchorStateNotKept:
        return Words::tr("The DNSSEC root anchor cannot be kept up to date: its folder cannot be written.");
    case dns::SetupWarning::ConfigurationRefused:
        return Words::tr("A zone file or trust anchor has an error inside; DNS was not asked. Check the files given.");
    }
    Q_UNREACHABLE();
}

QString listFault(bsi::ListFault fault, const QString &file)
{
    switch (fault) {
    case bsi::ListFault::Unreadable: return Words::tr("%1: cannot be read; check the path.").arg(nameOf(file));
    case bsi::ListFault::TooLarge:
        return Words::tr("%1: larger than a list of providers may be (1 MiB).").arg(nameOf(file));
    case bsi::ListFault::NotJson:
        return Words::tr("%1: this list of providers is not JSON; see the manual page.").arg(nameOf(file));
    case bsi::ListFault::NoDate:
        return Words::tr("%1: this list of providers has no date; see the manual page.").arg(nameOf(file));
    case bsi::ListFault::NoSource:
        return Words::tr("%1: this list of providers names no source; see the manual page.").arg(nameOf(file));
    case bsi::ListFault::BadProvider:
        return Words::tr("%1: a provider in this list has no name or a bad domain; see the manual page.")
            .arg(nameOf(file));
    }
    Q_UNREACHABLE();
}

QString settingsNotSaved(const QString &file)
{
    return Words::tr("%1: the settings could not be kept; check the folder.").arg(nameOf(file));
}

QString badResolver(const QString &text)
{
    return Words::tr("The resolver \"%1\" cannot be read; correct it in the settings.").arg(printable(text));
}

QString badOption(const QString &option, const QString &value, const QString &expected)
{
    return Words::tr("%1 %2: not understood; expected: %3").arg(option, printable(value), expected);
}

QString unknownVerb(const QString &verb)
{
    return Words::tr("There is no command \"%1\"; waxseal --help lists them.").arg(printable(verb));
}

QString noVerb()
{
    return Words::tr("Name a command; waxseal --help lists them.");
}

QString unknownOption(const QString &option)
{
    return Words::tr("There is no option \"%1\" here; --help lists them.").arg(printable(option));
}

QString badUsage()
{
    return Words::tr("An option lacks its value, or has one that it does not take; --help lists them.");
}

QString notThatMany(int number, qint64 messages)
{
    return Words::tr("--only %1: there are only %n mail(s); name a number of the table.", nullptr,
                     int(qMin<qint64>(messages, INT_MAX)))
        .arg(number);
}

QString howToExplain()
{
    return Words::tr("One of them in full: add --only and its number.");
}

QString noAuthor()
{
    return Words::tr("(none)");
}

QString noPaths()
{
    return Words::tr(
        "Name at least one mail, folder, Maildir or mbox, or - for standard input; waxseal inspect --help says more.");
}

QString optionConflict(const QString &one, const QString &other)
{
    return Words::tr("%1 and %2 do not go together; leave one out.").arg(one, other);
}

QString stillWaitingForDns()
{
    return Words::tr("Still waiting for DNS …");
}

QString progress(qint64 done, qint64 expected)
{
    const int count = int(qMin<qint64>(done, INT_MAX));
    return expected < 0 ? Words::tr("%n mail(s)", nullptr, count)
                        : Words::tr("%1 of %n mail(s)", nullptr, int(qMin<qint64>(expected, INT_MAX))).arg(count);
}

QString summary(qint64 messages, qint64 unread)
{
    const QString judged = Words::tr("%n mail(s) judged", nullptr, int(qMin<qint64>(messages, INT_MAX)));
    return unread == 0
        ? judged
        : judged + QStringLiteral(", ") + Words::tr("%n not readable", nullptr, int(qMin<qint64>(unread, INT_MAX)));
}

QString ownProviderUnknown()
{
    return Words::tr("Your provider is not known, so nothing that a mail says of itself can be believed. Name it: "
                     "--own-domain, --own-host.");
}

QStringList proposals(const std::vector<received::TopmostLines::Proposal> &proposals, int messages)
{
    QStringList lines;
    for (const received::TopmostLines::Proposal &proposal : proposals)
        lines << Words::tr("%1 wrote the topmost line of %2 of %3 mails. If it is your provider's: --own-host %1")
                     .arg(shown(proposal.host), QString::number(proposal.messages), QString::number(messages));
    return lines;
}

QString demonstration()
{
    return Words::tr(
        "The demonstration: invented mail under invented, signed DNS zones; nothing leaves this computer.");
}

QString demonstrationAccount(const QString &ownDomain)
{
    return Words::tr("Mailbox at %1").arg(ownDomain);
}

QString demonstrationUnknownAccount()
{
    return Words::tr("Imported mail, provider not known");
}

QString fullExplanations()
{
    return Words::tr("One mail of each kind, explained");
}

TableHead tableHead()
{
    return {Words::tr("Sender"), Words::tr("Way in"), Words::tr("Content"), Words::tr("From"), Words::tr("Subject")};
}

MessageHead messageHead()
{
    return {Words::tr("File"),    Words::tr("From"),    Words::tr("To"),
            Words::tr("Subject"), Words::tr("Date"),    Words::tr("Sender"),
            Words::tr("Way in"),  Words::tr("Content"), Words::tr("The way, last server first")};
}

QString ambiguousFrom()
{
    return Words::tr("several readings");
}

QString mainHelp()
{
    return Words::tr(
        "Usage: waxseal VERB [OPTION…] …\n"
        "\n"
        "Who sent a mail, how it travelled, who could read it – with the evidence.\n"
        "\n"
        "  inspect PATH…   judge received mail: .eml files, folders, Maildir, mbox, or - for standard input\n"
        "  lookup ADDRESS… what recipients' providers will enforce: TES, SMTPsec, DANE, MTA-STS, SecureMail, BSI\n"
        "  expectations    what is remembered of authors, and forgetting it\n"
        "\n"
        "waxseal VERB --help says more. waxseal --version names the version.\n");
}

OptionHelp optionHelp()
{
    OptionHelp help;
    help.json = Words::tr("One JSON object per mail, one per line.");
    help.zone = Words::tr("Answer DNS from this zone file and from nothing outside the files given. Repeatable.");
    help.trustAnchor = Words::tr("DS or DNSKEY records in zone-file form, instead of the built-in root anchor.");
    help.resolver = Words::tr("Ask this resolver and validate here; port 853 or #NAME means DNS over TLS.");
    help.offline = Words::tr("No network at all.");
    help.now = Words::tr("Judge as of this time instead of the clock's.");
    help.ownDomain = Words::tr(
        "Your own mail domain. The hosts of its DNSSEC-validated MX records are then known as your provider's.");
    help.ownHost = Words::tr("A host, .suffix or address block of your provider. Repeatable.");
    help.arcSealer = Words::tr("A forwarder whose ARC seals you accept: its word for the sender counts. Repeatable.");
    help.authservId = Words::tr("The name under which your provider writes Authentication-Results. Repeatable.");
    help.jobs = Words::tr("Parallel work; default: the number of cores.");
    help.failOn = Words::tr("Exit status 1 when sender, way in or content has this outcome.");
    help.demo = Words::tr("Judge the built-in demonstration mailbox.");
    help.bsiList = Words::tr("A newer list of providers certified under BSI TR-03108.");
    help.memory = Words::tr(
        "Remember in this folder what was verified, and who signs for whom; without it nothing is remembered.");
    help.valueFolder = Words::tr("DIR");
    help.only = Words::tr("Explain this mail of several in full, by its number in the table.");
    help.showHelp = Words::tr("This text.");
    help.usage = Words::tr("Usage: waxseal inspect [OPTION…] PATH…");
    help.tesRoot = Words::tr("The domain that vouches for TES members.");
    help.tesMemberField = Words::tr("The header field in which your provider marks mail from TES members.");
    help.tesTlsField = Words::tr("The header field in which your provider writes TLS version and cipher.");
    help.valueFile = Words::tr("FILE");
    help.valueTime = Words::tr("TIME");
    help.valueDomain = Words::tr("DOMAIN");
    help.valueName = Words::tr("NAME");
    help.valueNumber = Words::tr("N");
    help.valueOutcome = Words::tr("OUTCOME");
    help.valueId = Words::tr("ID");
    help.valueAddress = Words::tr("ADDR[@PORT][#NAME]");
    help.inspect = Words::tr(
        "Judges received mail: who sent it, how it came in, who could read it.\n"
        "Outcomes: confirmed, stated, nothing, unchecked, contradicted.\n"
        "Exit status: 0 done, 1 --fail-on was met, 2 wrong usage, 3 something could not be read (the rest was judged;\n"
        "also when --fail-on was met).");
    help.valuePath = Words::tr("PATH…");
    help.path = Words::tr("An .eml file, a folder of them, a Maildir, an mbox, or - for standard input.");
    return help;
}

} // namespace waxseal::words
