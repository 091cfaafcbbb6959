// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_field.h"
#include "app/desktop/compose/recipient_lookups.h"
#include "core/drafts/draft_folder.h"
#include "core/words/way_out.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <array>

class QAction;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSplitter;
class QThreadPool;
class QToolBar;
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
    QString draftFolder;
    QThreadPool *draftWorker = nullptr; ///< one thread; outlives the window
    QString settingsFile;               ///< keeps the window's size; empty: nothing is kept
    bool isDemonstration = false;       ///< its drafts are gone when the program ends; the window says so
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
    /// Files are on their way that will be attached: nothing is saved or closed without them.
    void beginTaking() { ++m_taking; }
    void endTaking();
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
    void ownProviderWanted(); ///< its page
    void settingsWanted();    ///< their page
    void readerWanted();      ///< the window with mails, and with the drafts

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// What the notice is about, where it goes by itself.
    enum class About : quint8 {
        Else,
        Sender,    ///< a From line that is no address
        Recipient, ///< one that is no address
        Twice,     ///< a recipient that was there already
    };
    /// Why the mail is not ready, and where that is mended.
    struct Missing {
        About about = About::Else;
        QString sentence;
        RecipientChip *chip = nullptr; ///< null: the From line
    };

    void makeParts(const ComposerParts &parts);
    QWidget *makeForm();
    void makeLayout();
    QWidget *makeSummary();
    QWidget *makeFoot();
    QList<QWidget *> inTabOrder() const;
    void makeMenus();
    void makeEditMenu();
    void makeToolBar(const QList<QAction *> &actions);
    QAction *add(class QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act);
    void connectParts();
    void connectFields();
    void connectKeeper();
    void begin(ComposerStart start);

    QSet<DomainName> domains() const;   ///< of all recipients
    QSet<QByteArray> addresses() const; ///< the same
    void release();                     ///< the recipients of a link are asked about
    void senderChanged();
    Missing missing() const;
    bool isAttaching() const;
    bool isReadyToSave(); ///< else it says what is missing, and goes there
    void say(const QString &sentence, About about = About::Else);
    void reviewNotice();
    qsizetype recipientCount() const;
    void recipientsChanged();
    void refresh();
    void showSummary(const std::vector<words::RecipientLine> &lines,
                     const std::vector<std::optional<verdict::Outcome>> &outcomes);
    bool canBeAsked(const DomainName &domain) const;
    void ask(const DomainName &domain);
    void refreshLater();
    void announce();
    void chipMenu(RecipientField *field, RecipientChip *chip, const QPoint &where);
    void moveRecipient(RecipientField *from, RecipientChip *chip, compose::Field to);
    bool hasRoomBeside(int width) const;
    void makeRoomForDetails();
    bool placeDetails();
    void shareRoom();
    void hideDetails();
    void toggleDetails();
    void copiesPressed(bool isWanted);
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
    QWidget *m_summaryRow = nullptr; ///< while there are recipients
    QLabel *m_summaryShape;
    QLabel *m_summary;
    QToolButton *m_checkAgain; ///< while some could not be checked
    QToolButton *m_detailsButton;
    QLineEdit *m_subject;
    QPlainTextEdit *m_text;
    AttachmentBar *m_attachments;
    NoticeBar *m_linkNotice;
    NoticeBar *m_trouble; ///< the draft is not saved
    NoticeBar *m_notice;  ///< what else there is to say
    About m_noticeAbout = About::Else;
    RecipientDetails *m_details;
    QWidget *m_detailsPane;
    QSize m_grownBy{0, 0};             ///< by this the window is larger because of the details
    QPointer<QWidget> m_beforeDetails; ///< had the keyboard
    QSplitter *m_columns;
    QLabel *m_status;
    QToolBar *m_toolBar = nullptr;
    QAction *m_detailsAct = nullptr;
    QAction *m_checkAgainAct = nullptr;
    QTimer m_refresh;
    QString m_settingsFile;
    bool m_isDemonstration = false;

    // Of the draft, beyond what can be seen.
    QByteArray m_inReplyTo, m_references;
    compose::Origin m_origin = compose::Origin::Person;
    QStringList m_ignored;

    compose::Draft m_beginning;
    bool m_isNewLink = false; ///< a link was followed, and m_beginning is what it asked for
    int m_attachingAtBeginning = 0;
    int m_taking = 0;          ///< attachments that are being fetched elsewhere
    int m_named = -1;          ///< of the recipients, counted from 0: whom the summary names first
    bool m_isBeginning = true; ///< what changes is not the person's doing
    bool m_isRefreshing = false;
    bool m_isClosing = false; ///< as soon as it is saved
    bool m_mayLose = false;   ///< the person closes it although it is not saved
    bool m_isDiscarded = false;
};

} // namespace waxseal::desktop
