// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns_unbound/settings.h"

#include <memory>

namespace waxseal::dns_unbound {

/// Takes libunbound's questions to the server over TLS (RFC 7858), as libunbound itself is often built without it.
///
/// libunbound asks over UDP on a port of this machine; all its questions go through one TLS connection, which is made
/// when there is a question and kept for the next ones (RFC 7858 §3.4). Where TLS does not come about the answer is
/// SERVFAIL: there is no other way out of here. UDP, as libunbound 1.17 on a thread often overlooks the TCP connection
/// that it has, opens two per question and closes those that are in use.
///
/// Not done: padding; session resumption; pinned keys (RFC 7858 §4.2). An answer over 65,507 octets is lost. Other
/// programs of this machine can ask through the port as well.
class TlsRelay {
public:
    /// Waits for questions, on a thread of its own. Empty without a port or a thread, or when @p caFile holds no
    /// certificates.
    static std::unique_ptr<TlsRelay> start(const Forwarder &server, const QString &caFile);
    /// Ends the connection at once.
    ~TlsRelay();

    quint16 port() const; ///< on 127.0.0.1
    /// The last try of a TLS connection failed: no server there, no TLS, or not the server that was named.
    bool isFailing() const;

private:
    class Loop;
    explicit TlsRelay(std::unique_ptr<Loop> loop);
    std::unique_ptr<Loop> m_loop;
};

} // namespace waxseal::dns_unbound
