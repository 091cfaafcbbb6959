// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayView>

/// The five outcomes. Every axis and every system has these and nothing else; there is no score and no overall grade.
namespace waxseal::verdict {

enum class Outcome : quint8 {
    Confirmed,    ///< checked here, or by the own provider inside the boundary
    Stated,       ///< said by somebody without proof
    Nothing,      ///< the other side does not use it
    Unchecked,    ///< no answer, no boundary, not readable: says nothing
    Contradicted, ///< evidence against the claim
};

/// "confirmed", "stated", "nothing", "unchecked", "contradicted"
QByteArrayView outcomeName(Outcome outcome);

} // namespace waxseal::verdict
