// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/received/boundary.h"

#include <QRectF>
#include <QString>
#include <QStringList>

/// The way of a message as stations and legs with their places in a picture: computed from the trace lines alone, without
/// a window. A line says what its writer took from whom: it is the station of the writer, and the leg that leads there.
namespace waxseal::desktop {

/// How a leg was travelled, as its line states it.
enum class Transport : quint8 {
    Encrypted,
    Postcard,    ///< the server would have written TLS (received::recordsTls), or its cipher encrypts nothing
    Unknown,     ///< nothing follows from the line
    SameMachine, ///< handed over inside the provider's machine: neither envelope nor postcard
};

struct Station {
    enum class Kind : quint8 {
        Origin, ///< named by the oldest line; wrote none itself
        Server,
        Mailbox
    };
    Kind kind = Kind::Server;
    int hop = -1; ///< the line that it wrote; of Origin the line that names it; -1 of Mailbox
    received::Role role = received::Role::Claimed; ///< of that line; Mailbox: Inside
    QString name;                                  ///< whole, printable
    QRectF box;
};

struct Leg {
    int hop = -1; ///< -1: from the last server to the mailbox, of which no line tells
    received::Role role = received::Role::Claimed;
    Transport transport = Transport::Unknown;
    QString protocol; ///< "ESMTPS, TLS 1.3"
    QString time;     ///< "12:04:31 UTC"; empty where the line has none
    QString date;     ///< only where it is another than on the leg before
    QString delay;    ///< since the line before: "+ 2 s"
    QRectF area;      ///< from box to box, as high as the boxes
};

/// Sizes of the font that the picture is drawn with.
struct WayMetrics {
    qreal em = 8;    ///< an average character
    qreal line = 16; ///< height of a line
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// Stations from the oldest to the mailbox, at the side where reading ends; legs[i] leads from stations[i] to the next.
struct WayLayout {
    std::vector<Station> stations; ///< empty without trace lines
    std::vector<Leg> legs;
    int boundaryStation = -1; ///< the first of the own provider's servers
    qreal boundaryX = -1;     ///< of the mark before it
    QSizeF size;
};

WayLayout layOut(const received::Journey &journey, const WayMetrics &metrics);

/// What the station's line says, and who vouches for it.
QString stationSentence(const Station &station, const received::Journey &journey);
/// Short: "inside your provider", "claimed".
QString stationRole(const Station &station);
QString transportWord(Transport transport);

/// The way as lines of text, the last server first, with the line numbers of the header.
QStringList wayLines(const received::Journey &journey);

} // namespace waxseal::desktop
