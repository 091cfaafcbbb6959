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

bool isClass(QByteArrayView word)
{
    return octets::equalIgnoringCase(word, "IN") || octets::equalIgnoringCase(word, "CH")
        || octets::equalIgnoringCase(word, "HS");
}

} // namespace

std::optional<ZoneText::Entry> ZoneText::nextEntry()
{
    if (m_at >= m_text.size())
        return std::nullopt;
    Entry entry;
    const qsizetype lineStart = m_at;
    entry.startsBlank = isBlank(m_text[m_at]);

    // Parentheses let an entry go on over line ends; quotes and comments hide them (RFC 1035 §5.1).
    bool within = false;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '\n') {
            ++m_at;
            if (!within)
                break;
        } else if (isBlank(c)) {
            ++m_at;
        } else if (c == '(' || c == ')') {
            within = c == '(';
            ++m_at;
        } else if (c == ';') {
            const qsizetype end = octets::indexOf(m_text, '\n', m_at);
            m_at = end < 0 ? m_text.size() : end;
        } else {
            const qsizetype start = m_at;
            bool quoted = false;
            for (; m_at < m_text.size(); ++m_at) {
                const char d = m_text[m_at];
                if (d == '\\' && m_at + 1 < m_text.size() && m_text[m_at + 1] != '\n')
                    ++m_at;
                else if (d == '"')
                    quoted = !quoted;
                else if (d == '\n' || (!quoted && (isBlank(d) || d == '(' || d == ')' || d == ';')))
                    break;
            }
            if (entry.count < entry.words.size())
                entry.words[entry.count++] = m_text.sliced(start, m_at - start);
        }
    }
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
    ZoneText text(zoneFile);
    while (const auto record = text.next()) {
        if (octets::equalIgnoringCase(record->type, "SOA"))
            return record->owner;
    }
    return std::nullopt;
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
    return result;
}

} // namespace waxseal::dns_unbound
