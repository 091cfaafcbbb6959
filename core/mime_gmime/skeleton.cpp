// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/skeleton.h"

#include "core/base/limits.h"

#include <algorithm>
#include <mutex>

namespace waxseal::mime_gmime {

namespace {

/// A part takes one Content-Type and two boundary lines at most; the same number again may stand quoted in texts.
constexpr qsizetype contentTypes = 2 * limits::mimeParts;
constexpr qsizetype boundaryLines = 4 * limits::mimeParts;

/// GMime gives a part those fields that start with "Content-". A sender cannot write one: it would be dropped.
constexpr char markName[] = "Content-Skeleton-Mark";

QByteArrayView withoutTrailingSpace(QByteArrayView line)
{
    while (!line.isEmpty() && octets::isWhiteSpace(line.back()))
        line.chop(1);
    return line;
}

QByteArrayView withoutLineEnd(QByteArrayView octets)
{
    if (octets.endsWith('\n'))
        octets.chop(1);
    if (octets.endsWith('\r'))
        octets.chop(1);
    return octets;
}

} // namespace

QByteArray lowered(const char *text)
{
    return text ? octets::lowered(octets::trimmed(QByteArrayView(text))) : QByteArray();
}

QByteArray mediaTypeOf(GMimeContentType *type)
{
    return lowered(g_mime_content_type_get_media_type(type)) + '/'
        + lowered(g_mime_content_type_get_media_subtype(type));
}

Skeleton::Skeleton(QByteArrayView message, const std::atomic_bool *cancel) : m_message(message)
{
    static std::once_flag isInitialized;
    std::call_once(isInitialized, g_mime_init);

    mark(message.first(0));
    const char lineEnd = octets::indexOf(message, '\n') >= 0 ? '\n' : '\r';
    qsizetype at = 0;
    while (at < message.size() && !m_isCut) {
        const qsizetype hit = octets::indexOf(message, lineEnd, at);
        const qsizetype next = hit < 0 ? message.size() : hit + 1;
        take(message.sliced(at, next - at));
        at = next;
        m_isCut |= cancel && cancel->load(std::memory_order_relaxed);
    }
    m_end = at;
    endContentType();
    parse();
}

/// @param line with its line end
void Skeleton::take(QByteArrayView line)
{
    const char first = line.front() == '\n' ? '\r' : line.front();
    const bool isFold = first == ' ' || first == '\t';
    if (m_contentType >= 0) {
        if (isFold) {
            if (m_octets.size() - m_contentType < parameterFieldOctets)
                append(line.first(qMin(line.size(), parameterFieldOctets)));
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
            mark(line);
            m_isCut |= qsizetype(m_lines.size()) > boundaryLines;
        }
        break;
    case 'C':
    case 'c': beginContentType(line); break;
    }
}

void Skeleton::beginContentType(QByteArrayView line)
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
    append(rest.first(qMin(rest.size(), parameterFieldOctets)));
    m_isCut |= ++m_contentTypes > contentTypes;
}

/// The boundary is read as GMime will read it.
void Skeleton::endContentType()
{
    if (m_contentType < 0)
        return;
    m_contentTypesOctets += m_octets.size() - m_contentType;
    m_isCut |= m_contentTypesOctets > parameterFieldsOctets;
    const QByteArray value = m_octets.mid(m_contentType + qsizetype(sizeof "Content-Type:") - 1).replace('\n', ' ');
    m_contentType = -1;
    const Object<GMimeContentType> type(g_mime_content_type_parse(nullptr, value.constData()));
    if (const char *boundary = type ? g_mime_content_type_get_parameter(type.get(), "boundary") : nullptr)
        m_boundaries.insert(QByteArray(boundary));
}

/// RFC 2046 §5.1.1: "--", the boundary, perhaps "--", perhaps white space. One must have been declared above.
bool Skeleton::isBoundary(QByteArrayView line) const
{
    if (m_boundaries.empty() || line.size() < 2 || line[1] != '-')
        return false;
    line = withoutTrailingSpace(line.sliced(2));
    if (line.size() > parameterFieldOctets)
        return false;
    return m_boundaries.contains(line) || (line.endsWith("--") && m_boundaries.contains(line.chopped(2)));
}

void Skeleton::append(QByteArrayView line)
{
    line = withoutLineEnd(line);
    if (!line.isEmpty())
        m_emptyLines = 0;
    m_octets.append(line);
    m_octets.append('\n');
}

/// What starts behind @p boundaryLine will know where it starts.
void Skeleton::mark(QByteArrayView boundaryLine)
{
    append(QByteArray(markName) + ": " + QByteArray::number(qsizetype(m_lines.size())));
    m_lines.push_back(boundaryLine);
}

void Skeleton::parse()
{
    m_borrowed = {reinterpret_cast<guint8 *>(m_octets.data()), static_cast<guint>(m_octets.size())};
    m_stream.reset(g_mime_stream_mem_new());
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(m_stream.get()), &m_borrowed);
    const Object<GMimeParser> parser(g_mime_parser_new_with_stream(m_stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), true); // what is left of the content stays where it is
    m_gmimeMessage.reset(g_mime_parser_construct_message(parser.get(), nullptr));
}

GMimeObject *Skeleton::root() const
{
    return m_gmimeMessage ? g_mime_message_get_mime_part(m_gmimeMessage.get()) : nullptr;
}

int Skeleton::lineBefore(GMimeObject *part) const
{
    const char *mark = g_mime_object_get_header(part, markName);
    bool isNumber = false;
    const int line = mark ? QByteArrayView(mark).trimmed().toInt(&isNumber) : -1;
    return isNumber && line >= 0 && size_t(line) < m_lines.size() ? line : -1;
}

QByteArrayView Skeleton::headerBehind(int line) const
{
    const char *const begin = m_lines[size_t(line)].data() + m_lines[size_t(line)].size();
    const bool isLast = size_t(line) + 1 == m_lines.size();
    return {begin, isLast ? m_message.data() + m_end : m_lines[size_t(line) + 1].data()};
}

Skeleton::Entity Skeleton::entityBehind(int line, const std::vector<QByteArrayView> &boundaries) const
{
    const auto isEnd = [&boundaries](QByteArrayView boundaryLine) {
        const QByteArrayView text = withoutTrailingSpace(boundaryLine.sliced(2));
        return std::any_of(boundaries.begin(), boundaries.end(), [text](QByteArrayView boundary) {
            return text == boundary
                || (text.size() == boundary.size() + 2 && text.endsWith("--") && text.startsWith(boundary));
        });
    };
    const auto end = std::find_if(m_lines.begin() + line + 1, m_lines.end(), isEnd);
    const char *const begin = m_lines[size_t(line)].data() + m_lines[size_t(line)].size();
    if (end == m_lines.end())
        return {{begin, m_message.data() + m_end}, m_end == m_message.size()};
    return {withoutLineEnd({begin, end->data()}), true}; // RFC 2046 §5.1.1: the line end belongs to the boundary
}

} // namespace waxseal::mime_gmime
