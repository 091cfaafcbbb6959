// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "core/received/boundary.h"
#include "core/tes/membership.h"
#include "core/tls/profile.h"

/// What the TES marks on a received message are worth: relay rules 13 and 14 (requirements 24, 25), C-7, C-24.
namespace waxseal::tes {

/// C-7: the standard leaves the names open, so they are settings of the account.
struct FieldNames {
    QByteArray member = QByteArrayLiteral("X-TES-Member");
    QByteArray tls = QByteArrayLiteral("X-TES-TLS");
};

/// "X-TES-Member: yes; domain=company.example"
struct MemberMark {
    bool saysMember = false;
    std::optional<DomainName> domain; ///< none where it is not written
};
Result<MemberMark, ParseError> parseMemberMark(QByteArrayView body);

/// "X-TES-TLS: version=TLSv1.3; cipher=TLS_AES_256_GCM_SHA384"
struct TlsMark {
    QByteArrayView version;
    QByteArrayView cipher;
};
Result<TlsMark, ParseError> parseTlsMark(QByteArrayView body);

/// A mark found in the header section, believed or not.
struct Marks {
    const message::Field *member = nullptr; ///< the first one that the own provider wrote, else the first one at all
    const message::Field *tls = nullptr;
    bool memberIsOwnProviders = false; ///< it stands above the boundary
    bool tlsIsOwnProviders = false;
    int memberMarksOfOwnProvider = 0; ///< more than one says nothing
    bool any() const { return member || tls; }
};
Marks findMarks(const message::Header &header, const received::Journey &journey, const FieldNames &names);

/// Relay 15, 16 (requirement 26): a member's mail carries a valid DKIM signature of the author's domain.
enum class AuthorSignature : quint8 {
    Unknown, ///< nobody who is believed has said
    Aligned, ///< valid, and of the author's domain
    Missing, ///< the own provider found none, or a broken one
};

// How a message stands with TES.
struct NoMark { };   ///< nothing claimed
struct MarkIgnored { ///< a mark that nobody vouches for; says nothing, good or bad
    enum class Why : quint8 {
        BoundaryUnknown,
        WrittenBelowBoundary,
        OwnProviderNoMember,
        Unreadable,
        OwnDomainUnknown
    } why;
};
struct BothMembers {
    DomainName senderEntity;
    DomainName ownEntity;
    DomainName root;
    AuthorSignature signature; ///< never Missing
    tls::ProfileAnswer profile;
};
struct Contradiction {
    enum class Why : quint8 {
        SenderNoMember,      ///< marked as from a member, but the author's domain provably is none
        SenderRecordsForged, ///< the author's membership records fail DNSSEC
        OwnRecordsForged,    ///< the own provider's do
        ProfileMissed,       ///< marked, but the connection misses the profile (relay 3, 4, 10, 12)
        NoAlignedSignature,  ///< marked, but without a valid signature of the author's domain (requirement 26)
        TlsMarkDiffers,      ///< the TLS mark names another connection than the trace line
    } why;
    tls::ProfileAnswer profile;
};
struct MarkUnproven { ///< vouched for by the own provider, sender's membership not provable
    enum class Why : quint8 { SenderUnsigned, NoSenderDomain, ProfileNotRated } why;
};
/// DNS did not answer
struct Unknown {
    Membership which;
    bool ofOwnDomain;
};
struct Pending { };
using Received = std::variant<NoMark, MarkIgnored, BothMembers, Contradiction, MarkUnproven, Unknown, Pending>;

/// @param ownDomain none when the person has not named it
/// @param author the domain of the one author, none when ambiguous
/// @param connection how the message came over the boundary, as far as it was encrypted
Received judgeReceived(const Marks &marks, const received::Journey &journey, const std::optional<DomainName> &ownDomain,
                       const std::optional<DomainName> &author, const tls::Session &connection,
                       AuthorSignature signature, const DomainName &root, dns::Answers &answers);

} // namespace waxseal::tes
