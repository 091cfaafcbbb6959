// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_field.h"
#include "app/desktop/compose/recipient_lookups.h"
#include "core/drafts/draft_folder.h"

#include <QMainWindow>
#include <QTimer>

#include <array>

class QAction;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSplitter;
class QThreadPool;
class QToolButton;

namespace waxseal::desktop {

class AttachmentBar;
class DraftKeeper;
class NoticeBar;
class RecipientDetails;

/// What a composer works with.
struct ComposerParts {
    RecipientLookups::Ask ask;
    RecipientLookups::Clock now;
    RecipientField::Complete complete;
    RecipientLookups::Rules rules;
    std::shared_ptr<const bsi::ProviderList>
        bsiList; ///< that recipients are judged by, for saying its date; may be null
    QString draftFolder;
    QThreadPool *draftWorker = nullptr; ///< one thread; outlives the window
    QString settingsFile;               ///< keeps the window's size; empty: nothing is kept
};

/// What it begins with.
struct ComposerStart {
    compose::Draft draft;
    std::unique_ptr<drafts::OpenDraft> open; ///< of a draft that is on the disk already
    QStringList ignored;                     ///< fields of a link that were not taken
    QStringList files;                       ///< to be attached
};

/// A window for writing one mail: recipients with what their providers will do, subject, text, attachments.
class ComposerWindow : public QMainWindow {
    Q_OBJECT

public:
    ComposerWindow(const ComposerParts &parts, ComposerStart start);
    ~ComposerWindow() override;

    compose::Draft draft() const;
    QString draftId() const;
    void saveNow(); ///< begins to, where something is not saved yet
    /// A change of what the person wants of lookups.
    void setRules(const RecipientLookups::Rules &rules);
    RecipientLookups &lookups() { return *m_lookups; }

    void attach(const QStringList &files);
    void attachAtBeginning(const QString &file); ///< no change by the person
    /// Writes the mail into a file; a sentence says how that went.
    void saveTo(const QString &file);
    void saveAs();
    void discard(); ///< asks first
    void showDetails(RecipientChip *chip);

    RecipientField &field(compose::Field field) { return *m_fields[size_t(field)]; }
    RecipientDetails &details() { return *m_details; }
    AttachmentBar &attachmentBar() { return *m_attachments; }
    QLineEdit &from() { return *m_from; }
    QLineEdit &subject() { return *m_subject; }
    QPlainTextEdit &text() { return *m_text; }
    NoticeBar &linkNotice() { return *m_linkNotice; }
    NoticeBar &trouble() { return *m_trouble; }
    NoticeBar &notice() { return *m_notice; }
    QString summary() const;
    QString status() const; ///< of the draft

Q_SIGNALS:
    void domainAllowed(const waxseal::DomainName &domain);
    void fromUsed(const QString &from);
    void written(const QStringList &recipients); ///< a mail to them was saved
    void kept(const QString &draftId);           ///< the window closes; the draft stays
    void gone(const QString &draftId);           ///< the draft was discarded
    void closingRefused();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeParts(const ComposerParts &parts);
    QWidget *makeForm();
    void makeLayout();
    void makeMenus();
    QAction *add(class QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act);
    void connectParts();
    void begin(ComposerStart start);

    QSet<DomainName> domains() const; ///< of all recipients
    void release();                   ///< the recipients of a link are asked about
    bool isReadyToSave();             ///< else it says what is missing, and goes there
    qsizetype recipientCount() const;
    void recipientsChanged();
    void refresh();
    bool canBeAsked(const DomainName &domain) const;
    void ask(const DomainName &domain);
    void refreshLater();
    void announce();
    void chipMenu(RecipientField *field, RecipientChip *chip, const QPoint &where);
    void toggleDetails();
    void showCopies(bool isShown);
    void movePart(int step);
    void changed();
    void showTitle();
    void draftSaved();
    void draftFailed(const QString &why);
    void askForFiles();
    void showLinkNotice(const QStringList &ignored);

    RecipientLookups *m_lookups;
    DraftKeeper *m_keeper = nullptr;
    std::array<RecipientField *, 3> m_fields{}; ///< by compose::Field
    std::array<QLabel *, 3> m_fieldLabels{};
    QLineEdit *m_from;
    QToolButton *m_copies;
    QLabel *m_summaryShape;
    QLabel *m_summary;
    QToolButton *m_detailsButton;
    QLineEdit *m_subject;
    QPlainTextEdit *m_text;
    AttachmentBar *m_attachments;
    NoticeBar *m_linkNotice;
    NoticeBar *m_trouble; ///< the draft is not saved
    NoticeBar *m_notice;  ///< what else there is to say
    RecipientDetails *m_details;
    QWidget *m_detailsPane;
    QSplitter *m_columns;
    QLabel *m_status;
    QAction *m_detailsAct = nullptr;
    QAction *m_attachAct = nullptr;
    QTimer m_refresh;
    QString m_settingsFile;

    // Of the draft, beyond what can be seen.
    QByteArray m_inReplyTo, m_references;
    compose::Origin m_origin = compose::Origin::Person;
    QStringList m_ignored;

    compose::Draft m_beginning;
    int m_attachingAtBeginning = 0;
    int m_weakest = -1;        ///< of the recipients, counted from 0
    bool m_isBeginning = true; ///< what changes is not the person's doing
    bool m_isRefreshing = false;
    bool m_isClosing = false; ///< as soon as it is saved
    bool m_mayLose = false;   ///< the person closes it although it is not saved
    bool m_isDiscarded = false;
};

} // namespace waxseal::desktop
