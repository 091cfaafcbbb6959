// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/way_in.h"

#include "core/base/overloaded.h"

namespace waxseal::verdict::way_in {

Connection connectionOf(const received::Journey &journey)
{
    const received::Hop *boundary = journey.boundaryHop();
    if (!boundary)
        return {};
    const received::TraceLine &line = boundary->trace;
    return {tls::Session::read(line.tlsVersion, line.cipher), line.saysTls};
}

Verdict judge(const received::Journey &journey, const Connection &connection, const tes::Received &tes)
{
    const received::Hop *boundary = journey.boundaryHop();
    if (!boundary) {
        if (journey.whyNot == received::NoBoundary::NeverLeft)
            return NeverLeft{};
        return NoBoundary{journey.whyNot};
    }
    if (const auto *contradiction = std::get_if<tes::Contradiction>(&tes))
        return TesContradicts{contradiction->why};
    if (!connection.isEncrypted)
        return received::recordsTls(boundary->trace) ? Verdict(Plain{}) : Verdict(NotStated{});

    const tls::Session &session = connection.session;
    if (session.suite && session.suite->cipher == tls::Cipher::Null)
        return NullCipher{};
    switch (session.version) {
    case tls::Version::Ssl2:
    case tls::Version::Ssl3:
    case tls::Version::Tls10:
    case tls::Version::Tls11: return OutdatedTls{session.version};
    case tls::Version::Unknown:
    case tls::Version::Tls12:
    case tls::Version::Tls13: break;
    }
    if (tls::hasWeakCipher(session) == tls::Answer::Yes)
        return WeakCipher{};
    return Encrypted{};
}

Outcome outcomeOf(const Verdict &verdict)
{
    return std::visit(
        Overloaded{
            [](const Encrypted &) { return Outcome::Confirmed; },
            [](const OutdatedTls &) { return Outcome::Nothing; }, // C-9: neither "encrypted" nor "unencrypted"
            [](const WeakCipher &) { return Outcome::Nothing; },
            [](const NullCipher &) { return Outcome::Nothing; },
            [](const Plain &) { return Outcome::Nothing; }, // the sender's side did not use it: a postcard, no alarm
            [](const NotStated &) { return Outcome::Unchecked; },
            [](const NoBoundary &) { return Outcome::Unchecked; },
            [](const NeverLeft &) { return Outcome::Nothing; },
            [](const TesContradicts &) { return Outcome::Contradicted; },
        },
        verdict);
}

Flaw flawOf(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const Plain &) { return Flaw::Postcard; },
                          [](const NullCipher &) { return Flaw::Postcard; },
                          [](const OutdatedTls &) { return Flaw::OutdatedTls; },
                          [](const WeakCipher &) { return Flaw::WeakCipher; },
                          [](const Encrypted &) { return Flaw::None; },
                          [](const NotStated &) { return Flaw::None; },
                          [](const NoBoundary &) { return Flaw::None; },
                          [](const NeverLeft &) { return Flaw::None; },
                          [](const TesContradicts &) { return Flaw::None; },
                      },
                      verdict);
}

QByteArrayView reasonOf(const Verdict &verdict, const Connection &connection)
{
    return std::visit(Overloaded{
                          [&](const Encrypted &) {
                              return QByteArrayView(connection.session.version == tls::Version::Unknown
                                                        ? "tls_version_not_stated"
                                                        : "tls");
                          },
                          [](const OutdatedTls &) { return QByteArrayView("tls_outdated"); },
                          [](const WeakCipher &) { return QByteArrayView("tls_weak_cipher"); },
                          [](const NullCipher &) { return QByteArrayView("tls_null_cipher"); },
                          [](const Plain &) { return QByteArrayView("plain"); },
                          [](const NotStated &) { return QByteArrayView("not_stated"); },
                          [](const NoBoundary &none) {
                              switch (none.why) {
                              case received::NoBoundary::OwnProviderUnknown:
                                  return QByteArrayView("own_provider_unknown");
                              case received::NoBoundary::NoTraceLines: return QByteArrayView("no_trace_lines");
                              case received::NoBoundary::StrangerOnTop: return QByteArrayView("stranger_on_top");
                              case received::NoBoundary::UnreadableLine: return QByteArrayView("unreadable_line");
                              case received::NoBoundary::PeerByOwnWordOnly: return QByteArrayView("peer_by_own_word");
                              case received::NoBoundary::BrokenChain: return QByteArrayView("broken_chain");
                              case received::NoBoundary::HandedInByPerson: return QByteArrayView("handed_in_by_person");
                              case received::NoBoundary::TooManyLines: return QByteArrayView("too_many_lines");
                              case received::NoBoundary::NeverLeft: break;
                              }
                              return QByteArrayView("inside");
                          },
                          [](const NeverLeft &) { return QByteArrayView("inside"); },
                          [](const TesContradicts &) { return QByteArrayView("tes_contradicted"); },
                      },
                      verdict);
}

Outcome outcomeOf(const tes::Received &tes)
{
    return std::visit(
        Overloaded{
            [](const tes::NoMark &) { return Outcome::Nothing; },
            [](const tes::MarkIgnored &ignored) { // ignored for want of knowledge, or because nobody vouches for it
                switch (ignored.why) {
                case tes::MarkIgnored::Why::BoundaryUnknown:
                case tes::MarkIgnored::Why::Unreadable:
                case tes::MarkIgnored::Why::OwnDomainUnknown: return Outcome::Unchecked;
                case tes::MarkIgnored::Why::WrittenBelowBoundary:
                case tes::MarkIgnored::Why::OwnProviderNoMember: break;
                }
                return Outcome::Nothing;
            },
            [](const tes::BothMembers &) { return Outcome::Confirmed; },
            [](const tes::Contradiction &) { return Outcome::Contradicted; },
            [](const tes::MarkUnproven &) { return Outcome::Stated; },
            [](const tes::Unknown &) { return Outcome::Unchecked; },
            [](const tes::Pending &) { return Outcome::Unchecked; },
        },
        tes);
}

Outcome outcomeOf(const smtpsec::Received &smtpsec)
{
    return std::visit(Overloaded{
                          [](const smtpsec::NoMark &) { return Outcome::Nothing; },
                          [](const smtpsec::MarkIgnored &ignored) {
                              switch (ignored.why) {
                              case smtpsec::MarkIgnored::Why::BoundaryUnknown:
                              case smtpsec::MarkIgnored::Why::OwnDomainUnknown: return Outcome::Unchecked;
                              case smtpsec::MarkIgnored::Why::WrittenBelowBoundary:
                              case smtpsec::MarkIgnored::Why::OwnProviderOffersNone:
                              case smtpsec::MarkIgnored::Why::SeveralOrNotEmpty: break;
                              }
                              return Outcome::Nothing;
                          },
                          [](const smtpsec::Authenticated &) { return Outcome::Confirmed; },
                          [](const smtpsec::Contradiction &) { return Outcome::Contradicted; },
                          [](const smtpsec::Unknown &) { return Outcome::Unchecked; },
                          [](const smtpsec::Pending &) { return Outcome::Unchecked; },
                      },
                      smtpsec);
}

Outcome outcomeOf(const securemail::Received &securemail)
{
    return std::visit(
        Overloaded{
            [](const securemail::NotSecureMail &) { return Outcome::Nothing; },
            [](const securemail::Meets &) { return Outcome::Confirmed; },
            [](const securemail::DoesNotQualify &) { return Outcome::Nothing; }, // C-35: a fact, no warning
            [](const securemail::HostHintOnly &) { return Outcome::Stated; },
            [](const securemail::CannotTell &) { return Outcome::Unchecked; },
            [](const securemail::Pending &) { return Outcome::Unchecked; },
        },
        securemail);
}

Outcome outcomeOf(const bsi::Received &bsi)
{
    return std::visit(Overloaded{
                          [](const bsi::NotListed &) { return Outcome::Nothing; },
                          [](const bsi::BothListed &) { return Outcome::Confirmed; },
                          [](const bsi::ListedBySenderDomainOnly &) { return Outcome::Stated; },
                          [](const bsi::ProfileMissed &) { return Outcome::Nothing; },
                          [](const bsi::CannotTell &) { return Outcome::Unchecked; },
                      },
                      bsi);
}

} // namespace waxseal::verdict::way_in
