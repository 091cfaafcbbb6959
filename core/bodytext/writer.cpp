// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bodytext/writer.h"

#include "core/base/limits.h"

#include <algorithm>

namespace waxseal::bodytext {

namespace {

constexpr int deepestIndent = 20;     ///< quotes and lists in one another; deeper ones would leave no width for text
constexpr int deepestTable = 4;       ///< laying out tables in tables takes time exponential in their depth
constexpr int mostSpan = 50;          ///< columns and rows of a cell
constexpr int mostItems = 200;        ///< of a list; laying out a longer one takes time quadratic in them
constexpr int mostBreaks = 4;         ///< empty lines in a row; more would only push text out of sight
constexpr int mostMarks = 4;          ///< on one character; more would paint over the lines around
constexpr int mostLinkPieces = 8;     ///< text blocks that one link is written into
constexpr int longestTablePieces = 4; ///< a longer table goes on as text
constexpr int longestListPieces = 4;  ///< a longer list is cut
constexpr qsizetype mostWritten = 4 * limits::shownTextOctets;

QLatin1String tagOf(Writer::Container container)
{
    switch (container) {
    case Writer::Container::Quote: return QLatin1String("blockquote");
    case Writer::Container::Bullets: return QLatin1String("ul");
    case Writer::Container::Numbers: return QLatin1String("ol");
    case Writer::Container::Item: return QLatin1String("li");
    case Writer::Container::Table: return QLatin1String("table");
    case Writer::Container::Row: return QLatin1String("tr");
    case Writer::Container::Cell: return QLatin1String("td");
    case Writer::Container::HeaderCell: return QLatin1String("th");
    }
    return {};
}

QLatin1String tagOf(Writer::Leaf leaf)
{
    switch (leaf) {
    case Writer::Leaf::Plain: return QLatin1String("div");
    case Writer::Leaf::Paragraph: return QLatin1String("p");
    case Writer::Leaf::Preformatted: return QLatin1String("pre");
    case Writer::Leaf::Heading1: return QLatin1String("h1");
    case Writer::Leaf::Heading2: return QLatin1String("h2");
    case Writer::Leaf::Heading3: return QLatin1String("h3");
    case Writer::Leaf::Heading4: return QLatin1String("h4");
    case Writer::Leaf::Heading5: return QLatin1String("h5");
    case Writer::Leaf::Heading6: return QLatin1String("h6");
    }
    return {};
}

/// In the order of Writer::Style.
constexpr std::array<QLatin1String, 7> styleTags = {QLatin1String("b"), QLatin1String("i"),   QLatin1String("u"),
                                                    QLatin1String("s"), QLatin1String("sub"), QLatin1String("sup"),
                                                    QLatin1String("tt")};

bool isList(Writer::Container container)
{
    return container == Writer::Container::Bullets || container == Writer::Container::Numbers;
}
bool isIndent(Writer::Container container)
{
    return container == Writer::Container::Quote || isList(container);
}
bool isCell(Writer::Container container)
{
    return container == Writer::Container::Cell || container == Writer::Container::HeaderCell;
}
bool isOfTable(Writer::Container container)
{
    return container == Writer::Container::Table || container == Writer::Container::Row || isCell(container);
}

void appendTag(QString &out, QLatin1String name)
{
    out += QLatin1Char('<');
    out += name;
    out += QLatin1Char('>');
}
void appendEndTag(QString &out, QLatin1String name)
{
    out += QLatin1String("</");
    out += name;
    out += QLatin1Char('>');
}

void appendEscaped(QString &out, QStringView text)
{
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'<': out += QLatin1String("&lt;"); break;
        case u'>': out += QLatin1String("&gt;"); break;
        case u'&': out += QLatin1String("&amp;"); break;
        case u'"': out += QLatin1String("&quot;"); break;
        default: out += c;
        }
    }
}

enum class Shown { Yes, AsSpace, No };

/// Nothing that steers, hides or reorders the text around it: without the bidirectional controls the order of text is that
/// of its letters alone, in every block anew. The joiners are letters of some scripts (Unicode 15 §23.2) and stay after them.
Shown shownAs(char32_t c, char32_t before)
{
    if (c == U'\u200C' || c == U'\u200D') {
        const QChar::Script script = QChar::script(before);
        const bool isJoined = before >= 0x590 && script != QChar::Script_Common && script != QChar::Script_Inherited
            && script != QChar::Script_Unknown && script != QChar::Script_Latin && script != QChar::Script_Greek
            && script != QChar::Script_Cyrillic;
        const QChar::Category category = QChar::category(before);
        const bool isPicture =
            before > 0x2000 && (category == QChar::Symbol_Other || category == QChar::Symbol_Modifier);
        return isJoined || isPicture || before == 0xFE0F ? Shown::Yes : Shown::No;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
        return c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == 0x85 ? Shown::AsSpace : Shown::No;
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return Shown::AsSpace;
    case QChar::Separator_Space: return c == U' ' ? Shown::AsSpace : Shown::Yes;
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate: return Shown::No;
    case QChar::Other_NotAssigned: // the default-ignorable blocks of tags and selectors as well
        return QChar::isNonCharacter(c) || (c >= 0xE0000 && c <= 0xE0FFF) ? Shown::No : Shown::Yes;
    case QChar::Mark_NonSpacing: return c == U'\u034F' ? Shown::No : Shown::Yes; // COMBINING GRAPHEME JOINER
    case QChar::Letter_Other: // the Hangul fillers are letters that show nothing
        return c == U'\u115F' || c == U'\u1160' || c == U'\u3164' || c == U'\uFFA0' ? Shown::No : Shown::Yes;
    case QChar::Symbol_Other: return c == U'\uFFFC' ? Shown::No : Shown::Yes; // Qt's sign for a picture in a text
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier: return Shown::Yes;
    }
    return Shown::No;
}

} // namespace

// Containers

void Writer::begin(Container container, int columns, int rows)
{
    closeLeaf();
    endImplied();
    m_marker.clear();
    if (container == Container::Item && !m_open.empty() && isList(m_open.back().container)
        && !countItem(m_open.size() - 1) && m_open.back().items > mostItems)
        m_marker = m_open.back().container == Container::Numbers ? QStringLiteral("%1. ").arg(m_open.back().items)
                                                                 : QStringLiteral(u"• ");
    Open open{container};
    open.columns = std::clamp(columns, 1, mostSpan);
    open.rows = std::clamp(rows, 1, mostSpan);
    const Open *parent = seenParent();
    const bool isDirect = parent && parent == &m_open.back();
    switch (container) {
    case Container::Quote:
    case Container::Bullets:
    case Container::Numbers: open.isSeen = m_indents < deepestIndent; break;
    case Container::Item: open.isSeen = isDirect && isList(parent->container); break;
    case Container::Table: open.isSeen = m_tables < deepestTable; break;
    case Container::Row: open.isSeen = isDirect && parent->container == Container::Table; break;
    case Container::Cell:
    case Container::HeaderCell: open.isSeen = isDirect && parent->container == Container::Row; break;
    }
    // Blocks stand in cells and items only; without a cell the table around is none.
    const bool isPart = container == Container::Item || container == Container::Row || isCell(container);
    if (open.isSeen && !isPart && parent) {
        if (parent->container == Container::Table || parent->container == Container::Row)
            flatten(indexOf(*parent) - (parent->container == Container::Row ? 1 : 0));
        else if (isList(parent->container) && countItem(indexOf(*parent)))
            m_open.push_back(Open{Container::Item, true, true});
    }
    if (open.isSeen && isIndent(container))
        ++m_indents;
    if (open.isSeen && container == Container::Table && ++m_tables == 1)
        split(limits::shownPieceCharacters / 2); // a table may be long, so little stands before it
    m_open.push_back(open);
}

void Writer::end()
{
    closeLeaf();
    endImplied();
    if (m_open.empty())
        return;
    if (m_open.back().isSeen && isCell(m_open.back().container) && m_openWritten < m_open.size())
        openTags(); // an empty cell keeps its place
    const Open open = m_open.back();
    if (m_openWritten == m_open.size())
        closeTag();
    m_open.pop_back();
    m_marker.clear();
    if (open.isSeen && isIndent(open.container))
        --m_indents;
    if (open.isSeen && open.container == Container::Table)
        --m_tables;
    // An item that the writer began around this.
    if (isIndent(open.container) || open.container == Container::Table)
        endImplied();
}

void Writer::endImplied()
{
    while (!m_open.empty() && m_open.back().isImplied) {
        if (m_openWritten == m_open.size())
            closeTag();
        m_open.pop_back();
    }
}

const Writer::Open *Writer::seenParent() const
{
    const auto seen = std::find_if(m_open.rbegin(), m_open.rend(), [](const Open &open) { return open.isSeen; });
    return seen == m_open.rend() ? nullptr : &*seen;
}

void Writer::openTags()
{
    for (; m_openWritten < m_open.size(); ++m_openWritten) {
        const Open &open = m_open[m_openWritten];
        if (!open.isSeen)
            continue;
        const bool isInTable =
            std::any_of(m_open.begin(), m_open.begin() + static_cast<std::ptrdiff_t>(m_openWritten),
                        [](const Open &outer) { return outer.isSeen && isOfTable(outer.container); });
        if (open.container == Container::Table && !isInTable)
            m_tableStart = m_piece.size();
        m_piece += QLatin1Char('<');
        m_piece += tagOf(open.container);
        if (open.columns > 1)
            m_piece += QStringLiteral(" colspan=\"%1\"").arg(open.columns);
        if (open.rows > 1)
            m_piece += QStringLiteral(" rowspan=\"%1\"").arg(open.rows);
        m_piece += QLatin1Char('>');
        if (m_openWritten > 0)
            m_open[m_openWritten - 1].hasContent = true;
    }
}

/// Of the innermost container with a tag in the piece; it may stay open for a later piece.
void Writer::closeTag()
{
    const Open &open = m_open[--m_openWritten];
    if (open.isSeen)
        appendEndTag(m_piece, tagOf(open.container));
}

/// The table at @p from, and those in it, go on as text.
void Writer::flatten(size_t from)
{
    while (m_openWritten > from)
        closeTag();
    for (size_t i = from; i < m_open.size(); ++i) {
        Open &open = m_open[i];
        if (open.isSeen && open.container == Container::Table)
            --m_tables;
        if (isOfTable(open.container))
            open.isSeen = false;
    }
}

void Writer::flattenLongTable()
{
    if (m_tables == 0 || m_piece.size() - m_tableStart <= longestTablePieces * limits::shownPieceCharacters)
        return;
    const auto table = std::find_if(m_open.begin(), m_open.end(),
                                    [](const Open &open) { return open.isSeen && open.container == Container::Table; });
    const auto index = static_cast<size_t>(table - m_open.begin());
    if (index < m_openWritten)
        flatten(index);
}

/// One more item of the list at @p list; false where the list has grown too long and goes on as text.
bool Writer::countItem(size_t list)
{
    if (++m_open[list].items <= mostItems)
        return m_open[list].isSeen;
    if (m_open[list].isSeen) {
        while (m_openWritten > list)
            closeTag();
        m_open[list].isSeen = false;
        --m_indents;
    }
    return false;
}

/// Ends the piece where it has that many characters and no table is cut by that.
void Writer::split(qsizetype longest)
{
    flattenLongTable();
    bool isInList = false;
    for (size_t i = 0; i < m_openWritten; ++i) {
        if (m_open[i].isSeen && isOfTable(m_open[i].container))
            return;
        isInList = isInList || (m_open[i].isSeen && m_open[i].container != Container::Quote);
    }
    if (m_piece.size() < longest * (isInList ? longestListPieces : 1))
        return;
    while (m_openWritten > 0)
        closeTag();
    m_written += m_piece.size();
    m_pieces.append(std::exchange(m_piece, {}));
    for (Open &open : m_open)
        open.hasContent = false;
    m_isFull = m_isFull || m_written > mostWritten;
}

// Leaves

void Writer::leaf(Leaf kind)
{
    closeLeaf();
    m_leafKind = kind;
}

void Writer::openLeaf()
{
    if (const Open *parent = seenParent()) {
        if (isList(parent->container)) {
            if (countItem(indexOf(*parent)))
                m_open.push_back(Open{Container::Item, true, true});
        } else if (parent->container == Container::Table) {
            flatten(indexOf(*parent));
        } else if (parent->container == Container::Row) {
            flatten(indexOf(*parent) - 1);
        }
    }
    openTags();
    m_leafIsBare = false;
    if (!m_open.empty() && m_leafKind == Leaf::Plain) {
        const Open &inner = m_open.back();
        m_leafIsBare =
            inner.isSeen && !inner.hasContent && (isCell(inner.container) || inner.container == Container::Item);
    }
    if (!m_open.empty())
        m_open.back().hasContent = true;
    if (!m_leafIsBare)
        appendTag(m_piece, tagOf(m_leafKind));
    m_leafIsOpen = true;
    m_leafHasText = false;
    m_leafStart = m_piece.size();
    m_piece += std::exchange(m_marker, {});
}

void Writer::closeLeaf()
{
    m_space = false;
    if (m_breaks > 0 && !m_leafHasText && !m_isFull) { // an empty line, and nothing else
        if (!m_leafIsOpen)
            openLeaf();
        --m_breaks;
        prepare();
        m_piece += QChar(QChar::Nbsp);
    }
    if (!m_leafIsOpen) {
        m_breaks = 0;
        return;
    }
    for (; m_breaks > 1; --m_breaks) // the last one ends the line, and so does the end of the block
        m_piece += m_leafKind == Leaf::Preformatted ? QLatin1String("\n") : QLatin1String("<br/>");
    m_breaks = 0;
    closeStyles();
    closeLink();
    if (!m_leafIsBare)
        appendEndTag(m_piece, tagOf(m_leafKind));
    m_leafIsOpen = false;
    m_leafHasText = false;
    m_line = 0;
    m_last = 0;
    split(limits::shownPieceCharacters);
}

// Text

void Writer::text(QStringView text)
{
    if (m_isFull)
        return;
    const bool isKept = m_leafKind == Leaf::Preformatted;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c > QLatin1Char(' ') && c < QChar(0x7f)) {
            m_marks = 0;
            m_last = c.unicode();
            put(text.sliced(i, 1));
            continue;
        }
        char32_t ucs4 = c.unicode();
        qsizetype length = 1;
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ucs4 = QChar::surrogateToUcs4(c, text[i + 1]);
            length = 2;
        }
        switch (shownAs(ucs4, m_last)) {
        case Shown::Yes: {
            const QChar::Category category = QChar::category(ucs4);
            const bool isMark = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
            m_marks = isMark ? m_marks + 1 : 0;
            if (m_marks <= mostMarks) {
                m_last = ucs4;
                put(text.sliced(i, length));
            }
            break;
        }
        case Shown::AsSpace:
            m_last = 0;
            m_marks = 0;
            if (!isKept)
                m_space = m_space || m_line > 0;
            else if (ucs4 == U' ' || ucs4 == U'\t')
                put(text.sliced(i, 1));
            else if (ucs4 != U'\r')
                lineBreak();
            break;
        case Shown::No: break;
        }
        i += length - 1;
    }
}

void Writer::put(QStringView character)
{
    prepare();
    if (m_isFull)
        return;
    appendEscaped(m_piece, character);
    m_leafHasText = true;
    ++m_line;
    if (m_link) {
        m_linkHasText = true;
        if (m_linkText.size() < 1'000)
            m_linkText += character;
    }
}

/// Everything that must stand before the next character.
void Writer::prepare()
{
    if (!m_leafIsOpen)
        openLeaf();
    if (m_line >= limits::shownLineCharacters - 256 && m_space) {
        m_space = false;
        breakLine();
    } else if (m_line >= limits::shownLineCharacters) {
        breakLine();
    }
    for (; m_breaks > 0 && m_leafIsOpen; --m_breaks) {
        m_space = false;
        breakLine();
    }
    if (!m_leafIsOpen)
        openLeaf();
    if (m_space) {
        m_space = false;
        ++m_line;
        m_piece += QLatin1Char(' ');
        if (m_linkIsWritten && m_linkText.size() < 1'000)
            m_linkText += QLatin1Char(' ');
    }
    syncStyles();
}

/// Within a leaf. A leaf that is as long as a piece ends here, so that the piece can end.
void Writer::breakLine()
{
    m_line = 0;
    m_last = 0;
    if (m_piece.size() - m_leafStart >= limits::shownPieceCharacters / 2
        || m_piece.size() >= limits::shownPieceCharacters) {
        const int breaks = std::exchange(m_breaks, 0);
        closeLeaf();
        m_breaks = breaks;
        openLeaf();
        return;
    }
    if (m_leafKind == Leaf::Preformatted)
        m_piece += QLatin1Char('\n');
    else
        m_piece += QLatin1String("<br/>");
}

void Writer::lineBreak()
{
    m_space = false;
    m_last = 0;
    m_breaks = std::min(m_breaks + 1, mostBreaks);
}

void Writer::rule()
{
    closeLeaf();
    if (m_isFull)
        return;
    openLeaf(); // what a rule may stand in, a leaf may
    if (!m_leafIsBare)
        m_piece.truncate(m_leafStart - tagOf(m_leafKind).size() - 2);
    m_leafIsOpen = false;
    m_piece += QLatin1String("<hr/>");
    split(limits::shownPieceCharacters);
}

void Writer::closeStyles()
{
    for (size_t i = styleTags.size(); i-- > 0;) {
        if (m_stylesWritten & (1u << i))
            appendEndTag(m_piece, styleTags[i]);
    }
    m_stylesWritten = 0;
}

/// Links lie outside of styles, so that a change of style does not cut them.
void Writer::syncStyles()
{
    unsigned wanted = 0;
    for (size_t i = 0; i < styleTags.size(); ++i)
        wanted |= m_styles[i] > 0 ? 1u << i : 0u;
    const bool opensLink = m_link && !m_linkIsWritten && m_linkTimes < mostLinkPieces;
    if (wanted == m_stylesWritten && !opensLink)
        return;
    closeStyles();
    if (opensLink) {
        m_piece += QLatin1String("<a href=\"");
        m_piece += m_linkHref;
        m_piece += QLatin1String("\">");
        m_linkIsWritten = true;
        ++m_linkTimes;
    }
    for (size_t i = 0; i < styleTags.size(); ++i) {
        if (wanted & (1u << i))
            appendTag(m_piece, styleTags[i]);
    }
    m_stylesWritten = wanted;
}

// Links

void Writer::beginLink(const Target &target)
{
    endLink();
    m_link = target;
    m_linkHref.clear();
    appendEscaped(m_linkHref, target.url);
    m_linkText.clear();
    m_linkTimes = 0;
    m_linkHasText = false;
    m_linkHasPicture = false;
}

void Writer::endLink()
{
    if (!m_link)
        return;
    if (!m_linkHasText && m_linkHasPicture) {
        const QString host = QLatin1Char('[') + shownHost(*m_link) + QLatin1Char(']');
        text(host);
        m_linkText = shownHost(*m_link); // said already
    }
    closeStyles();
    closeLink();
    m_link.reset();
}

/// In this leaf. The remark stands where the text of the link ends.
void Writer::closeLink()
{
    if (!m_linkIsWritten)
        return;
    m_linkIsWritten = false;
    m_piece += QLatin1String("</a>");
    const QString remark = remarkOn(m_linkText, *m_link);
    m_linkText.clear();
    if (remark.isEmpty())
        return;
    m_piece += QLatin1String(" [");
    appendEscaped(m_piece, remark);
    m_piece += QLatin1Char(']');
    m_line += remark.size() + 3;
    m_last = 0;
}

QStringList Writer::takePieces()
{
    endLink();
    closeLeaf();
    while (!m_open.empty())
        end();
    if (!m_piece.isEmpty())
        m_pieces.append(std::move(m_piece));
    m_piece = QString();
    return std::exchange(m_pieces, {});
}

} // namespace waxseal::bodytext
