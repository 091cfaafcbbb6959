// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/outcome.h"
#include "core/verdict/way_in.h"

#include <QIcon>
#include <QPalette>

#include <optional>

class QPainter;
class QRectF;

/// Pictures of our own, SVG in resources/icons, sharp at every scale, in the colours of the palette that they are drawn on.
namespace waxseal::desktop {

enum class Symbol {
    Waxseal,        ///< of the program
    ClosedEnvelope, ///< transport, encrypted
    Postcard,       ///< transport, not encrypted
    UnknownTransport,
    Padlock, ///< content only, beside the words "end-to-end"
    Boundary,
    Server,
    Mailbox,
    Attachment,
    Copy,
};

/// Shape and colour of an outcome: filled disc with tick, hollow disc with tick, dash, dotted circle with "?", triangle with "!".
QIcon outcomeIcon(verdict::Outcome outcome, const QPalette &palette);
QIcon symbolIcon(Symbol symbol, const QPalette &palette);

/// Draws without an icon in between, for pictures and delegates.
void paintOutcome(QPainter &painter, const QRectF &rect, verdict::Outcome outcome, const QPalette &palette);
void paintSymbol(QPainter &painter, const QRectF &rect, Symbol symbol, const QColor &colour);

/// How the message came over the boundary, as an envelope or a card; none where it crossed none, or the verdict is about
/// something else.
std::optional<Symbol> transportSymbol(const verdict::way_in::Verdict &verdict);

} // namespace waxseal::desktop
