// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mailbox/mbox.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace waxseal::mailbox {

namespace {

constexpr qsizetype fromLineOctets = 1'000;  ///< a longer line is text; an address has at most 320
constexpr qsizetype lookAheadOctets = 4'096; ///< a "From " line and the start of the line after it
constexpr int lineEndsBetweenMessages = 8;   ///< allowed where a Content-Length leads

constexpr QByteArrayView fromWord("From ");

/// The line at the start of @p text without its line end; all of it where it has none.
QByteArrayView firstLine(QByteArrayView text)
{
    const qsizetype newline = octets::indexOf(text, '\n');
    QByteArrayView line = newline < 0 ? text : text.first(newline);
    if (!line.isEmpty() && line.back() == '\r')
        line.chop(1);
    return line;
}

/// How the lines of a message end, to judge by its "From " line, which the sender did not write. Where they end in LF, a
/// line of one CR is text like any other: the program that wrote the file saw no empty line and perhaps did not quote what
/// follows. Each message has its own: Thunderbird writes CRLF since 2023, also behind older messages with LF.
enum class LineEnd { Lf, Crlf };

/// Octets of the line end at the start of @p text: 0, 1 or 2.
qsizetype lineEndOctets(QByteArrayView text, LineEnd lineEnd)
{
    if (text.startsWith('\n'))
        return 1;
    return lineEnd == LineEnd::Crlf && text.size() > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

bool isAnyOf(QByteArrayView word, QByteArrayView names)
{
    if (word.size() != 3)
        return false;
    for (; names.size() >= 3; names = names.sliced(3)) {
        if (octets::equalIgnoringCase(word, names.first(3)))
            return true;
    }
    return false;
}

bool isNumber(QByteArrayView word, qsizetype fewest, qsizetype most)
{
    return word.size() >= fewest && word.size() <= most && std::all_of(word.begin(), word.end(), octets::isDigit);
}

bool isWeekday(QByteArrayView word)
{
    if (word.endsWith(','))
        word.chop(1);
    return isAnyOf(word, "MonTueWedThuFriSatSun");
}

bool isMonth(QByteArrayView word)
{
    return isAnyOf(word, "JanFebMarAprMayJunJulAugSepOctNovDec");
}
bool isDay(QByteArrayView word)
{
    return isNumber(word, 1, 2);
}
bool isYear(QByteArrayView word)
{
    return isNumber(word, 4, 4) || isNumber(word, 2, 2);
}

/// "12:08:34" or "12:08"
bool isTime(QByteArrayView word)
{
    const qsizetype colon = octets::indexOf(word, ':');
    if (colon < 0 || !isNumber(word.first(colon), 1, 2))
        return false;
    const QByteArrayView rest = word.sliced(colon + 1);
    return isNumber(rest, 2, 2)
        || (rest.size() == 5 && rest[2] == ':' && isNumber(rest.first(2), 2, 2) && isNumber(rest.last(2), 2, 2));
}

/// The first words of a line; the missing ones are empty.
using Words = std::array<QByteArrayView, 12>;

Words wordsOf(QByteArrayView line)
{
    Words words;
    for (QByteArrayView &word : words) {
        line = octets::trimmed(line);
        qsizetype end = 0;
        while (end < line.size() && !octets::isWhiteSpace(line[end]))
            ++end;
        word = line.first(end);
        line = line.sliced(end);
    }
    return words;
}

/// A date from the word @p at on: as asctime(3) writes it, "Fri Jul  8 12:08:34 2011", with a zone before or after the
/// year; or as RFC 5322 §3.3 does, "Fri, 8 Jul 2011 12:08:34 +0200".
bool isDate(const Words &words, size_t at)
{
    if (!isWeekday(words[at]))
        return false;
    if (isMonth(words[at + 1])) {
        return isDay(words[at + 2]) && isTime(words[at + 3])
            && (isYear(words[at + 4]) || isYear(words[at + 5]) || isYear(words[at + 6]));
    }
    return isDay(words[at + 1]) && isMonth(words[at + 2]) && isYear(words[at + 3]) && isTime(words[at + 4]);
}

/// "Name: …" (RFC 5322 §2.2), as far as it can be seen.
bool startsWithField(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == ':')
            return i > 0;
        if (text[i] <= ' ' || text[i] > '~')
            return false;
    }
    return false;
}

/// Whether the line at the start of @p text, which follows an empty line, begins a new message. Careless programs write
/// text such as "From here on" without quoting it; so a sender and a date must follow, as RFC 4155 Appendix A asks.
///
/// Elsewhere than after an empty line no line is looked at, though some readers do: there are programs which quote only
/// after an empty line (BSD mail.local), and in their files a stranger could otherwise write whole messages of his own,
/// trace fields and all, into the body of one. RFC 4155 has the empty line too.
bool isSeparator(QByteArrayView text)
{
    if (!text.startsWith(fromWord))
        return false;
    const QByteArrayView within = text.first(std::min(text.size(), fromLineOctets));
    const qsizetype newline = octets::indexOf(within, '\n');
    if (newline < 0 && text.size() > fromLineOctets)
        return false;

    QByteArrayView rest = octets::trimmed(firstLine(within).sliced(fromWord.size()));
    // Thunderbird writes "From - Fri Jul  8 …" or, since 2023, nothing after the word; then a field must come next.
    if (rest.isEmpty() || rest == "-")
        return newline >= 0 && startsWithField(text.sliced(newline + 1));

    if (rest.front() == '"') { // a quoted local part may have spaces (RFC 5322 §3.2.4)
        qsizetype quote = 1;
        while (quote < rest.size() && rest[quote] != '"')
            quote += rest[quote] == '\\' ? 2 : 1;
        const qsizetype space = octets::indexOf(rest, ' ', quote);
        return space >= 0 && isDate(wordsOf(rest.sliced(space)), 0);
    }
    const Words words = wordsOf(rest);
    return isDate(words, 1) || isDate(words, 0)    // a sender, or none
        || (words[1] == "at" && isDate(words, 3)); // "anna at example.org", as list archives have it
}

/// Matches ^>+From followed by a space.
bool isQuotedFromLine(QByteArrayView line)
{
    if (line.isEmpty() || line.front() != '>')
        return false;
    const auto text = std::find_if(line.begin(), line.end(), [](char c) { return c != '>'; });
    return line.sliced(text - line.begin()).startsWith(fromWord);
}

/// A message while it is put together: its size, and its octets up to the limit.
class Draft {
public:
    void append(QByteArrayView piece)
    {
        m_size += piece.size();
        if (!m_isWhole)
            return;
        m_isWhole = m_size <= limits::messageOctets;
        if (!m_isWhole) { // from here on only the header section counts
            m_octets.truncate(limits::headerOctets);
            piece = piece.first(std::min(piece.size(), limits::headerOctets - m_octets.size()));
        }
        m_octets.append(piece);
        if (!m_isWhole)
            m_octets.squeeze();
    }
    void dropLast(qsizetype octets)
    {
        m_size -= octets;
        if (m_isWhole)
            m_octets.chop(octets);
    }
    qint64 size() const { return m_size; }

    Message finished(const Location &location) &&
    {
        return {displayed(location.path), location.index, location, std::move(m_octets), m_isWhole, m_size};
    }

private:
    QByteArray m_octets;
    qint64 m_size = 0;
    bool m_isWhole = true;
};

/// The values of Content-Length in a header section.
class ContentLengths {
public:
    void look(QByteArrayView line)
    {
        constexpr QByteArrayView name("Content-Length:");
        if (!octets::startsWithIgnoringCase(line, name))
            return;
        const QByteArrayView text = octets::trimmed(line.sliced(name.size()));
        if (!isNumber(text, 1, 18))
            return;
        qint64 value = 0;
        for (const char digit : text)
            value = value * 10 + (digit - '0');
        m_values.push_back(value);
    }
    /// The different values, the greatest first.
    const std::vector<qint64> &values()
    {
        std::sort(m_values.begin(), m_values.end(), std::greater());
        m_values.erase(std::unique(m_values.begin(), m_values.end()), m_values.end());
        return m_values;
    }

private:
    std::vector<qint64> m_values;
};

/// Octets of a body's end that endOfFraming() looks at.
constexpr qsizetype bodyEndOctets = 3;

/// Where a body that ends in @p bodyEnd (all of it, if it is that short) is followed by the end of the input, or by an empty
/// line and a separator: the octets of the line ends before that. Else nothing.
std::optional<qsizetype> endOfFraming(QByteArrayView bodyEnd, QByteArrayView after, LineEnd lineEnd)
{
    bool isAtLineStart = bodyEnd.isEmpty() || bodyEnd.endsWith('\n');
    bool isAfterEmptyLine = bodyEnd.isEmpty() || bodyEnd == "\n" || bodyEnd.endsWith("\n\n")
        || (lineEnd == LineEnd::Crlf && (bodyEnd == "\r\n" || bodyEnd == "\n\r\n"));
    qsizetype at = 0;
    for (int i = 0; i < lineEndsBetweenMessages; ++i) {
        const qsizetype octets = lineEndOctets(after.sliced(at), lineEnd);
        if (octets == 0)
            break;
        at += octets;
        isAfterEmptyLine |= isAtLineStart;
        isAtLineStart = true;
    }
    const QByteArrayView rest = after.sliced(at);
    return rest.isEmpty() || (isAfterEmptyLine && isSeparator(rest)) ? std::optional(at) : std::nullopt;
}

/// Calls @p visit with each line, line end included.
template <typename Visitor> void forEachLine(QByteArrayView text, Visitor visit)
{
    while (!text.isEmpty()) {
        const qsizetype newline = octets::indexOf(text, '\n');
        const QByteArrayView line = newline < 0 ? text : text.first(newline + 1);
        visit(line);
        text = text.sliced(line.size());
    }
}

/// A body framed by Content-Length: mboxcl quotes, mboxcl2 does not. One line "From " unquoted tells that nobody quoted.
void appendBody(Draft &draft, QByteArrayView body)
{
    bool isQuoted = false;
    bool isUnquoted = false;
    forEachLine(body, [&](QByteArrayView line) {
        isUnquoted |= line.startsWith(fromWord);
        isQuoted |= isQuotedFromLine(line);
    });
    if (isUnquoted || !isQuoted)
        draft.append(body);
    else
        forEachLine(body, [&](QByteArrayView line) { draft.append(line.sliced(isQuotedFromLine(line) ? 1 : 0)); });
}

/// A body of which only the size will be kept.
void appendLargeBody(Draft &draft, Input &input, qint64 length)
{
    while (length > 0) {
        const QByteArrayView ahead = input.ahead(1);
        if (ahead.isEmpty())
            return;
        const QByteArrayView piece = ahead.first(qsizetype(std::min<qint64>(ahead.size(), length)));
        draft.append(piece);
        input.advance(piece.size());
        length -= piece.size();
    }
}

/// Reads a body by Content-Length, if one of @p lengths leads to the next message. False where none does.
///
/// The field comes from the program that wrote the file or from the sender, whose program may have left it there. In
/// mboxcl2, where "From " lines within a body are not quoted, the true length is among them and leads to the next message; a
/// sender may add others that lead to a "From " line within. So the greatest that leads anywhere is taken: a sender can
/// start no message of his own. What is given up: where the sizes of later messages can be foretold, a sender can hide them in
/// his own, in every variant.
///
/// Where no length leads anywhere, none was written to frame this file (or it was converted or cut since), and "From " lines
/// decide. To believe such a length would let any sender hide the rest of a mailbox that relies on quoting, and those are
/// nearly all.
bool readFramedBody(Draft &draft, Input &input, const std::vector<qint64> &lengths, LineEnd lineEnd)
{
    QByteArrayView ahead;
    for (const qint64 length : lengths) {
        std::optional<qsizetype> end;
        if (length > limits::messageOctets - draft.size()) {
            // That much is not kept in memory; from a pipe such a length is not followed.
            const QByteArray far = input.farAhead(length - bodyEndOctets, bodyEndOctets + lookAheadOctets);
            if (far.size() < bodyEndOctets)
                continue;
            end = endOfFraming(QByteArrayView(far).first(bodyEndOctets), QByteArrayView(far).sliced(bodyEndOctets),
                               lineEnd);
            if (end)
                appendLargeBody(draft, input, length);
        } else {
            if (ahead.isNull())
                ahead = input.ahead(qsizetype(length) + lookAheadOctets);
            if (length > ahead.size())
                continue;
            const QByteArrayView body = ahead.first(qsizetype(length));
            end = endOfFraming(body.last(std::min(body.size(), bodyEndOctets)), ahead.sliced(body.size()), lineEnd);
            if (end) {
                appendBody(draft, body);
                input.advance(body.size());
            }
        }
        if (end) {
            (void)input.ahead(*end);
            input.advance(*end);
            return true;
        }
    }
    return false;
}

/// Passes over the "From " line, which may be of any length.
LineEnd skipFromLine(Input &input)
{
    char last = 0;
    for (;;) {
        const QByteArrayView ahead = input.ahead(1);
        const qsizetype newline = octets::indexOf(ahead, '\n');
        const QByteArrayView line = newline < 0 ? ahead : ahead.first(newline);
        if (!line.isEmpty())
            last = line.back();
        input.advance(newline < 0 ? ahead.size() : newline + 1);
        if (newline >= 0 || ahead.isEmpty())
            return newline >= 0 && last == '\r' ? LineEnd::Crlf : LineEnd::Lf;
    }
}

/// Reads a "From " line and what follows, up to the next one.
Draft readMboxMessage(Input &input)
{
    const LineEnd lineEnd = skipFromLine(input);
    Draft draft;
    ContentLengths contentLengths;
    bool isHeader = true;
    bool mayBeFramed = true; // until the first empty line; in between stands a line of one CR, if any
    bool isLineStart = true;
    qsizetype emptyLine = 0;     // octets of the line before, if it was empty
    bool emptyLineIsOurs = true; // the one between header and body belongs to the message, another one to the framing

    for (;;) {
        // A line longer than the buffer comes in pieces.
        const QByteArrayView ahead = input.ahead(lookAheadOctets);
        if (ahead.isEmpty() || (isLineStart && emptyLine > 0 && isSeparator(ahead)))
            break;
        const qsizetype newline = octets::indexOf(ahead, '\n');
        const QByteArrayView line = newline < 0 ? ahead : ahead.first(newline + 1);
        emptyLine = isLineStart ? lineEndOctets(line, lineEnd) : 0;
        emptyLineIsOurs = isHeader;

        if (isLineStart && mayBeFramed && draft.size() < limits::headerOctets)
            contentLengths.look(line);
        const bool isQuoted = isLineStart && !isHeader && isQuotedFromLine(line);
        draft.append(line.sliced(isQuoted ? 1 : 0));
        input.advance(line.size());
        isLineStart = newline >= 0;

        // The message may have other line ends than its "From " line.
        isHeader = isHeader && !(line == "\n" || line == "\r\n");
        if (!mayBeFramed || emptyLine == 0)
            continue;
        mayBeFramed = false;
        if (readFramedBody(draft, input, contentLengths.values(), lineEnd))
            return draft;
    }
    if (emptyLine > 0 && !emptyLineIsOurs)
        draft.dropLast(emptyLine);
    return draft;
}

/// Reads to the end.
Draft readSingleMessage(Input &input)
{
    Draft draft;
    for (;;) {
        const QByteArrayView ahead = input.ahead(1);
        if (ahead.isEmpty())
            return draft;
        draft.append(ahead);
        input.advance(ahead.size());
    }
}

Error readError(const Location &location, const Input &input)
{
    Error error = systemError(location.path, input.error());
    error.index = location.index;
    error.location = location;
    return error;
}

Item finished(Draft draft, const Location &location, Input &input)
{
    // A message that the system could not read to its end is not given as if it were whole.
    if (input.error() != 0 && input.ahead(1).isEmpty())
        return failure(readError(location, input));
    if (draft.size() == 0)
        return failure(errorAt(location, Fault::Empty));
    return std::move(draft).finished(location);
}

} // namespace

bool startsAsMbox(QByteArrayView start)
{
    return start.startsWith(fromWord);
}

Item readAt(const Location &location, QByteArrayView before, Input input)
{
    const QByteArrayView ahead = input.ahead(lookAheadOctets);
    const bool isAfterEmptyLine = before.endsWith("\n\n") || before.endsWith("\n\r\n");
    if (location.offset == 0 ? !startsAsMbox(ahead) : !(isAfterEmptyLine && isSeparator(ahead)))
        return failure(input.error() != 0 ? readError(location, input) : errorAt(location, Fault::NotFound));
    return finished(readMboxMessage(input), location, input);
}

std::optional<Item> StreamReader::next()
{
    if (m_isFinished)
        return {};
    const bool isFirst = m_index == 0;
    if (isFirst)
        m_isMbox = startsAsMbox(m_input.ahead(mboxStartOctets));

    const bool isNothingLeft = m_input.ahead(1).isEmpty();
    if (isNothingLeft && !isFirst && m_input.error() == 0) {
        m_isFinished = true;
        return {};
    }
    const bool isInMbox = m_isMbox && !isNothingLeft;
    const Location location{m_name, m_index++, m_input.position(), isInMbox};
    Draft draft = isInMbox ? readMboxMessage(m_input) : readSingleMessage(m_input);
    Item item = finished(std::move(draft), location, m_input);
    // What the system could not read ends the input; the messages before it are given.
    m_isFinished = !isInMbox || (!item && item.error().fault != Fault::Empty);
    return item;
}

} // namespace waxseal::mailbox
