// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns_unbound/settings.h"
#include "core/verdict/assessment.h"

#include <QTemporaryDir>

namespace waxseal::app {

/// The demonstration that is built into the programs, unpacked for as long as this lives: libunbound reads zones from files
/// only, and a mailbox is a folder.
class Demonstration {
public:
    struct Mailbox {
        QString name;   ///< "posthorn"
        QString folder; ///< with its messages, "*.eml"
        verdict::Account account;
    };

    /// Fails, with a sentence, where the system has no room for temporary files.
    static Result<std::unique_ptr<Demonstration>, QString> unpack();

    const dns_unbound::Settings &dns() const { return m_dns; }
    std::chrono::sys_seconds now() const { return *m_dns.now; }
    const std::vector<Mailbox> &mailboxes() const { return m_mailboxes; }
    /// Addresses that the first mailbox could write to.
    const QStringList &recipients() const { return m_recipients; }

private:
    Demonstration() = default;

    QTemporaryDir m_folder;
    dns_unbound::Settings m_dns;
    std::vector<Mailbox> m_mailboxes;
    QStringList m_recipients;
};

} // namespace waxseal::app
