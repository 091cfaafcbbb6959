// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The menu of drafts, and the notice that leads to it.
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/look/when_done.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/writing.h"
#include "core/words/composer.h"
#include "core/words/window.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

namespace waxseal::desktop {

namespace {

constexpr qsizetype shownCharacters = 60; ///< of a subject, and of a recipient
constexpr size_t draftsPerMenu = 30;

QString shortened(const QString &text)
{
    if (text.size() <= shownCharacters)
        return text;
    const qsizetype end = shownCharacters - (text[shownCharacters - 1].isHighSurrogate() ? 1 : 0);
    return text.first(end).trimmed() + QChar(0x2026);
}

QString entryOf(const drafts::Listed &draft)
{
    const QDateTime changed = QDateTime::fromSecsSinceEpoch(draft.changed.time_since_epoch().count());
    return words::draftEntry(shortened(draft.subject), shortened(draft.firstRecipient),
                             QLocale().toString(changed, QLocale::ShortFormat))
        .replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void clear(QMenu &menu)
{
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)); // which stay otherwise
}

} // namespace

void MainWindow::makeDraftsMenu(QMenu *file, const QString &name)
{
    m_draftsMenu = file->addMenu(name);
    m_draftsMenu->addAction(words::readingDrafts())->setEnabled(false);
    // Before it opens, so that the keyboard finds the drafts in it at once.
    connect(file, &QMenu::aboutToShow, this, [this] { fillDrafts(); });
    connect(m_draftsMenu, &QMenu::aboutToShow, this, [this] { fillDrafts(); });
}

void MainWindow::makeNotices(QBoxLayout &column)
{
    m_linkNotice = new NoticeBar;
    m_linkNotice->setCanBeHidden(true);
    m_draftsNotice = new NoticeBar;
    m_draftsNotice->setCanBeHidden(true);
    column.addWidget(m_linkNotice);
    column.addWidget(m_draftsNotice);
    Writing &writing = m_application.writing();
    connect(&writing, &Writing::unfinishedFound, this, [this](int count) {
        const bool isDemonstration = m_wantedDemonstration >= 0 || (m_place && m_place->isDemonstration());
        if (!isDemonstration)
            m_draftsNotice->say(words::unfinishedDrafts(count), words::showDrafts());
    });
    connect(&writing, &Writing::draftOpened, m_draftsNotice, &NoticeBar::clear);
    connect(m_draftsNotice, &NoticeBar::acted, this, [this] {
        whenDone(this, m_application.writing().drafts(),
                 [this](const std::vector<drafts::Listed> &found) { popUpDrafts(found); });
    });
}

/// The person's own, whatever the window shows, under the button that asked for them.
void MainWindow::popUpDrafts(const std::vector<drafts::Listed> &found)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addDrafts(*menu, found, {});
    const auto *button = m_draftsNotice->findChild<QPushButton *>();
    const int left = isRightToLeft() ? button->width() - menu->sizeHint().width() : 0;
    menu->popup(button->mapToGlobal(QPoint(left, button->height())));
    menu->setActiveAction(menu->actions().first());
}

void MainWindow::fillDrafts()
{
    whenDone(this, m_application.writing().drafts(m_place),
             [this, beside = m_place](const std::vector<drafts::Listed> &found) {
                 if (beside == m_place) // else the drafts are others by now
                     showDrafts(found);
             });
}

void MainWindow::showDrafts(const std::vector<drafts::Listed> &found)
{
    QStringList entries;
    for (const drafts::Listed &each : found)
        entries << each.id + entryOf(each);
    if (!found.empty() && entries == m_shownDrafts)
        return; // somebody may be choosing among them
    m_shownDrafts = entries;
    clear(*m_draftsMenu);
    addDrafts(*m_draftsMenu, found, m_place);
    if (m_draftsMenu->isVisible())
        m_draftsMenu->setActiveAction(m_draftsMenu->actions().first());
}

void MainWindow::addDrafts(QMenu &into, const std::vector<drafts::Listed> &found,
                           const std::optional<OpenPlace> &beside)
{
    if (found.empty())
        into.addAction(words::noDrafts())->setEnabled(false);
    QMenu *menu = &into;
    for (size_t i = 0; i < found.size(); ++i) {
        if (i > 0 && i % draftsPerMenu == 0) {
            menu->addSeparator();
            menu = menu->addMenu(words::olderDrafts(int(found.size() - i)));
        }
        connect(menu->addAction(entryOf(found[i])), &QAction::triggered, this,
                [this, id = found[i].id, beside] { m_application.writing().openDraft(id, beside); });
    }
}

} // namespace waxseal::desktop
