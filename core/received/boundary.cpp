// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/boundary.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

namespace waxseal::received {

namespace {

/// Whom a server of the own provider took the message from.
enum class Peer : quint8 {
    SameMachine, ///< local hand-over, pipe, loopback
    OwnHost,     ///< proven to be the provider's
    SaysOwnHost, ///< calls itself so, or its reverse name does, unproven
    Outside,
};

bool isLocalName(QByteArrayView name)
{
    return octets::equalIgnoringCase(name, "localhost") || octets::startsWithIgnoringCase(name, "localhost.");
}

bool isInsideAddress(const IpAddress &address, const OwnProvider &own)
{
    return address.isLoopback() || address.isLinkLocal() || address.isPrivate() || own.contains(address);
}

Peer peerOf(const TraceLine &line, const OwnProvider &own)
{
    if (line.peerIsLocal || line.protocol == Protocol::Local || line.protocol == Protocol::Uucp)
        return Peer::SameMachine;
    if (line.peerIp && line.peerIp->isLoopback())
        return Peer::SameMachine;
    // A stranger arrives by SMTP and with an address. No "from": the server had the message already.
    if (!line.hasFrom)
        return Peer::OwnHost;
    const bool namesOwnHost = own.writesAs(line.helo) || own.writesAs(line.reverseName);
    switch (line.protocol) {
    case Protocol::Http:
    case Protocol::Https:
    case Protocol::Mapi: return Peer::OwnHost; // webmail and the provider's own stores
    case Protocol::Pop3:
    case Protocol::Imap: // the name is that of the server which the fetching machine called, not the peer's own word
        return namesOwnHost ? Peer::OwnHost : Peer::Outside;
    default:
        if (isLmtp(line.protocol)) // RFC 2033 §1: LMTP is not for wide area networks
            return Peer::OwnHost;
    }
    if (line.isOwnNetwork)
        return Peer::OwnHost;
    if (line.peerIp && isInsideAddress(*line.peerIp, own))
        return Peer::OwnHost;
    if (line.reverseNameIsConfirmed && own.writesAs(line.reverseName))
        return Peer::OwnHost;
    // A person who logged in to hand the message in. What is below comes from that person.
    if (line.isAuthenticated)
        return Peer::Outside;
    // A name that the peer gave itself, or its own reverse zone, is an address of nobody's. Whether the server below is
    // the provider's cannot be told, and the lines below must not be believed.
    if (namesOwnHost) // amavis serves the server that feeds it, nobody else
        return line.dialect == Dialect::Amavis ? Peer::OwnHost : Peer::SaysOwnHost;
    return Peer::Outside;
}

/// A hand-over that only happens inside: it may stand above the first line of a host that is known by name.
bool isInsideByItself(Peer peer, const TraceLine &line)
{
    return peer == Peer::SameMachine
        || (peer == Peer::OwnHost && !(line.reverseNameIsConfirmed && isSmtp(line.protocol)));
}

bool isSameName(QByteArrayView a, QByteArrayView b)
{
    return !a.isEmpty() && octets::equalIgnoringCase(a, b);
}

/// The line below an inside hand-over was written by the server that handed over: a known host, the peer's name, or the
/// same machine under another name.
bool continuesFrom(const TraceLine &above, Peer peer, const TraceLine &line, const OwnProvider &own)
{
    if (line.by.isEmpty()) // "(qmail 1234 invoked by alias)": a note of the same machine
        return line.peerIsLocal || !line.hasFrom;
    const bool isPeersName = isSameName(line.by, above.helo) || isSameName(line.by, above.reverseName)
        || (line.byIp && above.peerIp && *line.byIp == *above.peerIp);
    const bool isOwn = own.writesAs(line.by);
    // Behind address translation a server sees strangers under a private address too: the line below must then be that
    // of another machine than the one that took it.
    const bool isByPrivateAddress = peer == Peer::OwnHost && isSmtp(above.protocol) && above.peerIp
        && above.peerIp->isPrivate() && !above.isOwnNetwork;
    if (isByPrivateAddress) { // a HELO name is the stranger's own choice
        const QByteArrayView confirmed = above.reverseNameIsConfirmed ? above.reverseName : QByteArrayView();
        const bool isConfirmedName = isSameName(line.by, confirmed)
            || (octets::startsWithIgnoringCase(confirmed, line.by) && confirmed.sliced(line.by.size()).startsWith('.'));
        return isConfirmedName || (line.byIp && *line.byIp == *above.peerIp)
            || (isOwn && !isSameName(line.by, above.by) && !isSameName(line.by, above.helo))
            || (isOwn && !isSameName(line.by, above.by) && isSameName(line.by, above.reverseName));
    }
    if (isOwn || isPeersName)
        return true;
    if (peer == Peer::SameMachine && (isLocalName(line.by) || isSameName(line.by, above.by)))
        return true;
    if (line.byIp && isInsideAddress(*line.byIp, own))
        return true;
    const auto address = IpAddress::parse(line.by); // Gmail writes "by 2002:a05:…", its own 10.0.0.0/8
    return address && (address->isInternal() || own.contains(*address));
}

} // namespace

bool Journey::isAboveBoundary(const message::Field &field) const
{
    return boundary >= 0 && field.line < hops[size_t(boundary)].field->line;
}

bool recordsTls(const TraceLine &line)
{
    return isSmtp(line.protocol) && line.dialect != Dialect::AmazonSes;
}

Journey trace(const message::Header &header, const OwnProvider &own)
{
    Journey journey;
    journey.hops.reserve(8);
    bool isCut = false;
    for (const message::Field &field : header.fields()) {
        if (field.known != message::FieldName::Received)
            continue;
        isCut = journey.hops.size() >= size_t(limits::receivedFields);
        if (isCut)
            break;
        Hop &hop = journey.hops.emplace_back();
        hop.field = &field;
        if (auto line = parseTraceLine(field.body)) {
            hop.trace = *line;
            hop.isReadable = true;
        }
    }

    const auto stop = [&journey](NoBoundary why, size_t at) {
        journey.whyNot = why;
        journey.stoppedAt = int(at);
        for (Hop &hop : journey.hops) // without a boundary nothing is proven
            hop.role = Role::Claimed;
        return journey;
    };
    if (journey.hops.empty())
        return stop(NoBoundary::NoTraceLines, 0);
    if (!own.isKnown())
        return stop(NoBoundary::OwnProviderUnknown, 0);

    bool ownHostSeen = false;
    const TraceLine *above = nullptr;
    Peer abovePeer = Peer::SameMachine;
    for (size_t i = 0; i < journey.hops.size(); ++i) {
        Hop &hop = journey.hops[i];
        if (!hop.isReadable)
            return stop(NoBoundary::UnreadableLine, i);

        const TraceLine &line = hop.trace;
        const Peer peer = peerOf(line, own);
        const bool isOwn = own.writesAs(line.by);
        if (above && ownHostSeen && !continuesFrom(*above, abovePeer, line, own))
            return stop(NoBoundary::BrokenChain, i);
        // What a person handed in may carry any lines below.
        if (above && above->isByPerson)
            return stop(NoBoundary::HandedInByPerson, i);
        if (!ownHostSeen && !isOwn && !isInsideByItself(peer, line))
            return stop(NoBoundary::StrangerOnTop, i);
        ownHostSeen = ownHostSeen || isOwn;

        switch (peer) {
        case Peer::SameMachine:
        case Peer::OwnHost: hop.role = Role::Inside; break;
        case Peer::SaysOwnHost: return stop(NoBoundary::PeerByOwnWordOnly, i);
        case Peer::Outside:
            hop.role = Role::Boundary;
            journey.boundary = int(i);
            return journey;
        }
        above = &line;
        abovePeer = peer;
    }

    if (isCut)
        return stop(NoBoundary::TooManyLines, journey.hops.size() - 1);
    if (!ownHostSeen)
        return stop(NoBoundary::StrangerOnTop, 0);
    journey.whyNot = NoBoundary::NeverLeft;
    return journey;
}

QByteArrayView topmostWriter(const Journey &journey)
{
    for (const Hop &hop : journey.hops) {
        if (!hop.isReadable)
            return {};
        if (!hop.trace.by.isEmpty() && isSmtp(hop.trace.protocol) && !hop.trace.peerIsLocal
            && !(hop.trace.peerIp && hop.trace.peerIp->isInternal()))
            return hop.trace.by;
    }
    return {};
}

} // namespace waxseal::received
