// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/spf/record.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/spf/macro.h"

#include <algorithm>

namespace waxseal::spf {

namespace {

constexpr struct {
    QByteArrayView name;
    Mechanism mechanism;
} mechanisms[] = {
    {"all", Mechanism::All}, {"include", Mechanism::Include}, {"a", Mechanism::A},     {"mx", Mechanism::Mx},
    {"ptr", Mechanism::Ptr}, {"ip4", Mechanism::Ip4},         {"ip6", Mechanism::Ip6}, {"exists", Mechanism::Exists},
};

std::optional<Mechanism> mechanismOf(QByteArrayView name)
{
    for (const auto &known : mechanisms) {
        if (octets::equalIgnoringCase(name, known.name))
            return known.mechanism;
    }
    return std::nullopt;
}

std::optional<Qualifier> qualifierOf(char c)
{
    switch (c) {
    case '+': return Qualifier::Pass;
    case '-': return Qualifier::Fail;
    case '~': return Qualifier::SoftFail;
    case '?': return Qualifier::Neutral;
    }
    return std::nullopt;
}

/// RFC 7208 §5.6: the digits of a cidr-length have no leading zero.
std::optional<int> bitsOf(QByteArrayView digits, int most)
{
    if (digits.isEmpty() || digits.size() > 3 || (digits.front() == '0' && digits.size() > 1))
        return std::nullopt;
    int value = 0;
    for (const char c : digits) {
        if (!octets::isDigit(c))
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value <= most ? std::optional(value) : std::nullopt;
}

/// The digits at the end of @p text that stand behind @p slashes. A domain-spec cannot end so: its top label has no slash.
std::optional<QByteArrayView> digitsAtEnd(QByteArrayView text, QByteArrayView slashes)
{
    qsizetype start = text.size();
    while (start > 0 && octets::isDigit(text[start - 1]))
        --start;
    if (start == text.size() || !text.first(start).endsWith(slashes))
        return std::nullopt;
    return text.sliced(start);
}

/// RFC 7208 §5.3: takes the dual-cidr-length from the end of @p rest.
bool takeDualCidr(QByteArrayView &rest, Directive &directive)
{
    if (const auto digits = digitsAtEnd(rest, "//")) {
        const auto bits = bitsOf(*digits, 128);
        if (!bits)
            return false;
        directive.ip6Bits = *bits;
        rest.chop(digits->size() + 2);
    }
    if (const auto digits = digitsAtEnd(rest, "/")) {
        const auto bits = bitsOf(*digits, 32);
        if (!bits)
            return false;
        directive.ip4Bits = *bits;
        rest.chop(digits->size() + 1);
    }
    return true;
}

/// RFC 7208 §5.6: ip4-network and ip6-network, which know neither leading zeros nor a zone.
std::optional<IpAddress> addressOf(QByteArrayView text, bool isIpv4)
{
    bool isNumberStart = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isIpv4 ? !octets::isDigit(c) && c != '.' : !octets::isHexDigit(c) && c != ':' && c != '.')
            return std::nullopt;
        if (isIpv4 && isNumberStart && c == '0' && i + 1 < text.size() && octets::isDigit(text[i + 1]))
            return std::nullopt;
        isNumberStart = c == '.';
    }
    if ((octets::indexOf(text, ':') < 0) != isIpv4)
        return std::nullopt;
    const auto address = IpAddress::parse(text);
    return address ? std::optional(*address) : std::nullopt;
}

bool readNetwork(QByteArrayView text, Directive &directive)
{
    const bool isIpv4 = directive.mechanism == Mechanism::Ip4;
    const int most = isIpv4 ? 32 : 128;
    int bits = most;
    if (const qsizetype slash = octets::indexOf(text, '/'); slash >= 0) {
        const auto given = bitsOf(text.sliced(slash + 1), most);
        if (!given)
            return false;
        bits = *given;
        text = text.first(slash);
    }
    const auto address = addressOf(text, isIpv4);
    if (!address)
        return false;
    if (address->isIpv4() == isIpv4) {
        directive.network = IpNetwork(*address, bits);
    } else if (bits <= 80) { // "::ffff:192.0.2.1/80": the zeros before the mapped address
        directive.network = IpNetwork(IpAddress::parse("::").value(), bits);
    } // else RFC 7208 §5: a mapped address is an IPv4 address, so no IPv6 host is in there
    return true;
}

/// RFC 7208 §4.6.1: [ qualifier ] mechanism
bool readDirective(QByteArrayView term, Record &record)
{
    Directive directive;
    directive.asWritten = term.toByteArray();
    if (const auto qualifier = qualifierOf(term.front())) {
        directive.qualifier = *qualifier;
        term = term.sliced(1);
    }
    const auto isNameEnd = [](char c) { return c == ':' || c == '/'; };
    const auto nameSize = std::find_if(term.begin(), term.end(), isNameEnd) - term.begin();
    const auto mechanism = mechanismOf(term.first(nameSize));
    if (!mechanism)
        return false;
    directive.mechanism = *mechanism;

    QByteArrayView rest = term.sliced(nameSize);
    if ((*mechanism == Mechanism::A || *mechanism == Mechanism::Mx) && !takeDualCidr(rest, directive))
        return false;
    const bool hasArgument = !rest.isEmpty();
    if (hasArgument && rest.front() != ':')
        return false;
    const QByteArrayView argument = hasArgument ? rest.sliced(1) : rest;

    switch (*mechanism) {
    case Mechanism::All:
        if (hasArgument)
            return false;
        break;
    case Mechanism::Ip4:
    case Mechanism::Ip6:
        if (!readNetwork(argument, directive))
            return false;
        break;
    case Mechanism::Include:
    case Mechanism::Exists:
        if (!isDomainSpec(argument))
            return false;
        directive.domainSpec = argument.toByteArray();
        break;
    case Mechanism::A:
    case Mechanism::Mx:
    case Mechanism::Ptr:
        if (hasArgument && !isDomainSpec(argument))
            return false;
        directive.domainSpec = argument.toByteArray();
        break;
    }
    record.directives.push_back(std::move(directive));
    return true;
}

/// RFC 7208 §4.6.1: name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
bool isModifierName(QByteArrayView name)
{
    return !name.isEmpty() && octets::isAlpha(name.front()) && std::all_of(name.begin(), name.end(), [](char c) {
        return octets::isAlphaNumeric(c) || c == '-' || c == '_' || c == '.';
    });
}

bool readModifier(QByteArrayView name, QByteArrayView value, Record &record)
{
    if (!isModifierName(name))
        return false;
    const bool isRedirect = octets::equalIgnoringCase(name, "redirect");
    if (!isRedirect && !octets::equalIgnoringCase(name, "exp"))
        return isMacroString(value, MacroPlace::Explanation); // RFC 7208 §6: unknown ones are ignored
    std::optional<QByteArray> &modifier = isRedirect ? record.redirect : record.exp;
    if (modifier || !isDomainSpec(value)) // RFC 7208 §6: "MUST NOT appear … more than once each"
        return false;
    modifier = value.toByteArray();
    return true;
}

} // namespace

Result<Record, ParseError> Record::parse(QByteArrayView terms)
{
    Record record;
    qsizetype count = 0;
    for (qsizetype at = 0; at < terms.size();) {
        if (terms[at] == ' ') {
            ++at;
            continue;
        }
        qsizetype end = octets::indexOf(terms, ' ', at);
        if (end < 0)
            end = terms.size();
        const QByteArrayView term = terms.sliced(at, end - at);
        if (++count > limits::spfTerms)
            return failure(ParseError{ParseFault::TooLong, at});
        // RFC 7208 §3.1: US-ASCII; §4.6.1: nothing but spaces between terms.
        if (!std::all_of(term.begin(), term.end(), [](char c) { return c > 0x20 && c < 0x7f; }))
            return failure(ParseError{ParseFault::BadCharacter, at});

        // RFC 7208 §4.6.1: a modifier has "=" behind its name, "before any ':' or '/'".
        const auto isNameEnd = [](char c) { return c == '=' || c == ':' || c == '/'; };
        const auto nameSize = std::find_if(term.begin(), term.end(), isNameEnd) - term.begin();
        const bool isModifier = nameSize < term.size() && term[nameSize] == '=';
        if (!(isModifier ? readModifier(term.first(nameSize), term.sliced(nameSize + 1), record)
                         : readDirective(term, record)))
            return failure(ParseError{ParseFault::BadSyntax, at});
        at = end;
    }
    return record;
}

bool Record::endsInMinusAll() const
{
    // RFC 7208 §5.1: what is listed behind the first "all" MUST be ignored.
    const auto all = std::find_if(directives.begin(), directives.end(),
                                  [](const Directive &d) { return d.mechanism == Mechanism::All; });
    return all != directives.end() && all->qualifier == Qualifier::Fail;
}

std::optional<QByteArrayView> termsOf(QByteArrayView text, Scope scope)
{
    const qsizetype space = octets::indexOf(text, ' ');
    const QByteArrayView version = space < 0 ? text : text.first(space);
    const QByteArrayView terms = text.sliced(version.size());
    switch (scope) {
    case Scope::Spf: // RFC 7208 §4.5
        return octets::equalIgnoringCase(version, "v=spf1") ? std::optional(terms) : std::nullopt;
    case Scope::Pra: { // RFC 4406 §3.1: "spf2." ver-minor "/" scope-id *( "," scope-id )
        if (!octets::startsWithIgnoringCase(version, "spf2."))
            return std::nullopt;
        qsizetype at = 5;
        while (at < version.size() && octets::isDigit(version[at]))
            ++at;
        if (at == 5 || at == version.size() || version[at] != '/')
            return std::nullopt;
        for (qsizetype start = at + 1; start <= version.size();) {
            qsizetype end = octets::indexOf(version, ',', start);
            if (end < 0)
                end = version.size();
            if (octets::equalIgnoringCase(version.sliced(start, end - start), "pra"))
                return terms;
            start = end + 1;
        }
        return std::nullopt;
    }
    }
    return std::nullopt;
}

} // namespace waxseal::spf
