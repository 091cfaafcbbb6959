// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/welcome_page.h"

#include "app/desktop/look/symbols.h"
#include "app/desktop/pages/parts.h"
#include "core/words/pages.h"
#include "core/words/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QShowEvent>
#include <QStyle>

namespace waxseal::desktop {

namespace {

constexpr qreal titleScale = 1.5;
constexpr int columnsSideBySide = 85; ///< letters of width that two or three columns need
constexpr int columnsAtMost = 140;    ///< longer lines are hard to read

/// The shape of an outcome, as high as a line of text. What it stands for is in the text beside it.
class Shape : public QWidget {
public:
    Shape(verdict::Outcome outcome, QWidget *parent) : QWidget(parent), m_outcome(outcome)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const int side = fontMetrics().lineSpacing();
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintOutcome(painter, rect(), m_outcome, palette());
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::FontChange)
            updateGeometry();
        QWidget::changeEvent(event);
    }

private:
    verdict::Outcome m_outcome;
};

} // namespace

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent)
{
    const words::WelcomePageText text = words::welcomePage();
    setAccessibleName(text.name);

    auto *contents = new QWidget;
    m_area = scrolling(contents, text.title, this);
    m_title = heading(text.title, contents);
    auto *layout = new QVBoxLayout(contents);
    layout->addWidget(m_title);
    layout->addWidget(paragraph(text.whatItIs, contents));
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(heading(text.waysHead, contents));
    layout->addWidget(ways());
    layout->addSpacing(fontMetrics().height() / 2);
    auto *twoColumns = new QBoxLayout(QBoxLayout::LeftToRight);
    twoColumns->addWidget(questions(), 1);
    twoColumns->addSpacing(fontMetrics().height());
    twoColumns->addWidget(outcomes(), 1);
    m_rows.push_back(twoColumns);
    layout->addLayout(twoColumns);
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(limits());
    layout->addStretch(1);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_area);
    setFocusProxy(m_demonstration);
    followFont();
}

QPushButton *WelcomePage::wideButton(const QString &text, const QString &explanation)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(true); // Enter presses it, outside a dialog too
    button->setAccessibleDescription(explanation);
    m_buttons.push_back(button);
    return button;
}

QWidget *WelcomePage::ways()
{
    const words::WelcomePageText text = words::welcomePage();
    auto *widget = new QWidget;
    auto *row = new QBoxLayout(QBoxLayout::LeftToRight, widget);
    row->setContentsMargins(0, 0, 0, 0);
    m_rows.push_back(row);
    const auto addWay = [&](const std::vector<QPushButton *> &buttons, const QString &explanation) {
        auto *way = new QVBoxLayout;
        for (QPushButton *button : buttons)
            way->addWidget(button);
        way->addWidget(paragraph(explanation, widget));
        way->addStretch(1);
        row->addLayout(way, 1);
    };

    m_demonstration = wideButton(text.demonstration.label, text.demonstration.explanation);
    connect(m_demonstration, &QPushButton::clicked, this, &WelcomePage::demonstrationRequested);
    addWay({m_demonstration}, text.demonstration.explanation);

    QPushButton *files = wideButton(text.openFiles, text.ownFilesExplanation);
    connect(files, &QPushButton::clicked, this, &WelcomePage::openFilesRequested);
    QPushButton *folder = wideButton(text.openFolder, text.ownFilesExplanation);
    connect(folder, &QPushButton::clicked, this, &WelcomePage::openFolderRequested);
    addWay({files, folder}, text.ownFilesExplanation);

    QPushButton *accounts = wideButton(text.accounts.label, text.accounts.explanation);
    accounts->setEnabled(false);
    addWay({accounts}, text.accounts.explanation);
    return widget;
}

QWidget *WelcomePage::questions()
{
    const words::WelcomePageText text = words::welcomePage();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(heading(text.questionsHead, widget), 0, 0, 1, 2);
    int row = 1;
    for (const words::Choice &question : text.questions) {
        QLabel *axis = heading(question.label, widget);
        axis->setWordWrap(false);
        grid->addWidget(axis, row, 0, Qt::AlignTop);
        grid->addWidget(paragraph(question.explanation, widget), row, 1, Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return widget;
}

QWidget *WelcomePage::outcomes()
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(heading(words::welcomePage().outcomesHead, widget), 0, 0, 1, 3);
    int row = 1;
    for (const auto outcome : {verdict::Outcome::Confirmed, verdict::Outcome::Stated, verdict::Outcome::Nothing,
                               verdict::Outcome::Unchecked, verdict::Outcome::Contradicted}) {
        QLabel *word = heading(words::outcomeWord(outcome), widget);
        word->setWordWrap(false);
        grid->addWidget(new Shape(outcome, widget), row, 0, Qt::AlignTop);
        grid->addWidget(word, row, 1, Qt::AlignTop);
        grid->addWidget(paragraph(words::outcomeMeaning(outcome), widget), row, 2, Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(row, 1);
    return widget;
}

QWidget *WelcomePage::limits()
{
    const words::WelcomePageText text = words::welcomePage();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(heading(text.limitsHead, widget), 0, 0, 1, 2);
    int row = 1;
    for (const QString &limit : text.limits) {
        auto *bullet = new QLabel(QString(QChar(0x2022)), widget);
        grid->addWidget(bullet, row, 0, Qt::AlignTop);
        grid->addWidget(paragraph(limit, widget), row, 1, Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    return widget;
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_title)
        followFont();
    QWidget::changeEvent(event);
}

void WelcomePage::followFont()
{
    QFont title = font();
    title.setBold(true);
    if (title.pointSizeF() > 0)
        title.setPointSizeF(title.pointSizeF() * titleScale);
    else
        title.setPixelSize(qRound(title.pixelSize() * titleScale));
    m_title->setFont(title);
    for (QPushButton *button : m_buttons)
        button->setMinimumHeight(fontMetrics().height() * 2);
    arrange();
}

void WelcomePage::arrange()
{
    const int letter = fontMetrics().averageCharWidth();
    const bool isWide = width() >= columnsSideBySide * letter;
    for (QBoxLayout *row : m_rows)
        row->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int unused = qMax(0, width() - columnsAtMost * letter) / 2;
    const int edge = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this) + letter;
    m_area->widget()->layout()->setContentsMargins(unused + edge, edge, unused + edge, edge);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        m_demonstration->setFocus(Qt::OtherFocusReason);
}

} // namespace waxseal::desktop
