// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/window.h"

#include "core/base/limits.h"
#include "core/words/command.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

#include <algorithm>

namespace waxseal::words {

Menus menus()
{
    return {
        .file = Words::tr("&File"),
        .newMail = Words::tr("New &message"),
        .drafts = Words::tr("D&rafts"),
        .openFiles = Words::tr("&Open mail…"),
        .openFolder = Words::tr("Open &folder…"),
        .demonstration = Words::tr("&Demonstration"),
        .newWindow = Words::tr("&New window"),
        .saveAs = Words::tr("&Save message as…"),
        .close = Words::tr("&Close window"),
        .quit = Words::tr("&Quit"),
        .edit = Words::tr("&Edit", "the menu"),
        .find = Words::tr("&Find in list"),
        .copyEvidence = Words::tr("Copy &evidence as text"),
        .view = Words::tr("&View"),
        .evidence = Words::tr("&Evidence"),
        .places = Words::tr("&Places"),
        .verdictColumn = Words::tr("&Verdict column"),
        .plainText = Words::tr("Prefer &plain text"),
        .larger = Words::tr("&Larger text"),
        .smaller = Words::tr("&Smaller text"),
        .normalSize = Words::tr("&Normal text size"),
        .nextPane = Words::tr("Ne&xt pane"),
        .previousPane = Words::tr("P&revious pane"),
        .message = Words::tr("&Message"),
        .reply = Words::tr("&Reply"),
        .replyToAll = Words::tr("Reply to &all"),
        .forward = Words::tr("&Forward"),
        .forwardAttached = Words::tr("F&orward as attachment"),
        .nextMessage = Words::tr("&Next message"),
        .previousMessage = Words::tr("&Previous message"),
        .checkAgain = Words::tr("&Check again"),
        .tools = Words::tr("&Tools"),
        .ownProvider = Words::tr("&Own provider…"),
        .senders = Words::tr("S&enders…"),
        .settings = Words::tr("&Settings…"),
        .lookupLog = Words::tr("&Log of lookups…"),
        .help = Words::tr("&Help"),
        .welcome = Words::tr("&What Waxseal does"),
        .shortcuts = Words::tr("&Keyboard"),
        .about = Words::tr("&About Waxseal"),
    };
}

Panes panes()
{
    return {
        .places = Words::tr("Places"),
        .list = Words::tr("Messages"),
        .strip = Words::tr("Verdicts"),
        .message = Words::tr("Message text, written by the sender"),
        .evidence = Words::tr("Evidence"),
    };
}

ListHead listHead()
{
    return {
        .mark = Words::tr("Exception"),
        .from = Words::tr("From"),
        .subject = Words::tr("Subject"),
        .date = Words::tr("Date"),
        .verdict = Words::tr("Verdict"),
    };
}

QString searchHint()
{
    return Words::tr("Search sender and subject");
}

QString cancel()
{
    return Words::tr("Cancel");
}

QString emptyPlace()
{
    return Words::tr("There is no mail here. Open another file or folder.");
}

QString nothingFound(const QString &text)
{
    return Words::tr("No sender or subject holds \"%1\".").arg(printable(text));
}

QString reading(qint64 done, qint64 expected)
{
    const int shownDone = int(qMin<qint64>(done, INT_MAX));
    if (expected < 0)
        return Words::tr("Reading: %n mail(s) so far", nullptr, shownDone);
    return Words::tr("Reading: %1 of %n mail(s)", nullptr, int(qMin<qint64>(expected, INT_MAX))).arg(shownDone);
}

QString listSummary(qint64 messages, qint64 shown)
{
    const int all = int(qMin<qint64>(messages, INT_MAX));
    if (shown == messages)
        return Words::tr("%n mail(s)", nullptr, all);
    return Words::tr("%1 of %n mail(s)", nullptr, all).arg(shown);
}

QString furtherProblems(int count)
{
    return Words::tr("%n more could not be read.", nullptr, count);
}

QString notJudgedYet()
{
    return Words::tr("Not checked yet");
}

QString noSubject()
{
    return Words::tr("(no subject)");
}

namespace {

QString labelled(const QString &label, const QString &word)
{
    return Words::tr("%1: %2").arg(label, word);
}

} // namespace

QString markText(const verdict::Summary &summary)
{
    using verdict::Outcome;
    const MessageHead head = messageHead();
    const QString contradicted = outcomeWord(Outcome::Contradicted);
    if (summary.sender == Outcome::Contradicted)
        return labelled(head.sender, contradicted);
    if (summary.wayIn == Outcome::Contradicted)
        return labelled(head.wayIn, contradicted);
    if (summary.content == Outcome::Contradicted)
        return labelled(head.content, contradicted);
    return exception(summary.flaw);
}

QString verdictText(const verdict::Summary &summary)
{
    const MessageHead head = messageHead();
    const QString flaw = exception(summary.flaw);
    return QStringList{labelled(head.sender, outcomeWord(summary.sender)),
                       labelled(head.wayIn, flaw.isEmpty() ? outcomeWord(summary.wayIn) : flaw),
                       labelled(head.content, outcomeWord(summary.content))}
        .join(QStringLiteral("; "));
}

QString demonstrationPlace(const QString &mailbox)
{
    return Words::tr("Mailbox at %1").arg(printable(mailbox));
}

QString demonstrationTitle()
{
    return Words::tr("Demonstration");
}

QString recentTitle()
{
    return Words::tr("Opened lately");
}

QString forgetPlace()
{
    return Words::tr("&Forget this place");
}

QString clearRecent()
{
    return Words::tr("Forget &all places");
}

HeadLabels headLabels()
{
    return {
        .from = Words::tr("From"),
        .to = Words::tr("To"),
        .cc = Words::tr("Cc"),
        .date = Words::tr("Date"),
        .subject = Words::tr("Subject"),
    };
}

QString writtenByTheSender()
{
    return Words::tr("Inside this frame is what the sender wrote");
}

QString noMessage()
{
    return Words::tr("Choose a message to read it.");
}

QString noText()
{
    return Words::tr("This message holds no text.");
}

QString onlyHeader()
{
    return Words::tr("Larger than 64 MiB: only its header is read here.");
}

QString textCut()
{
    return Words::tr("The text goes on. Save the message to read all of it.");
}

QString bodyUnreadable()
{
    return Words::tr("The parts of this message cannot be told apart: too many or nested too deeply.");
}

QString remoteLeftOut(int parts)
{
    return Words::tr("%n picture(s) or style(s) from the net left out; nothing was fetched.", nullptr, parts);
}

QString activeLeftOut(int parts)
{
    return Words::tr("%n script(s) or form(s) left out.", nullptr, parts);
}

QString evidenceFor(const QString &axis)
{
    return Words::tr("Evidence: %1").arg(axis);
}

QString showHtml()
{
    return Words::tr("Show formatted text");
}

QString showPlain()
{
    return Words::tr("Show plain text");
}

QString attachments(int count)
{
    return Words::tr("%n attachment(s)", nullptr, count);
}

QString attachment(const QString &name, const QString &type, const QString &size)
{
    return Words::tr("%1 (%2, %3)").arg(name, type, size);
}

QString attachmentName(int number)
{
    return Words::tr("Attachment %1").arg(number);
}

QString saveAttachment()
{
    return Words::tr("Save…");
}

QString openAttachedMessage()
{
    return Words::tr("Open this message");
}

QString saved(const QString &file)
{
    return Words::tr("Saved as %1.").arg(printable(file));
}

QString notSaved(const QString &file, const QString &systemText)
{
    return Words::tr("%1 could not be saved: %2. Choose another folder.").arg(printable(file), printable(systemText));
}

QString partUnreadable()
{
    return Words::tr("its end cannot be read");
}

QString copied()
{
    return Words::tr("Copied.");
}

QString demonstrationDrafts()
{
    return Words::tr("Demonstration: drafts are gone when Waxseal ends.");
}

QString olderDrafts(int count)
{
    return Words::tr("%n older draft(s)", nullptr, count);
}

QString notAllTaken()
{
    return Words::tr("This mail has more parts than are read. Forward it as attachment, so that nothing is missing.");
}

QString notTaken(int count)
{
    return Words::tr("%n attachment(s) left out: too many, too large or damaged. Forward the message as an attachment.",
                     nullptr, count);
}

QString badMailLink(QByteArrayView link, const ParseError &error)
{
    if (link.size() > limits::mailtoCharacters)
        return Words::tr("This mail link is longer than %1 characters. Copy the address out of it.")
            .arg(limits::mailtoCharacters);
    if (error.fault == ParseFault::TooLong)
        return Words::tr("This mail link has more than %1 recipients. Write to fewer of them.").arg(limits::recipients);
    return Words::tr("This mail link is not understood: %1. Copy the address out of it.")
        .arg(printable(QString::fromUtf8(link.first(std::min<qsizetype>(link.size(), 80)))));
}

QString linkTitle()
{
    return Words::tr("Where this link goes");
}

QString linkGoesTo(const QString &host)
{
    return Words::tr("It opens a page at %1. The sender chose the link; its text may say something else.")
        .arg(printable(host));
}

QString linkIsMail()
{
    return Words::tr("It is a mail address. The sender chose it; the link's text may say something else.");
}

QString writeToAddress()
{
    return Words::tr("&Write to this address");
}

QString openInBrowser()
{
    return Words::tr("&Open in browser");
}

QString copyAddress()
{
    return Words::tr("&Copy address");
}

QString openFilesTitle()
{
    return Words::tr("Open mail files");
}

QString openFolderTitle()
{
    return Words::tr("Open a folder of mail or a Maildir");
}

QString saveTitle()
{
    return Words::tr("Save as");
}

QString messageFiles()
{
    return Words::tr("Mail and mailboxes");
}

QString allFiles()
{
    return Words::tr("All files");
}

QString shortcutsTitle()
{
    return Words::tr("Keyboard");
}

QString aboutText(const QString &version)
{
    return Words::tr("Waxseal %1 shows who really sent a mail, how it travelled and who could read it.\n\n"
                     "Free software under the Mozilla Public License 2.0.")
        .arg(version);
}

QString storeFault(StoreFault fault, const QString &file, const QString &systemText)
{
    const QString name = printable(file);
    switch (fault) {
    case StoreFault::CannotOpen: return Words::tr("%1 cannot be opened; check its folder.").arg(name);
    case StoreFault::NoPermission: return Words::tr("%1 may not be written; check its permissions.").arg(name);
    case StoreFault::DiskFull: return Words::tr("the disk that holds %1 is full; make room.").arg(name);
    case StoreFault::Damaged: return Words::tr("%1 is damaged; start Waxseal again.").arg(name);
    case StoreFault::NewerVersion: return Words::tr("%1 was written by a later Waxseal; use that one.").arg(name);
    case StoreFault::Busy: return Words::tr("another program keeps %1 busy; try again later.").arg(name);
    case StoreFault::Failed: return Words::tr("%1 failed: %2.").arg(name, printable(systemText));
    }
    Q_UNREACHABLE();
}

QString notRemembered(const QString &why)
{
    return Words::tr("Lists are not remembered: %1").arg(why);
}

QString setAside(const QString &file)
{
    return Words::tr("The memory of lists was damaged. It lies in %1 now; a new one was begun.").arg(printable(file));
}

QString demonstrationNote()
{
    return Words::tr("Invented mail under invented, signed DNS zones; nothing leaves this computer.");
}

QString ownProviderMissing()
{
    return Words::tr("Your provider is not known yet, so most cannot be checked.");
}

QString ownHostsMissing(const QString &domain)
{
    return Words::tr("No server of %1 is known yet, so most cannot be checked.").arg(printable(domain));
}

QString insideNote()
{
    return Words::tr("This message came inside another one: whoever sent that may have written all of it.");
}

QString backToMail()
{
    return Words::tr("Back to the mail");
}

QString nameOwnProvider()
{
    return Words::tr("Name your provider…");
}

QString desktopUsage()
{
    return Words::tr("Shows who really sent a mail, how it travelled and who could read it.");
}

DesktopOptionHelp desktopOptionHelp()
{
    return {
        .paths = Words::tr("Mail files, folders, Maildirs or mbox files to open, a window each; or a mailto: link."),
        .pathsSyntax = Words::tr("[PATH…]"),
        .compose = Words::tr("Write a new message."),
        .demonstration = Words::tr("Open the built-in demonstration."),
        .screenshot = Words::tr("Draw the window into a PNG file once all is read, and end."),
        .size = Words::tr("Size of the window, as in 1280x800."),
        .quitWhenShown = Words::tr("End as soon as the window has been painted; for measuring."),
        .fileValue = Words::tr("FILE"),
        .sizeValue = Words::tr("WIDTHxHEIGHT"),
    };
}

QString screenshotWritten(const QString &file)
{
    return Words::tr("The window as it looks: %1").arg(printable(file));
}

std::vector<Shortcut> shortcuts()
{
    return {
        {QStringLiteral("F6"), Words::tr("to the next pane: places, messages, verdicts, text, evidence")},
        {QStringLiteral("Shift+F6"), Words::tr("to the previous pane")},
        {QStringLiteral("Ctrl+O"), Words::tr("open mail files")},
        {QStringLiteral("Ctrl+Shift+O"), Words::tr("open a folder or a Maildir")},
        {QStringLiteral("Ctrl+D"), Words::tr("open the demonstration")},
        {QStringLiteral("Ctrl+N"), Words::tr("a new message")},
        {QStringLiteral("Ctrl+Shift+N"), Words::tr("a new window")},
        {QStringLiteral("Ctrl+F"), Words::tr("search in the list")},
        {QStringLiteral("Alt+Down"), Words::tr("next message")},
        {QStringLiteral("Alt+Up"), Words::tr("previous message")},
        {QStringLiteral("Ctrl+E"), Words::tr("show or hide the evidence")},
        {QStringLiteral("Alt+1, Alt+2, Alt+3"), Words::tr("evidence for sender, way in, content")},
        {QStringLiteral("Ctrl+Shift+C"), Words::tr("copy the evidence as text")},
        {QStringLiteral("Ctrl+R"), Words::tr("reply to the author")},
        {QStringLiteral("Ctrl+Shift+R"), Words::tr("reply to everybody")},
        {QStringLiteral("Ctrl+L"), Words::tr("forward the message")},
        {QStringLiteral("Ctrl+Shift+L"), Words::tr("forward the message as an attachment")},
        {QStringLiteral("F5"), Words::tr("check this message again")},
        {QStringLiteral("Ctrl+S"), Words::tr("save the message")},
        {QStringLiteral("Ctrl++, Ctrl+-, Ctrl+0"), Words::tr("larger, smaller, normal text")},
        {QStringLiteral("Ctrl+P"), Words::tr("the own provider")},
        {QStringLiteral("Ctrl+Shift+P"), Words::tr("senders, and what is expected of them")},
        {QStringLiteral("F9"), Words::tr("show or hide the places")},
        {QStringLiteral("F4"), Words::tr("while writing: details of the recipients")},
        {QStringLiteral("F1"), Words::tr("what Waxseal does")},
        {QStringLiteral("Ctrl+Q"), Words::tr("close all windows")},
        {QStringLiteral("Esc"), Words::tr("close a page, clear the search")},
        {QStringLiteral("Ctrl+W"), Words::tr("close the window")},
    };
}

} // namespace waxseal::words
