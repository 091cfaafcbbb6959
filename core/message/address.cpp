// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/address.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace waxseal::message {

namespace {

/// RFC 5322 §3.2: what a structured field falls into.
enum class Kind : quint8 {
    Atom, ///< atext, with RFC 6532's UTF-8
    Quoted,
    Comment,
    Literal, ///< "[192.0.2.1]"
    Less,
    Greater,
    At,
    Comma,
    Semicolon,
    Colon,
    Dot,
    Junk, ///< a control octet, a stray bracket or backslash, an opening that is never closed
    Space,
};

struct Token {
    qint32 start;
    qint32 end;
    Kind kind;
    bool isApart; ///< white space or a comment stands before it
};

using Tokens = std::span<const Token>;

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> table{};
    for (size_t c = 0; c < 256; ++c)
        table[c] = c < 0x20 || c == 0x7f ? Kind::Junk : Kind::Atom;
    table[' '] = table['\t'] = table['\r'] = table['\n'] = Kind::Space;
    table['"'] = Kind::Quoted;
    table['('] = Kind::Comment;
    table['['] = Kind::Literal;
    table[')'] = table[']'] = table['\\'] = Kind::Junk;
    table['<'] = Kind::Less;
    table['>'] = Kind::Greater;
    table['@'] = Kind::At;
    table[','] = Kind::Comma;
    table[';'] = Kind::Semicolon;
    table[':'] = Kind::Colon;
    table['.'] = Kind::Dot;
    return table;
}();

constexpr Kind kindOf(char c)
{
    return kinds[static_cast<unsigned char>(c)];
}

class Tokenizer {
public:
    explicit Tokenizer(QByteArrayView text) : m_text(text)
    {
        bool isApart = false;
        for (qsizetype at = 0; at < text.size();) {
            Kind kind = kindOf(text[at]);
            qsizetype end = at + 1;
            switch (kind) {
            case Kind::Space:
                m_hasJunk |= isBareLineEnd(at);
                isApart = true;
                at = end;
                continue;
            case Kind::Atom:
                while (end < text.size() && kindOf(text[end]) == Kind::Atom)
                    ++end;
                break;
            case Kind::Quoted: end = enclosed(at, '"', m_isQuoteOpen); break;
            case Kind::Literal: end = enclosed(at, ']', m_isLiteralOpen); break;
            case Kind::Comment: end = comment(at); break;
            case Kind::Less:
            case Kind::Greater:
            case Kind::At:
            case Kind::Comma:
            case Kind::Semicolon:
            case Kind::Colon:
            case Kind::Dot:
            case Kind::Junk: break;
            }
            if (end < 0) {
                kind = Kind::Junk;
                end = at + 1;
            }
            m_hasJunk |= kind == Kind::Junk;
            m_tokens.append({static_cast<qint32>(at), static_cast<qint32>(end), kind, isApart});
            isApart = kind == Kind::Comment;
            at = end;
        }
    }

    Tokens tokens() const { return {m_tokens.data(), static_cast<size_t>(m_tokens.size())}; }
    bool hasJunk() const { return m_hasJunk; }

private:
    /// CR or LF that is no fold: some programs end the field here.
    bool isBareLineEnd(qsizetype at) const
    {
        const char c = m_text[at];
        if (c != '\r' && c != '\n')
            return false;
        const char next = at + 1 < m_text.size() ? m_text[at + 1] : ' ';
        return next != ' ' && next != '\t' && !(c == '\r' && next == '\n');
    }

    void noteControl(qsizetype at)
    {
        const auto c = static_cast<unsigned char>(m_text[at]);
        m_hasJunk |= kindOf(m_text[at]) == Kind::Space ? isBareLineEnd(at) : c < 0x20 || c == 0x7f;
    }

    /// After the closing @p close, or -1. One that is never closed is looked for once only, so the whole stays linear.
    qsizetype enclosed(qsizetype at, char close, bool &isOpen)
    {
        if (isOpen)
            return -1;
        for (qsizetype i = at + 1; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (c == close)
                return i + 1;
            noteControl(i);
            if (c == '\\' && i + 1 < m_text.size())
                noteControl(++i);
        }
        isOpen = true;
        return -1;
    }

    qsizetype comment(qsizetype at)
    {
        if (m_isCommentOpen)
            return -1;
        qsizetype depth = 0;
        for (qsizetype i = at; i < m_text.size() && depth <= limits::commentDepth; ++i) {
            const char c = m_text[i];
            noteControl(i);
            if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                return i + 1;
            else if (c == '\\')
                ++i;
        }
        m_isCommentOpen = true;
        return -1;
    }

    QByteArrayView m_text;
    QVarLengthArray<Token, 48> m_tokens;
    bool m_hasJunk = false;
    bool m_isQuoteOpen = false;
    bool m_isLiteralOpen = false;
    bool m_isCommentOpen = false;
};

/// Without its marks and quoted-pairs (RFC 5322 §3.2.1).
QByteArray unquoted(QByteArrayView inside)
{
    QByteArray result;
    result.reserve(inside.size());
    for (qsizetype i = 0; i < inside.size(); ++i) {
        if (inside[i] == '\\' && i + 1 < inside.size())
            ++i;
        result.append(inside[i]);
    }
    return result;
}

class AddressList {
public:
    explicit AddressList(QByteArrayView body) : m_text(body.first(std::min(body.size(), limits::structuredFieldOctets)))
    {
        const Tokenizer tokenizer(m_text);
        m_isIrregular = tokenizer.hasJunk() || m_text.size() < body.size();
        read(tokenizer.tokens());
    }

    std::vector<Mailbox> mailboxes;
    /// Something that mail programs read differently, although an address may have been found.
    bool isIrregular() const { return m_isIrregular; }

private:
    /// RFC 5322 §3.4 address-list; empty members are let pass (§4.4 obs-addr-list).
    void read(Tokens tokens)
    {
        size_t start = 0;
        bool isInAngle = false;
        bool isInRoute = false;
        bool isInGroup = false;
        size_t groupStart = 0;
        size_t membersBefore = 0;

        for (size_t i = 0; i < tokens.size(); ++i) {
            switch (tokens[i].kind) {
            case Kind::Less:
                isInAngle = true;
                isInRoute = i + 1 < tokens.size() && tokens[i + 1].kind == Kind::At;
                continue;
            case Kind::Greater: isInAngle = isInRoute = false; continue;
            case Kind::Colon:
                if (isInAngle) {
                    isInRoute = false;
                    continue;
                }
                m_isIrregular |= isInGroup || !isPhrase(tokens.subspan(start, i - start));
                isInGroup = true;
                groupStart = start;
                membersBefore = mailboxes.size();
                start = i + 1;
                continue;
            case Kind::Comma:
                if (isInRoute)
                    continue;
                break;
            case Kind::Semicolon: // outside a group: what Outlook users type
                m_isIrregular |= !isInGroup;
                break;
            case Kind::Atom:
            case Kind::Quoted:
            case Kind::Comment:
            case Kind::Literal:
            case Kind::At:
            case Kind::Dot:
            case Kind::Junk:
            case Kind::Space: continue;
            }
            mailbox(tokens.subspan(start, i - start));
            start = i + 1;
            isInAngle = isInRoute = false;
            if (tokens[i].kind == Kind::Semicolon && isInGroup) {
                if (mailboxes.size() == membersBefore) {
                    const Tokens whole = tokens.subspan(groupStart, i + 1 - groupStart);
                    add({phrase(whole.first(lengthBefore(whole, Kind::Colon))), std::nullopt,
                         decodedText(slice(whole))});
                }
                isInGroup = false;
            }
        }
        mailbox(tokens.subspan(start));
        m_isIrregular |= isInGroup;
    }

    void mailbox(Tokens tokens)
    {
        const auto isComment = [](const Token &t) { return t.kind == Kind::Comment; };
        if (std::all_of(tokens.begin(), tokens.end(), isComment))
            return;

        Mailbox result;
        result.asWritten = decodedText(slice(tokens));
        const Tokens name = tokens.first(lengthBefore(tokens, Kind::Less));
        if (name.size() == tokens.size()) {
            Tokens bare = tokens;
            while (isComment(bare.front()))
                bare = bare.subspan(1);
            while (isComment(bare.back()))
                bare = bare.first(bare.size() - 1);
            result.address = addrSpec(bare);
            if (!result.address)
                result.displayName = phrase(tokens);
            else if (isComment(tokens.back())) // "a@b.example (Name)", as before RFC 822
                result.displayName = phrase(tokens.last(1));
        } else {
            const Tokens inside = tokens.subspan(name.size() + 1);
            const Tokens address = inside.first(lengthBefore(inside, Kind::Greater));
            result.address = addrSpec(address);
            result.displayName = phrase(name);
            // More after the bracket, such as another address: programs differ in which one they show.
            m_isIrregular |= !isPhrase(name) || address.size() == inside.size();
            if (address.size() < inside.size()) {
                const Tokens after = inside.subspan(address.size() + 1);
                m_isIrregular |= !std::all_of(after.begin(), after.end(), isComment);
            }
        }
        m_isIrregular |= !result.address;
        add(std::move(result));
    }

    void add(Mailbox mailbox)
    {
        if (qsizetype(mailboxes.size()) < limits::authors)
            mailboxes.push_back(std::move(mailbox));
        else
            m_isIrregular = true;
    }

    /// RFC 5322 §3.4.1 and §4.4. What stands between its parts makes the field irregular.
    std::optional<EmailAddress> addrSpec(Tokens tokens)
    {
        if (tokens.empty())
            return std::nullopt;

        if (tokens.front().kind == Kind::At) { // obs-route: some programs take its first domain
            m_isIrregular = true;
            const size_t route = lengthBefore(tokens, Kind::Colon);
            if (route == tokens.size())
                return std::nullopt;
            tokens = tokens.subspan(route + 1);
        }
        // RFC 2047 §5: an encoded word must not stand in an addr-spec; some programs decode it there.
        m_isIrregular |= tokens.empty() || hasEncodedWord(slice(tokens));

        bool isWordBefore = false;
        bool isVerbatim = true;
        size_t i = 0;
        for (; i < tokens.size() && tokens[i].kind != Kind::At; ++i) {
            const Token &token = tokens[i];
            m_isIrregular |= token.isApart && i > 0;
            isVerbatim &= i == 0 || !token.isApart;
            switch (token.kind) {
            case Kind::Quoted: isVerbatim = false; [[fallthrough]];
            case Kind::Atom:
                if (isWordBefore)
                    return std::nullopt;
                isWordBefore = true;
                break;
            case Kind::Dot: // also two in a row, or at the end: some providers gave out such names
                isWordBefore = false;
                break;
            case Kind::Comment:
                m_isIrregular = true;
                isVerbatim = false;
                break;
            case Kind::Literal:
            case Kind::Less:
            case Kind::Greater:
            case Kind::At:
            case Kind::Comma:
            case Kind::Semicolon:
            case Kind::Colon:
            case Kind::Junk:
            case Kind::Space: return std::nullopt;
            }
        }
        if (i == tokens.size())
            return std::nullopt;
        m_isIrregular |= tokens[i].isApart && i > 0;

        QByteArray localPart = isVerbatim ? slice(tokens.first(i)).toByteArray() : joined(tokens.first(i));
        if (localPart.isEmpty() || localPart.size() > limits::localPartOctets)
            return std::nullopt;
        bool isAscii = true;
        for (const char c : std::as_const(localPart)) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                return std::nullopt;
            m_isIrregular |= c == '@'; // "a@b"@c
            isAscii &= static_cast<unsigned char>(c) < 0x80;
        }
        if (!isAscii && !QByteArrayView(localPart).isValidUtf8()) // RFC 6532 §3.1
            return std::nullopt;

        const auto domain = domainName(tokens.subspan(i + 1));
        if (!domain)
            return std::nullopt;
        return EmailAddress{std::move(localPart), *domain};
    }

    std::optional<DomainName> domainName(Tokens tokens)
    {
        bool isContiguous = true;
        bool isWordBefore = false;
        for (const Token &token : tokens) {
            isContiguous &= !token.isApart;
            if (token.kind == Kind::Comment)
                isContiguous = false;
            else if (token.kind == Kind::Dot)
                isWordBefore = false;
            else if (token.kind == Kind::Atom && !isWordBefore)
                isWordBefore = true;
            else
                return std::nullopt; // an address literal, a second "@", two words
        }
        const auto parsed = [](QByteArrayView text) -> std::optional<DomainName> {
            auto name = DomainName::parse(text);
            return name && !name->isRoot() ? std::optional(*std::move(name)) : std::nullopt;
        };
        if (isContiguous)
            return parsed(slice(tokens));

        m_isIrregular = true;
        return parsed(joined(tokens));
    }

    /// The parts of an address without what may stand between them.
    QByteArray joined(Tokens tokens) const
    {
        QByteArray result;
        for (const Token &token : tokens) {
            if (token.kind == Kind::Quoted)
                result += unquoted(view(token).sliced(1).chopped(1));
            else if (token.kind != Kind::Comment)
                result += view(token);
        }
        return result;
    }

    /// The words of a display name, comment or group name. RFC 2047 §5 lets no encoded word stand within quotes, but real
    /// mail has them there.
    QString phrase(Tokens tokens) const
    {
        if (tokens.empty())
            return {};
        const bool isSingle = tokens.size() == 1;
        const auto isMarked = [](const Token &t) { return t.kind == Kind::Quoted || t.kind == Kind::Comment; };
        if (std::none_of(tokens.begin(), tokens.end(), isMarked))
            return decodedText(slice(tokens));
        if (isSingle && octets::indexOf(view(tokens.front()), '\\') < 0)
            return decodedText(view(tokens.front()).sliced(1).chopped(1));

        QByteArray words;
        for (const Token &token : tokens) {
            if (token.isApart && !words.isEmpty())
                words += ' ';
            if (token.kind == Kind::Quoted || (token.kind == Kind::Comment && isSingle))
                words += unquoted(view(token).sliced(1).chopped(1));
            else
                words += view(token);
        }
        return decodedText(words);
    }

    /// No "@" and no bracket: `a@victim <b@attacker>` is read in two ways, `"a@victim" <b@attacker>` in one.
    static bool isPhrase(Tokens tokens)
    {
        return std::all_of(tokens.begin(), tokens.end(), [](const Token &t) {
            return t.kind == Kind::Atom || t.kind == Kind::Quoted || t.kind == Kind::Comment || t.kind == Kind::Dot;
        });
    }

    static bool hasEncodedWord(QByteArrayView text)
    {
        for (qsizetype at = octets::indexOf(text, '?', 1); at > 0; at = octets::indexOf(text, '?', at + 1)) {
            if (text[at - 1] == '=')
                return true;
        }
        return false;
    }

    static size_t lengthBefore(Tokens tokens, Kind kind)
    {
        const auto hit = std::find_if(tokens.begin(), tokens.end(), [kind](const Token &t) { return t.kind == kind; });
        return static_cast<size_t>(hit - tokens.begin());
    }

    QByteArrayView view(const Token &token) const { return m_text.sliced(token.start, token.end - token.start); }
    QByteArrayView slice(Tokens tokens) const
    {
        return tokens.empty() ? QByteArrayView()
                              : m_text.sliced(tokens.front().start, tokens.back().end - tokens.front().start);
    }

    QByteArrayView m_text;
    bool m_isIrregular = false;
};

} // namespace

std::vector<Mailbox> parseMailboxes(QByteArrayView body)
{
    return AddressList(body).mailboxes;
}

namespace {

/// Whether @p address is the only one that any program could read in @p body, however it is written: without the places
/// where it stands, no "@" is left. `a@b.example <a@b.example>` and `Berg, Anna <a@b.example>` are common and harmless.
bool namesOnly(QByteArrayView body, const EmailAddress &address)
{
    const QByteArray text = address.toByteArray();
    if (text.count('@') != 1)
        return false;
    if (body.toByteArray().contains("=?")) // an encoded word in a strange place may decode to anything
        return false;
    for (qsizetype at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if ((static_cast<unsigned char>(c) < 0x20 && !octets::isWhiteSpace(c)) || c == 0x7f)
            return false;
        if (c != '@')
            continue;
        const qsizetype start = at - address.localPart.size();
        if (start < 0 || start + text.size() > body.size()
            || !octets::equalIgnoringCase(body.sliced(start, text.size()), text))
            return false;
        // The address must stand there by itself, not as a part of a longer one.
        const auto isEdge = [&body](qsizetype i) {
            return i < 0 || i >= body.size() || octets::isWhiteSpace(body[i])
                || QByteArrayView("<>\",:;'").contains(body[i]);
        };
        if (!isEdge(start - 1) || !isEdge(start + text.size()))
            return false;
        at = start + text.size() - 1;
    }
    return true;
}

} // namespace

Author authorOf(const Header &header)
{
    Author author;
    bool isIrregular = false;
    QByteArrayView body;
    for (const Field &field : header.fields()) {
        if (field.known != FieldName::From)
            continue;
        ++author.fields;
        body = field.body;
        AddressList list(field.body);
        isIrregular |= list.isIrregular();
        author.authors += static_cast<int>(list.mailboxes.size());
        for (Mailbox &mailbox : list.mailboxes) {
            if (!author.mailbox)
                author.mailbox = std::move(mailbox);
            else if (!author.mailbox->address && mailbox.address)
                author.others.push_back(std::exchange(*author.mailbox, std::move(mailbox)));
            else
                author.others.push_back(std::move(mailbox));
        }
    }
    author.fields += header.hiddenFromFields();
    if (author.fields == 1 && (isIrregular || author.authors != 1) && body.size() <= limits::structuredFieldOctets) {
        if (octets::indexOf(body, '@') < 0) { // "MAILER-DAEMON", "<>": nobody, read by anybody
            isIrregular = false;
        } else if (author.mailbox && author.mailbox->address && namesOnly(body, *author.mailbox->address)) {
            isIrregular = false;
            author.authors = 1;
            author.others.clear();
        }
    }
    author.isRegular = !isIrregular;
    author.isAmbiguous = author.fields != 1 || author.authors != 1 || isIrregular || !author.mailbox->address;
    return author;
}

} // namespace waxseal::message
