// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/reply.h"
#include "core/compose/typed_address.h"
#include "core/compose/writer.h"
#include "core/verdict/way_out.h"

#include <QString>
#include <QStringList>

/// What the window for writing says.
namespace waxseal::words {

/// Labels and entries; "&" before the letter that chooses it.
struct Composer {
    QString from, to, cc, bcc, subject, text, attachments, recipients;
    QString copiesButton;      ///< shows the fields for copies
    QString fieldHelp;         ///< how the keyboard works in a field of recipients
    QString draft, edit, view; ///< menus
    QString saveAs, attach, discard, close;
    QString undo, redo, cut, copy, paste, selectAll;
    QString details, nextPart, previousPart;
    QString editRecipient, removeRecipient, copyRecipient;
    QString checkRecipients; ///< of a link
    QString copyDetails;
    QString removeAttachment;
    QString hideNotice;
    QString cannotSend;
};
Composer composer();

QString composerTitle(const QString &subject);

// Recipients.
QString
asWritten(const compose::TypedAddress &address); ///< with its name, the domain as people and as the wire have it
QString recipientDescription(verdict::Outcome outcome, const QString &sentence);
QString noAddress(const QString &sentence);
QString tooManyRecipients(qsizetype leftOut);
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
    QString cannotWrite, diskFull, cannotRead, damaged, tooLarge, inUse, canceled;
};
DraftFaults draftFaults();
QString withSystemText(const QString &sentence, const QString &systemText);

// Links and messages that began it.
QString beganByLink(const QStringList &ignored);
QString linkRecipientsWait();
QString badMailLink();
QString cannotAnswer(); ///< the message is not read yet
compose::QuoteWords quoteWords(const QString &author, const QString &date);
QString forwardedName(); ///< of the attached original, without ".eml"

// Saving.
QString saveMailTitle();
QString mailFiles();
QString mailSaved(const QString &file);
QString writeFault(const compose::WriteError &error, const compose::Draft &draft);
QString notWritten(const QString &why);

} // namespace waxseal::words
