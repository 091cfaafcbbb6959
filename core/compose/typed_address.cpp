// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/typed_address.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/compose/clean_text.h"
#include "core/compose/field_text.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace waxseal::compose {

namespace {

/// RFC 5322 §3.2, with RFC 6532's characters in words.
enum class Kind : quint8 {
    Word,
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
    Stray, ///< a bracket, quote or backslash with no other half
};

struct Token {
    qsizetype start;
    qsizetype end;
    Kind kind;
    bool isApart; ///< white space stands before it
};
using Tokens = std::span<const Token>;

Kind kindOf(QChar c)
{
    switch (c.unicode()) {
    case '"': return Kind::Quoted;
    case '(': return Kind::Comment;
    case '[': return Kind::Literal;
    case '<': return Kind::Less;
    case '>': return Kind::Greater;
    case '@': return Kind::At;
    case ',': return Kind::Comma;
    case ';': return Kind::Semicolon;
    case ':': return Kind::Colon;
    case '.': return Kind::Dot;
    case ')':
    case ']':
    case '\\': return Kind::Stray;
    }
    return Kind::Word;
}

class Tokenizer {
public:
    explicit Tokenizer(QStringView text) : m_text(text)
    {
        bool isApart = false;
        for (qsizetype at = 0; at < text.size();) {
            if (text[at].isSpace()) {
                isApart = true;
                ++at;
                continue;
            }
            Kind kind = kindOf(text[at]);
            qsizetype end = at + 1;
            switch (kind) {
            case Kind::Word:
                while (end < text.size() && kindOf(text[end]) == Kind::Word && !text[end].isSpace())
                    ++end;
                break;
            case Kind::Quoted: end = enclosed(at, u'"', m_isQuoteOpen); break;
            case Kind::Literal: end = enclosed(at, u']', m_isLiteralOpen); break;
            case Kind::Comment: end = comment(at); break;
            case Kind::Less:
            case Kind::Greater:
            case Kind::At:
            case Kind::Comma:
            case Kind::Semicolon:
            case Kind::Colon:
            case Kind::Dot:
            case Kind::Stray: break;
            }
            if (end < 0) {
                kind = Kind::Stray;
                end = at + 1;
            }
            m_tokens.push_back({at, end, kind, isApart});
            isApart = false;
            at = end;
        }
    }

    const std::vector<Token> &tokens() const { return m_tokens; }

private:
    /// Behind the closing @p close, or -1. One that is never closed is looked for once only, so the whole stays linear.
    qsizetype enclosed(qsizetype at, QChar close, bool &isOpen)
    {
        for (qsizetype i = at + 1; i < m_text.size() && !isOpen; ++i) {
            if (m_text[i] == close)
                return i + 1;
            i += m_text[i] == u'\\';
        }
        isOpen = true;
        return -1;
    }

    qsizetype comment(qsizetype at)
    {
        qsizetype depth = 0;
        for (qsizetype i = at; i < m_text.size() && depth <= limits::commentDepth && !m_isCommentOpen; ++i) {
            const QChar c = m_text[i];
            if (c == u'(')
                ++depth;
            else if (c == u')' && --depth == 0)
                return i + 1;
            else if (c == u'\\')
                ++i;
        }
        m_isCommentOpen = true;
        return -1;
    }

    QStringView m_text;
    std::vector<Token> m_tokens;
    bool m_isQuoteOpen = false;
    bool m_isLiteralOpen = false;
    bool m_isCommentOpen = false;
};

/// Without its marks and quoted-pairs (RFC 5322 §3.2.1).
QString unquoted(QStringView marked)
{
    QString result;
    for (qsizetype i = 1; i + 1 < marked.size(); ++i) {
        i += marked[i] == u'\\' && i + 2 < marked.size();
        result += marked[i];
    }
    return result;
}

bool isComment(const Token &token)
{
    return token.kind == Kind::Comment;
}

Tokens::iterator find(Tokens tokens, Kind kind)
{
    return std::find_if(tokens.begin(), tokens.end(), [kind](const Token &t) { return t.kind == kind; });
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c < QChar(0x80); });
}

using Typed = Result<TypedAddress, AddressError>;

class Reader {
public:
    /// Positions are counted from the start of @p text.
    explicit Reader(QStringView text) : m_text(text), m_tokenizer(text) { }

    Typed read() const
    {
        const Tokens tokens = m_tokenizer.tokens();
        const auto less = find(tokens, Kind::Less);
        return less == tokens.end() ? bare(tokens) : inBrackets(tokens, static_cast<size_t>(less - tokens.begin()));
    }

private:
    /// RFC 5322 §3.4 name-addr
    Typed inBrackets(Tokens tokens, size_t less) const
    {
        const Tokens name = tokens.first(less);
        const Tokens rest = tokens.subspan(less + 1);
        const auto greater = find(rest, Kind::Greater);
        if (greater == rest.end())
            return fault(AddressFault::BadDomain, m_text.size());
        const Tokens address = rest.first(static_cast<size_t>(greater - rest.begin()));
        const Tokens after = rest.subspan(address.size() + 1);

        Typed result = addrSpec(address, greater->start);
        if (!result)
            return result;
        const auto behind = std::find_if_not(after.begin(), after.end(), isComment);
        if (behind != after.end())
            return fault(find(after, Kind::At) == after.end() ? AddressFault::BadDomain : AddressFault::Several,
                         behind->start);
        // "anna@example.com <anna@example.com>" is written by mail programs; with two addresses one of them is a lie.
        const auto at = find(name, Kind::At);
        if (at != name.end()) {
            if (view(name).compare(view(address), Qt::CaseInsensitive) != 0)
                return fault(AddressFault::Several, name.front().start);
            return result;
        }
        const auto isWord = [](const Token &t) {
            return t.kind == Kind::Word || t.kind == Kind::Quoted || t.kind == Kind::Comment || t.kind == Kind::Dot;
        };
        const auto odd = std::find_if_not(name.begin(), name.end(), isWord);
        if (odd != name.end())
            return fault(AddressFault::BadLocalPart, odd->start);
        result->name = phrase(name);
        if (result->name.isEmpty())
            result->name = comments(after.empty() ? name : after);
        return result;
    }

    /// RFC 5322 §3.4 addr-spec, with the comment behind it that was a name before RFC 822.
    Typed bare(Tokens tokens) const
    {
        Tokens address = tokens;
        while (!address.empty() && isComment(address.front()))
            address = address.subspan(1);
        while (!address.empty() && isComment(address.back()))
            address = address.first(address.size() - 1);
        Typed result = addrSpec(address, m_text.size());
        if (result && !isComment(tokens.front()) && isComment(tokens.back()))
            result->name = comments(tokens.last(1));
        return result;
    }

    /// RFC 5322 §3.4.1 without §4.4: nothing may stand between the parts of an address.
    /// @param end where something is missing, if it is missing at the end
    Typed addrSpec(Tokens tokens, qsizetype end) const
    {
        const auto at = find(tokens, Kind::At);
        if (at == tokens.end())
            return fault(AddressFault::NoAt, tokens.empty() ? end : tokens.back().end);
        const Tokens local = tokens.first(static_cast<size_t>(at - tokens.begin()));
        const Tokens domain = tokens.subspan(local.size() + 1);
        if (find(domain, Kind::At) != domain.end()) {
            const auto next = std::find_if(domain.begin(), domain.end(), [](const Token &t) {
                return t.isApart || t.kind == Kind::Comma || t.kind == Kind::Semicolon;
            });
            if (next != domain.end())
                return fault(AddressFault::Several, next->start);
        }

        auto localPart = localPartOf(local, *at);
        if (!localPart)
            return fault(localPart.error().fault, localPart.error().at);
        auto name = domainOf(domain, at->end);
        if (!name)
            return fault(name.error().fault, name.error().at);
        return TypedAddress{{}, {*std::move(localPart), *std::move(name)}};
    }

    Result<QByteArray, AddressError> localPartOf(Tokens tokens, const Token &at) const
    {
        if (tokens.empty())
            return fault(AddressFault::NoLocalPart, at.start);
        QString text;
        if (tokens.size() == 1 && tokens[0].kind == Kind::Quoted) {
            text = unquoted(view(tokens));
            if (text.isEmpty())
                return fault(AddressFault::NoLocalPart, tokens[0].start);
        } else if (const qsizetype odd = notDotted(tokens, at.start); odd >= 0) {
            return fault(AddressFault::BadLocalPart, odd);
        } else {
            text = view(tokens).toString();
        }
        if (at.isApart)
            return fault(AddressFault::BadLocalPart, tokens.back().end);
        if (const qsizetype unseen = unseenIn(tokens); unseen >= 0)
            return fault(AddressFault::BadCharacter, unseen);

        // RFC 6532 §3.1: Normalization Form C. A character that becomes an ASCII one by it (U+037E, a semicolon) is a trick.
        const auto hidesAscii = [](QChar c) {
            return c >= QChar(0x80) && QString(c).normalized(QString::NormalizationForm_C).front() < QChar(0x80);
        };
        const auto isControl = [](QChar c) { return c < QChar(0x20); }; // a tab in quotes
        if (std::any_of(text.begin(), text.end(), hidesAscii) || std::any_of(text.begin(), text.end(), isControl))
            return fault(AddressFault::BadLocalPart, tokens[0].start);
        QByteArray octets = text.normalized(QString::NormalizationForm_C).toUtf8();
        if (octets.size() > limits::localPartOctets)
            return fault(AddressFault::TooLong, tokens[0].start);
        return octets;
    }

    Result<DomainName, AddressError> domainOf(Tokens tokens, qsizetype start) const
    {
        if (tokens.empty())
            return fault(AddressFault::NoDomain, start);
        if (tokens[0].isApart)
            return fault(AddressFault::BadDomain, start);
        if (tokens[0].kind == Kind::Literal)
            return fault(AddressFault::AddressLiteral, start);
        if (const qsizetype odd = notDotted(tokens, tokens.back().end); odd >= 0)
            return fault(AddressFault::BadDomain, odd);
        if (const qsizetype unseen = unseenIn(tokens); unseen >= 0)
            return fault(AddressFault::BadCharacter, unseen);

        const QStringView text = view(tokens);
        auto name = DomainName::parse(text.toUtf8());
        if (!name)
            return fault(AddressFault::BadDomain,
                         isAscii(text) ? start + std::min(name.error().at, text.size() - 1) : start);
        if (name->labelCount() < 2)
            return fault(AddressFault::SingleLabel, start);
        // RFC 5321 §4.1.2: letters, digits and, inside a label, hyphens; no "_" as in the names of services.
        const QByteArrayView labels = name->view();
        for (qsizetype i = 0; i < labels.size(); ++i) {
            const bool isEdge = i == 0 || i + 1 == labels.size() || labels[i - 1] == '.' || labels[i + 1] == '.';
            if (labels[i] == '_' || (labels[i] == '-' && isEdge))
                return fault(AddressFault::BadDomain, isAscii(text) ? start + i : start);
        }
        const QByteArrayView last = labels.sliced(labels.lastIndexOf('.') + 1);
        if (std::all_of(last.begin(), last.end(), octets::isDigit)) // "192.0.2.1" is no name
            return fault(AddressFault::AddressLiteral, start);
        return *std::move(name);
    }

    /// RFC 5322 §3.2.3 dot-atom-text: where it is not, or -1. @param end of the text that must be one
    static qsizetype notDotted(Tokens tokens, qsizetype end)
    {
        bool isWordBefore = false;
        for (const Token &token : tokens) {
            const bool isDot = token.kind == Kind::Dot;
            const bool isFirst = &token == &tokens.front();
            if ((!isDot && token.kind != Kind::Word) || isDot != isWordBefore || (token.isApart && !isFirst))
                return token.start;
            isWordBefore = !isDot;
        }
        return isWordBefore ? -1 : end - 1;
    }

    /// Where a character stands that may be in a name but not in an address, or -1.
    qsizetype unseenIn(Tokens tokens) const
    {
        const QStringView text = view(tokens);
        const auto hit = std::find_if(text.begin(), text.end(), [](QChar c) {
            return isJoiner(c.unicode()) || c == QChar(QChar::ReplacementCharacter);
        });
        return hit == text.end() ? -1 : tokens.front().start + (hit - text.begin());
    }

    /// The words of a display name; comments in it are not part of it (RFC 5322 §3.2.5).
    QString phrase(Tokens tokens) const
    {
        QString words;
        for (const Token &token : tokens) {
            if (isComment(token) || token.isApart)
                words += u' ';
            if (token.kind == Kind::Quoted)
                words += unquoted(view({&token, 1}));
            else if (!isComment(token))
                words += view({&token, 1});
        }
        return words.simplified();
    }

    QString comments(Tokens tokens) const
    {
        return tokens.empty() ? QString() : unquoted(view(tokens.last(1))).simplified();
    }

    QStringView view(Tokens tokens) const
    {
        return tokens.empty() ? QStringView()
                              : m_text.sliced(tokens.front().start, tokens.back().end - tokens.front().start);
    }

    static tl::unexpected<AddressError> fault(AddressFault fault, qsizetype at)
    {
        return failure(AddressError{fault, at});
    }

    QStringView m_text;
    Tokenizer m_tokenizer;
};

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator);
}

/// What belongs into nothing that is typed on a line, and where.
std::optional<AddressError> oddCharacterIn(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t character = isPair ? QChar::surrogateToUcs4(c, text[i + 1]) : c.unicode();
        if (isLineEnd(c)) // separates addresses, as in splitTyped()
            return AddressError{AddressFault::Several, i};
        if (isUnseen(character) && !isJoiner(character) && c != u'\t')
            return AddressError{AddressFault::BadCharacter, i};
        i += isPair;
    }
    return std::nullopt;
}

/// Where the parts of one line end, at its separators.
std::vector<qsizetype> separatorsOf(QStringView line)
{
    const Tokenizer tokenizer(line);
    const Tokens tokens = tokenizer.tokens();
    std::vector<qsizetype> separators;
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::Comma || tokens[i].kind == Kind::Semicolon) {
            separators.push_back(tokens[i].start);
        } else if (tokens[i].kind == Kind::Less) { // each token is looked at by one "<" only
            size_t j = i + 1;
            while (j < tokens.size() && tokens[j].kind != Kind::Less && tokens[j].kind != Kind::Greater)
                ++j;
            if (j < tokens.size() && tokens[j].kind == Kind::Greater)
                i = j;
        }
    }
    return separators;
}

} // namespace

QString TypedAddress::toString() const
{
    const QString domain = address.domain.toUnicode();
    const auto again = DomainName::parse(domain.toUtf8());
    // Only what is read as the same domain again.
    const QString spec =
        again && *again == address.domain ? address.toUnicode() : QString::fromUtf8(address.toByteArray());
    return name.isEmpty() ? spec : quotedPhrase(name) + QStringLiteral(" <") + spec + u'>';
}

Result<TypedAddress, AddressError> parseTyped(const QString &text)
{
    qsizetype start = 0;
    qsizetype end = text.size();
    while (start < end && text[start].isSpace())
        ++start;
    while (start < end && text[end - 1].isSpace())
        --end;
    if (start == end)
        return failure(AddressError{AddressFault::Empty, 0});
    if (end - start > limits::addressCharacters)
        return failure(AddressError{AddressFault::TooLong, start + limits::addressCharacters});

    const QStringView typed = QStringView(text).sliced(start, end - start);
    const std::optional<AddressError> odd = oddCharacterIn(typed);
    return (odd ? Typed(failure(*odd)) : Reader(typed).read()).map_error([start](AddressError error) {
        error.at += start;
        return error;
    });
}

QStringList splitTyped(const QString &text)
{
    QStringList parts;
    const auto add = [&parts](QStringView part) {
        if (part = part.trimmed(); !part.isEmpty())
            parts.append(part.toString());
    };
    const QStringView all(text);
    for (qsizetype lineStart = 0; lineStart < all.size();) {
        const auto lineEnd = std::find_if(all.begin() + lineStart, all.end(), isLineEnd);
        const QStringView line = all.sliced(lineStart, lineEnd - all.begin() - lineStart);
        qsizetype start = 0;
        for (const qsizetype separator : separatorsOf(line)) {
            add(line.sliced(start, separator - start));
            start = separator + 1;
        }
        add(line.sliced(start));
        lineStart += line.size() + 1;
    }
    return parts;
}

bool endsWithSeparator(const QString &text)
{
    QStringView rest(text);
    while (!rest.isEmpty() && rest.back().isSpace() && !isLineEnd(rest.back()))
        rest.chop(1);
    if (rest.isEmpty() || isLineEnd(rest.back()))
        return !rest.isEmpty();
    if (rest.back() != u',' && rest.back() != u';')
        return false;
    const auto lineStart = std::find_if(rest.rbegin(), rest.rend(), isLineEnd).base();
    const QStringView line = rest.sliced(lineStart - rest.begin());
    const std::vector<qsizetype> separators = separatorsOf(line);
    return !separators.empty() && separators.back() == line.size() - 1;
}

} // namespace waxseal::compose
