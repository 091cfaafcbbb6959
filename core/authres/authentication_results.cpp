// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/authres/authentication_results.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace waxseal::authres {

namespace {

constexpr size_t resultsOfField = 100;    ///< real fields have 1 to 15
constexpr size_t propertiesOfResult = 50; ///< real results have 1 to 8

enum CharacterClass : quint8 {
    Space = 1,   ///< of FWS (RFC 5322 §3.2.2); the folds are already known to be folds
    Keyword = 2, ///< RFC 5321 §4.1.2 Ldh-str
    Token =
        4, ///< RFC 2045 §5.1; beyond ASCII by RFC 6532 §3.2, for U-labels and internationalised addresses (RFC 8616)
    Atom = 8,  ///< dot-atom-text (RFC 5322 §3.2.3) or "@": what a pvalue without quotes is made of
    Word = 16, ///< in the tolerant grammar: anything that ends no word
    Control = 32,
    Bracket = 64, ///< what counts inside a comment
    Name = 128,   ///< in the tolerant grammar: what method, ptype and property are made of
};

constexpr auto classes = [] {
    std::array<quint8, 256> result{};
    for (int i = 0; i < 256; ++i) {
        const char c = static_cast<char>(i);
        const auto isOneOf = [c](const char *list) {
            for (; *list; ++list) {
                if (*list == c)
                    return true;
            }
            return false;
        };
        const bool isControl = i < 0x20 || i == 0x7f;
        quint8 bits = 0;
        if (octets::isWhiteSpace(c))
            bits |= Space;
        else if (isControl)
            bits |= Control;
        if (isOneOf("()\\\""))
            bits |= Bracket;
        if (octets::isAlphaNumeric(c) || c == '-')
            bits |= Keyword | Name;
        if (c == '_')
            bits |= Name;
        if (!isControl && c != ' ') {
            if (!isOneOf("()<>@,;:\\\"/[]?="))
                bits |= Token;
            if (octets::isAlphaNumeric(c) || i >= 0x80 || isOneOf("!#$%&'*+-/=?^_`{|}~.@"))
                bits |= Atom;
            if (!isOneOf("();\""))
                bits |= Word;
        }
        result[static_cast<size_t>(i)] = bits;
    }
    return result;
}();

bool is(char c, quint8 bits)
{
    return classes[static_cast<unsigned char>(c)] & bits;
}

template <typename T> using Names = std::pair<const char *, T>;

constexpr Names<Method> methods[] = {
    {"spf", Method::Spf},
    {"dkim", Method::Dkim},
    {"dmarc", Method::Dmarc},
    {"arc", Method::Arc},
    {"auth", Method::Auth},
    {"iprev", Method::Iprev},
    {"bimi", Method::Bimi},
    {"compauth", Method::CompAuth},
    {"sender-id", Method::SenderId},
    {"domainkeys", Method::DomainKeys},
    {"dkim-adsp", Method::DkimAdsp},
    {"dkim-atps", Method::DkimAtps},
    {"rrvs", Method::Rrvs},
    {"smime", Method::Smime},
    {"vbr", Method::Vbr},
    {"dnswl", Method::Dnswl},
};

constexpr Names<Code> codes[] = {
    {"pass", Code::Pass},           {"none", Code::None},
    {"fail", Code::Fail},           {"neutral", Code::Neutral},
    {"softfail", Code::SoftFail},   {"policy", Code::Policy},
    {"temperror", Code::TempError}, {"permerror", Code::PermError},
    {"discard", Code::Discard},     {"nxdomain", Code::NxDomain},
    {"unknown", Code::Unknown},     {"hardfail", Code::Fail}, // RFC 5451 §2.4.2, "fail" since RFC 7001
};

template <typename T, size_t N> T named(const Names<T> (&names)[N], QByteArrayView word)
{
    for (const auto &[name, value] : names) {
        if (octets::lower(word.isEmpty() ? '\0' : word.front()) == name[0] && octets::equalIgnoringCase(word, name))
            return value;
    }
    return T::Other;
}

/// Reads from left to right. The first fault is kept and moves the place to the end, so that every loop ends.
class Reader {
public:
    explicit Reader(QByteArrayView text) : m_text(text) { }

    Result<AuthenticationResults, ParseError> strict();
    Result<AuthenticationResults, ParseError> tolerant();

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    bool take(char c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    void fail(ParseFault fault, qsizetype at)
    {
        if (!m_error)
            m_error = ParseError{fault, at};
        m_at = m_text.size();
    }
    void fail(ParseFault fault) { fail(fault, m_at); }
    /// The fault of an octet that is not what the grammar wants here.
    void failHere() { fail(is(peek(), Control) && !atEnd() ? ParseFault::BadCharacter : ParseFault::BadSyntax); }
    bool hasFailed() const { return m_error.has_value(); }

    QByteArrayView run(quint8 bits)
    {
        const char *const start = m_text.data() + m_at;
        const char *const end = m_text.data() + m_text.size();
        const char *at = start;
        while (at != end && is(*at, bits))
            ++at;
        m_at += at - start;
        return {start, at - start};
    }
    void skipComment();
    bool skipCfws(QByteArrayView *firstComment = nullptr);
    QByteArrayView quotedString();
    bool isGluedTo(qsizetype end) const;
    int number(int leastDigits, int mostDigits);
    int arcInstance();

    QByteArrayView value();
    QByteArrayView pvalue();
    bool strictResult(AuthenticationResults &answer);
    void strictItems(MethodResult &result);

    enum class Place { Name, Value };
    enum class Quotes {
        None,
        Whole,     ///< "a b"
        LocalPart, ///< "a b"@example.net
        Odd,       ///< anywhere else
    };
    QByteArrayView tolerantWord(Place place, Quotes *quotes);
    QByteArrayView tolerantValue(MethodResult *current, Quotes *quotes);
    void tolerantHead(AuthenticationResults &answer);
    void tolerantItem(AuthenticationResults &answer, bool isSegmentStart);
    void tolerantStrayWord(AuthenticationResults &answer, QByteArrayView word, bool isSegmentStart);

    MethodResult &addResult(AuthenticationResults &answer, QByteArrayView method, QByteArrayView code);
    void addProperty(MethodResult &result, const Property &property);

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_hasCurrent = false; ///< tolerant: whether the last result is still open, so that properties belong to it
    std::optional<ParseError> m_error;
};

/// RFC 5322 §3.2.2, except that quotes must be even. Stands on "(". SPF's comments quote the sender's address, and
/// '"a); dmarc=pass (b"@example.net' is one (RFC 5321 §4.1.2): it ends the comment early and leaves half of its quotes in it.
void Reader::skipComment()
{
    const qsizetype start = m_at;
    qsizetype depth = 0;
    bool isQuoteOpen = false;
    for (qsizetype at = start; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (!is(c, Bracket))
            continue;
        if (c == '\\') {
            ++at;
        } else if (c == '(') {
            if (++depth > limits::commentDepth)
                return fail(ParseFault::TooLong, at);
        } else if (c == '"') {
            isQuoteOpen = !isQuoteOpen;
        } else if (--depth == 0) {
            if (isQuoteOpen)
                return fail(ParseFault::BadSyntax, at);
            m_at = at + 1;
            return;
        }
    }
    fail(ParseFault::Unterminated, start);
}

/// Whether there was anything to skip. @p firstComment is set once and then left alone.
bool Reader::skipCfws(QByteArrayView *firstComment)
{
    const qsizetype start = m_at;
    while (!atEnd()) {
        if (is(m_text[m_at], Space)) {
            run(Space);
        } else if (m_text[m_at] == '(') {
            const qsizetype open = m_at;
            skipComment();
            if (firstComment && firstComment->isNull() && !hasFailed())
                *firstComment = m_text.sliced(open + 1, m_at - open - 2);
        } else {
            break;
        }
    }
    return m_at != start;
}

/// RFC 5322 §3.2.4, without its quotes; escapes and folds stay as written. Stands on the opening quote.
QByteArrayView Reader::quotedString()
{
    const qsizetype open = m_at++;
    for (; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '\\') {
            ++m_at;
        } else if (m_text[m_at] == '"') {
            ++m_at;
            return m_text.sliced(open + 1, m_at - open - 2);
        }
    }
    fail(ParseFault::Unterminated, open);
    return {};
}

/// Whether a value that ended at @p end goes on here without white space, as "header.d=a.example().b.example" or
/// 'header.b="x"header.d=a.example'. RFC 8601 §2.2 has no such values but lets a comment or nothing at all stand between two
/// properties. No provider writes that; who chose the value may have chosen the rest as well.
bool Reader::isGluedTo(qsizetype end) const
{
    return !atEnd() && peek() != ';' && !is(m_text[end], Space) && !is(m_text[m_at - 1], Space);
}

int Reader::number(int leastDigits, int mostDigits)
{
    const qsizetype start = m_at;
    int result = 0;
    while (octets::isDigit(peek())) {
        if (m_at - start == mostDigits) {
            fail(ParseFault::OutOfRange, start);
            return 0;
        }
        result = result * 10 + (m_text[m_at++] - '0');
    }
    if (m_at - start < leastDigits)
        failHere();
    return result;
}

/// RFC 8617 §4.1.1 and §4.2.1: "i=1;" in front of the payload, 1 to 50. 0 where there is none.
int Reader::arcInstance()
{
    const qsizetype start = m_at;
    skipCfws();
    const bool isInstance = take('i') && (skipCfws(), take('=')) && (skipCfws(), octets::isDigit(peek()));
    if (!isInstance) {
        if (!hasFailed())
            m_at = start;
        return 0;
    }
    const qsizetype digits = m_at;
    const int instance = number(1, 2);
    if (!hasFailed() && (instance < 1 || instance > 50))
        fail(ParseFault::OutOfRange, digits);
    skipCfws();
    if (!hasFailed() && !take(';'))
        failHere();
    return instance;
}

MethodResult &Reader::addResult(AuthenticationResults &answer, QByteArrayView method, QByteArrayView code)
{
    if (answer.results.size() == resultsOfField)
        fail(ParseFault::TooLong);
    else
        answer.results.emplace_back();
    MethodResult &result = answer.results.back();
    result.method = named(methods, method);
    result.code = named(codes, code);
    result.methodAsWritten = method;
    result.codeAsWritten = code;
    return result;
}

void Reader::addProperty(MethodResult &result, const Property &property)
{
    if (result.properties.size() == propertiesOfResult)
        return fail(ParseFault::TooLong);
    if (result.properties.empty())
        result.properties.reserve(4);
    // A second "header.d" that differs came out of another value.
    for (const Property &other : result.properties) {
        if (octets::equalIgnoringCase(other.name, property.name)
            && octets::equalIgnoringCase(other.ptype, property.ptype) && other.value != property.value)
            result.code = Code::Other;
    }
    result.properties.push_back(property);
}

/// RFC 6376 §3.5: the domain of "i=" is that of "d=" or below it. Where it is not, one of the two holds more than a name.
bool isIdentityOfSigner(const MethodResult &result)
{
    const QByteArrayView signer = result.property("header", "d");
    const QByteArrayView identity = result.property("header", "i");
    if (signer.isEmpty() || identity.isEmpty() || !octets::endsWithIgnoringCase(identity, signer))
        return signer.isEmpty() || identity.isEmpty();
    const QByteArrayView before = identity.chopped(signer.size());
    return before.isEmpty() || before.back() == '@' || before.back() == '.';
}

void declineContradictions(AuthenticationResults &answer)
{
    for (MethodResult &result : answer.results) {
        if (result.method == Method::Dkim && !isIdentityOfSigner(result))
            result.code = Code::Other;
    }
}

/// RFC 2045 §5.1 value = token / quoted-string.
QByteArrayView Reader::value()
{
    if (peek() == '"')
        return quotedString();
    const QByteArrayView token = run(Token);
    if (token.isEmpty())
        failHere();
    return token;
}

/// RFC 8601 §2.2: pvalue = [CFWS] ( ( value / [ [ local-part ] "@" ] domain-name ) ) [CFWS], without the CFWS.
QByteArrayView Reader::pvalue()
{
    const qsizetype start = m_at;
    if (peek() == '"') {
        const QByteArrayView quoted = quotedString();
        if (!take('@'))
            return quoted;
    } else {
        qsizetype at = -1; // where the "@" stands
        bool isToken = true;
        bool hasTwo = false;
        for (; m_at < m_text.size() && is(m_text[m_at], Token | Atom); ++m_at) {
            const char c = m_text[m_at];
            isToken = isToken && is(c, Token);
            if (c != '@')
                continue;
            if (at >= 0)
                hasTwo = true;
            else
                at = m_at;
        }
        const QByteArrayView written = m_text.sliced(start, m_at - start);
        if (written.isEmpty())
            failHere();
        else if (!isToken && (at < 0 || hasTwo))
            fail(ParseFault::BadSyntax, start);
        if (isToken || hasFailed())
            return written;
        // dot-atom (RFC 5322 §3.2.3), or nothing in front of the "@" (header.i=@example.com)
        const QByteArrayView local = m_text.sliced(start, at - start);
        for (qsizetype i = 0; i < local.size(); ++i) {
            const bool isEdge = i == 0 || i == local.size() - 1 || local[i - 1] == '.';
            if (!is(local[i], Atom) || (local[i] == '.' && isEdge))
                fail(ParseFault::BadSyntax, start + i);
        }
        if (hasFailed())
            return {};
        m_at = at + 1;
    }
    // domain-name (RFC 6376 §3.5), U-labels too; "_" stands in the names of machines
    const qsizetype domain = m_at;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '.' ? m_at == domain || m_text[m_at - 1] == '.'
                     : !is(c, Keyword) && c != '_' && static_cast<unsigned char>(c) < 0x80)
            break;
    }
    if (m_at == domain || m_text[m_at - 1] == '.' || is(peek(), Token | Atom)) {
        failHere();
        return {};
    }
    return m_text.sliced(start, m_at - start);
}

/// [ CFWS reasonspec ] [ CFWS 1*propspec ], up to the next ";".
void Reader::strictItems(MethodResult &result)
{
    bool hasGap = skipCfws(&result.comment);
    bool hasReason = false;
    while (!atEnd() && peek() != ';') {
        const qsizetype start = m_at;
        const QByteArrayView word = run(Keyword);
        if (word.isEmpty())
            return failHere();
        if (!hasGap)
            return fail(ParseFault::BadSyntax, start);
        skipCfws(&result.comment);
        if (take('=')) {
            if (hasReason || !result.properties.empty() || !octets::equalIgnoringCase(word, "reason"))
                return fail(ParseFault::BadSyntax, start);
            skipCfws(&result.comment);
            result.reason = value();
            hasReason = true;
            const qsizetype end = m_at;
            hasGap = skipCfws(&result.comment) && !isGluedTo(end);
            continue;
        }
        Property property;
        property.ptype = word;
        if (!take('.'))
            return failHere();
        skipCfws(&result.comment);
        property.name = run(Keyword);
        if (property.name.isEmpty())
            return failHere();
        skipCfws(&result.comment);
        if (!take('='))
            return failHere();
        skipCfws(&result.comment);
        property.value = pvalue();
        const qsizetype end = m_at;
        skipCfws(&result.comment);
        hasGap = !isGluedTo(end);
        addProperty(result, property);
    }
}

/// resinfo = [CFWS] ";" methodspec …, from behind the ";". False for no-result.
bool Reader::strictResult(AuthenticationResults &answer)
{
    skipCfws();
    const QByteArrayView method = run(Keyword);
    if (method.isEmpty())
        return failHere(), false;
    skipCfws();
    if (atEnd() && answer.results.empty() && octets::equalIgnoringCase(method, "none"))
        return false;
    if (take('/')) { // Keyword [ [CFWS] "/" [CFWS] method-version ]; all registered methods have version 1
        skipCfws();
        number(1, 9);
        skipCfws();
    }
    if (!take('='))
        return failHere(), false;
    skipCfws();
    const QByteArrayView code = run(Keyword);
    if (code.isEmpty())
        return failHere(), false;
    strictItems(addResult(answer, method, code));
    return true;
}

Result<AuthenticationResults, ParseError> Reader::strict()
{
    AuthenticationResults answer;
    answer.results.reserve(4);
    answer.arcInstance = arcInstance();
    skipCfws();
    if (!hasFailed())
        answer.authservId = value();
    skipCfws();
    if (octets::isDigit(peek())) {
        answer.version = number(1, 9);
        skipCfws();
    }
    if (atEnd()) // neither no-result nor resinfo
        fail(ParseFault::BadSyntax);
    while (!atEnd()) {
        if (!take(';'))
            failHere();
        else if (!strictResult(answer) && !atEnd())
            failHere();
    }
    if (hasFailed())
        return failure(*m_error);
    declineContradictions(answer);
    return answer;
}

/// Up to white space, ";", a comment, or "=" where the caller reads a name. A quoted string is one piece wherever it stands,
/// so that nothing inside it can be taken for a word.
QByteArrayView Reader::tolerantWord(Place place, Quotes *quotes)
{
    const qsizetype start = m_at;
    *quotes = Quotes::None;
    while (!atEnd() && !hasFailed()) {
        if (m_text[m_at] == '"') {
            const bool isFirst = m_at == start;
            const QByteArrayView quoted = quotedString();
            if (isFirst && (atEnd() || !is(m_text[m_at], Word))) {
                *quotes = Quotes::Whole;
                return quoted;
            }
            *quotes = isFirst && peek() == '@' ? Quotes::LocalPart : Quotes::Odd;
        } else if (is(m_text[m_at], Word) && (place == Place::Value || m_text[m_at] != '=')) {
            ++m_at;
        } else {
            break;
        }
    }
    return hasFailed() ? QByteArrayView() : m_text.sliced(start, m_at - start);
}

bool consistsOf(QByteArrayView text, quint8 bits)
{
    return std::all_of(text.begin(), text.end(), [bits](char c) { return is(c, bits); });
}

/// "smtp.helo=", "reason=", "dkim=": the start of the next item, where a value was left out.
bool startsItem(QByteArrayView word)
{
    const qsizetype equals = octets::indexOf(word, '=');
    if (equals <= 0)
        return false;
    const QByteArrayView name = word.first(equals);
    const qsizetype dot = octets::indexOf(name, '.');
    if (dot >= 0)
        return consistsOf(name.first(dot), Name) && consistsOf(name.sliced(dot + 1), Name);
    return octets::equalIgnoringCase(name, "reason") || named(methods, name) != Method::Other;
}

/// From behind "=".
QByteArrayView Reader::tolerantValue(MethodResult *current, Quotes *quotes)
{
    const bool hasGap = skipCfws(current ? &current->comment : nullptr);
    const qsizetype start = m_at;
    const QByteArrayView word = tolerantWord(Place::Value, quotes);
    if (hasGap && *quotes == Quotes::None && startsItem(word)) {
        m_at = start;
        return {};
    }
    return word;
}

/// The authserv-id and version, if there are any: the first segment starts without one at Exchange and iCloud.
void Reader::tolerantHead(AuthenticationResults &answer)
{
    skipCfws();
    const qsizetype start = m_at;
    Quotes quotes;
    const QByteArrayView word = tolerantWord(Place::Name, &quotes);
    skipCfws();
    if (peek() == '=') {
        m_at = start;
        return;
    }
    answer.authservId = word;
    if (octets::isDigit(peek())) {
        const qsizetype digits = m_at;
        const int version = number(1, 9);
        const bool isAlone = atEnd() || !is(peek(), Word);
        if (isAlone)
            answer.version = version;
        else if (!hasFailed())
            m_at = digits;
    }
}

/// Letters, digits, "-" and "_" between single dots.
bool looksLikeDomain(QByteArrayView word)
{
    char before = '.';
    for (const char c : word) {
        if (c == '.' ? before == '.' : !is(c, Name) && static_cast<unsigned char>(c) < 0x80)
            return false;
        before = c;
    }
    return before != '.';
}

/// A word without "=". The milters copy what the sender chose (d= and i= of a signature, the envelope's sender) and do not
/// always quote it, so that the word may be the rest of a value: the result that it stands in says nothing any more.
void Reader::tolerantStrayWord(AuthenticationResults &answer, QByteArrayView word, bool isSegmentStart)
{
    // Exchange, which writes no authserv-id, puts the recipient's domain between two results; what follows it belongs to
    // neither.
    const bool isRecipientDomain = isSegmentStart && answer.authservId.isEmpty() && looksLikeDomain(word);
    if (m_hasCurrent && !isRecipientDomain)
        answer.results.back().code = Code::Other;
    if (isSegmentStart)
        m_hasCurrent = false;
}

/// "name=value" or a word alone.
void Reader::tolerantItem(AuthenticationResults &answer, bool isSegmentStart)
{
    MethodResult *const current = m_hasCurrent ? &answer.results.back() : nullptr;
    QByteArrayView *const comment = current ? &current->comment : nullptr;
    const qsizetype start = m_at;
    Quotes nameQuotes;
    const QByteArrayView name = tolerantWord(Place::Name, &nameQuotes);
    skipCfws(comment);
    if (!take('=')) {
        if (m_at == start)
            return failHere();
        return tolerantStrayWord(answer, nameQuotes == Quotes::None ? name : QByteArrayView(), isSegmentStart);
    }
    Quotes quotes;
    const QByteArrayView written = tolerantValue(current, &quotes);
    if (hasFailed())
        return;

    const qsizetype dot = octets::indexOf(name, '.');
    const qsizetype slash = octets::indexOf(name, '/'); // "dkim/1=pass"
    const QByteArrayView method = slash > 0 ? name.first(slash) : name;
    const bool isResult = nameQuotes == Quotes::None && !method.isEmpty() && consistsOf(method, Name)
        && (isSegmentStart || (named(methods, method) != Method::Other && named(codes, written) != Code::Other));
    const bool isReason = current && octets::equalIgnoringCase(name, "reason");
    if (isResult && !isReason) {
        // Without a ";" before it, it may be part of a value. No large provider leaves that out.
        if (current && !isSegmentStart)
            current->code = Code::Other;
        MethodResult &result = addResult(answer, method, written);
        if (!isSegmentStart || quotes != Quotes::None)
            result.code = Code::Other;
        m_hasCurrent = true;
        return;
    }

    // Yahoo Japan has "dkim=pass (ok); header.i=@example.com": an item may follow a ";" too.
    if (current) {
        const QByteArrayView ptype = dot > 0 ? name.first(dot) : QByteArrayView();
        const QByteArrayView property = dot > 0 ? name.sliced(dot + 1) : name;
        if (nameQuotes != Quotes::None || name.isEmpty() || !consistsOf(ptype, Name) || !consistsOf(property, Name)
            || quotes == Quotes::Odd) {
            current->code = Code::Other;
        } else if (!isReason) { // without a ptype: Exchange's "action=none", Fastmail's "x-bits=2048"
            addProperty(*current, {ptype, property, written});
        } else if (current->reason.isNull()) {
            current->reason = written;
        }
    }
    const qsizetype end = m_at;
    skipCfws(comment);
    if (isGluedTo(end))
        failHere();
}

/// Words, "=", values, ";" in any order that makes sense. What makes none is passed over, and the result that it stands in
/// becomes Code::Other; a comment or a quoted string that does not end, or a ")" that closes nothing (the mark of a comment
/// that somebody broke out of), ends it all.
Result<AuthenticationResults, ParseError> Reader::tolerant()
{
    AuthenticationResults answer;
    answer.isMalformed = true;
    answer.arcInstance = arcInstance();
    tolerantHead(answer);
    bool isSegmentStart = answer.authservId.isEmpty();
    while (skipCfws(m_hasCurrent ? &answer.results.back().comment : nullptr), !atEnd()) {
        if (take(';')) {
            isSegmentStart = true;
        } else {
            tolerantItem(answer, isSegmentStart);
            isSegmentStart = false;
        }
    }
    if (!hasFailed() && answer.authservId.isEmpty() && answer.results.empty())
        fail(ParseFault::BadSyntax);
    if (hasFailed())
        return failure(*m_error);
    declineContradictions(answer);
    return answer;
}

} // namespace

QByteArrayView MethodResult::property(QByteArrayView ptype, QByteArrayView name) const
{
    for (const Property &property : properties) {
        if (octets::equalIgnoringCase(property.ptype, ptype) && octets::equalIgnoringCase(property.name, name))
            return property.value;
    }
    return {};
}

int AuthenticationResults::count(Method method) const
{
    return int(std::count_if(results.begin(), results.end(),
                             [method](const MethodResult &result) { return result.method == method; }));
}

Result<AuthenticationResults, ParseError> parse(QByteArrayView body, Grammar grammar)
{
    if (body.size() > limits::structuredFieldOctets)
        return failure(ParseError{ParseFault::TooLong, limits::structuredFieldOctets});
    if (octets::trimmed(body).isEmpty())
        return failure(ParseError{ParseFault::Empty});
    // What RFC 8601 can read is read by RFC 8601, whatever the line's writer.
    Result<AuthenticationResults, ParseError> strict = Reader(body).strict();
    if (strict || grammar == Grammar::Strict)
        return strict;
    return Reader(body).tolerant();
}

} // namespace waxseal::authres
