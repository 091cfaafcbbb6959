// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/composer_window.h"
#include "app/desktop/compose/mail_text.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/look/appearance.h"
#include "app/desktop/look/pane_frame.h"
#include "app/desktop/look/symbols.h"
#include "core/base/limits.h"
#include "core/words/composer.h"

#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>

namespace waxseal::desktop {

namespace {

constexpr int columns = 104; ///< letters, for the first show
constexpr int lines = 44;

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QLabel *fieldLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

/// Texts of fields stand on the line of their label, also where a field has several rows.
QWidget *atTop(QLabel *label, const QWidget &beside)
{
    label->setMinimumHeight(RecipientChip::heightFor(beside.fontMetrics()) + 14);
    return label;
}

} // namespace

void ComposerWindow::makeParts(const ComposerParts &parts)
{
    const words::Composer names = words::composer();
    m_settingsFile = parts.settingsFile;
    m_lookups = new RecipientLookups(parts.ask, parts.now, this);
    m_lookups->setRules(parts.rules);
    const QString labels[] = {names.to, names.cc, names.bcc};
    for (size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i] = new RecipientField(labels[i], parts.complete);
        m_fields[i]->setRoom([this] { return limits::recipients - recipientCount(); });
        m_fieldLabels[i] = fieldLabel(labels[i]);
    }
    m_from = new QLineEdit;
    m_from->setAccessibleName(names.from);
    m_from->setMaxLength(int(limits::addressCharacters));
    m_copies = new QToolButton;
    m_copies->setText(names.copiesButton);
    m_copies->setFocusPolicy(Qt::StrongFocus);
    m_copies->setAutoRaise(true);
    m_summaryShape = new QLabel;
    m_summary = new QLabel;
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailsButton = new QToolButton;
    m_detailsButton->setFocusPolicy(Qt::StrongFocus);
    m_subject = new QLineEdit;
    m_subject->setAccessibleName(names.subject);
    m_subject->setMaxLength(int(limits::subjectCharacters));
    m_text = new MailText;
    m_text->setAccessibleName(names.text);
    m_text->setTabChangesFocus(true); // everything is reached by Tab
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_attachments = new AttachmentBar;
    m_linkNotice = new NoticeBar;
    m_trouble = new NoticeBar;
    m_notice = new NoticeBar;
    m_notice->setCanBeHidden(true);
    m_details = new RecipientDetails;
    m_details->setBsiList(parts.bsiList);
    m_status = new QLabel;
    m_status->setTextFormat(Qt::PlainText);
    m_status->setForegroundRole(QPalette::PlaceholderText);
}

QWidget *ComposerWindow::makeForm()
{
    const words::Composer names = words::composer();
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(8, 6, 8, 4);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    QLabel *fromLabel = fieldLabel(names.from);
    fromLabel->setBuddy(m_from);
    grid->addWidget(fromLabel, row, 0);
    grid->addWidget(new PaneFrame(m_from), row, 1);
    for (size_t i = 0; i < m_fields.size(); ++i) {
        ++row;
        grid->addWidget(atTop(m_fieldLabels[i], *m_fields[i]), row, 0, Qt::AlignTop);
        m_fieldLabels[i]->setBuddy(&m_fields[i]->edit());
        auto *line = new QHBoxLayout;
        line->addWidget(new PaneFrame(m_fields[i]), 1);
        if (i == 0)
            line->addWidget(m_copies, 0, Qt::AlignTop);
        grid->addLayout(line, row, 1);
    }

    ++row;
    auto *summary = new QHBoxLayout;
    summary->setContentsMargins(4, 2, 0, 4);
    summary->setSpacing(8);
    summary->addWidget(m_summaryShape, 0, Qt::AlignVCenter);
    summary->addWidget(m_summary, 1);
    summary->addWidget(m_detailsButton, 0, Qt::AlignVCenter);
    grid->addLayout(summary, row, 1);

    ++row;
    QLabel *subjectLabel = fieldLabel(names.subject);
    subjectLabel->setBuddy(m_subject);
    grid->addWidget(subjectLabel, row, 0);
    grid->addWidget(new PaneFrame(m_subject), row, 1);
    return form;
}

void ComposerWindow::makeLayout()
{
    auto *writing = new QWidget;
    auto *column = new QVBoxLayout(writing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(makeForm());
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(8, 0, 8, 2);
    inner->addWidget(new PaneFrame(m_text), 1);
    inner->addWidget(m_attachments);
    column->addLayout(inner, 1);

    m_detailsPane = new QWidget;
    auto *details = new QVBoxLayout(m_detailsPane);
    details->setContentsMargins(4, 6, 8, 6);
    details->addWidget(m_details);
    m_detailsPane->hide();
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->addWidget(writing);
    m_columns->addWidget(m_detailsPane);
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 2);
    m_columns->setChildrenCollapsible(false);

    auto *cannotSend = new QLabel(words::composer().cannotSend);
    cannotSend->setTextFormat(Qt::PlainText);
    cannotSend->setWordWrap(true);
    cannotSend->setForegroundRole(QPalette::PlaceholderText);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(10, 2, 10, 6);
    foot->addWidget(cannotSend, 1);
    foot->addWidget(m_status);

    auto *whole = new QWidget;
    auto *all = new QVBoxLayout(whole);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_trouble);
    all->addWidget(m_linkNotice);
    all->addWidget(m_notice);
    all->addWidget(m_columns, 1);
    all->addLayout(foot);
    setCentralWidget(whole);
    setAcceptDrops(true);

    const QFontMetrics metrics = fontMetrics();
    resize(QSize(columns * metrics.averageCharWidth(), lines * metrics.lineSpacing())
               .boundedTo(screen()->availableSize() * 9 / 10));
    if (!m_settingsFile.isEmpty()) {
        const QSettings remembered(m_settingsFile, QSettings::IniFormat);
        restoreGeometry(remembered.value(QStringLiteral("composer/geometry")).toByteArray());
    }

    QWidget *before = m_from;
    for (QWidget *next : {static_cast<QWidget *>(&m_fields[0]->edit()), static_cast<QWidget *>(m_copies),
                          static_cast<QWidget *>(&m_fields[1]->edit()), static_cast<QWidget *>(&m_fields[2]->edit()),
                          static_cast<QWidget *>(m_detailsButton), static_cast<QWidget *>(m_subject),
                          static_cast<QWidget *>(m_text), static_cast<QWidget *>(&m_attachments->list())}) {
        setTabOrder(before, next);
        before = next;
    }
}

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
    m_attachAct = add(draft, names.attach, Qt::CTRL | Qt::SHIFT | Qt::Key_A, [this] { askForFiles(); });
    draft->addSeparator();
    QAction *discardAct = add(draft, names.discard, Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] { discard(); });
    add(draft, names.close, Qt::CTRL | Qt::Key_W, [this] { close(); });

    // Whatever has the keyboard does it, by its own name for it.
    QMenu *edit = menuBar()->addMenu(names.edit);
    const auto addEdit = [this, edit](const QString &text, const QKeySequence &keys, const char *slot) {
        QAction *action = edit->addAction(text);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // shown here; the widget itself hears it
        connect(action, &QAction::triggered, this, [slot] {
            if (QWidget *focus = QApplication::focusWidget())
                QMetaObject::invokeMethod(focus, slot);
        });
    };
    addEdit(names.undo, QKeySequence::Undo, "undo");
    addEdit(names.redo, QKeySequence::Redo, "redo");
    edit->addSeparator();
    addEdit(names.cut, QKeySequence::Cut, "cut");
    addEdit(names.copy, QKeySequence::Copy, "copy");
    addEdit(names.paste, QKeySequence::Paste, "paste");
    addEdit(names.selectAll, QKeySequence::SelectAll, "selectAll");

    QMenu *view = menuBar()->addMenu(names.view);
    m_detailsAct = add(view, names.details, {}, [this] { toggleDetails(); });
    m_detailsAct->setShortcuts({QKeySequence(Qt::Key_F4), QKeySequence(Qt::ALT | Qt::Key_Down)});
    m_detailsAct->setCheckable(true);
    view->addSeparator();
    add(view, names.nextPart, Qt::Key_F6, [this] { movePart(1); });
    add(view, names.previousPart, Qt::SHIFT | Qt::Key_F6, [this] { movePart(-1); });

    QToolBar *bar = addToolBar(withoutMnemonic(names.draft));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(save);
    bar->addAction(m_attachAct);
    bar->addSeparator();
    bar->addAction(discardAct);
    for (QToolButton *button : bar->findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
    m_attachAct->setIcon(symbolIcon(Symbol::Attachment, palette()));

    m_detailsButton->setDefaultAction(m_detailsAct);
    m_detailsButton->setAutoRaise(false);
}

} // namespace waxseal::desktop
