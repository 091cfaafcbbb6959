// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_details.h"

#include "app/desktop/compose/labels.h"
#include "app/desktop/compose/recipient_rows.h"
#include "app/desktop/evidence/plain_text.h"
#include "app/desktop/look/pane_frame.h"
#include "app/desktop/look/symbols.h"
#include "core/words/composer.h"
#include "core/words/evidence_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTimer>

namespace waxseal::desktop {

using verdict::Outcome;

namespace {

constexpr int lettersOfButton = 36; ///< at most, before the domain in it loses its middle

/// What is written of one recipient, once for the eyes and once for the clipboard.
class Writer {
public:
    explicit Writer(PlainDocument *document) : m_document(document) { }

    void outcome(Outcome outcome, const QString &text, bool isLarge)
    {
        if (m_document)
            m_document->addOutcome(outcome, text, isLarge);
        line(words::recipientDescription(outcome, text));
    }
    void heading(const QString &text)
    {
        if (m_document)
            m_document->addHeading(text);
        line(text);
    }
    void text(const QString &text)
    {
        if (m_document)
            m_document->addText(text);
        line(text);
    }
    void muted(const QString &text)
    {
        if (text.isEmpty())
            return;
        if (m_document)
            m_document->addMuted(text);
        line(text);
    }
    void items(const QStringList &texts)
    {
        if (m_document)
            m_document->addItems(texts);
        for (const QString &text : texts)
            line(QStringLiteral("- ") + text);
    }
    QString plain() const { return m_plain; }

private:
    void line(const QString &text) { m_plain += words::plainLine(text.left(longestParagraph)) + QLatin1Char('\n'); }

    PlainDocument *m_document;
    QString m_plain;
};

void describe(const RecipientDetails::Row &row, Writer &to)
{
    to.heading(row.recipient.shown());
    to.outcome(row.look.outcome.value_or(Outcome::Unchecked), row.look.sentence, true);
    if (!row.result)
        return;
    const words::Axis axis = words::wayOut(*row.result);
    to.muted(axis.limit); // its evidence stands with the systems below
    to.muted(words::ownSide(row.result->own));
    for (const words::WayOutSystem &system : words::wayOutSystems(*row.result)) {
        to.heading(system.name);
        to.outcome(system.outcome, system.sentence, false);
        to.items(system.facts);
    }
    if (row.result->judged.time_since_epoch().count() > 0)
        to.muted(words::judgedAt(row.result->asOf()));
}

} // namespace

RecipientDetails::RecipientDetails(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel)
    , m_recipients(new RecipientRows)
    , m_list(&m_recipients->list())
    , m_parts(new QSplitter(Qt::Vertical))
    , m_check(new QPushButton)
    , m_nameProvider(new QPushButton(words::composer().nameOwnProvider))
    , m_copy(new QPushButton(words::composer().copyDetails))
    , m_text(new PlainDocument)
{
    m_count->setTextFormat(Qt::PlainText);
    m_list->setAccessibleName(words::composer().recipients);
    m_text->setAccessibleName(withoutMnemonic(words::composer().details));
    m_check->setAutoDefault(false);
    m_copy->setAutoDefault(false);
    m_nameProvider->setAutoDefault(false);
    m_check->hide();
    m_nameProvider->hide();

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_nameProvider);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    auto *below = new QWidget;
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->addWidget(new PaneFrame(m_text), 1);
    belowColumn->addWidget(m_check, 0, Qt::AlignLeading);
    belowColumn->addLayout(buttons);
    m_parts->addWidget(m_recipients);
    m_parts->addWidget(below);
    m_parts->setStretchFactor(1, 1);
    m_parts->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_count);
    column->addWidget(m_parts, 1);

    connect(m_parts, &QSplitter::splitterMoved, this, [this] { m_isShared = true; });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { write(); });
    connect(m_nameProvider, &QPushButton::clicked, this, &RecipientDetails::ownProviderWanted);
    connect(m_copy, &QPushButton::clicked, this, &RecipientDetails::copy);
    connect(m_check, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        if (row >= 0 && m_rows[size_t(row)].recipient.isAddress())
            Q_EMIT checkRequested(m_rows[size_t(row)].recipient.parsed->address.domain);
    });
    write();
}

QList<QWidget *> RecipientDetails::inTabOrder() const
{
    return {m_list, m_text, m_check, m_nameProvider, m_copy};
}

void RecipientDetails::setOrientation(Qt::Orientation orientation)
{
    if (m_parts->orientation() == orientation)
        return;
    m_parts->setOrientation(orientation);
    m_isShared = false;
    shareRoom();
}

/// A few recipients are all in view, and the rest belongs to what is known of one.
void RecipientDetails::shareRoom()
{
    const bool isBelow = m_parts->orientation() == Qt::Vertical;
    m_recipients->setMaximumHeight(isBelow ? m_recipients->heightOf(qMax(1, m_list->count())) : QWIDGETSIZE_MAX);
    if (m_isShared)
        return;
    const int all = isBelow ? m_parts->height() : m_parts->width();
    const int list = isBelow ? qMin(m_recipients->sizeHint().height(), all / 2) : all * 2 / 5;
    m_parts->setSizes({list, qMax(1, all - list)});
}

void RecipientDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareRoom();
}

void RecipientDetails::setRows(std::vector<Row> rows)
{
    const int current = m_list->currentRow();
    const QString shown = current >= 0 ? m_rows[size_t(current)].recipient.text : QString();
    m_rows = std::move(rows);

    const QSignalBlocker quiet(m_list);
    m_count->setText(words::recipientCount(qsizetype(m_rows.size())));
    const int before = m_list->count();
    while (m_list->count() > int(m_rows.size()))
        delete m_list->takeItem(m_list->count() - 1);
    int wanted = m_rows.empty() ? -1 : qBound(0, current, int(m_rows.size()) - 1);
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const Row &row = m_rows[size_t(i)];
        QListWidgetItem *item = m_list->item(i);
        if (!item) {
            item = new QListWidgetItem;
            m_list->addItem(item);
        }
        const QString text = words::plainLine(row.recipient.shown()) + QLatin1Char('\n') + row.look.sentence;
        const int outcome = int(row.look.outcome.value_or(Outcome::Unchecked));
        if (item->text() != text || item->data(Qt::UserRole).toInt() != outcome + 1) {
            item->setText(text);
            item->setData(Qt::UserRole, outcome + 1);
            item->setIcon(outcomeIcon(Outcome(outcome), palette()));
            item->setData(Qt::AccessibleTextRole,
                          words::plainLine(row.recipient.shown()) + QStringLiteral(", ") + row.look.spoken);
        }
        if (!shown.isEmpty() && row.recipient.text == shown && m_rows[size_t(wanted)].recipient.text != shown)
            wanted = i;
    }
    m_list->setCurrentRow(wanted);
    if (m_list->count() != before)
        shareRoom();
    write();
}

void RecipientDetails::showRow(int row)
{
    if (row >= 0 && row < m_list->count())
        m_list->setCurrentRow(row);
    // Once there is a place for it.
    QTimer::singleShot(0, this, [this] { m_list->scrollToItem(m_list->currentItem()); });
}

void RecipientDetails::write()
{
    const int row = m_list->currentRow();
    const int before = m_text->verticalScrollBar()->value();
    m_text->begin();
    const bool isThere = row >= 0 && row < int(m_rows.size());
    if (isThere) {
        Writer writer(m_text);
        describe(m_rows[size_t(row)], writer);
    } else {
        m_text->addMuted(words::detailsOfNothing());
    }
    m_text->finish();
    m_text->verticalScrollBar()->setValue(before);
    writeButtons();
}

void RecipientDetails::writeButtons()
{
    const int row = m_list->currentRow();
    const bool isThere = row >= 0 && row < int(m_rows.size());
    m_copy->setEnabled(isThere);
    const bool canBeAsked = isThere && m_rows[size_t(row)].canBeAsked && m_rows[size_t(row)].recipient.isAddress();
    if (canBeAsked) {
        const QString label = words::checkDomain(m_rows[size_t(row)].recipient.parsed->address.domain);
        const QFontMetrics metrics = m_check->fontMetrics();
        m_check->setText(metrics.elidedText(label, Qt::ElideMiddle, lettersOfButton * metrics.averageCharWidth())
                             .replace(QLatin1Char('&'), QStringLiteral("&&")));
        m_check->setAccessibleName(label);
        m_check->setToolTip(plainToolTip(label));
    }
    m_check->setVisible(canBeAsked);
    m_nameProvider->setVisible(isThere && m_rows[size_t(row)].result && !m_rows[size_t(row)].result->own.domain);
}

QString RecipientDetails::asText() const
{
    const int row = m_list->currentRow();
    Writer writer(nullptr);
    if (row >= 0 && row < int(m_rows.size()))
        describe(m_rows[size_t(row)], writer);
    return writer.plain();
}

void RecipientDetails::copy() const
{
    QApplication::clipboard()->setText(asText());
}

void RecipientDetails::drawIcons()
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setIcon(outcomeIcon(m_rows[size_t(i)].look.outcome.value_or(Outcome::Unchecked), palette()));
}

void RecipientDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    shareRoom();
    drawIcons();
    write();
}

} // namespace waxseal::desktop
