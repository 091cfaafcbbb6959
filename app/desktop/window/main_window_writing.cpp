// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/mail_file.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/look/file_choice.h"
#include "app/desktop/look/when_done.h"
#include "app/desktop/window/forwarding.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/writing.h"
#include "core/compose/reply.h"
#include "core/words/composer.h"
#include "core/words/window.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QLocale>

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
    m_forwardAttachedAct->setEnabled(isEnabled && m_opened.isWhole);
}

void MainWindow::writeNew()
{
    m_application.writing().write({}, m_place);
}

void MainWindow::writeTo(const QString &link)
{
    const auto window = m_application.writing().writeTo(link.toUtf8(), m_place);
    m_linkNotice->say(window ? QString() : window.error());
}

void MainWindow::answer(Answer how)
{
    const check::Checked message = m_opened.checked;
    if (!message || !message->assessment)
        return say(words::cannotAnswer());
    const compose::QuoteWords quote = wordsAround(*message);
    const QStringList ownAddresses{m_application.writing().from(m_place)};
    const bool isWhole = m_opened.isWhole;
    QFuture<QString> text =
        isWhole && how != Answer::ForwardAttached ? quotableText(message) : QtFuture::makeReadyFuture(QString());
    QFuture<compose::Draft> draft = text.then([message, quote, ownAddresses, how](const QString &quoted) {
        switch (how) {
        case Answer::Author:
            return compose::replyTo(*message->header, quoted, compose::ReplyTo::Author, ownAddresses, quote);
        case Answer::Everybody:
            return compose::replyTo(*message->header, quoted, compose::ReplyTo::Everybody, ownAddresses, quote);
        case Answer::Forward: return compose::forward(*message->header, quoted, quote);
        case Answer::ForwardAttached: return compose::forwardAttached(*message->header);
        }
        Q_UNREACHABLE();
    });
    whenDone(this, draft, [this, message, how, isWhole, place = m_place](const compose::Draft &written) {
        ComposerStart start;
        start.draft = written;
        if (!written.text.isEmpty()) { // room to write above it
            QStringView below(written.text);
            while (below.startsWith(u'\n'))
                below = below.sliced(1);
            start.draft.text = QStringLiteral("\n\n") + below.toString();
        }
        ComposerWindow *window = m_application.writing().write(std::move(start), place);
        if (how == Answer::Forward && !isWhole)
            window->notice().say(words::onlyHeader());
        else if (how == Answer::Forward)
            passOnAttachments(*window, message);
        else if (how == Answer::ForwardAttached)
            passOnMessage(*window, message);
    });
}

/// A folder for what is taken out of a message, until it is attached.
QString MainWindow::folderForTaking()
{
    static int number = 0;
    const QDir folder(m_application.temporaryFolder() + QStringLiteral("/forward-%1").arg(++number));
    folder.mkpath(QStringLiteral("."));
    return folder.path();
}

void MainWindow::passOnAttachments(ComposerWindow &window, const check::Checked &message)
{
    const auto cancel = std::make_shared<std::atomic_bool>(false);
    const QString folder = folderForTaking();
    Writing &writing = m_application.writing();
    connect(&window, &QObject::destroyed, &writing, [cancel] { *cancel = true; });
    window.beginTaking();
    whenDone(&window, takeAttachments(message, folder, cancel), [&window, &writing, folder](const TakenFiles &taken) {
        if (!taken.isReadable)
            window.notice().say(words::bodyUnreadable());
        else if (taken.isCut)
            window.notice().say(words::notAllTaken());
        else if (taken.leftOut > 0)
            window.notice().say(words::notTaken(taken.leftOut));
        writing.attachTaken(window, taken.files, folder);
        window.endTaking();
    });
}

void MainWindow::passOnMessage(ComposerWindow &window, const check::Checked &message)
{
    const QString folder = folderForTaking();
    const QString subject = verdict::summarize(*message->header, *message->assessment).subject;
    const QString file = QDir(folder).filePath(mailFileName(subject));
    Writing &writing = m_application.writing();
    window.beginTaking();
    whenDone(&window, savePart(message, -1, file), [&window, &writing, file, folder](const QString &trouble) {
        if (!trouble.isEmpty())
            window.notice().say(words::notSaved(file, trouble));
        writing.attachTaken(window, trouble.isEmpty() ? QStringList{file} : QStringList(), folder);
        window.endTaking();
    });
}

} // namespace waxseal::desktop
