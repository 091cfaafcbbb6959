// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/remembered.h"

namespace waxseal::check {

/// What is known of earlier: of this message, and of the author's domain. Implemented by app/session. Called from any thread but
/// the window's.
class Memory {
public:
    virtual ~Memory() = default;

    using Recollection = verdict::Recollection;
    /// Waits for the disk, some milliseconds. Trouble with the disk is an empty answer.
    /// @param digest SHA-256 of the message
    /// @param basis verdict::fingerprintOf() the account; what was kept for another is forgotten
    /// @param author none where there is no single author
    virtual Recollection recall(const QByteArray &digest, const QByteArray &basis,
                                const std::optional<DomainName> &author) = 0;

    /// What was verified of one message now. It is learnt from only when the message is new: judging it again adds nothing.
    struct Checked {
        QByteArray digest;
        QByteArray basis;
        std::optional<DomainName> author;
        verdict::RememberedChecks checks;
        expectations::Seen seen;
    };
    /// Does not wait.
    virtual void keep(Checked checked) = 0;
};

} // namespace waxseal::check
