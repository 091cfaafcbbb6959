// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_field.h"

#include "app/desktop/look/appearance.h"
#include "core/base/limits.h"
#include "core/words/composer.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStringListModel>
#include <QStyle>
#include <QTimer>

#include <algorithm>

namespace waxseal::desktop {

namespace {

constexpr int mostRows = 4;                                      ///< in view
constexpr int gap = 4;                                           ///< between chips
constexpr int fewestLetters = 6;                                 ///< of room for typing in a row
constexpr int fewestTyped = 1;                                   ///< letters before something is proposed
constexpr qsizetype longestPaste = 2 * limits::recipients * 100; ///< characters of a clipboard that are read

/// Inside quotes or a comment: a separator there is part of the name, once it is complete.
bool isOpen(const QString &text)
{
    bool isQuoted = false;
    int comments = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('\\'))
            ++i;
        else if (c == QLatin1Char('"') && comments == 0)
            isQuoted = !isQuoted;
        else if (!isQuoted && c == QLatin1Char('('))
            ++comments;
        else if (!isQuoted && c == QLatin1Char(')') && comments > 0)
            --comments;
    }
    return isQuoted || comments > 0;
}

} // namespace

/// Holds chips and text; what stands where is the field's doing.
class RecipientField::Box : public QWidget {
public:
    explicit Box(RecipientField &field) : m_field(field) { setCursor(Qt::IBeamCursor); }

protected:
    void mousePressEvent(QMouseEvent *) override { m_field.m_edit->setFocus(Qt::MouseFocusReason); }

private:
    RecipientField &m_field;
};

/// Keys come here also from the list of proposals, past any filter.
class RecipientField::Edit : public QLineEdit {
public:
    Edit(RecipientField &field, QWidget *parent) : QLineEdit(parent), m_field(field) { }

protected:
    bool event(QEvent *event) override { return m_field.editEvent(event) || QLineEdit::event(event); }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (!m_field.editKey(event))
            QLineEdit::keyPressEvent(event);
    }

private:
    RecipientField &m_field;
};

RecipientField::RecipientField(const QString &name, Complete complete, QWidget *parent)
    : QScrollArea(parent)
    , m_box(new Box(*this))
    , m_edit(new Edit(*this, m_box))
    , m_complete(std::move(complete))
    , m_completer(new QCompleter(this))
    , m_proposals(new QStringListModel(this))
{
    setWidget(m_box);
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFocusProxy(m_edit);
    setBackgroundRole(QPalette::Base);
    m_box->setBackgroundRole(QPalette::Base);
    m_box->setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    m_edit->setFrame(false);
    m_edit->setMaxLength(int(longestPaste));
    m_edit->setAccessibleName(name);
    m_edit->setAccessibleDescription(words::composer().fieldHelp);
    connect(m_edit, &QLineEdit::textEdited, this, &RecipientField::textEdited);

    m_completer->setModel(m_proposals);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_edit);
    m_completer->setMaxVisibleItems(8);
    m_completer->popup()->setAccessibleName(name);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &chosen) {
        m_edit->clear();
        add({chosen});
        m_edit->setFocus();
    });
    arrange();
}

bool RecipientField::isEmpty() const
{
    return m_chips.empty() && m_edit->text().trimmed().isEmpty();
}

QStringList RecipientField::texts() const
{
    QStringList texts;
    for (const RecipientChip *chip : m_chips)
        texts << chip->recipient().text;
    const QString typing = m_edit->text().trimmed();
    if (!typing.isEmpty())
        texts.insert(typingAt(), typing);
    return texts;
}

qsizetype RecipientField::typingAt() const
{
    if (m_edit->text().trimmed().isEmpty())
        return -1;
    const auto count = qsizetype(m_chips.size());
    return m_insertAt < 0 ? count : qMin(m_insertAt, count);
}

void RecipientField::setTyping(const QString &text)
{
    m_edit->setText(text);
    arrangeLater();
}

void RecipientField::setTexts(const QStringList &texts)
{
    for (RecipientChip *chip : m_chips)
        delete chip;
    m_chips.clear();
    m_insertAt = -1;
    m_edited.clear();
    m_edit->clear();
    insertChips(texts);
    announceChange(false);
}

void RecipientField::finishTyping()
{
    const QString text = m_edit->text();
    if (!m_edited.isEmpty() && text == m_edited)
        return restoreEdited(); // nothing was changed
    m_edit->clear();
    m_edited.clear();
    if (text.trimmed().isEmpty())
        m_insertAt = -1;
    else
        add(compose::splitTyped(text));
}

void RecipientField::restoreEdited()
{
    m_edit->clear();
    insertChips({std::exchange(m_edited, {})});
    m_insertAt = -1;
    announceChange(false);
}

void RecipientField::add(const QStringList &texts)
{
    insertChips(texts);
    m_insertAt = -1;
    m_edited.clear();
    announceChange(true);
}

void RecipientField::insertChips(const QStringList &texts)
{
    const qsizetype room = m_room ? qMax<qsizetype>(0, m_room()) : texts.size();
    const qsizetype taken = qMin(room, texts.size());
    const qsizetype at = m_insertAt < 0 ? qsizetype(m_chips.size()) : qMin(m_insertAt, qsizetype(m_chips.size()));
    std::vector<RecipientChip *> fresh;
    fresh.reserve(size_t(taken));
    for (qsizetype i = 0; i < taken; ++i) {
        auto *chip = new RecipientChip(TypedRecipient(texts[i]), m_box);
        chip->installEventFilter(this);
        fresh.push_back(chip);
    }
    m_chips.insert(m_chips.begin() + at, fresh.begin(), fresh.end());
    if (taken < texts.size())
        Q_EMIT leftOut(texts.size() - taken);
}

void RecipientField::announceChange(bool isByPerson)
{
    arrangeLater();
    Q_EMIT recipientsChanged();
    if (isByPerson)
        Q_EMIT editedByPerson();
}

void RecipientField::textEdited(const QString &text)
{
    // A separator inside quotes or brackets is part of the address; compose knows.
    const bool isWithin = isOpen(text);
    QStringList parts = isWithin ? QStringList() : compose::splitTyped(text);
    const bool isEnded = !isWithin && compose::endsWithSeparator(text);
    if (parts.isEmpty() && isEnded) {
        m_edit->clear();
    } else if (isEnded || parts.size() > 1) {
        const QString rest = isEnded ? QString() : parts.takeLast();
        m_edit->setText(rest);
        add(parts);
    }
    complete(m_edit->text());
    arrangeLater();
    Q_EMIT typed();
}

void RecipientField::complete(const QString &text)
{
    const QString typed = text.trimmed();
    const QStringList found = typed.size() < fewestTyped || !m_complete ? QStringList() : m_complete(typed);
    m_proposals->setStringList(found);
    if (found.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(typed);
    m_completer->complete(QRect(0, 0, qMax(m_edit->width(), viewport()->width() / 2), m_edit->height()));
    m_completer->popup()->setCurrentIndex({}); // chosen by the person only: Enter takes what was typed
}

qsizetype RecipientField::indexOf(const RecipientChip *chip) const
{
    const auto found = std::find(m_chips.begin(), m_chips.end(), chip);
    return found == m_chips.end() ? -1 : found - m_chips.begin();
}

RecipientChip *RecipientField::currentChip() const
{
    const auto found = std::find_if(m_chips.begin(), m_chips.end(), [](const auto *chip) { return chip->hasFocus(); });
    return found == m_chips.end() ? nullptr : *found;
}

void RecipientField::focusAt(qsizetype index)
{
    if (m_isArranging)
        arrange(); // what is not shown yet takes no focus
    if (index >= 0 && index < qsizetype(m_chips.size()))
        m_chips[size_t(index)]->setFocus(Qt::OtherFocusReason);
    else
        m_edit->setFocus(Qt::OtherFocusReason);
}

void RecipientField::takeOut(qsizetype index)
{
    RecipientChip *chip = m_chips[size_t(index)];
    m_chips.erase(m_chips.begin() + index);
    chip->hide();
    chip->deleteLater(); // perhaps one of its own events leads here
}

void RecipientField::removeChip(RecipientChip *chip)
{
    const qsizetype index = indexOf(chip);
    if (index < 0)
        return;
    const bool hadFocus = chip->hasFocus();
    takeOut(index);
    if (hadFocus)
        focusAt(index);
    announceChange(false); // nobody new: what a link named still waits
}

void RecipientField::editChip(RecipientChip *chip)
{
    finishTyping();
    const qsizetype index = indexOf(chip);
    if (index < 0)
        return;
    const QString text = chip->recipient().text;
    takeOut(index);
    m_insertAt = index;
    m_edited = text;
    m_edit->setText(text);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
    announceChange(false);
}

/// The nearest chip so many rows below; null: none.
RecipientChip *RecipientField::chipBeside(const RecipientChip *chip, int rows) const
{
    const int step = RecipientChip::heightFor(fontMetrics()) + gap;
    const int top = chip->y() + rows * step;
    RecipientChip *nearest = nullptr;
    for (RecipientChip *each : m_chips) {
        if (each->y() != top)
            continue;
        const auto distance = [chip](const RecipientChip *to) {
            return qAbs(to->geometry().center().x() - chip->geometry().center().x());
        };
        if (!nearest || distance(each) < distance(nearest))
            nearest = each;
    }
    return nearest;
}

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
        return false;
    }
    case QEvent::FocusIn:
        ensureWidgetVisible(m_edit, 0, gap);
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
    const bool isChoosing = m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid();
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const qsizetype at = m_insertAt < 0 ? qsizetype(m_chips.size()) : m_insertAt;
    const bool isAtStart = m_edit->cursorPosition() == 0 && !m_edit->hasSelectedText();
    const bool isAtEnd = m_edit->cursorPosition() == m_edit->text().size() && !m_edit->hasSelectedText();
    if (event->matches(QKeySequence::Paste)) {
        const QString text = QApplication::clipboard()->text().left(longestPaste);
        const QStringList parts = compose::splitTyped(text);
        if (parts.size() < 2)
            return false;
        add(parts);
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isChoosing)
            return event->ignore(), true; // the list takes it
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
        if (isChoosing) {
            const QString chosen = m_completer->popup()->currentIndex().data().toString();
            m_completer->popup()->hide();
            m_edit->clear();
            add({chosen});
            return true;
        }
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

bool RecipientField::chipKey(RecipientChip *chip, QKeyEvent *event)
{
    const qsizetype index = indexOf(chip);
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(chip->recipient().shown());
        return true;
    }
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
    case Qt::Key_Delete: removeChip(chip); return true;
    case Qt::Key_Backspace:
        removeChip(chip);
        focusAt(index > 0 ? index - 1 : 0);
        return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter: editChip(chip); return true;
    case Qt::Key_Space: Q_EMIT detailsRequested(); return true;
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

void RecipientField::arrangeLater()
{
    if (std::exchange(m_isArranging, true))
        return;
    QTimer::singleShot(0, this, &RecipientField::arrange); // once for all that came together
}

void RecipientField::arrange()
{
    m_isArranging = false;
    const QFontMetrics metrics = fontMetrics();
    const int height = RecipientChip::heightFor(metrics);
    const int width = viewport()->width();
    const QRect whole(0, 0, width, height);
    int x = gap;
    int y = gap;
    const auto nextRow = [&] {
        x = gap;
        y += height + gap;
    };
    const auto put = [&](QWidget *widget, int wanted) {
        const int wide = qMin(wanted, qMax(1, width - 2 * gap));
        if (x > gap && x + wide > width - gap)
            nextRow();
        widget->setGeometry(QStyle::visualRect(layoutDirection(), whole, QRect(x, y, wide, height)));
        widget->show();
        x += wide + gap;
    };
    const int least = metrics.averageCharWidth() * fewestLetters;
    const int typed = metrics.horizontalAdvance(m_edit->text().left(longestPaste)) + 3 * metrics.averageCharWidth();
    const auto putEdit = [&](bool isLast) {
        const int wanted = qMax(least, typed);
        if (x > gap && x + wanted > width - gap)
            nextRow();
        put(m_edit, isLast ? width - gap - x : wanted);
    };
    const qsizetype at = m_insertAt < 0 ? qsizetype(m_chips.size()) : m_insertAt;
    for (qsizetype i = 0; i < qsizetype(m_chips.size()); ++i) {
        if (i == at)
            putEdit(false);
        put(m_chips[size_t(i)], m_chips[size_t(i)]->sizeHint().width());
    }
    if (at >= qsizetype(m_chips.size()))
        putEdit(true);
    m_box->resize(width, y + height + gap);

    const int rows = (y - gap) / (height + gap) + 1;
    if (rows != std::exchange(m_rows, rows))
        updateGeometry();
    QWidget *current = currentChip();
    if (!current && m_edit->hasFocus())
        current = m_edit;
    if (current)
        ensureWidgetVisible(current, 0, gap);
}

QSize RecipientField::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int row = RecipientChip::heightFor(metrics) + gap;
    return {metrics.averageCharWidth() * fewestLetters * 2, qMin(m_rows, mostRows) * row + gap + 2 * frameWidth()};
}

void RecipientField::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrangeLater();
}

void RecipientField::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange:
        updateGeometry();
        arrangeLater();
        break;
    default: break;
    }
}

} // namespace waxseal::desktop
