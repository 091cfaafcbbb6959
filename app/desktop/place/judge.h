// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/place/place.h"

namespace waxseal::desktop {

/// Tells which judging a remembered verdict came from.
struct Basis {
    QByteArray fingerprint;
    bool asksDns;

    /// Empty where DNS failed to answer: such a verdict is made anew at the next opportunity.
    QByteArray of(const check::CheckedMessage &checked) const;
    bool isMetBy(const QByteArray &remembered) const;
};

/// Judges for one account and one way of asking. Several threads use it at the same time. It keeps the session, so it must
/// not be let go on the resolver's thread, which the session's end waits for.
class Judge {
public:
    Judge(Parts parts, bool asksDns);

    /// @p account() outlives the future.
    QFuture<check::Checked> judge(QByteArray octets, bool isWhole) const;
    /// The same on what is known without DNS.
    check::Checked judgeAtOnce(QByteArray octets, bool isWhole) const;

    const std::shared_ptr<const verdict::Account> &account() const { return m_parts.account; }
    const Basis &basis() const { return m_basis; }
    std::chrono::sys_seconds now() const { return m_parts.session->now(); }

private:
    Parts m_parts;
    Basis m_basis;
    check::MessageCheck m_asking;
    check::MessageCheck m_notAsking;
};

/// Why a message has no summary.
QString sentenceOf(const mailbox::Error &error);
QString sentenceOf(message::HeaderFault fault, const mailbox::Location &location);

} // namespace waxseal::desktop
