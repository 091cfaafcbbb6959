// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_field.h"

#include "core/words/composer.h"

#include <QAbstractItemView>
#include <QApplication>
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

constexpr int mostRows = 4;           ///< in view
constexpr int fewestLetters = 6;      ///< of room for typing in a row
constexpr int fewestBeforeTyping = 2; ///< the same before the first of them
constexpr size_t mostRemoved = 100;   ///< recipients that can be brought back
constexpr int fewestTyped = 1;        ///< letters before something is proposed

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
        m_edit->setText({}); // no clear(): its undo would bring the text back beside the chip
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

QSet<QByteArray> RecipientField::addresses() const
{
    QSet<QByteArray> addresses;
    for (const RecipientChip *chip : m_chips) {
        if (chip->recipient().isAddress())
            addresses.insert(chip->recipient().parsed->address.toByteArray());
    }
    return addresses;
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
    m_removed.clear();
    m_insertAt = -1;
    m_edited.clear();
    m_edit->setText({});
    insertChips(texts);
    announceChange(false);
}

void RecipientField::finishTyping()
{
    const QString text = m_edit->text();
    if (!m_edited.isEmpty() && text == m_edited)
        return restoreEdited(); // nothing was changed
    m_edit->setText({});
    if (!text.trimmed().isEmpty())
        return add(compose::splitTyped(text));
    if (!m_edited.isEmpty()) // emptied, which takes it out as well
        keepRemoved(qMax<qsizetype>(0, m_insertAt), m_edited);
    m_edited.clear();
    m_insertAt = -1;
}

void RecipientField::restoreEdited()
{
    m_edit->setText({});
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
    const qsizetype at = m_insertAt < 0 ? qsizetype(m_chips.size()) : qMin(m_insertAt, qsizetype(m_chips.size()));
    QSet<QByteArray> known = m_known ? m_known() : addresses();
    QStringList twice;
    qsizetype tooMany = 0;
    std::vector<RecipientChip *> fresh;
    for (const QString &text : texts) {
        if (qsizetype(fresh.size()) >= room) {
            ++tooMany;
            continue;
        }
        TypedRecipient recipient(text);
        if (recipient.isAddress()) {
            const EmailAddress &address = recipient.parsed->address;
            if (known.contains(address.toByteArray())) {
                twice << address.toUnicode();
                continue;
            }
            known.insert(address.toByteArray());
        }
        auto *chip = new RecipientChip(std::move(recipient), m_box);
        chip->installEventFilter(this);
        fresh.push_back(chip);
    }
    m_chips.insert(m_chips.begin() + at, fresh.begin(), fresh.end());
    if (!twice.isEmpty())
        Q_EMIT alreadyThere(twice);
    if (tooMany > 0)
        Q_EMIT leftOut(tooMany);
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
    Q_EMIT typed();
    // A separator inside quotes or brackets is part of the address; compose knows.
    const bool isWithin = isOpen(text);
    QStringList parts = isWithin ? QStringList() : compose::splitTyped(text);
    const bool isEnded = !isWithin && compose::endsWithSeparator(text);
    if (parts.isEmpty() && isEnded) {
        m_edit->setText({});
    } else if (isEnded || parts.size() > 1) {
        const QString rest = isEnded ? QString() : parts.takeLast();
        m_edit->setText(rest);
        add(parts);
    }
    complete(m_edit->text());
    arrangeLater();
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

void RecipientField::focusChip(const RecipientChip *chip)
{
    if (const qsizetype index = indexOf(chip); index >= 0)
        focusAt(index);
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
    keepRemoved(index, chip->recipient().text);
    takeOut(index);
    if (hadFocus)
        focusAt(index);
    announceChange(false); // nobody new: what a link named still waits
}

void RecipientField::keepRemoved(qsizetype at, const QString &text)
{
    if (m_removed.size() >= mostRemoved)
        m_removed.erase(m_removed.begin());
    m_removed.push_back({at, text});
}

bool RecipientField::canBringBack() const
{
    return !m_removed.empty() && m_edit->text().isEmpty() && m_edited.isEmpty();
}

void RecipientField::bringBack()
{
    if (m_room && m_room() <= 0)
        return; // it stays where it is until there is a place
    const Removed removed = std::move(m_removed.back());
    m_removed.pop_back();
    m_insertAt = removed.at;
    insertChips({removed.text});
    m_insertAt = -1;
    announceChange(false); // nobody new either
}

void RecipientField::moveChip(RecipientChip *chip, RecipientField &to)
{
    const qsizetype index = indexOf(chip);
    if (index < 0 || &to == this)
        return;
    const QString text = chip->recipient().text;
    to.finishTyping(); // before there is a place free, which belongs to this one
    takeOut(index);
    announceChange(false);
    to.insertChips({text});
    to.announceChange(false);
    to.focusAt(qsizetype(to.m_chips.size()) - 1);
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

void RecipientField::arrangeLater()
{
    if (std::exchange(m_isArranging, true))
        return;
    m_waits = 0;
    QTimer::singleShot(0, this, &RecipientField::arrangeUnlessPressed); // once for all that came together
}

/// What is below moves with the rows, but not from under the mouse while it is pressed for a click.
void RecipientField::arrangeUnlessPressed()
{
    constexpr int waitMsecs = 20;
    constexpr int mostWaits = 25; // a release may go astray with what was clicked
    if (!m_isArranging)
        return; // done meanwhile
    const bool isPressed = QApplication::mouseButtons() != Qt::NoButton && ++m_waits < mostWaits;
    if (isPressed && viewport()->width() == m_arrangedWidth)
        QTimer::singleShot(waitMsecs, this, &RecipientField::arrangeUnlessPressed);
    else
        arrange();
}

void RecipientField::arrange()
{
    m_isArranging = false;
    const QFontMetrics metrics = fontMetrics();
    const int height = RecipientChip::heightFor(metrics);
    const int width = viewport()->width();
    m_arrangedWidth = width;
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
    const int letter = metrics.averageCharWidth();
    const int typed = metrics.horizontalAdvance(m_edit->text().left(longestPaste)) + 3 * letter;
    const auto putEdit = [&](bool isLast) {
        const bool isEmpty = m_edit->text().isEmpty();
        if (isEmpty && !m_edit->hasFocus()) { // no row of its own while nobody types
            const int left = qMin(x, qMax(0, width - gap - 1));
            const QRect place(left, y, qMax(1, width - gap - left), height);
            m_edit->setGeometry(QStyle::visualRect(layoutDirection(), whole, place));
            m_edit->show();
            return;
        }
        const int wanted = isEmpty ? letter * fewestBeforeTyping : qMax(letter * fewestLetters, typed);
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
