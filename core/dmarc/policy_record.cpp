// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dmarc/policy_record.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>
#include <string_view>

namespace waxseal::dmarc {

namespace {

/// The tags that we read, as written. A tag list of DKIM is void with one broken tag (RFC 6376 §3.2); here only that tag is
/// (RFC 9989 §4.8), so dkim::TagList does not serve.
struct Tags {
    std::optional<QByteArrayView> p, sp, np, adkim, aspf, t, psd, rua;

    void take(QByteArrayView name, QByteArrayView value)
    {
        static constexpr struct {
            QByteArrayView name;
            std::optional<QByteArrayView> Tags::*tag;
        } known[] = {
            {"p", &Tags::p},       {"sp", &Tags::sp}, {"np", &Tags::np},   {"adkim", &Tags::adkim},
            {"aspf", &Tags::aspf}, {"t", &Tags::t},   {"psd", &Tags::psd}, {"rua", &Tags::rua},
        };
        for (const auto &entry : known) {
            // RFC 9989 §4.8: names and values are literals of RFC 5234, where case does not count. A tag that comes again is an
            // error "in the remainder of the record" and is discarded.
            if (octets::equalIgnoringCase(name, entry.name) && !(this->*entry.tag))
                this->*entry.tag = value;
        }
    }
};

std::optional<Policy> readPolicy(QByteArrayView value)
{
    for (const Policy policy : {Policy::None, Policy::Quarantine, Policy::Reject}) {
        if (octets::equalIgnoringCase(value, policyName(policy)))
            return policy;
    }
    return std::nullopt;
}

bool isLetter(const std::optional<QByteArrayView> &value, char letter)
{
    return value && value->size() == 1 && octets::lower(value->front()) == letter;
}

/// RFC 3986 §3, as far as it needs no knowledge of the scheme.
bool isUri(QByteArrayView text)
{
    const qsizetype colon = octets::indexOf(text, ':');
    if (colon < 1 || colon + 1 == text.size() || !octets::isAlpha(text.front()))
        return false;
    const auto isOfScheme = [](char c) { return octets::isAlphaNumeric(c) || c == '+' || c == '-' || c == '.'; };
    const auto isOfUri = [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    };
    const QByteArrayView scheme = text.first(colon);
    return std::all_of(scheme.begin(), scheme.end(), isOfScheme) && std::all_of(text.begin(), text.end(), isOfUri);
}

/// "At least one syntactically valid reporting URI" (RFC 9989 §4.10.1); "!10m" behind it is obsolete (§4.8).
bool asksForReports(QByteArrayView rua)
{
    for (qsizetype at = 0; at <= rua.size();) {
        const qsizetype comma = octets::indexOf(rua, ',', at);
        const qsizetype end = comma < 0 ? rua.size() : comma;
        QByteArrayView uri = octets::trimmed(rua.sliced(at, end - at));
        if (const qsizetype size = octets::indexOf(uri, '!'); size >= 0)
            uri = octets::trimmed(uri.first(size));
        if (isUri(uri))
            return true;
        at = end + 1;
    }
    return false;
}

} // namespace

QByteArrayView policyName(Policy policy)
{
    switch (policy) {
    case Policy::None: return "none";
    case Policy::Quarantine: return "quarantine";
    case Policy::Reject: return "reject";
    }
    Q_UNREACHABLE();
}

Result<PolicyRecord, ParseError> PolicyRecord::parse(QByteArrayView text)
{
    if (text.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});
    if (text.size() > limits::dnsTxtOctets)
        return failure(ParseError{ParseFault::TooLong, limits::dnsTxtOctets});

    Tags tags;
    for (qsizetype at = 0; at <= text.size();) {
        const qsizetype semicolon = octets::indexOf(text, ';', at);
        const qsizetype end = semicolon < 0 ? text.size() : semicolon;
        const QByteArrayView tag = text.sliced(at, end - at);
        const qsizetype equals = octets::indexOf(tag, '=');
        const QByteArrayView name = equals < 0 ? QByteArrayView() : octets::trimmed(tag.first(equals));
        const QByteArrayView value = equals < 0 ? QByteArrayView() : octets::trimmed(tag.sliced(equals + 1));
        // RFC 9989 §4.7: "v" MUST be the first tag, its value is "DMARC1" in this case of letters; else the record is ignored.
        if (at > 0)
            tags.take(name, value);
        else if (!octets::equalIgnoringCase(name, "v") || value != QByteArrayView("DMARC1"))
            return failure(ParseError{ParseFault::BadSyntax, 0});
        at = end + 1;
    }

    PolicyRecord record;
    // RFC 9989 §4.8: syntax errors are discarded in favour of default values …
    record.dkim = isLetter(tags.adkim, 's') ? Alignment::Strict : Alignment::Relaxed;
    record.spf = isLetter(tags.aspf, 's') ? Alignment::Strict : Alignment::Relaxed;
    record.isTesting = isLetter(tags.t, 'y');
    record.psd = isLetter(tags.psd, 'y') ? PublicSuffix::Yes
        : isLetter(tags.psd, 'n')        ? PublicSuffix::No
                                         : PublicSuffix::Unstated;

    // … but for policies: §4.10.1 has one that is not valid read as "p=none", and that only where somebody wants reports.
    // A record without "p" is one with "p=none" (§4.7).
    bool isValid = true;
    const auto policy = [&isValid](const std::optional<QByteArrayView> &value) -> std::optional<Policy> {
        const std::optional<Policy> read = value ? readPolicy(*value) : std::nullopt;
        isValid = isValid && read.has_value() == value.has_value();
        return read;
    };
    const std::optional<Policy> p = policy(tags.p);
    const std::optional<Policy> sp = policy(tags.sp);
    const std::optional<Policy> np = policy(tags.np);
    if (isValid) {
        record.policy = p.value_or(Policy::None);
        record.subdomainPolicy = sp;
        record.nonexistentPolicy = np;
    } else {
        record.isUsable = tags.rua && asksForReports(*tags.rua);
    }
    return record;
}

} // namespace waxseal::dmarc
