// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/options.h"

#include "core/base/limits.h"
#include "core/words/command.h"
#include "resources/demo/demo.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QStandardPaths>
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

Result<bsi::ProviderList, bsi::ListFault> readBsiList(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(bsi::ListFault::Unreadable);
    return bsi::ProviderList::parse(file.read(limits::providerListOctets + 1));
}

} // namespace

bsi::ProviderList bundledBsiList()
{
    return readBsiList(QString::fromLatin1(demo::bundledBsiList)).value();
}

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
    parser.setApplicationDescription(help.inspect);
    const QCommandLineOption helpOption = parser.addHelpOption();

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
    const QCommandLineOption jobs(QStringLiteral("jobs"), help.jobs, help.valueNumber);
    const QCommandLineOption failOn(QStringLiteral("fail-on"), help.failOn, help.valueOutcome);
    const QCommandLineOption bsiList(QStringLiteral("bsi-list"), help.bsiList, help.valueFile);
    const QCommandLineOption tesRoot(QStringLiteral("tes-root"), help.tesRoot, help.valueDomain);
    const QCommandLineOption tesMemberField(QStringLiteral("tes-member-field"), help.tesMemberField, help.valueName);
    const QCommandLineOption tesTlsField(QStringLiteral("tes-tls-field"), help.tesTlsField, help.valueName);
    parser.addOptions({json, failOn, jobs, now, ownDomain, ownHost, authservId, zone, trustAnchor, resolver, offline,
                       tesRoot, tesMemberField, tesTlsField, bsiList, demo});
    parser.addPositionalArgument(QStringLiteral("PATH"), help.path, help.valuePath);

    if (!parser.parse(QStringList{QStringLiteral("waxseal inspect")} + arguments))
        return failure(wrongUsage(parser.errorText()));
    if (parser.isSet(helpOption))
        return failure(Instead{Status::Done, parser.helpText()});

    Options options;
    options.json = parser.isSet(json);
    options.demo = parser.isSet(demo);
    options.paths = parser.positionalArguments();
    options.account.bsiList = bundledBsiList();
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
    for (const QString &id : parser.values(authservId))
        own.authservIds.push_back(id.toUtf8().toLower());

    options.dns.zoneFiles = parser.values(zone);
    options.dns.trustAnchorFile = parser.value(trustAnchor);
    options.dns.offline = parser.isSet(offline);
    options.dns.dataFolder =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/waxseal");
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

    if (options.demo && !options.paths.isEmpty())
        return failure(wrongUsage(words::optionConflict(QStringLiteral("--demo"), QStringLiteral("PATH"))));
    if (!options.demo && options.paths.isEmpty())
        return failure(wrongUsage(words::noPaths()));
    return options;
}

} // namespace waxseal::cli
