// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"
#include "core/base/ip_address.h"

#include <QByteArrayList>
#include <QFuture>
#include <QList>

#include <chrono>
#include <optional>
#include <vector>

/// Questions to DNS and what came back, with DNSSEC status (RFC 4033 §5, RFC 4035).
namespace waxseal::dns {

/// IANA DNS Parameters, the types that Waxseal asks for.
enum class Type : quint16 {
    A = 1,       // RFC 1035
    Ns = 2,      // RFC 1035
    Cname = 5,   // RFC 1035; asked as such it is not followed
    Ptr = 12,    // RFC 1035
    Mx = 15,     // RFC 1035
    Txt = 16,    // RFC 1035
    Aaaa = 28,   // RFC 3596
    Srv = 33,    // RFC 2782
    DnsKey = 48, // RFC 4034
    Tlsa = 52,   // RFC 6698
};

QByteArrayView typeName(Type type);

struct Question {
    DomainName name;
    Type type;
    friend bool operator==(const Question &, const Question &) = default;
};
size_t qHash(const Question &question, size_t seed = 0);

/// Five answers about an answer. Only Bogus may ever look bad.
enum class Status : quint8 {
    Secure,   ///< records, validated from the trust anchor down
    Insecure, ///< records or their absence, from a zone that is provably not signed
    Bogus,    ///< signed, and the signature is wrong: evidence of tampering or of a broken zone
    Absent,   ///< provably not there: signed denial (RFC 4035 §5.4)
    NoAnswer, ///< nobody answered, or what came cannot be used; says nothing about the domain
};

QByteArrayView statusName(Status status); ///< "secure", "insecure", "bogus", "absent", "no_answer"

/// Why there is no answer.
enum class Trouble : quint8 {
    None,
    Offline,       ///< asked not to use the network
    OutsideZones,  ///< only zone files are asked, and none has this name
    Declined,      ///< the person does not want this to be asked
    TimedOut,      ///< limits::dnsHard
    ServerFailure, ///< SERVFAIL, REFUSED and their like
    NoDnssec,      ///< the resolver on this network does not let DNSSEC through
    NotEncrypted,  ///< no TLS connection to the name server that was named; nothing is asked in the clear instead
    TooLarge,      ///< more than the limits allow
    Canceled,
    Internal, ///< a fault of ours
};
/// Nobody there was asked, so it says nothing about them.
bool isOurOwn(Trouble trouble);

/// What came back for a question.
struct Lookup {
    Question question;
    Status status = Status::NoAnswer;
    Trouble trouble = Trouble::None;
    bool nameExists = true;  ///< false: NXDOMAIN
    QList<QByteArray> rdata; ///< wire format without compression, at most limits::dnsRecords
    QByteArray whyBogus;     ///< the validator's own words
    std::optional<DomainName>
        canonicalName; ///< where an alias led to (RFC 1034 §3.6.2); none where the name is no alias
    std::chrono::seconds ttl{0};
    std::chrono::sys_seconds asked{}; ///< when

    bool hasRecords() const { return !rdata.isEmpty(); }
};

/// Records decoded. A record that cannot be read is left out.
/// "." is the null MX (RFC 7505)
struct Mx {
    quint16 preference;
    DomainName exchange;
};
/// Target ".": not offered (RFC 2782)
struct Srv {
    quint16 priority;
    quint16 weight;
    quint16 port;
    DomainName target;
};

std::vector<DomainName> decodeNames(const Lookup &lookup); ///< CNAME, NS, PTR
QByteArrayList decodeTxt(const Lookup &lookup);            ///< the strings of each record joined (RFC 7208 §3.3)
std::vector<IpAddress> decodeAddresses(const Lookup &);    ///< A, AAAA
std::vector<Mx> decodeMx(const Lookup &lookup);            ///< by preference
std::vector<Srv> decodeSrv(const Lookup &lookup);          ///< by priority, then heavier weights first

/// Asks. Implemented by core/dns_unbound.
class Resolver {
public:
    virtual ~Resolver() = default;
    /// Never fails: trouble is Status::NoAnswer. Answers at limits::dnsHard at the latest; reports progress value 1 at
    /// limits::dnsSoft. Canceling the future ends the question.
    virtual QFuture<Lookup> query(const Question &question) = 0;
};

} // namespace waxseal::dns
