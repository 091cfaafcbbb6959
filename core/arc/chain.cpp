// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/arc/chain.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <openssl/evp.h>

#include <algorithm>

namespace waxseal::arc {

namespace {

using dkim::TagList;

constexpr size_t fieldsOfSet = 3; ///< RFC 8617 §4.2: one of each kind

/// "cv=": RFC 8617 §4.4
enum class ChainValue : quint8 { None, Pass, Fail };

struct Broken {
    ChainFault fault;
    int instance;
};

/// A signature of the chain, and its key as last found.
struct Part {
    dkim::Signature signature;
    DomainName keyName;
    tl::expected<dkim::FoundKey, dkim::Verdict> key = failure(dkim::Verdict(dkim::Pending{}));
    bool holds = false; ///< once verified; one that does not ends the chain
};

struct Seal : Part {
    dkim::Sha256 digest{}; ///< of what it signs
};

struct Forms {
    dkim::Canonicalization header;
    dkim::Canonicalization body;
};

/// The tag lists of one set.
struct SetTags {
    std::optional<TagList> signature;
    std::optional<TagList> seal;
};

// Instances

/// RFC 8617 §4.2.1: position = 1*2DIGIT ; 1 - 50. 0 where it is none.
int positionOf(QByteArrayView digits)
{
    if (digits.size() > 2)
        return 0;
    const auto position = dkim::decodeNumber(digits).value_or(0);
    return position <= quint64(limits::arcSets) ? int(position) : 0;
}

/// CFWS (RFC 5322 §3.2.2). False: a comment that does not end, or goes too deep.
bool skipCfws(QByteArrayView &text)
{
    int depth = 0;
    for (; !text.isEmpty(); text = text.sliced(1)) {
        const char c = text.front();
        if (c == '(') {
            if (++depth > limits::commentDepth)
                return false;
        } else if (depth == 0) {
            if (!octets::isWhiteSpace(c))
                return true;
        } else if (c == ')') {
            --depth;
        } else if (c == '\\' && text.size() > 1) {
            text = text.sliced(1);
        }
    }
    return depth == 0;
}

bool skip(QByteArrayView &text, char c)
{
    if (!skipCfws(text) || text.isEmpty() || text.front() != c)
        return false;
    text = text.sliced(1);
    return true;
}

/// RFC 8617 §4.1.1: "i=" and ";" come first; core/authres reads the rest. 0 where they do not.
int instanceOfResults(QByteArrayView body)
{
    if (!skip(body, 'i') || !skip(body, '=') || !skipCfws(body))
        return 0;
    qsizetype length = 0;
    while (length < body.size() && octets::isDigit(body[length]))
        ++length;
    const int position = positionOf(body.first(length));
    body = body.sliced(length);
    return skip(body, ';') ? position : 0;
}

/// The instance of a message signature or seal, whose tags go to @p tags. 0 where it cannot be read.
int instanceOf(const message::Field &field, std::optional<TagList> &tags)
{
    auto list = TagList::parse(field.body);
    if (!list)
        return 0;
    tags = std::move(*list);
    return positionOf(tags->value("i").value_or(QByteArrayView()));
}

// Tags

/// "d=" and "s="
void readSealer(const TagList &tags, std::optional<DomainName> &sealer, QByteArray &selector)
{
    if (const auto value = tags.value("d"))
        sealer = dkim::parseSigningDomain(*value);
    if (const auto value = tags.value("s"))
        selector = dkim::parseSelector(*value).value_or(QByteArray());
}

/// What both fields have from RFC 6376 §3.5: "a", "b", "d", "s" and "t" (RFC 8617 §4.1.2, §4.1.3).
std::optional<Part> readPart(const TagList &tags)
{
    dkim::Signature signature;
    signature.algorithm = dkim::parseAlgorithm(tags.value("a").value_or(QByteArrayView()));
    // RFC 8301 §3.1: rsa-sha1 MUST NOT be used, and ARC is younger than that.
    if (signature.algorithm == dkim::Algorithm::Unknown || signature.algorithm == dkim::Algorithm::RsaSha1)
        return {};

    auto value = dkim::decodeBase64(tags.value("b").value_or(QByteArrayView()));
    if (!value || value->isEmpty())
        return {};
    signature.value = std::move(*value);

    readSealer(tags, signature.sdid, signature.selector);
    if (!signature.sdid || signature.selector.isEmpty())
        return {};
    auto keyName = signature.keyName();
    if (!keyName)
        return {};

    if (const auto time = tags.value("t"); time && !dkim::decodeNumber(*time))
        return {};
    return Part{.signature = std::move(signature), .keyName = std::move(*keyName)};
}

std::optional<dkim::Canonicalization> formOf(QByteArrayView name)
{
    if (octets::equalIgnoringCase(name, "relaxed"))
        return dkim::Canonicalization::Relaxed;
    if (octets::equalIgnoringCase(name, "simple"))
        return dkim::Canonicalization::Simple;
    return {};
}

/// RFC 6376 §3.5 "c="; what it does not name is "simple". Empty where it cannot be read.
/// Deviates: without the tag "relaxed/relaxed" counts too, the default of the drafts that the public suite of test vectors
/// follows. It lets no more through than white space that changed.
std::vector<Forms> readForms(const TagList &tags)
{
    using dkim::Canonicalization;
    const auto value = tags.value("c");
    if (!value)
        return {{Canonicalization::Simple, Canonicalization::Simple},
                {Canonicalization::Relaxed, Canonicalization::Relaxed}};
    const qsizetype slash = octets::indexOf(*value, '/');
    const auto header = formOf(slash < 0 ? *value : value->first(slash));
    const auto body = slash < 0 ? Canonicalization::Simple : formOf(value->sliced(slash + 1));
    if (!header || !body)
        return {};
    return {{*header, *body}};
}

/// RFC 6376 §3.5 "h=".
/// Deviates: it may be empty and have empty names, as the suite wants it. Chain::counts() tells.
/// Deviates: of the three ARC fields, which RFC 8617 §4.1.2 keeps out of it, only the seal is refused; the two others are
/// signed in much of what is about, and in the suite.
bool readSignedFields(const TagList &tags, dkim::Signature &signature)
{
    const auto value = tags.value("h");
    if (!value || dkim::hasWord(*value, "arc-seal"))
        return false;
    for (qsizetype at = 0; at < value->size();) {
        const qsizetype colon = octets::indexOf(*value, ':', at);
        const qsizetype end = colon < 0 ? value->size() : colon;
        const QByteArrayView name = octets::trimmed(value->sliced(at, end - at));
        at = end + 1;
        if (name.isEmpty())
            continue;
        if (qsizetype(signature.signedFields.size()) == limits::dkimSignedFields)
            return false;
        signature.signedFields.push_back(name);
    }
    return true;
}

/// RFC 8617 §4.1.2: a DKIM-Signature, whose "i=" is another and whose "v=" MUST be ignored.
std::optional<Part> readMessageSignature(const TagList &tags)
{
    auto part = readPart(tags);
    if (!part || !readSignedFields(tags, part->signature))
        return {};
    dkim::Signature &signature = part->signature;

    auto bodyHash = dkim::decodeBase64(tags.value("bh").value_or(QByteArrayView()));
    if (!bodyHash || bodyHash->isEmpty())
        return {};
    signature.bodyHash = std::move(*bodyHash);

    if (const auto length = tags.value("l")) {
        signature.bodyLength = dkim::decodeNumber(*length);
        if (!signature.bodyLength)
            return {};
    }
    if (const auto time = tags.value("x"); time && !dkim::decodeNumber(*time))
        return {};
    if (const auto methods = tags.value("q"); methods && !dkim::hasWord(*methods, "dns/txt"))
        return {};
    return part;
}

std::optional<ChainValue> chainValueOf(const TagList &seal)
{
    const QByteArrayView value = seal.value("cv").value_or(QByteArrayView());
    if (octets::equalIgnoringCase(value, "none"))
        return ChainValue::None;
    if (octets::equalIgnoringCase(value, "pass"))
        return ChainValue::Pass;
    if (octets::equalIgnoringCase(value, "fail"))
        return ChainValue::Fail;
    return {};
}

// Structure

std::vector<const message::Field *> arcFields(const message::Header &header)
{
    std::vector<const message::Field *> result;
    for (const message::Field &field : header.fields()) {
        if (field.known == message::FieldName::ArcAuthenticationResults
            || field.known == message::FieldName::ArcMessageSignature || field.known == message::FieldName::ArcSeal)
            result.push_back(&field);
    }
    return result;
}

/// Puts each field where its instance says. Returns the first fault; what can be read is put in place all the same.
std::optional<Broken> sortIntoSets(const std::vector<const message::Field *> &fields, std::vector<Set> &sets,
                                   std::vector<SetTags> &tags)
{
    std::optional<Broken> broken;
    const auto note = [&broken](ChainFault fault, int instance) {
        if (!broken)
            broken = Broken{fault, instance};
    };
    for (const message::Field *field : fields) {
        const bool isResults = field->known == message::FieldName::ArcAuthenticationResults;
        const bool isSeal = field->known == message::FieldName::ArcSeal;
        std::optional<TagList> list;
        const int instance = isResults ? instanceOfResults(field->body) : instanceOf(*field, list);
        if (instance == 0) {
            note(ChainFault::FieldUnreadable, 0);
            continue;
        }
        while (int(sets.size()) < instance) {
            sets.push_back({.instance = int(sets.size()) + 1});
            tags.emplace_back();
        }
        const size_t at = size_t(instance) - 1;
        Set &set = sets[at];
        const message::Field *&place = isResults ? set.results : isSeal ? set.seal : set.signature;
        if (place) {
            note(ChainFault::InstanceTwice, instance);
            continue;
        }
        place = field;
        if (isSeal) {
            readSealer(*list, set.sealer, set.selector);
            tags[at].seal = std::move(list);
        } else if (!isResults) {
            tags[at].signature = std::move(list);
        }
    }
    return broken;
}

/// RFC 8617 §5.2 step 3 A and B: one field of each kind in each set, and no gap.
std::optional<Broken> missingFrom(const std::vector<Set> &sets)
{
    for (const Set &set : sets) {
        if (!set.results && !set.signature && !set.seal)
            return Broken{ChainFault::InstanceMissing, set.instance};
        if (!set.results || !set.signature || !set.seal)
            return Broken{ChainFault::SetIncomplete, set.instance};
    }
    return {};
}

// Hashes

struct FreeContext {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

/// Hashes what each seal signs (RFC 8617 §5.1.1): all sets from the first up to its own, each as results, signature, seal, in
/// relaxed form; its own seal last, without the value of "b=" and the last CRLF. What the seals have in common is hashed once
/// for all, so that fifty sets take no more than their octets. False: OpenSSL did not work.
bool hashSeals(const std::vector<Set> &sets, std::vector<Seal> &seals)
{
    const auto add = [](const Context &context, const message::Field *field, bool isOwn = false) {
        QByteArray text = dkim::canonicalField(dkim::Canonicalization::Relaxed, *field, isOwn);
        if (!isOwn)
            text += "\r\n";
        return EVP_DigestUpdate(context.get(), text.constData(), size_t(text.size())) == 1;
    };
    const Context common(EVP_MD_CTX_new());
    const Context own(EVP_MD_CTX_new());
    bool works = common && own && EVP_DigestInit_ex(common.get(), EVP_sha256(), nullptr) == 1;
    for (size_t i = 0; works && i < sets.size(); ++i) {
        works = add(common, sets[i].results) && add(common, sets[i].signature)
            && EVP_MD_CTX_copy_ex(own.get(), common.get()) == 1 && add(own, sets[i].seal, true)
            && EVP_DigestFinal_ex(own.get(), seals[i].digest.data(), nullptr) == 1 && add(common, sets[i].seal);
    }
    return works;
}

QByteArrayView viewOf(const dkim::Sha256 &digest)
{
    return {digest.data(), qsizetype(digest.size())};
}

/// Why it does not hold, in the words of DKIM; nothing where it does.
std::optional<dkim::Verdict> sealTrouble(Seal &seal)
{
    if (seal.holds)
        return {};
    if (!seal.key)
        return seal.key.error();
    seal.holds = seal.key->record.key->verify(viewOf(seal.digest), seal.signature.value);
    if (seal.holds)
        return {};
    return dkim::Fail{dkim::Mismatch::Signature};
}

} // namespace

QByteArrayView statusName(Chain::Status status)
{
    switch (status) {
    case Chain::Status::None: return "none";
    case Chain::Status::Pass: return "pass";
    case Chain::Status::Fail: return "fail";
    case Chain::Status::Pending:
    case Chain::Status::Unknown: break;
    }
    return {};
}

QByteArrayView faultName(ChainFault fault)
{
    switch (fault) {
    case ChainFault::TooManySets: return "too_many_sets";
    case ChainFault::SetIncomplete: return "set_incomplete";
    case ChainFault::InstanceTwice: return "instance_twice";
    case ChainFault::InstanceMissing: return "instance_missing";
    case ChainFault::FieldUnreadable: return "field_unreadable";
    case ChainFault::SaysFailed: return "says_failed";
    case ChainFault::ChainStatus: return "chain_status";
    case ChainFault::MessageSignature: return "message_signature";
    case ChainFault::Seal: return "seal";
    }
    return {};
}

struct Validator::Work {
    Part message;             ///< the signature of the newest set
    std::vector<Forms> forms; ///< of which one must hold
    std::vector<Seal> seals;  ///< from instance 1 on
    bool areSealsHashed = false;
};

Validator::Validator(const message::Header &header, bool isWhole, dkim::MessageDigests &digests) : m_digests(digests)
{
    read(header, isWhole);
}

/// All that needs no key.
void Validator::read(const message::Header &header, bool isWhole)
{
    // RFC 8617 §5.2 step 1
    const std::vector<const message::Field *> fields = arcFields(header);
    if (fields.empty())
        return;
    if (fields.size() > fieldsOfSet * size_t(limits::arcSets)) // none of them is looked at
        return fail(ChainFault::TooManySets);
    std::vector<SetTags> tags;
    const std::optional<Broken> unsorted = sortIntoSets(fields, m_chain.sets, tags);
    const int newest = int(tags.size());

    // §5.2 step 2: who failed the chain before us ended it.
    if (newest > 0 && tags.back().seal && chainValueOf(*tags.back().seal) == ChainValue::Fail)
        return fail(ChainFault::SaysFailed, newest);

    // §5.2 step 3
    if (unsorted)
        return fail(unsorted->fault, unsorted->instance);
    if (const auto missing = missingFrom(m_chain.sets))
        return fail(missing->fault, missing->instance);
    std::vector<Seal> seals;
    for (int instance = 1; instance <= newest; ++instance) {
        const TagList &seal = *tags[size_t(instance) - 1].seal;
        auto part = readPart(seal);
        const auto chainValue = chainValueOf(seal);
        // §4.1.3: "h" is NOT allowed "and, if found, MUST result in a cv status of 'fail'".
        if (!part || !chainValue || seal.value("h"))
            return fail(ChainFault::FieldUnreadable, instance);
        if (*chainValue != (instance == 1 ? ChainValue::None : ChainValue::Pass))
            return fail(ChainFault::ChainStatus, instance);
        seals.push_back({std::move(*part)});
    }
    // Older message signatures were for those who forwarded next; now they are text that was sealed.
    auto messageSignature = readMessageSignature(*tags.back().signature);
    std::vector<Forms> forms = readForms(*tags.back().signature);
    if (!messageSignature || forms.empty())
        return fail(ChainFault::FieldUnreadable, newest);
    const auto &signedFields = messageSignature->signature.signedFields;
    const auto isFrom = [](QByteArrayView name) { return octets::equalIgnoringCase(name, "from"); };
    const auto signedFroms = std::count_if(signedFields.begin(), signedFields.end(), isFrom);
    m_chain.isFromSigned = signedFroms > 0 && signedFroms >= header.count(message::FieldName::From);

    if (!isWhole) {
        m_chain.status = Chain::Status::Unknown;
        return;
    }
    for (const Forms &form : forms)
        m_digests.want({form.body, messageSignature->signature.bodyLength});
    m_work = std::make_shared<Work>(Work{std::move(*messageSignature), std::move(forms), std::move(seals)});
    m_chain.status = Chain::Status::Pending;
}

void Validator::fail(ChainFault fault, int instance, std::optional<dkim::Verdict> cause)
{
    m_chain.status = Chain::Status::Fail;
    m_chain.fault = fault;
    m_chain.faultInstance = instance;
    m_chain.cause = std::move(cause);
}

const Chain &Validator::judge(dns::Answers &answers, dkim::KeyCache &keys)
{
    if (!m_work)
        return m_chain;

    // All keys in one round, and again in every round: so that whoever asks last knows which answers were used.
    bool isPending = false;
    const auto find = [&](Part &part) {
        part.key = dkim::findKey(part.keyName, part.signature.algorithm, answers, keys);
        m_chain.isTesting |= part.key && part.key->record.isTesting;
        isPending |= !part.holds && !part.key && std::holds_alternative<dkim::Pending>(part.key.error());
    };
    find(m_work->message);
    for (size_t i = 0; i < m_work->seals.size(); ++i) {
        find(m_work->seals[i]);
        if (const dns::Lookup *lookup = answers.find({m_work->seals[i].keyName, dns::Type::Txt}))
            m_chain.sets[i].key = lookup->status;
    }
    if (m_chain.status == Chain::Status::Pass || m_chain.status == Chain::Status::Fail)
        return m_chain;
    if (isPending)
        m_chain.status = Chain::Status::Pending;
    else
        verify();
    return m_chain;
}

/// RFC 8617 §5.2 steps 4 and 6: the newest message signature, then the seals from the newest on. What does not hold ends it. A
/// key that could not be fetched ends nothing, for another part may still show that the chain is broken.
void Validator::verify()
{
    if (!m_work->areSealsHashed && !hashSeals(m_chain.sets, m_work->seals)) {
        m_chain.status = Chain::Status::Unknown; // OpenSSL does not work: no fault of the message
        return;
    }
    m_work->areSealsHashed = true;

    m_chain.status = Chain::Status::Pass;
    m_chain.key = dns::Status::NoAnswer;
    const int newest = int(m_chain.sets.size());
    bool goesOn = settle(messageTrouble(), ChainFault::MessageSignature, newest);
    for (int instance = newest; goesOn && instance > 0; --instance)
        goesOn = settle(sealTrouble(m_work->seals[size_t(instance) - 1]), ChainFault::Seal, instance);
}

/// What the trouble with a part makes of the chain. False: it is broken, and the rest need not be verified.
bool Validator::settle(std::optional<dkim::Verdict> trouble, ChainFault fault, int instance)
{
    if (!trouble)
        return true;
    const auto *unknown = std::get_if<dkim::TempError>(&*trouble);
    if (!unknown) {
        fail(fault, instance, std::move(trouble));
        return false;
    }
    m_chain.status = Chain::Status::Unknown;
    if (unknown->key == dns::Status::Bogus)
        m_chain.key = dns::Status::Bogus;
    return true;
}

/// Why the newest message signature does not hold (RFC 6376 §6.1.3), in the words of DKIM; nothing where it does.
std::optional<dkim::Verdict> Validator::messageTrouble()
{
    Part &part = m_work->message;
    const dkim::Signature &signature = part.signature;
    if (part.holds)
        return {};
    dkim::Mismatch mismatch = dkim::Mismatch::BodyHash;
    for (const Forms &forms : m_work->forms) {
        const dkim::BodyHash &body = m_digests.body({forms.body, signature.bodyLength});
        // RFC 6376 §3.5: "l=" is not larger than the body.
        if (signature.bodyLength.value_or(0) > body.whole || viewOf(body.digest) != signature.bodyHash)
            continue;
        if (!part.key)
            return part.key.error();
        const dkim::Sha256 digest =
            m_digests.headers(forms.header, signature.signedFields, *m_chain.sets.back().signature);
        if (part.key->record.key->verify(viewOf(digest), signature.value)) {
            part.holds = true;
            m_chain.coverage = {.signedOctets = body.covered, .bodyOctets = body.whole};
            return {};
        }
        mismatch = dkim::Mismatch::Signature;
    }
    return dkim::Fail{mismatch};
}

} // namespace waxseal::arc
