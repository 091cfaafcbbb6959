// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/received.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

namespace waxseal::tes {

namespace {

/// "name=value" pieces between semicolons, white space around them dropped.
template <typename Visit> void eachParameter(QByteArrayView body, Visit visit)
{
    while (!body.isEmpty()) {
        const qsizetype end = octets::indexOf(body, ';');
        const QByteArrayView piece = octets::trimmed(end < 0 ? body : body.first(end));
        body = end < 0 ? QByteArrayView() : body.sliced(end + 1);
        const qsizetype equals = octets::indexOf(piece, '=');
        if (equals < 0)
            visit(piece, QByteArrayView());
        else
            visit(octets::trimmed(piece.first(equals)), octets::trimmed(piece.sliced(equals + 1)));
    }
}

bool namesAnother(const tls::Session &mark, const tls::Session &connection)
{
    const bool versionsKnown = mark.version != tls::Version::Unknown && connection.version != tls::Version::Unknown;
    return (versionsKnown && mark.version != connection.version)
        || (mark.suite && connection.suite && mark.suite != connection.suite);
}

} // namespace

Result<MemberMark, ParseError> parseMemberMark(QByteArrayView body)
{
    if (body.size() > limits::structuredFieldOctets)
        return failure(ParseError{ParseFault::TooLong, limits::structuredFieldOctets});
    MemberMark mark;
    std::optional<ParseError> error;
    bool isFirst = true;
    eachParameter(body, [&](QByteArrayView name, QByteArrayView value) {
        if (isFirst && value.isNull()) {
            if (octets::equalIgnoringCase(name, "yes"))
                mark.saysMember = true;
            else if (!octets::equalIgnoringCase(name, "no"))
                error = ParseError{ParseFault::BadSyntax, 0};
        } else if (isFirst) {
            error = ParseError{ParseFault::BadSyntax, 0};
        } else if (octets::equalIgnoringCase(name, "domain")) {
            auto domain = DomainName::parse(value);
            if (!domain || mark.domain)
                error = ParseError{ParseFault::BadSyntax, value.data() - body.data()};
            else
                mark.domain = *domain;
        }
        isFirst = false;
    });
    if (isFirst)
        return failure(ParseError{ParseFault::Empty, 0});
    if (error)
        return failure(*error);
    return mark;
}

Result<TlsMark, ParseError> parseTlsMark(QByteArrayView body)
{
    if (body.size() > limits::structuredFieldOctets)
        return failure(ParseError{ParseFault::TooLong, limits::structuredFieldOctets});
    TlsMark mark;
    eachParameter(body, [&](QByteArrayView name, QByteArrayView value) {
        if (octets::equalIgnoringCase(name, "version"))
            mark.version = value;
        else if (octets::equalIgnoringCase(name, "cipher"))
            mark.cipher = value;
    });
    if (mark.version.isEmpty() && mark.cipher.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});
    return mark;
}

Marks findMarks(const message::Header &header, const received::Journey &journey, const FieldNames &names)
{
    Marks marks;
    for (const message::Field &field : header.fields()) {
        if (field.known != message::FieldName::Other)
            continue;
        const bool isAbove = journey.isAboveBoundary(field);
        if (octets::equalIgnoringCase(field.name, names.member)) {
            marks.memberMarksOfOwnProvider += isAbove ? 1 : 0;
            if (!marks.member || (isAbove && !marks.memberIsOwnProviders)) {
                marks.member = &field;
                marks.memberIsOwnProviders = isAbove;
            }
        } else if (octets::equalIgnoringCase(field.name, names.tls)) {
            if (!marks.tls || (isAbove && !marks.tlsIsOwnProviders)) {
                marks.tls = &field;
                marks.tlsIsOwnProviders = isAbove;
            }
        }
    }
    return marks;
}

Received judgeReceived(const Marks &marks, const received::Journey &journey, const std::optional<DomainName> &ownDomain,
                       const std::optional<DomainName> &author, const tls::Session &connection,
                       AuthorSignature signature, const DomainName &root, dns::Answers &answers)
{
    if (!marks.member)
        return NoMark{}; // relay 13: the TLS mark alone says nothing about membership
    const auto mark = parseMemberMark(marks.member->body);
    if (mark && !mark->saysMember && marks.memberMarksOfOwnProvider <= 1)
        return NoMark{};
    if (!journey.boundaryHop())
        return MarkIgnored{MarkIgnored::Why::BoundaryUnknown};
    if (!marks.memberIsOwnProviders)
        return MarkIgnored{MarkIgnored::Why::WrittenBelowBoundary};
    if (!mark || marks.memberMarksOfOwnProvider != 1)
        return MarkIgnored{MarkIgnored::Why::Unreadable};
    if (!ownDomain)
        return MarkIgnored{MarkIgnored::Why::OwnDomainUnknown};

    // C-24: the mark counts only where the own provider provably is a member itself. Both ends are asked at once.
    const Membership own = judgeMembership(*ownDomain, root, answers);
    const Membership theirs = author ? judgeMembership(*author, root, answers) : Membership(NotMember{Step::Master});

    if (std::holds_alternative<Asking>(own))
        return Pending{};
    if (std::holds_alternative<Forged>(own))
        return Contradiction{Contradiction::Why::OwnRecordsForged, {}};
    if (std::holds_alternative<NotFound>(own))
        return Unknown{own, true};
    if (!std::holds_alternative<Member>(own))
        return MarkIgnored{MarkIgnored::Why::OwnProviderNoMember};

    // The mark may name the member's domain; another than the author's is not about this author. Where it names none, the
    // author must be proven otherwise.
    const bool isAboutAuthor =
        author && (mark->domain ? *mark->domain == *author : signature != AuthorSignature::Unknown);
    if (!isAboutAuthor)
        return MarkUnproven{MarkUnproven::Why::NoSenderDomain};
    if (std::holds_alternative<Asking>(theirs))
        return Pending{};
    if (std::holds_alternative<Forged>(theirs))
        return Contradiction{Contradiction::Why::SenderRecordsForged, {}};
    if (std::holds_alternative<NotFound>(theirs))
        return Unknown{theirs, false};
    if (std::holds_alternative<Unproven>(theirs))
        return MarkUnproven{MarkUnproven::Why::SenderUnsigned};
    if (!std::holds_alternative<Member>(theirs))
        return Contradiction{Contradiction::Why::SenderNoMember, {}};

    if (signature == AuthorSignature::Missing)
        return Contradiction{Contradiction::Why::NoAlignedSignature, {}};
    if (marks.tls && marks.tlsIsOwnProviders) {
        const auto tlsMark = parseTlsMark(marks.tls->body);
        if (tlsMark && namesAnother(tls::Session::read(tlsMark->version, tlsMark->cipher), connection))
            return Contradiction{Contradiction::Why::TlsMarkDiffers, {}};
    }
    const received::TraceLine &line = journey.boundaryHop()->trace;
    if (!line.saysTls && received::recordsTls(line)) // relay 3
        return Contradiction{Contradiction::Why::ProfileMissed, {{tls::Demand::Encrypted}, {}, {}}};
    tls::ProfileAnswer profile = tls::judgeTes(connection);
    if (profile.fails())
        return Contradiction{Contradiction::Why::ProfileMissed, std::move(profile)};
    if (!profile.meets())
        return MarkUnproven{MarkUnproven::Why::ProfileNotRated};
    const auto &member = std::get<Member>(theirs);
    return BothMembers{member.entity, std::get<Member>(own).entity, member.root, signature, std::move(profile)};
}

} // namespace waxseal::tes
