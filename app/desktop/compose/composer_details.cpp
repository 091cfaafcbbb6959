// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// Where the details of a composer's recipients stand.
#include "app/desktop/compose/composer_window.h"

#include "app/desktop/compose/recipient_details.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSplitter>
#include <QToolButton>

namespace waxseal::desktop {

using compose::Field;

namespace {
constexpr int fewestLetters = 45;     ///< of width for what is written, and for the details beside it
constexpr int fewestFlatLetters = 64; ///< of width for the details below it, with their list at one side
} // namespace

void ComposerWindow::showDetails(RecipientChip *chip)
{
    if (!m_detailsPane->isVisible()) {
        makeRoomForDetails();
        placeDetails();
        m_detailsPane->show();
        shareRoom();
    }
    m_detailsAct->setChecked(true);
    refresh();
    if (!chip)
        m_details->showRow(m_named);
    int row = 0;
    for (const RecipientField *field : m_fields) {
        for (const RecipientChip *each : field->chips()) {
            if (each == chip)
                m_details->showRow(row);
            ++row;
        }
    }
}

/// What is written and its details, side by side.
bool ComposerWindow::hasRoomBeside(int width) const
{
    return width >= 2 * fewestLetters * fontMetrics().averageCharWidth() + m_columns->handleWidth();
}

/// The details do not stand in the place of what is being written, as far as the screen has room.
void ComposerWindow::makeRoomForDetails()
{
    if (isMaximized() || isFullScreen())
        return;
    const QRect room = screen()->availableGeometry();
    const QSize margins = frameGeometry().size() - size();
    const QSize most = room.size() - margins;
    const QSize wider(qMax(width(), qMin(width() * 5 / 3, most.width())), height());
    const QSize higher(width(), qMax(height(), qMin(height() * 7 / 5, most.height())));
    const QSize wanted = hasRoomBeside(wider.width()) ? wider : higher;
    m_grownBy = wanted - size();
    if (m_grownBy.isNull())
        return;
    resize(wanted);
    const int right = x() + wanted.width() + margins.width() - room.right() - 1;
    const int bottom = y() + wanted.height() + margins.height() - room.bottom() - 1;
    if (right > 0 || bottom > 0)
        move(qMax(room.left(), x() - qMax(0, right)), qMax(room.top(), y() - qMax(0, bottom)));
}

/// Beside what is being written where both have room, else below it. False where they stand so already.
bool ComposerWindow::placeDetails()
{
    const bool isBeside = hasRoomBeside(width());
    const Qt::Orientation orientation = isBeside ? Qt::Horizontal : Qt::Vertical;
    const bool isFlat = !isBeside && width() >= fewestFlatLetters * fontMetrics().averageCharWidth();
    m_details->setOrientation(isFlat ? Qt::Horizontal : Qt::Vertical);
    if (m_columns->orientation() == orientation)
        return false;
    m_columns->setOrientation(orientation);
    return true;
}

void ComposerWindow::shareRoom()
{
    const bool isBeside = m_columns->orientation() == Qt::Horizontal;
    const int all = isBeside ? m_columns->width() : m_columns->height();
    const int least = isBeside ? fewestLetters * fontMetrics().averageCharWidth() : 0;
    const int details = qMax(all * 2 / 5, least);
    m_columns->setSizes({qMax(1, all - details), details});
}

void ComposerWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_isBeginning || !m_detailsPane->isVisible() || !placeDetails())
        return;
    m_grownBy = QSize(0, 0); // the person has chosen a size
    shareRoom();
}

void ComposerWindow::hideDetails()
{
    m_detailsPane->hide();
    m_detailsAct->setChecked(false);
    const QSize grownBy = std::exchange(m_grownBy, QSize(0, 0));
    if (!grownBy.isNull() && !isMaximized() && !isFullScreen())
        resize(size() - grownBy);
}

void ComposerWindow::toggleDetails()
{
    QWidget *focus = QApplication::focusWidget();
    const bool isInside = focus && m_detailsPane->isAncestorOf(focus);
    if (m_detailsPane->isVisible() && (isInside || focus == m_detailsButton)) {
        hideDetails();
        if (isInside && m_beforeDetails && m_beforeDetails->isVisible())
            m_beforeDetails->setFocus(Qt::OtherFocusReason);
        else if (isInside)
            m_fields[size_t(Field::To)]->edit().setFocus();
        return;
    }
    m_beforeDetails = focus;
    RecipientChip *current = nullptr;
    for (const RecipientField *field : m_fields)
        current = current ? current : field->currentChip();
    showDetails(current);
    m_details->list().setFocus(Qt::ShortcutFocusReason);
}

} // namespace waxseal::desktop
