// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bodytext/body_text.h"

#include <array>
#include <optional>
#include <vector>

namespace waxseal::bodytext {

/// Writes the subset of HTML that body_text.h names, well nested whatever it is told, in pieces that are complete in
/// themselves. All tags and all escaping of text are here and nowhere else.
///
/// Text lies in leaves (paragraphs, headings …), leaves lie in containers (quotes, lists, tables). Tags are written when
/// text comes, so that what is empty leaves nothing.
class Writer {
public:
    enum class Container { Quote, Bullets, Numbers, Item, Table, Row, Cell, HeaderCell };
    enum class Leaf { Plain, Paragraph, Preformatted, Heading1, Heading2, Heading3, Heading4, Heading5, Heading6 };
    enum class Style { Bold, Italic, Underlined, Struck, Lowered, Raised, Typewriter };

    /// What cannot stand there, or too deep, becomes a container that is not seen.
    void begin(Container container, int columns = 1, int rows = 1);
    /// Ends what the matching begin() began.
    void end();

    /// Ends the text block before; the text that follows is a new one.
    void leaf(Leaf kind = Leaf::Plain);
    Leaf leafKind() const { return m_leafKind; }

    /// Counted: as many ends as beginnings.
    void beginStyle(Style style) { ++m_styles[static_cast<size_t>(style)]; }
    void endStyle(Style style) { --m_styles[static_cast<size_t>(style)]; }

    void beginLink(const Target &target);
    void endLink();
    /// There is a picture in the link: if there is no text, the link's host stands for it.
    void pictureInLink() { m_linkHasPicture = true; }

    /// Any text; white space runs together except in Leaf::Preformatted.
    void text(QStringView text);
    void lineBreak();
    void rule();

    /// Written more than four times limits::shownTextOctets: the rest is not.
    bool isFull() const { return m_isFull; }
    QStringList takePieces();

private:
    struct Open {
        Container container;
        bool isSeen = true;     ///< otherwise no tag is written
        bool isImplied = false; ///< begun by the writer itself
        bool hasContent = false;
        int columns = 1;
        int rows = 1;
        int items = 0; ///< of a list
    };

    void endImplied();
    const Open *seenParent() const;
    void openTags();
    void closeTag();
    void flatten(size_t from);
    void flattenLongTable();
    bool countItem(size_t list);
    size_t indexOf(const Open &open) const { return static_cast<size_t>(&open - m_open.data()); }

    void put(QStringView character);
    void prepare();
    void openLeaf();
    void closeLeaf();
    void breakLine();
    void syncStyles();
    void closeStyles();
    void closeLink();
    void split(qsizetype longest);

    QStringList m_pieces;
    QString m_piece;
    qsizetype m_written = 0; ///< characters in m_pieces
    bool m_isFull = false;

    std::vector<Open> m_open;
    size_t m_openWritten = 0; ///< so many of m_open, from the outside, have their tag in m_piece
    int m_indents = 0;
    int m_tables = 0;
    qsizetype m_tableStart = 0; ///< of the outermost table in m_piece

    QString m_marker; ///< that an item of a long list has in its text
    Leaf m_leafKind = Leaf::Plain;
    bool m_leafIsOpen = false;
    bool m_leafIsBare = false; ///< directly in a cell or item
    bool m_leafHasText = false;
    qsizetype m_leafStart = 0;
    int m_breaks = 0; ///< line breaks that wait for text
    bool m_space = false;
    qsizetype m_line = 0; ///< characters of the line
    int m_marks = 0;      ///< combining marks on the last character
    char32_t m_last = 0;

    std::array<int, 7> m_styles{};
    unsigned m_stylesWritten = 0;

    std::optional<Target> m_link;
    QString m_linkHref;
    QString m_linkText; ///< of this leaf
    int m_linkTimes = 0;
    bool m_linkIsWritten = false;
    bool m_linkHasText = false;
    bool m_linkHasPicture = false;
};

} // namespace waxseal::bodytext
