// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QLabel>
#include <QScrollArea>

class QAbstractButton;
class QDialog;
class QVBoxLayout;

/// What the pages are made of. Sizes follow the font, colours the palette, and no text is read as rich text.
namespace waxseal::desktop {

/// Plain text that wraps.
QLabel *paragraph(const QString &text, QWidget *parent);
/// Bold, in the size of what stands around it.
QLabel *heading(const QString &text, QWidget *parent);

/// A sentence in place, about what was just entered. Without words it takes no room; new words are told to screen readers.
class InPlaceSentence : public QLabel {
public:
    /// @param about the widget that the sentence describes
    InPlaceSentence(QWidget *about, QWidget *parent);
    void say(const QString &sentence);

private:
    QWidget *m_about;
};

/// @p contents under a scroll bar where the room is too small; the arrow keys move it. Never scrolls sideways, unless a
/// single word is wider than the room.
QScrollArea *scrolling(QWidget *contents, const QString &accessibleName, QWidget *parent);

/// How far a line of explanation stands from the edge of what it explains.
int indent(const QWidget &widget);

/// @p page above a row with one button that closes @p dialog; Enter in a line edit presses no button.
void addWithClose(QDialog &dialog, QWidget *page, const QString &close);

/// For the first show: @p columns letters wide and @p lines high, at most nine tenths of the screen.
void resizeToText(QWidget &window, int columns, int lines);

} // namespace waxseal::desktop
