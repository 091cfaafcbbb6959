// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/html_libxml/html_cleaner.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/bodytext/writer.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

// How it works. Feed cuts the text into tags and text, as the HTML standard's tokenizer does (WHATWG HTML §13.2.5), and gives
// libxml2 only tags that are known here, with the few attributes that are looked at, in one spelling: libxml2 takes time
// quadratic in the attributes of a tag and in the depth of tags, so both are bounded before it. libxml2 resolves character
// references and says which element ends where. What it reports goes to a Reader: first the Survey, which learns the size
// of every table, then the Cleaner, which writes.

namespace waxseal::html_libxml {

namespace {

using bodytext::Writer;
using std::string_view;

enum class Role {
    Block,     ///< its text is a block of its own
    Paragraph, ///< p
    Heading,
    Preformatted,
    Quote,
    Bullets,
    Numbers,
    Item,
    Style,  ///< b and its like
    Quoted, ///< q: its marks are written
    Link,
    Image,
    Break,
    Rule,
    Table,
    Row,
    Cell,
    HeaderCell,
    Caption,
    Gone, ///< dropped with all its content
    Void, ///< leaves nothing; only counted
};

/// How the text after the start tag is read (WHATWG HTML §13.2.5.2 to §13.2.5.5).
enum class Content {
    Markup,
    Text,       ///< no tags up to the end tag; shown
    Hidden,     ///< no tags up to the end tag; not shown
    StyleSheet, ///< the same, and looked through for addresses
};

struct Element {
    string_view name;
    Role role;
    Content content = Content::Markup;
    bool isActive = false; ///< counted as such
    string_view as{}; ///< the name that libxml2 is told, where it does not know this one or ends it at the next block
    int detail = 0;   ///< level of a heading, Writer::Style
};

constexpr int bold = int(Writer::Style::Bold);
constexpr int italic = int(Writer::Style::Italic);
constexpr int underlined = int(Writer::Style::Underlined);
constexpr int struck = int(Writer::Style::Struck);
constexpr int lowered = int(Writer::Style::Lowered);
constexpr int raised = int(Writer::Style::Raised);
constexpr int typewriter = int(Writer::Style::Typewriter);

/// What becomes of each element. All others, such as span, font, html, body and whatever is invented, leave their text.
///
/// Dropped with content: what runs (script), what is drawn and not written (svg, math, canvas, audio, video, object, applet),
/// what a browser does not show either (style, template, head's title, noframes, noembed, Office's xml islands) and what comes
/// from elsewhere (iframe, frameset). Shown: noscript, since no script runs here. Form controls are shown as their text.
constexpr auto elements = std::to_array<Element>({
    {"a", Role::Link},
    {"address", Role::Block},
    {"applet", Role::Gone, Content::Markup, true},
    {"article", Role::Block, Content::Markup, false, "div"},
    {"aside", Role::Block, Content::Markup, false, "div"},
    {"audio", Role::Gone},
    {"b", Role::Style, Content::Markup, false, "strong", bold},
    {"base", Role::Void, Content::Markup, true},
    {"bgsound", Role::Void},
    {"blockquote", Role::Quote},
    {"br", Role::Break},
    {"button", Role::Block, Content::Markup, true, "div"},
    {"canvas", Role::Gone},
    {"caption", Role::Caption},
    {"center", Role::Block, Content::Markup, false, "div"},
    {"cite", Role::Style, Content::Markup, false, {}, italic},
    {"code", Role::Style, Content::Markup, false, {}, typewriter},
    {"dd", Role::Block},
    {"del", Role::Style, Content::Markup, false, {}, struck},
    {"details", Role::Block, Content::Markup, false, "div"},
    {"dfn", Role::Style, Content::Markup, false, {}, italic},
    {"dialog", Role::Block, Content::Markup, false, "div"},
    {"dir", Role::Bullets, Content::Markup, false, "ul"},
    {"div", Role::Block},
    {"dl", Role::Block},
    {"dt", Role::Block},
    {"em", Role::Style, Content::Markup, false, {}, italic},
    {"embed", Role::Void, Content::Markup, true},
    {"fieldset", Role::Block},
    {"figcaption", Role::Block, Content::Markup, false, "div"},
    {"figure", Role::Block, Content::Markup, false, "div"},
    {"footer", Role::Block, Content::Markup, false, "div"},
    {"form", Role::Block, Content::Markup, true, "div"},
    {"frame", Role::Void},
    {"frameset", Role::Gone, Content::Markup, false, "object"},
    {"h1", Role::Heading, Content::Markup, false, {}, 1},
    {"h2", Role::Heading, Content::Markup, false, {}, 2},
    {"h3", Role::Heading, Content::Markup, false, {}, 3},
    {"h4", Role::Heading, Content::Markup, false, {}, 4},
    {"h5", Role::Heading, Content::Markup, false, {}, 5},
    {"h6", Role::Heading, Content::Markup, false, {}, 6},
    {"header", Role::Block, Content::Markup, false, "div"},
    {"hgroup", Role::Block, Content::Markup, false, "div"},
    {"hr", Role::Rule},
    {"i", Role::Style, Content::Markup, false, "em", italic},
    {"iframe", Role::Void, Content::Hidden, true},
    {"image", Role::Image, Content::Markup, false, "img"},
    {"img", Role::Image},
    {"input", Role::Void, Content::Markup, true},
    {"ins", Role::Style, Content::Markup, false, {}, underlined},
    {"kbd", Role::Style, Content::Markup, false, {}, typewriter},
    {"legend", Role::Block, Content::Markup, false, "div"},
    {"li", Role::Item},
    {"link", Role::Void},
    {"listing", Role::Preformatted, Content::Markup, false, "pre"},
    {"main", Role::Block, Content::Markup, false, "div"},
    {"math", Role::Gone},
    {"menu", Role::Bullets, Content::Markup, false, "ul"},
    {"meta", Role::Void},
    {"nav", Role::Block, Content::Markup, false, "div"},
    {"noembed", Role::Void, Content::Hidden},
    {"noframes", Role::Void, Content::Hidden},
    {"object", Role::Gone, Content::Markup, true},
    {"ol", Role::Numbers},
    {"optgroup", Role::Block, Content::Markup, false, "div"},
    {"option", Role::Block},
    {"p", Role::Paragraph},
    {"plaintext", Role::Preformatted, Content::Text, false, "pre"},
    {"pre", Role::Preformatted},
    {"q", Role::Quoted},
    {"s", Role::Style, Content::Markup, false, "del", struck},
    {"samp", Role::Style, Content::Markup, false, {}, typewriter},
    {"script", Role::Void, Content::Hidden, true},
    {"section", Role::Block, Content::Markup, false, "div"},
    {"select", Role::Block, Content::Markup, true, "div"},
    {"source", Role::Void},
    {"strike", Role::Style, Content::Markup, false, "del", struck},
    {"strong", Role::Style, Content::Markup, false, {}, bold},
    {"style", Role::Void, Content::StyleSheet},
    {"sub", Role::Style, Content::Markup, false, {}, lowered},
    {"summary", Role::Block, Content::Markup, false, "div"},
    {"sup", Role::Style, Content::Markup, false, {}, raised},
    {"svg", Role::Gone},
    {"table", Role::Table},
    {"td", Role::Cell},
    {"template", Role::Gone},
    {"textarea", Role::Preformatted, Content::Text, true, "pre"},
    {"th", Role::HeaderCell},
    {"title", Role::Void, Content::Hidden},
    {"tr", Role::Row},
    {"track", Role::Void},
    {"tt", Role::Style, Content::Markup, false, "code", typewriter},
    {"u", Role::Style, Content::Markup, false, "ins", underlined},
    {"ul", Role::Bullets},
    {"use", Role::Void}, // of svg
    {"var", Role::Style, Content::Markup, false, {}, italic},
    {"video", Role::Gone},
    {"xml", Role::Gone},
    {"xmp", Role::Preformatted, Content::Text, false, "pre"},
});
static_assert(std::is_sorted(elements.begin(), elements.end(),
                             [](const Element &a, const Element &b) { return a.name < b.name; }));

const Element *elementNamed(string_view name)
{
    const auto found =
        std::lower_bound(elements.begin(), elements.end(), name,
                         [](const Element &element, string_view wanted) { return element.name < wanted; });
    return found != elements.end() && found->name == name ? &*found : nullptr;
}

/// Has no content, so that it never stays open.
bool isVoid(const Element &element)
{
    return element.role == Role::Image || element.role == Role::Break || element.role == Role::Rule
        || element.role == Role::Void;
}

// Attributes that are looked at; those whose name begins with "on" are counted.
constexpr auto attributeNames =
    std::to_array<string_view>({"alt", "background", "colspan", "data", "height", "href", "http-equiv", "poster",
                                "rowspan", "src", "srcset", "style", "type", "width", "xlink:href"});

constexpr qsizetype longestName = 32;                          ///< of an element or attribute that is looked at
constexpr qsizetype longestValue = limits::linkCharacters + 1; ///< so that a cut address is too long for a link

struct Attribute {
    string_view name;
    QString value;
};

/// Takes what the parser reports.
class Reader {
public:
    virtual ~Reader() = default;
    virtual void start(const Element &element, const std::vector<Attribute> &attributes) = 0;
    virtual void end(const Element &element) = 0;
    virtual void text(QStringView text) = 0;
    virtual void styleSheet(QStringView css) = 0;
    virtual void active(int count) = 0; ///< event handlers, scripts, form controls …
    virtual bool isFull() const = 0;
};

/// libxml2's push parser. It builds no tree: its callbacks are replaced.
class Parser {
public:
    explicit Parser(Reader &reader) : m_reader(reader)
    {
        static const bool isInitialised = (xmlInitParser(), true); // once, also with several threads
        Q_UNUSED(isInitialised);
        xmlSAXHandler callbacks{};
        callbacks.startElement = [](void *self, const xmlChar *name, const xmlChar **attributes) {
            static_cast<Parser *>(self)->start(name, attributes);
        };
        callbacks.endElement = [](void *self, const xmlChar *name) {
            if (const Element *element = elementNamed(view(name)))
                static_cast<Parser *>(self)->m_reader.end(*element);
        };
        callbacks.characters = [](void *self, const xmlChar *text, int length) {
            static_cast<Parser *>(self)->m_reader.text(QString::fromUtf8(reinterpret_cast<const char *>(text), length));
        };
        callbacks.ignorableWhitespace = callbacks.characters;
        callbacks.cdataBlock = callbacks.characters;
        m_context.reset(htmlCreatePushParserCtxt(&callbacks, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
        if (m_context)
            htmlCtxtUseOptions(m_context.get(),
                               HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                   | HTML_PARSE_IGNORE_ENC);
        feed("<body>"); // everything is its content, so that libxml2 adds nothing of its own
    }

    void feed(QByteArrayView octets)
    {
        if (m_context && !octets.isEmpty())
            htmlParseChunk(m_context.get(), octets.data(), static_cast<int>(octets.size()), 0);
    }
    void finish()
    {
        if (m_context)
            htmlParseChunk(m_context.get(), nullptr, 0, 1);
    }

    int depth() const { return m_context ? m_context->nameNr : 0; }
    string_view innermost() const { return m_context && m_context->name ? view(m_context->name) : string_view(); }

private:
    struct Free {
        void operator()(htmlParserCtxtPtr context) const noexcept { htmlFreeParserCtxt(context); }
    };

    static string_view view(const xmlChar *text) { return reinterpret_cast<const char *>(text); }

    void start(const xmlChar *name, const xmlChar **pairs)
    {
        const Element *element = elementNamed(view(name));
        if (!element)
            return;
        m_attributes.clear();
        for (; pairs && pairs[0]; pairs += 2) {
            if (pairs[1])
                m_attributes.push_back({view(pairs[0]), QString::fromUtf8(reinterpret_cast<const char *>(pairs[1]))});
            else
                m_attributes.push_back({view(pairs[0]), QString()});
        }
        m_reader.start(*element, m_attributes);
    }

    Reader &m_reader;
    std::unique_ptr<htmlParserCtxt, Free> m_context;
    std::vector<Attribute> m_attributes;
};

/// Gives the parser known tags in one spelling, and text in which every "<" is a reference.
class Feed {
public:
    Feed(QByteArrayView html, Reader &reader) : m_html(html), m_reader(reader), m_parser(reader) { }

    void run()
    {
        qsizetype at = 0;
        while (at < m_html.size() && !m_reader.isFull()) {
            const qsizetype open = octets::indexOf(m_html, '<', at);
            text(m_html.sliced(at, (open < 0 ? m_html.size() : open) - at), false);
            if (open < 0)
                break;
            at = markup(open);
        }
        flush();
        m_parser.finish();
    }

private:
    char octet(qsizetype at) const { return at < m_html.size() ? m_html[at] : '\0'; }
    /// After the next ">", or the end.
    qsizetype behindBracket(qsizetype at) const
    {
        const qsizetype bracket = octets::indexOf(m_html, '>', at);
        return bracket < 0 ? m_html.size() : bracket + 1;
    }

    void write(QByteArrayView octets)
    {
        m_out.append(octets);
        if (m_out.size() > 4096)
            flush();
    }
    void flush()
    {
        m_parser.feed(m_out);
        m_out.clear();
        m_mayBeOpen = m_parser.depth();
    }

    /// @param isRaw "&" is text as well
    void text(QByteArrayView text, bool isRaw)
    {
        qsizetype from = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool isReference =
                !isRaw && text[i] == '&' && i + 1 < text.size() && (octets::isAlpha(text[i + 1]) || text[i + 1] == '#');
            const bool isEscaped = text[i] == '<' || (text[i] == '&' && !isReference);
            if (!isEscaped && i - from < 2048)
                continue;
            write(text.sliced(from, i - from));
            if (isEscaped)
                write(text[i] == '<' ? "&lt;" : "&amp;");
            from = isEscaped ? i + 1 : i;
        }
        write(text.sliced(from));
    }

    /// @param open where "<" stands; returns where reading goes on
    qsizetype markup(qsizetype open)
    {
        const char next = octet(open + 1);
        if (octets::isAlpha(next))
            return startTag(open + 1);
        if (next == '/') {
            if (octets::isAlpha(octet(open + 2)))
                return endTag(open + 2);
            return open + 2 < m_html.size() ? behindBracket(open + 2) : m_html.size();
        }
        if (next == '!' && octet(open + 2) == '-' && octet(open + 3) == '-')
            return behindComment(open + 4);
        if (next == '!' || next == '?') // a doctype, CDATA, a condition of Office: to the next ">"
            return behindBracket(open + 2);
        write("&lt;");
        return open + 1;
    }

    /// WHATWG HTML §13.2.5.43 to §13.2.5.51. What browsers of one maker read as conditions is a comment like any other.
    qsizetype behindComment(qsizetype at) const
    {
        if (octet(at) == '>')
            return at + 1;
        if (octet(at) == '-' && octet(at + 1) == '>')
            return at + 2;
        for (qsizetype dash = octets::indexOf(m_html, '-', at); dash >= 0;
             dash = octets::indexOf(m_html, '-', dash + 1)) {
            if (octet(dash + 1) != '-')
                continue;
            if (octet(dash + 2) == '>')
                return dash + 3;
            if (octet(dash + 2) == '!' && octet(dash + 3) == '>')
                return dash + 4;
        }
        return m_html.size();
    }

    static constexpr bool isSpace(char c) { return octets::isWhiteSpace(c) || c == '\f'; }

    /// Reads the name at @p at, in lower case; a name that is too long for any element is empty.
    qsizetype tagName(qsizetype at, QByteArray &name) const
    {
        const qsizetype start = at;
        while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '/' && m_html[at] != '>')
            ++at;
        name = at - start <= longestName ? octets::lowered(m_html.sliced(start, at - start)) : QByteArray();
        return at;
    }

    /// WHATWG HTML §13.2.5.32 to §13.2.5.40: up to the ">" of the tag. @p take gets name and value of each attribute.
    template <typename Take> qsizetype attributes(qsizetype at, Take take) const
    {
        for (;;) {
            while (at < m_html.size() && (isSpace(m_html[at]) || m_html[at] == '/'))
                ++at;
            if (at >= m_html.size())
                return at;
            if (m_html[at] == '>')
                return at + 1;
            const qsizetype nameStart = at++; // a "=" may begin a name
            while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '/' && m_html[at] != '>'
                   && m_html[at] != '=')
                ++at;
            const QByteArrayView name = m_html.sliced(nameStart, at - nameStart);
            qsizetype equals = at;
            while (equals < m_html.size() && isSpace(m_html[equals]))
                ++equals;
            QByteArrayView value;
            if (octet(equals) == '=') {
                at = equals + 1;
                while (at < m_html.size() && isSpace(m_html[at]))
                    ++at;
                const char quote = octet(at);
                if (quote == '"' || quote == '\'') {
                    const qsizetype close = octets::indexOf(m_html, quote, at + 1);
                    if (close < 0)
                        return m_html.size();
                    value = m_html.sliced(at + 1, close - at - 1);
                    at = close + 1;
                } else {
                    const qsizetype valueStart = at;
                    while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '>')
                        ++at;
                    value = m_html.sliced(valueStart, at - valueStart);
                }
            }
            take(name, value);
        }
    }

    qsizetype startTag(qsizetype at)
    {
        QByteArray name;
        at = tagName(at, name);
        const Element *element = elementNamed(string_view(name.constData(), static_cast<size_t>(name.size())));
        QByteArray tag;
        std::array<bool, attributeNames.size()> seen{};
        int active = element && element->isActive ? 1 : 0;
        at = attributes(at, [&](QByteArrayView key, QByteArrayView value) {
            if (key.size() > longestName)
                return;
            const QByteArray wanted = octets::lowered(key);
            if (wanted.startsWith("on") && wanted.size() > 2)
                ++active;
            const auto known = std::find(attributeNames.begin(), attributeNames.end(),
                                         string_view(wanted.constData(), static_cast<size_t>(wanted.size())));
            if (known == attributeNames.end() || (!element && wanted == "href"))
                return;
            // The first of several counts (§13.2.5.33).
            if (std::exchange(seen[static_cast<size_t>(known - attributeNames.begin())], true))
                return;
            tag += ' ' + wanted + "=\"";
            for (const char c : value.first(std::min(value.size(), longestValue))) {
                switch (c) {
                case '"': tag += "&quot;"; break;
                case '<': tag += "&lt;"; break;
                case '>': tag += "&gt;"; break;
                default: tag += c;
                }
            }
            tag += '"';
        });
        if (active > 0)
            m_reader.active(active);
        if (element && element->role != Role::Void)
            forward(element->as.empty() ? element->name : element->as, tag, isVoid(*element));
        else if (!tag.isEmpty() && name != "base" && name != "a")
            forward(name == "meta" ? "meta" : "link", tag, true); // any element may bring a picture behind its text
        return element && element->content != Content::Markup ? content(*element, at) : at;
    }

    void forward(string_view name, const QByteArray &attributes, bool isVoid)
    {
        if (!isVoid && ++m_mayBeOpen > limits::htmlDepth) {
            flush();
            if (m_parser.depth() >= limits::htmlDepth) { // deeper elements follow the one before instead of lying in it
                write("</");
                write(m_parser.innermost());
                write(">");
            }
            ++m_mayBeOpen;
        }
        write("<");
        write(name);
        write(attributes);
        write(">");
    }

    qsizetype endTag(qsizetype at)
    {
        QByteArray name;
        at = attributes(tagName(at, name), [](QByteArrayView, QByteArrayView) {});
        const Element *element = elementNamed(string_view(name.constData(), static_cast<size_t>(name.size())));
        if (element && !isVoid(*element)) {
            write("</");
            write(element->as.empty() ? element->name : element->as);
            write(">");
        }
        return at;
    }

    /// What stands up to the end tag; returns where that is.
    qsizetype content(const Element &element, qsizetype at)
    {
        const QByteArrayView name(element.name.data(), static_cast<qsizetype>(element.name.size()));
        qsizetype end = m_html.size();
        if (element.name != "plaintext") {
            for (qsizetype open = octets::indexOf(m_html, '<', at); open >= 0;
                 open = octets::indexOf(m_html, '<', open + 1)) {
                const QByteArrayView rest = m_html.sliced(open + 1);
                const qsizetype behind = open + 2 + name.size();
                if (rest.startsWith('/') && octets::startsWithIgnoringCase(rest.sliced(1), name)
                    && (behind >= m_html.size() || isSpace(m_html[behind]) || m_html[behind] == '/'
                        || m_html[behind] == '>')) {
                    end = open;
                    break;
                }
            }
        }
        const QByteArrayView inside = m_html.sliced(at, end - at);
        switch (element.content) {
        case Content::Markup:
        case Content::Hidden: break;
        case Content::Text: text(inside, element.name != "textarea"); break;
        case Content::StyleSheet: m_reader.styleSheet(QString::fromUtf8(inside)); break;
        }
        return end;
    }

    QByteArrayView m_html;
    Reader &m_reader;
    Parser m_parser;
    QByteArray m_out;
    int m_mayBeOpen = 0; ///< at most so many elements are open in the parser
};

/// Keeps the open elements for both readers. What lies in a dropped element is still counted.
class Tree : public Reader {
public:
    void start(const Element &element, const std::vector<Attribute> &attributes) final
    {
        count(element, attributes);
        const bool isDropped = !m_open.empty() && m_open.back().isDropped;
        if (isVoid(element)) {
            if (!isDropped)
                single(element, attributes);
            return;
        }
        m_open.push_back({&element, isDropped || element.role == Role::Gone});
        if (!m_open.back().isDropped)
            opened(element, attributes);
    }
    void end(const Element &element) final
    {
        const auto found = std::find_if(m_open.rbegin(), m_open.rend(),
                                        [&element](const Open &open) { return open.element == &element; });
        if (isVoid(element) || found == m_open.rend())
            return;
        for (bool isLast = false; !isLast;) {
            const Open last = m_open.back();
            m_open.pop_back();
            if (!last.isDropped)
                closed(*last.element);
            isLast = last.element == &element;
        }
    }
    void text(QStringView text) final
    {
        if (m_open.empty() || !m_open.back().isDropped)
            characters(text);
    }

protected:
    virtual void count(const Element &element, const std::vector<Attribute> &attributes) = 0;
    virtual void single(const Element &element, const std::vector<Attribute> &attributes) = 0;
    virtual void opened(const Element &element, const std::vector<Attribute> &attributes) = 0;
    virtual void closed(const Element &element) = 0;
    virtual void characters(QStringView text) = 0;

private:
    struct Open {
        const Element *element;
        bool isDropped;
    };
    std::vector<Open> m_open;
};

QString valueOf(string_view name, const std::vector<Attribute> &attributes)
{
    for (const Attribute &attribute : attributes) {
        if (attribute.name == name)
            return attribute.value;
    }
    return {};
}

constexpr int mostSpan = 50; ///< columns and rows of a cell, as bodytext::Writer has it

int spanOf(string_view name, const std::vector<Attribute> &attributes)
{
    bool isNumber = false;
    const int span = valueOf(name, attributes).trimmed().toInt(&isNumber);
    return isNumber ? std::clamp(span, 1, mostSpan) : 1;
}

QString alternativeOf(const std::vector<Attribute> &attributes)
{
    return valueOf("alt", attributes).simplified();
}

/// How a table is shown.
enum class Shape { Blocks, Cells, CellsWithSpans };

/// What the first reading learns of a table.
struct TableSize {
    bool isBroken = false; ///< text or blocks outside of its cells
    int filled = 0;        ///< cells of a row that say something, at most
    int rows = 0;
    int cells = 0;   ///< of a row, at most
    int columns = 0; ///< with all spans
    int spanRows = 0;
};

/// The first reading. Layouts in one column, which most newsletters are, are then shown without a table; and a program
/// that lays out a table allocates its rows times its columns, so these are known before.
class Survey final : public Tree {
public:
    const std::vector<TableSize> &tables() const { return m_tables; }

    void styleSheet(QStringView) override { }
    void active(int) override { }
    bool isFull() const override { return false; }

protected:
    void count(const Element &, const std::vector<Attribute> &) override { }
    void single(const Element &element, const std::vector<Attribute> &attributes) override
    {
        if (element.role == Role::Image && !alternativeOf(attributes).isEmpty())
            content();
        if (element.role == Role::Rule)
            content();
    }
    void opened(const Element &element, const std::vector<Attribute> &attributes) override
    {
        switch (element.role) {
        case Role::Table:
            block();
            m_open.push_back(Table{m_tables.size()});
            m_tables.push_back({});
            break;
        case Role::Row:
            if (!m_open.empty())
                startRow();
            break;
        case Role::Caption:
            if (!m_open.empty()) {
                startRow();
                startCell(1, 1);
            }
            break;
        case Role::Cell:
        case Role::HeaderCell:
            if (!m_open.empty())
                startCell(spanOf("colspan", attributes), spanOf("rowspan", attributes));
            break;
        case Role::Quote:
        case Role::Bullets:
        case Role::Numbers:
        case Role::Item: block(); break;
        case Role::Block:
        case Role::Paragraph:
        case Role::Heading:
        case Role::Preformatted:
        case Role::Style:
        case Role::Quoted:
        case Role::Link:
        case Role::Image:
        case Role::Break:
        case Role::Rule:
        case Role::Gone:
        case Role::Void: break;
        }
    }
    void closed(const Element &element) override
    {
        if (m_open.empty())
            return;
        if (element.role == Role::Table) {
            endRow();
            m_tables[m_open.back().index].rows += m_tables[m_open.back().index].spanRows;
            m_open.pop_back();
        } else if (element.role == Role::Row) {
            endRow();
        } else if (element.role == Role::Caption) {
            endRow();
        } else if (element.role == Role::Cell || element.role == Role::HeaderCell) {
            endCell();
        }
    }
    void characters(QStringView text) override
    {
        if (!m_open.empty() && !m_open.back().isFilled
            && !std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
            content();
    }

private:
    struct Table {
        size_t index;
        bool isInRow = false;
        bool isInCell = false;
        bool isFilled = false; ///< the cell
        int filled = 0;        ///< cells of the row
        int cells = 0;
        int columns = 0;
        std::array<int, mostSpan> hanging{}; ///< columns that cells above take for so many more rows
    };

    void content()
    {
        for (auto table = m_open.rbegin(); table != m_open.rend() && !table->isFilled; ++table) {
            if (!table->isInCell)
                m_tables[table->index].isBroken = true;
            table->filled += table->isInCell ? 1 : 0;
            table->isFilled = table->isInCell;
        }
    }
    void block()
    {
        if (!m_open.empty() && !m_open.back().isInCell)
            m_tables[m_open.back().index].isBroken = true;
    }
    void startRow()
    {
        endRow();
        Table &table = m_open.back();
        table.isInRow = true;
        for (size_t rows = 1; rows < table.hanging.size(); ++rows) {
            table.columns += table.hanging[rows];
            table.hanging[rows - 1] = table.hanging[rows];
        }
        table.hanging.back() = 0;
    }
    void startCell(int columns, int rows)
    {
        endCell();
        Table &table = m_open.back();
        if (!table.isInRow)
            m_tables[table.index].isBroken = true;
        table.isInCell = true;
        ++table.cells;
        table.columns += columns;
        if (rows > 1) {
            table.hanging[static_cast<size_t>(rows - 1)] += columns;
            m_tables[table.index].spanRows = std::max(m_tables[table.index].spanRows, rows - 1);
        }
    }
    void endCell()
    {
        m_open.back().isInCell = false;
        m_open.back().isFilled = false;
    }
    void endRow()
    {
        endCell();
        Table &table = m_open.back();
        if (!table.isInRow)
            return;
        TableSize &size = m_tables[table.index];
        size.columns = std::max(size.columns, table.columns);
        size.cells = std::max(size.cells, table.cells);
        size.filled = std::max(size.filled, table.filled);
        ++size.rows;
        table.cells = table.columns = table.filled = 0;
        table.isInRow = false;
    }

    std::vector<Table> m_open;
    std::vector<TableSize> m_tables;
};

/// What a program that shows pictures would fetch: from the network, or from the machine's own files.
bool isRemote(QStringView address)
{
    QString start;
    for (qsizetype i = 0; i < address.size() && start.size() < 8; ++i) {
        if (address[i] > QLatin1Char(' '))
            start += address[i] == QLatin1Char('\\') ? QLatin1Char('/') : address[i].toLower();
    }
    for (const QLatin1String scheme : {QLatin1String("http:"), QLatin1String("https:"), QLatin1String("ftp:"),
                                       QLatin1String("file:"), QLatin1String("//")}) {
        if (start.startsWith(scheme))
            return true;
    }
    return false;
}

/// Text of a style sheet with its escapes resolved ("\75rl(" is "url("), in lower case.
QString plainCss(QStringView css)
{
    QString result;
    result.reserve(css.size());
    for (qsizetype i = 0; i < css.size(); ++i) {
        if (css[i] != QLatin1Char('\\')) {
            result += css[i].toLower();
            continue;
        }
        qsizetype end = i + 1;
        bool isNumber = false;
        while (end < css.size() && end - i <= 6 && QStringView(u"0123456789abcdefABCDEF").contains(css[end]))
            ++end;
        const uint number = css.sliced(i + 1, end - i - 1).toUInt(&isNumber, 16);
        if (!isNumber)
            continue; // what follows stands for itself
        result += number < 0x80 ? QChar(static_cast<ushort>(number)).toLower() : QChar(QChar::ReplacementCharacter);
        i = end < css.size() && css[end].isSpace() ? end : end - 1;
    }
    return result;
}

/// Addresses in a style sheet that would be fetched.
int remoteIn(QStringView css)
{
    if (!css.contains(QLatin1Char('(')) && !css.contains(QLatin1Char('@')) && !css.contains(QLatin1Char('\\')))
        return 0;
    const QString text = plainCss(css);
    int count = 0;
    for (const QLatin1String start : {QLatin1String("url("), QLatin1String("@import")}) {
        for (qsizetype at = text.indexOf(start); at >= 0; at = text.indexOf(start, at)) {
            at += start.size();
            qsizetype address = at;
            while (
                address < text.size() && address - at < 16
                && (text[address].isSpace() || text[address] == QLatin1Char('"') || text[address] == QLatin1Char('\'')))
                ++address;
            count +=
                isRemote(QStringView(text).sliced(address, std::min<qsizetype>(text.size() - address, 32))) ? 1 : 0;
        }
    }
    return count;
}

/// The second reading.
class Cleaner final : public Tree {
public:
    explicit Cleaner(std::vector<TableSize> tables) : m_tables(std::move(tables)) { }

    bodytext::BodyText result()
    {
        m_result.isCut = m_writer.isFull();
        m_result.pieces = m_writer.takePieces();
        return std::move(m_result);
    }

    void styleSheet(QStringView css) override { m_result.remote += remoteIn(css); }
    void active(int count) override { m_result.active += count; }
    bool isFull() const override { return m_writer.isFull(); }

protected:
    void count(const Element &element, const std::vector<Attribute> &attributes) override
    {
        bool isPictureRemote = false;
        for (const Attribute &attribute : attributes) {
            const string_view name = attribute.name;
            if (name == "style") {
                m_result.remote += remoteIn(attribute.value);
            } else if (name == "srcset") {
                for (const QStringView candidate : QStringView(attribute.value).split(QLatin1Char(',')))
                    isPictureRemote = isPictureRemote || isRemote(candidate);
            } else if (name == "src" || name == "xlink:href") {
                isPictureRemote = isPictureRemote || isRemote(attribute.value);
            } else if (name == "background" || name == "poster" || name == "data"
                       || (name == "href" && (element.name == "link" || element.role == Role::Image))) {
                m_result.remote += isRemote(attribute.value) ? 1 : 0;
            } else if (name == "http-equiv") {
                m_result.active +=
                    attribute.value.trimmed().compare(QLatin1String("refresh"), Qt::CaseInsensitive) == 0;
            }
        }
        m_result.remote += isPictureRemote ? 1 : 0;
    }

    void single(const Element &element, const std::vector<Attribute> &attributes) override
    {
        if (element.role == Role::Break)
            m_writer.lineBreak();
        else if (element.role == Role::Rule)
            m_writer.rule();
        else if (element.role == Role::Image)
            image(attributes);
    }

    void opened(const Element &element, const std::vector<Attribute> &attributes) override
    {
        const Writer::Leaf before = m_writer.leafKind();
        m_open.push_back({before});
        switch (element.role) {
        case Role::Block: m_writer.leaf(keepsKind(before) ? before : Writer::Leaf::Plain); break;
        case Role::Paragraph: m_writer.leaf(keepsKind(before) ? before : Writer::Leaf::Paragraph); break;
        case Role::Heading:
            m_writer.leaf(before == Writer::Leaf::Preformatted
                              ? before
                              : static_cast<Writer::Leaf>(int(Writer::Leaf::Heading1) + element.detail - 1));
            break;
        case Role::Preformatted:
            m_writer.leaf(Writer::Leaf::Preformatted);
            m_skipsLineEnd = true; // WHATWG HTML §13.2.6.4.7
            break;
        case Role::Quote: begin(Writer::Container::Quote); break;
        case Role::Bullets: begin(Writer::Container::Bullets); break;
        case Role::Numbers: begin(Writer::Container::Numbers); break;
        case Role::Item: begin(Writer::Container::Item); break;
        case Role::Table: table(); break;
        case Role::Row: part(Writer::Container::Row, {}); break;
        case Role::Cell: part(Writer::Container::Cell, attributes); break;
        case Role::HeaderCell: part(Writer::Container::HeaderCell, attributes); break;
        case Role::Caption:
            part(Writer::Container::Row, {});
            part(Writer::Container::Cell, {});
            break;
        case Role::Style: m_writer.beginStyle(static_cast<Writer::Style>(element.detail)); break;
        case Role::Quoted: m_writer.text(QStringView(u"“")); break;
        case Role::Link: link(valueOf("href", attributes)); break;
        case Role::Image:
        case Role::Break:
        case Role::Rule:
        case Role::Gone:
        case Role::Void: break;
        }
    }

    void closed(const Element &element) override
    {
        const Open open = m_open.back();
        m_open.pop_back();
        switch (element.role) {
        case Role::Style: m_writer.endStyle(static_cast<Writer::Style>(element.detail)); return;
        case Role::Quoted: m_writer.text(QStringView(u"”")); return;
        case Role::Link: m_writer.endLink(); return;
        case Role::Table: m_shapes.pop_back(); break;
        case Role::Block:
        case Role::Paragraph:
        case Role::Heading:
        case Role::Preformatted:
        case Role::Quote:
        case Role::Bullets:
        case Role::Numbers:
        case Role::Item:
        case Role::Row:
        case Role::Cell:
        case Role::HeaderCell:
        case Role::Caption:
        case Role::Image:
        case Role::Break:
        case Role::Rule:
        case Role::Gone:
        case Role::Void: break;
        }
        for (int i = 0; i < open.containers; ++i)
            m_writer.end();
        m_writer.leaf(open.leafBefore);
    }

    void characters(QStringView text) override
    {
        if (std::exchange(m_skipsLineEnd, false) && text.startsWith(QLatin1Char('\n')))
            text = text.sliced(1);
        // References to C1 controls mean windows-1252 (WHATWG HTML §13.2.5.80).
        static constexpr std::u16string_view windows1252 = u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
        static_assert(windows1252.size() == 32);
        const auto isC1 = [](QChar c) { return c >= QChar(0x80) && c < QChar(0xa0); };
        if (std::none_of(text.begin(), text.end(), isC1)) {
            m_writer.text(text);
            return;
        }
        QString meant = text.toString();
        for (QChar &c : meant) {
            if (isC1(c) && c != QChar(0x85))
                c = windows1252[c.unicode() - 0x80u];
            else if (isC1(c))
                c = QChar(0x2026);
        }
        m_writer.text(meant);
    }

private:
    struct Open {
        Writer::Leaf leafBefore;
        int containers = 0; ///< begun in the writer
    };

    /// A block in a heading is a heading, in preformatted text preformatted.
    static bool keepsKind(Writer::Leaf leaf) { return leaf != Writer::Leaf::Plain && leaf != Writer::Leaf::Paragraph; }

    void begin(Writer::Container container, int columns = 1, int rows = 1)
    {
        m_writer.begin(container, columns, rows);
        m_writer.leaf(Writer::Leaf::Plain);
        ++m_open.back().containers;
    }

    void table()
    {
        const TableSize size = m_nextTable < m_tables.size() ? m_tables[m_nextTable++] : TableSize{.isBroken = true};
        const qint64 withSpans = qint64(size.rows) * size.columns;
        const qint64 withoutSpans = qint64(size.rows) * size.cells;
        Shape shape = Shape::Blocks;
        if (!size.isBroken && size.filled > 1 && m_cells + withoutSpans <= limits::htmlTableCells)
            shape = m_cells + withSpans <= limits::htmlTableCells ? Shape::CellsWithSpans : Shape::Cells;
        m_shapes.push_back(shape);
        if (shape == Shape::Blocks) {
            m_writer.leaf(Writer::Leaf::Plain);
            return;
        }
        m_cells += shape == Shape::Cells ? withoutSpans : withSpans;
        begin(Writer::Container::Table);
    }

    void part(Writer::Container container, const std::vector<Attribute> &attributes)
    {
        const Shape shape = m_shapes.empty() ? Shape::Blocks : m_shapes.back();
        if (shape == Shape::Blocks)
            m_writer.leaf(Writer::Leaf::Plain);
        else if (shape == Shape::Cells)
            begin(container);
        else
            begin(container, spanOf("colspan", attributes), spanOf("rowspan", attributes));
    }

    void link(const QString &href)
    {
        const std::optional<bodytext::Target> target = bodytext::targetOf(href);
        if (target) {
            m_writer.beginLink(*target);
            return;
        }
        m_writer.endLink();
        QString scheme;
        for (const QChar c : QStringView(href).first(std::min<qsizetype>(href.size(), 64))) {
            if (c > QLatin1Char(' '))
                scheme += c.toLower();
        }
        for (const QLatin1String runs :
             {QLatin1String("javascript:"), QLatin1String("vbscript:"), QLatin1String("data:")})
            m_result.active += scheme.startsWith(runs) ? 1 : 0;
    }

    void image(const std::vector<Attribute> &attributes)
    {
        const QString alternative = alternativeOf(attributes);
        const auto isDot = [&attributes](string_view side) {
            const QString value = valueOf(side, attributes).trimmed();
            return value == QLatin1String("0") || value == QLatin1String("1") || value == QLatin1String("1px");
        };
        if (!alternative.isEmpty())
            m_writer.text(QString(QLatin1Char('[') + alternative + QLatin1Char(']')));
        else if (!isDot("width") && !isDot("height"))
            m_writer.pictureInLink();
    }

    bodytext::BodyText m_result;
    Writer m_writer;
    std::vector<Open> m_open;
    std::vector<TableSize> m_tables;
    size_t m_nextTable = 0;
    std::vector<Shape> m_shapes; ///< of the open tables
    qint64 m_cells = 0;          ///< of the tables written
    bool m_skipsLineEnd = false;
};

/// In UTF-8, without the controls that libxml2 stumbles over.
QByteArray cleanOctets(QStringView html)
{
    QByteArray utf8 = html.toUtf8();
    char *out = utf8.data();
    for (const char c : std::as_const(utf8)) {
        if (c == '\f')
            *out++ = ' ';
        else if (static_cast<unsigned char>(c) >= ' ' || octets::isWhiteSpace(c))
            *out++ = c;
    }
    utf8.truncate(out - utf8.constData());
    return utf8;
}

} // namespace

bodytext::BodyText HtmlCleaner::clean(QStringView html) const
{
    const bool isCut = html.size() > limits::shownTextOctets;
    if (isCut)
        html = html.first(limits::shownTextOctets);
    const QByteArray utf8 = cleanOctets(html);

    Survey survey;
    Feed(utf8, survey).run();
    Cleaner cleaner(survey.tables());
    Feed(utf8, cleaner).run();
    bodytext::BodyText result = cleaner.result();
    result.isCut = result.isCut || isCut;
    return result;
}

} // namespace waxseal::html_libxml
