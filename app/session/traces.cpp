// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/traces.h"

namespace waxseal::app {

QFuture<store::Result<store::Done>> purgeTraces(StoredLookupLog &log, StoredPolicies &policies, Session *session)
{
    using Done = store::Result<store::Done>;
    if (session)
        session->forgetAnswers();
    QList<QFuture<Done>> both{policies.forgetAll(), log.purge()};
    return QtFuture::whenAll(both.begin(), both.end()).then([](const QList<QFuture<Done>> &ended) {
        for (const QFuture<Done> &each : ended) {
            if (const Done done = each.result(); !done)
                return done;
        }
        return Done(store::Done{});
    });
}

} // namespace waxseal::app
