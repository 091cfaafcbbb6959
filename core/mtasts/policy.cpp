// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mtasts/policy.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::mtasts {

namespace {

constexpr qsizetype nameOctets = 32;   // RFC 8461 §3.1, §3.2: of a field's name
constexpr qsizetype idOctets = 32;     // RFC 8461 §3.1
constexpr qsizetype maxAgeDigits = 10; // RFC 8461 §3.2

/// What stands before @p end, which is taken away together with it.
QByteArrayView takeUntil(QByteArrayView &text, char end)
{
    const qsizetype at = octets::indexOf(text, end);
    const QByteArrayView part = at < 0 ? text : text.first(at);
    text = at < 0 ? QByteArrayView() : text.sliced(at + 1);
    return part;
}

/// RFC 5234 §B.1: WSP
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool areAll(QByteArrayView text, bool (*isAllowed)(char))
{
    return std::all_of(text.begin(), text.end(), isAllowed);
}

/// RFC 8461 §3.1, sts-ext-name, and the same in §3.2.
bool isName(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= nameOctets && octets::isAlphaNumeric(text.front())
        && areAll(text, [](char c) { return octets::isAlphaNumeric(c) || c == '_' || c == '-' || c == '.'; });
}

/// RFC 8461 §3.1, sts-ext-value: no "=", ";", space or control.
bool isRecordValue(QByteArrayView text)
{
    return !text.isEmpty() && areAll(text, [](char c) { return c > ' ' && c < 0x7f && c != '=' && c != ';'; });
}

Result<Record, RecordFault> parseRecord(QByteArrayView fields)
{
    std::optional<QByteArrayView> id;
    fields = withoutBlanks(fields);
    while (!fields.isEmpty()) { // one delimiter may stand at the end
        QByteArrayView field = withoutBlanks(takeUntil(fields, ';'));
        const QByteArrayView name = takeUntil(field, '=');
        if (!isName(name) || !isRecordValue(field))
            return failure(RecordFault::BadSyntax);
        if (name == QByteArrayView("id") && !id)
            id = field;
    }
    if (!id || id->size() > idOctets || !areAll(*id, octets::isAlphaNumeric))
        return failure(RecordFault::BadSyntax);
    return Record{id->toByteArray()};
}

std::optional<Mode> modeOf(QByteArrayView name)
{
    for (const Mode mode : {Mode::Enforce, Mode::Testing, Mode::None}) {
        if (name == modeName(mode))
            return mode;
    }
    return std::nullopt;
}

std::optional<std::chrono::seconds> maxAgeOf(QByteArrayView digits)
{
    if (digits.isEmpty() || digits.size() > maxAgeDigits || !areAll(digits, octets::isDigit))
        return std::nullopt;
    qint64 seconds = 0;
    for (const char digit : digits)
        seconds = seconds * 10 + (digit - '0');
    // RFC 8461 §3.2: "maximum value of 31557600"; the grammar has room for more (erratum 7282, reported). More is cut, as the
    // domain asked for as long as there can be.
    return std::min(std::chrono::seconds(seconds), limits::stsLongestAge);
}

/// RFC 8461 §3.2, sts-policy-mx-value: a name, or "*." and a name; U-labels and a dot at the end are not part of it.
std::optional<HostPattern> hostPatternOf(QByteArrayView text)
{
    const bool isWildcard = text.startsWith("*.");
    if (isWildcard)
        text = text.sliced(2);
    if (text.isEmpty() || text.back() == '.' || !areAll(text, [](char c) { return c > ' ' && c < 0x7f; }))
        return std::nullopt;
    auto name = DomainName::parse(text);
    if (!name)
        return std::nullopt;
    return HostPattern{isWildcard, std::move(*name)};
}

} // namespace

Result<Record, RecordFault> findRecord(const QByteArrayList &texts)
{
    // RFC 8461 §3.1: "records that do not begin with "v=STSv1;" are discarded. If the number of resulting records is not one
    // […] senders MUST assume the recipient domain does not have an available MTA-STS Policy". The grammar has blanks before
    // the first ";", this sentence has not (erratum 6285, reported); it decides. C-30: with case.
    static constexpr QByteArrayView start("v=STSv1;");
    std::optional<QByteArrayView> found;
    for (const QByteArray &text : texts) {
        if (!text.startsWith(start))
            continue;
        if (found)
            return failure(RecordFault::Several);
        found = QByteArrayView(text).sliced(start.size());
    }
    if (!found)
        return failure(RecordFault::None);
    return parseRecord(*found);
}

QByteArrayView modeName(Mode mode)
{
    switch (mode) {
    case Mode::Enforce: return "enforce";
    case Mode::Testing: return "testing";
    case Mode::None: return "none";
    }
    return {};
}

bool HostPattern::matches(const DomainName &host) const
{
    if (!isWildcard)
        return host == name;
    // RFC 8461 §4.1: the wildcard stands for the whole left-most label and for no other.
    const qsizetype dot = octets::indexOf(host.view(), '.');
    return dot > 0 && host.view().sliced(dot + 1) == name.view();
}

Result<Policy, PolicyFault> Policy::parse(QByteArrayView text)
{
    if (text.size() > limits::stsPolicyOctets)
        return failure(PolicyFault::TooLarge);

    std::optional<QByteArrayView> version;
    std::optional<QByteArrayView> mode;
    std::optional<QByteArrayView> maxAge;
    std::vector<QByteArrayView> hosts;
    while (!text.isEmpty()) {
        // RFC 8461 §3.2, sts-policy-term: LF or CRLF (erratum 6253, reported). Deviates: an empty line is passed over.
        QByteArrayView line = takeUntil(text, '\n');
        if (line.endsWith('\r'))
            line.chop(1);
        if (withoutBlanks(line).isEmpty())
            continue;
        const bool hasColon = octets::indexOf(line, ':') >= 0;
        const QByteArrayView key = takeUntil(line, ':');
        const QByteArrayView value = withoutBlanks(line);
        if (!hasColon || !isName(key)
            || !areAll(value, [](char c) { return isBlank(c) || (static_cast<unsigned char>(c) > ' ' && c != 0x7f); }))
            return failure(PolicyFault::BadSyntax);

        // RFC 8461 §3.2: "If any non-repeated field […] is duplicated, all entries except for the first SHALL be ignored."
        if (key == QByteArrayView("mx")) {
            if (qsizetype(hosts.size()) >= limits::stsPolicyHosts)
                return failure(PolicyFault::TooManyHosts);
            hosts.push_back(value);
        } else if (key == QByteArrayView("version")) {
            version = version.value_or(value);
        } else if (key == QByteArrayView("mode")) {
            mode = mode.value_or(value);
        } else if (key == QByteArrayView("max_age")) {
            maxAge = maxAge.value_or(value);
        }
    }

    // RFC 8461 §3.2: "version", "mode" and "max_age" once, "mx" at least once except where the mode is "none".
    if (!version || *version != QByteArrayView("STSv1"))
        return failure(PolicyFault::BadVersion);
    const auto readMode = mode ? modeOf(*mode) : std::nullopt;
    if (!readMode)
        return failure(PolicyFault::BadMode);
    const auto readMaxAge = maxAge ? maxAgeOf(*maxAge) : std::nullopt;
    if (!readMaxAge)
        return failure(PolicyFault::BadMaxAge);

    Policy policy{*readMode, {}, *readMaxAge};
    for (const QByteArrayView host : hosts) {
        auto pattern = hostPatternOf(host);
        if (!pattern)
            return failure(PolicyFault::BadHost);
        policy.mx.push_back(std::move(*pattern));
    }
    if (policy.mx.empty() && policy.mode != Mode::None)
        return failure(PolicyFault::NoHosts);
    return policy;
}

QByteArray Policy::toByteArray() const
{
    QByteArray text = "version: STSv1\nmode: ";
    text.append(modeName(mode));
    for (const HostPattern &pattern : mx)
        text.append(pattern.isWildcard ? "\nmx: *." : "\nmx: ").append(pattern.name.view());
    return text + "\nmax_age: " + QByteArray::number(qint64(maxAge.count())) + '\n';
}

bool Policy::matches(const DomainName &host) const
{
    return std::any_of(mx.begin(), mx.end(), [&host](const HostPattern &pattern) { return pattern.matches(host); });
}

} // namespace waxseal::mtasts
