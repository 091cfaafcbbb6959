// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Words, comments and semicolons of a trace line, in one pass. Private to core/received.
namespace waxseal::received {

enum class TokenKind : quint8 { End, Word, Comment, Semicolon };

struct Token {
    TokenKind kind = TokenKind::End;
    QByteArrayView text; ///< a comment's without its brackets
    qsizetype at = 0;    ///< where it starts in the body
};

/// Whether it is known where an address that a stranger chose ends, and so where the server's words go on.
enum class AddressEnd : quint8 {
    Certain, ///< "<a@b>", "<\"a b\"@c>"
    Likely,  ///< a run without brackets: nothing in it is quoted
    Unknown, ///< quotes or "[" (RFC 5321 §4.1.2, §4.1.3) where servers do not agree on what they enclose
};

struct Address {
    QByteArrayView text;
    AddressEnd end;
};

/// Nothing in the address, but a quoted local part as a whole, can hold a bracket.
inline bool isPlainAddress(QByteArrayView address)
{
    if (!address.isEmpty() && address.front() == '"') {
        qsizetype at = 1;
        while (at < address.size() && address[at] != '"')
            at += address[at] == '\\' ? 2 : 1;
        address = address.sliced(std::min(at + 1, address.size()));
    }
    return octets::indexOf(address, '"') < 0 && octets::indexOf(address, '[') < 0;
}

/// The run of octets before the first white space; @p text is left behind it and behind the white space.
inline QByteArrayView takeRun(QByteArrayView &text)
{
    qsizetype end = 0;
    while (end < text.size() && !octets::isWhiteSpace(text[end]))
        ++end;
    const QByteArrayView run = text.first(end);
    while (end < text.size() && octets::isWhiteSpace(text[end]))
        ++end;
    text = text.sliced(end);
    return run;
}

/// Which octets of a line end a word or can end a comment: one bit for each, found 16 octets at a time where the
/// processor can. A line is 250 octets of short words; looking at each octet in turn takes four times as long.
class OctetMaps {
public:
    explicit OctetMaps(QByteArrayView body) : m_size(body.size())
    {
        qsizetype at = 0;
        size_t block = 0;
        for (; at + blockOctets <= body.size(); at += blockOctets)
            classify(body.data() + at, block++);
        if (at < body.size()) {
            char last[blockOctets] = {};
            std::memcpy(last, body.data() + at, size_t(body.size() - at));
            classify(last, block);
        }
    }

    qsizetype nextSpace(qsizetype at) const { return next(m_space, at, 0); }
    qsizetype nextNonSpace(qsizetype at) const { return next(m_space, at, ~quint64(0)); }
    qsizetype nextWordEnd(qsizetype at) const { return next(m_wordEnd, at, 0); }
    qsizetype nextCommentOctet(qsizetype at) const { return next(m_inComment, at, 0); }

private:
    static constexpr qsizetype blockOctets = 64;
    static constexpr size_t mostBlocks = size_t(limits::structuredFieldOctets / blockOctets);
    using Map = std::array<quint64, mostBlocks>;

    /// The first octet at or after @p at whose bit is set, or not set with @p flip; the size where there is none.
    qsizetype next(const Map &map, qsizetype at, quint64 flip) const
    {
        if (at >= m_size)
            return m_size;
        size_t block = size_t(at) / 64;
        quint64 bits = (map[block] ^ flip) & (~quint64(0) << (size_t(at) % 64));
        while (bits == 0) {
            if (++block * 64 >= size_t(m_size))
                return m_size;
            bits = map[block] ^ flip;
        }
        return std::min(qsizetype(block * 64) + std::countr_zero(bits), m_size);
    }

    /// White space is every control octet too, as in message::unfolded. Word ends: those, ";" and "(". In comments:
    /// brackets, "\\" and quotes.
    void classify(const char *octets, size_t block)
    {
        quint64 space = 0;
        quint64 wordEnd = 0;
        quint64 inComment = 0;
#ifdef __SSE2__
        for (int part = 0; part < 4; ++part) {
            const __m128i these = _mm_loadu_si128(reinterpret_cast<const __m128i *>(octets + 16 * part));
            const auto all = [](char c) { return _mm_set1_epi8(c); };
            const auto bits = [part](__m128i equal) {
                return quint64(quint32(_mm_movemask_epi8(equal))) << (16 * part);
            };
            const __m128i isSpace = _mm_cmpeq_epi8(_mm_min_epu8(these, all(' ')), these);
            const __m128i isOpen = _mm_cmpeq_epi8(these, all('('));
            space |= bits(isSpace);
            wordEnd |= bits(_mm_or_si128(isSpace, _mm_or_si128(isOpen, _mm_cmpeq_epi8(these, all(';')))));
            inComment |=
                bits(_mm_or_si128(_mm_or_si128(isOpen, _mm_cmpeq_epi8(these, all(')'))),
                                  _mm_or_si128(_mm_cmpeq_epi8(these, all('\\')), _mm_cmpeq_epi8(these, all('"')))));
        }
#else
        for (int i = 0; i < blockOctets; ++i) {
            const char c = octets[i];
            const bool isSpace = static_cast<unsigned char>(c) <= ' ';
            space |= quint64(isSpace) << i;
            wordEnd |= quint64(isSpace || c == '(' || c == ';') << i;
            inComment |= quint64(c == '(' || c == ')' || c == '\\' || c == '"') << i;
        }
#endif
        m_space[block] = space;
        m_wordEnd[block] = wordEnd;
        m_inComment[block] = inComment;
    }

    qsizetype m_size;
    Map m_space; // filled as far as the line goes
    Map m_wordEnd;
    Map m_inComment;
};

class Scanner {
public:
    /// @param body at most limits::structuredFieldOctets
    explicit Scanner(QByteArrayView body) : m_body(body), m_maps(body) { }

    /// @param inFrom before "by": a comment may then hold the peer's HELO, whose brackets do not count
    Token next(bool inFrom)
    {
        skipWhiteSpace();
        if (m_at >= m_body.size())
            return {TokenKind::End, {}, m_at};
        const qsizetype start = m_at;
        if (m_body[start] == ';') {
            ++m_at;
            return {TokenKind::Semicolon, m_body.sliced(start, 1), start};
        }
        if (m_body[start] == '(') {
            if (const qsizetype end = closingBracket(start, inFrom); end >= 0) {
                m_at = end + 1;
                return {TokenKind::Comment, m_body.sliced(start + 1, end - start - 1), start};
            }
            ++m_unclosed; // an octet like any other, then
        }
        m_at = m_maps.nextWordEnd(start + 1);
        return {TokenKind::Word, m_body.sliced(start, m_at - start), start};
    }

    /// HELO is one argument without white space (RFC 5321 §4.1.1.1), but may hold brackets and semicolons: what stands
    /// up to the white space is the name, whatever it looks like. Empty where a comment stands in its place.
    QByteArrayView takeName()
    {
        skipWhiteSpace();
        if (m_at >= m_body.size())
            return {};
        if (m_body[m_at] == '(' && closingBracket(m_at, true) >= 0)
            return {};
        const qsizetype start = m_at;
        m_at = m_maps.nextSpace(m_at);
        QByteArrayView name = m_body.sliced(start, m_at - start);
        if (name.size() > 1 && name.back() == ';') { // "from host; by …": the semicolon is a separator
            name.chop(1);
            --m_at;
        }
        return name;
    }

    /// What follows "for": "<a@b>" without the brackets (a quoted local part may hold anything, RFC 5321 §4.1.2), or a run.
    /// Empty where no address stands.
    Address takeAddress()
    {
        skipWhiteSpace();
        const qsizetype start = m_at;
        if (m_at < m_body.size() && m_body[m_at] == '<') {
            qsizetype end = m_at + 1;
            if (end < m_body.size() && m_body[end] == '"')
                end = afterQuotes(end);
            while (end < m_body.size() && m_body[end] != '>' && m_body[end] != ';' && m_body[end] != '(')
                ++end;
            if (end < m_body.size() && m_body[end] == '>') {
                const QByteArrayView address = m_body.sliced(m_at + 1, end - m_at - 1);
                m_at = end + 1;
                return {address, isPlainAddress(address) ? AddressEnd::Certain : AddressEnd::Unknown};
            }
        }
        if (m_at < m_body.size() && m_body[m_at] == '"')
            m_at = afterQuotes(m_at);
        m_at = m_maps.nextWordEnd(m_at);
        const QByteArrayView address = m_body.sliced(start, m_at - start);
        const bool isRun =
            octets::indexOf(address, '"') < 0 && octets::indexOf(address, '[') < 0 && octets::indexOf(address, '<') < 0;
        return {address, isRun ? AddressEnd::Likely : AddressEnd::Unknown};
    }

    /// Whether a comment or an address holds a by clause: "by", a word, and then a clause or a semicolon. A stranger opened
    /// it before the server wrote "by", and closed it behind.
    bool holdsByClause(qsizetype start, qsizetype end) const
    {
        int wordsBehindBy = -1;
        for (qsizetype at = m_maps.nextNonSpace(start); at < end;) {
            const qsizetype wordEnd = std::min(m_maps.nextSpace(at), end);
            const QByteArrayView word = m_body.sliced(at, wordEnd - at);
            if (wordsBehindBy < 0) {
                if (octets::equalIgnoringCase(word, "by"))
                    wordsBehindBy = 0;
            } else if ((++wordsBehindBy == 1 && word.back() == ';')
                       || (wordsBehindBy > 1
                           && (octets::equalIgnoringCase(word, "with") || octets::equalIgnoringCase(word, "id")
                               || octets::equalIgnoringCase(word, "via") || octets::equalIgnoringCase(word, "for")))) {
                return true;
            }
            at = m_maps.nextNonSpace(wordEnd);
        }
        return false;
    }

    /// So many brackets are open that looking for their ends again and again would cost too much.
    bool gaveUp() const { return m_unclosed > limits::commentDepth; }
    qsizetype position() const { return m_at; }
    QByteArrayView rest() const { return m_body.sliced(m_at); }
    /// Reads no further.
    void stop() { m_at = m_body.size(); }

private:
    bool isAtSpace() const { return m_at < m_body.size() && static_cast<unsigned char>(m_body[m_at]) <= ' '; }
    void skipWhiteSpace()
    {
        if (isAtSpace())
            ++m_at; // mostly one; a fold is longer
        if (isAtSpace())
            m_at = m_maps.nextNonSpace(m_at);
    }

    /// Behind the closing quote of the string that starts at @p at; the octet after @p at where it never closes.
    qsizetype afterQuotes(qsizetype at) const
    {
        for (qsizetype i = at + 1; i < m_body.size(); ++i) {
            if (m_body[i] == '\\')
                ++i;
            else if (m_body[i] == '"')
                return i + 1;
        }
        return at + 1;
    }

    /// The bracket that closes the comment opened at @p open (RFC 5322 §3.2.2), or -1. Deviates: in "(envelope-from …)",
    /// `<"` starts a quoted local part, as servers write the sender's address there without escaping its brackets.
    qsizetype closingBracket(qsizetype open, bool inFrom) const
    {
        if (inFrom) {
            if (const qsizetype end = closingBracketOfHelo(open); end >= 0)
                return end;
        }
        const bool holdsAddress = octets::startsWithIgnoringCase(m_body.sliced(open + 1), "envelope");
        qsizetype depth = 1;
        for (qsizetype i = m_maps.nextCommentOctet(open + 1); i < m_body.size(); i = m_maps.nextCommentOctet(i + 1)) {
            switch (m_body[i]) {
            case '(':
                if (++depth > limits::commentDepth)
                    return -1;
                break;
            case ')':
                if (--depth == 0)
                    return i;
                break;
            case '\\': ++i; break;
            case '"':
                if (holdsAddress && m_body[i - 1] == '<')
                    i = afterQuotes(i) - 1;
                break;
            }
        }
        return -1;
    }

    /// "(HELO x)", "([192.0.2.1]:25 helo=x)": the comment ends at the last bracket of the run x, which the peer chose.
    qsizetype closingBracketOfHelo(qsizetype open) const
    {
        const QByteArrayView rest = m_body.sliced(open + 1);
        if (rest.size() > 5 && rest[4] == ' '
            && (octets::startsWithIgnoringCase(rest, "HELO") || octets::startsWithIgnoringCase(rest, "EHLO")
                || octets::startsWithIgnoringCase(rest, "LHLO")))
            return closingBracketOfRun(open + 6);
        if (rest.isEmpty() || (rest[0] != '[' && rest[0] != 'p' && rest[0] != 'h'))
            return -1;
        qsizetype at = open + 1;
        for (int run = 0; run < 3 && at < m_body.size();
             ++run) { // "[192.0.2.1]:25", "port=25", "ident=x", then "helo=x"
            if (m_body.sliced(at).startsWith("helo="))
                return closingBracketOfRun(at);
            const qsizetype end = m_maps.nextSpace(at);
            if (m_maps.nextCommentOctet(at) < end)
                return -1;
            at = m_maps.nextNonSpace(end);
        }
        return -1;
    }
    qsizetype closingBracketOfRun(qsizetype at) const
    {
        at = m_maps.nextSpace(at);
        while (m_body[at - 1] == ';') // OpenSMTPD: "(…); by"
            --at;
        return m_body[at - 1] == ')' ? at - 1 : -1;
    }

    QByteArrayView m_body;
    OctetMaps m_maps;
    qsizetype m_at = 0;
    qsizetype m_unclosed = 0;
};

} // namespace waxseal::received
