// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/message/header.h"
#include "core/received/own_provider.h"
#include "core/received/trace_line.h"

#include <vector>

/// The receiving boundary: which trace lines the own provider wrote, and where a message came in from outside.
///
/// Read from the top, the lines of the own provider follow one another without a gap, because each server adds its line
/// above the ones that it was given (RFC 5321 §4.4). The first of them that took the message from somebody else is the
/// boundary hop. Everything below it was there already when the message arrived: claims.
namespace waxseal::received {

enum class Role : quint8 {
    Inside,   ///< written by the own provider, the message came from the provider itself
    Boundary, ///< written by the own provider, the message came from outside
    Claimed,  ///< below the boundary, or nobody knows by whom
};

/// One Received field and what it is worth.
struct Hop {
    const message::Field *field = nullptr;
    TraceLine trace; ///< empty where the line could not be read
    bool isReadable = false;
    Role role = Role::Claimed;
};

/// Why there is no boundary hop.
enum class NoBoundary : quint8 {
    OwnProviderUnknown, ///< nobody has said which hosts are the own provider's
    NoTraceLines,       ///< no Received field at all: imported, a draft, or never sent
    StrangerOnTop,      ///< the topmost line was written by a host that is not known as the own provider's
    UnreadableLine,     ///< a line above the boundary cannot be read
    PeerByOwnWordOnly,  ///< the peer gives itself a name of the own provider, and nothing proves it
    BrokenChain,        ///< an inside hand-over is not followed by a line of the own provider
    HandedInByPerson,   ///< a person of the provider handed it in; what is below could be that person's invention
    TooManyLines,       ///< more than limits::receivedFields, and no end of the provider's among them
    NeverLeft,          ///< handed in and delivered inside the own provider: there is no leg from outside
};

/// Where a message came in.
struct Journey {
    std::vector<Hop> hops;                              ///< from the top; at most limits::receivedFields
    int boundary = -1;                                  ///< index into hops, or -1
    NoBoundary whyNot = NoBoundary::OwnProviderUnknown; ///< only where boundary is -1
    int stoppedAt = -1; ///< the hop at which reading the own provider's lines ended without a boundary

    const Hop *boundaryHop() const { return boundary < 0 ? nullptr : &hops[size_t(boundary)]; }
    /// The own provider wrote this field: it stands above the boundary hop's line (C-7, C-24). False without a boundary.
    bool isAboveBoundary(const message::Field &field) const;
};

/// Whether this server would have written TLS into its line, so that silence means plain SMTP. Amazon SES writes "with SMTP"
/// in any case, and other protocols than SMTP say nothing.
bool recordsTls(const TraceLine &line);

Journey trace(const message::Header &header, const OwnProvider &own);

/// The host that wrote the topmost line which is no local hand-over: what TopmostLines learns from. Empty when there is none.
QByteArrayView topmostWriter(const Journey &journey);

} // namespace waxseal::received
