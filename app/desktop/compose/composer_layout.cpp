// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/composer_window.h"
#include "app/desktop/compose/labels.h"
#include "app/desktop/compose/mail_text.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/compose/press_button.h"
#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/look/pane_frame.h"
#include "core/base/limits.h"
#include "core/words/composer.h"
#include "core/words/window.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

namespace waxseal::desktop {

namespace {

constexpr int columns = 104; ///< letters, for the first show
constexpr int lines = 44;

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
    m_isDemonstration = parts.isDemonstration;
    m_lookups = new RecipientLookups(parts.ask, parts.now, this);
    m_lookups->setRules(parts.rules);
    const QString labels[] = {names.to, names.cc, names.bcc};
    for (size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i] = new RecipientField(withoutMnemonic(labels[i]), parts.complete);
        m_fields[i]->setRoom([this] { return limits::recipients - recipientCount(); });
        m_fields[i]->setKnown([this] { return addresses(); });
        m_fieldLabels[i] = fieldLabel(labels[i]);
    }
    m_from = new QLineEdit;
    m_from->setAccessibleName(withoutMnemonic(names.from));
    m_from->setMaxLength(int(limits::addressCharacters));
    m_copies = new PressButton;
    m_copies->setText(names.copiesButton);
    m_copies->setCheckable(true);
    m_copies->setFocusPolicy(Qt::StrongFocus);
    m_copies->setAutoRaise(true);
    m_summaryShape = new QLabel;
    m_summary = new QLabel;
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_checkAgain = new QToolButton;
    m_checkAgain->setFocusPolicy(Qt::StrongFocus);
    m_detailsButton = new PressButton;
    m_detailsButton->setFocusPolicy(Qt::StrongFocus);
    m_subject = new QLineEdit;
    m_subject->setAccessibleName(withoutMnemonic(names.subject));
    m_subject->setMaxLength(int(limits::subjectCharacters));
    m_text = new MailText;
    m_text->setAccessibleName(names.text);
    m_text->setTabChangesFocus(true); // everything is reached by Tab
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_attachments = new AttachmentBar;
    m_linkNotice = new NoticeBar;
    m_trouble = new NoticeBar;
    m_trouble->setShape(verdict::Outcome::Contradicted);
    m_notice = new NoticeBar;
    m_notice->setCanBeHidden(true);
    m_details = new RecipientDetails;
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
    // Beside From, the one line that is never long: the fields below it do not move when copies are shown.
    grid->addWidget(m_copies, row, 2);
    for (size_t i = 0; i < m_fields.size(); ++i) {
        ++row;
        grid->addWidget(atTop(m_fieldLabels[i], *m_fields[i]), row, 0, Qt::AlignTop);
        m_fieldLabels[i]->setBuddy(&m_fields[i]->edit());
        grid->addWidget(new PaneFrame(m_fields[i]), row, 1, 1, 2);
    }
    ++row;
    grid->addWidget(makeSummary(), row, 1, 1, 2);
    ++row;
    QLabel *subjectLabel = fieldLabel(names.subject);
    subjectLabel->setBuddy(m_subject);
    grid->addWidget(subjectLabel, row, 0);
    grid->addWidget(new PaneFrame(m_subject), row, 1, 1, 2);
    return form;
}

QWidget *ComposerWindow::makeSummary()
{
    m_summaryRow = new QWidget;
    auto *row = new QHBoxLayout(m_summaryRow);
    row->setContentsMargins(4, 2, 0, 4);
    row->setSpacing(8);
    row->addWidget(m_summaryShape, 0, Qt::AlignVCenter);
    row->addWidget(m_summary, 1);
    row->addWidget(m_checkAgain, 0, Qt::AlignVCenter);
    row->addWidget(m_detailsButton, 0, Qt::AlignVCenter);
    m_summaryRow->hide();
    return m_summaryRow;
}

QWidget *ComposerWindow::makeFoot()
{
    auto *cannotSend = new QLabel(words::composer().cannotSend);
    if (m_isDemonstration)
        cannotSend->setText(cannotSend->text() + QLatin1Char(' ') + words::demonstrationDrafts());
    cannotSend->setTextFormat(Qt::PlainText);
    cannotSend->setWordWrap(true);
    cannotSend->setForegroundRole(QPalette::PlaceholderText);
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(10, 2, 10, 6);
    row->addWidget(cannotSend, 1);
    row->addWidget(m_status);
    return foot;
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

    auto *whole = new QWidget;
    auto *all = new QVBoxLayout(whole);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_trouble);
    all->addWidget(m_linkNotice);
    all->addWidget(m_notice);
    all->addWidget(m_columns, 1);
    all->addWidget(makeFoot());
    setCentralWidget(whole);
    setAcceptDrops(true);

    const QFontMetrics metrics = fontMetrics();
    resize(QSize(columns * metrics.averageCharWidth(), lines * metrics.lineSpacing())
               .boundedTo(screen()->availableSize() * 9 / 10));
    if (!m_settingsFile.isEmpty()) {
        const QSettings remembered(m_settingsFile, QSettings::IniFormat);
        restoreGeometry(remembered.value(QStringLiteral("composer/geometry")).toByteArray());
    }
}

} // namespace waxseal::desktop
