// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/senders_page.h"

#include "app/desktop/pages/parts.h"
#include "app/desktop/pages/senders_model.h"
#include "core/base/limits.h"
#include "core/words/expectations.h"
#include "core/words/phrases.h"
#include "core/words/senders_page.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTreeWidget>

namespace waxseal::desktop {

namespace {

using expectations::History;
using expectations::Wish;

constexpr int signerRole = Qt::UserRole; ///< its number in the history
constexpr int columnsWide = 130;
constexpr int linesHigh = 40;
constexpr int linesOfTable = 8;
constexpr int linesOfSigners = 4;
constexpr int lettersOfSigners = 26;
constexpr int lettersOfName = 32;
constexpr int measuredRows = 200; ///< for the width of columns; nobody waits for 50,000

} // namespace

SendersPage::SendersPage(QWidget *parent) : QDialog(parent)
{
    const words::SendersPageText text = words::sendersPage();
    setWindowTitle(text.title);
    auto *contents = new QWidget;
    QScrollArea *area = scrolling(contents, text.contents, this);
    auto *layout = new QVBoxLayout(contents);
    layout->addWidget(paragraph(text.why, contents));
    layout->addLayout(searchRow());
    layout->addWidget(tableArea(), 1);
    layout->addWidget(chosenArea());
    addWithClose(*this, area, text.close);
    resizeToText(*this, columnsWide, linesHigh);
    followFont();
    showState();
    showChosen();
    m_search->setFocus();
}

QPushButton *SendersPage::button(const words::Choice &choice)
{
    auto *button = new QPushButton(choice.label);
    button->setToolTip(choice.explanation);
    button->setAccessibleDescription(choice.explanation);
    return button;
}

QLayout *SendersPage::searchRow()
{
    const words::SendersPageText text = words::sendersPage();
    auto *label = new QLabel(text.search);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(text.searchHint);
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(int(limits::domainNameOctets));
    label->setBuddy(m_search);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_search, 1);
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString &typed) { rearrange([&] { m_model->setFilter(typed.trimmed()); }); });
    return row;
}

QWidget *SendersPage::tableArea()
{
    const words::SendersPageText text = words::sendersPage();
    auto *widget = new QWidget;
    m_model = new SendersModel(this);
    m_table = new QTableView(widget);
    m_table->setModel(m_model);
    m_table->setAccessibleName(text.table);
    m_table->setAccessibleDescription(text.tableHelp);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    head->setResizeContentsPrecision(measuredRows);
    head->setSectionsClickable(true);
    head->setSortIndicatorShown(true);
    head->setSortIndicator(SendersModel::Domain, Qt::AscendingOrder);
    m_table->installEventFilter(this);
    m_state = paragraph(QString(), widget);

    m_forget = button(text.forget);
    m_forgetAll = button(text.forgetAll);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_forget);
    buttons->addWidget(m_forgetAll);
    buttons->addStretch(1);

    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);

    connect(head, &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) { rearrange([&] { m_model->sort(section, order); }); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SendersPage::showChosen);
    connect(m_forget, &QPushButton::clicked, this, &SendersPage::forgetChosen);
    connect(m_forgetAll, &QPushButton::clicked, this, &SendersPage::askToForgetAll);
    return widget;
}

/// A radio button and, below it, the line that says what it means.
void SendersPage::addWish(QGridLayout *grid, Wish wish, const words::Choice &choice)
{
    auto *radio = new QRadioButton(choice.label);
    radio->setAccessibleDescription(choice.explanation);
    m_wish->addButton(radio, int(wish));
    auto *indented = new QHBoxLayout;
    indented->addSpacing(indent(*this));
    indented->addWidget(paragraph(choice.explanation, nullptr), 1);
    const int row = grid->rowCount();
    grid->addWidget(radio, row, 0);
    grid->addLayout(indented, row + 1, 0);
}

QWidget *SendersPage::chosenArea()
{
    const words::SendersPageText text = words::sendersPage();
    const words::ExpectationsHead head = words::expectationsHead();
    m_chosenArea = new QWidget;
    auto *grid = new QGridLayout(m_chosenArea);
    grid->setContentsMargins(0, 0, 0, 0);
    m_chosenName = heading(QString(), m_chosenArea);
    grid->addWidget(m_chosenName, 0, 0, 1, 2);

    m_wish = new QButtonGroup(this);
    addWish(grid, Wish::Learn, text.learn);
    addWish(grid, Wish::Expect, text.expect);
    addWish(grid, Wish::Ignore, text.ignore);
    const int rows = grid->rowCount();

    m_signers = new QTreeWidget(m_chosenArea);
    m_signers->setAccessibleName(text.signers);
    m_signers->setAccessibleDescription(text.signersHelp);
    m_signers->setHeaderLabels({head.signer, head.messages, head.first, head.last});
    m_signers->setRootIsDecorated(false);
    m_signers->setTabKeyNavigation(false);
    m_signers->setUniformRowHeights(true);
    m_signers->header()->setSectionResizeMode(QHeaderView::ResizeToContents); // nothing is cut, sideways it scrolls
    m_signers->installEventFilter(this);
    m_forgetSigner = button(text.forgetSigner);
    grid->addWidget(m_signers, 1, 1, rows, 1);
    grid->addWidget(m_forgetSigner, rows + 1, 1, Qt::AlignLeading);
    grid->setRowStretch(rows, 1); // below the last choice
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);

    connect(m_wish, &QButtonGroup::idToggled, this, [this](int wish, bool isChecked) {
        const History *history = chosen();
        if (isChecked && history && history->wish != Wish(wish))
            Q_EMIT wishChosen(DomainName(history->author), Wish(wish));
    });
    connect(m_signers, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *item) { setEnabledOrGiveFocus(m_forgetSigner, item != nullptr, m_signers); });
    connect(m_forgetSigner, &QPushButton::clicked, this, &SendersPage::forgetSigner);
    return m_chosenArea;
}

// What comes in

void SendersPage::setExpectations(std::vector<History> histories)
{
    rearrange([&] { m_model->setHistories(std::move(histories)); });
    fitColumns();
}

template <typename Change> void SendersPage::rearrange(Change change)
{
    const int row = m_table->currentIndex().row();
    const History *before = chosen();
    const std::optional<DomainName> author = before ? std::optional(before->author) : std::nullopt;
    change();
    const int same = author ? m_model->rowOf(*author) : -1;
    if (const int last = m_model->rowCount() - 1; last >= 0)
        m_table->setCurrentIndex(m_model->index(same >= 0 ? same : qBound(0, row, last), SendersModel::Domain));
    showState();
    showChosen();
}

// What is shown

const History *SendersPage::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

void SendersPage::showState()
{
    const words::SendersPageText text = words::sendersPage();
    const bool hasRows = m_model->rowCount() > 0;
    m_state->setText(m_model->isEmpty() ? text.empty : text.nothingFound);
    m_state->setVisible(!hasRows);
    setEnabledOrGiveFocus(m_forget, hasRows, m_table);
    setEnabledOrGiveFocus(m_forgetAll, !m_model->isEmpty(), m_table);
}

/// A disabled button would hand the focus on to anything.
void SendersPage::setEnabledOrGiveFocus(QPushButton *button, bool isEnabled, QWidget *instead)
{
    if (!isEnabled && button->hasFocus())
        instead->setFocus();
    button->setEnabled(isEnabled);
}

void SendersPage::showChosen()
{
    const History *history = chosen();
    if (!history && focusWidget() && m_chosenArea->isAncestorOf(focusWidget()))
        m_table->setFocus();
    m_chosenArea->setEnabled(history != nullptr);
    m_chosenArea->setVisible(!m_model->isEmpty());
    m_chosenName->setText(history ? words::shown(history->author) : QString());
    m_chosenName->setVisible(history != nullptr);
    const QSignalBlocker quiet(m_wish);
    m_wish->setExclusive(history != nullptr); // or one of them would have to stay chosen
    for (QAbstractButton *wish : m_wish->buttons())
        wish->setChecked(history && m_wish->id(wish) == int(history->wish));
    showSigners(history);
}

void SendersPage::showSigners(const History *history)
{
    const int row = m_signers->indexOfTopLevelItem(m_signers->currentItem());
    m_signers->clear();
    for (size_t i = 0; history && i < history->signers.size(); ++i) {
        const expectations::Signer &signer = history->signers[i];
        auto *item = new QTreeWidgetItem(m_signers,
                                         {words::signer(signer), QString::number(signer.messages),
                                          words::dayOf(signer.first), words::dayOf(signer.last)});
        item->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
        item->setData(0, signerRole, int(i));
    }
    const int last = m_signers->topLevelItemCount() - 1;
    if (last >= 0)
        m_signers->setCurrentItem(m_signers->topLevelItem(qBound(0, row, last)));
    setEnabledOrGiveFocus(m_forgetSigner, last >= 0, m_signers);
}

void SendersPage::followFont()
{
    const QFontMetrics metrics = fontMetrics();
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + metrics.height() / 3);
    m_table->setMinimumHeight(linesOfTable * metrics.lineSpacing());
    m_signers->setMinimumHeight(linesOfSigners * metrics.lineSpacing());
    m_signers->setMinimumWidth(lettersOfSigners * metrics.averageCharWidth());
    fitColumns();
}

/// As wide as what is in them, but for names, which shall leave room for the rest; all of a name is in its tool tip.
void SendersPage::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int most = lettersOfName * fontMetrics().averageCharWidth();
    for (const int column : {SendersModel::Domain, SendersModel::Signers})
        m_table->setColumnWidth(column, qMin(m_table->columnWidth(column), most));
}

void SendersPage::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_signers)
        followFont();
}

// What the person does

bool SendersPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const bool isDelete = pressed->key() == Qt::Key_Delete || pressed->key() == Qt::Key_Backspace;
        if (isDelete && (watched == m_table || watched == m_signers)) {
            if (!pressed->isAutoRepeat()) // one row each time
                (watched == m_table ? m_forget : m_forgetSigner)->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SendersPage::forgetSigner()
{
    const History *history = chosen();
    const QTreeWidgetItem *item = m_signers->currentItem();
    if (history && item)
        Q_EMIT forgetSignerRequested(DomainName(history->author),
                                     DomainName(history->signers[size_t(item->data(0, signerRole).toInt())].domain));
}

void SendersPage::forgetChosen()
{
    if (const History *history = chosen())
        Q_EMIT forgetRequested(DomainName(history->author));
}

void SendersPage::askToForgetAll()
{
    const words::SendersPageText text = words::sendersPage();
    auto *box = new QMessageBox(QMessageBox::Question, text.forgetAllTitle, text.forgetAllQuestion,
                                QMessageBox::NoButton, this);
    box->setTextFormat(Qt::PlainText);
    const QPushButton *yes = box->addButton(text.forgetAllYes, QMessageBox::DestructiveRole);
    QPushButton *no = box->addButton(text.forgetAllNo, QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, yes](const QAbstractButton *pressed) {
        if (pressed == yes)
            Q_EMIT forgetAllRequested();
    });
    box->open();
}

} // namespace waxseal::desktop
