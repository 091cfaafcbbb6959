// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/charset.h"

#include "core/base/octets.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <cerrno>
#include <optional>

namespace waxseal::mime_gmime {

namespace {

constexpr qsizetype longestName = 40;         ///< of a charset; IANA allows 40
constexpr qsizetype octetsForEachError = 100; ///< with more errors than one in these, the charset is not the one named

#if Q_BYTE_ORDER == Q_LITTLE_ENDIAN
constexpr char unicode[] = "UTF-16LE";
#else
constexpr char unicode[] = "UTF-16BE";
#endif

class Converter {
public:
    explicit Converter(const QByteArray &charset) : m_iconv(g_mime_iconv_open(unicode, charset.constData())) { }
    ~Converter()
    {
        if (isValid())
            g_mime_iconv_close(m_iconv);
    }
    Q_DISABLE_COPY_MOVE(Converter)

    bool isValid() const { return m_iconv != reinterpret_cast<iconv_t>(-1); }
    /// Null octets end the text.
    size_t convert(char **from, size_t *fromLeft, char **to, size_t *toLeft)
    {
        return g_mime_iconv(m_iconv, from, fromLeft, to, toLeft);
    }

private:
    iconv_t m_iconv;
};

/// Nothing where iconv does not know the charset, or the text has more than @p errors wrong octets.
std::optional<QString> converted(QByteArrayView octets, const QByteArray &charset, bool isCut, qsizetype errors)
{
    Converter converter(charset);
    if (!converter.isValid())
        return std::nullopt;
    const size_t unit = charset.startsWith("utf-16") ? 2 : charset.startsWith("utf-32") ? 4 : 1;

    QString result;
    char16_t buffer[4096];
    char *from = const_cast<char *>(octets.data()); // iconv does not write to it
    size_t left = static_cast<size_t>(octets.size());
    for (bool isEnded = false; !isEnded;) {
        isEnded = left == 0;
        char *to = reinterpret_cast<char *>(buffer);
        size_t room = sizeof buffer;
        const size_t outcome = converter.convert(isEnded ? nullptr : &from, &left, &to, &room);
        const int fault = errno;
        result.append(QStringView(buffer, qsizetype((sizeof buffer - room) / sizeof *buffer)));
        if (outcome != size_t(-1) || fault == E2BIG)
            continue;
        if (fault == EINVAL && isCut) // the text ends within a character
            break;
        if (--errors < 0)
            return std::nullopt;
        result += QChar(QChar::ReplacementCharacter);
        const size_t skipped = std::min(unit, left);
        from += skipped;
        left -= skipped;
    }
    return result;
}

/// The octets 0x80 to 0x9f. Those that windows-1252 does not have stay control characters, as in web browsers.
constexpr char16_t windows1252[32] = {0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                      0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
                                      0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                      0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

QString fromWindows1252(QByteArrayView octets)
{
    QString text = QString::fromLatin1(octets);
    for (QChar &c : text) {
        if (c >= QChar(0x80) && c < QChar(0xa0))
            c = windows1252[c.unicode() - 0x80];
    }
    return text;
}

bool isAscii(QByteArrayView octets)
{
    return std::all_of(octets.begin(), octets.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Lower case, without quotes; empty where it cannot be one. "/" would be an order to iconv ("//TRANSLIT").
QByteArray nameOf(QByteArrayView charset)
{
    QByteArray name;
    for (const char c : octets::trimmed(charset)) {
        if (octets::isAlphaNumeric(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '+')
            name += octets::lower(c);
        else if (c != '"' && c != '\'')
            return {};
    }
    return name.size() <= longestName ? name : QByteArray();
}

} // namespace

Decoded decoded(QByteArrayView octets, QByteArrayView charset, bool isCut)
{
    const QByteArray name = nameOf(charset);
    const bool isAsciiName = name == "us-ascii" || name == "ascii" || name == "ansi_x3.4-1968";
    // RFC 2045 §5.2: without a charset it is US-ASCII.
    if (charset.isEmpty() || isAsciiName) {
        if (isAscii(octets))
            return {QString::fromLatin1(octets)};
    } else if (name == "iso-8859-1" || name == "latin1" || name == "windows-1252") {
        // Deviates: what says that it is ISO 8859-1 has often the quotes and dashes of windows-1252.
        return {fromWindows1252(octets)};
    } else if (!name.isEmpty()) {
        if (std::optional<QString> text = converted(octets, name, isCut, octets.size() / octetsForEachError))
            return {*std::move(text)};
    }
    if (std::optional<QString> text = converted(octets, "utf-8", isCut, 0))
        return {*std::move(text), true};
    return {fromWindows1252(octets), true};
}

} // namespace waxseal::mime_gmime
