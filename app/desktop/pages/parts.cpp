// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/parts.h"

#include <QAccessible>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>
#include <QStyle>
#include <QVBoxLayout>

namespace waxseal::desktop {

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    QLabel *label = paragraph(text, parent);
    QFont bold; // with nothing else set, the rest is inherited, also when it changes
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

InPlaceSentence::InPlaceSentence(QWidget *about, QWidget *parent) : QLabel(parent), m_about(about)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void InPlaceSentence::say(const QString &sentence)
{
    setVisible(!sentence.isEmpty());
    if (sentence == text())
        return;
    setText(sentence);
    m_about->setAccessibleDescription(sentence);
    if (!sentence.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QScrollArea *scrolling(QWidget *contents, const QString &accessibleName, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(accessibleName);
    area->setWidget(contents);
    return area;
}

int indent(const QWidget &widget)
{
    const QStyle &style = *widget.style();
    return style.pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, &widget)
        + style.pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, &widget);
}

void addWithClose(QDialog &dialog, QWidget *page, const QString &close)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QPushButton *button = buttons->button(QDialogButtonBox::Close);
    button->setText(close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(&dialog);
    layout->addWidget(page, 1);
    layout->addWidget(buttons);
    for (QPushButton *one : dialog.findChildren<QPushButton *>()) {
        one->setAutoDefault(false);
        one->setDefault(false);
    }
}

void resizeToText(QWidget &window, int columns, int lines)
{
    const QFontMetrics metrics = window.fontMetrics();
    const QSize wanted(columns * metrics.averageCharWidth(), lines * metrics.lineSpacing());
    window.resize(wanted.boundedTo(window.screen()->availableSize() * 9 / 10));
}

} // namespace waxseal::desktop
