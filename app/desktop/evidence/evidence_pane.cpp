// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/evidence_pane.h"

#include "app/desktop/evidence/evidence_text.h"
#include "app/desktop/evidence/sections.h"
#include "app/desktop/look/appearance.h"
#include "core/words/evidence_pane.h"
#include "core/words/words.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace waxseal::desktop {

EvidencePane::EvidencePane(QWidget *parent)
    : QWidget(parent)
    , m_subject(new ElidedLine)
    , m_messageId(new ElidedLine)
    , m_pages(new QStackedWidget)
    , m_sentence(new QLabel)
    , m_sections(new QTabWidget)
    , m_explanation(new ExplanationView)
    , m_way(new WayView)
    , m_headers(new HeadersView)
    , m_dns(new DnsView)
    , m_copyRow(new QWidget)
    , m_copied(new QLabel)
{
    const words::EvidencePane pane = words::evidencePane();
    setAccessibleName(pane.name);
    setAccessibleDescription(pane.description);
    m_messageId->setMuted(true);

    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMargin(12);

    // In the order of Section.
    m_sections->addTab(m_explanation, pane.explanation);
    m_sections->addTab(m_way, pane.theWay);
    m_sections->addTab(m_headers, pane.headers);
    m_sections->addTab(m_dns, pane.dns);
    m_sections->setDocumentMode(true);
    m_sections->setUsesScrollButtons(true);
    m_sections->setAccessibleName(pane.name);
    m_sections->setAccessibleDescription(pane.description);
    connect(m_sections, &QTabWidget::currentChanged, this, &EvidencePane::fillCurrentSection);

    auto *copy = new QPushButton(pane.copy);
    copy->setObjectName(QStringLiteral("copyAsText"));
    copy->setAccessibleDescription(pane.copyDescription);
    copy->setToolTip(pane.copyDescription);
    connect(copy, &QPushButton::clicked, this, &EvidencePane::copyAsText);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this, nullptr, nullptr,
                                   Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &EvidencePane::copyAsText);
    m_copied->setTextFormat(Qt::PlainText);

    auto *row = new QHBoxLayout(m_copyRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(copy);
    row->addWidget(m_copied, 1);

    m_pages->addWidget(m_sentence);
    m_pages->addWidget(m_sections);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_subject);
    column->addWidget(m_messageId);
    column->addWidget(m_pages, 1);
    column->addWidget(m_copyRow);
    fitToFont();
    clear();
}

void EvidencePane::setMessage(const check::Checked &message, const std::shared_ptr<const verdict::Account> &account)
{
    if (!message || !account) {
        clear();
        return;
    }
    m_message = message;
    m_account = account;
    m_isFilled.fill(false);
    m_copied->clear();
    m_copyRow->show();
    if (!message->header || !message->assessment) {
        m_subject->hide();
        m_messageId->hide();
        showSentence(message->fault ? words::headerFault(*message->fault) : QString());
        return;
    }
    const words::EvidencePane pane = words::evidencePane();
    const auto textOf = [&message](message::FieldName name, const QString &instead) {
        const message::Field *field = message->header->first(name);
        const QString text = field ? message::decodedText(field->body) : QString();
        return text.isEmpty() ? instead : text;
    };
    m_subject->setText(textOf(message::FieldName::Subject, pane.noSubject));
    m_messageId->setText(textOf(message::FieldName::MessageId, pane.noMessageId));
    m_subject->show();
    m_messageId->show();
    m_pages->setCurrentWidget(m_sections);
    fillCurrentSection();
}

void EvidencePane::clear()
{
    m_message.reset();
    m_account.reset();
    m_isFilled.fill(false);
    m_subject->hide();
    m_messageId->hide();
    m_copyRow->hide();
    // What the sections still hold belongs to a message that is gone.
    m_explanation->setMessage({}, {});
    m_way->setMessage({});
    m_headers->setMessage({});
    m_dns->setMessage({});
    showSentence(words::evidencePane().nothingOpen);
}

void EvidencePane::showAxis(AxisId axis)
{
    m_explanation->showAxis(axis);
    m_sections->setCurrentIndex(Explanation);
    fillCurrentSection();
}

QString EvidencePane::asText() const
{
    return m_message && m_account ? evidenceText(*m_message, *m_account) : QString();
}

void EvidencePane::fillCurrentSection()
{
    const auto section = Section(m_sections->currentIndex());
    if (!isVisible() || !m_message || !m_message->assessment || m_isFilled[section])
        return;
    m_isFilled[section] = true;
    switch (section) {
    case Explanation: m_explanation->setMessage(m_message, m_account); break;
    case Way: m_way->setMessage(m_message); break;
    case Headers: m_headers->setMessage(m_message); break;
    case Dns: m_dns->setMessage(m_message); break;
    case SectionCount: break;
    }
}

void EvidencePane::showSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, mutedText(palette()));
    m_sentence->setPalette(muted);
    m_pages->setCurrentWidget(m_sentence);
}

void EvidencePane::copyAsText()
{
    const QString text = asText();
    if (text.isEmpty())
        return;
    QApplication::clipboard()->setText(text);
    m_copied->setText(words::evidencePane().copied);
}

void EvidencePane::fitToFont()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_subject->setFont(bold);
}

void EvidencePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitToFont();
    if (event->type() == QEvent::PaletteChange && m_pages->currentWidget() == m_sentence)
        showSentence(m_sentence->text());
}

void EvidencePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillCurrentSection();
}

} // namespace waxseal::desktop
