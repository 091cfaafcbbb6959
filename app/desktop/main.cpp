// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/symbols.h"
#include "app/desktop/window/application.h"
#include "app/desktop/window/command_line.h"
#include "app/session/translations.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

using namespace waxseal;

namespace {

constexpr int iconMsecs = 250; ///< by then the window stands

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

    const auto wanted = desktop::readCommandLine(qt);
    if (!wanted) {
        std::fputs(qPrintable(wanted.error() + QLatin1Char('\n')), stderr);
        return 2;
    }
    desktop::Application application(qt);
    desktop::openWindows(application, *wanted);
    QTimer::singleShot(iconMsecs, &qt, setIcon);
    return QApplication::exec();
}
