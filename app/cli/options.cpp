// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/options.h"

#include "app/cli/common_options.h"
#include "app/session/data_folder.h"
#include "core/base/limits.h"
#include "core/words/expectations.h"
#include "core/words/lookup_command.h"

#include <QFile>
#include <QThread>

namespace waxseal::cli {

namespace {

constexpr qint64 largestCaFile = 16 * 1024 * 1024; ///< octets; the roots of a whole system are a fifth of a megabyte

QString helpText(const QString &usage, const QString &text, const QString &argument, const QString &about,
                 const QList<QCommandLineOption> &options)
{
    return usage + QStringLiteral("\n\n") + text + QStringLiteral("\n\n  ") + argument + QStringLiteral("\n      ")
        + about + QLatin1Char('\n') + optionsText(options);
}

/// Why a file of further roots cannot be used.
std::optional<Instead> checkCaFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrongUsage(words::setupFault(dns::SetupFault::CannotRead, path));
    if (!file.read(largestCaFile).contains("-----BEGIN CERTIFICATE-----"))
        return wrongUsage(words::noCertificates(path));
    return std::nullopt;
}

} // namespace

Result<Options, Instead> parseInspect(const QStringList &arguments)
{
    const words::OptionHelp help = words::optionHelp();
    QCommandLineParser parser;
    const CommonParser common(help);
    const QCommandLineOption arcSealer(QStringLiteral("arc-sealer"), help.arcSealer, help.valueDomain);
    const QCommandLineOption tesMemberField(QStringLiteral("tes-member-field"), help.tesMemberField, help.valueName);
    const QCommandLineOption tesTlsField(QStringLiteral("tes-tls-field"), help.tesTlsField, help.valueName);
    const QList<QCommandLineOption> all =
        QList<QCommandLineOption>{arcSealer, tesMemberField, tesTlsField} + common.all();
    parser.addOptions(all);

    if (const auto fault = parse(parser, QStringLiteral("inspect"), arguments))
        return failure(*fault);
    if (parser.isSet(common.help()))
        return failure(Instead{Status::Done, helpText(help.usage, help.inspect, help.valuePath, help.path, all)});

    Options options;
    options.jobs = QThread::idealThreadCount();
    if (const auto fault = common.read(parser, options))
        return failure(*fault);
    options.paths = parser.positionalArguments();

    const auto bad = [](const QCommandLineOption &option, const QString &value, const QString &expected) {
        return failure(badValue(option, value, expected));
    };
    for (const QString &sealer : parser.values(arcSealer)) {
        auto domain = DomainName::parse(sealer.toUtf8());
        if (!domain)
            return bad(arcSealer, sealer, QStringLiteral("lists.example.org"));
        options.account.arcSealers.push_back(*domain);
    }
    for (const QCommandLineOption &field : {tesMemberField, tesTlsField}) {
        if (parser.isSet(field) && !isToken(parser.value(field)))
            return bad(field, parser.value(field), QString::fromLatin1(options.account.tesFields.member));
    }
    if (parser.isSet(tesMemberField))
        options.account.tesFields.member = parser.value(tesMemberField).toUtf8();
    if (parser.isSet(tesTlsField))
        options.account.tesFields.tls = parser.value(tesTlsField).toUtf8();

    if (const auto fault = common.checkDemonstration(parser, {arcSealer}))
        return failure(*fault);
    if (options.demo && !options.paths.isEmpty())
        return failure(conflict(QStringLiteral("--demo"), help.valuePath));
    if (!options.demo && options.paths.isEmpty())
        return failure(wrongUsage(words::noPaths()));
    return options;
}

Result<LookupOptions, Instead> parseLookup(const QStringList &arguments)
{
    const words::LookupHelp help = words::lookupHelp();
    QCommandLineParser parser;
    const CommonParser common(help.common);
    const QCommandLineOption caFile(QStringLiteral("ca-file"), help.caFile, help.common.valueFile);
    const QCommandLineOption probe(QStringLiteral("probe"), help.probe);
    const QCommandLineOption noKeys(QStringLiteral("no-keys"), help.noKeys);
    const QList<QCommandLineOption> all = QList<QCommandLineOption>{caFile, probe, noKeys} + common.all();
    parser.addOptions(all);

    if (const auto fault = parse(parser, QStringLiteral("lookup"), arguments))
        return failure(*fault);
    if (parser.isSet(common.help()))
        return failure(Instead{Status::Done, helpText(help.usage, help.text, help.argument, help.address, all)});

    LookupOptions options;
    options.jobs = limits::recipientLookups;
    if (const auto fault = common.read(parser, options))
        return failure(*fault);
    options.probe = parser.isSet(probe);
    options.caFile = parser.value(caFile);
    options.addresses = parser.positionalArguments();
    if (parser.isSet(caFile)) {
        if (const auto fault = checkCaFile(options.caFile))
            return failure(*fault);
    }

    if (const auto fault = common.checkDemonstration(parser, {caFile, probe}))
        return failure(*fault);
    if (options.demo && !options.addresses.isEmpty())
        return failure(conflict(QStringLiteral("--demo"), help.argument));
    if (!options.demo && options.addresses.isEmpty())
        return failure(wrongUsage(words::noAddresses()));
    return options;
}

Result<ExpectationsOptions, Instead> parseExpectations(const QStringList &arguments)
{
    using Act = ExpectationsOptions::Act;
    const words::ExpectationsHelp help = words::expectationsHelp();
    const words::OptionHelp shared = words::optionHelp();
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"), help.json);
    const QCommandLineOption memory(QStringLiteral("memory"), help.memory, shared.valueFolder);
    const QCommandLineOption helpOption({QStringLiteral("h"), QStringLiteral("help")}, shared.showHelp);
    const QList<QCommandLineOption> all = {json, memory, helpOption};
    parser.addOptions(all);
    if (const auto fault = parse(parser, QStringLiteral("expectations"), arguments))
        return failure(*fault);
    if (parser.isSet(helpOption))
        return failure(Instead{
            Status::Done, help.usage + QStringLiteral("\n\n") + help.text + QStringLiteral("\n\n") + optionsText(all)});

    ExpectationsOptions options;
    options.json = parser.isSet(json);
    options.memoryFolder = parser.isSet(memory) ? parser.value(memory) : app::dataFolder();
    if (options.memoryFolder.isEmpty())
        return failure(wrongUsage(
            words::badOption(QStringLiteral("--memory"), QString(), QStringLiteral("~/.local/share/waxseal"))));

    const QStringList act = parser.positionalArguments();
    if (act.size() == 2 && act.constFirst() == QStringLiteral("forget")) {
        const auto author = DomainName::parse(act.at(1).toUtf8());
        if (!author)
            return failure(
                wrongUsage(words::badOption(QStringLiteral("forget"), act.at(1), QStringLiteral("example.net"))));
        options.act = Act::Forget;
        options.author = *author;
    } else if (act == QStringList{QStringLiteral("forget-all")}) {
        options.act = Act::ForgetAll;
    } else if (!act.isEmpty() && act != QStringList{QStringLiteral("list")}) {
        return failure(wrongUsage(help.usage));
    }
    return options;
}

} // namespace waxseal::cli
