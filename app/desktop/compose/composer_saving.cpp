// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// Where a mail goes that is being written: its draft, a file, or nowhere.
#include "app/desktop/compose/composer_window.h"

#include "app/desktop/compose/draft_keeper.h"
#include "app/desktop/compose/mail_file.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/look/file_choice.h"
#include "app/desktop/look/when_done.h"
#include "core/words/composer.h"
#include "core/words/way_out.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace waxseal::desktop {

void ComposerWindow::draftSaved()
{
    m_trouble->clear();
    m_status->setText(m_keeper->id().isEmpty() ? QString() : words::draftSaved());
    if (m_isClosing && m_keeper->isSaved() && !isAttaching()) {
        m_isClosing = false;
        close();
    }
}

void ComposerWindow::draftFailed(const QString &why)
{
    m_status->clear();
    m_trouble->say(words::draftNotSaved(why), words::composer().tryAgain);
    if (!std::exchange(m_isClosing, false))
        return;
    Q_EMIT closingRefused();
    auto *question = new QMessageBox(QMessageBox::Warning, QApplication::applicationDisplayName(),
                                     words::draftNotSaved(why) + QStringLiteral("\n\n") + words::closeUnsavedQuestion(),
                                     QMessageBox::NoButton, this);
    question->setTextFormat(Qt::PlainText);
    QPushButton *lose = question->addButton(words::closeUnsaved(), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(words::keepDraft(), QMessageBox::RejectRole));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(lose, &QPushButton::clicked, this, [this] {
        m_mayLose = true;
        close();
    });
    question->open();
}

void ComposerWindow::saveAs()
{
    if (!isReadyToSave())
        return;
    QFileDialog dialog(this, words::saveMailTitle(), choiceFolder(), words::mailFiles() + QStringLiteral(" (*.eml)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("eml"));
    dialog.selectFile(mailFileName(m_subject->text()));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    rememberChoice(dialog.selectedFiles().first());
    saveTo(dialog.selectedFiles().first());
}

ComposerWindow::Missing ComposerWindow::missing() const
{
    const compose::Draft written = draft();
    if (written.from.isEmpty()) {
        const QString sentence = words::writeFault({compose::WriteFault::NoSender, -1, {}}, written);
        return {About::Sender, words::notWritten(sentence)};
    }
    if (const auto from = compose::parseTyped(written.from); !from)
        return {About::Sender, words::badSender(words::addressFault(from.error(), written.from))};
    int at = 0;
    for (const RecipientField *field : m_fields) {
        for (RecipientChip *chip : field->chips()) {
            if (!chip->recipient().isAddress()) {
                const QString sentence = words::writeFault({compose::WriteFault::BadRecipient, at, {}}, written);
                return {About::Recipient, words::notWritten(sentence), chip};
            }
            ++at;
        }
    }
    return {};
}

bool ComposerWindow::isReadyToSave()
{
    for (RecipientField *field : m_fields)
        field->finishTyping();
    senderChanged(); // a key that saves leaves the From line as it is
    if (isAttaching()) {
        say(words::stillAttaching());
        return false;
    }
    const Missing missing = this->missing();
    if (missing.about == About::Else)
        return true;
    say(missing.sentence, missing.about);
    if (missing.about == About::Sender)
        m_from->setFocus(Qt::OtherFocusReason);
    for (RecipientField *field : m_fields)
        field->focusChip(missing.chip);
    return false;
}

void ComposerWindow::say(const QString &sentence, About about)
{
    m_noticeAbout = about;
    m_notice->say(sentence);
}

/// What the mail lacked is said until it is there.
void ComposerWindow::reviewNotice()
{
    const bool isAboutMail = m_noticeAbout == About::Sender || m_noticeAbout == About::Recipient;
    if (isAboutMail && missing().about != m_noticeAbout)
        say({});
}

void ComposerWindow::saveTo(const QString &file)
{
    for (RecipientField *field : m_fields)
        field->finishTyping();
    const compose::Draft written = draft();
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    whenDone(this, writeMail(written, file, now), [this, written, file](const QString &trouble) {
        if (!trouble.isEmpty())
            return say(words::notWritten(trouble));
        say(words::mailSaved(QDir::toNativeSeparators(file)));
        QStringList recipients;
        for (const compose::Recipient &each : written.recipients)
            recipients << each.text;
        Q_EMIT this->written(recipients);
        Q_EMIT fromUsed(written.from);
    });
}

void ComposerWindow::discard()
{
    if (draft().isEmpty() || m_keeper->isUntouched(draft())) {
        m_keeper->discard();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Question, QApplication::applicationDisplayName(),
                                     words::discardQuestion(), QMessageBox::NoButton, this);
    question->setTextFormat(Qt::PlainText);
    QPushButton *now = question->addButton(words::discardNow(), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(words::keepDraft(), QMessageBox::RejectRole));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(now, &QPushButton::clicked, m_keeper, &DraftKeeper::discard);
    question->open();
}

} // namespace waxseal::desktop
