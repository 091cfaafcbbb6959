// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/options.h"

#include "app/session/data_folder.h"
#include "app/session/session.h"
#include "core/base/limits.h"
#include "core/words/command.h"
#include "core/words/expectations.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QThread>

namespace waxseal::cli {

namespace {

constexpr int mostJobs = 256;

Instead wrongUsage(const QString &text)
{
    return {Status::WrongUsage, text};
}

std::optional<verdict::Outcome> parseOutcome(const QString &text)
{
    using verdict::Outcome;
    for (const Outcome outcome :
         {Outcome::Confirmed, Outcome::Stated, Outcome::Nothing, Outcome::Unchecked, Outcome::Contradicted}) {
        if (text.toLatin1() == verdict::outcomeName(outcome))
            return outcome;
    }
    return std::nullopt;
}

/// A name as it stands in a header: no white space, nothing that ends or separates a field.
bool isToken(const QString &text)
{
    const QByteArray octets = text.toUtf8();
    return !octets.isEmpty() && std::all_of(octets.begin(), octets.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && !QByteArrayView(":;,()<>\"").contains(c);
    });
}

QString optionsText(const QList<QCommandLineOption> &options)
{
    QString text;
    for (const QCommandLineOption &option : options) {
        text += QStringLiteral("  --") + option.names().constLast();
        if (!option.valueName().isEmpty())
            text += QLatin1Char(' ') + option.valueName();
        text += QStringLiteral("\n      ") + option.description() + QLatin1Char('\n');
    }
    return text;
}

QString helpText(const words::OptionHelp &help, const QList<QCommandLineOption> &options)
{
    return help.usage + QStringLiteral("\n\n") + help.inspect + QStringLiteral("\n\n  PATH\n      ") + help.path
        + QLatin1Char('\n') + optionsText(options);
}

/// What to say where the options cannot be read.
std::optional<Instead> parse(QCommandLineParser &parser, const QString &verb, const QStringList &arguments)
{
    if (parser.parse(QStringList{QStringLiteral("waxseal ") + verb} + arguments))
        return std::nullopt;
    const QStringList unknown = parser.unknownOptionNames();
    return wrongUsage(unknown.isEmpty() ? words::badUsage() : words::unknownOption(unknown.constFirst()));
}

Result<bsi::ProviderList, bsi::ListFault> readBsiList(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(bsi::ListFault::Unreadable);
    return bsi::ProviderList::parse(file.read(limits::providerListOctets + 1));
}

} // namespace

std::optional<std::chrono::sys_seconds> parseTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    const bool hasOffset = time.timeSpec() != Qt::LocalTime; // RFC 3339 requires one
    if (!time.isValid() || !hasOffset)
        return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(time.toSecsSinceEpoch()));
}

Result<Options, Instead> parseInspect(const QStringList &arguments)
{
    const words::OptionHelp help = words::optionHelp();
    QCommandLineParser parser;
    const QCommandLineOption helpOption({QStringLiteral("h"), QStringLiteral("help")}, help.showHelp);

    const QCommandLineOption json(QStringLiteral("json"), help.json);
    const QCommandLineOption demo(QStringLiteral("demo"), help.demo);
    const QCommandLineOption zone(QStringLiteral("zone"), help.zone, help.valueFile);
    const QCommandLineOption trustAnchor(QStringLiteral("trust-anchor"), help.trustAnchor, help.valueFile);
    const QCommandLineOption resolver(QStringLiteral("resolver"), help.resolver, help.valueAddress);
    const QCommandLineOption offline(QStringLiteral("offline"), help.offline);
    const QCommandLineOption now(QStringLiteral("now"), help.now, help.valueTime);
    const QCommandLineOption ownDomain(QStringLiteral("own-domain"), help.ownDomain, help.valueDomain);
    const QCommandLineOption ownHost(QStringLiteral("own-host"), help.ownHost, help.valueName);
    const QCommandLineOption authservId(QStringLiteral("authserv-id"), help.authservId, help.valueId);
    const QCommandLineOption arcSealer(QStringLiteral("arc-sealer"), help.arcSealer, help.valueDomain);
    const QCommandLineOption memory(QStringLiteral("memory"), help.memory, help.valueFolder);
    const QCommandLineOption only(QStringLiteral("only"), help.only, help.valueNumber);
    const QCommandLineOption jobs(QStringLiteral("jobs"), help.jobs, help.valueNumber);
    const QCommandLineOption failOn(QStringLiteral("fail-on"), help.failOn, help.valueOutcome);
    const QCommandLineOption bsiList(QStringLiteral("bsi-list"), help.bsiList, help.valueFile);
    const QCommandLineOption tesRoot(QStringLiteral("tes-root"), help.tesRoot, help.valueDomain);
    const QCommandLineOption tesMemberField(QStringLiteral("tes-member-field"), help.tesMemberField, help.valueName);
    const QCommandLineOption tesTlsField(QStringLiteral("tes-tls-field"), help.tesTlsField, help.valueName);
    const QList<QCommandLineOption> all = {json,        failOn,   only,       jobs,      now,
                                           ownDomain,   ownHost,  authservId, arcSealer, zone,
                                           trustAnchor, resolver, offline,    tesRoot,   tesMemberField,
                                           tesTlsField, bsiList,  memory,     demo,      helpOption};
    parser.addOptions(all);

    if (const auto fault = parse(parser, QStringLiteral("inspect"), arguments))
        return failure(*fault);
    if (parser.isSet(helpOption))
        return failure(Instead{Status::Done, helpText(help, all)});

    Options options;
    options.json = parser.isSet(json);
    options.demo = parser.isSet(demo);
    options.paths = parser.positionalArguments();
    options.account.bsiList = app::bundledBsiList();
    options.jobs = QThread::idealThreadCount();

    const auto bad = [&parser](const QCommandLineOption &option, const QString &expected) {
        return failure(wrongUsage(
            words::badOption(QStringLiteral("--") + option.names().constFirst(), parser.value(option), expected)));
    };
    if (parser.isSet(failOn)) {
        options.failOn = parseOutcome(parser.value(failOn));
        if (!options.failOn)
            return bad(failOn, QStringLiteral("confirmed, stated, nothing, unchecked, contradicted"));
    }
    if (parser.isSet(jobs)) {
        bool isNumber = false;
        options.jobs = parser.value(jobs).toInt(&isNumber);
        if (!isNumber || options.jobs < 1 || options.jobs > mostJobs)
            return bad(jobs, QStringLiteral("1 … %1").arg(mostJobs));
    }
    if (parser.isSet(only)) {
        bool isNumber = false;
        options.only = parser.value(only).toInt(&isNumber);
        if (!isNumber || *options.only < 1)
            return bad(only, QStringLiteral("1, 2, 3 …"));
    }
    if (parser.isSet(now)) {
        options.now = parseTime(parser.value(now));
        if (!options.now)
            return bad(now, QStringLiteral("2026-11-20T12:00:00Z"));
        options.dns.now = options.now;
    }

    received::OwnProvider &own = options.account.own;
    if (parser.isSet(ownDomain)) {
        auto domain = DomainName::parse(parser.value(ownDomain).toUtf8());
        if (!domain)
            return bad(ownDomain, QStringLiteral("example.net"));
        own.domain = *domain;
    }
    for (const QString &host : parser.values(ownHost)) {
        if (!own.addHostText(host.toUtf8(), received::Source::Person))
            return failure(wrongUsage(words::badOption(QStringLiteral("--own-host"), host,
                                                       QStringLiteral("mx.example.net, .example.net, 192.0.2.0/24"))));
    }
    for (const QString &id : parser.values(authservId)) {
        if (!isToken(id))
            return failure(
                wrongUsage(words::badOption(QStringLiteral("--authserv-id"), id, QStringLiteral("mx.example.net"))));
        own.authservIds.push_back(id.toUtf8().toLower());
    }

    for (const QString &sealer : parser.values(arcSealer)) {
        auto domain = DomainName::parse(sealer.toUtf8());
        if (!domain)
            return failure(wrongUsage(
                words::badOption(QStringLiteral("--arc-sealer"), sealer, QStringLiteral("lists.example.org"))));
        options.account.arcSealers.push_back(*domain);
    }

    options.dns.zoneFiles = parser.values(zone);
    options.dns.trustAnchorFile = parser.value(trustAnchor);
    options.dns.offline = parser.isSet(offline);
    options.dns.dataFolder = app::dataFolder();
    if (parser.isSet(resolver)) {
        auto forwarder = dns_unbound::parseForwarder(parser.value(resolver).toUtf8());
        if (!forwarder)
            return bad(resolver, QStringLiteral("192.0.2.53, 2001:db8::53@5353, 192.0.2.53#dns.example"));
        if (parser.isSet(zone))
            return failure(wrongUsage(words::optionConflict(QStringLiteral("--resolver"), QStringLiteral("--zone"))));
        options.dns.upstream = *forwarder;
    }

    if (parser.isSet(tesRoot)) {
        auto root = DomainName::parse(parser.value(tesRoot).toUtf8());
        if (!root)
            return bad(tesRoot, QString::fromLatin1(tes::defaultRoot));
        options.account.tesRoot = *root;
    }
    for (const QCommandLineOption &field : {tesMemberField, tesTlsField}) {
        if (parser.isSet(field) && !isToken(parser.value(field)))
            return bad(field, QString::fromLatin1(options.account.tesFields.member));
    }
    if (parser.isSet(tesMemberField))
        options.account.tesFields.member = parser.value(tesMemberField).toUtf8();
    if (parser.isSet(tesTlsField))
        options.account.tesFields.tls = parser.value(tesTlsField).toUtf8();
    if (parser.isSet(bsiList)) {
        auto list = readBsiList(parser.value(bsiList));
        if (!list)
            return failure(wrongUsage(words::listFault(list.error(), parser.value(bsiList))));
        options.account.bsiList = *list;
    }

    options.memoryFolder = parser.value(memory);
    if (parser.isSet(memory) && options.memoryFolder.isEmpty())
        return bad(memory, QStringLiteral("~/.local/share/waxseal"));

    for (const QCommandLineOption &option :
         {ownDomain, ownHost, authservId, arcSealer, zone, trustAnchor, resolver, now, bsiList, only, memory}) {
        if (options.demo && parser.isSet(option)) // the demonstration brings its own
            return failure(wrongUsage(
                words::optionConflict(QStringLiteral("--demo"), QStringLiteral("--") + option.names().constFirst())));
    }
    if (options.demo && !options.paths.isEmpty())
        return failure(wrongUsage(words::optionConflict(QStringLiteral("--demo"), QStringLiteral("PATH"))));
    if (!options.demo && options.paths.isEmpty())
        return failure(wrongUsage(words::noPaths()));
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
