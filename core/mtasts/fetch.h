// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <QByteArray>
#include <QFuture>

/// Fetching the policy file: https://mta-sts.<domain>/.well-known/mta-sts.txt (RFC 8461 §3.3).
namespace waxseal::mtasts {

enum class FetchFault : quint8 {
    Offline,
    Declined,        ///< the person does not want this domain to be asked
    NoAddress,       ///< the host has none
    AddressForged,   ///< its address fails its DNSSEC check
    AddressUnknown,  ///< DNS gives no answer
    InternalAddress, ///< the name points into the own network, which is not asked
    NotReached,
    TimedOut,
    BadCertificate, ///< expired, for another name, or from nobody that this system knows (PKIX, RFC 8461 §3.3)
    NoTls,
    Redirected,   ///< which RFC 8461 §3.3 does not allow to be followed
    NotFound,     ///< HTTP status 404 or another but 200
    NotPlainText, ///< the media type is not text/plain
    TooLarge,     ///< over limits::stsPolicyOctets
    BadHttp,
    Canceled,
};
struct FetchError {
    FetchFault fault;
    int httpStatus = 0;
    friend bool operator==(const FetchError &, const FetchError &) = default;
};
using Fetched = Result<QByteArray, FetchError>; ///< the file

/// "mta-sts.<domain>"
Result<DomainName, ParseError> policyHost(const DomainName &domain);

/// Implemented by core/https.
class PolicyFetcher {
public:
    virtual ~PolicyFetcher() = default;
    /// Never fails to answer: at limits::httpsHard at the latest. Canceling the future ends it.
    virtual QFuture<Fetched> fetch(const DomainName &domain) = 0;
};

} // namespace waxseal::mtasts
