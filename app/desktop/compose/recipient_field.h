// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_chip.h"
#include "core/base/limits.h"

#include <QScrollArea>
#include <QSet>

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

    /// The addresses of all fields, none of which is added a second time; without it those of this one.
    void setKnown(std::function<QSet<QByteArray>()> known) { m_known = std::move(known); }
    QSet<QByteArray> addresses() const; ///< as EmailAddress::toByteArray() has them

    const std::vector<RecipientChip *> &chips() const { return m_chips; }
    bool isEmpty() const;
    QStringList texts() const;  ///< of the chips, and what is being typed
    qsizetype typingAt() const; ///< which of texts() is still being typed; -1: none
    void setTexts(const QStringList &texts);
    void setTyping(const QString &text); ///< no recipient yet
    /// Makes chips of what is being typed.
    void finishTyping();
    /// Out of this field and into another, which is no removal.
    void moveChip(RecipientChip *chip, RecipientField &to);

    /// The chip that has the keyboard; null: none.
    RecipientChip *currentChip() const;
    void focusChip(const RecipientChip *chip); ///< where it is one of these
    QLineEdit &edit() { return *m_edit; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void recipientsChanged();                        ///< chips came or went
    void editedByPerson();                           ///< one was added or finished by hand
    void typed();                                    ///< a key in the text
    void leftOut(qsizetype count);                   ///< there was no room for so many
    void alreadyThere(const QStringList &addresses); ///< these were not added a second time
    void currentChanged();
    void detailsRequested();
    void menuRequested(waxseal::desktop::RecipientChip *chip, const QPoint &where);

public Q_SLOTS:
    void editChip(waxseal::desktop::RecipientChip *chip);
    void removeChip(waxseal::desktop::RecipientChip *chip);
    // What the menu does with the chip that has the keyboard, else with the text.
    void undo(); ///< in an empty text: the last removed recipient comes back
    void redo();
    void cut();
    void copy();
    void paste();
    void selectAll();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static constexpr int gap = 4;                                           ///< between chips
    static constexpr qsizetype longestPaste = 2 * limits::recipients * 100; ///< characters of a clipboard that are read
    class Box;
    class Edit;
    struct Removed {
        qsizetype at;
        QString text;
    };
    bool editEvent(QEvent *event);
    void choose();
    bool editKey(QKeyEvent *event);
    bool chipKey(RecipientChip *chip, QKeyEvent *event);
    bool chipEditKey(RecipientChip *chip, QKeyEvent *event);
    bool pasteSeveral();
    void textEdited(const QString &text);
    void complete(const QString &text);
    void add(const QStringList &texts);
    void insertChips(const QStringList &texts);
    qsizetype indexOf(const RecipientChip *chip) const;
    void focusAt(qsizetype index); ///< the chip, or the text behind the last
    RecipientChip *chipBeside(const RecipientChip *chip, int rows) const;
    void takeOut(qsizetype index);
    void keepRemoved(qsizetype at, const QString &text);
    bool canBringBack() const;
    void bringBack();
    void arrangeLater();
    void arrangeUnlessPressed();
    void arrange();
    void restoreEdited();
    void announceChange(bool isByPerson);

    Box *m_box;
    QLineEdit *m_edit;
    Complete m_complete;
    QCompleter *m_completer;
    QStringListModel *m_proposals;
    std::function<qsizetype()> m_room;
    std::function<QSet<QByteArray>()> m_known;
    std::vector<RecipientChip *> m_chips;
    std::vector<Removed> m_removed; ///< the last of them at the end
    qsizetype m_insertAt = -1;      ///< where the text stands among the chips; -1: behind the last
    QString m_edited;               ///< the chip that is being changed, as it was; empty: none
    int m_rows = 1;
    int m_arrangedWidth = 0;
    int m_waits = 0;            ///< for the mouse to be released
    bool m_isArranging = false; ///< it will be done soon
};

} // namespace waxseal::desktop
