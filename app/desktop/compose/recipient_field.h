// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_chip.h"

#include <QScrollArea>

#include <functional>
#include <vector>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace waxseal::desktop {

/// A line of recipients: those that are complete as chips, and behind them a place to type. Grows to a few rows, then scrolls.
class RecipientField : public QScrollArea {
    Q_OBJECT

public:
    /// Proposes recipients for what was typed so far; asks nobody.
    using Complete = std::function<QStringList(const QString &typed)>;

    RecipientField(const QString &name, Complete complete, QWidget *parent = nullptr);

    /// How many more fit into the draft, in all its fields; nothing is limited without it.
    void setRoom(std::function<qsizetype()> room) { m_room = std::move(room); }

    const std::vector<RecipientChip *> &chips() const { return m_chips; }
    bool isEmpty() const;
    QStringList texts() const;  ///< of the chips, and what is being typed
    qsizetype typingAt() const; ///< which of texts() is still being typed; -1: none
    void setTexts(const QStringList &texts);
    void setTyping(const QString &text); ///< no recipient yet
    /// Makes chips of what is being typed.
    void finishTyping();

    /// The chip that has the keyboard; null: none.
    RecipientChip *currentChip() const;
    QLineEdit &edit() { return *m_edit; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void recipientsChanged();      ///< chips came or went
    void editedByPerson();         ///< one was added or finished by hand
    void typed();                  ///< a key in the text
    void leftOut(qsizetype count); ///< there was no room for so many
    void currentChanged();
    void detailsRequested();
    void menuRequested(waxseal::desktop::RecipientChip *chip, const QPoint &where);

public Q_SLOTS:
    void editChip(waxseal::desktop::RecipientChip *chip);
    void removeChip(waxseal::desktop::RecipientChip *chip);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Box;
    class Edit;
    bool editEvent(QEvent *event);
    bool editKey(QKeyEvent *event);
    bool chipKey(RecipientChip *chip, QKeyEvent *event);
    void textEdited(const QString &text);
    void complete(const QString &text);
    void add(const QStringList &texts);
    void insertChips(const QStringList &texts);
    qsizetype indexOf(const RecipientChip *chip) const;
    void focusAt(qsizetype index); ///< the chip, or the text behind the last
    RecipientChip *chipBeside(const RecipientChip *chip, int rows) const;
    void takeOut(qsizetype index);
    void arrangeLater();
    void arrange();
    void restoreEdited();
    void announceChange(bool isByPerson);

    Box *m_box;
    QLineEdit *m_edit;
    Complete m_complete;
    QCompleter *m_completer;
    QStringListModel *m_proposals;
    std::function<qsizetype()> m_room;
    std::vector<RecipientChip *> m_chips;
    qsizetype m_insertAt = -1; ///< where the text stands among the chips; -1: behind the last
    QString m_edited;          ///< the chip that is being changed, as it was; empty: none
    int m_rows = 1;
    bool m_isArranging = false; ///< it will be done soon
};

} // namespace waxseal::desktop
