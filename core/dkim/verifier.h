// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dkim/key_record.h"
#include "core/dkim/message_digests.h"
#include "core/dns/answers.h"

#include <variant>

/// DKIM verification: RFC 6376 as updated by RFC 8301 (algorithms, key sizes) and RFC 8463 (Ed25519), RFC 8616 names.
/// Not done: rsa-sha1, which is refused; third-party signatures (RFC 6541); "q=" other than dns/txt; reporting (RFC 6651).
/// A pass says nothing about the author: core/dmarc compares the domains.
namespace waxseal::dkim {

/// What is wrong with a signature that was read and does not hold.
enum class Mismatch : quint8 { BodyHash, Signature };

/// A signature that cannot be verified, now or later (RFC 6376 §6.1.2).
enum class Rule : quint8 {
    NoKey, ///< provably no record, or none that is a key record
    KeyUnreadable,
    KeyRevoked,
    KeyTypeDiffers, ///< "k=" is not what "a=" needs, or not known
    KeyMalformed,
    KeyTooLong,
    HashNotAllowed,   ///< the key's "h="
    NotForEmail,      ///< the key's "s="
    IdentityNotExact, ///< the key's "t=s"
};

/// Sound by itself, declined by a rule (RFC 8601 §2.7.1 "policy").
enum class LocalRule : quint8 {
    Sha1,         ///< RFC 8301 §3.1
    KeyTooShort,  ///< RFC 8301 §3.2
    Expired,      ///< "x=" before the message came in
    TooMany,      ///< after limits::dkimSignatures
    BodyTooLarge, ///< the body was not read (limits::messageOctets)
};

/// How much a good signature covers.
struct Coverage {
    quint64 signedOctets = 0; ///< of the canonical body
    quint64 bodyOctets = 0;
    bool isWholeBody() const { return signedOctets == bodyOctets; }
};

struct Pending { }; ///< the key is still to be fetched
/// The signature is that of the key's owner, over what it covers.
struct Pass {
    dns::Status key = dns::Status::Insecure; ///< Secure or Insecure
    int keyBits = 0;
    bool isTesting = false; ///< "t=y": counts as if there were no signature
    Coverage coverage;
    std::optional<std::chrono::sys_seconds> checked; ///< set: not verified now but then, with the same message
    /// It may stand for its domain: the whole body is covered, and the domain means it.
    bool counts() const { return !isTesting && coverage.isWholeBody(); }
};
struct Fail {
    Mismatch what;
    bool isTesting = false; ///< "t=y": to be treated as if there were no signature (RFC 6376 §3.6.1)
};
/// Not known yet, never shown as bad. Status::NoAnswer, or Bogus: the key's record fails its DNSSEC check.
struct TempError {
    dns::Status key = dns::Status::NoAnswer;
    dns::Trouble trouble = dns::Trouble::None;
};
struct PermError {
    Rule rule;
};
struct Policy {
    LocalRule rule;
};
struct Neutral {
    SignatureFault fault;
};
/// RFC 8601 §2.7.1; "none" is an empty list.
using Verdict = std::variant<Pending, Pass, Fail, TempError, PermError, Policy, Neutral>;

QByteArrayView resultName(const Verdict &verdict); ///< "pass", "temperror"; Pending is "temperror"
/// The word for programs behind a result: "body_hash", "key_revoked", "partial_body"; null where there is nothing to add.
QByteArrayView reasonName(const Verdict &verdict);
/// "secure", "insecure", "bogus", "none"
QByteArrayView keyName(const Verdict &verdict);

/// One DKIM-Signature field, and what became of it.
struct Finding {
    const message::Field *field = nullptr;
    std::optional<DomainName> sdid; ///< as far as they could be read
    QByteArray selector;
    QByteArray auid;
    Algorithm algorithm = Algorithm::Unknown;
    std::optional<std::chrono::sys_seconds> signedAt;
    std::vector<QByteArrayView> signedFields; ///< as written in "h="
    bool isFromSealed = false; ///< "from" stands once more in "h=" than there are From fields: none can be added unseen
    /// A field that people are shown one of (Subject, Date, To …) is there more often than "h=" covers: which of them was signed
    /// cannot be seen (RFC 6376 §8.15).
    bool hasAddedField = false;
    Verdict verdict;

    /// A pass that may stand for its domain.
    bool counts() const
    {
        const auto *pass = std::get_if<Pass>(&verdict);
        return pass && pass->counts() && !hasAddedField;
    }
};

/// The DKIM signatures of one message. judge() is called again when more answers are there; what was computed stays.
class Verifier {
public:
    /// All outlive this. @p isWhole false: the body is not there.
    Verifier(const message::Header &header, QByteArrayView octets, bool isWhole, MessageDigests &digests);

    /// Every DKIM-Signature field from the top.
    /// @param received when the message came in, or now: what "x=" is compared with (RFC 6376 §3.5)
    const std::vector<Finding> &judge(dns::Answers &answers, KeyCache &keys, std::chrono::sys_seconds received);

private:
    struct Work {
        std::optional<Signature> signature; ///< none: the verdict stands
        std::optional<DomainName> keyName;  ///< once it was asked for
        bool isOneTooMany = false;
    };
    Verdict judgeOne(Work &work, const Finding &finding, dns::Answers &answers, KeyCache &keys,
                     std::chrono::sys_seconds received);

    bool m_isWhole;
    MessageDigests &m_digests;
    std::vector<Finding> m_findings;
    std::vector<Work> m_work; ///< one for each finding
};

/// The key of a signature, as DNS has it: for DKIM and ARC. Fails with a verdict that is no pass.
struct FoundKey {
    KeyRecord record;
    dns::Status status;
};
tl::expected<FoundKey, Verdict> findKey(const DomainName &name, Algorithm algorithm, dns::Answers &answers,
                                        KeyCache &keys);

} // namespace waxseal::dkim
