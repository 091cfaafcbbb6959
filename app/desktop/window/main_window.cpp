// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/main_window.h"

#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/evidence/evidence_pane.h"
#include "app/desktop/list/list_view.h"
#include "app/desktop/look/file_choice.h"
#include "app/desktop/look/pane_frame.h"
#include "app/desktop/look/symbols.h"
#include "app/desktop/look/when_done.h"
#include "app/desktop/pages/own_provider_page.h"
#include "app/desktop/pages/welcome_page.h"
#include "app/desktop/reader/body_view.h"
#include "app/desktop/reader/message_view.h"
#include "app/desktop/reader/strip.h"
#include "app/desktop/window/link_dialog.h"
#include "app/desktop/window/places_panel.h"
#include "app/desktop/window/writing.h"
#include "core/words/command.h"
#include "core/words/phrases.h"
#include "core/words/window.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxseal::desktop {

namespace {

constexpr int sayMsecs = 15'000;
constexpr int mostWindowsAtOnce = 10; ///< for paths that are dropped or given together

} // namespace

MainWindow::MainWindow(Application &application)
    : m_application(application), m_pages(new WindowPages(application, *this))
{
    setAcceptDrops(true);
    setWindowTitle(QStringLiteral("Waxseal"));
    makePanes();
    makeMenus();
    const QSize room = screen()->availableSize();
    resize(QSize(qMax(1'280, fontMetrics().averageCharWidth() * 190), qMax(860, fontMetrics().height() * 52))
               .boundedTo(room));

    const QSettings remembered(application.settingsFile(), QSettings::IniFormat);
    restoreGeometry(remembered.value(QStringLiteral("window/geometry")).toByteArray());
    m_columns->restoreState(remembered.value(QStringLiteral("window/columns")).toByteArray());
    m_rows->restoreState(remembered.value(QStringLiteral("window/rows")).toByteArray());

    connect(&application, &Application::trouble, this, &MainWindow::say);
    connect(&application, &Application::demonstrationReady, this, [this] {
        if (m_wantedDemonstration >= 0)
            open(m_application.demonstrationPlace(std::exchange(m_wantedDemonstration, -1)));
    });
    connect(&application, &Application::ownProviderChanged, this, &MainWindow::judgeAgain);
    connect(&application, &Application::expectationsChanged, this, &MainWindow::judgeAgain);
    connect(&application, &Application::settingsChanged, this, [this] {
        const app::Settings &settings = m_application.settings();
        m_list->table().showVerdictColumn(settings.showVerdictColumn);
        m_message->setPlainTextPreferred(settings.preferPlainText);
        m_verdictColumnAct->setChecked(settings.showVerdictColumn);
        m_plainTextAct->setChecked(settings.preferPlainText);
    });
    m_list->table().showVerdictColumn(application.settings().showVerdictColumn);
    m_message->setPlainTextPreferred(application.settings().preferPlainText);
    if (application.settings().welcomeSeen)
        showReading();
    else
        showWelcome();
}

MainWindow::~MainWindow()
{
    cancelBody();
}

void MainWindow::makePanes()
{
    m_welcome = new WelcomePage;
    m_places = new PlacesPanel(m_application);
    m_list = new ListPane;
    m_message = new MessageView;
    m_evidence = new EvidencePane;

    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(m_list);
    m_rows->addWidget(m_message);
    m_rows->setStretchFactor(0, 2);
    m_rows->setStretchFactor(1, 3);
    m_rows->setChildrenCollapsible(false);
    m_columns = new QSplitter(Qt::Horizontal);
    m_placesFrame = new PaneFrame(m_places);
    m_evidenceFrame = new PaneFrame(m_evidence);
    m_columns->addWidget(m_placesFrame);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_evidenceFrame);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 3);
    m_columns->setStretchFactor(2, 2);
    const int letter = fontMetrics().averageCharWidth();
    m_columns->setSizes({letter * 36, letter * 108, letter * 62});
    m_columns->setChildrenCollapsible(false);

    m_notice = new QWidget;
    m_noticeText = new QLabel;
    m_noticeText->setTextFormat(Qt::PlainText);
    m_noticeText->setWordWrap(true);
    m_noticeAct = new QToolButton;
    m_noticeAct->setText(words::nameOwnProvider());
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(8, 4, 8, 4);
    notice->addWidget(m_noticeText, 1);
    notice->addWidget(m_noticeAct);
    m_notice->hide();

    auto *reading = new QWidget;
    auto *column = new QVBoxLayout(reading);
    column->setContentsMargins(4, 0, 4, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_columns, 1);
    m_stack = new QStackedWidget;
    auto *welcome = new QWidget;
    auto *welcomeColumn = new QVBoxLayout(welcome);
    welcomeColumn->setContentsMargins(0, 0, 0, 0);
    m_back = new QToolButton;
    m_back->setText(words::backToMail());
    m_back->setShortcut(Qt::Key_Escape);
    connect(m_back, &QToolButton::clicked, this, &MainWindow::showReading);
    welcomeColumn->addWidget(m_back);
    welcomeColumn->addWidget(m_welcome, 1);
    m_stack->addWidget(welcome);
    m_stack->addWidget(reading);
    auto *whole = new QWidget;
    auto *all = new QVBoxLayout(whole);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    makeNotices(*all);
    all->addWidget(m_stack, 1);
    setCentralWidget(whole);
    statusBar()->setSizeGripEnabled(true);

    connect(m_welcome, &WelcomePage::demonstrationRequested, this, [this] { openDemonstration(0); });
    connect(m_welcome, &WelcomePage::openFilesRequested, this, &MainWindow::askForFiles);
    connect(m_welcome, &WelcomePage::openFolderRequested, this, &MainWindow::askForFolder);
    connect(m_places, &PlacesPanel::demonstrationChosen, this, &MainWindow::openDemonstration);
    connect(m_places, &PlacesPanel::placeChosen, this, [this](const QByteArray &path) { open({path, -1}); });
    connect(m_noticeAct, &QToolButton::clicked, this, &MainWindow::showOwnProvider);

    connect(&m_list->table(), &ListTable::currentChangedTo, this, &MainWindow::openMessage);
    connect(&m_list->table(), &ListTable::activatedId, this, [this] { m_message->body().setFocus(); });
    connect(&m_list->table(), &ListTable::visibleChanged, this, [this] {
        if (m_loader)
            m_loader->setVisible(m_list->table().visibleIds());
    });
    connect(m_list, &ListPane::cancelRequested, this, [this] {
        if (m_loader)
            m_loader->cancel();
    });
    connect(&m_list->model(), &ListModel::orderChanged, this, [this] {
        if (wantsFirst())
            m_list->table().setCurrentId(m_list->model().idAt(0));
    });

    connect(m_message, &MessageView::evidenceRequested, this, &MainWindow::showEvidence);
    connect(m_message, &MessageView::linkActivated, this, &MainWindow::followLink);
    connect(m_message, &MessageView::linkHovered, this,
            [this](const QString &url) { statusBar()->showMessage(words::printable(url)); });
    connect(m_message, &MessageView::attachmentChosen, this, &MainWindow::saveAttachment);
    connect(m_message, &MessageView::attachedMessageChosen, this, &MainWindow::openAttachedMessage);
}

void MainWindow::showWelcome()
{
    m_back->setVisible(m_place.has_value());
    m_stack->setCurrentIndex(0);
}

void MainWindow::showReading()
{
    m_stack->setCurrentIndex(1);
}

void MainWindow::openPaths(const QStringList &paths)
{
    for (int i = 0; i < qMin(int(paths.size()), mostWindowsAtOnce); ++i) {
        const OpenPlace place{QFile::encodeName(QFileInfo(paths[i]).absoluteFilePath()), -1};
        if (i == 0) {
            open(place);
        } else {
            MainWindow *other = m_application.newWindow();
            other->open(place);
            other->show();
        }
    }
}

void MainWindow::openDemonstration(int mailbox)
{
    m_wantedDemonstration = mailbox;
    m_application.prepareDemonstration();
}

void MainWindow::open(const OpenPlace &place)
{
    m_wantedDemonstration = -1;
    showReading();
    m_place = place;
    if (place.isDemonstration()) // whose drafts are others
        m_draftsNotice->clear();
    m_isNewPlace = true;
    if (!m_application.settings().welcomeSeen) {
        app::Settings settings = m_application.settings();
        settings.welcomeSeen = true;
        m_application.setSettings(settings);
    }
    m_loader.reset();
    m_opener.reset();
    m_openId = -1;
    m_opened = {};
    m_isOpening = false;
    cancelBody();
    m_list->search().clear();
    m_list->model().clear();
    m_list->setEmptySentence(QString());
    m_list->setProblems({});
    m_message->clear(words::noMessage());
    m_evidence->clear();
    m_saveAct->setEnabled(false);
    setAnswersEnabled(false);

    QString title = mailbox::displayed(place.path);
    if (place.isDemonstration())
        title = words::demonstrationTitle();
    setWindowTitle(QStringLiteral("%1 – Waxseal").arg(words::printable(QFileInfo(title).fileName())));
    m_places->setCurrentPlace(place);
    startLoading();
    m_list->table().setFocus();
}

void MainWindow::startLoading()
{
    auto parts = m_application.partsFor(*m_place);
    if (!parts)
        return;
    m_account = parts->account;
    m_opener = std::make_unique<MessageOpener>(*parts);
    connect(m_opener.get(), &MessageOpener::opened, this, &MainWindow::takeOpened);

    m_loader = std::make_unique<PlaceLoader>(m_place->path, *parts);
    connect(m_loader.get(), &PlaceLoader::rowsAdded, this,
            [this](const QList<PlaceRow> &rows) { m_list->model().add(rows); });
    connect(m_loader.get(), &PlaceLoader::rowsChanged, this,
            [this](const QList<int> &ids, const QList<PlaceRow> &rows) { m_list->model().change(ids, rows); });
    connect(m_loader.get(), &PlaceLoader::rowsRemoved, this,
            [this](const QList<int> &ids) { m_list->model().remove(ids); });
    connect(m_loader.get(), &PlaceLoader::progress, m_list, &ListPane::setProgress);
    connect(m_loader.get(), &PlaceLoader::finished, this, [this](bool, const QStringList &problems) {
        m_list->setEmptySentence(words::emptyPlace());
        m_list->setProblems(problems);
        if (m_list->model().messages() > 0 && !m_place->isDemonstration() && !m_place->isInside
            && std::exchange(m_isNewPlace, false))
            m_application.visited(m_place->path); // what could not be opened is not worth remembering
        m_list->setFinished();
        showProposals();
    });
    showNotice();
    m_loader->start();
}

void MainWindow::showNotice()
{
    const bool isUnknown = !m_place->isDemonstration() && !m_place->isInside && !m_account->own.isKnown();
    const QByteArray &domain = m_application.ownProvider().domain;
    QString note = words::demonstrationNote();
    if (m_place->isInside)
        note = words::insideNote();
    else if (isUnknown)
        note = domain.isEmpty() ? words::ownProviderMissing() : words::ownHostsMissing(QString::fromLatin1(domain));
    m_noticeText->setText(note);
    m_noticeAct->setVisible(isUnknown);
    m_notice->setVisible(isUnknown || m_place->isDemonstration() || m_place->isInside);
}

void MainWindow::judgeAgain()
{
    if (!m_place || m_place->isDemonstration() || !m_loader)
        return;
    auto parts = m_application.partsFor(*m_place);
    if (!parts)
        return;
    m_account = parts->account;
    m_opener->setParts(*parts);
    m_loader->judgeAgain(*parts);
    m_loader->setVisible(m_list->table().visibleIds());
    showNotice();
    if (m_openId >= 0)
        openMessage(m_openId);
}

void MainWindow::openMessage(int id)
{
    const RowPointer row = m_list->model().byId(id);
    const bool isAnother = id != m_openId;
    m_openId = row ? id : -1;
    if (isAnother || !row) {
        m_opened = {};
        cancelBody();
    }
    m_saveAct->setEnabled(false);
    setAnswersEnabled(false);
    if (!row) {
        if (m_opener)
            m_opener->close();
        m_isOpening = false;
        m_message->clear(words::noMessage());
        m_evidence->clear();
        return;
    }
    if (isAnother) {
        if (row->error.isEmpty())
            m_message->setPending(row->summary);
        else
            m_message->clear(row->error);
        m_evidence->clear();
    }
    m_isOpening = true;
    m_opener->open(row->location);
}

void MainWindow::takeOpened(const OpenedMessage &message)
{
    m_isOpening = !message.isComplete;
    const bool hasText = m_opened.checked && message.checked && m_opened.checked->octets == message.checked->octets;
    m_opened = message;
    if (!message.checked || !message.checked->assessment) {
        m_isOpening = false;
        cancelBody();
        m_message->clear(message.error.isEmpty() ? words::noMessage() : message.error);
        m_evidence->clear();
        return;
    }
    if (message.isComplete)
        m_loader->take(m_openId, message.checked);
    m_message->setChecked(message.checked, message.account);
    m_evidence->setMessage(message.checked, message.account);
    m_saveAct->setEnabled(message.isWhole);
    setAnswersEnabled(true);
    if (!hasText)
        startBody();
}

void MainWindow::cancelBody()
{
    if (m_bodyCancel)
        *m_bodyCancel = true;
    m_isBodyLoading = false;
}

void MainWindow::startBody()
{
    cancelBody();
    if (!m_opened.isWhole) {
        m_message->setSentence(words::onlyHeader());
        return;
    }
    m_bodyCancel = std::make_shared<std::atomic_bool>(false);
    m_isBodyLoading = true;
    whenDone(this, loadBody(m_opened.checked, m_bodyCancel), [this, cancel = m_bodyCancel](const LoadedBody &body) {
        if (*cancel)
            return; // another message is open by now
        m_isBodyLoading = false;
        m_message->setBody(body);
    });
}

void MainWindow::checkAgain()
{
    if (m_openId < 0)
        return;
    if (const auto parts = m_application.partsFor(*m_place))
        parts->session->forgetAnswers();
    openMessage(m_openId);
}

void MainWindow::showEvidence(AxisId axis)
{
    m_evidenceAct->setChecked(true);
    m_evidence->showAxis(axis);
    m_message->strip().setCurrent(axis);
}

void MainWindow::step(int rows)
{
    const int row = m_list->model().rowOf(m_list->table().currentId()) + rows;
    if (row >= 0 && row < m_list->model().rowCount())
        m_list->table().setCurrentId(m_list->model().idAt(row));
}

bool MainWindow::isSettled() const
{
    return m_wantedDemonstration < 0 && !wantsFirst() && !m_isOpening && !m_isBodyLoading
        && (!m_loader || !m_loader->isRunning()) && m_list->model().isOrdered();
}

/// A single mail, and the first of the demonstration, are shown without being chosen.
bool MainWindow::wantsFirst() const
{
    return m_place && (m_place->isDemonstration() || m_list->model().messages() == 1) && m_openId < 0
        && m_list->table().currentId() < 0 && m_list->model().rowCount() > 0;
}

void MainWindow::askForFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, words::openFilesTitle(), choiceFolder(),
        words::messageFiles() + QStringLiteral(" (*.eml *.mbox *.mbx);;") + words::allFiles() + QStringLiteral(" (*)"));
    if (paths.isEmpty())
        return;
    rememberChoice(paths.first());
    openPaths(paths);
}

void MainWindow::askForFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, words::openFolderTitle(), choiceFolder());
    if (path.isEmpty())
        return;
    rememberChoice(path);
    openPaths({path});
}

void MainWindow::saveMessage()
{
    if (!m_opened.checked || !m_opened.checked->assessment)
        return;
    const QString subject = m_opened.checked->header
        ? verdict::summarize(*m_opened.checked->header, *m_opened.checked->assessment).subject
        : QString();
    save(-1, mailFileName(subject));
}

void MainWindow::saveAttachment(int index)
{
    if (!m_opened.checked)
        return;
    const message::Attachment attachment = m_message->attachmentAt(index);
    save(attachment.part, attachment.name.isEmpty() ? words::attachmentName(index + 1) : attachment.name);
}

void MainWindow::save(int part, const QString &proposedName)
{
    const check::Checked message = m_opened.checked; // while the dialogue is open another one may take its place
    if (!message)
        return;
    const QString file =
        QFileDialog::getSaveFileName(this, words::saveTitle(), QDir(choiceFolder()).filePath(proposedName));
    if (file.isEmpty())
        return;
    rememberChoice(file);
    whenDone(this, savePart(message, part, file), [this, file](const QString &trouble) {
        say(trouble.isEmpty() ? words::saved(file) : words::notSaved(file, trouble));
    });
}

void MainWindow::openAttachedMessage(int index)
{
    if (!m_opened.checked)
        return;
    static int number = 0;
    const QString file = m_application.temporaryFolder() + QStringLiteral("/%1.eml").arg(++number);
    whenDone(this, savePart(m_opened.checked, m_message->attachmentAt(index).part, file),
             [this, file](const QString &trouble) {
                 if (!trouble.isEmpty())
                     return say(words::notSaved(file, trouble));
                 MainWindow *window = m_application.newWindow();
                 window->open({QFile::encodeName(file), -1, true});
                 window->show();
             });
}

void MainWindow::followLink(const bodytext::Target &target)
{
    statusBar()->clearMessage();
    auto *dialog = new LinkDialog(target, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LinkDialog::writeRequested, this, &MainWindow::writeTo);
    dialog->open();
}

void MainWindow::copyEvidence()
{
    const QString text = m_evidence->asText();
    if (text.isEmpty())
        return;
    QApplication::clipboard()->setText(text);
    say(words::copied());
}

void MainWindow::showOwnProvider()
{
    m_pages->showOwnProvider(m_place ? m_place->demonstration : -1);
    showProposals();
}

void MainWindow::showProposals()
{
    if (!m_pages->ownProvider() || !m_loader)
        return;
    std::vector<OwnProviderPage::Proposal> hosts;
    for (const received::TopmostLines::Proposal &each : m_loader->topmostWriters().proposals())
        hosts.push_back({each.host, each.messages});
    std::vector<OwnProviderPage::Proposal> ids;
    for (auto id = m_loader->foreignResultsIds().begin(); id != m_loader->foreignResultsIds().end(); ++id)
        ids.push_back({id.key(), id.value()});
    m_pages->ownProvider()->setProposals(hosts, ids, m_loader->topmostWriters().messages());
}

void MainWindow::say(const QString &sentence)
{
    statusBar()->showMessage(sentence, sayMsecs);
    statusBar()->setAccessibleName(sentence);
    QAccessibleEvent spoken(statusBar(), QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    openPaths(paths);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings remembered(m_application.settingsFile(), QSettings::IniFormat);
    remembered.setValue(QStringLiteral("window/geometry"), saveGeometry());
    remembered.setValue(QStringLiteral("window/columns"), m_columns->saveState());
    remembered.setValue(QStringLiteral("window/rows"), m_rows->saveState());
    event->accept();
}

} // namespace waxseal::desktop
