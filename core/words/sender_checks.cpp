// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/phrases.h"
#include "core/words/words.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/base/overloaded.h"

#include <algorithm>

namespace waxseal::words {

using verdict::Outcome;

namespace {

constexpr qsizetype shownFields = 30; ///< names of signed fields that are listed

QString lineName(const char *method, const message::Field &field)
{
    return Words::tr("%1 (header line %2)").arg(QLatin1String(method)).arg(field.line);
}

QString signerOf(const dkim::Finding &finding)
{
    return finding.sdid ? shown(*finding.sdid) : Words::tr("somebody");
}

QString ruleSentence(const dkim::Finding &finding, dkim::Rule rule)
{
    using dkim::Rule;
    const QString signer = signerOf(finding);
    switch (rule) {
    case Rule::NoKey: return Words::tr("Not checked: %1 publishes no key of this name.").arg(signer);
    case Rule::KeyUnreadable: return Words::tr("Not checked: the key record of %1 cannot be read.").arg(signer);
    case Rule::KeyRevoked: return Words::tr("Not checked: %1 has withdrawn this key.").arg(signer);
    case Rule::KeyTypeDiffers: return Words::tr("Not valid: the key of %1 is of another kind.").arg(signer);
    case Rule::KeyMalformed: return Words::tr("Not checked: the key of %1 is damaged.").arg(signer);
    case Rule::KeyTooLong:
        return Words::tr("Not checked: the key of %1 has more than %2 bits.").arg(signer).arg(limits::rsaBitsMost);
    case Rule::HashNotAllowed: return Words::tr("Not valid: %1 does not allow this hash.").arg(signer);
    case Rule::NotForEmail: return Words::tr("Not valid: the key of %1 is not meant for mail.").arg(signer);
    case Rule::IdentityNotExact: return Words::tr("Not valid: the key of %1 signs for no name below it.").arg(signer);
    }
    Q_UNREACHABLE();
}

QString policySentence(const dkim::Finding &finding, dkim::LocalRule rule)
{
    using dkim::LocalRule;
    const QString signer = signerOf(finding);
    switch (rule) {
    case LocalRule::Sha1: return Words::tr("Not accepted: signed with SHA-1, which can be forged (RFC 8301).");
    case LocalRule::KeyTooShort:
        return Words::tr("Not accepted: the key of %1 has less than %2 bits (RFC 8301).")
            .arg(signer)
            .arg(limits::rsaBitsLeast);
    case LocalRule::Expired: return Words::tr("Not accepted: the signature of %1 had expired.").arg(signer);
    case LocalRule::TooMany:
        return Words::tr("Not checked: only the first %n signature(s) are.", nullptr, limits::dkimSignatures);
    case LocalRule::BodyTooLarge: return Words::tr("Not checked: the mail is larger than 64 MiB.");
    }
    Q_UNREACHABLE();
}

QString faultWord(dkim::SignatureFault fault)
{
    using dkim::SignatureFault;
    switch (fault) {
    case SignatureFault::TagListUnreadable: return Words::tr("its tags cannot be read");
    case SignatureFault::TagMissing: return Words::tr("a tag is missing");
    case SignatureFault::Version: return Words::tr("its version is not 1");
    case SignatureFault::Algorithm: return Words::tr("its algorithm is not known");
    case SignatureFault::Canonicalization: return Words::tr("its canonical form (c=) is not known");
    case SignatureFault::Domain: return Words::tr("its domain (d=) is none");
    case SignatureFault::Selector: return Words::tr("its selector (s=) is none");
    case SignatureFault::Identity: return Words::tr("its identity (i=) lies outside its domain");
    case SignatureFault::SignedFields: return Words::tr("its list of signed fields (h=) cannot be used");
    case SignatureFault::FromNotSigned: return Words::tr("it does not sign the From line");
    case SignatureFault::Base64: return Words::tr("its base64 text is damaged");
    case SignatureFault::Number: return Words::tr("a number in it is none");
    case SignatureFault::QueryMethod: return Words::tr("its key is not in DNS (q=)");
    }
    Q_UNREACHABLE();
}

QString signatureSentence(const dkim::Finding &finding)
{
    const QString signer = signerOf(finding);
    return std::visit(
        Overloaded{
            [](const dkim::Pending &) { return Words::tr("Not checked: the key was not looked up."); },
            [&](const dkim::Pass &pass) {
                if (pass.isTesting)
                    return Words::tr("Valid signature of %1, which only tests signing: counts as none.").arg(signer);
                if (finding.hasAddedField)
                    return Words::tr("Valid signature of %1, but a header line was added to the mail.").arg(signer);
                if (!pass.coverage.isWholeBody())
                    return Words::tr("Valid signature of %1, but only of a part of the text.").arg(signer);
                return pass.checked
                    ? Words::tr("Valid signature of %1, checked on %2.").arg(signer, dayOf(*pass.checked))
                    : Words::tr("Valid signature of %1.").arg(signer);
            },
            [&](const dkim::Fail &fail) {
                return fail.what == dkim::Mismatch::BodyHash
                    ? Words::tr("Signature of %1 does not fit: the text was changed.").arg(signer)
                    : Words::tr("Signature of %1 does not fit: header lines were changed, or it is forged.")
                          .arg(signer);
            },
            [&](const dkim::TempError &error) {
                return error.key == dns::Status::Bogus
                    ? Words::tr("The key of %1 fails its DNSSEC check.").arg(signer)
                    : Words::tr("Not checked: no answer about the key of %1.").arg(signer);
            },
            [&](const dkim::PermError &error) { return ruleSentence(finding, error.rule); },
            [&](const dkim::Policy &policy) { return policySentence(finding, policy.rule); },
            [](const dkim::Neutral &neutral) { return Words::tr("Not checked: %1.").arg(faultWord(neutral.fault)); },
        },
        finding.verdict);
}

Outcome signatureOutcome(const dkim::Finding &finding)
{
    return std::visit(Overloaded{
                          [](const dkim::Pending &) { return Outcome::Unchecked; },
                          [&](const dkim::Pass &) { return finding.counts() ? Outcome::Confirmed : Outcome::Stated; },
                          [](const dkim::Fail &) { return Outcome::Nothing; }, // RFC 6376 §6.1: as if unsigned
                          [](const dkim::TempError &error) {
                              return error.key == dns::Status::Bogus ? Outcome::Contradicted : Outcome::Unchecked;
                          },
                          [](const dkim::PermError &) { return Outcome::Unchecked; },
                          [](const dkim::Policy &) { return Outcome::Unchecked; },
                          [](const dkim::Neutral &) { return Outcome::Unchecked; },
                      },
                      finding.verdict);
}

bool signsField(const dkim::Finding &finding, QByteArrayView name)
{
    return std::any_of(finding.signedFields.begin(), finding.signedFields.end(),
                       [name](QByteArrayView field) { return octets::equalIgnoringCase(field, name); });
}

/// What a person reads first and a signature may leave out.
QStringList uncoveredFields(const dkim::Finding &finding)
{
    QStringList names;
    for (const char *name : {"Subject", "Date", "To"}) {
        if (!signsField(finding, name))
            names << QLatin1String(name);
    }
    return names;
}

QString dnssecFact(dns::Status status)
{
    return status == dns::Status::Secure ? Words::tr("The key's DNS record is validated by DNSSEC.")
                                         : Words::tr("The key's DNS zone is not signed: DNSSEC says nothing.");
}

QStringList signatureFacts(const dkim::Finding &finding, bool isAligned, const QString &author)
{
    QStringList facts;
    const auto *pass = std::get_if<dkim::Pass>(&finding.verdict);
    if (finding.sdid && !author.isEmpty() && pass)
        facts << (isAligned ? Words::tr("It speaks for the sender's domain, %1.").arg(author)
                            : Words::tr("It does not speak for the sender's domain, %1.").arg(author));
    if (finding.sdid && !finding.selector.isEmpty()) {
        const QString key = shown(finding.selector) + QStringLiteral("._domainkey.") + shown(*finding.sdid);
        const QByteArrayView algorithm = dkim::algorithmName(finding.algorithm);
        const QString kind = algorithm.isEmpty() ? QString() : QStringLiteral(", ") + QString::fromLatin1(algorithm);
        facts << (pass ? Words::tr("Key: %1%2, %3 bits").arg(key, kind).arg(pass->keyBits)
                       : Words::tr("Key: %1%2").arg(key, kind));
    }
    if (!pass)
        return facts;
    facts << dnssecFact(pass->key);
    if (finding.algorithm == dkim::Algorithm::RsaSha256 && pass->keyBits < limits::rsaBitsGood)
        facts << Words::tr("The key is short: %1 bits are advised (RFC 8301).").arg(limits::rsaBitsGood);
    facts << (pass->coverage.isWholeBody() ? Words::tr("Covers the whole text and attachments.")
                                           : Words::tr("Covers only the first %1 of %2 octets of the text; anybody "
                                                       "could have added the rest.")
                                                 .arg(pass->coverage.signedOctets)
                                                 .arg(pass->coverage.bodyOctets));
    QStringList fields;
    for (const QByteArrayView field : finding.signedFields) {
        const QString name = shown(field);
        if (!fields.contains(name, Qt::CaseInsensitive) && fields.size() < shownFields)
            fields << name;
    }
    facts << Words::tr("Covers these header lines: %1").arg(fields.join(QStringLiteral(", ")));
    if (const QStringList left = uncoveredFields(finding); !left.isEmpty())
        facts << Words::tr("Does not cover: %1. Anybody on the way could have changed that.")
                     .arg(left.join(QStringLiteral(", ")));
    if (finding.isFromSealed)
        facts << Words::tr("No second From line could have been added unseen.");
    if (finding.signedAt)
        facts << Words::tr("Signed on %1, by its own word.").arg(shown(*finding.signedAt));
    return facts;
}

QString problemWord(spf::Problem problem)
{
    using spf::Problem;
    switch (problem) {
    case Problem::None: return QString();
    case Problem::NoAnswer: return Words::tr("no answer from DNS");
    case Problem::SeveralRecords: return Words::tr("the domain publishes several records");
    case Problem::Syntax: return Words::tr("the record has a mistake");
    case Problem::TooManyLookups: return Words::tr("the record needs more than %1 lookups").arg(limits::spfLookups);
    case Problem::TooManyVoids: return Words::tr("the record names too much that is not there");
    case Problem::TooManyNames: return Words::tr("the record leads to too many names");
    case Problem::IncludeHasNone: return Words::tr("the record refers to a domain without one");
    }
    Q_UNREACHABLE();
}

QString spfSentence(const spf::Answer &answer, const QString &domain)
{
    if (answer.isPending)
        return Words::tr("Not checked: DNS was not asked.");
    switch (answer.code) {
    case spf::Code::None: return Words::tr("%1 does not say which servers are its own.").arg(domain);
    case spf::Code::Neutral: return Words::tr("%1 says nothing about this server.").arg(domain);
    case spf::Code::Pass:
        return answer.matchesAnybody ? Words::tr("%1 lists every server there is: proves nothing.").arg(domain)
                                     : Words::tr("%1 lists this server as its own.").arg(domain);
    case spf::Code::Fail: return Words::tr("%1 says: this server is not ours.").arg(domain);
    case spf::Code::SoftFail: return Words::tr("%1 says: this server is probably not ours.").arg(domain);
    case spf::Code::TempError:
    case spf::Code::PermError: return Words::tr("Not checked: %1.").arg(problemWord(answer.problem));
    }
    Q_UNREACHABLE();
}

Outcome spfOutcome(const spf::Answer &answer)
{
    if (answer.isPending)
        return Outcome::Unchecked;
    switch (answer.code) {
    case spf::Code::Pass: return answer.matchesAnybody ? Outcome::Nothing : Outcome::Confirmed;
    case spf::Code::TempError:
    case spf::Code::PermError: return Outcome::Unchecked;
    case spf::Code::None:
    case spf::Code::Neutral:
    case spf::Code::Fail: // forwarding breaks it; what the domain wants of it, DMARC says
    case spf::Code::SoftFail: return Outcome::Nothing;
    }
    Q_UNREACHABLE();
}

SenderCheck spfCheck(const verdict::OwnChecks &checks, const received::Journey &journey)
{
    const spf::Answer &answer = *checks.spf;
    const QString domain = answer.domain ? shown(*answer.domain) : Words::tr("the sender");
    SenderCheck check{QStringLiteral("SPF"), spfOutcome(answer), spfSentence(answer, domain), {}};
    if (const received::Hop *boundary = journey.boundaryHop(); boundary && boundary->trace.peerIp)
        check.facts << Words::tr("Server that handed it to your provider: %1")
                           .arg(QString::fromLatin1(boundary->trace.peerIp->toByteArray()));
    if (checks.isMailFromAssumed)
        check.facts << Words::tr("Your provider wrote down no return address; the sender's domain was asked about.");
    else if (answer.isHelo)
        check.facts << Words::tr("The return address is empty; the name that the server gave itself was asked about.");
    if (!answer.mechanism.isEmpty() && answer.recordDomain)
        check.facts << Words::tr("Decided by \"%1\" in the record of %2")
                           .arg(shown(answer.mechanism), shown(*answer.recordDomain));
    if (!answer.explanation.isEmpty())
        check.facts << Words::tr("The domain's own explanation: \"%1\"").arg(shown(answer.explanation));
    if (answer.code == spf::Code::Fail || answer.code == spf::Code::SoftFail)
        check.facts << Words::tr("Forwarding looks the same.");
    return check;
}

QString requestSentence(const dmarc::Evaluation &evaluation, const QString &author)
{
    switch (evaluation.discovery.policy) {
    case dmarc::Policy::None: return Words::tr("%1 asks for nothing where the check fails.").arg(author);
    case dmarc::Policy::Quarantine: return Words::tr("%1 asks to set mail apart where the check fails.").arg(author);
    case dmarc::Policy::Reject: return Words::tr("%1 asks to refuse mail where the check fails.").arg(author);
    }
    Q_UNREACHABLE();
}

SenderCheck dmarcCheck(const dmarc::Evaluation &evaluation, const QString &author)
{
    SenderCheck check{QStringLiteral("DMARC"), Outcome::Unchecked, {}, {}};
    if (evaluation.isPending) {
        check.sentence = Words::tr("Not checked: DNS was not asked.");
        return check;
    }
    const dmarc::Discovery &discovery = evaluation.discovery;
    switch (evaluation.code) {
    case dmarc::Code::None:
        check.outcome = Outcome::Nothing;
        check.sentence = Words::tr("%1 publishes no rule for mail in its name.").arg(author);
        break;
    case dmarc::Code::Pass:
        check.outcome = Outcome::Confirmed;
        check.sentence = Words::tr("A signature or server speaks for %1.").arg(author);
        break;
    case dmarc::Code::Fail:
        check.outcome = discovery.policy == dmarc::Policy::None ? Outcome::Nothing : Outcome::Contradicted;
        check.sentence = Words::tr("No signature and no server speaks for %1.").arg(author);
        break;
    case dmarc::Code::TempError:
        check.sentence = discovery.state == dmarc::Discovery::State::NoAnswer
            ? Words::tr("Not checked: no answer about the rules of %1.").arg(author)
            : Words::tr("Not decided: not everything could be checked.");
        break;
    }
    if (discovery.state == dmarc::Discovery::State::Found) {
        check.facts << requestSentence(evaluation, author);
        if (discovery.recordDomain)
            check.facts
                << Words::tr("Record of %1: %2").arg(shown(*discovery.recordDomain), statusWord(discovery.status));
        if (discovery.record.isTesting)
            check.facts << Words::tr("The domain is testing its rule (t=y), so it counts one step milder.");
    }
    return check;
}

QString chainFaultWord(arc::ChainFault fault)
{
    using arc::ChainFault;
    switch (fault) {
    case ChainFault::TooManySets: return Words::tr("there are more than %1 links").arg(limits::arcSets);
    case ChainFault::SetIncomplete: return Words::tr("a link is incomplete");
    case ChainFault::InstanceTwice: return Words::tr("a link is there twice");
    case ChainFault::InstanceMissing: return Words::tr("a link is missing");
    case ChainFault::FieldUnreadable: return Words::tr("a link cannot be read");
    case ChainFault::SaysFailed: return Words::tr("the last forwarder found it broken");
    case ChainFault::ChainStatus: return Words::tr("its links do not fit together");
    case ChainFault::MessageSignature: return Words::tr("the mail was changed after the last forwarder");
    case ChainFault::Seal: return Words::tr("a seal does not fit");
    }
    Q_UNREACHABLE();
}

SenderCheck chainCheck(const verdict::OwnChecks &checks)
{
    using Status = arc::Chain::Status;
    const arc::Chain &chain = checks.chain;
    SenderCheck check{QStringLiteral("ARC"), Outcome::Unchecked, {}, {}};
    switch (chain.status) {
    case Status::None: break;
    case Status::Pending: check.sentence = Words::tr("Not checked: the seals' keys were not looked up."); break;
    case Status::Unknown: check.sentence = Words::tr("Not checked: no answer about a seal's key."); break;
    case Status::Pass:
        check.outcome = Outcome::Stated;
        check.sentence = Words::tr("The chain of %n forwarder(s) holds.", nullptr, int(chain.sets.size()));
        break;
    case Status::Fail:
        check.outcome = Outcome::Nothing;
        check.sentence = Words::tr("The forwarders' chain does not hold: %1.").arg(chainFaultWord(*chain.fault));
        break;
    }
    for (const arc::Set &set : chain.sets) {
        if (set.sealer)
            check.facts << Words::tr("Link %1: sealed by %2").arg(set.instance).arg(shown(*set.sealer));
    }
    if (checks.vouching)
        check.facts << Words::tr("You accept the seals of %1.").arg(shown(checks.vouching->sealer));
    else if (chain.status == Status::Pass)
        check.facts << Words::tr("You have not said that you accept these forwarders' seals.");
    return check;
}

QStringList historyFacts(const expectations::History &history)
{
    QStringList facts;
    for (const expectations::Signer &signer : history.signers)
        facts << Words::tr("Signed by %1: %n mail(s), from %2 to %3", nullptr, signer.messages)
                     .arg(shown(signer.domain), dayOf(signer.first), dayOf(signer.last));
    return facts;
}

SenderCheck historyCheck(const expectations::History &history, bool isWorse, const QString &author)
{
    SenderCheck check{Words::tr("Earlier mail"), Outcome::Nothing, {}, historyFacts(history)};
    if (isWorse) {
        check.outcome = Outcome::Contradicted;
        check.sentence = history.wish == expectations::Wish::Expect
            ? Words::tr("You expect a signature of %1; this mail has none.").arg(author)
            : Words::tr("Earlier mail from %1 was signed; this one is not.").arg(author);
    } else if (history.wish == expectations::Wish::Ignore) {
        check.sentence = Words::tr("You expect no signature of %1.").arg(author);
    } else if (expectations::expectsSignature(history)) {
        check.sentence = Words::tr("Mail from %1 is expected to be signed.").arg(author);
    } else {
        check.sentence = Words::tr("Too little mail from %1 was seen to expect a signature.").arg(author);
    }
    return check;
}

} // namespace

std::vector<SenderCheck> senderChecks(const verdict::Assessment &assessment)
{
    const verdict::OwnChecks &checks = assessment.checks;
    const auto domain = verdict::authorDomain(assessment.author);
    const QString author = domain ? shown(*domain) : QString();
    std::vector<SenderCheck> result;
    for (size_t i = 0; i < checks.signatures.size(); ++i) {
        const dkim::Finding &finding = checks.signatures[i];
        result.push_back({lineName("DKIM", *finding.field), signatureOutcome(finding), signatureSentence(finding),
                          signatureFacts(finding, checks.isAligned(i), author)});
    }
    if (checks.spf)
        result.push_back(spfCheck(checks, assessment.journey));
    if (checks.dmarc)
        result.push_back(dmarcCheck(*checks.dmarc, author));
    if (checks.chain.status != arc::Chain::Status::None)
        result.push_back(chainCheck(checks));
    if (checks.history && domain)
        result.push_back(historyCheck(
            *checks.history, std::holds_alternative<verdict::sender::LessThanExpected>(assessment.sender), author));
    return result;
}

} // namespace waxseal::words
