// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/sections.h"

#include "app/desktop/evidence/evidence_text.h"
#include "app/desktop/look/symbols.h"
#include "core/words/command.h"
#include "core/words/evidence_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace waxseal::desktop {

namespace {

bool isNewLook(const QEvent &event)
{
    return event.type() == QEvent::PaletteChange || event.type() == QEvent::FontChange
        || event.type() == QEvent::StyleChange;
}

/// The pane has margins already.
QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, column->contentsMargins().top(), 0, 0);
    return column;
}

void nameIt(QWidget *widget, const QString &name, const QString &description)
{
    widget->setAccessibleName(name);
    widget->setAccessibleDescription(description);
}

} // namespace

// Explanation

ExplanationView::ExplanationView(QWidget *parent)
    : QWidget(parent), m_axes(new QTabBar(this)), m_text(new PlainDocument(this))
{
    const words::EvidencePane pane = words::evidencePane();
    const words::MessageHead head = words::messageHead();
    m_axes->setDrawBase(false);
    m_axes->setExpanding(true);
    m_axes->setUsesScrollButtons(true);
    for (const QString &name : {head.sender, head.wayIn, head.content})
        m_axes->addTab(name);
    nameIt(m_axes, pane.axes, pane.axesDescription);
    nameIt(m_text, pane.explanation, pane.description);
    connect(m_axes, &QTabBar::currentChanged, this, [this](int index) {
        m_axis = AxisId(index);
        writeAgain();
    });

    auto *column = columnOf(this);
    column->addWidget(m_axes);
    column->addWidget(m_text, 1);
}

void ExplanationView::setMessage(const check::Checked &message, const std::shared_ptr<const verdict::Account> &account)
{
    m_message = message;
    m_account = account;
    drawIcons();
    writeAgain();
}

void ExplanationView::showAxis(AxisId axis)
{
    m_axes->setCurrentIndex(int(axis));
}

void ExplanationView::drawIcons()
{
    if (!m_message || !m_message->assessment)
        return;
    const verdict::Assessment &assessment = *m_message->assessment;
    using namespace verdict;
    const std::array<Outcome, axisCount> outcomes = {sender::outcomeOf(assessment.sender),
                                                     way_in::outcomeOf(assessment.wayIn),
                                                     content::outcomeOf(assessment.content)};
    for (int i = 0; i < axisCount; ++i) {
        m_axes->setTabIcon(i, outcomeIcon(outcomes[size_t(i)], palette()));
        m_axes->setTabToolTip(i, words::outcomeWord(outcomes[size_t(i)]));
    }
}

void ExplanationView::writeAgain()
{
    m_text->begin();
    if (!m_message || !m_message->assessment || !m_account)
        return;
    const words::Axis axis = axisOf(m_axis, *m_message->assessment, *m_account);
    const std::vector<words::System> systems = systemsOf(m_axis, *m_message->assessment);
    m_text->addMuted(axis.question);
    m_text->addOutcome(axis.outcome, axis.outcomeWord, true);
    m_text->addText(axis.sentence);
    const words::EvidencePane pane = words::evidencePane();
    const std::vector<words::SenderCheck> checks = checksOf(m_axis, *m_message->assessment);
    if (!checks.empty())
        m_text->addHeading(pane.checkedHere);
    for (const words::SenderCheck &check : checks) {
        m_text->addOutcome(check.outcome, checkLine(check), false);
        m_text->addItems(check.facts);
    }
    if (const QStringList evidence = evidenceBesides(axis, systems, checks); !evidence.isEmpty()) {
        m_text->addHeading(pane.name);
        m_text->addItems(evidence);
    }
    if (!systems.empty()) {
        m_text->addHeading(pane.systems);
        for (const words::System &system : systems)
            m_text->addOutcome(system.outcome,
                               QStringLiteral("%1: %2. ").arg(system.name, words::outcomeWord(system.outcome))
                                   + system.sentence,
                               false);
    }
    m_text->addHeading(pane.limit);
    m_text->addText(axis.limit);
    m_text->finish();
}

void ExplanationView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (isNewLook(*event)) {
        drawIcons();
        writeAgain();
    }
}

// The way

WayView::WayView(QWidget *parent)
    : QWidget(parent), m_picture(new WayPicture), m_station(new PlainDocument), m_text(new PlainDocument)
{
    const words::WayWords way = words::wayWords();
    nameIt(m_station, way.station, way.description);
    nameIt(m_text, way.text, way.description);

    // All of it scrolls where the pane is lower than a large font needs.
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_picture);
    column->addWidget(m_station);
    column->addWidget(m_text, 1);
    area->setWidget(content);
    auto *all = columnOf(this);
    all->addWidget(area);

    connect(m_picture, &WayPicture::currentStationChanged, this, &WayView::writeStation);
    writeStation();
}

void WayView::setMessage(const check::Checked &message)
{
    m_picture->setMessage(message);
    writeAgain();
}

void WayView::writeStation()
{
    const int line = fontMetrics().height();
    m_station->setFixedHeight(line * 7);
    m_text->setMinimumHeight(line * 7);
    m_station->begin();
    const int index = m_picture->currentStation();
    if (index < 0)
        return;
    const WayLayout &way = m_picture->way();
    const Station &station = way.stations[size_t(index)];
    m_station->addBold(station.name);
    m_station->addText(stationSentence(station, m_picture->journey()));
    if (index > 0 && way.legs[size_t(index) - 1].hop >= 0) {
        const Leg &leg = way.legs[size_t(index) - 1];
        m_station->addMuted(leg.delay.isEmpty() ? transportWord(leg.transport)
                                                : transportWord(leg.transport) + QStringLiteral(", ") + leg.delay);
    }
    m_station->finish();
}

void WayView::writeAgain()
{
    const QStringList lines = wayLines(m_picture->journey());
    m_picture->setVisible(!lines.isEmpty());
    m_station->setVisible(!lines.isEmpty());
    m_text->begin();
    if (lines.isEmpty()) {
        m_text->addMuted(words::wayWords().noTraceLines);
        return;
    }
    m_text->addHeading(words::messageHead().theWay);
    for (const QString &line : lines)
        m_text->addText(line);
    m_text->finish();
}

void WayView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (isNewLook(*event)) {
        writeStation();
        writeAgain();
    }
}

// Headers

HeadersView::HeadersView(QWidget *parent)
    : QWidget(parent)
    , m_model(new HeaderModel(this))
    , m_filter(new QLineEdit)
    , m_table(new QTableView)
    , m_field(new PlainDocument)
{
    const words::HeaderTable table = words::headerTable();
    m_filter->setPlaceholderText(table.filter);
    m_filter->setClearButtonEnabled(true);
    nameIt(m_filter, table.filter, table.filterDescription);
    nameIt(m_table, table.name, table.description);
    nameIt(m_field, table.whole, table.wholeDescription);

    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        writeField();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HeadersView::writeField);
    auto *copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &HeadersView::copySelection);

    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_field);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *column = columnOf(this);
    column->addWidget(m_filter);
    column->addWidget(split, 1);
    fitToFont();
}

void HeadersView::setMessage(const check::Checked &message)
{
    m_model->setMessage(message);
    m_table->scrollToTop();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    writeField();
}

void HeadersView::fitToFont()
{
    const QFontMetrics metrics = fontMetrics();
    const int em = metrics.averageCharWidth();
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + metrics.height() / 3);
    m_table->setColumnWidth(HeaderModel::Line, em * 6);
    m_table->setColumnWidth(HeaderModel::Name, em * 22);
    m_table->setColumnWidth(HeaderModel::Writer, em * 34);
    m_table->horizontalHeader()->setMinimumSectionSize(em * 4);
    m_table->setMinimumHeight(metrics.height() * 6);
    m_field->setMinimumHeight(metrics.height() * 4);
}

void HeadersView::writeField()
{
    m_field->begin();
    const int row = m_table->currentIndex().row();
    const message::Field *field = m_model->field(row);
    if (!field)
        return;
    m_field->addBold(m_model->index(row, HeaderModel::Name).data().toString());
    m_field->addMuted(m_model->writerText(row));
    if (const FieldMark *mark = m_model->mark(row))
        m_field->addMuted(mark->why);
    m_field->addText(words::rawText(field->body, longestParagraph));
    m_field->finish();
}

void HeadersView::copySelection()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    if (!rows.isEmpty())
        QApplication::clipboard()->setText(m_model->copyText(rows));
}

void HeadersView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (isNewLook(*event)) {
        fitToFont();
        writeField();
    }
}

// DNS

DnsView::DnsView(QWidget *parent) : QWidget(parent), m_text(new PlainDocument(this))
{
    const words::DnsWords dns = words::dnsWords();
    nameIt(m_text, dns.name, dns.description);
    auto *column = columnOf(this);
    column->addWidget(m_text);
}

void DnsView::setMessage(const check::Checked &message)
{
    m_text->begin();
    if (!message || !message->assessment)
        return;
    const QStringList lines = dnsLines(*message->assessment);
    if (lines.isEmpty())
        m_text->addText(words::dnsWords().nothingAsked);
    for (const QString &line : lines)
        m_text->addText(line);
    m_text->finish();
}

} // namespace waxseal::desktop
