// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/gmime_reader.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <QHashFunctions>

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <unordered_set>

namespace waxseal::mime_gmime {

using message::MimeFault;
using message::MimeTree;
using message::Part;

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
template <typename T> using Object = std::unique_ptr<T, FreeWith<g_object_unref>>;

/// One Content-Type field, folds and all; a longer one is cut. Keeps what GMime does with parameters short.
constexpr qsizetype contentTypeOctets = 4 * 1024;
constexpr qsizetype contentTypesOctets = 1024 * 1024; ///< all of them; 500 octets for each of limits::mimeParts
/// A part takes one Content-Type and two boundary lines at most; the same number again may stand quoted in texts.
constexpr qsizetype contentTypes = 2 * limits::mimeParts;
constexpr qsizetype boundaryLines = 4 * limits::mimeParts;

/// Lets the set be asked with a view, which allocates nothing. The factor is secret, as boundaries come from strangers, who
/// could otherwise make them fall together. (qHash costs ten times as much for a few octets.)
struct OctetsHash {
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
struct OctetsEqual {
    using is_transparent = void;
    bool operator()(QByteArrayView a, QByteArrayView b) const { return a == b; }
};

QByteArrayView withoutTrailingSpace(QByteArrayView line)
{
    while (!line.isEmpty() && octets::isWhiteSpace(line.back()))
        line.chop(1);
    return line;
}

/// What GMime needs of a message to see its structure.
class Skeleton {
public:
    explicit Skeleton(QByteArrayView message)
    {
        const char lineEnd = octets::indexOf(message, '\n') >= 0 ? '\n' : '\r';
        for (qsizetype at = 0; at < message.size() && !m_isCut;) {
            const qsizetype hit = octets::indexOf(message, lineEnd, at);
            const qsizetype end = hit < 0 ? message.size() : hit;
            take(message.sliced(at, end - at));
            at = end + 1;
        }
        endContentType();
        if (m_octets.isEmpty())
            m_octets = "\n";
    }

    GByteArray array() { return {reinterpret_cast<guint8 *>(m_octets.data()), static_cast<guint>(m_octets.size())}; }
    bool isCut() const { return m_isCut; } ///< there is more than GMime may get

private:
    void take(QByteArrayView line)
    {
        const char first = line.isEmpty() ? '\r' : line.front();
        const bool isFold = first == ' ' || first == '\t';
        if (m_contentType >= 0) {
            if (isFold) {
                if (m_octets.size() - m_contentType < contentTypeOctets)
                    append(line.first(qMin(line.size(), contentTypeOctets)));
                return;
            }
            endContentType();
        }
        switch (first) {
        case '\r': // as in message::Header: nothing but CR is the empty line
            // Two in a row are enough: a header ends, and that of a message within it. More are content.
            if (m_emptyLines < 2 && octets::trimmed(line).isEmpty()) {
                append({});
                ++m_emptyLines;
            }
            break;
        case '-':
            if (isBoundary(line)) {
                append(withoutTrailingSpace(line));
                m_isCut |= ++m_boundaryLines > boundaryLines;
            }
            break;
        case 'C':
        case 'c': beginContentType(line); break;
        }
    }

    void beginContentType(QByteArrayView line)
    {
        static constexpr QByteArrayView name = "Content-Type";
        if (!octets::startsWithIgnoringCase(line, name))
            return;
        QByteArrayView rest = line.sliced(name.size());
        while (!rest.isEmpty() && (rest.front() == ' ' || rest.front() == '\t')) // RFC 5322 §4.5
            rest = rest.sliced(1);
        if (rest.isEmpty() || rest.front() != ':')
            return;
        m_contentType = m_octets.size();
        m_octets.append(name);
        append(rest.first(qMin(rest.size(), contentTypeOctets)));
        m_isCut |= ++m_contentTypes > contentTypes;
    }

    /// The boundary is read as GMime will read it.
    void endContentType()
    {
        if (m_contentType < 0)
            return;
        m_contentTypesOctets += m_octets.size() - m_contentType;
        m_isCut |= m_contentTypesOctets > contentTypesOctets;
        const QByteArray value = m_octets.mid(m_contentType + qsizetype(sizeof "Content-Type:") - 1).replace('\n', ' ');
        m_contentType = -1;
        const Object<GMimeContentType> type(g_mime_content_type_parse(nullptr, value.constData()));
        if (const char *boundary = type ? g_mime_content_type_get_parameter(type.get(), "boundary") : nullptr)
            m_boundaries.insert(QByteArray(boundary));
    }

    /// RFC 2046 §5.1.1: "--", the boundary, perhaps "--", perhaps white space. One must have been declared above.
    bool isBoundary(QByteArrayView line) const
    {
        if (m_boundaries.empty() || line.size() < 2 || line[1] != '-')
            return false;
        line = withoutTrailingSpace(line.sliced(2));
        if (line.size() > contentTypeOctets)
            return false;
        return m_boundaries.contains(line) || (line.endsWith("--") && m_boundaries.contains(line.chopped(2)));
    }

    void append(QByteArrayView line)
    {
        if (!line.isEmpty())
            m_emptyLines = 0;
        m_octets.append(line);
        m_octets.append('\n');
    }

    QByteArray m_octets;
    std::unordered_set<QByteArray, OctetsHash, OctetsEqual> m_boundaries;
    qsizetype m_contentType = -1; ///< where the Content-Type field starts that may still be continued
    qsizetype m_contentTypes = 0;
    qsizetype m_contentTypesOctets = 0;
    int m_emptyLines = 0; ///< in a row
    qsizetype m_boundaryLines = 0;
    bool m_isCut = false;
};

class Walk {
public:
    /// False as soon as a limit is passed; fault() says which.
    bool visit(GMimeObject *object, int depth)
    {
        if (depth > limits::mimeDepth)
            return stop(MimeFault::TooDeep);
        if (m_tree.size() == size_t(limits::mimeParts))
            return stop(MimeFault::TooManyParts);

        GMimeContentType *type = g_mime_object_get_content_type(object);
        Part part;
        part.type = lowered(g_mime_content_type_get_media_type(type)) + '/'
            + lowered(g_mime_content_type_get_media_subtype(type));
        const bool isPkcs7 = part.type.endsWith("pkcs7-mime");
        part.protocol = lowered(g_mime_content_type_get_parameter(type, isPkcs7 ? "smime-type" : "protocol"));
        part.depth = depth;
        m_tree.push_back(std::move(part));

        if (GMIME_IS_MULTIPART(object)) {
            GMimeMultipart *multipart = GMIME_MULTIPART(object);
            for (int i = 0, n = g_mime_multipart_get_count(multipart); i < n; ++i) {
                if (!visit(g_mime_multipart_get_part(multipart, i), depth + 1))
                    return false;
            }
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            if (GMimeObject *root = inner ? g_mime_message_get_mime_part(inner) : nullptr)
                return visit(root, depth + 1);
        }
        return true;
    }

    MimeFault fault() const { return m_fault; }
    MimeTree takeTree() { return std::move(m_tree); }

private:
    static QByteArray lowered(const char *text)
    {
        return text ? octets::lowered(octets::trimmed(QByteArrayView(text))) : QByteArray();
    }

    bool stop(MimeFault fault)
    {
        m_fault = fault;
        return false;
    }

    MimeTree m_tree;
    MimeFault m_fault = MimeFault::Unreadable;
};

} // namespace

Result<MimeTree, MimeFault> GmimeReader::read(QByteArrayView octets) const
{
    static std::once_flag isInitialized;
    std::call_once(isInitialized, g_mime_init);

    if (octets.size() > limits::messageOctets)
        return failure(MimeFault::TooLarge);

    // GMime borrows the skeleton: the stream does not own the array, and the array does not own its octets.
    Skeleton skeleton(octets);
    GByteArray borrowed = skeleton.array();
    const Object<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream.get()), &borrowed);
    const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), true); // what is left of the content stays where it is

    const Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    GMimeObject *root = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (!root)
        return failure(MimeFault::Unreadable);
    Walk walk;
    if (!walk.visit(root, 0))
        return failure(walk.fault());
    if (skeleton.isCut())
        return failure(MimeFault::TooManyParts);
    return walk.takeTree();
}

} // namespace waxseal::mime_gmime
