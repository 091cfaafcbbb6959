// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/lookup_log.h"
#include "app/session/policies.h"
#include "app/session/session.h"

namespace waxseal::app {

/// The one-click purge: forgets what looking things up has left behind. That is the log, the MTA-STS policies, the domains that the
/// person allowed to be asked about, and the answers of DNS. Whom the person wrote to stays.
/// @param session none: there is no answer to forget. Whoever wants libunbound to forget too makes another one.
QFuture<store::Result<store::Done>> purgeTraces(StoredLookupLog &log, StoredPolicies &policies, Session *session);

} // namespace waxseal::app
