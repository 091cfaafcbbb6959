// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dkim/verifier.h"

/// ARC: RFC 8617. Validates the chain that forwarders left; what a chain is worth, its sealers decide (core/verdict).
/// Not done: sealing; the oldest message signature that still holds (§5.2 step 5, optional); "x=", which RFC 6376 §3.5 leaves
/// to the verifier; the experiment's own reporting.
namespace waxseal::arc {

/// Why a chain does not hold (RFC 8617 §5.2).
enum class ChainFault : quint8 {
    TooManySets,   ///< more than limits::arcSets
    SetIncomplete, ///< a field of a set is missing
    InstanceTwice,
    InstanceMissing,  ///< the instances do not count from 1 without a gap
    FieldUnreadable,  ///< a field breaks its grammar, or names an algorithm that is not allowed
    SaysFailed,       ///< the newest set says "cv=fail"
    ChainStatus,      ///< "cv=none" above the first set, or another in it
    MessageSignature, ///< the newest ARC-Message-Signature does not hold
    Seal,             ///< an ARC-Seal does not hold
};

/// One instance: what a forwarder found, signed and sealed.
struct Set {
    int instance = 0;
    const message::Field *results = nullptr;   ///< ARC-Authentication-Results
    const message::Field *signature = nullptr; ///< ARC-Message-Signature
    const message::Field *seal = nullptr;      ///< ARC-Seal
    std::optional<DomainName> sealer;          ///< "d=" of the seal
    QByteArray selector;
    std::optional<dns::Status> key; ///< of the seal's key, once it was asked for
};

struct Chain {
    /// RFC 8617 §4.4. Unknown: a key could not be fetched, now; says nothing.
    enum class Status : quint8 { Pending, None, Pass, Fail, Unknown } status = Status::None;
    std::optional<ChainFault> fault;         ///< set where Fail
    int faultInstance = 0;                   ///< where it shows, or 0
    std::optional<dkim::Verdict> cause;      ///< where MessageSignature or Seal: no key, a body hash …
    dns::Status key = dns::Status::NoAnswer; ///< where Unknown: NoAnswer or Bogus
    std::vector<Set> sets;                   ///< from instance 1 on, as far as they could be read

    // What the newest ARC-Message-Signature covers, where Pass
    dkim::Coverage coverage;
    bool isFromSigned = false; ///< every From field
    bool isTesting = false;    ///< a key says "t=y" (RFC 6376 §3.6.1)
    /// The newest sealer answers for author and body as they are. A chain may pass without that (an empty "h=", "l=0").
    bool counts() const { return status == Status::Pass && isFromSigned && !isTesting && coverage.isWholeBody(); }
};
QByteArrayView statusName(Chain::Status status); ///< "none", "pass", "fail"; null where it is not known
QByteArrayView faultName(ChainFault fault);      ///< "set_incomplete"

/// The chain of one message. judge() is called again when more answers are there; what was computed stays.
class Validator {
public:
    /// All outlive this. @p isWhole false: the body is not there, and a chain that could pass stays Unknown.
    Validator(const message::Header &header, bool isWhole, dkim::MessageDigests &digests);

    /// Asks for the keys of all sets at once; for none where the chain is broken anyway.
    const Chain &judge(dns::Answers &answers, dkim::KeyCache &keys);

private:
    struct Work; ///< what is to be verified, and what was
    void read(const message::Header &header, bool isWhole);
    void fail(ChainFault fault, int instance = 0, std::optional<dkim::Verdict> cause = {});
    void verify();
    bool settle(std::optional<dkim::Verdict> trouble, ChainFault fault, int instance);
    std::optional<dkim::Verdict> messageTrouble();

    dkim::MessageDigests &m_digests;
    Chain m_chain;
    std::shared_ptr<Work> m_work; ///< none: the chain stands without any key
};

} // namespace waxseal::arc
