// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/composer_window.h"
#include "app/desktop/compose/keyboard_help.h"
#include "app/desktop/compose/labels.h"
#include "core/words/composer.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace waxseal::desktop {

QAction *ComposerWindow::add(QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void ComposerWindow::makeMenus()
{
    const words::Composer names = words::composer();
    setContextMenuPolicy(Qt::NoContextMenu); // the tool bar stays
    QMenu *draft = menuBar()->addMenu(names.draft);
    QAction *save = add(draft, names.saveAs, QKeySequence::Save, [this] { saveAs(); });
    QAction *attach = add(draft, names.attach, Qt::CTRL | Qt::SHIFT | Qt::Key_A, [this] { askForFiles(); });
    draft->addSeparator();
    QAction *discardAct = add(draft, names.discard, Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] { discard(); });
    draft->addSeparator();
    add(draft, names.reader, {}, [this] { Q_EMIT readerWanted(); });
    add(draft, names.close, Qt::CTRL | Qt::Key_W, [this] { close(); });
    makeEditMenu();

    QMenu *view = menuBar()->addMenu(names.view);
    m_detailsAct = add(view, names.details, {}, [this] { toggleDetails(); });
    m_detailsAct->setShortcuts({QKeySequence(Qt::Key_F4), QKeySequence(Qt::ALT | Qt::Key_Down)});
    m_detailsAct->setCheckable(true);
    m_checkAgainAct = add(view, names.checkAgain, Qt::Key_F5, [this] { m_lookups->askFailed(); });
    view->addSeparator();
    add(view, names.nextPart, Qt::Key_F6, [this] { movePart(1); });
    add(view, names.previousPart, Qt::SHIFT | Qt::Key_F6, [this] { movePart(-1); });

    QMenu *tools = menuBar()->addMenu(names.tools);
    add(tools, names.ownProvider, Qt::CTRL | Qt::Key_P, [this] { Q_EMIT ownProviderWanted(); });
    add(tools, names.settings, QKeySequence::Preferences, [this] {
        Q_EMIT settingsWanted();
    })->setMenuRole(QAction::PreferencesRole);

    QMenu *help = menuBar()->addMenu(names.help);
    add(help, names.keyboard, {}, [this] { showKeyboardHelp(this, words::composerShortcuts()); });

    makeToolBar({save, attach, nullptr, discardAct});
    for (QAction *action : {m_checkAgainAct, m_detailsAct})
        action->setToolTip(QStringLiteral("%1 (%2)").arg(withoutMnemonic(action->text()),
                                                         action->shortcut().toString(QKeySequence::NativeText)));
    m_checkAgain->setDefaultAction(m_checkAgainAct);
    m_detailsButton->setDefaultAction(m_detailsAct);
}

/// Whatever has the keyboard does it, by its own name for it.
void ComposerWindow::makeEditMenu()
{
    const words::Composer names = words::composer();
    QMenu *edit = menuBar()->addMenu(names.edit);
    const auto addEdit = [this, edit](const QString &text, const QKeySequence &keys, const char *slot) {
        QAction *action = edit->addAction(text);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // shown here; the widget itself hears it
        connect(action, &QAction::triggered, this, [this, slot] {
            QWidget *target = QApplication::focusWidget();
            for (RecipientField *field : m_fields) {
                if (field->isAncestorOf(target))
                    target = field; // does it for its chips as well
            }
            if (target)
                QMetaObject::invokeMethod(target, slot);
        });
    };
    addEdit(names.undo, QKeySequence::Undo, "undo");
    addEdit(names.redo, QKeySequence::Redo, "redo");
    edit->addSeparator();
    addEdit(names.cut, QKeySequence::Cut, "cut");
    addEdit(names.copy, QKeySequence::Copy, "copy");
    addEdit(names.paste, QKeySequence::Paste, "paste");
    addEdit(names.selectAll, QKeySequence::SelectAll, "selectAll");
}

/// @param actions null: a line between them
void ComposerWindow::makeToolBar(const QList<QAction *> &actions)
{
    QToolBar *bar = addToolBar(withoutMnemonic(words::composer().draft));
    m_toolBar = bar;
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    for (QAction *action : actions) {
        if (action)
            bar->addAction(action);
        else
            bar->addSeparator();
    }
    for (QToolButton *button : bar->findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
}

} // namespace waxseal::desktop
