// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/link_dialog.h"

#include "core/words/window.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace waxseal::desktop {

LinkDialog::LinkDialog(const bodytext::Target &target, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(words::linkTitle());
    auto *sentence = new QLabel(target.isWeb ? words::linkGoesTo(target.host) : words::linkIsMail());
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    auto *url = new QPlainTextEdit(target.url);
    url->setReadOnly(true);
    url->setTabChangesFocus(true);
    url->setAccessibleName(words::linkTitle());
    url->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    url->setWordWrapMode(QTextOption::WrapAnywhere);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *copy = buttons->addButton(words::copyAddress(), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this, text = target.url] {
        QApplication::clipboard()->setText(text);
        accept();
    });
    if (target.isWeb) {
        auto *open = buttons->addButton(words::openInBrowser(), QDialogButtonBox::AcceptRole);
        open->setAutoDefault(false);
        connect(open, &QPushButton::clicked, this,
                [text = target.url] { QDesktopServices::openUrl(QUrl(text, QUrl::StrictMode)); });
    }
    if (target.isMail) {
        auto *write = buttons->addButton(words::writeToAddress(), QDialogButtonBox::AcceptRole);
        write->setAutoDefault(false);
        connect(write, &QPushButton::clicked, this, [this, text = target.url] { Q_EMIT writeRequested(text); });
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);

    auto *column = new QVBoxLayout(this);
    column->addWidget(sentence);
    column->addWidget(url);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
    buttons->button(QDialogButtonBox::Cancel)->setFocus();
}

} // namespace waxseal::desktop
