// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/pages.h"

#include "core/words/phrases.h"

namespace waxseal::words {

WelcomePageText welcomePage()
{
    WelcomePageText text;
    text.name = Words::tr("Welcome");
    text.title = Words::tr("Welcome to Waxseal");
    text.whatItIs =
        Words::tr("Waxseal reads what mail servers noted in a message, asks DNS, and answers in plain words.");
    text.questionsHead = Words::tr("Four questions about every message");
    text.questions = {
        {Words::tr("Sender"), Words::tr("Did this really come from example.com?")},
        {Words::tr("Way in"), Words::tr("Was it encrypted on the last leg to my provider?")},
        {Words::tr("Content"), Words::tr("Could only the recipients read it, and who signed it?")},
        {Words::tr("Way out"), Words::tr("What will the recipient's provider enforce?")},
    };
    text.outcomesHead = Words::tr("Five answers, each with its shape");
    text.limitsHead = Words::tr("What Waxseal does not do");
    text.limits = {
        Words::tr("Only the last leg to your provider is known. Whatever came before it is a claim."),
        Words::tr("A domain is not a person: who wrote a message stays open."),
        Words::tr("Your provider and the sender's can read mail, also where it travels encrypted."),
        Words::tr("Waxseal never fetches pictures or anything else that a message points to."),
        Words::tr("Only questions leave this computer: by DNS, and by HTTPS for the policy of a recipient's domain. "
                  "Both can be switched off."),
        Words::tr("There is no score and no overall grade."),
    };
    text.waysHead = Words::tr("Three ways in");
    text.demonstration = {
        Words::tr("See the &demonstration"),
        Words::tr("Messages made for showing, with their own DNS: no question leaves this computer.")};
    text.openFiles = Words::tr("Open &files…");
    text.openFolder = Words::tr("Open a f&older…");
    text.ownFilesExplanation =
        Words::tr("Your own mail: saved messages, mbox files, Maildir folders. They are only read.");
    text.accounts = {Words::tr("Mail &accounts"),
                     Words::tr("Comes later: this version does not fetch mail from a server.")};
    return text;
}

QString outcomeMeaning(verdict::Outcome outcome)
{
    switch (outcome) {
    case verdict::Outcome::Confirmed: return Words::tr("checked here or by your own provider");
    case verdict::Outcome::Stated: return Words::tr("said by somebody without proof");
    case verdict::Outcome::Nothing: return Words::tr("the other side does not use it");
    case verdict::Outcome::Unchecked: return Words::tr("no answer, or too little is known");
    case verdict::Outcome::Contradicted: return Words::tr("there is evidence against the claim");
    }
    Q_UNREACHABLE();
}

OwnProviderPageText ownProviderPage()
{
    OwnProviderPageText text;
    text.title = Words::tr("Your own provider");
    text.why = Words::tr("Only what your own provider's servers wrote into a message is evidence; the rest is claims. "
                         "A host named wrongly here can make a forged line believed.");
    text.readOnly = Words::tr("This belongs to the demonstration: it can be looked at, not changed.");
    text.domain = Words::tr("Your mail &domain:");
    text.domainExample = Words::tr("example.net, what stands after the @ of your address");
    text.entries = Words::tr("What is known about your provider");
    text.entriesHelp = Words::tr("F2 edits the selected entry, Delete forgets it.");
    text.nameColumn = Words::tr("Entry");
    text.sourceColumn = Words::tr("How it was learnt");
    text.sinceColumn = Words::tr("Since");
    text.domainHead = Words::tr("Mail domain");
    text.hostsHead = Words::tr("Hosts");
    text.blocksHead = Words::tr("Address blocks");
    text.resultsNamesHead = Words::tr("Results names (authserv-id)");
    text.sealersHead = Words::tr("Forwarders whose seals you accept (ARC)");
    text.proposedHead = Words::tr("Proposed");
    text.refusedHead = Words::tr("Refused");
    text.refusedByYou = Words::tr("refused by you; neither learnt nor proposed again");
    text.confirm = {Words::tr("&Confirm"), Words::tr("This is your provider's: it counts, whatever DNS says later.")};
    text.refuse = {Words::tr("&Refuse"), Words::tr("This is not your provider's: do not propose it again.")};
    text.edit = {Words::tr("&Edit"), Words::tr("Write the selected entry anew.")};
    text.forget = {Words::tr("&Forget"), Words::tr("The selected entry counts no more.")};
    text.takeBack = {Words::tr("&Take back"), Words::tr("The refused entry may be learnt and proposed again.")};
    text.host = Words::tr("&Host or address block:");
    text.hostExample = Words::tr("mx.example.net, .example.net or 192.0.2.0/24");
    text.addHost = Words::tr("&Add host");
    text.resultsName = Words::tr("Results &name:");
    text.resultsNameExample = Words::tr("mx.example.net, as Authentication-Results has it");
    text.addResultsName = Words::tr("Add re&sults name");
    text.sealer = Words::tr("For&warder:");
    text.sealerExample = Words::tr("lists.example.net, the domain of its seals (ARC)");
    text.sealersHelp =
        Words::tr("A forwarder or list often breaks the sender's signature. Where one that you name here says "
                  "that the sender was confirmed before, that counts.");
    text.addSealer = Words::tr("Add f&orwarder");
    text.editor = Words::tr("Entry, written anew");
    text.contents = Words::tr("Own provider, all entries");
    text.close = Words::tr("C&lose");
    return text;
}

QString wroteTopmostLine(int count, int messages)
{
    return Words::tr("wrote the topmost line of %L1 of %L2 messages").arg(count).arg(messages);
}

QString wroteResults(int count, int messages)
{
    return Words::tr("named in the results of %L1 of %L2 messages").arg(count).arg(messages);
}

QString unvalidatedMx()
{
    return Words::tr("MX record, from a zone without DNSSEC");
}

QString mxSentence(const check::LearntHosts &learnt, const DomainName &domain)
{
    switch (learnt.status) {
    case dns::Status::Secure:
        return Words::tr("The MX records of %1 are DNSSEC-validated: their hosts count.").arg(shown(domain));
    case dns::Status::Insecure:
        return learnt.proposed.empty()
            ? Words::tr("No MX record of %1 was found.").arg(shown(domain))
            : Words::tr("The MX records of %1 have no DNSSEC: their hosts are proposals.").arg(shown(domain));
    case dns::Status::Bogus:
        return Words::tr("The MX records of %1 fail their DNSSEC check: nothing learnt.").arg(shown(domain));
    case dns::Status::Absent: return Words::tr("%1 has no MX records, proven by DNSSEC.").arg(shown(domain));
    case dns::Status::NoAnswer:
        return learnt.trouble == dns::Trouble::Offline || learnt.trouble == dns::Trouble::OutsideZones
            ? Words::tr("Offline: the MX records of %1 were not asked for.").arg(shown(domain))
            : Words::tr("No answer about the MX records of %1: nothing learnt yet.").arg(shown(domain));
    }
    Q_UNREACHABLE();
}

QString badDomain(ParseFault fault)
{
    switch (fault) {
    case ParseFault::Empty: return Words::tr("Enter a domain, such as example.net.");
    case ParseFault::TooLong: return Words::tr("This is too long for a domain.");
    case ParseFault::BadCharacter: return Words::tr("A domain has only letters, digits, hyphens and dots.");
    case ParseFault::BadSyntax:
    case ParseFault::Unterminated:
    case ParseFault::OutOfRange: return Words::tr("This is not a domain, such as example.net.");
    }
    Q_UNREACHABLE();
}

QString addressInsteadOfDomain()
{
    return Words::tr("Enter only what stands after the @.");
}

QString badHost(ParseFault fault)
{
    switch (fault) {
    case ParseFault::Empty: return Words::tr("Enter a host, such as mx.example.net, or an address block.");
    case ParseFault::TooLong: return Words::tr("This is too long for a host.");
    case ParseFault::BadCharacter:
    case ParseFault::BadSyntax:
    case ParseFault::Unterminated:
    case ParseFault::OutOfRange:
        return Words::tr("This is neither a host, such as mx.example.net, nor an address block.");
    }
    Q_UNREACHABLE();
}

QString badResultsName(ParseFault fault)
{
    switch (fault) {
    case ParseFault::Empty: return Words::tr("Enter a results name, such as mx.example.net.");
    case ParseFault::TooLong: return Words::tr("This is too long for a results name.");
    case ParseFault::BadCharacter:
    case ParseFault::BadSyntax:
    case ParseFault::Unterminated:
    case ParseFault::OutOfRange: return Words::tr("A results name is one word, without spaces, quotes or semicolons.");
    }
    Q_UNREACHABLE();
}

QString isThereAlready()
{
    return Words::tr("This entry is there already.");
}

SettingsPageText settingsPage()
{
    SettingsPageText text;
    text.title = Words::tr("Settings");
    text.contents = Words::tr("Settings of this tab");
    text.close = Words::tr("C&lose");

    text.resolverTab = Words::tr("&Resolver");
    text.resolverHead = Words::tr("Whom Waxseal asks");
    text.system = {
        Words::tr("The resolver of this s&ystem"),
        Words::tr("It learns which domains are asked about. Where it lets no DNSSEC through, the name servers "
                  "are asked directly.")};
    text.forwarder = {Words::tr("A resolver of your own &choice"),
                      Words::tr("Only this one learns which domains are asked about. With a name, the way to it is "
                                "encrypted and its certificate must show that name.")};
    text.fullRecursion = {Words::tr("&No resolver: the name servers themselves"),
                          Words::tr("Each name server learns the names it is asked for and your address. Your network "
                                    "can read along.")};
    text.qnameMinimisation = {
        Words::tr("Tell each name &server only its part of a name"),
        Words::tr("Fewer learn the whole name (QNAME minimisation), but answers take more than twice as long.")};
    text.offline = {Words::tr("&Offline: nobody"),
                    Words::tr("Nobody learns anything. What needs DNS cannot be checked.")};
    text.address = Words::tr("Addr&ess:");
    text.addressExample = Words::tr("192.0.2.53 or 2001:db8::53");
    text.port = Words::tr("Por&t:");
    text.usualPort = Words::tr("the usual one");
    text.certificateName = Words::tr("Na&me for DNS over TLS:");
    text.certificateNameExample = Words::tr("dns.example.net, or empty for no encryption");

    text.privacyTab = Words::tr("&Privacy");
    text.whoLearnsHead = Words::tr("What leaves this computer");
    text.lookupHead = {Words::tr("What happens"), Words::tr("Who learns what"), Words::tr("When")};
    text.lookups = {
        {Words::tr("DNS questions about a sender's domain and provider, and about who signed"),
         Words::tr("Your resolver: these domains. Their name servers: that somebody asks, and when."),
         Words::tr("as chosen below")},
        {Words::tr("DNS questions about a recipient's domain and mail servers"),
         Words::tr("Your resolver: the domains you write to. Their name servers: that somebody is about to write."),
         Words::tr("while you write, once an address is complete")},
        {Words::tr("The MTA-STS policy of a recipient's domain, by HTTPS"),
         Words::tr("The recipient's web host: your IP address, and that you ask about this domain."),
         Words::tr("while you write, where DNS announces a policy")},
        {Words::tr("DNS questions about your own provider"),
         Words::tr("Your resolver, and your provider's name servers: your mail domain."), Words::tr("unless offline")},
        {Words::tr("Pictures, links and everything else that a message points to"), Words::tr("Nobody"),
         Words::tr("never fetched")},
        {Words::tr("Provider lists"), Words::tr("Nobody: they come with Waxseal, or from a file chosen by you."),
         Words::tr("never fetched")},
        {Words::tr("Statistics and error reports"), Words::tr("Nobody"), Words::tr("never sent")},
    };
    text.dnsUseHead = Words::tr("When DNS is asked about senders");
    text.everyMessage = {Words::tr("For &every message of a list"),
                         Words::tr("Opening a folder asks about all of its senders.")};
    text.openedOnly = {Words::tr("Only for the &message that is open"),
                       Words::tr("The others show what needs no DNS until they are opened.")};
    text.ownProviderOnly = {
        Words::tr("Ne&ver: only about your own provider"),
        Words::tr("Results of your own provider still count; nothing else about a sender is checked.")};
    text.recipientsHead = Words::tr("Recipients, while you write");
    text.lookUpRecipients = {Words::tr("Look &up what a recipient's provider will enforce"),
                             Words::tr("Each domain once an address is complete. Without this, nothing is asked.")};
    text.askBeforeNewDomain = {Words::tr("Ask me before a &new domain is looked up"),
                               Words::tr("Nobody is asked about a domain until you allow it, once for each.")};
    text.blockedHead = Words::tr("Domains that are never asked about");
    text.blockedExplanation =
        Words::tr("A dot in front stands for every name below it. What needs DNS there cannot be checked.");
    text.blockedList = Words::tr("Blocked domains");
    text.blockedEntry = Words::tr("&Domain:");
    text.blockedExample = Words::tr("example.net or .example.net");
    text.block = Words::tr("&Block");
    text.unblock = Words::tr("Rem&ove");
    text.logHead = Words::tr("What was asked so far");
    text.logExplanation =
        Words::tr("Kept on this computer only, newest first, at most 10,000. HTTPS and SMTP stand for servers "
                  "that were connected to.");
    text.timeColumn = Words::tr("Time");
    text.typeColumn = Words::tr("Type");
    text.nameColumn = Words::tr("Name");
    text.statusColumn = Words::tr("Answer");
    text.refresh = Words::tr("Re&fresh");
    text.purge = {
        Words::tr("Pur&ge"),
        Words::tr(
            "Deletes all of them, with the answers and policies that are kept and the domains that you allowed.")};
    text.noLookups = Words::tr("No question is recorded.");

    text.appearanceTab = Words::tr("&Appearance");
    text.coloursHead = Words::tr("Colours");
    text.systemColours = Words::tr("As the s&ystem has them");
    text.light = Words::tr("L&ight");
    text.dark = Words::tr("&Dark");
    text.highContrast = Words::tr("&High contrast");
    text.textSize = Words::tr("&Text size:");
    text.percent = Words::tr(" %");
    text.listsHead = Words::tr("Lists");
    text.verdictColumn = {Words::tr("Show the &verdict column in lists"),
                          Words::tr("Without it a list marks only what needs a look.")};
    text.readingHead = Words::tr("Reading");
    text.plainText = {Words::tr("Prefer plain te&xt"), Words::tr("Shows a message's text version where it has one.")};
    return text;
}

QString connectionWord(bool answered)
{
    return answered ? Words::tr("answered") : Words::tr("no answer");
}

QString badForwarderAddress(ParseFault fault)
{
    switch (fault) {
    case ParseFault::Empty: return Words::tr("Not used yet: enter the resolver's address, such as 192.0.2.53.");
    case ParseFault::TooLong:
    case ParseFault::BadCharacter:
    case ParseFault::BadSyntax:
    case ParseFault::Unterminated:
    case ParseFault::OutOfRange: return Words::tr("Not used yet: this is not an address, such as 192.0.2.53.");
    }
    Q_UNREACHABLE();
}

QString badCertificateName(ParseFault fault)
{
    switch (fault) {
    case ParseFault::Empty:
    case ParseFault::TooLong:
    case ParseFault::BadCharacter:
    case ParseFault::BadSyntax:
    case ParseFault::Unterminated:
    case ParseFault::OutOfRange: return Words::tr("Not used yet: this is not a host name, such as dns.example.net.");
    }
    Q_UNREACHABLE();
}

} // namespace waxseal::words
