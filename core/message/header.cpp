// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/header.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::message {

namespace {

/// Length and last letter tell the names apart that we know, so a name is compared once or not at all.
constexpr int nameKey(qsizetype length, char last)
{
    return static_cast<int>(length) * 256 + static_cast<unsigned char>(octets::lower(last));
}

struct KnownName {
    QByteArrayView name;
    FieldName known;
};

constexpr KnownName candidateFor(int key)
{
    switch (key) {
    case nameKey(2, 'c'): return {"cc", FieldName::Cc};
    case nameKey(2, 'o'): return {"to", FieldName::To};
    case nameKey(4, 'e'): return {"date", FieldName::Date};
    case nameKey(4, 'm'): return {"from", FieldName::From};
    case nameKey(6, 'r'): return {"sender", FieldName::Sender};
    case nameKey(7, 't'): return {"subject", FieldName::Subject};
    case nameKey(8, 'd'): return {"received", FieldName::Received};
    case nameKey(8, 'l'): return {"arc-seal", FieldName::ArcSeal};
    case nameKey(8, 'o'): return {"reply-to", FieldName::ReplyTo};
    case nameKey(10, 'd'): return {"message-id", FieldName::MessageId};
    case nameKey(11, 'h'): return {"return-path", FieldName::ReturnPath};
    case nameKey(12, 'd'): return {"smtpsec-used", FieldName::SmtpsecUsed};
    case nameKey(12, 'e'): return {"content-type", FieldName::ContentType};
    case nameKey(12, 'f'): return {"received-spf", FieldName::ReceivedSpf};
    case nameKey(12, 'n'): return {"mime-version", FieldName::MimeVersion};
    case nameKey(14, 'e'): return {"dkim-signature", FieldName::DkimSignature};
    case nameKey(21, 'e'): return {"arc-message-signature", FieldName::ArcMessageSignature};
    case nameKey(22, 's'): return {"authentication-results", FieldName::AuthenticationResults};
    case nameKey(25, 'g'): return {"content-transfer-encoding", FieldName::ContentTransferEncoding};
    case nameKey(26, 's'): return {"arc-authentication-results", FieldName::ArcAuthenticationResults};
    }
    return {{}, FieldName::Other};
}

FieldName classified(QByteArrayView name)
{
    if (name.size() > 26)
        return FieldName::Other;
    const KnownName candidate = candidateFor(nameKey(name.size(), name.back()));
    return octets::equalIgnoringCase(name, candidate.name) ? candidate.known : FieldName::Other;
}

/// RFC 5322 §3.6.8 ftext: printable ASCII without the colon.
constexpr bool isNameOctet(char c)
{
    return c > ' ' && c < 0x7f && c != ':';
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// "From" before the colon, whatever control octets and white space stand among the letters.
bool isHiddenFrom(QByteArrayView line)
{
    constexpr QByteArrayView from = "from";
    qsizetype found = 0;
    for (const char c : line) {
        if (c == ':')
            return found == from.size();
        if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f)
            continue;
        if (found == from.size() || octets::lower(c) != from[found])
            return false;
        ++found;
    }
    return false;
}

} // namespace

Result<Header, HeaderFault> Header::parse(QByteArrayView octets)
{
    if (octets.isEmpty())
        return failure(HeaderFault::Empty);

    // Bare CR ends a line only in a file that has no LF at all (old Macintosh). Anywhere else it is an ordinary octet, as
    // it is for mail servers; taking it for a line end would let a sender write fields that they did not see.
    const char lineEnd = octets::indexOf(octets, '\n') >= 0 ? '\n' : '\r';

    Header header;
    header.m_fields.reserve(64);
    const char *const begin = octets.data();
    const char *const end = begin + std::min(octets.size(), limits::headerOctets);
    const char *at = begin;
    bool isInField = false; // the line before belongs to the last field, so a fold continues it
    bool hasEmptyLine = false;

    while (at < end) {
        const char *const line = at;
        const void *const hit = std::memchr(at, lineEnd, static_cast<size_t>(end - at));
        const char *stop = hit ? static_cast<const char *>(hit) : end;
        at = hit ? stop + 1 : end;
        if (lineEnd == '\n' && hit && stop > line && stop[-1] == '\r')
            --stop;

        // RFC 5322 §4.2 lets a fold consist of white space alone, so such a line continues a field and does not end the
        // section; GMime reads it so too. Ending here would hide the fields below from us but not from others.
        if (line < stop && isBlank(*line)) {
            if (isInField)
                header.m_fields.back().body = QByteArrayView(header.m_fields.back().body.data(), stop);
            else
                header.passOver(QByteArrayView(line, stop));
            continue;
        }

        const char *nameEnd = line;
        while (nameEnd < stop && isNameOctet(*nameEnd))
            ++nameEnd;
        const char *colon = nameEnd;
        while (colon < stop && isBlank(*colon)) // RFC 5322 §4.5: white space before the colon
            ++colon;
        if (nameEnd > line && colon < stop && *colon == ':') {
            if (qsizetype(header.m_fields.size()) == limits::headerFields)
                return failure(HeaderFault::TooManyFields);
            const QByteArrayView name(line, nameEnd);
            header.m_fields.push_back({name, QByteArrayView(colon + 1, stop), classified(name),
                                       static_cast<int>(header.m_fields.size()) + 1});
            isInField = true;
            continue;
        }

        // The empty line (RFC 5322 §2.1). A line of nothing but CR counts as one: servers strip every CR before the LF,
        // and to read on would take the body for header fields.
        if (std::all_of(line, stop, [](char c) { return c == '\r'; })) {
            hasEmptyLine = true;
            break;
        }

        // mbox "From ", ">From ", or no field at all. Passed over with its folds; the caller can tell.
        header.passOver(QByteArrayView(line, stop));
        isInField = false;
    }

    if (header.m_fields.empty())
        return failure(HeaderFault::NoFields);
    if (!hasEmptyLine && octets.size() > limits::headerOctets)
        return failure(HeaderFault::TooLarge);
    header.m_bodyOffset = at - begin;
    return header;
}

void Header::passOver(QByteArrayView line)
{
    m_hasStrayLines = true;
    if (isHiddenFrom(line))
        ++m_hiddenFromFields;
}

const Field *Header::first(FieldName name) const
{
    const auto hit = std::find_if(m_fields.begin(), m_fields.end(), [name](const Field &f) { return f.known == name; });
    return hit == m_fields.end() ? nullptr : &*hit;
}

int Header::count(FieldName name) const
{
    return static_cast<int>(
        std::count_if(m_fields.begin(), m_fields.end(), [name](const Field &f) { return f.known == name; }));
}

} // namespace waxseal::message
