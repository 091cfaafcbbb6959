// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"

#include "app/desktop/look/pane_frame.h"
#include "app/desktop/look/symbols.h"
#include "core/words/composer.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

namespace waxseal::desktop {

namespace {
constexpr int mostRows = 3; ///< in view; the list scrolls
} // namespace

AttachmentBar::AttachmentBar(QWidget *parent)
    : QWidget(parent), m_total(new QLabel), m_list(new QListWidget), m_remove(new QToolButton)
{
    const words::Composer names = words::composer();
    m_total->setTextFormat(Qt::PlainText);
    m_list->setAccessibleName(names.attachments);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->installEventFilter(this);
    m_remove->setText(names.removeAttachment);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_total, 0, 0, 1, 2);
    grid->addWidget(new PaneFrame(m_list), 1, 0);
    grid->addWidget(m_remove, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    m_remove->installEventFilter(this);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &AttachmentBar::showSelection);
    connect(m_remove, &QToolButton::clicked, this, &AttachmentBar::removeCurrent);
    hide();
}

void AttachmentBar::set(std::vector<compose::Attachment> attachments)
{
    m_attachments = std::move(attachments);
    fill();
}

void AttachmentBar::add(const compose::Attachment &attachment)
{
    m_attachments.push_back(attachment);
    fill();
    m_list->setCurrentRow(m_list->count() - 1, QItemSelectionModel::NoUpdate);
    showSelection();
}

void AttachmentBar::fill()
{
    const int current = m_list->currentRow();
    const QIcon icon = symbolIcon(Symbol::Attachment, palette());
    qint64 total = 0;
    m_list->clear();
    for (const compose::Attachment &each : m_attachments) {
        total += each.size;
        m_list->addItem(
            new QListWidgetItem(icon, words::attachmentLine(each.name, QLocale().formattedDataSize(each.size))));
    }
    const int count = int(m_attachments.size());
    m_total->setText(words::attachmentTotal(count, QLocale().formattedDataSize(total)));
    m_list->setAccessibleDescription(m_total->text());
    m_list->setFixedHeight(qBound(1, count, mostRows)
                               * qMax(m_list->sizeHintForRow(0), m_list->fontMetrics().height() + 4)
                           + 2 * m_list->frameWidth() + 2);
    m_list->setCurrentRow(qMin(qMax(0, current), count - 1), QItemSelectionModel::NoUpdate);
    setVisible(count > 0);
    showSelection();
}

/// One is chosen only while the keyboard is here: elsewhere it would look as if the keys went to it.
void AttachmentBar::showSelection()
{
    const QWidget *focus = window()->focusWidget();
    const bool isHere = focus == m_list || focus == m_remove;
    const QSignalBlocker quiet(m_list);
    if (isHere && m_list->currentItem())
        m_list->currentItem()->setSelected(true);
    else
        m_list->clearSelection();
    m_remove->setEnabled(isHere || m_list->count() == 1);
}

void AttachmentBar::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const compose::Attachment gone = m_attachments[size_t(row)];
    m_attachments.erase(m_attachments.begin() + row);
    fill();
    Q_EMIT removed(gone);
}

bool AttachmentBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QTimer::singleShot(0, this, &AttachmentBar::showSelection); // once it is clear where the keyboard goes
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AttachmentBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

} // namespace waxseal::desktop
