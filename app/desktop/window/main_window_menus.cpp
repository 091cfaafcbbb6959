// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/keyboard_help.h"
#include "app/desktop/evidence/evidence_pane.h"
#include "app/desktop/list/list_view.h"
#include "app/desktop/reader/body_view.h"
#include "app/desktop/reader/message_view.h"
#include "app/desktop/reader/strip.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/places_panel.h"
#include "core/words/command.h"
#include "core/words/window.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>

namespace waxseal::desktop {

namespace {

constexpr int scaleStep = 10; ///< percent
constexpr int smallestScale = 100;
constexpr int largestScale = 300;

} // namespace

QAction *MainWindow::add(QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(keys);
    if (act)
        connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void MainWindow::makeMenus()
{
    const words::Menus names = words::menus();
    const auto scale = [this](int percent) {
        app::Settings settings = m_application.settings();
        settings.textScalePercent = qBound(smallestScale, percent, largestScale);
        m_application.setSettings(settings);
    };

    QMenu *file = menuBar()->addMenu(names.file);
    add(file, names.newMail, QKeySequence::New, [this] { writeNew(); });
    makeDraftsMenu(file, names.drafts);
    file->addSeparator();
    add(file, names.openFiles, QKeySequence::Open, [this] { askForFiles(); });
    add(file, names.openFolder, Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { askForFolder(); });
    add(file, names.demonstration, Qt::CTRL | Qt::Key_D, [this] { openDemonstration(0); });
    add(file, names.newWindow, Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { m_application.newWindow()->show(); });
    file->addSeparator();
    m_saveAct = add(file, names.saveAs, QKeySequence::Save, [this] { saveMessage(); });
    m_saveAct->setEnabled(false);
    file->addSeparator();
    add(file, names.close, Qt::CTRL | Qt::Key_W, [this] { close(); });
    add(file, names.quit, Qt::CTRL | Qt::Key_Q, [this] { m_application.quit(); })->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(names.edit);
    add(edit, names.find, QKeySequence::Find, [this] {
        m_list->search().setFocus();
        m_list->search().selectAll();
    });
    add(edit, names.copyEvidence, Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { copyEvidence(); });

    QMenu *view = menuBar()->addMenu(names.view);
    m_placesAct = add(view, names.places, Qt::Key_F9, {});
    m_placesAct->setCheckable(true);
    m_placesAct->setChecked(true);
    connect(m_placesAct, &QAction::toggled, m_placesFrame, &QWidget::setVisible);
    m_evidenceAct = add(view, names.evidence, Qt::CTRL | Qt::Key_E, {});
    m_evidenceAct->setCheckable(true);
    m_evidenceAct->setChecked(true);
    connect(m_evidenceAct, &QAction::toggled, m_evidenceFrame, &QWidget::setVisible);
    view->addSeparator();
    m_verdictColumnAct = add(view, names.verdictColumn, {}, {});
    m_verdictColumnAct->setCheckable(true);
    m_verdictColumnAct->setChecked(m_application.settings().showVerdictColumn);
    connect(m_verdictColumnAct, &QAction::toggled, this, [this](bool isOn) {
        app::Settings settings = m_application.settings();
        settings.showVerdictColumn = isOn;
        m_application.setSettings(settings);
    });
    m_plainTextAct = add(view, names.plainText, {}, {});
    m_plainTextAct->setCheckable(true);
    m_plainTextAct->setChecked(m_application.settings().preferPlainText);
    connect(m_plainTextAct, &QAction::toggled, this, [this](bool isOn) {
        app::Settings settings = m_application.settings();
        settings.preferPlainText = isOn;
        m_application.setSettings(settings);
    });
    view->addSeparator();
    const auto scaleNow = [this] { return m_application.settings().textScalePercent; };
    add(view, names.larger, QKeySequence::ZoomIn, [=] { scale(scaleNow() + scaleStep); });
    add(view, names.smaller, QKeySequence::ZoomOut, [=] { scale(scaleNow() - scaleStep); });
    add(view, names.normalSize, Qt::CTRL | Qt::Key_0, [=] { scale(smallestScale); });
    view->addSeparator();
    add(view, names.nextPane, Qt::Key_F6, [this] { movePane(1); });
    add(view, names.previousPane, Qt::SHIFT | Qt::Key_F6, [this] { movePane(-1); });

    QMenu *message = menuBar()->addMenu(names.message);
    m_answers = {
        add(message, names.reply, Qt::CTRL | Qt::Key_R, [this] { answer(Answer::Author); }),
        add(message, names.replyToAll, Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] { answer(Answer::Everybody); }),
        add(message, names.forward, Qt::CTRL | Qt::Key_L, [this] { answer(Answer::Forward); }),
    };
    m_forwardAttachedAct = add(message, names.forwardAttached, Qt::CTRL | Qt::SHIFT | Qt::Key_L,
                               [this] { answer(Answer::ForwardAttached); });
    m_forwardAttachedAct->setEnabled(false);
    setAnswersEnabled(false);
    message->addSeparator();
    add(message, names.nextMessage, Qt::ALT | Qt::Key_Down, [this] { step(1); });
    add(message, names.previousMessage, Qt::ALT | Qt::Key_Up, [this] { step(-1); });
    add(message, names.checkAgain, Qt::Key_F5, [this] { checkAgain(); });
    message->addSeparator();
    const words::MessageHead head = words::messageHead();
    const QString labels[] = {head.sender, head.wayIn, head.content};
    for (int axis = 0; axis < axisCount; ++axis)
        add(message, words::evidenceFor(labels[axis]), QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + axis)),
            [this, axis] { showEvidence(AxisId(axis)); });

    QMenu *tools = menuBar()->addMenu(names.tools);
    add(tools, names.ownProvider, Qt::CTRL | Qt::Key_P, [this] { showOwnProvider(); });
    add(tools, names.senders, Qt::CTRL | Qt::SHIFT | Qt::Key_P, [this] { showSenders(); });
    add(tools, names.settings, QKeySequence::Preferences, [this] {
        showSettings();
    })->setMenuRole(QAction::PreferencesRole);
    add(tools, names.lookupLog, {}, [this] { showLookupLog(); });

    QMenu *help = menuBar()->addMenu(names.help);
    add(help, names.welcome, QKeySequence::HelpContents, [this] { showWelcome(); });
    add(help, names.shortcuts, {}, [this] { showKeyboardHelp(this, words::shortcuts()); });
    add(help, names.about, {}, [this] {
        QMessageBox::about(this, QStringLiteral("Waxseal"), words::aboutText(QApplication::applicationVersion()));
    })->setMenuRole(QAction::AboutRole);
}

void MainWindow::movePane(int step)
{
    const QList<QWidget *> panes{m_places, &m_list->table(), &m_message->strip(), &m_message->body(), m_evidence};
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && (focus == panes[i] || panes[i]->isAncestorOf(focus)))
            current = i;
    }
    for (qsizetype i = 1; i <= panes.size(); ++i) {
        const qsizetype next = (current + step * i + 2 * panes.size()) % panes.size();
        QWidget *pane = panes[current < 0 && step < 0 ? panes.size() - i : next];
        if (!pane->isVisible())
            continue;
        // A pane that is made of parts hands the focus to the first of them that takes it.
        QWidget *target = pane;
        if (pane->focusPolicy() == Qt::NoFocus && !pane->focusProxy()) {
            const QList<QWidget *> parts = pane->findChildren<QWidget *>();
            const auto part = std::find_if(parts.begin(), parts.end(), [](const QWidget *each) {
                return each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus);
            });
            if (part == parts.end())
                continue;
            target = *part;
        }
        target->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

} // namespace waxseal::desktop
