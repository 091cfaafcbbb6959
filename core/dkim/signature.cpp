// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/signature.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::dkim {

namespace {

std::optional<Canonicalization> parseForm(QByteArrayView word)
{
    if (octets::equalIgnoringCase(word, "simple"))
        return Canonicalization::Simple;
    if (octets::equalIgnoringCase(word, "relaxed"))
        return Canonicalization::Relaxed;
    return std::nullopt;
}

/// RFC 6376 §3.5 "c=": the body is simple where only the header's form is named.
bool readForms(QByteArrayView value, Signature &signature)
{
    const qsizetype slash = octets::indexOf(value, '/');
    const auto header = parseForm(slash < 0 ? value : value.first(slash));
    const auto body = slash < 0 ? Canonicalization::Simple : parseForm(value.sliced(slash + 1));
    if (!header || !body)
        return false;
    signature.headerForm = *header;
    signature.bodyForm = *body;
    return true;
}

/// RFC 6376 §3.5 "h=": hdr-name *( ":" hdr-name )
std::optional<SignatureFault> readSignedFields(QByteArrayView value, std::vector<QByteArrayView> &names)
{
    const auto count = std::count(value.begin(), value.end(), ':') + 1;
    if (count > limits::dkimSignedFields)
        return SignatureFault::SignedFields;
    names.reserve(static_cast<size_t>(count));
    for (qsizetype at = 0; at <= value.size();) {
        const qsizetype colon = octets::indexOf(value, ':', at);
        const qsizetype stop = colon < 0 ? value.size() : colon;
        const QByteArrayView name = octets::trimmed(value.sliced(at, stop - at));
        // RFC 5322 §3.6.8: ftext is printable ASCII without the colon.
        const auto isFtext = [](char c) { return c > ' ' && c < 0x7f; };
        if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isFtext))
            return SignatureFault::SignedFields;
        names.push_back(name);
        at = stop + 1;
    }
    // RFC 6376 §5.4: "The From header field MUST be signed".
    const bool hasFrom = std::any_of(names.begin(), names.end(),
                                     [](QByteArrayView name) { return octets::equalIgnoringCase(name, "from"); });
    return hasFrom ? std::nullopt : std::optional(SignatureFault::FromNotSigned);
}

std::optional<char> hexPair(QByteArrayView text)
{
    int value = 0;
    for (const char c : text) {
        if (!octets::isHexDigit(c))
            return std::nullopt;
        value = value * 16 + (octets::isDigit(c) ? c - '0' : octets::lower(c) - 'a' + 10);
    }
    return static_cast<char>(value);
}

/// RFC 6376 §2.11 dkim-quoted-printable: "=" and two hexadecimal digits; white space counts for nothing.
std::optional<QByteArray> decodeQuotedPrintable(QByteArrayView value)
{
    QByteArray result;
    result.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (octets::isWhiteSpace(value[i]))
            continue;
        if (value[i] != '=') {
            result += value[i];
            continue;
        }
        const auto octet = i + 2 < value.size() ? hexPair(value.sliced(i + 1, 2)) : std::nullopt;
        if (!octet)
            return std::nullopt;
        result += *octet;
        i += 2;
    }
    return result;
}

/// RFC 5321 §4.1.2 Local-part, and none at all (RFC 6376 §3.5 "i="): what is not quoted has no octet that would need it.
bool isLocalPart(QByteArrayView text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return std::all_of(text.begin(), text.end(), [isQuoted](char c) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < ' ' || octet == 0x7f)
            return false;
        return isQuoted || octet >= 0x80 || octets::isAlphaNumeric(c)
            || octets::indexOf("!#$%&'*+-/=?^_`{|}~.", c) >= 0;
    });
}

/// RFC 6376 §3.5 "i=": the domain is that of "d=" or below it.
bool readIdentity(QByteArrayView value, Signature &signature)
{
    auto auid = decodeQuotedPrintable(value);
    if (!auid)
        return false;
    const qsizetype at = auid->lastIndexOf('@');
    if (at < 0 || !isLocalPart(QByteArrayView(*auid).first(at)))
        return false;
    signature.auidDomain = parseSigningDomain(QByteArrayView(*auid).sliced(at + 1));
    signature.auid = std::move(*auid);
    return signature.auidDomain && signature.auidDomain->isWithin(*signature.sdid);
}

/// "t=" and "x=". Twelve digits of seconds do not overflow.
bool readTime(QByteArrayView value, std::optional<std::chrono::sys_seconds> &time)
{
    const auto seconds = decodeNumber(value);
    if (!seconds)
        return false;
    time = std::chrono::sys_seconds(std::chrono::seconds(static_cast<qint64>(*seconds)));
    return true;
}

/// RFC 6376 §3.5: REQUIRED
bool hasRequiredTags(const TagList &tags)
{
    static constexpr QByteArrayView required[] = {"v", "a", "b", "bh", "d", "h", "s"};
    return std::all_of(std::begin(required), std::end(required),
                       [&tags](QByteArrayView name) { return tags.value(name).has_value(); });
}

/// Reads all but "a=", "d=" and "s=", which are read already.
std::optional<SignatureFault> readRest(const TagList &tags, Signature &signature)
{
    // RFC 6376 §3.5: "Verifiers MUST reject" other versions.
    if (*tags.value("v") != QByteArrayView("1"))
        return SignatureFault::Version;
    if (signature.algorithm == Algorithm::Unknown)
        return SignatureFault::Algorithm;
    if (const auto forms = tags.value("c"); forms && !readForms(*forms, signature))
        return SignatureFault::Canonicalization;
    if (!signature.sdid)
        return SignatureFault::Domain;
    if (signature.selector.isEmpty() || !signature.keyName())
        return SignatureFault::Selector;

    if (const auto fault = readSignedFields(*tags.value("h"), signature.signedFields))
        return fault;
    // RFC 6376 §3.5 "q=": unknown methods are passed over.
    if (const auto methods = tags.value("q"); methods && !hasWord(*methods, "dns/txt"))
        return SignatureFault::QueryMethod;

    if (const auto identity = tags.value("i")) {
        if (!readIdentity(*identity, signature))
            return SignatureFault::Identity;
    } else {
        // RFC 6376 §3.5: the default is "@" and the domain of "d=".
        signature.auid = '@' + signature.sdid->toByteArray();
        signature.auidDomain = signature.sdid;
    }

    // RFC 6376 §3.5 has up to 76 digits in "l="; no message has 10^12 octets.
    if (const auto length = tags.value("l")) {
        signature.bodyLength = decodeNumber(*length);
        if (!signature.bodyLength)
            return SignatureFault::Number;
    }
    if (const auto time = tags.value("t"); time && !readTime(*time, signature.signedAt))
        return SignatureFault::Number;
    if (const auto time = tags.value("x"); time && !readTime(*time, signature.expires))
        return SignatureFault::Number;

    auto value = decodeBase64(*tags.value("b"));
    auto bodyHash = decodeBase64(*tags.value("bh"));
    if (!value || value->isEmpty() || !bodyHash || bodyHash->isEmpty())
        return SignatureFault::Base64;
    signature.value = std::move(*value);
    signature.bodyHash = std::move(*bodyHash);
    return std::nullopt;
}

} // namespace

QByteArrayView algorithmName(Algorithm algorithm)
{
    switch (algorithm) {
    case Algorithm::Unknown: return {};
    case Algorithm::RsaSha1: return "rsa-sha1";
    case Algorithm::RsaSha256: return "rsa-sha256";
    case Algorithm::Ed25519Sha256: return "ed25519-sha256";
    }
    return {};
}

Algorithm parseAlgorithm(QByteArrayView value)
{
    for (const Algorithm algorithm : {Algorithm::RsaSha256, Algorithm::Ed25519Sha256, Algorithm::RsaSha1}) {
        if (octets::equalIgnoringCase(value, algorithmName(algorithm)))
            return algorithm;
    }
    return Algorithm::Unknown;
}

std::optional<DomainName> parseSigningDomain(QByteArrayView value)
{
    if (value.endsWith('.'))
        return std::nullopt;
    auto name = DomainName::parse(value);
    if (!name || name->labelCount() < 2)
        return std::nullopt;
    return std::move(*name);
}

std::optional<QByteArray> parseSelector(QByteArrayView value)
{
    if (value.endsWith('.'))
        return std::nullopt;
    const auto name = DomainName::parse(value);
    return name ? std::optional(name->toByteArray()) : std::nullopt;
}

std::optional<DomainName> Signature::keyName() const
{
    const auto name = sdid->below(selector + "._domainkey");
    return name ? std::optional(*name) : std::nullopt;
}

Result<Signature, UnreadableSignature> parseSignature(QByteArrayView body)
{
    const auto tags = TagList::parse(body);
    if (!tags)
        return failure(UnreadableSignature{SignatureFault::TagListUnreadable});

    Signature signature;
    if (const auto algorithm = tags->value("a"))
        signature.algorithm = parseAlgorithm(*algorithm);
    if (const auto domain = tags->value("d"))
        signature.sdid = parseSigningDomain(*domain);
    if (const auto selector = tags->value("s"))
        signature.selector = parseSelector(*selector).value_or(QByteArray());

    const auto fault = hasRequiredTags(*tags) ? readRest(*tags, signature) : std::optional(SignatureFault::TagMissing);
    if (fault)
        return failure(UnreadableSignature{*fault, signature.sdid, signature.selector, signature.algorithm});
    return signature;
}

} // namespace waxseal::dkim
