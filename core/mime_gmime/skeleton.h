// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>

#include <gmime/gmime.h>

#include <atomic>
#include <memory>
#include <unordered_set>
#include <vector>

namespace waxseal::mime_gmime {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
template <typename T> using Object = std::unique_ptr<T, FreeWith<g_object_unref>>;

/// One structured field, folds and all; a longer one is cut. Keeps what GMime does with parameters short.
constexpr qsizetype parameterFieldOctets = 4 * 1024;
constexpr qsizetype parameterFieldsOctets = 1024 * 1024; ///< all of one name; 500 octets for each of limits::mimeParts

/// "text/plain", lower case
QByteArray mediaTypeOf(GMimeContentType *type);
QByteArray lowered(const char *text);

/// Lets the set be asked with a view, which allocates nothing. The factor is secret, as boundaries come from
/// strangers, who could otherwise make them fall together. (qHash costs ten times as much for a few octets.)
struct BoundaryHash {
    using is_transparent = void;
    size_t operator()(QByteArrayView octets) const
    {
        quint64 hash = 0;
        for (const char c : octets)
            hash = (hash + static_cast<unsigned char>(c) + 1) * factor;
        return static_cast<size_t>(hash ^ hash >> 32);
    }
    quint64 factor = (QHashSeed::globalSeed() ^ 0x9e3779b97f4a7c15) | 1;
};
struct BoundaryEqual {
    using is_transparent = void;
    bool operator()(QByteArrayView a, QByteArrayView b) const { return a == b; }
};

/// What GMime needs of a message to see its structure, and the way back from GMime's parts to the message.
///
/// GMime's own work grows with the square of hostile input (each "--" line against each open boundary, each repeated
/// address field against those before it) and it keeps an object for each part. So it gets Content-Type fields, empty
/// lines, and the lines that a declared boundary makes. Everything else is dropped on the way, which leaves the structure
/// as it is and copies no content. After each such line stands a field of our own, from which a part knows its place.
class Skeleton {
public:
    /// @p message must outlive the skeleton.
    explicit Skeleton(QByteArrayView message, const std::atomic_bool *cancel = nullptr);

    GMimeObject *root() const;             ///< null where GMime can read nothing
    bool isCut() const { return m_isCut; } ///< there is more than GMime may get

    /// The boundary line that @p part stands behind, counted; 0 for the message itself. -1 for a part of a message in it.
    int lineBefore(GMimeObject *part) const;
    /// Behind that line: the header section, and perhaps more, but nothing behind the next boundary line of any multipart.
    QByteArrayView headerBehind(int line) const;

    struct Entity {
        QByteArrayView octets; ///< header and content, without the line end that belongs to the boundary
        bool isWhole = true;   ///< false where the skeleton was cut before the part ended
    };
    /// Behind that line: a part that is not taken apart. The work is that of the boundary lines in it.
    /// @param boundaries of the multiparts around it; one of them ends it
    Entity entityBehind(int line, const std::vector<QByteArrayView> &boundaries) const;

private:
    void take(QByteArrayView line);
    void beginContentType(QByteArrayView line);
    void endContentType();
    bool isBoundary(QByteArrayView line) const;
    void append(QByteArrayView line);
    void mark(QByteArrayView boundaryLine);
    void parse();

    QByteArrayView m_message;
    QByteArray m_octets;
    std::unordered_set<QByteArray, BoundaryHash, BoundaryEqual> m_boundaries;
    std::vector<QByteArrayView> m_lines; ///< boundary lines in the message, with their line end; the first is empty
    qsizetype m_end = 0;                 ///< as far as the message was looked at
    qsizetype m_contentType = -1;        ///< where the Content-Type field starts that may still be continued
    qsizetype m_contentTypes = 0;
    qsizetype m_contentTypesOctets = 0;
    int m_emptyLines = 0; ///< in a row
    bool m_isCut = false;

    GByteArray m_borrowed{}; ///< GMime borrows m_octets: its stream does not own the array, nor the array the octets
    Object<GMimeStream> m_stream;
    Object<GMimeMessage> m_gmimeMessage;
};

} // namespace waxseal::mime_gmime
