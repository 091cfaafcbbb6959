// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/command_line.h"

#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/picture.h"
#include "app/desktop/window/writing.h"
#include "core/compose/mailto.h"
#include "core/words/command.h"
#include "core/words/window.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <functional>

namespace waxseal::desktop {

namespace {

/// "1280x800"
QSize sizeFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

void takeArguments(CommandLine &wanted, const QStringList &arguments)
{
    for (const QString &argument : arguments) {
        if (!argument.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
            wanted.paths << argument;
            continue;
        }
        const QByteArray link = argument.toUtf8();
        if (const auto mail = compose::parseMailto(link))
            wanted.links << link;
        else
            wanted.troubles << words::badMailLink(link, mail.error());
    }
}

/// Size, picture and end, for the window that they are meant for.
void treat(QWidget &window, const CommandLine &wanted, std::function<bool()> isSettled)
{
    if (!wanted.size.isEmpty())
        window.resize(wanted.size);
    if (!wanted.picture.isEmpty())
        drawWhenSettled(window, std::move(isSettled), wanted.picture);
    if (wanted.quitsWhenShown)
        quitWhenPainted(window);
}

/// Null where no mail was asked for.
ComposerWindow *writeMails(Writing &writing, const CommandLine &wanted, const std::optional<OpenPlace> &beside = {})
{
    QList<ComposerWindow *> windows;
    if (wanted.isWriting && wanted.links.isEmpty())
        windows << writing.write({}, beside);
    for (const QByteArray &link : wanted.links)
        windows << writing.writeTo(link, beside).value_or(nullptr);
    ComposerWindow *first = windows.value(0);
    if (first)
        treat(*first, wanted, [first] { return !first->lookups().isAsking(); });
    return first;
}

} // namespace

Result<CommandLine, QString> readCommandLine(const QCoreApplication &program)
{
    const words::DesktopOptionHelp help = words::desktopOptionHelp();
    QCommandLineParser parser;
    parser.setApplicationDescription(words::desktopUsage());
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption compose(QStringLiteral("compose"), help.compose);
    const QCommandLineOption demonstration(QStringLiteral("demo"), help.demonstration);
    const QCommandLineOption picture(QStringLiteral("screenshot"), help.screenshot, help.fileValue);
    const QCommandLineOption size(QStringLiteral("size"), help.size, help.sizeValue);
    const QCommandLineOption quitWhenShown(QStringLiteral("quit-when-shown"), help.quitWhenShown);
    parser.addOptions({compose, demonstration, picture, size, quitWhenShown});
    parser.addPositionalArgument(QStringLiteral("PATH"), help.paths, help.pathsSyntax);
    parser.process(program);

    CommandLine wanted;
    takeArguments(wanted, parser.positionalArguments());
    wanted.isDemonstration = parser.isSet(demonstration);
    wanted.isWriting = parser.isSet(compose);
    wanted.quitsWhenShown = parser.isSet(quitWhenShown);
    wanted.picture = parser.value(picture);
    wanted.size = sizeFrom(parser.value(size));
    if (parser.isSet(size) && wanted.size.isEmpty())
        return failure(words::badOption(QStringLiteral("--size"), parser.value(size), QStringLiteral("1280x860")));
    if (parser.isSet(picture) && wanted.picture.isEmpty())
        return failure(words::badOption(QStringLiteral("--screenshot"), QString(), help.fileValue));
    if (wanted.isDemonstration && !wanted.paths.isEmpty())
        return failure(words::optionConflict(QStringLiteral("--demo"), QStringLiteral("PATH")));
    // A browser that follows a link shows nobody what is printed, so a window says it.
    const bool isForPeople = wanted.picture.isEmpty() && !wanted.quitsWhenShown;
    const bool hasNothingElse = wanted.paths.isEmpty() && !wanted.isDemonstration && !wanted.hasMails();
    if (!wanted.troubles.isEmpty() && hasNothingElse && !isForPeople)
        return failure(wanted.troubles.join(QLatin1Char('\n')));
    return wanted;
}

void openWindows(Application &application, const CommandLine &wanted)
{
    if (!wanted.picture.isEmpty() || wanted.quitsWhenShown)
        application.writing().keepNothing(); // what is begun for a picture is nobody's draft
    const QString trouble = wanted.troubles.join(QLatin1Char('\n'));
    if (!wanted.isDemonstration) {
        ComposerWindow *mail = writeMails(application.writing(), wanted);
        if (mail && wanted.paths.isEmpty()) { // whoever follows a link wants to write, and nothing else
            mail->notice().say(trouble);
            return;
        }
    }

    MainWindow *window = application.newWindow();
    if (!wanted.hasMails())
        treat(*window, wanted, [window] { return window->isSettled(); });
    window->show();
    window->linkNotice().say(trouble);
    if (!wanted.paths.isEmpty())
        window->openPaths(wanted.paths);
    if (!wanted.isDemonstration)
        return;
    if (wanted.hasMails()) { // beside it, so that nothing leaves this computer
        QObject::connect(
            &application, &Application::demonstrationReady, &application,
            [&application, wanted] { writeMails(application.writing(), wanted, application.demonstrationPlace(0)); },
            Qt::SingleShotConnection);
        QObject::connect(&application, &Application::trouble, window, [&application, window, wanted] {
            if (!application.hasDemonstration()) // no mail will come
                treat(*window, wanted, [] { return true; });
        });
    }
    window->openDemonstration(0);
}

} // namespace waxseal::desktop
