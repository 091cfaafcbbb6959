// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/gmime_body_reader.h"

#include "core/base/limits.h"
#include "core/message/header.h"
#include "core/mime_gmime/charset.h"
#include "core/mime_gmime/file_name.h"
#include "core/mime_gmime/skeleton.h"

#include <algorithm>

namespace waxseal::mime_gmime {

using message::Attachment;
using message::Body;
using message::Field;
using message::FieldName;
using message::Header;
using message::HeaderFault;
using message::MimeFault;
using message::TextPart;

namespace {

constexpr qsizetype pieceOctets = 32 * 1024;     ///< encoded octets that are decoded at once
constexpr qsizetype contentIdOctets = 998;       ///< a line (RFC 5322 §2.1.1)
constexpr qsizetype transferEncodingOctets = 64; ///< of the field; the longest encoding known has 16

/// A part, with its place in the message.
struct Entity {
    GMimeContentType *type = nullptr;
    QByteArray mediaType; ///< "text/plain"
    QByteArrayView disposition;
    QByteArrayView contentId;
    GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_DEFAULT;
    QByteArrayView content; ///< encoded; of a leaf only
    bool isWhole = true;    ///< the end of the content was found
    bool isMessage = false;
    int leaf = -1; ///< its number; -1 for a multipart
    std::vector<Entity> children;

    bool isMultipart() const { return leaf < 0; }
    QByteArrayView subtype() const { return QByteArrayView(mediaType).sliced(mediaType.indexOf('/') + 1); }
};

QByteArrayView first(QByteArrayView octets, qsizetype longest)
{
    return octets.first(std::min(octets.size(), longest));
}

/// The first word of a structured field; what follows are parameters, or comments that do not belong there.
QByteArrayView firstWord(QByteArrayView field)
{
    field = octets::trimmed(field);
    const auto isEnd = [](char c) { return octets::isWhiteSpace(c) || c == ';' || c == '('; };
    return field.first(std::find_if(field.begin(), field.end(), isEnd) - field.begin());
}

/// RFC 2045 §6.1. What is not known is read as it is.
GMimeContentEncoding encodingOf(QByteArrayView field)
{
    const QByteArray word = firstWord(first(field, transferEncodingOctets)).toByteArray();
    return g_mime_content_encoding_from_string(word.constData());
}

bool isEmptyLine(QByteArrayView octets)
{
    const auto end = std::find_if(octets.begin(), octets.end(), [](char c) { return c != '\r'; });
    return end == octets.end() || *end == '\n';
}

/// The parts of a message, numbered; multiparts beyond limits::mimeDepth are leaves.
class Structure {
public:
    explicit Structure(const Skeleton &skeleton) : m_skeleton(skeleton), m_isCut(skeleton.isCut()) { }

    std::optional<Entity> read() { return entityOf(m_skeleton.root(), 0); }
    bool isCut() const { return m_isCut; } ///< a limit was met

private:
    std::optional<Entity> entityOf(GMimeObject *object, int depth)
    {
        const int line = m_skeleton.lineBefore(object);
        if (line < 0)
            return std::nullopt;
        if (m_parts == limits::mimeParts) {
            m_isCut = true;
            return std::nullopt;
        }
        ++m_parts;

        Entity entity;
        entity.type = g_mime_object_get_content_type(object);
        entity.mediaType = mediaTypeOf(entity.type);
        entity.isMessage = GMIME_IS_MESSAGE_PART(object);
        const qsizetype headerOctets = readHeader(entity, m_skeleton.headerBehind(line));

        GMimeMultipart *multipart = GMIME_IS_MULTIPART(object) ? GMIME_MULTIPART(object) : nullptr;
        const int count = multipart ? g_mime_multipart_get_count(multipart) : 0;
        if (count > 0 && depth < limits::mimeDepth) {
            m_boundaries.emplace_back(g_mime_multipart_get_boundary(multipart));
            for (int i = 0; i < count && m_parts < limits::mimeParts; ++i) {
                if (std::optional<Entity> child = entityOf(g_mime_multipart_get_part(multipart, i), depth + 1))
                    entity.children.push_back(*std::move(child));
            }
            m_isCut |= entity.children.size() < size_t(count);
            m_boundaries.pop_back();
            return entity;
        }

        m_isCut |= count > 0;
        // A multipart without parts, as no boundary is declared or used, is a text that nobody took apart.
        if (multipart && count == 0)
            entity.mediaType = "text/plain";
        const Skeleton::Entity place = m_skeleton.entityBehind(line, m_boundaries);
        entity.content = place.octets.sliced(std::min(headerOctets, place.octets.size()));
        entity.isWhole = place.isWhole;
        entity.leaf = m_leaves++;
        return entity;
    }

    /// How long the header section is.
    qsizetype readHeader(Entity &entity, QByteArrayView octets)
    {
        const auto header = Header::parse(octets);
        if (!header) {
            switch (header.error()) {
            case HeaderFault::Empty: return 0;
            case HeaderFault::NoFields: // either the empty line comes at once, or it was forgotten and all is content
                return isEmptyLine(octets) ? std::min(octets.size(), octets.indexOf('\n') + 1) : 0;
            case HeaderFault::TooManyFields:
            case HeaderFault::TooLarge: m_isCut = true; return octets.size();
            }
        }
        bool hasType = false;
        bool hasEncoding = false;
        for (const Field &field : header->fields()) {
            if (field.known == FieldName::ContentTransferEncoding && !hasEncoding) {
                entity.encoding = encodingOf(field.body);
                hasEncoding = true;
            } else if (field.known == FieldName::ContentType && !hasType) {
                // RFC 2045 §5.2: what has no readable type is plain text. (Old programs write "Content-Type: text".)
                if (!firstWord(first(field.body, parameterFieldOctets)).contains('/') && !entity.isMessage)
                    entity.mediaType = "text/plain";
                hasType = true;
            } else if (entity.disposition.isEmpty() && octets::equalIgnoringCase(field.name, "Content-Disposition")) {
                // A part that comes after very many long ones has none.
                m_dispositionsOctets += std::min(field.body.size(), parameterFieldOctets);
                if (m_dispositionsOctets <= parameterFieldsOctets)
                    entity.disposition = first(field.body, parameterFieldOctets);
            } else if (entity.contentId.isEmpty() && octets::equalIgnoringCase(field.name, "Content-ID")) {
                entity.contentId = octets::trimmed(first(field.body, contentIdOctets));
                if (entity.contentId.startsWith('<') && entity.contentId.endsWith('>'))
                    entity.contentId = entity.contentId.sliced(1).chopped(1);
            }
        }
        return header->bodyOffset();
    }

    const Skeleton &m_skeleton;
    std::vector<QByteArrayView> m_boundaries; ///< of the multiparts around
    qsizetype m_dispositionsOctets = 0;
    int m_parts = 0;
    int m_leaves = 0;
    bool m_isCut;
};

/// Where the data of a uuencoded content start: after its "begin" line.
qsizetype uuencodedData(QByteArrayView content)
{
    for (qsizetype at = 0; at < content.size();) {
        const qsizetype lineEnd = octets::indexOf(content, '\n', at);
        const qsizetype next = lineEnd < 0 ? content.size() : lineEnd + 1;
        if (content.sliced(at).startsWith("begin "))
            return next;
        at = next;
    }
    return content.size();
}

/// Gives the decoded octets to @p take in pieces until it says no. True where it took all.
template <typename Take> bool decode(QByteArrayView content, GMimeContentEncoding encoding, const Take &take)
{
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, encoding);
    switch (encoding) {
    case GMIME_CONTENT_ENCODING_DEFAULT:
    case GMIME_CONTENT_ENCODING_7BIT:
    case GMIME_CONTENT_ENCODING_8BIT:
    case GMIME_CONTENT_ENCODING_BINARY:
        for (; !content.isEmpty(); content = content.sliced(std::min(content.size(), pieceOctets))) {
            if (!take(first(content, pieceOctets)))
                return false;
        }
        return true;
    case GMIME_CONTENT_ENCODING_BASE64:
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE: break;
    case GMIME_CONTENT_ENCODING_UUENCODE:
        content = content.sliced(uuencodedData(content));
        state.state |= GMIME_UUDECODE_STATE_BEGIN;
        break;
    }

    QByteArray out(qsizetype(g_mime_encoding_outlen(&state, pieceOctets)), Qt::Uninitialized);
    for (; !content.isEmpty(); content = content.sliced(std::min(content.size(), pieceOctets))) {
        const QByteArrayView in = first(content, pieceOctets);
        const size_t size = g_mime_encoding_step(&state, in.data(), size_t(in.size()), out.data());
        if (size > 0 && !take(QByteArrayView(out.constData(), qsizetype(size))))
            return false;
    }
    // GMime drops a last group without its padding.
    const QByteArrayView padding = encoding == GMIME_CONTENT_ENCODING_BASE64 ? "==" : "";
    const size_t size = g_mime_encoding_flush(&state, padding.data(), size_t(padding.size()), out.data());
    return size == 0 || take(QByteArrayView(out.constData(), qsizetype(size)));
}

/// The size of the content when decoded, from the length of its first line, as encoders make all lines alike.
qint64 estimatedSize(const Entity &entity)
{
    const qsizetype size = entity.content.size();
    const qsizetype lineEnd = octets::indexOf(first(entity.content, pieceOctets), '\n');
    switch (entity.encoding) {
    case GMIME_CONTENT_ENCODING_BASE64: { // RFC 2045 §6.8: 4 characters for 3 octets
        if (lineEnd <= 0)
            return size / 4 * 3;
        const qsizetype line = lineEnd - (entity.content[lineEnd - 1] == '\r' ? 1 : 0);
        const qsizetype lines = size / (lineEnd + 1);
        const qsizetype characters = size - lines * (lineEnd + 1 - line);
        const QByteArrayView end = octets::trimmed(entity.content.last(std::min<qsizetype>(size, 8)));
        const qsizetype padding = end.endsWith("==") ? 2 : end.endsWith('=') ? 1 : 0;
        return std::max<qsizetype>(characters / 4 * 3 - padding, 0);
    }
    case GMIME_CONTENT_ENCODING_UUENCODE: return size / 62 * 45; // a full line of 45 octets is 61 characters
    case GMIME_CONTENT_ENCODING_DEFAULT:
    case GMIME_CONTENT_ENCODING_7BIT:
    case GMIME_CONTENT_ENCODING_8BIT:
    case GMIME_CONTENT_ENCODING_BINARY:
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE: break;
    }
    return size;
}

QString withLineFeeds(QString text)
{
    if (text.contains(u'\r'))
        text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    return text;
}

bool saysAnything(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
}

bool parameterIs(const Entity &entity, const char *name, QByteArrayView value)
{
    return lowered(g_mime_content_type_get_parameter(entity.type, name)) == value;
}

/// What one part adds to the two ways of reading.
struct Reading {
    std::vector<TextPart> plain;
    std::vector<TextPart> html;

    bool hasPlain() const
    {
        return std::any_of(plain.begin(), plain.end(), [](const TextPart &part) { return !part.isHtml; });
    }
    bool hasHtml() const
    {
        return std::any_of(html.begin(), html.end(), [](const TextPart &part) { return part.isHtml; });
    }
    bool isOnlyPlain() const
    {
        return hasPlain() && std::none_of(plain.begin(), plain.end(), [](const TextPart &part) { return part.isHtml; });
    }
    void append(Reading other)
    {
        std::move(other.plain.begin(), other.plain.end(), std::back_inserter(plain));
        std::move(other.html.begin(), other.html.end(), std::back_inserter(html));
    }
};

/// Sorts the parts into text to read and attachments.
class Sorter {
public:
    explicit Sorter(const std::atomic_bool &cancel) : m_cancel(cancel) { }

    Body read(const Entity &root)
    {
        Reading reading = read(root, Place::Text);
        // Where only HTML says anything there is no plain text to prefer.
        if (reading.hasPlain())
            m_body.plain = std::move(reading.plain);
        if (reading.hasHtml())
            m_body.html = std::move(reading.html);
        m_body.isCut |= isCancelled();
        return std::move(m_body);
    }

private:
    /// What a part is taken for.
    enum class Place {
        Text,    ///< text to read, whatever name it has
        Mixed,   ///< text to read if it has no file name
        Related, ///< an attachment that belongs into a text
        Attached,
    };

    bool isCancelled() const { return m_cancel.load(std::memory_order_relaxed); }

    Reading read(const Entity &entity, Place place)
    {
        if (isCancelled())
            return {};
        const Object<GMimeContentDisposition> disposition = dispositionOf(entity);
        const QByteArrayView kind =
            disposition ? firstWord(g_mime_content_disposition_get_disposition(disposition.get())) : QByteArrayView();
        const bool isInline = octets::equalIgnoringCase(kind, "inline");
        // RFC 2183 §2.8: a disposition that is not known is an attachment.
        if (!kind.isEmpty() && !isInline)
            place = Place::Attached;
        if (entity.isMultipart())
            return readMultipart(entity, place);

        const char *name =
            disposition ? g_mime_content_disposition_get_parameter(disposition.get(), "filename") : nullptr;
        if (!name)
            name = g_mime_content_type_get_parameter(entity.type, "name"); // RFC 2046 §4.5.1, older than RFC 2183
        const bool isText = entity.mediaType == "text/plain" || entity.mediaType == "text/html";
        if (isText && (place == Place::Text || (place == Place::Mixed && !name)))
            return readText(entity);

        Attachment attachment;
        attachment.part = entity.leaf;
        attachment.name = name ? cleanedFileName(QByteArrayView(name)) : QString();
        attachment.type = entity.mediaType;
        attachment.size = estimatedSize(entity);
        attachment.contentId = message::unfolded(entity.contentId);
        attachment.isInline = isInline || (place == Place::Related && !attachment.contentId.isEmpty());
        attachment.isMessage = entity.isMessage;
        m_body.attachments.push_back(std::move(attachment));
        return {};
    }

    static Object<GMimeContentDisposition> dispositionOf(const Entity &entity)
    {
        if (entity.disposition.isEmpty())
            return {};
        return Object<GMimeContentDisposition>(
            g_mime_content_disposition_parse(nullptr, message::unfolded(entity.disposition).constData()));
    }

    Reading readMultipart(const Entity &entity, Place place)
    {
        const QByteArrayView subtype = entity.subtype();
        if (place == Place::Related || place == Place::Attached)
            return readChildren(entity, place, place, 0);
        if (subtype == "alternative")
            return readAlternative(entity);
        if (subtype == "related") // RFC 2387 §3
            return readChildren(entity, Place::Text, Place::Related, rootOf(entity));
        if (subtype == "signed") // RFC 1847 §2.1: the content, then the signature
            return readChildren(entity, Place::Text, Place::Attached, 0);
        if (subtype == "encrypted") // RFC 1847 §2.2
            return readChildren(entity, Place::Attached, Place::Attached, 0);
        return readChildren(entity, Place::Mixed, Place::Mixed, 0); // RFC 2046 §5.1.7: also what is not known
    }

    /// RFC 2387 §3.2: the part that "start" names, else the first.
    static size_t rootOf(const Entity &entity)
    {
        QByteArrayView start(g_mime_content_type_get_parameter(entity.type, "start"));
        start = octets::trimmed(start);
        if (start.startsWith('<') && start.endsWith('>'))
            start = start.sliced(1).chopped(1);
        for (size_t i = 0; i < entity.children.size() && !start.isEmpty(); ++i) {
            if (entity.children[i].contentId == start)
                return i;
        }
        return 0;
    }

    Reading readChildren(const Entity &entity, Place rootPlace, Place otherPlace, size_t root)
    {
        Reading reading;
        for (size_t i = 0; i < entity.children.size(); ++i)
            reading.append(read(entity.children[i], i == root ? rootPlace : otherPlace));
        return reading;
    }

    /// RFC 2046 §5.1.4: the last is the best.
    Reading readAlternative(const Entity &entity)
    {
        Reading plain;
        Reading html;
        for (const Entity &child : entity.children) {
            Reading reading = read(child, Place::Text);
            if (reading.isOnlyPlain() || (!plain.isOnlyPlain() && reading.hasPlain()))
                plain = reading;
            if (reading.hasHtml())
                html = std::move(reading);
        }
        if (!html.hasHtml())
            return plain;
        return {plain.hasPlain() ? std::move(plain.plain) : std::move(html.plain), std::move(html.html)};
    }

    Reading readText(const Entity &entity)
    {
        QByteArray octets;
        bool isCut = false;
        const bool isAll = decode(entity.content, entity.encoding, [&](QByteArrayView piece) {
            const qsizetype taken = std::min(piece.size(), m_textOctetsLeft);
            octets.append(piece.first(taken));
            m_textOctetsLeft -= taken;
            isCut = taken < piece.size();
            return !isCut && !isCancelled();
        });
        m_body.isCut |= isCut;
        const char *charset = g_mime_content_type_get_parameter(entity.type, "charset");
        Decoded decodedText = decoded(octets, QByteArrayView(charset), !isAll);

        TextPart part;
        part.text = withLineFeeds(std::move(decodedText.text));
        if (!saysAnything(part.text))
            return {};
        part.charsetUnknown = decodedText.isGuess;
        part.isHtml = entity.mediaType == "text/html";
        part.isFlowed = !part.isHtml && parameterIs(entity, "format", "flowed");
        part.delSp = part.isFlowed && parameterIs(entity, "delsp", "yes");
        return {{part}, {part}};
    }

    const std::atomic_bool &m_cancel;
    Body m_body;
    qsizetype m_textOctetsLeft = limits::shownTextOctets;
};

const Entity *leafOf(const Entity &entity, int leaf)
{
    if (entity.leaf == leaf)
        return &entity;
    for (const Entity &child : entity.children) {
        if (const Entity *hit = leafOf(child, leaf))
            return hit;
    }
    return nullptr;
}

} // namespace

Result<Body, MimeFault> GmimeBodyReader::read(QByteArrayView octets, const std::atomic_bool &cancel) const
{
    if (octets.size() > limits::messageOctets)
        return failure(MimeFault::TooLarge);

    const Skeleton skeleton(octets, &cancel);
    Structure structure(skeleton);
    const std::optional<Entity> root = skeleton.root() ? structure.read() : std::nullopt;
    if (!root)
        return failure(MimeFault::Unreadable);
    Body body = Sorter(cancel).read(*root);
    body.isCut |= structure.isCut();
    return body;
}

bool GmimeBodyReader::content(QByteArrayView octets, int part, const std::function<bool(QByteArrayView)> &take) const
{
    if (octets.size() > limits::messageOctets || part < 0)
        return false;
    const Skeleton skeleton(octets);
    const std::optional<Entity> root = skeleton.root() ? Structure(skeleton).read() : std::nullopt;
    const Entity *entity = root ? leafOf(*root, part) : nullptr;
    return entity && decode(entity->content, entity->encoding, take) && entity->isWhole;
}

} // namespace waxseal::mime_gmime
