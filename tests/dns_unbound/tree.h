// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/lookup.h"
#include "tests/dns_unbound/lab.h"

#include <QFuture>

/// One small hierarchy of zones for the tests of zone files and of name servers.
namespace waxseal::lab {

inline dns::Question question(QByteArrayView name, dns::Type type = dns::Type::Txt)
{
    return {DomainName::parse(name).value(), type};
}

/// Waits for the answer; the test's own time limit ends it where none comes.
inline dns::Lookup answerOf(dns::Resolver &resolver, QByteArrayView name, dns::Type type = dns::Type::Txt)
{
    return resolver.query(question(name, type)).result();
}

/// "example" and below it good, unsigned, bogus, expired, nsec3 and optout, each with "txt" and a wildcard.
/// @param more further records of "example"
inline void plantTree(Zones &zones, const QByteArray &more = {})
{
    const QByteArray records = "txt TXT \"as signed\"\n*.wild TXT \"wild\"\n";
    const auto delegated = [&](const QByteArray &label, bool isSigned = true) {
        const QByteArray zone = label + ".example.";
        return label + " NS ns." + label + "\nns." + label + " A " + nameServerAddress + '\n'
            + (isSigned ? zones.ds(zone) + '\n' : QByteArray());
    };
    zones.sign("good.example.", records);
    zones.leaveUnsigned("unsigned.example.", records);
    zones.tamper(zones.sign("bogus.example.", records), "as signed", "as forged");
    zones.sign("expired.example.", records, Denial::Nsec, Validity::Expired);
    zones.sign("nsec3.example.", records, Denial::Nsec3);
    zones.sign("optout.example.", records + "child NS ns.child\nns.child A " + nameServerAddress + '\n',
               Denial::Nsec3OptOut);
    zones.sign("example.",
               records
                   + "empty.nonterminal TXT \"x\"\nalias CNAME chain\nchain CNAME txt\nloose CNAME txt.unsigned\n"
                     "forged CNAME txt.bogus\ndangling CNAME absent\n@ MX 10 mx\n_smtp._tcp SRV 0 5 25 mx\nmx A "
                     "192.0.2.1\nmx AAAA 2001:db8::1\n"
                     "_25._tcp.mx TLSA 3 1 1 0000000000000000000000000000000000000000000000000000000000000000\n"
                     "long TXT \""
                   + QByteArray(255, 'a') + "\" \"" + QByteArray(200, 'b') + "\"\n" + delegated("good")
                   + delegated("unsigned", false) + delegated("bogus") + delegated("expired") + delegated("nsec3")
                   + delegated("optout") + more);
}

} // namespace waxseal::lab
