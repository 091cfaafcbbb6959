// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/draft.h"

#include "core/base/limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace waxseal::compose {

namespace {

constexpr qsizetype jsonOctets = 96 * 1024 * 1024; ///< a draft at all of its limits, each character escaped
constexpr qsizetype pathCharacters = 8 * 1024;     ///< more than any file system takes
constexpr qsizetype nameCharacters = 1024;         ///< of an attachment; file systems take 255 octets
constexpr qsizetype typeOctets = 255;              ///< RFC 6838 §4.2: 127 on either side of the stroke

constexpr std::pair<Field, QLatin1String> fields[] = {
    {Field::To, QLatin1String("to")}, {Field::Cc, QLatin1String("cc")}, {Field::Bcc, QLatin1String("bcc")}};
constexpr std::pair<Origin, QLatin1String> origins[] = {{Origin::Person, QLatin1String("person")},
                                                        {Origin::Reply, QLatin1String("reply")},
                                                        {Origin::Forward, QLatin1String("forward")},
                                                        {Origin::Link, QLatin1String("link")}};

template <typename Value, size_t size> QString wordOf(Value value, const std::pair<Value, QLatin1String> (&words)[size])
{
    const auto hit =
        std::find_if(std::begin(words), std::end(words), [value](const auto &w) { return w.first == value; });
    return hit->second;
}

template <typename Value, size_t size>
Value valueOf(const QString &word, const std::pair<Value, QLatin1String> (&words)[size], Value otherwise)
{
    const auto hit =
        std::find_if(std::begin(words), std::end(words), [&word](const auto &w) { return w.second == word; });
    return hit == std::end(words) ? otherwise : hit->first;
}

/// Reads values, and remembers the first fault.
class Reader {
public:
    /// Nothing there is empty text.
    QString text(const QJsonObject &object, QLatin1String key, qsizetype longest)
    {
        const QJsonValue value = object.value(key);
        if (!value.isString() && !value.isUndefined())
            fail(ParseFault::BadSyntax);
        QString result = value.toString();
        if (result.size() > longest)
            fail(ParseFault::TooLong);
        return result;
    }

    QByteArray octets(const QJsonObject &object, QLatin1String key, qsizetype longest)
    {
        QByteArray result = text(object, key, longest).toUtf8();
        if (result.size() > longest)
            fail(ParseFault::TooLong);
        return result;
    }

    qint64 size(const QJsonObject &object, QLatin1String key)
    {
        const qint64 result = object.value(key).toInteger(-1);
        if (result < 0 || result > limits::draftOctets)
            fail(ParseFault::OutOfRange);
        return result;
    }

    QJsonArray objects(const QJsonObject &object, QLatin1String key, qsizetype most)
    {
        const QJsonValue value = object.value(key);
        if (!value.isArray() && !value.isUndefined())
            fail(ParseFault::BadSyntax);
        const QJsonArray array = value.toArray();
        if (array.size() > most)
            fail(ParseFault::TooLong);
        else if (!std::all_of(array.begin(), array.end(), [](const QJsonValue &v) { return v.isObject(); }))
            fail(ParseFault::BadSyntax);
        return m_error ? QJsonArray() : array;
    }

    void fail(ParseFault fault)
    {
        if (!m_error)
            m_error = ParseError{fault, 0};
    }
    const std::optional<ParseError> &error() const { return m_error; }

private:
    std::optional<ParseError> m_error;
};

} // namespace

bool Draft::isEmpty() const
{
    const auto isBlank = [](const Recipient &r) { return r.text.trimmed().isEmpty(); };
    return attachments.empty() && subject.trimmed().isEmpty() && text.trimmed().isEmpty()
        && std::all_of(recipients.begin(), recipients.end(), isBlank);
}

bool Draft::isWithinLimits() const
{
    qint64 octets = 0;
    for (const Attachment &a : attachments) {
        if (a.size < 0 || a.size > limits::draftOctets - octets || a.file.size() > pathCharacters
            || a.name.size() > nameCharacters || a.type.size() > typeOctets)
            return false;
        octets += a.size;
    }
    return from.size() <= typedCharacters && recipients.size() <= size_t(limits::recipients)
        && subject.size() <= limits::subjectCharacters && text.size() <= limits::draftTextCharacters
        && attachments.size() <= size_t(limits::draftAttachments) && inReplyTo.size() <= idsOctets
        && references.size() <= idsOctets && std::all_of(recipients.begin(), recipients.end(), [](const Recipient &r) {
               return r.text.size() <= typedCharacters;
           });
}

QByteArray toJson(const Draft &draft)
{
    QJsonArray recipients;
    for (const Recipient &recipient : draft.recipients) {
        QJsonObject object{{QStringLiteral("field"), wordOf(recipient.field, fields)},
                           {QStringLiteral("text"), recipient.text}};
        if (recipient.isUnfinished)
            object.insert(QStringLiteral("unfinished"), true);
        recipients.append(object);
    }
    QJsonArray attachments;
    for (const Attachment &attachment : draft.attachments) {
        attachments.append(QJsonObject{{QStringLiteral("file"), attachment.file},
                                       {QStringLiteral("name"), attachment.name},
                                       {QStringLiteral("type"), QString::fromUtf8(attachment.type)},
                                       {QStringLiteral("size"), attachment.size}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1},
                                     {QStringLiteral("from"), draft.from},
                                     {QStringLiteral("recipients"), recipients},
                                     {QStringLiteral("subject"), draft.subject},
                                     {QStringLiteral("text"), draft.text},
                                     {QStringLiteral("attachments"), attachments},
                                     {QStringLiteral("inReplyTo"), QString::fromUtf8(draft.inReplyTo)},
                                     {QStringLiteral("references"), QString::fromUtf8(draft.references)},
                                     {QStringLiteral("origin"), wordOf(draft.origin, origins)}})
        .toJson(QJsonDocument::Compact);
}

Result<Draft, ParseError> fromJson(QByteArrayView json)
{
    if (json.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});
    if (json.size() > jsonOctets)
        return failure(ParseError{ParseFault::TooLong, jsonOctets});
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()), &fault);
    if (!document.isObject())
        return failure(ParseError{ParseFault::BadSyntax, std::min(qsizetype(fault.offset), json.size())});

    const QJsonObject top = document.object();
    Reader reader;
    Draft draft;
    draft.from = reader.text(top, QLatin1String("from"), typedCharacters);
    draft.subject = reader.text(top, QLatin1String("subject"), limits::subjectCharacters);
    draft.text = reader.text(top, QLatin1String("text"), limits::draftTextCharacters);
    draft.inReplyTo = reader.octets(top, QLatin1String("inReplyTo"), idsOctets);
    draft.references = reader.octets(top, QLatin1String("references"), idsOctets);
    draft.origin = valueOf(top.value(QLatin1String("origin")).toString(), origins, Origin::Person);
    const QJsonArray recipients = reader.objects(top, QLatin1String("recipients"), limits::recipients);
    for (const QJsonValue &value : recipients) {
        const QJsonObject object = value.toObject();
        draft.recipients.push_back({valueOf(object.value(QLatin1String("field")).toString(), fields, Field::Bcc),
                                    reader.text(object, QLatin1String("text"), typedCharacters),
                                    object.value(QLatin1String("unfinished")).toBool()});
    }
    const QJsonArray attachments = reader.objects(top, QLatin1String("attachments"), limits::draftAttachments);
    for (const QJsonValue &value : attachments) {
        const QJsonObject object = value.toObject();
        draft.attachments.push_back({reader.text(object, QLatin1String("file"), pathCharacters),
                                     reader.text(object, QLatin1String("name"), nameCharacters),
                                     reader.octets(object, QLatin1String("type"), typeOctets),
                                     reader.size(object, QLatin1String("size"))});
    }
    if (!reader.error() && !draft.isWithinLimits())
        reader.fail(ParseFault::TooLong);
    if (reader.error())
        return failure(*reader.error());
    return draft;
}

} // namespace waxseal::compose
