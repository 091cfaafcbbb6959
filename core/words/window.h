// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"
#include "core/base/store_fault.h"
#include "core/verdict/summary.h"

#include <QString>

/// What the window says: its menus, the list, the message; the pages have words of their own in pages.h.
namespace waxseal::words {

/// An entry of a menu: "&" before the letter that chooses it.
struct Menus {
    QString file, newMail, drafts, openFiles, openFolder, demonstration, newWindow, saveAs, close, quit;
    QString edit, find, copyEvidence;
    QString view, evidence, places, verdictColumn, plainText, larger, smaller, normalSize, nextPane, previousPane;
    QString message, reply, replyToAll, forward, forwardAttached, nextMessage, previousMessage, checkAgain;
    QString tools, ownProvider, senders, settings, lookupLog;
    QString help, welcome, shortcuts, about;
};
Menus menus();

struct Panes {
    QString places, list, strip, message, evidence; ///< accessible names of the panes that F6 goes through
};
Panes panes();

// The list.
struct ListHead {
    QString mark, from, subject, date, verdict;
};
ListHead listHead();
QString searchHint();
QString cancel();
QString emptyPlace();
QString nothingFound(const QString &text);
QString reading(qint64 done, qint64 expected); ///< expected -1: not known
QString listSummary(qint64 messages, qint64 shown);
QString furtherProblems(int count);
QString notJudgedYet();
QString noSubject();
/// What a mark in a list means: "Sender: Contradicted", "postcard"; empty where there is no mark.
QString markText(const verdict::Summary &summary);
/// "Sender: Confirmed; Way in: postcard; Content: Nothing to report"
QString verdictText(const verdict::Summary &summary);

// Places.
QString demonstrationPlace(const QString &mailbox);
QString demonstrationTitle();
QString recentTitle();
QString forgetPlace();
QString clearRecent();

// A message.
struct HeadLabels {
    QString from, to, cc, date, subject;
};
HeadLabels headLabels();
QString writtenByTheSender(); ///< over the edge of the text
QString noMessage();
QString noText();
QString onlyHeader(); ///< the message is too large to show
QString textCut();
QString bodyUnreadable();
QString remoteLeftOut(int parts);
QString activeLeftOut(int parts);
QString evidenceFor(const QString &axis); ///< of a menu
QString showHtml();
QString showPlain();
QString attachments(int count);
QString attachment(const QString &name, const QString &type, const QString &size);
QString attachmentName(int number); ///< where none is given
QString saveAttachment();
QString openAttachedMessage();
QString saved(const QString &file);
QString notSaved(const QString &file, const QString &systemText);
QString partUnreadable(); ///< why an attachment could not be saved
QString copied();

// Writing.
QString demonstrationDrafts();  ///< at the foot of what is written there
QString olderDrafts(int count); ///< a menu behind the latest ones
QString notTaken(int count);    ///< attachments of a message that is passed on
QString notAllTaken();          ///< it has more of them than are read
/// Why a mailto: link cannot be used.
QString badMailLink(QByteArrayView link, const ParseError &error);

// A link.
QString linkTitle();
QString linkGoesTo(const QString &host);
QString linkIsMail();
QString writeToAddress();
QString openInBrowser();
QString copyAddress();

// The rest.
QString openFilesTitle();
QString openFolderTitle();
QString saveTitle();
QString messageFiles(); ///< of a file dialogue's filter
QString allFiles();
QString shortcutsTitle();
QString aboutText(const QString &version);
QString storeFault(StoreFault fault, const QString &file, const QString &systemText);
QString notRemembered(const QString &why); ///< the store cannot be used
QString setAside(const QString &file);
QString demonstrationNote();
QString ownProviderMissing();
QString ownHostsMissing(const QString &domain); ///< the domain is named, its servers are not known
QString insideNote();                           ///< over a message that came inside another one
QString backToMail();
QString nameOwnProvider();
QString desktopUsage();
struct DesktopOptionHelp {
    QString paths, pathsSyntax, compose, demonstration, screenshot, size, quitWhenShown, fileValue, sizeValue;
};
DesktopOptionHelp desktopOptionHelp();
QString screenshotWritten(const QString &file);

/// Each shortcut and what it does, for the help page.
struct Shortcut {
    QString keys;
    QString what;
};
std::vector<Shortcut> shortcuts();

} // namespace waxseal::words
