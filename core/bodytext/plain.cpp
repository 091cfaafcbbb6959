// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/bodytext/writer.h"

#include <algorithm>

namespace waxseal::bodytext {

namespace {

constexpr int deepestQuote = 20;
constexpr qsizetype tabColumns = 8;

struct Line {
    int quotes = 0;
    QStringView text;
    bool isFlowed = false; ///< the next line goes on with this one
};

/// RFC 3676 §4.2 to §4.5: quote marks, then a stuffed space, then the text; a space at its end says that it flows.
Line flowedLine(QStringView text)
{
    Line line;
    while (!text.isEmpty() && text.front() == QLatin1Char('>')) {
        ++line.quotes;
        text = text.sliced(1);
    }
    if (text.startsWith(QLatin1Char(' ')))
        text = text.sliced(1);
    // RFC 3676 §4.3: the signature separator is neither fixed nor flowed and ends the paragraph.
    if (text.endsWith(QLatin1Char(' ')) && text != QLatin1String("-- ")) {
        line.isFlowed = true;
        text.chop(1);
    }
    line.text = text;
    return line;
}

/// As people and programs quote without the standard: marks with a space after each or after the last.
Line fixedLine(QStringView text)
{
    Line line;
    QStringView rest = text;
    for (;;) {
        if (rest.startsWith(QLatin1Char('>')))
            rest = rest.sliced(1);
        else if (line.quotes > 0 && rest.startsWith(QLatin1String(" >")))
            rest = rest.sliced(2);
        else
            break;
        ++line.quotes;
    }
    line.text = line.quotes > 0 && rest.startsWith(QLatin1Char(' ')) ? rest.sliced(1) : rest;
    return line;
}

constexpr bool isAtext(QChar c) // RFC 5322 §3.2.3, and the dot
{
    return c.isLetterOrNumber() || QStringView(u"!#$%&'*+-/=?^_`{|}~.").contains(c);
}
bool isHostCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.');
}

/// One line of text, its web and mail addresses as links. White space is written so that it stays.
class LineWriter {
public:
    explicit LineWriter(Writer &writer) : m_writer(writer) { }

    void write(QStringView line)
    {
        while (!line.isEmpty() && isSpace(line.back()))
            line.chop(1);
        for (qsizetype at = 0; at < line.size();) {
            const qsizetype end = wordEnd(line, at);
            if (end == at) {
                space(line[at], at + 1 < line.size() ? line[at + 1] : QChar());
                ++at;
            } else {
                word(line.sliced(at, end - at));
                m_hasWord = true;
                m_column += end - at;
                at = end;
            }
        }
    }

private:
    static constexpr bool isSpace(QChar c) { return c <= QLatin1Char(' '); }
    static qsizetype wordEnd(QStringView line, qsizetype at)
    {
        while (at < line.size() && !isSpace(line[at]))
            ++at;
        return at;
    }

    /// The last of several spaces may end a line, the others and those at the start stay where they are.
    void space(QChar c, QChar next)
    {
        if (c != QLatin1Char(' ') && c != QLatin1Char('\t'))
            return;
        qsizetype columns = c == QLatin1Char('\t') ? tabColumns - m_column % tabColumns : 1;
        const bool mayBreak = m_hasWord && !next.isNull() && !isSpace(next);
        m_column += columns;
        if (mayBreak)
            --columns;
        for (; columns > 0; --columns)
            m_writer.text(QStringView(u"\u00A0"));
        if (mayBreak)
            m_writer.text(QStringView(u" "));
    }

    /// A run of text without spaces; each character is looked at a bounded number of times.
    void word(QStringView text)
    {
        qsizetype written = 0;
        for (qsizetype at = 0; at < text.size();) {
            qsizetype start = at;
            qsizetype end = at;
            const QChar c = text[at].toLower();
            const bool isStart = at == 0 || !text[at - 1].isLetterOrNumber();
            const QStringView rest = text.sliced(at);
            if (isStart && (c == QLatin1Char('h') || c == QLatin1Char('w')) && startsWebAddress(rest))
                end = at + webAddressLength(rest);
            else if (c == QLatin1Char('@'))
                mailAddress(text, written, at, start, end);
            if (end == at) {
                ++at;
                continue;
            }
            m_writer.text(text.sliced(written, start - written));
            link(text.sliced(start, end - start), c == QLatin1Char('@'));
            written = at = end;
        }
        m_writer.text(text.sliced(written));
    }

    static bool startsWebAddress(QStringView text)
    {
        for (const QLatin1String start : {QLatin1String("http://"), QLatin1String("https://"), QLatin1String("www.")}) {
            if (text.size() > start.size() && text.startsWith(start, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }

    /// RFC 3986 appendix C: up to a delimiter; punctuation at the end belongs to the sentence.
    static qsizetype webAddressLength(QStringView text)
    {
        int round = 0;
        qsizetype end = 0;
        for (; end < text.size() && !QStringView(u"<>\"“”„«»").contains(text[end]); ++end)
            round += text[end] == QLatin1Char('(') ? 1 : text[end] == QLatin1Char(')') ? -1 : 0;
        for (; end > 0; --end) {
            const QChar last = text[end - 1];
            if (last == QLatin1Char(')') && round < 0)
                ++round;
            else if (!QStringView(u".,;:!?'*_]}…").contains(last))
                break;
        }
        return end;
    }

    static void mailAddress(QStringView text, qsizetype written, qsizetype at, qsizetype &start, qsizetype &end)
    {
        qsizetype first = at;
        while (first > written && at - first < limits::localPartOctets && isAtext(text[first - 1]))
            --first;
        qsizetype last = at + 1;
        while (last < text.size() && last - at <= limits::domainNameOctets && isHostCharacter(text[last]))
            ++last;
        while (last > at + 1 && !text[last - 1].isLetterOrNumber())
            --last;
        while (first < at && QStringView(u"'./=*_`{|").contains(text[first]))
            ++first;
        if (first < at && text.sliced(at + 1, last - at - 1).contains(QLatin1Char('.'))) {
            start = first;
            end = last;
        }
    }

    void link(QStringView text, bool isMail)
    {
        std::optional<Target> target;
        if (isMail)
            target = targetOf(QStringLiteral("mailto:")
                              + QString::fromLatin1(QByteArray(text.toUtf8()).toPercentEncoding("@")));
        else if (text.startsWith(QLatin1Char('h'), Qt::CaseInsensitive))
            target = targetOf(text);
        else
            target = targetOf(QStringLiteral("http://") + text.toString());
        if (target && target->isWeb && !target->host.contains(QLatin1Char('.')) && !isMail
            && text.startsWith(QLatin1Char('w'), Qt::CaseInsensitive))
            target.reset(); // "www." and nothing
        if (target)
            m_writer.beginLink(*target);
        m_writer.text(text);
        if (target)
            m_writer.endLink();
    }

    Writer &m_writer;
    qsizetype m_column = 0;
    bool m_hasWord = false;
};

} // namespace

BodyText fromPlain(const message::TextPart &part)
{
    QStringView text = part.text;
    BodyText result;
    if (text.size() > limits::shownTextOctets) {
        text = text.first(limits::shownTextOctets);
        result.isCut = true;
    }

    Writer writer;
    writer.leaf(Writer::Leaf::Paragraph);
    int quotes = 0;
    bool flows = false; // the last line goes on
    bool isFirst = true;
    int blanks = 0;
    std::optional<LineWriter> paragraph;
    for (qsizetype at = 0; at < text.size() && !writer.isFull();) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), at);
        if (end < 0)
            end = text.size();
        QStringView raw = text.sliced(at, end - at);
        at = end + 1;
        if (raw.endsWith(QLatin1Char('\r')))
            raw.chop(1);
        const Line line = part.isFlowed ? flowedLine(raw) : fixedLine(raw);

        // RFC 3676 §4.5: a change of quote depth ends a paragraph, whatever the line before said.
        const int depth = std::min(line.quotes, deepestQuote);
        if (depth != quotes) {
            for (; quotes > depth; --quotes)
                writer.end();
            for (; quotes < depth; ++quotes)
                writer.begin(Writer::Container::Quote);
            flows = false;
            isFirst = true;
            blanks = 0;
        }
        if (line.text.trimmed().isEmpty()) {
            if (++blanks == 1) // the space between paragraphs
                writer.leaf(Writer::Leaf::Paragraph);
            else
                writer.lineBreak();
            flows = false;
            isFirst = true;
            continue;
        }
        const bool isSignature = line.text == QLatin1String("-- ");
        if (isSignature) {
            writer.leaf(Writer::Leaf::Paragraph);
            flows = false;
            isFirst = true;
        }
        if (!flows || !paragraph) {
            if (!isFirst)
                writer.lineBreak();
            paragraph.emplace(writer);
        }
        paragraph->write(line.text);
        if (line.isFlowed && !part.delSp) // RFC 3676 §4.3: with DelSp the space goes
            writer.text(QStringView(u" "));
        flows = line.isFlowed;
        isFirst = false;
        blanks = 0;
    }
    result.isCut = result.isCut || writer.isFull();
    result.pieces = writer.takePieces();
    return result;
}

} // namespace waxseal::bodytext
