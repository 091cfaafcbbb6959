// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/field_text.h"

#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::compose {

namespace {

constexpr qsizetype lineCharacters = 76;       ///< RFC 2047 §2, for lines with encoded words
constexpr qsizetype encodedCharacters = 48;    ///< of one encoded word; RFC 2047 §2 allows 75 with its frame
constexpr qsizetype plainWordCharacters = 900; ///< RFC 5322 §2.1.1: a line MUST NOT pass 998
constexpr qsizetype quotedCharacters = 60;     ///< a longer quoted string would not fit on a line
constexpr qsizetype valueCharacters = 55;      ///< of a parameter on its line

/// RFC 2047 §5 (3): what stands for itself in a phrase, the strictest of the three places.
constexpr bool isEncodedAsItself(char c)
{
    return octets::isAlphaNumeric(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
}

QByteArray hexOf(char octet, char mark)
{
    constexpr char digits[] = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(octet);
    return QByteArray(1, mark) + digits[value >> 4] + digits[value & 15];
}

/// The UTF-8 of the next character, and @p at behind it. RFC 2047 §5: no character is split over two words.
QByteArray nextCharacter(const QString &text, qsizetype &at)
{
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    const qsizetype length = isPair ? 2 : 1;
    const QByteArray octets = QStringView(text).sliced(at, length).toUtf8();
    at += length;
    return octets;
}

QByteArrayList encodedWords(const QString &text)
{
    const QByteArray all = text.toUtf8();
    const auto plain = std::count_if(all.begin(), all.end(), [](char c) { return c == ' ' || isEncodedAsItself(c); });
    const bool isBase64 = plain + 3 * (all.size() - plain) > (all.size() + 2) / 3 * 4;

    QByteArrayList words;
    QByteArray word;
    const auto flush = [&] {
        words.append(isBase64 ? "=?utf-8?B?" + word.toBase64() + "?=" : "=?utf-8?Q?" + word + "?=");
        word.clear();
    };
    for (qsizetype at = 0; at < text.size();) {
        const QByteArray character = nextCharacter(text, at);
        QByteArray written;
        for (const char c : character) {
            if (isBase64 || isEncodedAsItself(c))
                written += c;
            else
                written += c == ' ' ? QByteArrayLiteral("_") : hexOf(c, '=');
        }
        if (word.size() + written.size() > (isBase64 ? encodedCharacters / 4 * 3 : encodedCharacters))
            flush();
        word += written;
    }
    if (!word.isEmpty())
        flush();
    return words;
}

bool isPrintableAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < QChar(0x7f); });
}

/// Nobody will take it for an encoded word, not even in quotes, where many programs decode them.
bool isPlain(const QString &text)
{
    return isPrintableAscii(text) && !text.contains(QLatin1String("=?"));
}

bool isAtomCharacter(QChar c) // RFC 5322 §3.2.3, RFC 6532 §3.2
{
    return c >= QChar(0x80) || octets::isAlphaNumeric(c.toLatin1()) || QLatin1String("!#$%&'*+-/=?^_`{|}~").contains(c);
}

} // namespace

QByteArray foldedField(QByteArrayView name, const QByteArrayList &words)
{
    QByteArray field = name.toByteArray() + ':';
    qsizetype line = field.size();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && line + 1 + words[i].size() > lineCharacters) {
            field += "\r\n";
            line = 0;
        }
        field += ' ' + words[i];
        line += 1 + words[i].size();
    }
    return field + "\r\n";
}

QByteArrayList unstructuredWords(const QString &text)
{
    const QByteArrayList words = text.toLatin1().split(' ');
    const auto fits = [](const QByteArray &word) { return !word.isEmpty() && word.size() <= plainWordCharacters; };
    return isPlain(text) && std::all_of(words.begin(), words.end(), fits) ? words : encodedWords(text);
}

QString quotedPhrase(const QString &name)
{
    const auto isAtom = [](QChar c) { return isAtomCharacter(c) || c == u' '; };
    if (std::all_of(name.begin(), name.end(), isAtom) && name == name.simplified())
        return name;
    QString quoted(u'"');
    for (const QChar c : name) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        quoted += c;
    }
    return quoted + u'"';
}

QByteArrayList phraseWords(const QString &name)
{
    if (name.isEmpty())
        return {};
    const QString quoted = quotedPhrase(name);
    if (!isPlain(name) || quoted.size() > quotedCharacters)
        return encodedWords(name);
    return {quoted.toLatin1()};
}

QByteArrayList parameterParts(QByteArrayView name, const QString &value)
{
    const QByteArray key = name.toByteArray();
    if (isPlain(value) && value.size() <= valueCharacters) {
        QByteArray quoted;
        for (const char c : value.toLatin1()) {
            if (c == '"' || c == '\\')
                quoted += '\\';
            quoted += c;
        }
        return {key + "=\"" + quoted + '"'};
    }

    QByteArrayList values;
    QByteArray part("utf-8''");
    for (qsizetype at = 0; at < value.size();) {
        QByteArray written;
        for (const char c : nextCharacter(value, at)) // RFC 2231 §7 attribute-char, and a few less
            written += octets::isAlphaNumeric(c) || c == '-' || c == '.' || c == '_' ? QByteArray(1, c) : hexOf(c, '%');
        if (part.size() + written.size() > valueCharacters) {
            values.append(part);
            part.clear();
        }
        part += written;
    }
    values.append(part);
    if (values.size() == 1)
        return {key + "*=" + values[0]};
    QByteArrayList parts;
    for (qsizetype i = 0; i < values.size(); ++i) // RFC 2231 §4.1
        parts.append(key + '*' + QByteArray::number(i) + "*=" + values[i]);
    return parts;
}

} // namespace waxseal::compose
