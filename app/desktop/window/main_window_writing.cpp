// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/mail_file.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/look/when_done.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/writing.h"
#include "core/compose/reply.h"
#include "core/words/composer.h"
#include "core/words/window.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QLocale>
#include <QMenu>

namespace waxseal::desktop {

namespace {

QString dateText(std::chrono::sys_seconds time)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count()), QLocale::ShortFormat);
}

compose::QuoteWords wordsAround(const check::CheckedMessage &message)
{
    const verdict::Summary summary = verdict::summarize(*message.header, *message.assessment);
    return words::quoteWords(summary.author.isEmpty() ? summary.address : summary.author,
                             summary.date ? dateText(*summary.date) : QString());
}

} // namespace

void MainWindow::setAnswersEnabled(bool isEnabled)
{
    for (QAction *action : m_answers)
        action->setEnabled(isEnabled);
}

void MainWindow::writeNew()
{
    m_application.writing().write({}, m_place);
}

void MainWindow::writeTo(const QString &link)
{
    m_application.writing().writeTo(link.toUtf8(), m_place);
}

void MainWindow::answer(Answer how)
{
    const check::Checked message = m_opened.checked;
    if (!message || !message->assessment)
        return say(words::cannotAnswer());
    const compose::QuoteWords quote = wordsAround(*message);
    const QStringList ownAddresses{m_application.settings().from};
    const bool isForward = how == Answer::Forward;
    const bool isWhole = m_opened.isWhole;
    QFuture<QString> text = isWhole ? quotableText(message) : QtFuture::makeReadyFuture(QString());
    QFuture<compose::Draft> draft = text.then([message, quote, ownAddresses, how](const QString &quoted) {
        switch (how) {
        case Answer::Author:
            return compose::replyTo(*message->header, quoted, compose::ReplyTo::Author, ownAddresses, quote);
        case Answer::Everybody:
            return compose::replyTo(*message->header, quoted, compose::ReplyTo::Everybody, ownAddresses, quote);
        case Answer::Forward: return compose::forward(*message->header, quoted, quote);
        }
        Q_UNREACHABLE();
    });
    whenDone(this, draft, [this, message, isForward, isWhole, place = m_place](const compose::Draft &written) {
        ComposerStart start;
        start.draft = written;
        if (!written.text.isEmpty()) { // room to write above it
            QStringView below(written.text);
            while (below.startsWith(u'\n'))
                below = below.sliced(1);
            start.draft.text = QStringLiteral("\n\n") + below.toString();
        }
        ComposerWindow *window = m_application.writing().write(std::move(start), place);
        if (!isForward || !isWhole)
            return;
        // The message itself goes along, with all that came with it.
        static int number = 0;
        const QDir folder(m_application.temporaryFolder() + QStringLiteral("/forward-%1").arg(++number));
        folder.mkpath(QStringLiteral("."));
        const QString file = folder.filePath(words::forwardedName() + QStringLiteral(".eml"));
        whenDone(window, savePart(message, -1, file), [window, file](const QString &trouble) {
            if (trouble.isEmpty())
                window->attachAtBeginning(file);
            else
                window->notice().say(words::notSaved(file, trouble));
        });
    });
}

void MainWindow::showUnfinished(int count)
{
    m_draftsNotice->say(words::unfinishedDrafts(count), words::showDrafts());
}

void MainWindow::fillDrafts()
{
    const auto showOnly = [this](const QString &sentence) {
        m_draftsMenu->clear();
        m_draftsMenu->addAction(sentence)->setEnabled(false);
    };
    showOnly(words::readingDrafts());
    whenDone(this, m_application.writing().drafts(), [this, showOnly](const std::vector<drafts::Listed> &found) {
        constexpr size_t most = 30;
        if (found.empty())
            return showOnly(words::noDrafts());
        m_draftsMenu->clear();
        for (size_t i = 0; i < qMin(found.size(), most); ++i) {
            const drafts::Listed &each = found[i];
            const QString text =
                words::draftEntry(each.subject.left(60), each.firstRecipient.left(60), dateText(each.changed));
            QAction *open = m_draftsMenu->addAction(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")));
            connect(open, &QAction::triggered, this, [this, id = each.id] { m_application.writing().openDraft(id); });
        }
    });
}

} // namespace waxseal::desktop
