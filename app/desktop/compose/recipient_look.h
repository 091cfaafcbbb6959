// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/recipient_chip.h"
#include "app/desktop/compose/recipient_lookups.h"
#include "core/words/way_out.h"

namespace waxseal::desktop {

/// What is known of a recipient now, in words.
RecipientLook lookOf(const TypedRecipient &recipient, const RecipientLookups &lookups);

/// The same for the line about all of them.
words::RecipientLine lineOf(const TypedRecipient &recipient, const RecipientLook &look);

} // namespace waxseal::desktop
