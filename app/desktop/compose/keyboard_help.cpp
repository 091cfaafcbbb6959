// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/keyboard_help.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QScreen>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace waxseal::desktop {

void showKeyboardHelp(QWidget *parent, const std::vector<words::Shortcut> &shortcuts)
{
    QString rows;
    for (const words::Shortcut &shortcut : shortcuts)
        rows += QStringLiteral("<tr><td><b>") + shortcut.keys.toHtmlEscaped()
            + QStringLiteral("</b>&nbsp;&nbsp;</td><td>") + shortcut.what.toHtmlEscaped()
            + QStringLiteral("</td></tr>");
    auto *dialog = new QDialog(parent);
    dialog->setWindowTitle(words::shortcutsTitle());
    auto *table = new QTextBrowser;
    table->setAccessibleName(words::shortcutsTitle());
    table->setHtml(QStringLiteral("<table cellspacing='4'>") + rows + QStringLiteral("</table>"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(table);
    column->addWidget(buttons);
    const QFontMetrics metrics = dialog->fontMetrics();
    dialog->resize(QSize(metrics.averageCharWidth() * 80, metrics.height() * 30)
                       .boundedTo(parent->screen()->availableSize() * 9 / 10));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace waxseal::desktop
