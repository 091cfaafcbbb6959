// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/limits.h"

#include <QString>
#include <QStringList>

#include <algorithm>

/// Reads rich text as core/bodytext promises it, knowing nothing of how it is written: any tag, attribute, reference or
/// character outside of the subset is an error.
namespace waxseal::kit {

struct RichText {
    QString error;     ///< empty: everything is in the subset
    QString text;      ///< what a person sees, "\n" after blocks and for line breaks, " | " after cells
    QStringList hrefs; ///< decoded
    int tags = 0;
    int tables = 0;
};

namespace rich_text {

inline bool isForbidden(char32_t c, char32_t before)
{
    if ((c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x34f || c == 0x61c)
        return true;
    if (c == 0x200c || c == 0x200d)
        return before < 0x590;
    return c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f) || (c >= 0xd800 && c <= 0xf8ff) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffc)
        || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe || (c >= 0xe0000 && c <= 0xe007f) || c > 0x10ffff;
}

class Scanner {
public:
    explicit Scanner(QStringView piece) : m_in(piece) { }

    RichText run()
    {
        while (m_at < m_in.size() && m_result.error.isEmpty()) {
            if (m_in[m_at] == QLatin1Char('<')) {
                tag();
                m_isStructure = isOneOf(inner(), "table tr ul ol");
            } else {
                character();
            }
        }
        if (m_result.error.isEmpty() && !m_open.isEmpty())
            fail("not closed: " + m_open.last().toLatin1());
        return m_result;
    }

private:
    void fail(const QByteArray &why)
    {
        if (m_result.error.isEmpty())
            m_result.error = QString::fromUtf8(why) + QStringLiteral(" at %1: ").arg(m_at)
                + m_in.sliced(std::max<qsizetype>(m_at - 60, 0)).left(120).toString();
    }
    bool take(const char *text)
    {
        const QLatin1String expected(text);
        if (!m_in.sliced(m_at).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }
    QString inner() const { return m_open.isEmpty() ? QString() : m_open.last(); }
    static bool isOneOf(const QString &name, const char *names)
    {
        for (QLatin1String rest(names); !rest.isEmpty();) {
            const qsizetype space = rest.indexOf(QLatin1Char(' '));
            if (name == (space < 0 ? rest : rest.first(space)))
                return true;
            rest = space < 0 ? QLatin1String() : rest.sliced(space + 1);
        }
        return false;
    }

    void endLine()
    {
        if (m_line > limits::shownLineCharacters + 700) // and a remark behind a link
            fail("a line of " + QByteArray::number(m_line));
        m_line = 0;
        m_before = 0;
    }

    void character()
    {
        if (m_isStructure)
            return fail("text in " + inner().toLatin1());
        char32_t c = m_in[m_at].unicode();
        if (m_in[m_at].isHighSurrogate() && m_at + 1 < m_in.size() && m_in[m_at + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(m_in[m_at], m_in[m_at + 1]);
            ++m_at;
        } else if (c == U'&') {
            for (const auto &[name, meaning] : {std::pair("&lt;", U'<'), std::pair("&gt;", U'>'),
                                                std::pair("&amp;", U'&'), std::pair("&quot;", U'"')}) {
                if (take(name)) {
                    --m_at;
                    return seen(meaning);
                }
            }
            return fail("a reference");
        } else if (c == U'>' || c == U'"') {
            return fail("not escaped");
        }
        seen(c);
    }
    void seen(char32_t c)
    {
        if (isForbidden(c, m_before))
            return fail("character " + QByteArray::number(c, 16));
        if ((c == U'\n' || c == U'\t') && !m_open.contains(QLatin1String("pre")))
            return fail("a control outside of pre");
        m_before = c;
        if (QChar::requiresSurrogates(c))
            m_result.text += QChar(QChar::highSurrogate(c));
        m_result.text += QChar::requiresSurrogates(c) ? QChar(QChar::lowSurrogate(c)) : QChar(static_cast<char16_t>(c));
        ++m_at;
        if (c == U'\n')
            endLine();
        else
            ++m_line;
    }

    void tag()
    {
        ++m_result.tags;
        ++m_at;
        if (take("br/>")) {
            m_result.text += QLatin1Char('\n');
            return endLine();
        }
        if (take("hr/>")) {
            m_result.text += QStringLiteral("---\n");
            return endLine();
        }
        const bool isEnd = take("/");
        const qsizetype start = m_at;
        while (m_at < m_in.size()
               && ((m_in[m_at] >= QLatin1Char('a') && m_in[m_at] <= QLatin1Char('z')) || m_in[m_at].isDigit()))
            ++m_at;
        const QString name = m_in.sliced(start, m_at - start).toString();
        if (!isOneOf(name, "p div blockquote pre h1 h2 h3 h4 h5 h6 ul ol li b i u s sub sup tt table tr td th a"))
            return fail("element " + name.toUtf8());
        const bool isInline = isOneOf(name, "b i u s sub sup tt a");
        if (isEnd) {
            if (!take(">") || inner() != name)
                return fail("end of " + name.toUtf8() + " in " + inner().toUtf8());
            m_open.removeLast();
            if (!isInline && !m_result.text.endsWith(QLatin1Char('\n')))
                m_result.text += isOneOf(name, "td th") ? QStringLiteral(" | ") : QStringLiteral("\n");
            if (!isInline)
                endLine();
            return;
        }
        place(name, isInline);
        if (name == QLatin1String("a")) {
            if (!take(" href=\""))
                return fail("a without href");
            href();
        } else if (isOneOf(name, "td th")) {
            span(" colspan=\"");
            span(" rowspan=\"");
        }
        if (!take(">"))
            return fail("attribute of " + name.toUtf8());
        if (!isInline)
            endLine();
        m_result.tables += name == QLatin1String("table") ? 1 : 0;
        m_open.append(name);
    }

    void place(const QString &name, bool isInline)
    {
        const QString outer = inner();
        const bool fits = isOneOf(name, "td th") ? outer == QLatin1String("tr")
            : name == QLatin1String("tr")        ? outer == QLatin1String("table")
            : name == QLatin1String("li")        ? isOneOf(outer, "ul ol")
                                                 : !isOneOf(outer, "table tr ul ol");
        if (!fits)
            fail(name.toUtf8() + " in " + outer.toUtf8());
        if (!isInline && isOneOf(outer, "p div pre h1 h2 h3 h4 h5 h6 b i u s sub sup tt a"))
            fail("block " + name.toUtf8() + " in " + outer.toUtf8());
        if (m_open.contains(name) && (isInline || (name == QLatin1String("table") && m_open.count(name) >= 4)))
            fail(name.toUtf8() + " in itself");
        if (m_open.size() > 2 * limits::htmlDepth)
            fail("too deep");
    }

    void href()
    {
        const qsizetype close = m_in.indexOf(QLatin1Char('"'), m_at);
        if (close < 0)
            return fail("href not closed");
        QString value = m_in.sliced(m_at, close - m_at).toString();
        for (const QChar c : value) {
            if (c <= QLatin1Char(' ') || c >= QChar(0x7f) || QStringView(u"<>\"'`\\").contains(c))
                if (c != QLatin1Char('\''))
                    fail("character in href");
        }
        if (!value.startsWith(QLatin1String("http://")) && !value.startsWith(QLatin1String("https://"))
            && !value.startsWith(QLatin1String("mailto:")))
            fail("href " + value.toUtf8());
        m_result.hrefs += value.replace(QLatin1String("&amp;"), QLatin1String("&"));
        m_at = close + 1;
    }
    void span(const char *start)
    {
        if (!take(start))
            return;
        const qsizetype from = m_at;
        while (m_at < m_in.size() && m_in[m_at].isDigit())
            ++m_at;
        const int value = m_in.sliced(from, std::min<qsizetype>(m_at - from, 4)).toInt();
        if (value < 2 || value > 50 || !take("\""))
            fail("span");
    }

    QStringView m_in;
    qsizetype m_at = 0;
    QStringList m_open;
    qsizetype m_line = 0;
    char32_t m_before = 0;
    bool m_isStructure = false; ///< there is no text directly in the innermost element
    RichText m_result;
};

} // namespace rich_text

inline RichText readRichText(const QStringList &pieces)
{
    RichText all;
    for (const QString &piece : pieces) {
        const RichText one = rich_text::Scanner(piece).run();
        all.text += one.text;
        all.hrefs += one.hrefs;
        all.tags += one.tags;
        all.tables += one.tables;
        if (!one.error.isEmpty()) {
            all.error = one.error;
            break;
        }
        if (piece.isEmpty() || piece.size() > 12 * limits::shownPieceCharacters) {
            all.error = QStringLiteral("a piece of %1").arg(piece.size());
            break;
        }
    }
    return all;
}

} // namespace waxseal::kit
