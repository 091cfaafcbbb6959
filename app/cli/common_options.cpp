// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/common_options.h"

#include "app/session/data_folder.h"
#include "app/session/provider_list_file.h"
#include "app/session/session.h"

#include <QDateTime>

namespace waxseal::cli {

namespace {

constexpr int mostJobs = 256;

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

QString nameOf(const QCommandLineOption &option)
{
    return QStringLiteral("--") + option.names().constLast();
}

} // namespace

Instead wrongUsage(const QString &text)
{
    return {Status::WrongUsage, text};
}

Instead badValue(const QCommandLineOption &option, const QString &value, const QString &expected)
{
    return wrongUsage(words::badOption(nameOf(option), value, expected));
}

Instead conflict(const QString &one, const QString &other)
{
    return wrongUsage(words::optionConflict(one, other));
}

bool isToken(const QString &text)
{
    const QByteArray octets = text.toUtf8();
    return !octets.isEmpty() && std::all_of(octets.begin(), octets.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && !QByteArrayView(":;,()<>\"").contains(c);
    });
}

std::optional<Instead> parse(QCommandLineParser &parser, const QString &verb, const QStringList &arguments)
{
    if (parser.parse(QStringList{QStringLiteral("waxseal ") + verb} + arguments))
        return std::nullopt;
    const QStringList unknown = parser.unknownOptionNames();
    return wrongUsage(unknown.isEmpty() ? words::badUsage() : words::unknownOption(unknown.constFirst()));
}

QString optionsText(const QList<QCommandLineOption> &options)
{
    QString text;
    for (const QCommandLineOption &option : options) {
        text += QStringLiteral("  ") + nameOf(option);
        if (!option.valueName().isEmpty())
            text += QLatin1Char(' ') + option.valueName();
        text += QStringLiteral("\n      ") + option.description() + QLatin1Char('\n');
    }
    return text;
}

std::optional<std::chrono::sys_seconds> parseTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    const bool hasOffset = time.timeSpec() != Qt::LocalTime; // RFC 3339 requires one
    if (!time.isValid() || !hasOffset)
        return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(time.toSecsSinceEpoch()));
}

CommonParser::CommonParser(const words::OptionHelp &help)
    : m_json(QStringLiteral("json"), help.json)
    , m_failOn(QStringLiteral("fail-on"), help.failOn, help.valueOutcome)
    , m_only(QStringLiteral("only"), help.only, help.valueNumber)
    , m_jobs(QStringLiteral("jobs"), help.jobs, help.valueNumber)
    , m_now(QStringLiteral("now"), help.now, help.valueTime)
    , m_ownDomain(QStringLiteral("own-domain"), help.ownDomain, help.valueDomain)
    , m_ownHost(QStringLiteral("own-host"), help.ownHost, help.valueName)
    , m_authservId(QStringLiteral("authserv-id"), help.authservId, help.valueId)
    , m_zone(QStringLiteral("zone"), help.zone, help.valueFile)
    , m_trustAnchor(QStringLiteral("trust-anchor"), help.trustAnchor, help.valueFile)
    , m_resolver(QStringLiteral("resolver"), help.resolver, help.valueAddress)
    , m_offline(QStringLiteral("offline"), help.offline)
    , m_tesRoot(QStringLiteral("tes-root"), help.tesRoot, help.valueDomain)
    , m_bsiList(QStringLiteral("bsi-list"), help.bsiList, help.valueFile)
    , m_memory(QStringLiteral("memory"), help.memory, help.valueFolder)
    , m_demo(QStringLiteral("demo"), help.demo)
    , m_help({QStringLiteral("h"), QStringLiteral("help")}, help.showHelp)
{ }

QList<QCommandLineOption> CommonParser::all() const
{
    return {m_json,        m_failOn,   m_only,    m_jobs,    m_now,     m_ownDomain, m_ownHost, m_authservId, m_zone,
            m_trustAnchor, m_resolver, m_offline, m_tesRoot, m_bsiList, m_memory,    m_demo,    m_help};
}

std::optional<Instead> CommonParser::read(const QCommandLineParser &parser, CommonOptions &options) const
{
    const auto bad = [&parser](const QCommandLineOption &option, const QString &expected) {
        return badValue(option, parser.value(option), expected);
    };
    options.json = parser.isSet(m_json);
    options.demo = parser.isSet(m_demo);
    options.account.bsiList = app::bundledBsiList();
    if (parser.isSet(m_failOn)) {
        options.failOn = parseOutcome(parser.value(m_failOn));
        if (!options.failOn)
            return bad(m_failOn, QStringLiteral("confirmed, stated, nothing, unchecked, contradicted"));
    }
    if (parser.isSet(m_only)) {
        bool isNumber = false;
        options.only = parser.value(m_only).toInt(&isNumber);
        if (!isNumber || *options.only < 1)
            return bad(m_only, QStringLiteral("1, 2, 3 …"));
    }
    if (parser.isSet(m_jobs)) {
        bool isNumber = false;
        options.jobs = parser.value(m_jobs).toInt(&isNumber);
        if (!isNumber || options.jobs < 1 || options.jobs > mostJobs)
            return bad(m_jobs, QStringLiteral("1 … %1").arg(mostJobs));
    }
    if (parser.isSet(m_now)) {
        options.now = parseTime(parser.value(m_now));
        if (!options.now)
            return bad(m_now, QStringLiteral("2026-11-20T12:00:00Z"));
        options.dns.now = options.now;
    }
    if (parser.isSet(m_tesRoot)) {
        auto root = DomainName::parse(parser.value(m_tesRoot).toUtf8());
        if (!root)
            return bad(m_tesRoot, QString::fromLatin1(tes::defaultRoot));
        options.account.tesRoot = *root;
    }
    if (parser.isSet(m_bsiList)) {
        auto list = app::readProviderList(parser.value(m_bsiList));
        if (!list)
            return wrongUsage(words::listFault(list.error(), parser.value(m_bsiList)));
        options.account.bsiList = *list;
    }
    options.memoryFolder = parser.value(m_memory);
    if (parser.isSet(m_memory) && options.memoryFolder.isEmpty())
        return bad(m_memory, QStringLiteral("~/.local/share/waxseal"));
    if (const auto fault = readOwnProvider(parser, options.account.own))
        return fault;
    return readDns(parser, options);
}

std::optional<Instead> CommonParser::readOwnProvider(const QCommandLineParser &parser, received::OwnProvider &own) const
{
    if (parser.isSet(m_ownDomain)) {
        auto domain = DomainName::parse(parser.value(m_ownDomain).toUtf8());
        if (!domain)
            return badValue(m_ownDomain, parser.value(m_ownDomain), QStringLiteral("example.net"));
        own.domain = *domain;
    }
    for (const QString &host : parser.values(m_ownHost)) {
        if (!own.addHostText(host.toUtf8(), received::Source::Person))
            return badValue(m_ownHost, host, QStringLiteral("mx.example.net, .example.net, 192.0.2.0/24"));
    }
    for (const QString &id : parser.values(m_authservId)) {
        if (!isToken(id))
            return badValue(m_authservId, id, QStringLiteral("mx.example.net"));
        own.authservIds.push_back(id.toUtf8().toLower());
    }
    return std::nullopt;
}

std::optional<Instead> CommonParser::readDns(const QCommandLineParser &parser, CommonOptions &options) const
{
    options.dns.zoneFiles = parser.values(m_zone);
    options.dns.trustAnchorFile = parser.value(m_trustAnchor);
    options.dns.offline = parser.isSet(m_offline);
    options.dns.dataFolder = app::dataFolder();
    if (!parser.isSet(m_resolver))
        return std::nullopt;
    auto forwarder = dns_unbound::parseForwarder(parser.value(m_resolver).toUtf8());
    if (!forwarder)
        return badValue(m_resolver, parser.value(m_resolver),
                        QStringLiteral("192.0.2.53, 2001:db8::53@5353, 192.0.2.53#dns.example"));
    if (parser.isSet(m_zone))
        return conflict(nameOf(m_resolver), nameOf(m_zone));
    options.dns.upstream = *forwarder;
    return std::nullopt;
}

std::optional<Instead> CommonParser::checkDemonstration(const QCommandLineParser &parser,
                                                        const QList<QCommandLineOption> &more) const
{
    if (!parser.isSet(m_demo))
        return std::nullopt;
    for (const QCommandLineOption &option :
         QList<QCommandLineOption>{m_only, m_ownDomain, m_ownHost, m_authservId, m_zone, m_trustAnchor, m_resolver,
                                   m_now, m_bsiList, m_memory}
             + more) {
        if (parser.isSet(option))
            return conflict(nameOf(m_demo), nameOf(option));
    }
    return std::nullopt;
}

} // namespace waxseal::cli
