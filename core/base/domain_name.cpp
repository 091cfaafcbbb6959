// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/domain_name.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace waxseal {

namespace {

/// What an octet of a label becomes: itself in lower case, 0 where no label has it (RFC 1035 §2.3.1, RFC 8552).
constexpr std::array<char, 256> labelOctets = [] {
    std::array<char, 256> table{};
    for (int c = 0; c < 128; ++c) {
        if (octets::isAlphaNumeric(char(c)) || c == '-' || c == '_')
            table[size_t(c)] = octets::lower(char(c));
    }
    return table;
}();

/// The same for names that are only asked for.
constexpr std::array<char, 256> anyLabelOctets = [] {
    std::array<char, 256> table{};
    for (int c = ' '; c < 0x7f; ++c) {
        if (c != '.' && c != '\\')
            table[size_t(c)] = octets::lower(char(c));
    }
    return table;
}();

/// Labels already in ASCII: checks each octet and length, and lowers the case in the same pass.
Result<QByteArray, ParseError> asciiLabels(QByteArrayView text, const std::array<char, 256> &allowed = labelOctets)
{
    QByteArray result(text.size(), Qt::Uninitialized);
    char *out = result.data();
    qsizetype labelStart = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const char lower = i < text.size() ? allowed[static_cast<unsigned char>(text[i])] : '\0';
        if (lower != '\0') {
            *out++ = lower;
            continue;
        }
        if (i < text.size() && text[i] != '.')
            return failure(ParseError{ParseFault::BadCharacter, i});
        if (i == labelStart)
            return failure(ParseError{ParseFault::BadSyntax, i});
        if (i - labelStart > limits::labelOctets)
            return failure(ParseError{ParseFault::TooLong, labelStart});
        labelStart = i + 1;
        if (i < text.size())
            *out++ = '.';
    }
    return result;
}

} // namespace

Result<DomainName, ParseError> DomainName::parse(QByteArrayView text)
{
    if (text.size() > 1 && text.back() == '.' && text[text.size() - 2] != '.')
        text.chop(1);
    if (text.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});
    if (text == QByteArrayView("."))
        return root();
    if (text.size() > 4 * limits::domainNameOctets)
        return failure(ParseError{ParseFault::TooLong, 4 * limits::domainNameOctets});

    QByteArray aceText;
    const auto isNotAscii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (std::any_of(text.begin(), text.end(), isNotAscii)) {
        const QString unicode = QString::fromUtf8(text);
        if (unicode.contains(QChar::ReplacementCharacter))
            return failure(ParseError{ParseFault::BadCharacter, 0});
        aceText = QUrl::toAce(unicode); // UTS #46, empty where a label cannot be
        if (aceText.isEmpty())
            return failure(ParseError{ParseFault::BadCharacter, 0});
        text = aceText;
    }
    if (text.size() > limits::domainNameOctets)
        return failure(ParseError{ParseFault::TooLong, limits::domainNameOctets});

    return asciiLabels(text).map([](QByteArray labels) { return DomainName(std::move(labels)); });
}

Result<DomainName, ParseError> DomainName::parseAny(QByteArrayView text)
{
    if (text.size() > 1 && text.back() == '.')
        text.chop(1);
    if (text.isEmpty())
        return failure(ParseError{ParseFault::Empty, 0});
    if (text.size() > limits::domainNameOctets)
        return failure(ParseError{ParseFault::TooLong, limits::domainNameOctets});
    return asciiLabels(text, anyLabelOctets).map([](QByteArray labels) { return DomainName(std::move(labels)); });
}

DomainName DomainName::root()
{
    return DomainName(QByteArrayLiteral("."));
}

QString DomainName::toUnicode() const
{
    const QString ascii = QString::fromLatin1(m_aLabels);
    if (!m_aLabels.contains("xn--"))
        return ascii;

    // A name that mixes scripts, or hides marks, is shown as it is on the wire.
    const QString unicode = QUrl::fromAce(m_aLabels, QUrl::IgnoreIDNWhitelist);
    QChar::Script seen = QChar::Script_Common;
    for (const char32_t c : unicode.toUcs4()) {
        const QChar::Script script = QChar::script(c);
        if (QChar::category(c) == QChar::Other_Format || QChar::category(c) == QChar::Other_Control)
            return ascii;
        if (script == QChar::Script_Common || script == QChar::Script_Inherited)
            continue;
        if (seen != QChar::Script_Common && seen != script)
            return ascii;
        seen = script;
    }
    return unicode;
}

QByteArrayView DomainName::leftmostLabel() const
{
    const qsizetype dot = m_aLabels.indexOf('.');
    return isRoot() || dot < 0 ? QByteArrayView(m_aLabels) : QByteArrayView(m_aLabels).first(dot);
}

int DomainName::labelCount() const
{
    return isRoot() ? 0 : static_cast<int>(m_aLabels.count('.')) + 1;
}

bool DomainName::isWithin(const DomainName &ancestor) const
{
    if (ancestor.isRoot() || *this == ancestor)
        return true;
    const qsizetype shorter = ancestor.m_aLabels.size();
    return m_aLabels.size() > shorter && m_aLabels.endsWith(ancestor.m_aLabels)
        && m_aLabels.at(m_aLabels.size() - shorter - 1) == '.';
}

Result<DomainName, ParseError> DomainName::below(QByteArrayView labels) const
{
    QByteArray text;
    text.reserve(labels.size() + 1 + m_aLabels.size());
    text.append(labels);
    if (!isRoot()) {
        text.append('.');
        text.append(m_aLabels);
    }
    return parse(text);
}

} // namespace waxseal
