// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/notice_bar.h"

#include "app/desktop/look/symbols.h"
#include "core/words/composer.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace waxseal::desktop {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent), m_picture(new QLabel), m_sentence(new QLabel), m_action(new QPushButton), m_hide(new QToolButton)
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setAutoDefault(false);
    m_hide->setAutoRaise(true);
    m_hide->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    m_hide->setFocusPolicy(Qt::StrongFocus);
    m_hide->setAccessibleName(words::composer().hideNotice);
    m_hide->setToolTip(words::composer().hideNotice);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_picture);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_hide);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::acted);
    connect(m_hide, &QToolButton::clicked, this, &NoticeBar::clear);
    m_picture->hide();
    m_hide->hide();
    hide();
}

void NoticeBar::setShape(verdict::Outcome shape)
{
    m_shape = shape;
    drawShape();
    m_picture->show();
}

void NoticeBar::drawShape()
{
    if (!m_shape)
        return;
    const int side = m_sentence->fontMetrics().height();
    m_picture->setPixmap(outcomeIcon(*m_shape, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        drawShape();
}

void NoticeBar::setCanBeHidden(bool canBeHidden)
{
    m_hide->setVisible(canBeHidden);
}

void NoticeBar::say(const QString &sentence, const QString &action)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(!sentence.isEmpty());
    if (sentence == m_sentence->text())
        return;
    m_sentence->setText(sentence);
    m_action->setAccessibleDescription(sentence);
    if (sentence.isEmpty())
        return;
    QAccessibleEvent alert(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString NoticeBar::sentence() const
{
    return m_sentence->text();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Active, QPalette::Base));
    painter.setPen(palette().color(QPalette::Active, QPalette::Mid));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace waxseal::desktop
