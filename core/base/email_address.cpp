// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/email_address.h"

#include "core/base/octets.h"

namespace waxseal {

namespace {

/// RFC 5322 §3.2.3 atext, with RFC 6532's UTF-8.
constexpr bool isAtomOctet(char c)
{
    return octets::isAlphaNumeric(c) || static_cast<unsigned char>(c) >= 0x80
        || QByteArrayView("!#$%&'*+-/=?^_`{|}~").contains(c);
}

bool isDotAtom(QByteArrayView text)
{
    char before = '.';
    for (const char c : text) {
        if (c == '.' ? before == '.' : !isAtomOctet(c))
            return false;
        before = c;
    }
    return before != '.';
}

QByteArray quotedLocalPart(QByteArrayView localPart)
{
    QByteArray result;
    if (isDotAtom(localPart)) {
        result.append(localPart);
        return result;
    }
    result.append('"');
    for (const char c : localPart) {
        if (c == '"' || c == '\\')
            result.append('\\');
        result.append(c);
    }
    result.append('"');
    return result;
}

} // namespace

QByteArray EmailAddress::toByteArray() const
{
    return quotedLocalPart(localPart) + '@' + domain.toByteArray();
}

QString EmailAddress::toUnicode() const
{
    return QString::fromUtf8(quotedLocalPart(localPart)) + QLatin1Char('@') + domain.toUnicode();
}

} // namespace waxseal
