// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/outcome.h"

namespace waxseal::verdict {

QByteArrayView outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Confirmed: return "confirmed";
    case Outcome::Stated: return "stated";
    case Outcome::Nothing: return "nothing";
    case Outcome::Unchecked: return "unchecked";
    case Outcome::Contradicted: return "contradicted";
    }
    Q_UNREACHABLE();
}

} // namespace waxseal::verdict
