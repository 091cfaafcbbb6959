// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/session/store_thread.h"
#include "core/check/lookup_privacy.h"

namespace waxseal::app {

/// Keeps the names, types and outcomes of questions in the store, and the servers that were connected to as types of their own; nothing of the answers, nothing of the messages.
/// It writes in batches on a thread of its own, at the latest after a second or 200 questions. No function waits for the disk,
/// but the destructor does: it writes what is left.
class StoredLookupLog final : public check::LookupLog {
public:
    /// @param folder of the store
    explicit StoredLookupLog(QString folder);

    static constexpr char https[] = "HTTPS";
    static constexpr char smtp[] = "SMTP";

    void asked(const dns::Lookup &lookup) override;
    void fetched(const DomainName &host, bool answered, std::chrono::sys_seconds when) override;
    void probed(const DomainName &host, bool answered, std::chrono::sys_seconds when) override;

    /// When all that was asked before is written.
    QFuture<store::Result<store::Done>> flush();
    /// Forgets everything, also what is not written yet, and which domains the person allowed to be asked about.
    QFuture<store::Result<store::Done>> purge();
    /// The latest first, those not written yet among them.
    QFuture<store::Result<std::vector<store::LoggedLookup>>> recent(int most);

    /// Questions that could not be written.
    int lost() const;

private:
    StoreThread<store::LoggedLookup> m_thread;
};

} // namespace waxseal::app
