// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/verifier.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/base/overloaded.h"

#include <algorithm>
#include <array>

namespace waxseal::dkim {

namespace {

/// Fields that get a finding at all. Only limits::dkimSignatures of them are verified; the rest is for show.
constexpr size_t findingsMost = 256;

BodyHasher::Wanted wantedBody(const Signature &signature)
{
    return {signature.bodyForm, signature.bodyLength};
}

QByteArrayView viewOf(const Sha256 &digest)
{
    return {digest.data(), qsizetype(digest.size())};
}

/// RFC 6376 §3.5 "x=": it must lie after "t=", and the message must have come in before it.
bool isExpired(const Signature &signature, std::chrono::sys_seconds received)
{
    if (!signature.expires)
        return false;
    return *signature.expires < received || (signature.signedAt && *signature.expires <= *signature.signedAt);
}

Verdict refusal(KeyFault fault)
{
    switch (fault) {
    case KeyFault::Unreadable: return PermError{Rule::KeyUnreadable};
    case KeyFault::Revoked: return PermError{Rule::KeyRevoked};
    case KeyFault::KeyType: return PermError{Rule::KeyTypeDiffers};
    case KeyFault::Malformed: return PermError{Rule::KeyMalformed};
    case KeyFault::TooShort: return Policy{LocalRule::KeyTooShort};
    case KeyFault::TooLong: return PermError{Rule::KeyTooLong};
    }
    return PermError{Rule::KeyUnreadable};
}

/// RFC 6376 §3.6.2.2: with several records "the results are undefined". Here the first that can be read as a key record
/// counts, those that say so themselves before others: a wildcard record of another purpose does no harm.
Result<KeyRecord, Verdict> readRecords(const QByteArrayList &texts, KeyCache &keys)
{
    bool saysSo = false;
    for (const bool wantsVersion : {true, false}) {
        for (const QByteArray &text : texts) {
            if (octets::trimmed(text).startsWith("v=DKIM1") != wantsVersion)
                continue;
            saysSo = saysSo || wantsVersion;
            const auto record = keys.read(text);
            if (record)
                return *record;
            if (record.error() != KeyFault::Unreadable)
                return failure(refusal(record.error()));
        }
    }
    return failure(Verdict(PermError{saysSo ? Rule::KeyUnreadable : Rule::NoKey}));
}

KeyType keyTypeFor(Algorithm algorithm)
{
    return algorithm == Algorithm::Ed25519Sha256 ? KeyType::Ed25519 : KeyType::Rsa;
}

QByteArrayView reasonOf(Mismatch what)
{
    switch (what) {
    case Mismatch::BodyHash: return "body_hash";
    case Mismatch::Signature: return "signature";
    }
    return {};
}

QByteArrayView reasonOf(Rule rule)
{
    switch (rule) {
    case Rule::NoKey: return "no_key";
    case Rule::KeyUnreadable: return "key_unreadable";
    case Rule::KeyRevoked: return "key_revoked";
    case Rule::KeyTypeDiffers: return "key_type_differs";
    case Rule::KeyMalformed: return "key_malformed";
    case Rule::KeyTooLong: return "key_too_long";
    case Rule::HashNotAllowed: return "hash_not_allowed";
    case Rule::NotForEmail: return "not_for_email";
    case Rule::IdentityNotExact: return "identity_not_exact";
    }
    return {};
}

QByteArrayView reasonOf(LocalRule rule)
{
    switch (rule) {
    case LocalRule::Sha1: return "sha1";
    case LocalRule::KeyTooShort: return "key_too_short";
    case LocalRule::Expired: return "expired";
    case LocalRule::TooMany: return "too_many";
    case LocalRule::BodyTooLarge: return "body_too_large";
    }
    return {};
}

QByteArrayView reasonOf(SignatureFault fault)
{
    switch (fault) {
    case SignatureFault::TagListUnreadable: return "tag_list_unreadable";
    case SignatureFault::TagMissing: return "tag_missing";
    case SignatureFault::Version: return "version";
    case SignatureFault::Algorithm: return "algorithm";
    case SignatureFault::Canonicalization: return "canonicalization";
    case SignatureFault::Domain: return "domain";
    case SignatureFault::Selector: return "selector";
    case SignatureFault::Identity: return "identity";
    case SignatureFault::SignedFields: return "signed_fields";
    case SignatureFault::FromNotSigned: return "from_not_signed";
    case SignatureFault::Base64: return "base64";
    case SignatureFault::Number: return "number";
    case SignatureFault::QueryMethod: return "query_method";
    }
    return {};
}

} // namespace

QByteArrayView resultName(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const Pending &) { return QByteArrayView("temperror"); },
                          [](const Pass &) { return QByteArrayView("pass"); },
                          [](const Fail &) { return QByteArrayView("fail"); },
                          [](const TempError &) { return QByteArrayView("temperror"); },
                          [](const PermError &) { return QByteArrayView("permerror"); },
                          [](const Policy &) { return QByteArrayView("policy"); },
                          [](const Neutral &) { return QByteArrayView("neutral"); },
                      },
                      verdict);
}

QByteArrayView reasonName(const Verdict &verdict)
{
    return std::visit(Overloaded{
                          [](const Pending &) { return QByteArrayView("key_pending"); },
                          [](const Pass &pass) -> QByteArrayView {
                              if (pass.isTesting)
                                  return "testing";
                              if (!pass.coverage.isWholeBody())
                                  return "partial_body";
                              // RFC 8301 §3.2 advises 2048 bits for RSA. Ed25519 keys have 256, and RSA never so few.
                              const bool isShort =
                                  pass.keyBits >= limits::rsaBitsLeast && pass.keyBits < limits::rsaBitsGood;
                              return isShort ? "weak_key" : QByteArrayView();
                          },
                          [](const Fail &fail) { return reasonOf(fail.what); },
                          [](const TempError &error) -> QByteArrayView {
                              return error.key == dns::Status::Bogus ? "key_bogus" : "key_no_answer";
                          },
                          [](const PermError &error) { return reasonOf(error.rule); },
                          [](const Policy &policy) { return reasonOf(policy.rule); },
                          [](const Neutral &neutral) { return reasonOf(neutral.fault); },
                      },
                      verdict);
}

QByteArrayView keyName(const Verdict &verdict)
{
    return std::visit(
        Overloaded{
            [](const Pending &) { return QByteArrayView("none"); },
            [](const Pass &pass) { return dns::statusName(pass.key); },
            [](const Fail &) { return QByteArrayView("none"); },
            [](const TempError &error) -> QByteArrayView { return error.key == dns::Status::Bogus ? "bogus" : "none"; },
            [](const PermError &) { return QByteArrayView("none"); },
            [](const Policy &) { return QByteArrayView("none"); },
            [](const Neutral &) { return QByteArrayView("none"); },
        },
        verdict);
}

tl::expected<FoundKey, Verdict> findKey(const DomainName &name, Algorithm algorithm, dns::Answers &answers,
                                        KeyCache &keys)
{
    const dns::Lookup *lookup = answers.find({name, dns::Type::Txt});
    if (!lookup)
        return failure(Verdict(Pending{}));
    switch (lookup->status) {
    case dns::Status::NoAnswer:
    case dns::Status::Bogus: return failure(Verdict(TempError{lookup->status, lookup->trouble}));
    case dns::Status::Absent: return failure(Verdict(PermError{Rule::NoKey}));
    case dns::Status::Secure:
    case dns::Status::Insecure: break;
    }

    auto record = readRecords(dns::decodeTxt(*lookup), keys);
    if (!record)
        return failure(std::move(record.error()));
    // RFC 6376 §6.1.2, steps 5 to 8
    if (record->key->type() != keyTypeFor(algorithm))
        return failure(Verdict(PermError{Rule::KeyTypeDiffers}));
    if (!record->allowsSha256)
        return failure(Verdict(PermError{Rule::HashNotAllowed}));
    if (!record->isForEmail)
        return failure(Verdict(PermError{Rule::NotForEmail}));
    return FoundKey{std::move(*record), lookup->status};
}

namespace {

/// Fields of which RFC 5322 §3.6 and RFC 2045 §3 allow one, and which programs show or read the text by.
constexpr std::array shownOnce = {QByteArrayView("from"),         QByteArrayView("subject"),
                                  QByteArrayView("date"),         QByteArrayView("to"),
                                  QByteArrayView("reply-to"),     QByteArrayView("sender"),
                                  QByteArrayView("content-type"), QByteArrayView("content-transfer-encoding"),
                                  QByteArrayView("mime-version")};

/// How often each of them is there.
std::array<qsizetype, shownOnce.size()> countShown(const message::Header &header)
{
    std::array<qsizetype, shownOnce.size()> counts{};
    for (const message::Field &field : header.fields()) {
        for (size_t i = 0; i < shownOnce.size(); ++i) {
            if (octets::equalIgnoringCase(field.name, shownOnce[i]))
                ++counts[i];
        }
    }
    return counts;
}

bool hasAddedField(const std::array<qsizetype, shownOnce.size()> &counts,
                   const std::vector<QByteArrayView> &signedFields)
{
    for (size_t i = 0; i < shownOnce.size(); ++i) {
        if (counts[i] > 1
            && std::count_if(signedFields.begin(), signedFields.end(),
                             [i](QByteArrayView name) { return octets::equalIgnoringCase(name, shownOnce[i]); })
                < counts[i])
            return true;
    }
    return false;
}

} // namespace

Verifier::Verifier(const message::Header &header, QByteArrayView, bool isWhole, MessageDigests &digests)
    : m_isWhole(isWhole), m_digests(digests)
{
    const int fromFields = header.count(message::FieldName::From);
    if (header.count(message::FieldName::DkimSignature) == 0)
        return;
    const auto shown = countShown(header);
    int verifiable = 0;
    for (const message::Field &field : header.fields()) {
        if (field.known != message::FieldName::DkimSignature)
            continue;
        if (m_findings.size() == findingsMost)
            break;
        Finding &finding = m_findings.emplace_back();
        Work &work = m_work.emplace_back();
        finding.field = &field;

        auto signature = parseSignature(field.body);
        if (!signature) {
            finding.sdid = std::move(signature.error().sdid);
            finding.selector = std::move(signature.error().selector);
            finding.algorithm = signature.error().algorithm;
            finding.verdict = Neutral{signature.error().fault};
            continue;
        }
        finding.sdid = signature->sdid;
        finding.selector = signature->selector;
        finding.auid = signature->auid;
        finding.algorithm = signature->algorithm;
        finding.signedAt = signature->signedAt;
        finding.signedFields = std::move(signature->signedFields);
        finding.isFromSealed =
            std::count_if(finding.signedFields.begin(), finding.signedFields.end(),
                          [](QByteArrayView name) { return octets::equalIgnoringCase(name, "from"); })
            > fromFields;
        finding.hasAddedField = hasAddedField(shown, finding.signedFields);
        // RFC 8301 §3.1: "MUST NOT" verify rsa-sha1.
        if (signature->algorithm == Algorithm::RsaSha1) {
            finding.verdict = Policy{LocalRule::Sha1};
            continue;
        }
        work.isOneTooMany = verifiable == limits::dkimSignatures;
        if (!work.isOneTooMany) {
            ++verifiable;
            if (isWhole)
                digests.want(wantedBody(*signature));
        }
        work.signature = std::move(*signature);
    }
}

const std::vector<Finding> &Verifier::judge(dns::Answers &answers, KeyCache &keys, std::chrono::sys_seconds received)
{
    for (size_t i = 0; i < m_findings.size(); ++i) {
        Work &work = m_work[i];
        if (!work.signature) {
            if (work.keyName) // what the verdict rests on stays among the answers used
                answers.find({*work.keyName, dns::Type::Txt});
            continue;
        }
        Verdict &verdict = m_findings[i].verdict;
        verdict = judgeOne(work, m_findings[i], answers, keys, received);
        if (!std::holds_alternative<Pending>(verdict) && !std::holds_alternative<TempError>(verdict))
            work.signature.reset();
    }
    return m_findings;
}

Verdict Verifier::judgeOne(Work &work, const Finding &finding, dns::Answers &answers, KeyCache &keys,
                           std::chrono::sys_seconds received)
{
    const Signature &signature = *work.signature;
    if (isExpired(signature, received))
        return Policy{LocalRule::Expired};
    if (work.isOneTooMany)
        return Policy{LocalRule::TooMany};
    if (!m_isWhole)
        return Policy{LocalRule::BodyTooLarge};

    if (!work.keyName)
        work.keyName = signature.keyName(); // there is one, or the signature could not have been read
    if (!work.keyName)
        return Neutral{SignatureFault::Selector};
    const auto found = findKey(*work.keyName, signature.algorithm, answers, keys);
    if (!found)
        return found.error();
    const KeyRecord &record = found->record;
    // RFC 6376 §3.6.1 "t=s": the domain of "i=" is that of "d=", and none below it.
    if (record.mustMatchDomain && signature.auidDomain != signature.sdid)
        return PermError{Rule::IdentityNotExact};

    // The header first: where it holds, the body nearly always does. Where both were changed, the text is what people see.
    const Sha256 headers = m_digests.headers(signature.headerForm, finding.signedFields, *finding.field);
    const bool isSignatureGood = record.key->verify(viewOf(headers), signature.value);
    const BodyHash &body = m_digests.body(wantedBody(signature));
    // RFC 6376 §3.5 "l=": "MUST NOT be larger than" the body.
    const bool isBodyThere = !signature.bodyLength || *signature.bodyLength <= body.whole;
    if (!isBodyThere || viewOf(body.digest) != signature.bodyHash)
        return Fail{Mismatch::BodyHash, record.isTesting};
    if (!isSignatureGood)
        return Fail{Mismatch::Signature, record.isTesting};

    return Pass{
        .key = found->status,
        .keyBits = record.key->bits(),
        .isTesting = record.isTesting,
        .coverage = {body.covered, body.whole},
    };
}

} // namespace waxseal::dkim
