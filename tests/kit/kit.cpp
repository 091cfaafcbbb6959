// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/kit/kit.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

namespace waxseal::kit {

QString conformanceFolder(const QString &name)
{
    const QString set = qEnvironmentVariable("WAXSEAL_CONFORMANCE");
    const QString root = set.isEmpty() ? QStringLiteral(WAXSEAL_SOURCE_DIR "/../shared/conformance") : set;
    const QDir folder(root + QLatin1Char('/') + name);
    return folder.exists() ? folder.absolutePath() : QString();
}

QByteArray fixture(const QString &pathFromSource)
{
    QFile file(QStringLiteral(WAXSEAL_SOURCE_DIR "/") + pathFromSource);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("fixture %s: %s", qPrintable(pathFromSource), qPrintable(file.errorString()));
    return file.readAll();
}

namespace {

QByteArray wireName(QByteArrayView text)
{
    QByteArray result;
    if (text != QByteArrayView(".")) {
        const QByteArrayList labels = text.toByteArray().split('.');
        for (const QByteArray &label : labels) {
            if (!label.isEmpty())
                result.append(char(label.size())).append(label);
        }
    }
    return result.append('\0');
}

QByteArray wireAddress(dns::Type type, QByteArrayView text)
{
    const QByteArray octets = IpAddress::parse(text).value().octets().toByteArray();
    if (type == dns::Type::Aaaa && octets.size() == 4) // RFC 4291 §2.5.5.2
        return QByteArray(10, '\0') + QByteArray(2, '\xff') + octets;
    return octets;
}

QByteArray number16(const QByteArray &text)
{
    const quint16 value = qToBigEndian(quint16(text.toUInt()));
    return QByteArray(reinterpret_cast<const char *>(&value), 2);
}

} // namespace

QByteArray wireFormat(dns::Type type, QByteArrayView presentation)
{
    const QByteArrayList words = presentation.toByteArray().split(' ');
    switch (type) {
    case dns::Type::A:
    case dns::Type::Aaaa: return wireAddress(type, presentation);
    case dns::Type::Cname:
    case dns::Type::Ns:
    case dns::Type::Ptr: return wireName(presentation);
    case dns::Type::Mx: return number16(words.value(0)) + wireName(words.value(1));
    case dns::Type::Srv:
        return number16(words.value(0)) + number16(words.value(1)) + number16(words.value(2))
            + wireName(words.value(3));
    case dns::Type::Txt: {
        QByteArray result;
        for (qsizetype at = 0; at < presentation.size() || at == 0; at += 255) {
            const QByteArrayView piece = presentation.sliced(at, qMin(qsizetype(255), presentation.size() - at));
            result.append(char(piece.size())).append(piece);
        }
        return result;
    }
    case dns::Type::Tlsa:
        return QByteArray(1, char(words.value(0).toInt())) + char(words.value(1).toInt()) + char(words.value(2).toInt())
            + QByteArray::fromHex(words.value(3));
    default: qFatal("wireFormat: no form for type %d", int(type));
    }
}

Facts &Facts::keep(QByteArrayView name, dns::Type type, dns::Status status, const QByteArrayList &records)
{
    dns::Lookup lookup{.question = {DomainName::parseAny(name).value(), type}, .status = status};
    for (const QByteArray &record : records)
        lookup.rdata.append(wireFormat(type, record));
    lookup.ttl = std::chrono::hours(1);
    lookup.asked = m_now;
    if (status == dns::Status::NoAnswer)
        lookup.trouble = dns::Trouble::ServerFailure;
    m_cache.keep(lookup, m_now);
    return *this;
}

Facts &Facts::secure(QByteArrayView name, dns::Type type, const QByteArrayList &records)
{
    return keep(name, type, dns::Status::Secure, records);
}

Facts &Facts::insecure(QByteArrayView name, dns::Type type, const QByteArrayList &records)
{
    return keep(name, type, dns::Status::Insecure, records);
}

Facts &Facts::absent(QByteArrayView name, dns::Type type)
{
    return keep(name, type, dns::Status::Absent, {});
}

Facts &Facts::bogus(QByteArrayView name, dns::Type type)
{
    return keep(name, type, dns::Status::Bogus, {});
}

Facts &Facts::noAnswer(QByteArrayView name, dns::Type type)
{
    return keep(name, type, dns::Status::NoAnswer, {});
}

} // namespace waxseal::kit
