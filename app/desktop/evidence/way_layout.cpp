// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/way_layout.h"

#include "core/words/evidence_pane.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

namespace waxseal::desktop {

namespace {

// In average characters and lines of the font.
constexpr qreal boxWidth = 25;
constexpr qreal legWidth = 24;
constexpr qreal boxHeight = 3.5;
constexpr qreal headLines = 1.5; ///< above the boxes, for the words at the boundary
constexpr qreal footLines = 4.5; ///< below them, for roles and what legs state
constexpr qreal margin = 1;      ///< characters at the sides
constexpr qreal markGap = 1.5;   ///< characters from the boundary mark to the box behind it

QString addressWord(const std::optional<IpAddress> &address)
{
    return address ? QString::fromLatin1(address->toByteArray()) : QString();
}

QString nameOr(const QString &name, const std::optional<IpAddress> &address)
{
    if (!name.isEmpty())
        return name;
    const QString number = addressWord(address);
    return number.isEmpty() ? words::wayWords().nameless : number;
}

QString writerName(const received::TraceLine &line)
{
    return nameOr(words::hostWord(line.by), line.byIp);
}

QString peerName(const received::TraceLine &line)
{
    return nameOr(words::hostWord(line.reverseName.isEmpty() ? line.helo : line.reverseName), line.peerIp);
}

Transport transportOf(const received::Hop &hop)
{
    const received::TraceLine &line = hop.trace;
    if (!hop.isReadable)
        return Transport::Unknown;
    if (line.saysTls) {
        const tls::Session session = tls::Session::read(line.tlsVersion, line.cipher);
        const bool encryptsNothing = session.suite && session.suite->cipher == tls::Cipher::Null;
        return encryptsNothing ? Transport::Postcard : Transport::Encrypted;
    }
    // Only the provider is believed that nobody could stand in between.
    if (hop.role == received::Role::Inside && (line.peerIsLocal || (line.peerIp && line.peerIp->isLoopback())))
        return Transport::SameMachine;
    return received::recordsTls(line) ? Transport::Postcard : Transport::Unknown;
}

/// Of the lines from the oldest on; the caller adds places.
Leg legOf(const received::Journey &journey, int hop)
{
    const received::Hop &line = journey.hops[size_t(hop)];
    Leg leg{.hop = hop, .role = line.role, .transport = transportOf(line), .protocol = words::protocolWord(line)};
    if (!line.trace.time)
        return leg;
    const QString text = words::shown(*line.trace.time); // "2026-11-20 12:04:31 UTC"
    leg.time = text.mid(11);
    leg.date = text.left(10);
    if (size_t(hop) + 1 < journey.hops.size()) {
        if (const auto &before = journey.hops[size_t(hop) + 1].trace.time) {
            leg.delay = words::delayWord(*line.trace.time - *before);
            if (words::shown(*before).left(10) == leg.date)
                leg.date.clear();
        }
    }
    return leg;
}

} // namespace

WayLayout layOut(const received::Journey &journey, const WayMetrics &metrics)
{
    WayLayout way;
    if (journey.hops.empty())
        return way;
    way.stations.reserve(journey.hops.size() + 2);
    way.legs.reserve(journey.hops.size() + 1);

    const int oldest = int(journey.hops.size()) - 1;
    const received::Hop &first = journey.hops.back();
    if (first.isReadable && first.trace.hasFrom) {
        way.stations.push_back({Station::Kind::Origin, oldest, first.role, peerName(first.trace), {}});
        way.legs.push_back(legOf(journey, oldest));
    }
    for (int hop = oldest; hop >= 0; --hop) {
        const received::Hop &line = journey.hops[size_t(hop)];
        if (hop == journey.boundary)
            way.boundaryStation = int(way.stations.size());
        way.stations.push_back({Station::Kind::Server, hop, line.role, writerName(line.trace), {}});
        way.legs.push_back(hop > 0 ? legOf(journey, hop - 1) : Leg{.role = received::Role::Inside});
    }
    way.stations.push_back({Station::Kind::Mailbox, -1, received::Role::Inside, words::wayWords().mailbox, {}});

    const qreal width = boxWidth * metrics.em;
    const qreal gap = legWidth * metrics.em;
    const qreal step = width + gap;
    const qreal top = headLines * metrics.line;
    const qreal height = boxHeight * metrics.line;
    way.size = {2 * margin * metrics.em + step * qreal(way.stations.size()) - gap,
                top + height + footLines * metrics.line};
    const auto place = [&](qreal x, qreal wide) { // from the side where reading starts
        return QRectF(metrics.direction == Qt::RightToLeft ? way.size.width() - x - wide : x, top, wide, height);
    };
    qreal x = margin * metrics.em;
    for (size_t i = 0; i < way.stations.size(); ++i, x += step) {
        way.stations[i].box = place(x, width);
        if (i < way.legs.size())
            way.legs[i].area = place(x + width, gap);
        if (int(i) == way.boundaryStation)
            way.boundaryX = place(x - markGap * metrics.em, 0).x();
    }
    return way;
}

QString stationSentence(const Station &station, const received::Journey &journey)
{
    switch (station.kind) {
    case Station::Kind::Mailbox: return words::wayWords().mailboxSentence;
    case Station::Kind::Origin:
        return words::originSentence(writerName(journey.hops[size_t(station.hop)].trace),
                                     words::roleWord(station.role));
    case Station::Kind::Server: break;
    }
    return words::roleWord(station.role) + QStringLiteral(": ") + words::hopSentence(journey.hops[size_t(station.hop)]);
}

QString stationRole(const Station &station)
{
    switch (station.kind) {
    case Station::Kind::Mailbox: return QString();
    case Station::Kind::Origin:
        // The provider saw its address and wrote it down; a claimed line proves nothing of the kind.
        return station.role == received::Role::Boundary ? words::wayWords().notedByProvider
                                                        : words::roleWord(received::Role::Claimed);
    case Station::Kind::Server: break;
    }
    return words::roleWord(station.role);
}

QString transportWord(Transport transport)
{
    switch (transport) {
    case Transport::Encrypted: return words::wayWords().encrypted;
    case Transport::Postcard: return words::wayWords().postcard;
    case Transport::Unknown: return words::wayWords().unknown;
    case Transport::SameMachine: return words::wayWords().sameMachine;
    }
    Q_UNREACHABLE();
}

QStringList wayLines(const received::Journey &journey)
{
    QStringList lines;
    for (const received::Hop &hop : journey.hops)
        lines << QStringLiteral("%1  ").arg(hop.field->line) + words::roleWord(hop.role) + QStringLiteral(": ")
                + words::hopSentence(hop);
    return lines;
}

} // namespace waxseal::desktop
