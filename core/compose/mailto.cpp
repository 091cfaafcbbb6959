// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/mailto.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/compose/clean_text.h"
#include "core/compose/message_ids.h"
#include "core/compose/typed_address.h"
#include "core/message/header.h"

namespace waxseal::compose {

namespace {

constexpr QByteArrayView scheme = "mailto:";
constexpr qsizetype nameCharacters = 40; ///< of a field that is named as ignored
constexpr qsizetype ignoredNames = 20;

int hexValue(char c)
{
    return octets::isDigit(c) ? c - '0' : octets::lower(c) - 'a' + 10;
}

class Link {
public:
    explicit Link(QByteArrayView link) : m_link(link) { m_result.draft.origin = Origin::Link; }

    Result<MailtoLink, ParseError> read()
    {
        if (m_link.size() > limits::mailtoCharacters)
            return failure(ParseError{ParseFault::TooLong, limits::mailtoCharacters});
        if (!octets::startsWithIgnoringCase(m_link, scheme))
            return failure(ParseError{ParseFault::BadSyntax, 0});
        // RFC 6068 §2 (8): a fragment says nothing; a "#" that means itself is percent-encoded.
        const qsizetype end = octets::indexOf(m_link, '#');
        const QByteArrayView link = end < 0 ? m_link : m_link.first(end);
        const qsizetype query = octets::indexOf(link, '?');
        addRecipients(Field::To, link.first(query < 0 ? link.size() : query).sliced(scheme.size()));
        for (qsizetype at = query + 1; query >= 0 && at <= link.size();) {
            const qsizetype hit = octets::indexOf(link, '&', at);
            const qsizetype next = hit < 0 ? link.size() : hit;
            take(link.sliced(at, next - at));
            at = next + 1;
        }
        if (m_error)
            return failure(*m_error);
        return std::move(m_result);
    }

private:
    /// RFC 6068 §2 hfield
    void take(QByteArrayView field)
    {
        const qsizetype equals = octets::indexOf(field, '=');
        const QString name = oneLine(decoded(field.first(equals < 0 ? field.size() : equals))).toLower();
        const QByteArrayView value = equals < 0 ? field.last(0) : field.sliced(equals + 1);
        if (name == QStringLiteral("to"))
            addRecipients(Field::To, value);
        else if (name == QStringLiteral("cc"))
            addRecipients(Field::Cc, value);
        else if (name == QStringLiteral("bcc"))
            addRecipients(Field::Bcc, value);
        else if (name == QStringLiteral("subject") && m_result.draft.subject.isEmpty())
            // RFC 6068 §6.3: encoded words (RFC 2047) may stand here. Without control characters, on one line.
            m_result.draft.subject = message::decodedText(decoded(value).toUtf8(), limits::subjectCharacters);
        else if (name == QStringLiteral("body") && m_result.draft.text.isEmpty())
            // RFC 6068 §5: line breaks are "%0D%0A".
            m_result.draft.text = manyLines(decoded(value), limits::draftTextCharacters);
        else if (name != QStringLiteral("in-reply-to") || !takeInReplyTo(value))
            ignore(name);
    }

    /// Commas that separate may be encoded or not; those in a quoted local part are in quotes either way (RFC 6068 §2).
    void addRecipients(Field field, QByteArrayView value)
    {
        // A line end would start a header field in a careless program; here it separates nothing and ends nothing.
        const QStringList parts = splitTyped(oneLine(decoded(value)));
        for (const QString &part : parts) {
            if (m_result.draft.recipients.size() == size_t(limits::recipients))
                return fail(ParseFault::TooLong, value);
            auto address = parseTyped(part);
            if (address)
                address->name.clear(); // RFC 6068 §2 has addresses only; a name would be the link's word
            m_result.draft.recipients.push_back({field, address ? address->toString() : part.left(typedCharacters)});
        }
    }

    /// RFC 5322 §3.6.4: one identifier. False where it is none.
    bool takeInReplyTo(QByteArrayView value)
    {
        const QByteArray text = oneLine(decoded(value)).toUtf8();
        const std::vector<QByteArrayView> ids = messageIds(text);
        if (ids.size() != 1 || ids[0] != text || !m_result.draft.inReplyTo.isEmpty())
            return false;
        m_result.draft.inReplyTo = text;
        return true;
    }

    void ignore(const QString &name)
    {
        if (!name.isEmpty() && m_result.ignored.size() < ignoredNames
            && !m_result.ignored.contains(name.left(nameCharacters)))
            m_result.ignored.append(name.left(nameCharacters));
    }

    /// RFC 6068 §2 (5): percent codes of UTF-8; "+" is a plus. What is no UTF-8 becomes replacement characters.
    QString decoded(QByteArrayView text)
    {
        QByteArray octets;
        octets.reserve(text.size());
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c != '%') {
                octets += c;
            } else if (i + 2 < text.size() && octets::isHexDigit(text[i + 1]) && octets::isHexDigit(text[i + 2])) {
                octets += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
                i += 2;
            } else {
                fail(ParseFault::BadSyntax, text.sliced(i));
                return {};
            }
        }
        return QString::fromUtf8(octets);
    }

    void fail(ParseFault fault, QByteArrayView where)
    {
        if (!m_error)
            m_error = ParseError{fault, where.data() - m_link.data()};
    }

    QByteArrayView m_link;
    MailtoLink m_result;
    std::optional<ParseError> m_error;
};

} // namespace

Result<MailtoLink, ParseError> parseMailto(QByteArrayView link)
{
    return Link(link).read();
}

} // namespace waxseal::compose
