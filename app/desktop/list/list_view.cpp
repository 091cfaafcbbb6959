// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/list/list_view.h"

#include "app/desktop/look/appearance.h"
#include "app/desktop/look/axis.h"
#include "app/desktop/look/pane_frame.h"
#include "app/desktop/look/symbols.h"
#include "core/words/window.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QScrollBar>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace waxseal::desktop {

namespace {

constexpr int gap = 4;          ///< between pictures, in pixels at 100 %
constexpr int mostProblems = 3; ///< said above the table; the others are counted

/// The mark of an exception, and the three outcomes of the verdict column. Both have words in the accessible text.
class VerdictDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        const QWidget *widget = option.widget;
        (widget ? widget->style() : QApplication::style())
            ->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);

        const auto *summary = index.data(ListModel::SummaryRole).value<const verdict::Summary *>();
        if (!summary)
            return;
        QPalette palette = option.palette;
        if (option.state & QStyle::State_Selected) {
            // On a selection there is one colour that is readable for certain: that of selected text.
            palette.setColor(QPalette::WindowText, palette.color(QPalette::HighlightedText));
            palette.setColor(QPalette::Window, palette.color(QPalette::Highlight));
        }
        const bool isSelected = option.state & QStyle::State_Selected;
        const qreal side = qMin(option.rect.height() - 2, option.fontMetrics.height());
        QRectF place(option.rect.left() + gap, option.rect.top() + (option.rect.height() - side) / 2, side, side);
        const bool isMirrored = option.direction == Qt::RightToLeft;
        if (isMirrored)
            place.moveRight(option.rect.right() - gap);

        if (Column(index.column()) == Column::Mark) {
            if (index.data(ListModel::IsMarkedRole).toBool())
                paintMark(painter, place, *summary, palette, isSelected);
            return;
        }
        const std::array<verdict::Outcome, axisCount> outcomes{summary->sender, summary->wayIn, summary->content};
        for (int axis = 0; axis < axisCount; ++axis) {
            if (AxisId(axis) == AxisId::WayIn && outcomes[size_t(axis)] == verdict::Outcome::Nothing
                && summary->flaw != verdict::way_in::Flaw::None)
                paintFlaw(painter, place, summary->flaw, palette, isSelected);
            else
                paintOutcomeOn(painter, place, outcomes[size_t(axis)], palette, isSelected);
            place.translate(isMirrored ? -(side + gap) : side + gap, 0);
        }
        QRectF text = option.rect;
        if (isMirrored)
            text.setRight(place.right());
        else
            text.setLeft(place.left() + gap);
        painter->save();
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(
            text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            option.fontMetrics.elidedText(words::markText(*summary), Qt::ElideRight, int(text.width()) - gap));
        painter->restore();
    }

private:
    static void paintOutcomeOn(QPainter *painter, const QRectF &place, verdict::Outcome outcome,
                               const QPalette &palette, bool isSelected)
    {
        if (isSelected)
            outcomeIcon(outcome, palette).paint(painter, place.toRect(), Qt::AlignCenter, QIcon::Selected);
        else
            paintOutcome(*painter, place, outcome, palette);
    }

    static void paintMark(QPainter *painter, const QRectF &place, const verdict::Summary &summary,
                          const QPalette &palette, bool isSelected)
    {
        if (severity(summary) > postcardSeverity)
            paintOutcomeOn(painter, place, verdict::Outcome::Contradicted, palette, isSelected);
        else
            paintFlaw(painter, place, summary.flaw, palette, isSelected);
    }

    static void paintFlaw(QPainter *painter, const QRectF &place, verdict::way_in::Flaw flaw, const QPalette &palette,
                          bool isSelected)
    {
        const QColor colour =
            isSelected ? palette.color(QPalette::HighlightedText) : outcomeColour(verdict::Outcome::Nothing, palette);
        paintSymbol(*painter, place,
                    flaw == verdict::way_in::Flaw::Postcard ? Symbol::Postcard : Symbol::UnknownTransport, colour);
    }
};

} // namespace

ListTable::ListTable(ListModel *model, QWidget *parent) : QTableView(parent), m_model(*model)
{
    setModel(model);
    auto *delegate = new VerdictDelegate(this);
    setItemDelegateForColumn(int(Column::Mark), delegate);
    setItemDelegateForColumn(int(Column::Verdict), delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(words::panes().list);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionResizeMode(int(Column::Subject), QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(int(Column::Mark), QHeaderView::Fixed);
    sortByColumn(int(Column::Date), Qt::DescendingOrder);
    showVerdictColumn(false);
    fitRows();
    connect(model, &ListModel::orderChanged, this, &ListTable::visibleChanged);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] { m_isSortedAnew = true; });
    connect(model, &ListModel::orderChanged, this, [this] {
        if (std::exchange(m_isSortedAnew, false) && currentIndex().isValid())
            scrollTo(currentIndex());
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_announced = -1; }); // ids begin anew
    connect(this, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activatedId(m_model.idAt(index.row())); });
}

void ListTable::fitRows()
{
    const QFontMetrics metrics(font());
    const int height = metrics.height() + metrics.height() / 2;
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumSectionSize(metrics.height());
    horizontalHeader()->resizeSection(int(Column::Mark), metrics.height() + 3 * gap);
    horizontalHeader()->resizeSection(int(Column::Date),
                                      metrics.horizontalAdvance(QLocale().toString(
                                          QDateTime(QDate(2000, 12, 28), QTime(22, 58)), QLocale::ShortFormat))
                                          + 6 * gap);
    horizontalHeader()->resizeSection(int(Column::Verdict),
                                      3 * (metrics.height() + gap) + metrics.averageCharWidth() * 16);
    fitColumns();
}

/// The sender gives way before the subject does.
void ListTable::fitColumns()
{
    int rest = viewport()->width();
    for (const Column column : {Column::Mark, Column::Date, Column::Verdict})
        rest -= isColumnHidden(int(column)) ? 0 : horizontalHeader()->sectionSize(int(column));
    const int widest = fontMetrics().averageCharWidth() * 36;
    horizontalHeader()->resizeSection(int(Column::From),
                                      qBound(fontMetrics().averageCharWidth() * 10, rest * 2 / 5, widest));
}

void ListTable::showVerdictColumn(bool isShown)
{
    setColumnHidden(int(Column::Verdict), !isShown);
    fitColumns();
}

int ListTable::currentId() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : -1;
}

void ListTable::setCurrentId(int id)
{
    if (const int row = m_model.rowOf(id); row >= 0)
        setCurrentIndex(m_model.index(row, int(Column::Subject)));
}

std::vector<int> ListTable::visibleIds() const
{
    std::vector<int> ids;
    const int first = rowAt(0);
    if (first < 0)
        return ids;
    const int last = rowAt(viewport()->height() - 1);
    for (int row = first; row <= (last < 0 ? m_model.rowCount() - 1 : last); ++row)
        ids.push_back(m_model.idAt(row));
    return ids;
}

void ListTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    const int id = current.isValid() ? m_model.idAt(current.row()) : -1;
    if (id != m_announced) {
        m_announced = id;
        Q_EMIT currentChangedTo(id);
    }
}

void ListTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    Q_EMIT visibleChanged();
}

void ListTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    Q_EMIT visibleChanged();
}

void ListTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

ListPane::ListPane(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_table(new ListTable(&m_model))
    , m_problems(new QLabel)
    , m_empty(new QLabel)
    , m_state(new QLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QToolButton)
{
    m_search->setPlaceholderText(words::searchHint());
    m_search->setAccessibleName(words::searchHint());
    m_search->setClearButtonEnabled(true);
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problems->hide();
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->hide();
    m_state->setTextFormat(Qt::PlainText);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(160);
    m_cancel->setText(words::cancel());
    m_progress->hide();
    m_cancel->hide();

    auto *state = new QHBoxLayout;
    state->addWidget(m_state, 1);
    state->addWidget(m_progress);
    state->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_problems);
    m_tableFrame = new PaneFrame(m_table);
    column->addWidget(m_tableFrame, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(state);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        OrderWish wish = m_model.wish();
        wish.search = text;
        m_model.setWish(wish);
    });
    auto *clearSearch = new QShortcut(Qt::Key_Escape, m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(clearSearch, &QShortcut::activated, this, [this] {
        m_search->clear();
        m_table->setFocus();
    });
    connect(m_cancel, &QToolButton::clicked, this, &ListPane::cancelRequested);
    connect(&m_model, &ListModel::orderChanged, this, &ListPane::showCounts);
}

void ListPane::setProgress(qint64 done, qint64 expected)
{
    m_isBusy = true;
    m_state->setText(words::reading(done, expected));
    m_progress->setVisible(expected > 0); // without an end in sight a moving bar would say nothing more
    m_cancel->show();
    if (expected > 0) {
        m_progress->setMaximum(int(qMin<qint64>(expected, INT_MAX)));
        m_progress->setValue(int(qMin<qint64>(done, INT_MAX)));
    }
}

void ListPane::setFinished()
{
    m_isBusy = false;
    m_progress->hide();
    m_cancel->hide();
    showCounts();
}

void ListPane::setProblems(const QStringList &problems)
{
    QStringList shown = problems.mid(0, mostProblems);
    if (problems.size() > mostProblems)
        shown << words::furtherProblems(int(problems.size()) - mostProblems);
    m_problems->setText(shown.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
}

void ListPane::setEmptySentence(const QString &sentence)
{
    m_emptySentence = sentence;
    showCounts();
}

void ListPane::showCounts()
{
    // Rows that wait for their order are on their way; hiding the table for that moment would lose the focus.
    const bool isEmpty = m_model.rowCount() == 0 && !m_isBusy && m_model.isOrdered();
    const bool searched = !m_search->text().trimmed().isEmpty() && m_model.messages() > 0;
    m_empty->setText(searched ? words::nothingFound(m_search->text().trimmed()) : m_emptySentence);
    m_empty->setVisible(isEmpty && !m_empty->text().isEmpty());
    m_tableFrame->setVisible(!m_empty->isVisibleTo(this));
    if (!m_isBusy)
        m_state->setText(m_model.messages() > 0 ? words::listSummary(m_model.messages(), m_model.rowCount())
                                                : QString());
}

} // namespace waxseal::desktop
