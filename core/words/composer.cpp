// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/composer.h"

#include "core/base/overloaded.h"
#include "core/words/phrases.h"
#include "core/words/way_out.h"
#include "core/words/words.h"

namespace waxseal::words {

Composer composer()
{
    return {
        .from = Words::tr("&From"),
        .to = Words::tr("T&o"),
        .cc = Words::tr("&Cc"),
        .bcc = Words::tr("&Bcc"),
        .subject = Words::tr("&Subject"),
        .text = Words::tr("Text of the mail"),
        .attachments = Words::tr("Attachments"),
        .recipients = Words::tr("Recipients"),
        .copiesButton = Words::tr("&Cc/Bcc"),
        .fieldHelp =
            Words::tr("Comma or Enter ends an address. Left goes to those that are there; F2 changes one, Delete "
                      "removes it, Ctrl+Z brings it back."),
        .draft = Words::tr("&Draft"),
        .edit = Words::tr("&Edit", "the menu"),
        .view = Words::tr("&View"),
        .tools = Words::tr("&Tools"),
        .help = Words::tr("&Help"),
        .saveAs = Words::tr("&Save as .eml…"),
        .attach = Words::tr("&Attach files…"),
        .discard = Words::tr("Dis&card draft…"),
        .reader = Words::tr("&Mails and drafts"),
        .close = Words::tr("&Close window"),
        .undo = Words::tr("&Undo"),
        .redo = Words::tr("&Redo"),
        .cut = Words::tr("Cu&t"),
        .copy = Words::tr("&Copy"),
        .paste = Words::tr("&Paste"),
        .selectAll = Words::tr("Select &all"),
        .details = Words::tr("&Details of recipients"),
        .checkAgain = Words::tr("&Check again"),
        .nextPart = Words::tr("Ne&xt part"),
        .previousPart = Words::tr("P&revious part"),
        .editRecipient = Words::tr("&Change"),
        .removeRecipient = Words::tr("&Remove"),
        .copyRecipient = Words::tr("C&opy address"),
        .moveToTo = Words::tr("Move to &To"),
        .moveToCc = Words::tr("&Move to Cc"),
        .moveToBcc = Words::tr("Move to &Bcc"),
        .ownProvider = Words::tr("&Own provider…"),
        .settings = Words::tr("&Settings…"),
        .keyboard = Words::tr("&Keyboard"),
        .nameOwnProvider = Words::tr("Name your provider…"),
        .checkRecipients = Words::tr("Check recipients"),
        .copyDetails = Words::tr("Copy as text"),
        .removeAttachment = Words::tr("Remove"),
        .hideNotice = Words::tr("Hide this notice"),
        .tryAgain = Words::tr("Try again"),
        .cannotSend = Words::tr("Sending comes with a later version. Save as .eml, then send it with another program."),
    };
}

QString composerTitle(const QString &subject)
{
    const QString shownSubject = printable(subject.left(120)).trimmed();
    return shownSubject.isEmpty() ? Words::tr("New message") : shownSubject;
}

std::vector<Shortcut> composerShortcuts()
{
    return {
        {QStringLiteral("Tab, Shift+Tab"), Words::tr("to the next field, to the one before")},
        {QStringLiteral("F6, Shift+F6"), Words::tr("to the next part: To, subject, text, attachments, details")},
        {Words::tr("Comma, Enter"), Words::tr("end an address")},
        {Words::tr("Left, Right"), Words::tr("from one recipient to the next")},
        {Words::tr("F2, Enter"), Words::tr("on a recipient: change it")},
        {Words::tr("Delete, Backspace"), Words::tr("on a recipient or attachment: remove it")},
        {QStringLiteral("Ctrl+Z"), Words::tr("in an empty field: bring back the recipient removed last")},
        {QStringLiteral("Shift+F10"), Words::tr("on a recipient: move it to another field, and more")},
        {QStringLiteral("Ctrl+C, Ctrl+X"), Words::tr("on a recipient: copy it, cut it")},
        {Words::tr("F4, Alt+Down, Space"), Words::tr("show the details of recipients; F4 there hides them")},
        {QStringLiteral("F5"), Words::tr("check again what could not be checked")},
        {QStringLiteral("Ctrl+S"), Words::tr("save the mail as a file")},
        {QStringLiteral("Ctrl+Shift+A"), Words::tr("attach files")},
        {QStringLiteral("Ctrl+Shift+D"), Words::tr("discard the draft")},
        {QStringLiteral("Ctrl+P"), Words::tr("the own provider")},
        {QStringLiteral("Esc"), Words::tr("give up a change, hide the details")},
        {QStringLiteral("Ctrl+W"), Words::tr("close the window; the draft stays")},
    };
}

QString asWritten(const compose::TypedAddress &address)
{
    const QString plain = printable(address.address.toUnicode());
    const QString domain = address.address.domain.toUnicode();
    // The wire's form of an internationalised domain stands beside it, because letters can look alike.
    QString text = plain;
    if (plain.endsWith(domain))
        text = plain.chopped(domain.size()) + shown(address.address.domain);
    return address.name.isEmpty() ? text : printable(address.name) + QStringLiteral(" <") + text + QLatin1Char('>');
}

QString recipientDescription(verdict::Outcome outcome, const QString &sentence)
{
    return Words::tr("%1: %2").arg(outcomeWord(outcome), sentence);
}

QString noAddress(const QString &sentence)
{
    return Words::tr("Not an address: %1").arg(sentence);
}

QString tooManyRecipients(qsizetype leftOut)
{
    return Words::tr("At most 500 recipients: %n left out.", nullptr, int(qMin<qsizetype>(leftOut, INT_MAX)));
}

QString alreadyThere(const QStringList &addresses)
{
    constexpr qsizetype most = 4;
    QStringList names;
    for (const QString &address : addresses.first(qMin(addresses.size(), most)))
        names << printable(address);
    if (addresses.size() > most)
        names << QString(QChar(0x2026));
    if (names.size() == 1)
        return Words::tr("%1 is there already.").arg(names.front());
    return Words::tr("Already there: %1.").arg(names.join(QStringLiteral(", ")));
}

QString lookupsOff()
{
    return Words::tr("Not looked up: the settings say so.");
}

QString lookupFailed()
{
    return Words::tr("Not checked: nobody can be asked now. See Settings.");
}

QString notAskedLink()
{
    return Words::tr("Named by a link; not looked up yet.");
}

QString checkDomain(const DomainName &domain)
{
    return Words::tr("Check %1").arg(shown(domain));
}

QString recipientsChecked(const QString &summary)
{
    return Words::tr("Recipients checked. %1").arg(summary);
}

QString detailsOfNothing()
{
    return Words::tr("Add a recipient to see what its provider will do.");
}

QString recipientCount(qsizetype count)
{
    return Words::tr("%n recipient(s)", nullptr, int(qMin<qsizetype>(count, INT_MAX)));
}

QString judgedAt(std::chrono::sys_seconds time)
{
    return Words::tr("Looked up %1.").arg(shown(time));
}

QString ownSide(const verdict::way_out::Own &own)
{
    if (!own.domain)
        return Words::tr("Your own provider is not named, so only the recipient's side is told.");
    if (own.sender)
        return otherSender(own);
    if (!own.isComplete())
        return Words::tr("Your side: %1 is still being looked up.").arg(shown(*own.domain));
    QStringList facts;
    facts << std::visit(Overloaded{
                            [](const tes::Member &) { return Words::tr("member of TES"); },
                            [](const tes::NotMember &) { return Words::tr("no member of TES"); },
                            [](const tes::Misfit &) { return Words::tr("no member of TES"); },
                            [](const tes::Unproven &) { return Words::tr("TES membership without proof"); },
                            [](const tes::Forged &) { return Words::tr("TES membership fails its DNSSEC check"); },
                            [](const tes::NotFound &) { return Words::tr("TES membership could not be checked"); },
                            [](const tes::Asking &) { return Words::tr("TES membership could not be checked"); },
                        },
                        own.tes);
    facts << std::visit(Overloaded{
                            [](const smtpsec::Offered &) { return Words::tr("offers SMTPsec"); },
                            [](const smtpsec::ZoneUnsigned &) { return Words::tr("no SMTPsec"); },
                            [](const smtpsec::NotOffered &) { return Words::tr("no SMTPsec"); },
                            [](const smtpsec::Aborted &) { return Words::tr("SMTPsec could not be checked"); },
                            [](const smtpsec::Asking &) { return Words::tr("SMTPsec could not be checked"); },
                        },
                        own.smtpsec);
    facts << std::visit(Overloaded{
                            [](const bsi::Listing &listing) {
                                return listing.isDerived ? Words::tr("its mail servers are on the BSI list")
                                                         : Words::tr("on the BSI list");
                            },
                            [](const bsi::NotOnList &) { return Words::tr("not on the BSI list"); },
                            [](const bsi::HostsUnknown &) { return Words::tr("BSI list could not be checked"); },
                            [](const bsi::AskingOffer &) { return Words::tr("BSI list could not be checked"); },
                        },
                        own.bsi);
    return Words::tr("Your side, %1: %2.").arg(shown(*own.domain), facts.join(QStringLiteral(", ")));
}

QString attachmentLine(const QString &name, const QString &size)
{
    return Words::tr("%1 (%2)").arg(printable(name), size);
}

QString attachmentTotal(int count, const QString &size)
{
    return Words::tr("%n attachment(s), %1", nullptr, count).arg(size);
}

QString attachmentsTooLarge(const QString &name, const QString &most)
{
    return Words::tr("%1 was not attached: all attachments together may be at most %2.").arg(printable(name), most);
}

QString tooManyAttachments(const QString &name)
{
    return Words::tr("%1 was not attached: a mail may have 200 attachments.").arg(printable(name));
}

QString stillAttaching()
{
    return Words::tr("Files are still being attached; save again in a moment.");
}

QString notAFile(const QString &name)
{
    return Words::tr("%1 is not a file. Pack a folder into one file first.").arg(printable(name));
}

QString notAttached(const QString &name, const QString &why)
{
    return Words::tr("%1 was not attached: %2").arg(printable(name), why);
}

QString draftSaved()
{
    return Words::tr("Draft saved");
}

QString draftSaving()
{
    return Words::tr("Saving the draft…");
}

QString draftNotSaved(const QString &why)
{
    return Words::tr("Draft not saved: %1").arg(why);
}

QString draftNotOpened(const QString &why)
{
    return Words::tr("The draft cannot be opened: %1").arg(why);
}

QString draftsNotRead(const QString &why)
{
    return Words::tr("The drafts cannot be read: %1").arg(why);
}

QString discardQuestion()
{
    return Words::tr("Discard this draft and its attachments? It cannot be brought back.");
}

QString discardNow()
{
    return Words::tr("&Discard");
}

QString keepDraft()
{
    return Words::tr("&Keep");
}

QString closeUnsavedQuestion()
{
    return Words::tr("The last changes are not saved. Close the window and lose them?");
}

QString closeUnsaved()
{
    return Words::tr("&Lose changes");
}

QString unfinishedDrafts(int count)
{
    return Words::tr("%n unfinished draft(s) from the last time.", nullptr, count);
}

QString showDrafts()
{
    return Words::tr("Show drafts");
}

QString noDrafts()
{
    return Words::tr("No drafts");
}

QString readingDrafts()
{
    return Words::tr("Reading…");
}

QString draftEntry(const QString &subject, const QString &recipient, const QString &date)
{
    const QString head = subject.trimmed().isEmpty() ? Words::tr("(no subject)") : printable(subject);
    if (recipient.isEmpty())
        return Words::tr("%1, %2").arg(head, date);
    return Words::tr("%1, to %2, %3").arg(head, printable(recipient), date);
}

DraftFaults draftFaults()
{
    return {
        .cannotRead = Words::tr("a file cannot be read."),
        .damaged = Words::tr("the draft is damaged."),
        .tooLarge = Words::tr("it is too large; shorten it."),
        .inUse = Words::tr("it is open in another window."),
        .canceled = Words::tr("it was cancelled."),
    };
}

QString folderNotWritable(const QString &folder, const QString &systemText)
{
    if (systemText.isEmpty())
        return Words::tr("the folder %1 cannot be written. Make it writable, then try again.").arg(printable(folder));
    return Words::tr("the folder %1 cannot be written (%2). Make it writable, then try again.")
        .arg(printable(folder), printable(systemText));
}

QString folderFull(const QString &folder)
{
    return Words::tr("there is no space left for the folder %1. Free some, then try again.").arg(printable(folder));
}

QString withSystemText(const QString &sentence, const QString &systemText)
{
    return systemText.isEmpty() ? sentence : Words::tr("%1 (%2)").arg(sentence, printable(systemText));
}

QString beganByLink(const QStringList &ignored)
{
    if (ignored.isEmpty())
        return Words::tr("A link began this mail; whoever wrote the link chose what stands here.");
    QStringList names;
    for (const QString &name : ignored)
        names << printable(name.left(40));
    constexpr qsizetype most = 8;
    if (names.size() > most) {
        names = names.first(most);
        names << QString(QChar(0x2026));
    }
    return Words::tr("A link began this mail. Not taken from it: %1.").arg(names.join(QStringLiteral(", ")));
}

QString linkRecipientsWait()
{
    return Words::tr("Nothing was asked about its recipients yet.");
}

QString cannotAnswer()
{
    return Words::tr("Choose a message first.");
}

compose::QuoteWords quoteWords(const QString &author, const QString &date)
{
    const QString who = printable(author);
    return {
        .attribution = date.isEmpty() ? Words::tr("%1 wrote:").arg(who) : Words::tr("On %1, %2 wrote:").arg(date, who),
        .forwardedTitle = Words::tr("Forwarded message"),
        .from = Words::tr("From"),
        .to = Words::tr("To"),
        .cc = Words::tr("Cc"),
        .date = Words::tr("Date"),
        .subject = Words::tr("Subject"),
    };
}

QString saveMailTitle()
{
    return Words::tr("Save the mail");
}

QString mailFiles()
{
    return Words::tr("Mail");
}

QString mailSaved(const QString &file)
{
    return Words::tr("Saved as %1. Another program can send it.").arg(printable(file));
}

QString writeFault(const compose::WriteError &error, const compose::Draft &draft, const QString &file)
{
    using compose::WriteFault;
    const auto nameAt = [](const auto &list, int at, auto text) {
        return at >= 0 && size_t(at) < list.size() ? printable(text(list[size_t(at)]).left(80)) : QString();
    };
    switch (error.fault) {
    case WriteFault::NoSender: return Words::tr("Enter your own address in the From line.");
    case WriteFault::BadRecipient:
        return Words::tr("\"%1\" is not an address. Correct or remove it.")
            .arg(nameAt(draft.recipients, error.at, [](const compose::Recipient &each) { return each.text; }));
    case WriteFault::AttachmentMissing:
        return Words::tr("The attachment %1 cannot be read. Remove it or attach it again.")
            .arg(nameAt(draft.attachments, error.at, [](const compose::Attachment &each) { return each.name; }));
    case WriteFault::TooLarge: return Words::tr("The mail is too large. Remove attachments.");
    case WriteFault::CannotWrite:
        if (error.systemText.isEmpty())
            return Words::tr("%1 cannot be written. Choose another folder.").arg(printable(file));
        return Words::tr("%1 cannot be written (%2). Choose another folder.")
            .arg(printable(file), printable(error.systemText));
    case WriteFault::Canceled: return Words::tr("Saving was cancelled.");
    }
    Q_UNREACHABLE();
}

QString notWritten(const QString &why)
{
    return Words::tr("Not saved as a file: %1").arg(why);
}

QString badSender(const QString &sentence)
{
    return Words::tr("Not saved as a file. From: %1").arg(sentence);
}

} // namespace waxseal::words
