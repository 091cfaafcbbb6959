// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/look/axis.h"
#include "app/desktop/reader/body_loader.h"
#include "app/desktop/window/application.h"
#include "app/desktop/window/window_pages.h"
#include "core/drafts/draft_folder.h"

#include <QMainWindow>

#include <functional>

class QAction;
class QBoxLayout;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace waxseal::desktop {

class ComposerWindow;
class EvidencePane;
class ListPane;
class MessageView;
class NoticeBar;
class PlacesPanel;
class WelcomePage;

/// One window: places, the messages of one of them, one message, and the evidence.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Application &application);
    ~MainWindow() override;

    void open(const OpenPlace &place);
    void openPaths(const QStringList &paths); ///< the first here, each other in a window of its own
    void openDemonstration(int mailbox);
    void showWelcome();
    void showReading(); ///< back from the welcome page
    void showOwnProvider();
    void showSenders() { m_pages->showSenders(); }
    void showSettings() { m_pages->showSettings(); }
    void showLookupLog() { m_pages->showLookupLog(); }
    void showEvidence(AxisId axis);
    void checkAgain();
    void say(const QString &sentence); ///< in the status bar, and to screen readers

    // Writing.
    void writeNew();
    enum class Answer { Author, Everybody, Forward, ForwardAttached };
    void answer(Answer how); ///< the message that is open
    void writeTo(const QString &link);

    /// Nothing is being read or judged.
    bool isSettled() const;
    const std::optional<OpenPlace> &place() const { return m_place; }

    ListPane &list() { return *m_list; }
    MessageView &message() { return *m_message; }
    NoticeBar &linkNotice() { return *m_linkNotice; } ///< about links that cannot be used
    NoticeBar &draftsNotice() { return *m_draftsNotice; }
    QMenu &draftsMenu() { return *m_draftsMenu; }
    EvidencePane &evidence() { return *m_evidence; }
    WindowPages &pages() { return *m_pages; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makePanes();
    void makeMenus();
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act);
    void movePane(int step);

    void startLoading();
    void judgeAgain();
    void showNotice();
    void openMessage(int id);
    void takeOpened(const OpenedMessage &message);
    void startBody();
    void cancelBody();
    void step(int rows);

    void askForFiles();
    void askForFolder();
    void saveMessage();
    void saveAttachment(int index);
    void openAttachedMessage(int index);
    void save(int part, const QString &proposedName);
    void followLink(const bodytext::Target &target);
    void copyEvidence();
    void showProposals();
    void setAnswersEnabled(bool isEnabled);
    QString folderForTaking();
    void passOnAttachments(ComposerWindow &window, const check::Checked &message);
    void passOnMessage(ComposerWindow &window, const check::Checked &message);
    void makeDraftsMenu(QMenu *file, const QString &name);
    void makeNotices(QBoxLayout &column);
    void fillDrafts();
    void showDrafts(const std::vector<drafts::Listed> &found);
    void addDrafts(QMenu &into, const std::vector<drafts::Listed> &found, const std::optional<OpenPlace> &beside);
    void popUpDrafts(const std::vector<drafts::Listed> &found);
    bool wantsFirst() const;

    Application &m_application;
    std::optional<OpenPlace> m_place;
    bool m_isNewPlace = false;      ///< not told to the recent places yet
    int m_wantedDemonstration = -1; ///< chosen, and not unpacked yet
    std::shared_ptr<const verdict::Account> m_account;
    std::unique_ptr<PlaceLoader> m_loader;
    std::unique_ptr<MessageOpener> m_opener;
    int m_openId = -1;
    OpenedMessage m_opened;
    std::shared_ptr<std::atomic_bool> m_bodyCancel;
    bool m_isBodyLoading = false;
    bool m_isOpening = false;

    NoticeBar *m_linkNotice;
    NoticeBar *m_draftsNotice;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    QWidget *m_notice;
    QLabel *m_noticeText;
    QToolButton *m_noticeAct;
    QSplitter *m_columns;
    QSplitter *m_rows;
    PlacesPanel *m_places;
    QWidget *m_placesFrame;
    QWidget *m_evidenceFrame;
    QToolButton *m_back;
    ListPane *m_list;
    MessageView *m_message;
    EvidencePane *m_evidence;
    QAction *m_evidenceAct = nullptr;
    QAction *m_placesAct = nullptr;
    QAction *m_verdictColumnAct = nullptr;
    QAction *m_plainTextAct = nullptr;
    QAction *m_saveAct = nullptr;
    QAction *m_forwardAttachedAct = nullptr;
    QMenu *m_draftsMenu = nullptr;
    QStringList m_shownDrafts;  ///< in the menu, the latest first
    QList<QAction *> m_answers; ///< of the message that is open
    WindowPages *m_pages;
};

} // namespace waxseal::desktop
