// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/header.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/message/unseen.h"

#include <QStringDecoder>

#include <algorithm>

namespace waxseal::message {

namespace {

constexpr bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// RFC 2047 §2: =?charset?encoding?encoded-text?=
struct EncodedWord {
    QByteArrayView charset;
    char encoding = 0; ///< 'b' or 'q'
    QByteArrayView text;
    qsizetype end = 0; ///< after "?="
};

/// Finds encoded words from left to right, each octet looked at a bounded number of times.
class EncodedWords {
public:
    explicit EncodedWords(QByteArrayView text) : m_text(text) { }

    /// The encoded word that starts at @p at, where "=?" stands.
    /// Deviates: RFC 2047 §2 allows neither white space nor "?" in it, and 75 octets at most; real mail has them.
    std::optional<EncodedWord> at(qsizetype at)
    {
        qsizetype i = at + 2;
        while (i < m_text.size() && isTokenOctet(m_text[i]))
            ++i;
        if (i == at + 2 || i + 3 > m_text.size() || m_text[i] != '?' || m_text[i + 2] != '?')
            return std::nullopt;
        EncodedWord word{m_text.sliced(at + 2, i - at - 2), octets::lower(m_text[i + 1]), {}, 0};
        if (word.encoding != 'b' && word.encoding != 'q')
            return std::nullopt;
        if (const qsizetype star = octets::indexOf(word.charset, '*'); star >= 0) // RFC 2231 §5: a language follows
            word.charset = word.charset.first(star);

        const qsizetype start = i + 3;
        if (m_close >= 0 && m_close < start)
            findClose(start);
        if (m_close < 0)
            return std::nullopt;
        word.text = m_text.sliced(start, m_close - start);
        word.end = m_close + 2;
        return word;
    }

private:
    /// RFC 2047 §2 token: no space, no control, no especials.
    static constexpr bool isTokenOctet(char c)
    {
        return c > ' ' && c < 0x7f && c != '?' && c != '=' && c != '"' && c != '<' && c != '>' && c != '(' && c != ')';
    }

    /// Remembered, so that many openings without a close stay linear.
    void findClose(qsizetype from)
    {
        for (m_close = octets::indexOf(m_text, '?', from); m_close >= 0;
             m_close = octets::indexOf(m_text, '?', m_close + 1)) {
            if (m_close + 1 < m_text.size() && m_text[m_close + 1] == '=')
                return;
        }
    }

    QByteArrayView m_text;
    qsizetype m_close = 0; ///< where "?=" was found; -1: nowhere
};

int hexValue(char c)
{
    return octets::isDigit(c) ? c - '0' : octets::lower(c) - 'a' + 10;
}

/// RFC 2047 §4.1, §4.2
QByteArray octetsOf(const EncodedWord &word)
{
    if (word.encoding == 'b')
        return QByteArray::fromBase64(QByteArray::fromRawData(word.text.data(), word.text.size()));
    QByteArray result;
    result.reserve(word.text.size());
    for (qsizetype i = 0; i < word.text.size(); ++i) {
        const char c = word.text[i];
        if (c == '=' && i + 2 < word.text.size() && octets::isHexDigit(word.text[i + 1])
            && octets::isHexDigit(word.text[i + 2])) {
            result.append(static_cast<char>(hexValue(word.text[i + 1]) * 16 + hexValue(word.text[i + 2])));
            i += 2;
        } else {
            result.append(c == '_' ? ' ' : c);
        }
    }
    return result;
}

/// A charset nobody knows gives a replacement character: its octets could mean anything.
QString decoded(const QByteArray &charset, const QByteArray &encoded)
{
    QStringDecoder decoder(charset.constData());
    if (!decoder.isValid())
        return QString(QChar::ReplacementCharacter);
    return decoder(encoded);
}

/// Encoded words of one charset in a row are decoded together: writers cut characters in two (RFC 2047 §5 forbids it).
QString withEncodedWordsDecoded(QByteArrayView text)
{
    QString result;
    EncodedWords words(text);
    QByteArray charset;
    QByteArray pending;
    const auto flush = [&] {
        if (!charset.isEmpty())
            result += decoded(charset, pending);
        charset.clear();
        pending.clear();
    };

    qsizetype plain = 0; // start of what is not yet written
    for (qsizetype at = 0;;) {
        at = octets::indexOf(text, '=', at);
        if (at < 0)
            break;
        const std::optional<EncodedWord> word =
            at + 1 < text.size() && text[at + 1] == '?' ? words.at(at) : std::nullopt;
        if (!word) {
            ++at;
            continue;
        }
        const QByteArrayView between = text.sliced(plain, at - plain);
        const bool isAdjacent = !charset.isEmpty() && octets::trimmed(between).isEmpty();
        if (!isAdjacent) {
            flush();
            result += QString::fromUtf8(between);
        }
        // RFC 2047 §6.2: white space between adjacent encoded words is not shown.
        if (!octets::equalIgnoringCase(charset, word->charset)) {
            flush();
            charset = octets::lowered(word->charset);
        }
        pending += octetsOf(*word);
        plain = at = word->end;
    }
    flush();
    return result + QString::fromUtf8(text.sliced(plain));
}

enum class Shown { Yes, AsSpace, No };

/// Nothing that steers, hides or reorders the text around it. The category Format holds the bidirectional controls
/// (U+200E, U+200F, U+202A-202E, U+2066-2069) and the characters without width (U+200B-200D, U+2060, U+FEFF).
Shown shownAs(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (c == U'\t' || c == U'\n' || c == U'\r' || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph)
        return Shown::AsSpace;
    return isUnseen(c) ? Shown::No : Shown::Yes;
}

QString cleaned(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c >= QLatin1Char(' ') && c < QChar(0x7f)) {
            result += c;
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (shownAs(QChar::surrogateToUcs4(c, text[i + 1])) == Shown::Yes)
                result.append(c).append(text[i + 1]);
            ++i;
        } else if (c.isSurrogate()) {
            result += QChar(QChar::ReplacementCharacter);
        } else {
            const Shown shown = shownAs(c.unicode());
            if (shown != Shown::No)
                result += shown == Shown::Yes ? c : QLatin1Char(' ');
        }
    }
    return result.trimmed();
}

/// Cut so that the ellipsis fits and no surrogate pair is torn.
QString shortened(QString text, qsizetype longest, bool isCut)
{
    if (text.size() <= longest && !isCut)
        return text;
    qsizetype length = std::min(text.size(), longest - 1);
    if (length > 0 && text[length - 1].isHighSurrogate())
        --length;
    text.truncate(length);
    return text + QChar(0x2026);
}

} // namespace

QByteArray unfolded(QByteArrayView body)
{
    body = octets::trimmed(body);
    QByteArray result(body.size(), Qt::Uninitialized);
    char *const begin = result.data();
    char *out = begin;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (!isControl(c)) {
            *out++ = c;
            continue;
        }
        if (c == '\r' && i + 1 < body.size() && body[i + 1] == '\n')
            continue; // the LF decides
        const bool isFold =
            (c == '\n' || c == '\r') && i + 1 < body.size() && (body[i + 1] == ' ' || body[i + 1] == '\t');
        if (!isFold) // RFC 5322 §2.2.3: the line end goes, the white space after it stays
            *out++ = ' ';
    }
    while (out > begin && out[-1] == ' ')
        --out;
    result.truncate(out - begin);
    const auto firstShown = std::find_if(begin, out, [](char c) { return c != ' '; });
    if (firstShown != begin)
        result.remove(0, firstShown - begin);
    return result;
}

QString decodedText(QByteArrayView body, qsizetype longest)
{
    if (longest <= 0)
        return {};
    body = octets::trimmed(body);
    const bool isCut = body.size() > limits::structuredFieldOctets;
    if (isCut)
        body = body.first(limits::structuredFieldOctets);

    // Printable ASCII without an encoded word, which nearly all mail is, needs no more.
    const bool isPlain = std::all_of(body.begin(), body.end(), [](char c) { return c >= ' ' && c < 0x7f; });
    bool hasEncodedWord = false;
    for (qsizetype at = octets::indexOf(body, '?', 1); at > 0 && !hasEncodedWord;
         at = octets::indexOf(body, '?', at + 1))
        hasEncodedWord = body[at - 1] == '=';
    if (isPlain && !hasEncodedWord)
        return shortened(QString::fromLatin1(body), longest, isCut);

    const QByteArray line = unfolded(body);
    return shortened(cleaned(hasEncodedWord ? withEncodedWordsDecoded(line) : QString::fromUtf8(line)), longest, isCut);
}

} // namespace waxseal::message
