// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/unbound_context.h"

#include "core/base/overloaded.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryFile>

#include <algorithm>
#include <mutex>

namespace waxseal::dns_unbound {

namespace {

constexpr int classIn = 1;      ///< RFC 1035 §3.2.4
constexpr int rcodeNoError = 0; ///< RFC 1035 §4.1.1
constexpr int rcodeNameError = 3;
constexpr std::chrono::seconds keepBogusLongest{60}; ///< a bogus answer's TTL is not to be trusted (unbound.h)

/// libunbound's parser of configuration text and its log are global to the process.
std::mutex &configurationMutex()
{
    static std::mutex mutex;
    return mutex;
}

/// Collects whether every step was accepted.
class Configuration {
public:
    explicit Configuration(ub_ctx *ctx) : m_ctx(ctx) { }

    Configuration &option(const char *name, const QByteArray &value)
    {
        return step(ub_ctx_set_option(m_ctx, name, value.constData()));
    }
    Configuration &step(int result)
    {
        m_accepted = m_accepted && result == UB_NOERROR;
        return *this;
    }
    bool isAccepted() const { return m_accepted; }

private:
    ub_ctx *m_ctx;
    bool m_accepted = true;
};

/// Zones that libunbound answers itself by default (RFC 6761, RFC 8375), unless a zone file is about them.
constexpr const char *specialNames[] = {"test", "invalid", "onion", "localhost", "home.arpa"};

QByteArray zonesConfiguration(const QList<Zone> &zones)
{
    // The files are all there is: every address is forbidden, so a delegation out of them ends there.
    QByteArray text = "server:\n"
                      "  do-not-query-address: 0.0.0.0/0\n"
                      "  do-not-query-address: ::0/0\n"
                      "  do-not-query-localhost: yes\n"
                      "  unblock-lan-zones: yes\n";
    for (const char *special : specialNames) {
        const DomainName name = DomainName::parse(special).value();
        for (const Zone &zone : zones) {
            if (zone.name.isWithin(name)) {
                text += "  local-zone: \"" + name.toByteArray() + ".\" nodefault\n";
                break;
            }
        }
    }
    for (const Zone &zone : zones) {
        text += "auth-zone:\n"
                "  name: \""
            + zone.name.toByteArray()
            + "\"\n"
              "  zonefile: \""
            + zone.file
            + "\"\n"
              "  for-upstream: yes\n"
              "  for-downstream: no\n"
              "  fallback-enabled: no\n";
    }
    return text;
}

int configureZones(ub_ctx *ctx, const QList<Zone> &zones)
{
    // "auth-zone:" clauses are read from a file only.
    QTemporaryFile file;
    if (!file.open() || file.write(zonesConfiguration(zones)) < 0 || !file.flush())
        return UB_READFILE;
    return ub_ctx_config(ctx, QFile::encodeName(file.fileName()).constData());
}

void configureUpstream(ub_ctx *ctx, Configuration &configuration, const Settings &settings, quint16 relayPort)
{
    // A resolver on this machine, such as systemd-resolved's 127.0.0.53, is as good as another.
    configuration.option("do-not-query-localhost:", "no");
    std::visit(Overloaded{
                   [&](const System &system) {
                       configuration.step(ub_ctx_resolvconf(ctx, QFile::encodeName(system.resolvConf).constData()));
                   },
                   [&](const Forwarder &forwarder) {
                       QByteArray address = forwarder.address + '@' + QByteArray::number(forwarder.port);
                       if (forwarder.tls) {
                           address = "127.0.0.1@" + QByteArray::number(relayPort);
                           configuration.option("do-tcp:", "no");
                       }
                       configuration.step(ub_ctx_set_fwd(ctx, address.constData()));
                   },
                   [](const FullRecursion &) {},
               },
               settings.upstream);
}

} // namespace

std::unique_ptr<Context> Context::create(const Settings &settings, const QList<Zone> &zones, Source source,
                                         const Anchors &anchors, quint16 relayPort)
{
    const std::lock_guard lock(configurationMutex());
    UbContext ctx(ub_ctx_create());
    if (!ctx)
        return nullptr;

    Configuration configuration(ctx.get());
    configuration
        .step(ub_ctx_debugout(ctx.get(), nullptr)) // libunbound would write to standard error
        .step(ub_ctx_debuglevel(ctx.get(), 0))
        .step(ub_ctx_async(ctx.get(), 1))
        .option("prefetch-key:", "yes")   // a zone's keys are asked for with its DS, not behind the answer
        .option("outgoing-range:", "256") // the library opens 16 ports by itself; further questions would wait for one
        .option("qname-minimisation:", settings.qnameMinimisation ? "yes" : "no")
        .option("trust-anchor-signaling:", "no"); // RFC 8145 is for resolvers, not for a person's mail program

    if (settings.now) {
        const auto when = QDateTime::fromSecsSinceEpoch(settings.now->time_since_epoch().count(), Qt::UTC);
        configuration.option("val-override-date:", when.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1());
    }
    switch (source) {
    case Source::Zones: configuration.step(configureZones(ctx.get(), zones)); break;
    case Source::Configured: configureUpstream(ctx.get(), configuration, settings, relayPort); break;
    case Source::Recursion: break;
    }
    if (source != Source::Zones && !settings.rootHints.isEmpty()) {
        // A root of one's own may be on this machine.
        configuration.option("root-hints:", QFile::encodeName(settings.rootHints))
            .option("do-not-query-localhost:", "no");
    }

    if (!anchors.file.isEmpty()) {
        configuration.step(ub_ctx_add_ta_file(ctx.get(), anchors.file.constData()));
    } else if (!anchors.stateFile.isEmpty()) {
        configuration.step(ub_ctx_add_ta_autr(ctx.get(), anchors.stateFile.constData()));
    } else {
        for (const QByteArray &record : anchors.records)
            configuration.step(ub_ctx_add_ta(ctx.get(), record.constData()));
    }
    if (!configuration.isAccepted())
        return nullptr;
    return std::unique_ptr<Context>(new Context(std::move(ctx)));
}

int Context::ask(const dns::Question &question, void *data, ub_callback_type callback, int *id)
{
    return ub_resolve_async(m_ctx.get(), question.name.toByteArray().constData(), int(question.type), classIn, data,
                            callback, id);
}

dns::Lookup lookupOf(const dns::Question &question, const ub_result &result)
{
    dns::Lookup lookup{.question = question};
    lookup.ttl = std::chrono::seconds(result.ttl);
    if (result.bogus) {
        lookup.status = dns::Status::Bogus;
        lookup.whyBogus = result.why_bogus;
        lookup.ttl = std::min(lookup.ttl, keepBogusLongest);
        return lookup;
    }
    if (result.rcode != rcodeNoError && result.rcode != rcodeNameError) {
        lookup.trouble = dns::Trouble::ServerFailure;
        return lookup;
    }

    lookup.nameExists = !result.nxdomain;
    if (result.canonname) {
        const auto canonical = DomainName::parseAny(QByteArrayView(result.canonname));
        if (canonical && *canonical != question.name)
            lookup.canonicalName = *canonical;
    }
    if (result.havedata) {
        for (int i = 0; result.data[i]; ++i) {
            if (i == limits::dnsRecords)
                return dns::Lookup{.question = question, .trouble = dns::Trouble::TooLarge};
            lookup.rdata.append(QByteArray(result.data[i], result.len[i]));
        }
    }
    // RFC 4033 §5; libunbound cannot tell Indeterminate from Insecure.
    if (!result.secure)
        lookup.status = dns::Status::Insecure;
    else
        lookup.status = lookup.hasRecords() ? dns::Status::Secure : dns::Status::Absent;
    return lookup;
}

} // namespace waxseal::dns_unbound
