// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace waxseal::cli {

/// Writes one JSON object (RFC 8259) straight into octets: a mailbox of 100,000 messages has no use for a document tree.
class JsonWriter {
public:
    JsonWriter() { m_octets.reserve(usualOctets); }

    JsonWriter &beginObject();
    JsonWriter &beginObject(QByteArrayView name);
    JsonWriter &endObject();
    JsonWriter &beginArray(QByteArrayView name);
    JsonWriter &endArray();

    JsonWriter &text(QByteArrayView name, const QString &value);
    /// ASCII or UTF-8; octets that are neither become U+FFFD. A null view is written as null.
    JsonWriter &octets(QByteArrayView name, QByteArrayView value);
    JsonWriter &number(QByteArrayView name, qint64 value);
    JsonWriter &boolean(QByteArrayView name, bool value);
    JsonWriter &null(QByteArrayView name);
    JsonWriter &texts(QByteArrayView name, const QStringList &values);

    /// The object and a line end.
    QByteArray line() &&;

private:
    void key(QByteArrayView name);
    void comma();
    void quoted(QByteArrayView utf8);

    static constexpr qsizetype usualOctets = 8 * 1024; ///< most messages need less
    QByteArray m_octets;
    bool m_needsComma = false;
};

} // namespace waxseal::cli
