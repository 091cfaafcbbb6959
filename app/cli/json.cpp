// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/json.h"

namespace waxseal::cli {

void JsonWriter::comma()
{
    if (m_needsComma)
        m_octets += ',';
    m_needsComma = true;
}

void JsonWriter::key(QByteArrayView name)
{
    comma();
    m_octets += '"';
    m_octets += name;
    m_octets += "\":";
}

void JsonWriter::quoted(QByteArrayView utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    m_octets += '"';
    const char *plain = utf8.begin(); // what needs no escape is appended in one piece
    for (const char *at = plain; at != utf8.end(); ++at) {
        const char c = *at;
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '"' && c != '\\')
            continue;
        m_octets.append(plain, at - plain);
        plain = at + 1;
        switch (c) {
        case '"': m_octets += "\\\""; break;
        case '\\': m_octets += "\\\\"; break;
        case '\n': m_octets += "\\n"; break;
        case '\r': m_octets += "\\r"; break;
        case '\t': m_octets += "\\t"; break;
        default:
            m_octets += "\\u00";
            m_octets += hex[(c >> 4) & 0xf];
            m_octets += hex[c & 0xf];
        }
    }
    m_octets.append(plain, utf8.end() - plain);
    m_octets += '"';
}

JsonWriter &JsonWriter::beginObject()
{
    comma();
    m_octets += '{';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::beginObject(QByteArrayView name)
{
    key(name);
    m_octets += '{';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_octets += '}';
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray(QByteArrayView name)
{
    key(name);
    m_octets += '[';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_octets += ']';
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::text(QByteArrayView name, const QString &value)
{
    key(name);
    quoted(value.toUtf8());
    return *this;
}

JsonWriter &JsonWriter::octets(QByteArrayView name, QByteArrayView value)
{
    if (value.isNull())
        return null(name);
    key(name);
    if (std::all_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        quoted(value);
    else
        quoted(QString::fromUtf8(value).toUtf8());
    return *this;
}

JsonWriter &JsonWriter::number(QByteArrayView name, qint64 value)
{
    key(name);
    m_octets += QByteArray::number(value);
    return *this;
}

JsonWriter &JsonWriter::boolean(QByteArrayView name, bool value)
{
    key(name);
    m_octets += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null(QByteArrayView name)
{
    key(name);
    m_octets += "null";
    return *this;
}

JsonWriter &JsonWriter::texts(QByteArrayView name, const QStringList &values)
{
    beginArray(name);
    for (const QString &value : values) {
        comma();
        quoted(value.toUtf8());
    }
    return endArray();
}

QByteArray JsonWriter::line() &&
{
    m_octets += '\n';
    return std::move(m_octets);
}

} // namespace waxseal::cli
