// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/expectations.h"
#include "app/cli/inspect.h"
#include "app/cli/lookup.h"
#include "app/cli/terminal.h"
#include "app/session/translations.h"
#include "core/words/command.h"

#include <QCoreApplication>

using namespace waxseal;

namespace {

/// Help, version or an error in place of the work.
cli::Status print(const cli::Instead &instead)
{
    if (instead.status == cli::Status::Done)
        cli::writeOut(instead.text.toUtf8());
    else
        cli::writeError(instead.text);
    return instead.status;
}

cli::Status run(QStringList arguments)
{
    if (arguments.isEmpty())
        return print({cli::Status::WrongUsage, words::noVerb()});
    const QString verb = arguments.takeFirst();
    if (verb == QStringLiteral("--help") || verb == QStringLiteral("-h") || verb == QStringLiteral("help"))
        return print({cli::Status::Done, words::mainHelp()});
    if (verb == QStringLiteral("--version") || verb == QStringLiteral("-v"))
        return print({cli::Status::Done, QStringLiteral("waxseal %1\n").arg(QCoreApplication::applicationVersion())});
    if (verb == QStringLiteral("inspect")) {
        auto options = cli::parseInspect(arguments);
        if (!options)
            return print(options.error());
        return options->demo ? cli::inspectDemonstration(*options) : cli::inspect(std::move(*options));
    }
    if (verb == QStringLiteral("lookup")) {
        auto options = cli::parseLookup(arguments);
        return options ? cli::lookup(std::move(*options)) : print(options.error());
    }
    if (verb == QStringLiteral("expectations")) {
        const auto options = cli::parseExpectations(arguments);
        return options ? cli::expectations(*options) : print(options.error());
    }
    return print({cli::Status::WrongUsage,
                  verb.startsWith(QLatin1Char('-')) ? words::unknownOption(verb) : words::unknownVerb(verb)});
}

} // namespace

int main(int argc, char **argv)
{
    cli::findOutCharset();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("waxseal"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAXSEAL_VERSION));

    app::installTranslations(application);

    return int(run(QCoreApplication::arguments().mid(1)));
}
