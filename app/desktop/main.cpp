// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/symbols.h"
#include "app/desktop/window/application.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/writing.h"
#include "app/session/translations.h"
#include "core/words/command.h"
#include "core/words/window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QImageWriter>
#include <QTimer>

#include <cstdio>

using namespace waxseal;

namespace {

constexpr int iconMsecs = 250;          ///< by then the window stands
constexpr int screenshotMsecs = 60'000; ///< then it is drawn as it is

void print(std::FILE *stream, const QString &sentence)
{
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), stream);
}

/// "1280x800"
QSize sizeFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

void drawInto(const QString &file, desktop::MainWindow &window)
{
    const auto draw = [file, &window] {
        QImageWriter writer(file, "PNG");
        const bool isWritten = writer.write(window.grab().toImage());
        if (isWritten)
            print(stdout, words::screenshotWritten(file));
        else
            print(stderr, words::notSaved(file, writer.errorString()));
        QApplication::exit(isWritten ? 0 : 3);
    };
    auto *settle = new QTimer(&window); // what settled may draw and move once more
    settle->setSingleShot(true);
    QObject::connect(settle, &QTimer::timeout, &window, draw);
    QObject::connect(&window, &desktop::MainWindow::settled, settle, [settle] { settle->start(300); });
    QTimer::singleShot(screenshotMsecs, &window, draw);
}

/// Ends the program when the window has been painted once: for measuring how long that takes.
class QuitWhenShown : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, watched, [] { QApplication::exit(0); });
        return false;
    }
};

/// Drawing the icon in all its sizes takes as long as the window itself.
void setIcon()
{
    QApplication::setWindowIcon(desktop::symbolIcon(desktop::Symbol::Waxseal, QApplication::palette()));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("waxseal"));
    QApplication::setApplicationDisplayName(QStringLiteral("Waxseal"));
    QApplication::setApplicationVersion(QStringLiteral(WAXSEAL_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.waxseal.Waxseal"));
    app::installTranslations(qt);

    const words::DesktopOptionHelp help = words::desktopOptionHelp();
    QCommandLineParser parser;
    parser.setApplicationDescription(words::desktopUsage());
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption compose(QStringLiteral("compose"), help.compose);
    const QCommandLineOption demo(QStringLiteral("demo"), help.demonstration);
    const QCommandLineOption screenshot(QStringLiteral("screenshot"), help.screenshot, help.fileValue);
    const QCommandLineOption size(QStringLiteral("size"), help.size, help.sizeValue);
    const QCommandLineOption quitWhenShown(QStringLiteral("quit-when-shown"), help.quitWhenShown);
    parser.addOptions({compose, demo, screenshot, size, quitWhenShown});
    parser.addPositionalArgument(QStringLiteral("PATH"), help.paths, help.pathsSyntax);
    parser.process(qt);

    const QSize wantedSize = sizeFrom(parser.value(size));
    if (parser.isSet(size) && wantedSize.isEmpty()) {
        print(stderr, words::badOption(QStringLiteral("--size"), parser.value(size), QStringLiteral("1280x860")));
        return 2;
    }

    QStringList paths;
    QStringList links;
    for (const QString &argument : parser.positionalArguments())
        (argument.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive) ? links : paths) << argument;

    desktop::Application application(qt);
    bool isWriting = parser.isSet(compose);
    const bool isDemonstration = parser.isSet(demo) && paths.isEmpty();
    if (isDemonstration && (isWriting || !links.isEmpty())) { // beside it, so that nothing leaves this computer
        const auto begin = [&application, links, isWriting] {
            const desktop::OpenPlace place = application.demonstrationPlace(0);
            if (isWriting)
                application.writing().write({}, place);
            for (const QString &link : links)
                application.writing().writeTo(link.toUtf8(), place);
        };
        QObject::connect(&application, &desktop::Application::demonstrationReady, &application, begin,
                         Qt::SingleShotConnection);
    } else if (isWriting) {
        application.writing().write({});
    }
    QStringList troubles; // before there is a window that says them
    QObject::connect(&application, &desktop::Application::trouble, &qt,
                     [&troubles](const QString &sentence) { troubles << sentence; });
    if (!isDemonstration) {
        for (const QString &link : links)
            isWriting = application.writing().writeTo(link.toUtf8()) || isWriting;
    }
    application.disconnect(&qt);
    QTimer::singleShot(iconMsecs, &qt, setIcon);
    if (isWriting && paths.isEmpty() && !parser.isSet(demo))
        return QApplication::exec(); // whoever follows a link wants to write, and nothing else

    desktop::MainWindow *window = application.newWindow();
    if (parser.isSet(size))
        window->resize(wantedSize);
    if (parser.isSet(screenshot)) {
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        drawInto(parser.value(screenshot), *window);
    }
    if (parser.isSet(quitWhenShown))
        window->installEventFilter(new QuitWhenShown(window));
    window->show();
    for (const QString &sentence : troubles)
        window->say(sentence);
    if (!paths.isEmpty())
        window->openPaths(paths);
    else if (parser.isSet(demo))
        window->openDemonstration(0);
    return QApplication::exec();
}
