// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"
#include "core/dns_unbound/settings.h"

#include <unbound.h>

#include <memory>

namespace waxseal::dns_unbound {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using UbResult = std::unique_ptr<ub_result, FreeWith<ub_resolve_free>>;
using UbContext = std::unique_ptr<ub_ctx, FreeWith<ub_ctx_delete>>;

struct Zone {
    DomainName name;
    QByteArray file; ///< absolute, as the file system has it
};

/// Where a context gets its answers from.
enum class Source { Zones, Configured, Recursion };

/// What a context trusts.
struct Anchors {
    QByteArrayList records;
    QByteArray file;      ///< DS or DNSKEY records in zone-file form
    QByteArray stateFile; ///< RFC 5011, kept by libunbound; then records are not needed
};

/// One libunbound context: its own cache, its own thread. Used from one thread.
class Context {
public:
    /// Empty when libunbound refuses the settings.
    /// @param relayPort of the TlsRelay, where the settings name a forwarder that speaks TLS
    static std::unique_ptr<Context> create(const Settings &settings, const QList<Zone> &zones, Source source,
                                           const Anchors &anchors, quint16 relayPort);

    /// Asks; @p callback comes from within process(). An error where libunbound cannot even begin.
    int ask(const dns::Question &question, void *data, ub_callback_type callback, int *id);
    /// The callback does not come any more.
    void cancel(int id) { ub_cancel(m_ctx.get(), id); }

    int fd() const { return ub_fd(m_ctx.get()); }
    void process() { ub_process(m_ctx.get()); }

private:
    explicit Context(UbContext ctx) : m_ctx(std::move(ctx)) { }
    UbContext m_ctx;
};

/// libunbound's result in our words.
dns::Lookup lookupOf(const dns::Question &question, const ub_result &result);

} // namespace waxseal::dns_unbound
