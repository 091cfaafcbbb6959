// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/reply.h"
#include "core/compose/typed_address.h"
#include "core/compose/writer.h"
#include "core/verdict/way_out.h"
#include "core/words/window.h"

#include <QString>
#include <QStringList>

/// What the window for writing says.
namespace waxseal::words {

/// Labels and entries; "&" before the letter that chooses it.
struct Composer {
    QString from, to, cc, bcc, subject, text, attachments, recipients;
    QString copiesButton;                   ///< shows the fields for copies
    QString fieldHelp;                      ///< how the keyboard works in a field of recipients
    QString draft, edit, view, tools, help; ///< menus
    QString saveAs, attach, discard, reader, close;
    QString undo, redo, cut, copy, paste, selectAll;
    QString details, checkAgain, nextPart, previousPart;
    QString editRecipient, removeRecipient, copyRecipient, moveToTo, moveToCc, moveToBcc;
    QString ownProvider, settings;
    QString keyboard;
    QString nameOwnProvider; ///< beside what cannot be said without it
    QString checkRecipients; ///< of a link
    QString copyDetails;
    QString removeAttachment;
    QString hideNotice;
    QString tryAgain; ///< to save
    QString cannotSend;
};
Composer composer();

QString composerTitle(const QString &subject);
/// Each shortcut of the window, and what the keyboard does among recipients.
std::vector<Shortcut> composerShortcuts();

// Recipients.
QString
asWritten(const compose::TypedAddress &address); ///< with its name, the domain as people and as the wire have it
QString recipientDescription(verdict::Outcome outcome, const QString &sentence);
QString noAddress(const QString &sentence);
QString tooManyRecipients(qsizetype leftOut);
QString alreadyThere(const QStringList &addresses); ///< one or several that were not added a second time
QString lookupsOff();
QString lookupFailed(); ///< nobody can be asked at all
QString notAskedLink(); ///< a recipient that a link names, before the person wants it
QString checkDomain(const DomainName &domain);
QString recipientsChecked(const QString &summary); ///< spoken when the last answer is there
QString detailsOfNothing();
QString recipientCount(qsizetype count);
QString judgedAt(std::chrono::sys_seconds time);
/// C-36: what is known of the own side of every promise.
QString ownSide(const verdict::way_out::Own &own);

// Attachments.
QString attachmentLine(const QString &name, const QString &size);
QString attachmentTotal(int count, const QString &size);
QString attachmentsTooLarge(const QString &name, const QString &most);
QString tooManyAttachments(const QString &name);
QString notAFile(const QString &name);
QString stillAttaching();
QString notAttached(const QString &name, const QString &why);

// Drafts.
QString draftSaved();
QString draftSaving();
QString draftNotSaved(const QString &why);
QString draftNotOpened(const QString &why);
QString draftsNotRead(const QString &why);
QString discardQuestion();
QString discardNow();
QString keepDraft();
QString closeUnsavedQuestion();
QString closeUnsaved();
QString unfinishedDrafts(int count);
QString showDrafts();
QString noDrafts();
QString readingDrafts();
QString draftEntry(const QString &subject, const QString &recipient, const QString &date);
/// Why a draft could not be kept or opened; what the system says comes behind.
struct DraftFaults {
    QString cannotRead, damaged, tooLarge, inUse, canceled;
};
DraftFaults draftFaults();
QString folderNotWritable(const QString &folder, const QString &systemText);
QString folderFull(const QString &folder);
QString withSystemText(const QString &sentence, const QString &systemText);

// Links and messages that began it.
QString beganByLink(const QStringList &ignored);
QString linkRecipientsWait();
QString cannotAnswer(); ///< the message is not read yet
compose::QuoteWords quoteWords(const QString &author, const QString &date);

// Saving.
QString saveMailTitle();
QString mailFiles();
QString mailSaved(const QString &file);
/// @param file that could not be written
QString writeFault(const compose::WriteError &error, const compose::Draft &draft, const QString &file = {});
QString notWritten(const QString &why);
QString badSender(const QString &sentence); ///< what is wrong with the From line, before it is written

} // namespace waxseal::words
