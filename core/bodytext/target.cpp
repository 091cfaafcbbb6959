// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/domain_name.h"
#include "core/base/ip_address.h"
#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/bodytext/body_text.h"

#include <QUrl>

#include <algorithm>

namespace waxseal::bodytext {

namespace {

constexpr bool isSlash(QChar c)
{
    return c == QLatin1Char('/') || c == QLatin1Char('\\');
}
constexpr bool isControl(QChar c)
{
    return c < QLatin1Char(' ') || (c >= QChar(0x7f) && c < QChar(0xa0));
}

/// Without controls, which browsers pass over, so that a tab in a scheme's name hides nothing from us that they would see.
QString withoutControls(QStringView text)
{
    QString result;
    result.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](QChar c) { return !isControl(c); });
    return result.trimmed();
}

/// RFC 3986 §2.1: whatever is not printable ASCII, or ends a link in a text, is percent-encoded; "%" is kept.
QByteArray encoded(QStringView text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    QByteArray result;
    for (const char c : text.toUtf8()) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet > ' ' && octet < 0x7f && !QByteArrayView("\"<>\\^`{|}").contains(c))
            result.append(c);
        else
            result.append('%').append(hex[octet >> 4]).append(hex[octet & 15]);
    }
    return result;
}

/// The parts of an IPv4 address as browsers read it: decimal, octal and hexadecimal, the last one filling what is left.
/// RFC 3986 §7.4 warns of these forms. Nothing where the name is no such address.
std::optional<QByteArray> oldIpv4(QByteArrayView name)
{
    quint64 address = 0;
    int parts = 0;
    for (qsizetype at = 0; at <= name.size(); ++parts) {
        const qsizetype dot = octets::indexOf(name, '.', at);
        const qsizetype end = dot < 0 ? name.size() : dot;
        QByteArray part = name.sliced(at, end - at).toByteArray();
        bool isNumber = !part.isEmpty() && octets::isDigit(part[0]);
        const bool isHex = part.startsWith("0x");
        const quint64 value = isHex ? part.mid(2).toULongLong(&isNumber, 16)
                                    : part.toULongLong(&isNumber, part.size() > 1 && part.startsWith('0') ? 8 : 10);
        const bool isLast = dot < 0;
        if (!isNumber || parts > 3 || value >= (isLast ? quint64(1) << (8 * (4 - parts)) : 256))
            return std::nullopt;
        address |= isLast ? value : value << (8 * (3 - parts));
        at = end + 1;
    }
    QByteArray result;
    for (int shift = 24; shift >= 0; shift -= 8)
        result += QByteArray::number((address >> shift) & 255) + (shift > 0 ? "." : "");
    return result;
}

/// The host as a browser would visit it, in its form on the wire.
std::optional<QByteArray> hostOf(QStringView text)
{
    QByteArray name = QByteArray::fromPercentEncoding(text.toUtf8());
    if (name.startsWith('[') && name.endsWith(']') && !name.contains('%')) {
        const auto address = IpAddress::parse(QByteArrayView(name).sliced(1, name.size() - 2));
        if (!address)
            return std::nullopt;
        return address->isIpv4() ? address->toByteArray() : '[' + address->toByteArray() + ']';
    }
    const auto domain = DomainName::parse(name);
    if (!domain || domain->isRoot())
        return std::nullopt;
    const QByteArray &labels = domain->toByteArray();
    // A name that ends in a number is an address or nothing.
    if (octets::isDigit(labels[labels.lastIndexOf('.') + 1])) {
        const QByteArray last = labels.mid(labels.lastIndexOf('.') + 1);
        if (last.startsWith("0x") || std::all_of(last.begin(), last.end(), octets::isDigit))
            return oldIpv4(labels);
    }
    return labels;
}

/// @param rest what follows "http:" or "https:"
std::optional<Target> webTarget(const QString &scheme, QStringView rest)
{
    while (!rest.isEmpty() && isSlash(rest.front()))
        rest = rest.sliced(1);
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [](QChar c) { return isSlash(c) || c == QLatin1Char('?') || c == QLatin1Char('#'); });
    QStringView authority = rest.first(end - rest.begin());
    rest = rest.sliced(end - rest.begin());

    // RFC 3986 §3.2.1: what stands before the last "@" is a name of the visitor, however much it looks like a host.
    QByteArray userinfo;
    if (const qsizetype at = authority.lastIndexOf(QLatin1Char('@')); at >= 0) {
        if (at > 0)
            userinfo = encoded(authority.first(at)).replace('@', "%40") + '@';
        authority = authority.sliced(at + 1);
    }
    QByteArray port;
    const qsizetype colon = authority.lastIndexOf(QLatin1Char(':'));
    if (colon >= 0 && colon > authority.lastIndexOf(QLatin1Char(']'))) {
        const QStringView digits = authority.sliced(colon + 1);
        bool isNumber = true;
        const uint number = digits.isEmpty() ? 0 : digits.toUInt(&isNumber);
        if (!isNumber || number > 65535 || digits.startsWith(QLatin1Char('+')))
            return std::nullopt;
        const uint usual = scheme == QLatin1String("http") ? 80 : 443;
        if (!digits.isEmpty() && number != usual)
            port = ':' + QByteArray::number(number);
        authority = authority.first(colon);
    }
    const std::optional<QByteArray> host = hostOf(authority);
    if (!host)
        return std::nullopt;

    QString path = rest.toString();
    for (QChar &c : path) {
        if (c == QLatin1Char('?') || c == QLatin1Char('#'))
            break;
        if (c == QLatin1Char('\\')) // browsers see "/"
            c = QLatin1Char('/');
    }
    if (!path.startsWith(QLatin1Char('/')))
        path.prepend(QLatin1Char('/'));

    Target target;
    target.url = scheme + QLatin1String("://") + QString::fromLatin1(userinfo + *host + port + encoded(path));
    target.host = QString::fromLatin1(*host);
    target.isWeb = true;
    return target.url.size() <= limits::linkCharacters ? std::optional(target) : std::nullopt;
}

/// A value of a mailto URL, decoded and encoded again. RFC 6068 §7: no line of it may become a header field.
QString mailValue(QStringView text)
{
    const QString decoded = QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
    QString kept;
    for (const QChar c : decoded) {
        if (!isControl(c) && c.category() != QChar::Other_Format)
            kept += c;
    }
    return QString::fromLatin1(QUrl::toPercentEncoding(kept, "@,!$'*+"));
}

/// RFC 6068 §2: of the fields only "to", "cc" and "subject"; a body or an attachment is nobody's but the writer's.
std::optional<Target> mailTarget(QStringView rest)
{
    if (const qsizetype hash = rest.indexOf(QLatin1Char('#')); hash >= 0)
        rest = rest.first(hash);
    const qsizetype question = rest.indexOf(QLatin1Char('?'));
    QString to = mailValue(question < 0 ? rest : rest.first(question));
    QString cc;
    QString subject;
    if (question >= 0) {
        for (const QStringView field : rest.sliced(question + 1).split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
            const qsizetype equals = field.indexOf(QLatin1Char('='));
            if (equals < 0)
                continue;
            const QStringView name = field.first(equals);
            const QString value = mailValue(field.sliced(equals + 1));
            const auto add = [&value](QString &list) {
                list += (list.isEmpty() ? QString() : QStringLiteral(",")) + value;
            };
            if (name.compare(QLatin1String("to"), Qt::CaseInsensitive) == 0)
                add(to);
            else if (name.compare(QLatin1String("cc"), Qt::CaseInsensitive) == 0)
                add(cc);
            else if (name.compare(QLatin1String("subject"), Qt::CaseInsensitive) == 0)
                subject = value;
        }
    }
    if (!to.contains(QLatin1Char('@')))
        return std::nullopt;
    Target target;
    target.url = QStringLiteral("mailto:") + to;
    QChar join = QLatin1Char('?');
    if (!cc.isEmpty()) {
        target.url += join + QStringLiteral("cc=") + cc;
        join = QLatin1Char('&');
    }
    if (!subject.isEmpty())
        target.url += join + QStringLiteral("subject=") + subject;
    target.isMail = true;
    return target.url.size() <= limits::linkCharacters ? std::optional(target) : std::nullopt;
}

/// The addresses of a mailto URL, as a person reads them.
QString mailAddresses(const Target &target)
{
    const QString to = target.url.mid(7).section(QLatin1Char('?'), 0, 0);
    return QString::fromUtf8(QByteArray::fromPercentEncoding(to.toLatin1()));
}

QStringView withoutWww(QStringView host)
{
    return host.startsWith(QLatin1String("www.")) ? host.sliced(4) : host;
}

/// The same host, or one below the other. Hosts side by side count as different: a.example.org and b.example.org may
/// belong to two people, and which ends of names are shared so is a list that Waxseal does not carry.
bool areRelated(QStringView a, QStringView b)
{
    a = withoutWww(a);
    b = withoutWww(b);
    const auto isBelow = [](QStringView lower, QStringView upper) {
        return lower.size() > upper.size() && lower.endsWith(upper)
            && lower[lower.size() - upper.size() - 1] == QLatin1Char('.');
    };
    return a == b || isBelow(a, b) || isBelow(b, a);
}

/// Names of files look like domains.
bool isFileEnding(QStringView ending)
{
    static constexpr QLatin1String endings[] = {
        QLatin1String("pdf"), QLatin1String("doc"),  QLatin1String("docx"), QLatin1String("xls"), QLatin1String("xlsx"),
        QLatin1String("ppt"), QLatin1String("pptx"), QLatin1String("odt"),  QLatin1String("ods"), QLatin1String("html"),
        QLatin1String("htm"), QLatin1String("txt"),  QLatin1String("csv"),  QLatin1String("jpg"), QLatin1String("jpeg"),
        QLatin1String("png"), QLatin1String("gif"),  QLatin1String("xml"),  QLatin1String("exe"), QLatin1String("ics")};
    return std::find(std::begin(endings), std::end(endings), ending) != std::end(endings);
}

/// The domain that one word of a text names to its reader; empty where it names none.
QString domainIn(QStringView word)
{
    const auto isAround = [](QChar c) { return !c.isLetterOrNumber() && !QStringView(u"/-_").contains(c); };
    while (!word.isEmpty() && isAround(word.front()))
        word = word.sliced(1);
    while (!word.isEmpty() && isAround(word.back()))
        word.chop(1);
    const qsizetype mark = word.indexOf(QLatin1String("://"));
    const bool isUrl = mark > 0 || word.startsWith(QLatin1String("//"));
    if (mark > 0)
        word = word.sliced(mark + 3);
    // The reader sees the beginning, so "https://bank.example@evil.example" names the bank.
    while (!word.isEmpty() && isSlash(word.front()))
        word = word.sliced(1);
    const auto end =
        std::find_if(word.begin(), word.end(), [](QChar c) { return isSlash(c) || QStringView(u"?#:&=").contains(c); });
    word = word.first(end - word.begin());
    const QList<QStringView> sides = word.split(QLatin1Char('@'));
    const QStringView name = isUrl || sides.size() == 1 ? sides.front() : sides.back();
    const auto mayBeDot = [](QChar c) { return c == QLatin1Char('.') || c.unicode() >= 0x80; };
    if (name.size() > limits::domainNameOctets || (!isUrl && std::none_of(name.begin(), name.end(), mayBeDot)))
        return {};
    const std::optional<QByteArray> host = hostOf(name);
    if (!host || !host->contains('.'))
        return {};
    const QString result = QString::fromLatin1(*host);
    const QStringView ending = QStringView(result).sliced(result.lastIndexOf(QLatin1Char('.')) + 1);
    const bool isTopLevel = ending.size() >= 2 && ending.front().isLetter();
    return isUrl || (isTopLevel && !isFileEnding(ending)) ? result : QString();
}

bool hasUserinfo(const Target &target)
{
    return target.isWeb && target.url.section(QLatin1Char('/'), 2, 2).contains(QLatin1Char('@'));
}

} // namespace

std::optional<Target> targetOf(QStringView href)
{
    if (href.size() > limits::linkCharacters)
        return std::nullopt;
    const QString text = withoutControls(href);
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 0)
        return std::nullopt;
    const QString scheme = text.first(colon).toLower();
    const QStringView rest = QStringView(text).sliced(colon + 1);
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
        return webTarget(scheme, rest);
    if (scheme == QLatin1String("mailto"))
        return mailTarget(rest);
    return std::nullopt;
}

bool pretends(QStringView linkText, const Target &target)
{
    if (hasUserinfo(target)
        && target.url.section(QLatin1Char('/'), 2, 2).section(QLatin1Char('@'), 0, 0).contains(QLatin1Char('.')))
        return true;
    QString real = target.host;
    if (target.isMail) {
        const auto host = hostOf(mailAddresses(target).section(QLatin1Char('@'), -1));
        real = host ? QString::fromLatin1(*host) : QString();
    }
    constexpr qsizetype readCharacters = 1'000; // nobody reads more of a link
    const QString text = linkText.first(std::min(linkText.size(), readCharacters)).toString().simplified();
    for (const QStringView word : QStringView(text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString domain = domainIn(word);
        if (!domain.isEmpty() && !areRelated(domain, real))
            return true;
    }
    return false;
}

QString shownHost(const Target &target)
{
    if (target.isMail) {
        constexpr qsizetype longest = 300; // a whole address at least (RFC 5321 §4.5.3.1)
        const QString addresses = mailAddresses(target);
        return addresses.size() <= longest ? addresses : addresses.first(longest) + QChar(0x2026);
    }
    const QString authority = target.url.section(QLatin1Char('/'), 2, 2);
    return authority.section(QLatin1Char('@'), -1);
}

QString remarkOn(QStringView linkText, const Target &target)
{
    const QString host = shownHost(target);
    if (pretends(linkText, target))
        return QStringLiteral(u"→ ") + host;
    if (target.isMail)
        return linkText.trimmed().compare(host, Qt::CaseInsensitive) == 0 ? QString() : host;
    // A name in letters of other scripts can look like another one, so its form on the wire is shown beside it.
    if (hasUserinfo(target) || host.contains(QLatin1String("xn--")))
        return host;
    const QString text = linkText.trimmed().toString();
    const auto isTarget = [&target](const QString &url) {
        const std::optional<Target> same = targetOf(url);
        return same && same->url == target.url;
    };
    if (text.compare(host, Qt::CaseInsensitive) == 0 || isTarget(text) || isTarget(QStringLiteral("https://") + text)
        || isTarget(QStringLiteral("http://") + text))
        return {};
    return host;
}

} // namespace waxseal::bodytext
