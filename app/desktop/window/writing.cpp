// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/writing.h"

#include "app/desktop/compose/draft_keeper.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/look/when_done.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/window_pages.h"
#include "core/base/limits.h"
#include "core/compose/mailto.h"
#include "core/words/composer.h"
#include "core/words/window.h"
#include "resources/demo/demo.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QtConcurrentRun>
#include <QTimer>

namespace waxseal::desktop {

namespace {

constexpr int own = -1; ///< the person's own mail, no mailbox of the demonstration

int whoseBeside(const Writing::Beside &beside)
{
    return beside && beside->isDemonstration() ? beside->demonstration : own;
}

constexpr int mostProposals = 8;
const QString keptKey = QStringLiteral("drafts/kept"); ///< drafts whose windows were closed by the person

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace

Writing::Writing(Application &application)
    : m_application(application)
    , m_folder(QDir(application.memory().folder()).filePath(QStringLiteral("drafts")))
    , m_correspondents(application.memory().folder())
{
    m_worker.setMaxThreadCount(1);
    connect(&application, &Application::settingsChanged, this, &Writing::rulesChanged);
    connect(&application, &Application::ownProviderChanged, this, &Writing::askAgain);
    QTimer::singleShot(0, this, [this] { // the window comes first
        m_correspondents.load();
        using Allowed = std::vector<store::AllowedDomain>;
        whenDone(this,
                 m_application.memory().ask<Allowed>([](store::Store &memory) { return memory.allowedDomains(); }),
                 [this](const store::Result<Allowed> &allowed) {
                     if (!allowed)
                         return m_application.report(allowed.error());
                     for (const store::AllowedDomain &each : *allowed)
                         m_allowed.insert(each.domain);
                     rulesChanged();
                 });
        findUnfinished();
    });
}

Writing::~Writing()
{
    for (ComposerWindow *window : windows())
        window->saveNow();
    m_worker.waitForDone();
    qDeleteAll(windows()); // each lets go of its draft
    m_worker.waitForDone();
}

QList<ComposerWindow *> Writing::windows() const
{
    QList<ComposerWindow *> windows;
    for (const QPointer<ComposerWindow> &window : m_windows) {
        if (window)
            windows << window;
    }
    return windows;
}

Writing::Lookups *Writing::lookupsFor(int demonstration)
{
    if (const auto known = m_lookups.find(demonstration); known != m_lookups.end())
        return &known->second;
    const auto parts =
        m_application.partsFor(demonstration == own ? OpenPlace{} : m_application.demonstrationPlace(demonstration));
    if (!parts)
        return nullptr;
    return &m_lookups.emplace(demonstration, Lookups{parts->session, parts->session->recipientCheck(parts->account)})
                .first->second;
}

RecipientLookups::Rules Writing::rules(bool isDemonstration) const
{
    RecipientLookups::Rules rules;
    if (isDemonstration)
        return rules; // nothing leaves this computer
    const app::Settings &settings = m_application.settings();
    rules.lookUp = settings.lookUpRecipients;
    rules.askFirst = settings.askBeforeNewDomain;
    rules.allowed = m_allowed;
    for (const QString &domain : settings.blockedDomains)
        rules.blocked.add(domain.toUtf8());
    return rules;
}

QStringList Writing::completions(const QString &typed) const
{
    QStringList found;
    for (const store::Correspondent &each : m_correspondents.matching(typed, mostProposals)) {
        const auto address = compose::parseTyped(each.address);
        if (address)
            found << compose::TypedAddress{each.name, address->address}.toString();
    }
    return found;
}

/// The person's own correspondents are nothing to the people of the demonstration.
QStringList Writing::demonstrationCompletions(const QString &typed) const
{
    QStringList found;
    for (const QString &address : m_application.demonstrationRecipients()) {
        if (address.startsWith(typed, Qt::CaseInsensitive) && found.size() < mostProposals)
            found << address;
    }
    return found;
}

QString Writing::from(const Beside &beside) const
{
    const int whose = whoseBeside(beside);
    return whose == own ? m_application.settings().from : demo::manifest().accounts[size_t(whose)].person;
}

QString Writing::draftFolder(const Beside &beside) const
{
    const int whose = whoseBeside(beside);
    if (whose == own && !m_keepsNothing)
        return m_folder;
    return m_application.temporaryFolder()
        + (whose == own ? QStringLiteral("/drafts") : QStringLiteral("/drafts-%1").arg(whose));
}

ComposerWindow *Writing::write(ComposerStart start, const Beside &beside)
{
    const int whose = whoseBeside(beside);
    const bool isDemonstration = whose != own;
    ComposerParts parts;
    parts.ask = [this, whose](const DomainName &domain, const check::Occasion &occasion) {
        Lookups *lookups = lookupsFor(whose);
        return lookups ? lookups->check->run(domain, lookups->session->now(), occasion)
                       : QtFuture::makeReadyFuture(check::CheckedRecipient());
    };
    parts.now = [this, whose] {
        const auto lookups = m_lookups.find(whose);
        return lookups == m_lookups.end() ? now() : lookups->second.session->now();
    };
    parts.complete = [this, isDemonstration](const QString &typed) {
        return isDemonstration ? demonstrationCompletions(typed) : completions(typed);
    };
    parts.rules = rules(isDemonstration);
    parts.isDemonstration = isDemonstration;
    parts.draftFolder = draftFolder(beside);
    parts.draftWorker = &m_worker;
    parts.settingsFile = m_application.settingsFile();
    if (start.draft.from.isEmpty())
        start.draft.from = from(beside);
    if (start.open && !isDemonstration)
        setKept(start.open->id(), false); // until it is closed

    auto *window = new ComposerWindow(parts, std::move(start));
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setProperty("isDemonstration", isDemonstration);
    m_windows.removeAll(nullptr);
    m_windows << window;
    if (!isDemonstration)
        connectOwn(*window);
    auto *pages = new WindowPages(m_application, *window);
    connect(window, &ComposerWindow::ownProviderWanted, pages, [pages, whose] { pages->showOwnProvider(whose); });
    connect(window, &ComposerWindow::settingsWanted, pages, &WindowPages::showSettings);
    connect(window, &ComposerWindow::readerWanted, this, &Writing::showReader);
    connect(&window->notice(), &NoticeBar::acted, this, &Writing::showReader);
    connect(window, &ComposerWindow::closingRefused, this, [this] { m_isQuitting = false; });
    connect(window, &QObject::destroyed, this, [this] {
        if (m_isQuitting)
            QTimer::singleShot(0, this, &Writing::quit);
    });
    window->show();
    Q_EMIT opened(window);
    return window;
}

/// What is written beside the demonstration teaches nothing.
void Writing::connectOwn(ComposerWindow &window)
{
    connect(&window, &ComposerWindow::domainAllowed, this, &Writing::allow);
    connect(&window, &ComposerWindow::fromUsed, this, &Writing::setFrom);
    connect(&window, &ComposerWindow::kept, this, [this](const QString &id) { setKept(id, true); });
    connect(&window, &ComposerWindow::gone, this, [this](const QString &id) { setKept(id, false); });
    connect(&window, &ComposerWindow::written, this, &Writing::remember);
}

Result<ComposerWindow *, QString> Writing::writeTo(const QByteArray &link, const Beside &beside)
{
    auto mail = compose::parseMailto(link);
    if (!mail)
        return failure(words::badMailLink(link, mail.error()));
    ComposerStart start;
    start.draft = std::move(mail->draft);
    start.ignored = mail->ignored;
    return write(std::move(start), beside);
}

void Writing::attachTaken(ComposerWindow &window, const QStringList &files, const QString &folder)
{
    for (const QString &file : files)
        window.attachAtBeginning(file);
    m_worker.start([folder] { QDir(folder).removeRecursively(); }); // behind the copies that were asked for
}

QFuture<std::vector<drafts::Listed>> Writing::drafts(const Beside &beside)
{
    using Listed = std::vector<drafts::Listed>;
    QFuture<drafts::Result<Listed>> list =
        QtConcurrent::run(&m_worker, [folder = draftFolder(beside)] { return drafts::DraftFolder(folder).list(); });
    whenDone(this, list, [this](const drafts::Result<Listed> &found) {
        if (!found)
            Q_EMIT m_application.trouble(words::draftsNotRead(draftFault(found.error())));
    });
    return list.then([](const drafts::Result<Listed> &found) { return found.value_or(Listed()); });
}

void Writing::openDraft(const QString &id, const Beside &beside)
{
    for (ComposerWindow *window : windows()) {
        if (window->draftId() == id) {
            window->raise();
            window->activateWindow();
            Q_EMIT draftOpened();
            return;
        }
    }
    using Opened = std::shared_ptr<drafts::Result<drafts::DraftFolder::Opened>>;
    whenDone(this,
             QtConcurrent::run(&m_worker,
                               [folder = draftFolder(beside), id]() -> Opened {
                                   return std::make_shared<drafts::Result<drafts::DraftFolder::Opened>>(
                                       drafts::DraftFolder(folder).open(id));
                               }),
             [this, beside](const Opened &opened) {
                 if (!*opened) {
                     Q_EMIT m_application.trouble(words::draftNotOpened(draftFault(opened->error())));
                     return;
                 }
                 ComposerStart start;
                 start.draft = std::move((*opened)->draft);
                 start.open = std::move((*opened)->open);
                 write(std::move(start), beside);
                 Q_EMIT draftOpened();
             });
}

MainWindow *Writing::reader() const
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

void Writing::showReader()
{
    MainWindow *window = reader();
    if (!window) {
        window = m_application.newWindow();
        window->show();
        if (m_unfinished > 0)
            Q_EMIT unfinishedFound(m_unfinished);
    }
    window->raise();
    window->activateWindow();
}

void Writing::findUnfinished()
{
    if (m_keepsNothing)
        return;
    whenDone(this, drafts(), [this](const std::vector<drafts::Listed> &found) {
        QSettings settings(m_application.settingsFile(), QSettings::IniFormat);
        const QStringList before = settings.value(keptKey).toStringList();
        QStringList kept;
        int unfinished = 0;
        for (const drafts::Listed &each : found) {
            if (before.contains(each.id))
                kept << each.id;
            else if (!each.isOpen)
                ++unfinished;
        }
        if (kept != before)
            settings.setValue(keptKey, kept);
        m_unfinished = unfinished;
        if (unfinished == 0)
            return;
        Q_EMIT unfinishedFound(unfinished);
        if (reader()) // where they are said and found
            return;
        for (ComposerWindow *window : windows())
            window->notice().say(words::unfinishedDrafts(unfinished), words::showDrafts());
    });
}

void Writing::setKept(const QString &id, bool isKept)
{
    if (m_keepsNothing)
        return;
    QSettings settings(m_application.settingsFile(), QSettings::IniFormat);
    QStringList kept = settings.value(keptKey).toStringList();
    kept.removeAll(id);
    if (isKept && !id.isEmpty())
        kept << id;
    settings.setValue(keptKey, kept);
}

void Writing::remember(const QStringList &recipients)
{
    std::vector<store::Correspondent> people;
    for (const QString &text : recipients) {
        const auto typed = compose::parseTyped(text);
        if (!typed)
            continue;
        if (const auto key = store::addressKey(QString::fromUtf8(typed->address.toByteArray())))
            people.push_back({*key, typed->name, 1, now()});
    }
    m_correspondents.keep(people);
}

void Writing::setFrom(const QString &from)
{
    if (from.isEmpty() || from == m_application.settings().from || !compose::parseTyped(from))
        return;
    app::Settings settings = m_application.settings();
    settings.from = from;
    m_application.setSettings(settings);
}

void Writing::allow(const DomainName &domain)
{
    m_allowed.insert(domain);
    whenDone(this, m_application.memory().ask<store::Done>([domain](store::Store &memory) {
        return memory.allowDomain(domain, now());
    }),
             [this](const store::Result<store::Done> &kept) {
                 if (!kept)
                     m_application.report(kept.error());
             });
    rulesChanged();
}

void Writing::forgetAllowed()
{
    m_allowed.clear();
    rulesChanged();
}

void Writing::rulesChanged()
{
    for (ComposerWindow *window : windows())
        window->setRules(rules(window->property("isDemonstration").toBool()));
}

void Writing::askAgain()
{
    m_lookups.erase(own); // another session, or another own provider
    for (ComposerWindow *window : windows()) {
        if (!window->property("isDemonstration").toBool())
            window->lookups().askAgain();
    }
}

void Writing::quit()
{
    m_isQuitting = true;
    QApplication::closeAllWindows();
}

} // namespace waxseal::desktop
