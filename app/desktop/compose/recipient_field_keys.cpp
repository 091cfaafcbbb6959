// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The keyboard and the clipboard in a field of recipients.
#include "app/desktop/compose/recipient_field.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace waxseal::desktop {

bool RecipientField::editEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        auto *key = static_cast<QKeyEvent *>(event);
        return key->key() == Qt::Key_Tab && editKey(key); // a widget does not see it as a key otherwise
    }
    case QEvent::FocusOut: {
        // A list of proposals, a menu or another window leave the half-typed text alone.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && reason != Qt::MenuBarFocusReason)
            finishTyping();
        arrangeLater(); // it needs less room now
        return false;
    }
    case QEvent::FocusIn:
        arrangeLater();
        Q_EMIT currentChanged();
        return false;
    default: return false;
    }
}

bool RecipientField::eventFilter(QObject *watched, QEvent *event)
{
    auto *chip = dynamic_cast<RecipientChip *>(watched);
    if (!chip)
        return QScrollArea::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: return chipKey(chip, static_cast<QKeyEvent *>(event));
    case QEvent::MouseButtonDblClick: editChip(chip); return true;
    case QEvent::ContextMenu:
        chip->setFocus();
        Q_EMIT menuRequested(chip, chip->mapToGlobal(chip->rect().bottomLeft()));
        return true;
    case QEvent::FocusIn:
        ensureWidgetVisible(chip, 0, gap);
        Q_EMIT currentChanged();
        break;
    default: break;
    }
    return false;
}

bool RecipientField::editKey(QKeyEvent *event)
{
    // What is no address yet means the first of those that are proposed.
    QAbstractItemView *proposals = m_completer->popup();
    const bool isEnd = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab;
    if (isEnd && proposals->isVisible() && !proposals->currentIndex().isValid() && !compose::parseTyped(m_edit->text()))
        proposals->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    const bool isChoosing = proposals->isVisible() && proposals->currentIndex().isValid();
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const qsizetype at = m_insertAt < 0 ? qsizetype(m_chips.size()) : m_insertAt;
    const bool isAtStart = m_edit->cursorPosition() == 0 && !m_edit->hasSelectedText();
    const bool isAtEnd = m_edit->cursorPosition() == m_edit->text().size() && !m_edit->hasSelectedText();
    if (event->matches(QKeySequence::Paste))
        return pasteSeveral();
    if (event->matches(QKeySequence::Undo) && canBringBack())
        return bringBack(), true;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isChoosing)
            return choose(), true;
        if (event->modifiers() & ~Qt::KeypadModifier)
            return false;
        if (m_edit->text().trimmed().isEmpty())
            focusNextPrevChild(true);
        else
            finishTyping();
        m_completer->popup()->hide();
        return true;
    case Qt::Key_Escape:
        if (m_edited.isEmpty())
            return false;
        m_completer->popup()->hide();
        restoreEdited();
        focusAt(at);
        return true;
    case Qt::Key_Tab:
        if (isChoosing)
            return choose(), true;
        m_completer->popup()->hide();
        return false;
    case Qt::Key_Backspace:
        if (!isAtStart || at == 0)
            return false;
        focusAt(at - 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (event->modifiers() & ~Qt::KeypadModifier)
            return false;
        const bool isBack = (event->key() == Qt::Key_Left) != isRightToLeft;
        if (isBack && isAtStart && at > 0)
            return finishTyping(), focusAt(at - 1), true;
        if (!isBack && isAtEnd && at < qsizetype(m_chips.size()))
            return finishTyping(), focusAt(at), true;
        return false;
    }
    default: return false;
    }
}

/// The proposal that is marked.
void RecipientField::choose()
{
    const QString chosen = m_completer->popup()->currentIndex().data().toString();
    m_completer->popup()->hide();
    m_edit->setText({});
    add({chosen});
}

/// What is done with a chip; the rest walks.
bool RecipientField::chipEditKey(RecipientChip *chip, QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy(), true;
    if (event->matches(QKeySequence::Cut))
        return cut(), true;
    if (event->matches(QKeySequence::Paste))
        return paste(), true;
    if (event->matches(QKeySequence::Undo))
        return undo(), true;
    const qsizetype index = indexOf(chip);
    switch (event->key()) {
    case Qt::Key_Delete: removeChip(chip); return true;
    case Qt::Key_Backspace:
        removeChip(chip);
        focusAt(index > 0 ? index - 1 : 0);
        return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter: editChip(chip); return true;
    case Qt::Key_Space: Q_EMIT detailsRequested(); return true;
    default: return false;
    }
}

bool RecipientField::chipKey(RecipientChip *chip, QKeyEvent *event)
{
    if (chipEditKey(chip, event))
        return true;
    const qsizetype index = indexOf(chip);
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Left: focusAt(isRightToLeft ? index + 1 : qMax<qsizetype>(0, index - 1)); return true;
    case Qt::Key_Right: focusAt(isRightToLeft ? qMax<qsizetype>(0, index - 1) : index + 1); return true;
    case Qt::Key_Up:
        if (event->modifiers() & Qt::AltModifier)
            return false;
        if (RecipientChip *above = chipBeside(chip, -1))
            above->setFocus();
        return true;
    case Qt::Key_Down:
        if (event->modifiers() & Qt::AltModifier)
            return false;
        if (RecipientChip *below = chipBeside(chip, 1))
            below->setFocus();
        else
            m_edit->setFocus();
        return true;
    case Qt::Key_Home: focusAt(0); return true;
    case Qt::Key_End: m_edit->setFocus(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: // chips are in no order of Tab: on from the text
        if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
            return false;
        m_edit->setFocus(Qt::TabFocusReason);
        focusNextPrevChild(event->key() == Qt::Key_Tab);
        return true;
    default: break;
    }
    const bool isLetter = !event->text().isEmpty() && event->text().at(0).isPrint()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!isLetter)
        return false;
    m_edit->setFocus();
    QApplication::sendEvent(m_edit, event);
    return true;
}

/// True where there were several, which become chips at once.
bool RecipientField::pasteSeveral()
{
    const QStringList parts = compose::splitTyped(QApplication::clipboard()->text().left(longestPaste));
    if (parts.size() < 2)
        return false;
    add(parts);
    return true;
}

void RecipientField::undo()
{
    if (!m_removed.empty() && (currentChip() || canBringBack()))
        bringBack();
    else
        m_edit->undo();
}

void RecipientField::redo()
{
    m_edit->redo();
}

void RecipientField::cut()
{
    RecipientChip *chip = currentChip();
    if (!chip)
        return m_edit->cut();
    copy();
    removeChip(chip);
}

void RecipientField::copy()
{
    if (const RecipientChip *chip = currentChip())
        QApplication::clipboard()->setText(chip->recipient().shown());
    else
        m_edit->copy();
}

void RecipientField::paste()
{
    if (pasteSeveral())
        return;
    m_edit->setFocus();
    m_edit->paste();
}

void RecipientField::selectAll()
{
    m_edit->setFocus();
    m_edit->selectAll();
}

} // namespace waxseal::desktop
