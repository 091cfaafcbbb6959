// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/places_panel.h"

#include "app/desktop/look/symbols.h"
#include "app/desktop/look/tool_tip.h"
#include "core/words/command.h"
#include "core/words/phrases.h"
#include "core/words/window.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace waxseal::desktop {

namespace {

constexpr int demonstrationRole = Qt::UserRole;
constexpr int pathRole = Qt::UserRole + 1;

} // namespace

PlacesPanel::PlacesPanel(Application &application, QWidget *parent) : QTreeWidget(parent), m_application(application)
{
    setHeaderHidden(true);
    setColumnCount(1);
    setAccessibleName(words::panes().places);
    setSelectionMode(SingleSelection);
    setTextElideMode(Qt::ElideMiddle);
    setUniformRowHeights(true);
    setIndentation(fontMetrics().averageCharWidth() * 2);
    connect(this, &QTreeWidget::itemActivated, this, &PlacesPanel::choose);
    connect(this, &QTreeWidget::itemClicked, this, &PlacesPanel::choose);
    connect(&application, &Application::recentPlacesChanged, this, &PlacesPanel::fill);
    fill();
}

void PlacesPanel::fill()
{
    clear();
    auto *demonstration = new QTreeWidgetItem(this, {words::demonstrationTitle()});
    demonstration->setFlags(Qt::ItemIsEnabled);
    const QStringList mailboxes = m_application.demonstrationMailboxes();
    for (int number = 0; number < mailboxes.size(); ++number) {
        const QString title = mailboxes[number].isEmpty() ? words::demonstrationUnknownAccount()
                                                          : words::demonstrationPlace(mailboxes[number]);
        auto *item = new QTreeWidgetItem(demonstration, {title});
        item->setData(0, demonstrationRole, number);
        item->setIcon(0, symbolIcon(Symbol::Mailbox, palette()));
        item->setToolTip(0, words::demonstrationNote());
    }
    if (!m_application.recentPlaces().empty()) {
        auto *recent = new QTreeWidgetItem(this, {words::recentTitle()});
        recent->setFlags(Qt::ItemIsEnabled);
        for (const store::Place &place : m_application.recentPlaces()) {
            const QString path = mailbox::displayed(place.path);
            auto *item = new QTreeWidgetItem(recent, {words::printable(QFileInfo(path).fileName())});
            item->setData(0, pathRole, place.path);
            item->setIcon(0, symbolIcon(Symbol::Mailbox, palette()));
            item->setToolTip(0, plainToolTip(words::printable(path)));
        }
    }
    expandAll();
    setCurrentPlace(m_place);
}

void PlacesPanel::setCurrentPlace(const std::optional<OpenPlace> &place)
{
    m_place = place;
    QTreeWidgetItem *current = nullptr;
    for (QTreeWidgetItemIterator each(this); *each && place; ++each) {
        const bool isIt = place->isDemonstration()
            ? (*each)->data(0, demonstrationRole).isValid()
                && (*each)->data(0, demonstrationRole).toInt() == place->demonstration
            : (*each)->data(0, pathRole).toByteArray() == place->path && !place->path.isEmpty();
        if (isIt)
            current = *each;
    }
    const QSignalBlocker quiet(this);
    setCurrentItem(current);
}

void PlacesPanel::choose(QTreeWidgetItem *item)
{
    if (item->data(0, demonstrationRole).isValid())
        Q_EMIT demonstrationChosen(item->data(0, demonstrationRole).toInt());
    else if (item->data(0, pathRole).isValid())
        Q_EMIT placeChosen(item->data(0, pathRole).toByteArray());
}

void PlacesPanel::forgetCurrent()
{
    if (currentItem() && currentItem()->data(0, pathRole).isValid())
        m_application.forgetPlace(currentItem()->data(0, pathRole).toByteArray());
}

/// Icons are drawn in the colours of their palette.
void PlacesPanel::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void PlacesPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Delete))
        forgetCurrent();
    else
        QTreeWidget::keyPressEvent(event);
}

void PlacesPanel::contextMenuEvent(QContextMenuEvent *event)
{
    QTreeWidgetItem *item = itemAt(event->pos());
    if (!item || !item->data(0, pathRole).isValid())
        return;
    QMenu menu;
    const QAction *forget = menu.addAction(words::forgetPlace());
    const QAction *forgetAll = menu.addAction(words::clearRecent());
    const QAction *chosen = menu.exec(event->globalPos());
    if (chosen == forget)
        m_application.forgetPlace(item->data(0, pathRole).toByteArray());
    if (chosen == forgetAll) {
        for (const store::Place &place : std::vector<store::Place>(m_application.recentPlaces()))
            m_application.forgetPlace(place.path);
    }
}

} // namespace waxseal::desktop
