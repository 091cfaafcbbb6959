// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/reply.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/compose/clean_text.h"
#include "core/compose/message_ids.h"
#include "core/compose/typed_address.h"
#include "core/message/address.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace waxseal::compose {

namespace {

using message::FieldName;
using message::Header;
using message::Mailbox;

constexpr std::array<QStringView, 4> answerMarks = {u"re", u"aw", u"antw", u"sv"};
constexpr std::array<QStringView, 4> forwardMarks = {u"fwd", u"fw", u"wg", u"tr"};

/// Those that can be written to.
std::vector<TypedAddress> addressesOf(const Header &header, FieldName name)
{
    const message::Field *field = header.first(name);
    std::vector<TypedAddress> result;
    if (!field)
        return result;
    for (const Mailbox &mailbox : message::parseMailboxes(field->body)) {
        if (mailbox.address)
            result.push_back({mailbox.displayName, *mailbox.address});
    }
    return result;
}

/// RFC 5322 §3.6.2: Reply-To, "the address(es) to which the author suggests that replies be sent", else From. Two Reply-To
/// fields (RFC 5322 §3.6 allows one) are read differently by mail programs, so they count for nothing.
std::vector<TypedAddress> authorsOf(const Header &header)
{
    std::vector<TypedAddress> replyTo;
    if (header.count(FieldName::ReplyTo) == 1)
        replyTo = addressesOf(header, FieldName::ReplyTo);
    return replyTo.empty() ? addressesOf(header, FieldName::From) : replyTo;
}

/// Each address once.
class Recipients {
public:
    Recipients(Draft &draft, const QStringList &ownAddresses) : m_draft(draft)
    {
        for (const QString &own : ownAddresses) {
            if (const auto address = parseTyped(own))
                m_own.append({keyOf(address->address, true), own});
        }
    }

    /// Where the message came to, as the person writes it; empty where it cannot be seen.
    QString ownAmong(const std::vector<TypedAddress> &addresses) const
    {
        for (const TypedAddress &each : addresses) {
            for (const auto &[key, own] : m_own) {
                if (key == keyOf(each.address, true))
                    return own;
            }
        }
        return {};
    }

    void add(Field field, const std::vector<TypedAddress> &addresses, bool ownToo)
    {
        for (const TypedAddress &each : addresses) {
            const QByteArray key = keyOf(each.address, false);
            if ((!ownToo && !ownAmong({each}).isEmpty()) || m_seen.contains(key)
                || m_draft.recipients.size() == size_t(limits::recipients))
                continue;
            m_seen.insert(key);
            QString text = each.toString();
            if (text.size() > limits::addressCharacters)
                text = TypedAddress{{}, each.address}.toString();
            m_draft.recipients.push_back({field, text});
        }
    }

private:
    /// RFC 5321 §2.4: the local part is the host's own matter, so only own addresses are compared without case.
    static QByteArray keyOf(const EmailAddress &address, bool isOwn)
    {
        return (isOwn ? octets::lowered(address.localPart) : address.localPart) + '@' + address.domain.toByteArray();
    }

    Draft &m_draft;
    QList<std::pair<QByteArray, QString>> m_own;
    QSet<QByteArray> m_seen;
};

/// "Re:", "AW [3]:" at the start, with white space behind it; 0 where there is none.
qsizetype markLength(QStringView subject, const std::array<QStringView, 4> &marks)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    qsizetype at = std::find_if_not(subject.begin(), subject.end(), isLetter) - subject.begin();
    const auto isMark = [word = subject.first(at)](QStringView m) { return word.compare(m, Qt::CaseInsensitive) == 0; };
    if (std::none_of(marks.begin(), marks.end(), isMark))
        return 0;
    const auto skip = [&at, subject](auto accepts) {
        while (at < subject.size() && accepts(subject[at]))
            ++at;
    };
    skip([](QChar c) { return c.isDigit() || QStringView(u" []()^").contains(c); }); // "Re[2]:", "Re^2:", "Re :"
    if (at == subject.size() || subject[at] != u':')
        return 0;
    ++at;
    skip([](QChar c) { return c.isSpace(); });
    return at;
}

/// RFC 5322 §3.6.5: "only one instance of the literal string 'Re: ' ought to be used".
QString markedSubject(const Header &header, const QString &mark, const std::array<QStringView, 4> &marks)
{
    const message::Field *field = header.first(FieldName::Subject);
    const QString decoded = field ? message::decodedText(field->body, limits::subjectCharacters - 8) : QString();
    QStringView subject(decoded);
    while (const qsizetype length = markLength(subject, marks))
        subject = subject.sliced(length);
    return (mark + u' ' + subject.toString()).trimmed();
}

QByteArrayView bodyOf(const Header &header, QByteArrayView name)
{
    for (const message::Field &field : header.fields()) {
        if (octets::equalIgnoringCase(field.name, name))
            return field.body;
    }
    return {};
}

/// RFC 5322 §3.6.4
void identify(Draft &draft, const Header &header)
{
    std::vector<QByteArrayView> references = messageIds(bodyOf(header, "References"));
    if (references.empty()) {
        const std::vector<QByteArrayView> inReplyTo = messageIds(bodyOf(header, "In-Reply-To"));
        if (inReplyTo.size() == 1)
            references = inReplyTo;
    }
    const message::Field *field = header.first(FieldName::MessageId);
    const std::vector<QByteArrayView> own = messageIds(field ? field->body : QByteArrayView());
    if (own.size() == 1) {
        draft.inReplyTo = own[0].toByteArray();
        references.push_back(own[0]);
    }
    draft.references = boundedReferences(references);
}

/// Line by line, each ended; spaces at line ends go: in a flowed text (RFC 3676 §4.2) they would join the line with the next
/// one.
template <typename Mark> QString markedLines(const QString &text, qsizetype longest, Mark markOf)
{
    QString marked;
    QStringView rest(text);
    while (rest.endsWith(u'\n') || rest.endsWith(u' '))
        rest.chop(1);
    while (!rest.isEmpty()) {
        const qsizetype hit = rest.indexOf(u'\n');
        QStringView line = rest.first(hit < 0 ? rest.size() : hit);
        rest = rest.sliced(hit < 0 ? rest.size() : hit + 1);
        while (line.endsWith(u' '))
            line.chop(1);
        const QStringView mark = markOf(line);
        if (marked.size() + mark.size() + line.size() + 1 > longest)
            break;
        marked += mark;
        marked += line;
        marked += u'\n';
    }
    return marked;
}

/// RFC 3676 §4.5: a mark at the start of each line, directly before those that are there.
QString quotation(const QString &text, qsizetype longest)
{
    return markedLines(text, longest, [](QStringView line) -> QStringView {
        return line.isEmpty() || line.front() == u'>' ? u">" : u"> ";
    });
}

/// The header of the forwarded message above its text.
QString headerLines(const Header &header, const QuoteWords &words)
{
    QString lines;
    const auto add = [&](const QString &label, FieldName name) {
        const message::Field *field = header.first(name);
        const QString value = field ? message::decodedText(field->body) : QString();
        if (!value.isEmpty())
            lines += label + QStringLiteral(": ") + value + u'\n';
    };
    add(words.from, FieldName::From);
    add(words.date, FieldName::Date);
    add(words.subject, FieldName::Subject);
    add(words.to, FieldName::To);
    add(words.cc, FieldName::Cc);
    return lines;
}

} // namespace

Draft replyTo(const Header &header, const QString &text, ReplyTo whom, const QStringList &ownAddresses,
              const QuoteWords &words)
{
    Draft draft;
    draft.origin = Origin::Reply;
    Recipients recipients(draft, ownAddresses);
    const std::vector<TypedAddress> authors = authorsOf(header);
    const std::vector<TypedAddress> to = addressesOf(header, FieldName::To);
    const std::vector<TypedAddress> cc = addressesOf(header, FieldName::Cc);
    switch (whom) {
    case ReplyTo::Author: recipients.add(Field::To, authors, true); break;
    case ReplyTo::Everybody:
        recipients.add(Field::To, authors, false);
        // An answer to everybody about a mail of one's own goes to those that it went to.
        recipients.add(draft.recipients.empty() ? Field::To : Field::Cc, to, false);
        recipients.add(draft.recipients.empty() ? Field::To : Field::Cc, cc, false);
        if (draft.recipients.empty())
            recipients.add(Field::To, authors, true);
        break;
    }
    draft.from = recipients.ownAmong(to);
    if (draft.from.isEmpty())
        draft.from = recipients.ownAmong(cc);

    draft.subject = markedSubject(header, QStringLiteral("Re:"), answerMarks);
    identify(draft, header);
    const QString attribution = manyLines(words.attribution, limits::subjectCharacters);
    const QString quoted =
        quotation(manyLines(text, limits::draftTextCharacters), limits::draftTextCharacters - attribution.size() - 2);
    if (!quoted.isEmpty())
        draft.text = attribution + u'\n' + quoted + u'\n';
    return draft;
}

Draft forward(const Header &header, const QString &text, const QuoteWords &words)
{
    Draft draft = forwardAttached(header);
    const QString title = QStringLiteral("-------- ") + oneLine(words.forwardedTitle) + QStringLiteral(" --------");
    const QString above = QStringLiteral("\n\n") + title + u'\n' + headerLines(header, words) + u'\n';
    draft.text = above
        + markedLines(manyLines(text, limits::draftTextCharacters), limits::draftTextCharacters - above.size(),
                      [](QStringView) { return QStringView(); });
    return draft;
}

Draft forwardAttached(const Header &header)
{
    Draft draft;
    draft.origin = Origin::Forward;
    draft.subject = markedSubject(header, QStringLiteral("Fwd:"), forwardMarks);
    return draft;
}

} // namespace waxseal::compose
