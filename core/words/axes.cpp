// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/phrases.h"
#include "core/words/words.h"

#include "core/base/overloaded.h"

namespace waxseal::words {

using verdict::Outcome;

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Confirmed: return Words::tr("Confirmed");
    case Outcome::Stated: return Words::tr("Stated");
    case Outcome::Nothing: return Words::tr("Nothing to report");
    case Outcome::Unchecked: return Words::tr("Could not check");
    case Outcome::Contradicted: return Words::tr("Contradicted");
    }
    Q_UNREACHABLE();
}

namespace {

QString smtpsecContradiction(smtpsec::Contradiction::Why why)
{
    using Why = smtpsec::Contradiction::Why;
    switch (why) {
    case Why::NoSingleAuthor: return Words::tr("Marked as SMTPsec, but the mail names no single sender.");
    case Why::SenderOffersNone: return Words::tr("Marked as SMTPsec, but the sender's domain offers none.");
    case Why::SenderRecordsForged: return Words::tr("The sender's SMTPsec records fail their DNSSEC check.");
    case Why::OwnRecordsForged: return Words::tr("Your provider's SMTPsec records fail their DNSSEC check.");
    }
    Q_UNREACHABLE();
}

QString tesContradiction(tes::Contradiction::Why why)
{
    using Why = tes::Contradiction::Why;
    switch (why) {
    case Why::SenderNoMember: return Words::tr("Marked as TES, but the sender's domain is no member.");
    case Why::SenderRecordsForged: return Words::tr("The sender's TES records fail their DNSSEC check.");
    case Why::OwnRecordsForged: return Words::tr("Your provider's TES records fail their DNSSEC check.");
    case Why::ProfileMissed: return Words::tr("Marked as TES, but the connection breaks TES rules.");
    case Why::NoAlignedSignature: return Words::tr("Marked as TES, but not signed by the sender's domain.");
    case Why::TlsMarkDiffers: return Words::tr("TES mark and server describe this connection differently.");
    }
    Q_UNREACHABLE();
}

QString noBoundary(received::NoBoundary why)
{
    using received::NoBoundary;
    switch (why) {
    case NoBoundary::OwnProviderUnknown: return Words::tr("Not checked: your provider's servers are not known.");
    case NoBoundary::NoTraceLines: return Words::tr("Cannot tell how this mail travelled: no trace lines.");
    case NoBoundary::StrangerOnTop: return Words::tr("Cannot tell: no known server of your provider delivered it.");
    case NoBoundary::UnreadableLine: return Words::tr("Cannot tell: a trace line could not be read.");
    case NoBoundary::PeerByOwnWordOnly:
        return Words::tr("Cannot tell: a server claims your provider's name without proof.");
    case NoBoundary::BrokenChain: return Words::tr("Cannot tell: your provider's trace lines have a gap.");
    case NoBoundary::HandedInByPerson: return Words::tr("Cannot tell: a person at your provider handed it in.");
    case NoBoundary::TooManyLines: return Words::tr("Cannot tell: it has too many trace lines.");
    case NoBoundary::NeverLeft: return Words::tr("This mail never left your provider.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString sentence(const verdict::sender::Verdict &verdict)
{
    using namespace verdict::sender;
    return std::visit(
        Overloaded{
            [](const NotCheckedYet &) { return Words::tr("Not checked: DNS has not answered about the sender."); },
            [](const DkimConfirms &pass) {
                return pass.checked
                    ? Words::tr("%1 signed this mail; checked on %2.").arg(shown(pass.signer), dayOf(*pass.checked))
                    : Words::tr("%1 signed this mail; unchanged since.").arg(shown(pass.signer));
            },
            [](const SpfConfirms &pass) {
                return pass.checked ? Words::tr("Came from a server listed by %1; checked on %2.")
                                          .arg(shown(pass.domain), dayOf(*pass.checked))
                                    : Words::tr("Came from a server that %1 lists as its own.").arg(shown(pass.domain));
            },
            [](const PartlySigned &part) {
                return Words::tr("%1 signed only part of this mail.").arg(shown(part.signer));
            },
            [](const ForwarderVouches &chain) {
                return Words::tr("Forwarder %1 says: it came from %2.").arg(shown(chain.sealer), shown(chain.domain));
            },
            [](const KeyForged &forged) {
                return Words::tr("The signing key of %1 fails its DNSSEC check.").arg(shown(forged.signer));
            },
            [](const LookupTrouble &trouble) {
                return trouble.trouble == dns::Trouble::Offline || trouble.trouble == dns::Trouble::OutsideZones
                        || trouble.trouble == dns::Trouble::Declined
                    ? Words::tr("Not checked: DNS was not asked about the sender.")
                    : Words::tr("Not checked: no answer from the name server. Try again.");
            },
            [](const KeyGone &gone) {
                return Words::tr("Can no longer be checked: %1 has withdrawn the key.").arg(shown(gone.signer));
            },
            [](const TooOld &old) {
                return Words::tr("Too old to check by the present rules of %1.").arg(shown(old.domain));
            },
            [](const ServerUnknown &unknown) {
                return Words::tr("Not checked: unsigned, and the server of %1 is unknown.").arg(shown(unknown.domain));
            },
            [](const HandedIn &) { return Words::tr("Handed in at your own provider; not checked here."); },
            [](const LessThanExpected &less) {
                if (less.history.wish == expectations::Wish::Expect)
                    return Words::tr("Not signed, although you expect that of %1.").arg(shown(less.domain));
                return Words::tr("Not signed, unlike earlier mail from %1.").arg(shown(less.domain));
            },
            [](const ProviderConfirms &pass) {
                return pass.by == By::Dmarc
                    ? Words::tr("Your provider confirmed: it came from %1.").arg(shown(pass.domain))
                    : Words::tr("Your provider confirmed the signature of %1.").arg(shown(pass.domain));
            },
            [](const TemporaryTrouble &) { return Words::tr("Not checked: your provider got no answer from DNS."); },
            [](const Conflict &conflict) {
                return conflict.providerConfirms
                    ? Words::tr("Your provider confirmed the sender; the check here fails.")
                    : Words::tr("The check here confirms the sender; your provider's failed.");
            },
            [](const SignedByAnother &pass) {
                return Words::tr("Signed by %1, not by the sender's domain.").arg(shown(pass.signer));
            },
            [](const NoProofFound &none) {
                return none.line ? Words::tr("Your provider found no proof that %1 sent it.").arg(shown(none.domain))
                                 : Words::tr("Nothing in this mail proves that %1 sent it.").arg(shown(none.domain));
            },
            [](const CheckFailed &fail) {
                return fail.line
                    ? Words::tr("Your provider's sender check failed; forwarding can cause that.")
                    : Words::tr("The signature of %1 fails; forwarding can cause that.").arg(shown(fail.domain));
            },
            [](const AgainstPolicy &fail) {
                return fail.checked ? Words::tr("Failed the check that %1 asks for, on %2.")
                                          .arg(shown(fail.domain), dayOf(*fail.checked))
                                    : Words::tr("Failed the sender check that %1 asks for.").arg(shown(fail.domain));
            },
            [](const SmtpsecConfirms &pass) {
                return Words::tr("Handed over by %1 itself, using SMTPsec.").arg(shown(pass.domain));
            },
            [](const SmtpsecContradicts &contradiction) { return smtpsecContradiction(contradiction.why); },
            [](const SeveralFromFields &several) {
                return Words::tr("Has %n sender line(s): mail programs may show different ones.", nullptr,
                                 several.fields);
            },
            [](const SeveralAuthors &several) {
                return Words::tr("Written in the name of %n people: not checked.", nullptr, several.authors);
            },
            [](const NoAuthor &) { return Words::tr("Names no sender that can be checked."); },
            [](const AuthorUnclear &) { return Words::tr("The sender's address can be read in several ways."); },
        },
        verdict);
}

QString sentence(const verdict::way_in::Verdict &verdict, const verdict::way_in::Connection &connection)
{
    using namespace verdict::way_in;
    return std::visit(
        Overloaded{
            [&](const Encrypted &) {
                const QByteArrayView version = tls::versionName(connection.session.version);
                return version.isEmpty() ? Words::tr("Encrypted on the last leg to your provider (version unknown).")
                                         : Words::tr("Encrypted on the last leg to your provider (%1).")
                                               .arg(versionWord(connection.session.version));
            },
            [](const OutdatedTls &outdated) {
                return Words::tr("Encrypted with outdated %1.").arg(versionWord(outdated.version));
            },
            [](const WeakCipher &) { return Words::tr("Encrypted with a cipher that is known to be weak."); },
            [](const NullCipher &) { return Words::tr("Arrived over TLS that encrypts nothing, like a postcard."); },
            [](const Plain &) { return Words::tr("Arrived unencrypted, like a postcard."); },
            [](const NotStated &) {
                return Words::tr("Cannot tell: your provider's server does not record encryption.");
            },
            [](const NoBoundary &none) { return noBoundary(none.why); },
            [](const NeverLeft &) { return noBoundary(received::NoBoundary::NeverLeft); },
            [](const TesContradicts &contradiction) { return tesContradiction(contradiction.why); },
        },
        verdict);
}

QString exception(verdict::way_in::Flaw flaw)
{
    using verdict::way_in::Flaw;
    switch (flaw) {
    case Flaw::None: return QString();
    case Flaw::Postcard: return Words::tr("postcard");
    case Flaw::OutdatedTls: return Words::tr("outdated TLS");
    case Flaw::WeakCipher: return Words::tr("weak cipher");
    }
    Q_UNREACHABLE();
}

QString sentence(const verdict::content::Verdict &verdict)
{
    using namespace verdict::content;
    using message::Protection;
    return std::visit(
        Overloaded{
            [](const NotProtected &) { return Words::tr("Content neither end-to-end encrypted nor signed."); },
            [](const NotCheckedHere &claims) {
                if (claims.claims.encrypted == Protection::OpenPgp)
                    return Words::tr("Encrypted with OpenPGP; not opened here.");
                if (claims.claims.encrypted == Protection::SMime)
                    return Words::tr("Encrypted with S/MIME; not opened here.");
                if (claims.claims.signature == Protection::OpenPgp)
                    return Words::tr("Carries an OpenPGP signature; not checked here.");
                return Words::tr("Carries an S/MIME signature; not checked here.");
            },
            [](const Unreadable &unreadable) {
                switch (unreadable.fault) {
                case message::MimeFault::TooDeep: return Words::tr("Not checked: its parts are nested too deeply.");
                case message::MimeFault::TooManyParts: return Words::tr("Not checked: it has too many parts.");
                case message::MimeFault::TooLarge: return Words::tr("Not checked: the mail is larger than 64 MiB.");
                case message::MimeFault::Unreadable: break;
                }
                return Words::tr("Not checked: the mail could not be read again.");
            },
        },
        verdict);
}

namespace {

QString systemSentence(const tes::Received &received)
{
    return std::visit(
        Overloaded{
            [](const tes::NoMark &) { return QString(); },
            [](const tes::MarkIgnored &ignored) {
                using Why = tes::MarkIgnored::Why;
                switch (ignored.why) {
                case Why::BoundaryUnknown: return Words::tr("Carries a TES mark; who wrote it is unknown.");
                case Why::WrittenBelowBoundary: return Words::tr("TES mark ignored: it came with the mail.");
                case Why::OwnProviderNoMember: return Words::tr("TES mark ignored: your provider is no TES member.");
                case Why::Unreadable: return Words::tr("TES mark ignored: it cannot be read.");
                case Why::OwnDomainUnknown: return Words::tr("Carries a TES mark; your own domain is not known.");
                }
                Q_UNREACHABLE();
            },
            [](const tes::BothMembers &) { return Words::tr("Sent through two providers that follow the TES rules."); },
            [](const tes::Contradiction &contradiction) { return tesContradiction(contradiction.why); },
            [](const tes::MarkUnproven &unproven) {
                using Why = tes::MarkUnproven::Why;
                switch (unproven.why) {
                case Why::SenderUnsigned: return Words::tr("Marked as TES; the sender's membership is not provable.");
                case Why::NoSenderDomain: return Words::tr("Marked as TES, but not for this sender's domain.");
                case Why::ProfileNotRated: return Words::tr("Marked as TES; its connection could not be rated.");
                }
                Q_UNREACHABLE();
            },
            [](const tes::Unknown &unknown) {
                return unknown.ofOwnDomain ? Words::tr("TES not checked: no answer about your provider.")
                                           : Words::tr("TES not checked: no answer about the sender's domain.");
            },
            [](const tes::Pending &) { return Words::tr("TES not checked: no answer in time."); },
        },
        received);
}

QString systemSentence(const smtpsec::Received &received)
{
    return std::visit(
        Overloaded{
            [](const smtpsec::NoMark &) { return QString(); },
            [](const smtpsec::MarkIgnored &ignored) {
                using Why = smtpsec::MarkIgnored::Why;
                switch (ignored.why) {
                case Why::BoundaryUnknown: return Words::tr("Carries an SMTPsec mark; who wrote it is unknown.");
                case Why::WrittenBelowBoundary: return Words::tr("SMTPsec mark ignored: it came with the mail.");
                case Why::OwnProviderOffersNone:
                    return Words::tr("SMTPsec mark ignored: your provider does not offer SMTPsec.");
                case Why::OwnDomainUnknown: return Words::tr("Carries an SMTPsec mark; your own domain is not known.");
                case Why::SeveralOrNotEmpty: return Words::tr("SMTPsec mark ignored: it has the wrong form.");
                }
                Q_UNREACHABLE();
            },
            [](const smtpsec::Authenticated &) { return Words::tr("Came by SMTPsec from the sender's own provider."); },
            [](const smtpsec::Contradiction &contradiction) { return smtpsecContradiction(contradiction.why); },
            [](const smtpsec::Unknown &unknown) {
                return unknown.ofOwnDomain ? Words::tr("SMTPsec not checked: no answer about your provider.")
                                           : Words::tr("SMTPsec not checked: no answer about the sender's domain.");
            },
            [](const smtpsec::Pending &) { return Words::tr("SMTPsec not checked: no answer in time."); },
        },
        received);
}

QString systemSentence(const securemail::Received &received)
{
    return std::visit(
        Overloaded{
            [](const securemail::NotSecureMail &) { return QString(); },
            [](const securemail::Meets &) { return Words::tr("Came in by the rules of SecureMail."); },
            [](const securemail::DoesNotQualify &fact) {
                using Why = securemail::DoesNotQualify::Why;
                switch (fact.why) {
                case Why::NotEncrypted: return Words::tr("Would not qualify for SecureMail: not encrypted.");
                case Why::CryptographyBelowMinimum:
                    return Words::tr("Would not qualify for SecureMail: cipher below its minimum.");
                case Why::SpfNotPass: return Words::tr("Would not qualify for SecureMail: SPF did not pass.");
                case Why::SenderIdNotPass:
                    return Words::tr("Would not qualify for SecureMail: Sender ID did not pass.");
                case Why::NoSpfMinusAll: return Words::tr("Would not qualify for SecureMail: SPF lacks -all.");
                case Why::NoSenderIdMinusAll:
                    return Words::tr("Would not qualify for SecureMail: Sender ID lacks -all.");
                }
                Q_UNREACHABLE();
            },
            [](const securemail::HostHintOnly &) {
                return Words::tr("Taken in by a host that calls itself SecureMail.");
            },
            [](const securemail::CannotTell &unknown) {
                using Why = securemail::CannotTell::Why;
                switch (unknown.why) {
                case Why::BoundaryUnknown: return Words::tr("SecureMail not checked: how it came in is unknown.");
                case Why::CryptographyNotRated: return Words::tr("SecureMail not checked: the cipher is not known.");
                case Why::ResultsMissing:
                    return Words::tr("SecureMail not checked: no believable SPF or Sender ID result.");
                case Why::NoAnswer: return Words::tr("SecureMail not checked: no answer about the sender's domain.");
                }
                Q_UNREACHABLE();
            },
            [](const securemail::Pending &) { return Words::tr("SecureMail not checked: no answer in time."); },
        },
        received);
}

QString systemSentence(const bsi::Received &received)
{
    return std::visit(
        Overloaded{
            [](const bsi::NotListed &) { return QString(); },
            [](const bsi::BothListed &) { return Words::tr("Sent between two providers on the BSI TR-03108 list."); },
            [](const bsi::ListedBySenderDomainOnly &) {
                return Words::tr("Sender's provider is BSI-listed; unproven that its server sent this.");
            },
            [](const bsi::ProfileMissed &) {
                return Words::tr("Both providers are BSI-listed; this connection breaks the BSI rules.");
            },
            [](const bsi::CannotTell &unknown) {
                return unknown.why == bsi::CannotTell::Why::BoundaryUnknown
                    ? Words::tr("BSI rules not checked: how it came in is unknown.")
                    : Words::tr("BSI rules not checked: the cipher is not known.");
            },
        },
        received);
}

} // namespace

std::vector<System> systems(const verdict::Assessment &assessment)
{
    std::vector<System> result;
    const auto add = [&result](const QString &name, Outcome outcome, QString text, bool isAboutSender = false) {
        if (!text.isEmpty())
            result.push_back({name, outcome, std::move(text), isAboutSender});
    };
    using verdict::way_in::outcomeOf;
    add(QStringLiteral("TES"), outcomeOf(assessment.tes), systemSentence(assessment.tes));
    add(QStringLiteral("SMTPsec"), outcomeOf(assessment.smtpsec), systemSentence(assessment.smtpsec), true);
    add(QStringLiteral("SecureMail"), outcomeOf(assessment.securemail), systemSentence(assessment.securemail));
    add(QStringLiteral("BSI"), outcomeOf(assessment.bsi), systemSentence(assessment.bsi));
    return result;
}

QStringList everySentence()
{
    using namespace verdict;
    const DomainName domain = DomainName::parse("example.com").value();
    const authres::Line line;
    QStringList all;

    const std::chrono::sys_seconds day{};
    for (const sender::Verdict &verdict : std::initializer_list<sender::Verdict>{
             sender::NotCheckedYet{},
             sender::DkimConfirms{domain, domain, {}},
             sender::DkimConfirms{domain, domain, day},
             sender::SpfConfirms{domain, {}},
             sender::SpfConfirms{domain, day},
             sender::PartlySigned{domain, domain},
             sender::ForwarderVouches{domain, domain},
             sender::KeyForged{domain},
             sender::LookupTrouble{},
             sender::LookupTrouble{dns::Trouble::Offline},
             sender::KeyGone{domain},
             sender::TooOld{domain},
             sender::ServerUnknown{domain},
             sender::HandedIn{},
             sender::LessThanExpected{domain, {domain, {}, {}, {}}},
             sender::LessThanExpected{domain, {domain, {}, expectations::Wish::Expect, {}}},
             sender::ProviderConfirms{sender::By::Dmarc, domain, nullptr},
             sender::ProviderConfirms{sender::By::Dkim, domain, nullptr},
             sender::TemporaryTrouble{nullptr},
             sender::Conflict{true, domain, nullptr},
             sender::Conflict{false, domain, nullptr},
             sender::SignedByAnother{domain, domain, nullptr},
             sender::NoProofFound{domain, &line},
             sender::NoProofFound{domain, nullptr},
             sender::CheckFailed{domain, &line},
             sender::CheckFailed{domain, nullptr},
             sender::AgainstPolicy{domain, nullptr, {}},
             sender::AgainstPolicy{domain, nullptr, day},
             sender::SmtpsecConfirms{domain},
             sender::SeveralFromFields{2},
             sender::SeveralAuthors{3},
             sender::NoAuthor{},
             sender::AuthorUnclear{}})
        all << sentence(verdict);
    for (int why = 0; why <= int(smtpsec::Contradiction::Why::OwnRecordsForged); ++why)
        all << sentence(sender::SmtpsecContradicts{smtpsec::Contradiction::Why(why)});

    way_in::Connection tls13{{tls::Version::Tls13, nullptr, {}, 0, false}, true};
    for (const way_in::Verdict &verdict : std::initializer_list<way_in::Verdict>{
             way_in::Encrypted{}, way_in::OutdatedTls{tls::Version::Tls10}, way_in::WeakCipher{}, way_in::NullCipher{},
             way_in::Plain{}, way_in::NotStated{}, way_in::NeverLeft{}})
        all << sentence(verdict, tls13);
    all << sentence(way_in::Encrypted{}, way_in::Connection{});
    for (int why = 0; why <= int(received::NoBoundary::NeverLeft); ++why)
        all << noBoundary(received::NoBoundary(why));
    for (int why = 0; why <= int(tes::Contradiction::Why::TlsMarkDiffers); ++why)
        all << tesContradiction(tes::Contradiction::Why(why));

    using message::Protection;
    for (const message::ContentClaims &claims : {message::ContentClaims{Protection::OpenPgp, Protection::None, false},
                                                 message::ContentClaims{Protection::SMime, Protection::None, false},
                                                 message::ContentClaims{Protection::None, Protection::OpenPgp, false},
                                                 message::ContentClaims{Protection::None, Protection::SMime, false}})
        all << sentence(content::NotCheckedHere{claims});
    all << sentence(content::NotProtected{});
    for (int fault = 0; fault <= int(message::MimeFault::Unreadable); ++fault)
        all << sentence(content::Unreadable{message::MimeFault(fault)});

    for (int why = 0; why <= int(tes::MarkIgnored::Why::OwnDomainUnknown); ++why)
        all << systemSentence(tes::Received(tes::MarkIgnored{tes::MarkIgnored::Why(why)}));
    for (int why = 0; why <= int(tes::MarkUnproven::Why::ProfileNotRated); ++why)
        all << systemSentence(tes::Received(tes::MarkUnproven{tes::MarkUnproven::Why(why)}));
    all << systemSentence(tes::Received(tes::BothMembers{domain, domain, domain, {}, {}}));
    for (const bool ofOwnDomain : {false, true}) {
        all << systemSentence(tes::Received(tes::Unknown{tes::Asking{}, ofOwnDomain}));
        all << systemSentence(smtpsec::Received(smtpsec::Unknown{ofOwnDomain, {}}));
    }
    all << systemSentence(tes::Received(tes::Pending{})) << systemSentence(smtpsec::Received(smtpsec::Pending{}));
    for (int why = 0; why <= int(smtpsec::MarkIgnored::Why::SeveralOrNotEmpty); ++why)
        all << systemSentence(smtpsec::Received(smtpsec::MarkIgnored{smtpsec::MarkIgnored::Why(why)}));
    all << systemSentence(smtpsec::Received(smtpsec::Authenticated{}));
    for (int why = 0; why <= int(securemail::DoesNotQualify::Why::NoSenderIdMinusAll); ++why)
        all << systemSentence(securemail::Received(securemail::DoesNotQualify{securemail::DoesNotQualify::Why(why)}));
    for (int why = 0; why <= int(securemail::CannotTell::Why::NoAnswer); ++why)
        all << systemSentence(securemail::Received(securemail::CannotTell{securemail::CannotTell::Why(why)}));
    all << systemSentence(securemail::Received(securemail::Meets{}))
        << systemSentence(securemail::Received(securemail::HostHintOnly{}))
        << systemSentence(securemail::Received(securemail::Pending{}));
    all << systemSentence(bsi::Received(bsi::BothListed{nullptr, nullptr, {}}))
        << systemSentence(bsi::Received(bsi::ListedBySenderDomainOnly{nullptr, nullptr}))
        << systemSentence(bsi::Received(bsi::ProfileMissed{nullptr, nullptr, {}}))
        << systemSentence(bsi::Received(bsi::CannotTell{bsi::CannotTell::Why::BoundaryUnknown}))
        << systemSentence(bsi::Received(bsi::CannotTell{bsi::CannotTell::Why::ProfileNotRated}));
    return all;
}

} // namespace waxseal::words
