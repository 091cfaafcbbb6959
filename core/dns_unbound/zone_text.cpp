// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/zone_text.h"

#include "core/base/octets.h"

namespace waxseal::dns_unbound {

namespace {

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// Octets of the line end at @p at: 0, 1 or 2.
qsizetype lineEndOctets(QByteArrayView text, qsizetype at)
{
    if (text[at] == '\n')
        return 1;
    return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 0;
}

/// Of a word, or between words.
constexpr bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

bool isClass(QByteArrayView word)
{
    return octets::equalIgnoringCase(word, "IN") || octets::equalIgnoringCase(word, "CH")
        || octets::equalIgnoringCase(word, "HS");
}

} // namespace

/// Nothing that follows is read.
std::nullopt_t ZoneText::odd()
{
    m_isOdd = true;
    m_at = m_text.size();
    return std::nullopt;
}

/// Stands on its first octet. Empty where it is odd.
QByteArrayView ZoneText::nextWord()
{
    const qsizetype start = m_at;
    bool isQuoted = false;
    for (; m_at < m_text.size(); ++m_at) {
        char c = m_text[m_at];
        const bool isEscaped = c == '\\';
        if (isEscaped) {
            if (++m_at == m_text.size())
                return {};
            c = m_text[m_at];
        }
        const bool isLineEnd = lineEndOctets(m_text, m_at) > 0;
        if (isLineEnd ? isEscaped || isQuoted : isControl(c))
            return {};
        if (isEscaped)
            continue;
        if (c == '"')
            isQuoted = !isQuoted;
        else if (isLineEnd || (!isQuoted && (isBlank(c) || c == '(' || c == ')' || c == ';')))
            break;
    }
    return isQuoted ? QByteArrayView() : m_text.sliced(start, m_at - start);
}

std::optional<ZoneText::Entry> ZoneText::nextEntry()
{
    if (m_at >= m_text.size())
        return std::nullopt;
    Entry entry;
    const qsizetype lineStart = m_at;
    entry.startsBlank = isBlank(m_text[m_at]);

    // Parentheses let an entry go on over line ends; quotes and comments hide them (RFC 1035 §5.1).
    qsizetype depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (const qsizetype lineEnd = lineEndOctets(m_text, m_at)) {
            m_at += lineEnd;
            if (depth == 0)
                break;
        } else if (isControl(c)) {
            return odd();
        } else if (isBlank(c)) {
            ++m_at;
        } else if (c == '(' || c == ')') {
            depth += c == '(' ? 1 : -1;
            if (depth < 0)
                return odd();
            ++m_at;
        } else if (c == ';') {
            const qsizetype end = octets::indexOf(m_text, '\n', m_at);
            m_at = end < 0 ? m_text.size() : end;
        } else if (const QByteArrayView word = nextWord(); word.isEmpty()) {
            return odd();
        } else if (entry.count < entry.words.size()) {
            entry.words[entry.count++] = word;
        }
    }
    if (depth > 0)
        return odd();
    entry.line = m_text.sliced(lineStart, m_at - lineStart);
    return entry;
}

std::optional<DomainName> ZoneText::absolute(QByteArrayView name) const
{
    if (name == QByteArrayView("@"))
        return m_origin;
    if (name.endsWith('.')) {
        const auto parsed = DomainName::parse(name);
        return parsed ? std::optional(*parsed) : std::nullopt;
    }
    if (!m_origin)
        return std::nullopt;
    const auto below = m_origin->below(name);
    return below ? std::optional(*below) : std::nullopt;
}

std::optional<ZoneText::Record> ZoneText::next()
{
    while (const auto entry = nextEntry()) {
        if (entry->count == 0)
            continue;
        const auto word = [&](size_t i) { return i < entry->count ? entry->words[i] : QByteArrayView(); };
        if (word(0).startsWith('$')) {
            if (octets::equalIgnoringCase(word(0), "$ORIGIN"))
                m_origin = absolute(word(1));
            else if (!octets::equalIgnoringCase(word(0), "$TTL"))
                return odd();
            continue;
        }
        size_t i = 0;
        if (!entry->startsBlank)
            m_owner = absolute(word(i++));
        // "[TTL] [class] type", or the class first. No type begins with a digit.
        for (int n = 0; n < 2 && i < entry->count; ++n) {
            if (isClass(word(i)) || octets::isDigit(word(i).front()))
                ++i;
        }
        return Record{m_owner, word(i), entry->line};
    }
    return std::nullopt;
}

std::optional<DomainName> zoneOf(QByteArrayView zoneFile)
{
    std::optional<DomainName> zone;
    bool isFound = false;
    ZoneText text(zoneFile);
    while (const auto record = text.next()) {
        if (isFound || !octets::equalIgnoringCase(record->type, "SOA"))
            continue;
        zone = record->owner;
        isFound = true;
    }
    return text.isOdd() ? std::nullopt : zone;
}

QList<DomainName> anchoredNames(QByteArrayView anchorFile)
{
    QList<DomainName> result;
    ZoneText text(anchorFile);
    while (const auto record = text.next()) {
        const bool isAnchor =
            octets::equalIgnoringCase(record->type, "DS") || octets::equalIgnoringCase(record->type, "DNSKEY");
        if (!isAnchor || !record->owner)
            return {};
        // Records of one name stand together; a name twice costs one more question, no more.
        if (result.isEmpty() || result.last() != *record->owner)
            result.append(*record->owner);
    }
    return text.isOdd() ? QList<DomainName>() : result;
}

} // namespace waxseal::dns_unbound
